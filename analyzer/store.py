"""What was made of documents before, kept on disk so that it need not be made again.

Two things are kept: the policy that was read of a file, and the finished rows. A policy holds for
these bytes, these limits and this very analyzer; the rows hold for the name, the questions and all
that the analyzer knows besides. So after a change of the lexicon no PDF is read again. Nothing is
kept of a document that a password has opened, nor of an attempt that may go better next time.

`carveout scan --cache FOLDER` keeps both, as much as fits into a bound; `--resume` keeps the rows
alone, where the scan is run.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import zlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, NamedTuple, Self

from analyzer.errors import PolicyReadError, UsageError
from analyzer.inputs import Entry
from analyzer.labels import Code, DocumentType, Status
from analyzer.reading.limits import MIB, Limits
from analyzer.records import Fact, Facts, Failure, Question
from analyzer.report import PLAN_COLUMNS, Report, visible
from analyzer.workers import Answer, Scanned, near, sha256_of

JOURNAL = Path("carveout-journal.sqlite")  # where the scan is run
CACHE = "carveout-cache.sqlite"  # in the folder that is named
FORM = 3  # of the file; one of another form is begun anew
CODE = (".py",)  # files that decide what is read
KNOWLEDGE = (".py", ".toml", ".csv")  # files that decide what comes out
LIBRARIES = ("pypdfium2", "pdfplumber", "pdfminer.six", "pikepdf", "tesserocr")  # that read
MORE_LIBRARIES = ("rapidfuzz", "spacy", "symspellpy")
MADE_ROOM = 0.9  # of the bound is left when something had to go
NOTED = 1_000  # uses that are remembered before they are written
CHECK_BYTES = 16
BROKEN = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
SETUP = """
    PRAGMA auto_vacuum = INCREMENTAL;
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;
    CREATE TABLE IF NOT EXISTS kept (
        key BLOB PRIMARY KEY, used INTEGER, size INTEGER, digest BLOB, content BLOB
    );
    CREATE INDEX IF NOT EXISTS uses ON kept (used, size);
