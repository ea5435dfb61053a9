"""What the command line prints: one report to read, the summary of a scan, a progress bar.

Everything that comes from a document or a file name goes through `visible` and into `Text`, so it
can neither style nor steer the terminal. On a terminal clauses stand side by side in tables; in a
pipe each stands on a line of its own.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from analyzer.labels import ClauseKind, DocumentType, OutlookLabel, Scope, Status
from analyzer.places import extent_text, page_list, short_places
from analyzer.records import Clause, Fact, Outlook, Question
from analyzer.report import (
    OUTLOOK_COLUMNS,
    PLAN_COLUMNS,
    Report,
    all_warnings,
    fold,
    grounds_text,
    quoted,
    shortened,
    visible,
)
from analyzer.workers import Scanned

PIPE_WIDTH = 10_000  # columns in a pipe, so that nothing is wrapped
MAX_QUOTE = 600  # characters of a clause on the terminal; the CSV has more
MAX_SECTION = 120
CLOSING = (
    "This is a reading of one document, no legal or medical advice. The plan decides each case: "
    "read the quoted pages and ask the plan for its decision in writing."
)


class Look(NamedTuple):
    """How an outlook is shown: by words, colour and sign, so that none carries it alone."""

    words: str
    style: str
    sign: str
    ascii_sign: str


LOOKS = {
    OutlookLabel.EXCLUDED: Look("Excluded", "bold red", "✗", "x"),
    OutlookLabel.EXCLUDED_UNLESS_CARVE_OUT: Look(
        "Excluded unless an exception applies", "bold yellow", "◐", "~"
    ),
    OutlookLabel.POSSIBLE_MEDICAL_NECESSITY: Look(
        "Possible if medically necessary", "bold cyan", "?", "?"
    ),
    OutlookLabel.COVERED: Look("Covered", "bold green", "✓", "+"),
    OutlookLabel.NOT_ADDRESSED: Look("Not addressed in this document", "bold magenta", "○", "o"),
    OutlookLabel.UNREAD: Look("In a language that is not read", "bold magenta", "⊘", "-"),
}
DOCUMENT_TYPES = {
    DocumentType.SBC: "Summary of Benefits and Coverage",
    DocumentType.CONTRACT: "Contract or policy wording",
    DocumentType.SUMMARY: "Summary or brochure",
    DocumentType.MEDICAL_POLICY: "Medical policy",
    DocumentType.OTHER: "Another kind of document",
}
FACTS = {
    "insurer": "Insurer",
    "plan_name": "Plan",
    "coverage_start": "Coverage begins",
    "coverage_end": "Coverage ends",
    "member_phone": "Member phone",
    "internal_appeal_deadline": "Internal appeal",
    "external_review_deadline": "External review",
    "prior_authorization": "Prior authorization",
    "prior_authorization_penalty": "Without asking first you lose",
    "appeal_address": "Appeals go to",
    "documents_wanted": "Documents wanted",
    "amendment": "Changes another paper",
}
OTHER_KINDS = {
    ClauseKind.CARVE_OUT: "Other exceptions",
    ClauseKind.COVERAGE: "What it covers",
    ClauseKind.DEFINITION: "Definitions",
    ClauseKind.PRIOR_AUTHORIZATION: "Prior authorization",
    ClauseKind.APPEAL: "Appeals",
    ClauseKind.DOCUMENTATION: "Documents wanted",
}


def open_console(*, stderr: bool = False) -> Console:
    """A console that takes text as text: no markup, no emoji codes, no guessed colours."""
    stream = sys.stderr if stderr else sys.stdout
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")  # a terminal may not know every letter
    console = Console(file=stream, markup=False, emoji=False, highlight=False)
    if not console.is_terminal:
        console.width = PIPE_WIDTH
    return console


def print_problem(message: str) -> None:
    """One line on stderr that says what is wrong and what to do."""
    open_console(stderr=True).print(Text(f"carveout: {visible(fold(message))}"), soft_wrap=True)


# One report


def print_report(
    console: Console,
    report: Report,
    names: Mapping[str, str],
    notes: Mapping[str, Sequence[str]] | None = None,
) -> None:
    """Print `report` to be read from the top.

    `names` maps procedure ids to names, `notes` titles to lines that follow the outlooks.
    """
    printer = _Printer(console, report, names)
    printer.head()
    printer.outlooks()
    for title, lines in (notes or {}).items():
        printer.heading(title)
        for line in lines:
            printer.line(safe(line))
    printer.clauses()
    printer.facts()
    printer.warnings()
    console.print(Text(CLOSING, "italic"))


class _Printer:
    def __init__(self, console: Console, report: Report, names: Mapping[str, str]) -> None:
        self.console = console
        self.report = report
        self.names = names
        self.side_by_side = console.is_terminal

    def heading(self, words: str) -> None:
        self.console.print()
        self.console.print(Text(words, "bold underline"))

    def head(self) -> None:
        policy = self.report.policy
        kind = DOCUMENT_TYPES[self.report.facts.document_type]
        self.console.print(Text(visible(policy.name), "bold"))
        self.console.print(Text(f"{kind}, {extent_text(policy)}"))

    def outlooks(self) -> None:
        self.heading("Outlook")
        grouped: dict[tuple[object, ...], list[Outlook]] = {}
        for outlook in self.report.outlooks:
            key = (outlook.label, outlook.reason, outlook.confidence, outlook.pages)
            grouped.setdefault(key, []).append(outlook)
        table = Table(box=box.SIMPLE, show_header=False, pad_edge=False)
        for alike in grouped.values():
            first = alike[0]
            asked = ", ".join(self.question(outlook.question) for outlook in alike)
            why = fold(first.reason)
            if first.pages:
                why = f"{why} ({page_list(first.pages)})"
            why = f"{why} Confidence: {first.confidence.value}."
            if self.side_by_side:
                table.add_row(label(self.console, first.label), safe(asked), safe(why))
            else:
                self.line(label(self.console, first.label), safe(f": {asked}. {why}"))
        if self.side_by_side:
            self.console.print(table)

    def question(self, question: Question) -> str:
        name = self.names.get(question.procedure, question.procedure)
        ground = grounds_text([question.ground])
        return f"{name} ({ground})" if ground else name

    def clauses(self) -> None:
        clauses = self.report.clauses
        exclusions = [clause for clause in clauses if clause.kind is ClauseKind.EXCLUSION]
        limiting: dict[str, list[Clause]] = {clause.id: [] for clause in exclusions}
        bound: set[str] = set()
        for clause in clauses:
            for exclusion in clause.limits:
                if exclusion in limiting:
                    limiting[exclusion].append(clause)
                    bound.add(clause.id)
        if exclusions:
            self.heading("What it excludes, and the exceptions")
            if self.side_by_side:
                self.exclusion_table(exclusions, limiting)
            else:
                for clause in exclusions:
                    self.line(self.quote(clause))
                    for exception in limiting[clause.id]:
                        self.line(Text("  unless: "), self.exception(exception, clause))
        for kind, words in OTHER_KINDS.items():
            rest = [clause for clause in clauses if clause.kind is kind and clause.id not in bound]
            if rest:
                self.heading(words)
                for clause in rest:
                    self.line(self.quote(clause))
        if not clauses:
            self.heading("Clauses")
            self.console.print(Text("No clause on cosmetic care was found."))

    def exclusion_table(
        self, exclusions: Sequence[Clause], limiting: Mapping[str, Sequence[Clause]]
    ) -> None:
        table = Table(box=box.ROUNDED, show_lines=True, expand=True)
        table.add_column("Exclusion", ratio=1)
        table.add_column("Exceptions that limit it", ratio=1)
        for clause in exclusions:
            exceptions = Text("\n").join(self.exception(one, clause) for one in limiting[clause.id])
            table.add_row(self.quote(clause), exceptions or Text("none stated", "dim"))
        self.console.print(table)

    def quote(self, clause: Clause) -> Text:
        policy = self.report.policy
        place = short_places([policy.page_of(clause.start)])
        if clause.heading_path:
            section = " > ".join(fold(heading) for heading in clause.heading_path)
            place += f", {shortened(section, MAX_SECTION)}"
        if clause.scope is not Scope.MEDICAL:
            place += f" [{clause.scope.value}]"
        return Text.assemble(
            safe(f"{place}: ", "dim"), safe(f'"{quoted(policy, clause, MAX_QUOTE)}"')
        )

    def exception(self, clause: Clause, exclusion: Clause) -> Text:
        """The quoted carve-out; where it stands in the exclusion's own sentence, its part alone."""
        if (clause.start, clause.end) != (exclusion.start, exclusion.end):
            return self.quote(clause)
        part = fold(self.report.policy.text[clause.key_start : clause.key_end])
        return Text.assemble(
            safe("same sentence: ", "dim"), safe(f'"{shortened(part, MAX_QUOTE)}"')
        )

    def line(self, *pieces: Text) -> None:
        """One indented line, wrapped under itself on a terminal."""
        text = Text.assemble(*pieces)
        if self.side_by_side:
            self.console.print(Padding(text, (0, 0, 0, 2)))
        else:
            self.console.print(Text.assemble("  ", text))

    def facts(self) -> None:
        facts: dict[str, Fact | None] = {
            words: getattr(self.report.facts, name) for name, words in FACTS.items()
        }
        stated = {words: fact for words, fact in facts.items() if fact}
        if stated:
            self.heading("Facts")
        for words, fact in stated.items():
            self.line(safe(f"{words}: {fold(fact.value)} ({short_places([fact.page])})"))

    def warnings(self) -> None:
        warnings = all_warnings(self.report)
        if warnings:
            self.heading("Warnings")
        for warning in warnings:
            pages = f" ({short_places(warning.pages)})" if warning.pages else ""
            self.line(safe(f"{warning.message}{pages}", "yellow"))
        self.console.print()


