"""What a file is, by what is in it. Its name counts for plain text alone, which has no sign."""

from __future__ import annotations

import re
import zipfile
from enum import Enum

from analyzer.reading.formats import packed
from analyzer.reading.formats.letters import decoded

PDF_WINDOW = 1024  # bytes in which readers look for "%PDF-"
PDF_SIGNS = (b"endobj", b"startxref", b"%%EOF")  # what a PDF holds that has lost its head
HEAD = 4096  # bytes that tell a web page
SAMPLE = 200_000  # characters that tell text from other bytes
MIN_WORDS = 40  # fewer are an error message, a login page, a note; not a policy
MIN_LETTERS = 0.55  # of the characters of a text that are not white space
MAX_STRANGE = 0.005  # of the characters of a text may be controls or bytes that mean nothing
COMMENT = rb"<!--(?:(?!-->).){0,2000}-->"
PAGE = re.compile(
    rb"(?:\s|<\?xml[^>]{0,300}>|" + COMMENT + rb")*<"
    rb"(?:!doctype\s+html|html|head|body|title|meta|h[1-6]|p|div|table|ul|ol|section|article|main"
    rb"|span|center|font|b|strong)\b",
    re.IGNORECASE | re.DOTALL,
)
MAGICS = (
    (b"\xd0\xcf\x11\xe0", "an old Office file (Word, Excel)"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"{\\rtf", "a rich-text file"),
    (b"GIF8", "a GIF picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"%!PS", "a PostScript file"),
    (b"MIME-Version:", "a saved web archive or a mail"),
    (b"<?xml", "an XML file"),
    (b"<svg", "a drawing (SVG)"),
)
STRANGE = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffd\ufffe\uffff]")
LOCKED = "EncryptedPackage".encode("utf-16-le")  # what Office calls the part of a locked file


class Kind(Enum):
    """What can be read, or why not."""

    PDF = "PDF"
    WORD = "Word document"
    WEB = "web page"
    TEXT = "text"
    ZIP = "ZIP"
    LOCKED = "locked"
    OTHER = "other"


def kind_of(content: bytes, name: str) -> Kind:
    """What `content` is; PDF where it is nothing that is known here."""
    if not content or b"%PDF-" in content[:PDF_WINDOW]:
        return Kind.PDF
    if content.startswith((packed.MAGIC, packed.EMPTY)):
        return _packed_kind(content)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        return Kind.LOCKED if LOCKED in content else Kind.OTHER
    head = decoded(content[: HEAD - HEAD % 2]).encode("utf-8")
    if PAGE.match(head):
        return Kind.WEB
    if any(content.startswith(magic) for magic, _ in MAGICS):
        return Kind.OTHER
    # A broken PDF, or what came in its place, must not pass for a policy that is silent.
    claimed = name.lower().endswith(".pdf") or any(sign in content for sign in PDF_SIGNS)
    return Kind.TEXT if is_text(content) and not claimed else Kind.OTHER


def _packed_kind(content: bytes) -> Kind:
    """Tells a Word document from other Office files and from a ZIP of files, by its directory."""
    if b"[Content_Types].xml" not in content:
        named = content[30:38]
        return Kind.OTHER if named == b"mimetype" else Kind.ZIP  # OpenDocument, EPUB
    return Kind.WORD if b"word/" in content else Kind.OTHER


def is_text(content: bytes) -> bool:
    """Whether the bytes are letters that somebody wrote."""
    sample = decoded(content[:SAMPLE])
    if not sample or len(STRANGE.findall(sample)) > MAX_STRANGE * len(sample):
        return False
    signs = [char for char in sample if not char.isspace()]
    return sum(map(str.isalpha, signs)) >= MIN_LETTERS * len(signs)


def described(content: bytes) -> str:
    """What a file that cannot be read is, in words."""
    for magic, words in MAGICS:
        if content.startswith(magic):
            return words
    if content.startswith((packed.MAGIC, packed.EMPTY)):
        return "a ZIP or Office file (Word, Excel)"
    if is_text(content):
        return "plain text that is called a PDF or is part of one"
    return "another kind of file"


def is_document(opened: zipfile.ZipFile) -> bool:
    """Whether a ZIP is one document (Word, Excel, OpenDocument) and no collection of files."""
    names = set(opened.namelist()[:1000])
    return "[Content_Types].xml" in names or "mimetype" in names
