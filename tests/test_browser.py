"""The page in a real browser, in front of `carveout app`."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from analyzer.cli import main as command_line
from analyzer.highlight import COLOURS
from analyzer.labels import ClauseKind, OutlookLabel
from tests.browsing import CHROMIUM, Server, axe, barriers, chosen_picture, server, upload
from tests.test_ui import EXCLUDING, HOSTILE, PLAIN, SCRIPT, locked, pdf
from ui import texts

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PATIENCE = 90_000  # milliseconds; the processes start with the first document
SCREENS = {"how": texts.HOW_TITLE, "methods": texts.METHODS_TITLE}
PHONE = {"width": 390, "height": 844}

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="no chromium"),
]


@pytest.fixture(scope="module")
def running() -> Iterator[Server]:
    with server() as started:
        yield started


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    api = pytest.importorskip("playwright.sync_api")
    with api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def tab(browser: Browser, running: Server) -> Iterator[Page]:
    """A session of its own; at its end nothing went wrong in it and nothing was asked elsewhere."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    asked: list[str] = []
    wrong: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    opened.on("pageerror", lambda problem: wrong.append(str(problem)))
    opened.on("dialog", lambda dialog: wrong.append(dialog.message))
    opened.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    opened.goto(running.address)
    opened.wait_for_selector("input[type=file]", state="attached", timeout=PATIENCE)
    yield opened
    context.close()
    own = (running.address, running.address.replace("http", "ws"), "data:", "blob:")
    assert [url for url in asked if not url.startswith(own)] == []
    assert wrong == []


def read(tab: Page, content: bytes, name: str = "plan.pdf") -> None:
    upload(tab, name, content)
    tab.wait_for_selector(".co-answer, .co-failure", timeout=PATIENCE)


