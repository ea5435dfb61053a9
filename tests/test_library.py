"""carveout as a library: its public names, what a notebook shows, tables, the reference."""

from __future__ import annotations

import inspect
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

import analyzer
from analyzer import Failure, Ground, Question, Report, UsageError, analyze, to_frame
from analyzer.labels import Code
from analyzer.notebook import MAX_ROWS, Table, as_html
from analyzer.records import Warning
from analyzer.report import CLAUSE_COLUMNS, OUTLOOK_COLUMNS, PLAN_COLUMNS

ASKED = (Question("rhinoplasty", Ground.INJURY), Question("microneedling"))
FAILED = Failure("locked.pdf", Code.E_PASSWORD, "it is locked.", "Unlock it.")


@pytest.fixture(scope="module")
def report(policy_pdf: bytes) -> Report:
    return analyze(policy_pdf, name="plan.pdf", questions=ASKED, in_process=True)


# Public names


@pytest.mark.parametrize("name", analyzer.__all__)
def test_a_public_name_is_there_and_says_what_it_is(name: str) -> None:
    public = getattr(analyzer, name)

    assert name in dir(analyzer)
    assert public.__name__ == name
    # A dataclass without a docstring gets its signature for one.
    assert public.__doc__
    assert not public.__doc__.startswith(f"{name}(")


def test_no_other_name_is_promised() -> None:
    assert set(analyzer._HOMES) == set(analyzer.__all__)
    with pytest.raises(AttributeError, match="anything"):
        _ = analyzer.anything


@pytest.mark.parametrize("name", ["analyze", "scan", "to_frame", "why"])
def test_a_public_function_has_all_its_types(name: str) -> None:
    signature = inspect.signature(getattr(analyzer, name))

    assert signature.return_annotation is not inspect.Signature.empty
    assert all(
        one.annotation is not inspect.Parameter.empty for one in signature.parameters.values()
    )


def test_type_checkers_are_told_to_look() -> None:
    assert Path(analyzer.__file__).with_name("py.typed").is_file()


# Tables


def test_a_report_gives_its_three_tables(report: Report) -> None:
    clauses, outlooks, plans = (report.to_frame(of) for of in ("clauses", "outlooks", "plans"))

    assert list(clauses.columns) == list(CLAUSE_COLUMNS)
    assert list(clauses["kind"]) == ["exclusion", "carve_out"]
    assert clauses["page"].sum() == 2
    assert list(outlooks.columns) == list(OUTLOOK_COLUMNS)
    assert list(outlooks["outlook"]) == ["possible_medical_necessity", "excluded_unless_carve_out"]
    assert list(plans.columns) == list(PLAN_COLUMNS)
    assert (plans["exclusions"] + plans["carve_outs"]).tolist() == [2]


def test_many_reports_make_one_table_and_failures_are_in_it(report: Report) -> None:
    both = [report, FAILED]

    assert list(to_frame(both)["document"].unique()) == ["plan.pdf"]
    outlooks = to_frame(both, "outlooks", questions=ASKED)
    assert list(outlooks["document"]) == ["plan.pdf"] * 2 + ["locked.pdf"] * 2
    assert list(outlooks["outlook"])[2:] == ["", ""]
    plans = to_frame(iter(both), "plans")
    assert list(plans["status"]) == ["analysed", "failed"]
    assert plans["pages"].isna().tolist() == [False, True]


def test_one_report_is_taken_as_well(report: Report) -> None:
    assert len(to_frame(report)) == 2
    assert to_frame(FAILED).empty
    assert to_frame([], "plans").empty


def test_a_table_of_many_is_inert_and_that_of_one_is_as_printed(report: Report) -> None:
    policy = replace(report.policy, name="=1+1.pdf")
    hostile = replace(report, policy=policy)

    assert hostile.to_frame("plans")["document"][0] == "=1+1.pdf"
    assert to_frame(hostile, "plans")["document"][0] == "'=1+1.pdf"


def test_a_table_that_does_not_exist_is_refused(report: Report) -> None:
    with pytest.raises(UsageError, match="clauses, outlooks, plans"):
        report.to_frame("facts")  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="clauses, outlooks, plans"):
        to_frame([report], "facts")  # type: ignore[arg-type]


# Notebooks


class Tags(HTMLParser):
    """The tags with their attributes, and the text between them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.update(name for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        self.text += data


def test_a_notebook_shows_outlooks_and_clauses(report: Report) -> None:
    shown = Tags(report._repr_html_())

    assert shown.text.startswith("plan.pdf")
    assert "possible_medical_necessity" in shown.text
    assert "Cosmetic surgery or cosmetic services" in shown.text
    assert shown.tags.count("table") == 2


def test_words_of_a_document_cannot_become_markup(report: Report) -> None:
    attack = "<img src=x onerror=alert(1)>\"'&<script>\u202e"
    policy = replace(
        report.policy,
        name=f"{attack}.pdf",
        text=report.policy.text.replace("Cosmetic", "<b>s</b>"),  # as long as what it replaces
        warnings=(Warning(Code.W_LAYOUT, attack),),
    )

    shown = Tags(replace(report, policy=policy)._repr_html_())

    assert {"img", "script"}.isdisjoint(shown.tags)
    assert shown.tags.count("b") == 2  # the titles of the tables
    assert shown.attributes <= {"style", "scope"}
    assert shown.text.count("<img src=x onerror=alert(1)>") == 2
    assert "<b>s</b>" in shown.text
    assert "\u202e" not in shown.text


def test_a_silent_report_says_that_there_is_nothing(report: Report) -> None:
    shown = Tags(replace(report, clauses=(), outlooks=())._repr_html_())

    assert "Clauses: none" in shown.text
    assert "table" not in shown.tags


def test_a_long_table_is_cut_and_says_where_the_rest_is() -> None:
    shown = Tags(as_html("t", [], [Table("R", ["n"], [["1"]] * (MAX_ROWS + 3), "rows()")]))

    assert shown.tags.count("tr") == MAX_ROWS + 1
    assert "3 more: rows()" in shown.text


# The reference


def test_the_reference_is_made_from_the_docstrings(tmp_path: Path) -> None:
    pytest.importorskip("pdoc", reason="pdoc is not installed")
    command = [sys.executable, "-m", "tests.reference", "-o", str(tmp_path)]

    done = subprocess.run(command, capture_output=True, text=True, cwd=Path(__file__).parent.parent)

    assert done.returncode == 0, done.stderr
    assert "Warn" not in done.stderr
    page = (tmp_path / "analyzer.html").read_text("utf-8")
    for name in analyzer.__all__:
        assert f'id="{name}"' in page
