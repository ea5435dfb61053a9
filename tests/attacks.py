"""Scan the set of hostile PDFs beside the project: `python -m tests.attacks [--floors]`.

Writes the set into a temporary folder, with the pipes, links and devices that hang naive programs,
scans it once, and compares the rows of plans.csv with the table of what each file has to come to,
warnings included. Then it scans the real nasty PDFs. The bars: every file has its row, no message
shows a traceback, none of the silent real files is called analysed without its pages, and at least
`LEAST` of the attacks come out as the table asks.

Where the table asks for an error but grants exit status 0, a reader that the attack does not touch
is as right; where it grants 3, one that refuses is. The limit of a page's time is met, too, by a
document in which that page is named as left out (W_PAGE_FAILED).
"""

from __future__ import annotations

import argparse
import csv
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
GENERATOR = ROOT.parent / "shared" / "robustness" / "gen_attacks.py"
REAL = GENERATOR.with_name("pdfs")
LEAST = 1.0
LEAST_REAL = 0.98
JOBS = 2
SECONDS = 1_800  # after which a scan hangs

# What the table writes with three dots, in full; and what a folder scan has no row for on purpose.
DEEP = "batch_nasty/" + "/".join(f"deep{number:02}" for number in range(80)) + "/deep.pdf"
MUTANTS = "mutants/mut_*.pdf (200)"  # one row of the table for all
EMPTY = "batch_empty/"  # a folder with no document is no batch
NAMED = "batch_nasty/noextension"  # taken only where it is named itself
DROPPED = "-dac_override,-dac_read_search"  # the rights by which root reads what is closed
ESCAPES = {"\\n": "\\x0a", "\\r": "\\x0d", "\u202e": "\\u202e"}  # the table's, and the rows'


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file, by its header."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def scan(folder: Path, plans: Path, *options: str | Path, jobs: int = JOBS, status: int = 1) -> str:
    """Scan the folder; what was said on the way.

    The table says what comes of pictures of text that nobody has recognised.
    """
    command: list[str | Path] = [sys.executable, "-m", "analyzer", "scan", folder, *options]
    if os.geteuid() == 0:
        command[:0] = ["setpriv", f"--bounding-set={DROPPED}", f"--inh-caps={DROPPED}"]
    command += ["--plans", plans, "--jobs", str(jobs), "--no-ocr"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, timeout=SECONDS)
    if done.returncode != status:
        raise SystemExit(f"the scan ended with status {done.returncode}, not {status}")
    return (done.stdout + done.stderr).decode("utf-8", "replace")


def as_asked(asked: Mapping[str, str], row: Mapping[str, str] | None) -> bool:
    """Whether a document came to what the table asks."""
    if row is None:
        return asked["expect"] == "skipped"
    failed = row["status"] == "failed"
    codes = set(asked["code"].split("|"))
    said = {warning.partition(":")[0] for warning in row["warnings"].split(";")}
    said |= {"E_LIMIT_PAGE_TIME"} if "W_PAGE_FAILED" in said else set()
    granted = asked["exit_single"].split("|")
    match asked["expect"]:
        case "error":
            return row["code"] in codes if failed else "0" in granted
        case "analysed or error":
            return not failed or row["code"].startswith("E_")
        case "analysed+warning":
            return "3" in granted if failed else bool(codes & said)
        case "skipped":  # a folder called .pdf may have a row that says what it is
            return row["code"] == "E_NOT_FILE"
        case _:
            return not failed


def rows_below(plans: Path, place: str = "") -> dict[str, dict[str, str]]:
    """The rows by the name of their document in the set; they were scanned below `place`."""
    return {place + row["document"].removeprefix("'"): row for row in rows_of(plans)}


def mutants(came: Mapping[str, dict[str, str]]) -> dict[str, str]:
    """One row for all mutants: failed without a code if one of them is not as asked."""
    own = [row for name, row in came.items() if name.startswith("mutants/")]
    asked = {"expect": "analysed or error", "code": "", "exit_single": "0|3"}
    right = len(own) == 200 and all(as_asked(asked, row) for row in own)
    return {"status": "analysed" if right else "failed", "code": "", "warnings": ""}


