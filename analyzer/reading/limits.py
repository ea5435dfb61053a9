"""How much of the machine one document may take, and what is known of the attempt to read it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from analyzer.errors import UsageError
from analyzer.labels import Code

MIB = 2**20
MOST = 10**12


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of one document. `--limit` and `carveout.toml` change one; messages name it."""

    file_mib: int = 200  # the largest plan documents are a tenth of it
    pages: int = 5_000  # a plan document has hundreds
    page_seconds: float = 30.0  # without a sign of life; the slowest honest page took 9
    document_seconds: float = 300.0  # the largest real documents take seconds
    memory_mib: int = 1536  # that a process may take beyond what it holds when it is ready
    page_chars: int = 200_000  # a page of small print has 10,000
    document_chars: int = 20_000_000
    stream_mib: int = 64  # of one stream, unpacked; looked at where a page could not be read
    unpacked_mib: int = 256  # of all pages together; of no honest document is it a tenth
    content_mib: int = 32  # of drawing on a page that shows no text
    parts: int = 10_000  # that the drawing of one page is cut into
    archive_files: int = 2_000  # in a ZIP, or parts of a Word document
    archive_mib: int = 2_000  # that the files of a ZIP unpack to together
    process_documents: int = 100  # that one process reads before a fresh one takes its place
    process_mib: int = 700  # that a process holds after a document, before the same

    def with_text(self, texts: list[str]) -> Limits:
        """These limits with those of `texts`, each `name=value`.

        Raises:
            UsageError: as in `with_value`.
        """
        limits = self
        for text in texts:
            name, _, value = text.partition("=")
            try:
                limits = limits.with_value(name.strip(), float(value))
            except ValueError:
                limits = limits.with_value(name.strip(), value)
        return limits

    def with_value(self, name: str, value: object) -> Limits:
        """These limits with that of `name`, written with - or _, at `value`.

        Raises:
            UsageError: no such limit, or no number above 0; a whole one where things are counted.
        """
        known = {field.name: type(getattr(self, field.name)) for field in fields(self)}
        field = name.replace("-", "_")
        if field not in known:
            choice = ", ".join(one.replace("_", "-") for one in known)
            raise UsageError(f"{name!a}: there is no such limit. Limits are {choice}.")
        number = value if isinstance(value, int | float) and not isinstance(value, bool) else 0
        whole = known[field] is not int or number % 1 == 0
        if not (0 < number < MOST and whole):
            example = "60" if known[field] is int else "2.5"
            kind = "whole number" if known[field] is int else "number"
            raise UsageError(
                f"{name!a} = {value!a}: this limit is a {kind} above 0 and below 10^12, "
                f"as in {name}={example}."
            )
        return replace(self, **{field: known[field](number)})


LIMITS = Limits()


class Stage(StrEnum):
    """What is done with a page."""

    LOOK = "look"  # the structure of the file; as if it were page 1
    READ = "read"
    RECOGNISE = "recognise"  # it is a picture, and its words are looked for
    RULE = "rule"  # its ruled lines are looked for
    COMPARE = "compare"  # it is read a second time, by other means


@dataclass(frozen=True, slots=True)
class Step:
    """A sign of life: what is begun now.

    `page` counts from 1; 0 where all pages are done. `pages` are all that the document has, 0
    where that is not known.
    """

    stage: Stage
    page: int
    pages: int = field(default=0, compare=False)


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
    alone: bool = False  # one page at a time; else several scanned ones side by side

    def begin(self, stage: Stage, page: int = 0, pages: int = 0) -> bool:
        """Whether to take this step now; for the arguments see `Step`."""
        step = Step(stage, page, pages)
        if step in self.lost:
            return False
        self.tell(step)
        return True


PLAIN = Attempt()
