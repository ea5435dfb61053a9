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
from functools import partial
from pathlib import Path
from queue import LifoQueue
from time import monotonic
from typing import NamedTuple, TypeAlias

from analyzer.errors import PolicyReadError, refusal
from analyzer.labels import Code, Status
from analyzer.packing import packed, unpacked
from analyzer.reading.files import open_regular
from analyzer.reading.limits import LIMITS, MIB, Attempt, Limits, Stage, Step
from analyzer.reading.sandbox import Child, ChildDiedError, Records, answer_requests
from analyzer.records import Facts, Failure, Question
from analyzer.remote import Remote, fetched
from analyzer.report import PLAN_COLUMNS, Report, clause_rows, outlook_rows, plan_row

WINDOW = 4  # documents in work or done ahead of the next one to hand out, per worker
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

    source: Path | bytes | Remote
    name: str
    questions: tuple[Question, ...] | None
    whole: bool  # the report itself is wanted, not its rows
    password: str | None = None
    limits: Limits = LIMITS
    ocr: bool = True  # pages that are pictures are read, where that is installed
    phrases: str = ""  # own ones, as `own_phrases.read_phrases` gives them
    lost: Mapping[Step, Code] = {}  # what has killed a process before; not tried again
    alone: bool = False  # one page at a time: cores are busy, or to see which it is that kills
    member: int | None = None  # its place in the ZIP at `source`
    policy: bytes = b""  # what was read of it before, packed; it is not read again
    keep: bool = False  # the policy is wanted, too, packed


Reply: TypeAlias = Report | Scanned | Failure


class Answer(NamedTuple):
    """What comes of a task, and what may be kept of it."""

    reply: Reply
    policy: bytes = b""  # packed, where it was wanted and would be read the same again
    locked: bool = False  # its password was needed: nothing of it may be kept


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
        self._limits = limits
        self._all = [_Worker(limits, debug) for _ in range(count)]
        self._free: LifoQueue[_Worker] = LifoQueue()  # the worker that is warm first
        for worker in self._all:
            self._free.put(worker)

    def ask(self, task: Task, heard: Callable[[Step], None] | None = None) -> Reply:
        """What a worker makes of `task`; waits for a free one. `heard` is told of each step."""
        return self.answer(task, heard).reply

    def answer(self, task: Task, heard: Callable[[Step], None] | None = None) -> Answer:
        """The same with what may be kept of it.

        What lies elsewhere is fetched here: the worker has no network.
        """
        try:
            source = near(task.source, task.name, self._limits)
        except PolicyReadError as problem:
            return Answer(_as_failure(problem))
        task = task._replace(source=source)
        worker = self._free.get()
        try:
            answer = worker.perform(task, heard)
        finally:
            self._free.put(worker)
        reply = answer.reply
        if isinstance(reply, Failure) and not reply.sha256 and reply.code not in _NOT_HASHED:
            # Of the file, not of one in a ZIP: that is not unpacked here.
            digest = sha256_of(source) if task.member is None else ""
            answer = answer._replace(reply=replace(reply, sha256=digest))
        return answer

    def kill(self) -> None:
        """End every process for good; whoever waits for one gets a failure."""
        for worker in self._all:
            worker.kill()

    def close(self) -> None:
        """End every process and its pipes. Nobody may be waiting for one any more."""
        for worker in self._all:
            worker.close()


def near(source: Path | bytes | Remote, name: str, limits: Limits) -> Path | bytes:
    """The document where a process can read it that has no network.

    Raises:
        PolicyReadError: it cannot be fetched.
    """
    return fetched(source, name, limits) if isinstance(source, Remote) else source


def sha256_of(source: Path | bytes) -> str:
    """The hash of a document, in hex; empty where it cannot be read."""
    if isinstance(source, bytes):
        return hashlib.sha256(source).hexdigest()
    with suppress(OSError), open_regular(source) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
    return ""


class _Worker(Child):
    """A child process that answers one task at a time, again where a page has killed it."""

    def __init__(self, limits: Limits, debug: bool) -> None:
        memory = str(limits.memory_mib * MIB)
        super().__init__(
            __name__,
            (memory,),
            records=OwnRecords,
            requests=limits.process_documents,
            held=limits.process_mib * MIB,
            debug=debug,
        )
        self._limits = limits

    def perform(self, task: Task, heard: Callable[[Step], None] | None = None) -> Answer:
        ends = monotonic() + self._limits.document_seconds
        lost, alone = dict(task.lost), task.alone
        while True:
            try:
                answer: Answer = self.ask(
                    task._replace(limits=self._limits, lost=lost, alone=alone),
                    seconds=max(0.0, ends - monotonic()),
                    step_seconds=self._limits.page_seconds,
                    heard=heard,
                )
            except ChildDiedError as death:
                if death.step is None or death.code is Code.E_TIMEOUT or len(lost) >= MAX_LOST:
                    return Answer(_failure(task.name, death, self._limits))
                if death.step.stage is Stage.RECOGNISE and not alone:
                    alone = True  # it may have been another page that was in work
                else:
                    lost[death.step] = death.code
            else:
                return answer


def _failure(name: str, death: ChildDiedError, limits: Limits) -> Failure:
    facts: dict[Code, dict[str, object]] = {
        Code.E_TIMEOUT: {"limit": limits.document_seconds},
        Code.E_LIMIT_PAGE_TIME: {
            "limit": limits.page_seconds,
            "content": limits.content_mib,
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
    own = frozenset({("analyzer.report", "Report"), (__name__, "Answer"), (__name__, "Scanned")})


# Seen from inside


def serve(memory: str) -> None:
    """Answer tasks: the main loop of a worker, which may take `memory` bytes."""
    from analyzer.analysis import warm_up

    answer_requests(
        warm_up, perform, memory=int(memory), seconds=lambda task: task.limits.document_seconds
    )


def _nobody(_: Step) -> None:
    pass


def perform(task: Task, tell: Callable[[Step], None] = _nobody) -> Answer:
    """What comes of `task`; never raises but for what is no `Exception`."""
    try:
        return _answer(task, Attempt(task.limits, task.lost, tell, task.ocr, task.alone))
    except PolicyReadError as problem:
        return Answer(_as_failure(problem))
    except MemoryError:
        return Answer(_as_failure(refusal(task.name, Code.E_MEMORY, limit=task.limits.memory_mib)))
    except Exception:
        traceback.print_exc()
        failure = Failure(
            task.name,
            Code.E_CRASH,
            "carveout made an error while it read this document.",
            "Run again with --debug and report what it prints.",
        )
        return Answer(failure)


def _answer(task: Task, attempt: Attempt) -> Answer:
    from analyzer.analysis import analyze

    ask = partial(
        analyze,
        name=task.name,
        questions=task.questions,
        attempt=attempt,
        phrases=task.phrases,
        member=task.member,
    )
    source = near(task.source, task.name, task.limits)
    locked = False
    try:
        report = ask(unpacked(task.policy, task.name) if task.policy else source)
    except PolicyReadError as problem:
        if problem.code is not Code.E_PASSWORD or task.password is None:
            raise
        locked = True  # tried only where one is asked for, so that it is known who needs it
        report = ask(source, password=task.password)
    kept = task.keep and not task.policy and not locked and not task.lost
    return Answer(
        report if task.whole else rows_of(report), packed(report.policy) if kept else b"", locked
    )
