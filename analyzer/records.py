"""The records that pass from one stage to the next. All are frozen; none does any I/O.

Text places are half-open character ranges `[start, end)` into `Policy.text`. Pages count from 1.
Lengths are PDF points (1/72 inch) with the origin at the TOP left of the upright page.

A document without printed pages (Word, HTML, plain text) is set on sheets, so that all stages read
it as they read a PDF: `Word.page`, `Line.page` and `Page.number` are its sheets. What people are
told is a `Place`, a paragraph or a line; `Policy.page_of` gives it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from analyzer.labels import (
    BlockKind,
    ClauseKind,
    Code,
    Confidence,
    DocumentType,
    FoundBy,
    Ground,
    MentionKind,
    OutlookLabel,
    Scope,
    Sign,
    Unit,
)


class Box(NamedTuple):
    """A rectangle on one page, in points, origin at the top left."""

    x0: float
    top: float
    x1: float
    bottom: float


class Place(int):
    """A page, paragraph or line as people count it, from 1; a plain number stands for a page.

    It is a number wherever a page is one: it sorts, and goes into CSV and JSON as that.
    """

    unit: Unit = Unit.PAGE

    def __new__(cls, number: int, unit: Unit = Unit.PAGE) -> Place:
        made = super().__new__(cls, number)
        made.unit = unit
        return made

    def __reduce__(self) -> tuple[object, ...]:
        return Place, (int(self), self.unit)


class Word(NamedTuple):
    """A printed word, or the part of a hyphenated word that stands on one line.

    `text` is normalised and equals `policy.text[start:start + len(text)]`.
    """

    text: str
    page: int
    box: Box
    start: int
    size: float = 0.0  # font size in points, the text matrix applied
    bold: bool = False
    confidence: float = 100.0  # in percent, of character recognition; sure where the file says it

    @property
    def end(self) -> int:
        return self.start + len(self.text)


class Page(NamedTuple):
    """The size of an upright page in points, and how many characters of text were read from it.

    `turn` counts the quarters of a circle, counter-clockwise, by which its text lies on it: 0 for
    text that is read as the page is shown, 1 for text that runs up, 3 for text that runs down.
    """

    number: int
    width: float
    height: float
    chars: int
    turn: int = 0


class Line(NamedTuple):
    """A printed line of one column or table cell: `words[first:last]` of the policy."""

    page: int
    box: Box
    start: int
    end: int
    first: int
    last: int
    size: float
    bold: bool
    region: int  # lines of one page with the same region were read as one column or cell
    furniture: bool = False  # a running head or foot
    cell: tuple[int, int, int] | None = None  # table, row and column on its page
    term: bool = False  # a term of a glossary, set beside its meaning
    # Where the file itself tells paragraphs: the number of its own, and what kind it says it is.
    # Lines of a text file have their number alone, and `kind` is None where print has to tell.
    place: int = 0
    kind: BlockKind | None = None


class Warning(NamedTuple):
    """Something a reader of the report has to know. `pages` is empty when it holds for all."""

    code: Code
    message: str
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Policy:
    """One plan document as one string, with the printed place of every word.

    Words stand in reading order, joined by one space, lines by one newline. Running heads and
    feet stand behind the body, so that a sentence which runs over a page end is one piece.
    """

    name: str
    sha256: str
    text: str
    words: tuple[Word, ...]
    lines: tuple[Line, ...]
    pages: tuple[Page, ...]
    warnings: tuple[Warning, ...] = ()
    unit: Unit = Unit.PAGE  # what its places are

    def __reduce__(self) -> tuple[object, ...]:
        """Pickled by columns: a long contract has 200,000 words, and each alone takes its time."""
        plain = (self.name, self.sha256, self.text)
        rest = self.lines, self.pages, self.warnings, self.unit
        return _unpacked, (*plain, _columns(self.words), *rest)

    def word_range(self, start: int, end: int) -> tuple[int, int]:
        """The half-open range of word indexes that touch `[start, end)`."""
        first = bisect_right(self.words, start, key=lambda word: word.start)
        if first and self.words[first - 1].end > start:
            first -= 1
        last = bisect_right(self.words, end - 1, key=lambda word: word.start)
        return first, max(first, last)

    @property
    def is_paged(self) -> bool:
        """Whether it has printed pages, so that a place on one can be shown."""
        return self.unit is Unit.PAGE

    @property
    def extent(self) -> int:
        """How many pages, paragraphs or lines it has."""
        return (
            len(self.pages) if self.is_paged else max((one.place for one in self.lines), default=0)
        )

    def page_of(self, offset: int) -> int:
        """The page on which the word at or after `offset` stands; of no pages, its `Place`."""
        if self.is_paged or not self.lines:
            return self.sheet_of(offset)
        after = bisect_right(self.lines, offset, key=lambda line: line.start)
        return Place(self.lines[max(0, after - 1)].place, self.unit)

    def sheet_of(self, offset: int) -> int:
        """The page or sheet on which the word at or after `offset` stands."""
        first, _ = self.word_range(offset, offset + 1)
        return self.words[min(first, len(self.words) - 1)].page if self.words else 1

    def boxes(self, start: int, end: int) -> list[tuple[int, Box]]:
        """One `(page, box)` for each printed line that `[start, end)` touches; none off paper."""
        if not self.is_paged:
            return []
        first, last = self.word_range(start, end)
        found: list[tuple[int, Box]] = []
        for word in self.words[first:last]:
            if found:
                page, box = found[-1]
                same_line = (
                    page == word.page
                    and word.box.x0 >= box.x0
                    and min(box.bottom, word.box.bottom) - max(box.top, word.box.top)
                    > 0.5 * min(box.bottom - box.top, word.box.bottom - word.box.top)
                )
                if same_line:
                    found[-1] = (page, enclosing((box, word.box)))
                    continue
            found.append((word.page, word.box))
        return found


_Columns = tuple[tuple[Any, ...], ...]


def _columns(words: tuple[Word, ...]) -> _Columns:
    """The fields of all words, the box as four of them."""
    texts, pages, boxes, *rest = zip(*words, strict=True) if words else ((),) * len(Word._fields)
    return (texts, pages, *(zip(*boxes, strict=True) if boxes else ((),) * len(Box._fields)), *rest)


def _unpacked(
    name: str,
    sha256: str,
    text: str,
    columns: _Columns,
    lines: tuple[Line, ...],
    pages: tuple[Page, ...],
    warnings: tuple[Warning, ...],
    unit: Unit,
) -> Policy:
    texts, numbers, x0, top, x1, bottom, *rest = columns
    boxes = map(Box._make, zip(x0, top, x1, bottom, strict=True))
    words = tuple(map(Word._make, zip(texts, numbers, boxes, *rest, strict=True)))
    return Policy(name, sha256, text, words, lines, pages, warnings, unit)


def enclosing(boxes: tuple[Box, ...] | list[Box]) -> Box:
    """The smallest box around all of `boxes`, which must not be empty."""
    x0, top, x1, bottom = zip(*boxes, strict=True)
    return Box(min(x0), min(top), max(x1), max(bottom))


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item or table cell.

    `heading_path` holds the indexes (into `Outline.blocks`) of the headings above it, outermost
    first. `parent` is the index of the block that leads into this item or cell ("We do not
    cover:"), or None. `level` is the depth of a list item, or the rank of a heading, from 0.
    """

    kind: BlockKind
    start: int
    end: int
    heading_path: tuple[int, ...] = ()
    parent: int | None = None
    level: int = 0
    row: tuple[int, int, int] | None = None  # page, table and row of a cell; its row mates share it
    column: int = 0


