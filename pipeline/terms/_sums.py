"""The sums of a sentence: money, percentages, multiples; what they are per, and which are caps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from data import late as re
from pipeline import _number_words as words
from pipeline.money import amount_text, dollar_of, find_amounts
from pipeline.terms import _measures
from pipeline.terms._passage import Passage
from pipeline.terms.base import View
from pipeline.types import JsonValue

_MONEY = re.compile(
    r"[$€£¥]|euro|dollar|(?<![a-z])(?:eur|usd|gbp|rmb|chf|cad|aud|nzd|sgd|hkd|inr|yen|cents?)(?![a-z])|pounds?\b|\bfrancs?\b"
)
_CAPPED = re.compile(
    r"(?:\bup\s+to|\bmaximum|\bno\s+more\s+than|\b(?:not|never|nor|no\s+event|no\s+case"
    r"|without)\b[^.;]{0,40}?\bexceed\w*"
    r"|\bcapped\s+(?:at|to)|\blimited\s+to|\bcap\s+of|\bin\s+the\s+aggregate\s+of"
    r"|\bplafonne\w*\s+a|(?<!sans\s)(?<!aucun\s)\bplafond\b|\blimite(?:e|es|s)?\s+a|\bdans\s+la\s+limite\s+d"
    r"|\b(?:ne|sans)\b[^.;]{0,40}?\b(?:exced|depass)\w+|\bn'exced\w+|\bconcurrence\s+d|\bmaximal\w*"
    r"|\bhauteur\s+d)"
    r"[^.;%$€£]{0,60}\Z"
)


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum where it stands in a passage: money, or a percentage."""

    start: int
    end: int
    text: str
    """``500.00 EUR`` or ``10 %``; empty where it is unreadable."""
    key: str
    """``amount``, ``rate`` (percent), ``fraction``, ``multiple`` or ``months`` (of fees, rent or pay)."""
    number: str
    currency: str = ""
    per: str | None = None
    is_cap: bool = False
    reason: str = ""
    of: str = ""
    """What a share or a multiple is of, in the words that follow it, folded."""

    def value(self) -> dict[str, JsonValue]:
        """Return it as the keys of a term's value."""
        key = "rate" if self.key == "fraction" else self.key
        value: dict[str, JsonValue] = {key: self.number}
        if self.key == "amount":
            value["currency"] = self.currency
        elif key == "rate":
            value["unit"] = "fraction" if self.key == "fraction" else "percent"
        if self.of:
            value["of"] = self.of
        if self.per:
            value["per"] = self.per
        return value

    def words(self) -> str:
        """Return it for people: ``500.00 EUR per day``."""
        return f"{self.text} per {self.per}" if self.per else self.text


def sums(view: View, passage: Passage, start: int, end: int) -> list[Sum]:
    """Return the sums of a stretch of a passage, in the order they stand."""
    start, end = max(0, start), min(len(passage.folded), end)
    found = [
        *_money(view, passage, start, end),
        *_percents(passage.folded, start, end),
        *_multiples(passage.folded, start, end),
        *_months(passage.folded, start, end),
        *_fractions(passage.folded, start, end),
    ]
    return sorted(found, key=lambda item: item.start)


def _money(view: View, passage: Passage, start: int, end: int) -> list[Sum]:
    if not _MONEY.search(passage.folded, start, end):
        return []
    found: list[Sum] = []
    for amount in find_amounts(passage.text[start:end], view.language, dollar=dollar_of(view.flow.text)):
        low, high = start + amount.start, start + amount.end
        capped = _is_cap(passage.folded, low)
        per = _measures.per_unit(passage.folded, high)
        if amount.value is None or amount.currency is None:
            reason = amount.reason or "the currency of the amount is open"
            found.append(Sum(low, high, "", "amount", "", per=per, is_cap=capped, reason=reason))
            continue
        number = amount_text(amount.value)
        text = f"{number} {amount.currency}"
        found.append(Sum(low, high, text, "amount", number, amount.currency, per, capped))
    return found


def _percents(folded: str, start: int, end: int) -> list[Sum]:
    found: list[Sum] = []
    for figure in _measures.percents(folded, start, end):
        capped = _is_cap(folded, figure.start)
        per = _measures.per_unit(folded, figure.end) or _later_unit(folded, figure.end)
        if figure.value is None:
            found.append(
                Sum(figure.start, figure.end, "", "rate", "", per=per, is_cap=capped, reason=figure.reason)
            )
            continue
        number = _measures.plain(figure.value)
        found.append(
            Sum(
                figure.start,
                figure.end,
                f"{number} %",
                "rate",
                number,
                "",
                per,
                capped,
                "",
                _of(folded, figure.end),
            )
        )
    return found


def _multiples(folded: str, start: int, end: int) -> list[Sum]:
    found: list[Sum] = []
    for figure in _measures.multiples(folded, start, end):
        if figure.value is not None and _AMOUNTS.match(folded, figure.end):
            number = _measures.plain(figure.value)
            found.append(
                Sum(
                    figure.start,
                    figure.end,
                    f"{number} x",
                    "multiple",
                    number,
                    of=_words_after(folded, figure.end),
                )
            )
    return found


