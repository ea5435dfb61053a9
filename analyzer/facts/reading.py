"""A policy prepared for looking things up: lower case, and page by page."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass

from analyzer.labels import BlockKind
from analyzer.records import Fact, Line, Outline, Policy

LARGER = 1.15  # times the usual size from which a line counts as a title
TITLE_LINES = 10  # this many lines at the top of page 1 are title, whatever their font
TITLE_WORDS = 14  # a longer line is a sentence
TITLE_PAGES = 2
USUAL_LINES = 1000  # enough to tell the usual size
SENTENCE_END = re.compile(r"[.!?](?=\s|$)")


@dataclass(frozen=True, slots=True)
class Reading:
    """A policy with its text in lower case, character for character.

    Running heads and feet stand behind the body, both in the order of pages, so that a run of
    pages is two ranges of text.
    """

    policy: Policy
    outline: Outline
    lowered: str
    body: tuple[Line, ...]
    furniture: tuple[Line, ...]
    titles: tuple[Line, ...]  # of the first two pages: set or placed like titles, running heads

    def pages(self, first: int, last: int) -> list[tuple[int, int]]:
        """The ranges of text of the pages `first` to `last`, both included."""
        ranges = []
        for lines in (self.body, self.furniture):
            begin = bisect_left(lines, first, key=lambda line: line.page)
            stop = bisect_left(lines, last + 1, key=lambda line: line.page)
            if begin < stop:
                ranges.append((lines[begin].start, lines[stop - 1].end))
        return ranges

    def lines_of(self, page: int) -> tuple[Line, ...]:
        """The lines of one page, the running heads and feet last."""
        found: tuple[Line, ...] = ()
        for lines in (self.body, self.furniture):
            begin = bisect_left(lines, page, key=lambda line: line.page)
            stop = bisect_left(lines, page + 1, key=lambda line: line.page)
            found += lines[begin:stop]
        return found

    def line_at(self, offset: int) -> Line | None:
        """The printed line on which the character at `offset` stands."""
        lines = self.policy.lines
        place = bisect_right(lines, offset, key=lambda line: line.start) - 1
        return lines[place] if place >= 0 else None

    @property
    def body_end(self) -> int:
        return self.body[-1].end if self.body else 0

    def contents(self) -> list[tuple[int, int]]:
        """The ranges of tables of contents and indexes: they name things and state nothing."""
        return [
            (block.start, block.end)
            for block in self.outline
            if block.kind is BlockKind.FURNITURE and block.end <= self.body_end
        ]

    def sentence(self, start: int, end: int, before: int, after: int) -> tuple[int, int]:
        """The sentence around `[start, end)`, at most `before` and `after` characters of it."""
        left = max(0, start - before)
        stops = [match.end() for match in SENTENCE_END.finditer(self.lowered, left, start)]
        stop = SENTENCE_END.search(self.lowered, end, min(len(self.lowered), end + after))
        right = stop.end() if stop else min(len(self.lowered), end + after)
        return (stops[-1] if stops else left), right

    def fact(self, value: str, start: int, end: int) -> Fact:
        """The fact `value` with its printed evidence `[start, end)`."""
        return Fact(value, start, end, self.policy.page_of(start))


def prepared(policy: Policy, outline: Outline) -> Reading:
    """`policy` ready for `find_facts`."""
    lowered = policy.text.lower()
    if len(lowered) != len(policy.text):  # a few capitals have two small letters
        lowered = "".join(char.lower() if len(char.lower()) == 1 else char for char in policy.text)
    body = tuple(line for line in policy.lines if not line.furniture)
    furniture = tuple(line for line in policy.lines if line.furniture)
    return Reading(policy, outline, lowered, body, furniture, tuple(_titles(body, furniture)))


def _titles(body: tuple[Line, ...], furniture: tuple[Line, ...]) -> list[Line]:
    sizes: Counter[float] = Counter()
    for line in body[:USUAL_LINES]:
        sizes[round(line.size, 1)] += line.end - line.start
    usual = sizes.most_common(1)[0][0] if sizes else 0.0
    found = [line for line in furniture if line.page <= TITLE_PAGES]
    for number, line in enumerate(body):
        if line.page > TITLE_PAGES:
            break
        if line.last - line.first > TITLE_WORDS:
            continue
        if number < TITLE_LINES or line.size >= LARGER * usual:
            found.append(line)
    return found
