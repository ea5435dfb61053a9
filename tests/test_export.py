"""CSV files that a spreadsheet opens without harm, written whole or not at all."""

import csv
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from analyzer.errors import UsageError
from analyzer.export import MAX_CELL, CsvFile, OutputFile, inert, write_csv

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        pytest.param("Cosmetic surgery - not covered", "Cosmetic surgery - not covered", id="text"),
        pytest.param("=1+1", "'=1+1", id="equals"),
        pytest.param("+cmd", "'+cmd", id="plus"),
        pytest.param("-cmd", "'-cmd", id="minus"),
        pytest.param("- Cosmetic surgery", "'- Cosmetic surgery", id="bullet"),
        pytest.param("@SUM(1)", "'@SUM(1)", id="at"),
        pytest.param("  =1", "'  =1", id="behind blanks"),
        pytest.param("\u00a0=1", "'\u00a0=1", id="behind a hard blank"),
        pytest.param("\ufeff=1", "'\ufeff=1", id="behind a byte order mark"),
        pytest.param("\u200b \u2060=1", "'\u200b \u2060=1", id="behind characters without width"),
        pytest.param("\u202e=1", "'\u202e=1", id="behind a turn of direction"),
        pytest.param("\uff1d1", "'\uff1d1", id="full width"),
        pytest.param("\ufe62x", "'\ufe62x", id="small form"),
        pytest.param("\t=1", "' =1", id="tab"),
        pytest.param("\r=1", "'=1", id="carriage return"),
        pytest.param("\n=1", "'=1", id="line feed"),
        pytest.param("a\n=1", "a\n'=1", id="second line"),
        pytest.param("a\r\n\u200b@x", "a\n'\u200b@x", id="second line behind nothing"),
        pytest.param("a\u2028=1", "a\n'=1", id="line separator"),
        pytest.param("\x1b[31m\x00red\x9b", "[31mred", id="controls"),
        pytest.param("\x1b=1", "'=1", id="behind a control"),
        pytest.param("plan\udce9.pdf", "plan\\xe9.pdf", id="byte that is not UTF-8"),
        pytest.param("", "", id="empty"),
    ],
)
def test_a_cell_is_inert(cell: str, expected: str) -> None:
    assert inert(cell) == expected


@pytest.mark.parametrize(
    "cell",
    [
        pytest.param("x" * 40_000, id="letters"),
        pytest.param("\N{PAGE FACING UP}" * 20_000, id="characters that count twice"),
    ],
)
def test_a_cell_is_cut_to_what_excel_holds(cell: str) -> None:
    shown = inert(cell)

    assert len(shown.encode("utf-16-le")) // 2 <= MAX_CELL
    assert shown.endswith(" …")


def test_a_file_has_a_mark_a_header_and_rfc_4180_lines(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"

    write_csv(path, ("document", "text"), [['a,b;"c".pdf', "two\nlines"], ["café", ""]])

    expected = 'document,text\r\n"a,b;""c"".pdf","two\nlines"\r\ncafé,\r\n'
    assert path.read_bytes() == b"\xef\xbb\xbf" + expected.encode()
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file))[1] == ['a,b;"c".pdf', "two\nlines"]


def test_stdout_is_written_for_a_dash(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    write_csv("-", ("a",), [["1"]])

    assert capfdbinary.readouterr().out == b"\xef\xbb\xbfa\r\n1\r\n"


def test_a_failure_half_way_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_text("old")

    with pytest.raises(ZeroDivisionError), CsvFile(path, ("a",)) as file:
        file.write([["1"]])
        raise ZeroDivisionError

    assert path.read_text() == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["out.csv"]


def test_an_interruption_keeps_what_is_done(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"

    with pytest.raises(KeyboardInterrupt), CsvFile(path, ("a",)) as file:
        file.write([["1"]])
        raise KeyboardInterrupt

    assert path.read_bytes().endswith(b"a\r\n1\r\n")
    assert [entry.name for entry in tmp_path.iterdir()] == ["out.csv"]


def test_a_file_keeps_its_permissions_and_a_link_stays_a_link(tmp_path: Path) -> None:
    path, link = tmp_path / "out.csv", tmp_path / "link.csv"
    path.write_text("old")
    path.chmod(0o640)
    link.symlink_to(path)

    write_csv(link, ("a",), [])

    assert link.is_symlink()
    assert path.read_bytes() == b"\xef\xbb\xbfa\r\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.parametrize(
    ("name", "message"),
    [
        pytest.param("", "is a folder. Name a file", id="folder"),
        pytest.param("none/out.csv", "Create the folder first", id="missing folder"),
        pytest.param("file/out.csv", "Create the folder first", id="file for a folder"),
    ],
)
def test_a_place_that_cannot_be_written_says_what_to_do(
    tmp_path: Path, name: str, message: str
) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(UsageError, match=message):
        write_csv(tmp_path / name, ("a",), [])


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_file_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_text("old")
    path.chmod(0o400)

    with pytest.raises(UsageError, match="may write"):
        write_csv(path, ("a",), [])


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_a_full_disk_is_reported() -> None:
    with pytest.raises(UsageError, match="no space left"):
        write_csv("/dev/full", ("a",), [["x" * 100] for _ in range(1000)])


def test_an_interrupted_file_leaves_the_old_one_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "run.json"
    path.write_text("old")

    with pytest.raises(KeyboardInterrupt), OutputFile(path) as file:
        file.put(b"half")
        raise KeyboardInterrupt

    assert [one.name for one in tmp_path.iterdir()] == ["run.json"]
    assert path.read_text() == "old"


def test_what_a_killed_run_left_is_cleared_but_not_what_is_in_work(tmp_path: Path) -> None:
    left = tmp_path / ".carveout-0123456789ab.tmp"
    code = (
        "import os, sys; from analyzer.export import CsvFile; "
        "CsvFile(sys.argv[1], ('a',)).write([['1']]); os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", code, tmp_path / "killed.csv"], check=False, cwd=ROOT)
    [draft] = tmp_path.iterdir()
    draft.rename(left)
    own = tmp_path / ".carveout-notes.tmp"
    own.write_text("somebody's")

    with CsvFile(tmp_path / "one.csv", ("a",)), CsvFile(tmp_path / "two.csv", ("a",)):
        assert not left.exists()

    assert {path.name for path in tmp_path.iterdir()} == {own.name, "one.csv", "two.csv"}


def test_a_disk_that_fills_up_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_text("old")
    code = (
        "import resource, signal, sys; from analyzer.export import write_csv\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\n"
        "write_csv(sys.argv[1], ('a',), [['x' * 1000] for _ in range(100)])"
    )

    done = subprocess.run(
        [sys.executable, "-B", "-c", code, path], check=False, capture_output=True, cwd=ROOT
    )

    assert b"UsageError" in done.stderr and b"out.csv: it cannot be written" in done.stderr
    assert path.read_text() == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["out.csv"]
