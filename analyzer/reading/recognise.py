"""Pages that are pictures, read by character recognition into the same words as any other page.

The engine's own order of words runs across columns, so none of it is used: the words go in as if
the page had been drawn row by row, and columns, tables and outline are found from their boxes.
"""

from __future__ import annotations

import math
import os
import re
import time
from collections import Counter, deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from itertools import pairwise
from statistics import mean, median

import pypdfium2 as pdfium
from PIL import Image, ImageFilter

from analyzer.errors import PolicyReadError
from analyzer.reading.limits import Attempt, Stage
from analyzer.reading.normalise import BULLET
from analyzer.reading.pdf import RawPage, row_by_row
from analyzer.reading.render import Picture, render
from analyzer.reading.tesseract import Engine, Engines, SeenWord, learnt, quarters_to_upright
from analyzer.reading.words import RawWord
from analyzer.records import Box

DPI = 300  # what the engine is made for
POINTS = 72  # to the inch
MAX_PAGES = 60  # of a document; at 2 to 4 seconds each they fit into a document's time
MAX_LANES = 4  # pages read at once; each takes some 100 MB
MAX_SECONDS = 200.0  # of a document, on a slow machine
PAGE_SECONDS = 10.0  # of one try at a page, of which there may be two; ordinary ones take 1 to 4
MIN_WORDS = 5  # a page with fewer is blank or a picture
MIN_SENSE = 45.0  # percent of mean confidence below which there is no text but a photograph
SENSE = 60.0  # percent of mean confidence below which a page may lie on its side
LIES_FROM = 4  # letters of a word that is taller than wide only when it lies on its side
SURE_SIGN = 30.0  # percent of confidence below which a sign without letter or digit is a speck
MAX_LEAN = 4.0  # degrees looked for; more comes from no scanner
COARSE, FINE = 0.5, 0.1  # degrees: the steps in which it is looked for
LEAST_LEAN = 0.15  # degrees; less moves a line by less than a quarter of its height
LEAN_DPI = 75
EM_OF_ROW = 0.9  # height of a row, ascender to descender, in ems of most fonts
SIZE_STEP = 1.4  # between the font sizes told apart: one engine row is a sixth off
MIN_ROW = 12  # letters of a row whose height says something
MAX_STEPS = 2  # from the smallest print to the body, and from there to a title
BULLET_GAP = 0.6  # ems of white before a bullet that begins another column
BULLET_REACH = 3.0  # ems of white between a bullet and its text
BULLET_READ = re.compile(r"[•¢«»©®°*·¥§e]{1,2}")  # what the engine takes a bullet for
RULES = "|¦"  # what it takes the ruling of a table for
BOLD_STROKE = 1.25  # times the usual stroke, for its height, from which a word is bold
INK = 160  # grey below which a pixel is ink


def can_recognise() -> bool:
    """Whether the extra `ocr` and what the engine has to know are installed."""
    return bool(learnt())


def with_recognised(
    content: bytes,
    password: str | None,
    pages: Sequence[RawPage],
    wanted: Callable[[RawPage], bool],
    attempt: Attempt,
) -> list[RawPage]:
    """`pages`, those that are `wanted` with the words that character recognition finds on them.

    A page on which it finds none stays as it is. Pages beyond the limits come out as `passed_over`.
    `content` is the document that the pages were read from.
    """
    asked = [page for page in pages if not page.lost and wanted(page)]
    if not asked or not can_recognise():
        return list(pages)
    read: dict[int, RawPage] = {}
    ends = time.monotonic() + MAX_SECONDS
    lanes = 1 if attempt.alone else min(len(asked), MAX_LANES, os.cpu_count() or 1)
    waiting: deque[tuple[RawPage, Future[RawPage | None]]] = deque()

    def settle() -> None:
        page, found = waiting.popleft()
        read[page.number] = found.result() or page

    with (
        closing(pdfium.PdfDocument(content, password=password)) as document,
        Engines(lanes) as engines,
        ThreadPoolExecutor(lanes) as threads,  # the engine works outside of Python's lock
    ):
        for count, page in enumerate(asked):
            if len(waiting) == lanes:
                settle()
            late = count >= MAX_PAGES or time.monotonic() > ends
            if late or not attempt.begin(Stage.RECOGNISE, page.number, len(pages)):
                read[page.number] = page._replace(passed_over=True)
            elif picture := _picture(document, page):  # pdfium itself takes one thread only
                waiting.append((page, threads.submit(_recognised, picture, page, engines)))
        while waiting:
            settle()
    _settle_sizes([page for page in read.values() if page.recognised])
    return [read.get(page.number, page) for page in pages]


