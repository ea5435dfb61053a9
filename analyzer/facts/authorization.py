"""Whether the plan wants to be asked before care."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import merge
from itertools import islice

from analyzer.facts.cues import Role, cues
from analyzer.facts.reading import Reading
from analyzer.records import Fact

BEFORE, AFTER = 140, 110  # characters of the sentence that are read around the words
TRIES = 200  # mentions of one phrase; a paper that asks says so long before


def prior_authorization(reading: Reading) -> Fact | None:
    """ "yes" with the words that ask for prior authorization, None where nothing asks for it.

    A definition, a notice that it is not needed, or somebody else's approval do not count.
    """
    asks = cues("prior_authorization", Role.STRONG)
    against = cues("prior_authorization", Role.AGAINST)
    contents = reading.contents()
    for start, end in _mentions(reading):
        left, right = reading.sentence(start, end, BEFORE, AFTER)
        if any(first <= start < last for first, last in contents):
            continue
        if against.found(reading.lowered, left, right):
            continue
        if asks.found(reading.lowered, left, right):
            return reading.fact("yes", start, end)
    return None


def _mentions(reading: Reading) -> Iterator[tuple[int, int]]:
    """The places of all terms in the order of the text, found only as far as they are asked for."""
    whole = (0, len(reading.lowered))
    return merge(
        *(
            islice(phrase.places(reading.lowered, *whole), TRIES)
            for phrase in cues("prior_authorization", Role.TERM).phrases
        )
    )
