"""The row of download buttons under a policy that was read."""

from __future__ import annotations

from datetime import date

import streamlit as st

from analyzer.errors import CarveoutError
from analyzer.records import Failure, Question
from analyzer.report import Report
from analyzer.workers import rows_of
from analyzer.writing.annotate import annotated
from analyzer.writing.json_form import json_bytes
from analyzer.writing.sheet import sheet_of
from analyzer.writing.sheet_pdf import sheet_pdf
from analyzer.writing.workbook import workbook_bytes
from ui import cached, markup
from ui.collected import XLSX
from ui.session import Source
from ui.view import Reading

PDF = "application/pdf"
MAX_FILES = 16  # of a kind: a marked contract has some MB
MARKED_HELP = "The policy itself with a highlight and a note on every flagged clause"
SHEET_HELP = "One page for a doctor or an appeal: this answer and the words that decide it"


def downloads(source: Source, reading: Reading, question: Question) -> None:
    """Buttons for what can be taken along of `reading`, which answers `question`."""
    report = cached.report(*source)
    if isinstance(report, Failure):
        return
    with st.container(horizontal=True):
        _button("Evidence sheet (PDF)", _sheet(source.sha256, question, date.today(), report), PDF)
        if reading.findings:
            _marked_button(source, report)
            _button("Flagged clauses (CSV)", reading.clauses_csv, "text/csv")
        _button("Workbook (XLSX)", _workbook(source.sha256, source.name, report), XLSX)
        _button("Everything (JSON)", _json(source.sha256, source.name, report), "application/json")


FILES = {
    "Evidence sheet (PDF)": ("evidence_sheet.pdf", SHEET_HELP),
    "Marked policy (PDF)": ("marked_policy.pdf", MARKED_HELP),
    "Flagged clauses (CSV)": ("flagged_clauses.csv", "One row for each flagged clause"),
    "Workbook (XLSX)": ("carveout.xlsx", "Clauses, outlooks and facts for Excel"),
    "Everything (JSON)": ("carveout.json", "The same for programs"),
}


def _button(label: str, content: bytes, mime: str, *, missing: str = "") -> None:
    name, help = FILES[label]
    st.download_button(
        label,
        content,
        file_name=name,
        mime=mime,
        on_click="ignore",
        icon=":material/download:",
        help=missing or help,
        disabled=bool(missing),
    )


def _marked_button(source: Source, report: Report) -> None:
    label = "Marked policy (PDF)"
    try:
        content = _marked(source.sha256, source.name, source.content, report)
    except CarveoutError as problem:
        _button(label, b"", PDF, missing="It cannot be made for this document.")
        st.html(markup.note(str(problem)))
    else:
        _button(label, content, PDF)


@st.cache_data(max_entries=MAX_FILES, show_spinner=False)
def _marked(sha256: str, name: str, _content: bytes, _report: Report) -> bytes:  # noqa: ARG001
    return annotated(_content, _report)


@st.cache_data(max_entries=MAX_FILES, show_spinner=False)
def _sheet(sha256: str, question: Question, today: date, _report: Report) -> bytes:  # noqa: ARG001
    return sheet_pdf(sheet_of(cached.asked(_report, question), question, today=today))


@st.cache_data(max_entries=MAX_FILES, show_spinner=False)
def _workbook(sha256: str, name: str, _report: Report) -> bytes:  # noqa: ARG001
    return workbook_bytes([rows_of(_report)])


@st.cache_data(max_entries=MAX_FILES, show_spinner=False)
def _json(sha256: str, name: str, _report: Report) -> bytes:  # noqa: ARG001
    return json_bytes([rows_of(_report)])
