"""A document without pages on the browser's page and on the evidence sheet."""

from __future__ import annotations

from datetime import date

import pypdfium2

from analyzer.analysis import analyze
from analyzer.records import Question
from analyzer.report import Report
from analyzer.writing.sheet import sheet_of
from analyzer.writing.sheet_pdf import sheet_pdf
from ui import markup, view

QUESTION = Question("facelift")
FILLER = "The plan pays for the care that your doctor orders and that this booklet lists. " * 4


def _report() -> Report:
    page = (
        f"<!doctype html><p>{FILLER}</p><h2>Exclusions &lt;b&gt;</h2>"
        "<p>&lt;script&gt;alert(1)&lt;/script&gt; stands before it.</p>"
        "<p>Cosmetic surgery &lt;img src=x&gt; is not covered.</p>"
    )
    return analyze(page.encode(), name="plan.html", questions=[QUESTION])


def test_findings_are_marked_in_their_text_and_nothing_of_it_is_markup() -> None:
    reading = view.reading_of(_report(), b"")

    shown = markup.passages(reading, reading.findings, reading.findings[0].id)

    assert "<script" not in shown
    assert "<img" not in shown
    assert "&lt;script&gt;alert(1)" in shown  # the text around the finding
    assert "&lt;img src=x&gt; is not covered." in shown
    assert "Paragraph 4 · Exclusions &lt;b&gt;" in shown
    assert 'aria-current="true"' in shown
    assert view.about(reading).endswith("4 paragraphs")


def test_the_evidence_sheet_names_the_paragraph() -> None:
    content = sheet_pdf(sheet_of(_report(), QUESTION, today=date(2026, 1, 2)))

    document = pypdfium2.PdfDocument(content)
    text = document[0].get_textpage().get_text_range()
    document.close()

    assert "paragraph 4" in text
    assert "page 4" not in text
