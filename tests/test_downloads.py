"""The row of downloads under a policy: each file is what the command line writes."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analyzer import analyze
from analyzer.cli import main as command_line
from analyzer.labels import Ground
from analyzer.records import Question
from analyzer.writing.annotate import annotated
from ui import cached, downloads
from ui.session import Source

SECONDS = 120
SCREEN = """
import streamlit as st
from analyzer.labels import Ground
from analyzer.records import Question
from ui import cached
from ui.downloads import downloads

source = st.session_state["source"]
downloads(source, cached.reading(*source), Question("microneedling", Ground.INJURY))
"""
PLAIN = "We pay for visits to a doctor of the network after your copay is met."


def source_of(content: bytes, name: str = "plan.pdf") -> Source:
    import hashlib

    return Source(name, content, hashlib.sha256(content).hexdigest())


def row(content: bytes) -> AppTest:
    page = AppTest.from_string(SCREEN, default_timeout=SECONDS)
    page.session_state["source"] = source_of(content)
    page.run()
    assert not page.exception
    return page


def labels(page: AppTest) -> dict[str, bool]:
    """The buttons, and whether each can be pressed."""
    return {one.proto.label: not one.proto.disabled for one in page.get("download_button")}


def test_every_file_is_offered(policy_pdf: bytes) -> None:
    assert labels(row(policy_pdf)) == dict.fromkeys(downloads.FILES, True)


def test_a_silent_policy_has_nothing_to_mark(make_pdf: Callable[..., bytes]) -> None:
    found = labels(row(make_pdf([PLAIN], [PLAIN])))

    assert "Marked policy (PDF)" not in found
    assert "Evidence sheet (PDF)" in found


def test_a_policy_that_cannot_be_marked_says_so_and_offers_the_rest(
    policy_pdf: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    from analyzer.errors import PolicyReadError
    from analyzer.labels import Code

    def fail(*_: object) -> bytes:
        raise PolicyReadError("plan.pdf", Code.E_DAMAGED, "it is damaged.", remedy="Print it.")

    monkeypatch.setattr(downloads, "_marked", fail)

    page = row(policy_pdf)

    assert labels(page)["Marked policy (PDF)"] is False
    assert labels(page)["Workbook (XLSX)"] is True
    assert "Print it." in "".join(one.proto.body for one in page.get("html"))


def test_the_files_are_those_of_the_command_line(
    policy_file: Path, policy_pdf: bytes, tmp_path: Path
) -> None:
    form, book, marked = (tmp_path / name for name in ("a.json", "a.xlsx", "marked.pdf"))
    asked = ["analyze", str(policy_file), "--json", str(form), "--xlsx", str(book)]
    assert command_line(asked) == 0
    assert command_line(["annotate", str(policy_file), "-o", str(marked)]) == 0
    report = cached.report(*source_of(policy_pdf))

    key = ("key", "plan.pdf", report)
    assert downloads._json(*key) == form.read_bytes()
    assert downloads._workbook(*key) == book.read_bytes()
    assert annotated(policy_pdf, analyze(policy_file)) == marked.read_bytes()
    assert json.loads(form.read_bytes())["documents"][0]["clauses"]


def test_the_sheet_answers_the_question_that_is_asked(policy_pdf: bytes) -> None:
    report = cached.report(*source_of(policy_pdf))
    today = date(2026, 3, 4)

    sheets = {
        downloads._sheet("key", Question("microneedling", ground), today, report)
        for ground in (Ground.INJURY, Ground.APPEARANCE)
    }

    assert len(sheets) == 2
    assert all(one.startswith(b"%PDF") for one in sheets)
