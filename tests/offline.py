"""The same scan with and without a network, and what it tried to reach."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from shutil import which

ROOT = Path(__file__).resolve().parent.parent
SECONDS = 600

# Put before every Python of a run: tells a pipe of each address that is asked for. A child of
# carveout may write no file, but a pipe.
WITNESS = """
import os, sys
_pipe = os.open({pipe!r}, os.O_RDWR | os.O_NONBLOCK)
_near = ("127.", "::1", "localhost")
def _told(event, arguments):
    if event == "socket.connect":
        place = arguments[1]
        host = place[0] if isinstance(place, tuple) else ""
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        host = arguments[0] or ""
    else:
        return
    host = host.decode() if isinstance(host, bytes) else str(host)
    if host and not host.startswith(_near):
        os.write(_pipe, (host + "\\n").encode())
sys.addaudithook(_told)
"""


def blocked() -> list[str] | None:
    """What to put before a command so that it has no network; None where that is not allowed."""
    for words in (["unshare", "--net"], ["unshare", "--user", "--map-root-user", "--net"]):
        tried = which("unshare") and subprocess.run(
            [*words, "true"], capture_output=True, check=False
        )
        if tried and tried.returncode == 0:
            return words
    return None


def scan(place: Path, documents: Path, before: Sequence[str] = ()) -> tuple[list[bytes], list[str]]:
    """The outputs of a scan run into the folder `place`, and the hosts that it asked for."""
    place.mkdir()
    pipe = place / "asked"
    os.mkfifo(pipe)
    (place / "sitecustomize.py").write_text(WITNESS.format(pipe=str(pipe)), encoding="utf-8")
    ear = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    outputs = [place / f"{name}.csv" for name in ("clauses", "outlooks", "plans")]
    command = [*before, sys.executable, "-m", "analyzer", "scan", str(documents), "--jobs", "2"]
    for output in outputs:
        command += [f"--{output.stem}", str(output)]
    path = os.pathsep.join((str(place), str(ROOT)))
    subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        check=False,
        timeout=SECONDS,
    )
    asked = b""
    while piece := _heard(ear):
        asked += piece
    os.close(ear)
    return [output.read_bytes() for output in outputs], asked.decode().split()


def _heard(ear: int) -> bytes:
    try:
        return os.read(ear, 65_536)
    except BlockingIOError:
        return b""
