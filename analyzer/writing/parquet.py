"""The rows of the three CSV files as Parquet, for DuckDB, pandas and the like.

    DIR/about.json                                   version, and what the files are parted by
    DIR/clauses/by_hash=3/part-0.parquet             or by_insurer=granite-state-health
    DIR/outlooks/..., DIR/plans/...

Columns and values are those of the CSV, but page numbers, counts and scores are numbers, and a cell
holds the words of the document as they are: nothing is done to keep a spreadsheet from running it.
"""

from __future__ import annotations

import hashlib
import json
import re
import secrets
import shutil
import unicodedata
from collections import OrderedDict
from collections.abc import Sequence
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from analyzer.errors import UsageError
from analyzer.export import SURROGATE, unwritable
from analyzer.labels import PartitionBy
from analyzer.report import CLAUSE_COLUMNS, OUTLOOK_COLUMNS, PLAN_COLUMNS, visible
from analyzer.workers import Scanned

SCHEMA = 1
ABOUT = "about.json"
TABLES = {"clauses": CLAUSE_COLUMNS, "outlooks": OUTLOOK_COLUMNS, "plans": PLAN_COLUMNS}
COUNTS = {
    "clauses": frozenset({"page"}),
    "outlooks": frozenset[str](),  # its pages are a list
    "plans": frozenset({"pages", "pages_with_text", "exclusions", "carve_outs"}),
}
SCORES = frozenset({"score"})

GROUP_ROWS = 20_000  # of a row group: what is read at once
HELD_BYTES = 64 * 2**20  # of all rows that wait to be written
CELL_BYTES = 60  # that a cell takes beside its characters
OPEN_FILES = 100  # a process may often have 1,024, and each waits with little in memory
SLUG = 60  # characters of a folder's name
UNKNOWN = "unknown"


class ParquetFolder:
    """A folder of Parquet files that takes documents as they come and is there whole or not at all.

    It is made beside its place and takes it when the `with` block ends well or is interrupted from
    the keyboard. What stood there before goes, if it is such a folder; anything else is refused.

    Raises:
        UsageError: it cannot be made there.
    """

    def __init__(self, path: str | Path, by: PartitionBy) -> None:
        try:
            import pyarrow  # noqa: F401 - late, and here: not after an hour of reading
        except ImportError as problem:
            raise UsageError(
                "--parquet needs a package that is not installed. "
                "Install it: pip install 'carveout[cluster]'"
            ) from problem
        self.path = str(path)
        self._by = by
        self._target = Path(path).resolve()  # a link stays, and what it leads to is replaced
        self._draft = self._target.parent / f".carveout-{secrets.token_hex(6)}.tmp"
        try:
            _refuse_foreign(self._target, self.path)
            self._draft.mkdir()
        except OSError as problem:
            raise unwritable(self.path, problem) from problem
        self._parts: OrderedDict[tuple[str, str], _Part] = OrderedDict()
        self._held = 0

    def write(self, scanned: Scanned) -> None:
        """Add a document.

        Raises:
            UsageError: the disk is full or gone.
        """
        partition = self._partition(scanned)
        rows = (scanned.clause_rows, scanned.outlook_rows, [scanned.plan_row])
        try:
            for table, own in zip(TABLES, rows, strict=True):
                if own:
                    self._add(table, partition, own)
        except OSError as problem:
            raise unwritable(self.path, problem) from problem

    def _partition(self, scanned: Scanned) -> str:
        if self._by is PartitionBy.HASH:
            name = scanned.name.encode("utf-8", "surrogatepass")
            return f"by_hash={hashlib.sha256(name).hexdigest()[0]}"
        return f"by_insurer={_slug(scanned.plan_row[PLAN_COLUMNS.index('insurer')])}"

    def _add(self, table: str, partition: str, rows: Sequence[Sequence[str]]) -> None:
        key = table, partition
        part = self._parts.get(key)
        if part is None:
            part = self._parts[key] = _Part(self._draft / table / partition, table)
        self._parts.move_to_end(key)
        self._held += part.add(rows)
        if len(part.rows) >= GROUP_ROWS:
            self._held -= part.flush()
        while self._held > HELD_BYTES:
            self._held -= max(self._parts.values(), key=lambda one: one.held).flush()
        opened = [one for one in self._parts.values() if one.is_open]
        for oldest in opened[: max(0, len(opened) - OPEN_FILES)]:
            oldest.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        keep = kind is None or issubclass(kind, KeyboardInterrupt)
        try:
            for part in self._parts.values():
                if keep:
                    part.flush()
                part.close()
            if keep:
                self._finish()
        except OSError as error:
            raise unwritable(self.path, error) from error
        finally:
            shutil.rmtree(self._draft, ignore_errors=True)

    def _finish(self) -> None:
        about = {"schema": SCHEMA, "carveout": _version(), "by": self._by.value}
        (self._draft / ABOUT).write_text(json.dumps(about) + "\n", encoding="utf-8")
        _refuse_foreign(self._target, self.path)  # hours may have passed
        old = self._draft.with_suffix(".old")
        with suppress(FileNotFoundError):
            self._target.rename(old)
        try:
            self._draft.rename(self._target)
        except OSError:
            with suppress(OSError):
                old.rename(self._target)
            raise
        shutil.rmtree(old, ignore_errors=True)


