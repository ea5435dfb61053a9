"""The workbook and the JSON of a report: the rows of the CSV files, typed and inert."""

from __future__ import annotations

import io
import json
import stat
from contextlib import suppress
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from analyzer import analyze
from analyzer.cli import main
from analyzer.labels import Code
from analyzer.records import Failure, Question
from analyzer.report import CLAUSE_COLUMNS, OUTLOOK_COLUMNS, PLAN_COLUMNS, clause_rows
from analyzer.workers import Scanned, rows_of
from analyzer.writing import workbook
from analyzer.writing.json_form import SCHEMA, json_bytes
from analyzer.writing.workbook import WorkbookFile, workbook_bytes

ASKED = (Question("microneedling"), Question("rhinoplasty"))
FAILED = Failure("bad.pdf", Code.E_DAMAGED, "it is damaged.", "Ask for a new copy.")


@pytest.fixture(scope="module")
def scanned(policy_pdf: bytes) -> Scanned:
    return rows_of(analyze(policy_pdf, name="plan.pdf", questions=ASKED))


def sheets(content: bytes) -> dict[str, list[list[Any]]]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {sheet.title: [[cell.value for cell in row] for row in sheet.rows] for sheet in book}


def test_the_workbook_has_the_rows_of_the_three_csv_files(scanned: Scanned) -> None:
    read = sheets(workbook_bytes([scanned, rows_of(FAILED, ASKED)]))

    assert read["Clauses"][0] == list(CLAUSE_COLUMNS)
    assert read["Outlooks"][0] == list(OUTLOOK_COLUMNS)
    assert read["Plans"][0] == list(PLAN_COLUMNS)
    texts = [row[3] for row in read["Clauses"][1:]]
    assert texts == [row[3] for row in scanned.clause_rows]
    assert read["Clauses"][1][1] == 1, "pages are numbers"
    assert len(read["Outlooks"]) == 1 + 2 * len(ASKED)
    assert [row[1] for row in read["Plans"][1:]] == ["analysed", "failed"]


@pytest.mark.parametrize(
    "hostile",
    ["=1+1", "@SUM(A1)", "http://evil.example/", "mailto:x@evil.example", "'=1", "_x0041_"],
)
def test_cells_are_text_whatever_the_document_says(scanned: Scanned, hostile: str) -> None:
    row = list(scanned.clause_rows[0])
    row[3] = hostile
    content = workbook_bytes([Scanned("x", [row], [], scanned.plan_row, 1)])

    cell = openpyxl.load_workbook(io.BytesIO(content))["Clauses"]["D2"]

    assert cell.data_type == "s"
    assert cell.hyperlink is None
    assert b"evil.example" not in b"".join(_links(content))


def _links(content: bytes) -> list[bytes]:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [archive.read(name) for name in archive.namelist() if name.endswith(".rels")]


def test_what_a_cell_cannot_hold_is_cut_and_control_characters_are_spelled_out(
    scanned: Scanned,
) -> None:
    row = list(scanned.clause_rows[0])
    row[3], row[4] = "x" * 40_000, "a\x07b\udcff"
    read = sheets(workbook_bytes([Scanned("x", [row], [], scanned.plan_row, 1)]))

    assert read["Clauses"][1][3].endswith("x …")
    assert len(read["Clauses"][1][3]) <= 32_767
    assert read["Clauses"][1][4] == r"a\x07b\xff"


def test_more_rows_than_a_sheet_holds_go_on_to_another(
    scanned: Scanned, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "MAX_ROWS", 3)

    read = sheets(workbook_bytes([scanned] * 2))

    assert len(read["Clauses"]) == 3
    assert read["Clauses 2"][0] == list(CLAUSE_COLUMNS)
    assert len(read["Clauses 2"]) == 3


def test_the_same_rows_give_the_same_bytes(scanned: Scanned) -> None:
    assert workbook_bytes([scanned]) == workbook_bytes([scanned])


