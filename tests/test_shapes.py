"""Shapes of wording that say the same with other words, and look-alikes that say something else.

Each paper is written in the markup of `test_roles.paper`; a case states every clause that must be
flagged in it, and with an empty list that nothing may be.
"""

from __future__ import annotations

import pytest
from test_roles import read, said

ANOTHER_ORDER = [
    pytest.param(
        """
# Exclusions
- Surgery that is cosmetic, but that term does not include repair after an injury;
""",
        [
            "exclusion: Surgery that is cosmetic, but that term",
            "carve_out: does not include repair after an injury -> Surgery that is cosmetic, but"
            " that term",
        ],
        id="but that term does not include",
    ),
    pytest.param(
        """
# Cosmetic surgery
We do not cover cosmetic surgery. The exclusion does not extend to surgery on severe burns.
""",
        [
            "exclusion: We do not cover cosmetic surgery",
            "carve_out: exclusion does not extend to surgery on severe burns -> We do not cover"
            " cosmetic surgery",
        ],
        id="the exclusion does not extend to",
    ),
    pytest.param(
        """
# What is not covered
1. cosmetic surgery, except after a covered injury. Nor does this exclusion apply to surgery
  (a) that follows an operation for an infection; or
  (b) on a defect from birth;
""",
        [
            "exclusion: 1. cosmetic surgery",
            "carve_out: except after a covered injury -> 1. cosmetic surgery",
            "carve_out: a) that follows an operation for an infection; or -> 1. cosmetic surgery",
            "carve_out: b) on a defect from birth -> 1. cosmetic surgery",
        ],
        id="nor does this exclusion apply, with a list and no colon",
    ),
    pytest.param(
        """
# General exclusions
We do not cover:
- any treatment that is cosmetic in nature, save that this does not exclude:
    (i) repair after bodily injury by accident;
    (ii) rebuilding of the breast after cancer;
""",
        [
            "exclusion: any treatment that is cosmetic in nature",
            "carve_out: i) repair after bodily injury by accident -> any treatment that is cosmetic"
            " in nature",
            "carve_out: ii) rebuilding of the breast after cancer -> any treatment that is cosmetic"
            " in nature",
        ],
        id="save that this does not exclude",
    ),
    pytest.param(
        """
# Exclusion 12
We do not pay for treatment to change your appearance.
Exception 1: We pay for surgery to restore your appearance after an accident.
""",
        [
            "exclusion: We do not pay for treatment to change your appearance",
            "carve_out: Exception 1: We pay for surgery to restore your appearance after an"
            " accident -> We do not pay for treatment to change your appearance",
        ],
        id="an exception with a number and a block of its own",
    ),
    pytest.param(
        """
# Surgery to the face
Cosmetic treatment is never paid for.
We do pay if:
- the part of the body was altered by an accident or an illness;
""",
        [
            "exclusion: Cosmetic treatment is never paid for",
            "carve_out: the part of the body was altered by an accident or an illness -> Cosmetic"
            " treatment is never paid for",
        ],
        id="a bare grant right behind an exclusion takes out again",
    ),
    pytest.param(
        """
# Exclusions
Breast reduction is not covered, unless after a mastectomy, or unless medically necessary.
""",
        [
            "exclusion: Breast reduction is not covered",
            "carve_out: unless after a mastectomy, or -> Breast reduction is not covered",
            "carve_out: unless medically necessary -> Breast reduction is not covered",
        ],
        id="or unless is a second exception",
    ),
    pytest.param(
        """
# Exclusions
Hearing loss; hair transplants, except after burns; face lifts; travel.
""",
        [
            "exclusion: Hearing loss; hair transplants",
            "carve_out: except after burns -> Hearing loss; hair transplants",
            "exclusion: face lifts; travel",
        ],
        id="a semicolon ends an exception",
    ),
    pytest.param(
        """
# Policy
These are considered cosmetic and are not covered, unless there is a functional impairment:
- face lift
- neck tightening by thread
""",
        [
            "exclusion: These are considered cosmetic and are not covered",
            "carve_out: unless there is a functional impairment -> These are considered cosmetic"
            " and are not covered + face lift + neck tightening by thread",
            "exclusion: face lift",
            "exclusion: neck tightening by thread",
        ],
        id="a lead-in lends its word and its exception to every item",
    ),
    pytest.param(
        """
# Keloids
Not covered, save where they hurt and limit movement.
""",
        [
            "exclusion: Keloids Not covered",
            "carve_out: save where they hurt and limit movement -> Keloids Not covered",
        ],
        id="a heading names what its text leaves out",
    ),
    pytest.param(
        """
# Reconstructive surgery
We cover reconstructive surgery. Nothing in this part obliges us to cover cosmetic surgery.
""",
        [
            "coverage: We cover reconstructive surgery",
            "exclusion: Nothing in this part obliges us to cover cosmetic surgery",
        ],
        id="nothing obliges us to cover",
    ),
    pytest.param(
        """
# Notice
Do you know that your plan pays for all stages of reconstruction of the breast after a mastectomy?
""",
        [
            "coverage: Do you know that your plan pays for all stages of reconstruction of the"
            " breast after a mastectomy?"
        ],
        id="a question that tells",
    ),
    pytest.param(
        """
# Surgery
Rhinoplasty is considered cosmetic when it only changes the shape of the nose.
""",
        [
            "exclusion: Rhinoplasty is considered cosmetic when it only changes the shape of the"
            " nose"
        ],
        id="a named procedure that is considered cosmetic is excluded, not defined",
    ),
    pytest.param(
        """
# Appendix
Medical Necessity - services that fit the diagnosis and cannot be left out without harm.
""",
        [
            "definition: Medical Necessity - services that fit the diagnosis and cannot be left"
            " out without harm"
        ],
        id="a term of necessity outside a glossary",
    ),
    pytest.param(
        """
# Plastic surgery
Reconstructive surgery is performed on abnormal structures of the body.
""",
        ["definition: Reconstructive surgery is performed on abnormal structures of the body"],
        id="defined by what it is performed on",
    ),
    pytest.param(
        """
# Skin and face
| What is covered | What is not covered |
| Repair of a scar after an accident | Removal of a tattoo |
""",
        [
            "coverage: Repair of a scar after an accident",
            "exclusion: Removal of a tattoo",
        ],
        id="the head of a column says what its cells do",
    ),
    pytest.param(
        """
# Referral table for cosmetic problems
| Problem | Excluded | Allowable |
| Tattoos | Art of any kind | None |
""",
        ["exclusion: Tattoos Art of any kind"],
        id="the first cell of a row names what the others speak of",
    ),
    pytest.param(
        """
# What is left out
No payment is made for cosmetic surgery (see Reconstructive Surgery in Part 5 for what we pay).
""",
        [
            "exclusion: No payment is made for cosmetic surgery (see Reconstructive Surgery in Part"
            " 5 for what we pay)"
        ],
        id="a reference in brackets grants nothing by itself",
    ),
]


