"""From when to when the cover holds, as printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from analyzer.facts.cues import Role, cues
from analyzer.facts.reading import Reading
from analyzer.labels import DocumentType
from analyzer.records import Fact, Line

FRONT_PAGES = 3  # where a paper says when it holds
LABEL_PAGES = 2
YEAR_PAGES = 10  # how far in the year of the title may be confirmed
MAX_LABEL_GAP = 45  # characters between "Coverage Period:" and the date
MAX_EFFECTIVE_GAP = 12  # between "Effective" and the date: a colon, "as of", "from"
MAX_RANGE_GAP = 20  # between the two dates of a range
MAX_LINE_WORDS = 12  # a longer line is prose, and prose has dates of many things
MAX_YEARS = 3  # a period longer than this was misread
FIRST_YEAR, LAST_YEAR = 1990, 2079

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan enero",
            "february feb febrero",
            "march mar marzo",
            "april apr abril",
            "may mayo",
            "june jun junio",
            "july jul julio",
            "august aug agosto",
            "september sept sep septiembre",
            "october oct octubre",
            "november nov noviembre",
            "december dec diciembre",
        ),
        1,
    )
    for name in names.split()
}
MONTH = r"(?P<{0}>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
DATE = re.compile(
    r"(?<![\d/.])(?:"
    r"(?P<n1>\d{1,2})(?P<sep>[/.-])(?P<n2>\d{1,2})(?P=sep)(?P<y1>\d{4}|\d{2})(?![\d/])"
    r"|(?P<y2>(?:19|20)\d\d)-(?P<m2>\d{2})-(?P<d2>\d{2})(?!\d)"
    rf"|{MONTH.format('m3')}\s+(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y3>(?:19|20)\d\d)(?!\d)"
    rf"|(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:de\s+)?{MONTH.format('m4')},?\s+(?:de\s+)?"
    r"(?P<y4>(?:19|20)\d\d)(?!\d))"
)
BETWEEN = re.compile(r"\s*(?:[-–—]|to|through|thru|until|al?|hasta)\s*")
TITLE_YEAR = re.compile(r"(?<![\d/.-])(20\d\d)(?![\d/-])")
DAY_FIRST = re.compile(r"irdai?\b|₹|\brs\.|£|\babn\b|\bnhs\b|\bgst\b|\bmas\b")


def coverage_period(reading: Reading, kind: DocumentType) -> tuple[Fact | None, Fact | None]:
    """The first and the last day of cover as ISO dates, each None where it is not printed.

    A period that is named and left blank stays blank: no other date of the paper replaces it.
    """
    labelled = False
    for stop in _labels(reading):
        labelled = labelled or reading.lowered.startswith(":", stop)
        found = _dated(reading, stop, MAX_LABEL_GAP)
        if found:
            return found
    if kind is DocumentType.SBC and labelled:
        return None, None
    return _effective(reading) or _title_year(reading) or (None, None)


def _labels(reading: Reading) -> Iterator[int]:
    """The ends of "Coverage Period" and its like on the first pages."""
    labels = cues("coverage_start", Role.TERM)
    for part in reading.pages(1, LABEL_PAGES):
        yield from sorted(stop for _, stop in labels.spans(reading.lowered, *part))


def _dated(reading: Reading, place: int, gap: int) -> tuple[Fact, Fact | None] | None:
    """The date at most `gap` characters behind `place`, and the end of the range it begins."""
    match = DATE.search(reading.lowered, place, place + gap + 30)
    if not match or match.start() - place > gap:
        return None
    between = reading.lowered[place : match.start()]
    if re.search(r"[.;_]", between):  # another sentence, or a blank to fill in
        return None
    first = _day(reading, match)
    if first is None:
        return None
    start = reading.fact(first.isoformat(), *match.span())
    joint = BETWEEN.match(reading.lowered, match.end(), match.end() + MAX_RANGE_GAP)
    second = DATE.match(reading.lowered, joint.end()) if joint else None
    last = _day(reading, second) if second else None
    if second is None or last is None or not 0 < (last - first).days < MAX_YEARS * 366:
        return start, None
    return start, reading.fact(last.isoformat(), *second.span())


def _effective(reading: Reading) -> tuple[Fact, Fact | None] | None:
    """The date that a title, a running head or a line of its own gives; a restatement wins."""
    lines = [line for line in reading.titles if not _prose(line)]
    lines += [line for line in reading.body if line.page <= FRONT_PAGES and not _prose(line)]
    against = cues("coverage_start", Role.AGAINST)
    for role in (Role.STRONG, Role.WEAK):
        labels = cues("coverage_start", role)
        for line in lines:
            text_end = line.end + MAX_EFFECTIVE_GAP  # the date may stand on the next line
            for _, stop in sorted(labels.spans(reading.lowered, line.start, line.end)):
                if against.found(reading.lowered, line.start, min(text_end, stop + 2)):
                    continue
                found = _dated(reading, stop, MAX_EFFECTIVE_GAP)
                if found:
                    return found
    return None


def _prose(line: Line) -> bool:
    return line.last - line.first > MAX_LINE_WORDS


def _title_year(reading: Reading) -> tuple[Fact, Fact | None] | None:
    """1 January of the year in the title, where the text says that it takes effect then."""
    years = {
        match.group(1)
        for line in reading.titles
        if line.page == 1 and "effective" not in reading.lowered[line.start : line.end]
        for match in TITLE_YEAR.finditer(reading.lowered, line.start, line.end)
    }
    if len(years) != 1:
        return None
    (year,) = years
    said = re.compile(rf"effective\s+(?:on\s+|from\s+|as\s+of\s+)?(january\s+1,?\s+{year})(?!\d)")
    for part in reading.pages(1, YEAR_PAGES):
        match = said.search(reading.lowered, *part)
        if match:
            return reading.fact(f"{year}-01-01", *match.span(1)), None
    return None


def _day(reading: Reading, match: re.Match[str]) -> date | None:
    """The day that a match of DATE means, None where it is none or could be two."""
    part = match.groupdict()
    if part["sep"]:
        year = int(part["y1"]) + (2000 if len(part["y1"]) == 2 else 0)
        first, second = int(part["n1"]), int(part["n2"])
        if first > 12 or (second <= 12 and first != second and _day_first(reading)):
            first, second = second, first
        month, day = first, second
    elif part["y2"]:
        year, month, day = int(part["y2"]), int(part["m2"]), int(part["d2"])
    elif part["y3"]:
        year, month, day = int(part["y3"]), MONTHS[part["m3"]], int(part["d3"])
    else:
        year, month, day = int(part["y4"]), MONTHS[part["m4"]], int(part["d4"])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _day_first(reading: Reading) -> bool:
    """Whether the paper comes from a country that writes the day before the month."""
    return any(DAY_FIRST.search(reading.lowered, *part) for part in reading.pages(1, FRONT_PAGES))
