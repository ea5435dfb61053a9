"""The federal Summary of Benefits and Coverage: its tables, boxes and fixed wording.

The form and its fixed wording are a public template (editions of 2012 and 2021); the plans are not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from layout import HELVETICA, Theme, frame, ruled_table, save_policy
from markup import escape, flow
from reportlab.lib.colors import HexColor, white
from reportlab.lib.pagesizes import landscape, letter
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, PageBreak, Paragraph, Spacer, Table, TableStyle

BLUE = HexColor("#1f5c99")
PALE = HexColor("#cfe2f3")
MARGIN = 36
TITLE_HEIGHT = 62


@dataclass(frozen=True)
class Service:
    """One row of the table of common medical events."""

    name: str
    network: str
    other: str
    limits: str = "None"


@dataclass(frozen=True)
class Event:
    """A common medical event with the services under it."""

    name: str
    services: Sequence[Service]


@dataclass(frozen=True)
class Labels:
    """The fixed words of the form that are the same in all its editions."""

    title: str = "Summary of Benefits and Coverage"
    period: str = "Coverage Period"
    covers: str = "Coverage for"
    plan_type: str = "Plan Type"
    questions: tuple[str, str] = ("Important Questions", "Answers")
    events: tuple[str, str] = ("Common Medical Event", "Services You May Need")
    boxes: str = "Excluded Services &amp; Other Covered Services:"
    call: str = "Questions: Call"
    of: str = "of"


@dataclass(frozen=True)
class Edition:
    """What differs between the editions of the form."""

    title_tail: str
    intro: str
    why_head: str
    pay_head: str
    cost_heads: tuple[str, str]
    limits_head: str
    not_covered_head: str
    other_covered_head: str
    rights: str
    labels: Labels = Labels()


@dataclass(frozen=True)
class Sbc:
    """One plan's summary."""

    insurer: str
    plan: str
    period: str
    covers: str
    plan_type: str
    phone: str
    form_number: str
    edition: Edition
    questions: Sequence[tuple[str, str, str]]
    events: Sequence[Sequence[Event]]
    not_covered: Sequence[Sequence[str]]
    other_covered: Sequence[Sequence[str]]
    rights_of_plan: str
    examples: str
    pagesize: tuple[float, float] = landscape(letter)
    size: float = 11.5

    @property
    def theme(self) -> Theme:
        """The look of the form on this plan's page."""
        return Theme(
            HELVETICA,
            self.size,
            self.size * 1.2,
            self.pagesize[0] - 2 * MARGIN,
            ink=BLUE,
            band=PALE,
            list_indent=12,
        )


def question_table(sbc: Sbc) -> Flowable:
    """The important questions on the first page."""
    styles = sbc.theme.styles
    heads = [*sbc.edition.labels.questions, sbc.edition.why_head]
    rows = [[Paragraph(head, styles["head"]) for head in heads]]
    for question, answer, why in sbc.questions:
        cells = (f"<b>{question}</b>", answer.format(phone=sbc.phone), why)
        rows.append([Paragraph(escape(cell), styles["cell"]) for cell in cells])
    shares = (0.22, 0.27, 0.51)
    return ruled_table(rows, [sbc.theme.measure * share for share in shares], sbc.theme)


def event_table(sbc: Sbc, events: Sequence[Event]) -> Flowable:
    """The common medical events of one page, with the head of the edition."""
    styles = sbc.theme.styles
    edition = sbc.edition
    sides = edition.labels.events
    head = [[*sides, *edition.cost_heads, edition.limits_head]]
    spans: list[tuple[object, ...]] = []
    if edition.pay_head:
        head = [
            [*sides, edition.pay_head, "", edition.limits_head],
            ["", "", *edition.cost_heads, ""],
        ]
        spans += [("SPAN", (column, 0), (column, 1)) for column in (0, 1, 4)]
        spans.append(("SPAN", (2, 0), (3, 0)))
    rows: list[list[object]] = [[Paragraph(cell, styles["head"]) for cell in row] for row in head]
    for event in events:
        first = len(rows)
        for place, service in enumerate(event.services):
            name = f"<b>{event.name}</b>" if place == 0 else ""
            cells = (name, service.name, service.network, service.other, service.limits)
            rows.append([Paragraph(escape(cell), styles["cell"]) for cell in cells])
        spans.append(("SPAN", (0, first), (0, len(rows) - 1)))
        spans.append(("BACKGROUND", (0, first), (0, len(rows) - 1), PALE))
    widths = [sbc.theme.measure * share for share in (0.16, 0.2, 0.17, 0.17, 0.3)]
    return ruled_table(rows, widths, sbc.theme, head_rows=len(head), extra=spans)


