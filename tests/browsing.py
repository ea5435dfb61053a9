"""A server of the page and a real browser in front of it, for tests and for the bench."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "sample_policies"
CHROMIUM = "/usr/bin/chromium"
AXE = "node_modules/axe-core/axe.min.js"  # below the folder that AXE_HOME names


class Server(NamedTuple):
    """Where `carveout app` listens, and its processes."""

    address: str
    group: int

    def memory(self) -> int:
        """Bytes of memory that the process of the page itself holds, without its children."""
        for status in Path("/proc").glob("[0-9]*/status"):
            with suppress(OSError):
                command = (status.parent / "cmdline").read_bytes()
                own = os.getpgid(int(status.parent.name)) == self.group
                if own and b"streamlit" in command and b"\0run\0" in command:
                    lines = status.read_text().splitlines()
                    held = next(line for line in lines if line.startswith("VmRSS"))
                    return int(held.split()[1]) * 1024
        raise LookupError("the server is not there")


@contextmanager
def server() -> Iterator[Server]:
    """`carveout app` on a free port, until the end of the block."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "analyzer", "app", "--port", str(port)],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        for _ in range(300):
            with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            time.sleep(0.1)
        yield Server(f"http://127.0.0.1:{port}", process.pid)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def upload(tab: Page, name: str, content: bytes) -> None:
    """Give the page a file, as if it was dropped there."""
    tab.set_input_files(
        "input[type=file]",
        {"name": name, "mimeType": "application/pdf", "buffer": content},
        timeout=60_000,
    )


def other_bytes(policy: Path, number: int) -> bytes:
    """The same policy as another file: a PDF may have a comment behind its end."""
    return policy.read_bytes() + f"\n% copy {number}\n".encode()


def chosen_picture(tab: Page) -> str:
    """The address of the page picture that is shown."""
    return tab.locator("img.page").first.get_attribute("src") or ""


def axe() -> Path | None:
    """axe-core from npm, where somebody has put it; it is not part of the project."""
    homes = [Path(os.environ.get("AXE_HOME", ".")), ROOT]
    return next((home / AXE for home in homes if (home / AXE).is_file()), None)


def barriers(tab: Page) -> list[str]:
    """What axe-core finds serious or critical on the page, for people who do not see or point."""
    tab.wait_for_timeout(1_500)  # Streamlit fades in what is new
    found = axe()
    if found is None:
        raise FileNotFoundError(AXE)
    tab.evaluate(found.read_text("utf-8"))
    report = tab.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    return [
        f"{one['id']}: {node['target']} {node['failureSummary']}"
        for one in report["violations"]
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]
