"""Hostile and odd pictures."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image


def picture(kind: str, size: tuple[int, int] = (200, 300), **options: object) -> bytes:
    out = io.BytesIO()
    Image.new("L", size, 255).save(out, kind, **options)
    return out.getvalue()


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">L", len(data)) + name + data + struct.pack(">L", zlib.crc32(name + data))


def png_bomb(side: int = 100_000) -> bytes:
    """A header that promises ten thousand million pixels."""
    head = struct.pack(">LLBBBBB", side, side, 8, 0, 0, 0, 0)
    data = zlib.compress(bytes(100_000), 9)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")


def tiff_pages(count: int) -> bytes:
    frames = [Image.new("1", (60, 80), 1) for _ in range(count)]
    out = io.BytesIO()
    frames[0].save(out, "TIFF", save_all=True, append_images=frames[1:])
    return out.getvalue()


def tiff_loop() -> bytes:
    """A directory of pages that leads back to itself."""
    entries = [
        (256, 3, 1, 8), (257, 3, 1, 8), (258, 3, 1, 1), (259, 3, 1, 1),
        (262, 3, 1, 1), (273, 4, 1, 200), (278, 3, 1, 8), (279, 4, 1, 8),
    ]  # fmt: skip
    directory = struct.pack("<H", len(entries))
    for tag, kind, count, value in entries:
        directory += struct.pack("<HHLL", tag, kind, count, value)
    directory += struct.pack("<L", 8)
    return (b"II*\x00" + struct.pack("<L", 8) + directory).ljust(200, b"\0") + b"\xff" * 8
