"""Every figure is stated in one place, and each has its measurement."""

from __future__ import annotations

import re

from tests import figures
from ui.figures import stated


def test_the_readme_shows_the_stated_figures() -> None:
    readme = figures.README.read_text("utf-8")

    (table,) = re.findall(r"\| figure \| value \|\n\|---\|---\|\n((?:\|.*\n)+)", readme)

    assert table.strip() == figures.readme_table(stated())


def test_every_stated_figure_is_measured() -> None:
    assert [figure.id for figure in stated()] == list(figures.MEASURED)
