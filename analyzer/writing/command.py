"""`carveout annotate` and `carveout sheet`: the clauses marked in the policy, and on one page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from analyzer.advice.command import Diagnoses, Grounds, PolicyFile, Procedure, read_report
from analyzer.errors import PolicyReadError, UsageError
from analyzer.shell import STDOUT, Debug, Exit, check_outputs

# The other modules are imported in the commands: `carveout --help` must not wait for them.
Output = Annotated[
    str, typer.Option("--output", "-o", metavar="OUT.pdf", help="Where to write; - is stdout.")
]


def annotate(file: PolicyFile, output: Output = "annotated.pdf", debug: Debug = False) -> int:
    """Write the document with a highlight on every flagged clause.

    Real annotations, with a note each, that any PDF reader shows: exclusions in vermilion,
    exceptions in blue, coverage in green, definitions in pink. The document itself is not changed.

    \b
    Examples:
      carveout annotate plan.pdf -o plan_marked.pdf

    \b
    Exit status: 0 written, 2 wrong use, no input or output not writable, 3 the document could not
    be read or not be written anew, 130 interrupted.
    """
    from analyzer.export import OutputFile
    from analyzer.inputs import expand
    from analyzer.terminal import open_console, print_problem, safe
    from analyzer.writing.annotate import annotated

    check_outputs([output], expand([file]).entries)
    report = read_report(file, (), debug=debug)
    if report is None:
        return Exit.ALL_FAILED
    with OutputFile(output) as target:
        try:
            content = annotated(Path(file).read_bytes(), report)
        except PolicyReadError as problem:
            print_problem(f"{problem} [{problem.code}]")
            raise typer.Exit(Exit.ALL_FAILED) from problem
        target.put(content)
    console = open_console(stderr=output == STDOUT)
    count = len(report.clauses)
    if output != STDOUT:
        console.print(safe(f"Marked: {output} ({count} clause{'s' * (count != 1)})"))
    return Exit.DONE


def sheet(
    file: PolicyFile,
    procedure: Procedure,
    ground: Grounds = None,
    icd: Diagnoses = None,
    output: Output = "evidence_sheet.pdf",
    debug: Debug = False,
) -> int:
    """Write one page with an outlook and the words that decide it, for a doctor or an appeal.

    Outlook, the deciding clauses word for word with their pages, what the plan says about itself,
    next steps, name and checksum of the document. Long quotes go on to a second page.

    \b
    Examples:
      carveout sheet plan.pdf --procedure microneedling --ground burn
      carveout sheet plan.pdf --procedure 15823 --icd H02.403 -o eyelids.pdf

    \b
    Exit status: 0 written, 2 wrong use, no input or output not writable, 3 the document could not
    be read, 130 interrupted.
    """
    from datetime import date

    from analyzer.export import OutputFile
    from analyzer.inputs import expand
    from analyzer.lexicon import load
    from analyzer.questions import cross
    from analyzer.terminal import open_console, safe
    from analyzer.writing.sheet import CLOSING, sheet_of
    from analyzer.writing.sheet_pdf import sheet_pdf

    asked = cross([procedure], ground or [], icd or [], load())
    if len(asked) != 1:
        raise UsageError("A sheet gives one reason. Give one --ground or one --icd.")
    check_outputs([output], expand([file]).entries)
    report = read_report(file, asked, debug=debug)
    if report is None:
        return Exit.ALL_FAILED
    made = sheet_of(report, asked[0], today=date.today())
    with OutputFile(output) as target:
        target.put(sheet_pdf(made))
    console = open_console(stderr=output == STDOUT)
    if output != STDOUT:
        console.print(safe(f"Sheet: {output} ({made.outlook})"))
    console.print(safe(CLOSING))
    return Exit.DONE