class _Part:
    """The rows of one table and partition: those that wait, and the file that is being written."""

    def __init__(self, folder: Path, table: str) -> None:
        self.rows: list[Sequence[str]] = []
        self.held = 0  # bytes of the rows that wait
        self._folder = folder
        self._columns = TABLES[table]
        self._counts = COUNTS[table]
        self._files = 0
        self._writer: Any = None

    @property
    def is_open(self) -> bool:
        return self._writer is not None

    def add(self, rows: Sequence[Sequence[str]]) -> int:
        """Keep `rows`; how many bytes they hold."""
        size = sum(len(cell) + CELL_BYTES for row in rows for cell in row)
        self.rows += rows
        self.held += size
        return size

    def flush(self) -> int:
        """Write what waits as one row group; how many bytes it held."""
        import pyarrow as pa
        from pyarrow import parquet as pq

        if not self.rows:
            return 0
        schema = pa.schema([(column, self._type(column)) for column in self._columns])
        if self._writer is None:
            self._folder.mkdir(parents=True, exist_ok=True)
            place = self._folder / f"part-{self._files}.parquet"
            self._writer = pq.ParquetWriter(place, schema, compression="zstd")
            self._files += 1
        columns = [
            pa.array([self._value(column, cell) for cell in cells], schema.field(column).type)
            for column, cells in zip(self._columns, zip(*self.rows, strict=True), strict=True)
        ]
        self._writer.write_table(pa.Table.from_arrays(columns, schema=schema))
        written, self.held = self.held, 0
        self.rows = []
        return written

    def close(self) -> None:
        writer, self._writer = self._writer, None
        if writer is not None:
            writer.close()

    def _type(self, column: str) -> Any:
        import pyarrow as pa

        if column in self._counts:
            return pa.int32()
        return pa.float64() if column in SCORES else pa.string()

    def _value(self, column: str, cell: str) -> str | int | float | None:
        if column in self._counts:
            return int(cell) if cell else None
        if column in SCORES:
            return float(cell) if cell else None
        return SURROGATE.sub(lambda found: visible(found.group()), cell)


def _slug(insurer: str) -> str:
    """An insurer as the name of a folder: whatever a document says, it leads nowhere else."""
    plain = unicodedata.normalize("NFKD", insurer).encode("ascii", "ignore").decode().lower()
    slug = re.sub("[^a-z0-9]+", "-", plain).strip("-")
    if slug and len(slug) <= SLUG:
        return slug
    if not insurer.strip():
        return UNKNOWN
    digest = hashlib.sha256(insurer.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{slug[:SLUG].strip('-')}-{digest}".lstrip("-")


def _refuse_foreign(target: Path, path: str) -> None:
    """Refuse to replace what is no such folder: it could be somebody's documents."""
    if not target.exists():
        return
    if not target.is_dir():
        raise UsageError(f"{visible(path)}: that is a file. Name a folder for --parquet.")
    inside = {one.name for one in target.iterdir()}
    if inside and (ABOUT not in inside or inside - {ABOUT, *TABLES}):
        raise UsageError(
            f"{visible(path)}: there are other things in that folder, and Parquet replaces all of "
            "it. Name a new folder."
        )


def _version() -> str:
    try:
        return version("carveout")
    except PackageNotFoundError:
        return ""
