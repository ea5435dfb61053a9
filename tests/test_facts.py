"""What a document says about itself. All papers here are made up, and so are their numbers."""

from __future__ import annotations

import time

import pytest

from analyzer.errors import LexiconError
from analyzer.facts import find_facts
from analyzer.facts.cues import compiled, parse, rows
from analyzer.labels import DocumentType
from analyzer.outline import outline
from analyzer.records import Box, Facts, Line, Page, Policy, Word

LINE, TOP, LEFT, CHAR = 14.0, 40.0, 50.0, 5.0  # points: leading, margins, width of a letter
BOOKLET = "Sunny Valley Plan\nEvidence of Coverage\nThis plan covers medical benefits for members."


def paper(*pages: str, heads: tuple[str, ...] = ()) -> Policy:
    """A policy with one line of text per line of each page; `heads` run on every page."""
    words: list[Word] = []
    lines: list[Line] = []
    pieces: list[str] = []
    offset = 0
    printed = [
        (number, row, line, False)
        for number, page in enumerate(pages, 1)
        for row, line in enumerate(page.splitlines(), 1)
    ]
    printed += [(number, 0, head, True) for number in range(1, len(pages) + 1) for head in heads]
    for number, row, line, furniture in printed:
        first, start, x, top = len(words), offset, LEFT, TOP + LINE * row
        for text in line.split():
            box = Box(x, top, x + CHAR * len(text), top + 10)
            words.append(Word(text, number, box, offset, 10.0))
            pieces.append(text)
            offset += len(text) + 1
            x = box.x1 + CHAR
        box = Box(LEFT, top, x - CHAR, top + 10)
        lines.append(
            Line(number, box, start, offset - 1, first, len(words), 10.0, False, 0, furniture)
        )
        pieces.append("\n")
    text = " ".join(pieces).replace(" \n ", "\n").removesuffix(" \n")
    sizes = tuple(Page(number, 612, 792, 500) for number in range(1, len(pages) + 1))
    return Policy("paper.pdf", "0" * 64, text, tuple(words), tuple(lines), sizes)


def facts_of(*pages: str, heads: tuple[str, ...] = ()) -> Facts:
    policy = paper(*pages, heads=heads)
    return find_facts(policy, outline(policy))


def value(fact: object) -> str | None:
    return getattr(fact, "value", None)


SBC_2012 = """Coverage Period: 01/01/2031 - 12/31/2031
Summary of Benefits and Coverage: What this Plan Covers & What it Costs
This is only a summary. You can get the policy or plan document by calling 1-800-555-0100.
Important Questions Answers Why this Matters:
What is the overall deductible? $500
Common Medical Event Services You May Need
Services Your Plan Does NOT Cover
Cosmetic surgery"""
SBC_2021 = SBC_2012.replace("What it Costs", "What You Pay for Covered Services").replace(
    "Services Your Plan Does NOT Cover", "Services Your Plan Generally Does NOT Cover"
)
SBC_UNTITLED = "\n".join(SBC_2012.splitlines()[2:])
MEDICAL_POLICY = """Removal of Excess Eyelid Skin
Policy Number: 55-01 Last Review Date: 02/02/2031
Effective Date: 03/03/2031
Eyelid surgery is considered medically necessary when all of the following criteria are met:
The upper field of vision is impaired.
It is considered cosmetic in any other case. Call 1-800-555-0101 with questions."""


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        pytest.param((SBC_2012,), "sbc", id="sbc-of-2012"),
        pytest.param((SBC_2021,), "sbc", id="sbc-of-2021"),
        pytest.param((SBC_UNTITLED,), "sbc", id="sbc-without-its-title"),
        pytest.param((BOOKLET,), "contract", id="evidence-of-coverage"),
        pytest.param(
            (BOOKLET, *(["Covered benefits"] * 60), SBC_2021), "contract", id="sbc-inside"
        ),
        pytest.param(
            (
                "Kestrel Insurance\nPolicy Wording\nPreamble\nWe insure you for hospitalisation.\n"
                "The premium and the exclusions are in the policy schedule.",
            ),
            "contract",
            id="policy-wording",
        ),
        pytest.param(
            (
                "Your Benefits Guide\nThis guide serves as the summary plan description.\n"
                "Medical benefits are covered after the deductible.",
            ),
            "contract",
            id="guide-that-is-the-spd",
        ),
        pytest.param(
            (
                "2031 Enrollment Guide\nHow to enroll in medical coverage; what premium to pay.\n"
                "If they differ, the plan documents will govern. The deductible applies.",
            ),
            "summary",
            id="enrollment-guide",
        ),
        pytest.param(
            (
                "Kestrel Gold\nFact Sheet\nHospital cover with a premium and an excess.\n"
                "This policy has exclusions and benefits; insurance is not for everybody.",
            ),
            "summary",
            id="fact-sheet",
        ),
        pytest.param((MEDICAL_POLICY,), "medical_policy", id="medical-policy-without-insurer"),
        pytest.param(
            (
                "Glossary of Coverage Terms\nDeductible: what you owe before the plan pays.\n"
                "Premium: what you pay for insurance. Your policy or contract governs.",
            ),
            "other",
            id="glossary",
        ),
        pytest.param(
            ("Minutes of the Garden Club\nThe policy on hedges was read and approved.",),
            "other",
            id="no-insurance-at-all",
        ),
    ],
)
def test_the_kind_of_paper_is_told_by_what_it_prints(pages: tuple[str, ...], expected: str) -> None:
    assert facts_of(*pages).document_type == DocumentType(expected)


