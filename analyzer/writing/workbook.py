"""The rows of the three CSV files as the sheets of one Excel workbook.

Every cell is written as text or as a number, never as a formula or a link: whatever a document
says, a spreadsheet shows it and runs nothing.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any

from analyzer.export import MAX_CELL
from analyzer.report import CLAUSE_COLUMNS, CUT, OUTLOOK_COLUMNS, PLAN_COLUMNS, visible
from analyzer.workers import Scanned
from analyzer.writing.files import DocumentFile

MAX_ROWS = 1_048_576  # of a sheet in Excel, the head among them
WRITTEN = datetime(2000, 1, 1)  # the same rows give the same bytes
SHEETS = {"Clauses": CLAUSE_COLUMNS, "Outlooks": OUTLOOK_COLUMNS, "Plans": PLAN_COLUMNS}
NUMBERS = frozenset({"page", "score", "pages_with_text", "exclusions", "carve_outs"})
WIDTHS = {"text": 80, "document": 32, "reason": 60, "section": 32, "phrase": 28, "remedy": 40}
WIDTH = 16  # of the other columns, in letters
WRAPPED = frozenset({"text", "reason", "problem", "remedy"})


class Book:
    """A workbook in the making.

    Its rows wait in files in `folder`: a batch of any size fits into memory so.
    """

    def __init__(self, folder: str) -> None:
        import xlsxwriter  # late: only who wants a workbook waits for it

        self._content = io.BytesIO()
        self._book = xlsxwriter.Workbook(
            self._content,
            {
                "constant_memory": True,
                "tmpdir": folder,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
            },
        )
        self._book.set_properties({"title": "carveout", "created": WRITTEN})
        self._head = self._book.add_format({"bold": True, "bottom": 1})
        self._plain = self._book.add_format({"valign": "top"})
        self._wrapped = self._book.add_format({"valign": "top", "text_wrap": True})
        self._open: dict[str, tuple[Any, int]] = {}
        self._parts: dict[str, int] = {}
        for title, columns in SHEETS.items():
            self._begin(title, columns)

    def add(self, scanned: Scanned) -> None:
        """The rows of one document."""
        self._rows("Clauses", CLAUSE_COLUMNS, scanned.clause_rows)
        self._rows("Outlooks", OUTLOOK_COLUMNS, scanned.outlook_rows)
        self._rows("Plans", PLAN_COLUMNS, [scanned.plan_row])

    def finish(self) -> bytes:
        """The file. Nothing can be added any more."""
        for title, (sheet, row) in self._open.items():
            sheet.autofilter(0, 0, max(row - 1, 1), len(SHEETS[title]) - 1)
        self._book.close()
        return self._content.getvalue()

    def drop(self) -> None:
        """Let go of the files in which rows wait."""
        for sheet in self._book.worksheets():
            if sheet.row_data_fh:
                sheet.row_data_fh.close()

    def _begin(self, title: str, columns: Sequence[str]) -> None:
        part = self._parts[title] = self._parts.get(title, 0) + 1
        sheet = self._book.add_worksheet(title if part == 1 else f"{title} {part}")
        for number, column in enumerate(columns):
            look = self._wrapped if column in WRAPPED else self._plain
            sheet.set_column(number, number, WIDTHS.get(column, WIDTH), look)
            sheet.write_string(0, number, column, self._head)
        sheet.freeze_panes(1, 1)
        self._open[title] = (sheet, 1)

    def _rows(self, title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        for row in rows:
            if self._open[title][1] >= MAX_ROWS:
                self._begin(title, columns)
            sheet, number = self._open[title]
            for place, (column, cell) in enumerate(zip(columns, row, strict=True)):
                look = self._wrapped if column in WRAPPED else self._plain
                if column in NUMBERS and cell:
                    sheet.write_number(number, place, float(cell), look)
                elif cell:
                    sheet.write_string(number, place, shown(cell), look)
            self._open[title] = (sheet, number + 1)


def shown(cell: str) -> str:
    """`cell` as a sheet can hold it: without control characters, and cut where it is too long."""
    text = "\n".join(visible(line) for line in cell.replace("\t", " ").split("\n"))
    if len(text.encode("utf-16-le")) > 2 * MAX_CELL:
        kept = text.encode("utf-16-le")[: 2 * (MAX_CELL - 2)].decode("utf-16-le", "ignore")
        text = f"{kept} {CUT}"
    return text


def workbook_bytes(documents: Iterable[Scanned]) -> bytes:
    """The workbook of `documents`, as `WorkbookFile` writes it."""
    with TemporaryDirectory(prefix="carveout-") as folder:  # for its owner only
        book = Book(folder)
        for scanned in documents:
            book.add(scanned)
        return book.finish()


class WorkbookFile(DocumentFile):
    """A workbook that takes documents as they come and is written at the end."""

    def __init__(self, path: str | Path) -> None:
        super().__init__(path)
        self._folder = TemporaryDirectory(prefix="carveout-")  # for its owner only
        self._book = Book(self._folder.name)

    def write(self, scanned: Scanned) -> None:
        self._book.add(scanned)

    def ending(self) -> bytes:
        return self._book.finish()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            super().__exit__(kind, problem, trace)
        finally:
            self._book.drop()
            self._folder.cleanup()
