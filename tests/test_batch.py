"""What paths stand for, and reading in processes of their own."""

import io
import os
import pickle
import socket
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from analyzer.batch import analyze_isolated, scan, scan_rows
from analyzer.errors import UsageError
from analyzer.inputs import Entry, expand
from analyzer.labels import Code, Status
from analyzer.reading.limits import Limits, Stage, Step
from analyzer.reading.sandbox import Child, ChildDiedError
from analyzer.records import Failure, Question
from analyzer.report import Report
from analyzer.workers import Answer, OwnRecords, Scanned, Task, Workers

MakeWorkers = Callable[..., Workers]
ASKED = (Question("microneedling"),)


def names(paths: list[Path] | list[str]) -> list[str]:
    return [entry.name for entry in expand(paths).entries]


def lay(folder: Path, *files: str) -> None:
    for name in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")


# What paths stand for


def test_a_folder_gives_its_pdfs_sorted_with_all_below(folder: Path) -> None:
    lay(folder, "b.pdf", "a/z.PDF", "a/b/c.pdf", "A.pdf", "notes.txt", "._b.pdf", "~$b.pdf")

    batch = expand([folder])

    assert [entry.name for entry in batch.entries] == ["A.pdf", "a/b/c.pdf", "a/z.PDF", "b.pdf"]
    assert batch.skipped == 3


def test_a_named_file_is_taken_whatever_it_is_called(folder: Path) -> None:
    lay(folder, "policy.download")

    assert names([folder / "policy.download"]) == ["policy.download"]


def test_names_are_relative_to_the_common_folder(folder: Path) -> None:
    lay(folder, "x/1.pdf", "y/1.pdf")

    assert names([folder / "x", folder / "y" / "1.pdf"]) == ["x/1.pdf", "y/1.pdf"]
    assert names([folder / "x" / "1.pdf"]) == ["1.pdf"]


def test_order_is_that_of_the_paths_and_none_comes_twice(folder: Path) -> None:
    lay(folder, "1.pdf", "2.pdf", "3.pdf")

    assert names([folder / "3.pdf", folder, folder / "1.pdf"]) == ["3.pdf", "1.pdf", "2.pdf"]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        pytest.param("*.pdf", ["1.pdf"], id="star"),
        pytest.param("[0-9].pdf", ["1.pdf"], id="class"),
        pytest.param("**/*.pdf", ["1.pdf", "x/2.pdf", "x/y/3.pdf"], id="two stars"),
        pytest.param("x/**/3.pdf", ["3.pdf"], id="two stars inside"),
        pytest.param("*/2.pdf", ["2.pdf"], id="star for a folder"),
        pytest.param("x*", ["2.pdf", "y/3.pdf"], id="pattern of a folder"),
    ],
)
def test_a_pattern_stands_for_what_it_matches(
    folder: Path, pattern: str, expected: list[str]
) -> None:
    lay(folder, "1.pdf", "x/2.pdf", "x/y/3.pdf")

    assert names([f"{folder}/{pattern}"]) == expected


def test_a_file_whose_name_looks_like_a_pattern_is_itself(folder: Path) -> None:
    lay(folder, "[1].pdf", "1.pdf")

    assert names([folder / "[1].pdf"]) == ["[1].pdf"]


def test_links_to_folders_are_not_followed_but_links_to_files_are(folder: Path) -> None:
    lay(folder, "in/real.pdf")
    (folder / "in" / "again").symlink_to(folder, target_is_directory=True)
    (folder / "in" / "root").symlink_to("/", target_is_directory=True)
    (folder / "in" / "same.pdf").symlink_to("real.pdf")

    batch = expand([folder / "in"])

    assert [entry.name for entry in batch.entries] == ["real.pdf", "same.pdf"]
    assert batch.skipped == 2
    assert names([f"{folder}/in/**/*.pdf"]) == ["real.pdf", "same.pdf"]


def test_what_is_no_file_fails_without_being_opened(folder: Path) -> None:
    (folder / "dir.pdf").mkdir()
    lay(folder, "dir.pdf/inside.pdf")
    os.mkfifo(folder / "fifo.pdf")
    (folder / "device.pdf").symlink_to("/dev/zero")
    (folder / "dangling.pdf").symlink_to("nowhere.pdf")
    (folder / "self.pdf").symlink_to("self.pdf")

    entries = expand([folder]).entries

    assert [(entry.name, entry.code) for entry in entries if isinstance(entry, Failure)] == [
        ("dangling.pdf", Code.E_UNREADABLE),
        ("device.pdf", Code.E_NOT_FILE),
        ("dir.pdf", Code.E_NOT_FILE),
        ("fifo.pdf", Code.E_NOT_FILE),
        ("self.pdf", Code.E_UNREADABLE),
    ]
    assert all(isinstance(entry, Failure) for entry in entries)


