"""The prices due as lines: whole schedules for ``clausier price due``, the running year for a card."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import chain, groupby
from typing import Any

from flows._card_between import between_lines
from flows._card_line import Line
from flows.contract_card import Row
from flows.outputs._per_words import per_words
from flows.outputs._report_words import Words, plain
from flows.outputs._sentences import translated
from flows.outputs._words import words

_SHOWN = 2
"""Periods that a card shows of each price: the one that runs and the next."""


def due_lines(card: Row, locale: str) -> Iterator[Line]:
    """Yield what is due now and next for each price of a card, between its readings, and what is at stake.

    Args:
        card: as ``contract_card.card`` gives it.
        locale: ``fr`` or ``en``.
    """
    today = card["as_of"]
    shown: list[Row] = []
    for _, group in groupby(card["due"], key=lambda row: (row["line"], row["reading"])):
        running = [row for row in group if row["period_end"] is None or row["period_end"] >= today]
        shown += running[:_SHOWN]
    yield from price_lines(shown, card["between_readings"], locale)
    yield from stake_lines(card["at_stake"], words("show", locale)["due"], Words(locale))


def schedule_lines(
    rows: Iterable[Row], between: Iterable[Row], stakes: Iterable[Row], locale: str
) -> Iterator[Line]:
    """Yield the schedule of contracts as lines: each price, its readings, its periods with their sums.

    Args:
        rows: of the view ``price_schedule``, contract by contract, price by price and reading by reading.
        between: of the view ``price_readings``.
        stakes: of the view ``price_at_stake``.
        locale: ``fr`` or ``en``.
    """
    said, t = words("show", locale)["due"], Words(locale)
    of_stakes, of_readings = _by_contract(stakes), _by_contract(between)
    found = False
    for _, group in groupby(rows, key=_contract):
        of_contract = list(group)
        found = True
        yield Line(0, "title", "", plain(of_contract[0]["file_name"] or of_contract[0]["contract_id"]))
        key = _contract(of_contract[0])
        colon = "\u00a0:" if locale == "fr" else ":"
        told = chain(
            price_lines(of_contract, of_readings[key], locale), stake_lines(of_stakes[key], said, t)
        )
        for line in told:
            yield replace(line, label=f"{line.label}{colon}") if line.label else line
    if not found:
        yield Line(0, "fact", "", said["none"])


def _contract(row: Row) -> str:
    return str(row["contract_id"])


def _by_contract(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[_contract(row)].append(row)
    return found


def price_lines(rows: Iterable[Row], between: Sequence[Row], locale: str) -> Iterator[Line]:
    """Yield the lines of one contract's prices.

    Args:
        rows: of the view ``price_schedule``.
        between: of the view ``price_readings``.
        locale: ``fr`` or ``en``.
    """
    said, t = words("show", locale)["due"], Words(locale)
    for (name, what), of_line in groupby(rows, key=lambda row: (row["line"], row["what"])):
        yield Line(1, "head", "", plain(what or said["price"]))
        for (reading, says), of_reading in groupby(
            of_line, key=lambda row: (row["reading"], row["reading_says"])
        ):
            if reading:
                text = said["reading"].format(name=reading, says=_told(says or "", locale))
                yield Line(2, "fact", "", text)
            for row in of_reading:
                yield from _period_lines(row, said, t, locale)
        yield from between_lines((row for row in between if row["line"] == name), said, t)


def _period_lines(row: Row, said: Row, t: Words, locale: str) -> Iterator[Line]:
    start, end = row["period_start"], row["period_end"]
    label = said["always"] if start is None else f"{_day(start, t)} – {_day(end, t)}"
    state = said["states"][row["state"]]
    style = "warn" if row["state"] == "unknown" else "fact"
    yield Line(3, style, "", f"{label} · {_price(row, said, t)} · {state}")
    if row["arithmetic"] and row["formula"]:
        yield Line(4, "quote", "", plain(row["arithmetic"], 0))
        yield Line(4, "quote", "", plain(row["formula"], 0))
    for value in row["index_values"] or ():
        yield Line(4, "quote", "", _index(value, said, t))
    for reason in (row["reason"] or "").split("; "):
        if reason:
            yield Line(4, "quote", "", plain(_told(reason, locale), 0))


def _price(row: Row, said: Row, t: Words) -> str:
    price, estimate = row["price_due"], row["estimate"]
    per = per_words(row["per"], t.language)
    if price is None and estimate is None:
        return str(said["not_known"])
    if price is None:
        return str(said["estimate"].format(price=_money(estimate, row, t), per=per))
    text = f"{_money(price, row, t)} {per}"
    if row["amount_due"] is not None and row["amount_due"] != price:
        text += f", {said['in_all'].format(amount=_money(row['amount_due'], row, t))}"
    return text


def _day(text: str, t: Words) -> str:
    return t.day(date.fromisoformat(text))


def _money(value: Any, row: Row, t: Words) -> str:
    return str(t.money(Decimal(str(value)), row["currency"]))


def _index(value: Row, said: Row, t: Words) -> str:
    name = " ".join(part for part in (plain(value["index"]), value["period"]) if part)
    figure = str(value["value"]).replace(".", said["mark"])
    if value["stated"]:
        told = said["stated"]
    elif value["published"] is None:
        told = ""
    else:
        told = said["assumed" if value["assumed"] else "published"].format(day=_day(value["published"], t))
    link = f" × {str(value['coefficient']).replace('.', said['mark'])}" if value["coefficient"] else ""
    return f"{name} = {figure}{link}" + (f" ({told})" if told else "")


def stake_lines(rows: Iterable[Row], said: Row, t: Words) -> Iterator[Line]:
    """Yield what is at stake, a line a currency."""
    for row in rows:
        if not Decimal(str(row["at_stake"])) and not row["reading_unknown"]:
            continue
        texts = []
        for least, most, name in (
            ("so_far_least", "so_far_most", "so_far"),
            ("next_least", "next_most", "next"),
        ):
            if row[least] is None:
                texts.append(said["between_unknown"][name])
                continue
            low, high = _money(row[least], row, t), _money(row[most], row, t)
            amount = low if low == high else said["between"].format(low=low, high=high)
            texts.append(said[name].format(amount=amount))
        more = [said[name] for name in ("estimated", "unknown") if row[name]]
        more += [said["reading_left_out"]] if row["reading_unknown"] else []
        joint = "\u00a0; " if t.language == "fr" else "; "
        yield Line(1, "fact", said["at_stake"], joint.join([*texts, *more]))


def _told(text: str, locale: str) -> str:
    return translated(text, locale) if locale != "en" else text
