"""The brochure of Union Harbor: two-column benefit tables with "Not covered" and "All charges"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from layout import TIMES, Theme, frame, ruled_table, save_policy
from markup import flow
from reportlab.lib.colors import HexColor, white
from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, PageBreak, Paragraph, Spacer

from wordings import fehb_benefits, fehb_texts

INSURER = "Union Harbor Federal Employees Plan"
WIDTH, HEIGHT = letter
MARGIN = 54
THEME = Theme(
    TIMES, 11, 13.6, WIDTH - 2 * MARGIN, ink=HexColor("#14324f"), band=HexColor("#dfe4ea")
)
HEAD_BAND = HexColor("#6b6b6b")
SHARES = (0.64, 0.36)

Benefit = tuple[str, Sequence[tuple[str, str]]]


def benefit_table(benefits: Sequence[Benefit]) -> Flowable:
    """Descriptions on the left, the member's share on the right, a band above each benefit."""
    widths = [THEME.measure * share for share in SHARES]
    left, right = (replace(THEME, measure=width - 8, list_indent=12) for width in widths)
    head = replace(THEME, band_text=white).styles["head"]
    rows: list[list[object]] = [
        [Paragraph("Benefit Description", head), Paragraph("You pay", head)]
    ]
    bands: list[tuple[object, ...]] = [("BACKGROUND", (0, 0), (-1, 0), HEAD_BAND)]
    for name, lines in benefits:
        bands.append(("BACKGROUND", (0, len(rows)), (-1, len(rows)), THEME.band))
        rows.append(
            [Paragraph(f"<b>{cell}</b>", left.styles["cell"]) for cell in (name, "Harbor Standard")]
        )
        rows += [[flow(description, left), flow(share, right)] for description, share in lines]
    return ruled_table(rows, widths, THEME, extra=bands)


def benefits_page(title: str, benefits: Sequence[Benefit]) -> list[Flowable]:
    """The beginning of one page of Section 5."""
    reminder = flow(fehb_texts.KEEP_IN_MIND, THEME)
    return [*flow(f"# {title}", THEME), *reminder, Spacer(0, 6), benefit_table(benefits)]


def story() -> list[Flowable]:
    """The brochure, page by page."""
    surgical = "Section 5(b). Surgical and Anesthesia Services"
    drugs = benefits_page("Section 5(f). Prescription Drugs", fehb_benefits.DRUGS)
    pages = [
        [Spacer(0, 150), *flow(fehb_texts.COVER, THEME)],
        flow(fehb_texts.CONTENTS, THEME),
        flow(fehb_texts.HOW, THEME),
        flow(fehb_texts.PRIOR, THEME),
        flow(fehb_texts.COSTS, THEME),
        benefits_page("Section 5(a). Medical Services and Supplies", fehb_benefits.MEDICAL),
        [
            *benefits_page(surgical, fehb_benefits.SURGICAL_FIRST),
            Spacer(0, 10),
            benefit_table(fehb_benefits.SURGICAL),
            *flow("<i>Surgical procedures – continued on next page</i>", THEME),
        ],
        benefits_page(f"{surgical} (cont.)", fehb_benefits.SURGICAL_CONT),
        [*drugs, Spacer(0, 10), *flow(fehb_texts.EXCLUSIONS, THEME)],
        flow(fehb_texts.DISPUTES, THEME),
    ]
    return [flowable for page in pages for flowable in [*page, PageBreak()]][:-1]


def furniture(canvas: Canvas, number: int, _pages: int) -> None:
    """Option tab at the top right, year and section at the foot."""
    if number == 1:
        canvas.setFillColor(THEME.ink)
        canvas.setFont("Times-Bold", 34)
        canvas.drawString(MARGIN, HEIGHT - 130, "Union Harbor")
        canvas.setFont("Times-Italic", 13)
        canvas.drawString(MARGIN, HEIGHT - 152, "Federal employees’ health benefits")
        return
    canvas.setFillColor(THEME.band)
    canvas.rect(WIDTH - MARGIN - 110, HEIGHT - 48, 110, 20, stroke=0, fill=1)
    canvas.setFillColor(THEME.ink)
    canvas.setFont("Times-Bold", 10)
    canvas.drawCentredString(WIDTH - MARGIN - 55, HEIGHT - 42, "Harbor Standard")
    canvas.setFont("Times-Roman", 9)
    canvas.drawString(MARGIN, 32, "2026 Union Harbor Federal Employees Plan")
    canvas.drawCentredString(WIDTH / 2, 32, str(number))
    canvas.drawRightString(WIDTH - MARGIN, 32, canvas.chapter)


def write(path: Path) -> None:
    """Write the brochure to `path`."""
    save_policy(
        path,
        title="Union Harbor brochure 2026",
        insurer=INSURER,
        pagesize=letter,
        frames=[frame(MARGIN, 50, WIDTH - 2 * MARGIN, HEIGHT - 50 - 56)],
        story=story(),
        furniture=furniture,
    )
