"""Documents by their address: what is fetched, what is refused, and how they are called."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from analyzer import cli
from analyzer.batch import scan
from analyzer.errors import PolicyReadError, UsageError
from analyzer.inputs import Entry, expand
from analyzer.labels import Code
from analyzer.reading.limits import MIB, Limits
from analyzer.records import Failure
from analyzer.remote import Remote, fetched
from analyzer.report import Report

fsspec = pytest.importorskip("fsspec", reason="the extra `cluster` is not installed")

OUTPUTS = ("clauses", "outlooks", "plans")
NOWHERE = "/no/such/folder"


@pytest.fixture
def memory() -> Iterator[str]:
    """An empty folder of fsspec's file system in memory, by its path there."""
    system = fsspec.filesystem("memory")
    system.makedirs("/plans", exist_ok=True)
    yield "/plans"
    system.rm("/plans", recursive=True)


def put(path: str, content: bytes = b"x") -> None:
    fsspec.filesystem("memory").pipe(path, content)


def names(*paths: str) -> list[str]:
    return [entry.name for entry in expand(paths, remote=True).entries]


def test_an_address_gives_what_a_folder_gives(
    memory: str, folder: Path, policy_pdf: bytes, locked_pdf: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder.parent)
    for name, content in (("b.pdf", policy_pdf), ("a/c.PDF", locked_pdf), ("notes.txt", b"")):
        place = folder / name
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(content)
        put(f"{memory}/{name}", content)

    made = {}
    for where in (str(folder), f"file://{folder}", "memory://plans", "memory://plans/**"):
        command = ["scan", where, "--ask", "microneedling", "--jobs", "1"]
        for output in OUTPUTS:
            command += [f"--{output}", f"{output}.csv"]
        assert cli.main(command) == 1
        made[where] = [Path(f"{output}.csv").read_bytes() for output in OUTPUTS]

    assert len(made) == 4
    assert all(files == made[str(folder)] for files in made.values())


def test_only_documents_are_taken_in_order(memory: str) -> None:
    for name in ("b.pdf", "A.pdf", "a/z.pdf", "notes.txt", "._b.pdf"):
        put(f"{memory}/{name}")

    batch = expand(["memory://plans"], remote=True)

    assert [entry.name for entry in batch.entries] == ["A.pdf", "a/z.pdf", "b.pdf"]
    assert batch.skipped == 2
    assert names("memory://plans/b.pdf", "memory://plans/a") == ["b.pdf", "a/z.pdf"]
    assert names("memory://plans/?.pdf") == ["A.pdf", "b.pdf"]
    assert names("memory://plans/notes.txt") == ["notes.txt"]  # it was named


def test_an_object_whose_name_looks_like_a_pattern_is_itself(memory: str) -> None:
    put(f"{memory}/[1].pdf")
    put(f"{memory}/1.pdf")

    assert names("memory://plans/[1].pdf") == ["[1].pdf"]


def test_a_file_address_is_as_careful_as_a_path(folder: Path) -> None:
    (folder / "device.pdf").symlink_to("/dev/zero")
    (folder / "up").symlink_to("/", target_is_directory=True)
    (folder / "plan.pdf").write_bytes(b"x")

    device, plan = expand([f"file://{folder}"], remote=True).entries

    assert isinstance(device, Failure)
    assert device.code is Code.E_NOT_FILE
    assert plan == Entry(Remote(f"file://{folder}/plan.pdf"), "plan.pdf")


def test_a_web_address_is_not_asked_for_before_it_is_read() -> None:
    (entry,) = expand(["https://user:word@no.host/a/plan.pdf?key=secret"], remote=True).entries

    assert isinstance(entry, Entry)
    assert entry.name == "plan.pdf"
    assert isinstance(entry.path, Remote)
    assert entry.path.shown == "https://no.host/a/plan.pdf"


