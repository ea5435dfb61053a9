"""What was read once is not read again, and comes out the same: the journal and the cache."""

from __future__ import annotations

import random
import sqlite3
import stat
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from analyzer.batch import scan_reports, scan_rows
from analyzer.errors import PolicyReadError, UsageError
from analyzer.inputs import expand
from analyzer.labels import Status
from analyzer.packing import packed, unpacked
from analyzer.reading.assemble import read_policy
from analyzer.reading.limits import LIMITS, Attempt, Limits
from analyzer.records import Question
from analyzer.store import CACHE, JOURNAL, Keys, Store
from analyzer.workers import Answer, Scanned, Task, Workers
from tests import kills
from tests.kills import SAMPLES

ASKED = (Question("microneedling"),)


def scanned(folder: Path, place: Path, limits: Limits = LIMITS) -> list[Scanned]:
    with Store(place / JOURNAL, ASKED, limits) as journal:
        entries = expand([folder]).entries
        return list(scan_rows(entries, questions=ASKED, jobs=1, limits=limits, store=journal))


def test_what_is_in_the_journal_is_not_read_again(
    folder: Path, tmp_path: Path, policy_pdf: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "1.pdf").write_bytes(policy_pdf)
    (folder / "2.pdf").write_bytes(b"no PDF")
    first = scanned(folder, tmp_path)

    def refuse(*_: object) -> None:
        raise AssertionError("it was read again")

    monkeypatch.setattr("analyzer.workers.Workers.answer", refuse)

    assert scanned(folder, tmp_path) == first
    with pytest.raises(AssertionError):
        scanned(folder, tmp_path, Limits(pages=3))


def test_a_changed_document_is_read_again(folder: Path, tmp_path: Path, policy_pdf: bytes) -> None:
    (folder / "1.pdf").write_bytes(policy_pdf)
    [first] = scanned(folder, tmp_path)
    (folder / "1.pdf").write_bytes(b"no PDF")
    [second] = scanned(folder, tmp_path)

    assert first.plan_row != second.plan_row


def cached(
    folder: Path, place: Path, *, said: list[str] | None = None, mib: int = 10, **options: Any
) -> list[Scanned]:
    say = (said if said is not None else []).append
    with Store.cache_in(place, ASKED, LIMITS, ocr=False, mib=mib, say=say) as store:
        entries = expand([folder]).entries
        rows = scan_rows(entries, questions=ASKED, jobs=1, ocr=False, store=store, **options)
        return list(rows)


