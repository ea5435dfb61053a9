"""`carveout evaluate`: labels that it takes or refuses, what it prints, how it ends."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from analyzer.cli import main
from analyzer.errors import UsageError
from analyzer.evaluation.gold import GoldClause, Paper, read_gold
from analyzer.labels import ClauseKind, Ground, OutlookLabel
from analyzer.lexicon import load
from tests.conftest import MakePdf

Captured = pytest.CaptureFixture[str]

EXCLUSION = {
    "doc": "plan.pdf",
    "page": 1,
    "kind": "exclusion",
    "anchor": "Cosmetic surgery or cosmetic services",
}
CARVE_OUT = {
    "doc": "plan.pdf",
    "page": 1,
    "kind": "carve_out",
    "anchor": "except for reconstructive surgery",
    "of": "Cosmetic surgery",
}


@pytest.fixture
def labels(tmp_path: Path) -> Path:
    """A folder for labels."""
    path = tmp_path / "labels"
    path.mkdir()
    return path


def write(path: Path, *lines: Any) -> None:
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")


@pytest.fixture
def plans(folder: Path, labels: Path, policy_pdf: bytes) -> Path:
    """A folder with one policy, whose two clauses are labelled."""
    (folder / "plan.pdf").write_bytes(policy_pdf)
    write(labels / "clauses.jsonl", EXCLUSION, CARVE_OUT)
    return folder


# Labels


def test_labels_are_read_with_what_they_say(labels: Path) -> None:
    write(
        labels / "clauses.jsonl",
        EXCLUSION | {"doc": "Below/Plan.PDF", "also": ["coverage"], "note": "whatever"},
        CARVE_OUT | {"of_page": 3, "optional": True},
        {"doc": "silent.pdf", "kind": "none"},
    )
    write(
        labels / "outlooks.jsonl",
        {"doc": "plan.pdf", "procedure": "microneedling", "ground": "acne", "outlook": "excluded"}
        | {"also": ["not_addressed"], "pages": [1]},
    )
    write(labels / "facts.jsonl", {"doc": "plan.pdf", "fact": "document_type", "value": "sbc"})
    (labels / "manifest.csv").write_text("file,insurer,doc_type,pages\nplan.pdf,Acme,sbc,4\n")

    gold = read_gold(labels, load())

    exclusion, carve_out = gold.clauses
    assert exclusion == GoldClause(
        "plan.pdf",
        1,
        ClauseKind.EXCLUSION,
        "Cosmetic surgery or cosmetic services",
        also=(ClauseKind.COVERAGE,),
        of_page=1,
    )
    assert (carve_out.of, carve_out.of_page, carve_out.optional) == ("Cosmetic surgery", 3, True)
    assert gold.documents == ("plan.pdf", "silent.pdf")
    (outlook,) = gold.outlooks
    assert (outlook.question.ground, outlook.also) == (Ground.ACNE, (OutlookLabel.NOT_ADDRESSED,))
    assert gold.facts[0].values == ("sbc",)
    assert gold.paper("plan.pdf") == Paper("Acme", "sbc")
    assert read_gold(labels / "clauses.jsonl", load()) == gold


BROKEN = [
    pytest.param("clauses.jsonl", "{", "no JSON", id="no JSON"),
    pytest.param("clauses.jsonl", "[" * 100_000, "no JSON", id="too deep"),
    pytest.param("clauses.jsonl", "[]", "no label", id="no object"),
    pytest.param("clauses.jsonl", {"doc": ""}, "'doc' must be a text", id="no document"),
    pytest.param("clauses.jsonl", EXCLUSION | {"page": "1"}, "'page' must be", id="page as text"),
    pytest.param("clauses.jsonl", EXCLUSION | {"page": 0}, "'page' must be", id="page 0"),
    pytest.param("clauses.jsonl", EXCLUSION | {"kind": "lovely"}, "unknown kind", id="kind"),
    pytest.param("clauses.jsonl", EXCLUSION | {"kind": ["none"]}, "unknown kind", id="kinds"),
    pytest.param("clauses.jsonl", EXCLUSION | {"also": "coverage"}, "must be a list", id="also"),
    pytest.param("clauses.jsonl", EXCLUSION | {"anchor": "— !"}, "no letter", id="anchor"),
    pytest.param("clauses.jsonl", CARVE_OUT | {"of_page": "x"}, "'of_page' must", id="of_page"),
    pytest.param(
        "outlooks.jsonl",
        {"doc": "a", "procedure": "haircut", "outlook": "covered"},
        "unknown procedure",
        id="procedure",
    ),
    pytest.param(
        "outlooks.jsonl",
        {"doc": "a", "procedure": "microneedling", "ground": "boredom", "outlook": "covered"},
        "unknown ground",
        id="ground",
    ),
    pytest.param(
        "outlooks.jsonl",
        {"doc": "a", "procedure": "microneedling", "outlook": "perhaps"},
        "unknown outlook",
        id="outlook",
    ),
    pytest.param("facts.jsonl", {"doc": "a", "fact": "colour"}, "unknown fact", id="fact"),
    pytest.param("facts.jsonl", {"doc": "a", "fact": "insurer"}, "'value' must be", id="value"),
]


@pytest.mark.parametrize(("name", "line", "problem"), BROKEN)
def test_a_broken_label_is_refused_with_file_and_line(
    labels: Path, name: str, line: Any, problem: str
) -> None:
    write(labels / "clauses.jsonl", EXCLUSION)
    text = line if isinstance(line, str) else json.dumps(line)
    (labels / name).write_text(
        f"{json.dumps(EXCLUSION)}\n\n{text}\n" if name == "clauses.jsonl" else f"\n\n{text}\n"
    )

    with pytest.raises(UsageError, match=re.escape(problem)) as caught:
        read_gold(labels, load())

    assert str(caught.value).startswith(f"{labels / name}, line 3: ")


def test_a_manifest_without_files_is_refused(labels: Path) -> None:
    write(labels / "clauses.jsonl", EXCLUSION)
    (labels / "manifest.csv").write_text("insurer\nAcme\n")

    with pytest.raises(UsageError, match=r"manifest.csv, line 1: there is no column file"):
        read_gold(labels, load())


# The command


def test_it_prints_what_agrees_and_what_does_not(
    plans: Path, labels: Path, capsys: Captured
) -> None:
    wigs = {"doc": "plan.pdf", "page": 1, "kind": "exclusion", "anchor": "Wigs of real hair"}
    write(labels / "clauses.jsonl", EXCLUSION, CARVE_OUT, wigs)
    write(
        labels / "outlooks.jsonl",
        {"doc": "plan.pdf", "procedure": "microneedling", "ground": "", "pages": [1]}
        | {"outlook": "excluded_unless_carve_out"},
    )
    write(labels / "facts.jsonl", {"doc": "plan.pdf", "fact": "document_type", "value": "sbc"})
    (labels / "manifest.csv").write_text("file,insurer,doc_type\nplan.pdf,Acme Health,contract\n")

    status = main(["evaluate", str(labels), str(plans), "--errors", "5"])

    printed = capsys.readouterr().out
    assert status == 0
    assert "1 labelled documents, 3 clauses to find, 0 optional ones, 2 flagged rows" in printed
    assert re.search(r"^exclusion +2 +1 +0.500 +1 +1 +1.000 +0.667$", printed, re.M)
    assert re.search(r"^all +3 +2 +0.667 +2 +2 +1.000 +0.800$", printed, re.M)
    assert re.search(r"^Acme Health +3 +2 ", printed, re.M)
    assert re.search(r"^contract +3 +2 ", printed, re.M)
    assert re.search(r"^same sentence or list +1 +1 +1.000 +1 +1 +0$", printed, re.M)
    assert "at 80% recall: not reached" in printed
    assert "Rows that name no rule: 0" in printed
    assert "Outlooks: 1 of 1 right, accuracy 1.000" in printed
    assert "Facts: 0 of 1 right" in printed
    assert "MISSED plan.pdf p. 1 exclusion: Wigs of real hair" in printed
    assert "Leave one insurer out" not in printed


def test_a_saved_run_shows_what_is_gained_and_lost(
    tmp_path: Path, plans: Path, labels: Path, make_pdf: MakePdf, capsys: Captured
) -> None:
    saved = tmp_path / "run.json"
    assert main(["evaluate", str(labels), str(plans), "--json", str(saved)]) == 0
    (plans / "plan.pdf").write_bytes(
        make_pdf(("EXCLUSIONS", "The plan does not cover cosmetic surgery or cosmetic services."))
    )
    capsys.readouterr()

    status = main(["evaluate", str(labels), str(plans), "--against", str(saved)])

    printed = capsys.readouterr().out
    assert status == 0
    assert json.loads(saved.read_text())["figures"]["clauses"]["all"]["found"] == 2
    assert "F1 1.000 then, 0.667 now; 0 clauses gained, 1 lost" in printed
    assert "LOST plan.pdf p. 1 carve_out: except for reconstructive surgery" in printed


def test_json_goes_to_stdout_and_the_report_to_stderr(
    plans: Path, labels: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    main(["evaluate", str(labels), str(plans), "--json", "-"])

    printed = capfd.readouterr()
    assert json.loads(printed.out)["figures"]["clauses"]["all"]["f1"] == 1.0
    assert "By kind" in printed.err


def test_each_insurer_is_left_out(plans: Path, labels: Path, capsys: Captured) -> None:
    (labels / "manifest.csv").write_text("file,insurer\nplan.pdf,Acme\n")

    status = main(["evaluate", str(labels), str(plans), "--leave-one-insurer-out", "--errors", "9"])

    printed = capsys.readouterr().out
    assert status == 0
    assert "Leave one insurer out: 1 families" in printed
    # The only document there is: without its own spellings nothing is left to find.
    assert re.search(r"^all +2 +0 +0.000 +0 +0 +- +- +1.000 +-1.000$", printed, re.M)
    assert "LEFT OUT plan.pdf p. 1 exclusion: Cosmetic surgery or cosmetic services" in printed


def test_foreign_text_cannot_steer_the_terminal(
    plans: Path, labels: Path, capsys: Captured
) -> None:
    hostile = "\x1b[2J\u202ewigs [bold]or :bomb:\nhair"
    write(labels / "clauses.jsonl", EXCLUSION, EXCLUSION | {"anchor": hostile})
    (labels / "manifest.csv").write_text('file,insurer\nplan.pdf,"Acme\x1b]0;owned\x07"\n')

    main(["evaluate", str(labels), str(plans), "--errors", "5"])

    printed = capsys.readouterr().out
    assert not re.search("[\x1b\x07\u202e]", printed)
    assert r"\x1b[2J\u202ewigs [bold]or :bomb: hair" in printed
    assert r"Acme\x1b]0;owned\x07" in printed


def test_labels_of_a_document_that_cannot_be_read_are_missed(
    plans: Path, labels: Path, capsys: Captured
) -> None:
    (plans / "text.pdf").write_text("Dear reader")
    write(labels / "clauses.jsonl", EXCLUSION, EXCLUSION | {"doc": "text.pdf"})

    status = main(["evaluate", str(labels), str(plans)])

    printed = capsys.readouterr()
    assert status == 1
    assert re.search(r"^exclusion +2 +1 +0.500", printed.out, re.M)
    assert "text.pdf: " in printed.err
    assert "[E_NOT_PDF]" in printed.err


def test_nothing_that_can_be_read_is_status_3(plans: Path, labels: Path) -> None:
    (plans / "plan.pdf").write_text("Dear reader")

    assert main(["evaluate", str(labels), str(plans)]) == 3


def test_documents_without_labels_are_left_alone(
    plans: Path, labels: Path, capsys: Captured
) -> None:
    (plans / "other.pdf").write_text("Dear reader")

    assert main(["evaluate", str(labels), str(plans)]) == 0
    assert "other.pdf" not in capsys.readouterr().out


def refused(capsys: Captured, *arguments: object) -> str:
    """What is said on stderr, on one line, when the command ends with status 2."""
    status = main(["evaluate", *map(str, arguments)])

    printed = capsys.readouterr()
    assert status == 2
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    return printed.err


def test_a_missing_folder_is_refused(plans: Path, labels: Path, capsys: Captured) -> None:
    assert "there is no such file" in refused(capsys, labels / "nowhere", plans)
    assert "no such file or folder" in refused(capsys, labels, plans / "nowhere")
    assert "there is no clauses.jsonl in it" in refused(capsys, plans, plans)


def test_empty_labels_are_refused(plans: Path, labels: Path, capsys: Captured) -> None:
    (labels / "clauses.jsonl").write_text("\n\n")

    said = refused(capsys, labels, plans)

    assert "there is no label in it" in said
    assert "Write one line for each clause" in said


def test_a_label_for_an_absent_document_is_refused(
    plans: Path, labels: Path, capsys: Captured
) -> None:
    write(labels / "clauses.jsonl", EXCLUSION, EXCLUSION | {"doc": "gone.pdf"})

    said = refused(capsys, labels, plans)

    assert f"{labels / 'clauses.jsonl'}, line 2: gone.pdf is not among the documents" in said
    assert "take out its labels" in said


def test_two_documents_of_one_name_are_refused(
    plans: Path, labels: Path, policy_pdf: bytes, capsys: Captured
) -> None:
    (plans / "below").mkdir()
    (plans / "below" / "Plan.pdf").write_bytes(policy_pdf)

    assert "cannot tell files of one name apart" in refused(capsys, labels, plans)


def test_insurers_have_to_be_named_to_be_left_out(
    plans: Path, labels: Path, capsys: Captured
) -> None:
    said = refused(capsys, labels, plans, "--leave-one-insurer-out")

    assert "manifest.csv does not say who insures plan.pdf" in said


def test_no_input_is_replaced_by_the_output(plans: Path, labels: Path, capsys: Captured) -> None:
    before = (labels / "clauses.jsonl").read_bytes(), (plans / "plan.pdf").read_bytes()

    assert "these are the labels" in refused(
        capsys, labels, plans, "--json", labels / "clauses.jsonl"
    )
    assert "one of the documents" in refused(capsys, labels, plans, "--json", plans / "plan.pdf")
    assert "its folder does not exist" in refused(capsys, labels, plans, "--json", plans / "x/y")
    assert ((labels / "clauses.jsonl").read_bytes(), (plans / "plan.pdf").read_bytes()) == before


def test_an_earlier_run_has_to_be_one(plans: Path, labels: Path, capsys: Captured) -> None:
    assert "no saved run" not in refused(capsys, labels, plans, "--against", plans / "gone.json")
    (labels / "other.json").write_text("{}")
    assert "no saved run" in refused(capsys, labels, plans, "--against", labels / "other.json")
