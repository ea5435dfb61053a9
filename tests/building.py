"""Policies built by hand: each printed line given with its place and font, nothing read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from textwrap import dedent
from typing import NamedTuple

from analyzer.labels import BlockKind
from analyzer.records import Block, Box, Line, Outline, Page, Policy, Word, enclosing

WIDTH, HEIGHT = 612.0, 792.0  # US letter
LETTER = 0.5  # ems that every letter, and every space between words, is wide
LEADING = 1.2  # line heights from one line of a paragraph to the next
HEADING_SIZES = {"#": 16.0, "##": 13.0, "###": 10.0}
BOLD_RUN = re.compile(r"\*\*(.+?)\*\*|([^*]+)")


class Printed(NamedTuple):
    """A printed line as `build_policy` takes it; a plain tuple in this order will do.

    Words between double asterisks are bold: "**Copayment.** Your share". `region` is the column
    or cell that the line was read in, `cell` the table, row and column of a ruled cell.
    """

    page: int
    x0: float
    top: float
    text: str
    size: float = 10.0
    bold: bool = False
    region: int = 0
    furniture: bool = False
    cell: tuple[int, int, int] | None = None


def build_policy(lines: Iterable[Printed | tuple], name: str = "plan.pdf") -> Policy:
    """The policy that these printed lines make, in the order given, furniture behind the body."""
    printed = sorted((Printed(*line) for line in lines), key=lambda line: line.furniture)
    words: list[Word] = []
    made: list[Line] = []
    offset = 0
    for line in printed:
        first, start = len(words), offset
        x0, letter = line.x0, LETTER * line.size
        for text, bold in _runs(line):
            x1 = x0 + letter * len(text)
            box = Box(x0, line.top, x1, line.top + line.size)
            words.append(Word(text, line.page, box, offset, line.size, bold))
            x0 = x1 + letter
            offset += len(text) + 1
        own = words[first:]
        letters = sum(len(word.text) for word in own)
        made.append(
            Line(
                line.page,
                enclosing([word.box for word in own]),
                start,
                offset - 1,
                first,
                len(words),
                line.size,
                2 * sum(len(word.text) for word in own if word.bold) > letters,
                line.region,
                line.furniture,
                line.cell,
            )
        )
    text = "\n".join(" ".join(word.text for word in words[m.first : m.last]) for m in made)
    pages = tuple(
        Page(number, WIDTH, HEIGHT, sum(len(word.text) for word in words if word.page == number))
        for number in range(1, max((line.page for line in printed), default=1) + 1)
    )
    return Policy(name, "ab" * 32, text, tuple(words), tuple(made), pages)


def _runs(line: Printed) -> Iterator[tuple[str, bool]]:
    for run in BOLD_RUN.finditer(line.text):
        bold, plain = run.groups()
        for word in (bold or plain).split():
            yield word, line.bold or bold is not None


def stacked(
    *texts: str | tuple[float, str],
    page: int = 1,
    x0: float = 72.0,
    top: float = 100.0,
    size: float = 10.0,
    bold: bool = False,
    region: int = 0,
    cell: tuple[int, int, int] | None = None,
) -> list[Printed]:
    """Lines one under the other at the usual leading.

    A text may bring its own left edge, `(90, "• Dental care")`; an empty text leaves a line free.
    """
    lines: list[Printed] = []
    for number, entry in enumerate(texts):
        left, text = (x0, entry) if isinstance(entry, str) else entry
        if text:
            place = top + LEADING * size * number
            lines.append(Printed(page, left, place, text, size, bold, region, cell=cell))
    return lines


def typed(
    text: str, *, page: int = 1, x0: float = 72.0, top: float = 100.0, region: int = 0
) -> list[Printed]:
    """Lines of 10 points as `text` shows them: indented by its spaces, apart by its empty lines.

    A line that begins with "# " is bold and of 16 points, with "## " of 13, with "### " of 10.
    """
    lines: list[Printed] = []
    for number, row in enumerate(dedent(text).strip("\n").split("\n")):
        mark, _, title = row.partition(" ")
        heading = HEADING_SIZES.get(mark)
        words = title if heading else row.strip()
        left = x0 + 10 * LETTER * (len(row) - len(row.lstrip()))
        place = top + 10 * LEADING * number
        if words:
            lines.append(Printed(page, left, place, words, heading or 10.0, bool(heading), region))
    return lines


def block_with(policy: Policy, outline: Outline, words: str) -> Block:
    """The block in which `words` begin; line ends count as spaces."""
    offset = policy.text.replace("\n", " ").index(words)
    return next(block for block in outline if block.start <= offset < block.end)


def told(policy: Policy, outline: Outline) -> list[tuple[BlockKind, str]]:
    """Each block's kind and text, with line ends as spaces."""
    return [(block.kind, said(policy, block)) for block in outline]


def said(policy: Policy, block: Block) -> str:
    """The text of a block, with line ends as spaces."""
    return policy.text[block.start : block.end].replace("\n", " ")
