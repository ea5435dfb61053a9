"""Damaged files are mended and said to be; notes, forms and what a file carries are told."""

from __future__ import annotations

import base64
import io
import zlib
from collections.abc import Callable

import pikepdf
import pytest
from conftest import MakePdf
from PIL import Image
from reportlab.lib.pagesizes import letter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from analyzer.errors import PolicyReadError
from analyzer.labels import Code
from analyzer.reading import pdf
from analyzer.reading.assemble import read_policy
from analyzer.reading.limits import LIMITS, Attempt
from analyzer.records import Policy

BODY = "The plan does not pay for cosmetic surgery of any kind."


def changed(content: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as document:
        change(document)
        document.save(stream, compress_streams=False)
    return stream.getvalue()


def codes(policy: Policy) -> set[Code]:
    return {warning.code for warning in policy.warnings}


def refused(content: bytes, *limits: str) -> Code:
    with pytest.raises(PolicyReadError) as caught:
        read_policy(content, attempt=Attempt(LIMITS.with_text(list(limits))))
    return caught.value.code


def test_a_sound_file_has_no_warning(make_pdf: MakePdf) -> None:
    assert read_policy(make_pdf((BODY,), (BODY,))).warnings == ()


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda data: data[: data.rfind(b"xref\n0")], id="no end"),
        pytest.param(lambda data: data.replace(b"startxref\n", b"startxref\n9"), id="wrong place"),
        pytest.param(lambda data: b"X" * 500 + data, id="junk in front"),
    ],
)
def test_a_damaged_file_is_read_and_said_to_be(
    make_pdf: MakePdf, damage: Callable[[bytes], bytes]
) -> None:
    policy = read_policy(damage(make_pdf((BODY,), (BODY,))))

    assert len(policy.pages) == 2
    assert policy.text.count("cosmetic surgery") == 2
    assert Code.W_REPAIRED in codes(policy)


def test_a_page_with_broken_data_is_named(make_pdf: MakePdf) -> None:
    def spoil(document: pikepdf.Pdf) -> None:
        packed = bytearray(zlib.compress(b"BT /F1 9 Tf (lost) Tj ET" * 99))
        packed[20] ^= 0xFF
        stream = pikepdf.Stream(document, bytes(packed), Filter=pikepdf.Name.FlateDecode)
        document.pages[1].obj.Contents = document.make_indirect(stream)

    policy = read_policy(changed(make_pdf((BODY,), (BODY,), (BODY,)), spoil))

    [warning] = policy.warnings
    assert (warning.code, warning.pages) == (Code.W_PAGE_FAILED, (2,))


LINES = b"".join(b"(Line %d of what the plan pays for.) Tj T*\n" % number for number in range(30))
DRAWN = b"BT /F1 9 Tf 12 TL 60 700 Td\n" + LINES + b"ET"


def flate(data: bytes) -> bytes:
    return zlib.compress(data)


def spoilt(data: bytes) -> bytes:
    """Without a byte in the middle, a letter that stands for none in its place."""
    middle = len(data) // 2
    return data[:middle] + b"\x7f" + data[middle + 1 :]


def second_page(content: bytes, drawn: bytes, *filters: str) -> bytes:
    """The PDF with other data behind its second page."""

    def change(document: pikepdf.Pdf) -> None:
        page = document.pages[1].obj
        face = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=face))
        stream = pikepdf.Stream(document, drawn)
        if filters:
            stream.Filter = pikepdf.Array([pikepdf.Name(one) for one in filters])
        page.Contents = document.make_indirect(stream)

    return changed(content, change)


@pytest.mark.parametrize(
    ("drawn", "filters"),
    [
        pytest.param(
            spoilt(base64.a85encode(flate(DRAWN)) + b"~>"),
            ("/ASCII85Decode", "/FlateDecode"),
            id="a byte spoilt in letters",
        ),
        pytest.param(flate(DRAWN)[:-60], ("/FlateDecode",), id="cut short"),
        pytest.param(DRAWN.replace(b"for.)", b"for.", 1), (), id="a bracket lost"),
        pytest.param(DRAWN.replace(b"F1 9 Tf", b"F1 Tf"), (), id="the size lost"),
    ],
)
def test_a_page_that_lost_a_part_of_its_text_is_named(
    make_pdf: MakePdf, drawn: bytes, filters: tuple[str, ...]
) -> None:
    policy = read_policy(second_page(make_pdf((BODY,), (BODY,), (BODY,)), drawn, *filters))

    assert (Code.W_PAGE_FAILED, (2,)) in [(one.code, one.pages) for one in policy.warnings]


