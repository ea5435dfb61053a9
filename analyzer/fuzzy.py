"""Near misses: topic words that a scan or a bad font damaged. The only module that knows rapidfuzz.

Only for blocks in which `analyzer.matching` finds no topic. Three kinds of damage are repaired:
wrong letters ("cosmetlc"), a lost space ("cosmeticsurgery") and a space too many ("cosme tic").
Short words are left alone, because one letter makes another word of them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from analyzer.folding import LETTER, fold, fold_words
from analyzer.labels import BlockKind, FoundBy, MentionKind
from analyzer.lexicon import Lexicon, Row
from analyzer.records import Mention, Outline, Policy

MIN_LETTERS = 7  # of a topic word; shorter ones are one letter away from too many others
MIN_JOINED = 8  # of a topic word inside a longer word ("cosmeticsurgery")
CUTOFF = 87.0  # rapidfuzz ratio, 0 to 100: one wrong letter in a word of eight gives 87.5
LONG_WORD = 11  # letters from which on two wrong letters are forgiven
JOINED_SCORE = 95.0  # all letters are there, only a space is not

TOPICS = frozenset(
    {MentionKind.COSMETIC, MentionKind.RECONSTRUCTION, MentionKind.PROCEDURE, MentionKind.NECESSITY}
)
# Common words that stand close to a topic word, and are right as they are. Folded by hand: "ae"
# is "e". Words that begin with one of OTHER_BEGINNINGS are never near misses.
OTHER_WORDS = frozenset(
    fold_words(
        """cosmetics cosmetician cosmeticians cosmetology cosmetologist comedic domestic cosmic
        aesthetics aesthetician aestheticians aesthetes prosthetic prosthetics synthetic synthetics
        pathetic athletic atheistic kinesthetic kinaesthetic
        constructive construction constructing constructed construct constructs obstructive
        obstruction instructive instruction instructions destructive destruction
        restoration restorations restorative restoring
        angioplasty arthroplasty valvuloplasty keratoplasty tympanoplasty pyeloplasty vertebroplasty
        kyphoplasty hernioplasty uvulopalatopharyngoplasty urethroplasty ureteroplasty
        acetabuloplasty myringoplasty stapedioplasty annuloplasty bronchoplasty tracheoplasty
        glossoplasty palatoplasty pharyngoplasty cheiloplasty vulvoplasty perineoplasty
        laminoplasty foraminoplasty tenoplasty neuroplasty cranioplasty orchidoplasty
        lobectomy vasectomy hysterectomy myomectomy colectomy gastrectomy nephrectomy thyroidectomy
        appendectomy tonsillectomy adenoidectomy splenectomy laminectomy discectomy embolectomy
        thrombectomy vitrectomy prostatectomy cystectomy oophorectomy orchiectomy lumpectomy
        capsulorrhaphy capsulated
        fraction fractional functional functions fictional frictional
        dermatitis dermatology dermatological dermatologist epidermal
        injectables injections injected infection infections infectious infective
        appearing appearances appear disappearance
        induction inductions deduction deductions reductions
        resection reception deception perception
        excessively excessive expensive extensive
        wrinkled twinkle sprinkle sprinkler sprinklers
        pigment pigments
        telangiectatic
        physician physicians
        operational operations orientation
        conventional congenially
        vibration vibrations celebration
        replication application duplication osteoplasty meatoplasty
        transport transplanted transplantable translation transition
        treatment treatments
        medications medically medical
        explanation explanations exploration exportation exploitation
        alteration alterations
        elevation evaluation
        nonsurgical""",
    )
)
OTHER_BEGINNINGS = ("anesth", "anaesth", "noncosm", "nonesth", "unesth", "hyperesth", "paresth")
# What a scanner takes for one another; both sides are brought to one form before comparing.
LOOKS_LIKE = (("rn", "m"), ("vv", "w"), ("cl", "d"))
LOOKS_LIKE_LETTER = str.maketrans("1l|!j05", "iiiiios")
WORD = re.compile(rf"{LETTER}[\w|!]*{LETTER}")


class Head(NamedTuple):
    """A topic word with the row that it stands for."""

    word: str
    row: str
    kind: MentionKind
    procedure: str


class NearMiss(NamedTuple):
    head: Head
    score: float


def near_misses(text: str, lexicon: Lexicon, offset: int = 0) -> list[Mention]:
    """Mentions for damaged topic words in one block of text, snapped to whole words.

    Each has `found_by` FUZZY, its score below 100, and the rule of the undamaged word. Words that
    the lexicon knows are no near misses. `offset` is added to every start and end.
    """
    heads = _heads(lexicon)
    words = [(match.group(), match.start(), match.end()) for match in WORD.finditer(text)]
    mentions: list[Mention] = []
    taken = -1
    for (word, start, end), (following, next_start, next_end) in _with_next(words):
        if start < taken:
            continue
        miss = _near(fold(word), lexicon)
        if miss is None and text[end:next_start].isspace():
            joined = fold(word + following)
            if joined in heads and fold(word) not in _known(lexicon):
                miss, end = NearMiss(heads[joined], JOINED_SCORE), next_end
        if miss is not None:
            taken = end
            mentions.append(
                Mention(
                    rule=miss.head.row,
                    kind=miss.head.kind,
                    start=start + offset,
                    end=end + offset,
                    found_by=FoundBy.FUZZY,
                    score=round(miss.score, 1),
                    procedure=miss.head.procedure,
                )
            )
    return mentions


def _with_next(
    words: list[tuple[str, int, int]],
) -> Iterator[tuple[tuple[str, int, int], tuple[str, int, int]]]:
    if words:
        yield from pairwise([*words, ("", words[-1][2], words[-1][2])])


@lru_cache(maxsize=1 << 14)
def _near(word: str, lexicon: Lexicon) -> NearMiss | None:
    """The topic word of which the folded `word` is a damaged form."""
    if len(word) < MIN_LETTERS or word in _known(lexicon) or word.startswith(OTHER_BEGINNINGS):
        return None
    heads = _heads(lexicon)
    if word in heads:  # two words of a phrase run together
        return NearMiss(heads[word], JOINED_SCORE)
    shape = _shape(word)
    best = process.extractOne(shape, _shapes(lexicon), scorer=fuzz.ratio, score_cutoff=CUTOFF)
    if best is not None:
        _, score, key = best
        allowed = 2 if len(word) >= LONG_WORD else 1
        distance = OSA.distance(shape, _shape(key), score_cutoff=allowed)
        if distance <= allowed and not _is_inflected(word, key):
            return NearMiss(heads[key], min(score, 99.0))
    inside = (
        head
        for head in heads
        if len(head) >= MIN_JOINED and head in word and not _is_inflected(word, head)
    )
    longest = max(inside, key=len, default=None)
    return None if longest is None else NearMiss(heads[longest], JOINED_SCORE)


def _is_inflected(word: str, head: str) -> bool:
    """Whether `word` is `head` with an ending or a common beginning: another, healthy word."""
    before, found, after = word.partition(head)
    return bool(found) and before in {"", "non", "re", "micro", "pre", "post"} and after in ENDINGS


ENDINGS = frozenset(["", "s", "es", "d", "ed", "ing", "ly", "al", "ally", "ian", "ians", "ist"])


def _shape(word: str) -> str:
    """`word` with letters that look alike made one, so that a scanner's slip costs nothing."""
    for pair, letter in LOOKS_LIKE:
        word = word.replace(pair, letter)
    return word.translate(LOOKS_LIKE_LETTER)


