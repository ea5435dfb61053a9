"""The command `carveout`: parse, call, print. What it promises stands in its help texts.

Exit status: 0 all analysed; 1 finished, at least one document failed; 2 usage, no input, output
not writable; 3 nothing could be analysed; 70 an error in carveout itself; 130 interrupted.
"""

from __future__ import annotations

import sys
import traceback
from importlib.metadata import version
from typing import Annotated

import typer

from analyzer.advice.command import explain, letter
from analyzer.analyzing import analyze
from analyzer.clustering.command import clusters
from analyzer.comparing.command import compare
from analyzer.errors import CarveoutError
from analyzer.evaluation.command import evaluate
from analyzer.scanning import scan
from analyzer.serving import app
from analyzer.shell import Exit
from analyzer.writing.command import annotate, sheet

commands = typer.Typer(
    name="carveout",
    epilog="Everything stays on this computer, unless you name an address elsewhere. "
    "A reading of documents, no legal or medical advice.",
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


commands.command()(scan)
commands.command()(analyze)
commands.command()(explain)
commands.command()(letter)
commands.command()(annotate)
commands.command()(sheet)
commands.command()(compare)
commands.command()(clusters)
commands.command()(evaluate)
commands.command()(app)
