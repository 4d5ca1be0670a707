"""Hostile and odd zips, DOCX and ODT."""

from __future__ import annotations

import io
import struct
import zipfile

DATE = (2024, 1, 2, 3, 4, 6)
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SENTENCE = "Le présent contrat est régi par le droit français et conclu pour une durée de deux ans."


def zipped(members: dict[str, bytes | str], *, level: int = 6) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, DATE), data, zipfile.ZIP_DEFLATED, level)
    return out.getvalue()


def relations(kind: str, target: str) -> str:
    """A relationships part that points at one part."""
    return (
        f'<?xml version="1.0"?><Relationships xmlns="{_PACKAGE}">'
        f'<Relationship Id="r1" Type="{_OFFICE}/{kind}" Target="{target}"/></Relationships>'
    )


def docx(body: str | bytes | None = None, others: dict[str, bytes | str] | None = None) -> bytes:
    """A minimal DOCX, and further parts by name."""
    if body is None:
        body = paragraphs(SENTENCE)
    if isinstance(body, str):
        body = f'<?xml version="1.0"?><w:document {_W}><w:body>{body}</w:body></w:document>'
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": relations("officeDocument", "word/document.xml"),
        "word/document.xml": body,
    }
    return zipped(parts | (others or {}))


def paragraphs(*texts: str) -> str:
    return "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in texts)


def odt(content: str, others: dict[str, bytes | str] | None = None) -> bytes:
    namespaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for short, name in (("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"))
    )
    whole = (
        f'<?xml version="1.0"?><office:document-content {namespaces}><office:body><office:text>{content}'
        "</office:text></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(zipfile.ZipInfo("mimetype", DATE), "application/vnd.oasis.opendocument.text")
        for name, data in {"content.xml": whole, "META-INF/manifest.xml": "<m/>", **(others or {})}.items():
            archive.writestr(zipfile.ZipInfo(name, DATE), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def xml_bomb() -> bytes:
    """Billion laughs, in the body of a DOCX."""
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return (
        f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY l0 "lol">{entities}]>'
        f"<w:document {_W}><w:body><w:p><w:r><w:t>&l9;</w:t></w:r></w:p></w:body></w:document>"
    ).encode()


def xml_outside() -> bytes:
    """A DOCX whose body asks for a file of the machine."""
    return (
        f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        f"<w:document {_W}><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>"
    ).encode()


def nested_zip(depth: int) -> bytes:
    data = zipped({"contract.txt": SENTENCE})
    for level in range(depth):
        data = zipped({f"level{level}.zip": data})
    return data


def encrypted_zip() -> bytes:
    """Members whose flags say that they want a password."""
    data = bytearray(zipped({"secret.txt": SENTENCE}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(mark)
        data[place + offset] |= 1
    return bytes(data)


def overlapping_zip(copies: int = 20) -> bytes:
    """Many names over the same bytes, as the better zip bombs do."""
    single = zipped({"a": bytes(2_000_000)}, level=9)
    directory = single.find(b"PK\x01\x02")
    end = single.rfind(b"PK\x05\x06")
    entry = single[directory:end]
    entries = b"".join(entry[:-1] + bytes([ord("A") + number]) for number in range(copies))
    tail = bytearray(single[end:])
    struct.pack_into("<HHL", tail, 8, copies, copies, len(entries))
    return single[:directory] + entries + bytes(tail)


def lying_zip() -> bytes:
    """A member that says it is small and is not."""
    data = bytearray(zipped({"lie.txt": b"A" * 30_000_000}, level=9))
    directory = data.find(b"PK\x01\x02")
    struct.pack_into("<L", data, directory + 24, 10)
    struct.pack_into("<L", data, 22, 10)
    return bytes(data)


def zip_with_link() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        info = zipfile.ZipInfo("link", DATE)
        info.create_system = 3
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
        archive.writestr(zipfile.ZipInfo("real.txt", DATE), SENTENCE)
    return out.getvalue()


def ole(*streams: str) -> bytes:
    """The start of an OLE container and the names of its streams, as its directory spells them."""
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    entries = b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in ("Root Entry", *streams))
    return header + entries.ljust(2048, b"\0")
