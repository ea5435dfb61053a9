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
from tests.drawing import BOLD, PLAIN, Sheet, Text, read, row_by_row, wrapped

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
