"""A page of a PDF as a picture, upright and cut to its crop box, as a reader shows it.

Like all that touches pdfium this belongs into a child process: a hostile page can abort it.
"""

from __future__ import annotations

import pypdfium2 as pdfium
from PIL import Image

from analyzer.errors import PolicyReadError
from analyzer.labels import Code

MAX_SIDE = 4_000  # pixels of the longer side, and so at most 16 megapixels


def render(document: pdfium.PdfDocument, page_number: int, scale: float) -> Image.Image:
    """Page `page_number` (from 1) in RGB, `scale` pixels to the point, or fewer on a huge page.

    The picture covers the upright page of `records.Page`: a box in points becomes pixels by
    `image.width / page.width` and `image.height / page.height`.

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
        bitmap = page.render(scale=min(scale, (MAX_SIDE - 1) / longest))
        image: Image.Image = bitmap.to_pil().convert("RGB")  # a copy: the bitmap's memory goes
        bitmap.close()
    except pdfium.PdfiumError as problem:
        raise _not_drawn(page_number) from problem
    finally:
        page.close()
    return image


def _not_drawn(page_number: int) -> PolicyReadError:
    return PolicyReadError(
        f"page {page_number}",
        Code.E_DAMAGED,
        "this page cannot be drawn.",
        remedy="Open the document itself at this page.",
    )
