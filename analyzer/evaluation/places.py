"""How far a carve-out stands from the exclusion that it limits, by the print of the document."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from itertools import product
from typing import NamedTuple

from analyzer.evaluation.agreement import PAGES_OFF, contains
from analyzer.evaluation.gold import GoldClause
from analyzer.labels import BlockKind
from analyzer.records import Outline, Policy
from analyzer.sentences import sentences


class Reach(StrEnum):
    """Where the exclusion of a carve-out stands."""

    NEAR = "same sentence or list"
    FAR = "elsewhere"
    UNKNOWN = "no exclusion labelled"


class _Place(NamedTuple):
    block: int
    sentence: int  # its start


def reaches(
    labels: Iterable[GoldClause], policy: Policy, outline: Outline
) -> dict[GoldClause, Reach]:
    """Whether the exclusion of each labelled carve-out is in its sentence, list or table row.

    One list is also the line that leads into it. Where either anchor is not found in the text of
    the document, the pages of the label decide.
    """
    pages = {
        index: (policy.page_of(block.start), policy.page_of(block.end - 1))
        for index, block in enumerate(outline.blocks)
        if block.kind is not BlockKind.FURNITURE and block.end > block.start
    }

    def places(anchor: str, page: int) -> list[_Place]:
        """Where the anchor is printed: on its page or, failing that, on one beside it."""
        for off in range(PAGES_OFF + 1):
            blocks = [i for i, (first, last) in pages.items() if first - off <= page <= last + off]
            found = [place for i in blocks for place in _places(policy, outline, i, anchor)]
            if found:
                return found
        return []

    told: dict[GoldClause, Reach] = {}
    for label in labels:
        told[label] = reach_by_page(label)
        if label.of:
            pairs = list(product(places(label.anchor, label.page), places(label.of, label.of_page)))
            if pairs:
                near = any(_together(outline, *pair) for pair in pairs)
                told[label] = Reach.NEAR if near else Reach.FAR
    return told


def reach_by_page(label: GoldClause) -> Reach:
    """The reach of a labelled carve-out by its pages alone: near on the same page."""
    if not label.of:
        return Reach.UNKNOWN
    return Reach.NEAR if label.page == label.of_page else Reach.FAR


def _places(policy: Policy, outline: Outline, index: int, anchor: str) -> list[_Place]:
    """The sentences of one block that hold the anchor; the whole block if it runs over several."""
    block = outline.blocks[index]
    text = policy.text[block.start : block.end]
    if not contains(text, anchor):
        return []
    holding = [
        start
        for start, end in sentences(text, block.start)
        if contains(policy.text[start:end], anchor)
    ]
    return [_Place(index, start) for start in holding or [block.start]]


def _together(outline: Outline, one: _Place, other: _Place) -> bool:
    if one.block == other.block:
        return one.sentence == other.sentence
    blocks = outline.blocks
    row = blocks[one.block].row
    if row is not None and row == blocks[other.block].row:
        return True
    above, other_above = _lead_ins(outline, one.block), _lead_ins(outline, other.block)
    return other.block in above or one.block in other_above or not above.isdisjoint(other_above)


def _lead_ins(outline: Outline, block: int) -> set[int]:
    found: set[int] = set()
    parent = outline.blocks[block].parent
    while parent is not None:
        found.add(parent)
        parent = outline.blocks[parent].parent
    return found
