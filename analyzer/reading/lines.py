"""Words of a page -> printed lines, each of one column or cell: cut where white space parts them.

A line that pdfium broke for a change of font is put together again; letter-spaced capitals, glued
bullets and bold by overprinting are made plain.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from statistics import median

from analyzer.labels import BlockKind
from analyzer.reading.normalise import BULLET, CROSS, TICK, plain_word, split_bullet
from analyzer.reading.ruled import Cell, cell_of
from analyzer.reading.words import AT_AN_ANGLE, RawWord
from analyzer.records import Box, enclosing

CELL_GAP = 1.7  # ems of white between words that may part two columns
SURE_GAP = 4.0  # ems that always do: no justified line is stretched that far
STRETCH = 1.8  # times the other gaps of its line by which a gap must be wider to part columns
BULLET_GAP = 0.6  # ems of white before a bullet that begins another column
MARKER_REACH = 6.0  # ems of white between a list marker and its text
DROP_CAP = 1.8  # times the size of its word from which a letter is an initial set large
SAME_PLACE = 2.0  # points within which the same words printed twice are one: bold by overprinting
ENUMERATOR = re.compile(
    r"\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]|\d{1,2}(?:\.\d{1,2}){1,3}|[-–—*o]"
)

LONE_MARKER = re.compile(r"[•✓✗]|\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]")
CONTINUED = re.compile(  # what a title adds where it is printed again on a later page
    r"(?:\bcontinued:\s|[\s,:(\[–—-]+(?:cont|contd|cont'd|con't|continued)\b\.?"
    r"(?:\s+from\s+(?:the\s+)?(?:previous\s+)?page(?:\s+\d+)?)?\s*[)\]]?\s*$)",
    re.IGNORECASE,
)
SIGNS = frozenset({BULLET, TICK, CROSS})
_TEXT = attrgetter("text")


@dataclass(slots=True)
class PrintedLine:
    """A line of one region: its words in order, the box around them and its main font."""

    words: list[RawWord]
    box: Box
    region: int = -1
    furniture: bool = False
    cell: Cell | None = None
    turn: int = 0  # quarters by which it lies against the page's text; AT_AN_ANGLE where askew
    term: bool = False  # of a glossary's left column: its meaning stands beside it
    place: int = 0  # as of `records.Line`
    kind: BlockKind | None = None

    # Asked of every line many times over, so none of the three goes through the words in Python.

    @property
    def size(self) -> float:
        return max([word.size for word in self.words])

    @property
    def bold(self) -> bool:
        bold = [word for word in self.words if word.bold]
        if not bold or len(bold) == len(self.words):
            return bool(bold)
        return 2 * sum(len(word.text) for word in bold) > sum(len(word.text) for word in self.words)

    @property
    def text(self) -> str:
        return " ".join(map(_TEXT, self.words))


def segments(words: list[RawWord], cells: Sequence[Cell]) -> list[PrintedLine]:
    """Lines cut where white space parts two columns, and put together where a font change cut."""
    segments: list[PrintedLine] = []
    current: list[RawWord] = []
    inside: Cell | None = None
    plain = list(_plain_words([word for word in words if not word.turn]))
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
    for line in segments:
        _join_initial(line)
    return _with_markers(_without_overprint(segments)) + _sideways(
        [word for word in words if word.turn]
    )


def _sideways(words: list[RawWord]) -> list[PrintedLine]:
    """Lines of the words that do not lie as the page's text does, each of one piece."""
    lines: list[list[RawWord]] = []
    for word in words:
        if plain := plain_word(word.text):
            word = word._replace(text=plain)
            if lines and _goes_on_sideways(lines[-1][-1], word):
                lines[-1].append(word)
            else:
                lines.append([word])
    return [
        PrintedLine(line, enclosing([word.box for word in line]), turn=line[0].turn)
        for line in lines
    ]


