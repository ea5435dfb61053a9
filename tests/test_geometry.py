"""Where findings stand, without Streamlit: strip, boxes, what is drawn ahead; rows and filters."""

from __future__ import annotations

import pytest

from analyzer.highlight import Layer, Mark
from analyzer.labels import ClauseKind, Code, DocumentType, Ground, Scope
from analyzer.records import Box, Facts, Page, Warning
from ui import geometry, rows, style
from ui.view import Finding, Quote, Reading


def finding(id: str, kind: ClauseKind, *pages: int, **more: object) -> Finding:
    return Finding(id, kind, pages, Quote("", id, ""), "", (), **more)  # type: ignore[arg-type]


def reading(*findings: Finding, pages: int = 9, unread: tuple[int, ...] = ()) -> Reading:
    marks = {
        1: (
            Mark(Box(10, 20, 30, 32), ClauseKind.EXCLUSION, Layer.CLAUSE, "a"),
            Mark(Box(15, 20, 20, 32), ClauseKind.EXCLUSION, Layer.PHRASE, "a"),
            Mark(Box(50, 60, 70, 72), ClauseKind.CARVE_OUT, Layer.CLAUSE, "b"),
        )
    }
    return Reading(
        "plan.pdf",
        tuple(Page(number, 612.0, 792.0, 100) for number in range(1, pages + 1)),
        findings,
        Facts(DocumentType.OTHER),
        (Warning(Code.W_PAGE_NO_TEXT, "No text.", unread),) if unread else (),
        marks,
        b"",
    )


A = finding("a", ClauseKind.EXCLUSION, 1)
B = finding("b", ClauseKind.CARVE_OUT, 1, 2, grounds=(Ground.BURN,), procedures=("scar",))
C = finding("c", ClauseKind.COVERAGE, 7, scope=Scope.DENTAL)


def test_the_boxes_of_a_finding_are_its_lines_on_each_page() -> None:
    assert geometry.boxes(reading(A, B), A) == {1: [(10, 20, 20, 12)]}
    assert geometry.boxes(reading(A, B), B) == {1: [(50, 60, 20, 12)], 2: []}


def test_an_exclusion_is_painted_over_what_shares_its_page_in_the_strip() -> None:
    colours = [colour for page, colour in geometry.ticks([A, B, C]) if page == 1]

    assert colours[-1] == style.kind_colour(ClauseKind.EXCLUSION)
    assert {page for page, _ in geometry.ticks([A, B, C])} == {1, 2, 7}


def test_pages_that_nobody_read_are_told() -> None:
    assert geometry.unread(reading(A, unread=(3, 4))) == [3, 4]
    assert geometry.unread(reading(A)) == []


@pytest.mark.parametrize(
    ("chosen", "page", "wanted"),
    [("a", 1, [2, 7]), ("b", 2, [7, 3]), ("c", 7, [1, 2, 8, 6]), ("", 9, [1, 2, 8])],
    ids=["first", "over two pages", "last", "none"],
)
def test_what_is_drawn_ahead_is_what_comes_next(chosen: str, page: int, wanted: list[int]) -> None:
    found = geometry.nearby(reading(A, B, C), chosen, page)

    assert found == wanted
    assert page not in found


def test_a_picture_has_its_width_whatever_the_page_says() -> None:
    assert geometry.picture_scale(reading(A), 1) * 612 == pytest.approx(geometry.PICTURE_WIDTH)
    assert geometry.picture_scale(reading(A), 99) == 1.0


@pytest.mark.parametrize(
    ("chosen", "left"),
    [
        (rows.Filter(), "abc"),
        (rows.Filter(kinds=frozenset({ClauseKind.EXCLUSION})), "a"),
        (rows.Filter(grounds=frozenset({"burn"})), "b"),
        (rows.Filter(procedures=frozenset({"Scar revision"})), "b"),
        (rows.Filter(scopes=frozenset({"Dental care"})), "c"),
        (rows.Filter(pages=frozenset({1})), "ab"),
        (rows.Filter(pages=frozenset({2}), kinds=frozenset({ClauseKind.EXCLUSION})), ""),
    ],
    ids=["all", "kind", "reason", "procedure", "part", "page", "nothing fits"],
)
def test_filters_of_the_table(chosen: rows.Filter, left: str) -> None:
    every = rows.rows(reading(A, B, C), {"scar": "Scar revision"})

    assert "".join(row.finding.id for row in every if rows.fits(row, chosen)) == left


def test_a_row_has_a_cell_for_every_column() -> None:
    (row,) = rows.rows(reading(B), {})

    assert len(row.cells()) == len(rows.COLUMNS)
    assert row.cells()[0] == 1
