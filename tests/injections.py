"""What of the payloads in hostile PDFs, and in their names, is still live in what carveout writes.

Each reader of an output has its own idea of what runs: a spreadsheet runs a cell that begins like a
formula, a browser a tag, a terminal an escape, a PDF reader an action.
"""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pikepdf

from analyzer import analyze
from analyzer.advice.docx_file import docx_bytes
from analyzer.advice.letters import write_letter
from analyzer.advice.pieces import LetterKind
from analyzer.errors import CarveoutError
from analyzer.lexicon import load
from analyzer.records import Question
from analyzer.report import CLAUSE_COLUMNS, Report, clause_rows
from analyzer.writing.annotate import annotated
from analyzer.writing.sheet import sheet_of
from analyzer.writing.sheet_pdf import sheet_pdf
from ui import markup, view

ROOT = Path(__file__).resolve().parent.parent
ASKED = Question("microneedling")
TODAY = date(2026, 1, 2)
SECONDS = 300
# Blanks and characters without width, behind which a formula may hide.
BLANKS = " \u00a0\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
FORMULA = re.compile(f"^[{BLANKS}]*[=+@\\t\\r\\-\uff1d\uff0b\uff0d\uff20]", re.MULTILINE)
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
RUNS = re.compile(
    rb"<f[ >]|<(?:w:)?hyperlink|<w:instrText|<w:fldSimple|<ddeLink"
    rb"|<Relationship [^>]*TargetMode=.External"
)
TAGS = frozenset({"script", "img", "iframe", "object", "embed", "form", "input", "link", "base"})
SINKS = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function")


class Page(HTMLParser):
    """Counts the tags and attributes that run or fetch something."""

    def __init__(self) -> None:
        super().__init__()
        self.live = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        runs = (
            name.startswith("on")
            or (name in ("href", "src") and not (value or "#").startswith("#"))
            for name, value in attrs
        )
        self.live += (tag in TAGS) + sum(runs)


def live_cells(content: str) -> int:
    """The cells of a CSV file that a spreadsheet would run, or that hold controls."""
    rows = csv.reader(io.StringIO(content.removeprefix("\ufeff"), newline=""))
    cells = (cell for row in rows for cell in row)
    return sum(bool(FORMULA.search(cell) or CONTROL.search(cell)) for cell in cells)


def live_parts(content: bytes) -> int:
    """The formulas, links to the outside and programs in an Office file."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        programs = sum("vbaProject" in name for name in parts.namelist())
        return programs + sum(len(RUNS.findall(parts.read(name))) for name in parts.namelist())


def live_tags(content: str) -> int:
    """The tags of a piece of HTML that run or fetch something."""
    page = Page()
    page.feed(content)
    return page.live


def live_actions(content: bytes) -> int:
    """The actions in a PDF."""
    with pikepdf.open(io.BytesIO(content)) as document:
        return sum(
            isinstance(one, pikepdf.Dictionary)
            and any(key in one for key in ("/JS", "/URI", "/OpenAction", "/AA", "/Launch"))
            for one in document.objects
        )


def live(folder: Path, names: list[str]) -> dict[str, int]:
    """How many payloads are live, by output, of the PDFs `names` in `folder`."""
    found: Counter[str] = Counter()
    for medium, count in _of_commands(folder, names):
        found[medium] += count
    for name in names:
        for medium, count in _of_report(folder / name):
            found[medium] += count
    found["page scripts"] += sum(
        len(SINKS.findall(path.read_text(encoding="utf-8"))) for path in (ROOT / "ui").glob("*.js")
    )
    return dict(found)


def _of_commands(folder: Path, names: list[str]) -> Iterator[tuple[str, int]]:
    outputs = {
        option: folder / f"out-{option}"
        for option in ("clauses", "outlooks", "plans", "xlsx", "json")
    }
    command = [sys.executable, "-m", "analyzer", "scan", *(folder / name for name in names)]
    for option, path in outputs.items():
        command += [f"--{option}", path]
    command += ["--ask", ASKED.procedure, "--jobs", "2", "--no-ocr"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, timeout=SECONDS)
    yield "terminal", len(CONTROL.findall(done.stdout.decode()))
    yield "log", len(CONTROL.findall(done.stderr.decode()))
    for option in ("clauses", "outlooks", "plans"):
        with outputs[option].open(encoding="utf-8", newline="") as file:
            yield "CSV", live_cells(file.read())
    yield "XLSX", live_parts(outputs["xlsx"].read_bytes())
    text = outputs["json"].read_text(encoding="utf-8")
    json.loads(text)
    yield "JSON", len(CONTROL.findall(text))
    command = [sys.executable, "-m", "analyzer", "analyze", *(folder / name for name in names)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, timeout=SECONDS)
    yield "terminal", len(CONTROL.findall((done.stdout + done.stderr).decode()))


def _of_report(path: Path) -> Iterator[tuple[str, int]]:
    report = analyze(path, questions=[ASKED])
    pieces = list(_html(report))
    yield "HTML", sum(map(live_tags, pieces))
    for kind in LetterKind:
        try:
            letter = write_letter(report, ASKED, kind)
        except CarveoutError:  # there is nothing to write a letter of this kind about
            continue
        yield "HTML", live_tags(markup.letter(letter))
        yield "letters", live_parts(docx_bytes(letter))
    yield "evidence sheet", live_actions(sheet_pdf(sheet_of(report, ASKED, today=TODAY)))
    source = path.read_bytes()
    yield "PDF notes", live_actions(annotated(source, report)) - live_actions(source)


def _html(report: Report) -> Iterator[str]:
    rows = io.StringIO()
    csv.writer(rows).writerows([CLAUSE_COLUMNS, *clause_rows(report)])
    reading = view.reading_of(report, rows.getvalue().encode("utf-8", "replace"))
    yield markup.document(reading.name, reading)
    yield markup.warnings(reading, named=True)
    procedures = {procedure.id: procedure for procedure in load().procedures}
    for outlook in report.outlooks:
        yield markup.answer(view.answer(reading, outlook, procedures[outlook.question.procedure]))
