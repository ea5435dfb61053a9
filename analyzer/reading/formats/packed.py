"""ZIP files from strangers: what is in them and how much of it may be unpacked.

Word documents are ZIP files too. Names inside are shown, and never used for a path.
"""

from __future__ import annotations

import io
import stat
import zipfile
from typing import NamedTuple

from analyzer.errors import refusal
from analyzer.labels import Code
from analyzer.reading.limits import MIB, Limits

MAGIC = b"PK\x03\x04"
EMPTY = b"PK\x05\x06"  # a ZIP without files
ENTRY_BYTES = 46  # of the shortest entry in the directory at the end
MAX_RATIO = 200  # to which honest text is packed; only bombs do better on a large scale
FREE_MIB = 8  # below which the ratio says nothing: a page of white
ENCRYPTED = 0x1
JUNK_PREFIXES = ("._", "~$", ".")  # of what macOS and Office leave beside the real files
JUNK_FOLDERS = frozenset({"__MACOSX"})
BROKEN = (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


class Listed(NamedTuple):
    """A file in a ZIP: its place in the directory, and its name for showing."""

    place: int
    name: str


def open_zip(content: bytes, name: str, limits: Limits) -> zipfile.ZipFile:
    """The ZIP in `content`, its directory read.

    Raises:
        PolicyReadError: it is damaged, or holds more files than `limits` allow.
    """
    counted = content.count(b"PK\x01\x02")  # entries at most, before anything is made of them
    if counted > 2 * limits.archive_files + 1000:
        raise _too_many(name, limits)
    try:
        opened = zipfile.ZipFile(io.BytesIO(content))
    except BROKEN as problem:
        raise refusal(name, Code.E_ARCHIVE, why="is damaged and cannot be opened") from problem
    if len(opened.infolist()) > limits.archive_files:
        raise _too_many(name, limits)
    return opened


def _too_many(name: str, limits: Limits) -> Exception:
    why = f"holds more than {limits.archive_files} files (limit archive-files)"
    return refusal(name, Code.E_ARCHIVE, why=why)


def listed(opened: zipfile.ZipFile) -> list[Listed]:
    """The files in it but for what a system leaves there, in the order of their names."""
    found = [
        Listed(place, info.filename.replace("\\", "/"))
        for place, info in enumerate(opened.infolist())
        if not info.is_dir() and not stat.S_ISLNK(info.external_attr >> 16)
    ]
    return sorted((one for one in found if not _is_junk(one.name)), key=lambda one: one.name)


def _is_junk(name: str) -> bool:
    *folders, last = name.split("/")
    return last.startswith(JUNK_PREFIXES) or not JUNK_FOLDERS.isdisjoint(folders)


def unpacked(
    opened: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, *, mib: int, limit: str
) -> bytes:
    """What one entry holds, at most `mib` MiB of it; `limit` is the name of that limit.

    Raises:
        PolicyReadError: it is encrypted, damaged, too large, or packed as only a bomb is.
    """
    if info.flag_bits & ENCRYPTED:
        why = "is locked with a password"
        raise refusal(name, Code.E_ARCHIVE, why=why)
    large = info.file_size > mib * MIB
    packed = max(info.compress_size, 1)
    bomb = info.file_size > FREE_MIB * MIB and info.file_size > MAX_RATIO * packed
    if large or bomb:
        why = (
            f"unpacks to more than {mib} MiB (limit {limit})"
            if large
            else f"unpacks to more than {MAX_RATIO} times its size, as nothing honest does"
        )
        raise refusal(name, Code.E_ARCHIVE, why=why)
    try:
        with opened.open(info) as file:  # never gives more than the size it states
            return file.read()
    except BROKEN as problem:
        raise refusal(name, Code.E_ARCHIVE, why="is damaged and cannot be unpacked") from problem
    except zipfile.zlib.error as problem:  # type: ignore[attr-defined]
        raise refusal(name, Code.E_ARCHIVE, why="is damaged and cannot be unpacked") from problem


def member_content(content: bytes, place: int, name: str, limits: Limits) -> bytes:
    """What the entry at `place` of the ZIP in `content` holds.

    Raises:
        PolicyReadError: there is none, or it is encrypted, damaged, too large or a bomb.
    """
    with open_zip(content, name, limits) as opened:
        infos = opened.infolist()
        if not 0 <= place < len(infos):
            raise refusal(name, Code.E_ARCHIVE, why="has changed while it was read")
        return unpacked(opened, infos[place], name, mib=limits.file_mib, limit="file-mib")
