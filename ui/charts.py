"""The two charts over many policies. Words and counts stand beside the colours."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import pandas as pd

from analyzer.labels import OutlookLabel
from ui import style
from ui.overview import SHORT, Reasons, Share

BAR = 30  # pixels of height for a procedure
FRAME = 180  # pixels of height for axis and legend
MAX_INSURERS = 12  # columns; the table below the chart has all


def share_chart(found: Sequence[Share]) -> alt.Chart:
    """For each procedure a bar of all plans, parted by outlook."""
    order = [SHORT[label] for label in OutlookLabel]
    frame = pd.DataFrame(
        {
            "Procedure": [one.procedure for one in found],
            "Outlook": [SHORT[one.outlook] for one in found],
            "Plans": [one.plans for one in found],
            "Share": [one.share for one in found],
            "order": [order.index(SHORT[one.outlook]) for one in found],
        }
    )
    names = list(dict.fromkeys(frame["Procedure"]))
    colours = [style.LABEL_COLOURS[label] for label in OutlookLabel]
    return (
        alt.Chart(frame)
        .mark_bar(stroke="white", strokeWidth=1)
        .encode(
            x=alt.X("Share:Q", stack="zero", axis=alt.Axis(format="%"), title="Share of plans"),
            y=alt.Y(
                "Procedure:N",
                sort=names,
                title=None,
                axis=alt.Axis(labelLimit=210, labelOverlap=False),
            ),
            color=alt.Color(
                "Outlook:N",
                scale=alt.Scale(domain=order, range=colours),
                legend=alt.Legend(orient="bottom", columns=2, title=None),
            ),
            order="order:Q",
            tooltip=["Procedure:N", "Outlook:N", "Plans:Q", alt.Tooltip("Share:Q", format=".0%")],
        )
        .properties(height=BAR * len(names) + FRAME)
    )


def reasons_chart(found: Sequence[Reasons]) -> alt.LayerChart:
    """Reasons against insurers: how many plans have an exception for it."""
    sizes: dict[str, int] = {}
    for one in found:
        sizes[one.insurer] = sizes.get(one.insurer, 0) + one.plans
    kept = sorted(sizes, key=lambda insurer: (-sizes[insurer], insurer))[:MAX_INSURERS]
    frame = pd.DataFrame(
        [one for one in found if one.insurer in kept], columns=list(Reasons._fields)
    )
    base = alt.Chart(frame).encode(
        x=alt.X(
            "insurer:N",
            title=None,
            sort=kept,
            axis=alt.Axis(labelLimit=150, labelAngle=-40, orient="bottom"),
        ),
        y=alt.Y("ground:N", title=None, axis=alt.Axis(labelLimit=150, labelOverlap=False)),
        tooltip=["insurer:N", "ground:N", "plans:Q"],
    )
    most = max((one.plans for one in found), default=1)
    squares = base.mark_rect(stroke="white").encode(
        color=alt.Color(
            "plans:Q",
            scale=alt.Scale(domain=[0, most], range=["#dcebf7", "#005f9e"]),
            legend=None,
        )
    )
    counts = base.mark_text(fontWeight="bold").encode(
        text="plans:Q",
        color=alt.condition(alt.datum.plans > most / 2, alt.value("#fff"), alt.value("#1c2530")),
    )
    height = 26 * len({one.ground for one in found}) + 110
    return alt.layer(squares, counts).properties(height=height)
