"""Documents to measure on: those beside the project, and generated ones of any length."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, cycle, islice
from pathlib import Path

import pikepdf

from analyzer.lexicon import Lexicon, Row

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLES = ROOT / "sample_policies"
CORPUS = ROOT.parent / "shared" / "corpus" / "pdfs"
PARTS = ("spd_orchard_works.pdf", "coc_granite_state_choice.pdf", "uk_pennine_guide.pdf")
SHORT = SAMPLES / "sbc_2021_lakeshore_ppo.pdf"
# Invented words, so that a phrase made with one is never found but has to be looked for.
SYLLABLES = ("ba", "ko", "ri", "mu", "ten", "sol", "vi", "dra")


def policies() -> list[Path]:
    """The plan documents beside the project, or the samples where there are none; no scans."""
    folder = CORPUS if CORPUS.is_dir() else SAMPLES
    return [path for path in sorted(folder.glob("*.pdf")) if "scan" not in path.name]


def long_policy(pages: int, path: Path) -> Path:
    """A PDF of so many pages of the samples, one after another."""
    with pikepdf.new() as whole:
        sources = [pikepdf.open(SAMPLES / name) for name in PARTS]
        for page in islice(cycle([page for source in sources for page in source.pages]), pages):
            whole.pages.append(page)
        whole.save(path)
    return path


def copies(count: int, folder: Path, sources: list[Path] | None = None) -> Path:
    """A folder of so many documents, each with bytes of its own."""
    folder.mkdir()
    for number, source in enumerate(islice(cycle(sources or [SHORT]), count)):
        copy = folder / f"{number:05}.pdf"
        shutil.copyfile(source, copy)
        with copy.open("ab") as file:
            file.write(b"\n%%%d\n" % number)
    return folder


def resized(lexicon: Lexicon, rows: int) -> Lexicon:
    """`lexicon` with so many rows: some of them, or others like them added.

    The cues stay in any: the analysis takes for granted that there are some.
    """
    cues = [row for row in lexicon.rows if row.kind.value.endswith("_cue")]
    others = [row for row in lexicon.rows if row not in cues]
    found = chain(cues, others[::3], others[1::3], others[2::3], _more(lexicon.rows))
    return replace(lexicon, rows=tuple(islice(found, rows)), hash=f"{rows} rows")


def _more(rows: tuple[Row, ...]) -> Iterator[Row]:
    """Ever more rows like `rows`, one word of each phrase and pattern an invented one."""
    for number, row in enumerate(cycle(rows)):
        word = "".join(SYLLABLES[int(digit, 8)] for digit in f"{number:05o}")
        yield replace(
            row,
            id=f"{row.id}-{number}",
            phrases=tuple(f"{phrase} {word}" for phrase in row.phrases),
            pattern=tuple((*pattern, {"LOWER": word}) for pattern in row.pattern),
        )