def bullet_box(
    sbc: Sbc, head: str, columns: Sequence[Sequence[str]], *, cut: bool = False
) -> list[Flowable]:
    """A ruled box: a head and bullets in three columns without rules between them.

    With `cut` the page ends between the head and the bullets.
    """
    theme = sbc.theme
    titles = [[Paragraph(head, theme.styles["cell"]), "", ""]]
    cells = [
        [
            [Paragraph(escape(bullet), theme.styles["cell_bullet"], bulletText="•") for bullet in c]
            for c in columns
        ]
    ]
    if cut:
        return [
            three_columns(titles, theme, open_side="LINEBELOW"),
            PageBreak(),
            three_columns(cells, theme, open_side="LINEABOVE"),
        ]
    return [three_columns([*titles, *cells], theme)]


def three_columns(
    rows: Sequence[Sequence[object]], theme: Theme, *, open_side: str | None = None
) -> Table:
    """The grid of a box; `open_side` leaves the rule out where the box runs over a page end."""
    table = Table([list(row) for row in rows], colWidths=[theme.measure / 3] * 3)
    sides = {"LINEABOVE": (0, 0), "LINEBELOW": (0, -1)}
    commands: list[tuple[object, ...]] = [
        ("LINEBEFORE", (0, 0), (0, -1), 0.8, BLUE),
        ("LINEAFTER", (-1, 0), (-1, -1), 0.8, BLUE),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
    ]
    for side, start in sides.items():
        if side != open_side:
            commands.append((side, start, (-1, start[1]), 0.8, BLUE))
    if open_side != "LINEABOVE":
        commands.append(("SPAN", (0, 0), (-1, 0)))
        commands.append(("BACKGROUND", (0, 0), (-1, 0), PALE))
        commands.append(("LINEBELOW", (0, 0), (-1, 0), 0.8, BLUE))
    table.setStyle(TableStyle(commands))
    return table


def story_of(sbc: Sbc, *, cut_box: bool) -> list[Flowable]:
    """The whole form; `cut_box` sends the bullets of the first box to the next page."""
    theme = sbc.theme
    story = [*flow(sbc.edition.intro.format(phone=sbc.phone), theme), question_table(sbc)]
    for events in sbc.events:
        story += [PageBreak(), event_table(sbc, events)]
    story += [Spacer(0, 8), Paragraph(sbc.edition.labels.boxes, theme.styles["h2"])]
    story += bullet_box(sbc, sbc.edition.not_covered_head, sbc.not_covered, cut=cut_box)
    story.append(Spacer(0, 6))
    story += bullet_box(sbc, sbc.edition.other_covered_head, sbc.other_covered)
    story.append(Spacer(0, 6))
    rights = sbc.edition.rights + sbc.rights_of_plan
    story += flow(rights.format(phone=sbc.phone, insurer=sbc.insurer), theme)
    return [*story, PageBreak(), *flow(sbc.examples.format(phone=sbc.phone), theme)]


def draw_title(canvas: Canvas, sbc: Sbc, number: int, pages: int) -> None:
    """The title block on the first page, the plan's name above the others, and the foot."""
    width, height = sbc.pagesize
    top = height - MARGIN
    labels = sbc.edition.labels
    title = f"{labels.title}: {sbc.edition.title_tail}"
    facts = f"{labels.covers}: {sbc.covers}  |  {labels.plan_type}: {sbc.plan_type}"
    canvas.setFillColor(BLUE)
    canvas.rect(MARGIN, top - 20, width - 2 * MARGIN, 20, stroke=0, fill=1)
    canvas.setFillColor(white)
    canvas.setFont("Helvetica-Bold", 11)
    canvas.drawString(MARGIN + 6, top - 14, title if number == 1 else sbc.plan)
    canvas.setFillColor(BLUE)
    canvas.drawRightString(width - MARGIN, top - 32, f"{labels.period}: {sbc.period}")
    canvas.drawRightString(width - MARGIN, top - 45, facts)
    canvas.drawString(MARGIN, top - 32, sbc.insurer)
    canvas.drawString(MARGIN, top - 45, sbc.plan)
    canvas.setFillColorRGB(0.2, 0.2, 0.2)
    canvas.setFont("Helvetica", 7.5)
    canvas.drawString(MARGIN, 22, f"{sbc.form_number}   {labels.call} {sbc.phone}.")
    canvas.drawRightString(width - MARGIN, 22, f"{number} {labels.of} {pages}")


