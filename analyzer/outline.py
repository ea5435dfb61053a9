"""Printed lines -> headings, paragraphs, list items and table cells, each with its heading path.

A line goes on with the block before it unless the print says otherwise: a marker, white space, a
change of font, a line that was ended although the next word would have fitted.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from statistics import median

from analyzer.contents import contents_lines
from analyzer.labels import BlockKind, Unit
from analyzer.languages import is_mainly_spanish
from analyzer.nesting import INDENT, LISTED, Draft, all_capitals, hang, rank
from analyzer.reading.lines import CONTINUED
from analyzer.reading.ruled import VERDICT
from analyzer.records import (
    Block,
    Line,
    Outline,
    Policy,
)
from analyzer.turning import as_read

PARAGRAPH_WHITE = 0.45  # line heights of white, beyond the usual leading, that part paragraphs
FIT_SLACK = 1.0  # ems that must stay free before an ended line counts as ended on purpose
LIST_SLACK = 4.0  # and, behind a semicolon, before it ends an entry of a list without markers
HEADING_WORDS = 16  # a longer line is a sentence, whatever its font
CAPITALS_WORDS = 5  # a longer line of capitals with a verb and a full stop is a sentence too
CAPITALS_SHARE = 0.6  # of a page's letters from which capitals no longer make a title
HEADING_LINES = 3  # of the longest heading
LARGER = 1.08  # times the body size from which a line counts as set larger
SHORT_COLUMN = 0.6  # share of its room below which a column has only lines that stop early
CELL_WORDS = 30  # of a cell beside a label that says one thing
BARE_HEADINGS = 4  # headings in a row without text before they are taken for a list

MARKER = re.compile(
    r"(?P<bullet>•|(?:[✓✗\-–—*]|[ox](?=\s))(?=\s|[A-Z\"(]))"
    r"|\(?(?P<depth>\d{1,3}(?:\.\d{1,3}){1,4})[.)]?(?=\s)"
    r"|\(?(?P<digit>\d{1,3})[.)](?=\s|[A-Z])"
    r"|\(?(?P<roman>[ivx]{1,5})(?:[.)](?=\s|[A-Z])|\)(?=\w))"
    r"|\(?(?P<lower>[a-z]{1,2})(?:[.)](?=\s|[A-Z])|\)(?=\w))"
    r"|\(?(?P<upper>[A-Z])[.)](?=\s)"
)
MARKER_SLACK = 1.0  # points by which the markers of one list may be out of line
MARKER_CHARS = 3  # of a marker that came out as something else
SENTENCE_END = re.compile(r"[.!?:;][\"')\]]*$")
GOES_ON = re.compile(
    r"(?:,|\b(?:and|or|of|the|a|an|to|for|with|by|in|on|that|is|are|be|your"
    r"|y|o|de|del|la|el|los|las|un|una|para|por|con|en|que|su|al))$"
)
VERB = re.compile(r"\b(?:IS|ARE|WILL|SHALL|MAY|MUST|CAN|DOES|DO|NOT|HAS|HAVE|PAYS?|COVERS?)\b")
SECTION = re.compile(r"(?:section|article|chapter|part|appendix|schedule)\s+[\divxA-Z]", re.I)
OR = re.compile(r"o\s+[^\W\d_A-Z]")  # in Spanish "or" begins like this, and no entry of a list


_CellPlace = tuple[int, tuple[int, int, int] | None]  # a page, and a cell on it


@dataclass(slots=True)
class _Style:
    """What is usual in this document, to tell what stands out."""

    body_size: float
    edges: dict[tuple[int, int], float] = field(default_factory=dict)  # (page, region) -> right
    leading: dict[tuple[int, int], float] = field(default_factory=dict)  # usual white in a region
    tables: dict[tuple[int, int], float] = field(default_factory=dict)  # (page, table) -> size
    # Cells beside a label that hold few words and no list: one statement, however it is set.
    verdict_cells: set[_CellPlace] = field(default_factory=set)
    spanish: bool = False
    capitals: set[int] = field(default_factory=set)  # pages whose text is set in capitals


def outline(policy: Policy) -> Outline:
    """The blocks of `policy` in text order; running heads, feet and contents are FURNITURE."""
    policy = as_read(policy)
    body = [line for line in policy.lines if not line.furniture]
    told = policy.unit is Unit.PARAGRAPH  # by the file, not by print
    contents = set() if told else contents_lines(policy, body)
    style = _style(policy, body)
    drafts: list[Draft] = []
    for number, line in enumerate(body):
        before = body[number - 1] if number else None
        if before and drafts and not _begins_block(policy, style, drafts[-1], before, line):
            drafts[-1].lines.append(line)
            continue
        drafts.append(_draft(policy, style, line))
        if told:
            continue
        if len(drafts) > 1 and not drafts[-1].marker and _is_next_item(policy, drafts[-2], line):
            drafts[-1].marker, drafts[-1].text_x0 = drafts[-2].marker, drafts[-2].text_x0
    for draft in drafts:
        if draft.lines[0].start in contents:
            draft.kind = BlockKind.FURNITURE
        elif draft.lines[0].kind not in (None, BlockKind.PARAGRAPH):
            draft.kind = draft.lines[0].kind or draft.kind
        elif _is_heading(policy, style, draft):
            draft.kind = BlockKind.HEADING
        elif draft.marker:
            draft.kind = BlockKind.ITEM
    _label_rows(policy, drafts)
    _list_bare_headings(policy, drafts)
    hang(policy, drafts)
    blocks = [
        Block(
            d.kind,
            d.lines[0].start,
            d.lines[-1].end,
            d.heading_path,
            d.parent,
            d.level,
            d.row,
            d.column,
        )
        for d in drafts
    ]
    blocks += [
        Block(BlockKind.FURNITURE, line.start, line.end) for line in policy.lines if line.furniture
    ]
    return Outline(tuple(blocks))


def _style(policy: Policy, body: list[Line]) -> _Style:
    sizes: Counter[float] = Counter()
    whites: dict[tuple[int, int], list[float]] = {}
    style = _Style(body_size=10.0)
    style.spanish = is_mainly_spanish(policy.text)
    before: Line | None = None
    for line in body:
        key = (line.page, line.region)
        sizes[round(line.size, 1)] += line.end - line.start
        style.edges[key] = max(style.edges.get(key, 0.0), line.box.x1)
        if before and (before.page, before.region) == key:
            white = line.box.top - before.box.bottom
            if white < 1.5 * line.size:
                whites.setdefault(key, []).append(white)
        before = line
    if sizes:
        style.body_size = sizes.most_common(1)[0][0]
    if policy.unit is not Unit.PARAGRAPH:
        _widen_short_columns(style, body)
    _note_capitals(policy, style, body)
    cells: dict[tuple[int, int], list[float]] = {}
    for line in body:
        if line.cell:
            cells.setdefault((line.page, line.cell[0]), []).append(line.size)
    style.verdict_cells = _verdict_cells(policy, body)
    style.tables = {table: median(found) for table, found in cells.items()}
    style.leading = {
        key: min(median(found), 0.5 * style.body_size) for key, found in whites.items()
    }
    return style


def _verdict_cells(policy: Policy, body: list[Line]) -> set[_CellPlace]:
    words: Counter[_CellPlace] = Counter()
    lists: set[_CellPlace] = set()
    for line in body:
        if line.cell and line.cell[2]:
            place = (line.page, line.cell)
            words[place] += line.last - line.first
            if MARKER.match(policy.text, line.start, line.end):
                lists.add(place)
    return {place for place, count in words.items() if count <= CELL_WORDS} - lists


def _note_capitals(policy: Policy, style: _Style, body: list[Line]) -> None:
    """Finds the pages on which capitals do not make a title, because all text is set in them."""
    letters: Counter[int] = Counter()
    capitals: Counter[int] = Counter()
    for line in body:
        text = policy.text[line.start : line.end]
        letters[line.page] += len(text)
        if all_capitals(text):
            capitals[line.page] += len(text)
    style.capitals = {
        page for page, count in letters.items() if capitals[page] > CAPITALS_SHARE * count
    }


def _widen_short_columns(style: _Style, body: list[Line]) -> None:
    """Gives a column whose lines all stop early the edge that its page leaves it.

    A list without bullets shows no full line of its own to tell where lines could have ended.
    """
    by_page: dict[int, list[Line]] = {}
    for line in body:
        by_page.setdefault(line.page, []).append(line)
    for page, lines in by_page.items():
        page_edge = max(line.box.x1 for line in lines)
        for region in {line.region for line in lines}:
            own = [line.box for line in lines if line.region == region]
            left, right = min(box.x0 for box in own), max(box.x1 for box in own)
            top, bottom = own[0].top, own[-1].bottom
            room = min(
                (
                    line.box.x0
                    for line in lines
                    if line.box.x0 > right and line.box.top < bottom and line.box.bottom > top
                ),
                default=page_edge,
            )
            if right - left < SHORT_COLUMN * (room - left):
                style.edges[page, region] = room


def _marker(style: _Style, text: str) -> re.Match[str] | None:
    """The list marker at the beginning of `text`."""
    return None if style.spanish and OR.match(text) else MARKER.match(text)


def _draft(policy: Policy, style: _Style, line: Line) -> Draft:
    text = policy.text[line.start : line.end]
    match = _marker(style, text)
    if not match or (match.end() == len(text.rstrip()) and line.last - line.first > 1):
        return Draft([line], text_x0=line.box.x0)
    words = policy.words[line.first : line.last]
    text_x0 = words[1].box.x0 if len(words) > 1 else line.box.x0 + 2 * line.size
    if match.lastgroup != "bullet" and not text[match.end() :][:1].isspace():  # "(a)the"
        first = words[0]
        text_x0 = first.box.x0 + (first.box.x1 - first.box.x0) * match.end() / len(first.text)
    return Draft([line], str(match.lastgroup), match.group(), text_x0)


def _begins_block(policy: Policy, style: _Style, draft: Draft, before: Line, line: Line) -> bool:
    if line.kind is not None:
        return line.place != before.place
    if line.cell != before.cell:
        return True
    if (line.page, line.cell) in style.verdict_cells:
        return False
    text, previous = policy.text[line.start : line.end], policy.text[before.start : before.end]
    mid_sentence = not SENTENCE_END.search(previous) and (
        text[:1].islower() or bool(GOES_ON.search(previous))
    )
    marker = _marker(style, text)
    if marker and not _is_mid_line_number(policy, style, draft, before, line, marker):
        return True
    if (before.page, before.region) != (line.page, line.region):
        return not mid_sentence or _other_font(before, line)
    white = line.box.top - before.box.bottom
    usual = style.leading.get((line.page, line.region), 0.0)
    if white > usual + PARAGRAPH_WHITE * line.size:
        return not (mid_sentence and white < usual + 1.2 * line.size)
    if LISTED.search(previous) and _ended_on_purpose(policy, style, before, line, previous, text):
        return True
    if mid_sentence and text[:1].islower():
        return False
    if SENTENCE_END.search(previous) and _lost_marker(policy, draft, line):
        return True
    if SENTENCE_END.search(previous) and _runs_in(policy, line):
        return True
    if _other_font(before, line):
        return True
    if previous.endswith(":"):
        return not draft.marker or line.box.x0 < draft.text_x0 - INDENT
    if draft.marker and line.box.x0 < draft.x0 - INDENT:
        return True
    hangs = draft.marker and abs(line.box.x0 - draft.text_x0) < INDENT < draft.text_x0 - draft.x0
    if hangs and not SENTENCE_END.search(previous):
        return False
    return _ended_on_purpose(policy, style, before, line, previous, text)


def _lost_marker(policy: Policy, draft: Draft, line: Line) -> bool:
    """Whether a line begins where the marker of the item before it does, and its text hangs."""
    if not draft.marker or draft.text_x0 - draft.x0 <= INDENT or not _same_column(draft, line):
        return False
    if line.box.x0 > draft.x0 + MARKER_SLACK:
        return False
    hangs = any(abs(one.box.x0 - draft.text_x0) < MARKER_SLACK for one in draft.lines[1:])
    return hangs or _beside_marker(policy, draft, line)


def _is_next_item(policy: Policy, draft: Draft, line: Line) -> bool:
    """Whether a line is an item like the one before it, although its marker is damaged."""
    return _lost_marker(policy, draft, line) and (
        _beside_marker(policy, draft, line)
        or policy.text.endswith((";", ","), 0, draft.lines[-1].end)
    )


def _beside_marker(policy: Policy, draft: Draft, line: Line) -> bool:
    """Whether a line has something like a marker where the item before it has its own."""
    words = policy.words[line.first : line.last]
    mark = words[0].text
    return (
        abs(line.box.x0 - draft.x0) < MARKER_SLACK
        and len(mark) <= MARKER_CHARS
        and (not mark.isalpha() or (len(mark) == 1 and mark not in "aAI"))
        and any(abs(word.box.x0 - draft.text_x0) < MARKER_SLACK for word in words[1:3])
    )


def _same_column(draft: Draft, line: Line) -> bool:
    return (draft.lines[-1].page, draft.lines[-1].region) == (line.page, line.region)


def _runs_in(policy: Policy, line: Line) -> bool:
    """Whether a line begins with a bold title that plain text follows: "Copayment. Your share"."""
    words = policy.words[line.first : line.last]
    return len(words) > 2 and words[0].bold and not words[-1].bold


def _is_mid_line_number(
    policy: Policy,
    style: _Style,
    draft: Draft,
    before: Line,
    line: Line,
    marker: re.Match[str],
) -> bool:
    """Whether what looks like a list marker only happens to begin a line: "section" / "5. of"."""
    previous = policy.text[before.start : before.end]
    if marker.lastgroup == "bullet" or marker.lastgroup == draft.marker or marker[0][0] == "(":
        return False
    if SENTENCE_END.search(previous) or re.search(r"(?:,|\b(?:and|or|following))$", previous):
        return False
    same = (before.page, before.region) == (line.page, line.region)
    return same and not _ended_on_purpose(policy, style, before, line, previous, "X")


def _ended_on_purpose(
    policy: Policy, style: _Style, before: Line, line: Line, previous: str, text: str
) -> bool:
    """Whether the line before stopped although the next word would have fitted on it."""
    listed = LISTED.search(previous)
    if not listed and (text[:1].islower() or GOES_ON.search(previous)):
        return False
    first = policy.words[line.first]
    edge = style.edges[before.page, before.region]
    free = edge - before.box.x1 - (first.box.x1 - first.box.x0)
    return free > (LIST_SLACK if listed else FIT_SLACK) * line.size


def _other_font(one: Line, other: Line) -> bool:
    return one.bold != other.bold or abs(one.size - other.size) > 0.07 * max(one.size, 1.0)


def _label_rows(policy: Policy, drafts: list[Draft]) -> None:
    """Turns a bold row label into a cell; a row that is bold throughout heads what follows."""
    plain = {d.row for d in drafts if d.row and d.kind is not BlockKind.HEADING}
    for draft in drafts:
        if draft.row in plain and draft.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH):
            draft.kind = BlockKind.CELL
        elif draft.row and draft.kind is BlockKind.ITEM and draft.marker == "bullet":
            lines = draft.lines  # a tick before a verdict makes no list of it
            said = policy.text[lines[0].start : lines[-1].end].removeprefix(draft.value)
            if VERDICT.fullmatch(said.strip()):
                draft.kind = BlockKind.CELL


def _list_bare_headings(policy: Policy, drafts: list[Draft]) -> None:
    """Turns a run of headings with nothing under them into the list that it is."""
    run: list[Draft] = []
    for draft in [*drafts, None]:
        same = run and draft and rank(policy, run[-1]) == rank(policy, draft) and not draft.row
        if draft and draft.kind is BlockKind.HEADING and (not run or same):
            run.append(draft)
            continue
        if len(run) >= BARE_HEADINGS:
            for entry in run:
                entry.kind = BlockKind.ITEM
                entry.marker = entry.marker or "bold"
        run = [draft] if draft and draft.kind is BlockKind.HEADING else []


def _is_heading(policy: Policy, style: _Style, draft: Draft) -> bool:
    first, last = draft.lines[0], draft.lines[-1]
    text = policy.text[first.start : last.end]
    words = len(text.split())
    if (
        len(draft.lines) > HEADING_LINES
        or words > HEADING_WORDS
        or not re.search(r"[^\W\d_]", text)
    ):
        return False
    if draft.marker == "bullet" or text[:1].islower():
        return False
    bare = CONTINUED.sub("", text)
    if first.term:
        return True
    capitals = all_capitals(text)
    if SENTENCE_END.search(bare) and not bare.endswith(":"):
        says = bare.endswith(".") and words > CAPITALS_WORDS and VERB.search(bare)
        if not capitals or says:
            return False
    usual = style.tables.get(draft.row[:2], style.body_size) if draft.row else style.body_size
    return (
        first.bold
        or first.size > LARGER * usual
        or (capitals and words > 1 and first.page not in style.capitals)
        or bool(SECTION.match(text))
    )