def test_a_socket_fails_without_being_opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)  # the path of a socket may not be long
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("sock.pdf")

        (entry,) = expand(["sock.pdf"]).entries

    assert isinstance(entry, Failure)
    assert entry.code is Code.E_NOT_FILE


@pytest.mark.skipif(os.geteuid() == 0, reason="root may list every folder")
def test_a_folder_that_may_not_be_listed_is_a_failure(folder: Path) -> None:
    (folder / "closed").mkdir(mode=0)

    (entry,) = expand([folder]).entries

    assert isinstance(entry, Failure)
    assert entry.code is Code.E_UNREADABLE


def test_a_name_that_is_not_utf_8_is_kept(folder: Path) -> None:
    path = os.fsencode(folder) + b"/latin1_\xe9.pdf"
    Path(os.fsdecode(path)).write_bytes(b"")

    (entry,) = expand([folder]).entries

    assert isinstance(entry, Entry)
    assert os.fsencode(entry.path) == path


@pytest.mark.parametrize(
    ("path", "message"),
    [
        pytest.param("none.pdf", "none.pdf: there is no such file", id="missing file"),
        pytest.param("none*.pdf", "there is no such file", id="pattern without a match"),
        pytest.param("", "there is no such file", id="empty name"),
        pytest.param(
            "plans",
            r"ZIP file in what you named \(1 other file\)",
            id="nothing to read",
        ),
    ],
)
def test_paths_without_a_document_are_refused(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, path: str, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    lay(folder, "notes.txt")

    with pytest.raises(UsageError, match=message):
        expand([path])


# Reading


def test_one_broken_file_does_not_stop_the_scan(
    folder: Path, policy_pdf: bytes, locked_pdf: bytes
) -> None:
    (folder / "1.pdf").write_bytes(policy_pdf)
    (folder / "2.pdf").write_bytes(policy_pdf[: len(policy_pdf) // 2])
    (folder / "3.pdf").write_bytes(locked_pdf)
    (folder / "4.pdf").write_bytes(b"<html>not a plan")
    (folder / "5.pdf").write_bytes(b"")
    (folder / "6.pdf").write_bytes(policy_pdf)

    reports = list(scan(folder, questions=ASKED))

    assert [
        report.policy.name if isinstance(report, Report) else (report.name, report.code)
        for report in reports
    ] == [
        "1.pdf",
        ("2.pdf", Code.E_DAMAGED),
        ("3.pdf", Code.E_PASSWORD),
        ("4.pdf", Code.E_NOT_PDF),
        ("5.pdf", Code.E_EMPTY),
        "6.pdf",
    ]


def test_reports_are_the_same_in_this_process_and_in_others(
    folder: Path, policy_pdf: bytes
) -> None:
    for number in range(5):
        (folder / f"{number}.pdf").write_bytes(policy_pdf)
    (folder / "6.pdf").write_bytes(b"x")

    here = list(scan([folder], questions=ASKED, in_process=True))
    there = list(scan([folder], questions=ASKED, jobs=2))

    assert [report for report in here if isinstance(report, Report)] == there[:5]
    assert isinstance(there[5], Failure)


def test_rows_come_in_the_order_of_the_entries(folder: Path, policy_pdf: bytes) -> None:
    for number in range(12):
        (folder / f"{number:02}.pdf").write_bytes(policy_pdf)
    entries = expand([folder]).entries

    scanned = list(scan_rows(entries, questions=ASKED, jobs=2))

    assert [one.name for one in scanned] == [entry.name for entry in entries]
    assert all(one.status is Status.ANALYSED and one.pages == 1 for one in scanned)
    assert all(len(one.outlook_rows) == 1 for one in scanned)


def test_a_scan_can_be_left_before_its_end(folder: Path, policy_pdf: bytes) -> None:
    for number in range(20):
        (folder / f"{number:02}.pdf").write_bytes(policy_pdf)

    rows = scan_rows(expand([folder]).entries, questions=ASKED, jobs=2)
    first = next(rows)
    rows.close()

    assert first.name == "00.pdf"


def test_a_crash_costs_only_the_document_that_crashed(
    workers: MakeWorkers, policy_pdf: bytes, endless_pdf: bytes
) -> None:
    pool = workers(limits=Limits(memory_mib=100))

    replies = [
        pool.ask(Task(content, f"{number}.pdf", ASKED, False))
        for number, content in enumerate((policy_pdf, endless_pdf, policy_pdf))
    ]

    assert isinstance(replies[0], Scanned)
    assert isinstance(replies[1], Failure)
    assert (replies[1].name, replies[1].code) == ("1.pdf", Code.E_MEMORY)
    assert len(replies[1].sha256) == 64
    assert isinstance(replies[2], Scanned)


def test_a_document_that_takes_too_long_is_stopped(
    workers: MakeWorkers, policy_pdf: bytes, endless_pdf: bytes
) -> None:
    pool = workers(limits=Limits(document_seconds=0.5))

    late = pool.ask(Task(endless_pdf, "late.pdf", ASKED, False))
    next_one = pool.ask(Task(policy_pdf, "next.pdf", ASKED, False))

    assert isinstance(late, Failure)
    assert late.code is Code.E_TIMEOUT
    assert isinstance(next_one, Scanned)


def test_a_page_that_takes_too_long_is_stopped(workers: MakeWorkers, endless_pdf: bytes) -> None:
    late = workers(limits=Limits(page_seconds=0.5)).ask(Task(endless_pdf, "l.pdf", ASKED, False))

    assert isinstance(late, Failure)
    assert late.code is Code.E_LIMIT_PAGE_TIME
    assert "page-seconds" in late.remedy


def test_a_page_that_kills_its_process_costs_that_page_only(
    workers: MakeWorkers, policy_pdf: bytes, endless_pdf: bytes
) -> None:
    content = joined(policy_pdf, endless_pdf, policy_pdf)

    reply = workers(limits=Limits(memory_mib=100)).ask(Task(content, "plan.pdf", ASKED, True))

    assert isinstance(reply, Report)
    assert [page.chars > 0 for page in reply.policy.pages] == [True, False, True]
    [warning] = [one for one in reply.warnings if one.code is Code.W_PAGE_FAILED]
    assert warning.pages == (2,)
    assert "memory" in warning.message


def test_after_a_crash_among_several_pages_in_work_they_are_taken_one_by_one(
    monkeypatch: pytest.MonkeyPatch, workers: MakeWorkers
) -> None:
    asked: list[tuple[bool, dict[Step, Code]]] = []
    step = Step(Stage.RECOGNISE, 2)
    done = Answer(Failure("plan.pdf", Code.E_NO_TEXT, "no text", "none"))

    def ask(_: Child, request: Task, **__: object) -> Answer:
        asked.append((request.alone, dict(request.lost)))
        if len(asked) < 3:
            raise ChildDiedError(Code.E_CRASH, step, -11)
        return done

    monkeypatch.setattr(Child, "ask", ask)
    workers().ask(Task(b"", "plan.pdf", ASKED, False))

    assert asked == [(False, {}), (True, {}), (True, {step: Code.E_CRASH})]


def joined(*files: bytes) -> bytes:
    stream = io.BytesIO()
    with pikepdf.new() as whole:
        for content in files:
            with pikepdf.open(io.BytesIO(content)) as part:
                whole.pages.extend(part.pages)
        whole.save(stream)
    return stream.getvalue()


def test_a_worker_says_what_is_wrong_with_a_file(workers: MakeWorkers, tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"x")

    reply = workers().ask(Task(path, "plan.pdf", ASKED, True))

    assert isinstance(reply, Failure)
    assert reply.code is Code.E_NOT_PDF
    assert reply.sha256.startswith("2d711642b726b044")


def test_a_page_gets_reports_and_failures_from_another_process(
    policy_pdf: bytes, locked_pdf: bytes
) -> None:
    report = analyze_isolated(policy_pdf, "upload.pdf", ASKED)
    failure = analyze_isolated(locked_pdf, "locked.pdf", ASKED)

    assert isinstance(report, Report)
    assert report.policy.name == "upload.pdf"
    assert [outlook.question for outlook in report.outlooks] == list(ASKED)
    assert isinstance(failure, Failure)
    assert failure.code is Code.E_PASSWORD


def test_a_module_in_the_current_folder_is_not_taken_for_the_real_one(
    folder: Path, policy_pdf: bytes, workers: MakeWorkers, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "pickle.py").write_text("raise SystemExit('planted')")
    monkeypatch.chdir(folder)

    assert isinstance(workers().ask(Task(policy_pdf, "plan.pdf", ASKED, False)), Scanned)


@pytest.mark.parametrize(
    "value", [pytest.param(print, id="builtin"), pytest.param(Path("x"), id="other module")]
)
def test_a_child_can_hand_over_nothing_but_our_records(value: object) -> None:
    with pytest.raises(pickle.UnpicklingError, match="does not belong here"):
        OwnRecords(io.BytesIO(pickle.dumps(value))).load()
