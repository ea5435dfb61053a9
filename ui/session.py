"""What one session looks at: the papers of one plan. Nothing of it outlives the session."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import NamedTuple

import streamlit as st

MAX_PAPERS = 6  # a contract, a summary, riders, a medical policy


class Source(NamedTuple):
    """A document that this session looks at."""

    name: str
    content: bytes
    sha256: str


def papers() -> tuple[Source, ...]:
    """The papers on the reading page, none before there is one."""
    found: tuple[Source, ...] = st.session_state.get("papers", ())
    return found


def take(documents: Iterable[tuple[str, bytes]]) -> None:
    """Put documents, each with its name, on the reading page; the same bytes only once."""
    sources = {
        digest: Source(name, content, digest)
        for name, content in documents
        for digest in [hashlib.sha256(content).hexdigest()]
    }
    st.session_state["papers"] = tuple(sources.values())[:MAX_PAPERS]
    for key in ("finding", "asked", "paper"):
        st.session_state.pop(key, None)


def add(documents: Iterable[tuple[str, bytes]]) -> None:
    """Put further papers of the same plan beside those on the reading page."""
    take([*((one.name, one.content) for one in papers()), *documents])


def put_away() -> None:
    """Ask for a document again."""
    take([])
