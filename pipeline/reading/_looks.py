"""Names what a file looks like, for the sentence that says why no reader took it."""

from __future__ import annotations

_SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"MZ", "a Windows program"),
    (0, b"\x7fELF", "a Linux program"),
    (0, b"\xcf\xfa\xed\xfe", "a macOS program"),
    (0, b"\xca\xfe\xba\xbe", "a compiled program"),
    (0, b"GIF8", "a GIF picture"),
    (0, b"BM", "a BMP picture"),
    (0, b"\x1f\x8b", "a gzip archive"),
    (0, b"BZh", "a bzip2 archive"),
    (0, b"\xfd7zXZ", "an xz archive"),
    (0, b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (257, b"ustar", "a tar archive"),
    (0, b"ID3", "an MP3 recording"),
    (0, b"OggS", "an Ogg recording"),
    (0, b"RIFF", "a RIFF recording or picture (WAV, AVI, WebP)"),
    (4, b"ftyp", "a video or HEIF picture"),
    (0, b"SQLite format 3", "an SQLite database"),
    (0, b"%!PS", "a PostScript file"),
    (0, b"\xff\xd8\xff", "a JPEG picture"),
    (0, b"\x89PNG", "a PNG picture"),
    (0, b"II*\x00", "a TIFF picture"),
    (0, b"MM\x00*", "a TIFF picture"),
    (0, b"%PDF-", "a PDF"),
    (0, b"\x00\x05\x16\x07", "a macOS AppleDouble file"),
    (0, b"L\x00\x00\x00\x01\x14\x02\x00", "a Windows shortcut"),
)


def describe(head: bytes) -> str:
    """Name a file by its first bytes: ``a Windows program``; never quotes its content."""
    for offset, magic, name in _SIGNATURES:
        if head.startswith(magic, offset):
            return name
    if not head.strip(b"\x00"):
        return "nothing but zero bytes"
    name = _by_puremagic(head)
    return f"{name}" if name else "binary data of an unknown kind"


def _by_puremagic(head: bytes) -> str:
    import puremagic

    try:
        matches = puremagic.magic_string(head)
    except (puremagic.PureError, ValueError):
        return ""
    if not matches or matches[0].confidence < 0.6:
        return ""
    return f"'{matches[0].name.strip()}' ({matches[0].mime_type or 'no media type'})"
