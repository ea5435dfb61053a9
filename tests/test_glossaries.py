"""Glossaries set in two columns: each term is read before its own meaning."""

from __future__ import annotations

import pytest

from analyzer import analyze
from analyzer.labels import BlockKind, ClauseKind
from tests.building import said
from tests.drawing import BOLD, Sheet, Table, draw_table, read

TERMS = [
    (
        "Cosmetic surgery",
        "Surgery whose chief purpose is to change how a person looks, and that does not mend a "
        "function of the body.",
    ),
    (
        "Reconstructive surgery",
        "Surgery that gives back form or function after an accident, an illness or a defect from "
        "birth.",
    ),
    (
        "Medically necessary",
        "Care that a careful doctor would give to find or treat an illness, in keeping with good "
        "practice.",
    ),
]
every_ruling = pytest.mark.parametrize("ruled", ["", "across", "all"], ids=lambda r: r or "none")
every_order = pytest.mark.parametrize("order", ["row", "cell", "column"])


def glossary(*, ruled: str = "", order: str = "row", padding: float = 4.0) -> bytes:
    sheet = Sheet()
    sheet.at(72, 72, "Definitions", 16, BOLD)
    table = Table(TERMS, (72, 200, 530), head=False, padding=padding)
    bottom = draw_table(sheet, table, ruled=ruled, order=order)
    sheet.column(72, bottom + 14, 468, "Ask us if you do not know what a word means in this plan.")
    return sheet.pdf()


@every_ruling
@every_order
def test_a_term_is_the_title_of_its_meaning(ruled: str, order: str) -> None:
    policy, blocks = read(glossary(ruled=ruled, order=order))

    assert [(block.kind, said(policy, block)) for block in blocks][1:-1] == [
        entry
        for term, meaning in TERMS
        for entry in ((BlockKind.HEADING, term), (BlockKind.PARAGRAPH, meaning))
    ]


def test_terms_without_white_between_them_are_told_apart() -> None:
    policy, blocks = read(glossary(padding=0.0))

    assert [said(policy, block) for block in blocks][1:-1] == [
        text for entry in TERMS for text in entry
    ]


def test_the_text_under_a_glossary_does_not_stand_under_its_last_term() -> None:
    policy, blocks = read(glossary())

    last = blocks.blocks[-1]

    assert [said(policy, blocks.blocks[place]) for place in last.heading_path] == ["Definitions"]


@every_order
def test_what_a_glossary_defines_is_flagged_as_a_definition(order: str) -> None:
    report = analyze(glossary(order=order), name="plan.pdf")

    found = [
        report.policy.text[clause.start : clause.end].replace("\n", " ")
        for clause in report.clauses
        if clause.kind is ClauseKind.DEFINITION
    ]

    assert found == [meaning for _, meaning in TERMS]


def test_a_term_of_several_lines_stays_whole() -> None:
    sheet = Sheet()
    long = ("Care that is medically necessary or appropriate", "Care that a doctor would give.")
    draw_table(sheet, Table([*TERMS, long], (72, 170, 530), head=False))

    policy, blocks = read(sheet.pdf())

    assert [said(policy, block) for block in blocks][-2:] == list(long)


def test_labels_beside_amounts_are_no_glossary() -> None:
    sheet = Sheet()
    amounts = [("Cosmetic drugs", "$ 20"), ("Reconstructive surgery", "$ 30"), ("Wigs", "$ 40")]
    draw_table(sheet, Table(amounts, (72, 200, 530), head=False))

    _, blocks = read(sheet.pdf())

    assert BlockKind.HEADING not in {block.kind for block in blocks}
