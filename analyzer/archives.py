"""The documents in the ZIPs of a batch, each as an entry of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

from analyzer.errors import refusal
from analyzer.inputs import Entry
from analyzer.labels import Code
from analyzer.reading.files import open_regular
from analyzer.reading.formats.listing import SECONDS, Wanted
from analyzer.reading.limits import LIMITS, MIB, Limits
from analyzer.reading.sandbox import Child, ChildDiedError
from analyzer.records import Failure

MAGICS = (b"PK\x03\x04", b"PK\x05\x06")
ONE_DOCUMENT = (".pdf", ".docx")  # by name: not looked into


def with_members(
    entries: Iterable[Entry | Failure], limits: Limits = LIMITS
) -> tuple[Entry | Failure, ...]:
    """`entries` with those that are ZIPs replaced by what is in them, `archive.zip/member`.

    A ZIP that cannot be opened is a failure. What it holds is listed in a process of its own, and
    no name inside is ever used for a path.
    """
    found: list[Entry | Failure] = []
    module = "analyzer.reading.formats.listing"
    with closing(Child(module, (str(limits.memory_mib * MIB),))) as child:
        for entry in entries:
            if isinstance(entry, Entry) and isinstance(entry.path, Path) and _is_zip(entry.path):
                found += _members(entry, entry.path, child, limits)
            else:
                found.append(entry)
    return tuple(found)


def _is_zip(path: Path) -> bool:
    if path.name.lower().endswith(ONE_DOCUMENT):
        return False
    try:
        with open_regular(path) as file:
            return file.read(4) in MAGICS
    except OSError:  # said where it is read
        return False


def _members(entry: Entry, path: Path, child: Child, limits: Limits) -> Iterator[Entry | Failure]:
    try:
        if path.stat().st_size > limits.file_mib * MIB:  # said where it is read
            yield entry
            return
        wanted = Wanted(path, entry.name, limits)
        listing = child.ask(wanted, seconds=SECONDS, step_seconds=SECONDS)
    except OSError:
        unread = refusal(entry.name, Code.E_UNREADABLE)
        yield Failure(entry.name, unread.code, unread.problem, unread.remedy)
        return
    except ChildDiedError as death:
        slow = death.code in (Code.E_TIMEOUT, Code.E_LIMIT_PAGE_TIME)
        why = f"took more than {SECONDS:g} seconds to list" if slow else "cannot be listed"
        dead = refusal(entry.name, Code.E_ARCHIVE, why=why)
        yield Failure(entry.name, dead.code, dead.problem, dead.remedy)
        return
    if listing is None:
        yield entry
    elif isinstance(listing, tuple):
        code, problem, remedy = listing
        yield Failure(entry.name, Code(code), problem, remedy)
    else:
        taken: set[str] = set()
        for place, inner in listing:
            name = f"{entry.name}/{inner}"
            if name in taken:  # a ZIP may hold one name twice
                name = f"{name} ({place + 1})"
            taken.add(name)
            yield Entry(entry.path, name, place)
