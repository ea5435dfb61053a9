"""Methods: how an answer is made, and how right it is."""

from __future__ import annotations

import streamlit as st

from ui import markup, texts


def page() -> None:
    st.html(markup.top(texts.METHODS_TITLE))
    st.html(markup.empty(texts.METHODS_INTRO))
