"""What paths and addresses stand for: the documents of a batch, in order. Nothing is opened."""

from __future__ import annotations

import fnmatch
import glob
import os
import stat
from collections.abc import Iterable, Sequence
from itertools import takewhile
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from analyzer.errors import UsageError
from analyzer.labels import Code
from analyzer.records import Failure
from analyzer.remote import FILE, Remote, below, is_address, parse_address
from analyzer.report import visible

JUNK_PREFIXES = ("._", "~$")  # what macOS and Office leave beside the real files


# Files that a folder is searched for. Text files are taken by name or pattern alone: most of those
# that lie beside policies are notes.
ENDINGS = (".pdf", ".docx", ".html", ".htm", ".zip")


class Entry(NamedTuple):
    """A document to read. `name` is its path below the common folder, with forward slashes.

    `member` is its place in the directory of the ZIP at `path`, None where it is a file of its own.
    """

    path: Path | Remote
    name: str
    member: int | None = None

    @property
    def folder(self) -> str:
        """The name of the folder that it lies in, without the folders above."""
        place = self.path if isinstance(self.path, Path) else PurePosixPath(self.path.shown)
        return place.parent.name

    @property
    def local(self) -> Path | None:
        """Where it lies on this computer."""
        return self.path if isinstance(self.path, Path) else self.path.local


class Batch(NamedTuple):
    """The documents of a scan in order, those that cannot be opened as failures."""

    entries: tuple[Entry | Failure, ...]
    skipped: int  # files in folders that are no policy by name, and links to folders


class _Obstacle(NamedTuple):
    code: Code
    problem: str
    remedy: str


def expand(paths: Iterable[Path | str], *, remote: bool = False) -> Batch:
    """The documents that `paths` stand for: files, folders with all below them, and patterns.

    Order is that of the paths, sorted within a folder or pattern; none comes twice. Nothing is
    opened. A named file is taken whatever its name, in a folder those with one of `ENDINGS`.

    Args:
        remote: text with a scheme, as in s3://bucket/plans, is an address; else it is refused.

    Raises:
        UsageError: a path leads nowhere, or there is no document in any.
    """
    found: dict[Path | Remote, _Obstacle | None] = {}
    shared: set[Path | Remote] = set()  # local paths that were given as addresses
    roots: list[str] = []
    skipped = 0
    for given in paths:
        if not is_address(given):
            skipped += _find(given, found, roots)
            continue
        if not remote:
            raise UsageError(
                f"{visible(parse_address(str(given)).shown)}: only carveout scan reads addresses. "
                "Fetch the file, or scan it."
            )
        place = parse_address(str(given))
        if place.local:
            before = len(found)
            skipped += _find(place.local, found, roots)
            shared.update(list(found)[before:])
            continue
        listing = below(place, _is_document)
        roots.append(listing.root)
        skipped += listing.skipped
        for document in listing.documents:
            found.setdefault(document)
    if not found:
        others = f" ({skipped} other file{'s' * (skipped != 1)})" if skipped else ""
        raise UsageError(
            f"There is no PDF, DOCX, HTML or ZIP file in what you named{others}. "
            "Name a document or its folder."
        )
    root = _common(roots)
    entries = tuple(_entry(path, root, found[path], path in shared) for path in found)
    if remote:
        _refuse_namesakes(entries)
    return Batch(entries, skipped)


def _find(given: Path | str, found: dict[Path | Remote, _Obstacle | None], roots: list[str]) -> int:
    """Put into `found` and `roots` what one path stands for; how many files were left out."""
    # An empty name, from an unset shell variable, would be the whole current folder.
    matches = _matches(Path(given)) if str(given) else []
    if not matches:
        raise UsageError(
            f"{visible(str(given)) or repr(given)}: there is no such file or folder. "
            "Check the spelling."
        )
    skipped = 0
    for match in matches:
        path = match.absolute()  # not resolve(): a link is called as it is
        if not path.is_dir() or _is_pdf(path.name):
            roots.append(os.path.normpath(path.parent))
            found.setdefault(path)
            continue
        roots.append(os.path.normpath(path))
        inside, left_out = _walk(path)
        skipped += left_out
        for inner in sorted(inside, key=_place):
            found.setdefault(inner, inside[inner])
    return skipped


