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
from pathlib import Path

from analyzer.labels import Code
from analyzer.records import Failure, Question
from analyzer.workers import Reply, Task, Workers

SAMPLES = Path(__file__).resolve().parent.parent / "sample_policies"
ASKED = (Question("microneedling"),)
TOKENS = (b"0000", b"9999", b"-1  ", b"null", b"<<<<", b"[[[[", b"R R ", b"\0\0\0\0")


def mutants(contents: list[bytes], seed: int) -> Iterator[bytes]:
    """Damaged copies of `contents`, the same for the same seed, without end."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    while True:
        content = bytearray(chance.choice(contents))
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
        yield bytes(content)


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
