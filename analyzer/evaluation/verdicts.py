"""A clauses CSV with a column `verdict`, filled in by its reader -> labels.

`accept` makes a row a label, `reject` says that it is none, `missed` stands in a row that the
reader added for a clause that was not found. A row without a verdict may be flagged, but need not.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from analyzer.errors import UsageError
from analyzer.export import BOM
from analyzer.report import CUT, visible

ACCEPT, REJECT, MISSED = "accept", "reject", "missed"
VERDICT = "verdict"
NEEDED = ("document", "page", "kind", "text", VERDICT)
ANCHOR_WORDS = 20  # of a clause; enough to find it again, and few enough to bear other bounds


def read_verdicts(path: Path) -> Iterator[tuple[dict[str, Any], str]]:
    """The labels in the form of `clauses.jsonl`, each with the place where it was given.

    Raises:
        UsageError: the file cannot be read, or a row cannot be used; names file and line.
    """
    name = visible(str(path))
    try:
        content = path.read_bytes()
    except OSError as problem:
        raise UsageError(f"{name}: the verdicts cannot be read. Check the file.") from problem
    rows = _rows(content, name)
    accepted = {
        (row["document"], row.get("clause", "")): row
        for row, where in rows
        if _verdict(row, where) == ACCEPT
    }
    for row, where in rows:
        verdict = _verdict(row, where)
        if verdict == REJECT:
            yield {"doc": row["document"], "kind": "none"}, where
            continue
        page = row["page"].strip()
        label: dict[str, Any] = {
            "doc": row["document"],
            "page": int(page) if page.isdecimal() else page,
            "kind": row["kind"].strip().casefold(),
            "anchor": _anchor(row["text"]),
            "optional": not verdict,
        }
        for id in row.get("exclusion", "").split(";"):
            if limited := accepted.get((row["document"], id)):
                of_page = limited["page"].strip()
                label["of"] = _anchor(limited["text"])
                label["of_page"] = int(of_page) if of_page.isdecimal() else of_page
                break
        yield label, where


def verdicts_in(content: bytes, document: str) -> dict[str, str]:
    """The verdicts on findings of `document` in a file of verdicts, by the id of the clause.

    Raises:
        UsageError: the file cannot be used; names the line.
    """
    found = {}
    for row, where in _rows(content, "The file of verdicts"):
        verdict = _verdict(row, where)
        if verdict in (ACCEPT, REJECT) and row["document"].lstrip("'") == document:
            found[row.get("clause", "")] = verdict
    if not found:
        raise UsageError(
            f"The file of verdicts holds none on {document}. Open the document that they are on."
        )
    return found


def with_verdicts(clauses_csv: bytes, verdicts: Mapping[str, str]) -> bytes:
    """A clauses CSV as `scan` writes it, one column more; `verdicts` by the id of the clause."""
    rows = list(csv.reader(io.StringIO(clauses_csv.decode("utf-8-sig"), newline="")))
    head, *findings = rows
    id = head.index("clause")
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([*head, VERDICT])
    writer.writerows([*row, verdicts.get(row[id], "")] for row in findings)
    return BOM + text.getvalue().encode()


def _rows(content: bytes, name: str) -> Sequence[tuple[Mapping[str, str], str]]:
    form = f"It is the clauses CSV of carveout scan with one more column, {VERDICT}."
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise UsageError(f"{name}: is not UTF-8. Save it as CSV UTF-8. {form}") from problem
    head = text.partition("\n")[0]
    separator = ";" if ";" in head and "," not in head else ","  # as some spreadsheets save it
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator, restval="")
    rows: list[tuple[Mapping[str, str], str]] = []
    try:
        reader.fieldnames = [column.strip().casefold() for column in reader.fieldnames or ()]
        for column in NEEDED:
            if column not in reader.fieldnames:
                raise UsageError(f"{name}, line 1: there is no column {column}. {form}")
        for row in reader:
            cells = {column: cell for column, cell in row.items() if isinstance(cell, str)}
            if any(cells.values()):
                rows.append((cells, f"{name}, line {reader.line_num}"))
    except csv.Error as problem:
        where = f"{name}, line {reader.line_num}"
        raise UsageError(f"{where}: this is no CSV ({problem}). {form}") from problem
    if not any(row[VERDICT].strip() for row, _ in rows):
        raise UsageError(
            f"{name}: no row has a verdict. Write {ACCEPT}, {REJECT} or {MISSED} in some."
        )
    return rows


def _verdict(row: Mapping[str, str], where: str) -> str:
    verdict = row[VERDICT].strip().casefold()
    if verdict not in ("", ACCEPT, REJECT, MISSED):
        raise UsageError(
            f"{where}: unknown verdict {visible(verdict)!r}. "
            f"Write {ACCEPT}, {REJECT}, {MISSED} or nothing."
        )
    return verdict


def _anchor(text: str) -> str:
    return " ".join(text.replace(CUT, " ").lstrip("'").split()[:ANCHOR_WORDS])
