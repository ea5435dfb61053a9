"""Write the sample policies: ``python sample_policies/build.py [OUT_DIR]``.

Every insurer, plan and sentence is invented, apart from the fixed wording of the federal SBC form.
Building twice gives the same bytes. ``check_gold.py`` compares the result with the labels in
``gold/``, whose page numbers belong to exactly these PDFs.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pypdfium2
from wordings import (
    coc,
    fehb,
    india,
    sbc_form,
    sbc_plans,
    sbc_spanish,
    scan,
    silent,
    spd,
    spd_spanish,
    travel,
    uk,
)

HERE = Path(__file__).resolve().parent

POLICIES: dict[str, Callable[[Path], None]] = {
    "sbc_2021_lakeshore_ppo.pdf": partial(sbc_form.write, sbc_plans.LAKESHORE),
    "sbc_2012_pinegrove_hmo.pdf": partial(sbc_form.write, sbc_plans.PINEGROVE, cut_box=True),
    "coc_granite_state_choice.pdf": coc.write,
    "fehb_union_harbor_2026.pdf": fehb.write,
    "in_suraksha_shield.pdf": india.write,
    "sbc_2021_lakeshore_ppo_es.pdf": partial(sbc_form.write, sbc_spanish.LAKESHORE),
    "sbc_2012_pinegrove_hmo_es.pdf": partial(sbc_form.write, sbc_spanish.PINEGROVE),
    "spd_orchard_works_es.pdf": spd_spanish.write,
    "spd_orchard_works.pdf": spd.write,
    "spd_orchard_works_2026.pdf": partial(spd.write, year=2026),
    "plan_silent_birchwood.pdf": silent.write,
    "scan_maple_county_sbc.pdf": scan.write,
    "travel_blue_kite.pdf": travel.write,
    "uk_pennine_guide.pdf": uk.write,
}


def build(folder: Path) -> list[Path]:
    """Write all policies into `folder` and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / name for name in POLICIES]
    for path in paths:
        POLICIES[path.name](path)
    return paths


def main() -> None:
    """Build into the folder named on the command line, or beside this file."""
    parser = argparse.ArgumentParser(description="Write the sample policies.")
    parser.add_argument("folder", nargs="?", type=Path, default=HERE, metavar="OUT_DIR")
    for path in build(parser.parse_args().folder):
        pages = len(pypdfium2.PdfDocument(path))
        print(f"{path.name:32} {pages:3} pages {path.stat().st_size:8,} bytes")


if __name__ == "__main__":
    main()
