"""What a reader of one format hands over."""

from __future__ import annotations

from dataclasses import dataclass, field

from analyzer.labels import Code
from analyzer.reading.formats.setting import Paragraph

MAX_HIDDEN = 2_000  # characters of hidden text that are kept; a warning shows fewer


@dataclass(slots=True)
class Found:
    """The paragraphs in order, text that is not shown, and what else has to be said."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    doubts: set[Code] = field(default_factory=set)
    _kept: int = 0

    def hide(self, text: str) -> None:
        """Keep `text`, which is not shown, for the warning."""
        if self._kept < MAX_HIDDEN and not text.isspace():
            self.hidden.append(text[:MAX_HIDDEN])
            self._kept += len(text)