def safe(text: str, style: str = "") -> Text:
    """Foreign text as it is, control characters spelled out."""
    return Text(visible(text), style)


def label(console: Console, outlook: OutlookLabel) -> Text:
    """The outlook as sign and words in its colour."""
    look = LOOKS[outlook]
    sign = look.sign if console.encoding.lower().startswith("utf") else look.ascii_sign
    return Text(f"{sign} {look.words}", look.style)


# A scan


class Tally:
    """What the summary of a scan needs of each document, and nothing more."""

    def __init__(self, shown: Question) -> None:
        self.shown = shown
        self.rows: list[tuple[dict[str, str], str]] = []
        self.clauses = 0
        self.pages = 0

    def add(self, scanned: Scanned) -> None:
        """Count one document."""
        plan = dict(zip(PLAN_COLUMNS, scanned.plan_row, strict=True))
        outlooks = [dict(zip(OUTLOOK_COLUMNS, row, strict=True)) for row in scanned.outlook_rows]
        outlook = next(
            (
                row["outlook"]
                for row in outlooks
                if (row["procedure"], row["ground"]) == (self.shown.procedure, self.shown.ground)
            ),
            "",
        )
        self.rows.append((plan, outlook))
        self.clauses += len(scanned.clause_rows)
        self.pages += scanned.pages

    def count(self, status: Status) -> int:
        """How many documents fared so."""
        return sum(plan["status"] == status for plan, _ in self.rows)


