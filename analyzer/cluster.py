"""Many documents over many machines: the workers of a Dask scheduler read them.

On each of them a document is read as here, in a child process of its own, and the same rows come
back in the same order. A worker that dies costs no row: what it was reading goes to another one.

The scheduler and its workers are trusted as this computer is, and so is the network between them
unless the address begins with tls://.
"""

from __future__ import annotations

import logging
import platform
import re
import secrets
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from analyzer.errors import CarveoutError, PolicyReadError, UsageError
from analyzer.labels import Code
from analyzer.reading.content import file_bytes
from analyzer.reading.limits import MIB, Limits
from analyzer.records import Failure
from analyzer.report import visible
from analyzer.store import knowledge
from analyzer.workers import WINDOW, Answer, Reply, Task, Workers

if TYPE_CHECKING:
    from distributed import Client, Future

ADDRESS = re.compile(r"(?:tcp|tls)://[^\s/@]+:\d{1,5}")
CONNECT_SECONDS = 15.0  # until the scheduler has answered
WORKER_SECONDS = 60.0  # that a scheduler may be without any worker: one may be starting again
LOOK_SECONDS = 5.0  # from one look at the number of workers to the next
HELD_BYTES = 256 * MIB  # of documents that were sent and not yet answered

# What decides, beside carveout itself, which bytes come out.
LIBRARIES = ("pdfplumber", "pikepdf", "pypdfium2", "rapidfuzz", "spacy", "symspellpy")


class Sent(NamedTuple):
    """A document on its way; `size` are the bytes that went with it."""

    future: Future[Answer]
    name: str
    size: int


# Seen from here


def through_cluster(
    tasks: Iterable[Task | Reply], address: str, *, debug: bool = False
) -> Iterator[Answer]:
    """What the workers of the scheduler at `address` make of each task, in their order.

    What is no task is passed on. A file on this computer is sent along; what has an address is
    fetched by the worker.

    Raises:
        UsageError: the scheduler cannot be reached, has no worker, or its workers are set up
            otherwise than this computer.
    """
    with _connected(address, debug=debug) as client:
        threads = _Threads(client, address)
        run = secrets.token_hex(6)
        setups = {ocr: setup(ocr=ocr) for ocr in (False, True)}
        waiting: deque[Sent | Reply] = deque()
        held = 0
        for number, task in enumerate(tasks):
            one = _packed(task)
            if isinstance(one, Task):
                size = len(one.source) if isinstance(one.source, bytes) else 0
                # The key says nothing of the document: the scheduler shows it on a page.
                future = client.submit(
                    read_there, one, setups[one.ocr], key=f"carveout-{run}-{number}", pure=False
                )
                waiting.append(Sent(future, one.name, size))
                held += size
            else:
                waiting.append(one)
            while waiting and (len(waiting) >= WINDOW * threads.count() or held > HELD_BYTES):
                first = waiting.popleft()
                held -= first.size if isinstance(first, Sent) else 0
                yield _answer(first, threads)
        while waiting:
            yield _answer(waiting.popleft(), threads)


def _packed(task: Task | Reply) -> Task | Reply:
    """The task with what its file holds: another machine may have another file of that path."""
    if not isinstance(task, Task) or not isinstance(task.source, Path):
        return task
    try:
        return task._replace(source=file_bytes(task.source, task.name, task.limits))
    except PolicyReadError as problem:
        return Failure(problem.name, problem.code, problem.problem, problem.remedy)


def _answer(sent: Sent | Reply, threads: _Threads) -> Answer:
    if not isinstance(sent, Sent):
        return Answer(sent)
    from distributed import KilledWorker
    from distributed import TimeoutError as NotYet

    while True:
        try:
            answer: Answer = sent.future.result(timeout=LOOK_SECONDS)
            return answer
        except NotYet:
            threads.count()
        except KilledWorker:
            failure = Failure(
                sent.name,
                Code.E_CRASH,
                "several workers of the cluster died while they read this document.",
                "Scan it by itself, without --cluster, and see what it says.",
            )
            return Answer(failure)
        except CarveoutError:
            raise
        except Exception as problem:
            if threads.is_lost():
                raise threads.lost() from problem
            raise UsageError(
                f"{threads.address}: the cluster could not read documents "
                f"({type(problem).__name__}). Install the same carveout[cluster] where the "
                "scheduler runs and on every worker; with --debug you see more."
            ) from problem


