"""The engine in three values: every way to an answer, and the ways that must stay unknown."""

from __future__ import annotations

from typing import Any

import pytest

from data.load import lexicon
from rules.engine import bind, judge, judge_each, keep_facts
from rules.schema import Rule, RuleError
from tests.rules.tables import Tables

_TEXT = {"fr": "titre", "en": "title"}


def _rule(**values: Any) -> Rule:
    base: dict[str, Any] = {
        "id": "r",
        "title": _TEXT,
        "severity": "high",
        "why": _TEXT,
        "advice": _TEXT,
        "message": {"fr": "vers {direction}", "en": "goes {direction}"},
        "about": "indexation",
    }
    return Rule(**(base | values))


UPWARD = _rule(
    jurisdiction="FR", applies_to=("lease",), select="indexations", where="direction = 'up'", sources=({},)
)
ABSENT = _rule(missing="flag", when="price_recurs AND (term_months > 12 OR renews)")
UP: dict[str, Any] = {"direction": "up", "quote": "en aucun cas inférieur", "page": 4}

BOTH: dict[str, Any] = {"direction": "both"}
SILENT: dict[str, Any] = {"direction": None}


def _case(
    expected: str | None, *rows: dict[str, Any], **contract: Any
) -> tuple[dict[str, Any], str | None]:
    return {"indexations": rows} | contract, expected


CASES = {
    "a row that is true flags": _case("flagged", UP),
    "a row that is false passes": _case("passed", BOTH),
    "a row that is null is unknown": _case("unknown", SILENT),
    "one true row is enough": _case("flagged", SILENT, UP),
    "one doubtful row is doubt": _case("unknown", SILENT, BOTH),
    "what was rejected is not judged": _case(
        "unknown", UP | {"review_state": "rejected"}, states={"indexation": "unknown"}
    ),
    "no row, absent: nothing to flag": _case("passed", states={"indexation": "absent"}),
    "no row, found: not understood": _case("unknown", states={"indexation": "found"}),
    "no row, unknown": _case("unknown", states={"indexation": "unknown"}),
    "no row and no state": _case("unknown"),
    "another type: the rule does not apply": _case(None, UP, contract_type="supply"),
    "unknown type": _case("unknown", UP, contract_type=None),
    "another law": _case(None, UP, governing_law="US-NY"),
    "unknown law": _case("unknown", UP, governing_law=None),
    "a page unread: a pass becomes unknown": _case("unknown", BOTH, unread_page=2),
    "a page unread: a flag stays": _case("flagged", UP, unread_page=2),
    "a page unread: not applying is doubt": _case("unknown", UP, contract_type="supply", unread_page=2),
    "partial: a pass becomes unknown": _case("unknown", BOTH, status="partial"),
    "an invoice raises no flag": _case(None, UP, document_class="invoice"),
    "first page unread: may be a contract": _case("flagged", UP, document_class="letter", unread_page=1),
    "an unknown class is judged": _case("flagged", UP, document_class="unknown"),
}


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("rule", ["UPWARD", "ABSENT"])
def test_leaving_out_what_passes_changes_nothing_else(name: str, rule: str) -> None:
    contract, _ = CASES[name]
    own: dict[str, Any] = {"contract_type": "lease", "governing_law": "FR"} | contract
    tables = Tables()
    tables.add("a", **own)
    tables.add("b", **(own | {"document_class": "amendment"}))
    tables.add("c", **(own | {"unread_page": 2}))
    tables.add("d", **(own | {"document_class": "letter"}))
    asked = [{"UPWARD": UPWARD, "ABSENT": ABSENT}[rule]]
    told = [one for one in judge(tables.connection, asked) if one.verdict != "passed"]
    assert list(judge(tables.connection, asked, passes=False)) == told
    keep_facts(tables.connection)
    assert list(judge(tables.connection.cursor(), asked, passes=False)) == told


@pytest.mark.parametrize("name", CASES)
def test_verdict(name: str) -> None:
    contract, expected = CASES[name]
    tables = Tables()
    tables.add("c", **({"contract_type": "lease", "governing_law": "FR"} | contract))
    verdicts = {judgement.verdict for judgement in judge(tables.connection, [UPWARD])}
    assert verdicts == ({expected} if expected else set())


