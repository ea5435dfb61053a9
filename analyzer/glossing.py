"""Spanish wording put into the English that all later stages read, and the way back.

`models/spanish.toml` is a glossary: English words with the Spanish ones that they stand for. The
blocks of a policy that are written in Spanish are glossed phrase by phrase, the longest phrase
first, so that one set of rules reads both languages; no word of an English block is touched. What
is found is carried back (`mending`), and so every quote is the Spanish that is printed.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise, product

from analyzer.errors import LexiconError
from analyzer.labels import BlockKind
from analyzer.languages import (
    ENGLISH,
    MIN_SIGNS,
    SPANISH,
    language_of,
    plain_words,
    small_words,
    spanish_signs,
)
from analyzer.mending import SURE, Mended, mend
from analyzer.records import Block, Fact, Facts, Outline, Policy
from analyzer.repairs import Repair, in_capitals_of

FILE = "spanish.toml"
OPENS = "||"  # parts what a phrase means at the beginning of a sentence from what it means else
WORD = re.compile(r"[^\W_]+")
JOINT = re.compile(r"[\s/\u2010-\u2014-]*")  # what may stand between the words of a phrase
OPENING = re.compile(r"(?:^|[.:;?!•✓✗\n]|^\W*\(?\w{1,3}[.)])\W*$")
OPENING_REACH = 12  # characters before a phrase that tell whether a sentence begins there
ENDINGS = "aeo"  # of gender and number; a verb in the subjunctive differs by no more
STEM = 4  # letters of the shortest word whose ending does not matter

NAMES = frozenset({"insurer", "plan_name", "appeal_address", "amendment"})  # facts that are quoted

Phrase = tuple[str, ...]


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A Spanish word without accents, capitals, and the endings of gender and number."""
    letters = unicodedata.normalize("NFKD", word.lower())
    plain = "".join(char for char in letters if not unicodedata.combining(char))
    if len(plain) >= STEM and plain.endswith("s"):
        plain = plain[:-1]
    if len(plain) >= STEM and plain[-1] in ENDINGS:
        plain = plain[:-1]
    return plain[:-1] + "c" if plain.endswith("z") else plain  # "cicatriz", "cicatrices"


@dataclass(frozen=True, slots=True)
class Glossary:
    """Spanish phrases and the English that they stand for.

    `phrases` holds stems by their first one, the longest phrase first; `meanings` what each stands
    for, by its words as they are spelt: "lesiones" are injuries, and "lesion" is one.
    """

    phrases: Mapping[str, tuple[Phrase, ...]]
    meanings: Mapping[Phrase, Mapping[Phrase, str]]

    def meaning(self, phrase: Phrase, words: Phrase) -> str:
        """What the stems `phrase` mean where `words` are printed; the first sense if none fits."""
        senses = self.meanings[phrase]
        return senses.get(words) or next(iter(senses.values()))


@cache
def glossary() -> Glossary:
    """The installed glossary.

    Raises:
        LexiconError: the file cannot be used; says which entry and why.
    """
    try:
        text = (files("models") / FILE).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"{FILE}: cannot be read ({error}).") from error
    return parse(text)


def parse(text: str) -> Glossary:
    """The glossary that a file with this text holds.

    Raises:
        LexiconError: as above.
    """
    try:
        sections = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{FILE}: is not TOML ({error}).") from error
    meanings: dict[Phrase, dict[Phrase, str]] = {}
    for section, entries in sections.items():
        if not isinstance(entries, dict):
            raise LexiconError(f"{FILE}: {section} is no section.")
        for english, spanish in entries.items():
            where = f"{FILE}, section {section}, entry {english!r}"
            if not isinstance(spanish, list) or not all(isinstance(one, str) for one in spanish):
                raise LexiconError(f"{where}: is not a list of strings.")
            for words in (words for one in spanish for words in spellings(one)):
                if not words:
                    raise LexiconError(f"{where}: holds a phrase without words.")
                senses = meanings.setdefault(tuple(map(stem, words)), {})
                if senses.setdefault(words, english) != english:
                    raise LexiconError(
                        f"{where}: {' '.join(words)!r} stands for {senses[words]!r} already."
                    )
    firsts: dict[str, list[Phrase]] = {}
    for phrase in meanings:
        firsts.setdefault(phrase[0], []).append(phrase)
    longest_first = {
        first: tuple(sorted(phrases, key=len, reverse=True)) for first, phrases in firsts.items()
    }
    return Glossary(longest_first, meanings)


def spellings(phrase: str) -> Iterator[Phrase]:
    """The lower-case words of all phrases that one entry stands for.

    `mejorar/cambiar [la] apariencia` is four of them: a stroke parts words of which one stands
    there, brackets hold words that may be missing.
    """
    slots: list[list[str]] = []
    for slot in re.findall(r"\[[^\]]*\]|\S+", phrase):
        choices = slot.strip("[]").split("/")
        slots.append([*choices, ""] if slot.startswith("[") else choices)
    for chosen in product(*slots):
        yield tuple(WORD.findall(" ".join(chosen).lower()))


