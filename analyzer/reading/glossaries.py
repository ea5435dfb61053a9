"""Glossaries set in two columns: the term at the left, its meaning beside it.

Drawn row by row such a page would give a column of terms and a column of meanings that no longer
belong together. Looked for only where one of the terms is of the cosmetic domain.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from analyzer.reading.lines import LONE_MARKER, PrintedLine, parted, same_row
from analyzer.reading.ruled import Cell
from analyzer.records import enclosing

FIRST_GLOSSARY = 2000  # number of the first table of this kind
TERM_WORDS = 6  # of a line of a term
TERM_LINES = 4  # of a term
MIN_TERMS = 3
MEANING_WORDS = 7  # that a meaning has on average
TERM_GAP = 1.0  # ems of white between a term and its meaning
SAME_EDGE = 4.0  # points by which the left edges of one column may differ
ROW_WHITE = 0.35  # line heights of white, beyond the usual, between two entries
DOMAIN = re.compile(
    r"cosmetic|a?esthetic|reconstruct|plastic surg|medical(?:ly)? necess"
    r"|cosm[ée]tic|est[ée]tic|reconstruc|m[ée]dicamente necesari|necesidad m[ée]dica",
    re.IGNORECASE,
)
SENTENCE_END = re.compile(r"[.!?;][\"')\]]*$")


def mark_glossary(lines: list[PrintedLine]) -> None:
    """Gives the terms and meanings of a glossary cells, and marks the lines of its terms."""
    free = [line for line in lines if not (line.cell or line.furniture or line.turn)]
    if not any(DOMAIN.search(line.text) and _may_be_term(line) for line in free):
        return
    number = FIRST_GLOSSARY
    done: set[int] = set()
    for line in free:
        if id(line) in done or not DOMAIN.search(line.text) or not _may_be_term(line):
            continue
        meaning = _beside(line, free)
        if meaning is None:
            continue
        _cut_at(meaning.box.x0, line.box.x0, lines)
        free = [other for other in lines if not (other.cell or other.furniture or other.turn)]
        terms = [
            other
            for other in free
            if abs(other.box.x0 - line.box.x0) < SAME_EDGE
            and other.box.x1 < meaning.box.x0 - TERM_GAP * line.size / 2
        ]
        meanings = [other for other in free if other.box.x0 > meaning.box.x0 - SAME_EDGE]
        if _mark(terms, meanings, number):
            done.update(map(id, terms))
            number += 1


def _cut_at(edge: float, left: float, lines: list[PrintedLine]) -> None:
    """Cuts lines that run from the terms at `left` into the column of meanings at `edge`."""
    for number in range(len(lines) - 1, -1, -1):
        line = lines[number]
        if line.cell or line.furniture or line.turn or abs(line.box.x0 - left) > SAME_EDGE:
            continue
        for place in range(1, len(line.words)):
            before, word = line.words[place - 1 : place + 1]
            white = word.box.x0 - before.box.x1
            if abs(word.box.x0 - edge) < 1.0 and white > TERM_GAP * line.size / 2:
                lines[number : number + 1] = parted(line, place)
                break


def _may_be_term(line: PrintedLine) -> bool:
    first = line.words[0].text
    return (
        len(line.words) <= TERM_WORDS
        and not LONE_MARKER.fullmatch(first)
        and not SENTENCE_END.search(line.text)
    )


def _beside(term: PrintedLine, lines: Sequence[PrintedLine]) -> PrintedLine | None:
    """The line that a term is explained on, to its right."""
    right = [
        line
        for line in lines
        if line.box.x0 - term.box.x1 > TERM_GAP * term.size and same_row(line.box, term.box)
    ]
    return min(right, key=lambda line: line.box.x0, default=None)


def _mark(terms: list[PrintedLine], meanings: list[PrintedLine], number: int) -> bool:
    edge = min(line.box.x0 for line in meanings) if meanings else 0.0
    meanings = [line for line in meanings if line.box.x0 < edge + 4 * line.size]
    starts = _entries(terms, meanings)
    if len(starts) < MIN_TERMS:
        return False
    bottom = max(line.box.bottom for line in meanings)
    for line in sorted(terms, key=lambda line: line.box.top):
        if starts[-1] <= line.box.top < bottom + ROW_WHITE * line.size:
            bottom = max(bottom, line.box.bottom)  # the last term has more lines than its meaning
    bounds = [*starts, bottom + 1.0]
    entries = [
        (
            [line for line in terms if top - 1.0 <= line.box.top < end - 1.0],
            [line for line in meanings if top - 1.0 <= line.box.top < end - 1.0],
        )
        for top, end in pairwise(bounds)
    ]
    entries = [entry for entry in entries if entry[0] and entry[1]]
    words = sum(len(line.words) for _, own in entries for line in own)
    fits = all(len(own) <= TERM_LINES and all(map(_may_be_term, own)) for own, _ in entries)
    if len(entries) < MIN_TERMS or not fits or words < MEANING_WORDS * len(entries):
        return False
    for row, entry in enumerate(entries):
        for column, own in enumerate(entry):
            cell = Cell(enclosing([line.box for line in own]), number, row, column)
            for line in own:
                line.cell, line.term = cell, column == 0
    return True


def _entries(terms: list[PrintedLine], meanings: list[PrintedLine]) -> list[float]:
    """The tops of the entries: of every line of a term that does not go on from the one above."""
    ordered = sorted(terms, key=lambda line: line.box.top)
    starts: list[float] = []
    for number, line in enumerate(ordered):
        beside = [other for other in meanings if abs(other.box.top - line.box.top) < line.size / 2]
        if not beside:
            continue
        above = ordered[number - 1] if number else None
        close = above and line.box.top - above.box.bottom < ROW_WHITE * line.size
        if not close or _begins_meaning(beside[0], meanings):
            starts.append(line.box.top)
    return starts


def _begins_meaning(line: PrintedLine, meanings: list[PrintedLine]) -> bool:
    """Whether a line of the right column begins a sentence after one that has ended."""
    over = [other for other in meanings if other.box.bottom <= line.box.top + line.size / 2]
    before = max(over, key=lambda other: other.box.top, default=None)
    ended = before is None or bool(SENTENCE_END.search(before.text))
    return ended and line.text[:1].isupper()


def forget_cells(lines: Sequence[PrintedLine]) -> None:
    """Takes the cells of glossaries away: they have put the lines in order, and decide nothing."""
    for line in lines:
        if line.cell and line.cell.table >= FIRST_GLOSSARY:
            line.cell = None
