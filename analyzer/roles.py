"""What each sentence, list item or cell does: exclude, carve out, cover or define.

A sentence is cut where an exception begins, and the sign turns at every cut: excluded, except,
except. The sign of its first part comes from its own words or, failing that, from what stands
above it (`context`). Only parts that speak of cosmetic or reconstructive care become clauses.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analyzer.context import EXCEPTING, FOUND_COSMETIC, TURNING, Context, Inherited
from analyzer.labels import BlockKind, ClauseKind, Ground, MentionKind, Sign
from analyzer.fuzzy import near_misses
from analyzer.lexicon import Default, Lexicon
from analyzer.matching import Matcher, sentences
from analyzer.records import Clause, Mention, Outline, Policy

COSMETIC_DEFAULTS = frozenset({Default.COSMETIC, Default.MIXED})  # of procedures.csv: worth flagging by name
LONG_CLAUSE = 900  # characters; a longer sentence is quoted only around its deciding part
OPENING = 12  # characters into a sentence in which its first words stand
TITLE_REST = 20  # characters that must follow a run-in title before it titles anything
ROW_CLAUSES = 6  # clauses back among which another cell of the same row may have been flagged
RUN_IN_WORDS = 7  # a shorter first sentence of a paragraph is its heading
DEFINED_WITHIN = 70  # characters into a sentence in which the term it defines stands
DEFINING_REACH = 60  # characters between a term and the cue that defines it
TERM_WORDS = 6  # words of a glossary heading that names a term

# Wording that speaks of rebuilding the body by itself; the rest of the kind also speaks of teeth,
# therapy and house repairs, and needs company.
REBUILDING = frozenset(
    {"rec-surgery", "rec-plastic", "rec-breast", "rec-other-breast", "rec-stages", "rec-symmetry"}
    | {"rec-congenital", "rec-mastectomy-care", "rec-normal-appearance"}
)
UNGRANTED = frozenset({"gender_facial"})  # gender benefits are granted in chapters of their own
WEAK_TOPICS = frozenset({"app-aging", "app-ageing", "app-self-esteem"})  # need another topic
# Sentences that tell the reader what to do, or what the paper is about: they decide nothing.
ADVICE = re.compile(
    r"\W*(?:note:?\s+)?(?:not all|the fact that|if you have|this (?:document|policy|statement|policy statement|section) "
    r"(?:addresses|describes|supplements|explains|discusses)|if you would like|make sure|be sure|ask|keep|remember|check|contact|call|understand|note that you|"
    r"don't|do not (?:be|forget|hesitate))\b",
    re.IGNORECASE,
)
WORDED = frozenset({MentionKind.COSMETIC, MentionKind.APPEARANCE})
TOPICS = frozenset({MentionKind.COSMETIC, MentionKind.APPEARANCE, MentionKind.PROCEDURE})
SPLITTING = EXCEPTING | TURNING
# A sentence that goes on with what the one before it said.
ANAPHORA = re.compile(
    r"(?:this|these|those|it|they|such|examples?|for example)\b(?:\s+\w+){0,3}?\s*"
    r"(?:include|includes|are|is|:)",
    re.IGNORECASE,
)
# A term set before its definition: "Cosmetic Procedure. An operation ...", "Cosmetic - care ...".
TERM_TITLE = re.compile(r"\W*(?:[\w'/-]+\s+){0,5}[\w'/-]+\s*(?:[.:]\s|[-\u2013\u2014]\s)")
EXCEPTION_GOES_ON = re.compile(
    r"(?:such|this|these|the)\s+(?:authorization|approval|exception|exceptions)\b", re.IGNORECASE
)
# A lead-in that need not name a topic itself: "This exclusion does not apply to:".
LISTS_EXCEPTIONS = re.compile(r"\b(?:exclusions?|exceptions?|except|unless)\b[^:]{0,60}:\s*$", re.I)
WAITING = re.compile(
    r"waiting period|\b(?:first|until|expiry of|within)\b.{0,40}\b(?:months?|years?|days)\b",
    re.IGNORECASE | re.DOTALL,
)
BUT = re.compile(r"\bbut\b(?:\s+\w+){0,3}\s*$", re.IGNORECASE)
WHETHER = re.compile(r"\bwhether(?:\s+or)?\s*$", re.IGNORECASE)
PIECE = re.compile(r";|(?<=\s)\((?=[a-z0-9]{1,4}\)\s)|:\s")


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of a sentence between two exceptions, with the sign it has."""

    start: int
    end: int
    sign: Sign | None
    mentions: tuple[Mention, ...]
    cue: Mention | None = None  # the exception cue that begins it


