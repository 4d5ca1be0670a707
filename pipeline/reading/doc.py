"""Word 97-2003 documents (.doc): our own reading first, then two further ones, each judged by its text."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from data import late as re
from pipeline.errors import DamagedError, EncryptedError, TooLargeError, UnsupportedError
from pipeline.reading._doc_text import NoWordText, WordText, is_encrypted, table_name, word_text
from pipeline.reading._draft import DraftPage, document
from pipeline.reading._ole import DOCUMENT, MESSAGE, top_names
from pipeline.reading._rows import paginate
from pipeline.settings import Settings
from pipeline.types import Reading

MEDIA_TYPE = "application/msword"
_ENOUGH = 0.6
_SOME = 0.1
"""Shares of letters: with a sound structure it may be a table of figures, else it must read like text."""
_LETTERS = re.compile(r"[^\W\d_]")
_ORDINARY = re.compile(r"[^\x00-\x08\x0e-\x1f\ufffd\ue000-\uf8ff]")
_HELP = "save it as DOCX"


class DocReader:
    """Reads OLE containers that hold a Word document."""

    name = "doc"
    version = 2
    media_types = (MEDIA_TYPE,)

    def sniff(self, head: bytes, path: Path) -> float | None:
        """Sure of a container with Word's stream at its top; a message that carries one is a message."""
        names = top_names(head, path)
        return 0.9 if DOCUMENT in names and MESSAGE not in names else None

    def read(self, path: Path, sha256: str, settings: Settings) -> Reading:
        """Read the body with its tables and page breaks, then the notes; page headers are furniture.

        Raises:
            EncryptedError: the file wants a password.
            DamagedError: no reading gives a text that could be one.
            UnsupportedError: older than Word 97, and no program here reads it.
            TooLargeError: ``limits.pages`` or ``limits.text_characters``.
        """
        limits = settings.limits
        text, how = _text(path, path.read_bytes(), limits.text_characters)
        pages = paginate(text.blocks)
        if len(pages) > limits.pages:
            raise TooLargeError(f"has {len(pages)} pages, more than limits.pages ({limits.pages})")
        drafts = [DraftPage(page) for page in pages] or [DraftPage("")]
        drafts[0] = DraftPage(drafts[0].text, text.header)
        made = document(
            sha256, MEDIA_TYPE, f"{self.name}/{self.version}", drafts, metadata=[("read_by", how)]
        )
        return Reading(made)


def _text(path: Path, data: bytes, longest: int) -> tuple[WordText, str]:
    old = False
    try:
        main, table = _streams(data)
        if is_encrypted(main):
            raise EncryptedError("Word document with a password")
        old = main[2:4] < b"\xc1" and main[3:4] == b"\x00"
        text = word_text(main, table)
        if not any(block.strip() for block in text.blocks) or _plausible(text.blocks, _SOME):
            return text, ""
    except (NoWordText, DamagedError):
        pass
    others: tuple[tuple[str, Callable[[], str]], ...] = (
        ("legacy-doc", lambda: _by_library(data, longest)),
        ("catdoc", lambda: _by_catdoc(path, longest)),
    )
    for how, attempt in others:
        lines = tuple(attempt().split("\n"))
        if _plausible(lines):
            return WordText(lines, ""), how
    if old:
        raise UnsupportedError(f"Word document older than Word 97: {_HELP}")
    raise DamagedError(f"no text can be made out in this Word document; open it in Word and {_HELP}")


def _streams(data: bytes) -> tuple[bytes, bytes]:
    """The main stream and the one it points to.

    Raises:
        DamagedError: the container breaks off, runs in circles or lacks them.
    """
    from legacy_doc.ole import OleReader
    from legacy_doc.types import ExtractionOptions

    try:
        options = ExtractionOptions(
            max_file_bytes=len(data) + 1, max_text_bytes=len(data) + 1, max_chain_sectors=len(data) // 512
        )
        container = OleReader(data, options=options)
        main = container.read_stream(DOCUMENT)
        return main, b"" if is_encrypted(main) else container.read_stream(table_name(main))
    except MemoryError:
        raise
    except Exception as error:  # the library raises whatever the broken bytes lead to
        raise DamagedError("its OLE container is broken") from error


def _by_library(data: bytes, longest: int) -> str:
    from legacy_doc import extract_text
    from legacy_doc.types import ExtractionOptions

    try:
        options = ExtractionOptions(len(data) + 1, 4 * longest, len(data) // 512)
        return str(extract_text(data, options=options).text)
    except MemoryError:
        raise
    except Exception:  # the next program may do better
        return ""


def _by_catdoc(path: Path, longest: int) -> str:
    program = shutil.which("catdoc")
    if program is None:
        return ""
    command = [program, "-d", "utf-8", "-w", "--", str(path.resolve())]
    try:
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
            assert process.stdout is not None
            data = process.stdout.read(4 * longest)
            process.kill()
    except OSError:
        return ""
    return data.decode("utf-8", "replace")


def _plausible(blocks: tuple[str, ...], enough: float = _ENOUGH) -> bool:
    """Whether something reads like text: mostly letters, hardly any signs that no one writes."""
    text = "".join(blocks)
    visible = "".join(text.split())
    if not visible:
        return False
    letters = len(_LETTERS.findall(visible))
    ordinary = len(_ORDINARY.findall(visible))
    return letters >= enough * len(visible) and ordinary >= 0.98 * len(visible)


READER = DocReader()
