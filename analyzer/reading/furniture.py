"""What a page carries besides its text: running heads and feet, watermarks, line numbers."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from analyzer.reading.lines import CONTINUED, PrintedLine, same_row
from analyzer.reading.pdf import RawPage
from analyzer.reading.words import AT_AN_ANGLE
from analyzer.records import Box, enclosing

FURNITURE_ZONE = 0.12  # share of the page height in which running heads and feet stand
WIDE_ZONE = 0.2  # and in which they may stand, if most pages repeat them
WIDE_SHARE = 0.4  # share of the pages that counts as most
TWIN_SHARE = 0.75  # of the lines of a page that its other printing in the file repeats
BODY_WHITE = 0.5  # line heights of white up to which a line goes on with the text beside it
STAMP_SIZE = 1.8  # times the usual size of a page from which a line over other text is a stamp
STAMPED_LINES = 2  # lines that a stamp lies across
LEANING_SHARE = 0.5  # of a page's letters that may stand at an angle and still be stamps
NUMBERED_LINES = 10  # line numbers of a page below which they may be anything
NUMBER_STEPS = (1, 5)  # contracts number every line, or every fifth
STEADY_SHARE = 0.9  # of the numbers that go up by the same step
RUNNING_ON_SHARE = 0.2  # of numbered lines that begin inside a sentence: no list does that
NUMBER_EDGE = 2.0  # points by which the right edges of line numbers may differ
PAGE_NUMBER = re.compile(
    r"(?:page|pg\.?|p[áa]g(?:ina|\.)?)?\s*[-–|]?\s*(?:\d{1,4}|[ivxlc]{1,6})\s*[-–|]?\s*(?:(?:of|de|/)\s*\d{1,4})?"
    r"(?:\s*\|\s*p\s?a\s?g\s?e)?",
    re.IGNORECASE,
)
NUMBER = re.compile(r"\d{1,4}")
SENTENCE_END = re.compile(r"[.!?:;][\"')\]]*$")

Pages = list[tuple[RawPage, list[PrintedLine]]]


def mark_furniture(pages: Pages) -> None:
    """Marks all lines that are no text of the document. Line numbers come off their lines."""
    for _, lines in pages:
        _mark_leaning(lines)
        _mark_stamps(lines)
        _part_line_numbers(lines)
    _mark_heads_and_feet(pages)


def _mark_leaning(lines: list[PrintedLine]) -> None:
    """Marks lines at an angle, unless the page has little else."""
    leaning = [line for line in lines if line.turn == AT_AN_ANGLE]
    if sum(len(line.text) for line in leaning) > LEANING_SHARE * sum(len(x.text) for x in lines):
        return
    for line in leaning:
        line.furniture = True


def _mark_stamps(lines: list[PrintedLine]) -> None:
    """Marks large words that lie across lines of text: SAMPLE, DRAFT."""
    if not lines:
        return
    usual = median(line.size for line in lines)
    for line in lines:
        if line.size < STAMP_SIZE * usual:
            continue
        crossed = sum(
            other is not line and other.size < line.size and _lies_across(line, other)
            for other in lines
        )
        if crossed >= STAMPED_LINES:
            line.furniture = True


def _lies_across(stamp: PrintedLine, line: PrintedLine) -> bool:
    height = line.box.bottom - line.box.top
    return any(
        min(word.box.x1, line.box.x1) > max(word.box.x0, line.box.x0)
        and min(word.box.bottom, line.box.bottom) - max(word.box.top, line.box.top) > height / 2
        for word in stamp.words
    )


class _Numbered(NamedTuple):
    line: PrintedLine
    value: int


def _part_line_numbers(lines: list[PrintedLine]) -> None:
    """Takes the numbers in the margin of a line-numbered contract off the text beside them."""
    numbered = [
        _Numbered(line, int(line.words[0].text))
        for line in lines
        if NUMBER.fullmatch(line.words[0].text)
    ]
    if len(numbered) < NUMBERED_LINES:
        return
    edges = Counter(round(one.line.words[0].box.x1) for one in numbered)
    edge = max(edges, key=edges.__getitem__)
    column = sorted(
        (one for one in numbered if abs(one.line.words[0].box.x1 - edge) <= NUMBER_EDGE),
        key=lambda one: one.line.box.top,
    )
    if not _counts_lines(column) or not _text_runs_on(column, lines):
        return
    for one in column:
        number, rest = one.line.words[0], one.line.words[1:]
        if rest:
            one.line.words, one.line.box = rest, enclosing([word.box for word in rest])
            lines.append(PrintedLine([number], number.box, furniture=True))
        else:
            one.line.furniture = True


def _counts_lines(column: list[_Numbered]) -> bool:
    if len(column) < NUMBERED_LINES:
        return False
    steps = Counter(below.value - above.value for above, below in pairwise(column))
    step, times = steps.most_common(1)[0]
    return step in NUMBER_STEPS and times >= STEADY_SHARE * (len(column) - 1)


def _text_runs_on(column: list[_Numbered], lines: list[PrintedLine]) -> bool:
    """Whether the numbered lines are lines of sentences, not the entries of a numbered list."""
    beside: list[str] = []
    for one in column:
        rest = " ".join(word.text for word in one.line.words[1:])
        edge = one.line.words[0].box
        right = (
            line
            for line in lines
            if line is not one.line and line.box.x0 > edge.x1 and same_row(line.box, edge)
        )
        nearest = min(right, key=lambda line: line.box.x0, default=None)
        beside.append(rest or (nearest.text if nearest else ""))
    inside = sum(
        bool(before) and after[:1].islower() and not SENTENCE_END.search(before)
        for before, after in pairwise(beside)
    )
    return inside >= RUNNING_ON_SHARE * len(beside)


class _Candidate(NamedTuple):
    """A line near an end of its page, with what other pages may repeat of it, and where."""

    line: PrintedLine
    page: int
    near_edge: bool
    shape: str
    row: int


def _mark_heads_and_feet(pages: Pages) -> None:
    """Marks running heads and feet: lines at a page's ends that other pages repeat."""
    seen: dict[tuple[str, int], set[int]] = {}
    worded: dict[str, set[str]] = {}
    candidates: list[_Candidate] = []
    printed: dict[int, frozenset[str]] = {}
    for page, lines in pages:
        for line in lines:
            if line.furniture:
                continue
            near_edge = _in_zone(page, line.box, FURNITURE_ZONE)
            if not near_edge and not _in_zone(page, line.box, WIDE_ZONE):
                continue
            if near_edge and PAGE_NUMBER.fullmatch(line.text.strip()):
                line.furniture = True
                continue
            shape = re.sub(r"\d+|\b[ivxlc]+\b", "#", line.text.casefold())
            row = round(line.box.top / 12)
            candidates.append(_Candidate(line, page.number, near_edge, shape, row))
            seen.setdefault((shape, row), set()).add(page.number)
            worded.setdefault(shape, set()).add(line.text)
        printed[page.number] = frozenset(line.text for line in lines)
    if len(pages) < 2:
        return
    enough = 2 if len(pages) <= 4 else 3

    @cache  # a foot of 400 pages asks it 400 times
    def is_repeated(shape: str, row: int, near_edge: bool) -> bool:
        # Printers shift a foot by a point or two from page to page.
        near = set().union(*(seen.get((shape, row + step), set()) for step in (-1, 0, 1)))
        wanted = enough if near_edge else max(4, WIDE_SHARE * len(pages))
        if len(near) < wanted:
            return False
        return len(worded[shape]) >= wanted or _differ(near, printed, wanted)

    repeated: dict[int, list[PrintedLine]] = {}
    for one in candidates:
        again = is_repeated(one.shape, one.row, one.near_edge)
        if again and not CONTINUED.search(one.line.text):
            repeated.setdefault(one.page, []).append(one.line)
    for page, lines in pages:
        for line in repeated.get(page.number, ()):
            line.furniture = True
        _give_back(page, lines, repeated.get(page.number, []))