"""

# May go better the next time, or with a password: not kept.
PASSING = frozenset(
    {
        Code.E_CRASH,
        Code.E_LIMIT_PAGE_TIME,
        Code.E_MEMORY,
        Code.E_PASSWORD,
        Code.E_TIMEOUT,
        Code.E_UNREADABLE,
    }
)


class Keys(NamedTuple):
    """What stands for a document in a store: its content, and what the policy and rows go by."""

    sha256: str
    policy: bytes
    rows: bytes


class Store:
    """The file at `path`, made if it is not there, for nobody but its owner; for one thread.

    Args:
        policies: keep what was read, too, not only the rows.
        bound: bytes of content that may be kept; what was not used for longest goes first.
        say: is told in a sentence when the file was damaged and had to be begun anew.

    Raises:
        UsageError: it cannot be made or written.
    """

    def __init__(
        self,
        path: Path,
        questions: Sequence[Question],
        limits: Limits,
        *,
        ocr: bool = True,
        phrases: str = "",
        policies: bool = False,
        bound: int | None = None,
        say: Callable[[str], None] = lambda _: None,
    ) -> None:
        from analyzer.reading.tesseract import learnt  # late: the parent reads no pictures

        self.policies = policies
        self._path = path
        self._bound = bound
        self._say = say
        self._limits = limits
        self._reading = json.dumps([reading_knowledge(), asdict(limits), ocr and learnt()])
        asked = [asdict(question) for question in questions]
        self._rows = json.dumps([knowledge(), asked, phrases])
        self._used: list[bytes] = []
        try:
            self._open()
        except sqlite3.DatabaseError as problem:
            self._mend(problem)

    @classmethod
    def cache_in(
        cls,
        folder: Path,
        questions: Sequence[Question],
        limits: Limits,
        *,
        ocr: bool = True,
        phrases: str = "",
        mib: int,
        say: Callable[[str], None],
    ) -> Self:
        """The store of policies and rows in `folder`, which is made if it is not there.

        Raises:
            UsageError: it cannot be made or written.
        """
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as problem:
            raise UsageError(
                f"{visible(str(folder))}: the cache cannot be kept there ({problem.strerror}). "
                "Name a folder that you may write to."
            ) from problem
        path = folder / CACHE
        return cls(
            path,
            questions,
            limits,
            ocr=ocr,
            phrases=phrases,
            policies=True,
            bound=mib * MIB,
            say=say,
        )

    def keys(self, entry: Entry) -> Keys | None:
        """What the document of `entry` is kept under; None where that is not known here."""
        if entry.member is not None:  # what is in a ZIP is unpacked where documents are read
            return None
        with suppress(PolicyReadError):
            if content := sha256_of(near(entry.path, entry.name, self._limits)):
                policy = _key(content, self._reading)
                return Keys(content, policy, _key(policy.hex(), entry.name, self._rows))
        return None

    def finished(self, keys: Keys | None, name: str) -> Scanned | Failure | None:
        """The rows of a document, or why it could not be read, if that is kept."""
        if keys is None:
            return None
        if content := self._get(keys.rows):
            return _thawed(_plain(content))
        return self.failure(keys, name)

    def failure(self, keys: Keys | None, name: str) -> Failure | None:
        """Why the document could not be read, if that is kept."""
        if keys is None or not (content := self._get(_failed(keys))):
            return None
        kept = _plain(content)
        return Failure(**{**kept, "name": name, "code": Code(kept["code"])})

    def policy(self, keys: Keys | None) -> bytes:
        """What was read of the document, packed; empty if that is not kept."""
        return self._get(keys.policy) if self.policies and keys else b""

    def put(self, keys: Keys | None, answer: Answer) -> None:
        """Keep what will be the same the next time.

        Raises:
            UsageError: the disk is full or gone.
        """
        if keys is None or answer.locked or _may_change(answer.reply, keys):
            return
        reply = answer.reply
        if isinstance(reply, Failure):
            self._put(_failed(keys), _packed(reply))
            return
        if answer.policy and self.policies:
            self._put(keys.policy, answer.policy)
        if isinstance(reply, Scanned):
            self._put(keys.rows, _packed(reply))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(sqlite3.Error):
            self._note_uses()
        self._base.close()

    # The file

    def _open(self) -> None:
        try:
            os.close(os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600))
            self._path.chmod(0o600)  # one that was made before, by somebody less careful
        except OSError as problem:
            raise UsageError(
                f"{visible(str(self._path))}: it cannot be written ({problem.strerror}), but what "
                "was read is kept there. Run where you may write, or name another folder."
            ) from problem
        self._base = sqlite3.connect(self._path, isolation_level=None, timeout=30)
        try:
            form = self._base.execute("PRAGMA user_version").fetchone()[0]
            if form not in (0, FORM):
                self._begin_anew()
                return
            self._base.executescript(SETUP)
            self._base.execute(f"PRAGMA user_version = {FORM}")
            last, size = self._base.execute("SELECT max(used), total(size) FROM kept").fetchone()
        except sqlite3.Error:
            self._base.close()
            raise
        self._now, self._size = (last or 0) + 1, int(size)
        self._make_room()  # the bound may have been a larger one

    def _begin_anew(self) -> None:
        self._base.close()
        self._used.clear()
        for end in ("", "-wal", "-shm"):
            self._path.with_name(self._path.name + end).unlink(missing_ok=True)
        self._open()

    def _mend(self, problem: sqlite3.DatabaseError) -> None:
        """Begin a damaged file anew; nothing in it is worth more than reading documents again."""
        if getattr(problem, "sqlite_errorcode", 0) & 0xFF not in BROKEN:
            raise UsageError(
                f"{visible(str(self._path))}: it cannot be used ({problem}), but what was read is "
                "kept there. Make room on its disk, or wait for another scan to end."
            ) from problem
        self._say(
            f"{self._path}: the file was damaged and is begun anew. Documents are read again."
        )
        self._begin_anew()

    def _get(self, key: bytes) -> bytes:
        """The content kept under `key`; empty where there is none, or none that is whole."""
        try:
            found = self._base.execute(
                "SELECT used, digest, content FROM kept WHERE key = ?", (key,)
            ).fetchone()
            if found is None:
                return b""
            used, digest, content = found
            if digest != _digest(key, content):
                self._say(f"{self._path}: an entry was damaged. Its document is read again.")
                self._base.execute("DELETE FROM kept WHERE key = ?", (key,))
                return b""
            if used != self._now:
                self._used.append(key)
            if len(self._used) >= NOTED:
                self._note_uses()
        except sqlite3.DatabaseError as problem:
            self._mend(problem)
            return b""
        return bytes(content)

    def _put(self, key: bytes, content: bytes) -> None:
        if self._bound and len(content) > self._bound:
            return
        row = (key, self._now, len(content), _digest(key, content), content)
        try:
            self._base.execute("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?, ?)", row)
            self._size += len(content)
            self._make_room()
        except sqlite3.DatabaseError as problem:
            self._mend(problem)

    def _note_uses(self) -> None:
        uses = [(self._now, key) for key in self._used]
        self._used.clear()
        self._base.execute("BEGIN")
        self._base.executemany("UPDATE kept SET used = ? WHERE key = ?", uses)
        self._base.execute("COMMIT")

    def _make_room(self) -> None:
        """Drop what was not used for longest, where there is more than the bound."""
        if not self._bound or self._size <= self._bound:
            return
        self._note_uses()
        self._size = int(self._base.execute("SELECT total(size) FROM kept").fetchone()[0])
        gone: list[tuple[bytes]] = []
        for key, size in self._base.execute("SELECT key, size FROM kept ORDER BY used, rowid"):
            if self._size <= MADE_ROOM * self._bound:
                break
            self._size -= size
            gone.append((key,))
        self._base.execute("BEGIN")
        self._base.executemany("DELETE FROM kept WHERE key = ?", gone)
        self._base.execute("COMMIT")
        self._base.executescript("PRAGMA incremental_vacuum")  # execute() would free one page


def _may_change(reply: Report | Scanned | Failure, keys: Keys) -> bool:
    """Whether it may come out differently next time, or is no longer the document of `keys`."""
    if isinstance(reply, Failure):
        return reply.code in PASSING or reply.sha256 != keys.sha256
    if isinstance(reply, Report):
        lost = any(warning.code is Code.W_PAGE_FAILED for warning in reply.warnings)
        return lost or reply.policy.sha256 != keys.sha256
    cells = dict(zip(PLAN_COLUMNS, reply.plan_row, strict=True))
    lost = reply.status is Status.PARTIAL and Code.W_PAGE_FAILED in cells["warnings"]
    return lost or cells["sha256"] != keys.sha256


def _key(*parts: str) -> bytes:
    return hashlib.sha256(json.dumps(parts).encode()).digest()


def _failed(keys: Keys) -> bytes:
    return _key(keys.policy.hex(), "failure")


def _digest(key: bytes, content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=CHECK_BYTES, key=key).digest()


def _packed(reply: Scanned | Failure) -> bytes:
    return zlib.compress(json.dumps(asdict(reply)).encode(), 1)


def _plain(content: bytes) -> dict[str, Any]:
    kept: dict[str, Any] = json.loads(zlib.decompress(content))
    return kept


def _thawed(kept: dict[str, Any]) -> Scanned:
    """The rows as they were, from what JSON makes of them."""
    facts: dict[str, Any] | None = kept.pop("facts")
    if facts is None:
        return Scanned(**kept)
    kind = DocumentType(facts.pop("document_type"))
    stated = {name: Fact(**fact) for name, fact in facts.items() if fact}
    return Scanned(**kept, facts=Facts(kind, **stated))


@cache
def reading_knowledge() -> str:
    """The hash of the analyzer's code and of the versions of the libraries that read with it."""
    return _hash(("analyzer",), CODE, LIBRARIES)


@cache
def knowledge() -> str:
    """The hash of the analyzer's code, of all that it knows and of the libraries that it uses."""
    return _hash(("analyzer", "models"), KNOWLEDGE, (*LIBRARIES, *MORE_LIBRARIES))


def _hash(packages: Sequence[str], endings: tuple[str, ...], libraries: Sequence[str]) -> str:
    whole = hashlib.sha256()
    for package in packages:
        for name, content in sorted(_contents(files(package), package, endings)):
            whole.update(f"{name} {len(content)}\n".encode())
            whole.update(content)
    for library in libraries:
        with suppress(PackageNotFoundError):
            whole.update(f"{library} {version(library)}\n".encode())
    return whole.hexdigest()


def _contents(folder: Traversable, place: str, endings: tuple[str, ...]) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for inner in folder.iterdir():
        name = f"{place}/{inner.name}"
        if inner.is_dir():
            found += _contents(inner, name, endings)
        elif inner.name.endswith(endings):
            found.append((name, inner.read_bytes()))
    return found
