"""Exact phrases and sentence bounds. The only module that knows spaCy.

Words are compared folded (see `analyzer.folding`). A word that the lexicon does not use becomes
one and the same placeholder, so spaCy's string store does not grow with every policy that a server
reads.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Any

import spacy
from spacy.matcher import Matcher as TokenMatcher
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from analyzer.folding import TOKEN, fold, fold_words, variants
from analyzer.labels import Ground, MentionKind
from analyzer.lexicon import Lexicon, Row, required_words
from analyzer.records import Mention
from analyzer.sentences import sentences

__all__ = ["TOPIC_KINDS", "Matcher", "procedure_rows", "sentences"]

TOPIC_KINDS = frozenset(
    {
        MentionKind.COSMETIC,
        MentionKind.APPEARANCE,
        MentionKind.PROCEDURE,
        MentionKind.RECONSTRUCTION,
        MentionKind.NECESSITY,
    }
)
CUE_KINDS = frozenset(
    {
        MentionKind.EXCLUSION_CUE,
        MentionKind.COVERAGE_CUE,
        MentionKind.CARVE_OUT_CUE,
        MentionKind.DEFINITION_CUE,
    }
)
# Nouns, whose plural is the same thing. Of the words that stand alone only those of SINGLE_NOUNS
# are varied: "cosmetics" are make-up.
NOUN_KINDS = frozenset(
    {
        MentionKind.COSMETIC,
        MentionKind.PROCEDURE,
        MentionKind.RECONSTRUCTION,
        MentionKind.GROUND,
        MentionKind.LOOK_ALIKE,
        MentionKind.SCOPE,
        MentionKind.DOCUMENTATION,
    }
)
SINGLE_NOUNS = frozenset({MentionKind.PROCEDURE, MentionKind.GROUND, MentionKind.SCOPE})
HEADING_WORDS = 14  # a longer text that begins like a heading is a sentence, unless a colon follows
MARKS_BEFORE = 8  # tokens that an enumerator and a bullet before a heading take at most
HEADING_VERBS = frozenset(  # what opens like a heading and goes on like this is a sentence
    ["is", "are", "was", "were", "will", "shall", "may", "must", "can", "has", "have", "should"]
)
HEADING_STOPS = frozenset(":(-.?,|[;/")
ENUMERATORS = frozenset(
    ["section", "part", "chapter", "article", "appendix", "schedule", "iii", "vii", "viii", "xii"]
)

DENIAL = re.compile(r"\b(?:not|never|nor)\s+$", re.IGNORECASE)
DENIAL_REACH = 8  # characters
UNKNOWN_WORD = "\N{WHITE SQUARE}word"  # never typed in a policy, and no punctuation
UNKNOWN_LETTERS = "\N{WHITE SQUARE}"  # one or two of them, such as an enumerator
NUMBER = "0"  # stands for every number that the lexicon does not use
# Words that stand in every plan paper. Only a phrase of such words alone is looked for by them.
EVERYWHERE = frozenset(
    fold_words(
        """- , . : ( ) / 8 9 213 a an and any are as at be by de del el en for from if in is it its
        la no non not of on or only other pre that the this to up when with within without your
        accident accidental act agent appropriate approved attending authorized benefit birth bodily
        body cancer care certified change changes clinical code clinically complications condition
        considered covered d damage damages deemed dental determined determines direct doctor
        essential exclude excluded features form former forms grounds health healthy immediate
        improve include indicated initial injection injury injuries insured line make medical
        medically medication medicine modification more necessary need needed never normal otherwise
        part permanent physical physician practitioner prescribed procedure procedures purpose range
        reason reasons removal reduction repair required restorative restore result results return
        rights risk section self service services state states surgery surgeries surgical teeth test
        therapies therapy tissue tooth treating treatment treatments use used"""
    )
)
Needs = tuple[frozenset[str], ...]  # of each set one word has to stand in the text


class Matcher:
    """Finds the mentions of one lexicon. Built once, then used for every block."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._rows = {row.id: row for row in (*lexicon.rows, *procedure_rows(lexicon))}
        phrases = {
            row.id: {
                words
                for phrase in row.phrases
                for words in variants(phrase, plural=_takes_plural(row, phrase))
                if words
            }
            for row in self._rows.values()
        }
        self._vocabulary = {word for spelt in phrases.values() for words in spelt for word in words}
        self._vocabulary |= HEADING_VERBS | ENUMERATORS
        self._vocab = spacy.blank("en").vocab
        self._patterns: list[tuple[str, Needs, TokenMatcher]] = []
        for row in self._rows.values():
            self._add_patterns(row)
        self._phrases = PhraseMatcher(self._vocab, attr="ORTH")
        for id, spelt in phrases.items():
            if not spelt:
                continue
            self._phrases.add(id, [self._doc(words) for words in spelt])
        self._swallowing = {id for id, row in self._rows.items() if row.swallows}
        topics = {id for id, row in self._rows.items() if row.kind in TOPIC_KINDS}
        self._topic_words, common = _rare({words for id in topics for words in phrases[id]})
        self._topic_needs = (
            *common,
            *(needs for id, needs, _ in self._patterns if id in topics),
        )
        self._by_topic_word = _by_word(self._topic_needs)
        self._by_pattern_word = _by_word(needs for _, needs, _ in self._patterns)

    def _add_patterns(self, row: Row) -> None:
        for pattern in row.pattern:
            folded = [_fold_token(token) for token in pattern]
            for token in folded:
                lower = token.get("LOWER", {})
                words = (lower,) if isinstance(lower, str) else lower.get("IN", ())
                self._vocabulary.update(words)
                if isinstance(lower, dict):
                    self._vocabulary.update(lower.get("NOT_IN", ()))
            matcher = TokenMatcher(self._vocab)
            matcher.add(row.id, [folded], greedy="LONGEST")
            self._patterns.append((row.id, _needs(folded), matcher))

    def _doc(self, words: Iterable[str]) -> Doc:
        return Doc(self._vocab, words=list(words))

    def gate(self, text: str) -> bool:
        """Whether `text` can hold a mention of a topic (see TOPIC_KINDS). Fast; never loses one."""
        words = set(map(fold, TOKEN.findall(text)))
        if not self._topic_words.isdisjoint(words):
            return True
        return any(_met(self._topic_needs[n], words) for n in _wanted(self._by_topic_word, words))

    def find(self, text: str, offset: int = 0) -> list[Mention]:
        """The mentions in one block of text, ordered by start, the longest first.

        `offset` is the place of `text` in the policy and is added to every start and end.
        Mentions of different rows may overlap; those inside a look-alike are dropped.
        """
        places: list[tuple[int, int]] = []
        words: list[str] = []
        vocabulary = self._vocabulary
        for token in TOKEN.finditer(text):
            word = fold(token.group())
            places.append(token.span())
            if word not in vocabulary and word[0].isalnum():
                word = _placeholder(word)
            words.append(word)
        if not words:
            return []
        mentions = [
            _mention(self._rows[id], places[first][0] + offset, places[last - 1][1] + offset)
            for id, spans in self._hits(words).items()
            for first, last in _longest(
                span
                for span in spans
                if _fits(self._rows[id], text, places[span[0]][0], places[span[1] - 1][1])
            )
        ]
        mentions = [m for m in mentions if not _is_denied(text, m, offset)]
        mentions.sort(key=_order)
        return _without_swallowed(mentions, self._swallowing)

    def _hits(self, words: list[str]) -> dict[str, list[tuple[int, int]]]:
        """The token ranges at which each row is found."""
        doc = self._doc(words)
        present = set(words)
        hits: dict[str, list[tuple[int, int]]] = {}
        opening: list[tuple[int, bool, str, int, int]] = []  # of headings the longest counts
        for key, first, last in self._phrases(doc):
            id = self._vocab.strings[key]
            if self._rows[id].kind is not MentionKind.HEADING:
                hits.setdefault(id, []).append((first, last))
            elif _opens(words, first, last):
                opening.append((last - first, True, id, first, last))
        for number in sorted(_wanted(self._by_pattern_word, present)):
            id, needs, matcher = self._patterns[number]
            if not _met(needs, present):
                continue
            for _, first, last in matcher(doc):
                if self._rows[id].kind is not MentionKind.HEADING:
                    hits.setdefault(id, []).append((first, last))
                elif _opens(words, first, last, whole=True):
                    opening.append((last - first, False, id, first, last))
        if opening:
            *_, id, first, last = max(opening)  # and a phrase before a pattern as long
            hits[id] = [(first, last)]
        return hits


