"""Words of a page -> printed lines in reading order, gathered into regions (columns, cells).

pdfium's content order is the base. It is changed only where neighbours in content order stand
side by side: then a line goes on with the region that it stands directly under. So two columns
or two cells drawn row by row come apart, and everything else stays as its author wrote it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from analyzer.reading.columns import column_order
from analyzer.reading.furniture import mark_furniture
from analyzer.reading.glossaries import forget_cells, mark_glossary
from analyzer.reading.lines import PrintedLine, same_row, segments
from analyzer.reading.pdf import RawPage
from analyzer.reading.ruled import Cell, Ruling
from analyzer.reading.tables import mark_open_tables
from analyzer.records import Box, enclosing

REGION_WHITE = 3.0  # line heights of white that a region may hold
REGION_SHIFT = 8.0  # line heights by which a line may stand left of the one before it
ABOVE_SHARE = 0.3  # of the narrower width two regions must share for one to stand above the other
HEADING_WHITE = 0.2  # line heights of white that part a bold line from a plain one
SIZE_STEP = 0.07  # share of the font size by which two lines differ on purpose
ROW_SLACK = 0.35  # share of a line's box that may reach into the row below: fonts overstate it
BESIDE_SHARE = 0.6  # of the lower height two regions must share for one to stand beside the other
LINE_REACH = 1.15  # line heights of white between a line and the one it goes on from
TITLE_LINES = 2  # lines of a title that stands across columns
EARLY_LINES = 5  # lines that a page may draw as its head and foot before it draws its text
REGION_LOOKBACK = 8  # regions that may be open side by side: the widest benefit tables have 7


@dataclass(slots=True)
class _Region:
    lines: list[PrintedLine] = field(default_factory=list)
    next_drawn: Box | None = None  # what the page draws right after the region's last line


def printed_lines(pages: list[RawPage], rulings: Mapping[int, Ruling]) -> list[list[PrintedLine]]:
    """The lines of each page in reading order with their regions; furniture comes last.

    `rulings` holds the ruling of the pages on which it decides, by page number.

    Running heads and feet are set apart first: they are often drawn before the text between them.
    """
    nothing = Ruling([], [])
    lines = [segments(page.words, rulings.get(page.number, nothing).cells) for page in pages]
    mark_furniture(list(zip(pages, lines, strict=True)))
    for page, own in zip(pages, lines, strict=True):
        if page.number in rulings:
            mark_open_tables(own, rulings[page.number].rules)
        mark_glossary(own)
    ordered = [_in_order(own) for own in lines]
    for own in ordered:
        forget_cells(own)
    return ordered


def _in_order(lines: list[PrintedLine]) -> list[PrintedLine]:
    """The level lines in reading order, then those that lie on their side, then furniture."""
    level = [line for line in lines if not line.furniture and not line.turn]
    ordered = _in_regions(_feet_last(level))
    regions = ordered[-1].region + 1 if ordered else 0
    sideways = [line for line in lines if not line.furniture and line.turn]
    for number, line in enumerate(sideways, start=regions):
        line.region = number
    return ordered + sideways + [line for line in lines if line.furniture]


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
        if home is None and line.cell:
            home = _same_cell(regions, line)
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
    columns = column_order([region.lines for region in regions])
    if columns is None:
        regions = _row_by_row(_top_down(regions))
    else:
        regions = [regions[number] for number in columns]
    for number, region in enumerate(regions):
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
        # A title across columns, drawn after them: what stands above it on the right comes first.
        late = [
            number
            for number in range(place, len(ordered))
            if boxes[number].bottom <= box.top and _is_title_across(region, ordered[number])
        ]
        for steps, number in enumerate(late):
            ordered.insert(place + steps, ordered.pop(number))
            boxes.insert(place + steps, boxes.pop(number))
        ordered.insert(place + len(late), region)
        boxes.insert(place + len(late), box)
    return ordered


def _is_title_across(region: _Region, column: _Region) -> bool:
    """Whether `region` is a title that begins left of a column of text and reaches well into it."""
    title, text = region.lines[0], column.lines[0]
    if len(region.lines) > TITLE_LINES or len(column.lines) <= TITLE_LINES:
        return False
    stands_out = title.size > (1 + SIZE_STEP) * text.size or title.bold > text.bold
    width = text.box.x1 - text.box.x0
    reaches = _overlap(title.box, text.box) > ABOVE_SHARE * width
    return stands_out and title.box.x0 < text.box.x0 and reaches


def _row_by_row(regions: list[_Region]) -> list[_Region]:
    """Regions with the cells of each table put together, row by row."""
    tables: dict[int, list[Cell]] = {}
    for region in regions:
        cell = region.lines[0].cell
        if cell:
            tables.setdefault(cell.table, []).append(cell)
    for number, cells in tables.items():
        rows: dict[int, float] = {}
        for cell in cells:
            rows[cell.row] = min(rows.get(cell.row, cell.box.top), cell.box.top)
        edges = enclosing([cell.box for cell in cells])
        members = [region for region in regions if _is_of_table(region, number, edges)]
        ranks = {
            id(region): (
                (rows[cell.row], cell.column)
                if (cell := region.lines[0].cell) and cell.table == number
                else (region.lines[0].box.top, -1)
            )
            for region in members
        }
        place = regions.index(members[0])
        rest = [region for region in regions if region not in members]
        members.sort(key=lambda region: ranks[id(region)])
        regions = rest[:place] + members + rest[place:]
    return regions


def _is_of_table(region: _Region, number: int, edges: Box) -> bool:
    """Whether a region is a cell of a table, or a title that stands between its rows."""
    first = region.lines[0]
    if first.cell and first.cell.table == number:
        return True
    x, y = (first.box.x0 + first.box.x1) / 2, (first.box.top + first.box.bottom) / 2
    return edges.x0 <= x <= edges.x1 and edges.top < y < edges.bottom


def _stands_above(box: Box, foot: float, other: Box) -> bool:
    shared = _overlap(box, other)
    return foot <= other.top and shared > ABOVE_SHARE * min(box.x1 - box.x0, other.x1 - other.x0)


def _stands_left(box: Box, other: Box) -> bool:
    """Whether `box` is a column, or a label, to the left of `other` and beside it."""
    beside = min(box.bottom, other.bottom) - max(box.top, other.top)
    return box.x1 <= other.x0 and beside > BESIDE_SHARE * min(
        box.bottom - box.top, other.bottom - other.top
    )


def _same_cell(regions: list[_Region], line: PrintedLine) -> _Region | None:
    """The region of the cell of `line` that it stands under: its neighbours were drawn between."""
    for region in reversed(regions):
        last = region.lines[-1]
        white = line.box.top - last.box.bottom
        height = last.box.bottom - last.box.top
        if (
            last.cell == line.cell
            and _overlap(last.box, line.box) > 0
            and -0.6 * height <= white <= REGION_WHITE * height
            and not _heads(last, line, white > HEADING_WHITE * height)
        ):
            return region
    return None


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
    if before.bold == line.bold:
        return False
    return apart or abs(before.size - line.size) > SIZE_STEP * before.size


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
        and (same_row(last, region.next_drawn) or same_row(line.box, region.next_drawn))
        and -0.6 * height <= white <= LINE_REACH * height
        and abs(last.x0 - line.box.x0) < 1.5 * height
        and _overlap(last, line.box) > 0
    )


def _overlap(one: Box, other: Box) -> float:
    return min(one.x1, other.x1) - max(one.x0, other.x0)
