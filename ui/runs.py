"""Runs over many policies, kept on the server: a reload of the page finds its run again.

A run is found by its id alone, 128 random bits that stand in the address of the page; no list of
runs is ever shown. It lives in memory until it is put away, or until newer runs need its place.
"""

from __future__ import annotations

import os
import secrets
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from sys import intern
from typing import NamedTuple

import streamlit as st

from analyzer.batch import rows_isolated
from analyzer.errors import CarveoutError
from analyzer.inputs import Entry
from analyzer.labels import Code
from analyzer.records import Failure, Question
from analyzer.report import visible
from analyzer.workers import Scanned, rows_of
from ui.overview import Failed, Plan, plan_of

MAX_RUNS = 8  # of all sessions together; the oldest goes
MAX_DOCUMENTS = 500  # of one run: more belong on the command line


class Item(NamedTuple):
    """A document of a run: its bytes, or a path on this computer."""

    name: str
    source: bytes | Path
    member: int | None = None  # its place in the ZIP at `source`


class Result(NamedTuple):
    """A document that is done: the rows of its files, and what the grid shows of it."""

    scanned: Scanned
    plan: Plan | Failed


@dataclass
class Run:
    """One run. Its threads write under `lock`; the page reads `done()`."""

    items: tuple[Item | Failure, ...]
    questions: tuple[Question, ...]
    id: str = field(default_factory=lambda: secrets.token_hex(16))
    stopped: bool = False
    _results: dict[int, Result] = field(default_factory=dict)
    _next: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _threads: list[threading.Thread] = field(default_factory=list)

    def start(self) -> None:
        """Read the documents in the background; one worker stays free for the other pages."""
        count = max(1, min((os.cpu_count() or 1) - 1, len(self.items)))
        self._threads = [threading.Thread(target=self._work, daemon=True) for _ in range(count)]
        for thread in self._threads:
            thread.start()

    def _work(self) -> None:
        while True:
            with self._lock:
                number = self._next
                if self.stopped or number >= len(self.items):
                    return
                self._next += 1
            scanned = self._read(self.items[number])
            plan = plan_of(scanned)
            with self._lock:
                self._results[number] = Result(scanned, plan)

    def _read(self, item: Item | Failure) -> Scanned:
        if isinstance(item, Failure):
            return rows_of(item, self.questions)
        try:
            scanned = rows_isolated(item.source, item.name, self.questions, item.member)
        except CarveoutError as problem:  # the process that reads does not start
            failed = Failure(item.name, Code.E_CRASH, str(problem), "Start the page again.")
            return rows_of(failed, self.questions)
        # Most cells of most rows are the same words: kept once, a run of hundreds is small.
        rows = [[intern(cell) for cell in row] for row in scanned.outlook_rows]
        return Scanned(
            scanned.name,
            scanned.clause_rows,
            rows,
            scanned.plan_row,
            scanned.pages,
            scanned.facts,
        )

    def stop(self) -> None:
        """Begin no further document; those in work are finished."""
        self.stopped = True

    def wait(self, seconds: float | None = None) -> None:
        """Until all threads have ended."""
        for thread in self._threads:
            thread.join(seconds)

    @property
    def running(self) -> bool:
        return any(thread.is_alive() for thread in self._threads)

    def done(self) -> list[Result]:
        """What is read so far, in the order of the documents."""
        with self._lock:
            return [self._results[number] for number in sorted(self._results)]

    def item(self, name: str) -> Item | None:
        """The document that is called so."""
        return next(
            (one for one in self.items if isinstance(one, Item) and visible(one.name) == name), None
        )


class Runs:
    """The runs of all sessions."""

    def __init__(self) -> None:
        self._runs: dict[str, Run] = {}
        self._lock = threading.Lock()

    def begin(self, items: Sequence[Item | Failure], questions: Sequence[Question]) -> Run:
        """A new run, started."""
        run = Run(tuple(items[:MAX_DOCUMENTS]), tuple(questions))
        with self._lock:
            self._runs[run.id] = run
            while len(self._runs) > MAX_RUNS:
                self._runs.pop(next(iter(self._runs))).stop()
        run.start()
        return run

    def find(self, id: str) -> Run | None:
        """The run with this id, None where it is over and gone."""
        return self._runs.get(id)

    def put_away(self, id: str) -> None:
        """Stop the run and forget it with all its documents."""
        with self._lock:
            run = self._runs.pop(id, None)
        if run:
            run.stop()


@st.cache_resource(show_spinner=False)
def runs() -> Runs:
    return Runs()


def unique(items: Sequence[Item]) -> list[Item]:
    """`items` with a number behind names that come twice."""
    seen: dict[str, int] = {}
    found: list[Item] = []
    for item in items:
        seen[item.name] = count = seen.get(item.name, 0) + 1
        name = item.name if count == 1 else f"{item.name} ({count})"
        found.append(item._replace(name=name))
    return found


def items_of(entries: Sequence[Entry | Failure]) -> list[Item | Failure]:
    """The documents of a folder on this computer."""
    return [
        entry if isinstance(entry, Failure) else Item(entry.name, entry.path, entry.member)
        for entry in entries
    ]
