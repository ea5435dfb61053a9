"""Printed lines of all pages -> one `Policy`: one string and the place of every word in it."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from analyzer.errors import PolicyReadError
from analyzer.labels import Code
from analyzer.reading.lines import PrintedLine
from analyzer.reading.mending import in_one_run
from analyzer.reading.normalise import joins_without_hyphen
from analyzer.reading.order import printed_lines
from analyzer.reading.pdf import RawPage, open_pdf, read_pages
from analyzer.reading.recognise import can_recognise, leaning, with_recognised
from analyzer.reading.ruled import page_rulings
from analyzer.reading.unsettled import order_is_unsettled
from analyzer.reading.words import RawWord
from analyzer.records import Box, Line, Page, Policy, Warning, Word, turned

MAX_BYTES = 200 * 2**20  # 200 MiB: the largest plan documents are a tenth of it
MIN_CHARS = 18  # a document with fewer printed characters says nothing
MIN_JUDGED_WORDS = 8  # fewer words say nothing about their language, or whether they are garbled
LONG_WORD = 2  # letters; shorter words are often abbreviations without vowels
MIN_VOICED_SHARE = 0.85  # of the long words of any language in Latin letters has a vowel
MAX_STRANGE_SHARE = 0.3  # of a text may be private-use characters: bullets, logos
NO_LETTER = "\ufffd•"
VOWEL = re.compile(r"[aeiouy]")
STUB = re.compile(  # what protection software leaves on the only page that readers may open
    r"this (?:pdf )?(?:file|document) is protected|reader you are using does not support"
    r"|if this message is not eventually replaced",
    re.IGNORECASE,
)
MIN_PAGE_WORDS = 5  # a page with fewer is blank or a picture
MIN_COMMON_SHARE = 0.08  # plain English has about 0.40 of its words in _COMMON
_COMMON = frozenset(
    "the of and to in a is for or by you your that be are this not with any as if on plan will "
    "from an may have it we which at no our all such other services care health covered".split()
)
_FOREIGN = frozenset(
    "de la el los las que y en un una por con para del se su al le les des et du est dans pour "
    "der die das und ist nicht mit von zu den il di che e per non da no os as um uma".split()
)


def read_policy(
    source: Path | bytes, *, name: str = "", password: str | None = None, ocr: bool = True
) -> Policy:
    """The policy in `source`, a PDF file or its bytes.

    With `ocr` pages that are pictures are read by character recognition, where it is installed.

    Raises:
        PolicyReadError: the document cannot be read; says why and what to do.
    """
    if isinstance(source, Path):
        name = name or source.name
        content = _file_bytes(source, name)
    else:
        name = name or "document.pdf"
        content = source
    sha256 = hashlib.sha256(content).hexdigest()
    document = open_pdf(content, name, password)
    try:
        pages = list(read_pages(document))
        if ocr:
            pages = with_recognised(document, pages, _is_unreadable)
    finally:
        document.close()
    printed = printed_lines(pages, page_rulings(content, pages))
    return assemble(pages, printed, name=name, sha256=sha256)


def _file_bytes(path: Path, name: str) -> bytes:
    try:
        if not path.is_file():
            kind = "is a folder" if path.is_dir() else "does not exist or is not a regular file"
            raise PolicyReadError(
                name, Code.E_NOT_FILE, f"this {kind}.", remedy="Give the path of a PDF file."
            )
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise PolicyReadError(
                name,
                Code.E_TOO_LARGE,
                f"the file has {size / 2**20:.0f} MiB; the limit is {MAX_BYTES // 2**20} MiB.",
                remedy="Split it, or print it to a smaller PDF.",
            )
        return path.read_bytes()
    except OSError as problem:
        raise PolicyReadError(
            name,
            Code.E_UNREADABLE,
            "the file cannot be read.",
            remedy="Check its permissions and that its disk is there.",
        ) from problem


def assemble(
    pages: list[RawPage], printed: list[list[PrintedLine]], *, name: str, sha256: str
) -> Policy:
    """One string from the lines of all pages, running heads and feet behind the body.

    Raises:
        PolicyReadError: there is no text, or what there is cannot be read.
    """
    numbered = [
        (page.number, line) for page, own in zip(pages, printed, strict=True) for line in own
    ]
    body = in_one_run([entry for entry in numbered if not entry[1].furniture])
    numbered = body + [entry for entry in numbered if entry[1].furniture]
    text, words, lines = _one_string(numbered)
    words, lines = _as_shown(pages, words, lines)
    chars = dict.fromkeys((page.number for page in pages), 0)
    for word in words:
        chars[word.page] += len(word.text)
    sizes = tuple(_shown(page, chars[page.number]) for page in pages)
    _refuse_unreadable(name, words, pages, text)
    warnings = _page_warnings(pages) + _layout_warning(pages, printed) + _language_warning(words)
    return Policy(name, sha256, text, tuple(words), tuple(lines), sizes, tuple(warnings))


def _one_string(printed: list[tuple[int, PrintedLine]]) -> tuple[str, list[Word], list[Line]]:
    pieces: list[str] = []
    words: list[Word] = []
    lines: list[Line] = []
    offset = 0
    glue = ""  # what stands between the word before and the next
    for number, (page, line) in enumerate(printed):
        first, start = len(words), offset + len(glue)
        for place, word in enumerate(line.words):
            text = word.text
            following = _following(printed, number, place)
            join = False
            if (
                following
                and place == len(line.words) - 1
                and (word.hyphenated or (text[-1] in "-¬" and len(text) > 2))
            ):
                bare = text.rstrip("-¬")
                if joins_without_hyphen(bare, following):
                    text, join = bare, True
                else:
                    text, join = f"{bare}-", True
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


def _following(printed: list[tuple[int, PrintedLine]], number: int, place: int) -> str:
    """The word after `place` where that is the first of the next line, else nothing."""
    page, line = printed[number]
    if place < len(line.words) - 1 or number + 1 == len(printed):
        return ""
    next_page, next_line = printed[number + 1]
    near = next_page - page <= 1 and next_line.furniture == line.furniture
    return next_line.words[0].text if near else ""


def _refuse_unreadable(name: str, words: list[Word], pages: list[RawPage], text: str) -> None:
    """Raises where there is no text to analyse, or none that means anything."""
    pictures = sum(page.has_picture for page in pages)
    too_short = sum(len(word.text) for word in words) < MIN_CHARS
    if too_short or STUB.search(text) or (pictures and len(words) < MIN_PAGE_WORDS * pictures):
        raise PolicyReadError(
            name,
            Code.E_NO_TEXT,
            f"no text could be read on its {len(pages)} page{'s' * (len(pages) != 1)}: it is a "
            "scan, a protected stub or damaged.",
            remedy=f"Ask for a copy with text, or {_way_to_recognise()}.",
        )
    if _is_garbled(words):
        raise PolicyReadError(
            name,
            Code.E_GARBLED_TEXT,
            "its text comes out garbled: the fonts do not say which letters they draw.",
            remedy=f"Print it to a new PDF, or {_way_to_recognise()}.",
        )


def _way_to_recognise() -> str:
    """What to do so that pictures of text are read, as the rest of a sentence."""
    if can_recognise():
        return "run another text recognition (OCR) on it first"
    return (
        "have scans read here: pip install 'carveout[ocr]', and tesseract-ocr with the packages "
        "of your system"
    )


def _is_unreadable(page: RawPage) -> bool:
    """Whether a page has to be read from its picture, because its text is missing or garbled."""
    if len(page.words) < MIN_PAGE_WORDS:
        return page.has_picture
    return len(page.words) >= MIN_JUDGED_WORDS and _is_garbled(page.words)


def _is_garbled(words: Sequence[Word | RawWord]) -> bool:
    """Whether the letters that come out are not those that are printed.

    Such text has no letters of any script, or words without vowels; a text in another language has
    both, and lists of names have them although they lack the common words.
    """
    text = "".join(word.text for word in words)
    strange = sum(char in NO_LETTER or unicodedata.category(char) == "Co" for char in text)
    if strange > MAX_STRANGE_SHARE * len(text):
        return True
    plain = [word.text.casefold().strip(".,;:()'\"") for word in words]
    long = [word for word in plain if len(word) > LONG_WORD and word.isascii() and word.isalpha()]
    if len(long) < MIN_JUDGED_WORDS or _share(plain, _COMMON) >= MIN_COMMON_SHARE:
        return False
    voiced = sum(bool(VOWEL.search(word)) for word in long)
    return voiced < MIN_VOICED_SHARE * len(long)


def _share(words: list[str], known: frozenset[str]) -> float:
    """The share of the words with letters that are among `known`."""
    letters = [word for word in words if any(char.isalpha() for char in word)]
    return sum(word in known for word in letters) / max(len(letters), 1)


def _language_warning(words: list[Word]) -> list[Warning]:
    plain = [word.text.casefold().strip(".,;:()'\"") for word in words]
    letters = [char for word in plain for char in word if char.isalpha()]
    latin = sum(char < "\u0250" for char in letters)
    english = _share(plain, _COMMON)
    other_script = letters and 2 * latin < len(letters)
    other_words = len(plain) >= MIN_JUDGED_WORDS and _share(plain, _FOREIGN) > english
    if not other_script and not other_words:
        return []
    return [
        Warning(
            Code.W_LANGUAGE,
            "The text is not in English, the only language that carveout reads: that it finds "
            "nothing means nothing.",
        )
    ]


def _layout_warning(pages: list[RawPage], printed: list[list[PrintedLine]]) -> list[Warning]:
    unsettled = tuple(
        page.number for page, lines in zip(pages, printed, strict=True) if order_is_unsettled(lines)
    )
    if not unsettled:
        return []
    return [
        Warning(
            Code.W_LAYOUT,
            "On these pages text is printed over other text, or nothing shows where the rows of a "
            "table begin, so how it was read is a guess; compare what is quoted from them with "
            "the pages themselves.",
            unsettled,
        )
    ]


def _page_warnings(pages: list[RawPage]) -> list[Warning]:
    warnings: list[Warning] = []
    failed = tuple(page.number for page in pages if page.failed)
    if failed:
        warnings.append(
            Warning(
                Code.W_PAGE_FAILED,
                "These pages are damaged and were left out; what they say is not in the report.",
                failed,
            )
        )
    empty = tuple(
        page.number
        for page in pages
        if page.has_picture
        and len(page.words) < MIN_PAGE_WORDS
        and not page.failed
        and not page.passed_over
    )
    if empty:
        warnings.append(
            Warning(
                Code.W_PAGE_NO_TEXT,
                "These pages are pictures without text and were not read; look at them yourself"
                + (f", or {_way_to_recognise()}." if not can_recognise() else "."),
                empty,
            )
        )
    passed_over = tuple(page.number for page in pages if page.passed_over)
    if passed_over:
        warnings.append(
            Warning(
                Code.W_OCR_LIMIT,
                "These pages are pictures, and more than are read of one document; they were not "
                "read. Split the document, or look at them yourself.",
                passed_over,
            )
        )
    recognised = tuple(page.number for page in pages if page.recognised)
    if recognised:
        warnings.append(
            Warning(
                Code.W_OCR,
                "These pages were read by character recognition, which makes mistakes: check what "
                "is quoted from them against the pages themselves.",
                recognised,
            )
        )
    return warnings
