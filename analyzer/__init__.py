"""carveout reads health-plan documents and finds what they say about cosmetic care.

    import analyzer
    report = analyzer.analyze("plan.pdf")
    for clause in report.clauses:
        print(clause.kind, report.quote(clause))

    asked = analyzer.Question("rhinoplasty", analyzer.Ground.INJURY)
    print(analyzer.analyze("plan.pdf", questions=[asked]).outlook(asked).label)

    plans = analyzer.to_frame(analyzer.scan("plans/"), "plans")

Every document is read in a process of its own. The names below are loaded when first used:
importing the package costs nothing. They stay as they are from version to version; what stands
in other modules may move.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analyzer.advice.why import Why, why
    from analyzer.batch import analyze, scan
    from analyzer.errors import CarveoutError, LexiconError, PolicyReadError, UsageError
    from analyzer.export import to_frame
    from analyzer.labels import ClauseKind, Confidence, Ground, OutlookLabel
    from analyzer.reading.limits import Limits
    from analyzer.records import Clause, Failure, Outlook, Question
    from analyzer.report import Report

__all__ = [
    "CarveoutError",
    "Clause",
    "ClauseKind",
    "Confidence",
    "Failure",
    "Ground",
    "LexiconError",
    "Limits",
    "Outlook",
    "OutlookLabel",
    "PolicyReadError",
    "Question",
    "Report",
    "UsageError",
    "Why",
    "analyze",
    "scan",
    "to_frame",
    "why",
]

_HOMES = {
    "CarveoutError": "analyzer.errors",
    "Clause": "analyzer.records",
    "ClauseKind": "analyzer.labels",
    "Confidence": "analyzer.labels",
    "Failure": "analyzer.records",
    "Ground": "analyzer.labels",
    "LexiconError": "analyzer.errors",
    "Limits": "analyzer.reading.limits",
    "Outlook": "analyzer.records",
    "OutlookLabel": "analyzer.labels",
    "PolicyReadError": "analyzer.errors",
    "Question": "analyzer.records",
    "Report": "analyzer.report",
    "UsageError": "analyzer.errors",
    "Why": "analyzer.advice.why",
    "analyze": "analyzer.batch",
    "scan": "analyzer.batch",
    "to_frame": "analyzer.export",
    "why": "analyzer.advice.why",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
