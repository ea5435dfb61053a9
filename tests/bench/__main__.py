"""How fast carveout is, beside other ways: `python -m tests.bench [--runs 5] [--only NAME ...]`.

On the plan documents beside the project (the samples where there are none) and on generated loads.
Every figure is the median of the runs, the ways taken in turn within each run, so that a busy
machine slows all of them. Prints tables in the README's form; asserts nothing.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pypdfium2

from tests.bench import loads, runs
from tests.bench.runs import Cost

MS = 1000


class Asked(NamedTuple):
    """What to measure, and where it may write."""

    runs: int
    naive_pages: int  # the naive pipeline reads documents of so many pages in all; 0: every one
    most_pages: int
    documents: int
    place: Path


def say(line: str = "") -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def row(figure: str, bar: str, stretch: str, today: str) -> None:
    say(f"| {figure} | {bar} | {stretch} | {today} |")


def head() -> None:
    row("figure", "bar", "stretch", "today")
    say("|---|---|---|---|")


def total(costs: Sequence[Cost]) -> Cost:
    """Of all documents together; the memory is that of the largest process."""
    return Cost(
        sum(one.wall for one in costs),
        sum(one.cpu for one in costs),
        max(one.memory for one in costs),
    )


def middle(costs: Sequence[Cost]) -> Cost:
    """The median of each figure."""
    return Cost(*map(median, zip(*costs, strict=True)))


def pages_of(path: Path) -> int:
    """The pages of a document; 0 where it cannot be opened."""
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError:
        return 0
    try:
        return len(document)
    finally:
        document.close()


def some(paths: Sequence[Path], pages: int) -> list[Path]:
    """Documents from all over `paths` with about so many pages in all; all of them for 0."""
    if not pages:
        return list(paths)
    found: list[Path] = []
    for step in (7, 5, 3, 2, 1):
        for path in paths[::step]:
            if path not in found and pages_of(path) <= pages:
                found.append(path)
                pages -= pages_of(path)
    return found


def beside(asked: Asked) -> None:
    """The corpus, by carveout and by others."""
    paths = loads.policies()
    few = some(paths, asked.naive_pages)
    ways: dict[str, Callable[[], list[Cost] | None]] = {
        "carveout, warm": lambda: runs.inside("full", paths),
        "pdfium's text alone, warm": lambda: runs.inside("text", paths),
        "pdftotext, a process a file": lambda: runs.per_file(runs.pdftotext, paths),
        "pdfgrep -ic cosmetic, a process a file": lambda: runs.per_file(runs.pdfgrep, paths),
        "carveout, warm, on fewer documents": lambda: runs.inside("full", few),
        "naive pipeline, warm, on the same": lambda: runs.inside("naive", few),
    }
    costs: dict[str, list[Cost]] = {}
    for _ in range(asked.runs):
        for way, measured in ways.items():
            if (found := measured()) is not None:
                costs.setdefault(way, []).append(total(found))
    documents, pages = len(paths), sum(map(pages_of, paths))
    say(f"{documents} documents, {pages} pages; fewer: {len(few)}, {sum(map(pages_of, few))} pages")
    say()
    say("| one core | pages/s | documents/s | CPU seconds | MiB |")
    say("|---|---|---|---|---|")
    for way in ways:
        if way not in costs:
            say(f"| {way} | not installed | | | |")
            continue
        cost = middle(costs[way])
        read = few if way in list(ways)[4:] else paths
        rates = sum(map(pages_of, read)) / cost.wall, len(read) / cost.wall
        say(f"| {way} | {rates[0]:.0f} | {rates[1]:.1f} | {cost.cpu:.1f} | {cost.memory:.0f} |")
    say()

    def ratio(one: str, other: str, part: str = "wall") -> str:
        if one not in costs or other not in costs:
            return "not installed"
        pairs = zip(costs[one], costs[other], strict=True)
        return f"{median(getattr(a, part) / getattr(b, part) for a, b in pairs):.2f} x"

    full, text, plain, grep, own, naive = ways
    head()
    row("full analysis against the naive pipeline", "40 x faster", "75 x", ratio(naive, own))
    row("full analysis against pdftotext, its time", "2.0 x", "1.2 x", ratio(full, plain))
    row("full analysis against pdfgrep, its time", "1.2 x", "0.7 x", ratio(full, grep))
    shares = [1 - b.cpu / a.cpu for a, b in zip(costs[full], costs[text], strict=True)]
    row("CPU spent outside pdfium's text", "60 %", "40 %", f"{100 * median(shares):.0f} %")


def cores(asked: Asked) -> None:
    """The same documents by one process and by two."""
    count = asked.documents
    folder = loads.copies(count, asked.place / "two", loads.policies()[:20])
    ratios = []
    for _ in range(asked.runs):
        one = runs.scan(asked.place, folder, "--jobs", "1")
        two = runs.scan(asked.place, folder, "--jobs", "2")
        ratios.append(one.wall / two.wall)
    head()
    row(f"two cores against one, {count} documents", "1.8 x", "1.95 x", f"{median(ratios):.2f} x")


def starts(asked: Asked) -> None:
    """The commands from nothing, and one document where all is loaded."""
    helped, cold, warm = [], [], []
    for _ in range(asked.runs):
        helped.append(runs.carveout("--help").wall)
        cold.append(runs.carveout("analyze", loads.SHORT).wall)
        warm.append(runs.inside("full", [loads.SHORT])[0].wall)
    head()
    row("`carveout --help`", "0.2 s", "", f"{median(helped):.2f} s")
    row("cold `carveout analyze` of an SBC", "1.5 s", "0.8 s", f"{median(cold):.2f} s")
    row("warm, an SBC", "80 ms", "50 ms", f"{MS * median(warm):.0f} ms")


def cache(asked: Asked) -> None:
    """A folder again that has not changed."""
    count = 10 * asked.documents
    folder = loads.copies(count, asked.place / "again")
    first = runs.scan(asked.place, folder, "--jobs", "2", "--cache", "kept")
    again = middle([runs.scan(asked.place, folder, "--cache", "kept") for _ in range(asked.runs)])
    head()
    rate = f"{count / again.wall:.0f} documents/s (at first {count / first.wall:.0f})"
    row(f"unchanged scan of {count} documents", "500 documents/s", "2,000", rate)
    row("its largest process", "", "", f"{again.memory:.0f} MiB")


def memory(asked: Asked) -> None:
    """The largest process for long documents, and by how much it grows in a batch."""
    long = loads.long_policy(2000, asked.place / "long.pdf")
    longest = max(loads.policies(), key=pages_of)
    count = 25 * asked.documents
    head()
    for path, bar, stretch in ((longest, "200 MiB", "120 MiB"), (long, "400 MiB", "")):
        cost = runs.scan(asked.place, path)
        row(f"memory for {pages_of(path)} pages", bar, stretch, f"{cost.memory:.0f} MiB")
    outputs = "--xlsx", "all.xlsx", "--json", "all.json"
    held = []
    for number in (count // 10, count):
        folder = loads.copies(number, asked.place / f"many{number}")
        held.append(runs.scan(asked.place, folder, "--jobs", "2", *outputs).memory)
    today = f"{held[1]:.0f} MiB (a tenth of them: {held[0]:.0f})"
    row(f"memory for {count} documents, workbook and JSON too", "400 MiB", "", today)


def growth(asked: Asked) -> None:
    """How time grows with the pages and with the lexicon."""
    say("| pages | CPU seconds | ms a page | MiB |")
    say("|---|---|---|---|")
    pages = 1
    while pages <= asked.most_pages:
        path = loads.long_policy(pages, asked.place / f"{pages}.pdf")
        cost = middle([runs.inside("full", [path])[0] for _ in range(asked.runs)])
        say(f"| {pages} | {cost.cpu:.3f} | {MS * cost.cpu / pages:.2f} | {cost.memory:.0f} |")
        pages *= 10
    say()
    say("| lexicon rows | CPU seconds | against 300 |")
    say("|---|---|---|")
    paths = some(loads.policies(), 300)
    taken = {
        rows: median(total(runs.inside("rows", paths, str(rows))).cpu for _ in range(asked.runs))
        for rows in (100, 300, 700, 1500)
    }
    for rows, cpu in taken.items():
        say(f"| {rows} | {cpu:.2f} | {cpu / taken[300]:.2f} x |")
    say()
    head()
    row("five times the lexicon", "1.3 x", "", f"{taken[1500] / taken[300]:.2f} x")


PARTS: dict[str, Callable[[Asked], None]] = {
    "beside": beside,
    "cores": cores,
    "starts": starts,
    "cache": cache,
    "memory": memory,
    "growth": growth,
}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS))
    parser.add_argument("--naive-pages", type=int, default=200, help="0: every document")
    parser.add_argument("--most-pages", type=int, default=10_000)
    parser.add_argument("--documents", type=int, default=200)
    given = parser.parse_args()
    for name in given.only:
        with TemporaryDirectory(prefix="carveout-bench-") as place:
            say(f"\n{PARTS[name].__doc__}\n")
            asked = Asked(
                given.runs, given.naive_pages, given.most_pages, given.documents, Path(place)
            )
            PARTS[name](asked)


if __name__ == "__main__":
    main()
