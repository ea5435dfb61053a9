"""Themes, page furniture and the writer that all sample policies share.

Only the standard PDF fonts are used and documents are saved with ``invariant=1``, so that the same
wording gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from reportlab.lib.colors import Color, HexColor, black, white
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    PageTemplate,
    Paragraph,
    Table,
    TableStyle,
)

HELVETICA = ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique")
TIMES = ("Times-Roman", "Times-Bold", "Times-Italic")
RULE = HexColor("#7a7a7a")
PALE_GREY = HexColor("#dddddd")

SUBJECT = "Invented sample policy for demonstration and tests"

Furniture = Callable[[Canvas, int, int], None]
"""Draws running heads and feet: canvas, page number from 1, number of pages."""


@dataclass(frozen=True)
class Theme:
    """How one document looks. Sizes in points; `measure` is the width of the text."""

    fonts: tuple[str, str, str]
    size: float
    leading: float
    measure: float
    ink: Color = black
    band: Color = PALE_GREY
    band_text: Color = black
    justified: bool = False
    list_indent: float = 14

    @cached_property
    def styles(self) -> dict[str, ParagraphStyle]:
        """The paragraph styles by the names that `markup` uses."""
        regular, bold, _ = self.fonts
        base = ParagraphStyle(
            "body",
            fontName=regular,
            fontSize=self.size,
            leading=self.leading,
            spaceAfter=self.leading * 0.45,
            alignment=TA_JUSTIFY if self.justified else TA_LEFT,
            allowWidows=1,
            allowOrphans=1,
            bulletFontName=regular,
            bulletFontSize=self.size,
        )
        indent = self.list_indent

        def child(name: str, **changes: object) -> ParagraphStyle:
            return ParagraphStyle(name, parent=base, **changes)

        def heading(name: str, factor: float, before: float) -> ParagraphStyle:
            return child(
                name,
                fontName=bold,
                fontSize=self.size * factor,
                leading=self.leading * factor,
                textColor=self.ink,
                spaceBefore=before,
                spaceAfter=self.leading * 0.3,
                alignment=TA_LEFT,
                keepWithNext=1,
            )

        def listed(name: str, depth: int) -> ParagraphStyle:
            return child(
                name,
                leftIndent=indent * (depth + 1),
                bulletIndent=indent * depth + 2,
                spaceAfter=self.leading * 0.18,
            )

        small = {"fontSize": self.size * 0.9, "leading": self.leading * 0.88, "alignment": TA_LEFT}
        return {
            "body": base,
            "h1": heading("h1", 1.55, self.leading * 0.6),
            "h2": heading("h2", 1.18, self.leading * 0.7),
            "h3": heading("h3", 1.0, self.leading * 0.4),
            "title": child(
                "title",
                fontName=bold,
                fontSize=self.size * 2.3,
                leading=self.leading * 2.3,
                textColor=self.ink,
                alignment=TA_LEFT,
                spaceAfter=self.leading,
            ),
            "center": child("center", alignment=TA_CENTER),
            "bullet": listed("bullet", 0),
            "bullet2": listed("bullet2", 1),
            "item": child(
                "item",
                leftIndent=indent * 1.7,
                bulletIndent=0,
                spaceAfter=self.leading * 0.3,
            ),
            "item2": child(
                "item2",
                leftIndent=indent * 3.2,
                bulletIndent=indent * 1.8,
                spaceAfter=self.leading * 0.2,
            ),
            "note": child("note", **small, leftIndent=6, rightIndent=6, spaceAfter=3),
            "cell": child("cell", **small, spaceAfter=0),
            "cell_bullet": child("cell_bullet", **small, leftIndent=9, bulletIndent=1),
            "head": child("head", **small, fontName=bold, textColor=self.band_text, spaceAfter=0),
        }


class ChapterHeading(Paragraph):
    """A first-level heading that the running head and the table of contents can pick up."""

    def draw(self) -> None:
        self.canv.chapter = self.getPlainText()
        super().draw()


class PolicyTemplate(BaseDocTemplate):
    """Reports chapter headings and the headings under them to a table of contents."""

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802 (reportlab's name)
        levels = {"h1": 0, "h2": 1}
        if isinstance(flowable, Paragraph) and flowable.style.name in levels:
            entry = (levels[flowable.style.name], flowable.getPlainText(), self.page)
            self.notify("TOCEntry", entry)


def canvas_with(furniture: Furniture) -> type[Canvas]:
    """A canvas class that draws `furniture` once the number of pages is known."""

    class FurnishedCanvas(Canvas):
        def __init__(self, *args: object, **options: object) -> None:
            super().__init__(*args, **options)
            self._finished: list[dict[str, object]] = []
            self.chapter = ""

        def showPage(self) -> None:  # noqa: N802 (reportlab's name)
            self._finished.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            for number, page in enumerate(self._finished, start=1):
                self.__dict__.update(page)
                furniture(self, number, len(self._finished))
                super().showPage()
            super().save()

    return FurnishedCanvas


def save_policy(
    path: Path,
    *,
    title: str,
    insurer: str,
    pagesize: tuple[float, float],
    frames: Sequence[Frame],
    story: Sequence[Flowable],
    furniture: Furniture,
) -> None:
    """Write one policy; the frames of a page are filled in the order given."""
    document = PolicyTemplate(
        str(path), pagesize=pagesize, title=title, author=insurer, subject=SUBJECT, invariant=1
    )
    document.addPageTemplates([PageTemplate(id="all", frames=list(frames))])
    document.multiBuild(list(story), canvasmaker=canvas_with(furniture))


def frame(x: float, y: float, width: float, height: float) -> Frame:
    """A frame without padding, origin at the bottom left of the page."""
    return Frame(x, y, width, height, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)


def ruled_table(
    rows: Sequence[Sequence[object]],
    widths: Sequence[float],
    theme: Theme,
    *,
    head_rows: int = 1,
    extra: Sequence[tuple[object, ...]] = (),
) -> Table:
    """A table with every cell ruled and `head_rows` shaded rows that repeat on the next page."""
    table = Table(list(rows), colWidths=list(widths), repeatRows=head_rows, splitByRow=1)
    commands: list[tuple[object, ...]] = [
        ("GRID", (0, 0), (-1, -1), 0.5, RULE),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 4),
        ("RIGHTPADDING", (0, 0), (-1, -1), 4),
        ("TOPPADDING", (0, 0), (-1, -1), 2.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
    ]
    if head_rows:
        commands.append(("BACKGROUND", (0, 0), (-1, head_rows - 1), theme.band))
    table.setStyle(TableStyle([*commands, *extra]))
    return table


def boxed(content: Sequence[Flowable], width: float, *, fill: Color = white) -> Table:
    """Flowables in a ruled box."""
    table = Table([[list(content)]], colWidths=[width])
    table.setStyle(
        TableStyle(
            [
                ("BOX", (0, 0), (-1, -1), 0.8, RULE),
                ("BACKGROUND", (0, 0), (-1, -1), fill),
                ("TOPPADDING", (0, 0), (-1, -1), 5),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
            ]
        )
    )
    return table
