"""How people name procedures and reasons."""

from pathlib import Path

import pytest

from analyzer import analyze
from analyzer.errors import UsageError
from analyzer.labels import Ground
from analyzer.lexicon import Procedure, load
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
SAMPLES = Path(__file__).resolve().parent.parent / "sample_policies"


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
    asked = cross(["rhinoplasty", "keloid"], ["injury"], [], LEXICON)

    assert asked == (Question("rhinoplasty", Ground.INJURY), Question("keloid", Ground.INJURY))


CODED = [
    pytest.param(["T22.30XS"], [Ground.BURN], id="one"),
    pytest.param(["L90.5", "T22.30XS"], [Ground.BURN], id="a scar and its cause"),
    pytest.param(
        ["L90.5", "T22.30XS", "M24.541"],
        [Ground.BURN, Ground.FUNCTIONAL_IMPAIRMENT],
        id="cause and effect",
    ),
    pytest.param(["H02.831", "H53.483"], [Ground.FUNCTIONAL_IMPAIRMENT], id="a finding decides"),
    pytest.param(["z411"], [Ground.APPEARANCE], id="no dot, small letter"),
]


@pytest.mark.parametrize(("codes", "grounds"), CODED)
def test_diagnosis_codes_give_grounds_together(codes: list[str], grounds: list[Ground]) -> None:
    asked = cross(["microneedling"], [], codes, LEXICON)

    assert [question.ground for question in asked] == grounds


AGREEING = [
    pytest.param("burn", ["T22.30XS"], id="the same"),
    pytest.param("burn", ["S01.81XS"], id="a burn is an injury"),
    pytest.param("injury", ["M24.541"], id="cause and effect"),
    pytest.param("acne", ["L90.5"], id="a code that leaves the cause open"),
    pytest.param("functional_impairment", ["H02.831"], id="looks that impair"),
]


@pytest.mark.parametrize(("ground", "codes"), AGREEING)
def test_a_stated_ground_counts_where_codes_agree_with_it(ground: str, codes: list[str]) -> None:
    assert cross(["microneedling"], [ground], codes, LEXICON) == (
        Question("microneedling", Ground(ground)),
    )


REFUSED = [
    pytest.param(["burn", "acne"], [], "burn and acne.*--ground burn", id="two grounds"),
    pytest.param(["acne"], ["T22.30XS"], "contradicts.*T22.30XS.*--ground burn", id="cause"),
    pytest.param(["appearance"], ["S01.81XS"], "contradicts.*injury", id="appearance"),
    pytest.param(["burn"], ["Z41.1"], "contradicts.*appearance", id="a cosmetic purpose"),
    pytest.param([], ["Z41.1", "S01.81XS"], "Z41.1.*S01.81XS.*Leave one out", id="purpose"),
    pytest.param([], ["L90.5"], "L90.5 alone does not tell the cause.*T22.30XS", id="scar"),
    pytest.param([], ["banana"], "no ICD-10-CM code.*S01.81XS", id="no code"),
    pytest.param([], ["99.9"], "no ICD-10-CM code", id="no letter"),
    pytest.param(["burn"], ["T2"], "no ICD-10-CM code", id="too short, beside a ground"),
    pytest.param([], ["Z99.89"], "--ground", id="a code that nothing is known of"),
]


@pytest.mark.parametrize(("grounds", "codes", "message"), REFUSED)
def test_reasons_that_cannot_be_are_refused_with_a_way_out(
    grounds: list[str], codes: list[str], message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        cross(["microneedling"], grounds, codes, LEXICON)


def ways_to_name(procedure: Procedure) -> list[str]:
    """Five ways: id, name, an alias with other capitals and hyphens, the last alias, a code."""
    shared = {
        code for other in LEXICON.procedures if other is not procedure for code in other.codes
    }
    own = [code for code in procedure.codes if code not in shared]
    alias = procedure.aliases[0]
    return [
        procedure.id,
        f"  {procedure.name} ",
        alias.upper().replace("-", " ") if "-" in alias else alias.title().replace(" ", "-"),
        procedure.aliases[-1],
        own[0] if own else procedure.id.upper().replace("_", " "),
    ]


def test_five_ways_to_name_a_procedure_give_one_outlook_on_every_sample() -> None:
    asked = {
        procedure.id: {
            parse_question(f"{name}:{ground}", LEXICON)
            for name in ways_to_name(procedure)
            for ground in ("", "burn")
        }
        for procedure in LEXICON.procedures
    }
    every = [question for questions in asked.values() for question in questions]
    readable = [path for path in sorted(SAMPLES.glob("*.pdf")) if "scan" not in path.name]
    for path in readable:
        report = analyze(path, questions=every)
        for id, questions in asked.items():
            for ground in (Ground.UNKNOWN, Ground.BURN):
                told = {report.outlook(q) for q in questions if q.ground is ground}
                assert len(told) == 1, (path.name, id, ground)
    assert len(readable) > 5


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
