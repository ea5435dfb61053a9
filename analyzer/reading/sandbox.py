"""A child process that may crash, hang or eat memory without harm to whoever asks it.

Documents are foreign input, and the libraries that read them can be made to abort, to run for ever
or to take all memory. So the parent never parses. The children are plain ones that speak over
pipes, not a `ProcessPoolExecutor`: that would run the caller's main script anew in every child
(Streamlit's page among them), cannot end one stuck document, and loses everything in work when one
child crashes.

While it works a child says which page it begins. When it dies, the parent knows which page it was,
asks a fresh child to leave that page out, and so a bad page costs that page only.
"""

from __future__ import annotations

import ctypes
import faulthandler
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, BinaryIO

from analyzer.errors import CarveoutError
from analyzer.labels import Code
from analyzer.reading.limits import LIMITS, MIB, Step

START_SECONDS = 120.0  # until a child has imported everything, on a cold and busy disk
GRACE_SECONDS = 10.0  # after which a child without a parent ends itself

# Flags of unshare(2): a space of users and one of networks that holds but a closed loopback.
_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000
_ENVIRONMENT = {
    "OMP_NUM_THREADS": "1",  # the children are the parallelism
    "OPENBLAS_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "2",
}


# Seen from the parent


class ChildDiedError(Exception):
    """A child did not answer. `code` says why, `step` where it was if it had said so."""

    def __init__(self, code: Code, step: Step | None, status: int) -> None:
        self.code = code
        self.step = step
        self.status = status  # as of `Popen.returncode`
        super().__init__(code, step, status)


class Records(pickle.Unpickler):
    """Takes from a child nothing but plain values and the records named in `own`.

    A document may have taken the child over; it must not reach further.
    """

    modules: frozenset[str] = frozenset()  # all whose classes may come
    own: frozenset[tuple[str, str]] = frozenset()

    def find_class(self, module: str, name: str) -> Any:
        known = module in self.modules or (module, name) in self.own | _STEP
        if not known or "." in name:
            raise pickle.UnpicklingError(f"{module}.{name} does not belong here")
        return super().find_class(module, name)


_LIMITS = "analyzer.reading.limits"
_STEP = frozenset({(_LIMITS, "Step"), (_LIMITS, "Stage")})


class Child:
    """One process that answers requests one after another, started when it is first needed.

    `main` is the module whose function `serve` is its main loop, `arguments` are handed to that as
    text. After `requests` answers, or with more than `held` bytes of memory after one, a fresh
    process takes its place, in case a library leaks. No two threads may use it at once but for
    `kill`.
    """

    def __init__(
        self,
        main: str,
        arguments: Sequence[str] = (),
        *,
        records: type[Records] = Records,
        requests: int = LIMITS.process_documents,
        held: int = LIMITS.process_mib * MIB,
        debug: bool = False,
    ) -> None:
        self._main = main
        self._requests, self._most_held = requests, held
        self._arguments = arguments
        self._records = records
        self._debug = debug
        self._killed = False
        self._answered = 0
        self.process: subprocess.Popen[bytes] | None = None

    def ask(
        self,
        request: object,
        *,
        seconds: float,
        step_seconds: float,
        heard: Callable[[Step], None] | None = None,
    ) -> Any:
        """The answer to `request`.

        It may take `seconds` in all, and `step_seconds` from one sign of life to the next; `heard`
        is told of each.

        Raises:
            ChildDiedError: it crashed, or took too long and was killed.
            CarveoutError: the process does not start.
        """
        process = self.process or self.start()
        step: Step | None = None
        with _Clock(process.kill, seconds) as clock:
            try:
                _send(process.stdin, request)
                while isinstance(answer := self._receive(process), Step):
                    step = answer if answer.page else None
                    clock.push(step_seconds if step else seconds)
                    if heard:
                        heard(answer)
            except Exception as problem:  # whatever a dying process leaves in the pipe
                self.close()
                code = clock.struck or _why(process.returncode)
                raise ChildDiedError(code, step, process.returncode) from problem
            except BaseException:  # whoever listens has gone: the answer would come too late
                self.close()
                raise
        self._answered += 1
        if self._answered >= self._requests or _held(process.pid) > self._most_held:
            self.close()
        return answer

    def start(self) -> subprocess.Popen[bytes]:
        """Start the process; it is ready when this returns."""
        # Not from the folder where it is run: documents lie there, and one may be called re.py.
        root = str(Path(__file__).parent.parent.parent)
        command = (sys.executable, "-P", "-c", _CHILD, root, self._main, *self._arguments)
        process = subprocess.Popen(  # noqa: S603 - our own interpreter and code
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=None if self._debug else subprocess.DEVNULL,
            env={**os.environ, **_ENVIRONMENT, "CARVEOUT_DEBUG": "1" if self._debug else ""},
        )
        self.process, self._answered = process, 0
        if self._killed:
            process.kill()
        with _Clock(process.kill, START_SECONDS):
            try:
                self._receive(process)
            except Exception as problem:
                self.close()
                raise CarveoutError(
                    "The process that reads documents does not start. "
                    "Run again with --debug to see why, or install carveout anew."
                ) from problem
        return process

    def _receive(self, process: subprocess.Popen[bytes]) -> Any:
        if process.stdout is None:
            raise EOFError
        return self._records(process.stdout).load()

    def kill(self) -> None:
        """End the process for good; whoever waits for it learns that it died."""
        self._killed = True
        if self.process:
            self.process.kill()

    def close(self) -> None:
        """End the process and its pipes; the next request starts another."""
        process, self.process = self.process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            with suppress(OSError):  # what was not yet written cannot be any more
                if pipe:
                    pipe.close()


