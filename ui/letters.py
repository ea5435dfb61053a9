"""Drafts of letters that quote the document."""

from __future__ import annotations

import streamlit as st

from analyzer.advice.docx_file import docx_bytes
from analyzer.advice.letters import write_letter
from analyzer.advice.pieces import LetterKind
from analyzer.errors import CarveoutError
from analyzer.records import Question
from analyzer.report import Report
from ui import cached, markup, texts
from ui.session import Source

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def letters(source: Source, report: Report, question: Question) -> None:
    """A button for each kind of letter, and the text of the one that is looked at."""
    st.html(markup.step("Letters"))
    st.html(markup.small(texts.LETTERS_HINT))
    kind = st.segmented_control(
        "Kind of letter",
        list(LetterKind),
        default=LetterKind.PRIOR_AUTH,
        format_func=texts.LETTERS.__getitem__,
        required=True,
        key="letter",
        label_visibility="collapsed",
    )
    try:
        made = write_letter(cached.asked(report, question), question, kind or LetterKind.PRIOR_AUTH)
        st.html(markup.letter(made))
        content = docx_bytes(made)
    except CarveoutError as problem:
        st.html(markup.note(str(problem)))
        return
    st.download_button(
        "This letter (Word)",
        content,
        file_name=f"{made.kind.value}.docx",
        mime=DOCX,
        on_click="ignore",
        icon=":material/download:",
        key=f"letter-{made.kind}-{source.sha256[:8]}",
    )
