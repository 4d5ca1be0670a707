"""Hostile and odd PDFs, written byte by byte where a library would refuse."""

from __future__ import annotations

import io
import zlib

import pikepdf

TEXT = b"BT /F1 12 Tf 72 720 Td (This Agreement is governed by the laws of France.) Tj ET"


def pdf(objects: list[bytes], *, trailer: bytes = b"", broken_xref: bool = False) -> bytes:
    """Assemble numbered objects (from 1; 1 is the catalogue) into a file."""
    out = io.BytesIO()
    out.write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n" % number + body + b"\nendobj\n")
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    for place in places:
        out.write(b"%010d 00000 n \n" % (place + (777 if broken_xref else 0)))
    out.write(b"trailer << /Size %d /Root 1 0 R %s >>\n" % (len(objects) + 1, trailer))
    out.write(b"startxref\n%d\n%%%%EOF\n" % (start + (777 if broken_xref else 0)))
    return out.getvalue()


def stream(data: bytes, extra: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n" % (len(data), extra) + data + b"\nendstream"


def one_page(content: bytes = TEXT, box: bytes = b"0 0 595 842", *, broken_xref: bool = False) -> bytes:
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [%s] /Contents 4 0 R "
            b"/Resources << /Font << /F1 5 0 R >> >> >>" % box,
            stream(content),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ],
        broken_xref=broken_xref,
    )


def many_pages(count: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % (number + 4) for number in range(count))
    pages = [
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R "
        b"/Resources << /Font << /F1 4 0 R >> >> >>"
    ] * count
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids.replace(b"4 0 R", b"4 0 R"), count),
            stream(TEXT),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            *pages,
        ]
    ).replace(kids, b" ".join(b"%d 0 R" % (number + 5) for number in range(count)))


def looping_pages() -> bytes:
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2000000000 >>",
        ]
    )


def image_bomb(width: int = 60_000, height: int = 60_000) -> bytes:
    """A picture of some gigabytes that packs into a few kilobytes, over the whole page."""
    data = zlib.compress(zlib.compress(bytes(4_000_000), 9), 9)
    image = (
        b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray "
        b"/BitsPerComponent 8 /Filter [/FlateDecode /FlateDecode] /Length %d >>\nstream\n"
        % (width, height, len(data))
    )
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            b"/Resources << /XObject << /I 5 0 R >> >> >>",
            stream(b"q 595 0 0 842 0 0 cm /I Do Q"),
            image + data + b"\nendstream",
        ]
    )


def content_bomb() -> bytes:
    """A page's content that inflates a thousandfold twice."""
    data = zlib.compress(zlib.compress(b"0 0 m 1 1 l S\n" * 4_000_000, 9), 9)
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
            stream(data, b"/Filter [/FlateDecode /FlateDecode]"),
        ]
    )


def form_loop() -> bytes:
    """A form that draws itself."""
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 99 99] /Resources << /XObject << /X 5 0 R >> >>"
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            b"/Resources << /XObject << /X 5 0 R >> >> >>",
            stream(b"/X Do"),
            stream(b"/X Do", form),
        ]
    )


def encrypted(user: str, owner: str) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(one_page())) as document:
        document.save(out, encryption=pikepdf.Encryption(user=user, owner=owner), deterministic_id=False)
    return out.getvalue()


def with_attachment(name: str, data: bytes) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(one_page())) as document:
        document.attachments[name] = pikepdf.AttachedFileSpec(document, data, filename=name)
        document.save(out)
    return out.getvalue()
