"""One document from the file to the report: the only place where all stages meet."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from statistics import fmean

from analyzer.conditions import conditioned
from analyzer.facts import find_facts
from analyzer.glossing import Glossed, in_english
from analyzer.labels import Code
from analyzer.languages import READ, language_of, plain_words
from analyzer.lexicon import Lexicon, load
from analyzer.linking import link
from analyzer.matching import Matcher
from analyzer.mending import mend
from analyzer.outline import outline
from analyzer.outlook import POORLY_READ, decide_all
from analyzer.own_phrases import extended
from analyzer.questions import every_procedure
from analyzer.reading.assemble import read_policy
from analyzer.reading.limits import PLAIN, Attempt, Stage
from analyzer.records import Clause, Outline, Policy, Question
from analyzer.repairs import repairs
from analyzer.report import Report
from analyzer.roles import find_clauses
from analyzer.spelling import speller

COLLECT_AFTER = (50_000, 20, 20)  # as for gc.set_threshold
SURE = 70.0  # percent of confidence that the words of a clause have on average, else it is marked


def analyze(
    source: Path | str | bytes | Policy,
    *,
    name: str = "",
    questions: Sequence[Question] | None = None,
    password: str | None = None,
    attempt: Attempt = PLAIN,
    phrases: str = "",
    member: int | None = None,
) -> Report:
    """The report on the policy in `source`: a path, the bytes of a document, or what was read.

    Args:
        name: how the document is called in the report; the file name where it is empty.
        questions: what to give an outlook for; every procedure with the ground unknown if None.
        member: the place of the document in the directory of `source`, where that is a ZIP.
        attempt: limits, whether pictures are read, and who is told how far the reading is.
        phrases: own phrases, as `own_phrases.read_phrases` gives them.

    Raises:
        PolicyReadError: the document cannot be read; says why and what to do.
        LexiconError: the files of `models/` cannot be used.
    """
    lexicon = extended(phrases)  # before the reading: a broken lexicon is no matter of the document
    if isinstance(source, Policy):
        policy = source
    else:
        path = Path(source) if isinstance(source, str) else source
        policy = read_policy(path, name=name, password=password, attempt=attempt, member=member)
    attempt.begin(Stage.READ)  # all pages are done
    return analyze_policy(policy, lexicon, questions=questions)


def analyze_policy(
    policy: Policy, lexicon: Lexicon, *, questions: Sequence[Question] | None = None
) -> Report:
    """The report on a policy that has been read, by what `lexicon` knows; `questions` as above."""
    if questions is None:
        questions = every_procedure(lexicon)
    blocks = outline(policy)
    glossed = in_english(policy, blocks)
    if glossed is None:
        clauses = conditioned(policy, blocks, _clauses(policy, blocks, lexicon))
    else:
        clauses = _glossed_clauses(glossed, policy, blocks, lexicon)
    clauses = _marked(policy, _readable(policy, clauses))
    if glossed and glossed.mainly:
        read = glossed.english
        facts = glossed.facts_as_printed(find_facts(read.policy, read.outline), policy)
    else:
        facts = find_facts(policy, blocks)
    outlooks = decide_all(policy, clauses, facts, lexicon, questions)
    return Report(policy, clauses, facts, outlooks, policy.warnings)


def _readable(policy: Policy, clauses: Sequence[Clause]) -> Sequence[Clause]:
    """`clauses` without those in a language whose exceptions nobody would see."""
    if not any(warning.code is Code.W_LANGUAGE for warning in policy.warnings):
        return clauses
    return [
        clause
        for clause in clauses
        if language_of(plain_words(policy.text[clause.start : clause.end].split())) in ("", *READ)
    ]


def _marked(policy: Policy, clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """`clauses`, those marked of which character recognition was not sure."""
    if not any(warning.code is Code.W_OCR for warning in policy.warnings):
        return tuple(clauses)

    def sure(start: int, end: int) -> bool:
        words = policy.words[slice(*policy.word_range(start, end))]
        return not words or fmean(word.confidence for word in words) >= SURE

    return tuple(
        clause
        if sure(clause.key_start, clause.key_end) and sure(clause.mention.start, clause.mention.end)
        else replace(clause, flags=(*clause.flags, POORLY_READ))
        for clause in clauses
    )


def _glossed_clauses(
    glossed: Glossed, policy: Policy, blocks: Outline, lexicon: Lexicon
) -> tuple[Clause, ...]:
    """The flagged clauses of a policy with Spanish in it, each as it is printed."""
    read = glossed.english
    found = _clauses(read.policy, read.outline, lexicon, glossed)
    found = conditioned(read.policy, read.outline, found)
    return tuple(read.as_printed(clause, policy, blocks) for clause in found)


def _clauses(
    policy: Policy, blocks: Outline, lexicon: Lexicon, glossed: Glossed | None = None
) -> tuple[Clause, ...]:
    """The flagged clauses of `policy`, looked for where its damaged words are mended.

    What is left of Spanish in a `glossed` text is no damaged English.
    """
    matcher = _matcher(lexicon)
    damage = repairs(policy.text, speller(lexicon))
    if glossed:
        damage = [repair for repair in damage if not glossed.is_spanish(repair.start)]
    if not damage:
        return link(blocks, find_clauses(policy, blocks, matcher, lexicon))
    mended = mend(policy, blocks, damage)
    found = find_clauses(mended.policy, mended.outline, matcher, lexicon)
    return tuple(mended.as_printed(clause, policy, blocks) for clause in link(blocks, found))


@lru_cache(maxsize=2)  # the installed lexicon, and another one for a while
def _matcher(lexicon: Lexicon) -> Matcher:
    return Matcher(lexicon)


def warm_up() -> None:
    """Load lexicon and word list and build the matcher now: the first document does not wait."""
    lexicon = load()
    _matcher(lexicon)
    speller(lexicon)
    # A policy is hundreds of thousands of records without a cycle: looking through them for cycles
    # as often as Python does by default takes a quarter of the time. What is loaded now stays.
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECT_AFTER)
