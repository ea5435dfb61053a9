"""The score without what each insurer's own documents taught: leave one insurer out.

The lexicon was written while these documents were read, so their score flatters. For each insurer
its documents are judged anew with a lexicon that lacks every spelling which stands in a document of
that house and in no document of a stranger, wherever in the document it stands and whatever source
its row gives. Spellings that stand in none of the documents stay: no document taught them. What is
not in the lexicon (the order of the rules, sentence shapes, layout) cannot be withheld so, and the
figure says nothing of it.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from analyzer.analysis import analyze_policy
from analyzer.evaluation.agreement import Flagged, Judged, flagged, judge
from analyzer.evaluation.gold import Gold
from analyzer.evaluation.insurers import families
from analyzer.evaluation.spellings import Spelling, SpellingFinder, without
from analyzer.labels import BlockKind
from analyzer.lexicon import Lexicon
from analyzer.records import Outline, Policy
from analyzer.report import CLAUSE_COLUMNS, clause_rows


@dataclass(frozen=True, slots=True)
class Kept:
    """A document that was read once, small enough to keep many, and the spellings in it."""

    pickled: bytes
    spellings: frozenset[Spelling]

    @property
    def policy(self) -> Policy:
        policy: Policy = pickle.loads(self.pickled)  # noqa: S301 - pickled by `keep` just before
        return policy


def keep(policy: Policy, outline: Outline, finder: SpellingFinder) -> Kept:
    """`policy` for later, with the spellings found in its blocks."""
    texts = (
        policy.text[block.start : block.end]
        for block in outline
        if block.kind is not BlockKind.FURNITURE
    )
    return Kept(pickle.dumps(policy, pickle.HIGHEST_PROTOCOL), finder.found(texts))


@dataclass(frozen=True, slots=True)
class HeldOut:
    """The clauses of all documents, each judged without the spellings of its own insurer.

    `withheld` gives for each family of documents (as `families` has them) what it went without.
    """

    judged: Judged
    withheld: Mapping[tuple[str, ...], frozenset[Spelling]]


def leave_one_insurer_out(gold: Gold, kept: Mapping[str, Kept], lexicon: Lexicon) -> HeldOut:
    """The labels of `gold` judged anew; `kept` holds every document that could be read, by key."""
    insurers = {document: gold.paper(document).insurer for document in kept}
    withheld = dict(_withheld(insurers, {name: one.spellings for name, one in kept.items()}))
    rows: list[Flagged] = []
    for family, spellings in withheld.items():
        poorer = without(lexicon, spellings)
        for document in family:
            report = analyze_policy(kept[document].policy, poorer, questions=())
            rows += (
                flagged(dict(zip(CLAUSE_COLUMNS, row, strict=True))) for row in clause_rows(report)
            )
    labelled = frozenset(gold.documents)
    return HeldOut(judge(gold.clauses, [row for row in rows if row.document in labelled]), withheld)


def _withheld(
    insurers: Mapping[str, str], found: Mapping[str, frozenset[Spelling]]
) -> Iterator[tuple[tuple[str, ...], frozenset[Spelling]]]:
    """For each family of documents the spellings found in its kin and in no stranger."""
    named = families(insurers)
    for own, family in named.items():
        kin: set[Spelling] = set()
        strangers: set[Spelling] = set()
        for houses, documents in named.items():
            side = strangers if own.isdisjoint(houses) else kin
            side.update(*(found[document] for document in documents))
        yield family, frozenset(kin - strangers)
