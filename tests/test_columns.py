"""Columns of text on pages whose fonts say nonsense."""

from __future__ import annotations

from analyzer.reading.columns import column_order
from analyzer.reading.lines import PrintedLine
from analyzer.reading.words import RawWord
from analyzer.records import Box


def _line(x0: float, top: float) -> PrintedLine:
    box = Box(x0, top, x0 + 200.0, top + 9.0)
    return PrintedLine([RawWord("words", box, 0.0, False, 0, False)], box)


def test_a_font_that_says_its_size_is_nothing_ends_no_reading() -> None:
    region = [_line(edge, 40.0 + 12 * row) for row in range(12) for edge in (40.4, 300.4)]

    assert column_order([region]) in (None, [0])
