"""The phrases that are searched for a procedure, and an honest account of a silent paper."""

from __future__ import annotations

from typing import NamedTuple

from analyzer.advice.countries import Place, first_place
from analyzer.advice.pieces import Section, Statement, quote
from analyzer.advice.steps import papers_to_ask
from analyzer.labels import SILENT, Code, MentionKind, Scope
from analyzer.lexicon import Lexicon, Procedure
from analyzer.places import extent_text, page_runs, short_places
from analyzer.records import Outlook
from analyzer.report import (
    Report,
    all_warnings,
)

MIN_NAME = 6  # letters of a name that is looked for anywhere; shorter ones mean other things too
UNREAD = frozenset({Code.W_PAGE_NO_TEXT, Code.W_PAGE_FAILED, Code.W_GARBLED_TEXT, Code.W_LANGUAGE})
SHOWN_PHRASES = 12  # of the wordings that are not the procedure's own
SHOWN_NAMES = 4  # where a line has to do


class Rung(NamedTuple):
    """One rung of the search: what it looks for, nearest to the procedure first."""

    id: str
    title: str
    phrases: tuple[str, ...]


def rungs(procedure: Procedure, lexicon: Lexicon) -> tuple[Rung, ...]:
    """What is searched for `procedure`: its names, its class, then cosmetic care in general."""
    ladder = [lexicon.procedure(name) for name in procedure.ladder]
    general = [
        phrase
        for kind in (MentionKind.COSMETIC, MentionKind.APPEARANCE)
        for row in lexicon.rows
        if row.kind is kind
        for phrase in row.phrases
    ]
    found = (
        Rung("named", "its own names", _names(procedure, lexicon)),
        Rung(
            "class",
            f"the class it belongs to ({', '.join(one.name for one in ladder)})",
            tuple(name for one in ladder for name in _names(one, lexicon)),
        ),
        Rung("generic", "cosmetic care in general", tuple(dict.fromkeys(general))),
    )
    return tuple(rung for rung in found if rung.phrases)


def _names(procedure: Procedure, lexicon: Lexicon) -> tuple[str, ...]:
    rows = [
        phrase
        for row in lexicon.rows
        if row.kind is MentionKind.PROCEDURE and row.procedure == procedure.id
        for phrase in row.phrases
    ]
    return tuple(dict.fromkeys([*procedure.aliases, *rows]))


def searched(procedure: Procedure, lexicon: Lexicon) -> list[Statement]:
    """The rungs as sentences; long lists are cut, with the count of what is left out."""
    lines: list[Statement] = []
    for rung in rungs(procedure, lexicon):
        shown = rung.phrases if rung.id == "named" else rung.phrases[:SHOWN_PHRASES]
        rest = len(rung.phrases) - len(shown)
        more = f" and {rest} more" if rest else ""
        lines.append(Statement(f"By {rung.title}: {', '.join(shown)}{more}."))
    lines.append(Statement("Near spellings of these are accepted too."))
    return lines


def silence(
    outlook: Outlook, procedure: Procedure, report: Report, place: Place, lexicon: Lexicon
) -> Section:
    """Why nothing could be said: what was searched, what was not read, which paper to ask for."""
    lines = [
        Statement(f"No passage of this paper decides {procedure.name}. Silence is never cover."),
        *searched(procedure, lexicon),
        *_named_in_passing(procedure, report, lexicon),
        *unread(report),
        *papers_to_ask(outlook, procedure, report.policy, report.facts, place),
    ]
    return Section("silence", "What silence means here", tuple(lines))


def _named_in_passing(procedure: Procedure, report: Report, lexicon: Lexicon) -> list[Statement]:
    """The first place where the paper prints a name of the procedure without deciding anything."""
    for name in _names(procedure, lexicon):
        if len(name) < MIN_NAME:
            continue
        if place := first_place(report.policy.text, name, any_case=True):
            named = quote(report.policy, *place)
            said = "It is named, but that place neither excludes nor grants it:"
            return [Statement(said, (named,))]
    other = [
        clause
        for clause in report.clauses
        if procedure.id in clause.procedures and clause.scope is not procedure.scope
    ]
    scopes = sorted({clause.scope.value for clause in other if clause.scope is not Scope.MEDICAL})
    if scopes:
        places = short_places(report.policy.page_of(clause.start) for clause in other)
        return [Statement(f"It is named for {', '.join(scopes)} cover only ({places}).")]
    return []


def unread(report: Report) -> list[Statement]:
    """What of the paper nobody has read, or that every page had text."""
    lines: list[Statement] = []
    reported: set[int] = set()
    for warning in all_warnings(report):
        if warning.code in UNREAD:
            pages = f" ({short_places(warning.pages)})" if warning.pages else ""
            lines.append(Statement(f"Not read: {warning.message.rstrip('.')}{pages}."))
            reported |= set(warning.pages)
    policy = report.policy
    empty = {page.number for page in policy.pages if not page.chars} - reported
    if empty and policy.is_paged:
        lines.append(Statement(f"No text was found on p. {page_runs(empty, ', ')}."))
    if lines:
        return [*lines, Statement("The answer may stand there: read these pages yourself.")]
    if not policy.is_paged:
        return [Statement(f"All its text was read ({extent_text(policy)}).")]
    count = len(policy.pages)
    return [
        Statement(
            f"Text was read on all pages (p. 1-{count})."
            if count > 1
            else "Its page has text (p. 1)."
        )
    ]


def silence_in_short(report: Report, place: Place, lexicon: Lexicon) -> list[Statement]:
    """A few lines on the questions that the paper leaves open; none where it decides them all."""
    silent = [one for one in report.outlooks if one.label in SILENT]
    if not silent:
        return []
    procedure = lexicon.procedure(silent[0].question.procedure)
    names = ", ".join(_names(procedure, lexicon)[:SHOWN_NAMES])
    count = sum(len(rung.phrases) for rung in rungs(procedure, lexicon))
    others = len(silent) - 1
    lines = [
        Statement(
            f"{procedure.name}: {count} phrases were searched ({names} ...) and nothing decides. "
            "Silence is never cover."
        )
    ]
    if others:
        lines.append(Statement(f"The same holds for {others} more question{'s' * (others > 1)}."))
    return [
        *lines,
        *unread(report),
        *papers_to_ask(silent[0], procedure, report.policy, report.facts, place),
        Statement(f"Every phrase: carveout explain FILE --procedure {procedure.id}"),
    ]