def _placeholder(word: str) -> str:
    if word.isdecimal():
        return NUMBER
    return UNKNOWN_LETTERS if len(word) <= 2 else UNKNOWN_WORD


def procedure_rows(lexicon: Lexicon) -> Iterator[Row]:
    """The aliases of `procedures.csv` as rows with the id `proc-<id>`."""
    for procedure in lexicon.procedures:
        yield Row(
            id=f"proc-{procedure.id}",
            kind=MentionKind.PROCEDURE,
            source="procedures.csv",
            examples=(),
            counterexamples=(),
            phrases=procedure.aliases,
            procedure=procedure.id,
        )


def _order(mention: Mention) -> tuple[int, int, bool, str]:
    """By start, the longest first, a look-alike before what it swallows."""
    look_alike = mention.kind is MentionKind.LOOK_ALIKE
    return mention.start, -mention.end, not look_alike, mention.rule


def _mention(row: Row, start: int, end: int) -> Mention:
    return Mention(
        rule=row.id,
        kind=row.kind,
        start=start,
        end=end,
        procedure=row.procedure,
        ground=row.ground or Ground.UNKNOWN,
        scope=row.scope,
        sign=row.sign,
    )


def _is_denied(text: str, mention: Mention, offset: int) -> bool:
    """Whether "not" stands right before a cue that grants: "not medically necessary when"."""
    if mention.kind is not MentionKind.COVERAGE_CUE:
        return False
    start = mention.start - offset
    return bool(DENIAL.search(text, max(0, start - DENIAL_REACH), start))


