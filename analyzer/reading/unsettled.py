"""Pages whose reading is a guess: text is printed over text, or nothing shows a table's rows."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from analyzer.reading.lines import PrintedLine
from analyzer.records import Box

COVERED_SHARE = 0.2  # of the smaller of two lines that the other covers
BESIDE_LETTERS = 0.25  # of a line's height above and below its letters: fonts overstate it
MIN_WORDS = 3  # of a line that counts: a stamp or a note mark may stand on other text
MIN_CLASHES = 3  # lines of a page: one may be a slip of the printer


def order_is_unsettled(lines: Sequence[PrintedLine]) -> bool:
    """Whether a page, in reading order, is printed so that its order or its rows are a guess."""
    body = [line for line in lines if not line.furniture and not line.turn]
    if any(line.cell and not line.cell.sure for line in body):
        return True
    return _covered([line for line in body if len(line.words) >= MIN_WORDS]) >= MIN_CLASHES


def _covered(lines: Sequence[PrintedLine]) -> int:
    """How many lines are printed over one another."""
    found = 0
    open_: list[Box] = []
    for box in sorted(map(_letters, lines), key=lambda box: box.top):
        open_ = [other for other in open_ if other.bottom > box.top]
        found += any(_shared(box, other) > COVERED_SHARE for other in open_)
        open_.append(box)
    return found


def _letters(line: PrintedLine) -> Box:
    """The band in which most letters of a line stand; a sign of another font may be far taller."""
    top = median(word.box.top for word in line.words)
    bottom = median(word.box.bottom for word in line.words)
    white = BESIDE_LETTERS * (bottom - top)
    return line.box._replace(top=top + white, bottom=bottom - white)


def _shared(one: Box, other: Box) -> float:
    wide = min(one.x1, other.x1) - max(one.x0, other.x0)
    high = min(one.bottom, other.bottom) - max(one.top, other.top)
    if wide <= 0 or high <= 0:
        return 0.0
    areas = ((box.x1 - box.x0) * (box.bottom - box.top) for box in (one, other))
    return wide * high / max(min(areas), 1.0)
