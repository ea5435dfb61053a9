"""The rows of a table as a file gives them -> paragraphs that know their cell."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from analyzer.labels import BlockKind
from analyzer.reading.formats.setting import Paragraph, Piece, Spot
from analyzer.reading.lines import SIGNS

MAX_SPAN = 1000  # cells that one may cover; nothing real covers more


@dataclass(slots=True)
class TableCell:
    """What stands in one cell; `across` and `down` are the columns and rows that it covers."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    across: int = 1
    down: int = 1
    head: bool = False


def arranged(rows: list[list[TableCell]], table: int) -> list[Paragraph]:
    """The paragraphs of a table, row by row.

    A table of one column is a box around text. A row whose cells are lists is a list set in
    columns, and a cell across the whole table is a title over the rows below it.
    """
    placed = _placed(rows)
    columns = max((at + cell.across for row in placed for at, cell in row), default=0)
    out: list[Paragraph] = []
    for number, row in enumerate(placed):
        filled = [(at, cell) for at, cell in row if any(map(_says, cell.paragraphs))]
        lone = len(row) == 1 and row[0][1].across >= columns
        lists = len(filled) > 1 and all(_is_list(cell) for _, cell in filled)
        for at, cell in filled:
            spot = None if columns < 2 or lone or lists else Spot(table, number, at, columns)
            out += (_in_cell(one, spot, cell.head and columns > 1) for one in cell.paragraphs)
    return out


def _placed(rows: list[list[TableCell]]) -> list[list[tuple[int, TableCell]]]:
    """Each row's cells with the column in which they begin."""
    taken: dict[int, int] = {}  # column -> rows for which a cell from above still covers it
    placed: list[list[tuple[int, TableCell]]] = []
    for row in rows:
        at = 0
        own: list[tuple[int, TableCell]] = []
        below: dict[int, int] = {column: left - 1 for column, left in taken.items() if left > 1}
        for cell in row:
            while at in taken:
                at += 1
            own.append((at, cell))
            across = min(max(cell.across, 1), MAX_SPAN)
            cell.across = across
            if cell.down > 1:
                below.update(dict.fromkeys(range(at, at + across), min(cell.down, MAX_SPAN) - 1))
            at += across
        taken = below
        placed.append(own)
    return placed


def _says(paragraph: Paragraph) -> bool:
    return any(not piece.text.isspace() and piece.text for piece in paragraph.pieces)


def _is_list(cell: TableCell) -> bool:
    first = next(filter(_says, cell.paragraphs))
    text = "".join(piece.text for piece in first.pieces).lstrip()
    return first.kind is BlockKind.ITEM or text[:1] in SIGNS


def _in_cell(paragraph: Paragraph, spot: Spot | None, head: bool) -> Paragraph:
    if spot is None:
        return paragraph
    kind = paragraph.kind
    bold = head or kind is BlockKind.HEADING
    if kind is BlockKind.HEADING:
        kind = BlockKind.PARAGRAPH
    pieces = [Piece(text, bold or own) for text, own in paragraph.pieces]
    return replace(paragraph, pieces=pieces, kind=kind, spot=spot)
