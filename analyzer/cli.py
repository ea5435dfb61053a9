"""The command `carveout`: parse, call, print. What it promises stands in its help texts.

Exit status: 0 all analysed; 1 finished, at least one document failed; 2 usage, no input, output
not writable; 3 nothing could be analysed; 70 an error in carveout itself; 130 interrupted.
"""

from __future__ import annotations

import sys
import traceback
from contextlib import ExitStack
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from analyzer.advice.command import (
    Age,
    MonthsSince,
    State,
    WithoutApproval,
    circumstances,
    explain,
    letter,
)
from analyzer.comparing.command import compare
from analyzer.errors import CarveoutError, UsageError
from analyzer.evaluation.command import evaluate
from analyzer.serving import app
from analyzer.shell import (
    STDOUT,
    Debug,
    Exit,
    Jobs,
    Json,
    NoOcr,
    Xlsx,
    check_outputs,
    cores,
    status_of,
)
from analyzer.writing.command import annotate, sheet

# The other modules are imported in the commands: `--help` must not wait for them.
if TYPE_CHECKING:
    from analyzer.lexicon import Lexicon
    from analyzer.records import Question

DEFAULT_OUTPUT = "flagged_clauses.csv"
DEFAULT_PROCEDURE = "microneedling"  # the question that the project began with


commands = typer.Typer(
    name="carveout",
    epilog="Everything stays on this computer. A reading of documents, no legal or medical advice.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def main(argv: list[str] | None = None) -> int:
    """Run the command line `argv` (that of the process if None); the exit status."""
    arguments = sys.argv[1:] if argv is None else argv
    try:
        status = commands(arguments or ["--help"], prog_name="carveout", standalone_mode=False)
    except CarveoutError as problem:
        return _fail(str(problem), Exit.USAGE, arguments)
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except SystemExit:  # how rich and typer end when nobody reads stdout any more
        return Exit.DONE
    except Exception as problem:
        # Typer's own usage errors have no public base class that all its versions share.
        explain = getattr(problem, "format_message", None)
        if explain:
            return _fail(f"{explain().rstrip('.')}. See carveout --help.", Exit.USAGE, [])
        message = "an error in carveout itself. Run again with --debug and report what it prints."
        return _fail(message, Exit.INTERNAL, arguments)
    return int(status or Exit.DONE)


def _fail(message: str, status: Exit, arguments: list[str]) -> int:
    from analyzer.terminal import print_problem

    if "--debug" in arguments:
        traceback.print_exc()
    print_problem(message)
    return status


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"carveout {version('carveout')}")
        raise typer.Exit


@commands.callback()
def carveout(
    _: Annotated[
        bool,
        typer.Option("--version", help="Show the version.", callback=_show_version, is_eager=True),
    ] = False,
) -> None:
    """Find what health-plan documents say about cosmetic care.

    Exclusions, the carve-outs that limit them, coverage and definitions, each quoted with its
    page, and what to expect for a procedure and a reason.

    \b
    Examples:
      carveout analyze plan.pdf --procedure microneedling --ground acne
      carveout scan plans/ --clauses clauses.csv --outlooks outlooks.csv
      carveout app
    """


