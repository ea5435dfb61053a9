"""The words of a page as pdfium gives them, measured: their boxes, fonts and direction.

One text call per page, then geometry and font only for the first and last character of each word:
that costs little beyond pdfium's own text.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Callable
from enum import IntEnum
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from analyzer.reading.normalise import sign
from analyzer.records import Box

BOLD_WEIGHT = 600  # OpenType weight from which a face counts as bold (regular is 400)
SYMBOL_NAME = re.compile(r"wingding|webding|dingbat|symbol", re.IGNORECASE)
BOLD_NAME = re.compile(r"bold|black|heavy|semib|demi", re.IGNORECASE)
HYPHEN_MARK = "\ufffe"  # pdfium puts it where a hyphen ends a line, and swallows the line break
PIECE = re.compile(rf"[^\s{HYPHEN_MARK}]+|[\r\n{HYPHEN_MARK}]")
LEVEL_DEGREES = 8.0  # by which a line may lean, as in a scan, and count as level
AT_AN_ANGLE = -1  # the turn of a word that is neither level nor on its side
FOOTNOTED = re.compile(
    r"\d{1,2}[A-Z][a-z].*|.*[a-z]{3}[.,;:)]?[\d*†‡]{1,3}"
)  # "1Unless", "surgery2"
FOOTNOTE_STEP = 1.2  # times the height of a footnote's mark that its word has
INVISIBLE_MODES = frozenset({3, 7})  # of drawing text: nothing, and adding to the clip alone
STAMP_STEP = 2.0  # times the height of a word that a stamp drawn right behind it has


class Ink(IntEnum):
    """Whether a text is drawn so that it can be seen at all."""

    SOME = 0
    NONE = 1  # without ink, or fully transparent


class RawWord(NamedTuple):
    """A word as pdfium gives it, before normalising. `line` counts pdfium's lines on the page.

    `turn` counts the quarters, counter-clockwise, by which it lies against the page's text;
    AT_AN_ANGLE where it stands askew.
    """

    text: str
    box: Box
    size: float
    bold: bool
    line: int
    hyphenated: bool  # a line-end hyphen stood behind it
    turn: int = 0
    ink: Ink = Ink.SOME
    drawn_by: int = 0  # the address of its text object, while its page is open
    confidence: float = 100.0  # in percent, of character recognition; sure where the file says it


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
_render_mode = _direct(raw.FPDFTextObj_GetTextRenderMode, _INT, _POINTER)
_fill_color = _direct(raw.FPDFPageObj_GetFillColor, _INT, _POINTER, *[_POINTER] * 4)
_count_chars = _direct(raw.FPDFText_CountChars, _INT, _POINTER)
_count_objects = _direct(raw.FPDFPage_CountObjects, _INT, _POINTER)
_object_at = _direct(raw.FPDFPage_GetObject, _POINTER, _POINTER, _INT)
_object_type = _direct(raw.FPDFPageObj_GetType, _INT, _POINTER)


class Buffers:
    """Memory that pdfium writes into; one per document, so that nothing is allocated per word."""

    def __init__(self) -> None:
        self.rect = (ctypes.c_float * 4)()  # FS_RECTF: left, top, right, bottom
        self.rect_at = ctypes.addressof(self.rect)
        self.matrix = (ctypes.c_float * 6)()
        self.matrix_at = ctypes.addressof(self.matrix)
        self.name = ctypes.create_string_buffer(256)
        self.text = ctypes.create_string_buffer(65_536)
        self.fonts: dict[int, tuple[bool, str]] = {}
        self.color = (ctypes.c_uint * 4)()  # red, green, blue, alpha
        start = ctypes.addressof(self.color)
        self.color_at = tuple(start + 4 * place for place in range(4))

    def face(self, font: int) -> tuple[bool, str]:
        """Whether the face is bold, and its name if it holds signs, not letters; once per font."""
        known = self.fonts.get(font)
        if known is None:
            _base_name(font, ctypes.addressof(self.name), 256)
            name = self.name.value.decode("latin-1")
            bold = _weight(font) >= BOLD_WEIGHT or bool(BOLD_NAME.search(name))
            known = self.fonts[font] = bold, name if SYMBOL_NAME.search(name) else ""
        return known

    def ink(self, text_object: int) -> Ink:
        """Whether a text object leaves any ink on the page."""
        if _render_mode(text_object) in INVISIBLE_MODES:
            return Ink.NONE
        transparent = _fill_color(text_object, *self.color_at) and self.color[3] == 0
        return Ink.NONE if transparent else Ink.SOME

    def page_text(self, text_page: int) -> str:
        count = _count_chars(text_page)
        if count <= 0:
            return ""
        if len(self.text) < 2 * count + 4:
            self.text = ctypes.create_string_buffer(2 * count + 4)
        written = _get_text(text_page, 0, count, ctypes.addressof(self.text))
        return ctypes.string_at(self.text, 2 * max(written - 1, 0)).decode("utf-16-le", "replace")


def measured_words(
    text_page: int | None,
    edges: tuple[float, float, float, float],
    turns: int,
    buffers: Buffers,
) -> list[RawWord]:
    """The words of an open text page. `edges` are left, bottom, right and top of what is shown."""
    if text_page is None:
        return []
    text = buffers.page_text(text_page)
    same_index = len(text) == _count_chars(text_page) and HYPHEN_MARK not in text
    line = 0
    pieces = list(PIECE.finditer(text))
    measure = _Measure(text_page, edges, turns, buffers)
    for place, piece in enumerate(pieces):
        word = piece.group()
        if word in "\r\n" or word == HYPHEN_MARK:
            line += 1
            continue
        first, last = piece.start(), piece.end() - 1
        if not same_index:
            first, last = _char_index(text_page, first), _char_index(text_page, last)
        hyphenated = place + 1 < len(pieces) and pieces[place + 1].group() == HYPHEN_MARK
        measure(word, first, last, line, hyphenated=hyphenated)
    return measure.words


class _Measure:
    """Gives the words of one page their boxes and fonts."""

    def __init__(
        self,
        text_page: int,
        edges: tuple[float, float, float, float],
        turns: int,
        buffers: Buffers,
    ) -> None:
        self.words: list[RawWord] = []
        self.text_page = text_page
        self.edges = edges
        self.turns = turns
        self.buffers = buffers
        self.last_object, self.bold, self.signs, self.ink = 0, False, "", Ink.SOME
        self.measured: int | None = None  # the text object that gave the next two
        self.size, self.turn = 0.0, 0

    def __call__(self, word: str, first: int, last: int, line: int, *, hyphenated: bool) -> None:
        """Takes the word whose first and last characters are given, unless they have no place."""
        text_page, buffers, turns = self.text_page, self.buffers, self.turns
        rect, rect_at = buffers.rect, buffers.rect_at
        if not _loose_box(text_page, first, rect_at):
            return
        a, b, c, d = rect
        # No min() and max(): a call for each word is felt.
        x0, x1 = (a, c) if a <= c else (c, a)
        y0, y1 = (b, d) if b <= d else (d, b)
        if last != first and _loose_box(text_page, last, rect_at):
            a, b, c, d = rect
            height, other = y1 - y0, abs(d - b)
            if (
                not height / FOOTNOTE_STEP < other < height * FOOTNOTE_STEP
                and (cut := self._place_of_join(word, first, last))
                and last - first + 1 == len(word)
            ):
                self(word[:cut], first, first + cut - 1, line, hyphenated=False)
                self(word[cut:], first + cut, last, line, hyphenated=hyphenated)
                return
            x0, x1 = min(x0, a, c), max(x1, a, c)
            y0, y1 = min(y0, b, d), max(y1, b, d)
        text_object = _text_object(text_page, first)
        if not text_object or text_object != self.measured:
            self._look_at(text_object, first)
        if self.signs and len(word) == 1:
            word = sign(word, self.signs)
        if turns:
            box = upright((x0, y0, x1, y1), self.edges, turns)
        else:
            box = Box(
                x0 - self.edges[0], self.edges[3] - y1, x1 - self.edges[0], self.edges[3] - y0
            )
        font = self.size, self.bold, line, hyphenated, self.turn, self.ink, self.last_object
        self.words.append(RawWord(word, box, *font))

    def _look_at(self, text_object: int | None, char: int) -> None:
        """What all words of one text object share; `char` is one of its characters.

        pdfium makes some characters itself; they have a size, but no object.
        """
        buffers, matrix = self.buffers, self.buffers.matrix
        self.measured = text_object
        if text_object and text_object != self.last_object:
            self.last_object = text_object
            self.bold, self.signs = buffers.face(_object_font(text_object))
            self.ink = buffers.ink(text_object)
        self.size = self._size(char)
        # A font of negative size in a matrix that turns it around stands upright.
        around = matrix[0] < 0 and matrix[3] < 0 and _font_size(self.text_page, char) > 0
        leans = matrix[1] or self.turns or around
        self.turn = _turn(matrix[0], matrix[1], self.turns) if leans else 0

    def _place_of_join(self, word: str, first: int, last: int) -> int:
        """Where a footnote's mark, or a stamp, is glued to a word: how many letters stand before.

        0 where the word is of one piece: a large initial and small capitals are.
        """
        before, after = self._size(first), self._size(last)
        larger = max(before, after) / max(min(before, after), 0.1)
        marked = larger > FOOTNOTE_STEP and FOOTNOTED.fullmatch(word)
        if not marked and (larger < STAMP_STEP or after < before):
            return 0
        step = abs(after - before) / 2
        sizes = (
            (place, abs(self._size(first + place) - before)) for place in range(1, last - first + 1)
        )
        place = next((place for place, change in sizes if change > step), 0)
        return place if marked or place > 1 else 0

    def _size(self, char: int) -> float:
        """The size of a character in points, the text matrix applied."""
        matrix = self.buffers.matrix
        _matrix(self.text_page, char, self.buffers.matrix_at)
        return float(
            abs(_font_size(self.text_page, char)) * (matrix[2] ** 2 + matrix[3] ** 2) ** 0.5
        )


def upright(
    place: tuple[float, float, float, float],
    edges: tuple[float, float, float, float],
    turns: int,
) -> Box:
    """A rectangle of the file (left, bottom, right, top) on the page as it is shown.

    `edges` are those of what is shown, `turns` the quarters by which the page is turned clockwise.
    """
    x0, y0, x1, y1 = place
    left, bottom, right, top = edges
    if turns == 0:
        return Box(x0 - left, top - y1, x1 - left, top - y0)
    if turns == 1:
        return Box(y0 - bottom, x0 - left, y1 - bottom, x1 - left)
    if turns == 2:
        return Box(right - x1, y0 - bottom, right - x0, y1 - bottom)
    return Box(top - y1, right - x1, top - y0, right - x0)


def count_texts(page: pdfium.PdfPage) -> int:
    """How many texts the open page draws itself, each with one operator of its data."""
    handle = ctypes.cast(page.raw, ctypes.c_void_p).value
    return sum(
        _object_type(_object_at(handle, place)) == raw.FPDF_PAGEOBJ_TEXT
        for place in range(_count_objects(handle))
    )


def _turn(across: float, up: float, turns: int) -> int:
    """The turn of a word whose baseline runs along (`across`, `up`) in the file."""
    degrees = math.degrees(math.atan2(up, across)) - 90 * turns
    quarters = round(degrees / 90)
    return quarters % 4 if abs(degrees - 90 * quarters) < LEVEL_DEGREES else AT_AN_ANGLE
