"""Child processes that read documents, each one document after another.

Documents are foreign input, and the library that reads them can be made to abort, to run for ever
or to eat all memory. So they are read in child processes, and a child that dies costs one document.
The children are plain ones that speak over pipes, not a `ProcessPoolExecutor`: that would run the
caller's main script anew in every child (Streamlit's page among them), cannot end one stuck
document, and loses everything in work when one child crashes.
"""

from __future__ import annotations

import faulthandler
import hashlib
import os
import pickle
import signal
import subprocess
import sys
import threading
import traceback
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from queue import LifoQueue
from typing import Any, BinaryIO, NamedTuple, TypeAlias

from analyzer.errors import CarveoutError, PolicyReadError
from analyzer.labels import Code, Status
from analyzer.records import Facts, Failure, Question
from analyzer.report import PLAN_COLUMNS, Report, clause_rows, outlook_rows, plan_row

DOCUMENT_SECONDS = 300.0  # the largest real documents take seconds
MEMORY = 1536 * 2**20  # bytes a worker may take beyond what it holds when it is ready
START_SECONDS = 120.0  # until a worker has imported everything, on a cold and busy disk
DOCUMENTS_PER_WORKER = 100  # then a fresh one, in case a library leaks

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
    ocr: bool = True


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

    def __init__(
        self,
        count: int,
        *,
        seconds: float = DOCUMENT_SECONDS,
        memory: int = MEMORY,
        debug: bool = False,
    ) -> None:
        self._all = [_Worker(seconds, memory, debug) for _ in range(count)]
        self._free: LifoQueue[_Worker] = LifoQueue()  # the worker that is warm first
        for worker in self._all:
            self._free.put(worker)

    def ask(self, task: Task) -> Reply:
        """What a worker makes of `task`; waits for a free one."""
        worker = self._free.get()
        try:
            reply = worker.ask(task)
        finally:
            self._free.put(worker)
        if isinstance(reply, Failure) and not reply.sha256 and reply.code not in _NOT_HASHED:
            reply = replace(reply, sha256=_sha256(task.source))
        return reply

    def kill(self) -> None:
        """End every process for good; whoever waits for one gets a failure."""
        for worker in self._all:
            worker.kill()

    def close(self) -> None:
        """End every process and its pipes. Nobody may be waiting for one any more."""
        for worker in self._all:
            worker.close()


def _sha256(source: Path | bytes) -> str:
    if isinstance(source, bytes):
        return hashlib.sha256(source).hexdigest()
    with suppress(OSError), source.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
    return ""