def _refuse_namesakes(entries: Iterable[Entry | Failure]) -> None:
    """Web addresses that differ behind a `?` alone would be one document in every output."""
    names: set[str] = set()
    for entry in entries:
        if entry.name in names:
            raise UsageError(
                f"{visible(entry.name)}: several documents would have this name. "
                "Fetch them under names of their own, or scan them one after another."
            )
        names.add(entry.name)


def _place(path: Path) -> list[bytes]:
    return [os.fsencode(part) for part in path.parts]


def _matches(given: Path) -> list[Path]:
    if os.path.lexists(given):
        return [given]
    plain = tuple(takewhile(lambda part: not glob.has_magic(part), given.parts))
    pattern = given.parts[len(plain) :]
    if not pattern:
        return []
    base = Path(*plain)
    if "**" not in pattern:
        return sorted(base.glob(str(Path(*pattern))), key=_place)
    # The `**` of pathlib and glob follows links to folders, out of the tree and in circles.
    below, _ = _walk(base, every=True)
    return sorted(
        (path for path in below if _fits(path.relative_to(base).parts, pattern)), key=_place
    )


def _fits(parts: tuple[str, ...], pattern: tuple[str, ...]) -> bool:
    if not pattern:
        return not parts
    if pattern[0] == "**":
        return any(_fits(parts[skip:], pattern[1:]) for skip in range(len(parts) + 1))
    return (
        bool(parts) and fnmatch.fnmatchcase(parts[0], pattern[0]) and _fits(parts[1:], pattern[1:])
    )


def _walk(folder: Path, *, every: bool = False) -> tuple[dict[Path, _Obstacle | None], int]:
    """The policies by name (or every file) below `folder`, and how many others there are."""
    found: dict[Path, _Obstacle | None] = {}
    skipped = 0

    def closed(problem: OSError) -> None:
        found[Path(problem.filename)] = _Obstacle(
            Code.E_UNREADABLE,
            "the folder cannot be listed.",
            "Check its permissions; nothing in it was read.",
        )

    for place, folders, files in os.walk(folder, onerror=closed):
        for name in list(folders):
            path = Path(place, name)
            if path.is_symlink():
                skipped += 1  # os.walk lists it but does not follow it
            elif _is_pdf(name):
                found[path] = None  # no folder to look into but something odd to report
                folders.remove(name)
        for name in files:
            if every or _is_document(name):
                found[Path(place, name)] = None
            else:
                skipped += 1
    return found, skipped


def _is_document(name: str) -> bool:
    return name.lower().endswith(ENDINGS) and not name.startswith(JUNK_PREFIXES)


def _is_pdf(name: str) -> bool:
    return name.lower().endswith(".pdf")


def _common(roots: Sequence[str]) -> str:
    far = [is_address(root) for root in roots]
    if all(far):
        steps = zip(*(root.split("/") for root in roots), strict=False)
        return "/".join(one[0] for one in takewhile(lambda step: len(set(step)) == 1, steps))
    try:
        return "" if any(far) else os.path.commonpath(roots)
    except ValueError:  # several drives
        return ""


def _entry(
    path: Path | Remote, root: str, obstacle: _Obstacle | None, shared: bool
) -> Entry | Failure:
    if isinstance(path, Remote):
        return Entry(path, path.shown.removeprefix(root).lstrip("/"))
    name = (os.path.relpath(path, root) if root else str(path)).replace(os.sep, "/")
    obstacle = obstacle or _obstacle(path)
    if obstacle:
        return Failure(name, *obstacle)
    return Entry(Remote(f"{FILE}://{path}") if shared else path, name)


def _obstacle(path: Path) -> _Obstacle | None:
    """Why `path` must not be opened: opening a pipe or a device may never come back."""
    try:
        mode = path.stat().st_mode
    except OSError:
        if path.is_symlink():
            return _Obstacle(
                Code.E_UNREADABLE, "the link leads nowhere.", "Give the document itself."
            )
        return _Obstacle(Code.E_UNREADABLE, "the file cannot be read.", "Check its permissions.")
    if stat.S_ISREG(mode):
        return None
    if stat.S_ISDIR(mode):
        return _Obstacle(
            Code.E_NOT_FILE,
            "this is a folder although its name ends in .pdf.",
            "Rename it, or name the documents in it.",
        )
    return _Obstacle(
        Code.E_NOT_FILE,
        "this is a pipe, a socket or a device, not a file.",
        "Give the path of a PDF file.",
    )
