"""The screen that compares two policies."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from analyzer.comparing.records import Piece
from analyzer.labels import Ground
from ui import tabular
from ui.screens import compare

SECONDS = 120
SCREEN = "from ui.screens import compare\ncompare.page()"
HOSTILE = "<script>alert('x')</script> ![p](http://evil.example/p.png)"
EXCLUDED = "We do not cover cosmetic surgery, except reconstructive surgery needed because of"


def start() -> AppTest:
    page = AppTest.from_string(SCREEN, default_timeout=SECONDS).run()
    assert not page.exception
    return page


def compared(before: bytes, after: bytes, name: str = "plan") -> AppTest:
    page = start()
    for number, (content, year) in enumerate(((before, 2025), (after, 2026))):
        document = (f"{name}_{year}.pdf", content, "application/pdf")
        page.file_uploader[number].set_value(document)
    page.run()
    next(one for one in page.button if one.label == "Compare").click().run()
    assert not page.exception
    return page


def markups(page: AppTest) -> str:
    bodies = [element.proto.body for element in page.get("html")]
    return "\n".join(body for body in bodies if not body.startswith("<style>"))


def words(page: AppTest) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", markups(page))).split())


def test_the_first_view_asks_for_two_policies() -> None:
    page = start()

    assert compare.TITLE in words(page)
    assert len(page.file_uploader) == 2
    assert next(one for one in page.button if one.label == "Compare").disabled


def test_a_reworded_exception_stands_side_by_side_with_its_pages(
    make_pdf: Callable[..., bytes],
) -> None:
    page = compared(
        make_pdf(["Exclusions", EXCLUDED, "an injury or a burn."]),
        make_pdf(["Exclusions", EXCLUDED, "an injury and a burn."]),
    )

    raw, shown = markups(page), words(page)
    assert "<del>or</del>" in raw
    assert "<ins>and</ins>" in raw
    assert "Before · page 1" in shown
    assert "Now · page 1" in shown
    assert "Narrowed Less cover" in shown
    assert "“or” became “and”" in shown
    assert len(page.get("download_button")) == 1


def test_the_reason_changes_the_answers_that_are_compared(make_pdf: Callable[..., bytes]) -> None:
    page = compared(
        make_pdf(["Exclusions", EXCLUDED, "an injury or a birth defect."]),
        make_pdf(["Exclusions", EXCLUDED, "an injury, a burn or a birth defect."]),
    )
    assert "Answers that changed" not in words(page)

    page.selectbox(key="compare_ground").set_value(Ground.ACNE).run()
    assert "Answers that changed" not in words(page)
    page.selectbox(key="compare_ground").set_value(Ground.BURN).run()

    assert "New reason: burn" in words(page)


def test_the_same_policy_twice_says_that_nothing_changed(policy_pdf: bytes) -> None:
    page = compared(policy_pdf, policy_pdf)

    assert "No clause on cosmetic care changed; 2 clauses stand in both unchanged" in words(page)
    assert "co-change" not in markups(page)


def test_the_sample_pair_shows_every_planted_change() -> None:
    page = start()

    next(one for one in page.button if "sample" in one.label).click().run()

    assert not page.exception
    assert markups(page).count('<section class="co-change') == 7
    assert "Hair transplant" in words(page)


def test_the_kinds_can_be_filtered() -> None:
    page = start()
    next(one for one in page.button if "sample" in one.label).click().run()

    page.multiselect(key="compare_kinds").set_value(["carve_out"]).run()

    assert markups(page).count('<section class="co-change') == 2


@pytest.mark.parametrize("broken", [0, 1], ids=["before", "after"])
def test_a_policy_that_cannot_be_read_gets_its_remedy(policy_pdf: bytes, broken: int) -> None:
    pair = [policy_pdf, policy_pdf]
    pair[broken] = b"hello"

    page = compared(*pair)

    assert "Not a PDF" in words(page)
    assert "What to do:" in words(page)
    assert "co-change" not in markups(page)


def test_others_can_be_compared_next(policy_pdf: bytes) -> None:
    page = compared(policy_pdf, policy_pdf)

    next(one for one in page.button if one.label == "Compare others").click().run()

    assert len(page.file_uploader) == 2


def test_hostile_names_and_texts_are_shown_literally(make_pdf: Callable[..., bytes]) -> None:
    page = compared(
        make_pdf(["Exclusions", f"We do not cover cosmetic surgery {HOSTILE} at all."]),
        make_pdf(["Exclusions", f"We do not cover cosmetic surgery {HOSTILE} whatsoever."]),
        name=HOSTILE,
    )

    assert "<script" not in markups(page)
    assert "alert('x')" in words(page)
    for element in (*page.markdown, *page.caption):
        assert "evil.example" not in str(element.proto)


def test_each_side_shows_its_own_words_and_marks_what_the_other_lacks() -> None:
    pieces = (Piece("within", "within"), Piece("12 & more", "6"), Piece("months", "months"))

    assert tabular.words(pieces, old=True) == "within <del>12 &amp; more</del> months"
    assert tabular.words(pieces, old=False) == "within <ins>6</ins> months"
