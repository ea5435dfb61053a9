"""What law expects of an exclusion, as a dated hint. It never changes an outlook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from analyzer.advice.countries import ANYWHERE, Place
from analyzer.advice.pieces import Quote, Section, Statement, joined, quote_clause
from analyzer.advice.toml_rows import read_tables, rows
from analyzer.advice.weighing import by_ground, weigh
from analyzer.errors import LexiconError, UsageError
from analyzer.labels import SILENT, Ground, OutlookLabel
from analyzer.lexicon import Procedure, load
from analyzer.records import Outlook
from analyzer.report import Report, grounds_text

FILE = "laws.toml"
TITLE = "Law (information only; it does not change the outlook)"
MAX_EXCLUSIONS = 2  # quoted for one hint


@dataclass(frozen=True, slots=True)
class Law:
    """A row of the file. `states` are empty for a federal law, `procedures` for all of them.

    `asks` says in our words what the law wants, for the reasons `grounds`. `dated` is the year or
    day of the law, `checked` the month in which its text or a report of it was read.
    """

    id: str
    name: str
    citation: str
    dated: str
    checked: str
    asks: str
    grounds: tuple[Ground, ...]
    states: tuple[str, ...] = ()
    procedures: tuple[str, ...] = ()
    note: str = ""


class Hint(NamedTuple):
    """A law, the reasons that it asks for and no exception reaches, and the exclusion."""

    law: Law
    lacking: tuple[Ground, ...]
    quotes: tuple[Quote, ...]


@cache
def laws() -> tuple[Law, ...]:
    """The installed file.

    Raises:
        LexiconError: names file, row and what is wrong.
    """
    known = {procedure.id for procedure in load().procedures}
    return parse_laws(files("models").joinpath(FILE).read_text(encoding="utf-8"), known)


def parse_laws(text: str, procedures: set[str]) -> tuple[Law, ...]:
    """The rows of the text of such a file.

    Raises:
        LexiconError: names file, row and what is wrong.
    """
    found = rows(FILE, read_tables(FILE, text, ["law"])["law"], Law)
    for law in found:
        where = f"{FILE}, row {law.id}"
        if not law.grounds or Ground.UNKNOWN in law.grounds:
            raise LexiconError(f"{where}: grounds name the reasons for which the law asks.")
        if unknown := sorted(set(law.procedures) - procedures):
            raise LexiconError(f"{where}: unknown procedure {unknown[0]!r}.")
        if any(len(state) != 2 or not state.isupper() for state in law.states):
            raise LexiconError(f"{where}: states are given by two capitals, such as CA.")
    return tuple(found)


def find_state(text: str) -> str:
    """The state with this two-letter code; empty for nothing.

    Raises:
        UsageError: no statute of it is listed.
    """
    state = text.strip().upper()
    known = sorted({state for law in laws() for state in law.states})
    if state and state not in known:
        raise UsageError(
            f"There is no statute of the state {text.strip()!r} in {FILE}. Listed: "
            f"{', '.join(known)}. Ask the state's insurance department for others."
        )
    return state


def law_hints(
    outlook: Outlook, procedure: Procedure, report: Report, place: Place, state: str = ""
) -> tuple[Hint, ...]:
    """The laws that expect an exception which this paper does not have for `procedure`.

    Federal law, and that of `state`; none where the paper is from elsewhere, where it is silent or
    where the reason is one that the law does not ask for.
    """
    if place.id not in ("us", ANYWHERE) or (place.id == ANYWHERE and not state):
        return ()
    if outlook.label in (*SILENT, OutlookLabel.COVERED):
        return ()
    exclusions = weigh(report.clauses, procedure, outlook).gathered.exclusions
    fitting = [
        law
        for law in laws()
        if (not law.states or state in law.states)
        and (not law.procedures or procedure.id in law.procedures)
    ]
    if not exclusions or not fitting:
        return ()
    quotes = tuple(quote_clause(report.policy, one) for one in exclusions[:MAX_EXCLUSIONS])
    answers = by_ground(report, procedure, load())
    asked = outlook.question.ground
    hints: list[Hint] = []
    for law in fitting:
        lacking = tuple(
            ground
            for ground in law.grounds
            if answers[ground].label is OutlookLabel.EXCLUDED
            # Where the reason is open, one for which nobody has this procedure is no matter.
            and (ground in procedure.grounds if asked is Ground.UNKNOWN else ground is asked)
        )
        if lacking:
            hints.append(Hint(law, lacking, quotes))
    return tuple(hints)


def hint_section(hints: Sequence[Hint], about: str = "") -> Section:
    """Hints as sentences; `about` names what they are about where the reader cannot know it."""
    return Section("law", TITLE, tuple(_sentences(hints, about)))


def _sentences(hints: Sequence[Hint], about: str) -> Iterator[Statement]:
    for law, lacking, quotes in hints:
        reasons = joined([grounds_text([ground]) for ground in lacking])
        yield Statement(
            f"{law.name} ({law.citation}; {law.dated}; as read in {law.checked}): {law.asks} "
            f"No exception of this paper was found that reaches {reasons}{about}. The exclusion:",
            quotes,
        )
        if law.note:
            yield Statement(law.note)
    if any(hint.law.states for hint in hints):
        yield Statement(
            "State law does not bind an employer's plan that pays claims itself (self-funded); "
            "ask whether yours is one."
        )
