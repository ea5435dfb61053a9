"""Places of a document in the words of its readers: pages, paragraphs or lines."""

from __future__ import annotations

from collections.abc import Iterable

from analyzer.labels import Unit
from analyzer.records import Place, Policy

SHORT = {Unit.PAGE: "p.", Unit.PARAGRAPH: "¶", Unit.LINE: "line"}


def unit_of(place: int) -> Unit:
    return place.unit if isinstance(place, Place) else Unit.PAGE


def place_name(place: int) -> str:
    """`page 3`, `paragraph 3` or `line 3`."""
    return f"{unit_of(place)} {place}"


def short_places(places: Iterable[int]) -> str:
    """`p. 3-5, 9`, `¶ 3` or `line 3`."""
    numbers = sorted(set(places))
    mark = SHORT[unit_of(numbers[0])] if numbers else ""
    return f"{mark} {page_runs(numbers, ', ')}"


def page_list(pages: Iterable[int]) -> str:
    """`page 3`, `pages 3-5, 9` or `paragraphs 3, 7`; `the pages` where there is no number."""
    numbers = sorted(set(pages))
    if not numbers:
        return "the pages"
    return f"{unit_of(numbers[0])}{'s' * (len(numbers) > 1)} {page_runs(numbers, ', ')}"


def extent_text(policy: Policy) -> str:
    """`12 pages` or `213 paragraphs`."""
    return f"{policy.extent} {policy.unit}{'s' * (policy.extent != 1)}"


def page_runs(pages: Iterable[int], joint: str = ",") -> str:
    """Page numbers with runs of three and more drawn together: `1,3-5,9`."""
    runs: list[list[int]] = []
    for page in sorted(set(pages)):
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return joint.join(
        f"{run[0]}-{run[-1]}" if len(run) > 2 else joint.join(map(str, run)) for run in runs
    )
