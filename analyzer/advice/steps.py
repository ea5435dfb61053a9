"""What a person can do next: the rows of `models/next_steps.toml` that fit an outlook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from importlib.resources import files

from analyzer.advice.countries import ANYWHERE, Place, countries, first_place
from analyzer.advice.pieces import Quote, Section, Statement, quote, quote_fact
from analyzer.advice.toml_rows import read_tables, rows
from analyzer.errors import LexiconError
from analyzer.labels import DocumentType, Ground, OutlookLabel
from analyzer.lexicon import Procedure
from analyzer.records import Fact, Facts, Outlook, Policy
from analyzer.report import fold

FILE = "next_steps.toml"


class Group(StrEnum):
    """The parts of the checklist, in the order in which they are shown."""

    PAPER = "paper"
    SUPPLY = "supply"
    DOCUMENTS = "documents"
    AUTHORIZATION = "authorization"
    ASK = "ask"
    DEADLINES = "deadlines"
    APPEAL = "appeal"
    AFFORD = "afford"


TITLES = {
    Group.PAPER: "Which paper to ask for",
    Group.SUPPLY: "Facts to supply",
    Group.DOCUMENTS: "Documents to collect",
    Group.AUTHORIZATION: "Before the care",
    Group.ASK: "Questions to ask the insurer by phone (note day, name and answer)",
    Group.DEADLINES: "Deadlines",
    Group.APPEAL: "If it is refused",
    Group.AFFORD: "If you may have to pay yourself",
}


class StatedFact(StrEnum):
    """A fact of a report that a step may need, and whose words it then cites."""

    NONE = ""
    MEMBER_PHONE = "member_phone"
    PRIOR_AUTHORIZATION = "prior_authorization"
    INTERNAL_APPEAL = "internal_appeal_deadline"
    EXTERNAL_REVIEW = "external_review_deadline"
    PENALTY = "prior_authorization_penalty"
    APPEAL_ADDRESS = "appeal_address"
    DOCUMENTS_WANTED = "documents_wanted"


@dataclass(frozen=True, slots=True)
class Step:
    """A row of the file. Every condition that is given has to hold; one that is empty always does.

    `text` may hold {procedure} and, where `needs` is given, {fact}. `says` are words of which the
    paper prints one, which is then cited; with one of `unless_says` the step is left out.
    `examples` and `counterexamples` are cases as `case` reads them, which the tests prove.
    """

    id: str
    group: Group
    text: str
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    outlooks: tuple[OutlookLabel, ...] = ()
    papers: tuple[DocumentType, ...] = ()
    countries: tuple[str, ...] = ()
    grounds: tuple[Ground, ...] = ()
    flags: tuple[str, ...] = ()  # of the outlook; all of them
    needs: StatedFact = StatedFact.NONE
    lacks: StatedFact = StatedFact.NONE
    says: tuple[str, ...] = ()
    unless_says: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """Words of the column documentation of procedures.csv, and what they ask for in plain words."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Flag:
    """What a flag of an outlook means, in plain words."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Advice:
    """The whole file."""

    steps: tuple[Step, ...]
    documents: tuple[Document, ...]
    flags: tuple[Flag, ...]

    def plain_document(self, words: str) -> str:
        """What an entry of the column documentation asks for, in plain words."""
        return next((row.text for row in self.documents if row.id == words), words)

    def plain_flag(self, flag: str) -> str:
        """What a flag means; its own words where no row explains it."""
        return next(
            (row.text for row in self.flags if row.id == flag), f"{flag.replace('_', ' ')}."
        )


@dataclass(frozen=True, slots=True)
class Case:
    """What the conditions of a step are held against."""

    label: OutlookLabel
    paper: DocumentType
    country: str = ANYWHERE
    ground: Ground = Ground.UNKNOWN
    flags: tuple[str, ...] = ()
    stated: tuple[StatedFact, ...] = ()
    text: str = ""  # of the policy


@cache
def advice() -> Advice:
    """The installed file.

    Raises:
        LexiconError: names file, row and what is wrong.
    """
    return parse_advice(files("models").joinpath(FILE).read_text(encoding="utf-8"))


def parse_advice(text: str) -> Advice:
    """The rows of the text of such a file.

    Raises:
        LexiconError: names file, row and what is wrong.
    """
    tables = read_tables(FILE, text, ["step", "document", "flag"])
    known = {country.id for country in countries()} | {ANYWHERE}
    steps = rows(FILE, tables["step"], Step)
    for step in steps:
        where = f"{FILE}, row {step.id}"
        if unknown := sorted(set(step.countries) - known):
            raise LexiconError(f"{where}: unknown country {unknown[0]!r}.")
        if not step.examples:
            raise LexiconError(f"{where}: wants at least one example.")
        if conditional(step) and not step.counterexamples:
            raise LexiconError(f"{where}: has a condition, so it wants a counterexample.")
        filled = step.text.replace("{procedure}", "")
        if step.needs:
            filled = filled.replace("{fact}", "")
        if "{" in filled or "}" in filled:
            raise LexiconError(f"{where}: text may hold {{procedure}}, and {{fact}} with needs.")
        for example in (*step.examples, *step.counterexamples):
            case(example, where)
    return Advice(
        tuple(steps),
        tuple(rows(FILE, tables["document"], Document)),
        tuple(rows(FILE, tables["flag"], Flag)),
    )


def conditional(step: Step) -> bool:
    """Whether a step is left out of some checklists."""
    free = {"id", "group", "text", "examples", "counterexamples", "source"}
    return any(getattr(step, field.name) for field in fields(Step) if field.name not in free)


def case(words: str, where: str = "") -> Case:
    """The case that an example describes: `excluded sbc us burn +member_phone !flag "printed"`.

    The outlook and the paper have to be there; `+` begins a fact that the paper states, `!` a flag
    of the outlook, and what follows `=` is printed in the paper.

    Raises:
        LexiconError: a word is unknown, or outlook or paper are missing.
    """
    head, _, printed = words.partition("=")
    labels: list[OutlookLabel] = []
    papers: list[DocumentType] = []
    grounds: list[Ground] = []
    places: list[str] = []
    known = {country.id for country in countries()}
    for word in head.split():
        if word.startswith(("+", "!")):
            continue
        if word in known:
            places.append(word)
        elif word in list(OutlookLabel):
            labels.append(OutlookLabel(word))
        elif word in list(DocumentType):
            papers.append(DocumentType(word))
        elif word in list(Ground):
            grounds.append(Ground(word))
        else:
            raise LexiconError(f"{where}: unknown word {word!r} in the example {words!r}.")
    facts = [word[1:] for word in head.split() if word.startswith("+")]
    if len(labels) != 1 or len(papers) != 1 or not set(facts) <= set(StatedFact):
        raise LexiconError(f"{where}: the example {words!r} wants one outlook and one paper.")
    return Case(
        labels[0],
        papers[0],
        places[0] if places else ANYWHERE,
        grounds[0] if grounds else Ground.UNKNOWN,
        tuple(word[1:] for word in head.split() if word.startswith("!")),
        tuple(map(StatedFact, facts)),
        printed.strip(),
    )


def fits(step: Step, situation: Case) -> bool:
    """Whether every condition of `step` holds."""
    return (
        (not step.outlooks or situation.label in step.outlooks)
        and (not step.papers or situation.paper in step.papers)
        and (not step.countries or situation.country in step.countries)
        and (not step.grounds or situation.ground in step.grounds)
        and set(step.flags) <= set(situation.flags)
        and (not step.needs or step.needs in situation.stated)
        and (not step.lacks or step.lacks not in situation.stated)
        and (not step.says or any(first_place(situation.text, one) for one in step.says))
        and not any(first_place(situation.text, one) for one in step.unless_says)
    )


def situation_of(outlook: Outlook, policy: Policy, facts: Facts, place: Place) -> Case:
    """What the steps are chosen by."""
    stated = tuple(fact for fact in StatedFact if fact and getattr(facts, fact.value))
    return Case(
        outlook.label,
        facts.document_type,
        place.id,
        outlook.question.ground,
        outlook.flags,
        stated,
        policy.text,
    )


def next_steps(
    outlook: Outlook, procedure: Procedure, policy: Policy, facts: Facts, place: Place
) -> tuple[Section, ...]:
    """The checklist for one outlook, part by part; parts without a step are left out."""
    table = advice()
    situation = situation_of(outlook, policy, facts, place)
    chosen = [step for step in table.steps if fits(step, situation)]
    sections: list[Section] = []
    for group in Group:
        lines = [_statement(one, procedure, policy, facts) for one in chosen if one.group is group]
        if group is Group.DOCUMENTS:
            lines += documents(procedure, table)
        if lines:
            sections.append(Section(group.value, TITLES[group], tuple(dict.fromkeys(lines))))
    return tuple(sections)


def documents(procedure: Procedure, table: Advice | None = None) -> list[Statement]:
    """What plans commonly want to see for a procedure, each in plain words."""
    table = table or advice()
    return [Statement(table.plain_document(words)) for words in procedure.documentation]


def papers_to_ask(
    outlook: Outlook, procedure: Procedure, policy: Policy, facts: Facts, place: Place
) -> tuple[Statement, ...]:
    """The steps that name the paper to ask for."""
    situation = situation_of(outlook, policy, facts, place)
    return tuple(
        _statement(step, procedure, policy, facts)
        for step in advice().steps
        if step.group is Group.PAPER and fits(step, situation)
    )


def _statement(step: Step, procedure: Procedure, policy: Policy, facts: Facts) -> Statement:
    text = step.text.replace("{procedure}", procedure.name)
    quotes: list[Quote] = []
    if step.needs:
        fact: Fact = getattr(facts, step.needs.value)
        text = text.replace("{fact}", fold(fact.value))
        quotes.append(quote_fact(policy, fact))
    quotes += _printed(step.says, policy)
    return Statement(text, tuple(quotes))


def _printed(words: Sequence[str], policy: Policy) -> Iterable[Quote]:
    for one in words:
        if place := first_place(policy.text, one):
            return [quote(policy, *place)]
    return []
