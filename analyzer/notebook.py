"""How a report shows itself in a notebook: plain tables, every cell escaped, nothing fetched.

It knows only strings, so that the report can call it; what it is given is a document's own words
and may be hostile.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from itertools import islice
from typing import NamedTuple

MAX_ROWS = 50  # of a table; a notebook keeps what it shows, and a contract has hundreds
_CELL = 'style="text-align:left;vertical-align:top;white-space:normal;padding:0.2em 0.7em"'


class Table(NamedTuple):
    """A table with the heads of its columns; `more` says where the rows are that are not shown."""

    title: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    more: str


def as_html(title: str, notes: Iterable[str], tables: Iterable[Table]) -> str:
    """A fragment of HTML; empty tables say so instead of being left out."""
    parts = [f"<h4>{escape(title)}</h4>"]
    parts += [f"<p>{escape(note)}</p>" for note in notes]
    parts += map(_table, tables)
    return f"<div>{''.join(parts)}</div>"


def _table(table: Table) -> str:
    caption = f"<p><b>{escape(table.title)}</b>: {len(table.rows) or 'none'}</p>"
    if not table.rows:
        return caption
    heads = "".join(f'<th scope="col" {_CELL}>{escape(head)}</th>' for head in table.heads)
    rows = "".join(
        "<tr>" + "".join(f"<td {_CELL}>{escape(cell)}</td>" for cell in row) + "</tr>"
        for row in islice(table.rows, MAX_ROWS)
    )
    left_out = len(table.rows) - MAX_ROWS
    more = f"<p>{left_out} more: {escape(table.more)}</p>" if left_out > 0 else ""
    return f"{caption}<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>{more}"
