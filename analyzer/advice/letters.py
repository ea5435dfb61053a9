"""Letters to an insurer: the words of `models/letters.toml` with what the policy says, quoted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from analyzer.advice.pieces import LetterKind, Quote, Statement, quote_clause, quote_fact
from analyzer.advice.steps import advice, documents
from analyzer.advice.toml_rows import read_tables, rows
from analyzer.advice.weighing import Weighed, weigh
from analyzer.errors import LexiconError
from analyzer.labels import ClauseKind, Ground
from analyzer.lexicon import Procedure, load
from analyzer.places import place_name
from analyzer.records import Fact, Question
from analyzer.report import (
    Report,
    fold,
    grounds_text,
    visible,
)

FILE = "letters.toml"
FIELD = re.compile(r"\{([a-z]+)\}")
FIELDS = frozenset({"procedure", "codes", "reason", "insurer", "address", "plan", "document"})
MAX_QUOTES = 8  # of one kind in a letter; more would hide the point


class Style(StrEnum):
    """How a paragraph is set."""

    PLAIN = "plain"
    NOTE = "note"
    HEADING = "heading"
    TITLE = "title"
    BULLET = "bullet"
    QUOTE = "quote"


class Insert(StrEnum):
    """What is put under the text of a part."""

    NONE = ""
    EXCLUSIONS = "exclusions"
    EXCEPTIONS = "exceptions"
    DEFINITIONS = "definitions"
    PRIOR_AUTHORIZATION = "prior_authorization"
    INTERNAL_APPEAL = "internal_appeal"
    DOCUMENTS = "documents"


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a kind of letter."""

    id: LetterKind
    title: str


@dataclass(frozen=True, slots=True)
class Part:
    """A row of the file: a paragraph and what is put under it."""

    id: str
    letters: tuple[LetterKind, ...]
    text: str
    style: Style = Style.PLAIN
    insert: Insert = Insert.NONE
    without: Insert = Insert.NONE


@dataclass(frozen=True, slots=True)
class Wording:
    """The whole file."""

    titles: dict[LetterKind, str]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a letter. `quote` is the place of the words that a QUOTE holds."""

    style: Style
    text: str
    quote: Quote | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter, not yet in any file format."""

    kind: LetterKind
    title: str
    paragraphs: tuple[Paragraph, ...]

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """What it quotes of the policy, in order."""
        return tuple(one.quote for one in self.paragraphs if one.quote)


@cache
def wording() -> Wording:
    """The installed file.

    Raises:
        LexiconError: names file, row and what is wrong.
    """
    return parse_wording(files("models").joinpath(FILE).read_text(encoding="utf-8"))


def parse_wording(text: str) -> Wording:
    """The rows of the text of such a file.

    Raises:
        LexiconError: names file, row and what is wrong.
    """
    tables = read_tables(FILE, text, ["letter", "part"])
    titles = {row.id: row.title for row in rows(FILE, tables["letter"], Heading)}
    parts = rows(FILE, tables["part"], Part)
    if missing := [kind.value for kind in LetterKind if kind not in titles]:
        raise LexiconError(f"{FILE}: there is no letter {missing[0]!r}.")
    texts = [(f"letter {kind}", title) for kind, title in titles.items()]
    for where, words in [*texts, *((part.id, part.text) for part in parts)]:
        if unknown := sorted(set(FIELD.findall(words)) - FIELDS):
            raise LexiconError(
                f"{FILE}, row {where}: unknown field {{{unknown[0]}}}. "
                f"Known: {', '.join(sorted(FIELDS))}."
            )
    return Wording(titles, tuple(parts))


