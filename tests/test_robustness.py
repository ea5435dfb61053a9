"""The counters of the robustness table see what is live, lost and asked for."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pikepdf
import pytest

from tests import injections
from tests.mutants import damaged
from tests.offline import WITNESS


@pytest.mark.parametrize(
    ("cell", "live"),
    [
        pytest.param("=1+1", 1, id="formula"),
        pytest.param("\ufeff =1+1", 1, id="behind blanks"),
        pytest.param('"a\n@x"', 1, id="second line"),
        pytest.param("a\x1b[31m", 1, id="escape"),
        pytest.param("'=1+1", 0, id="inert"),
        pytest.param("plain - text", 0, id="plain"),
    ],
)
def test_live_cells_are_counted(cell: str, live: int) -> None:
    assert injections.live_cells(f"document\r\n{cell}\r\n") == live


@pytest.mark.parametrize(
    ("markup", "live"),
    [
        pytest.param("<script>alert(1)</script>", 1, id="script"),
        pytest.param("<p onclick=x>", 1, id="handler"),
        pytest.param("<a href='javascript:x'>", 1, id="address"),
        pytest.param("<a href='#p1'>&lt;script&gt;</a>", 0, id="escaped"),
    ],
)
def test_live_tags_are_counted(markup: str, live: int) -> None:
    assert injections.live_tags(markup) == live


def test_live_parts_are_counted() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as parts:
        parts.writestr("xl/worksheets/sheet1.xml", "<c><f>1+1</f></c>")

    assert injections.live_parts(stream.getvalue()) == 1


def test_live_actions_are_counted() -> None:
    stream = io.BytesIO()
    with pikepdf.new() as document:
        document.Root.OpenAction = document.make_indirect(
            pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="x")
        )
        document.save(stream)

    assert injections.live_actions(stream.getvalue()) == 2  # the root that has it, and itself


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
@pytest.mark.parametrize(
    ("host", "heard"), [("192.0.2.1", b"192.0.2.1\n"), ("127.0.0.1", b"")], ids=["far", "near"]
)
def test_a_host_that_is_asked_for_is_heard(tmp_path: Path, host: str, heard: bytes) -> None:
    pipe = tmp_path / "asked"
    os.mkfifo(pipe)
    ear = os.open(pipe, os.O_RDWR | os.O_NONBLOCK)
    (tmp_path / "sitecustomize.py").write_text(WITNESS.format(pipe=str(pipe)), encoding="utf-8")
    asking = f"import socket; socket.getaddrinfo({host!r}, 9, flags=socket.AI_NUMERICHOST)"

    subprocess.run(
        [sys.executable, "-P", "-c", asking],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        check=True,
    )

    os.write(ear, b".")
    assert os.read(ear, 100) == heard + b"."
    os.close(ear)


def test_damage_comes_with_its_original() -> None:
    contents = [b"a" * 9_999, b"b" * 9_999]

    pairs = [pair for pair, _ in zip(damaged(contents, 1), range(20), strict=False)]

    assert {original for _, original in pairs} == set(contents)
    assert all(content.count(original[:1]) > 5_000 for content, original in pairs)
