"""The clauses that bear on one procedure, and how far their exceptions reach a reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analyzer.decisions import Evidence, Reach, reached_by
from analyzer.labels import ClauseKind, Ground
from analyzer.lexicon import Procedure
from analyzer.records import Circumstances, Clause

BREAST = frozenset({"breast_reconstruction"})
BREAST_RULES = frozenset(
    {"rec-breast", "rec-other-breast", "rec-stages", "rec-whcra", "rec-symmetry"}
    | {"rec-mastectomy-care"}
)
PLASTIC_SURGERY = frozenset({"cos-plastic", "cos-word"})
SAME_WORDING = 3  # rows of the lexicon that two exclusions share where one repeats the other
RECONSTRUCTIVE = frozenset({"rec-surgery", "rec-word", "rec-plastic"})
# Grounds that a bare "unless medically necessary" reaches, and those for which it is uncertain.
NECESSITY_REACHES = frozenset(
    {Ground.FUNCTIONAL_IMPAIRMENT, Ground.PAIN, Ground.INFECTION, Ground.DISEASE}
)
DATED = frozenset({Ground.INJURY, Ground.BURN, Ground.PRIOR_SURGERY, Ground.MASTECTOMY})
EFFECTS = frozenset({Ground.FUNCTIONAL_IMPAIRMENT, Ground.PAIN})  # of what is dated
NECESSITY_MAY_REACH = frozenset({Ground.WEIGHT_LOSS})
# Grounds for which criteria kept in another paper ("see our medical policy") are worth asking.
REFERENCE_MAY_REACH = frozenset(Ground) - {
    Ground.UNKNOWN,
    Ground.APPEARANCE,
    Ground.ACNE,
    Ground.PSYCHOLOGICAL,
}


@dataclass(frozen=True, slots=True)
class Gathered:
    """The clauses that bear on one procedure, sorted by what they do for it."""

    exclusions: tuple[Clause, ...]  # those that reach it, the most specific first
    escapes: tuple[Clause, ...]  # carve-outs of these and reconstructive benefits
    named_benefits: tuple[Clause, ...]
    mandates: tuple[Clause, ...]
    evidence: frozenset[Evidence]
    defined: frozenset[Ground] = frozenset()  # reasons that its definition of reconstructive names
    by_section: bool = False  # the same wording stands elsewhere without the exception
    bound_elsewhere: bool = False  # an exception is of operations alone, and this is none


@dataclass(frozen=True, slots=True)
class Reached:
    """How far exceptions reach a reason, the clauses that do, and those whose limits bar them."""

    how_far: Reach
    clauses: tuple[Clause, ...] = ()
    too_late: tuple[Clause, ...] = ()
    too_old: tuple[Clause, ...] = ()
    undated: bool = False  # all that reach it have a window, and the date is not known


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
    reaching = unique([*named, *related, *general])
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
    foreign = [
        c for c in carve_outs if procedure.cap and _of_surgery_alone(c, reaching, carve_outs)
    ]
    carve_outs = [c for c in carve_outs if c not in foreign]
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
    defined = frozenset(
        ground
        for c in own
        if c.kind is ClauseKind.DEFINITION and c.mention.rule in RECONSTRUCTIVE
        for ground in c.grounds
    )
    found = {
        Evidence.EXCLUDED: bool(reaching),
        Evidence.NAMED_ALONE: bool(alone),
        Evidence.OWN_EXCEPTION: any(alone_ids & set(c.limits) for c in carve_outs),
        Evidence.ABSOLUTE: any("absolute" in c.flags for c in alone),
        Evidence.ESCAPE: bool(carve_outs or benefits or conditional)
        or any({"by_reference", "schedule"} & set(c.flags) for c in reaching)
        or any(_spares_function(c) or "amended" in c.flags for c in reaching)
        or bool(general and defined),
        Evidence.BENEFIT_NAMED: bool(named_benefits),
        Evidence.BENEFIT_GENERAL: bool(benefits),
        Evidence.MANDATE: bool(mandates),
    }
    return Gathered(
        tuple(reaching),
        tuple(unique([*carve_outs, *benefits])),
        tuple(named_benefits),
        tuple(mandates),
        frozenset(evidence for evidence, there in found.items() if there),
        defined,
        _differs_by_section(general, carve_outs),
        bool(foreign),
    )


def _of_surgery_alone(
    carve_out: Clause, exclusions: Sequence[Clause], carve_outs: Sequence[Clause]
) -> bool:
    """Whether an exception belongs to plastic surgery, and treatments are shut out beside it.

    "Aesthetic treatments of any description are excluded. Plastic surgery is excluded unless ...":
    what is no operation stays excluded.
    """
    limited = {id for one in carve_outs for id in one.limits}
    own = [c for c in exclusions if c.id in carve_out.limits]
    return bool(own) and all(
        {rule for rule in c.rules if rule.startswith(("cos-", "app-"))} <= PLASTIC_SURGERY
        and any(
            other.block == c.block and "absolute" in other.flags and other.id not in limited
            for other in exclusions
        )
        for c in own
    )


def _differs_by_section(general: Sequence[Clause], carve_outs: Sequence[Clause]) -> bool:
    """Whether one wording stands in several sections, in one of them without its exception."""
    limited = {id for one in carve_outs for id in one.limits}
    wordings = [
        (frozenset(r for r in c.rules if r.startswith(("cos-", "app-"))), c) for c in general
    ]
    return any(
        len(wording) >= SAME_WORDING
        and wording == other
        and c.id in limited
        and twin.id not in limited
        and c.heading_path
        and twin.heading_path
        and c.heading_path != twin.heading_path
        for wording, c in wordings
        for other, twin in wordings
    )


def _spares_function(exclusion: Clause) -> bool:
    """Whether only care that does nothing for a function is excluded."""
    return "app-without-function" in exclusion.rules


def _for_another_reason(exclusion: Clause, ground: Ground) -> bool:
    """Whether the exclusion is of treatment for acne, and the reason is something else."""
    reasons = (Ground.UNKNOWN, Ground.ACNE, Ground.APPEARANCE)
    listed = "generic" in exclusion.flags and exclusion.procedures  # acne is one of many there
    return exclusion.grounds == (Ground.ACNE,) and ground not in reasons and not listed


def unique(clauses: list[Clause]) -> list[Clause]:
    """`clauses`, each once."""
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


def reach(
    gathered: Gathered, ground: Ground, circumstances: Circumstances | None = None
) -> Reached:
    """How far the policy's exceptions reach `ground`, its limits of time and age heeded."""
    known = circumstances or Circumstances()
    if ground is Ground.UNKNOWN:
        return Reached(Reach.UNKNOWN, gathered.escapes)
    if ground is Ground.APPEARANCE:
        return Reached(Reach.APPEARANCE)
    wanted = reached_by().get(ground, frozenset())
    candidates = [*gathered.mandates, *gathered.named_benefits, *gathered.escapes]
    matching = [c for c in candidates if wanted & _reasons(c, gathered)]
    too_late = [c for c in matching if _is_too_late(c, ground, known)]
    too_old = [c for c in matching if _is_too_old(c, ground, known)]
    matching = [c for c in matching if c not in too_late and c not in too_old]
    if ground in NECESSITY_REACHES:
        matching += [c for c in candidates if "necessity" in c.flags and c not in matching]
        # What is excluded only where it is not necessary leaves the necessary case open.
        matching += [c for c in gathered.exclusions if "conditional" in c.flags]
    if ground in REFERENCE_MAY_REACH or ground is Ground.ACNE:
        matching += [c for c in gathered.exclusions if "schedule" in c.flags]
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
    partial = [
        c
        for c in [*gathered.exclusions, *candidates]
        if (ground in NECESSITY_MAY_REACH and "necessity" in c.flags)
        or (ground in REFERENCE_MAY_REACH and {"by_reference", "conditional"} & set(c.flags))
    ]
    if wanted & gathered.defined and not gathered.escapes:
        partial += gathered.exclusions[:1]
    amended = [c for c in gathered.exclusions if "amended" in c.flags]
    undated = bool(matching) and known.days_since is None
    undated = undated and all(hangs_on_time(c, ground) for c in matching)
    how_far, clauses = Reach.NO_MATCH, [*partial, *open_grants]
    if matching:
        # Whether a window is still open nobody can say who does not know the date.
        how_far, clauses = Reach.PARTIAL if undated else Reach.MATCH, matching
    elif open_grants and Evidence.EXCLUDED not in gathered.evidence:
        how_far, clauses = Reach.MATCH, open_grants
    elif clauses:
        how_far = Reach.PARTIAL
    if amended or (gathered.by_section and how_far is Reach.MATCH):
        how_far, clauses = Reach.PARTIAL, unique([*clauses, *amended])
    return Reached(how_far, tuple(clauses), tuple(too_late), tuple(too_old), undated)


