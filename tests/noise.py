"""What is still found when letters are damaged: `python -m tests.noise`.

Reads the sample policies, damages each character of their text with a given probability as bad text
recognition does, and prints recall and precision against the labels in `sample_policies/gold/`.
The damage is seeded: the same seed gives the same text everywhere. The labels are carried over by
position, so a clause counts as found where the undamaged one stood.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from analyzer.analysis import analyze_policy
from analyzer.lexicon import load
from analyzer.reading.assemble import read_policy
from analyzer.records import Clause, Line, Policy, Word, enclosing

SAMPLES = Path(__file__).resolve().parent.parent / "sample_policies"
SCAN = "scan_maple_county_sbc.pdf"  # pictures: it has no text to damage
KINDS = ("exclusion", "carve_out", "coverage", "definition")
SHARES = (0.0, 0.01, 0.03, 0.05)
SEEDS = (1, 2, 3)
LONGEST_CLAUSE = 1_500  # characters; a longer quote points at nothing

LETTERS = "abcdefghijklmnopqrstuvwxyz"
# What text recognition takes for one another.
CONFUSED = {
    "l": "1iI|", "i": "l1!j", "o": "0ce", "e": "co", "c": "eo", "s": "5a", "a": "os", "n": "ur",
    "u": "nv", "t": "fl", "f": "t", "h": "bn", "b": "h6", "g": "9q", "q": "g", "r": "nt", "v": "u",
    "y": "v", "d": "cl", "m": "rn", "I": "l1", "O": "0", "S": "5", "B": "8", "0": "O", "1": "l",
    "5": "S", ".": ",", ",": ".", ":": ";", ";": ":", "•": "*-", "-": "~",
}  # fmt: skip
PAIRS = {"d": "cl", "m": "rn", "w": "vv"}  # one letter for which two are read
# The kinds of damage and how often each occurs among them.
DAMAGE = {
    "random": 0.25,
    "confused": 0.30,
    "lost": 0.20,
    "added": 0.12,
    "swapped": 0.10,
    "split": 0.03,
}


class Damaged(NamedTuple):
    """A policy with damaged characters; `places[n]` is where character n of the clean one went."""

    policy: Policy
    places: tuple[int, ...]


def damage(policy: Policy, share: float, seed: int) -> Damaged:
    """`policy` with each character of its text hit with the probability `share`.

    Text, words and lines stay consistent; boxes stay where they were. A word that loses its space
    becomes one with the next, a word that gains one becomes two.
    """
    dice = random.Random(f"{seed} {policy.name}")  # noqa: S311 - nothing secret
    words: list[Word] = []
    lines: list[Line] = []
    places = [0] * (len(policy.text) + 1)
    pieces: list[str] = []
    offset = done = 0
    for line in policy.lines:
        between = policy.text[done : line.start] if lines else ""
        for step in range(done, line.start):
            places[step] = offset
        offset += len(between)
        pieces.append(between)
        damaged: list[tuple[str, int]] = []  # each character with the place it comes from
        text = policy.text[line.start : line.end]
        for char, place in _hit(text, share, dice):
            damaged.append((char, place + line.start))
        said = "".join(char for char, _ in damaged)
        first = len(words)
        for token in re.finditer(r"\S+", said):
            source = [damaged[at][1] for at in range(token.start(), token.end())]
            start, end = policy.word_range(min(source), max(source) + 1)
            of = policy.words[start:end] or policy.words[start - 1 : start]
            box = enclosing([word.box for word in of])
            words.append(of[0]._replace(text=token.group(), box=box, start=offset + token.start()))
        for at, (_, place) in enumerate(damaged):
            places[place] = offset + at
        _fill(places, line.start, line.end, {place for _, place in damaged}, offset)
        pieces.append(said)
        if len(words) > first:
            start, end = words[first].start, words[-1].end
            lines.append(line._replace(start=start, end=end, first=first, last=len(words)))
        offset += len(said)
        done = line.end
    text = "".join(pieces)
    places[done:] = [len(text)] * (len(places) - done)
    return Damaged(
        replace(policy, text=text, words=tuple(words), lines=tuple(lines)), tuple(places)
    )


def _fill(places: list[int], start: int, end: int, kept: set[int], offset: int) -> None:
    """Gives each lost character the place of the one before it."""
    at = offset
    for place in range(start, end):
        if place in kept:
            at = places[place]
        else:
            places[place] = at


def _hit(text: str, share: float, dice: random.Random) -> Iterator[tuple[str, int]]:
    """The characters of the damaged `text`, each with the place it comes from."""
    kinds, weights = list(DAMAGE), list(DAMAGE.values())
    place = 0
    while place < len(text):
        char = text[place]
        here, place = place, place + 1
        if dice.random() >= share:
            yield char, here
            continue
        if char == " ":
            if dice.random() < 0.5:
                yield " ", here
                yield " ", here  # doubled; else it is lost
            continue
        match dice.choices(kinds, weights)[0]:
            case "lost":
                continue
            case "added":
                yield char, here
                yield dice.choice(LETTERS), here
            case "split":
                yield char, here
                yield " ", here
            case "swapped" if place < len(text) and text[place] != " ":
                yield text[place], place
                yield char, here
                place += 1
            case "confused" if char.lower() in PAIRS and dice.random() < 0.5:
                for one in PAIRS[char.lower()]:
                    yield one, here
            case "confused" if char in CONFUSED:
                yield dice.choice(CONFUSED[char]), here
            case _:
                letter = dice.choice(LETTERS)
                yield letter.upper() if char.isupper() else letter, here


# The labels


@dataclass(frozen=True, slots=True)
class Label:
    """A labelled clause: the kinds it may have, and where its anchor stands in the clean text."""

    kinds: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    optional: bool
    anchor: str


@cache
def samples() -> dict[str, Policy]:
    """Every sample policy that has text, by its name."""
    return {
        path.name: read_policy(path) for path in sorted(SAMPLES.glob("*.pdf")) if path.name != SCAN
    }


@cache
def labels() -> dict[str, tuple[Label, ...]]:
    """The labels of each sample policy."""
    found: dict[str, list[Label]] = {name: [] for name in samples()}
    for line in (SAMPLES / "gold" / "clauses.jsonl").read_text("utf-8").splitlines():
        given: dict[str, Any] = json.loads(line)
        if given["kind"] == "none":
            continue
        spans = tuple(_places_of(samples()[given["doc"]], given["anchor"], given["page"]))
        kinds = (given["kind"], *given.get("also", []))
        found[given["doc"]].append(
            Label(kinds, spans, given.get("optional", False), given["anchor"])
        )
    return {name: tuple(own) for name, own in found.items()}


def _places_of(policy: Policy, anchor: str, page: int) -> Iterator[tuple[int, int]]:
    """Where `anchor` stands on `page` or one beside it; space and marks do not count."""
    kept = [place for place, char in enumerate(policy.text) if char.isalnum() and char.isascii()]
    squeezed = "".join(policy.text[place].lower() for place in kept)
    wanted = re.sub(r"[^0-9a-z]+", "", anchor.casefold())
    for match in re.finditer(re.escape(wanted), squeezed):
        start, end = kept[match.start()], kept[match.end() - 1] + 1
        if abs(policy.page_of(start) - page) <= 1:
            yield start, end


# The scores


class Score(NamedTuple):
    """How many labels of one kind there are and were found, and how many clauses were right."""

    wanted: int = 0
    found: int = 0
    flagged: int = 0
    right: int = 0

    def plus(self, other: Score) -> Score:
        return Score(*(one + more for one, more in zip(self, other, strict=True)))

    @property
    def recall(self) -> float:
        return self.found / max(self.wanted, 1)

    @property
    def precision(self) -> float:
        return self.right / max(self.flagged, 1)


def _hits(clause: Clause, label: Label, places: Sequence[int]) -> bool:
    if clause.kind not in label.kinds or clause.end - clause.start > LONGEST_CLAUSE:
        return False
    return any(
        clause.start <= places[start] and places[end - 1] < clause.end for start, end in label.spans
    )


def score(name: str, share: float, seed: int, missed: list[str] | None = None) -> dict[str, Score]:
    """The scores by kind of one damaged sample. What is missed is told to `missed`."""
    damaged = damage(samples()[name], share, seed)
    clauses = [
        clause
        for clause in analyze_policy(damaged.policy, load(), questions=[]).clauses
        if clause.kind in KINDS
    ]
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    for clause in clauses:
        own = counts[clause.kind]
        own["flagged"] += 1
        right = any(_hits(clause, label, damaged.places) for label in labels()[name])
        own["right"] += right
        if not right and missed is not None:
            said = " ".join(damaged.policy.text[clause.start : clause.end].split())
            missed.append(f"{name} WRONG {clause.kind}: {said}")
    for label in labels()[name]:
        if label.optional:
            continue
        own = counts[label.kinds[0]]
        own["wanted"] += 1
        found = any(_hits(clause, label, damaged.places) for clause in clauses)
        own["found"] += found
        if not found and missed is not None:
            missed.append(f"{name} MISSED {label.kinds[0]}: {_around(damaged, label)}")
    return {kind: Score(**own) for kind, own in counts.items()}


def _around(damaged: Damaged, label: Label) -> str:
    """The damaged lines in which a label stands."""
    if not label.spans:
        return f"(not in the clean text) {label.anchor}"
    lines = damaged.policy.lines
    first = damaged.places[label.spans[0][0]]
    last = damaged.places[label.spans[0][1] - 1]
    body = sorted((line.start, line.end) for line in lines)
    starts = [start for start, _ in body]
    low = max(bisect_right(starts, first) - 2, 0)
    high = min(bisect_right(starts, last) + 1, len(body))
    return " / ".join(damaged.policy.text[start:end] for start, end in body[low:high])


def pooled(share: float, seeds: Iterable[int], missed: list[str] | None = None) -> dict[str, Score]:
    """The scores of all samples by kind, and of all kinds as "all", summed over `seeds`."""
    sums = dict.fromkeys((*KINDS, "all"), Score())
    for seed in seeds:
        for name in samples():
            for kind, found in score(name, share, seed, missed).items():
                sums[kind] = sums[kind].plus(found)
                sums["all"] = sums["all"].plus(found)
    return sums


def main() -> int:
    """Print recall and precision by level of noise and kind of clause."""
    parser = argparse.ArgumentParser(prog="python -m tests.noise", description=__doc__)
    parser.add_argument("--share", type=float, nargs="*", default=SHARES)
    parser.add_argument("--seeds", type=int, nargs="*", default=SEEDS)
    parser.add_argument("--errors", action="store_true", help="print what is missed or wrong")
    given = parser.parse_args()
    sys.stdout.write("noise  " + "".join(f"{kind:>20}" for kind in (*KINDS, "all")) + "\n")
    for share in given.share:
        missed: list[str] | None = [] if given.errors else None
        sums = pooled(share, given.seeds if share else given.seeds[:1], missed)
        cells = (f"R {one.recall:.3f} P {one.precision:.3f}" for one in sums.values())
        sys.stdout.write(f"{share:6.2%} " + "".join(f"{cell:>20}" for cell in cells) + "\n")
        sys.stdout.writelines(f"  {line}\n" for line in missed or ())
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