def test_only_papers_of_a_plan_have_plan_facts() -> None:
    facts = facts_of(MEDICAL_POLICY)

    assert facts == Facts(DocumentType.MEDICAL_POLICY)


@pytest.mark.parametrize(
    ("line", "start", "end"),
    [
        ("Coverage Period: 01/01/2031 – 12/31/2031", "2031-01-01", "2031-12-31"),
        ("Coverage Period: 01/01/2031-12/31/2031", "2031-01-01", "2031-12-31"),
        ("Coverage Period: 01/01/2031-12/31/20031", "2031-01-01", None),
        ("Coverage Period: Beginning on or After 7/1/2030", "2030-07-01", None),
        ("Coverage Period: July 1, 2030 through June 30, 2031", "2030-07-01", "2031-06-30"),
        ("Policy Period: 1 April 2030 to 31 March 2031", "2030-04-01", "2031-03-31"),
        ("IRDAI 999 Period of Insurance: 02/04/2030", "2030-04-02", None),
        ("Effective: 1/1/31-12/31/31", "2031-01-01", "2031-12-31"),
        ("Effective July 1, 2030", "2030-07-01", None),
        ("Effective: May 1, 2011\nRestated: June 1, 2030", "2030-06-01", None),
        ("Coverage Period: 12 month period", None, None),
        ("This notice is effective January 1, 2030", None, None),
        ("Revised effective 02/02/2030", None, None),
        ("Coverage Period: 13/32/2030", None, None),
    ],
    ids=lambda text: str(text)[:40],
)
def test_the_period_is_the_printed_one(line: str, start: str | None, end: str | None) -> None:
    facts = facts_of(f"{BOOKLET}\n{line}")

    assert (value(facts.coverage_start), value(facts.coverage_end)) == (start, end)


@pytest.mark.parametrize("blank", ["________ - ________", "XX/XX/XXXX", "Plan Year"])
def test_a_blank_period_of_an_sbc_is_not_filled_from_another_date(blank: str) -> None:
    page = SBC_2021.replace("01/01/2031 - 12/31/2031", blank)

    assert facts_of(f"{page}\nEffective January 1, 2030").coverage_start is None


