"""The stretch of the policy that is quoted for a clause, and the clause's id."""

from __future__ import annotations

import hashlib
import re

from analyzer.context import Context
from analyzer.cuts import Part, Sentence
from analyzer.labels import ClauseKind
from analyzer.records import Mention, Policy

LONG_CLAUSE = 900  # characters; a longer sentence is quoted only around its deciding part
LONGEST_QUOTE = 1350  # characters at which a quote is cut at a word, whatever is lost
PIECE = re.compile(r";|(?<=\s)\((?=[a-z0-9]{1,4}\)\s)|:\s")


def quoted(context: Context, sentence: Sentence, part: Part, deciding: Mention) -> tuple[int, int]:
    """The half-open range to quote: the table row, the sentence, or the pieces that decide."""
    return _row(context, sentence) or _pieces(context.policy.text, sentence, part, deciding)


def _row(context: Context, sentence: Sentence) -> tuple[int, int] | None:
    """The table row around a cell whose meaning a verdict cell of the row decides."""
    if not context.verdicts(sentence.block):
        return None
    row = context.row(sentence.block)
    blocks = context.outline.blocks
    if sum(blocks[place].column == blocks[sentence.block].column for place in row) > 1:
        return None  # the cell is a list: each of its entries is a clause
    start, end = blocks[row[0]].start, blocks[row[-1]].end
    contiguous = row == list(range(row[0], row[-1] + 1))
    return (start, end) if contiguous and end - start <= LONG_CLAUSE else None


def _pieces(text: str, sentence: Sentence, part: Part, deciding: Mention) -> tuple[int, int]:
    """The sentence, or of a long one the pieces from just before what decides to its part's end."""
    if sentence.end - sentence.start <= LONG_CLAUSE:
        return sentence.start, sentence.end
    cuts = [m.start() for m in PIECE.finditer(text, sentence.start, sentence.end)]
    start = sentence.start
    if deciding.end - sentence.start > LONG_CLAUSE:
        start = max((cut for cut in cuts if cut <= deciding.start), default=part.start)
        if deciding.end - start > LONG_CLAUSE:
            start = text.find(" ", deciding.end - LONG_CLAUSE)
    wanted = max(deciding.end, min(part.end, start + LONG_CLAUSE))
    end = min((cut for cut in cuts if cut >= wanted), default=sentence.end)
    if end - start > LONGEST_QUOTE:
        end = text.rfind(" ", deciding.end, start + LONGEST_QUOTE)
        end = end if end > deciding.end else deciding.end
    while text[start] in "; :\n":
        start += 1
    return start, start + len(text[start:end].rstrip())


class Ids:
    """Hands out clause ids: the same clause at the same place has the same id in every run."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self._seen: dict[str, int] = {}

    def of(self, kind: ClauseKind, start: int, end: int, key_start: int) -> str:
        """Twelve hexadecimal digits from the clause's kind, words, page and deciding part."""
        words = re.sub(r"\W+", " ", self._policy.text[start:end].casefold()).strip()
        place = f"{kind}|{self._policy.page_of(start)}|{words}|{key_start - start}"
        number = self._seen[place] = self._seen.get(place, 0) + 1
        return hashlib.sha256(f"{place}|{number}".encode()).hexdigest()[:12]
