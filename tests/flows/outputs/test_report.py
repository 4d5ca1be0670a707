"""The report: what it tells in both languages, that nothing of a contract becomes markup, and its size."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import pytest

from flows.outputs.report import MOST_BYTES, OUTPUT, render
from tests.flows.outputs import report_rows as made

HOSTILE = (
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "{{ 7*7 }}{% raw %}",
    "javascript:alert(1)",
    "\u202egnp.exe\u202c \u2066x\u2069",
    "a\x00b\x1bc\u200bd",
    "</title></head><body>",
    "<!--",
    "]]>&amp;&lt;",
)


class _Page(HTMLParser):
    """The words, elements and links of a page."""

    VOID = frozenset({"meta", "img", "br", "input", "link"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.problems: list[str] = []
        self._open: list[str] = []
        self._words: list[str] = []
        self.feed(html)
        self.close()
        self.problems += [f"{tag} is not closed" for tag in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.append((tag, values))
        if values.get("id"):
            self.ids.append(str(values["id"]))
        if values.get("href"):
            self.links.append(str(values["href"]))
        if tag not in self.VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in self.VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1] != tag:
            self.problems.append(f"</{tag}> closes {self._open[-1:]}")
        else:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._open[-1:] not in (["style"], ["script"]):
            self._words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self._words).replace("\u00a0", " ").replace("\u202f", " ").split())


@pytest.fixture
def rows() -> Iterator[made.Rows]:
    connection = made.database()
    yield connection
    connection.close()


def _archive(rows: made.Rows) -> None:
    """Three contracts, an amendment and a letter; two currencies; one file that is not legible."""
    rent = made.contract(
        rows,
        "baux/bail.pdf",
        title="Bail commercial",
        contract_type="lease",
        parties_json='["Alpha SAS", "Bêta SARL"]',
        counterparty="Bêta SARL",
        owner="Mme Lenoir",
        total_value=Decimal("120000.00"),
        currency="EUR",
        expiration_kind="date",
        expiration_date="2027-03-31",
        notice_deadline="2026-12-31",
    )
    made.contract(rows, "b.pdf", counterparty="Bêta SARL", total_value=Decimal("30000.50"), currency="EUR")
    dollars = made.contract(rows, "c.pdf", total_value=Decimal(7000000), currency="USD", status="unknown")
    made.contract(rows, "d.pdf", document_class="amendment", total_value=Decimal(999), currency="EUR")
    made.contract(rows, "letter.pdf", document_class="letter", status="unknown")
    made.contract(
        rows,
        "scan.pdf",
        file_status="needs_ocr_review",
        file_reason="page 3: the page has no text layer",
        advice="Read the pages named yourself, or scan them again at 300 dpi.",
        quality=0.2,
    )
    made.flag(
        rows,
        rent,
        rule_id="notice-deadline-near",
        severity="high",
        title="Notice deadline near or unknown",
        message="Notice must be given by 2026-12-31 (in 36 days): 2027-03-31 - 3 months = 2026-12-31",
        **made.quote("three months' notice"),
    )
    made.flag(rows, dollars)
    made.flag(rows, rent, verdict="unknown", message="Please look: nothing was read.", rule_id="high-value")
    made.deadline(rows, rent, "notice", 36, **made.quote("three months' notice"))
    made.deadline(rows, rent, "end", 126)
    made.deadline(rows, rent, "price_review", 800)
    made.deadline(rows, dollars, "end", None, derived_from="unknown: no end date was found")
    for state in ("found", "absent", "unknown"):
        made.insert(rows, "state_rows", contract_id=rent, type="renewal", state=state, reason="")


def test_a_director_finds_everything_in_english(rows: made.Rows, tmp_path: Path) -> None:
    _archive(rows)
    page = _Page(render(rows, made.context(tmp_path)))
    for words in (
        "The archive holds 6 files: 4 contracts, one amendment and one other document.",
        "5 of 6 documents were read in full; one needs a person.",
        "Decide whether to give notice by 31 Dec 2026 (in 36 days): Bail commercial – Bêta SARL.",
        "One serious finding in one contract: Notice deadline near or unknown.",
        "Notice must be given by 31 Dec 2026 (in 36 days): 31 Mar 2027 - 3 months = 31 Dec 2026",
        "three months' notice",
        "EUR 2 €150,000.50 €150,000.50 €120,000",
        "USD 1 US$7,000,000 US$0 US$7,000,000",
        "Totals that amendments state are not added",
        "not known",
        "Mme Lenoir",
        "hardly legible 1 of 1 page 3: the page has no text layer",
        "Read the pages named yourself",
        "Renewal 1 1 1",
        "Please look: nothing was read.",
    ):
        assert words in page.text, words
    assert "7,150,000" not in page.text, "currencies are never added"
    assert "2029" not in page.text, "what is due after the year is not listed"
    assert page.problems == []


def test_a_director_finds_everything_in_french(tmp_path: Path) -> None:
    rows = made.database("fr")
    _archive(rows)
    html = render(rows, made.context(tmp_path, "fr"))
    page = _Page(html)
    assert '<html lang="fr">' in html
    for words in (
        "L'archive contient 6 fichiers : 4 contrats, un avenant et un autre document.",
        "Décider avant le 31 déc. 2026 (dans 36 jours) s'il faut dénoncer : Bail commercial – Bêta SARL.",
        "EUR 2 150 000,50 € 150 000,50 € 120 000 €",
        "à relire : reconnaissance de texte 1 sur 1 page 3 : la page n'a pas de couche de texte",
        "Lire soi-même les pages nommées",
        "Situation au 25 novembre 2026.",
        "non connu",
    ):
        assert words in page.text, words
    for english in ("What ", "contracts", "finding", " page has ", "not known"):
        assert english not in page.text, english


@pytest.mark.parametrize("locale", ["en", "fr"])
def test_an_empty_archive_has_a_report(tmp_path: Path, locale: str) -> None:
    page = _Page(render(made.database(locale), made.context(tmp_path, locale)))
    assert page.problems == []
    assert len([tag for tag, _ in page.tags if tag == "h2"]) == 9


@pytest.mark.parametrize(
    ("locale", "told"),
    [
        (
            "en",
            (
                "Prices due today",
                "€87,717.25 since 1 Jan 2026",
                "rests on an assumption – the revision has to be asked for: that it was is assumed",
                "Against the price first agreed",
                "€3,350.62 €366.63",
            ),
        ),
        (
            "fr",
            (
                "Prix dus aujourd'hui",
                "87 717,25 € depuis le 1er janv. 2026",
                "repose sur une hypothèse – la révision doit être demandée : qu'elle l'a été est supposé",
                "Par rapport au prix convenu au départ",
                "3 350,62 € 366,63 €",
            ),
        ),
    ],
)
def test_prices_due_and_what_is_at_stake_are_told(
    tmp_path: Path, locale: str, told: tuple[str, ...]
) -> None:
    rows = made.database(locale)
    lease = made.contract(rows, "baux/bail.pdf", title="Bail commercial")
    due = {
        "contract_id": lease, "line": "loyer", "what": HOSTILE[0], "stretch": 0, "currency": "EUR",
        "per": "year", "index_values_json": "[]", "flat_price": 84000, "flat_amount": 84000,
        "period_start": "2026-01-01", "period_end": "2026-12-31", "price_due": "87717.25",
        "amount_due": "87717.25", "formula": "P = P0",
        "arithmetic": "84 000,00 × 123,65 / 118,41 = 87 717,25",
        "state": "assumed", "reason": "the revision has to be asked for: that it was is assumed",
    }  # fmt: skip
    made.insert(rows, "schedule_rows", **due)
    page = _Page(render(rows, made.context(tmp_path, locale)))
    assert page.problems == []
    for words in (*told, HOSTILE[0], "84 000,00 × 123,65 / 118,41 = 87 717,25"):
        assert words in page.text, words


@pytest.mark.parametrize(
    ("locale", "told"),
    [
        (
            "en",
            (
                "ILC 2026-Q2 is taken to be published by 21 Sept 2026",
                "Between the readings of one price",
                "A: €110 B: €100 between them €10",
                "A: €100 B: not known between them not known",
                "one reading is not known, and not in it",
            ),
        ),
        (
            "fr",
            (
                "ILC 2026-Q2 est tenu pour publié le 21 sept. 2026",
                "Entre les lectures d'un même prix",
                "A: 110 € B: 100 € soit entre elles 10 €",
                "une lecture n'est pas connue, et n'y est pas",
            ),
        ),
    ],
)
def test_readings_and_assumed_days_of_publication_are_told(
    tmp_path: Path, locale: str, told: tuple[str, ...]
) -> None:
    rows = made.database(locale)
    lease = made.contract(rows, "baux/bail.pdf", title="Bail commercial")
    value = {
        "role": "now", "index": "ILC", "period": "2026-Q2", "value": "137.16", "published": "2026-09-21",
        "assumed": True, "stated": False,
    }  # fmt: skip
    due = {
        "contract_id": lease, "line": "loyer", "stretch": 0, "currency": "EUR", "per": "year",
        "index_values_json": json.dumps([value]), "period_start": "2025-01-01", "period_end": "2026-11-25",
        "flat_price": 90, "flat_amount": 90, "price_due": 100, "formula": "P = P0", "arithmetic": "1",
        "state": "assumed",
    }  # fmt: skip
    later = due | {"period_start": "2026-11-26", "period_end": "2027-11-25"}
    made.insert(rows, "schedule_rows", reading="A", amount_due=110, **due)
    made.insert(rows, "schedule_rows", reading="B", amount_due=100, **due)
    made.insert(rows, "schedule_rows", reading="A", amount_due=100, **later)
    lost = {"price_due": None, "flat_amount": None, "formula": None, "state": "unknown"}
    made.insert(rows, "schedule_rows", reading="B", **later | lost)
    page = _Page(render(rows, made.context(tmp_path, locale)))
    assert page.problems == []
    for words in told:
        assert words in page.text, (words, page.text)


def test_the_series_behind_a_price_is_drawn_with_base_and_reference(
    rows: made.Rows, tmp_path: Path
) -> None:
    lease = made.contract(rows, "baux/bail.pdf", title="Bail")
    values = [
        {"role": "now", "index": "ILC", "period": "2025-Q3", "value": "137.09", "stated": False},
        {"role": "base", "index": "ILC", "period": "2019-Q3", "value": "115.60", "stated": False},
        {"role": "base", "index": "indice du granit", "period": "2019-Q3", "value": "1", "stated": True},
        {"role": "now", "index": HOSTILE[0], "period": "2019-Q3", "value": "1", "stated": False},
    ]
    due = {
        "contract_id": lease, "line": "loyer", "stretch": 0, "currency": "EUR", "per": "year",
        "period_start": "2026-01-01", "period_end": "2026-12-31", "price_due": "9", "flat_price": 8,
        "formula": "P = P0", "arithmetic": "8 × 2 = 9", "state": "final",
    }  # fmt: skip
    made.insert(rows, "schedule_rows", index_values_json=json.dumps(values), **due)
    made.insert(rows, "schedule_rows", index_values_json="[]", **due | {"line": "charges", "formula": None})
    html = render(rows, made.context(tmp_path))
    page = _Page(html)
    assert page.problems == []
    assert html.count('<details class="plot">') == 1, "a price without a series has no picture"
    assert html.count("<figure><svg") == 1, "neither has an index that is not held"
    assert "base 2019-Q3: 115.6" in page.text
    assert "compared 2025-Q3: 137.09" in page.text
    assert "2018-Q3" in page.text, "it begins a year before the base"


def test_findings_without_a_contract_are_told_too(rows: made.Rows, tmp_path: Path) -> None:
    values = {"rule_id": "register-without-file", "severity": "medium", "verdict": "flagged"}
    message = "Line 10 of the register (<b>Vermandois</b>): no file fits it."
    made.insert(rows, "flag_rows", title="A register line without a file", message=message, **values)
    page = _Page(render(rows, made.context(tmp_path)))
    assert "Of the archive itself" in page.text
    assert message in page.text
    assert "b" not in {tag for tag, _ in page.tags}


def test_every_link_leads_somewhere_and_no_anchor_stands_twice(rows: made.Rows, tmp_path: Path) -> None:
    _archive(rows)
    page = _Page(render(rows, made.context(tmp_path)))
    assert len(page.ids) == len(set(page.ids))
    assert [link for link in page.links if link[:1] != "#" or link[1:] not in page.ids] == []


def test_whatever_a_contract_says_stays_text(rows: made.Rows, tmp_path: Path) -> None:
    for number, words in enumerate(HOSTILE):
        key = made.contract(
            rows,
            f"{number}/{words}.pdf",
            title=words,
            counterparty=words,
            owner=words,
            contract_type=words,
            parties_json='["<b>x</b>"]',
            total_value=Decimal(5),
            currency="<i>",
            file_status="partial",
            file_reason=words,
            advice=words,
        )
        made.flag(
            rows, key, severity="high", title=words, message=words, rule_id=words, **made.quote(words)
        )
        made.flag(rows, key, title=words, message=words, verdict="unknown")
        made.deadline(rows, key, "notice", 5, derived_from=words, **made.quote(words))
        made.deadline(rows, key, words, 6, derived_from=words)
        made.deadline(rows, key, words, None, derived_from=words)
        made.insert(rows, "state_rows", contract_id=key, type=words, state="found", reason=words)
    context = made.context(tmp_path)
    calm = _Page(render(made.database(), context))
    html = render(rows, context)
    page = _Page(html)
    assert page.problems == []
    assert {tag for tag, _ in page.tags} - {tag for tag, _ in calm.tags} <= {
        "details", "summary", "blockquote", "a", "mark", "rect", "path", "circle", "line", "text",
        "title", "table", "thead", "tbody", "tr", "th", "td", "caption", "button", "b", "strong", "br",
        "h4", "figure", "ol", "bdi", "svg", "span", "div", "dl", "dt", "dd",
    }  # fmt: skip
    attributes = {name for _, values in page.tags for name in values}
    assert not {name for name in attributes if name.startswith("on")}
    assert "style" not in attributes
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200b\x00\x1b]", html)
    assert [link for link in page.links if not link.startswith("#")] == []
    assert html.count("<script>") == 1
    assert html.count("</script>") == 1
    assert "49" not in page.text.split("Contract review", 1)[0]


def test_the_page_allows_its_own_style_and_script_only(rows: made.Rows, tmp_path: Path) -> None:
    page = _Page(render(rows, made.context(tmp_path)))
    policies = [v["content"] for tag, v in page.tags if v.get("http-equiv") == "Content-Security-Policy"]
    assert len(policies) == 1
    rules = dict(rule.strip().split(" ", 1) for rule in str(policies[0]).split(";"))
    assert rules["default-src"] == "'none'"
    assert rules["img-src"] == "data:"
    assert all(rules[name].startswith("'sha256-") for name in ("style-src", "script-src"))
    assert not [v for tag, v in page.tags if tag in ("link", "iframe", "object", "base", "form")]


def test_currencies_are_not_compared_and_near_copies_are_counted_once(
    rows: made.Rows, tmp_path: Path
) -> None:
    made.contract(rows, "a.pdf", total_value=Decimal(500), currency="EUR")
    made.contract(rows, "b.pdf", total_value=Decimal(500), currency="EUR")
    made.insert(rows, "near_duplicates", document_id=made.sha("b.pdf"), near_duplicate_of=made.sha("a.pdf"))
    text = _Page(render(rows, made.context(tmp_path))).text
    assert "EUR 1 €500 €500 €500" in text
    assert "One contract is nearly the same as another and states the same total" in text
    assert "nearly the same as a.pdf" in text


def test_three_hundred_contracts_stay_small_and_what_is_left_out_is_said(
    rows: made.Rows, tmp_path: Path
) -> None:
    for number in range(300):
        key = made.contract(rows, f"folder/contract-{number:03}.pdf", title=f"Services Agreement {number}")
        made.deadline(rows, key, "end", number)
    rows.execute("""
        INSERT INTO flag_rows BY NAME
        SELECT 'rule-' || rule AS rule_id, 'medium' AS severity, 'flagged' AS verdict, 'A rule' AS title,
            contract_id AS message, contract_id, repeat('words of ' || contract_id || ', ', 8) AS quote,
            1 AS page, rule * 900 AS char_start, rule * 900 + 500 AS char_end, 0.95 AS confidence,
            'unreviewed' AS review_state
        FROM resolved, unnest(range(6)) AS six(rule)
    """).fetchall()
    html = render(rows, made.context(tmp_path))
    assert len(html.encode("utf-8")) < MOST_BYTES
    page = _Page(html)
    assert page.problems == []
    assert "150 more findings of this rule are not shown here" in page.text
    assert "100 later days of these twelve months are not listed here" in page.text


def test_an_archive_of_very_long_names_stays_small_too(rows: made.Rows, tmp_path: Path) -> None:
    long = "<&>\"'" * 200
    for number in range(250):
        key = made.contract(rows, f"{number} {long}.pdf", title=long, counterparty=f"{number} {long}")
        made.flag(rows, key, message=f"{number} {long}", **made.quote(long))
    assert len(render(rows, made.context(tmp_path)).encode("utf-8")) < 5_000_000


def test_the_output_writes_what_is_rendered(rows: made.Rows, tmp_path: Path) -> None:
    _archive(rows)
    OUTPUT.write(rows, made.context(tmp_path), tmp_path / "x.html")
    assert (tmp_path / "x.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert OUTPUT.file_name == "report.html"
