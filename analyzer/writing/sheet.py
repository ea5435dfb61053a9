"""What an evidence sheet says: one outlook and the words that decide it, for a doctor or an appeal.

No layout here; `sheet_pdf` sets it on paper.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from importlib.metadata import PackageNotFoundError, version

from analyzer.advice.countries import country_of
from analyzer.advice.pieces import joined
from analyzer.advice.steps import Group, next_steps
from analyzer.advice.why import LABELS
from analyzer.labels import ClauseKind, Confidence, Ground, OutlookLabel
from analyzer.lexicon import Lexicon, load
from analyzer.places import page_list, place_name
from analyzer.records import Clause, Fact, Outlook, Policy, Question
from analyzer.report import (
    PARTIAL,
    Report,
    all_warnings,
    fold,
    grounds_text,
    visible,
)

ANSWERING = (ClauseKind.CARVE_OUT, ClauseKind.COVERAGE)  # what takes care out of an exclusion
CLOSING = "A reading of a document, not legal or medical advice. The plan decides each case."
STEPS = (
    Group.PAPER,
    Group.AUTHORIZATION,
    Group.SUPPLY,
    Group.DOCUMENTS,
    Group.DEADLINES,
    Group.APPEAL,
    Group.ASK,
)
MAX_STEPS = 8  # on one page; `carveout explain` gives all
STEPS_A_GROUP = 2
MAX_OTHERS = 12  # places of further clauses that are listed
FACTS = {
    "insurer": "Insurer",
    "plan_name": "Plan",
    "coverage_start": "Coverage begins",
    "coverage_end": "Coverage ends",
    "member_phone": "Member phone",
    "prior_authorization": "Prior authorization",
    "internal_appeal_deadline": "Internal appeal",
    "external_review_deadline": "External review",
}
CONFIDENCE = {
    Confidence.HIGH: "The wording is clear.",
    Confidence.MEDIUM: "A summary, wording that does not name this case, or an unknown date.",
    Confidence.LOW: "The wording leaves it open; ask the plan.",
}


@dataclass(frozen=True, slots=True)
class Cited:
    """The whole words of a clause, where they stand, and a remark of ours."""

    title: str
    kind: ClauseKind
    text: str
    pages: tuple[int, ...]
    section: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that stands on the sheet. `facts` are (name, value, page)."""

    procedure: str
    codes: tuple[str, ...]
    reason: str  # for it, in plain words; empty where it is not given
    label: OutlookLabel
    outlook: str
    why: str
    confidence: str
    pages: tuple[int, ...]
    exclusion: Cited | None
    exception: Cited | None
    others: str
    facts: tuple[tuple[str, str, int], ...]
    steps: tuple[str, ...]
    more_steps: int  # that did not fit
    warnings: tuple[str, ...]
    document: str
    sha256: str
    version: str
    written: date
    american: bool  # paper of US size


def sheet_of(report: Report, question: Question, *, today: date) -> Sheet:
    """The sheet on the answer to `question`, which the report was asked.

    Raises:
        UsageError: the report does not hold the question.
        LexiconError: a file of `models/` cannot be used.
    """
    lexicon: Lexicon = load()
    policy = report.policy
    outlook = report.outlook(question)
    procedure = lexicon.procedure(question.procedure)
    place = country_of(policy)
    exclusion, exception, reaches = _sides(report, outlook)
    shown = {clause.id for clause in (exclusion, exception) if clause}
    sections = {
        section.id: [statement.text for statement in section.statements]
        for section in next_steps(outlook, procedure, policy, report.facts, place)
    }
    wanted = [line for group in STEPS for line in sections.get(group, ())[:STEPS_A_GROUP]]
    steps = wanted[:MAX_STEPS]
    stated: dict[str, Fact | None] = {
        words: getattr(report.facts, name) for name, words in FACTS.items()
    }
    return Sheet(
        procedure.name,
        procedure.codes,
        grounds_text([question.ground]),
        outlook.label,
        LABELS[outlook.label],
        fold(outlook.reason),
        CONFIDENCE[outlook.confidence],
        outlook.pages,
        _cited(policy, exclusion),
        _cited(policy, exception, "" if reaches else _unreached(question.ground)),
        _others(policy, [c for c in report.clauses if c.id in set(outlook.clauses) - shown]),
        tuple((words, fold(fact.value), fact.page) for words, fact in stated.items() if fact),
        tuple(fold(step) for step in steps),
        sum(map(len, sections.values())) - len(steps),
        tuple(
            f"{fold(warning.message)} ({page_list(warning.pages)})"
            for warning in all_warnings(report)
            if warning.code in PARTIAL
        ),
        visible(policy.name),
        policy.sha256,
        _version(),
        today,
        place.id == "us",
    )


def _version() -> str:
    try:
        return version("carveout")
    except PackageNotFoundError:  # run from the source tree
        return ""


def _unreached(ground: Ground) -> str:
    if ground is Ground.UNKNOWN:
        return "Whether it applies depends on the reason, which is not given."
    return "It does not reach the reason given."


def _sides(report: Report, outlook: Outlook) -> tuple[Clause | None, Clause | None, bool]:
    """The exclusion (or what else decides), what takes it out again, and whether that decides."""
    by_id = {clause.id: clause for clause in report.clauses}
    cited = [by_id[id] for id in outlook.clauses if id in by_id]
    ground = outlook.question.ground
    exclusions = [clause for clause in cited if clause.kind is ClauseKind.EXCLUSION]
    answering = [clause for clause in cited if clause.kind in ANSWERING]
    answering.sort(key=lambda clause: ground not in clause.grounds)
    if not exclusions:
        return None, next(iter(answering or cited), None), True
    bound = [one for one in answering if exclusions[0].id in one.limits]
    if bound or answering:
        return exclusions[0], (bound or answering)[0], True
    own = (
        one
        for one in report.clauses
        if exclusions[0].id in one.limits and one.kind is ClauseKind.CARVE_OUT
    )
    return exclusions[0], next(own, None), False


TITLES = {
    ClauseKind.EXCLUSION: "Exclusion",
    ClauseKind.CARVE_OUT: "Exception (carve-out)",
    ClauseKind.COVERAGE: "Coverage",
    ClauseKind.DEFINITION: "Definition",
}


def _cited(policy: Policy, clause: Clause | None, remark: str = "") -> Cited | None:
    if clause is None:
        return None
    pages = sorted({page for page, _ in policy.boxes(clause.start, clause.end)})
    return Cited(
        TITLES.get(clause.kind, clause.kind.value.replace("_", " ").capitalize()),
        clause.kind,
        fold(policy.text[clause.start : clause.end]),
        tuple(pages) or (policy.page_of(clause.start),),
        " > ".join(fold(heading) for heading in clause.heading_path[-2:]),
        remark,
    )


def _others(policy: Policy, clauses: Sequence[Clause]) -> str:
    places = dict.fromkeys(
        f"{TITLES.get(clause.kind, clause.kind.value).lower()} on "
        f"{place_name(policy.page_of(clause.start))}"
        for clause in clauses
    )
    listed = list(places)[:MAX_OTHERS]
    more = f" and {len(places) - MAX_OTHERS} more" if len(places) > MAX_OTHERS else ""
    return joined(listed, "and") + more if listed else ""
