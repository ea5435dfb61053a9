"""Evidence x ground -> outlook. The decision table is data: models/decisions.csv and reach.csv.

What the clauses of a policy say of one procedure is boiled down to a set of evidence words; what
they say of the person's ground to one of five columns. The first row of the table whose evidence
is all there gives the outlook. Nothing here reads text.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from analyzer.errors import LexiconError
from analyzer.labels import (
    ClauseKind,
    Confidence,
    DocumentType,
    Ground,
    OutlookLabel,
)
from analyzer.lexicon import Lexicon, Procedure
from analyzer.records import Clause, Facts, Outlook, Policy, Question

MAX_CITED = 4  # clauses of one kind that a reader is pointed to
BREAST = frozenset({"breast_reconstruction"})
BREAST_RULES = frozenset(
    {"rec-breast", "rec-other-breast", "rec-stages", "rec-whcra", "rec-symmetry"}
    | {"rec-mastectomy-care"}
)
RECONSTRUCTIVE = frozenset({"rec-surgery", "rec-word", "rec-plastic"})
# Grounds that a bare "unless medically necessary" reaches, and those for which it is uncertain.
NECESSITY_REACHES = frozenset(
    {Ground.FUNCTIONAL_IMPAIRMENT, Ground.PAIN, Ground.INFECTION, Ground.DISEASE}
)
NECESSITY_MAY_REACH = frozenset({Ground.WEIGHT_LOSS})
# Grounds for which criteria kept in another paper ("see our medical policy") are worth asking.
REFERENCE_MAY_REACH = frozenset(Ground) - {
    Ground.UNKNOWN,
    Ground.APPEARANCE,
    Ground.ACNE,
    Ground.PSYCHOLOGICAL,
}


class Reach(StrEnum):
    """How far the exceptions of a policy reach the person's ground: a column of the table."""

    UNKNOWN = "unknown"
    MATCH = "match"
    PARTIAL = "partial"
    NO_MATCH = "no_match"
    APPEARANCE = "appearance"


class Evidence(StrEnum):
    """What a policy says of one procedure: the words of the table's needs and lacks."""

    EXCLUDED = "excluded"
    NAMED_ALONE = "named_alone"
    OWN_EXCEPTION = "own_exception"
    ABSOLUTE = "absolute"
    ESCAPE = "escape"
    BENEFIT_NAMED = "benefit_named"
    BENEFIT_GENERAL = "benefit_general"
    MANDATE = "mandate"


@dataclass(frozen=True, slots=True)
class Decision:
    """A row of the decision table."""

    rule: str
    needs: frozenset[Evidence]
    lacks: frozenset[Evidence]
    labels: dict[Reach, OutlookLabel]
    because: str


@dataclass(frozen=True, slots=True)
class Gathered:
    """The clauses that bear on one procedure, sorted by what they do for it."""

    exclusions: tuple[Clause, ...]  # those that reach it, the most specific first
    escapes: tuple[Clause, ...]  # carve-outs of these and reconstructive benefits
    named_benefits: tuple[Clause, ...]
    mandates: tuple[Clause, ...]
    evidence: frozenset[Evidence]
    defined: frozenset[Ground] = frozenset()  # reasons that its definition of reconstructive names


