"""Pages drawn with reportlab, placed from the top left as they are read."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from analyzer.outline import outline
from analyzer.reading.assemble import read_policy
from analyzer.records import Outline, Policy
from tests.building import said

LEADING = 1.2  # line heights from one line to the next
PLAIN, BOLD, ITALIC = "Helvetica", "Helvetica-Bold", "Helvetica-Oblique"


class Text(NamedTuple):
    """A line of text: left edge and top in points, words, size and face."""

    x0: float
    top: float
    words: str
    size: float = 10.0
    face: str = PLAIN


def wrapped(text: str, width: float, size: float = 10.0, face: str = PLAIN) -> list[str]:
    """The lines of `text` in a column of `width` points."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and stringWidth(longer, face, size) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


class Sheet:
    """A PDF that is drawn page by page."""

    def __init__(self, width: float = 612.0, height: float = 792.0) -> None:
        self.stream = io.BytesIO()
        self.canvas = Canvas(self.stream, pagesize=(width, height), invariant=1)
        self.height = height

    def put(self, *texts: Text) -> None:
        """Draws lines of text in the order given."""
        for text in texts:
            self.canvas.setFont(text.face, text.size)
            self.canvas.drawString(text.x0, self.height - text.top - 0.8 * text.size, text.words)

    def at(self, x0: float, top: float, words: str, size: float = 10.0, face: str = PLAIN) -> float:
        """Draws one line; returns where the next one begins."""
        self.put(Text(x0, top, words, size, face))
        return top + LEADING * size

    def column(
        self,
        x0: float,
        top: float,
        width: float,
        *paragraphs: str,
        size: float = 10.0,
        face: str = PLAIN,
    ) -> float:
        """Draws paragraphs one under the other; returns where the next one begins."""
        for paragraph in paragraphs:
            self.put(*column(x0, top, width, paragraph, size, face))
            top += LEADING * size * len(wrapped(paragraph, width, size, face)) + 0.8 * size
        return top

    def entry(
        self,
        x0: float,
        top: float,
        marker: str,
        text: str,
        hang: float = 18.0,
        width: float = 440.0,
    ) -> float:
        """Draws a list entry; returns where the next one begins."""
        self.at(x0, top, marker)
        return self.column(x0 + hang, top, width - hang, text) - 4.0

    def line(self, x0: float, top: float, x1: float, bottom: float) -> None:
        self.canvas.line(x0, self.height - top, x1, self.height - bottom)

    def box(self, x0: float, top: float, width: float, height: float) -> None:
        self.canvas.rect(x0, self.height - top - height, width, height)

    def end_page(self) -> None:
        self.canvas.showPage()

    def pdf(self) -> bytes:
        self.canvas.save()
        return self.stream.getvalue()


def column(
    x0: float, top: float, width: float, text: str, size: float = 10.0, face: str = PLAIN
) -> list[Text]:
    """The lines of a paragraph, not drawn yet."""
    return [
        Text(x0, top + LEADING * size * number, line, size, face)
        for number, line in enumerate(wrapped(text, width, size, face))
    ]


def row_by_row(*columns: Sequence[Text]) -> list[Text]:
    """The lines of several columns in the order of a page that is drawn across them."""
    return sorted((text for one in columns for text in one), key=lambda text: (text.top, text.x0))


class Table(NamedTuple):
    """Cells of a table with where each begins: `edges` are the left edges and the right one."""

    rows: Sequence[Sequence[str]]
    edges: Sequence[float]
    top: float = 100.0
    size: float = 9.0
    padding: float = 4.0
    head: bool = True  # the first row is bold
    centred: bool = False  # cells stand in the middle of their row's height

    def cells(self) -> tuple[list[list[Text]], list[float]]:
        """The lines of each cell, row by row, and the heights at which the rows begin and end."""
        top, cells, tops = self.top, [], [self.top]
        for number, row in enumerate(self.rows):
            face = BOLD if self.head and number == 0 else PLAIN
            widths = [
                right - left - 2 * self.padding
                for left, right in zip(self.edges, self.edges[1:], strict=False)
            ]
            lines = [
                wrapped(text, width, self.size, face)
                for text, width in zip(row, widths, strict=True)
            ]
            leading = LEADING * self.size
            height = leading * max(map(len, lines))
            for left, own in zip(self.edges, lines, strict=False):
                begin = top + self.padding
                begin += (height - leading * len(own)) / 2 if self.centred else 0.0
                cells.append(
                    [
                        Text(left + self.padding, begin + leading * place, text, self.size, face)
                        for place, text in enumerate(own)
                    ]
                )
            top += height + 2 * self.padding
            tops.append(top)
        return cells, tops


def draw_table(sheet: Sheet, table: Table, *, ruled: str = "", order: str = "row") -> float:
    """Draws a table with no lines, "across" them or "all"; by "row", "cell" or "column".

    Returns where it ends.
    """
    cells, tops = table.cells()
    left, right = table.edges[0], table.edges[-1]
    if order == "row":
        sheet.put(*row_by_row(*cells))
    elif order == "cell":
        sheet.put(*(text for cell in cells for text in cell))
    else:
        count = len(table.edges) - 1
        sheet.put(*(text for place in range(count) for c in cells[place::count] for text in c))
    if ruled:
        for top in tops:
            sheet.line(left, top, right, top)
    if ruled == "all":
        for edge in table.edges:
            sheet.line(edge, tops[0], edge, tops[-1])
    return tops[-1]


def read(pdf: bytes) -> tuple[Policy, Outline]:
    """The policy in `pdf` and its outline."""
    policy = read_policy(pdf, name="plan.pdf")
    return policy, outline(policy)


def texts(policy: Policy, blocks: Iterable) -> list[str]:
    """What each block says, line ends as spaces."""
    return [said(policy, block) for block in blocks]
