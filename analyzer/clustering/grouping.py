"""Clauses of many plans -> clusters of the same wording, and the exceptions that a plan lacks.

Clauses are the same by their words alone: case, punctuation and a number in front do not count.
Nearly the same are those whose letters agree by 90 percent. Not every pair is compared: a wording
is held against the clusters with which it shares one of a few telling pairs of words.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple
from zlib import crc32

from analyzer.comparing.pairing import words_of
from analyzer.fuzzy import likest
from analyzer.labels import ClauseKind, Status
from analyzer.report import CUT

LIKE = 90.0  # percent of the letters
SKETCH = 8  # pairs of words by which a wording is looked up
COMMON = 0.5  # the share of the plans that have what a plan may be said to lack
MIN_PLANS = 3  # of fewer nothing is common
NOT_STATED = "not stated"
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


class Plan(NamedTuple):
    """A document, its insurer and its year, both empty where it states none.

    `status` is that of the plans CSV, empty where it is not known.
    """

    document: str
    insurer: str = ""
    year: str = ""
    status: str = ""


class Worded(NamedTuple):
    """A flagged clause and the plan it is from; `page` counts from 1."""

    plan: Plan
    kind: str
    page: int
    id: str
    text: str
    grounds: tuple[str, ...]


class Member(NamedTuple):
    """A clause of a cluster; `likeness` to the wording of the cluster in percent, 100 if same."""

    clause: Worded
    wording: str  # a hash of the words
    likeness: float


@dataclass(frozen=True, slots=True)
class Cluster:
    """Clauses of one kind and one wording; `text` is the most frequent one, as printed."""

    id: str
    kind: str
    text: str
    members: tuple[Member, ...]

    @property
    def plans(self) -> tuple[Plan, ...]:
        """Each plan once, in order."""
        return tuple(dict.fromkeys(member.clause.plan for member in self.members))

    @property
    def wordings(self) -> int:
        return len({member.wording for member in self.members})

    def insurers(self) -> dict[str, int]:
        """How many plans of each insurer, the most frequent first."""
        return _counted(plan.insurer for plan in self.plans)

    def years(self) -> dict[str, int]:
        """How many plans of each year, in order."""
        return dict(sorted(_counted(plan.year for plan in self.plans).items()))


class Gap(NamedTuple):
    """A reason that most plans accept in an exception and this one does not.

    `having` of `plans` accept it; `example` is the most frequent such exception.
    """

    plan: Plan
    ground: str
    having: int
    plans: int
    example: Worded


def cluster(clauses: Iterable[Worded]) -> list[Cluster]:
    """The clusters of `clauses`, those in most plans first."""
    wordings: dict[tuple[str, tuple[str, ...]], list[Worded]] = defaultdict(list)
    for clause in clauses:
        words = tuple(words_of(clause.text.replace(CUT, " ")))
        if words:
            wordings[clause.kind, words].append(clause)
    found: list[tuple[list[Member], str, str]] = []  # members, kind and words of the leader
    index: dict[tuple[str, int], list[int]] = defaultdict(list)
    # The most frequent wording leads, whatever the order of the documents.
    for (kind, words), same in sorted(wordings.items(), key=lambda item: (-len(item[1]), item[0])):
        joined = " ".join(words)
        sketch = [(kind, key) for key in _sketch(words)]
        near = sorted({number for key in sketch for number in index.get(key, ())})
        best = likest(joined, [found[number][2] for number in near], LIKE)
        wording = hashlib.sha256(joined.encode("utf-8", "replace")).hexdigest()[:16]
        if best:
            place, likeness = best
            members = found[near[place]][0]
        else:
            members, likeness = [], 100.0
            for key in sketch:
                index[key].append(len(found))
            found.append((members, kind, joined))
        members += (Member(clause, wording, likeness) for clause in same)
    clusters = [
        Cluster(members[0].wording, kind, members[0].clause.text, tuple(members))
        for members, kind, _ in found
    ]
    return sorted(clusters, key=lambda one: (-len(one.plans), one.kind, one.id))


def _sketch(words: Sequence[str]) -> list[int]:
    """A few hashes of pairs of words: texts that are nearly the same share some of them."""
    pairs = {" ".join(pair) for pair in pairwise(("", *words, ""))}
    return sorted(crc32(pair.encode("utf-8", "replace")) for pair in pairs)[:SKETCH]


def lacking(one: Cluster, plans: Sequence[Plan]) -> list[Plan]:
    """The plans without the exception `one`, where at least half of `plans` have it.

    Not those that were read in part: it may stand on a page that nobody has read.
    """
    having = set(one.plans)
    if one.kind != ClauseKind.CARVE_OUT or not _is_common(len(having), len(plans)):
        return []
    return [plan for plan in plans if plan not in having and plan.status != Status.PARTIAL]


def gaps(clusters: Sequence[Cluster], plans: Sequence[Plan]) -> Iterator[Gap]:
    """For each plan the reasons that most of `plans` accept in an exception, and it does not.

    `plans` are those that exclude something; others need no exception.
    """
    accepted: dict[str, dict[Plan, Worded]] = defaultdict(dict)
    for one in clusters:  # the most frequent wording first: it is the example
        if one.kind != ClauseKind.CARVE_OUT:
            continue
        for member in one.members:
            for ground in member.clause.grounds:
                accepted[ground].setdefault(member.clause.plan, member.clause)
    having = {ground: sum(plan in who for plan in plans) for ground, who in accepted.items()}
    common = [ground for ground in sorted(having) if _is_common(having[ground], len(plans))]
    for plan in plans:
        for ground in common:
            if plan not in accepted[ground]:
                example = next(iter(accepted[ground].values()))
                yield Gap(plan, ground, having[ground], len(plans), example)


def _is_common(having: int, of: int) -> bool:
    return of >= MIN_PLANS and having >= COMMON * of


def excluding(clauses: Iterable[Worded]) -> list[Plan]:
    """The plans with an exclusion, in order."""
    kinds = (clause.plan for clause in clauses if clause.kind == ClauseKind.EXCLUSION)
    return list(dict.fromkeys(kinds))


def worded_rows(
    rows: Iterable[Mapping[str, str]], plans: Mapping[str, Mapping[str, str]]
) -> Iterator[Worded]:
    """Clauses from rows of the clauses CSV; `plans` holds the row of the plans CSV by document."""
    for row in rows:
        document = row["document"]
        stated = plans.get(document, {})
        year = YEAR.search(stated.get("coverage_start", "")) or YEAR.search(document)
        plan = Plan(
            document,
            stated.get("insurer", ""),
            year.group() if year else "",
            stated.get("status", ""),
        )
        grounds = tuple(filter(None, row.get("grounds", "").split(";")))
        page = int(row["page"]) if row["page"].isdecimal() else 0
        yield Worded(plan, row["kind"], page, row.get("clause", ""), row["text"], grounds)


def _counted(values: Iterable[str]) -> dict[str, int]:
    return dict(Counter(value or NOT_STATED for value in values).most_common())
