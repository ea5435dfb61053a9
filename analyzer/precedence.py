"""Several papers of one plan: which of their outlooks counts.

The contract beats what only sums it up, and a plan's own paper beats the insurer's general medical
policy, unless the contract leaves its criteria to that policy. A paper that is silent decides
nothing where another speaks. How an amendment changes the contract is `plans`' to say: that
takes the clauses of both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from analyzer.labels import PROMISE, SILENT, Confidence, DocumentType, OutlookLabel
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
BY_REFERENCE = "external_policy"  # the criteria are kept in another paper


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
        if outlook.label not in SILENT
    ]
    if not speaking:
        best = min(range(len(answers)), key=lambda number: _rank(answers[number][0]))
        return Settled(answers[best][1], best)
    highest = min(rank for rank, _, _ in speaking)
    if criteria := _criteria(answers, speaking, highest):
        return criteria
    equals = [(number, outlook) for rank, number, outlook in speaking if rank == highest]
    # The worse of papers at odds, so that their order never changes the outlook.
    number, outlook = min(equals, key=lambda one: PROMISE[one[1].label])
    outlook = _beside_contract(answers, outlook)
    if len({other.label for _, other in equals}) > 1:
        # Two papers of one rank against each other: nothing says which is in force.
        return Settled(_noted(outlook, Confidence.LOW, IN_CONFLICT), number)
    sure = outlook.confidence
    if len({other.label for _, other in answers}) > 1:
        if highest == 0 and sure is Confidence.MEDIUM:
            sure = Confidence.HIGH  # the doubt that a fuller paper may say more is gone
        outlook = _noted(outlook, sure, RESOLVED)
    return Settled(outlook, number)


def _criteria(
    answers: Sequence[tuple[DocumentType, Outlook]],
    speaking: Sequence[tuple[int, int, Outlook]],
    highest: int,
) -> Settled | None:
    """The answer of the medical policy to which the plan's own paper leaves its criteria."""
    lowest = len(RANKS) - 1
    referring = any(rank == highest and BY_REFERENCE in one.flags for rank, _, one in speaking)
    policies = [(number, outlook) for rank, number, outlook in speaking if rank == lowest]
    if not referring or not policies or highest == lowest:
        return None
    number, outlook = min(policies, key=lambda one: PROMISE[one[1].label])
    if outlook.label is OutlookLabel.COVERED:
        # A policy tells when care is necessary; whether it is paid for stands in the contract.
        outlook = replace(outlook, label=OutlookLabel.POSSIBLE_MEDICAL_NECESSITY)
    sure = Confidence.LOW if outlook.confidence is Confidence.LOW else Confidence.MEDIUM
    return Settled(_noted(_beside_contract(answers, outlook), sure, BY_REFERENCE), number)


def _beside_contract(answers: Sequence[tuple[DocumentType, Outlook]], outlook: Outlook) -> Outlook:
    """`outlook` without the advice to get the full document where the contract is at hand."""
    if not any(kind is DocumentType.CONTRACT for kind, _ in answers):
        return outlook
    return replace(outlook, flags=tuple(flag for flag in outlook.flags if flag != SUMMARY_ALONE))


def _noted(outlook: Outlook, sure: Confidence, flag: str) -> Outlook:
    return replace(outlook, confidence=sure, flags=tuple(dict.fromkeys([*outlook.flags, flag])))


def _rank(kind: DocumentType) -> int:
    return next(number for number, kinds in enumerate(RANKS) if kind in kinds)
