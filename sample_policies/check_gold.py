"""Check the labels in ``gold/`` against the PDFs: ``python sample_policies/check_gold.py``.

Every anchor must be found on its page, and once only unless the label explains itself with a note;
every exclusion that a carve-out names must be found too; every readable policy must have an outlook
for every question. Words are compared by letters and digits alone, as the scorer does.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Iterator
from functools import cache
from typing import Any

import pypdfium2
from build import HERE, POLICIES

GOLD = HERE / "gold"
UNREADABLE = {"scan_maple_county_sbc.pdf"}
KINDS = {"exclusion", "carve_out", "coverage", "definition", "none"}
OUTLOOKS = {
    "excluded",
    "excluded_unless_carve_out",
    "possible_medical_necessity",
    "covered",
    "not_addressed",
}

Label = dict[str, Any]


def squeezed(text: str) -> str:
    """Letters and digits of a text, case folded."""
    return re.sub(r"[^0-9a-z]+", "", text.casefold())


@cache
def pages_of(policy: str) -> tuple[str, ...]:
    """The squeezed text of each page."""
    document = pypdfium2.PdfDocument(HERE / policy)
    pages = tuple(squeezed(page.get_textpage().get_text_range()) for page in document)
    document.close()
    return pages


def times_on_page(policy: str, number: int, anchor: str) -> int:
    """How often an anchor is found on a page; pages count from 1."""
    return pages_of(policy)[number - 1].count(squeezed(anchor))


def labels_in(name: str) -> list[Label]:
    """The lines of one gold file."""
    lines = (GOLD / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def clause_problems(labels: list[Label]) -> Iterator[str]:
    """What is wrong with the clause labels."""
    for missing in set(POLICIES) - UNREADABLE - {label["doc"] for label in labels}:
        yield f"{missing}: no clause label"
    for label in labels:
        if label["kind"] not in KINDS or not set(label.get("also", [])) <= KINDS:
            yield f"unknown kind: {label}"
        if label["kind"] == "none":
            continue
        found = times_on_page(label["doc"], label["page"], label["anchor"])
        if found == 0 or (found > 1 and "note" not in label):
            yield f"anchor found {found} times: {label}"
        if not 2 <= len(label["anchor"].split()) <= 14:
            yield f"anchor not of 2 to 14 words: {label}"
        if "of" in label and not times_on_page(label["doc"], label["of_page"], label["of"]):
            yield f"exclusion not found: {label}"


def outlook_problems(labels: list[Label], clauses: list[Label]) -> Iterator[str]:
    """What is wrong with the outlook labels."""
    with (GOLD / "questions.csv").open(encoding="utf-8", newline="") as file:
        questions = [(row["procedure"], row["ground"]) for row in csv.DictReader(file)]
    labelled = {(clause["doc"], clause.get("page")) for clause in clauses}
    for policy in set(POLICIES) - UNREADABLE:
        asked = [(one["procedure"], one["ground"]) for one in labels if one["doc"] == policy]
        if asked != questions:
            yield f"{policy}: the outlooks are not those of questions.csv"
    for label in labels:
        if not {label["outlook"], *label["also"]} <= OUTLOOKS:
            yield f"unknown outlook: {label}"
        if label["outlook"] == "not_addressed" and label["pages"]:
            yield f"silence has no page: {label}"
        if not {(label["doc"], page) for page in label["pages"]} <= labelled:
            yield f"a deciding page without a clause: {label}"


def fact_problems(labels: list[Label]) -> Iterator[str]:
    """Facts about policies that do not exist, and telephone numbers that are not printed."""
    for label in labels:
        if label["doc"] not in set(POLICIES) - UNREADABLE:
            yield f"unknown policy: {label}"
        elif label["fact"] == "member_phone":
            text = "".join(pages_of(label["doc"]))
            if not any(number in text for number in label["value"]):
                yield f"number not printed: {label}"


def main() -> int:
    """Print every problem; 1 when there is any."""
    clauses, outlooks = labels_in("clauses.jsonl"), labels_in("outlooks.jsonl")
    facts = labels_in("facts.jsonl")
    problems = [
        *clause_problems(clauses),
        *outlook_problems(outlooks, clauses),
        *fact_problems(facts),
    ]
    print(*problems, sep="\n", end="\n" if problems else "")
    print(f"{len(clauses)} clauses, {len(outlooks)} outlooks, {len(facts)} facts", end=": ")
    print(f"{len(problems)} problems")
    return int(bool(problems))


if __name__ == "__main__":
    sys.exit(main())
