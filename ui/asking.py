"""The question: a procedure and the reason for it, kept from one document to the next."""

from __future__ import annotations

import re

import streamlit as st

from analyzer.errors import UsageError
from analyzer.labels import Ground
from analyzer.questions import ground_of_diagnoses
from analyzer.records import Question
from ui import cached, markup, texts, view

MAX_TYPED = 60  # characters of diagnosis codes


def ask(*, wide: bool) -> Question:
    """The choices, beside each other where there is room."""
    procedures = {one.id: one for one in view.procedures(cached.lexicon())}
    for key, first in (
        ("procedure", view.FIRST_PROCEDURE),
        ("ground", Ground.UNKNOWN),
        ("icd", ""),
    ):
        # Written back, or Streamlit forgets a choice when its widget moves to another column.
        st.session_state[key] = st.session_state.get(key, first)
    columns = st.columns([5, 5, 3]) if wide else [st.container()] * 3
    procedure = columns[0].selectbox(
        "Procedure",
        list(procedures),
        format_func=lambda id: view.procedure_choice(procedures[id]),
        key="procedure",
        filter_mode="contains",
        help="Type a name, another name or a code number, for example tummy tuck or 15830.",
    )
    ground = columns[1].selectbox(
        "Reason for it",
        list(texts.REASONS),
        format_func=view.reason_choice,
        key="ground",
        filter_mode="contains",
        on_change=_drop_codes,
    )
    columns[2].text_input(
        "Or its ICD-10 code",
        key="icd",
        max_chars=MAX_TYPED,
        placeholder="L90.5, T22.30XS",
        on_change=_take_codes,
    )
    if problem := st.session_state.get("icd_problem"):
        st.html(markup.note(problem))
    return Question(procedure, ground)


def _drop_codes() -> None:
    """A reason that was chosen by hand stands; codes beside it would say otherwise."""
    st.session_state["icd"] = ""
    st.session_state.pop("icd_problem", None)


def _take_codes() -> None:
    """Choose the reason that the diagnosis codes point to, or say why they do not."""
    codes = re.findall(r"[^\s,;]+", st.session_state["icd"])
    st.session_state.pop("icd_problem", None)
    if not codes:
        return
    try:
        grounds = ground_of_diagnoses(codes, cached.lexicon())
    except UsageError as problem:
        # The command line's word for it means nothing here.
        said = str(problem).replace("with --ground", "in the list")
        st.session_state["icd_problem"] = said
        return
    if len(grounds) == 1:
        st.session_state["ground"] = grounds[0]
        return
    names = " and ".join(view.reason_choice(ground) for ground in grounds)
    st.session_state["icd_problem"] = f"These codes give two reasons ({names}). Ask one at a time."
