"""The report: what it tells in both languages, that nothing of a contract becomes markup, and its size."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from flows.outputs.report import MOST_BYTES, OUTPUT, render
from tests.flows.outputs import report_rows as made
from tests.flows.outputs.report_page import HOSTILE, Page


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
    page = Page(render(rows, made.context(tmp_path)))
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
    page = Page(html)
    assert '<html lang="fr">' in html
    for words in (
        "L'archive contient 6 fichiers : 4 contrats, un avenant et un autre document.",
        "Décider au plus tard le 31 déc. 2026 (dans 36 jours) s'il faut dénoncer : "
        "Bail commercial – Bêta SARL.",
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
    page = Page(render(made.database(locale), made.context(tmp_path, locale)))
    assert page.problems == []
    assert len([tag for tag, _ in page.tags if tag == "h2"]) == 9


def test_findings_without_a_contract_are_told_too(rows: made.Rows, tmp_path: Path) -> None:
    values = {"rule_id": "register-without-file", "severity": "medium", "verdict": "flagged"}
    message = "Line 10 of the register (<b>Vermandois</b>): no file fits it."
    made.insert(rows, "flag_rows", title="A register line without a file", message=message, **values)
    page = Page(render(rows, made.context(tmp_path)))
    assert "Of the archive itself" in page.text
    assert message in page.text
    assert "b" not in {tag for tag, _ in page.tags}


def test_every_link_leads_somewhere_and_no_anchor_stands_twice(rows: made.Rows, tmp_path: Path) -> None:
    _archive(rows)
    page = Page(render(rows, made.context(tmp_path)))
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
    calm = Page(render(made.database(), context))
    html = render(rows, context)
    page = Page(html)
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
    page = Page(render(rows, made.context(tmp_path)))
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
    text = Page(render(rows, made.context(tmp_path))).text
    assert "EUR 1 €500 €500 €500" in text
    assert "One contract is nearly the same as another and states the same total" in text
    assert "nearly the same as a.pdf" in text


@pytest.mark.parametrize(
    ("locale", "told"),
    [
        ("en", "in 9 days): Upkeep – Varnier SA, and 2 papers that are nearly the same."),
        (
            "fr",
            "dans 9 jours) s'il faut dénoncer : Upkeep – Varnier SA, et 2 documents presque identiques.",
        ),
    ],
)
def test_near_copies_want_one_decision(locale: str, told: str, tmp_path: Path) -> None:
    rows = made.database(locale)
    for name, who in (("a", "Varnier SA"), ("b", "Varnier SA"), ("c", "Varnier SA"), ("d", "Pell Ltd")):
        key = made.contract(rows, f"{name}.pdf", title="Upkeep", counterparty=who)
        made.deadline(rows, key, "notice", 9)
        if name != "a":
            made.insert(rows, "near_duplicates", document_id=key, near_duplicate_of=made.sha("a.pdf"))
    text = Page(render(rows, made.context(tmp_path, locale))).text
    assert told in text
    assert "Upkeep – Pell Ltd." in text, "another party in the same words is another contract"
    assert re.search(
        "2 (notices to decide on|préavis à décider)|(notices to decide on|préavis à décider) 2", text
    )


def test_contracts_of_one_name_are_told_apart_by_their_files(rows: made.Rows, tmp_path: Path) -> None:
    for name in ("north.pdf", "south.pdf"):
        made.deadline(rows, made.contract(rows, name, title="Upkeep", counterparty="Pell Ltd"), "notice", 9)
    text = Page(render(rows, made.context(tmp_path))).text
    assert "Upkeep – Pell Ltd (north.pdf)." in text
    assert "Upkeep – Pell Ltd (south.pdf)." in text


@pytest.mark.parametrize(
    ("locale", "told"),
    [
        (
            "en",
            (
                "4 files: one contract, one amendment and 2 papers that could not be classed.",
                "2 papers could not be classed; see whether they are contracts, first hello.txt.",
                "One paper that could not be classed states a total; it is not added.",
                "For one contract in 1 nobody can say yet when it ends.",
            ),
        ),
        (
            "fr",
            (
                "4 fichiers : un contrat, un avenant et 2 documents qui n'ont pu être classés.",
                "2 documents n'ont pu être classés ; voir si ce sont des contrats, d'abord hello.txt.",
                "Un document qui n'a pu être classé écrit un total ; il n'est pas ajouté.",
                "Pour un contrat sur 1, la fin n'est pas encore établie.",
            ),
        ),
    ],
)
def test_papers_of_unknown_class_are_no_contracts(
    locale: str, told: tuple[str, ...], tmp_path: Path
) -> None:
    rows = made.database(locale)
    made.contract(rows, "a.pdf")
    made.contract(rows, "b.pdf", document_class="amendment")
    made.contract(rows, "hello.txt", document_class="unknown")
    made.contract(rows, "note.txt", document_class="unknown", total_value=Decimal(70), currency="EUR")
    page = Page(render(rows, made.context(tmp_path, locale)))
    for words in told:
        assert words in page.text, words
    assert page.problems == []


def test_a_contract_that_is_found_twice_is_named_once_and_the_files_add_up(
    rows: made.Rows, tmp_path: Path
) -> None:
    key = made.contract(rows, "a.pdf", title="Upkeep")
    for start in (10, 90):
        made.flag(rows, key, **made.quote("an indemnity", start))
    for number in range(12):
        made.flag(rows, key, rule_id=f"doubt-{number}", title=f"Doubt {number}", verdict="unknown")
    values = {"size": 3, "reason": "", "advice": ""}
    for name, status in (("b.zip", "ok"), ("c.pdf", "encrypted")):
        made.insert(rows, "file_rows", path=name, file_name=name, status=status, **values)
    page = Page(render(rows, made.context(tmp_path)))
    assert page.text.count("the same contract") == 1
    assert "3 files: one contract; 2 more are copies, hold other files or could not be read." in page.text
    assert "2 more questions" in page.text
    assert page.problems == []


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
    page = Page(html)
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


@pytest.mark.parametrize(
    ("locale", "status", "told"),
    [
        (
            "en",
            "in_force",
            "31 Dec 2033 changed; was 31 Dec 2030 30 Jun 2033 changed; was 30 Jun 2030 €900",
        ),
        (
            "fr",
            "in_force",
            "31 déc. 2033 modifié ; avant : 31 déc. 2030 30 juin 2033 modifié ; avant : 30 juin",
        ),
        ("en", "terminated", "31 Dec 2033 changed; was 31 Dec 2030 €900 changed; was not known terminated"),
    ],
)
def test_contracts_are_listed_as_they_stand(locale: str, status: str, told: str, tmp_path: Path) -> None:
    rows = made.database(locale)
    lease = made.contract(
        rows, "bail.pdf", status=status, expiration_date="2030-12-31", expiration_kind="date"
    )
    changes = {
        "expiration_date": ("2033-12-31", "2030-12-31"),
        "notice_deadline": ("2033-06-30", "2030-06-30") if status == "in_force" else (None, "2030-06-30"),
        "total_value": ("900.00", None),
        "currency": ("EUR", None),
    }
    for field, (new, old) in changes.items():
        made.insert(
            rows,
            "change_rows",
            contract_id=lease,
            source_contract_id="a1",
            step=1,
            field=field,
            value=new,
            replaced_value=old,
            from_date="2025-01-01",
        )
    page = Page(render(rows, made.context(tmp_path, locale)))
    assert told in page.text
    assert page.problems == []
