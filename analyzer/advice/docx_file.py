"""A letter as a Word document: paragraphs and nothing else, no fields, links or macros."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime

from analyzer.advice.letters import Letter, Style
from analyzer.errors import UsageError

STYLES = {
    Style.PLAIN: "Normal",
    Style.NOTE: "Normal",
    Style.HEADING: "Heading 2",
    Style.TITLE: "Heading 1",
    Style.BULLET: "List Bullet",
    Style.QUOTE: "Quote",
}
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
WRITTEN = datetime(2000, 1, 1)
ZIPPED = (2000, 1, 1, 0, 0, 0)


def docx_bytes(letter: Letter) -> bytes:
    """The letter as the bytes of a .docx file, the same for the same letter.

    Raises:
        UsageError: python-docx is not installed.
    """
    try:
        from docx import Document
    except ImportError as problem:
        raise UsageError(
            "Letters need python-docx, which is not installed. "
            "Install it with: pip install 'carveout[letters]'"
        ) from problem
    document = Document()
    about = document.core_properties
    about.title, about.author, about.comments = printable(letter.title), "", ""
    about.created = about.modified = WRITTEN
    for paragraph in letter.paragraphs:
        line = document.add_paragraph(style=STYLES[paragraph.style])
        run = line.add_run(printable(paragraph.text))
        run.italic = True if paragraph.style is Style.NOTE else None
    made = io.BytesIO()
    document.save(made)
    return _undated(made.getvalue())


def printable(text: str) -> str:
    """`text` on one line, what XML cannot hold as the replacement character."""
    return NOT_XML.sub("\ufffd", " ".join(text.split()))


def _undated(archive: bytes) -> bytes:
    """The same archive without the time at which it was packed."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as source,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, ZIPPED)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return packed.getvalue()
