"""Bounds are set by name, by a flag or in a file that does not come with the documents."""

from __future__ import annotations

import os
from dataclasses import asdict, fields
from pathlib import Path

import pytest

from analyzer.cli import main
from analyzer.errors import UsageError
from analyzer.labels import Code
from analyzer.messages import MESSAGES
from analyzer.reading.doubts import _facts, _why_lost
from analyzer.reading.limits import LIMITS, Limits
from analyzer.settings import CONFIG, chosen_limits, read_limits

# Where the message of each bound is; the last two strike without harm, so nobody is told.
TOLD = {
    "file_mib": Code.E_TOO_LARGE,
    "pages": Code.E_TOO_MANY_PAGES,
    "page_seconds": Code.E_LIMIT_PAGE_TIME,
    "document_seconds": Code.E_TIMEOUT,
    "memory_mib": Code.E_MEMORY,
    "page_chars": Code.E_LIMIT_PAGE_CHARS,
    "document_chars": Code.E_LIMIT_PAGE_CHARS,
    "stream_mib": Code.E_LIMIT_STREAM,
    "unpacked_mib": Code.E_LIMIT_STREAM,
    "content_mib": Code.E_LIMIT_PAGE_TIME,
    "parts": Code.E_LIMIT_STREAM,
}
SILENT = {"process_documents", "process_mib"}
OF_ARCHIVES = {"archive_files", "archive_mib"}  # named where they strike: test_archives.py
EVERY = [field.name for field in fields(Limits)]


def test_every_bound_is_told_or_strikes_without_harm() -> None:
    assert TOLD.keys() | SILENT | OF_ARCHIVES == set(EVERY)


@pytest.mark.parametrize("bound", TOLD)
def test_a_message_names_its_bound(bound: str) -> None:
    code, flag = TOLD[bound], bound.replace("_", "-")

    assert f"--limit {flag}=N" in MESSAGES[code].remedy


@pytest.mark.parametrize(
    "code", [Code.E_LIMIT_STREAM, Code.E_LIMIT_PAGE_TIME, Code.E_LIMIT_PAGE_CHARS, Code.E_MEMORY]
)
def test_why_a_page_is_lost_names_every_bound_of_it(code: Code) -> None:
    said = _why_lost(code, LIMITS)

    own = {bound for bound, told in TOLD.items() if told is code} - {"document_chars"}
    assert all(bound.replace("_", "-") in said for bound in own)
    assert MESSAGES[code].problem.format(pages="its 1 page", **_facts(code, LIMITS))


@pytest.mark.parametrize("bound", EVERY)
def test_each_bound_is_set_by_flag_and_by_file(bound: str, tmp_path: Path) -> None:
    flag = bound.replace("_", "-")
    (tmp_path / CONFIG).write_text(f"[limits]\n{flag} = 7\n")

    expected = asdict(LIMITS) | {bound: 7}
    assert asdict(LIMITS.with_text([f"{flag}=7"])) == expected
    assert asdict(read_limits(tmp_path / CONFIG)) == expected


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param("limits = 3", "limits", id="no-table"),
        pytest.param("[bounds]\npages = 3", "bounds", id="another-table"),
        pytest.param("pages = 3", "pages", id="above-the-table"),
        pytest.param("[limits]\nsheets = 3", "sheets.*page-seconds", id="unknown-limit"),
        pytest.param("[limits]\npages = '3'", "pages.*whole number", id="text"),
        pytest.param("[limits]\npages = 2.5", "pages.*whole number", id="half-a-page"),
        pytest.param("[limits]\npages = true", "pages.*whole number", id="truth"),
        pytest.param("[limits]\npages = 0", "pages.*above 0", id="nothing"),
        pytest.param("[limits]\npages = -1", "pages.*above 0", id="less-than-nothing"),
        pytest.param("[limits]\npages = 1_000_000_000_000", "below", id="too-much"),
        pytest.param("[limits]\npage-seconds = nan", "page-seconds.*number", id="no-number"),
        pytest.param("[limits]\npage-seconds = inf", "page-seconds.*number", id="endless"),
        pytest.param("[limits", "TOML", id="broken"),
        pytest.param("\ud8ff", "TOML", id="not-utf-8"),
        pytest.param("#" * 200_000, "too long", id="too-long"),
    ],
)
def test_a_file_that_makes_no_sense_is_refused(content: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "bounds.toml"
    path.write_bytes(content.encode("utf-8", "surrogatepass"))

    with pytest.raises(UsageError, match=rf"(?s)bounds\.toml: .*{said}"):
        read_limits(path)


def test_a_file_that_is_not_there_or_no_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    for name in ("none.toml", "pipe", ""):
        with pytest.raises(UsageError, match="--config"):
            read_limits(tmp_path / name)


def test_the_file_here_counts_and_a_flag_counts_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "plans").mkdir()
    (tmp_path / CONFIG).write_text("[limits]\npages = 7\nparts = 9\n")
    monkeypatch.chdir(tmp_path)

    limits, remark = chosen_limits(["pages=8"], "", ["plans", "plans/*.pdf"])

    assert (limits.pages, limits.parts, remark) == (8, 9, "")


@pytest.mark.parametrize("source", [".", "plan.pdf", "*.pdf", "**/*.pdf", "..", "../here"])
def test_a_file_beside_the_documents_is_not_used_but_told(
    source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    (here / "plan.pdf").write_bytes(b"")
    (here / CONFIG).write_text("[limits]\npages = 7\n")
    monkeypatch.chdir(here)

    limits, remark = chosen_limits([], "", [source])

    assert limits == LIMITS
    assert CONFIG in remark and "--config" in remark
    assert chosen_limits([], CONFIG, [source]) == (Limits(pages=7), "")


def test_the_file_reaches_the_reading(
    tmp_path: Path,
    policy_pdf: bytes,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "plan.pdf").write_bytes(policy_pdf)
    (tmp_path / CONFIG).write_text("[limits]\npage-chars = 20\n")
    monkeypatch.chdir(tmp_path)

    for command in (["scan", "plans"], ["analyze", "plans/plan.pdf"]):
        assert main(command) == 3
        told = capsys.readouterr()
        assert "--limit page-chars=N" in " ".join((told.out + told.err).split())
