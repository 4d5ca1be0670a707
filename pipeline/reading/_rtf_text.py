"""Turns RTF into text: deleted, struck and hidden words out, notes after their paragraph, tables as rows.

Built on striprtf's tables of destinations and character sets; its own converter keeps deleted and
hidden text, and knows no pages, notes or headers.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from data import late as re
from pipeline.errors import DamagedError
from pipeline.heartbeat import beat
from pipeline.reading._rows import PAGE
from pipeline.reading._rtf_blocks import Blocks
from pipeline.reading._rtf_words import (
    CHARACTERS,
    FOOTERS,
    HEADERS,
    SIGNS,
    STARRED_SHOWN,
    UNSHOWN,
    encoding_of,
)

_TOKEN = re.compile(
    r"\\([a-zA-Z]{1,32})(-?\d{1,10})?[ ]?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])"
    r"|([{}])|[\r\n]+|([^\\{}\r\n]+)|\\$"
)
_BEAT_EVERY = 200_000
_DEEPEST = 100_000
_HIDING = frozenset(("v", "strike", "striked", "deleted", "mvf"))


@dataclass(frozen=True, slots=True)
class _State:
    """What a group inherits."""

    destination: str = "body"
    hidden: frozenset[str] = frozenset()
    font: int | None = None
    skip: int = 1
    color: int = 0
    ground: bool = False


@dataclass(slots=True)
class RtfText:
    """What was read."""

    blocks: list[str] = field(default_factory=list)
    header: str = ""
    footer: str = ""
    title: str = ""
    deletions: int = 0
    open_groups: int = 0


def rtf_text(data: bytes) -> RtfText:
    """Read RTF.

    Raises:
        DamagedError: groups nest absurdly deep.
    """
    return _Machine(data.decode("latin-1")).run()


class _Machine:
    """Reads tokens one after the other with a stack of states."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._state = _State()
        self._stack: list[_State] = []
        self._blocks = Blocks()
        self._result = RtfText()
        self._codepage = "cp1252"
        self._fonts: dict[int, str] = {}
        self._font_now = 0
        self._colors: list[tuple[int, int, int]] = []
        self._rgb = [0, 0, 0]
        self._bytes = bytearray()
        self._pending_skip = 0
        self._starred = False
        self._opening = False
        self._cell_ground = False

    def run(self) -> RtfText:
        place = 0
        count = 0
        source, match_at = self._source, _TOKEN.match
        while match := match_at(source, place):
            place = match.end()
            count += 1
            if count % _BEAT_EVERY == 0:
                beat()
            word, argument, code, sign, brace, plain = match.groups()
            if code is not None:
                self._hex(int(code, 16))
                continue
            if plain is not None:
                self._plain(plain)
                continue
            self._flush_bytes()
            if brace == "{":
                self._open()
            elif brace == "}":
                if not self._stack:
                    break
                self._close()
                if not self._stack:
                    break
            elif word is not None:
                if word == "bin":
                    place += max(int(argument or 0), 0)
                else:
                    self._word(word.lower(), None if argument is None else int(argument))
            elif sign is not None:
                self._sign(sign)
        self._flush_bytes()
        self._blocks.end_paragraph()
        self._blocks.end_table()
        self._result.open_groups = len(self._stack)
        self._result.blocks = self._blocks.blocks
        self._result.header = self._blocks.words("header")
        self._result.footer = self._blocks.words("footer")
        self._result.title = self._blocks.words("title")
        return self._result

    def _open(self) -> None:
        if len(self._stack) >= _DEEPEST:
            raise DamagedError(f"groups nest deeper than {_DEEPEST}")
        self._stack.append(self._state)
        self._opening = True
        self._starred = False
        self._pending_skip = 0

    def _close(self) -> None:
        before = self._state
        self._state = self._stack.pop()
        self._opening = False
        self._pending_skip = 0
        if before.destination == "listtext" and self._state.destination != "listtext":
            self._write(" ")

    def _hex(self, byte: int) -> None:
        if self._pending_skip:
            self._pending_skip -= 1
        else:
            self._opening = False
            self._bytes.append(byte)

    def _plain(self, text: str) -> None:
        if self._pending_skip:
            skipped = min(self._pending_skip, len(text))
            self._pending_skip -= skipped
            text = text[skipped:]
        if not text:
            return
        self._opening = False
        if self._bytes or not text.isascii():
            self._bytes += text.encode("latin-1")
        else:
            self._write(text)

    def _flush_bytes(self) -> None:
        if not self._bytes:
            return
        data, self._bytes = bytes(self._bytes), bytearray()
        encoding = self._fonts.get(-1 if self._state.font is None else self._state.font, self._codepage)
        if encoding == "symbol":
            self._write("".join("\u2022" if byte > 0x7F else chr(byte) for byte in data))
        else:
            self._write(data.decode(encoding, "replace"))

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._starred = self._opening
            return
        self._opening = False
        if self._pending_skip:
            self._pending_skip -= 1
            return
        if sign in ("\n", "\r"):
            self._paragraph()
        else:
            self._write(SIGNS.get(sign, ""))

    def _word(self, word: str, argument: int | None) -> None:
        if self._opening and self._destination(word):
            self._opening = self._starred = False
            return
        self._opening = self._starred = False
        if self._pending_skip and word != "u":
            self._pending_skip -= 1
            return
        if self._table_of_fonts_or_colors(word, argument):
            return
        action = _ACTIONS.get(word)
        if action is not None:
            action(self, argument)
        elif word in CHARACTERS:
            self._write(CHARACTERS[word])
        elif word in _HIDING:
            hidden = self._state.hidden - {word} if argument == 0 else self._state.hidden | {word}
            self._result.deletions += word in ("deleted", "mvf") and argument != 0
            self._state = replace(self._state, hidden=hidden)

    def _destination(self, word: str) -> bool:
        """Enter a destination that a group begins with; whether the word named one."""
        if word in HEADERS or word in FOOTERS:
            name = "header" if word in HEADERS else "footer"
            if self._blocks.begun(name):
                self._blocks.write(name, "\n")
        elif word in ("footnote", "title", "fonttbl", "colortbl"):
            name = word
        elif word in ("listtext", "pntext"):
            name = "listtext" if self._shown else self._state.destination
        elif word == "info":
            name = "info"
        elif word in UNSHOWN or (self._starred and word not in STARRED_SHOWN):
            name = "none"
        elif word == "ud":
            name = next((s.destination for s in reversed(self._stack) if s.destination != "none"), "body")
        else:
            return False
        if self._state.destination == "none" and word != "ud":
            name = "none"
        if name == "title" and self._state.destination != "info":
            name = "none"
        if word == "footnote" and self._state.destination in ("body", "listtext"):
            self._blocks.write("footnote", "\0")
        self._state = replace(self._state, destination=name)
        return True

    def _table_of_fonts_or_colors(self, word: str, argument: int | None) -> bool:
        where = self._state.destination
        if where == "fonttbl":
            if word == "f" and argument is not None:
                self._font_now = argument
            elif word == "fcharset" and argument is not None:
                self._fonts[self._font_now] = encoding_of(argument, self._codepage)
            return True
        if where == "colortbl":
            if word in ("red", "green", "blue"):
                self._rgb[("red", "green", "blue").index(word)] = argument or 0
            return True
        return False

    @property
    def _shown(self) -> bool:
        return self._state.destination in ("body", "listtext", "footnote", "header", "footer")

    def _write(self, text: str) -> None:
        state = self._state
        if state.destination == "colortbl":
            for _ in range(text.count(";")):
                self._colors.append((self._rgb[0], self._rgb[1], self._rgb[2]))
                self._rgb = [0, 0, 0]
            return
        if state.destination in ("none", "info", "fonttbl"):
            return
        if state.hidden and state.destination != "title":
            return
        if state.color and not state.ground and not self._cell_ground and self._is_white(state.color):
            return
        name = "body" if state.destination == "listtext" else state.destination
        if state.destination == "listtext":
            text = text.replace("\t", " ")
        self._blocks.write(name, text)

    def _is_white(self, color: int) -> bool:
        return 0 < color < len(self._colors) and self._colors[color] == (255, 255, 255)

    def _paragraph(self) -> None:
        where = self._state.destination
        if where in ("body", "listtext"):
            if not self._state.hidden & {"deleted", "mvf"}:
                self._blocks.end_paragraph()
        elif where in ("footnote", "header", "footer"):
            self._write(" " if where == "footnote" else "\n")

    def _unicode(self, argument: int | None) -> None:
        self._pending_skip = 0
        if argument is not None:
            self._write(chr(argument % 0x10000))
        self._pending_skip = self._state.skip

    def _page(self, argument: int | None) -> None:
        if argument != 0 and self._state.destination == "body":
            self._blocks.write("body", PAGE)

    def _section(self, _: int | None) -> None:
        if self._state.destination == "body":
            self._blocks.end_paragraph()
            self._blocks.end_table()
            self._blocks.write("body", PAGE)

    def _same_page(self, _: int | None) -> None:
        self._blocks.take_back_page()

    def _plain_format(self, _: int | None) -> None:
        self._state = replace(self._state, hidden=frozenset(), color=0, ground=False)

    def _reset_paragraph(self, _: int | None) -> None:
        if self._state.destination == "body":
            self._blocks.in_table = False
            self._cell_ground = False

    def _into_table(self, _: int | None) -> None:
        if self._state.destination == "body":
            self._blocks.in_table = True

    def _set(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]

    def _set_codepage(self, argument: int | None) -> None:
        from codecs import lookup

        name = f"cp{argument}"
        try:
            lookup(name)
        except LookupError:
            return
        self._codepage = "utf-8" if argument == 65001 else name

    def _shade(self, argument: int | None) -> None:
        self._set(ground=argument != 0)

    def _shade_cell(self, _: int | None) -> None:
        self._cell_ground = True


