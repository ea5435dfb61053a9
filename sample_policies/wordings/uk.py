"""The guide of Pennine Mutual: a main column, notes in plain words beside it, ruled tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from layout import HELVETICA, Theme, frame, ruled_table, save_policy
from markup import flow
from reportlab.lib.colors import HexColor, black, white
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, PageBreak, Paragraph, Spacer, Table, TableStyle

from wordings.uk_texts import COVERED, LEFT_OUT, SECTIONS_AFTER, SECTIONS_BEFORE, TABLE_INTRO

WIDTH, HEIGHT = A4
MARGIN = 50
PLUM = HexColor("#5b2a5e")
TINT = HexColor("#f0e6f1")
NOTE_WIDTH = 130
GAP = 16
THEME = Theme(HELVETICA, 11, 15, WIDTH - 2 * MARGIN, ink=PLUM, band=PLUM, band_text=white)
MAIN = replace(THEME, measure=THEME.measure - NOTE_WIDTH - GAP, band=TINT, band_text=black)
NOTE = replace(THEME, size=9, leading=11.6, measure=NOTE_WIDTH - 12)


def with_note(wording: str, note: str) -> Flowable:
    """A stretch of the guide with its note in plain words in the side column."""
    side = flow(f"<b>In plain words</b>\n\n{note}", NOTE) if note else ""
    row = [[flow(wording, MAIN), "", side]]
    table = Table(row, colWidths=[MAIN.measure, GAP, NOTE_WIDTH])
    commands: list[tuple[object, ...]] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (1, 0), 0),
        ("RIGHTPADDING", (0, 0), (1, 0), 0),
    ]
    if note:
        commands.append(("BACKGROUND", (2, 0), (2, 0), TINT))
    table.setStyle(TableStyle(commands))
    return table


def verdict_table(rows: Sequence[tuple[str, str, str]], heads: Sequence[str]) -> Flowable:
    """The ruled table of treatments, verdicts and notes."""
    styles = THEME.styles
    cells = [[Paragraph(head, styles["head"]) for head in heads]]
    for treatment, verdict, note in rows:
        texts = (f"<b>{treatment}</b>", verdict, note)
        cells.append([Paragraph(text, styles["cell"]) for text in texts])
    widths = [THEME.measure * share for share in (0.25, 0.22, 0.53)]
    return ruled_table(cells, widths, THEME)


def furniture(canvas: Canvas, number: int, _pages: int) -> None:
    """Cover band on the first page, guide name and number at the foot of all."""
    if number == 1:
        canvas.setFillColor(PLUM)
        canvas.rect(0, HEIGHT - 150, WIDTH, 150, stroke=0, fill=1)
        canvas.setFillColor(white)
        canvas.setFont("Helvetica-Bold", 28)
        canvas.drawString(MARGIN, HEIGHT - 84, "Your Pennine guide")
        canvas.setFont("Helvetica", 13)
        canvas.drawString(
            MARGIN, HEIGHT - 110, "Private medical insurance for individuals and families"
        )
    canvas.setFillColor(black)
    canvas.setFont("Helvetica", 8)
    canvas.drawString(
        MARGIN, 32, "Pennine Mutual  |  Guide PM/IND/07  |  For policies starting from 1 April 2026"
    )
    canvas.drawRightString(WIDTH - MARGIN, 32, str(number))


def write(path: Path) -> None:
    """Write the guide to `path`."""
    story: list[Flowable] = [Spacer(0, 120)]
    for wording, note in SECTIONS_BEFORE:
        story += [with_note(wording, note), Spacer(0, 4)]
    story += [PageBreak(), *flow("# What is covered", THEME)]
    story.append(verdict_table(COVERED, ("What is covered", "How much", "Notes")))
    story += [PageBreak(), *flow(TABLE_INTRO, THEME)]
    story += [verdict_table(LEFT_OUT, ("What is not covered", "Our answer", "Notes")), PageBreak()]
    for wording, note in SECTIONS_AFTER:
        story += [with_note(wording, note), Spacer(0, 4)]
    save_policy(
        path,
        title="Pennine Mutual: your guide",
        insurer="Pennine Mutual",
        pagesize=A4,
        frames=[frame(MARGIN, 52, WIDTH - 2 * MARGIN, HEIGHT - 52 - 48)],
        story=story,
        furniture=furniture,
    )
