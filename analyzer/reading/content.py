"""The bytes of a file on this computer, if it is one and is not too large."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from analyzer.errors import refusal
from analyzer.labels import Code
from analyzer.reading.limits import MIB, Limits

_BINARY = getattr(os, "O_BINARY", 0)  # Windows


def file_bytes(path: Path, name: str, limits: Limits) -> bytes:
    """What is in a file. A pipe or device is not opened: that may never come back.

    Raises:
        PolicyReadError: it is no file, cannot be read or is too large.
    """
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            what = "is a folder" if stat.S_ISDIR(mode) else "is a pipe, a socket or a device"
            raise refusal(name, Code.E_NOT_FILE, what=what)
        # Should it have become a pipe meanwhile, opening it does not wait.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _BINARY)
        with os.fdopen(handle, "rb") as file:
            size = os.fstat(handle).st_size
            refuse_large(name, size, limits)
            return file.read(size)
    except FileNotFoundError as problem:
        raise refusal(name, Code.E_NOT_FILE, what="file does not exist") from problem
    except OSError as problem:
        raise refusal(name, Code.E_UNREADABLE) from problem


def refuse_large(name: str, size: int, limits: Limits) -> None:
    """Raises `PolicyReadError` where a file of `size` bytes is too large."""
    if size > limits.file_mib * MIB:
        facts = {"size": f"{size / MIB:.0f}", "limit": limits.file_mib}
        raise refusal(name, Code.E_TOO_LARGE, **facts)
