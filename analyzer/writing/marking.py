"""Writes highlight annotations into a PDF: what `annotate` does in its child process.

pdfium, which read the words, also says how each page lies, so that boxes fit on turned pages and
cropped ones; pikepdf writes them.
"""

from __future__ import annotations

import io
import os
import pickle
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

import pikepdf

from analyzer.errors import PolicyReadError
from analyzer.reading.pdf import open_pdf
from analyzer.records import (
    Box,
    enclosing,
)
from analyzer.turning import turned
from analyzer.writing.annotate import DONE, MEMORY, NOT_WRITABLE, Highlight

PRINTED = 4  # the annotation flag: it is printed with the page
MULTIPLY = "/Multiply"  # black text stays black under the colour


class Lie(NamedTuple):
    """How a page lies: its visible part in the PDF's own units, and its turn in quarters."""

    left: float
    bottom: float
    right: float
    top: float
    quarters: int  # clockwise, as the page is shown

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point in points from the top left of the upright page, in the PDF's own units."""
        width, height = self.right - self.left, self.top - self.bottom
        if self.quarters % 2:
            width, height = height, width
        at = turned(Box(x, y, x, y), -self.quarters, width, height)
        return self.left + at.x0, self.top - at.top

    def box(self, box: Box) -> tuple[float, float, float, float]:
        """`box` as x0, y0, x1, y1 in the PDF's own units."""
        x0, y0 = self.point(box.x0, box.top)
        x1, y1 = self.point(box.x1, box.bottom)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    def corners(self, box: Box) -> list[float]:
        """The four corners as readers expect them: two above the words, two below."""
        places = ((box.x0, box.top), (box.x1, box.top), (box.x0, box.bottom), (box.x1, box.bottom))
        return [round(number, 2) for place in places for number in self.point(*place)]


def lies(source: bytes, pages: Iterable[int]) -> tuple[int, dict[int, Lie]]:
    """The number of pages, and how those with the numbers `pages` (from 1) lie.

    Raises:
        PolicyReadError: the document cannot be opened.
    """
    document = open_pdf(source, "document")
    found: dict[int, Lie] = {}
    try:
        for number in sorted(set(pages)):
            page = document[number - 1]
            left, bottom, right, top = page.get_bbox()
            found[number] = Lie(left, bottom, right, top, page.get_rotation() // 90)
            page.close()
        return len(document), found
    finally:
        document.close()


def marked(source: bytes, highlights: Sequence[Highlight]) -> bytes:
    """The PDF in `source` with `highlights` as annotations.

    Raises:
        PolicyReadError: the document cannot be opened.
        ValueError: the writer sees another document than the reader did.
        pikepdf.PdfError: the document cannot be written anew.
    """
    count, lie = lies(source, (one.page for one in highlights))
    with pikepdf.open(io.BytesIO(source)) as pdf:
        if len(pdf.pages) != count:
            raise ValueError
        added: dict[int, list[Any]] = {}
        for highlight in highlights:
            if highlight.boxes:
                page = pdf.pages[highlight.page - 1]
                annotation = _annotation(pdf, page.obj, highlight, lie[highlight.page])
                added.setdefault(highlight.page, []).append(pdf.make_indirect(annotation))
        for number, annotations in added.items():
            page = pdf.pages[number - 1]
            before = page.obj.get("/Annots")
            # A new list: two pages may share the old one.
            kept = list(before) if isinstance(before, pikepdf.Array) else []
            page.obj.Annots = pikepdf.Array([*kept, *annotations])
        made = io.BytesIO()
        pdf.save(made, deterministic_id=True)
    return made.getvalue()


def _annotation(pdf: Any, page: Any, highlight: Highlight, lie: Lie) -> Any:
    rectangle = [round(number, 2) for number in lie.box(enclosing(highlight.boxes))]
    colour = [round(part / 255, 4) for part in highlight.colour]
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Highlight,
        P=page,
        Rect=rectangle,
        QuadPoints=[number for box in highlight.boxes for number in lie.corners(box)],
        Contents=pikepdf.String(highlight.note),
        NM=pikepdf.String(highlight.id),
        T=pikepdf.String("carveout"),
        Subj=pikepdf.String(highlight.title),
        C=colour,
        F=PRINTED,
        AP=pikepdf.Dictionary(N=_appearance(pdf, highlight, lie, rectangle, colour)),
    )


def _appearance(
    pdf: Any, highlight: Highlight, lie: Lie, rectangle: Sequence[float], colour: Sequence[float]
) -> Any:
    drawn = ["/Multiply gs", " ".join(f"{part:g}" for part in colour) + " rg"]
    for box in highlight.painted:
        x0, y0, x1, y1 = lie.box(box)
        drawn.append(f"{x0:.2f} {y0:.2f} {x1 - x0:.2f} {y1 - y0:.2f} re")
    if highlight.painted:
        drawn.append("f")
    form = pdf.make_stream("\n".join(drawn).encode())
    form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    form.BBox = list(rectangle)
    state = pikepdf.Dictionary(BM=pikepdf.Name(MULTIPLY))
    form.Resources = pikepdf.Dictionary(ExtGState=pikepdf.Dictionary(Multiply=state))
    return form


def serve() -> None:
    """Mark the document on stdin onto stdout: the child process. Ends it."""
    sys.exit(_serve())


def _serve() -> int:
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get into the document
    _limit()
    source, highlights = pickle.load(sys.stdin.buffer)  # noqa: S301 - from our own parent
    try:
        content = marked(source, highlights)
    except (PolicyReadError, pikepdf.PdfError, ValueError, TypeError, IndexError, RuntimeError):
        return NOT_WRITABLE
    replies.write(content)
    replies.close()
    return DONE


def _limit() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(OSError, ValueError):  # a lower limit is set already
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
