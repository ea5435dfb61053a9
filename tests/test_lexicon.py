"""The format of `models/`: what loads, and what is refused with the name of the row."""

from pathlib import Path

import pytest

from analyzer.errors import LexiconError
from analyzer.folding import fold_words
from analyzer.labels import Ground, MentionKind, OutlookLabel, Scope
from analyzer.lexicon import Default, Lexicon, load

PROCEDURES_HEAD = (
    "id,name,aliases,codes,default,grounds,class,scope,cap,documentation,icd10_cm,note\n"
)
PEEL = "chemical_peel,Chemical peel,chemical peel,15788,cosmetic,acne,,medical,,,L70.0,\n"
ICD10 = "prefix,ground,note,source,release\nL70,acne,acne,ICD-10-CM,April 2026\n"
ROW = """
[[row]]
id = "cos-word"
kind = "cosmetic"
phrases = ["cosmetic"]
source = "general"
examples = ["Cosmetic care", "Purely cosmetic"]
counterexamples = ["Cosmetics"]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "cosmetic.toml").write_text(ROW)
    (tmp_path / "procedures.csv").write_text(PROCEDURES_HEAD + PEEL)
    (tmp_path / "icd10.csv").write_text(ICD10)
    return tmp_path


def test_a_small_lexicon_loads(folder: Path) -> None:
    lexicon = load(folder)

    assert [row.id for row in lexicon.rows] == ["cos-word"]
    assert lexicon.rows[0].kind is MentionKind.COSMETIC
    assert lexicon.procedure("chemical_peel").default is Default.COSMETIC
    assert lexicon.ground_of("L70.0") is Ground.ACNE


def test_the_hash_follows_the_content(folder: Path) -> None:
    before = load(folder).hash

    assert load(folder).hash == before
    (folder / "lexicon" / "cosmetic.toml").write_text(ROW + "# a remark\n")
    assert load(folder).hash != before


REFUSED = {
    "unknown key": (ROW + 'colour = "red"\n', "unknown key 'colour'"),
    "unknown kind": (ROW.replace('"cosmetic"\n', '"lovely"\n'), "unknown kind 'lovely'"),
    "unknown ground": (ROW + 'ground = "boredom"\n', "unknown ground 'boredom'"),
    "unknown scope": (ROW + 'scope = "garden"\n', "unknown scope 'garden'"),
    "unknown sign": (ROW + 'sign = "perhaps"\n', "unknown sign 'perhaps'"),
    "unknown procedure": (ROW + 'procedure = "haircut"\n', "unknown procedure 'haircut'"),
    "missing key": (ROW.replace('source = "general"\n', ""), "'source' is missing"),
    "nothing to find": (ROW.replace('phrases = ["cosmetic"]\n', ""), "neither phrases nor"),
    "empty phrase": (ROW.replace('["cosmetic"]', '[""]'), "non-empty strings"),
    "same phrase twice": (ROW.replace('["cosmetic"]', '["a b", "a b"]'), "same string twice"),
    "one example": (ROW.replace(', "Purely cosmetic"', ""), "at least 2 examples"),
    "no counterexample": (ROW.replace('["Cosmetics"]', "[]"), "counterexample"),
    "wrong type": (ROW + 'case = "yes"\n', "case must be of type bool"),
    "no distance": (ROW + "near_chars = 0\n", "near_chars"),
    "capitals in the id": (ROW.replace("cos-word", "Cos_Word"), "lower-case words"),
    "heading without sign": (ROW.replace('kind = "cosmetic"', 'kind = "heading"'), "key 'sign'"),
    "ground without ground": (ROW.replace('kind = "cosmetic"', 'kind = "ground"'), "key 'ground'"),
    "pattern is no list": (ROW + "pattern = [{LOWER = 'a'}]\n", "list of lists"),
    "pattern key": (ROW + "pattern = [[{LEMMA = 'a'}]]\n", "knows IS_PUNCT"),
    "pattern op": (ROW + "pattern = [[{LOWER = 'a', OP = '6'}]]\n", "OP is one of"),
    "pattern lower": (ROW + "pattern = [[{LOWER = {REGEX = 'a'}}]]\n", "LOWER is a word"),
    "pattern of gaps": (ROW + "pattern = [[{OP = '{0,3}'}]]\n", "cannot be left out"),
}


@pytest.mark.parametrize(("text", "problem"), REFUSED.values(), ids=REFUSED.keys())
def test_a_bad_row_is_refused_with_its_file_and_id(folder: Path, text: str, problem: str) -> None:
    (folder / "lexicon" / "cosmetic.toml").write_text(text)

    with pytest.raises(LexiconError) as refusal:
        load(folder)

    assert problem in str(refusal.value)
    assert "cosmetic.toml, row " in str(refusal.value)


def test_an_id_in_two_files_is_refused(folder: Path) -> None:
    (folder / "lexicon" / "more.toml").write_text(ROW)

    with pytest.raises(LexiconError, match=r"more\.toml, row cos-word: .* cosmetic\.toml"):
        load(folder)


@pytest.mark.parametrize(
    ("text", "problem"),
    [("", "nothing else"), ("[[", "not TOML"), ("[row]\nid = 'a'\n", "nothing else")],
    ids=["empty", "broken", "no list"],
)
def test_a_file_without_rows_is_refused(folder: Path, text: str, problem: str) -> None:
    (folder / "lexicon" / "cosmetic.toml").write_text(text)

    with pytest.raises(LexiconError, match=problem):
        load(folder)


def test_an_empty_lexicon_is_refused(folder: Path) -> None:
    (folder / "lexicon" / "cosmetic.toml").unlink()

    with pytest.raises(LexiconError, match="no row"):
        load(folder)


@pytest.mark.parametrize("name", ["procedures.csv", "icd10.csv"])
def test_a_missing_table_is_refused(folder: Path, name: str) -> None:
    (folder / name).unlink()

    with pytest.raises(LexiconError, match=name):
        load(folder)


BAD_TABLES = {
    "columns": ("procedures.csv", "id,name\nx,y\n", "columns are"),
    "no lines": ("procedures.csv", PROCEDURES_HEAD, "no lines"),
    "field missing": ("procedures.csv", PROCEDURES_HEAD + "a,b\n", "12 fields"),
    "twice": ("procedures.csv", PROCEDURES_HEAD + PEEL + PEEL, "was used before"),
    "default": ("procedures.csv", PROCEDURES_HEAD + PEEL.replace("cosmetic", "x"), "default 'x'"),
    "ground": ("procedures.csv", PROCEDURES_HEAD + PEEL.replace(",acne", ",fun"), "ground 'fun'"),
    "cap": (
        "procedures.csv",
        PROCEDURES_HEAD + PEEL.replace("medical,,", "medical,best,"),
        "cap 'best'",
    ),
    "ladder": (
        "procedures.csv",
        PROCEDURES_HEAD + PEEL.replace("acne,,", "acne,laser,"),
        "'laser' in class",
    ),
    "no alias": (
        "procedures.csv",
        PROCEDURES_HEAD + PEEL.replace(",chemical peel,", ",,"),
        "has no aliases",
    ),
    "icd ground": ("icd10.csv", ICD10.replace("L70,acne", "L70,spots"), "ground 'spots'"),
}


@pytest.mark.parametrize(("name", "text", "problem"), BAD_TABLES.values(), ids=BAD_TABLES.keys())
def test_a_bad_table_is_refused(folder: Path, name: str, text: str, problem: str) -> None:
    (folder / name).write_text(text)

    with pytest.raises(LexiconError) as refusal:
        load(folder)

    assert name in str(refusal.value)
    assert problem in str(refusal.value)


# What carveout is installed with


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load()


def test_the_installed_lexicon_is_read_once() -> None:
    assert load() is load()


def test_every_kind_of_mention_has_a_row(lexicon: Lexicon) -> None:
    assert {row.kind for row in lexicon.rows} == set(MentionKind)


def test_every_ground_has_a_row(lexicon: Lexicon) -> None:
    grounds = {row.ground for row in lexicon.rows if row.kind is MentionKind.GROUND}

    assert grounds == set(Ground) - {Ground.UNKNOWN}


def test_no_phrase_stands_in_two_rows_of_the_same_kind(lexicon: Lexicon) -> None:
    seen: dict[tuple[MentionKind, str, tuple[str, ...]], str] = {}
    twice = []
    for row in lexicon.rows:
        for phrase in row.phrases:
            key = (row.kind, row.procedure, fold_words(phrase))
            if key in seen:
                twice.append((phrase, seen[key], row.id))
            seen[key] = row.id

    assert twice == []


def test_needling_and_its_like_are_capped(lexicon: Lexicon) -> None:
    capped = {procedure.id for procedure in lexicon.procedures if procedure.cap}

    assert capped == {"microneedling", "rf_microneedling", "prp", "fillers"}
    assert lexicon.procedure("prp").cap is OutlookLabel.POSSIBLE_MEDICAL_NECESSITY


def test_needling_is_judged_by_its_relatives_where_it_is_not_named(lexicon: Lexicon) -> None:
    assert lexicon.procedure("microneedling").ladder[:3] == (
        "scar_revision",
        "dermabrasion",
        "chemical_peel",
    )


def test_codes_are_numbers_without_wording(lexicon: Lexicon) -> None:
    for procedure in lexicon.procedures:
        assert all(len(code) == 5 and code.isalnum() for code in procedure.codes), procedure.id


def test_only_teeth_are_dental(lexicon: Lexicon) -> None:
    dental = [p.id for p in lexicon.procedures if p.scope is not Scope.MEDICAL]

    assert dental == ["teeth_whitening"]


def test_an_unknown_procedure_is_refused(lexicon: Lexicon) -> None:
    with pytest.raises(LexiconError, match="haircut"):
        lexicon.procedure("haircut")


@pytest.mark.parametrize(
    ("code", "ground"),
    [
        ("T22.30XS", Ground.BURN),
        ("t2230xs", Ground.BURN),
        ("S01.80XS", Ground.INJURY),
        ("L90.5", Ground.UNKNOWN),  # a scar code does not tell where the scar comes from
        ("L70.0", Ground.ACNE),
        ("Z41.1", Ground.APPEARANCE),
        ("Z85.3", Ground.MASTECTOMY),
        ("Z85.820", Ground.CANCER),
        ("C44.310", Ground.CANCER),
        ("D22.9", Ground.DISEASE),
        ("Q17.5", Ground.CONGENITAL),
        ("T81.49XA", Ground.INFECTION),
        ("L98.7", Ground.WEIGHT_LOSS),
        ("K99", Ground.UNKNOWN),
        ("", Ground.UNKNOWN),
    ],
)
def test_a_diagnosis_code_points_to_a_ground(lexicon: Lexicon, code: str, ground: Ground) -> None:
    assert lexicon.ground_of(code) is ground


def test_the_codes_of_the_procedures_are_known_to_the_diagnosis_table(lexicon: Lexicon) -> None:
    prefixes = tuple(row.prefix.replace(".", "") for row in lexicon.icd10)

    unknown = {
        (procedure.id, code)
        for procedure in lexicon.procedures
        for code in procedure.icd10_cm
        if not code.replace(".", "").startswith(prefixes)
    }

    assert unknown == set()
