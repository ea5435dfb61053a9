"""From the bytes of a PDF to words in reading order, each with its place on the upright page."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pypdfium2 as pdfium
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from analyzer.errors import PolicyReadError
from analyzer.labels import Code
from analyzer.reading.assemble import assemble, read_policy
from analyzer.reading.limits import LIMITS, MIB, Attempt, Stage, Step
from analyzer.reading.normalise import (
    BULLET,
    CROSS,
    TICK,
    joins_without_hyphen,
    plain_word,
    split_bullet,
)
from analyzer.reading.order import printed_lines
from analyzer.reading.pdf import RawPage, open_pdf, read_pages
from analyzer.reading.ruled import Cell, Ruling, cell_of, page_rulings
from analyzer.reading.words import RawWord
from analyzer.records import Box, Policy

MakePdf = Callable[..., bytes]

PLAIN_WORDS = {
    "ascii-stays": ("(co-pay):", "(co-pay):"),
    "ligature-fi": ("ﬁnancial", "financial"),
    "ligature-ff": ("eﬀective", "effective"),
    "ligature-ffi": ("oﬃce", "office"),
    "soft-hyphen": ("cos\u00admetic", "cosmetic"),
    "zero-width-space": ("cosme\u200btic", "cosmetic"),
    "byte-order-mark": ("\ufeffPlan", "Plan"),
    "single-quotes": ("‘plan’s’", "'plan's'"),
    "double-quotes": ("“Plan”", '"Plan"'),
    "primes": ("6′2″", "6'2\""),
    "hard-hyphen": ("co‑pay", "co-pay"),
    "minus-sign": ("−5", "-5"),
    "dashes-stay": ("—", "—"),
    "full-width": ("ＰＬＡＮ１", "PLAN1"),
    "accents-are-composed": ("re\u0301sume\u0301", "résumé"),
    "nul": ("cos\x00metic", "cosmetic"),
    "bell-alone-is-nothing": ("\x07", ""),
    "c1-control": ("cos\x9fmetic", "cosmetic"),
    "no-break-space": ("100\u00a0%", "100%"),
    "round-bullet": ("●", BULLET),
    "tick": ("✔", TICK),
    "cross": ("✘", CROSS),
    "wingdings-tick": ("\uf0fc", TICK),
    "ballot-box": ("☐", BULLET),
    "star": ("✦", BULLET),
    "arrow": ("→", BULLET),
    "trade-mark-is-no-bullet": ("®", "®"),
    "comparison-is-no-bullet": ("≥", "≥"),
    "wingdings-square": ("\uf0a7", BULLET),
    "any-private-use-letter": ("\ue123", BULLET),
}


@pytest.mark.parametrize(("word", "plain"), PLAIN_WORDS.values(), ids=PLAIN_WORDS)
def test_a_word_is_made_plain(word: str, plain: str) -> None:
    assert plain_word(word) == plain


def test_a_fraction_behind_a_number_does_not_run_into_it() -> None:
    assert plain_word("1½") != plain_word("11⁄2")


SPLIT_BULLETS = {
    "dot": ("•Cosmetic", (BULLET, "Cosmetic")),
    "private-use": ("\uf0b7Cosmetic", (BULLET, "Cosmetic")),
    "before-a-bracket": ("●(cosmetic", (BULLET, "(cosmetic")),
    "alone": ("•", None),
    "none": ("Cosmetic", None),
    "a-dot-in-the-middle-of-the-line-is-no-bullet": ("·Cosmetic", None),
    "hyphen-is-no-bullet": ("-Cosmetic", None),
}


@pytest.mark.parametrize(("word", "parts"), SPLIT_BULLETS.values(), ids=SPLIT_BULLETS)
def test_a_bullet_comes_off_the_word_it_is_glued_to(
    word: str, parts: tuple[str, str] | None
) -> None:
    assert split_bullet(word) == parts


LINE_ENDS = {
    "printers-hyphen": ("recon-", "structive", True),
    "behind-a-bracket": ("(recon-", "structive", True),
    "self-funded": ("self-", "funded", False),
    "non-covered": ("non-", "covered", False),
    "Out-of-network-capital": ("Non-", "covered", False),
    "before-a-capital": ("Blue-", "Cross", False),
    "before-a-number": ("plan-", "2024", False),
    "behind-a-number": ("12-", "month", False),
    "behind-capitals": ("HMO-", "type", False),
    "already-hyphenated": ("in-net-", "work", False),
    "nothing-follows": ("recon-", "", False),
}


@pytest.mark.parametrize(("left", "right", "joins"), LINE_ENDS.values(), ids=LINE_ENDS)
def test_a_hyphen_at_a_line_end_goes_only_where_the_printer_put_it(
    left: str, right: str, joins: bool
) -> None:
    assert joins_without_hyphen(left.rstrip("-"), right) is joins


class Drawn(NamedTuple):
    """A string as a page draws it; letters are half an em wide."""

    x0: float
    top: float
    text: str
    size: float = 10.0
    bold: bool = False


def raw_page(*strings: Drawn | tuple, number: int = 1, space: float = 0.3) -> RawPage:
    """A page that draws `strings` in that order.

    Neighbours of one row are one line of pdfium's. `space` is the white between words in ems.
    """
    words: list[RawWord] = []
    line, row = -1, None
    for x0, top, text, size, bold in (Drawn(*string) for string in strings):
        line += top != row
        row = top
        for word in text.split():
            box = Box(x0, top, x0 + 0.5 * size * len(word), top + size)
            words.append(RawWord(word, box, size, bold, line, hyphenated=False))
            x0 = box.x1 + space * size
    return RawPage(number, 612.0, 792.0, words)


def regions(page: RawPage, cells: Sequence[Cell] = ()) -> list[list[str]]:
    """The lines of a page that is read alone, gathered by region."""
    (lines,) = printed_lines([page], {page.number: Ruling([*cells], [])})
    return [[line.text for line in own] for _, own in groupby(lines, lambda line: line.region)]


def texts(page: RawPage, cells: Sequence[Cell] = ()) -> list[str]:
    """The lines of a page that is read alone, in reading order."""
    return [line for region in regions(page, cells) for line in region]


def bodies(*pages: RawPage) -> list[str]:
    """What is left of each page without running heads and feet."""
    return [
        " / ".join(line.text for line in lines if not line.furniture)
        for lines in printed_lines(list(pages), {})
    ]


LEFT = ("We do not pay for surgery that", "is done to change how you look", "or feel about it.")
RIGHT = ("We do pay for surgery that has", "to mend what an accident did to", "you as a member.")


def columns(*, row_by_row: bool) -> RawPage:
    left = [(72, 200 + 12 * row, text) for row, text in enumerate(LEFT)]
    right = [(330, 200 + 12 * row, text) for row, text in enumerate(RIGHT)]
    if not row_by_row:
        return raw_page(*left, *right)
    return raw_page(*(string for row in zip(left, right, strict=True) for string in row))


GRID = raw_page(
    (72, 200, "• Acupuncture"),
    (250, 200, "• Dental care for"),
    (430, 200, "• Long-term care"),
    (80, 212, "of any kind"),
    (258, 212, "adults"),
    (438, 212, "at home"),
    (72, 224, "• Cosmetic surgery"),
    (250, 224, "• Hearing aids"),
    (430, 224, "• Routine foot care"),
)


@pytest.mark.parametrize("row_by_row", [False, True], ids=["column-by-column", "row-by-row"])
def test_two_columns_are_read_one_after_the_other(row_by_row: bool) -> None:
    page = columns(row_by_row=row_by_row)

    assert texts(page) == [*LEFT, *RIGHT]


def test_a_grid_of_bullets_is_read_column_by_column() -> None:
    assert texts(GRID) == [
        "• Acupuncture",
        "of any kind",
        "• Cosmetic surgery",
        "• Dental care for",
        "adults",
        "• Hearing aids",
        "• Long-term care",
        "at home",
        "• Routine foot care",
    ]


@pytest.mark.parametrize(
    ("page", "count"),
    [
        pytest.param(columns(row_by_row=False), 2, id="column-by-column"),
        pytest.param(columns(row_by_row=True), 2, id="row-by-row"),
        pytest.param(GRID, 3, id="grid-row-by-row"),
    ],
)
def test_each_column_is_one_region(page: RawPage, count: int) -> None:
    assert len(regions(page)) == count


def test_a_heading_drawn_after_its_text_is_read_before_it() -> None:
    page = raw_page(
        (72, 230, "We pay for visits to a doctor, be it at home or in an office."),
        (72, 330, "We do not pay for surgery that is done to change how you look."),
        (72, 200, "Benefits", 16.0, True),
        (72, 300, "Exclusions", 16.0, True),
    )

    assert [region[0].split()[0] for region in regions(page)] == [
        "Benefits",
        "We",
        "Exclusions",
        "We",
    ]


def test_a_line_drawn_late_is_read_between_the_heading_and_the_text_it_stands_between() -> None:
    page = raw_page(
        (72, 200, "Exclusions", 14.0, True),
        (72, 234, "We do not pay for surgery that is done for looks."),
        (72, 218, "In force from 1 January"),
    )

    assert [line.split()[0] for line in texts(page)] == ["Exclusions", "In", "We"]


def test_running_heads_and_feet_stand_behind_the_body() -> None:
    pages = [
        raw_page(
            (72, 30, "Blue Hill Health Plan"),
            (72, 755, f"Evidence of Coverage, page {number}"),
            (72, 300, f"Rule {number} of the plan is printed on this page."),
            number=number,
        )
        for number in (1, 2, 3)
    ]

    for number, lines in enumerate(printed_lines(pages, {}), start=1):
        assert [(line.text, line.furniture) for line in lines] == [
            (f"Rule {number} of the plan is printed on this page.", False),
            ("Blue Hill Health Plan", True),
            (f"Evidence of Coverage, page {number}", True),
        ]


def test_a_line_at_the_edge_that_no_other_page_repeats_is_text() -> None:
    first = raw_page((72, 30, "Cosmetic surgery is not covered."), number=1)
    second = raw_page((72, 30, "Dental care is not covered."), number=2)

    assert bodies(first, second) == [
        "Cosmetic surgery is not covered.",
        "Dental care is not covered.",
    ]


def test_a_repeated_head_that_says_continued_is_text() -> None:
    pages = [
        raw_page((72, 30, "Exclusions (cont.)"), (72, 300, "Travel"), number=number)
        for number in (1, 2, 3)
    ]

    assert bodies(*pages) == ["Exclusions (cont.) / Travel"] * 3


PAGE_NUMBERS = ["12", "iv", "- 7 -", "Page 3", "page 3 of 12", "3/12", "Pg. 4"]


@pytest.mark.parametrize("number", PAGE_NUMBERS)
def test_a_page_number_is_furniture_at_the_foot_and_text_in_the_middle(number: str) -> None:
    page = raw_page((72, 300, "Copies allowed:"), (72, 400, number), (300, 760, number))

    assert bodies(page) == [f"Copies allowed: / {number}"]


def test_bold_made_by_printing_twice_is_read_once() -> None:
    page = raw_page(
        (72, 200, "Cosmetic surgery"),
        (72.4, 200, "Cosmetic surgery"),
        (72, 260, "Cosmetic surgery"),
    )

    assert texts(page) == ["Cosmetic surgery", "Cosmetic surgery"]


def test_a_justified_line_is_not_cut() -> None:
    page = raw_page((72, 200, "We do not pay for surgery on you"), space=2.5)

    assert regions(page) == [["We do not pay for surgery on you"]]


def test_a_gap_that_is_wide_for_its_line_parts_two_cells() -> None:
    page = raw_page((72, 200, "Surgery for your looks"), (200, 200, "Not covered at all"))

    assert regions(page) == [["Surgery for your looks"], ["Not covered at all"]]


def test_ruled_cells_part_words_that_stand_close() -> None:
    cells = [Cell(Box(70, 190, 150, 230), 0, 0, 0), Cell(Box(150, 190, 300, 230), 0, 0, 1)]
    page = raw_page(
        (72, 200, "Surgery on your"),
        (152, 200, "Not covered by us"),
        (72, 212, "nose or lips"),
        (152, 212, "or by others"),
    )

    assert "Surgery on your Not covered by us" in texts(page)
    assert texts(page, cells) == [
        "Surgery on your",
        "nose or lips",
        "Not covered by us",
        "or by others",
    ]


MARKERS = ["•", "1.", "(a)", "iv.", "2.1.3", "–"]


@pytest.mark.parametrize("marker", MARKERS)
def test_a_marker_stays_with_its_text_however_far_it_hangs_out(marker: str) -> None:
    page = raw_page((72, 200, marker), (120, 200, "Cosmetic surgery"))

    assert regions(page) == [[f"{marker} Cosmetic surgery"]]


def test_a_line_goes_on_where_pdfium_broke_it_for_a_change_of_font() -> None:
    first = raw_page((72, 200, "Cosmetic surgery", 10.0, True)).words
    rest = [word._replace(line=1) for word in raw_page((155, 200, "is left out.")).words]
    page = RawPage(1, 612.0, 792.0, [*first, *rest])

    assert regions(page) == [["Cosmetic surgery is left out."]]


LETTER_SPACED = {
    "one-word": ("E X C L U S I O N S", ["EXCLUSIONS"]),
    "three-letters-are-no-word": ("A B C", ["A B C"]),
    "numbers-are-no-word": ("1 2 3 4 5", ["1 2 3 4 5"]),
}


@pytest.mark.parametrize(("printed", "read"), LETTER_SPACED.values(), ids=LETTER_SPACED)
def test_a_letter_spaced_word_is_put_together(printed: str, read: list[str]) -> None:
    assert regions(raw_page((72, 200, printed))) == [read]


def test_letter_spaced_words_come_apart_at_the_wider_gaps() -> None:
    page = raw_page((72, 200, "N O T"), (105, 200, "P A I D"))

    assert regions(page) == [["NOT PAID"]]


def test_a_bullet_glued_to_its_word_begins_a_line_of_its_own_words() -> None:
    (line,) = printed_lines([raw_page((72, 200, "\uf0b7Cosmetic surgery"))], {})[0]

    assert [word.text for word in line.words] == ["•", "Cosmetic", "surgery"]
    assert line.words[0].box.x1 == line.words[1].box.x0 > line.words[0].box.x0


# Lines put together to one policy.

BODY = "The plan does not pay for surgery that is done to change how a member looks."


def assembled(*pages: RawPage) -> Policy:
    return assemble([*pages], printed_lines([*pages], {}), name="plan.pdf", sha256="ab" * 32)


def assert_words_stand_where_they_say(policy: Policy) -> None:
    for word in policy.words:
        assert policy.text[word.start : word.end] == word.text
    for line in policy.lines:
        words = policy.words[line.first : line.last]
        assert (line.start, line.end) == (words[0].start, words[-1].end)
    covered = [number for line in policy.lines for number in range(line.first, line.last)]
    assert covered == [*range(len(policy.words))]


JOINS = {
    "printers-hyphen": (("recon-", "structive surgery is paid"), "reconstructive surgery is paid"),
    "soft-hyphen-sign": (("recon¬", "structive surgery is paid"), "reconstructive surgery is paid"),
    "self-funded": (("this self-", "funded plan pays nothing"), "self-funded plan"),
    "before-a-capital": (("the Blue-", "Hill plan pays nothing"), "Blue-Hill plan"),
    "dash-that-stands-alone": (("surgery -", "whatever the cause"), "surgery -\nwhatever"),
    "no-hyphen": (("surgery that", "changes how you look"), "surgery that\nchanges"),
}


@pytest.mark.parametrize(("rows", "joined"), JOINS.values(), ids=JOINS)
def test_a_word_cut_at_a_line_end_is_made_whole(rows: tuple[str, ...], joined: str) -> None:
    strings = [(72, 200 + 12 * number, row) for number, row in enumerate((BODY, *rows))]

    policy = assembled(raw_page(*strings))

    assert joined in policy.text
    assert_words_stand_where_they_say(policy)


def test_both_halves_of_a_cut_word_keep_their_place() -> None:
    policy = assembled(
        raw_page((72, 200, BODY), (72, 212, "and recon-"), (72, 224, "structive care"))
    )
    start = policy.text.index("reconstructive")

    (_, first), (_, second) = policy.boxes(start, start + len("reconstructive"))

    assert (first.top, second.top) == (212, 224)
    assert first.x0 > second.x0 == 72


def test_a_sentence_over_a_page_end_is_one_piece_although_a_foot_stands_between() -> None:
    pages = [
        raw_page((72, 690, "No benefit is paid for recon-"), (72, 760, "Hill Plan, page 1")),
        raw_page((72, 30, "struction that is done for looks."), (72, 760, "Hill Plan, page 2")),
    ]
    pages = [page._replace(number=number) for number, page in enumerate(pages, start=1)]

    policy = assembled(*pages)

    assert policy.text.startswith("No benefit is paid for reconstruction that is done for looks.\n")
    assert policy.text.endswith("Hill Plan, page 1\nHill Plan, page 2")
    assert [page for page, _ in policy.boxes(0, len("No benefit is paid for reconstruction"))] == [
        1,
        2,
    ]
    assert [line.furniture for line in policy.lines] == [False, False, True, True]
    assert_words_stand_where_they_say(policy)


def test_a_hyphen_at_the_end_of_the_body_does_not_join_the_foot_of_the_page() -> None:
    pages = [
        raw_page((72, 200, BODY), (72, 300, ending), (72, 760, "hill plan"), number=number)
        for number, ending in enumerate(("Nothing follows.", "Nothing is paid for recon-"), start=1)
    ]

    policy = assembled(*pages)

    assert policy.text.endswith("Nothing is paid for recon-\nhill plan\nhill plan")


def test_pages_know_their_size_and_how_much_was_read_from_them() -> None:
    policy = assembled(raw_page((72, 200, BODY)), raw_page(number=2))

    assert [tuple(page) for page in policy.pages] == [
        (1, 612.0, 792.0, len(BODY.replace(" ", "")), 0),
        (2, 612.0, 792.0, 0, 0),
    ]


# The same words with each letter drawn as another, as fonts without a map give them.
GARBLED = BODY.translate(str.maketrans("aehilnopstuy", "xqjkzvbwdcgm"))
REFUSED = {
    "nothing": (raw_page(), Code.E_NO_TEXT),
    "a-stamp": (raw_page((72, 200, "Scanned 3/4")), Code.E_NO_TEXT),
    "stub-of-protection-software": (
        raw_page(
            (72, 200, "Please wait. If this message is not eventually replaced by the proper"),
            (72, 212, "contents of the document, your reader may not be able to show it."),
        ),
        Code.E_NO_TEXT,
    ),
    "stamp-on-a-picture": (
        raw_page((72, 200, "Confidential-and-proprietary copy"))._replace(
            has_picture=True, is_filled=True
        ),
        Code.E_NO_TEXT,
    ),
    "letters-mixed-up": (
        raw_page(*[(72, 200 + 12 * row, GARBLED) for row in range(4)]),
        Code.E_GARBLED_TEXT,
    ),
    "private-use-letters": (
        raw_page((72, 200, "\ue012\ue034\ue056 \ue078\ue09a\ue0bc\ue0de \ue011\ue022 " * 4)),
        Code.E_GARBLED_TEXT,
    ),
    "replacement-characters": (
        raw_page((72, 200, "\ufffd\ufffd\ufffd pl\ufffd\ufffd c\ufffd\ufffd\ufffd " * 6)),
        Code.E_GARBLED_TEXT,
    ),
}


@pytest.mark.parametrize(("page", "code"), REFUSED.values(), ids=REFUSED)
def test_a_text_that_says_nothing_is_refused(page: RawPage, code: Code) -> None:
    with pytest.raises(PolicyReadError) as refusal:
        assembled(page)

    assert (refusal.value.code, refusal.value.name) == (code, "plan.pdf")


ANALYSED = {
    "one-short-sentence": ("Cosmetic surgery is excluded.",),
    "names-without-common-words": ("Abernathy Clinic Boston", "Delacroix Hospital Quincy Lane"),
    "abbreviations-among-words": ("HMO, PPO and HDHP members with an HSA or FSA: call us, 24 hrs",),
    "bullets-in-plenty": tuple(f"\uf0b7 {name} care" for name in ("Dental", "Vision", "Foot")),
}


@pytest.mark.parametrize("rows", ANALYSED.values(), ids=ANALYSED)
def test_a_short_readable_text_is_analysed(rows: tuple[str, ...]) -> None:
    policy = assembled(raw_page(*[(72, 200 + 12 * row, text) for row, text in enumerate(rows)]))

    assert policy.warnings == ()


LANGUAGES = {
    "french": "Le plan ne paie pas les soins qui changent la figure d'une personne.",
    "german": "Der Plan zahlt nicht für die Operation und die Behandlung von Narben mit Laser.",
    "russian": "План не оплачивает операции, которые меняют внешность.",
}


@pytest.mark.parametrize("text", LANGUAGES.values(), ids=LANGUAGES)
def test_a_text_in_another_language_is_analysed_with_a_warning(text: str) -> None:
    policy = assembled(raw_page((72, 200, text)))

    assert [warning.code for warning in policy.warnings] == [Code.W_LANGUAGE]


# Real PDFs.

FONT, BOLD_FONT, SIZE = "Helvetica", "Helvetica-Bold", 12.0
# Where words are drawn: from the left and from the top of the page as it is shown.
PLACES = [
    (40.0, 60.0, "Surgery"),
    (220.0, 60.0, "Benefits"),
    (40.0, 120.0, "appearance"),
    (250.0, 200.0, "Jaw"),
    (150.0, 250.0, "(quietly)"),
]
SHOWN = (400.0, 300.0)
# What turns the drawing back by as much as /Rotate turns the page, and the page's size in the file.
TURNS = {
    0: ((1, 0, 0, 1, 0, 0), (400, 300)),
    90: ((0, 1, -1, 0, 300, 0), (300, 400)),
    180: ((-1, 0, 0, -1, 400, 300), (400, 300)),
    270: ((0, -1, 1, 0, 0, 400), (300, 400)),
}
# How far the crop box stands in from the left, bottom, right and top edge in the file ...
INSET = (10.0, 20.0, 5.0, 15.0)
# ... and which two of these the shown page has at its left and at its top.
SHOWN_INSET = {0: (0, 3), 90: (1, 0), 180: (2, 1), 270: (3, 2)}


def placed(degrees: int = 0, *, origin: tuple[float, float] = (0, 0), crop: bool = False) -> bytes:
    """A page on which the words of PLACES are shown upright, whatever the boxes and turns."""
    matrix, (width, height) = TURNS[degrees]
    drawn, content = io.BytesIO(), io.BytesIO()
    canvas = Canvas(drawn, pagesize=(width, height), invariant=1)
    canvas.translate(*origin)
    canvas.transform(*matrix)
    canvas.setFont(FONT, SIZE)
    for left, top, word in PLACES:
        canvas.drawString(left, SHOWN[1] - top, word)
    canvas.save()
    x, y = origin
    left, bottom, right, top = INSET
    with pikepdf.open(drawn) as document:
        page = document.pages[0]
        page.Rotate = degrees
        page.MediaBox = [x, y, x + width, y + height]
        if crop:
            page.CropBox = [x + left, y + bottom, x + width - right, y + height - top]
        document.save(content)
    return content.getvalue()


GEOMETRIES = {
    f"{degrees}-{name}": (degrees, origin, crop)
    for degrees in TURNS
    for name, origin, crop in (
        ("plain", (0.0, 0.0), False),
        ("origin-elsewhere", (-120.0, 35.0), False),
        ("cropped", (0.0, 0.0), True),
        ("origin-elsewhere-and-cropped", (72.0, -48.0), True),
    )
}
every_geometry = pytest.mark.parametrize(
    ("degrees", "origin", "crop"), GEOMETRIES.values(), ids=GEOMETRIES
)


@every_geometry
def test_words_stand_where_the_upright_page_shows_them(
    degrees: int, origin: tuple[float, float], crop: bool
) -> None:
    cut = [INSET[place] if crop else 0.0 for place in SHOWN_INSET[degrees]]

    policy = read_policy(placed(degrees, origin=origin, crop=crop))

    boxes = {word.text: word.box for word in policy.words}
    assert set(boxes) == {word for _, _, word in PLACES}
    for left, baseline, text in PLACES:
        box = boxes[text]
        assert box.x0 == pytest.approx(left - cut[0], abs=1.0)
        assert box.x1 == pytest.approx(left - cut[0] + stringWidth(text, FONT, SIZE), abs=1.0)
        assert box.top < baseline - cut[1] - 0.7 * SIZE < baseline - cut[1] < box.bottom
        assert box.bottom - box.top < 1.5 * SIZE


@every_geometry
def test_the_page_has_the_size_that_a_reader_shows(
    degrees: int, origin: tuple[float, float], crop: bool
) -> None:
    content = placed(degrees, origin=origin, crop=crop)
    document = pdfium.PdfDocument(content)
    shown = document[0].get_size()
    document.close()

    (page,) = read_policy(content).pages

    assert (page.width, page.height) == pytest.approx(shown)


@every_geometry
def test_the_box_of_a_word_holds_the_word(
    degrees: int, origin: tuple[float, float], crop: bool
) -> None:
    content = placed(degrees, origin=origin, crop=crop)

    policy = read_policy(content)

    assert_boxes_hold_their_words(content, policy)


def assert_boxes_hold_their_words(content: bytes, policy: Policy) -> None:
    document = pdfium.PdfDocument(content)
    try:
        for page, words in groupby(policy.words, lambda word: word.page):
            text_page = document[page - 1].get_textpage()
            for word in words:
                edges = _in_the_file(document[page - 1], word.box)
                assert word.text in text_page.get_text_bounded(*edges)
            text_page.close()
    finally:
        document.close()


def _in_the_file(page: pdfium.PdfPage, box: Box) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of a box of the upright page in the coordinates of the file."""
    left, bottom, right, top = page.get_bbox()
    return {
        0: (left + box.x0, top - box.bottom, left + box.x1, top - box.top),
        90: (left + box.top, bottom + box.x0, left + box.bottom, bottom + box.x1),
        180: (right - box.x1, bottom + box.top, right - box.x0, bottom + box.bottom),
        270: (right - box.bottom, top - box.x1, right - box.top, top - box.x0),
    }[page.get_rotation()]


