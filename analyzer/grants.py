"""Whether a sentence with a positive sign is a benefit that the paper grants."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzer.context import Context, Inherited
from analyzer.cuts import Part, Sentence
from analyzer.evidence import REBUILDING, WORDED, grounds
from analyzer.labels import BlockKind, MentionKind
from analyzer.records import Mention
from analyzer.statements import RUN_IN_WORDS
from analyzer.topics import Topics
from analyzer.wording import ASIDE, BARE, CONDITION, EXAMPLES, NEGATION, OPERATES, PRICE

ENTRY_WORDS = 8  # of a bullet in the box of other covered services
# Procedures that a list of benefits names for their own sake, with no word on the reason.
OPERATIONS = frozenset(
    {"breast_reduction", "blepharoplasty", "ptosis_brow", "scar_revision", "keloid"}
)
BREAST_LISTS = frozenset({"rec-stages", "rec-whcra"})
# Rebuilding only where a reason stands beside it.
WITH_REASON = frozenset({"rec-deformity", "rec-considered", "rec-graft", "rec-word"})
MENDING = frozenset({"cleft", "burn_reconstruction", "breast_reconstruction"})
UNGRANTED = frozenset({"gender_facial"})  # gender benefits are granted in chapters of their own


def grants(
    context: Context, topics: Topics, sentence: Sentence, part: Part, inherited: Inherited
) -> bool:
    """Whether a part with a positive sign is a benefit that the paper grants.

    A title or a passing mention is none: the part grants in its own words, or it is an entry
    under a lead-in that does.
    """
    reasons = bool(grounds(part.mentions))
    rebuilds = any(
        m.rule in REBUILDING or (reasons and m.rule in WITH_REASON) for m in part.mentions
    ) or _repairs(context.policy.text, part)
    worded = any(m.kind is MentionKind.COSMETIC for m in part.mentions)
    named = {m.procedure for m in part.mentions if m.procedure} & topics.flagged - UNGRANTED
    if any(m.rule == "car-not-apply" for m in part.mentions):
        return False  # "Coverage for repairs does not apply to jaw surgery"
    however = part.cue is not None and part.cue.rule == "car-but-covered"
    if however or any(
        m.kind is MentionKind.COVERAGE_CUE or m.rule == "rec-considered" for m in part.mentions
    ):
        act = any(m.rule == "rec-whcra" for m in part.mentions)
        return rebuilds or worded or act or bool(named)
    if NEGATION.search(context.policy.text, part.start, part.end):
        return False  # "Distress alone does not make an operation reconstructive"
    if ASIDE.match(context.policy.text, sentence.start) or any(
        m.kind is MentionKind.DEFINITION_CUE for m in part.mentions
    ):
        return False  # "Note: ...", "Two examples of ... are", "An anomaly is defined as ..."
    block = context.outline.blocks[sentence.block]
    if inherited.block in context.verdicts(sentence.block):
        return rebuilds or worded or bool(named)
    if inherited.block in context.column_head(sentence.block):
        looks = any(m.kind is MentionKind.APPEARANCE for m in part.mentions)
        return rebuilds or worded or bool(named) or (looks and reasons)
    if inherited.block is not None and inherited.block in context.lead_ins(sentence.block):
        text = context.policy.text[sentence.start : sentence.end]
        if block.kind is not BlockKind.ITEM and len(text.split()) <= RUN_IN_WORDS:
            return False  # a stray title
        if CONDITION.match(text):
            return False  # "it takes place within a year of the accident"
        about = context.mentions(inherited.block)
        if any(m.rule in BREAST_LISTS for m in about):
            # Every entry of the list that the mastectomy law asks for.
            return reasons or any(m.kind is MentionKind.RECONSTRUCTION for m in part.mentions)
        speaks = any(m.kind in WORDED or m.rule in REBUILDING for m in about)
        # What the lead-in names itself, an item of its list names only as a criterion.
        wanted = named if reasons else named & (topics.cosmetic | OPERATIONS)
        further = wanted - {m.procedure for m in about}
        return rebuilds or worded or bool(further) or (speaks and reasons)
    if inherited.block is not None and any(
        m.rule == "head-sbc-other" for m in context.mentions(inherited.block)
    ):
        short = len(context.text(sentence.block).split()) <= ENTRY_WORDS
        return rebuilds or worded or (short and bool(named))
    if block.kind is BlockKind.CELL and rebuilds and has_price(context, sentence.block):
        return True
    if block.kind is BlockKind.PARAGRAPH and inherited.block in block.heading_path:
        return _is_bare_benefit(context.policy.text, sentence)
    titled = inherited.block is not None and any(
        m.rule in REBUILDING or m.procedure in topics.flagged
        for heading in (inherited.block, *block.heading_path)
        for m in context.mentions(heading)
    )
    return block.kind is BlockKind.ITEM and (rebuilds or ((worded or titled) and reasons))


def _repairs(text: str, part: Part) -> bool:
    """Whether the part speaks of an operation that mends by its very name: of a cleft, of burns."""
    return any(m.procedure in MENDING for m in part.mentions) and bool(
        OPERATES.search(text, part.start, part.end)
    )


def has_price(context: Context, index: int) -> bool:
    """Whether another cell of the row says what the benefit costs or how far it goes."""
    return context.outline.blocks[index].column == 0 and any(
        PRICE.search(context.text(other)) for other in context.row(index) if other != index
    )


def _is_bare_benefit(text: str, sentence: Sentence) -> bool:
    """Whether a sentence without a verb names a repair: "Reconstructive surgery when ..."."""
    first = next((m for m in sentence.mentions if m.rule in REBUILDING), None)
    return (
        first is not None
        and not re.search(r"\w", text[sentence.start : first.start])
        and bool(BARE.match(text, first.end))
        and bool(grounds(sentence.mentions))
    )


def names_what_it_grants(
    context: Context, sentence: Sentence, topics: Sequence[Mention], reasons: Sequence[Mention]
) -> bool:
    """Whether a grant is of certain procedures only; those behind "such as" are examples."""
    named = [m for m in topics if m.kind is MentionKind.PROCEDURE]
    if not named:
        return bool(titled_procedures(context, sentence.block))
    example = EXAMPLES.search(context.policy.text, sentence.start, named[0].start)
    return not (example and any(m.end <= example.start() for m in reasons))


def titled_procedures(context: Context, index: int) -> tuple[str, ...]:
    """The ids of the procedures that the innermost heading above names, if it names any."""
    for heading in reversed(context.outline.blocks[index].heading_path):
        mentions = context.mentions(heading)
        if any(m.kind in WORDED or m.rule in REBUILDING for m in mentions):
            return ()
        named = {m.procedure for m in mentions if m.procedure}
        if named:
            return tuple(sorted(named))
    return ()
