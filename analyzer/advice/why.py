"""Why an outlook is what it is, step by step, and what would change it. Deterministic."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass

from analyzer.advice.countries import UNKNOWN_PLACE, Place, country_of
from analyzer.advice.law import hint_section, law_hints
from analyzer.advice.pieces import Section, Statement, joined, quote, quote_clause
from analyzer.advice.searching import searched, silence
from analyzer.advice.steps import advice, next_steps, papers_to_ask
from analyzer.advice.weighing import Weighed, by_ground, weigh
from analyzer.decisions import Evidence, Reach, reached_by
from analyzer.labels import PROMISE, SILENT, ClauseKind, Ground, OutlookLabel
from analyzer.lexicon import Lexicon, Procedure, load
from analyzer.places import page_list
from analyzer.records import Clause, Outlook, Question
from analyzer.report import (
    Report,
    grounds_text,
)

LABELS = {
    OutlookLabel.EXCLUDED: "excluded",
    OutlookLabel.EXCLUDED_UNLESS_CARVE_OUT: "excluded unless an exception applies",
    OutlookLabel.POSSIBLE_MEDICAL_NECESSITY: "possible if medically necessary",
    OutlookLabel.COVERED: "covered",
    OutlookLabel.NOT_ADDRESSED: "not addressed",
    OutlookLabel.UNREAD: "not read, because of its language",
}
EVIDENCE = {
    Evidence.EXCLUDED: "an exclusion reaches the procedure",
    Evidence.NAMED_ALONE: "an exclusion names it as an item of its own",
    Evidence.OWN_EXCEPTION: "that exclusion has an exception of its own",
    Evidence.ABSOLUTE: "that exclusion rules out every reason",
    Evidence.ESCAPE: "an exception or a reconstructive benefit could take it out again",
    Evidence.BENEFIT_NAMED: "a benefit names the procedure",
    Evidence.BENEFIT_GENERAL: "a reconstructive benefit is granted in general",
    Evidence.MANDATE: "breast reconstruction after a mastectomy is granted",
}
COLUMNS = {
    Reach.UNKNOWN: "the reason is not given",
    Reach.MATCH: "an exception or a benefit reaches the reason",
    Reach.PARTIAL: "whether an exception reaches the reason is not settled in the paper",
    Reach.NO_MATCH: "nothing reaches the reason",
    Reach.APPEARANCE: "the reason is appearance alone",
}
KINDS = {
    ClauseKind.EXCLUSION: "Exclusion",
    ClauseKind.CARVE_OUT: "Exception",
    ClauseKind.COVERAGE: "Benefit",
    ClauseKind.DEFINITION: "Definition",
}


@dataclass(frozen=True, slots=True)
class Why:
    """The account of one outlook. `steps` explain it, `advice` says what to do next."""

    outlook: Outlook
    procedure: Procedure
    place: Place
    steps: tuple[Section, ...]
    advice: tuple[Section, ...]

    @property
    def sections(self) -> tuple[Section, ...]:
        return (*self.steps, *self.advice)


def why(report: Report, question: Question, *, place: Place | None = None, state: str = "") -> Why:
    """The account of the answer to `question`, which the report was asked.

    Args:
        place: the country whose bodies and deadlines are named; told from the paper if None.
        state: a US state by two capitals, for hints of its law.

    Raises:
        UsageError: the report does not hold the question.
        LexiconError: a file of `models/` cannot be used.
    """
    lexicon = load()
    outlook = report.outlook(question)
    procedure = lexicon.procedure(question.procedure)
    if place is None:
        place = country_of(report.policy)
    weighed = weigh(report.clauses, procedure, outlook)
    steps = [
        Section("searched", "What was searched", tuple(searched(procedure, lexicon))),
        Section("found", "What was found", tuple(_found(procedure, report, weighed))),
        Section("tried", "Which exceptions were tried", tuple(_tried(report, outlook, weighed))),
        Section("decided", "What decided", tuple(_decided(procedure, outlook, weighed))),
        Section(
            "change",
            "What would change the answer",
            tuple(_change(procedure, report, outlook, place, lexicon)),
        ),
    ]
    if outlook.label in SILENT:
        # It tells what was searched as well.
        steps[0] = silence(outlook, procedure, report, place, lexicon)
    if hints := law_hints(outlook, procedure, report, place, state):
        steps.append(hint_section(hints))
    country = Section("country", "Whose rules", (_country(place),))
    checklist = next_steps(outlook, procedure, report.policy, report.facts, place)
    return Why(
        outlook,
        procedure,
        place,
        tuple(section for section in steps if section.statements),
        (country, *checklist),
    )


def answer(made: Why) -> str:
    """The outlook in one line: procedure, reason, label, deciding pages, confidence."""
    outlook = made.outlook
    reason = grounds_text([outlook.question.ground]) or "reason not given"
    pages = f", decided on {page_list(outlook.pages)}" if outlook.pages else ""
    return (
        f"{made.procedure.name} ({reason}): {LABELS[outlook.label]}{pages}; "
        f"confidence {outlook.confidence.value}."
    )


def _found(procedure: Procedure, report: Report, weighed: Weighed) -> Iterator[Statement]:
    gathered = weighed.gathered
    for clause in gathered.exclusions:
        yield _cited(report, clause, _how_found(procedure, clause))
    granted = [*gathered.mandates, *gathered.named_benefits]
    for clause in dict.fromkeys([*granted, *gathered.escapes]):
        if clause in granted:
            how = _how_found(procedure, clause)
        elif clause.kind is ClauseKind.CARVE_OUT:
            how = "takes something out of an exclusion"
        else:
            how = "grants reconstructive care"
        yield _cited(report, clause, how)
    for clause in filter(weighed.lends, report.clauses):
        yield _cited(report, clause, f"lends its reasons ({_plain(set(clause.grounds))})")
    if not gathered.exclusions and not gathered.escapes and not granted:
        yield Statement("No exclusion, exception or benefit that bears on it.")


def _how_found(procedure: Procedure, clause: Clause) -> str:
    if procedure.id in clause.procedures:
        return "names the procedure"
    if set(procedure.ladder) & set(clause.procedures):
        near = [name for name in procedure.ladder if name in clause.procedures]
        return f"names its class ({', '.join(name.replace('_', ' ') for name in near)})"
    return "speaks of cosmetic or reconstructive care in general"


def _cited(report: Report, clause: Clause, how: str) -> Statement:
    kind = KINDS.get(clause.kind, clause.kind.value.replace("_", " ").capitalize())
    return Statement(f"{kind}, {how}:", (quote_clause(report.policy, clause),))


def _tried(report: Report, outlook: Outlook, weighed: Weighed) -> Iterator[Statement]:
    ground = outlook.question.ground
    whole = {(one.start, one.end) for one in weighed.gathered.exclusions}
    for clause in weighed.tried:
        words = quote_clause(report.policy, clause)
        if clause.kind is ClauseKind.CARVE_OUT and (clause.start, clause.end) in whole:
            words = quote(report.policy, clause.key_start, clause.key_end)  # its part of a sentence
        yield Statement(_verdict(clause, ground, weighed), (words,))
    if not weighed.tried:
        yield Statement("None: the paper has no exception and no benefit that could reach it.")


def _verdict(clause: Clause, ground: Ground, weighed: Weighed) -> str:
    """Whether the condition of an exception was met, missing or unknown, and why."""
    reasons = weighed.reasons(clause)
    says = f"it names {_plain(reasons, 'and')}" if reasons else "it names no reason of its own"
    also = " It asks for medical necessity as well." if "necessity" in clause.flags else ""
    given = grounds_text([ground])
    if weighed.how_far is Reach.UNKNOWN:
        return f"Unknown, because the reason is not given: {says}.{also}"
    if weighed.how_far is Reach.APPEARANCE:
        return f"Not tried for appearance alone: {says}."
    if clause not in weighed.reaching:
        return f"Missing: {says}, and the reason given is {given}."
    if weighed.how_far is Reach.PARTIAL and weighed.undated:
        return f"Unknown: {says} within a time limit, and the date is not given.{also}"
    if weighed.how_far is Reach.PARTIAL:
        return f"Unknown: {says}; whether it reaches {given} is settled elsewhere.{also}"
    through = reasons & reached_by().get(ground, frozenset())
    if ground in through or not reasons:
        return f"Met: {says}; the reason given is {given}.{also}"
    if through:
        return f"Met: {says}; {_plain(through)} is taken to reach {given}.{also}"
    return f"Met by medical necessity: {says}; the reason given is {given}."


def _decided(procedure: Procedure, outlook: Outlook, weighed: Weighed) -> Iterator[Statement]:
    row = weighed.row
    seen = [words for evidence, words in EVIDENCE.items() if evidence in weighed.gathered.evidence]
    yield Statement(f"Evidence: {'; '.join(seen) or 'none'}.")
    yield Statement(
        f"Row {weighed.number} of the decision table (models/decisions.csv, {row.rule}), the first "
        f"that fits: {row.because}"
    )
    yield Statement(
        f"Column {weighed.how_far.value}: {COLUMNS[weighed.how_far]}. "
        f"The table says: {LABELS[weighed.tabled]}."
    )
    if outlook.label is not weighed.tabled:
        yield Statement(
            f"A limit changes that to: {LABELS[outlook.label]}."
            + (f" {procedure.note}" if procedure.cap is outlook.label else "")
        )
    elif procedure.cap and PROMISE[outlook.label]:
        yield Statement(
            f"Limit: never better than {LABELS[procedure.cap]} unless the paper names it as "
            f"covered. {procedure.note}"
        )
    for flag in outlook.flags:
        yield Statement(f"Note: {advice().plain_flag(flag)}")


def _change(
    procedure: Procedure, report: Report, outlook: Outlook, place: Place, lexicon: Lexicon
) -> Iterator[Statement]:
    answers = by_ground(report, procedure, lexicon)
    now = PROMISE[outlook.label]
    unknown = outlook.question.ground is Ground.UNKNOWN
    best = max(PROMISE[one.label] for one in answers.values())
    if {one.label for one in answers.values()} == {outlook.label}:
        yield Statement("No reason changes it: by this paper the answer is always the same.")
    elif best <= now and not unknown:
        yield Statement("No other reason gives a better outlook by this paper.")
    else:
        for label in sorted(LABELS, key=lambda one: -PROMISE[one]):
            with_it = {g for g, one in answers.items() if g and one.label is label}
            if with_it and (unknown or PROMISE[label] > now):
                pages = {page for ground in with_it for page in answers[ground].pages}
                shown = f" ({page_list(pages)})" if pages else ""
                reasons = _plain(with_it)
                yield Statement(f"If the reason is {reasons}: {LABELS[label]}{shown}.")
        yield Statement("A reason counts only where it is true and documented.")
    if papers_to_ask(outlook, procedure, report.policy, report.facts, place):
        yield Statement("Another paper of the plan may change it: see which paper to ask for.")


def _plain(grounds: Set[Ground], last: str = "or") -> str:
    """Reasons in plain words, in the order of the list of grounds."""
    return joined([grounds_text([ground]) for ground in Ground if ground in grounds], last)


def _country(place: Place) -> Statement:
    if place == UNKNOWN_PLACE:
        return Statement("The paper does not show its country. Give it with --country.")
    if place.quotes:
        return Statement(f"{place.name}, by words that the paper prints:", place.quotes)
    return Statement(f"{place.name}, as you said.")
