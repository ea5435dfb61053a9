"""What the page shows, worked out from a report. Pure: no Streamlit, no files, no analysis.

A `Reading` holds all of a report that the page ever needs, and not the words and lines of the
policy: it is small enough to be copied out of a cache at every click.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from analyzer.highlight import Mark, marks
from analyzer.labels import (
    SILENT,
    ClauseKind,
    DocumentType,
    Ground,
    OutlookLabel,
    Scope,
    Unit,
)
from analyzer.lexicon import Lexicon, Procedure
from analyzer.places import extent_text, page_list, place_name
from analyzer.records import Clause, Facts, Outlook, Page, Policy, Warning
from analyzer.report import (
    Report,
    all_warnings,
    fold,
    visible,
)
from ui import texts

FIRST_PROCEDURE = "microneedling"
QUOTE_CHARS = 420  # what is quoted in the answer: a long sentence, not a page
AROUND_CHARS = 500  # of the text on either side of a finding, where there are no pages to show
LIST_CHARS = 150  # in the list of findings: two or three lines
CUT = "…"
ANSWERING = (ClauseKind.CARVE_OUT, ClauseKind.COVERAGE)  # what takes care out of an exclusion


class Quote(NamedTuple):
    """Words as printed, spaces folded; `phrase` are the deciding ones."""

    before: str
    phrase: str
    after: str

    def __str__(self) -> str:
        return f"{self.before}{self.phrase}{self.after}"


@dataclass(frozen=True, slots=True)
class Finding:
    """A flagged clause as the page shows it. `pages` are all that it touches, from 1."""

    id: str
    kind: ClauseKind
    pages: tuple[int, ...]
    quote: Quote
    section: str
    limits: tuple[str, ...]
    grounds: tuple[Ground, ...] = ()
    procedures: tuple[str, ...] = ()
    scope: Scope = Scope.MEDICAL

    @property
    def page(self) -> int:
        return self.pages[0]


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read in one document."""

    name: str  # can be printed
    pages: tuple[Page, ...]
    findings: tuple[Finding, ...]
    facts: Facts
    warnings: tuple[Warning, ...]
    marks: dict[int, tuple[Mark, ...]]
    clauses_csv: bytes
    unit: Unit = Unit.PAGE  # what its places are; only pages can be shown as pictures
    extent: str = ""  # "12 pages", "213 paragraphs"
    # Without pages: what stands before and behind each finding.
    around: dict[str, tuple[str, str]] = field(default_factory=dict)

    def finding(self, id: str) -> Finding | None:
        return next((finding for finding in self.findings if finding.id == id), None)


def reading_of(report: Report, clauses_csv: bytes) -> Reading:
    """The part of `report` that the page shows."""
    policy = report.policy
    return Reading(
        visible(policy.name),
        policy.pages,
        tuple(_finding(policy, clause) for clause in report.clauses),
        report.facts,
        all_warnings(report),
        marks(policy, report.clauses),
        clauses_csv,
        policy.unit,
        extent_text(policy),
        {} if policy.is_paged else {one.id: _around(policy.text, one) for one in report.clauses},
    )


def _around(text: str, clause: Clause) -> tuple[str, str]:
    """The lines before and behind a clause, cut where a line ends."""
    ahead = text[max(0, clause.start - AROUND_CHARS) : clause.start]
    behind = text[clause.end : clause.end + AROUND_CHARS]
    if clause.start > AROUND_CHARS:
        ahead = ahead.partition("\n")[2]
    if len(text) > clause.end + AROUND_CHARS:
        behind = behind.rpartition("\n")[0]
    return ahead, behind


def _finding(policy: Policy, clause: Clause) -> Finding:
    pages = sorted({page for page, _ in policy.boxes(clause.start, clause.end)})
    return Finding(
        clause.id,
        clause.kind,
        tuple(pages) or (policy.page_of(clause.start),),
        _quote(policy.text, clause),
        fold(clause.heading_path[-1]) if clause.heading_path else "",
        clause.limits,
        clause.grounds,
        clause.procedures,
        clause.scope,
    )


def _quote(text: str, clause: Clause) -> Quote:
    start = min(max(clause.mention.start, clause.start), clause.end)
    end = min(max(clause.mention.end, start), clause.end)
    # The last blank of a part is kept, so that the three can be joined again.
    parts = (text[clause.start : start], text[start:end], text[end : clause.end])
    before, phrase, after = (re.sub(r"\s+", " ", part) for part in parts)
    return Quote(before.lstrip(), phrase, after.rstrip())


