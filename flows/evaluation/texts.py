"""The text of documents as they were read, for labels that keep places and not words."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from data import late as re
from pipeline.folding import fold
from pipeline.ledger import Ledger
from pipeline.store.parts import table_file
from pipeline.store.tables import connect, text
from pipeline.workspace import Workspace

_OTHER = re.compile(r"[^a-z0-9]+")


def letters(words: str) -> str:
    """Return the letters and digits of a text: the same however it is spaced, broken and hyphenated."""
    return _OTHER.sub("", fold(words))


def letters_hash(words: str) -> str:
    """Return the hash by which a label without words knows its passage again."""
    return hashlib.sha256(letters(words).encode()).hexdigest()[:16]


def read_texts(workspace: Workspace, document_ids: Iterable[str]) -> dict[str, str]:
    """Read the texts of some documents from the parts; those that no part holds are left out."""
    ledger = Ledger(workspace, sweep=False)
    batches: dict[str, list[str]] = {}
    for document_id in sorted(set(document_ids)):
        entry = ledger.entry(document_id)
        if entry is not None:
            batches.setdefault(entry.batch, []).append(document_id)
    found: dict[str, str] = {}
    connection = connect()
    try:
        for batch, mine in sorted(batches.items()):
            source = text(str(table_file(workspace.readings / batch, "texts")))
            rows = connection.execute(
                f"SELECT document_id, string_agg(text, '' ORDER BY piece) FROM read_parquet({source}) "
                "WHERE document_id IN (SELECT unnest(?)) GROUP BY document_id",
                [mine],
            ).fetchall()
            found.update(rows)
    finally:
        connection.close()
    return found
