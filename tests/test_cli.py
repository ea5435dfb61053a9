"""The promise of the command line: files, exit statuses, one-line errors, inert output."""

import csv
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from analyzer.cli import main
from analyzer.report import CLAUSE_COLUMNS, OUTLOOK_COLUMNS, PLAN_COLUMNS

Captured = pytest.CaptureFixture[str]


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def run(command: str) -> int:
    """The exit status of `carveout` followed by `command`, whose words hold no blanks."""
    return main(command.split())


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


# scan


def test_scan_writes_three_tables(tmp_path: Path, folder: Path, policy_pdf: bytes) -> None:
    (folder / "plan.pdf").write_bytes(policy_pdf)

    status = run(
        "scan plans --clauses c.csv --outlooks o.csv --plans p.csv "
        "--ask microneedling:acne --ask rhinoplasty"
    )

    assert status == 0
    clauses, outlooks, plans = (table(tmp_path / name) for name in ("c.csv", "o.csv", "p.csv"))
    assert tuple(clauses[0]) == CLAUSE_COLUMNS
    assert {"exclusion", "carve_out"} <= {row["kind"] for row in clauses}
    assert any("Cosmetic surgery or cosmetic services" in row["text"] for row in clauses)
    assert tuple(outlooks[0]) == OUTLOOK_COLUMNS
    assert [(row["procedure"], row["ground"]) for row in outlooks] == [
        ("microneedling", "acne"),
        ("rhinoplasty", ""),
    ]
    assert tuple(plans[0]) == PLAN_COLUMNS
    assert [(row["document"], row["status"]) for row in plans] == [("plan.pdf", "analysed")]


def test_scan_without_an_output_writes_flagged_clauses(
    tmp_path: Path, policy_file: Path, capsys: Captured
) -> None:
    status = main(["scan", str(policy_file)])

    assert status == 0
    assert table(tmp_path / "flagged_clauses.csv")
    printed = capsys.readouterr()
    assert "Clauses: flagged_clauses.csv" in printed.out
    assert "1 document (1 page" in printed.out
    assert printed.err == ""


def test_the_same_input_gives_the_same_bytes(
    tmp_path: Path, folder: Path, policy_pdf: bytes, locked_pdf: bytes
) -> None:
    for number in range(9):
        (folder / f"{number}.pdf").write_bytes(locked_pdf if number == 4 else policy_pdf)

    outputs = []
    for turn, jobs in enumerate(("1", "2", "2")):
        names = [f"{kind}{turn}.csv" for kind in "cop"]
        run(
            f"scan plans --clauses {names[0]} --outlooks {names[1]} --plans {names[2]} "
            f"--jobs {jobs}"
        )
        outputs.append([(tmp_path / name).read_bytes() for name in names])

    assert outputs[0] == outputs[1] == outputs[2]


