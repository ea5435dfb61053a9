"""The command `carveout`: parse, call, print. What it promises stands in its help texts.

Exit status: 0 all analysed; 1 finished, at least one document failed; 2 usage, no input, output
not writable; 3 nothing could be analysed; 70 an error in carveout itself; 130 interrupted.
"""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import traceback
from contextlib import ExitStack
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from analyzer.advice.command import State, explain, letter
from analyzer.errors import CarveoutError, UsageError
from analyzer.evaluation.command import evaluate
from analyzer.reading.limits import LIMITS
from analyzer.shell import (
    Debug,
    Exit,
    Jobs,
    LimitTexts,
    PasswordFile,
    Resume,
    check_outputs,
    cores,
    password_of,
    status_of,
)

# The other modules are imported in the commands: `--help` must not wait for them.
if TYPE_CHECKING:
    from analyzer.lexicon import Lexicon
    from analyzer.records import Question

DEFAULT_OUTPUT = "flagged_clauses.csv"
DEFAULT_PROCEDURE = "microneedling"  # the question that the project began with
DAYS_OF_MONTH = 30.44
UPLOAD_MB = 50  # larger files belong on the command line


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
    jobs: Jobs = None,
    resume: Resume = False,
    limit: LimitTexts = None,
    password_file: PasswordFile = "",
    debug: Debug = False,
) -> int:
    """Analyse many documents and write CSV files.

    Without an output option the flagged clauses go to flagged_clauses.csv. Without a question the
    outlooks are for every procedure, the ground unknown.

    \b
    Examples:
      carveout scan plans/
      carveout scan plans/ --outlooks o.csv --ask microneedling:acne --ask rhinoplasty
      carveout scan "plans/**/*_2026.pdf" --plans - | head

    \b
    Exit status: 0 all analysed, 1 some documents failed, 2 wrong use or no input,
    3 nothing could be analysed, 130 interrupted.
    """
    from analyzer.batch import expand, scan_rows
    from analyzer.export import STDOUT, CsvFile
    from analyzer.labels import Status
    from analyzer.lexicon import load
    from analyzer.progress import Progressing
    from analyzer.records import Question
    from analyzer.report import CLAUSE_COLUMNS, OUTLOOK_COLUMNS, PLAN_COLUMNS
    from analyzer.store import JOURNAL, Journal
    from analyzer.terminal import Tally, open_console, print_problem, print_summary

    lexicon = load()
    limits = LIMITS.with_text(limit or [])
    asked = _questions(ask or [], ask_file, lexicon)
    outputs = {"Clauses": clauses, "Outlooks": outlooks, "Plans": plans}
    if not any(outputs.values()):
        outputs["Clauses"] = DEFAULT_OUTPUT
    batch = expand(paths)
    check_outputs([path for path in outputs.values() if path], batch.entries)

    default = Question(DEFAULT_PROCEDURE)
    tally = Tally(default if default in asked and not (ask or ask_file) else asked[0])
    interrupted = False
    with ExitStack() as stack:
        kept = stack.enter_context(Journal(Path(JOURNAL), asked, limits)) if resume else None
        files = {
            what: stack.enter_context(CsvFile(outputs[what], columns))
            for what, columns in (
                ("Clauses", CLAUSE_COLUMNS),
                ("Outlooks", OUTLOOK_COLUMNS),
                ("Plans", PLAN_COLUMNS),
            )
            if outputs[what]
        }
        try:
            with Progressing(len(batch.entries)) as progress:
                for scanned in scan_rows(
                    batch.entries,
                    questions=asked,
                    jobs=jobs or cores(),
                    password=password_of(password_file),
                    limits=limits,
                    journal=kept,
                    debug=debug,
                ):
                    rows = {
                        "Clauses": scanned.clause_rows,
                        "Outlooks": scanned.outlook_rows,
                        "Plans": [scanned.plan_row],
                    }
                    for what, file in files.items():
                        file.write(rows[what])
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
    months_since: Annotated[
        int | None,
        typer.Option(min=0, metavar="N", help="Months since the accident or operation."),
    ] = None,
    age: Annotated[int | None, typer.Option(min=0, max=130, help="Age in years.")] = None,
    without_approval: Annotated[
        bool, typer.Option("--without-approval", help="It was done without asking the plan first.")
    ] = False,
    state: State = "",
    limit: LimitTexts = None,
    password_file: PasswordFile = "",
    debug: Debug = False,
) -> int:
    """Read a document and print what it says about cosmetic care.

    Without a procedure the outlook is for every procedure, without a ground for the ground
    unknown.

    \b
    Examples:
      carveout analyze plan.pdf
      carveout analyze plan.pdf --procedure microneedling --ground acne
      carveout analyze plan.pdf --procedure 15823 --icd H02.403
      carveout analyze plan.pdf --procedure scar_revision --ground injury --months-since 14
      carveout analyze plan.pdf --procedure cleft --state CA

    \b
    Exit status: 0 analysed, 1 some of several documents failed, 2 wrong use or no input,
    3 nothing could be analysed, 130 interrupted.
    """
    from analyzer.advice.law import find_state
    from analyzer.advice.notes import notes_on
    from analyzer.batch import expand, scan_reports
    from analyzer.lexicon import load
    from analyzer.questions import cross
    from analyzer.records import Circumstances, Failure
    from analyzer.terminal import open_console, print_problem, print_report

    lexicon = load()
    known = Circumstances(
        days_since=None if months_since is None else round(months_since * DAYS_OF_MONTH),
        age=age,
        approved=False if without_approval else None,
    )
    asked = cross(procedure or [], ground or [], icd or [], lexicon, known)
    named = find_state(state)
    for folder in (name for name in files if Path(name).is_dir()):
        raise UsageError(f"{folder}: this is a folder. Use carveout scan for folders.")
    entries = expand(files).entries
    console = open_console()
    names = {procedure.id: procedure.name for procedure in lexicon.procedures}
    failed = done = 0
    reports = scan_reports(
        entries,
        questions=asked,
        jobs=cores(),
        password=password_of(password_file),
        limits=LIMITS.with_text(limit or []),
        debug=debug,
    )
    for report in reports:
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
commands.command()(evaluate)


