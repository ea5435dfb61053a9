"""What each sentence, list item or cell does: exclude, carve out, cover or define.

A sentence is cut where an exception begins (`cuts`); the sign of its first part comes from
its own words or, failing that, from what stands above it (`context`). Only parts that speak of
cosmetic or reconstructive care become clauses.
"""

from __future__ import annotations

from analyzer.context import Context, Inherited
from analyzer.cuts import (
    Part,
    Sentence,
    begins_exception,
    opens_as_exclusion,
    parts,
    titled_sign,
)
from analyzer.definitions import defined_term
from analyzer.evidence import (
    BACKWARD,
    REBUILDING,
    WORDED,
    chief,
    excludes_outright,
    grounds,
    is_conditional,
    is_generic,
    necessity_stands_alone,
    own_sign,
    within,
)
from analyzer.grants import grants, has_price, names_what_it_grants, titled_procedures
from analyzer.labels import BlockKind, ClauseKind, Ground, MentionKind, Sign
from analyzer.lexicon import Lexicon
from analyzer.matching import Matcher
from analyzer.quoting import Ids, quoted
from analyzer.records import Clause, Mention, Outline, Policy
from analyzer.statements import statements
from analyzer.topics import Topics
from analyzer.wording import (
    ADVICE,
    ANAPHORA,
    ANY_CARE,
    ASSERTS,
    EXAMPLES,
    EXCEPTION_GOES_ON,
    EXCEPTIONS_TITLE,
    LISTS_EXCEPTIONS,
    REFERS_BACK,
    TELLS,
)

NEAR_BLOCKS = 12  # blocks of a list of exclusions between one of them and a grant that limits it
REFERENCE_REACH = 3  # blocks back to an exclusion of which "this exclusion" may speak
ROW_CLAUSES = 6  # clauses back among which another cell of the same row may have been flagged


def find_clauses(
    policy: Policy, outline: Outline, matcher: Matcher, lexicon: Lexicon
) -> tuple[Clause, ...]:
    """The flagged clauses of `policy` in text order, carve-outs not yet bound."""
    return _Finder(policy, outline, matcher, lexicon).run()


