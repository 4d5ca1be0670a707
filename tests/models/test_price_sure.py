"""From which probability on a price is called sure."""

from __future__ import annotations

from models.price.sure import NEVER, Value, kind_of, lower_bound, sure_from, unsaid


def test_a_share_that_few_values_show_is_believed_less() -> None:
    assert lower_bound(1.0, 10) < lower_bound(1.0, 1000) < 1.0
    assert lower_bound(0.5, 0) == 0.0


def test_the_lowest_cut_that_is_right_often_enough() -> None:
    good = [Value(0.96, True, 1.0)] * 400
    bad = [Value(0.92, number % 2 == 0, 1.0) for number in range(100)]
    assert 0.92 < sure_from([*good, *bad]) <= 0.96


def test_nothing_is_sure_where_too_few_are_known_or_too_many_are_wrong() -> None:
    assert sure_from([Value(0.99, True, 1.0)] * 10) == NEVER
    assert sure_from([Value(0.99, number % 10 != 0, 1.0) for number in range(500)]) == NEVER
    assert sure_from([]) == NEVER


def test_a_price_of_which_no_words_say_a_per_has_a_cut_of_its_own() -> None:
    beside = ["rule:text", "per:time", "per:after"]
    assert unsaid(beside, ["each@mid"]) == []
    assert kind_of("en", beside) == "en:said"
    bare = ["rule:text", "per:none"]
    assert kind_of("en", [*bare, *unsaid(bare, ["fee@mid"])]) == "en:open"
    assert kind_of("fr", [*bare, *unsaid(bare, ["part@mid", "size:4"])]) == "fr:once"


def test_a_time_told_nearby_leaves_open_what_a_sum_is_per() -> None:
    bare = ["rule:row", "per:none"]
    marks = unsaid(bare, ["part@mid", "each@intro", "size:6"])
    assert marks == ["open:each", "open:large"]
    assert kind_of("en", [*bare, *marks]) == "en:open"
