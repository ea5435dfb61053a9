"""The labels of careful readers: JSON lines and a table of the documents -> records.

A folder holds `clauses.jsonl` and, where there are such labels, `outlooks.jsonl` and `facts.jsonl`;
`manifest.csv` says of each document who insures and what type it is. A document is known by its
file name alone, capitals aside.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from analyzer.errors import UsageError
from analyzer.evaluation.verdicts import read_verdicts
from analyzer.labels import ClauseKind, Ground, OutlookLabel
from analyzer.lexicon import Lexicon
from analyzer.records import Question
from analyzer.report import FACT_COLUMNS, visible

CLAUSES = "clauses.jsonl"
OUTLOOKS = "outlooks.jsonl"
FACTS = "facts.jsonl"
MANIFEST = "manifest.csv"
NO_CLAUSE = "none"  # the kind of the line that says: read, and nothing is there
FACT_NAMES = ("document_type", *FACT_COLUMNS)
NOT_STATED = "(not stated)"

Vocabulary = TypeVar("Vocabulary", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class GoldClause:
    """One labelled clause. `anchor` is a run of its words, `page` counts from 1.

    `also` are kinds that are as right; a clause that is `optional` may be flagged but need not be.
    Of a carve-out `of` and `of_page` give the anchor and the page of the exclusion that it limits.
    """

    document: str
    page: int
    kind: ClauseKind
    anchor: str
    also: tuple[ClauseKind, ...] = ()
    optional: bool = False
    of: str = ""
    of_page: int = 0


@dataclass(frozen=True, slots=True)
class GoldOutlook:
    """The right outlook for one question, labels that are as right, and the deciding pages."""

    document: str
    question: Question
    outlook: OutlookLabel
    also: tuple[OutlookLabel, ...] = ()
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldFact:
    """A column of the plans CSV and the values that are right, of which one is enough."""

    document: str
    fact: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """What the manifest says of one document."""

    insurer: str = NOT_STATED
    document_type: str = NOT_STATED


@dataclass(frozen=True, slots=True)
class Gold:
    """All labels. `read_at` tells for each labelled document the first label that names it."""

    clauses: tuple[GoldClause, ...]
    outlooks: tuple[GoldOutlook, ...] = ()
    facts: tuple[GoldFact, ...] = ()
    papers: Mapping[str, Paper] = field(default_factory=dict)
    documents: tuple[str, ...] = ()  # with clause labels, in the order of the file
    read_at: Mapping[str, str] = field(default_factory=dict)

    def paper(self, document: str) -> Paper:
        return self.papers.get(document, Paper())


def document_key(path: str) -> str:
    """The file name at the end of `path` in lower case: the name under which labels go."""
    return re.split(r"[\\/]", path)[-1].casefold()


def label_files(path: Path) -> tuple[Path, ...]:
    """The four files of the labels at `path`, a folder or the file of clauses, there or not."""
    folder, clauses = (path, path / CLAUSES) if path.is_dir() else (path.parent, path)
    return clauses, folder / OUTLOOKS, folder / FACTS, folder / MANIFEST


def read_gold(path: Path, lexicon: Lexicon) -> Gold:
    """The labels in the folder `path`, or in the file of clauses `path` and those beside it.

    A CSV file holds the verdicts of a reader on rows of the clauses CSV; see `verdicts`.

    `lexicon` tells which procedures an outlook can be labelled for.

    Raises:
        UsageError: there are no labels, or one cannot be used; names file and line.
    """
    clauses_path, outlooks_path, facts_path, manifest_path = label_files(path)
    if not clauses_path.is_file():
        missing = f"there is no {CLAUSES} in it" if path.is_dir() else "there is no such file"
        raise UsageError(
            f"{visible(str(path))}: {missing}. Name the folder with your labels, or their "
            f"{CLAUSES}."
        )
    read_at: dict[str, str] = {}
    documents: dict[str, None] = {}
    clauses: list[GoldClause] = []
    reviewed = clauses_path.suffix.lower() == ".csv"
    for label in _reviewed(clauses_path) if reviewed else _labels(clauses_path):
        document = label.document(read_at)
        documents.setdefault(document)
        if label.given.get("kind") != NO_CLAUSE:
            clauses.append(_clause(label, document))
    if not documents:
        raise UsageError(
            f"{visible(str(clauses_path))}: there is no label in it. Write one line for each "
            f'clause, or {{"doc": "plan.pdf", "kind": "none"}} for a document without any.'
        )
    if reviewed:  # what stands beside it belongs to other labels
        return Gold(tuple(clauses), documents=tuple(documents), read_at=read_at)
    outlooks = [
        _outlook(label, label.document(read_at), lexicon) for label in _labels(outlooks_path)
    ]
    facts = [_fact(label, label.document(read_at)) for label in _labels(facts_path)]
    papers = dict(_papers(manifest_path))
    return Gold(tuple(clauses), tuple(outlooks), tuple(facts), papers, tuple(documents), read_at)


@dataclass(frozen=True, slots=True)
class _Label:
    """One line of a label file as it was given, and where it stands."""

    given: Mapping[str, Any]
    where: str

    def refuse(self, problem: str) -> NoReturn:
        raise UsageError(f"{self.where}: {problem}")

    def document(self, read_at: dict[str, str]) -> str:
        document = document_key(self.text("doc"))
        read_at.setdefault(document, self.where)
        return document

    def text(self, key: str, *, optional: bool = False) -> str:
        value = self.given.get(key, "" if optional else None)
        if not isinstance(value, str) or not (value.strip() or optional):
            self.refuse(f"{key!r} must be a text. Write it as in the other lines.")
        return value

    def page(self, key: str) -> int:
        value = self.given.get(key)
        if type(value) is not int or value < 1:
            self.refuse(f"{key!r} must be the number of a page, from 1.")
        return value

    def several(self, key: str) -> list[Any]:
        value = self.given.get(key) or []
        if not isinstance(value, list):
            self.refuse(f"{key!r} must be a list in brackets.")
        return value

    def member(self, vocabulary: type[Vocabulary], value: Any, key: str) -> Vocabulary:
        known = {member.value: member for member in vocabulary}
        if not isinstance(value, str) or value not in known:
            names = ", ".join(filter(None, known))
            self.refuse(f"unknown {key} {visible(repr(value))}. Known: {names}.")
        return known[value]


def _reviewed(path: Path) -> Iterator[_Label]:
    for given, where in read_verdicts(path):
        yield _Label(given, where)


def _labels(path: Path) -> Iterator[_Label]:
    """The lines of a label file, none where there is no such file."""
    if not path.exists():
        return
    shown = visible(str(path))
    for number, line in enumerate(_text(path).split("\n"), 1):
        if not line.strip():
            continue
        where = f"{shown}, line {number}"
        try:
            given = json.loads(line)
        except (ValueError, RecursionError) as problem:
            raise UsageError(
                f"{where}: this is no JSON ({problem}). Write one label as {{...}} on each line."
            ) from problem
        if not isinstance(given, dict):
            raise UsageError(f"{where}: this is no label. Write one label as {{...}} on each line.")
        yield _Label(given, where)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        raise UsageError(
            f"{visible(str(path))}: the labels cannot be read. Give a file in UTF-8 that you may "
            "open."
        ) from problem


def _clause(label: _Label, document: str) -> GoldClause:
    page, of = label.page("page"), label.text("of", optional=True)
    anchor = label.text("anchor")
    if not re.search("[0-9a-z]", anchor.casefold()):
        label.refuse("'anchor' holds no letter or digit by which the clause could be found.")
    return GoldClause(
        document,
        page,
        label.member(ClauseKind, label.given.get("kind"), "kind"),
        anchor,
        tuple(label.member(ClauseKind, kind, "kind") for kind in label.several("also")),
        bool(label.given.get("optional")),
        of,
        label.page("of_page") if label.given.get("of_page") else page,
    )


def _outlook(label: _Label, document: str, lexicon: Lexicon) -> GoldOutlook:
    procedure = label.text("procedure")
    if procedure not in {known.id for known in lexicon.procedures}:
        label.refuse(f"unknown procedure {visible(repr(procedure))}. Take an id of procedures.csv.")
    ground = label.member(Ground, label.text("ground", optional=True), "ground")
    pages = label.several("pages")
    if not all(type(page) is int for page in pages):
        label.refuse("'pages' must be a list of numbers.")
    return GoldOutlook(
        document,
        Question(procedure, ground),
        label.member(OutlookLabel, label.given.get("outlook"), "outlook"),
        tuple(label.member(OutlookLabel, one, "outlook") for one in label.several("also")),
        tuple(pages),
    )


def _fact(label: _Label, document: str) -> GoldFact:
    fact = label.text("fact")
    if fact not in FACT_NAMES:
        label.refuse(f"unknown fact {visible(fact)!r}. Known: {', '.join(FACT_NAMES)}.")
    value = label.given.get("value")
    values = value if isinstance(value, list) else [value]
    if not values or not all(isinstance(one, str | int) for one in values):
        label.refuse("'value' must be a text, or a list of texts of which one is enough.")
    return GoldFact(document, fact, tuple(map(str, values)))


def _papers(path: Path) -> Iterator[tuple[str, Paper]]:
    if not path.exists():
        return
    rows = csv.DictReader(io.StringIO(_text(path), newline=""), restval="")
    columns = "The columns are file,insurer,doc_type; others are ignored."
    try:
        if "file" not in (rows.fieldnames or ()):
            raise UsageError(f"{visible(str(path))}, line 1: there is no column file. {columns}")
        lines = list(rows)
    except csv.Error as problem:
        where = f"{visible(str(path))}, line {rows.line_num}"
        raise UsageError(f"{where}: this is no CSV ({problem}). {columns}") from problem
    for row in lines:
        yield (
            document_key(row["file"]),
            Paper(
                (row.get("insurer") or "").strip() or NOT_STATED,
                (row.get("doc_type") or "").strip() or NOT_STATED,
            ),
        )
