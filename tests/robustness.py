"""What hostile and damaged files come to: `python -m tests.robustness [--floors] [--quick]`.

Prints a table of figure, bar and today's value; with `--floors` it ends with 1 where a bar is
missed. `--quick`, for CI, takes fewer mutants, kills and labelled documents, with the same seeds;
each row says how many it took. The other rows are the same in both forms. The bar of the time is in
seconds of both cores together, since a busy machine makes wall time mean nothing.
"""

from __future__ import annotations

import argparse
import io
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pikepdf

from analyzer.errors import PolicyReadError
from analyzer.labels import Code
from analyzer.reading.assemble import read_policy
from analyzer.reading.limits import Attempt
from tests import attacks, injections, kills, mutants, offline
from tests.scores import CORPUS

SEED = 2026
MANY = 200  # mutants
KILLS, FEW_KILLS = 50, 4
FEW = 60  # mutants
EVERY = 4  # labelled document, in the quick form
MAX_ALARMS = 0.01  # of the pages of honest documents
MAX_CORE_SECONDS = 2 * 15 * 60.0
VISIBLE = ("hid_white_on_black_visible.pdf", "scan_ocr_layer_mode3.pdf")
CONTROL = "ctl_policy_ok.pdf"


class Row(NamedTuple):
    """One line of the table."""

    figure: str
    bar: str
    today: str
    held: bool


def main() -> int:
    """Measure and print; 1 when a bar is asked for and missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.robustness", description=__doc__)
    parser.add_argument("--floors", action="store_true", help="fail below the bars")
    parser.add_argument("--quick", action="store_true", help="fewer mutants, kills and documents")
    given = parser.parse_args()
    if not attacks.GENERATOR.is_file():
        raise SystemExit(f"the attack set is not at {attacks.GENERATOR}")
    held = True
    with TemporaryDirectory() as name:
        for row in rows(Path(name), quick=given.quick):
            mark = "" if row.held else "  MISSED"
            sys.stdout.write(f"{row.figure:58} {row.bar:>12}  {row.today}{mark}\n")
            sys.stdout.flush()
            held = held and row.held
    return int(given.floors and not held)


def rows(place: Path, *, quick: bool) -> Iterator[Row]:
    """The lines of the table in turn, each measured when it is asked for."""
    folder, outlooks = place / "attacks", place / "outlooks.csv"
    try:
        said, own, real, silent, came = attacks.attack(place, "--outlooks", outlooks)
    except (SystemExit, subprocess.TimeoutExpired) as problem:
        yield Row("scans of the whole set that hang or die", "0", str(problem), False)
        return
    trouble = len(silent)
    for figure, outcomes, least in (
        ("attacks as asked", own, attacks.LEAST),
        ("nasty real PDFs as asked", real, attacks.LEAST_REAL),
    ):
        right = sum(one for one, _ in outcomes)
        missed = "".join(f"\n    {line!a}" for one, line in outcomes if not one)
        bar = f">= {least:.3f}"
        today = f"{right} of {len(outcomes)}{missed}"
        yield Row(figure, bar, today, right >= least * len(outcomes))
    trouble += said.count("Traceback") + sum(
        not right and "no row" in line for right, line in own + real
    )
    count = FEW if quick else MANY
    lost, escaped = mutants.losses(originals(folder), SEED, count)
    trouble += escaped
    figure = "tracebacks, signals, hangs, missing rows, errors of its own"
    yield Row(figure, "0", str(trouble), not trouble)
    figure = "mutants read as sound with under 80 % of the letters"
    yield Row(figure, "0", f"{lost} of {count}", not lost)
    yield from hidden(came, outlooks)
    yield alarms(EVERY if quick else 1)
    times = FEW_KILLS if quick else KILLS
    same = kills.resumed(times)
    figure = "scans killed at random, resumed to the same bytes"
    yield Row(figure, "all", f"{same} of {times}", same == times)
    payloads = sorted(path.name for path in folder.glob("inj_*.pdf"))
    live = injections.live(folder, payloads)
    names = ", ".join(live if not any(live.values()) else (k for k in live if live[k]))
    figure = f"payloads of {len(payloads)} files that are live"
    yield Row(figure, "0", f"{sum(live.values())} ({names})", not any(live.values()))
    yield network(place)
    used = sum(
        usage.ru_utime + usage.ru_stime
        for usage in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )
    bar = f"{MAX_CORE_SECONDS:.0f} s"
    yield Row("time of both cores for all of it", bar, f"{used:.0f} s", used < MAX_CORE_SECONDS)


def originals(folder: Path) -> list[bytes]:
    """What is damaged at random: the samples with text, and a policy packed and not."""
    control = (folder / CONTROL).read_bytes()
    packed = io.BytesIO()
    with pikepdf.open(io.BytesIO(control)) as document:
        document.save(packed, compress_streams=True)
    samples = sorted(mutants.SAMPLES.glob("*.pdf"))
    return [control, packed.getvalue()] + [
        path.read_bytes() for path in samples if not path.name.startswith("scan_")
    ]


def hidden(came: dict[str, dict[str, str]], outlooks: Path) -> Iterator[Row]:
    """Whether hidden text is found, whether it changed an answer, and the two honest controls."""
    asked = [
        row["file"]
        for row in attacks.rows_of(attacks.GENERATOR.with_name("attacks.csv"))
        if row["group"] == "hidden" and row["code"] == Code.W_HIDDEN_TEXT
    ]
    found = sum(Code.W_HIDDEN_TEXT in came[name]["warnings"] for name in asked)
    yield Row("hidden text found", "all", f"{found} of {len(asked)}", found == len(asked))
    answers: dict[str, dict[str, str]] = {}
    for row in attacks.rows_of(outlooks):
        answers.setdefault(row["document"], {})[row["procedure"]] = row["outlook"]
    changed = sum(answers[name] != answers[CONTROL] for name in asked)
    yield Row("answers changed by it", "0", f"{changed} of {len(asked)}", not changed)
    false = sum(Code.W_HIDDEN_TEXT in came[name]["warnings"] for name in VISIBLE)
    yield Row("visible text taken for hidden", "0", f"{false} of {len(VISIBLE)}", not false)


def alarms(every: int) -> Row:
    """Pages of honest documents with a warning of hidden or of lost text."""
    doubted = {Code.W_HIDDEN_TEXT, Code.W_PAGE_FAILED, Code.W_TEXT_MISMATCH}
    pages = alarmed = 0
    for path in sorted((CORPUS / "pdfs").glob("*.pdf"))[::every]:
        try:
            policy = read_policy(path, attempt=Attempt(ocr=False))
        except PolicyReadError:  # a scan
            continue
        pages += len(policy.pages)
        alarmed += len({n for one in policy.warnings if one.code in doubted for n in one.pages})
    figure = "pages of honest documents said to hide or to lose text"
    return Row(figure, "under 1 %", f"{alarmed} of {pages}", alarmed < MAX_ALARMS * pages)


def network(place: Path) -> Row:
    """Whether a scan asks for a host, and whether it is the same without a network."""
    figure = "hosts asked for; same results without a network"
    before = offline.blocked()
    if before is None:
        return Row(figure, "0, same", "not measured: no namespace allowed", True)
    outside, asked = offline.scan(place / "outside", kills.SAMPLES)
    inside, _ = offline.scan(place / "inside", kills.SAMPLES, before)
    same = outside == inside
    today = f"{len(asked)}, {'same' if same else 'other'}"
    return Row(figure, "0, same", today, same and not asked)


if __name__ == "__main__":
    sys.exit(main())
