"""In which language a text is written, told by the small words that every sentence has.

Words are lower case. Scripts other than the Latin one tell by their letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

ENGLISH, SPANISH = "English", "Spanish"
READ = frozenset({ENGLISH, SPANISH})  # the languages whose clauses are found

SMALL_WORDS = {
    ENGLISH: """the of and to in for or by you your that be are this not with any if on will from an
        may have it we which at our all such other is as do does has can when who what should must
        was these those but they their its than under up only no""",
    SPANISH: """el los las que y una por con para del se su al lo como más o es son este esta no de
        la en un si usted sus está están sin sobre ser puede hasta cuando otros otras o ni nos le
        les hay también sólo solo qué cuál cómo entre""",
    "French": """le les des et du est dans pour une que qui au aux par sur pas ne sont ce cette ces
        vous votre nous notre il elle ou avec être si plus de la un en vos son ses leur sans dont
        d'un l'assuré""",
    "Portuguese": """o os as da do das dos em um uma para que não por com ao à é são se mais ou sua
        seu você pelo pela no na nos nas esta este ser também está de e""",
    "Italian": """il lo gli di della del delle dei che è per con non una sono nel nella alla al da
        si le più o anche questo questa su suo come i un la e degli""",
    "German": """der die das und ist nicht mit von zu den für ein eine einer des dem auf im sich
        wird werden sie oder bei als auch sind wir ihre nach""",
    "Dutch": """de het een en van is niet met voor zijn op dat die te aan u wordt worden of bij uw
        als door naar deze""",
    "Haitian Creole": """nan ou pou yo li ki pa gen sa yon ak sou fè oswa tout si epi kapab w nou
        an sèvis moun lè""",
    "Tagalog": """ang ng mga sa na ay hindi para kung ito ka mo iyong inyong ni kayo ninyo nang o
        upang maaari isang lahat kami namin""",
    "Vietnamese": """của và là không các cho được trong có với để này những quý vị về tôi theo hoặc
        bị một khi người từ""",
    "Polish": """nie jest się na do że są lub oraz dla przez w z od jak ten po i który może""",
    "Romanian": """de și nu în la pe este cu pentru din sau că care sunt o un prin mai""",
    "Turkish": """ve bir bu için ile veya değil olarak olan daha çok her gibi kadar sonra""",
    "Indonesian": """yang dan di untuk dengan tidak dari ini atau pada anda akan dalam adalah""",
    "Swahili": """na ya wa kwa ni za la katika cha kama au hii yako huduma hizi bila""",
    "Somali": """iyo ka ku waa in uu ay oo ee la si ama loo aan""",
    "Hmong": """koj rau thiab los yog tsis muaj ntawm cov kom hais nyob lus dab""",
    "Samoan": """le o i ma e se ai lau mo ua ona mai atu po""",
    "Ilocano": """ti iti ken dagiti nga ket para no saan kadagiti mabalin""",
    "Navajo": """dóó bee éí ná hólǫ́ t'áá díí saad""",
}
# The scripts of languages that have one of their own, by the first word of a letter's name.
SCRIPTS = {
    "CJK": "Chinese",
    "HIRAGANA": "Japanese",
    "KATAKANA": "Japanese",
    "HANGUL": "Korean",
    "ARABIC": "Arabic",
    "HEBREW": "Hebrew",
    "CYRILLIC": "Russian",
    "GREEK": "Greek",
    "DEVANAGARI": "Hindi",
    "BENGALI": "Bengali",
    "GUJARATI": "Gujarati",
    "GURMUKHI": "Punjabi",
    "TAMIL": "Tamil",
    "TELUGU": "Telugu",
    "THAI": "Thai",
    "LAO": "Lao",
    "KHMER": "Khmer",
    "MYANMAR": "Burmese",
    "ARMENIAN": "Armenian",
    "ETHIOPIC": "Amharic",
    "CHEROKEE": "Cherokee",
}
_SETS = {name: frozenset(words.split()) for name, words in SMALL_WORDS.items()}
_KNOWN = frozenset(word for words in _SETS.values() for word in words)
MIN_WORDS = 8  # fewer words tell nothing
MIN_DIFFERENT = 3  # small words, before names and titles count as another language
MIN_SHARE = 0.15  # of the words of running text are small ones, in every language above
LEAD = 1.2  # times as many small words as in English or Spanish before it is another language
OTHER_SCRIPT = 0.5  # share of the letters from which a script tells the language
LATIN_END = "\u0250"  # the letters of Europe stand before it
SAMPLED_WORDS = 200  # of a page, all over it, tell whether it is English
PART_WORDS = 24  # of a page, whose language is told by the language of most of its parts
EDGES = ".,;:()'\"«»¿?¡!•"
SIGNS = (" de ", " la ", " los ", " que ", " el ")  # a text without them has no Spanish
MIN_SIGNS = 3
SIGNS_SHARE = 1 / 120  # of the characters of a Spanish text
LETTERS = re.compile(r"[^\W\d_]")


