"""The whole answer for one document, and the rows of the three CSV files that come of it.

Rows are lists of plain strings in the order of the columns below. They are as printed in the
document; what a spreadsheet could take for a formula is dealt with in `export`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from analyzer.errors import UsageError
from analyzer.frames import frame
from analyzer.labels import ClauseKind, Code, Ground, Status
from analyzer.notebook import Table, as_html
from analyzer.places import page_list, page_runs, place_name
from analyzer.records import (
    Clause,
    Fact,
    Facts,
    Failure,
    Outlook,
    Policy,
    Question,
    Warning,
)

if TYPE_CHECKING:
    import pandas as pd

CLAUSE_COLUMNS = (
    "document",
    "page",
    "kind",
    "text",
    "section",
    "phrase",
    "rule",
    "found_by",
    "score",
    "procedures",
    "grounds",
    "exclusion",
    "clause",
    "box",
    "place",
)
OUTLOOK_COLUMNS = (
    "document",
    "procedure",
    "ground",
    "outlook",
    "reason",
    "pages",
    "clauses",
    "confidence",
    "flags",
)
FACT_COLUMNS = (
    "insurer",
    "plan_name",
    "coverage_start",
    "coverage_end",
    "member_phone",
    "internal_appeal_deadline",
    "external_review_deadline",
    "prior_authorization",
)
MORE_FACT_COLUMNS = (
    "prior_authorization_penalty",
    "appeal_address",
    "documents_wanted",
    "amendment",
)
PLAN_COLUMNS = (
    "document",
    "status",
    "code",
    "problem",
    "remedy",
    "document_type",
    *FACT_COLUMNS,
    "pages",
    "pages_with_text",
    "exclusions",
    "carve_outs",
    "warnings",
    "sha256",
    *MORE_FACT_COLUMNS,  # columns are added at the end, so that programs find the others
    "counted_in",  # what the numbers of pages count: pages, paragraphs or lines
)

TableName: TypeAlias = Literal["clauses", "outlooks", "plans"]
TABLES: dict[str, tuple[str, ...]] = {
    "clauses": CLAUSE_COLUMNS,
    "outlooks": OUTLOOK_COLUMNS,
    "plans": PLAN_COLUMNS,
}
# Columns that hold numbers. A document that could not be read has no counts.
NUMBERS: dict[str, dict[str, Any]] = {
    "clauses": {"page": "int64", "score": "float64"},
    "outlooks": {},
    "plans": dict.fromkeys(("pages", "pages_with_text", "exclusions", "carve_outs"), "Int64"),
}

MAX_QUOTE = 1_499  # characters; 1,500 are promised and `export` may put an apostrophe in front
CUT = "…"
# Pages that nobody has read.
PARTIAL = frozenset({Code.W_PAGE_NO_TEXT, Code.W_PAGE_FAILED, Code.W_OCR_LIMIT})

# Controls, marks that turn the writing direction, and bytes of a name that are not UTF-8.
UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Report:
    """What one policy says: its flagged clauses, its facts and the outlook for each question."""

    policy: Policy
    clauses: tuple[Clause, ...]
    facts: Facts
    outlooks: tuple[Outlook, ...]
    warnings: tuple[Warning, ...] = ()

    def quote(self, clause: Clause) -> str:
        """The clause as printed, with the line ends of the document."""
        return self.policy.text[clause.start : clause.end]

    def outlook(self, question: Question) -> Outlook:
        """The answer to `question`.

        Raises:
            UsageError: it was not among the questions of the analysis.
        """
        for outlook in self.outlooks:
            if outlook.question == question:
                return outlook
        raise UsageError(
            f"{question_text(question)} was not asked of {visible(self.policy.name)}. "
            "Pass it in `questions` when you analyse the document."
        )

    def to_frame(self, of: TableName = "clauses") -> pd.DataFrame:
        """A pandas table with the columns of the CSV file of that name.

        One row per flagged clause or per question, or for `plans` the one row of the document.
        The cells hold the words of the document; write them to a file with `analyzer.export`,
        which keeps a spreadsheet from running them, or take `analyzer.to_frame`.

        Raises:
            UsageError: there is no such table.
        """
        return frame(columns_of(of), table_rows(self, of), NUMBERS[of])

    def _repr_html_(self) -> str:
        """What a notebook shows: facts, warnings, outlooks and clauses, all escaped."""
        return _as_html(self)


def columns_of(table: str) -> tuple[str, ...]:
    """The columns of a table by its name.

    Raises:
        UsageError: there is no such table.
    """
    if table not in TABLES:
        raise UsageError(f"There is no table {table!r}. There are {', '.join(TABLES)}.")
    return TABLES[table]


def table_rows(
    report: Report | Failure, table: str, questions: Sequence[Question] = ()
) -> list[list[str]]:
    """The rows of one document in a table of `TABLES`; `questions` are needed for a failure."""
    if table == "plans":
        return [plan_row(report)]
    if table == "outlooks":
        return outlook_rows(report, questions)
    return [] if isinstance(report, Failure) else clause_rows(report)


def _as_html(report: Report) -> str:
    """The report for a notebook, without what only a program reads."""

    def shown(table: str, *columns: str) -> Table:
        places = [TABLES[table].index(column) for column in columns]
        rows = [[visible(row[at]) for at in places] for row in table_rows(report, table)]
        heads = [column.replace("_", " ") for column in columns]
        return Table(table.capitalize(), heads, rows, f'report.to_frame("{table}")')

    plan = dict(zip(PLAN_COLUMNS, plan_row(report), strict=True))
    facts = [plan[name] for name in ("document_type", "insurer", "plan_name", "coverage_start")]
    notes = [", ".join(visible(fact) for fact in facts if fact)]
    notes += [visible(fold(warning.message)) for warning in all_warnings(report)]
    tables = (
        shown("outlooks", "procedure", "ground", "outlook", "reason", "pages", "confidence"),
        shown("clauses", "page", "kind", "text", "grounds", "section"),
    )
    return as_html(visible(report.policy.name), notes, tables)


def fold(text: str) -> str:
    """`text` with each run of white space as one space."""
    return " ".join(text.split())


def visible(name: str) -> str:
    r"""A file name that can be printed: what is not UTF-8 or not printable as \xNN or \uNNNN."""

    def spelled(match: re.Match[str]) -> str:
        code = ord(match.group())
        if 0xDC80 <= code <= 0xDCFF:  # how Python keeps a byte that is not UTF-8
            code -= 0xDC00
        return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}"

    return UNPRINTABLE.sub(spelled, name)


def question_text(question: Question) -> str:
    """The question as it is typed: `procedure` or `procedure:ground`."""
    return f"{question.procedure}:{question.ground}" if question.ground else question.procedure


def quoted(policy: Policy, clause: Clause, limit: int = MAX_QUOTE) -> str:
    """The clause with spaces folded, in at most `limit` characters.

    Where it is longer the part that makes it this kind is kept, and `…` marks each cut.
    """
    whole = fold(policy.text[clause.start : clause.end])
    if len(whole) <= limit:
        return whole
    if len(fold(policy.text[clause.start : clause.key_end])) <= limit - 2:
        return shortened(whole, limit)
    return shortened(f"{CUT} {fold(policy.text[clause.key_start : clause.end])}", limit)


def shortened(text: str, limit: int) -> str:
    """`text` in at most `limit` characters, ` …` at the end where it was cut."""
    return text if len(text) <= limit else f"{text[: limit - 2].rstrip()} {CUT}"


def clause_rows(report: Report) -> list[list[str]]:
    """The rows of the clauses CSV, in text order."""
    policy = report.policy
    return [
        [
            visible(policy.name),
            str(policy.page_of(clause.start)),
            clause.kind.value,
            quoted(policy, clause),
            " > ".join(fold(heading) for heading in clause.heading_path),
            fold(policy.text[clause.mention.start : clause.mention.end]),
            clause.mention.rule,
            clause.mention.found_by.value,
            f"{round(clause.mention.score, 1):g}",
            ";".join(clause.procedures),
            ";".join(ground.value for ground in clause.grounds),
            ";".join(clause.limits),
            clause.id,
            _boxes(policy, clause),
            place_name(policy.page_of(clause.start)),
        ]
        for clause in report.clauses
    ]


def _boxes(policy: Policy, clause: Clause) -> str:
    return ";".join(
        f"{page}:{box.x0:.1f},{box.top:.1f},{box.x1:.1f},{box.bottom:.1f}"
        for page, box in policy.boxes(clause.start, clause.end)
    )


def outlook_rows(
    report: Report | Failure, questions: Sequence[Question] | None = None
) -> list[list[str]]:
    """The rows of the outlooks CSV, one per question.

    A document that could not be read has a row for each of `questions`, its outlook empty.
    """
    if isinstance(report, Failure):
        return [
            [
                visible(report.name),
                question.procedure,
                question.ground.value,
                "",
                fold(f"{report.problem} {report.remedy}"),
                "",
                "",
                "",
                report.code.value,
            ]
            for question in questions or ()
        ]
    return [
        [
            visible(report.policy.name),
            outlook.question.procedure,
            outlook.question.ground.value,
            outlook.label.cell,
            outlook.reason,
            ";".join(map(str, outlook.pages)),
            ";".join(outlook.clauses),
            outlook.confidence.value,
            ";".join(outlook.flags),
        ]
        for outlook in report.outlooks
    ]


def plan_row(report: Report | Failure) -> list[str]:
    """The row of the plans CSV."""
    cells = _failed_cells(report) if isinstance(report, Failure) else _plan_cells(report)
    return [cells.get(column, "") for column in PLAN_COLUMNS]


def _failed_cells(failure: Failure) -> dict[str, str]:
    return {
        "document": visible(failure.name),
        "status": Status.FAILED.value,
        "code": failure.code.value,
        "problem": fold(failure.problem),
        "remedy": fold(failure.remedy),
        "pages": str(failure.pages) if failure.pages else "",
        "sha256": failure.sha256,
    }


def _plan_cells(report: Report) -> dict[str, str]:
    policy, facts = report.policy, report.facts
    warnings = all_warnings(report)
    unread = next((warning for warning in warnings if warning.code in PARTIAL), None)
    kinds = [clause.kind for clause in report.clauses]
    cells = {
        "document": visible(policy.name),
        "status": (Status.PARTIAL if unread else Status.ANALYSED).value,
        "document_type": facts.document_type.value,
        "pages": str(policy.extent),
        "pages_with_text": str(_extent_with_text(policy)),
        "exclusions": str(kinds.count(ClauseKind.EXCLUSION)),
        "carve_outs": str(kinds.count(ClauseKind.CARVE_OUT)),
        "warnings": ";".join(_warning_cell(warning) for warning in warnings),
        "sha256": policy.sha256,
    }
    if unread:
        cells["code"] = unread.code.value
        cells["problem"] = unread.message
        cells["remedy"] = f"Read {page_list(unread.pages)} of the document yourself."
    cells["counted_in"] = f"{policy.unit}s"
    for name in (*FACT_COLUMNS, *MORE_FACT_COLUMNS):
        fact: Fact | None = getattr(facts, name)
        cells[name] = fold(fact.value) if fact else ""
    return cells


def _extent_with_text(policy: Policy) -> int:
    """How many of its places hold text; without pages nothing is numbered but what does."""
    if policy.is_paged:
        return sum(page.chars > 0 for page in policy.pages)
    return len({line.place for line in policy.lines})


def all_warnings(report: Report) -> tuple[Warning, ...]:
    """The warnings of the reading and of the analysis, each once."""
    return tuple(dict.fromkeys((*report.policy.warnings, *report.warnings)))


def _warning_cell(warning: Warning) -> str:
    return f"{warning.code}:{page_runs(warning.pages)}" if warning.pages else warning.code.value


def grounds_text(grounds: Iterable[Ground]) -> str:
    """Grounds in plain words: `injury, prior surgery`."""
    return ", ".join(ground.value.replace("_", " ") for ground in grounds if ground)
