"""The words of a PDF in pdfium's content order, with upright boxes and fonts.

One text call per page, then geometry and font only for the first and last character of each word:
that costs little beyond pdfium's own text. pdfium's content order keeps clauses whole more often
than any order by geometry, so it is kept until `order` has a reason to change it.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from analyzer.errors import PolicyReadError
from analyzer.labels import Code
from analyzer.reading.normalise import BULLET
from analyzer.records import Box

BOLD_WEIGHT = 600  # OpenType weight from which a face counts as bold (regular is 400)
SYMBOL_NAME = re.compile(r"wingding|webding|dingbat|symbol", re.IGNORECASE)
BOLD_NAME = re.compile(r"bold|black|heavy|semib|demi", re.IGNORECASE)
HYPHEN_MARK = "\ufffe"  # pdfium puts it where a hyphen ends a line, and swallows the line break
PIECE = re.compile(rf"[^\s{HYPHEN_MARK}]+|[\r\n{HYPHEN_MARK}]")
MAX_PAGES = 5_000  # a plan document has hundreds; beyond this it is another kind of file
MAGIC_WINDOW = 1024  # bytes in which readers look for "%PDF-"
FEW_WORDS = 5  # pages with fewer words are asked whether a picture holds their text


class RawWord(NamedTuple):
    """A word as pdfium gives it, before normalising. `line` counts pdfium's lines on the page."""

    text: str
    box: Box
    size: float
    bold: bool
    line: int
    hyphenated: bool  # a line-end hyphen stood behind it


class RawPage(NamedTuple):
    """The words of one page in content order; `width` and `height` are of the upright page."""

    number: int
    width: float
    height: float
    words: list[RawWord]
    failed: bool = False
    has_picture: bool = False  # asked only of pages with hardly any words


def _direct(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    # The bindings convert every argument; a bare prototype on the same address halves a call.
    address = ctypes.cast(function, ctypes.c_void_p).value or 0
    prototype: Callable[..., Any] = ctypes.PYFUNCTYPE(result, *arguments)(address)
    return prototype


_POINTER, _INT, _DOUBLE = ctypes.c_void_p, ctypes.c_int, ctypes.c_double
_char_box = _direct(raw.FPDFText_GetCharBox, _INT, _POINTER, _INT, *[_POINTER] * 4)
_loose_box = _direct(raw.FPDFText_GetLooseCharBox, _INT, _POINTER, _INT, _POINTER)
_font_size = _direct(raw.FPDFText_GetFontSize, _DOUBLE, _POINTER, _INT)
_text_object = _direct(raw.FPDFText_GetTextObject, _POINTER, _POINTER, _INT)
_object_font = _direct(raw.FPDFTextObj_GetFont, _POINTER, _POINTER)
_base_name = _direct(
    raw.FPDFFont_GetBaseFontName, ctypes.c_size_t, _POINTER, _POINTER, ctypes.c_size_t
)
_weight = _direct(raw.FPDFFont_GetWeight, _INT, _POINTER)
_matrix = _direct(raw.FPDFText_GetMatrix, _INT, _POINTER, _INT, _POINTER)
_char_index = _direct(raw.FPDFText_GetCharIndexFromTextIndex, _INT, _POINTER, _INT)
_get_text = _direct(raw.FPDFText_GetText, _INT, _POINTER, _INT, _INT, _POINTER)
_count_chars = _direct(raw.FPDFText_CountChars, _INT, _POINTER)


class _Buffers:
    """Memory that pdfium writes into; one per document, so that nothing is allocated per word."""

    def __init__(self) -> None:
        self.rect = (ctypes.c_float * 4)()  # FS_RECTF: left, top, right, bottom
        self.rect_at = ctypes.addressof(self.rect)
        self.matrix = (ctypes.c_float * 6)()
        self.matrix_at = ctypes.addressof(self.matrix)
        self.name = ctypes.create_string_buffer(256)
        self.text = ctypes.create_string_buffer(65_536)
        self.fonts: dict[int, tuple[bool, bool]] = {}

    def face(self, font: int) -> tuple[bool, bool]:
        """Whether the face is bold, and whether it holds pictures, not letters; once per font."""
        known = self.fonts.get(font)
        if known is None:
            _base_name(font, ctypes.addressof(self.name), 256)
            name = self.name.value.decode("latin-1")
            bold = _weight(font) >= BOLD_WEIGHT or bool(BOLD_NAME.search(name))
            known = self.fonts[font] = bold, bool(SYMBOL_NAME.search(name))
        return known

    def page_text(self, text_page: int) -> str:
        count = _count_chars(text_page)
        if count <= 0:
            return ""
        if len(self.text) < 2 * count + 4:
            self.text = ctypes.create_string_buffer(2 * count + 4)
        written = _get_text(text_page, 0, count, ctypes.addressof(self.text))
        return ctypes.string_at(self.text, 2 * max(written - 1, 0)).decode("utf-16-le", "replace")


def open_pdf(source: bytes, name: str, password: str | None = None) -> pdfium.PdfDocument:
    """The opened document.

    Raises:
        PolicyReadError: not a PDF, encrypted, damaged, without pages, or with too many.
    """
    if not source:
        raise PolicyReadError(
            name, Code.E_EMPTY, "the file is empty.", remedy="Download or copy it again."
        )
    if b"%PDF-" not in source[:MAGIC_WINDOW]:
        raise PolicyReadError(
            name,
            Code.E_NOT_PDF,
            f"this is not a PDF but {_real_type(source)}.",
            remedy="Save or print it as a PDF and try again.",
        )
    try:
        document = pdfium.PdfDocument(source, password=password)
        count = len(document)
    except pdfium.PdfiumError as problem:
        raise _open_error(name, str(problem)) from problem
    if count == 0:
        raise PolicyReadError(
            name, Code.E_NO_PAGES, "the PDF has no pages.", remedy="Ask for a new copy."
        )
    if count > MAX_PAGES:
        raise PolicyReadError(
            name,
            Code.E_TOO_MANY_PAGES,
            f"the PDF has {count} pages, more than the limit of {MAX_PAGES}.",
            remedy="Split it and analyse the parts.",
        )
    return document


def _open_error(name: str, problem: str) -> PolicyReadError:
    lowered = problem.lower()
    if "password" in lowered:
        return PolicyReadError(
            name,
            Code.E_PASSWORD,
            "the PDF is locked with a password.",
            remedy="Open it with the password, save a copy without one, and analyse that.",
        )
    if "security" in lowered:
        return PolicyReadError(
            name,
            Code.E_ENCRYPTION_UNSUPPORTED,
            "the PDF uses a protection that cannot be opened here.",
            remedy="Ask the insurer for an unprotected copy, or print it to a new PDF.",
        )
    return PolicyReadError(
        name,
        Code.E_DAMAGED,
        "the PDF is damaged and cannot be opened.",
        remedy="Download it again, or ask for a new copy.",
    )


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


def read_pages(document: pdfium.PdfDocument) -> Iterator[RawPage]:
    """Every page of `document` in turn; a page that pdfium cannot load comes out as failed."""
    buffers = _Buffers()
    for index in range(len(document)):
        try:
            page = document[index]
        except pdfium.PdfiumError:
            yield RawPage(index + 1, 0.0, 0.0, [], failed=True)
            continue
        try:
            yield _read_page(page, index + 1, buffers)
        finally:
            page.close()
        buffers.fonts.clear()  # a font handle may be given again for another font once closed


def _read_page(page: pdfium.PdfPage, number: int, buffers: _Buffers) -> RawPage:
    left, bottom, right, top = page.get_bbox()
    turns = page.get_rotation() // 90
    width, height = right - left, top - bottom
    if turns % 2:
        width, height = height, width
    text_page = page.get_textpage()
    handle = ctypes.cast(text_page.raw, ctypes.c_void_p).value
    try:
        words = [
            word
            for word in _words(handle, (left, bottom, right, top), turns, buffers)
            if _on_page(word.box, width, height)
        ]
    finally:
        text_page.close()
    has_picture = len(words) < FEW_WORDS and any(
        True for _ in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,))
    )
    return RawPage(number, width, height, words, has_picture=has_picture)


