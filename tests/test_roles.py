"""What a printed structure makes of its sentences: the flagged clauses of small papers.

The papers are written in a small markup (see `paper`), set with reportlab and read like any other
policy, so that a table states only what a reader sees and what must be flagged.
"""

from __future__ import annotations

import io
import re

import pytest
from reportlab.lib.pagesizes import letter
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from analyzer import analyze
from analyzer.labels import ClauseKind, FoundBy, Scope
from analyzer.lexicon import load
from analyzer.matching import procedure_rows
from analyzer.records import Clause, Question
from analyzer.report import MAX_QUOTE, Report, clause_rows, fold

LEFT, RIGHT, TOP, BOTTOM = 60.0, 552.0, 60.0, 730.0
SIZES = {"# ": (14.0, 10.0), "## ": (12.0, 8.0)}  # font size and white above, by heading mark


class _Sheet:
    """A canvas that is written from the top of the page down."""

    def __init__(self) -> None:
        self.stream = io.BytesIO()
        self.canvas = Canvas(self.stream, pagesize=letter, invariant=1)
        self.top = TOP

    def text(self, text: str, x0: float, size: float = 10.0, *, bold: bool = False) -> None:
        font = "Helvetica-Bold" if bold else "Helvetica"
        for line in simpleSplit(text, font, size, RIGHT - x0):
            if self.top > BOTTOM:
                self.canvas.showPage()
                self.top = TOP
            self.canvas.setFont(font, size)
            self.canvas.drawString(x0, letter[1] - self.top, line)
            self.top += 1.2 * size

    def row(self, cells: list[str]) -> None:
        width = (RIGHT - LEFT) / len(cells)
        for place, cell in enumerate(cells):
            self.canvas.rect(LEFT + place * width, letter[1] - self.top - 8, width, 20)
            self.canvas.setFont("Helvetica", 10)
            self.canvas.drawString(LEFT + place * width + 5, letter[1] - self.top, cell)
        self.top += 20

    def pdf(self) -> bytes:
        self.canvas.save()
        return self.stream.getvalue()


def paper(text: str) -> bytes:
    """A PDF of `text`: `# ` and `## ` head sections, `- ` is a bullet, `| a | b |` a ruled row.

    Every line is a block of its own, two spaces indent it, an empty line leaves white.
    """
    sheet = _Sheet()
    for line in text.strip("\n").splitlines():
        bare = line.strip()
        x0 = LEFT + 9 * (len(line) - len(line.lstrip())) / 2
        mark = next((mark for mark in SIZES if bare.startswith(mark)), "")
        if not bare:
            sheet.top += 8
        elif mark:
            size, white = SIZES[mark]
            sheet.top += white
            sheet.text(bare.removeprefix(mark), x0, size, bold=True)
            sheet.top += white / 2
        elif bare.startswith("|"):
            sheet.row([cell.strip() for cell in bare.strip("|").split("|")])
        else:
            sheet.top += 3
            sheet.text(re.sub(r"^- ", "• ", bare), x0)
    return sheet.pdf()


def read(text: str, *asked: Question) -> Report:
    """The report on the paper in `text`, after a look at what must hold of every report."""
    report = analyze(paper(text), name="paper.pdf", questions=asked)
    check_invariants(report)
    return report


def check_invariants(report: Report) -> None:
    """What holds of the clauses of every policy, whatever they say."""
    lexicon = load()
    rules = {row.id for row in (*lexicon.rows, *procedure_rows(lexicon))}
    ids = [clause.id for clause in report.clauses]
    limitable = {
        clause.id
        for clause in report.clauses
        if clause.kind in (ClauseKind.EXCLUSION, ClauseKind.DEFINITION)
    }
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[0-9a-f]{12}", one) for one in ids)
    for clause, row in zip(report.clauses, clause_rows(report), strict=True):
        quote = report.policy.text[clause.start : clause.end]
        assert report.quote(clause) == quote
        assert quote == quote.strip() != ""
        assert row[3] == fold(quote)
        assert len(row[3]) <= MAX_QUOTE
        assert clause.start <= clause.key_start < clause.key_end <= clause.end
        assert clause.mention.rule in rules
        assert set(clause.rules) <= rules
        assert clause.mention.start < clause.mention.end
        if clause.kind is ClauseKind.CARVE_OUT:
            assert clause.limits
            assert set(clause.limits) <= limitable
        else:
            assert not clause.limits


