"""Clusters and gaps on the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table

from analyzer.clustering.grouping import MIN_PLANS, Cluster, Gap, Plan, Worded
from analyzer.labels import Status
from analyzer.report import fold, shortened, visible
from analyzer.terminal import safe

MAX_SHOWN = 20  # clusters; the file has all
MAX_TEXT = 160  # characters
HEAD = ("Documents", "Wordings", "Kind", "Insurers", "Years", "Text")


def show(
    console: Console,
    clauses: Sequence[Worded],
    found: Sequence[Cluster],
    lacks: Sequence[Gap],
    compared: Sequence[Plan],
) -> None:
    """What several documents share, and what each of the `compared` plans lacks."""
    shared = [one for one in found if len(one.plans) > 1]
    documents = len({clause.plan.document for clause in clauses})
    console.print(
        safe(
            f"{len(clauses)} clauses of {documents} documents: {len(found)} clusters, "
            f"{len(shared)} in more than one document."
        ),
        soft_wrap=True,
    )
    _table(console, shared[:MAX_SHOWN])
    if len(shared) > MAX_SHOWN:
        console.print(safe(f"{len(shared) - MAX_SHOWN} more stand in the file."))
    if len(compared) < MIN_PLANS:
        console.print(safe(f"What a plan lacks is told from {MIN_PLANS} plans with exclusions on."))
    for gap in lacks:
        line = (
            f"{gap.plan.document}: no exception found for {gap.ground.replace('_', ' ')}; "
            f"{gap.having} of {gap.plans} plans have one."
        )
        if gap.plan.status == Status.PARTIAL:
            line += " Not all of its pages were read: look there first."
        console.print(safe(line), soft_wrap=True)


def _table(console: Console, clusters: Sequence[Cluster]) -> None:
    rows = [
        (
            str(len(one.plans)),
            str(one.wordings),
            one.kind,
            str(len(one.insurers())),
            ", ".join(f"{year} ({count})" for year, count in one.years().items()),
            shortened(fold(one.text), MAX_TEXT),
        )
        for one in clusters
    ]
    if not rows:
        return
    if not console.is_terminal:
        # Not through the console, which turns tabs into blanks.
        lines = ["\t".join(map(visible, row)) for row in (HEAD, *rows)]
        console.file.writelines(f"{line}\n" for line in lines)
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for title in HEAD:
        table.add_column(title, overflow="fold")
    for row in rows:
        table.add_row(*map(safe, row))
    console.print(table)
