"""What one session looks at: its documents and its question. Nothing of it outlives the session."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

import streamlit as st


class Source(NamedTuple):
    """A document that this session looks at."""

    name: str
    content: bytes
    sha256: str


def source() -> Source | None:
    """The document on the reading page, None before there is one."""
    found: Source | None = st.session_state.get("source")
    return found


def take(name: str, content: bytes) -> None:
    """Put a document on the reading page."""
    st.session_state["source"] = Source(name, content, hashlib.sha256(content).hexdigest())
    st.session_state.pop("finding", None)


def put_away() -> None:
    """Ask for a document again."""
    st.session_state.pop("source", None)
