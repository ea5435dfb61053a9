"""What a handful of mentions says by itself: its sign, its reasons, how wide it reaches.

Everything here looks at mentions alone; where they stand on the paper is the matter of `context`.
The row ids are those of models/lexicon/.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzer.labels import Ground, MentionKind, Sign
from analyzer.records import Mention

# Cues that turn the sign round, whatever it was.
TURNING = frozenset({"car-not-apply", "car-shall-not-include", "car-not-cosmetic"})
# Cues that speak of an exclusion which stands before them.
BACKWARD = TURNING | {"car-but-covered", "car-will-not-exclude"}
# Cues that only narrow: what follows keeps a positive sign and turns a negative one.
NARROWING = frozenset({"car-only-if", "car-when-needed"})
EXCEPTING = frozenset(
    {"car-except", "car-unless", "car-other-than", "car-but-covered", "car-will-not-exclude"}
    | {"car-spanish"}
)
# "The following are considered cosmetic": a finding that excludes what it names.
FOUND_COSMETIC = frozenset({"cos-considered", "cos-not-necessary"})
# Wording that speaks of rebuilding the body by itself; the rest of the kind also speaks of teeth,
# therapy and house repairs, and needs company.
REBUILDING = frozenset(
    {"rec-surgery", "rec-plastic", "rec-breast", "rec-other-breast", "rec-stages", "rec-symmetry"}
    | {"rec-congenital", "rec-mastectomy-care", "rec-normal-appearance", "rec-operation"}
)
WEAK_TOPICS = frozenset({"app-aging", "app-ageing", "app-self-esteem"})  # need another topic
# Cosmetic wording that narrows what is named beside it instead of standing for all cosmetic care.
NARROW = frozenset(
    {"cos-considered", "cos-conditional", "cos-purpose", "cos-solely", "cos-complication"}
    | {"cos-beauty", "cos-drug", "cos-drug-names"}
)
BARE_WORDS = frozenset({"cos-word", "cos-aesthetic"})  # stand beside every longer cosmetic row
WORDED = frozenset({MentionKind.COSMETIC, MentionKind.APPEARANCE})
OR = re.compile(r"\bor\b", re.IGNORECASE)


def within(mentions: Sequence[Mention], start: int, end: int) -> tuple[Mention, ...]:
    """Those of `mentions` that lie inside `[start, end)`."""
    return tuple(m for m in mentions if start <= m.start and m.end <= end)


def excludes_outright(mentions: Sequence[Mention]) -> bool:
    """Whether a verb or a verdict excludes; the noun "exclusion" alone does not."""
    return any(m.kind is MentionKind.EXCLUSION_CUE and m.rule != "exc-exclusion" for m in mentions)


def own_sign(mentions: Sequence[Mention]) -> Sign | None:
    """The sign that the wording itself gives; an exclusion outweighs a grant."""
    if excludes_outright(mentions):
        return Sign.EXCLUDES
    rules = {m.rule for m in mentions}
    if "rec-considered" in rules:
        return Sign.COVERS
    named = any(
        m.kind is MentionKind.PROCEDURE or m.rule == "app-without-function" for m in mentions
    )
    if named and rules & (FOUND_COSMETIC | {"def-considered"}):
        return Sign.EXCLUDES
    if any(m.kind is MentionKind.COVERAGE_CUE for m in mentions):
        return Sign.COVERS
    return None


def turned(sign: Sign | None) -> Sign | None:
    """The sign on the other side of an exception."""
    match sign:
        case Sign.EXCLUDES | Sign.DEFINES:
            return Sign.CARVES_OUT
        case Sign.CARVES_OUT | Sign.COVERS:
            return Sign.EXCLUDES
        case _:
            return None


def grounds(mentions: Sequence[Mention]) -> tuple[Ground, ...]:
    """The reasons that are named, in alphabetical order."""
    return tuple(sorted({m.ground for m in mentions if m.ground}))


def is_conditional(mentions: Sequence[Mention]) -> bool:
    """Whether only what is not medically necessary, or is found cosmetic, is excluded."""
    return any(m.rule in ("cos-not-necessary", "cos-conditional", "nec-not") for m in mentions)


def is_generic(topics: Sequence[Mention]) -> bool:
    """Whether the wording speaks of cosmetic care in general, not just of what it names."""
    after = [m for m in topics if m.rule == "cos-complication"]
    topics = [
        m
        for m in topics
        if m.rule == "cos-complication"
        or not any(c.start <= m.start and m.end <= c.end for c in after)
    ]
    named = any(m.kind is MentionKind.PROCEDURE for m in topics)
    narrowing = NARROW if named else NARROW - {"cos-purpose", "cos-solely"}
    narrow = {m.rule for m in topics} & narrowing
    narrowed = [m for m in topics if m.rule in narrow]
    first = min((m.end for m in topics if m.kind is MentionKind.PROCEDURE), default=None)
    return any(
        m.kind is not MentionKind.PROCEDURE
        and m.rule not in narrow
        # "A nose operation to look better": it is the nose alone that is spoken of.
        and not (m.kind is MentionKind.APPEARANCE and first is not None and first <= m.start)
        and not (
            m.rule in BARE_WORDS
            and (named or any(n.start <= m.start and m.end <= n.end for n in narrowed))
        )
        and not (m.rule == "app-improve" and named)
        for m in topics
    )


def necessity_stands_alone(text: str, evidence: Sequence[Mention]) -> bool:
    """Whether medical necessity is enough by itself: "accident, or if medically necessary".

    In "if medically necessary as a result of an accident" it only narrows the accident. `text` is
    the policy's, `evidence` the mentions of one exception.
    """
    reasons = [m for m in evidence if m.kind is MentionKind.GROUND]
    for need in (m for m in evidence if m.kind is MentionKind.NECESSITY):
        before = [m for m in reasons if m.end <= need.start]
        after = [m for m in reasons if m.start >= need.end]
        if not before and not after:
            return True
        if before and OR.search(text, before[-1].end, need.start):
            return True
        if after and not before and OR.search(text, need.end, after[0].start):
            return True
    return False


def can_be_defined(mention: Mention) -> bool:
    """Whether a definition of what is mentioned matters: cosmetic, reconstructive, necessary."""
    if mention.kind is MentionKind.RECONSTRUCTION:
        return mention.rule in ("rec-surgery", "rec-word", "rec-plastic")
    return mention.kind in (MentionKind.COSMETIC, MentionKind.NECESSITY)


def chief(mentions: Sequence[Mention]) -> Mention:
    """The most telling of several mentions, which must not be none: the longest, then the first."""
    return max(mentions, key=lambda m: (m.end - m.start, -m.start))
