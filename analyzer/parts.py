"""Which words of a clause are its own, where it shares its sentence with other clauses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analyzer.records import Clause


def own_parts(clause: Clause, clauses: Sequence[Clause]) -> Iterator[tuple[int, int]]:
    """The ranges of `clause` without the parts that make others of `clauses` what they are.

    An exclusion and its exception are often one sentence; each then has its half of it.
    """
    others = sorted(
        (max(other.key_start, clause.start), min(other.key_end, clause.end))
        for other in clauses
        if other.id != clause.id
        and other.key_start < clause.end
        and clause.start < other.key_end
        and (other.key_start, other.key_end) != (clause.key_start, clause.key_end)
        and other.key_end - other.key_start < clause.end - clause.start
    )
    place = clause.start
    for start, end in others:
        if place < start:
            yield place, start
        place = max(place, end)
    if place < clause.end:
        yield place, clause.end
