"""What the commands share in dealing with the shell: exit statuses, cores, outputs."""

from __future__ import annotations

import os
from collections.abc import Sequence
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from analyzer.errors import UsageError

if TYPE_CHECKING:
    from analyzer.inputs import Entry
    from analyzer.records import Failure

MAX_JOBS = 8  # each takes about 200 MB; more than this only where it is asked for
STDOUT = "-"
CACHE_MIB = 2048  # some 10,000 plan documents
PASSWORD = "CARVEOUT_PASSWORD"  # noqa: S105 - the name of a variable, not a secret


class Exit(IntEnum):
    """What the command says to the shell."""

    DONE = 0
    SOME_FAILED = 1
    USAGE = 2
    ALL_FAILED = 3
    INTERNAL = 70
    INTERRUPTED = 130


Debug = Annotated[bool, typer.Option("--debug", help="Show tracebacks of errors.")]
NoOcr = Annotated[
    bool,
    typer.Option(
        "--no-ocr", help="Leave pages that are pictures unread, although they could be recognised."
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        metavar="N", min=1, help="Documents read at the same time.  [default: number of cores]"
    ),
]
LimitTexts = Annotated[
    list[str] | None,
    typer.Option(
        "--limit",
        metavar="NAME=N",
        help="Change a bound of one document, as in page-seconds=60; may be given again.",
    ),
]
Config = Annotated[
    str,
    typer.Option(
        metavar="F.toml",
        help="Bounds from a file, under [limits].  [else: carveout.toml here, if nothing here is "
        "read]",
        show_default=False,
    ),
]
Phrases = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE.toml",
        help="Your own phrases, added for this run: rows as in models/lexicon/.",
        show_default=False,
    ),
]
Resume = Annotated[
    bool,
    typer.Option(
        "--resume",
        help="Keep a journal here, and take from it what an earlier scan has finished.",
    ),
]
Cache = Annotated[
    str,
    typer.Option(
        metavar="FOLDER",
        help="Keep here what was read, and read no document again that has not changed.",
    ),
]
CacheSize = Annotated[
    int,
    typer.Option(metavar="MIB", min=1, help="What a cache may hold; what is unused longest goes."),
]
PasswordFile = Annotated[
    str,
    typer.Option(
        metavar="FILE",
        help=f"The password of locked PDFs, in the first line of a file.  [else: ${PASSWORD}]",
        show_default=False,
    ),
]


def password_of(file: str) -> str | None:
    """The password in the first line of `file`, or in the environment; None where there is none.

    Raises:
        UsageError: the file cannot be read.
    """
    if not file:
        return os.environ.get(PASSWORD) or None
    try:
        with Path(file).open(encoding="utf-8") as lines:
            return lines.readline().rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as problem:
        raise UsageError(f"{file}: the password cannot be read. Check the file.") from problem


Xlsx = Annotated[
    str, typer.Option("--xlsx", metavar="F.xlsx", help="Write an Excel workbook of all rows here.")
]
Json = Annotated[
    str,
    typer.Option("--json", metavar="F.json", help="Write everything as JSON here; - is stdout."),
]


def cores() -> int:
    """How many documents to read at the same time where nothing else is asked for."""
    return min(os.cpu_count() or 1, MAX_JOBS)


def status_of(documents: int, failed: int) -> Exit:
    """The exit status after `failed` of so many documents could not be analysed."""
    if not failed:
        return Exit.DONE
    return Exit.ALL_FAILED if failed == documents else Exit.SOME_FAILED


def check_outputs(outputs: Sequence[str], entries: Sequence[Entry | Failure]) -> None:
    """Refuse two outputs in one file, and an output that would replace a document.

    Raises:
        UsageError: names the output.
    """
    from analyzer.records import Failure

    places = [path if path == STDOUT else os.path.realpath(path) for path in outputs]
    for path, place in zip(outputs, places, strict=True):
        if places.count(place) > 1:
            raise UsageError(f"{path}: several outputs go there. Give each a file of its own.")
        if any(other in map(str, Path(place).parents) for other in places):
            raise UsageError(f"{path}: its folder is an output itself. Name a file elsewhere.")
    documents = {
        entry.local.resolve() for entry in entries if not isinstance(entry, Failure) and entry.local
    }
    for path, place in zip(outputs, places, strict=True):
        if Path(place) in documents:
            raise UsageError(f"{path}: this is one of the documents. Name another output.")
