"""Where a sentence turns: exclusions and their exceptions in one sentence."""

from __future__ import annotations

import pytest
from test_roles import read, said

from analyzer.labels import ClauseKind, Ground

CUTS = [
    pytest.param(
        "Cosmetic surgery, except when it is required by an accidental injury.",
        [
            "exclusion: Cosmetic surgery",
            "carve_out: except when it is required by an accidental injury -> Cosmetic surgery",
        ],
        id="except",
    ),
    pytest.param(
        "We do not cover cosmetic surgery unless it repairs a birth defect.",
        [
            "exclusion: We do not cover cosmetic surgery",
            "carve_out: unless it repairs a birth defect -> We do not cover cosmetic surgery",
        ],
        id="unless",
    ),
    pytest.param(
        "We do not cover cosmetic surgery other than to treat an accidental injury.",
        [
            "exclusion: We do not cover cosmetic surgery",
            "carve_out: other than to treat an accidental injury"
            " -> We do not cover cosmetic surgery",
        ],
        id="other than",
    ),
    pytest.param(
        "Surgery to improve your appearance that is not required by an injury is not covered.",
        [
            "exclusion: Surgery to improve your appearance that is",
            "carve_out: not required by an injury is not covered"
            " -> Surgery to improve your appearance that is",
        ],
        id="not required by",
    ),
    pytest.param(
        "Cosmetic surgery (unless needed to repair a burn) and treatment of wrinkles.",
        [
            "exclusion: Cosmetic surgery",
            "carve_out: unless needed to repair a burn) -> Cosmetic surgery",
            "exclusion: and treatment of wrinkles",
        ],
        id="in brackets, and behind them the list goes on",
    ),
    pytest.param(
        "Cosmetic surgery is excluded, except repair after an injury, except where that repair is "
        "for cosmetic purposes only.",
        [
            "exclusion: Cosmetic surgery is excluded",
            "carve_out: except repair after an injury -> Cosmetic surgery is excluded",
            "exclusion: except where that repair is for cosmetic purposes only",
        ],
        id="excluded, except, except",
    ),
    pytest.param(
        "We do not cover cosmetic surgery, except surgery to repair a scar from an accident unless "
        "that surgery is purely cosmetic.",
        [
            "exclusion: We do not cover cosmetic surgery",
            "carve_out: except surgery to repair a scar from an accident"
            " -> We do not cover cosmetic surgery",
            "exclusion: unless that surgery is purely cosmetic",
        ],
        id="excluded, except, unless",
    ),
    pytest.param(
        "The plan does not cover cosmetic surgery but generally provides coverage when it repairs "
        "damage from an accident.",
        [
            "exclusion: The plan does not cover cosmetic surgery but generally",
            "carve_out: provides coverage when it repairs damage from an accident"
            " -> The plan does not cover cosmetic surgery but generally",
        ],
        id="but generally provides coverage",
    ),
    pytest.param(
        "We do not cover cosmetic surgery, including but not limited to work after an accident.",
        [
            "exclusion: We do not cover cosmetic surgery, including but not limited to work after"
            " an accident"
        ],
        id="but not limited to excepts nothing",
    ),
    pytest.param(
        "We do not cover cosmetic surgery, whether or not caused by an injury.",
        ["exclusion: We do not cover cosmetic surgery, whether or not caused by an injury"],
        id="whether or not caused by excepts nothing",
    ),
    pytest.param(
        "Cosmetic surgery, unless needed for psychological reasons.",
        ["exclusion: Cosmetic surgery"],
        id="psychological reasons are no carve-out",
    ),
    pytest.param(
        "Cosmetic surgery, unless a trip is planned.",
        ["exclusion: Cosmetic surgery"],
        id="an exception without a medical reason is no carve-out",
    ),
    pytest.param(
        "Cosmetic surgery, except as described in the chapter on reconstructive surgery.",
        [
            "exclusion: Cosmetic surgery",
            "carve_out: except as described in the chapter on reconstructive surgery"
            " -> Cosmetic surgery",
        ],
        id="exception by reference",
    ),
    pytest.param(
        "Exceptions: we do not cover cosmetic surgery.",
        ["exclusion: Exceptions: we do not cover cosmetic surgery"],
        id="Exceptions that exclude",
    ),
    pytest.param(
        "Except after an accident, cosmetic surgery is not covered.",
        [
            "exclusion: cosmetic surgery is not covered",
            "carve_out: Except after an accident -> cosmetic surgery is not covered",
        ],
        id="the exception opens the sentence",
    ),
    pytest.param(
        "Unless it repairs an injury, we do not cover cosmetic surgery.",
        [
            "exclusion: we do not cover cosmetic surgery",
            "carve_out: Unless it repairs an injury -> we do not cover cosmetic surgery",
        ],
        id="unless opens the sentence",
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), CUTS)
def test_a_sentence_is_cut_where_its_exception_begins(sentence: str, expected: list[str]) -> None:
    assert said(read(f"# Exclusions\n- {sentence}\n- Travel costs.")) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Except after an accident, cosmetic surgery is not covered.", id="except"),
        pytest.param("Unless it repairs an injury, we do not cover face lifts.", id="unless"),
    ],
)
def test_an_exclusion_is_found_behind_its_exception(sentence: str) -> None:
    """Weaker than the rows above: however it is cut, the exclusion must not get lost."""
    kinds = [clause.kind for clause in read(f"# Exclusions\n{sentence}").clauses]

    assert ClauseKind.EXCLUSION in kinds


def test_a_benefit_with_an_exception_excludes() -> None:
    report = read("# Benefits\nWe cover reconstructive surgery except for cosmetic purposes.")

    assert said(report) == [
        "coverage: We cover reconstructive surgery",
        "exclusion: except for cosmetic purposes",
    ]


def test_a_condition_of_a_benefit_is_no_exception() -> None:
    report = read(
        "# Benefits\nReconstructive surgery is covered only if it corrects a functional defect."
    )

    assert said(report) == [
        "coverage: Reconstructive surgery is covered only if it corrects a functional defect"
    ]


NECESSITY = [
    pytest.param("unless it is medically necessary", True, id="alone"),
    pytest.param("except after an accident, or if medically necessary", True, id="as a choice"),
    pytest.param("unless medically necessary as a result of an accident", False, id="narrowing"),
    pytest.param("unless it follows an accident", False, id="not named"),
]


@pytest.mark.parametrize(("exception", "alone"), NECESSITY)
def test_necessity_is_a_reason_only_where_it_stands_alone(exception: str, alone: bool) -> None:
    report = read(f"# Exclusions\n- Cosmetic surgery, {exception}.")

    *_, carve_out = report.clauses
    assert carve_out.kind is ClauseKind.CARVE_OUT
    assert ("necessity" in carve_out.flags) is alone


def test_a_ground_belongs_to_the_part_in_which_it_stands() -> None:
    report = read(
        "# Exclusions\n"
        "- Scar revision for acne (except after a burn) and hair removal for any disease."
    )

    assert [(clause.kind, clause.grounds) for clause in report.clauses] == [
        (ClauseKind.EXCLUSION, (Ground.ACNE,)),
        (ClauseKind.CARVE_OUT, (Ground.BURN,)),
        (ClauseKind.EXCLUSION, (Ground.DISEASE,)),
    ]
