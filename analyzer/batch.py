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
from analyzer.cluster import through_cluster
from analyzer.errors import PolicyReadError
from analyzer.inputs import Entry, expand
from analyzer.lexicon import load
from analyzer.own_phrases import read_phrases
from analyzer.reading.limits import LIMITS, Limits, Step
from analyzer.records import Failure, Question
from analyzer.report import Report
from analyzer.store import Keys, Store
from analyzer.workers import WINDOW, Answer, Reply, Scanned, Task, Workers, perform, rows_of


class Order(NamedTuple):
    """What is wanted of every document of a batch; as in `Task`."""

    questions: tuple[Question, ...] | None
    whole: bool
    password: str | None = None
    limits: Limits = LIMITS
    ocr: bool = True
    phrases: str = ""

    def task(self, entry: Entry, policy: bytes = b"", *, keep: bool = False) -> Task:
        return Task(
            entry.path,
            entry.name,
            self.questions,
            self.whole,
            self.password,
            self.limits,
            self.ocr,
            self.phrases,
            member=entry.member,
            policy=policy,
            keep=keep,
        )


def analyze(
    source: Path | str | bytes,
    *,
    name: str = "",
    questions: Sequence[Question] | None = None,
    password: str | None = None,
    limits: Limits = LIMITS,
    ocr: bool = True,
    phrases: Path | None = None,
    in_process: bool = False,
) -> Report:
    """The report on the policy in `source`: a path, or the bytes of a PDF.

    It is read in a process of its own, so whatever the document does, the caller lives on; with
    `in_process` here, which is easier to debug, and for documents that you trust.

    Args:
        name: how the document is called in the report; the file name where it is empty.
        questions: what to give an outlook for; every procedure with the ground unknown if None.
        ocr: read pages that are pictures by character recognition, where that is installed.
        phrases: a TOML file of your own phrases, in the form of the rows of `models/lexicon/`.

    Raises:
        PolicyReadError: the document cannot be read; says why and what to do.
        LexiconError: the files of `models/` or the own phrases cannot be used.
    """
    source = Path(source) if isinstance(source, str) else source
    asked = None if questions is None else tuple(questions)
    if not name and isinstance(source, Path):
        name = source.name
    load()  # a broken lexicon is no matter of the document
    own = read_phrases(phrases) if phrases else ""
    task = Task(source, name, asked, True, password, limits, ocr, own)
    if in_process:
        reply = _whole(perform(task).reply)
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
    phrases: Path | None = None,
    in_process: bool = False,
    cluster: str = "",
) -> Iterator[Report | Failure]:
    """A report or a failure for each document that `paths` stand for, in stable order.

    They are read in `jobs` processes of their own, with `in_process` one after another here, or by
    the Dask workers of the scheduler at `cluster`. Paths that are text with a scheme, as in
    s3://bucket/plans, are addresses. `questions`, `ocr` and `phrases` as for `analyze`.

    Raises:
        UsageError: a path leads nowhere, there is no document in any, or the cluster cannot be
            used.
        LexiconError: the files of `models/` or the own phrases cannot be used.
    """
    batch = expand([paths] if isinstance(paths, str | Path) else paths, remote=True)
    load()
    own = read_phrases(phrases) if phrases else ""
    entries = with_members(batch.entries, limits)
    if not in_process:
        return scan_reports(
            entries,
            questions=questions,
            jobs=jobs,
            password=password,
            limits=limits,
            ocr=ocr,
            phrases=own,
            cluster=cluster,
        )
    asked = None if questions is None else tuple(questions)
    return (
        entry
        if isinstance(entry, Failure)
        else _whole(perform(Order(asked, True, password, limits, ocr, own).task(entry)).reply)
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
    phrases: str = "",
    store: Store | None = None,
    cluster: str = "",
    debug: bool = False,
) -> Iterator[Scanned]:
    """The finished rows of each document in the order of `entries`, read in `jobs` processes.

    With `cluster`, the address of a Dask scheduler, they are read by its workers instead.

    What is in `store` is not made again, and what is made is put there. With `debug` the tracebacks
    of the processes go to stderr.
    """
    asked = tuple(questions)
    order = Order(asked, False, password, limits, ocr, phrases)
    for reply in _replies(entries, order, jobs, store, cluster, debug=debug):
        yield reply if isinstance(reply, Scanned) else rows_of(reply, asked)


