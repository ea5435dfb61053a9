"""The numbers that Word prints before the paragraphs of a list; they are not in the text."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from docx.oxml.ns import qn

from analyzer.reading.formats.counting import spelled

BULLET = "•"
MAX_LEVEL = 8


class Level(NamedTuple):
    """How one level of a list is numbered."""

    form: str = "decimal"
    pattern: str = "%1."
    start: int = 1


class Numbering:
    """Counts through the lists of a document, paragraph after paragraph."""

    def __init__(self, root: Any) -> None:
        """`root` is the element of numbering.xml, or None where there is none."""
        self._levels: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, str] = {}  # number -> what it is built on
        self._starts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        for element in root if root is not None else ():
            if element.tag == qn("w:abstractNum"):
                self._levels[str(element.get(qn("w:abstractNumId")))] = _levels(element)
            elif element.tag == qn("w:num"):
                self._read_list(element)

    def _read_list(self, element: Any) -> None:
        number = str(element.get(qn("w:numId")))
        self._lists[number] = value(element.find(qn("w:abstractNumId")))
        for override in element.findall(qn("w:lvlOverride")):
            level = whole(override.get(qn("w:ilvl")))
            start = override.find(qn("w:startOverride"))
            if start is not None:
                self._starts[number, level] = whole(value(start), 1)

    def next(self, number: str, level: int) -> str:
        """The marker of the next paragraph at `level` (from 0) of list `number`."""
        base = self._lists.get(number, "")
        levels = self._levels.get(base, {})
        own = levels.get(level, Level("bullet"))
        counts = self._counts.setdefault(base, {})
        restarts = (number, level) in self._starts and (number, level) not in self._begun
        if restarts or level not in counts:
            counts[level] = self._starts.get((number, level), own.start)
            self._begun.add((number, level))
        else:
            counts[level] += 1
        for deeper in [place for place in counts if place > level]:
            del counts[deeper]
        if own.form == "bullet":
            return BULLET
        if own.form == "none":
            return ""

        def filled(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            known = levels.get(place, Level())
            return spelled(counts.get(place, known.start), known.form)

        return " ".join(re.sub(r"%([1-9])", filled, own.pattern).split())


def _levels(element: Any) -> dict[int, Level]:
    found: dict[int, Level] = {}
    for level in element.findall(qn("w:lvl")):
        form = value(level.find(qn("w:numFmt"))) or "decimal"
        pattern = value(level.find(qn("w:lvlText")))
        start = whole(value(level.find(qn("w:start"))), 1)
        found[whole(level.get(qn("w:ilvl")))] = Level(form, pattern, start)
    return found


def value(element: Any) -> str:
    """What an element says in its attribute `w:val`; empty where there is none."""
    return "" if element is None else str(element.get(qn("w:val")) or "")


def whole(text: str | None, default: int = 0) -> int:
    """A number from 0 to 99999; `default` where the text is none."""
    try:
        return min(max(int(text or ""), 0), 99_999)
    except ValueError:
        return default
