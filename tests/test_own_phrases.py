"""Own phrases from a TOML file, and verdicts from a CSV file: what they change and refuse."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from analyzer import ClauseKind, LexiconError, UsageError, analyze
from analyzer.cli import main
from analyzer.evaluation.gold import read_gold
from analyzer.inputs import Entry
from analyzer.lexicon import load
from analyzer.own_phrases import extended, read_phrases
from analyzer.reading.limits import LIMITS
from analyzer.store import Store
from tests.conftest import MakePdf

LINES = (
    "GENERAL EXCLUSIONS AND LIMITATIONS",
    "The plan does not cover any of the following services and supplies:",
    "1. Cosmetic surgery of any kind.",
    "2. The radiance bundle and whatever is sold with it.",
    "3. Charges for missed appointments.",
)
OWN = """
[[row]]
id = "radiance"
kind = "cosmetic"
phrases = ["radiance bundle"]
examples = ["A radiance bundle is not paid for"]
counterexamples = ["A bundle of letters"]
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "mine.toml"
    path.write_text(OWN, encoding="utf-8")
    return path


@pytest.fixture
def plan(folder: Path, make_pdf: MakePdf) -> Path:
    path = folder / "plan.pdf"
    path.write_bytes(make_pdf(LINES))
    return path


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


# Phrases


def test_an_own_phrase_flags_what_was_not_known(plan: Path, own: Path) -> None:
    before = analyze(plan, in_process=True)
    after = analyze(plan, in_process=True, phrases=own)

    assert [clause.kind for clause in before.clauses] == [ClauseKind.EXCLUSION]
    assert len(after.clauses) == 2
    assert "radiance bundle" in after.quote(after.clauses[1])
    assert after.clauses[1].mention.rule == "own-radiance"


def test_the_commands_take_own_phrases(plan: Path, own: Path, tmp_path: Path) -> None:
    found = tmp_path / "c.csv"

    assert main(["scan", str(plan), "--clauses", str(found), "--phrases", str(own)]) == 0
    assert [row["rule"] for row in _rows(found)][1] == "own-radiance"
    shown = tmp_path / "r.json"
    assert main(["analyze", str(plan), "--json", str(shown), "--phrases", str(own)]) == 0
    assert "own-radiance" in shown.read_text("utf-8")


def test_what_is_installed_stays_as_it_was(own: Path) -> None:
    longer = extended(read_phrases(own))

    assert extended("") is load()
    assert len(longer.rows) == len(load().rows) + 1
    assert longer.hash != load().hash


def test_little_has_to_be_written(tmp_path: Path) -> None:
    path = tmp_path / "short.toml"
    path.write_text('[[row]]\nkind = "cosmetic"\nphrases = ["radiance bundle"]\n')

    assert extended(read_phrases(path)).rows[-1].id == "own-1"


def test_rows_made_with_other_phrases_do_not_count_but_what_was_read_does(
    plan: Path, own: Path, tmp_path: Path
) -> None:
    place = tmp_path / "journal.sqlite"
    entry = Entry(plan, "plan.pdf")
    with (
        Store(place, (), LIMITS) as plain,
        Store(place, (), LIMITS, phrases=read_phrases(own)) as other,
    ):
        one, two = plain.keys(entry), other.keys(entry)
        assert one and two
        assert one.rows != two.rows
        assert one.policy == two.policy


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("[[row]", "is not TOML", id="no TOML"),
        pytest.param("", "tables and nothing else", id="empty"),
        pytest.param('row = ["a"]', "tables and nothing else", id="no table"),
        pytest.param("[[phrase]]\nx = 1", "tables and nothing else", id="other table"),
        pytest.param(
            OWN.replace('"cosmetic"', '"cosmetics"'),
            "row radiance: unknown kind 'cosmetics'. Known: absolute",
            id="kind",
        ),
        pytest.param(OWN.replace("kind", "sort"), "unknown key 'sort'", id="key"),
        pytest.param(OWN + 'ground = "luck"', "unknown ground 'luck'", id="ground"),
        pytest.param(
            OWN.replace('"cosmetic"', '"ground"'), "wants the key 'ground'", id="companion"
        ),
        pytest.param(OWN + OWN, "row radiance: the id is taken", id="twice"),
        pytest.param(
            '[[row]]\nkind = "cosmetic"', "row number 1: has neither phrases", id="nothing"
        ),
        pytest.param(
            '[[row]]\nkind = "cosmetic"\nphrases = ["--"]', "'--' has no word", id="no word"
        ),
        pytest.param(
            OWN.replace("A radiance", "A radiant"), "example 'A radiant bundle", id="example"
        ),
        pytest.param(
            OWN.replace("A bundle of letters", "The Radiance Bundle"),
            "counterexample 'The Radiance Bundle'",
            id="counterexample",
        ),
    ],
)
def test_a_wrong_entry_is_refused_with_its_place(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "wrong.toml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(LexiconError) as caught:
        read_phrases(path)

    assert str(caught.value).startswith(str(path))
    assert message in str(caught.value)


def test_a_file_that_is_not_there_is_named(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["scan", str(plan), "--phrases", str(tmp_path / "none.toml")]) == 2
    assert "none.toml: the phrases cannot be read" in capsys.readouterr().err


# Verdicts


def _verdicts(path: Path, rows: list[dict[str, str]]) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, [*rows[0]])
        writer.writeheader()
        writer.writerows(rows)
    return path