def test_questions_come_from_a_file_too(tmp_path: Path, policy_file: Path) -> None:
    (tmp_path / "q.csv").write_text("procedure,ground\nkeloid,burn\n")

    run(f"scan {policy_file} --ask keloid --ask-file q.csv --outlooks o.csv")

    asked = [(row["procedure"], row["ground"]) for row in table(tmp_path / "o.csv")]
    assert asked == [("keloid", ""), ("keloid", "burn")]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param(b"", "E_EMPTY", id="empty"),
        pytest.param(b"Dear reader,\n", "E_NOT_PDF", id="text"),
        pytest.param(b"PK\x03\x04 word", "E_NOT_PDF", id="office file"),
        pytest.param("truncated", "E_DAMAGED", id="truncated"),
        pytest.param("locked", "E_PASSWORD", id="locked"),
    ],
)
def test_a_document_that_cannot_be_read_is_a_row_and_status_3(
    tmp_path: Path,
    policy_pdf: bytes,
    locked_pdf: bytes,
    content: Any,
    code: str,
    capsys: Captured,
) -> None:
    special = {"truncated": policy_pdf[: len(policy_pdf) // 2], "locked": locked_pdf}
    (tmp_path / "plan.pdf").write_bytes(special.get(content, content))

    status = main(
        ["scan", "plan.pdf", "--plans", "p.csv", "--outlooks", "o.csv", "--ask", "keloid"]
    )

    assert status == 3
    (plan,) = table(tmp_path / "p.csv")
    assert (plan["status"], plan["code"]) == ("failed", code)
    assert plan["problem"]
    assert plan["remedy"]
    assert len(plan["sha256"]) == 64
    (outlook,) = table(tmp_path / "o.csv")
    assert (outlook["document"], outlook["outlook"]) == ("plan.pdf", "")
    assert plan["problem"] in capsys.readouterr().out


def test_one_failure_among_others_is_status_1(
    tmp_path: Path, folder: Path, policy_pdf: bytes
) -> None:
    (folder / "1.pdf").write_bytes(b"x")
    (folder / "2.pdf").write_bytes(policy_pdf)
    (folder / "dir.pdf").mkdir()
    os.mkfifo(folder / "fifo.pdf")

    status = main(["scan", "plans", "--plans", "p.csv"])

    assert status == 1
    assert [(row["document"], row["code"]) for row in table(tmp_path / "p.csv")] == [
        ("1.pdf", "E_NOT_PDF"),
        ("2.pdf", ""),
        ("dir.pdf", "E_NOT_FILE"),
        ("fifo.pdf", "E_NOT_FILE"),
    ]


def test_hostile_names_are_shown_and_written_inert(
    tmp_path: Path, folder: Path, policy_pdf: bytes, capsys: Captured
) -> None:
    raw = os.fsencode(folder)
    for name in (b"=1+1.pdf", b"latin1_\xe9.pdf", b"[red]x\x1b[31m.pdf", b"new\nline.pdf"):
        Path(os.fsdecode(raw + b"/" + name)).write_bytes(policy_pdf)

    status = main(["scan", "plans", "--plans", "p.csv"])

    shown = [r"=1+1.pdf", r"[red]x\x1b[31m.pdf", r"latin1_\xe9.pdf", r"new\x0aline.pdf"]
    assert status == 0
    assert [row["document"].lstrip("'") for row in table(tmp_path / "p.csv")] == shown
    assert table(tmp_path / "p.csv")[0]["document"].startswith("'=")
    printed = capsys.readouterr().out
    assert all(name in printed for name in shown)
    assert "\x1b" not in printed


def test_formulas_in_a_policy_are_inert(
    tmp_path: Path, folder: Path, make_pdf: Any, capsys: Captured
) -> None:
    lines = (
        "GENERAL EXCLUSIONS",
        "The plan does not cover any of the following services, supplies or charges:",
        '- =HYPERLINK("http://x","cosmetic surgery") [bold]cosmetic[/bold] surgery',
        "+cmd|' /C calc'!A0 cosmetic surgery to improve your appearance",
        "@SUM(1+1) cosmetic procedures of any kind and for any reason at all",
    )
    (folder / "plan.pdf").write_bytes(make_pdf(lines))

    assert main(["scan", "plans", "--clauses", "c.csv"]) == 0
    assert main(["analyze", "plans/plan.pdf"]) == 0

    rows = table(tmp_path / "c.csv")
    assert any("HYPERLINK" in row["text"] for row in rows)
    assert not [
        cell
        for row in rows
        for cell in row.values()
        if cell.lstrip(" \u00a0\ufeff\u200b").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    ]
    assert "[bold]cosmetic[/bold]" in capsys.readouterr().out


def test_a_table_goes_to_stdout_and_the_summary_to_stderr(
    policy_file: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    status = main(["scan", str(policy_file), "--plans", "-"])

    printed = capfdbinary.readouterr()
    assert status == 0
    assert printed.out.startswith(b"\xef\xbb\xbfdocument,status")
    assert printed.out.count(b"\r\n") == 2
    assert b"1 analysed" in printed.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(["none.pdf"], "none.pdf: there is no such file", id="missing path"),
        pytest.param(["plans"], "There is no PDF", id="empty folder"),
        pytest.param([], "Missing argument", id="no path"),
        pytest.param(["plan.pdf", "--frobnicate"], "--frobnicate", id="unknown option"),
        pytest.param(["plan.pdf", "--jobs", "0"], "--jobs", id="no jobs"),
        pytest.param(["plan.pdf", "--ask", "kelod"], "Did you mean keloid", id="procedure"),
        pytest.param(["plan.pdf", "--ask", "keloid:bun"], "Did you mean burn", id="ground"),
        pytest.param(["plan.pdf", "--ask-file", "no.csv"], "procedure,ground", id="ask file"),
        pytest.param(["plan.pdf", "--clauses", "plans"], "is a folder", id="output a folder"),
        pytest.param(["plan.pdf", "--plans", "no/p.csv"], "Create the folder", id="no folder"),
        pytest.param(
            ["plan.pdf", "--plans", "a.csv", "--clauses", "./a.csv"], "several", id="two in one"
        ),
        pytest.param(["plan.pdf", "--plans", "-", "--clauses", "-"], "several", id="two on stdout"),
        pytest.param(["plan.pdf", "--plans", "plan.pdf"], "one of the documents", id="over input"),
    ],
)
def test_wrong_use_is_one_line_and_status_2(
    policy_file: Path, folder: Path, arguments: list[str], message: str, capsys: Captured
) -> None:
    before = policy_file.read_bytes()

    status = main(["scan", *arguments])

    printed = capsys.readouterr()
    assert status == 2
    assert message in printed.err
    assert printed.err.startswith("carveout: ")
    assert printed.err.count("\n") == 1
    assert printed.out == ""
    assert policy_file.read_bytes() == before


def test_an_unknown_command_is_status_2(capsys: Captured) -> None:
    assert main(["frobnicate"]) == 2
    assert "frobnicate" in capsys.readouterr().err


def test_a_traceback_comes_only_with_debug(capsys: Captured) -> None:
    main(["scan", "none.pdf"])
    assert "Traceback" not in capsys.readouterr().err

    main(["scan", "none.pdf", "--debug"])
    assert "Traceback" in capsys.readouterr().err


def test_an_interruption_is_status_130_and_leaves_whole_files(
    tmp_path: Path, folder: Path, policy_pdf: bytes
) -> None:
    (folder / "1.pdf").write_bytes(policy_pdf)
    with pikepdf.new() as document:  # a page on which so much is drawn that it takes many seconds
        page = document.add_blank_page()
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        drawn = b"BT /F1 9 Tf (again and again) Tj ET\n"
        page.obj.Contents = document.make_stream(drawn * 1_000_000)
        document.save(folder / "2.pdf")
    command = [sys.executable, "-m", "analyzer", "scan", "plans", "--plans", "p.csv"]
    for limit in ("page-chars=100000000", "content-mib=1000", "stream-mib=1000"):
        command += ["--limit", limit]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}

    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE) as process:
        time.sleep(4)  # the first document is done, or the worker is still on its way
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=30)

    assert process.returncode == 130
    assert b"interrupted after" in errors
    assert b"Traceback" not in errors
    assert {row["document"] for row in table(tmp_path / "p.csv")} <= {"1.pdf"}
    assert not list(tmp_path.glob(".carveout-*"))