def drawing(draw: Callable[[Canvas], object], size: tuple[float, float] = (612, 792)) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=size, invariant=1)
    draw(canvas)
    canvas.save()
    return stream.getvalue()


def test_the_words_of_a_whole_page_lie_in_their_boxes_and_in_the_text(policy_pdf: bytes) -> None:
    policy = read_policy(policy_pdf)

    assert len(policy.words) == 50
    assert_words_stand_where_they_say(policy)
    assert_boxes_hold_their_words(policy_pdf, policy)


def test_a_landscape_page_is_wider_than_high() -> None:
    content = drawing(
        lambda canvas: canvas.drawString(640, 30, "Cosmetic surgery is out."), (792, 612)
    )

    policy = read_policy(content)

    assert policy.pages[0][1:3] == (792, 612)
    assert policy.words[0].box.x0 == pytest.approx(640, abs=1)
    assert policy.words[0].box.bottom > 612 - 30


def test_what_the_crop_box_hides_is_not_read() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, BODY)
        canvas.drawString(72, 20, "Proof of 3 May")

    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(drawing(draw))) as document:
        document.pages[0].CropBox = [0, 100, 612, 792]
        document.save(stream)

    policy = read_policy(stream.getvalue())

    assert policy.text == BODY


def test_a_word_that_runs_up_the_margin_lies_in_its_box() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, BODY)
        canvas.translate(30, 400)
        canvas.rotate(90)
        canvas.drawString(0, 0, "Revised")

    content = drawing(draw)

    policy = read_policy(content)

    box = next(word.box for word in policy.words if word.text == "Revised")
    assert box.bottom - box.top > 30 > box.x1 - box.x0
    assert_boxes_hold_their_words(content, policy)