@pytest.mark.parametrize(
    ("address", "message"),
    [
        pytest.param("zip://x.pdf::memory://a.zip", "does not read from such", id="chain"),
        pytest.param("tar://a.tar", "does not read from such", id="archive"),
        pytest.param("github://a:b@/x.pdf", "does not read from such", id="other"),
        pytest.param("s3://u:secret@bucket::x", "does not read from such", id="secret"),
        pytest.param("file://plans/x.pdf", "three slashes", id="relative file"),
        pytest.param("memory://nowhere", "there is nothing", id="nothing"),
        pytest.param(f"file://{NOWHERE}", "no such file or folder", id="no file"),
        pytest.param("S3://bucket/\x1b[2J", "", id="terminal codes"),
    ],
)
def test_other_addresses_are_refused(address: str, message: str) -> None:
    with pytest.raises(UsageError) as refused:
        expand([address], remote=True)

    assert message in str(refused.value)
    assert "secret" not in str(refused.value)
    assert "\x1b" not in str(refused.value)


def test_two_documents_of_one_name_are_refused() -> None:
    with pytest.raises(UsageError, match="several documents would have this name"):
        names("https://no.host/get?id=1", "https://no.host/get?id=2")


def test_only_a_scan_reads_addresses(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["analyze", "https://no.host/plan.pdf"]) == 2
    assert "only carveout scan" in " ".join(capsys.readouterr().err.split())


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object, **__: object) -> None:
        raise ImportError("no such thing")

    monkeypatch.setattr("fsspec.core.url_to_fs", missing)

    with pytest.raises(UsageError, match="pip install s3fs"):
        expand(["s3://bucket/plans"], remote=True)


def test_what_is_too_large_is_not_fetched_whatever_size_it_claims(
    memory: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(f"{memory}/large.pdf", bytes(3 * MIB))
    remote = Remote("memory://plans/large.pdf")

    with pytest.raises(PolicyReadError) as told:
        fetched(remote, "large.pdf", Limits(file_mib=2))
    monkeypatch.setattr("fsspec.implementations.memory.MemoryFile.size", 0)
    monkeypatch.setattr("analyzer.remote.PIECE", MIB)
    with pytest.raises(PolicyReadError) as found:
        fetched(remote, "large.pdf", Limits(file_mib=2))

    assert told.value.code is found.value.code is Code.E_TOO_LARGE


def test_what_cannot_be_fetched_is_a_row(memory: str, monkeypatch: pytest.MonkeyPatch) -> None:
    put(f"{memory}/a.pdf")
    put(f"{memory}/b.pdf")

    def refuse(_: object, path: str, *args: object, **options: object) -> None:
        raise FileNotFoundError(path) if path.endswith("a.pdf") else ConnectionError("key=secret")

    monkeypatch.setattr("fsspec.implementations.memory.MemoryFileSystem.open", refuse)

    gone, cut = scan("memory://plans")

    assert isinstance(gone, Failure)
    assert isinstance(cut, Failure)
    assert gone.code is Code.E_NOT_FILE
    assert cut.code is Code.E_UNREADABLE
    assert "ConnectionError" in cut.problem
    assert "secret" not in cut.problem


def test_a_scan_from_python_reads_addresses(memory: str, policy_pdf: bytes) -> None:
    put(f"{memory}/plan.pdf", policy_pdf)

    (child,) = scan("memory://plans")
    (here,) = scan("memory://plans", in_process=True)

    assert isinstance(child, Report)
    assert child == here


def test_a_resumed_scan_of_addresses_reads_nothing_anew(
    memory: str, policy_pdf: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    put(f"{memory}/plan.pdf", policy_pdf)
    command = ["scan", "memory://plans", "--resume", "--jobs", "1"]
    assert cli.main([*command, "--clauses", "first.csv"]) == 0

    monkeypatch.setattr("analyzer.workers.Workers.ask", None)

    assert cli.main([*command, "--clauses", "again.csv"]) == 0
    assert Path("again.csv").read_bytes() == Path("first.csv").read_bytes()