@commands.command()
def scan(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH",
            help="PDF files, folders (searched with all below them) or patterns.",
            show_default=False,
        ),
    ],
    clauses: Annotated[
        str, typer.Option(metavar="F.csv", help="Write the flagged clauses here; - is stdout.")
    ] = "",
    outlooks: Annotated[
        str, typer.Option(metavar="F.csv", help="Write one row per document and question here.")
    ] = "",
    plans: Annotated[
        str, typer.Option(metavar="F.csv", help="Write one row per document here, failed ones too.")
    ] = "",
    xlsx: Xlsx = "",
    json_file: Json = "",
    ask: Annotated[
        list[str] | None,
        typer.Option(
            metavar="PROCEDURE[:GROUND]",
            help="A question, by id, name or code number; may be given again.",
        ),
    ] = None,
    ask_file: Annotated[
        str, typer.Option(metavar="Q.csv", help="Questions from a CSV file: procedure,ground.")
    ] = "",
    one_plan: Annotated[
        str,
        typer.Option(
            "--as-one-plan",
            metavar="folder|L.csv",
            help="Documents of one folder, or of one plan in a CSV list plan,document, are "
            "papers of one plan.",
        ),
    ] = "",
    plan_outlooks: Annotated[
        str,
        typer.Option(metavar="F.csv", help="With --as-one-plan: one row per plan and question."),
    ] = "",
    jobs: Jobs = None,
    no_ocr: NoOcr = False,
    debug: Debug = False,
) -> int:
    """Analyse many documents and write CSV files.

    Without an output option the flagged clauses go to flagged_clauses.csv. Without a question the
    outlooks are for every procedure, the ground unknown. Of several papers of one plan the
    contract counts before its summaries.

    \b
    Examples:
      carveout scan plans/
      carveout scan plans/ --outlooks o.csv --ask microneedling:acne --ask rhinoplasty
      carveout scan "plans/**/*_2026.pdf" --plans - | head
      carveout scan plans/ --as-one-plan folder --plan-outlooks by_plan.csv

    \b
    Exit status: 0 all analysed, 1 some documents failed, 2 wrong use or no input,
    3 nothing could be analysed, 130 interrupted.
    """
    from analyzer.batch import expand
    from analyzer.bundles import plans_of, scan_plans
    from analyzer.export import CsvFile
    from analyzer.labels import Status
    from analyzer.lexicon import load
    from analyzer.plan_terminal import PlanTally
    from analyzer.plans import PLAN_OUTLOOK_COLUMNS, plan_outlook_rows
    from analyzer.progress import Progressing
    from analyzer.records import Question
    from analyzer.report import CLAUSE_COLUMNS, OUTLOOK_COLUMNS, PLAN_COLUMNS
    from analyzer.terminal import Tally, open_console, print_problem, print_summary
    from analyzer.writing.outputs import document_files

    lexicon = load()
    asked = _questions(ask or [], ask_file, lexicon)
    outputs = {
        "Clauses": clauses,
        "Outlooks": outlooks,
        "Plans": plans,
        "Outlooks by plan": plan_outlooks,
        "Workbook": xlsx,
        "JSON": json_file,
    }
    if plan_outlooks and not one_plan:
        raise UsageError(
            "--plan-outlooks needs to know which papers belong together. Add --as-one-plan folder "
            "or --as-one-plan LIST.csv."
        )
    if not any(outputs.values()):
        outputs["Clauses"] = DEFAULT_OUTPUT
    batch = expand(paths)
    check_outputs([path for path in outputs.values() if path], batch.entries)

    default = Question(DEFAULT_PROCEDURE)
    tally = Tally(default if default in asked and not (ask or ask_file) else asked[0])
    summed = PlanTally(tally.shown)
    together = plans_of(batch.entries, one_plan) if one_plan else None
    interrupted = False
    with ExitStack() as stack:
        files = {
            what: stack.enter_context(CsvFile(outputs[what], columns))
            for what, columns in (
                ("Clauses", CLAUSE_COLUMNS),
                ("Outlooks", OUTLOOK_COLUMNS),
                ("Plans", PLAN_COLUMNS),
                ("Outlooks by plan", PLAN_OUTLOOK_COLUMNS),
            )
            if outputs[what]
        }
        whole = [stack.enter_context(file) for file in document_files(xlsx, json_file)]
        try:
            with Progressing(len(batch.entries)) as progress:
                for scanned, plan in scan_plans(
                    batch.entries,
                    together,
                    questions=asked,
                    jobs=jobs or cores(),
                    ocr=not no_ocr,
                    debug=debug,
                ):
                    rows = {
                        "Clauses": scanned.clause_rows,
                        "Outlooks": scanned.outlook_rows,
                        "Plans": [scanned.plan_row],
                        "Outlooks by plan": plan_outlook_rows(plan, asked) if plan else [],
                    }
                    if plan:
                        summed.add(plan)
                    for what, file in files.items():
                        file.write(rows[what])
                    for target in whole:
                        target.write(scanned)
                    tally.add(scanned)
                    progress.step(scanned.pages)
        except KeyboardInterrupt:
            interrupted = True  # the files are closed as usual, with what is done

    console = open_console(stderr=STDOUT in outputs.values())
    names = {procedure.id: procedure.name for procedure in lexicon.procedures}
    print_summary(
        console,
        tally,
        procedure=names[tally.shown.procedure],
        skipped=batch.skipped,
        written={what: path for what, path in outputs.items() if path and path != STDOUT},
    )
    if one_plan:
        summed.print(console)
    if interrupted:
        print_problem(
            f"interrupted after {len(tally.rows)} of {len(batch.entries)} documents; "
            "their rows are written. Run it again for the rest."
        )
        return Exit.INTERRUPTED
    return status_of(len(tally.rows), tally.count(Status.FAILED))