def test_fonts_are_told_by_weight_and_by_the_size_they_are_shown_in() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(BOLD_FONT, 18)
        canvas.drawString(72, 700, "Exclusions")
        canvas.setFont(FONT, 10)
        canvas.drawString(72, 680, "Looks")
        canvas.scale(2, 2)
        canvas.setFont(FONT, 7)
        canvas.drawString(36, 300, "Enlarged")

    policy = read_policy(drawing(draw))

    fonts = {word.text: (word.size, word.bold) for word in policy.words}
    assert fonts == {
        "Exclusions": (pytest.approx(18), True),
        "Looks": (pytest.approx(10), False),
        "Enlarged": (pytest.approx(14), False),
    }
    assert [line.bold for line in policy.lines] == [True, False, False]


SIGN_FONTS = {
    "wingdings": ("Wingdings-Regular", "n", BULLET),
    "subset": ("ABCDEF+Wingdings3", "n", BULLET),
    "webdings": ("Webdings", "n", BULLET),
    "greek": ("Symbol", "n", BULLET),
    "tick": ("Wingdings2", "P", TICK),
    "cross": ("ABCDEF+Wingdings-2", "O", CROSS),
    "cross-in-a-box": ("Wingdings-Regular", "x", CROSS),
}


@pytest.mark.parametrize(("name", "letter", "read"), SIGN_FONTS.values(), ids=SIGN_FONTS)
def test_letters_of_a_font_of_signs_are_signs(name: str, letter: str, read: str) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Courier", 10)
        canvas.drawString(72, 700, letter)
        canvas.setFont(FONT, 10)
        canvas.drawString(90, 700, "Cosmetic surgery is excluded")

    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(drawing(draw))) as document:
        fonts = document.pages[0].Resources.Font
        (courier,) = (key for key in fonts if fonts[key].BaseFont == pikepdf.Name.Courier)
        fonts[courier].BaseFont = pikepdf.Name(f"/{name}")
        document.save(stream)

    policy = read_policy(stream.getvalue())

    assert policy.text == f"{read} Cosmetic surgery is excluded"


