"""The tables of advice: every row proves itself, and a broken one is refused by file and id."""

from __future__ import annotations

import pytest

from analyzer.advice.countries import (
    UNKNOWN_PLACE,
    countries,
    country_of,
    find_country,
    first_place,
    parse_countries,
)
from analyzer.advice.law import find_state, laws, parse_laws
from analyzer.advice.letters import parse_wording, wording
from analyzer.advice.pieces import LetterKind
from analyzer.advice.steps import Group, Step, advice, case, conditional, fits, parse_advice
from analyzer.errors import LexiconError, UsageError
from analyzer.labels import Ground, OutlookLabel
from analyzer.lexicon import load

STEPS = advice().steps
every_step = pytest.mark.parametrize("step", STEPS, ids=lambda step: step.id)
REST = '[[document]]\nid = "dx"\ntext = "the diagnosis"\n[[flag]]\nid = "f"\ntext = "Flag."\n'
STEP = """[[step]]
id = "one"
group = "ask"
text = "Ask."
outlooks = ["covered"]
examples = ["covered sbc us"]
counterexamples = ["excluded sbc us"]
"""
LAW = """[[law]]
id = "xx"
name = "Nowhere"
citation = "Code 1"
dated = "1999"
checked = "November 2026"
asks = "It asks."
grounds = ["injury"]
"""


@every_step
def test_a_step_is_shown_in_its_examples_and_not_in_its_counterexamples(step: Step) -> None:
    shown = [words for words in step.examples if fits(step, case(words))]
    hidden = [words for words in step.counterexamples if not fits(step, case(words))]

    assert (tuple(shown), tuple(hidden)) == (step.examples, step.counterexamples)


@every_step
def test_a_condition_has_its_counterexample(step: Step) -> None:
    assert bool(step.counterexamples) == conditional(step)


@pytest.mark.parametrize("place", ["us", "in", "gb", "au", "any"])
@pytest.mark.parametrize("label", OutlookLabel)
def test_every_outlook_has_deadlines_and_a_route_of_appeal_in_every_country(
    label: OutlookLabel, place: str
) -> None:
    situation = case(f"{label} contract {place if place != 'any' else ''}")

    groups = {step.group for step in STEPS if fits(step, situation)}

    assert {Group.DEADLINES, Group.APPEAL, Group.ASK} <= groups
    assert (Group.AFFORD in groups) == (
        label
        in (
            OutlookLabel.EXCLUDED,
            OutlookLabel.EXCLUDED_UNLESS_CARVE_OUT,
            OutlookLabel.NOT_ADDRESSED,
        )
    )


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("us", "at least 180 days"),
        ("us", "4 months"),
        ("in", "Bima Bharosa"),
        ("in", "grievance officer"),
        ("in", "Ombudsman"),
        ("gb", "Financial Ombudsman Service"),
        ("gb", "6 months"),
        ("au", "Private Health Insurance Ombudsman"),
    ],
)
def test_each_country_has_its_own_bodies_and_deadlines(place: str, words: str) -> None:
    others = {"us", "in", "gb", "au"} - {place}

    said = {
        where: " ".join(
            step.text for step in STEPS if fits(step, case(f"excluded contract {where}"))
        )
        for where in (place, *others)
    }

    assert words in said[place]
    assert not [where for where in others if words in said[where] and words != "Ombudsman"]


def test_every_word_of_the_documentation_column_is_put_plainly() -> None:
    wanted = {words for procedure in load().procedures for words in procedure.documentation}

    assert wanted <= {row.id for row in advice().documents}


@pytest.mark.parametrize("country", countries(), ids=lambda country: country.id)
def test_words_of_a_country_hit_its_examples_alone(country) -> None:
    def hit(text: str) -> bool:
        return any(first_place(text, word) for word in country.words)

    assert [hit(text) for text in country.examples] == [True] * len(country.examples)
    assert not any(hit(text) for text in country.counterexamples)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Code-Excl08 applies up to the Sum Insured.", "in"),
        ("Your GP may use the NHS or the Financial Ombudsman Service.", "gb"),
        ("An MBS item and the Private Health Insurance Ombudsman.", "au"),
        ("This Evidence of Coverage has a copayment.", "us"),
        ("One copayment only.", "any"),
        ("The NHS in England and Wales, a copayment under ERISA.", "any"),
        ("Nothing that tells.", "any"),
        ("A member of WHCRAX and XERISA.", "any"),
    ],
)
def test_the_country_is_told_by_two_words_of_its_own(policy_of, text: str, expected: str) -> None:
    policy = policy_of(text)

    place = country_of(policy)

    assert place.id == expected
    assert all(quote.text == policy.text[quote.start : quote.end] for quote in place.quotes)
    assert bool(place.quotes) == (place != UNKNOWN_PLACE)


