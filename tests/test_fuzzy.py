"""Damaged topic words are found, healthy neighbours are not."""

import pytest

from analyzer.folding import fold
from analyzer.fuzzy import near_misses
from analyzer.labels import FoundBy
from analyzer.lexicon import load

LEXICON = load()

DAMAGED = {
    "No cosmetlc surgery": ("cosmetlc", "cos-word"),
    "COSMET1C CARE": ("COSMET1C", "cos-word"),
    "cosmeticsurgery abroad": ("cosmeticsurgery", "cos-surgery"),
    "elective orcosmetic care": ("orcosmetic", "cos-word"),
    "cos metic care": ("cos metic", "cos-word"),
    "aesthetlc changes": ("aesthetlc", "cos-aesthetic"),
    "plasticsurgery of the face": ("plasticsurgery", "cos-plastic"),
    "reconstructve surgery": ("reconstructve", "rec-word"),
    "reconstrudion of the jaw": ("reconstrudion", "rec-word"),
    "rhlnoplasty": ("rhlnoplasty", "proc-rhinoplasty"),
    "Iiposuction and so on": ("Iiposuction", "proc-liposuction"),
    "abdominoplasfy": ("abdominoplasfy", "proc-abdominoplasty"),
    "microneedIing of scars": ("microneedIing", "proc-microneedling"),
    "derrnabrasion": ("derrnabrasion", "proc-dermabrasion"),
    "blepharop1asty": ("blepharop1asty", "proc-blepharoplasty"),
}


@pytest.mark.parametrize(("text", "expected"), DAMAGED.items(), ids=DAMAGED.keys())
def test_a_damaged_word_is_found_whole(text: str, expected: tuple[str, str]) -> None:
    mentions = near_misses(text, LEXICON, 70)

    assert [(text[m.start - 70 : m.end - 70], m.rule) for m in mentions] == [expected]
    assert mentions[0].found_by is FoundBy.FUZZY
    assert 80 < mentions[0].score < 100


HEALTHY = [
    "cosmetic",  # an exact hit is not ours
    "cosmetics",
    "cosmetician",
    "cosmetology",
    "comedic",
    "non-cosmetic",
    "noncosmetic",
    "anaesthetic",
    "anesthetic",
    "anesthetics",
    "anaesthetist",
    "prosthetic",
    "synthetic",
    "appeal",
    "appeals",
    "covered",
    "uncovered",
    "recovered",
    "constructive",
    "construction",
    "reconstructive",
    "restoration",
    "restorative dentistry",
    "angioplasty",
    "arthroplasty",
    "osteoplasty",
    "vasectomy",
    "hysterectomy",
    "replication",
    "injections",
    "physician",
    "dermatology",
    "functional",
    "the reduction of charges",
    "cosmos tic",
    "",
]


@pytest.mark.parametrize("text", HEALTHY)
def test_a_healthy_word_is_no_near_miss(text: str) -> None:
    assert near_misses(text, LEXICON) == []


def test_no_word_of_the_lexicon_is_a_near_miss_of_another() -> None:
    texts = [phrase for row in LEXICON.rows for phrase in row.phrases]
    texts += [alias for procedure in LEXICON.procedures for alias in procedure.aliases]
    texts += [text for row in LEXICON.rows for text in row.examples]

    wrong = [(text, near_misses(text, LEXICON)[0].rule) for text in texts if _misses(text)]

    assert wrong == []


def _misses(text: str) -> bool:
    return any(fold(text[m.start : m.end]) for m in near_misses(text, LEXICON))
