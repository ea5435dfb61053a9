"""Read a policy: one procedure, one reason -> the outlook and the clause on its page.

Nothing is analysed here, and no document is parsed in this process.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import NamedTuple

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analyzer.errors import CarveoutError
from analyzer.labels import Code
from analyzer.plans import as_one_plan
from analyzer.reading.limits import Step
from analyzer.records import Failure, Outlook, Question
from analyzer.report import Report, visible
from ui import cached, markup, session, texts, view
from ui.account import account
from ui.asking import ask
from ui.downloads import downloads
from ui.evidence import evidence
from ui.letters import letters
from ui.review import review
from ui.session import Source
from ui.table import table
from ui.view import Reading

TELL_SECONDS = 0.15  # between two words on how far the reading is
MAX_MEGABYTES = 50  # a plan document has a few; the command line takes more
PASSING = (Code.E_CRASH, Code.E_TIMEOUT)  # may go better the next time
SAMPLES = Path(__file__).resolve().parent.parent.parent / "sample_policies"


class Paper(NamedTuple):
    """A paper of the plan that was read, and what it alone says to the question."""

    source: Source
    report: Report
    reading: Reading
    outlook: Outlook


def page() -> None:
    papers = session.papers()
    if papers:
        _result(papers)
    else:
        _start()


# Without a document


def _start() -> None:
    st.html(markup.top())
    st.html(markup.empty(texts.INTRO))
    policy, question = st.columns(2, gap="large")
    with policy:
        st.html(markup.step("1. The policy"))
        _uploader("upload", _take_upload, f"{texts.UPLOAD} Up to {MAX_MEGABYTES} MB each.")
        samples = sorted(SAMPLES.glob("*.pdf")) if SAMPLES.is_dir() else []
        if samples:
            names = [sample.name for sample in samples]
            choice, button = st.columns([3, 2], vertical_alignment="bottom")
            choice.selectbox(
                "Or a sample policy, invented by us",
                names,
                key="sample",
                format_func=lambda name: texts.SAMPLES.get(name, name),
                filter_mode=None,
            )
            button.button("Try a sample", on_click=_take_sample, width="stretch")
    with question:
        st.html(markup.step("2. The question"))
        ask(wide=False)


def _uploader(key: str, taken: object, label: str) -> None:
    st.file_uploader(
        label,
        type=texts.UPLOAD_TYPES,
        accept_multiple_files=True,
        max_upload_size=MAX_MEGABYTES,
        key=key,
        on_change=taken,  # type: ignore[arg-type]
    )


def _take_upload() -> None:
    session.take((upload.name, upload.getvalue()) for upload in st.session_state["upload"] or ())


def _add_upload() -> None:
    session.add((upload.name, upload.getvalue()) for upload in st.session_state["more"] or ())


def _take_sample() -> None:
    name = Path(st.session_state["sample"]).name
    session.take([(name, (SAMPLES / name).read_bytes())])


# With documents


def _result(sources: Sequence[Source]) -> None:
    head, buttons = st.columns([3, 2], vertical_alignment="center")
    with buttons, st.container(horizontal=True, horizontal_alignment="right"):
        with st.popover("Add a paper"):
            _uploader("more", _add_upload, texts.MORE)
        st.button("Read another policy", on_click=session.put_away)
    with head:
        place = st.empty()
    names = [visible(source.name) for source in sources]
    place.html(markup.document(names[0] if len(names) == 1 else texts.papers(len(names)), None))
    question = ask(wide=True)
    papers = _read_all(sources, question)
    if not papers:
        return
    reports = [cached.asked(paper.report, question) for paper in papers]
    plan = as_one_plan("", reports, cached.lexicon(), [question])
    settled = plan.outlooks[0]
    source = settled.sources[0]
    decided_by = reports.index(source.report)
    deciding = papers[decided_by]
    outlook = replace(settled.outlook, clauses=source.clauses, pages=source.pages)
    if len(papers) == 1:
        place.html(markup.document(deciding.reading.name, deciding.reading))
    else:
        said = [(paper.reading, paper.outlook.label) for paper in papers]
        st.html(markup.papers(said, decided_by))
        for doubt in plan.doubts():
            st.html(markup.note(visible(doubt)))
    for paper in papers:
        if paper.reading.warnings:
            st.html(markup.warnings(paper.reading, named=len(papers) > 1))
    procedure = cached.lexicon().procedure(question.procedure)
    answer = view.answer(deciding.reading, outlook, procedure)
    st.html(markup.answer(answer))
    asked = (tuple(source.sha256 for source in sources), question)
    if st.session_state.get("asked") != asked:
        st.session_state["asked"] = asked
        st.session_state["paper"] = decided_by
        _look_at(deciding.reading, answer.first)
    _parts(papers, question, answer.first)


def _look_at(reading: Reading, first: str) -> None:
    """Open the page of the clause that decides, or of the first one there is."""
    found = reading.finding(first) or next(iter(reading.findings), None)
    st.session_state["finding"] = found.id if found else ""
    st.session_state["page"] = found.page if found else 1


def _parts(papers: Sequence[Paper], question: Question, first: str) -> None:
    """The evidence and the rest, of one paper at a time; each part is made when it is opened."""
    paper = papers[0]
    if len(papers) > 1:
        number = st.selectbox(
            "Look into this paper",
            range(len(papers)),
            format_func=lambda number: f"{number + 1}. {papers[number].reading.name}",
            key="paper",
            filter_mode=None,
            on_change=lambda: _look_at(papers[st.session_state["paper"]].reading, ""),
        )
        paper = papers[number]
    source, reading = paper.source, paper.reading
    if not reading.findings:
        st.html(markup.empty(view.searched(reading)))
    names = texts.PARTS if reading.findings else texts.PARTS_OF_SILENCE
    tabs = st.tabs(list(names.values()), key="part", on_change="rerun")
    for part, tab in zip(names, tabs, strict=True):
        if not tab.open:
            continue
        with tab:
            match part:
                case "evidence":
                    kinds = {one.kind for one in reading.findings}
                    st.html(markup.legend([kind for kind in texts.KINDS if kind in kinds]))
                    evidence(source, reading, first=first)
                case "clauses":
                    table(source, reading, cached.lexicon())
                case "review":
                    review(source.sha256, reading)
                case "why":
                    account(source, paper.report, question)
                case _:
                    downloads(source, reading, question)
                    letters(source, paper.report, question)


def _read_all(sources: Sequence[Source], question: Question) -> list[Paper]:
    """The papers that could be read; the others get a message."""
    papers: list[Paper] = []
    place, steps = st.empty(), st.empty()
    failed: list[tuple[Source, Failure | str]] = []
    for number, source in enumerate(sources, 1):
        # Without its name: this goes through Markdown.
        which = f" {number} of {len(sources)}" if len(sources) > 1 else ""
        megabytes = len(source.content) / 2**20
        try:
            with place, st.spinner(f"Reading paper{which} ({megabytes:.1f} MB) …", show_time=True):
                report, reading = _read(source, _Telling(steps))
        except CarveoutError as problem:
            failed.append((source, str(problem)))
            continue
        if isinstance(report, Failure) or isinstance(reading, Failure):
            failed.append((source, report if isinstance(report, Failure) else reading))
            continue
        outlook = cached.asked(report, question).outlook(question)
        papers.append(Paper(source, report, reading, outlook))
    steps.empty()
    for source, problem in failed:
        if isinstance(problem, str):
            st.html(markup.note(problem))
            continue
        st.html(markup.failure(problem, name=visible(source.name) if len(sources) > 1 else ""))
        if problem.code in PASSING:
            st.button("Try again", on_click=cached.forget, args=source, key=f"again-{source[2]}")
    return papers


class _Telling:
    """Says which page is read, no more often than anybody can see."""

    def __init__(self, place: DeltaGenerator) -> None:
        self._place = place
        self._next = 0.0

    def __call__(self, step: Step) -> None:
        if (now := monotonic()) >= self._next:
            self._next = now + TELL_SECONDS
            self._place.html(markup.step_of_reading(step))


def _read(source: Source, heard: cached.Heard) -> tuple[Report | Failure, Reading | Failure]:
    if len(source.content) > MAX_MEGABYTES * 2**20:  # the browser's own check can be bypassed
        failure = Failure(
            source.name,
            Code.E_TOO_LARGE,
            f"the file has {len(source.content) / 2**20:.0f} MB; the limit here is "
            f"{MAX_MEGABYTES} MB.",
            "Split it, or use the command line: carveout analyze takes larger files.",
        )
        return failure, failure
    return cached.read(*source, heard)