def test_the_year_of_the_title_counts_where_the_text_says_so() -> None:
    title = "2031 Evidence of Coverage\nThis plan covers medical benefits for members."

    assert facts_of(title).coverage_start is None
    assert (
        value(facts_of(title, "All changes are effective January 1, 2031.").coverage_start)
        == "2031-01-01"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("For a copy of the complete terms of coverage, call 1-800-555-0100.", "1-800-555-0100"),
        ("call Member Services at 1-800-\n555-0101 any day", "1-800-555-0101"),
        ("Customer Service: (800) 555-0102 (TTY: 711)", "800-555-0102"),
        ("Member Services 1-800-555-0103 (TTY 1-800-555-0104)", "1-800-555-0103"),
        ("Questions? Call us at 800.555.0105", "800-555-0105"),
        ("Customer Care\n1-855-555-KITE", "1-855-555-5483"),
        ("Toll free: 1800 555 0106", "1800-555-0106"),
        ("Toll free no: 1800 5550\n601 High Street", "1800-5550"),
        ("Contact us\n13 55 01", "13-55-01"),
        ("Please call us on 0345 555 0107 about this policy.", "0345-555-0107"),
        ("Customer service: +44 20 5555 0108", "+44-20-5555-0108"),
        (
            "State Insurance Department at 1-800-555-0109 or contact us at 1-800-555-0110.",
            "1-800-555-0110",
        ),
        ("Sales - 1800 555 0111 / Service - 1800 555 0112", "1800-555-0112"),
        ("Fax: 800-555-0113", None),
        ("TTY users call 1-800-555-0114.", None),
        ("Contact the Department of Labor at 1-800-555-0115.", None),
        ("Go to HealthCare.gov or call the Marketplace at 1-800-555-0116.", None),
        ("Pharmacy help desk: 1-800-555-0117", None),
        ("Nurse line: call 1-800-555-0118", None),
        ("Group number 800-555-0119", None),
    ],
    ids=lambda text: str(text)[:40].replace("\n", " "),
)
def test_the_member_telephone_is_the_plans_own(text: str, expected: str | None) -> None:
    assert value(facts_of(f"{BOOKLET}\n{text}").member_phone) == expected


def test_a_telephone_in_a_running_head_of_page_1_is_found() -> None:
    policy = paper(BOOKLET, "More.", heads=("Member Services: 1-800-555-0120",))

    phone = find_facts(policy, outline(policy)).member_phone

    assert phone is not None
    assert (phone.value, phone.page) == ("1-800-555-0120", 1)
    assert policy.text[phone.start : phone.end] == "1-800-555-0120"


def test_a_number_deep_inside_a_long_booklet_is_not_the_members_line() -> None:
    pages = [BOOKLET, *(["Covered benefits"] * 60)]
    pages[30] = "To order the kit, call 1-800-555-0121."

    assert facts_of(*pages).member_phone is None


@pytest.mark.parametrize(
    ("text", "internal", "external"),
    [
        (
            "You have 180 calendar days from the notice of denial to file an appeal.",
            "180 days",
            None,
        ),
        ("Appeals must be filed within 180 days of an adverse determination.", "180 days", None),
        (
            "If we deny the claim, you may ask for a review of our decision within one hundred "
            "eighty (180) days of the date of the letter.",
            "180 days",
            None,
        ),
        ("You must file an appeal within sixty days after the denial.", "60 days", None),
        ("Within 6 months of our decision, you may ask us to reconsider.", "6 months", None),
        (
            "Timing for Filing an Appeal of a Denial\nMedical Plan\n180 days\nLife Plan\n60 days",
            "180 days",
            None,
        ),
        (
            "Timing for Filing an Appeal of a Denial\nMedical Plan\nLife Plan\n180 days\n60 days",
            "180 days",
            None,
        ),
        (
            "You may request an external review within four (4) months after the final denial.",
            None,
            "4 months",
        ),
        (
            "You may refer the matter to the Ombudsman, provided you do so within 6 months of "
            "our final response.",
            None,
            "6 months",
        ),
        ("We will decide your appeal within 30 days after the notice.", None, None),
        ("An expedited appeal of a denial is decided within 3 days of the notice.", None, None),
        ("If denied, you may appeal. Claims must be filed within 12 months.", None, None),
        ("You may sue in court within 3 years of the decision on your appeal.", None, None),
        ("You may ask for a fair hearing on appeal within 120 days of the notice.", None, None),
    ],
    ids=lambda text: str(text)[:45].replace("\n", " "),
)
def test_deadlines_are_those_of_the_member(
    text: str, internal: str | None, external: str | None
) -> None:
    facts = facts_of(f"{BOOKLET}\n{text}")

    assert (
        value(facts.internal_appeal_deadline),
        value(facts.external_review_deadline),
    ) == (internal, external)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Precertification is required for inpatient care.", "yes"),
        ("If you don't get preauthorization, benefits are reduced.", "yes"),
        ("Stays are subject to pre-authorisation.", "yes"),
        ("No benefit is paid if we have not agreed to the benefits in advance.", "yes"),
        ("Prior authorization means a decision by the plan.", None),
        ("You do not need prior authorization to see a gynecologist.", None),
        ("Emergency care does not require prior authorization.", None),
        ("With prior approval of the IRDAI, premiums must change.", None),
        ("Payment is made to the extent pre-authorization is approved, as required.", None),
    ],
    ids=lambda text: str(text)[:45],
)
def test_prior_authorization_has_to_be_asked_for(text: str, expected: str | None) -> None:
    assert value(facts_of(f"{BOOKLET}\n{text}").prior_authorization) == expected


