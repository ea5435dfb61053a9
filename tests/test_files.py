"""Documents are opened as the regular files that they were when they were looked at."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from analyzer.reading.files import NoFileError, open_regular


def test_a_file_and_a_link_to_it_are_opened(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"text")
    (tmp_path / "b.pdf").symlink_to("a.pdf")

    for name in ("a.pdf", "b.pdf"):
        with open_regular(tmp_path / name) as file:
            assert file.read() == b"text"


def test_what_is_no_file_is_never_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the name of a socket must be short
    os.mkfifo("pipe")
    Path("zero").symlink_to("/dev/zero")
    Path("to_pipe").symlink_to("pipe")

    def refuse(*_: object) -> int:
        raise AssertionError("it was opened")

    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket")
        monkeypatch.setattr(os, "open", refuse)
        for name in ("pipe", "zero", "to_pipe", "socket", "."):
            with pytest.raises(NoFileError):
                open_regular(Path(name))


@pytest.mark.parametrize("other", ["a pipe", "a link", "another file"])
def test_a_file_exchanged_after_it_was_looked_at_is_refused(
    other: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, secret = tmp_path / "a.pdf", tmp_path / "secret"
    path.write_bytes(b"text")
    secret.write_bytes(b"secret")
    really = os.open

    def exchange(place: str, flags: int) -> int:
        path.rename(tmp_path / "away")
        match other:
            case "a pipe":
                os.mkfifo(path)
            case "a link":
                path.symlink_to(secret)
            case _:
                secret.rename(path)
        return really(place, flags)

    monkeypatch.setattr(os, "open", exchange)

    with pytest.raises(OSError):
        open_regular(path)