@commands.command()
def analyze(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE", help="PDF files.", show_default=False)
    ],
    procedure: Annotated[
        list[str] | None,
        typer.Option(
            metavar="P", help="A procedure by id, name or code number; may be given again."
        ),
    ] = None,
    ground: Annotated[
        list[str] | None,
        typer.Option(metavar="G", help="The reason for it: acne, burn, injury, mastectomy ..."),
    ] = None,
    icd: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CODE", help="The reason as an ICD-10-CM diagnosis code; may be given again."
        ),
    ] = None,
    months_since: MonthsSince = None,
    age: Age = None,
    without_approval: WithoutApproval = False,
    one_plan: Annotated[
        bool,
        typer.Option(
            "--as-one-plan", help="The files are papers of one plan: say what they say together."
        ),
    ] = False,
    state: State = "",
    xlsx: Xlsx = "",
    json_file: Json = "",
    no_ocr: NoOcr = False,
    debug: Debug = False,
) -> int:
    """Read a document and print what it says about cosmetic care.

    Without a procedure the outlook is for every procedure, without a ground for the ground
    unknown. Of several papers of one plan the contract counts before its summaries.

    \b
    Examples:
      carveout analyze plan.pdf
      carveout analyze plan.pdf --procedure microneedling --ground acne
      carveout analyze plan.pdf --procedure 15823 --icd H02.403
      carveout analyze plan.pdf --procedure scar_revision --ground injury --months-since 14
      carveout analyze plan.pdf --procedure cleft --state CA --json plan.json
      carveout analyze sbc.pdf eoc.pdf --as-one-plan --procedure rhinoplasty --ground injury

    \b
    Exit status: 0 analysed, 1 some of several documents failed, 2 wrong use or no input,
    3 nothing could be analysed, 130 interrupted.
    """
    from analyzer.advice.law import find_state
    from analyzer.advice.notes import notes_on
    from analyzer.batch import expand, scan_reports
    from analyzer.lexicon import load
    from analyzer.plan_terminal import print_plan
    from analyzer.plans import as_one_plan
    from analyzer.questions import cross
    from analyzer.records import Failure
    from analyzer.terminal import open_console, print_problem, print_report
    from analyzer.workers import rows_of
    from analyzer.writing.outputs import document_files

    lexicon = load()
    known = circumstances(months_since, age, without_approval)
    asked = cross(procedure or [], ground or [], icd or [], lexicon, known)
    named = find_state(state)
    for folder in (name for name in files if Path(name).is_dir()):
        raise UsageError(f"{folder}: this is a folder. Use carveout scan for folders.")
    entries = expand(files).entries
    check_outputs([path for path in (xlsx, json_file) if path], entries)
    console = open_console(stderr=STDOUT in (xlsx, json_file))
    names = {procedure.id: procedure.name for procedure in lexicon.procedures}
    failed = done = 0
    reports = scan_reports(entries, questions=asked, jobs=cores(), ocr=not no_ocr, debug=debug)
    if one_plan:
        papers = list(reports)
        reports = iter(papers)
        print_plan(console, as_one_plan("", papers, lexicon, asked), names)
        console.print()
    with ExitStack() as stack:
        whole = [stack.enter_context(file) for file in document_files(xlsx, json_file)]
        for report in reports:
            for target in whole:
                target.write(rows_of(report, asked))
            if isinstance(report, Failure):
                failed += 1
                print_problem(f"{report.name}: {report.problem} {report.remedy} [{report.code}]")
                continue
            if done:
                console.print()
            print_report(console, report, names, notes_on(report, state=named))
            done += 1
    return status_of(done + failed, failed)


commands.command()(explain)
commands.command()(letter)
commands.command()(annotate)
commands.command()(sheet)
commands.command()(compare)
commands.command()(evaluate)
commands.command()(app)


def _questions(ask: list[str], ask_file: str, lexicon: Lexicon) -> tuple[Question, ...]:
    from analyzer.questions import every_procedure, parse_question, read_questions

    asked = [parse_question(text, lexicon) for text in ask]
    if ask_file:
        asked += read_questions(Path(ask_file), lexicon)
    return tuple(dict.fromkeys(asked)) or every_procedure(lexicon)
