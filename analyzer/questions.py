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

from analyzer.decisions import reached_by
from analyzer.errors import UsageError
from analyzer.glossing import english_of
from analyzer.labels import Ground
from analyzer.lexicon import Lexicon, Procedure
from analyzer.records import Circumstances, Question

NEAREST = 3  # suggestions in a message
MIN_LIKENESS = 0.6  # of 1; below it a suggestion only puzzles
ICD_SHAPE = re.compile(r"[A-Z][0-9][0-9A-Z](?:\.?[0-9A-Z]{1,4})?")
PURE_COSMETIC = "Z411"
EFFECTS = frozenset({Ground.FUNCTIONAL_IMPAIRMENT, Ground.PAIN, Ground.PSYCHOLOGICAL})
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

    Spanish names are looked up last.

    Raises:
        UsageError: none is called so, or several are.
    """
    wanted = _letters(text)
    in_spanish = _letters(english_of(text))
    for names_of, called in (
        *((names_of, wanted) for names_of in (_ids, _names, _aliases, _codes)),
        *((names_of, in_spanish) for names_of in (_names, _aliases)),
    ):
        hits = [
            procedure
            for procedure in lexicon.procedures
            if called in {_letters(name) for name in names_of(procedure)}
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
    """The ground that an ICD-10-CM code points to, UNKNOWN where it leaves the cause open.

    Raises:
        UsageError: it has not the shape of such a code, or the table does not know it.
    """
    bare = code.strip().upper()
    if not ICD_SHAPE.fullmatch(bare):
        raise UsageError(
            f"{code.strip()!r} is no ICD-10-CM code. One looks like L70.0 or S01.81XS: a letter, "
            "two characters, a dot and up to four more. Or give the reason with --ground."
        )
    row = lexicon.diagnosis(bare)
    if row is None:
        known = ", ".join(ground.value for ground in Ground if ground)
        raise UsageError(
            f"The diagnosis code {bare} does not tell a ground. "
            f"Give it with --ground instead: {known}."
        )
    return row.ground


def ground_of_diagnoses(codes: Sequence[str], lexicon: Lexicon) -> tuple[Ground, ...]:
    """The grounds that the codes of one person point to together, in their order.

    A scar code says nothing of the cause, the code beside it does; where a finding stands beside a
    code that is mostly a matter of looks, the finding counts.

    Raises:
        UsageError: a code is none, all leave the cause open, or the codes contradict one another.
    """
    named = {code.strip().upper(): ground_of_diagnosis(code, lexicon) for code in codes}
    telling = {code: ground for code, ground in named.items() if ground}
    if named and not telling:
        code = next(iter(named))
        row = lexicon.diagnosis(code)
        raise UsageError(
            f"{code} alone does not tell the cause ({row.note if row else 'unknown'}). Add the "
            "code of the cause, such as S01.81XS or T22.30XS, or give the reason with --ground."
        )
    if PURE_COSMETIC in (code.replace(".", "") for code in telling):
        others = [code for code, ground in telling.items() if ground is not Ground.APPEARANCE]
        if others:
            raise UsageError(
                f"Z41.1 says that appearance is the only purpose, {others[0]} "
                f"({telling[others[0]]}) that it is not. Leave one out."
            )
    grounds = list(dict.fromkeys(telling.values()))
    medical = [ground for ground in grounds if ground is not Ground.APPEARANCE]
    return tuple(medical or grounds)


def agree(one: Ground, other: Ground) -> bool:
    """Whether two grounds can be said of the same person and the same procedure.

    A burn is an injury, and a cause goes with its effect; two causes do not go together.
    """
    if Ground.APPEARANCE in (one, other):
        return one is other
    related = other in reached_by()[one] or one in reached_by()[other]
    return one is other or related or one in EFFECTS or other in EFFECTS


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
    circumstances: Circumstances | None = None,
) -> tuple[Question, ...]:
    """Every procedure with every ground; without a procedure all of them, without a ground unknown.

    Raises:
        UsageError: a procedure, a ground or a diagnosis code is unknown, or two reasons do not go
            together.
    """
    ids = [find_procedure(name, lexicon).id for name in procedures]
    stated = list(dict.fromkeys(find_ground(name) for name in grounds))
    if len(stated) > 1:
        first, second = (ground.value or "unknown" for ground in stated[:2])
        raise UsageError(
            f"Two different grounds were given, {first} and {second}. Ask one reason at a time: "
            f"--ground {first}, then --ground {second}."
        )
    if stated and stated[0]:
        coded = [ground_of_diagnosis(code, lexicon) for code in diagnoses]
        for code, ground in zip(diagnoses, coded, strict=True):
            # But for Z41.1, a code that is mostly a matter of looks can have a medical reason.
            looks = ground is Ground.APPEARANCE and code.strip().replace(".", "") != PURE_COSMETIC
            if ground and not looks and not agree(stated[0], ground):
                raise UsageError(
                    f"The ground {stated[0]} contradicts the diagnosis code {code.strip()}, "
                    f"which stands for {ground}. Leave out the code, or take --ground {ground}."
                )
        reasons = stated
    else:
        reasons = list(ground_of_diagnoses(diagnoses, lexicon))
    return tuple(
        dict.fromkeys(
            Question(procedure, ground, circumstances or Circumstances())
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