def said(report: Report) -> list[str]:
    """The clauses as `kind: deciding part`, carve-outs with `-> ` and what they limit."""

    def part(clause: Clause) -> str:
        return fold(report.policy.text[clause.key_start : clause.key_end]).strip("•- .,;:(")

    parts = {clause.id: part(clause) for clause in report.clauses}
    return [
        f"{clause.kind}: {parts[clause.id]}"
        + (" -> " + " + ".join(parts[one] for one in clause.limits) if clause.limits else "")
        for clause in report.clauses
    ]


# Exclusions and benefits by their place

PLACES = [
    pytest.param(
        """
## Excluded Services & Other Covered Services:
Services Your Plan Generally Does NOT Cover (Check your plan document for more.)
- Cosmetic surgery
- Long-term care

Other Covered Services (Limitations may apply. This is not a complete list.)
- Hearing aids
""",
        ["exclusion: Cosmetic surgery"],
        id="bare bullet in the box of services not covered",
    ),
    pytest.param(
        """
## Excluded Services & Other Covered Services:
Services Your Plan Generally Does NOT Cover (Check your plan document for more.)
- Long-term care

Other Covered Services (Limitations may apply. This is not a complete list.)
- Cosmetic surgery
- Hearing aids
""",
        ["coverage: Cosmetic surgery"],
        id="the same bullet in the box of other covered services",
    ),
    pytest.param(
        """
# Surgical benefits
We pay for operations that restore a limb.

Not covered:
- Cosmetic surgery
- Reversal of sterilization
- Liposuction
""",
        ["exclusion: Cosmetic surgery", "exclusion: Liposuction"],
        id="list under Not covered in a chapter on benefits",
    ),
    pytest.param(
        """
# Surgical benefits
| Service | What you pay |
| Setting of a broken wrist | 10% of the bill |
| Cosmetic surgery of the face | All charges |
| Massage at home | All charges |
| Stitches | 10% of the bill |
""",
        ["exclusion: Cosmetic surgery of the face"],
        id="verdict cell All charges",
    ),
    pytest.param(
        """
# Surgical benefits
| Service | What the plan does |
| Liposuction | Not covered |
| Face lift | Excluded |
| Breast reduction | Covered if it relieves pain |
""",
        ["exclusion: Liposuction", "exclusion: Face lift", "coverage: Breast reduction"],
        id="verdict cells of both signs",
    ),
    pytest.param(
        """
# Surgical benefits
| Service | What the plan does |
| Reconstructive surgery after an injury | Covered |
| Liposuction | Not covered |
| Massage | Not covered |
""",
        ["coverage: Reconstructive surgery after an injury", "exclusion: Liposuction"],
        id="verdict cell that says nothing but Covered",
    ),
    pytest.param(
        """
# Exclusions
We do not pay for:
- Electrolysis
- Tattoo removal
- Micro-needling of the skin
- Knee braces for sport
""",
        [
            "exclusion: Electrolysis",
            "exclusion: Tattoo removal",
            "exclusion: Micro-needling of the skin",
        ],
        id="procedures named without the word cosmetic",
    ),
    pytest.param(
        """
# Exclusions
Services meant to improve your appearance.

Travel to and from the clinic.
""",
        ["exclusion: Services meant to improve your appearance"],
        id="purpose without the word cosmetic",
    ),
    pytest.param(
        "# Exclusions\nNot covered: cosmetic services, wigs and lost letters.",
        ["exclusion: Not covered: cosmetic services, wigs and lost letters"],
        id="verdict and topics on one line",
    ),
    pytest.param(
        """
# Skin policy
The following are considered cosmetic:
- Ear pinning
- Tummy tuck
""",
        ["exclusion: Ear pinning", "exclusion: Tummy tuck"],
        id="list of what is considered cosmetic",
    ),
    pytest.param(
        """
# Exclusions
- Services for cosmetic purposes, or to correct congenital malformations.
""",
        ["exclusion: Services for cosmetic purposes, or to correct congenital malformations"],
        id="congenital inside an exclusion stays an exclusion",
    ),
    pytest.param(
        """
# Surgery
Breast reduction is covered when it relieves pain of the back.

We pay for reconstructive surgery that corrects a defect after an injury.
""",
        [
            "coverage: Breast reduction is covered when it relieves pain of the back",
            "coverage: We pay for reconstructive surgery that corrects a defect after an injury",
        ],
        id="benefits that stand by themselves",
    ),
    pytest.param(
        """
# Your rights after a mastectomy
Under the Women's Health and Cancer Rights Act the plan provides coverage for:
- All stages of reconstruction of the breast on which the mastectomy was performed
- Surgery of the other breast to produce a symmetrical appearance
""",
        [
            "coverage: Under the Women's Health and Cancer Rights Act the plan provides coverage"
            " for",
            "coverage: All stages of reconstruction of the breast on which the mastectomy was"
            " performed",
            "coverage: Surgery of the other breast to produce a symmetrical appearance",
        ],
        id="the law on breast reconstruction grants",
    ),
    pytest.param(
        """
# Exclusions
- Complications of cosmetic surgery
- Care for complications of non-covered services
""",
        [
            "exclusion: Complications of cosmetic surgery",
            "exclusion: Care for complications of non-covered services",
        ],
        id="complications left out",
    ),
    pytest.param(
        """
# Surgery
We cover treatment of complications of cosmetic surgery when you need hospital care.
""",
        [
            "coverage: We cover treatment of complications of cosmetic surgery when you need"
            " hospital care"
        ],
        id="complications paid for",
    ),
]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_place_and_wording_give_the_kind(text: str, expected: list[str]) -> None:
    assert said(read(text)) == expected