ABSENCE: list[tuple[str, dict[str, Any], str | None]] = [
    ("long, priced, silent", {"term_months": 36}, "flagged"),
    ("short", {"term_months": 12}, None),
    ("short, but renews", {"term_months": 12, "renewal": "tacit"}, "flagged"),
    ("short, renewal unknown", {"term_months": 12, "states": {"renewal": "unknown"}}, "unknown"),
    ("term unknown", {"term_months": None}, "unknown"),
    ("perpetual", {"expiration_kind": "perpetual"}, "flagged"),
    ("from date to date", {"effective_date": "2024-01-01", "expiration_date": "2026-12-31"}, "flagged"),
    ("indexation found", {"term_months": 36, "states": {"indexation": "found"}}, "passed"),
    ("indexation unknown", {"term_months": 36, "states": {"indexation": "unknown"}}, "unknown"),
    ("price unknown", {"term_months": 36, "states": {"price": "unknown"}}, "unknown"),
    ("no price", {"term_months": 36, "states": {"price": "absent"}}, None),
    ("price of unknown rhythm", {"term_months": 36, "per": (None,)}, "unknown"),
    ("a page unread", {"term_months": 36, "unread_page": 3}, "unknown"),
    (
        "what may be no contract is not reproached",
        {"term_months": 36, "document_class": "unknown"},
        "unknown",
    ),
    ("an amendment's silence is no absence", {"term_months": 36, "document_class": "amendment"}, None),
]


@pytest.mark.parametrize(("name", "contract", "expected"), ABSENCE, ids=[case[0] for case in ABSENCE])
def test_absence(name: str, contract: dict[str, Any], expected: str | None) -> None:
    tables = Tables()
    states = {"indexation": "absent", "renewal": "absent", "price": "found"} | contract.pop("states", {})
    tables.add("c", **({"states": states, "per": ("month",)} | contract))
    verdicts = {judgement.verdict for judgement in judge(tables.connection, [ABSENT])}
    assert verdicts == ({expected} if expected else set()), name


def test_a_flag_carries_its_words_and_speaks_both_languages() -> None:
    tables = Tables()
    tables.add("c", contract_type="lease", governing_law="FR", indexations=(UP,))
    (french,) = judge(tables.connection, [UPWARD], "fr")
    (english,) = judge(tables.connection, [UPWARD], "en")
    assert (french.message, english.message) == ("vers up", "goes up")
    assert (french.quote, french.page) == ("en aucun cas inférieur", 4)


def test_many_contracts_keep_their_own_rows() -> None:
    tables = Tables()
    for number in range(40):
        rows = (UP,) if number % 3 == 0 else ({"direction": "both"},)
        tables.add(f"c{number:02}", contract_type="lease", governing_law="FR", indexations=rows)
    flagged = [j.contract_id for j in judge(tables.connection, [UPWARD]) if j.verdict == "flagged"]
    assert flagged == [f"c{number:02}" for number in range(0, 40, 3)]


def test_a_misspelt_column_names_the_rule_and_shows_the_query() -> None:
    tables = Tables()
    broken = _rule(select="indexations", where="directoin = 'up'", path="indexation/broken.yaml")
    with pytest.raises(RuleError, match=r"indexation/broken\.yaml(.|\n)*The whole query"):
        list(judge(tables.connection, [broken]))


def test_rules_judged_together_say_what_each_says_alone() -> None:
    tables = Tables()
    for name, case in CASES.items():
        own: dict[str, Any] = {"contract_type": "lease", "governing_law": "FR"} | case[0]
        tables.add(name, **own)
    asked = [
        UPWARD,
        _rule(id="s", select="indexations", where="direction <> 'up'", when="contract_type = 'lease'"),
        _rule(
            id="t", select="indexations", among="direction = 'both'", where="page > 1", languages=("en",)
        ),
        ABSENT,
    ]
    alone = [one for rule in asked for one in judge(tables.connection, [rule])]
    assert sorted(map(str, judge(tables.connection, asked))) == sorted(map(str, alone))
    assert {one.verdict for one in alone} == {"flagged", "passed", "unknown"}


