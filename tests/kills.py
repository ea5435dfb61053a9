"""Kill a scan at random moments, resume it, compare: `python -m tests.kills [--times 50]`.

Scans the samples undisturbed once. Then, each time in a fresh folder, starts the same scan with
`--resume`, ends it with SIGKILL at a random moment, starts it again and compares the outputs byte
for byte.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "sample_policies"
OUTPUTS = ("clauses", "outlooks", "plans")
SEED = 6


def start(place: Path, samples: Path, *options: str) -> subprocess.Popen[bytes]:
    """A scan of `samples` that writes into the folder `place`."""
    place.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "analyzer", "scan", str(samples), "--jobs", "2", *options]
    for output in OUTPUTS:
        command += [f"--{output}", f"{output}.csv"]
    return subprocess.Popen(
        command,
        cwd=place,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def outputs(place: Path) -> list[bytes]:
    """What the scan wrote."""
    return [(place / f"{output}.csv").read_bytes() for output in OUTPUTS]


def killed_and_resumed(place: Path, samples: Path, seconds: float) -> list[bytes]:
    """The outputs of a scan that was killed after so many seconds and then resumed."""
    scan = start(place, samples, "--resume")
    time.sleep(seconds)
    scan.send_signal(signal.SIGKILL)
    scan.wait()
    start(place, samples, "--resume").wait()
    return outputs(place)


def resumed(times: int) -> int:
    """How many of so many scans, killed at random moments and resumed, gave the same bytes."""
    chance = random.Random(SEED)  # noqa: S311 - no secret
    with TemporaryDirectory() as name:
        began = time.monotonic()
        start(Path(name) / "whole", SAMPLES).wait()
        length = time.monotonic() - began
        wanted = outputs(Path(name) / "whole")
        return sum(
            killed_and_resumed(Path(name) / str(number), SAMPLES, chance.uniform(0, length))
            == wanted
            for number in range(times)
        )


def main() -> int:
    """Print how many resumed scans gave the bytes of an undisturbed one; 1 if not all."""
    parser = argparse.ArgumentParser(prog="python -m tests.kills", description=__doc__)
    parser.add_argument("--times", type=int, default=50)
    times = parser.parse_args().times
    same = resumed(times)
    sys.stdout.write(f"{same} of {times} killed scans, resumed, gave the same bytes\n")
    return int(same < times)


if __name__ == "__main__":
    sys.exit(main())
