"""The wheel works without the repository: built from the source archive, run from elsewhere.

Nothing is fetched: setuptools is called as it stands here, and the new environment borrows the
libraries of the present one.
"""

from __future__ import annotations

import csv
import os
import shutil
import socket
import subprocess
import sys
import sysconfig
import tarfile
import time
import zipfile
from collections.abc import Mapping
from pathlib import Path
from urllib.request import urlopen

import pytest

pytest.importorskip("setuptools", minversion="77", reason="setuptools 77 is not installed")

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ("analyzer", "models", "sample_policies", "ui", "pyproject.toml", "README.md", "LICENSE")
BUILD = "import sys; from setuptools import build_meta as b; print(b.build_{}(sys.argv[1]))"
BORROWED = [sysconfig.get_path(kind) for kind in ("purelib", "platlib")]
PATIENCE = 60  # seconds for the page to come up


def _run(*command: str | Path, cwd: Path, **environment: str) -> str:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=clean | environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _built(what: str, source: Path, target: Path) -> Path:
    target.mkdir(exist_ok=True)
    printed = _run(sys.executable, "-c", BUILD.format(what), target, cwd=source)
    return target / printed.splitlines()[-1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel that is built from the source archive of this very tree."""
    place = tmp_path_factory.mktemp("build")
    tree = place / "tree"
    tree.mkdir()
    for name in SOURCES:
        if (ROOT / name).is_dir():
            junk = shutil.ignore_patterns("__pycache__", "*.egg-info")
            shutil.copytree(ROOT / name, tree / name, ignore=junk)
        else:
            shutil.copy(ROOT / name, tree)
    with tarfile.open(_built("sdist", tree, place / "dist")) as archive:
        archive.extractall(place / "unpacked", filter="data")
    (unpacked,) = (place / "unpacked").iterdir()
    return _built("wheel", unpacked, place / "dist")


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel in it; its `bin`."""
    place = tmp_path_factory.mktemp("environment")
    _run(sys.executable, "-m", "venv", "--without-pip", place, cwd=place)
    paths: Mapping[str, str] = sysconfig.get_paths(
        "posix_prefix" if os.name == "posix" else "nt", {"base": str(place), "platbase": str(place)}
    )
    packages = Path(paths["purelib"])
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(packages)  # noqa: S202 - made just before
    # Folders named in a .pth file come last, and their own .pth files are not read: of this
    # project only what the wheel brought can be imported.
    (packages / "borrowed.pth").write_text("\n".join(dict.fromkeys(BORROWED)), "utf-8")
    start = Path(paths["scripts"]) / "carveout"
    python = start.with_name("python")
    start.write_text(f"#!{python}\nimport sys\nfrom analyzer.cli import main\nsys.exit(main())\n")
    start.chmod(0o755)
    return start.parent


def test_the_wheel_holds_all_that_it_needs_and_no_tests(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
        (entries,) = (archive.read(name) for name in held if name.endswith("entry_points.txt"))
    wanted = {
        path.relative_to(ROOT).as_posix()
        for room in ("analyzer", "models", "ui", "sample_policies")
        for ending in ("*.py", "*.typed", "*.toml", "*.css", "*.js", "*.pdf", "*.csv", "*.jsonl")
        for path in (ROOT / room).rglob(ending)
    }

    assert sorted(wanted - held) == []
    assert not any(name.startswith("tests/") for name in held)
    assert "carveout = analyzer.cli:main" in entries.decode()


def test_the_command_comes_from_the_wheel(environment: Path, tmp_path: Path) -> None:
    where = _run(
        environment / "python",
        "-c",
        "import analyzer, models, ui; print(analyzer.__file__, models.__file__, ui.__file__)",
        cwd=tmp_path,
    )

    assert len(where.split()) == 3
    assert all(Path(file).is_relative_to(environment.parent) for file in where.split())
    assert _run(environment / "carveout", "--version", cwd=tmp_path).startswith("carveout ")


def test_a_scan_runs_from_another_folder(
    environment: Path, tmp_path: Path, folder: Path, policy_pdf: bytes
) -> None:
    (folder / "plan.pdf").write_bytes(policy_pdf)

    _run(
        environment / "carveout", "scan", folder, "--clauses", "c.csv", "--jobs", "1", cwd=tmp_path
    )

    with (tmp_path / "c.csv").open(encoding="utf-8-sig", newline="") as file:
        kinds = [row["kind"] for row in csv.DictReader(file)]
    assert kinds == ["exclusion", "carve_out"]


def test_the_page_runs_from_another_folder_and_has_the_samples(
    environment: Path, tmp_path: Path
) -> None:
    shown = _run(
        environment / "python",
        "-c",
        "import ui; from pathlib import Path; from streamlit.testing.v1 import AppTest\n"
        "page = AppTest.from_file(str(Path(ui.__file__).with_name('frame.py')))\n"
        "page.run(timeout=60); print(len(page.exception), [b.label for b in page.button])",
        cwd=tmp_path,
    )

    assert shown.startswith("0 ")
    assert "Try a sample" in shown


def test_the_page_is_served(environment: Path, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [str(environment / "carveout"), "app", "--port", str(port)]
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    with subprocess.Popen(command, cwd=tmp_path, env=clean, stderr=subprocess.DEVNULL) as server:
        try:
            assert _healthy(f"http://127.0.0.1:{port}/_stcore/health", server)
        finally:
            server.terminate()


def _healthy(address: str, server: subprocess.Popen[bytes]) -> bool:
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends and server.poll() is None:
        try:
            with urlopen(address, timeout=5) as reply:  # noqa: S310 - our own address
                return bool(reply.read() == b"ok")
        except OSError:
            time.sleep(0.2)
    return False
