"""What a price is for, in the words that are printed, and short."""

from __future__ import annotations

from data import late as re
from pipeline.money import Amount

_REACH = 1600
"""Characters before an amount in which the words that name it are sought: as far as a column's head."""
_LENGTH = 60


_ADVERB = {"annual": "year", "yearly": "year", "monthly": "month", "quarterly": "quarter", "weekly": "week"}
_NAMED_PER = re.compile(
    r"\b(?P<often>annual|yearly|monthly|quarterly|weekly)\s+(?:[a-z-]+\s+){0,2}?"
    r"(?:fees?|rent|price|charges?|royalt(?:y|ies)|retainer|salary|compensation|subscription|premium)\b"
    r"(?:\s*\([^)]{0,30}\))?(?:(?:[^.;:\d$]|\d+(?:\.\d+)?\s?%){0,110}"
    r"|\s*[:.]\s*(?:(?:contract\s+|lease\s+)?(?:year|season)\s+\w{1,5}\s*[-–:,]?|in\s+\d{4},?)?\s*)\Z"
)
_EACH_PERIOD = re.compile(
    r"[^.;\d$]{0,40}?\b(?:during|for|in)\s+(?:each|every|any)\s+(?:of\s+(?:the|its|these|those)\s+)?(?:[a-z]+\s+){0,2}?"
    r"(?P<unit>year|month|quarter|week)s?\b"
)


_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_ANNIVERSARY = re.compile(
    rf"\)?,?\s*(?:(?:payable|due)\s+)?(?:on|by|at|upon)\s+(?:each|every)\s+(?:\w+\s+)?"
    rf"(?:anniversary|(?:\d{{1,2}}\s+)?(?:{_MONTHS}))\b"
)
_DUE_EACH = re.compile(
    r"\)?,?\s+(?:(?:is\s+)?(?:payable|due|paid)\s+)?(?:on|by|at)\s+(?:or\s+before\s+)?the\s+(?:[a-z\d()]+\s+){1,4}?"
    r"of\s+(?:each|every)\s+(?:[a-z]+\s+)?(?P<often>month|quarter|year)\b"
)
_AS_OFTEN = re.compile(
    r"\)?[\"”’']?,?\s+as\s+(?:the|an?|its|your)\s+(?:[a-z-]+\s+)?(?P<often>annual|yearly|monthly|quarterly|weekly)\b"
)
"""*$3,800 on the last business day of each month*, *$3,100 as the monthly retainer*."""
_ANNIVERSARY_AHEAD = re.compile(
    r"\b(?:on|by|at|upon)\s+(?:each|every)\s+(?:\w+\s+){0,2}?anniversary\b[^.;:\d$]{0,110}\Z"
)
_EACH_LEAD = re.compile(
    r"(?:\A|[.;:]\s|\A\s*|\)\s)(?:for|in|during)\s+(?:each|every)\s+(?:[a-z]+\s+){0,2}?(?P<unit>year|month|quarter|week)\b"
    r"[^.;:\d$]{0,150}\Z"
)


def recurring(folded: str, start: int, end: int) -> str | None:
    """Say per what an English price recurs where its name or what follows tells; else ``None``."""
    after = _EACH_PERIOD.match(folded[end : end + 90].replace("\n", " "))
    if after is not None:
        return after["unit"]
    if _ANNIVERSARY.match(folded[end : end + 60].replace("\n", " ")):
        return "year"
    behind = folded[end : end + 110].replace("\n", " ")
    if (due := _DUE_EACH.match(behind) or _AS_OFTEN.match(behind)) is not None:
        return _ADVERB.get(due["often"], due["often"])
    ahead = folded[max(start - 200, 0) : start].replace("\n", " ")
    before = _NAMED_PER.search(ahead[-140:])
    if before is not None:
        return _ADVERB[before["often"]]
    if _ANNIVERSARY_AHEAD.search(ahead):
        return "year"
    lead = _EACH_LEAD.search(ahead)
    return lead["unit"] if lead is not None else None


_PARTS = {
    "deux": "half_year",
    "2": "half_year",
    "two": "half_year",
    "quatre": "quarter",
    "4": "quarter",
    "four": "quarter",
    "douze": "month",
    "12": "month",
    "twelve": "month",
}
_INSTALLMENTS = re.compile(
    r"\b(?P<count>deux|quatre|douze|two|four|twelve|2|4|12)\s+(?:\(\d+\)\s+)?(?:\w+\s+){0,2}?(?:termes|echeances|"
    r"versements|mensualites|installments|instalments|payments)\s+(?:\w+\s+){0,2}?(?:de|of)\s*\Z"
)
_YEARLY = re.compile(r"\b(?:annu\w*|par an|per year|per annum|yearly)\b")


