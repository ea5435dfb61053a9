"""The decision table and the reach of grounds, as data: models/decisions.csv and reach.csv.

The first row of the table whose needs are all there and whose lacks are all absent decides.
"""

from __future__ import annotations

import csv
from collections.abc import Set
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from analyzer.errors import LexiconError
from analyzer.labels import Ground, OutlookLabel


class Reach(StrEnum):
    """How far the exceptions of a policy reach the person's ground: a column of the table."""

    UNKNOWN = "unknown"
    MATCH = "match"
    PARTIAL = "partial"
    NO_MATCH = "no_match"
    APPEARANCE = "appearance"


class Evidence(StrEnum):
    """What a policy says of one procedure: the words of the table's needs and lacks."""

    EXCLUDED = "excluded"
    NAMED_ALONE = "named_alone"
    OWN_EXCEPTION = "own_exception"
    ABSOLUTE = "absolute"
    ESCAPE = "escape"
    BENEFIT_NAMED = "benefit_named"
    BENEFIT_GENERAL = "benefit_general"
    MANDATE = "mandate"


@dataclass(frozen=True, slots=True)
class Decision:
    """A row of the decision table."""

    rule: str
    needs: frozenset[Evidence]
    lacks: frozenset[Evidence]
    labels: dict[Reach, OutlookLabel]
    because: str


@cache
def decisions() -> tuple[Decision, ...]:
    """The decision table, read from the top.

    Raises:
        LexiconError: a cell of models/decisions.csv holds an unknown word.
    """
    rows: list[Decision] = []
    with files("models").joinpath("decisions.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            try:
                rows.append(
                    Decision(
                        row["rule"],
                        frozenset(map(Evidence, row["needs"].split())),
                        frozenset(map(Evidence, row["lacks"].split())),
                        {reach: OutlookLabel(row[reach.value]) for reach in Reach},
                        row["because"],
                    )
                )
            except (KeyError, ValueError) as problem:
                raise LexiconError(f"decisions.csv, row {row.get('rule')}: {problem}") from problem
    return tuple(rows)


@cache
def reached_by() -> dict[Ground, frozenset[Ground]]:
    """For each ground of a person, the grounds of a carve-out that reach it.

    Raises:
        LexiconError: a cell of models/reach.csv holds an unknown word.
    """
    reach: dict[Ground, frozenset[Ground]] = {}
    with files("models").joinpath("reach.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            try:
                words = filter(None, row["reached_by"].split("|"))
                reach[Ground(row["ground"])] = frozenset(map(Ground, words))
            except (KeyError, ValueError) as problem:
                raise LexiconError(f"reach.csv, row {row.get('ground')}: {problem}") from problem
    return reach


def decide(evidence: Set[Evidence]) -> Decision:
    """The first row of the table that fits `evidence`."""
    return next(row for row in decisions() if row.needs <= evidence and not row.lacks & evidence)
