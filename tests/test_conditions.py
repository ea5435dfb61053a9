"""Time windows, ages and other conditions that are printed with an exception."""

from __future__ import annotations

import pytest
from papers import print_paper

from analyzer import analyze
from analyzer.cautions import FLAGS
from analyzer.conditions import ADULT, age_limit, window
from analyzer.labels import ClauseKind, Ground, OutlookLabel
from analyzer.records import Circumstances, Question
from ui import texts

WINDOWS = [
    pytest.param("within 24 hours of the accident", 1, id="hours"),
    pytest.param("within ninety (90) days of the Accident", 90, id="in words and figures"),
    pytest.param("within 12 months after the injury", 366, id="months"),
    pytest.param("begins within 24 hours and is completed within 2 years", 730, id="the last"),
    pytest.param("not later than six weeks following surgery", 42, id="weeks"),
    pytest.param("by the end of the calendar year after the accident", 730, id="end of next year"),
    pytest.param("submit the claim within 90 days of the accident", None, id="proof of loss"),
    pytest.param("an appeal is filed within 180 days", None, id="appeal"),
    pytest.param("completed claim forms within 90 days", None, id="claim"),
    pytest.param("within the service area", None, id="place"),
]


@pytest.mark.parametrize(("text", "days"), WINDOWS)
def test_a_time_window_is_read(text: str, days: int | None) -> None:
    assert window(text) == days


AGES = [
    pytest.param("a defect of a child under age 19", 19, id="under age"),
    pytest.param("for members younger than 16 years", 16, id="younger than"),
    pytest.param("up to age 26", 26, id="up to"),
    pytest.param("anomalies of a newborn child", ADULT, id="a child"),
    pytest.param("a minor anomaly", None, id="minor is small"),
    pytest.param("under 30 days of care", None, id="days"),
    pytest.param("under the plan", None, id="no number"),
]


@pytest.mark.parametrize(("text", "years"), AGES)
def test_an_age_limit_is_read(text: str, years: int | None) -> None:
    assert age_limit(text) == years


POSSIBLE = OutlookLabel.POSSIBLE_MEDICAL_NECESSITY
EXCLUDED = OutlookLabel.EXCLUDED
UNLESS = OutlookLabel.EXCLUDED_UNLESS_CARVE_OUT
LIMITED = """
# Evergreen Health Plan Certificate of Coverage
This certificate is the contract between you and the plan.
# Exclusions
We do not cover:
- Cosmetic surgery, except to repair an injury within 6 months of the accident, or to correct a \
birth defect of a child under age 12.
"""


@pytest.mark.parametrize(
    ("ground", "known", "label"),
    [
        pytest.param(Ground.INJURY, Circumstances(days_since=30), POSSIBLE, id="in time"),
        pytest.param(Ground.INJURY, Circumstances(days_since=400), EXCLUDED, id="too late"),
        pytest.param(Ground.INJURY, Circumstances(), UNLESS, id="date unknown"),
        pytest.param(Ground.INJURY, Circumstances(days_since=9, age=60), POSSIBLE, id="grown up"),
        pytest.param(Ground.CONGENITAL, Circumstances(age=4), POSSIBLE, id="young enough"),
        pytest.param(Ground.CONGENITAL, Circumstances(age=12), EXCLUDED, id="too old"),
        pytest.param(
            Ground.CONGENITAL, Circumstances(days_since=9999, age=4), POSSIBLE, id="no window"
        ),
    ],
)
def test_limits_bind_the_reason_that_they_are_set_for(
    ground: Ground, known: Circumstances, label: OutlookLabel
) -> None:
    question = Question("scar_revision", ground, known)

    report = analyze(print_paper(LIMITED), name="paper.pdf", questions=[question])

    assert report.outlook(question).label is label


def test_limits_are_fields_of_the_clause() -> None:
    report = analyze(print_paper(LIMITED), name="paper.pdf", questions=[])

    (carve_out,) = (c for c in report.clauses if c.kind is ClauseKind.CARVE_OUT)
    assert (carve_out.within_days, carve_out.under_age) == (183, 12)


def test_what_is_missing_is_said_in_the_reason() -> None:
    late = Question("scar_revision", Ground.INJURY, Circumstances(days_since=400))

    outlook = analyze(print_paper(LIMITED), name="paper.pdf", questions=[late]).outlook(late)

    assert outlook.label is OutlookLabel.EXCLUDED
    assert "time" in outlook.reason
    assert len(outlook.clauses) == 2  # the exclusion, and the exception that came too late


def test_every_flag_is_put_into_words() -> None:
    assert set(FLAGS) <= set(texts.FLAGS)
