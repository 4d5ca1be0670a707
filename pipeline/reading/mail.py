"""Mail messages (EML): who wrote what to whom, the body, and the attachments as files of their own."""

from __future__ import annotations

import io
from collections.abc import Iterator
from email import policy
from email.errors import MessageError
from email.message import Message
from email.parser import BytesParser
from pathlib import Path, PurePosixPath

from data import late as re
from pipeline.archive import printable
from pipeline.errors import DamagedError, EncryptedError, ReadingError
from pipeline.heartbeat import beat
from pipeline.reading._draft import DraftPage, document
from pipeline.reading._encodings import decode
from pipeline.reading._html_text import html_text
from pipeline.reading._members import NO_SPOOL, Skipped
from pipeline.reading.html import decode_html
from pipeline.reading.spool import Spool
from pipeline.settings import Settings
from pipeline.types import Attachment, FileStatus, Reading

MEDIA_TYPE = "message/rfc822"
_HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]{1,60}):[ \t]?[^\r\n]*(?:\r?\n|$)|[ \t]+[^\r\n]*\r?\n")
_TECHNICAL = frozenset(
    b"message-id mime-version received return-path content-type content-transfer-encoding delivered-to "
    b"dkim-signature x-mailer x-originating-ip thread-topic in-reply-to references".split()
)
_PERSONAL = frozenset(b"from to date subject cc reply-to sender".split())
_MARK = b"\xef\xbb\xbf"
_SHOWN = ("From", "To", "Cc", "Date", "Subject")
_SMALL_PICTURE = 30_000
_ENCRYPTED = frozenset({"multipart/encrypted"})
_LAYOUT = frozenset({"text/css", "text/javascript", "application/javascript"})
_SIGNATURES = frozenset(
    {"application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"}
)
_SMIME = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime"})


class MailReader:
    """Reads RFC 5322 messages, MHTML pages among them."""

    name = "mail"
    version = 1
    media_types = (MEDIA_TYPE,)

    def sniff(self, head: bytes, path: Path) -> float | None:
        """Count the header lines at the very start: a memo that says From and To is no mail."""
        del path
        technical = personal = place = 0
        head = head.removeprefix(_MARK).lstrip(b"\r\n")
        while match := _HEADER.match(head, place):
            place = match.end()
            name = (match[1] or b"").lower()
            technical += name in _TECHNICAL
            personal += name in _PERSONAL
        if technical >= 2 or (technical and personal):
            return 0.7
        return 0.3 if personal >= 3 and re.match(rb"(?:from|date):", head, re.IGNORECASE) else None

    def read(self, path: Path, sha256: str, settings: Settings) -> Reading:
        """Read headers and body; every attachment goes to the spool.

        Raises:
            EncryptedError: S/MIME or PGP.
            DamagedError: nothing of a message can be made out.
        """
        try:
            data = path.read_bytes().removeprefix(_MARK).lstrip(b"\r\n")
            message = BytesParser(policy=policy.default).parsebytes(data)
            return message_reading(message, sha256, settings, MEDIA_TYPE, f"{self.name}/{self.version}")
        except RecursionError as error:
            raise DamagedError("messages nest too deep in one another to be opened") from error
        except (MessageError, UnicodeError, AssertionError) as error:
            raise DamagedError("the message's structure is broken") from error


def message_reading(
    message: Message,
    sha256: str,
    settings: Settings,
    media_type: str,
    reader: str,
    missing: str = "",
) -> Reading:
    """Read a parsed message, whatever file it came in.

    Args:
        message: headers, body and attachments.
        sha256: of the file.
        settings: limits and the spool.
        media_type: of the file.
        reader: name and version of the reader that parsed it.
        missing: a sentence where part of the body could not be had; the document is then partial.

    Raises:
        EncryptedError: S/MIME or PGP.
    """
    kind = message.get_content_type()
    smime = str(message.get_param("smime-type") or "")
    if kind in _ENCRYPTED or (kind in _SMIME and "signed" not in smime):
        raise EncryptedError("encrypted mail")
    parts = _Parts(message)
    spool = Spool(settings)
    attachments, skipped = _store(parts.files, spool, settings)
    text = "\n\n".join(part for part in (_headers(message), *parts.texts) if part.strip())
    status, reason = _verdict(skipped)
    if missing:
        status, reason = "partial", "; ".join(filter(None, (missing, reason)))
    made = document(
        sha256,
        media_type,
        reader,
        [DraftPage(text)],
        status=status,
        reason=reason,
        metadata=[
            ("title", _header(message, "Subject")),
            ("author", _header(message, "From")),
            ("created", _header(message, "Date")),
        ],
    )
    return Reading(made, attachments=attachments, skipped=skipped)


class _Parts:
    """A message taken apart: texts of its body in order, and its files."""

    def __init__(self, message: Message) -> None:
        self.texts: list[str] = []
        self.files: list[tuple[str, Message]] = []
        self._take(message)

    def _take(self, part: Message) -> None:
        kind = part.get_content_type()
        if kind == "message/rfc822":
            self.files.append((_nested_name(part), part))
        elif kind == "multipart/alternative":
            self._alternative(part)
        elif part.is_multipart():
            for item in _children(part):
                self._take(item)
        elif kind in ("text/plain", "text/html") and not _is_file(part):
            self.texts.append(_text(part))
        else:
            self.files.append((_file_name(part), part))

    def _alternative(self, part: Message) -> None:
        """One body in several dresses: plain text where there is any, else HTML; files are kept."""
        items = list(_children(part))
        plain = [item for item in items if item.get_content_type() == "text/plain" and _text(item).strip()]
        if plain:
            self.texts.append(_text(plain[0]))
        elif bodies := [item for item in items if item.get_content_type() == "text/html"]:
            self.texts.append(_text(bodies[-1]))
        for item in items:
            if item.is_multipart():
                texts = list(self.texts)
                self._take(item)
                if plain:
                    self.texts = texts
            elif not item.get_content_type().startswith("text/") or _is_file(item):
                self.files.append((_file_name(item), item))


