"""The sentences of one block, each with what it mentions; a run-in title goes with its sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analyzer.context import Context
from analyzer.cuts import Sentence
from analyzer.evidence import own_sign, within
from analyzer.labels import BlockKind, MentionKind
from analyzer.records import Block, Mention
from analyzer.sentences import sentences
from analyzer.wording import ELLIPTIC, REFERENCE_BRACKET

TERM_WORDS = 3  # a shorter sentence inside a block is a term that the next one defines
RUN_IN_WORDS = 7  # a shorter first sentence of a paragraph is its heading
# What a heading can name and its text leave out: "Keloids" / "Not insured on any site."
TITLED = frozenset({MentionKind.COSMETIC, MentionKind.PROCEDURE, MentionKind.RECONSTRUCTION})
NAMING = TITLED | {MentionKind.APPEARANCE}
LABEL_WORDS = 6  # of the cell that names what its row is about
CUES = frozenset({MentionKind.EXCLUSION_CUE, MentionKind.COVERAGE_CUE, MentionKind.CARVE_OUT_CUE})


def statements(context: Context, index: int) -> Iterator[Sentence]:
    """The sentences of block `index`, in order."""
    policy, blocks = context.policy, context.outline.blocks
    bounds = sentences(context.text(index), blocks[index].start)
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
        if first and number == 0 and not any(m.kind in NAMING for m in said):
            elliptic = ELLIPTIC.match(policy.text, begin, end) and own_sign(said)
            above = _row_label(context, index) or (elliptic and _under_title(context, index))
            if above:
                begin, said = above[0].start, (*above[1], *said)
        yield Sentence(index, begin, end, said, first)


def _row_label(context: Context, index: int) -> tuple[Block, tuple[Mention, ...]] | None:
    """The first cell of the row, if it names what a cell under "Not covered" speaks of."""
    blocks = context.outline.blocks
    if not blocks[index].column or not context.column_head(index):
        return None
    if len(context.text(index).split()) < 2:
        return None  # "None", "-"
    label = context.row(index)[0]
    named = tuple(m for m in context.mentions(label) if m.kind in TITLED)
    short = len(context.text(label).split()) <= LABEL_WORDS
    return (blocks[label], named) if named and short and not blocks[label].column else None


def _under_title(context: Context, index: int) -> tuple[Block, tuple[Mention, ...]] | None:
    """The heading right above block `index`, if it names what the block speaks of."""
    blocks = context.outline.blocks
    path = blocks[index].heading_path
    if not path or path[-1] != index - 1 or blocks[index].kind is BlockKind.CELL:
        return None
    named = tuple(m for m in context.mentions(index - 1) if m.kind in TITLED)
    return (blocks[index - 1], named) if named else None


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
