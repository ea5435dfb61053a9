"""Several papers of one plan: which of their outlooks counts.

The contract beats what only sums it up, and a plan's own paper beats the insurer's general medical
policy. A paper that is silent decides nothing where another speaks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from analyzer.labels import Confidence, DocumentType, OutlookLabel
from analyzer.records import Outlook

# The fullest first. An unknown kind may be anything, a contract too.
RANKS = (
    frozenset({DocumentType.CONTRACT}),
    frozenset({DocumentType.SBC, DocumentType.SUMMARY, DocumentType.OTHER}),
    frozenset({DocumentType.MEDICAL_POLICY}),
)
SUMMARY_ALONE = "needs_full_document"
RESOLVED = "evidence_conflict_resolved"
IN_CONFLICT = "manual_review"


@dataclass(frozen=True, slots=True)
class Settled:
    """The outlook of the plan, and the index of the paper that decided it."""

    outlook: Outlook
    decided_by: int


def settle(answers: Sequence[tuple[DocumentType, Outlook]]) -> Settled:
    """The outlook that counts among those that the papers of one plan give to one question.

    Args:
        answers: the kind of each paper and its outlook, in the order of the papers; not empty.

    Raises:
        ValueError: there are no answers, or they answer different questions.
    """
    if len({outlook.question for _, outlook in answers}) != 1:
        raise ValueError("The papers of one plan have to be asked the same question.")
    speaking = [
        (_rank(kind), number, outlook)
        for number, (kind, outlook) in enumerate(answers)
        if outlook.label is not OutlookLabel.NOT_ADDRESSED
    ]
    if not speaking:
        best = min(range(len(answers)), key=lambda number: _rank(answers[number][0]))
        return Settled(answers[best][1], best)
    highest = min(rank for rank, _, _ in speaking)
    equals = [(number, outlook) for rank, number, outlook in speaking if rank == highest]
    number, outlook = equals[0]
    flags = list(outlook.flags)
    if any(kind is DocumentType.CONTRACT for kind, _ in answers) and SUMMARY_ALONE in flags:
        flags.remove(SUMMARY_ALONE)
    if len({other.label for _, other in equals}) > 1:
        # Two papers of one rank against each other: nothing says which is in force.
        flags.append(IN_CONFLICT)
        return Settled(
            replace(outlook, confidence=Confidence.LOW, flags=tuple(dict.fromkeys(flags))), number
        )
    sure = outlook.confidence
    if len({other.label for _, other in answers}) > 1:
        flags.append(RESOLVED)
        if highest == 0 and sure is Confidence.MEDIUM:
            sure = Confidence.HIGH  # the doubt that a fuller paper may say more is gone
    return Settled(replace(outlook, confidence=sure, flags=tuple(dict.fromkeys(flags))), number)


def _rank(kind: DocumentType) -> int:
    return next(number for number, kinds in enumerate(RANKS) if kind in kinds)