def write_letter(report: Report, question: Question, kind: LetterKind) -> Letter:
    """The letter on the answer to `question`, which the report was asked.

    Raises:
        UsageError: the report does not hold the question.
        LexiconError: a file of `models/` cannot be used.
    """
    outlook = report.outlook(question)
    procedure = load().procedure(question.procedure)
    weighed = weigh(report.clauses, procedure, outlook)
    found: dict[Insert, tuple[Quote, ...] | tuple[Statement, ...]] = {
        **_quotes(report, question, weighed),
        Insert.DOCUMENTS: tuple(documents(procedure, advice())),
    }
    fields = _fields(report, question, procedure, kind)
    table = wording()
    paragraphs = [Paragraph(Style.TITLE, _filled(table.titles[kind], fields))]
    for part in table.parts:
        inserted = found.get(part.insert, ())
        if (
            kind not in part.letters
            or (part.insert and not inserted)
            or (part.without and found.get(part.without))
        ):
            continue
        paragraphs.append(Paragraph(part.style, _filled(part.text, fields)))
        paragraphs += [_inserted(one) for one in inserted]
    return Letter(kind, paragraphs[0].text, tuple(paragraphs))


def _quotes(
    report: Report, question: Question, weighed: Weighed
) -> dict[Insert, tuple[Quote, ...] | tuple[Statement, ...]]:
    """The policy's words for each insert."""
    policy, facts = report.policy, report.facts
    unknown = question.ground is Ground.UNKNOWN
    exclusions = weighed.gathered.exclusions
    shared = {(one.start, one.end) for one in exclusions[:MAX_QUOTES]}
    exceptions = [
        clause
        for clause in (weighed.tried if unknown else weighed.reaching)
        # The exception of an exclusion's own sentence was quoted with it, but it is the point here.
        if clause.kind is not ClauseKind.EXCLUSION or (clause.start, clause.end) not in shared
    ]
    definitions = [clause for clause in report.clauses if clause.kind is ClauseKind.DEFINITION]

    def of(fact: Fact | None) -> tuple[Quote, ...]:
        return (quote_fact(policy, fact),) if fact else ()

    return {
        Insert.EXCLUSIONS: tuple(quote_clause(policy, one) for one in exclusions[:MAX_QUOTES]),
        Insert.EXCEPTIONS: tuple(
            dict.fromkeys(quote_clause(policy, one) for one in exceptions[:MAX_QUOTES])
        ),
        Insert.DEFINITIONS: tuple(quote_clause(policy, one) for one in definitions[:MAX_QUOTES]),
        Insert.PRIOR_AUTHORIZATION: of(facts.prior_authorization),
        Insert.INTERNAL_APPEAL: of(facts.internal_appeal_deadline),
    }


def _fields(
    report: Report, question: Question, procedure: Procedure, kind: LetterKind
) -> dict[str, str]:
    facts = report.facts
    address = "[department and address for such letters]"
    if kind is LetterKind.APPEAL and facts.appeal_address:
        given = facts.appeal_address
        address = (
            f"{given.value} [{place_name(given.page)}; check it against the letter of refusal]"
        )
    codes = f"code {', '.join(procedure.codes)}" if procedure.codes else "code [code to be billed]"
    return {
        "procedure": procedure.name,
        "codes": f"{codes} [check with the provider]",
        "reason": grounds_text([question.ground]) or "[the reason: what made it necessary]",
        "insurer": fold(facts.insurer.value) if facts.insurer else "[name of the insurer]",
        "address": address,
        "plan": fold(facts.plan_name.value) if facts.plan_name else "[name of the plan]",
        "document": report.policy.name,
    }


def _filled(text: str, fields: dict[str, str]) -> str:
    """`text` with its fields; braces in what is filled in mean nothing."""
    return visible(FIELD.sub(lambda match: fields[match.group(1)], text))


def _inserted(piece: Quote | Statement) -> Paragraph:
    if isinstance(piece, Statement):
        return Paragraph(Style.BULLET, visible(piece.text))
    return Paragraph(
        Style.QUOTE, f'"{visible(fold(piece.text))}" ({place_name(piece.page)})', piece
    )