@dataclass(frozen=True, slots=True)
class Glossed:
    """A policy whose Spanish blocks say in English what they say.

    `ranges` are the places of those blocks in the English text; `mainly` tells whether most of the
    policy is in Spanish, so that its facts are read there, too.
    """

    english: Mended
    ranges: tuple[tuple[int, int], ...]
    mainly: bool

    def is_spanish(self, place: int) -> bool:
        """Whether what stands at `place` of the English text is printed in Spanish."""
        number = bisect_right(self.ranges, place, key=lambda span: span[0]) - 1
        return number >= 0 and place < self.ranges[number][1]

    def facts_as_printed(self, facts: Facts, policy: Policy) -> Facts:
        """`facts` of the English text at their places in `policy`; names as they are printed."""
        printed: dict[str, Fact] = {}
        for field in fields(Facts):
            fact = getattr(facts, field.name)
            if not isinstance(fact, Fact):
                continue
            start, end = self.english.back.start(fact.start), self.english.back.end(fact.end)
            quoted = " ".join(policy.text[start:end].split())
            value = quoted if field.name in NAMES else fact.value
            printed[field.name] = Fact(value, start, end, policy.page_of(start))
        return replace(facts, **printed)  # type: ignore[arg-type]


def in_english(policy: Policy, outline: Outline) -> Glossed | None:
    """`policy` with its Spanish blocks glossed; None where it has no Spanish."""
    spanish = spanish_blocks(policy, outline)
    if not spanish:
        return None
    english = mend(policy, outline, glosses(policy, [outline.blocks[index] for index in spanish]))
    moved = sorted(
        (english.outline.blocks[index].start, english.outline.blocks[index].end)
        for index in spanish
    )
    printed = sum(outline.blocks[index].end - outline.blocks[index].start for index in spanish)
    return Glossed(english, tuple(moved), 2 * printed > len(policy.text))


def spanish_blocks(policy: Policy, outline: Outline) -> list[int]:
    """The indexes of the blocks that are written in Spanish, in order.

    One that is too short to tell goes with what stands around it.
    """
    if spanish_signs(policy.text) < MIN_SIGNS:
        return []  # nearly every English policy ends here
    blocks = outline.blocks
    seeds = {index for index, block in enumerate(blocks) if _says_so(policy, block)}
    if not seeds:
        return []
    found = set(seeds)
    for step in (1, -1):  # what follows a Spanish block first, then what stands before one
        for seed in seeds:
            place = seed + step
            while 0 <= place < len(blocks) and place not in found:
                if _is_other(policy, blocks[place]):
                    break
                found.add(place)
                place += step
    return sorted(found)


def _says_so(policy: Policy, block: Block) -> bool:
    """Whether a block is running text in Spanish; cheap for one that has nothing of it."""
    text = policy.text[block.start : block.end]
    if not spanish_signs(text):
        return False
    return language_of(plain_words(text.split())) == SPANISH


def _is_other(policy: Policy, block: Block) -> bool:
    """Whether a block tells that it is in another language than Spanish."""
    words = plain_words(policy.text[block.start : block.end].split())
    if language := language_of(words):
        return language != SPANISH
    found = small_words(words)
    return found[ENGLISH] > found[SPANISH]


def glosses(policy: Policy, blocks: list[Block]) -> list[Repair]:
    """What the Spanish `blocks` say in English, phrase by phrase, in order of the text."""
    known = glossary()
    return [
        gloss
        for block in sorted(blocks, key=lambda block: block.start)
        for gloss in _glosses(policy.text, block, known)
    ]


def english_of(words: str) -> str:
    """What a few Spanish words say in English; what the glossary does not have stays."""
    block = Block(BlockKind.PARAGRAPH, 0, len(words))
    said, done = "", 0
    for gloss in _glosses(words, block, glossary()):
        said += words[done : gloss.start] + gloss.words
        done = gloss.end
    return said + words[done:]


def _glosses(text: str, block: Block, known: Glossary) -> Iterator[Repair]:
    words = list(WORD.finditer(text, block.start, block.end))
    spelt = tuple(word.group().lower() for word in words)
    stems = tuple(map(stem, spelt))
    place = 0
    while place < len(words):
        last = place + 1
        for phrase in known.phrases.get(stems[place], ()):
            stop = place + len(phrase)
            if stems[place:stop] == phrase and _joined(text, words[place:stop]):
                start, end = words[place].start(), words[stop - 1].end()
                meant = _meant(text, block, start, known.meaning(phrase, spelt[place:stop]))
                if meant != text[start:end]:
                    yield Repair(start, end, in_capitals_of(text[start:end], meant), SURE)
                last = stop
                break
        place = last


def _joined(text: str, words: list[re.Match[str]]) -> bool:
    return all(JOINT.fullmatch(text, one.end(), other.start()) for one, other in pairwise(words))


def _meant(text: str, block: Block, start: int, english: str) -> str:
    opening, parted, within = (part.strip() for part in english.partition(OPENS))
    if not parted:
        return opening
    before = text[max(block.start, start - OPENING_REACH) : start]
    return opening if OPENING.search(before) else within
