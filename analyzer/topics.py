"""Which mentions of a sentence make it speak of cosmetic care, and which only name it in passing.

A procedure that is named without a cosmetic word decides nothing in a list of waiting periods, in
the description of a service, in a limit of number, or in a dental paper. A cosmetic word decides
nothing in an example that stands in brackets.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from analyzer.context import Context, Inherited
from analyzer.cuts import Part, Sentence
from analyzer.evidence import (
    FOUND_COSMETIC,
    WEAK_TOPICS,
    WORDED,
    excludes_outright,
    own_sign,
)
from analyzer.labels import BlockKind, FoundBy, MentionKind, Scope
from analyzer.lexicon import Default, Lexicon
from analyzer.records import Mention
from analyzer.wording import EXAMPLE_BRACKET, LIMITS, WAITING_PERIOD, WAITS_FOR

WAITING_REACH = 60  # blocks back to the line that makes a list one of waiting periods
CODE_CHARS = 20  # characters of a cell that holds no more than the code of an exclusion
ITEM_WORDS = 12  # of an unknown item under a lead-in that calls what follows cosmetic
CALLED_COSMETIC = FOUND_COSMETIC | {"cos-procedure", "cos-surgery"}
DESCRIBED_WITHIN = 12  # characters between a service and the verb that describes it


class Topics:
    """What of the mentions counts, for one policy."""

    def __init__(self, context: Context, lexicon: Lexicon) -> None:
        self._context = context
        self._scopes = {procedure.id: procedure.scope for procedure in lexicon.procedures}
        self.flagged = frozenset(
            procedure.id
            for procedure in lexicon.procedures
            if procedure.default is not Default.COVERED
        )
        self.cosmetic = frozenset(
            procedure.id
            for procedure in lexicon.procedures
            if procedure.default is Default.COSMETIC
        )

    def is_topic(self, mention: Mention) -> bool:
        """Whether a mention can make a clause: a cosmetic word or a procedure that may be so."""
        if mention.kind is MentionKind.PROCEDURE:
            return mention.procedure in self.flagged
        return mention.kind in WORDED

    def of(self, sentence: Sentence, part: Part) -> list[Mention]:
        """The mentions of `part` that make it speak of cosmetic care; none if it only names it."""
        found = [m for m in part.mentions if self.is_topic(m)]
        if all(m.rule in WEAK_TOPICS for m in found):
            return []
        if all(m.rule == "cos-excl08" for m in found) and part.end - part.start <= CODE_CHARS:
            return []  # the number of the exclusion beside its wording
        named = all(m.kind is MentionKind.PROCEDURE for m in found)
        if named and not self._decides_by_name(sentence, found):
            return []
        return [] if self._is_example(sentence, found) else found

    def named_cosmetic_above(self, sentence: Sentence, inherited: Inherited) -> Mention | None:
        """What makes an item cosmetic that is unknown by itself: its lead-in calls it so.

        "These are considered cosmetic: neck tightening". The mention is the lead-in's, placed on
        the item.
        """
        block = self._context.outline.blocks[sentence.block]
        lead = inherited.block
        if (
            block.kind is not BlockKind.ITEM
            or lead is None
            or lead != block.parent
            or not self._context.text(lead).rstrip().endswith(":")
        ):
            return None
        words = len(self._context.policy.text[sentence.start : sentence.end].split())
        calls = [m for m in self._context.mentions(lead) if m.rule in CALLED_COSMETIC]
        if not calls or not sentence.first or not 2 <= words <= ITEM_WORDS or sentence.mentions:
            return None
        return replace(
            calls[-1], start=sentence.start, end=sentence.end, found_by=FoundBy.STRUCTURE
        )

    def _decides_by_name(self, sentence: Sentence, named: Sequence[Mention]) -> bool:
        said = self._context.policy.text[sentence.start : sentence.end]
        if LIMITS.search(said) and not excludes_outright(sentence.mentions):
            return False  # "veneers are limited to one per tooth"
        if self.is_described(sentence):
            return False
        scope = self._context.scope(sentence.block, list(sentence.mentions))
        if scope is Scope.FSA:
            return False
        elsewhere = scope not in (Scope.MEDICAL, Scope.DRUG)
        if elsewhere and all(self._scopes[m.procedure] is not scope for m in named):
            return False
        return not self._waits(sentence.block)

    @staticmethod
    def is_described(sentence: Sentence) -> bool:
        """Whether the sentence tells what a service is: "Gender care refers to a range of ..."."""
        return not excludes_outright(sentence.mentions) and any(
            cue.kind is MentionKind.DEFINITION_CUE
            and cue.rule not in ("def-considered", "def-reconstructive", "def-weak")
            and any(
                m.kind is MentionKind.PROCEDURE and 0 <= cue.start - m.end < DESCRIBED_WITHIN
                for m in sentence.mentions
            )
            for cue in sentence.mentions
        )

    def _is_example(self, sentence: Sentence, found: Sequence[Mention]) -> bool:
        """Whether the topics stand only in "(e.g., ...)" of a paragraph that excludes nothing."""
        if own_sign(sentence.mentions) or (
            self._context.outline.blocks[sentence.block].kind is not BlockKind.PARAGRAPH
        ):
            return False
        text = self._context.policy.text
        brackets = [m.span() for m in EXAMPLE_BRACKET.finditer(text, sentence.start, sentence.end)]
        return bool(found) and all(
            any(start <= m.start and m.end <= end for start, end in brackets) for m in found
        )

    def _waits(self, index: int) -> bool:
        """Whether the block stands in a list of what is paid for only after some time."""
        block = self._context.outline.blocks[index]
        above = [*self._context.lead_ins(index), *block.heading_path]
        for text in map(self._context.text, above):
            if WAITS_FOR.search(text) or (
                WAITING_PERIOD.search(text) and "exclusion" not in text.casefold()
            ):
                return True
        # The list may stand in a table of its own, far behind the line that leads into it.
        blocks = self._context.outline.blocks
        for place in range(index - 1, max(-1, index - 1 - WAITING_REACH), -1):
            if block.parent is not None and blocks[place].parent == block.parent:
                continue  # another item of its list
            text = self._context.without_brackets(place)
            if WAITING_PERIOD.search(text) or WAITS_FOR.search(text):
                return True
            if self._context.gives(place) or own_sign(self._context.mentions(place)):
                return False
        return False
