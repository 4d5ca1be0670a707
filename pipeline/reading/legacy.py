"""Formats that are known and not read: each gets a clear sentence instead of a guess."""

from __future__ import annotations

from pathlib import Path

from data import late as re
from pipeline.errors import EncryptedError, UnsupportedError
from pipeline.reading._ole import MAGIC, check_streams, top_names
from pipeline.reading._package import zip_names
from pipeline.settings import Settings
from pipeline.types import Reading

_UNKNOWN_OLE = "OLE container of an unknown kind: open it and save it as PDF or DOCX"
_ODF = re.compile(rb"mimetypeapplication/(?:vnd\.oasis\.opendocument\.([a-z-]+)|epub\+zip)")
_ODF_TEXTS = (b"text", b"text-template", b"text-master")
_SIGNED_OID = b"\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02"
_ENVELOPED_OID = b"\x2a\x86\x48\x86\xf7\x0d\x01\x07\x03"

_OLE_KINDS: tuple[tuple[str, str], ...] = (
    ("PowerPoint Document", "PowerPoint 97-2003 presentation (.ppt): save it as PDF"),
    ("Workbook", "Excel 97-2003 workbook (.xls): save it as PDF"),
    ("Book", "Excel 5 workbook (.xls): save it as PDF"),
    ("VisioDocument", "Visio drawing (.vsd): save it as PDF"),
    ("Quill", "Publisher document (.pub): save it as PDF"),
    ("Ole10Native", "embedded object of an older Office document: open it there and save it as a file"),
)
_STARTS: tuple[tuple[int, bytes, str], ...] = (
    (0, b"Rar!\x1a\x07", "RAR archive: unpack it, or pack it as ZIP"),
    (0, b"\x1f\x8b", "gzip archive: unpack it, or pack it as ZIP"),
    (0, b"BZh", "bzip2 archive: unpack it, or pack it as ZIP"),
    (0, b"\xfd7zXZ\x00", "xz archive: unpack it, or pack it as ZIP"),
    (0, b"\x28\xb5\x2f\xfd", "Zstandard archive: unpack it, or pack it as ZIP"),
    (0, b"MSCF\x00\x00\x00\x00", "CAB archive: unpack it, or pack it as ZIP"),
    (257, b"ustar", "tar archive: unpack it, or pack it as ZIP"),
    (0, b"\x78\x9f\x3e\x22", "Outlook winmail.dat (TNEF): ask the sender for the file itself"),
    (0, b"!BDN", "Outlook store (.pst): export its messages as EML"),
    (0, b"\xffWPC", "WordPerfect document: save it as PDF or DOCX"),
    (0, b"\xdb\xa5\x2d\x00", "Word 2 document: save it as DOCX"),
    (0, b"\x31\xbe\x00\x00", "Windows Write document: save it as DOCX"),
    (0, b"AT&TFORM", "DjVu scan: save it as PDF"),
    (0, b"%!PS", "PostScript: convert it to PDF"),
)
_ZIP_KINDS: tuple[tuple[str, str], ...] = (
    ("xl/workbook.xml", "Excel workbook (.xlsx): save it as PDF"),
    ("xl/workbook.bin", "Excel binary workbook (.xlsb): save it as PDF"),
    ("ppt/presentation.xml", "PowerPoint presentation (.pptx): save it as PDF"),
    ("visio/document.xml", "Visio drawing (.vsdx): save it as PDF"),
    ("fixeddocseq.fdseq", "XPS document: save it as PDF"),
    ("index/document.iwa", "Apple Pages document: export it as PDF or DOCX"),
    ("index.zip", "Apple iWork document: export it as PDF"),
)


class LegacyReader:
    """Recognises by content, and always refuses with what to do."""

    name = "legacy"
    version = 1
    media_types = ("application/vnd.ms-excel", "application/vnd.ms-powerpoint", "application/x-ole-storage")

    def sniff(self, head: bytes, path: Path) -> float | None:
        """Above the plain and archive readers, below the reader of a format itself."""
        if head.startswith(MAGIC):
            return 0.6
        return 0.85 if self._known(head, path) else None

    def read(self, path: Path, sha256: str, settings: Settings) -> Reading:
        """Say what the file is.

        Raises:
            UnsupportedError: always, or
            DamagedError: an OLE container is broken, and nothing tells what it was, or
            EncryptedError: where the container itself says that it wants a password.
        """
        with path.open("rb") as stream:
            head = stream.read(8192)
        if head.startswith(MAGIC):
            error = _ole_error(top_names(head, path))
            if error is None:
                check_streams(path)
            raise error or UnsupportedError(_UNKNOWN_OLE)
        if head.startswith(b"0") and _ENVELOPED_OID in head[:64]:
            raise EncryptedError("encrypted envelope (.p7m)")
        raise UnsupportedError(self._known(head, path) or "a format that is not read yet")

    def _known(self, head: bytes, path: Path) -> str:
        for offset, magic, sentence in _STARTS:
            if head.startswith(magic, offset):
                return sentence
        if head.startswith(b"0") and (_SIGNED_OID in head[:64] or _ENVELOPED_OID in head[:64]):
            return "signed envelope (.p7m): open it and save the document inside"
        if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
            return _xml_kind(head)
        return _zip_kind(head, path)


def _zip_kind(head: bytes, path: Path) -> str:
    names = zip_names(head, path)
    if names is None:
        return ""
    for name, sentence in _ZIP_KINDS:
        if name in names:
            return sentence
    found = _ODF.search(head[:200])
    if found is None:
        return ""
    if found[1] is None:
        return "EPUB book: save it as PDF"
    return "" if found[1] in _ODF_TEXTS else f"OpenDocument {found[1].decode()}: save it as PDF"


def _xml_kind(head: bytes) -> str:
    start = head[:2048]
    if b'progid="Word.Document"' in start or b"schemas.microsoft.com/office/word/2003/wordml" in head:
        return "Word 2003 XML document: save it as DOCX"
    if b"schemas.microsoft.com/office/2006/xmlPackage" in start:
        return "Word document as one XML file: save it as DOCX"
    if b"<office:document" in start:
        return "flat OpenDocument file: save it as ODT"
    return ""


def _ole_error(names: frozenset[str]) -> UnsupportedError | EncryptedError | None:
    """Name an OLE container by the streams at its top."""
    if "EncryptedPackage" in names:
        return EncryptedError("Office document with a password")
    for stream, sentence in _OLE_KINDS:
        if stream in names:
            return UnsupportedError(sentence)
    return None


READER = LegacyReader()
