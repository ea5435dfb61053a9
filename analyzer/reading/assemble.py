"""Printed lines of all pages -> one `Policy`: one string and the place of every word in it."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from analyzer.errors import refusal
from analyzer.labels import Code, Unit
from analyzer.reading.content import file_bytes, refuse_large
from analyzer.reading.doubts import (
    doubts,
    is_unreadable,
    refuse_placeholder,
    refuse_unreadable,
    unpaged_doubts,
    warning,
)
from analyzer.reading.formats.documents import set_document
from analyzer.reading.formats.kinds import Kind, kind_of
from analyzer.reading.formats.packed import member_content
from analyzer.reading.limits import LIMITS, PLAIN, Attempt, Limits
from analyzer.reading.lines import PrintedLine
from analyzer.reading.mending import in_one_run
from analyzer.reading.normalise import joins_without_hyphen
from analyzer.reading.opening import open_pages
from analyzer.reading.order import printed_lines
from analyzer.reading.pdf import RawPage
from analyzer.reading.recognise import leaning, with_recognised
from analyzer.reading.ruled import page_rulings
from analyzer.records import (
    Box,
    Line,
    Page,
    Policy,
    Word,
)
from analyzer.turning import turned


def read_policy(
    source: Path | bytes,
    *,
    name: str = "",
    password: str | None = None,
    attempt: Attempt = PLAIN,
    member: int | None = None,
) -> Policy:
    """The policy in `source`, a file or its bytes: a PDF, Word document, web page or text.

    With `member` it is that entry (from 0) in the directory of the ZIP that `source` is.
    With `ocr` pages that are pictures are read by character recognition, where it is installed.

    Raises:
        PolicyReadError: the document cannot be read; says why and what to do.
    """
    limits = attempt.limits
    if isinstance(source, Path):
        name = called = name or source.name
        content = file_bytes(source, name, limits)
    else:
        called, name = name, name or "document.pdf"
        content = source
        refuse_large(name, len(content), limits)
    if member is not None:
        content = member_content(content, member, name, limits)
    sha256 = hashlib.sha256(content).hexdigest()
    kind = kind_of(content, called)
    if kind is Kind.ZIP and member is not None:
        raise refusal(name, Code.E_ARCHIVE, why="stands inside another ZIP, and is not opened")
    if kind is not Kind.PDF:
        flowing = set_document(content, kind, name, limits)
        sheets = flowing.sheets
        policy = assemble(
            sheets.pages, sheets.lines, name=name, sha256=sha256, limits=limits, unit=flowing.unit
        )
        return replace(policy, warnings=(*policy.warnings, *flowing.warnings))
    opened = open_pages(content, name, password, attempt)
    pages = opened.pages
    if opened.xfa:
        refuse_placeholder(name, pages)
    if attempt.ocr:
        pages = with_recognised(opened.content, password, pages, is_unreadable, attempt)
    rulings = page_rulings(opened.content, pages, attempt, password=password)
    printed = printed_lines(pages, rulings)
    policy = assemble(pages, printed, name=name, sha256=sha256, limits=limits)
    said = [warning(code, numbers) for code, numbers in opened.doubts.items()]
    return replace(policy, warnings=(*policy.warnings, *said)) if said else policy


def assemble(
    pages: list[RawPage],
    printed: list[list[PrintedLine]],
    *,
    name: str,
    sha256: str,
    limits: Limits = LIMITS,
    unit: Unit = Unit.PAGE,
) -> Policy:
    """One string from the lines of all pages, running heads and feet behind the body.

    Raises:
        PolicyReadError: there is no text, or what there is cannot be read.
    """
    numbered = [
        (page.number, line) for page, own in zip(pages, printed, strict=True) for line in own
    ]
    body = [entry for entry in numbered if not entry[1].furniture]
    if unit is not Unit.PARAGRAPH:
        body = in_one_run(body)
    numbered = body + [entry for entry in numbered if entry[1].furniture]
    text, words, lines = _one_string(numbered)
    words, lines = _as_shown(pages, words, lines)
    chars = dict.fromkeys((page.number for page in pages), 0)
    for word in words:
        chars[word.page] += len(word.text)
    sizes = tuple(_shown(page, chars[page.number]) for page in pages)
    refuse_unreadable(name, words, pages, text, limits)
    if unit is Unit.PAGE:
        warnings = doubts(pages, printed, words, limits)
    else:
        warnings = unpaged_doubts(lines, words, unit)
    return Policy(name, sha256, text, tuple(words), tuple(lines), sizes, tuple(warnings), unit)


def _one_string(printed: list[tuple[int, PrintedLine]]) -> tuple[str, list[Word], list[Line]]:
    pieces: list[str] = []
    words: list[Word] = []
    lines: list[Line] = []
    offset = 0
    glue = ""  # what stands between the word before and the next
    for number, (page, line) in enumerate(printed):
        first, start = len(words), offset + len(glue)
        end = len(line.words) - 1
        for place, word in enumerate(line.words):
            text, join = word.text, False
            if place == end and (word.hyphenated or (text[-1] in "-¬" and len(text) > 2)):
                following = _following(printed, number)
                if following:
                    bare, join = text.rstrip("-¬"), True
                    text = bare if joins_without_hyphen(bare, following) else f"{bare}-"
            pieces += (glue, text)
            offset += len(glue)
            words.append(Word(text, page, word.box, offset, word.size, word.bold, word.confidence))
            offset += len(text)
            glue = "" if join else " "
        if glue:
            glue = "\n"
        lines.append(
            Line(
                page,
                line.box,
                start,
                offset,
                first,
                len(words),
                line.size,
                line.bold,
                line.region,
                line.furniture,
                line.cell and (line.cell.table, line.cell.row, line.cell.column),
                line.term,
                line.place,
                line.kind,
            )
        )
    return "".join(pieces), words, lines


def _shown(page: RawPage, chars: int) -> Page:
    """The page as it is shown, from the page as it is read."""
    width, height = page.width, page.height
    if page.turn % 2:
        width, height = height, width
    return Page(page.number, width, height, chars, page.turn)


def _as_shown(
    pages: list[RawPage], words: list[Word], lines: list[Line]
) -> tuple[list[Word], list[Line]]:
    """Words and lines with their boxes on the page as it is shown."""
    turned_pages = {page.number: page for page in pages if page.turn or page.lean}
    if not turned_pages:
        return words, lines

    def back(number: int, box: Box) -> Box:
        page = turned_pages.get(number)
        if not page:
            return box
        return turned(leaning(box, page), -page.turn, page.width, page.height)

    return (
        [word._replace(box=back(word.page, word.box)) for word in words],
        [line._replace(box=back(line.page, line.box)) for line in lines],
    )


def _following(printed: list[tuple[int, PrintedLine]], number: int) -> str:
    """The first word of the line after the one with this number, if it goes on there."""
    page, line = printed[number]
    if number + 1 == len(printed) or line.kind is not None:
        return ""
    next_page, next_line = printed[number + 1]
    near = next_page - page <= 1 and next_line.furniture == line.furniture
    return next_line.words[0].text if near else ""
