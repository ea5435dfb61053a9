"""The journal of a scan: the finished rows of each document, so that a scan can go on.

What is kept holds for these bytes under this name, these questions and limits, and this very
analyzer and lexicon; whatever of these changes, the document is read again.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Self

from analyzer.errors import PolicyReadError, UsageError
from analyzer.labels import Code, DocumentType, Status
from analyzer.reading.limits import Limits
from analyzer.records import Fact, Facts, Question
from analyzer.remote import Remote
from analyzer.report import PLAN_COLUMNS
from analyzer.workers import Scanned, near, sha256_of

JOURNAL = "carveout-journal.sqlite"  # where the scan is run
KNOWLEDGE = (".py", ".toml", ".csv")  # files that decide what comes out

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


class Journal:
    """The journal at `path`, made if it is not there; for one thread.

    Raises:
        UsageError: there is something else, or it cannot be written.
    """

    def __init__(
        self,
        path: Path,
        questions: Sequence[Question],
        limits: Limits,
        *,
        ocr: bool = True,
        phrases: str = "",
    ) -> None:
        from analyzer.reading.tesseract import learnt  # late: the parent reads no pictures

        self._limits = limits
        asked = [asdict(question) for question in questions]
        told = [asked, asdict(limits), ocr and bool(learnt()), phrases]
        self._about = json.dumps([knowledge(), *told])
        try:
            self._base = sqlite3.connect(path, isolation_level=None)
            self._base.execute("PRAGMA journal_mode=WAL")
            self._base.execute("PRAGMA synchronous=NORMAL")
            self._base.execute("CREATE TABLE IF NOT EXISTS done (key TEXT PRIMARY KEY, rows TEXT)")
        except sqlite3.Error as problem:
            raise UsageError(
                f"{path}: the journal cannot be used ({problem}). "
                "Delete it, or run where you may write."
            ) from problem

    def key(self, path: Path | Remote, name: str) -> str:
        """What the rows of a document are kept under; empty where it cannot be read."""
        with suppress(PolicyReadError):
            if content := sha256_of(near(path, name, self._limits)):
                about = json.dumps([content, name, self._about])
                return hashlib.sha256(about.encode()).hexdigest()
        return ""

    def get(self, key: str) -> Scanned | None:
        """The rows kept under `key`."""
        found = self._base.execute("SELECT rows FROM done WHERE key = ?", (key,)).fetchone()
        return _thawed(json.loads(found[0])) if found else None

    def put(self, key: str, scanned: Scanned) -> None:
        """Keep these rows, if they will be the same the next time.

        Raises:
            UsageError: the disk is full or gone.
        """
        code = scanned.plan_row[PLAN_COLUMNS.index("code")]
        partial = scanned.status is Status.PARTIAL and code == Code.W_PAGE_FAILED
        if not key or code in PASSING or partial:
            return
        try:
            self._base.execute(
                "INSERT OR REPLACE INTO done VALUES (?, ?)", (key, json.dumps(asdict(scanned)))
            )
        except sqlite3.Error as problem:
            raise UsageError(
                f"{JOURNAL}: the journal cannot be written ({problem}). Make room on its disk."
            ) from problem

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._base.close()


def _thawed(kept: dict[str, Any]) -> Scanned:
    """The rows as they were, from what JSON makes of them."""
    facts: dict[str, Any] | None = kept.pop("facts")
    if facts is None:
        return Scanned(**kept)
    kind = DocumentType(facts.pop("document_type"))
    stated = {name: Fact(**fact) for name, fact in facts.items() if fact}
    return Scanned(**kept, facts=Facts(kind, **stated))


@cache
def knowledge() -> str:
    """The hash of the analyzer's own code and of all that it knows."""
    whole = hashlib.sha256()
    for package in ("analyzer", "models"):
        for name, content in sorted(_contents(files(package), package)):
            whole.update(f"{name} {len(content)}\n".encode())
            whole.update(content)
    return whole.hexdigest()


def _contents(folder: Traversable, place: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for inner in folder.iterdir():
        name = f"{place}/{inner.name}"
        if inner.is_dir():
            found += _contents(inner, name)
        elif inner.name.endswith(KNOWLEDGE):
            found.append((name, inner.read_bytes()))
    return found
