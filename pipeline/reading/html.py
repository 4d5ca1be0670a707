"""HTML pages, saved from a browser, a word processor or a mail."""

from __future__ import annotations

from pathlib import Path

from data import late as re
from pipeline.errors import TooLargeError
from pipeline.reading._draft import DraftPage, document
from pipeline.reading._encodings import decode, looks_binary
from pipeline.reading._html_text import html_blocks
from pipeline.reading._inner_pictures import in_html, may_be_pages, spool_pictures, verdict
from pipeline.reading._rows import paginate
from pipeline.settings import Settings
from pipeline.types import Reading

_START = re.compile(
    rb"(?>\s*(?:<\?xml[^>]*>\s*|<!--(?:(?!-->).){0,2000}-->\s*)*)<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(
    rb"<(?:p|div|table|br|span|h[1-6]|meta|title|ul|ol|font|center)\b[^>]{0,400}>", re.IGNORECASE
)
_CLOSING = re.compile(rb"</(?:p|div|table|span|h[1-6]|title|ul|ol|font|center)\s*>", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([a-zA-Z0-9_:.-]{2,40})", re.IGNORECASE)
_FEWEST_TAGS = 3
_BYTES_A_CHARACTER = 20


class HtmlReader:
    """Reads what a browser shows, without running or fetching anything."""

    name = "html"
    version = 4
    media_types = ("text/html",)

    def sniff(self, head: bytes, path: Path) -> float | None:
        """Sure of a page that begins as one, half sure of a fragment full of tags."""
        del path
        plain = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe") if b"\x00" in head else head
        plain = plain.removeprefix(b"\xef\xbb\xbf")
        if looks_binary(head):
            return None
        if _START.match(plain):
            return 0.8
        tags, closing = len(_TAG.findall(plain)), len(_CLOSING.findall(plain))
        starts = plain.lstrip().startswith(b"<")
        return 0.5 if starts and tags >= _FEWEST_TAGS and closing >= _FEWEST_TAGS - 1 else None

    def read(self, path: Path, sha256: str, settings: Settings) -> Reading:
        """Read the visible text; breaks that print a new page make pages.

        Raises:
            TooLargeError: ``limits.text_characters`` or ``limits.pages``.
        """
        limits = settings.limits
        if path.stat().st_size > limits.text_characters * _BYTES_A_CHARACTER:
            raise TooLargeError(f"holds more than limits.text_characters ({limits.text_characters})")
        html = decode_html(path.read_bytes())
        blocks, title = html_blocks(html)
        pages = paginate(blocks)
        if len(pages) > limits.pages:
            raise TooLargeError(f"has {len(pages)} pages, more than limits.pages ({limits.pages})")
        inner, elsewhere = in_html(html)
        characters = sum(map(len, blocks))
        pictures = may_be_pages(inner, characters)
        attachments, skipped = spool_pictures(pictures, settings)
        status, reason = verdict(pictures, elsewhere, characters)
        made = document(
            sha256,
            "text/html",
            f"{self.name}/{self.version}",
            [DraftPage(page) for page in pages],
            status=status,
            reason=reason,
            metadata=[("title", title)],
        )
        return Reading(made, attachments=attachments, skipped=skipped)


def decode_html(data: bytes) -> str:
    """Decode by mark, then by what the page declares, then by what gives words."""
    declared = _CHARSET.search(data[:4096])
    if declared is not None and b"\x00" not in data[:64] and not data.startswith(b"\xef\xbb\xbf"):
        name = declared[1].decode("ascii").lower()
        name = "cp1252" if name in ("iso-8859-1", "latin1", "us-ascii", "iso8859-1") else name
        try:
            return data.decode(name)
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data).text


READER = HtmlReader()
