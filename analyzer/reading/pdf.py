"""The words of a PDF in pdfium's content order, with upright boxes and fonts.

pdfium's content order keeps clauses whole more often than any order by geometry, so it is kept
until `order` has a reason to change it. A page whose text lies on its side is turned first.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from analyzer.errors import refusal
from analyzer.labels import Code
from analyzer.reading.hidden import hidden_words, is_on_topic
from analyzer.reading.limits import LIMITS, PLAIN, Attempt, Limits, Stage, Step
from analyzer.reading.words import AT_AN_ANGLE, Buffers, RawWord, count_texts, measured_words
from analyzer.records import (
    Box,
)
from analyzer.turning import turned

MAGIC_WINDOW = 1024  # bytes in which readers look for "%PDF-"
NO_PDF = b"damaged"
FEW_WORDS = 5  # pages with fewer words are asked whether a picture holds their text
FILLED_SHARE = 0.25  # of a page under pictures that may hold its text; logos cover less
DRAWN_SHARE = 0.8  # of the texts that a page shows by its own data: fewer, and some are lost
TURNED_SHARE = 0.6  # of a page's letters that lie on their side before it is read from that side


class RawPage(NamedTuple):
    """The words of one page in content order, with `width` and `height` as its text is read.

    A page whose text lies on its side is read from that side: `turn` tells by how many quarters,
    counter-clockwise, its text lies on the page as it is shown.
    """

    number: int
    width: float
    height: float
    words: list[RawWord]
    lost: Code | None = None  # why it was not read
    has_picture: bool = False  # asked only of pages with hardly any words
    is_filled: bool = False  # so much of it lies under pictures that it is a scan
    turn: int = 0
    hidden: str = ""  # text that nobody sees on it; not among the words
    runs_off: bool = False  # lines of it go on outside the page
    recognised: bool = False  # its words come from its picture
    lean: float = 0.0  # degrees, clockwise, by which the page shown leans against the one read
    passed_over: bool = False  # a picture that was one too many to be read


def open_pdf(
    source: bytes, name: str, password: str | None = None, *, max_pages: int = LIMITS.pages
) -> pdfium.PdfDocument:
    """The opened document.

    Raises:
        PolicyReadError: not a PDF, encrypted, damaged, without pages, or with too many.
    """
    if not source:
        raise refusal(name, Code.E_EMPTY)
    if b"%PDF-" not in source[:MAGIC_WINDOW]:
        raise refusal(name, Code.E_NOT_PDF, kind=_real_type(source))
    # Of some files pdfium gives no reason, and the one of the file before would be taken for it.
    raw.FPDF_LoadMemDocument(NO_PDF, len(NO_PDF), None)
    try:
        document = pdfium.PdfDocument(source, password=password)
        count = len(document)
    except pdfium.PdfiumError as problem:
        raise refusal(name, _open_error(str(problem))) from problem
    if count == 0:
        raise refusal(name, Code.E_NO_PAGES)
    if count > max_pages:
        document.close()
        raise refusal(name, Code.E_TOO_MANY_PAGES, count=count, limit=max_pages)
    return document


def _open_error(problem: str) -> Code:
    lowered = problem.lower()
    if "password" in lowered:
        return Code.E_PASSWORD
    return Code.E_ENCRYPTION_UNSUPPORTED if "security" in lowered else Code.E_DAMAGED


def _real_type(source: bytes) -> str:
    for magic, kind in (
        (b"PK\x03\x04", "a ZIP or Office file (Word, Excel)"),
        (b"\xd0\xcf\x11\xe0", "an old Office file (Word, Excel)"),
        (b"\x89PNG", "a PNG picture"),
        (b"\xff\xd8\xff", "a JPEG picture"),
        (b"{\\rtf", "a rich-text file"),
    ):
        if source.startswith(magic):
            return kind
    if re.match(rb"\s*(<!doctype html|<html)", source[:MAGIC_WINDOW], re.IGNORECASE):
        return "a web page"
    return "another kind of file"


def read_pages(
    document: pdfium.PdfDocument,
    attempt: Attempt = PLAIN,
    lost: Mapping[int, Code] = MappingProxyType({}),
    shows: Mapping[int, int] = MappingProxyType({}),
) -> Iterator[RawPage]:
    """Every page of `document` in turn; what cannot be read comes out as lost, with why.

    Of the pages in `lost` only damaged ones are tried: they may hold something. A page of which
    pdfium draws far fewer texts than it `shows` by its own data has lost the others.
    """
    buffers = Buffers()
    count = len(document)
    for index in range(count):
        number = index + 1
        reason = lost.get(number) or attempt.lost.get(Step(Stage.READ, number))
        hopeless = reason and reason is not Code.E_DAMAGED
        if hopeless or not attempt.begin(Stage.READ, number, count):
            yield RawPage(number, 0.0, 0.0, [], lost=reason)
            continue
        try:
            page = document[index]
        except pdfium.PdfiumError:
            yield RawPage(number, 0.0, 0.0, [], lost=Code.E_DAMAGED)
            continue
        try:
            read = _read_page(page, number, buffers, attempt.limits)
            if not (reason or read.lost) and _falls_short(page, shows.get(number, 0), read):
                reason = Code.E_DAMAGED
            yield read._replace(lost=read.lost or reason) if reason else read
        finally:
            page.close()
        buffers.fonts.clear()  # a font handle may be given again for another font once closed


def _falls_short(page: pdfium.PdfPage, shows: int, read: RawPage) -> bool:
    """Whether pdfium has drawn too few of the texts that a page shows, or none of their letters."""
    if not read.words and not read.hidden:
        return shows > 0 and page.get_textpage().count_chars() == 0
    enough = DRAWN_SHARE * shows
    # A word tells one text; only where these are too few all that is drawn has to be counted.
    if len({word.drawn_by for word in read.words}) >= enough:
        return False
    return count_texts(page) < min(enough, shows - 1)


def _read_page(page: pdfium.PdfPage, number: int, buffers: Buffers, limits: Limits) -> RawPage:
    left, bottom, right, top = page.get_bbox()
    turns = page.get_rotation() // 90
    width, height = right - left, top - bottom
    if turns % 2:
        width, height = height, width
    text_page = page.get_textpage()
    handle = ctypes.cast(text_page.raw, ctypes.c_void_p).value
    try:
        if text_page.count_chars() > limits.page_chars:
            return RawPage(number, width, height, [], lost=Code.E_LIMIT_PAGE_CHARS)
        edges = left, bottom, right, top
        found = measured_words(handle, edges, turns, buffers)
        unseen = hidden_words(page, edges, turns, found)
    finally:
        text_page.close()
    words: list[RawWord] = []
    outside: list[RawWord] = []
    hidden: list[str] = []
    for place, word in enumerate(found):
        if place in unseen:
            hidden.append(word.text)
        else:
            (words if _on_page(word.box, width, height) else outside).append(word)
    shown_lines = {word.line for word in words}
    runs_off = any(word.line in shown_lines for word in outside)
    off = " ".join(word.text for word in outside if word.line not in shown_lines)
    if is_on_topic(off):  # else printers' marks
        hidden.append(off)
    pictured = _pictured(page) if len(words) < FEW_WORDS else 0.0
    return _as_read(
        RawPage(
            number,
            width,
            height,
            words,
            has_picture=pictured > 0,
            is_filled=pictured >= FILLED_SHARE,
            hidden=" ".join(hidden),
            runs_off=runs_off,
        )
    )


def _pictured(page: pdfium.PdfPage) -> float:
    """The share of `page` under pictures, above 0 where there is one at all."""
    left, bottom, right, top = page.get_bbox()
    whole = max((right - left) * (top - bottom), 1.0)
    share = 0.0
    for picture in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,)):
        if picture.level:  # its bounds are those in another drawing: it may fill the page
            return 1.0
        x0, y0, x1, y1 = picture.get_bounds()
        shown = max(min(x1, right) - max(x0, left), 0.0) * max(min(y1, top) - max(y0, bottom), 0.0)
        share += max(shown / whole, 1e-9)
    return share


def _as_read(page: RawPage) -> RawPage:
    """`page` turned to the side from which most of its text is read."""
    if not any(word.turn for word in page.words):
        return page
    letters = dict.fromkeys((AT_AN_ANGLE, 0, 1, 2, 3), 0)
    for word in page.words:
        letters[word.turn] += len(word.text)
    turn = max((1, 2, 3), key=letters.__getitem__)
    if letters[turn] < TURNED_SHARE * sum(letters.values()):
        return page
    words = [
        word._replace(
            box=turned(word.box, turn, page.width, page.height),
            turn=word.turn if word.turn == AT_AN_ANGLE else (word.turn - turn) % 4,
        )
        for word in page.words
    ]
    width, height = page.width, page.height
    if turn % 2:
        width, height = height, width
    words = row_by_row(words)
    return page._replace(words=words, width=width, height=height, turn=turn)


def row_by_row(words: list[RawWord]) -> list[RawWord]:
    """Words in order of their rows; pdfium's own order is muddled where text lies on its side."""
    rows: list[list[RawWord]] = []
    for word in sorted(words, key=lambda word: word.box.top + word.box.bottom):
        middle = (word.box.top + word.box.bottom) / 2
        if not rows or middle > rows[-1][0].box.bottom:
            rows.append([])
        rows[-1].append(word)
    return [
        word._replace(line=number)
        for number, row in enumerate(rows)
        for word in sorted(row, key=lambda word: word.box.x0)
    ]


def _on_page(box: Box, width: float, height: float) -> bool:
    """Whether the middle of `box` lies on the visible page; what is cropped away is not printed."""
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    empty = box.x1 <= box.x0 or box.bottom <= box.top  # fonts that pdfium has no outlines for
    return empty or (0 <= x <= width and 0 <= y <= height)