@pytest.mark.parametrize(
    ("drawn", "filters"),
    [
        pytest.param(DRAWN, (), id="plain"),
        pytest.param(flate(DRAWN), ("/FlateDecode",), id="packed"),
        pytest.param(flate(DRAWN)[:-4], ("/FlateDecode",), id="without its checksum"),
        pytest.param(
            base64.a85encode(flate(DRAWN)) + b"~>",
            ("/ASCII85Decode", "/FlateDecode"),
            id="in letters",
        ),
        pytest.param(DRAWN + b"BT /F1 9 Tf" + b" () Tj [-20] TJ" * 30 + b" ET", (), id="empty"),
    ],
)
def test_a_page_that_lost_nothing_is_not(
    make_pdf: MakePdf, drawn: bytes, filters: tuple[str, ...]
) -> None:
    policy = read_policy(second_page(make_pdf((BODY,), (BODY,)), drawn, *filters))

    assert policy.warnings == ()
    assert "Line 29 of" in policy.text


def test_a_page_whose_drawing_is_gone_is_named(make_pdf: MakePdf) -> None:
    content = make_pdf((BODY,), (BODY,)).replace(b"/Contents", b"/Cont\xbents", 1)

    assert Code.W_PAGE_FAILED in codes(read_policy(content))


def test_a_page_that_unpacks_without_end_is_never_unpacked(make_pdf: MakePdf) -> None:
    def bomb(document: pikepdf.Pdf) -> None:
        packed = zlib.compress(zlib.compress(bytes(4 * 2**20)))
        filters = [pikepdf.Name.FlateDecode, pikepdf.Name.FlateDecode]
        document.pages[0].obj.Contents = document.make_indirect(
            pikepdf.Stream(document, packed, Filter=filters)
        )

    assert refused(changed(make_pdf((BODY,)), bomb), "stream-mib=2") is Code.E_LIMIT_STREAM
    policy = read_policy(
        changed(make_pdf((BODY,), (BODY,)), bomb),
        attempt=Attempt(LIMITS.with_text(["stream-mib=2"])),
    )
    assert codes(policy) == {Code.W_PAGE_FAILED}
    assert "stream-mib" in policy.warnings[0].message


def test_pages_that_unpack_to_too_much_together_are_named(make_pdf: MakePdf) -> None:
    def long(document: pikepdf.Pdf) -> None:
        for page in document.pages:
            page.contents_add(document.make_stream(b" " * 700_000))

    content = changed(make_pdf((BODY,), (BODY,), (BODY,)), long)
    attempt = Attempt(LIMITS.with_text(["unpacked-mib=1"]))

    [warning] = read_policy(content, attempt=attempt).warnings

    assert (warning.code, warning.pages) == (Code.W_PAGE_FAILED, (2, 3))
    assert "unpacked-mib" in warning.message
    assert not read_policy(content).warnings


def test_a_page_cut_into_too_many_parts_is_not_read(make_pdf: MakePdf) -> None:
    def cut(document: pikepdf.Pdf) -> None:
        document.pages[0].Contents = pikepdf.Array([document.pages[0].Contents] * 3)

    content = changed(make_pdf((BODY,)), cut)

    assert refused(content, "parts=2") is Code.E_LIMIT_STREAM
    assert BODY in read_policy(content, attempt=Attempt(LIMITS.with_text(["parts=3"]))).text


