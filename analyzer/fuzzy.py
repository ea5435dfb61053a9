"""How near two words are when one of them was damaged. The only module that knows rapidfuzz.

An edit is a wrong, lost, added or swapped letter. Letters that a scanner takes for one another
("cosmetlc", "derrnabrasion") cost next to nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA, Levenshtein

# What a scanner takes for one another; both sides are brought to one form before comparing.
LOOKS_LIKE_LETTER = str.maketrans("1l|!j05", "iiiiios")
LOOKS_LIKE = (("rn", "m"), ("vv", "w"), ("ci", "d"))  # of what the letters have become
CONFUSED = frozenset(  # less alike, but taken for one another often enough
    map(frozenset, ("oc", "oe", "ce", "sa", "ao", "nu", "nr", "uv", "tf", "ti", "hb", "hn", "gq"))
) | frozenset(map(frozenset, ("vy", "g9", "q9", "b6", "s8", "b8", "z2", "ae", "rt")))

# What each kind of damage costs: minus the natural logarithm of how likely it is.
LOOK_ALIKE_COST = 2.5
CONFUSED_COST = 4.0
LOST_COST = 4.5
SWAPPED_COST = 5.5
OTHER_COST = 7.0  # a wrong letter, or one too many


class Near(NamedTuple):
    """A word near a damaged one: how many letters are wrong, and how unlikely that damage is."""

    word: str
    edits: int  # look-alikes not counted
    cost: float


def shape(word: str) -> str:
    """`word` with letters that look alike made one."""
    word = word.translate(LOOKS_LIKE_LETTER)
    for pair, letter in LOOKS_LIKE:
        word = word.replace(pair, letter)
    return word


def likeness(printed: str, meant: str) -> float:
    """How alike two words are, 0 to 100; below 100 even where only look-alikes differ."""
    return round(min(fuzz.ratio(printed.lower(), meant.lower()), 99.0), 1)


def cost(damaged: str, word: str) -> Near:
    """What it takes to make `damaged` of `word`; both are lower case."""
    bad, good = shape(damaged), shape(word)
    plain, edits = OSA.distance(damaged, word), OSA.distance(bad, good)
    alike = LOOK_ALIKE_COST if plain > edits else 0.0
    if plain < edits:
        bad, good, edits = damaged, word, plain
    total = 0.0
    for step in Levenshtein.editops(good, bad):
        if step.tag == "delete":
            total += LOST_COST
        elif step.tag == "insert":
            doubled = bad[step.dest_pos] in good[max(0, step.src_pos - 1) : step.src_pos + 1]
            total += LOST_COST if doubled else OTHER_COST
        else:
            pair = frozenset((good[step.src_pos], bad[step.dest_pos]))
            total += CONFUSED_COST if pair in CONFUSED else OTHER_COST
    swapped = Levenshtein.distance(bad, good) - edits
    if swapped:
        total = min(total, swapped * SWAPPED_COST + (edits - swapped) * OTHER_COST)
    return Near(word, edits, total + alike)


def likest(text: str, others: Sequence[str], least: float) -> tuple[int, float] | None:
    """Which of `others` is most like `text`, by the letters, and how much, `least` to 100."""
    best = process.extractOne(text, others, scorer=fuzz.ratio, score_cutoff=least)
    return (best[2], best[1]) if best else None


class Words:
    """Words among which near ones are looked up."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_length: dict[int, list[tuple[str, str]]] = {}
        for word in sorted(set(words)):
            form = shape(word)
            self._by_length.setdefault(len(form), []).append((form, word))
        self._pools: dict[tuple[int, int], tuple[list[str], list[str]]] = {}

    def near(self, damaged: str, edits: int) -> list[Near]:
        """The words that are at most so many `edits` away from the lower-case `damaged`."""
        form = shape(damaged)
        forms, words = self._pool(len(form), edits)
        found = process.extract(form, forms, scorer=OSA.distance, score_cutoff=edits, limit=None)
        return [cost(damaged, words[index]) for _, _, index in found]

    def _pool(self, length: int, edits: int) -> tuple[list[str], list[str]]:
        """The shapes that can be within so many edits of one of `length`, and their words."""
        key = (length, edits)
        if key not in self._pools:
            entries = [
                entry
                for size in range(length - edits, length + edits + 1)
                for entry in self._by_length.get(size, ())
            ]
            self._pools[key] = [form for form, _ in entries], [word for _, word in entries]
        return self._pools[key]


LETTERS = "abcdefghijklmnopqrstuvwxyz"


def one_edit_away(word: str) -> frozenset[str]:
    """Everything that one edit can make of `word`."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    lost = {left + right[1:] for left, right in cuts if right}
    swapped = {left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1}
    wrong = {left + letter + right[1:] for left, right in cuts if right for letter in LETTERS}
    added = {left + letter + right for left, right in cuts for letter in LETTERS}
    return frozenset(lost | swapped | wrong | added) - {word}
