"""One measured run of one way to look for cosmetic care in PDFs, each in a process of its own.

`python -m tests.bench.runs WAY FILE ...` does the work of the ways that are Python and prints what
it took as JSON; the parent measures the commands of others.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.bench.loads import ROOT, resized

NO_LIMIT = ("--limit", "pages=20000", "--limit", "document-seconds=3600")
WORD = "cosmetic"
MIN_LIKENESS = 90.0  # of 100, for the naive pipeline


class Cost(NamedTuple):
    """What a run took: seconds, seconds of all processors, and the largest process in MiB."""

    wall: float
    cpu: float
    memory: float = 0.0


def command(*words: str | Path, cwd: Path | None = None) -> tuple[Cost, bytes]:
    """The cost of a command with all its processes, and what it printed."""
    start = time.perf_counter()
    process = subprocess.Popen(
        words,
        cwd=cwd,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert process.stdout
    said = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    cost = Cost(
        time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024
    )
    # 1 is: nothing found, or some documents failed; and how Python says that it failed itself.
    if process.returncode not in (0, 1) or (process.returncode and not said):
        raise SystemExit(f"{' '.join(map(str, words))}: ended with {process.returncode}")
    return cost, said


def carveout(*words: str | Path, cwd: Path | None = None) -> Cost:
    """The cost of a command of carveout."""
    return command(sys.executable, "-m", "analyzer", *words, cwd=cwd)[0]


def scan(place: Path, *words: str | Path) -> Cost:
    """The cost of a scan that writes its three CSV files into the folder `place`."""
    files = [word for name in ("clauses", "outlooks", "plans") for word in (f"--{name}", name)]
    return carveout("scan", *words, *files, "--no-ocr", *NO_LIMIT, cwd=place)


def inside(way: str, paths: Sequence[Path], *words: str) -> list[Cost]:
    """The cost of each of `paths` by a way of `WAYS`, in one warm process; its memory with each."""
    said = command(sys.executable, "-m", "tests.bench.runs", way, *words, *paths, cwd=ROOT)[1]
    return [Cost(*cost) for cost in json.loads(said)]


def per_file(tool: Callable[[Path], Sequence[str]], paths: Sequence[Path]) -> list[Cost] | None:
    """The cost of a tool that is started for every file; None where it is not installed."""
    if not shutil.which(tool(paths[0])[0]):
        return None
    return [command(*tool(path))[0] for path in paths]


def pdftotext(path: Path) -> Sequence[str]:
    return "pdftotext", str(path), "-"


def pdfgrep(path: Path) -> Sequence[str]:
    return "pdfgrep", "-ic", WORD, str(path)


# In the process that is measured


def _full(_: str) -> Callable[[Path], object]:
    from analyzer.analysis import warm_up
    from analyzer.reading.limits import LIMITS
    from analyzer.workers import Task, perform

    warm_up()
    limits = LIMITS.with_text(["pages=20000"])
    return lambda path: perform(Task(path, path.name, None, False, None, limits, False))


def _text(_: str) -> Callable[[Path], object]:
    """pdfium's own text of every page and nothing else."""
    import pypdfium2

    def read(path: Path) -> None:
        try:
            document = pypdfium2.PdfDocument(path)
        except pypdfium2.PdfiumError:
            return
        for number in range(len(document)):
            try:
                page = document[number]
            except pypdfium2.PdfiumError:
                continue
            text = page.get_textpage()
            text.get_text_range()
            text.close()
            page.close()
        document.close()

    return read


def _naive(_: str) -> Callable[[Path], object]:
    """What one would write in an afternoon: text, sentences, and every phrase against each."""
    import pdfplumber
    import spacy
    from rapidfuzz import fuzz

    from analyzer.lexicon import load

    lexicon = load()
    phrases = [phrase.lower() for row in lexicon.rows for phrase in row.phrases]
    phrases += [name.lower() for one in lexicon.procedures for name in one.aliases]
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")

    def read(path: Path) -> list[tuple[str, str]]:
        found = []
        with pdfplumber.open(path) as document:
            for page in document.pages:
                for sentence in nlp(page.extract_text() or "").sents:
                    text = sentence.text.lower()
                    found += [
                        (text, phrase)
                        for phrase in phrases
                        if fuzz.partial_ratio(phrase, text, score_cutoff=MIN_LIKENESS)
                    ]
                page.close()
        return found

    return read


def _rows(rows: str) -> Callable[[Path], object]:
    """The full analysis with a lexicon of so many rows."""
    from analyzer.analysis import analyze_policy, warm_up
    from analyzer.errors import PolicyReadError
    from analyzer.lexicon import load
    from analyzer.reading.assemble import read_policy
    from analyzer.reading.limits import Attempt

    warm_up()
    lexicon = resized(load(), int(rows))

    def read(path: Path) -> object:
        try:
            return analyze_policy(read_policy(path, attempt=Attempt(ocr=False)), lexicon)
        except PolicyReadError as problem:  # a scan
            return problem

    return read


WAYS = {"full": _full, "text": _text, "naive": _naive, "rows": _rows}


def main() -> None:
    """Measure each file by the way; the first is done once more before, unmeasured."""
    way, *words = sys.argv[1:]
    number = words.pop(0) if way == "rows" else ""
    read = WAYS[way](number)
    paths = [Path(word) for word in words]
    if len(paths) > 1 or way != "naive":
        read(min(paths, key=lambda path: path.stat().st_size))
    costs = []
    for path in paths:
        start, cpu = time.perf_counter(), time.process_time()
        read(path)
        held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        costs.append((time.perf_counter() - start, time.process_time() - cpu, held))
    sys.stdout.write(json.dumps(costs))


if __name__ == "__main__":
    main()
