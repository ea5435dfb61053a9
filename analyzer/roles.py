"""What each sentence, list item or cell does: exclude, carve out, cover or define.

A sentence is cut where an exception begins (`cuts`); the sign of its first part comes from
its own words or, failing that, from what stands above it (`context`). Only parts that speak of
cosmetic or reconstructive care become clauses.
"""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.context import Context, Inherited
from analyzer.cuts import Part, Sentence, begins_exception, parts
from analyzer.definitions import defined_term
from analyzer.evidence import (
    BACKWARD,
    REBUILDING,
    WEAK_TOPICS,
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
from analyzer.labels import BlockKind, ClauseKind, Ground, MentionKind, Sign
from analyzer.lexicon import Default, Lexicon
from analyzer.matching import Matcher
from analyzer.quoting import Ids, quoted
from analyzer.records import Clause, Mention, Outline, Policy
from analyzer.sentences import sentences
from analyzer.wording import (
    ADVICE,
    ANAPHORA,
    EXCEPTION_GOES_ON,
    EXCEPTIONS_TITLE,
    LISTS_EXCEPTIONS,
    NEGATION,
    REFERS_BACK,
    WAITING,
)

TITLE_REST = 20  # characters that must follow a run-in title before it titles anything
REFERENCE_REACH = 3  # blocks back to an exclusion of which "this exclusion" may speak
ROW_CLAUSES = 6  # clauses back among which another cell of the same row may have been flagged
TERM_WORDS = 3  # a shorter sentence inside a block is a term that the next one defines
RUN_IN_WORDS = 7  # a shorter first sentence of a paragraph is its heading
UNGRANTED = frozenset({"gender_facial"})  # gender benefits are granted in chapters of their own

CUES = frozenset({MentionKind.EXCLUSION_CUE, MentionKind.COVERAGE_CUE, MentionKind.CARVE_OUT_CUE})


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
        self.flagged = {
            procedure.id
            for procedure in lexicon.procedures
            if procedure.default is not Default.COVERED
        }
        self.cosmetic = {
            procedure.id
            for procedure in lexicon.procedures
            if procedure.default is Default.COSMETIC
        }
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
                or (titled and index - 1 in self.topical)
                or self._refers_back(index)
                or self._hangs_under_topic(index)
            ):
                inherited = self.context.inherited(index)
                for sentence in self._sentences(index):
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
            above in self.topical or LISTS_EXCEPTIONS.search(self.context.text(above))
            for above in self.context.lead_ins(index)
        ) or any(
            EXCEPTIONS_TITLE.match(self.context.text(heading))
            for heading in self.outline.blocks[index].heading_path[-1:]
        )

    def _sentences(self, index: int) -> Iterator[Sentence]:
        block = self.outline.blocks[index]
        bounds = sentences(self.context.text(index), block.start)
        mentions = self.context.mentions(index)
        title: int | None = None  # where a run-in title began that belongs to the next sentence
        for number, (start, end) in enumerate(bounds):
            text = self.policy.text[start:end]
            last = number + 1 == len(bounds)
            opens = number == 0 or len(text.split()) <= TERM_WORDS
            says = any(
                m.kind in CUES
                and not self.policy.text[m.start : m.end].casefold().startswith("non")
                for m in within(mentions, start, end)
            )
            if title is None and opens and not last and not says and _is_title(text):
                title = start
                continue
            begin = start if title is None else title
            first = number == 0 or title is not None
            title = None
            yield Sentence(index, begin, end, within(mentions, begin, end), first)

    def _judge(self, sentence: Sentence, inherited: Inherited, goes_on: Sign | None) -> None:
        mentions = sentence.mentions
        sign = goes_on or inherited.sign
        if self._speaks_elsewhere(sentence.block, inherited):
            return
        if ADVICE.match(self.policy.text[sentence.start : sentence.end]):
            return
        worded = any(m.kind in WORDED for m in mentions)
        if sign is Sign.CARVES_OUT and not (worded and excludes_outright(mentions)):
            self._carve_out_item(sentence, inherited.block)
            return
        if self._defines(sentence, sign):
            return
        if not any(self._is_topic(m) or m.kind is MentionKind.RECONSTRUCTION for m in mentions):
            part = Part(sentence.start, sentence.end, sign, mentions)
            if sign is Sign.COVERS and self._grants(sentence, part, inherited):
                self._add_coverage(sentence, part)
            elif any(m.rule in BACKWARD for m in mentions):
                # "This exclusion does not apply to surgery after an accident" names no topic.
                for part in parts(self.policy.text, sentence, Sign.EXCLUDES):
                    if part.sign is Sign.CARVES_OUT and part.cue and part.cue.rule in BACKWARD:
                        self._add_carve_out(sentence, part)
            return
        if sign is None:
            sign = self._sign_of_itself(sentence)
        for part in parts(self.policy.text, sentence, sign):
            self._judge_part(sentence, part, inherited)

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

    def _sign_of_itself(self, sentence: Sentence) -> Sign | None:
        """The sign of a sentence above which nothing has one: its run-in title, or what it is."""
        title = next((m for m in sentence.mentions if m.kind is MentionKind.HEADING), None)
        if title and title.sign and sentence.first and sentence.end - title.end > TITLE_REST:
            return title.sign
        item = self.outline.blocks[sentence.block].kind is BlockKind.ITEM
        rebuilds = any(m.rule in REBUILDING for m in sentence.mentions)
        if item and rebuilds and not any(m.kind in WORDED for m in sentence.mentions):
            return Sign.COVERS  # lists of repairs are lists of benefits unless something says no
        return None

    def _is_topic(self, mention: Mention) -> bool:
        if mention.kind is MentionKind.PROCEDURE:
            return mention.procedure in self.flagged
        return mention.kind in WORDED

    def _judge_part(self, sentence: Sentence, part: Part, inherited: Inherited) -> None:
        topics = [m for m in part.mentions if self._is_topic(m)]
        if all(m.rule in WEAK_TOPICS for m in topics):
            topics = []
        only_named = all(m.kind is MentionKind.PROCEDURE for m in topics)
        if only_named and self._waits(sentence.block):
            topics = []
        if part.sign is Sign.EXCLUDES and topics:
            flags = ["conditional"] if is_conditional(part.mentions) else []
            if is_generic(topics):
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
        elif part.sign is Sign.COVERS and self._grants(sentence, part, inherited):
            self._add_coverage(sentence, part)

    def _grants(self, sentence: Sentence, part: Part, inherited: Inherited) -> bool:
        """Whether a part with a positive sign is a benefit that the paper grants.

        A title or a passing mention is none: the part grants in its own words, or it is an entry
        under a lead-in that does.
        """
        rebuilds = any(m.rule in REBUILDING for m in part.mentions)
        worded = any(m.kind is MentionKind.COSMETIC for m in part.mentions)
        named = {m.procedure for m in part.mentions if m.procedure} & self.flagged - UNGRANTED
        however = part.cue is not None and part.cue.rule == "car-but-covered"
        if however or any(m.kind is MentionKind.COVERAGE_CUE for m in part.mentions):
            act = any(m.rule == "rec-whcra" for m in part.mentions)
            return rebuilds or worded or act or bool(named)
        if NEGATION.search(self.policy.text, part.start, part.end):
            return False  # "Distress alone does not make an operation reconstructive"
        block = self.outline.blocks[sentence.block]
        if inherited.block in self.context.verdicts(sentence.block):
            return rebuilds or worded or bool(named)
        reasons = bool(grounds(part.mentions))
        if inherited.block is not None and inherited.block in self.context.lead_ins(sentence.block):
            text = self.policy.text[sentence.start : sentence.end]
            if block.kind is not BlockKind.ITEM and len(text.split()) <= RUN_IN_WORDS:
                return False  # a stray title
            about = self.context.mentions(inherited.block)
            speaks = any(m.kind in WORDED or m.rule in REBUILDING for m in about)
            return rebuilds or worded or bool(named & self.cosmetic) or (speaks and reasons)
        titled = inherited.block is not None and any(
            m.rule in REBUILDING for m in self.context.mentions(inherited.block)
        )
        return block.kind is BlockKind.ITEM and (rebuilds or ((worded or titled) and reasons))

    def _waits(self, index: int) -> bool:
        """Whether the block stands in a list of what is paid for only after some time."""
        block = self.outline.blocks[index]
        above = [*self.context.lead_ins(index), *block.heading_path]
        texts = [self.context.text(place) for place in above]
        return any(WAITING.search(text) and "xclusion" not in text for text in texts)

    def _add_coverage(self, sentence: Sentence, part: Part) -> None:
        topics = [m for m in part.mentions if self._is_topic(m)]
        rebuilding = [m for m in part.mentions if m.kind is MentionKind.RECONSTRUCTION]
        reasons = [m for m in part.mentions if m.kind is MentionKind.GROUND]
        named = any(m.kind is MentionKind.PROCEDURE for m in topics)
        flags = [] if named and not rebuilding else ["generic"]
        if any(m.kind is MentionKind.NECESSITY for m in part.mentions):
            flags.append("necessity")
        if self._takes_back(sentence, part):
            self._add_carve_out(sentence, part)
            return
        deciding = chief(rebuilding or topics or reasons)
        self._add(ClauseKind.COVERAGE, sentence, part, deciding, tuple(flags))

    def _takes_back(self, sentence: Sentence, part: Part) -> bool:
        """Whether a grant follows a cosmetic exclusion of its own block: "We do pay for ..."."""
        return bool(grounds(part.mentions)) and any(
            clause.block == sentence.block
            and clause.kind is ClauseKind.EXCLUSION
            and clause.key_end <= sentence.start
            for clause in self.clauses
        )

    def _carve_out_item(self, sentence: Sentence, lead: int | None) -> None:
        """An item under "except for:" or "this exclusion does not apply to:"."""
        part = Part(sentence.start, sentence.end, Sign.CARVES_OUT, sentence.mentions)
        self._add_carve_out(sentence, part, lead)

    def _add_carve_out(self, sentence: Sentence, part: Part, lead: int | None = None) -> None:
        topical = any(self._is_topic(m) or m.rule in REBUILDING for m in sentence.mentions)
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

    def _governed(self, index: int) -> bool:
        """Whether the item stands in a list that a general cosmetic exclusion leads into."""
        return any(
            is_generic([m for m in self.context.mentions(above) if self._is_topic(m)])
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
                grounds=grounds(inside),
                scope=self.context.scope(sentence.block, list(sentence.mentions)),
                flags=flags,
                rules=tuple(sorted({m.rule for m in inside})),
                block=sentence.block,
                lead=lead,
            )
        )


def _is_title(text: str) -> bool:
    """Whether a short sentence is the run-in title of the next: "Cosmetic Surgery. That are"."""
    return len(text.split()) <= RUN_IN_WORDS and not text.endswith(("?", ":"))
