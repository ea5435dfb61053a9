"""`carveout compare`: what changed from one document to another, or from folder to folder."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from analyzer.shell import STDOUT, Debug, Exit, Jobs, check_outputs, cores

# The other modules are imported in the command: `carveout --help` must not wait for them.
if TYPE_CHECKING:
    from analyzer.comparing.records import Comparison

MAX_NAMES = 6  # procedures in a line; the CSV file has all
STYLES = {"": "", "-": "red", "+": "green"}


def compare(
    before: Annotated[
        str, typer.Argument(metavar="A", help="The earlier PDF, or its folder.", show_default=False)
    ],
    after: Annotated[
        str, typer.Argument(metavar="B", help="The later PDF, or its folder.", show_default=False)
    ],
    csv_file: Annotated[
        str, typer.Option("--csv", metavar="F.csv", help="Write every change here; - is stdout.")
    ] = "",
    ask: Annotated[
        list[str] | None,
        typer.Option(
            metavar="PROCEDURE[:GROUND]",
            help="Compare this outlook alone; may be given again.  [default: all]",
        ),
    ] = None,
    jobs: Jobs = None,
    debug: Debug = False,
) -> int:
    """Compare two documents, or the documents of two folders plan by plan.

    Exclusions, exceptions, coverage and definitions that were added, dropped or reworded, word by
    word with both pages; whether one was widened or narrowed, where that can be told; and the
    outlooks that changed. A clause that only moved is no change. In folders, documents belong
    together by name, by name without the year, or by insurer and plan.

    \b
    Examples:
      carveout compare plan_2025.pdf plan_2026.pdf
      carveout compare plans/2025 plans/2026 --csv changes.csv
      carveout compare a.pdf b.pdf --ask microneedling:burn

    \b
    Exit status: 0 compared, 1 some documents failed, 2 wrong use or no input, 3 nothing could be
    compared, 130 interrupted.
    """
    from contextlib import ExitStack

    from analyzer.comparing.batch import Alone, compare_all, paired_paths
    from analyzer.comparing.showing import COMPARE_COLUMNS, compare_rows
    from analyzer.export import CsvFile
    from analyzer.labels import Ground
    from analyzer.lexicon import load
    from analyzer.questions import every_procedure, parse_question
    from analyzer.records import Failure
    from analyzer.terminal import open_console, print_problem, safe

    lexicon = load()
    asked = tuple(dict.fromkeys(parse_question(text, lexicon) for text in ask or ()))
    asked = asked or tuple(
        question for ground in Ground for question in every_procedure(lexicon, ground)
    )
    names = {procedure.id: procedure.name for procedure in lexicon.procedures}
    found = paired_paths(before, after)
    entries = [entry for pair in found.pairs for entry in pair]
    check_outputs([csv_file] if csv_file else [], entries + found.only_before + found.only_after)
    console = open_console(stderr=csv_file == STDOUT)
    compared = failed = 0
    with ExitStack() as stack:
        file = stack.enter_context(CsvFile(csv_file, COMPARE_COLUMNS)) if csv_file else None
        for made in compare_all(found, asked, jobs=jobs or cores(), debug=debug):
            if isinstance(made, Failure):
                failed += 1
                print_problem(f"{made.name}: {made.problem} {made.remedy} [{made.code}]")
            elif isinstance(made, Alone):
                print_problem(
                    f"{made.name}: there is nothing to compare it with in the other folder. "
                    "Give both the same name but for the year, or compare two files."
                )
            else:
                if compared:
                    console.print()
                _show(made, names, stderr=csv_file == STDOUT)
                compared += 1
                if file:
                    file.write(compare_rows(made))
    if csv_file and csv_file != STDOUT:
        console.print(safe(f"Changes: {csv_file}"), soft_wrap=True)
    if not compared:
        return Exit.ALL_FAILED
    return Exit.SOME_FAILED if failed else Exit.DONE


def _show(made: Comparison, names: Mapping[str, str], *, stderr: bool) -> None:
    from analyzer.comparing.showing import CONTEXT, head, marks, outlook_groups, summary
    from analyzer.terminal import label, open_console, safe

    console = open_console(stderr=stderr)
    console.print(safe(f"{made.before} -> {made.after}", "bold"), soft_wrap=True)
    console.print(safe(summary(made)), soft_wrap=True)
    for line in made.unread:
        console.print(safe(f"Not all of it was read: {line}", "yellow"), soft_wrap=True)
    for change in made.changes:
        console.print()
        console.print(safe(head(change), "bold"), soft_wrap=True)
        pieces = [
            safe(mark.words, STYLES[mark.sign]) for mark in marks(change.pieces, context=CONTEXT)
        ]
        console.print(safe(" "), *pieces, soft_wrap=True)
    if made.outlooks:
        console.print()
        console.print(safe("Outlooks that changed", "bold underline"))
    for group in outlook_groups(made.outlooks, names):
        more = len(group.procedures) - MAX_NAMES
        shown = ", ".join(group.procedures[:MAX_NAMES]) + (f" and {more} more" if more > 0 else "")
        who = f"{shown} ({', '.join(group.grounds)})"
        note = ", ".join(filter(None, (group.effect, group.pages)))
        was, now = label(console, group.before), label(console, group.after)
        console.print(safe(" "), was, safe("->"), now, safe(f"[{note}]: {who}"), soft_wrap=True)
