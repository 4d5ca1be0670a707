"""Rich Text Format, as every word processor writes it."""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import DamagedError, TooLargeError
from pipeline.reading._draft import DraftPage, document
from pipeline.reading._inner_pictures import in_rtf, may_be_pages, spool_pictures, verdict
from pipeline.reading._rows import paginate
from pipeline.reading._rtf_text import RtfText, rtf_text
from pipeline.settings import Settings
from pipeline.types import FileStatus, Reading

_START = b"{\\rt"
_LARGEST_BYTES_A_CHARACTER = 8


class RtfReader:
    """Reads RTF with a state machine."""

    name = "rtf"
    version = 4
    media_types = ("application/rtf", "text/rtf")

    def sniff(self, head: bytes, path: Path) -> float | None:
        """Sure of what begins with its mark."""
        del path
        return 0.9 if head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(_START) else None

    def read(self, path: Path, sha256: str, settings: Settings) -> Reading:
        """Read text, notes, tables, headers and pages.

        Raises:
            DamagedError: there is no text and the file breaks off.
            TooLargeError: ``limits.pages`` or ``limits.text_characters``.
        """
        limits = settings.limits
        if path.stat().st_size > limits.text_characters * _LARGEST_BYTES_A_CHARACTER:
            raise TooLargeError(f"holds more than limits.text_characters ({limits.text_characters}) allows")
        data = path.read_bytes()
        text = rtf_text(data)
        pages = paginate(text.blocks)
        if len(pages) > limits.pages:
            raise TooLargeError(f"has {len(pages)} pages, more than limits.pages ({limits.pages})")
        characters = sum(map(len, text.blocks))
        pictures = may_be_pages(in_rtf(data.decode("latin-1")) if b"\\pict" in data else (), characters)
        attachments, skipped = spool_pictures(pictures, settings)
        status, reason = _verdict(text)
        if status == "ok":
            status, reason = verdict(pictures, 0, characters)
        drafts = [DraftPage(page) for page in pages]
        drafts[0] = DraftPage(pages[0], text.header, text.footer)
        metadata = [("title", text.title)]
        if text.deletions:
            metadata.append(("tracked_deletions", str(text.deletions)))
        made = document(
            sha256,
            "application/rtf",
            f"{self.name}/{self.version}",
            drafts,
            status=status,
            reason=reason,
            metadata=metadata,
        )
        return Reading(made, attachments=attachments, skipped=skipped)


def _verdict(text: RtfText) -> tuple[FileStatus, str]:
    if not text.open_groups:
        return "ok", ""
    reason = f"the file breaks off: {text.open_groups} groups are not closed"
    if not any(block.strip() for block in text.blocks):
        raise DamagedError(reason)
    return "partial", reason


READER = RtfReader()
