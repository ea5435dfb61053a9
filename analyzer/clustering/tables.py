"""Clusters, their members and gaps as rows; the clauses CSV as clauses."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

from analyzer.clustering.grouping import Cluster, Gap, Plan, lacking
from analyzer.errors import UsageError
from analyzer.export import OutputFile, inert, write_csv
from analyzer.frames import frame
from analyzer.report import visible

CLUSTER_COLUMNS = (
    "cluster",
    "kind",
    "documents",
    "clauses",
    "wordings",
    "text",
    "insurers",
    "years",
    "lacking",
)
MEMBER_COLUMNS = (
    "cluster",
    "document",
    "insurer",
    "year",
    "kind",
    "page",
    "clause",
    "wording",
    "likeness",
    "text",
)
GAP_COLUMNS = (
    "document",
    "insurer",
    "year",
    "status",
    "ground",
    "having",
    "plans",
    "example",
    "example_of",
)
NUMBERS = {
    "documents": "int64",
    "clauses": "int64",
    "wordings": "int64",
    "page": "int64",
    "likeness": "float64",
    "having": "int64",
    "plans": "int64",
}
PARQUET = ".parquet"


def cluster_rows(clusters: Iterable[Cluster], plans: Sequence[Plan]) -> list[list[str]]:
    """A row for each cluster; `plans` are those that exclude something."""
    return [
        [
            one.id,
            one.kind,
            str(len(one.plans)),
            str(len(one.members)),
            str(one.wordings),
            one.text,
            _counts(one.insurers()),
            _counts(one.years()),
            ";".join(plan.document for plan in lacking(one, plans)),
        ]
        for one in clusters
    ]


def member_rows(clusters: Iterable[Cluster]) -> list[list[str]]:
    """A row for each clause with the cluster that it is in."""
    return [
        [
            one.id,
            member.clause.plan.document,
            member.clause.plan.insurer,
            member.clause.plan.year,
            one.kind,
            str(member.clause.page),
            member.clause.id,
            member.wording,
            f"{round(member.likeness, 1):g}",
            member.clause.text,
        ]
        for one in clusters
        for member in one.members
    ]


def gap_rows(found: Iterable[Gap]) -> list[list[str]]:
    """A row for each reason that a plan lacks."""
    return [
        [
            *gap.plan,
            gap.ground,
            str(gap.having),
            str(gap.plans),
            gap.example.text,
            f"{gap.example.plan.document}:{gap.example.page}",
        ]
        for gap in found
    ]


def _counts(counted: Mapping[str, int]) -> str:
    return ";".join(f"{name}:{number}" for name, number in counted.items())


def check_table(path: str) -> None:
    """Refuse a Parquet file where nothing can write it.

    Raises:
        UsageError: pyarrow is not installed.
    """
    if path.lower().endswith(PARQUET) and find_spec("pyarrow") is None:
        raise UsageError(f"{path}: Parquet needs pyarrow. pip install pyarrow, or name a .csv.")


def write_table(path: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Write a CSV file, or Parquet where `path` ends so; whole or not at all, cells inert.

    Raises:
        UsageError: it cannot be written there.
    """
    if not path.lower().endswith(PARQUET):
        write_csv(path, columns, rows)
        return
    numbers = {column: kind for column, kind in NUMBERS.items() if column in columns}
    made = frame(columns, [[inert(cell) for cell in row] for row in rows], numbers)
    with OutputFile(path) as file:
        file.put(made.to_parquet(index=False, engine="pyarrow"))


def read_table(path: Path, needed: Sequence[str]) -> list[dict[str, str]]:
    """The rows of a CSV file that `carveout scan` wrote.

    Raises:
        UsageError: it cannot be read, or lacks a column.
    """
    name = visible(str(path))
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        raise UsageError(f"{name}: cannot be read. Give a CSV file of carveout scan.") from problem
    reader = csv.DictReader(io.StringIO(text, newline=""), restval="")
    try:
        columns = list(reader.fieldnames or ())
        rows = [{key: cell for key, cell in row.items() if isinstance(cell, str)} for row in reader]
    except csv.Error as problem:
        raise UsageError(
            f"{name}, line {reader.line_num}: this is no CSV ({problem})."
        ) from problem
    for column in needed:
        if column not in columns:
            raise UsageError(
                f"{name}: there is no column {column}. Give a CSV file of carveout scan."
            )
    return rows
