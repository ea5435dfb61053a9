"""Word documents, web pages and plain text: the same policy gives the same answers as its PDF."""

from __future__ import annotations

import codecs
import io
import re
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
import twins
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from analyzer.analysis import analyze
from analyzer.errors import PolicyReadError
from analyzer.labels import BlockKind, ClauseKind, Code, Ground, OutlookLabel, Unit
from analyzer.lexicon import load
from analyzer.outline import outline
from analyzer.places import page_list
from analyzer.reading.assemble import read_policy
from analyzer.reading.limits import LIMITS, Attempt
from analyzer.records import Policy, Question
from analyzer.report import (
    CLAUSE_COLUMNS,
    Report,
    clause_rows,
    plan_row,
)
from analyzer.writing.annotate import annotated

SAMPLES = Path(__file__).parent.parent / "sample_policies"
TWINS = {
    "sbc-2021": ("sbc_2021_lakeshore_ppo.pdf", twins.lakeshore),
    "sbc-2012": ("sbc_2012_pinegrove_hmo.pdf", twins.pinegrove),
    "contract": ("spd_orchard_works.pdf", twins.orchard),
}
FORMS = {"html": twins.html_of, "word": twins.word_of}
FILLER = (
    "This booklet explains what the plan pays for, how to ask for approval, and what you pay "
    "when you see a doctor of the network or any other doctor who may treat you and your family. "
) * 2


@cache
def _questions() -> tuple[Question, ...]:
    grounds = (Ground.UNKNOWN, Ground.INJURY, Ground.CONGENITAL, Ground.BURN, Ground.APPEARANCE)
    return tuple(Question(one.id, ground) for one in load().procedures for ground in grounds)


@cache
def _of_pdf(name: str) -> Report:
    return analyze(SAMPLES / name, questions=_questions())


def _squeeze(text: str) -> str:
    return re.sub(r"[^0-9a-z]+", "", text.casefold())


def _told(report: Report) -> list[tuple[object, ...]]:
    """Each clause with what it limits, procedures and grounds, whatever its place and print."""
    words = {
        one.id: (one.kind, _squeeze(report.policy.text[one.key_start : one.key_end]))
        for one in report.clauses
    }
    return [
        (
            *words[one.id],
            sorted(words[id] for id in one.limits),
            one.procedures,
            one.grounds,
        )
        for one in report.clauses
    ]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("twin", TWINS)
def test_a_policy_says_the_same_in_every_format(twin: str, form: str) -> None:
    name, blocks = TWINS[twin]
    pdf = _of_pdf(name)

    other = analyze(FORMS[form](blocks()), name="plan", questions=_questions())

    assert _told(other) == _told(pdf)
    assert len(_told(pdf)) == {"sbc-2021": 1, "sbc-2012": 2, "contract": 9}[twin]
    assert [one.label for one in other.outlooks] == [one.label for one in pdf.outlooks]
    assert other.facts.document_type is pdf.facts.document_type
    assert not other.warnings
    for clause in other.clauses:
        assert other.quote(clause) == other.policy.text[clause.start : clause.end]


def _page(body: str, head: str = "") -> bytes:
    html = f"<!doctype html><html><head>{head}</head><body><p>{FILLER}</p>{body}</body></html>"
    return html.encode()


