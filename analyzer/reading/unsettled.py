"""Pages whose reading order cannot be settled: text printed over other text, or read upwards."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from analyzer.reading.lines import PrintedLine
from analyzer.records import Box

COVERED_SHARE = 0.4  # of the smaller of two lines that the other covers
MIN_WORDS = 3  # of a line that counts: a stamp or a note mark may stand on other text
MIN_CLASHES = 3  # places on a page: one may be a slip of the printer


def order_is_unsettled(lines: Sequence[PrintedLine]) -> bool:
    """Whether the body of a page, in reading order, is printed so that its order is a guess."""
    body = [
        line
        for line in lines
        if not line.furniture and not line.turn and len(line.words) >= MIN_WORDS
    ]
    return _covered(body) + _upwards(body) >= MIN_CLASHES


def _covered(body: list[PrintedLine]) -> int:
    """How many lines are printed over one another."""
    found = 0
    open_: list[Box] = []
    for box in sorted((line.box for line in body), key=lambda box: box.top):
        open_ = [other for other in open_ if other.bottom > box.top]
        found += any(_shared(box, other) > COVERED_SHARE for other in open_)
        open_.append(box)
    return found


def _shared(one: Box, other: Box) -> float:
    wide = min(one.x1, other.x1) - max(one.x0, other.x0)
    high = min(one.bottom, other.bottom) - max(one.top, other.top)
    if wide <= 0 or high <= 0:
        return 0.0
    areas = ((box.x1 - box.x0) * (box.bottom - box.top) for box in (one, other))
    return wide * high / max(min(areas), 1.0)


def _upwards(body: list[PrintedLine]) -> int:
    """How many lines of a region stand above the line that is read before them."""
    return sum(
        one.region == other.region and other.box.bottom < one.box.top
        for one, other in pairwise(body)
    )
