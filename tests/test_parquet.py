"""The Parquet folder: the rows of the CSV files with types, there whole or not at all."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from analyzer import cli
from analyzer.errors import UsageError
from analyzer.labels import PartitionBy
from analyzer.report import CLAUSE_COLUMNS, PLAN_COLUMNS
from analyzer.workers import Scanned
from analyzer.writing import parquet
from analyzer.writing.parquet import ParquetFolder

pq = pytest.importorskip("pyarrow.parquet", reason="the extra `cluster` is not installed")
SAMPLES = Path(__file__).parent.parent / "sample_policies"


def rows_below(folder: Path) -> list[dict[str, object]]:
    files = sorted(folder.rglob("*.parquet"))
    return [row for file in files for row in pq.ParquetFile(file).read().to_pylist()]


def scanned(name: str, text: str = "words", insurer: str = "", clauses: int = 1) -> Scanned:
    cells = {"document": name, "page": "3", "score": "100", "text": text}
    plan = {"document": name, "status": "analysed", "pages": "4", "insurer": insurer}
    row = [cells.get(column, "") for column in CLAUSE_COLUMNS]
    return Scanned(
        name, [row] * clauses, [], [plan.get(column, "") for column in PLAN_COLUMNS], pages=4
    )


def test_the_rows_are_those_of_the_csv_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    command = ["scan", f"{SAMPLES}/sbc*.pdf", f"{SAMPLES}/travel*.pdf", "--parquet", "rows"]
    for table in parquet.TABLES:
        command += [f"--{table}", f"{table}.csv"]

    assert cli.main([*command, "--jobs", "1"]) == 0

    for table in parquet.TABLES:
        with Path(f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
            expected = list(csv.DictReader(file))
        found = rows_below(Path("rows") / table)
        assert len(found) == len(expected) > 0
        shown = [
            {
                name: "" if cell is None else f"{cell:g}" if isinstance(cell, float) else str(cell)
                for name, cell in row.items()
            }
            for row in found
        ]
        plain = [{name: cell.lstrip("'") for name, cell in row.items()} for row in expected]
        key = lambda row: sorted(row.items())  # noqa: E731
        assert sorted(shown, key=key) == sorted(plain, key=key)
    assert sorted(path.name for path in Path("rows").iterdir()) == sorted(
        ["about.json", *parquet.TABLES]
    )
    assert not list(tmp_path.glob(".carveout*"))


def test_the_words_are_those_of_the_document_and_numbers_are_numbers(tmp_path: Path) -> None:
    with ParquetFolder(tmp_path / "rows", PartitionBy.HASH) as target:
        target.write(scanned("a.pdf", "=1+1\x00\ud800 <b>"))

    (clause,) = rows_below(tmp_path / "rows" / "clauses")
    (plan,) = rows_below(tmp_path / "rows" / "plans")
    assert clause["text"] == "=1+1\x00\\ud800 <b>"
    assert (clause["page"], clause["score"], plan["pages"]) == (3, 100.0, 4)
    assert plan["exclusions"] is None


def test_pandas_reads_a_table_with_its_partitions(tmp_path: Path) -> None:
    import pandas as pd

    with ParquetFolder(tmp_path / "rows", PartitionBy.INSURER) as target:
        target.write(scanned("a.pdf", insurer="Granite State Health, Inc."))
        target.write(scanned("b.pdf"))

    frame = pd.read_parquet(tmp_path / "rows" / "plans")

    found = dict(zip(frame["document"], frame["by_insurer"], strict=True))
    assert found == {"a.pdf": "granite-state-health-inc", "b.pdf": "unknown"}


@pytest.mark.parametrize(
    "insurer",
    ["../../etc", "..", "/", "a\x00b", "x" * 5000, "保険", "CON:\\", "%2e%2e/", "=by=x"],
)
def test_an_insurer_leads_nowhere_else(tmp_path: Path, insurer: str) -> None:
    with ParquetFolder(tmp_path / "rows", PartitionBy.INSURER) as target:
        target.write(scanned("a.pdf", insurer=insurer))

    (place,) = (tmp_path / "rows" / "plans").iterdir()
    assert place.name.removeprefix("by_insurer=").replace("-", "").isalnum()
    assert [one.name for one in tmp_path.iterdir()] == ["rows"]


def test_rows_go_to_disk_as_they_come_and_few_files_are_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet, "GROUP_ROWS", 10)
    monkeypatch.setattr(parquet, "OPEN_FILES", 2)
    monkeypatch.setattr(parquet, "HELD_BYTES", 20_000)
    with ParquetFolder(tmp_path / "rows", PartitionBy.INSURER) as target:
        for number in range(60):
            target.write(scanned(f"{number}.pdf", insurer=f"house {number % 6}", clauses=3))
            (draft,) = tmp_path.glob(".carveout-*")
            parts = target._parts.values()
            assert sum(part.held for part in parts) <= 20_000
            assert sum(part.is_open for part in parts) <= 2
    assert not draft.exists()

    clauses = rows_below(tmp_path / "rows" / "clauses")
    files = list((tmp_path / "rows" / "clauses").rglob("*.parquet"))
    assert len(clauses) == 180
    assert len(rows_below(tmp_path / "rows" / "plans")) == 60
    assert len(files) > 6  # one that was closed goes on in another
    assert any(pq.ParquetFile(file).num_row_groups > 1 for file in files) or len(files) > 12


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        with ParquetFolder(tmp_path / name, PartitionBy.HASH) as target:
            for number in range(5):
                target.write(scanned(f"{number}.pdf"))

    def contents(folder: Path) -> dict[str, bytes]:
        files = (path for path in folder.rglob("*") if path.is_file())
        return {str(path.relative_to(folder)): path.read_bytes() for path in files}

    assert contents(tmp_path / "one") == contents(tmp_path / "two") != {}


def test_an_earlier_folder_is_replaced_and_another_is_refused(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        with ParquetFolder(tmp_path / "rows", PartitionBy.HASH) as target:
            target.write(scanned(name))
    assert [row["document"] for row in rows_below(tmp_path / "rows" / "plans")] == ["b.pdf"]

    (tmp_path / "rows" / "letter.txt").write_text("mine")
    with pytest.raises(UsageError, match="other things in that folder"):
        ParquetFolder(tmp_path / "rows", PartitionBy.HASH)
    with pytest.raises(UsageError, match="that is a file"):
        ParquetFolder(tmp_path / "rows" / "letter.txt", PartitionBy.HASH)
    with pytest.raises(UsageError, match="its folder does not exist"):
        ParquetFolder(tmp_path / "no" / "rows", PartitionBy.HASH)
    assert (tmp_path / "rows" / "letter.txt").read_text() == "mine"


def _fail() -> None:
    raise RuntimeError


def _interrupt() -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize(
    ("act", "error", "kept"),
    [
        pytest.param(_fail, RuntimeError, "old.pdf", id="error"),
        pytest.param(_interrupt, KeyboardInterrupt, "new.pdf", id="interrupted"),
    ],
)
def test_what_stood_there_stays_where_something_goes_wrong(
    tmp_path: Path, act: Callable[[], None], error: type[BaseException], kept: str
) -> None:
    with ParquetFolder(tmp_path / "rows", PartitionBy.HASH) as target:
        target.write(scanned("old.pdf"))

    with pytest.raises(error), ParquetFolder(tmp_path / "rows", PartitionBy.HASH) as target:
        target.write(scanned("new.pdf"))
        act()

    assert [row["document"] for row in rows_below(tmp_path / "rows" / "plans")] == [kept]
    assert [one.name for one in tmp_path.iterdir()] == ["rows"]


def test_an_output_inside_the_folder_is_refused(
    policy_file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(policy_file.parent)

    assert cli.main(["scan", "plan.pdf", "--parquet", "rows", "--plans", "rows/p.csv"]) == 2
    assert "is an output itself" in " ".join(capsys.readouterr().err.split())