def write(sbc: Sbc, path: Path, *, cut_box: bool = False) -> None:
    """Write the summary to `path`."""
    width, height = sbc.pagesize
    save_policy(
        path,
        title=f"{sbc.edition.labels.title}: {sbc.plan}",
        insurer=sbc.insurer,
        pagesize=sbc.pagesize,
        frames=[frame(MARGIN, 36, width - 2 * MARGIN, height - 36 - MARGIN - TITLE_HEIGHT + 6)],
        story=story_of(sbc, cut_box=cut_box),
        furniture=lambda canvas, number, pages: draw_title(canvas, sbc, number, pages),
    )


EDITION_2021 = Edition(
    title_tail="What this Plan Covers & What You Pay For Covered Services",
    intro="""
<b>The Summary of Benefits and Coverage (SBC) document will help you choose a health <u>plan</u>.
The SBC shows you how you and the <u>plan</u> would share the cost for covered health care services.
NOTE: Information about the cost of this <u>plan</u> (called the <u>premium</u>) will be provided
separately.</b> This is only a summary. For more information about your coverage, or to get a copy
of the complete terms of coverage, call {phone}. For general definitions of common terms, such as
<u>allowed amount</u>, <u>balance billing</u>, <u>coinsurance</u>, <u>copayment</u>,
<u>deductible</u>, <u>provider</u>, or other underlined terms, see the Glossary. You can call
{phone} to request a copy.
""",
    why_head="Why This Matters:",
    pay_head="What You Will Pay",
    cost_heads=(
        "Network Provider (You will pay the least)",
        "Out-of-Network Provider (You will pay the most)",
    ),
    limits_head="Limitations, Exceptions, &amp; Other Important Information",
    not_covered_head="<b>Services Your <u>Plan</u> Generally Does NOT Cover (Check your policy or"
    " <u>plan</u> document for more information and a list of any other <u>excluded"
    " services</u>.)</b>",
    other_covered_head="<b>Other Covered Services (Limitations may apply to these services. This isn’t"
    " a complete list. Please see your <u>plan</u> document.)</b>",
    rights="""
<b>Your Rights to Continue Coverage:</b> There are agencies that can help if you want to continue
your coverage after it ends. The contact information for those agencies is: U.S. Department of
Labor, Employee Benefits Security Administration at 1-866-444-EBSA (3272). Other coverage options
may be available to you, too, including buying individual insurance coverage through the Health
Insurance <u>Marketplace</u>. For more information about the <u>Marketplace</u>, call
1-800-318-2596.

<b>Your Grievance and Appeals Rights:</b> There are agencies that can help if you have a complaint
against your <u>plan</u> for a denial of a <u>claim</u>. This complaint is called a <u>grievance</u>
or <u>appeal</u>. For more information about your rights, look at the explanation of benefits you
will receive for that medical <u>claim</u>. Your <u>plan</u> documents also provide complete
information on how to submit a <u>claim</u>, <u>appeal</u>, or a <u>grievance</u> for any reason to
your <u>plan</u>. For more information about your rights, this notice, or assistance, contact:
""",
)

EDITION_2012 = Edition(
    title_tail="What this Plan Covers & What it Costs",
    intro="""
> <b>This is only a summary.</b> If you want more detail about your coverage and costs, you can get
the complete terms in the policy or plan document by calling {phone}.
""",
    why_head="Why this Matters:",
    pay_head="",
    cost_heads=(
        "Your Cost If You Use an In-network Provider",
        "Your Cost If You Use an Out-of-network Provider",
    ),
    limits_head="Limitations &amp; Exceptions",
    not_covered_head="<b>Services Your Plan Does NOT Cover</b> (This isn’t a complete list. Check your"
    " policy or plan document for other <b><u>excluded services</u></b>.)",
    other_covered_head="<b>Other Covered Services</b> (This isn’t a complete list. Check your policy or"
    " plan document for other covered services and your costs for these services.)",
    rights="""
## Your Rights to Continue Coverage:
If you lose coverage under the plan, then, depending upon the circumstances, Federal and State laws
may provide protections that allow you to keep health coverage. Any such rights may be limited in
duration and will require you to pay a <b><u>premium</u></b>, which may be significantly higher than
the premium you pay while covered under the plan. Other limitations on your rights to continue
coverage may also apply.

For more information on your rights to continue coverage, contact the plan at {phone}. You may also
contact your state insurance department or the U.S. Department of Labor, Employee Benefits Security
Administration at 1-866-444-3272.

## Your Grievance and Appeals Rights:
If you have a complaint or are dissatisfied with a denial of coverage for claims under your plan,
you may be able to <b><u>appeal</u></b> or file a <b><u>grievance</u></b>. For questions about your
rights, this notice, or assistance, you can contact:
""",
)
