"""A file that takes whole documents as they come, and has an ending of its own."""

from __future__ import annotations

from types import TracebackType
from typing import Protocol, Self

from analyzer.export import OutputFile
from analyzer.workers import Scanned


class DocumentTarget(Protocol):
    """What takes whole documents as they come, and is there when its `with` block has ended."""

    def write(self, scanned: Scanned) -> None: ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...


class DocumentFile(OutputFile):
    """The base of such files. Interrupted from the keyboard it keeps what it has."""

    _worth_in_part = True

    def write(self, scanned: Scanned) -> None:
        """Add a document.

        Raises:
            UsageError: the disk is full or gone.
        """
        raise NotImplementedError

    def ending(self) -> bytes:
        """What comes behind the last document."""
        raise NotImplementedError

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is None or issubclass(kind, KeyboardInterrupt):
            self.put(self.ending())
        super().__exit__(kind, problem, trace)
