"""What stands above a block decides what the block says: signs and scopes inherited from it.

A bullet "Cosmetic surgery" excludes or grants; only the lead-in or the heading tells which. The
nearest thing above that has a sign gives it: lead-in, then an opening line of the same section,
then the headings from the inside out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from analyzer.evidence import (
    EXCEPTING,
    FOUND_COSMETIC,
    NARROWING,
    TURNING,
    WORDED,
    excludes_outright,
)
from analyzer.labels import BlockKind, MentionKind, Scope, Sign
from analyzer.matching import TOPIC_KINDS, Matcher
from analyzer.records import Block, Mention, Outline, Policy
from analyzer.sentences import sentences
from analyzer.wording import EXCEPTION_TITLE

OPENER_LOOKBACK = 60  # blocks of one section that are searched for the line which opened it
DECIDING = frozenset({MentionKind.EXCLUSION_CUE, MentionKind.COVERAGE_CUE})
ROW_REACH = 40  # blocks on either side of a cell among which its row mates are looked for
VERDICT_WORDS = (
    7  # words of a cell that is only a verdict: "Covered only under specific conditions"
)
HEAD_WORDS = 3  # of the other cells in a row that heads the rows below it: "You pay"
OPENER_CHARS = 400  # a longer block is text, not the opening line of a list
TAIL_CHARS = 70  # how far from the end of a lead-in its exception cue may stand
HEADING_SCOPE_CHARS = 160

# What may stand between an exception cue and the colon, if the exception is the list below it.
OPEN_WORDS = frozenset(
    "except exception exceptions unless other than apart from aside with the of for to when where "
    "if in as that it is they are was were such any all one both at least either following follows "
    "case cases circumstances situations conditions condition services service treatment surgery "
    "procedure procedures performed required necessary needed done provided however we will do "
    "cover pay may be covered benefits are provided only a person this these those and or not by "
    "listed below due but medically items reasons more limited restricted extent".split()
)


MEDICAL_WORDS = re.compile(r"\b(?:hospitals?|surg(?:ery|eries|ical|eons?)|physicians?|medical)\b")
SCOPE_WORDS = {
    Scope.DENTAL: re.compile(r"\b(?:dental|dentists?|tooth|teeth)\b"),
    Scope.VISION: re.compile(r"\b(?:vision|lens(?:es)?|eyewear|eyeglasses|frames)\b"),
    Scope.PET: re.compile(r"\b(?:your (?:pet|dog|cat)|veterinar\w+|vet)\b"),
    Scope.PROPERTY: re.compile(r"\b(?:roof(?:s|ing)?|siding|dwellings?|hail|gutters?)\b"),
}
ONE_WORD_VERDICTS = {
    **dict.fromkeys(
        ("covered", "included", "yes", "✓", "✔", "allowable", "funded", "payable", "paid"),
        Sign.COVERS,
    ),
    **dict.fromkeys(
        ("excluded", "no", "x", "✗", "✘", "not covered", "not included", "not funded", "not paid"),
        Sign.EXCLUDES,
    ),
}


# The bullet that is a verdict: "✗ Cosmetic surgery".
MARKED = {"✓": Sign.COVERS, "✔": Sign.COVERS, "✗": Sign.EXCLUDES, "✘": Sign.EXCLUDES}


@dataclass(frozen=True, slots=True)
class Inherited:
    """A sign, and the index of the block that gave it (None when there is no sign)."""

    sign: Sign | None
    block: int | None = None


@dataclass(slots=True)
class Context:
    """Lazy, cached answers about the blocks of one policy."""

    policy: Policy
    outline: Outline
    matcher: Matcher
    _mentions: dict[int, tuple[Mention, ...]] = field(default_factory=dict)
    _signs: dict[int, Sign | None] = field(default_factory=dict)
    _document_scope: Scope | None = None
    _heads: dict[tuple[int, int, int], int] | None = None

    def text(self, index: int) -> str:
        block = self.outline.blocks[index]
        return self.policy.text[block.start : block.end]

    def mentions(self, index: int) -> tuple[Mention, ...]:
        """The mentions in block `index`, ordered by start."""
        if index not in self._mentions:
            start = self.outline.blocks[index].start
            self._mentions[index] = tuple(self.matcher.find(self.text(index), start))
        return self._mentions[index]

    def inherited(self, index: int) -> Inherited:
        """The sign that what stands above block `index` gives to it."""
        above = self._above(index)
        mark = MARKED.get(self.text(index)[:1])
        if mark and self.outline.blocks[index].row is None:
            return Inherited(mark, None)
        label = self._excluded_label(index)
        if label is not None:
            return Inherited(Sign.CARVES_OUT, label)
        for place, giver in enumerate(above):
            sign = self.gives(giver)
            if sign is Sign.CARVES_OUT and self._is_bare_title(giver):
                # "Exceptions" in a chapter on benefits lists what is not covered.
                outer = next(filter(None, map(self.gives, above[place + 1 :])), None)
                sign = (
                    {Sign.EXCLUDES: sign, Sign.COVERS: Sign.EXCLUDES}.get(outer) if outer else None
                )
                if sign is None:
                    continue
            if sign is not None:
                return Inherited(None if sign is Sign.NEUTRAL else sign, giver)
        return Inherited(None)

    def _excluded_label(self, index: int) -> int | None:
        """The label of the row, if it is of cosmetic care and the column says what is covered."""
        heads = self.column_head(index)
        if not heads or self.gives(heads[0]) is not Sign.COVERS:
            return None
        label = self.row(index)[0]
        named = label != index and self._names_its_row(label)
        return label if named and self.gives(label) is Sign.EXCLUDES else None

    def _above(self, index: int) -> list[int]:
        """What stands above block `index`, the nearest first: lead-ins, opener, headings."""
        block = self.outline.blocks[index]
        above = self.lead_ins(index) + self.verdicts(index) + self.column_head(index)
        opener = self._opener(index)
        if opener is not None and opener not in above:
            above.append(opener)
        return above + list(reversed(block.heading_path))

    def lead_ins(self, index: int) -> list[int]:
        """The lead-ins above block `index`, the nearest first."""
        above: list[int] = []
        parent = self.outline.blocks[index].parent
        while parent is not None:
            above.append(parent)
            parent = self.outline.blocks[parent].parent
        return above

    def row(self, index: int) -> list[int]:
        """The blocks of the table row in which block `index` stands, itself too; else nothing."""
        row = self.outline.blocks[index].row
        if row is None:
            return []
        near = range(max(0, index - ROW_REACH), min(len(self.outline.blocks), index + ROW_REACH))
        return [place for place in near if self.outline.blocks[place].row == row]

    def verdicts(self, index: int) -> list[int]:
        """The other cells of the row that do nothing but say whether it is covered."""
        column = self.outline.blocks[index].column
        found = [
            place
            for place in self.row(index)
            if self.outline.blocks[place].column != column
            and len(self.text(place).split()) <= VERDICT_WORDS
            and self.gives(place) in (Sign.EXCLUDES, Sign.COVERS)
        ]
        # Where only some of the plans side by side leave it out, the paper does cover it.
        return sorted(found, key=lambda place: self.gives(place) is not Sign.COVERS)

    def beside(self, index: int) -> tuple[Mention, ...]:
        """What the cells behind the label `index` of a table row mention; else nothing."""
        if self.outline.blocks[index].column:
            return ()
        others = [place for place in self.row(index) if place != index]
        return tuple(m for place in others for m in self.mentions(place))

    def _fills_its_row(self, index: int) -> bool:
        """Whether a label has its answer beside it; "Repairs | You pay" heads the rows below."""
        beside = [place for place in self.row(index) if place != index]
        return self._names_its_row(index) and (
            bool(self.verdicts(index))
            or any(len(self.text(place).split()) > HEAD_WORDS for place in beside)
        )

    def _names_its_row(self, index: int) -> bool:
        """Whether a cell says what its row is about, "Cosmetic surgery", and decides nothing."""
        kinds = {m.kind for m in self.mentions(index)}
        return not kinds.isdisjoint(TOPIC_KINDS) and kinds.isdisjoint(DECIDING)

    def column_head(self, index: int) -> list[int]:
        """The head of the table column in which block `index` stands, if it is a verdict."""
        block = self.outline.blocks[index]
        if block.row is None:
            return []
        head = self._column_heads().get((*block.row[:2], block.column))
        if head is None or self.outline.blocks[head].row == block.row:
            return []
        short = len(self.text(head).split()) <= VERDICT_WORDS
        return [head] if short and self.gives(head) in (Sign.EXCLUDES, Sign.COVERS) else []

    def _column_heads(self) -> dict[tuple[int, int, int], int]:
        """The block in the first row of each column, by page, table and column."""
        if self._heads is None:
            self._heads = {}
            for index, block in enumerate(self.outline.blocks):
                if block.row is not None:
                    self._heads.setdefault((*block.row[:2], block.column), index)
        return self._heads

    def _is_bare_title(self, index: int) -> bool:
        return any(m.kind is MentionKind.HEADING for m in self.mentions(index))

    def gives(self, index: int) -> Sign | None:
        """The sign that block `index` gives to what hangs under it."""
        if index not in self._signs:
            self._signs[index] = None  # a lead-in that asks what is above it must not loop
            self._signs[index] = self._sign_given(index)
        return self._signs[index]

    def _sign_given(self, index: int) -> Sign | None:
        block = self.outline.blocks[index]
        if block.row is not None:
            said = self.text(index).partition(",")[0]  # "Covered, once in a lifetime"
            verdict = ONE_WORD_VERDICTS.get(said.strip(" *.\n").casefold())
            if verdict:
                return verdict
        mentions = self.mentions(index)
        heading = next((m for m in mentions if m.kind is MentionKind.HEADING), None)
        if block.kind is BlockKind.HEADING:
            by_cue = _cue_sign(mentions, nouns=True)
            if by_cue is Sign.EXCLUDES and (heading is None or heading.sign is not Sign.NEUTRAL):
                return by_cue  # "Reconstructive surgery exclusions"
            return heading.sign if heading else by_cue
        bounds = sentences(self.text(index), block.start)
        last = bounds[-1] if bounds else (block.start, block.end)
        tail = [m for m in mentions if m.start >= last[0]]
        cue = max(
            (m for m in tail if m.kind is MentionKind.CARVE_OUT_CUE),
            key=lambda m: (m.rule in EXCEPTING | TURNING, m.start),
            default=None,
        )
        leads = self._leads(index)
        if leads and EXCEPTION_TITLE.match(self.text(index)):
            return Sign.CARVES_OUT
        if cue and leads and (cue.rule in TURNING or cue.rule == "car-will-not-exclude"):
            return Sign.CARVES_OUT
        near_end = cue is not None and block.end - cue.end < TAIL_CHARS
        if cue and cue.rule in EXCEPTING and leads and self._ends_open(cue, block):
            return Sign.CARVES_OUT
        if cue and near_end and leads and self._narrows(cue) and self._ends_open(cue, block):
            sign = _cue_sign([m for m in tail if m.end <= cue.start], nouns=False)
            sign = sign or self.inherited(index).sign
            if sign is Sign.EXCLUDES:
                return Sign.CARVES_OUT
            return sign or Sign.COVERS
        sign = _cue_sign(tail, nouns=self._is_marked(index))
        if heading and (heading.start >= last[0] or sign is None or not leads):
            return heading.sign  # not that of "Repair: covered. We do not pay for:"
        if sign is Sign.COVERS and leads and self._grants_again(index):
            return Sign.CARVES_OUT
        return sign

    def _grants_again(self, index: int) -> bool:
        """Whether a bare "We do pay if:" stands right behind a cosmetic exclusion."""
        if any(m.kind in TOPIC_KINDS for m in self.mentions(index)) or not index:
            return False
        blocks = self.outline.blocks
        if blocks[index - 1].heading_path != blocks[index].heading_path:
            return False
        before = self.mentions(index - 1)
        return any(m.kind in WORDED for m in before) and excludes_outright(before)

    def _leads(self, index: int) -> bool:
        """Whether a block leads into a list: by its mark, or because the next block hangs on it."""
        blocks = self.outline.blocks
        hangs = index + 1 < len(blocks) and blocks[index + 1].parent == index
        return hangs or self._is_marked(index)

    def _is_marked(self, index: int) -> bool:
        return self.text(index).rstrip().endswith((":", "-", "–", "—"))

    def _narrows(self, cue: Mention) -> bool:
        said = self.policy.text[cue.start : cue.end].casefold()
        return cue.rule in NARROWING and not said.startswith(("any", "all", "one"))

    def _ends_open(self, cue: Mention, block: Block) -> bool:
        """Whether the exception is still to come: "except for:", not "except as stated:"."""
        rest = self.policy.text[cue.start : block.end].casefold()
        named = [m for m in self.matcher.find(rest) if m.kind in WORDED]
        return all(
            word.group() in OPEN_WORDS
            # "Except for cosmetic surgery that is:"
            or any(m.start <= word.start() < m.end for m in named)
            for word in re.finditer(r"[a-z]+", rest)
        )

    def _opener(self, index: int) -> int | None:
        """An earlier line of the same section that is worded like a heading ("Not covered")."""
        block = self.outline.blocks[index]
        for place in range(index - 1, max(-1, index - 1 - OPENER_LOOKBACK), -1):
            other = self.outline.blocks[place]
            if other.kind is BlockKind.HEADING and place in block.heading_path:
                return None
            if other.kind is BlockKind.FURNITURE or other.heading_path != block.heading_path:
                continue
            if other.kind is BlockKind.ITEM and other.level >= block.level:
                continue
            if other.row not in (None, block.row) and (
                other.column > block.column or self._fills_its_row(place)
            ):
                continue  # the verdict of another row, or what that row is about
            if not self._is_opening_line(place):
                continue
            if any(m.kind is MentionKind.HEADING and m.sign for m in self.mentions(place)):
                if self.gives(place) is Sign.CARVES_OUT and len(self.text(place).split()) > 2:
                    return None  # it leads into its own list only; a bare "Exceptions" opens all
                return place
            if other.kind is BlockKind.PARAGRAPH and self.text(place).rstrip().endswith(":"):
                return None  # another lead-in took over
        return None

    def _is_opening_line(self, index: int) -> bool:
        """Whether a block is one short line; "Title. And a sentence" opens only itself."""
        block = self.outline.blocks[index]
        text = self.without_brackets(index)
        return block.end - block.start <= OPENER_CHARS and len(sentences(text)) == 1

    def without_brackets(self, index: int) -> str:
        """The text of a block without what stands in brackets."""
        return re.sub(r"\([^)]*\)", "", self.text(index))

    def scope(self, index: int, mentions: list[Mention]) -> Scope:
        """The part of the plan that block `index` speaks of; `mentions` are those of its clause."""
        own = {m.scope for m in mentions if m.scope and m.kind is not MentionKind.SCOPE}
        if own:
            return next(iter(sorted(own)))
        words = [m for m in mentions if m.kind is MentionKind.SCOPE and m.scope]
        if any(m.rule == "scp-dental-cosmetic" for m in words):
            return Scope.DENTAL
        block: Block = self.outline.blocks[index]
        for above in (block.parent, *reversed(block.heading_path)):
            if above is None:
                continue
            other = self.outline.blocks[above]
            if other.end - other.start > HEADING_SCOPE_CHARS:
                continue
            found = [m.scope for m in self.mentions(above) if m.kind is MentionKind.SCOPE]
            if Scope.FSA in found:
                return Scope.FSA  # "Health care spending account" speaks of health all the same
            medical = _speaks_of_medicine(self.text(above))
            if found and found[0] and not medical:
                return found[0]
            if medical and not found and other.kind is BlockKind.HEADING:
                break  # a heading on surgery is not about eyes because one above it is
        return self.document_scope()

    def document_scope(self) -> Scope:
        """The scope of the whole paper, by what it talks about most."""
        if self._document_scope is None:
            lowered = self.policy.text.casefold()
            medical = len(MEDICAL_WORDS.findall(lowered))
            counts = {scope: len(words.findall(lowered)) for scope, words in SCOPE_WORDS.items()}
            scope, most = max(counts.items(), key=lambda entry: entry[1])
            # A dental policy names hospitals now and then; a medical one names teeth as rarely.
            self._document_scope = scope if most > 2 * medical + 5 else Scope.MEDICAL
        return self._document_scope


def _speaks_of_medicine(text: str) -> bool:
    lowered = text.casefold()
    return any(word in lowered for word in ("medical", "surg", "hospital", "health", "cosmetic"))


def _cue_sign(mentions: list[Mention] | tuple[Mention, ...], *, nouns: bool) -> Sign | None:
    """The sign of the cues in a heading or a lead-in; an exclusion outweighs a grant."""
    rules = {m.rule for m in mentions if m.kind is MentionKind.EXCLUSION_CUE}
    if not nouns:
        rules.discard("exc-exclusion")
    if rules or any(m.rule in FOUND_COSMETIC for m in mentions):
        return Sign.EXCLUDES
    if any(m.kind is MentionKind.COVERAGE_CUE for m in mentions):
        return Sign.COVERS
    if any(m.kind is MentionKind.DEFINITION_CUE and m.rule != "def-refers" for m in mentions):
        return Sign.DEFINES
    return None
