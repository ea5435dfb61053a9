"""Questions as people type them -> `Question`: PROCEDURE[:GROUND], a CSV file, diagnosis codes.

A procedure is named by its id, its name, another name of it or a code number. Names are compared
by their letters and digits alone, so capitals, hyphens and spaces do not matter.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path

from analyzer.errors import UsageError
from analyzer.labels import Ground
from analyzer.lexicon import Lexicon, Procedure
from analyzer.records import Question

NEAREST = 3  # suggestions in a message
MIN_LIKENESS = 0.6  # of 1; below it a suggestion only puzzles
UNKNOWN_WORDS = frozenset({"", "unknown", "any", "none"})


def every_procedure(lexicon: Lexicon, ground: Ground = Ground.UNKNOWN) -> tuple[Question, ...]:
    """One question per procedure of the lexicon, in its order."""
    return tuple(Question(procedure.id, ground) for procedure in lexicon.procedures)


def parse_question(text: str, lexicon: Lexicon) -> Question:
    """The question in `PROCEDURE` or `PROCEDURE:GROUND`.

    Raises:
        UsageError: the procedure or the ground is unknown; names the nearest ones.
    """
    procedure, _, ground = text.partition(":")
    return Question(find_procedure(procedure, lexicon).id, find_ground(ground))


def find_procedure(text: str, lexicon: Lexicon) -> Procedure:
    """The procedure with this id, name, other name or code number, looked up in that order.

    Raises:
        UsageError: none is called so, or several are.
    """
    wanted = _letters(text)
    for names_of in (_ids, _names, _aliases, _codes):
        hits = [
            procedure
            for procedure in lexicon.procedures
            if wanted in {_letters(name) for name in names_of(procedure)}
        ]
        if len(hits) == 1:
            return hits[0]
        if hits:
            choices = ", ".join(procedure.id for procedure in hits)
            raise UsageError(
                f"{text.strip()!r} stands for several procedures. Take one: {choices}."
            )
    raise UsageError(f"There is no procedure {text.strip()!r}. {_suggestion(wanted, lexicon)}")


def find_ground(text: str) -> Ground:
    """The ground with this id or these words; UNKNOWN for nothing and for `unknown`.

    Raises:
        UsageError: there is none; names them all.
    """
    wanted = re.sub(r"[\s_-]+", "_", text.strip().casefold())
    if wanted in UNKNOWN_WORDS:
        return Ground.UNKNOWN
    known = [ground.value for ground in Ground if ground]
    if wanted in known:
        return Ground(wanted)
    nearest = get_close_matches(wanted, known, n=1, cutoff=MIN_LIKENESS)
    hint = f"Did you mean {nearest[0]}? " if nearest else ""
    raise UsageError(f"There is no ground {text.strip()!r}. {hint}Known: {', '.join(known)}.")


def ground_of_diagnosis(code: str, lexicon: Lexicon) -> Ground:
    """The ground that an ICD-10-CM code points to.

    Raises:
        UsageError: it points to none.
    """
    ground = lexicon.ground_of(code)
    if ground is Ground.UNKNOWN:
        known = ", ".join(ground.value for ground in Ground if ground)
        raise UsageError(
            f"The diagnosis code {code.strip()!r} does not tell a ground. "
            f"Give it with --ground instead: {known}."
        )
    return ground


def read_questions(path: Path, lexicon: Lexicon) -> tuple[Question, ...]:
    """The questions of a CSV file with the columns `procedure` and `ground`, each once.

    `ground` may be empty or left out; other columns are ignored; `;` may part the columns.

    Raises:
        UsageError: the file cannot be read, or a row of it; names the line.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        raise UsageError(
            f"{path}: the questions cannot be read. "
            "Give a UTF-8 CSV file with the columns procedure,ground."
        ) from problem
    head = text.partition("\n")[0]
    separator = ";" if ";" in head and "," not in head else ","
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator, restval="")
    rows.fieldnames = [name.strip().casefold() for name in rows.fieldnames or ()]
    if "procedure" not in rows.fieldnames:
        raise UsageError(f"{path}: there is no column procedure. The columns are procedure,ground.")
    found: list[Question] = []
    for row in rows:
        if not any(value.strip() for value in row.values() if isinstance(value, str)):
            continue
        try:
            procedure = find_procedure(row["procedure"], lexicon)
            found.append(Question(procedure.id, find_ground(row.get("ground", ""))))
        except UsageError as problem:
            raise UsageError(f"{path}, line {rows.line_num}: {problem}") from problem
    if not found:
        raise UsageError(f"{path}: there is no question in it. Write rows of procedure,ground.")
    return tuple(dict.fromkeys(found))


def cross(
    procedures: Sequence[str],
    grounds: Sequence[str],
    diagnoses: Sequence[str],
    lexicon: Lexicon,
) -> tuple[Question, ...]:
    """Every procedure with every ground; without a procedure all of them, without a ground unknown.

    Raises:
        UsageError: a procedure, a ground or a diagnosis code is unknown.
    """
    ids = [find_procedure(name, lexicon).id for name in procedures]
    reasons = [find_ground(name) for name in grounds]
    reasons += [ground_of_diagnosis(code, lexicon) for code in diagnoses]
    return tuple(
        dict.fromkeys(
            Question(procedure, ground)
            for procedure in ids or [procedure.id for procedure in lexicon.procedures]
            for ground in reasons or [Ground.UNKNOWN]
        )
    )


def _ids(procedure: Procedure) -> Iterable[str]:
    return (procedure.id,)


def _names(procedure: Procedure) -> Iterator[str]:
    yield procedure.name
    yield procedure.name.partition("(")[0]
    yield from procedure.name.split("/")


def _aliases(procedure: Procedure) -> Iterable[str]:
    return procedure.aliases


def _codes(procedure: Procedure) -> Iterable[str]:
    return procedure.codes


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())


def _suggestion(wanted: str, lexicon: Lexicon) -> str:
    names: dict[str, str] = {}
    for procedure in lexicon.procedures:
        for name in (procedure.id, *_names(procedure), *procedure.aliases):
            names.setdefault(_letters(name), procedure.id)
    # More than are shown, because several names may belong to one procedure.
    close = get_close_matches(wanted, names, n=3 * NEAREST, cutoff=MIN_LIKENESS)
    nearest = list(dict.fromkeys(names[name] for name in close))[:NEAREST]
    if nearest:
        return f"Did you mean {' or '.join(nearest)}?"
    return f"Known: {', '.join(procedure.id for procedure in lexicon.procedures)}."
