"""How people name procedures and reasons."""

from pathlib import Path

import pytest

from analyzer.errors import UsageError
from analyzer.labels import Ground
from analyzer.lexicon import load
from analyzer.questions import (
    cross,
    every_procedure,
    find_ground,
    find_procedure,
    ground_of_diagnosis,
    parse_question,
    read_questions,
)
from analyzer.records import Question

LEXICON = load()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("microneedling", Question("microneedling"), id="id"),
        pytest.param("MicroNeedling", Question("microneedling"), id="capitals"),
        pytest.param("micro-needling", Question("microneedling"), id="hyphen"),
        pytest.param("scar revision", Question("scar_revision"), id="space for underscore"),
        pytest.param("skin needling", Question("microneedling"), id="another name"),
        pytest.param("15823", Question("blepharoplasty"), id="code number"),
        pytest.param("rhinoplasty:injury", Question("rhinoplasty", Ground.INJURY), id="ground"),
        pytest.param(
            "rhinoplasty:functional impairment",
            Question("rhinoplasty", Ground.FUNCTIONAL_IMPAIRMENT),
            id="ground in words",
        ),
        pytest.param("rhinoplasty:", Question("rhinoplasty"), id="empty ground"),
        pytest.param("rhinoplasty:unknown", Question("rhinoplasty"), id="unknown ground"),
    ],
)
def test_a_question_is_understood(text: str, expected: Question) -> None:
    assert parse_question(text, LEXICON) == expected


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        pytest.param("micronedling", "microneedling", id="near a procedure"),
        pytest.param("rinoplasty", "rhinoplasty", id="letter left out"),
        pytest.param("qqqq", "Known: ", id="near nothing"),
        pytest.param("", "Known: ", id="nothing"),
        pytest.param("17999", "Take one: microneedling", id="code of several"),
        pytest.param("rhinoplasty:injry", "Did you mean injury?", id="near a ground"),
        pytest.param("rhinoplasty:qqqq", "functional_impairment", id="unknown ground lists all"),
    ],
)
def test_a_question_that_is_not_understood_names_what_would_be(text: str, hint: str) -> None:
    with pytest.raises(UsageError, match=hint):
        parse_question(text, LEXICON)


def test_every_procedure_is_found_by_its_own_id_and_name() -> None:
    for procedure in LEXICON.procedures:
        assert find_procedure(procedure.id, LEXICON) == procedure
        assert find_procedure(procedure.name, LEXICON) == procedure


@pytest.mark.parametrize("ground", list(Ground), ids=lambda ground: ground.value or "unknown")
def test_every_ground_is_found_by_its_value(ground: Ground) -> None:
    assert find_ground(ground.value) is ground


def test_a_diagnosis_code_gives_its_ground() -> None:
    assert ground_of_diagnosis("l70.0", LEXICON) is Ground.ACNE


def test_a_diagnosis_code_that_tells_nothing_is_refused() -> None:
    with pytest.raises(UsageError, match="--ground"):
        ground_of_diagnosis("Z99", LEXICON)


def test_procedures_and_grounds_are_crossed() -> None:
    asked = cross(["rhinoplasty", "keloid"], ["injury"], ["L70.0"], LEXICON)

    assert asked == (
        Question("rhinoplasty", Ground.INJURY),
        Question("rhinoplasty", Ground.ACNE),
        Question("keloid", Ground.INJURY),
        Question("keloid", Ground.ACNE),
    )


def test_without_a_procedure_all_are_asked() -> None:
    assert cross([], [], [], LEXICON) == every_procedure(LEXICON)
    assert len(cross([], ["burn"], [], LEXICON)) == len(LEXICON.procedures)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("procedure,ground\nkeloid,burn\nkeloid,\n", id="plain"),
        pytest.param("\ufeffprocedure,ground\r\nkeloid,burn\r\nkeloid,\r\n", id="as Excel saves"),
        pytest.param("Procedure;Ground\nkeloid;burn\nkeloid;\n", id="semicolons"),
        pytest.param("ground,note,procedure\nburn,x,keloid\n,y,keloid\n", id="other columns"),
        pytest.param(
            "procedure,ground\nkeloid,burn\n\nkeloid\nkeloid,burn\n", id="gaps and repeats"
        ),
    ],
)
def test_questions_are_read_from_a_file(tmp_path: Path, content: str) -> None:
    path = tmp_path / "questions.csv"
    path.write_bytes(content.encode())

    assert read_questions(path, LEXICON) == (Question("keloid", Ground.BURN), Question("keloid"))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(b"procedure,ground\nkeloid,burn\nkelod,\n", "line 3: .*keloid", id="row"),
        pytest.param(b"name,ground\nkeloid,burn\n", "no column procedure", id="header"),
        pytest.param(b"procedure,ground\n", "no question", id="no rows"),
        pytest.param(b"", "no column procedure", id="empty"),
        pytest.param(b"\xff\xfe\x00", "cannot be read", id="not text"),
    ],
)
def test_a_file_of_questions_that_cannot_be_used_says_why(
    tmp_path: Path, content: bytes, message: str
) -> None:
    path = tmp_path / "questions.csv"
    path.write_bytes(content)

    with pytest.raises(UsageError, match=message):
        read_questions(path, LEXICON)


def test_a_missing_file_of_questions_says_what_to_give(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="columns procedure,ground"):
        read_questions(tmp_path / "none.csv", LEXICON)
