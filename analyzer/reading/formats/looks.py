"""Whether text can be seen: its colour against what is behind it."""

from __future__ import annotations

from typing import NamedTuple

MIN_CONTRAST = 0.06  # of a channel, from 0 to 1, by which ink differs from paper
MIN_ALPHA = 0.05
MIN_SIZE = 1.0  # points; below that it is dust


class Ink(NamedTuple):
    """A colour, each channel from 0 to 1."""

    red: float
    green: float
    blue: float


WHITE, BLACK = Ink(1.0, 1.0, 1.0), Ink(0.0, 0.0, 0.0)


def is_seen(ink: Ink, paper: Ink | None) -> bool:
    """Whether text of colour `ink` shows on `paper`; on None, which nobody knows, it does."""
    return paper is None or max(abs(a - b) for a, b in zip(ink, paper, strict=True)) >= MIN_CONTRAST


def hexadecimal(text: str) -> Ink | None:
    """The colour that six hexadecimal digits stand for; None for anything else."""
    try:
        number = int(text, 16)
    except ValueError:
        return None
    if len(text) != 6:
        return None
    return Ink((number >> 16) / 255, (number >> 8 & 255) / 255, (number & 255) / 255)
