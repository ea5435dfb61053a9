"""The findings beside the page that they stand on.

A component of our own: a button of Streamlit puts its label through Markdown, a data frame is
painted where no screen reader looks, and a click must not wait for the server when the picture is
here already.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from analyzer.errors import PolicyReadError
from analyzer.labels import Unit
from analyzer.places import page_list
from ui import cached, geometry, markup, style, texts
from ui.session import Source
from ui.view import LIST_CHARS, Finding, Reading, shortened

MOUNT = "evidence"
HERE = Path(__file__).parent


@st.fragment
def evidence(
    source: Source, reading: Reading, only: str = "", place: str = MOUNT, first: str = ""
) -> None:
    """The list of findings and the page of the chosen one; `only` one finding without the list."""
    state = st.session_state
    if reading.unit is not Unit.PAGE:
        one = reading.finding(only)
        st.html(markup.small(texts.NO_PAGES))
        chosen = only or state.get("finding", "") or first
        st.html(markup.passages(reading, [one] if one else reading.findings, chosen))
        return
    finding = reading.finding(only or state.get("finding", "")) or reading.finding(first)
    page = state.get("page") or 0
    if only or not 1 <= page <= len(reading.pages):
        page = finding.page if finding else 1
    shown = finding.pages if finding and page in finding.pages else (page,)

    def picked() -> None:
        told = state[place].picked
        turn, wanted = told.get("turn"), told.get("page")
        if isinstance(turn, int) and isinstance(wanted, int):
            state["finding"], state["page"] = str(told.get("finding")), wanted
            state[f"{place}-turn"] = turn

    data = {
        **_about(reading, place, f"{source.sha256[:16]}"),
        "alone": bool(only),
        "turn": state.get(f"{place}-turn", 0),
        "chosen": finding.id if finding else "",
        "page": page,
        "pictures": _pictures(source, reading, shown),
    }
    _component()(key=place, data=data, on_picked_change=picked)
    # What is likely to be wanted next is drawn when the page itself is on its way.
    ahead = _pictures(source, reading, geometry.nearby(reading, data["chosen"], page))
    _component()(
        key=f"{place}-ahead", data={"ahead": True, "paper": data["paper"], "pictures": ahead}
    )


def _about(reading: Reading, place: str, paper: str) -> dict[str, Any]:
    """What does not change from click to click."""
    unread = geometry.unread(reading)
    about = f"{len(reading.pages)} pages; findings on {page_list(f.page for f in reading.findings)}"
    if unread:
        about += f"; {page_list(unread)} could not be read"
    return {
        "place": place,
        "paper": paper,
        "listed": paper,
        "count": len(reading.pages),
        "sizes": geometry.sizes(reading),
        "findings": [_row(reading, finding) for finding in reading.findings],
        "ticks": geometry.ticks(reading.findings),
        "unread": unread,
        "about": about,
    }


def _row(reading: Reading, finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "kind": texts.KINDS[finding.kind],
        "colour": style.kind_colour(finding.kind),
        "edge": style.edge(finding.kind),
        "pages": finding.pages,
        "short": shortened(finding.quote, LIST_CHARS),
        "quote": finding.quote,
        "boxes": {str(page): own for page, own in geometry.boxes(reading, finding).items()},
    }


def _pictures(source: Source, reading: Reading, pages: Sequence[int]) -> dict[str, dict[str, str]]:
    """The picture of each page, or the problem with it."""
    found: dict[str, dict[str, str]] = {}
    for page in pages:
        try:
            drawn = cached.picture(
                source.sha256,
                page,
                source.content,
                geometry.page_marks(reading, page),
                geometry.picture_scale(reading, page),
            )
            found[str(page)] = {"src": drawn}
        except PolicyReadError as problem:
            found[str(page)] = {"problem": str(problem)}
    return found


@st.cache_resource(show_spinner=False)
def _component() -> Callable[..., object]:
    css, js = ((HERE / f"evidence.{kind}").read_text("utf-8") for kind in ("css", "js"))
    return st.components.v2.component("carveout_evidence", css=css, js=js)