# analyze


def test_analyze_prints_outlook_clauses_and_the_closing_line(
    policy_file: Path, capsys: Captured
) -> None:
    status = main(["analyze", str(policy_file), "--procedure", "microneedling", "--icd", "L70.0"])

    printed = capsys.readouterr().out
    assert status == 0
    places = [
        printed.index(words)
        for words in (
            "plan.pdf",
            "Outlook",
            "Micro-needling (collagen induction) (acne)",
            "What it excludes",
            "p. 1, ",
            "unless: ",
            "no legal or medical advice",
        )
    ]
    assert places == sorted(places)


def test_analyze_asks_every_procedure_by_itself(policy_file: Path, capsys: Captured) -> None:
    assert main(["analyze", str(policy_file)]) == 0
    assert "Rhinoplasty" in capsys.readouterr().out


def test_analyze_says_what_is_wrong_with_a_file(
    tmp_path: Path, policy_file: Path, capsys: Captured
) -> None:
    (tmp_path / "text.pdf").write_bytes(b"Dear reader")

    alone = main(["analyze", "text.pdf"])
    errors = capsys.readouterr().err
    together = main(["analyze", "text.pdf", str(policy_file), "--procedure", "keloid"])

    assert (alone, together) == (3, 1)
    assert re.fullmatch(r"carveout: text\.pdf: this is not a PDF .* \[E_NOT_PDF\]\n", errors)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(["plans"], "Use carveout scan", id="folder"),
        pytest.param(["none.pdf"], "no such file", id="missing file"),
        pytest.param(["plan.pdf", "--procedure", "rinoplasty"], "rhinoplasty", id="procedure"),
        pytest.param(["plan.pdf", "--ground", "fire"], "burn", id="ground"),
        pytest.param(["plan.pdf", "--icd", "Z99"], "--ground", id="diagnosis"),
        pytest.param(["plan.pdf", "--icd", "L90.5"], "does not tell the cause", id="scar"),
        pytest.param(["p.pdf", "--ground", "burn", "--ground", "acne"], "Two different", id="two"),
        pytest.param(["p.pdf", "--ground", "acne", "--icd", "T22.30XS"], "contradicts", id="odd"),
    ],
)
def test_wrong_use_of_analyze_is_status_2(
    policy_file: Path, folder: Path, arguments: list[str], message: str, capsys: Captured
) -> None:
    assert main(["analyze", *arguments]) == 2
    assert message in capsys.readouterr().err


