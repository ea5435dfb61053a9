"""The bytes of a text or a web page -> its letters."""

from __future__ import annotations

import codecs
import re

import webencodings

HEAD = 4096  # bytes in which a page names its encoding
BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
NAMED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})"
    rb"|<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
FALLBACK = "cp1252"


def decoded(content: bytes) -> str:
    """The text in `content`: by its byte order mark, by what it names, as UTF-8, or as Windows has.

    Bytes that mean nothing come out as U+FFFD.
    """
    for mark, encoding in BOMS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    if unmarked := _wide(content):
        return content.decode(unmarked, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    match = NAMED.search(content[:HEAD])
    named = (
        webencodings.lookup((match[1] or match[2]).decode("ascii", "replace")) if match else None
    )
    # What names itself UTF-8 and is not was written by a program of Windows.
    encoding = named.codec_info.name if named and named.name != "utf-8" else FALLBACK
    return content.decode(encoding, "replace")


def _wide(content: bytes) -> str:
    """The encoding of text whose every other byte is nothing; empty for any other text."""
    sample = content[:HEAD]
    half = max(len(sample) // 2, 1)
    if sample[1::2].count(0) > 0.8 * half and b"\0" not in sample[::2]:
        return "utf-16-le"
    if sample[::2].count(0) > 0.8 * half and b"\0" not in sample[1::2]:
        return "utf-16-be"
    return ""