def _picture(document: pdfium.PdfDocument, page: RawPage) -> Picture | None:
    try:
        return render(document, page.number, DPI / POINTS)
    except PolicyReadError:
        return None


def _recognised(picture: Picture, page: RawPage, engines: Engines) -> RawPage | None:
    """The page as it is read from its picture; None where nothing can be read."""
    with engines.free() as engine:
        return _with_words(picture, page, engine)


def _with_words(picture: Picture, page: RawPage, engine: Engine) -> RawPage | None:
    image, scale = picture.image.convert("L"), picture.scale
    level, lean = _straightened(image, scale)
    seen = engine.words(level, round(scale * POINTS), PAGE_SECONDS) or []
    turn = 0
    if _sense(seen) < SENSE and (turn := quarters_to_upright(image)):
        other, other_lean = _straightened(
            image.rotate(-90 * turn, expand=True, fillcolor=255), scale
        )
        again = engine.words(other, round(scale * POINTS), PAGE_SECONDS) or []
        if _sense(again) > _sense(seen):
            seen, level, lean = again, other, other_lean
        else:
            turn = 0
    words = _raw_words(seen, level, scale) if _sense(seen) >= MIN_SENSE else []
    if len(words) < MIN_WORDS:
        return None
    return page._replace(
        words=words,
        width=level.width / scale,
        height=level.height / scale,
        turn=turn,
        lean=lean,
        recognised=True,
    )


def _straightened(image: Image.Image, scale: float) -> tuple[Image.Image, float]:
    """The picture with level lines, and the degrees, clockwise, by which they leaned."""
    lean = _lean(image, scale)
    return (image.rotate(lean, Image.Resampling.BICUBIC, fillcolor=255) if lean else image), lean


def _sense(seen: Sequence[SeenWord]) -> float:
    """The mean confidence of what was read, in percent; 0 where that is next to nothing.

    The engine reads words that lie on their side, too, but they count for nothing here.
    """
    if len(seen) < MIN_WORDS:
        return 0.0
    return mean(0.0 if _lies(word) else word.confidence for word in seen)


def _lies(word: SeenWord) -> bool:
    box = word.box
    return len(word.text) >= LIES_FROM and box.bottom - box.top > box.x1 - box.x0


def _lean(image: Image.Image, scale: float) -> float:
    """The degrees, clockwise, by which the lines in a picture lean; 0 where it is hardly any.

    When the picture stands straight, rows of ink and of white come apart most sharply.
    """
    share = LEAN_DPI / (scale * POINTS)
    small = image.resize(
        (max(1, round(image.width * share)), max(1, round(image.height * share))),
        Image.Resampling.BOX,
    ).point(lambda grey: 255 if grey < INK else 0)

    def sharpness(degrees: float) -> int:
        rows = small.rotate(degrees).resize((1, small.height), Image.Resampling.BOX).tobytes()
        return sum((one - other) ** 2 for one, other in pairwise(rows))

    steps = round(MAX_LEAN / COARSE)
    coarse = max((COARSE * step for step in range(-steps, steps + 1)), key=sharpness)
    steps = round(COARSE / FINE)
    fine = max((coarse + FINE * step for step in range(-steps, steps + 1)), key=sharpness)
    return fine if abs(fine) >= LEAST_LEAN and sharpness(fine) > sharpness(0.0) else 0.0


