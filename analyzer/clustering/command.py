"""`carveout clusters`: which wordings many plans share, and what a plan lacks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from analyzer.shell import STDOUT, Debug, Exit, Jobs, check_outputs, cores, status_of

# The other modules are imported in the command: `carveout --help` must not wait for them.
DEFAULT_OUTPUT = "clause_clusters.csv"


def clusters(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH",
            help="PDF files, folders or patterns; or the clauses CSV of an earlier scan.",
            show_default=False,
        ),
    ],
    plans: Annotated[
        str,
        typer.Option(
            metavar="P.csv", help="With a clauses CSV: the plans CSV of that scan, for insurers."
        ),
    ] = "",
    output: Annotated[
        str,
        typer.Option("--output", "-o", metavar="F", help="One row per cluster; .csv or .parquet."),
    ] = DEFAULT_OUTPUT,
    members: Annotated[
        str, typer.Option(metavar="F", help="One row per clause, with its cluster.")
    ] = "",
    gaps: Annotated[
        str,
        typer.Option(metavar="F", help="One row per reason that most plans accept and one lacks."),
    ] = "",
    jobs: Jobs = None,
    debug: Debug = False,
) -> int:
    """Group the clauses of many plans by their wording.

    Clauses are the same by their words, or nearly the same by 90 percent of their letters. Counts
    by insurer and year; and for each plan the exceptions that at least half of the plans have and
    it does not.

    \b
    Examples:
      carveout clusters plans/ --gaps gaps.csv
      carveout clusters flagged_clauses.csv --plans plans.csv --members members.parquet

    \b
    Exit status: 0 all analysed, 1 some documents failed, 2 wrong use or no input,
    3 nothing could be analysed, 130 interrupted.
    """
    from analyzer.clustering.grouping import cluster, excluding, worded_rows
    from analyzer.clustering.grouping import gaps as find_gaps
    from analyzer.clustering.showing import show
    from analyzer.clustering.tables import (
        CLUSTER_COLUMNS,
        GAP_COLUMNS,
        MEMBER_COLUMNS,
        check_table,
        cluster_rows,
        gap_rows,
        member_rows,
        write_table,
    )
    from analyzer.errors import UsageError
    from analyzer.terminal import open_console, safe

    outputs = [path for path in (output, members, gaps) if path]
    for path in outputs:
        check_table(path)
    documents = failed = 0
    if len(paths) == 1 and paths[0].lower().endswith(".csv"):
        check_outputs(outputs, [])
        inputs = [Path(path).resolve() for path in (*paths, plans) if path]
        if any(Path(path).resolve() in inputs for path in outputs):
            raise UsageError("An output would replace its own input. Name another output.")
        clauses = _read(Path(paths[0]), plans)
    else:
        if plans:
            raise UsageError("--plans goes with a clauses CSV. Leave it out for documents.")
        clauses, documents, failed = _scanned(paths, outputs, jobs or cores(), debug)
    every = list(worded_rows(*clauses))
    found, compared = cluster(every), excluding(every)
    lacks = list(find_gaps(found, compared))
    for path, columns, rows in (
        (output, CLUSTER_COLUMNS, cluster_rows(found, compared)),
        (members, MEMBER_COLUMNS, member_rows(found) if members else []),
        (gaps, GAP_COLUMNS, gap_rows(lacks)),
    ):
        if path:
            write_table(path, columns, rows)
    show(open_console(stderr=STDOUT in outputs), every, found, lacks, compared)
    for path in outputs:
        if path != STDOUT:
            open_console(stderr=STDOUT in outputs).print(safe(f"Written: {path}"), soft_wrap=True)
    return status_of(documents, failed) if failed else Exit.DONE


_Rows = tuple[list[dict[str, str]], dict[str, dict[str, str]]]


def _read(clauses: Path, plans: str) -> _Rows:
    from analyzer.clustering.tables import read_table

    rows = read_table(clauses, ("document", "page", "kind", "text"))
    stated = read_table(Path(plans), ("document", "insurer", "coverage_start")) if plans else []
    return rows, {row["document"]: row for row in stated}


def _scanned(
    paths: Sequence[str], outputs: Sequence[str], jobs: int, debug: bool
) -> tuple[_Rows, int, int]:
    from analyzer.batch import scan_rows
    from analyzer.inputs import expand
    from analyzer.labels import Status
    from analyzer.progress import Progressing
    from analyzer.report import CLAUSE_COLUMNS, PLAN_COLUMNS
    from analyzer.terminal import print_problem

    entries = expand(paths).entries
    check_outputs(outputs, entries)
    rows: list[dict[str, str]] = []
    plans: dict[str, dict[str, str]] = {}
    failed = 0
    with Progressing(len(entries)) as progress:
        for scanned in scan_rows(entries, questions=(), jobs=jobs, debug=debug):
            plan = dict(zip(PLAN_COLUMNS, scanned.plan_row, strict=True))
            plans[plan["document"]] = plan
            rows += (dict(zip(CLAUSE_COLUMNS, row, strict=True)) for row in scanned.clause_rows)
            failed += scanned.status is Status.FAILED
            progress.step(scanned.pages)
    for plan in plans.values():
        if plan["problem"]:  # what was not read may hold what the plan seems to lack
            print_problem(f"{plan['document']}: {plan['problem']} {plan['remedy']}")
    return (rows, plans), len(entries), failed
