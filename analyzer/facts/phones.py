"""The telephone number that the plan gives its members."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from analyzer.facts.cues import Role, cues
from analyzer.facts.reading import Reading
from analyzer.records import Fact, Line

BEFORE = 160  # characters in which the owner of a number is named
NEAR = 45  # characters in which a call to ring it stands
AFTER = 60  # characters of its sentence behind a number
FRONT_PAGES = 5
LONG_PAGES = 40  # in a longer paper a number that is printed once, far inside, is for one matter
LIST_NUMBERS = 8  # a page with more different numbers is a list of offices
MIN_SCORE = 3.0
MIN_ONLY = 1.5  # for the only number of a paper

NAMED = 4.0  # member services, customer care
ASKED = 3.0  # "questions? call", or a label of its own
CALLED = 2.0  # a number to call, no more
PRINTED = 0.5
FRONT = 1.0  # printed on the first pages
AGAIN = 0.5  # for each doubling of the times that it is printed
LISTED = -2.5  # printed in a list of offices
DOUBTFUL = -4.0  # printed as the line of somebody else or of one programme

ABOUT = 1.0  # near words for the plan or its medical part
MACHINE = re.compile(r"[ ,]*\((?:tty|tdd|fax)[^)\d]*\)| (?:tty|tdd|fax)\b(?!.{0,8}\d)")
OURS = re.compile(r"\b(?:contact us|call us|us at|the plan at)\b")  # turns back to the plan
PUNCTUATION = " :.-–+("
LABEL_WHITE = 1.5  # line heights of white between a label and the number under it

AREA = r"(?:\(\d{3}\)|\d{3})"
NORTH_AMERICA = rf"(?:\+?1[-.\s]{{1,2}})?{AREA}[-.\s]{{0,2}}\d{{3}}\s?[-.\s]\s?\d{{4}}"
VANITY = r"(?:1[-.\s])?\(?8(?:00|33|44|55|66|77|88)\)?[-.\s](?=[\d-]*[a-z.])[a-z\d][a-z\d.-]{6,9}"
FREE_PHONE = (  # India, Singapore and Australia: 1800 with groups of very different length
    r"18[06]0(?:\s?[-–]\s?| )\d{3,4}(?:\s?[-–]\s?\d{2,4}| \d{2,4}){0,2}"
)
AUSTRALIA = r"13\s?\d{2}\s?\d{2}|1300\s\d{3}\s\d{3}"
FOREIGN = r"\+\d{1,3}[\s-]{0,2}(?:\(0\)\s?)?\d{1,4}(?:[\s-]?\d{2,4}){1,5}"
LANDLINE = r"0\d{1,4}(?:\s?[-–]\s?|\s)\d{3,4}(?:[\s-]?\d{2,4}){1,2}"
SINGAPORE = r"[689]\d{3}\s\d{4}"
NUMBER = re.compile(
    rf"(?<![\w./$#-])(?:(?P<us>{NORTH_AMERICA})|(?P<free>{FREE_PHONE})|(?P<vanity>{VANITY})"
    rf"|(?P<abroad>{FOREIGN}|{LANDLINE}|{AUSTRALIA}|{SINGAPORE}))(?![\w%]|-\d|[.,]\d)"
)
KEYPAD = str.maketrans("abcdefghijklmnopqrstuvwxyz", "22233344455566677778889999")
DIGITS = re.compile(r"[^0-9]+")
IN_BRACKETS = re.compile(r"\s*\((?P<digits>[\d.\s-]+)\)")


@dataclass(frozen=True, slots=True)
class _Call:
    """A printed telephone number and how much speaks for it where it stands."""

    value: str
    start: int
    end: int
    score: float


def member_phone(reading: Reading) -> Fact | None:
    """The number of the members' line as printed, digits joined by hyphens.

    None where no number is printed as one to call about the plan.
    """
    calls: dict[str, list[_Call]] = defaultdict(list)
    printed = list(_printed(reading))
    lists = _lists(reading, printed)
    about_scope = _about_scope(reading)
    for value, start, end in printed:
        listed = reading.policy.sheet_of(start) in lists
        score = _score(reading, start, end, about_scope=about_scope) + LISTED * listed
        calls[_key(value)].append(_Call(value, start, end, score))
    usable = [own for own in calls.values() if any(call.score > 0 for call in own)]
    only = len(usable) == 1  # no choice: the plan has no other number
    best: tuple[float, _Call] | None = None
    for own in usable:
        top = max(own, key=lambda call: call.score)  # max keeps the first of equals
        good = sum(call.score > 0 for call in own)
        bad = sum(call.score < 0 for call in own)
        total = top.score + AGAIN * good.bit_length() - AGAIN * bad.bit_length()
        if total < (MIN_ONLY if only else MIN_SCORE) or _remote(reading, own):
            continue
        if best is None or total > best[0]:
            best = total, top
    return reading.fact(best[1].value, best[1].start, best[1].end) if best else None


def _remote(reading: Reading, own: list[_Call]) -> bool:
    """Whether a number stands only deep inside a long paper, and never as the members' line."""
    pages = len(reading.policy.pages)
    return pages >= LONG_PAGES and not any(
        call.score >= NAMED
        or (call.score > 0 and not FRONT_PAGES < reading.policy.sheet_of(call.start) < pages - 1)
        for call in own
    )


