# ruff: noqa: E501 (patterns are read by the phrase)
"""Time to pay told as a credit, a due day or a last day: ``the final date for payment is ninety days later``."""

from __future__ import annotations

from collections.abc import Iterator

from data import late as re
from pipeline.durations import FoundDuration
from pipeline.types import Language

_OWED = {
    "en": r"(?:invoices?|bills?|accounts?|statements?|applications?|sums?|amounts?|charges?|fees?|price|payments?|instal?lments?|rents?)",
    "fr": r"(?:factures?|sommes?|montants?|notes?|releves?|memoires?|situations?|prix|loyers?|redevances?|creances?|paiements?|reglements?)",
}
_BEFORE: dict[str, re.Pattern[str]] = {
    "en": re.compile(
        r"\bfinal\s+date\s+for\s+(?:the\s+)?(?:payment|paying)\b[^.;]{0,70}?\b(?:is|be|falls?|fall|occurs?|being|means)\s+(?:on\s+)?\Z"
        r"|\bcredit\s+(?:period|terms?|time)\s*(?:of|is|are|shall\s+be|:|being)\s*\Z"
        r"|\b(?:allow\w*|grant\w*|give[ns]?|gives|extends?|enjoys?|has|have|obtains?)\b[^.;]{0,60}\bcredit\s+(?:of|for)\s+\Z"
        rf"|\b{_OWED['en']}\b[^.;]{{0,60}}\b(?:(?:fall|become|mature)s?|(?:is|are|shall\s+be|will\s+be))\s+(?:due|payable|mature)\s+(?:for\s+payment\s+)?\Z"
        rf"|\b{_OWED['en']}\b[^.;]{{0,80}}\b(?:paid|settled|discharged|cleared|payable|due)\s+(?:at|on|upon|after)\s+(?:the\s+)?(?:expiry|expiration|end|lapse|elapse)\s+of\s+(?:a\s+period\s+of\s+)?\Z"
    ),
    "fr": re.compile(
        rf"\b{_OWED['fr']}\b[^.;]{{0,60}}\b(?:echoi(?:t|ent|ra|ront)|(?:vien\w+|arriv\w+)\s+a\s+(?:echeance|terme)|(?:est|sont|sera|seront|devien\w+)\s+(?:exigibles?|echue?s?|dues?))\s+(?:a\s+)?\Z"
        rf"|\b{_OWED['fr']}\b[^.;]{{0,60}}\b(?:regl\w+|pay\w+|acquitt\w+|sold\w+|exigibles?)\s+(?:au\s+(?:terme|bout)|a\s+(?:l'expiration|l'issue|la\s+fin))\s+d(?:e|'un\s+delai\s+de)\s*\Z"
        r"|\b(?:benefici\w+|joui\w+|dispos\w+|accord\w+|consen\w+)\b[^.;]{0,60}\bcredit\s+(?:fournisseur\s+)?(?:de|d')\s*\Z"
        r"|\b(?:delai|duree|periode)\s+de\s+credit\s*(?:est\s+)?(?:fixee?\s+)?(?:a|de|:)?\s*\Z"
    ),
}
_AFTER: dict[str, re.Pattern[str]] = {
    "en": re.compile(r"[\s')]{0,4}(?:of\s+)?credit\b(?!\s+(?:note|card|facilit|line|insur|agency))"),
    "fr": re.compile(
        r"[\s),]{0,3}(?:[^.;]{0,60}?\b)?pour\s+(?:s'en\s+acquitter|s'acquitter|(?:la|le|les|en)\s+(?:payer|regler|acquitter)|payer|regler|solder)\b"
    ),
}
_TIME_GIVEN = re.compile(
    r"\b(?:dispos\w+|a|ont|aura|auront|benefici\w+)\s+(?:d'un\s+delai\s+)?(?:de|d')\s*\Z|\b(?:dispos\w+|a|ont)\s+\Z"
)
_OTHERS = re.compile(
    r"\b(?:late|overdue|delay|default|suspen\w+|dispute\w*|contest\w*|object\w*|claims?|notice|terminat\w*|retention|refund\w*|warrant\w*"
    r"|retard\w*|impaye\w*|reclam\w*|conteste\w*|suspend\w*|preavis|resili\w*|retenue|garantie|rembours\w*|loan|pret\b|interest|interets?)\b"
)
_TENTHS = {
    "en": ("thirtieth", "forty-fifth", "sixtieth", "seventy-fifth", "ninetieth", "hundredth", "hundred and twentieth"),
    "fr": ("trentieme", "quarante-cinquieme", "soixantieme", "soixante-quinzieme", "quatre-vingt-dixieme", "centieme", "cent vingtieme"),
}  # fmt: skip
_NUMBERS = (30, 45, 60, 75, 90, 100, 120)
_NTH: dict[str, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:(?P<said>(?:one\s+)?(?:hundred\s+and\s+twentieth|hundredth)|thirtieth|forty-fifth|sixtieth|seventy-fifth|ninetieth)"
        r"(?:\s*\(\s*\d+\s*(?:th)?\s*\))?|(?P<figures>\d{2,3})\s?th)\s+day\s+(?:after|following|from)\b"
    ),
    "fr": re.compile(
        r"\b(?:(?P<said>cent[ -]vingtieme|centieme|quatre-vingt-dixieme|soixante-quinzieme)(?:\s*\(\s*\d+\s*(?:e|eme)?\s*\))?"
        r"|(?P<figures>\d{2,3})\s?(?:e|eme))\s+jour\s+(?:apres|suivant|qui\s+suit|a\s+compter)\b"
    ),
}
_NTH_PAID = {
    "en": re.compile(rf"\b{_OWED['en']}\b[^.;]{{0,90}}\b(?:paid|pay|settled?|discharged?|cleared?|payable|due|remitted)\b[^.;]{{0,50}}\Z"),
    "fr": re.compile(
        rf"(?:\b{_OWED['fr']}\b[^.;]{{0,90}}\b(?:regl\w+|pay\w+|acquitt\w+|exigibles?|echoi\w+|dues?)|\bexigibilite\b|\becheance\b)[^.;]{{0,50}}\Z"
    ),
}  # fmt: skip
_REACH = 150


