"""What the command line prints of several papers of one plan."""

from __future__ import annotations

from collections.abc import Mapping

from rich.console import Console
from rich.text import Text

from analyzer.labels import OutlookLabel
from analyzer.places import extent_text, page_list
from analyzer.plans import Plan, PlanOutlook
from analyzer.records import Question
from analyzer.report import (
    fold,
    grounds_text,
)
from analyzer.terminal import DOCUMENT_TYPES, LOOKS, label, safe

CLOSING = (
    "A reading of these papers, no legal or medical advice. The plan decides each case: read the "
    "quoted pages and ask the plan for its decision in writing."
)


def print_plan(console: Console, plan: Plan, names: Mapping[str, str]) -> None:
    """The outlooks of `plan`, each with the paper that decided it; `names` are of procedures."""
    count = len(plan.papers) + len(plan.unread)
    console.print(Text(f"One plan, {count} paper{'s' * (count != 1)}", "bold"))
    for paper in plan.papers:
        kind = DOCUMENT_TYPES[paper.facts.document_type]
        if paper.facts.amendment:
            kind = f"Amendment ({fold(paper.facts.amendment.value)})"
        console.print(
            safe(f"  {paper.policy.name}: {kind}, {extent_text(paper.policy)}"), soft_wrap=True
        )
    for failure in plan.unread:
        said = f"  {failure.name}: not read. {failure.problem} {failure.remedy} [{failure.code}]"
        console.print(safe(fold(said), "yellow"), soft_wrap=True)
    for doubt in plan.doubts():
        console.print(safe(f"  {doubt}", "yellow"), soft_wrap=True)
    console.print()
    console.print(Text("Outlook of the plan", "bold underline"))
    for alike in _alike(plan):
        first = alike[0].outlook
        asked = ", ".join(_question(answer.outlook.question, names) for answer in alike)
        why = f"{fold(first.reason)} Decided by {alike[0].cited}."
        why += f" Confidence: {first.confidence.value}."
        why += _others(plan, alike[0])
        console.print(
            Text.assemble("  ", label(console, first.label), safe(f": {asked}. {why}")),
            soft_wrap=not console.is_terminal,
        )
    console.print()
    console.print(Text(CLOSING, "italic"))


class PlanTally:
    """What the summary of a scan needs of each plan, and nothing more."""

    def __init__(self, shown: Question) -> None:
        self.shown = shown
        self.lines: list[tuple[str, OutlookLabel | None, str]] = []

    def add(self, plan: Plan) -> None:
        """Note one plan."""
        answer = next((one for one in plan.outlooks if one.outlook.question == self.shown), None)
        count = len(plan.papers) + len(plan.unread)
        papers = f"{count} paper{'s' * (count != 1)}"
        if plan.unread:
            papers += f", {len(plan.unread)} not read"
        decided = f", decided by {answer.cited}" if answer else ""
        decided += "".join(f". {doubt}" for doubt in plan.doubts())
        self.lines.append(
            (f"{plan.name} ({papers}): ", answer.outlook.label if answer else None, decided)
        )

    def print(self, console: Console) -> None:
        """A line for each plan with its outlook for the question shown."""
        console.print()
        console.print(Text("By plan", "bold underline"))
        for named, said, decided in self.lines:
            words = label(console, said) if said else Text("no paper could be read", "red")
            console.print(
                Text.assemble("  ", safe(named), words, safe(decided)),
                soft_wrap=not console.is_terminal,
            )


def _alike(plan: Plan) -> list[list[PlanOutlook]]:
    """The answers in groups that differ in nothing but the question."""
    groups: dict[tuple[object, ...], list[PlanOutlook]] = {}
    for answer in plan.outlooks:
        outlook = answer.outlook
        said = tuple(one.label for _, one in plan.otherwise(answer))
        key = (outlook.label, outlook.reason, outlook.confidence, answer.cited, said)
        groups.setdefault(key, []).append(answer)
    return list(groups.values())


def _others(plan: Plan, answer: PlanOutlook) -> str:
    """What the other papers say by themselves, where it is something else."""
    return "".join(
        f" Read alone, {report.policy.name} says: {LOOKS[outlook.label].words.lower()}"
        f"{f' ({page_list(outlook.pages)})' if outlook.pages else ''}."
        for report, outlook in plan.otherwise(answer)
    )


def _question(question: Question, names: Mapping[str, str]) -> str:
    name = names.get(question.procedure, question.procedure)
    ground = grounds_text([question.ground])
    return f"{name} ({ground})" if ground else name
