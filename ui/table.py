"""All flagged clauses as a table to filter; the chosen row is shown on its page."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analyzer.labels import ClauseKind
from analyzer.lexicon import Lexicon
from ui import markup, rows, texts
from ui.evidence import evidence
from ui.session import Source
from ui.view import Reading

HEIGHT = 380  # pixels; the page of the chosen row stands below


@st.fragment
def table(source: Source, reading: Reading, lexicon: Lexicon) -> None:
    names = {procedure.id: procedure.name for procedure in lexicon.procedures}
    every = rows.rows(reading, names)
    first, second, third, fourth, fifth = st.columns(5)
    chosen = rows.Filter(
        kinds=frozenset(
            first.multiselect("Kind", rows.kinds(every), format_func=_kind, placeholder="Any")
        ),
        procedures=frozenset(
            second.multiselect("Procedure", rows.procedures(every), placeholder="Any")
        ),
        grounds=frozenset(third.multiselect("Reason", rows.grounds(every), placeholder="Any")),
        scopes=frozenset(fourth.multiselect("Part of plan", rows.scopes(every), placeholder="Any")),
        pages=frozenset(fifth.multiselect("Page", rows.pages(every), placeholder="Any")),
    )
    shown = [row for row in every if rows.fits(row, chosen)]
    st.html(markup.small(f"{len(shown)} of {len(every)} clauses. Choose a row to see its page."))
    if not shown:
        st.html(markup.empty("No clause fits these filters. Take one of them away."))
        return
    picked = st.dataframe(
        pd.DataFrame([row.cells() for row in shown], columns=list(rows.COLUMNS)),
        hide_index=True,
        height=min(HEIGHT, 36 * (len(shown) + 1) + 2),
        on_select="rerun",
        selection_mode="single-row",
        key=f"clauses-{hash(chosen)}",
        column_config={
            "Page": st.column_config.NumberColumn(width=60),
            "Kind": st.column_config.TextColumn(width=90),
            "Clause": st.column_config.TextColumn(width=480),
        },
        alt="The flagged clauses of this document",
    )
    selected = picked["selection"]["rows"]
    if selected and selected[0] < len(shown):
        evidence(source, reading, only=shown[selected[0]].finding.id, place="row")


def _kind(kind: ClauseKind) -> str:
    return texts.KINDS[kind]
