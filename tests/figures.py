"""The figures that the README and the methods page state: `python -m tests.figures [--write]`.

They stand in `models/figures.toml` alone. This measures them on the corpus beside the project and
tells where a stated figure is not the measured one; with `--write` it puts the measured ones there
and into the README's table.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable

from analyzer.evaluation.agreement import Tally, balanced, by_kind
from analyzer.evaluation.gold import read_gold
from analyzer.evaluation.measuring import Evaluation, labelled_entries, measure
from analyzer.inputs import expand
from analyzer.lexicon import load
from tests.scores import CORPUS, JOBS, ROOT
from ui.figures import Figure, stated

FILE = ROOT / "models" / "figures.toml"
README = ROOT / "README.md"
FACTS = ("document_type", "member_phone", "coverage_start")


def _tally(tally: Tally, *, f1: bool = False) -> str:
    figures = (tally.recall, tally.precision, *((tally.f1,) if f1 else ()))
    return ", ".join(f"{figure:.3f}" for figure in figures)


def _left_out(evaluation: Evaluation) -> str:
    held_out = evaluation.held_out
    return _tally(by_kind(held_out.judged)["all"], f1=True) if held_out else "not measured"


def _bindings(evaluation: Evaluation) -> str:
    right = [one.right for one in evaluation.bindings]
    return f"{sum(right)} of {len(right)}"


def _outlooks(evaluation: Evaluation) -> str:
    right = [one.right for one in evaluation.outlooks]
    return f"{sum(right) / len(right):.3f}; {balanced(evaluation.outlooks)[0]:.3f}"


def _facts(evaluation: Evaluation) -> str:
    told = []
    for fact in FACTS:
        right = [one.right for one in evaluation.facts if one.label.fact == fact]
        told.append(f"{sum(right)} of {len(right)}")
    return ", ".join(told)


def _of_kind(kind: str, *, f1: bool = False) -> Callable[[Evaluation], str]:
    return lambda evaluation: _tally(by_kind(evaluation.judged)[kind], f1=f1)


MEASURED: dict[str, Callable[[Evaluation], str]] = {
    "clauses": _of_kind("all", f1=True),
    "exclusions": _of_kind("exclusion"),
    "carve_outs": _of_kind("carve_out"),
    "coverage": _of_kind("coverage"),
    "bindings": _bindings,
    "left_out": _left_out,
    "outlooks": _outlooks,
    "facts": _facts,
}


def readme_table(figures: tuple[Figure, ...]) -> str:
    """The lines of the README's table."""
    return "\n".join(f"| {figure.name} | {figure.value} |" for figure in figures)


def main() -> int:
    """1 where a stated figure is not the measured one."""
    parser = argparse.ArgumentParser(prog="python -m tests.figures", description=__doc__)
    parser.add_argument("--write", action="store_true", help="take over what was measured")
    given = parser.parse_args()
    if not CORPUS.is_dir():
        raise SystemExit(f"the real plan documents are not at {CORPUS}")
    lexicon = load()
    gold = read_gold(CORPUS, lexicon)
    entries = labelled_entries(gold, expand([CORPUS / "pdfs"]))
    evaluation = measure(gold, entries, lexicon, jobs=JOBS, leave_out=True)
    differ = False
    file, readme = FILE.read_text("utf-8"), README.read_text("utf-8")
    for figure in stated():
        value = MEASURED[figure.id](evaluation)
        if value == figure.value:
            continue
        differ = True
        sys.stdout.write(f"{figure.name}: stated {figure.value}, measured {value}\n")
        row = rf'(id = "{figure.id}"\nname = .*\nvalue = )".*"'
        file = re.sub(row, lambda found, value=value: f'{found[1]}"{value}"', file)
        readme = readme.replace(readme_table((figure,)), f"| {figure.name} | {value} |")
    if given.write:
        FILE.write_text(file, "utf-8")
        README.write_text(readme, "utf-8")
        return 0
    return int(differ)


if __name__ == "__main__":
    sys.exit(main())
