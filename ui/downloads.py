"""The row of download buttons under a policy that was read."""

from __future__ import annotations

import streamlit as st

from analyzer.records import Question
from ui.session import Source
from ui.view import Reading


def downloads(source: Source, reading: Reading, question: Question) -> None:  # noqa: ARG001
    """Buttons for what can be taken along of `reading`, which answers `question`.

    The report itself, with the words of the policy, is `cached.report(*source)`.
    """
    if not reading.findings:
        return
    st.download_button(
        "Flagged clauses (CSV)",
        reading.clauses_csv,
        file_name="flagged_clauses.csv",
        mime="text/csv",
        on_click="ignore",
        icon=":material/download:",
    )
