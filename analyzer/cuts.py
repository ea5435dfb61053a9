"""A sentence cut where its exceptions begin. The sign turns at every cut."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from analyzer.evidence import (
    EXCEPTING,
    TURNING,
    WORDED,
    excludes_outright,
    grounds,
    own_sign,
    turned,
    within,
)
from analyzer.labels import MentionKind, Sign
from analyzer.records import Mention
from analyzer.wording import ELSEWHERE, STILL_LISTED, STILL_THE_SAME

OPENING = 12  # characters into a sentence in which its first words stand
BRACKET_REACH = 4  # characters before a cue in which the bracket around it may open
TITLE_STOPS = frozenset(":.-–—(|")
TITLE_REST = 20  # characters that must follow a run-in title before it titles anything
SPLITTING = EXCEPTING | TURNING
GRANT = re.compile(r"\b(?:cover|covered|pay|benefits)\b")
FRONTED = frozenset({"car-except", "car-unless", "car-other-than"})
SUBJECT_FIRST = frozenset({"car-not-cosmetic", "car-will-not-exclude"})
BUT = re.compile(r"\bbut\b(?:\s+\w+){0,3}\s*$", re.IGNORECASE)
OR = re.compile(r"\bor,?\s*$", re.IGNORECASE)
OR_REACH = 6  # characters before a cue in which that "or" stands
WHETHER = re.compile(r"\bwhether(?:\s+or)?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, list item or cell of block `block`: `[start, end)` and what it mentions."""

    block: int
    start: int
    end: int
    mentions: tuple[Mention, ...]
    first: bool  # the first of its block


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a sentence between two exceptions, with the sign it has."""

    start: int
    end: int
    sign: Sign | None
    mentions: tuple[Mention, ...]
    cue: Mention | None = None  # the exception cue that begins it


def parts(text: str, sentence: Sentence, inherited: Sign | None) -> list[Part]:
    """`sentence` cut at its exceptions. `text` is the policy's; `inherited` the sign from above."""
    cuts = [m for m in sentence.mentions if begins_exception(text, sentence, m)]
    if cuts and _stands_first(text, sentence, cuts[0]):
        turned_round = _exception_first(text, sentence, cuts[0], inherited)
        if turned_round:
            return turned_round
    bounds = [sentence.start, *(m.start for m in cuts), sentence.end]
    found: list[Part] = []
    sign: Sign | None = None
    for number, (start, end) in enumerate(pairwise(bounds)):
        cue = cuts[number - 1] if number else None
        close = None
        if cue:
            close = _closing_bracket(text, start, end) or _next_item(text, sentence, start, end)
        inside = within(sentence.mentions, start, close or end)
        before = sign
        if cue is None:
            sign = own_sign(inside) or inherited
        elif cue.rule == "car-but-covered" and _grants(text, cue, inside):
            sign = Sign.CARVES_OUT if sign in (Sign.EXCLUDES, Sign.DEFINES) else Sign.COVERS
        elif cue.rule in TURNING or _takes_out(text, sentence, cue):
            sign = Sign.CARVES_OUT
        elif number > 1 and cue.rule in FRONTED and OR.search(text[start - OR_REACH : start]):
            pass  # "unless after an accident, or unless ...": one exception more
        else:
            sign = turned(sign)
        found.append(Part(start, close or end, sign, inside, cue))
        if close is not None:
            # The exception is over: behind its bracket or its item the sentence goes on as before.
            sign = before
            found.append(Part(close, end, sign, within(sentence.mentions, close, end)))
    return _guess_unsigned(_subjects_first([part for part in found if part.start < part.end]))


def _grants(text: str, cue: Mention, inside: tuple[Mention, ...]) -> bool:
    """Whether "however" goes on with a grant, in the cue itself or behind it."""
    said = text[cue.start : cue.end].casefold()
    return own_sign(inside) is Sign.COVERS or bool(GRANT.search(said))


def _stands_first(text: str, sentence: Sentence, cue: Mention) -> bool:
    return cue.rule in FRONTED and not re.search(r"\w", text[sentence.start : cue.start])


def _exception_first(
    text: str, sentence: Sentence, cue: Mention, inherited: Sign | None
) -> list[Part] | None:
    """The parts of "Except after an accident, X is excluded": a comma ends the exception."""
    comma = text.find(",", cue.end, sentence.end)
    while comma >= 0:
        rest = within(sentence.mentions, comma, sentence.end)
        sign = own_sign(rest) or inherited
        if own_sign(rest) is not None or any(m.kind in WORDED for m in rest):
            before = within(sentence.mentions, sentence.start, comma)
            behind = Sentence(sentence.block, comma + 1, sentence.end, rest, sentence.first)
            return [
                *parts(text, behind, inherited),
                Part(cue.start, comma, turned(sign), before, cue),
            ]
        comma = text.find(",", comma + 1, sentence.end)
    return None


def _subjects_first(found: list[Part]) -> list[Part]:
    """ "Repair after an accident is not cosmetic": what is taken out stands before the cue."""
    joined: list[Part] = []
    for part in found:
        if (
            joined
            and part.cue
            and part.cue.rule in SUBJECT_FIRST
            and not grounds(part.mentions)
            and not excludes_outright(joined[-1].mentions)
        ):
            subject = joined.pop()
            mentions = subject.mentions + part.mentions
            part = Part(subject.start, part.end, Sign.CARVES_OUT, mentions, part.cue)
        joined.append(part)
    return joined