def _on_page(box: Box, width: float, height: float) -> bool:
    """Whether the middle of `box` lies on the visible page; what is cropped away is not printed."""
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    empty = box.x1 <= box.x0 or box.bottom <= box.top  # fonts that pdfium has no outlines for
    return empty or (0 <= x <= width and 0 <= y <= height)


def _words(
    text_page: int | None,
    edges: tuple[float, float, float, float],
    turns: int,
    buffers: _Buffers,
) -> Iterator[RawWord]:
    if text_page is None:
        return
    text = buffers.page_text(text_page)
    same_index = len(text) == _count_chars(text_page) and HYPHEN_MARK not in text
    left, bottom, right, top = edges
    rect, rect_at = buffers.rect, buffers.rect_at
    matrix, matrix_at = buffers.matrix, buffers.matrix_at
    line = 0
    last_object, bold, symbol = 0, False, False
    pieces = list(PIECE.finditer(text))
    for place, piece in enumerate(pieces):
        word = piece.group()
        if word in "\r\n" or word == HYPHEN_MARK:
            line += 1
            continue
        first, last = piece.start(), piece.end() - 1
        if not same_index:
            first, last = _char_index(text_page, first), _char_index(text_page, last)
        if not _loose_box(text_page, first, rect_at):
            continue
        a, b, c, d = rect
        x0, x1 = min(a, c), max(a, c)
        y0, y1 = min(b, d), max(b, d)
        if last != first and _loose_box(text_page, last, rect_at):
            a, b, c, d = rect
            x0, x1 = min(x0, a, c), max(x1, a, c)
            y0, y1 = min(y0, b, d), max(y1, b, d)
        text_object = _text_object(text_page, first)
        if text_object and text_object != last_object:
            last_object = text_object
            bold, symbol = buffers.face(_object_font(text_object))
        if symbol and len(word) == 1 and word.isalpha():
            word = BULLET  # fonts of ticks and dots call them x, n or q
        _matrix(text_page, first, matrix_at)
        size = _font_size(text_page, first) * (matrix[2] ** 2 + matrix[3] ** 2) ** 0.5
        if turns == 0:
            box = Box(x0 - left, top - y1, x1 - left, top - y0)
        elif turns == 1:
            box = Box(y0 - bottom, x0 - left, y1 - bottom, x1 - left)
        elif turns == 2:
            box = Box(right - x1, y0 - bottom, right - x0, y1 - bottom)
        else:
            box = Box(top - y1, right - x1, top - y0, right - x0)
        hyphenated = place + 1 < len(pieces) and pieces[place + 1].group() == HYPHEN_MARK
        yield RawWord(word, box, abs(size), bold, line, hyphenated)
