"""Which exclusion an exception limits, and that an exception to nothing is none."""

from __future__ import annotations

import pytest
from test_roles import read, said

from analyzer.labels import ClauseKind

LISTS = [
    pytest.param(
        """
# Exclusions
Cosmetic surgery is not covered, except for:
- Repair of scars after an accident
- Correction of a congenital defect
- Breast reconstruction after a mastectomy

Travel costs are not covered.
""",
        [
            "exclusion: Cosmetic surgery is not covered",
            "carve_out: Repair of scars after an accident -> Cosmetic surgery is not covered",
            "carve_out: Correction of a congenital defect -> Cosmetic surgery is not covered",
            "carve_out: Breast reconstruction after a mastectomy"
            " -> Cosmetic surgery is not covered",
        ],
        id="except for, then one carve-out for each item",
    ),
    pytest.param(
        """
# Exclusions
Cosmetic services are not covered under this plan.

This exclusion does not apply to:
- Scars left by an accident
- Birth defects of a child
""",
        [
            "exclusion: Cosmetic services are not covered under this plan",
            "carve_out: Scars left by an accident"
            " -> Cosmetic services are not covered under this plan",
            "carve_out: Birth defects of a child"
            " -> Cosmetic services are not covered under this plan",
        ],
        id="does not apply to, a paragraph of its own with a list",
    ),
    pytest.param(
        """
# Exclusions
We do not cover any cosmetic surgery in this plan. The following are not considered cosmetic:
- Repair of a cleft lip
- Surgery after a burn
""",
        [
            "exclusion: We do not cover any cosmetic surgery in this plan",
            "carve_out: Repair of a cleft lip -> We do not cover any cosmetic surgery in this plan",
            "carve_out: Surgery after a burn -> We do not cover any cosmetic surgery in this plan",
        ],
        id="list of what is not considered cosmetic",
    ),
    pytest.param(
        """
# Exclusions
We do not cover cosmetic surgery.

Exceptions:
- Repair of scars after an accident
""",
        [
            "exclusion: We do not cover cosmetic surgery",
            "carve_out: Repair of scars after an accident -> We do not cover cosmetic surgery",
        ],
        id="Exceptions as a line of the same section",
    ),
    pytest.param(
        """
# Exclusions
## Cosmetic care
We do not cover cosmetic surgery in any setting.
## Exceptions to this exclusion
- Repair of scars after an accident
""",
        [
            "exclusion: We do not cover cosmetic surgery in any setting",
            "carve_out: Repair of scars after an accident"
            " -> We do not cover cosmetic surgery in any setting",
        ],
        id="Exceptions to this exclusion as the next heading",
    ),
    pytest.param(
        """
# Exclusions
Cosmetic services such as:
- Dermabrasion
- Micro-needling

This exclusion does not apply to scars left by injuries or burns.
""",
        [
            "exclusion: Cosmetic services such as",
            "exclusion: Dermabrasion",
            "exclusion: Micro-needling",
            "carve_out: This exclusion does not apply to scars left by injuries or burns"
            " -> Cosmetic services such as",
        ],
        id="behind a list it limits the exclusion that leads into the list",
    ),
    pytest.param(
        """
# Exclusions
We do not cover:
- Dermabrasion, except after a burn
- Chemical peels
- Micro-needling
""",
        [
            "exclusion: Dermabrasion",
            "carve_out: except after a burn -> Dermabrasion",
            "exclusion: Chemical peels",
            "exclusion: Micro-needling",
        ],
        id="the exception of one item limits no other",
    ),
    pytest.param(
        """
# Benefits
We cover what your doctor orders.
## Exceptions
- Liposuction
- Face lifts
""",
        ["exclusion: Liposuction", "exclusion: Face lifts"],
        id="Exceptions in a chapter on benefits exclude",
    ),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_a_list_of_exceptions_limits_what_leads_into_it(text: str, expected: list[str]) -> None:
    assert said(read(text)) == expected


NEXT = [
    pytest.param(
        "We do not pay for cosmetic services of any sort. This exclusion does not apply to the "
        "repair of injuries.",
        [
            "exclusion: We do not pay for cosmetic services of any sort",
            "carve_out: This exclusion does not apply to the repair of injuries"
            " -> We do not pay for cosmetic services of any sort",
        ],
        id="does not apply",
    ),
    pytest.param(
        "We do not pay for cosmetic services of any sort. This exclusion does not apply to surgery "
        "after an accident.",
        [
            "exclusion: We do not pay for cosmetic services of any sort",
            "carve_out: This exclusion does not apply to surgery after an accident"
            " -> We do not pay for cosmetic services of any sort",
        ],
        id="does not apply, and no word of repair",
    ),
    pytest.param(
        "We do not pay for cosmetic services of any sort. However, we will pay for surgery after "
        "cancer.",
        [
            "exclusion: We do not pay for cosmetic services of any sort",
            "carve_out: However, we will pay for surgery after cancer"
            " -> We do not pay for cosmetic services of any sort",
        ],
        id="however, we will pay, and no word of repair",
    ),
    pytest.param(
        "Cosmetic surgery is excluded. Cosmetic surgery does not include reconstructive surgery "
        "after a burn.",
        [
            "exclusion: Cosmetic surgery is excluded",
            "carve_out: Cosmetic surgery does not include reconstructive surgery after a burn"
            " -> Cosmetic surgery is excluded",
        ],
        id="does not include",
    ),
    pytest.param(
        "We exclude aesthetic operations. Cosmetic surgery shall not include surgery that follows "
        "trauma.",
        [
            "exclusion: We exclude aesthetic operations",
            "carve_out: Cosmetic surgery shall not include surgery that follows trauma"
            " -> We exclude aesthetic operations",
        ],
        id="shall not include",
    ),
    pytest.param(
        "Cosmetic surgery is not covered. However, we will pay for surgery after cancer.",
        [
            "exclusion: Cosmetic surgery is not covered",
            "carve_out: However, we will pay for surgery after cancer"
            " -> Cosmetic surgery is not covered",
        ],
        id="however, we will pay",
    ),
    pytest.param(
        "Cosmetic surgery of any sort is not covered by this plan. We will pay for scar revision "
        "after an accident.",
        [
            "exclusion: Cosmetic surgery of any sort is not covered by this plan",
            "carve_out: We will pay for scar revision after an accident"
            " -> Cosmetic surgery of any sort is not covered by this plan",
        ],
        id="a grant behind an exclusion",
    ),
    pytest.param(
        "Cosmetic surgery is not covered. We will pay for scar revision after an accident.",
        [
            "exclusion: Cosmetic surgery is not covered",
            "carve_out: We will pay for scar revision after an accident"
            " -> Cosmetic surgery is not covered",
        ],
        id="a grant behind a short exclusion",
    ),
    pytest.param(
        "We do not pay for any cosmetic procedures under this plan. Surgery to repair a burn is "
        "not considered cosmetic.",
        [
            "exclusion: We do not pay for any cosmetic procedures under this plan",
            "carve_out: Surgery to repair a burn is not considered cosmetic"
            " -> We do not pay for any cosmetic procedures under this plan",
        ],
        id="not considered cosmetic, the reason in front",
    ),
]


@pytest.mark.parametrize(("paragraph", "expected"), NEXT)
def test_the_next_sentence_limits_the_one_before(paragraph: str, expected: list[str]) -> None:
    assert said(read(f"# Exclusions\n{paragraph}")) == expected


@pytest.mark.parametrize(
    "exception",
    [
        pytest.param(
            "This exclusion does not apply to the repair of injuries.", id="with a word of repair"
        ),
        pytest.param(
            "This exclusion does not apply to surgery after an accident.",
            id="without one",
        ),
    ],
)
def test_an_exception_in_a_paragraph_of_its_own_limits_the_one_above(exception: str) -> None:
    report = read(f"# Exclusions\nWe do not pay for cosmetic services of any sort.\n\n{exception}")

    assert said(report) == [
        "exclusion: We do not pay for cosmetic services of any sort",
        f"carve_out: {exception.rstrip('.')} -> We do not pay for cosmetic services of any sort",
    ]


def test_a_grant_behind_a_short_exclusion_excludes_nothing_by_name() -> None:
    report = read(
        "# Exclusions\nCosmetic surgery is not covered. Repair of a cleft lip is not considered "
        "cosmetic."
    )

    exclusion = report.clauses[0]
    assert exclusion.kind is ClauseKind.EXCLUSION
    assert "cleft" not in exclusion.procedures


UNBOUND = [
    pytest.param(
        "# Getting care\nThis exclusion does not apply to repair after an accident.",
        [],
        id="nothing is excluded at all",
    ),
    pytest.param(
        """
# Exclusions
We do not pay for cosmetic surgery.
# Your rights
This exclusion does not apply to repair after an accident.
""",
        ["exclusion: We do not pay for cosmetic surgery"],
        id="the exclusion stands in another chapter",
    ),
    pytest.param(
        """
# Exclusions
We do not pay for parking.

This exclusion does not apply to visits after an accident.
""",
        [],
        id="what is excluded is not cosmetic",
    ),
    pytest.param(
        """
# Exclusions
Except after an accident or a burn:
- Parking
- Travel
""",
        [],
        id="a lead-in without a topic",
    ),
]


@pytest.mark.parametrize(("text", "expected"), UNBOUND)
def test_an_exception_with_nothing_to_limit_is_dropped(text: str, expected: list[str]) -> None:
    assert said(read(text)) == expected


@pytest.mark.parametrize(
    "heading",
    [
        pytest.param("Surgery", id="under a heading without a sign"),
        pytest.param("Benefits", id="under a heading that grants"),
    ],
)
def test_a_grant_with_nothing_to_limit_is_a_benefit(heading: str) -> None:
    report = read(
        f"# {heading}\nYou need a letter for most kinds of care in this plan. However, we will pay "
        "for plastic surgery after an accident."
    )

    assert said(report) == ["coverage: However, we will pay for plastic surgery after an accident"]


def test_two_exclusions_of_one_section_keep_their_own_exceptions() -> None:
    report = read(
        """
# Exclusions
- Cosmetic surgery, except after a burn
- Hair removal, except after cancer
"""
    )

    assert said(report) == [
        "exclusion: Cosmetic surgery",
        "carve_out: except after a burn -> Cosmetic surgery",
        "exclusion: Hair removal",
        "carve_out: except after cancer -> Hair removal",
    ]


def test_an_exclusion_is_limited_before_a_definition() -> None:
    report = read(
        "# Definitions\n"
        "Cosmetic surgery means surgery that changes how you look. We do not cover cosmetic "
        "surgery. This exclusion does not apply to the repair of injuries."
    )

    assert said(report) == [
        "definition: Cosmetic surgery means surgery that changes how you look",
        "exclusion: We do not cover cosmetic surgery",
        "carve_out: This exclusion does not apply to the repair of injuries"
        " -> We do not cover cosmetic surgery",
    ]
