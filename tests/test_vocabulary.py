"""Which words are English, in whatever country."""

import pytest

from analyzer.vocabulary import (
    frequencies,
    is_english,
    is_operation,
    listed,
    listed_among,
    log_frequency,
)


@pytest.mark.parametrize(
    ("word", "under"),
    [
        pytest.param("surgery", "surgery", id="itself"),
        pytest.param("anesthesia", "anaesthesia", id="American e"),
        pytest.param("behavioral", "behavioural", id="American or"),
        pytest.param("counseling", "counselling", id="American l"),
        pytest.param("copayments", "copayment", id="plural"),
        pytest.param("endoscopies", "endoscopy", id="plural in ies"),
        pytest.param("medicaly", "", id="a lost l is no spelling"),
        pytest.param("cosmetlc", "", id="damaged"),
        pytest.param("nt", "", id="short"),
    ],
)
def test_a_word_is_listed_under_one_form(word: str, under: str) -> None:
    assert listed(word) == under
    assert is_english(word) is bool(under)


def test_what_the_list_lacks_is_english_too() -> None:
    assert not listed("cosmetician")
    assert is_english("cosmetician")


@pytest.mark.parametrize("word", ["tracheoplasty", "myomectomy", "ileostomies", "osteotomy"])
def test_a_name_of_an_operation(word: str) -> None:
    assert is_operation(word)


def test_an_ending_alone_is_no_operation() -> None:
    assert not is_operation("plasty")
    assert not is_operation("surgery")


def test_common_words_are_more_frequent() -> None:
    assert 0 > log_frequency("the") > log_frequency("surgery") > log_frequency("mastectomy")
    assert log_frequency("mastectomy") > log_frequency("mastectorny")
    assert log_frequency("anesthesia") == log_frequency("anaesthesia")


def test_the_list_is_read_whole() -> None:
    assert len(frequencies()) > 80_000
    assert listed_among({"surgery", "surgerry"}) == {"surgery"}
