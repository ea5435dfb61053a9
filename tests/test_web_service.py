"""The example of a web service that the README names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("fastapi", reason="FastAPI is not installed")
pytest.importorskip("httpx2", reason="httpx2 is not installed")

if TYPE_CHECKING:
    from fastapi.testclient import TestClient


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    from fastapi.testclient import TestClient

    from tests.web_service import service

    with TestClient(service) as made:
        yield made


def _ask(client: TestClient, content: bytes, **form: str):  # type: ignore[no-untyped-def]
    return client.post("/outlook", files={"policy": ("plan.pdf", content)}, data=form)


def test_a_policy_is_answered_with_the_words_that_decide(
    client: TestClient, policy_pdf: bytes
) -> None:
    reply = _ask(client, policy_pdf, procedure="rhinoplasty", ground="injury")

    assert reply.status_code == 200
    answer = reply.json()
    assert answer["document"] == "plan.pdf"
    assert answer["outlook"] == "possible_medical_necessity"
    assert any("accidental injury" in clause["quote"] for clause in answer["clauses"])
    assert {clause["page"] for clause in answer["clauses"]} == {1}


def test_no_reason_is_needed(client: TestClient, policy_pdf: bytes) -> None:
    answer = _ask(client, policy_pdf, procedure="rhinoplasty").json()

    assert answer["outlook"] == "excluded_unless_carve_out"


def test_a_file_that_is_no_policy_is_refused_with_code_and_remedy(client: TestClient) -> None:
    reply = _ask(client, b"hello", procedure="rhinoplasty")

    assert reply.status_code == 422
    assert reply.json()["detail"]["code"] == "E_NOT_PDF"
    assert reply.json()["detail"]["message"].startswith("plan.pdf: ")


@pytest.mark.parametrize(
    ("form", "word"),
    [
        pytest.param({"procedure": "no such thing"}, "no such thing", id="procedure"),
        pytest.param({"procedure": "rhinoplasty", "ground": "boredom"}, "ground", id="ground"),
    ],
)
def test_a_question_without_sense_is_refused(
    client: TestClient, policy_pdf: bytes, form: dict[str, str], word: str
) -> None:
    reply = _ask(client, policy_pdf, **form)

    assert reply.status_code == 422
    assert word in reply.text


def test_a_file_that_is_too_large_is_refused(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.web_service.MAX_BYTES", 10)

    assert _ask(client, b"%PDF-1.7 and more", procedure="rhinoplasty").status_code == 413
