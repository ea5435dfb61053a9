"""Documents that are read by the workers of a Dask scheduler: the same rows, whatever dies."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from analyzer import cli
from analyzer.cluster import read_there, setup, through_cluster
from analyzer.errors import UsageError
from analyzer.inputs import expand
from analyzer.labels import Code
from analyzer.reading.limits import Limits
from analyzer.records import Failure, Question
from analyzer.workers import Scanned, Task
from tests.clusters import ROOT, Cluster, running
from tests.conftest import MakePdf

pytest.importorskip("distributed", reason="the extra `cluster` is not installed")

ASKED = (Question("microneedling"),)
OUTPUTS = ("clauses", "outlooks", "plans")

# Each worker has a memory file system of its own: this puts the same documents into all of them.
PRELOAD = """
import os, pathlib, fsspec
def dask_setup(worker):
    system = fsspec.filesystem("memory")
    for path in pathlib.Path(os.environ["PLANS_IN_MEMORY"]).rglob("*.pdf"):
        system.pipe("/plans/" + path.name, path.read_bytes())
"""


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory, make_pdf: MakePdf, locked_pdf: bytes) -> Path:
    """Twelve documents that differ, one of them locked and one no PDF."""
    folder = tmp_path_factory.mktemp("shelf")
    for number in range(10):
        lines = (
            "GENERAL EXCLUSIONS",
            f"{number + 1}. Cosmetic surgery, except within {number} days of an accidental injury.",
        )
        (folder / f"plan {number}.pdf").write_bytes(make_pdf(*[lines] * (number + 1)))
    (folder / "locked.pdf").write_bytes(locked_pdf)
    (folder / "no plan.pdf").write_bytes(b"hello")
    return folder


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory, plans: Path) -> Iterator[Cluster]:
    place = tmp_path_factory.mktemp("cluster")
    preload = place / "fill_memory.py"
    preload.write_text(PRELOAD)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PLANS_IN_MEMORY", str(plans))
        with running(place, preload=str(preload)) as started:
            yield started


@pytest.fixture(autouse=True)
def in_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def scan(*arguments: str | Path, into: str) -> dict[str, bytes]:
    """The bytes of the three files of a scan with the exit status that some documents failed."""
    command = ["scan", *map(str, arguments), "--ask", "microneedling"]
    for output in OUTPUTS:
        command += [f"--{output}", f"{into}-{output}.csv"]
    assert cli.main(command) == 1
    return {output: Path(f"{into}-{output}.csv").read_bytes() for output in OUTPUTS}


def tasks(folder: Path, limits: Limits | None = None) -> list[Task | Failure | Scanned]:
    bounds = limits or Limits()
    found: list[Task | Failure | Scanned] = []
    for entry in expand([folder]).entries:
        assert not isinstance(entry, Failure)
        found.append(Task(entry.path, entry.name, ASKED, False, limits=bounds))
    return found


def test_a_cluster_gives_the_bytes_of_a_local_scan(cluster: Cluster, plans: Path) -> None:
    here = scan(plans, "--jobs", "1", into="here")
    there = scan(plans, "--cluster", cluster.address, into="there")
    shared = scan(f"file://{plans}", "--cluster", cluster.address, into="shared")

    assert there == here
    assert shared == here
    assert here["plans"].count(b"\r\n") == 13


def test_the_workers_themselves_fetch_what_has_an_address(cluster: Cluster, plans: Path) -> None:
    import fsspec

    system = fsspec.filesystem("memory")
    for path in plans.iterdir():  # here too, but empty: only the list of names is taken from here
        system.pipe(f"/plans/{path.name}", b"")
    try:
        there = scan("memory://plans", "--cluster", cluster.address, into="there")
    finally:
        system.rm("/plans", recursive=True)
    here = scan(plans, "--jobs", "1", into="here")

    assert there == here


def test_limits_hold_on_the_workers_too(cluster: Cluster, plans: Path) -> None:
    limits = Limits(pages=5)

    rows = [one.reply for one in through_cluster(tasks(plans, limits), cluster.address)]

    codes = [one.plan_row[2] for one in rows if isinstance(one, Scanned)]
    failures = [one.code for one in rows if isinstance(one, Failure)]
    assert len(codes) == 5
    assert failures.count(Code.E_TOO_MANY_PAGES) == 5


def test_papers_of_one_plan_are_read_together(cluster: Cluster, plans: Path) -> None:
    for where, options in (("here", ["--jobs", "1"]), ("there", ["--cluster", cluster.address])):
        command = ["scan", str(plans), "--as-one-plan", "folder", *options]
        command += ["--ask", "microneedling", "--plan-outlooks", f"{where}.csv"]
        assert cli.main(command) == 1

    assert Path("there.csv").read_bytes() == Path("here.csv").read_bytes()


def test_a_worker_that_is_set_up_otherwise_ends_the_scan(cluster: Cluster, plans: Path) -> None:
    from distributed import Client

    task = tasks(plans)[0]
    assert isinstance(task, Task)
    other = {**setup(ocr=True), "pypdfium2": "0.0"}
    with Client(cluster.address, set_as_default=False) as client:
        future = client.submit(read_there, task._replace(source=b""), other, pure=False)

        with pytest.raises(UsageError, match=r"set up otherwise .* \(pypdfium2\)"):
            future.result(timeout=60)


def test_a_worker_killed_amid_a_scan_costs_no_row_and_doubles_none(
    tmp_path: Path, plans: Path
) -> None:
    place = tmp_path / "cluster"
    place.mkdir()
    wanted = list(range(40))
    locked = tasks(plans)
    many = [locked[number % len(locked)] for number in wanted]
    many = [
        task._replace(name=f"{number}.pdf")
        for number, task in enumerate(many)
        if isinstance(task, Task)
    ]
    with running(place) as own:
        rows: list[str] = []
        for reply, *_ in through_cluster(iter(many), own.address):
            rows.append(reply.name if isinstance(reply, Scanned | Failure) else "")
            if len(rows) == 3:  # others are in work and done
                own.workers[0].send_signal(signal.SIGKILL)

        assert own.workers[0].wait(10) == -signal.SIGKILL

    assert rows == [f"{number}.pdf" for number in wanted]


def test_a_scheduler_that_dies_amid_a_scan_ends_it_with_a_plain_message(
    tmp_path: Path, plans: Path
) -> None:
    place = tmp_path / "cluster"
    place.mkdir()
    with running(place, workers=1) as own:
        replies = through_cluster(iter(tasks(plans) * 20), own.address)
        next(replies)
        own.scheduler.kill()

        with pytest.raises(UsageError, match="the scheduler has gone"):
            list(replies)


def test_no_more_than_a_window_is_under_way(cluster: Cluster, plans: Path) -> None:
    taken: list[int] = []
    (first, *_) = tasks(plans)

    def endless() -> Iterator[Task | Failure | Scanned]:
        for number in range(10_000):
            taken.append(number)
            yield first

    replies = through_cluster(endless(), cluster.address)
    for _ in range(3):
        next(replies)
    replies.close()  # type: ignore[attr-defined]

    assert len(taken) <= 2 * 4 + 3


@pytest.mark.parametrize(
    ("address", "message"),
    [
        pytest.param("tcp://127.0.0.1:9", "no scheduler answers there", id="nobody"),
        pytest.param("127.0.0.1:8786", "no address of a scheduler", id="no scheme"),
        pytest.param("http://host:80/", "no address of a scheduler", id="other scheme"),
        pytest.param("tcp://\x1b[2Jhost:1", "x1b", id="terminal codes"),
    ],
)
def test_a_scheduler_out_of_reach_is_told_plainly(
    plans: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    address: str,
    message: str,
) -> None:
    monkeypatch.setattr("analyzer.cluster.CONNECT_SECONDS", 1.0)

    assert cli.main(["scan", str(plans), "--cluster", address]) == 2

    told = capsys.readouterr().err
    assert message in " ".join(told.split())
    assert "Traceback" not in told
    assert "\x1b" not in told
    assert not Path("flagged_clauses.csv").exists()


def test_a_scheduler_without_workers_is_told_plainly(
    tmp_path: Path, plans: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("analyzer.cluster.WORKER_SECONDS", 1.0)
    monkeypatch.setattr("analyzer.cluster.LOOK_SECONDS", 0.5)
    place = tmp_path / "cluster"
    place.mkdir()
    with (
        running(place, workers=0) as own,
        pytest.raises(UsageError, match="the scheduler has no worker"),
    ):
        list(through_cluster(iter(tasks(plans)), own.address))


def test_jobs_and_a_cluster_exclude_each_other(
    plans: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["scan", str(plans), "--cluster", "tcp://host:1", "--jobs", "2"]) == 2
    assert "Leave one of the two out" in " ".join(capsys.readouterr().err.split())


def test_who_asks_for_no_cluster_does_not_wait_for_its_packages(policy_file: Path) -> None:
    code = (
        "import sys; from analyzer import cli; status = cli.main(sys.argv[1:]); "
        "heavy = {'dask', 'distributed', 'fsspec', 'pyarrow'} & set(sys.modules); "
        "sys.exit(f'{status} {heavy}' if status or heavy else 0)"
    )
    for arguments in (["--help"], ["scan", str(policy_file), "--jobs", "1"]):
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
        )

        assert done.returncode == 0, done.stderr
