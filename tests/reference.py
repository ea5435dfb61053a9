"""The API reference, made from the docstrings: python -m tests.reference -o FOLDER

Needs pdoc (extra `dev`). Without `-o` it is written to `build/reference`, which is not committed.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import analyzer


def write(folder: Path) -> None:
    """Write the reference of the public names of `analyzer` as HTML."""
    import pdoc
    import pdoc.render

    for name in analyzer.__all__:  # pdoc looks at what is loaded
        vars(analyzer)[name] = getattr(analyzer, name)
    pdoc.render.configure(docformat="google", show_source=False)
    pdoc.pdoc("analyzer", "!analyzer.", output_directory=folder)


def main() -> None:
    parser = argparse.ArgumentParser(description="Write the API reference as HTML.")
    parser.add_argument("-o", "--output", type=Path, default=Path("build/reference"))
    write(parser.parse_args().output)


if __name__ == "__main__":
    main()
