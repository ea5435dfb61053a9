"""The damaged words of a document and what they were: "cosmetlc", "orcosmetic", "cos metic".

A word that neither English nor the lexicon knows is compared with the words that they do know. The
likeliest reading is taken; where two are about as likely, neither is. There are two manners: in any
document long words of the lexicon are repaired; in one in which many of them are damaged, short and
common words are too.
"""

from __future__ import annotations

import re
from math import log
from typing import NamedTuple

from analyzer.folding import fold
from analyzer.fuzzy import likeness
from analyzer.readings import (
    AFFIXES,
    PAIR_BONUS,
    SEEN_BONUS,
    SHORT_WORDS,
    STRICT,
    Document,
    Reading,
    Token,
)
from analyzer.spelling import Speller

ADDRESS = re.compile(r"@|www\.|https?:|\.(?:com|org|gov|net|edu|aspx?|html?)\b", re.IGNORECASE)
ADDRESS_CHARS = 100  # on either side of a word among which an address around it is looked for
CHUNK = re.compile(r"\S*")
SENTENCE = re.compile(r"\s+[A-Z][a-z]*\s")  # what begins like one
LONG = 7  # letters of the words by which damage is measured
DAMAGED = 0.02  # share of them that is damaged from which on the whole document counts as damaged
LEAST_DAMAGED = 3  # and their number
LONGEST = 80  # letters; what is longer is no words run together
GARBLED = 0.6  # share of all words that is unknown beyond which nothing can be read
NEIGHBOURS = 2  # words on either side that are looked at
SURE = 4.0  # how much likelier another word must be than a healthy one, as a logarithm
SEEN = 2  # times that a healthy word may stand in a document and be read as another
LEAST_HEALTHY = 3  # letters of such a word
LONG_JOIN = 8  # letters from which on a healthy word is no two words run together
# Beside these stand words of another language that look like damaged ones of this.
SPANISH = frozenset("de del el la las los que y para por con sin se su un una al".split())
NEGATING = frozenset("no not non never nor without cannot except unless".split())


class Repair(NamedTuple):
    """The words that were meant at `[start, end)`, and how alike (0 to 100) what stands there."""

    start: int
    end: int
    words: str
    score: float


def repairs(text: str, speller: Speller) -> list[Repair]:
    """What was meant by the damaged words of `text`, in order; healthy words are left alone."""
    document = Document(text, speller)
    mender = _Mender(document)
    found = mender.repairs()
    mended = sum(len(repair.words) >= LONG for repair in found)
    whole = sum(
        count
        for word, count in document.counts.items()
        if len(word) >= LONG and word in speller.targets
    )
    unknown = sum(document.counts[word] for word in document.damaged)
    if (
        mended < LEAST_DAMAGED
        or mended < DAMAGED * (whole + mended)
        or unknown > GARBLED * len(document.words)
    ):
        return found
    document.be_bold()
    mender.repairs()  # what it finds tells the next one what stands beside a word
    return mender.repairs()


