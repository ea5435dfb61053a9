"""Damaged words are read as what they were, healthy ones are left alone."""

import pytest

from analyzer.lexicon import load
from analyzer.repairs import are_opposed, repairs
from analyzer.spelling import speller

SPELLER = speller(load())


def _read(text: str) -> list[tuple[str, str]]:
    return [(text[one.start : one.end], one.words) for one in repairs(text, SPELLER)]


DAMAGED = {
    "No cosmetlc surgery": ("cosmetlc", "cosmetic"),
    "COSMET1C CARE": ("COSMET1C", "COSMETIC"),
    "cosmeticsurgery abroad": ("cosmeticsurgery", "cosmetic surgery"),
    "elective orcosmetic care": ("orcosmetic", "or cosmetic"),
    "cos metic care": ("cos metic", "cosmetic"),
    "aesthetlc changes": ("aesthetlc", "aesthetic"),
    "plasticsurgery of the face": ("plasticsurgery", "plastic surgery"),
    "reconstructve surgery": ("reconstructve", "reconstructive"),
    "reconstrudion of the jaw": ("reconstrudion", "reconstruction"),
    "rhlnoplasty": ("rhlnoplasty", "rhinoplasty"),
    "Iiposuction and so on": ("Iiposuction", "Liposuction"),
    "abdominoplasfy": ("abdominoplasfy", "abdominoplasty"),
    "microneedIing of scars": ("microneedIing", "microneedling"),
    "derrnabrasion": ("derrnabrasion", "dermabrasion"),
    "blepharop1asty": ("blepharop1asty", "blepharoplasty"),
    "Excluslons and limits": ("Excluslons", "Exclusions"),
    "LlMITATIONS": ("LlMITATIONS", "LIMITATIONS"),
    "this is exciuded from the plan": ("exciuded", "excluded"),
    "we do not reimbrse the cost": ("reimbrse", "reimburse"),
    "unless requlred by an accident": ("requlred", "required"),
    "after a mastectorny": ("mastectorny", "mastectomy"),
    "given aspartoftreatment": ("aspartoftreatment", "as part of treatment"),
    "this is notcovered by us": ("notcovered", "not covered"),
    "surgery to resto re it": ("resto re", "restore"),
    "other treatoents are paid": ("treatoents", "treatments"),
    "your apearances matter": ("apearances", "appearances"),
    "a congen ital defect": ("congen ital", "congenital"),
    "medically necessarv care": ("necessarv", "necessary"),
}


@pytest.mark.parametrize(("text", "expected"), DAMAGED.items(), ids=DAMAGED.keys())
def test_a_damaged_word_is_read_as_what_it_was(text: str, expected: tuple[str, str]) -> None:
    assert _read(text) == [expected]
    assert 80 < repairs(text, SPELLER)[0].score < 100


HEALTHY = [
    "cosmetic",
    "cosmetics",
    "cosmetician",
    "cosmetology",
    "comedic",
    "non-cosmetic",
    "noncosmetic",
    "anaesthetic",
    "anaesthetics",
    "anesthetic",
    "anaesthetist",
    "anesthesiologist",
    "unesthetic",
    "prosthetic",
    "synthetic",
    "appeal the peel",
    "covered, uncovered and recovered",
    "expect, except, accept, accepted and excepted",
    "unless it is useless",
    "the insured was injured",
    "included or excluded",
    "constructive",
    "construction",
    "restorative dentistry",
    "angioplasty",
    "arthroplasty",
    "osteoplasty",
    "tracheoplasty",
    "meatoplasty",
    "ostectomy and osteotomy",
    "vasectomy",
    "hysterectomy",
    "aplastic anemia",
    "an omental graft",
    "replication",
    "injections",
    "physician",
    "dermatology",
    "functional",
    "the reduction of charges",
    "cosmos tic",
    "pre authorization of a brow lift",
    "behavioral counseling for labor",
    "disenrollment",
    "you shouldn't wait",
    "Code - Excl15",
    "see www.example.org/cosmeticsurgery for more",
    "write to appeals@cosmeticsurgry.example.com today",
    "Medica pays for this",
    "Dr. Forman Blastic and his staff",
    "la cobertura de cirugía cosmética",
    "",
]


@pytest.mark.parametrize("text", HEALTHY)
def test_a_healthy_word_is_left_alone(text: str) -> None:
    assert _read(text) == []


