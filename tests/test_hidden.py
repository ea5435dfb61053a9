"""Text that nobody sees is shown apart and decides nothing; text that is only unusual stays."""

from __future__ import annotations

import io

import pikepdf
import pytest

from analyzer.labels import Code
from analyzer.reading.assemble import read_policy
from analyzer.records import Policy

SHOWN = "The plan does not pay for cosmetic surgery of any kind at all."
FAKE = "Cosmetic surgery is paid in full."
IMAGE = b"q 500 0 0 80 40 280 cm /I Do Q"


def text(words: str, place: str = "1 0 0 1 60 300", size: float = 10) -> str:
    return f"BT /F1 {size} Tf {place} Tm ({words}) Tj ET"


def page_with(drawing: str, *, crop: bool = False, layer_off: bool = False) -> Policy:
    stream = io.BytesIO()
    with pikepdf.new() as document:
        name = pikepdf.Name
        page = document.add_blank_page(page_size=(612, 792))
        image = document.make_stream(b"\xff", Width=1, Height=1, BitsPerComponent=8)
        image.Type, image.Subtype, image.ColorSpace = name.XObject, name.Image, name.DeviceGray
        font = pikepdf.Dictionary(Type=name.Font, Subtype=name.Type1, BaseFont=name.Helvetica)
        clear = pikepdf.Dictionary(ca=0, CA=0)
        group = document.make_indirect(pikepdf.Dictionary(Type=name.OCG, Name="layer"))
        page.obj.Resources = pikepdf.Dictionary(
            Font=pikepdf.Dictionary(F1=font),
            XObject=pikepdf.Dictionary(I=image),
            ExtGState=pikepdf.Dictionary(G0=clear),
            Properties=pikepdf.Dictionary(O=group),
        )
        if layer_off:
            shown = pikepdf.Dictionary(OFF=[group])
            document.Root.OCProperties = pikepdf.Dictionary(OCGs=[group], D=shown)
        if crop:
            page.obj.CropBox = [0, 420, 612, 792]
        content = text(SHOWN, "1 0 0 1 60 700") + "\n" + drawing
        page.obj.Contents = document.make_stream(content.encode())
        document.save(stream)
    return read_policy(stream.getvalue())


@pytest.mark.parametrize(
    "drawing",
    [
        pytest.param("1 g " + text(FAKE), id="white"),
        pytest.param(".99 .98 .99 rg " + text(FAKE), id="nearly white"),
        pytest.param("3 Tr " + text(FAKE), id="without ink"),
        pytest.param("q 7 Tr " + text(FAKE) + " Q", id="only a clip"),
        pytest.param("/G0 gs " + text(FAKE), id="transparent"),
        pytest.param(text(FAKE, "1 0 0 1 60 -500"), id="below the page"),
        pytest.param(text(FAKE, "1 0 0 1 2000 300"), id="right of the page"),
        pytest.param(text(FAKE, size=0.4), id="tiny"),
        pytest.param("q 0 0 0 0 re W n " + text(FAKE) + " Q", id="clipped"),
        pytest.param(text(FAKE) + " 1 g 40 280 500 60 re f", id="under a box"),
        pytest.param(text(FAKE) + " q 500 0 0 80 40 280 cm /I Do Q", id="under a picture"),
    ],
)
def test_hidden_text_is_shown_apart(drawing: str) -> None:
    policy = page_with(drawing)

    assert "paid in full" not in policy.text
    assert "any kind at all" in policy.text
    [warning] = [one for one in policy.warnings if one.code is Code.W_HIDDEN_TEXT]
    assert "paid in full" in warning.message
    assert warning.pages == (1,)


def test_text_of_a_layer_that_is_off_is_hidden() -> None:
    policy = page_with("/OC /O BDC " + text(FAKE) + " EMC", layer_off=True)

    assert "paid in full" not in policy.text
    assert Code.W_HIDDEN_TEXT in {one.code for one in policy.warnings}


def test_text_that_is_cropped_away_is_hidden() -> None:
    policy = page_with(text(FAKE), crop=True)

    assert "paid in full" not in policy.text
    assert Code.W_HIDDEN_TEXT in {one.code for one in policy.warnings}


@pytest.mark.parametrize(
    "drawing",
    [
        pytest.param(text(FAKE), id="plain"),
        pytest.param("0 g 40 280 500 60 re f 1 g " + text(FAKE), id="white on black"),
        pytest.param(".5 g " + text(FAKE), id="grey"),
        pytest.param("/OC /O BDC " + text(FAKE) + " EMC", id="a layer that is on"),
        pytest.param("q 612 0 0 792 0 0 cm /I Do Q 3 Tr " + text(FAKE), id="OCR under a scan"),
    ],
)
def test_text_that_can_be_seen_stays(drawing: str) -> None:
    policy = page_with(drawing)

    assert "paid in full" in policy.text
    assert Code.W_HIDDEN_TEXT not in {one.code for one in policy.warnings}
