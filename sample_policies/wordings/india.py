"""Suraksha Shield: an Indian policy wording in two columns with running head and foot."""

from __future__ import annotations

from pathlib import Path

from layout import HELVETICA, Theme, frame, save_policy
from markup import flow
from reportlab.lib.colors import HexColor, black, white
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from wordings.india_cover import PREAMBLE
from wordings.india_exclusions import ANNEXURES, CLAIMS, CONDITIONS, EXCLUSIONS
from wordings.india_extras import CLAIM_GUIDE, OPTIONS, SUMMARY

INSURER = "Himavarsha General Insurance Company Limited"
UIN = "UIN: HIMHLIP26118V012526"
WIDTH, HEIGHT = A4
MARGIN, GUTTER = 42, 20
COLUMN = (WIDTH - 2 * MARGIN - GUTTER) / 2
MAROON = HexColor("#7b1f2b")
CHAPTERS = (SUMMARY, PREAMBLE, OPTIONS, EXCLUSIONS, CLAIMS, CLAIM_GUIDE, CONDITIONS, ANNEXURES)
THEME = Theme(
    HELVETICA,
    11.6,
    15,
    COLUMN,
    ink=MAROON,
    band=HexColor("#f1dcdf"),
    justified=True,
)


def furniture(canvas: Canvas, number: int, pages: int) -> None:
    """Coloured bar and product name above, insurer, UIN and page below."""
    canvas.setFillColor(MAROON)
    canvas.rect(0, HEIGHT - 34, WIDTH, 34, stroke=0, fill=1)
    canvas.setFillColor(white)
    canvas.setFont("Helvetica-Bold", 13)
    canvas.drawString(MARGIN, HEIGHT - 23, "Suraksha Shield")
    canvas.setFont("Helvetica", 9)
    canvas.drawRightString(WIDTH - MARGIN, HEIGHT - 23, "Policy Wording")
    canvas.setFillColor(black)
    canvas.setFont("Helvetica", 7)
    canvas.line(MARGIN, 42, WIDTH - MARGIN, 42)
    canvas.drawString(MARGIN, 32, f"{INSURER}. Registered office: Himavarsha House, Sundarpur.")
    canvas.drawString(MARGIN, 23, f"Suraksha Shield, {UIN}. Toll free 1800-555-0147.")
    canvas.drawRightString(WIDTH - MARGIN, 23, f"Page {number} of {pages}")


def write(path: Path) -> None:
    """Write the wording to `path`."""
    story = flow("".join(CHAPTERS), THEME)
    height = HEIGHT - 52 - 48
    columns = [frame(x, 52, COLUMN, height) for x in (MARGIN, MARGIN + COLUMN + GUTTER)]
    save_policy(
        path,
        title="Suraksha Shield: policy wording",
        insurer=INSURER,
        pagesize=A4,
        frames=columns,
        story=story,
        furniture=furniture,
    )
