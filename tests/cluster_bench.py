"""A cluster against this computer's own processes: `python -m tests.cluster_bench`.

Copies of the samples that hold text are scanned by two local processes and by two Dask workers on
this computer, in turn; both outputs have to be the same. Printed are the medians, and what a
million documents of the kind would take: workers, hours, storage, cost.

    python -m tests.cluster_bench --documents 500 --rounds 3
    python -m tests.cluster_bench --folder plans/ --workers 20 --price 0.05
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

import psutil

from tests.clusters import Cluster, running

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "sample_policies"
OUTPUTS = ("clauses", "outlooks", "plans")
QUESTION = "microneedling"
MILLION = 1_000_000


class Run(NamedTuple):
    """One scan: wall and CPU seconds, and the most memory that the process which asked took."""

    seconds: float
    cpu: float
    peak_mib: float


def shelf(folder: Path, documents: int) -> None:
    """Fill `folder` with copies of the samples; those that are pictures are another matter."""
    samples = sorted(path for path in SAMPLES.rglob("*.pdf") if not path.name.startswith("scan"))
    for number in range(documents):
        shutil.copy(samples[number % len(samples)], folder / f"{number:06d}.pdf")


def scan(source: str, into: Path, *options: str, cluster: Cluster | None = None) -> Run:
    """A scan by the command line, with rows as CSV and Parquet in the folder `into`."""
    into.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "analyzer", "scan", source, "--ask", QUESTION, *options]
    for output in OUTPUTS:
        command += [f"--{output}", str(into / f"{output}.csv")]
    command += ["--parquet", str(into / "parquet")]
    elsewhere = _cpu_of(cluster)
    began = time.monotonic()
    process = subprocess.Popen(
        command,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.monotonic() - began
    if process.returncode not in (0, 1):
        raise RuntimeError(f"the scan ended with status {process.returncode}")
    cpu = used.ru_utime + used.ru_stime + _cpu_of(cluster) - elsewhere
    return Run(seconds, cpu, used.ru_maxrss / 1024)


def _cpu_of(cluster: Cluster | None) -> float:
    """CPU seconds of the cluster's processes and the children that they have now."""
    if cluster is None:
        return 0.0
    own = [psutil.Process(one.pid) for one in (cluster.scheduler, *cluster.workers)]
    every = [*own, *(child for one in own for child in one.children(recursive=True))]
    times = [one.cpu_times() for one in every]
    # Of children that have ended too, once they have been waited for.
    return sum(t.user + t.system + t.children_user + t.children_system for t in times)


def size(path: Path) -> int:
    """Bytes of a file, or of all files in a folder."""
    files = path.rglob("*") if path.is_dir() else [path]
    return sum(one.stat().st_size for one in files if one.is_file())


def main() -> int:
    """Print the figures; 1 if the outputs differ."""
    parser = argparse.ArgumentParser(prog="python -m tests.cluster_bench", description=__doc__)
    parser.add_argument("--documents", type=int, default=500, help="copies of the samples")
    parser.add_argument("--folder", type=Path, help="documents of your own instead")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--workers", type=int, default=100, help="cores of the plan")
    parser.add_argument("--price", type=float, default=0.05, help="of a core for an hour")
    options = parser.parse_args()
    with TemporaryDirectory() as name:
        place = Path(name)
        source = options.folder or place / "plans"
        if not options.folder:
            source.mkdir()
            shelf(source, options.documents)
        documents = len([path for path in source.rglob("*") if path.suffix.lower() == ".pdf"])
        local: list[Run] = []
        remote: list[Run] = []
        with running(place) as cluster:
            through = ("--cluster", cluster.address)
            scan(f"file://{source}", place / "warm", *through)
            for _ in range(options.rounds):
                local.append(scan(str(source), place / "local", "--jobs", "2"))
                address = f"file://{source}"
                remote.append(scan(address, place / "remote", *through, cluster=cluster))
        same = all(
            (place / "local" / f"{output}.csv").read_bytes()
            == (place / "remote" / f"{output}.csv").read_bytes()
            for output in OUTPUTS
        )
        csv = sum(size(place / "local" / f"{output}.csv") for output in OUTPUTS)
        parquet = size(place / "local" / "parquet")
        stored = size(source)
    here, there = (median(run.seconds for run in runs) for runs in (local, remote))
    cpu = median(run.cpu for run in remote) / documents
    say(f"{documents} documents of {stored / documents / 1024:.0f} KiB, medians of {len(local)}")
    say(f"two local processes   {here:8.1f} s {median(run.cpu for run in local):8.1f} s of CPU")
    say(f"two Dask workers      {there:8.1f} s {cpu * documents:8.1f} s of CPU")
    say(f"ratio                 {there / here:8.2f}")
    say(f"the asking process    {max(run.peak_mib for run in remote):8.0f} MiB at most")
    say(f"same bytes            {'yes' if same else 'NO'}")
    hours = MILLION * cpu / 3600
    say(
        f"\na million: {hours:.0f} core hours; {hours / options.workers:.1f} h on {options.workers}"
    )
    say(f"cost: {hours:.0f} x {options.price:g} = {hours * options.price:.0f}")
    say(
        f"storage: {stored / documents / 1024**2 * MILLION / 1024:.0f} GiB of documents, "
        f"{csv / documents * MILLION / 1024**3:.1f} GiB of CSV or "
        f"{parquet / documents * MILLION / 1024**3:.1f} GiB of Parquet"
    )
    return int(not same)


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
