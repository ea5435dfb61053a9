"""What holds for any text: offsets, slices, and outputs that cannot bite."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

hypothesis = pytest.importorskip("hypothesis")

from hypothesis import given, settings  # noqa: E402 - only where it is installed
from hypothesis import strategies as st  # noqa: E402

from analyzer.export import MAX_CELL, inert  # noqa: E402
from analyzer.labels import BlockKind, Code  # noqa: E402
from analyzer.outline import outline  # noqa: E402
from analyzer.packing import packed, unpacked  # noqa: E402
from analyzer.reading.normalise import plain_word, split_bullet  # noqa: E402
from analyzer.records import Failure, Warning  # noqa: E402
from analyzer.terminal import safe  # noqa: E402
from analyzer.writing.workbook import shown  # noqa: E402
from tests.building import Printed, build_policy  # noqa: E402
from ui import markup  # noqa: E402

# The same examples every time, and no clock: a test that fails today fails tomorrow.
steady = settings(derandomize=True, deadline=None, max_examples=150, database=None)

SIGNS = (
    "=+-@'\"<>&\t\n\r\v\f\x00\x1b\x85\u2028\ufeff\u200b\u200e\u202e\xa0＝＋－＠﹢﹣﹦﹫|`*_[]()#"
)
foreign = st.text(st.one_of(st.sampled_from(SIGNS), st.characters()), max_size=40)
words = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=12)
heads = st.sampled_from(["", "• ", "1. ", "(a) ", "iv. ", "B. ", "- ", "SECTION 4 ", "Note: "])
texts = st.lists(
    st.text("abc xyz,.;:", min_size=1, max_size=12).map(str.strip).filter(bool), min_size=1
)
lines = st.builds(
    Printed,
    st.integers(1, 3),
    st.sampled_from([72.0, 84.0, 96.0, 320.0]),
    st.floats(60, 700),
    st.builds(lambda head, text: head + " ".join(text), heads, texts),
    st.sampled_from([8.0, 10.0, 10.0, 16.0]),
    st.booleans(),
    st.integers(0, 2),
    st.booleans(),
    st.none() | st.tuples(st.just(0), st.integers(0, 3), st.integers(0, 2)),
)
policies = st.lists(lines, min_size=1, max_size=14).map(build_policy)


@steady
@given(words)
def test_a_plain_word_stays_plain_and_holds_no_space_or_control_sign(word: str) -> None:
    plain = plain_word(word)

    assert plain_word(plain) == plain
    assert not any(unicodedata.category(char) in {"Cc", "Cf", "Zs"} for char in plain)


@steady
@given(words)
def test_a_bullet_is_split_off_without_losing_the_word(word: str) -> None:
    if parts := split_bullet(word):
        assert parts[0]
        assert word.endswith(parts[1])
        assert len(parts[1]) < len(word)


@steady
@given(policies)
def test_blocks_cover_every_line_once_and_in_order(policy) -> None:
    blocks = outline(policy).blocks

    body = [block for block in blocks if block.kind is not BlockKind.FURNITURE]
    for before, after in pairwise(body):
        assert before.end <= after.start
    for number, block in enumerate(blocks):
        assert 0 <= block.start < block.end <= len(policy.text)
        assert block.parent is None or block.parent < number
    for line in policy.lines:
        assert sum(block.start <= line.start and line.end <= block.end for block in blocks) == 1


@steady
@given(policies, foreign)
def test_a_policy_comes_back_from_its_bytes(policy, name: str) -> None:
    said = Warning(Code.W_HIDDEN_TEXT, name, (1,))
    whole = replace(policy, name=name, warnings=(said,))

    assert unpacked(packed(whole), name) == whole


def runs_as_formula(line: str) -> bool:
    """Whether a spreadsheet might run it, judged otherwise than the exporter does."""
    bare = "".join(
        char
        for char in unicodedata.normalize("NFKC", line)
        if unicodedata.category(char) not in {"Cc", "Cf"} and not char.isspace()
    )
    return bare.startswith(("=", "+", "-", "@"))


@steady
@given(foreign)
def test_no_line_of_a_cell_is_a_formula(text: str) -> None:
    cell = inert(text)

    assert not any(runs_as_formula(line) for line in cell.splitlines())
    assert not any(unicodedata.category(char) in {"Cs"} for char in cell)
    assert not set(cell) & {"\x00", "\x1b", "\t", "\r"}
    assert inert(cell) == cell
    assert len(cell.encode("utf-16-le")) <= 2 * MAX_CELL


@steady
@given(foreign)
def test_a_sheet_and_a_terminal_get_no_control_sign(text: str) -> None:
    for out in (shown(text).replace("\n", ""), safe(text).plain):
        assert not any(unicodedata.category(char) in {"Cc", "Cs"} for char in out)
        assert not set(out) & set("\u202e\u2066\u200e")


class Tags(HTMLParser):
    """The elements of a page with their attributes' names."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, ...]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, *(name for name, _ in attrs)))


@steady
@given(foreign)
def test_foreign_words_make_no_element_of_a_page(text: str) -> None:
    def pages(words: str) -> list[list[tuple[str, ...]]]:
        failed = Failure(words, Code.E_DAMAGED, f"x{words}", f"x{words}")
        made = (
            markup.document(words, None),
            markup.failure(failed, name=f"x{words}"),
            markup.note(words),
            markup.points("Title", [words, words]),
            markup.figures([(words, words)]),
        )
        return [Tags(html).found for html in made]

    assert pages(text) == pages("plain")
