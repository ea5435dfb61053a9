"""What carveout knows, as data: the rows of `models/lexicon/*.toml` and the tables beside them.

A row stands for one concept with its spellings and carries its own proof: sentences that it must
hit and sentences that it must not. Nothing here looks at a policy; `analyzer.matching` does that.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, dataclass, fields
from enum import StrEnum
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar

from analyzer.errors import LexiconError
from analyzer.labels import Ground, MentionKind, OutlookLabel, Scope, Sign

MIN_EXAMPLES = 2  # one sentence is easily the one that the phrase was copied from
MIN_COUNTEREXAMPLES = 1
NEAR_CHARS = 60  # how far from an ambiguous short name its context word may stand, in characters

PATTERN_KEYS = frozenset({"LOWER", "OP", "IS_PUNCT", "LIKE_NUM"})
LOWER_KEYS = frozenset({"IN", "NOT_IN"})
TOKEN_OP = re.compile(r"[?*+]|\{\d+(?:,\d*)?\}")
ROW_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

TokenPattern = tuple[Mapping[str, Any], ...]
Vocabulary = TypeVar("Vocabulary", bound=StrEnum)


class Default(StrEnum):
    """How plans treat a procedure of which they say nothing else."""

    COSMETIC = "cosmetic"
    MIXED = "mixed"
    COVERED = "covered"


@dataclass(frozen=True, slots=True)
class Row:
    """One concept. `phrases` are matched as words, `pattern` holds spaCy token patterns.

    `near` are words (or word beginnings) of which one must stand within `near_chars` characters;
    `case` asks for the exact capitals. Both are for names that mean something else elsewhere.
    A row that `swallows` turns what lies inside it into something else: "without functional
    impairment" names no functional impairment. Rows of kind look_alike always do.
    """

    id: str
    kind: MentionKind
    source: str
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    phrases: tuple[str, ...] = ()
    pattern: tuple[TokenPattern, ...] = ()
    ground: Ground = Ground.UNKNOWN
    scope: Scope | None = None
    sign: Sign | None = None
    procedure: str = ""
    case: bool = False
    swallows: bool = False
    near: tuple[str, ...] = ()
    near_chars: int = NEAR_CHARS


@dataclass(frozen=True, slots=True)
class Procedure:
    """One line of `procedures.csv`.

    `codes` are numbers only (their wording belongs to others). `ladder` (column `class`) are the
    procedures whose wording decides when this one is not named, nearest first. `cap` is the best
    outlook that the procedure can have without being named as covered.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    codes: tuple[str, ...]
    default: Default
    grounds: tuple[Ground, ...]
    ladder: tuple[str, ...]
    scope: Scope
    cap: OutlookLabel | None
    documentation: tuple[str, ...]
    icd10_cm: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class IcdPrefix:
    """One line of `icd10.csv`: diagnosis codes that begin with `prefix` point to `ground`."""

    prefix: str
    ground: Ground
    note: str
    source: str
    release: str


@dataclass(frozen=True, slots=True, eq=False)  # compared by identity, so that it can key a cache
class Lexicon:
    """Everything under `models/`. `hash` is the sha256 of the content of its files."""

    rows: tuple[Row, ...]
    procedures: tuple[Procedure, ...]
    icd10: tuple[IcdPrefix, ...]
    hash: str

    def procedure(self, id: str) -> Procedure:
        """The procedure with this id.

        Raises:
            LexiconError: there is none.
        """
        for procedure in self.procedures:
            if procedure.id == id:
                return procedure
        raise LexiconError(f"There is no procedure {id!r} in procedures.csv.")

    def ground_of(self, code: str) -> Ground:
        """The ground that a diagnosis code points to, UNKNOWN where none or several do.

        The longest prefix decides; case and the dot do not matter.
        """
        row = self.diagnosis(code)
        return row.ground if row else Ground.UNKNOWN

    def diagnosis(self, code: str) -> IcdPrefix | None:
        """The row of the longest prefix of a diagnosis code, if the table knows the code."""
        bare = code.upper().replace(".", "").strip()
        fitting = [row for row in self.icd10 if bare.startswith(row.prefix.replace(".", ""))]
        return max(fitting, key=lambda row: len(row.prefix)) if fitting else None


def load(folder: Traversable | Path | None = None) -> Lexicon:
    """The lexicon of `folder`, or the one that is installed with carveout (read once).

    Raises:
        LexiconError: a file or a row that cannot be used, with its name and what is wrong.
    """
    return _installed() if folder is None else _read(folder)


@cache
def _installed() -> Lexicon:
    return _read(files("models"))


