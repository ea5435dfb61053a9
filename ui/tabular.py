"""Markup of the folder screen and the comparison. What is foreign is escaped here."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from analyzer.comparing.records import Change, Comparison, Piece
from analyzer.comparing.showing import OutlookGroup, summary
from analyzer.labels import OutlookLabel
from analyzer.places import place_name
from ui import style, texts
from ui.overview import Cell, Evidence, Failed

SHEET = """
.co-evidence { border: 1px solid color-mix(in srgb, var(--co) 45%, transparent);
  border-radius: .6rem; overflow: hidden; }
.co-evidence > header { background: var(--co); color: #fff; padding: .6rem .9rem; }
.co-evidence > header b { display: block; font-size: 1.15rem; line-height: 1.3; }
.co-evidence > div { padding: .75rem .9rem .9rem; display: grid; gap: .7rem; }
.co-failed { width: 100%; border-collapse: collapse; font-size: .92rem; }
.co-failed th, .co-failed td { text-align: left; vertical-align: top; padding: .4rem .6rem .4rem 0;
  border-bottom: 1px solid rgba(128, 128, 128, .3); overflow-wrap: anywhere; }
.co-change { border: 1px solid rgba(128, 128, 128, .35); border-left: .35rem solid var(--co);
  border-radius: .4rem; padding: .7rem .9rem .85rem; margin-bottom: .8rem; }
.co-change > h3 { font-size: 1rem; font-weight: 600; padding: 0; margin: 0 0 .5rem;
  line-height: 1.5; }
.co-change .co-two { display: grid; gap: .8rem 1.4rem;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); }
.co-change .co-two h4 { font-size: .85rem; font-weight: 600; padding: 0; margin: 0 0 .2rem;
  opacity: .85; }
.co-change p { line-height: 1.55; overflow-wrap: anywhere; margin: 0; }
.co-change del { text-decoration: line-through; text-decoration-thickness: 2px;
  background: color-mix(in srgb, #a23c00 20%, transparent); border-radius: .15rem; }
.co-change ins { text-decoration: underline; text-decoration-thickness: 2px; font-weight: 600;
  background: color-mix(in srgb, #005f9e 18%, transparent); border-radius: .15rem; }
.co-effect { border: 1px solid currentColor; border-radius: .25rem; padding: .02rem .4rem;
  font-size: .85rem; white-space: nowrap; }
.co-absent { opacity: .75; font-style: italic; }
.stHtml .co-moves { display: grid; gap: .45rem; padding: 0; margin: 0; list-style: none; }
.co-moves li { line-height: 1.5; margin: 0; }
.co-move { display: inline-block; background: var(--co); color: #fff; border-radius: .25rem;
  padding: .05rem .45rem; font-weight: 600; font-size: .88rem; }
"""
WORDS = {"added": "New", "dropped": "Gone", "reworded": "Reworded"}
MAX_NAMES = 8  # procedures that are named before the rest is counted


def sheet() -> str:
    return f"<style>{SHEET}</style>"


def evidence(
    plan: str, procedure: str, cell: Cell, clauses: Sequence[Evidence], partly: str
) -> str:
    """The answer of one plan on one procedure, with the clauses that decide it."""
    label = texts.LABELS[cell.label].title
    pages = f" Decided on {cell.pages}." if cell.pages else ""
    quotes = "".join(_quote(one) for one in clauses)
    sides = f'<div class="co-sides">{quotes}</div>' if quotes else ""
    note = f'<p class="co-small"><b>Read in part.</b> {escape(partly)}</p>' if partly else ""
    return (
        f'<section class="co-evidence co-{cell.label}" aria-live="polite"><header>'
        f"<b>{escape(label)}</b>{escape(procedure)} · {escape(plan)}</header>"
        f"<div><p>{escape(cell.reason)}{pages}</p>{sides}{note}</div></section>"
    )


def _quote(one: Evidence) -> str:
    section = f" · {escape(one.section)}" if one.section else ""
    return (
        f'<figure class="co-quote co-kind co-{one.kind}"><figcaption>'
        f'<span class="co-tag">{texts.KINDS[one.kind]}</span>{escape(one.page)}{section}'
        f"</figcaption><blockquote>{escape(one.text)}</blockquote></figure>"
    )


def failed(documents: Sequence[Failed]) -> str:
    """The documents that could not be read, each with what to do."""
    rows = "".join(
        f"<tr><th scope='row'>{escape(one.document)}</th><td>{escape(one.problem)} "
        f"<b>What to do:</b> {escape(one.remedy)}</td></tr>"
        for one in documents
    )
    return f'<table class="co-failed"><tbody>{rows}</tbody></table>'


# The comparison


def compared(found: Comparison) -> str:
    """How much changed, and of what."""
    lines = [escape(summary(found))]
    lines += [f"<b>Not all of it was read.</b> {escape(line)}" for line in found.unread]
    return f'<p class="co-lead">{"<br>".join(lines)}</p>'


def change(one: Change) -> str:
    """One clause side by side, before and now."""
    kind = texts.KINDS[one.kind]
    verdict = " ".join(
        f'<span class="co-effect">{escape(word.capitalize())}</span>'
        for word in (one.direction.value, one.effect.value)
        if word
    )
    why = (
        f'<p class="co-small">{escape(sentence("; ".join(one.reasons)))}</p>' if one.reasons else ""
    )
    return (
        f'<section class="co-change co-kind co-{one.kind}"><h3><span class="co-tag">{kind}</span>'
        f"{WORDS[one.change]} {verdict}</h3>"
        f'<div class="co-two"><div>{_side(one, old=True)}</div>'
        f"<div>{_side(one, old=False)}</div></div>{why}</section>"
    )


def _side(one: Change, *, old: bool) -> str:
    side = one.before if old else one.after
    when = "Before" if old else "Now"
    if side is None:
        return f'<h4>{when}</h4><p class="co-absent">Not in this document.</p>'
    section = f" · {escape(side.section)}" if side.section else ""
    return f"<h4>{when} · {place_name(side.page)}{section}</h4><p>{words(one.pieces, old=old)}</p>"


def sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def words(pieces: Sequence[Piece], *, old: bool) -> str:
    """One side of a difference; what the other side lacks is marked."""
    made = []
    for piece in pieces:
        text = piece.before if old else piece.after
        if not text:
            continue
        tag = "" if piece.same else ("del" if old else "ins")
        made.append(f"<{tag}>{escape(text)}</{tag}>" if tag else escape(text))
    return " ".join(made)


def moves(groups: Sequence[OutlookGroup]) -> str:
    """The outlooks that changed, alike ones together."""
    lines = []
    for group in groups:
        more = len(group.procedures) - MAX_NAMES
        names = ", ".join(group.procedures[:MAX_NAMES]) + (f" and {more} more" if more > 0 else "")
        note = f" · {escape(group.effect)}" if group.effect else ""
        lines.append(
            f"<li>{_move(group.before)} became {_move(group.after)}{note}"
            f"{f' ({escape(group.pages)})' if group.pages else ''}: {escape(names)}</li>"
        )
    return f'<ul class="co-moves">{"".join(lines)}</ul>'


def _move(label: OutlookLabel) -> str:
    colour = style.LABEL_COLOURS[label]
    return f'<span class="co-move" style="--co:{colour}">{escape(texts.LABELS[label].title)}</span>'
