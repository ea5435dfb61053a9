"""The bytes of a file on this computer, if it is one and is not too large."""

from __future__ import annotations

import os
from pathlib import Path

from analyzer.errors import refusal
from analyzer.labels import Code
from analyzer.reading.files import NoFileError, open_regular
from analyzer.reading.limits import MIB, Limits


def file_bytes(path: Path, name: str, limits: Limits) -> bytes:
    """What is in a file.

    Raises:
        PolicyReadError: it is no file, cannot be read or is too large.
    """
    try:
        with open_regular(path) as file:
            size = os.fstat(file.fileno()).st_size
            refuse_large(name, size, limits)
            return file.read(size)
    except NoFileError as problem:
        raise refusal(name, Code.E_NOT_FILE, what=problem.what) from problem
    except FileNotFoundError as problem:
        raise refusal(name, Code.E_NOT_FILE, what="file does not exist") from problem
    except OSError as problem:
        raise refusal(name, Code.E_UNREADABLE) from problem


def refuse_large(name: str, size: int, limits: Limits) -> None:
    """Raises `PolicyReadError` where a file of `size` bytes is too large."""
    if size > limits.file_mib * MIB:
        facts = {"size": f"{size / MIB:.0f}", "limit": limits.file_mib}
        raise refusal(name, Code.E_TOO_LARGE, **facts)