@cache
def decisions() -> tuple[Decision, ...]:
    """The decision table, read from the top.

    Raises:
        LexiconError: a cell of models/decisions.csv holds an unknown word.
    """
    rows: list[Decision] = []
    with files("models").joinpath("decisions.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            try:
                rows.append(
                    Decision(
                        row["rule"],
                        frozenset(map(Evidence, row["needs"].split())),
                        frozenset(map(Evidence, row["lacks"].split())),
                        {reach: OutlookLabel(row[reach.value]) for reach in Reach},
                        row["because"],
                    )
                )
            except (KeyError, ValueError) as problem:
                raise LexiconError(f"decisions.csv, row {row.get('rule')}: {problem}") from problem
    return tuple(rows)


@cache
def reached_by() -> dict[Ground, frozenset[Ground]]:
    """For each ground of a person, the grounds of a carve-out that reach it.

    Raises:
        LexiconError: a cell of models/reach.csv holds an unknown word.
    """
    reach: dict[Ground, frozenset[Ground]] = {}
    with files("models").joinpath("reach.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            try:
                words = filter(None, row["reached_by"].split("|"))
                reach[Ground(row["ground"])] = frozenset(map(Ground, words))
            except (KeyError, ValueError) as problem:
                raise LexiconError(f"reach.csv, row {row.get('ground')}: {problem}") from problem
    return reach


def decide_all(
    policy: Policy,
    clauses: Sequence[Clause],
    facts: Facts,
    lexicon: Lexicon,
    questions: Sequence[Question],
) -> tuple[Outlook, ...]:
    """An outlook for each question, in order.

    Raises:
        KeyError: a question names a procedure that the lexicon does not have.
    """
    answers: list[Outlook] = []
    for question in questions:
        procedure = lexicon.procedure(question.procedure)
        gathered = gather(clauses, procedure, question.ground)
        answers.append(_answer(policy, facts, procedure, question, gathered))
    return tuple(answers)


def gather(
    clauses: Sequence[Clause], procedure: Procedure, ground: Ground = Ground.UNKNOWN
) -> Gathered:
    """The clauses that bear on `procedure` when the reason is `ground`, and their evidence."""
    own = [c for c in clauses if c.scope is procedure.scope]
    exclusions = [
        c for c in own if c.kind is ClauseKind.EXCLUSION and not _for_another_reason(c, ground)
    ]
    named = [c for c in exclusions if procedure.id in c.procedures]
    related = [c for c in exclusions if set(procedure.ladder) & set(c.procedures)]
    general = [c for c in exclusions if "generic" in c.flags]
    reaching = _unique([*named, *related, *general])
    if not general and not named and procedure.id in BREAST:
        reaching = []
    ids = {c.id for c in reaching} | {
        c.id for c in own if c.kind is ClauseKind.DEFINITION and (general or related)
    }
    carve_outs = [
        c
        for c in own
        if c.kind is ClauseKind.CARVE_OUT
        and ids & set(c.limits)
        and (procedure.id in BREAST or not _breast_only(c))
    ]
    coverage = [c for c in own if c.kind is ClauseKind.COVERAGE]
    benefits = [c for c in coverage if "generic" in c.flags and not _breast_only(c)]
    named_benefits = [c for c in coverage if procedure.id in c.procedures and not _breast_only(c)]
    mandates = [
        c
        for c in own
        if procedure.id in BREAST
        and (c.kind is ClauseKind.COVERAGE or "grants" in c.flags)
        and _grants_breast(c)
        and (not c.procedures or BREAST & set(c.procedures) or "generic" in c.flags)
    ]
    alone = [c for c in named if not {"generic", "governed", "conditional"} & set(c.flags)]
    alone_ids = {c.id for c in alone}
    conditional = any("conditional" in c.flags for c in reaching)
    found = {
        Evidence.EXCLUDED: bool(reaching),
        Evidence.NAMED_ALONE: bool(alone),
        Evidence.OWN_EXCEPTION: any(alone_ids & set(c.limits) for c in carve_outs),
        Evidence.ABSOLUTE: any("absolute" in c.flags for c in alone),
        Evidence.ESCAPE: bool(carve_outs or benefits or conditional)
        or any("by_reference" in c.flags or _spares_function(c) for c in reaching),
        Evidence.BENEFIT_NAMED: bool(named_benefits),
        Evidence.BENEFIT_GENERAL: bool(benefits),
        Evidence.MANDATE: bool(mandates),
    }
    return Gathered(
        tuple(reaching),
        tuple(_unique([*carve_outs, *benefits])),
        tuple(named_benefits),
        tuple(mandates),
        frozenset(evidence for evidence, there in found.items() if there),
        frozenset(
            ground
            for c in own
            if c.kind is ClauseKind.DEFINITION and c.mention.rule in RECONSTRUCTIVE
            for ground in c.grounds
        ),
    )


def _spares_function(exclusion: Clause) -> bool:
    """Whether only care that does nothing for a function is excluded."""
    return "app-without-function" in exclusion.rules


def _for_another_reason(exclusion: Clause, ground: Ground) -> bool:
    """Whether the exclusion is of treatment for acne, and the reason is something else."""
    reasons = (Ground.UNKNOWN, Ground.ACNE, Ground.APPEARANCE)
    return exclusion.grounds == (Ground.ACNE,) and ground not in reasons


def _unique(clauses: list[Clause]) -> list[Clause]:
    return list({clause.id: clause for clause in clauses}.values())


def _breast_only(clause: Clause) -> bool:
    """Whether a clause speaks of breasts alone: a law notice must not leak into other care."""
    rules = set(clause.rules)
    other = set(clause.grounds) - {Ground.MASTECTOMY, Ground.CANCER}
    if clause.procedures and not BREAST & set(clause.procedures):
        return False  # "Mastectomy for gynecomastia"
    speaks = bool(rules & BREAST_RULES) or Ground.MASTECTOMY in clause.grounds
    return speaks and not other


def _grants_breast(clause: Clause) -> bool:
    return bool(set(clause.rules) & BREAST_RULES) or Ground.MASTECTOMY in clause.grounds


def reach(gathered: Gathered, ground: Ground) -> tuple[Reach, list[Clause]]:
    """How far the policy's exceptions reach `ground`, and the clauses that do."""
    if ground is Ground.UNKNOWN:
        return Reach.UNKNOWN, list(gathered.escapes)
    if ground is Ground.APPEARANCE:
        return Reach.APPEARANCE, []
    wanted = reached_by().get(ground, frozenset())
    candidates = [*gathered.mandates, *gathered.named_benefits, *gathered.escapes]
    matching = [c for c in candidates if wanted & _reasons(c, gathered)]
    if ground in NECESSITY_REACHES:
        matching += [c for c in candidates if "necessity" in c.flags and c not in matching]
        # What is excluded only where it is not necessary leaves the necessary case open.
        matching += [c for c in gathered.exclusions if "conditional" in c.flags]
    if ground is Ground.FUNCTIONAL_IMPAIRMENT:
        matching += [c for c in gathered.exclusions if _spares_function(c) and c not in matching]
    # A grant that names no reason leaves the reason to medical necessity.
    open_grants = [
        c
        for c in candidates
        if c.kind is ClauseKind.COVERAGE
        and not _reasons(c, gathered)
        and ground in REFERENCE_MAY_REACH
    ]
    if matching:
        return Reach.MATCH, matching
    if open_grants and Evidence.EXCLUDED not in gathered.evidence:
        return Reach.MATCH, open_grants
    partial = [
        c
        for c in [*gathered.exclusions, *candidates]
        if (ground in NECESSITY_MAY_REACH and "necessity" in c.flags)
        or (ground in REFERENCE_MAY_REACH and {"by_reference", "conditional"} & set(c.flags))
    ]
    if partial or open_grants:
        return Reach.PARTIAL, partial + open_grants
    return Reach.NO_MATCH, []


def _reasons(clause: Clause, gathered: Gathered) -> set[Ground]:
    """The reasons of a clause; one that says "reconstructive surgery" and no more has those of
    the definition of it."""
    if clause.grounds or not RECONSTRUCTIVE & set(clause.rules):
        return set(clause.grounds)
    return set(gathered.defined)


def _answer(
    policy: Policy, facts: Facts, procedure: Procedure, question: Question, gathered: Gathered
) -> Outlook:
    how_far, reaching = reach(gathered, question.ground)
    row = next(
        row
        for row in decisions()
        if row.needs <= gathered.evidence and not row.lacks & gathered.evidence
    )
    label = row.labels[how_far]
    flags: list[str] = []
    if (
        label is OutlookLabel.COVERED
        and procedure.cap
        and procedure.id
        not in {name for clause in gathered.named_benefits for name in clause.procedures}
    ):
        label = procedure.cap
    if procedure.cap and label not in (OutlookLabel.EXCLUDED, OutlookLabel.NOT_ADDRESSED):
        flags.append("experimental_risk")
    cited = _cited(label, gathered, reaching)
    if facts.document_type in (DocumentType.SBC, DocumentType.SUMMARY):
        flags.append("needs_full_document")
    if label in (OutlookLabel.POSSIBLE_MEDICAL_NECESSITY, OutlookLabel.COVERED):
        flags.append("prior_auth_advised")
    if row.rule.startswith("named_a"):
        flags.append("named_exclusion")
    if row.rule == "mandated":
        flags.append("legal_mandate_hint")
    if question.ground is Ground.PSYCHOLOGICAL and label is OutlookLabel.EXCLUDED:
        flags.append("psych_rejected")
    if label is OutlookLabel.NOT_ADDRESSED and "needs_full_document" not in flags:
        flags.append("needs_full_document")
    return Outlook(
        question,
        label,
        _reason(label, row, how_far, question.ground, bool(cited)),
        _confidence(facts, row, how_far, procedure, gathered),
        row.rule,
        tuple(clause.id for clause in cited),
        tuple(sorted({policy.page_of(clause.start) for clause in cited})),
        tuple(flags),
    )


def _cited(label: OutlookLabel, gathered: Gathered, reaching: list[Clause]) -> list[Clause]:
    if label is OutlookLabel.NOT_ADDRESSED:
        return []
    if label is OutlookLabel.COVERED:
        return _unique([*gathered.mandates, *gathered.named_benefits])[:MAX_CITED]
    cited = list(gathered.exclusions[:MAX_CITED])
    if label is not OutlookLabel.EXCLUDED:
        cited += reaching[:MAX_CITED]
    return _unique(cited)


GROUND_WORDS = {
    Ground.UNKNOWN: "an unknown reason",
    Ground.APPEARANCE: "appearance alone",
    Ground.ACNE: "acne",
    Ground.INJURY: "an injury",
    Ground.BURN: "a burn",
    Ground.PRIOR_SURGERY: "an earlier operation",
    Ground.CANCER: "cancer",
    Ground.DISEASE: "a disease",
    Ground.INFECTION: "an infection",
    Ground.CONGENITAL: "a congenital condition",
    Ground.MASTECTOMY: "a mastectomy",
    Ground.FUNCTIONAL_IMPAIRMENT: "a loss of function",
    Ground.PAIN: "pain",
    Ground.PSYCHOLOGICAL: "a psychological reason",
    Ground.WEIGHT_LOSS: "weight loss",
}


def _reason(label: OutlookLabel, row: Decision, how_far: Reach, ground: Ground, cited: bool) -> str:
    """One plain sentence; it speaks of this paper only."""
    if label is OutlookLabel.NOT_ADDRESSED or not cited:
        return row.because
    tail = {
        Reach.UNKNOWN: "The reason for the procedure is not given.",
        Reach.MATCH: f"What takes it out again names {GROUND_WORDS[ground]} or what reaches it.",
        Reach.PARTIAL: f"Whether that reaches {GROUND_WORDS[ground]} is not settled in this paper.",
        Reach.NO_MATCH: f"Nothing in the paper reaches {GROUND_WORDS[ground]}.",
        Reach.APPEARANCE: "For appearance alone the exclusion stands.",
    }[how_far]
    if label is OutlookLabel.COVERED:
        return row.because
    return f"{row.because} {tail}"


def _confidence(
    facts: Facts, row: Decision, how_far: Reach, procedure: Procedure, gathered: Gathered
) -> Confidence:
    if how_far is Reach.PARTIAL or row.rule in ("benefit_general", "excluded_with_named_benefit"):
        return Confidence.LOW
    named = any(procedure.id in clause.procedures for clause in gathered.exclusions)
    summary = facts.document_type in (DocumentType.SBC, DocumentType.SUMMARY, DocumentType.OTHER)
    if summary or row.rule == "silent" or (how_far is Reach.MATCH and not named):
        return Confidence.MEDIUM
    return Confidence.HIGH
