"""The bones of a PDF seen by a second library: damage, attachments, forms, what a page unpacks to.

pdfium mends in silence and says nothing of what it could not unpack. qpdf says what it mends, and
finds the parts of a page whose data are broken or far too large before pdfium is given them.
"""

from __future__ import annotations

import io
import re
import warnings
import zlib
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

import pikepdf

from analyzer.labels import Code
from analyzer.reading.limits import MIB, Limits
from analyzer.records import Box

# What qpdf remarks on that loses nothing.
HARMLESS = ("reported number of objects", "object has offset 0")
CHUNK = MIB  # bytes unpacked at a time
FLATE = frozenset({"/FlateDecode", "/Fl"})
TO_ASCII = frozenset({"/ASCII85Decode", "/A85", "/ASCIIHexDecode", "/AHx"})
ACTIONS = frozenset({"/JavaScript", "/Launch", "/SubmitForm", "/ImportData"})
HIDDEN_FLAGS = 0b100010  # of an annotation: hidden, or not for the screen
TEXT_BEGUN = re.compile(rb"\bBT\b(?!.*\bET\b)", re.DOTALL)  # and never ended
SHOWS_NOTHING = re.compile(rb"(?:\(\s*\)|<\s*>)\s*Tj|\[[\s\d.()<>-]*\]\s*TJ")
MAX_DEPTH = 20  # of a field of a form below others
MAX_NOTES = 500  # of one page


class Note(NamedTuple):
    """What is typed onto a page: `box` is in the units of the file, its origin at the bottom."""

    text: str
    box: Box  # left, bottom, right, top
    field: bool  # of a form


class Structure(NamedTuple):
    """What is known of a file before its text is read. Page numbers count from 1."""

    pages: int = 0
    broken: bool = False  # the file was mended to be opened
    refused: Code | None = None  # why it cannot be opened at all
    lost: dict[int, Code] = {}  # noqa: RUF012 - pages that are not worth reading, or only in part
    notes: dict[int, list[Note]] = {}  # noqa: RUF012
    doubts: tuple[Code, ...] = ()  # of the whole file
    xfa: bool = False
    shows: dict[int, int] = {}  # noqa: RUF012 - how often a page shows text, if only blanks


def look(content: bytes, password: str | None, limits: Limits) -> Structure:
    """The structure of the PDF in `content`; what is broken in it is no error here."""
    try:
        with pikepdf.open(io.BytesIO(content), password=password or "") as document:
            return _look(document, limits)
    except pikepdf.PasswordError:
        return Structure(refused=Code.E_PASSWORD)
    except Exception as problem:
        text = str(problem).lower()
        unsupported = "encryption" in text and "unsupported" in text
        return Structure(
            broken=True,
            refused=Code.E_ENCRYPTION_UNSUPPORTED if unsupported else Code.E_DAMAGED,
        )


def repaired(content: bytes, password: str | None) -> bytes:
    """The file as qpdf writes it anew; empty where it cannot."""
    stream = io.BytesIO()
    try:
        with (
            warnings.catch_warnings(action="ignore"),
            pikepdf.open(io.BytesIO(content), password=password or "") as document,
        ):
            document.save(stream)
    except Exception:
        return b""
    return stream.getvalue()


def with_trailer(content: bytes) -> bytes:
    """The file with a trailer put behind it, for one that lost its end; empty without a root."""
    end = content.rfind(b"/Type /Catalog")
    end = content.rfind(b"/Type/Catalog") if end < 0 else end
    start = content.rfind(b" obj", 0, max(end, 0))
    number = content[: max(start, 0)].split()[-2:] if start > 0 else []
    if len(number) < 2 or not all(part.isdigit() and len(part) < 10 for part in number):
        return b""
    root = b" ".join(number)
    return content + b"\ntrailer\n<< /Root %s R /Size 1 >>\nstartxref\n0\n%%%%EOF\n" % root


def _look(document: pikepdf.Pdf, limits: Limits) -> Structure:
    root = document.Root
    lost: dict[int, Code] = {}
    shows: dict[int, int] = {}
    notes: dict[int, list[Note]] = {}
    left = limits.unpacked_mib * MIB
    pages = list(document.pages)[: limits.pages] if not _too_many(root, limits) else []
    for number, page in enumerate(pages, 1):
        try:
            reason, shown, size = _content(page.obj, limits, left)
        except Exception:  # whatever foreign objects are
            reason, shown, size = Code.E_DAMAGED, 0, 0
        left -= 0 if reason else size
        if reason:
            lost[number] = reason
        if shown:
            shows[number] = shown
        with suppress(Exception):
            if "/Annots" in page.obj:
                notes[number] = list(_notes(page.obj))
    doubts: list[Code] = []
    xfa = False
    with suppress(Exception):
        if document.is_encrypted and not document.allow.extract:
            doubts.append(Code.W_COPY_RESTRICTED)
    with suppress(Exception):
        if _is_active(root):
            doubts.append(Code.W_ACTIVE_CONTENT)
    with suppress(Exception):
        if "/EmbeddedFiles" in root.get("/Names", {}):
            doubts.append(Code.W_ATTACHMENTS)
    with suppress(Exception):
        xfa = "/XFA" in root.get("/AcroForm", {})
    remarks = [str(remark) for remark in document.get_warnings()]
    broken = any(not any(one in remark for one in HARMLESS) for remark in remarks)
    found = {number: own for number, own in notes.items() if own}
    return Structure(len(pages), broken, None, lost, found, tuple(doubts), xfa, shows)


