"""A page that was read by guess says so, and what rests on it is said with care."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from analyzer import analyze
from analyzer.labels import Code, Confidence, Ground
from analyzer.records import Question
from analyzer.report import Report
from tests.drawing import BOLD, LEADING, PLAIN, Sheet, Table, Text, draw_table, stringWidth

ABOUT_US = [
    "The office is open on working days between nine and five",
    "and the card shows the number that you can call for help",
    "while letters are answered in the order in which they came",
    "so please keep a copy of all that you send to the office",
]
LABELS = [
    ["Cosmetic surgery of the face", "and of other parts", "of the body"],
    ["Breast surgery after cancer", "and its later stages"],
    ["Hearing aids of every kind", "and what belongs to them", "in the ear or behind it"],
]
VERDICTS = ["Not covered", "Covered", "Covered"]
FACELIFT = Question("facelift", Ground.APPEARANCE)


def text_over_text(sheet: Sheet, *, shift: float = 3.0) -> None:
    """An exclusion, and under it a second text `shift` points right of another."""
    sheet.at(60, 100, "We do not cover cosmetic surgery.")
    for place, line in enumerate(ABOUT_US):
        sheet.at(60, 140 + 14 * place, line)
        sheet.at(60 + shift, 142 + 14 * place, "overlaid " + line.upper())


def text_that_was_recognised_and_printed(sheet: Sheet) -> None:
    """A page with what a text recognition made of it, each line right over the printed one."""
    for place, line in enumerate(["We do not cover cosmetic surgery", *ABOUT_US]):
        sheet.at(60, 100 + 12 * place, line)
        sheet.at(61, 103 + 12 * place, line.replace("m", "rn"))


def verdicts_between_rows(sheet: Sheet, *, white: float = 0.0) -> None:
    """Verdicts in the middle of labels of several lines, with `white` points between the rows."""
    top = 100.0
    for label, verdict in zip(LABELS, VERDICTS, strict=True):
        for number, line in enumerate(label):
            sheet.at(72, top + 12 * number, line)
        sheet.at(330, top + 6 * (len(label) - 1), verdict)
        top += 12 * len(label) + white


def text_in_columns(sheet: Sheet) -> None:
    text_over_text(sheet, shift=300)


def verdicts_beside_parted_rows(sheet: Sheet) -> None:
    verdicts_between_rows(sheet, white=6)


def verdicts_beside_ruled_rows(sheet: Sheet) -> None:
    rows = [(" ".join(label), verdict) for label, verdict in zip(LABELS, VERDICTS, strict=True)]
    draw_table(
        sheet, Table([("Service", "Verdict"), *rows], (72, 200, 400), centred=True), ruled="all"
    )


def tall_signs_in_the_text(sheet: Sheet) -> None:
    """Lines that hold a word of a font far taller than they are."""
    for place, line in enumerate(["We do not cover cosmetic surgery", *ABOUT_US]):
        top = 100 + 12 * place
        sheet.put(
            Text(60, top, line), Text(60 + stringWidth(f"{line} ", PLAIN, 10), top - 16, "<", 30)
        )


def a_stamp(sheet: Sheet) -> None:
    text_in_columns(sheet)
    sheet.at(80, 141, "Revised in spring")


def _read(page: Callable[[Sheet], None]) -> Report:
    """The report on a certificate whose second page is `page`."""
    sheet = Sheet()
    top = sheet.at(60, 60, "Evidence of Coverage", 18, BOLD)
    for line in ABOUT_US:
        top = sheet.at(60, top + LEADING, line)
    sheet.end_page()
    page(sheet)
    return analyze(sheet.pdf(), name="plan.pdf", questions=[FACELIFT])


UNSETTLED = [text_over_text, text_that_was_recognised_and_printed, verdicts_between_rows]
SETTLED = [
    text_in_columns,
    verdicts_beside_parted_rows,
    verdicts_beside_ruled_rows,
    tall_signs_in_the_text,
    a_stamp,
]


@pytest.mark.parametrize("page", UNSETTLED, ids=lambda page: page.__name__)
def test_a_page_that_was_read_by_guess_is_warned_of(page: Callable[[Sheet], None]) -> None:
    [warning] = [one for one in _read(page).warnings if one.code is Code.W_LAYOUT]

    assert warning.pages == (2,)
    assert "guess" in warning.message


def test_what_rests_on_such_a_page_is_at_most_of_medium_confidence() -> None:
    [plain] = _read(verdicts_beside_parted_rows).outlooks
    [guessed] = _read(verdicts_between_rows).outlooks

    assert (plain.label, plain.pages) == (guessed.label, guessed.pages)
    assert plain.confidence is Confidence.HIGH
    assert guessed.confidence is Confidence.MEDIUM


@pytest.mark.parametrize("page", SETTLED, ids=lambda page: page.__name__)
def test_a_page_that_is_plain_to_read_has_no_warning(page: Callable[[Sheet], None]) -> None:
    report = _read(page)

    assert report.outlooks[0].pages == (2,)
    assert all(warning.code is not Code.W_LAYOUT for warning in report.warnings)
