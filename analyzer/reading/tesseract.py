"""The words that Tesseract sees in a picture, through its C++ interface inside this process.

Inside: so it obeys the limits of the process that reads documents and dies with it, and writes no
files. The library comes with the package; what it knows of English is the system's `tesseract-ocr`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from queue import LifoQueue
from typing import Any, NamedTuple

from PIL import Image

from analyzer.records import Box

LANGUAGE, ORIENTATION = "eng", "osd"
PLACES = (  # where the systems' packages put what the engine has learnt
    "/usr/share/tesseract-ocr/*/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
)
TALL_ROW = 2.2  # times its words' ink that a row may be high; above, the engine has misjudged it


class SeenWord(NamedTuple):
    """A word with the box of its row, not of its ink, in pixels from the top left."""

    text: str
    box: Box
    confidence: float  # in percent, as the engine gives it
    row: int = 0  # which of the engine's text lines it stands on


@cache
def learnt() -> str:
    """The folder of the engine's data; empty where engine or data are not installed."""
    if find_spec("tesserocr") is None:
        return ""
    given = os.environ.get("TESSDATA_PREFIX", "")
    places = [Path(given), Path(given, "tessdata")] if given else []
    for pattern in PLACES:
        places += sorted(Path("/").glob(pattern.lstrip("/")), reverse=True)
    return next((str(place) for place in places if _file(place, LANGUAGE).is_file()), "")


def _file(place: Path, language: str) -> Path:
    return place / f"{language}.traineddata"


class Engine:
    """The engine, loaded once for the pages of a document; to be closed."""

    def __init__(self) -> None:
        os.environ["OMP_THREAD_LIMIT"] = "1"  # the processes are the parallelism
        import tesserocr

        self._lib: Any = tesserocr
        self._api: Any = tesserocr.PyTessBaseAPI(
            path=learnt(), lang=LANGUAGE, psm=tesserocr.PSM.AUTO
        )

    def close(self) -> None:
        self._api.End()

    def words(self, image: Image.Image, dpi: int, seconds: float) -> list[SeenWord] | None:
        """The words in the picture in no order that means anything; None where it fails.

        It fails when out of time, and where the engine gives up on a picture.
        """
        self._api.SetImage(image)
        self._api.SetSourceResolution(dpi)
        try:
            if not self._api.Recognize(int(1000 * seconds)):
                return None
            found = self._api.GetIterator()
            return list(self._seen(found)) if found else []
        except RuntimeError:
            return None
        finally:
            self._api.Clear()

    def _seen(self, found: Any) -> Iterator[SeenWord]:
        level, row_level = self._lib.RIL.WORD, self._lib.RIL.TEXTLINE
        number = 0
        for word in self._lib.iterate_level(found, level):
            if word.Empty(level):  # as the only word of a picture without text
                continue
            number += word.IsAtBeginningOf(row_level)
            text = "".join((word.GetUTF8Text(level) or "").split())
            place, baseline = word.BoundingBox(level), word.Baseline(level)
            if not text or not place:
                continue
            x0, top, x1, bottom = place
            row = word.RowAttributes()
            height, below = row["row_height"], -row["descenders"]
            if baseline and 0 < height < TALL_ROW * (bottom - top) + below:
                line = (baseline[0][1] + baseline[1][1]) / 2
                top, bottom = line + below - height, line + below
            yield SeenWord(text, Box(x0, top, x1, bottom), word.Confidence(level), number)


class Engines:
    """As many engines as pages are read at once, each loaded when it is first needed."""

    def __init__(self, count: int) -> None:
        self._free: LifoQueue[Engine | None] = LifoQueue()  # the one that is loaded first
        for _ in range(count):
            self._free.put(None)

    @contextmanager
    def free(self) -> Iterator[Engine]:
        """An engine that nobody else uses meanwhile."""
        engine = self._free.get()
        try:
            engine = engine or Engine()
            yield engine
        finally:
            self._free.put(engine)

    def __enter__(self) -> Engines:
        return self

    def __exit__(self, *_: object) -> None:
        while not self._free.empty():
            if engine := self._free.get():
                engine.close()


def quarters_to_upright(image: Image.Image) -> int:
    """By how many quarters, clockwise, a picture of text has to be turned to be read.

    0 where the engine cannot tell. (It tells by how much, clockwise, the text has been turned.)
    """
    import tesserocr

    if not _file(Path(learnt()), ORIENTATION).is_file():
        return 0
    with tesserocr.PyTessBaseAPI(
        path=learnt(), lang=ORIENTATION, psm=tesserocr.PSM.OSD_ONLY
    ) as api:
        api.SetImage(image)
        seen = api.DetectOrientationScript()
    return -(int(seen["orient_deg"]) // 90) % 4 if seen else 0
