"""The policy with its clauses highlighted: the words must lie in the boxes, whatever the page."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections import defaultdict
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from analyzer import analyze
from analyzer.cli import main
from analyzer.errors import PolicyReadError
from analyzer.labels import ClauseKind
from analyzer.report import Report
from analyzer.writing import annotate
from analyzer.writing.annotate import annotated, highlights

SAMPLES = Path(__file__).resolve().parent.parent / "sample_policies"
CORPUS = Path(__file__).resolve().parent.parent.parent / "shared" / "corpus" / "pdfs"
TEN = (
    "ambetter_tx_eoc_2026.pdf",
    "au_australianunity_top_choice_2023.pdf",
    "blue_shield_ca_silver70_ppo_eoc_2025.pdf",
    "fehb_bcbs_fep_blue_focus_71-017_2026.pdf",
    "in_acko_personal_health_2024.pdf",
    "in_national_parivar_mediclaim_plus.pdf",
    "sbc_uhc_metro_ny_epo_gold_2025.pdf",
    "uk_countymedical_surgery_only_2018.pdf",
    "spd_jpmorgan_chase_combined_2025.pdf",
    "kaiser_ca_traditional_hmo_eoc_2025.pdf",
)


def squeezed(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())


def words_in_boxes(content: bytes) -> dict[str, str]:
    """What pdfium reads in the boxes of our annotations, by clause."""
    found: dict[str, str] = defaultdict(str)
    document = pypdfium2.PdfDocument(content)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for number, page in enumerate(pdf.pages):
            text = document[number].get_textpage()
            for annotation in page.obj.get("/Annots", []):
                name = str(annotation.get("/NM", ""))
                if not name.startswith("carveout-"):
                    continue
                assert annotation.Subtype == "/Highlight"
                numbers = [float(one) for one in annotation.QuadPoints]
                for at in range(0, len(numbers), 8):
                    xs, ys = numbers[at : at + 8 : 2], numbers[at + 1 : at + 8 : 2]
                    box = min(xs) - 1, min(ys) - 1, max(xs) + 1, max(ys) + 1
                    found[name.split("-")[1]] += text.get_text_bounded(*box) + " "
    document.close()
    return found


def check_boxes(content: bytes, report: Report) -> None:
    assert report.clauses
    found = words_in_boxes(content)
    for clause in report.clauses:
        inside = squeezed(found[clause.id])
        words = [squeezed(word) for word in report.quote(clause).split()]
        assert [word for word in words if word not in inside] == [], report.quote(clause)


def turned(source: Path, turn: int, *, encrypted: bool = False) -> bytes:
    """The policy with pages that lie on their side, bigger than what is shown of them."""
    content = io.BytesIO()
    with pikepdf.open(source) as pdf:
        for page in pdf.pages:
            page.obj.MediaBox = [-30, -20, 700, 900]
            page.obj.CropBox = [-20, -10, 600, 850]
            page.obj.Rotate = turn
        lock = pikepdf.Encryption(owner="owner", user="") if encrypted else False
        pdf.save(content, encryption=lock)
    return content.getvalue()


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_the_words_of_each_clause_lie_in_its_boxes_on_turned_and_cropped_pages(turn: int) -> None:
    source = turned(SAMPLES / "in_suraksha_shield.pdf", turn)
    report = analyze(source)

    check_boxes(annotated(source, report), report)


def test_a_protected_document_that_can_be_read_is_marked() -> None:
    source = turned(SAMPLES / "in_suraksha_shield.pdf", 0, encrypted=True)
    report = analyze(source)

    content = annotated(source, report)

    check_boxes(content, report)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert not pdf.is_encrypted


def test_the_note_says_kind_rule_and_the_exclusion_that_is_limited() -> None:
    source = (SAMPLES / "spd_orchard_works.pdf").read_bytes()
    report = analyze(source)

    made = {one.id.split("-")[1]: one for one in highlights(report)}

    bound = next(c for c in report.clauses if c.kind is ClauseKind.CARVE_OUT and c.limits)
    note = made[bound.id].note
    assert note.startswith("Exception (carve-out), page 6")
    assert "Limits the exclusion on page 6:" in note
    assert f"Rule: {bound.mention.rule}" in note
    with pikepdf.open(io.BytesIO(annotated(source, report))) as pdf:
        notes = [str(one.Contents) for page in pdf.pages for one in page.obj.get("/Annots", [])]
    assert note in notes


def test_an_exclusion_and_its_exception_in_one_sentence_do_not_paint_the_same_words(
    policy_pdf: bytes,
) -> None:
    report = analyze(policy_pdf)
    exclusion, exception = (
        next(one for one in highlights(report) if one.title.startswith(kind))
        for kind in ("Exclusion", "Exception")
    )

    assert exclusion.boxes == exception.boxes
    assert exclusion.colour != exception.colour
    shared = {
        (one, other)
        for one in exclusion.painted
        for other in exception.painted
        if one.top < other.bottom
        and other.top < one.bottom
        and one.x0 < other.x1
        and other.x0 < one.x1
    }
    assert not shared


def test_the_marked_words_are_tinted_where_pdfium_draws_them(policy_pdf: bytes) -> None:
    report = analyze(policy_pdf)
    content = annotated(policy_pdf, report)

    before, after = (
        pypdfium2.PdfDocument(one)[0].render(scale=1).to_pil().convert("RGB")
        for one in (policy_pdf, content)
    )

    for highlight in highlights(report):
        for box in highlight.painted:
            spot = round((box.x0 + box.x1) / 2), round(box.top) + 1
            assert before.getpixel(spot) != after.getpixel(spot)
    assert before.getpixel((20, 20)) == after.getpixel((20, 20))


@pytest.mark.skipif(not shutil.which("pdftoppm"), reason="no poppler-utils")
def test_poppler_draws_the_highlights(policy_pdf: bytes, tmp_path: Path) -> None:
    report = analyze(policy_pdf)
    marked = tmp_path / "marked.pdf"
    marked.write_bytes(annotated(policy_pdf, report))

    subprocess.run(
        ["pdftoppm", "-r", "72", "-png", str(marked), str(tmp_path / "page")], check=True
    )

    picture = Image.open(next(tmp_path.glob("page*.png"))).convert("RGB")
    box = highlights(report)[0].painted[0]
    colours = {
        picture.getpixel((x, round(box.top) + 1)) for x in range(round(box.x0), round(box.x1))
    }
    assert any(red != blue for red, _, blue in colours)


def test_annotations_of_the_document_stay_and_two_runs_give_the_same_bytes(
    policy_pdf: bytes,
) -> None:
    content = io.BytesIO()
    with pikepdf.open(io.BytesIO(policy_pdf)) as pdf:
        own = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text)
        own.Rect, own.Contents = [10, 10, 30, 30], pikepdf.String("mine")
        pdf.pages[0].obj.Annots = pikepdf.Array([pdf.make_indirect(own)])
        pdf.save(content)
    source = content.getvalue()
    report = analyze(source)

    made = annotated(source, report)

    with pikepdf.open(io.BytesIO(made)) as pdf:
        notes = [str(one.Contents) for one in pdf.pages[0].obj.Annots]
    assert notes[0] == "mine"
    assert len(notes) == 1 + len(report.clauses)
    assert annotated(source, report) == made


def test_a_document_that_cannot_be_written_anew_says_what_to_do(policy_pdf: bytes) -> None:
    report = analyze(policy_pdf)

    with pytest.raises(PolicyReadError, match="mark that"):
        annotated(b"%PDF-1.4 and nothing", report)


def test_a_child_that_takes_too_long_or_crashes_costs_no_more_than_a_message(
    policy_pdf: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = analyze(policy_pdf)

    monkeypatch.setattr(annotate, "_CHILD", "import os; os.abort()")
    with pytest.raises(PolicyReadError, match="crashed"):
        annotated(policy_pdf, report)
    monkeypatch.setattr(annotate, "_CHILD", "import time; time.sleep(60)")
    monkeypatch.setattr(annotate, "SECONDS", 0.3)
    with pytest.raises(PolicyReadError, match="too long"):
        annotated(policy_pdf, report)


def test_the_command_writes_the_file_and_never_replaces_the_document(
    policy_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    marked = tmp_path / "marked.pdf"

    assert main(["annotate", str(policy_file), "-o", str(marked)]) == 0
    assert "2 clauses" in capsys.readouterr().out
    check_boxes(marked.read_bytes(), analyze(policy_file))

    before = policy_file.read_bytes()
    assert main(["annotate", str(policy_file), "-o", str(policy_file)]) == 2
    assert policy_file.read_bytes() == before


def test_a_document_that_cannot_be_read_leaves_no_file(tmp_path: Path, locked_pdf: bytes) -> None:
    locked, marked = tmp_path / "plan.pdf", tmp_path / "marked.pdf"
    locked.write_bytes(locked_pdf)

    assert main(["annotate", str(locked), "-o", str(marked)]) == 3
    assert not marked.exists()


@pytest.mark.corpus
@pytest.mark.skipif(not CORPUS.is_dir(), reason="no corpus")
@pytest.mark.parametrize("name", TEN)
def test_every_clause_of_a_real_document_has_its_words_in_its_boxes(name: str) -> None:
    source = (CORPUS / name).read_bytes()
    report = analyze(source)

    check_boxes(annotated(source, report), report)
