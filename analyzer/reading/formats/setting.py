"""Paragraphs of a document without pages -> words and lines on sheets, as a PDF has them.

Headings, lists and tables keep what the file says of them; sizes and indents show it, so that all
later stages read the sheets as they read printed pages. One line is one paragraph, or the part of
one before a line break.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from analyzer.labels import BlockKind
from analyzer.reading.lines import PrintedLine
from analyzer.reading.normalise import plain_word, split_bullet
from analyzer.reading.pdf import RawPage
from analyzer.reading.ruled import Cell
from analyzer.reading.words import RawWord
from analyzer.records import Box, enclosing

WIDTH, MARGIN = 612.0, 72.0  # points, of a sheet and beside its text
TOP = 12.0  # points above the first line: what stands at the head of a form is looked for there
SIZE, LEADING, LETTER = 10.0, 12.0, 5.0  # points, of the body
HEADING_SIZES = (20.0, 17.0, 15.0, 13.5, 12.5, 11.5)  # of ranks 1 to 6
WHITE = 2.0  # points below a paragraph
INDENT = 18.0  # points for each level of a list
SHEET = 640.0  # points after which a sheet ends at the next paragraph that may begin one
HEADING_WORDS = 30  # what is longer is a paragraph, whatever its style
LEADERS = re.compile(r"(?:\.\s?){4,}\s*\S{0,8}$|…{2,}\s*\d+$")  # to the page numbers of contents


class Piece(NamedTuple):
    """A run of text in one weight; a newline in it is a line break."""

    text: str
    bold: bool = False


class Spot(NamedTuple):
    """A cell of a table: the number of its table in the document, its row and its column."""

    table: int
    row: int
    column: int
    columns: int  # of the table


@dataclass(slots=True)
class Paragraph:
    """One paragraph, heading, list item or paragraph of a cell, as the file gives it.

    `level` is the rank of a heading from 1, and the depth of a list item (or of a paragraph in
    one) from 1, 0 outside of lists. `marker` is what is printed before an item.
    """

    pieces: list[Piece] = field(default_factory=list)
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    marker: str = ""
    indent: float = 0.0  # points by which it is moved in, outside of lists
    spot: Spot | None = None
    furniture: bool = False  # a running head or foot
    term: bool = False  # of a list of definitions
    picture: bool = False  # it holds one that may be a page of text


class Sheets(NamedTuple):
    """What `Policy` is made of: the sheets, and the lines of each."""

    pages: list[RawPage]
    lines: list[list[PrintedLine]]
    pictures: tuple[int, ...] = ()  # the paragraphs in or behind which one stands


def set_on_sheets(paragraphs: Iterable[Paragraph]) -> Sheets:
    """The paragraphs that hold words, one under the other, numbered from 1."""
    setter = _Setter()
    filled = ((paragraph, _rows(paragraph)) for paragraph in paragraphs)
    written = [(one, rows) for one, rows in filled if rows or one.picture]
    for row, own in groupby(written, key=lambda entry: entry[0].spot and entry[0].spot[:2]):
        if row is None:
            for paragraph, rows in own:
                if rows:
                    setter.set(paragraph, rows)
                if paragraph.picture:
                    setter.note_picture()
        else:
            setter.set_row(list(own))
    return setter.finished()


def _rows(paragraph: Paragraph) -> list[list[tuple[str, bool]]]:
    """The words of each line of a paragraph, each with whether it is bold."""
    rows: list[list[tuple[str, bool]]] = []
    pieces = [Piece(f"{paragraph.marker} "), *paragraph.pieces] if paragraph.marker else None
    for line in _lines(pieces or paragraph.pieces):
        row: list[tuple[str, bool]] = []
        for word, bold in _words(line):
            if parts := split_bullet(word):
                row += [(parts[0], bold), (plain_word(parts[1]), bold)]
            elif plain := plain_word(word):
                row.append((plain, bold))
        row = [entry for entry in row if entry[0]]
        if row:
            rows.append(row)
    return rows if any(word != paragraph.marker for row in rows for word, _ in row) else []


def _lines(pieces: list[Piece]) -> Iterator[list[Piece]]:
    line: list[Piece] = []
    for piece in pieces:
        first, *others = piece.text.split("\n")
        line.append(Piece(first, piece.bold))
        for other in others:
            yield line
            line = [Piece(other, piece.bold)]
    yield line


def _words(line: list[Piece]) -> Iterator[tuple[str, bool]]:
    """The words of a line; one that is bold in part is bold if it begins so."""
    text = "".join(piece.text for piece in line)
    ends: list[tuple[int, bool]] = []
    end = 0
    for piece in line:
        end += len(piece.text)
        ends.append((end, piece.bold))
    at = 0
    for match in re.finditer(r"\S+", text):
        while ends[at][0] <= match.start():
            at += 1
        yield match.group(), ends[at][1]


class _Setter:
    """Sets line under line; a sheet ends where neither a list nor a table does."""

    def __init__(self) -> None:
        self._pages: list[RawPage] = []
        self._done: list[list[PrintedLine]] = []
        self._lines: list[PrintedLine] = []
        self._top = TOP
        self._place = 0
        self._line = 0  # of the sheet
        self._region = 0
        self._pictures: list[int] = []

    def set(self, paragraph: Paragraph, rows: list[list[tuple[str, bool]]]) -> None:
        begins = paragraph.kind is BlockKind.HEADING or not paragraph.level
        if begins and self._top > SHEET:
            self._end_sheet()
        x0 = MARGIN
        size = SIZE
        kind = paragraph.kind
        words = sum(map(len, rows))
        if kind is BlockKind.HEADING and words > HEADING_WORDS:
            kind = BlockKind.PARAGRAPH
        if kind is BlockKind.HEADING:
            size = HEADING_SIZES[min(max(paragraph.level, 1), len(HEADING_SIZES)) - 1]
            self._top += LEADING
        else:
            x0 += INDENT * paragraph.level + paragraph.indent
            if paragraph.level and kind is BlockKind.PARAGRAPH:
                x0 += 2 * LETTER  # as far in as the text of the item that it belongs to
        self._place += 1
        for row in rows:
            box_width = WIDTH - MARGIN - x0
            self._add(paragraph, kind, row, x0, size, LETTER * size / SIZE, box_width)
        self._top += WHITE

    def set_row(self, cells: list[tuple[Paragraph, list[list[tuple[str, bool]]]]]) -> None:
        """The cells of one row side by side."""
        top = lowest = self._top
        for spot, own in groupby(cells, key=lambda entry: entry[0].spot):
            if spot is None:
                continue
            self._top = top
            self._region += 1
            width = (WIDTH - 2 * MARGIN) / max(spot.columns, 1)
            left = MARGIN + width * spot.column
            for paragraph, rows in own:
                self._place += bool(rows)
                if paragraph.picture:
                    self.note_picture()
                x0 = left + min(4.0 * paragraph.level, width / 2)
                for row in rows:
                    room = width - (x0 - left)
                    letters = sum(len(word) + 1 for word, _ in row)
                    letter = min(LETTER, 4 * room / letters)
                    self._add(paragraph, paragraph.kind, row, x0, SIZE, letter, room, self._region)
            lowest = max(lowest, self._top)
        self._top = lowest + WHITE

    def note_picture(self) -> None:
        self._pictures.append(max(self._place, 1))

    def _add(
        self,
        paragraph: Paragraph,
        kind: BlockKind,
        row: list[tuple[str, bool]],
        x0: float,
        size: float,
        letter: float,
        room: float,
        region: int = 0,
    ) -> None:
        words: list[RawWord] = []
        x = x0
        bold_throughout = kind is BlockKind.HEADING or paragraph.term
        for text, bold in row:
            x1 = x + letter * len(text)
            box = Box(x, self._top, x1, self._top + size)
            words.append(RawWord(text, box, size, bold or bold_throughout, self._line, False))
            x = x1 + letter
        said = " ".join(text for text, _ in row)
        spot = paragraph.spot
        box = enclosing([word.box for word in words])
        self._lines.append(
            PrintedLine(
                words,
                box,
                region,
                paragraph.furniture,
                Cell(box, spot.table, spot.row, spot.column) if spot else None,
                term=paragraph.term,
                place=self._place,
                kind=BlockKind.FURNITURE if LEADERS.search(said) else kind,
            )
        )
        self._line += 1
        self._top += LEADING * size / SIZE * max(1, -(-(x - x0) // max(room, 1.0)))

    def _end_sheet(self) -> None:
        words = [word for line in self._lines for word in line.words]
        height = self._top + TOP
        self._pages.append(RawPage(len(self._pages) + 1, WIDTH, height, words))
        self._done.append(self._lines)
        self._lines, self._top, self._line = [], TOP, 0

    def finished(self) -> Sheets:
        if self._lines or not self._pages:
            self._end_sheet()
        return Sheets(self._pages, self._done, tuple(dict.fromkeys(self._pictures)))
