"""Which words are right as they stand, and how common each is in English.

The only module that knows symspellpy, and of that only the list of 83,000 words with their
frequencies. The list is British for the most part, and lacks what surgeons and plans say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from functools import cache, lru_cache
from importlib.resources import files
from math import log

import symspellpy

FREQUENCIES = "frequency_dictionary_en_82_765.txt"
CORPUS_WORDS = 1.0e12  # running words that were counted
UNLISTED = 1_000.0  # what a word that is not listed is taken to have been counted
MIN_SPELLING = 5  # letters; shorter words are spelt alike on both sides of the Atlantic
MAX_SPELLING = 30  # a longer run of letters is no word
# What an American word has, and what a British one may have in its place.
BRITISH = (
    (re.compile("e"), ("ae", "oe")),
    (re.compile("or"), ("our",)),
    (re.compile("er(?=s?$|ed$)"), ("re",)),
    (re.compile("iz"), ("is",)),
    (re.compile("l(?=(?:ing|ed|ers?|ors?|ous|ery)$)"), ("ll",)),
    (re.compile("ense"), ("ence",)),
    (re.compile("gment"), ("gement",)),
    (re.compile("ic(?=ed$|ing$)"), ("is",)),
)
# Not listed, right, and close to a word of the lexicon, or made of one.
OTHER_WORDS = frozenset(
    """cosmetician cosmeticians cosmetology cosmetologist unesthetic aplastic hyperplastic
    neoplastic anaplastic dysplastic metaplastic bioplastic omental meatal ostectomy ostectomies
    capsulated transplantable retreatment disenrollment reenrollment reimplantation preimplantation
    telangiectatic dermatologic underinsurance overinsurance medica medicare medicaid cosmeceutical
    cosmeceuticals overdenture overdentures designee designees wellbeing""".split()
)
# Names of operations, of which there are more than any list has; one is not another misspelt.
OPERATION = re.compile(r"\w{2}(?:plast(?:y|ies)|ectom(?:y|ies)|otom(?:y|ies)|ostom(?:y|ies))$")


@cache
def frequencies() -> Mapping[str, int]:
    """How often each listed lower-case word was counted."""
    entries = (files(symspellpy) / FREQUENCIES).read_text(encoding="utf-8-sig").split()
    return dict(zip(entries[::2], map(int, entries[1::2]), strict=True))


@lru_cache(maxsize=1 << 16)
def listed(word: str) -> str:
    """The form under which a lower-case `word` is listed, empty if under none.

    Its own, the British one, or the singular.
    """
    known = frequencies()
    if word in known:
        return word
    if not MIN_SPELLING <= len(word) <= MAX_SPELLING:
        return ""
    if word.endswith("s") and word[:-1] in known:
        return word[:-1]
    if word.endswith("ies") and word[:-3] + "y" in known:
        return word[:-3] + "y"
    return next((one for one in _british(word) if one in known), "")


def _british(word: str) -> Iterator[str]:
    for pattern, others in BRITISH:
        for match in pattern.finditer(word):
            for other in others:
                yield word[: match.start()] + other + word[match.end() :]


def is_english(word: str) -> bool:
    """Whether a lower-case `word` is right as it stands."""
    return bool(listed(word)) or word in OTHER_WORDS


def is_operation(word: str) -> bool:
    """Whether a lower-case `word` is built like the name of an operation."""
    return bool(OPERATION.search(word))


def listed_among(words: Set[str]) -> Set[str]:
    """Those of the lower-case `words` that are listed just so."""
    return words & frequencies().keys()


@lru_cache(maxsize=1 << 16)
def log_frequency(word: str) -> float:
    """The natural logarithm of the share of `word` in running English."""
    return log(frequencies().get(listed(word), UNLISTED) / CORPUS_WORDS)
