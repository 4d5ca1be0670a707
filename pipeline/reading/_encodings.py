"""Decodes text in any encoding: marks first, then shape, then what reads like a language."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from data import late as re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_EIGHT_BIT = ("cp1252", "mac_roman", "cp850")
_HIGH = re.compile(r"(.?)([^\x00-\x7f])(.?)", re.DOTALL)
_LETTERS = frozenset("éèêëàâäçùûüôöîïœæÿñßáíóúÉÈÊËÀÂÄÇÙÛÜÔÖÎÏŒÆÑ")
_SIGNS = frozenset("«»’‘“”–—…€£§°²³½¼©®™•·\u00a0\u202fªº")
_NEVER_INSIDE = frozenset("«»“”…€£§²³½¼•")
_CONTROL = bytes(set(range(32)) - {8, 9, 10, 11, 12, 13, 27}) + b"\x7f"
_SAMPLE = 65536
_LATIN_9 = re.compile(rb"\d[ \xa0]{0,2}\xa4|\xa4[ \xa0]{0,2}\d|[A-Za-z][\xbc\xbd][A-Za-z]")
_WINDOWS = re.compile(rb"[\x80-\x9f]")
_IMPLAUSIBLE = 0.0
_PLAUSIBLE = 0.4
_OTHER_SCRIPT = 0.2


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and how it was decoded."""

    text: str
    encoding: str


def looks_binary(data: bytes) -> bool:
    """Whether bytes hold no text in any encoding; 8 KiB are enough."""
    if _marked(data) or _wide(data):
        return False
    if not data:
        return False
    controls = len(data) - len(data.translate(None, _CONTROL))
    return controls > max(1, len(data) // 200)


def decode(data: bytes) -> Decoded:
    """Decode bytes: never fails, what no encoding explains becomes U+FFFD.

    Order: byte order marks; UTF-16 and UTF-32 by where their zeros stand; UTF-8; then Windows, Mac and
    DOS code pages by which of them gives words; charset-normalizer for what is left.
    """
    encoding = _marked(data) or _wide(data)
    if encoding:
        return Decoded(data.decode(encoding, "replace"), encoding)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    return _mostly_utf8(data) or _eight_bit(data)


def _marked(data: bytes) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return encoding
    return ""


def _wide(data: bytes) -> str:
    """UTF-16 or UTF-32 without a mark: letters of our languages leave zeros at fixed places."""
    sample = data[: min(len(data), 4096) // 4 * 4]
    if len(sample) < 8 or 0 not in sample:
        return ""
    quarter = len(sample) // 4
    zeros = [sample[position::4].count(0) / quarter for position in range(4)]
    text = [share < 0.1 for share in zeros]
    blank = [share > 0.9 for share in zeros]
    if text[0] and blank[1] and blank[2] and blank[3]:
        return "utf-32-le"
    if blank[0] and blank[1] and blank[2] and text[3]:
        return "utf-32-be"
    even, odd = (zeros[0] + zeros[2]) / 2, (zeros[1] + zeros[3]) / 2
    if odd > 0.7 and even < 0.05:
        return "utf-16-le"
    if even > 0.7 and odd < 0.05:
        return "utf-16-be"
    return ""


def _mostly_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few broken characters, as a cut or a patched file has."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(1 for character in text[: _SAMPLE * 4] if character > "\x7f" and character != "\ufffd")
    return Decoded(text, "utf-8") if good > 4 * bad else None


def _eight_bit(data: bytes) -> Decoded:
    sample = data[:_SAMPLE]
    if not any(byte > 0x7F for byte in sample):
        sample = data
    scores = {encoding: _score(sample, encoding) for encoding in _EIGHT_BIT}
    if scores["cp1252"] >= _IMPLAUSIBLE:
        # by far the commonest; a lone sign of it is a letter in the other pages, and must not win there
        encoding = "iso8859_15" if _has_latin_euro(data) else "cp1252"
        return Decoded(data.decode(encoding, "replace"), encoding)
    best = max(_EIGHT_BIT, key=lambda encoding: scores[encoding])
    if scores[best] > _PLAUSIBLE:
        return Decoded(data.decode(best, "replace"), best)
    encoding = _other_script(sample) or "cp1252"
    return Decoded(data.decode(encoding, "replace"), encoding)


def _has_latin_euro(data: bytes) -> bool:
    """Whether bytes are those of Latin-9, which has the euro and the ligature where Latin-1 has rare signs.

    Windows writes both where Latin-9 has controls: a text that has one of these is not Latin-9.
    """
    return _LATIN_9.search(data) is not None and _WINDOWS.search(data) is None


def _other_script(sample: bytes) -> str:
    """What charset-normalizer makes of a text that is written in other letters than ours."""
    high = sum(byte > 0x7F for byte in sample)
    if high < len(sample) * _OTHER_SCRIPT:
        return ""
    from charset_normalizer import from_bytes

    guess = from_bytes(sample).best()
    return "" if guess is None else guess.encoding


def _score(sample: bytes, encoding: str) -> float:
    """How much the high characters look like French or English text: 1 all, negative none."""
    text = sample.decode(encoding, "replace")
    points = 0.0
    seen = 0
    for match in _HIGH.finditer(text):
        seen += 1
        before, character, after = match[1], match[2], match[3]
        if character in _LETTERS:
            points += _as_letter(before, character, after)
        elif character in _SIGNS:
            inside_word = before.isalpha() and after.isalpha() and character in _NEVER_INSIDE
            lonely_dots = character == "…" and before == after == " "
            points += -1.0 if inside_word or lonely_dots else 0.8
        else:
            points -= 2.0 if character == "\ufffd" else 1.5
    return points / seen if seen else 1.0


def _as_letter(before: str, character: str, after: str) -> float:
    """A small letter is the rule, a capital may begin a word or stand among capitals."""
    if character.islower():
        return 1.0
    if before.islower():
        return -1.0
    if not before.isalpha() and not after.isalpha() and character not in "ÀÉ":
        return -0.5
    return 0.5 if after.islower() else 1.0