def _children(part: Message) -> Iterator[Message]:
    payload = part.get_payload()
    if isinstance(payload, list):
        yield from (item for item in payload if isinstance(item, Message))


def _is_file(part: Message) -> bool:
    disposition = (part.get_content_disposition() or "").lower()
    return disposition == "attachment" or bool(_quiet_name(part))


def _quiet_name(part: Message) -> str:
    try:
        return part.get_filename() or ""
    except (MessageError, UnicodeError, ValueError, IndexError, TypeError, AttributeError):
        return ""


def _file_name(part: Message) -> str:
    name = PurePosixPath(_quiet_name(part).replace("\\", "/")).name
    return printable(name) if name else f"part.{part.get_content_subtype()}"


def _nested_name(part: Message) -> str:
    own = _quiet_name(part)
    if own:
        return printable(PurePosixPath(own.replace("\\", "/")).name)
    inner = next(_children(part), None)
    subject = re.sub(r"[/\\\s]+", " ", _header(inner, "Subject")).strip()[:80] if inner is not None else ""
    return printable(f"{subject or 'message'}.eml")


def _header(message: Message | None, name: str) -> str:
    """A header decoded; what the library cannot parse is taken as it stands."""
    if message is None:
        return ""
    try:
        return " ".join(str(message.get(name) or "").split())
    except (MessageError, UnicodeError, ValueError, IndexError, TypeError, AttributeError):
        raw = next((str(value) for key, value in message.raw_items() if key.lower() == name.lower()), "")
        return " ".join(raw.encode("utf-8", "replace").decode().split())


def _headers(message: Message) -> str:
    shown = ((name, _header(message, name)) for name in _SHOWN)
    return "\n".join(f"{name}: {value}" for name, value in shown if value)


def _bytes(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _text(part: Message) -> str:
    data = _bytes(part)
    charset = part.get_content_charset() or ""
    text = None
    if charset and charset not in ("us-ascii", "unknown-8bit"):
        try:
            text = data.decode("cp1252" if charset == "iso-8859-1" else charset)
        except (LookupError, UnicodeDecodeError):
            text = None
    if part.get_content_type() == "text/html":
        return html_text(decode_html(data) if text is None else text)
    return decode(data).text if text is None else text


def _store(
    files: list[tuple[str, Message]], spool: Spool, settings: Settings
) -> tuple[tuple[Attachment, ...], tuple[Skipped, ...]]:
    attachments: list[Attachment] = []
    skipped: list[Skipped] = []
    seen: dict[str, int] = {}
    for place, (plain_name, part) in enumerate(files):
        seen[plain_name] = seen.get(plain_name, 0) + 1
        name = plain_name if seen[plain_name] == 1 else f"{plain_name} ({seen[plain_name]})"
        if place >= settings.limits.members:
            reason = f"the message has more members than limits.members ({settings.limits.members})"
            skipped.append((name, "too_large", reason))
        elif not spool.enabled:
            skipped.append((name, "ignored", NO_SPOOL))
        else:
            outcome = _store_one(name, part, spool)
            if isinstance(outcome, Attachment):
                attachments.append(outcome)
            else:
                skipped.append(outcome)
        beat()
    return tuple(attachments), tuple(skipped)


def _store_one(name: str, part: Message, spool: Spool) -> Attachment | Skipped:
    nested = part.get_content_type() == "message/rfc822"
    data = _nested_bytes(part) if nested else _bytes(part)
    is_picture = part.get_content_maintype() == "image"
    kind = part.get_content_type()
    if kind in _SIGNATURES:
        return name, "ignored", "the electronic signature of the mail"
    if kind in _LAYOUT:
        return name, "ignored", "a style sheet or script of the mail's own layout"
    if is_picture and part.get("Content-ID") is not None and len(data) < _SMALL_PICTURE:
        return name, "ignored", "a small picture of the mail's own layout"
    if not data:
        return name, "damaged", "the attachment is empty"
    try:
        return spool.write(name, io.BytesIO(data))
    except ReadingError as error:
        return name, error.status, error.reason


def _nested_bytes(part: Message) -> bytes:
    """The inner message as it came; the compat policy does not rewrite its headers."""
    inner = next(_children(part), None)
    if inner is None:
        return _bytes(part)
    try:
        return inner.as_bytes(policy=policy.compat32)
    except (MessageError, UnicodeError, ValueError, KeyError, TypeError, AttributeError):
        return inner.as_string(policy=policy.compat32).encode("utf-8", "replace")


def _verdict(skipped: tuple[Skipped, ...]) -> tuple[FileStatus, str]:
    unread = sum(status != "ignored" for _, status, _ in skipped)
    if unread == 1:
        return "partial", "one attachment was not opened; it is listed with its reason"
    if unread:
        return "partial", f"{unread} attachments were not opened; each is listed with its reason"
    return "ok", ""


READER = MailReader()
