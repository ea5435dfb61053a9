"""What a report on the terminal says beside its outlooks: where it is silent, what law expects."""

from __future__ import annotations

from analyzer.advice.countries import country_of
from analyzer.advice.law import TITLE, Hint, hint_section, law_hints
from analyzer.advice.searching import silence_in_short
from analyzer.advice.showing import statement_lines
from analyzer.lexicon import load
from analyzer.report import Report

MAX_NAMES = 4  # procedures that a hint is about, before the others are counted
SILENT = "Where this document is silent"


def notes_on(report: Report, *, state: str = "") -> dict[str, list[str]]:
    """Titles and lines; hints of law are told once each, for `state` and for federal law."""
    lexicon = load()
    place = country_of(report.policy)
    notes: dict[str, list[str]] = {}
    if silent := silence_in_short(report, place, lexicon):
        notes[SILENT] = list(statement_lines(silent))
    first: dict[str, Hint] = {}
    concerned: dict[str, dict[str, None]] = {}  # a set that keeps its order
    for outlook in report.outlooks:
        procedure = lexicon.procedure(outlook.question.procedure)
        for hint in law_hints(outlook, procedure, report, place, state):
            first.setdefault(hint.law.id, hint)
            concerned.setdefault(hint.law.id, {})[procedure.name] = None
    lines: list[str] = []
    for id, hint in first.items():
        names = list(concerned[id])
        rest = len(names) - MAX_NAMES
        about = f" for {', '.join(names[:MAX_NAMES])}" + (f" and {rest} more" if rest > 0 else "")
        lines += statement_lines(hint_section([hint], about).statements)
    if lines:
        notes[TITLE] = list(dict.fromkeys(lines))
    return notes
