"""What the page shows, without Streamlit: words, choices, quotes, markup."""

from __future__ import annotations

import pytest

from analyzer.labels import ClauseKind, Confidence, DocumentType, Ground, OutlookLabel
from analyzer.lexicon import load
from analyzer.reading.limits import Stage, Step
from analyzer.records import Facts, Outlook, Question
from ui import markup, style, texts, view
from ui.view import Finding, Quote, Reading

SCRIPT = "<script>alert('x')</script>"


@pytest.mark.parametrize("typed", ["tummy tuck", "15830", "micro-needling", "nose job"])
def test_what_people_type_stands_in_a_choice(typed: str) -> None:
    choices = [view.procedure_choice(one) for one in view.procedures(load())]

    assert any(typed in choice.casefold() for choice in choices)


def test_every_member_of_every_vocabulary_has_its_words() -> None:
    assert set(texts.REASONS) == set(Ground)
    assert set(texts.LABELS) == set(OutlookLabel) == set(style.LABEL_COLOURS)
    assert set(texts.KINDS) == set(ClauseKind)
    assert set(texts.CONFIDENCE) == set(Confidence)


@pytest.mark.parametrize("colour", {*style.LABEL_COLOURS.values(), *style.KIND_COLOURS.values()})
def test_white_words_on_the_strong_colours_can_be_read(colour: str) -> None:
    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue

    assert 1.05 / (luminance + 0.05) >= 4.5, "WCAG AA"


@pytest.mark.parametrize(
    ("quote", "limit", "expected"),
    [
        (Quote("We do not cover ", "cosmetic surgery", "."), 80, None),
        (Quote("", "cosmetic surgery", " " + "word " * 40), 40, "cosmetic surgery"),
        (Quote("word " * 40, "cosmetic surgery", ""), 40, "cosmetic surgery"),
        (Quote("word " * 40, "cosmetic surgery", " " + "word " * 40), 60, "cosmetic surgery"),
        (Quote("", "long " * 40, ""), 30, "long"),
    ],
    ids=["short", "tail", "head", "both", "phrase"],
)
def test_a_long_quote_is_cut_around_its_deciding_words(
    quote: Quote, limit: int, expected: str | None
) -> None:
    cut = view.shortened(quote, limit)

    if expected is None:
        assert cut == quote
        return
    assert expected in str(cut)
    assert view.CUT in str(cut)
    assert len(str(cut)) <= limit + 3


def _finding(id: str, kind: ClauseKind, *grounds: Ground, limits: tuple[str, ...] = ()) -> Finding:
    return Finding(id, kind, (1,), Quote("", id, ""), "", limits, grounds)


def _answer(label: OutlookLabel, ground: Ground, cited: tuple[str, ...]) -> view.Answer:
    """The answer over an exclusion with an exception for injuries and one for burns."""
    findings = (
        _finding("exclusion", ClauseKind.EXCLUSION),
        _finding("injury", ClauseKind.CARVE_OUT, Ground.INJURY, limits=("exclusion",)),
        _finding("burn", ClauseKind.CARVE_OUT, Ground.BURN, limits=("exclusion",)),
    )
    question = Question("microneedling", ground)
    outlook = Outlook(question, label, "Because.", Confidence.HIGH, "rule", cited)
    reading = Reading("plan.pdf", (), findings, Facts(DocumentType.OTHER), (), {}, b"")
    return view.answer(reading, outlook, load().procedure("microneedling"))


def test_the_exception_for_the_chosen_reason_stands_beside_the_exclusion() -> None:
    cited = ("exclusion", "injury", "burn")

    found = _answer(OutlookLabel.POSSIBLE_MEDICAL_NECESSITY, Ground.BURN, cited)

    assert found.deciding and found.deciding.id == "exclusion"
    assert found.counterpart and found.counterpart.id == "burn"
    assert found.reaches
    assert [other.id for other in found.others] == ["injury"]


def test_an_exception_that_does_not_reach_is_shown_and_said_not_to() -> None:
    found = _answer(OutlookLabel.EXCLUDED, Ground.APPEARANCE, ("exclusion",))

    assert found.counterpart and found.counterpart.id == "injury"
    assert not found.reaches
    assert "does not reach" in markup.answer(found)


def test_without_a_deciding_clause_there_is_no_quote() -> None:
    found = _answer(OutlookLabel.NOT_ADDRESSED, Ground.UNKNOWN, ())

    assert found.deciding is None
    assert "<blockquote>" not in markup.answer(found)


def test_markup_escapes_whatever_it_is_given() -> None:
    assert "<script" not in markup.document(SCRIPT, None)
    assert "<script" not in markup.empty(SCRIPT)
    assert "<script" not in markup.note(SCRIPT)


def test_how_far_the_reading_is_is_said_and_drawn() -> None:
    counted = markup.step_of_reading(Step(Stage.READ, 12, 399))
    assert "Reading page 12 of 399 " in counted
    assert 'max="399" value="12"' in counted

    assert "value=" not in markup.step_of_reading(Step(Stage.READ, 0)), "the clauses are looked for"
