"""Opening documents without being led astray: regular files only, the very one that was looked at.

To open a pipe may never come back, and to open a device may do something. A link to a file is read
as that file; what it leads to is settled once.
"""

from __future__ import annotations

import os
import stat
from io import BufferedReader
from pathlib import Path

_FLAGS = os.O_RDONLY | sum(
    getattr(os, flag, 0)  # Windows has the last alone, and neither pipes nor devices in folders
    for flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY")
)


class NoFileError(OSError):
    """This is no regular file. `what` says what it is, as the rest of a sentence."""

    def __init__(self, what: str) -> None:
        self.what = what
        super().__init__(what)


def open_regular(path: Path) -> BufferedReader:
    """The file at `path`, opened to be read.

    Raises:
        NoFileError: a folder, a pipe, a socket or a device; it was not opened, or at once closed.
        OSError: it is not there or cannot be read, or it was another one when it was opened.
    """
    place = os.path.realpath(path, strict=True)
    seen = os.lstat(place)
    _refuse_others(seen.st_mode)
    handle = os.open(place, _FLAGS)
    try:
        opened = os.fstat(handle)
        _refuse_others(opened.st_mode)
        if (opened.st_dev, opened.st_ino) != (seen.st_dev, seen.st_ino):
            raise OSError(f"{path!a} was exchanged while it was opened")
        return os.fdopen(handle, "rb")
    except BaseException:
        os.close(handle)
        raise


def _refuse_others(mode: int) -> None:
    if not stat.S_ISREG(mode):
        folder = stat.S_ISDIR(mode)
        raise NoFileError("is a folder" if folder else "is a pipe, a socket or a device")
