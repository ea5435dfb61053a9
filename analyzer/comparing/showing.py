"""A comparison as rows of a CSV file and as lines of the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from analyzer.comparing.records import Change, ChangeKind, Comparison, OutlookChange, Piece
from analyzer.labels import OutlookLabel
from analyzer.places import page_list, place_name
from analyzer.report import (
    MAX_QUOTE,
    grounds_text,
    shortened,
)

COMPARE_COLUMNS = (
    "before_document",
    "after_document",
    "change",
    "kind",
    "direction",
    "effect",
    "reasons",
    "before_page",
    "after_page",
    "before_text",
    "after_text",
    "difference",
    "section",
    "procedure",
    "ground",
    "before_outlook",
    "after_outlook",
)
OUTLOOK = "outlook"  # in the column change
CONTEXT = 9  # words that are kept on each side of a difference on the terminal
CUT = "…"
KINDS = {"carve_out": "Exception"}


def compare_rows(comparison: Comparison) -> list[list[str]]:
    """One row for each clause and each outlook that changed."""
    names = [comparison.before, comparison.after]
    return [[*names, *_cells(change)] for change in comparison.changes] + [
        [*names, *_outlook_cells(change)] for change in comparison.outlooks
    ]


def _cells(change: Change) -> list[str]:
    before, after = change.before, change.after
    sides = [side for side in (after, before) if side]
    return [
        change.change.value,
        change.kind.value,
        change.direction.value,
        change.effect.value,
        "; ".join(change.reasons),
        str(before.page) if before else "",
        str(after.page) if after else "",
        shortened(before.text, MAX_QUOTE) if before else "",
        shortened(after.text, MAX_QUOTE) if after else "",
        marked(change.pieces) if change.change is ChangeKind.REWORDED else "",
        sides[0].section,
        *[""] * 4,
    ]


def _outlook_cells(change: OutlookChange) -> list[str]:
    return [
        OUTLOOK,
        *[""] * 2,
        change.effect.value,
        "",
        ";".join(map(str, change.before_pages)),
        ";".join(map(str, change.after_pages)),
        *[""] * 4,
        change.question.procedure,
        change.question.ground.value,
        change.before.value,
        change.after.value,
    ]


def marked(pieces: Sequence[Piece]) -> str:
    """One text with what is gone in `[-...-]` and what is new in `{+...+}`."""
    return " ".join(mark.words for mark in marks(pieces))


class Mark(NamedTuple):
    """Words in their brackets: of both texts (`sign` empty), gone (`-`) or new (`+`)."""

    words: str
    sign: str = ""


def marks(pieces: Sequence[Piece], *, context: int = 0) -> Iterator[Mark]:
    """The pieces in order; with `context` long runs of the same words are cut to so many words."""
    for number, piece in enumerate(pieces):
        if piece.same:
            words = piece.before.split()
            ahead = context if number else 0
            behind = context if number + 1 < len(pieces) else 0
            if context and len(words) > ahead + behind + 1:
                kept = [*words[:ahead], CUT, *(words[-behind:] if behind else ())]
                yield Mark(" ".join(kept))
            else:
                yield Mark(piece.before)
            continue
        if piece.before:
            yield Mark(f"[-{piece.before}-]", "-")
        if piece.after:
            yield Mark(f"{{+{piece.after}+}}", "+")


def head(change: Change) -> str:
    """What became of a clause, where, and what that means, in one line."""
    kind = KINDS.get(change.kind, change.kind.value.replace("_", " ").capitalize())
    if change.before and change.after:
        where = f"{place_name(change.before.page)}, now {place_name(change.after.page)}"
        if place_name(change.before.page) == place_name(change.after.page):
            where = place_name(change.after.page)
    else:
        where = place_name((change.after or change.before or _NOWHERE).page)
    parts = [word for word in (change.direction.value, change.effect.value) if word]
    verdict = f": {', '.join(parts)}" if parts else ""
    why = f" ({'; '.join(change.reasons)})" if change.reasons else ""
    return f"{kind} {change.change.value}, {where}{verdict}{why}"


class _Nowhere(NamedTuple):
    page: int = 0


_NOWHERE = _Nowhere()


def summary(comparison: Comparison) -> str:
    """How much changed, in one sentence or two."""
    counts = Counter(change.change for change in comparison.changes)
    told = ", ".join(f"{counts[kind]} {kind.value}" for kind in ChangeKind)
    same = comparison.unchanged
    clauses = f"{same} clause{'s' * (same != 1)} stand{'s' * (same == 1)} in both unchanged"
    outlooks = len(comparison.outlooks)
    if not comparison.changes and not outlooks:
        return f"No clause on cosmetic care changed; {clauses}."
    answers = (
        f"{outlooks} outlook{'s' * (outlooks != 1)} changed" if outlooks else "no outlook changed"
    )
    return f"Clauses: {told}; {clauses}. Of the answers, {answers}."


class OutlookGroup(NamedTuple):
    """Questions whose answer changed in the same way. `grounds` as in plain words."""

    before: OutlookLabel
    after: OutlookLabel
    effect: str
    grounds: tuple[str, ...]
    procedures: tuple[str, ...]
    pages: str


def outlook_groups(
    changes: Sequence[OutlookChange], names: Mapping[str, str]
) -> list[OutlookGroup]:
    """The outlooks that changed, alike ones together; `names` maps procedure ids to names."""
    grounds: dict[tuple[str, OutlookLabel, OutlookLabel], list[OutlookChange]] = {}
    for change in changes:
        key = (change.question.procedure, change.before, change.after)
        grounds.setdefault(key, []).append(change)
    alike: dict[tuple[OutlookLabel, OutlookLabel, tuple[str, ...]], list[list[OutlookChange]]] = {}
    for (_, before, after), own in grounds.items():
        reasons = tuple(grounds_text([one.question.ground]) or "reason not given" for one in own)
        alike.setdefault((before, after, reasons), []).append(own)
    found = []
    for (before, after, reasons), members in alike.items():
        pages = {page for own in members for one in own for page in one.after_pages}
        procedures = [own[0].question.procedure for own in members]
        found.append(
            OutlookGroup(
                before,
                after,
                members[0][0].effect.value,
                reasons,
                tuple(names.get(procedure, procedure) for procedure in procedures),
                page_list(pages) if pages else "",
            )
        )
    return found
