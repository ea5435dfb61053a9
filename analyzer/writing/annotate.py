"""The policy itself with a highlight on every flagged clause, as any PDF reader shows it.

The highlights are real annotations: the words lie in their `QuadPoints`, and a note says what the
clause does, which exclusion it limits and which rule found it. Colours are those of the page
pictures. Nothing else in the document changes, but for its encryption, which goes.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from analyzer.errors import PolicyReadError
from analyzer.highlight import COLOURS, OTHER_COLOUR, WHITE, Rgb
from analyzer.labels import ClauseKind, Code, FoundBy
from analyzer.parts import own_parts
from analyzer.records import Box, Clause, Policy
from analyzer.report import Report, fold, quoted, shortened, visible

SECONDS = 120.0  # writing a document of 400 pages takes one
MEMORY = 1536 * 2**20  # bytes of address space of the child
TINT = 0.35  # share of the colour; black on it keeps a contrast above 7
NOTE_QUOTE = 160  # characters of another clause in a note
DONE, NOT_WRITABLE = 0, 4  # how the child ends
KINDS = {
    ClauseKind.EXCLUSION: "Exclusion",
    ClauseKind.CARVE_OUT: "Exception (carve-out)",
    ClauseKind.COVERAGE: "Coverage",
    ClauseKind.DEFINITION: "Definition",
}


class Highlight(NamedTuple):
    """One annotation. Boxes are in points from the top left of the upright page.

    `boxes` hold all words of the clause on this page; `painted` is what gets its colour, so that
    an exclusion and its exception in one sentence do not blend into a third colour.
    """

    page: int  # from 1
    id: str
    title: str
    note: str
    colour: Rgb
    boxes: tuple[Box, ...]
    painted: tuple[Box, ...]


def annotated(source: bytes, report: Report) -> bytes:
    """The PDF in `source`, which `report` is about, with its clauses highlighted.

    A child process reads and writes it: whatever the document does, the caller lives on. The same
    input gives the same bytes.

    Raises:
        PolicyReadError: the document cannot be written anew.
    """
    name = report.policy.name
    if not report.policy.is_paged:
        raise _unwritable(name, Code.E_NOT_PDF, "it has no pages to mark: it is not a PDF.")
    request = pickle.dumps((source, highlights(report)), pickle.HIGHEST_PROTOCOL)
    try:
        # Not from the folder where it is run: documents lie there, and one may be called re.py.
        done = subprocess.run(  # noqa: S603 - our own interpreter and code
            (sys.executable, "-P", "-c", _CHILD, str(Path(__file__).parent.parent.parent)),
            input=request,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "MALLOC_ARENA_MAX": "2"},
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as problem:
        raise _unwritable(name, Code.E_TIMEOUT, "marking it took too long.") from problem
    if done.returncode == NOT_WRITABLE:
        raise _unwritable(name, Code.E_DAMAGED, "the PDF can be read but not written anew.")
    if done.returncode != DONE or not done.stdout:
        raise _unwritable(name, Code.E_CRASH, "writing it anew crashed.")
    return done.stdout


def _unwritable(name: str, code: Code, problem: str) -> PolicyReadError:
    remedy = "Print it to a new PDF and mark that, or use the pages in the clauses CSV."
    return PolicyReadError(name, code, problem, remedy=remedy)


def highlights(report: Report) -> tuple[Highlight, ...]:
    """The annotations for all clauses of `report`, one for each page that a clause touches."""
    policy = report.policy
    numbers = {clause.id: clause for clause in report.clauses}
    found: list[Highlight] = []
    for clause in report.clauses:
        whole = _by_page(policy, [(clause.start, clause.end)])
        painted = _by_page(policy, own_parts(clause, report.clauses))
        note = _note(policy, clause, [numbers[id] for id in clause.limits if id in numbers])
        for page, boxes in whole.items():
            found.append(
                Highlight(
                    page,
                    f"carveout-{clause.id}-{page}",
                    _kind(clause),
                    note,
                    _tint(COLOURS.get(clause.kind, OTHER_COLOUR)),
                    tuple(boxes),
                    tuple(painted.get(page, ())),
                )
            )
    return tuple(found)


def _by_page(policy: Policy, ranges: Iterable[tuple[int, int]]) -> dict[int, list[Box]]:
    pages: dict[int, list[Box]] = {}
    for start, end in ranges:
        for page, box in policy.boxes(start, end):
            if box.x1 > box.x0 and box.bottom > box.top:  # fonts that pdfium has no outlines for
                pages.setdefault(page, []).append(box)
    return pages


def _kind(clause: Clause) -> str:
    return KINDS.get(clause.kind, clause.kind.value.replace("_", " ").capitalize())


def _note(policy: Policy, clause: Clause, exclusions: Sequence[Clause]) -> str:
    lines = [f"{_kind(clause)}, page {policy.page_of(clause.start)}"]
    if clause.heading_path:
        section = " > ".join(fold(heading) for heading in clause.heading_path)
        lines.append(f"Section: {shortened(section, NOTE_QUOTE)}")
    for exclusion in exclusions:
        where = f"page {policy.page_of(exclusion.start)}"
        words = quoted(policy, exclusion, NOTE_QUOTE)
        lines.append(f'Limits the {exclusion.kind.value} on {where}: "{words}"')
    how = "" if clause.mention.found_by is FoundBy.EXACT else f", {clause.mention.found_by.value}"
    lines.append(f"Rule: {clause.mention.rule}{how}")
    lines.append("Marked by carveout: a reading of this document, not legal or medical advice.")
    return "\n".join(visible(line) for line in lines)


def _tint(colour: Rgb) -> Rgb:
    red, green, blue = (
        round(white - TINT * (white - one)) for white, one in zip(WHITE, colour, strict=True)
    )
    return red, green, blue


_CHILD = """
import sys
if sys.argv[1] not in sys.path:
    sys.path.insert(0, sys.argv[1])
from analyzer.writing.marking import serve
serve()
"""