def test_a_rule_that_fails_costs_only_itself() -> None:
    tables = Tables()
    tables.add("c", contract_type="lease", governing_law="FR", indexations=(UP,))
    broken = _rule(id="b", select="indexations", where="CAST(direction AS INTEGER) > 1")
    told = list(judge_each(tables.connection, [UPWARD, broken, ABSENT]))
    assert [[rule.id for rule in one.rules] for one in told if one.error] == [["b"]]
    assert [one.verdict for judged in told for one in judged.judgements].count("flagged") == 1


LISTED = _rule(
    id="listed",
    of="archive",
    about="",
    select="register",
    where="state = 'missing'",
    message={"fr": "ligne {row_number}", "en": "line {row_number}: {number}"},
)


def _register(*rows: tuple[int | None, str | None, str | None, str | None]) -> Tables:
    tables = Tables()
    tables.connection.execute(
        "CREATE TABLE register (row_number INTEGER, number VARCHAR, state VARCHAR, contract_id VARCHAR)"
    ).fetchall()
    for row in rows:
        tables.connection.execute("INSERT INTO register VALUES (?, ?, ?, ?)", [*row]).fetchall()
    return tables


def test_a_rule_of_the_archive_judges_rows_that_have_no_contract() -> None:
    tables = _register((2, "C-1", "matched", "c1"), (3, "C-2", "missing", None), (4, "C-3", None, None))
    found = [(j.verdict, j.contract_id, j.message) for j in judge(tables.connection, [LISTED])]
    assert ("passed", "c1", "") in found
    assert ("flagged", None, "line 3: C-2") in found
    assert [item[:2] for item in found].count(("unknown", None)) == 1


def test_without_a_row_a_rule_of_the_archive_says_nothing() -> None:
    assert not list(judge(_register().connection, [LISTED]))


def test_a_message_of_the_archive_may_not_name_columns_of_a_contract() -> None:
    broken = _rule(
        of="archive", about="", select="register", where="state = 'missing'",
        message={"fr": "{term_months}", "en": "{term_months}"}, path="register/x.yaml",
    )  # fmt: skip
    with pytest.raises(RuleError, match="term_months"):
        bind(_register().connection, [broken])


def test_rows_without_a_contract_are_left_out_of_rules_of_contracts() -> None:
    tables = Tables()
    tables.add("c", contract_type="lease", governing_law="FR", indexations=(UP,))
    tables.connection.execute("INSERT INTO indexations (direction) VALUES ('up')").fetchall()
    assert [j.contract_id for j in judge(tables.connection, [UPWARD])] == ["c"]


FACTS: list[tuple[str, dict[str, str], tuple[str | None, ...], bool | None]] = [
    ("money_due", {"payment_term": "found", "price": "absent"}, (), None),
    ("money_due", {"payment_term": "found", "price": "unknown"}, (), True),
    ("money_due", {"payment_term": "absent", "price": "found"}, ("month",), True),
    ("money_due", {"payment_term": "absent", "price": "found"}, (None,), None),
    ("money_due", {"payment_term": "absent", "price": "absent"}, (), False),
    ("money_due", {"payment_term": "unknown", "price": "absent"}, (), None),
    ("price_by_period", {"price": "found"}, ("year",), True),
    ("price_by_period", {"price": "found"}, ("unit",), None),
    ("price_by_period", {"price": "absent"}, (), False),
    ("NOT stepped", {}, ("year", "year", "month"), True),
    ("NOT stepped", {}, ("year", "year", "year"), None),
    ("liability_read", {"cap_on_liability": "found", "uncapped_liability": "unknown"}, (), True),
    ("liability_read", {"cap_on_liability": "absent", "liability_exclusion": "unknown"}, (), None),
    ("liability_read", {"cap_on_liability": "absent", "liability_exclusion": "absent"}, (), True),
    ("price_moves", {"vague_price": "found"}, (), True),
    ("price_moves", {"vague_price": "absent"}, (), False),
    ("price_moves", {"vague_price": "unknown"}, (), None),
]


@pytest.mark.parametrize(("column", "states", "per", "expected"), FACTS)
def test_what_a_condition_may_ask_of_a_contract(
    column: str, states: dict[str, str], per: tuple[str | None, ...], expected: bool | None
) -> None:
    tables = Tables()
    tables.add("c", states=states, per=per)
    rule = _rule(when=column, missing="flag", about="nothing", message=_TEXT)
    verdicts = [j.message for j in judge(tables.connection, [rule])]
    known = lexicon("facts", "en")[column.removeprefix("NOT ")]
    doubted = f"It is not settled whether the rule applies: it is not known {known}."
    assert (verdicts == [doubted]) == (expected is None)
    assert bool(verdicts) == (expected is not False)


