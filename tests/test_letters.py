"""Letters: the policy's own words with pages, brackets for what only the sender knows, inert."""

from __future__ import annotations

import io
import re
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from analyzer import analyze
from analyzer.advice.docx_file import docx_bytes, printable
from analyzer.advice.letters import Style, write_letter
from analyzer.advice.pieces import LetterKind
from analyzer.cli import main
from analyzer.errors import UsageError
from analyzer.labels import Ground
from analyzer.records import Question
from analyzer.report import Report, fold

SAMPLES = Path(__file__).resolve().parent.parent / "sample_policies"
NAMES = sorted(path.name for path in SAMPLES.glob("*.pdf") if not path.name.startswith("scan_"))
QUESTIONS = [
    Question("microneedling", Ground.BURN),
    Question("rhinoplasty"),
    Question("breast_reconstruction", Ground.MASTECTOMY),
]
BURN = QUESTIONS[0]
GRANITE = "coc_granite_state_choice.pdf"
Captured = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    return {name: analyze(SAMPLES / name, questions=QUESTIONS) for name in NAMES}


def words_of(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in Document(io.BytesIO(content)).paragraphs]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", LetterKind)
def test_every_quote_of_a_letter_is_verbatim_with_its_page(
    reports: dict[str, Report], name: str, kind: LetterKind
) -> None:
    policy = reports[name].policy

    for question in QUESTIONS:
        letter = write_letter(reports[name], question, kind)
        shown = words_of(docx_bytes(letter))
        for quote in letter.quotes:
            assert quote.text == policy.text[quote.start : quote.end]
            assert f'"{fold(quote.text)}" (page {policy.page_of(quote.start)})' in shown
        # Nothing else in a letter stands between quotation marks.
        assert sum('"' in line for line in shown) == len(letter.quotes)


@pytest.mark.parametrize("kind", LetterKind)
def test_a_letter_has_brackets_for_what_only_the_sender_knows(
    reports: dict[str, Report], kind: LetterKind
) -> None:
    letter = write_letter(reports[GRANITE], BURN, kind)
    text = "\n".join(words_of(docx_bytes(letter)))

    for words in ("[your name]", "[your address]", "member number [number]", "Information only"):
        assert words in text
    assert not re.search(r"\{[a-z]+\}", text)


def test_the_exceptions_of_a_letter_are_those_that_reach_the_reason(
    reports: dict[str, Report],
) -> None:
    quoted = [
        quote.text for quote in write_letter(reports[GRANITE], BURN, LetterKind.APPEAL).quotes
    ]

    assert any("after a burn" in words for words in quoted)
    assert not any("birth defect" in words for words in quoted)


def test_a_letter_without_an_exception_says_so_in_brackets(reports: dict[str, Report]) -> None:
    letter = write_letter(reports["sbc_2021_lakeshore_ppo.pdf"], BURN, LetterKind.APPEAL)

    texts = [paragraph.text for paragraph in letter.paragraphs]
    assert any(text.startswith("[No wording was found in this document") for text in texts)
    assert "It also says:" not in texts


def test_a_silent_paper_gives_a_request_that_quotes_nothing(reports: dict[str, Report]) -> None:
    letter = write_letter(reports["plan_silent_birchwood.pdf"], BURN, LetterKind.DOCUMENT_REQUEST)

    assert letter.quotes == ()
    assert any(paragraph.style is Style.BULLET for paragraph in letter.paragraphs)


def test_the_same_letter_has_the_same_bytes_and_no_author(reports: dict[str, Report]) -> None:
    letter = write_letter(reports[GRANITE], BURN, LetterKind.PRIOR_AUTH)
    content = docx_bytes(letter)

    assert content == docx_bytes(letter)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {2000}
    about = Document(io.BytesIO(content)).core_properties
    assert (about.author, about.comments, about.last_modified_by) == ("", "", "")


HOSTILE = (
    "The plan does not cover these services:",
    "1. Cosmetic surgery {procedure} [your name] <w:fldSimple w:instr='DDEAUTO'/> &amp; =1+1,",
    "except reconstructive surgery after a burn or an accidental injury.",
)


def test_hostile_words_stay_words(make_pdf: Callable[..., bytes]) -> None:
    report = analyze(make_pdf(HOSTILE), name="a\x1b[31m\u202e{plan}.pdf", questions=[BURN])

    content = docx_bytes(write_letter(report, BURN, LetterKind.APPEAL))

    text = "\n".join(words_of(content))
    assert "{procedure} [your name] <w:fldSimple w:instr='DDEAUTO'/> &amp; =1+1," in text
    assert r"a\x1b[31m\u202e{plan}.pdf" in text
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        body = archive.read("word/document.xml").decode()
    assert not re.search(r"<w:(?:fldSimple|fldChar|instrText|hyperlink|object)\b", body)
    assert "&lt;w:fldSimple" in body


def test_what_xml_cannot_hold_is_replaced() -> None:
    assert printable("a\x00b\ufffe\ud800c\n d") == "a\ufffdb\ufffd\ufffdc d"


# The commands


