"""A policy as bytes to be kept, and back.

Plain text and numbers by columns, packed: what is unpacked is a policy or an error, whoever wrote
the bytes, and nothing in them can run.
"""

from __future__ import annotations

import json
import sys
import zlib
from array import array
from collections.abc import Iterable
from typing import Any

from analyzer.labels import BlockKind, Code, Unit
from analyzer.records import Box, Line, Page, Place, Policy, Warning, Word

LEVEL = 1  # of zlib; more takes three times as long for a tenth less
LENGTH_BYTES = 8  # of the number that says how long the part behind it is
# The columns of the words by the type of `array` that holds each; text and end follow from these.
WORD_COLUMNS = ("I", "I", "I", "d", "d", "d", "d", "d", "B", "d")
UNICODE = ("utf-8", "surrogatepass")  # file names and broken fonts leave halves of letters


def packed(policy: Policy) -> bytes:
    """`policy` without its name, as bytes."""
    words = policy.words
    texts, pages, boxes, starts, *looks = zip(*words, strict=True) if words else ((),) * 7
    corners = zip(*boxes, strict=True) if boxes else ((),) * 4
    columns = (starts, map(len, texts), pages, *corners, *looks)
    rest = [policy.sha256, policy.lines, policy.pages, policy.warnings, policy.unit]
    parts = [
        json.dumps(rest, separators=(",", ":")).encode(),
        policy.text.encode(*UNICODE),
        *(_column(kind, column) for kind, column in zip(WORD_COLUMNS, columns, strict=True)),
    ]
    whole = b"".join(len(part).to_bytes(LENGTH_BYTES, "little") + part for part in parts)
    return zlib.compress(whole, LEVEL)


def unpacked(content: bytes, name: str) -> Policy:
    """The policy in `content`, under this name.

    Raises:
        ValueError: it is none.
    """
    try:
        rest, text, *columns = _parts(zlib.decompress(content))
        sha256, lines, pages, warnings, kind = json.loads(rest)
        unit = Unit(kind)
        return Policy(
            name,
            sha256,
            string := text.decode(*UNICODE),
            tuple(_words(string, columns)),
            tuple(map(_line, lines)),
            tuple(map(Page._make, pages)),
            tuple(
                Warning(Code(code), said, tuple(Place(one, unit) for one in own))
                for code, said, own in warnings
            ),
            unit,
        )
    except (zlib.error, ValueError, TypeError, LookupError) as problem:
        raise ValueError("these bytes hold no policy") from problem


def _column(kind: str, numbers: Iterable[Any]) -> bytes:
    column = array(kind, numbers)
    if sys.byteorder == "big":
        column.byteswap()
    return column.tobytes()


def _numbers(kind: str, content: bytes) -> array[Any]:
    column = array(kind)
    column.frombytes(content)
    if sys.byteorder == "big":
        column.byteswap()
    return column


def _parts(content: bytes) -> list[bytes]:
    parts: list[bytes] = []
    place = 0
    while place < len(content):
        begins = place + LENGTH_BYTES
        place = begins + int.from_bytes(content[place:begins], "little")
        parts.append(content[begins:place])
    return parts


def _words(text: str, columns: list[bytes]) -> Iterable[Word]:
    starts, lengths, pages, x0, top, x1, bottom, sizes, bold, sure = (
        _numbers(kind, column) for kind, column in zip(WORD_COLUMNS, columns, strict=True)
    )
    boxes = map(Box._make, zip(x0, top, x1, bottom, strict=True))
    texts = (text[start : start + long] for start, long in zip(starts, lengths, strict=True))
    return map(
        Word._make, zip(texts, pages, boxes, starts, sizes, map(bool, bold), sure, strict=True)
    )


def _line(kept: list[Any]) -> Line:
    line = Line(*kept)
    cell = line.cell
    return line._replace(
        box=Box(*line.box),
        cell=cell and (cell[0], cell[1], cell[2]),
        kind=line.kind and BlockKind(line.kind),
    )
