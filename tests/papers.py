"""Small printed papers from marked-up text, for tests that have to begin with a PDF.

A line is a paragraph, or by its mark:
    "# " and "## " a heading, "- " a list item, "-- " one of a list inside,
    "| a | b" a row of a ruled table, "[ ] a | b | c" a row of a grid without rules, as the boxes of
    a benefits summary have, "===" a page end, "|||" the start of a section in two columns,
    "@ " the running foot of every page. "**bold**" is bold.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from itertools import groupby

from reportlab.lib.colors import black
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Table,
    TableStyle,
)

MARGIN, GUTTER, FOOT = 60.0, 24.0, 36.0  # points
WIDTH, HEIGHT = letter
MEASURE = WIDTH - 2 * MARGIN
BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=13, spaceAfter=5)
H1 = ParagraphStyle("h1", BODY, fontName="Helvetica-Bold", fontSize=16, leading=20, spaceAfter=6)
H2 = ParagraphStyle("h2", H1, fontSize=12, leading=15, spaceBefore=6)
ITEM = ParagraphStyle("item", BODY, leftIndent=16, bulletIndent=4)
SUBITEM = ParagraphStyle("subitem", BODY, leftIndent=32, bulletIndent=20)
CELL = ParagraphStyle("cell", BODY, fontSize=9, leading=11, spaceAfter=0)
RULED = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, black), ("VALIGN", (0, 0), (-1, -1), "TOP")])
UNRULED = TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP")])
STYLES = {"# ": H1, "## ": H2, "- ": ITEM, "-- ": SUBITEM}


def print_paper(markup: str) -> bytes:
    """The PDF of `markup`; the same text gives the same bytes."""
    lines = [line.strip() for line in markup.strip().splitlines() if line.strip()]
    foot = next((line[2:] for line in lines if line.startswith("@ ")), "")
    stream = io.BytesIO()
    height = HEIGHT - 2 * MARGIN
    half = (MEASURE - GUTTER) / 2
    one = Frame(MARGIN, MARGIN, MEASURE, height, 0, 0, 0, 0)
    two = [Frame(x, MARGIN, half, height, 0, 0, 0, 0) for x in (MARGIN, MARGIN + half + GUTTER)]

    def draw_foot(canvas: Canvas, _: object) -> None:
        if foot:
            canvas.setFont("Helvetica", 8)
            canvas.drawString(MARGIN, FOOT, f"{foot}  {canvas.getPageNumber()}")

    document = BaseDocTemplate(stream, pagesize=letter, invariant=1)
    document.addPageTemplates(
        [
            PageTemplate("one", [one], onPage=draw_foot),
            PageTemplate("two", two, onPage=draw_foot),
        ]
    )
    document.build(list(_flowables([line for line in lines if not line.startswith("@ ")])))
    return stream.getvalue()


def _flowables(lines: list[str]) -> Iterator[Flowable]:
    for mark, group in groupby(lines, _mark):
        if mark == "| ":
            yield _table([line[2:] for line in group], RULED)
            continue
        if mark == "[ ] ":
            yield _table([line[4:] for line in group], UNRULED)
            continue
        for line in group:
            if mark == "===":
                yield PageBreak()
            elif mark == "|||":
                yield NextPageTemplate("two")
                yield PageBreak()
            else:
                bullet = "•" if mark in ("- ", "-- ") else None
                yield Paragraph(_bold(line[len(mark) :]), STYLES.get(mark, BODY), bulletText=bullet)


def _table(rows: list[str], style: TableStyle) -> Table:
    cells = [[Paragraph(_bold(cell.strip()), CELL) for cell in row.split("|")] for row in rows]
    columns = max(map(len, cells))
    padded = [row + [Paragraph("", CELL)] * (columns - len(row)) for row in cells]
    return Table(padded, colWidths=[MEASURE / columns] * columns, style=style, spaceAfter=8)


def _mark(line: str) -> str:
    marks = ("[ ] ", "===", "|||", "| ", "## ", "# ", "-- ", "- ")
    return next((mark for mark in marks if line.startswith(mark)), "")


def _bold(text: str) -> str:
    return re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", text.replace("&", "&amp;"))