def _word(build: Callable[[object], object]) -> bytes:
    document = Document()
    document.add_paragraph(FILLER)
    build(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _read(content: bytes, name: str = "plan") -> Policy:
    return read_policy(content, name=name)


def _code(content: bytes, **limits: int) -> tuple[Code, str]:
    with pytest.raises(PolicyReadError) as caught:
        read_policy(
            content,
            name="plan.pdf",
            attempt=Attempt(LIMITS.with_text([f"{n}={v}" for n, v in limits.items()])),
        )
    return caught.value.code, str(caught.value)


def _blocks(policy: Policy) -> list[tuple[BlockKind, str]]:
    return [
        (one.kind, " ".join(policy.text[one.start : one.end].split())) for one in outline(policy)
    ]


def test_headings_lists_and_tables_come_from_the_page() -> None:
    policy = _read(
        _page(
            "<h2>What is left out</h2><p>We leave out:</p><ol type=a><li>one<ul><li>inner</ul>"
            "<li>two</ol><table><tr><th>Service<th>Paid<tr><td>Braces<td>No</table>"
        )
    )

    found = _blocks(policy)[1:]

    assert found == [
        (BlockKind.HEADING, "What is left out"),
        (BlockKind.PARAGRAPH, "We leave out:"),
        (BlockKind.ITEM, "a. one"),
        (BlockKind.ITEM, "• inner"),
        (BlockKind.ITEM, "b. two"),
        (BlockKind.HEADING, "Service"),
        (BlockKind.HEADING, "Paid"),
        (BlockKind.CELL, "Braces"),
        (BlockKind.CELL, "No"),
    ]
    blocks = outline(policy).blocks
    assert [one.level for one in blocks if one.kind is BlockKind.ITEM] == [0, 1, 0]


def test_word_prints_the_numbers_of_its_lists() -> None:
    def build(document: object) -> None:
        document.add_heading("Exclusions", 2)
        for text in ("first", "second"):
            document.add_paragraph(text, style="List Number")

    assert _blocks(_read(_word(build)))[1:] == [
        (BlockKind.HEADING, "Exclusions"),
        (BlockKind.ITEM, "1. first"),
        (BlockKind.ITEM, "2. second"),
    ]


COVERED = "Cosmetic surgery is covered in full."
WEB_HIDDEN = {
    "display-none": f'<p style="display:none">{COVERED}</p>',
    "attribute": f"<div hidden><p>{COVERED}</p></div>",
    "visibility": f'<p style="visibility: hidden">{COVERED}</p>',
    "white": f'<p style="color:#fff">{COVERED}</p>',
    "white-on-its-own-paper": f'<div style="background:#123456"><p style="color:#123456">{COVERED}',
    "transparent": f'<p style="color: rgba(0,0,0,0)">{COVERED}</p>',
    "dust": f'<p style="font-size:1px">{COVERED}</p>',
    "off-the-page": f'<p style="position:absolute; left:-9999px">{COVERED}</p>',
    "struck": f"<p><del>{COVERED}</del></p>",
    "class": f'<style>.x > p {{ display: none }}</style><div class="x"><p>{COVERED}</p></div>',
}


@pytest.mark.parametrize("html", WEB_HIDDEN.values(), ids=WEB_HIDDEN)
def test_what_a_browser_does_not_show_decides_nothing(html: str) -> None:
    report = analyze(_page(html), questions=[Question("microneedling")])

    assert not report.clauses
    assert report.outlooks[0].label is OutlookLabel.NOT_ADDRESSED
    (said,) = report.warnings
    assert said.code is Code.W_HIDDEN_TEXT
    assert COVERED in said.message


SHOWN = {
    "plain": f"<p>{COVERED}</p>",
    "white-on-dark": f'<div style="background:navy"><p style="color:white">{COVERED}</p></div>',
    "overruled": f"<style>p.a {{color:red}} .a {{color:white}}</style><p class=a>{COVERED}</p>",
    "for-print": f"<style>@media print {{p.b {{display:none}}}}</style><p class=b>{COVERED}</p>",
    "inserted": f"<p><ins>{COVERED}</ins></p>",
}


@pytest.mark.parametrize("html", SHOWN.values(), ids=SHOWN)
def test_what_a_browser_shows_is_read(html: str) -> None:
    assert COVERED in _read(_page(html)).text


def test_scripts_comments_and_menus_are_no_text_and_no_warning() -> None:
    report = analyze(
        _page(
            f"<!-- {COVERED} --><script>var a = '{COVERED}'</script><noscript>{COVERED}</noscript>"
            f"<template><p>{COVERED}</p></template><nav><p>{COVERED}</p></nav>"
        )
    )

    assert not report.clauses
    assert not report.warnings


def _hidden_run(change: Callable[[object], object]) -> Callable[[object], object]:
    return lambda document: change(document.add_paragraph().add_run(COVERED))


def _vanish(run: object) -> None:
    run.font.hidden = True


def _strike(run: object) -> None:
    run.font.strike = True


def _white(run: object) -> None:
    run.font.color.rgb = RGBColor(255, 255, 255)


def _dust(run: object) -> None:
    run.font.size = Pt(1)


WORD_HIDDEN = {
    "vanish": _vanish,
    "struck": _strike,
    "white": _white,
    "dust": _dust,
    "deleted": lambda run: twins.changed(run, "w:del"),
}


@pytest.mark.parametrize("change", WORD_HIDDEN.values(), ids=WORD_HIDDEN)
def test_what_word_does_not_show_decides_nothing(change: Callable[[object], object]) -> None:
    report = analyze(_word(_hidden_run(change)), questions=[Question("microneedling")])

    assert not report.clauses
    assert report.outlooks[0].label is OutlookLabel.NOT_ADDRESSED
    (said,) = report.warnings
    assert said.code is Code.W_HIDDEN_TEXT
    assert COVERED in said.message


def test_tracked_insertions_are_text_and_white_on_dark_is_seen() -> None:
    def build(document: object) -> None:
        twins.changed(
            document.add_paragraph().add_run("Hair transplants are not covered."), "w:ins"
        )
        cell = document.add_table(1, 1).cell(0, 0)
        shade = OxmlElement("w:shd")
        shade.set(qn("w:fill"), "1F3864")
        cell._tc.get_or_add_tcPr().append(shade)
        _white(cell.paragraphs[0].add_run("Wigs are covered."))

    policy = _read(_word(build))

    assert "Hair transplants are not covered." in policy.text
    assert "Wigs are covered." in policy.text
    assert not policy.warnings


def test_comments_of_word_are_not_read() -> None:
    def build(document: object) -> None:
        run = document.add_paragraph().add_run("See the contract.")
        document.add_comment(run, text=COVERED, author="A", initials="A")

    assert COVERED not in _read(_word(build)).text


PLAIN = f"""EVIDENCE OF COVERAGE

{FILLER[:90]}
{FILLER[90:180]}
{FILLER[180:]}

EXCLUSIONS
==========

We do not pay for:

  * Travel and lodging, also where a doctor
    recommends it.
  * Cosmetic surgery, unless it repairs damage
    from an accidental injury.
"""


def test_plain_text_has_headings_lists_and_lines() -> None:
    report = analyze(PLAIN.encode(), name="plan.txt", questions=[Question("facelift")])

    exclusion, carve_out = report.clauses
    assert (exclusion.kind, carve_out.kind) == (ClauseKind.EXCLUSION, ClauseKind.CARVE_OUT)
    assert carve_out.limits == (exclusion.id,)
    assert exclusion.heading_path[-1] == "EXCLUSIONS"
    line = PLAIN.splitlines().index("  * Cosmetic surgery, unless it repairs damage") + 1
    row = dict(zip(CLAUSE_COLUMNS, clause_rows(report)[0], strict=True))
    assert (row["page"], row["place"], row["box"]) == (str(line), f"line {line}", "")


def test_places_are_paragraphs_for_people_and_programs() -> None:
    report = analyze(_page("<h2>Exclusions</h2><p>Cosmetic surgery is not covered.</p>"))

    (row,) = clause_rows(report)
    assert row[1] == "3"
    assert row[-1] == "paragraph 3"
    assert plan_row(report)[-1] == "paragraphs"
    assert report.policy.unit is Unit.PARAGRAPH
    assert page_list([report.policy.page_of(report.clauses[0].start)]) == "paragraph 3"
    with pytest.raises(PolicyReadError, match="no pages to mark") as caught:
        annotated(b"", report)
    assert caught.value.code is Code.E_NOT_PDF


ENCODED = {
    "utf-8": "“Café” 100 €".encode(),
    "utf-8-mark": codecs.BOM_UTF8 + "“Café” 100 €".encode(),
    "utf-16-mark": codecs.BOM_UTF16_LE + "“Café” 100 €".encode("utf-16-le"),
    "utf-16": "“Café” 100 €".encode("utf-16-be"),
    "windows": "“Café” 100 €".encode("cp1252"),
}


@pytest.mark.parametrize("name", ENCODED)
def test_text_in_any_encoding_is_read(name: str) -> None:
    wide = "utf-16-be" if name == "utf-16" else "utf-16-le" if "16" in name else "ascii"

    policy = _read(ENCODED[name] + f"\n{FILLER}".encode(wide))

    assert policy.text.startswith('"Café" 100 €')


def test_a_page_is_read_in_the_encoding_that_it_names() -> None:
    page = _page("<p>Łódź</p>", '<meta charset="iso-8859-2">').decode().encode("iso-8859-2")

    assert "Łódź" in _read(page).text


STRANGERS = {
    "binary": bytes(range(256)) * 40,
    "few-words": b"Please log in to see your policy.",
    "empty-page": b"<!doctype html><html><body><div id=app></div><script>x()</script></html>",
    "rich-text": b"{\\rtf1 " + FILLER.encode() + b"}",
    "old-word": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + FILLER.encode(),
    "xml": b"<?xml version='1.0'?><plan>" + FILLER.encode() + b"</plan>",
}


@pytest.mark.parametrize("content", STRANGERS.values(), ids=STRANGERS)
def test_what_is_no_policy_text_is_refused(content: bytes) -> None:
    assert _code(content)[0] is Code.E_NOT_PDF


def _repacked(content: bytes, change: Callable[[str, bytes], bytes], **more: bytes) -> bytes:
    """The ZIP anew, each part changed, with `more` parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, part in more.items():
            new.writestr(name, part)
    return out.getvalue()


def test_a_word_document_that_unpacks_to_too_much_is_refused() -> None:
    bomb = _repacked(_word(lambda _: None), lambda _, part: part, bomb=b"a" * 20_000_000)

    assert _code(bomb)[0] is Code.E_ARCHIVE
    assert "stream-mib" in _code(bomb, stream_mib=1)[1]
    assert "archive-files" in _code(bomb, archive_files=3)[1]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_word_document_with_entities_is_refused(encoding: str) -> None:
    def declared(name: str, part: bytes) -> bytes:
        if name != "word/document.xml":
            return part
        bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
        text = part.decode().replace("UTF-8", encoding)
        head, mark, rest = text.partition("?>")
        return (head + mark + bomb + rest).encode(encoding)

    code, said = _code(_repacked(_word(lambda _: None), declared))

    assert code is Code.E_ARCHIVE
    assert "entities" in said


def test_entities_of_a_web_page_are_not_expanded() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">]>'

    policy = _read(bomb.encode() + f"<html><p>{FILLER}</p><p>&b;</p></html>".encode())

    assert "aaaa" not in policy.text.replace("aaaaaaaaaa", "", 1)


def test_a_damaged_word_document_says_so() -> None:
    broken = _repacked(
        _word(lambda _: None), lambda name, part: part[:50] if "document.xml" in name else part
    )

    code, said = _code(broken)

    assert code is Code.E_DAMAGED
    assert "Word document" in said


def test_a_page_nested_without_end_is_refused() -> None:
    assert _code(b"<html>" + b"<div>" * 5_000 + FILLER.encode())[0] is Code.E_LIMIT_DEPTH


def test_pictures_as_large_as_a_page_are_named() -> None:
    policy = _read(
        _page('<p>Before.</p><img src="https://example.test/scan.png" width=900 height=1200>')
    )

    (said,) = policy.warnings
    assert (said.code, [int(page) for page in said.pages]) == (Code.W_PAGE_NO_TEXT, [2])


def test_frames_are_named_and_not_fetched() -> None:
    policy = _read(_page('<iframe src="https://example.test/policy.html"></iframe>'))

    assert [one.code for one in policy.warnings] == [Code.W_ATTACHMENTS]


def test_rows_of_word_that_were_deleted_are_not_read() -> None:
    def build(document: object) -> None:
        table = document.add_table(2, 2)
        for row, words in zip(table.rows, (("Botox", "Covered"), ("Wigs", "Covered")), strict=True):
            for cell, word in zip(row.cells, words, strict=True):
                cell.text = word
        form = table.rows[0]._tr.get_or_add_trPr()
        form.append(OxmlElement("w:del"))

    text = _read(_word(build)).text

    assert "Botox" not in text
    assert "Wigs" in text
