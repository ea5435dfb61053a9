"""Two policies, or two years of one, side by side: what changed, word by word, with both pages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import streamlit as st

from analyzer.comparing.changes import compare
from analyzer.comparing.records import Comparison
from analyzer.comparing.showing import COMPARE_COLUMNS, compare_rows, outlook_groups
from analyzer.errors import CarveoutError
from analyzer.labels import Code, Ground
from analyzer.outlook import decide_all
from analyzer.questions import every_procedure
from analyzer.records import Failure
from analyzer.report import Report
from ui import cached, markup, tabular, texts
from ui.collected import csv_bytes
from ui.session import Source

MAX_MEGABYTES = 50
TITLE = "Compare two policies"
INTRO = (
    "Give the paper of last year and that of this year, or the papers of two plans. You see which "
    "exclusions and exceptions are new, gone or reworded, and which answers changed."
)
SAMPLES = Path(__file__).resolve().parent.parent.parent / "sample_policies"
PAIR = ("spd_orchard_works.pdf", "spd_orchard_works_2026.pdf")
MAX_COMPARISONS = 8


def page() -> None:
    st.html(tabular.sheet())
    pair: tuple[Source, Source] | None = st.session_state.get("pair")
    if pair is None:
        _start()
    else:
        _result(*pair)


def _start() -> None:
    st.html(markup.top(TITLE))
    st.html(markup.empty(INTRO))
    uploads = []
    for column, label, key in zip(
        st.columns(2, gap="large"),
        ("The earlier policy, or the first plan", "The later policy, or the second plan"),
        ("earlier", "later"),
        strict=True,
    ):
        uploads.append(
            column.file_uploader(
                f"{label}: a PDF, Word, HTML or text file of up to {MAX_MEGABYTES} MB",
                type=texts.UPLOAD_TYPES,
                max_upload_size=MAX_MEGABYTES,
                key=key,
            )
        )
    with st.container(horizontal=True):
        if st.button("Compare", type="primary", disabled=not all(uploads)):
            _take([(one.name, one.getvalue()) for one in uploads if one])
        if all((SAMPLES / name).is_file() for name in PAIR) and st.button("Try a sample pair"):
            _take([(name, (SAMPLES / name).read_bytes()) for name in PAIR])


def _take(documents: list[tuple[str, bytes]]) -> None:
    import hashlib

    before, after = (
        Source(name, content, hashlib.sha256(content).hexdigest()) for name, content in documents
    )
    st.session_state["pair"] = before, after
    st.rerun()


def _put_away() -> None:
    st.session_state.pop("pair", None)


def _result(before: Source, after: Source) -> None:
    head, button = st.columns([4, 1], vertical_alignment="center")
    head.html(markup.top(TITLE))
    button.button("Compare others", on_click=_put_away, width="stretch")
    reports = [_read(source) for source in (before, after)]
    if any(report is None for report in reports):
        return
    old, new = (report for report in reports if report is not None)
    ground = st.selectbox(
        "Reason for the procedure, for the answers below",
        list(texts.REASONS),
        format_func=lambda one: texts.REASONS[one][0],
        key="compare_ground",
    )
    found = _compared(before.sha256, after.sha256, before.name, after.name, ground, old, new)
    _show(found)


def _read(source: Source) -> Report | None:
    """The report, or None after a message."""
    if len(source.content) > MAX_MEGABYTES * 2**20:  # the browser's own check can be bypassed
        report: Report | Failure = Failure(
            source.name,
            Code.E_TOO_LARGE,
            f"the file is larger than the limit of {MAX_MEGABYTES} MB.",
            "Use the command line: carveout compare takes larger files.",
        )
    else:
        try:
            with st.spinner("Reading the policies …"):
                report = cached.report(*source)
        except CarveoutError as problem:
            st.html(markup.note(str(problem)))
            return None
    if isinstance(report, Failure):
        st.html(markup.document(report.name, None))
        st.html(markup.failure(report))
        return None
    return report


@st.cache_resource(max_entries=MAX_COMPARISONS, show_spinner=False)
def _compared(
    before: str,  # noqa: ARG001 - with the next four the key
    after: str,  # noqa: ARG001
    before_name: str,  # noqa: ARG001
    after_name: str,  # noqa: ARG001
    ground: Ground,
    _old: Report,
    _new: Report,
) -> Comparison:
    lexicon = cached.lexicon()
    questions = every_procedure(lexicon, ground)
    answered = [
        replace(
            one,
            outlooks=tuple(decide_all(one.policy, one.clauses, one.facts, lexicon, questions)),
        )
        for one in (_old, _new)
    ]
    return compare(*answered)


def _show(found: Comparison) -> None:
    st.html(markup.document(f"{found.before} → {found.after}", None))
    st.html(tabular.compared(found))
    if found.outlooks:
        st.html(markup.step("Answers that changed"))
        names = {one.id: one.name for one in cached.lexicon().procedures}
        st.html(tabular.moves(outlook_groups(found.outlooks, names)))
    if found.changes:
        st.html(markup.step("Clauses that changed"))
        kinds = list(dict.fromkeys(change.kind for change in found.changes))
        chosen = st.multiselect(
            "Kinds",
            kinds,
            format_func=texts.KINDS.__getitem__,
            key="compare_kinds",
            placeholder="All kinds",
        )
        for change in found.changes:
            if not chosen or change.kind in chosen:
                st.html(tabular.change(change))
        st.download_button(
            "All changes (CSV)",
            csv_bytes(COMPARE_COLUMNS, compare_rows(found)),
            file_name="changes.csv",
            mime="text/csv",
            on_click="ignore",
            icon=":material/download:",
        )