@dataclass(frozen=True, slots=True)
class Outline:
    """The blocks of one policy in text order; they do not overlap."""

    blocks: tuple[Block, ...]

    def __iter__(self) -> Iterator[Block]:
        return iter(self.blocks)


@dataclass(frozen=True, slots=True)
class Mention:
    """A lexicon row found at `[start, end)`. `score` is 100 for an exact hit."""

    rule: str
    kind: MentionKind
    start: int
    end: int
    found_by: FoundBy = FoundBy.EXACT
    score: float = 100.0
    procedure: str = ""
    ground: Ground = Ground.UNKNOWN
    scope: Scope | None = None
    sign: Sign | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """A flagged clause.

    `[start, end)` is the whole printed unit that is quoted; `[key_start, key_end)` the part that
    makes it this kind. `limits` holds the ids of the exclusions that a carve-out limits.
    """

    id: str
    kind: ClauseKind
    start: int
    end: int
    key_start: int
    key_end: int
    heading_path: tuple[str, ...]
    mention: Mention  # the deciding one: phrase, rule, found_by and score of the row
    procedures: tuple[str, ...] = ()
    grounds: tuple[Ground, ...] = ()
    limits: tuple[str, ...] = ()
    scope: Scope = Scope.MEDICAL
    # generic, governed, absolute, conditional, necessity, by_reference, grants, refers_back;
    # schedule, first_time, while_insured, tiers, amended: what it hangs on (`conditions`);
    # poorly_read: character recognition was not sure of its words
    flags: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()  # ids of all lexicon rows found in the deciding part
    block: int = -1  # index into Outline.blocks
    lead: int | None = None  # the block whose "except for:" makes an item a carve-out
    within_days: int | None = None  # from the accident or operation to the end of the treatment
    under_age: int | None = None  # in years; whoever has reached it is too old


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is known of a person besides the reason; None is unknown."""

    days_since: int | None = None  # since the accident, the operation or the onset
    age: int | None = None  # in years
    approved: bool | None = None  # False where the care was given without asking first


@dataclass(frozen=True, slots=True)
class Question:
    """A procedure id, the reason for it and what else is known."""

    procedure: str
    ground: Ground = Ground.UNKNOWN
    circumstances: Circumstances = Circumstances()


@dataclass(frozen=True, slots=True)
class Outlook:
    """The answer to one question. `rule` names the row of the decision table that gave it."""

    question: Question
    label: OutlookLabel
    reason: str
    confidence: Confidence
    rule: str
    clauses: tuple[str, ...] = ()  # ids of the deciding clauses
    pages: tuple[int, ...] = ()
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A stated fact of a plan with its place: `text` is `policy.text[start:end]`."""

    value: str
    start: int
    end: int
    page: int


@dataclass(frozen=True, slots=True)
class Facts:
    """What the document says about itself; a fact that it does not state is None."""

    document_type: DocumentType
    insurer: Fact | None = None
    plan_name: Fact | None = None
    coverage_start: Fact | None = None  # value is an ISO date
    coverage_end: Fact | None = None
    member_phone: Fact | None = None
    internal_appeal_deadline: Fact | None = None
    external_review_deadline: Fact | None = None
    prior_authorization: Fact | None = None  # value is "yes" where the plan asks for it
    # value is "50%", "$500" or "no benefit": what is lost where nobody asked first
    prior_authorization_penalty: Fact | None = None
    appeal_address: Fact | None = None
    documents_wanted: Fact | None = None  # value is kinds of documents joined with "; "
    amendment: Fact | None = None  # value is the title of a paper that changes another one


@dataclass(frozen=True, slots=True)
class Failure:
    """A document of a batch that could not be analysed."""

    name: str
    code: Code
    problem: str
    remedy: str
    sha256: str = ""
    pages: int = 0
