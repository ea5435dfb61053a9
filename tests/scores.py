"""Score carveout against the hand labels of the real documents: `python -m tests.scores`.

Scans the corpus beside the project into a temporary folder, runs its scorer over the CSV files and
prints what that says. With `--floors` the exit status is 1 where a score is below its bar.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
CORPUS = SHARED / "corpus"
SCORER = SHARED / "eval" / "score.py"
JOBS = 2


class Bar(NamedTuple):
    """A score, where the scorer prints it, and the least that it may be."""

    name: str
    pattern: re.Pattern[str]
    least: float


NUMBER = r"\d\.\d+"
BARS = (
    Bar("clauses F1", re.compile(rf"^all\b.*\s({NUMBER})$", re.M), 0.90),
    Bar("exclusion recall", re.compile(rf"^exclusion\s+\d+\s+\d+\s+({NUMBER})", re.M), 0.92),
    Bar("binding near", re.compile(rf"^bindings near .*\s({NUMBER})$", re.M), 0.92),
    Bar("outlook accuracy", re.compile(rf"\baccuracy ({NUMBER})", re.M), 0.93),
    Bar("outlooks balanced", re.compile(rf"^balanced ({NUMBER})", re.M), 0.90),
)


def scan(folder: Path) -> None:
    """Write the three CSV files of the corpus into `folder`."""
    command = [sys.executable, "-m", "analyzer", "scan", CORPUS / "pdfs", "--jobs", str(JOBS)]
    for name in ("clauses", "outlooks", "plans"):
        command += [f"--{name}", folder / f"{name}.csv"]
    command += ["--ask-file", CORPUS / "questions.csv"]
    # Status 1 only says that a document could not be read; its rows say so too.
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(f"the scan ended with status {done.returncode}")


def score(what: str, gold: str, rows: Path, errors: int) -> str:
    """What the scorer prints."""
    command = [sys.executable, SCORER, what, CORPUS / gold, rows, "--errors", str(errors)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def below_bars(printed: str) -> list[str]:
    """The scores that are below their bar, or that were not printed."""
    found = [(bar, bar.pattern.search(printed)) for bar in BARS]
    return [
        f"{bar.name}: {match[1] if match else 'not printed'}, at least {bar.least:.2f} is asked"
        for bar, match in found
        if not match or float(match[1]) < bar.least
    ]


def main() -> int:
    """Scan, score and print; 1 when a floor is asked for and missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.scores", description=__doc__)
    parser.add_argument("--floors", action="store_true", help="fail below the bars")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print N misses of each")
    given = parser.parse_args()
    if not CORPUS.is_dir():
        raise SystemExit(f"the real plan documents are not at {CORPUS}")
    with TemporaryDirectory() as name:
        folder = Path(name)
        scan(folder)
        printed = "\n".join(
            score(what, gold, folder / rows, given.errors)
            for what, gold, rows in (
                ("clauses", "clauses.jsonl", "clauses.csv"),
                ("bindings", "clauses.jsonl", "clauses.csv"),
                ("outlooks", "outlooks.jsonl", "outlooks.csv"),
                ("facts", "facts.jsonl", "plans.csv"),
            )
        )
    sys.stdout.write(printed)
    missed = below_bars(printed) if given.floors else []
    sys.stdout.write("".join(f"BELOW {line}\n" for line in missed))
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main())
