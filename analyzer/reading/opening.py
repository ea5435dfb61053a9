"""A file -> its raw pages, by whichever reader and repair gives the most of it."""

from __future__ import annotations

from typing import NamedTuple

from analyzer.errors import PolicyReadError, refusal
from analyzer.labels import Code
from analyzer.reading.limits import Attempt, Stage
from analyzer.reading.pdf import MAGIC_WINDOW, RawPage, open_pdf, read_pages
from analyzer.reading.second import is_fuller, second_reading
from analyzer.reading.structure import Note, Structure, look, repaired, with_trailer
from analyzer.reading.words import RawWord
from analyzer.records import Box

NOTE_SIZE = 10.0  # points: how large what is typed onto a page is taken to be
NOTE_STEP = 0.5  # widths of a letter in its size
MAGIC = b"%PDF-"
NOT_LOOKED = Structure()


class Opened(NamedTuple):
    """The pages of a file, and the codes of what has to be said about them."""

    content: bytes  # of the file as it was read, perhaps repaired
    pages: list[RawPage]
    xfa: bool = False
    doubts: dict[Code, tuple[int, ...]] = {}  # noqa: RUF012 - with page numbers, none for all


def open_pages(content: bytes, name: str, password: str | None, attempt: Attempt) -> Opened:
    """The pages of the PDF in `content`.

    Raises:
        PolicyReadError: no reader can open it.
    """
    looking = MAGIC in content[:MAGIC_WINDOW]
    bones = NOT_LOOKED
    if looking and attempt.begin(Stage.LOOK, 1):
        bones = look(content, password, attempt.limits)
    first: Opened | None = None
    problem: PolicyReadError | None = None
    try:
        first = Opened(content, _pages(content, name, password, bones, attempt))
    except PolicyReadError as refused:
        problem = _exact(refused, bones)
    if problem and problem.code is Code.E_PASSWORD and bones.pages:
        # qpdf opens it with what was given, so it is not locked: pdfium gets it without encryption.
        first = _fuller(first, repaired(content, password), name, attempt)
        problem = problem if first is None else None
    if (bones.broken and problem is None) or (problem and problem.code is Code.E_DAMAGED):
        for mended in (repaired(content, password), with_trailer(content)):
            first = _fuller(first, mended, name, attempt) if mended else first
        if first is None and looking and (own := second_reading(content, (), attempt)):
            first = Opened(content, list(own.values()))
    if first is None:
        raise problem or refusal(name, Code.E_DAMAGED)
    doubts: dict[Code, tuple[int, ...]] = dict.fromkeys(bones.doubts, ())
    if bones.broken or problem or not content.lstrip().startswith(MAGIC):
        doubts[Code.W_REPAIRED] = ()
    pages, compared = _compared(first, bones, attempt)
    if compared:
        doubts[Code.W_TEXT_MISMATCH] = compared
    pages, noted = _with_notes(pages, bones)
    return Opened(first.content, pages, bones.xfa, doubts | noted)


def _exact(refused: PolicyReadError, bones: Structure) -> PolicyReadError:
    """The refusal of pdfium with the reason that the second library knows better."""
    locked = bones.refused is Code.E_PASSWORD and refused.code is Code.E_DAMAGED
    if locked or bones.refused is Code.E_ENCRYPTION_UNSUPPORTED:
        return refusal(refused.name, bones.refused or refused.code)
    empty = bones.refused is None and not bones.pages and not bones.broken
    if refused.code is Code.E_DAMAGED and empty and bones is not NOT_LOOKED:
        return refusal(refused.name, Code.E_NO_PAGES)
    return refused


def _pages(
    content: bytes, name: str, password: str | None, bones: Structure, attempt: Attempt
) -> list[RawPage]:
    document = open_pdf(content, name, password, max_pages=attempt.limits.pages)
    try:
        return list(read_pages(document, attempt, bones.lost, bones.shows))
    finally:
        document.close()


def _fuller(first: Opened | None, content: bytes, name: str, attempt: Attempt) -> Opened | None:
    """The reading of `content` where it has more words than the first, else the first."""
    bones = look(content, None, attempt.limits)
    try:
        second = Opened(content, _pages(content, name, None, bones, attempt))
    except PolicyReadError:
        return first
    return second if first is None or _words(second) > _words(first) else first


def _words(opened: Opened) -> int:
    return sum(len(page.words) for page in opened.pages)


def _compared(
    opened: Opened, bones: Structure, attempt: Attempt
) -> tuple[list[RawPage], tuple[int, ...]]:
    """The pages, those on which pdfium lost the text read anew; and the numbers of these."""
    silent = {
        page.number
        for page in opened.pages
        if not page.words and not page.has_picture and page.number in bones.shows
    } - {page.number for page in opened.pages if page.lost not in (None, Code.E_DAMAGED)}
    if not silent:
        return opened.pages, ()
    second = second_reading(opened.content, silent, attempt)
    fuller = {
        page.number: second[page.number]
        for page in opened.pages
        if page.number in silent & second.keys() and is_fuller(second[page.number], page)
    }
    return [fuller.get(page.number, page) for page in opened.pages], tuple(fuller)


def _with_notes(
    pages: list[RawPage], bones: Structure
) -> tuple[list[RawPage], dict[Code, tuple[int, ...]]]:
    """The pages with what is typed onto them behind their own words."""
    doubts: dict[Code, tuple[int, ...]] = {}
    out: list[RawPage] = []
    for page in pages:
        own = bones.notes.get(page.number, []) if not page.lost else []
        words = list(page.words)
        for note in own:
            words += _typed(note, page, words[-1].line + 1 if words else 0)
            code = Code.W_FORM_FIELDS if note.field else Code.W_ANNOTATION_TEXT
            doubts[code] = tuple(dict.fromkeys((*doubts.get(code, ()), page.number)))
        out.append(page._replace(words=words) if own else page)
    return out, doubts


def _typed(note: Note, page: RawPage, line: int) -> list[RawWord]:
    """The words of a note, set in lines from the top left of its box."""
    left, _, right, top = note.box
    x, y = left, page.height - top
    words: list[RawWord] = []
    for row in note.text.splitlines():
        for text in row.split():
            width = len(text) * NOTE_SIZE * NOTE_STEP
            if x > left and x + width > right:
                x, y, line = left, y + NOTE_SIZE * 1.2, line + 1
            box = Box(x, y, x + width, y + NOTE_SIZE)
            words.append(RawWord(text, box, NOTE_SIZE, False, line, False))
            x += width + NOTE_SIZE * NOTE_STEP
        x, y, line = left, y + NOTE_SIZE * 1.2, line + 1
    return words
