"""The two halves of a sentence put together where a box, a note or a repeated title parts them.

Reading order is settled page by page, by geometry. Here the words decide: a column that ends inside
a sentence goes on in the nearest column that begins inside one and that nothing else leads into.
"""

from __future__ import annotations

import re
from itertools import groupby

from analyzer.reading.lines import CONTINUED, ENUMERATOR, PrintedLine

REACH = 8  # regions over which the other half of a sentence is looked for
PAGE_REACH = 30  # regions on either side among which the others of its page are looked for
HEAD_REACH = 4  # regions at the head of a page that may be titles printed again
MIN_WORDS = 4  # a shorter last line is a title or a label
SAME_SIZE = 0.07  # share of the size by which the halves of a sentence may differ
SMALLER = 0.93  # times the size of the text below which what stands under it is a note
SLACK = 0.8  # ems that may stay free beyond the next word at the end of a full line
SAME_EDGE = 4.0  # points by which the left edges of one column may differ
SENTENCE_END = re.compile(r"[.!?:;][\"')\]]*$")
GOES_ON = re.compile(  # words that end no sentence
    r"(?:,|\b(?:and|or|nor|of|the|a|an|to|for|with|by|in|on|at|from|as|than|that|which|who|if|when"
    r"|is|are|be|was|were|has|have|will|may|not|any|other|such|your|our|their|its))$"
)
ADDRESS = re.compile(r"@|www|://|\.com")
NOTE = re.compile(r"[*†‡§]|\(?\d{1,2}\)?\s")


class _Run:
    """The lines of one region of one page."""

    def __init__(self, page: int, lines: list[PrintedLine]) -> None:
        self.page = page
        self.lines = lines
        self.first, self.last = lines[0], lines[-1]
        self.left = min(line.box.x0 for line in lines)
        self.right = max(line.box.x1 for line in lines)
        self.top, self.bottom = lines[0].box.top, lines[-1].box.bottom


def in_one_run(printed: list[tuple[int, PrintedLine]]) -> list[tuple[int, PrintedLine]]:
    """The body lines of all pages in the order of their sentences, each with its page."""
    runs = [
        _Run(page, [line for _, line in own])
        for (page, _), own in groupby(printed, key=lambda entry: (entry[0], entry[1].region))
    ]
    for place in range(2, len(runs)):
        half = runs[place]
        if _begins_inside(half.first) and not _leads_on(runs[place - 1], half):
            first = _first_half(runs, place)
            if first is not None:
                runs.insert(first + 1, runs.pop(place))
    _join_rows(runs)
    return [(run.page, line) for run in runs for line in run.lines]


def _begins_inside(line: PrintedLine) -> bool:
    """Whether a line begins inside a sentence."""
    return line.cell is None and len(line.words) > 1 and _is_inner(line)


def _is_inner(line: PrintedLine) -> bool:
    first = line.words[0].text
    return first[:1].islower() and not ENUMERATOR.fullmatch(first) and not ADDRESS.search(first)


def _leads_on(run: _Run, other: _Run) -> bool:
    """Whether a region ends inside a sentence, on a line that is full before the next word."""
    last = run.last
    if last.cell or last.bold or len(last.words) < MIN_WORDS or SENTENCE_END.search(last.text):
        return False
    return _is_full_before(run, other.first)


def _is_full_before(run: _Run, first: PrintedLine) -> bool:
    """Whether the last line of a region has no room for the word that begins `first`."""
    last = run.last
    if abs(last.size - first.size) > SAME_SIZE * last.size or first.bold:
        return False
    word = first.words[0].box
    full = run.right - last.box.x1 - (word.x1 - word.x0) < SLACK * last.size
    return (full and len(run.lines) > 1) or bool(GOES_ON.search(last.text))


def _join_rows(runs: list[_Run]) -> None:
    """Puts the parts of a cell together that goes on in the table of the next page.

    What stands beside it comes before it, and the titles of the table on the new page after it.
    """
    for place in range(len(runs) - 1, 0, -1):
        end = runs[place - 1]
        if end.page == runs[place].page or end.last.cell is None:
            continue
        row = [
            number
            for number in range(max(0, place - PAGE_REACH), place)
            if runs[number].page == end.page
            and (cell := runs[number].last.cell) is not None
            and (cell.table, cell.row) == (end.last.cell.table, end.last.cell.row)
        ]
        _join_cell(runs, row, place)


def _join_cell(runs: list[_Run], row: list[int], place: int) -> None:
    for number in row:
        cell = runs[number]
        for other in range(place, min(place + HEAD_REACH, len(runs))):
            rest = runs[other]
            if (
                rest.page == runs[place].page
                and abs(rest.left - cell.left) < SAME_EDGE
                and _is_inner(rest.first)
                and not SENTENCE_END.search(cell.last.text)
                and _is_full_before(cell, rest.first)
            ):
                for line in rest.lines:
                    line.cell = cell.last.cell
                runs.pop(other)
                runs.pop(number)
                runs[place - 1 : place - 1] = [cell, rest]
                return


def _first_half(runs: list[_Run], place: int) -> int | None:
    """The place of the region that ends inside the sentence in which `runs[place]` begins."""
    half = runs[place]
    for before in range(place - 2, max(place - 2 - REACH, -1), -1):
        run = runs[before]
        if not _leads_on(run, half) or _begins_inside(runs[before + 1].first):
            continue
        between = runs[before + 1 : place]
        if run.page == half.page:
            near = runs[max(0, place - PAGE_REACH) : place + PAGE_REACH]
            own = [other for other in near if other.page == run.page]
            fits = _stands_under(run, half, own) or _heads_next_column(run, half, own)
        else:
            fits = run.page == half.page - 1 and all(
                _is_note(other, run)
                if other.page < half.page
                else _is_repeated(other, runs[:before])
                for other in between
            )
        if fits:
            return before
    return None


def _stands_under(run: _Run, half: _Run, page: list[_Run]) -> bool:
    """Whether `half` is next in the column of `run`, but for what is set in another face."""
    edges = (run.left, run.last.box.x0)
    if half.top < run.bottom or all(abs(half.left - edge) > SAME_EDGE for edge in edges):
        return False
    return not any(
        run.bottom <= other.top < half.top
        and abs(other.left - half.left) < SAME_EDGE
        and abs(other.first.size - half.first.size) < SAME_SIZE * half.first.size
        for other in page
        if other is not half
    )


def _heads_next_column(run: _Run, half: _Run, page: list[_Run]) -> bool:
    """Whether `run` ends a column of the page and `half` begins the one to its right."""
    if half.left < run.right or half.top > run.bottom:
        return False
    for other in page:
        beside_run = other.left < run.right and other.right > run.left
        beside_half = other.left < half.right and other.right > half.left
        if beside_run and other.top >= run.bottom and not _is_note(other, run):
            return False
        if beside_half and not beside_run and other.bottom <= half.top:
            return False
    return True


def _is_note(run: _Run, text: _Run) -> bool:
    """Whether a region below `text` is a footnote: smaller, or begun by a footnote's mark."""
    below = run.page < text.page or run.top >= text.last.box.top
    smaller = run.last.size < SMALLER * text.last.size
    return below and (smaller or bool(NOTE.match(run.first.text)))


def _is_repeated(run: _Run, before: list[_Run]) -> bool:
    """Whether a region at the head of a page only says again what stands above the sentence."""
    printed = {line.text for other in before[-50:] for line in other.lines}
    return len(run.lines) <= HEAD_REACH and all(
        line.text in printed or CONTINUED.search(line.text) for line in run.lines
    )
