"""Makes more than sixty hostile and odd files, each with the statuses that are right for it.

Run as a script with a folder to look at them: ``python -m tests.hostile.make FOLDER``.
"""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Callable
from pathlib import Path

from tests.hostile import offices, packages, pdfs, pictures, texts


def _noise(size: int) -> bytes:
    return random.Random(5).randbytes(size)


Statuses = frozenset[str]
DAMAGED = frozenset({"damaged"})
OK = frozenset({"ok"})
ENCRYPTED = frozenset({"encrypted"})
UNSUPPORTED = frozenset({"unsupported"})
TOO_LARGE = frozenset({"too_large"})
IGNORED = frozenset({"ignored"})
FAILED = frozenset({"failed"})
PARTIAL = frozenset({"partial"})
NO_TEXT = frozenset({"ok", "partial", "needs_ocr_review"})
"""A readable page without letters, with OCR switched off."""


def _table() -> list[tuple[str, Statuses, Callable[[], bytes]]]:
    french, english = texts.FRENCH, texts.ENGLISH
    long_line = (english.strip() + " ") * 8000
    sound = pdfs.one_page()
    return [
        # PDF
        ("pdf/sound.pdf", OK, lambda: sound),
        ("pdf/truncated-early.pdf", DAMAGED, lambda: sound[:60]),
        ("pdf/truncated-late.pdf", DAMAGED | PARTIAL | OK, lambda: sound[:-150]),
        ("pdf/broken-xref.pdf", OK, lambda: pdfs.one_page(broken_xref=True)),
        ("pdf/header-alone.pdf", DAMAGED, lambda: b"%PDF-1.7\n"),
        ("pdf/junk-before.pdf", OK, lambda: b"\r\n\r\nHTTP/1.1 200 OK\r\n\r\n" + sound),
        ("pdf/user-password.pdf", ENCRYPTED, lambda: pdfs.encrypted("secret", "owner")),
        ("pdf/owner-password.pdf", OK, lambda: pdfs.encrypted("", "owner")),
        ("pdf/no-pages.pdf", DAMAGED, lambda: pdfs.pdf([b"<< /Type /Catalog >>"])),
        ("pdf/page-tree-loop.pdf", DAMAGED | TOO_LARGE | FAILED, pdfs.looping_pages),
        ("pdf/too-many-pages.pdf", TOO_LARGE, lambda: pdfs.many_pages(250)),
        (
            "pdf/huge-page.pdf",
            OK | PARTIAL | TOO_LARGE | DAMAGED,
            lambda: pdfs.one_page(box=b"0 0 14400000 14400000"),
        ),
        ("pdf/zero-page.pdf", OK | PARTIAL | DAMAGED | NO_TEXT, lambda: pdfs.one_page(box=b"0 0 0 0")),
        ("pdf/image-bomb.pdf", NO_TEXT | TOO_LARGE | DAMAGED | FAILED, pdfs.image_bomb),
        ("pdf/content-bomb.pdf", NO_TEXT | TOO_LARGE | DAMAGED | FAILED, pdfs.content_bomb),
        ("pdf/form-loop.pdf", NO_TEXT, pdfs.form_loop),
        ("pdf/attachment.pdf", OK, lambda: pdfs.with_attachment("a.txt", french.encode())),
        ("pdf/attached-slip.pdf", OK | PARTIAL, lambda: pdfs.with_attachment("../../evil.txt", b"evil")),
        ("pdf/named.txt", OK, lambda: sound),
        # DOCX and ODT
        ("docx/sound.docx", OK, packages.docx),
        ("docx/named.pdf", OK, packages.docx),
        ("docx/truncated.docx", DAMAGED, lambda: packages.docx()[:-120]),
        ("docx/xml-bomb.docx", DAMAGED, lambda: packages.docx(packages.xml_bomb())),
        ("docx/xml-outside.docx", DAMAGED, lambda: packages.docx(packages.xml_outside())),
        ("docx/not-well-formed.docx", DAMAGED, lambda: packages.docx(b"<w:document><w:body>")),
        ("docx/no-body.docx", DAMAGED, lambda: packages.docx(b"<a/>")),
        (
            "docx/no-main-part.docx",
            DAMAGED,
            lambda: packages.zipped({"[Content_Types].xml": "<Types/>", "word/styles.xml": "<a/>"}),
        ),
        ("docx/broken-styles.docx", PARTIAL, packages_broken_styles),
        ("docx/deep-tables.docx", DAMAGED, lambda: packages.docx(_deep_tables(400))),
        ("docx/part-bomb.docx", TOO_LARGE, lambda: packages.docx(b"<a>" + b" " * 6_000_000 + b"</a>")),
        ("docx/password.docx", ENCRYPTED, lambda: packages.ole("EncryptionInfo", "EncryptedPackage")),
        ("docx/too-many-pages.docx", TOO_LARGE, lambda: packages.docx(_pages(250))),
        ("odt/sound.odt", OK, lambda: packages.odt(f"<text:p>{packages.SENTENCE}</text:p>")),
        (
            "odt/password.odt",
            ENCRYPTED,
            lambda: packages.odt("", {"META-INF/manifest.xml": "<m><manifest:encryption-data/></m>"}),
        ),
        ("odt/no-content.odt", DAMAGED, lambda: packages.odt("")[:70]),
        # ZIP
        ("zip/empty.zip", OK, lambda: packages.zipped({})),
        ("zip/truncated.zip", DAMAGED, lambda: packages.zipped({"a.txt": french})[:40]),
        ("zip/nested-6.zip", OK, lambda: packages.nested_zip(6)),
        ("zip/bomb-ratio.zip", PARTIAL, lambda: packages.zipped({"zeros": bytes(60_000_000)}, level=9)),
        (
            "zip/bomb-many.zip",
            PARTIAL,
            lambda: packages.zipped({f"{n}.bin": bytes(3_000_000) for n in range(8)}, level=9),
        ),
        ("zip/bomb-overlapping.zip", PARTIAL, packages.overlapping_zip),
        ("zip/bomb-lying.zip", PARTIAL, packages.lying_zip),
        (
            "zip/too-many-members.zip",
            TOO_LARGE,
            lambda: packages.zipped({f"{n}.txt": b"x" for n in range(600)}),
        ),
        (
            "zip/slip.zip",
            PARTIAL,
            lambda: packages.zipped(
                {"../../evil.txt": b"e", "/abs.txt": b"e", "C:\\x.txt": b"e", "ok.txt": french}
            ),
        ),
        ("zip/link.zip", OK, packages.zip_with_link),
        ("zip/encrypted.zip", ENCRYPTED, packages.encrypted_zip),
        ("zip/docx-named.zip", OK, packages.docx),
        ("zip/workbook.xlsx", UNSUPPORTED, lambda: packages.zipped({"xl/workbook.xml": "<a/>"})),
        # texts
        ("txt/utf8.txt", OK, french.encode),
        ("txt/utf8-bom.txt", OK, lambda: french.encode("utf-8-sig")),
        ("txt/utf16-no-bom.txt", OK, lambda: french.encode("utf-16-le")),
        ("txt/utf16-be-no-bom.txt", OK, lambda: french.encode("utf-16-be")),
        ("txt/utf32.txt", OK, lambda: french.encode("utf-32")),
        ("txt/cp1252.txt", OK, lambda: french.encode("cp1252")),
        ("txt/mac-roman.txt", OK, lambda: french.encode("mac_roman")),
        ("txt/dos.txt", OK, lambda: french.encode("cp850")),
        ("txt/mostly-utf8.txt", OK, lambda: (french * 20).encode() + b"\xc3"),
        ("txt/one-line.txt", OK, long_line.encode),
        ("txt/too-long.txt", TOO_LARGE, lambda: long_line.encode() * 12),
        ("txt/too-many-pages.txt", TOO_LARGE, lambda: (english + "\f").encode() * 250),
        ("txt/nul.txt", UNSUPPORTED, lambda: bytes(5000)),
        ("txt/text-then-binary.txt", UNSUPPORTED, lambda: english.encode() * 100 + _noise(50_000)),
        ("txt/random.txt", UNSUPPORTED, lambda: b"\x01\x02\x03\x00\xff" * 2000),
        ("txt/empty.txt", DAMAGED, lambda: b""),
        ("txt/white.txt", OK, lambda: b" \n\t\n" * 100),
        ("rtf/sound.rtf", OK, lambda: texts.RTF),
        ("rtf/named.doc", OK, lambda: texts.RTF),
        ("rtf/deep.rtf", OK, lambda: texts.rtf_nest(50_000)),
        ("rtf/deeper.rtf", DAMAGED, lambda: texts.rtf_nest(150_000)),
        ("rtf/truncated.rtf", PARTIAL, lambda: texts.RTF[:-5]),
        ("rtf/truncated-early.rtf", DAMAGED, lambda: texts.RTF[:20]),
        ("html/named.doc", OK, lambda: f"<html><body><p>{french}</p></body></html>".encode()),
        ("html/deep.html", OK, lambda: texts.html_nest(5_000)),
        ("html/deeper.html", DAMAGED, lambda: texts.html_nest(50_000)),
        ("html/unclosed.html", OK, lambda: b"<html><body><table><tr><td>" + english.encode() + b"<b><i>x"),
        ("html/utf16.html", OK, lambda: f"<html><body><p>{french}</p></body></html>".encode("utf-16")),
        # mail
        ("mail/sound.eml", OK, lambda: texts.mail().as_bytes()),
        ("mail/attachment.eml", OK, lambda: texts.mail(**{"avenant.pdf": sound}).as_bytes()),
        ("mail/named.txt", OK, lambda: texts.mail().as_bytes()),
        ("mail/broken-mime.eml", OK | PARTIAL | DAMAGED, texts.broken_mime),
        ("mail/nested-20.eml", OK, lambda: texts.nested_mail(20)),
        ("mail/nested-2000.eml", DAMAGED, lambda: texts.nested_mail(2000)),
        ("mail/encrypted.eml", ENCRYPTED, texts.encrypted_mail),
        # Word 97-2003
        ("doc/sound.doc", OK, offices.doc),
        ("doc/named.pdf", OK, offices.doc),
        ("doc/truncated.doc", DAMAGED, lambda: offices.doc()[:3000]),
        ("doc/truncated-early.doc", DAMAGED, lambda: offices.doc()[:9]),
        ("doc/names-alone.doc", DAMAGED, lambda: packages.ole("WordDocument", "1Table")),
        ("doc/looping.doc", DAMAGED, offices.looping_doc),
        ("doc/gigantic.doc", DAMAGED, offices.gigantic_doc),
        ("doc/password.doc", ENCRYPTED, lambda: offices.doc(flags=0x0300)),
        ("doc/no-text.doc", OK, lambda: offices.doc("\r")),
        ("doc/noise.doc", DAMAGED, lambda: offices.container({"WordDocument": _noise(9000)})),
        ("doc/too-many-pages.doc", TOO_LARGE, lambda: offices.doc("page\x0c" * 250)),
        # Outlook
        ("msg/sound.msg", OK, offices.msg),
        ("msg/attachment.msg", OK, lambda: offices.msg(texts.mail(**{"avenant.pdf": sound}))),
        ("msg/truncated.msg", DAMAGED, lambda: offices.msg()[:4000]),
        ("msg/names-alone.msg", DAMAGED, lambda: packages.ole("__properties_version1.0")),
        ("msg/looping.msg", DAMAGED, offices.looping_msg),
        ("msg/bursting.msg", DAMAGED, offices.bursting_msg),
        # mailboxes
        ("mbox/sound.mbox", OK, lambda: texts.MBOX),
        ("mbox/two.mbox", OK, lambda: offices.mailbox(texts.mail(), texts.mail(**{"a.pdf": sound}))),
        ("mbox/truncated.mbox", OK, lambda: texts.MBOX[:-20]),
        ("mbox/one-line.mbox", PARTIAL, lambda: texts.MBOX + b"x" * 5_000_000),
        ("mbox/too-many.mbox", PARTIAL, lambda: (texts.MBOX + b"\n") * 501),
        # 7z
        ("7z/sound.7z", OK, lambda: offices.sevenzip({"a.txt": french.encode(), "b.pdf": sound})),
        ("7z/nested-6.7z", OK, lambda: offices.sevenzip_nested(6)),
        ("7z/truncated.7z", DAMAGED, lambda: offices.sevenzip({"a.txt": french.encode()})[:-10]),
        ("7z/header-alone.7z", DAMAGED, lambda: b"7z\xbc\xaf\x27\x1c\x00\x04" + bytes(100)),
        ("7z/damaged.7z", PARTIAL, offices.sevenzip_damaged),
        ("7z/bomb-ratio.7z", PARTIAL, lambda: offices.sevenzip({"zeros": bytes(30_000_000)})),
        (
            "7z/bomb-many.7z",
            PARTIAL,
            lambda: offices.sevenzip({f"{number}.bin": bytes(3_000_000) for number in range(4)}),
        ),
        ("7z/gigantic.7z", PARTIAL, offices.sevenzip_gigantic),
        (
            "7z/too-many-members.7z",
            TOO_LARGE,
            lambda: offices.sevenzip({f"{number}.txt": b"x" for number in range(501)}),
        ),
        ("7z/slip.7z", PARTIAL, offices.sevenzip_slip),
        ("7z/link.7z", OK, offices.sevenzip_link),
        ("7z/password.7z", ENCRYPTED, lambda: offices.sevenzip({"a": b"a"}, password="secret")),
        (
            "7z/hidden.7z",
            ENCRYPTED,
            lambda: offices.sevenzip({"a": b"a"}, password="secret", hidden=True),
        ),
        # formats that are not read
        ("old/workbook.xls", UNSUPPORTED, lambda: packages.ole("Workbook")),
        ("old/unknown.ole", UNSUPPORTED, lambda: offices.container({"Unknown": bytes(5000)})),
        ("old/broken.ole", DAMAGED, lambda: packages.ole("Unknown")),
        ("old/archive.rar", UNSUPPORTED, lambda: b"Rar!\x1a\x07\x01\x00" + bytes(100)),
        ("old/program.pdf", UNSUPPORTED, lambda: b"MZ\x90\x00\x03" + bytes(2000)),
        ("old/page.ps", UNSUPPORTED, lambda: b"%!PS-Adobe-3.0\n/Times findfont\n"),
        # pictures
        ("picture/sound.tif", NO_TEXT, lambda: pictures.picture("TIFF")),
        ("picture/truncated.tif", DAMAGED | PARTIAL | NO_TEXT, lambda: pictures.picture("TIFF")[:3000]),
        ("picture/loop.tif", NO_TEXT | DAMAGED | TOO_LARGE, pictures.tiff_loop),
        ("picture/too-many-pages.tif", TOO_LARGE, lambda: pictures.tiff_pages(250)),
        ("picture/bomb.png", TOO_LARGE | DAMAGED, pictures.png_bomb),
        ("picture/truncated.jpg", DAMAGED | PARTIAL | NO_TEXT, lambda: pictures.picture("JPEG")[:300]),
        ("picture/header.jpg", DAMAGED, lambda: b"\xff\xd8\xff\xe0\x00\x10JFIF"),
        ("picture/named.pdf", NO_TEXT, lambda: pictures.picture("PNG")),
        # litter, and what only looks like it
        ("litter/._contract.pdf", IGNORED, lambda: b"\x00\x05\x16\x07\x00\x02\x00\x00"),
        ("litter/~$contract.docx", IGNORED, lambda: b"\x06Claire" + bytes(155)),
        ("litter/Thumbs.db", IGNORED, lambda: packages.ole("Catalog")),
        ("litter/.DS_Store", IGNORED, lambda: b"\x00\x00\x00\x01Bud1"),
        ("litter/desktop.ini", IGNORED, lambda: b"[.ShellClassInfo]"),
        ("litter/._real.pdf", OK, lambda: sound),
        # names
        ("name/" + "a" * 240 + ".txt", OK, french.encode),
        ("name/no ending", OK, french.encode),
        ("name/CON.txt ", OK, french.encode),
        ("name/-rf.txt", OK, french.encode),
        ("name/a\nb.txt", OK, french.encode),
        ("name/\u202etxt.exe", OK, french.encode),
        ("name/caf\udce9.txt", OK, french.encode),
    ]


