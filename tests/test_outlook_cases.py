"""The worked cases: a small printed paper each, and what a person must be told of it.

The papers stand in `case_wordings`. A case asserts the outlook, how sure it is, and the flags that
it is there to test; other flags may be set besides.
"""

from __future__ import annotations

from typing import NamedTuple

import pytest
from case_wordings import OTHER_PAPERS, PAPERS
from papers import print_paper
from test_roles import check_invariants

from analyzer import analyze
from analyzer.errors import PolicyReadError
from analyzer.labels import Code, Confidence, Ground, OutlookLabel
from analyzer.precedence import settle
from analyzer.records import Circumstances, Outlook, Question
from analyzer.report import Report

EXCLUDED = OutlookLabel.EXCLUDED
UNLESS = OutlookLabel.EXCLUDED_UNLESS_CARVE_OUT
POSSIBLE = OutlookLabel.POSSIBLE_MEDICAL_NECESSITY
COVERED = OutlookLabel.COVERED
SILENT = OutlookLabel.NOT_ADDRESSED
HIGH, MEDIUM, LOW = Confidence.HIGH, Confidence.MEDIUM, Confidence.LOW
YEAR, MONTH = 365, 30  # days


class Case(NamedTuple):
    """A question to the paper of its name, and the answer; `flags` are parted by spaces."""

    paper: str
    procedure: str
    ground: Ground
    label: OutlookLabel
    confidence: Confidence
    flags: str = ""
    known: Circumstances = Circumstances()

    @property
    def question(self) -> Question:
        return Question(self.procedure, self.ground, self.known)


UNKNOWN = Ground.UNKNOWN
ACNE, BURN, INJURY = Ground.ACNE, Ground.BURN, Ground.INJURY
FUNCTION = Ground.FUNCTIONAL_IMPAIRMENT
CASES = [
    Case("C01", "microneedling", UNKNOWN, EXCLUDED, MEDIUM, "needs_full_document"),
    Case(
        "C02",
        "scar_revision",
        INJURY,
        POSSIBLE,
        LOW,
        "needs_full_document prior_auth_advised",
    ),
    Case("C03", "microneedling", BURN, POSSIBLE, MEDIUM, "experimental_risk prior_auth_advised"),
    Case("C04", "microneedling", ACNE, SILENT, LOW, "needs_full_document"),
    Case("C05", "microneedling", ACNE, EXCLUDED, HIGH),
    Case(
        "C06", "microneedling", FUNCTION, POSSIBLE, MEDIUM, "prior_auth_advised experimental_risk"
    ),
    Case("C07", "microneedling", Ground.PSYCHOLOGICAL, EXCLUDED, HIGH, "psych_rejected"),
    Case("C08", "microneedling", Ground.APPEARANCE, EXCLUDED, HIGH),
    Case(
        "C09",
        "microneedling",
        Ground.PRIOR_SURGERY,
        POSSIBLE,
        MEDIUM,
        "prior_auth_advised experimental_risk",
    ),
    Case("C10", "microneedling", UNKNOWN, UNLESS, HIGH, "ask_user_ground"),
    Case(
        "C11",
        "scar_revision",
        INJURY,
        EXCLUDED,
        MEDIUM,
        "time_limit_risk",
        Circumstances(days_since=3 * YEAR),
    ),
    Case(
        "C12",
        "scar_revision",
        INJURY,
        POSSIBLE,
        HIGH,
        "time_limit_risk prior_auth_advised",
        Circumstances(days_since=5 * MONTH),
    ),
    Case("C13", "scar_revision", INJURY, UNLESS, MEDIUM, "time_limit_risk ask_user_date"),
    Case("C14", "chemical_peel", ACNE, EXCLUDED, HIGH, "named_exclusion"),
    Case("C15", "scar_revision", INJURY, POSSIBLE, MEDIUM, "prior_auth_advised"),
    Case("C16", "microneedling", ACNE, EXCLUDED, HIGH, "opd_excluded"),
    Case("C17", "burn_reconstruction", BURN, POSSIBLE, MEDIUM, "doctor_certificate inpatient_only"),
    Case("C18", "microneedling", BURN, UNLESS, LOW, "section_scope"),
    Case("C19", "laser_scar", BURN, POSSIBLE, MEDIUM, "prior_auth_required one_course"),
    Case("C20", "rhinoplasty", FUNCTION, EXCLUDED, MEDIUM, "absolute_wording"),
    Case("C21", "hair_transplant", BURN, EXCLUDED, MEDIUM, "named_exclusion legal_review"),
    Case("C22", "microneedling", BURN, POSSIBLE, MEDIUM, "prior_auth_advised"),
    Case("C23", "microneedling", BURN, EXCLUDED, MEDIUM, "named_exclusion"),
    Case(
        "C24",
        "microneedling",
        Ground.MASTECTOMY,
        EXCLUDED,
        MEDIUM,
        "absolute_wording legal_mandate_hint",
    ),
    Case("C25", "microneedling", ACNE, EXCLUDED, HIGH),
    Case(
        "C26",
        "breast_reconstruction",
        Ground.MASTECTOMY,
        COVERED,
        HIGH,
        "legal_mandate_hint prior_auth_advised",
    ),
    Case("C27", "microneedling", BURN, SILENT, MEDIUM, "definition_only needs_full_document"),
    Case("C28", "laser_scar", INJURY, UNLESS, LOW, "external_policy prior_auth_advised"),
    Case(
        "C29",
        "scar_revision",
        INJURY,
        EXCLUDED,
        MEDIUM,
        "prior_auth_missing",
        Circumstances(approved=False),
    ),
    Case("C30", "scar_revision", INJURY, POSSIBLE, HIGH, "prior_auth_required"),
    Case("C31", "blepharoplasty", FUNCTION, POSSIBLE, HIGH, "prior_auth_advised"),
    Case(
        "C32",
        "scar_revision",
        Ground.CONGENITAL,
        EXCLUDED,
        MEDIUM,
        "age_limit external_appeal_right",
        Circumstances(age=40),
    ),
    Case(
        "C33",
        "microneedling",
        BURN,
        POSSIBLE,
        MEDIUM,
        "prior_auth_advised legal_mandate_hint experimental_risk",
    ),
    Case("C34", "complication_care", Ground.INFECTION, COVERED, MEDIUM, "limited_to_complication"),
    Case("C35", "complication_care", BURN, EXCLUDED, MEDIUM),
    Case("C36", "microneedling", BURN, SILENT, HIGH, "scope_other_domain"),
    Case("C37", "microneedling", UNKNOWN, SILENT, HIGH, "wrong_document"),
    Case("C38", "microneedling", UNKNOWN, SILENT, HIGH, "wrong_document"),
    Case("C40", "scar_revision", BURN, UNLESS, LOW, "amendment_conflict manual_review"),
    Case("C41", "gender_facial", Ground.PSYCHOLOGICAL, EXCLUDED, MEDIUM, "legal_review"),
    Case("C42", "laser_scar", ACNE, POSSIBLE, MEDIUM, "mbs_item_required tier_check"),
    Case("C43", "scar_revision", BURN, POSSIBLE, MEDIUM, "doctor_certificate"),
    Case("C44", "microneedling", BURN, EXCLUDED, MEDIUM, "scope_binding absolute_wording"),
    Case("C45", "laser_vascular", Ground.CONGENITAL, EXCLUDED, HIGH, "congenital_is_exclusion"),
]


