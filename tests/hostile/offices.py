"""Hostile and odd Word 97-2003 documents, Outlook messages, mailboxes and 7z archives."""

from __future__ import annotations

import io
import struct
import tempfile
from email.message import EmailMessage
from pathlib import Path

from aspose.email_foss.cfb import CFBDocument, CFBStorage, CFBStream, CFBWriter
from aspose.email_foss.msg import MapiMessage

from tests.hostile import texts

SENTENCE = "Le présent contrat est régi par le droit français et conclu pour une durée de deux ans."


def container(streams: dict[str, bytes]) -> bytes:
    """An OLE container with these streams at its top."""
    root = CFBStorage("Root Entry")
    for name, data in streams.items():
        root.add_stream(CFBStream(name, data))
    return bytes(CFBWriter.to_bytes(CFBDocument(root)))


def doc(
    body: str = SENTENCE + "\r",
    *,
    footnotes: str = "",
    headers: str = "",
    wide: bool = True,
    flags: int = 0x0200,
    version: int = 0x00C1,
    counts: tuple[int, ...] | None = None,
) -> bytes:
    """A minimal Word 97 document: header, text in two pieces, and the table of pieces."""
    main, table = word_streams(
        body, footnotes=footnotes, headers=headers, wide=wide, flags=flags, version=version, counts=counts
    )
    return container({"WordDocument": main, "1Table" if flags & 0x0200 else "0Table": table})


def word_streams(
    body: str,
    *,
    footnotes: str = "",
    headers: str = "",
    wide: bool = True,
    flags: int = 0x0200,
    version: int = 0x00C1,
    counts: tuple[int, ...] | None = None,
) -> tuple[bytes, bytes]:
    """The two streams that hold a document's text; the first half is coded in one byte a character."""
    # As Word counts: a sign beyond the first plane has two places.
    body, footnotes, headers = (_units(part) for part in (body, footnotes, headers))
    whole = body + footnotes + headers + "\r"
    half = len(whole) // 2 if wide else len(whole)
    narrow, rest = whole[:half].encode("cp1252"), whole[half:].encode("utf-16-le", "surrogatepass")
    start = 0x400
    fib = bytearray(start)
    struct.pack_into("<HHHHHH", fib, 0, 0xA5EC, version, 0, 0x040C, 0, flags)
    struct.pack_into("<II", fib, 0x18, start, start + len(narrow) + len(rest))
    struct.pack_into(
        "<8i", fib, 0x4C, *(counts or (len(body), len(footnotes), len(headers), 0, 0, 0, 0, 0))
    )
    pieces = [(half, (start * 2) | 0x40000000)]
    if rest:
        pieces.append((len(whole) - half, start + len(narrow)))
    ends, places = [0], b""
    for length, place in pieces:
        ends.append(ends[-1] + length)
        places += struct.pack("<HIH", 0, place, 0)
    plc = struct.pack(f"<{len(ends)}I", *ends) + places
    clx = b"\x01" + struct.pack("<H", 4) + bytes(4) + b"\x02" + struct.pack("<I", len(plc)) + plc
    struct.pack_into("<II", fib, 0x1A2, 16, len(clx))
    # Word's own streams are larger than what a container keeps in its small sectors.
    return bytes(fib) + narrow + rest + bytes(4096), bytes(16) + clx + bytes(4096)


def _units(text: str) -> str:
    data = text.encode("utf-16-le")
    return "".join(map(chr, struct.unpack(f"<{len(data) // 2}H", data)))


def looping_doc() -> bytes:
    """A container whose allocation table leads from the first sector of Word's stream back to itself."""
    data = bytearray(doc())
    shift = struct.unpack_from("<H", data, 0x1E)[0]
    fat = (struct.unpack_from("<I", data, 0x4C)[0] + 1) << shift
    entry = data.find("WordDocument".encode("utf-16-le"))
    (sector,) = struct.unpack_from("<I", data, entry + 116)
    struct.pack_into("<I", data, fat + 4 * sector, sector)
    return bytes(data)


def gigantic_doc() -> bytes:
    """A stream that is said to have four gigabytes, and a table of pieces that says so too."""
    data = bytearray(doc(counts=(2_000_000_000, 0, 0, 0, 0, 0, 0, 0)))
    entry = data.find("WordDocument".encode("utf-16-le"))
    struct.pack_into("<Q", data, entry + 120, 0xFFFFFFF0)
    return bytes(data)


