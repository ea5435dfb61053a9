"""What a comparison finds. Plain words and numbers, small enough to be kept for a hundred plans."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from analyzer.labels import PROMISE, ClauseKind, OutlookLabel
from analyzer.records import Question


class ChangeKind(StrEnum):
    """What became of a clause."""

    ADDED = "added"
    DROPPED = "dropped"
    REWORDED = "reworded"


class Direction(StrEnum):
    """How the reach of a reworded clause changed, as far as that can be told."""

    WIDENED = "widened"
    NARROWED = "narrowed"
    UNCLEAR = ""


class Effect(StrEnum):
    """What a change means for the member, as far as that can be told."""

    MORE_COVER = "more cover"
    LESS_COVER = "less cover"
    UNCLEAR = ""


class Piece(NamedTuple):
    """A run of words that stands in both (equal), or in one of them alone (the other is empty)."""

    before: str
    after: str

    @property
    def same(self) -> bool:
        return self.before == self.after


@dataclass(frozen=True, slots=True)
class Side:
    """A clause as one of the two documents has it. `text` are its own words, spaces folded."""

    clause: str  # its id
    page: int
    text: str
    section: str


@dataclass(frozen=True, slots=True)
class Change:
    """One clause that was added (no `before`), dropped (no `after`) or reworded."""

    change: ChangeKind
    kind: ClauseKind
    before: Side | None
    after: Side | None
    pieces: tuple[Piece, ...]
    direction: Direction
    effect: Effect
    reasons: tuple[str, ...]  # what shows it


@dataclass(frozen=True, slots=True)
class OutlookChange:
    """The answer to one question that is another one now."""

    question: Question
    before: OutlookLabel
    after: OutlookLabel
    before_pages: tuple[int, ...]
    after_pages: tuple[int, ...]

    @property
    def effect(self) -> Effect:
        order = PROMISE[self.after] - PROMISE[self.before]
        if not order:
            return Effect.UNCLEAR
        return Effect.MORE_COVER if order > 0 else Effect.LESS_COVER


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that changed between two documents. `unread` are warnings of pages nobody could read."""

    before: str  # names that can be printed
    after: str
    changes: tuple[Change, ...]
    outlooks: tuple[OutlookChange, ...]
    unchanged: int  # clauses that stand in both
    unread: tuple[str, ...] = ()
