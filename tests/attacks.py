"""Scan the set of hostile PDFs beside the project: `python -m tests.attacks [--floors]`.

Writes the set into a temporary folder, scans that folder once, and compares the rows of plans.csv
with the table of what each file has to come to. The bars: every file and every mutant has its row,
no message shows a traceback, and at least `LEAST` of the files come out as the table asks.
"""

from __future__ import annotations

import argparse
import csv
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
GENERATOR = ROOT.parent / "shared" / "robustness" / "gen_attacks.py"
LEAST = 0.91
JOBS = 2

# The folder of nasty file names has tests of its own; its names come out escaped.
NASTY_NAMES = "batch_nasty"


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file, by its header."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def scan(folder: Path, plans: Path) -> str:
    """Scan the folder; what was said on the way.

    The table says what comes of pictures of text that nobody has recognised.
    """
    command = [sys.executable, "-m", "analyzer", "scan", folder]
    command += ["--plans", plans, "--jobs", str(JOBS), "--no-ocr"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if done.returncode != 1:
        raise SystemExit(f"the scan ended with status {done.returncode}, not 1")
    return (done.stdout + done.stderr).decode("utf-8", "replace")


def as_asked(asked: Mapping[str, str], row: Mapping[str, str]) -> bool:
    """Whether a document came to what the table asks; warnings are not compared."""
    failed = row["status"] == "failed"
    codes = asked["code"].split("|")
    match asked["expect"]:
        case "error":
            return failed and row["code"] in codes
        case "analysed or error":
            return not failed or row["code"].startswith("E_")
        case _:
            return not failed


def wrong(plans: Path) -> Iterator[tuple[bool, str]]:
    """Whether each file is as asked, and what to print if it is not."""
    came = {row["document"]: row for row in rows_of(plans)}
    for asked in rows_of(GENERATOR.with_name("attacks.csv")):
        if asked["group"] == "batch" or "*" in asked["file"]:
            continue
        row = came.get(asked["file"])
        said = "no row" if row is None else f"{row['status']} {row['code']}".strip()
        wanted = f"{asked['expect']} {asked['code']}".strip()
        right = row is not None and as_asked(asked, row)
        yield right, f"{asked['file']}: {said}, asked: {wanted}"


def main() -> int:
    """Write the set, scan, compare and print; 1 when a bar is asked for and missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.attacks", description=__doc__)
    parser.add_argument("--floors", action="store_true", help="fail below the bars")
    given = parser.parse_args()
    if not GENERATOR.is_file():
        raise SystemExit(f"the attack set is not at {GENERATOR}")
    with TemporaryDirectory() as name:
        folder, plans = Path(name) / "attacks", Path(name) / "plans.csv"
        command = [sys.executable, GENERATOR, folder]
        # The set writes its table where it is started.
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=name)
        said = scan(folder, plans)
        outcomes = list(wrong(plans))
        silent = sorted(without_row(folder, plans))
    share = sum(right for right, _ in outcomes) / len(outcomes)
    lines = [line for right, line in outcomes if not right] + [f"{name}: no row" for name in silent]
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.write(
        f"attacks as asked {share:.3f} of {len(outcomes)}; {len(silent)} without a row\n"
    )
    missed = share < LEAST or "Traceback" in said or bool(silent)
    return int(given.floors and missed)


def without_row(folder: Path, plans: Path) -> Iterator[str]:
    """The files of the set that the scan passed over in silence."""
    came = {row["document"] for row in rows_of(plans)}
    for path in folder.rglob("*.pdf"):
        name = path.relative_to(folder)
        if name.parts[0] != NASTY_NAMES and name.as_posix() not in came:
            yield name.as_posix()


if __name__ == "__main__":
    sys.exit(main())
