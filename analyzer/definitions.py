"""Which term a sentence defines: cosmetic, reconstructive or medically necessary."""

from __future__ import annotations

import re

from analyzer.context import Context
from analyzer.cuts import Sentence
from analyzer.evidence import can_be_defined, chief, excludes_outright
from analyzer.labels import MentionKind, Sign
from analyzer.records import Mention

DEFINED_WITHIN = 70  # characters into a sentence in which the term it defines stands
DEFINING_REACH = 60  # characters between a term and the cue that defines it
TERM_OVERLAP = (
    12  # characters by which a term may reach into the cue: "is considered cosmetic when"
)
TERM_WORDS = 6  # words of a glossary heading that names a term
# A term set before its definition: "Cosmetic Procedure. An operation ...", "Cosmetic - care ...".
TERM_TITLE = re.compile(
    r"\W*(?:[\w'/-]+\s+){0,5}[\w'/-]+\s*(?:[.:]\s|\.(?=[A-Z])|[-\u2013\u2014]\s)"
)


def defined_term(context: Context, sentence: Sentence, inherited: Sign | None) -> Mention | None:
    """The term that `sentence` defines by a cue, or as an entry of a glossary; None if none."""
    return _by_cue(sentence) or _in_glossary(context, sentence, inherited)


def _by_cue(sentence: Sentence) -> Mention | None:
    if excludes_outright(sentence.mentions):
        return None
    for cue in sentence.mentions:
        if cue.kind is not MentionKind.DEFINITION_CUE:
            continue
        latest = cue.end if cue.rule == "def-considered" else cue.start + TERM_OVERLAP
        terms = [
            m
            for m in sentence.mentions
            if can_be_defined(m)
            and m.end <= latest
            and m.start - sentence.start < DEFINED_WITHIN
            and cue.start - m.end < DEFINING_REACH
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
        return None
    title = TERM_TITLE.match(context.policy.text, sentence.start, sentence.end)
    for mention in sentence.mentions:
        if title and mention.end <= title.end() and can_be_defined(mention):
            return mention
    heading = path[-1]
    if sentence.block != heading + 1 or len(context.text(heading).split()) > TERM_WORDS:
        return None
    return next((m for m in context.mentions(heading) if can_be_defined(m)), None)
