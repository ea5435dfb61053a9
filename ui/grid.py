"""The grid of plans and procedures: a table whose cells are buttons.

A component of our own, as a data frame is painted where no screen reader looks, and its cells
cannot carry colour and words. All texts go in as `textContent`, so they stay texts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from analyzer.labels import Ground
from ui import style
from ui.overview import SHORT, Plan

_CSS = """
.wrap { overflow: auto; max-height: 34rem; border: 1px solid rgba(128, 128, 128, .35);
  border-radius: .35rem; }
table { border-collapse: separate; border-spacing: 0; font: inherit; font-size: .88rem;
  min-width: 100%; }
td { height: 1px; }
th, td { border-bottom: 1px solid rgba(128, 128, 128, .25); padding: 0; text-align: left; }
thead th { position: sticky; top: 0; z-index: 2; padding: .5rem .55rem; font-weight: 650;
  vertical-align: bottom; min-width: 7.2rem;
  background: var(--st-secondary-background-color, #f3f5f8); }
tbody th { position: sticky; left: 0; z-index: 1; padding: .35rem .6rem; font-weight: 600;
  min-width: 9rem; max-width: 17rem; overflow-wrap: anywhere;
  background: var(--st-background-color, #fff); }
thead th:first-child { left: 0; z-index: 3; }
tbody th span { display: block; font-weight: 400; font-size: .8rem; opacity: .8; }
button { display: block; width: 100%; height: 100%; min-height: 2.7rem; font: inherit;
  text-align: left; cursor: pointer; color: inherit; border: 0; border-left: .32rem solid var(--co);
  padding: .35rem .5rem; background: color-mix(in srgb, var(--co) 13%, transparent); }
button:hover { background: color-mix(in srgb, var(--co) 26%, transparent); }
button:focus-visible { outline: 2px solid var(--co); outline-offset: -2px; }
button[aria-pressed="true"] { background: var(--co); color: #fff; }
@media (max-width: 640px) {
  thead th { min-width: 6.3rem; } tbody th { min-width: 7rem; max-width: 7.5rem; }
}
"""

_JS = """
export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  let wrap = parentElement.querySelector(".wrap");
  if (!wrap) {
    wrap = document.createElement("div");
    wrap.className = "wrap";
    wrap.tabIndex = 0;
    wrap.setAttribute("role", "region");
    wrap.setAttribute("aria-label", "Outlook of each plan for each procedure");
    parentElement.appendChild(wrap);
  }
  const make = (tag, text) => {
    const made = document.createElement(tag);
    if (text !== undefined) made.textContent = text;
    return made;
  };
  const seen = [wrap.scrollTop, wrap.scrollLeft];
  const active = wrap.getRootNode().activeElement;
  const focused = wrap.contains(active) ? active.dataset.place : undefined;
  const table = make("table"), head = make("thead"), top = make("tr"), body = make("tbody");
  for (const title of ["Plan", ...data.procedures.map((one) => one.name)]) {
    const cell = make("th", title);
    cell.scope = "col";
    top.append(cell);
  }
  head.append(top);
  for (const row of data.rows) {
    const line = make("tr"), name = make("th", row.document);
    name.scope = "row";
    name.append(make("span", row.about));
    line.append(name);
    row.cells.forEach((cell, number) => {
      const place = make("td"), button = make("button", cell.words);
      button.type = "button";
      button.style.setProperty("--co", cell.colour);
      button.dataset.place = row.number + ":" + data.procedures[number].id;
      button.setAttribute("aria-pressed", String(cell.chosen));
      button.setAttribute(
        "aria-label", row.document + ", " + data.procedures[number].name + ": " + cell.words);
      button.onclick = () => setTriggerValue("picked", button.dataset.place);
      place.append(button);
      line.append(place);
    });
    body.append(line);
  }
  table.append(head, body);
  wrap.replaceChildren(table);
  [wrap.scrollTop, wrap.scrollLeft] = seen;
  if (focused) wrap.querySelector(`[data-place="${CSS.escape(focused)}"]`)?.focus();
}
"""


def grid(
    plans: Sequence[Plan],
    procedures: Sequence[str],
    ground: Ground,
    names: Mapping[str, str],
    chosen: tuple[str, str],
    on_pick: Callable[[str, str], None],
) -> None:
    """Show the grid. `chosen` and what `on_pick` gets are a document and a procedure id."""
    rows = []
    for number, plan in enumerate(plans):
        cells = []
        for procedure in procedures:
            label = plan.cell(procedure, ground).label
            cells.append(
                {
                    "words": SHORT[label],
                    "colour": style.LABEL_COLOURS[label],
                    "chosen": (plan.document, procedure) == chosen,
                }
            )
        about = " · ".join(filter(None, (plan.insurer, plan.plan)))
        if plan.partly:
            about += " · read in part"
        rows.append({"number": number, "document": plan.document, "about": about, "cells": cells})

    def picked() -> None:
        place = st.session_state["grid"].picked
        number, _, procedure = (place or "").partition(":")
        if number.isdigit() and int(number) < len(plans) and procedure in procedures:
            on_pick(plans[int(number)].document, procedure)

    heads = [{"id": id, "name": names.get(id, id)} for id in procedures]
    _component()(key="grid", data={"procedures": heads, "rows": rows}, on_picked_change=picked)


@st.cache_resource(show_spinner=False)
def _component() -> Callable[..., object]:
    return st.components.v2.component("carveout_grid", css=_CSS, js=_JS)