@pytest.mark.parametrize(
    ("head", "insurer", "plan"),
    [
        ("Kestrel Health Insurance: Gold 500", "Kestrel Health Insurance", "Gold 500"),
        ("Blue Cross of Nowhere\nGold 500", "Blue Cross of Nowhere", "Gold 500"),
        ("Insurer: Kestrel | Plan: Gold 500 | State: XY", "Kestrel", "Gold 500"),
        ("Pottery Works LLC: Gold 500", None, "Gold 500"),
        ("Gold 500 PPO", None, "Gold 500 PPO"),
    ],
    ids=["company-and-plan", "two-lines", "labels", "an-employer-is-no-insurer", "plan-alone"],
)
def test_names_come_from_the_head_of_an_sbc(
    head: str, insurer: str | None, plan: str | None
) -> None:
    facts = facts_of(f"{head}\n{SBC_2021}")

    assert (value(facts.insurer), value(facts.plan_name)) == (insurer, plan)


def test_the_insurer_of_a_wording_is_its_company_name() -> None:
    page = (
        "Meadow Health Policy\nPolicy Wording\n"
        "This Policy is issued by Kestrel General Insurance Company Limited for a premium.\n"
        "Benefits are covered. Kestrel General Insurance Company Limited is the insurer."
    )

    facts = facts_of(page)

    assert value(facts.insurer) == "Kestrel General Insurance Company Limited"


def test_evidence_lies_in_the_text_and_on_its_page() -> None:
    policy = paper(SBC_2021, "You must file an appeal within 180 days of the denial.")

    facts = find_facts(policy, outline(policy))

    deadline = facts.internal_appeal_deadline
    assert deadline is not None
    assert deadline.page == 2
    assert policy.text[deadline.start : deadline.end] == "180 days"


@pytest.mark.parametrize(
    ("phrase", "text", "hits"),
    [
        pytest.param("pre-authoriz*", "pre- authorization", True, id="hyphen-and-ending"),
        pytest.param("pre-authoriz*", "preauthorized", True, id="no-hyphen"),
        pytest.param("tel no", "tel\nno", True, id="line-end"),
        pytest.param("tel", "hotel", False, id="whole-words"),
        pytest.param("questions ... call", "questions about it? call", True, id="gap"),
        pytest.param("questions ... call", "questions. please call", False, id="gap-in-a-sentence"),
    ],
)
def test_phrases_match_as_the_file_says(phrase: str, text: str, hits: bool) -> None:
    found = list(compiled(phrase).places(text, 0, len(text)))

    assert bool(found) == hits


ROW = """[[row]]
id = "a"
fact = "member_phone"
role = "strong"
phrases = ["member services"]
"""


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        pytest.param("[[row", "is not TOML", id="not-toml"),
        pytest.param("[table]", r"holds \[\[row\]\] tables", id="other-table"),
        pytest.param(ROW + "colour = 1", "row a: unknown key 'colour'", id="unknown-key"),
        pytest.param(ROW.replace('id = "a"', ""), "number 1: the key 'id' is missing", id="no-id"),
        pytest.param(ROW + ROW, "row a: the id is taken", id="id-twice"),
        pytest.param(ROW.replace("member_phone", "colour"), "unknown fact 'colour'", id="fact"),
        pytest.param(ROW.replace("strong", "loud"), "row a: 'loud'", id="role"),
        pytest.param(ROW + 'value = "leaflet"', "row a: 'leaflet'", id="value"),
        pytest.param(ROW + "weight = 0.0", "weight is a number", id="weight"),
        pytest.param(ROW.replace('["member services"]', "[]"), "not empty", id="no-phrase"),
        pytest.param(ROW.replace('["member', '["Member'), "is not lower case", id="capitals"),
        pytest.param(
            ROW.replace('services"]', 'services", "member services"]'),
            "the same string twice",
            id="phrase-twice",
        ),
    ],
)
def test_a_row_that_cannot_be_used_is_refused(text: str, problem: str) -> None:
    with pytest.raises(LexiconError, match=problem):
        parse(text)


