"""Damage the samples at random and read them: `python -m tests.mutants [--seconds 60] [--seed 1]`.

Every mutant has to end in rows or in a failure that says why, never in an error of carveout itself.
One that does is written to the current folder.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from analyzer.labels import Code
from analyzer.records import Failure, Question
from analyzer.report import Report, all_warnings
from analyzer.workers import Reply, Task, Workers

SAMPLES = Path(__file__).resolve().parent.parent / "sample_policies"
ASKED = (Question("microneedling"),)
LEAST_SHARE = 0.8  # of the text of an original that a mutant without a warning has
TOKENS = (b"0000", b"9999", b"-1  ", b"null", b"<<<<", b"[[[[", b"R R ", b"\0\0\0\0")


def mutants(contents: list[bytes], seed: int) -> Iterator[bytes]:
    """Damaged copies of `contents`, the same for the same seed, without end."""
    return (content for content, _ in damaged(contents, seed))


def damaged(contents: list[bytes], seed: int) -> Iterator[tuple[bytes, bytes]]:
    """The same, each with its undamaged original."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    while True:
        original = chance.choice(contents)
        content = bytearray(original)
        for _ in range(chance.choice((1, 2, 4, 16, 64))):
            place = chance.randrange(len(content))
            match chance.randrange(4):
                case 0:
                    content[place] ^= 1 << chance.randrange(8)
                case 1:
                    del content[place : place + chance.randrange(1, 40)]
                case 2:
                    start = chance.randrange(len(content))
                    content[place:place] = content[start : start + chance.randrange(1, 60)]
                case _:
                    content[place : place + 4] = chance.choice(TOKENS)
        yield bytes(content), original


def losses(contents: list[bytes], seed: int, count: int) -> tuple[int, int]:
    """How many of `count` mutants are read unwarned with under LEAST_SHARE of their text.

    The text is that of the undamaged original, by letters. Also how many found an error.
    """
    workers = Workers(1)
    whole = {content: _letters(workers.ask(_task(content))) for content in contents}
    lost = bad = 0
    for content, original in islice(damaged(contents, seed), count):
        reply = workers.ask(_task(content))
        bad += escaped(reply)
        if isinstance(reply, Report) and not all_warnings(reply):
            lost += _letters(reply) < LEAST_SHARE * whole[original]
    workers.close()
    return lost, bad


def _task(content: bytes) -> Task:
    return Task(content, "mutant.pdf", ASKED, True, ocr=False)


def _letters(reply: Reply) -> int:
    if not isinstance(reply, Report):
        return 0
    return sum(char.isalpha() for char in reply.policy.text)


def escaped(reply: Reply) -> bool:
    """Whether a mutant found an error of carveout itself."""
    return isinstance(reply, Failure) and reply.code is Code.E_CRASH


def main() -> int:
    """Read mutants for so long, print how many; 1 if one got through."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=10**9, help="and no more than so many")
    given = parser.parse_args()
    workers = Workers(1)
    read = bad = 0
    ends = time.monotonic() + given.seconds
    for content in mutants(
        [path.read_bytes() for path in sorted(SAMPLES.glob("*.pdf"))], given.seed
    ):
        if time.monotonic() > ends or read >= given.count:
            break
        read += 1
        if escaped(workers.ask(Task(content, f"mutant {read}", ASKED, False))):
            bad += 1
            Path(f"mutant-{given.seed}-{read}.pdf").write_bytes(content)
    workers.close()
    sys.stdout.write(f"{read} mutants read, {bad} of them found an error\n")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