def tinted(tab: Page, page: int, colour: tuple[int, int, int]) -> tuple[int, int, int, int]:
    """Where the picture of a page shows the dark tint of a colour, as shares of a thousand."""
    frame = tab.locator(f'.leaf[data-page="{page}"] img')
    frame.wait_for(timeout=PATIENCE)
    data = (frame.get_attribute("src") or "").partition(",")[2]
    image = Image.open(io.BytesIO(base64.b64decode(data))).convert("RGB")
    wanted = [round(255 - 0.5 * (255 - value)) for value in colour]
    near = Image.new("1", image.size)
    near.putdata(
        [
            all(abs(got - want) < 12 for got, want in zip(pixel, wanted, strict=True))
            for pixel in image.getdata()
        ]
    )
    box = near.getbbox()
    assert box is not None, "nothing on the page is tinted so"
    x0, top, x1, bottom = box
    width, height = image.size
    return (1000 * x0 // width, 1000 * top // height, 1000 * x1 // width, 1000 * bottom // height)


def test_a_click_goes_to_the_page_and_the_deciding_words_are_tinted_there(tab: Page) -> None:
    read(tab, pdf(EXCLUDING, PLAIN, ("Exclusions", "We do not pay for a face lift at all.")))
    findings = tab.locator("ul.list button")
    findings.last.wait_for()
    before = chosen_picture(tab)

    findings.last.click()
    tab.locator('.leaf[data-page="3"] img').wait_for(timeout=PATIENCE)

    assert chosen_picture(tab) != before
    assert findings.last.get_attribute("aria-current") == "true"
    x0, top, x1, bottom = tinted(tab, 3, COLOURS[ClauseKind.EXCLUSION])
    # The second line of the page: 60 points from the left, baseline 706 of 792 from below.
    assert 80 < x0 < x1 < 500
    assert 90 < top < bottom < 125
    assert tab.locator('.leaf[data-page="3"] svg g rect').count() == 1


def test_a_clause_over_a_page_end_is_marked_on_both_pages(tab: Page) -> None:
    first = ("Exclusions", *["The plan has rules on visits and on the care that it pays."] * 44)
    second = ("treatment that only serves to improve the way a person looks to others.",)
    read(
        tab, pdf((*first, "We do not cover cosmetic surgery of the face, the neck or any"), second)
    )

    tab.locator(".leaf img").nth(1).wait_for(timeout=PATIENCE)

    assert tab.locator(".leaf").count() == 2
    assert tab.locator(".leaf svg g rect").count() >= 2


def test_procedure_and_reason_change_the_outlook(tab: Page) -> None:
    read(tab, pdf(EXCLUDING))
    assert tab.locator(f".co-{OutlookLabel.EXCLUDED_UNLESS_CARVE_OUT}").count()

    reason = tab.get_by_role("combobox", name="Reason for it")
    reason.fill("looks")
    reason.press("Enter")
    tab.wait_for_selector(f".co-answer.co-{OutlookLabel.EXCLUDED}", timeout=PATIENCE)

    procedure = tab.get_by_role("combobox", name="Procedure")
    procedure.fill("15830")
    procedure.press("Enter")
    tab.wait_for_function(
        "document.querySelector('.co-answer').innerText.includes('tummy') || "
        "document.querySelector('.co-answer').innerText.includes('anniculectomy') || "
        "document.querySelector('.co-answer').innerText.includes('bdominoplasty')",
        timeout=PATIENCE,
    )


def test_the_downloaded_clauses_are_those_of_the_command_line(tab: Page, tmp_path: Path) -> None:
    policy, table = tmp_path / "plan.pdf", tmp_path / "clauses.csv"
    policy.write_bytes(pdf(PLAIN, EXCLUDING))
    assert command_line(["scan", str(policy), "--clauses", str(table)]) == 0
    read(tab, policy.read_bytes())

    tab.get_by_role("tab", name=texts.PARTS["take"]).click()
    with tab.expect_download() as download:
        tab.get_by_role("button", name="CSV").first.click()

    assert Path(download.value.path()).read_bytes() == table.read_bytes()


def test_a_row_of_the_table_is_shown_on_its_page(tab: Page) -> None:
    read(tab, pdf(PLAIN, EXCLUDING))
    tab.get_by_role("tab", name=texts.PARTS["clauses"]).click()
    grid = tab.locator('[data-testid="stDataFrame"]')
    grid.wait_for(timeout=PATIENCE)

    grid.click(position={"x": 18, "y": 52})

    tab.locator('.leaf[data-page="2"] img').wait_for(timeout=PATIENCE)


@pytest.mark.parametrize(
    "content",
    [b"%PDF-1.7\n" + b"\xff" * 2_000, locked(), b"<html>no</html>"],
    ids=["damaged", "locked", "html"],
)
def test_after_a_bad_file_the_page_still_answers(tab: Page, content: bytes) -> None:
    read(tab, content, "bad.pdf")
    assert tab.locator(".co-failure").is_visible()

    tab.get_by_role("button", name="Read another policy").click()
    tab.wait_for_selector(".co-failure", state="detached", timeout=PATIENCE)
    read(tab, pdf(EXCLUDING))

    assert tab.locator(".co-answer").is_visible()


def test_hostile_words_are_shown_literally(tab: Page) -> None:
    name = f"<b>{HOSTILE.replace('/', ' ')}.pdf"
    read(tab, pdf((*EXCLUDING[:3], f"Cosmetic surgery {HOSTILE}"), EXCLUDING), name)
    findings = tab.locator("ul.list button")
    findings.last.wait_for()

    assert SCRIPT.replace("/", " ") in tab.inner_text("h1")
    assert any(SCRIPT in text for text in findings.all_inner_texts())


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_a_phone(tab: Page, scheme: str) -> None:
    tab.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    tab.set_viewport_size(PHONE)  # type: ignore[arg-type]
    read(tab, pdf(PLAIN, EXCLUDING))
    tab.locator(".leaf img").first.wait_for(timeout=PATIENCE)

    assert tab.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    for wide in (".co-answer", ".paper"):
        box = tab.locator(wide).first.bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= PHONE["width"]


def test_the_findings_are_reached_by_keyboard(tab: Page) -> None:
    read(tab, pdf(EXCLUDING, PLAIN, ("Exclusions", "We do not pay for a face lift at all.")))
    following = tab.locator(".bar button", has_text="Next")
    following.wait_for()

    following.focus()
    tab.keyboard.press("Enter")
    tab.keyboard.press("Enter")  # the focus is still there

    tab.locator('.leaf[data-page="3"] img').wait_for(timeout=PATIENCE)


def test_two_sessions_are_separate(tab: Page, browser: Browser, running: Server) -> None:
    read(tab, pdf(EXCLUDING), "mine.pdf")
    other = browser.new_page()
    other.goto(running.address)
    other.wait_for_selector("input[type=file]", state="attached", timeout=PATIENCE)

    assert "mine.pdf" not in other.inner_text("body")
    assert "mine.pdf" in tab.inner_text("h1")
    other.close()


def test_ten_uploads_do_not_fill_the_memory(tab: Page, running: Server) -> None:
    def one(number: int) -> None:
        lines = [f"Page of booklet {number}: we do not cover cosmetic surgery."] * 30
        read(tab, pdf(*[tuple(lines)] * 8))
        tab.locator(".leaf img").first.wait_for(timeout=PATIENCE)
        tab.get_by_role("button", name="Read another policy").click()
        tab.wait_for_selector(".co-answer", state="detached", timeout=PATIENCE)

    one(0)
    before = running.memory()
    for number in range(1, 11):
        one(number)

    assert running.memory() - before < 100 * 2**20


@pytest.mark.skipif(axe() is None, reason="no axe-core: npm install --no-save axe-core")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "state",
    ["first", "answer", "clauses", "review", "why", "take", "failure", "silent", "how", "methods"],
)
def test_no_serious_barrier_is_found(running: Server, tab: Page, state: str, scheme: str) -> None:
    tab.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    match state:
        case "first":
            pass
        case "how" | "methods":
            tab.goto(f"{running.address}/{state}")  # as typed or reloaded: no error is noted
            tab.wait_for_selector(f"h1:has-text('{SCREENS[state]}')")
        case "failure":
            read(tab, b"no policy")
        case "silent":
            read(tab, pdf(PLAIN))
        case _:
            read(tab, pdf(PLAIN, EXCLUDING))
            if state in texts.PARTS:
                tab.get_by_role("tab", name=texts.PARTS[state]).click()
    tab.wait_for_timeout(1_500)  # Streamlit fades in what is new
    assert barriers(tab) == []
