"""The single spellings of a lexicon: which stand in a text, and what is left without some."""

from __future__ import annotations

import pytest

from analyzer.evaluation.spellings import Spelling, SpellingFinder, without
from analyzer.labels import MentionKind, Scope
from analyzer.lexicon import Default, Lexicon, Procedure, Row, load
from analyzer.matching import Matcher

CHANGE = ({"LOWER": {"IN": ["change", "alter"]}}, {"LOWER": {"IN": ["looks", "face"]}})
PERHAPS = (
    {"LOWER": {"IN": ["very", "rather"]}, "OP": "?"},
    {"LOWER": "pretty"},
)


def row(id: str, *phrases: str, pattern: tuple = (), kind: str = "cosmetic") -> Row:
    return Row(id, MentionKind(kind), "made up", (), (), phrases, pattern)


LEXICON = Lexicon(
    rows=(
        row("cos-surgery", "cosmetic surgery", "beauty surgery", "Estheti-Care"),
        row("app-change", "for looks", pattern=(CHANGE, PERHAPS), kind="appearance"),
        row("look-counter", "beauty surgery counter", kind="look_alike"),
    ),
    procedures=(
        Procedure(
            *("peel", "Peel", ("skin peel", "acid peel"), (), Default.COSMETIC, (), ()),
            *(Scope.MEDICAL, None, (), (), ""),
        ),
    ),
    icd10=(),
    hash="0" * 64,
)
BEAUTY = Spelling("cos-surgery", "beauty surgery")


@pytest.fixture(scope="module")
def finder() -> SpellingFinder:
    return SpellingFinder(LEXICON)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Nothing of the kind", set(), id="nothing"),
        pytest.param("Beauty surgeries", {BEAUTY}, id="a phrase, not its row mates"),
        pytest.param(
            "The Estheticare range", {Spelling("cos-surgery", "Estheti-Care")}, id="joined"
        ),
        pytest.param("An acid peel", {Spelling("proc-peel", "acid peel")}, id="an alias"),
        pytest.param(
            "to alter the looks, to alter looks",
            {
                Spelling("app-change", pattern=0),
                Spelling("app-change", pattern=0, word="alter"),
                Spelling("app-change", pattern=0, word="looks"),
            },
            id="a pattern and the words it chose",
        ),
        pytest.param(
            "pretty", {Spelling("app-change", pattern=1)}, id="a pattern without a choice"
        ),
        pytest.param(
            "at the beauty surgery counter",
            {Spelling("look-counter", "beauty surgery counter")},
            id="inside a look-alike",
        ),
    ],
)
def test_only_the_spellings_that_stand_in_the_text_are_found(
    finder: SpellingFinder, text: str, found: set[Spelling]
) -> None:
    assert finder.found([text]) == found


def rules(lexicon: Lexicon, text: str) -> set[str]:
    return {mention.rule for mention in Matcher(lexicon).find(text)}


def test_a_withheld_phrase_leaves_its_row_the_others() -> None:
    poorer = without(LEXICON, {BEAUTY})

    assert rules(poorer, "beauty surgery") == set()
    assert rules(poorer, "cosmetic surgery") == {"cos-surgery"}
    assert rules(poorer, "to change looks") == {"app-change"}
    assert rules(LEXICON, "beauty surgery") == {"cos-surgery"}


def test_a_withheld_alias_leaves_the_procedure_askable() -> None:
    poorer = without(LEXICON, {Spelling("proc-peel", "acid peel")})

    assert rules(poorer, "an acid peel") == set()
    assert rules(poorer, "a skin peel") == {"proc-peel"}
    assert poorer.procedure("peel").name == "Peel"


def test_a_withheld_word_leaves_the_pattern_its_other_choices() -> None:
    poorer = without(LEXICON, {Spelling("app-change", pattern=0, word="alter")})

    assert rules(poorer, "to alter the face; alter face") == set()
    assert rules(poorer, "change face") == {"app-change"}


def test_a_pattern_without_any_choice_where_it_must_choose_is_gone() -> None:
    words = {Spelling("app-change", pattern=0, word=word) for word in ("change", "alter")}

    poorer = without(LEXICON, words)

    assert rules(poorer, "change face") == set()
    assert rules(poorer, "pretty") == {"app-change"}


def test_a_pattern_without_any_choice_where_it_may_choose_goes_on() -> None:
    words = {Spelling("app-change", pattern=1, word=word) for word in ("very", "rather")}

    assert rules(without(LEXICON, words), "pretty") == {"app-change"}


def test_a_row_without_any_spelling_is_gone() -> None:
    poorer = without(LEXICON, {Spelling("look-counter", "beauty surgery counter")})

    assert [row.id for row in poorer.rows] == ["cos-surgery", "app-change"]
    assert rules(poorer, "beauty surgery counter") == {"cos-surgery"}


def test_the_hash_tells_lexicons_apart() -> None:
    assert without(LEXICON, set()) is LEXICON
    assert without(LEXICON, {BEAUTY}).hash != LEXICON.hash


def test_every_spelling_of_the_installed_lexicon_can_be_withheld() -> None:
    lexicon = load()
    every = {
        *(Spelling(row.id, phrase) for row in lexicon.rows for phrase in row.phrases),
        *(Spelling(r.id, pattern=n) for r in lexicon.rows for n in range(len(r.pattern))),
        *(Spelling(f"proc-{p.id}", alias) for p in lexicon.procedures for alias in p.aliases),
    }

    poorer = without(lexicon, every)

    assert poorer.rows == ()
    assert not any(procedure.aliases for procedure in poorer.procedures)
