"""Text of a page that nobody sees on it, told from text that is only unusual.

How a text is drawn tells most: without ink, without opacity, in a size that no eye reads. Whether
pale, clipped or covered text can be seen only a picture of the page tells; it is drawn only for
pages that speak of the topic, since no other text can decide anything.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from analyzer.reading.words import Ink, RawWord, upright
from analyzer.records import Box

SCALE = 1.5  # pixels to the point; with fewer thin letters grow pale
MAX_SIDE = 2_000  # pixels of the picture
MIN_CONTRAST = 40  # of 255, between the lightest and the darkest spot of a word that is seen
MIN_SIZE = 1.0  # points; below that it is dust
MIN_RUN = 3  # words in a row without contrast: a single one may be a glyph that pdfium lacks
SCAN_SHARE = 0.7  # of the page that a picture fills when the text under it is that of an OCR
STEMS = (
    "cosmetic esthetic plastic reconstruct appearance disfigur beautif needl botox botulin liposuc"
    " blepharo rhinoplas scar acne congenital mastectom breast laser tattoo"
).split()
Edges = tuple[float, float, float, float]  # left, bottom, right, top in the units of the file


class Cover(NamedTuple):
    """A picture on a page: its box, its share of the page, and the text objects that it hides."""

    box: Box
    share: float
    before: frozenset[int]  # addresses of what is drawn before it; none if it is transparent


def is_on_topic(text: str) -> bool:
    """Whether `text` could decide anything. Plain search: it is asked of every page."""
    lowered = text.lower()
    return any(stem in lowered for stem in STEMS)


def hidden_words(
    page: pdfium.PdfPage, edges: Edges, turns: int, words: Sequence[RawWord]
) -> frozenset[int]:
    """The places in `words` of those that cannot be seen on the open `page`.

    `edges` are those of what is shown of it, `turns` the quarters by which it is turned.
    """
    unseen = {
        place
        for place, word in enumerate(words)
        if word.ink is Ink.NONE or 0 < word.size < MIN_SIZE
    }
    judged = is_on_topic(" ".join(word.text for word in words))
    if not unseen and not judged:
        return frozenset()
    covers = list(_pictures(page, edges, turns))
    if any(cover.share >= SCAN_SHARE for cover in covers):
        return frozenset()  # the layer of text under a scan
    if judged:
        unseen |= _without_contrast(page, words)
        unseen |= {
            place
            for place, word in enumerate(words)
            for cover in covers
            if word.drawn_by in cover.before and _middle_in(word.box, cover.box)
        }
    return frozenset(unseen)


def _middle_in(inner: Box, outer: Box) -> bool:
    x, y = (inner.x0 + inner.x1) / 2, (inner.top + inner.bottom) / 2
    return outer.x0 <= x <= outer.x1 and outer.top <= y <= outer.bottom


def _pictures(page: pdfium.PdfPage, edges: Edges, turns: int) -> Iterator[Cover]:
    area = max((edges[2] - edges[0]) * (edges[3] - edges[1]), 1.0)
    texts: list[int] = []
    sides = [ctypes.c_float() for _ in range(4)]
    for place in range(raw.FPDFPage_CountObjects(page.raw)):
        item: Any = raw.FPDFPage_GetObject(page.raw, place)
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            texts.append(ctypes.cast(item, ctypes.c_void_p).value or 0)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE and raw.FPDFPageObj_GetBounds(item, *sides):
            left, bottom, right, top = (side.value for side in sides)
            opaque = not raw.FPDFPageObj_HasTransparency(item)
            yield Cover(
                upright((left, bottom, right, top), edges, turns),
                (right - left) * (top - bottom) / area,
                frozenset(texts) if opaque else frozenset(),
            )


def _without_contrast(page: pdfium.PdfPage, words: Sequence[RawWord]) -> set[int]:
    scale = min(SCALE, MAX_SIDE / max(*page.get_size(), 1.0))
    bitmap = page.render(scale=scale, grayscale=True, may_draw_forms=False)
    picture = bitmap.to_pil()
    pale: list[int] = []
    unseen: set[int] = set()
    for place, word in enumerate(words):
        box = word.box
        spot = (
            max(int(box.x0 * scale), 0),
            max(int(box.top * scale), 0),
            min(int(box.x1 * scale) + 1, picture.width),
            min(int(box.bottom * scale) + 1, picture.height),
        )
        if spot[2] - spot[0] < 2 or spot[3] - spot[1] < 2:
            continue  # nothing to measure
        darkest, lightest = picture.crop(spot).getextrema()
        if lightest - darkest < MIN_CONTRAST:
            pale.append(place)
            continue
        if len(pale) >= MIN_RUN:
            unseen.update(pale)
        pale = []
    if len(pale) >= MIN_RUN:
        unseen.update(pale)
    bitmap.close()
    return unseen
