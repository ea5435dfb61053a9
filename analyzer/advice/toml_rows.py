"""The strict reader of the tables under `models/` that hold advice: a dataclass is the format."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, Field, fields
from enum import StrEnum
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from analyzer.errors import LexiconError

RowType = TypeVar("RowType")


def read_tables(file: str, text: str, names: Sequence[str]) -> dict[str, list[dict[str, Any]]]:
    """The arrays of tables called `names` in `text`, each with at least one table.

    Raises:
        LexiconError: it is no TOML, holds something else, or lacks one of them.
    """
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise LexiconError(f"{file}: is not TOML ({problem}).") from problem
    if unknown := sorted(set(tables) - set(names)):
        raise LexiconError(f"{file}: unknown table {unknown[0]!r}. Known: {_list(names)}.")
    for name in names:
        rows = tables.get(name)
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise LexiconError(f"{file}: holds no [[{name}]] tables.")
    return tables


def rows(file: str, tables: Sequence[Mapping[str, Any]], kind: type[RowType]) -> list[RowType]:
    """`tables` as instances of the dataclass `kind`, whose `id` is filled and unique.

    Raises:
        LexiconError: names file, row and what is wrong with it.
    """
    made: list[RowType] = []
    seen: set[str] = set()
    for number, table in enumerate(tables, 1):
        where = f"{file}, row {table.get('id', f'number {number}')}"
        row = _row(table, where, kind)
        identifier = str(table["id"])
        if not identifier or identifier in seen:
            raise LexiconError(f"{where}: the id is empty or was used before.")
        seen.add(identifier)
        made.append(row)
    return made


def _row(table: Mapping[str, Any], where: str, kind: type[RowType]) -> RowType:
    columns: dict[str, Field[Any]] = {field.name: field for field in fields(kind)}  # type: ignore[arg-type]
    if unknown := sorted(set(table) - set(columns)):
        raise LexiconError(f"{where}: unknown key {unknown[0]!r}. Known: {_list(columns)}.")
    needed = [name for name, field in columns.items() if field.default is MISSING]
    if missing := sorted(set(needed) - set(table)):
        raise LexiconError(f"{where}: the key {missing[0]!r} is missing.")
    types = get_type_hints(kind)
    values = {name: _value(value, types[name], name, where) for name, value in table.items()}
    for name in needed:
        if values[name] == "":
            raise LexiconError(f"{where}: the key {name!r} is empty.")
    return kind(**values)


def _value(value: Any, wanted: Any, key: str, where: str) -> Any:
    if get_origin(wanted) is tuple:
        if not isinstance(value, list):
            raise LexiconError(f"{where}: {key} must be a list.")
        return tuple(_value(one, get_args(wanted)[0], key, where) for one in value)
    if not isinstance(wanted, type):
        raise TypeError(f"no rule for values of type {wanted}")
    if issubclass(wanted, StrEnum):
        try:
            return wanted(value)
        except ValueError as problem:
            known = _list([member.value for member in wanted if member.value])
            raise LexiconError(f"{where}: unknown {key} {value!r}. Known: {known}.") from problem
    if type(value) is not wanted:
        raise LexiconError(f"{where}: {key} must be of type {wanted.__name__}.")
    return " ".join(value.split()) if isinstance(value, str) else value


def _list(values: Sequence[str] | Mapping[str, Any]) -> str:
    return ", ".join(sorted(values))
