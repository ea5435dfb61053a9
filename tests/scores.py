"""Score carveout against the hand labels of the real documents: `python -m tests.scores`.

Reads the corpus beside the project, prints the report of `carveout evaluate` and then what the
corpus's own scorer says of the same rows: that one is the reference. With `--floors` every insurer
is left out once, too, and the exit status is 1 where a figure is beyond its bar.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from analyzer.evaluation.agreement import Tally, balanced, by_kind, false_in_negatives
from analyzer.evaluation.gold import read_gold
from analyzer.evaluation.measuring import Evaluation, labelled_entries, measure
from analyzer.evaluation.saving import as_json, compare, read_run, run_of
from analyzer.evaluation.showing import change_lines, report_lines
from analyzer.export import OutputFile, write_csv
from analyzer.inputs import expand
from analyzer.lexicon import load
from analyzer.report import CLAUSE_COLUMNS, OUTLOOK_COLUMNS, PLAN_COLUMNS
from analyzer.workers import Scanned

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
CORPUS = SHARED / "corpus"
SCORER = SHARED / "eval" / "score.py"
JOBS = 2


class Bar(NamedTuple):
    """A figure, and the least or the most that it may be; None where it was not measured."""

    name: str
    figure: Callable[[Evaluation], float | None]
    least: float = float("-inf")
    most: float = float("inf")

    def missed(self, evaluation: Evaluation) -> str:
        """What is wrong, if anything."""
        value = self.figure(evaluation)
        if value is None:
            return f"{self.name}: not measured"
        if value < self.least:
            return f"{self.name}: {value:.3f}, at least {self.least:.2f} is asked"
        if value > self.most:
            return f"{self.name}: {value:.3f}, at most {self.most:.2f} is asked"
        return ""


def of_kind(kind: str, figure: Callable[[Tally], float]) -> Callable[[Evaluation], float]:
    """One figure of one kind of clause."""
    return lambda evaluation: figure(by_kind(evaluation.judged)[kind])


def share(right: list[bool]) -> float | None:
    """The share of those that are right, if there are any."""
    return sum(right) / len(right) if right else None


def false_rows_in_silence(evaluation: Evaluation) -> float | None:
    """False rows for each document that has no labelled clause, not even an optional one."""
    labelled = {label.document for label in evaluation.gold.clauses}
    silent = [document for document in evaluation.gold.documents if document not in labelled]
    false = false_in_negatives(evaluation.judged, silent)
    return sum(false.values()) / len(silent) if silent else None


def lost_on_strangers(evaluation: Evaluation) -> float | None:
    """How much F1 drops when each insurer is left out."""
    if evaluation.held_out is None:
        return None
    full, poorer = by_kind(evaluation.judged)["all"], by_kind(evaluation.held_out.judged)["all"]
    return full.f1 - poorer.f1


BARS = (
    Bar("clauses F1", of_kind("all", lambda tally: tally.f1), least=0.94),
    Bar("exclusion recall", of_kind("exclusion", lambda tally: tally.recall), least=0.97),
    Bar("exclusion precision", of_kind("exclusion", lambda tally: tally.precision), least=0.95),
    Bar("carve-out recall", of_kind("carve_out", lambda tally: tally.recall), least=0.92),
    Bar("carve-out precision", of_kind("carve_out", lambda tally: tally.precision), least=0.90),
    Bar("definition F1", of_kind("definition", lambda tally: tally.f1), least=0.88),
    Bar("coverage F1", of_kind("coverage", lambda tally: tally.f1), least=0.88),
    Bar(
        "bindings near",
        lambda evaluation: share([one.right for one in evaluation.bindings if one.near]),
        least=0.92,
    ),
    Bar(
        "outlook accuracy",
        lambda evaluation: share([one.right for one in evaluation.outlooks]),
        least=0.93,
    ),
    Bar("outlooks balanced", lambda evaluation: balanced(evaluation.outlooks)[0], least=0.90),
    Bar("false rows in a document without clauses", false_rows_in_silence, most=0.1),
    Bar("F1 lost when each insurer is left out", lost_on_strangers, most=0.03),
    Bar("rows that name no rule", lambda evaluation: len(evaluation.unruled), most=0),
)


def reference(scanned: tuple[Scanned, ...], errors: int) -> Iterator[str]:
    """What the corpus's scorer prints of the CSV files with these rows."""
    with TemporaryDirectory() as name:
        tables = {
            "clauses": (CLAUSE_COLUMNS, [row for one in scanned for row in one.clause_rows]),
            "outlooks": (OUTLOOK_COLUMNS, [row for one in scanned for row in one.outlook_rows]),
            "facts": (PLAN_COLUMNS, [one.plan_row for one in scanned]),
        }
        for table, (columns, rows) in tables.items():
            write_csv(Path(name, table), columns, rows)
        for what in ("clauses", "bindings", "outlooks", "facts"):
            table = "clauses" if what == "bindings" else what
            command = [sys.executable, SCORER, what, CORPUS / f"{table}.jsonl", Path(name, table)]
            command += ["--errors", str(errors)]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            yield done.stdout


def main() -> int:
    """Read, judge and print; 1 when a bar is asked for and missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.scores", description=__doc__)
    parser.add_argument("--floors", action="store_true", help="fail beyond the bars")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print N misses of each")
    parser.add_argument("--leave-one-insurer-out", action="store_true", help="score that too")
    parser.add_argument("--json", metavar="FILE", help="save the run")
    parser.add_argument("--against", metavar="FILE", help="show gains and losses against a run")
    given = parser.parse_args()
    if not CORPUS.is_dir():
        raise SystemExit(f"the real plan documents are not at {CORPUS}")
    lexicon = load()
    gold = read_gold(CORPUS, lexicon)
    entries = labelled_entries(gold, expand([CORPUS / "pdfs"]))
    earlier = read_run(Path(given.against)) if given.against else None
    leave_out = given.floors or given.leave_one_insurer_out
    evaluation = measure(gold, entries, lexicon, jobs=JOBS, leave_out=leave_out)
    lines = [*report_lines(evaluation, errors=given.errors)]
    if earlier:
        now = run_of(evaluation)
        lines += change_lines(compare(earlier, now), earlier, now)
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.write("\nThe reference scorer\n")
    sys.stdout.write("\n".join(reference(evaluation.scanned, given.errors)))
    if given.json:
        with OutputFile(given.json) as file:
            file.put(as_json(evaluation).encode())
    missed = [line for bar in BARS if (line := bar.missed(evaluation))] if given.floors else []
    sys.stdout.write("".join(f"BEYOND ITS BAR {line}\n" for line in missed))
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main())
