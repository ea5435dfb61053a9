"""Blue Kite: a travel policy with absolute wording, lettered sublists and excess tables."""

from __future__ import annotations

from pathlib import Path

from layout import HELVETICA, Theme, frame, save_policy
from markup import flow
from reportlab.lib.colors import HexColor, black, white
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from wordings.travel_texts import CLAIMS, COVER, EXCLUSIONS, MEDICAL, PROPERTY, TRIP

WIDTH, HEIGHT = A4
MARGIN = 58
SKY = HexColor("#16679a")
THEME = Theme(HELVETICA, 11.6, 15.6, WIDTH - 2 * MARGIN, ink=SKY, band=HexColor("#d9ebf5"))


def furniture(canvas: Canvas, number: int, pages: int) -> None:
    """Band with the product above, part and page below."""
    canvas.setFillColor(SKY)
    canvas.rect(0, HEIGHT - 40, WIDTH, 40, stroke=0, fill=1)
    canvas.setFillColor(white)
    canvas.setFont("Helvetica-Bold", 14)
    canvas.drawString(MARGIN, HEIGHT - 26, "Blue Kite Travel")
    canvas.setFont("Helvetica", 9)
    canvas.drawRightString(WIDTH - MARGIN, HEIGHT - 26, "Policy wording BKT 04/25")
    canvas.setFillColor(black)
    canvas.setFont("Helvetica", 8)
    canvas.drawString(MARGIN, 30, canvas.chapter)
    canvas.drawRightString(WIDTH - MARGIN, 30, f"Page {number} of {pages}")


def write(path: Path) -> None:
    """Write the policy to `path`."""
    save_policy(
        path,
        title="Blue Kite Travel: policy wording",
        insurer="Blue Kite Assurance Pte",
        pagesize=A4,
        frames=[frame(MARGIN, 52, WIDTH - 2 * MARGIN, HEIGHT - 52 - 56)],
        story=flow("".join((COVER, MEDICAL, TRIP, PROPERTY, EXCLUSIONS, CLAIMS)), THEME),
        furniture=furniture,
    )