NEGATIONS = [
    pytest.param("We do not pay for cosmetic surgery.", id="do not pay"),
    pytest.param("Our plan does not usually cover cosmetic surgery.", id="does not usually cover"),
    pytest.param("We never pay for cosmetic surgery.", id="never pay"),
    pytest.param("Cosmetic surgery is at your own expense.", id="at your own expense"),
    *(
        pytest.param(
            sentence,
            id=sentence,
        )
        for sentence in (
            "We pay nothing for cosmetic surgery.",
            "No cosmetic surgery is covered.",
            "Neither cosmetic surgery nor face lifts are covered.",
            "Coverage for cosmetic surgery is not offered.",
        )
    ),
]


@pytest.mark.parametrize("sentence", NEGATIONS)
def test_a_negated_grant_excludes(sentence: str) -> None:
    kinds = [clause.kind for clause in read(f"# Our plan\n{sentence}").clauses]

    assert kinds == [ClauseKind.EXCLUSION]


# Nothing to flag

SILENT = [
    pytest.param("# Exclusions\n- Fees for a general anaesthetic at home", id="anaesthetic"),
    pytest.param("# Exclusions\n- Cosmetics and toilet articles", id="cosmetics"),
    pytest.param("# Exclusions\n- Non-cosmetic soaps", id="non-cosmetic"),
    pytest.param(
        "# Exclusions\n- Visits to the department of plastic surgery without a letter",
        id="department of plastic surgery",
    ),
    pytest.param("# Exclusions\n- Your court appearance and other costs", id="court appearance"),
    pytest.param("# Exclusions\n- Costs of an appeal", id="appeal"),
    pytest.param("# Exclusions\n- Dry needling by a physiotherapist", id="dry needling"),
    pytest.param("# Cosmetic Surgery\n# Claims\nSend us the bill.", id="heading alone"),
    pytest.param(
        "# Contents\n"
        + "\n".join(
            f"{title} .................... {page}"
            for page, title in enumerate(
                (
                    "Benefits",
                    "Services not covered",
                    "Cosmetic surgery",
                    "Reconstructive surgery",
                    "Claims",
                    "Appeals",
                    "Glossary",
                ),
                3,
            )
        ),
        id="table of contents",
    ),
    pytest.param(
        """
# Waiting periods
Expenses for the following are excluded until the expiry of 24 months of continuous cover:
- Septoplasty
- Liposuction
- Breast reduction
""",
        id="waiting-period list",
    ),
    pytest.param(
        """
# Before you go
Ask your surgeon whether the operation is cosmetic and not covered.

Make sure you know that cosmetic surgery is not covered.

If you have questions on cosmetic surgery that is not covered, write to us.

Keep in mind what cosmetic surgery costs.
""",
        id="advice",
    ),
    pytest.param(
        "# Our country\nCosmetic surgery is a growing field in many towns.", id="passing mention"
    ),
    pytest.param(
        """
# Getting care
Stay in the network except after an accident or a burn.

Reconstructive surgery follows the same rules except in an emergency after an injury.
""",
        id="exceptions to something else",
    ),
    pytest.param(
        """
# Hospital stays
We pay for medically necessary stays.

A stay must be medically necessary and ordered by your doctor.
""",
        id="medically necessary merely used",
    ),
]


