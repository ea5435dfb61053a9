"""ZIPs of policies: each file in them a row of its own, and nothing in them can do harm."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
import twins

from analyzer.archives import with_members
from analyzer.batch import scan
from analyzer.cli import main
from analyzer.inputs import Entry, expand
from analyzer.labels import Code
from analyzer.reading.limits import LIMITS
from analyzer.records import Failure
from analyzer.report import Report

PAGE = (
    "<!doctype html><h1>Exclusions</h1><p>Cosmetic surgery is not covered.</p><p>"
    + "The plan pays for the care that your doctor orders and that is listed in this booklet. " * 4
).encode()


def _zip(path: Path, files: list[tuple[str, bytes]]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return path


def _names(*paths: Path, **limits: int) -> list[tuple[str, str]]:
    """The name of each entry, and its code where it is a failure."""
    found = with_members(
        expand(list(paths)).entries,
        LIMITS.with_text([f"{name}={value}" for name, value in limits.items()]),
    )
    return [(one.name, one.code if isinstance(one, Failure) else "") for one in found]


def test_each_file_in_a_zip_is_a_row_of_its_own(tmp_path: Path) -> None:
    word = twins.word_of(twins.lakeshore())
    archive = _zip(
        tmp_path / "plans.zip",
        [
            ("b/page.html", PAGE),
            ("../../up.html", PAGE),
            ("a.docx", word),
            ("note.txt", b"hello"),
            ("__MACOSX/._a.docx", b"fork"),
            ("b/._page.html", b"fork"),
            (".DS_Store", b"x"),
            ("b/", b""),
        ],
    )
    before = sorted(tmp_path.rglob("*"))

    found = {
        one.name if isinstance(one, Failure) else one.policy.name: one
        for one in scan(tmp_path, questions=())
    }

    assert list(found) == [
        "plans.zip/../../up.html",
        "plans.zip/a.docx",
        "plans.zip/b/page.html",
        "plans.zip/note.txt",
    ]
    note = found.pop("plans.zip/note.txt")
    assert isinstance(note, Failure)
    assert note.code is Code.E_NOT_PDF
    for report in found.values():
        assert isinstance(report, Report)
        assert len(report.clauses) == 1
    assert sorted(tmp_path.rglob("*")) == before == [archive]


def test_the_name_does_not_make_a_zip(tmp_path: Path) -> None:
    archive = _zip(tmp_path / "plans", [("page.html", PAGE)])
    word = tmp_path / "plan"
    word.write_bytes(twins.word_of(twins.lakeshore()))

    assert _names(archive, word) == [("plans/page.html", ""), ("plan", "")]


def test_a_name_that_comes_twice_gives_two_rows(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        archive = _zip(tmp_path / "plans.zip", [("page.html", PAGE), ("page.html", PAGE)])

    assert [name for name, _ in _names(archive)] == [
        "plans.zip/page.html",
        "plans.zip/page.html (2)",
    ]


def test_a_zip_with_too_many_files_or_too_much_is_refused_whole(tmp_path: Path) -> None:
    many = _zip(tmp_path / "many.zip", [(f"{n}.html", PAGE) for n in range(5)])
    large = _zip(tmp_path / "large.zip", [("a.txt", b"a" * 2_000_000)])

    assert _names(many, archive_files=4) == [("many.zip", Code.E_ARCHIVE)]
    assert _names(large, archive_mib=1) == [("large.zip", Code.E_ARCHIVE)]


def test_damaged_and_empty_zips_are_failures(tmp_path: Path) -> None:
    broken, empty = tmp_path / "broken.zip", _zip(tmp_path / "empty.zip", [])
    broken.write_bytes(b"PK\x03\x04" + b"no zip at all " * 9)

    assert _names(broken) == [("broken.zip", Code.E_ARCHIVE)]
    assert _names(empty) == [("empty.zip", Code.E_ARCHIVE)]


def _locked(content: bytes) -> bytes:
    """The ZIP with the flag of encryption on its only file."""
    out = bytearray(content)
    for magic, flag in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        out[content.index(magic) + flag] |= 1
    return bytes(out)


def _inner() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("page.html", PAGE)
    return stream.getvalue()


def test_what_is_locked_nested_or_a_bomb_is_told_file_by_file(tmp_path: Path) -> None:
    _zip(tmp_path / "a.zip", [("bomb.txt", b"a " * 10_000_000), ("good.html", PAGE)])
    _zip(tmp_path / "b.zip", [("inner.zip", _inner())])
    locked = _zip(tmp_path / "c.zip", [("page.html", PAGE)])
    locked.write_bytes(_locked(locked.read_bytes()))

    bomb, good, nested, secret = scan(tmp_path, questions=())

    assert isinstance(good, Report)
    for failure, why in ((bomb, "200 times"), (nested, "another ZIP"), (secret, "password")):
        assert isinstance(failure, Failure)
        assert failure.code is Code.E_ARCHIVE
        assert why in failure.problem


def test_a_member_that_states_a_wrong_size_is_refused(tmp_path: Path) -> None:
    archive = _zip(tmp_path / "plans.zip", [("page.html", PAGE)])
    content = bytearray(archive.read_bytes())
    stated = content.index(b"PK\x01\x02") + 24  # the size unpacked
    content[stated : stated + 4] = (10).to_bytes(4, "little")
    archive.write_bytes(bytes(content))

    (one,) = scan(archive, questions=())

    assert isinstance(one, Failure)
    assert one.code is Code.E_ARCHIVE


def test_one_zip_is_not_analysed_as_one_document(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = _zip(tmp_path / "plans.zip", [("page.html", PAGE)])

    assert main(["analyze", str(archive)]) == 3
    assert "carveout scan" in capsys.readouterr().err


def test_entries_that_are_no_zip_pass_through(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"PK\x03\x04")
    entry = Entry(path, "plan.pdf")

    assert with_members([entry]) == (entry,)
