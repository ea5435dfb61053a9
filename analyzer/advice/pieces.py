"""What advice is made of: sentences of ours, each with the words of the policy that it rests on."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from analyzer.records import Clause, Fact, Policy

INFORMATION_ONLY = (
    "Information only: a reading of one document, no legal or medical advice. The plan decides "
    "each case; read the quoted pages and ask the plan for its decision in writing."
)


class LetterKind(StrEnum):
    """What a letter is for."""

    PRIOR_AUTH = "prior-auth"
    APPEAL = "appeal"
    DOCUMENT_REQUEST = "document-request"


class Quote(NamedTuple):
    """Words of the policy: `text` is `policy.text[start:end]`, `page` where they begin."""

    text: str
    page: int
    start: int
    end: int


class Statement(NamedTuple):
    """A sentence of ours and the quotes that show what it says about the policy."""

    text: str
    quotes: tuple[Quote, ...] = ()


class Section(NamedTuple):
    """Statements under a title. `id` does not change when the title is worded anew."""

    id: str
    title: str
    statements: tuple[Statement, ...]


def quote(policy: Policy, start: int, end: int) -> Quote:
    """The words `[start, end)` of the policy with their page."""
    return Quote(policy.text[start:end], policy.page_of(start), start, end)


def quote_clause(policy: Policy, clause: Clause) -> Quote:
    """A whole clause as printed."""
    return quote(policy, clause.start, clause.end)


def quote_fact(policy: Policy, fact: Fact) -> Quote:
    """The words of the policy that state a fact."""
    return quote(policy, fact.start, fact.end)


def joined(words: list[str] | tuple[str, ...], last: str = "or") -> str:
    """`a, b or c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"