@pytest.mark.parametrize("text", SILENT)
def test_nothing_is_flagged(text: str) -> None:
    assert said(read(text)) == []


def test_look_alikes_hide_no_clause_that_stands_beside_them() -> None:
    report = read(
        "# Exclusions\n"
        "- Cosmetics, and cosmetic surgery by the department of plastic surgery under a general "
        "anaesthetic"
    )

    assert [clause.kind for clause in report.clauses] == [ClauseKind.EXCLUSION]
    assert report.clauses[0].mention.rule == "cos-surgery"


# The part of the plan

SCOPES = [
    pytest.param(
        "# Dental benefits\nWe do not cover:\n- Teeth whitening\n- Veneers for cosmetic reasons",
        Scope.DENTAL,
        id="dental chapter",
    ),
    pytest.param(
        "# Exclusions\n- Cosmetic dentistry", Scope.DENTAL, id="dental item of a general list"
    ),
    pytest.param(
        "# Vision care\nWe do not cover tinted lenses for cosmetic reasons.",
        Scope.VISION,
        id="vision chapter",
    ),
    pytest.param(
        "# Flexible Spending Account\nYour account does not reimburse cosmetic surgery.",
        Scope.FSA,
        id="spending account",
    ),
    pytest.param(
        "# Health Care FSA\nExpenses for cosmetic surgery are not eligible.",
        Scope.FSA,
        id="spending account with health in its name",
    ),
    pytest.param(
        "# Health Savings Account\nExpenses for cosmetic surgery are not eligible.",
        Scope.FSA,
        id="health savings account",
    ),
    pytest.param(
        "# Exclusions\nWe do not cover drugs for cosmetic purposes.", Scope.DRUG, id="drug wording"
    ),
    pytest.param(
        "# Prescription drugs\nWe do not cover:\n- Botox for cosmetic purposes",
        Scope.DRUG,
        id="drug chapter",
    ),
    pytest.param("# Exclusions\n- Cosmetic surgery", Scope.MEDICAL, id="medical"),
    pytest.param(
        """
# Your dental plan
This dental plan pays a dentist of your choice. Your teeth, and each tooth, are looked at by the
dentist twice a year. A dental card comes by mail.
# What we leave out
The dental plan does not cover:
- Cosmetic surgery
- A lost denture or another dental appliance
""",
        Scope.DENTAL,
        id="dental paper",
    ),
]


@pytest.mark.parametrize(("text", "scope"), SCOPES)
def test_scope_of_a_clause(text: str, scope: Scope) -> None:
    report = read(text)

    assert report.clauses
    assert {clause.scope for clause in report.clauses} == {scope}


# What else the record says

FLAGS = [
    pytest.param("- Cosmetic surgery", {"generic"}, id="all cosmetic care"),
    pytest.param("- Liposuction", set(), id="one procedure"),
    pytest.param(
        "- Cosmetic surgery that is not medically necessary",
        {"generic", "conditional"},
        id="only what is not needed",
    ),
    pytest.param(
        "- Eyelid surgery when considered cosmetic", {"conditional"}, id="named, if cosmetic"
    ),
    pytest.param(
        "- Micro-needling, regardless of medical necessity", {"absolute"}, id="whatever the reason"
    ),
    pytest.param(
        "- Cosmetic surgery, even if it is needed for emotional distress",
        {"generic", "absolute"},
        id="even if",
    ),
]


@pytest.mark.parametrize(("item", "flags"), FLAGS)
def test_flags_of_an_exclusion(item: str, flags: set[str]) -> None:
    report = read(f"# Exclusions\n{item}")

    assert [clause.kind for clause in report.clauses] == [ClauseKind.EXCLUSION]
    assert set(report.clauses[0].flags) == flags


