"""Who insures, and what the plan is called."""

from __future__ import annotations

import re
from collections import Counter

from analyzer.facts.cues import Role, cues
from analyzer.facts.reading import Reading
from analyzer.labels import DocumentType
from analyzer.records import Fact, Line

HEAD_POINTS = 110.0  # the head of the federal form is not taller
HEAD_END = re.compile(r"this is only a summary|the summary of benefits and coverage \(sbc\)")
COMPANY_PAGES = 3
COMPANY_TIMES = 2  # printed at least this often, or in a title
MIN_LETTERS = 3
MAX_NAME_WORDS = 9
TITLE_SIZE = 0.9  # share of the largest size of page 1 from which a line can be the plan's name
TITLE_TIMES = 3  # a name comes again, a slogan does not

# The words before "Insurance Company" that belong to the name: capitalised, with joints between.
BEFORE_COMPANY = re.compile(r"(?:(?:[A-Z][\w&.'-]*|of|and|&)\s+){1,6}$")
AFTER_COMPANY = re.compile(
    r"(?:\s+(?:[A-Z][a-z]+|of)(?=\s+[A-Z]|[\s,.]|$)){0,2}(?:,?\s+(?:Inc|Ltd|Limited|LLC)\b\.?)?"
)
TITLE_TAIL = re.compile(r"^(?:covered\s+)?services\s+")  # of a form title that ran over its line
NO_NAME = re.compile(r"(?:the|your|our|this|an?|any|each|every|of|and|by)\s", re.I)


def insurer_and_plan(reading: Reading, kind: DocumentType) -> tuple[Fact | None, Fact | None]:
    """The insurer and the plan's name as printed, each None where it does not stand out."""
    if kind is DocumentType.SBC:
        return _from_head(reading)
    return _company(reading), _title(reading)


def _from_head(reading: Reading) -> tuple[Fact | None, Fact | None]:
    """The names above the first paragraph of an SBC: labelled, "Insurer: Plan", or line by line."""
    lines = _head(reading)
    insurer: Fact | None = None
    plan: Fact | None = None
    for start, end in (part for line in lines for part in _parts(reading, line)):
        text = reading.policy.text[start:end]
        left, colon, right = text.partition(":")
        if not colon or ":" in right or not _is_name(right):
            continue
        named = _stripped(reading, end - len(right), end)
        if _is_label(left, "insurer"):
            insurer = insurer or named
        elif _is_label(left, "plan_name") or not _is_name(left):
            plan = plan or named
        elif plan is None and not _is_other_label(left):
            plan = named
            if _insures(reading, start, start + len(left)):
                insurer = insurer or _stripped(reading, start, start + len(left))
    if plan or insurer:
        return insurer, plan
    names = [line for line in lines if _is_name(reading.policy.text[line.start : line.end])]
    if len(names) == 2 and _insures(reading, names[0].start, names[0].end):
        insurer = _stripped(reading, names[0].start, names[0].end)
    if len(names) in (1, 2):
        plan = _stripped(reading, names[-1].start, names[-1].end)
    return insurer, plan


def _parts(reading: Reading, line: Line) -> list[tuple[int, int]]:
    """The pieces of a line between upright strokes."""
    parts = []
    start = line.start
    for piece in reading.policy.text[line.start : line.end].split("|"):
        parts.append((start, start + len(piece)))
        start += len(piece) + 1
    return parts


def _insures(reading: Reading, start: int, end: int) -> bool:
    return cues("insurer", Role.WEAK).found(reading.lowered, start, end)


def _head(reading: Reading) -> list[Line]:
    """The lines above the first paragraph of page 1, without those that every SBC has."""
    noise = cues("plan_name", Role.AGAINST)
    page = [line for line in reading.policy.lines if line.page == 1]
    first = min(
        (line.box.top for line in page if HEAD_END.search(reading.lowered, line.start, line.end)),
        default=0.0,
    )
    lines = [
        line
        for line in page
        if line.box.top < min(first, HEAD_POINTS) - 1
        and not noise.found(reading.lowered, line.start, line.end)
    ]
    return sorted(lines, key=lambda line: (line.box.top, line.box.x0))


def _is_name(text: str) -> bool:
    return sum(char.isalpha() for char in text) >= MIN_LETTERS and len(text.split()) <= 2 * (
        MAX_NAME_WORDS
    )


def _is_label(text: str, fact: str) -> bool:
    plain = TITLE_TAIL.sub("", text.strip().lower())
    return any(phrase.pattern.fullmatch(plain) for phrase in cues(fact, Role.LABEL).phrases)


def _is_other_label(text: str) -> bool:
    plain = text.strip().lower()
    return any(phrase.pattern.fullmatch(plain) for phrase in cues("plan_name", Role.SCOPE).phrases)


def _stripped(reading: Reading, start: int, end: int) -> Fact:
    """The text of `[start, end)` without the white space around it, as a fact."""
    text = reading.policy.text[start:end]
    start += len(text) - len(text.lstrip())
    stop = start + len(text.strip())
    return reading.fact(" ".join(text.split()), start, stop)


def _company(reading: Reading) -> Fact | None:
    """The company name that the first pages print most often, in a title or more than once."""
    text = reading.policy.text
    times: Counter[str] = Counter()
    where: dict[str, tuple[int, int]] = {}
    titled: set[str] = set()
    titles = [(line.start, line.end) for line in reading.titles]
    for part in reading.pages(1, COMPANY_PAGES):
        for first, last in cues("insurer", Role.TERM).spans(reading.lowered, *part):
            begin_line = text.rfind("\n", 0, first) + 1
            end_line = text.find("\n", last)
            before = BEFORE_COMPANY.search(text, begin_line, first)
            if not before:
                continue
            end_line = end_line if end_line >= 0 else len(text)
            after = AFTER_COMPANY.match(text, last, end_line)
            start, stop = before.start(), after.end() if after else last
            name = " ".join(text[start:stop].split()).rstrip(",")
            if NO_NAME.match(name) or len(name.split()) > MAX_NAME_WORDS:
                continue
            key = name.lower()
            times[key] += 1
            where.setdefault(key, (start, start + len(name)))
            if any(begin <= start < end for begin, end in titles):
                titled.add(key)
    good = [key for key in times if times[key] >= COMPANY_TIMES or key in titled]
    if not good:
        return None
    best = max(good, key=lambda key: (times[key], len(key)))
    start, stop = where[best]
    return reading.fact(" ".join(text[start:stop].split()), start, stop)


def _title(reading: Reading) -> Fact | None:
    """The line in the largest print of page 1 that names a plan and comes again in the text."""
    body = [line for line in reading.body if line.page == 1]
    largest = max((line.size for line in body), default=0.0)
    words, noise = cues("plan_name", Role.TERM), cues("plan_name", Role.AGAINST)
    company = cues("insurer", Role.TERM)
    for line in body:
        if line.size < TITLE_SIZE * largest or line.last - line.first > MAX_NAME_WORDS:
            continue
        text = reading.policy.text[line.start : line.end]
        if not text[0].isupper() or text.endswith((".", ",", ":")):
            continue
        if line.last - line.first < 2 or noise.found(reading.lowered, line.start, line.end):
            continue
        if not words.found(reading.lowered, line.start, line.end):
            continue
        if company.found(reading.lowered, line.start, line.end):
            continue
        if reading.lowered.count(reading.lowered[line.start : line.end]) >= TITLE_TIMES:
            return _stripped(reading, line.start, line.end)
    return None
