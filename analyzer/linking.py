"""Which exclusion a carve-out limits. A carve-out that limits none is none, and is dropped.

An exception binds as tightly as the print allows: to the excluding part of its own sentence, to
the item or paragraph that leads into it, to the sentence before it, to the last exclusion of its
section. Only when nothing near is excluded, a sentence that says "cosmetic" itself reaches for the
general cosmetic exclusions of the paper.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from analyzer.evidence import BACKWARD, WORDED
from analyzer.labels import BlockKind, ClauseKind, MentionKind
from analyzer.records import Clause, Outline

NEAR_BLOCKS = 12  # blocks of one section between an exclusion and "this exclusion does not apply"
OPENING = 15  # characters into a sentence in which an exception that opens it stands
LIMITABLE = frozenset({ClauseKind.EXCLUSION, ClauseKind.DEFINITION})


def link(outline: Outline, clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """`clauses` with every carve-out bound to what it limits, and unbound ones left out."""
    targets = [clause for clause in clauses if clause.kind in LIMITABLE]
    linked: list[Clause] = []
    for clause in clauses:
        if clause.kind is not ClauseKind.CARVE_OUT:
            linked.append(clause)
            continue
        found = _targets(outline, clause, targets)
        found += [t for t in targets if t not in found and _hangs_under(outline, t, clause)]
        found += [t for t in targets if found and t not in found and _heads_row(outline, t, clause)]
        if found:
            linked.append(replace(clause, limits=tuple(target.id for target in found)))
        elif "grants" in clause.flags:
            # "However, we will pay for ..." with nothing excluded near by is a plain benefit.
            linked.append(replace(clause, kind=ClauseKind.COVERAGE))
    return tuple(linked)


def _hangs_under(outline: Outline, exclusion: Clause, carve_out: Clause) -> bool:
    """Whether the exclusion is an item of a list whose lead-in holds the exception."""
    above = outline.blocks[exclusion.block].parent
    while above is not None:
        if above == carve_out.block:
            return exclusion.kind is ClauseKind.EXCLUSION
        above = outline.blocks[above].parent
    return False


def _heads_row(outline: Outline, exclusion: Clause, carve_out: Clause) -> bool:
    """Whether the exclusion is the first cell of a table row in which the exception stands."""
    head, cell = outline.blocks[exclusion.block], outline.blocks[carve_out.block]
    return (
        exclusion.kind is ClauseKind.EXCLUSION
        and head.row is not None
        and head.row == cell.row
        and head.column < cell.column
    )


def _targets(outline: Outline, carve_out: Clause, targets: list[Clause]) -> list[Clause]:
    same = [t for t in targets if t.block == carve_out.block]
    in_sentence = [t for t in same if t.start <= carve_out.key_start < t.end]
    before = [t for t in in_sentence if t.key_start <= carve_out.key_start]
    if before:
        return _best(before)
    if in_sentence and carve_out.key_start - carve_out.start < OPENING:
        return _best(in_sentence)  # "Except after an accident, cosmetic surgery is not covered"
    led = _leading(outline, carve_out, targets)
    if led:
        return led
    earlier = [t for t in same if t.end <= carve_out.start]
    if earlier:
        nearest = _best(earlier)
        return [
            t
            for t in earlier
            if t in nearest or (t.kind is ClauseKind.EXCLUSION and t.mention.kind in WORDED)
        ]
    if "refers_back" in carve_out.flags:
        return _right_above(outline, carve_out, targets)
    opens = carve_out.mention.start - carve_out.start < OPENING  # "Exception 2: We pay for ..."
    alone = carve_out.mention.rule == "car-except" and opens
    if (
        carve_out.mention.rule in BACKWARD
        or carve_out.lead is not None
        or alone
        or "grants" in carve_out.flags
    ):
        return _in_row(outline, carve_out, targets) or _in_section(outline, carve_out, targets)
    return []


def _in_row(outline: Outline, carve_out: Clause, targets: list[Clause]) -> list[Clause]:
    """The exclusion in another cell of the row in which the exception stands."""
    row = outline.blocks[carve_out.block].row
    if row is None:
        return []
    return _best([t for t in targets if outline.blocks[t.block].row == row])


def _best(targets: list[Clause]) -> list[Clause]:
    """The exclusions among `targets`; a definition only where nothing is excluded."""
    exclusions = [t for t in targets if t.kind is ClauseKind.EXCLUSION]
    return (exclusions or targets)[-1:]


def _leading(outline: Outline, carve_out: Clause, targets: list[Clause]) -> list[Clause]:
    """The exclusion in the item or paragraph that leads into the carve-out's list."""
    above = outline.blocks[carve_out.block].parent
    while above is not None:
        found = [t for t in targets if t.block == above]
        if found:
            return _best(found)
        above = outline.blocks[above].parent
    return []


def _right_above(outline: Outline, carve_out: Clause, targets: list[Clause]) -> list[Clause]:
    """The exclusion in the block before a paragraph that says no more than "this exclusion"."""
    if outline.blocks[carve_out.block].kind is BlockKind.ITEM:
        return []
    return _best([t for t in targets if t.block == carve_out.block - 1])


def _in_section(outline: Outline, carve_out: Clause, targets: list[Clause]) -> list[Clause]:
    """The last exclusion before the carve-out under the same innermost heading."""
    path = outline.blocks[carve_out.block].heading_path
    lead = carve_out.lead if carve_out.lead is not None else carve_out.block
    if outline.blocks[lead].kind is BlockKind.HEADING:
        path = path[: path.index(lead)] if lead in path else path  # "Exceptions to the exclusion"
    near = [
        t
        for t in targets
        if lead - NEAR_BLOCKS <= t.block < carve_out.block
        and t.kind is ClauseKind.EXCLUSION
        and outline.blocks[t.block].heading_path[: len(path)] == path
        and t.mention.kind in (MentionKind.COSMETIC, MentionKind.APPEARANCE)
    ]
    return near[-1:]