def due(line: str, duration: FoundDuration, language: Language) -> bool:
    """Tell whether a length of time is that in which one has to pay, in words of credit or of a due day.

    Args:
        line: the folded sentence.
        duration: as found in it.
        language: whose words are read.
    """
    language = "fr" if language == "fr" else "en"
    low = max(0, duration.start - _REACH)
    left = line[low : duration.start].rstrip("(")
    if _OTHERS.search(line, max(0, duration.start - 90), min(len(line), duration.end + 40)):
        return False
    if _BEFORE[language].search(left):
        return True
    after = _AFTER[language].match(line, duration.end)
    if after is None:
        return False
    return language == "en" or (
        _TIME_GIVEN.search(left) is not None and re.search(r"factur|prix|somme|note", line) is not None
    )


def nth_days(line: str, language: Language) -> Iterator[tuple[int, int, int]]:
    """Yield start, end and number of each day counted by an ordinal on which is paid at the latest."""
    language = "fr" if language == "fr" else "en"
    for match in _NTH[language].finditer(line) if ("day" in line or "jour" in line) else ():
        left = line[max(0, match.start() - _REACH) : match.start()]
        if _OTHERS.search(left[-90:]) or _NTH_PAID[language].search(left) is None:
            continue
        said = (match["said"] or "").replace("one ", "").replace(" ", " ")
        known = dict(zip(_TENTHS[language], _NUMBERS, strict=True))
        number = (
            int(match["figures"])
            if match["figures"]
            else known.get(said, known.get(said.replace("-", " "), 0))
        )
        if 0 < number <= 400:
            yield match.start(), match.end(), number
