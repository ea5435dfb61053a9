"""Wordings over many plans: what counts as the same, what a plan lacks, the command."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest

from analyzer.cli import main
from analyzer.clustering import grouping
from analyzer.clustering.grouping import (
    Cluster,
    Plan,
    Worded,
    cluster,
    excluding,
    gaps,
    lacking,
    worded_rows,
)
from analyzer.fuzzy import likest
from analyzer.labels import Status
from tests.conftest import MakePdf

LONG = "We do not pay for surgery that serves to change how a healthy part of the body looks"
Captured = pytest.CaptureFixture[str]


def said(
    text: str, document: str = "a.pdf", kind: str = "exclusion", *grounds: str, **about: str
) -> Worded:
    return Worded(Plan(document, **about), kind, 1, "x", text, grounds)


def groups(clusters: Sequence[Cluster]) -> list[list[str]]:
    return sorted(sorted(plan.document for plan in one.plans) for one in clusters)


# Clusters


@pytest.mark.parametrize(
    ("other", "together"),
    [
        pytest.param(LONG.upper() + ".", True, id="capitals and marks"),
        pytest.param(f"12. {LONG}", True, id="a number in front"),
        pytest.param(LONG.replace("healthy part", "healthy  part"), True, id="spaces"),
        pytest.param(LONG.replace("change", "alter"), True, id="one word"),
        pytest.param(LONG.replace("surgery", "any surgery at all"), True, id="a few more words"),
        pytest.param("Wigs, hair transplants and the treatment of baldness", False, id="other"),
        pytest.param(LONG[:40], False, id="half of it"),
    ],
)
def test_clauses_are_together_by_their_words(other: str, together: bool) -> None:
    found = cluster([said(LONG, "a.pdf"), said(other, "b.pdf")])

    assert groups(found) == ([["a.pdf", "b.pdf"]] if together else [["a.pdf"], ["b.pdf"]])


def test_kinds_stay_apart() -> None:
    assert len(cluster([said(LONG), said(LONG, kind="definition")])) == 2


def test_the_same_words_have_one_hash_and_near_ones_another() -> None:
    near = LONG.replace("change", "alter")
    clauses = [said(LONG, "a.pdf"), said(LONG.lower(), "b.pdf"), said(near, "c.pdf")]

    (one,) = cluster(clauses)

    assert one.wordings == 2
    assert one.text == LONG
    assert [member.likeness == 100.0 for member in one.members] == [True, True, False]
    assert min(member.likeness for member in one.members) >= grouping.LIKE


def test_the_order_of_documents_does_not_matter() -> None:
    texts = [LONG, LONG.replace("change", "alter"), LONG.replace("body", "face"), "Wigs"]
    clauses = [said(text, f"{number}.pdf") for number, text in enumerate(texts)]

    assert groups(cluster(clauses)) == groups(cluster(clauses[::-1]))
    assert {one.id for one in cluster(clauses)} == {one.id for one in cluster(clauses[::-1])}


def test_not_every_pair_is_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[int] = []

    def counted(text: str, others: Sequence[str], least: float) -> tuple[int, float] | None:
        compared.append(len(others))
        return likest(text, others, least)

    monkeypatch.setattr(grouping, "likest", counted)
    texts = [" ".join(f"w{number}x{place}" for place in range(12)) for number in range(300)]

    assert len(cluster([said(text) for text in texts])) == 300
    assert sum(compared) < 300


def test_plans_are_counted_once_by_insurer_and_year() -> None:
    acme, zenith = {"insurer": "Acme", "year": "2025"}, {"insurer": "Zenith", "year": "2026"}
    clauses = [said(LONG, "a.pdf", **acme), said(LONG, "a.pdf", **acme)]
    clauses += [said(LONG, "b.pdf", **acme), said(LONG, "c.pdf", **zenith), said(LONG, "d.pdf")]

    (one,) = cluster(clauses)

    assert one.insurers() == {"Acme": 2, "Zenith": 1, "not stated": 1}
    assert one.years() == {"2025": 2, "2026": 1, "not stated": 1}


def test_rows_give_clauses_with_insurer_and_year() -> None:
    row = {"document": "x_2024.pdf", "page": "3", "kind": "exclusion", "text": "Wigs"}
    stated = {"insurer": "Acme", "coverage_start": "2026-01-01", "status": "partial"}

    (known,) = worded_rows([row], {"x_2024.pdf": stated})
    (unknown,) = worded_rows([row], {})

    assert known.plan == Plan("x_2024.pdf", "Acme", "2026", "partial")
    assert unknown.plan == Plan("x_2024.pdf", "", "2024", "")


# What a plan lacks


def _market(*, status: str = "") -> list[Worded]:
    clauses = [said(LONG, f"{name}.pdf") for name in "abc"]
    clauses.append(said(LONG, "d.pdf", status=status))
    clauses += [said("unless you were hurt", f"{n}.pdf", "carve_out", "injury") for n in "abc"]
    return [*clauses, said("unless burned", "a.pdf", "carve_out", "burn")]


def test_a_plan_lacks_what_most_others_accept() -> None:
    clauses = _market()
    found = cluster(clauses)

    (gap,) = gaps(found, excluding(clauses))

    assert (gap.plan.document, gap.ground, gap.having, gap.plans) == ("d.pdf", "injury", 3, 4)
    assert gap.example.text == "unless you were hurt"
    hurt = next(one for one in found if one.text == "unless you were hurt")
    assert [plan.document for plan in lacking(hurt, excluding(clauses))] == ["d.pdf"]


def test_a_plan_that_was_read_in_part_is_not_said_to_lack_a_clause() -> None:
    clauses = _market(status=Status.PARTIAL)
    found = cluster(clauses)

    assert [lacking(one, excluding(clauses)) for one in found if one.kind == "carve_out"] == [
        [],
        [],
    ]
    (gap,) = gaps(found, excluding(clauses))
    assert gap.plan.status == Status.PARTIAL


def test_of_two_plans_nothing_is_common() -> None:
    clauses = [said(LONG, "a.pdf"), said(LONG, "b.pdf")]
    clauses.append(said("unless hurt", "a.pdf", "carve_out", "injury"))

    assert list(gaps(cluster(clauses), excluding(clauses))) == []


def test_a_plan_without_exclusions_lacks_nothing() -> None:
    clauses = [*_market(), said("Wigs are paid for", "e.pdf", "coverage")]

    assert {gap.plan.document for gap in gaps(cluster(clauses), excluding(clauses))} == {"d.pdf"}


# The command


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def market(folder: Path, policy_pdf: bytes, make_pdf: MakePdf) -> Path:
    for name in ("one", "two", "three"):
        (folder / f"{name}_2025.pdf").write_bytes(policy_pdf)
    hard = ("GENERAL EXCLUSIONS", "The plan does not cover:", "1. Cosmetic surgery of any kind.")
    (folder / "hard_2026.pdf").write_bytes(make_pdf(hard))
    return folder


def test_a_folder_and_the_csv_of_its_scan_give_the_same(
    market: Path, tmp_path: Path, capsys: Captured
) -> None:
    made = [tmp_path / name for name in ("a.csv", "b.csv", "clauses.csv", "plans.csv", "gaps.csv")]
    a, b, clauses, plans, lacks = map(str, made)

    assert main(["clusters", str(market), "-o", a, "--gaps", lacks, "--jobs", "1"]) == 0
    assert "hard_2026.pdf: no exception found for" in capsys.readouterr().out
    main(["scan", str(market), "--clauses", clauses, "--plans", plans, "--jobs", "1"])
    assert main(["clusters", clauses, "--plans", plans, "-o", b]) == 0

    assert made[0].read_bytes() == made[1].read_bytes()
    exclusion = next(row for row in _rows(made[0]) if row["documents"] == "3")
    assert (exclusion["wordings"], exclusion["years"]) == ("1", "2025:3")
    assert {row["document"] for row in _rows(made[4])} == {"hard_2026.pdf"}


def test_members_go_to_parquet(market: Path, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    import pandas as pd

    path = tmp_path / "m.parquet"
    out = str(tmp_path / "c.csv")

    assert main(["clusters", str(market), "-o", out, "--members", str(path), "--jobs", "1"]) == 0
    frame = pd.read_parquet(path)
    assert set(frame["document"]) == {file.name for file in market.iterdir()}
    assert frame["page"].tolist() == [1] * len(frame)


@pytest.mark.parametrize(
    ("head", "more", "message"),
    [
        pytest.param("document,page\n", [], "no column kind", id="column"),
        pytest.param("document,page,kind,text\n", ["-o", "c.csv"], "replace its own", id="input"),
    ],
)
def test_a_table_that_cannot_be_used_is_refused(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Captured,
    head: str,
    more: list[str],
    message: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("c.csv").write_text(head, encoding="utf-8")

    assert main(["clusters", "c.csv", *more]) == 2
    assert message in capsys.readouterr().err


def test_hostile_words_do_nothing(tmp_path: Path, capsys: Captured) -> None:
    source, out = tmp_path / "c.csv", tmp_path / "o.csv"
    rows = [[f"{name}.pdf", "1", "exclusion", "=cmd\x1b[31m wigs"] for name in "ab"]
    with source.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["document", "page", "kind", "text"], *rows])

    assert main(["clusters", str(source), "-o", str(out)]) == 0
    assert "\x1b" not in capsys.readouterr().out
    assert _rows(out)[0]["text"].startswith("'=cmd")
