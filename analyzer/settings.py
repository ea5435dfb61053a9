"""The bounds that the user sets: `carveout.toml` where carveout is run, and `--limit`.

Documents come from strangers, and so may a file that lies beside them: `carveout.toml` counts only
in a folder that is not scanned, or where `--config` names it.
"""

from __future__ import annotations

import glob
import tomllib
from collections.abc import Sequence
from itertools import takewhile
from pathlib import Path

from analyzer.errors import UsageError
from analyzer.reading.limits import LIMITS, Limits
from analyzer.report import visible

CONFIG = "carveout.toml"
TABLE = "limits"
MAX_BYTES = 100_000  # of the file; it holds a dozen lines


def chosen_limits(texts: Sequence[str], config: str, sources: Sequence[str]) -> tuple[Limits, str]:
    """The limits by `--limit` texts, by the file `config` or `carveout.toml` here; and a remark.

    `sources` are the paths that are to be read. The remark is empty or says why a `carveout.toml`
    is not used.

    Raises:
        UsageError: no such file or limit, or a value that makes no sense.
    """
    here, remark, limits = Path.cwd() / CONFIG, "", LIMITS
    if config:
        limits = read_limits(Path(config))
    elif here.is_file():
        if any(_holds(source, here.parent) for source in sources):
            remark = (
                f"{CONFIG}: it stands in a folder that is read and may come with the documents, so "
                f"it is not used. To use it, add --config {CONFIG}."
            )
        else:
            limits = read_limits(here)
    return limits.with_text(list(texts)), remark


def _holds(source: str, folder: Path) -> bool:
    """Whether what is read from `source` lies in `folder`, or in one above it."""
    path = Path(source)
    if not path.exists():  # a pattern: from the folder before its first sign
        path = Path(*takewhile(lambda part: not glob.has_magic(part), path.parts))
    place = path if path.is_dir() else path.parent
    return folder.resolve().is_relative_to(place.resolve())


def read_limits(path: Path) -> Limits:
    """The limits in a TOML file, under `[limits]`; those that it does not name are as usual.

    Raises:
        UsageError: names the file, the key and what to do.
    """
    name = visible(str(path))
    try:
        if not path.is_file():
            raise UsageError(f"{name}: there is no such file. Check the spelling of --config.")
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
        if len(content) > MAX_BYTES:
            raise UsageError(f"{name}: this is too long for settings. Name another --config.")
        values = tomllib.loads(content.decode("utf-8"))
    except OSError as problem:
        raise UsageError(f"{name}: it cannot be read. Check its permissions.") from problem
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        said = visible(str(problem))
        raise UsageError(f"{name}: this is no TOML ({said}). Mend or delete it.") from problem
    for key in values.keys() - {TABLE}:
        raise UsageError(f"{name}: {visible(repr(key))} is unknown. Its one table is [{TABLE}].")
    table = values.get(TABLE, {})
    if not isinstance(table, dict):
        raise UsageError(f"{name}: {TABLE!r} is no table. Write [{TABLE}] and the limits below it.")
    limits = LIMITS
    for key, value in table.items():
        try:
            limits = limits.with_value(key, value)
        except UsageError as problem:
            raise UsageError(f"{name}: {problem}") from problem
    return limits
