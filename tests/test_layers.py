"""Imports go downwards only, every library has its room, and every module is short."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent
MAX_LINES = 400

# Lowest first. A module imports from floors below its own, never from its own or from above.
FLOORS = (
    ("labels", "languages", "vocabulary", "fuzzy", "frames", "notebook"),
    ("messages",),
    ("errors", "records"),
    ("turning",),
    ("reading.files", "reading.limits"),
    ("reading.content",),
    ("reading.sandbox",),
    ("lexicon", "packing", "parts"),
    ("reading.normalise",),
    ("reading.words",),
    ("reading.drawn", "reading.hidden"),
    ("reading.pdf",),
    ("reading.structure",),
    ("reading.ruled", "reading.render", "reading.second"),
    ("reading.opening",),
    ("reading.lines",),
    (
        "reading.columns",
        "reading.furniture",
        "reading.glossaries",
        "reading.mending",
        "reading.tables",
    ),
    ("reading.order", "reading.unsettled"),
    ("reading.tesseract",),
    ("reading.recognise",),
    ("reading.doubts",),
    (
        "reading.formats",
        "reading.formats.counting",
        "reading.formats.letters",
        "reading.formats.looks",
        "reading.formats.packed",
        "reading.formats.setting",
    ),
    (
        "reading.formats.found",
        "reading.formats.kinds",
        "reading.formats.numbering",
        "reading.formats.plain",
        "reading.formats.tables",
        "reading.formats.web_styles",
    ),
    ("reading.formats.web", "reading.formats.word_styles"),
    ("reading.formats.word", "reading.formats.listing"),
    ("reading.formats.documents",),
    ("reading.assemble",),
    ("reading",),
    ("contents", "nesting"),
    ("outline",),
    ("folding", "sentences"),
    ("matching", "spelling"),
    ("own_phrases",),
    ("readings",),
    ("repairs",),
    ("mending",),
    ("glossing",),
    ("evidence", "wording"),
    ("context", "cuts"),
    ("definitions", "quoting", "statements", "topics"),
    ("grants",),
    ("roles",),
    ("linking",),
    ("facts.cues", "facts.reading"),
    (
        "facts.authorization",
        "facts.deadlines",
        "facts.kinds",
        "facts.names",
        "facts.periods",
        "facts.phones",
        "facts.requests",
    ),
    ("facts",),
    ("conditions", "decisions"),
    ("gathering",),
    ("cautions",),
    ("outlook", "precedence"),
    ("places",),
    ("report",),
    ("remote",),
    ("questions", "plans", "inputs", "settings"),
    ("analysis", "archives"),
    ("workers",),
    ("store",),
    ("cluster",),
    ("batch",),
    ("bundles",),
    ("export", "highlight"),
    ("terminal",),
    ("plan_terminal",),
    ("progress",),
    ("evaluation", "shell", "advice"),
    ("advice.toml_rows", "advice.pieces"),
    ("advice.countries", "advice.weighing"),
    ("advice.steps", "advice.law"),
    ("advice.searching", "advice.letters"),
    ("advice.docx_file",),
    ("advice.why",),
    ("advice.showing",),
    ("advice.notes", "advice.command"),
    ("comparing", "writing"),
    ("comparing.records",),
    ("comparing.judging", "comparing.pairing", "comparing.documents", "comparing.showing"),
    ("comparing.changes",),
    ("comparing.batch",),
    ("comparing.command",),
    ("clustering",),
    ("clustering.grouping",),
    ("clustering.showing", "clustering.tables"),
    ("clustering.command",),
    ("writing.annotate", "writing.files", "writing.fonts", "writing.sheet"),
    (
        "writing.marking",
        "writing.json_form",
        "writing.parquet",
        "writing.sheet_pdf",
        "writing.workbook",
    ),
    ("writing.outputs", "writing.command"),
    ("evaluation.verdicts",),
    ("evaluation.gold", "evaluation.spellings"),
    ("evaluation.agreement", "evaluation.insurers"),
    ("evaluation.places", "evaluation.holding_out"),
    ("evaluation.measuring",),
    ("evaluation.saving",),
    ("evaluation.showing",),
    ("evaluation.command",),
    ("analyzing", "scanning", "serving"),
    ("cli",),
    ("__main__", "__init__"),
)

# The only modules that may import each library, be it at the top or inside a function.
ROOMS = {
    "dask": {"cluster"},
    "distributed": {"cluster"},
    "docx": {
        "advice.docx_file",
        "reading.formats.numbering",
        "reading.formats.word",
        "reading.formats.word_styles",
    },
    "PIL": {"highlight", "reading.recognise", "reading.render", "reading.tesseract"},
    "fsspec": {"remote"},
    "pandas": {"export", "frames", "report"},
    "pdfplumber": {"reading.ruled", "reading.second"},
    "pikepdf": {"reading.structure", "writing.marking"},
    "pyarrow": {"writing.parquet"},
    "pypdfium2": {
        "reading.drawn",
        "reading.hidden",
        "reading.pdf",
        "reading.recognise",
        "reading.render",
        "reading.words",
    },
    "rapidfuzz": {"fuzzy"},
    "reportlab": {"writing.fonts", "writing.sheet_pdf"},
    "rich": {"clustering.showing", "plan_terminal", "progress", "terminal"},
    "selectolax": {"reading.formats.web"},
    "spacy": {"matching"},
    "symspellpy": {"vocabulary"},
    "tesserocr": {"reading.tesseract"},
    "tinycss2": {"reading.formats.web_styles"},
    "typer": {
        "advice.command",
        "analyzing",
        "cli",
        "clustering.command",
        "comparing.command",
        "evaluation.command",
        "scanning",
        "serving",
        "shell",
        "writing.command",
    },
    "webencodings": {"reading.formats.letters"},
    "xlsxwriter": {"writing.workbook"},
}


class Import(NamedTuple):
    """One imported name; `module` is the file that it comes from, below `analyzer` or outside."""

    module: str
    name: str
    line: int


def _dotted(path: Path) -> str:
    parts = path.relative_to(ROOT / "analyzer").with_suffix("").parts
    return ".".join(parts[:-1] if len(parts) > 1 and parts[-1] == "__init__" else parts)


MODULES = {_dotted(path): path for path in sorted((ROOT / "analyzer").rglob("*.py"))}
SOURCES = sorted(
    path.relative_to(ROOT).as_posix()
    for room in ("analyzer", "models", "sample_policies", "tests", "ui")
    for path in (ROOT / room).rglob("*.py")
)
SHIPPED = [source for source in SOURCES if not source.startswith("tests/")]  # tables may be long
FLOOR_OF = {module: number for number, floor in enumerate(FLOORS) for module in floor}
every_module = pytest.mark.parametrize("module", MODULES)


@cache
def _tree(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text("utf-8"))


def _imports(module: str) -> Iterator[Import]:
    """Every import of the file, wherever it stands, `if TYPE_CHECKING` and functions included."""
    for node in ast.walk(_tree(module)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(alias.name, "", node.lineno)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}:{node.lineno}: imports are written in full"
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                if whole.removeprefix("analyzer.") in MODULES:
                    yield Import(whole, "", node.lineno)
                else:
                    yield Import(node.module or "", alias.name, node.lineno)


def _own_imports(module: str) -> Iterator[Import]:
    """The imports of other files of `analyzer`, without that prefix."""
    for one in _imports(module):
        if one.module == "analyzer":
            yield one._replace(module="__init__")
        elif one.module.startswith("analyzer."):
            yield one._replace(module=one.module.removeprefix("analyzer."))


def _libraries(module: str) -> Iterator[tuple[str, int]]:
    """What the file imports that neither comes with Python nor is of `analyzer`."""
    for one in _imports(module):
        root = one.module.partition(".")[0]
        if root != "analyzer" and root not in sys.stdlib_module_names:
            yield root, one.line


def test_every_module_has_one_floor() -> None:
    listed = [module for floor in FLOORS for module in floor]

    assert sorted(listed) == sorted(MODULES)


@every_module
def test_imports_go_downwards(module: str) -> None:
    own = FLOOR_OF.get(module, -1)

    upwards = [
        f"line {one.line}: {one.module}"
        for one in _own_imports(module)
        if FLOOR_OF.get(one.module, len(FLOORS)) >= own
    ]

    assert upwards == []


@every_module
def test_libraries_stay_in_their_rooms(module: str) -> None:
    strangers = [
        f"line {line}: {library}"
        for library, line in _libraries(module)
        if module not in ROOMS.get(library, ())
    ]

    assert strangers == []


def test_every_room_is_used() -> None:
    used: dict[str, set[str]] = {}
    for module in MODULES:
        for library, _ in _libraries(module):
            used.setdefault(library, set()).add(module)

    assert used == ROOMS


def test_importing_the_package_loads_nothing_of_it() -> None:
    runs = [node for node in _tree("__init__").body if not isinstance(node, ast.If)]

    loaded = {
        node.module
        for top in runs
        for node in ast.walk(top)
        if isinstance(node, ast.ImportFrom) and node.module
    }

    assert loaded == {"__future__", "importlib", "typing"}


def test_only_the_package_itself_imports_by_a_name_made_at_run_time() -> None:
    callers = {
        module
        for module in MODULES
        for node in ast.walk(_tree(module))
        if isinstance(node, ast.Name | ast.Attribute)
        and (node.id if isinstance(node, ast.Name) else node.attr)
        in {"import_module", "__import__"}
    }

    assert callers == {"__init__"}


@every_module
def test_names_are_imported_from_the_module_that_makes_them(module: str) -> None:
    passed_on = [
        f"line {one.line}: {one.name} is not made in {one.module}"
        for one in _own_imports(module)
        if one.name and module != "__init__" and one.name not in _made_in(one.module)
    ]

    assert passed_on == []


@cache
def _made_in(module: str) -> frozenset[str]:
    """The names that the top of a file gives a value, by any statement but an import."""
    made: set[str] = set()
    for top in _tree(module).body:
        if isinstance(top, ast.Import | ast.ImportFrom):
            continue
        if isinstance(top, ast.FunctionDef | ast.ClassDef):
            made.add(top.name)
            continue
        made.update(
            node.id
            for node in ast.walk(top)
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
        )
    return frozenset(made)


@pytest.mark.parametrize("source", SOURCES)
def test_no_file_is_a_drawer_for_odds_and_ends(source: str) -> None:
    parts = Path(source).with_suffix("").parts

    assert not any(re.search(r"(?:^|_)(?:utils?|helpers?|misc|commons?)$", part) for part in parts)


@pytest.mark.parametrize("source", SHIPPED)
def test_no_file_is_longer_than_a_reader_can_hold(source: str) -> None:
    lines = (ROOT / source).read_text("utf-8").count("\n")

    assert lines <= MAX_LINES
