"""Pages of plain text columns: read column by column, whatever order they were drawn in.

Editors of brochures draw the boxes of a page in any order. Where the page shows nothing but columns
of running text, of much the same width, its geometry says how it is read. A table is none: the
paragraphs of its columns begin side by side.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from analyzer.reading.lines import PrintedLine, same_row
from analyzer.records import Box, enclosing

COLUMN_LINES = 8  # full lines that make a column
COLUMN_EMS = 14.0  # width from which a line may be a line of running text
FULL_SHARE = 0.8  # of the column's width that a full line fills
EDGE_EMS = 1.5  # by which the lines of a column may begin apart, but for its lists
NUMBER_WIDTH = 24.0  # points that a section number beside its column may be wide
ALIKE = 0.7  # the narrowest column to the widest
TEXT_SHARE = 0.75  # of the page's lines that must stand in its columns
FULL_LINES_SHARE = 0.45  # of a column's lines that are full
PARAGRAPH_WHITE = 0.35  # line heights of white, beyond the usual, before a paragraph
SIDE_BY_SIDE = 2.5  # points by which the tops of paragraphs in a row may differ
ROW_SHARE = 0.6  # of the paragraphs that begin beside another from which they are rows


def column_order(regions: Sequence[Sequence[PrintedLine]]) -> list[int] | None:
    """The order of the regions of a page of text columns; None if the page is anything else."""
    lines = [line for region in regions for line in region]
    if len(lines) < 2 * COLUMN_LINES or any(line.cell for line in lines):
        return None
    columns = _columns(lines)
    if len(columns) < 2:
        return None
    boxes = [enclosing([line.box for line in region]) for region in regions]
    places = [_column_of(box, columns) for box in boxes]
    inside = sum(len(region) for region, p in zip(regions, places, strict=True) if p is not None)
    if inside < TEXT_SHARE * len(lines) or _are_rows(lines, columns):
        return None
    across = sorted(box.top for box, place in zip(boxes, places, strict=True) if place is None)
    tops = _tops_of_rows([region[0].box for region in regions])

    def rank(number: int) -> tuple[int, int, float, float]:
        box, place = boxes[number], places[number]
        above = sum(top <= box.top for top in across)
        return above, -1 if place is None else place, tops[number], box.x0

    return sorted(range(len(regions)), key=rank)


def _tops_of_rows(boxes: Sequence[Box]) -> list[float]:
    """For each region's first line the top of its row: a number and its title stand in one."""
    return [min(other.top for other in boxes if same_row(box, other)) for box in boxes]


def _columns(lines: Sequence[PrintedLine]) -> list[tuple[float, float]]:
    """Left and right edges of the page's columns of text, from the left."""
    size = median(line.size for line in lines)
    long = [line for line in lines if line.box.x1 - line.box.x0 > COLUMN_EMS * size]
    columns: list[tuple[float, float]] = []
    for edge in sorted({round(line.box.x0) for line in long}):
        if columns and edge < columns[-1][1]:
            continue  # an indented line of the column before
        reach = max(1.0, EDGE_EMS * size)  # a damaged font may say that its size is nothing
        own = [line for line in long if edge - 1 <= line.box.x0 <= edge + reach]
        right = median(sorted(line.box.x1 for line in own)[len(own) // 2 :])
        full = [line for line in own if line.box.x1 - edge > FULL_SHARE * (right - edge)]
        if len(full) >= COLUMN_LINES:
            columns.append((edge, max(line.box.x1 for line in full)))
    widths = [right - left for left, right in columns]
    if len(columns) < 2 or min(widths) < ALIKE * max(widths):
        return []
    apart = all(one[1] < other[0] for one, other in pairwise(columns))
    return columns if apart and all(_is_text(lines, column) for column in columns) else []


def _is_text(lines: Sequence[PrintedLine], column: tuple[float, float]) -> bool:
    left, right = column
    own = [line for line in lines if left - 1 <= line.box.x0 and line.box.x1 <= right + 1]
    full = [line for line in own if line.box.x1 - line.box.x0 > FULL_SHARE * (right - left)]
    return len(full) >= FULL_LINES_SHARE * len(own)


def _column_of(box: Box, columns: Sequence[tuple[float, float]]) -> int | None:
    """The column in which `box` stands, or beside which its number hangs; None for the rest."""
    touched = [
        number for number, (left, right) in enumerate(columns) if box.x0 < right and box.x1 > left
    ]
    if len(touched) == 1:
        return touched[0]
    if touched or box.x1 - box.x0 > NUMBER_WIDTH:
        return None
    return next((number for number, (_, right) in enumerate(columns) if box.x0 < right), None)


def _are_rows(lines: Sequence[PrintedLine], columns: Sequence[tuple[float, float]]) -> bool:
    """Whether the paragraphs of the columns begin side by side, as the rows of a table do."""
    tops = [_paragraph_tops(lines, column) for column in columns]
    fewest = min(tops, key=len)
    others = [top for one in tops if one is not fewest for top in one]
    beside = sum(any(abs(top - other) < SIDE_BY_SIDE for other in others) for top in fewest)
    return bool(fewest) and beside > ROW_SHARE * len(fewest)


def _paragraph_tops(lines: Sequence[PrintedLine], column: tuple[float, float]) -> list[float]:
    """Where the paragraphs of a column begin, but for the first, which stands at its head."""
    left, right = column
    own = sorted(
        (line for line in lines if left - 1 <= line.box.x0 and line.box.x1 <= right + 1),
        key=lambda line: line.box.top,
    )
    whites = [below.box.top - above.box.bottom for above, below in pairwise(own)]
    usual = median(whites) if whites else 0.0
    return [
        line.box.top
        for line, white in zip(own[1:], whites, strict=True)
        if white > usual + PARAGRAPH_WHITE * line.size
    ]
