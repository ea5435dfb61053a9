"""Where sentences end. Rules, no model: policies are full of numbers, stops and enumerators."""

from __future__ import annotations

import re

SENTENCE_END = re.compile(
    r"[.!?\u2026]+[\"'\u2019\u201d)\]]*(?=\s|$)"
    r"|(?<=[a-z]{2})\.(?=[A-Z][a-z])"  # the space after the stop was lost
)
NEVER_LAST = frozenset(  # what a full stop follows without ending a sentence
    """e.g i.e eg ie cf vs viz dr mr mrs ms prof st mt sec art arts cl para paras fig approx incl
    dept rev ed ph.d m.d d.o u.s.c c.f.r p pp vol subsec ltd pvt inc co corp""".split()
)
BEFORE_NUMBER = frozenset(  # only before a number
    "no nos excl art sec section tel ext par item u.s uin form reg".split()
)
ENUMERATOR = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivxIVX]{1,5})\)?\.?")


def sentences(text: str, offset: int = 0) -> list[tuple[int, int]]:
    """The half-open bounds of the sentences of one block, without the space around them.

    A line end or a semicolon ends no sentence. `offset` is added to every bound.
    """
    bounds: list[tuple[int, int]] = []
    start = _skip_space(text, 0)
    for stop in SENTENCE_END.finditer(text):
        if stop.start() < start or not _ends(text, start, stop):
            continue
        bounds.append((start + offset, stop.end() + offset))
        start = _skip_space(text, stop.end())
    if start < len(text):
        bounds.append((start + offset, len(text.rstrip()) + offset))
    return bounds


def _skip_space(text: str, start: int) -> int:
    while start < len(text) and text[start].isspace():
        start += 1
    return start


def _ends(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether the mark at `stop` ends the sentence that began at `start`."""
    following = text[_skip_space(text, stop.end()) :][:1]
    if not following or text[stop.start()] in "!?":
        return True
    if following.islower() or following in ",;)":
        return False
    said = text[start : stop.start()].split()
    last = said[-1].lower().lstrip("([\"'\u201c\u2018") if said else ""
    if len(said) <= 1 and ENUMERATOR.fullmatch(said[0] if said else "1"):
        return False  # "3. We do not cover ..."
    if last in NEVER_LAST:
        return False
    if last in BEFORE_NUMBER and (following.isdigit() or following in "#("):
        return False
    return not (len(last) == 1 and last.isalpha() and last not in "ai")  # an initial
