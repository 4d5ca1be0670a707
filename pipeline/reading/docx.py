"""Word documents (DOCX, DOCM, DOTX): the text as it prints when all changes are accepted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pipeline.errors import DamagedError, ReadingError, TooLargeError
from pipeline.reading._docx_body import Block, SectionEnd, Walker
from pipeline.reading._docx_names import attribute, child, short, toggle, value
from pipeline.reading._docx_numbering import Numbering
from pipeline.reading._docx_styles import Styles
from pipeline.reading._draft import DraftPage, document
from pipeline.reading._members import spool_parts
from pipeline.reading._package import HARDLY_ANY_TEXT, Package, resolve, zip_names
from pipeline.reading._rows import BREAKS, Pages
from pipeline.settings import Settings
from pipeline.types import FileStatus, Reading

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_FURNITURE = {"w:headerReference": "header", "w:footerReference": "footer"}


class DocxReader:
    """Reads WordprocessingML with lxml."""

    name = "docx"
    version = 4
    media_types = (MEDIA_TYPE,)

    def sniff(self, head: bytes, path: Path) -> float | None:
        """Sure of a zip that holds ``word/document.xml``, also when it breaks off."""
        names = zip_names(head, path)
        if names is None:
            return None
        if "[content_types].xml" not in names:
            return None
        if "word/document.xml" in names:
            return 0.95
        return 0.9 if any(name.startswith("word/") for name in names) else None

    def read(self, path: Path, sha256: str, settings: Settings) -> Reading:
        """Read text, headers, notes, boxes and numbering; embedded files become attachments.

        Raises:
            DamagedError: a part is missing or not well-formed.
            TooLargeError: a limit was hit.
        """
        with Package(path, settings) as package:
            word = _Word(package)
            pages = _paginate(word.blocks, word)
            if len(pages) > settings.limits.pages:
                raise TooLargeError(
                    f"has {len(pages)} pages, more than limits.pages ({settings.limits.pages})"
                )
            characters = sum(len(page.text.strip()) for page in pages)
            pictures = _page_pictures(package, word, characters)
            embedded = [name for name in package.names() if name.lower().startswith("word/embeddings/")]
            attachments, skipped = spool_parts(package, [*embedded, *word.imported, *pictures], settings)
            status, reason = _verdict(pictures, word.imported, word.broken)
            made = document(
                sha256,
                MEDIA_TYPE,
                f"{self.name}/{self.version}",
                pages,
                status=status,
                reason=reason,
                metadata=_metadata(package, word),
            )
        return Reading(made, attachments=attachments, skipped=skipped)


class _Word:
    """The parts of one document, and its body's blocks."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self.broken: list[str] = []
        self.main = self._find_main()
        self._targets = self._relations(self.main)
        styles = Styles(self._optional("styles"))
        self._note_roots: dict[str, dict[str, Any]] = {}
        self._walker = Walker(styles, Numbering(self._optional("numbering"), styles), self._note)
        body = child(package.xml(self.main), "w:body")
        if body is None:
            raise DamagedError(f"the part {self.main} has no body")
        self.imported = [
            resolve(self.main, self._targets.get(attribute(item, "r:id") or "", ("", ""))[1])
            for item in body.iter()
            if short(item) == "w:altChunk"
        ]
        self.blocks = self._walker.story(body)
        self.even_pages = bool(self._setting("w:evenAndOddHeaders"))

    @property
    def deletions(self) -> int:
        return self._walker.deletions

    @property
    def page_pictures(self) -> int:
        return self._walker.page_pictures

    def furniture(self, section: Any) -> tuple[str, str]:
        """Header and footer of a section, each variant that it uses once."""
        texts: dict[str, list[str]] = {"header": [], "footer": []}
        for item in section:
            kind = _FURNITURE.get(short(item))
            use = attribute(item, "w:type") or "default"
            if kind is None or (use == "first" and not toggle(section, "w:titlePg")):
                continue
            if use == "even" and not self.even_pages:
                continue
            target = self._targets.get(attribute(item, "r:id") or "")
            if target is None:
                continue
            text = self._side_story(resolve(self.main, target[1]))
            if text and text not in texts[kind]:
                texts[kind].append(text)
        return "\n".join(texts["header"]), "\n".join(texts["footer"])

    def _side_story(self, part: str) -> str:
        root = self._parse(part)
        if root is None:
            return ""
        blocks = [block for block in self._walker.story(root) if isinstance(block, str)]
        return "\n".join(block.translate(BREAKS) for block in blocks).strip()

    def _note(self, kind: str, name: str) -> list[str]:
        if kind not in self._note_roots:
            root = self._optional(kind)
            notes = root if root is not None else ()
            self._note_roots[kind] = {attribute(item, "w:id") or "": item for item in notes}
        note = self._note_roots[kind].get(name)
        if note is None:
            return []
        return [block for block in self._walker.story(note) if isinstance(block, str)]

    def _find_main(self) -> str:
        for kind, target in self._relations("").values():
            if kind == "officeDocument" and self._package.has(resolve("", target)):
                return resolve("", target)
        if self._package.has("word/document.xml"):
            return "word/document.xml"
        raise DamagedError("the main document part is missing")

    def _relations(self, part: str) -> dict[str, tuple[str, str]]:
        folder, _, name = part.rpartition("/")
        relations = f"{folder}/_rels/{name}.rels".lstrip("/") if part else "_rels/.rels"
        root = self._parse(relations) if self._package.has(relations) else None
        found: dict[str, tuple[str, str]] = {}
        for item in root if root is not None else ():
            if item.get("TargetMode") != "External":
                kind = (item.get("Type") or "").rpartition("/")[2]
                found[item.get("Id") or ""] = (kind, item.get("Target") or "")
        return found

    def _optional(self, kind: str) -> Any | None:
        for found, target in self._targets.values():
            if found == kind:
                return self._parse(resolve(self.main, target))
        return None

    def _parse(self, part: str) -> Any | None:
        """A part beside the main one: when it is damaged the rest is read, and the document says so."""
        if not self._package.has(part):
            self.broken.append(part)
            return None
        try:
            return self._package.xml(part)
        except TooLargeError:
            raise
        except ReadingError:
            self.broken.append(part)
            return None

    def _setting(self, name: str) -> bool | None:
        known = len(self.broken)
        root = self._optional("settings")
        del self.broken[known:]  # no word of the text is lost with them
        return None if root is None else toggle(root, name)


