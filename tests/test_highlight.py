"""The page picture: upright, and tinted where the words of the clause stand."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageChops
from reportlab.pdfgen.canvas import Canvas

from analyzer import highlight
from analyzer.errors import PolicyReadError
from analyzer.highlight import COLOURS, Layer, Mark, Painter, choose, marks, render_page
from analyzer.labels import ClauseKind, Code, MentionKind
from analyzer.reading.assemble import read_policy
from analyzer.reading.pdf import open_pdf
from analyzer.reading.render import MAX_SIDE, render
from analyzer.records import Box, Clause, Mention, Policy

SCALE = 2.0
TEXT = "The plan does not pay for cosmetic surgery of any kind whatever the cause of it may be."
FILLER = "A second line of plain words keeps the page from being taken for a scan of a document."


# The matrix that turns what is drawn back by as much as /Rotate turns the page, and its page size.
TURNS = {
    0: ((1, 0, 0, 1, 0, 0), (400, 300)),
    90: ((0, 1, -1, 0, 300, 0), (300, 400)),
    180: ((-1, 0, 0, -1, 400, 300), (400, 300)),
    270: ((0, -1, 1, 0, 0, 400), (300, 400)),
}


def plan(degrees: int = 0, *, cropped: bool = False) -> bytes:
    """Two lines of text, upright on a page that is shown 400 points wide and 300 high.

    With `cropped` a crop box that does not begin at the origin cuts 15 points from the width and
    35 from the height of the page as it lies in the file.
    """
    matrix, (width, height) = TURNS[degrees]
    drawn = io.BytesIO()
    canvas = Canvas(drawn, pagesize=(width, height), invariant=1)
    canvas.transform(*matrix)
    canvas.setFont("Helvetica", 8)
    canvas.drawString(40, 240, TEXT)
    canvas.drawString(40, 100, FILLER)
    canvas.save()
    content = io.BytesIO()
    with pikepdf.open(drawn) as pdf:
        page = pdf.pages[0]
        page.Rotate = degrees
        if cropped:
            page.MediaBox = [-30, -20, width + 30, height + 20]
            page.CropBox = [10, 20, width - 5, height - 15]
        pdf.save(content)
    return content.getvalue()


def picture(jpeg: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(jpeg))
    image.load()
    return image


def marked(policy: Policy, words: str, kind: ClauseKind = ClauseKind.EXCLUSION) -> list[Mark]:
    start = policy.text.index(words)
    return [Mark(box, kind) for _, box in policy.boxes(start, start + len(words))]


def tinted(image: Image.Image) -> Image.Image:
    """White where a pixel is coloured, black where it is a shade of grey."""
    red, green, blue = image.split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    least = ImageChops.darker(ImageChops.darker(red, green), blue)
    return ImageChops.difference(most, least).point(lambda level: 255 if level > 20 else 0)


@pytest.mark.parametrize(
    ("degrees", "cropped", "size"),
    [
        (0, False, (400, 300)),
        (90, False, (400, 300)),
        (0, True, (385, 265)),
        (90, True, (365, 285)),
        (180, True, (385, 265)),
        (270, True, (365, 285)),
    ],
    ids=["upright", "turned", "cropped", "turned-and-cropped", "upside-down", "turned-back"],
)
def test_the_words_of_the_clause_are_tinted_and_nothing_else(
    degrees: int, cropped: bool, size: tuple[int, int]
) -> None:
    content = plan(degrees, cropped=cropped)
    policy = read_policy(content, name="plan.pdf")
    (mark,) = marked(policy, "cosmetic surgery")

    image = picture(render_page(content, 1, [mark], SCALE))

    assert image.size == tuple(SCALE * side for side in size)
    x0, top, x1, bottom = (SCALE * edge for edge in mark.box)
    left, upper, right, lower = tinted(image).getbbox() or (0, 0, 0, 0)
    margin = SCALE * highlight.PAD + 3  # JPEG blurs an edge by a pixel or two
    assert abs(left - x0) <= margin
    assert abs(upper - top) <= margin
    assert abs(right - x1) <= margin
    assert abs(lower - bottom) <= margin
    inside = image.convert("L").crop((int(x0), int(top), int(x1), int(bottom)))
    darkest, _ = inside.getextrema()
    assert darkest < 90, "the words have to stand in the box and stay black"


@pytest.mark.parametrize("kind", list(COLOURS), ids=str)
def test_text_in_the_dark_tint_can_be_read(kind: ClauseKind) -> None:
    page = Image.new("RGB", (40, 40), "white")

    painted = highlight.paint(page, [Mark(Box(5, 5, 35, 35), kind, Layer.PHRASE)], 1.0)

    red, green, blue = (channel / 255 for channel in painted.getpixel((20, 20)))
    luminance = 0.2126 * red**2.2 + 0.7152 * green**2.2 + 0.0722 * blue**2.2
    assert (luminance + 0.05) / 0.05 >= 7, "black on it: WCAG AAA"


def test_the_later_mark_wins_where_two_overlap() -> None:
    page = Image.new("RGB", (40, 40), "white")
    exclusion, carve_out = (
        Mark(Box(5, 5, 35, 35), kind) for kind in (ClauseKind.EXCLUSION, ClauseKind.CARVE_OUT)
    )

    both = highlight.paint(page, [exclusion, carve_out], 1.0)
    alone = highlight.paint(page, [carve_out], 1.0)

    assert both.getpixel((20, 20)) == alone.getpixel((20, 20))


def test_the_chosen_clause_has_one_outline_in_full_colour() -> None:
    page = Image.new("RGB", (80, 80), "white")
    lines = [Mark(Box(10, 20, 70, 30), ClauseKind.EXCLUSION, clause="a")]
    lines.append(Mark(Box(10, 31, 40, 41), ClauseKind.EXCLUSION, clause="a"))

    plain = highlight.paint(page, lines, 1.0)
    chosen = highlight.paint(page, choose(lines, "a"), 1.0)

    strong = COLOURS[ClauseKind.EXCLUSION]
    assert strong not in {colour for _, colour in plain.getcolors() or []}
    assert strong in {colour for _, colour in chosen.getcolors() or []}
    assert chosen.getpixel((20, 30)) != strong, "no edge between two lines of one clause"


def _clause(policy: Policy, start: int, end: int, phrase: str) -> Clause:
    at = policy.text.index(phrase, start)
    mention = Mention("row", MentionKind.COSMETIC, at, at + len(phrase))
    return Clause("a", ClauseKind.EXCLUSION, start, end, start, end, (), mention)


def test_a_clause_over_a_page_end_is_marked_on_both_pages() -> None:
    content = io.BytesIO()
    canvas = Canvas(content, pagesize=(400, 300), invariant=1)
    for line in (TEXT, FILLER):
        canvas.setFont("Helvetica", 8)
        canvas.drawString(20, 150, line)
        canvas.showPage()
    canvas.save()
    policy = read_policy(content.getvalue(), name="plan.pdf")

    found = marks(policy, [_clause(policy, 0, len(policy.text), "cosmetic")])

    assert sorted(found) == [1, 2]
    assert Layer.PHRASE in {mark.layer for mark in found[1]}
    assert {mark.layer for mark in found[2]} == {Layer.CLAUSE, Layer.PART}


def test_a_huge_page_is_drawn_smaller_and_its_boxes_with_it() -> None:
    content = io.BytesIO()
    canvas = Canvas(content, pagesize=(14_000, 7_000), invariant=1)
    canvas.rect(7_000, 3_500, 100, 100)
    canvas.save()

    document = open_pdf(content.getvalue(), "plan.pdf")
    drawn = render(document, 1, 4.0)
    document.close()
    jpeg = render_page(
        content.getvalue(), 1, [Mark(Box(0, 0, 7_000, 3_500), ClauseKind.COVERAGE)], 4.0
    )

    assert max(drawn.image.size) <= MAX_SIDE
    assert drawn.scale == pytest.approx(drawn.image.width / 14_000, rel=0.001)
    left, upper, right, lower = tinted(picture(jpeg)).getbbox() or (0, 0, 0, 0)
    assert (left, upper) == (0, 0)
    assert abs(right - drawn.image.width / 2) < 20
    assert abs(lower - drawn.image.height / 2) < 20  # JPEG keeps colour in coarse blocks


@pytest.mark.parametrize("page", [0, 2, -1], ids=str)
def test_a_page_that_is_not_there_is_an_error_with_a_remedy(page: int) -> None:
    with pytest.raises(PolicyReadError, match="cannot be drawn"):
        render_page(plan(), page, [], 1.0)


# The child process


@pytest.fixture
def painter() -> Iterator[Painter]:
    made = Painter()
    yield made
    made.close()


def test_the_child_draws_the_same_picture(painter: Painter) -> None:
    boxes = [Mark(Box(20, 50, 200, 60), ClauseKind.EXCLUSION, chosen=True)]

    drawn = painter.render_page(plan(), 1, boxes, SCALE)

    assert drawn == render_page(plan(), 1, boxes, SCALE)


def test_an_error_of_the_child_arrives_and_the_next_page_is_drawn(painter: Painter) -> None:
    with pytest.raises(PolicyReadError) as caught:
        painter.render_page(b"no PDF at all", 3, [], 1.0)

    assert caught.value.code is Code.E_NOT_PDF
    assert caught.value.remedy
    assert picture(painter.render_page(plan(), 1, [], 1.0)).size == (400, 300)


def test_a_child_that_dies_costs_one_page(painter: Painter) -> None:
    painter.render_page(plan(), 1, [], 1.0)
    process = painter._child.process
    assert process
    os.kill(process.pid, signal.SIGKILL)

    with pytest.raises(PolicyReadError) as caught:
        painter.render_page(plan(), 1, [], 1.0)

    assert caught.value.code is Code.E_CRASH
    assert picture(painter.render_page(plan(), 1, [], 1.0)).size == (400, 300)


def test_a_page_that_takes_too_long_is_stopped(endless_pdf: bytes) -> None:
    painter = Painter(seconds=0.3)

    with pytest.raises(PolicyReadError) as caught:
        painter.render_page(endless_pdf, 1, [], 1.0)

    assert caught.value.code is Code.E_TIMEOUT
    painter.close()


def test_the_parent_never_loads_pdfium() -> None:
    root = Path(highlight.__file__).parent.parent

    code = (
        f"import sys; sys.path.insert(0, {str(root)!r})\n"
        "import analyzer.highlight, ui.cached, ui.markup\n"
        "print([name for name in sys.modules if 'pdfium' in name])"
    )

    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)

    assert loaded.stdout.strip() == "[]", loaded.stderr
