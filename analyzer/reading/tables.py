"""Rows and columns of tables that are not, or only half, ruled, where a verdict stands in a column.

"Liposuction ... Not covered": the verdicts of such a table stand one under the other, and beside
each stands what it decides. Their columns are found by the verdicts, their rows by the lines
between them, by white space, or by the line on which a verdict begins.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from analyzer.reading.lines import SIGNS, PrintedLine, parted, same_row
from analyzer.reading.ruled import MARK, TOPIC, VERDICT, Cell
from analyzer.records import Box, enclosing

FIRST_TABLE = 1000  # number of the first table that was found without its ruling
MIN_ROWS = 2  # rows with a verdict and something it decides
VERDICT_WORDS = 8  # a longer line is a sentence, whatever it begins with
SAME_EDGE = 6.0  # points by which the edges, or the middles, of one column's verdicts may differ
VERDICT_SHARE = 0.6  # of the cells of a verdict column that begin with a verdict
LABELLED_SHARE = 0.7  # of the verdicts beside which something stands
LIST_WHITE = 1.5  # line heights of white over an entry of the list that ends the last label
ROW_WHITE = 0.35  # line heights of white, beyond the usual, between two rows
HEAD_REACH = 2.5  # line heights over the first row within which the heads of its columns stand
FAR_RIGHT = 10_000.0  # the last column reaches to the end of the page
HEAD_WORDS = 8
RULED_SHARE = 0.6  # of the places between rows at which a line is drawn before all lines count
OPENING = re.compile(
    rf"(?:[✓✗•◐◑]\s*)?(?:you\s+pay:?\s*)?(?:{VERDICT.pattern})\s*[*†‡\d]{{0,2}}[.;]?", re.IGNORECASE
)


class _Column(NamedTuple):
    left: float
    right: float
    verdicts: list[PrintedLine]  # from the top


def mark_open_tables(lines: list[PrintedLine], rules: Sequence[Box]) -> None:
    """Gives the lines of a page's tables cells; lines that run on into a verdict are cut in two.

    `rules` are the horizontal lines drawn on the page.
    """
    free = [line for line in lines if not (line.cell or line.furniture or line.turn)]
    if not any(TOPIC.search(line.text) for line in lines):
        return
    found = _tables_of_columns(_columns(_cut_before_verdicts(lines, free)))
    for number, columns in enumerate(found, start=FIRST_TABLE):
        _mark_table(columns, lines, rules, number)


def _opens(line: PrintedLine) -> bool:
    return len(line.words) <= VERDICT_WORDS and _is_verdict(line.text)


def _is_verdict(text: str) -> bool:
    return bool(OPENING.fullmatch(text) or MARK.fullmatch(text))


def _cut_before_verdicts(lines: list[PrintedLine], free: list[PrintedLine]) -> list[PrintedLine]:
    """The free lines, those cut that run on into a verdict of a column found beside others."""
    edges = [line.box.x0 for line in free if _opens(line)]
    found: list[PrintedLine] = []
    for line in free:
        place = next(
            (
                place
                for place in range(1, len(line.words))
                if sum(abs(line.words[place].box.x0 - edge) < 2.0 for edge in edges) >= MIN_ROWS
                and _is_verdict(" ".join(word.text for word in line.words[place:]))
            ),
            0,
        )
        if not place:
            found.append(line)
            continue
        head, tail = parted(line, place)
        lines[lines.index(line) : lines.index(line) + 1] = [head, tail]
        found += [head, tail]
    return found


def _columns(lines: list[PrintedLine]) -> list[_Column]:
    """Columns in which several verdicts stand under one another, from the left."""
    groups: list[list[PrintedLine]] = []
    for line in sorted(filter(_opens, lines), key=lambda line: line.box.top):
        group = next((g for g in groups if any(_in_line(line.box, one.box) for one in g)), None)
        if group is None:
            groups.append([line])
        else:
            group.append(line)
    columns = []
    for group in groups:
        tops = [line.box.top for line in group]
        if len(group) < MIN_ROWS or max(tops) - min(tops) < group[0].size:
            continue
        left = min(line.box.x0 for line in group)
        right = max(line.box.x1 for line in group)
        columns.append(_Column(left, right, group))
    return sorted(columns, key=lambda column: column.left)


def _in_line(one: Box, other: Box) -> bool:
    middles = abs(one.x0 + one.x1 - other.x0 - other.x1) / 2
    return abs(one.x0 - other.x0) < SAME_EDGE or middles < SAME_EDGE


def _tables_of_columns(columns: list[_Column]) -> list[list[_Column]]:
    """Verdict columns that stand side by side, table by table."""
    tables: list[list[_Column]] = []
    for column in columns:
        home = next((table for table in tables if _beside(table[-1], column)), None)
        if home is None:
            tables.append([column])
        else:
            home.append(column)
    return tables


def _beside(one: _Column, other: _Column) -> bool:
    top = max(one.verdicts[0].box.top, other.verdicts[0].box.top)
    bottom = min(one.verdicts[-1].box.bottom, other.verdicts[-1].box.bottom)
    return one.right < other.left + SAME_EDGE and top < bottom


def _mark_table(
    columns: list[_Column], lines: list[PrintedLine], rules: Sequence[Box], number: int
) -> None:
    edges = [column.left - 2.0 for column in columns]
    size = median(line.size for column in columns for line in column.verdicts)
    free = [line for line in lines if not (line.cell or line.furniture or line.turn)]
    band = _band(columns, free, edges[0], size)
    inside = [line for line in free if band.top <= _middle(line.box) <= band.bottom]
    across = [line for line in inside if line.box.x0 < edges[0] < line.box.x1 - size]
    inside = [line for line in inside if line not in across]
    labels = [line for line in inside if line.box.x1 <= edges[0] + size]
    edges += _columns_behind(columns, inside)
    starts = sorted({line.box.top for column in columns for line in column.verdicts})
    if not _is_table(columns, inside, labels, edges):
        return
    rows, sure = _rows(inside, labels, starts, across, rules, size)
    left = min([line.box.x0 for line in inside], default=edges[0])
    bounds = [left - SAME_EDGE, *edges, FAR_RIGHT]
    rows = [*_head(free, rows[0][0], bounds, size), *rows]
    cells = [
        Cell(Box(x0, top, x1, bottom), number, row, place, sure)
        for row, (top, bottom) in enumerate(rows)
        for place, (x0, x1) in enumerate(pairwise(bounds))
    ]
    for line in free:
        if line in across:
            continue
        x, y = (line.box.x0 + line.box.x1) / 2, _middle(line.box)
        line.cell = next(
            (
                cell
                for cell in cells
                if cell.box.x0 <= x <= cell.box.x1 and cell.box.top <= y < cell.box.bottom
            ),
            None,
        )


def _middle(box: Box) -> float:
    return (box.top + box.bottom) / 2


def _band(columns: list[_Column], free: list[PrintedLine], edge: float, size: float) -> Box:
    """How far up and down the table reaches: its verdicts and the labels that go on from them."""
    top = min(column.verdicts[0].box.top for column in columns)
    bottom = max(column.verdicts[-1].box.bottom for column in columns)
    beside = [line for line in free if line.box.x1 <= edge + size or line.box.x0 >= edge]
    grown = True
    while grown:  # a label of several lines may begin above its verdict, and end below it
        grown = False
        for line in beside:
            joins = line.box.top < top <= line.box.bottom + ROW_WHITE * size
            if joins and not line.bold:
                top, grown = line.box.top, True
            reach = LIST_WHITE if line.words[0].text in SIGNS else ROW_WHITE
            if line.box.top - reach * size <= bottom < line.box.bottom:
                bottom, grown = line.box.bottom, True
    return Box(0.0, top - 0.5, 0.0, bottom + 0.5)


def _columns_behind(columns: list[_Column], inside: list[PrintedLine]) -> list[float]:
    """The left edge of a column of remarks to the right of the verdicts, if there is one."""
    right = max(line.box.x1 for line in columns[-1].verdicts)
    own = [line for line in inside if line.box.x0 >= columns[-1].left - 2.0]
    behind = [line.box.x0 for line in own if line.box.x0 > right]
    return [min(behind) - 2.0] if behind else []


def _is_table(
    columns: list[_Column],
    inside: list[PrintedLine],
    labels: list[PrintedLine],
    edges: list[float],
) -> bool:
    """Whether the columns hold verdicts and little else, each with something beside it."""
    bounds = [*edges, float("inf")]
    for column, (left, right) in zip(columns, pairwise(bounds), strict=False):
        own = [line for line in inside if left <= line.box.x0 < right]
        begun = _cells_begun(own)
        if len(column.verdicts) < VERDICT_SHARE * begun:
            return False
    verdicts = [line for column in columns for line in column.verdicts]
    labelled = sum(
        any(
            label.box.top - label.size <= _middle(line.box) <= label.box.bottom + label.size
            for label in labels
        )
        for line in verdicts
    )
    return len(labels) >= MIN_ROWS and labelled >= LABELLED_SHARE * len(verdicts)


def _cells_begun(lines: list[PrintedLine]) -> int:
    """How many cells a column holds: each begins with a verdict, or behind white space."""
    ordered = sorted(lines, key=lambda line: line.box.top)
    begun = 1 if ordered else 0
    for above, line in pairwise(ordered):
        white = line.box.top - above.box.bottom
        begun += _opens(line) or white > ROW_WHITE * line.size
    return begun


def _rows(
    inside: list[PrintedLine],
    labels: list[PrintedLine],
    starts: list[float],
    across: list[PrintedLine],
    rules: Sequence[Box],
    size: float,
) -> tuple[list[tuple[float, float]], bool]:
    """Top and bottom of each row, from the top, and whether they are sure to be the rows."""
    box = enclosing([line.box for line in inside])
    drawn = sorted(
        {
            rule.top
            for rule in rules
            if box.top < rule.top < box.bottom
            and min(rule.x1, box.x1) - max(rule.x0, box.x0) > 0.5 * (box.x1 - box.x0)
        }
    )
    titles = [line.box for line in across]
    if len(drawn) >= RULED_SHARE * (len(starts) - 1) and len(drawn) > 0:
        return _between([box.top, *drawn, box.bottom], titles), True
    bands = _bands(inside, size)
    cuts: list[float] = []
    sure = True
    for number, (top, bottom) in enumerate(bands):
        own = [start for start in starts if top - 1.0 <= start < bottom]
        alike = [start for start in own if _begins_label(labels, start)]
        if number and not own and _goes_on(inside, labels, top, bottom):
            continue  # more of the row above
        cuts.append(top)
        if len(own) > 1:
            merged = _merge_near(own, size)
            cuts += merged[1:]
            sure &= all(start in alike for start in merged[1:])
    return _between([*cuts, box.bottom], titles), sure


def _merge_near(tops: list[float], size: float) -> list[float]:
    """Tops of verdicts, those of one printed line once."""
    merged = tops[:1]
    for top in tops[1:]:
        if top - merged[-1] > 0.5 * size:
            merged.append(top)
    return merged


def _between(edges: list[float], titles: list[Box]) -> list[tuple[float, float]]:
    """The rows between `edges`, none over a title that stands across the table."""
    rows = []
    for top, bottom in pairwise(sorted(edges)):
        end = min([title.top for title in titles if top < title.top < bottom], default=bottom)
        if end - top > 1.0:
            rows.append((top - 0.5, end - 0.5 if end is not bottom else bottom - 0.5))
    last_top, last_bottom = rows[-1]
    rows[-1] = (last_top, last_bottom + 1.5)
    return rows


def _bands(lines: list[PrintedLine], size: float) -> list[tuple[float, float]]:
    """Stretches of the table that white space across all columns parts."""
    usual = _usual_white(lines)
    bands: list[tuple[float, float]] = []
    for line in sorted(lines, key=lambda line: line.box.top):
        if bands and line.box.top - bands[-1][1] <= usual + ROW_WHITE * size:
            bands[-1] = (bands[-1][0], max(bands[-1][1], line.box.bottom))
        else:
            bands.append((line.box.top, line.box.bottom))
    return bands


def _usual_white(lines: list[PrintedLine]) -> float:
    """The white between the lines of one cell: the least that occurs in a column."""
    whites = [
        below.box.top - above.box.bottom
        for above in lines
        for below in lines
        if abs(above.box.x0 - below.box.x0) < 1.0
        and 0.5 * above.size < below.box.top - above.box.top < 2.0 * above.size
    ]
    return min(min(whites, default=0.0), 0.5 * lines[0].size)


def _begins_label(labels: list[PrintedLine], top: float) -> bool:
    return any(abs(label.box.top - top) < 0.35 * label.size for label in labels)


def _goes_on(
    inside: list[PrintedLine], labels: list[PrintedLine], top: float, bottom: float
) -> bool:
    """Whether a stretch without a verdict is more of the label above it, not a title."""
    own = [line for line in inside if top - 1.0 <= line.box.top < bottom]
    return all(line in labels and not line.bold for line in own)


def _head(
    free: list[PrintedLine], top: float, bounds: list[float], size: float
) -> list[tuple[float, float]]:
    """The row of heads over the columns, if it stands right above the first row."""
    over = [
        line
        for line in free
        if top - HEAD_REACH * size <= line.box.top
        and _middle(line.box) < top
        and line.box.x0 >= bounds[0] - SAME_EDGE
        and len(line.words) <= HEAD_WORDS
    ]
    over = [
        line
        for line in over
        if not any(line.box.x0 < edge - 1.0 and line.box.x1 > edge + 1.0 for edge in bounds[1:-1])
    ]
    heads = [line for line in over if line.box.x0 >= bounds[1] - 1.0]
    if not heads:
        return []
    begin = min(line.box.top for line in heads)
    beside = any(same_row(line.box, heads[0].box) for line in over if line not in heads)
    return [(begin - 0.5, top)] if beside or len(heads) > 1 or len(bounds) == 3 else []