class _Finder:
    def __init__(
        self, policy: Policy, outline: Outline, matcher: Matcher, lexicon: Lexicon
    ) -> None:
        self.policy = policy
        self.outline = outline
        self.matcher = matcher
        self.context = Context(policy, outline, matcher)
        self.topics = Topics(self.context, lexicon)
        self.topical: set[int] = set()
        self.clauses: list[Clause] = []
        self.ids = Ids(policy)

    def run(self) -> tuple[Clause, ...]:
        for index, block in enumerate(self.outline.blocks):
            if block.kind is BlockKind.FURNITURE:
                continue
            if self.matcher.gate(self.context.text(index)):
                self.topical.add(index)
        said: Sign | None = None  # what the sentence before said in its own words
        excepted = False  # whether it held an exception
        for index, block in enumerate(self.outline.blocks):
            if block.kind in (BlockKind.FURNITURE, BlockKind.HEADING):
                said, excepted = None, False
                continue
            titled = block.heading_path and block.heading_path[-1] == index - 1
            if (
                index in self.topical
                or self.context.column_head(index)
                or (titled and index - 1 in self.topical)
                or self._refers_back(index)
                or self._hangs_under_topic(index)
            ):
                inherited = self.context.inherited(index)
                for sentence in statements(self.context, index):
                    text = self.policy.text[sentence.start : sentence.end]
                    goes_on = said if ANAPHORA.match(text) else None
                    if excepted and EXCEPTION_GOES_ON.match(text):
                        goes_on = Sign.CARVES_OUT
                    self._judge(sentence, inherited, goes_on)
                    said = own_sign(sentence.mentions) or goes_on
                    excepted = any(
                        begins_exception(self.policy.text, sentence, m) for m in sentence.mentions
                    )
            else:
                said, excepted = None, False
        return tuple(self.clauses)

    def _refers_back(self, index: int) -> bool:
        """Whether a block speaks of an exclusion that stands shortly before it."""
        near = range(max(0, index - REFERENCE_REACH), index)
        return bool(
            REFERS_BACK.search(self.context.text(index))
            and any(place in self.topical for place in near)
        )

    def _hangs_under_topic(self, index: int) -> bool:
        return any(
            above in self.topical
            or LISTS_EXCEPTIONS.search(self.context.text(above))
            or self.context.gives(above) is Sign.CARVES_OUT
            for above in self.context.lead_ins(index)
        ) or any(
            EXCEPTIONS_TITLE.match(self.context.text(heading))
            for heading in self.outline.blocks[index].heading_path[-1:]
        )

    def _judge(self, sentence: Sentence, inherited: Inherited, goes_on: Sign | None) -> None:
        mentions = sentence.mentions
        sign = goes_on or inherited.sign
        if self._speaks_elsewhere(sentence.block, inherited):
            return
        worded = any(m.kind in WORDED for m in mentions)
        if self._advises(sentence) or self._repeats_title(sentence.block):
            return
        if sign is Sign.CARVES_OUT and not (worded and excludes_outright(mentions)):
            self._carve_out_item(sentence, inherited.block)
            return
        if self._defines(sentence, sign):
            return
        if not any(
            self.topics.is_topic(m) or m.kind is MentionKind.RECONSTRUCTION for m in mentions
        ):
            part = Part(sentence.start, sentence.end, sign, mentions)
            above = self.topics.named_cosmetic_above(sentence, inherited)
            if sign is Sign.EXCLUDES and above:
                self._add(ClauseKind.EXCLUSION, sentence, part, above, ("governed",))
            elif grants(self.context, self.topics, sentence, part, inherited):
                self._add_coverage(sentence, part)
            elif any(m.rule in BACKWARD for m in mentions):
                # "This exclusion does not apply to surgery after an accident" names no topic.
                for part in parts(self.policy.text, sentence, Sign.EXCLUDES):
                    if part.sign is Sign.CARVES_OUT and part.cue and part.cue.rule in BACKWARD:
                        self._add_carve_out(sentence, part)
            return
        if sign is None:
            sign = self._sign_of_itself(sentence)
        elif sign is Sign.COVERS and opens_as_exclusion(self.policy.text, sentence):
            sign = Sign.EXCLUDES
        if self._refers_elsewhere(sentence):
            part = Part(sentence.start, sentence.end, Sign.CARVES_OUT, mentions)
            self._add_carve_out(sentence, part)
            return
        for part in parts(self.policy.text, sentence, sign):
            self._judge_part(sentence, part, inherited)

    def _refers_elsewhere(self, sentence: Sentence) -> bool:
        """Whether "(See Reconstructive Surgery in Part 5)" stands behind an exclusion."""
        return (
            bool(self.clauses)
            and self.clauses[-1].kind is ClauseKind.EXCLUSION
            and self.clauses[-1].block == sentence.block
            and any(m.rule == "car-reference" for m in sentence.mentions)
            and any(m.kind is MentionKind.RECONSTRUCTION for m in sentence.mentions)
            and not any(self.topics.is_topic(m) for m in sentence.mentions)
            and own_sign(sentence.mentions) is not Sign.EXCLUDES
        )

    def _speaks_elsewhere(self, index: int, inherited: Inherited) -> bool:
        """Whether `index` is a mere label and another cell of its row says what is excluded."""
        verdicts = self.context.verdicts(index)
        if inherited.block not in verdicts or self.outline.blocks[index].column != 0:
            return False
        return any(
            own_sign(self.context.mentions(other))
            for other in self.context.row(index)
            if other != index and other not in verdicts
        )

    def _advises(self, sentence: Sentence) -> bool:
        """Whether the sentence only tells the reader what to do, or asks."""
        text = self.policy.text[sentence.start : sentence.end]
        if text.endswith("?") and not TELLS.match(text):
            return True
        if not ADVICE.match(text):
            return False
        said = own_sign(sentence.mentions)
        states = (said is Sign.EXCLUDES and any(m.kind in WORDED for m in sentence.mentions)) or (
            said is Sign.COVERS and any(m.rule in REBUILDING for m in sentence.mentions)
        )
        return not (states and ASSERTS.match(text))

    def _repeats_title(self, index: int) -> bool:
        """Whether the block is its heading printed once more, as running titles are."""
        block = self.outline.blocks[index]
        if block.kind is not BlockKind.PARAGRAPH:
            return False
        said = " ".join(self.context.text(index).split())
        return any(said == " ".join(self.context.text(h).split()) for h in block.heading_path)

    def _sign_of_itself(self, sentence: Sentence) -> Sign | None:
        """The sign of a sentence above which nothing has one: its run-in title, or what it is."""
        if titled := titled_sign(self.policy.text, sentence):
            return titled
        item = self.outline.blocks[sentence.block].kind is BlockKind.ITEM
        rebuilds = any(m.rule in REBUILDING for m in sentence.mentions)
        if (
            (item or has_price(self.context, sentence.block))
            and rebuilds
            and not any(m.kind in WORDED for m in sentence.mentions)
        ):
            return Sign.COVERS  # lists of repairs are lists of benefits unless something says no
        return None

    def _judge_part(self, sentence: Sentence, part: Part, inherited: Inherited) -> None:
        topics = self.topics.of(sentence, part)
        if part.sign is Sign.EXCLUDES and topics:
            flags = ["conditional"] if is_conditional(part.mentions) else []
            if is_generic(topics) or self._means_any_care(sentence, topics):
                flags.append("generic")
            elif self._governed(sentence.block):
                flags.append("governed")
            if any(m.kind is MentionKind.ABSOLUTE for m in sentence.mentions):
                flags.append("absolute")
            if any(m.rule == "car-reference" for m in sentence.mentions):
                flags.append("by_reference")
            self._add(ClauseKind.EXCLUSION, sentence, part, chief(topics), tuple(flags))
        elif part.sign is Sign.CARVES_OUT:
            self._add_carve_out(sentence, part)
        elif part.sign is Sign.COVERS and grants(
            self.context, self.topics, sentence, part, inherited
        ):
            self._add_coverage(sentence, part)

    def _add_coverage(self, sentence: Sentence, part: Part) -> None:
        topics = [m for m in part.mentions if self.topics.is_topic(m)]
        rebuilding = [m for m in part.mentions if m.kind is MentionKind.RECONSTRUCTION]
        reasons = [m for m in part.mentions if m.kind is MentionKind.GROUND]
        narrow = not rebuilding and names_what_it_grants(self.context, sentence, topics, reasons)
        flags = [] if narrow else ["generic"]
        if any(m.kind is MentionKind.NECESSITY for m in part.mentions):
            flags.append("necessity")
        if self._takes_back(sentence, part, rebuilding):
            self._add_carve_out(sentence, part)
            return
        deciding = chief(rebuilding or topics or reasons)
        self._add(ClauseKind.COVERAGE, sentence, part, deciding, tuple(flags))

    def _takes_back(self, sentence: Sentence, part: Part, rebuilding: list[Mention]) -> bool:
        """Whether a grant follows a cosmetic exclusion of its own block or list of exclusions."""
        if not (grounds(part.mentions) or rebuilding):
            return False
        block = self.outline.blocks[sentence.block]
        excluding = self.context.inherited(sentence.block).sign is Sign.EXCLUDES
        return any(
            clause.kind is ClauseKind.EXCLUSION
            and clause.key_end <= sentence.start
            and (
                clause.block == sentence.block
                or (
                    excluding
                    and clause.mention.kind in WORDED
                    and clause.block >= sentence.block - NEAR_BLOCKS
                    and self.outline.blocks[clause.block].heading_path == block.heading_path
                )
            )
            for clause in self.clauses
        )

    def _carve_out_item(self, sentence: Sentence, lead: int | None) -> None:
        """An item under "except for:" or "this exclusion does not apply to:"."""
        part = Part(sentence.start, sentence.end, Sign.CARVES_OUT, sentence.mentions)
        self._add_carve_out(sentence, part, lead)

    def _add_carve_out(self, sentence: Sentence, part: Part, lead: int | None = None) -> None:
        topical = any(self.topics.is_topic(m) or m.rule in REBUILDING for m in sentence.mentions)
        evidence = [
            m
            for m in part.mentions
            if (m.kind is MentionKind.GROUND and m.ground is not Ground.PSYCHOLOGICAL)
            or m.kind in (MentionKind.RECONSTRUCTION, MentionKind.PROCEDURE)
            or (m.kind is MentionKind.NECESSITY and m.rule != "nec-not")
            or m.rule == "car-reference"
        ]
        if not evidence:
            return
        flags: list[str] = []
        if necessity_stands_alone(self.policy.text, evidence):
            flags.append("necessity")
        if any(m.kind is MentionKind.COVERAGE_CUE for m in part.mentions) and topical:
            flags.append("grants")
        if not topical and lead is None:
            flags.append("refers_back")
        referred = any(m.rule == "car-reference" for m in evidence)
        if referred and not any(m.kind is MentionKind.GROUND for m in evidence):
            flags.append("by_reference")
        self._add(ClauseKind.CARVE_OUT, sentence, part, part.cue or evidence[0], tuple(flags), lead)

    def _means_any_care(self, sentence: Sentence, topics: list[Mention]) -> bool:
        """Whether "cosmetic in nature" is said of all care: "any treatment that is ...".

        So is "treatment to change your looks, such as a face lift": what it names are examples.
        """
        named = min((m.start for m in topics if m.kind is MentionKind.PROCEDURE), default=None)
        if named is not None and any(
            m.kind is MentionKind.APPEARANCE
            and m.end <= named
            and EXAMPLES.search(self.policy.text, m.end, named)
            for m in topics
        ):
            return True
        return not any(m.kind is MentionKind.PROCEDURE for m in topics) and any(
            m.rule == "cos-considered"
            and ANY_CARE.search(self.policy.text, sentence.start, m.start)
            for m in topics
        )

    def _governed(self, index: int) -> bool:
        """Whether the item stands in a list that a general cosmetic exclusion leads into."""
        return any(
            is_generic([m for m in self.context.mentions(above) if self.topics.is_topic(m)])
            for above in self.context.lead_ins(index)
        )

    # Definitions

    def _defines(self, sentence: Sentence, inherited: Sign | None) -> bool:
        """Flags the sentence if it defines cosmetic, reconstructive or medically necessary."""
        term = defined_term(self.context, sentence, inherited)
        if term is None:
            return False
        part = Part(sentence.start, sentence.end, Sign.DEFINES, sentence.mentions)
        self._add(ClauseKind.DEFINITION, sentence, part, term)
        tails = [
            p
            for p in parts(self.policy.text, sentence, Sign.EXCLUDES)[1:]
            if p.sign is Sign.CARVES_OUT
        ]
        for tail in tails:
            self._add_carve_out(sentence, tail)
        return True

    def _add(
        self,
        kind: ClauseKind,
        sentence: Sentence,
        part: Part,
        mention: Mention,
        flags: tuple[str, ...] = (),
        lead: int | None = None,
    ) -> None:
        start, end = quoted(self.context, sentence, part, mention)
        if any(
            (c.kind, c.start, c.end) == (kind, start, end) and c.start < sentence.start
            for c in self.clauses[-ROW_CLAUSES:]
        ):
            return  # another cell of the row has said it
        inside = within(sentence.mentions, part.start, part.end)
        procedures = tuple(sorted({m.procedure for m in inside if m.procedure}))
        if kind is ClauseKind.COVERAGE and not procedures and "generic" not in flags:
            procedures = titled_procedures(self.context, sentence.block)
        beside = self.context.beside(sentence.block) if kind is ClauseKind.COVERAGE else ()
        block = self.outline.blocks[sentence.block]
        self.clauses.append(
            Clause(
                id=self.ids.of(kind, start, end, part.start),
                kind=kind,
                start=start,
                end=end,
                key_start=max(start, part.start),
                key_end=min(end, part.end),
                heading_path=tuple(
                    " ".join(self.context.text(heading).split()) for heading in block.heading_path
                ),
                mention=mention,
                procedures=procedures,
                grounds=grounds(inside) or grounds(beside),
                scope=self.context.scope(sentence.block, list(sentence.mentions)),
                flags=flags,
                rules=tuple(sorted({m.rule for m in inside})),
                block=sentence.block,
                lead=lead,
            )
        )
