"""Page pictures on which the clauses are marked: a light box, the deciding words in a dark one.

The tint is multiplied onto the page, so black stays black and the text can be read. Where marks
overlap the later one wins, not the mixture of both: colours keep their meaning.
"""

from __future__ import annotations

import atexit
import io
import threading
from collections.abc import Callable, Iterable, Sequence
from enum import IntEnum
from functools import cache
from typing import NamedTuple

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from analyzer.errors import PolicyReadError
from analyzer.labels import ClauseKind, Code
from analyzer.reading.limits import Step
from analyzer.reading.sandbox import Child, ChildDiedError, answer_requests
from analyzer.records import Box, Clause, Policy, enclosing

Rgb = tuple[int, int, int]

# Okabe and Ito's colours: told apart with every common kind of colour blindness.
OTHER_COLOUR: Rgb = (230, 159, 0)
COLOURS: dict[ClauseKind, Rgb] = {
    ClauseKind.EXCLUSION: (213, 94, 0),
    ClauseKind.CARVE_OUT: (0, 114, 178),
    ClauseKind.COVERAGE: (0, 158, 115),
    ClauseKind.DEFINITION: (204, 121, 167),
}
LIGHT, DARK = 0.20, 0.50  # share of the colour in a tint; black on it keeps a contrast above 7
WHITE: Rgb = (255, 255, 255)

PAD = 1.0  # points around a line's box, so that the lines of one clause flow together
OUTLINE = 1.5  # points: the edge of the chosen clause
JPEG_QUALITY = 85  # PNG takes thirty times as long and gains nothing the eye sees

PICTURE_SECONDS = 30.0  # ordinary pages take a tenth of one
MEMORY = 1536 * 2**20  # bytes that the child may take


class Layer(IntEnum):
    """What is painted over what."""

    CLAUSE = 0  # the whole quoted unit
    PART = 1  # the part that makes it this kind
    PHRASE = 2  # the deciding words, in the dark tint


class Mark(NamedTuple):
    """What to colour on one page. `box` is in points from the top left of the upright page."""

    box: Box
    kind: ClauseKind
    layer: Layer = Layer.CLAUSE
    clause: str = ""  # its id
    chosen: bool = False  # the reader looks at this clause: it gets an outline


def marks(policy: Policy, clauses: Iterable[Clause]) -> dict[int, tuple[Mark, ...]]:
    """The marks of each page (from 1) that a clause touches.

    An exclusion and its carve-out often quote one sentence; the layer of the parts gives each
    half of it its own colour.
    """
    found: dict[int, list[Mark]] = {}
    for clause in clauses:
        ranges = (
            (Layer.CLAUSE, clause.start, clause.end),
            (Layer.PART, clause.key_start, clause.key_end),
            (Layer.PHRASE, clause.mention.start, clause.mention.end),
        )
        for layer, start, end in ranges:
            for page, box in policy.boxes(start, end):
                found.setdefault(page, []).append(Mark(box, clause.kind, layer, clause.id))
    return {page: tuple(own) for page, own in found.items()}


def choose(boxes: Iterable[Mark], clause: str) -> tuple[Mark, ...]:
    """`boxes` in the order to paint them, those of the clause with this id as the chosen ones."""
    ordered = sorted(boxes, key=lambda mark: (mark.layer, mark.clause == clause))  # stable
    return tuple(mark._replace(chosen=mark.clause == clause) for mark in ordered)


def render_page(source: bytes, page: int, boxes: Sequence[Mark], scale: float) -> bytes:
    """Page `page` (from 1) of the PDF in `source` as a JPEG with `boxes` painted onto it.

    `scale` is in pixels to the point; a huge page gets fewer.

    Raises:
        PolicyReadError: the document cannot be opened, or the page cannot be drawn.
    """
    from analyzer.reading.pdf import open_pdf  # late: the parent process never loads pdfium
    from analyzer.reading.render import render

    document = open_pdf(source, f"page {page}")
    try:
        picture = render(document, page, scale)
    finally:
        document.close()
    painted = paint(picture.image, boxes, picture.scale)
    jpeg = io.BytesIO()
    painted.save(jpeg, "JPEG", quality=JPEG_QUALITY)
    return jpeg.getvalue()


def paint(image: Image.Image, boxes: Sequence[Mark], scale: float) -> Image.Image:
    """A copy of the RGB `image` with `boxes` painted at `scale` pixels to the point."""
    if not boxes:
        return image.copy()
    tint = Image.new("RGB", image.size, WHITE)
    pen = ImageDraw.Draw(tint)
    for mark in boxes:
        pen.rectangle(_pixels(mark.box, scale), fill=_tinted(mark))
    painted = ImageChops.multiply(image, tint)
    chosen = [mark for mark in boxes if mark.chosen and mark.layer is Layer.CLAUSE]
    if chosen:
        _outline(painted, chosen, scale)
    return painted


