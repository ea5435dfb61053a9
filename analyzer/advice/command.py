"""`carveout explain` and `carveout letter`: why an outlook is what it is, and what to do next."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from analyzer.advice.pieces import LetterKind
from analyzer.errors import UsageError
from analyzer.shell import STDOUT, Debug, Exit, cores

# The other modules are imported in the commands: `carveout --help` must not wait for them.
if TYPE_CHECKING:
    from collections.abc import Sequence

    from analyzer.records import Circumstances, Failure, Question
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
MonthsSince = Annotated[
    int | None,
    typer.Option(min=0, metavar="N", help="Months since the accident or operation."),
]
Age = Annotated[int | None, typer.Option(min=0, max=130, help="Age in years.")]
WithoutApproval = Annotated[
    bool, typer.Option("--without-approval", help="It was done without asking the plan first.")
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
DAYS_OF_MONTH = 30.44


def circumstances(
    months_since: int | None, age: int | None, without_approval: bool
) -> Circumstances:
    """What the options of a command say of a person."""
    from analyzer.records import Circumstances

    return Circumstances(
        days_since=None if months_since is None else round(months_since * DAYS_OF_MONTH),
        age=age,
        approved=False if without_approval else None,
    )


def explain(
    file: PolicyFile,
    procedure: Procedure,
    ground: Grounds = None,
    icd: Diagnoses = None,
    months_since: MonthsSince = None,
    age: Age = None,
    without_approval: WithoutApproval = False,
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
      carveout explain plan.pdf --procedure scar_revision --ground injury --months-since 14
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

    known = circumstances(months_since, age, without_approval)
    asked = cross([procedure], ground or [], icd or [], load(), known)
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


def letter(
    file: PolicyFile,
    kind: Annotated[
        LetterKind, typer.Option("--kind", help="What the letter is for.", show_default=False)
    ],
    procedure: Procedure,
    ground: Grounds = None,
    icd: Diagnoses = None,
    months_since: MonthsSince = None,
    age: Age = None,
    without_approval: WithoutApproval = False,
    output: Annotated[
        str,
        typer.Option("--output", "-o", metavar="FILE.docx", help="Where to write; - is stdout."),
    ] = "letter.docx",
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Replace the file if it is there already.")
    ] = False,
    debug: Debug = False,
) -> int:
    """Write the draft of a letter that quotes the document's own words with their pages.

    What only you know stands in brackets for you to fill in. Nothing is sent or kept.

    \b
    Examples:
      carveout letter plan.pdf --kind prior-auth --procedure microneedling --ground burn
      carveout letter plan.pdf --kind appeal --procedure 15823 --icd H02.403 -o appeal.docx
      carveout letter sbc.pdf --kind document-request --procedure rhinoplasty

    \b
    Exit status: 0 written, 2 wrong use, no input or output not writable, 3 the document could not
    be read, 130 interrupted.
    """
    from analyzer.advice.docx_file import docx_bytes
    from analyzer.advice.letters import write_letter
    from analyzer.advice.pieces import INFORMATION_ONLY
    from analyzer.export import OutputFile
    from analyzer.lexicon import load
    from analyzer.questions import cross
    from analyzer.terminal import open_console, safe

    known = circumstances(months_since, age, without_approval)
    asked = cross([procedure], ground or [], icd or [], load(), known)
    if len(asked) != 1:
        raise UsageError("A letter gives one reason. Give one --ground or one --icd.")
    if output != STDOUT:
        if not output.casefold().endswith(".docx"):
            raise UsageError(f"{output}: a letter is a Word file. Give a name in .docx.")
        if Path(output).exists() and not overwrite:
            raise UsageError(
                f"{output}: the file is there already, and you may have edited it. "
                "Name another with -o, or give --overwrite."
            )
    report = read_report(file, asked, debug=debug)
    if report is None:
        return Exit.ALL_FAILED
    made = write_letter(report, asked[0], kind)
    content = docx_bytes(made)
    with OutputFile(output) as target:
        target.put(content)
    console = open_console(stderr=output == STDOUT)
    count = len(made.quotes)
    if output != STDOUT:
        console.print(safe(f"Letter: {output} ({count} quote{'s' * (count != 1)})"), soft_wrap=True)
    console.print(safe("Fill in what stands in brackets and check each quote against its page."))
    console.print(safe(INFORMATION_ONLY), soft_wrap=True)
    return Exit.DONE


def read_report(file: str, asked: Sequence[Question], *, debug: bool) -> Report | None:
    """The report on one document; None, and its problem on stderr, where it cannot be read.

    Raises:
        UsageError: it is no single document.
    """
    from analyzer.batch import scan_reports
    from analyzer.inputs import expand
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
