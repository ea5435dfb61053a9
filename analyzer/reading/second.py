"""The words of a page as pdfminer reads them: the second reader, for what pdfium loses."""

from __future__ import annotations

import io
from collections.abc import Collection

from analyzer.reading.limits import Attempt, Stage
from analyzer.reading.pdf import RawPage
from analyzer.reading.words import RawWord
from analyzer.records import Box

MAX_COMPARED = 60  # pages of one document; it takes a tenth of a second for each
FULLER = 1.2  # times the letters of the first reader that the second has to find
USUAL_SIZE = 10.0  # points, where a word does not say


def second_reading(
    content: bytes, numbers: Collection[int], attempt: Attempt
) -> dict[int, RawPage]:
    """The pages with these numbers (or all, where there are none) as pdfminer reads them.

    A page on which it fails is not among them.
    """
    import pdfplumber  # costs 0.2 s: only documents that have such pages pay

    found: dict[int, RawPage] = {}
    wanted = sorted(numbers)[:MAX_COMPARED]
    try:
        with pdfplumber.open(io.BytesIO(content), pages=wanted or None) as pdf:
            for page in pdf.pages[:MAX_COMPARED]:
                if not attempt.begin(Stage.COMPARE, page.page_number):
                    continue
                words = [
                    RawWord(
                        word["text"],
                        Box(word["x0"], word["top"], word["x1"], word["bottom"]),
                        float(word.get("size", USUAL_SIZE)),
                        False,
                        int(word["top"]),
                        False,
                    )
                    for word in page.extract_words(extra_attrs=["size"])
                ]
                size = float(page.width), float(page.height)
                found[page.page_number] = RawPage(page.page_number, *size, words)
                page.close()
    except Exception:  # its errors are of every kind
        return found
    return found


def is_fuller(second: RawPage, first: RawPage) -> bool:
    """Whether `second` has so many letters more that it is to be believed."""
    return _letters(second) > FULLER * _letters(first)


def _letters(page: RawPage) -> int:
    return sum(char.isalpha() for word in page.words for char in word.text)