@commands.command()
def app(
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port of the page.")] = 8501,
    host: Annotated[
        str, typer.Option(help="Address to listen on; the default is this computer alone.")
    ] = "127.0.0.1",
    debug: Debug = False,
) -> int:
    """Start the page in the browser. It runs until Ctrl+C.

    \b
    Examples:
      carveout app
      carveout app --port 8600
    """
    # Looked up, not imported: the analyzer knows nothing of its page.
    spec = find_spec("ui")
    folders = spec.submodule_search_locations if spec else None
    page = next(
        (Path(place, "app.py") for place in folders or () if Path(place, "app.py").is_file()), None
    )
    if page is None or find_spec("streamlit") is None:
        raise UsageError("The page is not installed. Install carveout anew with pip.")
    _check_port(host, port)
    options = {
        "server.address": host,
        "server.port": port,
        "server.headless": "true",
        "server.maxUploadSize": UPLOAD_MB,
        "browser.gatherUsageStats": "false",
        "logger.level": "debug" if debug else "warning",
    }
    typer.echo(f"carveout runs at http://{host}:{port} until you press Ctrl+C.", err=True)
    command = [sys.executable, "-m", "streamlit", "run", str(page)]
    command += [f"--{name}={value}" for name, value in options.items()]
    try:
        with subprocess.Popen(command) as server:  # noqa: S603 - our own interpreter
            signal.signal(signal.SIGTERM, lambda *_: server.terminate())  # or it would live on
            status = server.wait()
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    if status > 0:
        raise UsageError("The page stopped with an error. What it printed stands above.")
    return Exit.DONE


def _check_port(host: str, port: int) -> None:
    try:
        with socket.create_server((host, port)):
            pass
    except OSError as problem:
        raise UsageError(
            f"The page cannot listen on {host}:{port}. Take another with --port or --host."
        ) from problem


def _questions(ask: list[str], ask_file: str, lexicon: Lexicon) -> tuple[Question, ...]:
    from analyzer.questions import every_procedure, parse_question, read_questions

    asked = [parse_question(text, lexicon) for text in ask]
    if ask_file:
        asked += read_questions(Path(ask_file), lexicon)
    return tuple(dict.fromkeys(asked)) or every_procedure(lexicon)
