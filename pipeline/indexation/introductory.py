"""A time at the beginning of a contract for which less is due: months free, a discount of the first year.

Read only where the words tell all of it: how much less, for how many months, and that those are the first.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from data import late as re
from pipeline import _number_words
from pipeline.folding import fold
from pipeline.indexation._days import ONE_DAY, plus_months
from pipeline.indexation.reading.percent import PERCENT, percent_of
from pipeline.terms._indexation_base import MONTHS

_COUNT = _number_words.COUNT
_FREE = re.compile(
    r"\bfranchise\s+(?:totale\s+)?(?:de|du|sur)\s+(?:l[ea]s?\s+)?(?:loyers?|redevances?|paiement)|\bexoner\w+\s+(?:totale\s+)?d[eu]s?\s+(?:loyers?|redevances?)|"
    r"\bdispens\w+\b[^.;]{0,50}?\bd[eu]\s+(?:(?:paiement|reglement|versement)\s+d[eu]s?\s+)?(?:la\s+|tout\s+)?(?:loyers?|redevances?)\b|"
    r"\bn['\u2019]est\s+due?\s+qu['\u2019]a\s+(?:compter|partir)|\b(?:payable|due)\s+only\s+(?:as\s+)?from\b|"
    r"\b(?:rent|fees?|charges?)\s+(?:is|are|shall\s+be|will\s+be)\s+not\s+(?:payable|due|charged)\b|"
    r"\bwaives?\s+(?:the\s+|all\s+)?(?:\w+\s+)?(?:rent|fees?|charges?)\b|"
    r"\baucun\w*\s+(?:[a-z]+\s+)?(?:loyer|redevance|abonnement|forfait|mensualite|prix)\s+(?:[a-z]+\s+)?"
    r"(?:n['\u2019]est|ne\s+sera)\s+(?:du|factur|percu|exigible|reclam)|\b(?:gratuits?|offerts?|gratuite\w*)\b|"
    r"\brent[\s-]free\b|\bfree\s+of\s+(?:charge|rent)\b|\bmonths?\s+free\b|\bfree\s+months?\b|\bmonths?\s+(?:is|are|shall\s+be)\s+free\b|\bno\s+(?:[a-z]+\s+){0,2}?(?:rent|fees?|charges?|subscription|instalments?|price)\b[^.;]{0,30}?\b"
    r"(?:payable|due|charged|paid|made|invoiced)\b|\babate[sd]?\b"
)
_LESS = re.compile(
    r"\b(?:remise|reduction|rabais|abattement|discount(?:ed)?|reduced\s+by|reduits?e?s?\s+de|minoree?s?\s+de)\b"
)
_HALF = re.compile(
    r"\b(?:one[\s-]half|half)\s+(?:of\s+)?(?:(?:the|its|that)\s+)?(?:[a-z]+\s+){0,2}?(?:rent|fees?|charges?|price|subscription)\b"
    r"(?!\s+(?:increase|review|rise))|"
    r"\bhalf\s+(?:of\s+)?(?:that|the|this|such)\s+(?:rate|amount|sum)\b|"
    r"\bmoitie\s+de\s+(?:ce|cette|cet)\s+"
    r"(?:loyer|redevance|prix|mensualite|forfait|abonnement|montant|somme)\b|"
    r"\bmoitie\s+(?:du|de\s+l[a'])\s*(?:[a-z]+\s+)?(?:loyer|redevance|prix|mensualite|forfait|abonnement)\b|"
    r"\b(?:reduced|discounted|reduite?s?|minoree?s?)\s+(?:by|de)\s+(?:one[\s-])?(?:half|moitie)\b"
)
"""One half of the price is due, or taken from it, which is the same."""
_PAID = re.compile(
    r"\b(?:(?:charged|payable|billed|invoiced|paid|due)\s+(?:only\s+)?at|(?:pays?|paying)\s+only|reduced\s+to|"
    r"ne\s+(?:paie|paiera|verse|versera|regle|reglera|doit|devra)\s+que|n['\u2019]acquitte(?:ra)?\s+que|"
    r"n['\u2019]est\s+que\s+de|ne\s+sera\s+que\s+de|n['\u2019]est\s+due?\s+qu['\u2019]a\s+hauteur\s+de|"
    r"(?:facture|due?|exigible|paye)e?s?\s+a\s+(?:hauteur\s+de\s+)?|(?:ramene|reduit)e?s?\s+a)\s*\Z"
)
"""Right before a percentage: it is the share of the price that is due, and not what is taken from it."""
_SHARE = re.compile(r"\b(?:half|moitie|thirds?|tiers|quarts?)\b")
"""Another share of the price than the half, which is not counted."""
_FIRST = re.compile(
    rf"\b(?:les?|des|aux?|pour|pendant|durant|first)\s+(?:{_COUNT}premiers?\s+mois|"
    rf"premiers?\s+{_COUNT.replace('<count>', '<count2>')}mois)|"
    rf"\bfirst\s+{_COUNT.replace('<count>', '<count3>')}(?:calendar\s+)?months?\b|"
    rf"\bfirst\s+{_COUNT.replace('<count>', '<count5>')}monthly\s+"
    r"(?:fees|invoices|instal?lments|payments|charges|rents)\b|"
    rf"\b{_COUNT.replace('<count>', '<count6>')}premi(?:eres|ers)\s+"
    r"(?:mensualites|(?:echeances|factures|redevances)\s+mensuelles|loyers\s+mensuels)\b|"
    rf"\b{_COUNT.replace('<count>', '<count4>')}(?:calendar\s+)?(?:mois|months?)\b"
)
_FIRST_YEAR = re.compile(r"\bpremiere\s+annee\b|\bfirst\s+(?:contract\s+|lease\s+|subscription\s+)?year\b")
_FIRST_MONTH = re.compile(r"\b(?:premier\s+mois|first\s+month)\b")
_TOLD_FIRST = re.compile(
    r"\bpremi(?:er|ere)s?\b|\bfirst\b|\b(?:prise\s+d['\u2019]effet|debut|entree\s+en\s+(?:jouissance|vigueur))\b|\bcommencement\s+date\b|\bstart\s+of\b|"
    r"\bbeginning\s+of\b|\beffective\s+date\b"
)
_NAMED = re.compile(rf"\b(?P<month>{'|'.join(MONTHS)})\b")
_DAY = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:er|st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{'|'.join(MONTHS)})\s+(?P<year>20\d\d)\b|"
    rf"\b(?P<month2>{'|'.join(MONTHS)})\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year2>20\d\d)\b"
)
_TO = re.compile(rf"\b(?:to|through|until|a|au|-)\s+(?:\d+\s+)?(?:{'|'.join(MONTHS)})\b")
_IF = re.compile(
    r"\b(?:if|unless|provided|subject\s+to|upon|except|sous\s+reserve|a\s+condition|en\s+cas|si|sauf|au-dela|beyond|each(?!\s+(?:reduced|discounted|charged)\b)|every|chaque|renew\w*|"
    r"renouvel\w*|reconduction|option\w*|interrupt\w*|interrompu\w*|interruption\w*|any\s+period|toute\s+periode|where|lorsqu\w*|"
    r"(?<!\d )(?<!\bfor )(?<!\bin )(?<!\bof )may(?=\s+(?!and\b|to\b)[a-z])|"
    r"peut|pourra|charges\s+comprises|repay\w*|rembours\w*|spread|etale\w*)\b"
)


@dataclass(frozen=True, slots=True)
class Introductory:
    """So many months at the beginning, and what of the price is due for them: 0 to 1."""

    months: int
    share: Decimal
    until: date | None = None
    """The first day from which all of it is due, where that ends no month of the contract."""

    def over(self, start: date) -> date:
        """Return the first day from which all of the price is due."""
        return self.until or plus_months(start, self.months)


def introductory(words: str, start: date) -> Introductory | None:
    """Return the time at the beginning for which less is due; ``None`` where words do not tell all of it.

    Args:
        words: one sentence.
        start: the day from which prices are due.
    """
    folded = " ".join(fold(words).replace("\u2019", "'").split())
    share = _share_of(folded)
    if share is None or _IF.search(folded) is not None:
        return None
    months = _months(folded, start)
    if months is not None:
        return Introductory(months, share) if 0 < months <= _MOST_MONTHS else None
    last = _last_day(folded, start)
    return None if last is None else Introductory(0, share, last + ONE_DAY)


_MOST_MONTHS = 24


def _share_of(folded: str) -> Decimal | None:
    """Return what of the price is due by words that tell it once: none of it, half of it, 80% of it."""
    free, less = _FREE.search(folded) is not None, _LESS.search(folded) is not None
    half = _HALF.search(folded) is not None
    told = list(re.finditer(PERCENT, folded))
    paid = any(_PAID.search(folded[: one.start()]) for one in told)
    if free + (less or half or paid) != 1 or (less and paid):
        return None
    if not half and _SHARE.search(folded) is not None:
        return None
    rates = {percent_of(one) for one in told}
    if free or half:
        return None if rates else Decimal(0) if free else Decimal("0.5")
    rate = rates.pop() if len(rates) == 1 else None
    if rate is None or not 0 < rate < 1:
        return None
    return rate if paid else 1 - rate


def _months(folded: str, start: date) -> int | None:
    counts = {
        int(told) if told.isdigit() else _number_words.value(told)
        for match in _FIRST.finditer(folded)
        for told in match.groupdict().values()
        if told
    }
    if _FIRST_YEAR.search(folded):
        counts.add(12)
    if _FIRST_MONTH.search(folded):
        counts.add(1)
    if not counts:
        days = _days(folded)
        return _by_days(days, start) if days else _named_months(folded, start)
    if len(counts) != 1:
        return None
    months = counts.pop()
    if months is None:
        return None
    if days := _days(folded):
        return months if days <= {start, plus_months(start, months) - ONE_DAY} else None
    if _NAMED.search(folded):
        return months if _named_months(folded, start) == months else None
    return months if _TOLD_FIRST.search(folded) else None


def _days(folded: str) -> set[date]:
    """Return the days that words name with their year: *up to 10 August 2020*."""
    found = set()
    for match in _DAY.finditer(folded):
        try:
            year, month, day = (match[name] or match[f"{name}2"] for name in ("year", "month", "day"))
            found.add(date(int(year), MONTHS[month], int(day)))
        except ValueError:
            return {date.min}
    return found


def latest_over(folded: str, start: date) -> date | None:
    """Return the first day after the latest time at the beginning that words tell, however they tell it.

    Args:
        folded: of one sentence.
        start: the day from which prices are due.
    """
    counts = [
        (int(told) if told.isdigit() else _number_words.value(told)) or 0
        for match in _FIRST.finditer(folded)
        for told in match.groupdict().values()
        if told and _TOLD_FIRST.search(folded)
    ]
    counts += [12] if _FIRST_YEAR.search(folded) else [1] if _FIRST_MONTH.search(folded) else []
    named = None if counts or _days(folded) else _named_months(folded, start)
    counts += [] if named is None else [named]
    far = plus_months(start, _MOST_MONTHS)
    ends = [plus_months(start, count) for count in counts if count]
    days = _days(folded)
    if days and start <= min(days) <= plus_months(start, 1):
        ends += [day + ONE_DAY for day in days if day > start]
    return max((end for end in ends if start < end <= far), default=None)


_INCLUSIVE = re.compile(r"\binclu(?:s|sive|sivement|ding)\b")


def _last_day(folded: str, start: date) -> date | None:
    """Return the last of two days, where the first is the beginning and the words count the last in."""
    days = _days(folded)
    if len(days) != 2 or start not in days or _INCLUSIVE.search(folded) is None:
        return None
    last = max(days)
    return last if start < last < plus_months(start, _MOST_MONTHS) else None


def _by_days(days: set[date], start: date) -> int | None:
    """Return the months from the beginning to a day, or to its eve: *until 31 May*, *only from 1 June*."""
    if len(days) > 2 or (len(days) == 2 and start not in days):
        return None
    ends = ((number, plus_months(start, number)) for number in range(1, 25))
    return next((number for number, end in ends if max(days) in (end, end - ONE_DAY)), None)


def _named_months(folded: str, start: date) -> int | None:
    """Return how many months words name, where those are the first: *May and June 2023*, *juin à août*."""
    named = [MONTHS[match["month"]] for match in _NAMED.finditer(folded)]
    if not named or start.day != 1 or _DAY.search(folded):
        return None
    own = [plus_months(start, number).month for number in range(12)]
    count = len(named)
    if named == [own[0], named[-1]] and _TO.search(folded):
        count = own.index(named[-1]) + 1
    elif named != own[:count]:
        return None
    years = {int(year) for year in re.findall(r"\b(20\d\d)\b", folded)}
    return count if years <= {plus_months(start, number).year for number in range(count)} else None