def test_json_has_the_columns_of_the_csv_files_typed(scanned: Scanned, policy_pdf: bytes) -> None:
    form = json.loads(json_bytes([scanned, rows_of(FAILED, ASKED)]))

    assert form["schema"] == SCHEMA
    plan, failed = form["documents"]
    assert plan["document"] == "plan.pdf"
    assert plan["pages"] == 1
    assert set(plan["facts"]) >= {"insurer", "member_phone"}
    report = analyze(policy_pdf, name="plan.pdf", questions=ASKED)
    assert [one["text"] for one in plan["clauses"]] == [row[3] for row in clause_rows(report)]
    exclusion, exception = plan["clauses"]
    assert exclusion["page"] == 1
    assert exception["exclusion"] == [exclusion["clause"]]
    assert "injury" in exception["grounds"]
    box = exclusion["box"][0]
    assert box["page"] == 1
    assert box["box"][0] < box["box"][2]
    assert [one["procedure"] for one in plan["outlooks"]] == ["microneedling", "rhinoplasty"]
    assert plan["outlooks"][0]["pages"] == [1]
    assert failed["status"] == "failed"
    assert failed["code"] == "E_DAMAGED"
    assert failed["remedy"]
    assert failed["clauses"] == []
    assert failed["outlooks"][0]["outlook"] is None


def test_json_facts_have_their_pages() -> None:
    sample = Path(__file__).parent.parent / "sample_policies" / "spd_orchard_works.pdf"

    form = json.loads(json_bytes([rows_of(analyze(sample))]))

    assert form["documents"][0]["facts"]["coverage_start"] == {"value": "2025-01-01", "page": 1}


def test_the_commands_write_both(policy_file: Path, tmp_path: Path) -> None:
    book, form = tmp_path / "a.xlsx", tmp_path / "a.json"
    written = ["--xlsx", str(book), "--json", str(form)]

    assert main(["analyze", str(policy_file), "--procedure", "microneedling", *written]) == 0
    analysed = json.loads(form.read_bytes())
    assert len(sheets(book.read_bytes())["Clauses"]) == 3
    assert main(["scan", str(policy_file), "--ask", "microneedling", *written]) == 0

    assert json.loads(form.read_bytes()) == analysed
    assert len(sheets(book.read_bytes())["Clauses"]) == 3
    assert not (tmp_path / "flagged_clauses.csv").exists()


def test_json_to_stdout_is_json_alone(
    policy_file: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["analyze", str(policy_file), "--procedure", "microneedling", "--json", "-"]) == 0

    assert json.loads(capfdbinary.readouterr().out)["documents"][0]["document"] == "plan.pdf"


def test_a_failed_document_is_in_the_json_too(tmp_path: Path, locked_pdf: bytes) -> None:
    locked, form = tmp_path / "plan.pdf", tmp_path / "a.json"
    locked.write_bytes(locked_pdf)

    assert main(["analyze", str(locked), "--json", str(form)]) == 3
    assert json.loads(form.read_bytes())["documents"][0]["code"] == "E_PASSWORD"


def test_the_rows_of_a_workbook_wait_on_disk_and_leave_nothing_there(
    scanned: Scanned, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "waiting"
    place.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(place))
    with WorkbookFile(tmp_path / "all.xlsx") as file:
        for _ in range(200):
            file.write(scanned)
        waiting = [path.stat() for path in place.rglob("*") if path.is_file()]
    with suppress(RuntimeError), WorkbookFile(tmp_path / "half.xlsx") as file:
        file.write(scanned)
        raise RuntimeError

    assert sum(one.st_size for one in waiting) > 10_000
    assert all(stat.S_IMODE(one.st_mode) == 0o600 for one in waiting)
    assert list(place.iterdir()) == []
    assert not (tmp_path / "half.xlsx").exists()
    assert sheets((tmp_path / "all.xlsx").read_bytes()) == sheets(workbook_bytes([scanned] * 200))