_FRACTION = re.compile(
    r"(?<![\d/.,])(?P<over>\d)\s?/\s?(?P<under>\d{2,4})(?:\s?(?:e|eme|emes|ieme|th))?\b(?![/\d])"
)


def _fractions(folded: str, start: int, end: int) -> list[Sum]:
    """Read ``1/1000e du prix par jour``; a date has a second stroke or no words of a share after it."""
    found: list[Sum] = []
    for match in _FRACTION.finditer(folded, start, end):
        of = _of(folded, match.end())
        if of:
            number = f"{match.group('over')}/{match.group('under')}"
            per = _measures.per_unit(folded, match.end()) or _later_unit(folded, match.end())
            found.append(Sum(match.start(), match.end(), number, "fraction", number, per=per, of=of))
    return found


def _months(folded: str, start: int, end: int) -> list[Sum]:
    found: list[Sum] = []
    for match in _MONTHS.finditer(folded, start, end):
        count = match.group("figures") or str(words.value(match.group("words") or "") or "")
        if count:
            count = str(int(count) * (12 if match.group("years") else 1))
            found.append(
                Sum(
                    match.start(),
                    match.end(),
                    f"{count} months of {match.group('what')}",
                    "months",
                    count,
                    of=match.group("what"),
                )
            )
    return found


_AMOUNTS = re.compile(
    r"[\s(]{0,3}(?:\(?\d{1,3}\s?x\)\s*)?(?:of |the |any |all |and |such |his |her |its |of |then-current "
    r"|aggregate |total |le |la |les |du )*[a-z' -]{0,50}?\b(?:fees?|payments?|salar\w+|price|amount"
    r"|compensation|rent|value|revenue\w*|montant|prix|loyer|redevance|remuneration|salaire)"
)
_MONTHS = re.compile(
    rf"(?:(?P<words>{words.WORDS})\s{{0,2}}(?:\(\d{{1,2}}\)\s{{0,2}})?"
    rf"|(?<![\d.,])(?P<figures>\d{{1,2}})\s{{0,2}}(?:\([a-z]+\)\s{{0,2}})?)"
    r"(?:months?'?(?:\s+of)?|mois\s+de|mois\s+d'|(?P<years>years?'?(?:\s+of)?|ans?\s+de"
    r"|annees?\s+de))\s{0,2}(?:(?:gross|net|average|base|recurring|the"
    r"|monthly|current|derniers?)\s+){0,3}"
    r"(?P<what>salary|salaires?|fees|rent|compensation|revenue|charges|freight|loyers?|honoraires"
    r"|redevances?|abonnements?|remuneration|facturation|chiffre d'affaires)"
)
_OF = re.compile(
    r"(?:\s?\(\s?[\d.,]{1,6}\s?%\s?\))?[\s)]{0,3}(?:of|du|de la|des|de l'|de)\s?(?P<of>[a-z][a-z' -]{2,48})"
)
_ARTICLES = re.compile(r"^(?:(?:of|the|any|all|and|such|his|her|its|le|la|les|du|des|de|l')\s?\b)+\s*")
_OF_END = re.compile(
    r"\s+(?:per|for|as|by|if|in|which|that|shall|will|with|from|and|or|to be|par|pour|en|si|qui|sera"
    r"|seront|est|sont|sont|dans"
    r"|sans|applicable|calcul\w+|a titre)\b.*",
    re.DOTALL,
)


def _of(folded: str, at: int) -> str:
    match = _OF.match(folded, at)
    return _trimmed(match.group("of")) if match else ""


def _trimmed(said: str) -> str:
    said = _ARTICLES.sub("", " ".join(_OF_END.sub("", said).split()))
    return said if len(said) > 3 else ""


def _words_after(folded: str, at: int) -> str:
    return _trimmed(re.split(r"[,.;]", re.sub(r"\([^)]*\)", "", folded[at : at + 70]))[0][:48])


_LATER = re.compile(
    r"[^.;%$€]{0,90}?\b(?:per|for\s+each|for\s+every|par|pour\s+chaque|for\s+any)\s+(?:(?:full|calendar"
    r"|business|working|complete|additional)\s+)*(?P<unit>day|week|month|jour|semaine|mois|hour"
    r"|heure)s?\b"
)


def _later_unit(folded: str, at: int) -> str | None:
    """Return the unit of a share named after what it is of: ``1 % of the price per week of delay``."""
    match = _LATER.match(folded, at)
    return _measures.unit_name(match.group("unit")) if match else None


def _is_cap(folded: str, at: int) -> bool:
    return _CAPPED.search(folded, max(0, at - 90), at) is not None


def nearest(found: Sequence[Sum], low: int, high: int) -> Sum | None:
    """Return the sum nearest to ``[low, high)`` that is no cap; what follows counts as nearer."""
    rates = [item for item in found if not item.is_cap]

    def distance(item: Sum) -> int:
        return item.start - high if item.start >= high else 2 * (low - item.end)

    return min(rates, key=distance, default=None)