def begins_exception(text: str, sentence: Sentence, cue: Mention) -> bool:
    """Whether `cue` begins an exception in `sentence`."""
    before = text[sentence.start : cue.start]
    head = own_sign(within(sentence.mentions, sentence.start, cue.start))
    if cue.kind is MentionKind.COVERAGE_CUE and BUT.search(before):
        return head is Sign.EXCLUDES
    if cue.rule == "exc-limitation" and STILL_THE_SAME.search(before):
        subject = within(sentence.mentions, sentence.start, cue.start)
        return head is not Sign.COVERS and any(m.kind in WORDED for m in subject)
    if cue.kind is not MentionKind.CARVE_OUT_CUE or cue.rule not in SPLITTING:
        return False
    if WHETHER.search(before):
        return False  # "whether or not caused by" excepts nothing
    noun = text[cue.start : cue.end].casefold() in ("exception", "exceptions")
    if noun and ELSEWHERE.match(text, cue.end):
        return False  # "Exceptions to prior authorization are ..."
    if _opens_with_exception(text, sentence, cue) and excludes_outright(sentence.mentions):
        return False  # "Exceptions: we do not cover ..."
    if cue.rule == "car-not-apply":
        said = text[cue.start : cue.end].casefold()
        if "exclusion" in said or "limitation" in said:
            return True
        rest = within(sentence.mentions, cue.end, sentence.end)
        if head is None and excludes_outright(rest) and any(m.kind in WORDED for m in rest):
            return (
                False  # "The review does not apply to what is not covered, such as cosmetic care"
            )
        return head is not Sign.COVERS
    return True


def _takes_out(text: str, sentence: Sentence, cue: Mention) -> bool:
    """Whether what follows `cue` is taken out again, whatever the sign before it."""
    but_granted = cue.kind is not MentionKind.CARVE_OUT_CUE
    return but_granted or _opens_with_exception(text, sentence, cue)


def _opens_with_exception(text: str, sentence: Sentence, cue: Mention) -> bool:
    """Whether the sentence opens with the noun: "Exceptions to the exclusion may apply"."""
    said = text[cue.start : cue.end].casefold()
    return cue.start - sentence.start < OPENING and said.startswith("exception")


def _closing_bracket(text: str, start: int, end: int) -> int | None:
    """The place behind the bracket that closes around `start`, if one opened just before it."""
    opened = text.rfind("(", max(0, start - BRACKET_REACH), start)
    if opened < 0 or text[opened + 1 : start].strip():
        return None
    depth = 1
    for place in range(start, end):
        depth += {"(": 1, ")": -1}.get(text[place], 0)
        if depth == 0:
            return place + 1
    return None


def _next_item(text: str, sentence: Sentence, start: int, end: int) -> int | None:
    """The place of the semicolon in `[start, end)` that ends an item of a run-in list.

    "Hair loss, except after chemotherapy; face lifts": what follows names another topic. A list of
    reasons goes on: "except for a) accidents; b) burns".
    """
    place = text.find(";", start, end)
    while place >= 0:
        following = text.find(";", place + 1, end)
        piece = within(sentence.mentions, place, following if following >= 0 else end)
        if not STILL_LISTED.match(text, place + 1) and any(
            m.kind in WORDED or m.kind is MentionKind.PROCEDURE for m in piece
        ):
            return place
        place = following
    return None


def _guess_unsigned(found: list[Part]) -> list[Part]:
    """A cosmetic subject with an exception that names a reason excludes, whatever stands above."""
    if len(found) < 2 or own_sign(found[0].mentions) is not None:
        return found
    head, tail = found[0], found[1]
    if head.sign in (Sign.EXCLUDES, Sign.CARVES_OUT):
        return found
    if not any(m.kind in WORDED for m in head.mentions) or not grounds(tail.mentions):
        return found
    signs = (Sign.EXCLUDES, Sign.CARVES_OUT)
    return [replace(part, sign=signs[place % 2]) for place, part in enumerate(found)]


def titled_sign(text: str, sentence: Sentence) -> Sign | None:
    """The sign of the run-in title of a sentence: "Not covered: ..."; `text` is the policy's."""
    title = next((m for m in sentence.mentions if m.kind is MentionKind.HEADING), None)
    if title and title.sign and sentence.first and sentence.end - title.end > TITLE_REST:
        behind = text[title.end : sentence.end].lstrip()
        if behind[0] in TITLE_STOPS:
            return title.sign
    return None


def opens_as_exclusion(text: str, sentence: Sentence) -> bool:
    """Whether "Exclusion: ..." opens a sentence; "Cosmetic surgery: ..." may head a benefit."""
    title = next((m for m in sentence.mentions if m.kind is MentionKind.HEADING), None)
    named = title is None or any(
        m.kind in WORDED and m.start < title.end for m in sentence.mentions
    )
    return not named and titled_sign(text, sentence) is Sign.EXCLUDES
