"""The account of an outlook: what it quotes is printed there, and what it says is what decided."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest

from analyzer import analyze
from analyzer.advice.countries import find_country
from analyzer.advice.notes import SILENT, notes_on
from analyzer.advice.pieces import INFORMATION_ONLY, Statement
from analyzer.advice.searching import rungs
from analyzer.advice.showing import why_lines, wrapped
from analyzer.advice.why import LABELS, Why, why
from analyzer.errors import UsageError
from analyzer.labels import ClauseKind, Ground, OutlookLabel
from analyzer.lexicon import load
from analyzer.records import Question
from analyzer.report import Report, fold

SAMPLES = Path(__file__).resolve().parent.parent / "sample_policies"
NAMES = sorted(path.name for path in SAMPLES.glob("*.pdf") if not path.name.startswith("scan_"))
PROCEDURES = ("microneedling", "rhinoplasty", "breast_reconstruction", "abdominoplasty", "cleft")
QUESTIONS = tuple(Question(p, g) for p, g in product(PROCEDURES, Ground))
GRANITE = "coc_granite_state_choice.pdf"
LAKESHORE = "sbc_2021_lakeshore_ppo.pdf"
BIRCHWOOD = "plan_silent_birchwood.pdf"
SURAKSHA = "in_suraksha_shield.pdf"


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    return {name: analyze(SAMPLES / name, questions=QUESTIONS) for name in NAMES}


@pytest.fixture(scope="module")
def explained(reports: dict[str, Report]) -> Callable[..., Why]:
    def explain(name: str, procedure: str, ground: str = "", **options: str) -> Why:
        return why(reports[name], Question(procedure, Ground(ground)), **options)

    return explain


def section(made: Why, id: str) -> list[Statement]:
    return [line for one in made.sections if one.id == id for line in one.statements]


def texts(made: Why, id: str) -> str:
    return "\n".join(line.text for line in section(made, id))


# Over every sample and question


@pytest.mark.parametrize("name", NAMES)
def test_every_quote_is_the_policys_own_words_on_that_page(
    reports: dict[str, Report], name: str
) -> None:
    policy = reports[name].policy

    quotes = {
        quote
        for question in QUESTIONS
        for one in why(reports[name], question, state="CA").sections
        for line in one.statements
        for quote in line.quotes
    }

    assert quotes
    for quote in quotes:
        assert quote.text == policy.text[quote.start : quote.end] != ""
        assert quote.page == policy.page_of(quote.start)
        assert quote.page in {page.number for page in policy.pages}


@pytest.mark.parametrize("name", NAMES)
def test_what_is_printed_between_quotation_marks_is_printed_in_the_policy(
    reports: dict[str, Report], name: str
) -> None:
    printed = fold(reports[name].policy.text)

    for question in QUESTIONS[::7]:
        lines = list(why_lines(why(reports[name], question), reports[name]))
        for line in lines:
            for words in re.findall(r'p\. \d+: "(.*?)"(?= p\. \d+: "|$)', line):
                assert words.removesuffix(" …") in printed
        assert lines[-1] == INFORMATION_ONLY


@pytest.mark.parametrize("name", NAMES)
def test_what_is_claimed_of_the_policy_carries_a_page(
    reports: dict[str, Report], name: str
) -> None:
    for question in QUESTIONS[::5]:
        made = why(reports[name], question)
        for id in ("found", "tried"):
            for line in section(made, id):
                assert line.quotes or line.text.startswith(("No exclusion", "None:")), line
        for line in section(made, "change"):
            if line.text.startswith("If the reason is") and not line.text.endswith(
                "not addressed."
            ):
                assert re.search(r"\(pages? [\d, -]+\)\.$", line.text), line


@pytest.mark.parametrize("name", NAMES)
def test_the_row_that_is_told_gave_the_outlook_or_a_limit_is_told(
    reports: dict[str, Report], name: str
) -> None:
    for question in QUESTIONS:
        made = why(reports[name], question)
        told = texts(made, "decided")
        assert f", {made.outlook.rule})" in told
        tabled = re.search(r"The table says: (.*?)\.", told)
        assert tabled
        if "A limit changes that" not in told:
            assert tabled[1] == LABELS[made.outlook.label]


def test_every_deciding_clause_of_an_outlook_is_among_what_was_found(
    reports: dict[str, Report],
) -> None:
    for report, question in product(reports.values(), QUESTIONS[::3]):
        made = why(report, question)
        quoted = {
            (quote.start, quote.end) for line in section(made, "found") for quote in line.quotes
        }
        deciding = {
            (clause.start, clause.end)
            for clause in report.clauses
            if clause.id in made.outlook.clauses
        }
        assert deciding <= quoted


def test_the_same_question_gives_the_same_account(reports: dict[str, Report]) -> None:
    again = analyze(SAMPLES / GRANITE, questions=QUESTIONS)

    for question in QUESTIONS[::9]:
        assert why(again, question) == why(reports[GRANITE], question)


def test_a_question_that_was_not_asked_is_refused(reports: dict[str, Report]) -> None:
    with pytest.raises(UsageError, match="was not asked"):
        why(reports[GRANITE], Question("tattoo_removal"))


# What it says


def test_conditions_are_met_missing_or_unknown(explained: Callable[..., Why]) -> None:
    burn = texts(explained(GRANITE, "microneedling", "burn"), "tried")
    unknown = texts(explained(GRANITE, "microneedling"), "tried")
    looks = texts(explained(GRANITE, "microneedling", "appearance"), "tried")

    assert "Met: it names burn; the reason given is burn." in burn
    assert "Met: it names injury; injury is taken to reach burn." in burn
    assert "Missing: it names congenital, and the reason given is burn." in burn
    assert {line.split(",")[0].split(":")[0] for line in unknown.splitlines()} == {"Unknown"}
    assert all(line.startswith("Not tried") for line in looks.splitlines())


def test_a_bare_exclusion_says_that_no_reason_changes_it(explained: Callable[..., Why]) -> None:
    made = explained(LAKESHORE, "microneedling", "burn")

    assert "None: the paper has no exception" in texts(made, "tried")
    assert "No reason changes it" in texts(made, "change")
    assert "see which paper to ask for" in texts(made, "change")
    assert "summary plan description" in texts(made, "paper")


def test_the_reasons_that_would_reach_an_exception_are_told(explained: Callable[..., Why]) -> None:
    told = texts(explained(SURAKSHA, "rhinoplasty", "congenital"), "change")

    line = next(line for line in told.splitlines() if "possible if medically necessary" in line)
    assert re.search(r"injury, burn, .*cancer.*\(page \d+\)", line)
    assert "congenital" not in line


def test_the_cap_of_micro_needling_is_told_only_where_there_is_something_to_cap(
    explained: Callable[..., Why],
) -> None:
    assert "never better than" in texts(explained(GRANITE, "microneedling", "burn"), "decided")
    assert "never better than" not in texts(explained(LAKESHORE, "microneedling"), "decided")
    assert "never better than" not in texts(explained(GRANITE, "cleft"), "decided")


def test_search_goes_from_the_name_to_the_class_to_cosmetic_care() -> None:
    lexicon = load()

    found = rungs(lexicon.procedure("microneedling"), lexicon)

    assert [rung.id for rung in found] == ["named", "class", "generic"]
    assert "SkinPen" in found[0].phrases
    assert "dermabrasion" in found[1].phrases
    assert "cosmetic surgery" in found[2].phrases


# Silence


def test_silence_tells_phrases_pages_and_the_paper_to_ask_for(
    explained: Callable[..., Why],
) -> None:
    made = explained(BIRCHWOOD, "microneedling")

    told = texts(made, "silence")
    assert "Silence is never cover." in told
    assert "collagen induction therapy" in told
    assert "Text was read on all pages (p. 1-5)." in told
    assert "riders, amendments" in told
    assert not section(made, "searched")


def test_a_page_without_text_is_named_where_the_paper_is_silent(
    make_pdf: Callable[..., bytes],
) -> None:
    lines = [
        "The plan pays for visits to a doctor, tests and medicines.",
        "Claims are paid monthly.",
    ]
    report = analyze(
        make_pdf(lines * 8, [], lines * 8), name="plan.pdf", questions=[Question("microneedling")]
    )

    told = texts(why(report, Question("microneedling")), "silence")

    assert "p. 2" in told
    assert "read these pages yourself" in told
    assert "Text was read on all pages" not in told
    assert any("p. 2" in line for line in notes_on(report)[SILENT])


def test_a_name_in_passing_is_shown_where_the_paper_is_silent(
    make_pdf: Callable[..., bytes],
) -> None:
    text = [
        "Our training days for staff deal with bookings and skin needling as a trend.",
        "The end.",
    ]
    report = analyze(make_pdf(text), questions=[Question("microneedling")])
    made = why(report, Question("microneedling"))

    assert made.outlook.label is OutlookLabel.NOT_ADDRESSED
    (named,) = [line for line in section(made, "silence") if line.quotes]
    assert named.quotes[0].text == "skin needling"
    assert "neither excludes nor grants" in named.text


def test_a_paper_that_decides_has_no_note_on_silence(reports: dict[str, Report]) -> None:
    assert SILENT in notes_on(reports[BIRCHWOOD])
    report = analyze(SAMPLES / LAKESHORE, questions=[Question("microneedling")])
    assert notes_on(report) == {}


# Next steps


def test_steps_cite_what_the_paper_states(explained: Callable[..., Why]) -> None:
    made = explained(GRANITE, "microneedling", "burn")

    phone = next(line for line in section(made, "ask") if "member line" in line.text)
    approval = next(
        line for line in section(made, "authorization") if "asks for approval" in line.text
    )
    assert phone.quotes[0].text in phone.text
    assert approval.quotes[0].page == 10
    assert "dated" not in texts(made, "documents")
    assert "photos with their dates" in texts(made, "documents")


@pytest.mark.parametrize(
    ("name", "body"),
    [
        (GRANITE, "external review"),
        (SURAKSHA, "Bima Bharosa"),
        ("uk_pennine_guide.pdf", "Financial Ombudsman Service"),
    ],
)
def test_the_routes_of_appeal_are_those_of_the_papers_country(
    explained: Callable[..., Why], name: str, body: str
) -> None:
    assert body in texts(explained(name, "rhinoplasty"), "appeal")


def test_a_country_that_is_given_beats_the_one_that_the_paper_shows(
    reports: dict[str, Report],
) -> None:
    made = why(reports[GRANITE], Question("cleft"), place=find_country("au"))

    assert "Private Health Insurance Ombudsman" in texts(made, "appeal")
    assert "as you said" in texts(made, "country")


def test_ways_to_pay_are_shown_where_the_outlook_is_poor(explained: Callable[..., Why]) -> None:
    assert "package price" in texts(explained(LAKESHORE, "microneedling"), "afford")
    assert "HSA" in texts(explained(LAKESHORE, "microneedling"), "afford")
    assert not section(explained(GRANITE, "microneedling", "burn"), "afford")
    assert "HSA" not in texts(explained(SURAKSHA, "rhinoplasty", "appearance"), "afford")


# Law


def test_law_is_a_dated_hint_that_leaves_the_outlook_alone(explained: Callable[..., Why]) -> None:
    without = explained(LAKESHORE, "rhinoplasty", "injury")
    with_law = explained(LAKESHORE, "rhinoplasty", "injury", state="NY")

    assert with_law.outlook == without.outlook
    assert not section(without, "law")
    hint = section(with_law, "law")[0]
    assert "11 NYCRR 52.16(c)(5)" in hint.text
    assert "as read in November 2026" in hint.text
    assert hint.quotes[0].text.endswith("Cosmetic surgery")


@pytest.mark.parametrize(
    ("name", "procedure", "ground", "state", "expected"),
    [
        (LAKESHORE, "breast_reconstruction", "", "", ["29 U.S.C. 1185b"]),
        (LAKESHORE, "breast_reconstruction", "appearance", "", []),
        (GRANITE, "breast_reconstruction", "mastectomy", "", []),  # the paper grants it
        (GRANITE, "rhinoplasty", "injury", "NY", []),  # its exception reaches an injury
        (LAKESHORE, "rhinoplasty", "acne", "NY", []),  # the law does not ask for it
        (LAKESHORE, "cleft", "congenital", "IL", ["356z.55"]),
        (LAKESHORE, "microneedling", "burn", "IL", []),  # that law is on clefts
        (LAKESHORE, "microneedling", "burn", "MN", ["62A.25"]),
        (LAKESHORE, "rhinoplasty", "congenital", "TX", ["1367.153"]),
        (SURAKSHA, "rhinoplasty", "congenital", "CA", []),  # no paper of the United States
        (BIRCHWOOD, "rhinoplasty", "injury", "CA", []),  # no exclusion
    ],
)
def test_a_hint_comes_where_an_exclusion_lacks_what_the_law_expects(
    explained: Callable[..., Why],
    name: str,
    procedure: str,
    ground: str,
    state: str,
    expected: list[str],
) -> None:
    told = texts(explained(name, procedure, ground, state=state), "law")

    assert bool(told) == bool(expected)
    assert all(citation in told for citation in expected)


def test_the_notes_of_a_whole_report_tell_each_law_once(reports: dict[str, Report]) -> None:
    (lines,) = [
        lines for title, lines in notes_on(reports[LAKESHORE], state="CA").items() if "Law" in title
    ]

    assert len(lines) == len(set(lines))
    assert sum("Stats. 1998" in line for line in lines) == 1
    assert any("for Micro-needling" in line for line in lines)


# On the terminal


def test_lines_are_wrapped_under_their_beginning() -> None:
    lines = list(wrapped(["Title", "", "  [ ] one two three four"], 16))

    assert lines == ["Title", "", "  [ ] one two", "      three four"]


def test_hostile_words_cannot_steer_the_terminal(make_pdf: Callable[..., bytes]) -> None:
    report = analyze(make_pdf(), name="pl\x1b[31man.pdf", questions=[Question("rhinoplasty")])

    lines = list(why_lines(why(report, Question("rhinoplasty")), report))

    assert not any("\x1b" in line for line in lines)
    assert r"\x1b" in lines[0]


def test_kinds_of_clauses_are_told_in_plain_words(explained: Callable[..., Why]) -> None:
    told = texts(explained(GRANITE, "microneedling", "burn"), "found")

    assert {line.split(",")[0] for line in told.splitlines()} == {
        "Exclusion",
        "Exception",
        "Benefit",
        "Definition",
    }
    assert ClauseKind.CARVE_OUT not in told
