"""The container file keeps its promises as far as that can be seen without building it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.main import get_command

from analyzer.cli import commands

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / ".container" / "Containerfile"


def _instructions() -> list[tuple[str, str]]:
    lines = [line for line in FILE.read_text("utf-8").splitlines() if not line.startswith("#")]
    whole = "\n".join(lines).replace("\\\n", " ")
    return [
        (word, " ".join(rest.split()))
        for word, _, rest in (line.partition(" ") for line in whole.splitlines() if line.strip())
    ]


INSTRUCTIONS = _instructions()
LAST_STAGE = INSTRUCTIONS[max(at for at, (word, _) in enumerate(INSTRUCTIONS) if word == "FROM") :]


def test_only_known_instructions_are_used() -> None:
    known = {"FROM", "WORKDIR", "COPY", "RUN", "ENV", "USER", "EXPOSE", "CMD"}  # ADD may fetch

    assert {word for word, _ in INSTRUCTIONS} <= known
    assert INSTRUCTIONS[0][0] == "FROM"


@pytest.mark.parametrize("image", [rest for word, rest in INSTRUCTIONS if word == "FROM"])
def test_images_have_a_plain_name_and_a_version(image: str) -> None:
    assert re.fullmatch(r"[a-z]+:\d+\.\d+-[a-z-]+(?: AS [a-z]+)?", image)


def test_no_host_is_named() -> None:
    text = FILE.read_text("utf-8")

    assert "://" not in text
    assert "--index" not in text
    assert "--extra-index" not in text


def test_the_page_runs_as_an_ordinary_user_to_the_end() -> None:
    users = [rest for word, rest in LAST_STAGE if word == "USER"]

    assert len(users) == 1
    assert all(int(number) >= 1000 for number in users[0].split(":"))
    after = LAST_STAGE[LAST_STAGE.index(("USER", users[0])) :]
    assert not {"RUN", "COPY"} & {word for word, _ in after}


def test_nothing_has_to_be_written_while_it_runs() -> None:
    (environment,) = (rest for word, rest in LAST_STAGE if word == "ENV")
    variables = dict(part.split("=", 1) for part in environment.split())

    assert variables["PYTHONDONTWRITEBYTECODE"] == "1"
    assert variables["HOME"] == "/tmp"  # noqa: S108 - of the container
    assert [rest for word, rest in LAST_STAGE if word == "WORKDIR"] == [variables["HOME"]]


def test_every_file_that_is_copied_is_there() -> None:
    copied = [
        source
        for word, rest in INSTRUCTIONS
        if word == "COPY" and not rest.startswith("--from=")
        for source in rest.split()[:-1]
    ]

    assert {"analyzer", "models", "ui", "sample_policies"} <= set(copied)
    assert [source for source in copied if not (ROOT / source).exists()] == []


def test_installing_leaves_no_caches() -> None:
    for word, rest in INSTRUCTIONS:
        if word == "RUN" and "apt-get install" in rest:
            assert "--no-install-recommends" in rest
            assert "rm -rf /var/lib/apt/lists/*" in rest
        if word == "RUN" and "pip install" in rest:
            assert "--no-cache-dir" in rest
            assert "-c constraints.txt" in rest


def test_what_it_starts_is_a_command_with_these_options() -> None:
    (start,) = (json.loads(rest) for word, rest in LAST_STAGE if word == "CMD")
    app = get_command(commands).commands["app"]  # type: ignore[attr-defined]

    assert start[:2] == ["carveout", "app"]
    options = app.make_context("app", list(start[2:])).params
    assert options["host"] == "0.0.0.0"  # noqa: S104 - the container's own, see its first lines
    assert ("EXPOSE", str(options["port"])) in LAST_STAGE
