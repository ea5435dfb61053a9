"""Labels and documents -> how well the analyzer does on them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from analyzer.batch import scan_reports
from analyzer.errors import UsageError
from analyzer.evaluation.agreement import (
    Flagged,
    Judged,
    JudgedBinding,
    JudgedFact,
    JudgedOutlook,
    flagged,
    judge,
    judge_bindings,
    judge_facts,
    judge_outlooks,
)
from analyzer.evaluation.gold import MANIFEST, NOT_STATED, Gold, GoldClause, document_key
from analyzer.evaluation.holding_out import HeldOut, Kept, keep, leave_one_insurer_out
from analyzer.evaluation.places import Reach, reach_by_page, reaches
from analyzer.evaluation.spellings import SpellingFinder
from analyzer.inputs import Batch, Entry
from analyzer.labels import ClauseKind, FoundBy
from analyzer.lexicon import Lexicon
from analyzer.outline import outline
from analyzer.records import Failure
from analyzer.report import CLAUSE_COLUMNS, OUTLOOK_COLUMNS, PLAN_COLUMNS, visible
from analyzer.workers import Scanned, rows_of


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All labels of `gold` judged. `scanned` holds the finished rows of each labelled document."""

    gold: Gold
    lexicon: str  # its hash
    judged: Judged
    bindings: tuple[JudgedBinding, ...] = ()
    reaches: Mapping[GoldClause, Reach] = field(default_factory=dict)  # of the carve-outs
    outlooks: tuple[JudgedOutlook, ...] = ()
    facts: tuple[JudgedFact, ...] = ()
    unruled: tuple[Flagged, ...] = ()  # rows that do not say which rule made them
    failures: tuple[Failure, ...] = ()
    held_out: HeldOut | None = None
    scanned: tuple[Scanned, ...] = ()


def labelled_entries(gold: Gold, batch: Batch) -> list[Entry | Failure]:
    """The documents of `batch` that have a label, in its order.

    Raises:
        UsageError: a labelled document is not in `batch`, or there are two of its name.
    """
    entries: dict[str, Entry | Failure] = {}
    for entry in batch.entries:
        document = document_key(entry.name)
        if document not in gold.read_at:
            continue
        if document in entries:
            raise UsageError(
                f"{visible(entries[document].name)} and {visible(entry.name)}: the labels cannot "
                "tell files of one name apart. Keep one of them, or name it alone."
            )
        entries[document] = entry
    absent = [document for document in gold.read_at if document not in entries]
    if absent:
        more = f" ({len(absent) - 1} more are missing)" if len(absent) > 1 else ""
        raise UsageError(
            f"{gold.read_at[absent[0]]}: {visible(absent[0])} is not among the documents that you "
            f"named{more}. Name its folder too, or take out its labels."
        )
    return list(entries.values())


def check_insurers(gold: Gold, gold_path: Path) -> None:
    """Refuse to leave insurers out where nothing tells them apart.

    Raises:
        UsageError: names a document of which the manifest does not say who insures.
    """
    nameless = [name for name in gold.documents if gold.paper(name).insurer == NOT_STATED]
    if nameless:
        raise UsageError(
            f"{visible(str(gold_path))}: {MANIFEST} does not say who insures "
            f"{visible(nameless[0])}. Leaving an insurer out needs a row file,insurer for each "
            "labelled document."
        )


def measure(
    gold: Gold,
    entries: Sequence[Entry | Failure],
    lexicon: Lexicon,
    *,
    jobs: int = 1,
    leave_out: bool = False,
    phrases: str = "",
    step: Callable[[int], None] | None = None,
    debug: bool = False,
) -> Evaluation:
    """Read every document once, in `jobs` processes, and judge all labels.

    A document that cannot be read has no rows, so that its labels count as missed. With `leave_out`
    the clauses are judged once more without what each insurer's documents taught. `step` is called
    with the pages of each document that is done. `lexicon` holds the own `phrases` as well.
    """
    questions = tuple(dict.fromkeys(label.question for label in gold.outlooks))
    finder = SpellingFinder(lexicon) if leave_out else None
    scanned: list[Scanned] = []
    failures: list[Failure] = []
    kept: dict[str, Kept] = {}
    told: dict[GoldClause, Reach] = {}
    for entry, report in zip(
        entries,
        scan_reports(entries, questions=questions, jobs=jobs, phrases=phrases, debug=debug),
        strict=True,
    ):
        document = document_key(entry.name)
        scanned.append(rows_of(report, questions))
        carve_outs = [
            label
            for label in gold.clauses
            if label.document == document and label.kind is ClauseKind.CARVE_OUT
        ]
        if isinstance(report, Failure):
            failures.append(report)
            told |= {label: reach_by_page(label) for label in carve_outs}
        else:
            blocks = outline(report.policy)
            told |= reaches(carve_outs, report.policy, blocks)
            if finder:
                kept[document] = keep(report.policy, blocks, finder)
        if step:
            step(scanned[-1].pages)
    return replace(
        judge_rows(gold, scanned, lexicon),
        reaches=told,
        failures=tuple(failures),
        held_out=leave_one_insurer_out(gold, kept, lexicon) if leave_out else None,
    )


def judge_rows(gold: Gold, scanned: Sequence[Scanned], lexicon: Lexicon) -> Evaluation:
    """All labels judged by the finished rows of their documents, which `lexicon` has made."""
    every_row = [
        flagged(dict(zip(CLAUSE_COLUMNS, row, strict=True)))
        for one in scanned
        for row in one.clause_rows
    ]
    answers = [
        dict(zip(OUTLOOK_COLUMNS, row, strict=True)) for one in scanned for row in one.outlook_rows
    ]
    plans = [dict(zip(PLAN_COLUMNS, one.plan_row, strict=True)) for one in scanned]
    labelled = frozenset(gold.documents)
    rows = [row for row in every_row if row.document in labelled]
    return Evaluation(
        gold,
        lexicon.hash,
        judge(gold.clauses, rows),
        tuple(judge_bindings(gold.clauses, rows)),
        outlooks=tuple(judge_outlooks(gold.outlooks, answers)),
        facts=tuple(judge_facts(gold.facts, plans)),
        unruled=tuple(unruled(every_row, lexicon)),
        scanned=tuple(scanned),
    )


def unruled(rows: Sequence[Flagged], lexicon: Lexicon) -> list[Flagged]:
    """The rows that name no rule of `lexicon`, or neither a phrase nor the structure it was in."""
    known = {row.id for row in lexicon.rows}
    known |= {f"proc-{procedure.id}" for procedure in lexicon.procedures}
    return [
        row
        for row in rows
        if row.rule not in known or not (row.phrase.strip() or row.found_by == FoundBy.STRUCTURE)
    ]
