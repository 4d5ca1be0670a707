"""Plain text in any encoding; form feeds are page breaks."""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import TooLargeError, UnsupportedError
from pipeline.reading._draft import DraftPage, document
from pipeline.reading._encodings import decode, looks_binary
from pipeline.reading._looks import describe
from pipeline.reading.normalise import mend_hyphens
from pipeline.settings import Settings
from pipeline.types import Reading

_BYTES_A_CHARACTER = 4


class PlainReader:
    """Takes what is text and nothing better."""

    name = "plain"
    version = 2
    media_types = ("text/plain",)

    def sniff(self, head: bytes, path: Path) -> float | None:
        """Low for anything that decodes, so that every marked format comes first."""
        return None if looks_binary(head) else 0.1

    def read(self, path: Path, sha256: str, settings: Settings) -> Reading:
        """Decode the whole file.

        Raises:
            UnsupportedError: what follows the first 8 KiB is binary.
            TooLargeError: ``limits.text_characters`` or ``limits.pages``.
        """
        limits = settings.limits
        if path.stat().st_size > limits.text_characters * _BYTES_A_CHARACTER:
            raise TooLargeError(f"holds more than limits.text_characters ({limits.text_characters})")
        data = path.read_bytes()
        if looks_binary(data):
            raise UnsupportedError(f"begins like text but is {describe(data[:8192])}")
        decoded = decode(data)
        if len(decoded.text) > limits.text_characters:
            raise TooLargeError(f"holds more than limits.text_characters ({limits.text_characters})")
        pages = decoded.text.rstrip("\f\r\n\x1a").split("\f")
        if len(pages) > limits.pages:
            raise TooLargeError(f"has {len(pages)} pages, more than limits.pages ({limits.pages})")
        drafts = [DraftPage(mend_hyphens(page.replace("\r\n", "\n"), typeset=False)) for page in pages]
        made = document(
            sha256,
            "text/plain",
            f"{self.name}/{self.version}",
            drafts,
            metadata=[("encoding", decoded.encoding)],
        )
        return Reading(made)


READER = PlainReader()
