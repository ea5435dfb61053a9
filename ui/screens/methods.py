"""Methods: how an answer is made, how right it is, what it cannot do."""

from __future__ import annotations

import streamlit as st

from ui import markup, texts
from ui.figures import stated


def page() -> None:
    st.html(markup.top(texts.METHODS_TITLE))
    st.html(markup.empty(texts.METHODS_INTRO))
    st.html(markup.points("How an answer is made", texts.METHODS_STEPS))
    st.html(markup.step("How right it is"))
    st.html(markup.empty(texts.FIGURES_INTRO))
    st.html(markup.figures((figure.name, figure.value) for figure in stated()))
    st.html(markup.points("What it cannot do", texts.METHODS_LIMITS))