def test_a_word_that_a_real_page_cuts_at_a_line_end_is_made_whole() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "The plan does not pay for recon-")
        canvas.drawString(72, 686, "structive surgery, nor does a self-")
        canvas.drawString(72, 672, "funded plan of your employer.")

    policy = read_policy(drawing(draw))

    assert "for reconstructive surgery, nor does a self-funded plan" in policy.text
    assert_words_stand_where_they_say(policy)


# Files that are refused, or read with a warning.


def _code(source: bytes | Path, *limits: str, password: str | None = None) -> Code:
    attempt = Attempt(LIMITS.with_text(list(limits)))
    with pytest.raises(PolicyReadError) as refusal:
        read_policy(source, password=password, attempt=attempt)
    return refusal.value.code


def test_a_locked_file_asks_for_its_password(locked_pdf: bytes) -> None:
    assert _code(locked_pdf) is Code.E_PASSWORD
    assert _code(locked_pdf, password="wrong") is Code.E_PASSWORD  # noqa: S106
    assert read_policy(locked_pdf, password="secret").words  # noqa: S106


def test_a_file_that_only_restricts_printing_is_read(policy_pdf: bytes) -> None:
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(policy_pdf)) as document:
        document.save(stream, encryption=pikepdf.Encryption(user="", owner="secret"))

    assert read_policy(stream.getvalue()).text == read_policy(policy_pdf).text


