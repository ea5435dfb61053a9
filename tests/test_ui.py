"""The page, run by Streamlit's own test driver."""

from __future__ import annotations

import io
import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas
from streamlit.testing.v1 import AppTest

from analyzer import analyze
from analyzer.cli import main as command_line
from analyzer.labels import ClauseKind, Ground, OutlookLabel
from tests.browsing import SAMPLES
from ui import texts, view

APP = Path(__file__).parent.parent / "ui" / "frame.py"
SECONDS = 120  # the reading process starts with the first document
SCRIPT = "<script>alert('x')</script>"
HOSTILE = f"{SCRIPT} ![p](http://evil.example/p.png) :red[x] $y$"

PLAIN = (
    "This booklet tells you what your plan will pay for and what it will not pay for.",
    "You may see any doctor of the network, and we pay for the visit after your copay.",
)
EXCLUDING = (
    *PLAIN,
    "Exclusions",
    "We do not cover cosmetic surgery or any other care to improve your appearance, except",
    "when it is reconstructive surgery after an accidental injury.",
)


def pdf(*pages: tuple[str, ...]) -> bytes:
    """A PDF with one line of print per text, page by page."""
    content = io.BytesIO()
    canvas = Canvas(content, pagesize=(612, 792), invariant=1)
    for lines in pages:
        for number, line in enumerate(lines):
            canvas.setFont("Helvetica", 11)
            canvas.drawString(60, 720 - 14 * number, line)
        canvas.showPage()
    canvas.save()
    return content.getvalue()


def locked() -> bytes:
    content = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(EXCLUDING))) as opened:
        opened.save(content, encryption=pikepdf.Encryption(user="secret", owner="secret"))
    return content.getvalue()


def start() -> AppTest:
    return AppTest.from_file(str(APP), default_timeout=SECONDS).run()


def read(content: bytes, name: str = "plan.pdf") -> AppTest:
    page = start()
    page.file_uploader[0].set_value((name, content, "application/pdf"))
    page.run()
    assert not page.exception
    return page


def markups(page: AppTest) -> str:
    """All our own markup on the page but the style sheet."""
    bodies = [element.proto.body for element in page.get("html")]
    return "\n".join(body for body in bodies if not body.startswith("<style>"))


def words(page: AppTest) -> str:
    """What a reader sees of our own markup."""
    return unescape(re.sub(r"<[^>]+>", " ", markups(page)))


def mounts(page: AppTest) -> list[dict[str, Any]]:
    """What our own components on the page are given."""
    return [json.loads(element.proto.json) for element in page.get("bidi_component")]


def evidence(page: AppTest) -> dict[str, Any]:
    """What the pane with the page picture is given."""
    return next(data for data in mounts(page) if "findings" in data)


def opened(page: AppTest, part: str) -> AppTest:
    """The page with another of its parts open."""
    page.session_state["part"] = texts.PARTS[part]
    return page.run()


def outlook_of(page: AppTest) -> OutlookLabel:
    found = re.search(r'co-answer co-(\w+)"', markups(page))
    assert found
    return OutlookLabel(found.group(1))


def test_the_first_view_asks_for_a_policy_and_a_question() -> None:
    page = start()

    assert not page.exception
    assert texts.TITLE in words(page)
    assert texts.CLOSING in words(page)
    assert page.file_uploader[0].allowed_type == [f".{kind}" for kind in texts.UPLOAD_TYPES]
    procedure, ground = page.selectbox(key="procedure"), page.selectbox(key="ground")
    assert procedure.value == view.FIRST_PROCEDURE
    assert procedure.options[0].startswith("Micro-needling")
    assert ground.value is Ground.UNKNOWN
    assert not page.get("download_button")


def test_an_uploaded_policy_gets_an_outlook_with_its_quote_and_page() -> None:
    page = read(pdf(PLAIN, EXCLUDING))

    shown = words(page)
    assert texts.LABELS[OutlookLabel.EXCLUDED_UNLESS_CARVE_OUT].title in shown
    assert "cosmetic surgery" in shown
    assert "Page 2" in shown
    assert "What to do next" in shown
    data = evidence(page)
    assert data["page"] == 2
    assert data["chosen"] in [finding["id"] for finding in data["findings"]]
    assert data["pictures"]["2"]["src"].startswith("data:image/jpeg;base64,")


def test_the_reason_changes_the_outlook() -> None:
    page = read(pdf(EXCLUDING))

    page.selectbox(key="ground").set_value(Ground.APPEARANCE).run()
    for_looks = markups(page)
    page.selectbox(key="ground").set_value(Ground.INJURY).run()
    for_injury = markups(page)

    assert f"co-answer co-{OutlookLabel.EXCLUDED}" in for_looks
    assert f"co-answer co-{OutlookLabel.POSSIBLE_MEDICAL_NECESSITY}" in for_injury


def test_the_procedure_changes_the_outlook() -> None:
    page = read(pdf(EXCLUDING))

    page.selectbox(key="procedure").set_value("septoplasty").run()

    assert "septoplasty" in words(page)
    assert "micro-needling" not in words(page)


