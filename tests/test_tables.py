"""Tables whose verdicts stand in a column: every label keeps its verdict, however it is ruled."""

from __future__ import annotations

from collections import defaultdict

import pytest

from analyzer import analyze
from analyzer.labels import BlockKind, ClauseKind
from analyzer.records import Outline, Policy
from tests.building import block_with, said
from tests.drawing import BOLD, Sheet, Table, Text, draw_table, read, wrapped

HEAD = ("Service", "Is it covered?")
VERDICTS = [
    (
        "Cosmetic surgery, such as a face lift or liposuction, that is done for your looks",
        "Not covered under any condition",
    ),
    (
        "Surgery on the breast, to make it smaller or to give it back its form after an illness",
        "Covered only under specific conditions",
    ),
    ("Removal of scars, tattoos and birthmarks by laser", "Not covered under any condition"),
    ("Hearing aids", "Covered only under specific conditions"),
]
EDGES = (72, 330, 540)
CHARGES = [
    (
        "Cosmetic surgery to improve your looks, whatever the reason you ask for it",
        "You pay: All charges",
        "You pay: All charges",
    ),
    (
        "Reconstructive surgery after an accident, injury or cancer",
        "You pay: 15% of our allowance, after the deductible has been met",
        "You pay: 35% of our allowance and what is above it",
    ),
    ("Wigs", "You pay: All charges", "You pay: All charges"),
]
GRID = [
    ("Rehabilitation", "Covered", "Covered", "Covered"),
    (
        "Cosmetic and plastic surgery that is not medically needed",
        "Not covered",
        "Not covered",
        "Not covered",
    ),
    ("Breast surgery (medically needed)", "Restricted", "Covered", "Covered"),
    ("Hearing aids", "Not covered", "Restricted", "Covered"),
]
every_ruling = pytest.mark.parametrize("ruled", ["", "across", "all"], ids=lambda r: r or "none")
every_order = pytest.mark.parametrize("order", ["row", "cell", "column"])


def rows(policy: Policy, blocks: Outline) -> list[tuple[str, ...]]:
    """What the cells of each row say, from the left; a cell of several blocks says them all."""
    found: dict[tuple[int, int, int], dict[int, list[str]]] = defaultdict(dict)
    for block in blocks:
        if block.row:
            found[block.row].setdefault(block.column, []).append(said(policy, block))
    return [tuple(" ".join(cells[place]) for place in sorted(cells)) for cells in found.values()]


def table_pdf(table: Table, *, ruled: str = "", order: str = "row") -> bytes:
    sheet = Sheet()
    bottom = draw_table(sheet, table, ruled=ruled, order=order)
    sheet.column(72, bottom + 12, 468, "Ask us before you have any of these done to you.")
    return sheet.pdf()


@every_ruling
@every_order
def test_a_label_and_its_verdict_are_one_row(ruled: str, order: str) -> None:
    policy, blocks = read(table_pdf(Table([HEAD, *VERDICTS], EDGES), ruled=ruled, order=order))

    assert rows(policy, blocks) == [HEAD, *VERDICTS]


@every_ruling
@every_order
def test_what_you_pay_stands_beside_what_it_is_for(ruled: str, order: str) -> None:
    head = ("Benefit", "In network", "Out of network")
    table = Table([head, *CHARGES], (72, 290, 410, 540))

    policy, blocks = read(table_pdf(table, ruled=ruled, order=order))

    assert rows(policy, blocks) == [head, *CHARGES]


@every_ruling
@every_order
def test_a_grid_of_plans_keeps_every_verdict_in_its_row_and_column(ruled: str, order: str) -> None:
    head = ("Treatment", "Basic", "Bronze", "Silver")
    table = Table([head, *GRID], (60, 300, 380, 460, 540))

    policy, blocks = read(table_pdf(table, ruled=ruled, order=order))

    assert rows(policy, blocks) == [head, *GRID]


@every_ruling
def test_ticks_and_crosses_are_verdicts(ruled: str) -> None:
    sheet = Sheet()
    plans = [(label, basic, silver) for label, basic, _, silver in GRID]
    table = Table([("Treatment", "Basic", "Silver"), *plans], (60, 300, 400, 500))
    cells, tops = table.cells()
    signs = {"Covered": "\u2713", "Not covered": "\u2717", "Restricted": "R"}
    for cell in cells:
        for text in cell:
            face = "ZapfDingbats" if signs.get(text.words, "R") != "R" else text.face
            sheet.put(text._replace(words=signs.get(text.words, text.words), face=face))
    for top in tops if ruled else ():
        sheet.line(60, top, 500, top)
    for edge in table.edges if ruled == "all" else ():
        sheet.line(edge, tops[0], edge, tops[-1])

    policy, blocks = read(sheet.pdf())

    found = rows(policy, blocks)
    assert found[1] == ("Rehabilitation", "✓", "✓")
    assert found[2] == ("Cosmetic and plastic surgery that is not medically needed", "✗", "✗")
    assert found[3] == ("Breast surgery (medically needed)", "R", "✓")


