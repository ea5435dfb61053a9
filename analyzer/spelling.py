"""What the lexicon and the language know of a word: is it right, what is near it, how likely is it.

Likelihoods are natural logarithms.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from math import exp

from analyzer.folding import fold, fold_words, variants
from analyzer.fuzzy import Near, Words, cost, one_edit_away
from analyzer.lexicon import Lexicon, required_words
from analyzer.vocabulary import is_english, listed_among, log_frequency

APOSTROPHE = re.compile("['\u2019]")
PLAIN_TARGET = 8  # letters of a word of the lexicon that no list of English words has
# How likely a word is: the shares of what the lexicon and what the language says.
LEXICON_SHARE, ENGLISH_SHARE = 0.2, 0.2
FOREIGN = 0.1  # how much less likely a word of the lexicon is that is not English


@lru_cache(maxsize=2)  # the installed lexicon, and another one for a while
def speller(lexicon: Lexicon) -> Speller:
    """The speller of `lexicon`, built once."""
    return Speller(lexicon)


class Speller:
    """The words of one lexicon among those of the language.

    `targets` are the folded words that may be repaired to, `words` finds near ones among them,
    and `pairs` are the folded words that stand side by side in the phrases.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        phrases = [phrase for row in lexicon.rows for phrase in row.phrases]
        phrases += [alias for procedure in lexicon.procedures for alias in procedure.aliases]
        plain = {word for phrase in phrases for word in fold_words(phrase)}
        plain.update(
            fold(word)
            for row in lexicon.rows
            for pattern in row.pattern
            for token in pattern
            for word in required_words(token)
        )
        spelt = {w for phrase in phrases for words in variants(phrase, plural=True) for w in words}
        self._known = plain | spelt
        self.targets = frozenset(
            word
            for word in self._known
            if word.isalpha()
            and (is_english(word) or (word in plain and len(word) >= PLAIN_TARGET))
        )
        self.pairs = frozenset(pair for phrase in phrases for pair in pairwise(fold_words(phrase)))
        self.words = Words(self.targets)

    def is_known(self, word: str) -> bool:
        """Whether the lexicon has `word` in any form."""
        return fold(word) in self._known

    def is_target(self, word: str) -> bool:
        """Whether the lexicon uses `word`."""
        return fold(word) in self.targets

    def is_healthy(self, word: str) -> bool:
        """Whether a lower-case `word`, with its apostrophes, is right as it stands."""
        return _is_healthy(self, word)

    def near(self, word: str, edits: int, *, any_word: bool = False) -> tuple[Near, ...]:
        """The words of the lexicon so many `edits` away, and their English rivals one edit away.

        Where there is no word of the lexicon the English ones are given only with `any_word`.
        """
        return _near(self, word, edits, any_word)

    def likelihood(self, word: str) -> float:
        """How likely a lower-case `word` is in any document; not a logarithm."""
        return _likelihood(self, word)


# Outside of the class, so that the caches are bounded and hold for all documents of a process.


@lru_cache(maxsize=1 << 16)
def _is_healthy(speller: Speller, word: str) -> bool:
    stem, *ending = APOSTROPHE.split(word.strip("|!"))
    return (
        stem.isdecimal()
        or is_english(stem)
        or speller.is_known(word)
        or (bool(ending) and is_english(stem.removesuffix("n")))  # "shouldn't"
    )


@lru_cache(maxsize=1 << 14)
def _near(speller: Speller, word: str, edits: int, any_word: bool) -> tuple[Near, ...]:
    found = {near.word: near for near in speller.words.near(word, edits)}
    for other in listed_among(one_edit_away(word)) if found or any_word else ():
        if other not in found:
            found[other] = cost(word, other)
    return tuple(found[other] for other in sorted(found))


@lru_cache(maxsize=1 << 16)
def _likelihood(speller: Speller, word: str) -> float:
    share = LEXICON_SHARE / len(speller.targets) if speller.is_target(word) else 0.0
    if not is_english(word):
        share *= FOREIGN
    return share + ENGLISH_SHARE * exp(log_frequency(word))
