"""Many documents: their reports or rows in stable order."""

from __future__ import annotations

import atexit
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import NamedTuple

from analyzer.archives import with_members
from analyzer.errors import PolicyReadError
from analyzer.inputs import Entry, expand
from analyzer.lexicon import load
from analyzer.reading.limits import LIMITS, Limits, Step
from analyzer.records import Failure, Question
from analyzer.report import Report
from analyzer.store import Journal
from analyzer.workers import Reply, Scanned, Task, Workers, perform, rows_of

WINDOW = 4  # documents in work or done ahead of the next one to hand out, per worker


class Order(NamedTuple):
    """What is wanted of every document of a batch; as in `Task`."""

    questions: tuple[Question, ...] | None
    whole: bool
    password: str | None = None
    limits: Limits = LIMITS
    ocr: bool = True

    def task(self, entry: Entry) -> Task:
        rest = self.questions, self.whole, self.password, self.limits, self.ocr
        return Task(entry.path, entry.name, *rest, member=entry.member)


def analyze(
    source: Path | str | bytes,
    *,
    name: str = "",
    questions: Sequence[Question] | None = None,
    password: str | None = None,
    limits: Limits = LIMITS,
    ocr: bool = True,
    in_process: bool = False,
) -> Report:
    """The report on the policy in `source`: a path, or the bytes of a PDF.

    It is read in a process of its own, so whatever the document does, the caller lives on; with
    `in_process` here, which is easier to debug, and for documents that you trust.

    Args:
        name: how the document is called in the report; the file name where it is empty.
        questions: what to give an outlook for; every procedure with the ground unknown if None.
        ocr: read pages that are pictures by character recognition, where that is installed.

    Raises:
        PolicyReadError: the document cannot be read; says why and what to do.
        LexiconError: the files of `models/` cannot be used.
    """
    source = Path(source) if isinstance(source, str) else source
    asked = None if questions is None else tuple(questions)
    if not name and isinstance(source, Path):
        name = source.name
    load()  # a broken lexicon is no matter of the document
    task = Task(source, name, asked, True, password, limits, ocr)
    if in_process:
        reply = _whole(perform(task))
    else:
        reply = _whole(_shared_workers(limits).ask(task))
    if isinstance(reply, Failure):
        raise PolicyReadError(reply.name, reply.code, reply.problem, remedy=reply.remedy)
    return reply


def scan(
    paths: Iterable[Path | str] | Path | str,
    *,
    questions: Sequence[Question] | None = None,
    jobs: int = 1,
    password: str | None = None,
    limits: Limits = LIMITS,
    ocr: bool = True,
    in_process: bool = False,
) -> Iterator[Report | Failure]:
    """A report or a failure for each document that `paths` stand for, in stable order.

    They are read in `jobs` processes of their own, or with `in_process` one after another here.
    `questions` and `ocr` as for `analyze`.

    Raises:
        UsageError: a path leads nowhere, or there is no document in any.
        LexiconError: the files of `models/` cannot be used.
    """
    batch = expand([paths] if isinstance(paths, str | Path) else paths)
    load()
    entries = with_members(batch.entries, limits)
    if not in_process:
        return scan_reports(
            entries,
            questions=questions,
            jobs=jobs,
            password=password,
            limits=limits,
            ocr=ocr,
        )
    asked = None if questions is None else tuple(questions)
    return (
        entry
        if isinstance(entry, Failure)
        else _whole(perform(Order(asked, True, password, limits, ocr).task(entry)))
        for entry in entries
    )


