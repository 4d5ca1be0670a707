"""Pictures in a text's own code, as HTML and RTF have them: what may be a page is read by itself."""

from __future__ import annotations

import base64
import binascii
import io
from collections.abc import Iterable
from dataclasses import dataclass

from data import late as re
from pipeline.errors import ReadingError
from pipeline.heartbeat import beat
from pipeline.reading._members import NO_SPOOL, Skipped
from pipeline.reading._package import HARDLY_ANY_TEXT, SMALLEST_PICTURE
from pipeline.reading.spool import Spool
from pipeline.settings import Settings
from pipeline.types import Attachment, FileStatus

_WIDE, _HIGH = 300.0, 350.0
"""Points from which a picture may be a page; of one without a size, at the density of a coarse scan."""
_PIXELS_A_POINT = 1.4
_IMAGE = re.compile(r"<img\b[^<>]*>", re.IGNORECASE)
_DATA = re.compile(r"data:image/([a-z]{3,4})[^,\"'>]{0,60};base64,([A-Za-z0-9+/=\s]+)", re.IGNORECASE)
_SHOWN = re.compile(r"\b(width|height)\s*[:=]\s*[\"']?\s*(\d{1,5})(?:px)?\s*[\"';>\s]", re.IGNORECASE)
_SOURCE = re.compile(r"\bsrc\s*=\s*[\"']?\s*(?!data:)[^\s\"'>]", re.IGNORECASE)
_ICON = 100
_PICT = re.compile(r"\\pict(?![a-z])")
_FALLBACK = re.compile(r"\\nonshppict\s*\{\s*\Z")
_BRACE = re.compile(r"[{}]|\\bin(\d+) ?")
_WORD = re.compile(r"\\([a-z]+)(-?\d+)? ?|\\\*|\s+")
_KINDS = {"pngblip": "png", "jpegblip": "jpeg"}
_OTHERS = frozenset(("emfblip", "wmetafile", "dibitmap", "wbitmap", "macpict", "pmmetafile"))


@dataclass(frozen=True, slots=True)
class Inner:
    """A picture in a text's code."""

    kind: str
    """``png``, ``jpeg`` ...; empty where it cannot be handed on."""
    data: bytes
    shown: tuple[float, float] | None
    """Width and height in points as the text shows it, where it says so."""


def in_html(html: str) -> tuple[list[Inner], int]:
    """Pictures that a page brings along, and how many of its pictures lie elsewhere; icons are left out."""
    found: list[Inner] = []
    elsewhere = 0
    for tag in _IMAGE.finditer(html):
        beat()
        data = _DATA.search(tag[0])
        around = tag[0] if data is None else tag[0][: data.start()] + tag[0][data.end() :]
        sizes = {name.lower(): float(size) for name, size in _SHOWN.findall(around)}
        if data is None:
            elsewhere += bool(_SOURCE.search(tag[0])) and all(size > _ICON for size in sizes.values())
            continue
        try:
            raw = base64.b64decode(data[2] + "==")
        except (binascii.Error, ValueError):
            continue
        shown = (sizes["width"] * 0.75, sizes["height"] * 0.75) if len(sizes) == 2 else None
        found.append(Inner(data[1].lower(), raw, shown))
    return found, elsewhere


def in_rtf(source: str) -> list[Inner]:
    """Pictures of an RTF file; the older copies that stand beside some are left out."""
    found: list[Inner] = []
    end = 0
    for start in _PICT.finditer(source):
        beat()
        fallback = _FALLBACK.search(source, max(start.start() - 24, 0), start.start())
        if start.start() < end or fallback:
            continue
        text, binary, end = _group(source, start.end())
        words = {word: int(number or 0) for word, number in _WORD.findall(text)}
        kind = next((name for word, name in _KINDS.items() if word in words), "")
        if not kind and not _OTHERS & words.keys():
            continue
        data = binary or _from_hex(_WORD.sub("", text))
        wide, high = words.get("picwgoal", 0) / 20, words.get("pichgoal", 0) / 20
        wide, high = wide * words.get("picscalex", 100) / 100, high * words.get("picscaley", 100) / 100
        found.append(Inner(kind, data, (wide, high) if wide > 0 and high > 0 else None))
    return found


def _group(source: str, at: int) -> tuple[str, bytes, int]:
    """What stands in a group without those inside it, its bytes where they are written as such, its end."""
    depth, binary = 0, b""
    parts: list[str] = []
    while match := _BRACE.search(source, at):
        if depth == 0:
            parts.append(source[at : match.start()])
        at = match.end()
        if match[1] is not None:
            size = int(match[1])
            binary = source[at : at + size].encode("latin-1") if depth == 0 else binary
            at += size
        elif match[0] == "{":
            depth += 1
        elif depth == 0:
            break
        else:
            depth -= 1
    else:
        at = len(source)
    return "".join(parts), binary, at


def _from_hex(text: str) -> bytes:
    try:
        return bytes.fromhex(text[: len(text) // 2 * 2])
    except ValueError:
        return b""


def may_be_pages(pictures: Iterable[Inner], characters: int) -> list[Inner]:
    """Those of a page's size, or all that are no logo where there is hardly any text."""
    large = [picture for picture in pictures if len(picture.data) >= SMALLEST_PICTURE]
    return [one for one in large if characters < HARDLY_ANY_TEXT or _is_page(one)]


def _is_page(picture: Inner) -> bool:
    wide, high = picture.shown or _measured(picture.data)
    return wide >= _WIDE and high >= _HIGH


def _measured(data: bytes) -> tuple[float, float]:
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data)) as image:
            return image.width / _PIXELS_A_POINT, image.height / _PIXELS_A_POINT
    except Exception:  # Pillow raises nearly anything on odd files; a picture nobody can open is no page
        return 0.0, 0.0


def spool_pictures(
    pictures: Iterable[Inner], settings: Settings
) -> tuple[tuple[Attachment, ...], tuple[Skipped, ...]]:
    """Hand pictures on, each to be read as a file of its own."""
    spool = Spool(settings)
    attachments: list[Attachment] = []
    skipped: list[Skipped] = []
    for number, picture in enumerate(pictures, start=1):
        name = f"picture {number}.{picture.kind or 'wmf'}"
        if not picture.kind:
            skipped.append((name, "unsupported", "a drawing of Windows, which is not opened"))
        elif number > settings.limits.members:
            reason = f"has more pictures than limits.members ({settings.limits.members})"
            skipped.append((name, "too_large", reason))
        elif not spool.enabled:
            skipped.append((name, "ignored", NO_SPOOL))
        else:
            try:
                attachments.append(spool.write(name, io.BytesIO(picture.data)))
            except ReadingError as error:
                skipped.append((name, error.status, error.reason))
    return tuple(attachments), tuple(skipped)


def verdict(pictures: list[Inner], elsewhere: int, characters: int) -> tuple[FileStatus, str]:
    """What stands in a picture was not read here: absence cannot be told from this text alone."""
    if pictures:
        return "partial", f"{len(pictures)} pictures may hold pages; each is read as a file of its own"
    if elsewhere and characters < HARDLY_ANY_TEXT:
        return "partial", f"{elsewhere} pictures are not in the file, and there is hardly any text"
    return "ok", ""
