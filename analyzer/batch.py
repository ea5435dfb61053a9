"""Many documents: what paths stand for, and their reports or rows in stable order."""

from __future__ import annotations

import atexit
import fnmatch
import glob
import os
import stat
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from analyzer.errors import PolicyReadError, UsageError
from analyzer.labels import Code
from analyzer.lexicon import load
from analyzer.reading.limits import LIMITS, Limits
from analyzer.records import Failure, Question
from analyzer.report import Report, visible
from analyzer.store import Journal
from analyzer.workers import Reply, Scanned, Task, Workers, perform, rows_of

WINDOW = 4  # documents in work or done ahead of the next one to hand out, per worker
JUNK_PREFIXES = ("._", "~$")  # what macOS and Office leave beside the real files


# What paths stand for


class Entry(NamedTuple):
    """A document to read. `name` is its path below the common folder, with forward slashes."""

    path: Path
    name: str


class Batch(NamedTuple):
    """The documents of a scan in order, those that cannot be opened as failures."""

    entries: tuple[Entry | Failure, ...]
    skipped: int  # files in folders that are no PDF by name, and links to folders


class Order(NamedTuple):
    """What is wanted of every document of a batch; as in `Task`."""

    questions: tuple[Question, ...] | None
    whole: bool
    password: str | None = None
    limits: Limits = LIMITS
    ocr: bool = True

    def task(self, entry: Entry) -> Task:
        return Task(*entry, self.questions, self.whole, self.password, self.limits, self.ocr)


class _Obstacle(NamedTuple):
    code: Code
    problem: str
    remedy: str


def expand(paths: Iterable[Path | str]) -> Batch:
    """The documents that `paths` stand for: files, folders with all below them, and patterns.

    Order is that of the paths, sorted within a folder or pattern; none comes twice. Nothing is
    opened. A named file is taken whatever its name, in a folder only `*.pdf`.

    Raises:
        UsageError: a path leads nowhere, or there is no document in any.
    """
    found: dict[Path, _Obstacle | None] = {}
    roots: list[str] = []
    skipped = 0
    for given in paths:
        # An empty name, from an unset shell variable, would be the whole current folder.
        matches = _matches(Path(given)) if str(given) else []
        if not matches:
            raise UsageError(
                f"{visible(str(given)) or repr(given)}: there is no such file or folder. "
                "Check the spelling."
            )
        for match in matches:
            path = match.absolute()  # not resolve(): a link is called as it is
            if not path.is_dir() or _is_pdf(path.name):
                roots.append(os.path.normpath(path.parent))
                found.setdefault(path)
                continue
            roots.append(os.path.normpath(path))
            below, left_out = _walk(path)
            skipped += left_out
            for inner in sorted(below, key=_place):
                found.setdefault(inner, below[inner])
    if not found:
        others = f" ({skipped} other file{'s' * (skipped != 1)})" if skipped else ""
        raise UsageError(f"There is no PDF in what you named{others}. Name a PDF or its folder.")
    root = _common(roots)
    return Batch(tuple(_entry(path, root, found[path]) for path in found), skipped)


def _place(path: Path) -> list[bytes]:
    return [os.fsencode(part) for part in path.parts]


def _matches(given: Path) -> list[Path]:
    if os.path.lexists(given):
        return [given]
    plain = tuple(takewhile(lambda part: not glob.has_magic(part), given.parts))
    pattern = given.parts[len(plain) :]
    if not pattern:
        return []
    base = Path(*plain)
    if "**" not in pattern:
        return sorted(base.glob(str(Path(*pattern))), key=_place)
    # The `**` of pathlib and glob follows links to folders, out of the tree and in circles.
    below, _ = _walk(base, every=True)
    return sorted(
        (path for path in below if _fits(path.relative_to(base).parts, pattern)), key=_place
    )


def _fits(parts: tuple[str, ...], pattern: tuple[str, ...]) -> bool:
    if not pattern:
        return not parts
    if pattern[0] == "**":
        return any(_fits(parts[skip:], pattern[1:]) for skip in range(len(parts) + 1))
    return (
        bool(parts) and fnmatch.fnmatchcase(parts[0], pattern[0]) and _fits(parts[1:], pattern[1:])
    )


def _walk(folder: Path, *, every: bool = False) -> tuple[dict[Path, _Obstacle | None], int]:
    """The PDF files (or every file) below `folder`, and how many others there are."""
    found: dict[Path, _Obstacle | None] = {}
    skipped = 0

    def closed(problem: OSError) -> None:
        found[Path(problem.filename)] = _Obstacle(
            Code.E_UNREADABLE,
            "the folder cannot be listed.",
            "Check its permissions; nothing in it was read.",
        )

    for place, folders, files in os.walk(folder, onerror=closed):
        for name in list(folders):
            path = Path(place, name)
            if path.is_symlink():
                skipped += 1  # os.walk lists it but does not follow it
            elif _is_pdf(name):
                found[path] = None  # no folder to look into but something odd to report
                folders.remove(name)
        for name in files:
            if every or (_is_pdf(name) and not name.startswith(JUNK_PREFIXES)):
                found[Path(place, name)] = None
            else:
                skipped += 1
    return found, skipped


def _is_pdf(name: str) -> bool:
    return name.lower().endswith(".pdf")


def _common(roots: Sequence[str]) -> str:
    try:
        return os.path.commonpath(roots)
    except ValueError:  # several drives
        return ""


def _entry(path: Path, root: str, obstacle: _Obstacle | None) -> Entry | Failure:
    name = (os.path.relpath(path, root) if root else str(path)).replace(os.sep, "/")
    obstacle = obstacle or _obstacle(path)
    return Failure(name, *obstacle) if obstacle else Entry(path, name)


def _obstacle(path: Path) -> _Obstacle | None:
    """Why `path` must not be opened: opening a pipe or a device may never come back."""
    try:
        mode = path.stat().st_mode
    except OSError:
        if path.is_symlink():
            return _Obstacle(
                Code.E_UNREADABLE, "the link leads nowhere.", "Give the document itself."
            )
        return _Obstacle(Code.E_UNREADABLE, "the file cannot be read.", "Check its permissions.")
    if stat.S_ISREG(mode):
        return None
    if stat.S_ISDIR(mode):
        return _Obstacle(
            Code.E_NOT_FILE,
            "this is a folder although its name ends in .pdf.",
            "Rename it, or name the documents in it.",
        )
    return _Obstacle(
        Code.E_NOT_FILE,
        "this is a pipe, a socket or a device, not a file.",
        "Give the path of a PDF file.",
    )


# Their reports


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
    if not in_process:
        return scan_reports(
            batch.entries,
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
        else _whole(perform(Task(*entry, asked, True, password, limits, ocr)))
        for entry in batch.entries
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
            keys.append(journal.key(*entry) if isinstance(entry, Entry) else "")
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
    source: Path | bytes, name: str = "", questions: Sequence[Question] | None = None
) -> Report | Failure:
    """The report on one document, read in a process of its own that is kept for the next one.

    For servers: whatever the document does, the caller lives on. May be called from any thread.
    """
    task = Task(source, name, None if questions is None else tuple(questions), True)
    return _whole(_shared_workers(LIMITS).ask(task))


def rows_isolated(source: Path | bytes, name: str, questions: Sequence[Question]) -> Scanned:
    """The finished rows of one document, read as by `analyze_isolated`; of a failure too."""
    asked = tuple(questions)
    reply = _shared_workers(LIMITS).ask(Task(source, name, asked, False))
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
