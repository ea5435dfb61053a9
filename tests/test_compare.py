"""Comparing two years: what changed and nothing else, and which way it goes where that is told."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from analyzer import analyze
from analyzer.cli import main
from analyzer.comparing.changes import compare
from analyzer.comparing.documents import pair_names
from analyzer.comparing.pairing import pieces, words_of
from analyzer.comparing.records import Change, ChangeKind, Comparison, Direction, Effect
from analyzer.comparing.showing import COMPARE_COLUMNS, compare_rows, marked
from analyzer.inputs import Entry
from analyzer.labels import ClauseKind, Ground, OutlookLabel
from analyzer.records import Question

SAMPLES = Path(__file__).resolve().parent.parent / "sample_policies"
FIRST, SECOND = SAMPLES / "spd_orchard_works.pdf", SAMPLES / "spd_orchard_works_2026.pdf"
ADDED, DROPPED, REWORDED = ChangeKind
PLAIN = "We pay for visits to a doctor of the network after your copay is met."


@pytest.fixture(scope="module")
def two_years() -> Comparison:
    return compare(analyze(FIRST), analyze(SECOND))


# What was planted in sample_policies/wordings/spd_next_year.py.
PLANTED = [
    pytest.param(ADDED, "coverage", "more cover", "release a scar that a burn", id="benefit-added"),
    pytest.param(ADDED, "exclusion", "less cover", "Hair transplants, wigs", id="exclusion-added"),
    pytest.param(DROPPED, "exclusion", "more cover", "creams against", id="exclusion-dropped"),
    pytest.param(REWORDED, "exclusion", "less cover", "{+micro-needling,", id="exclusion-wider"),
    pytest.param(REWORDED, "carve_out", "less cover", "[-12-] {+6+} months", id="time-limit"),
    pytest.param(REWORDED, "definition", "", "{+shown to work in published", id="definition"),
    pytest.param(REWORDED, "carve_out", "less cover", "[-18,-] {+16,+}", id="age-limit"),
]


@pytest.mark.parametrize(("change", "kind", "effect", "words"), PLANTED)
def test_a_planted_change_is_reported(
    two_years: Comparison, change: ChangeKind, kind: str, effect: str, words: str
) -> None:
    hits = [
        (one.kind, one.effect)
        for one in two_years.changes
        if one.change is change and words in marked(one.pieces)
    ]

    assert hits == [(kind, effect)]


def test_nothing_else_is_reported_although_all_pages_moved(two_years: Comparison) -> None:
    assert len(two_years.changes) == len(PLANTED)
    assert two_years.unchanged == 4
    assert {
        (one.before.page, one.after.page) for one in two_years.changes if one.before and one.after
    } == {(6, 7), (10, 11)}


def test_the_outlooks_that_changed_are_those_of_the_new_exclusion(two_years: Comparison) -> None:
    assert {one.question.procedure for one in two_years.outlooks} == {"hair_transplant", "wigs"}
    assert {one.after for one in two_years.outlooks} == {OutlookLabel.EXCLUDED}
    assert {one.effect for one in two_years.outlooks} == {Effect.LESS_COVER}


@pytest.mark.parametrize(
    "name", [path.name for path in sorted(SAMPLES.glob("*.pdf")) if "scan" not in path.name]
)
def test_a_document_does_not_differ_from_itself(name: str) -> None:
    report = analyze(SAMPLES / name)

    found = compare(report, report)

    assert found.changes == ()
    assert found.outlooks == ()
    assert found.unchanged == len(report.clauses)


def changed(make_pdf: object, before: str, after: str) -> tuple[Change, ...]:
    """What is reported when the sentence `before` becomes `after` on another page."""
    lines = ["Exclusions", *_lines(before)], ["Exclusions", *_lines(after)]
    old = make_pdf(lines[0])  # type: ignore[operator]
    new = make_pdf([PLAIN], lines[1])  # type: ignore[operator]
    return compare(analyze(old), analyze(new)).changes


def _lines(sentence: str) -> list[str]:
    words, lines = sentence.split(), [""]
    for word in words:
        if len(lines[-1]) + len(word) > 85:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


EXCLUDED = "We do not cover cosmetic surgery, except reconstructive surgery needed because of "


@pytest.mark.parametrize(
    ("before", "after", "direction", "reason"),
    [
        (
            "an injury, a burn or a birth defect.",
            "an injury or a birth defect.",
            "narrowed",
            "burn",
        ),
        ("an injury or a birth defect.", "an injury, a burn or a birth defect.", "widened", "burn"),
        (
            "an accidental injury or a birth defect.",
            "an accidental injury and a birth defect.",
            "narrowed",
            "“or” became “and”",
        ),
        (
            "an accidental injury.",
            "an accidental injury if it is done within 12 months of the accident.",
            "narrowed",
            "new time limit: 12 months",
        ),
        (
            "a birth defect.",
            "a birth defect of a child under age 18.",
            "narrowed",
            "age limit",
        ),
    ],
    ids=["ground-gone", "ground-new", "or-and", "time-limit-new", "age-limit-new"],
)
def test_the_exception_alone_is_reworded_and_its_direction_is_told(
    make_pdf: object, before: str, after: str, direction: str, reason: str
) -> None:
    (change,) = changed(make_pdf, EXCLUDED + before, EXCLUDED + after)

    assert change.kind is ClauseKind.CARVE_OUT
    assert change.change is REWORDED
    assert change.direction == direction
    assert any(reason in one for one in change.reasons), change.reasons
    assert change.effect is (Effect.LESS_COVER if direction == "narrowed" else Effect.MORE_COVER)
    assert change.before is not None
    assert change.after is not None
    assert (change.before.page, change.after.page) == (1, 2)


def test_signs_that_point_both_ways_leave_the_direction_open(make_pdf: object) -> None:
    before, after = "an injury or a burn.", "an injury or a birth defect."
    (change,) = changed(make_pdf, EXCLUDED + before, EXCLUDED + after)

    assert change.direction is Direction.UNCLEAR
    assert change.effect is Effect.UNCLEAR
    assert len(change.reasons) == 2


def test_numbers_in_front_capitals_and_punctuation_are_no_change() -> None:
    assert words_of("6.28 Cosmetic Surgery; and") == words_of("• (c) cosmetic surgery and")
    assert words_of("(iv) hair removal.") == ["hair", "removal"]
    assert words_of("12 months") != words_of("6 months")


def test_different_items_of_a_list_are_not_taken_for_one_that_was_reworded(
    make_pdf: object,
) -> None:
    found = changed(
        make_pdf,
        "We do not cover hair removal for cosmetic purposes.",
        "We do not cover cosmetic dentistry, veneers, whitening of teeth or implants.",
    )

    assert {one.change for one in found} == {ADDED, DROPPED}


def test_pieces_joined_again_are_the_two_texts() -> None:
    before, after = "surgery within 12 months of an accident", "any surgery within 6 months of it"
    found = pieces(before, after)

    assert " ".join(one.before for one in found if one.before) == before
    assert " ".join(one.after for one in found if one.after) == after


# Documents


def _entries(*names: str) -> list[Entry]:
    return [Entry(Path(name), name) for name in names]


def test_documents_of_two_folders_belong_together_by_name_without_the_year() -> None:
    found = pair_names(
        _entries("acme_2025.pdf", "same.pdf", "old.pdf", "x/plan-2024-25.pdf", "twin_2024.pdf"),
        _entries(
            "Acme_2026.pdf",
            "same.pdf",
            "new.pdf",
            "y/plan-2025-26.pdf",
            "twin_2025.pdf",
            "twin_2026.pdf",
        ),
    )

    assert [(one.name, other.name) for one, other in found.pairs] == [
        ("same.pdf", "same.pdf"),
        ("acme_2025.pdf", "Acme_2026.pdf"),
        ("x/plan-2024-25.pdf", "y/plan-2025-26.pdf"),
    ]
    assert [one.name for one in found.only_before] == ["old.pdf", "twin_2024.pdf"]


def test_rows_have_both_pages_and_the_difference(two_years: Comparison) -> None:
    rows = [dict(zip(COMPARE_COLUMNS, row, strict=True)) for row in compare_rows(two_years)]

    limit = next(row for row in rows if "[-12-]" in row["difference"])
    assert (limit["before_page"], limit["after_page"]) == ("6", "7")
    assert limit["reasons"] == "time limit: 12 months became 6 months"
    outlook = rows[-1]
    assert outlook["change"] == "outlook"
    assert outlook["after_outlook"] == "excluded"


def test_the_command_shows_both_and_writes_inert_rows(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "changes.csv"

    assert main(["compare", str(FIRST), str(SECOND), "--csv", str(table)]) == 0

    shown = capsys.readouterr().out
    assert "2 added, 1 dropped, 4 reworded" in shown
    assert "Exception reworded, page 6, now page 7: narrowed, less cover" in shown
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == list(COMPARE_COLUMNS)
    assert sum(row[2] != "outlook" for row in rows[1:]) == len(PLANTED)


def test_folders_are_compared_plan_by_plan(
    tmp_path: Path, make_pdf: object, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    for folder, year in ((old, 2025), (new, 2026)):
        folder.mkdir()
        text = EXCLUDED + ("an injury." if year == 2025 else "an injury or a burn.")
        (folder / f"plan_{year}.pdf").write_bytes(make_pdf(_lines(text)))  # type: ignore[operator]
    (old / "gone.pdf").write_bytes(make_pdf(_lines(PLAIN)))  # type: ignore[operator]
    (new / "bad_2026.pdf").write_bytes(b"no pdf")

    status = main(["compare", str(old), str(new), "--ask", "microneedling:burn"])

    printed = capsys.readouterr()
    assert status == 1
    assert "plan_2025.pdf" in printed.out
    assert "new reason: burn" in printed.out
    assert "gone.pdf: there is nothing to compare it with" in printed.err
    assert "E_NOT_PDF" in printed.err


def test_a_folder_and_a_file_are_not_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", str(tmp_path), str(FIRST)]) == 2
    assert "two files or two folders" in capsys.readouterr().err


def test_a_question_narrows_the_outlooks() -> None:
    asked = [Question("wigs", Ground.BURN)]

    found = compare(analyze(FIRST, questions=asked), analyze(SECOND, questions=asked))

    assert [one.question for one in found.outlooks] == asked
