"""How to read this: what an outlook means and what it is not."""

from __future__ import annotations

import streamlit as st

from analyzer.labels import OutlookLabel
from ui import markup, texts


def page() -> None:
    st.html(markup.top(texts.HOW_TITLE))
    st.html(markup.empty(texts.HOW_INTRO))
    st.html(markup.meanings([(label, *texts.MEANINGS[label]) for label in OutlookLabel]))
    st.html(markup.step("The colours on a page"))
    st.html(markup.legend(list(texts.KIND_HELP), helped=True))
    st.html(markup.points("What it is not", texts.HOW_LIMITS))