@pytest.mark.parametrize("share", [0.1, 0.4, 0.7, 0.9, 0.99])
def test_a_file_cut_short_is_damaged_or_analysed(make_pdf: MakePdf, share: float) -> None:
    whole = make_pdf((BODY,) * 20, (BODY,) * 20)

    try:
        policy = read_policy(whole[: int(share * len(whole))])
    except PolicyReadError as refusal:
        assert refusal.code in {Code.E_DAMAGED, Code.E_NO_TEXT}
    else:
        assert set(policy.text.split("\n")) == {BODY}


def test_a_file_without_its_end_is_damaged() -> None:
    assert _code(b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog") is Code.E_DAMAGED


def test_a_file_with_something_before_its_head_is_read(policy_pdf: bytes) -> None:
    policy = read_policy(b"\r\n\r\nmail header\r\n" + policy_pdf)

    assert policy.text == read_policy(policy_pdf).text


STRANGERS = {
    "office": (b"PK\x03\x04 word/document.xml", "ZIP or Office"),
    "old-office": (b"\xd0\xcf\x11\xe0\xa1\xb1", "old Office"),
    "png": (b"\x89PNG\r\n\x1a\n", "PNG"),
    "jpeg": (b"\xff\xd8\xff\xe0 JFIF", "JPEG"),
    "rich-text": (b"{\\rtf1 plan}", "rich-text"),
    "web-page": (b"\n <!DOCTYPE html><title>404</title>", "web page"),
    "note": (b"Cosmetic surgery is excluded.", "plain text that is called a PDF"),
    "headless": (b"1 0 obj << /Type /Page >> endobj " * 40, "plain text .* or is part of one"),
    "anything-else": (bytes(range(256)), "another kind"),
}


@pytest.mark.parametrize(("content", "kind"), STRANGERS.values(), ids=STRANGERS)
def test_a_file_that_is_no_pdf_is_named_for_what_it_is(content: bytes, kind: str) -> None:
    with pytest.raises(PolicyReadError, match=kind) as refusal:
        read_policy(content, name="plan.pdf")

    assert refusal.value.code is Code.E_NOT_PDF


def test_a_file_without_pages_says_so() -> None:
    stream = io.BytesIO()
    pikepdf.new().save(stream)

    assert _code(stream.getvalue()) is Code.E_NO_PAGES


def test_a_file_of_too_many_pages_is_refused(make_pdf: MakePdf) -> None:
    assert _code(make_pdf((BODY,), (BODY,), (BODY,)), "pages=2") is Code.E_TOO_MANY_PAGES
    assert read_policy(make_pdf((BODY,), (BODY,))).pages


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"%PDF-" + bytes(2 * MIB))

    assert _code(path, "file-mib=1") is Code.E_TOO_LARGE
    assert _code(path.read_bytes(), "file-mib=1") is Code.E_TOO_LARGE


