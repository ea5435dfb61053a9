"""The screen of many policies: runs on the server, the grid, its filters, shares and files."""

from __future__ import annotations

import csv
import io
import re
import threading
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analyzer import analyze
from analyzer.cli import main as command_line
from analyzer.labels import Code, Ground, OutlookLabel
from analyzer.lexicon import load
from analyzer.records import Failure, Question
from analyzer.workers import Scanned, rows_of
from ui import charts, collected, overview, tabular
from ui import runs as running
from ui.overview import Failed, Plan, plan_of
from ui.runs import Item, Run, Runs, unique
from ui.screens import folder

SECONDS = 120
SCREEN = "from ui.screens import folder\nfolder.page()"
HOSTILE = "<script>alert('x')</script> ![p](http://evil.example/p.png)"
ASKED = tuple(
    Question(procedure, ground)
    for procedure in ("microneedling", "rhinoplasty")
    for ground in (Ground.UNKNOWN, Ground.BURN, Ground.INJURY)
)
PLAIN = "We pay for visits to a doctor of the network after your copay is met."


def scanned(content: bytes, name: str) -> Scanned:
    return rows_of(analyze(content, name=name, questions=ASKED))


@pytest.fixture(scope="module")
def excluding(make_pdf: Callable[..., bytes]) -> Plan:
    made = plan_of(scanned(make_pdf(), "b.pdf"))
    assert isinstance(made, Plan)
    return made


@pytest.fixture(scope="module")
def silent(make_pdf: Callable[..., bytes]) -> Plan:
    made = plan_of(scanned(make_pdf([PLAIN], [PLAIN]), "a.pdf"))
    assert isinstance(made, Plan)
    return made


# The pure part


def test_a_plan_has_a_cell_for_each_question_and_its_evidence(excluding: Plan) -> None:
    cell = excluding.cell("microneedling", Ground.INJURY)

    assert cell.label is OutlookLabel.POSSIBLE_MEDICAL_NECESSITY
    assert cell.pages == "page 1"
    exclusion, exception = overview.evidence(excluding, cell)
    assert exclusion.kind == "exclusion"
    assert exception.kind == "carve_out"
    assert "Cosmetic surgery or cosmetic services" in exclusion.text


def test_a_document_that_failed_is_no_plan_and_keeps_its_remedy() -> None:
    failure = Failure("x.pdf", Code.E_DAMAGED, "it is damaged.", "Ask for a copy.")

    made = plan_of(rows_of(failure, ASKED))

    assert made == Failed("x.pdf", "E_DAMAGED", "it is damaged.", "Ask for a copy.")


def test_plans_are_sorted_by_answer_and_filtered_by_insurer(excluding: Plan, silent: Plan) -> None:
    both = [silent, excluding]

    def names(order: str, ground: Ground = Ground.INJURY) -> list[str]:
        found = overview.arranged(both, order=order, procedure="microneedling", ground=ground)
        return [plan.document for plan in found]

    assert names("As given") == ["a.pdf", "b.pdf"]
    assert names("Best outlook first") == ["b.pdf", "a.pdf"]
    assert names("Worst outlook first") == ["a.pdf", "b.pdf"]
    assert overview.arranged(both, wanted=["Acme"]) == []
    assert overview.insurers(both) == [overview.NO_INSURER]


def test_shares_add_up_to_one_for_each_procedure(excluding: Plan, silent: Plan) -> None:
    found = overview.shares(
        [excluding, silent], ["microneedling", "rhinoplasty"], Ground.UNKNOWN, {}
    )

    for procedure in ("microneedling", "rhinoplasty"):
        own = [one for one in found if one.procedure == procedure]
        assert sum(one.share for one in own) == pytest.approx(1)
        assert {one.outlook: one.plans for one in own} == {
            OutlookLabel.EXCLUDED_UNLESS_CARVE_OUT: 1,
            OutlookLabel.NOT_ADDRESSED: 1,
        }


def test_reasons_of_exceptions_are_counted_once_a_plan(excluding: Plan, silent: Plan) -> None:
    found = overview.exceptions_by_insurer([excluding, excluding, silent])

    assert {(one.ground, one.plans) for one in found} == {("congenital", 2), ("injury", 2)}


def test_the_charts_hold_every_share_and_every_reason(excluding: Plan, silent: Plan) -> None:
    found = overview.shares([excluding, silent], ["microneedling"], Ground.UNKNOWN, {})

    bars = charts.share_chart(found).to_dict()
    squares = charts.reasons_chart(overview.exceptions_by_insurer([excluding])).to_dict()

    (rows,) = bars["datasets"].values()
    assert {row["Outlook"] for row in rows} == {"Excluded unless", "Not addressed"}
    (rows,) = squares["datasets"].values()
    assert {row["ground"] for row in rows} == {"congenital", "injury"}


