"""`carveout analyze`: what one document, or the papers of one plan, say."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer

from analyzer.advice.command import Age, MonthsSince, State, WithoutApproval, circumstances
from analyzer.errors import UsageError
from analyzer.shell import (
    STDOUT,
    Config,
    Debug,
    Json,
    LimitTexts,
    NoOcr,
    PasswordFile,
    Phrases,
    Xlsx,
    check_outputs,
    cores,
    password_of,
    status_of,
)


def analyze(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE", help="PDF, DOCX, HTML or text files.", show_default=False),
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
    limit: LimitTexts = None,
    config: Config = "",
    password_file: PasswordFile = "",
    xlsx: Xlsx = "",
    json_file: Json = "",
    no_ocr: NoOcr = False,
    phrases: Phrases = None,
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
    from analyzer.batch import scan_reports
    from analyzer.inputs import expand
    from analyzer.lexicon import load
    from analyzer.own_phrases import read_phrases
    from analyzer.plan_terminal import print_plan
    from analyzer.plans import as_one_plan
    from analyzer.questions import cross
    from analyzer.records import Failure
    from analyzer.settings import chosen_limits
    from analyzer.terminal import open_console, print_problem, print_report
    from analyzer.workers import rows_of
    from analyzer.writing.outputs import document_files

    lexicon = load()
    limits, remark = chosen_limits(limit or [], config, files)
    if remark:
        print_problem(remark)
    own = read_phrases(phrases) if phrases else ""
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
    reports = scan_reports(
        entries,
        questions=asked,
        jobs=cores(),
        password=password_of(password_file),
        limits=limits,
        ocr=not no_ocr,
        phrases=own,
        debug=debug,
    )
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
