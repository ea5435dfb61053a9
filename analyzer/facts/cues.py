"""The wordings of `models/facts.toml`, as patterns over lower-cased text."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from analyzer.errors import LexiconError
from analyzer.labels import DocumentType
from analyzer.records import Facts

FILE = "facts.toml"
GAP_CHARS = 60  # what "..." in a phrase may stand for, in characters of one sentence
SLACK_CHARS = 12  # how much longer than its phrase a printed one may be: white space, endings

FACTS = frozenset(field.name for field in fields(Facts))


class Role(StrEnum):
    """What a row does for its fact."""

    TITLE = "title"  # seen in titles and running heads
    LEAD = "lead"  # seen in the very first lines
    OPENING = "opening"  # seen in the first pages
    ANCHOR = "anchor"  # a printed part of a form
    SUBJECT = "subject"  # tells that it is about insurance, or about the medical plan
    TERM = "term"  # names the fact
    STRONG = "strong"  # speaks for it
    WEAK = "weak"
    QUESTION = "question"  # asks to call about the cover
    LABEL = "label"  # stands alone before a telephone number on its line
    AFTER = "after"  # has to follow
    AGAINST = "against"  # speaks against it
    AUTHORITY = "authority"  # a telephone of somebody else
    PROGRAMME = "programme"  # a telephone for one purpose
    SCOPE = "scope"  # a telephone of another part of the plan
    NUMBER = "number"  # a telephone number that is never the plan's


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the file. `value` and `weight` count for document types only."""

    id: str
    fact: str
    role: Role
    phrases: tuple[str, ...]
    value: str = ""
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Phrase:
    """A compiled phrase. `needle` is a piece that has to be there, found faster than a pattern."""

    text: str
    needle: str
    pattern: re.Pattern[str]

    def places(self, lowered: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The places in `lowered[start:end]`, in order."""
        reach = len(self.text) + SLACK_CHARS + GAP_CHARS * ("..." in self.text)
        done = start
        place = lowered.find(self.needle, start, end)
        while place >= 0:
            match = self.pattern.search(
                lowered, max(done, place - reach), min(end, place + len(self.needle) + reach)
            )
            if match:
                yield match.span()
                done = match.end()
            place = lowered.find(self.needle, max(done, place + len(self.needle)), end)

    def found(self, lowered: str, start: int, end: int) -> bool:
        """Whether it stands anywhere in `lowered[start:end]`."""
        return next(self.places(lowered, start, end), None) is not None


@dataclass(frozen=True, slots=True)
class Cues:
    """The phrases of the rows of one fact and role."""

    phrases: tuple[Phrase, ...]

    def spans(self, lowered: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The places in `lowered[start:end]`, phrase by phrase; they may overlap."""
        for phrase in self.phrases:
            yield from phrase.places(lowered, start, end)

    def last_end(self, lowered: str, start: int, end: int) -> int:
        """The end of the hit that ends last in `lowered[start:end]`, -1 where there is none."""
        return max((stop for _, stop in self.spans(lowered, start, end)), default=-1)

    def found(self, lowered: str, start: int, end: int) -> bool:
        """Whether any phrase stands in `lowered[start:end]`."""
        return any(phrase.found(lowered, start, end) for phrase in self.phrases)

    def count(self, lowered: str, *parts: tuple[int, int]) -> int:
        """How many different phrases stand in these ranges of `lowered`."""
        return sum(
            any(phrase.found(lowered, start, end) for start, end in parts)
            for phrase in self.phrases
        )


def compiled(text: str) -> Phrase:
    """The pattern of one phrase in the small language of `facts.toml`."""
    parts = [re.escape(word) for word in text.split()]
    words = [part.replace(r"\*", r"\w*").replace(r"\-", r"[-\s]*") for part in parts]
    pattern = r"\s+".join(words)
    pattern = pattern.replace(r"\s+\.\.\.\s+", rf"\b[^.;]{{0,{GAP_CHARS}}}?\b")
    if re.match(r"\w", text):
        pattern = r"(?<!\w)" + pattern
    if re.search(r"\w$", text):
        pattern += r"(?!\w)"
    needle = max(re.split(r"\.\.\.|[\s*-]+", text), key=len)
    return Phrase(text, needle, re.compile(pattern))


@cache
def rows() -> tuple[Row, ...]:
    """The rows of the installed file, read once.

    Raises:
        LexiconError: the file or a row cannot be used.
    """
    try:
        text = (files("models") / FILE).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"{FILE}: cannot be read ({error}).") from error
    return parse(text)


def parse(text: str) -> tuple[Row, ...]:
    """The rows of a file with this text.

    Raises:
        LexiconError: names the file, the row and what is wrong with it.
    """
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{FILE}: is not TOML ({error}).") from error
    if set(tables) != {"row"} or not isinstance(tables["row"], list):
        raise LexiconError(f"{FILE}: holds [[row]] tables and nothing else.")
    found: dict[str, Row] = {}
    for number, table in enumerate(tables["row"], 1):
        row = _row(table, f"{FILE}, row {table.get('id', f'number {number}')}")
        if row.id in found:
            raise LexiconError(f"{FILE}, row {row.id}: the id is taken.")
        found[row.id] = row
    return tuple(found.values())


@cache
def cues(fact: str, role: Role) -> Cues:
    """The phrases of one fact and role; asking for rows that the file has not is an error.

    Raises:
        LexiconError: the file has no such row, or cannot be used.
    """
    texts = [
        text for row in rows() if row.fact == fact and row.role is role for text in row.phrases
    ]
    if not texts:
        raise LexiconError(f"{FILE}: has no row of fact {fact!r} and role {role.value!r}.")
    return Cues(tuple(compiled(text) for text in texts))


@cache
def weighted(role: Role) -> tuple[tuple[Row, Cues], ...]:
    """The rows that speak for document types in this role, each with its phrases."""
    return tuple(
        (row, Cues(tuple(compiled(text) for text in row.phrases)))
        for row in rows()
        if row.fact == "document_type" and row.role is role
    )


def _row(table: Mapping[str, Any], where: str) -> Row:
    allowed = {field.name for field in fields(Row)}
    if unknown := sorted(set(table) - allowed):
        raise LexiconError(
            f"{where}: unknown key {unknown[0]!r}. Known: {', '.join(sorted(allowed))}."
        )
    needed = {field.name for field in fields(Row) if field.default is MISSING}
    if missing := sorted(needed - set(table)):
        raise LexiconError(f"{where}: the key {missing[0]!r} is missing.")
    phrases = table["phrases"]
    if (
        not isinstance(phrases, list)
        or not phrases
        or not all(isinstance(text, str) and text.strip() for text in phrases)
    ):
        raise LexiconError(f"{where}: phrases is a list of strings and not empty.")
    for text in phrases:
        if text != text.lower():
            raise LexiconError(f"{where}: {text!r} is not lower case and would never match.")
    if len(set(phrases)) < len(phrases):
        raise LexiconError(f"{where}: phrases holds the same string twice.")
    if table["fact"] not in FACTS:
        raise LexiconError(
            f"{where}: unknown fact {table['fact']!r}. Known: {', '.join(sorted(FACTS))}."
        )
    try:
        role = Role(table["role"])
        value = str(DocumentType(table["value"])) if "value" in table else ""
    except ValueError as error:
        raise LexiconError(f"{where}: {error}.") from error
    weight = table.get("weight", 1.0)
    if not isinstance(weight, float) or weight <= 0:
        raise LexiconError(f"{where}: weight is a number with a decimal point, above 0.")
    return Row(str(table["id"]), str(table["fact"]), role, tuple(phrases), value, weight)
