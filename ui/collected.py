"""The files of a run over many policies, the same bytes as the command line writes."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from analyzer.export import write_csv
from analyzer.report import CLAUSE_COLUMNS, OUTLOOK_COLUMNS, PLAN_COLUMNS
from analyzer.workers import Scanned
from analyzer.writing.json_form import json_bytes
from analyzer.writing.workbook import workbook_bytes


def csv_bytes(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """The very bytes that `carveout scan` writes for these rows."""
    with tempfile.TemporaryDirectory(prefix="carveout-") as folder:
        path = Path(folder, "rows.csv")
        write_csv(path, columns, rows)
        return path.read_bytes()


def clauses(documents: Sequence[Scanned]) -> bytes:
    return csv_bytes(CLAUSE_COLUMNS, (row for one in documents for row in one.clause_rows))


def outlooks(documents: Sequence[Scanned]) -> bytes:
    return csv_bytes(OUTLOOK_COLUMNS, (row for one in documents for row in one.outlook_rows))


def plans(documents: Sequence[Scanned]) -> bytes:
    return csv_bytes(PLAN_COLUMNS, (one.plan_row for one in documents))


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Label, file name, type, maker: made when the button is pressed.
FILES: tuple[tuple[str, str, str, Callable[[Sequence[Scanned]], bytes]], ...] = (
    ("Clauses (CSV)", "flagged_clauses.csv", "text/csv", clauses),
    ("Outlooks (CSV)", "outlooks.csv", "text/csv", outlooks),
    ("Plans (CSV)", "plans.csv", "text/csv", plans),
    ("Workbook (XLSX)", "carveout.xlsx", XLSX, workbook_bytes),
    ("Everything (JSON)", "carveout.json", "application/json", json_bytes),
)