@cache
def _heads(lexicon: Lexicon) -> Mapping[str, Head]:
    """The long single words among the topic phrases, and lost-space forms of two-word phrases."""
    heads: dict[str, Head] = {}
    for word, row in _single_words(lexicon):
        if len(word) >= MIN_LETTERS and word.isalpha():
            heads.setdefault(word, Head(word, row.id, row.kind, row.procedure))
    for row in lexicon.rows:
        if row.kind in TOPICS and not row.near and not row.case:
            for phrase in row.phrases:
                words = fold_words(phrase)
                joined = "".join(words)
                if len(words) == 2 and joined.isalpha() and len(joined) > LONG_WORD:
                    heads.setdefault(joined, Head(joined, row.id, row.kind, row.procedure))
    return heads


def _single_words(lexicon: Lexicon) -> Iterator[tuple[str, Row]]:
    for row in lexicon.rows:
        if row.kind in TOPICS and not row.near and not row.case:
            for phrase in row.phrases:
                words = fold_words(phrase)
                if len(words) == 1:
                    yield words[0], row
    for procedure in lexicon.procedures:
        row = Row(
            id=f"proc-{procedure.id}",
            kind=MentionKind.PROCEDURE,
            source="",
            examples=(),
            counterexamples=(),
            procedure=procedure.id,
        )
        for alias in procedure.aliases:
            for spelling in {alias, alias.replace("-", "")}:
                words = fold_words(spelling)
                if len(words) == 1:
                    yield words[0], row


@cache
def _shapes(lexicon: Lexicon) -> Mapping[str, str]:
    return {word: _shape(word) for word in _heads(lexicon)}


@cache
def _known(lexicon: Lexicon) -> frozenset[str]:
    """Words that are right as they stand: every word of the lexicon, and its usual neighbours."""
    phrases = [phrase for row in lexicon.rows for phrase in row.phrases]
    aliases = [alias for procedure in lexicon.procedures for alias in procedure.aliases]
    known = {word for phrase in (*phrases, *aliases) for word in fold_words(phrase)}
    plurals = {word + "s" for word in known}
    return frozenset(known | plurals | OTHER_WORDS)


def near_misses_by_block(
    policy: Policy, outline: Outline, lexicon: Lexicon
) -> dict[int, tuple[Mention, ...]]:
    """Damaged or misspelt topic words by the block in which they stand."""
    starts = [block.start for block in outline.blocks if block.kind is not BlockKind.FURNITURE]
    found: dict[int, list[Mention]] = {}
    for mention in near_misses(policy.text, lexicon):
        index = bisect_right(starts, mention.start) - 1
        if index >= 0 and mention.end <= outline.blocks[index].end:
            found.setdefault(index, []).append(mention)
    return {index: tuple(mentions) for index, mentions in found.items()}
