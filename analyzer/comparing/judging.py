"""Whether a clause that was worded anew reaches further or less far, as far as that can be told.

What cannot be told is not guessed: signs that point both ways, or none at all, leave it open.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from analyzer.comparing.records import ChangeKind, Direction, Effect, Piece
from analyzer.labels import ClauseKind
from analyzer.records import Clause

ACCEPTING = (ClauseKind.CARVE_OUT, ClauseKind.COVERAGE)
CONDITIONS = {
    "necessity": "medical necessity",
    "while_insured": "being insured at the time",
    "first_time": "the first operation or course",
    "schedule": "an item of the public schedule",
    "tiers": "a tier of the plan",
    "by_reference": "criteria in another paper",
}
DAYS_OF_MONTH = 30.5  # as the windows of clauses are counted
PERIOD = re.compile(
    r"\b(\d{1,3}|[a-z]+(?:-[a-z]+)?)\s*(?:\(\d+\)\s*)?-?(hour|day|week|month|year)s?\b",
    re.IGNORECASE,
)


class Sign(NamedTuple):
    """Something that shows a direction, in plain words."""

    direction: Direction
    words: str


def judge(
    old: Clause, new: Clause, pieces: Sequence[Piece]
) -> tuple[Direction, Effect, tuple[str, ...]]:
    """Direction, effect and what shows them, of a clause that was worded anew."""
    if old.kind in ACCEPTING:
        signs = list(_accepting(old, new, pieces))
    elif old.kind is ClauseKind.EXCLUSION:
        signs = list(_excluding(old, new))
    else:
        signs = []
    signs += _periods(old, new, pieces)
    ways = {sign.direction for sign in signs if sign.direction}
    direction = ways.pop() if len(ways) == 1 else Direction.UNCLEAR
    return direction, effect_of(old.kind, direction), tuple(sign.words for sign in signs)


def effect_of(kind: ClauseKind, way: Direction | ChangeKind) -> Effect:
    """What it means for the member that a clause of this kind went this way."""
    if kind not in (*ACCEPTING, ClauseKind.EXCLUSION):
        return Effect.UNCLEAR
    if way in (Direction.UNCLEAR, ChangeKind.REWORDED):
        return Effect.UNCLEAR
    more = way in (Direction.WIDENED, ChangeKind.ADDED)
    return Effect.MORE_COVER if more is (kind in ACCEPTING) else Effect.LESS_COVER


def _listed(names: set[str]) -> str:
    return ", ".join(sorted(name.replace("_", " ") for name in names))


def _accepting(old: Clause, new: Clause, pieces: Sequence[Piece]) -> Iterator[Sign]:
    if gone := {*old.grounds} - {*new.grounds}:
        yield Sign(Direction.NARROWED, f"reason gone: {_listed({*map(str, gone)})}")
    if come := {*new.grounds} - {*old.grounds}:
        yield Sign(Direction.WIDENED, f"new reason: {_listed({*map(str, come)})}")
    if gone_too := {*old.procedures} - {*new.procedures}:
        yield Sign(Direction.NARROWED, f"procedure gone: {_listed(gone_too)}")
    if come_too := {*new.procedures} - {*old.procedures}:
        yield Sign(Direction.WIDENED, f"new procedure: {_listed(come_too)}")
    yield from _limit(old.within_days, new.within_days, "time limit", _time)
    yield from _limit(old.under_age, new.under_age, "age limit", "{} years".format)
    for flag, words in CONDITIONS.items():
        if flag in new.flags and flag not in old.flags:
            yield Sign(Direction.NARROWED, f"now asks for {words}")
        if flag in old.flags and flag not in new.flags:
            yield Sign(Direction.WIDENED, f"no longer asks for {words}")
    for piece in pieces:
        was, now = (text.strip(" ,;.").casefold() for text in piece)
        if (was, now) == ("or", "and"):
            yield Sign(Direction.NARROWED, "“or” became “and”")
        if (was, now) == ("and", "or"):
            yield Sign(Direction.WIDENED, "“and” became “or”")
        if now == "only" and not was:
            yield Sign(Direction.NARROWED, "“only” was put in")
        if was == "only" and not now:
            yield Sign(Direction.WIDENED, "“only” was taken out")


def _limit(
    was: int | None, now: int | None, what: str, said: Callable[[int], str]
) -> Iterator[Sign]:
    if now is None:
        if was is not None:
            yield Sign(Direction.WIDENED, f"{what} gone: {said(was)}")
    elif was is None:
        yield Sign(Direction.NARROWED, f"new {what}: {said(now)}")
    elif was != now:
        way = Direction.NARROWED if now < was else Direction.WIDENED
        yield Sign(way, f"{what}: {said(was)} became {said(now)}")


def _time(days: int) -> str:
    """Days as they were most likely printed: whole months are counted as months."""
    months = round(days / DAYS_OF_MONTH)
    if months and abs(months * DAYS_OF_MONTH - days) < 1:
        return f"{months} month{'s' * (months != 1)}"
    return f"{days} day{'s' * (days != 1)}"


def _excluding(old: Clause, new: Clause) -> Iterator[Sign]:
    if come := {*new.procedures} - {*old.procedures}:
        yield Sign(Direction.WIDENED, f"new procedure: {_listed(come)}")
    if gone := {*old.procedures} - {*new.procedures}:
        yield Sign(Direction.NARROWED, f"procedure gone: {_listed(gone)}")
    if "absolute" in new.flags and "absolute" not in old.flags:
        yield Sign(Direction.WIDENED, "now rules out every reason")
    if "absolute" in old.flags and "absolute" not in new.flags:
        yield Sign(Direction.NARROWED, "no longer rules out every reason")
    if "conditional" in old.flags and "conditional" not in new.flags:
        yield Sign(Direction.WIDENED, "no longer only what is not medically necessary")
    if "conditional" in new.flags and "conditional" not in old.flags:
        yield Sign(Direction.NARROWED, "now only what is not medically necessary")


def _periods(old: Clause, new: Clause, pieces: Sequence[Piece]) -> Iterator[Sign]:
    """Periods in words that no rule has read as a limit: said, but no direction is drawn."""
    if old.within_days != new.within_days or old.under_age != new.under_age:
        return
    was = _periods_in(piece.before for piece in pieces)
    now = _periods_in(piece.after for piece in pieces)
    if was != now and (was or now):
        yield Sign(
            Direction.UNCLEAR,
            f"period: {', '.join(was) or 'none'} became {', '.join(now) or 'none'}",
        )


def _periods_in(texts: Iterator[str]) -> list[str]:
    found = PERIOD.finditer(" ".join(texts))
    return [match.group() for match in found if _counts(match.group(1))]


def _counts(word: str) -> bool:
    return word.isdigit() or word.casefold() in NUMBERS or word.casefold().split("-")[0] in TENS


NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve fifteen eighteen".split()
)
TENS = frozenset("twenty thirty forty fifty sixty seventy eighty ninety".split())
