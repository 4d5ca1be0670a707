"""Writes what the judge of prices is taught: ``python -m flows.price_examples OUT``.

A line is one sum: what a model sees of it, and what its labels say.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from data.splits import issuer_of, side_of
from flows import _examples
from flows._examples import DATA, LABELS, Row, contracts, french, read
from flows.evaluation.fields import FIELDS
from models.price.features import Around, features, prior
from models.price.predict import marks
from models.price.second import Place, stored
from pipeline.money import amount_text
from pipeline.terms._price_aligned import aligned
from pipeline.terms._price_judge import gathered
from pipeline.terms.base import View
from pipeline.types import Document, Language, Page

Sums = Mapping[tuple[str, int], str | None]
"""(amount, how many times it stood before) -> per what it is a price, ``None`` where it is none.

A bare figure of a table has ``=`` before it. Units that may both be meant are parted by ``|``.
"""


def of_document(
    document: Document,
    name: str,
    group: str,
    source: str,
    prices: Sequence[str] | None,
    sums: Sums,
    debatable: Sequence[str] = (),
) -> Iterator[Row]:
    """Yield the examples of a document: by its prices, or by what is said of each sum.

    A sum of which nobody says anything, or that may be read either way, is written too: the others are
    judged beside it.
    """
    seen: Counter[str] = Counter()
    for part, (own, cut) in enumerate(contracts(document)):
        view = aligned(View(own, cut))
        language: Language = "fr" if view.language == "fr" else "en"
        for told, asked, raw in _sums(view, language):
            label = _labelled(told, raw, seen, prices, sums)
            if label == (False, False) and _among(told, debatable):
                label = None
            elif label == (True, False) and any(FIELDS["price"].same(told, one) for one in debatable):
                label = (True, True)  # labels allow both units
            if asked is not None:
                around, place = asked
                found = features(around)
                yield {
                    "document": name,
                    "group": group,
                    "source": source,
                    "part": part,
                    "place": stored(place),
                    "told": told,
                    "price": None if label is None else label[0],
                    "right": None if label is None else label[1],
                    "prior": round(prior(around), 5),
                    "features": found,
                    "marks": marks(around.language, around.flags, found),
                }


def _sums(view: View, language: Language) -> Iterator[tuple[str, tuple[Around, Place] | None, str]]:
    """Yield (what would be told, what the model sees, the figure as ``Sums`` has it)."""
    for sums in gathered(view, view.clauses, language):
        asked = {
            (place.row == 2, place.start - place.clause): (around, place) for around, place in sums.asked()
        }
        found = {one.amount.start: one for one in sums.candidates}
        for amount in sums.amounts:
            one = found.get(amount.start)
            if amount.value is None:
                continue
            value = amount.value if one is None or one.amount.value is None else one.amount.value
            per = f"/{one.per.unit}" if one is not None and one.per.unit else ""
            told = f"{amount_text(value)} {amount.currency}{per}"
            yield told, asked.get((False, amount.start)), str(amount.value)
        for row, _ in sums.rows:
            per = f"/{row.qualifiers['per']}" if "per" in row.qualifiers else ""
            told = f"{amount_text(row.amount)} {row.currency}{per}"
            yield told, asked[True, row.end - sums.clause.start], f"={row.amount}"


def _labelled(
    told: str, raw: str, seen: Counter[str], prices: Sequence[str] | None, sums: Sums
) -> tuple[bool, bool] | None:
    """Say whether a sum is a price and whether what is told of it is right; ``None`` where nobody says."""
    same = FIELDS["price"].same
    whole = told.partition("/")[0]
    if prices is not None:
        return _among(told, prices), any(same(told, label) for label in prices)
    key = (raw, seen[raw])
    seen[raw] += 1
    if key not in sums:
        return None
    per = sums[key]
    if per is None:
        return False, False
    return True, any(same(told, f"{whole}/{unit}" if unit else whole) for unit in per.split("|"))


def _among(told: str, labels: Sequence[str]) -> bool:
    """Whether a sum is one of the labels, whatever it is per: 0.0984 and 0.09840 are one."""
    whole = told.partition("/")[0]
    return any(FIELDS["price"].same(whole, label.partition("/")[0]) for label in labels)


def _rows(name: str) -> Iterator[Row]:
    for line in (LABELS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if side_of(row["document"]) != "test":
            yield row


def passages() -> Iterator[Row]:
    """Yield the examples of the passages that were written to teach this: each one is a document."""
    path = DATA / "training" / "price_passages.jsonl"
    for place, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        text, name = row["text"], f"passage {place}"
        digest = hashlib.sha256(text.encode()).hexdigest()
        language: Language = "en" if row["language"] == "en" else "fr"
        source = f"{'English' if language == 'en' else 'French'}, passages"
        document = Document(digest, "text/plain", language, text, (Page(1, 0, len(text), "text", 1.0),))
        yield from of_document(document, name, name, source, row["prices"], {}, row.get("also", ()))


def examples(corpus: Path) -> Iterator[Row]:
    """Yield the examples of all labelled documents that may be looked at."""
    for row in _rows("price_amounts"):
        name = row["document"]
        sums = {(raw, nth): per for raw, nth, per in row["amounts"] if per != "?"}
        if side_of(name) == "development":
            document = read(corpus / "cuad" / "pdf" / name)
            group = issuer_of(name) or name
            yield from of_document(document, name, group, _examples.ENGLISH, None, sums)
    for row in _rows("english_prices"):
        name, prices = row["document"], row["fields"].get("price")
        if prices is not None:
            document = read(corpus / "cuad" / "pdf" / name)
            group, also = issuer_of(name) or name, row.get("also", {}).get("price", ())
            yield from of_document(document, name, group, "English, labelled by document", prices, {}, also)
    for one in french(corpus):
        name, known = one.gold.document, one.gold.fields.get("price")
        if known is not None:
            also = one.gold.also.get("price", ())
            yield from of_document(read(one.path), name, one.group, one.source, known, {}, also)
    for row in _rows("short"):
        name, prices = row["document"], row["fields"].get("price")
        if prices is not None:
            document = read(DATA / "training" / "short" / name)
            source = f"{'French' if document.language == 'fr' else 'English'}, short"
            also = row.get("also", {}).get("price", ())
            yield from of_document(document, name, name, source, prices, {}, also)
    yield from passages()


if __name__ == "__main__":
    _examples.main(examples, sys.argv[1:])
