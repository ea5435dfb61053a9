"""What a plan wants with a request or an appeal: documents, an address, and what it costs not to
ask first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from analyzer.facts.cues import Role, cues
from analyzer.facts.reading import Reading
from analyzer.records import Fact

BEFORE, AFTER = 150, 260  # characters of the sentence that are read around the words
TRIES = 400  # mentions that are looked at; a plan says these things early and often
ADDRESS_LEAD = 320  # characters before an address in which it says what is sent there

# What happens without asking first. The wordings of the amount stand in one sentence with it.
LAPSE = re.compile(
    r"\bif (?:\w+ ){1,3}(?:do|does|did)(?:n't| not)\b|\bfail(?:s|ed|ure|ing)?\b|\bwithout\b|"
    r"\bunless\b|\bis not (?:obtained|requested|given|received)\b|\bnon-?compliance\b"
)
AMOUNT = r"(?:(?:us)?\$ ?\d[\d,]*(?:\.\d\d)?|\d{1,3} ?(?:%|percent|per cent))"
PENALTY = re.compile(
    rf"\b(?:reduc\w+|penalt\w+|lower\w*|cut)\b[^.;]{{0,60}}?(?P<after>{AMOUNT})|"
    rf"(?P<before>{AMOUNT})[^.;]{{0,30}}?\b(?:reduction|penalt\w+)"
)
REFUSED = re.compile(
    r"\b(?:no|not|won't|never)\b[^.;]{0,30}?\b(?:be )?(?:paid|pay|covered|payable|cover|benefits?)"
    r"\b|\bmay be denied\b|\bwill be denied\b|\bfull (?:cost|charge)s?\b|\ball (?:costs|charges)\b"
)
OPENING = re.compile(r"(?:if|failure|without|unless|when)\b")  # of a sentence about the lapse
NO_BENEFIT = "no benefit"

BOX = r"p\. ?o\. ?box|po box|post office box"
US_ADDRESS = re.compile(
    rf"(?:\bto|\bat|\baddress(?: is)?|\bmail)\s*:?\s+"
    rf"(?P<address>(?:(?!\b(?:to|at)\b)[^;:?!]){{0,150}}?(?:{BOX})\s+[\w-]+.{{0,60}}?"
    r",?\s(?P<state>[a-z]{2})\.?,?\s+\d{5}(?:-\d{4})?)(?!\d)",
    re.DOTALL,
)
APPEALED = re.compile(r"\b(?:appeals?|grievances?|reconsiderations?)\b")
OTHERS = re.compile(
    r"\b(?:department|commissioner|ombuds\w*|external|independent|state|federal|office of|"
    r"bureau|division|disability|life insurance|claims? (?:forms?|address\w*)|premium|"
    r"payments? to)\b"
)

# Asking for a document stands close before it: "submit photographs", "requires medical records".
ASKED = (
    r"(?:submit\w*|provid(?:e|ed|ing)|send\w*|attach\w*|furnish\w*|supply|"
    r"requires?|required|must|needs?|request(?:s|ed)?|supported by|documented (?:by|with|in))"
    r"\b[^.;]{0,70}?"
)
ABOUT = re.compile(
    r"\b(?:authori[sz]ation|(?:pre-?)?certification|pre-?approval|predetermination|medical(?:ly)? "
    r"necess\w+|appeal(?:s|ed|ing)?|cosmetic|reconstructive)\b"
)
NOT_ASKED = re.compile(
    r"\b(?:copies|copy|free of charge|(?:may|can|right to) (?:see|review|get|obtain|"
    r"request|ask)|access\w*|confidential\w*|privacy|not (?:be )?(?:required|covered)|exclu\w+)\b"
)
DOCUMENTS = {
    "photographs": r"photo(?:graph)?s?\b|photographic",
    "letter of the doctor": r"letters? (?:of medical necessity|from (?:your|the|a) \w+)",
    "medical records": r"(?:medical|clinical|office|chart|hospital) (?:records?|notes?)",
    "second opinion": r"second (?:medical |surgical )?opinion",
    "test results": r"visual field|(?:test|laboratory|lab) results?|x-rays?|pathology reports?",
}
DOCUMENT = {name: re.compile(rf"\b(?:{words})\b") for name, words in DOCUMENTS.items()}
WANTED = re.compile(rf"\b{ASKED}\b(?P<document>{'|'.join(DOCUMENTS.values())})")


def authorization_penalty(reading: Reading) -> Fact | None:
    """What is lost without prior authorization: "50%", "$500", or "no benefit".

    An amount counts before a refusal, the first of each.
    """
    refused: Fact | None = None
    lowered = reading.lowered
    for start, end in _sentences(reading):
        text = lowered[start:end]
        if not LAPSE.search(text):
            continue
        if hit := PENALTY.search(text):
            amount = re.sub(r"\s+", " ", hit.group("after") or hit.group("before"))
            amount = re.sub(r" ?(?:percent|per cent|%)", "%", amount)
            return reading.fact(amount, start, end)
        if refused is None and OPENING.match(text) and REFUSED.search(text):
            refused = reading.fact(NO_BENEFIT, start, end)
    return refused


def _sentences(reading: Reading) -> Iterator[tuple[int, int]]:
    """The sentences that name prior authorization, in order, each once."""
    contents = reading.contents()
    done = -1
    terms = cues("prior_authorization", Role.TERM).spans(reading.lowered, 0, len(reading.lowered))
    for start, end in sorted(terms)[:TRIES]:
        if start < done or any(first <= start < last for first, last in contents):
            continue
        left, done = _sentence(reading, start, end)
        yield left, done


def _sentence(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """The sentence around `[start, end)`, begun at a word even where it is cut."""
    left, right = reading.sentence(start, end, BEFORE, AFTER)
    lowered = reading.lowered
    if left == start - BEFORE and not lowered[left - 1].isspace():
        left = next((at for at in range(left, start) if lowered[at].isspace()), start)
    while lowered[left].isspace():
        left += 1
    return left, right


def appeal_address(reading: Reading) -> Fact | None:
    """Where appeals are sent by post, as printed on one line; US addresses with a box only."""
    lowered = reading.lowered
    for hit in US_ADDRESS.finditer(lowered):
        start, end = hit.span("address")
        lead = lowered[max(0, start - ADDRESS_LEAD) : start]
        said = [match.end() for match in APPEALED.finditer(lead)]
        named = APPEALED.search(lowered, start, end)
        if (not said and not named) or OTHERS.search(lowered, start, end):
            continue
        if said and OTHERS.search(lead, said[-1]):
            continue
        return reading.fact(" ".join(reading.policy.text[start:end].split()), start, end)
    return None


def documents_wanted(reading: Reading) -> Fact | None:
    """The kinds of documents that the plan asks for, from the sentence that names most of them."""
    best: tuple[int, int, int, list[str]] | None = None
    lowered = reading.lowered
    done = -1
    for hit in islice(WANTED.finditer(lowered), TRIES):
        if hit.start() < done:
            continue
        left, done = _sentence(reading, hit.start(), hit.end())
        text = lowered[left:done]
        if not ABOUT.search(text) or NOT_ASKED.search(text):
            continue
        named = [name for name, words in DOCUMENT.items() if words.search(text)]
        if named and (best is None or len(named) > best[0]):
            best = (len(named), left, done, named)
    if best is None:
        return None
    _, start, end, named = best
    return reading.fact("; ".join(named), start, end)
