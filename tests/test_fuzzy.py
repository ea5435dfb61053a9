"""How near damaged words are to healthy ones."""

import pytest

from analyzer.fuzzy import LOOK_ALIKE_COST, OTHER_COST, Words, cost, likeness, one_edit_away, shape

COSTS = [  # damaged, word, wrong letters, how the damage compares with a plain wrong letter
    pytest.param("cosmetlc", "cosmetic", 0, "less", id="look-alike"),
    pytest.param("derrnabrasion", "dermabrasion", 0, "less", id="two letters for one"),
    pytest.param("cosmeticaliy", "cosmetically", 0, "less", id="capital I for l"),
    pytest.param("cosmotic", "cosmetic", 1, "less", id="confused"),
    pytest.param("cosmtic", "cosmetic", 1, "less", id="lost"),
    pytest.param("cosmmetic", "cosmetic", 1, "less", id="doubled"),
    pytest.param("csometic", "cosmetic", 1, "less", id="swapped"),
    pytest.param("cosxetic", "cosmetic", 1, "same", id="wrong"),
    pytest.param("cosmxetic", "cosmetic", 1, "same", id="added"),
    pytest.param("csmxtic", "cosmetic", 2, "more", id="two wrong"),
]


@pytest.mark.parametrize(("damaged", "word", "edits", "compared"), COSTS)
def test_damage_is_the_cheaper_the_likelier_it_is(
    damaged: str, word: str, edits: int, compared: str
) -> None:
    near = cost(damaged, word)

    assert near.edits == edits
    assert {"less": near.cost < OTHER_COST, "same": near.cost == OTHER_COST}.get(
        compared, near.cost > OTHER_COST
    )


def test_no_damage_costs_nothing() -> None:
    assert cost("cosmetic", "cosmetic") == ("cosmetic", 0, 0.0)


def test_a_look_alike_costs_the_same_wherever_it_is() -> None:
    assert cost("c0smetic", "cosmetic").cost == cost("cosmet1c", "cosmetic").cost == LOOK_ALIKE_COST


def test_only_words_so_near_are_found() -> None:
    words = Words(["cosmetic", "esthetic", "prosthetic", "cosmetics"])

    assert {near.word for near in words.near("cosmetlc", 1)} == {"cosmetic", "cosmetics"}
    assert {near.word for near in words.near("osthetic", 1)} == {"esthetic"}
    assert {near.word for near in words.near("osthetic", 2)} == {"esthetic", "prosthetic"}
    assert words.near("unrelated", 2) == []


def test_letters_that_look_alike_have_one_shape() -> None:
    assert shape("skin") == shape("sk1n") == shape("sk|n")
    assert shape("clinical") == shape("dinica1")
    assert shape("face") != shape("fact")


def test_every_kind_of_edit_is_one_edit() -> None:
    assert one_edit_away("cat") >= {"at", "cta", "cot", "cats", "coat"}
    assert "cat" not in one_edit_away("cat")


@pytest.mark.parametrize("printed", ["cosmetic", "COSMETIC", "cosmetlc", "cos metic"])
def test_a_repaired_word_is_never_quite_alike(printed: str) -> None:
    assert 80 < likeness(printed, "cosmetic") < 100
