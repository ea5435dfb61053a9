"""The ways to read a damaged word, each with how likely it is.

That depends on how often a word occurs in English and in this document, on what stands beside it,
and on what kind of damage it would have to be.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from math import log
from typing import NamedTuple

from analyzer.folding import fold
from analyzer.fuzzy import OTHER_COST, Near
from analyzer.spelling import Speller
from analyzer.vocabulary import is_english, is_operation, log_frequency

TOKEN = re.compile(r"[\w|!]*[^\W_][\w|!]*(?:['\u2019][^\W\d_]+)*")
OWN_SHARE = 0.6  # of the likelihood of a word: how often it stands in this document
OWN = 3  # times from which on that counts although the word is unknown
LOST_SPACE_COST = 3.5
PAIR_BONUS = 3.0  # how much likelier a word is beside one beside which it is known to stand
SEEN_BONUS = 1.5  # the same where the two stand side by side once in this document
RARE = -11.5  # logarithm of the frequency below which an English word is a rare one
COMMON = -14.0  # the same from which on a word may be part of a join
VERY_COMMON = -8.5  # the same for a word of three letters
CONTEXT_LETTERS = 3  # a word so short is read as another only for what stands beside it
LONGEST_PIECE = 20  # letters of a word among words that ran together
BROKEN_JOIN = 9  # letters of two words that ran together and have a wrong letter besides
SHORT_WORDS = frozenset("a an as at be by do if in is it no of on or so to up us we".split())
AFFIXES = frozenset(  # halves of words that are no words run together
    """non un in re de dis pre post anti over under micro macro multi inter intra sub semi self
    auto bi tri bio co ex hyper hypo trans extra peri endo electro neo para ante infra
    able al ed er es ing ion ist ly ment ness s""".split()
)


class Manner(NamedTuple):
    """How boldly words are repaired."""

    least: int  # letters of a word with a wrong one
    two_wrong: int  # letters from which on two wrong ones are forgiven
    joined: int  # letters of words that lost their space
    piece: int  # letters of the longest word of the lexicon among them
    whole: int  # letters of a word that was split
    margin: float  # how much likelier than the next reading
    own: int  # times that a word must stand in the document to be right as it is


STRICT = Manner(least=6, two_wrong=13, joined=8, piece=7, whole=6, margin=3.0, own=3)
BOLD = Manner(least=2, two_wrong=7, joined=5, piece=1, whole=5, margin=1.5, own=6)


class Token(NamedTuple):
    """A word of the text at `[start, end)`, in lower case."""

    start: int
    end: int
    word: str


class Reading(NamedTuple):
    """One way to read a damaged word; the likeliest is the greatest."""

    likelihood: float  # a logarithm, but for a constant
    words: str
    edits: int


class Document:
    """The words of one text, and how they can be read in one manner.

    `damaged` are those that neither the language nor the lexicon knows, `rare` healthy ones that
    few documents have. `meant` is what each word is read as, as far as it is known by now.
    """

    def __init__(self, text: str, speller: Speller) -> None:
        self.text = text
        self.speller = speller
        self.manner = STRICT
        self._matches = list(TOKEN.finditer(text))
        self.words = [match.group().lower() for match in self._matches]
        self.meant = self.words.copy()
        self.counts = Counter(self.words)
        self.damaged = {
            word for word in self.counts if not speller.is_healthy(word) and word.isascii()
        }
        self.rare = {
            word
            for word in self.counts
            if word not in self.damaged
            and log_frequency(word) < RARE
            and not speller.is_known(word)
            and word not in AFFIXES
        }
        self._pairs: Counter[tuple[str, str]] = Counter()

    def be_bold(self) -> None:
        """From now on read boldly, with what stands side by side in this text for evidence."""
        self.manner = BOLD
        self._pairs = Counter(
            (fold(one), fold(other))
            for one, other in pairwise(self.words)
            if one not in self.damaged and other not in self.damaged
        )

    def token(self, place: int) -> Token:
        """The word number `place`."""
        return Token(*self._matches[place].span(), self.words[place])

    def readings(self, place: int, *, joins: bool = True) -> list[Reading]:
        """What the word number `place` may have been, the likeliest first."""
        found = [*self._single(place), *(self._joins(place) if joins else ())]
        return sorted(found, reverse=True)

    def _single(self, place: int) -> Iterator[Reading]:
        """The single words that the word at `place` may have been."""
        word = self.words[place]
        size = len(word)
        if size < self.manner.least - 1:
            return
        own = self.counts[word] >= self.manner.own
        edits = 2 if size >= self.manner.two_wrong else 1
        for near in self.speller.near(word, edits, any_word=self.manner is BOLD):
            if near.edits and (own or size < self.manner.least or not self._may_be(place, near)):
                continue
            context = self.context(place, near.word)
            if len(near.word) < 2 or (size <= CONTEXT_LETTERS and not context):
                continue
            likelihood = self._likelihood(near.word) + context - near.cost
            yield Reading(likelihood, near.word, near.edits)

    def _may_be(self, place: int, near: Near) -> bool:
        """Whether a word with a wrong letter is no other word: a name, a code, a derived one."""
        token = self.token(place)
        operation = is_operation(token.word)
        if self.manner is BOLD:
            return not operation or near.edits == 1
        if not token.word.isalpha() or (operation and near.cost >= OTHER_COST):
            return False
        if token.word.endswith(near.word) or token.word.startswith(near.word):
            return False
        printed = self.text[token.start : token.end]
        if printed.isupper() or printed.islower():
            return True
        return printed[1:].islower() and near.cost < OTHER_COST  # a name, as like as not

    def _joins(self, place: int) -> Iterator[Reading]:
        """The words that may have run together at `place`."""
        word = self.words[place]
        strict = self.manner is STRICT
        if len(word) < self.manner.joined or not word.isalpha():
            return
        if strict and self.counts[word] >= self.manner.own:
            return
        likelihood, pieces = self._pieces(word)
        if not pieces and not strict and len(word) >= BROKEN_JOIN:
            yield from self._broken_joins(place, word)
        longest = max((len(one) for one in pieces if self.speller.is_target(one)), default=0)
        if len(pieces) < 2 or longest < self.manner.piece or (strict and pieces[0] == "a"):
            return
        words = " ".join(pieces)
        yield Reading(likelihood + self.context(place, words), words, 0)

    def _pieces(self, word: str) -> tuple[float, list[str]]:
        """The likeliest healthy words that make `word` when they are written without spaces."""
        best: list[tuple[float, list[str]]] = [(0.0, [])]
        for end in range(1, len(word) + 1):
            options = []
            for start in range(max(0, end - LONGEST_PIECE), end):
                likelihood, before = best[start]
                piece = word[start:end]
                if (start and not before) or not self._is_piece(piece):
                    continue
                likelihood += self._likelihood(piece)
                if before:
                    likelihood += self._pair(before[-1], piece) - LOST_SPACE_COST
                options.append((likelihood, [*before, piece]))
            best.append(max(options, default=(0.0, [])))
        return best[-1]

    def _is_piece(self, piece: str) -> bool:
        if len(piece) <= 2:
            return piece in SHORT_WORDS
        if piece in AFFIXES or piece in self.damaged:
            return False
        if self.counts.get(piece):
            return True
        least = VERY_COMMON if len(piece) == 3 else COMMON
        return log_frequency(piece) > least and is_english(piece)

    def _broken_joins(self, place: int, word: str) -> Iterator[Reading]:
        """Two words that ran together, one of them with a wrong letter: "fdrreconstruction"."""
        for cut in range(2, len(word) - 1):
            halves = (word[:cut], word[cut:])
            for number, whole in enumerate(halves):
                if not self._is_piece(whole):
                    continue
                for near in self.speller.near(halves[1 - number], 1, any_word=True):
                    if len(near.word) <= 3 and not self.counts.get(near.word):
                        continue
                    one, other = (near.word, whole) if number else (whole, near.word)
                    words = f"{one} {other}"
                    likelihood = self._likelihood(one) + self._likelihood(other)
                    likelihood += self._pair(one, other) + self.context(place, words)
                    yield Reading(likelihood - near.cost - LOST_SPACE_COST, words, near.edits)

    def _likelihood(self, word: str) -> float:
        count = self.counts.get(word, 0)
        if word in self.damaged and count < OWN:
            count = 0
        return log(OWN_SHARE * count / len(self.words) + self.speller.likelihood(word))

    def context(self, place: int, words: str, *, others: bool = False) -> float:
        """How much likelier `words` are for what stands on either side of `place`.

        With `others` what stands at `place` itself is no evidence of how words stand together.
        """
        pieces = words.split()
        bonus = self._pair(self.meant[place - 1], pieces[0], others=others) if place else 0.0
        if place + 1 < len(self.meant):
            bonus += self._pair(pieces[-1], self.meant[place + 1], others=others)
        return bonus

    def _pair(self, one: str, other: str, *, others: bool = False) -> float:
        pair = (fold(one), fold(other))
        if pair in self.speller.pairs:
            return PAIR_BONUS
        count = self._pairs.get(pair, 0) - others
        return min(PAIR_BONUS, SEEN_BONUS + log(count)) if count > 0 else 0.0