def _is_too_late(clause: Clause, ground: Ground, known: Circumstances) -> bool:
    return (
        hangs_on_time(clause, ground)
        and known.days_since is not None
        and known.days_since > (clause.within_days or 0)
    )


def _is_too_old(clause: Clause, ground: Ground, known: Circumstances) -> bool:
    return (
        hangs_on_age(clause, ground)
        and known.age is not None
        and known.age >= (clause.under_age or 0)
    )


def hangs_on_time(clause: Clause, ground: Ground) -> bool:
    """Whether the clause has a time window, and it is this reason that it is set for."""
    dated = DATED & set(clause.grounds)
    reached = reached_by().get(ground, frozenset())
    return clause.within_days is not None and (
        not dated or bool(dated & reached) or ground in EFFECTS
    )


def hangs_on_age(clause: Clause, ground: Ground) -> bool:
    """Whether the clause has an age limit, and it is this reason that it is set for.

    "Injury, disease or a birth defect of a child" limits the birth defect alone.
    """
    born = Ground.CONGENITAL in clause.grounds
    return clause.under_age is not None and (not born or ground is Ground.CONGENITAL)


def _reasons(clause: Clause, gathered: Gathered) -> set[Ground]:
    """The reasons of a clause; one that says "reconstructive surgery" and no more has those of
    the definition of it."""
    if not clause.grounds and "rec-breast" in clause.rules:
        return {Ground.MASTECTOMY}  # what else a breast is rebuilt for, the paper would say
    if clause.grounds or not RECONSTRUCTIVE & set(clause.rules):
        return set(clause.grounds)
    return set(gathered.defined)
