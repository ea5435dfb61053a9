"""The sentences of one block, each with what it mentions; a run-in title goes with its sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analyzer.context import Context
from analyzer.cuts import Sentence
from analyzer.evidence import within
from analyzer.labels import MentionKind
from analyzer.records import Mention
from analyzer.sentences import sentences
from analyzer.wording import REFERENCE_BRACKET

TERM_WORDS = 3  # a shorter sentence inside a block is a term that the next one defines
RUN_IN_WORDS = 7  # a shorter first sentence of a paragraph is its heading
CUES = frozenset({MentionKind.EXCLUSION_CUE, MentionKind.COVERAGE_CUE, MentionKind.CARVE_OUT_CUE})


def statements(context: Context, index: int) -> Iterator[Sentence]:
    """The sentences of block `index`, in order."""
    policy, block = context.policy, context.outline.blocks[index]
    bounds = sentences(context.text(index), block.start)
    mentions = context.mentions(index)
    title: int | None = None  # where a run-in title began that belongs to the next sentence
    for number, (start, end) in enumerate(bounds):
        text = policy.text[start:end]
        last = number + 1 == len(bounds)
        opens = number == 0 or len(text.split()) <= TERM_WORDS
        says = any(
            m.kind in CUES and not policy.text[m.start : m.end].casefold().startswith("non")
            for m in within(mentions, start, end)
        )
        if title is None and opens and not last and not says and _is_title(text):
            title = start
            continue
        begin = start if title is None else title
        first = number == 0 or title is not None
        title = None
        said = _without_references(policy.text, begin, end, within(mentions, begin, end))
        yield Sentence(index, begin, end, said, first)


def _is_title(text: str) -> bool:
    """Whether a short sentence is the run-in title of the next: "Cosmetic Surgery. That are"."""
    return len(text.split()) <= RUN_IN_WORDS and not text.endswith(("?", ":"))


def _without_references(
    text: str, start: int, end: int, mentions: Sequence[Mention]
) -> tuple[Mention, ...]:
    """`mentions` without cues inside a reference: "(for when it is covered, see ...)"."""
    brackets = [found.span() for found in REFERENCE_BRACKET.finditer(text, start, end)]
    return tuple(
        m
        for m in mentions
        if m.kind not in CUES
        or m.rule == "car-reference"
        or not any(opens <= m.start and m.end <= closes for opens, closes in brackets)
    )