class _Worker:
    """One child process that answers one task at a time."""

    def __init__(self, seconds: float, memory: int, debug: bool) -> None:
        self._seconds = seconds
        self._memory = memory
        self._debug = debug
        self._process: subprocess.Popen[bytes] | None = None
        self._killed = False
        self._answered = 0

    def ask(self, task: Task) -> Reply:
        process = self._process or self._start()
        late = threading.Event()

        def stop() -> None:
            late.set()
            process.kill()

        clock = threading.Timer(self._seconds, stop)
        clock.daemon = True
        clock.start()
        try:
            reply: Reply = _exchange(process, task)
        except Exception:  # whatever a dying process leaves in the pipe
            self.close()
            return self._died(task, process.returncode, late=late.is_set())
        finally:
            clock.cancel()
        self._answered += 1
        if self._answered >= DOCUMENTS_PER_WORKER:
            self.close()
        return reply

    def _died(self, task: Task, status: int, *, late: bool) -> Failure:
        name = task.name or "document.pdf"
        if late:
            return Failure(
                name,
                Code.E_TIMEOUT,
                f"reading it took more than {self._seconds:g} seconds and was stopped.",
                "Print it to a new PDF, or split it and analyse the parts.",
            )
        # An abort is how the reading library says that memory ran out; the two look the same.
        return Failure(
            name,
            Code.E_CRASH,
            f"reading it crashed or took more than {self._memory // 2**20} MiB of memory "
            f"(status {status}).",
            "Print it to a new PDF and analyse that.",
        )

    def _start(self) -> subprocess.Popen[bytes]:
        # Not from the folder where it is run: documents lie there, and one may be called re.py.
        command = (sys.executable, "-P", "-c", _CHILD, str(Path(__file__).parent.parent))
        process = subprocess.Popen(  # noqa: S603 - our own interpreter and code
            (*command, str(self._seconds), str(self._memory)),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=None if self._debug else subprocess.DEVNULL,
            env={**os.environ, **_CHILD_ENVIRONMENT},
        )
        self._process, self._answered = process, 0
        if self._killed:
            process.kill()
        clock = threading.Timer(START_SECONDS, process.kill)
        clock.daemon = True
        clock.start()
        try:
            _receive(process)
        except Exception as problem:
            self.close()
            raise CarveoutError(
                "The process that reads documents does not start. "
                "Run again with --debug to see why, or install carveout anew."
            ) from problem
        finally:
            clock.cancel()
        return process

    def kill(self) -> None:
        self._killed = True
        if self._process:
            self._process.kill()

    def close(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            with suppress(OSError):  # what was not yet written cannot be any more
                if pipe:
                    pipe.close()


def _exchange(process: subprocess.Popen[bytes], task: Task) -> Any:
    if process.stdin is None:
        raise EOFError
    pickle.dump(task, process.stdin)
    process.stdin.flush()
    return _receive(process)


def _receive(process: subprocess.Popen[bytes]) -> Any:
    if process.stdout is None:
        raise EOFError
    return OwnRecords(process.stdout).load()


class OwnRecords(pickle.Unpickler):
    """Takes only our records from a child, in case a document has taken the child over."""

    def find_class(self, module: str, name: str) -> Any:
        own = module in ("analyzer.records", "analyzer.labels") or (module, name) in (
            ("analyzer.report", "Report"),
            (__name__, "Scanned"),
        )
        if not own or "." in name:
            raise pickle.UnpicklingError(f"{module}.{name} does not belong here")
        return super().find_class(module, name)


# Seen from inside

_CHILD = """
import sys
if sys.argv[1] not in sys.path:
    sys.path.insert(0, sys.argv[1])
from analyzer.workers import serve
serve(float(sys.argv[2]), int(sys.argv[3]))
"""
_CHILD_ENVIRONMENT = {
    "OMP_NUM_THREADS": "1",  # the workers are the parallelism
    "OPENBLAS_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "2",
}


def serve(seconds: float, memory: int) -> None:
    """Answer tasks from stdin on stdout until stdin ends: the main loop of a worker."""
    from analyzer.analysis import warm_up

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides
    tasks = sys.stdin.buffer
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get between the replies
    warm_up()
    _limit(memory)
    _reply(replies, None)
    while True:
        try:
            task = pickle.load(tasks)  # noqa: S301 - from our own parent
        except EOFError:
            return
        faulthandler.dump_traceback_later(seconds + 10, exit=True)  # if the parent has died
        _reply(replies, perform(task))
        faulthandler.cancel_dump_traceback_later()


def _reply(replies: BinaryIO, reply: object) -> None:
    pickle.dump(reply, replies, pickle.HIGHEST_PROTOCOL)
    replies.flush()


def _limit(memory: int) -> None:
    """Let this process take `memory` bytes more than it has now, where the system can do that."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(OSError, ValueError):  # no /proc, or a lower limit is set already
        held = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (held + memory, held + memory))


def perform(task: Task) -> Reply:
    """What comes of `task`; never raises but for what is no `Exception`."""
    from analyzer.analysis import analyze

    try:
        report = analyze(task.source, name=task.name, questions=task.questions, ocr=task.ocr)
        return report if task.whole else rows_of(report)
    except PolicyReadError as problem:
        return Failure(problem.name, problem.code, problem.problem, problem.remedy)
    except MemoryError:
        return Failure(
            task.name,
            Code.E_CRASH,
            "reading it takes more memory than a document may take.",
            "Print it to a new PDF and analyse that.",
        )
    except Exception:
        traceback.print_exc()
        return Failure(
            task.name,
            Code.E_CRASH,
            "carveout made an error while it read this document.",
            "Run again with --debug and report what it prints.",
        )