def msg(message: EmailMessage | None = None) -> bytes:
    """A message as Outlook keeps it."""
    return bytes(MapiMessage.from_email_message(message or texts.mail()).to_bytes())


def looping_msg() -> bytes:
    """A message whose attachment's folder holds the folder of the message itself."""
    data = bytearray(msg(texts.mail(**{"a.txt": b"a" * 5000})))
    root = data.find("Root Entry".encode("utf-16-le"))
    entry = data.find("__attach_version1.0".encode("utf-16-le"))
    data[entry + 76 : entry + 80] = data[root + 76 : root + 80]
    return bytes(data)


def bursting_msg() -> bytes:
    """A message whose attachments all lie over the same bytes."""
    message = texts.mail(**{f"{number}.bin": bytes([number]) * 50_000 for number in range(40)})
    data = bytearray(msg(message))
    name = "__substg1.0_37010102".encode("utf-16-le")
    place = first = data.find(name)
    while place >= 0:
        data[place + 116 : place + 120] = data[first + 116 : first + 120]
        struct.pack_into("<Q", data, place + 120, 1_500_000)
        place = data.find(name, place + 1)
    return bytes(data)


def mailbox(*messages: EmailMessage) -> bytes:
    """A mailbox as mail programs on Unix keep it."""
    parts = []
    for message in messages:
        lines = message.as_bytes().replace(b"\r\n", b"\n").split(b"\n")
        quoted = [b">" + line if line.lstrip(b">").startswith(b"From ") else line for line in lines]
        parts.append(b"From claire@exemple.example Tue Feb  6 10:00:00 2024\n" + b"\n".join(quoted) + b"\n")
    return b"\n".join(parts)


def sevenzip(members: dict[str, bytes], *, password: str | None = None, hidden: bool = False) -> bytes:
    """A 7z archive; ``hidden`` keeps the names behind the password too."""
    from py7zr import SevenZipFile

    out = io.BytesIO()
    with SevenZipFile(out, "w", password=password, header_encryption=hidden) as archive:
        for name, data in members.items():
            archive.writestr(data, name)
    return out.getvalue()


def sevenzip_slip(name: str = "../evil.txt") -> bytes:
    """A member whose name leads out, which the library would not write: the name is changed afterwards."""
    from py7zr import SevenZipFile

    out = io.BytesIO()
    with SevenZipFile(out, "w") as archive:
        archive.set_encoded_header_mode(False)
        archive.writestr(b"evil", "x" * len(name))
        archive.writestr(texts.FRENCH.encode(), "ok.txt")
    return _signed(out.getvalue().replace(("x" * len(name)).encode("utf-16-le"), name.encode("utf-16-le")))


def sevenzip_link() -> bytes:
    """A symbolic link beside a real file."""
    from py7zr import SevenZipFile

    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "link").symlink_to("/etc/passwd")
        out = io.BytesIO()
        with SevenZipFile(out, "w") as archive:
            archive.write(Path(folder) / "link", "link")
            archive.writestr(texts.FRENCH.encode(), "real.txt")
    return out.getvalue()


def sevenzip_gigantic() -> bytes:
    """A member that is said to have very many bytes."""
    from py7zr import SevenZipFile

    out = io.BytesIO()
    with SevenZipFile(out, "w") as archive:
        archive.set_encoded_header_mode(False)
        archive.writestr(b"a" * 3_000_000, "big.bin")
    # 3,000,000 as 7z writes it: a mark of three extra bytes, then the number.
    return _signed(out.getvalue().replace(b"\xe0\xc0\xc6\x2d", b"\xef\xff\xff\xff"))


def sevenzip_damaged() -> bytes:
    """A bit is wrong in the packed bytes; the directory is sound."""
    data = bytearray(sevenzip({"a.txt": texts.FRENCH.encode() * 50, "b.txt": texts.ENGLISH.encode() * 50}))
    data[60] ^= 0x55
    return bytes(data)


def sevenzip_nested(depth: int) -> bytes:
    """Archives in one another."""
    data = sevenzip({"contract.txt": SENTENCE.encode()})
    for level in range(depth):
        data = sevenzip({f"level{level}.7z": data})
    return data


def _signed(data: bytes) -> bytes:
    """Count the checks of an archive's directory anew after it was changed."""
    import zlib

    offset, size = struct.unpack_from("<QQ", data, 12)
    start = struct.pack("<QQL", offset, size, zlib.crc32(data[32 + offset : 32 + offset + size]))
    return data[:8] + struct.pack("<L", zlib.crc32(start)) + start + data[32:]
