"""Sample policies as Word documents and web pages, with the structure that each format has.

The wordings are those of `sample_policies/wordings`, from which the PDFs are set.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape, unescape
from pathlib import Path

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

SAMPLES = Path(__file__).resolve().parent.parent / "sample_policies"
if str(SAMPLES) not in sys.path:
    sys.path.append(str(SAMPLES))

from markup import Block, blocks_of  # noqa: E402
from wordings import sbc_form, sbc_plans, spd_benefits, spd_rules  # noqa: E402

RUN = re.compile(r"(<b>.*?</b>)", re.DOTALL)
TAG = re.compile(r"<[^>]+>")
LIST_MARKS = ("-", "--", "+", "++")
Row = tuple[bool, list[str]]


def spd_wording() -> str:
    """The booklet of Orchard Works of 2025: a long contract."""
    return "\n\n".join(
        (
            spd_rules.FRONT,
            spd_rules.COSTS,
            spd_benefits.MEDICAL,
            spd_benefits.EXCLUSIONS,
            spd_benefits.PHARMACY,
            spd_benefits.DEFINITIONS,
            spd_rules.CLAIMS,
        )
    )


def sbc_blocks(sbc: sbc_form.Sbc) -> Iterator[Block]:
    """The federal form in the order of its pages; a row of lists has its items after tabs."""
    labels = sbc.edition.labels
    for line in (
        f"{labels.title}: {sbc.edition.title_tail}",
        f"{labels.period}: {sbc.period}",
        sbc.insurer,
        sbc.plan,
        f"{labels.covers}: {sbc.covers}  |  {labels.plan_type}: {sbc.plan_type}",
    ):
        yield Block("title", line)
    yield from blocks_of(sbc.edition.intro.format(phone=sbc.phone))
    yield Block("|=", " | ".join((*labels.questions, sbc.edition.why_head)))
    for question, answer, why in sbc.questions:
        yield Block("|", f"<b>{question}</b> | {answer.format(phone=sbc.phone)} | {why}")
    heads = (*labels.events, *sbc.edition.cost_heads)
    for events in sbc.events:
        yield Block("", "Costs of the services on this page:")
        yield Block("|=", " | ".join((*heads, sbc.edition.limits_head)))
        for event in events:
            for place, one in enumerate(event.services):
                name = f"<b>{event.name}</b>" if place == 0 else ""
                yield Block("|", " | ".join((name, one.name, one.network, one.other, one.limits)))
    yield Block("##", unescape(labels.boxes))
    for head, columns in (
        (sbc.edition.not_covered_head, sbc.not_covered),
        (sbc.edition.other_covered_head, sbc.other_covered),
    ):
        yield Block("box", "\f".join((head, *("\t".join(column) for column in columns))))
    rights = (sbc.edition.rights + sbc.rights_of_plan).format(phone=sbc.phone, insurer=sbc.insurer)
    yield from blocks_of(rights)
    yield from blocks_of(sbc.examples.format(phone=sbc.phone))


def _runs(text: str) -> Iterator[tuple[str, bool]]:
    """The text in runs, each with whether it is bold; other tags go."""
    for run in RUN.split(text):
        plain = unescape(TAG.sub("", run))
        if plain:
            yield plain, run.startswith("<b>")


def _tables(blocks: Iterable[Block]) -> Iterator[Block | list[Row]]:
    """The blocks, the rows of a table drawn together."""
    rows: list[Row] = []
    for block in [*blocks, Block("end", "")]:
        if rows and (block.mark not in ("|", "|=") or block.mark == "|w"):
            yield rows
            rows = []
        if block.mark in ("|", "|="):
            rows.append((block.mark == "|=", [cell.strip() for cell in block.text.split("|")]))
        elif block.mark not in ("|w", "---", "end"):
            yield block


# HTML


def html_of(blocks: Iterable[Block]) -> bytes:
    """The web page."""
    out: list[str] = []
    depth = 0
    for block in _tables(blocks):
        wanted = 0
        if isinstance(block, Block) and block.mark in LIST_MARKS:
            wanted = len(block.mark)
        while depth > wanted:
            out.append("</ul>")
            depth -= 1
        while depth < wanted:
            labelled = isinstance(block, Block) and "+" in block.mark
            out.append('<ul style="list-style: none">' if labelled else "<ul>")
            depth += 1
        out.append(_html_table(block) if isinstance(block, list) else _html_block(block))
    body = "\n".join(out) + "</ul>" * depth
    page = f"<!DOCTYPE html><html><head><title>Plan</title></head><body>\n{body}\n</body></html>"
    return page.encode("utf-8")


def _html_runs(text: str) -> str:
    return "".join(f"<b>{escape(t)}</b>" if bold else escape(t) for t, bold in _runs(text))


def _html_block(block: Block) -> str:
    text = _html_runs(block.text)
    match block.mark:
        case "#" | "##" | "###":
            rank = len(block.mark)
            return f"<h{rank}>{text}</h{rank}>"
        case mark if mark in LIST_MARKS:
            return f"<li>{text}</li>"
        case "title":
            return f"<div>{text}</div>"
        case "box":
            head, *columns = block.text.split("\f")
            cells = "".join(
                "<td><ul>"
                + "".join(f"<li>{_html_runs(item)}</li>" for item in column.split("\t") if item)
                + "</ul></td>"
                for column in columns
            )
            return (
                f'<table><tr><td colspan="{len(columns)}">{_html_runs(head)}</td></tr>'
                f"<tr>{cells}</tr></table>"
            )
    return f"<p>{text}</p>"


def _html_table(rows: Sequence[Row]) -> str:
    lines = []
    for head, cells in rows:
        tag = "th" if head else "td"
        lines.append(
            "<tr>" + "".join(f"<{tag}>{_html_runs(cell)}</{tag}>" for cell in cells) + "</tr>"
        )
    return f"<table>{''.join(lines)}</table>"


# Word


def word_of(blocks: Iterable[Block], *, change: Callable[[object], None] | None = None) -> bytes:
    """The Word document; `change` may do something to it before it is saved."""
    document = Document()
    for block in _tables(blocks):
        if isinstance(block, list):
            _word_table(document, block)
        else:
            _word_block(document, block)
    if change:
        change(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _word_block(document: object, block: Block) -> None:
    styles = {"-": "List Bullet", "--": "List Bullet 2"}
    match block.mark:
        case "#" | "##" | "###":
            document.add_heading(unescape(TAG.sub("", block.text)), len(block.mark))
        case "box":
            head, *columns = block.text.split("\f")
            table = document.add_table(2, len(columns))
            _word_runs(table.cell(0, 0).merge(table.cell(0, len(columns) - 1)).paragraphs[0], head)
            for cell, column in zip(table.rows[1].cells, columns, strict=True):
                for place, item in enumerate(filter(None, column.split("\t"))):
                    paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
                    paragraph.style = "List Bullet"
                    _word_runs(paragraph, item)
        case _:
            paragraph = document.add_paragraph(style=styles.get(block.mark))
            if block.mark in ("+", "++"):
                paragraph.paragraph_format.left_indent = 228_600 * len(block.mark)
            _word_runs(paragraph, block.text)


def _word_table(document: object, rows: Sequence[Row]) -> None:
    table = document.add_table(len(rows), max(len(cells) for _, cells in rows))
    for row, (head, cells) in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=False):
            _word_runs(cell.paragraphs[0], f"<b>{TAG.sub('', text)}</b>" if head else text)


def _word_runs(paragraph: object, text: str) -> None:
    for run, bold in _runs(text):
        paragraph.add_run(run).bold = bold


def changed(run: object, tag: str) -> None:
    """Put a run into a tracked change: `w:del` or `w:ins`."""
    element = run._r
    change = OxmlElement(tag)
    change.set(qn("w:id"), "1")
    change.set(qn("w:author"), "A")
    element.addprevious(change)
    change.append(element)
    if tag == "w:del":
        for text in element.findall(qn("w:t")):
            text.tag = qn("w:delText")


def lakeshore() -> list[Block]:
    return list(sbc_blocks(sbc_plans.LAKESHORE))


def pinegrove() -> list[Block]:
    return list(sbc_blocks(sbc_plans.PINEGROVE))


def orchard() -> list[Block]:
    return list(blocks_of(spd_wording()))
