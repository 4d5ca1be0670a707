"""Our own layout, a JSON object a line, one line a document: ``docs/labels.md`` describes it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from data import late as re
from flows.evaluation.fields import FIELDS
from flows.evaluation.forms import problem
from flows.evaluation.gold import Gold, GoldSpan, Labels, Refused

_KEYS = frozenset(
    {
        *("document", "sha256", "language", "fields", "also", "wrong", "partial", "evidence", "spans"),
        *("unsettled", "labelled_by", "notes"),
    }
)
_SPAN_KEYS = frozenset(["quote", "start", "end", "letters", "value"])
_LISTS = ("partial", "unsettled")
_SHA256 = re.compile(r"[0-9a-f]{64}")


class JsonLines:
    """``labels.jsonl``, which ``clausier export labels`` writes too."""

    name = "jsonl"
    suffixes = (".jsonl",)

    def load(self, path: Path) -> Labels:
        """Read the lines; what is wrong with a line, or with one of its fields, is refused.

        Raises:
            ValueError: a line is no JSON.
        """
        documents: list[Gold] = []
        refused: list[Refused] = []
        with path.open(encoding="utf-8-sig") as lines:
            for number, line in enumerate(lines, start=1):
                if not line.strip():
                    continue
                try:
                    row = json.loads(line)
                except ValueError as error:
                    raise ValueError(f"line {number} is no JSON: {error}") from error
                name = row.get("document") if isinstance(row, dict) else None
                name = name if isinstance(name, str) and name.strip() else f"line {number}"
                told = _wrong(row)
                if told:
                    refused.append(Refused(name, told))
                    continue
                refused += [Refused(name, one) for one in _unfit(row)]
                documents.append(_gold(row))
        return Labels(tuple(documents), tuple(refused))


def dump(gold: Gold, **more: Any) -> str:
    """Write the labels of one document as a line, without what is empty."""
    row: dict[str, Any] = {
        "document": gold.document,
        "sha256": gold.sha256,
        "language": gold.language,
        "fields": {field: list(values) for field, values in sorted(gold.fields.items())},
        "also": {field: list(values) for field, values in sorted(gold.also.items())},
        "wrong": {field: list(values) for field, values in sorted(gold.wrong.items())},
        "partial": sorted(gold.partial),
        "evidence": {
            field: [_span(one) for one in spans] for field, spans in sorted(gold.evidence.items())
        },
        "spans": {kind: [_span(one) for one in spans] for kind, spans in sorted(gold.spans.items())},
        "unsettled": sorted(gold.unsettled),
        **more,
    }
    return json.dumps({key: value for key, value in row.items() if value}, ensure_ascii=False)


def _span(span: GoldSpan) -> dict[str, Any]:
    row: dict[str, Any] = {"quote": span.quote} if span.quote else {}
    if span.letters:
        row |= {"start": span.start, "end": span.end, "letters": span.letters}
    return row | ({"value": span.value} if span.value else {})


def _wrong(row: Any) -> str:
    """Say what is wrong with a whole line; nothing where it can be used."""
    if not isinstance(row, dict):
        return "the line is no JSON object"
    if not isinstance(row.get("document"), str) or not row["document"].strip():
        return "it names no document"
    if unknown := sorted(set(row) - _KEYS):
        return f"it has keys that are not known: {', '.join(unknown)}"
    sha256 = row.get("sha256")
    if sha256 is not None and not (isinstance(sha256, str) and _SHA256.fullmatch(sha256)):
        return "sha256 is not 64 small hexadecimal digits"
    if not isinstance(row.get("language", ""), str):
        return "language is no text"
    for key in ("fields", "also", "wrong", "evidence", "spans"):
        if not isinstance(row.get(key, {}), dict):
            return f"{key} is no object"
    for key in _LISTS:
        if not _texts(row.get(key, [])):
            return f"{key} is no list of fields"
    return ""


def _texts(values: Any) -> bool:
    return isinstance(values, list) and all(isinstance(value, str) for value in values)


def _unfit(row: Mapping[str, Any]) -> Iterator[str]:
    """Say what is wrong with single fields and types; they alone are left out."""
    for key in ("fields", "also", "wrong"):
        for field, values in row.get(key, {}).items():
            told = _bad_field(field, values, loose=key == "also")
            if told:
                yield f"{key}.{field}: {told}"
    for key in _LISTS:
        yield from (f"{key}: {field!r} is no field" for field in row.get(key, []) if field not in FIELDS)
    for key in ("evidence", "spans"):
        for kind, spans in row.get(key, {}).items():
            told = _bad_spans(spans)
            if told:
                yield f"{key}.{kind}: {told}"


def _bad_field(field: str, values: Any, *, loose: bool) -> str:
    if field not in FIELDS:
        return f"there is no such field; there are {', '.join(FIELDS)}"
    if not _texts(values):
        return "is no list of texts"
    for value in values:
        told = "" if loose and value.strip() else problem(field, value)
        if told:
            return f"{value!r} {told}"
    return ""


def _bad_spans(spans: Any) -> str:
    if not isinstance(spans, list):
        return "is no list"
    for span in spans:
        if not isinstance(span, dict) or set(span) - _SPAN_KEYS:
            return f"a passage has the keys {', '.join(sorted(_SPAN_KEYS))}, and no others"
        placed = {"start", "end", "letters"} <= span.keys()
        quote = span.get("quote", "")
        if not isinstance(quote, str) or not (placed or quote.strip()):
            return "a passage has neither words nor a place with the hash of its letters"
        if placed and not (_place(span["start"]) and _place(span["end"]) and span["start"] < span["end"]):
            return "a passage ends before it starts"
        if not isinstance(span.get("letters", ""), str) or not isinstance(span.get("value", ""), str):
            return "letters and value of a passage are texts"
    return ""


def _place(number: Any) -> bool:
    return isinstance(number, int) and not isinstance(number, bool) and number >= 0


def _made(span: Mapping[str, Any]) -> GoldSpan:
    """Make a passage; a place without the hash of its letters means nothing and is left out."""
    names = ("quote", "value") if "letters" not in span else ("quote", "start", "end", "letters", "value")
    return GoldSpan(**{name: span[name] for name in names if name in span})


def _gold(row: Mapping[str, Any]) -> Gold:
    def values(key: str) -> dict[str, tuple[str, ...]]:
        return {
            field: tuple(told)
            for field, told in row.get(key, {}).items()
            if not _bad_field(field, told, loose=key == "also")
        }

    def spans(key: str) -> dict[str, tuple[GoldSpan, ...]]:
        return {
            kind: tuple(_made(span) for span in found)
            for kind, found in row.get(key, {}).items()
            if not _bad_spans(found)
        }

    unsettled = frozenset(row.get("unsettled", [])) & FIELDS.keys()
    return Gold(
        row["document"],
        row.get("sha256"),
        row.get("language", ""),
        {field: told for field, told in values("fields").items() if field not in unsettled},
        values("also"),
        values("wrong"),
        frozenset(row.get("partial", [])) & FIELDS.keys(),
        spans("evidence"),
        spans("spans"),
        unsettled,
    )


FORMAT = JsonLines()
