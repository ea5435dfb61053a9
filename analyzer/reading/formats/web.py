"""A web page (HTML) -> its paragraphs, as a browser shows them. Nothing is run or fetched."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, NamedTuple

from selectolax.lexbor import LexborHTMLParser

from analyzer.labels import BlockKind, Code
from analyzer.reading.formats.counting import spelled
from analyzer.reading.formats.found import Found
from analyzer.reading.formats.looks import BLACK, MIN_ALPHA, WHITE, Ink, is_seen
from analyzer.reading.formats.setting import INDENT, Paragraph, Piece
from analyzer.reading.formats.tables import TableCell, arranged
from analyzer.reading.formats.web_styles import (
    Declared,
    declarations,
    hides,
    ink_of,
    is_struck,
    paper_of,
    sheet_styles,
)
from analyzer.reading.lines import ENUMERATOR

MAX_SPAN = 1000
MAX_DEPTH = 12  # of lists, and of what is moved in
PAGE_PICTURE = 500  # pixels of both sides of a picture that may be a page

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav "
    "ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
HEADINGS = {f"h{rank}": rank for rank in range(1, 7)}
BOLD = frozenset("b strong th dt".split())
STRUCK = frozenset("del s strike".split())
LISTS = frozenset("ul ol menu dir".split())
# Never text of the document, shown or not.
PASSED = frozenset(
    "head script style template noscript title select datalist textarea audio video canvas map "
    "progress meter desc metadata".split()
)
FRAMES = frozenset("iframe frame object embed".split())
SPACE = re.compile(r"\s+")
NUMBERS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


class _State(NamedTuple):
    """What an element hands down to what it holds."""

    bold: bool = False
    hidden: bool = False
    kept: bool = False  # white space and line ends as they are written
    menu: bool = False  # of the web site, not of the document
    depth: int = 0  # of lists
    indent: float = 0.0
    rank: int = 0  # of a heading
    term: bool = False
    ink: Ink = BLACK
    density: float = 1.0
    paper: Ink | None = WHITE


@dataclass(slots=True)
class _List:
    """A list that is open."""

    form: str  # "" for bullets
    count: int
    bare: bool  # without markers


def read_web(text: str) -> Found:
    """The paragraphs of the page in `text`."""
    tree = LexborHTMLParser(text)
    return _Reader(tree).read()


class _Reader:
    """Walks through one page, without recursion: pages nest as deep as their author likes."""

    def __init__(self, tree: Any) -> None:
        self._root = tree.root
        self._styles = sheet_styles(tree)
        self._found = Found()
        self._open: Paragraph | None = None
        self._lists: list[_List] = []
        self._marker = ""  # of the item that has begun and not been written
        self._item = False
        self._tables = 0
        self._rows: list[list[TableCell]] | None = None  # of the table that is open
        self._cell: TableCell | None = None

    def read(self) -> Found:
        # Each node with the state that its parent hands down, and whether it is left already.
        todo: list[tuple[Any, _State, bool]] = []
        if self._root is not None:
            todo.append((self._root, _State(), False))
        while todo:
            node, state, leaving = todo.pop()
            if leaving:
                self._leave(node.tag)
                continue
            if node.next is not None and node.parent is not None:
                todo.append((node.next, state, False))
            tag = str(node.tag)
            if tag == "-text":
                self._text(node.text_content or "", state)
            elif tag[:1].isalpha() and tag not in PASSED:
                inner = self._enter(node, tag, state)
                todo.append((node, inner, True))
                if node.child is not None:
                    todo.append((node.child, inner, False))
        self._flush()
        return self._found

    def _enter(self, node: Any, tag: str, state: _State) -> _State:
        attributes: dict[str, str | None] = node.attributes
        said = self._declared(node.mem_id, attributes)
        inner = _inherited(state, tag, attributes, said)
        if tag in BLOCKS or said.get("display", "").startswith(("block", "flex", "grid", "list")):
            self._flush()
        if tag == "br":
            self._text("\n", inner._replace(kept=True))
        elif tag == "li":
            self._begin_item(attributes)
        elif tag in LISTS:
            bare = "none" in said.get("list-style", "") or said.get("list-style-type") == "none"
            form = NUMBERS.get(attributes.get("type") or "", "decimal") if tag == "ol" else ""
            self._lists.append(_List(form, whole(attributes.get("start"), 1) - 1, bare))
        elif tag == "table":
            self._begin_table(node, attributes)
        elif tag == "tr" and self._rows is not None:
            self._rows.append([])
        elif tag in ("td", "th") and self._rows is not None:
            self._begin_cell(tag, attributes)
        elif tag in FRAMES and not inner.hidden:
            if attributes.get("src") or attributes.get("data") or attributes.get("srcdoc"):
                self._found.doubts.add(Code.W_ATTACHMENTS)
        elif tag == "img" and not inner.hidden:
            sides = whole(attributes.get("width")), whole(attributes.get("height"))
            if min(sides) >= PAGE_PICTURE:
                self._flush()
                self._out().append(Paragraph(picture=True))
        return inner

    def _declared(self, id: int, attributes: dict[str, str | None]) -> Declared:
        said: Declared = {}
        if colour := attributes.get("bgcolor"):
            said["background-color"] = colour
        if colour := attributes.get("color"):
            said["color"] = colour
        said |= self._styles.get(id, {})
        if style := attributes.get("style"):
            said |= declarations(style)
        return said

    def _begin_item(self, attributes: dict[str, str | None]) -> None:
        self._item = True
        self._marker = "•"
        if self._lists:
            own = self._lists[-1]
            own.count = whole(attributes.get("value"), own.count + 1)
            if own.form:
                self._marker = f"{spelled(own.count, own.form)}."
            if own.bare:
                self._marker = ""

    def _begin_table(self, node: Any, attributes: dict[str, str | None]) -> None:
        inside = (one.mem_id for one in node.css("table, h1, h2, h3"))
        framing = attributes.get("role") in ("presentation", "none")
        if self._rows is None and not framing and not any(id != node.mem_id for id in inside):
            self._tables += 1
            self._rows, self._cell = [], None

    def _begin_cell(self, tag: str, attributes: dict[str, str | None]) -> None:
        across = min(whole(attributes.get("colspan"), 1) or 1, MAX_SPAN)
        down = min(whole(attributes.get("rowspan"), 1) or 1, MAX_SPAN)
        self._cell = TableCell(across=across, down=down, head=tag == "th")
        if self._rows is not None:
            if not self._rows:
                self._rows.append([])
            self._rows[-1].append(self._cell)

    def _leave(self, tag: str) -> None:
        if tag in BLOCKS:
            self._flush()
        if tag in LISTS and self._lists:
            self._lists.pop()
        elif tag == "li":
            self._item = False
        elif tag in ("td", "th"):
            self._cell = None
        elif tag == "table" and self._rows is not None:
            rows, self._rows, self._cell = self._rows, None, None
            self._found.paragraphs += arranged(rows, self._tables)

    def _out(self) -> list[Paragraph]:
        return self._found.paragraphs if self._cell is None else self._cell.paragraphs

    def _text(self, text: str, state: _State) -> None:
        blank = not text.strip()
        if not blank and (state.hidden or not _shows(state)):
            self._found.hide(text)
            return
        if state.hidden or (blank and self._open is None):
            return
        if not state.kept:
            text = SPACE.sub(" ", text)
        if self._open is None:
            self._open = self._begun(state)
        self._open.pieces.append(Piece(text, state.bold))

    def _begun(self, state: _State) -> Paragraph:
        if state.menu:
            return Paragraph(kind=BlockKind.FURNITURE)
        if state.rank:
            return Paragraph(kind=BlockKind.HEADING, level=state.rank)
        made = Paragraph(level=state.depth, indent=state.indent, term=state.term)
        if self._item:
            made.kind, made.marker = BlockKind.ITEM, self._marker
            made.level = max(made.level, 1)
            self._item = False
        return made

    def _flush(self) -> None:
        made, self._open = self._open, None
        if made is None:
            return
        words = "".join(piece.text for piece in made.pieces).split(maxsplit=1)
        if not words:
            return
        if made.marker == "•" and (ENUMERATOR.fullmatch(words[0]) or words[0][0] in "•✓✗–"):
            made.marker = ""
        self._out().append(made)


def _inherited(
    state: _State, tag: str, attributes: dict[str, str | None], said: Declared
) -> _State:
    weight = said.get("font-weight", "")
    bold = state.bold or tag in BOLD
    if weight:
        bold = weight.startswith("bold") or (weight.isdigit() and int(weight) >= 600)
    shut = "hidden" in attributes and said.get("display", "none") == "none"
    gone = tag in STRUCK or (tag == "dialog" and "open" not in attributes) or is_struck(said)
    ink, density = state.ink, state.density
    if found := ink_of(said.get("color", "")):
        ink, density = found
    paints, paper = paper_of(said)
    return state._replace(
        bold=bold,
        hidden=state.hidden or shut or gone or hides(said),
        kept=state.kept or tag == "pre",
        menu=state.menu or tag == "nav" or attributes.get("role") == "navigation",
        depth=min(state.depth + (tag in LISTS), MAX_DEPTH),
        indent=min(state.indent + INDENT * (tag in ("dd", "blockquote")), MAX_DEPTH * INDENT),
        rank=HEADINGS.get(tag, state.rank),
        term=tag == "dt" or (state.term and tag != "dd"),
        ink=ink,
        density=density,
        paper=paper if paints else state.paper,
    )


def _shows(state: _State) -> bool:
    return state.density >= MIN_ALPHA and is_seen(state.ink, state.paper)


def whole(text: str | None, default: int = 0) -> int:
    """The number with which an attribute begins, from 0 to 99999."""
    match = re.match(r"\s*(\d{1,5})", text or "")
    return int(match[1]) if match else default
