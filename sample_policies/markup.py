"""A small markup for wordings, so that a policy reads as text in its module.

A block starts with a mark at the beginning of a line and runs to the next mark or empty line (a
heading ends with its line):

    # ## ###     headings                    -  --        bullets, two levels
    + (a) text   labelled item               ++ i. text   labelled item, second level
    |= a | b     head row of a table         | a | b      row of a table
    |w 30 70     new table, column widths (%) > text       boxed note
    ---          page break                  anything else: a paragraph

In a line, ``<b>``, ``<i>`` and ``<u>`` work as in reportlab.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from layout import ChapterHeading, Theme, boxed, ruled_table
from reportlab.platypus import Flowable, PageBreak, Paragraph, Spacer

MARK = re.compile(r"(###|##|#|---|--|-|\+\+|\+|\|=|\|w|\||>)(?:\s+|$)")
HEADINGS = ("#", "##", "###", "---")
ROW_MARKS = ("|=", "|", "|w")
STYLE_OF_MARK = {
    "###": "h3",
    "##": "h2",
    "-": "bullet",
    "--": "bullet2",
    "+": "item",
    "++": "item2",
}
BULLET_OF_MARK = {"-": "•", "--": "–"}


@dataclass(frozen=True)
class Block:
    """One block of a wording: its mark ("" for a paragraph) and its text in one line."""

    mark: str
    text: str


def blocks_of(wording: str) -> Iterator[Block]:
    """The blocks of a wording, in order."""
    mark, lines = "", list[str]()
    for line in [*wording.strip("\n").splitlines(), ""]:
        start = MARK.match(line)
        if lines and (start or not line.strip()):
            yield Block(mark, " ".join(lines))
            mark, lines = "", []
        if start:
            mark, lines = start[1], [line[start.end() :].strip()]
            if mark in HEADINGS:
                yield Block(mark, lines.pop())
                mark = ""
        elif line.strip():
            lines.append(line.strip())


def flow(wording: str, theme: Theme) -> list[Flowable]:
    """The flowables of a wording."""
    story: list[Flowable] = []
    rows: list[Block] = []
    for block in [*blocks_of(wording), Block("", "")]:
        in_table = block.mark in ROW_MARKS
        if rows and (not in_table or block.mark == "|w"):
            story += [table_of(rows, theme), Spacer(0, theme.leading * 0.6)]
            rows = []
        if in_table:
            rows.append(block)
        elif block.text or block.mark:
            story.append(flowable_of(block, theme))
    return story


def flowable_of(block: Block, theme: Theme) -> Flowable:
    """The flowable of a block that is not a table row."""
    text = escape(block.text)
    match block.mark:
        case "---":
            return PageBreak()
        case "#":
            return ChapterHeading(text, theme.styles["h1"])
        case ">":
            return boxed([Paragraph(text, theme.styles["note"])], theme.measure, fill=theme.band)
        case "+" | "++":
            label, _, text = text.partition(" ")
            return Paragraph(text, theme.styles[STYLE_OF_MARK[block.mark]], bulletText=label)
        case mark if mark in STYLE_OF_MARK:
            style = theme.styles[STYLE_OF_MARK[mark]]
            return Paragraph(text, style, bulletText=BULLET_OF_MARK.get(mark))
    return Paragraph(text, theme.styles["body"])


def table_of(rows: Sequence[Block], theme: Theme) -> Flowable:
    """A ruled table from consecutive row blocks."""
    shares: list[float] = []
    cells: list[list[Paragraph]] = []
    for row in rows:
        if row.mark == "|w":
            shares = [float(share) for share in row.text.split()]
            continue
        style = theme.styles["head" if row.mark == "|=" else "cell"]
        cells.append([Paragraph(escape(cell.strip()), style) for cell in row.text.split("|")])
    shares = shares or [100 / len(cells[0])] * len(cells[0])
    heads = sum(row.mark == "|=" for row in rows)
    widths = [theme.measure * share / 100 for share in shares]
    return ruled_table(cells, widths, theme, head_rows=heads)


def escape(text: str) -> str:
    """Text fit for a reportlab paragraph: bare ampersands become entities."""
    return re.sub(r"&(?!\w+;)", "&amp;", text)
