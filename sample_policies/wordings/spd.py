"""The summary plan description of Orchard Works of two years, put together from its parts."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from layout import TIMES, Theme, frame, save_policy
from markup import flow
from reportlab.lib.colors import HexColor, black
from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak

from wordings.spd_benefits import DEFINITIONS, EXCLUSIONS, MEDICAL, PHARMACY
from wordings.spd_next_year import revised
from wordings.spd_rules import CLAIMS, COSTS, FRONT

WIDTH, HEIGHT = letter
MARGIN = 80
THEME = Theme(
    TIMES, 12.4, 17, WIDTH - 2 * MARGIN, ink=HexColor("#4b2e1e"), band=HexColor("#efe6dc")
)


def furniture(canvas: Canvas, number: int, _pages: int, *, year: int) -> None:
    """Plan name and year above, page number below."""
    canvas.setFillColor(black)
    canvas.setFont("Times-Italic", 9.5)
    if number > 1:
        canvas.drawString(MARGIN, HEIGHT - 48, "Orchard Works Health and Welfare Plan")
        canvas.drawRightString(WIDTH - MARGIN, HEIGHT - 48, f"Summary Plan Description {year}")
    canvas.setFont("Times-Roman", 10)
    canvas.drawCentredString(WIDTH / 2, 42, str(number))


def write(path: Path, *, year: int = 2025) -> None:
    """Write the booklet of 2025 or 2026 to `path`."""
    chapters = [FRONT, COSTS, MEDICAL, EXCLUSIONS, PHARMACY, DEFINITIONS, CLAIMS]
    if year == 2026:
        chapters = list(map(revised, chapters))
    story = flow(chapters[0], THEME)
    for chapter in chapters[1:]:
        story += [PageBreak(), *flow(chapter, THEME)]
    save_policy(
        path,
        title="Orchard Works: summary plan description",
        insurer="Orchard Works",
        pagesize=letter,
        frames=[frame(MARGIN, 64, WIDTH - 2 * MARGIN, HEIGHT - 64 - 70)],
        story=story,
        furniture=partial(furniture, year=year),
    )
