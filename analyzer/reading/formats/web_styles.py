"""What the style sheets inside a web page say of whether its parts are shown.

Sheets outside of the file are never fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import tinycss2
from tinycss2.color4 import parse_color

from analyzer.reading.formats.looks import MIN_ALPHA, MIN_SIZE, Ink

MAX_CSS = 1_000_000  # characters of style sheets that are read
MAX_RULES = 20_000
MAX_MATCHES = 1_000_000  # elements to which rules apply, counted again for each rule
OFF = 900.0  # pixels by which text is moved off the page
PIXELS = {"px": 1.0, "pt": 4 / 3, "em": 16.0, "rem": 16.0, "": 1.0}
STATES = re.compile(r"::|:(?:hover|focus|active|visited|link|target|checked|before|after|any-link)")
LENGTH = re.compile(r"(-?[\d.]+)\s*(px|pt|em|rem|%)?", re.IGNORECASE)
NO_AREA = re.compile(r"rect\(\s*(0|1px)[\s,]|inset\(\s*(50|100)%|circle\(\s*0")

WANTED = frozenset(
    "display visibility opacity color background background-color font-size position left right "
    "top text-indent clip clip-path width height overflow text-decoration text-decoration-line "
    "list-style list-style-type font-weight content-visibility".split()
)

Declared = dict[str, str]


class _Rule(NamedTuple):
    weight: tuple[int, int, int, int]
    order: int
    said: Declared


def declarations(css: str) -> Declared:
    """What an attribute `style` declares, as far as it matters."""
    return _declared(tinycss2.parse_declaration_list(css, skip_comments=True), important=False)


def _declared(parsed: Iterable[Any], *, important: bool | None = None) -> Declared:
    found: Declared = {}
    for one in parsed:
        if (
            one.type == "declaration"
            and one.lower_name in WANTED
            and not (important is not None and important and not one.important)
        ):
            found[one.lower_name] = tinycss2.serialize(one.value).strip().casefold()
    return found


def sheet_styles(tree: Any) -> dict[int, Declared]:
    """What the sheets of a page declare for each element, by `mem_id`; the stronger rule wins."""
    css = "\n".join(node.text() for node in tree.css("style"))[:MAX_CSS]
    rules: dict[int, list[_Rule]] = {}
    matches = 0
    for order, (selectors, said) in enumerate(_rules(css)):
        for selector in selectors.split(","):
            if STATES.search(selector) or not selector.strip() or matches > MAX_MATCHES:
                continue
            try:
                nodes = tree.css(selector)
            except Exception:  # noqa: S112 - a selector that the library does not know
                continue
            matches += len(nodes)
            weight = _weight(selector)
            for node in nodes:
                rules.setdefault(node.mem_id, []).append(_Rule(weight, order, said))
    styles: dict[int, Declared] = {}
    for id, own in rules.items():
        styles[id] = {}
        for rule in sorted(own, key=lambda rule: (rule.weight, rule.order)):
            styles[id].update(rule.said)
    return styles


def _rules(css: str) -> Iterable[tuple[str, Declared]]:
    """The rules for a screen of any size, each with its selectors."""
    pending = list(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True))
    for rule in pending[:MAX_RULES]:
        if rule.type == "at-rule" and rule.lower_at_keyword == "media" and rule.content:
            query = tinycss2.serialize(rule.prelude).strip().casefold()
            if query in ("all", "screen", "only screen"):
                pending += tinycss2.parse_rule_list(
                    rule.content, skip_comments=True, skip_whitespace=True
                )
    for rule in pending[: 2 * MAX_RULES]:
        if rule.type != "qualified-rule":
            continue
        parsed = tinycss2.parse_declaration_list(rule.content, skip_comments=True)
        if said := _declared(parsed):
            yield tinycss2.serialize(rule.prelude), said


def _weight(selector: str) -> tuple[int, int, int, int]:
    ids = selector.count("#")
    classes = len(re.findall(r"[.\[]|:(?!:)", selector))
    types = len(re.findall(r"(?:^|[\s>+~])[a-z]", selector.strip(), re.IGNORECASE))
    return 0, ids, classes, types


def hides(said: Mapping[str, str]) -> bool:
    """Whether an element that declares this is not shown, whatever its colours."""
    if said.get("display") == "none" or said.get("visibility") in ("hidden", "collapse"):
        return True
    if said.get("content-visibility") == "hidden":
        return True
    if "opacity" in said and _number(said["opacity"], 1.0) < MIN_ALPHA:
        return True
    if "font-size" in said and _pixels(said["font-size"], 16.0) * 0.75 <= MIN_SIZE:
        return True
    if _pixels(said.get("text-indent", ""), 0.0) < -OFF:
        return True
    if NO_AREA.search(said.get("clip", "")) or NO_AREA.search(said.get("clip-path", "")):
        return True
    if said.get("position") in ("absolute", "fixed", "relative") and any(
        abs(_pixels(said.get(side, ""), 0.0)) > OFF and said[side].startswith("-")
        for side in ("left", "right", "top")
        if side in said
    ):
        return True
    cut = said.get("overflow", "").startswith(("hidden", "clip"))
    return cut and any(
        side in said and _pixels(said[side], 99.0) <= 1.0 for side in ("width", "height")
    )


def is_struck(said: Mapping[str, str]) -> bool:
    lines = said.get("text-decoration", ""), said.get("text-decoration-line", "")
    return any("line-through" in line for line in lines)


def _pixels(text: str, default: float) -> float:
    match = LENGTH.fullmatch(text.strip())
    if not match or (match[2] or "").casefold() not in PIXELS:
        return default
    return _number(match[1], default) * PIXELS[(match[2] or "").casefold()]


def _number(text: str, default: float) -> float:
    try:
        return float(text.rstrip("%")) / (100 if text.endswith("%") else 1)
    except ValueError:
        return default


def ink_of(text: str) -> tuple[Ink, float] | None:
    """The colour that `text` names, and how dense it is from 0 to 1; None for what is no colour."""
    colour = parse_color(text)
    if colour is None or isinstance(colour, str):
        return None
    try:
        red, green, blue = colour.to("srgb").coordinates
    except (ValueError, NotImplementedError, TypeError):
        return None
    return Ink(float(red or 0), float(green or 0), float(blue or 0)), float(colour.alpha)


def paper_of(said: Mapping[str, str]) -> tuple[bool, Ink | None]:
    """Whether an element paints what is behind its text, and the colour; None if nobody knows."""
    text = said.get("background-color") or said.get("background")
    if "url(" in said.get("background", "") or "gradient" in said.get("background", ""):
        return True, None
    if not text:
        return False, None
    found = ink_of(text)
    if found is None:
        return text not in ("none", "inherit", "initial", "unset", "transparent"), None
    ink, density = found
    if density < MIN_ALPHA:
        return False, None
    return True, ink if density > 1 - MIN_ALPHA else None
