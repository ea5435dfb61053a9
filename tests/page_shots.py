"""The two pictures of the page in the README, taken anew: `python -m tests.page_shots`."""

from __future__ import annotations

import io

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.browsing import CHROMIUM, ROOT, SAMPLES, server, upload

POLICY = SAMPLES / "coc_granite_state_choice.pdf"
VIEW = {"width": 1180, "height": 760}
WIDTH, COLOURS = 900, 224  # small in the repository; kinds keep their colours


def main() -> None:
    with server() as running, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        tab = browser.new_page(viewport=VIEW)  # type: ignore[arg-type]
        tab.goto(running.address)
        upload(tab, POLICY.name, POLICY.read_bytes())
        tab.wait_for_selector(".co-answer", timeout=60_000)
        tab.locator(".leaf img").first.wait_for(timeout=60_000)
        reason = tab.get_by_role("combobox", name="Reason for it")
        reason.fill("burn")
        reason.press("Enter")
        tab.wait_for_selector(".co-answer.co-possible_medical_necessity", timeout=60_000)
        tab.wait_for_timeout(2_000)
        _save("outlook", tab.screenshot())
        tab.get_by_role("tablist").first.evaluate("it => it.scrollIntoView()")
        tab.locator(".stMain").evaluate("it => it.scrollBy(0, -70)")
        tab.wait_for_timeout(500)
        _save("evidence", tab.screenshot())
        browser.close()


def _save(name: str, png: bytes) -> None:
    image = Image.open(io.BytesIO(png)).convert("RGB")
    small = image.resize((WIDTH, image.height * WIDTH // image.width), Image.Resampling.LANCZOS)
    small.quantize(COLOURS).save(ROOT / "ui" / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
