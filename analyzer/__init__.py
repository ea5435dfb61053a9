"""carveout reads health-plan documents and finds what they say about cosmetic care.

    import analyzer
    report = analyzer.analyze("plan.pdf")
    for clause in report.clauses:
        print(clause.kind, report.quote(clause))

`analyze`, `scan` and `why` are loaded when first used: importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analyzer.advice.why import why
    from analyzer.batch import analyze, scan
    from analyzer.report import Report

__all__ = ["Report", "analyze", "scan", "why"]

_HOMES = {
    "Report": "analyzer.report",
    "analyze": "analyzer.batch",
    "scan": "analyzer.batch",
    "why": "analyzer.advice.why",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
