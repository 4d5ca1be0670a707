"""Full text over clauses: accents and word forms of both languages, phrases, filters.

The index is a folder that is built whole and renamed into place. French is indexed twice: stemmed as it is
written, and with its accents taken off first, so that a word finds its forms whichever way it is typed.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import duckdb

from data import late as re
from pipeline.errors import UsageError
from pipeline.store.tables import text

FORMAT = 1
_HEAP = 64 * 1024 * 1024
_TEXTS = ("text_fr", "plain_fr", "text_en", "above_fr", "above_en")
_STORED = ("document_id", "contract_id", "file_name", "number", "heading", "language")
_PIECE = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')
_WORD = re.compile(r"\w")
_UNACCENTED = re.compile(r"e(e?s?)$")
_SNIPPET = 240
_SQL = """
SELECT clauses.document_id, clauses.contract_id, clauses.file_name, number, heading, text, page_start,
       page_end, headings_above, coalesce(contracts.language, 'und') AS language, contract_type,
       document_class, parties
FROM clauses LEFT JOIN contracts USING (contract_id)
"""


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for. All words must be there; ``"..."`` is a phrase, ``-word`` must not be there."""

    words: str
    language: str | None = None
    """``fr`` or ``en``."""
    contract_type: str | None = None
    document_class: str | None = None
    party: str | None = None
    """Words of a party's name."""
    file: str | None = None
    """Words of the file's name."""
    limit: int = 20


@dataclass(frozen=True, slots=True)
class Hit:
    """A clause that answers."""

    document_id: str
    contract_id: str
    file_name: str
    number: str
    heading: str
    page_start: int
    page_end: int
    snippet: str
    """Words around the best place, on one line."""
    marks: tuple[tuple[int, int], ...]
    """Where the words that were looked for stand in the snippet."""
    score: float


@dataclass(frozen=True, slots=True)
class Answer:
    """The best hits, best first, and how many there are in all."""

    hits: tuple[Hit, ...]
    total: int
    partial: bool = False
    """True when no clause has all the words, and these have some of them."""


@dataclass(frozen=True, slots=True)
class Plan:
    """An index that is to be made, small enough to be handed to another process."""

    rows: Path
    """What ``lay_out`` wrote."""
    folder: Path
    key: str


def build(connection: duckdb.DuckDBPyConnection, folder: Path, key: str) -> None:
    """Index all clauses, unless the folder holds the index of the same key.

    Args:
        connection: the published database.
        folder: where the index goes; what was there is replaced in one go.
        key: names the content.

    Raises:
        OSError: it cannot be written.
    """
    if is_stale(folder, key):
        write(folder, _rows(connection), key)


def is_stale(folder: Path, key: str) -> bool:
    """Tell whether a folder holds no index, or that of other content."""
    return bool(_meta(folder).get("key") != key)


def lay_out(connection: duckdb.DuckDBPyConnection, rows: Path) -> None:
    """Write what is to be indexed into a Parquet file, for ``prepare``."""
    connection.execute(f"COPY ({_SQL}) TO {text(str(rows))} (FORMAT parquet)").fetchall()


def prepare(plan: Plan) -> Path:
    """Make an index beside its place, from what was laid out; ``put`` puts it there."""
    with closing(duckdb.connect(":memory:")) as connection:
        rows = _rows(connection, f"SELECT * FROM read_parquet({text(str(plan.rows))})")
        return _made(plan.folder, rows, plan.key)


def put(part: Path, folder: Path) -> None:
    """Put an index that was prepared in its place, in one go."""
    old = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".part-")) / "old"
    if folder.exists():
        folder.replace(old)
    part.replace(folder)
    shutil.rmtree(old.parent, ignore_errors=True)


def write(folder: Path, rows: Iterator[dict[str, Any]], key: str) -> None:
    """Index rows, one a clause, as the database gives them.

    Args:
        folder: where the index goes; what was there is replaced in one go.
        rows: their columns are those of ``_SQL``.
        key: names the content.
    """
    put(_made(folder, rows, key), folder)


def _made(folder: Path, rows: Iterator[dict[str, Any]], key: str) -> Path:
    part = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".part-"))
    try:
        count = _fill(_index(part), rows)
        (part / "clausier.json").write_text(json.dumps({"format": FORMAT, "key": key, "clauses": count}))
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    return part


