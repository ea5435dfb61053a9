"""Plain text -> printed lines, as a typewriter sets them: columns, indents and empty lines tell.

A form feed ends a page, as in text that was made from one. A line of signs under a title, and
number signs before it, make it a heading.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from analyzer.reading.formats.setting import Sheets
from analyzer.reading.order import printed_lines
from analyzer.reading.pdf import RawPage
from analyzer.reading.words import RawWord
from analyzer.records import Box

SIZE, LEADING, LETTER = 10.0, 12.0, 6.0  # points
LEFT, TOP, WIDTH = 40.0, 40.0, 612.0
SHEET_LINES = 60  # after which a sheet ends at the next empty line
LONGEST_SHEET = 120
UNDERLINE = re.compile(r"\s*(?:={3,}|-{3,}|~{3,}|\*{3,}|_{3,})\s*")
MARKED = re.compile(r"(#{1,6})\s+(?=\S)")
MARKED_SIZES = (16.0, 15.0, 14.0, 13.0, 12.0, 11.5)
MAX_TITLE = 80  # characters of a line that is a heading because something is under it


class _Row(NamedTuple):
    """A line of the file: its number, its text, and its size if it is a heading."""

    number: int
    text: str
    size: float = 0.0


def set_text(text: str) -> Sheets:
    """The text on sheets; the place of each line is its number in the file, from 1."""
    pages: list[RawPage] = []
    starts: list[dict[int, int]] = []  # of each sheet: row of words -> number in the file
    for rows in _sheets(text):
        words: list[RawWord] = []
        for at, row in enumerate(rows):
            words += _words(row, at)
        width = max((word.box.x1 for word in words), default=0.0) + LEFT
        height = 2 * TOP + LEADING * len(rows)
        pages.append(RawPage(len(pages) + 1, max(WIDTH, width), height, words))
        starts.append({at: row.number for at, row in enumerate(rows)})
    lines = printed_lines(pages, {})
    for numbers, own in zip(starts, lines, strict=True):
        for line in own:
            line.place = numbers.get(round((line.box.top - TOP) / LEADING), 1)
    return Sheets(pages, lines)


def _sheets(text: str) -> list[list[_Row]]:
    sheets: list[list[_Row]] = [[]]
    number = 0
    for part, page in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\f")):
        if part and sheets[-1]:
            sheets.append([])
        rows = page.split("\n")
        if part:
            number -= 1  # a form feed ends a page, not a line
        for at, row in enumerate(rows):
            number += 1
            empty = not row.strip()
            long = len(sheets[-1]) >= SHEET_LINES
            if (long and empty) or len(sheets[-1]) >= LONGEST_SHEET:
                sheets.append([])
            below = rows[at + 1] if at + 1 < len(rows) else ""
            sheets[-1].append(_row(number, row.expandtabs(8), below))
    return [rows for rows in sheets if any(row.text for row in rows)] or [[]]


def _row(number: int, text: str, below: str) -> _Row:
    if UNDERLINE.fullmatch(text):
        return _Row(number, "")
    if mark := MARKED.match(text):
        return _Row(number, text[mark.end() :].rstrip("# "), MARKED_SIZES[len(mark[1]) - 1])
    title = text.strip()
    if title and UNDERLINE.fullmatch(below) and len(title) <= MAX_TITLE:
        return _Row(number, text, MARKED_SIZES[0 if "=" in below else 1])
    return _Row(number, text)


def _words(row: _Row, at: int) -> list[RawWord]:
    top = TOP + LEADING * at
    return [
        RawWord(
            match.group(),
            Box(LEFT + LETTER * match.start(), top, LEFT + LETTER * match.end(), top + SIZE),
            row.size or SIZE,
            bool(row.size),
            at,
            False,
        )
        for match in re.finditer(r"\S+", row.text)
    ]