def installments(before: str) -> str | None:
    """Say what one of several equal parts of a yearly price is per; ``None`` where it is no such part.

    ``before`` is the folded text that ends at the amount: ``loyer annuel ..., en quatre termes de``.
    """
    match = _INSTALLMENTS.search(before)
    if match is None or _YEARLY.search(before) is None:
        return None
    often = next((_OFTEN[word] for word in match.group().split() if word in _OFTEN), None)
    return often or _PARTS[match.group("count")]  # four annual instalments are no quarters


_PART = re.compile(
    r"(?P<often>\b[a-z-]+)?\s*\b(?:payments?|installments?|instalments?|echeances?|versements?|termes?|mensualites?)\s+"
    r"(?:egaux\s+|egales\s+)?(?:of|de)\s*\(?\s*\Z"
)
_OFTEN = {
    **dict.fromkeys(("annual", "yearly", "annuels", "annuel", "annuelles", "annuelle"), "year"),
    **dict.fromkeys(("monthly", "mensuels", "mensuel", "mensuelles", "mensuelle"), "month"),
    **dict.fromkeys(
        ("quarterly", "trimestriels", "trimestriel", "trimestrielles", "trimestrielle"), "quarter"
    ),
    **dict.fromkeys(("weekly", "hebdomadaires", "hebdomadaire"), "week"),
}
_COUNT = re.compile(
    r"\b(?P<count>deux|quatre|two|four|2|4)\s+(?:\(\d+\)\s+)?(?:[a-z]+\s+){0,3}(?:of|de)\s*\(?\s*\Z"
)
_TWELVE = re.compile(
    r"\b(?:douze|twelve|12)\s+(?:\(\d+\)\s+)?(?:equal\s+)?(?:termes|echeances|versements|acomptes|instal?lments|payments)\s+"
    r"(?:[a-z]+\s+){0,2}?(?:de|of)\s*\(?\s*\Z"
)
_MONTH = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)\b"
)
_DAY_OF_EACH = re.compile(
    r"[^.;$€£]{0,60}?\b(?:of\s+(?:each|every)|de\s+chaque)\s+(?:[a-z]+\s+)?(?P<unit>month|quarter|year|mois|trimestre|annee)\b"
)
_FRENCH = {"mois": "month", "trimestre": "quarter", "annee": "year"}


def _each_year(after: str) -> bool:
    """Whether several days of a year are named, and no single year."""
    return len(_MONTH.findall(after)) > 1 and re.search(r"\b(?:19|20)\d\d\b", after) is None


def part_of(before: str, after: str) -> str | None:
    """Say what a part of a sum is per: ``quarterly installments of``; else it is an ``installment``.

    ``before`` is the folded text that ends at the amount, ``after`` what follows it.
    """
    match = _PART.search(before)
    if match is None:
        return None
    words = match.group().split()
    often = next((_OFTEN[word] for word in words if word in _OFTEN), None)
    if often is None and "mensualite" in match.group():
        often = "month"
    if often is None and (count := _COUNT.search(before)) is not None and _each_year(after):
        often = _PARTS[count["count"]]  # due on as many days of each year
    if often is None and _TWELVE.search(before):
        often = "month"
    if often is None and (due := _DAY_OF_EACH.match(after)) is not None:
        if _FRENCH.get(due["unit"], due["unit"]) == "year" and re.search(r",|\band\b|\bet\b", due.group()):
            return "installment"  # several days of each year
        often = _FRENCH.get(due["unit"], due["unit"])
    # "payments of" alone may be any price
    return often or (None if match.group().split()[-2].startswith("payment") else "installment")


def printed(text: str, folded: str, what: str, amount: Amount) -> str:
    """Return folded words as the text prints them, the nearest before the amount; itself if not found."""
    pieces = what.split()
    if not pieces:
        return what
    low = max(amount.start - _REACH, 0)
    end = min(amount.end + 80, len(folded))
    pattern = re.compile(r"\s+".join(map(re.escape, pieces)))
    best: re.Match[str] | None = None
    for match in pattern.finditer(folded, low, end):
        if best is not None and match.start() >= amount.end:
            break
        best = match
    return what if best is None else " ".join(text[best.start() : best.end()].split())


def short(what: str, length: int = _LENGTH) -> str:
    """Cut a name at a word where it is long."""
    if len(what) <= length:
        return what
    return (
        what[: what.rfind(" ", 0, length + 1)].rstrip(" ,;:-(") if " " in what[:length] else what[:length]
    )