class _Threads:
    """How many documents the cluster reads at the same time, looked at now and then."""

    def __init__(self, client: Client, address: str) -> None:
        self.address = address
        self._client = client
        self._count = 0
        self._looked = 0.0
        self._seen = time.monotonic()  # when there was a worker last

    def count(self) -> int:
        """The threads of all workers; that of before where all are gone for a moment.

        Raises:
            UsageError: there is no worker, and none comes; or there is no scheduler any more.
        """
        while time.monotonic() - self._looked >= LOOK_SECONDS:
            try:
                found = sum(self._client.nthreads().values())
            except Exception as problem:  # many kinds, none of which says more
                raise self.lost() from problem
            now = self._looked = time.monotonic()
            if found:
                self._count, self._seen = found, now
            elif now - self._seen > WORKER_SECONDS:
                raise UsageError(
                    f"{self.address}: the scheduler has no worker. Start one on each machine: "
                    f"dask worker {self.address}"
                )
            elif not self._count:
                time.sleep(1)
                self._looked = 0.0
        return self._count

    def is_lost(self) -> bool:
        """Whether the scheduler does not answer any more."""
        with suppress(Exception):
            self._client.nthreads()
            return False
        return True

    def lost(self) -> UsageError:
        """That the scheduler is gone."""
        return UsageError(
            f"{self.address}: the scheduler has gone while documents were read. Start it again and "
            "repeat the scan; one with --resume keeps what is done."
        )


@contextmanager
def _connected(address: str, *, debug: bool) -> Iterator[Client]:
    """A connection to the scheduler.

    Raises:
        UsageError: there is none.
    """
    if not ADDRESS.fullmatch(address):
        raise UsageError(
            f"{visible(address)}: this is no address of a scheduler. "
            "One looks like tcp://scheduler:8786."
        )
    try:
        import dask
        from distributed import Client
    except ImportError as problem:
        raise UsageError(
            "--cluster needs packages that are not installed. "
            "Install them: pip install 'carveout[cluster]'"
        ) from problem
    if not debug:  # each lost connection would be told with a traceback
        logging.getLogger("distributed").setLevel(logging.CRITICAL)
    # Documents go along with the task on purpose: what is stored on a worker dies with it.
    with dask.config.set({"distributed.admin.large-graph-warning-threshold": "1TB"}):
        try:
            client = Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
        except (OSError, ValueError, RuntimeError) as problem:
            raise UsageError(
                f"{address}: no scheduler answers there. Check the address, that "
                "`dask scheduler` runs, and that nothing between you and it blocks the port."
            ) from problem
        try:
            yield client
        finally:
            with suppress(Exception):  # a scheduler that is gone cannot be taken leave of
                client.close(timeout=LOOK_SECONDS)


# Seen from a worker


def read_there(task: Task, wanted: dict[str, str]) -> Answer:
    """What comes of `task` in a child process of this worker.

    Raises:
        UsageError: this worker is set up otherwise than `wanted`, so other bytes could come out.
    """
    own = setup(ocr=task.ocr)
    if own != wanted:
        differing = ", ".join(name for name in wanted if own.get(name) != wanted[name])
        raise UsageError(
            f"The worker on {platform.node()} is set up otherwise than this computer "
            f"({differing}), so its rows could differ. Install the same on all and start the "
            "workers anew."
        )
    return _workers(task.limits).answer(task)


@cache
def setup(*, ocr: bool) -> dict[str, str]:
    """What decides which bytes come out on this machine, by name."""
    from analyzer.reading.tesseract import learnt  # late: it is not read with here

    found = {"carveout": knowledge(), "Python": ".".join(platform.python_version_tuple()[:2])}
    for library in LIBRARIES:
        found[library] = _version(library)
    if ocr:
        found["tesserocr and tesseract-ocr"] = _version("tesserocr") if learnt() else ""
    return found


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""


_making = threading.Lock()
_made: dict[Limits, Workers] = {}


def _workers(limits: Limits) -> Workers:
    """The child processes of this worker, as many as it has threads; they end when it ends."""
    from distributed import get_worker

    with _making:
        if limits not in _made:
            _made[limits] = Workers(get_worker().state.nthreads, limits=limits)
        return _made[limits]
