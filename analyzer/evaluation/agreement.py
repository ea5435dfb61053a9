"""Whether flagged rows and labels mean the same clause, outlook or fact, and how often they do.

A row hits a label when the documents agree, the row's kind is the label's or one of its `also`,
the pages differ by one at most (a clause may run over a page end), and the row's text holds the
words of the anchor in order. A row longer than LONGEST_CLAUSE hits nothing: a page is no clause.
Every row has to hit a label, and every label that is not optional has to be hit.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from analyzer.evaluation.gold import GoldClause, GoldFact, GoldOutlook, document_key
from analyzer.labels import ClauseKind, OutlookLabel

LONGEST_CLAUSE = 1_500  # characters
KINDS = (ClauseKind.EXCLUSION, ClauseKind.CARVE_OUT, ClauseKind.COVERAGE, ClauseKind.DEFINITION)
PAGES_OFF = 1  # by which the pages of a row and a label may differ

MIN_INEXACT = 16  # letters of an anchor from which on noise is forgiven
MIN_RUN = 4  # letters in a row that count as agreeing; shorter runs agree by chance
MIN_AGREEING = 0.875  # share of an anchor's letters that have to agree

MIN_ASKED = 5  # questions of one label from which on its recall counts for the mean


# Words


def squeeze(text: str) -> str:
    """The letters a to z and the digits of `text` in lower case."""
    return re.sub("[^0-9a-z]+", "", text.casefold())


@lru_cache(maxsize=1 << 16)
def contains(text: str, anchor: str) -> bool:
    """Whether `text` holds the words of `anchor` in order, spaces and a little noise forgiven."""
    hay, needle = squeeze(text), squeeze(anchor)
    if not needle:
        return False
    if needle in hay:
        return True
    if len(needle) < MIN_INEXACT:
        return False
    runs = SequenceMatcher(None, hay, needle, autojunk=False).get_matching_blocks()
    return sum(run.size for run in runs if run.size >= MIN_RUN) >= MIN_AGREEING * len(needle)


# Clauses


class Flagged(NamedTuple):
    """What is compared of a row of the clauses CSV; `limits` holds the ids of exclusions."""

    document: str
    page: int
    kind: str
    text: str
    phrase: str
    rule: str
    found_by: str
    score: float
    limits: tuple[str, ...]
    id: str


def flagged(row: Mapping[str, str]) -> Flagged:
    """A row of the clauses CSV by its columns."""
    return Flagged(
        document_key(row["document"]),
        int(row["page"]),
        row["kind"],
        row["text"],
        row["phrase"],
        row["rule"],
        row["found_by"],
        float(row["score"]),
        tuple(row["exclusion"].split(";")),
        row["clause"],
    )


class JudgedRow(NamedTuple):
    """A row, and the indexes of the labels that it hits."""

    row: Flagged
    hits: tuple[int, ...]


class JudgedLabel(NamedTuple):
    label: GoldClause
    found: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """Every row of the compared kinds and every label, in order."""

    rows: tuple[JudgedRow, ...]
    labels: tuple[JudgedLabel, ...]

    def wanted(self) -> list[JudgedLabel]:
        """The labels that have to be found: those of KINDS that are not optional."""
        return [one for one in self.labels if _counts(one.label)]

    def missed(self) -> list[GoldClause]:
        """The labels that had to be found and were not."""
        return [one.label for one in self.wanted() if not one.found]

    def false_rows(self) -> list[Flagged]:
        """The rows that hit no label."""
        return [one.row for one in self.rows if not one.hits]


class Tally(NamedTuple):
    """How many labels there are and were found, how many rows there are and are right."""

    gold: int = 0
    found: int = 0
    rows: int = 0
    right: int = 0

    @property
    def recall(self) -> float:
        """Share of the labels that were found; 1 where there is none to find."""
        return self.found / self.gold if self.gold else 1.0

    @property
    def precision(self) -> float:
        """Share of the rows that are right; 1 where there is no row."""
        return self.right / self.rows if self.rows else 1.0

    @property
    def f1(self) -> float:
        both = self.recall + self.precision
        return 2 * self.recall * self.precision / both if both else 0.0

    def plus(self, other: Tally) -> Tally:
        """The two added up."""
        return Tally(*(one + two for one, two in zip(self, other, strict=True)))


def judge(labels: Sequence[GoldClause], rows: Iterable[Flagged]) -> Judged:
    """`rows` against `labels`; rows of kinds that are not labelled are left out."""
    by_document: dict[str, list[int]] = defaultdict(list)
    for index, label in enumerate(labels):
        by_document[label.document].append(index)
    judged = tuple(
        JudgedRow(row, tuple(i for i in by_document[row.document] if _hits(row, labels[i])))
        for row in rows
        if row.kind in KINDS
    )
    found = {index for one in judged for index in one.hits}
    return Judged(judged, tuple(JudgedLabel(label, i in found) for i, label in enumerate(labels)))


def _hits(row: Flagged, label: GoldClause) -> bool:
    return (
        row.kind in (label.kind, *label.also)
        and abs(row.page - label.page) <= PAGES_OFF
        and len(row.text) <= LONGEST_CLAUSE
        and contains(row.text, label.anchor)
    )


def _counts(label: GoldClause) -> bool:
    return label.kind in KINDS and not label.optional


def tallies(judged: Judged, group_of: Callable[[GoldClause | Flagged], str]) -> dict[str, Tally]:
    """The counts of each group of rows and labels, for groups that have either."""
    counted: dict[str, Tally] = defaultdict(Tally)
    for one in judged.rows:
        group = group_of(one.row)
        counted[group] = counted[group].plus(Tally(rows=1, right=bool(one.hits)))
    for label, found in judged.wanted():
        group = group_of(label)
        counted[group] = counted[group].plus(Tally(gold=1, found=found))
    return dict(counted)


def by_kind(judged: Judged) -> dict[str, Tally]:
    """The counts of each of KINDS, and of `all` of them."""
    counted = tallies(judged, lambda one: str(one.kind))
    kinds = {kind.value: counted.get(kind.value, Tally()) for kind in KINDS}
    return kinds | {"all": Tally(*map(sum, zip(*kinds.values(), strict=True)))}


def false_in_negatives(judged: Judged, documents: Iterable[str]) -> dict[str, int]:
    """How many rows hit nothing in each of `documents` that holds no clause that had to be found.

    A row that hits an optional label is not false there either.
    """
    positive = {one.label.document for one in judged.wanted()}
    false = {document: 0 for document in documents if document not in positive}
    for row in judged.false_rows():
        if row.document in false:
            false[row.document] += 1
    return false


def precision_at(judged: Judged, recall: float) -> float | None:
    """The best precision of the rows above a score at which `recall` is reached, if it is.

    Rows of equal score cannot be told apart and count together.
    """
    wanted = {i for i, one in enumerate(judged.labels) if _counts(one.label)}
    best: float | None = None
    found: set[int] = set()
    taken = right = 0
    for score in sorted({one.row.score for one in judged.rows}, reverse=True):
        for one in judged.rows:
            if one.row.score == score:
                taken += 1
                right += bool(one.hits)
                found.update(wanted.intersection(one.hits))
        if len(found) >= recall * len(wanted):
            best = max(best or 0.0, right / taken)
    return best


# Bindings


class JudgedBinding(NamedTuple):
    """A found carve-out whose exclusion is labelled: the ids it names, and whether one is right."""

    label: GoldClause
    limits: tuple[str, ...]
    right: bool

    @property
    def near(self) -> bool:
        """Whether the exclusion is labelled on the same page."""
        return self.label.page == self.label.of_page


def judge_bindings(labels: Iterable[GoldClause], rows: Iterable[Flagged]) -> list[JudgedBinding]:
    """Of the carve-outs that are found, which name the exclusion that their label names.

    Optional ones count too. What is named is right when the text of that row holds the anchor of
    the exclusion, on its page give or take one.
    """
    by_document: dict[str, list[Flagged]] = defaultdict(list)
    for row in rows:
        by_document[row.document].append(row)
    judged: list[JudgedBinding] = []
    for label in labels:
        if label.kind is not ClauseKind.CARVE_OUT or not label.of:
            continue
        here = by_document[label.document]
        hits = [
            row
            for row in here
            if row.kind == ClauseKind.CARVE_OUT
            and abs(row.page - label.page) <= PAGES_OFF
            and contains(row.text, label.anchor)
        ]
        if not hits:
            continue
        meant = {
            row.id
            for row in here
            if abs(row.page - label.of_page) <= PAGES_OFF and contains(row.text, label.of)
        }
        named = [id for row in hits for id in row.limits]
        judged.append(JudgedBinding(label, hits[0].limits, not meant.isdisjoint(named)))
    return judged


# Outlooks and facts


class JudgedOutlook(NamedTuple):
    """What was said to a question (nothing where there is no answer).

    `cited` is whether a deciding page was given, None where the label names none.
    """

    label: GoldOutlook
    said: str
    right: bool
    cited: bool | None


def judge_outlooks(
    labels: Iterable[GoldOutlook], rows: Iterable[Mapping[str, str]]
) -> list[JudgedOutlook]:
    """Each labelled question with the answer in `rows`, by the columns of the outlooks CSV."""
    answers = {
        (document_key(row["document"]), row["procedure"], row["ground"]): row for row in rows
    }
    judged: list[JudgedOutlook] = []
    for label in labels:
        row = answers.get((label.document, label.question.procedure, label.question.ground.value))
        said = row["outlook"] if row else ""
        pages = {int(page) for page in re.findall(r"\d+", row["pages"])} if row else set()
        judged.append(
            JudgedOutlook(
                label,
                said,
                said in (label.outlook, *label.also),
                not pages.isdisjoint(label.pages) if label.pages else None,
            )
        )
    return judged


def balanced(judged: Iterable[JudgedOutlook]) -> tuple[float, dict[OutlookLabel, float]]:
    """The mean of the labels' recalls, and the recall of each label asked MIN_ASKED times."""
    right: dict[OutlookLabel, list[bool]] = defaultdict(list)
    for one in judged:
        right[one.label.outlook].append(one.right)
    recalls = {
        label: sum(answers) / len(answers)
        for label, answers in sorted(right.items())
        if len(answers) >= MIN_ASKED
    }
    return sum(recalls.values()) / max(len(recalls), 1), recalls


class JudgedFact(NamedTuple):
    label: GoldFact
    said: str
    right: bool


def judge_facts(labels: Iterable[GoldFact], rows: Iterable[Mapping[str, str]]) -> list[JudgedFact]:
    """Each labelled fact with the value in `rows`, by the columns of the plans CSV."""
    plans = {document_key(row["document"]): row for row in rows}
    judged: list[JudgedFact] = []
    for label in labels:
        said = plans.get(label.document, {}).get(label.fact, "")
        judged.append(JudgedFact(label, said, squeeze(said) in map(squeeze, label.values)))
    return judged