def test_the_choices_are_kept_for_the_next_policy() -> None:
    page = start()
    page.selectbox(key="ground").set_value(Ground.BURN).run()

    page.file_uploader[0].set_value(("plan.pdf", pdf(EXCLUDING), "application/pdf"))
    page.run()
    assert page.selectbox(key="ground").value is Ground.BURN

    next(button for button in page.button if "another" in button.label).click().run()
    assert page.selectbox(key="ground").value is Ground.BURN
    assert page.file_uploader


def test_a_page_is_drawn_only_when_it_may_be_wanted() -> None:
    page = read(pdf(*[PLAIN] * 8, EXCLUDING, *[PLAIN] * 8))

    drawn = {number for data in mounts(page) for number in data["pictures"]}

    assert drawn == {"8", "9", "10"}


@pytest.mark.parametrize("part", texts.PARTS)
def test_every_part_of_the_answer_opens(part: str) -> None:
    page = opened(read(pdf(PLAIN, EXCLUDING)), part)

    assert not page.exception
    held = {
        "evidence": len(mounts(page)) == 2,
        "clauses": len(page.dataframe) == 1 and "Choose a row" in words(page),
        "review": "0 of 2 findings have a verdict" in words(page),
        "why": "What would change the answer" in words(page),
        "take": len(page.get("download_button")) >= 2,
    }
    assert [name for name, there in held.items() if there] == [part]


def test_the_table_is_filtered_by_kind() -> None:
    page = opened(read(pdf(PLAIN, EXCLUDING)), "clauses")
    every = page.dataframe[0].value

    page.multiselect[0].set_value([ClauseKind.CARVE_OUT]).run()
    chosen = page.dataframe[0].value

    assert set(every["Kind"]) == {"Exclusion", "Exception"}
    assert set(chosen["Kind"]) == {"Exception"}


def test_a_state_adds_its_law_and_leaves_the_outlook_alone() -> None:
    contract = pdf(
        ("Evidence of Coverage", "ERISA and the Affordable Care Act apply to this plan.", *PLAIN),
        ("Exclusions", "We do not cover cosmetic surgery of any kind for any reason at all."),
    )
    page = read(contract)
    page.selectbox(key="procedure").set_value("cleft").run()
    opened(page, "why")
    before = outlook_of(page)

    page.selectbox(key="state").set_value("CA").run()

    assert "Law (information only" in words(page)
    assert "State law does not bind" in words(page)
    assert outlook_of(page) == before


def test_a_letter_quotes_the_document() -> None:
    page = opened(read(pdf(PLAIN, EXCLUDING)), "take")

    assert '"We do not cover cosmetic surgery' in words(page)


def test_a_diagnosis_code_chooses_the_reason() -> None:
    page = read(pdf(EXCLUDING))

    page.text_input(key="icd").set_value("T22.30XS").run()

    assert page.selectbox(key="ground").value is Ground.BURN
    assert f"co-{OutlookLabel.POSSIBLE_MEDICAL_NECESSITY}" in markups(page)


def test_a_reason_chosen_by_hand_puts_the_code_away() -> None:
    page = read(pdf(EXCLUDING))
    page.text_input(key="icd").set_value("T22.30XS").run()

    page.selectbox(key="ground").set_value(Ground.APPEARANCE).run()

    assert page.text_input(key="icd").value == ""
    assert outlook_of(page) is OutlookLabel.EXCLUDED


def test_an_open_part_that_a_silent_policy_lacks_gives_way() -> None:
    page = opened(read(pdf(PLAIN, EXCLUDING)), "clauses")

    next(button for button in page.button if "another" in button.label).click().run()
    page.file_uploader[0].set_value([("silent.pdf", pdf(PLAIN), "application/pdf")])
    page.run()

    assert not page.exception
    assert "What silence means here" in words(page)


@pytest.mark.parametrize(
    ("typed", "said"),
    [("tomorrow", "is no ICD-10-CM code"), ("L90.5", "does not tell the cause")],
    ids=["shape", "open"],
)
def test_a_diagnosis_code_that_tells_no_reason_says_so(typed: str, said: str) -> None:
    page = read(pdf(EXCLUDING))

    page.text_input(key="icd").set_value(typed).run()

    assert said in words(page)
    assert "--ground" not in words(page)
    assert page.selectbox(key="ground").value is Ground.UNKNOWN


def test_of_several_papers_the_one_that_decides_is_named() -> None:
    page = start()
    summary = pdf(("Summary of Benefits and Coverage", *PLAIN))

    page.file_uploader[0].set_value(
        [
            ("summary.pdf", summary, "application/pdf"),
            ("contract.pdf", pdf(PLAIN, EXCLUDING), "application/pdf"),
        ]
    )
    page.run()

    assert not page.exception
    assert "2 papers of one plan" in words(page)
    assert re.search(r"contract\.pdf\s+decides", words(page))
    assert page.selectbox(key="paper").value == 1
    assert outlook_of(page) is OutlookLabel.EXCLUDED_UNLESS_CARVE_OUT


