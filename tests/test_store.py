"""A scan that was ended goes on where it was, and gives what an undisturbed one gives."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from analyzer.batch import scan_rows
from analyzer.errors import UsageError
from analyzer.inputs import expand
from analyzer.reading.limits import LIMITS, Limits
from analyzer.records import Question
from analyzer.store import JOURNAL, Journal
from analyzer.workers import Scanned
from tests import kills

ASKED = (Question("microneedling"),)


def scanned(folder: Path, place: Path, limits: Limits = LIMITS) -> list[Scanned]:
    with Journal(place / JOURNAL, ASKED, limits) as journal:
        entries = expand([folder]).entries
        return list(scan_rows(entries, questions=ASKED, jobs=1, limits=limits, journal=journal))


def test_what_is_in_the_journal_is_not_read_again(
    folder: Path, tmp_path: Path, policy_pdf: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "1.pdf").write_bytes(policy_pdf)
    (folder / "2.pdf").write_bytes(b"no PDF")
    first = scanned(folder, tmp_path)

    def refuse(*_: object) -> None:
        raise AssertionError("it was read again")

    monkeypatch.setattr("analyzer.workers.Workers.ask", refuse)

    assert scanned(folder, tmp_path) == first
    with pytest.raises(AssertionError):
        scanned(folder, tmp_path, Limits(pages=3))


def test_a_changed_document_is_read_again(folder: Path, tmp_path: Path, policy_pdf: bytes) -> None:
    (folder / "1.pdf").write_bytes(policy_pdf)
    [first] = scanned(folder, tmp_path)
    (folder / "1.pdf").write_bytes(b"no PDF")
    [second] = scanned(folder, tmp_path)

    assert first.plan_row != second.plan_row


def test_a_journal_that_is_none_is_refused(folder: Path, tmp_path: Path) -> None:
    (tmp_path / JOURNAL).write_text("my diary, " * 100)

    with pytest.raises(UsageError, match="journal"):
        scanned(folder, tmp_path)


def test_killed_scans_give_the_same_bytes_when_resumed(
    folder: Path, tmp_path: Path, policy_pdf: bytes
) -> None:
    for number in range(8):
        (folder / f"{number}.pdf").write_bytes(policy_pdf + b"%" * number)
    began = time.monotonic()
    kills.start(tmp_path / "whole", folder).wait()
    length = time.monotonic() - began

    for share in (0.5, 0.8, 0.95):
        place = tmp_path / str(share)
        assert kills.killed_and_resumed(place, folder, share * length) == kills.outputs(
            tmp_path / "whole"
        )