def plain_words(texts: Iterable[str]) -> list[str]:
    """The words among `texts` in lower case, without the marks around them."""
    plain = (text.lower().strip(EDGES) for text in texts)
    return [word for word in plain if LETTERS.search(word)]


def small_words(words: Sequence[str]) -> Counter[str]:
    """How many of the lower-case `words` are small words of each language, where any are."""
    counts = Counter(word for word in words if word in _KNOWN)
    found: Counter[str] = Counter()
    for name, known in _SETS.items():
        if total := sum(count for word, count in counts.items() if word in known):
            found[name] = total
    return found


def language_of(words: Sequence[str]) -> str:
    """The name of the language of the lower-case `words`; empty where they do not tell it.

    What is about as likely English or Spanish is taken for that: a list of names has Italian ones.
    """
    letters = "".join(words)
    if not letters.isascii() and (script := _script(letters)):
        return script
    if len(words) < MIN_WORDS:
        return ""
    found = small_words(words)
    if not found:
        return ""
    best, count = max(found.items(), key=lambda entry: (entry[1], entry[0] in READ, entry[0]))
    if count < MIN_SHARE * len(words):
        return ""
    rival = max((name for name in READ), key=lambda name: (found[name], name))
    if best not in READ and count < LEAD * found[rival]:
        return rival
    if best not in READ and len(_SETS[best].intersection(words)) < MIN_DIFFERENT:
        return ""
    return best


def spanish_signs(text: str) -> int:
    """How often the commonest words of Spanish stand in `text`; fast, and no proof."""
    return sum(map(text.count, SIGNS))


def is_mainly_spanish(text: str) -> bool:
    """Whether a whole text seems to be Spanish."""
    return spanish_signs(text) > max(MIN_SIGNS, SIGNS_SHARE * len(text))


def foreign_language(texts: Sequence[str]) -> str:
    """The language that is not read and that most of the running text `texts` (words) is in.

    Empty for English and Spanish, and for lines in many languages, one each, as notices have them.
    """
    sample = plain_words(texts[:: 1 + len(texts) // SAMPLED_WORDS])
    if language_of(sample) in ("", *READ):
        return ""
    words = plain_words(texts)
    count = max(1, len(words) // PART_WORDS)
    parts = [
        words[part * len(words) // count : (part + 1) * len(words) // count]
        for part in range(count)
    ]
    told = Counter(language_of(part) for part in parts)
    language, count = max(told.items(), key=lambda entry: (entry[1], entry[0]))
    return language if language not in ("", *READ) and 2 * count > len(parts) else ""


def _script(letters: str) -> str:
    """The language of the script that most of the `letters` have, empty for the Latin one."""
    other = [char for char in letters if char >= LATIN_END and char.isalpha()]
    if len(other) <= OTHER_SCRIPT * sum(map(str.isalpha, letters)):
        return ""
    # Vietnamese has letters of its own far behind the other Latin ones.
    names = Counter(
        unicodedata.name(char, "").partition(" ")[0].partition("-")[0] for char in other
    )
    if names["HIRAGANA"] + names["KATAKANA"]:
        return SCRIPTS["HIRAGANA"]
    script, _ = names.most_common(1)[0]
    if script == "LATIN":
        return ""
    return SCRIPTS.get(script, f"the {script.capitalize()} script")
