"""Shapes of pages that plan documents have: every sentence comes out whole, in its place."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from analyzer.labels import BlockKind
from analyzer.reading.assemble import read_policy
from analyzer.records import Block, Outline, Policy
from tests.building import block_with, said
from tests.drawing import BOLD, ITALIC, PLAIN, Sheet, Text, column, read, row_by_row, wrapped

LOOKS = (
    "We do not pay for surgery that is done to change how you look, even where a doctor has told "
    "you that the change would do you good. We do not pay for its complications either."
)
REPAIR = (
    "We do pay for surgery that mends what an accident has done to your face or to your body, "
    "provided that it is done within two years of the day of the accident. Ask us first."
)
CLAIMS = (
    "Claims must reach us within ninety days of the treatment. We answer every claim within "
    "thirty days, and we tell you why if we do not pay all of it."
)
THINGS = "form visit schedule member doctor clinic letter notice review card fee nurse".split()


def filler(number: int) -> str:
    """A paragraph of three lines that no other number has."""
    first, second = THINGS[number % 12], THINGS[(number // 12 + 5 * number + 1) % 12]
    return (
        f"The plan asks for the {first} of the {second} before any {second} is given out, and the "
        f"{first} must be kept with the {second} for as long as the {first} is of use to the "
        "member or to those who act for the member in what has to do with claims."
    )


def whole(policy: Policy, blocks: Outline, text: str) -> Block:
    """The block that says `text` and nothing else."""
    block = block_with(policy, blocks, text[:40])
    assert said(policy, block) == text
    return block


def body(policy: Policy, blocks: Outline) -> list[str]:
    """What the blocks say that are no furniture."""
    return [said(policy, block) for block in blocks if block.kind is not BlockKind.FURNITURE]


# What a page carries besides its text.


def stamped(angle: float, size: float, *, last: bool) -> bytes:
    sheet = Sheet()

    def stamp() -> None:
        sheet.canvas.saveState()
        sheet.canvas.setFont(BOLD, size)
        sheet.canvas.setFillGray(0.85)
        sheet.canvas.translate(306, 560)
        sheet.canvas.rotate(angle)
        sheet.canvas.drawCentredString(0, 0, "SAMPLE")
        sheet.canvas.restoreState()

    for page in range(3):
        if not last:
            stamp()
        top = sheet.column(72, 100, 468, filler(page), filler(page + 20))
        top = sheet.column(72, top, 468, f"{LOOKS} {REPAIR} {CLAIMS} {filler(page + 40)}")
        sheet.column(72, top, 468, filler(page + 60), filler(page + 80))
        if last:
            stamp()
        sheet.end_page()
    return sheet.pdf()


@pytest.mark.parametrize("last", [False, True], ids=["under-the-text", "over-the-text"])
@pytest.mark.parametrize(
    ("angle", "size"),
    [
        pytest.param(0.0, 90.0, id="level"),
        pytest.param(45.0, 90.0, id="aslant"),
        pytest.param(45.0, 30.0, id="aslant-and-small"),
    ],
)
def test_a_stamp_across_a_page_is_no_text(angle: float, size: float, last: bool) -> None:
    policy, blocks = read(stamped(angle, size, last=last))

    assert [said(policy, b) for b in blocks if b.kind is BlockKind.FURNITURE] == ["SAMPLE"] * 3
    assert all(not block.heading_path for block in blocks)
    whole(policy, blocks, f"{LOOKS} {REPAIR} {CLAIMS} {filler(40)}")


def line_numbered(draw: Callable[[list[Text], list[Text]], list[Text]], left: float) -> bytes:
    sheet = Sheet()
    for page in range(3):
        rows = list(
            chain(
                *(wrapped(filler(page + place), 440) for place in (0, 20)),
                wrapped(f"{LOOKS} {REPAIR}", 440),
                *(wrapped(filler(page + place), 440) for place in (40, 60)),
            )
        )
        numbers = [
            Text(left - stringWidth(f"{row}", PLAIN, 8), 100 + 14 * row, f"{row}", 8)
            for row in range(1, len(rows) + 1)
        ]
        text = [Text(90, 100 + 14 * row, words) for row, words in enumerate(rows, start=1)]
        sheet.put(*draw(numbers, text))
        sheet.end_page()
    return sheet.pdf()


@pytest.mark.parametrize("left", [60.0, 84.0], ids=["far", "close"])
@pytest.mark.parametrize(
    "draw",
    [
        pytest.param(row_by_row, id="row-by-row"),
        pytest.param(lambda numbers, text: [*numbers, *text], id="numbers-first"),
        pytest.param(lambda numbers, text: [*text, *numbers], id="numbers-last"),
    ],
)
def test_the_line_numbers_of_a_contract_are_no_text(
    draw: Callable[[list[Text], list[Text]], list[Text]], left: float
) -> None:
    policy, blocks = read(line_numbered(draw, left))

    block = whole(policy, blocks, f"{LOOKS} {REPAIR}")

    assert block.kind is BlockKind.PARAGRAPH
    assert not any(text.isdigit() for text in body(policy, blocks))


def test_the_numbers_of_a_list_stay_with_its_entries() -> None:
    sheet = Sheet()
    names = [f"{first} of the {second}" for first in THINGS for second in THINGS[:2]]
    for number, name in enumerate(names, start=1):
        sheet.at(72, 80 + 16 * number, f"{number}")
        sheet.at(96, 80 + 16 * number, name.capitalize())

    policy, _ = read(sheet.pdf())

    assert not any(line.furniture for line in policy.lines)


def two_summaries() -> bytes:
    sheet = Sheet()
    for metal in ("Gold", "Silver"):
        sheet.at(36, 40, f"Summary of Benefits and Coverage: Juniper {metal}", 9)
        sheet.at(450, 40, "Coverage Period: 2026", 9)
        sheet.column(36, 60, 540, filler(len(metal)), size=9)
        sheet.at(36, 755, "Page 1 of 2", 8)
        sheet.end_page()
        sheet.at(40, 63, "Services Your Plan Generally Does NOT Cover", 9, BOLD)
        services = ("Acupuncture", "Cosmetic surgery", "Dental care", "Foot care", "Travel", "Wigs")
        for place, service in enumerate(services):
            sheet.at(40 + 180 * (place % 3), 80 + 12 * (place // 3), f"• {service}", 9)
        sheet.at(36, 755, "Page 2 of 2", 8)
        sheet.end_page()
    return sheet.pdf()


def test_what_two_summaries_in_one_file_have_in_common_is_text() -> None:
    policy, blocks = read(two_summaries())

    assert body(policy, blocks).count("• Cosmetic surgery") == 2
    assert body(policy, blocks).count("• Acupuncture") == 2
    assert body(policy, blocks).count("Services Your Plan Generally Does NOT Cover") == 2
    assert "Page 2 of 2" not in body(policy, blocks)


def test_the_last_words_of_a_sentence_are_text_even_if_several_pages_begin_with_them() -> None:
    sheet = Sheet()
    for page in range(3):
        top = sheet.at(72, 60, f"the {THINGS[page]} of a member who looks for a way to be made")
        sheet.column(72, top, 468, "whole by it.", filler(page), filler(page + 20))
        sheet.end_page()

    policy, blocks = read(sheet.pdf())

    whole(policy, blocks, "the visit of a member who looks for a way to be made whole by it.")


# Text that does not lie level, or whose letters are drawn apart.


def sideways(degrees: int) -> bytes:
    """A page between two others on which everything is drawn on its side."""
    sheet = Sheet()
    sheet.column(72, 72, 468, filler(1))
    sheet.end_page()
    if degrees == 90:
        sheet.canvas.translate(612, 0)
    else:
        sheet.canvas.translate(0, 792)
    sheet.canvas.rotate(degrees)
    sheet.height = 612
    sheet.at(72, 60, "What we leave out", 14, BOLD)
    top = sheet.column(72, 90, 640, LOOKS, "We pay for none of these:")
    for name in ("Cosmetic surgery, except after an injury", "Dental care", "Travel"):
        top = sheet.entry(80, top, "•", name)
    sheet.end_page()
    sheet.height = 792
    sheet.column(72, 72, 468, filler(3))
    return sheet.pdf()


@pytest.mark.parametrize("degrees", [90, -90], ids=["upwards", "downwards"])
def test_a_page_drawn_on_its_side_is_read_from_that_side(degrees: int) -> None:
    policy, blocks = read(sideways(degrees))

    heading = block_with(policy, blocks, "What we leave out")
    lead_in = whole(policy, blocks, "We pay for none of these:")
    item = whole(policy, blocks, "• Cosmetic surgery, except after an injury")

    assert heading.kind is BlockKind.HEADING
    assert blocks.blocks[item.parent or 0] == lead_in
    whole(policy, blocks, LOOKS)
    assert [page.turn for page in policy.pages] == [0, {90: 1, -90: 3}[degrees], 0]


@pytest.mark.parametrize("degrees", [90, -90], ids=["upwards", "downwards"])
def test_the_words_of_a_page_on_its_side_lie_where_the_page_shows_them(degrees: int) -> None:
    policy = read_policy(sideways(degrees))

    box = next(word.box for word in policy.words if word.text == "Cosmetic")

    assert (policy.pages[1].width, policy.pages[1].height) == (612, 792)
    assert box.bottom - box.top > 30 > box.x1 - box.x0
    assert box.top > 700 - 60 - 60 if degrees == 90 else box.bottom < 160


def test_words_up_the_margin_do_not_part_a_sentence() -> None:
    sheet = Sheet()
    lines = wrapped(LOOKS, 300)
    sheet.put(*(Text(72, 100 + 12 * row, words) for row, words in enumerate(lines[:2])))
    sheet.canvas.saveState()
    sheet.canvas.translate(40, 600)
    sheet.canvas.rotate(90)
    sheet.canvas.drawString(0, 0, "Part Four")
    sheet.canvas.restoreState()
    sheet.put(*(Text(72, 100 + 12 * row, words) for row, words in enumerate(lines) if row > 1))

    policy, blocks = read(sheet.pdf())

    whole(policy, blocks, LOOKS)
    whole(policy, blocks, "Part Four")


INITIALS = {
    "joined": ("W", "e do not pay for surgery", "We do not pay"),
    "a-word-of-its-own": ("A", "member pays for surgery", "A member pays"),
    "a-word-without-vowels-is-the-rest": ("I", "f a doctor orders it", "If a doctor"),
}


@pytest.mark.parametrize(("letter", "rest", "read_as"), INITIALS.values(), ids=INITIALS)
def test_a_large_initial_belongs_to_its_word(letter: str, rest: str, read_as: str) -> None:
    sheet = Sheet()
    sheet.at(72, 99, letter, 30)
    left = 74 + stringWidth(letter, PLAIN, 30)
    sheet.at(left, 100, f"{rest} that does nothing but change how a member")
    sheet.at(left, 112, "looks, whatever the member may feel about it, and")
    sheet.at(72, 124, "whatever a doctor may say.")

    policy, blocks = read(sheet.pdf())

    (block,) = blocks
    assert said(policy, block).startswith(read_as)
    assert said(policy, block).endswith("and whatever a doctor may say.")


MARKERS = {
    "bullets": ("•", "•", "•"),
    "numbers": ("1.", "2.", "3."),
    "letters": ("(a)", "(b)", "(c)"),
}


@pytest.mark.parametrize("markers", MARKERS.values(), ids=MARKERS)
def test_markers_drawn_before_all_the_text_go_to_their_entries(markers: tuple[str, ...]) -> None:
    sheet = Sheet()
    top = sheet.column(72, 72, 468, "The plan does not pay for any of the services named here:")
    names = ("Cosmetic surgery of the face", "Dental care of any kind", "Travel")
    sheet.put(*(Text(80, top + 14 * row, marker) for row, marker in enumerate(markers)))
    sheet.put(*(Text(104, top + 14 * row, name) for row, name in enumerate(names)))

    policy, blocks = read(sheet.pdf())

    assert body(policy, blocks)[1:] == [f"{m} {n}" for m, n in zip(markers, names, strict=True)]
    assert [block.kind for block in blocks][1:] == [BlockKind.ITEM] * 3


def test_a_number_beside_the_middle_of_a_cell_does_not_part_its_text() -> None:
    sheet = Sheet()
    sheet.at(72, 112, "b.")
    sheet.put(
        *(
            Text(96, 100 + 12 * row, words)
            for row, words in enumerate(
                ("surgery that is done", "for looks and for", "nothing else")
            )
        )
    )

    policy, blocks = read(sheet.pdf())

    whole(policy, blocks, "surgery that is done for looks and for nothing else")


GLUED = {
    "behind-a-word": (("Cosmetic surgery", 10.0), ("2", 6.0), "Cosmetic surgery 2"),
    "behind-a-stop": (("Ask us first.", 10.0), ("*", 6.0), "Ask us first. *"),
    "before-a-word": (("3", 6.0), ("Unless we say so.", 10.0), "3 Unless we say so."),
    "small-capitals-are-one-word": (("E", 12.0), ("XCLUSIONS", 9.6), "EXCLUSIONS"),
    "a-number-of-one-size": (("Form ab", 10.0), ("12", 10.0), "Form ab12"),
}


@pytest.mark.parametrize(("first", "second", "expected"), GLUED.values(), ids=GLUED)
def test_a_footnotes_mark_comes_off_its_word(
    first: tuple[str, float], second: tuple[str, float], expected: str
) -> None:
    sheet = Sheet()
    for (words, size), left in ((first, 72.0), (second, 72.0 + stringWidth(*_set(first)))):
        sheet.at(left, 100, words, size)
    sheet.at(72, 140, "This page has some more to say than a line.")

    policy, _ = read(sheet.pdf())

    assert policy.text.startswith(f"{expected}\n")


def _set(text: tuple[str, float]) -> tuple[str, str, float]:
    words, size = text
    return words, PLAIN, size


# Columns.


def both_columns(order: str) -> bytes:
    """Two columns over and under a title that stands across them."""
    sheet = Sheet()
    over = column(72, 100, 220, LOOKS), column(320, 100, 220, REPAIR)
    under = column(72, 270, 220, CLAIMS), column(320, 270, 220, filler(3))
    title = [Text(72, 240, "General rules that apply to every benefit of this plan", 14, BOLD)]
    drawn = {
        "as-read": [*over[0], *over[1], *title, *under[0], *under[1]],
        "title-first": [*title, *over[0], *over[1], *under[0], *under[1]],
        "left-then-right": [*over[0], *under[0], *over[1], *under[1], *title],
        "row-by-row": row_by_row(*over, title, *under),
    }
    sheet.put(*drawn[order])
    return sheet.pdf()


@pytest.mark.parametrize("order", ["as-read", "title-first", "left-then-right", "row-by-row"])
def test_a_title_across_two_columns_parts_what_stands_over_and_under_it(order: str) -> None:
    policy, blocks = read(both_columns(order))

    assert body(policy, blocks) == [
        LOOKS,
        REPAIR,
        "General rules that apply to every benefit of this plan",
        CLAIMS,
        filler(3),
    ]


@pytest.mark.parametrize("widths", [(220, 220), (300, 160), (160, 300)], ids=str)
@pytest.mark.parametrize("across", [False, True], ids=["column-by-column", "row-by-row"])
def test_unequal_columns_are_read_one_after_the_other(
    widths: tuple[float, float], across: bool
) -> None:
    sheet = Sheet()
    left = column(72, 100, widths[0], LOOKS)
    right = column(72 + widths[0] + 20, 100, widths[1], REPAIR)
    sheet.put(*(row_by_row(left, right) if across else [*left, *right]))

    policy, blocks = read(sheet.pdf())

    assert body(policy, blocks) == [LOOKS, REPAIR]


@pytest.mark.parametrize("across", [False, True], ids=["column-by-column", "row-by-row"])
def test_three_columns_are_read_one_after_the_other(across: bool) -> None:
    sheet = Sheet()
    columns = [
        column(60 + 165 * place, 100, 150, text, 9)
        for place, text in enumerate((LOOKS, REPAIR, CLAIMS))
    ]
    sheet.put(*(row_by_row(*columns) if across else chain(*columns)))

    policy, blocks = read(sheet.pdf())

    assert body(policy, blocks) == [LOOKS, REPAIR, CLAIMS]


def test_boxes_drawn_in_any_order_are_read_by_the_columns_they_stand_in() -> None:
    sheet = Sheet()
    left = [(80, "Surgery", LOOKS), (220, "Claims", CLAIMS), (340, "Forms", filler(1))]
    right = [(80, "Accidents", REPAIR), (250, "Cards", filler(2)), (380, "Letters", filler(4))]
    boxes = [(72, *entry) for entry in left] + [(320, *entry) for entry in right]
    for place in (4, 0, 3, 2, 5, 1):
        x0, top, title, text = boxes[place]
        sheet.at(x0, top, title, 12, BOLD)
        sheet.column(x0, top + 18, 220, text)

    policy, blocks = read(sheet.pdf())

    assert body(policy, blocks) == [text for _, _, title, text in boxes for text in (title, text)]


def test_the_rows_of_a_table_of_long_cells_are_no_columns_of_text() -> None:
    sheet = Sheet()
    top = 80.0
    questions = (filler(2), filler(5), filler(7), filler(9))
    for question, answer in zip(questions, (LOOKS, REPAIR, CLAIMS, filler(11)), strict=True):
        bottom = max(sheet.column(72, top, 220, question), sheet.column(320, top, 220, answer))
        top = bottom + 14

    policy, blocks = read(sheet.pdf())

    assert body(policy, blocks) == [
        text
        for row in zip(questions, (LOOKS, REPAIR, CLAIMS, filler(11)), strict=True)
        for text in row
    ]


PLAIN_WORDS = "In plain words: looks alone are not a reason for us to pay."
CONTRACT = (
    "The insurer shall not be liable for any charges arising from cosmetic treatment, that is to "
    "say treatment the purpose of which is to alter the outward form of the insured person, save "
    "where such treatment follows an injury sustained within the period of insurance."
)


@pytest.mark.parametrize("edges", [(72, 430), (220, 72)], ids=["at-the-right", "at-the-left"])
@pytest.mark.parametrize("order", ["text-first", "note-first", "row-by-row"])
def test_notes_beside_the_contract_are_not_woven_into_it(
    edges: tuple[float, float], order: str
) -> None:
    sheet = Sheet()
    text = column(edges[0], 100, 330, CONTRACT)
    note = column(edges[1], 104, 120, PLAIN_WORDS, 8, ITALIC)
    drawn = {"text-first": [*text, *note], "note-first": [*note, *text]}
    sheet.put(*drawn.get(order, row_by_row(text, note)))

    policy, blocks = read(sheet.pdf())

    whole(policy, blocks, CONTRACT)
    whole(policy, blocks, PLAIN_WORDS)


# Sentences that something parts.


@pytest.mark.parametrize("order", ["box-last", "box-between", "row-by-row"])
def test_a_sentence_goes_on_under_a_box_across_the_columns(order: str) -> None:
    sheet = Sheet()
    halves = []
    for x0, text in ((72, LOOKS), (320, REPAIR)):
        lines = column(x0, 100, 220, text)
        halves += [lines[:3], [line._replace(top=line.top + 100) for line in lines[3:]]]
    sheet.box(72, 165, 468, 40)
    box = [Text(90, 180, "Example: a member with a scar on the chin asks for a laser.", 10, ITALIC)]
    upper_left, lower_left, upper_right, lower_right = halves
    drawn = {
        "box-last": [*upper_left, *lower_left, *upper_right, *lower_right, *box],
        "box-between": [*upper_left, *box, *lower_left, *upper_right, *lower_right],
    }
    sheet.put(*drawn.get(order, row_by_row(*halves, box)))

    policy, blocks = read(sheet.pdf())

    whole(policy, blocks, LOOKS)
    whole(policy, blocks, REPAIR)
    whole(policy, blocks, box[0].words)


def foot_and_head(sheet: Sheet, page: int) -> None:
    sheet.at(72, 30, "Juniper Ridge Health Trust", 8)
    sheet.at(300, 760, f"{page}", 8)
    sheet.at(72, 750, "JR-204 (rev. 3)", 7)


@pytest.mark.parametrize("note", ["", "* Unless you were hurt.", "2 Unless you were hurt."])
@pytest.mark.parametrize("columns", [1, 2], ids=["one-column", "two-columns"])
def test_a_clause_goes_on_over_a_page_end_and_what_stands_at_it(columns: int, note: str) -> None:
    sheet = Sheet()
    width = 468.0 if columns == 1 else 220.0
    lines = wrapped(f"{CONTRACT} {REPAIR}", width)
    last = 72.0 if columns == 1 else 320.0
    foot_and_head(sheet, 1)
    for place in range(columns):
        sheet.column(72 + 248 * place, 72, width, *(filler(7 * place + n) for n in range(4)))
    half = len(lines) // 2
    sheet.put(*(Text(last, 600 + 12 * row, words) for row, words in enumerate(lines[:half])))
    if note:
        sheet.at(last, 700, note, 7)
    sheet.end_page()
    foot_and_head(sheet, 2)
    sheet.put(*(Text(72, 72 + 12 * row, words) for row, words in enumerate(lines[half:])))
    sheet.column(72, 400, width, filler(30), filler(31))
    sheet.end_page()
    foot_and_head(sheet, 3)
    sheet.column(72, 72, 468, filler(40))

    policy, blocks = read(sheet.pdf())

    block = whole(policy, blocks, f"{CONTRACT} {REPAIR}")
    assert {page for page, _ in policy.boxes(block.start, block.end)} == {1, 2}
    if note:
        whole(policy, blocks, note)


def test_a_clause_goes_on_over_a_column_end() -> None:
    sheet = Sheet()
    lines = wrapped(CONTRACT, 220)
    top = sheet.column(72, 72, 220, filler(1), filler(2))
    sheet.put(*(Text(72, top + 12 * row, words) for row, words in enumerate(lines[:4])))
    sheet.put(*(Text(320, 72 + 12 * row, words) for row, words in enumerate(lines[4:])))
    sheet.column(320, 200, 220, filler(3), filler(4))

    policy, blocks = read(sheet.pdf())

    whole(policy, blocks, CONTRACT)


CONTINUED_TITLES = [
    "General exclusions (cont.)",
    "General exclusions (Cont'd)",
    "General exclusions, continued",
    "General exclusions – continued",
    "General exclusions (continued from page 1)",
    "Continued: General exclusions",
]


@pytest.mark.parametrize("title", CONTINUED_TITLES)
def test_an_entry_goes_on_under_a_title_that_is_printed_again(title: str) -> None:
    entry = (
        "surgery of the nose, of the lids, of the ears or of the breast that does nothing but make "
        "a change to the way in which the member looks;"
    )
    lines = wrapped(entry, 440)
    sheet = Sheet()
    foot_and_head(sheet, 1)
    sheet.at(72, 72, "General exclusions", 14, BOLD)
    top = sheet.column(72, 100, 468, "The plan does not pay for any of these:")
    top = sheet.entry(80, top, "•", "care that the schedule does not name;")
    sheet.at(80, top, "•")
    sheet.at(98, top, lines[0])
    sheet.end_page()
    foot_and_head(sheet, 2)
    sheet.at(72, 72, title, 14, BOLD)
    sheet.at(98, 100, lines[1])
    sheet.entry(80, 114, "•", "care of the teeth;")
    sheet.end_page()
    foot_and_head(sheet, 3)
    sheet.at(72, 72, "Claims", 14, BOLD)
    sheet.column(72, 100, 468, filler(1))

    policy, blocks = read(sheet.pdf())

    lead_in = block_with(policy, blocks, "The plan does not pay")
    for text in (f"• {entry}", "• care of the teeth;"):
        assert blocks.blocks[whole(policy, blocks, text).parent or 0] == lead_in
