"""Which clause of one document is which clause of the other.

Clauses are compared by their words alone: a new page, a new number in front, other punctuation or
capitals are no change. What is worded anew is paired with the likest clause of its kind.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from analyzer.comparing.records import Piece
from analyzer.parts import own_parts
from analyzer.records import Clause
from analyzer.report import Report, fold

LIKE = 0.6  # of the words; below it two clauses are taken for different ones
SAME_TERM = 0.3  # is enough for a definition of the same term
TERM_WORDS = 2
WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W_]+(?:['’\-][^\W_]+)*|[$£€₹%]")
LABEL = re.compile(
    r"\s*(?:[•\-–—*·▪◦‣]+\s*)?(?:\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s+|\d{1,3}(?:\.\d{1,3})+\.?\s+)?",
    re.IGNORECASE,
)


class Worded(NamedTuple):
    """A clause and its own words: `words` as they are compared, `text` as they are shown."""

    clause: Clause
    words: tuple[str, ...]
    text: str


class Pairing(NamedTuple):
    """Clauses that are the same, that were worded anew, and that stand in one document alone."""

    same: list[tuple[Worded, Worded]]
    reworded: list[tuple[Worded, Worded]]
    dropped: list[Worded]
    added: list[Worded]


def pair_clauses(before: Report, after: Report) -> Pairing:
    """The clauses of two reports, each in text order."""
    found = Pairing([], [], [], [])
    olds, news = by_kind(before), by_kind(after)
    for kind in dict.fromkeys((*olds, *news)):
        old, new = _take_same(olds.get(kind, []), news.get(kind, []), found.same)
        old, new = _take_like(old, new, found.reworded)
        found.dropped.extend(old)
        found.added.extend(new)
    return found


def by_kind(report: Report) -> dict[str, list[Worded]]:
    """The clauses of each kind, in text order, with their own words."""
    kinds: dict[str, list[Worded]] = defaultdict(list)
    for clause in report.clauses:
        kinds[clause.kind].append(worded(report, clause))
    return kinds


def worded(report: Report, clause: Clause) -> Worded:
    """`clause` with its own words."""
    text = report.policy.text
    parts = list(own_parts(clause, report.clauses)) or [(clause.start, clause.end)]
    shown = " … ".join(fold(text[start:end]) for start, end in parts)
    return Worded(clause, tuple(words_of(shown)), shown)


def words_of(text: str) -> list[str]:
    """The words of `text` in lower case, without a label in front and without punctuation."""
    return [word.casefold() for word in WORD.findall(LABEL.sub("", text, count=1))]


def _take_same(
    old: Sequence[Worded], new: Sequence[Worded], same: list[tuple[Worded, Worded]]
) -> tuple[list[Worded], list[Worded]]:
    waiting: dict[tuple[str, ...], list[Worded]] = defaultdict(list)
    for one in new:
        waiting[one.words].append(one)
    left: list[Worded] = []
    for one in old:
        twins = waiting[one.words]
        if twins:
            # Of several with the same words, the one under the same heading.
            twin = max(twins, key=lambda t: t.clause.heading_path == one.clause.heading_path)
            twins.remove(twin)
            same.append((one, twin))
        else:
            left.append(one)
    still = {one.clause.id for twins in waiting.values() for one in twins}
    return left, [one for one in new if one.clause.id in still]


def _take_like(
    old: Sequence[Worded], new: Sequence[Worded], reworded: list[tuple[Worded, Worded]]
) -> tuple[list[Worded], list[Worded]]:
    likest = sorted(
        (
            (-share, at, to)
            for at, one in enumerate(old)
            for to, other in enumerate(new)
            if (share := likeness(one, other))
        ),
    )
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    for _, at, to in likest:
        if at not in taken_old and to not in taken_new:
            taken_old.add(at)
            taken_new.add(to)
            reworded.append((old[at], new[to]))
    return _without(old, taken_old), _without(new, taken_new)


def _without(clauses: Sequence[Worded], taken: Iterable[int]) -> list[Worded]:
    gone = set(taken)
    return [one for at, one in enumerate(clauses) if at not in gone]


def likeness(one: Worded, other: Worded) -> float:
    """The share of words that two clauses have in common, 0 where it is too small to pair them."""
    same_term = (
        one.clause.kind == "definition" and one.words[:TERM_WORDS] == other.words[:TERM_WORDS]
    )
    least = SAME_TERM if same_term else LIKE
    matcher = SequenceMatcher(None, one.words, other.words, autojunk=False)
    if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
        return 0.0
    share = matcher.ratio()
    if share < least:
        return 0.0
    return share + 0.5 * same_term


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """The two texts word by word; joined again, the pieces are the texts with spaces folded."""
    old, new = before.split(), after.split()
    matcher = SequenceMatcher(None, _bare(old), _bare(new), autojunk=False)
    found: list[Piece] = []
    for tag, a0, a1, b0, b1 in matcher.get_opcodes():
        one, other = " ".join(old[a0:a1]), " ".join(new[b0:b1])
        if tag == "equal":
            # What differs in capitals or a comma alone is shown as it is now.
            found.append(Piece(other, other))
        else:
            found.append(Piece(one, other))
    return tuple(found)


def _bare(words: Sequence[str]) -> list[str]:
    return [re.sub(r"[^\w%$£€₹]+", "", word).casefold() or word for word in words]
