"""`carveout evaluate`: how well it does on documents that somebody has labelled."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from analyzer.errors import UsageError
from analyzer.shell import STDOUT, Debug, Jobs, Phrases, check_outputs, cores, status_of

# The other modules are imported in the command: `carveout --help` must not wait for them.


def evaluate(
    gold: Annotated[
        Path,
        typer.Argument(
            metavar="GOLD",
            help="Folder with clauses.jsonl (outlooks.jsonl, facts.jsonl, manifest.csv), or that "
            "file, or a clauses CSV with a column verdict.",
            show_default=False,
        ),
    ],
    pdfs: Annotated[
        list[str],
        typer.Argument(
            metavar="PDFS", help="The labelled PDF files, or their folders.", show_default=False
        ),
    ],
    json_file: Annotated[
        str, typer.Option("--json", metavar="FILE", help="Save the run here; - is stdout.")
    ] = "",
    against: Annotated[
        str,
        typer.Option(metavar="EARLIER.json", help="Show gains and losses against a saved run."),
    ] = "",
    errors: Annotated[
        int, typer.Option(metavar="N", min=0, help="Print the first N misses and false rows.")
    ] = 0,
    leave_one_insurer_out: Annotated[
        bool,
        typer.Option(
            "--leave-one-insurer-out",
            help="Judge the documents of each insurer also without the spellings that no other "
            "insurer's documents hold.",
        ),
    ] = False,
    phrases: Phrases = None,
    jobs: Jobs = None,
    debug: Debug = False,
) -> int:
    """Compare what is found in documents with the labels of a careful reader.

    Labels are JSON lines, one clause each: doc, page, kind, anchor (a few of its words). A row is
    right when it is of that kind, on that page or the next to it, and holds those words.

    \b
    Examples:
      carveout evaluate labels/ plans/
      carveout evaluate labels/ plans/ --errors 40 --json run.json
      carveout evaluate labels/ plans/ --against run.json
      carveout evaluate labels/ plans/ --phrases mine.toml --against run.json
      carveout evaluate verdicts.csv plans/
      carveout evaluate labels/ plans/ --leave-one-insurer-out

    \b
    Exit status: 0 all analysed, 1 some documents failed (their labels count as missed), 2 wrong
    use or labels that cannot be used, 3 nothing could be analysed, 130 interrupted.
    """
    from contextlib import ExitStack

    from analyzer.evaluation.gold import label_files, read_gold
    from analyzer.evaluation.measuring import check_insurers, labelled_entries, measure
    from analyzer.evaluation.saving import as_json, compare, read_run, run_of
    from analyzer.evaluation.showing import change_lines, report_lines
    from analyzer.export import OutputFile
    from analyzer.inputs import expand
    from analyzer.own_phrases import extended, read_phrases
    from analyzer.progress import Progressing
    from analyzer.terminal import open_console, print_problem

    own = read_phrases(phrases) if phrases else ""
    lexicon = extended(own)
    labels = read_gold(gold, lexicon)
    if leave_one_insurer_out:
        check_insurers(labels, gold)
    entries = labelled_entries(labels, expand(pdfs))
    earlier = read_run(Path(against)) if against else None
    if json_file:
        check_outputs([json_file], entries)
        if Path(json_file).resolve() in (path.resolve() for path in label_files(gold)):
            raise UsageError(f"{json_file}: these are the labels. Name another output.")

    with ExitStack() as stack:
        # Opened first: that a file cannot be written is better known before the reading.
        file = stack.enter_context(OutputFile(json_file)) if json_file else None
        with Progressing(len(entries)) as progress:
            evaluation = measure(
                labels,
                entries,
                lexicon,
                jobs=jobs or cores(),
                leave_out=leave_one_insurer_out,
                phrases=own,
                step=progress.step,
                debug=debug,
            )
        if file:
            file.put(as_json(evaluation).encode())

    console = open_console(stderr=json_file == STDOUT)
    for line in report_lines(evaluation, errors=errors):
        console.print(line, soft_wrap=True)
    if earlier:
        now = run_of(evaluation)
        for line in change_lines(compare(earlier, now), earlier, now):
            console.print(line, soft_wrap=True)
    for failure in evaluation.failures:
        print_problem(f"{failure.name}: {failure.problem} {failure.remedy} [{failure.code}]")
    return status_of(len(entries), len(evaluation.failures))