class _Mender:
    """Decides what the words of one document were."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.speller = document.speller

    def repairs(self) -> list[Repair]:
        document = self.document
        found: list[Repair] = []
        done = 0
        doubtful = document.damaged | document.rare
        strict = document.manner is STRICT
        for place, word in enumerate(document.words):
            if (strict and word not in doubtful) or len(word) == 1:
                continue
            if document.token(place).start < done:
                continue
            repair = self._split(place, done) if word in doubtful else None
            if not repair:
                damaged = word in document.damaged
                repair = self._damaged(place) if damaged else self._healthy(place)
            if repair:
                found.append(repair)
                done = repair.end
                if not strict and " " not in repair.words:
                    document.meant[place] = repair.words.lower()
        return found

    def _damaged(self, place: int) -> Repair | None:
        """What the damaged word at `place` was, if one reading is likelier than all others."""
        if not self._is_word(place):
            return None
        readings = self.document.readings(place)
        if not readings:
            return None
        best = readings[0]
        for other in readings[1:]:
            rival = not _say_the_same(best.words, other.words)
            if rival and best.likelihood - other.likelihood < self.document.manner.margin:
                return None
        if self._has_opposite(place, best):
            return None
        if self.document.manner is STRICT and not self._has_target(best):
            return None
        token = self.document.token(place)
        stop = "." if best.words == token.word[:-1] and self._ends_sentence(token) else ""
        return self._repair(token, token, best.words, stop)

    def _healthy(self, place: int) -> Repair | None:
        """What a healthy word was: a rare one, or one that does not fit where another does."""
        word = self.document.words[place]
        if (
            self.document.manner is STRICT
            or self.document.counts[word] > SEEN
            or len(word) < LEAST_HEALTHY
            or not word.isalpha()
            or self.speller.is_known(word)  # "injured" is not "insured"
        ):
            return None
        rare = word in self.document.rare
        known = self.document.context(place, word, others=True)
        if known >= PAIR_BONUS or (known and not rare):
            return None
        readings = self.document.readings(place, joins=len(word) < LONG_JOIN)
        best = max(
            (
                reading
                for reading in readings
                if self._has_target(reading) and (rare or self._fits(place, reading.words))
            ),
            default=None,
        )
        kept = log(self.speller.likelihood(word)) + known
        if best is None or best.likelihood < kept + SURE or are_opposed(best.words, word):
            return None
        token = self.document.token(place)
        return self._repair(token, token, best.words)

    def _split(self, place: int, done: int) -> Repair | None:
        """The word of the lexicon that the word at `place` makes with one beside it."""
        for first in (place - 1, place):
            if first < 0 or first + 1 >= len(self.document.words):
                continue
            halves = self.document.words[first : first + 2]
            whole = "".join(halves)
            if whole not in self.speller.targets or len(whole) < self.document.manner.whole:
                continue
            one, other = self.document.token(first), self.document.token(first + 1)
            beside = one.start >= done and self.document.text[one.end : other.start] == " "
            if beside and self._are_splinters(*halves):
                return self._repair(one, other, whole)
        return None

    def _are_splinters(self, *halves: str) -> bool:
        """Whether words may be the halves of another one: "cos metic", "resto re".

        A beginning or an ending alone is a splinter only beside a damaged word.
        """
        damaged = [half for half in halves if half in self.document.damaged]
        whole = [half for half in halves if half not in damaged]
        if any(half in SHORT_WORDS for half in whole):
            return False
        if damaged and all(half in AFFIXES for half in whole):
            return True
        return not any(half in AFFIXES or self.speller.is_known(half) for half in whole)

    def _repair(self, first: Token, last: Token, words: str, stop: str = "") -> Repair:
        printed = self.document.text[first.start : last.end]
        words = in_capitals_of(printed, words) + stop
        return Repair(first.start, last.end, words, likeness(printed, words))

    def _has_opposite(self, place: int, reading: Reading) -> bool:
        """Whether the opposite of `reading` is no further away: "ncovered" is both."""
        nears = self.speller.near(self.document.words[place], 1)
        return any(
            near.edits <= reading.edits and are_opposed(reading.words, near.word) for near in nears
        )

    def _has_target(self, reading: Reading) -> bool:
        return any(map(self.speller.is_target, reading.words.split()))

    def _fits(self, place: int, words: str) -> bool:
        """Whether both sides ask for `words`, where a common word stands.

        A common word is never read as an exception, nor "now covered" as "not covered".
        """
        if words in NEGATING and (words != "not" or self.document.words[place] == "now"):
            return False
        return self.document.context(place, words) >= PAIR_BONUS + SEEN_BONUS + 1.0

    def _is_word(self, place: int) -> bool:
        """Whether what stands at `place` is a word at all: no code, address or other language."""
        token = self.document.token(place)
        letters = sum(char.isalpha() for char in token.word)
        if 2 * letters <= len(token.word) or len(token.word) > LONGEST or self._in_address(token):
            return False
        if self.document.manner is not STRICT:
            return True
        around = self.document.words[max(0, place - NEIGHBOURS) : place]
        around += self.document.words[place + 1 : place + 1 + NEIGHBOURS]
        healthy = sum(other not in self.document.damaged for other in around)
        return 2 * healthy >= len(around) and SPANISH.isdisjoint(around)

    def _in_address(self, token: Token) -> bool:
        text = self.document.text
        start = max(0, token.start - ADDRESS_CHARS)
        start = max(start, *(text.rfind(mark, start, token.start) + 1 for mark in " \n"))
        chunk = CHUNK.match(text, start, token.end + ADDRESS_CHARS)
        return bool(chunk and ADDRESS.search(chunk.group()))

    def _ends_sentence(self, token: Token) -> bool:
        """Whether the last letter stands where a full stop was: "surgeryj An operation"."""
        lower = self.document.text[token.start].islower()
        return (
            self.document.manner is not STRICT
            and lower
            and bool(SENTENCE.match(self.document.text, token.end))
        )


def are_opposed(one: str, other: str) -> bool:
    """Whether two words are each other's opposite: "covered" and "uncovered"."""
    short, long = sorted((one, other), key=len)
    if long in {prefix + short for prefix in ("un", "in", "im", "ir", "non", "dis")}:
        return long != "unless"
    return one[2:] == other[2:] and {one[:2], other[:2]} in ({"in", "ex"}, {"ac", "ex"})


def _say_the_same(one: str, other: str) -> bool:
    """Whether two readings have the same words, but for spelling, plural or another word beside."""
    fewer, more = sorted(({*map(_stem, one.split())}, {*map(_stem, other.split())}), key=len)
    return fewer <= more


def _stem(word: str) -> str:
    return fold(word).removesuffix("s")


def in_capitals_of(printed: str, words: str) -> str:
    """`words` in the capitals of what is printed."""
    if words.replace(" ", "") == printed.lower():
        letters = iter(printed)
        return "".join(" " if char == " " else next(letters) for char in words)
    letters_only = [char for char in printed if char.isalpha()]
    if len(letters_only) > 1 and 2 * sum(map(str.isupper, letters_only)) > len(letters_only):
        return words.upper()
    return words[:1].upper() + words[1:] if printed[:1].isupper() else words
