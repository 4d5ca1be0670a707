"""Making any page of any sample contract unreadable never turns a flag or an unknown into a pass."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path

import duckdb

from flows.rule_library import all_rules
from pipeline.errors import ReadingError
from pipeline.reading import read
from pipeline.settings import Ocr, Settings
from pipeline.steps import READING_TABLES, TERM_TABLES, all_rows
from pipeline.store.parts import write_part
from pipeline.store.publish import Content, publish
from pipeline.types import PAGE_BREAK, Document, JsonValue, Page, Reading
from pipeline.workspace import open_workspace
from rules.engine import judge

SAMPLE = Path(__file__).resolve().parents[2] / "data" / "sample"
SETTINGS = Settings(as_of=date(2026, 11, 25), ocr=Ocr(enabled=shutil.which("tesseract") is not None))
MARK = {"flagged": 2, "unknown": 1}


def test_an_unreadable_page_never_makes_a_pass(tmp_path: Path) -> None:
    (tmp_path / "spool").mkdir()
    whole = list(_documents(tmp_path / "spool"))
    assert len(whole) >= 25
    torn = {document.sha256: [_tear(document, page) for page in document.pages] for document in whole}
    assert sum(map(len, torn.values())) >= 60
    verdicts = _judge(tmp_path, [*whole, *(item for items in torn.values() for item in items)])
    problems = []
    for document in whole:
        for page, item in zip(document.pages, torn[document.sha256], strict=True):
            for rule, verdict in verdicts[document.sha256].items():
                after = verdicts[item.sha256].get(rule, "nothing")
                if verdict in MARK and after not in MARK:
                    name = dict(document.metadata).get("path", document.sha256)
                    problems.append(f"{name}, page {page.number} unreadable: {rule} {verdict} -> {after}")
    assert not problems, "\n".join(problems)


def _documents(spool: Path) -> Iterator[Document]:
    """Read every contract of the sample archive: scans too, and the members of its containers."""
    settings = replace(SETTINGS, spool=str(spool))
    waiting = sorted(path for path in SAMPLE.rglob("*") if path.is_file())
    seen = set()
    while waiting:
        path = waiting.pop()
        sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
        if sha256 in seen:
            continue
        seen.add(sha256)
        try:
            reading = read(path, sha256, settings)
        except ReadingError:
            continue
        waiting.extend(Path(item.path) for item in reading.attachments)
        if reading.document.text.strip():
            yield replace(reading.document, metadata=(("path", path.name),))


def _tear(document: Document, lost: Page) -> Document:
    """The same document with the words of one page gone, and said to be gone."""
    texts, pages, start = [], [], 0
    for page in document.pages:
        text = "" if page is lost else document.text[page.start : page.end]
        end = start + len(text)
        changed = replace(page, start=start, end=end)
        if page is lost:
            changed = replace(changed, read_as="unread", quality=0.0, reason="torn by a test")
        pages.append(changed)
        texts.append(text)
        start = end + len(PAGE_BREAK)
    name = hashlib.sha256(f"{document.sha256} {lost.number}".encode()).hexdigest()
    return replace(
        document,
        sha256=name,
        text=PAGE_BREAK.join(texts),
        pages=tuple(pages),
        furniture=(),
        status="partial",
    )


def _judge(folder: Path, documents: list[Document]) -> Mapping[str, Mapping[str, str]]:
    """Put documents through all that follows reading; return document -> rule -> its worst verdict."""
    workspace = open_workspace(folder / "w")
    tables: dict[str, list[Mapping[str, JsonValue]]] = {
        name: [] for name in (*READING_TABLES, *TERM_TABLES)
    }
    for document in documents:
        for table, row in all_rows(Reading(document)):
            tables[table].append(row)
    write_part(workspace.readings / "b", {name: tables[name] for name in READING_TABLES})
    write_part(workspace.terms / "b-t", {name: tables[name] for name in TERM_TABLES})
    keys = sorted(document.sha256 for document in documents)
    files = [
        {
            "path": key,
            "file_name": key,
            "document_id": key,
            "size": 1,
            "status": "ok",
            "reason": "",
            "advice": "",
        }
        for key in keys
    ]
    found: dict[str, dict[str, str]] = {key: {} for key in keys}

    def collect(connection: duckdb.DuckDBPyConnection) -> Iterator[dict[str, JsonValue]]:
        rules, errors = all_rules(None)
        assert not errors
        for item in judge(connection, rules):
            if item.contract_id is None:
                continue  # of the archive, as a file that was not opened: no page of a contract is judged
            rank = MARK.get(item.verdict, 0)
            if rank >= MARK.get(found[item.contract_id].get(item.rule_id, ""), 0):
                found[item.contract_id][item.rule_id] = item.verdict
            if rank:
                row = asdict(item)
                del row["file_name"]
                yield row

    publish(
        workspace,
        SETTINGS,
        Content(live={"b": keys}, terms_key="t", files=files),
        judge=collect,
        runs=lambda: (),
    )
    return found
