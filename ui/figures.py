"""The measured figures, as `models/figures.toml` states them."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Figure(NamedTuple):
    """`name` says what the parts of `value` are."""

    id: str
    name: str
    value: str


@cache
def stated() -> tuple[Figure, ...]:
    """All of them, in the order of the file."""
    text = files("models").joinpath("figures.toml").read_text(encoding="utf-8")
    return tuple(Figure(**row) for row in tomllib.loads(text)["figure"])
