"""What a reader of an outlook has to know besides it: its flags, and how sure it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from analyzer.decisions import Decision, Evidence, Reach
from analyzer.gathering import Gathered, Reached, hangs_on_age, hangs_on_time
from analyzer.labels import (
    SILENT,
    ClauseKind,
    Confidence,
    DocumentType,
    Ground,
    OutlookLabel,
    Scope,
)
from analyzer.lexicon import Procedure
from analyzer.records import Clause, Facts, Policy, Question

SUMMARIES = frozenset({DocumentType.SBC, DocumentType.SUMMARY})
HOPEFUL = frozenset({OutlookLabel.POSSIBLE_MEDICAL_NECESSITY, OutlookLabel.COVERED})
COMPLICATIONS = "complication_care"
UNSETTLED_LAW = frozenset({"gender_facial"})  # courts and agencies differ from year to year
STANDARD_CODE = "cos-excl08"  # India: hospital care alone, and the doctor has to certify the need
NORMAL_LOOKS = "rec-normal-appearance"
ASKS_FIRST = "adm-prior-authorization"
NOT_HEALTH = frozenset(Scope) - {Scope.MEDICAL, Scope.DRUG}


@dataclass(frozen=True, slots=True)
class Paper:
    """The document that is asked."""

    policy: Policy
    facts: Facts
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """One question with all that decided it."""

    paper: Paper
    procedure: Procedure
    question: Question
    gathered: Gathered
    reached: Reached
    row: Decision
    label: OutlookLabel

    @property
    def asks_first(self) -> bool:
        """Whether what the person relies on is granted only with approval beforehand."""
        return any(ASKS_FIRST in clause.rules for clause in self.reached.clauses)

    @property
    def lacks_approval(self) -> bool:
        """Whether the care was given without the approval that its grant hangs on."""
        return (
            self.question.circumstances.approved is False
            and self.asks_first
            and Evidence.MANDATE not in self.gathered.evidence
        )

    @property
    def late(self) -> bool:
        """Whether a time window may have closed or has."""
        return bool(self.reached.too_late) or any(
            hangs_on_time(clause, self.question.ground) for clause in self.reached.clauses
        )

    @property
    def undated(self) -> bool:
        return self.late and self.question.circumstances.days_since is None

    @property
    def excluded(self) -> bool:
        return self.label is OutlookLabel.EXCLUDED

    @property
    def hopeful(self) -> bool:
        return self.label in HOPEFUL

    @property
    def open(self) -> bool:
        """Whether something is left to ask the plan for."""
        return self.label is not OutlookLabel.EXCLUDED and self.label not in SILENT

    @property
    def silent(self) -> bool:
        return self.label in SILENT

    def marked(self, flag: str) -> bool:
        """Whether one of the clauses that bear on the case has `flag`."""
        deciding = (*self.gathered.exclusions, *self.reached.clauses)
        return any(flag in clause.flags for clause in deciding)

    def rests_on(self, rule: str) -> bool:
        """Whether one of the clauses that bear on the case holds the wording of a lexicon row."""
        deciding = (*self.gathered.exclusions, *self.reached.clauses)
        return any(rule in clause.rules for clause in deciding)

    @property
    def named_against_reason(self) -> bool:
        """Whether an exclusion by name beats an exception elsewhere that fits the reason."""
        by_name = Evidence.NAMED_ALONE in self.gathered.evidence
        return by_name and self.excluded and self.reached.how_far is Reach.MATCH

    @property
    def absolute(self) -> bool:
        return self.excluded and any("absolute" in c.flags for c in self.gathered.exclusions)


def cautions(case: Case) -> tuple[str, ...]:
    """The flags of an outlook, in a fixed order."""
    return tuple(flag for flag, applies in FLAGS.items() if applies(case))


def confidence(case: Case) -> Confidence:
    """How sure an outlook is: low where the paper leaves it open, high where it says it itself."""
    if case.silent:
        return _confidence_of_silence(case)
    row, how_far = case.row, case.reached.how_far
    summary = case.paper.facts.document_type in SUMMARIES | {DocumentType.OTHER}
    if how_far is Reach.PARTIAL and case.reached.undated:
        return Confidence.MEDIUM
    if how_far is Reach.PARTIAL or case.row.rule == "excluded_with_named_benefit":
        return Confidence.LOW
    if row.rule == "benefit_general" and not any(c.grounds for c in case.reached.clauses):
        return Confidence.LOW
    if summary or case.lacks_approval or case.reached.too_late or case.reached.too_old:
        return Confidence.MEDIUM
    if case.excluded:
        return _confidence_of_exclusion(case)
    if how_far is not Reach.MATCH or row.rule == "mandated":
        return Confidence.HIGH
    dated = case.late and not case.undated
    own_words = any(c.kind is ClauseKind.EXCLUSION for c in case.reached.clauses)
    own_words = own_words and not case.marked("schedule")
    unopposed = row.rule == "benefit_general" and not case.procedure.cap
    return Confidence.HIGH if dated or own_words or unopposed else Confidence.MEDIUM


def _confidence_of_silence(case: Case) -> Confidence:
    """High where it is plain why the paper says nothing, low for a summary or unread text."""
    if case.label is OutlookLabel.UNREAD:
        return Confidence.LOW
    if _is_wrong_document(case) or _is_of_another_scope(case):
        return Confidence.HIGH
    return Confidence.LOW if case.paper.facts.document_type in SUMMARIES else Confidence.MEDIUM


def _confidence_of_exclusion(case: Case) -> Confidence:
    reason = case.question.ground not in (Ground.UNKNOWN, Ground.APPEARANCE, Ground.ACNE)
    disputed = (
        (case.absolute and reason)
        or case.named_against_reason
        or case.procedure.id in UNSETTLED_LAW
        # Whether the care that went wrong was itself excluded is a second question.
        or case.procedure.id == COMPLICATIONS
    )
    return Confidence.MEDIUM if disputed else Confidence.HIGH


def _scopes(case: Case) -> set[Scope]:
    return {clause.scope for clause in case.paper.clauses}


def _is_wrong_document(case: Case) -> bool:
    scopes = _scopes(case)
    return case.silent and bool(scopes) and scopes <= NOT_HEALTH


def _is_of_another_scope(case: Case) -> bool:
    return case.silent and Scope.DRUG in _scopes(case) and Scope.MEDICAL not in _scopes(case)


def _speaks_of(case: Case, words: str) -> bool:
    return words in " ".join(case.paper.policy.text.casefold().split())


# Each flag and when it is set, in the order in which they are printed.
FLAGS: dict[str, Callable[[Case], bool]] = {
    "experimental_risk": lambda case: bool(case.procedure.cap) and case.open,
    "needs_full_document": lambda case: case.silent or case.paper.facts.document_type in SUMMARIES,
    "prior_auth_advised": lambda case: case.hopeful or (case.open and case.marked("by_reference")),
    "prior_auth_required": lambda case: (
        case.hopeful and (case.asks_first or case.paper.facts.prior_authorization is not None)
    ),
    "prior_auth_missing": lambda case: case.lacks_approval,
    "named_exclusion": lambda case: case.row.rule.startswith("named_a"),
    "absolute_wording": lambda case: case.absolute,
    "legal_mandate_hint": lambda case: (
        case.row.rule == "mandated"
        or (case.excluded and case.question.ground is Ground.MASTECTOMY)
        or (case.rests_on(NORMAL_LOOKS) and _speaks_of(case, "state of california"))
    ),
    "legal_review": lambda case: (
        case.named_against_reason or (case.excluded and case.procedure.id in UNSETTLED_LAW)
    ),
    "external_appeal_right": lambda case: case.excluded and _speaks_of(case, "state of new york"),
    "psych_rejected": lambda case: case.excluded and case.question.ground is Ground.PSYCHOLOGICAL,
    "congenital_is_exclusion": lambda case: (
        case.excluded
        and case.question.ground is Ground.CONGENITAL
        and any(Ground.CONGENITAL in c.grounds for c in case.gathered.exclusions)
    ),
    "time_limit_risk": lambda case: case.late,
    "age_limit": lambda case: (
        bool(case.reached.too_old)
        or any(hangs_on_age(c, case.question.ground) for c in case.reached.clauses)
    ),
    "ask_user_ground": lambda case: case.open and case.question.ground is Ground.UNKNOWN,
    "ask_user_date": lambda case: case.open and case.undated,
    "one_course": lambda case: case.hopeful and case.marked("first_time"),
    "while_insured": lambda case: case.hopeful and case.marked("while_insured"),
    "opd_excluded": lambda case: (
        case.excluded and bool(case.procedure.cap) and case.rests_on(STANDARD_CODE)
    ),
    "doctor_certificate": lambda case: case.hopeful and case.rests_on(STANDARD_CODE),
    "inpatient_only": lambda case: case.hopeful and case.rests_on(STANDARD_CODE),
    "mbs_item_required": lambda case: case.open and case.marked("schedule"),
    "tier_check": lambda case: (
        case.open and any("tiers" in clause.flags for clause in case.paper.clauses)
    ),
    "external_policy": lambda case: case.open and case.marked("by_reference"),
    "section_scope": lambda case: case.gathered.by_section and case.open,
    "scope_binding": lambda case: case.excluded and case.gathered.bound_elsewhere,
    "limited_to_complication": lambda case: case.hopeful and case.procedure.id == COMPLICATIONS,
    "definition_only": lambda case: (
        case.silent
        and bool(case.paper.clauses)
        and all(clause.kind is ClauseKind.DEFINITION for clause in case.paper.clauses)
    ),
    "scope_other_domain": _is_of_another_scope,
    "wrong_document": _is_wrong_document,
    "amendment_conflict": lambda case: case.open and case.marked("amended"),
    "manual_review": lambda case: case.open and case.marked("amended"),
}