def _too_many(root: pikepdf.Object, limits: Limits) -> bool:
    """Whether it says so itself; to list them all would cost more than to refuse them."""
    with suppress(Exception):
        return int(root.Pages.Count) > limits.pages and len(root.Pages.Kids) > limits.pages
    return False


def _is_active(root: pikepdf.Object) -> bool:
    if "/JavaScript" in root.get("/Names", {}) or "/AA" in root:
        return True
    action = root.get("/OpenAction")
    return isinstance(action, pikepdf.Dictionary) and str(action.get("/S", "")) in ACTIONS


def _content(page: pikepdf.Object, limits: Limits, left: int) -> tuple[Code | None, int, int]:
    """Why what the page draws cannot be read, or not in whole; how often it shows text; its bytes.

    `left` bytes are what the document may still unpack to.
    """
    contents = page.get("/Contents")
    if contents is None and "/Font" in page.get("/Resources", {}):
        return Code.E_DAMAGED, 0, 0  # it has letters, and nothing left that draws them
    streams = contents if isinstance(contents, pikepdf.Array) else [contents]
    if len(streams) > limits.parts:
        return Code.E_LIMIT_STREAM, 0, 0
    most = min(limits.stream_mib * MIB, left)
    size, shows, unended = 0, 0, False
    for stream in streams:
        if not isinstance(stream, pikepdf.Stream) or "/F" in stream:
            continue
        filters = stream.get("/Filter")
        names = [str(name) for name in filters] if isinstance(filters, pikepdf.Array) else []
        names = [str(filters)] if isinstance(filters, pikepdf.Name) else names
        try:
            packed, names = _from_ascii(stream.read_raw_bytes(), names)
            if not FLATE.issuperset(names):
                continue  # packed in a way that cannot grow much
            grown, shown, unended = _unpacked(packed, len(names), most - size)
        except (zlib.error, pikepdf.PdfError):
            return Code.E_DAMAGED, shows, size
        size += grown
        shows += shown
        if size > most:
            return Code.E_LIMIT_STREAM, shows, size
    if size > limits.content_mib * MIB and not shows:
        return Code.E_LIMIT_PAGE_TIME, 0, size
    return (Code.E_DAMAGED if unended and not shows else None), shows, size


def _from_ascii(packed: bytes, names: list[str]) -> tuple[bytes, list[str]]:
    """A stream without the filters that made letters of its bytes, and the filters that remain.

    Raises:
        PdfError: there are letters among them that stand for no byte.
    """
    while names and names[0] in TO_ASCII:
        with pikepdf.new() as scratch:
            stream = pikepdf.Stream(scratch, packed, Filter=pikepdf.Name(names[0]))
            packed, names = stream.read_bytes(), names[1:]
    return packed, names


def _unpacked(packed: bytes, times: int, most: int) -> tuple[int, int, bool]:
    """What comes out of a stream packed `times` times, no more than `most` bytes of it read.

    How many bytes, how often they show text, and whether the first of them begin one and never end
    it.

    Raises:
        zlib.error: the data are broken, or end too early.
    """
    pieces: Iterator[bytes] = iter((packed,))
    for _ in range(times):
        pieces = _inflated(pieces, most)
    size, shows, unended = 0, 0, False
    for piece in pieces:
        unended = unended or (size == 0 and TEXT_BEGUN.search(piece) is not None)
        shows += piece.count(b"Tj") + piece.count(b"TJ") - len(SHOWS_NOTHING.findall(piece))
        size += len(piece)
        if size > most:
            break
    return size, shows, unended


def _inflated(pieces: Iterator[bytes], most: int) -> Iterator[bytes]:
    inflating = zlib.decompressobj()
    size, packed = 0, b""
    for packed in pieces:
        piece = packed
        while piece and not inflating.eof:
            out = inflating.decompress(piece, CHUNK)
            size += len(out)
            yield out
            if size > most:
                return
            piece = inflating.unconsumed_tail
    bare = zlib.decompressobj(-zlib.MAX_WBITS)  # without the checksum, by which no text is lost
    if not inflating.eof and packed and not (bare.decompress(packed[2:], most) and bare.eof):
        raise zlib.error("the data end too early")


def _notes(page: pikepdf.Object) -> Iterator[Note]:
    """The visible notes and form values of a page."""
    for annotation in list(page.Annots)[:MAX_NOTES]:
        if not isinstance(annotation, pikepdf.Dictionary):
            continue
        kind = str(annotation.get("/Subtype", ""))
        if kind not in ("/FreeText", "/Widget") or int(annotation.get("/F", 0)) & HIDDEN_FLAGS:
            continue
        field = kind == "/Widget"
        text = _value(annotation) if field else annotation.get("/Contents")
        if not isinstance(text, pikepdf.String) or not str(text).strip():
            continue
        a, b, c, d = (float(edge) for edge in annotation.Rect)
        yield Note(str(text), Box(min(a, c), min(b, d), max(a, c), max(b, d)), field)


def _value(field: pikepdf.Object) -> pikepdf.Object | None:
    """The text in a field of a form; its kind and value may stand with the field above it."""
    kind = value = None
    for _ in range(MAX_DEPTH):
        kind = field.get("/FT") if kind is None else kind
        value = field.get("/V") if value is None else value
        if "/Parent" not in field:
            break
        field = field.Parent
    return value if str(kind) in ("/Tx", "/Ch") else None
