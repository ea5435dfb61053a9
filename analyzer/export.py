"""Rows -> CSV files that a spreadsheet opens without harm, and the same rows as one table."""

from __future__ import annotations

import csv
import io
import os
import re
import secrets
import stat
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO, Self

from analyzer.errors import UsageError
from analyzer.frames import frame
from analyzer.records import Failure, Question
from analyzer.report import CUT, NUMBERS, Report, TableName, columns_of, table_rows, visible

if TYPE_CHECKING:
    import pandas as pd

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

STDOUT = "-"
DRAFTS = ".carveout-" + "[0-9a-f]" * 12 + ".tmp"  # files in work, before they take their name
MAX_CELL = 32_767  # what a cell of Excel holds, in UTF-16 units
BOM = b"\xef\xbb\xbf"  # tells Excel that the file is UTF-8

_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
SURROGATE = re.compile("[\ud800-\udfff]+")
# A line that a spreadsheet could run: one of these signs, also in full width or small form,
# perhaps behind blanks and characters without width.
_FORMULA = re.compile(
    "^(?=[^\\S\n]*(?:[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff][^\\S\n]*)*"
    "[=+\\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b])",
    re.MULTILINE,
)


def inert(cell: str) -> str:
    """`cell` so that a spreadsheet shows it and runs nothing.

    An apostrophe goes before each line that begins like a formula, control characters go out, and
    what is longer than a cell holds is cut, marked by `…`.
    """
    if not cell or (
        cell.isascii()  # most are one line of plain letters: there is nothing to look for
        and cell.isprintable()
        and cell[0] not in " =+-@"
        and len(cell) <= MAX_CELL // 2
    ):
        return cell
    text = _LINE_END.sub("\n", cell).replace("\t", " ")
    text = _CONTROL.sub("", text).lstrip("\n")
    text = SURROGATE.sub(lambda match: visible(match.group()), text)
    text = _FORMULA.sub("'", text)
    if len(text) > MAX_CELL // 2 and len(text.encode("utf-16-le")) > 2 * MAX_CELL:
        kept = text.encode("utf-16-le")[: 2 * (MAX_CELL - 2)].decode("utf-16-le", "ignore")
        text = f"{kept} {CUT}"
    return text


def write_csv(path: str | Path, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a CSV file at once: all of it, or none where something goes wrong.

    Raises:
        UsageError: it cannot be written there; says why and what to do.
    """
    with CsvFile(path, columns) as file:
        file.write(rows)


class OutputFile:
    """A file that takes bytes as they come and is there whole or not at all.

    They go to a temporary file in the same folder, which takes the name when the `with` block
    ends well, and goes away when it does not. `-` is stdout.
    """

    _worth_in_part = False  # when it is interrupted from the keyboard

    def __init__(self, path: str | Path) -> None:
        self.path = str(path)
        self._target = Path(path)
        self._draft: Path | None = None
        self._stream: BinaryIO
        try:
            self._stream = self._open()
        except OSError as problem:
            raise unwritable(self.path, problem) from problem

    def _open(self) -> BinaryIO:
        if self.path == STDOUT:
            return sys.stdout.buffer
        self._target = self._target.resolve()  # a link stays, and what it leads to is replaced
        with suppress(FileNotFoundError):
            mode = self._target.stat().st_mode
            if stat.S_ISDIR(mode):
                raise IsADirectoryError
            if not stat.S_ISREG(mode):  # /dev/null and the like are written to, never replaced
                return self._target.open("wb")
            with self._target.open("ab"):  # a read-only file is not replaced behind its back
                pass
        clear_drafts(self._target.parent)
        draft = self._target.parent / f".carveout-{secrets.token_hex(6)}.tmp"
        stream = draft.open("xb")
        if fcntl:
            with suppress(OSError):  # a disk without locks: its drafts stay where one is left
                fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        self._draft = draft
        return stream

    def put(self, content: bytes) -> None:
        """Add `content`.

        Raises:
            UsageError: the disk is full or gone.
        """
        try:
            self._stream.write(content)
        except BrokenPipeError:
            raise
        except OSError as problem:
            raise unwritable(self.path, problem) from problem

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        interrupted = kind is not None and issubclass(kind, KeyboardInterrupt)
        keep = kind is None or (interrupted and self._worth_in_part)
        try:
            self._close(keep)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise unwritable(self.path, error) from error
        finally:
            if self._draft:
                self._draft.unlink(missing_ok=True)

    def _close(self, keep: bool) -> None:
        if self.path == STDOUT:
            self._stream.flush()
            return
        with self._stream:
            self._stream.flush()
            if self._draft and keep:
                os.fsync(self._stream.fileno())
        if self._draft and keep:
            if self._target.exists():
                self._draft.chmod(stat.S_IMODE(self._target.stat().st_mode))
            self._draft.replace(self._target)
            _settle(self._target.parent)


def _settle(folder: Path) -> None:
    """Have the new name of a file in `folder` on the disk, too, where the system lets us ask."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def clear_drafts(folder: Path) -> None:
    """Delete what killed runs left in `folder`; a draft in work is locked by its process."""
    if not fcntl:
        return
    for draft in folder.glob(DRAFTS):
        with suppress(OSError):
            handle = os.open(draft, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
            try:
                if stat.S_ISREG(os.fstat(handle).st_mode):
                    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    draft.unlink(missing_ok=True)
            finally:
                os.close(handle)


class CsvFile(OutputFile):
    """A CSV file that takes rows as they come: UTF-8 with BOM, RFC 4180, inert cells.

    Interrupted from the keyboard it keeps the rows that it has.
    """

    _worth_in_part = True

    def __init__(self, path: str | Path, columns: Sequence[str]) -> None:
        super().__init__(path)
        self.put(BOM)
        self.write([columns])

    def write(self, rows: Iterable[Sequence[str]]) -> None:
        """Add `rows`.

        Raises:
            UsageError: the disk is full or gone.
        """
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator="\r\n").writerows(
            [inert(cell) for cell in row] for row in rows
        )
        self.put(text.getvalue().encode())


def unwritable(path: str, problem: OSError) -> UsageError:
    reason, remedy = "it cannot be written", "Name another file."
    if isinstance(problem, IsADirectoryError):
        reason, remedy = "that is a folder", "Name a file in it."
    elif isinstance(problem, FileNotFoundError | NotADirectoryError):
        reason, remedy = "its folder does not exist", "Create the folder first."
    elif isinstance(problem, PermissionError):
        remedy = "Name a file in a folder that you may write to, or close it where it is open."
    elif problem.strerror:
        reason = f"it cannot be written ({problem.strerror.lower()})"
    return UsageError(f"{visible(path)}: {reason}. {remedy}")


def to_frame(
    reports: Report | Failure | Iterable[Report | Failure],
    of: TableName = "clauses",
    *,
    questions: Sequence[Question] = (),
) -> pd.DataFrame:
    """One pandas table of all `reports`, with the columns of the CSV file of that name.

    The cells are as inert as in the file, so that the table can be handed to any exporter. A
    document that could not be read has a row in `plans` that says why, and in `outlooks` one for
    each of `questions`, those that were asked of all.

    Args:
        reports: what `analyze` or `scan` give.
        of: `clauses`, `outlooks` or `plans`.

    Raises:
        UsageError: there is no such table.
    """
    every = [reports] if isinstance(reports, Report | Failure) else reports
    columns = columns_of(of)
    rows = [
        [inert(cell) for cell in row]
        for report in every
        for row in table_rows(report, of, questions)
    ]
    return frame(columns, rows, NUMBERS[of])
