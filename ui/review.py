"""Accept or reject each finding. The verdicts leave the page as a file, and come back as one.

They stay in the browser's session until then: nothing is stored, nothing is learnt from them here.
`carveout evaluate` takes the file for labels.
"""

from __future__ import annotations

import hashlib

import pandas as pd
import streamlit as st

from analyzer.errors import CarveoutError
from analyzer.evaluation.verdicts import ACCEPT, REJECT, verdicts_in, with_verdicts
from ui import markup, rows, texts
from ui.view import Reading

HEIGHT = 380  # pixels
MAX_MEGABYTES = 5  # of a file of verdicts
VERDICT = "Verdict"
COLUMNS = rows.COLUMNS[:4]


@st.fragment
def review(sha256: str, reading: Reading) -> None:
    """The findings of the document `sha256`, each with a verdict to choose."""
    st.html(markup.small(texts.REVIEW))
    upload = st.file_uploader(
        "Go on with verdicts that you saved",
        type="csv",
        max_upload_size=MAX_MEGABYTES,
        key=f"verdicts-{sha256}",
    )
    content = upload.getvalue() if upload else b""
    given: dict[str, str] = {}
    if content:
        try:
            given = verdicts_in(content, reading.name)
        except CarveoutError as problem:
            st.html(markup.note(str(problem)))
    every = rows.rows(reading, {})
    table = pd.DataFrame([row.cells()[: len(COLUMNS)] for row in every], columns=list(COLUMNS))
    table.insert(0, VERDICT, [given.get(row.finding.id) for row in every])
    edited = st.data_editor(
        table,
        hide_index=True,
        height=min(HEIGHT, 36 * (len(every) + 1) + 2),
        disabled=list(COLUMNS),
        key=f"review-{sha256}-{hashlib.sha256(content).hexdigest()}",
        column_config={
            VERDICT: st.column_config.SelectboxColumn(options=[ACCEPT, REJECT], width=90),
            "Page": st.column_config.NumberColumn(width=60),
            "Clause": st.column_config.TextColumn(width=480),
        },
    )
    verdicts = {
        row.finding.id: verdict
        for row, verdict in zip(every, edited[VERDICT], strict=True)
        if isinstance(verdict, str) and verdict
    }
    st.html(markup.small(f"{len(verdicts)} of {len(every)} findings have a verdict."))
    st.download_button(
        "Verdicts (CSV)",
        with_verdicts(reading.clauses_csv, verdicts),
        file_name="verdicts.csv",
        mime="text/csv",
        on_click="ignore",
        icon=":material/download:",
        disabled=not verdicts,
    )