def test_a_note_and_a_form_value_are_read(make_pdf: MakePdf) -> None:
    def fill(document: pikepdf.Pdf) -> None:
        name = pikepdf.Name
        note = pikepdf.Dictionary(
            Subtype=name.FreeText, F=4, Rect=[60, 300, 500, 340], Contents="Scars: paid"
        )
        unseen = pikepdf.Dictionary(
            Subtype=name.FreeText, F=2, Rect=[60, 300, 500, 340], Contents="Ghost"
        )
        field = pikepdf.Dictionary(
            Subtype=name.Widget, FT=name.Tx, F=4, Rect=[60, 200, 500, 240], V="Peels: refused"
        )
        field = document.make_indirect(field)
        document.Root.AcroForm = pikepdf.Dictionary(Fields=[field])
        document.pages[0].obj.Annots = [note, unseen, field]

    policy = read_policy(changed(make_pdf((BODY,)), fill))

    assert "Scars: paid" in policy.text
    assert "Peels: refused" in policy.text
    assert "Ghost" not in policy.text
    assert codes(policy) == {Code.W_ANNOTATION_TEXT, Code.W_FORM_FIELDS}


def test_scripts_and_attachments_are_told(make_pdf: MakePdf) -> None:
    def load(document: pikepdf.Pdf) -> None:
        document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.beep()")
        document.attachments["other.pdf"] = b"%PDF-"

    assert codes(read_policy(changed(make_pdf((BODY,)), load))) == {
        Code.W_ACTIVE_CONTENT,
        Code.W_ATTACHMENTS,
    }


def test_the_placeholder_of_a_dynamic_form_is_no_policy(make_pdf: MakePdf) -> None:
    def form(document: pikepdf.Pdf) -> None:
        packet = document.make_stream(b"<xdp/>")
        document.Root.AcroForm = pikepdf.Dictionary(Fields=[], XFA=packet)

    stub = "If this message is not eventually replaced, get another reader."

    assert refused(changed(make_pdf((stub,)), form)) is Code.E_XFA


def test_text_upside_down_is_told() -> None:
    stream = io.BytesIO()
    with pikepdf.new() as document:
        name = pikepdf.Name
        page = document.add_blank_page(page_size=(612, 792))
        font = pikepdf.Dictionary(Type=name.Font, Subtype=name.Type1, BaseFont=name.Helvetica)
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        drawn = f"BT /F1 10 Tf -1 0 0 -1 500 300 Tm ({BODY}) Tj ET"
        page.obj.Contents = document.make_stream(drawn.encode())
        document.save(stream)

    policy = read_policy(stream.getvalue())

    assert BODY in policy.text
    assert codes(policy) == {Code.W_ROTATED_TEXT}


def test_a_file_that_only_the_second_library_unlocks_is_read(
    make_pdf: MakePdf, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(make_pdf())) as document:
        document.save(stream, encryption=pikepdf.Encryption(user="", owner="owner", R=6))
    opens = pdf.pdfium.PdfDocument

    def picky(source: bytes, password: str | None) -> object:
        if b"/Encrypt" in source:
            raise pdf.pdfium.PdfiumError("Incorrect password error")
        return opens(source, password=password)

    monkeypatch.setattr(pdf.pdfium, "PdfDocument", picky)

    policy = read_policy(stream.getvalue())

    assert "Cosmetic surgery" in policy.text
    assert Code.W_REPAIRED not in {warning.code for warning in policy.warnings}


def test_why_a_file_does_not_open_is_not_taken_from_the_file_before(make_pdf: MakePdf) -> None:
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(make_pdf())) as document:
        document.save(stream, encryption=pikepdf.Encryption(user="user", owner="owner", R=4))
        del document.pages[:]
        empty = io.BytesIO()
        document.save(empty)

    assert [refused(stream.getvalue()), refused(empty.getvalue())] == [
        Code.E_PASSWORD,
        Code.E_NO_PAGES,
    ]


@pytest.mark.parametrize(
    ("side", "code"),
    [pytest.param(80, None, id="a logo"), pytest.param(500, Code.E_NO_TEXT, id="a scan")],
)
def test_a_page_with_hardly_a_word_and_a_picture(side: int, code: Code | None) -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=letter, invariant=1)
    canvas.drawString(60, 760, "Supplementary announcement, page one")
    canvas.drawImage(ImageReader(Image.new("L", (20, 20), 90)), 60, 100, side, side)
    canvas.save()
    if code:
        assert refused(stream.getvalue()) is code
    else:
        assert codes(read_policy(stream.getvalue())) == {Code.W_PAGE_NO_TEXT}