@pytest.fixture
def unread(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From its call on no file may be read; what was read may be analysed again."""

    def begin() -> None:
        asked = Workers.answer

        def refuse(workers: Workers, task: Task, heard: Any = None) -> Answer:
            assert task.policy, f"{task.name} was read again"
            return asked(workers, task._replace(source=b""), heard)

        monkeypatch.setattr("analyzer.workers.Workers.answer", refuse)

    return begin


def documents(folder: Path, policy_pdf: bytes) -> list[Scanned]:
    """Two policies and one that cannot be read in `folder`; and their rows."""
    (folder / "1.pdf").write_bytes(policy_pdf)
    (folder / "2.pdf").write_bytes(policy_pdf + b"%")
    (folder / "3.pdf").write_bytes(b"no PDF")
    return list(scan_rows(expand([folder]).entries, questions=ASKED, jobs=1, ocr=False))


def test_a_cache_changes_no_row_and_reads_nothing_twice(
    folder: Path, tmp_path: Path, policy_pdf: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = documents(folder, policy_pdf)
    first = cached(folder, tmp_path / "cache")
    monkeypatch.setattr("analyzer.workers.Workers.answer", None)  # no worker may be asked

    assert first == plain
    assert cached(folder, tmp_path / "cache") == plain


def test_after_a_change_of_the_lexicon_no_file_is_read_again(
    folder: Path,
    tmp_path: Path,
    policy_pdf: bytes,
    unread: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plain = documents(folder, policy_pdf)
    cached(folder, tmp_path / "cache")
    unread()
    monkeypatch.setattr("analyzer.store.knowledge", lambda: "with one row more")

    assert cached(folder, tmp_path / "cache") == plain


def test_after_a_change_of_the_analyzer_every_file_is_read_again(
    folder: Path,
    tmp_path: Path,
    policy_pdf: bytes,
    unread: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    documents(folder, policy_pdf)
    cached(folder, tmp_path / "cache")
    unread()
    monkeypatch.setattr("analyzer.store.reading_knowledge", lambda: "another version")

    with pytest.raises(AssertionError, match="read again"):
        cached(folder, tmp_path / "cache")


def test_papers_of_one_plan_are_taken_from_the_cache_too(
    folder: Path, tmp_path: Path, policy_pdf: bytes, unread: Callable[[], None]
) -> None:
    documents(folder, policy_pdf)
    entries = expand([folder]).entries
    plain = list(scan_reports(entries, questions=ASKED, jobs=1))
    cached(folder, tmp_path / "cache")
    unread()
    with Store.cache_in(tmp_path / "cache", ASKED, LIMITS, ocr=False, mib=10, say=print) as store:
        again = list(scan_reports(entries, questions=ASKED, jobs=1, ocr=False, store=store))

    assert again == plain


def test_nothing_is_kept_of_a_document_that_a_password_opened(
    folder: Path, tmp_path: Path, policy_pdf: bytes, locked_pdf: bytes
) -> None:
    (folder / "locked.pdf").write_bytes(locked_pdf)
    (folder / "open.pdf").write_bytes(policy_pdf)
    first = cached(folder, tmp_path / "cache", password="secret")  # noqa: S106
    second = cached(folder, tmp_path / "cache")
    kept = sqlite3.connect(tmp_path / "cache" / CACHE).execute("SELECT count(*) FROM kept")

    assert [one.status for one in first] == [Status.ANALYSED, Status.ANALYSED]
    assert [one.status for one in second] == [Status.FAILED, Status.ANALYSED]
    assert kept.fetchone() == (2,)  # policy and rows of the open one


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda _: b"my diary, " * 100, id="something else"),
        pytest.param(lambda whole: whole[: len(whole) // 2], id="half of it"),
        pytest.param(lambda whole: whole[:100] + b"x" * 900 + whole[1000:], id="overwritten"),
        pytest.param(
            lambda whole: whole[:8192] + bytes(255 - byte for byte in whole[8192:]), id="bits"
        ),
    ],
)
def test_a_damaged_cache_is_begun_anew_and_says_so(
    folder: Path, tmp_path: Path, policy_pdf: bytes, damage: Callable[[bytes], bytes]
) -> None:
    plain = documents(folder, policy_pdf)
    cached(folder, tmp_path / "cache")
    path = tmp_path / "cache" / CACHE
    path.write_bytes(damage(path.read_bytes()))
    said: list[str] = []

    assert cached(folder, tmp_path / "cache", said=said) == plain
    assert "damaged" in said[0]
    assert cached(folder, tmp_path / "cache", said=(later := [])) == plain
    assert later == []


def test_an_entry_that_lost_a_bit_is_made_again(
    folder: Path, tmp_path: Path, policy_pdf: bytes
) -> None:
    plain = documents(folder, policy_pdf)
    cached(folder, tmp_path / "cache")
    with sqlite3.connect(tmp_path / "cache" / CACHE) as base:
        base.execute("UPDATE kept SET content = CAST(content || 'x' AS BLOB)")
    base.close()
    said: list[str] = []

    assert cached(folder, tmp_path / "cache", said=said) == plain
    assert said
    assert all("an entry was damaged" in one for one in said)


def test_what_was_unused_longest_goes_first(folder: Path, tmp_path: Path) -> None:
    def holding(path: Path, bound: int | None) -> Store:
        return Store(path, ASKED, LIMITS, policies=True, bound=bound)

    def keys(number: int) -> Keys:
        return Keys(str(number), bytes([number]) * 32, bytes([number + 100]) * 32)

    path = tmp_path / "cache.sqlite"
    content = random.Random(7).randbytes(100_000)  # noqa: S311 - no secret
    with holding(path, None) as store:
        for number in range(10):
            store._put(keys(number).policy, content)
    with holding(path, None) as store:
        assert store.policy(keys(0)) == content
    large = path.stat().st_size

    with holding(path, 350_000) as store:
        left = [number for number in range(10) if store.policy(keys(number))]

    assert left == [0, 8, 9]
    assert path.stat().st_size < large / 2


def test_only_the_owner_may_look_into_a_cache(
    folder: Path, tmp_path: Path, policy_pdf: bytes
) -> None:
    documents(folder, policy_pdf)
    place = tmp_path / "cache"
    path = place / CACHE
    place.mkdir()
    path.touch(0o644)
    seen = []
    with Store.cache_in(place, ASKED, LIMITS, ocr=False, mib=10, say=print) as store:
        for _ in scan_rows(expand([folder]).entries, questions=ASKED, jobs=1, store=store):
            seen += [stat.S_IMODE(file.stat().st_mode) for file in place.iterdir()]

    assert set(seen) == {0o600}


def test_a_cache_that_cannot_be_there_is_refused(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match="Name a folder"):
        cached(folder, tmp_path / "file")
    (tmp_path / "cache" / CACHE).mkdir(parents=True)
    with pytest.raises(UsageError, match="cannot be written"):
        cached(folder, tmp_path / "cache")


@pytest.mark.parametrize("content", [b"", b"x", zlib.compress(b"x" * 9), zlib.compress(b"\1")])
def test_what_is_no_packed_policy_is_an_error(content: bytes) -> None:
    with pytest.raises(ValueError, match="no policy"):
        unpacked(content, "plan.pdf")


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.pdf")), ids=lambda path: path.stem)
def test_an_unpacked_policy_is_the_packed_one(sample: Path) -> None:
    try:
        policy = read_policy(sample, attempt=Attempt(ocr=False))
    except PolicyReadError:
        pytest.skip("a scan")

    assert unpacked(packed(policy), sample.name) == policy


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
