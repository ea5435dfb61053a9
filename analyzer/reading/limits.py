"""How much of the machine one document may take, and what is known of the attempt to read it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from analyzer.errors import UsageError
from analyzer.labels import Code

MIB = 2**20


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of one document. `--limit NAME=VALUE` changes one; messages name it."""

    file_mib: int = 200  # the largest plan documents are a tenth of it
    pages: int = 5_000  # a plan document has hundreds
    page_seconds: float = 30.0  # without a sign of life; the slowest honest page took 9
    document_seconds: float = 300.0  # the largest real documents take seconds
    memory_mib: int = 1536  # that a process may take beyond what it holds when it is ready
    page_chars: int = 200_000  # a page of small print has 10,000
    document_chars: int = 20_000_000
    stream_mib: int = 64  # of one stream, unpacked; looked at where a page could not be read
    content_mib: int = 32  # of drawing on a page that shows no text
    archive_files: int = 2_000  # in a ZIP, or parts of a Word document
    archive_mib: int = 2_000  # that the files of a ZIP unpack to together

    def with_text(self, texts: list[str]) -> Limits:
        """These limits with those of `texts`, each `name=value`, the name with - or _.

        Raises:
            UsageError: no such limit, or no number above 0.
        """
        known = {field.name: type(getattr(self, field.name)) for field in fields(self)}
        limits = self
        for text in texts:
            name, _, value = text.partition("=")
            name = name.strip().replace("-", "_")
            if name not in known:
                choice = ", ".join(one.replace("_", "-") for one in known)
                raise UsageError(f"{text!r}: there is no such limit. Limits are {choice}.")
            try:
                number = known[name](value)
            except ValueError:
                number = 0
            if not 0 < number < 10**12:
                raise UsageError(f"{text!r}: a limit is a number above 0, as in pages=100.")
            limits = replace(limits, **{name: number})
        return limits


LIMITS = Limits()


class Stage(StrEnum):
    """What is done with a page."""

    LOOK = "look"  # the structure of the file; as if it were page 1
    READ = "read"
    RECOGNISE = "recognise"  # it is a picture, and its words are looked for
    RULE = "rule"  # its ruled lines are looked for
    COMPARE = "compare"  # it is read a second time, by other means


class Step(NamedTuple):
    """A sign of life: what is begun now. `page` counts from 1; 0 where all pages are done."""

    stage: Stage
    page: int


def _nobody(_: Step) -> None:
    pass


class Attempt(NamedTuple):
    """One try to read a document.

    `lost` holds steps that killed a process before, each with why; they are not taken again.
    `tell` hears of every step before it is taken.
    """

    limits: Limits = LIMITS
    lost: Mapping[Step, Code] = MappingProxyType({})
    tell: Callable[[Step], None] = _nobody
    ocr: bool = True  # pages that are pictures are read, where that is installed

    def begin(self, stage: Stage, page: int = 0) -> bool:
        """Whether to take this step now."""
        step = Step(stage, page)
        if step in self.lost:
            return False
        self.tell(step)
        return True


PLAIN = Attempt()
