"""Outlook messages (.msg): taken apart by a library, then read as any other mail."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

from pipeline.errors import DamagedError, ReadingError, TooLargeError
from pipeline.reading._ole import MESSAGE, check_streams, top_names
from pipeline.reading.mail import message_reading
from pipeline.settings import Settings
from pipeline.types import Reading

MEDIA_TYPE = "application/vnd.ms-outlook"
_COPIES = 6
"""So often a message lies in memory while the library takes it apart."""
_RTF_BODY = 0x1009


class MsgReader:
    """Reads OLE containers that hold a message."""

    name = "msg"
    version = 1
    media_types = (MEDIA_TYPE,)

    def sniff(self, head: bytes, path: Path) -> float | None:
        """Sure of a container with a message's properties at its top."""
        return 0.9 if MESSAGE in top_names(head, path) else None

    def read(self, path: Path, sha256: str, settings: Settings) -> Reading:
        """Read headers and body; every attachment goes to the spool, messages inside as EML.

        Raises:
            DamagedError: the container or the message in it is broken.
            EncryptedError: S/MIME or PGP.
            TooLargeError: it would not fit into ``limits.document_memory``.
        """
        limits = settings.limits
        if path.stat().st_size * _COPIES > limits.document_memory * 1024 * 1024:
            raise TooLargeError(
                f"the message does not fit into limits.document_memory ({limits.document_memory} MiB)"
            )
        check_streams(path)
        message, hidden = _message(path)
        reason = "its body is kept in compressed RTF alone, which is not read" if hidden else ""
        try:
            return message_reading(
                message, sha256, settings, MEDIA_TYPE, f"{self.name}/{self.version}", reason
            )
        except (ReadingError, MemoryError):
            raise
        except Exception as error:  # what the library built out of broken properties
            raise DamagedError("the message's properties are broken") from error


def _message(path: Path) -> tuple[EmailMessage, bool]:
    """The message, and whether it has a body that is not read."""
    from aspose.email_foss.msg import MapiMessage

    try:
        with MapiMessage.from_file(path) as found:
            hidden = not found.body and not found.body_html and found.get_property(_RTF_BODY) is not None
            made: EmailMessage = found.to_email_message()
            return made, hidden
    except MemoryError:
        raise
    except Exception as error:  # the library raises whatever the broken bytes lead to
        raise DamagedError("the Outlook message in it is broken") from error


READER = MsgReader()
