"""Several papers of one plan: what they say together, and which of them decided."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from papers import print_paper

from analyzer import analyze
from analyzer.bundles import plans_of
from analyzer.cli import main
from analyzer.errors import UsageError
from analyzer.inputs import Entry
from analyzer.labels import Code, Confidence, Ground, OutlookLabel
from analyzer.lexicon import load
from analyzer.plans import PLAN_OUTLOOK_COLUMNS, Plan, as_one_plan
from analyzer.records import Failure, Question
from analyzer.report import Report

SCAR = Question("scar_revision", Ground.INJURY)
CONTRACT = """
# Evidence of Coverage
Riverbend Health Plan, Inc.
This agreement tells members which medical benefits the plan pays. It begins on January 1, 2031.
===
## Exclusions
We do not cover the following services:
- Cosmetic surgery and other care that only changes your looks.
- Routine foot care.
"""
GENEROUS = CONTRACT.replace(
    "changes your looks.", "changes your looks, except to correct the results of an injury."
)
BROCHURE = """
# Riverbend at a glance: benefit summary
This guide is only a summary of the medical plan for members; the plan documents will govern.
## What is not covered
- Cosmetic surgery
- Routine foot care
"""
RIDER = """
# Amendment No. 2 to your Evidence of Coverage
This amendment changes your medical plan from July 1, 2031.
## Reconstructive surgery
The plan covers reconstructive surgery to correct a birth defect or the results of an injury.
"""
NEW_EXCLUSION = """
# Amendment No. 3 to your Evidence of Coverage
This amendment changes your medical plan from July 1, 2031.
## Exclusions
The following is added to the list of what is not covered:
- Scar revision, whatever the reason.
"""
BY_REFERENCE = CONTRACT.replace(
    "changes your looks.",
    "changes your looks. Our medical policies tell when a procedure is cosmetic.",
)
MEDICAL_POLICY = """
# Medical Policy: Scar Revision
Policy Number: 55-07   Last Review Date: 02/02/2031
## Criteria
Scar revision is considered medically necessary when a scar after an injury limits movement.
Scar revision is considered cosmetic and not medically necessary in all other cases.
"""


def read(markup: str, name: str, *questions: Question) -> Report:
    return analyze(print_paper(markup), name=name, questions=questions or [SCAR])


def plan_of(*papers: Report | Failure, question: Question = SCAR) -> Plan:
    return as_one_plan("plan", papers, load(), [question])


def test_the_contract_counts_before_its_summary_in_any_order() -> None:
    contract, brochure = read(GENEROUS, "contract.pdf"), read(BROCHURE, "brochure.pdf")
    assert brochure.outlook(SCAR).label is OutlookLabel.EXCLUDED

    for papers in ((contract, brochure), (brochure, contract)):
        plan = plan_of(*papers)
        (answer,) = plan.outlooks

        assert answer.outlook.label is OutlookLabel.POSSIBLE_MEDICAL_NECESSITY
        assert answer.cited == "contract.pdf, page 2"
        assert "needs_full_document" not in answer.outlook.flags
        assert [report.policy.name for report, _ in plan.otherwise(answer)] == ["brochure.pdf"]


def test_a_grant_in_an_amendment_is_weighed_with_the_exclusion_of_the_contract() -> None:
    contract, rider = read(CONTRACT, "contract.pdf"), read(RIDER, "rider.pdf")
    assert contract.outlook(SCAR).label is OutlookLabel.EXCLUDED

    answer = plan_of(contract, rider).outlooks[0]

    assert answer.outlook.label is OutlookLabel.POSSIBLE_MEDICAL_NECESSITY
    assert answer.cited == "rider.pdf, page 1; contract.pdf, page 2"
    assert {"amendment_conflict", "manual_review"} <= set(answer.outlook.flags)
    assert answer.outlook.confidence is not Confidence.HIGH


def test_an_amendment_changes_nothing_for_a_reason_it_does_not_reach() -> None:
    looks = Question("scar_revision", Ground.APPEARANCE)
    contract, rider = read(CONTRACT, "contract.pdf", looks), read(RIDER, "rider.pdf", looks)

    answer = plan_of(contract, rider, question=looks).outlooks[0]

    assert answer.outlook.label is OutlookLabel.EXCLUDED
    assert answer.cited == "contract.pdf, page 2"


def test_a_new_exclusion_in_an_amendment_takes_back_what_the_contract_grants() -> None:
    contract, rider = read(GENEROUS, "contract.pdf"), read(NEW_EXCLUSION, "rider.pdf")

    answer = plan_of(contract, rider).outlooks[0]

    assert answer.outlook.label is OutlookLabel.EXCLUDED
    assert answer.cited == "rider.pdf, page 1"
    assert "amendment_conflict" in answer.outlook.flags


def test_two_contracts_at_odds_give_the_worse_with_low_confidence_in_any_order() -> None:
    strict, generous = read(CONTRACT, "a.pdf"), read(GENEROUS, "b.pdf")

    for papers in ((strict, generous), (generous, strict)):
        answer = plan_of(*papers).outlooks[0]

        assert answer.outlook.label is OutlookLabel.EXCLUDED
        assert answer.outlook.confidence is Confidence.LOW
        assert "manual_review" in answer.outlook.flags
        assert answer.cited == "a.pdf, page 2"


def test_the_medical_policy_decides_where_the_contract_leaves_its_criteria_to_it() -> None:
    contract, policy = read(BY_REFERENCE, "contract.pdf"), read(MEDICAL_POLICY, "policy.pdf")
    assert "external_policy" in contract.outlook(SCAR).flags

    answer = plan_of(contract, policy).outlooks[0]

    assert answer.outlook.label is OutlookLabel.POSSIBLE_MEDICAL_NECESSITY
    assert answer.cited == "policy.pdf, page 1"
    assert "external_policy" in answer.outlook.flags


def test_the_medical_policy_decides_nothing_where_the_contract_does() -> None:
    contract, policy = read(CONTRACT, "contract.pdf"), read(MEDICAL_POLICY, "policy.pdf")

    answer = plan_of(contract, policy).outlooks[0]

    assert answer.outlook.label is OutlookLabel.EXCLUDED
    assert answer.cited == "contract.pdf, page 2"


def test_a_paper_that_nobody_read_lowers_every_answer_of_its_plan() -> None:
    lost = Failure("eoc.pdf", Code.E_NO_TEXT, "it has no text.", "Ask for a PDF with text.")

    answer = plan_of(read(BROCHURE, "brochure.pdf"), lost).outlooks[0]

    assert answer.outlook.confidence is Confidence.LOW
    assert "unreadable" in answer.outlook.flags
    assert "eoc.pdf could not be read and may say otherwise" in answer.outlook.reason
    assert plan_of(lost).outlooks == ()


def test_papers_of_different_insurers_and_years_are_doubted() -> None:
    other = CONTRACT.replace("Riverbend", "Highmoor").replace("2031", "2032")
    period = "Coverage Period: 01/01/{} - 12/31/{}"
    one = read(period.format(2031, 2031) + CONTRACT, "a.pdf")
    two = read(period.format(2032, 2032) + other, "b.pdf")

    doubts = " ".join(plan_of(one, two).doubts())

    assert "a.pdf and b.pdf are of different years (2031-01-01, p. 1; 2032-01-01, p. 1)" in doubts
    assert plan_of(one, one).doubts() == ()


# Which papers belong together


def entries(*names: str) -> list[Entry]:
    return [Entry(Path("/plans", name), name) for name in names]


def test_the_documents_of_a_folder_are_one_plan() -> None:
    found = plans_of(entries("gold/sbc.pdf", "gold/eoc.pdf", "silver/sbc.pdf", "a.pdf"), "folder")

    assert found == {
        "gold/sbc.pdf": "gold",
        "gold/eoc.pdf": "gold",
        "silver/sbc.pdf": "silver",
        "a.pdf": "plans",
    }


def test_a_list_tells_the_plan_of_each_document(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("plan;document\nGold;gold/sbc.pdf\nGold;eoc_7.pdf\n", encoding="utf-8-sig")

    found = plans_of(entries("gold/sbc.pdf", "silver/sbc.pdf", "contracts/eoc_7.pdf"), str(path))

    assert found == {
        "gold/sbc.pdf": "Gold",
        "silver/sbc.pdf": "silver/sbc.pdf",
        "contracts/eoc_7.pdf": "Gold",
    }


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("plan,document\nGold,none.pdf\n", "line 2: 'none.pdf' is none of the documents"),
        ("plan,document\nGold,sbc.pdf\n", "line 2: 'sbc.pdf' is the name of several documents"),
        ("plan,document\nGold,\n", "line 2: the document is missing"),
        ("plan,file\nGold,sbc.pdf\n", "the columns have to be plan,document"),
        ("plan,document\n", "there is no line in it"),
    ],
)
def test_a_list_that_cannot_be_used_is_refused(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "list.csv"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(UsageError, match=message):
        plans_of(entries("gold/sbc.pdf", "silver/sbc.pdf"), str(path))


def test_a_list_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="the list of plans cannot be read"):
        plans_of(entries("sbc.pdf"), str(tmp_path / "none.csv"))


# The command line


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, markup in (
        ("plans/gold/brochure.pdf", BROCHURE),
        ("plans/gold/contract.pdf", GENEROUS),
        ("plans/silver/contract.pdf", CONTRACT),
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(print_paper(markup))
    (tmp_path / "plans/silver/sbc.pdf").write_bytes(b"%PDF-1.4 broken")
    return tmp_path


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_analyze_says_what_several_papers_say_together(
    folders: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = "analyze plans/gold/brochure.pdf plans/gold/contract.pdf --as-one-plan"
    status = main([*command.split(), "--procedure", "scar_revision", "--ground", "injury"])

    printed = capsys.readouterr().out
    assert status == 0
    assert "One plan, 2 papers" in printed
    assert "Decided by contract.pdf, page 2." in printed
    assert "Read alone, brochure.pdf says: excluded (page 1)." in printed


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_scan_writes_a_row_for_each_plan(
    folders: Path, capsys: pytest.CaptureFixture[str], jobs: str
) -> None:
    command = "scan plans --as-one-plan folder --plan-outlooks p.csv --ask scar_revision:injury"
    status = main([*command.split(), "--jobs", jobs])

    found = rows(folders / "p.csv")
    assert status == 1
    assert tuple(found[0]) == PLAN_OUTLOOK_COLUMNS
    assert [(row["plan"], row["outlook"], row["decided_by"], row["pages"]) for row in found] == [
        (
            "gold",
            "possible_medical_necessity",
            "gold/contract.pdf",
            "gold/contract.pdf:2",
        ),
        ("silver", "excluded", "silver/contract.pdf", "silver/contract.pdf:2"),
    ]
    assert found[1]["not_read"] == "silver/sbc.pdf"
    assert found[1]["confidence"] == "low"
    assert "silver (2 papers, 1 not read)" in capsys.readouterr().out


def test_scan_asks_which_papers_belong_together(
    folders: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main("scan plans --plan-outlooks p.csv".split()) == 2
    assert "Add --as-one-plan folder" in capsys.readouterr().err


def test_papers_of_one_plan_are_not_taken_from_a_journal(
    folders: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main("scan plans --as-one-plan folder --resume".split()) == 2
    assert "Leave one of the two out" in capsys.readouterr().err
