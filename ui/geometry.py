"""Where findings stand on their pages, for the picture and for the strip of pages. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from analyzer.highlight import Layer, Mark, choose
from analyzer.labels import Code
from ui import style
from ui.view import Finding, Reading

PICTURE_WIDTH = 1_240  # pixels: sharp in half of a wide window, and a phone loads it in a second
UNREAD = frozenset({Code.W_PAGE_NO_TEXT, Code.W_PAGE_FAILED, Code.W_GARBLED_TEXT})

Rectangle = tuple[float, float, float, float]  # left, top, width, height in points


def page_marks(reading: Reading, page: int) -> tuple[Mark, ...]:
    """What to paint on one page: everything that was found on it."""
    return choose(reading.marks.get(page, ()), "")


def picture_scale(reading: Reading, page: int) -> float:
    """Pixels to the point that give the picture of this page its width."""
    width = next((one.width for one in reading.pages if one.number == page), 0.0)
    return PICTURE_WIDTH / width if width > 0 else 1.0


def sizes(reading: Reading) -> list[tuple[float, float]]:
    """Width and height of each page in points; never zero, whatever a broken document says."""
    return [(max(page.width, 1.0), max(page.height, 1.0)) for page in reading.pages]


def boxes(reading: Reading, finding: Finding) -> dict[int, list[Rectangle]]:
    """The lines of a finding on each of its pages."""
    return {
        page: [
            (round(x0, 1), round(top, 1), round(x1 - x0, 1), round(bottom - top, 1))
            for (x0, top, x1, bottom), _, layer, clause, _ in reading.marks.get(page, ())
            if layer is Layer.CLAUSE and clause == finding.id
        ]
        for page in finding.pages
    }


def ticks(findings: Iterable[Finding]) -> list[tuple[int, str]]:
    """A page and a colour for each place in the strip of pages, exclusions above all others."""
    found = {
        (page, style.kind_colour(finding.kind)): list(style.KIND_COLOURS).index(finding.kind)
        if finding.kind in style.KIND_COLOURS
        else len(style.KIND_COLOURS)
        for finding in findings
        for page in finding.pages
    }
    return [place for place, _ in sorted(found.items(), key=lambda one: -one[1])]


def unread(reading: Reading) -> list[int]:
    """The pages that nobody could read."""
    pages = {
        page for warning in reading.warnings if warning.code in UNREAD for page in warning.pages
    }
    return sorted(pages)


def nearby(reading: Reading, finding: str, page: int) -> list[int]:
    """The pages that may be wanted next, the likeliest first; those of the next findings, then
    the ones beside this page."""
    ids = [one.id for one in reading.findings]
    at = ids.index(finding) if finding in ids else -1
    wanted: list[int] = []
    for place in (at + 1, at - 1, at + 2):
        if 0 <= place < len(ids):
            wanted += reading.findings[place].pages
    wanted += [page + 1, page - 1]
    here = reading.finding(finding)
    shown = {page, *(here.pages if here else ())}
    return [
        number
        for number in dict.fromkeys(wanted)
        if 1 <= number <= len(reading.pages) and number not in shown
    ]