def test_the_installed_file_can_be_used() -> None:
    assert {row.fact for row in rows()} >= {"document_type", "member_phone", "coverage_start"}


def test_a_long_document_is_read_quickly() -> None:
    sentence = "The plan pays covered benefits within 30 days of the notice of a claim. "
    policy = paper(BOOKLET, *(["\n".join([sentence] * 40)] * 400))
    blocks = outline(policy)
    find_facts(policy, blocks)  # the phrases are compiled once

    start = time.perf_counter()
    find_facts(policy, blocks)

    assert time.perf_counter() - start < 1.0  # seconds; a tenth of it on a quiet machine


# What a plan wants with a request or an appeal


PENALTIES = [
    ("If you don't get preauthorization, benefits could be cut by 40% of the cost.", "40%"),
    ("Failure to obtain prior authorization will result in a $250 penalty.", "$250"),
    ("A 30 percent reduction applies where precertification is not obtained.", "30%"),
    ("If prior authorization is not obtained, no benefits will be paid.", "no benefit"),
    ("Prior authorization is required. You pay 20% coinsurance.", None),
    ("Home care is not covered unless prior authorization was given.", None),
    ("With prior authorization your copay is reduced to $20.", None),
]


@pytest.mark.parametrize(("text", "expected"), PENALTIES)
def test_what_is_lost_without_asking_first(text: str, expected: str | None) -> None:
    assert value(facts_of(f"{BOOKLET}\n{text}").prior_authorization_penalty) == expected


ADDRESSES = [
    (
        "Send your written appeal to:\nSunny Valley Appeals Unit\nP.O. Box 4410\n"
        "Springfield, IL 62701",
        "Sunny Valley Appeals Unit P.O. Box 4410 Springfield, IL 62701",
    ),
    (
        "Grievances are mailed to Sunny Valley, PO Box 12, Dover, DE 19901-0012.",
        "Sunny Valley, PO Box 12, Dover, DE 19901-0012",
    ),
    ("Send claim forms to:\nSunny Valley\nP.O. Box 4410\nSpringfield, IL 62701", None),
    (
        "After an appeal write to the Department of Insurance,\nP.O. Box 9\nSpringfield, IL 62701",
        None,
    ),
    ("You may appeal. Call us, or see our office at 12 Main Street.", None),
]


@pytest.mark.parametrize(("text", "expected"), ADDRESSES)
def test_where_appeals_go(text: str, expected: str | None) -> None:
    assert value(facts_of(f"{BOOKLET}\n{text}").appeal_address) == expected


DOCUMENTS = [
    (
        "With a request for prior authorization send photographs and the medical records.",
        "photographs; medical records",
    ),
    (
        "We require a second surgical opinion before cosmetic surgery is considered.",
        "second opinion",
    ),
    ("You may request a second opinion on medical necessity.", None),
    ("You have the right to get copies of your medical records for an appeal.", None),
    ("The plan covers x-rays and laboratory results.", None),
]


@pytest.mark.parametrize(("text", "expected"), DOCUMENTS)
def test_which_documents_are_wanted(text: str, expected: str | None) -> None:
    assert value(facts_of(f"{BOOKLET}\n{text}").documents_wanted) == expected


AMENDMENTS = [
    ("Amendment No. 4 to the Evidence of Coverage", True),
    ("ENDORSEMENT: RECONSTRUCTIVE CARE", True),
    ("Your agreement with its riders and amendments", False),
    ("This plan may be changed by an amendment.", False),
]


@pytest.mark.parametrize(("title", "amends"), AMENDMENTS)
def test_a_paper_that_changes_another_is_told_by_its_title(title: str, amends: bool) -> None:
    assert bool(facts_of(f"{title}\n{BOOKLET}").amendment) is amends


def test_a_long_paper_is_no_amendment() -> None:
    pages = ["Amendment No. 4\n" + BOOKLET, *["More."] * 30]
    assert facts_of(*pages).amendment is None