def test_a_country_or_state_that_is_not_listed_is_refused_with_the_list() -> None:
    with pytest.raises(UsageError, match=r"'fr'.*us \(United States\)"):
        find_country("fr")
    with pytest.raises(UsageError, match=r"'OH'.*CA, IL, MN, NY, TX"):
        find_state("OH")
    assert find_country("India").id == "in"
    assert find_state(" ca ") == "CA"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (STEP.replace('"ask"', '"asks"') + REST, "row one: unknown group 'asks'"),
        (STEP.replace('text = "Ask."\n', "") + REST, "row one: the key 'text' is missing"),
        (STEP + 'colour = "red"\n' + REST, "row one: unknown key 'colour'"),
        (STEP + STEP + REST, "row one: the id is empty or was used before"),
        (STEP.replace('["covered"]', '"covered"') + REST, "row one: outlooks must be a list"),
        (STEP.replace("Ask.", "Ask {phone}.") + REST, "row one: text may hold"),
        (STEP.replace("Ask.", "Ask {fact}.") + REST, "row one: text may hold"),
        (STEP.replace('["excluded sbc us"]', "[]") + REST, "row one: has a condition"),
        (STEP.replace("covered sbc us", "covered sbc mars") + REST, "unknown word 'mars'"),
        (STEP.replace("covered sbc us", "covered us") + REST, "wants one outlook and one paper"),
        (STEP + 'countries = ["fr"]\n' + REST, "row one: unknown country 'fr'"),
        (STEP, r"holds no \[\[document\]\] tables"),
        ("[[step]", "is not TOML"),
    ],
)
def test_a_broken_step_is_refused_by_file_and_row(text: str, says: str) -> None:
    parse_advice(STEP + REST)  # the sound one passes

    with pytest.raises(LexiconError, match=f"next_steps.toml.*{says}"):
        parse_advice(text)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (LAW.replace('["injury"]', "[]"), "row xx: grounds name"),
        (LAW + 'procedures = ["nose"]\n', "row xx: unknown procedure 'nose'"),
        (LAW + 'states = ["California"]\n', "row xx: states are given by two capitals"),
        (LAW.replace("November 2026", ""), "row xx: the key 'checked' is empty"),
        (LAW.replace('"injury"', '"hurt"'), "row xx: unknown grounds 'hurt'"),
    ],
)
def test_a_broken_law_is_refused_by_file_and_row(text: str, says: str) -> None:
    parse_laws(LAW, {"rhinoplasty"})

    with pytest.raises(LexiconError, match=f"laws.toml, {says}"):
        parse_laws(text, {"rhinoplasty"})


def test_the_listed_laws_are_dated_and_cited() -> None:
    listed = {state for law in laws() for state in law.states}

    assert listed == {"CA", "IL", "MN", "NY", "TX"}
    assert all(law.citation and law.dated and law.checked for law in laws())
    assert [law.grounds for law in laws() if not law.states] == [(Ground.MASTECTOMY,)]


def test_every_letter_has_a_draft_note_placeholders_and_no_unknown_field() -> None:
    table = wording()

    for kind in LetterKind:
        texts = [part.text for part in table.parts if kind in part.letters]
        assert "Information only" in texts[0]
        assert any("[your name]" in text for text in texts)
    with pytest.raises(LexiconError, match=r"letters.toml, row p: unknown field \{phone\}"):
        parse_wording(
            "".join(f'[[letter]]\nid = "{kind}"\ntitle = "T"\n' for kind in LetterKind)
            + '[[part]]\nid = "p"\nletters = ["appeal"]\ntext = "Call {phone}."\n'
        )


def test_a_country_without_a_counterexample_is_refused() -> None:
    with pytest.raises(LexiconError, match=r"countries.toml, row xx: wants words"):
        parse_countries(
            '[[country]]\nid = "xx"\nname = "X"\nwords = ["w"]\nexamples = ["w"]\n'
            "counterexamples = []\n"
        )
