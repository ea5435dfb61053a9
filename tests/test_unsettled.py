"""A page whose reading order is a guess says so, and what rests on it is said with care."""

import io

from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas

from analyzer import analyze
from analyzer.labels import Code, Confidence, Ground
from analyzer.records import Question
from analyzer.report import Report

ABOUT_US = [
    "The office is open on working days between nine and five",
    "and the card shows the number that you can call for help",
    "while letters are answered in the order in which they came",
    "so please keep a copy of all that you send to the office",
]


def _read(*, shift: float) -> Report:
    """The report on a page with an exclusion, and a second text `shift` points beside it."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=letter, invariant=1)
    canvas.setFont("Helvetica-Bold", 12)
    canvas.drawString(60, 700, "Certificate of coverage: exclusions")
    canvas.setFont("Helvetica", 10)
    canvas.drawString(60, 680, "We do not cover cosmetic surgery.")
    for place, line in enumerate(ABOUT_US):
        canvas.drawString(60, 640 - 14 * place, line)
        canvas.drawString(63 + shift, 638 - 14 * place, "overlaid " + line.upper())
    canvas.save()
    question = Question("facelift", Ground.APPEARANCE)
    return analyze(stream.getvalue(), name="page.pdf", questions=[question])


def test_text_over_text_is_warned_of_with_its_page() -> None:
    [warning] = [one for one in _read(shift=0).warnings if one.code is Code.W_LAYOUT]

    assert warning.pages == (1,)
    assert "guess" in warning.message


def test_what_rests_on_such_a_page_is_at_most_of_medium_confidence() -> None:
    report = _read(shift=0)

    assert report.outlooks[0].pages == (1,)
    assert report.outlooks[0].confidence is not Confidence.HIGH


def test_columns_side_by_side_are_no_reason_to_warn() -> None:
    report = _read(shift=300)

    assert all(warning.code is not Code.W_LAYOUT for warning in report.warnings)
