"""What can go wrong, each with the file, the problem and what to do next.

Only the command line and the page catch these; everything else lets them pass.
"""

from collections.abc import Mapping

from analyzer.labels import Code
from analyzer.messages import MESSAGES, UNPAGED, Message


class CarveoutError(Exception):
    """The base of every error that carveout raises on purpose."""


class PolicyReadError(CarveoutError):
    """A document that could not be read.

    `name` is the document, `problem` says what is wrong with it and `remedy` what to do next,
    both plain sentences.
    """

    def __init__(self, name: str, code: Code, problem: str, *, remedy: str) -> None:
        self.name = name
        self.code = code
        self.problem = problem
        self.remedy = remedy
        super().__init__(name, code, problem, remedy)  # all four, so that it pickles

    def __str__(self) -> str:
        return f"{self.name}: {self.problem} {self.remedy}"


def refusal(name: str, code: Code, **facts: object) -> PolicyReadError:
    """The error with the words of `code`, its blanks filled in with `facts`."""
    return _in_words(MESSAGES[code], name, code, facts)


def unpaged_refusal(name: str, code: Code, **facts: object) -> PolicyReadError:
    """The same for a document without pages, where the words of a PDF would be wrong."""
    return _in_words(UNPAGED[code], name, code, facts)


def _in_words(
    words: Message, name: str, code: Code, facts: Mapping[str, object]
) -> PolicyReadError:
    problem, remedy = words
    return PolicyReadError(name, code, problem.format(**facts), remedy=remedy.format(**facts))


class LexiconError(CarveoutError):
    """A row of `models/` that cannot be used; the message names file, row and what is wrong."""


class UsageError(CarveoutError):
    """A question or an option that makes no sense; the message says what would."""
