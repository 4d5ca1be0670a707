"""A bad rule is refused with the file, the line and the mend; it never hides a good one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

import rules
from rules.lint import check
from rules.schema import Rule, RuleError, load_rule, load_rules

LIBRARY = Path(rules.__file__).parent
SETTINGS = frozenset({"end_days", "high_value", "notice_days", "min_page_quality"})
ARCHIVE = (LIBRARY / "file" / "register_without_file.yaml").read_text(encoding="utf-8")
GOOD = (LIBRARY / "indexation" / "fr_upward_only.yaml").read_text(encoding="utf-8")


def test_every_rule_of_the_library_is_sound() -> None:
    loaded, errors = load_rules(LIBRARY)
    assert not errors
    assert len(loaded) >= 20
    connection = duckdb.connect(":memory:")
    for rule in loaded:
        check(connection, rule, SETTINGS)


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("severity: high", "severity: awful", r"x\.yaml:\d+: severity must be one of"),
        ("about: indexation", "abuot: indexation", r"unknown key 'abuot'"),
        ("about: indexation\n", "", "the key 'about' is missing"),
        ("where: direction = 'up'", "", "select and where come together"),
        (
            "meaning: upward_only",
            "meaning: upwards",
            "nothing is known as 'upwards'; there are",
        ),
        ('  en: "Indexation works upwards only"', '  de: "Nur aufwärts"', "a text for each of fr and en"),
        ("sources:", "given2:", "unknown key"),
        ('    checked: "2026-11-24"\n', "", "each source needs ref and checked"),
        ("  passes: [{direction: both}]\n", "", "counter-example"),
        ("id: fr", "id: [fr", "is not YAML"),
    ],
)
def test_a_bad_rule_is_refused(tmp_path: Path, before: str, after: str, message: str) -> None:
    assert before in GOOD
    path = tmp_path / "x.yaml"
    path.write_text(GOOD.replace(before, after), encoding="utf-8")
    with pytest.raises(RuleError, match=message):
        load_rule(path, "x.yaml")


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("of: archive", "of: archive\nabout: price", r"x\.yaml:\d+: about asks a contract"),
        ("of: archive", "of: archive\nwhen: renews", r"x\.yaml:\d+: when asks a contract"),
        ("of: archive", "of: archive\ntexts: {}", "texts asks a contract"),
        ("of: archive", "of: archives", "of must be one of contract, archive"),
        ("of: archive\n", "", "the key 'about' is missing"),
        (
            "select: register_lines\nwhere: state = 'missing'\n",
            "",
            "needs select and where",
        ),
        ("  passes:", "  unknown:", "counter-example"),
    ],
)
def test_a_bad_rule_of_the_archive_is_refused(
    tmp_path: Path, before: str, after: str, message: str
) -> None:
    assert before in ARCHIVE
    path = tmp_path / "x.yaml"
    path.write_text(ARCHIVE.replace(before, after), encoding="utf-8")
    with pytest.raises(RuleError, match=message):
        load_rule(path, "x.yaml")


def test_a_condition_of_the_archive_is_linted_as_any_other() -> None:
    rule = load_rule(LIBRARY / "file" / "register_without_file.yaml", "x.yaml")
    check(duckdb.connect(":memory:"), rule, SETTINGS)
    with pytest.raises(RuleError):
        check(duckdb.connect(":memory:"), replace(rule, where="contract_id IS NULL"), SETTINGS)


def test_a_bad_file_costs_only_itself_and_an_id_is_taken_once(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "b.yaml").write_text("[", encoding="utf-8")
    (tmp_path / "c.yaml").write_text(GOOD, encoding="utf-8")
    loaded, errors = load_rules(tmp_path)
    assert [rule.path for rule in loaded] == ["a.yaml"]
    assert "b.yaml" in str(errors[0])
    assert "taken by a.yaml" in str(errors[1])


@pytest.mark.parametrize(
    "condition",
    [
        "direction IS NULL",
        "direction IS NOT NULL",
        "direction ISNULL",
        "coalesce(direction, 'up') = 'up'",
        "ifnull(direction, 'up') = 'up'",
        "direction IS NOT DISTINCT FROM 'up'",
        "(direction = 'up') IS TRUE",
        "CASE WHEN direction = 'up' THEN TRUE ELSE FALSE END",
        "EXISTS (SELECT 1 FROM indexations)",
        "direction IN (SELECT direction FROM indexations)",
        "count(*) > 0 AND direction = 'up'",
        "count(direction) OVER () > 1",
        "CAP > setting('no_such_setting')",
        "TRUE",
        "1 = 1",
        "direction = 'up'; DROP TABLE contracts",
        "direction = 'up') FROM indexations; SELECT (TRUE",
        "direction = ",
        "read_text('/etc/passwd') = direction",
        "typeof(direction) = 'NULL'",
        "format('{}', direction) = ''",
        "to_json(direction) = 'null'",
        "[direction] = [NULL]",
        "{'k': direction} = {'k': NULL}",
        "row(direction) = row(NULL)",
        "list_contains([direction], 'up')",
        "try(direction) = 'up'",
        "max(direction) = 'up'",
        "string_agg(direction) = 'up'",
    ],
)
def test_lint_refuses_what_hides_doubt(condition: str) -> None:
    with pytest.raises(RuleError):
        check(duckdb.connect(":memory:"), replace(_good(), where=condition), SETTINGS)


@pytest.mark.parametrize(
    "condition",
    [
        "direction = 'up'",
        "direction IN ('up', 'down') AND cap > setting('high_value')",
        "NOT (direction = 'both')",
        "TRY_CAST(value->>'amount' AS DECIMAL(38, 2)) > setting('high_value')",
        "days_left BETWEEN 0 AND setting('notice_days')",
    ],
)
def test_lint_admits_plain_conditions(condition: str) -> None:
    check(duckdb.connect(":memory:"), replace(_good(), where=condition), SETTINGS)


def _good() -> Rule:
    return load_rule(LIBRARY / "indexation" / "fr_upward_only.yaml", "fr_upward_only.yaml")
