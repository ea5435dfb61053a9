"""The decision of an outlook once more, with everything that it weighed. The only module of advice
that knows how the decision table is used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analyzer.decisions import Decision, Reach, decisions
from analyzer.gathering import RECONSTRUCTIVE, Gathered, gather, reach
from analyzer.labels import ClauseKind, Ground, OutlookLabel
from analyzer.lexicon import Lexicon, Procedure
from analyzer.outlook import decide_all
from analyzer.records import Clause, Outlook, Question
from analyzer.report import Report


@dataclass(frozen=True, slots=True)
class Weighed:
    """What one outlook was decided by. `number` is the line of the row in the table, from 1."""

    gathered: Gathered
    how_far: Reach
    reaching: tuple[Clause, ...]
    row: Decision
    number: int
    undated: bool = False  # whether the date, which is not known, decides

    @property
    def tabled(self) -> OutlookLabel:
        """What the table says before caps and limits."""
        return self.row.labels[self.how_far]

    @property
    def tried(self) -> tuple[Clause, ...]:
        """The exceptions, benefits and conditional exclusions that could reach the reason."""
        gathered = self.gathered
        candidates = [*gathered.mandates, *gathered.named_benefits, *gathered.escapes]
        candidates += [clause for clause in self.reaching if clause not in candidates]
        return tuple({clause.id: clause for clause in candidates}.values())

    def reasons(self, clause: Clause) -> frozenset[Ground]:
        """The reasons of a clause, those that a definition lends it included."""
        if clause.grounds or not RECONSTRUCTIVE & set(clause.rules):
            return frozenset(clause.grounds)
        return self.gathered.defined

    def lends(self, clause: Clause) -> bool:
        """Whether a clause is a definition that lends its reasons to others."""
        return (
            clause.kind is ClauseKind.DEFINITION
            and clause.mention.rule in RECONSTRUCTIVE
            and bool(set(clause.grounds) & self.gathered.defined)
        )


def weigh(clauses: Sequence[Clause], procedure: Procedure, outlook: Outlook) -> Weighed:
    """What `outlook`, an answer on `procedure` by these clauses, was decided by."""
    question = outlook.question
    gathered = gather(clauses, procedure, question.ground)
    reached = reach(gathered, question.ground, question.circumstances)
    number, row = next(
        (number, row) for number, row in enumerate(decisions(), 1) if row.rule == outlook.rule
    )
    return Weighed(gathered, reached.how_far, reached.clauses, row, number, reached.undated)


def by_ground(report: Report, procedure: Procedure, lexicon: Lexicon) -> dict[Ground, Outlook]:
    """The outlook for each ground."""
    questions = [Question(procedure.id, ground) for ground in Ground]
    answers = decide_all(report.policy, report.clauses, report.facts, lexicon, questions)
    return dict(zip(Ground, answers, strict=True))