def _goes_on_sideways(last: RawWord, word: RawWord) -> bool:
    if last.turn != word.turn:
        return False
    if word.turn == AT_AN_ANGLE:
        return last.line == word.line
    beside = min(last.box.x1, word.box.x1) - max(last.box.x0, word.box.x0)
    apart = max(last.box.top, word.box.top) - min(last.box.bottom, word.box.bottom)
    return 2 * beside > word.box.x1 - word.box.x0 and apart < word.size


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
        if one.line == other.line and one.text not in SIGNS:
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
    if not same_row(last.box, word.box):
        return False
    if gap < -0.5 * size:  # the pen went back: another column, or overprinting
        return False
    if len(line) == 1 and _is_marker(last):
        return gap < MARKER_REACH * size and word.text not in SIGNS
    if word.line != last.line:  # pdfium broke the line here: a font change goes on close by
        return gap < 0.6 * size and word.text not in SIGNS
    if word.text in SIGNS:
        return gap < BULLET_GAP * size
    return gap < max(CELL_GAP * size, min(STRETCH * usual, SURE_GAP * size))


def _is_marker(word: RawWord) -> bool:
    return word.text in SIGNS or bool(ENUMERATOR.fullmatch(word.text))


def _with_markers(lines: list[PrintedLine]) -> list[PrintedLine]:
    """Lines with the markers before them that the page draws apart: all bullets, then all text."""
    taken: set[int] = set()
    for number, line in enumerate(lines):
        if len(line.words) > 1 or not LONE_MARKER.fullmatch(line.text):
            continue
        text = min(
            (
                other
                for other in lines
                if other.cell == line.cell
                and 0 < other.box.x0 - line.box.x1 < MARKER_REACH * other.size
                and same_row(line.box, other.box)
            ),
            key=lambda other: other.box.x0,
            default=None,
        )
        if text and not _is_marker(text.words[0]) and not _goes_on_above(text, lines):
            text.words = [*line.words, *text.words]
            text.box = enclosing((line.box, text.box))
            taken.add(number)
    return [line for number, line in enumerate(lines) if number not in taken]


def _goes_on_above(line: PrintedLine, lines: list[PrintedLine]) -> bool:
    """Whether `line` is not the first of its paragraph: its marker stands beside the middle."""
    return any(
        abs(other.box.x0 - line.box.x0) < 0.5 * line.size
        and -0.6 * line.size < line.box.top - other.box.bottom < 0.3 * line.size
        and not any(
            marker.box.x1 <= other.box.x0
            and LONE_MARKER.fullmatch(marker.text)
            and same_row(marker.box, other.box)
            for marker in lines
        )
        for other in lines
    )


def _join_initial(line: PrintedLine) -> None:
    """Puts a letter that is set large at the head of a text together with the rest of its word.

    "A" and "I" are words themselves, unless what follows cannot be one: it has no vowel.
    """
    if len(line.words) < 2:
        return
    letter, rest = line.words[:2]
    if len(letter.text) != 1 or not letter.text.isupper() or not rest.text[0].isalpha():
        return
    apart = rest.box.x0 - letter.box.x1 > 0.5 * rest.size
    if letter.size < DROP_CAP * rest.size or apart:
        return
    if letter.text in "AIO" and re.search(r"[aeiou]", rest.text.casefold()):
        return
    box = rest.box._replace(x0=letter.box.x0)
    line.words[:2] = [rest._replace(text=letter.text + rest.text, box=box)]
    line.box = enclosing([word.box for word in line.words])


def parted(line: PrintedLine, place: int) -> tuple[PrintedLine, PrintedLine]:
    """`line` cut before the word at `place`."""
    head, tail = line.words[:place], line.words[place:]
    return (
        PrintedLine(head, enclosing([word.box for word in head]), cell=line.cell),
        PrintedLine(tail, enclosing([word.box for word in tail]), cell=line.cell),
    )


def same_row(one: Box, other: Box) -> bool:
    # Asked of every word and the one before it: conditions are quicker than min() and max().
    _, top, _, bottom = one
    _, other_top, _, other_bottom = other
    height, other_height = bottom - top, other_bottom - other_top
    overlap = (bottom if bottom < other_bottom else other_bottom) - (
        top if top > other_top else other_top
    )
    return overlap > 0.5 * (height if height < other_height else other_height)
