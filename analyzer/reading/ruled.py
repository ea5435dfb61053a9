"""Table cells by their ruling lines, for pages where a cell's neighbour decides its meaning.

"Liposuction | Not covered": pdfium gives the words and the lines drawn, but not the rows. The cells
between the lines are found by pdfplumber, on pages alone that show verdicts and a topic.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import closing, suppress
from itertools import pairwise
from typing import NamedTuple

from analyzer.errors import PolicyReadError
from analyzer.reading.drawn import drawn_edges
from analyzer.reading.limits import PLAIN, Attempt, Stage
from analyzer.reading.normalise import CROSS, TICK, plain_word
from analyzer.reading.pdf import RawPage, open_pdf
from analyzer.reading.words import RawWord
from analyzer.records import (
    Box,
)
from analyzer.turning import turned

MIN_VERDICTS = 2  # verdicts on a page before its ruling is looked at
MAX_RULED_PAGES = 60  # of one document; beyond that the tables are a price list
SIZE_TOLERANCE = 1.0  # points by which a page that was read anew may differ from the one shown
MIN_COLUMNS = 2
PIECE_GAP = 1.2  # ems of white between words that may part a verdict from what it decides
TICKS = frozenset({TICK, CROSS})
VERDICT = re.compile(
    r"(?:not covered|no cover|no coverage|non-covered|all charges|excluded|restricted|covered"
    r"|you pay all charges|included|not included|funded|payable|allowable"
    r"|(?:no )?(?:est[áa]n? |se )?cub(?:iert[oa]s?|ren?)|(?:no )?inclu(?:id[oa]s?|ye)|excluid[oa]s?"
    r"|sin cobertura)"
    r"(?:\s+(?:under|only|in|if)\b.*)?",
    re.IGNORECASE,
)
TOPIC = re.compile(
    r"cosmetic|a?esthetic|plastic|reconstruct|appearance|breast|eyelid|wrinkle|scar\b|liposuc"
    r"|tattoo|mastectomy|hair\b|cosm[ée]tic|est[ée]tic|pl[áa]stic|apariencia|seno|mama\b|p[áa]rpado"
    r"|arruga|cicatri|tatuaje|mastectom[íi]a|cabello|vello",
    re.IGNORECASE,
)


HEAD = re.compile(
    r"(?:what|services?|treatments?)\b.*\b(?:cover(?:ed)?|pay(?: for)?|paid|exclude[sd]?)"
    r"|(?:covered|excluded) (?:services?|benefits?|treatments?)|benefits?(?: description)?"
    r"|exclusions?|limitations?|limits?|cover(?:age)?|notes|rules|you pay|member pays|conditions"
    r"|treatments?|procedures?|services?|funded when|criteria|category|status"
    r"|(?:lo que|qu[ée])\b.*\b(?:cubr|pag)\w+.*|servicios?\b.*|beneficios?\b.*|tratamientos?"
    r"|exclusiones|limitaciones|cobertura|l[íi]mites",
    re.IGNORECASE,
)
HEAD_WORDS = 7
SAME_TOP = 2.0  # points by which the heads of one table may differ in height
MARK = re.compile(r"[✓✗RYN–—-]|yes|no", re.IGNORECASE)  # all that a cell may hold of a verdict


class Cell(NamedTuple):
    """A cell: its box, and the table, row and column it stands in, counted on its page."""

    box: Box
    table: int
    row: int
    column: int
    sure: bool = True  # False where the rows of its table could not be told apart


class Ruling(NamedTuple):
    """What is ruled on a page: the cells of its tables, and every line drawn across."""

    cells: list[Cell]
    rules: list[Box]


def ruling_decides(page: RawPage) -> bool:
    """Whether the page shows verdicts in short pieces beside something that they may decide."""
    pieces: list[list[RawWord]] = []
    last: RawWord | None = None
    for word in page.words:
        parts = (
            last is None
            or word.line != last.line
            or word.box.x0 - last.box.x1 > PIECE_GAP * word.size
        )
        if parts:
            pieces.append([])
        pieces[-1].append(word)
        last = word
    texts = [" ".join(word.text for word in piece) for piece in pieces]
    if not any(TOPIC.search(text) for text in texts):
        return False
    verdicts = sum(
        len(text) < 60 and (bool(VERDICT.search(text)) or plain_word(text) in TICKS)
        for text in texts
    )
    return verdicts >= MIN_VERDICTS or _has_headed_columns(pieces, texts)


def _has_headed_columns(pieces: Sequence[Sequence[RawWord]], texts: Sequence[str]) -> bool:
    """Whether two heads of columns stand side by side: "What we pay for | What we don't"."""
    heads = [
        piece[0].box
        for piece, text in zip(pieces, texts, strict=True)
        if len(piece) <= HEAD_WORDS and HEAD.fullmatch(text)
    ]
    return any(
        abs(one.top - other.top) < SAME_TOP and other.x0 > one.x1 for one, other in pairwise(heads)
    )


def page_rulings(
    source: bytes,
    pages: Sequence[RawPage],
    attempt: Attempt = PLAIN,
    *,
    password: str | None = None,
) -> dict[int, Ruling]:
    """The ruling of the pages on which it decides, by page number.

    Cells are those of tables with several columns. A page that pdfium does not open, or that was
    read in another size, has none: the reading goes on with its content order alone.
    """
    found: dict[int, Ruling] = {}
    wanted = [page for page in pages if not page.lost and ruling_decides(page)][:MAX_RULED_PAGES]
    if not wanted:
        return found
    try:
        document = open_pdf(source, "", password, max_pages=attempt.limits.pages)
    except PolicyReadError:
        return found  # another reader has read it
    with closing(document):
        for page in wanted:
            if not attempt.begin(Stage.RULE, page.number, len(pages)):
                continue
            # Whatever foreign lines are: the page is read without them.
            with suppress(Exception), closing(document[page.number - 1]) as opened:
                size = opened.get_size()
                if _same_size(page, *size):
                    found[page.number] = _as_read(page, drawn_edges(opened), *size)
    return found


def _as_read(page: RawPage, edges: Sequence[Box], width: float, height: float) -> Ruling:
    def upright(box: Box) -> Box:
        return turned(box, page.turn, width, height)

    cells = [cell._replace(box=upright(cell.box)) for cell in _cells(edges)]
    read = map(upright, edges)
    return Ruling(cells, [edge for edge in read if edge.top == edge.bottom])


def _same_size(page: RawPage, width: float, height: float) -> bool:
    shown = (page.height, page.width) if page.turn % 2 else (page.width, page.height)
    return abs(shown[0] - width) < SIZE_TOLERANCE and abs(shown[1] - height) < SIZE_TOLERANCE


def _cells(edges: Sequence[Box]) -> list[Cell]:
    from pdfplumber.table import TableFinder  # costs 0.2 s: only documents with such pages pay

    cells: list[Cell] = []
    for number, table in enumerate(TableFinder(_Drawing(edges)).tables):
        for row_number, row in enumerate(table.rows):
            boxes = [Box(*cell) for cell in row.cells if cell]
            if len(boxes) < MIN_COLUMNS:
                continue
            cells += [Cell(box, number, row_number, place) for place, box in enumerate(boxes)]
    return cells


class _Drawing:
    """All that pdfplumber's search for tables asks of a page."""

    def __init__(self, edges: Sequence[Box]) -> None:
        self.edges = [
            {
                **edge._asdict(),
                "width": edge.x1 - edge.x0,
                "height": edge.bottom - edge.top,
                "orientation": "h" if edge.top == edge.bottom else "v",
                "object_type": "line",
            }
            for edge in edges
        ]


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
