"""The certificate of coverage of Granite State Choice, put together from its chapters."""

from __future__ import annotations

from pathlib import Path

from layout import TIMES, Theme, frame, save_policy
from markup import flow
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, PageBreak, Paragraph, Spacer
from reportlab.platypus.tableofcontents import TableOfContents

from wordings.coc_benefits import BENEFITS
from wordings.coc_definitions import DEFINITIONS, INDEX
from wordings.coc_exclusions import APPROVAL, EXCLUSIONS
from wordings.coc_front import BASICS, COVER, NOTICES, SCHEDULE
from wordings.coc_programs import PROGRAMS
from wordings.coc_rules import CLAIMS, GENERAL

INSURER = "Granite State Choice, Inc."
TITLE = "Group Certificate of Coverage"
WIDTH, HEIGHT = letter
MARGIN = 84
THEME = Theme(
    TIMES, 12, 15.6, WIDTH - 2 * MARGIN, ink=HexColor("#1d3b2a"), band=HexColor("#e3ece4")
)
CHAPTERS = (
    BASICS,
    SCHEDULE,
    BENEFITS,
    APPROVAL,
    EXCLUSIONS,
    CLAIMS,
    DEFINITIONS,
    GENERAL,
    PROGRAMS,
    INDEX,
)


def contents() -> list[Flowable]:
    """The table of contents, with dotted lines to the page numbers."""
    table = TableOfContents(dotsMinLevel=0)
    table.levelStyles = [
        ParagraphStyle("toc1", fontName="Times-Bold", fontSize=11, leading=15, spaceBefore=4),
        ParagraphStyle("toc2", fontName="Times-Roman", fontSize=10, leading=12.4, leftIndent=14),
    ]
    return [Paragraph("Table of Contents", THEME.styles["title"]), table, PageBreak()]


def furniture(canvas: Canvas, number: int, _pages: int) -> None:
    """Running head with the chapter, outer page number; nothing on the cover."""
    if number == 1:
        canvas.setFillColor(HexColor("#1d3b2a"))
        canvas.rect(0, HEIGHT - 130, WIDTH, 130, stroke=0, fill=1)
        canvas.setFillColor(HexColor("#ffffff"))
        canvas.setFont("Times-Bold", 30)
        canvas.drawString(MARGIN, HEIGHT - 84, "Granite State Choice")
        return
    canvas.setFont("Times-Italic", 9.5)
    canvas.drawString(MARGIN, HEIGHT - 50, f"{INSURER}  {TITLE}")
    canvas.drawRightString(WIDTH - MARGIN, HEIGHT - 50, canvas.chapter)
    canvas.setLineWidth(0.5)
    canvas.line(MARGIN, HEIGHT - 55, WIDTH - MARGIN, HEIGHT - 55)
    canvas.setFont("Times-Roman", 9.5)
    canvas.drawString(MARGIN, 46, "GSC-COC-POS (01/26)")
    canvas.drawRightString(WIDTH - MARGIN, 46, str(number))


def write(path: Path) -> None:
    """Write the certificate to `path`."""
    story: list[Flowable] = [Spacer(0, 130), *flow(COVER, THEME), PageBreak(), *contents()]
    story += flow(NOTICES, THEME)
    for chapter in CHAPTERS:
        story += [PageBreak(), *flow(chapter, THEME)]
    save_policy(
        path,
        title=f"{TITLE}: Choice Point-of-Service Plan",
        insurer=INSURER,
        pagesize=letter,
        frames=[frame(MARGIN, 72, WIDTH - 2 * MARGIN, HEIGHT - 72 - 76)],
        story=story,
        furniture=furniture,
    )
