"""Which of many documents are the papers of one plan: those of a folder, or as a list says."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from analyzer.batch import scan_reports, scan_rows
from analyzer.errors import UsageError
from analyzer.inputs import Entry
from analyzer.lexicon import load
from analyzer.plans import Plan, as_one_plan
from analyzer.reading.limits import LIMITS, Limits
from analyzer.records import Failure, Question
from analyzer.report import Report, visible
from analyzer.store import Store
from analyzer.workers import Scanned, rows_of

BY_FOLDER = "folder"
COLUMNS = "plan,document"


def plans_of(entries: Sequence[Entry | Failure], rule: str) -> dict[str, str]:
    """The plan of each document, by the document's name in the outputs.

    Args:
        rule: `folder`, or the path of a CSV file with the columns `plan` and `document`.

    Raises:
        UsageError: the list cannot be read, or names a document that is not there.
    """
    if rule == BY_FOLDER:
        return _by_folder(entries)
    return _by_list(entries, Path(rule))


def scan_plans(
    entries: Sequence[Entry | Failure],
    plans: Mapping[str, str] | None,
    *,
    questions: Sequence[Question],
    jobs: int,
    password: str | None = None,
    limits: Limits = LIMITS,
    ocr: bool = True,
    phrases: str = "",
    store: Store | None = None,
    cluster: str = "",
    debug: bool = False,
) -> Iterator[tuple[Scanned, Plan | None]]:
    """The rows of each document in order, and with the last paper of a plan what they say together.

    Args:
        plans: the plan of each document, from `plans_of`; None where each stands alone.
        store: as for `scan_rows`; of papers of one plan only what was read is taken from it.
        cluster: as for `scan_rows`.
    """
    if plans is None:
        for scanned in scan_rows(
            entries,
            questions=questions,
            jobs=jobs,
            password=password,
            limits=limits,
            ocr=ocr,
            phrases=phrases,
            store=store,
            cluster=cluster,
            debug=debug,
        ):
            yield scanned, None
        return
    awaited = Counter(plans[entry.name] for entry in entries)
    papers: dict[str, list[Report | Failure]] = {}
    reports = scan_reports(
        entries,
        questions=questions,
        jobs=jobs,
        password=password,
        limits=limits,
        ocr=ocr,
        phrases=phrases,
        store=store,
        cluster=cluster,
        debug=debug,
    )
    for paper in reports:
        name = paper.name if isinstance(paper, Failure) else paper.policy.name
        plan = plans[name]
        papers.setdefault(plan, []).append(paper)
        whole = len(papers[plan]) == awaited[plan]
        made = as_one_plan(plan, papers.pop(plan), load(), questions) if whole else None
        yield rows_of(paper, questions), made


def _by_folder(entries: Iterable[Entry | Failure]) -> dict[str, str]:
    plans: dict[str, str] = {}
    for entry in entries:
        folder = str(PurePosixPath(entry.name).parent)
        if folder == "." and isinstance(entry, Entry):
            folder = entry.folder or folder
        plans[entry.name] = folder
    return plans


def _by_list(entries: Sequence[Entry | Failure], path: Path) -> dict[str, str]:
    """A document that the list leaves out is a plan by itself."""
    plans = {entry.name: entry.name for entry in entries}
    ends: dict[str, list[str]] = {}
    for name in plans:
        ends.setdefault(PurePosixPath(name).name, []).append(name)
    for line, plan, document in _rows(path):
        names = [document] if document in plans else ends.get(PurePosixPath(document).name, [])
        where = f"{visible(str(path))}, line {line}: {visible(document)!r}"
        if not names:
            raise UsageError(f"{where} is none of the documents. Name it, or take the line out.")
        if len(names) > 1:
            raise UsageError(
                f"{where} is the name of several documents: {', '.join(map(visible, names))}. "
                "Write the one that is meant with its folder."
            )
        plans[names[0]] = plan
    return plans


def _rows(path: Path) -> list[tuple[int, str, str]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        raise UsageError(
            f"{visible(str(path))}: the list of plans cannot be read. Give the word folder, or a "
            f"UTF-8 CSV file with the columns {COLUMNS}."
        ) from problem
    head = text.partition("\n")[0]
    separator = ";" if ";" in head and "," not in head else ","
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator, restval="")
    rows.fieldnames = [name.strip().casefold() for name in rows.fieldnames or ()]
    if not {"plan", "document"} <= set(rows.fieldnames):
        raise UsageError(f"{visible(str(path))}: the columns have to be {COLUMNS}.")
    found = []
    for row in rows:
        plan, document = row["plan"].strip(), row["document"].strip()
        if plan and document:
            found.append((rows.line_num, plan, document))
        elif plan or document:
            raise UsageError(
                f"{visible(str(path))}, line {rows.line_num}: "
                f"the {'document' if plan else 'plan'} is missing."
            )
    if not found:
        raise UsageError(f"{visible(str(path))}: there is no line in it. Write {COLUMNS}.")
    return found
