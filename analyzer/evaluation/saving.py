"""A judged run as JSON, and what a later run gains and loses against it, clause by clause."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from analyzer.errors import UsageError
from analyzer.evaluation.agreement import Judged, Tally, by_kind
from analyzer.evaluation.measuring import Evaluation
from analyzer.report import question_text, visible

FORMAT = "carveout evaluation 1"


class Place(NamedTuple):
    """A clause by what it says: the anchor of a label, or the text of a row.

    `turn` counts from 0 those that are the same in everything else.
    """

    doc: str
    page: int
    kind: str
    text: str
    turn: int = 0


class Asked(NamedTuple):
    """A labelled question (`procedure:ground`) or a labelled fact."""

    doc: str
    asked: str


@dataclass(frozen=True, slots=True)
class Run:
    """What is kept of a run: which labels were met, and which rows were false."""

    clauses: Mapping[Place, bool]  # those that have to be found
    false_rows: frozenset[Place]
    outlooks: Mapping[Asked, bool]
    facts: Mapping[Asked, bool]
    total: Tally


def run_of(evaluation: Evaluation) -> Run:
    """What is kept of `evaluation`."""
    judged = evaluation.judged
    wanted = judged.wanted()
    places = _told_apart(
        Place(one.label.document, one.label.page, one.label.kind.value, one.label.anchor)
        for one in wanted
    )
    false = (Place(row.document, row.page, row.kind, row.text) for row in judged.false_rows())
    return Run(
        dict(zip(places, (one.found for one in wanted), strict=True)),
        frozenset(_told_apart(false)),
        {
            Asked(one.label.document, question_text(one.label.question)): one.right
            for one in evaluation.outlooks
        },
        {Asked(one.label.document, one.label.fact): one.right for one in evaluation.facts},
        by_kind(judged)["all"],
    )


def _told_apart(places: Iterable[Place]) -> list[Place]:
    seen: Counter[Place] = Counter()
    told: list[Place] = []
    for place in places:
        told.append(place._replace(turn=seen[place]))
        seen[place] += 1
    return told


# As JSON


def as_json(evaluation: Evaluation) -> str:
    """The run as a JSON text that `read_run` takes; the same run gives the same text."""
    run = run_of(evaluation)
    held_out = evaluation.held_out
    content = {
        "format": FORMAT,
        "carveout": version("carveout"),
        "lexicon": evaluation.lexicon,
        "figures": {
            "clauses": _figures(evaluation.judged),
            "clauses_leave_one_insurer_out": _figures(held_out.judged) if held_out else None,
        },
        "total": list(run.total),
        "clauses": [{**place._asdict(), "found": found} for place, found in run.clauses.items()],
        "false_rows": [place._asdict() for place in sorted(run.false_rows)],
        "outlooks": [{**asked._asdict(), "right": right} for asked, right in run.outlooks.items()],
        "facts": [{**asked._asdict(), "right": right} for asked, right in run.facts.items()],
    }
    return json.dumps(content, ensure_ascii=True, indent=1) + "\n"  # a broken quote stays UTF-8


def _figures(judged: Judged) -> dict[str, dict[str, float]]:
    return {
        kind: {
            **tally._asdict(),
            "recall": round(tally.recall, 4),
            "precision": round(tally.precision, 4),
            "f1": round(tally.f1, 4),
        }
        for kind, tally in by_kind(judged).items()
    }


def read_run(path: Path) -> Run:
    """The run that `as_json` wrote to `path`.

    Raises:
        UsageError: it cannot be read, or is something else.
    """
    shown = visible(str(path))
    remedy = "Name a file that carveout evaluate --json has written."
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except OSError as problem:
        raise UsageError(f"{shown}: the earlier run cannot be read. {remedy}") from problem
    except (ValueError, RecursionError) as problem:
        raise UsageError(f"{shown}: this is no JSON ({problem}). {remedy}") from problem
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise UsageError(f"{shown}: this is no saved run. {remedy}")
    try:
        return Run(
            {_place(one): bool(one["found"]) for one in content["clauses"]},
            frozenset(map(_place, content["false_rows"])),
            {_asked(one): bool(one["right"]) for one in content["outlooks"]},
            {_asked(one): bool(one["right"]) for one in content["facts"]},
            Tally(*map(int, content["total"])),
        )
    except (KeyError, TypeError, ValueError) as problem:
        raise UsageError(f"{shown}: the saved run is damaged ({problem!r}). {remedy}") from problem


def _place(given: Mapping[str, Any]) -> Place:
    return Place(
        str(given["doc"]),
        int(given["page"]),
        str(given["kind"]),
        str(given["text"]),
        int(given["turn"]),
    )


def _asked(given: Mapping[str, Any]) -> Asked:
    return Asked(str(given["doc"]), str(given["asked"]))


# Against an earlier run


@dataclass(frozen=True, slots=True)
class Change:
    """What differs between two runs. Labels that only one of them had are counted apart."""

    gained: tuple[Place, ...]  # labels that are found now
    lost: tuple[Place, ...]
    new_false: tuple[Place, ...]  # rows
    gone_false: tuple[Place, ...]
    answers_gained: tuple[Asked, ...]  # outlooks and facts that are right now
    answers_lost: tuple[Asked, ...]
    new_labels: int
    gone_labels: int


def compare(earlier: Run, now: Run) -> Change:
    """What `now` gains and loses against `earlier`, each in the order of the labels."""
    gained, lost = _turned(earlier.clauses, now.clauses)
    outlooks_gained, outlooks_lost = _turned(earlier.outlooks, now.outlooks)
    facts_gained, facts_lost = _turned(earlier.facts, now.facts)
    then = [*earlier.clauses, *earlier.outlooks, *earlier.facts]
    later = [*now.clauses, *now.outlooks, *now.facts]
    return Change(
        gained,
        lost,
        new_false=tuple(sorted(now.false_rows - earlier.false_rows)),
        gone_false=tuple(sorted(earlier.false_rows - now.false_rows)),
        answers_gained=outlooks_gained + facts_gained,
        answers_lost=outlooks_lost + facts_lost,
        new_labels=len(set(later) - set(then)),
        gone_labels=len(set(then) - set(later)),
    )


Key = TypeVar("Key", Place, Asked)


def _turned(
    then: Mapping[Key, bool], now: Mapping[Key, bool]
) -> tuple[tuple[Key, ...], tuple[Key, ...]]:
    """The labels of both runs that are met only now, and those that were met only then."""
    both = [key for key in now if key in then]
    return (
        tuple(key for key in both if now[key] and not then[key]),
        tuple(key for key in both if then[key] and not now[key]),
    )
