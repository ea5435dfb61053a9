"""A child process that says what is in a ZIP; no ZIP of a stranger is opened in the parent."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from analyzer.errors import PolicyReadError, refusal
from analyzer.labels import Code
from analyzer.reading.formats.kinds import is_document
from analyzer.reading.formats.packed import listed, open_zip
from analyzer.reading.limits import MIB, Limits, Step
from analyzer.reading.sandbox import answer_requests

SECONDS = 120.0  # for the directory of one ZIP


class Wanted(NamedTuple):
    """A ZIP whose files are asked for. `name` is how it is called in what is said of it."""

    path: Path
    name: str
    limits: Limits


# The place in the directory and the name of each file; None where the ZIP is one document; or why
# it cannot be read: code, problem and remedy.
Listing = list[tuple[int, str]] | None | tuple[str, str, str]


def list_files(wanted: Wanted) -> Listing:
    """What is in a ZIP; never raises but for what is no `Exception`."""
    try:
        content = wanted.path.read_bytes()
        with open_zip(content, wanted.name, wanted.limits) as opened:
            if is_document(opened):
                return None
            if sum(info.file_size for info in opened.infolist()) > wanted.limits.archive_mib * MIB:
                limit = wanted.limits.archive_mib
                why = f"unpacks to more than {limit} MiB (limit archive-mib)"
                raise refusal(wanted.name, Code.E_ARCHIVE, why=why)
            files = [(one.place, one.name) for one in listed(opened)]
            if not files:
                raise refusal(wanted.name, Code.E_ARCHIVE, why="holds no file")
            return files
    except PolicyReadError as problem:
        return problem.code.value, problem.problem, problem.remedy
    except OSError:
        unread = refusal(wanted.name, Code.E_UNREADABLE)
        return unread.code.value, unread.problem, unread.remedy


def serve(memory: str) -> None:
    """Answer requests: the main loop of the process, which may take `memory` bytes."""

    def answer(wanted: Wanted, _: Callable[[Step], None]) -> Listing:
        return list_files(wanted)

    answer_requests(lambda: None, answer, memory=int(memory), seconds=lambda _: SECONDS)
