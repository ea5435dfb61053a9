"""Several papers of one plan, read as one: one outlook for each question, and who decided it.

Each paper is analysed by itself first. `precedence` settles which of their outlooks counts; a
rider or an amendment is read together with the contract that it changes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import NamedTuple

from analyzer.labels import SILENT, Confidence, OutlookLabel
from analyzer.lexicon import Lexicon
from analyzer.outlook import decide_all
from analyzer.places import page_list, page_runs, short_places
from analyzer.precedence import IN_CONFLICT, Settled, settle
from analyzer.records import Failure, Outlook, Question
from analyzer.report import (
    Report,
    visible,
)

PLAN_OUTLOOK_COLUMNS = (
    "plan",
    "procedure",
    "ground",
    "outlook",
    "reason",
    "decided_by",
    "pages",
    "clauses",
    "confidence",
    "flags",
    "papers",
    "not_read",
)
UNREAD = "unreadable"
AMENDED = "amendment_conflict"
# Words in the names of insurers that tell none from another.
ANY_INSURER = frozenset(
    "and the inc llc ltd limited company corporation group health healthcare care insurance "
    "assurance life general plan plans medical mutual national american services".split()
)
EXCLUDING = frozenset({OutlookLabel.EXCLUDED, OutlookLabel.EXCLUDED_UNLESS_CARVE_OUT})


class Source(NamedTuple):
    """A paper that decided, the pages of the deciding clauses in it and their ids."""

    report: Report
    pages: tuple[int, ...]
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanOutlook:
    """The answer of a plan. The pages stand with the papers that they belong to."""

    outlook: Outlook
    sources: tuple[Source, ...]  # not empty; an amendment stands before what it changes

    @property
    def cited(self) -> str:
        """The deciding papers with their pages: `contract.pdf, pages 3-5`."""
        return "; ".join(
            f"{visible(source.report.policy.name)}, {page_list(source.pages)}"
            if source.pages
            else visible(source.report.policy.name)
            for source in self.sources
        )


@dataclass(frozen=True, slots=True)
class Plan:
    """The papers of one plan and what they say together; no outlooks if none could be read."""

    name: str
    papers: tuple[Report, ...]
    unread: tuple[Failure, ...]
    outlooks: tuple[PlanOutlook, ...]

    def otherwise(self, answer: PlanOutlook) -> tuple[tuple[Report, Outlook], ...]:
        """The papers that, read alone, would answer the question in another way."""
        alone = [(report, report.outlook(answer.outlook.question)) for report in self.papers]
        return tuple(
            (report, outlook) for report, outlook in alone if outlook.label != answer.outlook.label
        )

    def doubts(self) -> tuple[str, ...]:
        """Sentences on what speaks against these being papers of one plan."""
        found: list[str] = []
        for first, second in combinations(self.papers, 2):
            names = f"{visible(first.policy.name)} and {visible(second.policy.name)}"
            one, other = first.facts.insurer, second.facts.insurer
            if one and other and not _alike(one.value, other.value):
                found.append(
                    f"{names} name different insurers ({one.value}, {short_places([one.page])}; "
                    f"{other.value}, {short_places([other.page])}). "
                    "Check that they are of one plan."
                )
            one, other = first.facts.coverage_start, second.facts.coverage_start
            if one and other and one.value[:4] != other.value[:4]:
                found.append(
                    f"{names} are of different years ({one.value}, {short_places([one.page])}; "
                    f"{other.value}, {short_places([other.page])}). Give the papers of one year."
                )
        return tuple(found)


def _alike(one: str, other: str) -> bool:
    """Whether two printed names may be those of one insurer: they share a telling word."""
    words = [
        set(re.findall(r"[a-z0-9]{3,}", name.casefold())) - ANY_INSURER for name in (one, other)
    ]
    return not all(words) or bool(words[0] & words[1])


def as_one_plan(
    name: str, papers: Sequence[Report | Failure], lexicon: Lexicon, questions: Sequence[Question]
) -> Plan:
    """The plan whose `papers` have been analysed with the same `questions`.

    Raises:
        UsageError: a paper was not asked one of the questions.
    """
    read = tuple(paper for paper in papers if isinstance(paper, Report))
    unread = tuple(paper for paper in papers if isinstance(paper, Failure))
    if not read:
        return Plan(name, (), unread, ())
    answers = [_answer(read, question, lexicon) for question in dict.fromkeys(questions)]
    if unread:
        answers = [_in_doubt(answer, unread) for answer in answers]
    return Plan(name, read, unread, tuple(answers))


def _answer(papers: Sequence[Report], question: Question, lexicon: Lexicon) -> PlanOutlook:
    changes = [paper for paper in papers if paper.facts.amendment]
    whole = [paper for paper in papers if not paper.facts.amendment]
    speaking = [paper for paper in changes if paper.outlook(question).label not in SILENT]
    if not whole or not speaking:
        return _settled(papers, question)
    before = _settled(whole, question)
    changed = _amended(before.sources[0].report, speaking, question, lexicon)
    if changed.outlook.label is before.outlook.label:
        return before
    flags = dict.fromkeys([*changed.outlook.flags, AMENDED, IN_CONFLICT])
    sure = changed.outlook.confidence
    if sure is Confidence.HIGH:
        sure = Confidence.MEDIUM  # whether the change is in force stands in no paper
    return replace(changed, outlook=replace(changed.outlook, confidence=sure, flags=tuple(flags)))


def _settled(papers: Sequence[Report], question: Question) -> PlanOutlook:
    answers = [(paper.facts.document_type, paper.outlook(question)) for paper in papers]
    settled: Settled = settle(answers)
    outlook = settled.outlook
    source = Source(papers[settled.decided_by], outlook.pages, outlook.clauses)
    return PlanOutlook(replace(outlook, pages=()), (source,))


def _amended(
    contract: Report, changes: Sequence[Report], question: Question, lexicon: Lexicon
) -> PlanOutlook:
    """The answer with what the amendments say: a new exclusion stands, a new grant is weighed
    with the exclusions of the contract."""
    latest = _settled(changes, question)
    if latest.outlook.label in EXCLUDING:
        return latest
    clauses = [clause for paper in (*changes, contract) for clause in paper.clauses]
    (joint,) = decide_all(contract.policy, clauses, contract.facts, lexicon, [question])
    sources = []
    for paper in (*changes, contract):
        cited = [clause for clause in paper.clauses if clause.id in joint.clauses]
        if cited:
            pages = sorted({paper.policy.page_of(clause.start) for clause in cited})
            sources.append(Source(paper, tuple(pages), tuple(clause.id for clause in cited)))
    if not sources:
        return latest
    return PlanOutlook(replace(joint, pages=()), tuple(sources))


def _in_doubt(answer: PlanOutlook, unread: Sequence[Failure]) -> PlanOutlook:
    """`answer` with a word on the papers that nobody has read: one of them may decide."""
    names = ", ".join(visible(failure.name) for failure in unread)
    outlook = answer.outlook
    return replace(
        answer,
        outlook=replace(
            outlook,
            reason=f"{outlook.reason} {names} could not be read and may say otherwise.",
            confidence=Confidence.LOW,
            flags=tuple(dict.fromkeys([*outlook.flags, UNREAD])),
        ),
    )


def plan_outlook_rows(plan: Plan, questions: Sequence[Question]) -> list[list[str]]:
    """The rows of one plan in the columns above, one per question.

    A plan of which no paper could be read has its outlooks empty.
    """
    papers = ";".join(visible(paper.policy.name) for paper in plan.papers)
    unread = ";".join(visible(failure.name) for failure in plan.unread)
    named = visible(plan.name)
    if not plan.papers:
        return [
            [named, question.procedure, question.ground.value, "", "No paper could be read."]
            + [""] * 4
            + [UNREAD, papers, unread]
            for question in questions
        ]
    return [
        [
            named,
            answer.outlook.question.procedure,
            answer.outlook.question.ground.value,
            answer.outlook.label.cell,
            answer.outlook.reason,
            ";".join(visible(source.report.policy.name) for source in answer.sources),
            ";".join(
                f"{visible(source.report.policy.name)}:{page_runs(source.pages)}"
                for source in answer.sources
                if source.pages
            ),
            ";".join(id for source in answer.sources for id in source.clauses),
            answer.outlook.confidence.value,
            ";".join(answer.outlook.flags),
            papers,
            unread,
        ]
        for answer in plan.outlooks
    ]