def packages_broken_styles() -> bytes:
    """A DOCX whose styles part is no XML: the text is read, and the document says what is missing."""
    relations = packages.relations("styles", "styles.xml")
    parts: dict[str, bytes | str] = {
        "word/_rels/document.xml.rels": relations,
        "word/styles.xml": b"<broken",
    }
    return packages.docx(None, parts)


def _deep_tables(depth: int) -> str:
    return "<w:tbl><w:tr><w:tc>" * depth + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * depth


def _pages(count: int) -> str:
    return '<w:p><w:r><w:t>page</w:t><w:br w:type="page"/></w:r></w:p>' * count


def make_all(folder: Path) -> dict[str, Statuses]:
    """Write everything below a folder.

    Returns:
        Path as the archive's walk prints it -> the statuses that are right.
    """
    from pipeline.archive import printable

    expected: dict[str, Statuses] = {}
    for name, statuses, make in _table():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(make())
        expected[printable(name)] = statuses
    return expected | _special(folder / "special")


def _special(folder: Path) -> dict[str, Statuses]:
    """Things that are no ordinary files."""
    (folder / "deep").mkdir(parents=True)
    (folder / "deep" / "up").symlink_to("../..")
    (folder / "self").symlink_to("self")
    (folder / "nowhere").symlink_to("missing")
    (folder / "out").symlink_to("/etc")
    (folder / "inside").symlink_to("../txt/utf8.txt")
    os.mkfifo(folder / "pipe")
    return {
        "special/deep/up": IGNORED,
        "special/self": IGNORED,
        "special/nowhere": FAILED,
        "special/out": FAILED,
        "special/inside": IGNORED,
        "special/pipe": IGNORED,
    }


if __name__ == "__main__":
    made = make_all(Path(sys.argv[1]))
    for path, statuses in sorted(made.items()):
        print(f"{path}: {', '.join(sorted(statuses))}")