def test_a_page_with_too_much_text_is_left_out(make_pdf: MakePdf) -> None:
    content = make_pdf((BODY,), (BODY, BODY), (BODY,))
    attempt = Attempt(LIMITS.with_text([f"page-chars={len(BODY) + 5}"]))

    policy = read_policy(content, attempt=attempt)

    [warning] = policy.warnings
    assert (warning.code, warning.pages) == (Code.W_PAGE_FAILED, (2,))
    assert "page-chars" in warning.message
    assert _code(content, "page-chars=5") is Code.E_LIMIT_PAGE_CHARS


def test_a_step_that_killed_a_process_is_not_taken_again(make_pdf: MakePdf) -> None:
    told: list[Step] = []
    lost = {Step(Stage.READ, 2): Code.E_MEMORY}

    policy = read_policy(
        make_pdf((BODY,), (BODY,), (BODY,)), attempt=Attempt(LIMITS, lost, told.append)
    )

    read = [(step.page, step.pages) for step in told if step.stage is Stage.READ]
    assert read == [(1, 3), (3, 3)]
    assert [tuple(warning)[::2] for warning in policy.warnings] == [(Code.W_PAGE_FAILED, (2,))]


def test_a_page_that_is_called_something_else_is_repaired_and_read(make_pdf: MakePdf) -> None:
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(make_pdf((BODY,), (BODY,), (BODY,)))) as document:
        document.pages[1].obj.Type = pikepdf.Name.NoPage
        document.save(stream)

    policy = read_policy(stream.getvalue())

    assert [tuple(warning)[::2] for warning in policy.warnings] == [(Code.W_REPAIRED, ())]
    assert {word.page for word in policy.words} == {1, 2, 3}


