"""By when a member has to appeal, and by when to ask for a review from outside."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from analyzer.facts.cues import Role, cues
from analyzer.facts.reading import SENTENCE_END, Reading
from analyzer.records import Fact

BEFORE, AFTER = 280, 170  # characters of the sentence that are read around a span of time
LEAD = 260  # characters before, across a full stop, in which the appeal may have been named
TABLE = 420  # characters from the head of a table of deadlines to the first of them
TABLE_VOTES = 3  # a table sets the plans side by side; a sentence may be about one of them
EVENT = 110  # characters behind the time in which it says from when it runs

SMALL = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
)
NUMBERS = {word: number for number, word in enumerate(SMALL.split(), 1)} | {
    "thirty": 30,
    "forty-five": 45,
    "sixty": 60,
    "ninety": 90,
}
HUNDRED = r"(?:one|a)\s+hundred(?:(?:[\s-]+and)?[\s-]+(?P<tens>eighty|twenty|ten|fifty))?"
TENS = {"eighty": 80, "twenty": 20, "ten": 10, "fifty": 50}
SPAN = re.compile(
    r"(?<![\w.$])(?:(?P<digits>\d{1,3})"
    rf"|(?P<hundred>{HUNDRED})|(?P<word>" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + r"))"
    r"(?:\s*\(\s*(?P<again>\d{1,3})\s*\))?"
    r"[\s-]+(?:calendar[\s-]+|consecutive[\s-]+)?(?P<unit>day|week|month|year)s?(?!\w)"
)


@dataclass(frozen=True, slots=True)
class _Deadline:
    value: str
    start: int
    end: int
    external: bool
    votes: int = 1


def appeal_deadlines(reading: Reading) -> tuple[Fact | None, Fact | None]:
    """The internal appeal deadline and the external one, such as "180 days" and "4 months".

    A paper may give several; the one that it gives most often is meant, the first of equals.
    """
    found = _deadlines(reading)
    return _chosen(reading, found, external=False), _chosen(reading, found, external=True)


def _chosen(reading: Reading, found: list[_Deadline], *, external: bool) -> Fact | None:
    own = [deadline for deadline in found if deadline.external is external]
    if not own:
        return None
    votes: Counter[str] = Counter()
    for deadline in own:
        votes[deadline.value] += deadline.votes
    best = max(own, key=lambda deadline: votes[deadline.value])  # max keeps the first of equals
    return reading.fact(best.value, best.start, best.end)


def _deadlines(reading: Reading) -> list[_Deadline]:
    appeal = cues("internal_appeal_deadline", Role.TERM)
    does = cues("internal_appeal_deadline", Role.STRONG)
    event = cues("internal_appeal_deadline", Role.AFTER)
    against = cues("internal_appeal_deadline", Role.AGAINST)
    outside = cues("external_review_deadline", Role.TERM)
    lowered = reading.lowered
    found = []
    for match in _spans(reading):
        start, end = match.span()
        if _in_table(reading, start, end):
            found.append(_Deadline(_value(match), start, end, False, TABLE_VOTES))
            continue
        left, right = reading.sentence(start, end, BEFORE, AFTER)
        clause = lowered.find(";", end, right)
        right = clause if clause >= 0 else right
        lead = max(0, start - LEAD)
        external = outside.found(lowered, min(left, lead), right)
        named = appeal.found(lowered, left, right) or (
            appeal.found(lowered, lead, right) and does.found(lowered, left, start)
        )
        if not (external or named) or not does.found(lowered, left, right):
            continue
        if not event.found(lowered, end, min(right, end + EVENT)):
            continue
        if against.found(lowered, left, right):
            continue
        found.append(_Deadline(_value(match), start, end, external))
    return found


def _in_table(reading: Reading, start: int, end: int) -> bool:
    """Whether the time is the first of a table of appeal deadlines, and that of the medical plan.

    The labels of the rows may have been read before the times of all of them.
    """
    lowered = reading.lowered
    if lowered[start - 1 : start] != "\n" or lowered[end : end + 1] not in ("\n", ""):
        return False
    head = max(0, start - TABLE)
    appeal = cues("internal_appeal_deadline", Role.TERM).last_end(lowered, head, start)
    return (
        appeal >= 0
        and SPAN.search(lowered, appeal, start) is None
        and SENTENCE_END.search(lowered, appeal, start) is None
        and cues("internal_appeal_deadline", Role.SCOPE).found(lowered, appeal, start)
        and cues("internal_appeal_deadline", Role.AFTER).found(lowered, head, start)
    )


def _spans(reading: Reading) -> list[re.Match[str]]:
    """The spans of time in sentences that speak of an appeal or a review.

    Only the surroundings of those words are searched: a contract has thousands of spans of time.
    """
    windows: list[tuple[int, int]] = []
    for fact in ("internal_appeal_deadline", "external_review_deadline"):
        for start, end in cues(fact, Role.TERM).spans(reading.lowered, 0, reading.body_end):
            windows.append((start - BEFORE, end + TABLE))
    found: dict[int, re.Match[str]] = {}
    reached = 0
    for first, last in sorted(windows):
        begin = max(0, first, reached)
        reached = max(reached, last)
        for match in SPAN.finditer(reading.lowered, begin, min(last, reading.body_end)):
            found[match.start()] = match
    return [found[start] for start in sorted(found)]


def _value(match: re.Match[str]) -> str:
    part = match.groupdict()
    if part["again"]:
        number = int(part["again"])
    elif part["digits"]:
        number = int(part["digits"])
    elif part["hundred"]:
        number = 100 + TENS.get(part["tens"] or "", 0)
    else:
        number = NUMBERS[part["word"]]
    return f"{number} {part['unit']}{'s' * (number != 1)}"
