"""Child processes that analyse documents, each one document after another.

A document that kills its child is asked for again without the page that did it, so a bad page
costs that page only, and a bad document costs no other.
"""

from __future__ import annotations

import hashlib
import traceback
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from queue import LifoQueue
from time import monotonic
from typing import NamedTuple, TypeAlias

from analyzer.errors import PolicyReadError, refusal
from analyzer.labels import Code, Status
from analyzer.reading.limits import LIMITS, MIB, Attempt, Limits, Step
from analyzer.reading.sandbox import Child, ChildDiedError, Records, answer_requests
from analyzer.records import Facts, Failure, Question
from analyzer.report import PLAN_COLUMNS, Report, clause_rows, outlook_rows, plan_row

MAX_LOST = 5  # pages that may kill a child before the document is given up

_NOT_HASHED = frozenset({Code.E_NOT_FILE, Code.E_UNREADABLE, Code.E_TOO_LARGE})


@dataclass(frozen=True, slots=True)
class Scanned:
    """The finished rows of one document; small, so that a batch of any size fits into memory."""

    name: str
    clause_rows: list[list[str]]
    outlook_rows: list[list[str]]
    plan_row: list[str]
    pages: int
    facts: Facts | None = None  # with their pages; None where the document was not read

    @property
    def status(self) -> Status:
        return Status(self.plan_row[PLAN_COLUMNS.index("status")])


class Task(NamedTuple):
    """A document to read and what to ask of it; `questions` as for `analyze`."""

    source: Path | bytes
    name: str
    questions: tuple[Question, ...] | None
    whole: bool  # the report itself is wanted, not its rows
    password: str | None = None
    limits: Limits = LIMITS
    ocr: bool = True  # pages that are pictures are read, where that is installed
    lost: Mapping[Step, Code] = {}  # what has killed a process before; not tried again
    member: int | None = None  # its place in the ZIP at `source`


Reply: TypeAlias = Report | Scanned | Failure


def rows_of(report: Report | Failure, questions: Sequence[Question] = ()) -> Scanned:
    """The finished rows; `questions` are needed for a failure alone."""
    if isinstance(report, Failure):
        outlooks = outlook_rows(report, questions)
        return Scanned(report.name, [], outlooks, plan_row(report), report.pages)
    name, pages = report.policy.name, len(report.policy.pages)
    rows = clause_rows(report), outlook_rows(report), plan_row(report)
    return Scanned(name, *rows, pages, report.facts)


# Seen from the parent


class Workers:
    """`count` processes, each started when it is first needed and anew when it has died."""

    def __init__(self, count: int, *, limits: Limits = LIMITS, debug: bool = False) -> None:
        self._all = [_Worker(limits, debug) for _ in range(count)]
        self._free: LifoQueue[_Worker] = LifoQueue()  # the worker that is warm first
        for worker in self._all:
            self._free.put(worker)

    def ask(self, task: Task, heard: Callable[[Step], None] | None = None) -> Reply:
        """What a worker makes of `task`; waits for a free one. `heard` is told of each step."""
        worker = self._free.get()
        try:
            reply = worker.perform(task, heard)
        finally:
            self._free.put(worker)
        if isinstance(reply, Failure) and not reply.sha256 and reply.code not in _NOT_HASHED:
            reply = replace(reply, sha256=_sha256(task))
        return reply

    def kill(self) -> None:
        """End every process for good; whoever waits for one gets a failure."""
        for worker in self._all:
            worker.kill()

    def close(self) -> None:
        """End every process and its pipes. Nobody may be waiting for one any more."""
        for worker in self._all:
            worker.close()


def _sha256(task: Task) -> str:
    """Of the file, not of one in a ZIP: that is not unpacked here."""
    source = task.source
    if isinstance(source, bytes):
        return hashlib.sha256(source).hexdigest()
    if task.member is None:
        with suppress(OSError), source.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    return ""


class _Worker(Child):
    """A child process that answers one task at a time, again where a page has killed it."""

    def __init__(self, limits: Limits, debug: bool) -> None:
        memory = str(limits.memory_mib * MIB)
        super().__init__(__name__, (memory,), records=OwnRecords, debug=debug)
        self._limits = limits

    def perform(self, task: Task, heard: Callable[[Step], None] | None = None) -> Reply:
        ends = monotonic() + self._limits.document_seconds
        lost = dict(task.lost)
        while True:
            try:
                reply: Reply = self.ask(
                    task._replace(limits=self._limits, lost=lost),
                    seconds=max(0.0, ends - monotonic()),
                    step_seconds=self._limits.page_seconds,
                    heard=heard,
                )
            except ChildDiedError as death:
                if death.step is None or death.code is Code.E_TIMEOUT or len(lost) >= MAX_LOST:
                    return _failure(task.name, death, self._limits)
                lost[death.step] = death.code
            else:
                return reply


def _failure(name: str, death: ChildDiedError, limits: Limits) -> Failure:
    facts: dict[Code, dict[str, object]] = {
        Code.E_TIMEOUT: {"limit": limits.document_seconds},
        Code.E_LIMIT_PAGE_TIME: {
            "limit": limits.page_seconds,
            "pages": f"page {death.step.page}" if death.step else "a page",
        },
        Code.E_MEMORY: {"limit": limits.memory_mib},
        Code.E_CRASH: {"where": f" (status {death.status})"},
    }
    return _as_failure(refusal(name or "document.pdf", death.code, **facts[death.code]))


def _as_failure(problem: PolicyReadError) -> Failure:
    return Failure(problem.name, problem.code, problem.problem, problem.remedy)


class OwnRecords(Records):
    """What a worker may hand over."""

    modules = frozenset({"analyzer.records", "analyzer.labels"})
    own = frozenset({("analyzer.report", "Report"), (__name__, "Scanned")})


# Seen from inside


def serve(memory: str) -> None:
    """Answer tasks: the main loop of a worker, which may take `memory` bytes."""
    from analyzer.analysis import warm_up

    answer_requests(
        warm_up, perform, memory=int(memory), seconds=lambda task: task.limits.document_seconds
    )


def _nobody(_: Step) -> None:
    pass


def perform(task: Task, tell: Callable[[Step], None] = _nobody) -> Reply:
    """What comes of `task`; never raises but for what is no `Exception`."""
    from analyzer.analysis import analyze

    attempt = Attempt(task.limits, task.lost, tell, task.ocr)
    try:
        report = analyze(
            task.source,
            name=task.name,
            questions=task.questions,
            password=task.password,
            attempt=attempt,
            member=task.member,
        )
        return report if task.whole else rows_of(report)
    except PolicyReadError as problem:
        return _as_failure(problem)
    except MemoryError:
        return _as_failure(refusal(task.name, Code.E_MEMORY, limit=task.limits.memory_mib))
    except Exception:
        traceback.print_exc()
        return Failure(
            task.name,
            Code.E_CRASH,
            "carveout made an error while it read this document.",
            "Run again with --debug and report what it prints.",
        )
