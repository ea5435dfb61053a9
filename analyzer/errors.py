"""What can go wrong, each with the file, the problem and what to do next.

Only the command line and the page catch these; everything else lets them pass.
"""

from analyzer.labels import Code
from analyzer.messages import MESSAGES


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
    problem, remedy = MESSAGES[code]
    return PolicyReadError(name, code, problem.format(**facts), remedy=remedy.format(**facts))


class LexiconError(CarveoutError):
    """A row of `models/` that cannot be used; the message names file, row and what is wrong."""


class UsageError(CarveoutError):
    """A question or an option that makes no sense; the message says what would."""
