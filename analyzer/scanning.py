"""`carveout scan`: many documents, one row each and one per clause and question."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from analyzer.errors import UsageError
from analyzer.labels import PartitionBy
from analyzer.shell import (
    CACHE_MIB,
    STDOUT,
    Cache,
    CacheSize,
    Config,
    Debug,
    Exit,
    Jobs,
    Json,
    LimitTexts,
    NoOcr,
    PasswordFile,
    Phrases,
    Resume,
    Xlsx,
    check_outputs,
    cores,
    password_of,
    status_of,
)

# The other modules are imported in the command: `carveout --help` must not wait for them.
if TYPE_CHECKING:
    from analyzer.lexicon import Lexicon
    from analyzer.records import Question

DEFAULT_OUTPUT = "flagged_clauses.csv"
DEFAULT_PROCEDURE = "microneedling"  # the question that the project began with


def scan(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH",
            help="PDF, DOCX, HTML or text files, ZIPs of them, folders (searched with all below "
            "them) or patterns; addresses such as s3://bucket/plans too.",
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
    parquet: Annotated[
        str, typer.Option(metavar="DIR", help="Write all rows into this folder as Parquet files.")
    ] = "",
    parquet_by: Annotated[
        PartitionBy, typer.Option(help="What the Parquet files are parted by.")
    ] = PartitionBy.HASH,
    cluster: Annotated[
        str,
        typer.Option(
            metavar="ADDRESS",
            help="Read with the workers of the Dask scheduler there, as in tcp://scheduler:8786.",
        ),
    ] = "",
    jobs: Jobs = None,
    resume: Resume = False,
    cache: Cache = "",
    cache_size: CacheSize = CACHE_MIB,
    limit: LimitTexts = None,
    config: Config = "",
    password_file: PasswordFile = "",
    no_ocr: NoOcr = False,
    phrases: Phrases = None,
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
      carveout scan s3://bucket/plans --cluster tcp://scheduler:8786 --parquet rows
      carveout scan plans/ --cache ~/.cache/carveout

    \b
    Exit status: 0 all analysed, 1 some documents failed, 2 wrong use or no input,
    3 nothing could be analysed, 130 interrupted.
    """
    from analyzer.archives import with_members
    from analyzer.bundles import plans_of, scan_plans
    from analyzer.export import CsvFile
    from analyzer.inputs import expand
    from analyzer.labels import Status
    from analyzer.lexicon import load
    from analyzer.own_phrases import read_phrases
    from analyzer.plan_terminal import PlanTally
    from analyzer.plans import PLAN_OUTLOOK_COLUMNS, plan_outlook_rows
    from analyzer.progress import Progressing
    from analyzer.records import Question
    from analyzer.report import CLAUSE_COLUMNS, OUTLOOK_COLUMNS, PLAN_COLUMNS
    from analyzer.settings import chosen_limits
    from analyzer.store import JOURNAL, Store
    from analyzer.terminal import Tally, open_console, print_problem, print_summary
    from analyzer.writing.outputs import document_files

    lexicon = load()
    limits, remark = chosen_limits(limit or [], config, paths)
    if remark:
        print_problem(remark)
    own = read_phrases(phrases) if phrases else ""
    asked = _questions(ask or [], ask_file, lexicon)
    outputs = {
        "Clauses": clauses,
        "Outlooks": outlooks,
        "Plans": plans,
        "Outlooks by plan": plan_outlooks,
        "Workbook": xlsx,
        "JSON": json_file,
        "Parquet": parquet,
    }
    if plan_outlooks and not one_plan:
        raise UsageError(
            "--plan-outlooks needs to know which papers belong together. Add --as-one-plan folder "
            "or --as-one-plan LIST.csv."
        )
    if resume and one_plan:
        raise UsageError(
            "--resume keeps rows, but papers of one plan are read together. "
            "Leave one of the two out, or use --cache FOLDER instead."
        )
    if cluster and jobs:
        raise UsageError(
            "--jobs is for this computer; a cluster reads with the workers that it has. "
            "Leave one of the two out."
        )
    if not any(outputs.values()):
        outputs["Clauses"] = DEFAULT_OUTPUT
    batch = expand(paths, remote=True)
    check_outputs([path for path in outputs.values() if path], batch.entries)
    entries = with_members(batch.entries, limits)

    default = Question(DEFAULT_PROCEDURE)
    tally = Tally(default if default in asked and not (ask or ask_file) else asked[0])
    summed = PlanTally(tally.shown)
    together = plans_of(entries, one_plan) if one_plan else None
    interrupted = False
    with ExitStack() as stack:
        store = None
        if cache:  # does what a journal does, and more
            store = Store.cache_in(
                Path(cache),
                asked,
                limits,
                ocr=not no_ocr,
                phrases=own,
                mib=cache_size,
                say=print_problem,
            )
        elif resume:
            store = Store(JOURNAL, asked, limits, ocr=not no_ocr, phrases=own, say=print_problem)
        if store:
            stack.enter_context(store)
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
        targets = document_files(xlsx, json_file, parquet, parquet_by)
        whole = [stack.enter_context(file) for file in targets]
        try:
            with Progressing(len(entries)) as progress:
                for scanned, plan in scan_plans(
                    entries,
                    together,
                    questions=asked,
                    jobs=jobs or cores(),
                    ocr=not no_ocr,
                    phrases=own,
                    password=password_of(password_file),
                    limits=limits,
                    store=store,
                    cluster=cluster,
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
            f"interrupted after {len(tally.rows)} of {len(entries)} documents; "
            "their rows are written. Run it again for the rest."
        )
        return Exit.INTERRUPTED
    return status_of(len(tally.rows), tally.count(Status.FAILED))


def _questions(ask: list[str], ask_file: str, lexicon: Lexicon) -> tuple[Question, ...]:
    from analyzer.questions import every_procedure, parse_question, read_questions

    asked = [parse_question(text, lexicon) for text in ask]
    if ask_file:
        asked += read_questions(Path(ask_file), lexicon)
    return tuple(dict.fromkeys(asked)) or every_procedure(lexicon)
