"""What to do next and why the answer is what it is, each sentence with the words it rests on."""

from __future__ import annotations

import streamlit as st

from analyzer.advice.countries import Place, countries
from analyzer.advice.law import TITLE, laws
from analyzer.advice.pieces import INFORMATION_ONLY, Section
from analyzer.errors import LexiconError
from analyzer.records import Question
from analyzer.report import Report
from ui import cached, markup, texts
from ui.session import Source

LAW = "law"  # the id of its section
LONG = ("searched", "found", "tried")  # the ids of those that list everything


@st.fragment
def account(source: Source, report: Report, question: Question) -> None:
    try:
        place, state = _whose_rules()
        made = cached.account(source.sha256, question, place, state, report)
    except LexiconError as problem:
        st.html(markup.note(str(problem)))
        return
    law = [section for section in made.steps if section.id == LAW]
    if law:
        st.html(markup.section(law[0]))
    elif state:
        st.html(markup.empty(f"{TITLE}: {texts.NO_LAW}"))
    left, right = st.columns(2, gap="large")
    with left:
        st.html(markup.step("What to do next"))
        st.html("".join(map(markup.section, made.advice)))
    with right:
        st.html(markup.step("Why this answer"))
        steps = sorted((one for one in made.steps if one.id != LAW), key=_folded)
        st.html("".join(markup.section(one, folded=_folded(one)) for one in steps))
    st.html(markup.small(INFORMATION_ONLY))


def _folded(section: Section) -> bool:
    return section.id in LONG


def _whose_rules() -> tuple[Place | None, str]:
    """The country whose rules hold, None as the paper shows it, and the US state."""
    by_id = {country.id: country for country in countries()}
    states = sorted({state for law in laws() for state in law.states})
    left, right = st.columns(2)
    country = left.selectbox(
        "Country",
        ["", *by_id],
        format_func=lambda id: by_id[id].name if id else "As the document shows",
        key="country",
        filter_mode=None,
    )
    state = right.selectbox(
        "US state, for hints of its law",
        ["", *states],
        format_func=lambda state: texts.STATES.get(state, state) if state else "None",
        key="state",
        filter_mode=None,
    )
    return (Place(country, by_id[country].name) if country else None), state