def _printed(reading: Reading) -> list[tuple[str, int, int]]:
    """Every telephone number with its place; abroad only where the text says that it is one."""
    found = []
    never = {phrase.text for phrase in cues("member_phone", Role.NUMBER).phrases}
    weak, named = cues("member_phone", Role.WEAK), cues("member_phone", Role.STRONG)
    for match in NUMBER.finditer(reading.lowered):
        start, end = match.span()
        if match["vanity"] and IN_BRACKETS.match(reading.lowered, end):
            continue  # the digits follow in brackets, and are a number themselves if complete
        value = _value(match.group())
        digits = DIGITS.sub("", value)
        if not 6 <= len(digits) <= 14 or "1" + digits[-10:] in never:
            continue
        if not match["us"] and not match["vanity"]:
            near = max(0, start - NEAR)
            if not any(
                words.found(reading.lowered, near, start) for words in (weak, named)
            ) and not _labelled(reading, start):
                continue
        found.append((value, start, end))
    return found


def _value(text: str) -> str:
    """The digits of a printed number, its groups joined by hyphens."""
    plus = "+" if text.startswith("+") else ""
    text = text.replace("(0)", "").translate(KEYPAD)
    return plus + "-".join(group for group in DIGITS.split(text) if group)


def _key(value: str) -> str:
    digits = DIGITS.sub("", value)
    return digits[1:] if len(digits) == 11 and digits.startswith("1") else digits


def _lists(reading: Reading, printed: list[tuple[str, int, int]]) -> set[int]:
    """The pages that list the numbers of many offices."""
    by_page: dict[int, set[str]] = defaultdict(set)
    for value, start, _ in printed:
        by_page[reading.policy.sheet_of(start)].add(_key(value))
    return {page for page, numbers in by_page.items() if len(numbers) >= LIST_NUMBERS}


def _score(reading: Reading, start: int, end: int, *, about_scope: bool) -> float:
    """What the words before and after one printed number make of it; below 0 it is not the plan's.

    Of an authority and a call to ring the plan the nearer one counts: "the Department at <number>
    or contact us at <number>".
    """
    lowered = reading.lowered
    far, near = max(0, start - BEFORE), max(0, start - NEAR)
    last = max((m.end() for m in NUMBER.finditer(lowered, far, start)), default=-1)
    if last >= 0 and lowered[last:start].rstrip().endswith(":"):
        far = max(far, last)  # "Customer service: <number>. Prior approval: <number>"
        near = max(near, last)
    if MACHINE.match(lowered, end):
        return DOUBTFUL
    named = _last(lowered, Role.STRONG, far, start)
    asked = _last(lowered, Role.QUESTION, far, start)
    weak = _last(lowered, Role.WEAK, near, start)
    labelled = named < 0 and asked < 0 and _labelled(reading, start)
    line = lowered.rfind("\n", 0, start) + 1
    machine = _last(lowered, Role.AGAINST, line if labelled else near, start)
    if machine >= max(named, asked, weak, 0):
        return DOUBTFUL
    authority = _last(lowered, Role.AUTHORITY, far, start)
    if (
        authority > max(named, asked)
        and not labelled
        and not OURS.search(lowered, authority, start)
    ):
        return DOUBTFUL
    programme = _last(lowered, Role.PROGRAMME, far, start)
    if not about_scope:
        programme = max(programme, _last(lowered, Role.SCOPE, far, start))
    _, right = reading.sentence(start, end, 0, AFTER)
    if programme > named or (
        named < 0 and cues("member_phone", Role.PROGRAMME).found(lowered, end, right)
    ):
        return DOUBTFUL
    if named >= 0:
        score = NAMED if programme < 0 else CALLED
    elif asked >= 0 or labelled:
        score = ASKED
    else:
        score = CALLED if weak >= 0 else PRINTED
    if cues("member_phone", Role.SUBJECT).found(lowered, far, start):
        score += ABOUT
    return score + FRONT * (reading.policy.sheet_of(start) <= FRONT_PAGES)


def _last(lowered: str, role: Role, start: int, end: int) -> int:
    return cues("member_phone", role).last_end(lowered, start, end)


def _labelled(reading: Reading, start: int) -> bool:
    """Whether a number has a label of its own: before it on its line, or alone beside or above."""
    line = reading.line_at(start)
    if line is None:
        return False
    label = reading.lowered[line.start : start].strip(PUNCTUATION)
    labels = [label] if label else [_text(reading, other) for other in _beside(reading, line)]
    return any(
        phrase.pattern.fullmatch(text)
        for phrase in cues("member_phone", Role.LABEL).phrases
        for text in labels
    )


def _text(reading: Reading, line: Line) -> str:
    return reading.lowered[line.start : line.end].strip(PUNCTUATION)


def _beside(reading: Reading, line: Line) -> list[Line]:
    """The lines printed right above `line`, or left of it at the same height.

    The order of the text does not tell: a label and its number may have been read as two columns.
    """
    height = line.box.bottom - line.box.top
    return [
        other
        for other in reading.lines_of(line.page)
        if (
            0 <= line.box.top - other.box.bottom < LABEL_WHITE * height
            and other.box.x0 < line.box.x1
            and other.box.x1 > line.box.x0
        )
        or (abs(other.box.top - line.box.top) < 0.5 * height and other.box.x1 <= line.box.x0)
    ]


def _about_scope(reading: Reading) -> bool:
    """Whether the whole paper is about dental or vision care, so that its line is the plan's."""
    scope = cues("member_phone", Role.SCOPE)
    return any(
        line.page == 1 and scope.found(reading.lowered, line.start, line.end)
        for line in reading.titles
    )