def _takes_plural(row: Row, phrase: str) -> bool:
    if row.case or row.kind not in NOUN_KINDS:
        return False
    one_word = len(TOKEN.findall(phrase)) == 1
    return not one_word or row.kind in SINGLE_NOUNS


def _fold_token(token: Mapping[str, Any]) -> dict[str, Any]:
    """A token of a pattern over folded words. They are lower case, so ORTH would do as well."""
    folded = dict(token)
    lower = token.get("LOWER")
    if isinstance(lower, str):
        folded["LOWER"] = fold(lower)
    elif lower is not None:
        folded["LOWER"] = {key: sorted(set(map(fold, words))) for key, words in lower.items()}
    return folded


def _needs(pattern: list[dict[str, Any]]) -> Needs:
    """The words that a pattern cannot do without, the least common ones first."""
    choices = [frozenset(words) for words in map(required_words, pattern) if words]
    return tuple(sorted(choices, key=lambda words: (len(words & EVERYWHERE), len(words))))


def _met(needs: Needs, words: Set[str]) -> bool:
    for choice in needs:  # noqa: SIM110 - twice as fast as all(); runs for every pattern and block
        if words.isdisjoint(choice):
            return False
    return True


def _by_word(every: Iterable[Needs]) -> dict[str, list[int]]:
    """The numbers of the needs of which each word meets the first; by "" of those without any."""
    numbers: dict[str, list[int]] = {}
    for number, needs in enumerate(every):
        for word in needs[0] if needs else ("",):
            numbers.setdefault(word, []).append(number)
    return numbers


def _wanted(by_word: Mapping[str, list[int]], words: Set[str]) -> set[int]:
    """The numbers of the needs that `words` may meet."""
    return {n for word in words & by_word.keys() | {""} for n in by_word.get(word, ())}