@dataclass(frozen=True, slots=True)
class _Sentence:
    block: int
    start: int
    end: int
    mentions: tuple[Mention, ...]
    first: bool  # the first of its block


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
        self.context = Context(policy, outline, matcher, _near_misses(policy, outline, lexicon))
        self.flagged = {
            procedure.id
            for procedure in lexicon.procedures
            if procedure.default in COSMETIC_DEFAULTS
        }
        self.cosmetic = {
            procedure.id
            for procedure in lexicon.procedures
            if procedure.default is Default.COSMETIC
        }
        self.topical: set[int] = set()
        self.clauses: list[Clause] = []
        self.seen: dict[str, int] = {}

    def run(self) -> tuple[Clause, ...]:
        for index, block in enumerate(self.outline.blocks):
            if block.kind is BlockKind.FURNITURE:
                continue
            if index in self.context.damaged or self.matcher.gate(self.context.text(index)):
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
                or self._hangs_under_topic(index)
            ):
                inherited = self.context.inherited(index)
                for sentence in self._sentences(index):
                    text = self.policy.text[sentence.start : sentence.end]
                    goes_on = said if ANAPHORA.match(text) else None
                    if excepted and EXCEPTION_GOES_ON.match(text):
                        goes_on = Sign.CARVES_OUT
                    self._judge(sentence, inherited, goes_on)
                    said = _own_sign(sentence.mentions) or goes_on
                    excepted = any(self._cuts(sentence, m) for m in sentence.mentions)
            else:
                said, excepted = None, False
        return tuple(self.clauses)

    def _hangs_under_topic(self, index: int) -> bool:
        above = self.outline.blocks[index].parent
        while above is not None:
            if above in self.topical or LISTS_EXCEPTIONS.search(self.context.text(above)):
                return True
            above = self.outline.blocks[above].parent
        return False

    def _sentences(self, index: int) -> Iterator[_Sentence]:
        block = self.outline.blocks[index]
        bounds = sentences(self.context.text(index), block.start)
        if len(bounds) > 1:
            text = self.policy.text[slice(*bounds[0])]
            if len(text.split()) <= RUN_IN_WORDS and not text.endswith(("?", ":")):
                bounds[:2] = [(bounds[0][0], bounds[1][1])]
        mentions = self.context.mentions(index)
        for number, (start, end) in enumerate(bounds):
            inside = tuple(m for m in mentions if start <= m.start and m.end <= end)
            yield _Sentence(index, start, end, inside, first=number == 0)

    # What one sentence says

    def _judge(self, sentence: _Sentence, inherited: Inherited, goes_on: Sign | None) -> None:
        mentions = sentence.mentions
        sign = goes_on or inherited.sign
        if self._speaks_elsewhere(sentence.block, inherited):
            return
        if ADVICE.match(self.policy.text[sentence.start : sentence.end]):
            return
        if sign is Sign.CARVES_OUT and not _excludes_outright(mentions):
            self._carve_out_item(sentence, inherited.block)
            return
        if self._defines(sentence, sign):
            return
        if not any(self._is_topic(m) or m.kind is MentionKind.RECONSTRUCTION for m in mentions):
            part = _Part(sentence.start, sentence.end, sign, mentions)
            if sign is Sign.COVERS and self._grants(sentence, part, inherited):
                self._add_coverage(sentence, part)
            return
        if sign is None:
            sign = self._sign_of_itself(sentence)
        for part in self._parts(sentence, sign):
            self._judge_part(sentence, part, inherited)

    def _speaks_elsewhere(self, index: int, inherited: Inherited) -> bool:
        """Whether `index` is a mere label and another cell of its row says what is excluded."""
        verdicts = self.context.verdicts(index)
        if inherited.block not in verdicts or self.outline.blocks[index].column != 0:
            return False
        return any(
            _own_sign(self.context.mentions(other))
            for other in self.context.row(index)
            if other != index and other not in verdicts
        )

    def _sign_of_itself(self, sentence: _Sentence) -> Sign | None:
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
        return mention.kind in TOPICS

    def _parts(self, sentence: _Sentence, inherited: Sign | None) -> list[_Part]:
        """The sentence cut at its exceptions; the sign turns at every cut."""
        cuts = [m for m in sentence.mentions if self._cuts(sentence, m)]
        bounds = [sentence.start, *(m.start for m in cuts), sentence.end]
        parts: list[_Part] = []
        sign: Sign | None = None
        for number, (start, end) in enumerate(zip(bounds, bounds[1:], strict=False)):
            cue = cuts[number - 1] if number else None
            close = self._closing_bracket(start, end) if cue else None
            inside = self._within(sentence, start, close or end)
            before = sign
            if cue is None:
                sign = _own_sign(inside) or inherited
            elif cue.rule in TURNING or self._names_exception(sentence, cue):
                sign = Sign.CARVES_OUT
            else:
                sign = _turned(sign)
            parts.append(_Part(start, close or end, sign, inside, cue))
            if close is not None and cue is not None:
                # The exception stood in brackets: behind them the sentence goes on as before.
                sign = before
                parts.append(_Part(close, end, sign, self._within(sentence, close, end)))
        return self._guess_unsigned([part for part in parts if part.start < part.end])

    def _names_exception(self, sentence: _Sentence, cue: Mention) -> bool:
        """Whether the sentence opens with the exception: "Exceptions to the exclusion may apply"."""
        said = self.policy.text[cue.start : cue.end].casefold()
        but_granted = cue.kind is MentionKind.COVERAGE_CUE
        opens = cue.start - sentence.start < OPENING and said.startswith("exception")
        return opens or but_granted

    def _within(self, sentence: _Sentence, start: int, end: int) -> tuple[Mention, ...]:
        return tuple(m for m in sentence.mentions if start <= m.start and m.end <= end)

    def _cuts(self, sentence: _Sentence, cue: Mention) -> bool:
        """Whether `cue` begins an exception here."""
        before = self.policy.text[sentence.start : cue.start]
        if cue.kind is MentionKind.COVERAGE_CUE and BUT.search(before):
            head = _own_sign(self._within(sentence, sentence.start, cue.start))
            return head is Sign.EXCLUDES
        if cue.kind is not MentionKind.CARVE_OUT_CUE or cue.rule not in SPLITTING:
            return False
        if WHETHER.search(before):
            return False  # "whether or not caused by" excepts nothing
        if cue.rule == "car-not-apply":
            said = self.policy.text[cue.start : cue.end].casefold()
            head = _own_sign(self._within(sentence, sentence.start, cue.start))
            return head is not Sign.COVERS or "exclusion" in said or "limitation" in said
        return True

    def _closing_bracket(self, start: int, end: int) -> int | None:
        """The place behind the bracket that closes around `start`, if one opened before it."""
        text = self.policy.text
        opened = text.rfind("(", max(0, start - 4), start)
        if opened < 0 or text[opened + 1 : start].strip():
            return None
        depth = 1
        for place in range(start, end):
            depth += {"(": 1, ")": -1}.get(text[place], 0)
            if depth == 0:
                return place + 1
        return None

    def _guess_unsigned(self, parts: list[_Part]) -> list[_Part]:
        """A cosmetic subject with an exception that names a reason excludes, whatever is above."""
        if len(parts) < 2 or _own_sign(parts[0].mentions) is not None:
            return parts
        head, tail = parts[0], parts[1]
        if head.sign in (Sign.EXCLUDES, Sign.CARVES_OUT):
            return parts
        if any(m.kind in WORDED for m in head.mentions) and _grounds(tail.mentions):
            return [
                _Part(head.start, head.end, Sign.EXCLUDES, head.mentions),
                *(
                    _Part(part.start, part.end, sign, part.mentions, part.cue)
                    for part, sign in zip(
                        parts[1:], (Sign.CARVES_OUT, Sign.EXCLUDES) * len(parts), strict=False
                    )
                ),
            ]
        return parts

    def _judge_part(self, sentence: _Sentence, part: _Part, inherited: Inherited) -> None:
        topics = [m for m in part.mentions if self._is_topic(m)]
        if all(m.rule in WEAK_TOPICS for m in topics):
            topics = []
        only_named = all(m.kind is MentionKind.PROCEDURE for m in topics)
        if only_named and self._waits(sentence.block):
            topics = []
        if part.sign is Sign.EXCLUDES and topics:
            flags = ["conditional"] if _is_conditional(part.mentions) else []
            if _is_generic(topics):
                flags.append("generic")
            elif self._governed(sentence.block):
                flags.append("governed")
            if any(m.kind is MentionKind.ABSOLUTE for m in sentence.mentions):
                flags.append("absolute")
            if any(m.rule == "car-reference" for m in sentence.mentions):
                flags.append("by_reference")
            self._add(ClauseKind.EXCLUSION, sentence, part, _chief(topics), tuple(flags))
        elif part.sign is Sign.CARVES_OUT:
            self._add_carve_out(sentence, part)
        elif part.sign is Sign.COVERS and self._grants(sentence, part, inherited):
            self._add_coverage(sentence, part)

    def _grants(self, sentence: _Sentence, part: _Part, inherited: Inherited) -> bool:
        """Whether a part with a positive sign is a benefit that the paper grants.

        A title or a passing mention is none: the part grants in its own words, or it is an entry
        under a lead-in that does.
        """
        rebuilds = any(m.rule in REBUILDING for m in part.mentions)
        worded = any(m.kind is MentionKind.COSMETIC for m in part.mentions)
        named = {m.procedure for m in part.mentions if m.procedure} & self.flagged - UNGRANTED
        if any(m.kind is MentionKind.COVERAGE_CUE for m in part.mentions):
            act = any(m.rule == "rec-whcra" for m in part.mentions)
            return rebuilds or worded or act or bool(named)
        block = self.outline.blocks[sentence.block]
        if inherited.block in self.context.verdicts(sentence.block):
            return rebuilds or worded or bool(named)
        reasons = bool(_grounds(part.mentions))
        if inherited.block is not None and inherited.block in self._leads(sentence.block):
            text = self.policy.text[sentence.start : sentence.end]
            if block.kind is not BlockKind.ITEM and len(text.split()) <= RUN_IN_WORDS:
                return False  # a stray title
            about = self.context.mentions(inherited.block)
            speaks = any(m.kind in WORDED or m.rule in REBUILDING for m in about)
            return rebuilds or worded or bool(named & self.cosmetic) or (speaks and reasons)
        return block.kind is BlockKind.ITEM and (rebuilds or (worded and reasons))

    def _leads(self, index: int) -> set[int]:
        """The lead-ins above a block."""
        leads: set[int] = set()
        above = self.outline.blocks[index].parent
        while above is not None:
            leads.add(above)
            above = self.outline.blocks[above].parent
        return leads

    def _waits(self, index: int) -> bool:
        """Whether the block stands in a list of what is paid for only after some time."""
        block = self.outline.blocks[index]
        above = [*self._leads(index), *block.heading_path]
        return any(WAITING.search(self.context.text(place)) for place in above)

    def _add_coverage(self, sentence: _Sentence, part: _Part) -> None:
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
        chief = _chief(rebuilding or topics or reasons)
        self._add(ClauseKind.COVERAGE, sentence, part, chief, tuple(flags))

    def _takes_back(self, sentence: _Sentence, part: _Part) -> bool:
        """Whether a grant follows a cosmetic exclusion of its own block: "We do pay for ..."."""
        return bool(_grounds(part.mentions)) and any(
            clause.block == sentence.block
            and clause.kind is ClauseKind.EXCLUSION
            and clause.end <= sentence.start
            for clause in self.clauses
        )

    def _carve_out_item(self, sentence: _Sentence, lead: int | None) -> None:
        """An item under "except for:" or "this exclusion does not apply to:"."""
        part = _Part(sentence.start, sentence.end, Sign.CARVES_OUT, sentence.mentions)
        self._add_carve_out(sentence, part, lead)

    def _add_carve_out(
        self, sentence: _Sentence, part: _Part, lead: int | None = None
    ) -> None:
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
        if self._necessity_stands_alone(evidence):
            flags.append("necessity")
        if any(m.kind is MentionKind.COVERAGE_CUE for m in part.mentions):
            flags.append("grants")
        if all(m.rule == "car-reference" for m in evidence):
            flags.append("by_reference")
        self._add(ClauseKind.CARVE_OUT, sentence, part, part.cue or evidence[0], tuple(flags), lead)

    def _necessity_stands_alone(self, evidence: list[Mention]) -> bool:
        """Whether medical necessity is enough by itself: "accident, or if medically necessary".

        In "if medically necessary as a result of an accident" it only narrows the accident.
        """
        grounds = [m for m in evidence if m.kind is MentionKind.GROUND]
        for need in (m for m in evidence if m.kind is MentionKind.NECESSITY):
            before = [m for m in grounds if m.end <= need.start]
            after = [m for m in grounds if m.start >= need.end]
            gap = self.policy.text[before[-1].end : need.start] if before else ""
            if not after and not before:
                return True
            if before and re.search(r"\bor\b", gap):
                return True
            rest = self.policy.text[need.end : after[0].start] if after else ""
            if after and not before and re.search(r"\bor\b", rest):
                return True
        return False

    def _governed(self, index: int) -> bool:
        """Whether the item stands in a list that a general cosmetic exclusion leads into."""
        above = self.outline.blocks[index].parent
        while above is not None:
            if _is_generic([m for m in self.context.mentions(above) if self._is_topic(m)]):
                return True
            above = self.outline.blocks[above].parent
        return False

    # Definitions

    def _defines(self, sentence: _Sentence, inherited: Sign | None) -> bool:
        """Flags the sentence if it defines cosmetic, reconstructive or medically necessary."""
        term = self._defined_term(sentence) or self._glossary_term(sentence, inherited)
        if term is None:
            return False
        part = _Part(sentence.start, sentence.end, Sign.DEFINES, sentence.mentions)
        self._add(ClauseKind.DEFINITION, sentence, part, term)
        tails = [p for p in self._parts(sentence, Sign.EXCLUDES)[1:] if p.sign is Sign.CARVES_OUT]
        for tail in tails:
            self._add_carve_out(sentence, tail)
        return True

    def _defined_term(self, sentence: _Sentence) -> Mention | None:
        cues = [m for m in sentence.mentions if m.kind is MentionKind.DEFINITION_CUE]
        for cue in cues:
            terms = [
                m
                for m in sentence.mentions
                if _can_be_defined(m)
                and m.end <= (cue.end if cue.rule == "def-considered" else cue.start + 12)
                and m.start - sentence.start < DEFINED_WITHIN
                and cue.start - m.end < DEFINING_REACH
            ]
            if terms and not _excludes_outright(sentence.mentions):
                return _chief(terms)
        return None

    def _glossary_term(self, sentence: _Sentence, inherited: Sign | None) -> Mention | None:
        """The term of a glossary entry whose heading is the term and whose text explains it."""
        block = self.outline.blocks[sentence.block]
        if not sentence.first or not block.heading_path:
            return None
        title = TERM_TITLE.match(self.policy.text, sentence.start, sentence.end)
        run_in = title and next(
            (m for m in sentence.mentions if m.end <= title.end() and _can_be_defined(m)), None
        )
        glossary = inherited is Sign.DEFINES or any(
            self.context.gives(above) is Sign.DEFINES for above in block.heading_path
        )
        if glossary and run_in:
            return run_in
        heading = block.heading_path[-1]
        if not glossary or sentence.block != heading + 1:
            return None
        text = self.context.text(heading)
        if len(text.split()) > TERM_WORDS:
            return None
        return next((m for m in self.context.mentions(heading) if _can_be_defined(m)), None)

    # Making the record

    def _add(
        self,
        kind: ClauseKind,
        sentence: _Sentence,
        part: _Part,
        mention: Mention,
        flags: tuple[str, ...] = (),
        lead: int | None = None,
    ) -> None:
        start, end = self._row_of(sentence) or self._quoted(sentence, part)
        if any((c.kind, c.start, c.end) == (kind, start, end) and c.start < sentence.start
               for c in self.clauses[-ROW_CLAUSES:]):
            return  # another cell of the row has said it
        within = [m for m in sentence.mentions if part.start <= m.start and m.end <= part.end]
        procedures = tuple(sorted({m.procedure for m in within if m.procedure}))
        block = self.outline.blocks[sentence.block]
        self.clauses.append(
            Clause(
                id=self._id(kind, start, end, part.start),
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
                grounds=_grounds(within),
                scope=self.context.scope(sentence.block, list(sentence.mentions)),
                flags=flags,
                rules=tuple(sorted({m.rule for m in within})),
                block=sentence.block,
                lead=lead,
            )
        )

    def _row_of(self, sentence: _Sentence) -> tuple[int, int] | None:
        """The table row around a cell whose meaning a verdict cell of the row decides."""
        if not self.context.verdicts(sentence.block):
            return None
        row = self.context.row(sentence.block)
        start, end = self.outline.blocks[row[0]].start, self.outline.blocks[row[-1]].end
        contiguous = row == list(range(row[0], row[-1] + 1))
        return (start, end) if contiguous and end - start <= LONG_CLAUSE else None

    def _quoted(self, sentence: _Sentence, part: _Part) -> tuple[int, int]:
        """The whole sentence or, of a very long one, the pieces around the deciding part."""
        if sentence.end - sentence.start <= LONG_CLAUSE:
            return sentence.start, sentence.end
        text = self.policy.text
        cuts = [sentence.start + m.start() for m in PIECE.finditer(text[sentence.start : sentence.end])]
        start = max((cut for cut in cuts if cut <= part.start), default=sentence.start)
        if part.start - sentence.start < LONG_CLAUSE // 2:
            start = sentence.start
        end = min(
            (cut for cut in cuts if cut >= min(part.end, start + LONG_CLAUSE)),
            default=sentence.end,
        )
        if end - start > LONG_CLAUSE * 1.5:
            end = text.rfind(" ", start, start + int(LONG_CLAUSE * 1.5))
        while text[start] in "; :\n":
            start += 1
        return start, start + len(text[start:end].rstrip())

    def _id(self, kind: ClauseKind, start: int, end: int, key: int) -> str:
        """A stable id: the same clause at the same place has it in every run and version."""
        words = re.sub(r"\W+", " ", self.policy.text[start:end].casefold()).strip()
        place = f"{kind}|{self.policy.page_of(start)}|{words}|{key - start}"
        number = self.seen[place] = self.seen.get(place, 0) + 1
        return hashlib.sha256(f"{place}|{number}".encode()).hexdigest()[:12]