def wrong(came: Mapping[str, dict[str, str]], empty: str) -> Iterator[tuple[bool, str]]:
    """Whether each file is as asked, and what to print if it is not.

    `empty` is what was said of the folder without a document.
    """
    is_said = "There is no PDF" in empty
    for asked in rows_of(GENERATOR.with_name("attacks.csv")):
        name = DEEP if "/../" in asked["file"] else asked["file"]
        for theirs, ours in ESCAPES.items():
            name = name.replace(theirs, ours)
        if name == EMPTY:
            yield is_said, f"{EMPTY}: {empty!r}"
            continue
        row = mutants(came) if name == MUTANTS else came.get(name)
        said = "no row" if row is None else f"{row['status']} {row['code']} {row['warnings']}"
        wanted = f"{asked['expect']} {asked['code']}".strip()
        yield as_asked(asked, row), f"{asked['file']}: {said.strip()}, asked: {wanted}"


def wrong_real(plans: Path) -> Iterator[tuple[bool, str]]:
    """The same for the real files: each is read, or refused for its reason."""
    came = {row["document"]: row for row in rows_of(plans)}
    for asked in rows_of(GENERATOR.with_name("pdfs_expected.csv")):
        row = came.get(asked["file"])
        if row is None:
            yield False, f"{asked['file']}: no row, asked: {asked['expect']}"
            continue
        failed = row["status"] == "failed"
        match asked["expect"]:
            case "analysed":
                right = not failed
            case "E_PASSWORD" | "E_ENCRYPTION_UNSUPPORTED":
                right = row["code"] == asked["expect"]
            case _:  # damaged or without text: refused, or read with a warning
                right = failed or bool(row["warnings"])
        yield right, f"{asked['file']}: {row['status']} {row['code']}, asked: {asked['expect']}"


def write_set(folder: Path) -> None:
    """Write the set into `folder`, with what hangs naive programs."""
    command = [sys.executable, GENERATOR, folder, "--special"]
    # The set writes its table where it is started.
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=folder.parent)


class Attacked(NamedTuple):
    """What came of the set and of the real files; outcomes as from `wrong`."""

    said: str
    outcomes: list[tuple[bool, str]]
    real: list[tuple[bool, str]]
    silent: list[str]  # files of the set without a row
    rows: dict[str, dict[str, str]]


def attack(place: Path, *options: str | Path) -> Attacked:
    """Write the set below `place` and scan it with further `options`; then the real files."""
    folder, plans = place / "attacks", place / "plans.csv"
    write_set(folder)
    said = scan(folder, plans, *options)
    rows = rows_below(plans)
    silent = sorted(without_row(folder, plans))
    empty = scan(folder / EMPTY, place / "empty.csv", status=2)
    named = place / "named.csv"
    said += empty + scan(folder / NAMED, named, status=0)
    rows |= rows_below(named, "batch_nasty/")
    outcomes = list(wrong(rows, empty))
    said += scan(REAL, plans)
    return Attacked(said, outcomes, list(wrong_real(plans)), silent, rows)


def main() -> int:
    """Write the set, scan, compare and print; 1 when a bar is asked for and missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.attacks", description=__doc__)
    parser.add_argument("--floors", action="store_true", help="fail below the bars")
    given = parser.parse_args()
    if not GENERATOR.is_file():
        raise SystemExit(f"the attack set is not at {GENERATOR}")
    with TemporaryDirectory() as name:
        attacked = attack(Path(name))
    said, outcomes, real = attacked.said, attacked.outcomes, attacked.real
    silent = attacked.silent
    share, share_real = (sum(right for right, _ in one) / len(one) for one in (outcomes, real))
    lines = [line for right, line in outcomes + real if not right]
    lines += [f"{name}: no row" for name in silent]
    sys.stdout.write("".join(f"{line!a}\n" for line in lines))
    sys.stdout.write(
        f"attacks as asked {share:.3f} of {len(outcomes)}; {len(silent)} without a row\n"
        f"real files as asked {share_real:.3f} of {len(real)}\n"
        f"tracebacks {said.count('Traceback')}\n"
    )
    missed = share < LEAST or share_real < LEAST_REAL or "Traceback" in said or bool(silent)
    return int(given.floors and missed)


def without_row(folder: Path, plans: Path) -> Iterator[str]:
    """The files of the set that the scan passed over in silence."""
    came = {row["document"] for row in rows_of(plans)}
    for path in folder.rglob("*.pdf"):
        name = path.relative_to(folder)
        if name.parts[0] != "batch_nasty" and name.as_posix() not in came:
            yield name.as_posix()


if __name__ == "__main__":
    sys.exit(main())
