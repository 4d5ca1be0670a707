"""A standard that cannot be used is explained line by line: what is wrong, and what to write."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.standard_library import BROUGHT, all_standards
from rules.departures.reading import load_standards, read_standard
from rules.departures.vocabulary import named, subjects
from rules.schema import load_rules

GOOD = """\
id: our-services
title: {fr: Nos services, en: Our services}
language: en
contract_types: [services]
sides: {supplier: Supplier, customer: Customer}
same: [[Agreement, Contract]]
clauses:
  - clause: notice_period
    title: {fr: Préavis, en: Notice}
    need: required
    values:
      - {term: notice_period, at_most: 90 days, acceptable: {at_most: 6 months}}
    advice: {fr: Raccourcir., en: Shorten it.}
  - clause: governing_law
    title: {fr: Droit, en: Law}
    need: preferred
    wording: This Agreement is governed by the law of [country].
    acceptable_wording: ["The law of England applies.", "English law applies."]
  - {clause: exclusivity, title: {fr: Exclusivité, en: Exclusivity}, need: forbidden}
"""


def _mistakes(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "x.yaml"
    path.write_text(text, encoding="utf-8")
    return [str(mistake) for mistake in read_standard(path, "x.yaml")[1]]


def test_a_good_one_is_read(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(GOOD, encoding="utf-8")
    standard, mistakes = read_standard(path, "x.yaml")
    assert mistakes == []
    assert standard is not None
    assert [wanted.need for wanted in standard.clauses] == ["required", "preferred", "forbidden"]
    assert standard.clauses[0].values[0].expected == "at most 90 days"
    assert len(standard.clauses[1].acceptable_wording) == 2


@pytest.mark.parametrize(
    ("before", "after", "line", "problem", "mend"),
    [
        ("id: our-services", "id: Our Services", 1, "small letters", "our-services-fr"),
        ("id: our-services\n", "", 1, "the key 'id' is missing", "add id:"),
        ("language: en", "language: de", 3, "language cannot be 'de'", "fr, en"),
        ("[services]", "[service]", 4, "no type of contract is called 'service'", "did you mean services?"),
        ("[services]", "services", 4, "contract_types is a list", "[services, consulting]"),
        ("[services]", "[]", 4, "contract_types is empty", "[services, consulting]"),
        ("title: {fr: Nos services, en: Our services}", "title: Ours", 2, "a text in French", '{fr: "'),
        ("title: {fr: Nos services, en: Our services}", "title: {fr: Nos}", 2, "no text in en", '{fr: "'),
        ("customer: Customer", "client: Client", 5, "unknown key 'client'", "supplier"),
        ("customer: Customer", "customer: the Customer", 5, "customer is one word", "{supplier:"),
        ("[[Agreement, Contract]]", "[[Agreement]]", 6, "two words or more", "same|[["),
        ("[[Agreement, Contract]]", "[[30, 60]]", 6, "no single word", "no numbers"),
        ("clauses:", "clause:", 7, "unknown key 'clause'", "did you mean clauses?"),
        ("clause: notice_period", "clause: notice", 8, "no clause is called 'notice'", "notice_period"),
        ("need: required", "need: wanted", 10, "need cannot be 'wanted'", "required (a contract without"),
        ("    need: required\n", "", 8, "the key 'need' is missing", "add need:"),
        (
            "term: notice_period",
            "term: notise_period",
            12,
            "no term is called",
            "did you mean notice_period?",
        ),
        (
            "at_most: 90 days,",
            "at_most: ninety,",
            12,
            "'ninety' is no value of notice_period",
            "90 days, 3",
        ),
        ("at_most: 90 days,", "max: 90 days,", 12, "unknown key 'max'", "at_most"),
        ("at_most: 90 days, ", "", 12, "notice_period has no bound", "at_most: 90 days"),
        ("{at_most: 6 months}", "6 months", 12, "acceptable holds bounds", "acceptable: {at_most"),
        ("{at_most: 6 months}", "{at_most: 6 moons}", 12, "'6 moons' is no value", "90 days"),
        ("notice_period, at_most: 90 days", "renewal, at_most: tacit", 12, "no quantity", "is: tacit"),
        ("values:\n      - {", "values:\n        {", 12, "values is a list of conditions", "write [{term"),
        ("[country]", "[country", 17, "square bracket", "[duration]"),
        ("This Agreement is governed by the law of [country].", "'[all]'", 17, "has no words", "write the"),
        ("    wording: This", "    wordings: This", 17, "unknown key 'wordings'", "did you mean wording?"),
        ("need: forbidden}", "need: forbidden, wording: No.}", 19, "has no wording", "take it out"),
        ("clause: exclusivity", "clause: governing_law", 19, "stands in line 14 already", "join"),
        ("need: forbidden}", "need: forbidden, need: required}", 19, "stands twice", "keep one"),
        ("en: Our services}", "en: Our: services}", 2, "is not YAML", "quotes"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_its_mend(
    tmp_path: Path, before: str, after: str, line: int, problem: str, mend: str
) -> None:
    assert before in GOOD
    told = _mistakes(tmp_path, GOOD.replace(before, after, 1))
    fitting = [one for one in told if problem in one]
    assert fitting, told
    assert fitting[0].startswith(f"x.yaml:{line}: "), fitting
    assert mend.split("|")[-1] in fitting[0].split("; ", 1)[1], fitting


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    bad = GOOD.replace("en\n", "de\n", 1).replace("required", "wanted").replace("90 days", "soon")
    assert [told.split(":")[1] for told in _mistakes(tmp_path, bad)] == ["3", "10", "12"]


@pytest.mark.parametrize("text", ["", "- a\n", "just words", "\x00", "clauses: 3\n"])
def test_what_is_no_standard_is_told_too(tmp_path: Path, text: str) -> None:
    assert _mistakes(tmp_path, text)


def test_two_standards_of_one_type_and_language_are_refused(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.yaml").write_text(GOOD.replace("our-", f"{name}-", 1), encoding="utf-8")
    good, mistakes = load_standards(tmp_path)
    assert [one.id for one in good] == ["a-services"]
    assert "a.yaml is the standard of services in en already" in str(mistakes[0])


def test_a_title_tells_two_standards_of_one_type_apart(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(GOOD, encoding="utf-8")
    titled = GOOD.replace("our-", "titled-", 1).replace("clauses:", "titled: [clean room]\nclauses:", 1)
    (tmp_path / "b.yaml").write_text(titled, encoding="utf-8")
    good, mistakes = load_standards(tmp_path)
    assert mistakes == []
    assert [one.speaks_of("Clean-Room Services Agreement") for one in good] == [True, True]
    assert [one.speaks_of("Cleaning Services") for one in good] == [True, False]
    assert [one.speaks_of(None) for one in good] == [True, False]


def test_those_that_clausier_brings_are_sound_and_no_rules() -> None:
    standards, mistakes = all_standards(None)
    assert mistakes == []
    assert {one.id for one in standards} == {
        "fr-services", "fr-maintenance", "fr-commercial-lease", "en-services", "en-distribution",
    }  # fmt: skip
    for one in standards:
        assert 10 <= len(one.clauses) <= 16, one.id
        assert any(wanted.wording for wanted in one.clauses)
        assert all(wanted.advice for wanted in one.clauses if wanted.need != "acceptable"), one.id
    rules, errors = load_rules(BROUGHT.parent)
    assert errors == []
    assert not {one.id for one in standards} & {rule.id for rule in rules}


def test_the_vocabulary_is_small_and_spoken_in_both_languages() -> None:
    for one in (*subjects().values(), *named().values()):
        assert set(one.says) == {"fr", "en"}
        assert all(one.says.values())
