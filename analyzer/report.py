"""The whole answer for one document, and the rows of the three CSV files that come of it.

Rows are lists of plain strings in the order of the columns below. They are as printed in the
document; what a spreadsheet could take for a formula is dealt with in `export`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analyzer.errors import UsageError
from analyzer.labels import ClauseKind, Code, Ground, Status
from analyzer.records import Clause, Fact, Facts, Failure, Outlook, Policy, Question, Warning

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
)

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

    def to_frame(self) -> pd.DataFrame:
        """One row per flagged clause in a table with the columns of the clauses CSV.

        The cells hold the words of the document; write them to a file with `analyzer.export`,
        which keeps a spreadsheet from running them.
        """
        import pandas as pd  # late: it costs half a second

        frame = pd.DataFrame(clause_rows(self), columns=list(CLAUSE_COLUMNS), dtype="str")
        return frame.astype({"page": "int64", "score": "float64"})


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
        "pages": str(len(policy.pages)),
        "pages_with_text": str(sum(page.chars > 0 for page in policy.pages)),
        "exclusions": str(kinds.count(ClauseKind.EXCLUSION)),
        "carve_outs": str(kinds.count(ClauseKind.CARVE_OUT)),
        "warnings": ";".join(_warning_cell(warning) for warning in warnings),
        "sha256": policy.sha256,
    }
    if unread:
        cells["code"] = unread.code.value
        cells["problem"] = unread.message
        cells["remedy"] = f"Read {page_list(unread.pages)} of the document yourself."
    for name in (*FACT_COLUMNS, *MORE_FACT_COLUMNS):
        fact: Fact | None = getattr(facts, name)
        cells[name] = fold(fact.value) if fact else ""
    return cells


def all_warnings(report: Report) -> tuple[Warning, ...]:
    """The warnings of the reading and of the analysis, each once."""
    return tuple(dict.fromkeys((*report.policy.warnings, *report.warnings)))


def _warning_cell(warning: Warning) -> str:
    return f"{warning.code}:{page_runs(warning.pages)}" if warning.pages else warning.code.value


def page_list(pages: Iterable[int]) -> str:
    """`page 3` or `pages 3-5, 9`; `the pages` where there is no number."""
    numbers = sorted(set(pages))
    if not numbers:
        return "the pages"
    return f"page{'s' * (len(numbers) > 1)} {page_runs(numbers, ', ')}"


def page_runs(pages: Iterable[int], joint: str = ",") -> str:
    """Page numbers with runs of three and more drawn together: `1,3-5,9`."""
    runs: list[list[int]] = []
    for page in sorted(set(pages)):
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return joint.join(
        f"{run[0]}-{run[-1]}" if len(run) > 2 else joint.join(map(str, run)) for run in runs
    )


def grounds_text(grounds: Iterable[Ground]) -> str:
    """Grounds in plain words: `injury, prior surgery`."""
    return ", ".join(ground.value.replace("_", " ") for ground in grounds if ground)
