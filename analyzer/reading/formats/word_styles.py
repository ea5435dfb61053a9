"""What Word's styles give to paragraphs and runs: headings, lists, bold, and what is not shown."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from docx.oxml.ns import qn

from analyzer.reading.formats.looks import BLACK, MIN_SIZE, WHITE, Ink, hexadecimal, is_seen
from analyzer.reading.formats.numbering import value, whole

MAX_CHAIN = 30  # styles that one may be based on, in a row
PLAIN_TABLES = frozenset({"", "tablenormal", "tablegrid"})
PAPER = frozenset({"background1", "light1", "bg1"})  # the theme's colour of paper
HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
CONTENTS = re.compile(r"toc \d|table of figures|index \d", re.IGNORECASE)
BODY_LEVEL = 9  # the level of outline that stands for none


class Style(NamedTuple):
    """A style with the elements of its formatting, the nearest first."""

    name: str
    paragraph: tuple[Any, ...]  # w:pPr elements
    run: tuple[Any, ...]  # w:rPr elements


NO_STYLE = Style("", (), ())


class Styles:
    """The styles of one document."""

    def __init__(self, root: Any) -> None:
        """`root` is the element of styles.xml."""
        self._elements: dict[str, Any] = {}
        self._default = ""
        self._base: tuple[Any, ...] = ()
        for element in root.iter(qn("w:style")):
            id = str(element.get(qn("w:styleId")))
            self._elements[id] = element
            by_default = element.get(qn("w:default")) in ("1", "true", "on")
            if by_default and element.get(qn("w:type")) == "paragraph":
                self._default = id
        for element in root.iter(qn("w:rPrDefault")):
            self._base = tuple(element.iter(qn("w:rPr")))
        self.of = cache(self._of)

    def _of(self, id: str) -> Style:
        """The style called `id`; the default one of paragraphs where it is empty."""
        name, paragraph, run = "", [], []
        element = self._elements.get(id or self._default)
        for _ in range(MAX_CHAIN):
            if element is None:
                break
            name = name or value(element.find(qn("w:name")))
            paragraph += element.findall(qn("w:pPr"))
            run += element.findall(qn("w:rPr"))
            element = self._elements.get(value(element.find(qn("w:basedOn"))))
        return Style(name, tuple(paragraph), (*run, *self._base))


def heading_level(style: Style, direct: Any) -> int:
    """The rank of a heading from 1; 0 for what is none."""
    for element in (direct, *style.paragraph):
        level = None if element is None else element.find(qn("w:outlineLvl"))
        if level is not None:
            depth = whole(value(level), BODY_LEVEL)
            return depth + 1 if depth < BODY_LEVEL else 0
    if style.name.casefold() == "title":
        return 1
    match = HEADING.fullmatch(style.name)
    return int(match[1]) if match else 0


def is_contents(style: Style) -> bool:
    """Whether a style is of entries in a table of contents."""
    return bool(CONTENTS.fullmatch(style.name))


def list_place(style: Style, direct: Any) -> tuple[str, int] | None:
    """The number of the list and the level (from 0) of a paragraph; None where it is in none."""
    level = None
    for element in (direct, *style.paragraph):
        own = None if element is None else element.find(qn("w:numPr"))
        if own is None:
            continue
        depth = own.find(qn("w:ilvl"))
        level = whole(value(depth)) if level is None and depth is not None else level
        number = value(own.find(qn("w:numId")))
        if number:
            return (number, min(level or 0, 8)) if number != "0" else None
    return None


def indent(direct: Any, style: Style) -> float:
    """Points by which a paragraph is moved in."""
    for element in (direct, *style.paragraph):
        own = None if element is None else element.find(qn("w:ind"))
        if own is not None:
            left = own.get(qn("w:left")) or own.get(qn("w:start"))
            if left is not None:
                return min(whole(left) / 20, 200.0)
    return 0.0


def shade(element: Any) -> str:
    """How a `w:shd` fills what is behind the text: "" not at all, or a colour or name for one."""
    if element is None:
        return ""
    fill = str(element.get(qn("w:fill")) or "auto")
    pattern = value(element)
    if pattern not in ("", "clear", "nil"):
        return "pattern"
    return "" if fill == "auto" and not element.get(qn("w:themeFill")) else fill


class Look:
    """How the runs of one paragraph look, with the `papers` behind it from the outside in."""

    def __init__(self, styles: Styles, paragraph: Style, papers: tuple[str, ...]) -> None:
        self._styles = styles
        self._paragraph = paragraph
        self._papers = papers

    def of(self, direct: Any) -> tuple[bool, bool]:
        """Whether a run with the formatting `direct` (or None) is bold, and whether it is shown."""
        own = () if direct is None else (direct,)
        named = "" if direct is None else value(direct.find(qn("w:rStyle")))
        chain = (*own, *(self._styles.of(named).run if named else ()), *self._paragraph.run)
        unseen = ("vanish", "strike", "dstrike")
        shown = not any(_is_on(chain, one) for one in unseen) and self._is_seen(chain)
        return _is_on(chain, "b"), shown

    def _is_seen(self, chain: tuple[Any, ...]) -> bool:
        size = _first(chain, "sz")
        if size is not None and whole(value(size), 20) / 2 <= MIN_SIZE:
            return False
        colour = _first(chain, "color")
        ink: Ink | None = BLACK
        if colour is not None:
            if str(colour.get(qn("w:themeColor"))) in PAPER and not (
                colour.get(qn("w:themeShade")) or colour.get(qn("w:themeTint"))
            ):
                ink = WHITE
            else:
                ink = hexadecimal(value(colour))
        if ink is None:
            return True
        marked = _first(chain, "highlight")
        behind = shade(_first(chain, "shd"))
        if marked is not None and value(marked) not in ("", "none"):
            return is_seen(ink, WHITE) or value(marked) != "white"
        papers = (*self._papers, behind)
        nearest = next((one for one in reversed(papers) if one), "")
        return is_seen(ink, hexadecimal(nearest) if nearest else WHITE)


def _first(chain: tuple[Any, ...], name: str) -> Any:
    tag = qn(f"w:{name}")
    return next((found for one in chain if (found := one.find(tag)) is not None), None)


def _is_on(chain: tuple[Any, ...], name: str) -> bool:
    element = _first(chain, name)
    return element is not None and value(element) not in ("0", "false", "off", "none")
