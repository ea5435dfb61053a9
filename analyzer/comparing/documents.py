"""Which document of one folder is the other year of which document of another folder."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeVar

from analyzer.inputs import Entry
from analyzer.records import Failure
from analyzer.report import Report, fold

YEAR = re.compile(
    r"(?<!\d)(?:(?:19|20)\d\d(?:[-_](?:\d\d|(?:19|20)\d\d))?|fy\d\d)(?!\d)", re.IGNORECASE
)
One = TypeVar("One")


class Paired(NamedTuple):
    """Pairs in the order of the first folder, and what has no fellow."""

    pairs: list[tuple[Entry | Failure, Entry | Failure]]
    only_before: list[Entry | Failure]
    only_after: list[Entry | Failure]


def pair_names(before: Sequence[Entry | Failure], after: Sequence[Entry | Failure]) -> Paired:
    """Pairs by name below the folder; then by name without the year in it, where that is clear."""
    rest = Paired([], list(before), list(after))
    for key in (_name, _yearless, _yearless_file):
        rest = _matched(rest, key)
    return rest


def pair_plans(
    before: Iterable[Report], after: Iterable[Report]
) -> tuple[list[tuple[Report, Report]], list[Report], list[Report]]:
    """Pairs of reports by insurer and plan name, and those without a fellow on either side."""
    return _by_key(list(before), list(after), _plan)


def _matched(found: Paired, key: Callable[[Entry | Failure], str]) -> Paired:
    pairs, only_before, only_after = _by_key(found.only_before, found.only_after, key)
    return Paired([*found.pairs, *pairs], only_before, only_after)


def _by_key(
    before: list[One], after: list[One], key: Callable[[One], str]
) -> tuple[list[tuple[One, One]], list[One], list[One]]:
    """Pairs whose key is the same, not empty, and borne by one document on each side."""
    counts = Counter(map(key, before)), Counter(map(key, after))
    clear = {name for name in counts[0] if name and counts[0][name] == counts[1][name] == 1}
    fellow = {key(one): one for one in after if key(one) in clear}
    return (
        [(one, fellow[key(one)]) for one in before if key(one) in clear],
        [one for one in before if key(one) not in clear],
        [one for one in after if key(one) not in clear],
    )


def _name(entry: Entry | Failure) -> str:
    return entry.name.casefold()


def _yearless(entry: Entry | Failure) -> str:
    return re.sub(r"[\W_]+", " ", YEAR.sub(" ", entry.name.casefold())).strip()


def _yearless_file(entry: Entry | Failure) -> str:
    name = entry.name.casefold().rpartition("/")[2]
    return re.sub(r"[\W_]+", " ", YEAR.sub(" ", name)).strip()


def _plan(report: Report) -> str:
    facts = report.facts
    if not facts.plan_name:
        return ""
    words = [fold(fact.value) for fact in (facts.insurer, facts.plan_name) if fact]
    return re.sub(r"[\W_]+", " ", YEAR.sub(" ", " ".join(words).casefold())).strip()
