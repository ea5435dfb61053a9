"""The report and the rows that are made of it."""

import pickle
from collections.abc import Callable
from dataclasses import replace

import pytest

from analyzer import analyze
from analyzer.errors import UsageError
from analyzer.labels import (
    ClauseKind,
    Code,
    Confidence,
    DocumentType,
    FoundBy,
    Ground,
    MentionKind,
    OutlookLabel,
)
from analyzer.places import page_list, page_runs
from analyzer.records import (
    Box,
    Clause,
    Fact,
    Facts,
    Failure,
    Mention,
    Outlook,
    Policy,
    Question,
    Warning,
    Word,
)
from analyzer.report import (
    CLAUSE_COLUMNS,
    CUT,
    OUTLOOK_COLUMNS,
    PLAN_COLUMNS,
    Report,
    clause_rows,
    outlook_rows,
    plan_row,
    quoted,
    visible,
)
from tests.conftest import POLICY_LINES, MakePdf

TEXT = "Not covered\nCosmetic surgery except\nafter an injury"
PolicyOf = Callable[..., Policy]


def clause_at(policy: Policy, phrase: str, **changes: object) -> Clause:
    start = policy.text.index(phrase)
    end = start + len(phrase)
    mention = Mention("cos-surgery", MentionKind.COSMETIC, start, end, FoundBy.FUZZY, 92.857)
    plain = Clause(
        "aaaa", ClauseKind.EXCLUSION, start, end, start, end, ("Limits", "Not\ncovered"), mention
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


@pytest.fixture
def report(policy_of: PolicyOf) -> Report:
    policy = policy_of(TEXT)
    exclusion = clause_at(policy, "Cosmetic surgery except\nafter an injury")
    carve_out = clause_at(
        policy,
        "except\nafter an injury",
        id="bbbb",
        kind=ClauseKind.CARVE_OUT,
        procedures=("keloid", "prp"),
        grounds=(Ground.INJURY, Ground.BURN),
        limits=("aaaa",),
    )
    outlook = Outlook(
        Question("keloid", Ground.INJURY),
        OutlookLabel.POSSIBLE_MEDICAL_NECESSITY,
        "A carve-out reaches it.",
        Confidence.HIGH,
        "carve-out",
        ("bbbb",),
        (1, 3),
        ("prior_auth_advised",),
    )
    facts = Facts(
        DocumentType.SBC,
        plan_name=Fact("Gold\nPlus", 0, 3, 1),
        coverage_start=Fact("2026-01-01", 0, 3, 1),
    )
    return Report(policy, (exclusion, carve_out), facts, (outlook,))


def test_the_columns_are_those_that_programs_rely_on() -> None:
    assert ",".join(CLAUSE_COLUMNS) == (
        "document,page,kind,text,section,phrase,rule,found_by,score,procedures,grounds,exclusion,"
        "clause,box,place"
    )
    assert ",".join(OUTLOOK_COLUMNS) == (
        "document,procedure,ground,outlook,reason,pages,clauses,confidence,flags"
    )
    assert ",".join(PLAN_COLUMNS) == (
        "document,status,code,problem,remedy,document_type,insurer,plan_name,coverage_start,"
        "coverage_end,member_phone,internal_appeal_deadline,external_review_deadline,"
        "prior_authorization,pages,pages_with_text,exclusions,carve_outs,warnings,sha256,"
        "prior_authorization_penalty,appeal_address,documents_wanted,amendment,"
        "counted_in"
    )


def test_a_quote_is_the_text_as_printed(report: Report) -> None:
    assert report.quote(report.clauses[0]) == "Cosmetic surgery except\nafter an injury"


def test_clause_rows_hold_text_place_and_links(report: Report) -> None:
    exclusion, carve_out = (
        dict(zip(CLAUSE_COLUMNS, row, strict=True)) for row in clause_rows(report)
    )

    assert exclusion == {
        "document": "plan.pdf",
        "page": "1",
        "kind": "exclusion",
        "text": "Cosmetic surgery except after an injury",
        "section": "Limits > Not covered",
        "phrase": "Cosmetic surgery except after an injury",
        "rule": "cos-surgery",
        "found_by": "fuzzy",
        "score": "92.9",
        "procedures": "",
        "grounds": "",
        "exclusion": "",
        "clause": "aaaa",
        "box": "1:50.0,112.0,188.0,122.0;1:50.0,124.0,140.0,134.0",
        "place": "page 1",
    }
    assert carve_out["procedures"] == "keloid;prp"
    assert carve_out["grounds"] == "injury;burn"
    assert carve_out["exclusion"] == "aaaa"


def test_outlook_rows_hold_answer_and_evidence(report: Report) -> None:
    assert outlook_rows(report) == [
        [
            "plan.pdf",
            "keloid",
            "injury",
            "possible_medical_necessity",
            "A carve-out reaches it.",
            "1;3",
            "bbbb",
            "high",
            "prior_auth_advised",
        ]
    ]


def test_the_plan_row_holds_facts_and_counts(report: Report) -> None:
    row = dict(zip(PLAN_COLUMNS, plan_row(report), strict=True))

    assert row["status"] == "analysed"
    assert row["document_type"] == "sbc"
    assert row["plan_name"] == "Gold Plus"
    assert row["coverage_start"] == "2026-01-01"
    assert row["insurer"] == row["code"] == row["warnings"] == ""
    assert (row["pages"], row["pages_with_text"]) == ("1", "1")
    assert (row["exclusions"], row["carve_outs"]) == ("1", "1")


@pytest.mark.parametrize(
    ("code", "status"),
    [
        pytest.param(Code.W_PAGE_NO_TEXT, "partial", id="picture of a page"),
        pytest.param(Code.W_PAGE_FAILED, "partial", id="damaged page"),
        pytest.param(Code.W_LANGUAGE, "analysed", id="all pages read"),
    ],
)
def test_a_document_with_unread_pages_is_partial(report: Report, code: Code, status: str) -> None:
    warned = replace(report, warnings=(Warning(code, "Look out.", (2, 3, 4, 9)),))

    row = dict(zip(PLAN_COLUMNS, plan_row(warned), strict=True))

    assert row["status"] == status
    assert row["warnings"] == f"{code}:2-4,9"
    if status == "partial":
        assert (row["code"], row["problem"]) == (code, "Look out.")
        assert "pages 2-4, 9" in row["remedy"]


def test_a_warning_of_reading_and_analysis_counts_once(report: Report) -> None:
    warning = Warning(Code.W_LANGUAGE, "Not English.")
    warned = replace(report, policy=replace(report.policy, warnings=(warning,)))

    row = dict(zip(PLAN_COLUMNS, plan_row(replace(warned, warnings=(warning,))), strict=True))

    assert row["warnings"] == "W_LANGUAGE"


def test_a_failed_document_has_rows_that_say_why() -> None:
    failure = Failure("a/b.pdf", Code.E_PASSWORD, "it is locked.", "Unlock it.", "cd" * 32)

    plan = dict(zip(PLAN_COLUMNS, plan_row(failure), strict=True))
    (outlook,) = outlook_rows(failure, [Question("keloid", Ground.BURN)])

    assert plan["status"] == "failed"
    assert plan["code"] == "E_PASSWORD"
    assert (plan["problem"], plan["remedy"]) == ("it is locked.", "Unlock it.")
    assert plan["sha256"] == "cd" * 32
    assert outlook[:5] == ["a/b.pdf", "keloid", "burn", "", "it is locked. Unlock it."]


def test_a_long_clause_is_cut_and_keeps_what_makes_it_this_kind(policy_of: PolicyOf) -> None:
    policy = policy_of("before " * 300 + "unless burned " + "after " * 300 + "end")
    whole = clause_at(policy, policy.text)
    late = policy.text.index("unless")

    start_kept = quoted(policy, replace(whole, key_start=0, key_end=6))
    late_kept = quoted(policy, replace(whole, key_start=late, key_end=late + 13))

    for quote in (start_kept, late_kept):
        assert len(quote) < 1_500
        assert quote.endswith(f" {CUT}")
    assert start_kept.startswith("before")
    assert late_kept.startswith(f"{CUT} unless burned after")


def test_the_answer_to_a_question_is_found(report: Report) -> None:
    assert report.outlook(Question("keloid", Ground.INJURY)) is report.outlooks[0]


def test_a_question_that_was_not_asked_is_refused(report: Report) -> None:
    with pytest.raises(UsageError, match=r"keloid:burn was not asked of plan\.pdf"):
        report.outlook(Question("keloid", Ground.BURN))


def test_the_frame_has_the_columns_of_the_file(report: Report) -> None:
    frame = report.to_frame()

    assert list(frame.columns) == list(CLAUSE_COLUMNS)
    assert list(frame["page"]) == [1, 1]
    assert list(frame["score"]) == [92.9, 92.9]


def test_the_frame_of_a_report_without_clauses_is_empty(report: Report) -> None:
    frame = replace(report, clauses=()).to_frame()

    assert list(frame.columns) == list(CLAUSE_COLUMNS)
    assert frame.empty


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("café 📄.pdf", "café 📄.pdf", id="printable"),
        pytest.param("latin1_\udce9\udcff.pdf", r"latin1_\xe9\xff.pdf", id="not UTF-8"),
        pytest.param("new\nline\x1b[31m", r"new\x0aline\x1b[31m", id="controls"),
        pytest.param("\u202efdp.exe", r"\u202efdp.exe", id="turned direction"),
        pytest.param("\ud800", r"\ud800", id="half a character"),
    ],
)
def test_a_name_is_made_visible(name: str, expected: str) -> None:
    assert visible(name) == expected


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        pytest.param([3], "page 3", id="one"),
        pytest.param([4, 3, 4], "pages 3, 4", id="two"),
        pytest.param([1, 2, 3, 7], "pages 1-3, 7", id="run"),
        pytest.param([], "the pages", id="none"),
    ],
)
def test_pages_are_listed(pages: list[int], expected: str) -> None:
    assert page_list(pages) == expected


def test_runs_of_pages_are_joined_by_commas() -> None:
    assert page_runs([1, 2, 3, 5, 6, 9]) == "1-3,5,6,9"


@pytest.mark.parametrize("pages", [(), (POLICY_LINES, ("Next page",))], ids=["empty", "words"])
def test_a_policy_comes_out_of_a_pickle_as_it_went_in(
    pages: tuple[tuple[str, ...], ...], make_pdf: MakePdf
) -> None:
    policy = analyze(make_pdf(*pages)).policy if pages else Policy("plan.pdf", "", "", (), (), ())

    again = pickle.loads(pickle.dumps(policy))  # noqa: S301 - our own

    assert again == policy
    assert all(type(word) is Word and type(word.box) is Box for word in again.words)