def test_items_of_a_cosmetic_list_are_governed_by_it() -> None:
    report = read(
        """
# Exclusions
We do not cover cosmetic services such as:
- Dermabrasion
- Micro-needling
"""
    )

    assert [set(clause.flags) for clause in report.clauses] == [
        {"generic"},
        {"governed"},
        {"governed"},
    ]


def test_a_clause_names_its_procedures_grounds_and_section() -> None:
    report = read(
        """
# Chapter Six
## What is not covered
- Liposuction and face lifts, unless needed after an accident, a burn or cancer
"""
    )

    exclusion, carve_out = report.clauses
    assert exclusion.procedures == ("facelift", "liposuction")
    assert exclusion.grounds == ()
    assert carve_out.grounds == ("burn", "cancer", "injury")
    assert exclusion.heading_path == ("Chapter Six", "What is not covered")


def test_a_misspelt_word_is_found_and_says_so() -> None:
    report = read("# Exclusions\n- Cosmetlc surgery of any sort\n- Travel costs")

    assert said(report) == ["exclusion: Cosmetlc surgery of any sort"]
    mention = report.clauses[0].mention
    assert mention.found_by is FoundBy.FUZZY
    assert 80 <= mention.score < 100
    assert report.policy.text[mention.start : mention.end].startswith("Cosmetlc")


def test_ids_are_stable_and_tell_equal_words_apart() -> None:
    text = "# Exclusions\n- Cosmetic surgery\n- Travel\n# More exclusions\n- Cosmetic surgery"

    first, second = read(text), read(text)

    assert said(first) == ["exclusion: Cosmetic surgery"] * 2
    assert [clause.id for clause in first.clauses] == [clause.id for clause in second.clauses]
    assert len({clause.id for clause in first.clauses}) == 2


def test_ids_do_not_depend_on_what_is_added_on_other_pages() -> None:
    filler = "\n".join(f"Line {number} of a chapter on claims and bills." for number in range(60))
    clause = "# Exclusions\n- Cosmetic surgery, except after a burn"

    alone, longer = read(clause), read(f"{clause}\n# Claims\n{filler}\n# Exclusions\n- Face lifts")

    assert len(longer.policy.pages) == 2
    assert len(longer.clauses) == 3
    assert [one.id for one in longer.clauses[:2]] == [one.id for one in alone.clauses]


# Long sentences

TRIFLES = [
    "travel to a clinic in another country",
    "the rent of a garden or of a boat",
    "letters of thanks to a friend of yours",
    "lessons in cooking, sewing and singing",
    "tickets for a play, a match or a fair",
    "food for a fish, a horse or a parrot",
] * 8
COSMETIC = "cosmetic surgery, unless it repairs an injury"

LONG = [
    pytest.param(f"{COSMETIC}; {'; '.join(TRIFLES)}", id="in front"),
    pytest.param(
        f"{'; '.join(TRIFLES)}; {COSMETIC}; {'; '.join(TRIFLES)}",
        id="in the middle of pieces",
    ),
    pytest.param(f"{', '.join(TRIFLES[:26])}, {COSMETIC}", id="at the end of what still fits"),
    pytest.param(
        f"{', '.join(TRIFLES)}, {COSMETIC}, {', '.join(TRIFLES)}",
        id="in the middle of nothing but commas",
    ),
    pytest.param(
        f"cosmetic surgery, {', '.join(TRIFLES)}, unless it repairs an injury",
        id="exclusion and exception far apart",
    ),
]


@pytest.mark.parametrize("items", LONG)
def test_a_long_sentence_is_quoted_around_its_deciding_part(items: str) -> None:
    report = read(f"# Exclusions\nWe do not pay for {items}.")

    assert [clause.kind for clause in report.clauses] == [
        ClauseKind.EXCLUSION,
        ClauseKind.CARVE_OUT,
    ]
    exclusion, carve_out = map(report.quote, report.clauses)
    assert "cosmetic surgery" in fold(exclusion)
    assert "unless it repairs an injury" in fold(carve_out)
    assert max(len(exclusion), len(carve_out)) < 1_500


def test_a_sentence_that_is_not_too_long_is_quoted_whole() -> None:
    sentence = f"We do not pay for {'; '.join(TRIFLES[:20])}; {COSMETIC}."

    report = read(f"# Exclusions\n{sentence}")

    assert len(sentence) < 900
    assert {fold(report.quote(clause)) for clause in report.clauses} == {sentence}
