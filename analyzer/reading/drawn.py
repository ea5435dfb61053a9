"""The straight lines drawn on a page, level or upright: of tables, frames and underlines.

pdfium has taken every drawing apart when it opens a page, so they cost next to nothing.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from analyzer.reading.words import upright
from analyzer.records import Box

MAX_NESTING = 15  # of drawings kept as forms within forms
CONTROLS = 3  # points by which a file gives a curve; the last is where it ends
_KINDS = frozenset({raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_FORM})
_Point = tuple[float, float]
_Matrix = tuple[float, float, float, float, float, float]
_AS_IT_IS: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def drawn_edges(page: pdfium.PdfPage) -> list[Box]:
    """Every level or upright line of the open `page`, the sides of shapes among them.

    Their boxes have no height or no width, and stand on the page as it is shown.
    """
    shown, turns = page.get_bbox(), page.get_rotation() // 90
    edges: list[Box] = []
    for corners in _shapes(page.raw, _AS_IT_IS, 0):
        for (x0, y0), (x1, y1) in pairwise(corners):
            if x0 == x1 or y0 == y1:
                sides = min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
                edges.append(upright(sides, shown, turns))
    return edges


def _shapes(holder: Any, matrix: _Matrix, depth: int) -> Iterator[list[_Point]]:
    """The corners of every shape of a page, or of a form `depth` forms deep, in order."""
    count = raw.FPDFFormObj_CountObjects if depth else raw.FPDFPage_CountObjects
    part = raw.FPDFFormObj_GetObject if depth else raw.FPDFPage_GetObject
    own = raw.FS_MATRIX()
    for place in range(count(holder)):
        item = part(holder, place)
        kind = raw.FPDFPageObj_GetType(item)
        if kind not in _KINDS or not raw.FPDFPageObj_GetMatrix(item, own):
            continue
        if kind == raw.FPDF_PAGEOBJ_PATH:
            yield from _corners(item, _after(own, matrix))
        elif depth < MAX_NESTING:
            yield from _shapes(item, _after(own, matrix), depth + 1)


def _corners(path: Any, matrix: _Matrix) -> Iterator[list[_Point]]:
    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    corners: list[_Point] = []
    controls = 0
    for place in range(raw.FPDFPath_CountSegments(path)):
        segment = raw.FPDFPath_GetPathSegment(path, place)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            yield corners
            corners, controls = [], 0
        elif kind == raw.FPDF_SEGMENT_BEZIERTO:
            controls += 1
            if controls % CONTROLS:
                continue
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        corners.append((a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        if raw.FPDFPathSegment_GetClose(segment):
            corners.append(corners[0])
    yield corners


def _after(own: raw.FS_MATRIX, outer: _Matrix) -> _Matrix:
    """The matrix that does `own` first, then `outer`."""
    a, b, c, d, e, f = outer
    return (
        a * own.a + c * own.b,
        b * own.a + d * own.b,
        a * own.c + c * own.d,
        b * own.c + d * own.d,
        a * own.e + c * own.f + e,
        b * own.e + d * own.f + f,
    )