def _rare(phrases: Iterable[tuple[str, ...]]) -> tuple[frozenset[str], tuple[Needs, ...]]:
    """Words of which every phrase holds one, and the needs of the phrases of common words only."""
    phrases = sorted(phrases, key=lambda words: (len(words), words))
    chosen = {words[0] for words in phrases if len(words) == 1}
    use = Counter(word for words in phrases for word in set(words))
    common: list[Needs] = []
    for words in phrases:
        if not chosen.isdisjoint(words):
            continue
        rare = [word for word in words if word not in EVERYWHERE]
        if rare:
            chosen.add(max(rare, key=lambda word: (use[word], len(word), word)))
        else:
            by_length = sorted(set(words), key=len, reverse=True)  # long words are rarer
            common.append(tuple(frozenset([word]) for word in by_length))
    return frozenset(chosen), tuple(common)


def _fits(row: Row, text: str, start: int, end: int) -> bool:
    """Whether the capitals and the neighbourhood are those that the row asks for."""
    if row.case and " ".join(text[start:end].split()) not in row.phrases:
        return False
    if not row.near:
        return True
    around = text[max(0, start - row.near_chars) : start] + " " + text[end : end + row.near_chars]
    return any(re.search(rf"(?i)(?<!\w){re.escape(word)}", around) for word in row.near)


def _opens(words: list[str], first: int, last: int, *, whole: bool = False) -> bool:
    """Whether the words `[first, last)` open the text like a heading does.

    An enumerator may stand before ("3.", "B)", "Section 7 -"). A one-word heading must stand alone
    or before a mark, because "Benefits are paid ..." is a sentence; `whole` asks for it always.
    """
    if first > MARKS_BEFORE:
        return False
    before = [word for word in words[:first] if len(word) > 1 or word.isalnum()]
    if len(before) > 2 or not all(
        len(word) <= 2 or word in ENUMERATORS or word.isdecimal() for word in before
    ):
        return False
    after = words[last : last + 1]
    if not after or after[0] in HEADING_STOPS:
        return True
    if whole or after[0] in HEADING_VERBS:
        return False
    return last - first > 1 and len(words) <= HEADING_WORDS


def _longest(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest spans that do not overlap, in order."""
    kept: list[tuple[int, int]] = []
    cluster: list[tuple[int, int]] = []  # spans that overlap one another, as a chain
    reach = 0
    for first, last in (*sorted(set(spans)), (sys.maxsize, sys.maxsize)):
        if first >= reach:
            chosen: list[tuple[int, int]] = []
            for span in sorted(cluster, key=lambda span: (span[0] - span[1], span[0])):
                if all(span[1] <= other[0] or span[0] >= other[1] for other in chosen):
                    chosen.append(span)
            kept.extend(sorted(chosen))
            cluster = []
        cluster.append((first, last))
        reach = max(reach, last)
    return kept


def _without_swallowed(mentions: list[Mention], swallowing: Set[str]) -> list[Mention]:
    """Drop what a look-alike holds or cuts into, and a cue or a necessity inside a longer one.

    So "non-cosmetic" leaves no "cosmetic surgery" behind, "not covered for" no "covered for",
    "shall not apply" is not taken for "apply", nor "not medically necessary" for its opposite.
    `mentions` are ordered; `swallowing` holds the ids of the rows that drop what lies inside them.
    """
    kept: list[Mention] = []
    before: list[Mention] = []  # those that reach into the present one
    for mention in mentions:
        before = [other for other in before if other.end > mention.start]
        if not any(_swallows(other, mention, swallowing) for other in before):
            kept.append(mention)
        before.append(mention)
    return kept


def _swallows(other: Mention, mention: Mention, swallowing: Set[str]) -> bool:
    kind = mention.kind
    if kind is MentionKind.LOOK_ALIKE:
        return False
    holds = other.start <= mention.start and mention.end <= other.end
    longer = holds and other.end - other.start > mention.end - mention.start
    cuts = other.start < mention.start < other.end < mention.end
    if other.kind is MentionKind.LOOK_ALIKE:
        return holds or cuts
    if other.rule in swallowing or (kind is other.kind is MentionKind.NECESSITY):
        return longer
    if kind in CUE_KINDS and (other.kind in CUE_KINDS or other.kind is MentionKind.ABSOLUTE):
        negated = kind is MentionKind.COVERAGE_CUE and other.kind is MentionKind.EXCLUSION_CUE
        return longer or (negated and cuts)
    return False
