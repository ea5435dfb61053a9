"""The files of a batch that take whole documents, not the rows of one kind."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.labels import PartitionBy
from analyzer.writing.files import DocumentTarget
from analyzer.writing.json_form import JsonFile
from analyzer.writing.parquet import ParquetFolder
from analyzer.writing.workbook import WorkbookFile


def document_files(
    xlsx: str, json_file: str, parquet: str = "", parquet_by: PartitionBy = PartitionBy.HASH
) -> Iterator[DocumentTarget]:
    """The files at the paths that are not empty, each to be entered before the next is made.

    Raises:
        UsageError: one cannot be written there.
    """
    if xlsx:
        yield WorkbookFile(xlsx)
    if json_file:
        yield JsonFile(json_file)
    if parquet:
        yield ParquetFolder(parquet, parquet_by)