def test_verdicts_are_labels_and_show_what_own_phrases_change(
    plan: Path, own: Path, tmp_path: Path
) -> None:
    found, judged = tmp_path / "c.csv", tmp_path / "verdicts.csv"
    main(["scan", str(plan), "--clauses", str(found)])
    rows = [row | {"verdict": "Accept"} for row in _rows(found)]
    missed = dict.fromkeys(rows[0], "") | {
        "document": "plan.pdf",
        "page": "1",
        "kind": "exclusion",
        "text": "The radiance bundle",
        "verdict": "missed",
    }
    _verdicts(judged, [*rows, missed])
    recalls = []
    for more in ([], ["--phrases", str(own)]):
        run = tmp_path / "run.json"
        assert main(["evaluate", str(judged), str(plan), "--json", str(run), *more]) == 0
        figures = json.loads(run.read_text("utf-8"))["figures"]["clauses"]
        recalls.append(figures["exclusion"]["recall"])

    assert recalls == [0.5, 1.0]


def test_each_verdict_becomes_its_label(tmp_path: Path) -> None:
    row = {
        "document": "p.pdf",
        "page": "2",
        "kind": "exclusion",
        "text": "Nose jobs",
        "clause": "a",
    }
    row |= {"exclusion": "", "verdict": "accept"}
    limit = row | {"kind": "carve_out", "text": "unless hurt", "clause": "b", "exclusion": "a"}
    unsaid = row | {"text": "Wigs", "clause": "c", "verdict": ""}
    refused = row | {"document": "q.pdf", "clause": "d", "verdict": "reject"}

    gold = read_gold(_verdicts(tmp_path / "v.csv", [row, limit, unsaid, refused]), load())

    assert [label.anchor for label in gold.clauses] == ["Nose jobs", "unless hurt", "Wigs"]
    assert [label.optional for label in gold.clauses] == [False, False, True]
    assert (gold.clauses[1].of, gold.clauses[1].of_page) == ("Nose jobs", 2)
    assert gold.documents == ("p.pdf", "q.pdf")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("document,page\np.pdf,1\n", "line 1: there is no column kind", id="column"),
        pytest.param(
            "document,page,kind,text,verdict\np.pdf,1,exclusion,Wigs,maybe\n",
            "line 2: unknown verdict 'maybe'",
            id="verdict",
        ),
        pytest.param(
            "document,page,kind,text,verdict\np.pdf,1,exclusion,Wigs,\n",
            "no row has a verdict",
            id="none",
        ),
        pytest.param(
            "document,page,kind,text,verdict\np.pdf,one,exclusion,Wigs,accept\n",
            "line 2: 'page' must be the number",
            id="page",
        ),
    ],
)
def test_verdicts_that_cannot_be_used_are_refused(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "v.csv"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(UsageError, match=message):
        read_gold(path, load())