def shortened(quote: Quote, limit: int) -> Quote:
    """`quote` in about `limit` characters around its deciding words, `…` at each cut."""
    before, phrase, after = quote
    if len(before) + len(phrase) + len(after) <= limit:
        return quote
    phrase = phrase if len(phrase) <= limit else phrase[:limit].rstrip() + CUT
    room = max(limit - len(phrase), 0)
    ahead = max(room - len(after), room // 2)
    if len(before) > ahead:
        before = CUT + before[len(before) - ahead :].partition(" ")[2] if ahead else CUT
    rest = max(room - len(before), 0)
    if len(after) > rest:
        after = after[:rest].rpartition(" ")[0] + " " + CUT
    return Quote(before, phrase, after)


# The answer to one question


@dataclass(frozen=True, slots=True)
class Answer:
    """The outlook in plain words, with the sentences that decide it."""

    label: OutlookLabel
    title: str
    sentence: str
    reason: str
    confidence: str
    notes: tuple[str, ...]
    steps: tuple[str, ...]
    deciding: Finding | None
    counterpart: Finding | None  # what takes it out again
    reaches: bool  # the counterpart is among the clauses that decide
    others: tuple[Finding, ...]  # further clauses that decide

    @property
    def first(self) -> str:
        """The id of the clause to look at first, empty if none decides."""
        return self.deciding.id if self.deciding else ""


def answer(reading: Reading, outlook: Outlook, procedure: Procedure) -> Answer:
    """What `reading` says to the question of `outlook`, which is about `procedure`."""
    question = outlook.question
    words = texts.LABELS[outlook.label]
    cited = [found for id in outlook.clauses if (found := reading.finding(id))]
    deciding, counterpart, reaches = _sides(reading, cited, question.ground)
    shown = {finding.id for finding in (deciding, counterpart) if finding}
    _, why = texts.REASONS[question.ground]
    what = f"{spoken_name(procedure)} {why}".strip()
    codes = f" ({', '.join(procedure.codes[:3])})" if procedure.codes else ""
    return Answer(
        outlook.label,
        words.title,
        words.sentence.format(what=what),
        outlook.reason,
        texts.CONFIDENCE[outlook.confidence],
        tuple(texts.FLAGS.get(flag, flag.replace("_", " ")) for flag in outlook.flags),
        tuple(step.format(codes=codes) for step in words.steps) + _from_facts(reading, outlook),
        deciding,
        counterpart,
        reaches,
        tuple(finding for finding in cited if finding.id not in shown),
    )


def _sides(
    reading: Reading, cited: Sequence[Finding], ground: Ground
) -> tuple[Finding | None, Finding | None, bool]:
    """The exclusion (or what else decides), what takes it out again, and whether that reaches."""
    exclusions = [finding for finding in cited if finding.kind is ClauseKind.EXCLUSION]
    exceptions = sorted(
        (finding for finding in cited if finding.kind in ANSWERING),
        key=lambda finding: ground not in finding.grounds,
    )
    if not exclusions:
        return (cited[0] if cited else None), None, True
    for exception in exceptions:
        for exclusion in exclusions:
            if exclusion.id in exception.limits:
                return exclusion, exception, True
    if exceptions:
        return exclusions[0], exceptions[0], True
    own = (f for f in reading.findings if exclusions[0].id in f.limits and f.kind in ANSWERING)
    return exclusions[0], next(own, None), False


def _from_facts(reading: Reading, outlook: Outlook) -> tuple[str, ...]:
    """Advice with what the document itself says: telephone and days to appeal."""
    facts, steps = reading.facts, []
    if facts.member_phone:
        phone = facts.member_phone
        steps.append(
            f"The document gives {fold(phone.value)} for questions ({place_name(phone.page)})."
        )
    if facts.internal_appeal_deadline and outlook.label not in SILENT:
        deadline = facts.internal_appeal_deadline
        steps.append(
            f"After a refusal, the document gives {fold(deadline.value)} to appeal "
            f"({place_name(deadline.page)})."
        )
    return tuple(steps)


def spoken_name(procedure: Procedure) -> str:
    """The name as it stands inside a sentence: `micro-needling`."""
    name = procedure.name.partition(" (")[0].partition(" / ")[0]
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


# The choices


def procedures(lexicon: Lexicon) -> list[Procedure]:
    """Those of the lexicon by name, micro-needling first."""
    return sorted(
        lexicon.procedures, key=lambda one: (one.id != FIRST_PROCEDURE, one.name.casefold())
    )


def procedure_choice(procedure: Procedure) -> str:
    """The name with all that somebody may type to find it: other names and code numbers."""
    return " · ".join((procedure.name, *procedure.aliases, *procedure.codes))


def reason_choice(ground: Ground) -> str:
    return texts.REASONS[ground][0]


# The rest of the page


def about(reading: Reading) -> str:
    """One line on the document: kind, insurer, plan, period, pages."""
    facts = reading.facts
    parts = [texts.DOCUMENT_TYPES[facts.document_type]]
    if facts.document_type is DocumentType.OTHER:
        parts = []
    parts += [fold(fact.value) for fact in (facts.insurer, facts.plan_name) if fact]
    if facts.coverage_start:
        until = f" to {facts.coverage_end.value}" if facts.coverage_end else ""
        parts.append(f"from {facts.coverage_start.value}{until}")
    parts.append(reading.extent)
    return " · ".join(dict.fromkeys(parts))


def warning_text(warning: Warning) -> str:
    """A warning with its pages, as one sentence or two."""
    message = fold(warning.message)
    if not warning.pages:
        return message
    return f"{page_list(warning.pages).capitalize()}: {message[:1].lower()}{message[1:]}"


def searched(reading: Reading) -> str:
    """What was looked through, for a document in which nothing was found."""
    nothing = "no sentence on cosmetic, aesthetic or reconstructive care was found in it."
    if reading.unit is not Unit.PAGE:
        return f"All its text was read ({reading.extent}); {nothing}"
    read = sum(page.chars > 0 for page in reading.pages)
    count = len(reading.pages)
    return f"Text was read on {read} of {count} page{'s' * (count != 1)}; {nothing}"
