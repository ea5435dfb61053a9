"""Read a policy: one procedure, one reason -> the outlook and the clause on its page.

Nothing is analysed here, and no document is parsed in this process.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from analyzer.errors import CarveoutError, PolicyReadError
from analyzer.labels import Code, Ground
from analyzer.records import Failure, Question
from analyzer.report import visible
from ui import cached, markup, session, texts, view
from ui.downloads import downloads
from ui.findings import findings_list
from ui.session import Source
from ui.view import Finding, Reading

MAX_MEGABYTES = 50  # a plan document has a few; the command line takes more
PASSING = (Code.E_CRASH, Code.E_TIMEOUT)  # may go better the next time
SAMPLES = Path(__file__).resolve().parent.parent.parent / "sample_policies"


def page() -> None:
    source = session.source()
    if source is None:
        _start()
    else:
        _result(source)


# Without a document


def _start() -> None:
    st.html(markup.top())
    st.html(markup.empty(texts.INTRO))
    policy, question = st.columns(2, gap="large")
    with policy:
        st.html(markup.step("1. The policy"))
        st.file_uploader(
            f"A PDF of up to {MAX_MEGABYTES} MB: a Summary of Benefits, a contract, a handbook",
            type="pdf",
            max_upload_size=MAX_MEGABYTES,
            key="upload",
            on_change=_take_upload,
        )
        samples = sorted(SAMPLES.glob("*.pdf")) if SAMPLES.is_dir() else []
        if samples:
            names = [sample.name for sample in samples]
            choice, button = st.columns([3, 2], vertical_alignment="bottom")
            choice.selectbox("Or a sample policy", names, key="sample", filter_mode=None)
            button.button("Try a sample", on_click=_take_sample, width="stretch")
    with question:
        st.html(markup.step("2. The question"))
        _question()


def _take_upload() -> None:
    upload = st.session_state["upload"]
    if upload is not None:
        session.take(upload.name, upload.getvalue())


def _take_sample() -> None:
    name = Path(st.session_state["sample"]).name
    session.take(name, (SAMPLES / name).read_bytes())


def _forget(source: Source) -> None:
    cached.forget(*source)


def _question() -> Question:
    """The two choices; they are kept from one document to the next."""
    procedures = {one.id: one for one in view.procedures(cached.lexicon())}
    for key, first in (("procedure", view.FIRST_PROCEDURE), ("ground", Ground.UNKNOWN)):
        # Written back, or Streamlit forgets a choice when its widget moves to another column.
        st.session_state[key] = st.session_state.get(key, first)
    left, right = st.columns(2)
    procedure = left.selectbox(
        "Procedure",
        list(procedures),
        format_func=lambda id: view.procedure_choice(procedures[id]),
        key="procedure",
        filter_mode="contains",
        help="Type a name, another name or a code number, for example tummy tuck or 15830.",
    )
    ground = right.selectbox(
        "Reason for it",
        list(texts.REASONS),
        format_func=view.reason_choice,
        key="ground",
        filter_mode="contains",
    )
    return Question(procedure, ground)


# With a document


def _result(source: Source) -> None:
    head, button = st.columns([4, 1], vertical_alignment="center")
    button.button("Read another policy", on_click=session.put_away, width="stretch")
    with head:
        place = st.empty()
        place.html(markup.document(visible(source.name), None))
    question = _question()
    try:
        with st.spinner("Reading the policy …"):  # without its name: this goes through Markdown
            reading = _read(source)
    except CarveoutError as problem:
        st.html(markup.note(str(problem)))
        return
    if isinstance(reading, Failure):
        st.html(markup.failure(reading))
        if reading.code in PASSING:
            st.button("Try again", on_click=_forget, args=(source,))
        return
    place.html(markup.document(reading.name, reading))
    if reading.warnings:
        st.html(markup.warnings(reading))
    procedure = cached.lexicon().procedure(question.procedure)
    answer = view.answer(reading, question, procedure)
    st.html(markup.answer(answer))
    asked = (source.sha256, question)
    if st.session_state.get("asked") != asked:
        first = reading.findings[0].id if reading.findings else ""
        st.session_state["finding"] = answer.first or first
        st.session_state["asked"] = asked
    if not reading.findings:
        st.html(markup.empty(view.searched(reading)))
        return
    _evidence(source, reading)
    downloads(source, reading, question)


def _read(source: Source) -> Reading | Failure:
    if len(source.content) > MAX_MEGABYTES * 2**20:  # the browser's own check can be bypassed
        return Failure(
            source.name,
            Code.E_TOO_LARGE,
            f"the file has {len(source.content) / 2**20:.0f} MB; the limit here is "
            f"{MAX_MEGABYTES} MB.",
            "Split it, or use the command line: carveout analyze takes larger files.",
        )
    return cached.reading(*source)


@st.fragment
def _evidence(source: Source, reading: Reading) -> None:
    """The findings on the left, the page of the chosen one on the right."""
    chosen = reading.finding(st.session_state["finding"]) or reading.findings[0]
    st.html('<h2 class="co-step">The evidence, on the page itself</h2>')
    kinds = {one.kind for one in reading.findings}
    left, right = st.columns([2, 3], gap="medium")
    with left:
        _steps(reading, chosen)
        findings_list(reading.findings, chosen.id, _choose)
    with right:
        st.html(markup.legend([kind for kind in texts.KINDS if kind in kinds]))
        for page in chosen.pages:
            _page(source, reading, chosen, page)
        st.html(markup.clause_text(chosen))


def _steps(reading: Reading, chosen: Finding) -> None:
    place, count = reading.findings.index(chosen), len(reading.findings)
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        _step("Previous", reading.findings[place - 1].id if place else "")
        st.html(f"<p>Finding {place + 1} of {count}</p>", width="content")
        _step("Next", reading.findings[place + 1].id if place + 1 < count else "")


def _step(label: str, target: str) -> None:
    st.button(label, disabled=not target, on_click=_choose, args=(target,))


def _choose(finding: str) -> None:
    st.session_state["finding"] = finding


def _page(source: Source, reading: Reading, chosen: Finding, page: int) -> None:
    caption = view.picture_text(reading, chosen, page)
    try:
        picture = cached.picture(
            source.sha256,
            page,
            chosen.id,
            source.content,
            view.page_marks(reading, page, chosen.id),
            view.picture_scale(reading, page),
        )
    except PolicyReadError as problem:
        st.html(markup.note(str(problem)))
        return
    st.image(picture, caption=caption, alt=caption, width="stretch")