def test_an_empty_file_is_refused() -> None:
    assert _code(b"") is Code.E_EMPTY


def test_a_path_without_a_file_is_refused(tmp_path: Path) -> None:
    assert _code(tmp_path / "missing.pdf") is Code.E_NOT_FILE
    assert _code(tmp_path) is Code.E_NOT_FILE


def test_a_file_on_disk_is_named_after_itself(policy_file: Path) -> None:
    assert read_policy(policy_file).name == "plan.pdf"


def _picture(canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(Image.new("RGB", (8, 8), "gray")), 0, 0, 612, 792)


def test_a_page_that_is_only_a_picture_is_named_in_a_warning() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, BODY)
        canvas.showPage()
        _picture(canvas)
        canvas.showPage()
        _picture(canvas)
        canvas.drawString(72, 700, BODY)
        canvas.showPage()

    policy = read_policy(drawing(draw))

    assert [(warning.code, warning.pages) for warning in policy.warnings] == [
        (Code.W_PAGE_NO_TEXT, (2,))
    ]
    assert [page.chars > 0 for page in policy.pages] == [True, False, True]


def test_a_file_of_pictures_has_no_text() -> None:
    assert _code(drawing(_picture)) is Code.E_NO_TEXT


def test_a_file_of_blank_pages_has_no_text() -> None:
    assert _code(drawing(lambda canvas: canvas.showPage())) is Code.E_NO_TEXT


