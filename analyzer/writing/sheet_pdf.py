"""An evidence sheet on paper: one page, or more, which are announced, before words are lost.

The first layout that fits on one page is taken; quotes are never cut. The same sheet gives the same
bytes where the same fonts are installed.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

from analyzer.labels import ClauseKind, OutlookLabel
from analyzer.places import page_list, place_name
from analyzer.writing.fonts import STANDARD, runs
from analyzer.writing.sheet import CLOSING, Cited, Sheet

MARGIN = 43.0  # points
PADDING = 6.0  # that reportlab puts inside its margins
FOOT = 46.0  # points above the edge of the paper, for the lines below everything
BOLD = "Helvetica-Bold"
COLOURS = {
    OutlookLabel.EXCLUDED: "#a23c00",
    OutlookLabel.EXCLUDED_UNLESS_CARVE_OUT: "#7d5a00",
    OutlookLabel.POSSIBLE_MEDICAL_NECESSITY: "#005f9e",
    OutlookLabel.COVERED: "#00694c",
    OutlookLabel.NOT_ADDRESSED: "#55606c",
    OutlookLabel.UNREAD: "#55606c",
}
KIND_COLOURS = {
    ClauseKind.EXCLUSION: "#a23c00",
    ClauseKind.CARVE_OUT: "#005f9e",
    ClauseKind.COVERAGE: "#00694c",
}
OTHER_COLOUR = "#8a3a74"
SCRIPTS = "Letters in brackets, as [5 Devanagari letters], cannot be set here: see the quoted page."


class Layout(NamedTuple):
    """Letter size in points, and whether exclusion and exception stand side by side."""

    size: float
    beside: bool


LAYOUTS = (Layout(10, True), Layout(9, True), Layout(8, True), Layout(8, False))


def sheet_pdf(sheet: Sheet) -> bytes:
    """`sheet` as a PDF."""
    made = b""
    for layout in LAYOUTS:
        made, pages = _built(sheet, layout)
        if pages == 1:
            break
    return made


def _built(sheet: Sheet, layout: Layout) -> tuple[bytes, int]:
    from reportlab.lib.pagesizes import A4, letter
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import SimpleDocTemplate
    from reportlab.platypus.doctemplate import LayoutError

    size = letter if sheet.american else A4
    content = io.BytesIO()
    count = 0

    class Footed(Canvas):  # type: ignore[misc]  # reportlab has no types
        """Writes the foot when it is known how many pages there are."""

        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, **options)
            self.kept: list[dict[str, Any]] = []

        def showPage(self) -> None:  # noqa: N802 - reportlab's name
            self.kept.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            nonlocal count
            count = len(self.kept)
            for number, page in enumerate(self.kept, 1):
                self.__dict__.update(page)
                _foot(self, sheet, number, count, size[0])
                super().showPage()
            super().save()

    document = SimpleDocTemplate(
        content,
        pagesize=size,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=MARGIN - 7,
        bottomMargin=FOOT + 20,
        title=f"Evidence sheet: {sheet.procedure}",
        author="carveout",
        invariant=1,
    )
    try:
        document.build(
            list(_story(sheet, layout, size[0] - 2 * (MARGIN + PADDING))), canvasmaker=Footed
        )
    except LayoutError:  # two quotes beside each other that are longer than a page
        return b"", 0
    return content.getvalue(), count


def _foot(canvas: Any, sheet: Sheet, number: int, count: int, width: float) -> None:
    canvas.setStrokeColorRGB(0.6, 0.6, 0.6)
    canvas.line(MARGIN, FOOT + 12, width - MARGIN, FOOT + 12)
    canvas.setFillColorRGB(0.2, 0.2, 0.2)
    canvas.setFont(STANDARD, 7.5)
    made = f"carveout {sheet.version}, {sheet.written:%Y-%m-%d}".replace(" ,", ",")
    canvas.drawString(MARGIN, FOOT, CLOSING)
    canvas.drawRightString(width - MARGIN, FOOT, made)
    canvas.drawString(MARGIN, FOOT - 11, f"SHA-256 of the document: {sheet.sha256}")
    if count > 1:
        more = f"Page {number} of {count}" + (
            ": continued on the next page" if number < count else ""
        )
        canvas.setFont(BOLD, 8)
        canvas.drawRightString(width - MARGIN, FOOT - 11, more)


def _story(sheet: Sheet, layout: Layout, width: float) -> Iterator[Any]:
    from reportlab.lib.colors import HexColor
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, Spacer, Table

    size = layout.size
    plain = ParagraphStyle(
        "plain", fontName=STANDARD, fontSize=size, leading=size * 1.32, splitLongWords=1
    )
    small = ParagraphStyle("small", parent=plain, fontSize=size * 0.86, leading=size * 1.14)
    head = ParagraphStyle(
        "head",
        parent=plain,
        fontName=BOLD,
        fontSize=size * 1.08,
        spaceBefore=size * 0.95,
        spaceAfter=size * 0.25,
        keepWithNext=1,
    )
    title = ParagraphStyle("title", parent=head, fontSize=size * 1.65, leading=size * 2)
    white = ParagraphStyle("white", parent=plain, textColor=HexColor("#ffffff"))
    verdict = ParagraphStyle(
        "verdict", parent=white, fontName=BOLD, fontSize=size * 1.5, leading=size * 1.9
    )

    yield Paragraph(f"Evidence sheet: {markup(sheet.procedure)}", title)
    asked = [f"Reason: {sheet.reason or 'not given'}"]
    if sheet.codes:
        asked.append(f"code {', '.join(sheet.codes)} (check with the provider)")
    yield Paragraph(markup("; ".join(asked)), plain)
    yield Paragraph(f"Document: {markup(sheet.document)}", plain)
    yield Spacer(0, size * 0.7)

    where = f" Decided on {page_list(sheet.pages)}." if sheet.pages else ""
    said = [
        Paragraph(markup(f"Outlook: {sheet.outlook}"), verdict),
        Paragraph(markup(f"{sheet.why}{where} {sheet.confidence}"), white),
    ]
    yield Table(
        [[said]],
        colWidths=[width],
        style=[
            ("BACKGROUND", (0, 0), (-1, -1), HexColor(COLOURS[sheet.label])),
            ("TOPPADDING", (0, 0), (-1, -1), size * 0.6),
            ("BOTTOMPADDING", (0, 0), (-1, -1), size * 0.8),
        ],
    )
    for warning in sheet.warnings:
        yield Paragraph(f"<b>Not all of it was read.</b> {markup(warning)}", head)

    quotes = [one for one in (sheet.exclusion, sheet.exception) if one]
    if quotes:
        yield Paragraph("What the document says, word for word", head)
        yield from _quotes(quotes, layout, width, plain, small)
    else:
        yield Paragraph("No clause of the document decides it. Silence is not cover.", head)
    if sheet.others:
        yield Paragraph(markup(f"It also rests on: {sheet.others}."), small)
    if sheet.facts:
        yield Paragraph("What the plan says about itself", head)
        facts = [
            [Paragraph(markup(f"{name}: {value} ({place_name(page)})"), small)]
            for name, value, page in sheet.facts
        ]
        half = (len(facts) + 1) // 2
        rows = [
            [facts[at], facts[at + half] if at + half < len(facts) else ""] for at in range(half)
        ]
        yield Table(rows, colWidths=[width / 2] * 2, style=_close(size))
    if sheet.steps:
        yield Paragraph("What to do next", head)
        for number, step in enumerate(sheet.steps, 1):
            yield Paragraph(
                f"{number}. {markup(step)}",
                ParagraphStyle("step", parent=plain, leftIndent=size * 1.4, firstLineIndent=-size),
            )
        if sheet.more_steps > 0:
            yield Paragraph(
                f"{sheet.more_steps} more stand in the full account of this outlook.", small
            )
    if any(not run.font for text in _foreign(sheet) for run in runs(text)):
        yield Paragraph(SCRIPTS, small)


def _foreign(sheet: Sheet) -> Iterator[str]:
    yield sheet.document
    yield from (one.text + one.section for one in (sheet.exclusion, sheet.exception) if one)
    yield from (value for _, value, _ in sheet.facts)
    yield from sheet.steps


def _close(size: float) -> list[Any]:
    return [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), size * 0.1),
        ("BOTTOMPADDING", (0, 0), (-1, -1), size * 0.1),
    ]


def _quotes(
    quotes: Sequence[Cited], layout: Layout, width: float, plain: Any, small: Any
) -> Iterator[Any]:
    from reportlab.lib.colors import HexColor
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, Table

    def set_out(one: Cited) -> Iterator[Any]:
        colour = KIND_COLOURS.get(one.kind, OTHER_COLOUR)
        where = f"{page_list(one.pages)}{f', {one.section}' if one.section else ''}"
        yield Paragraph(
            f'<font name="{BOLD}" color="{colour}">{markup(one.title)}</font>, {markup(where)}',
            ParagraphStyle("where", parent=small, spaceBefore=4, spaceAfter=2, keepWithNext=1),
        )
        yield Paragraph(f"“{markup(one.text)}”", plain)
        if one.remark:
            yield Paragraph(markup(one.remark), small)

    if not layout.beside:
        for one in quotes:
            yield from set_out(one)
        return
    share = width / len(quotes)
    edges = [
        ("LINEBEFORE", (at, 0), (at, 0), 2.5, HexColor(KIND_COLOURS.get(one.kind, OTHER_COLOUR)))
        for at, one in enumerate(quotes)
    ]
    yield Table(
        [[list(set_out(one)) for one in quotes]],
        colWidths=[share] * len(quotes),
        style=[("VALIGN", (0, 0), (-1, -1), "TOP"), *edges],
    )


def markup(text: str) -> str:
    """Foreign `text` for a paragraph of reportlab: its own letters, and no markup of its own."""
    made = []
    for run in runs(text):
        words = escape(run.text)
        if run.font in (STANDARD, ""):
            made.append(words)
        else:
            made.append(f'<font name="{run.font}">{words}</font>')
    return "".join(made)
