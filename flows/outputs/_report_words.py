"""The report's words, numbers and days in one language, and what makes strangers' text harmless."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_currency, format_decimal, format_percent

from data import late as re
from data.load import LOADER, lexicon
from flows.outputs._sentences import translated

_LOCALES = {"fr": ("fr", "FR"), "en": ("en", "GB")}
_ISO_DAY = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_YEARLY_DAY = re.compile(r"(?<![\w-])--(\d{2})-(\d{2})\b")
"""A day of every year, as ISO 8601 writes it."""
_FRENCH_DAY = re.compile(r"(?<![\d/])(\d{2})/(\d{2})/(\d{4})(?![\d/])")
_AMOUNT = re.compile(r"(?<![\w.,])(\d{1,15}(?:\.\d{1,4})?) ([A-Z]{3})\b")
_DURATION = re.compile(r"\bP(\d{1,4})([YMWD])\b")
_TIMES = re.compile(r"\b(\d{1,6}(?:\.\d{1,4})?) x (\w[^();,]{0,80}?) (?=P\d{1,4}[YMWD]\b)")
_CURLY = re.compile("\u201c([^\u201c\u201d]*)\u201d")
_GAP = re.compile(r"[^\S\u00a0\u202f]+")
"""White space, but for the spaces that keep things on one line."""
_HOLE = re.compile(r"\{(\w*)\}")
_MONTHS = {
    name: number
    for names in (
        "january february march april may june july august september october november december",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    )
    for number, name in enumerate(names.split(), start=1)
}
_LONG_DAY = re.compile(rf"\b(\d{{1,2}})(?:er)? ({'|'.join(_MONTHS)}) (\d{{4}})\b", re.IGNORECASE)
_UNITS = {
    "en": {"Y": "year", "M": "month", "W": "week", "D": "day"},
    "fr": {"Y": "an", "M": "mois", "W": "semaine", "D": "jour"},
}
_HIDDEN = frozenset({"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"})
"""Categories of characters that print nothing or turn the text around them."""


def plain(text: object, most: int = 0) -> str:
    """Make strangers' text fit to be shown: one line of visible characters, cut at ``most``.

    Controls and marks of direction become spaces; what HTML takes for markup is escaped later.
    """
    raw = str(text)
    if not raw.isascii() or not raw.isprintable():
        raw = "".join(" " if unicodedata.category(c) in _HIDDEN else c for c in raw)
    shown = _GAP.sub(" ", raw).strip()
    return f"{shown[: most - 1].rstrip()}…" if most and len(shown) > most else shown


class Words:
    """What is said, in one language."""

    def __init__(self, language: str) -> None:
        self.language = language if language in _LOCALES else "en"
        self._locale = Locale(*_LOCALES[self.language])
        self._strings: Mapping[str, Any] = _load(f"words_{self.language}.yaml")
        labels = {key: row["label"] for key, row in lexicon("contract_types", self.language).items()}
        self._types = self._strings["types"] | labels

    def __call__(self, key: str, n: object = None, **values: object) -> str:
        """A phrase, its holes filled; ``n`` chooses the plural and fills ``{n}``.

        Raises:
            KeyError: there is no such phrase.
        """
        phrase = self._strings[key]
        if isinstance(phrase, dict):
            form = "one" if n == 1 or (n == 0 and self.language == "fr") else "other"
            phrase = phrase["zero"] if n == 0 and "zero" in phrase else phrase[form]
        if n is not None:
            values["n"] = self.number(n) if isinstance(n, int) else n
        said = _HOLE.sub(lambda hole: str(values[hole[1]]), phrase)
        return _spaced(said, self.language).replace("….", "…").replace("..", ".")

    def label(self, group: str, key: object) -> str:
        """The name of a class, type or subject; one that has no name yet goes by its key."""
        names = self._types if group == "types" else self._strings[group]
        return str(names.get(key) or plain(str(key).replace("_", " "), 60))

    def state(self, group: str, key: object) -> str:
        """The name of a status or kind: ``status`` and ``in_force`` find ``status_in_force``."""
        return str(self._strings.get(f"{group}_{key}") or plain(str(key).replace("_", " "), 60))

    def listed(self, parts: Iterable[str]) -> str:
        """Join with commas and a last *and*."""
        items = [part for part in parts if part]
        if len(items) < 2:
            return "".join(items)
        return f"{', '.join(items[:-1])} {self('and')} {items[-1]}"

    def number(self, value: int | Decimal) -> str:
        """A number with its groups of thousands."""
        return str(format_decimal(value, locale=self._locale))

    def percent(self, part: int, whole: int) -> str:
        """A share without decimals, never rounded up to all or down to none."""
        if not whole:
            return "–"
        share = part / whole
        share = min(share, 0.99) if part < whole else share
        return str(format_percent(max(share, 0.01) if part else 0.0, locale=self._locale))

    def day(self, value: date | None) -> str:
        """A day, its month in short."""
        return "" if value is None else self._first(str(format_date(value, "d MMM y", locale=self._locale)))

    def long_day(self, value: date) -> str:
        """A day, its month in full."""
        return self._first(str(format_date(value, "long", locale=self._locale)))

    def _first(self, day: str) -> str:
        """Keep a day on one line; French writes the first of a month as an ordinal."""
        day = f"1er{day[1:]}" if self.language == "fr" and day.startswith("1 ") else day
        return day.replace(" ", "\u00a0")

    def month(self, value: date) -> str:
        """A month's name and year."""
        return str(format_skeleton("yMMMM", value, locale=self._locale))

    def short_month(self, value: date) -> str:
        """A month's name in short."""
        return str(format_date(value, "MMM", locale=self._locale))

    def money(self, amount: Decimal, currency: str) -> str:
        """An amount; whole ones without decimals."""
        pattern = self._locale.currency_formats["standard"].pattern
        if amount == amount.to_integral_value():
            pattern = pattern.replace(".00", "")
        elif len(f"{amount:f}".partition(".")[2]) > 2:
            pattern = pattern.replace(".00", ".00##")
        code = currency if re.fullmatch("[A-Z]{3}", currency) else "XXX"
        shown = format_currency(amount, code, pattern, locale=self._locale, currency_digits=False)
        return str(shown) if code == currency else f"{self.number(amount)} {plain(currency, 8)}"

    def humane(self, text: object, most: int = 0) -> str:
        """A sentence of the program with its days, amounts and durations as people write them."""
        shown = plain(text)
        if self.language == "fr":
            shown = _FRENCH_DAY.sub(r"\3-\2-\1", shown)
        shown = _LONG_DAY.sub(_iso, translated(shown, self.language))
        shown = _YEARLY_DAY.sub(self._said_yearly, _ISO_DAY.sub(self._said_day, shown))
        shown = _AMOUNT.sub(lambda m: self.money(Decimal(m[1]), m[2]), shown)
        shown = _TIMES.sub(rf"\1 × \2 {'sur' if self.language == 'fr' else 'over'} ", shown)
        if self.language == "fr":
            shown = _CURLY.sub("«\u00a0\\1\u00a0»", shown)
        return plain(_DURATION.sub(self._said_duration, shown), most)

    def _said_day(self, match: re.Match[str]) -> str:
        try:
            return self.day(date(int(match[1]), int(match[2]), int(match[3])))
        except ValueError:
            return match[0]

    def _said_yearly(self, match: re.Match[str]) -> str:
        try:
            return self._first(
                str(format_date(date(2024, int(match[1]), int(match[2])), "d MMMM", self._locale))
            )
        except ValueError:
            return match[0]

    def _said_duration(self, match: re.Match[str]) -> str:
        count, unit = int(match[1]), _UNITS[self.language][match[2]]
        return f"{count} {unit}{'s' * (count > 1 and not unit.endswith('s'))}"


def _iso(match: re.Match[str]) -> str:
    """A day in words of either language as ISO 8601."""
    return f"{match[3]}-{_MONTHS[match[2].lower()]:02}-{int(match[1]):02}"


def _spaced(text: str, language: str) -> str:
    """French marks keep to the word before them."""
    if language != "fr":
        return text
    return re.sub(r" (?=[:;!?»])|(?<=«) ", "\u00a0", text)


@cache
def _load(name: str) -> Mapping[str, Any]:
    text = files("flows.outputs").joinpath("report", name).read_text(encoding="utf-8")
    loaded: Mapping[str, Any] = yaml.load(text, Loader=LOADER)
    return loaded