@pytest.mark.parametrize("padding", [4.0, 2.0, 0.0])
@pytest.mark.parametrize("centred", [False, True], ids=["at-the-top", "centred"])
def test_rows_are_told_apart_however_close_they_stand(padding: float, centred: bool) -> None:
    table = Table([HEAD, *VERDICTS], EDGES, padding=padding, centred=centred)

    policy, blocks = read(table_pdf(table))

    assert rows(policy, blocks) == [HEAD, *VERDICTS]


def test_a_verdict_that_almost_touches_its_label_is_a_cell_of_its_own() -> None:
    sheet = Sheet()
    for row, (label, verdict) in enumerate(
        [
            ("Cosmetic surgery on the nose or the lids", "Not covered"),
            ("Breast surgery", "Covered"),
            ("Hearing aids", "Covered"),
            ("Tattoo removal", "Not covered"),
        ]
    ):
        sheet.at(72, 100 + 18 * row, label)
        sheet.at(262, 100 + 18 * row, verdict)

    policy, blocks = read(sheet.pdf())

    assert rows(policy, blocks)[0] == ("Cosmetic surgery on the nose or the lids", "Not covered")


def charges_for_a_list(*, ruled: bool) -> bytes:
    """As federal brochures have it: "Not covered:" and a list, "All charges" beside its head."""
    sheet = Sheet()
    sheet.at(72, 80, "Surgical procedures", 12, BOLD)
    edges = [98.0]
    top = sheet.at(72, 102, "Surgery that this plan pays for:") + 2
    for text in ("Surgery that mends what an accident has done to you", "Setting of broken bones"):
        top = sheet.entry(76, top, "•", text, width=250)
    sheet.at(350, 102, "Preferred: 15% of our allowance")
    sheet.at(350, 114, "Non-preferred:")
    sheet.at(350, 126, "You pay all charges")
    edges.append(top + 6)
    top = sheet.at(72, top + 10, "Not covered:") + 2
    sheet.at(350, edges[-1] + 4, "All charges")
    for text in ("Cosmetic surgery, and whatever has to be done because of it", "Foot care"):
        top = sheet.entry(76, top, "•", text, width=250)
    edges.append(top + 6)
    sheet.at(72, top + 10, "Wigs")
    sheet.at(350, top + 10, "All charges")
    edges.append(top + 26)
    for edge in edges if ruled else ():
        sheet.line(72, edge, 540, edge)
    sheet.column(72, top + 40, 468, "Ask us before you have any of these done to you. " * 2)
    return sheet.pdf()


@pytest.mark.parametrize("ruled", [False, True], ids=["not-ruled", "half-ruled"])
def test_the_charges_beside_the_head_of_a_list_are_those_of_all_its_entries(ruled: bool) -> None:
    policy, blocks = read(charges_for_a_list(ruled=ruled))

    entry = block_with(policy, blocks, "• Cosmetic surgery")
    row = [said(policy, block) for block in blocks if block.row == entry.row]

    assert entry.row is not None
    assert row == [
        "Not covered:",
        "• Cosmetic surgery, and whatever has to be done because of it",
        "• Foot care",
        "All charges",
    ]
    assert block_with(policy, blocks, "Ask us").row is None


@pytest.mark.parametrize("ruled", [False, True], ids=["not-ruled", "half-ruled"])
def test_the_entries_of_a_list_in_a_cell_are_clauses_of_their_own(ruled: bool) -> None:
    report = analyze(charges_for_a_list(ruled=ruled), name="plan.pdf")

    found = [
        report.policy.text[clause.start : clause.end].replace("\n", " ")
        for clause in report.clauses
        if clause.kind is ClauseKind.EXCLUSION
    ]

    assert found == [
        "• Cosmetic surgery, and whatever has to be done because of it",
        "Wigs All charges",
    ]


