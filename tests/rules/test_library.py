"""The rules that Clausier brings: enough of them, in their folders, each with texts that could be wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import rules
from flows.commands.rules_docs import print_docs
from flows.rule_library import checked_rules
from flows.rule_texts import check_texts
from rules.schema import LANGUAGES, Rule, load_rules

LIBRARY = Path(rules.__file__).parent
SUBJECTS = {
    *("dates", "renewal", "price", "indexation", "payment", "liability", "termination", "performance"),
    *("signature", "scope", "restrictions", "data", "governing_law", "file"),
}
NEEDED = {"flags": 3, "passes": 3, "unknown": 1}
"""Texts of each kind that a rule carries in each language it claims."""
RULES, ERRORS = load_rules(LIBRARY)


def test_there_are_eighty_rules_and_each_can_be_read() -> None:
    assert not ERRORS
    assert len(RULES) >= 80


def test_every_subject_has_rules() -> None:
    assert {rule.path.partition("/")[0] for rule in RULES} == SUBJECTS


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_carries_texts_of_each_kind_in_each_language(rule: Rule) -> None:
    if rule.of == "archive":
        assert rule.rows["flags"]
        assert rule.rows["passes"]
        return
    for language in rule.languages:
        have = {kind: len(rule.texts.get(kind, {}).get(language, ())) for kind in NEEDED}
        assert all(have[kind] >= least for kind, least in NEEDED.items()), (rule.path, language, have)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_no_two_texts_of_a_rule_are_the_same(rule: Rule) -> None:
    texts = [text for by_language in rule.texts.values() for one in by_language.values() for text in one]
    assert len(texts) == len(set(texts))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_speaks_both_languages_in_whole_sentences(rule: Rule) -> None:
    for said in (rule.why, rule.advice, rule.message):
        for language in LANGUAGES:
            assert said[language].rstrip().endswith((".", "?", "»", "”", "}", ":")), (rule.path, said)


def test_titles_and_ids_are_given_once() -> None:
    for language in LANGUAGES:
        titles = [rule.title[language] for rule in RULES]
        assert len(titles) == len(set(titles))


def test_the_page_of_rules_is_up_to_date(capsys: pytest.CaptureFixture[str]) -> None:
    assert print_docs(None, "md") == 0
    page = (LIBRARY.parent / "docs" / "rules.md").read_text(encoding="utf-8")
    assert capsys.readouterr().out == page, "run: clausier rules docs > docs/rules.md"


def test_the_page_with_a_search_box_has_every_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert print_docs(None, "html") == 0
    page = capsys.readouterr().out
    assert page.count("<article") == len(RULES)
    assert '<input type="search"' in page
    assert "http" not in page.partition("<style>")[2].partition("</style>")[0]


def test_every_rule_is_told_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert print_docs(None, "json") == 0
    assert {rule["id"] for rule in json.loads(capsys.readouterr().out)} == {rule.id for rule in RULES}


def test_the_rule_of_the_guide_is_a_rule(tmp_path: Path) -> None:
    guide = (LIBRARY.parent / "docs" / "writing-a-rule.md").read_text(encoding="utf-8")
    (tmp_path / "guide.yaml").write_text(
        guide.partition("```yaml\n")[2].partition("```")[0], encoding="utf-8"
    )
    usable, errors = checked_rules(tmp_path)
    assert not errors
    assert [rule.id for rule in usable] == ["our-non-compete"]
    assert not check_texts(usable, jobs=1)
