"""Benefits and refusals as other insurers lay them out: rows with prices, ticks, short titles.

Each paper is written in the markup of `test_roles.paper`; a case states every clause that must be
flagged in it, and with an empty list that nothing may be.
"""

from __future__ import annotations

import pytest
from test_roles import read, said

from analyzer.labels import Ground, OutlookLabel
from analyzer.records import Question

ROWS = [
    pytest.param(
        """
# Chart
| Service | Your share |
| Office visit | $30 copay |
| Reconstructive surgery after an injury | 20% |
| Cosmetic surgery | Not covered |
| Breast reconstruction | $0 |
| Hip replacement | $250 per admission |
| Liposuction | Not covered |
""",
        [
            "coverage: Reconstructive surgery after an injury",
            "exclusion: Cosmetic surgery",
            "coverage: Breast reconstruction",
            "exclusion: Liposuction",
        ],
        id="a price makes a row a benefit, and no row decides for the next",
    ),
    pytest.param(
        """
# Hospital tiers
| Category | Bronze | Gold |
| Plastic and reconstructive surgery | Not included | Included |
| Cosmetic surgery | Not included | Not included |
""",
        [
            "coverage: Plastic and reconstructive surgery",
            "exclusion: Cosmetic surgery",
        ],
        id="included in one of the plans side by side",
    ),
    pytest.param(
        """
# Guide
| Care | What we pay for | What we don't pay for |
| Cosmetic care | Repair after an accident | A change of looks |
| Varicose veins | One leg a year | Thread veins |
""",
        [
            "carve_out: Cosmetic care Repair after an accident -> A change of looks",
            "exclusion: A change of looks",
            "coverage: Varicose veins One leg a year",
            "exclusion: Thread veins",
        ],
        id="columns for what is paid and what is not",
    ),
]
"""Tables."""

LINES = [
    pytest.param(
        """
# Extras
- ✓ Hernia repair
- ✗ Cosmetic surgery
""",
        ["exclusion: ✗ Cosmetic surgery"],
        id="a cross before the line",
    ),
    pytest.param(
        """
# What your plan covers
- Stays in hospital
Exclusion: Cosmetic services that are not listed above.
""",
        ["exclusion: Exclusion: Cosmetic services that are not listed above"],
        id="exclusion as a run-in title among benefits",
    ),
    pytest.param(
        """
# What is not covered
- Charges for cosmetic care. Except for cosmetic surgery that is:
  - needed after an accident;
  - needed for a birth defect;
- Rest cures
""",
        [
            "exclusion: Charges for cosmetic care",
            "carve_out: needed after an accident -> Charges for cosmetic care",
            "carve_out: needed for a birth defect -> Charges for cosmetic care",
        ],
        id="an exception that names its topic again",
    ),
    pytest.param(
        """
# Benefits
Reconstructive surgery: covered within the yearly limit after an accident. We do not pay for:
- hair transplants
- massage
""",
        [
            "coverage: Reconstructive surgery: covered within the yearly limit after an accident",
            "exclusion: hair transplants",
        ],
        id="the end of a line leads into the list, not its title",
    ),
    pytest.param(
        """
# Covered services
## Reconstructive procedures
Reconstructive procedures when they treat an injury or a birth defect.
## Imaging
Scans that a doctor orders.
""",
        ["coverage: Reconstructive procedures when they treat an injury or a birth defect"],
        id="a benefit without a verb",
    ),
    pytest.param(
        """
# Exclusions
The policy does not cover:
1. Hernia within the first 90 days;
2. Hair removal;
""",
        ["exclusion: 2. Hair removal"],
        id="the waiting period of one item is not that of the next",
    ),
    pytest.param(
        """
# Policy
Cosmetic or beauty surgery is not compensated. The insurer compensates plastic surgery that
repairs burns.
""",
        [
            "exclusion: Cosmetic or beauty surgery is not compensated",
            "carve_out: The insurer compensates plastic surgery that repairs burns -> Cosmetic or"
            " beauty surgery is not compensated",
        ],
        id="compensated",
    ),
    pytest.param(
        """
# Rules
Excision of tattoos is not insured. Neither is the removal of moles for cosmetic reasons.
""",
        [
            "exclusion: Excision of tattoos is not insured",
            "exclusion: Neither is the removal of moles for cosmetic reasons",
        ],
        id="neither is",
    ),
    pytest.param(
        """
# Defined terms
Medically necessary care is ordered by a doctor and fits the diagnosis.
Member means a person who is enrolled.
""",
        ["definition: Medically necessary care is ordered by a doctor and fits the diagnosis"],
        id="an entry that opens with its term",
    ),
    pytest.param(
        """
# Benefits
Plastic surgery to restore function will usually be funded. Surgery provided that:
- it follows within a year of the accident; and
- we agreed to it.
""",
        ["coverage: Plastic surgery to restore function will usually be funded"],
        id="conditions of a benefit are none",
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*ROWS, *LINES])
def test_a_layout_gives_its_verdict(text: str, expected: list[str]) -> None:
    assert said(read(text)) == expected


@pytest.mark.parametrize(
    "lead",
    [
        "You will not receive benefits for:",
        "Members are not entitled to coverage for:",
        "We will not be able to give cover; the following will not be performed:",
        "The cost is borne by the patient for:",
    ],
)
def test_a_refusal_that_names_benefits_grants_none(lead: str) -> None:
    report = read(f"# Plan\n{lead}\n- cosmetic surgery\n- laser hair removal\n")

    assert [clause.kind for clause in report.clauses] == ["exclusion", "exclusion"]


@pytest.mark.parametrize(
    "text",
    [
        "# Coverage\nRemoval of a lesion of the cornea is covered.\n",
        "# Coverage\nLigament reconstruction after an injury is covered.\n",
        "# Chart\n| Service | Your share |\n| Hip surgery | $250 |\n| Crowns | 20% |\n",
        "# Coverage\nNote: Coverage for reconstructive surgery does not apply to jaw surgery.\n",
    ],
    ids=["lesion", "ligament", "prices", "does not apply"],
)
def test_other_benefits_are_not_flagged(text: str) -> None:
    assert said(read(text)) == []


def outlook(text: str, procedure: str, ground: Ground) -> OutlookLabel:
    question = Question(procedure, ground)
    (decided,) = (o for o in read(text, question).outlooks if o.question == question)
    return decided.label


def test_the_cell_beside_a_benefit_gives_its_reason() -> None:
    paper = """
# Table of benefits
| Benefit | Limit |
| Reconstructive surgery | Paid in full after an accident |
# Exclusions
We do not pay for cosmetic surgery.
"""

    assert outlook(paper, "scar_revision", Ground.INJURY) is OutlookLabel.POSSIBLE_MEDICAL_NECESSITY
    assert outlook(paper, "scar_revision", Ground.APPEARANCE) is OutlookLabel.EXCLUDED


def test_acne_in_a_list_does_not_narrow_a_general_exclusion() -> None:
    paper = """
# Exclusions
- Plastic surgery, including for acne, baldness or tattoos, unless needed after an accident;
"""

    assert outlook(paper, "scar_revision", Ground.INJURY) is OutlookLabel.POSSIBLE_MEDICAL_NECESSITY
    assert outlook(paper, "facelift", Ground.APPEARANCE) is OutlookLabel.EXCLUDED


def test_a_lesion_is_no_injury() -> None:
    paper = "# Exclusions\n- Cosmetic surgery, unless a skin lesion is infected\n"

    (carve_out,) = (c for c in read(paper).clauses if c.kind == "carve_out")
    assert carve_out.grounds == (Ground.INFECTION,)
