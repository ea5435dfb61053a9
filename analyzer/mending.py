"""A policy with its damaged words mended, and the way back to what is printed.

Everything that finds clauses reads the mended policy; what it finds is carried back to the printed
text, so that every quote is what stands on the page.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from analyzer.labels import FoundBy
from analyzer.records import Clause, Mention, Outline, Policy, Word
from analyzer.repairs import Repair

SURE = 100.0  # the score of a repair that is no guess


@dataclass(frozen=True, slots=True)
class Shift:
    """Places of one text in another that differs from it only at some stretches.

    Stretch n is `[starts[n], ends[n])` here and `[new_starts[n], new_ends[n])` there.
    """

    starts: Sequence[int]
    ends: Sequence[int]
    new_starts: Sequence[int]
    new_ends: Sequence[int]

    def start(self, place: int) -> int:
        """Where what starts at `place` starts there; within a stretch, where the stretch starts."""
        number = bisect_right(self.starts, place) - 1
        if number < 0:
            return place
        if place < self.ends[number]:
            return self.new_starts[number]
        return self.new_ends[number] + place - self.ends[number]

    def end(self, place: int) -> int:
        """Where what ends at `place` ends there; within a stretch, where the stretch ends."""
        number = bisect_left(self.starts, place) - 1
        if number < 0:
            return place
        return self.new_ends[number] + max(0, place - self.ends[number])

    def back(self) -> Shift:
        """The way from there to here."""
        return Shift(self.new_starts, self.new_ends, self.starts, self.ends)


@dataclass(frozen=True, slots=True)
class Mended:
    """A policy and its outline with mended words; `back` leads from its text to the printed one."""

    policy: Policy
    outline: Outline
    repairs: tuple[Repair, ...]
    back: Shift

    def as_printed(self, clause: Clause, policy: Policy, outline: Outline) -> Clause:
        """`clause` carried back to the printed `policy` and its `outline`."""
        path = outline.blocks[clause.block].heading_path
        titles = (outline.blocks[heading] for heading in path)
        return replace(
            clause,
            start=self.back.start(clause.start),
            end=self.back.end(clause.end),
            key_start=self.back.start(clause.key_start),
            key_end=self.back.end(clause.key_end),
            heading_path=tuple(" ".join(policy.text[t.start : t.end].split()) for t in titles),
            mention=self._mention(clause.mention),
        )

    def _mention(self, mention: Mention) -> Mention:
        """A mention with a mended word is a fuzzy one, as alike as the worst of these words."""
        first = bisect_right(self.back.ends, mention.start)
        last = bisect_left(self.back.starts, mention.end)
        scores = [repair.score for repair in self.repairs[first:last] if repair.score < SURE]
        return replace(
            mention,
            start=self.back.start(mention.start),
            end=self.back.end(mention.end),
            found_by=FoundBy.FUZZY if scores else mention.found_by,
            score=min([mention.score, *scores]),
        )


def mend(policy: Policy, outline: Outline, repairs: Iterable[Repair]) -> Mended:
    """`policy` with the words of `repairs`, which are in order and do not overlap."""
    repairs = tuple(repairs)
    pieces: list[str] = []
    starts: list[int] = []
    done = offset = 0
    for repair in repairs:
        kept = policy.text[done : repair.start]
        pieces += (kept, repair.words)
        starts.append(offset + len(kept))
        offset = starts[-1] + len(repair.words)
        done = repair.end
    text = "".join((*pieces, policy.text[done:]))
    shift = Shift(
        [repair.start for repair in repairs],
        [repair.end for repair in repairs],
        starts,
        [start + len(repair.words) for start, repair in zip(starts, repairs, strict=True)],
    )
    lines = (
        line._replace(start=shift.start(line.start), end=shift.end(line.end))
        for line in policy.lines
    )
    blocks = (
        replace(block, start=shift.start(block.start), end=shift.end(block.end))
        for block in outline.blocks
    )
    mended = replace(
        policy, text=text, words=tuple(_words(policy, text, shift)), lines=tuple(lines)
    )
    return Mended(mended, Outline(tuple(blocks)), repairs, shift.back())


def _words(policy: Policy, text: str, shift: Shift) -> list[Word]:
    """The words of `policy` at their places in the mended `text`.

    Two words that were one both get the whole of it.
    """
    words: list[Word] = []
    moved = 0  # by how many characters the words between two repairs are moved
    for number, (start, end) in enumerate(zip(shift.starts, shift.ends, strict=True)):
        first, last = policy.word_range(start, end)
        words += _moved(policy.words[len(words) : first], moved)
        for word in policy.words[len(words) : last]:
            place = shift.start(word.start)
            words.append(word._replace(text=text[place : shift.end(word.end)], start=place))
        moved = shift.new_ends[number] - end
    return words + _moved(policy.words[len(words) :], moved)


def _moved(words: Sequence[Word], by: int) -> list[Word]:
    """`words`, each `by` so many characters further on. A policy has a hundred thousand of them."""
    if not by:
        return list(words)
    return [
        Word(text, page, box, start + by, size, bold, confidence)
        for text, page, box, start, size, bold, confidence in words
    ]
