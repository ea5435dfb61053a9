"""The folder and compare screens and the downloads in a real browser."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsing import CHROMIUM, SAMPLES, Server, axe, barriers, server

from analyzer.cli import main as command_line

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="no chromium"),
]
LEFT_OUT = ("scan_maple_county_sbc.pdf", "spd_orchard_works_2026.pdf")
NINE = [path for path in sorted(SAMPLES.glob("*.pdf")) if path.name not in LEFT_OUT]
WAIT = 120_000  # milliseconds; the machine may be busy


@pytest.fixture(scope="module")
def running() -> Iterator[Server]:
    with server() as made:
        yield made


@pytest.fixture
def tab(running: Server) -> Iterator[Page]:
    """A page of the browser that notes what it asks of other hosts and what goes wrong in it."""
    api = pytest.importorskip("playwright.sync_api")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        made = browser.new_page(viewport={"width": 1280, "height": 900})
        made.set_default_timeout(WAIT)
        foreign: list[str] = []
        wrong: list[str] = []
        own = (running.address, running.address.replace("http", "ws"), "data:", "blob:")
        made.on("request", lambda one: None if one.url.startswith(own) else foreign.append(one.url))
        made.on("pageerror", lambda problem: wrong.append(str(problem)))
        made.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
        yield made
        browser.close()
    assert foreign == []
    assert wrong == []


def test_ten_policies_give_a_grid_whose_cells_show_their_evidence(
    running: Server, tab: Page, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 and no more")
    ten = [*(Path(shutil.copy(path, tmp_path)) for path in NINE), broken]
    tab.goto(f"{running.address}/folder")
    tab.set_input_files("input[type=file]", ten)
    tab.get_by_role("button", name="Read them all").click()
    tab.get_by_text(f"{len(NINE)} of {len(NINE)} plans").wait_for()
    tab.get_by_role("button", name="Stop", exact=True).wait_for(state="detached")

    cell = tab.get_by_role("button", name="sbc_2021_lakeshore_ppo.pdf, Rhinoplasty: Excluded")
    cell.click()

    evidence = tab.locator(".co-evidence header").get_by_text("sbc_2021_lakeshore_ppo.pdf")
    evidence.wait_for()
    assert "Rhinoplasty" in evidence.inner_text()
    assert tab.locator(".co-evidence blockquote").count() >= 1
    assert cell.get_attribute("aria-pressed") == "true"
    assert "broken.pdf" in tab.locator(".co-failed").inner_text()

    # What was read survives a reload, at the width of a telephone too.
    tab.set_viewport_size({"width": 390, "height": 844})
    tab.reload()
    tab.get_by_text(f"{len(NINE)} of {len(NINE)} plans").wait_for()
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390

    with tab.expect_download() as arriving:
        tab.get_by_role("button", name="Clauses (CSV)").click()
    table = tmp_path / "clauses.csv"
    assert command_line(["scan", *map(str, ten), "--clauses", str(table)]) == 1
    assert arriving.value.path().read_bytes() == table.read_bytes()


def test_from_a_cell_the_reading_page_opens_with_the_same_question(
    running: Server, tab: Page
) -> None:
    tab.goto(f"{running.address}/folder")
    tab.set_input_files("input[type=file]", [SAMPLES / "travel_blue_kite.pdf"])
    tab.get_by_role("button", name="Read them all").click()
    tab.get_by_role("button", name="travel_blue_kite.pdf, Blepharoplasty: Excluded").click()
    tab.locator(".co-evidence header").get_by_text("Blepharoplasty").wait_for()

    tab.get_by_role("button", name="See it on the page of the policy").click()

    tab.locator(".co-answer").wait_for()
    assert "blepharoplasty" in tab.locator(".co-answer").inner_text()
    assert "/folder" not in tab.url


def test_two_years_are_compared_side_by_side(running: Server, tab: Page) -> None:
    tab.goto(f"{running.address}/compare")
    for key, name in (
        ("earlier", "spd_orchard_works.pdf"),
        ("later", "spd_orchard_works_2026.pdf"),
    ):
        tab.locator(f".st-key-{key} input[type=file]").set_input_files(SAMPLES / name)
    tab.get_by_role("button", name="Compare", exact=True).click()

    tab.locator(".co-change").first.wait_for()
    assert tab.locator(".co-change").count() == 7
    change = tab.locator(".co-change", has_text="Time limit")
    assert change.locator("del").inner_text() == "12"
    assert change.locator("ins").inner_text() == "6"
    left, right = (change.locator("h4").nth(side).bounding_box() for side in (0, 1))
    assert left
    assert right
    assert left["y"] == right["y"], "side by side"
    assert left["x"] < right["x"]


@pytest.mark.skipif(axe() is None, reason="no axe-core: npm install --no-save axe-core")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_serious_barrier_is_found_in_grid_and_comparison(
    running: Server, tab: Page, scheme: str
) -> None:
    tab.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    tab.goto(f"{running.address}/folder")
    tab.set_input_files("input[type=file]", [SAMPLES / "travel_blue_kite.pdf"])
    ready = tab.get_by_role("button", name="Read them all")
    ready.wait_for()
    assert barriers(tab) == []
    ready.click()
    tab.locator(".co-evidence header").wait_for()
    assert barriers(tab) == []

    tab.goto(f"{running.address}/compare")
    tab.get_by_role("button", name="Try a sample pair").click()
    tab.locator(".co-change").first.wait_for()
    assert barriers(tab) == []