def _read(folder: Traversable | Path) -> Lexicon:
    tables = {name: _text(folder / name, name) for name in ("procedures.csv", "icd10.csv")}
    lexicon_folder = folder / "lexicon"
    if not lexicon_folder.is_dir():
        raise LexiconError("lexicon: the folder is missing.")
    sources = {
        entry.name: _text(entry, entry.name)
        for entry in sorted(lexicon_folder.iterdir(), key=lambda entry: entry.name)
        if entry.name.endswith(".toml")
    }
    procedures = tuple(_procedures(tables["procedures.csv"]))
    rows = tuple(_rows(sources, {procedure.id for procedure in procedures}))
    digest = hashlib.sha256()
    for name, text in (tables | sources).items():
        digest.update(f"{name}\n{len(text)}\n{text}\n".encode())
    return Lexicon(rows, procedures, tuple(_icd10(tables["icd10.csv"])), digest.hexdigest())


def _text(path: Traversable | Path, name: str) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"{name}: cannot be read ({error}).") from error


# Rows


def _rows(sources: Mapping[str, str], procedures: set[str]) -> Iterable[Row]:
    seen: dict[str, str] = {}
    for file, text in sources.items():
        try:
            tables = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise LexiconError(f"{file}: is not TOML ({error}).") from error
        if set(tables) != {"row"} or not isinstance(tables["row"], list):
            raise LexiconError(f"{file}: holds [[row]] tables and nothing else.")
        for number, table in enumerate(tables["row"], 1):
            row = read_row(table, f"{file}, row {table.get('id', f'number {number}')}", procedures)
            if row.id in seen:
                raise LexiconError(f"{file}, row {row.id}: the id is taken in {seen[row.id]}.")
            seen[row.id] = file
            yield row
    if not seen:
        raise LexiconError("lexicon: there is no row in any .toml file.")


def read_row(
    table: Mapping[str, Any], where: str, procedures: set[str], *, proven: bool = True
) -> Row:
    """The row that a table of a lexicon file gives; `proven` rows bring sentences that prove them.

    Raises:
        LexiconError: it cannot be used; begins with `where`.
    """
    allowed = {field.name for field in fields(Row)}
    needed = {field.name for field in fields(Row) if field.default is MISSING}
    if unknown := sorted(set(table) - allowed):
        raise LexiconError(f"{where}: unknown key {unknown[0]!r}. Known: {_list(allowed)}.")
    if missing := sorted(needed - set(table)):
        raise LexiconError(f"{where}: the key {missing[0]!r} is missing.")

    identifier = _string(table, "id", where)
    if not ROW_ID.fullmatch(identifier):
        raise LexiconError(f"{where}: an id is lower-case words joined by hyphens.")
    scope = _string(table, "scope", where)
    sign = _string(table, "sign", where)
    row = Row(
        id=identifier,
        kind=_member(MentionKind, _string(table, "kind", where), "kind", where),
        source=_string(table, "source", where),
        examples=_strings(table, "examples", where),
        counterexamples=_strings(table, "counterexamples", where),
        phrases=_strings(table, "phrases", where),
        pattern=_patterns(table.get("pattern", []), where),
        ground=_member(Ground, _string(table, "ground", where), "ground", where),
        scope=_member(Scope, scope, "scope", where) if scope else None,
        sign=_member(Sign, sign, "sign", where) if sign else None,
        procedure=_string(table, "procedure", where),
        case=_plain(table, "case", False, where),
        swallows=_plain(table, "swallows", False, where),
        near=_strings(table, "near", where),
        near_chars=_plain(table, "near_chars", NEAR_CHARS, where),
    )
    _check(row, where, procedures, proven)
    return row


def _check(row: Row, where: str, procedures: set[str], proven: bool) -> None:
    """Refuse a row that is well written but means nothing."""
    if not row.phrases and not row.pattern:
        raise LexiconError(f"{where}: has neither phrases nor a pattern.")
    if proven and len(row.examples) < MIN_EXAMPLES:
        raise LexiconError(f"{where}: wants at least {MIN_EXAMPLES} examples.")
    if proven and len(row.counterexamples) < MIN_COUNTEREXAMPLES:
        raise LexiconError(f"{where}: wants at least {MIN_COUNTEREXAMPLES} counterexample.")
    if row.near_chars <= 0:
        raise LexiconError(f"{where}: near_chars must be above 0.")
    if row.procedure and row.procedure not in procedures:
        raise LexiconError(
            f"{where}: unknown procedure {row.procedure!r}. Known: {_list(procedures)}."
        )
    companions = (
        (MentionKind.HEADING, "sign", row.sign is not None),
        (MentionKind.SCOPE, "scope", row.scope is not None),
        (MentionKind.GROUND, "ground", row.ground is not Ground.UNKNOWN),
        (MentionKind.PROCEDURE, "procedure", bool(row.procedure)),
    )
    for kind, key, given in companions:
        if row.kind is kind and not given:
            raise LexiconError(f"{where}: a row of kind {kind.value!r} wants the key {key!r}.")


