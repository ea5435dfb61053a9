"""Advice as lines of plain text. What comes from a document goes through `visible`."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from analyzer.advice.pieces import INFORMATION_ONLY, Quote, Section, Statement
from analyzer.advice.why import Why, answer
from analyzer.places import short_places
from analyzer.report import (
    Report,
    fold,
    shortened,
    visible,
)

MAX_QUOTE = 600  # characters of a quote on the terminal


def why_lines(made: Why, report: Report) -> Iterator[str]:
    """The whole account, from the answer to the last step."""
    yield visible(report.policy.name)
    yield visible(answer(made))
    yield visible(fold(made.outlook.reason))
    for section in made.steps:
        yield from section_lines(section)
    yield ""
    yield "NEXT STEPS"
    for section in made.advice:
        yield from section_lines(section, mark="[ ]" if section.id != "country" else "-")
    yield ""
    yield INFORMATION_ONLY


def section_lines(section: Section, *, mark: str = "-") -> Iterator[str]:
    """The title and a line for each statement."""
    yield ""
    yield section.title
    yield from (f"  {mark} {line}" for line in statement_lines(section.statements))


def statement_lines(statements: Iterable[Statement]) -> Iterator[str]:
    """Each statement with its quotes on one line."""
    for statement in statements:
        yield visible(" ".join([statement.text, *map(cited, statement.quotes)]))


def cited(quote: Quote) -> str:
    """`p. 3: "the printed words"`, with ` …` where a long quote was cut."""
    return f'{short_places([quote.page])}: "{shortened(fold(quote.text), MAX_QUOTE)}"'


def wrapped(lines: Iterable[str], width: int) -> Iterator[str]:
    """Lines of at most `width` columns where words allow it, each under its own beginning."""
    for line in lines:
        text = line.lstrip()
        indent = len(line) - len(text)
        mark = "[ ] " if text.startswith("[ ] ") else "- " if text.startswith("- ") else ""
        under = " " * (indent + len(mark)) if indent else ""
        yield from textwrap.wrap(
            line, width, subsequent_indent=under, break_long_words=False, break_on_hyphens=False
        ) or [""]
