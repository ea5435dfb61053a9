"""How fast the page is, in a real browser: `python -m tests.page_bench [--long FILE] [PDF]`.

Starts `carveout app` on a free port, lets it warm up on a sample, then measures: upload to visible
outlook, first sign of progress, click to the page picture (drawn anew and drawn ahead), and by how
much the server grows over ten uploads. Prints a table; asserts nothing.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browsing import CHROMIUM, SAMPLES, Server, other_bytes, server, upload

SHORT = SAMPLES / "sbc_2021_lakeshore_ppo.pdf"
PATIENCE = 120_000  # milliseconds
# Looked at in the browser itself, from the moment it has the file: the driver's way of handing it
# over is not the user's.
WATCH = """() => {
  const wanted = { sign: ".co-bar, .co-answer", answer: ".co-answer" };
  const seen = (window.seen = {});
  addEventListener("change", (e) => {
    if (e.target.type === "file") seen.given ??= performance.now();
  }, true);
  const look = () => {
    for (const [name, what] of Object.entries(wanted))
      if (document.querySelector(what)) seen[name] ??= performance.now();
    if (!seen.answer) requestAnimationFrame(look);
  };
  look();
}"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("short", nargs="?", type=Path, default=SHORT, help="an SBC")
    parser.add_argument("--long", type=Path, help="a long contract")
    parser.add_argument("--runs", type=int, default=7)
    asked = parser.parse_args()
    with server() as running, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        _upload(browser, running, SHORT.read_bytes())
        _say("upload to outlook", _repeated(browser, running, asked.short, asked.runs))
        if asked.long:
            seen = [_upload(browser, running, other_bytes(asked.long, 0))]
            _say(f"{asked.long.name}: upload to outlook", [one[0] for one in seen])
            _say(f"{asked.long.name}: first sign of progress", [one[1] for one in seen])
        drawn, ready = _clicks(browser, running, asked.long or asked.short)
        _say("click to a picture drawn anew", drawn)
        _say("click to a picture drawn ahead", ready)
        before = running.memory()
        _repeated(browser, running, asked.short, 10)
        _print(f"ten uploads: the server grows by {(running.memory() - before) / 2**20:.0f} MB")
        browser.close()


def _print(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _say(what: str, seconds: list[float]) -> None:
    if not seconds:
        _print(f"{what}: not measured")
        return
    middle, worst = statistics.median(seconds), max(seconds)
    _print(f"{what}: median {middle:.3f} s, worst {worst:.3f} s of {len(seconds)}")


def _repeated(browser: Browser, running: Server, policy: Path, runs: int) -> list[float]:
    # Each time other bytes, or the cache answers.
    return [_upload(browser, running, other_bytes(policy, run))[0] for run in range(runs)]


@contextmanager
def _tab(browser: Browser, running: Server) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    tab = context.new_page()
    tab.goto(running.address)
    tab.wait_for_selector("input[type=file]", state="attached")
    tab.wait_for_timeout(1_500)  # a person needs longer to choose a file
    yield tab
    context.close()


def _upload(browser: Browser, running: Server, content: bytes) -> tuple[float, float]:
    """Seconds to the outlook and to the first sign that something happens."""
    with _tab(browser, running) as tab:
        tab.evaluate(WATCH)
        upload(tab, "plan.pdf", content)
        tab.wait_for_selector(".co-answer", timeout=PATIENCE)
        answer, sign = tab.evaluate("[seen.answer - seen.given, seen.sign - seen.given]")
        return answer / 1_000, sign / 1_000


def _clicks(browser: Browser, running: Server, policy: Path) -> tuple[list[float], list[float]]:
    """Seconds from a click to the picture: of a finding far away, and of the one that is next."""
    drawn: list[float] = []
    ready: list[float] = []
    with _tab(browser, running) as tab:
        upload(tab, "plan.pdf", other_bytes(policy, 99))
        tab.wait_for_selector(".co-answer", timeout=PATIENCE)
        tab.wait_for_selector("ul.list button", timeout=PATIENCE)
        tab.wait_for_timeout(3_000)
        count = tab.locator("ul.list button").count()
        for place in range(count, 1, -max(1, count // 12)):
            for step in (place, place - 1):  # far away, then the one that is next
                waited, seconds = _click(tab, f"ul.list li:nth-child({step}) button")
                (drawn if waited else ready).append(seconds)
                tab.wait_for_timeout(1_500)  # somebody reads; what is next is drawn meanwhile
    return drawn, ready


def _click(tab: Page, button: str) -> tuple[bool, float]:
    """Whether the picture had to be drawn, and the seconds until it is there.

    Measured in the browser itself: the driver's own way there and back is not the page's.
    """
    waited, spent = tab.evaluate(
        """(button) => new Promise((done) => {
          const roots = [...document.querySelectorAll("*")].map((e) => e.shadowRoot);
          const first = (what) =>
            [document, ...roots].map((root) => root?.querySelector(what)).find(Boolean);
          const start = performance.now();
          first(button).click();
          const missing = () => Boolean(first(".paper [role=status]"));
          const waited = missing();
          const look = () => {
            const picture = first("img.page");
            if (!missing() && picture?.complete && picture.naturalWidth)
              done([waited, performance.now() - start]);
            else requestAnimationFrame(look);
          };
          look();
        })""",
        button,
    )
    return waited, spent / 1_000


if __name__ == "__main__":
    main()