def scan_reports(
    entries: Sequence[Entry | Failure],
    *,
    questions: Sequence[Question] | None,
    jobs: int,
    password: str | None = None,
    limits: Limits = LIMITS,
    ocr: bool = True,
    phrases: str = "",
    store: Store | None = None,
    cluster: str = "",
    debug: bool = False,
) -> Iterator[Report | Failure]:
    """The report on each document in the order of `entries`; `jobs`, `cluster` as `scan_rows`.

    A document whose policy is in `store` is not read again, and what is read is put there.
    """
    asked = None if questions is None else tuple(questions)
    order = Order(asked, True, password, limits, ocr, phrases)
    for reply in _replies(entries, order, jobs, store, cluster, debug=debug):
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


def _replies(
    entries: Sequence[Entry | Failure],
    order: Order,
    jobs: int,
    store: Store | None,
    cluster: str,
    *,
    debug: bool,
) -> Iterator[Reply]:
    """What comes of each entry, in their order."""
    jobs = max(1, min(jobs, len(entries)))
    made = deque[Keys | None]()  # of what is not from the store

    def wanted() -> Iterator[Task | Reply]:
        for entry in entries:
            keys = store.keys(entry) if store and isinstance(entry, Entry) else None
            kept = _kept(entry, keys, order, store)
            made.append(None if kept else keys)
            if kept:
                yield kept
            elif isinstance(entry, Failure):
                yield entry
            else:
                # Between machines a policy takes more room than the PDF that it was read from.
                near = None if cluster else store
                policy = near.policy(keys) if near else b""
                task = order.task(entry, policy, keep=bool(near and near.policies))
                # Where every core has a document of its own, pages side by side only wait.
                yield task._replace(alone=jobs > 1 or bool(cluster))

    if cluster:
        answers = through_cluster(wanted(), cluster, debug=debug)
    else:
        answers = _through_workers(wanted(), order.limits, jobs, debug=debug)
    for answer in answers:
        keys = made.popleft()
        if store and keys:
            store.put(keys, answer)
        yield answer.reply


def _kept(
    entry: Entry | Failure, keys: Keys | None, order: Order, store: Store | None
) -> Scanned | Failure | None:
    """What the store has of a document, as far as it was ordered."""
    if store is None or isinstance(entry, Failure):
        return None
    return (store.failure if order.whole else store.finished)(keys, entry.name)


def _through_workers(
    wanted: Iterable[Task | Reply], limits: Limits, jobs: int, *, debug: bool
) -> Iterator[Answer]:
    """What comes of each task; what is finished already is passed on."""
    workers = Workers(jobs, limits=limits, debug=debug)
    threads = ThreadPoolExecutor(jobs)  # a thread only waits for its worker
    waiting: deque[Answer | Future[Answer]] = deque()
    try:
        for one in wanted:
            if isinstance(one, Task):
                waiting.append(threads.submit(workers.answer, one))
            else:
                waiting.append(Answer(one))
            if len(waiting) >= WINDOW * jobs:
                yield _when_done(waiting.popleft())
        while waiting:
            yield _when_done(waiting.popleft())
    finally:
        threads.shutdown(wait=False, cancel_futures=True)
        workers.kill()
        threads.shutdown()
        workers.close()


def _when_done(answer: Answer | Future[Answer]) -> Answer:
    return answer.result() if isinstance(answer, Future) else answer


@cache
def _shared_workers(limits: Limits) -> Workers:
    workers = Workers(os.cpu_count() or 1, limits=limits)
    atexit.register(workers.close)
    return workers