@pytest.mark.parametrize(("text", "expected"), ANOTHER_ORDER)
def test_a_shape_is_read_as_a_careful_reader_does(text: str, expected: list[str]) -> None:
    assert said(read(text)) == expected


NOTHING = [
    pytest.param(
        """
# Exclusions and waiting periods
Expenses for the listed conditions are excluded until the expiry of 24 months.

Hernia
Surgery of varicose veins
""",
        id="a list of waiting periods",
    ),
    pytest.param(
        """
# Limitations and exclusions
- Wigs are limited to one a year.
""",
        id="a limit of number is no exclusion",
    ),
    pytest.param(
        """
# Exclusions
Gender affirming care refers to a range of services that support a person.
""",
        id="a service described",
    ),
    pytest.param(
        """
# Exclusions and limitations
If a claim for a listed procedure (e.g., plastic surgery procedures) comes late, send the records.
""",
        id="an example in brackets",
    ),
    pytest.param("# Costs\nCan cosmetic surgery be reimbursed?", id="a question decides nothing"),
    pytest.param(
        "# Changes\nCosmetic changes to the layout are not covered by this notice.",
        id="cosmetic changes to a paper",
    ),
    pytest.param(
        "# Hospitals not covered\nEar, nose and throat, plastic surgery, radiology.",
        id="departments of a hospital",
    ),
    pytest.param(
        "# Approval\nExceptions to prior authorization rest on medical necessity.",
        id="exceptions to a procedure of the plan",
    ),
    pytest.param(
        "# Drugs not covered\nAll are approved under the Food, Drug, and Cosmetic Act.",
        id="the name of an act",
    ),
    pytest.param(
        """
# Surgery
- Surgery to correct a condition is covered when it is defined by our staff.
- Note: an anomaly is defined as a condition from birth.
""",
        id="a note that defines",
    ),
]


@pytest.mark.parametrize("text", NOTHING)
def test_a_look_alike_is_left_alone(text: str) -> None:
    assert said(read(text)) == []
