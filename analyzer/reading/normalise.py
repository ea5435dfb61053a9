"""Printed words -> plain words, one at a time, so that offsets never need repair."""

from __future__ import annotations

import re
import unicodedata

BULLET = "•"
_BULLETS = (
    "•●○◦▪▫■□◆◇►▶▸‣⁃∙·➢➤➔✓✔✗✘❖⚫»☐☑❑❒✖√¾\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf0a8\uf06e\uf02d\uf097"
)
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
_LEADING_BULLET = re.compile(rf"[{re.escape(_BULLETS)}\ue000-\uf8ff](?=[\w(\"'])")

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
    if word in _BULLETS or (len(word) == 1 and _PRIVATE.match(word)):
        return BULLET
    word = "".join(
        # NFKC writes a half as "1/2", which the number before it would join.
        char if unicodedata.category(char) == "No" else unicodedata.normalize("NFKC", char)
        for char in unicodedata.normalize("NFC", word.translate(_TABLE))
    )
    return "".join(char for char in word if unicodedata.category(char) not in {"Cc", "Cf", "Zs"})


def split_bullet(word: str) -> tuple[str, str] | None:
    """The bullet and the rest of a word that begins with one, or None."""
    if _LEADING_BULLET.match(word) and word[0] not in "·":
        return BULLET, word[1:]
    return None


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
