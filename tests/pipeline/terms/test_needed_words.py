"""Words that are looked for before a pattern is tried: one stands wherever the pattern finds something."""

from __future__ import annotations

import re
from collections.abc import Sequence
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from data.load import lexicon
from pipeline import dates, durations
from pipeline.dates import _grammar as grammar
from pipeline.terms import (
    _class_template,
    _duty_words,
    _indexation_fixed,
    _indexation_formula,
    _indexation_other,
    _indexation_unlisted,
    _payment_days,
    _payment_patterns,
    _payment_words,
    _renewal,
    _rights,
    _spoken,
    _time,
    intellectual_property,
    scope,
)

Items = list[tuple[Any, Any]]
_PAID = ("payment", "paiement", "reglement")
_DURATION = (*durations._STEMS, "an")
PATTERNS: list[tuple[str, re.Pattern[str], Sequence[str]]] = [
    ("empty", grammar.EMPTY, grammar._EMPTY_SIGNS),
    ("month", grammar.MONTH, grammar._STEMS),
    ("alone", durations._WORD_ALONE, _DURATION),
    ("field", _class_template._FIELD, _class_template._FIELD_SIGNS),
    ("blank index", _indexation_other._BLANK_INDEX, ("index", "indice")),
    ("bare", _indexation_formula._BARE, ("+",)),
    ("rise", _indexation_fixed._RISE_AFTER, ("increase", "escalat")),
    ("means", _payment_patterns.MEANS, _PAID),
    ("net", _payment_patterns.NET, ("net", "/")),
    ("renews en", _spoken._RENEWS_EN, _spoken._RENEWING_EN),
    ("renews fr", _spoken._RENEWS_FR, _spoken._RENEWING_FR),
    ("refusal en", _spoken._REFUSAL_EN, _spoken._REFUSING_EN),
    ("refusal fr", _spoken._REFUSAL_FR, _spoken._REFUSING_FR),
    ("mention en", _spoken._MENTION_EN, _spoken._MENTIONING),
]
for _side in ("en", "fr"):
    PATTERNS += [
        (f"counts back {_side}", _renewal.counts_back(_side), _renewal._BACK_FROM[_side]),
        (f"index {_side}", _indexation_unlisted._INDEX[_side], ("ind", "mobile")),
        (f"regular {_side}", _indexation_fixed._REGULAR[_side], _indexation_fixed._REGULAR_STEMS[_side]),
        (f"receipt {_side}", _payment_patterns.RECEIPT[_side], _payment_days._RECEIVED[_side]),
        (f"timed {_side}", _payment_patterns.TIMED[_side], _payment_days._AHEAD[_side]),
    ]


def found_with(pattern: re.Pattern[str], literals: Sequence[str]) -> bool:
    """Tell whether whatever the pattern matches holds one of the literals, as far as its shape shows."""
    return _follow(list(_parser.parse(pattern.pattern, pattern.flags)), "", tuple(literals))


def _follow(items: Items, run: str, literals: tuple[str, ...]) -> bool:
    if any(literal in run for literal in literals):
        return True
    if not items:
        return False
    (kind, what), rest = items[0], items[1:]
    name = str(kind)
    if name == "LITERAL":
        return _follow(rest, run + chr(what), literals)
    if name in ("AT", "ASSERT", "ASSERT_NOT"):
        return _follow(rest, run, literals)
    if name == "SUBPATTERN":
        return _follow([*what[3], *rest], run, literals)
    if name == "BRANCH":
        return all(
            _follow(list(branch), run, literals) or _follow([*branch, *rest], run, literals)
            for branch in what[1]
        )
    if name == "IN" and len(what) <= 12 and all(str(one[0]) == "LITERAL" for one in what):
        return all(_follow(rest, run + chr(one[1]), literals) for one in what)
    if name in ("MAX_REPEAT", "MIN_REPEAT"):
        least, most, inside = what
        if least:
            again = [item for _ in range(min(least, 4)) for item in inside]
            return _follow(again, run, literals) or _follow(rest, "", literals)
        if most == 1:
            return _follow(rest, run, literals) and _follow([*inside, *rest], run, literals)
    return _follow(rest, "", literals)


@pytest.mark.parametrize(("name", "pattern", "literals"), PATTERNS, ids=[item[0] for item in PATTERNS])
def test_what_is_found_holds_a_word_that_was_looked_for(
    name: str, pattern: re.Pattern[str], literals: Sequence[str]
) -> None:
    assert found_with(pattern, literals), f"{name}: the pattern may match without any of {literals}"


def test_a_forgotten_word_is_told() -> None:
    literals = [word for word in _payment_days._RECEIVED["fr"] if word != "comptant"]
    assert not found_with(_payment_patterns.RECEIPT["fr"], literals)
    assert not found_with(re.compile(r"renew(?:al)?|prolong\w*"), ("renew",))
    assert not found_with(re.compile(r"(?:renew )?once"), ("renew",))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_phrase_of_a_lexicon_holds_its_words(language: str) -> None:
    for name, words in lexicon("time", language).items():
        if isinstance(words, list):
            assert found_with(_time.phrases(name, language), _time._literals(name, language)), name
    for key in lexicon("payment_vague", language):
        pattern = _payment_words.listed("payment_vague", key, language)
        assert found_with(pattern, _payment_words._needed("payment_vague", key, language)), key
    for book in (scope._BOOK, intellectual_property._BOOK):
        for key, words in lexicon(book, language).items():
            if isinstance(words, list):
                needed = _duty_words._needed(book, key, language)
                assert found_with(_duty_words.pattern(book, key, language), needed), key
    for book in ("transfer", "termination", "restrictions", "rights"):
        for key, words in lexicon(book, language).items():
            if isinstance(words, list):
                pattern = _rights.compiled(book, f"@{key}@", language)
                assert found_with(pattern, _rights._needed(book, key, language)), key


def test_a_choice_of_words_names_none() -> None:
    assert _time.needed(["hereby assigns|transfers", "as|if agreed"]) == ("agreed", "hereby")
    assert _time.needed(["either|or"]) == ("",)
    assert _time.needed(["term ... ends*", "extended term"]) == ("ends", "extended")


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("no day at all is named here", False),
        ("on the first of 0ctober", True),
        ("the jui11et", False),
        ("on 3.4.2024", True),
        ("on [date]", True),
        ("le xx/xx/xxxx", True),
    ],
)
def test_what_can_hold_no_date_has_none(text: str, may: bool) -> None:
    if not may:
        assert not dates.find_dates(text, "fr")
    else:
        assert dates.may_hold_date(text)