def _near_misses(
    policy: Policy, outline: Outline, lexicon: Lexicon
) -> dict[int, tuple[Mention, ...]]:
    """Damaged or misspelt topic words by the block in which they stand."""
    starts = [block.start for block in outline.blocks if block.kind is not BlockKind.FURNITURE]
    found: dict[int, list[Mention]] = {}
    for mention in near_misses(policy.text, lexicon):
        index = bisect_right(starts, mention.start) - 1
        if index >= 0 and mention.end <= outline.blocks[index].end:
            found.setdefault(index, []).append(mention)
    return {index: tuple(mentions) for index, mentions in found.items()}


def _own_sign(mentions: Sequence[Mention]) -> Sign | None:
    if _excludes_outright(mentions):
        return Sign.EXCLUDES
    if any(m.rule == "rec-considered" for m in mentions):
        return Sign.COVERS
    named = any(m.kind is MentionKind.PROCEDURE for m in mentions)
    if named and any(m.rule in FOUND_COSMETIC | {"def-considered"} for m in mentions):
        return Sign.EXCLUDES
    if any(m.kind is MentionKind.COVERAGE_CUE for m in mentions):
        return Sign.COVERS
    return None


def _excludes_outright(mentions: Sequence[Mention]) -> bool:
    return any(
        m.kind is MentionKind.EXCLUSION_CUE and m.rule != "exc-exclusion" for m in mentions
    )


