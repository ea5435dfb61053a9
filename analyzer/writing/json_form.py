"""A report as JSON. The keys are the columns of the CSV files, the values typed:

    {"schema": 1, "carveout": "0.1.0", "documents": [
      {"document": "plan.pdf", "status": "analysed", "pages": 8, "warnings": [...], ...,
       "facts": {"member_phone": {"value": "1-800-555-0100", "page": 2}, ...},
       "clauses": [{"page": 5, "kind": "exclusion", "text": "...", "exclusion": [], ...}],
       "outlooks": [{"procedure": "microneedling", "ground": "", "outlook": "excluded", ...}]}]}

What the CSV parts by `;` is a list, counts and pages are numbers, what is empty is null or an empty
list. A key may be added under the same `schema`; none goes or changes its meaning.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from analyzer.report import CLAUSE_COLUMNS, FACT_COLUMNS, OUTLOOK_COLUMNS, PLAN_COLUMNS
from analyzer.workers import Scanned
from analyzer.writing.files import DocumentFile

SCHEMA = 1
LISTS = frozenset({"procedures", "grounds", "exclusion", "clauses", "flags", "warnings"})
NUMBERS = frozenset({"page", "pages_with_text", "exclusions", "carve_outs", "score"})


def document_form(scanned: Scanned) -> dict[str, Any]:
    """One document as it stands in `documents`."""
    plan = _typed(PLAN_COLUMNS, scanned.plan_row)
    plan["pages"] = int(plan["pages"]) if plan["pages"] else None
    facts = scanned.facts
    for name in FACT_COLUMNS:
        del plan[name]
    stated = {name: getattr(facts, name, None) for name in FACT_COLUMNS}
    plan["facts"] = {
        name: fact and {"value": " ".join(fact.value.split()), "page": fact.page}
        for name, fact in stated.items()
    }
    plan["clauses"] = [_entry(CLAUSE_COLUMNS, row) for row in scanned.clause_rows]
    plan["outlooks"] = [_entry(OUTLOOK_COLUMNS, row) for row in scanned.outlook_rows]
    for outlook in plan["outlooks"]:
        pages = outlook["pages"]
        outlook["pages"] = [int(page) for page in pages.split(";")] if pages else []
    return plan


def _entry(columns: Sequence[str], row: Sequence[str]) -> dict[str, Any]:
    entry = _typed(columns, row)
    del entry["document"]
    if "box" in entry:
        entry["box"] = [_box(one) for one in (entry["box"] or "").split(";") if one]
    if "ground" in entry:
        entry["ground"] = entry["ground"] or ""
    return entry


def _box(cell: str) -> dict[str, Any]:
    page, _, numbers = cell.partition(":")
    return {"page": int(page), "box": [float(number) for number in numbers.split(",")]}


def _typed(columns: Sequence[str], row: Sequence[str]) -> dict[str, Any]:
    return {column: _value(column, cell) for column, cell in zip(columns, row, strict=True)}


def _value(column: str, cell: str) -> Any:
    if column in LISTS:
        return [one for one in cell.split(";") if one]
    if not cell:
        return None
    if column in NUMBERS:
        return float(cell) if column == "score" else int(cell)
    return cell


def head() -> Mapping[str, Any]:
    """What stands before the documents."""
    try:
        installed = version("carveout")
    except PackageNotFoundError:  # run from the source tree
        installed = ""
    return {"schema": SCHEMA, "carveout": installed}


def json_bytes(documents: Sequence[Scanned]) -> bytes:
    """The JSON of `documents`, as `JsonFile` writes it."""
    lines = [_opening(), *(_line(one, first=not at) for at, one in enumerate(documents)), _END]
    return "".join(lines).encode()


_END = "\n]}\n"


def _opening() -> str:
    return json.dumps(head())[:-1] + ', "documents": ['


def _line(scanned: Scanned, *, first: bool) -> str:
    # All letters but ASCII escaped: nothing in it can turn the writing direction of a viewer, and
    # no browser that is handed the file can take it for markup.
    form = json.dumps(document_form(scanned)).replace("<", "\\u003c")
    return ("\n" if first else ",\n") + form


class JsonFile(DocumentFile):
    """A JSON file that takes documents as they come, one on a line."""

    def __init__(self, path: str | Path) -> None:
        super().__init__(path)
        self._first = True
        self.put(_opening().encode())

    def write(self, scanned: Scanned) -> None:
        self.put(_line(scanned, first=self._first).encode())
        self._first = False

    def ending(self) -> bytes:
        return _END.encode()