def test_no_word_of_the_lexicon_is_read_as_another() -> None:
    lexicon = load()
    texts = [phrase for row in lexicon.rows for phrase in row.phrases]
    texts += [alias for procedure in lexicon.procedures for alias in procedure.aliases]
    texts += [text for row in lexicon.rows for text in (*row.examples, *row.counterexamples)]

    assert {text: found for text in texts if (found := _read(text))} == {}


def test_a_word_near_both_of_two_opposites_is_left_alone() -> None:
    assert _read("The cost is ncovered by the plan") == []


@pytest.mark.parametrize(
    ("one", "other", "opposed"),
    [
        pytest.param("covered", "uncovered", True, id="un"),
        pytest.param("ineligible", "eligible", True, id="in"),
        pytest.param("include", "exclude", True, id="in and ex"),
        pytest.param("except", "accept", True, id="ex and ac"),
        pytest.param("unless", "less", False, id="unless is no opposite"),
        pytest.param("covered", "recovered", False, id="re"),
        pytest.param("cosmetic", "cosmetics", False, id="plural"),
    ],
)
def test_opposites(one: str, other: str, opposed: bool) -> None:
    assert are_opposed(one, other) is are_opposed(other, one) is opposed


def test_a_name_that_a_document_repeats_is_a_name() -> None:
    once = "Our partner Cosmetik Partners sells nothing."

    assert _read("cosmetik surgery is not paid") == [("cosmetik", "cosmetic")]
    assert _read("\n".join([once.replace("Cosmetik", "cosmetik")] * 3)) == []


# A document in which many words are damaged

PAPER = """
The services that are not covered by this plan are listed here. We do not pay for cosmetlc surgery
or reconstructve surgery unless it is requlred after an accident. We do not cover any treatrnent to
change your appearence. The exclusions of this plan do not apply to surgery after a mastectomy.
This exclusion does not apply to the repair of damage from an accident or an injury.
"""

IN_A_DAMAGED_PAPER = {
    "Hair removal is nof covered.": "Hair removal is not covered.",
    "Hair removal is hot covered.": "Hair removal is not covered.",
    "Hair removal is now covered.": "Hair removal is now covered.",
    "We expect that you accept it.": "We expect that you accept it.",
    "It is useless to appeal.": "It is useless to appeal.",
    "The injured person is covered.": "The injured person is covered.",
    "This exclusion dos not aply to a burn.": "This exclusion does not apply to a burn.",
    "We restor your appearancef after it.": "We restore your appearance after it.",
    "It is paid after amastectomy.": "It is paid after a mastectomy.",
    "We do notpay forthe removal.": "We do not pay for the removal.",
    "Excpt after an accident.": "Except after an accident.",
    "It is not covered nless you ask.": "It is not covered unless you ask.",
    "Surgery is for fdrreconstruction.": "Surgery is for for reconstruction.",
    "Cosmetic surgeryj An operation is paid.": "Cosmetic surgery. An operation is paid.",
    "The doctor may be ncovered.": "The doctor may be ncovered.",
    "The anaesthetic is paid.": "The anaesthetic is paid.",
    "Ear molds are not covered.": "Ear molds are not covered.",
}


@pytest.mark.parametrize(
    ("damaged", "meant"), IN_A_DAMAGED_PAPER.items(), ids=IN_A_DAMAGED_PAPER.keys()
)
def test_in_a_damaged_document_short_words_are_read_too(damaged: str, meant: str) -> None:
    text = PAPER + damaged
    for one in reversed(repairs(text, SPELLER)):
        text = text[: one.start] + one.words + text[one.end :]

    assert text.splitlines()[-1] == meant
    assert "pay for cosmetic surgery\nor reconstructive surgery unless it is required" in text


def test_in_a_healthy_document_short_words_are_left_alone() -> None:
    assert _read("Hair removal is nof covered, nless you ask. Excpt for this.") == []


HOSTILE = {
    "one endless word": "e" * 300_000,
    "endless joins": " ".join(["thecosmetic" * 500] * 40),
    "one endless address": PAPER * 3 + "x.cosmetlc/" * 20_000,
    "letters without sense": PAPER * 3 + " ".join(f"cosm{n:x}tic" for n in range(40_000)),
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_text_that_is_no_language_is_given_up_soon(text: str) -> None:
    assert len(repairs(text, SPELLER)) < 100
