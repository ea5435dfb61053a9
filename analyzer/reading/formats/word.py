"""A Word document (DOCX) -> its paragraphs, as they read with all tracked changes accepted."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from analyzer.errors import refusal, unpaged_refusal
from analyzer.labels import BlockKind, Code
from analyzer.reading.formats.found import Found
from analyzer.reading.formats.numbering import Numbering, value, whole
from analyzer.reading.formats.packed import open_zip, unpacked
from analyzer.reading.formats.setting import Paragraph, Piece
from analyzer.reading.formats.tables import TableCell, arranged
from analyzer.reading.formats.word_styles import (
    PLAIN_TABLES,
    Look,
    Styles,
    heading_level,
    indent,
    is_contents,
    list_place,
    shade,
)
from analyzer.reading.limits import MIB, Limits
from analyzer.reading.lines import ENUMERATOR
from analyzer.reading.normalise import sign

MAIN = b"wordprocessingml.document.main+xml"
TYPES = "[Content_Types].xml"
XML = (".xml", ".rels")
NO_DOCUMENT = "a ZIP or Office file that is no plain Word document (.docx)"
# In one byte or two for each letter.
DECLARED = re.compile(rb"<\0?!\0?(?:D\0?O\0?C\0?T\0?Y\0?P\0?E|E\0?N\0?T\0?I\0?T\0?Y)", re.I)
PAGE_PICTURE = 4 * 914_400  # both sides of a picture that may be a page, in Word's units
SIGN_FONTS = ("wingdings", "webdings", "symbol", "dingbats")
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"

# What text stands in as if its parent held it, and what is gone when changes are accepted.
THROUGH = frozenset(
    map(
        qn,
        "w:hyperlink w:ins w:moveTo w:smartTag w:sdt w:sdtContent w:fldSimple w:customXml w:dir "
        "w:bdo".split(),
    )
) | {f"{COMPATIBILITY}AlternateContent", f"{COMPATIBILITY}Choice"}
DELETED = frozenset(map(qn, ("w:del", "w:moveFrom")))
NOTES = ((RELATION.FOOTNOTES, "w:footnote"), (RELATION.ENDNOTES, "w:endnote"))


def read_word(content: bytes, name: str, limits: Limits) -> Found:
    """The paragraphs of the Word document in `content`.

    Raises:
        PolicyReadError: it is damaged, packed as a bomb is, or no plain document.
    """
    _refuse_bomb(content, name, limits)
    try:
        document = docx.Document(io.BytesIO(content))
        return _Reader(document).read()
    except Exception as problem:  # whatever a library makes of a file that lies about itself
        if isinstance(problem, MemoryError):
            raise
        raise unpaged_refusal(name, Code.E_DAMAGED, kind="Word document") from problem


def _refuse_bomb(content: bytes, name: str, limits: Limits) -> None:
    """Looks at every part before the library unpacks any.

    Raises:
        PolicyReadError: a part, or all together, unpack to too much, or one declares entities.
    """
    with open_zip(content, name, limits) as opened:
        infos = opened.infolist()
        main = False
        if sum(info.file_size for info in infos) > limits.file_mib * MIB:
            why = f"unpacks to more than {limits.file_mib} MiB (limit file-mib)"
            raise refusal(name, Code.E_ARCHIVE, why=why)
        for info in infos:
            part = unpacked(opened, info, name, mib=limits.stream_mib, limit="stream-mib")
            if info.filename.casefold().endswith(XML) and DECLARED.search(part):
                why = "declares XML entities, as no Word document does"
                raise refusal(name, Code.E_ARCHIVE, why=why)
            main = main or (info.filename == TYPES and MAIN in part)
    if not main:  # a template, one with macros, or something else
        raise refusal(name, Code.E_NOT_PDF, kind=NO_DOCUMENT)


class _Reader:
    """Walks through one document."""

    def __init__(self, document: Any) -> None:
        self._part = document.part
        self._body = document.element.body
        self._found = Found()
        self._styles = Styles(document.styles.element)
        self._numbering = Numbering(self._related(RELATION.NUMBERING))
        self._tables = 0
        self._joined: Paragraph | None = None  # its end was deleted: the next one goes on with it
        ground = document.element.find(qn("w:background"))
        colour = "" if ground is None else str(ground.get(qn("w:color")) or "")
        self._paper = "" if colour.casefold() in ("", "auto", "ffffff") else colour

    def read(self) -> Found:
        self._found.paragraphs += self._blocks(self._body, (self._paper,), plain=True)
        for relation, tag in NOTES:
            for note in self._notes(relation, tag):
                self._found.paragraphs += self._blocks(note, (self._paper,), plain=True)
        self._found.paragraphs += self._furniture()
        for related in self._part.rels.values():
            if related.reltype in (RELATION.A_F_CHUNK, RELATION.OLE_OBJECT, RELATION.PACKAGE):
                self._found.doubts.add(Code.W_ATTACHMENTS)
        return self._found

    def _related(self, relation: str) -> Any:
        """The root of the part that stands in `relation` to the document; None where none does."""
        for related in self._part.rels.values():
            if related.reltype == relation and not related.is_external:
                part = related.target_part
                own = getattr(part, "element", None)
                return own if own is not None else parse_xml(part.blob)
        return None

    def _notes(self, relation: str, tag: str) -> Iterator[Any]:
        root = self._related(relation)
        for note in root if root is not None else ():
            if note.tag == qn(tag) and note.get(qn("w:type")) in (None, "normal"):
                yield note

    def _furniture(self) -> list[Paragraph]:
        """Running heads and feet, each text once."""
        found: dict[str, Paragraph] = {}
        for related in self._part.rels.values():
            if related.reltype not in (RELATION.HEADER, RELATION.FOOTER) or related.is_external:
                continue
            part = related.target_part
            root = getattr(part, "element", None)
            root = root if root is not None else parse_xml(part.blob)
            for paragraph in self._blocks(root, (self._paper,), plain=True):
                paragraph.furniture, paragraph.spot = True, None
                paragraph.kind, paragraph.level = BlockKind.PARAGRAPH, 0
                found.setdefault("".join(piece.text for piece in paragraph.pieces), paragraph)
        return list(found.values())

    def _blocks(self, parent: Any, papers: tuple[str, ...], *, plain: bool) -> list[Paragraph]:
        """The paragraphs and tables below `parent`; a table in a cell is not `plain`."""
        out: list[Paragraph] = []
        for element in parent:
            tag = element.tag
            if tag == qn("w:p"):
                out += self._paragraph(element, papers)
            elif tag == qn("w:tbl"):
                out += self._table(element, papers, plain=plain)
            elif tag in THROUGH:
                out += self._blocks(element, papers, plain=plain)
            elif tag in DELETED:
                self._found.hide(_said(element))
            elif tag == qn("w:altChunk"):
                self._found.doubts.add(Code.W_ATTACHMENTS)
        return out

    def _table(self, element: Any, papers: tuple[str, ...], *, plain: bool) -> list[Paragraph]:
        self._tables += 1
        number = self._tables
        form = element.find(qn("w:tblPr"))
        style = "" if form is None else value(form.find(qn("w:tblStyle")))
        own = "" if form is None else shade(form.find(qn("w:shd")))
        # What a style of tables paints behind which cell is not worked out: it may be dark.
        painted = style.casefold().replace(" ", "") not in PLAIN_TABLES
        papers = (*papers, "unknown" if painted else "", own)
        rows: list[list[TableCell]] = []
        boxes = any(True for _ in element.iterfind(f".//{qn('w:tc')}/{qn('w:tbl')}"))
        for row in _elements(element, "w:tr"):
            about = row.find(qn("w:trPr"))
            gone = about is not None and any(
                about.find(qn(one)) is not None for one in ("w:del", "w:hidden")
            )
            if gone:
                self._found.hide(_said(row))
                continue
            skipped = 0 if about is None else whole(value(about.find(qn("w:gridBefore"))))
            rows.append([TableCell(across=skipped)] if skipped else [])
            rows[-1] += (self._cell(cell, papers) for cell in _elements(row, "w:tc"))
        if boxes or not plain:
            return [one for row in rows for cell in row for one in cell.paragraphs]
        return arranged(rows, number)

    def _cell(self, element: Any, papers: tuple[str, ...]) -> TableCell:
        form = element.find(qn("w:tcPr"))
        if form is None:
            return TableCell(self._blocks(element, papers, plain=False))
        across = whole(value(form.find(qn("w:gridSpan"))), 1)
        merged = form.find(qn("w:vMerge"))
        if merged is not None and value(merged) != "restart":  # covered by the cell above
            return TableCell(across=across)
        behind = (*papers, shade(form.find(qn("w:shd"))))
        return TableCell(self._blocks(element, behind, plain=False), across=across)

    def _paragraph(self, element: Any, papers: tuple[str, ...]) -> list[Paragraph]:
        """The paragraph, and behind it what stands in its text boxes."""
        direct = element.find(qn("w:pPr"))
        style = self._styles.of("" if direct is None else value(direct.find(qn("w:pStyle"))))
        forms = style.paragraph if direct is None else (direct, *style.paragraph)
        behind = next((shade(s) for one in forms if (s := one.find(qn("w:shd"))) is not None), "")
        papers = (*papers, behind)
        look = Look(self._styles, style, papers)
        made = Paragraph(indent=indent(direct, style))
        boxes: list[Any] = []
        self._runs(element, look, made, boxes)
        self._give_kind(made, style, direct)
        out = [made]
        if self._joined is not None:
            self._joined.pieces += made.pieces
            self._joined.picture |= made.picture
            made, out = self._joined, []
        mark = None if direct is None else direct.find(qn("w:rPr"))
        end_is_deleted = mark is not None and mark.find(qn("w:del")) is not None
        self._joined = made if end_is_deleted else None
        for box in boxes:
            out += self._blocks(box, (*papers, "unknown"), plain=True)
        return out

    def _give_kind(self, made: Paragraph, style: Any, direct: Any) -> None:
        if is_contents(style):
            made.kind = BlockKind.FURNITURE
            return
        text = "".join(piece.text for piece in made.pieces).strip()
        place = list_place(style, direct) if text else None  # Word counts no empty ones
        if place:
            marker = self._numbering.next(*place)
            first = text.split(maxsplit=1)[0]
            made.marker = "" if marker == "•" and ENUMERATOR.fullmatch(first) else marker
        made.level = heading_level(style, direct)
        if made.level:
            made.kind = BlockKind.HEADING
        elif place:
            made.kind, made.level, made.indent = BlockKind.ITEM, place[1] + 1, 0.0

    def _runs(self, parent: Any, look: Look, made: Paragraph, boxes: list[Any]) -> None:
        for element in parent:
            if element.tag == qn("w:r"):
                self._run(element, look, made, boxes)
            elif element.tag in THROUGH:
                self._runs(element, look, made, boxes)
            elif element.tag in DELETED:
                self._found.hide(_said(element))

    def _run(self, element: Any, look: Look, made: Paragraph, boxes: list[Any]) -> None:
        direct = element.find(qn("w:rPr"))
        bold, shown = look.of(direct)
        fonts = None if direct is None else direct.find(qn("w:rFonts"))
        font = "" if fonts is None else str(fonts.get(qn("w:ascii")) or "")
        text = ""
        for child in element:
            match child.tag.rpartition("}")[2] if isinstance(child.tag, str) else "":
                case "t":
                    text += _signs(child.text or "", font)
                case "tab" | "ptab":
                    text += " "
                case "br" | "cr":
                    text += "\n"
                case "noBreakHyphen":
                    text += "-"
                case "sym":
                    text += _symbol(child)
                case "delText":
                    self._found.hide(child.text or "")
                case "object":
                    self._found.doubts.add(Code.W_ATTACHMENTS)
                case "AlternateContent" | "drawing" | "pict":
                    boxes += _boxes(child) if shown else ()
                    made.picture |= _is_page(child)
        if shown:
            made.pieces.append(Piece(text, bold))
        elif text:
            self._found.hide(text)


def _elements(parent: Any, tag: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, also those inside content controls."""
    for element in parent:
        if element.tag == qn(tag):
            yield element
        elif element.tag in THROUGH:
            yield from _elements(element, tag)


