"""What is still found on scans: `python -m tests.scans [--errors N]`.

Takes 20 short labelled documents beside the project, prints each to pictures at 300 dpi in a
temporary folder (ten clean, ten leaning by 0.7 degrees with blur and noise), reads both the
documents and their pictures, and prints the F1 of the clauses of each set and the seconds that a
core spends on a page.
"""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pypdfium2 as pdfium
from PIL import Image, ImageFilter

from analyzer.batch import scan_rows
from analyzer.evaluation.agreement import Flagged, Tally, by_kind, flagged, judge
from analyzer.evaluation.gold import GoldClause, document_key, read_gold
from analyzer.inputs import Entry
from analyzer.lexicon import load
from analyzer.records import Question
from analyzer.report import CLAUSE_COLUMNS

CORPUS = Path(__file__).resolve().parent.parent.parent / "shared" / "corpus"
DOCUMENTS = 20
LONGEST = 11  # pages
DPI = 300
LEAN, BLUR, NOISE = 0.7, 1.0, 18.0  # degrees, pixels, and levels of grey
QUALITY = 85  # of the JPEG that a scanner makes
JOBS = 2


def pictures_of(source: Path | bytes, *, noisy: bool, dpi: int = DPI) -> bytes:
    """The document as a PDF of pictures alone; the same noise for the same document."""
    dice = np.random.default_rng(1)
    document = pdfium.PdfDocument(source)
    images: list[Image.Image] = []
    for page in document:
        image = page.render(scale=dpi / 72).to_pil().convert("L")
        page.close()
        images.append(_worn(image, dice) if noisy else image)
    document.close()
    stream = io.BytesIO()
    images[0].save(
        stream, "PDF", resolution=dpi, quality=QUALITY, save_all=True, append_images=images[1:]
    )
    return stream.getvalue()


def _worn(image: Image.Image, dice: np.random.Generator) -> Image.Image:
    leaning = image.rotate(-LEAN, Image.Resampling.BICUBIC, fillcolor=255)
    grey = np.asarray(leaning.filter(ImageFilter.GaussianBlur(BLUR)), dtype=np.float32)
    return Image.fromarray(np.clip(grey + dice.normal(0, NOISE, grey.shape), 0, 255).astype("u1"))


def chosen(labels: Iterable[GoldClause]) -> list[Path]:
    """Short labelled documents with text, spread evenly over their names."""
    labelled = {label.document for label in labels}
    short: list[Path] = []
    for path in sorted((CORPUS / "pdfs").glob("*.pdf")):
        if document_key(path.name) in labelled:
            document = pdfium.PdfDocument(path)
            text = document[0].get_textpage().count_chars()
            if len(document) <= LONGEST and text:
                short.append(path)
            document.close()
    return [short[number * len(short) // DOCUMENTS] for number in range(DOCUMENTS)]


def found(paths: Sequence[Path]) -> tuple[list[Flagged], float]:
    """The clauses of the documents, and the seconds that a core spends on a page."""
    import resource  # late: the tests take pictures from here on systems without it

    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    entries = [Entry(path, path.name) for path in paths]
    scanned = list(scan_rows(entries, questions=(Question("microneedling"),), jobs=JOBS))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    rows = [
        flagged(dict(zip(CLAUSE_COLUMNS, row, strict=True)))
        for one in scanned
        for row in one.clause_rows
    ]
    return rows, spent / max(sum(one.pages for one in scanned), 1)


def tally(labels: Sequence[GoldClause], rows: Sequence[Flagged], errors: int) -> Tally:
    """How well `rows` meet the labels; prints some of what is wrong."""
    judged = judge(labels, rows)
    wrong = [f"  MISSED {label}" for label in judged.missed()]
    wrong += [f"  WRONG {row}" for row in judged.false_rows()]
    sys.stdout.writelines(f"{line[:300]}\n" for line in wrong[:errors])
    return by_kind(judged)["all"]


def main() -> int:
    """Print the figures of clean and of noisy pictures beside those of the documents."""
    parser = argparse.ArgumentParser(prog="python -m tests.scans", description=__doc__)
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print N misses of each")
    parser.add_argument("--keep", metavar="FOLDER", help="keep the pictures there, outside of here")
    given = parser.parse_args()
    if not CORPUS.is_dir():
        raise SystemExit(f"the real plan documents are not at {CORPUS}")
    gold = read_gold(CORPUS, load())
    documents = chosen(gold.clauses)
    with TemporaryDirectory() as name:
        for what, paths in (("clean", documents[::2]), ("noisy", documents[1::2])):
            folder = Path(given.keep or name, what)
            folder.mkdir(parents=True, exist_ok=True)
            for path in paths:
                place = folder / path.name
                if not place.is_file():
                    place.write_bytes(pictures_of(path, noisy=what == "noisy"))
            own = {document_key(path.name) for path in paths}
            labels = [label for label in gold.clauses if label.document in own]
            for of, read in (("text", paths), ("scan", [folder / path.name for path in paths])):
                rows, seconds = found(read)
                one = tally(labels, rows, given.errors if of == "scan" else 0)
                sys.stdout.write(
                    f"{what} {of}: F1 {one.f1:.3f} R {one.recall:.3f} P {one.precision:.3f}, "
                    f"{seconds:.2f} s a page\n"
                )
                sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
