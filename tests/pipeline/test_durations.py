"""Durations as contracts write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.durations import find_durations

STATED = [
    ("trente-six (36) mois", "P36M"),
    ("une durée de 3 ans", "P36M"),
    ("three (3) years", "P36M"),
    ("twelve-month period", "P12M"),
    ("90 days", "P90D"),
    ("un trimestre", "P3M"),
    ("six weeks", "P42D"),
    ("quatre-vingt-dix jours", "P90D"),
    ("3 (three) months", "P3M"),
    ("d'un an renouvelable", "P12M"),
    ("2.5 years", "P30M"),
    ("one and one-half years", "P18M"),
    ("five years and six months", "P66M"),
    ("successive one-year terms", "P12M"),
    ("ninety (90) calendar days", "P90D"),
    ("one hundred and eighty (180) days", "P180D"),
    ("12 full months", "P12M"),
    ("deux (2) ans", "P24M"),
    ("within a (30) day period", "P30D"),
    ("limitée à (12) mois", "P12M"),
]


@pytest.mark.parametrize(("text", "duration"), STATED)
def test_durations(text: str, duration: str) -> None:
    (found,) = find_durations(text, "en")
    assert found.duration == duration
    assert not found.business_days


@pytest.mark.parametrize("text", ["sixty (60) business days", "soixante jours ouvrés", "60 working days"])
def test_business_days(text: str) -> None:
    (found,) = find_durations(text, "en")
    assert (found.duration, found.business_days) == ("P60D", True)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("three (4) years", "contradict"),
        ("trente (60) jours", "contradict"),
        ("[***] years", "blank"),
        ("_____ (__) mois", "blank"),
        ("[●] months", "blank"),
        ("payables à [●] jours", "blank"),
        ("a (___) day period", "blank"),
        ("une durée de XXXDUREE2XXX mois", "blank"),
    ],
)
def test_blank_or_contradictory_is_unknown(text: str, reason: str) -> None:
    (found,) = find_durations(text, "en")
    assert found.duration is None
    assert reason in found.reason


@pytest.mark.parametrize(
    "text", ["annual renewals", "reconduction annuelle", "year to year basis", "every year"]
)
def test_implied(text: str) -> None:
    (found,) = find_durations(text, "en")
    assert (found.duration, found.implied) == ("P12M", True)


@pytest.mark.parametrize("text", ["Section 5.2 days", "le 1er mois", "12/24 months", "per day"])
def test_what_is_none(text: str) -> None:
    assert find_durations(text, "en") == []


@given(st.integers(1, 120), st.sampled_from(["mois", "months"]))
def test_figures_round_trip(number: int, unit: str) -> None:
    (found,) = find_durations(f"pour {number} {unit} entiers", "fr")
    assert found.duration == f"P{number}M"


@given(st.text(alphabet="0123456789 ()[]_-threonyasmidxuvq*'", max_size=120))
def test_nothing_breaks_it(text: str) -> None:
    for found in find_durations(text, "fr"):
        assert 0 <= found.start < found.end <= len(text)
        assert (found.duration is None) == bool(found.reason)


@pytest.mark.parametrize("text", ["She is paid £60 an hour.", "It costs £1 an hour.", "45 an item."])
def test_an_english_article_is_no_french_year(text: str) -> None:
    assert find_durations(text, "en") == []
