"""Which documents come from one insurer, by the names that a manifest gives.

"Kaiser Permanente (California)" and "Kaiser Foundation Health Plan of Georgia" are one house, and
"Redwood Guide (Acme/Zenith)" speaks for three: documents that share a house share its wording.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from analyzer.evaluation.gold import NOT_STATED

# Words with which many names begin: such a name is taken whole.
COMMON_BEGINNINGS = frozenset(
    "american blue cross delta first general group health healthy mutual my national new state "
    "the union united univ university".split()
)
# What stands in brackets behind a name and is none.
NO_NAMES = frozenset(
    "administrator catalog demo employer excerpt fictional fixed fully funded group individual "
    "insured limited network sample scan self short synthetic tpa unknown".split()
)
# Short forms and daughters, by the word that stands for the house. Only for telling which documents
# are kin: no rule of the analyzer reads them.
HOUSES = {
    "elevance": "anthem",
    "wellpoint": "anthem",
    "evernorth": "cigna",
    "kpic": "kaiser",
    "optum": "unitedhealthcare",
    "uhc": "unitedhealthcare",
    "uhcsr": "unitedhealthcare",
    "unitedhealth": "unitedhealthcare",
}
PLACES = {"ca": "california", "ny": "new york", "nj": "new jersey", "tx": "texas"}
FILLERS = frozenset(["of", "and", "the", "inc", "ltd", "llc", "co", "company", "limited"])


def houses(insurer: str) -> frozenset[str]:
    """The houses for which the named insurer speaks, each by one word or by its whole name.

    The name itself gives the first one; names in brackets, parted by a stroke or a comma, the rest.
    Rather one house too many than too few: documents are then held to be kin that are not.
    """
    outer, *inner = re.split(r"[()]", insurer.casefold())
    names = [*outer.split("/"), *(name for part in inner for name in re.split("[/,;]", part))]
    return frozenset(filter(None, map(_house, names)))


def _house(name: str) -> str:
    printed: list[str] = re.findall(r"[^\W_]+", name)
    words = [word for word in printed if word not in FILLERS]
    if not words or printed[0] in NO_NAMES:
        return ""
    if words[0] in COMMON_BEGINNINGS:
        return " ".join(PLACES.get(word, word) for word in words)
    return HOUSES.get(words[0], words[0])


def shown_names(insurers: Mapping[str, str]) -> dict[str, str]:
    """For each document of `insurers` (document: insurer) the name of its house to show.

    It is the shortest name among the documents whose own house, not one in brackets, is the same.
    """
    own = {document: _own_house(insurer) for document, insurer in insurers.items()}
    called: dict[str, list[str]] = defaultdict(list)
    for document, house in own.items():
        called[house].append(insurers[document])
    return {document: _shortest(called[house]) for document, house in own.items()}


def _own_house(insurer: str) -> str:
    return _house(re.split(r"[(/]", insurer.casefold())[0]) or insurer.casefold()


def _shortest(names: Iterable[str]) -> str:
    counts = Counter(names)
    return min(counts, key=lambda name: (len(name), -counts[name], name))


def families(insurers: Mapping[str, str]) -> dict[frozenset[str], tuple[str, ...]]:
    """The documents of `insurers` by the houses that they speak for, in stable order.

    Documents without a stated insurer are strangers to all others and to one another.
    """
    grouped: dict[frozenset[str], list[str]] = defaultdict(list)
    for document, insurer in insurers.items():
        named = houses(insurer) if insurer != NOT_STATED else frozenset()
        grouped[named or frozenset([f"document {document}"])].append(document)
    return {named: tuple(documents) for named, documents in grouped.items()}