@pytest.mark.parametrize(
    ("condition", "columns", "expected"),
    [
        ("NOT joint_filing", {"contract_type": "joint_filing"}, False),
        ("NOT joint_filing", {"contract_type": "services"}, True),
        ("NOT joint_filing", {"title": "Bail commercial"}, True),
        ("NOT joint_filing", {"title": "Joint agreement"}, None),
        ("NOT joint_filing", {}, True),
        ("NOT employment", {"contract_type": "employment"}, False),
        ("NOT employment", {"title": "Maintenance agreement"}, True),
        ("NOT employment", {"title": "Executive agreement"}, None),
        ("NOT employment", {}, True),
        ("NOT public_party", {}, None),
        ("NOT done_once", {"contract_type": "supply", "per": (None,)}, None),
        ("NOT done_once", {"contract_type": "supply", "per": (None, "month")}, True),
        ("NOT done_once", {"contract_type": "supply", "per": ("unit",)}, True),
        ("NOT done_once", {"contract_type": "hosting", "per": (None,)}, True),
    ],
)
def test_what_is_not_known_of_a_contract_is_asked(
    condition: str, columns: dict[str, Any], expected: bool | None
) -> None:
    tables = Tables()
    tables.add("c", states={"price": "found"}, **columns)
    rule = _rule(when=condition, missing="flag", about="nothing", message=_TEXT)
    verdicts = [j.message for j in judge(tables.connection, [rule])]
    assert any("It is not settled whether the rule applies" in said for said in verdicts) == (
        expected is None
    )
    assert bool(verdicts) == (expected is not False)


@pytest.mark.parametrize(
    ("missing", "state", "verdict"),
    [
        ("pass", "absent", "passed"),
        ("flag", "absent", "unknown"),
        ("flag", "found", "passed"),
        ("flag", "unknown", "unknown"),
    ],
)
def test_whether_a_rule_applies_need_not_be_known_where_nothing_is_wrong(
    missing: str, state: str, verdict: str
) -> None:
    tables = Tables()
    tables.add("c", states={"nothing": state, "payment_term": "unknown"})
    rule = _rule(when="money_due", missing=missing, about="nothing", message=_TEXT)
    assert [j.verdict for j in judge(tables.connection, [rule])] == [verdict]


def test_what_is_missing_has_a_message_of_its_own() -> None:
    tables = Tables()
    tables.add("c", states={"nothing": "absent"})
    absent = {"fr": "Rien.", "en": "Nothing is said."}
    rule = _rule(
        select="prices", where="per = 'day'", missing="flag", about="nothing", message_absent=absent
    )
    assert [j.message for j in judge(tables.connection, [rule])] == ["Nothing is said."]


SUPPLIERS = _rule(missing="flag", protects="supplier")


@pytest.mark.parametrize(
    ("role", "judged"),
    [
        (None, True),
        ("le Prestataire", True),
        ("Service Provider", True),
        ("LE CLIENT", False),
        ("the Purchaser", False),
        ("Company", True),
        ("intragroup", True),
    ],
)
def test_a_risk_of_the_supplier_is_none_of_ours_as_a_customer(role: str | None, judged: bool) -> None:
    tables = Tables()
    tables.add("a", states={"indexation": "absent"}, our_role=role)
    verdicts = [one.verdict for one in judge(tables.connection, [SUPPLIERS])]
    assert verdicts == (["flagged"] if judged else [])


@pytest.mark.parametrize(
    ("language", "verdict"), [("fr", "flagged"), ("en", "unknown"), ("und", "flagged")]
)
def test_a_rule_says_nothing_of_a_language_it_was_not_tried_in(language: str, verdict: str) -> None:
    tables = Tables()
    tables.add("a", states={"indexation": "absent"}, language=language)
    (told,) = judge(tables.connection, [_rule(missing="flag", languages=("fr",))])
    assert told.verdict == verdict
    assert (verdict == "flagged") or "language" in told.message
