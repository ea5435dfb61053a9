"""Which kind of paper it is."""

from __future__ import annotations

from analyzer.facts.cues import Role, cues, weighted
from analyzer.facts.reading import TITLE_WORDS, Reading
from analyzer.labels import DocumentType
from analyzer.records import Fact

OPENING_PAGES = 4
SBC_ANCHORS = 5  # different printed parts of the form that make a paper an SBC
SBC_ANCHORS_TITLED = 3  # enough where its title is there
SBC_PAGES = 24  # the form has 8; more than this is a booklet that holds one
SBC_FRONT_PAGES = 3
SBC_OPENING = 2  # parts that must stand on the first pages
SUBJECT_WORDS = 3  # different words of insurance; an unrelated paper has fewer
LEAD_LINES = 3  # a glossary says so at once, where others merely have one
MIN_SCORE = 1.0
MIN_MEDICAL_POLICY = 3.5  # medicine without a word of insurance: this much must speak for it
LONG_PAGES = 40  # nobody writes brochures of this length
LONG_SCORE = 2.0
AMENDMENT_PAGES = 16  # a longer paper with such a title holds the contract as well
AMENDMENT_LINES = 8  # in the first of which the title stands

# Read from the top: of two kinds with the same score the first wins.
ORDER = (
    DocumentType.MEDICAL_POLICY,
    DocumentType.CONTRACT,
    DocumentType.SUMMARY,
    DocumentType.OTHER,
)


def document_type(reading: Reading) -> DocumentType:
    """The kind of paper, OTHER where nothing tells."""
    if _is_sbc(reading):
        return DocumentType.SBC
    scores = _scores(reading)
    best = max(ORDER, key=lambda kind: scores[kind])  # max keeps the first of equals
    if best is DocumentType.MEDICAL_POLICY and scores[best] >= MIN_MEDICAL_POLICY:
        return best
    if scores[best] < MIN_SCORE or not _about_insurance(reading):
        return DocumentType.OTHER
    return best


def amendment(reading: Reading) -> Fact | None:
    """The title of a rider or an amendment: a short paper that changes another one."""
    if len(reading.policy.pages) > AMENDMENT_PAGES:
        return None
    words = cues("amendment", Role.TITLE)
    against = cues("amendment", Role.AGAINST)
    for line in reading.body[:AMENDMENT_LINES]:
        if line.last - line.first > TITLE_WORDS or against.found(
            reading.lowered, line.start, line.end
        ):
            continue
        title = " ".join(reading.policy.text[line.start : line.end].split())
        if title[0].islower() or title.endswith("."):
            continue  # a sentence that speaks of amendments
        if words.found(reading.lowered, line.start, line.end):
            return reading.fact(title, line.start, line.end)
    return None


def _about_insurance(reading: Reading) -> bool:
    words = cues("document_type", Role.SUBJECT)
    return words.count(reading.lowered, *reading.pages(1, OPENING_PAGES)) >= SUBJECT_WORDS


def _is_sbc(reading: Reading) -> bool:
    if len(reading.policy.pages) > SBC_PAGES:
        return False
    anchors = cues("document_type", Role.ANCHOR)
    whole = anchors.count(reading.lowered, (0, len(reading.lowered)))
    opening = anchors.count(reading.lowered, *reading.pages(1, SBC_FRONT_PAGES))
    titled = any(
        row.value == DocumentType.SBC and phrases.found(reading.lowered, line.start, line.end)
        for row, phrases in weighted(Role.TITLE)
        for line in reading.titles
    )
    return opening >= SBC_OPENING and whole >= (SBC_ANCHORS_TITLED if titled else SBC_ANCHORS)


def _scores(reading: Reading) -> dict[str, float]:
    """How much speaks for each kind: a row counts once with its weight, however often it is met.

    Further phrases of the same row add a little less each, so that no kind wins by synonyms.
    """
    scores: dict[str, float] = dict.fromkeys(DocumentType, 0.0)
    titles = [(line.start, line.end) for line in reading.titles]
    lead = [
        (line.start, line.end)
        for line in reading.body[:LEAD_LINES]
        if line.last - line.first <= TITLE_WORDS
    ]
    zones = (
        (Role.LEAD, lead),
        (Role.TITLE, titles),
        (Role.OPENING, reading.pages(1, OPENING_PAGES)),
    )
    for role, parts in zones:
        for row, phrases in weighted(role):
            if row.value == DocumentType.SBC:
                continue
            different = phrases.count(reading.lowered, *parts)
            scores[row.value] += row.weight * sum(0.5**n for n in range(different))
    if len(reading.policy.pages) >= LONG_PAGES:
        scores[DocumentType.CONTRACT] += LONG_SCORE
    return scores