@every_ruling
def test_remarks_behind_the_verdict_stay_in_its_row(ruled: str) -> None:
    remarks = [
        ("Service", "Verdict", "Remarks"),
        ("Cosmetic surgery", "Not covered", "See the part on exclusions for what we mean by it."),
        ("Breast surgery", "Covered", "Only where it is needed and we have agreed to it before."),
        ("Hearing aids", "Covered", "Up to the limit of the schedule."),
    ]

    policy, blocks = read(table_pdf(Table(remarks, (72, 200, 300, 460)), ruled=ruled))

    assert rows(policy, blocks) == remarks


def test_columns_of_text_that_speak_of_cover_are_no_table() -> None:
    sheet = Sheet()
    left = "We pay for visits to a doctor. Cosmetic surgery is not covered. Excluded are wigs. "
    right = "Excluded services stand in the schedule. Covered services are those that it names. "
    sheet.column(72, 100, 220, 4 * left)
    sheet.column(320, 100, 220, 4 * right)

    policy, blocks = read(sheet.pdf())

    assert rows(policy, blocks) == []
    assert [said(policy, block) for block in blocks] == [(4 * left).strip(), (4 * right).strip()]


def test_a_column_stands_under_its_own_head_only() -> None:
    head = ("What is covered", "What is not covered")
    cells = [
        ("Surgery that mends what an accident has done to your face", "Cosmetic surgery"),
        ("Breast surgery after cancer", "Tattoo removal"),
        ("Visits to a doctor", "Travel"),
    ]
    policy, blocks = read(table_pdf(Table([head, *cells], EDGES), ruled="all"))

    def path(words: str) -> list[str]:
        block = block_with(policy, blocks, words)
        return [said(policy, blocks.blocks[place]) for place in block.heading_path]

    assert path("Cosmetic surgery") == path("Travel") == ["What is not covered"]
    assert path("Visits to a doctor") == ["What is covered"]
    assert path("Ask us") == ["What is covered"]


def over_a_page_end(ruled: str) -> bytes:
    sheet = Sheet()
    label = (
        "Cosmetic surgery, such as a face lift, liposuction or an operation on the nose, that is "
        "done for your looks and not for your health"
    )
    lines = wrapped(label, 250, 9)
    bottom = draw_table(sheet, Table([HEAD, *VERDICTS[1:3]], EDGES, top=620), ruled=ruled)
    sheet.put(*(Text(76, bottom + 4 + 11 * row, words, 9) for row, words in enumerate(lines[:2])))
    sheet.at(334, bottom + 4, "Not covered under any condition", 9)
    if ruled:
        sheet.line(72, bottom + 30, 540, bottom + 30)
    if ruled == "all":
        for edge in EDGES:
            sheet.line(edge, bottom, edge, bottom + 30)
    sheet.at(300, 770, "7", 8)
    sheet.end_page()
    sheet.at(76, 60, "Service", 9, BOLD)
    sheet.at(334, 60, "Is it covered?", 9, BOLD)
    sheet.put(*(Text(76, 80 + 11 * row, words, 9) for row, words in enumerate(lines[2:])))
    draw_table(
        sheet,
        Table([("Wigs", "Not covered under any condition"), VERDICTS[3]], EDGES, 96, head=False),
        ruled=ruled,
    )
    if ruled:
        for top in (56, 76):
            sheet.line(72, top, 540, top)
    if ruled == "all":
        for edge in EDGES:
            sheet.line(edge, 56, edge, 96)
    sheet.at(300, 770, "8", 8)
    return sheet.pdf()


@every_ruling
def test_a_row_that_goes_on_over_a_page_end_is_one_row(ruled: str) -> None:
    policy, blocks = read(over_a_page_end(ruled))

    label = block_with(policy, blocks, "Cosmetic surgery, such as")
    (verdict,) = (b for b in blocks if b.row == label.row and b.column == 1)

    assert said(policy, label).endswith("done for your looks and not for your health")
    assert said(policy, verdict) == "Not covered under any condition"
    assert {page for page, _ in policy.boxes(label.start, label.end)} == {1, 2}
    assert block_with(policy, blocks, "Wigs").row != label.row


def test_a_cell_of_several_short_paragraphs_is_one_statement() -> None:
    policy, blocks = read(charges_for_a_list(ruled=True))

    cell = block_with(policy, blocks, "Preferred: 15%")

    assert said(policy, cell).endswith("of our allowance Non-preferred: You pay all charges")
    assert cell.kind is BlockKind.CELL


def test_a_page_that_names_nothing_cosmetic_is_left_as_it_was_drawn() -> None:
    services = [("Visits", "Covered"), ("Shoes", "Not covered"), ("Travel", "Not covered")]

    policy, blocks = read(table_pdf(Table([HEAD, *services], EDGES)))

    assert rows(policy, blocks) == []