def test_letter_writes_a_file_and_says_what_to_do(
    tmp_path: Path, policy_file: Path, capsys: Captured
) -> None:
    out = tmp_path / "my.docx"
    command = ["letter", str(policy_file), "--kind", "appeal", "--procedure", "rhinoplasty"]

    status = main([*command, "--ground", "injury", "-o", str(out)])

    assert status == 0
    assert any(
        "Cosmetic surgery or cosmetic services" in line for line in words_of(out.read_bytes())
    )
    printed = capsys.readouterr().out
    assert "my.docx" in printed
    assert "Information only" in printed


def test_letter_does_not_replace_an_edited_letter_unasked(
    tmp_path: Path, policy_file: Path, capsys: Captured
) -> None:
    out = tmp_path / "my.docx"
    out.write_bytes(b"edited")
    command = ["letter", str(policy_file), "--kind", "appeal", "--procedure", "rhinoplasty"]

    assert main([*command, "-o", str(out)]) == 2
    assert out.read_bytes() == b"edited"
    assert "--overwrite" in capsys.readouterr().err
    assert main([*command, "-o", str(out), "--overwrite"]) == 0
    assert out.read_bytes() != b"edited"


def test_without_python_docx_the_install_command_is_given(
    tmp_path: Path, policy_file: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)  # how Python marks what cannot be imported
    out = tmp_path / "my.docx"
    command = ["letter", str(policy_file), "--kind", "appeal", "--procedure", "rhinoplasty"]

    assert main([*command, "-o", str(out)]) == 2
    assert "pip install 'carveout[letters]'" in capsys.readouterr().err
    assert not out.exists()
    with pytest.raises(UsageError):
        docx_bytes(write_letter(analyze(policy_file, questions=[BURN]), BURN, LetterKind.APPEAL))


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["letter", "{plan}", "--kind", "appeal", "--procedure", "nonsense"], "no procedure"),
        (["letter", "{plan}", "--kind", "thanks", "--procedure", "cleft"], "prior-auth"),
        (["letter", "{plan}", "--kind", "appeal", "--procedure", "cleft", "-o", "a.txt"], ".docx"),
        (
            "letter {plan} --kind appeal --procedure cleft --ground burn --ground pain".split(),
            "one reason",
        ),
        (["explain", "{plan}", "--procedure", "cleft", "--state", "OH"], "Listed: CA"),
        (["explain", "{plan}", "--procedure", "cleft", "--country", "fr"], "Known: us"),
        (["explain", "{plan}"], "--procedure"),
        (["explain", "nowhere.pdf", "--procedure", "cleft"], "no such file"),
        (["explain", ".", "--procedure", "cleft"], "folder"),
        (["analyze", "{plan}", "--state", "Ohio"], "Listed: CA"),
    ],
    ids=lambda value: value if isinstance(value, str) else " ".join(value[:1] + value[2:]),
)
def test_wrong_use_is_one_plain_line(
    policy_file: Path,
    capsys: Captured,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    says: str,
) -> None:
    monkeypatch.chdir(policy_file.parent)

    status = main([str(policy_file) if word == "{plan}" else word for word in arguments])

    assert status == 2
    problem = capsys.readouterr().err
    assert says in problem
    assert problem.count("\n") == 1


@pytest.mark.parametrize("command", ["explain", "letter"])
def test_a_document_that_cannot_be_read_ends_with_3(
    tmp_path: Path, locked_pdf: bytes, capsys: Captured, command: str
) -> None:
    (tmp_path / "locked.pdf").write_bytes(locked_pdf)
    arguments = [command, str(tmp_path / "locked.pdf"), "--procedure", "cleft"]
    if command == "letter":
        arguments += ["--kind", "appeal", "-o", str(tmp_path / "a.docx")]

    assert main(arguments) == 3
    assert "E_PASSWORD" in capsys.readouterr().err
    assert not (tmp_path / "a.docx").exists()


def test_explain_prints_the_account(policy_file: Path, capsys: Captured) -> None:
    command = ["explain", str(policy_file), "--procedure", "rhinoplasty", "--ground"]

    assert main([*command, "injury"]) == 0
    met = capsys.readouterr().out
    assert main([*command, "acne"]) == 0
    missing = capsys.readouterr().out

    assert "Met: it names" in met
    assert "Met: it names" not in missing
    assert "Missing: it names" in missing
    assert met.count("Information only") == missing.count("Information only") == 1


def test_analyze_tells_silence_and_law_beside_the_outlook(
    tmp_path: Path, make_pdf: Callable[..., bytes], capsys: Captured
) -> None:
    silent = tmp_path / "silent.pdf"
    silent.write_bytes(make_pdf(["This plan pays for visits.", "Claims are paid soon."]))
    sample = str(SAMPLES / "sbc_2021_lakeshore_ppo.pdf")

    assert main(["analyze", str(silent), "--procedure", "microneedling"]) == 0
    told = capsys.readouterr().out
    assert "Where this document is silent" in told
    assert "Silence is never cover." in told
    assert main(["analyze", sample, "--procedure", "cleft", "--state", "CA"]) == 0
    told = capsys.readouterr().out
    assert "Law (information only; it does not change the outlook)" in told
    assert "AB 1621" in told
    assert "Where this document is silent" not in told
