"""Pages that are pictures: recognised, named in a warning, placed right, never left in silence."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image

from analyzer.analysis import POORLY_READ, SURE, analyze, analyze_policy
from analyzer.cli import main
from analyzer.errors import PolicyReadError
from analyzer.labels import ClauseKind, Code, Confidence, DocumentType
from analyzer.lexicon import load
from analyzer.reading import doubts, recognise
from analyzer.reading.assemble import read_policy
from analyzer.reading.limits import Attempt
from analyzer.reading.pdf import RawPage
from analyzer.reading.tesseract import SeenWord
from analyzer.records import Box, Policy, Warning
from analyzer.report import Report
from analyzer.workers import Task, Workers
from tests.conftest import POLICY_LINES, MakePdf
from tests.scans import pictures_of

SAMPLES = Path(__file__).resolve().parent.parent / "sample_policies"
SCAN = "scan_maple_county_sbc.pdf"
UNAIDED = Attempt(ocr=False)
engine = pytest.mark.skipif(
    not recognise.can_recognise(), reason="tesserocr or tesseract-ocr is not installed"
)
NEAR = 3.0  # points by which a recognised word may lie off the printed one


def _turned(scan: bytes, degrees: float) -> bytes:
    """The first page of a scan, laid on the glass at an angle, clockwise."""
    document = pdfium.PdfDocument(scan)
    image = document[0].render(scale=300 / 72).to_pil().convert("L")
    document.close()
    stream = io.BytesIO()
    image.rotate(-degrees, expand=degrees % 90 == 0, fillcolor=255).save(
        stream, "PDF", resolution=300
    )
    return stream.getvalue()


def _codes(policy: Policy) -> dict[Code, tuple[int, ...]]:
    return {warning.code: warning.pages for warning in policy.warnings}


def _middle(policy: Policy, word: str) -> tuple[float, float]:
    box = next(one.box for one in policy.words if one.text == word)
    return (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2


@pytest.fixture(scope="module")
def scan(policy_pdf: bytes) -> bytes:
    return pictures_of(policy_pdf, noisy=False)


@engine
def test_pages_read_side_by_side_are_those_read_one_by_one() -> None:
    scan = SAMPLES / SCAN

    assert read_policy(scan).words == read_policy(scan, attempt=Attempt(alone=True)).words


@engine
@pytest.mark.parametrize("noisy", [False, True], ids=["clean", "leaning and noisy"])
def test_a_scan_says_what_the_document_says(policy_pdf: bytes, noisy: bool) -> None:
    printed = analyze(policy_pdf, questions=[])
    scanned = analyze(pictures_of(policy_pdf, noisy=noisy), questions=[])

    assert [clause.kind for clause in scanned.clauses] == [
        clause.kind for clause in printed.clauses
    ]
    assert {clause.kind for clause in scanned.clauses} >= {
        ClauseKind.EXCLUSION,
        ClauseKind.CARVE_OUT,
    }
    assert _codes(scanned.policy) == {Code.W_OCR: (1,)}
    for word in scanned.policy.words:
        assert scanned.policy.text[word.start : word.end] == word.text
        assert 0 < word.confidence <= 100


@engine
def test_the_scanned_sample_is_read() -> None:
    report = analyze(SAMPLES / SCAN, questions=[])

    assert [
        (clause.kind, report.policy.page_of(clause.start), report.quote(clause))
        for clause in report.clauses
    ] == [(ClauseKind.EXCLUSION, 2, "• Cosmetic surgery")]
    assert report.facts.document_type is DocumentType.SBC


@engine
def test_the_same_scan_is_read_the_same_way_twice(scan: bytes) -> None:
    assert read_policy(scan) == read_policy(scan)


def test_an_outlook_from_a_scan_is_never_sure() -> None:
    """The same policy with and without the warning that it was recognised."""
    policy = read_policy(SAMPLES / "travel_blue_kite.pdf")
    pages = tuple(page.number for page in policy.pages)
    scanned = replace(policy, warnings=(Warning(Code.W_OCR, "", pages),))

    def confident(policy: Policy) -> set[Confidence]:
        return {one.confidence for one in analyze_policy(policy, load()).outlooks if one.pages}

    assert Confidence.HIGH in confident(policy)
    assert confident(scanned) == confident(policy) - {Confidence.HIGH} | {Confidence.MEDIUM}


@engine
@pytest.mark.parametrize("degrees", [0.0, 1.5, -2.5])
def test_words_lie_where_they_are_printed_however_the_page_leans(
    policy_pdf: bytes, scan: bytes, degrees: float
) -> None:
    """The middle of a word on the picture, leant about the middle of the page."""
    printed = read_policy(policy_pdf)
    scanned = read_policy(_turned(scan, degrees) if degrees else scan)
    page = RawPage(1, 612, 792, [], lean=degrees)

    for text in ("GENERAL", "injury", "forms."):
        x, y = _middle(printed, text)
        leaning = recognise.leaning(Box(x, y, x, y), page)
        assert _middle(scanned, text) == pytest.approx((leaning.x0, leaning.top), abs=NEAR)


@engine
@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_laid_on_its_side_is_read_and_shown_there(
    policy_pdf: bytes, scan: bytes, degrees: int
) -> None:
    printed = read_policy(policy_pdf)
    scanned = read_policy(_turned(scan, degrees))
    x, y = _middle(printed, "injury")
    there = {90: (792 - y, x), 180: (612 - x, 792 - y), 270: (y, 612 - x)}

    assert scanned.text.split() == printed.text.split()
    assert _middle(scanned, "injury") == pytest.approx(there[degrees], abs=NEAR)


def _mixed(make_pdf: MakePdf, scan: bytes, scans: int) -> bytes:
    """A printed page, then so many scanned ones."""
    document = pdfium.PdfDocument(make_pdf())
    other = pdfium.PdfDocument(scan)
    for _ in range(scans):
        document.import_pages(other)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@engine
def test_only_the_pages_that_are_pictures_are_recognised(make_pdf: MakePdf, scan: bytes) -> None:
    policy = read_policy(_mixed(make_pdf, scan, 1))

    assert _codes(policy) == {Code.W_OCR: (2,)}
    assert {word.confidence for word in policy.words if word.page == 1} == {100.0}


@engine
def test_pages_beyond_the_limit_are_named(
    make_pdf: MakePdf, scan: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recognise, "MAX_PAGES", 1)
    policy = read_policy(_mixed(make_pdf, scan, 3))

    assert _codes(policy) == {Code.W_OCR: (2,), Code.W_OCR_LIMIT: (3, 4)}


@engine
def test_pages_are_left_when_time_is_up(
    make_pdf: MakePdf, scan: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recognise, "MAX_SECONDS", -1.0)
    policy = read_policy(_mixed(make_pdf, scan, 2))

    assert _codes(policy) == {Code.W_OCR_LIMIT: (2, 3)}


@engine
def test_a_page_that_takes_too_long_is_named_as_unread(
    make_pdf: MakePdf, scan: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recognise, "PAGE_SECONDS", 0.001)
    policy = read_policy(_mixed(make_pdf, scan, 1))

    assert _codes(policy) == {Code.W_PAGE_NO_TEXT: (2,)}


@engine
def test_a_text_layer_of_other_letters_is_replaced_by_what_is_printed(
    policy_pdf: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        doubts, "_is_garbled", lambda words: not words or words[0].confidence == 100
    )
    policy = read_policy(policy_pdf)

    assert _codes(policy) == {Code.W_OCR: (1,)}
    assert policy.text.split() == " ".join(POLICY_LINES).split()


def test_without_recognition_a_scan_is_refused(scan: bytes, make_pdf: MakePdf) -> None:
    with pytest.raises(PolicyReadError) as caught:
        read_policy(scan, attempt=UNAIDED)

    assert caught.value.code is Code.E_NO_TEXT
    assert _codes(read_policy(_mixed(make_pdf, scan, 1), attempt=UNAIDED)) == {
        Code.W_PAGE_NO_TEXT: (2,)
    }


def test_where_nothing_is_installed_the_message_says_what_to_install(
    scan: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (doubts, recognise):
        monkeypatch.setattr(module, "can_recognise", lambda: False)
    with pytest.raises(PolicyReadError) as caught:
        read_policy(scan)

    assert caught.value.code is Code.E_NO_TEXT
    assert "carveout[ocr]" in caught.value.remedy
    assert "tesseract-ocr" in caught.value.remedy


@pytest.mark.parametrize(
    ("options", "status"),
    [pytest.param([], 0, marks=engine, id="read"), pytest.param(["--no-ocr"], 3, id="--no-ocr")],
)
def test_the_commands_read_scans_unless_told_not_to(
    scan: bytes, tmp_path: Path, options: list[str], status: int
) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(scan)
    rows = tmp_path / "plans.csv"

    assert main(["scan", str(path), "--plans", str(rows), *options]) == status
    assert main(["analyze", str(path), "--procedure", "microneedling", *options]) == status
    assert ("W_OCR" in rows.read_text("utf-8")) is not options


def test_a_clause_that_was_hardly_read_is_marked(policy_pdf: bytes) -> None:
    policy = read_policy(policy_pdf)
    assert not any(POORLY_READ in one.flags for one in analyze(policy_pdf).clauses)

    words = tuple(word._replace(confidence=SURE - 1) for word in policy.words)
    doubtful = replace(policy, words=words, warnings=(Warning(Code.W_OCR, "", (1,)),))
    report = analyze_policy(doubtful, load())

    assert report.clauses
    assert all(POORLY_READ in clause.flags for clause in report.clauses)
    resting = [outlook for outlook in report.outlooks if outlook.clauses]
    assert resting
    assert all(POORLY_READ in outlook.flags for outlook in resting)
    assert {outlook.confidence for outlook in resting} == {Confidence.LOW}


def _row(*words: tuple[float, str]) -> list[SeenWord]:
    """Words of one row, each from its left edge on, ten pixels to a letter."""
    return [SeenWord(text, Box(x, 100, x + 10 * len(text), 120), 90.0) for x, text in words]


@pytest.mark.parametrize(
    ("row", "texts"),
    [
        pytest.param(_row((0, "¢"), (25, "Wigs")), ["•", "Wigs"], id="at the head of a line"),
        pytest.param(
            _row((0, "Wigs"), (80, "e"), (100, "Trusses")),
            ["Wigs", "•", "Trusses"],
            id="of a column",
        ),
        pytest.param(_row((0, "50"), (25, "¢"), (45, "each")), ["50", "¢", "each"], id="a price"),
        pytest.param(_row((0, "Wigs"), (60, "e")), ["Wigs", "e"], id="nothing behind it"),
        pytest.param(_row((0, "|Wigs"), (60, "|")), ["Wigs"], id="ruling of a table"),
    ],
)
def test_bullets_are_told_from_letters(row: list[SeenWord], texts: list[str]) -> None:
    words = recognise._raw_words(row, Image.new("L", (400, 200), 255), 1.0)

    assert [word.text for word in words] == texts


@engine
def test_a_child_process_reads_scans_within_its_memory(scan: bytes) -> None:
    workers = Workers(1)
    try:
        reply = workers.ask(Task(scan, "scan.pdf", (), True))
    finally:
        workers.close()

    assert isinstance(reply, Report)
    assert _codes(reply.policy) == {Code.W_OCR: (1,)}
