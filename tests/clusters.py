"""A Dask scheduler with two worker processes on this computer, for tests and measurements."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
START_SECONDS = 120.0  # until a process has said where it listens, on a busy machine
_LISTENS = re.compile(r"(?:Scheduler|worker) at:\s+(tcp://\S+)", re.IGNORECASE)


class Cluster(NamedTuple):
    """The scheduler's address and the processes; each worker reads one document at a time."""

    address: str
    scheduler: subprocess.Popen[bytes]
    workers: list[subprocess.Popen[bytes]]


@contextmanager
def running(place: Path, workers: int = 2, preload: str = "") -> Iterator[Cluster]:
    """A cluster that ends with the block and keeps its logs and files in the folder `place`.

    The workers have no nanny, so that one which is killed stays away. They first import the module
    in the file `preload`.
    """
    begun: list[subprocess.Popen[bytes]] = []
    try:
        scheduler, address = _start(place, "scheduler", "--port", "0")
        begun.append(scheduler)
        options = ["--nthreads", "1", "--no-nanny", "--local-directory", str(place)]
        if preload:
            options += ["--preload", preload]
        for number in range(workers):
            begun.append(_start(place, "worker", address, *options, number=number)[0])
        yield Cluster(address, scheduler, begun[1:])
    finally:
        for process in reversed(begun):
            process.send_signal(signal.SIGTERM)
        for process in reversed(begun):
            with suppress(subprocess.TimeoutExpired):
                process.wait(20)
            process.kill()
            process.wait()


def _start(
    place: Path, kind: str, *options: str, number: int = 0
) -> tuple[subprocess.Popen[bytes], str]:
    log = place / f"{kind}{number}.log"
    command = [sys.executable, "-m", "distributed.cli.dask_" + kind, *options]
    with log.open("wb") as stream:
        process = subprocess.Popen(
            [*command, "--host", "127.0.0.1", "--no-dashboard"],
            cwd=place,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=stream,
            stderr=stream,
        )
    ends = time.monotonic() + START_SECONDS
    while time.monotonic() < ends and process.poll() is None:
        said = log.read_text(errors="replace")
        listens = _LISTENS.search(said)
        if listens and (kind == "scheduler" or "Registered to" in said):
            return process, listens[1]
        time.sleep(0.1)
    process.kill()
    process.wait()
    raise RuntimeError(f"the {kind} did not start: {log.read_text(errors='replace')}")