def test_a_paper_that_fails_does_not_hide_the_others() -> None:
    page = start()

    page.file_uploader[0].set_value(
        [
            ("scan.pdf", pdf((), ()), "application/pdf"),
            ("contract.pdf", pdf(EXCLUDING), "application/pdf"),
        ]
    )
    page.run()

    assert "scan.pdf: No text to read" in words(page)
    assert outlook_of(page) is OutlookLabel.EXCLUDED_UNLESS_CARVE_OUT


def test_a_page_that_nobody_could_read_is_told_and_shown_in_the_strip() -> None:
    content = io.BytesIO()
    canvas = Canvas(content, pagesize=(612, 792), invariant=1)
    for number, line in enumerate(EXCLUDING):
        canvas.drawString(60, 720 - 14 * number, line)
    canvas.showPage()
    canvas.drawInlineImage(Image.effect_noise((300, 400), 90).convert("RGB"), 60, 60, 480, 640)
    canvas.showPage()
    canvas.save()
    page = read(content.getvalue())

    assert evidence(page)["unread"] == [2]
    assert "Page 2" in words(page)


@pytest.mark.parametrize(
    ("screen", "title"), [("how", texts.HOW_TITLE), ("methods", texts.METHODS_TITLE)]
)
def test_the_other_screens_open(screen: str, title: str) -> None:
    page = AppTest.from_string(f"from ui.screens import {screen}\n{screen}.page()").run()

    assert not page.exception
    assert title in words(page)


def test_two_sessions_do_not_see_each_other() -> None:
    one, other = read(pdf(EXCLUDING), name="mine.pdf"), start()

    assert "mine.pdf" in words(one)
    assert "mine.pdf" not in words(other)
    assert other.file_uploader


def test_a_policy_that_says_nothing_is_not_addressed_and_says_what_was_read() -> None:
    page = read(pdf(PLAIN, PLAIN))

    assert f"co-answer co-{OutlookLabel.NOT_ADDRESSED}" in markups(page)
    assert "Text was read on 2 of 2 pages" in words(page)
    assert "co-failure" not in markups(page)


@pytest.mark.parametrize(
    ("content", "title"),
    [
        (b"", "Empty file"),
        (b"hello", "Not a PDF"),
        (b"%PDF-1.7 and then nothing", "Damaged file"),
        (pdf((), ()), "No text to read"),
        (locked(), "Locked with a password"),
    ],
    ids=["empty", "text", "damaged", "scan", "password"],
)
def test_a_document_that_cannot_be_read_gets_a_remedy_and_no_outlook(
    content: bytes, title: str
) -> None:
    page = read(content)

    assert title in words(page)
    assert "What to do:" in words(page)
    assert "co-failure" in markups(page)
    assert "co-answer" not in markups(page), "it must not look like an answer"
    assert "Traceback" not in words(page)


def test_a_document_that_is_too_large_is_not_even_read() -> None:
    page = start()
    content = b"%PDF-" + bytes(51 * 2**20)

    page.file_uploader[0].set_value(("plan.pdf", content, "application/pdf"))
    page.run()

    assert "Too large" in words(page)


def test_hostile_names_and_texts_are_shown_literally() -> None:
    clause = f"We do not cover cosmetic surgery {HOSTILE} at any time for any member."
    page = read(pdf((*PLAIN, clause)), name=f"{HOSTILE}\x1b[31m.pdf")

    raw = markups(page)
    assert "<script" not in raw
    assert SCRIPT in words(page)
    assert "\x1b" not in raw
    for element in (*page.markdown, *page.caption):
        assert "evil.example" not in str(element.proto)
    for button in page.button:
        assert "evil.example" not in button.label


@pytest.mark.skipif(not list(SAMPLES.glob("*.pdf")), reason="no samples")
def test_a_sample_is_read_at_the_press_of_a_button() -> None:
    page = start()
    samples = page.selectbox(key="sample")
    silent = next(path.name for path in SAMPLES.glob("*silent*.pdf"))

    samples.set_value(silent)
    next(button for button in page.button if "sample" in button.label).click().run()

    assert not page.exception
    assert silent in words(page)
    assert "co-answer" in markups(page)


def test_the_download_holds_the_bytes_of_the_command_line(tmp_path: Path) -> None:
    from ui import cached

    policy, table = tmp_path / "plan.pdf", tmp_path / "clauses.csv"
    policy.write_bytes(pdf(PLAIN, EXCLUDING))

    assert command_line(["scan", str(policy), "--clauses", str(table)]) == 0
    reading = cached._clauses_csv(analyze(policy))

    assert reading == table.read_bytes()


def test_a_finding_quotes_the_policy_word_for_word() -> None:
    report = analyze(pdf(PLAIN, EXCLUDING))
    reading = view.reading_of(report, b"")

    assert reading.findings
    for finding, clause in zip(reading.findings, report.clauses, strict=True):
        assert str(finding.quote).split() == report.quote(clause).split()
