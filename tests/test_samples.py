"""The sample policies against the hand labels in `sample_policies/gold/`.

The bars stand just below what is reached today, so that a drop fails. They are no proof of quality:
the labels of real documents are (see `test_corpus.py` and `scores.py`).
"""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from test_roles import check_invariants

from analyzer import analyze
from analyzer.errors import PolicyReadError
from analyzer.labels import ClauseKind, Code, Ground, OutlookLabel
from analyzer.records import Question
from analyzer.report import Report, clause_rows, outlook_rows, plan_row

SAMPLES = Path(__file__).resolve().parent.parent / "sample_policies"
GOLD = SAMPLES / "gold"
SCAN = "scan_maple_county_sbc.pdf"
SILENT = "plan_silent_birchwood.pdf"
NAMES = sorted(path.name for path in SAMPLES.glob("*.pdf") if path.name != SCAN)
LABELLED_KINDS = ("exclusion", "carve_out", "coverage", "definition")
LONGEST_CLAUSE = 1_500
OUTLOOK_ACCURACY = 0.97
FACT_ACCURACY = 0.62

Label = dict[str, Any]


def _labels(name: str) -> list[Label]:
    lines = (GOLD / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _questions() -> list[Question]:
    with (GOLD / "questions.csv").open(encoding="utf-8", newline="") as rows:
        return [Question(row["procedure"], Ground(row["ground"])) for row in csv.DictReader(rows)]


def _report(name: str) -> Report:
    return analyze(SAMPLES / name, questions=_questions())


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    """The report on each sample that can be read, by its name."""
    return {name: _report(name) for name in NAMES}


def _squeeze(text: str) -> str:
    return re.sub(r"[^0-9a-z]+", "", text.casefold())


def _hits(row: list[str], label: Label) -> bool:
    """Whether a row of the clauses CSV is the clause that `label` marks."""
    _, page, kind, text, *_ = row
    return (
        label["kind"] != "none"
        and kind in (label["kind"], *label.get("also", []))
        and abs(int(page) - label["page"]) <= 1
        and len(text) <= LONGEST_CLAUSE
        and _squeeze(label["anchor"]) in _squeeze(text)
    )


@pytest.fixture(scope="module")
def scores(reports: dict[str, Report]) -> dict[str, tuple[float, float]]:
    """Recall and precision by kind of clause."""
    by_document: dict[str, list[Label]] = defaultdict(list)
    for label in _labels("clauses.jsonl"):
        by_document[label["doc"]].append(label)
    wanted, found = dict.fromkeys(LABELLED_KINDS, 0), dict.fromkeys(LABELLED_KINDS, 0)
    flagged, right = dict.fromkeys(LABELLED_KINDS, 0), dict.fromkeys(LABELLED_KINDS, 0)
    for name, report in reports.items():
        rows = [row for row in clause_rows(report) if row[2] in LABELLED_KINDS]
        for row in rows:
            flagged[row[2]] += 1
            right[row[2]] += any(_hits(row, label) for label in by_document[name])
        for label in by_document[name]:
            if label["kind"] != "none" and not label.get("optional"):
                wanted[label["kind"]] += 1
                found[label["kind"]] += any(_hits(row, label) for row in rows)
    return {kind: (found[kind] / wanted[kind], right[kind] / flagged[kind]) for kind in wanted}


FLOORS = [
    pytest.param("exclusion", 0.97, 0.97, id="exclusions"),
    pytest.param("carve_out", 0.94, 0.99, id="carve-outs"),
    pytest.param("coverage", 0.95, 0.99, id="coverage"),
    pytest.param("definition", 0.99, 0.99, id="definitions"),
]


@pytest.mark.parametrize(("kind", "recall", "precision"), FLOORS)
def test_clauses_agree_with_the_labels(
    scores: dict[str, tuple[float, float]], kind: str, recall: float, precision: float
) -> None:
    assert scores[kind][0] >= recall
    assert scores[kind][1] >= precision


def test_outlooks_agree_with_the_labels(reports: dict[str, Report]) -> None:
    labels = _labels("outlooks.jsonl")
    wrong = []
    for label in labels:
        question = Question(label["procedure"], Ground(label["ground"]))
        said = reports[label["doc"]].outlook(question).label
        if said not in (label["outlook"], *label["also"]):
            wrong.append((label["doc"], label["procedure"], label["ground"], said.value))

    assert len(labels) == len(NAMES) * len(_questions())
    assert 1 - len(wrong) / len(labels) >= OUTLOOK_ACCURACY, wrong


FACTS = _labels("facts.jsonl")


def _fact(report: Report, name: str) -> str:
    said = getattr(report.facts, name)
    return str(said if name == "document_type" else said.value if said else "")


def _is_right(said: str, label: Label) -> bool:
    accepted = label["value"] if isinstance(label["value"], list) else [label["value"]]
    return _squeeze(said) in {_squeeze(one) for one in accepted}


@pytest.mark.parametrize(
    "label", [pytest.param(one, id=f"{one['doc']}-{one['fact']}") for one in FACTS]
)
def test_a_fact_is_right_or_not_said(reports: dict[str, Report], label: Label) -> None:
    said = _fact(reports[label["doc"]], label["fact"])

    assert not said or _is_right(said, label)


def test_most_facts_are_found(reports: dict[str, Report]) -> None:
    right = [one for one in FACTS if _is_right(_fact(reports[one["doc"]], one["fact"]), one)]

    assert len(right) / len(FACTS) >= FACT_ACCURACY


@pytest.mark.parametrize("name", NAMES)
def test_clauses_hold_what_every_report_must(reports: dict[str, Report], name: str) -> None:
    check_invariants(reports[name])


@pytest.mark.parametrize("name", NAMES)
def test_carve_outs_limit_the_exclusion_of_the_label(reports: dict[str, Report], name: str) -> None:
    rows = clause_rows(reports[name])
    by_id = {row[12]: row for row in rows}
    labels = [
        label for label in _labels("clauses.jsonl") if label["doc"] == name and label.get("of")
    ]
    for label in labels:
        bound = [
            by_id[one]
            for row in rows
            if row[2] == "carve_out" and _hits(row, label)
            for one in row[11].split(";")
        ]

        if bound and label["of_page"] == label["page"]:
            assert any(_squeeze(label["of"]) in _squeeze(row[3]) for row in bound), label


def test_the_scan_cannot_be_read_without_recognition() -> None:
    with pytest.raises(PolicyReadError) as caught:
        analyze(SAMPLES / SCAN, ocr=False)

    assert caught.value.code is Code.E_NO_TEXT


def test_the_silent_policy_decides_nothing() -> None:
    report = analyze(SAMPLES / SILENT)

    assert report.clauses == ()
    assert len(report.outlooks) > 40
    assert {outlook.label for outlook in report.outlooks} == {OutlookLabel.NOT_ADDRESSED}


@pytest.mark.parametrize("name", NAMES)
def test_two_runs_give_the_same_rows(reports: dict[str, Report], name: str) -> None:
    again = _report(name)

    assert clause_rows(again) == clause_rows(reports[name])
    assert outlook_rows(again) == outlook_rows(reports[name])
    assert plan_row(again) == plan_row(reports[name])


def test_every_kind_is_found_in_the_samples(reports: dict[str, Report]) -> None:
    kinds = {clause.kind for report in reports.values() for clause in report.clauses}

    assert kinds >= {ClauseKind(kind) for kind in LABELLED_KINDS}


# The samples themselves


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, timeout=120, check=False
    )


def test_the_labels_fit_the_samples() -> None:
    done = _run(str(SAMPLES / "check_gold.py"))

    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.endswith(": 0 problems\n")


def test_building_the_samples_again_gives_the_same_bytes(tmp_path: Path) -> None:
    """But for the scan: its pictures depend on the versions of the imaging libraries."""
    done = _run(str(SAMPLES / "build.py"), str(tmp_path))

    assert done.returncode == 0, done.stderr
    assert {path.name for path in tmp_path.iterdir()} == {*NAMES, SCAN}
    different = [
        name for name in NAMES if (tmp_path / name).read_bytes() != (SAMPLES / name).read_bytes()
    ]
    assert different == []
