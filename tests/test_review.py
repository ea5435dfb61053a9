"""Accepting and rejecting findings on the page: verdicts come from a file and go to one."""

from __future__ import annotations

import csv
import io

import pytest

from analyzer.cli import main
from analyzer.errors import UsageError
from analyzer.evaluation.gold import read_gold
from analyzer.evaluation.verdicts import verdicts_in, with_verdicts
from analyzer.lexicon import load
from tests.test_ui import APP, EXCLUDING, SECONDS, markups, pdf
from ui import texts

CLAUSES = b"\r\n".join(
    (
        b"document,page,kind,text,clause,exclusion",
        b"plan.pdf,1,exclusion,'=Wigs,a,",
        b"plan.pdf,1,carve_out,unless hurt,b,a",
        b"",
    )
)


def test_verdicts_are_a_column_more(tmp_path) -> None:  # type: ignore[no-untyped-def]
    content = with_verdicts(b"\xef\xbb\xbf" + CLAUSES, {"a": "accept"})
    (tmp_path / "v.csv").write_bytes(content)

    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert [row["verdict"] for row in rows] == ["accept", ""]
    assert rows[0]["text"] == "'=Wigs"
    assert verdicts_in(content, "plan.pdf") == {"a": "accept"}
    assert [one.optional for one in read_gold(tmp_path / "v.csv", load()).clauses] == [False, True]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(b"\xff\xfe", "is not UTF-8", id="bytes"),
        pytest.param(b"", "there is no column document", id="empty"),
        pytest.param(b"x" * 200_000, "line [01]: this is no CSV", id="huge cell"),
        pytest.param(CLAUSES, "there is no column verdict", id="no verdicts"),
        pytest.param(with_verdicts(CLAUSES, {"a": "perhaps"}), "line 2: unknown", id="word"),
        pytest.param(
            with_verdicts(CLAUSES, {"a": "accept"}).replace(b"plan.pdf", b"other.pdf"),
            "holds none on plan.pdf",
            id="another document",
        ),
    ],
)
def test_a_file_that_cannot_be_used_is_refused(content: bytes, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        verdicts_in(content, "plan.pdf")


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The clauses CSV of the policy that is shown."""
    place = tmp_path_factory.mktemp("found")
    (place / "plan.pdf").write_bytes(pdf(EXCLUDING))
    main(["scan", str(place / "plan.pdf"), "--clauses", str(place / "c.csv")])
    return (place / "c.csv").read_bytes()


def test_saved_verdicts_are_shown_again(found: bytes) -> None:
    from streamlit.testing.v1 import AppTest

    rows = list(csv.DictReader(io.StringIO(found.decode("utf-8-sig"), newline="")))
    saved = with_verdicts(found, {rows[1]["clause"]: "reject"})
    page = AppTest.from_file(str(APP), default_timeout=SECONDS).run()
    page.session_state["part"] = texts.PARTS["review"]
    page.file_uploader[0].set_value(("plan.pdf", pdf(EXCLUDING), "application/pdf"))
    page.run()
    assert "0 of 2 findings have a verdict" in markups(page)
    assert page.get("download_button")[0].proto.disabled

    uploader = next(one for one in page.file_uploader if one.label.startswith("Go on with"))
    uploader.set_value(("verdicts.csv", saved, "text/csv"))
    page.run()

    assert not page.exception
    assert "1 of 2 findings have a verdict" in markups(page)
    assert not page.get("download_button")[0].proto.disabled
