"""What a clause hangs on besides the reason: a time window, an age, another paper, a first time.

"If treatment begins within 24 hours and ends within 12 months of the accident", "for children under
age 18", "see our medical policies". Deadlines of claims and appeals have the same shape as windows
and are none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from analyzer.labels import BlockKind, ClauseKind
from analyzer.records import Clause, Outline, Policy

LIMITABLE = frozenset({ClauseKind.CARVE_OUT, ClauseKind.COVERAGE})
ADULT = 18  # years; "a covered child" that no age is put to
DAYS = {"hour": 1 / 24, "day": 1, "week": 7, "month": 30.5, "year": 365.25}
NUMBERS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), 1
    )
} | {"eighteen": 18, "twenty-four": 24, "thirty": 30, "thirty-six": 36, "ninety": 90}
COUNT = rf"(\d{{1,3}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"
WINDOW = re.compile(
    rf"\b(?:within|not later than|no later than|in|up to|for)\s+(?:a\s+period\s+of\s+)?{COUNT}"
    r"(?:\s*\(\d+\))?[\s-]+(hour|day|week|month|year)s?(?:\s+\(\d+\))?\s+"
    r"(?:of|after|from|following|since)\s+(?:the\s+|that\s+|an?\s+|such\s+|your\s+|date\s+of\s+)*"
    r"(?:covered\s+|accidental\s+|original\s+|initial\s+)*"
    r"(?:accident|injur|trauma|fracture|burn|loss|event|occurrence|surg|operation|mastectomy|onset"
    r"|illness|sickness|disease|date)",
    re.IGNORECASE,
)
ENDS = re.compile(
    rf"\b(?:begins?|begun|starts?|started|completed?|finished?|performed|done|given|carried\s+out"
    rf"|ends?|ended|takes\s+place|received)\b[^.;]{{0,60}}?\b(?:within|(?:not|no) later than)"
    rf"\s+{COUNT}(?:\s*\(\d+\))?[\s-]+(hour|day|week|month|year)s?\b",
    re.IGNORECASE,
)
OTHER_DEADLINE = re.compile(
    r"\b(?:appeal|claim|notif\w+|submit\w*|request\w*|enrol\w*|written|denial|grievance)\b",
    re.IGNORECASE,
)
DEADLINE_REACH = 30  # characters before a window in which its verb stands: "submit the claim"
NEXT_YEAR = re.compile(
    r"\bend of the (?:calendar |plan |benefit )?year (?:after|following)\b", re.IGNORECASE
)
UNDER = re.compile(
    r"\b(?:under|below|younger than|up to|before|until|less than)\s+(?:the\s+)?"
    r"(?:age\s+(?:of\s+)?)?(\d{1,2})\s*(?:years?)?\b(?!\s*(?:months?|days?|weeks?|hours?|%))",
    re.IGNORECASE,
)
AGED = re.compile(r"\b(?:age|aged|years|birthday|old)\b", re.IGNORECASE)
AGE_REACH = 15  # characters around the number in which it must be called an age
CHILD = re.compile(r"\b(?:child|children|newborns?|infants?|minors)\b", re.IGNORECASE)
TREATMENT_MUST = re.compile(
    r"\s*(?:the |such |this |all |any )?(?:treatment|care|service|surgery|operation|repair|work"
    r"|reconstruction)s?\b",
    re.IGNORECASE,
)
# What else a clause may hang on, as flags of it, by what is printed in it or right behind it.
OTHER_PAPER = re.compile(
    r"\b(?:see|refer to|consult|according to|criteria (?:in|of)|described in|set out in|under)\s+"
    r"(?:(?:our|the|its|your|applicable|relevant|plan's|current)\s+)*"
    r"(?:medical|clinical|coverage|reimbursement|utili[sz]ation)\s+(?:\w+\s+)?"
    r"(?:polic(?:y|ies)|guidelines?|criteria|bulletins?)\b"
    r"|\b(?:medical|clinical|coverage)\s+(?:polic(?:y|ies)|guidelines?|criteria|bulletins?)\s+"
    r"(?:tells?|determines?|decides?|defines?|lists?|states?|says?|explains?)\s+"
    r"(?:when|which|whether|what)\b",
    re.IGNORECASE,
)
# Australia: a hospital benefit hangs on an item of the public schedule, not on "cosmetic".
SCHEDULE = re.compile(
    r"\b(?:MBS|Medicare Benefits? Schedule|Medicare (?:item|benefit|pays))\b", re.IGNORECASE
)
FIRST_TIME = re.compile(
    r"\b(?:one|first|initial|single)\s+(?:\w+\s+)?(?:operation|surgery|reconstruction|course"
    r"|procedure|treatment)\b",
    re.IGNORECASE,
)
MEMBERSHIP = re.compile(
    r"\b(?:while|whilst|during|when)\s+(?:you\s+(?:were|are)\s+|your\s+|a\s+|an\s+|the\s+)*"
    r"(?:\w+\s+){0,3}?(?:members?|membership|insured|covered under|enrolled)\b",
    re.IGNORECASE,
)
TIERS = re.compile(r"\b(?:bronze|silver|gold)\b.{0,60}\b(?:product|cover|tier)s?\b", re.IGNORECASE)
MARKS = {
    "schedule": SCHEDULE,
    "first_time": FIRST_TIME,
    "while_insured": MEMBERSHIP,
    "tiers": TIERS,
}
AMENDS = re.compile(r"\b(?:amend(?:s|ed|ment|ments|atory)?|rider|endorsement)\b", re.IGNORECASE)
DELETES = re.compile(r"\b(?:deleted|replaced|struck out|superseded)\b", re.IGNORECASE)
AMENDED_BLOCKS = 6  # blocks behind "item 7 is deleted and replaced by" that may replace it


def conditioned(policy: Policy, outline: Outline, clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """`clauses` with the windows, ages and other conditions that are printed with them."""
    amended = _amended_blocks(policy, outline)
    found: list[Clause] = []
    for number, clause in enumerate(clauses):
        later = clauses[number + 1].start if number + 1 < len(clauses) else len(policy.text)
        behind = policy.text[clause.end : min(outline.blocks[clause.block].end, later)]
        flags = [*clause.flags, *_marks(policy, clause, behind)]
        if clause.block in amended:
            flags.append("amended")
        changed = replace(clause, flags=tuple(dict.fromkeys(flags)))
        if clause.kind in LIMITABLE:
            end = clause.key_end if clause.kind is ClauseKind.CARVE_OUT else clause.end
            text = _folded(policy.text[clause.key_start : end])
            if TREATMENT_MUST.match(behind):
                text += _folded(behind)
            changed = replace(changed, within_days=window(text), under_age=age_limit(text))
        found.append(changed)
    return tuple(found)


def _marks(policy: Policy, clause: Clause, behind: str) -> list[str]:
    text = _folded(policy.text[clause.start : clause.end])
    marks = [flag for flag, shape in MARKS.items() if shape.search(text)]
    if clause.kind is ClauseKind.EXCLUSION and OTHER_PAPER.search(text + _folded(behind)):
        marks.append("by_reference")
    return marks


def _folded(text: str) -> str:
    """`text` with every line end and run of spaces as one space, one in front of it."""
    return " " + " ".join(text.split())


def _amended_blocks(policy: Policy, outline: Outline) -> frozenset[int]:
    """The blocks that a rider puts in place of others: "item 7 is deleted and replaced by"."""
    places: set[int] = set()
    for index, block in enumerate(outline.blocks):
        if block.kind is BlockKind.FURNITURE:
            continue
        text = policy.text[block.start : block.end]
        if not DELETES.search(text):
            continue
        titles = [outline.blocks[heading] for heading in block.heading_path]
        above = " ".join(policy.text[title.start : title.end] for title in titles)
        if AMENDS.search(text) or AMENDS.search(above):
            places.update(range(index, index + 1 + AMENDED_BLOCKS))
    return frozenset(places)


def window(text: str) -> int | None:
    """The days from the event to the end of the treatment; the longest window of several."""
    if NEXT_YEAR.search(text):
        return round(2 * DAYS["year"])
    days = [
        _number(hit.group(1)) * DAYS[hit.group(2).casefold()]
        for shape in (WINDOW, ENDS)
        for hit in shape.finditer(text)
        if not OTHER_DEADLINE.search(text, max(0, hit.start() - DEADLINE_REACH), hit.end())
    ]
    return max(1, round(max(days))) if days else None


def age_limit(text: str) -> int | None:
    """The age in years that nobody may have reached; ADULT where only children are spoken of."""
    ages = [
        int(hit.group(1))
        for hit in UNDER.finditer(text)
        if AGED.search(text, max(0, hit.start() - AGE_REACH), hit.end() + AGE_REACH)
        or AGED.search(hit.group())
    ]
    if ages:
        return max(ages)
    return ADULT if CHILD.search(text) else None


def _number(word: str) -> int:
    return int(word) if word.isdecimal() else NUMBERS[word.casefold()]
