"""What stands above a block decides what the block says: signs and scopes inherited from it.

A bullet "Cosmetic surgery" excludes or grants; only the lead-in or the heading tells which. The
nearest thing above that has a sign gives it: lead-in, then an opening line of the same section,
then the headings from the inside out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from analyzer.evidence import EXCEPTING, FOUND_COSMETIC, NARROWING, TURNING
from analyzer.labels import BlockKind, MentionKind, Scope, Sign
from analyzer.matching import Matcher
from analyzer.records import Block, Mention, Outline, Policy
from analyzer.sentences import sentences

OPENER_LOOKBACK = 60  # blocks of one section that are searched for the line which opened it
ROW_REACH = 40  # blocks on either side of a cell among which its row mates are looked for
VERDICT_WORDS = (
    7  # words of a cell that is only a verdict: "Covered only under specific conditions"
)
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


ONE_WORD_VERDICTS = {
    **dict.fromkeys(("covered", "included", "yes", "✓", "✔"), Sign.COVERS),
    **dict.fromkeys(
        ("excluded", "no", "x", "✗", "✘", "not covered", "not included"), Sign.EXCLUDES
    ),
}


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

    def _above(self, index: int) -> list[int]:
        """What stands above block `index`, the nearest first: lead-ins, opener, headings."""
        block = self.outline.blocks[index]
        above = self.lead_ins(index) + self.verdicts(index)
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
        return [
            place
            for place in self.row(index)
            if self.outline.blocks[place].column != column
            and len(self.text(place).split()) <= VERDICT_WORDS
            and self.gives(place) in (Sign.EXCLUDES, Sign.COVERS)
        ]

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
        if block.kind is BlockKind.CELL:
            verdict = ONE_WORD_VERDICTS.get(self.text(index).strip(" *.\n").casefold())
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
        leads = self.text(index).rstrip().endswith((":", "-", "–", "—"))
        if cue and cue.rule in TURNING and leads:
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
        if heading:
            return heading.sign
        return _cue_sign(tail, nouns=leads)

    def _narrows(self, cue: Mention) -> bool:
        said = self.policy.text[cue.start : cue.end].casefold()
        return cue.rule in NARROWING and not said.startswith(("any", "all", "one"))

    def _ends_open(self, cue: Mention, block: Block) -> bool:
        """Whether the exception is still to come: "except for:", not "except as stated:"."""
        rest = re.findall(r"[a-z]+", self.policy.text[cue.start : block.end].casefold())
        return all(word in OPEN_WORDS for word in rest)

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
        text = self._without_brackets(index)
        return block.end - block.start <= OPENER_CHARS and len(sentences(text)) == 1

    def _without_brackets(self, index: int) -> str:
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
            if found and found[0] and not _speaks_of_medicine(self.text(above)):
                return found[0]
        return self.document_scope()

    def document_scope(self) -> Scope:
        """The scope of the whole paper, by what it talks about most."""
        if self._document_scope is None:
            lowered = self.policy.text.casefold()
            medical = sum(map(lowered.count, ("hospital", "surgery", "surgical", "physician")))
            counts = {
                Scope.DENTAL: sum(map(lowered.count, ("dental", "dentist", "tooth", "teeth"))),
                Scope.VISION: sum(map(lowered.count, ("vision", "lenses", "eyewear", "frames"))),
                Scope.PET: sum(map(lowered.count, ("your pet", "veterinar", "vet "))),
            }
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
