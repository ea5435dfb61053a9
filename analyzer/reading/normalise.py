"""Printed words -> plain words, one at a time, so that offsets never need repair."""

from __future__ import annotations

import re
import unicodedata

BULLET = "•"
TICK, CROSS = "✓", "✗"  # kept apart from bullets: in a table they are verdicts
_BULLETS = "•●○◦▪▫■□◆◇►▶▸‣⁃∙·➢➤➔❖⚫»›☐❑❒¾¨"
# Fonts of signs call them by letters; the private-use area has the same letters from U+F000.
_TICKS = "✓✔☑√✅🗸\uf0fc\uf0fe\uf050\uf052"
_CROSSES = "✗✘✖☒✕❌🗙\uf0fb\uf0fd\uf04f\uf051\uf053\uf054"
_MARKS = {**dict.fromkeys(_TICKS, TICK), **dict.fromkeys(_CROSSES, CROSS)}
_SIGN_LETTERS = {
    "wingdings2": {"P": TICK, "R": TICK, "O": CROSS, "Q": CROSS, "S": CROSS, "T": CROSS},
    "wingdings": {"ü": TICK, "þ": TICK, "û": CROSS, "ý": CROSS, "x": CROSS},
    "webdings": {"a": TICK, "r": CROSS},
    "dingbats": {"3": TICK, "4": TICK, "5": CROSS, "6": CROSS, "7": CROSS, "8": CROSS},
}
_NO_BULLETS = "©®™℠°№℞◐◑◒◓◔◕◖◗"  # half circles grade what stands beside them
_MATHEMATICS = range(0x2200, 0x2300)
_TABLE = {
    **dict.fromkeys(map(ord, "‘’‚‛′`´"), "'"),
    **dict.fromkeys(map(ord, "“”„‟″"), '"'),
    **dict.fromkeys(map(ord, "‐‑"), "-"),
    0x2212: "-",  # minus sign
    0xAD: None,  # soft hyphen inside a word
    **dict.fromkeys([*range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, 0xFEFF], None),
    **dict.fromkeys([*range(0x20), *range(0x7F, 0xA0)], None),
}
_PLAIN = re.compile(r"[!-~]+")  # printable ASCII needs nothing
_PRIVATE = re.compile(r"[\ue000-\uf8ff]")
_LEADING_BULLET = re.compile(
    rf"[{re.escape(_BULLETS + _TICKS + _CROSSES)}\ue000-\uf8ff](?=[\w(\"'])"
)

# A line-end hyphen after one of these is part of the word: "self-" + "funded".
_KEEPS_HYPHEN = frozenset(
    "self non out in co well long short high low cost follow post pre semi anti third first "
    "second one two three four five six ten twelve year day month full part up to of in-network "
    "out-of in-patient non-".split()
)


def plain_word(word: str) -> str:
    """`word` with ligatures, quotes, hyphens and bullets made plain; empty if nothing is left."""
    if _PLAIN.fullmatch(word):
        return word
    if word in _MARKS:
        return _MARKS[word]
    if len(word) == 1 and (word in _BULLETS or _PRIVATE.match(word) or _is_ornament(word)):
        return BULLET
    signs = "".join(
        # NFKC writes a half as "1/2", which the number before it would join.
        char if unicodedata.category(char) == "No" else unicodedata.normalize("NFKC", char)
        for char in unicodedata.normalize("NFC", word.translate(_TABLE))
    )
    bare = (char for char in signs if unicodedata.category(char) not in {"Cc", "Cf", "Zs"})
    plain = unicodedata.normalize("NFC", "".join(bare))  # an accent may have stood apart
    return plain_word(plain) if plain != word and len(plain) == 1 else plain  # a bare bullet, now


def split_bullet(word: str) -> tuple[str, str] | None:
    """The bullet and the rest of a word that begins with one, or None."""
    if _LEADING_BULLET.match(word) and word[0] not in "·":
        return _MARKS.get(word[0], BULLET), word[1:]
    return None


def sign(letter: str, font: str) -> str:
    """The bullet, tick or cross that `font`, a font of signs, draws for `letter`."""
    if letter in _MARKS:
        return _MARKS[letter]
    family = re.sub(r"[^a-z0-9]", "", font.casefold())
    for name, letters in _SIGN_LETTERS.items():
        if name in family:
            if letter in letters:
                return letters[letter]
            break
    if "symbol" in family and not letter.isalpha():
        return letter  # the font of Greek letters has the signs of arithmetic at their own places
    return letter if letter.isascii() and not letter.isalpha() else BULLET


def _is_ornament(char: str) -> bool:
    """Whether a character that stands alone is a picture: an arrow, a star, a square."""
    if char in _NO_BULLETS or ord(char) < 0x2190 or ord(char) in _MATHEMATICS:
        return False
    return unicodedata.category(char) in {"So", "Sm"}


def joins_without_hyphen(left: str, right: str) -> bool:
    """Whether a line-end hyphen between the two halves was only the printer's."""
    letters = left.rstrip("-").lstrip("(\"'")
    return (
        bool(right)
        and right[0].islower()
        and letters.isalpha()
        and letters.lower() not in _KEEPS_HYPHEN
        and not letters.isupper()
    )