def print_summary(
    console: Console, tally: Tally, *, procedure: str, skipped: int, written: Mapping[str, str]
) -> None:
    """One line per document, then the counts and where the files are.

    `procedure` is the name of the shown question, `written` maps what was written to its path.
    """
    ground = grounds_text([tally.shown.ground])
    head = (
        "Document",
        "Type",
        "Exclusions",
        "Carve-outs",
        f"{procedure} ({ground})" if ground else procedure,
    )
    rows = [
        (
            safe(plan["document"]),
            Text(plan["document_type"]),
            Text(plan["exclusions"], justify="right"),
            Text(plan["carve_outs"], justify="right"),
            _fared(console, plan, outlook),
        )
        for plan, outlook in tally.rows
    ]
    if console.is_terminal:
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
        for title in head:
            table.add_column(safe(title), overflow="fold")
        for row in rows:
            table.add_row(*row)
        console.print(table)
    else:
        # Not through the console, which turns tabs into blanks.
        lines = [tuple(visible(title) for title in head)]
        lines += [tuple(cell.plain for cell in row) for row in rows]
        console.file.writelines("\t".join(cells) + "\n" for cells in lines)
    for plan, _ in tally.rows:
        if plan["problem"]:
            console.print(safe(f"{plan['document']}: {plan['problem']} {plan['remedy']}"))
    counts = [f"{tally.count(Status.ANALYSED)} analysed"]
    if partial := tally.count(Status.PARTIAL):
        counts.append(f"{partial} in part")
    if failed := tally.count(Status.FAILED):
        counts.append(f"{failed} failed")
    documents = f"{len(tally.rows)} document{'s' * (len(tally.rows) != 1)}"
    line = f"{documents} ({tally.pages} pages): {', '.join(counts)}"
    if skipped:
        line += f"; {skipped} other file{'s' * (skipped != 1)} skipped"
    console.print(Text(f"{line}. {tally.clauses} flagged clauses."))
    for what, path in written.items():
        console.print(safe(f"{what}: {path}"), soft_wrap=True)


def _fared(console: Console, plan: Mapping[str, str], outlook: str) -> Text:
    if plan["status"] == Status.FAILED:
        return Text(f"failed ({plan['code']})", "red")
    shown = label(console, OutlookLabel(outlook)) if outlook else Text("")
    if plan["status"] == Status.PARTIAL:
        return Text.assemble(shown, Text(f" (in part: {plan['code']})", "yellow"))
    return shown
