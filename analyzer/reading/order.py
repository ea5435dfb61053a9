"""Words of a page -> printed lines in reading order, gathered into regions (columns, cells).

pdfium's content order is the base. It is changed only where neighbours in content order stand
side by side: then a line goes on with the region that it stands directly under. So two columns
or two cells drawn row by row come apart, and everything else stays as its author wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from analyzer.reading.normalise import BULLET, plain_word, split_bullet
from analyzer.reading.pdf import RawPage, RawWord
from analyzer.reading.ruled import Cell, cell_of
from analyzer.records import Box, enclosing

CELL_GAP = 1.7  # ems of white between words that may part two columns
SURE_GAP = 4.0  # ems that always do: no justified line is stretched that far
STRETCH = 1.8  # times the other gaps of its line by which a gap must be wider to part columns
BULLET_GAP = 0.6  # ems of white before a bullet that begins another column
REGION_WHITE = 3.0  # line heights of white that a region may hold
REGION_SHIFT = 8.0  # line heights by which a line may stand left of the one before it
ABOVE_SHARE = 0.3  # of the narrower width two regions must share for one to stand above the other
HEADING_WHITE = 0.2  # line heights of white that part a bold line from a plain one
SIZE_STEP = 0.07  # share of the font size by which two lines differ on purpose
ROW_SLACK = 0.35  # share of a line's box that may reach into the row below: fonts overstate it
BESIDE_SHARE = 0.6  # of the lower height two regions must share for one to stand beside the other
LINE_REACH = 1.15  # line heights of white between a line and the one it goes on from
REGION_LOOKBACK = 8  # regions that may be open side by side: the widest benefit tables have 7
FURNITURE_ZONE = 0.12  # share of the page height in which running heads and feet stand
WIDE_ZONE = 0.2  # and in which they may stand, if most pages repeat them
WIDE_SHARE = 0.4  # share of the pages that counts as most
EARLY_LINES = 5  # lines that a page may draw as its head and foot before it draws its text
SAME_PLACE = 2.0  # points within which the same words printed twice are one: bold by overprinting
ENUMERATOR = re.compile(
    r"\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]|\d{1,2}(?:\.\d{1,2}){1,3}|[-–—*o]"
)
PAGE_NUMBER = re.compile(
    r"(?:page|pg\.?)?\s*[-–|]?\s*(?:\d{1,4}|[ivxlc]{1,6})\s*[-–|]?\s*(?:(?:of|/)\s*\d{1,4})?"
    r"(?:\s*\|\s*p\s?a\s?g\s?e)?",
    re.IGNORECASE,
)


@dataclass(slots=True)
class PrintedLine:
    """A line of one region: its words in order, the box around them and its main font."""

    words: list[RawWord]
    box: Box
    region: int = -1
    furniture: bool = False
    cell: Cell | None = None

    @property
    def size(self) -> float:
        return max(word.size for word in self.words)

    @property
    def bold(self) -> bool:
        letters = sum(len(word.text) for word in self.words)
        return 2 * sum(len(word.text) for word in self.words if word.bold) > letters

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


@dataclass(slots=True)
class _Region:
    lines: list[PrintedLine] = field(default_factory=list)
    next_drawn: Box | None = None  # what the page draws right after the region's last line


def printed_lines(
    pages: list[RawPage], tables: Mapping[int, Sequence[Cell]]
) -> list[list[PrintedLine]]:
    """The lines of each page in reading order with their regions; furniture comes last.

    `tables` holds the ruled cells of the pages that have any, by page number.

    Running heads and feet are set apart first: they are often drawn before the text between them.
    """
    lines = [_segments(page.words, tables.get(page.number, ())) for page in pages]
    _mark_furniture(list(zip(pages, lines, strict=True)))
    return [
        _in_regions(_feet_last([line for line in own if not line.furniture]))
        + [line for line in own if line.furniture]
        for own in lines
    ]


def _segments(words: list[RawWord], cells: Sequence[Cell]) -> list[PrintedLine]:
    """Lines cut where white space parts two columns, and put together where a font change cut."""
    segments: list[PrintedLine] = []
    current: list[RawWord] = []
    inside: Cell | None = None
    plain = list(_plain_words(words))
    usual = _usual_gaps(plain)
    for word in plain:
        cell = cell_of(word.box, cells) if cells else None
        if current and (cell != inside or not _goes_on(current, word, usual.get(word.line, 0.0))):
            box = enclosing([w.box for w in current])
            segments.append(PrintedLine(current, box, cell=inside))
            current = []
        current.append(word)
        inside = cell
    if current:
        segments.append(PrintedLine(current, enclosing([w.box for w in current]), cell=inside))
    return _without_overprint(segments)


def _without_overprint(lines: list[PrintedLine]) -> list[PrintedLine]:
    printed: dict[str, list[Box]] = {}
    kept: list[PrintedLine] = []
    for line in lines:
        boxes = printed.setdefault(line.text, [])
        twice = any(
            abs(box.x0 - line.box.x0) < SAME_PLACE and abs(box.top - line.box.top) < SAME_PLACE
            for box in boxes
        )
        if not twice:
            boxes.append(line.box)
            kept.append(line)
    return kept


def _usual_gaps(words: list[RawWord]) -> dict[int, float]:
    """The median white between neighbouring words of each of pdfium's lines, in points.

    Known only for lines of three words and more; justified lines are stretched evenly.
    """
    gaps: dict[int, list[float]] = {}
    for one, other in pairwise(words):
        if one.line == other.line and one.text != BULLET:
            gaps.setdefault(one.line, []).append(other.box.x0 - one.box.x1)
    return {line: median(found) for line, found in gaps.items() if len(found) > 1}


def _plain_words(words: list[RawWord]) -> Iterable[RawWord]:
    run: list[RawWord] = []  # single letters that may be one letter-spaced word
    for word in words:
        text = plain_word(word.text)
        if not text:
            continue
        parts = split_bullet(word.text)
        if parts:
            bullet, rest = parts
            cut = word.box.x0 + (word.box.x1 - word.box.x0) / len(word.text)
            yield from _respaced(run)
            run = []
            yield word._replace(text=bullet, box=word.box._replace(x1=cut), hyphenated=False)
            yield word._replace(text=plain_word(rest), box=word.box._replace(x0=cut))
            continue
        if text is not word.text:
            word = word._replace(text=text)
        if len(text) == 1 and text.isalnum() and (not run or run[-1].line == word.line):
            run.append(word)
            continue
        if run:
            yield from _respaced(run)
            run = []
            if len(text) == 1 and text.isalnum():
                run.append(word)
                continue
        yield word
    yield from _respaced(run)


def _respaced(letters: list[RawWord]) -> list[RawWord]:
    """Letter-spaced letters put together: "P a g e" -> "Page"; fewer than four stay as they are."""
    if len(letters) < 4 or sum(word.text.isalpha() for word in letters) < len(letters) - 1:
        return letters
    gaps = [b.box.x0 - a.box.x1 for a, b in pairwise(letters)]
    usual = sorted(gaps)[len(gaps) // 2]
    words: list[RawWord] = []
    for letter, gap in zip(letters, [None, *gaps], strict=True):
        if words and gap is not None and gap < 2 * max(usual, 0.1 * letter.size):
            last = words[-1]
            words[-1] = last._replace(
                text=last.text + letter.text, box=enclosing((last.box, letter.box))
            )
        else:
            words.append(letter)
    return words


def _goes_on(line: list[RawWord], word: RawWord, usual: float) -> bool:
    last = line[-1]
    gap = word.box.x0 - last.box.x1
    size = max(word.size, last.size, 4.0)
    if not _same_row(last.box, word.box):
        return False
    if gap < -0.5 * size:  # the pen went back: another column, or overprinting
        return False
    marker = len(line) == 1 and (last.text == BULLET or bool(ENUMERATOR.fullmatch(last.text)))
    if marker:
        return gap < 6 * size
    if word.line != last.line:  # pdfium broke the line here: a font change goes on close by
        return gap < 0.6 * size and word.text != BULLET
    if word.text == BULLET:
        return gap < BULLET_GAP * size
    return gap < max(CELL_GAP * size, min(STRETCH * usual, SURE_GAP * size))


def _same_row(one: Box, other: Box) -> bool:
    height = min(one.bottom - one.top, other.bottom - other.top)
    overlap = min(one.bottom, other.bottom) - max(one.top, other.top)
    return overlap > 0.5 * height


def _feet_last(lines: list[PrintedLine]) -> list[PrintedLine]:
    """`lines` with the foot of a page, if it was drawn before the text above it, behind that text.

    A document of one page repeats no foot, so nothing else tells that it is one.
    """
    lowest = max((line.box.bottom for line in lines[EARLY_LINES:]), default=float("inf"))
    feet = [line for line in lines[:EARLY_LINES] if line.box.top >= lowest]
    return [line for line in lines if not any(line is foot for foot in feet)] + feet


def _in_regions(lines: list[PrintedLine]) -> list[PrintedLine]:
    regions: list[_Region] = []
    current: _Region | None = None  # the one that took the line before
    for number, line in enumerate(lines):
        home = current if current and _goes_under(current, line, lines[:number]) else None
        if home is None:
            home = next(
                (
                    region
                    for region in reversed(regions[-REGION_LOOKBACK:])
                    if region is not current and _takes_back(region, line)
                ),
                None,
            )
        if home is None:
            home = _Region()
            regions.append(home)
        if current:
            current.next_drawn = line.box
        home.lines.append(line)
        home.next_drawn = None
        current = home
    ordered: list[PrintedLine] = []
    for number, region in enumerate(_top_down(regions)):
        for line in region.lines:
            line.region = number
            ordered.append(line)
    return ordered


def _top_down(regions: list[_Region]) -> list[_Region]:
    """Regions with what was drawn late, but is read first, moved before the text it precedes."""
    boxes: list[Box] = []
    ordered: list[_Region] = []
    for region in regions:
        box = enclosing([line.box for line in region.lines])
        last = region.lines[-1].box
        foot = last.bottom - ROW_SLACK * (last.bottom - last.top)
        place = next(
            (
                place
                for place, other in enumerate(boxes)
                if _stands_above(box, foot, other) or _stands_left(box, other)
            ),
            len(ordered),
        )
        ordered.insert(place, region)
        boxes.insert(place, box)
    return ordered


def _stands_above(box: Box, foot: float, other: Box) -> bool:
    shared = _overlap(box, other)
    return foot <= other.top and shared > ABOVE_SHARE * min(box.x1 - box.x0, other.x1 - other.x0)


def _stands_left(box: Box, other: Box) -> bool:
    """Whether `box` is a column, or a label, to the left of `other` and beside it."""
    beside = min(box.bottom, other.bottom) - max(box.top, other.top)
    return box.x1 <= other.x0 and beside > BESIDE_SHARE * min(
        box.bottom - box.top, other.bottom - other.top
    )


def _goes_under(region: _Region, line: PrintedLine, drawn: list[PrintedLine]) -> bool:
    """Whether `line` goes on in the region that took the line before it."""
    if region.lines[-1].cell != line.cell:
        return False
    last = region.lines[-1].box
    height = max(last.bottom - last.top, 1.0)
    white = line.box.top - last.bottom
    if _heads(region.lines[-1], line, white > HEADING_WHITE * height):
        return False
    if line.box.top <= last.top or not -0.6 * height <= white <= REGION_WHITE * height:
        return False
    if last.x0 - line.box.x0 > REGION_SHIFT * height:
        return False
    if white > 0.5 * height and any(
        last.bottom <= other.box.top + 1.0
        and other.box.bottom <= line.box.top + 1.0
        and _overlap(other.box, line.box) > 0
        for other in drawn
    ):
        return False  # something already stands between the two
    return _overlap(last, line.box) > 0 or abs(last.x0 - line.box.x0) < 2 * height


def _heads(before: PrintedLine, line: PrintedLine, apart: bool) -> bool:
    """Whether one of the two is a heading: what was drawn late may belong between them."""
    larger = abs(before.size - line.size) > SIZE_STEP * before.size
    return before.bold != line.bold and (larger or apart)


def _takes_back(region: _Region, line: PrintedLine) -> bool:
    """Whether `line` goes on in an older region, because the page was drawn row by row.

    A page drawn column by column shows the same picture; the difference is what was drawn right
    after the region's last line: its neighbour in the row, or the head of another column.
    """
    if region.lines[-1].cell != line.cell:
        return False
    last = region.lines[-1].box
    height = max(last.bottom - last.top, 1.0)
    white = line.box.top - last.bottom
    return (
        region.next_drawn is not None
        and not _heads(region.lines[-1], line, white > HEADING_WHITE * height)
        and (_same_row(last, region.next_drawn) or _same_row(line.box, region.next_drawn))
        and -0.6 * height <= white <= LINE_REACH * height
        and abs(last.x0 - line.box.x0) < 1.5 * height
        and _overlap(last, line.box) > 0
    )


def _overlap(one: Box, other: Box) -> float:
    return min(one.x1, other.x1) - max(one.x0, other.x0)


def _mark_furniture(pages: list[tuple[RawPage, list[PrintedLine]]]) -> None:
    """Marks running heads and feet: lines at a page's ends that other pages repeat."""
    seen: dict[tuple[str, int], set[int]] = {}
    candidates: list[tuple[PrintedLine, bool, str, int]] = []
    for page, lines in pages:
        for line in lines:
            near_edge = _in_zone(page, line, FURNITURE_ZONE)
            if not near_edge and not _in_zone(page, line, WIDE_ZONE):
                continue
            if near_edge and PAGE_NUMBER.fullmatch(line.text.strip()):
                line.furniture = True
                continue
            shape = re.sub(r"\d+|\b[ivxlc]+\b", "#", line.text.casefold())
            row = round(line.box.top / 12)
            candidates.append((line, near_edge, shape, row))
            seen.setdefault((shape, row), set()).add(page.number)
    enough = 2 if len(pages) <= 4 else 3
    for line, near_edge, shape, row in candidates:
        # Printers shift a foot by a point or two from page to page.
        near = set().union(*(seen.get((shape, row + step), set()) for step in (-1, 0, 1)))
        wanted = enough if near_edge else max(4, WIDE_SHARE * len(pages))
        if len(near) >= wanted and "(cont" not in shape and len(pages) > 1:
            line.furniture = True


def _in_zone(page: RawPage, line: PrintedLine, zone: float) -> bool:
    return line.box.bottom < zone * page.height or line.box.top > (1 - zone) * page.height
