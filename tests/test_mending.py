"""Damaged words are mended to be read, and what is found is quoted as it is printed."""

from __future__ import annotations

import pytest

from analyzer.analysis import analyze_policy
from analyzer.labels import ClauseKind, FoundBy
from analyzer.lexicon import load
from analyzer.mending import Mended, mend
from analyzer.outline import outline
from analyzer.records import Clause, Policy
from analyzer.repairs import repairs
from analyzer.spelling import speller
from tests.building import build_policy, typed

PAPER = """
# Excluslons
We do not pay for cosmetlc surgery,
orcosmetic treatment in cos metic clinics.
"""


def _mended(policy: Policy) -> Mended:
    return mend(policy, outline(policy), repairs(policy.text, speller(load())))


def _clauses(text: str) -> tuple[Policy, tuple[Clause, ...]]:
    policy = build_policy(typed(text))
    return policy, analyze_policy(policy, load(), questions=[]).clauses


def test_the_mended_policy_has_every_word_right() -> None:
    mended = _mended(build_policy(typed(PAPER))).policy

    assert mended.text == (
        "Exclusions\n"
        "We do not pay for cosmetic surgery,\n"
        "or cosmetic treatment in cosmetic clinics."
    )


def test_words_lines_and_blocks_move_with_the_text() -> None:
    policy = build_policy(typed(PAPER))
    mended = _mended(policy)

    assert len(mended.policy.words) == len(policy.words)
    for word, printed in zip(mended.policy.words, policy.words, strict=True):
        assert mended.policy.text[word.start : word.end] == word.text
        assert (word.page, word.box) == (printed.page, printed.box)
    assert "\n".join(mended.policy.text[line.start : line.end] for line in mended.policy.lines) == (
        mended.policy.text
    )
    assert [mended.policy.text[block.start : block.end] for block in mended.outline] == [
        "Exclusions",
        mended.policy.text.split("\n", 1)[1],
    ]


def test_the_way_back_snaps_to_whole_words() -> None:
    policy = build_policy(typed(PAPER))
    mended = _mended(policy)

    told = []
    for words in ("cosmetic surgery", "cosmetic treatment", "cosmetic clinics", "pay for"):
        start = mended.policy.text.index(words)
        back = (mended.back.start(start), mended.back.end(start + len(words)))
        told.append(policy.text[slice(*back)])

    assert told == ["cosmetlc surgery", "orcosmetic treatment", "cos metic clinics", "pay for"]


def test_there_and_back_again_is_the_same_place_outside_of_repairs() -> None:
    mended = _mended(build_policy(typed(PAPER)))
    there = mended.back.back()

    for word in ("We", "pay", "surgery", "treatment", "clinics"):
        start = mended.policy.text.index(word)

        assert there.start(mended.back.start(start)) == start
        assert there.end(mended.back.end(start + len(word))) == start + len(word)


DAMAGED = {
    "topic": ("Cosmetlc surgery is not covered.", ClauseKind.EXCLUSION, "Cosmetlc surgery"),
    "lost space": (
        "Charges for cosmeticsurgery are not covered.",
        ClauseKind.EXCLUSION,
        "cosmeticsurgery",
    ),
    "split word": ("Cosme tic surgery is not covered.", ClauseKind.EXCLUSION, "Cosme tic surgery"),
    "heading": (
        "# General Excluslons\nCosmetic surgery and all that follows from it.",
        ClauseKind.EXCLUSION,
        "Cosmetic surgery",
    ),
    "definition": (
        "# Definitions\nMedicaily necessary: care that a prudent doctor would give.",
        ClauseKind.DEFINITION,
        "Medicaily necessary",
    ),
}


@pytest.mark.parametrize(("text", "kind", "phrase"), DAMAGED.values(), ids=DAMAGED)
def test_a_clause_with_damaged_words_is_found_and_quoted_as_printed(
    text: str, kind: ClauseKind, phrase: str
) -> None:
    policy, clauses = _clauses(text)

    (clause,) = clauses
    mention = clause.mention
    assert clause.kind is kind
    assert policy.text[clause.start : clause.end] == text.splitlines()[-1]
    assert policy.text[mention.start : mention.end] == phrase


def test_a_mention_with_a_mended_word_is_a_fuzzy_one() -> None:
    _, (damaged,) = _clauses("Cosmetlc surgery is not covered.")
    _, (cue_damaged,) = _clauses("Cosmetic surgery is not coverred.")
    _, (whole,) = _clauses("Cosmetic surgery is not covered.")

    assert damaged.mention.found_by is FoundBy.FUZZY
    assert 80 < damaged.mention.score < 100
    for clause in (cue_damaged, whole):
        assert clause.mention.found_by is FoundBy.EXACT
        assert clause.mention.score == 100
    assert damaged.mention.rule == cue_damaged.mention.rule == whole.mention.rule


def test_a_heading_is_told_as_it_is_printed() -> None:
    _, (clause,) = _clauses("# General Excluslons\nCosmetic surgery and all that follows from it.")

    assert clause.heading_path == ("General Excluslons",)


def test_a_damaged_exception_is_carved_out() -> None:
    policy, clauses = _clauses(
        "We do not cover cosmetic surgery, excpet to repair an accldental injury."
    )

    assert [clause.kind for clause in clauses] == [ClauseKind.EXCLUSION, ClauseKind.CARVE_OUT]
    carve_out = clauses[1]
    assert carve_out.limits == (clauses[0].id,)
    assert policy.text[carve_out.key_start : carve_out.key_end].startswith("excpet")
