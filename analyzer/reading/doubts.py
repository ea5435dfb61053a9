"""What a reader has to know of how a document was read: refusals and warnings."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from analyzer.errors import refusal
from analyzer.labels import Code, Unit
from analyzer.languages import foreign_language
from analyzer.messages import MESSAGES, UNPAGED
from analyzer.reading.limits import LIMITS, Limits
from analyzer.reading.lines import PrintedLine
from analyzer.reading.pdf import RawPage
from analyzer.reading.recognise import can_recognise
from analyzer.reading.unsettled import order_is_unsettled
from analyzer.reading.words import RawWord
from analyzer.records import Line, Place, Warning, Word

MIN_CHARS = 21  # a document with fewer characters, blanks among them, says nothing
MIN_JUDGED_WORDS = 8  # fewer words say nothing about their language, or whether they are garbled
SAMPLED_WORDS = 200  # of a page, all over it, tell whether its letters mean anything
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
MUCH_FOREIGN = 0.25  # of the letters in other languages: silence says nothing any more
MAX_HIDDEN_SHOWN = 300  # characters
TINY = 4.0  # points
MIN_SIDE, MAX_SIDE = 1.0, 14_400.0  # points; the larger is the largest that PDF knows
UNUSUAL = re.compile("[\u0400-\u04ff\u202a-\u202e\u2066-\u2069]")
MIXED = re.compile("[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]")
TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")  # the writing direction
_COMMON = frozenset(
    "the of and to in a is for or by you your that be are this not with any as if on plan will "
    "from an may have it we which at no our all such other services care health covered".split()
)


def warning(code: Code, pages: Iterable[int] = (), **facts: object) -> Warning:
    """The warning with the words of `code`, its blanks filled in with `facts`."""
    return Warning(code, MESSAGES[code].problem.format(**facts), tuple(pages))


def refuse_placeholder(name: str, pages: list[RawPage]) -> None:
    """Raises where a dynamic form shows nothing but that it cannot be shown."""
    if STUB.search(" ".join(word.text for page in pages for word in page.words)):
        raise refusal(name, Code.E_XFA)


def refuse_unreadable(
    name: str, words: list[Word], pages: list[RawPage], text: str, limits: Limits = LIMITS
) -> None:
    """Raises where there is no text to analyse, too much, or none that means anything."""
    count = f"{len(pages)} page{'s' * (len(pages) != 1)}"
    reasons = [page.lost for page in pages if page.lost and not page.words]
    if len(reasons) == len(pages):
        raise refusal(name, reasons[0], pages=f"its {count}", **_facts(reasons[0], limits))
    pictures = sum(page.is_filled for page in pages)  # others are named but may be logos
    too_short = len(text.strip()) < MIN_CHARS
    if too_short or STUB.search(text) or (pictures and len(words) < MIN_PAGE_WORDS * pictures):
        raise refusal(name, Code.E_NO_TEXT, pages=count, way=_way_to_recognise())
    if len(text) > limits.document_chars:
        raise refusal(
            name, Code.E_LIMIT_PAGE_CHARS, pages="the document", limit=limits.document_chars
        )
    if _is_garbled(words):
        raise refusal(name, Code.E_GARBLED_TEXT, way=_way_to_recognise())


def _facts(code: Code, limits: Limits) -> dict[str, object]:
    limit = {
        Code.E_LIMIT_PAGE_TIME: limits.page_seconds,
        Code.E_LIMIT_PAGE_CHARS: limits.page_chars,
        Code.E_MEMORY: limits.memory_mib,
    }.get(code)
    return {
        "limit": limit,
        "where": "",
        "stream": limits.stream_mib,
        "whole": limits.unpacked_mib,
        "parts": limits.parts,
        "content": limits.content_mib,
    }


def _why_lost(code: Code, limits: Limits) -> str:
    return {
        Code.E_LIMIT_STREAM: (
            f"unpack to more than {limits.stream_mib} MiB (limit stream-mib), or to more than "
            f"{limits.unpacked_mib} MiB together (unpacked-mib), or are cut into more than "
            f"{limits.parts} parts (parts)"
        ),
        Code.E_LIMIT_PAGE_TIME: (
            f"took more than {limits.page_seconds:g} seconds (limit page-seconds), or draw more "
            f"than {limits.content_mib} MiB without text (content-mib)"
        ),
        Code.E_LIMIT_PAGE_CHARS: (
            f"have more than {limits.page_chars} characters (limit page-chars)"
        ),
        Code.E_MEMORY: f"took more than {limits.memory_mib} MiB of memory (limit memory-mib)",
        Code.E_CRASH: "crashed the reading",
    }.get(code, "are damaged")


def _way_to_recognise() -> str:
    """What to do so that pictures of text are read, as the rest of a sentence."""
    if can_recognise():
        return "run another text recognition (OCR) on it first"
    return (
        "have scans read here: pip install 'carveout[ocr]', and tesseract-ocr with the packages "
        "of your system"
    )


def is_unreadable(page: RawPage) -> bool:
    """Whether a page has to be read from its picture, because its text is missing or garbled."""
    if len(page.words) < MIN_PAGE_WORDS:
        return page.has_picture
    sample = page.words[:: 1 + len(page.words) // SAMPLED_WORDS]
    return len(page.words) >= MIN_JUDGED_WORDS and _is_garbled(sample)


def _is_garbled(words: Sequence[Word | RawWord]) -> bool:
    """Whether the letters that come out are not those that are printed.

    Such text has no letters of any script, or words without vowels; a text in another language has
    both, and lists of names have them although they lack the common words.
    """
    printed = Counter(word.text for word in words)
    strange = sum(
        count * sum(char in NO_LETTER or unicodedata.category(char) == "Co" for char in text)
        for text, count in printed.items()
        if not text.isascii()
    )
    if strange > MAX_STRANGE_SHARE * sum(len(text) * count for text, count in printed.items()):
        return True
    plain = _plain(printed)
    long = {
        word: count
        for word, count in plain.items()
        if len(word) > LONG_WORD and word.isascii() and word.isalpha()
    }
    judged = sum(long.values())
    if judged < MIN_JUDGED_WORDS or _share(plain, _COMMON) >= MIN_COMMON_SHARE:
        return False
    voiced = sum(count for word, count in long.items() if VOWEL.search(word))
    return voiced < MIN_VOICED_SHARE * judged


def _plain(printed: Counter[str]) -> Counter[str]:
    """Words in small letters without the marks around them, and how often each is printed.

    A paper of 200,000 words has 10,000 different ones, so these are looked at, not those.
    """
    plain: Counter[str] = Counter()
    for text, count in printed.items():
        plain[text.casefold().strip(".,;:()'\"")] += count
    return plain


def _share(plain: Counter[str], known: frozenset[str]) -> float:
    """The share of the words with letters that are among `known`."""
    letters = sum(count for word, count in plain.items() if any(map(str.isalpha, word)))
    return sum(plain[word] for word in known) / max(letters, 1)


def doubts(
    pages: list[RawPage],
    printed: list[list[PrintedLine]],
    words: list[Word],
    limits: Limits = LIMITS,
) -> list[Warning]:
    """The warnings about a document that can be analysed."""
    return [
        *_page_warnings(pages, limits),
        *_hidden_warning(pages),
        *_odd_pages(pages),
        *_layout_warning(pages, printed),
        *_language_warnings(words),
    ]


def unpaged_doubts(lines: list[Line], words: list[Word], unit: Unit) -> list[Warning]:
    """The warnings about a document without pages, with the places that they are about."""
    found: dict[Code, list[int]] = {Code.W_MIXED_SCRIPT: [], Code.W_CONTROL_CHARS: []}
    for line in lines:
        said = " ".join(word.text for word in words[line.first : line.last])
        if said.isascii() or not UNUSUAL.search(said):
            continue
        for code, signs in ((Code.W_MIXED_SCRIPT, MIXED), (Code.W_CONTROL_CHARS, TURNS)):
            if signs.search(said):
                found[code].append(Place(line.place, unit))
    said_of = [
        Warning(code, UNPAGED[code].problem, tuple(places))
        for code, places in found.items()
        if places
    ]
    languages = [
        one._replace(
            pages=tuple(
                dict.fromkeys(Place(line.place, unit) for line in lines if line.page in one.pages)
            )
        )
        for one in _language_warnings(words)
    ]
    return [*said_of, *languages]


def _page_warnings(pages: list[RawPage], limits: Limits) -> list[Warning]:
    warnings: list[Warning] = []
    for reason in dict.fromkeys(page.lost for page in pages if page.lost):
        lost = (page.number for page in pages if page.lost is reason)
        warnings.append(warning(Code.W_PAGE_FAILED, lost, why=_why_lost(reason, limits)))
    empty = [
        page.number
        for page in pages
        if page.has_picture
        and len(page.words) < MIN_PAGE_WORDS
        and not page.lost
        and not page.passed_over
    ]
    if empty:
        warnings.append(warning(Code.W_PAGE_NO_TEXT, empty, way=_way_to_recognise()))
    if passed_over := [page.number for page in pages if page.passed_over]:
        warnings.append(warning(Code.W_OCR_LIMIT, passed_over))
    if recognised := [page.number for page in pages if page.recognised]:
        warnings.append(warning(Code.W_OCR, recognised))
    return warnings


def _hidden_warning(pages: list[RawPage]) -> list[Warning]:
    """What is hidden is shown in the warning, and nowhere else."""
    hidden = [page for page in pages if page.hidden]
    if not hidden:
        return []
    said = warning(Code.W_HIDDEN_TEXT, (page.number for page in hidden))
    text = " ".join(" ".join(page.hidden for page in hidden).split())
    shown = "".join(char for char in text if char.isprintable())
    cut = "…" if len(shown) > MAX_HIDDEN_SHOWN else ""
    return [said._replace(message=f"{said.message} It says: “{shown[:MAX_HIDDEN_SHOWN]}{cut}”")]


def _odd_pages(pages: list[RawPage]) -> list[Warning]:
    """Warnings that the look of a page, or a sign in its text, gives."""
    texts = {page.number: " ".join(word.text for word in page.words) for page in pages}
    foreign = {number: text for number, text in texts.items() if not text.isascii()}
    foreign = {number: text for number, text in foreign.items() if UNUSUAL.search(text)}
    odd = {
        Code.W_OFF_PAGE_TEXT: [page.number for page in pages if page.runs_off],
        Code.W_ROTATED_TEXT: [page.number for page in pages if page.turn],
        Code.W_TINY_TEXT: [page.number for page in pages if _is_tiny(page)],
        Code.W_PAGE_SIZE: [
            page.number
            for page in pages
            if not page.lost and not MIN_SIDE <= page.width * page.height <= MAX_SIDE**2
        ],
        Code.W_MIXED_SCRIPT: [number for number, text in foreign.items() if MIXED.search(text)],
        Code.W_CONTROL_CHARS: [number for number, text in foreign.items() if TURNS.search(text)],
    }
    return [warning(code, numbers) for code, numbers in odd.items() if numbers]


def _is_tiny(page: RawPage) -> bool:
    return bool(page.words) and 2 * sum(word.size < TINY for word in page.words) > len(page.words)


def _layout_warning(pages: list[RawPage], printed: list[list[PrintedLine]]) -> list[Warning]:
    unsettled = [
        page.number for page, lines in zip(pages, printed, strict=True) if order_is_unsettled(lines)
    ]
    return [warning(Code.W_LAYOUT, unsettled)] if unsettled else []


def _language_warnings(words: list[Word]) -> list[Warning]:
    """Names the languages that nobody reads here; without pages where they are much of the text."""
    texts: dict[int, list[str]] = defaultdict(list)
    for word in words:
        texts[word.page].append(word.text)
    pages: dict[str, list[int]] = defaultdict(list)
    for page, own in sorted(texts.items()):
        if language := foreign_language(own):
            pages[language].append(page)
    foreign = sum(len("".join(texts[page])) for own in pages.values() for page in own)
    if foreign > MUCH_FOREIGN * sum(len(word.text) for word in words):
        names = " and ".join(sorted(pages))
        return [warning(Code.W_LANGUAGE, language=names)]
    return [warning(Code.W_LANGUAGE, own, language=name) for name, own in sorted(pages.items())]