def test_names_and_texts_are_escaped(excluding: Plan) -> None:
    cell = excluding.cell("microneedling", Ground.INJURY)
    quoted = tuple(
        one._replace(text=HOSTILE, section=HOSTILE) for one in overview.evidence(excluding, cell)
    )

    shown = tabular.evidence(HOSTILE, HOSTILE, cell, quoted, HOSTILE)
    shown += tabular.failed([Failed(HOSTILE, "E", HOSTILE, HOSTILE)])

    assert "<script" not in shown
    assert unescape(shown).count(HOSTILE) == 3 + 4 + 3


# Runs


def begin(*items: Item | Failure) -> Run:
    run = Runs().begin(items, ASKED)
    run.wait(SECONDS)
    return run


def test_a_run_reads_all_documents_in_their_order(make_pdf: Callable[..., bytes]) -> None:
    failure = Failure("gone.pdf", Code.E_UNREADABLE, "it is gone.", "Look for it.")

    run = begin(Item("b.pdf", make_pdf()), failure, Item("a.pdf", b"no pdf"))

    assert not run.running
    names = [result.plan.document for result in run.done()]
    assert names == ["b.pdf", "gone.pdf", "a.pdf"]
    assert [isinstance(result.plan, Plan) for result in run.done()] == [True, False, False]


def test_a_stopped_run_begins_no_further_document(monkeypatch: pytest.MonkeyPatch) -> None:
    begun, go = threading.Event(), threading.Event()

    def slow(_source: object, name: str, asked: object, _member: object) -> Scanned:
        begun.set()
        go.wait(SECONDS)
        return rows_of(Failure(name, Code.E_EMPTY, "", ""), ())

    monkeypatch.setattr(running, "rows_isolated", slow)
    monkeypatch.setattr(running.os, "cpu_count", lambda: 1)
    run = Runs().begin([Item(f"{number}.pdf", b"") for number in range(5)], ())
    assert begun.wait(SECONDS)

    run.stop()
    go.set()
    run.wait(SECONDS)

    assert len(run.done()) == 1
    assert not run.running


def test_a_run_is_found_by_its_id_alone_and_old_ones_go() -> None:
    known = Runs()
    first = known.begin([], ())
    assert known.find(first.id) is first
    assert known.find("") is None
    assert len(first.id) == 32

    others = [known.begin([], ()) for _ in range(running.MAX_RUNS)]
    assert known.find(first.id) is None
    assert first.stopped
    known.put_away(others[-1].id)
    assert known.find(others[-1].id) is None


def test_names_that_come_twice_get_a_number() -> None:
    found = unique([Item("a.pdf", b"1"), Item("b.pdf", b"2"), Item("a.pdf", b"3")])

    assert [item.name for item in found] == ["a.pdf", "b.pdf", "a.pdf (2)"]


def test_the_files_hold_the_bytes_of_the_command_line(
    tmp_path: Path, make_pdf: Callable[..., bytes]
) -> None:
    for name, content in (("a.pdf", make_pdf()), ("b.pdf", make_pdf([PLAIN], [PLAIN]))):
        (tmp_path / name).write_bytes(content)
    table, answers, plans, form, book = (
        tmp_path / name for name in ("c.csv", "o.csv", "p.csv", "a.json", "a.xlsx")
    )
    asked = ("microneedling", "rhinoplasty:burn")
    arguments = ["scan", str(tmp_path), "--clauses", str(table), "--outlooks", str(answers)]
    arguments += ["--plans", str(plans), "--json", str(form), "--xlsx", str(book)]
    assert command_line([*arguments, "--ask", asked[0], "--ask", asked[1]]) == 0
    questions = (Question("microneedling"), Question("rhinoplasty", Ground.BURN))

    made = [rows_of(analyze(tmp_path / name, questions=questions)) for name in ("a.pdf", "b.pdf")]

    written = {"flagged_clauses.csv": table, "outlooks.csv": answers, "plans.csv": plans}
    written |= {"carveout.json": form, "carveout.xlsx": book}
    for _, name, _, make in collected.FILES:
        assert make(made) == written[name].read_bytes(), name


# The screen


@pytest.fixture(autouse=True)
def no_runs_left() -> Iterator[None]:
    yield
    known = running.runs()
    for id in list(known._runs):
        known.put_away(id)


def start(**query: str) -> AppTest:
    page = AppTest.from_string(SCREEN, default_timeout=SECONDS)
    for key, value in query.items():
        page.query_params[key] = value
    page.run()
    assert not page.exception
    return page


def button(page: AppTest, label: str) -> object:
    return next(one for one in page.button if one.label == label)


def words(page: AppTest) -> str:
    bodies = [element.proto.body for element in page.get("html")]
    text = "\n".join(body for body in bodies if not body.startswith("<style>"))
    return unescape(re.sub(r"<[^>]+>", " ", text))


