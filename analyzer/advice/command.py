"""`carveout explain`: why an outlook is what it is, and what to do next."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from analyzer.errors import UsageError
from analyzer.shell import Debug, Exit, cores

# The other modules are imported in the commands: `carveout --help` must not wait for them.
if TYPE_CHECKING:
    from collections.abc import Sequence

    from analyzer.records import Failure, Question
    from analyzer.report import Report

PolicyFile = Annotated[
    str, typer.Argument(metavar="FILE", help="The PDF of the policy.", show_default=False)
]
Procedure = Annotated[
    str,
    typer.Option(
        "--procedure",
        metavar="P",
        help="A procedure by id, name or code number.",
        show_default=False,
    ),
]
Grounds = Annotated[
    list[str] | None,
    typer.Option(
        "--ground", metavar="G", help="The reason for it: acne, burn, injury, mastectomy ..."
    ),
]
Diagnoses = Annotated[
    list[str] | None,
    typer.Option("--icd", metavar="CODE", help="The reason as an ICD-10-CM diagnosis code."),
]
State = Annotated[
    str,
    typer.Option(
        "--state", metavar="ST", help="A US state (CA, NY ...) for hints of its law; no verdict."
    ),
]
Country = Annotated[
    str,
    typer.Option(
        "--country",
        metavar="C",
        help="us, in, gb or au, where the document does not show its country.",
    ),
]


def explain(
    file: PolicyFile,
    procedure: Procedure,
    ground: Grounds = None,
    icd: Diagnoses = None,
    state: State = "",
    country: Country = "",
    debug: Debug = False,
) -> int:
    """Explain one outlook step by step, with a checklist of what to do next.

    The phrases that were searched, the clauses that were found, which exceptions were tried and
    why they apply or not, what decided, what would change the answer, then the next steps.

    \b
    Examples:
      carveout explain plan.pdf --procedure microneedling --ground burn
      carveout explain plan.pdf --procedure 15823 --icd H02.403 --state CA
      carveout explain policy.pdf --procedure rhinoplasty --country in

    \b
    Exit status: 0 explained, 2 wrong use or no input, 3 the document could not be read,
    130 interrupted.
    """
    from analyzer.advice.countries import find_country
    from analyzer.advice.law import find_state
    from analyzer.advice.showing import why_lines, wrapped
    from analyzer.advice.why import why
    from analyzer.lexicon import load
    from analyzer.questions import cross
    from analyzer.terminal import open_console, safe

    asked = cross([procedure], ground or [], icd or [], load())
    named = find_state(state)
    place = find_country(country) if country else None
    report = read_report(file, asked, debug=debug)
    if report is None:
        return Exit.ALL_FAILED
    console = open_console()
    for number, question in enumerate(asked):
        if number:
            console.print()
        made = why(report, question, place=place, state=named)
        for line in wrapped(why_lines(made, report), console.width):
            console.print(safe(line), soft_wrap=True)
    return Exit.DONE


def read_report(file: str, asked: Sequence[Question], *, debug: bool) -> Report | None:
    """The report on one document; None, and its problem on stderr, where it cannot be read.

    Raises:
        UsageError: it is no single document.
    """
    from analyzer.batch import expand, scan_reports
    from analyzer.records import Failure
    from analyzer.terminal import print_problem

    if Path(file).is_dir():
        raise UsageError(f"{file}: this is a folder. Give one PDF file.")
    entries = expand([file]).entries
    if len(entries) != 1:
        raise UsageError(f"{file}: these are {len(entries)} documents. Give one PDF file.")
    reports: list[Report | Failure] = list(
        scan_reports(entries, questions=tuple(asked), jobs=cores(), debug=debug)
    )
    report = reports[0]
    if isinstance(report, Failure):
        print_problem(f"{report.name}: {report.problem} {report.remedy} [{report.code}]")
        return None
    return report