# Ruled tables.

ROWS = [("Service", "What the plan pays"), ("Liposuction", "Not covered"), ("Wigs", "Not covered")]
EDGES_X, EDGES_Y = (72, 220, 400), (700, 676, 652, 628)


def _ruled(canvas: Canvas, rows: Sequence[tuple[str, str]] = ROWS) -> None:
    canvas.grid(list(EDGES_X), list(EDGES_Y))
    canvas.setFont(FONT, 10)
    for (left, right), edge in zip(rows, EDGES_Y, strict=False):
        canvas.drawString(76, edge - 15, left)
        canvas.drawString(224, edge - 15, right)


def raw_pages(content: bytes) -> list[RawPage]:
    document = open_pdf(content, "plan.pdf")
    try:
        return list(read_pages(document))
    finally:
        document.close()


def test_the_cells_of_a_ruled_table_are_found_with_their_row_and_column() -> None:
    content = drawing(_ruled)

    rulings = page_rulings(content, raw_pages(content))

    assert [*rulings] == [1]
    cells = rulings[1].cells
    assert [cell[1:4] for cell in cells] == [
        (0, row, column) for row in range(3) for column in range(2)
    ]
    assert cells[2].box == pytest.approx((72, 792 - 676, 220, 792 - 652), abs=1)


def test_the_words_of_a_ruled_table_know_their_cell() -> None:
    policy = read_policy(drawing(_ruled))

    cells = {policy.text[line.start : line.end]: line.cell for line in policy.lines}

    assert cells["Liposuction"] == (0, 1, 0)
    assert cells["What the plan pays"] == (0, 0, 1)


def test_a_cropped_page_knows_its_cells() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setCropBox((40, 100, 560, 760))
        _ruled(canvas)

    policy = read_policy(drawing(draw))

    cells = {policy.text[line.start : line.end]: line.cell for line in policy.lines}
    assert cells["Liposuction"] == (0, 1, 0)
    assert cells["What the plan pays"] == (0, 0, 1)


def test_a_box_of_one_column_is_no_table() -> None:
    def draw(canvas: Canvas) -> None:
        _ruled(canvas)
        canvas.grid([72, 400], [560, 530, 500])
        canvas.drawString(76, 540, "Cosmetic surgery is excluded.")

    policy = read_policy(drawing(draw))

    cells = {policy.text[line.start : line.end]: line.cell for line in policy.lines}
    assert cells["Liposuction"] is not None
    assert cells["Cosmetic surgery is excluded."] is None


def test_a_table_without_verdicts_is_not_looked_at() -> None:
    rows = [("Service", "What the plan pays"), ("Liposuction", "$ 20"), ("Wigs", "$ 30")]
    content = drawing(lambda canvas: _ruled(canvas, rows))

    assert page_rulings(content, raw_pages(content)) == {}


def test_verdicts_about_nothing_cosmetic_are_not_looked_at() -> None:
    rows = [("Service", "What the plan pays"), ("Visits", "Not covered"), ("Shoes", "Not covered")]
    content = drawing(lambda canvas: _ruled(canvas, rows))

    assert page_rulings(content, raw_pages(content)) == {}


def test_a_box_belongs_to_the_cell_that_holds_its_middle() -> None:
    left, right = Cell(Box(0, 0, 50, 20), 0, 0, 0), Cell(Box(50, 0, 90, 20), 0, 0, 1)

    assert cell_of(Box(30, 5, 60, 15), [left, right]) == left
    assert cell_of(Box(44, 5, 70, 15), [left, right]) == right
    assert cell_of(Box(30, 25, 60, 35), [left, right]) is None
