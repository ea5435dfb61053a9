"""Our own small markup. Everything that comes from a document or a file name is escaped here.

A policy is foreign input: none of it goes through Markdown, which would make links and pictures
of it, nor into HTML as it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape

from analyzer.advice.letters import Letter
from analyzer.advice.pieces import Quote as Cited
from analyzer.advice.pieces import Section
from analyzer.labels import ClauseKind, OutlookLabel
from analyzer.places import place_name, unit_of
from analyzer.reading.limits import Step
from analyzer.records import Failure
from analyzer.report import (
    fold,
)
from ui import style, texts
from ui.view import QUOTE_CHARS, Answer, Finding, Quote, Reading, about, shortened, warning_text

LONG_QUOTE = 220  # characters; more of a quote is shown when it is opened


def sheet() -> str:
    return f"<style>{style.SHEET}</style>"


def top(title: str = texts.TITLE) -> str:
    return f'<div class="co-top"><span class="co-name">carveout</span><h1>{title}</h1></div>'


def step(title: str) -> str:
    return f'<h2 class="co-step">{title}</h2>'


def document(name: str, reading: Reading | None) -> str:
    """The file name, and what the document is where it could be read."""
    line = f"<span>{escape(about(reading))}</span>" if reading else ""
    return f'<div class="co-file"><h1>{escape(name)}</h1>{line}</div>'


def papers(said: Sequence[tuple[Reading, OutlookLabel]], deciding: int) -> str:
    """The papers of a plan in a list: what each is, what it alone says, which of them decides."""
    items = ""
    for number, (reading, label) in enumerate(said):
        decides = f' <b class="co-decides">{texts.DECIDES}</b>' if number == deciding else ""
        items += (
            f'<li class="co-{label}"><span class="co-chip">{texts.LABELS[label].title}</span>'
            f"<span><b>{escape(reading.name)}</b>{decides}<br>"
            f'<span class="co-small">{escape(about(reading))}</span></span></li>'
        )
    return f'<ol class="co-papers" aria-label="The papers of this plan">{items}</ol>'


def failure(failed: Failure, *, name: str = "") -> str:
    """Problem and remedy; looks like no outlook. `name` where there are other papers."""
    title = texts.FAILURES.get(failed.code, texts.FAILURE_TITLE)
    which = f"{name}: " if name else ""
    return (
        f'<section class="co-failure" role="alert">{_icon(style.UNREADABLE)}<div>'
        f"<h2>{escape(which + title)}</h2>"
        f"<p>{escape(_sentence(failed.problem))}</p>"
        f"<p><b>What to do:</b> {escape(failed.remedy)}</p>"
        f'<p class="co-small">{texts.FAILURE_NOTE}</p></div></section>'
    )


def step_of_reading(step: Step) -> str:
    """How far the reading of a document is."""
    page = f"page {step.page}" + (f" of {step.pages}" if step.pages else "")
    said = texts.STEPS[step.stage].format(page=page) if step.page else texts.FINDING
    bar = f' max="{step.pages}" value="{step.page}"' if step.pages else ""
    return (
        f'<p class="co-step" role="status">{escape(said)} …</p>'
        f'<progress class="co-bar" aria-label="How far the reading is"{bar}></progress>'
    )


def note(message: str) -> str:
    """Something that went wrong beside the document."""
    return f'<div class="co-note" role="alert">{escape(message)}</div>'


def warnings(reading: Reading, *, named: bool = False) -> str:
    """What a reader has to know of the document; `named` where there are other papers."""
    which = f"{reading.name}: " if named else ""
    lines = "<br>".join(escape(which + warning_text(warning)) for warning in reading.warnings)
    return f'<div class="co-note" role="status">{lines}</div>' if lines else ""


def answer(found: Answer) -> str:
    """The outlook: colour, word and icon, then why, the quotes and what to do."""
    notes = "".join(f"<br>{escape(note)}" for note in found.notes)
    return (
        f'<section class="co-answer co-{found.label}" aria-live="polite">'
        f'<div class="co-verdict">{_icon(found.label)}<div><h2>{found.title}</h2>'
        f"<p>{escape(found.sentence)}</p></div></div>"
        f'<div class="co-body"><p>{escape(found.reason)}</p>{_sides(found)}'
        f'<div class="co-next"><h3>What to do next</h3><ol>'
        + "".join(f"<li>{escape(step)}</li>" for step in found.steps)
        + f'</ol></div><p class="co-small">{escape(found.confidence)}{notes}</p>'
        "</div></section>"
    )


def _sides(found: Answer) -> str:
    if not found.deciding:
        return ""
    quotes = _figure(found.deciding)
    if found.counterpart:
        note = "" if found.reaches else " It does not reach the reason chosen here."
        quotes += _figure(found.counterpart, note)
    more = ""
    if found.others:
        places = Counter((texts.KINDS[one.kind].lower(), one.page) for one in found.others)
        listed = ", ".join(
            f"{kind} on {place_name(page)}" + (f" ({count} times)" if count > 1 else "")
            for (kind, page), count in places.items()
        )
        more = f'<p class="co-small">It also rests on: {listed}.</p>'
    return f'<div class="co-sides">{quotes}</div>{more}'


def _figure(finding: Finding, note: str = "") -> str:
    pages = " and ".join(map(str, finding.pages))
    unit = unit_of(finding.page).capitalize()
    where = f"{unit}{'s' * (len(finding.pages) > 1)} {pages}"
    section = f" · {escape(finding.section)}" if finding.section else ""
    return (
        f'<figure class="co-quote co-kind co-{finding.kind}"><figcaption>'
        f'<span class="co-tag">{texts.KINDS[finding.kind]}</span>{where}{section}'
        f"{escape(note and f'.{note}')}</figcaption>"
        f"<blockquote>{_quote(shortened(finding.quote, QUOTE_CHARS))}</blockquote></figure>"
    )


def _quote(quote: Quote) -> str:
    before, phrase, after = map(escape, quote)
    return f"{before}<mark>{phrase}</mark>{after}" if phrase else f"{before}{after}"


def passages(reading: Reading, findings: Iterable[Finding], chosen: str = "") -> str:
    """Findings of a document without pages, each marked in the text that stands around it."""
    shown = []
    for finding in findings:
        ahead, behind = map(escape, reading.around.get(finding.id, ("", "")))
        section = f" · {escape(finding.section)}" if finding.section else ""
        current = ' aria-current="true"' if finding.id == chosen else ""
        shown.append(
            f'<figure class="co-quote co-kind co-passage co-{finding.kind}"{current}><figcaption>'
            f'<span class="co-tag">{texts.KINDS[finding.kind]}</span>'
            f"{_sentence(place_name(finding.page))}{section}</figcaption>"
            f"<blockquote>{ahead}<b>{_quote(finding.quote)}</b>{behind}</blockquote></figure>"
        )
    return f'<div class="co-passages">{"".join(shown)}</div>'


def points(title: str, lines: Iterable[str]) -> str:
    """A list under a title."""
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f'<section class="co-account">{step(escape(title))}<ul>{items}</ul></section>'


def legend(kinds: list[ClauseKind], *, helped: bool = False) -> str:
    """What the colours on the page mean; `helped` with what each kind is."""
    boxes = "".join(
        f'<span title="{texts.KIND_HELP.get(kind, "")}"><i style="background:linear-gradient(90deg,'
        f"{style.tint(kind, dark=False)} 50%,{style.tint(kind, dark=True)} 50%);"
        f'border-color:{style.tint(kind, dark=True)}"></i>{texts.KINDS[kind]}'
        f"{': ' + texts.KIND_HELP[kind] if helped else ''}</span>"
        for kind in kinds
    )
    return f'<div class="co-legend">{boxes}<span>dark: the deciding words</span></div>'


def empty(message: str) -> str:
    return f'<p class="co-lead">{escape(message)}</p>'


def meanings(rows: list[tuple[OutlookLabel, str, str]]) -> str:
    """Each outlook with its colour, icon and word, and what it means."""
    return "".join(
        f'<section class="co-meaning co-{label}"><h2>{_icon(label)}{escape(title)}</h2>'
        f"<p>{escape(meaning)}</p></section>"
        for label, title, meaning in rows
    )


def small(message: str) -> str:
    return f'<p class="co-small">{escape(message)}</p>'


def section(one: Section, *, folded: bool = False) -> str:
    """Statements of ours under their title, each with the words of the document."""
    items = "".join(
        f"<li>{escape(statement.text)}{''.join(map(_cited, statement.quotes))}</li>"
        for statement in one.statements
    )
    title = escape(one.title)
    if folded:
        inside = f"<details><summary><h3>{title}</h3></summary><ul>{items}</ul></details>"
    else:
        inside = f"<h3>{title}</h3><ul>{items}</ul>"
    return f'<section class="co-account">{inside}</section>'


def _cited(quote: Cited) -> str:
    words = fold(quote.text)
    page = f"<cite>{_sentence(place_name(quote.page))}</cite>"
    if len(words) <= LONG_QUOTE:
        return f"<blockquote>{escape(words)} {page}</blockquote>"
    head = words[:LONG_QUOTE].rpartition(" ")[0]
    return (
        f"<blockquote><details><summary>{escape(head)} … {page}</summary>"
        f"{escape(words)}</details></blockquote>"
    )


def letter(made: Letter) -> str:
    """The text of a letter as it will stand in the file."""
    lines = "".join(
        f'<p class="co-letter-{one.style.value}">{escape(one.text)}</p>' for one in made.paragraphs
    )
    return (
        f'<div class="co-letter" tabindex="0" role="region" aria-label="The letter">{lines}</div>'
    )


def figures(rows: Iterable[tuple[str, str]]) -> str:
    """Figures with their names."""
    lines = "".join(
        f'<tr><th scope="row">{escape(name)}</th><td>{escape(value)}</td></tr>'
        for name, value in rows
    )
    return f'<table class="co-figures"><tbody>{lines}</tbody></table>'


def closing() -> str:
    return f'<p class="co-closing">{texts.CLOSING}</p>'


def _icon(name: str) -> str:
    return f'<span class="co-icon co-icon-{name}" aria-hidden="true"></span>'


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
