"""The country whose rules and bodies a policy lives under, told by words that it prints."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from analyzer.advice.pieces import Quote, quote
from analyzer.advice.toml_rows import read_tables, rows
from analyzer.errors import LexiconError, UsageError
from analyzer.records import Policy

FILE = "countries.toml"
MIN_WORDS = 2  # different ones; a single word may be in any paper, and a wrong deadline does harm
ANYWHERE = "any"  # where the paper does not show its country


@dataclass(frozen=True, slots=True)
class Country:
    """A row of the file. `words` are looked for as printed, capitals included."""

    id: str
    name: str
    words: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


class Place(NamedTuple):
    """The country of a policy and the words that show it; none where a person gave it."""

    id: str
    name: str
    quotes: tuple[Quote, ...] = ()


UNKNOWN_PLACE = Place(ANYWHERE, "not shown in the paper")


@cache
def countries() -> tuple[Country, ...]:
    """The countries that carveout knows bodies and deadlines of.

    Raises:
        LexiconError: names file, row and what is wrong.
    """
    return parse_countries(files("models").joinpath(FILE).read_text(encoding="utf-8"))


def parse_countries(text: str) -> tuple[Country, ...]:
    """The rows of the text of such a file.

    Raises:
        LexiconError: names file, row and what is wrong.
    """
    found = rows(FILE, read_tables(FILE, text, ["country"])["country"], Country)
    for row in found:
        if not (row.words and row.examples and row.counterexamples):
            raise LexiconError(
                f"{FILE}, row {row.id}: wants words, an example and a counterexample."
            )
    return tuple(found)


def find_country(text: str) -> Place:
    """The country with this id or name, in any capitals.

    Raises:
        UsageError: it is not among those that are known.
    """
    for country in countries():
        if text.strip().casefold() in (country.id, country.name.casefold()):
            return Place(country.id, country.name)
    known = ", ".join(f"{country.id} ({country.name})" for country in countries())
    raise UsageError(f"There is no country {text.strip()!r} in {FILE}. Known: {known}.")


def country_of(policy: Policy) -> Place:
    """The country of which a policy prints the most different words; unknown between equals."""
    found = [(country, _places(policy.text, country.words)) for country in countries()]
    found.sort(key=lambda one: -len(one[1]))
    (first, hits), (_, others) = found[0], found[1]
    if len(hits) < MIN_WORDS or len(hits) == len(others):
        return UNKNOWN_PLACE
    start, end = min(hits)
    return Place(first.id, first.name, (quote(policy, start, end),))


def _places(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """The first place of each word that stands in `text`."""
    found = (first_place(text, word) for word in words)
    return [place for place in found if place]


def first_place(text: str, words: str, *, any_case: bool = False) -> tuple[int, int] | None:
    """Where `words` first stand in `text` as whole words; a line end counts as a blank."""
    pattern = _pattern(words, any_case)
    if any_case:
        match = pattern.search(text)
        return match.span() if match else None
    needle = words.split()[0]  # finding it first is many times as fast as the pattern alone
    place = text.find(needle)
    while place >= 0:
        if match := pattern.match(text, place):
            return match.span()
        place = text.find(needle, place + 1)
    return None


@cache
def _pattern(words: str, any_case: bool) -> re.Pattern[str]:
    inside = r"\s+".join(map(re.escape, words.split()))
    before = r"(?<!\w)" if words[0].isalnum() else ""
    after = r"(?!\w)" if words[-1].isalnum() else ""
    return re.compile(before + inside + after, re.IGNORECASE if any_case else 0)
