"""A scan: pages of a policy as grey pictures, a little askew and dirty, without a text layer."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pypdfium2
from layout import SUBJECT
from PIL import Image, ImageFilter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from wordings import sbc_form, sbc_plans

DPI = 120
POINTS_PER_INCH = 72
JPEG_QUALITY = 36
NOISE = 7  # standard deviation in grey levels of 255
SEED = 20250701
TILTS = (0.6, -0.9)  # degrees, one for each page
PAGES = (0, 1)  # of the summary: the questions, and the page with the boxes


def scanned(page: Image.Image, tilt: float, grain: np.random.Generator) -> bytes:
    """A page as an office scanner would give it, as JPEG."""
    turned = page.rotate(tilt, resample=Image.Resampling.BICUBIC, fillcolor=255)
    soft = np.asarray(turned.filter(ImageFilter.GaussianBlur(0.5)), dtype=np.float64)
    dirty = soft * 0.93 + 6 + grain.normal(0, NOISE, soft.shape)
    picture = Image.fromarray(dirty.clip(0, 255).astype(np.uint8))
    file = BytesIO()
    picture.save(file, format="JPEG", quality=JPEG_QUALITY)
    return file.getvalue()


def pages_of(policy: Path, numbers: Sequence[int]) -> list[Image.Image]:
    """Pages of a PDF, numbered from 0, as grey pictures."""
    document = pypdfium2.PdfDocument(policy)
    scale = DPI / POINTS_PER_INCH
    pictures = [document[n].render(scale=scale, grayscale=True).to_pil() for n in numbers]
    document.close()
    return pictures


def write(path: Path) -> None:
    """Write the scan of the Maple County summary to `path`."""
    grain = np.random.default_rng(SEED)
    with TemporaryDirectory() as folder:
        summary = Path(folder) / "summary.pdf"
        sbc_form.write(sbc_plans.MAPLE_COUNTY, summary)
        pictures = pages_of(summary, PAGES)
    canvas = Canvas(str(path), invariant=1)
    canvas.setTitle("Scanned document")
    canvas.setSubject(SUBJECT)
    for picture, tilt in zip(pictures, TILTS, strict=True):
        width, height = (side * POINTS_PER_INCH / DPI for side in picture.size)
        canvas.setPageSize((width, height))
        jpeg = ImageReader(BytesIO(scanned(picture, tilt, grain)))
        canvas.drawImage(jpeg, 0, 0, width, height)
        canvas.showPage()
    canvas.save()
