"""Running heads and feet: what a page carries besides its text."""

from __future__ import annotations

import re

from analyzer.reading.lines import PrintedLine
from analyzer.reading.pdf import RawPage

FURNITURE_ZONE = 0.12  # share of the page height in which running heads and feet stand
WIDE_ZONE = 0.2  # and in which they may stand, if most pages repeat them
WIDE_SHARE = 0.4  # share of the pages that counts as most
PAGE_NUMBER = re.compile(
    r"(?:page|pg\.?)?\s*[-–|]?\s*(?:\d{1,4}|[ivxlc]{1,6})\s*[-–|]?\s*(?:(?:of|/)\s*\d{1,4})?"
    r"(?:\s*\|\s*p\s?a\s?g\s?e)?",
    re.IGNORECASE,
)


def mark_furniture(pages: list[tuple[RawPage, list[PrintedLine]]]) -> None:
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
