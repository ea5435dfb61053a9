"""Which terms a paper defines: cosmetic, reconstructive, medically necessary."""

from __future__ import annotations

import pytest
from test_roles import read, said

from analyzer.labels import ClauseKind

BY_CUE = [
    pytest.param(
        "Cosmetic surgery means surgery meant to change how you look.", "cos-surgery", id="means"
    ),
    pytest.param(
        "Reconstructive surgery is defined as surgery that repairs a defect.",
        "rec-surgery",
        id="is defined as",
    ),
    pytest.param(
        "The term cosmetic procedure refers to work on healthy tissue.",
        "cos-procedure",
        id="the term refers to",
    ),
    pytest.param(
        "A service is considered cosmetic when it only changes how you look.",
        "cos-considered",
        id="is considered cosmetic when",
    ),
    pytest.param(
        "Medically necessary means care that a prudent doctor would give.",
        "nec-medically-necessary",
        id="medically necessary",
    ),
    pytest.param(
        "Medical necessity shall mean care that a prudent doctor would give.",
        "nec-medical-necessity",
        id="medical necessity",
    ),
]


@pytest.mark.parametrize(("sentence", "rule"), BY_CUE)
def test_a_cue_defines_the_term_before_it(sentence: str, rule: str) -> None:
    report = read(f"# About this booklet\n{sentence}")

    assert said(report) == [f"definition: {sentence.rstrip('.')}"]
    assert report.clauses[0].mention.rule == rule


GLOSSARY = [
    pytest.param(
        """
# Glossary
## Cosmetic surgery
Work on healthy parts of the body that only changes how you look.
## Deductible
What you owe before the plan pays.
""",
        ["definition: Work on healthy parts of the body that only changes how you look"],
        id="heading of an entry",
    ),
    pytest.param(
        """
# Definitions
Cosmetic procedure. An operation on healthy tissue that only changes how you look.

Copayment. Your share of a bill.
""",
        [
            "definition: Cosmetic procedure. An operation on healthy tissue that only changes how"
            " you look"
        ],
        id="run-in title with a stop",
    ),
    pytest.param(
        """
# Definitions
Medically necessary.Care that a prudent doctor would give.

Copayment. Your share of a bill.
""",
        ["definition: Medically necessary.Care that a prudent doctor would give"],
        id="run-in title that lost the space behind it",
    ),
    pytest.param(
        """
# Definitions
Reconstructive surgery: work that repairs a defect.

Copayment: your share of a bill.
""",
        ["definition: Reconstructive surgery: work that repairs a defect"],
        id="run-in title with a colon",
    ),
    pytest.param(
        """
# Definitions
Medically necessary - care that a prudent doctor would give.
""",
        ["definition: Medically necessary - care that a prudent doctor would give"],
        id="run-in title with a dash",
    ),
    pytest.param(
        """
# Glossary
## Deductible
What you owe before the plan pays for a medically necessary stay.
""",
        [],
        id="an entry that only uses a term",
    ),
    pytest.param(
        """
# Claims
## Medical necessity
Send us the letter of your doctor within a month.
""",
        [],
        id="a heading outside a glossary",
    ),
]


@pytest.mark.parametrize(("text", "expected"), GLOSSARY)
def test_an_entry_of_a_glossary_defines_its_title(text: str, expected: list[str]) -> None:
    assert said(read(text)) == expected


EXCEPTIONS = [
    pytest.param(
        "Cosmetic surgery means surgery that changes how you look, except surgery that repairs a "
        "burn.",
        [
            "definition: Cosmetic surgery means surgery that changes how you look, except surgery"
            " that repairs a burn",
            "carve_out: except surgery that repairs a burn -> Cosmetic surgery means surgery that"
            " changes how you look, except surgery that repairs a burn",
        ],
        id="in the sentence",
    ),
    pytest.param(
        "Cosmetic surgery means surgery that changes how you look. It does not include "
        "reconstructive surgery after an accident.",
        [
            "definition: Cosmetic surgery means surgery that changes how you look",
            "carve_out: does not include reconstructive surgery after an accident"
            " -> Cosmetic surgery means surgery that changes how you look",
        ],
        id="in the next sentence",
    ),
]


@pytest.mark.parametrize(("paragraph", "expected"), EXCEPTIONS)
def test_an_exception_in_a_definition_is_a_carve_out_of_it(
    paragraph: str, expected: list[str]
) -> None:
    assert said(read(f"# Definitions\n{paragraph}")) == expected


NONE = [
    pytest.param("A stay must be medically necessary.", id="must be"),
    pytest.param("We pay for medically necessary stays.", id="as an adjective"),
    pytest.param("Deductible means what you owe before we pay for cosmetic care.", id="later term"),
    pytest.param("Ask by electronic means whether it is medically necessary.", id="other means"),
]


@pytest.mark.parametrize("sentence", NONE)
def test_using_a_term_does_not_define_it(sentence: str) -> None:
    kinds = [clause.kind for clause in read(f"# About this booklet\n{sentence}").clauses]

    assert ClauseKind.DEFINITION not in kinds


def test_what_excludes_outright_is_no_definition() -> None:
    report = read(
        "# About this booklet\n"
        "We do not cover cosmetic surgery, which means surgery that changes how you look."
    )

    assert [clause.kind for clause in report.clauses] == [ClauseKind.EXCLUSION]


def test_each_place_that_defines_a_term_counts() -> None:
    entry = "Medically necessary means care that a prudent doctor would give."

    report = read(f"# Definitions\n{entry}\n# Appeals\n{entry}")

    assert said(report) == [f"definition: {entry.rstrip('.')}"] * 2
