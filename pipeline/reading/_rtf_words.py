"""RTF's vocabulary: words that are characters, groups that are not shown, bytes that are letters."""

from __future__ import annotations

CHARACTERS = {
    "emdash": "\u2014", "endash": "\u2013", "emspace": " ", "enspace": " ", "qmspace": " ",
    "bullet": "\u2022", "lquote": "\u2018", "rquote": "\u2019", "ldblquote": "\u201c",
    "rdblquote": "\u201d", "line": "\n", "tab": "\t", "nestcell": " ", "nestrow": "\n",
}  # fmt: skip
SIGNS = {"~": " ", "_": "-", "-": "", "{": "{", "}": "}", "\\": "\\", "\n": "\n", "\r": "\n", "\t": "\t"}
STARRED_SHOWN = frozenset(("shpinst", "shptxt", "ud", "mmath", "momath", "mr"))
_UNSHOWN_LIST = """
    fldinst shprslt nonshppict shppict pict object objdata sp sn sv upr stylesheet colortbl fonttbl info
    listtable listoverridetable rsidtbl generator themedata colorschememapping latentstyles datastore
    xmlnstbl revtbl bkmkstart bkmkend pn annotation atnid atnauthor atntime atndate atnref ftnsep
    ftnsepc ftncn aftnsep aftnsepc aftncn template private docvar userprops filetbl passwordhash
    protusertbl mmathpr comment falt panose datafield formfield listname leveltext levelnumbers
"""
UNSHOWN = frozenset(_UNSHOWN_LIST.split())
HEADERS = frozenset(("header", "headerl", "headerr", "headerf"))
FOOTERS = frozenset(("footer", "footerl", "footerr", "footerf"))
_SYMBOL_CHARSET = 2


def encoding_of(charset: int, default: str) -> str:
    """Name the encoding of a font's character set; ``symbol`` for one that has no letters."""
    if charset == _SYMBOL_CHARSET:
        return "symbol"
    if charset in (0, 1):
        return default
    from striprtf.striprtf import charset_map

    return str(charset_map.get(charset) or default)


def joined(pieces: list[str]) -> str:
    """Join, and put UTF-16 pairs together, which RTF writes as two characters."""
    text = "".join(pieces)
    if any("\ud800" <= character <= "\udfff" for character in text):
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text