def read(wording: str, question: Question) -> tuple[Report, Outlook]:
    report = analyze(print_paper(wording), name="paper.pdf", questions=[question])
    check_invariants(report)
    return report, report.outlook(question)


@pytest.mark.parametrize("case", [pytest.param(case, id=case.paper) for case in CASES])
def test_worked_case(case: Case) -> None:
    _, outlook = read(PAPERS[case.paper], case.question)

    assert outlook.label is case.label
    assert set(case.flags.split()) - set(outlook.flags) == set()
    assert outlook.confidence is case.confidence
    assert bool(outlook.pages) is (case.label is not SILENT)


def test_every_worked_case_is_asked_of_its_paper() -> None:
    assert sorted(PAPERS) == [f"C{number:02}" for number in range(1, 46)]
    assert {case.paper for case in CASES} == set(PAPERS) - {"C39"}


def test_a_protected_stub_is_no_paper_without_exclusions() -> None:
    """Case C39: nothing was read, so nothing is said of what the plan excludes."""
    with pytest.raises(PolicyReadError) as caught:
        analyze(print_paper(PAPERS["C39"]), name="paper.pdf")

    assert caught.value.code is Code.E_NO_TEXT


TOGETHER = [
    pytest.param("C05", "silent summary", EXCLUDED, id="C05 a summary says nothing"),
    pytest.param("C43", "Indian brochure", POSSIBLE, id="C43 a brochure leaves out the exception"),
]


@pytest.mark.parametrize(("contract", "summary", "label"), TOGETHER)
@pytest.mark.parametrize("turned", [False, True], ids=["contract first", "contract last"])
def test_the_fuller_paper_of_a_plan_decides(
    contract: str, summary: str, label: OutlookLabel, turned: bool
) -> None:
    question = next(case.question for case in CASES if case.paper == contract)
    papers = [PAPERS[contract], OTHER_PAPERS[summary]]
    reports = [read(wording, question) for wording in (papers[::-1] if turned else papers)]

    settled = settle([(report.facts.document_type, outlook) for report, outlook in reports])

    assert len({outlook.label for _, outlook in reports}) == 2
    assert settled.outlook.label is label
    assert settled.outlook.confidence is HIGH
    assert "evidence_conflict_resolved" in settled.outlook.flags
    assert settled.decided_by == int(turned)
