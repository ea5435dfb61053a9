"""The form under which words are compared: one spelling for capitals, hyphens and countries.

Curly quotes, accents, capitals, British spelling and hyphens do not matter ("micro-needling",
"Micro needling"; "tumour", "tumor"; "burn(s)", "burns"; "Juvéderm", "Juvederm").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

MIN_PLURAL = 4  # letters; shorter words are names and acronyms

LETTER = r"[^\W_]"
NOT_ALPHANUMERIC = re.compile(r"[\W_]+")  # apostrophes, "(s)" and the accents that NFKD splits off
DASHES = "\u2010\u2011\u2013\u2014-"  # the plain one last: elsewhere in a class it means "to"
# A word, with its inner apostrophes and a trailing "(s)"; or one mark. Left out, so that they stand
# in nobody's way: quotation marks, trade marks, footnote stars, and a dash that joins two words.
TOKEN = re.compile(
    rf"{LETTER}+(?:['\u2019]{LETTER}+)*(?:\((?:e?s|ies)\))?"
    rf"|(?<!{LETTER})[{DASHES}]|[{DASHES}](?!\s?{LETTER})"
    rf"|[^\w\s'\"`*\u2018\u2019\u201c\u201d\u00ae\u2122\u2020\u2021\u00ad{DASHES}]"
)
# Beginnings, endings and stems that differ between British and American spelling.
SPELLINGS = tuple(
    (re.compile(british), american)
    for british, american in (
        (r"aesthe", "esthe"),
        (r"gynaec", "gynec"),
        (r"haem", "hem"),
        (r"oedema", "edema"),
        (r"paed", "ped"),
        (r"oesoph", "esoph"),
        (r"caesar", "cesar"),
        (r"apnoea", "apnea"),
        (r"(tum|col|behavi|harb|lab|fav|hon|neighb|od|vig)our", r"\1or"),
        (r"(cent|fib|lit|theat)re", r"\1er"),
        (r"(?<=\w{4})is(e|ed|es|ing|ation|ations)$", r"iz\1"),
        (r"mammaplast", "mammoplast"),
        (r"(lif|labe|trave|counse|cance|equa)ll(ed|ing)$", r"\1l\2"),
        (r"(judg)ement", r"\1ment"),
        (r"programme", "program"),
        (r"licence", "license"),
        (r"(derm)?abraison", r"\1abrasion"),
        (r"nelling$", "neling"),
    )
)
NOT_SPELLING = frozenset({"otherwise", "likewise", "exercise", "exercised", "disease", "diseased"})


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """The form under which a word (one token) is compared."""
    if not word[0].isalnum():
        return "-" if word in DASHES else {"&": "and"}.get(word, word)
    folded = NOT_ALPHANUMERIC.sub("", unicodedata.normalize("NFKD", word).lower())
    if folded not in NOT_SPELLING:
        for british, american in SPELLINGS:
            folded = british.sub(american, folded)
    return folded or word  # a few Arabic signs decompose to nothing but marks


def fold_words(text: str) -> tuple[str, ...]:
    """The folded words and marks of `text`, in order."""
    return tuple(map(fold, TOKEN.findall(text)))


def variants(phrase: str, *, plural: bool) -> Iterator[tuple[str, ...]]:
    """The token sequences that stand for one phrase of the lexicon.

    A phrase that is written with a hyphen also matches joined ("micro-needling": microneedling).
    """
    spellings = {fold_words(phrase)}
    if re.search(rf"{LETTER}-{LETTER}", phrase):
        spellings.add(fold_words(re.sub(rf"(?<={LETTER})-(?={LETTER})", "", phrase)))
    for words in spellings:
        yield words
        if plural:
            yield from ((*words[:-1], other) for other in _other_number(words[-1]))


def _other_number(word: str) -> Iterator[str]:
    """The plural of a singular and the singular of a plural, by spelling alone."""
    if len(word) < MIN_PLURAL or not word.isalpha():
        return
    if word.endswith("ies"):
        yield word[:-3] + "y"
    elif word.endswith("y") and word[-2] not in "aeiou":
        yield word[:-1] + "ies"
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        yield word[:-1]
    elif word.endswith(("s", "x", "ch", "sh")):
        yield word + "es"
    else:
        yield word + "s"
