"""The page, run by Streamlit's own test driver and once in a real browser."""

from __future__ import annotations

import io
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from html import unescape
from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas
from streamlit.testing.v1 import AppTest

from analyzer import analyze
from analyzer.cli import main as command_line
from analyzer.labels import Ground, OutlookLabel
from analyzer.lexicon import load
from ui import texts, view

APP = Path(__file__).parent.parent / "ui" / "app.py"
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


def test_the_first_view_asks_for_a_policy_and_a_question() -> None:
    page = start()

    assert not page.exception
    assert texts.TITLE in words(page)
    assert texts.CLOSING in words(page)
    assert page.file_uploader[0].allowed_type == [".pdf"]
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
    (picture,) = page.get("image")
    assert "Page 2 of 2" in str(picture.proto)
    assert len(page.get("download_button")) == 1


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


def test_next_and_previous_walk_through_the_findings() -> None:
    page = read(pdf(EXCLUDING))
    first = page.session_state["finding"]

    next(button for button in page.button if button.label == "Next").click().run()
    second = page.session_state["finding"]
    next(button for button in page.button if button.label == "Previous").click().run()

    assert second != first
    assert page.session_state["finding"] == first


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
    for element in (*page.markdown, *page.caption, *page.get("image")):
        assert "evil.example" not in str(element.proto)
    for button in page.button:
        assert "evil.example" not in button.label


@pytest.mark.skipif(not list(APP.parent.parent.glob("sample_policies/*.pdf")), reason="no samples")
def test_a_sample_is_read_at_the_press_of_a_button() -> None:
    page = start()
    samples = page.selectbox(key="sample")
    silent = next(name for name in samples.options if "silent" in name)

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
    report = analyze(pdf(PLAIN, EXCLUDING), questions=view.every_question(load()))
    reading = view.reading_of(report, b"")

    assert reading.findings
    for finding, clause in zip(reading.findings, report.clauses, strict=True):
        assert str(finding.quote).split() == report.quote(clause).split()


# In a real browser

CHROMIUM = "/usr/bin/chromium"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Where a server of the page listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", str(APP), f"--server.port={port}"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    for _ in range(300):
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            break
        time.sleep(0.1)
    yield f"http://127.0.0.1:{port}"
    server.terminate()
    server.wait(30)


@pytest.mark.browser
@pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="no chromium")
def test_in_a_browser_a_click_marks_the_finding_and_nothing_is_fetched_elsewhere(
    address: str, tmp_path: Path
) -> None:
    api = pytest.importorskip("playwright.sync_api")
    policy = tmp_path / f"{'<b>' + HOSTILE.replace('/', ' ')}.pdf"
    policy.write_bytes(pdf((*EXCLUDING[:3], f"Cosmetic surgery {HOSTILE}"), EXCLUDING))
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        tab = browser.new_page()
        asked: list[str] = []
        wrong: list[str] = []
        tab.on("request", lambda request: asked.append(request.url))
        tab.on("pageerror", lambda problem: wrong.append(str(problem)))
        tab.on("dialog", lambda dialog: wrong.append(dialog.message))
        tab.goto(address)
        tab.set_input_files("input[type=file]", policy, timeout=60_000)
        tab.wait_for_selector(".co-answer", timeout=60_000)
        findings = tab.locator("ul.list button")
        findings.last.wait_for()
        before = tab.get_attribute(".stImage img", "src")

        findings.last.click()
        tab.wait_for_function(
            "before => document.querySelector('.stImage img').getAttribute('src') != before",
            arg=before,
        )

        assert findings.last.get_attribute("aria-current") == "true"
        assert SCRIPT.replace("/", " ") in tab.inner_text("h1")
        assert any(SCRIPT in text for text in findings.all_inner_texts())
        browser.close()
    own = (address, address.replace("http", "ws"), "data:", "blob:")
    assert [url for url in asked if not url.startswith(own)] == []
    assert wrong == []
