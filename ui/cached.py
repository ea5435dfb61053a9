"""The calls that take time, each made once per document. All reading is done in child processes.

The caches are shared by all sessions and keyed by the content of the document: who has the same
bytes may see the same reading.
"""

from __future__ import annotations

import base64
import gc
import tempfile
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import streamlit as st

from analyzer.advice.countries import Place
from analyzer.advice.why import Why, why
from analyzer.batch import analyze_isolated
from analyzer.errors import CarveoutError
from analyzer.export import write_csv
from analyzer.highlight import Mark, render_page_isolated
from analyzer.lexicon import Lexicon, load
from analyzer.outlook import decide_all
from analyzer.reading.limits import Step
from analyzer.records import Failure, Question
from analyzer.report import CLAUSE_COLUMNS, Report, clause_rows
from ui.view import Reading, reading_of

MAX_READINGS = 6  # the papers of one plan; a contract of 400 pages takes 95 MB, a summary one
MAX_PICTURES = 96  # about 0.3 MB each
COLLECT_AFTER = (50_000, 20, 20)  # as in the children: a report holds no cycles to look for


@st.cache_resource(show_spinner=False)
def lexicon() -> Lexicon:
    return load()


@st.cache_resource(show_spinner=False)
def warm_up() -> None:
    """Start the processes that read and draw, so that the first document does not wait."""
    gc.set_threshold(*COLLECT_AFTER)

    def start() -> None:
        with suppress(CarveoutError):  # said when there is a document
            analyze_isolated(b"")
            render_page_isolated(b"", 1, (), 1.0)

    threading.Thread(target=start, daemon=True).start()


Heard = Callable[[Step], None]


class _Slot:
    """The place of one reading in the cache. It is filled outside of the cached call, which may
    not write on the page how far it is."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.made: tuple[Report | Failure, Reading | Failure] | None = None


def read(
    name: str, content: bytes, sha256: str, heard: Heard | None = None
) -> tuple[Report | Failure, Reading | Failure]:
    """The report on a document, with an outlook for every procedure and no reason given, and what
    the page shows of it. `heard` is told which page is begun, if it has to be read.

    Raises:
        CarveoutError: the process that reads does not start, or `models/` cannot be used.
    """
    slot = _slot(sha256, name)
    with slot.lock:
        if slot.made is None:
            made = analyze_isolated(content, name, heard=heard)
            failed = isinstance(made, Failure)
            slot.made = (made, made if failed else reading_of(made, _clauses_csv(made)))
        return slot.made


def report(name: str, content: bytes, sha256: str) -> Report | Failure:
    """The report alone; raises as `read`."""
    return read(name, content, sha256)[0]


def reading(name: str, content: bytes, sha256: str) -> Reading | Failure:
    """What the page shows of it alone; raises as `read`."""
    return read(name, content, sha256)[1]


def forget(name: str, content: bytes, sha256: str) -> None:  # noqa: ARG001 - as `read`
    """Read the document anew when it is asked for again."""
    _slot.clear(sha256, name)


# A resource, not data: reports are frozen, and copying one at every click takes longer than the
# click may.
@st.cache_resource(max_entries=MAX_READINGS, show_spinner=False)
def _slot(sha256: str, name: str) -> _Slot:  # noqa: ARG001 - the key
    return _Slot()


def _clauses_csv(report: Report) -> bytes:
    """The very bytes that `carveout scan --clauses` writes for this document."""
    with tempfile.TemporaryDirectory(prefix="carveout-") as folder:
        path = Path(folder, "clauses.csv")
        write_csv(path, CLAUSE_COLUMNS, clause_rows(report))
        return path.read_bytes()


def asked(report: Report, question: Question) -> Report:
    """`report` with the answer to `question` alone; some milliseconds."""
    outlooks = decide_all(report.policy, report.clauses, report.facts, lexicon(), [question])
    return replace(report, outlooks=outlooks)


@st.cache_data(max_entries=4 * MAX_READINGS, show_spinner=False)
def account(
    sha256: str,  # noqa: ARG001 - with the question the key
    question: Question,
    place: Place | None,
    state: str,
    _report: Report,
) -> Why:
    """Why the answer to `question` is what it is, and what to do next.

    Raises:
        LexiconError: a file of `models/` cannot be used.
    """
    return why(asked(_report, question), question, place=place, state=state)


@st.cache_data(max_entries=MAX_PICTURES, show_spinner=False)
def picture(
    sha256: str,  # noqa: ARG001 - with the page the key
    page: int,
    _content: bytes,
    _marks: Sequence[Mark],
    _scale: float,
) -> str:
    """A page with everything marked on it, as the address of a JPEG that needs no fetching.

    Raises:
        PolicyReadError: the page cannot be drawn.
    """
    jpeg = render_page_isolated(_content, page, _marks, _scale)
    return f"data:image/jpeg;base64,{base64.b64encode(jpeg).decode()}"