def _paginate(blocks: list[Block], word: _Word) -> list[DraftPage]:
    """Cut blocks into pages, each section's header and footer on its first page."""
    kinds = [value(block.properties, "w:type") for block in blocks if isinstance(block, SectionEnd)]
    pages = Pages()
    sides: dict[int, tuple[str, str]] = {}
    begun = ended = 0
    for block in blocks:
        if isinstance(block, str):
            pages.add(block)
            continue
        sides.setdefault(begun, word.furniture(block.properties))
        ended += 1
        # a section says itself, at its own end, whether it begins on a new page
        if ended < len(kinds) and kinds[ended] not in ("continuous", "nextColumn"):
            pages.turn()
        begun = pages.last
    return [DraftPage(text, *sides.get(number, ("", ""))) for number, text in enumerate(pages.texts())]


def _page_pictures(package: Package, word: _Word, characters: int) -> list[str]:
    """Pictures that stand for pages: of a page's size, or all there is."""
    if not word.page_pictures and characters >= HARDLY_ANY_TEXT:
        return []
    folder = word.main.rpartition("/")[0]
    inside = f"{folder}/media/".lower()
    return package.large_pictures(name for name in package.names() if name.lower().startswith(inside))


def _verdict(pictures: list[str], imported: list[str], broken: list[str]) -> tuple[FileStatus, str]:
    """What stands in a file of its own was not read here: absence cannot be told from this text alone."""
    if broken:
        return "partial", f"parts are missing or damaged: {', '.join(sorted(set(broken))[:5])}"
    if imported:
        return (
            "partial",
            f"{len(imported)} passages are files of another format inside it, each read by itself",
        )
    if pictures:
        return "partial", f"{len(pictures)} pictures may hold pages; each is read as a file of its own"
    return "ok", ""


def _metadata(package: Package, word: _Word) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    if package.has("docProps/core.xml"):
        try:
            root = package.xml("docProps/core.xml")
        except ReadingError:
            root = ()
        for item in root:
            local = str(item.tag).rpartition("}")[2]
            if local in ("title", "creator", "created", "modified", "subject") and item.text:
                found.append((local, item.text))
    if word.deletions:
        found.append(("tracked_deletions", str(word.deletions)))
    if not any(name.lower().startswith(("word/media/", "word/ink/")) for name in package.names()):
        # Without pictures nobody can have signed in a way that the text does not show.
        found.append(("ink_pages", "all"))
    return found


READER = DocxReader()