def _said(element: Any) -> str:
    """All text below an element, of deleted runs too."""
    texts = (one.text or "" for one in element.iter(qn("w:t"), qn("w:delText")))
    return " ".join(texts)


def _signs(text: str, font: str) -> str:
    if any(one in font.casefold() for one in SIGN_FONTS):
        return "".join(char if char.isspace() else sign(char, font) for char in text)
    return text


def _symbol(element: Any) -> str:
    try:
        char = chr(int(str(element.get(qn("w:char"))), 16))
    except (ValueError, OverflowError):
        return ""
    return sign(char, str(element.get(qn("w:font")) or ""))


def _boxes(element: Any) -> list[Any]:
    """The contents of text boxes; of two forms of the same drawing only the first."""
    branch = element.find(f"{COMPATIBILITY}Choice")
    if element.tag == f"{COMPATIBILITY}AlternateContent" and branch is not None:
        element = branch
    return list(element.iter(qn("w:txbxContent")))


def _is_page(element: Any) -> bool:
    """Whether a drawing is a picture so large that it may be a page of text."""
    return any(map(_large, element.iter(DRAWING))) and any(True for _ in element.iter(qn("a:blip")))


def _large(extent: Any) -> bool:
    try:
        return min(int(extent.get("cx") or 0), int(extent.get("cy") or 0)) >= PAGE_PICTURE
    except ValueError:
        return False