def _raw_words(seen: Sequence[SeenWord], image: Image.Image, scale: float) -> list[RawWord]:
    """The words as those of a page drawn row by row, specks and rulings left out."""
    words: list[RawWord] = []
    heights = _heights(seen)
    for word, height, bold in zip(seen, heights, _bold(seen, heights, image), strict=True):
        text = word.text.strip(RULES)
        plain = any(char.isalnum() for char in text)
        if not text or (
            not plain and not BULLET_READ.fullmatch(text) and word.confidence < SURE_SIGN
        ):
            continue
        box = Box(*(edge / scale for edge in word.box))
        size = height / scale / EM_OF_ROW
        words.append(RawWord(text, box, size, bold, 0, False, confidence=word.confidence))
    ordered = row_by_row(words)
    return [_with_bullet(word, ordered, place) for place, word in enumerate(ordered)]


def _is_speck(text: str) -> bool:
    return not BULLET_READ.fullmatch(text) and not any(char.isalnum() for char in text)


def _heights(seen: Sequence[SeenWord]) -> list[float]:
    """The height of each word's row in pixels, in steps from that of the page's body.

    The engine measures a row by its letters: with few of them it is easily a step off.
    """
    letters = Counter(word.row for word in seen for _ in word.text)
    measured = [word.box.bottom - word.box.top for word in seen]
    body = median([high for high, word in zip(measured, seen, strict=True) for _ in word.text])
    heights: list[float] = []
    for high, word in zip(measured, seen, strict=True):
        steps = _steps(high / body)
        if letters[word.row] < MIN_ROW:
            steps -= (steps > 0) - (steps < 0)
        heights.append(body * SIZE_STEP**steps)
    return heights


def _bold(seen: Sequence[SeenWord], heights: Sequence[float], image: Image.Image) -> list[bool]:
    """Whether the strokes of each word are thick for its height, against those of the page.

    A stroke is twice as wide as its ink is more than its edge.
    """
    ink = image.point(lambda grey: 255 if grey < INK else 0)
    inner = ink.filter(ImageFilter.MinFilter(3))
    strokes: list[float] = []
    for word, height in zip(seen, heights, strict=True):
        place = (
            round(word.box.x0),
            round(word.box.top),
            round(word.box.x1) + 1,
            round(word.box.bottom) + 1,
        )
        whole, core = (part.crop(place).histogram()[255] for part in (ink, inner))
        strokes.append(2 * whole / max(whole - core, 1) / height)
    usual = median(strokes) if strokes else 0.0
    return [stroke > BOLD_STROKE * usual for stroke in strokes]


def _with_bullet(word: RawWord, words: Sequence[RawWord], place: int) -> RawWord:
    """`word`, or the bullet that it is: a lone sign at the head of a line, text right behind it."""
    if not BULLET_READ.fullmatch(word.text) or place + 1 == len(words):
        return word
    after = words[place + 1]
    before = words[place - 1] if place else None
    heads = (
        before is None
        or before.line != word.line
        or word.box.x0 - before.box.x1 > BULLET_GAP * word.size
    )
    follows = after.line == word.line and after.box.x0 - word.box.x1 < BULLET_REACH * word.size
    return word._replace(text=BULLET) if heads and follows else word


def _settle_sizes(pages: Sequence[RawPage]) -> None:
    """Moves font sizes to steps of that of the body: what is left of differences is meant."""
    sizes = [word.size for page in pages for word in page.words for _ in word.text]
    if not sizes:
        return
    body = median(sizes)
    for page in pages:
        page.words[:] = [
            word._replace(size=body * SIZE_STEP ** _steps(word.size / body)) for word in page.words
        ]


def _steps(ratio: float) -> int:
    """By how many steps a font is larger than the body; specks and rulings are no fonts."""
    return min(MAX_STEPS, max(-MAX_STEPS, round(math.log(max(ratio, 0.01), SIZE_STEP))))


def leaning(box: Box, page: RawPage) -> Box:
    """`box` of the straightened `page` moved to where it stands on the page that leans."""
    angle = math.radians(page.lean)
    x, y = (box.x0 + box.x1 - page.width) / 2, (box.top + box.bottom - page.height) / 2
    right = x * math.cos(angle) - y * math.sin(angle) - x
    down = x * math.sin(angle) + y * math.cos(angle) - y
    return Box(box.x0 + right, box.top + down, box.x1 + right, box.bottom + down)
