"""OpenDocument texts (ODT), as LibreOffice writes them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pipeline.errors import DamagedError, EncryptedError, ReadingError, TooLargeError
from pipeline.reading._draft import DraftPage, document
from pipeline.reading._members import spool_parts
from pipeline.reading._odt_body import OdtWalker, side_texts
from pipeline.reading._odt_styles import OFFICE, STYLE, TEXT, OdtStyles
from pipeline.reading._package import HARDLY_ANY_TEXT, Package, zip_names
from pipeline.reading._rows import paginate
from pipeline.settings import Settings
from pipeline.types import FileStatus, Reading

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
_MIMETYPE = b"mimetypeapplication/vnd.oasis.opendocument."
_TEXT_MIMETYPE = _MIMETYPE + b"text"


class OdtReader:
    """Reads OpenDocument XML with lxml."""

    name = "odt"
    version = 3
    media_types = (MEDIA_TYPE,)

    def sniff(self, head: bytes, path: Path) -> float | None:
        """Sure of a zip that says it is an OpenDocument text."""
        names = zip_names(head, path)
        if names is None:
            return None
        # Only the first member of this very zip says what the zip is; a packed ODT says it of itself.
        if head[30:38] == b"mimetype":
            if _TEXT_MIMETYPE in head[:200]:
                return 0.95
            if _MIMETYPE in head[:200]:
                return None
        return 0.6 if "content.xml" in names and "meta-inf/manifest.xml" in names else None

    def read(self, path: Path, sha256: str, settings: Settings) -> Reading:
        """Read text, lists with their numbers, notes, tables, boxes, headers and pages.

        Raises:
            EncryptedError: the parts want a password.
            DamagedError: a part is missing or not well-formed.
            TooLargeError: a limit was hit.
        """
        with Package(path, settings) as package:
            _refuse_encrypted(package)
            content = package.xml("content.xml")
            body = content.find(f"{OFFICE}body/{OFFICE}text")
            if body is None:
                raise DamagedError("the part content.xml holds no text document")
            broken: list[str] = []
            styles = OdtStyles([*_optional(package, "styles.xml", broken), content])
            walker = OdtWalker(styles)
            pages = paginate(walker.story(body))
            if len(pages) > settings.limits.pages:
                raise TooLargeError(
                    f"has {len(pages)} pages, more than limits.pages ({settings.limits.pages})"
                )
            header, footer = _sides(styles, walker)
            drafts = [DraftPage(page) for page in pages]
            drafts[0] = DraftPage(pages[0], header, footer)
            pictures = _page_pictures(package, walker, sum(len(page.strip()) for page in pages))
            attachments, skipped = spool_parts(package, pictures, settings)
            status, reason = _verdict(pictures, broken)
            metadata = _metadata(package, content)
        made = document(
            sha256,
            MEDIA_TYPE,
            f"{self.name}/{self.version}",
            drafts,
            status=status,
            reason=reason,
            metadata=metadata,
        )
        return Reading(made, attachments=attachments, skipped=skipped)


def _refuse_encrypted(package: Package) -> None:
    manifest = "META-INF/manifest.xml"
    if package.has(manifest) and b"encryption-data" in package.read(manifest):
        raise EncryptedError("OpenDocument with a password")


def _optional(package: Package, name: str, broken: list[str]) -> list[Any]:
    if not package.has(name):
        return []
    try:
        return [package.xml(name)]
    except TooLargeError:
        raise
    except ReadingError:
        broken.append(name)
        return []


def _sides(styles: OdtStyles, walker: OdtWalker) -> tuple[str, str]:
    """Headers and footers of the master pages that the text uses, the standard one first."""
    used = ["Standard", *walker.masters]
    headers: list[str] = []
    footers: list[str] = []
    for master in styles.masters:
        if master.get(f"{STYLE}name") in used:
            header, footer = side_texts(master, walker)
            headers += [header] if header and header not in headers else []
            footers += [footer] if footer and footer not in footers else []
    return "\n".join(headers), "\n".join(footers)


def _page_pictures(package: Package, walker: OdtWalker, characters: int) -> list[str]:
    if not walker.page_pictures and characters >= HARDLY_ANY_TEXT:
        return []
    return package.large_pictures(name for name in package.names() if name.startswith("Pictures/"))


def _verdict(pictures: list[str], broken: list[str]) -> tuple[FileStatus, str]:
    if broken:
        return "partial", f"parts are damaged: {', '.join(broken)}"
    if pictures:
        return "partial", f"{len(pictures)} pictures may hold pages; each is read as a file of its own"
    return "ok", ""


def _metadata(package: Package, content: Any) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    if package.has("meta.xml"):
        try:
            root = package.xml("meta.xml")
        except ReadingError:
            root = None
        for item in root.iter() if root is not None else ():
            local = str(item.tag).rpartition("}")[2]
            if local in ("title", "creator", "creation-date", "date", "subject") and item.text:
                found.append((local, item.text))
    deletions = sum(1 for _ in content.iter(f"{TEXT}deletion"))
    if deletions:
        found.append(("tracked_deletions", str(deletions)))
    if not any(name.lower().startswith("pictures/") for name in package.names()):
        # Without pictures nobody can have signed in a way that the text does not show.
        found.append(("ink_pages", "all"))
    return found


READER = OdtReader()
