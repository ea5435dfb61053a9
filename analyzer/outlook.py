"""Evidence x ground -> outlook, by the decision table. Nothing here reads text.

What the clauses of a policy say of one procedure is boiled down to a set of evidence words
(`gathering`); what they say of the person's ground to one of five columns. The first row of the
table (`decisions`) whose evidence is all there gives the outlook.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from analyzer.cautions import Case, Paper, cautions, confidence
from analyzer.decisions import Reach, decide
from analyzer.gathering import Gathered, gather, reach, unique
from analyzer.labels import Code, Confidence, Ground, OutlookLabel
from analyzer.lexicon import Lexicon, Procedure
from analyzer.records import Clause, Facts, Outlook, Policy, Question

GUESSED = frozenset({Code.W_LAYOUT, Code.W_OCR})  # what makes a page hard to read
POORLY_READ = "poorly_read"  # the flag of a clause, and of the outlooks that rest on it
NOT_READ = (
    "Much of the paper is in a language other than English and Spanish; nothing that could be read "
    "decides it."
)
MAX_CITED = 4  # clauses of one kind that a reader is pointed to


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
    paper = Paper(policy, facts, tuple(clauses))
    poor = {clause.id for clause in clauses if POORLY_READ in clause.flags}
    answers: list[Outlook] = []
    for question in questions:
        procedure = lexicon.procedure(question.procedure)
        gathered = gather(clauses, procedure, question.ground)
        answers.append(_with_care(policy, _answer(paper, procedure, question, gathered), poor))
    return tuple(answers)


def _with_care(policy: Policy, outlook: Outlook, poor: Set[str]) -> Outlook:
    """`outlook` with no more than medium confidence if a page that decides it was hard to read.

    With low confidence and a flag if it rests on one of the clauses whose ids are `poor`.
    """
    if not poor.isdisjoint(outlook.clauses):
        flags = (*outlook.flags, POORLY_READ)
        return replace(outlook, confidence=Confidence.LOW, flags=flags)
    guessed = {
        page for warning in policy.warnings if warning.code in GUESSED for page in warning.pages
    }
    if outlook.confidence is not Confidence.HIGH or guessed.isdisjoint(outlook.pages):
        return outlook
    return replace(outlook, confidence=Confidence.MEDIUM)


def _answer(paper: Paper, procedure: Procedure, question: Question, gathered: Gathered) -> Outlook:
    ground = question.ground
    reached = reach(gathered, ground, question.circumstances)
    row = decide(gathered.evidence)
    label = row.labels[reached.how_far]
    if (
        label is OutlookLabel.COVERED
        and procedure.cap
        and procedure.id
        not in {name for clause in gathered.named_benefits for name in clause.procedures}
    ):
        label = procedure.cap
    case = Case(paper, procedure, question, gathered, reached, row, label)
    if case.lacks_approval:
        case = replace(case, label=OutlookLabel.EXCLUDED)
    if case.silent and _is_foreign(paper.policy):
        case = replace(case, label=OutlookLabel.UNREAD)
    cited = _cited(case)
    return Outlook(
        question,
        case.label,
        _reason(case, bool(cited)),
        confidence(case),
        row.rule,
        tuple(clause.id for clause in cited),
        tuple(sorted({paper.policy.page_of(clause.start) for clause in cited})),
        cautions(case),
    )


def _is_foreign(policy: Policy) -> bool:
    """Whether much of a policy is in a language that is not read, so that silence says nothing."""
    return any(warn.code is Code.W_LANGUAGE and not warn.pages for warn in policy.warnings)


def _cited(case: Case) -> list[Clause]:
    gathered, reached = case.gathered, case.reached
    if case.silent:
        return []
    if case.label is OutlookLabel.COVERED:
        return unique([*gathered.mandates, *gathered.named_benefits])[:MAX_CITED]
    cited = list(gathered.exclusions[:MAX_CITED])
    if case.label is not OutlookLabel.EXCLUDED or case.lacks_approval:
        cited += reached.clauses[:MAX_CITED]
    cited += [*reached.too_late, *reached.too_old][:MAX_CITED]
    return unique(cited)


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


def _reason(case: Case, cited: bool) -> str:
    """One plain sentence or two; they speak of this paper only."""
    row, ground = case.row, case.question.ground
    if case.label is OutlookLabel.UNREAD:
        return NOT_READ
    if case.label is OutlookLabel.NOT_ADDRESSED or not cited or case.label is OutlookLabel.COVERED:
        return row.because
    if case.lacks_approval:
        return f"{row.because} It asks for approval before the procedure, and there was none."
    if case.reached.how_far is Reach.NO_MATCH and case.reached.too_late:
        return f"{row.because} The time that it allows for {GROUND_WORDS[ground]} is over."
    if case.reached.how_far is Reach.NO_MATCH and case.reached.too_old:
        return f"{row.because} What reaches {GROUND_WORDS[ground]} ends at an age below that given."
    if case.reached.undated and case.reached.how_far is Reach.PARTIAL:
        return (
            f"{row.because} What reaches {GROUND_WORDS[ground]} has a time limit: the date decides."
        )
    tail = {
        Reach.UNKNOWN: "The reason for the procedure is not given.",
        Reach.MATCH: f"What takes it out again names {GROUND_WORDS[ground]} or what reaches it.",
        Reach.PARTIAL: f"Whether that reaches {GROUND_WORDS[ground]} is not settled in this paper.",
        Reach.NO_MATCH: f"Nothing in the paper reaches {GROUND_WORDS[ground]}.",
        Reach.APPEARANCE: "For appearance alone the exclusion stands.",
    }[case.reached.how_far]
    return f"{row.because} {tail}"
