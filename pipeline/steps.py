"""A batch of files becomes Parquet parts: the coarse step that a flow schedules.

Each document is worked in a pool worker and leaves its rows in the workspace's ``work`` folder; when
all members of a batch are done the rows become parts. So a killed run loses the documents in hand
and nothing else, and no text passes through the parent.
"""

from __future__ import annotations

import multiprocessing
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from pipeline._row_files import by_table, compose, entry_in, rows_file, write_rows
from pipeline.advice import advice
from pipeline.errors import PassingError, ReadingError
from pipeline.heartbeat import watched
from pipeline.isolate import IsolatedPool, Outcome
from pipeline.ledger import Entry, Keys, Member, batch_name, entry_from
from pipeline.settings import Depth, Settings
from pipeline.store import passage_rows, rows
from pipeline.types import Document, JsonValue, Reading
from pipeline.workspace import Workspace, storage_errors

if TYPE_CHECKING:
    from pipeline.meanings import Meant
    from pipeline.types import Clause, FlowText

READING_TABLES = ("documents", "texts", "pages", "furniture", "words")
TERM_TABLES = (
    "contract_parts", "clauses", "clause_types", "clause_meanings", "terms", "signals", "signatures",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Source:
    """A file to be read: where it lies and what it is."""

    sha256: str
    location: str
    size: int
    nesting: int = 0
    """0 for a file of the archive, 1 for a member of one, and on."""
    mtime_ns: int = 0
    """When it was written, as seen when it was hashed; 0 for a member of a container."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Files that are read, stored and named together."""

    name: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class ReadTask:
    """One call of a worker."""

    source: Source
    out: str
    settings: Settings
    keys: Keys


@dataclass(frozen=True, slots=True)
class TermsTask:
    """One document whose terms are extracted anew, from what was read before."""

    document: Document
    out: str
    seconds: float
    """After which extraction is ended: ``limits.document_seconds``."""
    depth: Depth = "usual"


@dataclass(frozen=True, slots=True)
class Progress:
    """A document was finished (or set aside)."""

    sha256: str
    status: str
    pages: int
    ocr_pages: int
    size: int


class Recorder(Protocol):
    """Where a finished batch is recorded: the ledger, or a manifest that the ledger takes over later."""

    def record(self, batch: str, entries: Iterable[Entry]) -> None:
        """Make a batch exist."""


_WITHOUT_LIMITS = frozenset({"ok", "encrypted", "unsupported", "ignored"})
"""What no limit could have made otherwise."""
Listener = Callable[[Progress], None]


def make_batches(
    sources: Iterable[Source],
    keys: Keys,
    *,
    taken: Callable[[str], bool] = lambda name: False,
    documents: int = 32,
    size: int = 32_000_000,
) -> Iterator[Batch]:
    """Cut new files into batches of at most so many documents and bytes.

    Args:
        sources: files to be read, in the order of their hashes, each once.
        keys: what their reading depends on.
        taken: whether a batch of that name exists: the same files read anew make a new batch.
        documents: most files of a batch.
        size: most bytes of a batch, unless one file alone is larger.
    """
    key = f"{keys.all_readers} {keys.ocr}"
    members: list[Source] = []
    for source in sources:
        if len(members) >= documents or (
            members and sum(member.size for member in members) + source.size > size
        ):
            yield _batch(members, key, taken)
            members = []
        members.append(source)
    if members:
        yield _batch(members, key, taken)


def _batch(members: Sequence[Source], key: str, taken: Callable[[str], bool]) -> Batch:
    names = (batch_name((s.sha256 for s in members), f"{key}{' again' * n}") for n in count())
    return Batch(next(name for name in names if not taken(name)), tuple(members))


def process(
    batch: Batch,
    *,
    workspace: Workspace,
    ledger: Recorder,
    pool: IsolatedPool,
    settings: Settings,
    keys: Keys,
    terms_key: str,
    on_document: Listener,
) -> list[Entry]:
    """Read a batch, extract its terms and store both as parts.

    Raises:
        StorageError: the workspace cannot be written; finished documents are kept for the next run.
    """
    out = workspace.work / terms_key / keys.all_readers / keys.ocr.replace("/", "-") / keys.limits
    with storage_errors(workspace.root):
        out.mkdir(parents=True, exist_ok=True)
    entries: list[Entry] = []
    # The largest first: what is left to the end is then small, and no worker waits for another's giant.
    largest = sorted(batch.sources, key=lambda source: -source.size)
    calls = ((s.sha256, ReadTask(s, str(out), settings, keys), _bound(settings)) for s in largest)
    sources = {source.sha256: source for source in batch.sources}
    for outcome in pool.run(read_document, calls):
        source = sources[outcome.key]
        entry = outcome.value or _failed(source, outcome, out, keys)
        entries.append(entry)
        on_document(Progress(entry.sha256, entry.status, entry.pages, entry.ocr_pages, source.size))
    with storage_errors(workspace.root):
        shas = sorted(sources)
        # What a try that broke off has left under this name never came to exist.
        shutil.rmtree(workspace.readings / batch.name, ignore_errors=True)
        extracted = workspace.terms / f"{batch.name}-{terms_key}"
        shutil.rmtree(extracted, ignore_errors=True)
        with by_table(out, shas, READING_TABLES + TERM_TABLES) as rows_of:
            compose(workspace.readings / batch.name, rows_of, READING_TABLES)
            compose(extracted, rows_of, TERM_TABLES)
        ledger.record(batch.name, entries)
        for sha256 in shas:
            rows_file(out, sha256).unlink(missing_ok=True)
    return entries


def refresh_terms(
    batch: str, *, workspace: Workspace, pool: IsolatedPool, settings: Settings, terms_key: str
) -> bool:
    """Extract a batch's terms anew when the extractors have changed; reads no file of the archive.

    Returns:
        Whether there was anything to do.
    """
    target = workspace.terms / f"{batch}-{terms_key}"
    if target.is_dir():
        return False
    out = workspace.work / f"terms-{terms_key}-{batch}"
    with storage_errors(workspace.root):
        out.mkdir(parents=True, exist_ok=True)
    documents = rows.read_documents(workspace.readings / batch)
    shas: list[str] = []

    def calls() -> Iterator[tuple[str, TermsTask, float]]:
        for document in documents:
            shas.append(document.sha256)
            yield (
                document.sha256,
                TermsTask(document, str(out), settings.limits.document_seconds, settings.depth),
                _bound(settings),
            )

    for outcome in pool.run(extract_again, calls()):
        if outcome.value is None:
            with storage_errors(workspace.root):
                write_rows(rows_file(out, outcome.key), None, _crashed(outcome.key, outcome.failure))
    with storage_errors(workspace.root):
        with by_table(out, sorted(shas), TERM_TABLES) as rows_of:
            compose(target, rows_of, TERM_TABLES)
        for sha256 in shas:
            rows_file(out, sha256).unlink(missing_ok=True)
        out.rmdir()
    return True


def read_document(task: ReadTask) -> Entry:
    """Worker: read one file, extract its terms, leave its rows, say what it is."""
    target = rows_file(Path(task.out), task.source.sha256)
    if target.exists():
        return entry_from(entry_in(target))
    from pipeline.reading import read

    source = task.source
    if task.settings.spool and multiprocessing.parent_process() is not None:
        # What a killed worker leaves behind, pictures of pages among it, is swept with the workspace.
        tempfile.tempdir = task.settings.spool
    disk = storage_errors(Path(task.out), rights=False)
    with watched(task.settings.limits.document_seconds), disk:
        try:
            reading = read(Path(source.location), source.sha256, task.settings)
            _unchanged(source)
            passing = False
        except ReadingError as error:
            reading = Reading(_unread(source.sha256, error.status, error.reason))
            passing = isinstance(error, PassingError)
        entry = replace(_entry(reading, task.keys), passing=passing)
        write_rows(target, asdict(entry), all_rows(reading, depth=task.settings.depth))
    return entry


def unpack(task: ReadTask) -> str:
    """Worker: open a container again, because its members are no longer in the spool."""
    from pipeline.reading import read

    disk = storage_errors(Path(task.settings.spool or "."), rights=False)
    with watched(task.settings.limits.document_seconds), disk:
        try:
            read(Path(task.source.location), task.source.sha256, task.settings)
        except ReadingError as error:
            return error.reason
    return ""


def _unchanged(source: Source) -> None:
    """Make sure that what was read is what was hashed.

    Raises:
        PassingError: the file was written to meanwhile, or vanished.
    """
    if not source.mtime_ns:
        return
    try:
        now = Path(source.location).stat()
    except OSError as error:
        raise PassingError("vanished while being read") from error
    if (now.st_size, now.st_mtime_ns) != (source.size, source.mtime_ns):
        raise PassingError("changed while being read")


def extract_again(task: TermsTask) -> str:
    """Worker: extract the terms of a document that was read before."""
    with watched(task.seconds), storage_errors(Path(task.out)):
        rows_of = _term_rows(task.document, depth=task.depth)
        write_rows(rows_file(Path(task.out), task.document.sha256), None, rows_of)
    return task.document.sha256


def all_rows(reading: Reading, *, depth: Depth = "usual") -> Iterator[tuple[str, Mapping[str, JsonValue]]]:
    """Yield (table, row) for all that was read and all that is extracted from it."""
    yield from rows.reading_rows(reading)
    yield from _term_rows(reading.document, depth=depth)


def _term_rows(document: Document, *, depth: Depth) -> Iterator[tuple[str, Mapping[str, JsonValue]]]:
    from pipeline import binders, duplicates
    from pipeline.clause_types import Told
    from pipeline.clauses import flow, segment, translation
    from pipeline.last_look import last_look
    from pipeline.second_look import second_look
    from pipeline.terms import extract_all

    if not document.text.strip():
        return
    try:
        running = flow(document)
        clauses = segment(running)
        parts = binders.cut(running)
        other = translation(document)
        others = () if other is None else segment(other)
    except Exception as error:
        failure = f"the clauses could not be told apart ({type(error).__name__})"
        yield from _crashed(document.sha256, failure)
        return
    yield from rows.part_rows(running, parts)
    clauses_before = terms_before = 0
    told = Told(depth=depth)
    for part, own, cut in binders.split(running, clauses, parts):
        extraction = extract_all(own, cut)
        hinted = told.add(own, cut, extraction.terms, part=part, first=clauses_before)
        extraction = last_look(own, cut, second_look(own, cut, extraction, *told.latest))
        yield from rows.clause_rows(own, cut, part=part, first=clauses_before)
        meant, model, failed = _meant(own, cut, depth)
        yield from passage_rows.clause_meaning_rows(
            own, cut, meant, model=model, part=part, first=clauses_before
        )
        yield from rows.term_rows(document, extraction.terms, part=part, first=terms_before)
        signalled = extraction.signalled | hinted.spoken
        failures = (*extraction.failures, *told.failures, *failed)
        yield from rows.signal_rows(document.sha256, signalled, failures, shown=hinted.shown, part=part)
        clauses_before += len(cut)
        terms_before += len(extraction.terms)
    yield from passage_rows.clause_type_rows(told.parts())
    if other is not None:
        # A translation is kept to be searched; its terms are those of the text that prevails.
        yield from rows.clause_rows(other, others, first=clauses_before)
    signature = duplicates.signature(document.text)
    if signature is not None:
        yield "signatures", {"document_id": document.sha256, "signature": list(signature)}


def _meant(
    own: FlowText, cut: Sequence[Clause], depth: Depth
) -> tuple[tuple[Meant, ...], str, tuple[tuple[str, str], ...]]:
    """What passages may agree, by which model; where that failed, why nothing may be told absent."""
    import models
    from pipeline import meanings
    from pipeline.states import EVERY_KIND

    if depth == "quick":
        return (), "", ()
    try:
        return meanings.meanings(own, cut), f"{meanings.MODEL}@{models.version(meanings.MODEL)}", ()
    except Exception as error:
        reason = str(error) if isinstance(error, models.ModelError) else type(error).__name__
        return (), "", ((EVERY_KIND, f"what passages mean could not be told ({reason})"),)


def _crashed(sha256: str, failure: str) -> Iterator[tuple[str, Mapping[str, JsonValue]]]:
    """An extraction that crashed proves nothing absent: every kind counts as signalled."""
    return iter(rows.signal_rows(sha256, frozenset({"*"}), (("*", failure),)))


def _entry(reading: Reading, keys: Keys) -> Entry:
    document = reading.document
    ocr_pages = sum(page.read_as == "ocr" for page in document.pages)
    unread = any(page.read_as == "unread" for page in document.pages)
    ocr_key = keys.ocr if ocr_pages or unread else ""
    members = [Member(item.name, item.sha256, item.size) for item in reading.attachments]
    members += [Member(name, "", 0, status, reason) for name, status, reason in reading.skipped]
    return Entry(
        sha256=document.sha256,
        batch="",
        generation=0,
        media_type=document.media_type,
        status=document.status,
        reason=document.reason,
        advice=advice(document.status, document.reason),
        reader=document.reader,
        ocr_key=ocr_key if document.reader else keys.all_readers,
        limits_key="" if document.status in _WITHOUT_LIMITS else keys.limits,
        pages=len(document.pages),
        ocr_pages=ocr_pages,
        has_text=bool(document.text.strip()),
        members=tuple(members),
    )


def _failed(source: Source, outcome: Outcome[Entry], out: Path, keys: Keys) -> Entry:
    """The worker died: the parent writes the rows that say so."""
    reading = Reading(_unread(source.sha256, "failed", outcome.failure))
    entry = replace(_entry(reading, keys), passing=outcome.passing)
    with storage_errors(out):
        write_rows(rows_file(out, source.sha256), asdict(entry), rows.reading_rows(reading))
    return entry


def _unread(sha256: str, status: str, reason: str) -> Document:
    return Document(sha256, "application/octet-stream", "und", "", (), status=status, reason=reason)  # type: ignore[arg-type]


def _bound(settings: Settings) -> float:
    """Absolute bound of one document, seconds; the heartbeat ends a hang much sooner."""
    return settings.limits.document_seconds + settings.limits.page_seconds * settings.limits.pages
