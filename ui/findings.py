"""The list of findings: one element with a button per finding, whatever their number.

A component of our own, because a button of Streamlit puts its label through Markdown and a data
frame is painted where no screen reader looks. The text goes in as `textContent`, so it stays text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from ui import style, texts
from ui.view import LIST_CHARS, Finding, shortened

_CSS = """
.list { list-style: none; margin: 0; padding: 2px; max-height: 46rem; overflow-y: auto; }
li { margin: 0 0 .4rem; }
button { display: block; width: 100%; text-align: left; font: inherit; color: inherit;
  background: transparent; cursor: pointer; padding: .5rem .7rem; border-radius: .35rem;
  border: 1px solid rgba(128, 128, 128, .35); border-left: .3rem solid var(--co); }
button:hover { background: color-mix(in srgb, var(--co) 7%, transparent); }
button:focus-visible { outline: 2px solid var(--co); outline-offset: 1px; }
button[aria-current="true"] { background: color-mix(in srgb, var(--co) 14%, transparent);
  border-color: var(--co); }
.head { display: flex; justify-content: space-between; gap: .5rem; font-size: .85rem;
  font-weight: 600; }
.page { font-weight: 400; white-space: nowrap; }
.text { font-size: .9rem; line-height: 1.4; overflow-wrap: anywhere; }
b { font-weight: 650; }
@media (max-width: 640px) { .list { max-height: 19rem; } }
"""

_JS = """
export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  let list = parentElement.querySelector(".list");
  if (!list) {
    list = document.createElement("ul");
    list.className = "list";
    list.setAttribute("aria-label", "Findings");
    parentElement.appendChild(list);
  }
  const span = (name, text, tag = "span") => {
    const made = document.createElement(tag);
    made.className = name;
    made.textContent = text;
    return made;
  };
  const seen = list.scrollTop;
  const focused = list.contains(list.getRootNode().activeElement);
  list.replaceChildren(...data.findings.map((finding) => {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.id = finding.id;
    button.style.setProperty("--co", finding.colour);
    if (finding.chosen) button.setAttribute("aria-current", "true");
    const head = span("head", "", "div");
    head.append(span("kind", finding.kind), span("page", finding.page));
    const text = span("text", "", "div");
    text.append(finding.before, span("", finding.phrase, "b"), finding.after);
    button.append(head, text);
    button.onclick = () => setTriggerValue("picked", finding.id);
    item.append(button);
    return item;
  }));
  list.scrollTop = seen;
  const chosen = list.querySelector("[aria-current]");
  if (chosen) {  // not scrollIntoView, which would move the whole page too
    const box = chosen.getBoundingClientRect(), frame = list.getBoundingClientRect();
    if (box.top < frame.top) list.scrollTop -= frame.top - box.top + 4;
    if (box.bottom > frame.bottom) list.scrollTop += box.bottom - frame.bottom + 4;
    if (focused) chosen.focus({ preventScroll: true });
  }
}
"""


def findings_list(findings: Sequence[Finding], chosen: str, on_pick: Callable[[str], None]) -> None:
    """Show `findings`; `on_pick` gets the id of the one that is clicked."""
    rows = []
    for finding in findings:
        before, phrase, after = shortened(finding.quote, LIST_CHARS)
        rows.append(
            {
                "id": finding.id,
                "kind": texts.KINDS[finding.kind],
                "colour": style.KIND_COLOURS.get(finding.kind, style.OTHER_KIND_COLOUR),
                "page": f"page {finding.page}",
                "before": before,
                "phrase": phrase,
                "after": after,
                "chosen": finding.id == chosen,
            }
        )

    def picked() -> None:
        on_pick(st.session_state["findings"].picked)

    _component()(key="findings", data={"findings": rows}, on_picked_change=picked)


@st.cache_resource(show_spinner=False)
def _component() -> Callable[..., object]:
    return st.components.v2.component("carveout_findings", css=_CSS, js=_JS)
