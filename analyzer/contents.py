"""Tables of contents and indexes: lines that only say on which page something stands."""

from __future__ import annotations

import re
from itertools import pairwise

from analyzer.records import Line, Policy

MARK_SIZE = 0.8  # times the size of its line below which a number marks a footnote
TOC_LINES = 6  # lines of one page that end in a page number before it is a table of contents
DENSE_SHARE = 0.6  # of the lines of a page that is nothing but an index
ENTRY_WORDS = 6  # of an entry that has its numbers further down
TOC_STEP = 1.5  # pages from entry to entry: a numbered list goes up by one
TOC_SHARE = 0.4  # and their share of its lines
LEADERS = re.compile(r"(?:\.\s?){4,}\s*\S{0,8}$|_{4,}\s*\d+$|…{2,}\s*\d+$")
ENDS_IN_NUMBER = re.compile(r"\D\s+\d{1,3}(?:,\s*\d{1,3})*\s*$")
BEGINS_WITH_NUMBER = re.compile(r"(\d{1,3})(?:\s+[A-Z]|\s*$)")
SEVERAL_NUMBERS = re.compile(r"\d{1,3},\s*\d{1,3}\s*$")
LONE_NUMBER = re.compile(r"\W*\d{1,3}\W*")
TITLE = re.compile(
    r"(?:table\s+of\s+)?contents|index|what's\s+inside|in\s+this\s+(?:guide|booklet|document)|inside"
    r"|[íi]ndice|(?:tabla\s+de\s+)?contenidos?",
    re.IGNORECASE,
)


def contents_lines(policy: Policy, body: list[Line]) -> set[int]:
    """The starts of lines that belong to a table of contents or an index."""
    by_page: dict[int, list[Line]] = {}
    for line in body:
        by_page.setdefault(line.page, []).append(line)
    found: set[int] = set()
    for lines in by_page.values():
        texts = [_without_footnote_mark(policy, line) for line in lines]
        leaders = [bool(LEADERS.search(text)) for text in texts]
        aside = _page_numbers_aside(lines, texts)
        before = _page_numbers_before(lines, texts)
        numbers = [
            bool(ENDS_IN_NUMBER.search(text)) or round(line.box.top) in aside | before
            for line, text in zip(lines, texts, strict=True)
        ]
        listing = sum(leaders) >= TOC_LINES or (
            sum(numbers) >= TOC_LINES and sum(numbers) > TOC_SHARE * len(lines)
        )
        several = sum(bool(SEVERAL_NUMBERS.search(text)) for text in texts)
        dense = sum(numbers) > DENSE_SHARE * len(lines) and several >= TOC_LINES
        led = [line.box.top for line, leader in zip(lines, leaders, strict=True) if leader]
        for line, leader, number in zip(lines, leaders, numbers, strict=True):
            between = sum(leaders) >= TOC_LINES and min(led) <= line.box.top <= max(led)
            entry = dense and line.last - line.first <= ENTRY_WORDS  # "Surgery, see also"
            if leader or (listing and (number or between or entry)):
                found.add(line.start)
    return found


def _without_footnote_mark(policy: Policy, line: Line) -> str:
    """The text of a line; a mark at its end that is set smaller is no page number."""
    last = policy.words[line.last - 1]
    end = last.start if last.size < MARK_SIZE * line.size and last.start > line.start else line.end
    return policy.text[line.start : end].rstrip()


def _page_numbers_aside(lines: list[Line], texts: list[str]) -> set[int]:
    """The rows (rounded tops) at whose end a page number stands in a column of its own."""
    lone = [line for line, text in zip(lines, texts, strict=True) if LONE_NUMBER.fullmatch(text)]
    if len(lone) < TOC_LINES:
        return set()
    edge = max(line.box.x0 for line in lone)
    tops = [
        line.box.top
        for line in lone
        if edge - line.box.x0 < 2 * line.size and _ends_row(line, lines)
    ]
    if len(tops) < TOC_LINES:
        return set()
    return {round(top) + step for top in tops for step in (-1, 0, 1)}


def _ends_row(number: Line, lines: list[Line]) -> bool:
    """Whether a number stands behind something: the serial number of an entry stands before it."""
    return any(
        line.box.x1 <= number.box.x0 and abs(line.box.top - number.box.top) < number.size / 2
        for line in lines
    )


def _page_numbers_before(lines: list[Line], texts: list[str]) -> set[int]:
    """The rows (rounded tops) under "Contents" that begin with a page number.

    Page numbers go up, and not one by one as those of a list do.
    """
    numbered = [
        (line, int(match[1]))
        for line, text in zip(lines, texts, strict=True)
        if (match := BEGINS_WITH_NUMBER.match(text))
    ]
    if len(numbered) < TOC_LINES or not any(TITLE.fullmatch(text.strip(" :")) for text in texts):
        return set()
    edge = min(line.box.x0 for line, _ in numbered)
    column = [(line, page) for line, page in numbered if line.box.x0 - edge < 2 * line.size]
    steps = [after - page for (_, page), (_, after) in pairwise(column)]
    if len(column) < TOC_LINES or min(steps) < 0 or sum(steps) < TOC_STEP * len(steps):
        return set()
    return {round(line.box.top) + step for line, _ in column for step in (-1, 0, 1)}
