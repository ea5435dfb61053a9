"""What a document says about itself, each fact with its place."""

from __future__ import annotations

from dataclasses import replace

from analyzer.facts.authorization import prior_authorization
from analyzer.facts.deadlines import appeal_deadlines
from analyzer.facts.kinds import amendment, document_type
from analyzer.facts.names import insurer_and_plan
from analyzer.facts.periods import coverage_period
from analyzer.facts.phones import member_phone
from analyzer.facts.reading import prepared
from analyzer.facts.requests import appeal_address, authorization_penalty, documents_wanted
from analyzer.labels import DocumentType
from analyzer.records import Facts, Outline, Policy

PLANS = frozenset({DocumentType.SBC, DocumentType.CONTRACT, DocumentType.SUMMARY})


def find_facts(policy: Policy, outline: Outline) -> Facts:
    """The facts that `policy` states; one that it does not state is None.

    Only a paper of a plan has plan facts: the dates and telephones of a medical policy, of a
    glossary or of a notice are not those of anybody's cover.

    Raises:
        LexiconError: `models/facts.toml` cannot be used.
    """
    reading = prepared(policy, outline)
    kind = document_type(reading)
    facts = Facts(kind, amendment=amendment(reading))
    if kind not in PLANS:
        return facts
    insurer, plan_name = insurer_and_plan(reading, kind)
    start, end = coverage_period(reading, kind)
    internal, external = appeal_deadlines(reading)
    return replace(
        facts,
        insurer=insurer,
        plan_name=plan_name,
        coverage_start=start,
        coverage_end=end,
        member_phone=member_phone(reading),
        internal_appeal_deadline=internal,
        external_review_deadline=external,
        prior_authorization=prior_authorization(reading),
        prior_authorization_penalty=authorization_penalty(reading),
        appeal_address=appeal_address(reading),
        documents_wanted=documents_wanted(reading),
    )


__all__ = ["find_facts"]
