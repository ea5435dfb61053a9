"""Foreign text set with fonts that have its letters, and said so where none has.

The standard fonts of PDF know Western letters alone. For others the fonts of this computer are
asked; letters that none has, or that have to be joined or turned by rules that are not applied here
(Devanagari, Arabic, Thai ...), are never left out and never become empty boxes: their place says in
brackets how many of which script stand there.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from analyzer.report import UNPRINTABLE

STANDARD = "Helvetica"
FOLDERS = (
    "/usr/share/fonts/truetype",
    "/usr/share/fonts",
    "/Library/Fonts",
    "/System/Library/Fonts/Supplemental",
    "C:/Windows/Fonts",
)
FILES = (
    "dejavu/DejaVuSans.ttf",
    "noto/NotoSans-Regular.ttf",
    "TTF/DejaVuSans.ttf",
    "Arial Unicode.ttf",
    "arial.ttf",
    "segoeui.ttf",
)
# Scripts whose letters stand one after another as they are.
PLAIN = (
    "LATIN",
    "GREEK",
    "CYRILLIC",
    "ARMENIAN",
    "GEORGIAN",
    "CJK",
    "HIRAGANA",
    "KATAKANA",
    "HANGUL",
)
MISSING = "missing"


class Run(NamedTuple):
    """Text in one font; `font` is empty for a remark that stands in the place of letters."""

    font: str
    text: str


def runs(text: str) -> Iterator[Run]:
    """`text` in runs that can be set."""
    composed = unicodedata.normalize("NFC", UNPRINTABLE.sub(" ", text))
    for font, letters in groupby(composed, key=_font_for):
        run = "".join(letters)
        yield Run("", _remark(run)) if font == MISSING else Run(font, run)


def _font_for(letter: str) -> str:
    try:
        letter.encode("cp1252")
        return STANDARD
    except UnicodeEncodeError:
        pass
    name = unicodedata.name(letter, "")
    category = unicodedata.category(letter)
    if category[0] == "M" or (category[0] in "LC" and not name.startswith(PLAIN)):
        return MISSING
    return next((font for font, has in _fonts() if ord(letter) in has), MISSING)


def _remark(letters: str) -> str:
    scripts = dict.fromkeys(
        unicodedata.name(letter, "UNKNOWN").partition(" ")[0].capitalize() for letter in letters
    )
    return f"[{len(letters)} {'/'.join(scripts)} letter{'s' * (len(letters) != 1)}]"


@cache
def _fonts() -> tuple[tuple[str, Any], ...]:
    """The fonts of this computer that could be used, with the code points that they have."""
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFError, TTFont

    found = []
    for path in (Path(folder, file) for file in FILES for folder in FOLDERS):
        if not path.is_file():
            continue
        try:
            font = TTFont(f"carveout-{path.stem}", str(path))
        except (TTFError, OSError):
            continue
        registerFont(font)
        found.append((font.fontName, font.face.charToGlyph))
    return tuple(found)
