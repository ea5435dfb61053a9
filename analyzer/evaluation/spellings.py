"""The single spellings of the lexicon: where each is found, and the lexicon without some of them.

A row of the lexicon stands for a concept and has many spellings. To tell how much of a score rests
on spellings that one document taught, they have to be told apart one by one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Set
from dataclasses import replace
from typing import Any, NamedTuple

from analyzer.folding import fold, fold_words
from analyzer.lexicon import Lexicon, Row, TokenPattern, required_words
from analyzer.matching import Matcher, procedure_rows

WHOLE = -1  # the number of the pattern of a spelling that is a phrase
JOINT = "--"  # row ids hold single hyphens only


class Spelling(NamedTuple):
    """One way to say what a row stands for.

    A phrase (or an alias of `procedures.csv`), a whole pattern by its number in the row, or one
    folded `word` among those between which a pattern chooses.
    """

    row: str
    phrase: str = ""
    pattern: int = WHOLE
    word: str = ""


class SpellingFinder:
    """Finds which spellings of a lexicon stand in a text. Built once, then used for every text."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._spellings: dict[str, Spelling] = {}
        self._choices: dict[Spelling, frozenset[str]] = {}
        rows = tuple(self._split(lexicon))
        self._matcher = Matcher(replace(lexicon, rows=rows, procedures=()))

    def _split(self, lexicon: Lexicon) -> Iterator[Row]:
        """Each spelling as a row of its own, so that the matcher tells which one it found."""
        for row in (*lexicon.rows, *procedure_rows(lexicon)):
            for number, phrase in enumerate(row.phrases):
                id = f"{row.id}{JOINT}phrase{number}"
                self._spellings[id] = Spelling(row.id, phrase)
                yield replace(row, id=id, phrases=(phrase,), pattern=())
            for number, pattern in enumerate(row.pattern):
                id = f"{row.id}{JOINT}pattern{number}"
                spelling = Spelling(row.id, pattern=number)
                self._spellings[id] = spelling
                self._choices[spelling] = frozenset(
                    fold(word) for token in pattern for word in _choice(token)
                )
                yield replace(row, id=id, phrases=(), pattern=(pattern,))

    def found(self, texts: Iterable[str]) -> frozenset[Spelling]:
        """The spellings that the matcher finds in any of `texts`, each the text of one block."""
        seen: set[Spelling] = set()
        for text in texts:
            for mention in self._matcher.find(text):
                spelling = self._spellings[mention.rule]
                seen.add(spelling)
                if choices := self._choices.get(spelling):
                    words = choices.intersection(fold_words(text[mention.start : mention.end]))
                    seen.update(spelling._replace(word=word) for word in words)
        return frozenset(seen)


def without(lexicon: Lexicon, withheld: Set[Spelling]) -> Lexicon:
    """`lexicon` as if nobody had written the spellings `withheld`; other rows are the same ones.

    A row without any spelling left is gone, and so is a pattern that has to choose between no
    words. Procedures stay, because questions name them, but may have no alias any more.
    """
    if not withheld:
        return lexicon
    touched = {spelling.row for spelling in withheld}
    rows: list[Row] = []
    for row in lexicon.rows:
        if row.id not in touched:
            rows.append(row)
            continue
        phrases = tuple(p for p in row.phrases if Spelling(row.id, p) not in withheld)
        pattern = tuple(_patterns_left(row, withheld))
        if phrases or pattern:
            rows.append(replace(row, phrases=phrases, pattern=pattern))
    procedures = tuple(
        replace(
            procedure,
            aliases=tuple(
                alias for alias in procedure.aliases if Spelling(row.id, alias) not in withheld
            ),
        )
        for procedure, row in zip(lexicon.procedures, procedure_rows(lexicon), strict=True)
    )
    digest = hashlib.sha256(f"{lexicon.hash}\n{sorted(withheld)}".encode()).hexdigest()
    return replace(lexicon, rows=tuple(rows), procedures=procedures, hash=digest)


def _patterns_left(row: Row, withheld: Set[Spelling]) -> Iterator[TokenPattern]:
    for number, pattern in enumerate(row.pattern):
        whole = Spelling(row.id, pattern=number)
        if whole in withheld:
            continue
        gone = {one.word for one in withheld if one.word and one._replace(word="") == whole}
        left: list[Any] = []
        for token in pattern:
            kept = [word for word in _choice(token) if fold(word) not in gone]
            if kept or not _choice(token):
                left.append({**token, "LOWER": {**token["LOWER"], "IN": kept}} if kept else token)
            elif required_words(token):
                break  # nothing can stand here any more
        else:
            if any(map(required_words, left)):
                yield tuple(left)


def _choice(token: Any) -> list[str]:
    """The words between which a token of a pattern chooses; none where it does not."""
    lower = token.get("LOWER")
    return list(lower.get("IN", ())) if isinstance(lower, dict) else []
