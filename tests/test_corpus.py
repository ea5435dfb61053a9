"""What must hold of every real plan document, whatever it says. Slow; skipped without them.

Nothing of these documents is copied here: the tests compare them with themselves.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
from test_roles import check_invariants

from analyzer.analysis import analyze
from analyzer.batch import scan
from analyzer.evaluation.agreement import balanced, by_kind
from analyzer.evaluation.gold import read_gold
from analyzer.evaluation.measuring import Evaluation, judge_rows
from analyzer.export import write_csv
from analyzer.labels import ClauseKind
from analyzer.lexicon import load
from analyzer.questions import read_questions
from analyzer.records import Box, Clause, Failure, Policy
from analyzer.report import (
    CLAUSE_COLUMNS,
    MAX_QUOTE,
    OUTLOOK_COLUMNS,
    PLAN_COLUMNS,
    Report,
    clause_rows,
    fold,
    plan_row,
)
from analyzer.workers import rows_of

CORPUS = Path(__file__).resolve().parent.parent.parent / "shared" / "corpus"
PDFS = CORPUS / "pdfs"
SCORER = CORPUS.parent / "eval" / "score.py"
ODD_BOXES = 0.02  # share of boxes in which a font may show other words than were read
PADDING = 1.0  # points around a box: letters may stand out of it
NOT_LETTERS = re.compile(r"[\W_]+")

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(
        not PDFS.is_dir(), reason=f"the real plan documents are not at {PDFS.parent}"
    ),
]


QUESTIONS = read_questions(CORPUS / "questions.csv", load()) if PDFS.is_dir() else ()


@pytest.fixture(scope="module")
def outcomes() -> dict[str, Report | Failure]:
    """A report or a failure for every document, by its name."""
    return {
        outcome.name if isinstance(outcome, Failure) else outcome.policy.name: outcome
        for outcome in scan(PDFS, questions=QUESTIONS, jobs=2)
    }


@pytest.fixture(scope="module")
def reports(outcomes: dict[str, Report | Failure]) -> dict[str, Report]:
    return {name: one for name, one in outcomes.items() if isinstance(one, Report)}


def test_every_document_has_an_outcome_and_a_row(outcomes: dict[str, Report | Failure]) -> None:
    rows = [dict(zip(PLAN_COLUMNS, plan_row(one), strict=True)) for one in outcomes.values()]

    assert {row["document"] for row in rows} == {path.name for path in PDFS.glob("*.pdf")}
    assert all((row["status"] == "analysed") == (not row["code"]) for row in rows)


def test_most_documents_can_be_read(outcomes: dict[str, Report | Failure]) -> None:
    failed = {name: one.code for name, one in outcomes.items() if isinstance(one, Failure)}

    assert len(failed) <= 0.1 * len(outcomes), failed


def test_every_report_holds_what_must_hold(reports: dict[str, Report]) -> None:
    broken: dict[str, str] = {}
    for name, report in reports.items():
        try:
            check_invariants(report)
        except AssertionError as problem:
            broken[name] = str(problem).splitlines()[0]

    assert broken == {}


def test_every_quote_is_the_text_of_the_policy(reports: dict[str, Report]) -> None:
    for report in reports.values():
        for clause, row in zip(report.clauses, clause_rows(report), strict=True):
            printed = fold(report.policy.text[clause.start : clause.end])

            assert len(row[3]) <= MAX_QUOTE
            assert row[3] == printed or all(piece.strip() in printed for piece in row[3].split("…"))


def test_every_carve_out_is_bound(reports: dict[str, Report]) -> None:
    for report in reports.values():
        limitable = {
            clause.id
            for clause in report.clauses
            if clause.kind in (ClauseKind.EXCLUSION, ClauseKind.DEFINITION)
        }
        for clause in report.clauses:
            if clause.kind is ClauseKind.CARVE_OUT:
                assert clause.limits
                assert set(clause.limits) <= limitable


def _letters(text: str) -> str:
    return NOT_LETTERS.sub("", text).casefold()


def _printed(page: pypdfium2.PdfPage, box: Box) -> str:
    """The letters and digits that pdfium shows inside an upright box with a top-left origin."""
    left, bottom, right, top = page.get_cropbox()
    wide, high = right - left, top - bottom
    x0, y0, x1, y1 = (
        box.x0 - PADDING,
        box.top - PADDING,
        box.x1 + PADDING,
        box.bottom + PADDING,
    )
    match page.get_rotation():
        case 0:
            area = (left + x0, top - y1, left + x1, top - y0)
        case 90:
            area = (left + y0, bottom + x0, left + y1, bottom + x1)
        case 180:
            area = (right - x1, bottom + y0, right - x0, bottom + y1)
        case _:
            area = (left + wide - y1, bottom + high - x1, left + wide - y0, bottom + high - x0)
    textpage = page.get_textpage()
    try:
        return _letters(textpage.get_text_bounded(*area))
    finally:
        textpage.close()


def _boxes(policy: Policy, clause: Clause) -> Iterator[tuple[int, Box, str]]:
    """Page, box and letters of each line of a clause, whole words only."""
    first, last = policy.word_range(clause.start, clause.end)
    words = list(policy.words[first:last])
    for page, box in policy.boxes(clause.start, clause.end):
        inside = []
        while words and words[0].page == page and _within(words[0].box, box):
            inside.append(words.pop(0).text)
        yield page, box, _letters("".join(inside))
    assert not words


def _within(word: Box, box: Box) -> bool:
    slack = 0.01
    return (
        word.x0 >= box.x0 - slack
        and word.x1 <= box.x1 + slack
        and word.top >= box.top - slack
        and word.bottom <= box.bottom + slack
    )


def _in_order(wanted: str, shown: str) -> bool:
    """Whether the letters of `wanted` stand in `shown`, but for one in eight."""
    if wanted in shown:
        return True
    place = missing = 0
    for letter in wanted:
        found = shown.find(letter, place)
        if found < 0:
            missing += 1
        else:
            place = found + 1
    return 8 * missing <= len(wanted)


def test_every_box_holds_the_words_of_its_clause(reports: dict[str, Report]) -> None:
    boxes, odd = 0, []
    for name, report in reports.items():
        document = pypdfium2.PdfDocument(PDFS / name)
        try:
            for clause in report.clauses:
                for number, box, wanted in _boxes(report.policy, clause):
                    page = document[number - 1]
                    boxes += 1
                    if not _in_order(wanted, _printed(page, box)):
                        odd.append((name, number, clause.id, tuple(round(v) for v in box)))
                    page.close()
        finally:
            document.close()
    print(f"{len(odd)} of {boxes} boxes hold other words", *odd, sep="\n")  # noqa: T201

    assert boxes > 500
    assert len(odd) <= ODD_BOXES * boxes


def test_a_document_alone_gives_the_rows_of_the_scan(reports: dict[str, Report]) -> None:
    for name in sorted(reports, key=lambda name: (PDFS / name).stat().st_size)[:5]:
        alone = analyze(PDFS / name, questions=QUESTIONS)

        assert clause_rows(alone) == clause_rows(reports[name])
        assert plan_row(alone) == plan_row(reports[name])


# The project's own yardstick


@pytest.fixture(scope="module")
def evaluation(outcomes: dict[str, Report | Failure]) -> Evaluation:
    scanned = [rows_of(outcome, QUESTIONS) for outcome in outcomes.values()]
    return judge_rows(read_gold(CORPUS, load()), scanned, load())


def _clause_lines(evaluation: Evaluation) -> list[str]:
    return [
        f"{kind} {tally.gold} {tally.found} {tally.recall:.3f} "
        f"{tally.rows} {tally.right} {tally.precision:.3f} {tally.f1:.3f}"
        for kind, tally in by_kind(evaluation.judged).items()
    ]


def _binding_lines(evaluation: Evaluation) -> list[str]:
    lines = []
    for words, near in (("near", True), ("far", False)):
        right = [one.right for one in evaluation.bindings if one.near is near]
        share = sum(right) / max(len(right), 1)
        lines.append(f"bindings {words} {sum(right)}/{len(right)} {share:.3f}")
    return lines


def _outlook_lines(evaluation: Evaluation) -> list[str]:
    judged = evaluation.outlooks
    right = sum(one.right for one in judged)
    cited = [one.cited for one in judged if one.cited is not None]
    mean, recalls = balanced(judged)
    each = ", ".join(f"{label} {recall:.3f}" for label, recall in recalls.items())
    return [
        f"outlooks asked {len(judged)} right {right} accuracy {right / len(judged):.3f} "
        f"cited {sum(cited)}/{len(cited)} = {sum(cited) / len(cited):.3f}",
        f"balanced {mean:.3f} = mean recall of {each}",
    ]


def _fact_lines(evaluation: Evaluation) -> list[str]:
    answers: dict[str, list[bool]] = defaultdict(list)
    for one in evaluation.facts:
        answers[one.label.fact].append(one.right)
    return [
        f"{fact} {sum(right)}/{len(right)} {sum(right) / len(right):.3f}"
        for fact, right in sorted(answers.items())
    ]


@pytest.mark.skipif(not SCORER.is_file(), reason=f"the scorer of the corpus is not at {SCORER}")
@pytest.mark.parametrize(
    ("what", "table", "lines"),
    [
        pytest.param("clauses", "clauses", _clause_lines, id="clauses"),
        pytest.param("bindings", "clauses", _binding_lines, id="bindings"),
        pytest.param("outlooks", "outlooks", _outlook_lines, id="outlooks"),
        pytest.param("facts", "facts", _fact_lines, id="facts"),
    ],
)
def test_the_yardstick_agrees_with_the_scorer_of_the_corpus(
    tmp_path: Path,
    evaluation: Evaluation,
    what: str,
    table: str,
    lines: Callable[[Evaluation], list[str]],
) -> None:
    columns, rows = {
        "clauses": (CLAUSE_COLUMNS, [r for one in evaluation.scanned for r in one.clause_rows]),
        "outlooks": (OUTLOOK_COLUMNS, [r for one in evaluation.scanned for r in one.outlook_rows]),
        "facts": (PLAN_COLUMNS, [one.plan_row for one in evaluation.scanned]),
    }[table]
    write_csv(tmp_path / "rows.csv", columns, rows)
    command = [sys.executable, SCORER, what, CORPUS / f"{table}.jsonl", tmp_path / "rows.csv"]

    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout

    said = [fold(line) for line in printed.splitlines()]
    expected = lines(evaluation)
    assert [line for line in said if line in expected] == expected
