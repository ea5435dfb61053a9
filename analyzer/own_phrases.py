"""The user's own phrases: rows like those of `models/lexicon/`, in a TOML file of the user's.

They are added to what carveout knows for one run. `id`, `source` and the proving sentences may be
left out; those that are given have to hold. The rules that come of them are called `own-...`.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from analyzer.errors import LexiconError
from analyzer.folding import fold_words
from analyzer.lexicon import Lexicon, Row, load, read_row

MAX_BYTES = 2**20
MAX_ROWS = 2_000
FORM = 'Write [[row]], kind = "cosmetic" and phrases = ["beauty package"] for each.'


def read_phrases(path: Path) -> str:
    """The text of the file `path`, whose rows can all be used.

    Raises:
        LexiconError: it cannot be read, or a row cannot be used; says which one and why.
    """
    # Letters that could steer a terminal, or are no UTF-8, come out as they are spelt in Python.
    name = ascii(str(path))[1:-1] if not str(path).isprintable() else str(path)
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
        text = content.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        raise LexiconError(
            f"{name}: the phrases cannot be read. Give a TOML file in UTF-8."
        ) from problem
    if len(content) > MAX_BYTES:
        raise LexiconError(f"{name}: is larger than 1 MiB. Split it.")
    rows = [row for row in _own_rows(text, name) if row.examples or row.counterexamples]
    if rows:
        _prove(rows, name)
    return text


@lru_cache(maxsize=2)
def extended(text: str) -> Lexicon:
    """What carveout knows and the rows of `text`, which `read_phrases` has given.

    Raises:
        LexiconError: a row cannot be used.
    """
    lexicon = load()
    if not text:
        return lexicon
    rows = _own_rows(text, "phrases")
    digest = hashlib.sha256(f"{lexicon.hash}\n{text}".encode()).hexdigest()
    return replace(lexicon, rows=(*lexicon.rows, *rows), hash=digest)


def _own_rows(text: str, name: str) -> tuple[Row, ...]:
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise LexiconError(f"{name}: is not TOML ({problem}). {FORM}") from problem
    tables = given.get("row")
    if (
        set(given) != {"row"}
        or not isinstance(tables, list)
        or not all(isinstance(table, dict) for table in tables)
    ):
        raise LexiconError(f"{name}: holds [[row]] tables and nothing else. {FORM}")
    if len(tables) > MAX_ROWS:
        raise LexiconError(f"{name}: has more than {MAX_ROWS:,} rows. Put phrases into one row.")
    procedures = {procedure.id for procedure in load().procedures}
    rows: dict[str, Row] = {}
    for number, table in enumerate(tables, 1):
        where = f"{name}, row {table.get('id', f'number {number}')!s}"
        row = read_row(_completed(table, number), where, procedures, proven=False)
        if row.id in rows:
            raise LexiconError(f"{where}: the id is taken by another row. Name it otherwise.")
        for phrase in row.phrases:
            if not any(word[0].isalnum() for word in fold_words(phrase)):
                raise LexiconError(f"{where}: the phrase {phrase!r} has no word in it.")
        rows[row.id] = row
    return tuple(rows.values())


def _completed(table: Mapping[str, Any], number: int) -> dict[str, Any]:
    usual: dict[str, Any] = {"source": "own", "examples": [], "counterexamples": []}
    return {**usual, **table, "id": f"own-{table.get('id', number)}"}


def _prove(rows: Iterable[Row], name: str) -> None:
    """Refuse a row whose own sentences speak against it."""
    from analyzer.matching import Matcher  # late: spaCy takes a second

    for row in rows:
        matcher = Matcher(replace(load(), rows=(row,), procedures=()))
        where = f"{name}, row {row.id.removeprefix('own-')}"
        for sentence in row.examples:
            if not matcher.find(sentence):
                raise LexiconError(
                    f"{where}: its example {sentence!r} holds none of its phrases. "
                    "Correct one of the two."
                )
        for sentence in row.counterexamples:
            if matcher.find(sentence):
                raise LexiconError(
                    f"{where}: its counterexample {sentence!r} holds one of its phrases. "
                    "Make the phrase longer, or name words that must be near."
                )
