"""Every code has words, and limits are set by name."""

import pytest

from analyzer.errors import UsageError
from analyzer.labels import Code
from analyzer.messages import MESSAGES
from analyzer.reading.limits import LIMITS


@pytest.mark.parametrize("code", Code)
def test_every_code_says_what_is_wrong_and_what_to_do(code: Code) -> None:
    problem, remedy = MESSAGES[code]

    assert problem.endswith(".")
    assert remedy.endswith((".", "=N.")) if code.startswith("E_") else not remedy


@pytest.mark.parametrize("text", ["pages=10", "pages = 10"])
def test_a_limit_is_changed_by_name(text: str) -> None:
    assert LIMITS.with_text([text]).pages == 10
    assert LIMITS.with_text([text]).file_mib == LIMITS.file_mib


@pytest.mark.parametrize(
    "text", ["", "pages", "sheets=3", "pages=0", "pages=-1", "pages=x", "page-seconds=nan"]
)
def test_a_limit_that_means_nothing_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="limit"):
        LIMITS.with_text([text])
