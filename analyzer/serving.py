"""`carveout app`: the page in the browser, served from this computer."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from analyzer.errors import UsageError
from analyzer.shell import Debug, Exit

UPLOAD_MB = 50  # larger files belong on the command line


def app(
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port of the page.")] = 8501,
    host: Annotated[
        str, typer.Option(help="Address to listen on; the default is this computer alone.")
    ] = "127.0.0.1",
    debug: Debug = False,
) -> int:
    """Start the page in the browser. It runs until Ctrl+C.

    \b
    Examples:
      carveout app
      carveout app --port 8600
    """
    # Looked up, not imported: the analyzer knows nothing of its page.
    spec = find_spec("ui")
    folders = spec.submodule_search_locations if spec else None
    page = next(
        (Path(place, "app.py") for place in folders or () if Path(place, "app.py").is_file()), None
    )
    if page is None or find_spec("streamlit") is None:
        raise UsageError("The page is not installed. Install carveout anew with pip.")
    _check_port(host, port)
    options = {
        "server.address": host,
        "server.port": port,
        "server.headless": "true",
        "server.maxUploadSize": UPLOAD_MB,
        "browser.gatherUsageStats": "false",
        "logger.level": "debug" if debug else "warning",
    }
    typer.echo(f"carveout runs at http://{host}:{port} until you press Ctrl+C.", err=True)
    command = [sys.executable, "-m", "streamlit", "run", str(page)]
    command += [f"--{name}={value}" for name, value in options.items()]
    try:
        with subprocess.Popen(command) as server:  # noqa: S603 - our own interpreter
            signal.signal(signal.SIGTERM, lambda *_: server.terminate())  # or it would live on
            status = server.wait()
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    if status > 0:
        raise UsageError("The page stopped with an error. What it printed stands above.")
    return Exit.DONE


def _check_port(host: str, port: int) -> None:
    try:
        with socket.create_server((host, port)):
            pass
    except OSError as problem:
        raise UsageError(
            f"The page cannot listen on {host}:{port}. Take another with --port or --host."
        ) from problem
