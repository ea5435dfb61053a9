"""Small PDFs made on the spot, and policies built by hand."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pikepdf
import pytest
from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas

from analyzer.reading.limits import LIMITS, Limits
from analyzer.records import Box, Line, Page, Policy, Word
from analyzer.workers import Workers

POLICY_LINES = (
    "GENERAL EXCLUSIONS AND LIMITATIONS",
    "The plan does not cover any of the following services and supplies:",
    "1. Cosmetic surgery or cosmetic services, except for reconstructive surgery",
    "that is required because of an accidental injury or a birth defect.",
    "2. Charges for missed appointments and for the completion of claim forms.",
)

MakePdf = Callable[..., bytes]


def _pdf(*pages: Sequence[str]) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=letter, invariant=1)
    for lines in pages or (POLICY_LINES,):
        for number, line in enumerate(lines):
            canvas.setFont("Helvetica-Bold" if line.isupper() else "Helvetica", 11)
            canvas.drawString(60, 720 - 16 * number, line)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


@pytest.fixture(scope="session")
def make_pdf() -> MakePdf:
    """The bytes of a PDF with the given lines on each page; a short policy without any."""
    return _pdf


@pytest.fixture(scope="session")
def policy_pdf() -> bytes:
    """A policy with one exclusion and its carve-out."""
    return _pdf()


@pytest.fixture
def policy_file(tmp_path: Path, policy_pdf: bytes) -> Path:
    """The same as the file `plan.pdf`."""
    path = tmp_path / "plan.pdf"
    path.write_bytes(policy_pdf)
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder that holds nothing else of the test."""
    path = tmp_path / "plans"
    path.mkdir()
    return path


@pytest.fixture(scope="session")
def locked_pdf(policy_pdf: bytes) -> bytes:
    """A policy that wants a password."""
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(policy_pdf)) as document:
        document.save(stream, encryption=pikepdf.Encryption(user="secret", owner="secret"))
    return stream.getvalue()


@pytest.fixture(scope="session")
def endless_pdf() -> bytes:
    """A page that draws a form which draws itself twice: readers take ever more memory."""
    stream = io.BytesIO()
    with pikepdf.new() as document:
        page = document.add_blank_page()
        form = document.make_stream(b"/F Do /F Do")
        form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        form.BBox = [0, 0, 100, 100]
        form = document.make_indirect(form)
        form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=form))
        page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=form))
        page.obj.Contents = document.make_stream(b"/F Do")
        document.save(stream)
    return stream.getvalue()


@pytest.fixture
def workers() -> Iterator[Callable[..., Workers]]:
    """Makes workers that end with the test."""
    made: list[Workers] = []

    def make(count: int = 1, *, limits: Limits = LIMITS) -> Workers:
        made.append(Workers(count, limits=limits))
        return made[-1]

    yield make
    for one in made:
        one.close()


def policy_of(text: str, name: str = "plan.pdf") -> Policy:
    """A policy of one page whose words stand in lines as in `text`, 6 points a letter."""
    words: list[Word] = []
    lines: list[Line] = []
    offset = 0
    for number, printed in enumerate(text.split("\n")):
        first, start, top = len(words), offset, 100.0 + 12 * number
        for word in printed.split(" "):
            x0 = 50.0 + 6 * (offset - start)
            box = Box(x0, top, x0 + 6 * len(word), top + 10)
            words.append(Word(word, 1, box, offset))
            offset += len(word) + 1
        box = Box(50.0, top, words[-1].box.x1, top + 10)
        lines.append(Line(1, box, start, offset - 1, first, len(words), 10.0, False, 0))
    page = Page(1, 612.0, 792.0, len(text))
    return Policy(name, "ab" * 32, text, tuple(words), tuple(lines), (page,))


@pytest.fixture(name="policy_of", scope="session")
def _policy_of() -> Callable[..., Policy]:
    return policy_of
