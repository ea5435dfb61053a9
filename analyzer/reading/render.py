"""A page of a PDF as a picture, upright and cut to its crop box, as a reader shows it.

Like all that touches pdfium this belongs into a child process: a hostile page can abort it.
"""

from __future__ import annotations

from typing import NamedTuple

import pypdfium2 as pdfium
from PIL import Image

from analyzer.errors import PolicyReadError
from analyzer.labels import Code

MAX_SIDE = 4_000  # pixels of the longer side, and so at most 16 megapixels


class Picture(NamedTuple):
    """An upright page in RGB. A `Box` of that page times `scale` is in pixels of `image`."""

    image: Image.Image
    scale: float  # pixels to the point


def render(document: pdfium.PdfDocument, page_number: int, scale: float) -> Picture:
    """Page `page_number` (from 1) at `scale` pixels to the point, or at fewer if it is huge.

    Raises:
        PolicyReadError: there is no such page, or it cannot be drawn.
    """
    if not 1 <= page_number <= len(document):
        raise _not_drawn(page_number)
    try:
        page = document[page_number - 1]
    except pdfium.PdfiumError as problem:
        raise _not_drawn(page_number) from problem
    try:
        longest = max(page.get_size())
        if longest <= 0:
            raise _not_drawn(page_number)
        scale = min(scale, (MAX_SIDE - 1) / longest)
        bitmap = page.render(scale=scale)
        image = bitmap.to_pil().convert("RGB")  # a copy: the bitmap's memory goes
        bitmap.close()
    except pdfium.PdfiumError as problem:
        raise _not_drawn(page_number) from problem
    finally:
        page.close()
    return Picture(image, scale)


def _not_drawn(page_number: int) -> PolicyReadError:
    return PolicyReadError(
        f"page {page_number}",
        Code.E_DAMAGED,
        "this page cannot be drawn.",
        remedy="Open the document itself at this page.",
    )
