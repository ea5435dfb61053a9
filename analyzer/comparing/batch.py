"""Many documents compared pair by pair, read in processes of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from analyzer.batch import scan_reports
from analyzer.comparing.changes import compare
from analyzer.comparing.documents import Paired, pair_names, pair_plans
from analyzer.comparing.records import Comparison
from analyzer.errors import UsageError
from analyzer.inputs import Entry, expand
from analyzer.records import Failure, Question
from analyzer.report import Report, visible


class Alone(NamedTuple):
    """A document that has no fellow on the other side."""

    name: str


def paired_paths(before: str, after: str) -> Paired:
    """The documents that two paths stand for, paired: two files with each other, folders by name.

    Raises:
        UsageError: a path leads nowhere, has no document, or one is a file and one a folder.
    """
    folders = Path(before).is_dir(), Path(after).is_dir()
    if folders[0] is not folders[1]:
        raise UsageError(
            f"{visible(before)} and {visible(after)}: one is a folder and one is not. "
            "Give two files or two folders."
        )
    olds, news = expand([before]).entries, expand([after]).entries
    if folders[0]:
        found = pair_names(olds, news)
        return Paired(
            [(_below(before, one), _below(after, other)) for one, other in found.pairs],
            [_below(before, one) for one in found.only_before],
            [_below(after, one) for one in found.only_after],
        )
    if len(olds) != 1 or len(news) != 1:
        raise UsageError("A comparison takes two documents. Give two files or two folders.")
    if olds[0].name == news[0].name:
        return Paired([(_called(before, olds[0]), _called(after, news[0]))], [], [])
    return Paired([(olds[0], news[0])], [], [])


def _below(folder: str, entry: Entry | Failure) -> Entry | Failure:
    """`entry` under a name that tells which folder it is in."""
    return _called(f"{folder.rstrip('/')}/{entry.name}", entry)


def _called(name: str, entry: Entry | Failure) -> Entry | Failure:
    if isinstance(entry, Entry):
        return entry._replace(name=name)
    return Failure(name, entry.code, entry.problem, entry.remedy)


def compare_all(
    found: Paired, questions: Sequence[Question], *, jobs: int, debug: bool = False
) -> Iterator[Comparison | Failure | Alone]:
    """A comparison for each pair, the failures, and then what has no fellow.

    Documents without a fellow by name are read as well, and paired by insurer and plan name.
    """
    queue = [entry for pair in found.pairs for entry in pair]
    reports = scan_reports(
        [*queue, *found.only_before, *found.only_after],
        questions=tuple(questions),
        jobs=jobs,
        debug=debug,
    )
    for _ in found.pairs:
        pair = next(reports), next(reports)
        failures = [one for one in pair if isinstance(one, Failure)]
        yield from failures
        before, after = pair
        if isinstance(before, Report) and isinstance(after, Report):
            yield compare(before, after)
    lonely = list(reports)
    yield from (one for one in lonely if isinstance(one, Failure))
    split = len(found.only_before)
    pairs, olds, news = pair_plans(
        [one for one in lonely[:split] if isinstance(one, Report)],
        [one for one in lonely[split:] if isinstance(one, Report)],
    )
    for one, other in pairs:
        yield compare(one, other)
    yield from (Alone(visible(report.policy.name)) for report in (*olds, *news))
