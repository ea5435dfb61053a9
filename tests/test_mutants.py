"""Damaged at random, a file comes to rows or to a failure that says why."""

from collections.abc import Callable
from itertools import islice

from analyzer.workers import Scanned, Task, Workers
from tests.mutants import ASKED, escaped, mutants

COUNT = 30


def test_no_mutant_finds_an_error(workers: Callable[..., Workers], policy_pdf: bytes) -> None:
    pool = workers()

    replies = [
        pool.ask(Task(content, "mutant.pdf", ASKED, False))
        for content in islice(mutants([policy_pdf], seed=1), COUNT)
    ]

    assert not any(escaped(reply) for reply in replies)
    assert any(isinstance(reply, Scanned) for reply in replies)
    assert not all(isinstance(reply, Scanned) for reply in replies)
