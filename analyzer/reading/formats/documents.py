"""A file that is no PDF -> its sheets, and what has to be said of how it was read."""

from __future__ import annotations

import re
from typing import NamedTuple

from analyzer.errors import PolicyReadError, refusal, unpaged_refusal
from analyzer.labels import Code, Unit
from analyzer.messages import UNPAGED
from analyzer.reading.formats import packed
from analyzer.reading.formats.found import Found
from analyzer.reading.formats.kinds import MIN_WORDS, Kind, described
from analyzer.reading.formats.letters import decoded
from analyzer.reading.formats.plain import set_text
from analyzer.reading.formats.setting import Sheets, set_on_sheets
from analyzer.reading.limits import Limits
from analyzer.records import Place, Warning

MAX_SHOWN = 300  # characters of hidden text in its warning
MAX_DEPTH = 3_000  # elements inside one another; the library gets slow with their square
TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)[^<>]*?(/?)>")
# Their end need not be written, or there is none.
OPEN_ENDED = frozenset(
    "area base br col dd dt embed hr img input li link meta optgroup option p param rp rt source "
    "tbody td tfoot th thead tr track wbr".split()
)


class SetDocument(NamedTuple):
    """The sheets of a document without pages, what its places are, and the warnings about it."""

    sheets: Sheets
    unit: Unit
    warnings: tuple[Warning, ...] = ()


def set_document(content: bytes, kind: Kind, name: str, limits: Limits) -> SetDocument:
    """The document in `content`, which is of `kind` and no PDF.

    Raises:
        PolicyReadError: it cannot be read, or is of a kind that is not.
    """
    match kind:
        case Kind.WORD:
            # Late: only such documents pay for the library.
            from analyzer.reading.formats.word import read_word

            return _on_sheets(read_word(content, name, limits), name, kind)
        case Kind.WEB:
            from analyzer.reading.formats.web import read_web

            text = decoded(content)
            _refuse_depth(text, name)
            return _on_sheets(read_web(text), name, kind)
        case Kind.TEXT:
            sheets = set_text(decoded(content))
            _refuse_few_words(sheets, name, "a text of a few words")
            return SetDocument(sheets, Unit.LINE)
        case Kind.LOCKED:
            raise unpaged_refusal(name, Code.E_PASSWORD)
        case Kind.ZIP:
            raise _packed_refusal(content, name, limits)
        case _:
            raise refusal(name, Code.E_NOT_PDF, kind=described(content))


def _on_sheets(found: Found, name: str, kind: Kind) -> SetDocument:
    sheets = set_on_sheets(found.paragraphs)
    if kind is Kind.WEB:
        few = "a web page with hardly any text (an error, a login, or one that a script fills)"
        _refuse_few_words(sheets, name, few)
    if not any(sheets.lines):
        raise unpaged_refusal(name, Code.E_NO_TEXT)
    warnings = [_said(code) for code in sorted(found.doubts)]
    if sheets.pictures:
        places = [Place(number, Unit.PARAGRAPH) for number in sheets.pictures]
        warnings.append(_said(Code.W_PAGE_NO_TEXT)._replace(pages=tuple(places)))
    hidden = " ".join(" ".join(found.hidden).split())
    shown = "".join(char for char in hidden if char.isprintable())
    if shown:
        cut = "…" if len(shown) > MAX_SHOWN else ""
        said = _said(Code.W_HIDDEN_TEXT)
        message = f"{said.message} It says: “{shown[:MAX_SHOWN]}{cut}”"
        warnings.append(said._replace(message=message))
    return SetDocument(sheets, Unit.PARAGRAPH, tuple(warnings))


def _said(code: Code) -> Warning:
    return Warning(code, UNPAGED[code].problem)


def _refuse_few_words(sheets: Sheets, name: str, kind: str) -> None:
    """Raises for what is too short for a policy: it would pass as a silent one."""
    if sum(len(page.words) for page in sheets.pages) < MIN_WORDS:
        raise refusal(name, Code.E_NOT_PDF, kind=kind)


def _refuse_depth(text: str, name: str) -> None:
    depth = 0
    for match in TAG.finditer(text):
        ends, tag, closed = match.groups()
        if closed or tag.casefold() in OPEN_ENDED:
            continue
        depth = max(depth - 1, 0) if ends else depth + 1
        if depth > MAX_DEPTH:
            raise refusal(name, Code.E_LIMIT_DEPTH, limit=MAX_DEPTH)


def _packed_refusal(content: bytes, name: str, limits: Limits) -> PolicyReadError:
    try:
        packed.open_zip(content, name, limits).close()
    except PolicyReadError:
        return refusal(name, Code.E_NOT_PDF, kind=described(content))
    why = "holds files, which only carveout scan reads one by one"
    return refusal(name, Code.E_ARCHIVE, why=why)
