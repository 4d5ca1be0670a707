"""Layouts of labels: what is read, what is refused and why."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import data
from flows.evaluation.fields import FIELDS
from flows.evaluation.formats import beside, load
from flows.evaluation.formats.jsonl import dump
from flows.evaluation.forms import problem
from flows.evaluation.gold import Gold, GoldSpan, Labels
from pipeline.errors import UsageError

LABELS = Path(data.__file__).parent / "labels"

WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\r\n\x85\u2028\u2029"), min_size=1).filter(
    lambda words: words == words.strip() and bool(words)
)
DATES = st.dates().map(lambda day: day.isoformat())
DURATIONS = st.builds(lambda count, unit: f"P{count}{unit}", st.integers(0, 999), st.sampled_from("YMWD"))
PRICES = st.builds(
    lambda amount, currency, per: f"{amount} {currency}{per}",
    st.decimals(0, 10**9, places=2),
    st.sampled_from(["EUR", "USD", "CHF"]),
    st.sampled_from(["", "/month", "/kWh", "/man_day"]),
)
VALUES = {
    "document_class": st.sampled_from(["contract", "general_terms"]),
    "agreement_date": DATES,
    "effective_date": DATES,
    "expiration_date": DATES | st.just("perpetual"),
    "term": DURATIONS,
    "renewal": st.sampled_from(["tacit", "express", "evergreen", "none"]),
    "renewal_term": DURATIONS,
    "notice_period": DURATIONS,
    "termination_notice": DURATIONS,
    "governing_law": st.sampled_from(["FR", "GB-ENG", "US-NY"]),
    "price": PRICES,
    "signature": WORDS.map(lambda name: f"{name}: signed"),
}


def fields() -> st.SearchStrategy[dict[str, tuple[str, ...]]]:
    optional = {name: st.lists(VALUES.get(name, WORDS), max_size=3).map(tuple) for name in FIELDS}
    return st.fixed_dictionaries({}, optional=optional)


PLACED = st.builds(
    lambda start, length, letters, value: GoldSpan("", start, start + length, letters, value),
    st.integers(0, 10**6), st.integers(1, 10**4), st.text("0123456789abcdef", min_size=16, max_size=16),
    st.just("") | WORDS,
)  # fmt: skip
SPANS = st.dictionaries(
    st.sampled_from(["insurance", "audit_rights"]),
    st.lists(PLACED | WORDS.map(GoldSpan), max_size=3).map(tuple),
)
GOLD = st.builds(
    Gold,
    WORDS,
    st.none() | st.text("0123456789abcdef", min_size=64, max_size=64),
    st.sampled_from(["", "en", "fr"]),
    fields(),
    fields(),
    fields(),
    st.frozensets(st.sampled_from(sorted(FIELDS))),
    SPANS,
    SPANS,
)


@given(st.lists(GOLD, min_size=1, max_size=3))
def test_labels_come_back_as_they_were_written(
    tmp_path_factory: pytest.TempPathFactory, told: list[Gold]
) -> None:
    path = tmp_path_factory.mktemp("labels") / "labels.jsonl"
    path.write_text("".join(dump(one, labelled_by="us") + "\n" for one in told), encoding="utf-8")
    assert load(path) == Labels(tuple(told))


def lines(folder: Path, *rows: Any) -> Labels:
    path = folder / "labels.jsonl"
    texts = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    path.write_text("\n".join(texts) + "\n", encoding="utf-8")
    return load(path)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ([], "no JSON object"),
        (3, "no JSON object"),
        ({}, "names no document"),
        ({"document": " "}, "names no document"),
        ({"document": "a", "prise": 1}, "keys that are not known: prise"),
        ({"document": "a", "sha256": "ABC"}, "sha256"),
        ({"document": "a", "language": 3}, "language"),
        ({"document": "a", "fields": []}, "fields is no object"),
        ({"document": "a", "spans": None}, "spans is no object"),
        ({"document": "a", "partial": "party"}, "partial is no list"),
    ],
)
def test_a_line_that_is_refused(tmp_path: Path, row: Any, reason: str) -> None:
    told = lines(tmp_path, {"document": "good", "fields": {"governing_law": ["FR"]}}, row)
    assert [one.document for one in told.documents] == ["good"]
    (refused,) = told.refused
    assert reason in refused.reason
    named = isinstance(row, dict) and row.get("document") == "a"
    assert refused.document == ("a" if named else "line 2")


@pytest.mark.parametrize(
    ("key", "value", "reason"),
    [
        ("fields", {"prise": ["1.00 EUR"]}, "there is no such field"),
        ("fields", {"party": "Brevin"}, "no list of texts"),
        ("fields", {"party": [3]}, "no list of texts"),
        ("fields", {"party": [""]}, "is empty"),
        ("fields", {"agreement_date": ["12/03/2024"]}, "no ISO date"),
        ("fields", {"agreement_date": ["2024-02-30"]}, "no ISO date"),
        ("fields", {"agreement_date": ["perpetual"]}, "no ISO date"),
        ("fields", {"expiration_date": ["never"]}, "not 'perpetual'"),
        ("fields", {"term": ["12 months"]}, "no ISO 8601 duration"),
        ("fields", {"term": ["P"]}, "no ISO 8601 duration"),
        ("fields", {"renewal": ["yes"]}, "is none of"),
        ("fields", {"governing_law": ["French"]}, "no ISO 3166 code"),
        ("fields", {"price": ["1200 euros"]}, "no price"),
        ("fields", {"price": ["NaN EUR"]}, "no price"),
        ("fields", {"signature": ["Brevin"]}, "no signature"),
        ("fields", {"document_class": ["lease"]}, "is none of"),
        ("wrong", {"term": ["long"]}, "no ISO 8601 duration"),
        ("partial", ["prise"], "is no field"),
        ("spans", {"insurance": [{}]}, "neither words nor a place"),
        ("spans", {"insurance": [{"start": 1, "end": 5}]}, "neither words nor a place"),
        ("spans", {"insurance": [{"start": 5, "end": 5, "letters": "0"}]}, "ends before it starts"),
        ("spans", {"insurance": [{"start": "5", "end": 9, "letters": "0"}]}, "ends before it starts"),
        ("spans", {"insurance": [{"words": "x"}]}, "a passage has the keys"),
        ("spans", {"insurance": "x"}, "is no list"),
        ("evidence", {"term": [3]}, "a passage has the keys"),
    ],
)  # fmt: skip
def test_one_bad_field_costs_only_itself(tmp_path: Path, key: str, value: Any, reason: str) -> None:
    row = {"document": "a", "fields": {"title": ["Services Agreement"]}}
    row = {**row, key: {**row[key], **value} if key == "fields" else value}  # type: ignore[dict-item]
    told = lines(tmp_path, row)
    assert dict(told.documents[0].fields) == {"title": ("Services Agreement",)}
    assert not told.documents[0].spans
    (refused,) = told.refused
    assert reason in refused.reason


def test_a_byte_order_mark_and_empty_lines_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "labels.jsonl"
    path.write_bytes(b"\xef\xbb\xbf\n" + b'{"document": "a", "fields": {"price": []}}\n\n')
    assert [one.document for one in load(path).documents] == ["a"]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("labels.jsonl", b"{", "line 1 is no JSON"),
        ("labels.jsonl", b"\xff\xfe", "cannot be read"),
        ("labels.jsonl", b"", "holds no labels"),
        ("labels.csv", b"a,b\n1,2\n", "no column document, Parties, Parties-Answer"),
        ("labels.xlsx", b"", r"\.csv, \.jsonl"),
    ],
)
def test_a_file_that_is_no_labels(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UsageError, match=reason):
        load(tmp_path / name)


def test_labels_lie_in_the_folder_or_beside_it(tmp_path: Path) -> None:
    folder = tmp_path / "contracts"
    folder.mkdir()
    with pytest.raises(UsageError, match="name it by --labels"):
        beside(folder)
    (tmp_path / "labels.csv").touch()
    assert beside(folder) == tmp_path / "labels.csv"
    (folder / "labels.jsonl").touch()
    assert beside(folder) == folder / "labels.jsonl"


def cuad(folder: Path, **cells: str) -> Gold:
    row = {"document": "a", "Parties": "[]", "Parties-Answer": "", **cells}
    path = folder / "labels.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, row)
        writer.writeheader()
        writer.writerow(row)
    told = load(path)
    assert not told.refused
    return told.documents[0]


@pytest.mark.parametrize(
    ("column", "quotes", "answer", "field", "expected"),
    [
        ("Agreement Date", "['x']", "3/1/2019", "agreement_date", ("2019-03-01",)),
        ("Agreement Date", "['x']", "3/1/98", "agreement_date", ("1998-03-01",)),
        ("Agreement Date", "['x']", "3/1/20", "agreement_date", ("2020-03-01",)),
        ("Agreement Date", "[]", "", "agreement_date", ()),
        # Quoted and not answered, or partly redacted: nobody says what it comes to.
        ("Agreement Date", "['x']", "", "agreement_date", None),
        ("Agreement Date", "['x']", "[]/[]/2018", "agreement_date", None),
        ("Agreement Date", "['x']", "2/30/2018", "agreement_date", None),
        ("Expiration Date", "['x']", "perpetual", "expiration_date", ("perpetual",)),
        ("Renewal Term", "['x']", "successive 1 year", "renewal_term", ("P12M",)),
        ("Renewal Term", "['x']", "1.5 years", "renewal_term", ("P18M",)),
        ("Renewal Term", "['x']", "1.5 months", "renewal_term", None),
        ("Renewal Term", "['x']", "perpetual", "renewal_term", None),
        ("Notice Period to Terminate Renewal", "['x']", "60 days", "notice_period", ("P60D",)),
        ("Governing Law", "['x']", "New York", "governing_law", ("US-NY",)),
        ("Governing Law", "['x']", "England; Wales", "governing_law", ("GB-ENG",)),
        ("Governing Law", "['x']", "the Moon", "governing_law", None),
    ],
)
def test_answers_of_cuad(
    tmp_path: Path, column: str, quotes: str, answer: str, field: str, expected: tuple[str, ...] | None
) -> None:
    told = cuad(tmp_path, **{column: quotes, f"{column}-Answer": answer})
    assert told.fields.get(field) == expected


def test_parties_of_cuad(tmp_path: Path) -> None:
    quotes = ["Brevin (USA) Inc.", "Provider", "Verlac Mills LLC", "each a Party"]
    answer = 'Brevin (USA) Inc. ("Provider"); Verlac Mills LLC ("Buyer"); Tarnwick Ltd'
    told = cuad(tmp_path, **{"Parties": repr(quotes), "Parties-Answer": answer})
    assert told.fields["party"] == ("Brevin (USA) Inc.", "Verlac Mills LLC")
    # An alias, and a party that was answered and not quoted, are not held against us.
    assert {"Provider", "Tarnwick Ltd"} <= set(told.also["party"])
    assert told.spans["parties"][0].quote == "Brevin (USA) Inc."


def test_a_contract_of_cuad_without_parties_that_can_be_read_is_not_labelled(tmp_path: Path) -> None:
    assert "party" not in cuad(tmp_path).fields


def test_a_row_of_cuad_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "labels.csv").write_text(
        "Filename,Parties,Parties-Answer\na.pdf,[oops,x\n", encoding="utf-8"
    )
    told = load(tmp_path / "labels.csv")
    assert not told.documents
    assert told.refused[0].document == "a.pdf"
    assert "a cell cannot be read" in told.refused[0].reason


@pytest.mark.parametrize("name", ["french.jsonl", "english_prices.jsonl", "english_prices_2.jsonl"])
def test_the_labels_of_this_project_keep_to_their_layout(name: str) -> None:
    told = load(LABELS / name)
    assert told.documents
    assert not told.refused
    assert all(one.sha256 for one in told.documents)
    # Texts of others are not copied: places and hashes alone.
    assert not [
        span for one in told.documents for spans in one.spans.values() for span in spans if span.quote
    ]


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_of_the_labels_page_is_one_that_is_measured(field: str) -> None:
    page = (Path(data.__file__).parents[1] / "docs" / "labels.md").read_text(encoding="utf-8")
    assert f"`{field}`" in page


def test_the_examples_of_the_labels_page_can_be_read(tmp_path: Path) -> None:
    page = (Path(data.__file__).parents[1] / "docs" / "labels.md").read_text(encoding="utf-8")
    blocks = [block.split("```")[0] for block in page.split("```json\n")[1:]]
    assert blocks
    keys: set[str] = set()
    for block in blocks:
        row = json.loads(block)
        told = lines(tmp_path, row)
        assert not told.refused, told.refused
        keys |= set(row)
    assert keys == {
        "document", "sha256", "language", "fields", "also", "wrong", "partial", "evidence", "spans",
        "labelled_by", "notes",
    }  # fmt: skip


def test_a_value_of_a_field_without_a_form_is_any_text() -> None:
    assert problem("party", "Brevin Works") == problem("title", "Services Agreement") == ""