def _turned(sign: Sign | None) -> Sign | None:
    """The sign on the other side of an exception."""
    return {
        Sign.EXCLUDES: Sign.CARVES_OUT,
        Sign.CARVES_OUT: Sign.EXCLUDES,
        Sign.COVERS: Sign.EXCLUDES,
        Sign.DEFINES: Sign.CARVES_OUT,
    }.get(sign) if sign else None


def _grounds(mentions: Sequence[Mention]) -> tuple[Ground, ...]:
    return tuple(sorted({m.ground for m in mentions if m.ground}))


def _is_conditional(mentions: Sequence[Mention]) -> bool:
    """Whether only what is not medically necessary, or found cosmetic, is excluded."""
    rules = {m.rule for m in mentions}
    return bool(rules & {"cos-not-necessary", "cos-conditional", "nec-not"})


# Cosmetic wording that narrows what is named beside it instead of standing for all cosmetic care.
NARROW = frozenset(
    {"cos-considered", "cos-conditional", "cos-purpose", "cos-solely", "cos-complication"}
    | {"cos-beauty", "cos-drug", "cos-drug-names"}
)


def _is_generic(topics: list[Mention]) -> bool:
    """Whether the wording excludes cosmetic care in general, not just what it names."""
    named = any(m.kind is MentionKind.PROCEDURE for m in topics)
    narrow = {m.rule for m in topics} & (NARROW if named else NARROW - {"cos-purpose", "cos-solely"})
    wide = [
        m
        for m in topics
        if m.kind is not MentionKind.PROCEDURE
        and m.rule not in narrow
        and not (narrow and m.rule in ("cos-word", "cos-aesthetic"))
        and not (named and m.rule in ("cos-word", "cos-aesthetic", "app-improve"))
    ]
    return bool(wide)


def _can_be_defined(mention: Mention) -> bool:
    if mention.kind is MentionKind.RECONSTRUCTION:
        return mention.rule in ("rec-surgery", "rec-word", "rec-plastic")
    return mention.kind in (MentionKind.COSMETIC, MentionKind.NECESSITY)


def _chief(mentions: Sequence[Mention]) -> Mention:
    """The most telling of several mentions: the longest, then the first."""
    return max(mentions, key=lambda m: (m.end - m.start, -m.start))
