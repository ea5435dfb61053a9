"""Which term a sentence defines: cosmetic, reconstructive or medically necessary."""

from __future__ import annotations

import re

from analyzer.context import Context
from analyzer.cuts import Sentence
from analyzer.evidence import can_be_defined, chief, excludes_outright, own_sign, within
from analyzer.labels import MentionKind, Sign
from analyzer.records import Mention

DEFINED_WITHIN = 70  # characters into a sentence in which the term it defines stands
DEFINING_REACH = 60  # characters between a term and the cue that defines it
RIGHT_BEHIND = 4  # characters between a term and "is performed to", which says little by itself
TERM_OVERLAP = (
    12  # characters by which a term may reach into the cue: "is considered cosmetic when"
)
AS_DEFINED = re.compile(r"\bas\b(?:\s+[\w()]+){0,4}\s*$", re.IGNORECASE)
STRONG = frozenset({"def-means", "def-defined"})  # define whatever else the sentence says
NECESSITY_TITLE = re.compile(
    r"\W*medical(?:ly)? necess(?:ary|ity)(?: (?:services?|care|treatments?))?\s*"
    r"[.:\u2013\u2014-]\s+(?:an?|any|the|those|services?|care|treatment|health|medical)\b",
    re.IGNORECASE,
)
OPENING = 3  # characters, such as a quotation mark, before the term that an entry opens with
# "Medically Necessary care and treatment is recommended by a doctor and ..."
TELLS_WHAT = re.compile(
    r"(?:\s+(?:services?|care|treatments?|procedures?|surgery|and|or|supplies)){0,4}\s+"
    r"(?:is|are|must be|includes?)\b",
    re.IGNORECASE,
)
TERM_WORDS = 6  # words of a glossary heading that names a term
# A term set before its definition: "Cosmetic Procedure. An operation ...", "Cosmetic - care ...".
TERM_TITLE = re.compile(
    r"\W*(?:\d{1,3}(?:\.\d{1,3})*[.)]?\s+)?(?:[\w'/-]+\s+){0,5}[\w'/-]+\s*"
    r"(?:[.:]\s|\.(?=[A-Z])|[-\u2013\u2014]\s)"
)


def defined_term(context: Context, sentence: Sentence, inherited: Sign | None) -> Mention | None:
    """The term that `sentence` defines by a cue, or as an entry of a glossary; None if none."""
    return _by_cue(context.policy.text, sentence) or _in_glossary(context, sentence, inherited)


def _by_cue(text: str, sentence: Sentence) -> Mention | None:
    excludes = excludes_outright(sentence.mentions)
    for cue in sentence.mentions:
        if cue.kind is not MentionKind.DEFINITION_CUE or AS_DEFINED.search(
            text, sentence.start, cue.start
        ):
            continue
        if excludes_outright(within(sentence.mentions, sentence.start, cue.start)):
            return None
        if cue.rule == "def-performed" and own_sign(sentence.mentions) is Sign.COVERS:
            continue  # "When the surgery is performed to mend an injury, it is covered"
        reach = RIGHT_BEHIND if cue.rule == "def-performed" else DEFINING_REACH
        considered = cue.rule in ("def-considered", "def-reconstructive")
        if considered and any(
            m.kind is MentionKind.PROCEDURE and m.start < cue.start for m in sentence.mentions
        ):
            continue  # "A nose operation is considered cosmetic when ..." defines no term
        latest = cue.end if considered else cue.start + TERM_OVERLAP
        terms = [
            m
            for m in sentence.mentions
            if can_be_defined(m)
            and m.end <= latest
            and m.start - sentence.start < DEFINED_WITHIN
            and cue.start - m.end < reach
            # "Medically necessary means ... and not for screening" excludes nothing.
            and not (excludes and (m.kind is not MentionKind.NECESSITY or cue.rule not in STRONG))
        ]
        if terms:
            return chief(terms)
    return None


def _in_glossary(context: Context, sentence: Sentence, inherited: Sign | None) -> Mention | None:
    """The term of a glossary entry: its run-in title, or the heading right above it."""
    path = context.outline.blocks[sentence.block].heading_path
    if not sentence.first or not path:
        return None
    if inherited is not Sign.DEFINES and all(context.gives(h) is not Sign.DEFINES for h in path):
        return _necessity_title(context, sentence) if inherited is None else None
    title = TERM_TITLE.match(context.policy.text, sentence.start, sentence.end)
    for mention in sentence.mentions:
        opens = mention.start - sentence.start <= OPENING
        if opens and can_be_defined(mention) and TELLS_WHAT.match(context.policy.text, mention.end):
            return mention
    for mention in sentence.mentions:
        if title and mention.end <= title.end() and can_be_defined(mention):
            return mention
    heading = path[-1]
    if sentence.block != heading + 1 or len(context.text(heading).split()) > TERM_WORDS:
        return None
    if any(m.kind is MentionKind.DEFINITION_CUE for m in context.mentions(sentence.block)) and not (
        any(m.kind is MentionKind.DEFINITION_CUE for m in sentence.mentions)
    ):
        return None  # a later sentence defines it
    return next((m for m in context.mentions(heading) if can_be_defined(m)), None)


def _necessity_title(context: Context, sentence: Sentence) -> Mention | None:
    """The term of an entry "Medically Necessary. Services that ..." that stands in no glossary."""
    if not NECESSITY_TITLE.match(context.policy.text, sentence.start, sentence.end):
        return None
    return next((m for m in sentence.mentions if m.kind is MentionKind.NECESSITY), None)