def _tinted(mark: Mark) -> Rgb:
    red, green, blue = COLOURS.get(mark.kind, OTHER_COLOUR)
    share = DARK if mark.layer is Layer.PHRASE else LIGHT
    return _mixed(red, share), _mixed(green, share), _mixed(blue, share)


def _mixed(value: int, share: float) -> int:
    return round(255 - share * (255 - value))


def _pixels(box: Box, scale: float, pad: float = PAD) -> tuple[int, int, int, int]:
    """Inclusive pixel corners; never upside down, whatever a broken document says."""
    x0, x1 = sorted((round((box.x0 - pad) * scale), round((box.x1 + pad) * scale)))
    top, bottom = sorted((round((box.top - pad) * scale), round((box.bottom + pad) * scale)))
    return x0, top, x1, bottom


def _outline(image: Image.Image, boxes: Sequence[Mark], scale: float) -> None:
    """Draw one edge around all of `boxes` together, where they touch each other."""
    width = max(1, round(OUTLINE * scale))
    shape = Image.new("L", image.size, 0)
    pen = ImageDraw.Draw(shape)
    for mark in boxes:
        pen.rectangle(_pixels(mark.box, scale, PAD + OUTLINE), fill=255)
    # Only the part of the picture around the shape, with room for the filter to see its edge.
    left, top, right, bottom = _pixels(enclosing([mark.box for mark in boxes]), scale)
    room = 3 * width + 2
    area = (
        max(left - room, 0),
        max(top - room, 0),
        min(right + room, image.width),
        min(bottom + room, image.height),
    )
    if area[0] >= area[2] or area[1] >= area[3]:
        return
    part = shape.crop(area)
    inner = part.filter(ImageFilter.MinFilter(2 * width + 1))
    colour = COLOURS.get(boxes[0].kind, OTHER_COLOUR)
    image.paste(colour, area, ImageChops.subtract(part, inner))


# In a child process


class Painter:
    """One child process that draws page after page, started anew when it has died."""

    def __init__(self, *, seconds: float = PICTURE_SECONDS) -> None:
        self._seconds = seconds
        self._turn = threading.Lock()
        self._child = Child(__name__, (str(MEMORY),))

    def render_page(self, source: bytes, page: int, boxes: Sequence[Mark], scale: float) -> bytes:
        """As the function of this name, but whatever the page does, the caller lives on.

        May be called from any thread.

        Raises:
            PolicyReadError: also where the child crashed or took too long.
        """
        with self._turn:
            try:
                drawn = self._child.ask(
                    (source, page, tuple(boxes), scale),
                    seconds=self._seconds,
                    step_seconds=self._seconds,
                )
            except ChildDiedError as death:
                raise _died(page, late=death.code is Code.E_TIMEOUT) from death
        if isinstance(drawn, bytes):
            return drawn
        code, text, remedy = drawn
        raise PolicyReadError(f"page {page}", Code(code), text, remedy=remedy)

    def close(self) -> None:
        """End the child, if there is one, when it has done what it is asked."""
        with self._turn:
            self._child.close()


def render_page_isolated(source: bytes, page: int, boxes: Sequence[Mark], scale: float) -> bytes:
    """`render_page` in a child process that all callers share and that is kept for the next page.

    Raises:
        PolicyReadError: the page cannot be drawn, or drawing it crashed or took too long.
    """
    return _shared_painter().render_page(source, page, boxes, scale)


@cache
def _shared_painter() -> Painter:
    painter = Painter()
    atexit.register(painter.close)
    return painter


def _died(page: int, *, late: bool) -> PolicyReadError:
    return PolicyReadError(
        f"page {page}",
        Code.E_TIMEOUT if late else Code.E_CRASH,
        "drawing it took too long and was stopped." if late else "drawing it crashed.",
        remedy="Open the document itself at this page.",
    )


def serve(memory: str) -> None:
    """Draw what is asked for: the main loop of the child, which may take `memory` bytes."""
    answer_requests(lambda: None, _answer, memory=int(memory), seconds=lambda _: PICTURE_SECONDS)


def _answer(
    request: tuple[bytes, int, Sequence[Mark], float], _: Callable[[Step], None]
) -> bytes | tuple[str, str, str]:
    try:
        return render_page(*request)
    except PolicyReadError as problem:
        return problem.code.value, problem.problem, problem.remedy
