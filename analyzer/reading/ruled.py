"""Table cells by their ruling lines, for pages where a cell's neighbour decides its meaning.

"Liposuction | Not covered": pdfium gives the words but not the rows. pdfplumber finds the cells,
at a hundred times the cost, so it is asked only of pages that show verdicts and a topic.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import NamedTuple

from analyzer.reading.pdf import RawPage
from analyzer.records import Box, turned

MIN_VERDICTS = 2  # verdict lines on a page before its ruling is looked at
MAX_RULED_PAGES = 60  # of one document; beyond that the tables are a price list
SIZE_TOLERANCE = 1.0  # points by which the two libraries may differ on the size of a page
MIN_COLUMNS = 2
VERDICT = re.compile(
    r"(?:not covered|no cover|no coverage|non-covered|all charges|excluded|restricted|covered"
    r"|you pay all charges|included|not included|funded|payable|allowable)"
    r"(?:\s+(?:under|only|in|if)\b)?",
    re.IGNORECASE,
)
TOPIC = re.compile(
    r"cosmetic|a?esthetic|plastic|reconstruct|appearance|breast|eyelid|wrinkle|scar\b|liposuc"
    r"|tattoo|mastectomy|hair\b",
    re.IGNORECASE,
)


class Cell(NamedTuple):
    """A ruled cell: its box, and the table, row and column it stands in, counted on its page."""

    box: Box
    table: int
    row: int
    column: int


def ruling_decides(page: RawPage) -> bool:
    """Whether the page shows verdicts in short lines beside something that they may decide."""
    lines: dict[int, list[str]] = {}
    for word in page.words:
        lines.setdefault(word.line, []).append(word.text)
    texts = [" ".join(words) for words in lines.values()]
    # Several heads of columns may stand in one line: "What is covered   What is not covered".
    verdicts = sum(len(VERDICT.findall(text)) for text in texts if len(text) < 60)
    return verdicts >= MIN_VERDICTS and any(TOPIC.search(text) for text in texts)


def table_cells(source: bytes, pages: Sequence[RawPage]) -> dict[int, list[Cell]]:
    """The cells of ruled tables with several columns, by page number.

    A page on which pdfplumber fails, or that it sees in another size, has none: the reading goes
    on with pdfium's order alone.
    """
    wanted = [page for page in pages if not page.failed and ruling_decides(page)][:MAX_RULED_PAGES]
    if not wanted:
        return {}
    import pdfplumber  # costs 0.2 s: only documents that have such pages pay

    found: dict[int, list[Cell]] = {}
    try:
        with pdfplumber.open(io.BytesIO(source), pages=[page.number for page in wanted]) as pdf:
            for page, ruled in zip(wanted, pdf.pages, strict=False):
                try:
                    if _same_size(page, ruled.width, ruled.height):
                        found[page.number] = [
                            cell._replace(
                                box=turned(cell.box, page.turn, ruled.width, ruled.height)
                            )
                            for cell in _cells(ruled)
                        ]
                finally:
                    ruled.close()
    except Exception:
        return found
    return found


def _same_size(page: RawPage, width: float, height: float) -> bool:
    shown = (page.height, page.width) if page.turn % 2 else (page.width, page.height)
    return abs(shown[0] - width) < SIZE_TOLERANCE and abs(shown[1] - height) < SIZE_TOLERANCE


def _cells(ruled: object) -> list[Cell]:
    cells: list[Cell] = []
    for number, table in enumerate(ruled.find_tables()):  # type: ignore[attr-defined]
        for row_number, row in enumerate(table.rows):
            boxes = [Box(*cell) for cell in row.cells if cell]
            if len(boxes) < MIN_COLUMNS:
                continue
            cells += [Cell(box, number, row_number, place) for place, box in enumerate(boxes)]
    return cells


def cell_of(box: Box, cells: Sequence[Cell]) -> Cell | None:
    """The cell that holds the middle of `box`."""
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    return next(
        (
            cell
            for cell in cells
            if cell.box.x0 <= x <= cell.box.x1 and cell.box.top <= y <= cell.box.bottom
        ),
        None,
    )
