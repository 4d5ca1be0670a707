"""What a person can do about a file that was not read, or not in full: by its status and by the reason.

Every advice is something to do that helps with this very reason; where there is nothing to be done it says
so. A reason is told by words that only it holds.
"""

from __future__ import annotations

from pipeline.types import FileStatus

_RIGHTS = "Give the account that runs the audit the right to read it, and run again."
_LATER = "Run the audit again when nobody writes to the file."
_LIMIT = "Raise the named limit in settings.toml if the file is to be trusted."
_ATTACK = "Do not open it: it may be an attack. Ask whoever sent it for another copy."
_UNPACK = (
    "Unpack the archive by hand in an empty folder, and file under another name what is to be trusted."
)
_NO_DOCUMENT = "It is no document: leave it, or take it out of the archive."
_BY_HAND = "Open the file by hand; if it is sound, please report it."
_NO_OCR = {
    "OCR is switched off": "Run again without --no-ocr, so that pages are read from their pictures.",
    "is not installed": "Install what the reason names, and run again.",
    "has no data for": "Install what the reason names, and run again.",
}
_BY_REASON: dict[FileStatus, dict[str, str]] = {
    "encrypted": {
        "mail": "Open it in the mail program that has its key, and save the message without encryption.",
        "envelope": "Open it with the key that it was made for, and save the document inside.",
        "not supported": "Ask for a copy without protection, or print it to a new PDF.",
        "member wants": "Unpack the archive with its password, and put the files in its place.",
        "archive wants": "Unpack the archive with its password, and put the files in its place.",
    },
    "unsupported": {
        "extra `sevenzip`": "Install Clausier with that extra, or unpack the archive, and run again.",
        "as an ordinary ZIP": "Pack it again as an ordinary ZIP, and run again.",
        "pack it as ZIP": "Unpack it, or pack it again as ZIP, and run again.",
        "archive": "Unpack it, or pack it again as ZIP, and run again.",
        "winmail.dat": "Ask the sender for the file itself.",
        ".pst": "Export its messages as EML, and run again.",
        ".p7m": "Open it, save the document inside, and run again.",
        "embedded object": "Open the document that holds it, save the object as a file, and run again.",
        "program": _NO_DOCUMENT,
        "shortcut": "Put the file that it points to in its place, and run again.",
        "AppleDouble": _NO_DOCUMENT,
        "database": _NO_DOCUMENT,
        "recording": "It holds no text: if something was agreed in it, have that written down.",
        "video": "It holds no text, unless it is a picture: then save that as PDF and run again.",
        "zero bytes": "Nothing is left in it: fetch another copy.",
        "binary data": "Ask whoever filed it which program opens it; save it there as PDF.",
    },
    "damaged": {
        "made to burst": _ATTACK,
        "declares a document type or entities": _ATTACK,
        "is empty": "Nothing is left in it: fetch another copy.",
        "has no content": "Nothing is left in it: fetch another copy.",
    },
    "failed": {
        "Permission denied": _RIGHTS,
        "not permitted": _RIGHTS,
        "leads out of the archive": _UNPACK,
        "limits.": _LIMIT,
        "still at work": "Raise limits.document_seconds in settings.toml, or split the file; run again.",
        "process died": "Run the audit again; if it dies once more, open the file by hand.",
        "vanished": _LATER,
        "changed while": _LATER,
        "changed meanwhile": _LATER,
        "folder cannot be read": "See why the folder cannot be opened, and run again.",
        "Input/output error": "Have the disk or the network drive looked at, and run again.",
        "File name too long": "Give it a shorter name, and run again.",
        "cannot be opened": _LATER,
        "cannot be read to its end": "Have the disk or the network drive looked at, and run again.",
        "cannot be looked at": "See why it cannot be opened, and run again.",
    },
    "partial": {
        "were not opened": "See the advice for each of its files, listed under its name.",
        "was not opened": "See the advice for the file in it, listed under its name.",
        "not every message was opened": "See the advice for each of its files, listed under its name.",
        "limits.": _LIMIT,
        "by the printed numbering": "Look for the missing pages, and ask for a complete copy.",
        **_NO_OCR,
    },
    "needs_ocr_review": _NO_OCR,
}
_BY_STATUS: dict[FileStatus, str] = {
    "partial": "Look at what the reason names, and ask for a complete copy.",
    "needs_ocr_review": "Read the pages named yourself, or scan them again at 300 dpi.",
    "encrypted": "Open it with its password and save a copy without one, or ask for such a copy.",
    "unsupported": "Save it as PDF or DOCX and run again.",
    "damaged": "Fetch another copy, or scan the paper again.",
    "too_large": _LIMIT,
    "failed": _BY_HAND,
}


def advice(status: FileStatus, reason: str) -> str:
    """Say what a person can do about a file; nothing where it was read.

    Args:
        status: what became of it.
        reason: why, as the reader or the walk through the archive said it.
    """
    known = _BY_REASON.get(status, {})
    return next((todo for words, todo in known.items() if words in reason), _BY_STATUS.get(status, ""))


__all__ = ["advice"]