_Action = Callable[[_Machine, int | None], None]
_ACTIONS: dict[str, _Action] = {
    "par": lambda machine, _: machine._paragraph(),
    "cell": lambda machine, _: machine._blocks.end_cell(),
    "row": lambda machine, _: machine._blocks.end_row(),
    "u": _Machine._unicode,
    "uc": lambda machine, argument: machine._set(skip=1 if argument is None else max(argument, 0)),
    "f": lambda machine, argument: machine._set(font=argument),
    "cf": lambda machine, argument: machine._set(color=argument or 0),
    "cb": _Machine._shade,
    "chcbpat": _Machine._shade,
    "highlight": _Machine._shade,
    "cbpat": _Machine._shade_cell,
    "clcbpat": _Machine._shade_cell,
    "plain": _Machine._plain_format,
    "pard": _Machine._reset_paragraph,
    "intbl": _Machine._into_table,
    "page": _Machine._page,
    "pagebb": _Machine._page,
    "sect": _Machine._section,
    "sbknone": _Machine._same_page,
    "ansicpg": _Machine._set_codepage,
    "mac": lambda machine, _: setattr(machine, "_codepage", "mac_roman"),
    "pc": lambda machine, _: setattr(machine, "_codepage", "cp437"),
    "pca": lambda machine, _: setattr(machine, "_codepage", "cp850"),
}