def _patterns(given: Any, where: str) -> tuple[TokenPattern, ...]:
    """The token patterns, each with at least one word that has to be there.

    `analyzer.matching` runs a pattern only over blocks that hold such a word.
    """
    if not isinstance(given, list) or not all(isinstance(pattern, list) for pattern in given):
        raise LexiconError(f"{where}: pattern is a list of lists of tables.")
    for pattern in given:
        for token in pattern:
            if not isinstance(token, dict) or not set(token) <= PATTERN_KEYS:
                raise LexiconError(f"{where}: a token of a pattern knows {_list(PATTERN_KEYS)}.")
            if not TOKEN_OP.fullmatch(str(token.get("OP", "?"))):
                raise LexiconError(f"{where}: OP is one of ? * + {{n}} {{n,}} {{n,m}}.")
            lower = token.get("LOWER", "")
            if isinstance(lower, dict) and (not lower or not set(lower) <= LOWER_KEYS):
                raise LexiconError(f"{where}: LOWER is a word, or a table of {_list(LOWER_KEYS)}.")
        if not any(required_words(token) for token in pattern):
            raise LexiconError(f"{where}: each pattern wants a word that cannot be left out.")
    return tuple(tuple(pattern) for pattern in given)


def required_words(token: Mapping[str, Any]) -> tuple[str, ...]:
    """The words of which one must stand here for the pattern to match; empty if none must."""
    if str(token.get("OP", "+")) in ("?", "*") or str(token.get("OP", "")).startswith("{0"):
        return ()
    lower = token.get("LOWER", {})
    return (lower,) if isinstance(lower, str) else tuple(lower.get("IN", ()))


# Tables


def _procedures(text: str) -> Iterable[Procedure]:
    columns = tuple(
        "class" if field.name == "ladder" else field.name for field in fields(Procedure)
    )
    lines = list(_lines(text, "procedures.csv", columns, key="id"))
    known = {line["id"] for line in lines}
    for line in lines:
        where = f"procedures.csv, row {line['id']}"
        ladder = _joined(line["class"])
        if unknown := sorted(set(ladder) - known):
            raise LexiconError(f"{where}: unknown procedure {unknown[0]!r} in class.")
        if not line["aliases"]:
            raise LexiconError(f"{where}: has no aliases.")
        cap = line["cap"]
        yield Procedure(
            id=line["id"],
            name=line["name"],
            aliases=_joined(line["aliases"]),
            codes=_joined(line["codes"]),
            default=_member(Default, line["default"], "default", where),
            grounds=tuple(_member(Ground, g, "ground", where) for g in _joined(line["grounds"])),
            ladder=ladder,
            scope=_member(Scope, line["scope"], "scope", where),
            cap=_member(OutlookLabel, cap, "cap", where) if cap else None,
            documentation=_joined(line["documentation"]),
            icd10_cm=_joined(line["icd10_cm"]),
            note=line["note"],
        )


def _icd10(text: str) -> Iterable[IcdPrefix]:
    columns = tuple(field.name for field in fields(IcdPrefix))
    for line in _lines(text, "icd10.csv", columns, key="prefix"):
        ground = _member(Ground, line["ground"], "ground", f"icd10.csv, row {line['prefix']}")
        yield IcdPrefix(line["prefix"], ground, line["note"], line["source"], line["release"])


def _lines(text: str, file: str, columns: tuple[str, ...], *, key: str) -> Iterable[dict[str, str]]:
    """The lines of a CSV text as tables whose values are stripped; `key` is filled and unique."""
    reader = csv.DictReader(io.StringIO(text))
    if tuple(reader.fieldnames or ()) != columns:
        raise LexiconError(f"{file}: the columns are {','.join(columns)}.")
    seen: set[str] = set()
    for number, line in enumerate(reader, 2):
        if None in line or None in line.values():
            raise LexiconError(f"{file}, line {number}: has not {len(columns)} fields.")
        stripped = {column: value.strip() for column, value in line.items()}
        if not stripped[key] or stripped[key] in seen:
            raise LexiconError(f"{file}, line {number}: {key} is empty or was used before.")
        seen.add(stripped[key])
        yield stripped
    if not seen:
        raise LexiconError(f"{file}: has no lines.")


def _joined(value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split("|") if part.strip())


# Values


def _list(values: Iterable[str]) -> str:
    return ", ".join(sorted(values))


def _member(vocabulary: type[Vocabulary], value: str, key: str, where: str) -> Vocabulary:
    try:
        return vocabulary(value)
    except ValueError as error:
        known = _list(member.value for member in vocabulary if member.value)
        raise LexiconError(f"{where}: unknown {key} {value!r}. Known: {known}.") from error


def _string(table: Mapping[str, Any], key: str, where: str) -> str:
    return _plain(table, key, "", where)


Plain = TypeVar("Plain", str, bool, int)


def _plain(table: Mapping[str, Any], key: str, default: Plain, where: str) -> Plain:
    value = table.get(key, default)
    if type(value) is not type(default):
        raise LexiconError(f"{where}: {key} must be of type {type(default).__name__}.")
    return value


def _strings(table: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
        raise LexiconError(f"{where}: {key} must be a list of non-empty strings.")
    if len(set(value)) < len(value):
        raise LexiconError(f"{where}: {key} holds the same string twice.")
    return tuple(value)