def read_all(page: AppTest) -> AppTest:
    """Press the button, wait for the run, and look at the page as a reload would show it."""
    button(page, "Read them all").click().run()  # type: ignore[attr-defined]
    assert not page.exception
    given = page.query_params[folder.KEY]
    id = given if isinstance(given, str) else given[0]
    run = running.runs().find(id)
    assert run is not None
    run.wait(SECONDS)
    return start(run=id)


def uploaded(*documents: tuple[str, bytes]) -> AppTest:
    page = start()
    page.file_uploader[0].set_value([(*one, "application/pdf") for one in documents])
    page.run()
    return read_all(page)


def test_the_first_view_asks_for_documents_and_nothing_can_be_read_yet() -> None:
    page = start()

    assert folder.TITLE in words(page)
    assert button(page, "Read them all").disabled  # type: ignore[attr-defined]
    assert not page.get("download_button")


def test_uploads_give_a_grid_with_evidence_failures_and_files(
    make_pdf: Callable[..., bytes],
) -> None:
    page = uploaded(("good.pdf", make_pdf()), ("bad.pdf", b"hello"))

    shown = words(page)
    assert "1 of 1 plans" in shown
    assert "Excluded, unless an exception applies" in shown
    assert "Cosmetic surgery or cosmetic services" in shown
    assert "Could not be read (1)" in shown
    assert "What to do:" in shown
    assert len(page.get("download_button")) == len(collected.FILES)
    assert len(page.get("arrow_vega_lite_chart")) + len(page.get("vega_lite_chart")) == 2


def test_the_reason_changes_the_answers_of_a_run_that_is_done(
    make_pdf: Callable[..., bytes],
) -> None:
    page = uploaded(("good.pdf", make_pdf()))

    page.selectbox(key="why").set_value(Ground.INJURY).run()

    assert "Possible, if medically necessary" in words(page)


def test_the_chosen_cell_shows_its_own_evidence(make_pdf: Callable[..., bytes]) -> None:
    page = uploaded(("good.pdf", make_pdf()), ("silent.pdf", make_pdf([PLAIN], [PLAIN])))

    page.session_state["cell"] = ("silent.pdf", "rhinoplasty")
    page.run()

    assert "Rhinoplasty · silent.pdf" in words(page)
    assert "Not addressed" in words(page)


def test_a_folder_of_this_computer_is_read_where_it_lies(
    tmp_path: Path, make_pdf: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder, "on_loopback", lambda: True)
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "plan.pdf").write_bytes(make_pdf())
    page = start()

    page.text_input(key="folder").set_value(str(tmp_path)).run()
    page = read_all(page)

    assert "deep/plan.pdf" in words(page)


def test_a_folder_that_is_not_there_gets_a_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder, "on_loopback", lambda: True)
    page = start()

    page.text_input(key="folder").set_value(str(tmp_path / "nowhere")).run()
    button(page, "Read them all").click().run()  # type: ignore[attr-defined]

    assert not page.exception
    assert "there is no such file or folder" in words(page)


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("127.0.0.1", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),  # noqa: S104 - what must not be allowed
        ("192.168.1.4", False),
        ("", False),
    ],
)
def test_the_disk_is_read_only_where_nobody_else_reaches_the_page(
    address: str, allowed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder.st, "get_option", lambda _: address)

    assert folder.on_loopback() is allowed


def test_without_loopback_there_is_no_field_for_a_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "on_loopback", lambda: True)
    assert start().text_input

    monkeypatch.setattr(folder, "on_loopback", lambda: False)
    assert not start().text_input


def test_a_run_that_is_gone_says_so() -> None:
    page = start(run="0" * 32)

    assert "put away" in words(page)
    assert page.file_uploader


def test_a_run_that_was_put_away_is_gone(make_pdf: Callable[..., bytes]) -> None:
    page = uploaded(("good.pdf", make_pdf()))

    button(page, "Put away").click().run()  # type: ignore[attr-defined]

    assert page.file_uploader
    assert running.runs()._runs == {}


def test_hostile_names_are_shown_literally(make_pdf: Callable[..., bytes]) -> None:
    page = uploaded((f"{HOSTILE}.pdf", make_pdf()), (f"{HOSTILE} 2.pdf", b"bad"))

    raw = "\n".join(element.proto.body for element in page.get("html"))
    assert "<script" not in raw
    assert "alert('x')" in words(page)
    for element in (*page.markdown, *page.caption):
        assert "evil.example" not in str(element.proto)


def test_every_first_procedure_is_known() -> None:
    assert set(overview.FIRST_PROCEDURES) <= {one.id for one in load().procedures}


def test_csv_rows_are_inert() -> None:
    made = collected.csv_bytes(("a",), [["=1+1"]])

    assert list(csv.reader(io.StringIO(made.decode("utf-8-sig")))) == [["a"], ["'=1+1"]]
