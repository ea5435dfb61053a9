"""The table of all clauses: its rows and filters. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from analyzer.labels import ClauseKind, Scope
from analyzer.report import grounds_text
from ui import texts
from ui.view import Finding, Reading

COLUMNS = ("Page", "Kind", "Clause", "Section", "Procedures", "Reasons", "Part of the plan")


@dataclass(frozen=True, slots=True)
class Row:
    """A clause in plain words."""

    finding: Finding
    procedures: tuple[str, ...]
    grounds: tuple[str, ...]
    scope: str

    def cells(self) -> tuple[int, str, str, str, str, str, str]:
        """In the order of `COLUMNS`."""
        return (
            self.finding.page,
            texts.KINDS[self.finding.kind],
            str(self.finding.quote),
            self.finding.section,
            ", ".join(self.procedures),
            ", ".join(self.grounds),
            self.scope,
        )


@dataclass(frozen=True, slots=True)
class Filter:
    """What to show; nothing chosen of a kind shows all of it."""

    kinds: frozenset[ClauseKind] = frozenset()
    procedures: frozenset[str] = frozenset()
    grounds: frozenset[str] = frozenset()
    scopes: frozenset[str] = frozenset()
    pages: frozenset[int] = frozenset()


def rows(reading: Reading, names: Mapping[str, str]) -> list[Row]:
    """One row per finding; `names` of procedures by id."""
    return [
        Row(
            finding,
            tuple(names.get(id, id.replace("_", " ")) for id in finding.procedures),
            tuple(grounds_text([ground]) for ground in finding.grounds if ground),
            _scope(finding.scope),
        )
        for finding in reading.findings
    ]


def _scope(scope: Scope) -> str:
    return texts.SCOPES[scope]


def fits(row: Row, chosen: Filter) -> bool:
    """Whether a row is to be shown."""
    return (
        (not chosen.kinds or row.finding.kind in chosen.kinds)
        and (not chosen.procedures or bool(chosen.procedures & set(row.procedures)))
        and (not chosen.grounds or bool(chosen.grounds & set(row.grounds)))
        and (not chosen.scopes or row.scope in chosen.scopes)
        and (not chosen.pages or bool(chosen.pages & set(row.finding.pages)))
    )


def kinds(every: Sequence[Row]) -> list[ClauseKind]:
    """Those that occur, in the order of their words."""
    return [kind for kind in texts.KINDS if kind in {row.finding.kind for row in every}]


def procedures(every: Iterable[Row]) -> list[str]:
    """The names that occur."""
    return sorted({name for row in every for name in row.procedures}, key=str.casefold)


def grounds(every: Iterable[Row]) -> list[str]:
    """The reasons that occur."""
    return sorted({name for row in every for name in row.grounds})


def pages(every: Iterable[Row]) -> list[int]:
    """The pages that a clause touches."""
    return sorted({page for row in every for page in row.finding.pages})


def scopes(every: Iterable[Row]) -> list[str]:
    """The parts of the plan that occur."""
    return sorted({row.scope for row in every})