class _Clock:
    """Calls `strike` when the whole or a step takes too long. `struck` tells which it was."""

    def __init__(self, strike: Callable[[], None], seconds: float) -> None:
        self._strike = strike
        self._ends = self._due = self._wakes = time.monotonic() + seconds
        self._over = False
        self._turn = threading.Condition()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self.struck: Code | None = None

    def push(self, seconds: float) -> None:
        """A step begins, which may take `seconds`."""
        self._due = min(time.monotonic() + seconds, self._ends)
        if self._due < self._wakes:  # else the thread sees it when it wakes
            with self._turn:
                self._turn.notify()

    def _run(self) -> None:
        with self._turn:
            while not self._over and (now := time.monotonic()) < self._due:
                self._wakes = self._due
                self._turn.wait(self._wakes - now)
            if not self._over:
                self.struck = Code.E_TIMEOUT if now >= self._ends else Code.E_LIMIT_PAGE_TIME
                self._strike()

    def __enter__(self) -> _Clock:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        with self._turn:
            self._over = True
            self._turn.notify()
        self._thread.join()


def _send(pipe: IO[bytes] | None, value: object) -> None:
    if pipe is None:
        raise EOFError
    pickle.dump(value, pipe, pickle.HIGHEST_PROTOCOL)
    pipe.flush()


def _why(status: int) -> Code:
    """Why a child has ended: the reading library aborts where it gets no more memory."""
    aborted = status == -getattr(signal, "SIGABRT", 6)
    return Code.E_MEMORY if aborted else Code.E_CRASH


def _held(process: int) -> int:
    """The bytes of memory that a process holds; 0 where the system does not tell."""
    try:
        import resource

        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    except (ImportError, OSError, IndexError, ValueError):
        return 0
    return pages * resource.getpagesize()


# Seen from inside

_CHILD = """
import sys
root, main = sys.argv[1:3]
if root not in sys.path:
    sys.path.insert(0, root)
from analyzer.reading.sandbox import cut_off
cut_off()
__import__("importlib").import_module(main).serve(*sys.argv[3:])
"""


def cut_off() -> None:
    """Leave the network, where the system lets a process do so."""
    with suppress(OSError, AttributeError, ValueError):
        # Root keeps its rights over files only in the users' space that it has.
        space = _NEW_NETWORK if os.geteuid() == 0 else _NEW_NETWORK | _NEW_USER
        ctypes.CDLL(None).unshare(space)


def answer_requests(
    ready: Callable[[], None],
    answer: Callable[[Any, Callable[[Step], None]], object],
    *,
    memory: int,
    seconds: Callable[[Any], float],
) -> None:
    """The main loop of a child: `ready` first, then an answer to each request until stdin ends.

    `answer` gets a request and a function to tell its steps to; it may take `memory` bytes beyond
    what the child holds when it is ready, and ends itself `seconds` after its parent has died.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides
    requests, replies = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get between the replies

    def tell(step: Step) -> None:
        _reply(replies, step)

    ready()
    _bound(memory)
    _reply(replies, None)
    while True:
        try:
            request = pickle.load(requests)  # noqa: S301 - from our own parent
        except EOFError:
            return
        faulthandler.dump_traceback_later(seconds(request) + GRACE_SECONDS, exit=True)
        _reply(replies, answer(request, tell))
        faulthandler.cancel_dump_traceback_later()


def _reply(replies: BinaryIO, reply: object) -> None:
    pickle.dump(reply, replies, pickle.HIGHEST_PROTOCOL)
    replies.flush()


def _bound(memory: int) -> None:
    """Let this process take `memory` bytes more than it has now, dump no core and write no file."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if not os.environ.get("CARVEOUT_DEBUG"):  # then stderr may be a file
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    with suppress(OSError, ValueError):  # no /proc, or a lower limit is set already
        held = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (held + memory, held + memory))