def search(folder: Path, question: Question) -> Answer:
    """Look for clauses.

    Raises:
        UsageError: there is no index, or nothing to look for.
    """
    if _meta(folder).get("format") != FORMAT:
        raise UsageError(f"there is no index in {folder}; run 'clausier audit FOLDER' first")
    index = _index(folder)
    answer = _ask(index, question, every=True)
    return answer if answer.total else replace(_ask(index, question, every=False), partial=True)


def _ask(index: Any, question: Question, *, every: bool) -> Answer:
    import tantivy

    searcher = index.searcher()
    query = _query(index, question, every=every)
    found = searcher.search(query, max(question.limit, 1), count=True)
    snippets = {
        name: tantivy.SnippetGenerator.create(searcher, query, index.schema, name)
        for name in ("text_fr", "text_en")
    }
    for generator in snippets.values():
        generator.set_max_num_chars(_SNIPPET)
    hits = [_hit(searcher.doc(address), score, snippets) for score, address in found.hits]
    return Answer(tuple(hits[: question.limit]), int(found.count or 0))


def _meta(folder: Path) -> dict[str, Any]:
    try:
        meta: dict[str, Any] = json.loads((folder / "clausier.json").read_text())
    except (OSError, ValueError):
        return {}
    return meta


def _index(folder: Path) -> Any:
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_text_field("text_fr", stored=True, tokenizer_name="fr")
    builder.add_text_field("plain_fr", tokenizer_name="plain_fr")
    builder.add_text_field("text_en", stored=True, tokenizer_name="en")
    builder.add_text_field("above_fr", tokenizer_name="fr")
    builder.add_text_field("above_en", tokenizer_name="en")
    for name in _STORED:
        builder.add_text_field(name, stored=True, tokenizer_name="raw", index_option="basic")
    for name in ("contract_type", "document_class"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in ("party", "file"):
        builder.add_text_field(name, tokenizer_name="names")
    for name in ("page_start", "page_end"):
        builder.add_unsigned_field(name, stored=True)
    index = tantivy.Index(builder.build(), path=str(folder))
    for name, analyzer in _analyzers():
        index.register_tokenizer(name, analyzer)
    return index


def _analyzers() -> Iterator[tuple[str, Any]]:
    from tantivy import Filter, TextAnalyzerBuilder, Tokenizer

    def chain(*filters: Any) -> Any:
        builder = TextAnalyzerBuilder(Tokenizer.simple()).filter(Filter.remove_long(100))
        for each in (Filter.lowercase(), *filters):
            builder = builder.filter(each)
        return builder.build()

    yield "fr", chain(Filter.stemmer("french"), Filter.ascii_fold())
    yield "plain_fr", chain(Filter.ascii_fold(), Filter.stemmer("french"))
    yield "en", chain(Filter.ascii_fold(), Filter.stemmer("english"))
    yield "names", chain(Filter.ascii_fold())


def _rows(connection: duckdb.DuckDBPyConnection, sql: str = _SQL) -> Iterator[dict[str, Any]]:
    cursor = connection.execute(sql)
    columns = [column[0] for column in cursor.description or ()]
    while rows := cursor.fetchmany(1000):
        for row in rows:
            yield dict(zip(columns, row, strict=True))


def _fill(index: Any, rows: Iterator[dict[str, Any]]) -> int:
    import tantivy

    writer = index.writer(heap_size=_HEAP, num_threads=1)
    count = 0
    for row in _without_bare_headings(rows):
        document = tantivy.Document()
        above = " / ".join(row["headings_above"] or ())
        if row["language"] != "en":
            document.add_text("text_fr", row["text"])
            document.add_text("plain_fr", row["text"])
            document.add_text("above_fr", above)
        if row["language"] != "fr":
            document.add_text("text_en", row["text"])
            document.add_text("above_en", above)
        for name in _STORED:
            document.add_text(name, row[name] or "")
        for name in ("contract_type", "document_class"):
            document.add_text(name, row[name] or "")
        for party in row["parties"] or ():
            document.add_text("party", party)
        document.add_text("file", row["file_name"] or "")
        document.add_unsigned("page_start", row["page_start"] or 1)
        document.add_unsigned("page_end", row["page_end"] or row["page_start"] or 1)
        writer.add_document(document)
        count += 1
    writer.commit()
    writer.wait_merging_threads()
    return count


def _without_bare_headings(rows: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Leave out a heading that stands above clauses of its own: they are found by it."""
    waiting: dict[str, Any] | None = None
    for row in rows:
        if waiting is not None and not (
            row["document_id"] == waiting["document_id"]
            and waiting["heading"] in (row["headings_above"] or ())
        ):
            yield waiting
        waiting = None
        text = (row["text"] or "").strip()
        if text and row["heading"] and text.endswith(row["heading"]):
            waiting = row
        elif text:
            yield row
    if waiting is not None:
        yield waiting


def _query(index: Any, question: Question, *, every: bool) -> Any:
    from tantivy import Occur, Query

    wanted: list[tuple[Any, Any]] = []
    looked_for: list[tuple[Any, Any]] = []
    for minus, phrase, word in _PIECE.findall(question.words):
        piece = phrase or word
        if not _WORD.search(piece):
            continue
        clause = _anywhere(index, piece, _TEXTS)
        if minus:
            wanted.append((Occur.MustNot, clause))
        else:
            looked_for.append((Occur.Must if every else Occur.Should, clause))
    if not looked_for:
        raise UsageError('there is no word to look for; try: clausier search "tacit renewal"')
    wanted.append((Occur.Must, Query.boolean_query(looked_for)))
    for name in ("language", "contract_type", "document_class"):
        value = getattr(question, name)
        if value:
            exact = Query.const_score_query(Query.term_query(index.schema, name, value), 0.0)
            wanted.append((Occur.Must, exact))
    for name in ("party", "file"):
        for word in re.findall(r"\w+", getattr(question, name) or ""):
            wanted.append((Occur.Must, Query.const_score_query(_anywhere(index, word, (name,)), 0.0)))
    return Query.boolean_query(wanted)


def _anywhere(index: Any, piece: str, fields: Sequence[str]) -> Any:
    """One word or phrase in any of some fields; each field breaks it into its own word forms."""
    from tantivy import Occur, Query

    quoted = '"' + re.sub(r"[^\w\s'-]", " ", piece) + '"'
    each = [(Occur.Should, index.parse_query(quoted, [name])) for name in fields]
    if "text_fr" in fields and piece.isascii() and _UNACCENTED.search(piece):
        # "resiliees" has another stem than "résiliées"; the accent that may be meant is put back.
        meant = _UNACCENTED.sub("é\\1", piece)
        each += [
            (Occur.Should, index.parse_query(f'"{meant}"', [name])) for name in ("text_fr", "above_fr")
        ]
    return Query.boolean_query(each)


def _hit(document: Any, score: float, snippets: dict[str, Any]) -> Hit:
    def first(name: str) -> Any:
        return document.get_first(name)

    field = "text_en" if first("language") == "en" else "text_fr"
    snippet = snippets[field].snippet_from_doc(document)
    if not snippet.highlighted() and first("text_en"):
        field, snippet = "text_en", snippets["text_en"].snippet_from_doc(document)
    shown, marks = _one_line(snippet, first(field) or "")
    return Hit(
        document_id=first("document_id"),
        contract_id=first("contract_id"),
        file_name=first("file_name"),
        number=first("number"),
        heading=first("heading"),
        page_start=int(first("page_start")),
        page_end=int(first("page_end")),
        snippet=shown,
        marks=marks,
        score=round(float(score), 4),
    )


def _one_line(snippet: Any, text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """White space becomes single spaces; marks move with it. tantivy counts bytes of UTF-8."""
    fragment: str = snippet.fragment()
    if not fragment:
        return " ".join(text[:_SNIPPET].split()), ()
    raw = fragment.encode()
    spans = sorted({(mark.start, mark.end) for mark in snippet.highlighted()})
    marks: list[tuple[int, int]] = []
    shown = ""
    at = 0
    for start, end in spans:
        if start < at:
            continue
        shown = _joined(shown, raw[at:start].decode())
        before = len(shown)
        shown += raw[start:end].decode()
        marks.append((before, len(shown)))
        at = end
    return _joined(shown, raw[at:].decode()).rstrip(), tuple(marks)


def _joined(shown: str, more: str) -> str:
    flat = re.sub(r"\s+", " ", more)
    return shown + (flat.lstrip() if not shown or shown.endswith(" ") else flat)


__all__ = ["Answer", "Hit", "Question", "build", "search"]
