"""One document from the file to the report: the only place where all stages meet."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from analyzer.conditions import conditioned
from analyzer.facts import find_facts
from analyzer.lexicon import Lexicon, load
from analyzer.linking import link
from analyzer.matching import Matcher
from analyzer.outline import outline
from analyzer.outlook import decide_all
from analyzer.questions import every_procedure
from analyzer.reading.assemble import read_policy
from analyzer.records import Policy, Question
from analyzer.report import Report
from analyzer.roles import find_clauses


def analyze(
    source: Path | str | bytes,
    *,
    name: str = "",
    questions: Sequence[Question] | None = None,
    password: str | None = None,
) -> Report:
    """The report on the policy in `source`: a path, or the bytes of a PDF.

    Args:
        name: how the document is called in the report; the file name where it is empty.
        questions: what to give an outlook for; every procedure with the ground unknown if None.

    Raises:
        PolicyReadError: the document cannot be read; says why and what to do.
        LexiconError: the files of `models/` cannot be used.
    """
    lexicon = load()  # before the reading: a broken lexicon is no matter of the document
    policy = read_policy(
        Path(source) if isinstance(source, str) else source, name=name, password=password
    )
    return analyze_policy(policy, lexicon, questions=questions)


def analyze_policy(
    policy: Policy, lexicon: Lexicon, *, questions: Sequence[Question] | None = None
) -> Report:
    """The report on a policy that has been read, by what `lexicon` knows; `questions` as above."""
    if questions is None:
        questions = every_procedure(lexicon)
    blocks = outline(policy)
    linked = link(blocks, find_clauses(policy, blocks, _matcher(lexicon), lexicon))
    clauses = conditioned(policy, blocks, linked)
    facts = find_facts(policy, blocks)
    outlooks = decide_all(policy, clauses, facts, lexicon, questions)
    return Report(policy, clauses, facts, tuple(outlooks), policy.warnings)


@lru_cache(maxsize=2)  # the installed lexicon, and another one for a while
def _matcher(lexicon: Lexicon) -> Matcher:
    return Matcher(lexicon)


def warm_up() -> None:
    """Load the lexicon and build the matcher now, so that the first document does not wait."""
    _matcher(load())
