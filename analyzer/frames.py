"""Rows of plain strings -> a pandas table whose counts and scores are numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd


def frame(
    columns: Sequence[str], rows: Iterable[Sequence[str]], numbers: Mapping[str, Any]
) -> pd.DataFrame:
    """A table of text. `numbers` gives the types of the columns that hold numbers.

    An empty cell of such a column is a missing value if its type can hold one (`Int64`).
    """
    import pandas as pd  # late: it costs half a second

    made = pd.DataFrame(list(rows), columns=list(columns), dtype="str")
    for column, kind in numbers.items():
        cells = made[column]
        made[column] = pd.to_numeric(cells.where(cells != "", None)).astype(kind)
    return made
