"""The calls that take time, each made once per document. All reading is done in child processes.

The caches are shared by all sessions and keyed by the content of the document: who has the same
bytes may see the same reading.
"""

from __future__ import annotations

import base64
import gc
import tempfile
import threading
from collections.abc import Sequence
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


def report(name: str, content: bytes, sha256: str) -> Report | Failure:
    """The report on a document, with an outlook for every procedure, no reason given.

    Raises:
        CarveoutError: the process that reads does not start, or `models/` cannot be used.
    """
    return _read(sha256, name, content)[0]


def reading(name: str, content: bytes, sha256: str) -> Reading | Failure:
    """What the page shows of `report`, which it may raise."""
    return _read(sha256, name, content)[1]


def forget(name: str, content: bytes, sha256: str) -> None:
    """Read the document anew when it is asked for again."""
    _read.clear(sha256, name, content)


# A resource, not data: reports are frozen, and copying one at every click takes longer than the
# click may.
@st.cache_resource(max_entries=MAX_READINGS, show_spinner=False)
def _read(
    sha256: str,  # noqa: ARG001 - the key
    name: str,
    _content: bytes,
) -> tuple[Report | Failure, Reading | Failure]:
    made = analyze_isolated(_content, name)
    if isinstance(made, Failure):
        return made, made
    return made, reading_of(made, _clauses_csv(made))


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