def _differ(near: set[int], printed: dict[int, frozenset[str]], wanted: float) -> bool:
    """Whether `wanted` of the pages have texts of their own.

    Two plans in one file repeat whole pages; what such pages share is no running head.
    """
    found: list[frozenset[str]] = []
    for page in sorted(near):
        own = printed[page]
        if not any(_are_twins(own, other) for other in found):
            found.append(own)
            if len(found) >= wanted:
                return True
    return False


def _are_twins(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one) and len(one & other) > TWIN_SHARE * max(len(one), len(other))


def _give_back(page: RawPage, lines: list[PrintedLine], repeated: list[PrintedLine]) -> None:
    """Takes a line for text after all that text stands outside of and goes on into."""
    for line in repeated:
        top = line.box.top < page.height / 2
        height = line.box.bottom - line.box.top
        size, bold = line.size, line.bold
        for other in lines:
            if other.furniture or abs(other.size - size) > 0.5 or other.bold != bold:
                continue
            outer, inner = (other, line) if top else (line, other)
            white = inner.box.top - outer.box.bottom
            close = abs(other.box.x0 - line.box.x0) < 2 * size and (
                -height / 2 < white < BODY_WHITE * height
            )
            if close and inner.text[:1].islower() and not SENTENCE_END.search(outer.text):
                line.furniture = False


def _in_zone(page: RawPage, box: Box, zone: float) -> bool:
    return box.bottom < zone * page.height or box.top > (1 - zone) * page.height