def test_output_fits_a_terminal_that_knows_only_ascii(policy_file: Path) -> None:
    environment = {
        **os.environ,
        "PYTHONPATH": str(Path(__file__).parents[1]),
        "PYTHONIOENCODING": "ascii",
    }

    finished = subprocess.run(
        [sys.executable, "-m", "analyzer", "analyze", str(policy_file)],
        env=environment,
        capture_output=True,
        check=True,
    )

    assert b"Excluded" in finished.stdout
    assert finished.stdout.isascii()
    assert b"\\u" not in finished.stdout


# app and help


def test_app_refuses_a_port_that_is_taken(capsys: Captured) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        status = main(["app", "--port", str(taken.getsockname()[1])])

    assert status == 2
    assert capsys.readouterr().err.startswith("carveout: The page ")


@pytest.mark.parametrize("command", [[], ["scan"], ["analyze"], ["app"]], ids=" ".join)
def test_help_has_examples_and_comes_at_once(command: list[str], capsys: Captured) -> None:
    status = main([*command, "--help"])

    printed = capsys.readouterr().out
    assert status == 0
    assert "Examples:" in printed
    assert f"carveout {' '.join(command)}".strip() in printed


def test_without_arguments_the_help_is_shown(capsys: Captured) -> None:
    assert main([]) == 0
    assert "Usage: carveout" in capsys.readouterr().out


def test_the_version_is_shown(capsys: Captured) -> None:
    assert main(["--version"]) == 0
    assert re.fullmatch(r"carveout \d+\.\d+\.\d+\n", capsys.readouterr().out)


def test_help_loads_no_heavy_library() -> None:
    check = (
        "import sys; from analyzer.cli import main; main(['scan', '--help']); "
        "heavy = {'spacy', 'pandas', 'pypdfium2', 'streamlit', 'numpy'} & set(sys.modules); "
        "sys.exit(f'loaded {heavy}' if heavy else 0)"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}

    finished = subprocess.run(
        [sys.executable, "-c", check], env=environment, capture_output=True, text=True, check=False
    )

    assert finished.returncode == 0, finished.stderr


def test_the_package_gives_its_verbs_when_they_are_used(policy_file: Path) -> None:
    import analyzer

    report = analyzer.analyze(policy_file)
    (scanned,) = analyzer.scan(policy_file)

    assert isinstance(report, analyzer.Report)
    assert scanned == report
    with pytest.raises(AttributeError, match="frobnicate"):
        _ = analyzer.frobnicate