def scan_rows(
    entries: Sequence[Entry | Failure],
    *,
    questions: Sequence[Question],
    jobs: int,
    password: str | None = None,
    limits: Limits = LIMITS,
    ocr: bool = True,
    journal: Journal | None = None,
    debug: bool = False,
) -> Iterator[Scanned]:
    """The finished rows of each document in the order of `entries`, read in `jobs` processes.

    Documents whose rows are in `journal` are not read; the rows of the others are put there. With
    `debug` the tracebacks of the processes go to stderr.
    """
    asked = tuple(questions)
    order = Order(asked, False, password, limits, ocr)
    if journal is None:
        for reply in _through_workers(entries, order, min(jobs, len(entries)), debug=debug):
            yield _rows(reply, asked)
        return
    keys = deque[str]()

    def recalled() -> Iterator[Entry | Failure | Scanned]:
        for entry in entries:
            keys.append(journal.key(entry.path, entry.name) if isinstance(entry, Entry) else "")
            yield journal.get(keys[-1]) or entry

    for reply in _through_workers(recalled(), order, min(jobs, len(entries)), debug=debug):
        scanned = _rows(reply, asked)
        journal.put(keys.popleft(), scanned)
        yield scanned


def _rows(reply: Reply, asked: tuple[Question, ...]) -> Scanned:
    return reply if isinstance(reply, Scanned) else rows_of(reply, asked)


def scan_reports(
    entries: Sequence[Entry | Failure],
    *,
    questions: Sequence[Question] | None,
    jobs: int,
    password: str | None = None,
    limits: Limits = LIMITS,
    ocr: bool = True,
    debug: bool = False,
) -> Iterator[Report | Failure]:
    """The report on each document in the order of `entries`, read in `jobs` processes."""
    asked = None if questions is None else tuple(questions)
    order = Order(asked, True, password, limits, ocr)
    for reply in _through_workers(entries, order, min(jobs, len(entries)), debug=debug):
        yield _whole(reply)


def analyze_isolated(
    source: Path | bytes,
    name: str = "",
    questions: Sequence[Question] | None = None,
    *,
    heard: Callable[[Step], None] | None = None,
) -> Report | Failure:
    """The report on one document, read in a process of its own that is kept for the next one.

    For servers: whatever the document does, the caller lives on. May be called from any thread.
    `heard` is told, in that thread, which page is begun.
    """
    task = Task(source, name, None if questions is None else tuple(questions), True)
    return _whole(_shared_workers(LIMITS).ask(task, heard))


def rows_isolated(
    source: Path | bytes, name: str, questions: Sequence[Question], member: int | None = None
) -> Scanned:
    """The finished rows of one document, read as by `analyze_isolated`; of a failure too.

    `member` is its place in the directory of `source`, where that is a ZIP.
    """
    asked = tuple(questions)
    reply = _shared_workers(LIMITS).ask(Task(source, name, asked, False, member=member))
    return reply if isinstance(reply, Scanned) else rows_of(reply, asked)


def _whole(reply: Reply) -> Report | Failure:
    if isinstance(reply, Scanned):
        raise TypeError("a worker was asked for a report and gave rows")
    return reply


def _through_workers(
    entries: Iterable[Entry | Failure | Scanned], order: Order, jobs: int, *, debug: bool = False
) -> Iterator[Reply]:
    """What comes of each entry, in their order; what is finished already is passed on."""
    jobs = max(1, jobs)
    workers = Workers(jobs, limits=order.limits, debug=debug)
    threads = ThreadPoolExecutor(jobs)  # a thread only waits for its worker
    waiting: deque[Failure | Scanned | Future[Reply]] = deque()
    try:
        for entry in entries:
            if isinstance(entry, Failure | Scanned):
                waiting.append(entry)
            else:
                waiting.append(threads.submit(workers.ask, order.task(entry)))
            if len(waiting) >= WINDOW * jobs:
                yield _when_done(waiting.popleft())
        while waiting:
            yield _when_done(waiting.popleft())
    finally:
        threads.shutdown(wait=False, cancel_futures=True)
        workers.kill()
        threads.shutdown()
        workers.close()


def _when_done(reply: Failure | Scanned | Future[Reply]) -> Reply:
    return reply.result() if isinstance(reply, Future) else reply


@cache
def _shared_workers(limits: Limits) -> Workers:
    workers = Workers(os.cpu_count() or 1, limits=limits)
    atexit.register(workers.close)
    return workers
