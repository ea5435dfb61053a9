"""The evidence sheet: everything on it, nothing lost, no empty boxes."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from analyzer import analyze
from analyzer.cli import main
from analyzer.labels import Ground, OutlookLabel
from analyzer.records import Question
from analyzer.writing import fonts
from analyzer.writing.fonts import STANDARD, Run, runs
from analyzer.writing.sheet import CLOSING, Sheet, sheet_of
from analyzer.writing.sheet_pdf import sheet_pdf

SAMPLES = Path(__file__).resolve().parent.parent / "sample_policies"
TODAY = date(2026, 3, 4)
BURN = Question("microneedling", Ground.BURN)


def sheet(name: str = "spd_orchard_works.pdf", question: Question = BURN) -> Sheet:
    return sheet_of(analyze(SAMPLES / name, questions=[question]), question, today=TODAY)


def pages(content: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(content)
    texts = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return [" ".join(text.split()) for text in texts]


def squeezed(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


@pytest.fixture
def no_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer without fonts of its own."""
    monkeypatch.setattr(fonts, "_fonts", tuple)


def test_a_sheet_is_one_page_with_outlook_quotes_facts_steps_and_checksum() -> None:
    made = sheet()

    (text,) = pages(sheet_pdf(made))

    assert "Micro-needling" in text
    assert "Reason: burn" in text
    assert "Outlook: excluded unless an exception applies" in text
    assert made.exclusion is not None
    assert made.exception is not None
    for cited in (made.exclusion, made.exception):
        assert squeezed(cited.text) in squeezed(text)
        assert f"page {cited.pages[0]}" in text
    assert "Coverage begins: 2025-01-01 (page 1)" in text
    assert squeezed(made.steps[0]) in squeezed(text)
    assert made.document in text
    assert made.sha256 in text
    assert "2026-03-04" in text
    assert CLOSING in text


def test_the_exclusion_stands_beside_the_exception_that_answers_it() -> None:
    made = sheet()

    assert made.exclusion is not None
    assert made.exception is not None
    assert "meant to better, change or keep up appearance" in made.exclusion.text
    assert made.exception.text.startswith("The only exception is repair of damage")
    assert made.exception.remark == ""


def test_an_exception_that_does_not_reach_the_reason_says_so() -> None:
    made = sheet(question=Question("microneedling", Ground.ACNE))

    assert made.label is OutlookLabel.EXCLUDED
    assert made.exception is not None
    assert made.exception.remark == "It does not reach the reason given."


def test_a_silent_document_gets_a_sheet_without_quotes() -> None:
    made = sheet("plan_silent_birchwood.pdf", Question("microneedling"))

    (text,) = pages(sheet_pdf(made))

    assert "Silence is not cover" in text
    assert "Reason: not given" in text


def test_long_quotes_go_on_to_pages_that_say_so_and_no_word_is_lost() -> None:
    made = sheet()
    assert made.exclusion is not None
    words = " ".join(f"word{number}" for number in range(1500))
    long = replace(made, exclusion=replace(made.exclusion, text=words))

    texts = pages(sheet_pdf(long))

    assert len(texts) > 1
    assert "continued on the next page" in texts[0]
    assert f"Page {len(texts)} of {len(texts)}" in texts[-1]
    whole = " ".join(texts)
    assert [word for word in words.split() if word not in whole] == []


def test_a_rather_long_quote_shrinks_to_stay_on_one_page() -> None:
    made = sheet()
    assert made.exclusion is not None
    words = " ".join(f"word{number}" for number in range(220))
    long = replace(made, exclusion=replace(made.exclusion, text=words))

    (text,) = pages(sheet_pdf(long))

    assert "word219" in text


def test_markup_in_a_document_is_shown_and_not_obeyed() -> None:
    made = sheet()
    assert made.exclusion is not None
    hostile = '<font size="90">no</font> & <img src="http://evil.example/p.png"/>'
    content = sheet_pdf(replace(made, exclusion=replace(made.exclusion, text=hostile)))

    assert squeezed(hostile) in squeezed(pages(content)[0])


@pytest.mark.usefixtures("no_fonts")
def test_letters_that_cannot_be_set_are_named_not_dropped() -> None:
    made = sheet()
    assert made.exclusion is not None
    content = sheet_pdf(replace(made, exclusion=replace(made.exclusion, text="no ₹500 कर paid")))

    (text,) = pages(content)

    assert "[1 Indian letter]500" in text
    assert "[2 Devanagari letters]" in text
    assert "see the quoted page" in text


def test_letters_of_a_font_of_this_computer_are_set_with_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fonts, "_fonts", lambda: (("Other", {ord("Ω"), ord("ن")}),))

    assert list(runs("a Ω")) == [Run(STANDARD, "a "), Run("Other", "Ω")]
    # Arabic letters would have to be joined and turned.
    assert list(runs("ن")) == [Run("", "[1 Arabic letter]")]


def test_two_runs_give_the_same_bytes() -> None:
    made = sheet()

    assert sheet_pdf(made) == sheet_pdf(made)


def test_the_command_writes_a_sheet_and_wants_one_reason(policy_file: Path, tmp_path: Path) -> None:
    target = tmp_path / "sheet.pdf"
    asked = ["sheet", str(policy_file), "--procedure", "rhinoplasty", "-o", str(target)]

    assert main([*asked, "--ground", "injury"]) == 0
    assert "Rhinoplasty" in pages(target.read_bytes())[0]
    assert main([*asked, "--ground", "injury", "--ground", "burn"]) == 2


def test_the_command_does_not_replace_the_document(policy_file: Path) -> None:
    before = policy_file.read_bytes()

    status = main(["sheet", str(policy_file), "--procedure", "otoplasty", "-o", str(policy_file)])

    assert status == 2
    assert policy_file.read_bytes() == before
