"""Containers with fixed times: ZIP archives, mails, PDFs with a file inside, PDFs put together."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from email.message import EmailMessage
from email.policy import SMTP

import pikepdf

_MOMENT = (2024, 1, 15, 10, 0, 0)


def zipped(members: Mapping[str, bytes], stored: frozenset[str] = frozenset()) -> bytes:
    """Pack members in the given order; those in ``stored`` are not deflated."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, _MOMENT)
            info.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            info.create_system = 3
            archive.writestr(info, content)
    return out.getvalue()


def mail(head: Mapping[str, str], body: str, attachments: Mapping[str, tuple[str, bytes]]) -> bytes:
    """Make an EML; ``attachments`` maps a name to (media type, content)."""
    message = EmailMessage(policy=SMTP)
    for key, value in head.items():
        message[key] = value
    message.set_content(body, charset="utf-8", cte="quoted-printable")
    for name, (media_type, content) in attachments.items():
        main, _, sub = media_type.partition("/")
        message.add_attachment(content, maintype=main, subtype=sub, filename=name)
    message.set_boundary("=_sample_archive_boundary")
    return message.as_bytes()


def embed(pdf: bytes, name: str, content: bytes, media_type: str) -> bytes:
    """Attach a file inside a PDF."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        spec = pikepdf.AttachedFileSpec(document, content, filename=name, mime_type=media_type)
        document.attachments[name] = spec
        return _saved(document)


def joined(*parts: bytes) -> bytes:
    """Put the pages of several PDFs one behind the other."""
    with pikepdf.open(io.BytesIO(parts[0])) as document:
        for part in parts[1:]:
            with pikepdf.open(io.BytesIO(part)) as other:
                document.pages.extend(other.pages)
        return _saved(document)


def _saved(document: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    document.save(out, deterministic_id=True)
    return out.getvalue()
