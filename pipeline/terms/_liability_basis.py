# ruff: noqa: E501 (patterns are read by the phrase)
"""What a limit of liability is a share or a multiple of: fees paid, the price, the insurance cover."""

from __future__ import annotations

from data import late as re
from pipeline.durations import find_durations
from pipeline.types import JsonValue

LABEL = {
    "en": r"\b(?:liability\s+(?:cap|limit)|(?:cap|limit)\s+(?:of|on)\s+liability|max(?:\.|imum)?\s+liability)"
    r"(?:\s*\([\w' ]{2,30}\)|\s+of\s+(?:the\s+)?\w{3,20})?\s*[:=](?=[^.;\n]{0,60}?(?:\d|\b(?:month|one|two|three|six|annual)))",
    "fr": r"\b(?:plafond|limite|limitation)\s+(?:de\s+(?:la\s+)?(?:responsabilite|reparation)|d'indemnisation)"
    r"(?:\s*\([\w' ]{2,30}\)|\s+(?:du|de\s+la|de\s+l'|de)\s?\w{3,20})?\s*[:=](?=[^.;\n]{0,60}?(?:\d|\bmois|\bmensu))",
}
"""*Liability cap: three months' fees*: a line of special conditions that names the limit and its sum."""
_NOUN_EN = (
    r"(?P<noun>fees?|amounts?|sums?|monies|moneys|compensation|consideration|commissions|(?:purchase "
    r"|contract |service )?price"
    r"|royalt\w+|(?:net |gross )?revenues?|payments?|premiums?|rents?|charges|purchases|value"
    r"|what(?=\s+(?:the\s+)?\w+\s+(?:has|have|had|actually|so|shall|will)\b))"
)
_BASIS_EN = re.compile(
    rf"\b{_NOUN_EN}\b(?P<mid>[^.;]{{0,90}}?)\b(?P<verb>(?:actually )?(?:paid|payable|received|receives"
    rf"|receive|made|invoiced|owed|due|billed|earned|collected|retained)"
    r"(?:(?:,? (?:and|or|and/or|by [\w ]{1,20}? (?:and|or)) |/)(?:payable|paid|due|to be paid|received"
    r"|owed|owing))?)\b"
)
_BARE_EN = re.compile(
    r"\b(?P<noun>(?:total |annual |monthly |aggregate )?(?:purchase price|contract price|contract value"
    r"|fees|service fees?|price|compensation|commissions|charges"
    r"|royalt\w+|replacement (?:cost|value)|cost of replac\w+|insurance (?:coverage|proceeds|limits?)"
    r"|coverage"
    r"|security deposit|value of (?:the |its |such )?\w+|subscription(?:s| fees?)?|(?:monthly |quarterly |annual |yearly )(?:invoices"
    r"|instal+ments|fee|charge)))\b"
)
_BASIS_FR = re.compile(
    r"\b(?P<noun>montants?|sommes?|prix|redevances?|honoraires|remunerations?|cout|loyers?|commissions?"
    r"|abonnements?|chiffre d'affaires"
    r"|cotisations?|factures?|frais)\b(?P<mid>[^.;]{0,90}?)"
    r"\b(?P<verb>(?:effectivement |reellement |deja )?(?:payee?s?|versee?s?|percue?s?|facturee?s?"
    r"|reglee?s?|encaissee?s?|dues|dus|acquittee?s?"
    r"|annuels?))\b"
)
_BARE_FR = re.compile(
    r"\b(?P<noun>(?:montant|prix|valeur)(?:\s(?:total|annuel|global|mensuel|hors\staxes?|ht))*(?:\s(?:du"
    r"|de\sla|des|de\sl')\s?\w+)"
    r"|redevances?(?: annuelle| mensuelle)?|honoraires|prix(?:\sde\svente)?|remuneration"
    r"|mensualites?|(?<=mois de )facturation|(?<=trimestre de )facturation|(?<=semestre de )facturation|(?:dernieres?\s+)?factures?\s+mensuelles?|dernieres?\s+factures?"
    r"|prestations\s+(?:\w+\s+){0,1}?(?:cause|executees|concernees|fournies|realisees|litigieuses)|abonnement|plafonds? (?:de |des )?(?:garantie|assurance)|valeur)\b"
)


def basis_of(window: str, language: str) -> tuple[str, int | None]:
    """Return what a share or a multiple is of, in plain words, and where it stands."""
    full, bare = (_BASIS_FR, _BARE_FR) if language == "fr" else (_BASIS_EN, _BARE_EN)
    match = full.search(window)
    other = bare.search(window)
    if match and match.start() < 200 and (other is None or match.start() <= other.start() + 40):
        inner = re.findall(
            r"\b(?:fees|revenues?|charges|royalties|commissions|compensation|price|payments|proceeds"
            r"|amounts|sums|sommes|montants|prix|honoraires|redevances?|loyers?)\b",
            match.group("mid"),
        )
        noun = inner[-1] if inner else " ".join(match.group("noun").split())
        noun = "amounts" if noun == "what" else noun
        verb = " ".join(match.group("verb").split())
        return f"{noun} {verb}", match.start()
    if other and other.start() < 160:
        return " ".join(other.group("noun").split()), other.start()
    return "", None


_LAST_MONTHS = re.compile(
    r"\b(?:derni(?:ers?|eres?)|precedente?s?|prior|preceding|previous|last)\b(?=\s+(?:mois|annees?"
    r"|trimestres?|months?|years?))"
)


def period_of(window: str, at: int, value: dict[str, JsonValue], parts: list[str]) -> None:
    """Add the time of which fees are counted, as *the last three months*, where it is told."""
    for found in find_durations(_LAST_MONTHS.sub(lambda match: " " * len(match.group()), window), "en"):
        if found.duration and not found.implied and found.end > at - 40:
            value["period"] = found.duration
            parts.append(found.duration)
            return
    one = _ONE_PERIOD.search(window, max(0, at - 40))
    if one is not None:
        period = next(_ONE_LONG[name] for name, said in one.groupdict().items() if said)
    else:
        period = _instalments(window, at, "multiple" in value)
    if period:
        value["period"] = period
        parts.append(period)


def _instalments(window: str, at: int, multiplied: bool) -> str:
    """Return the time that *two monthly invoices* or *six times the monthly fee* stand for, or ""."""
    match = _INSTALMENTS.search(window, max(0, at - 50), at + 110)
    if match is None or _PAID_BY.search(window[: match.start()]):
        return ""
    counted = match["many"]
    if counted is None:
        # "The monthly fees paid" may be many; "the last monthly fee" and "twice the monthly fee" are one.
        alone = match["last"] or multiplied or not match.group().endswith("s")
        return "" if not alone or _ADDED_UP.match(window, match.end()) else _EVERY[_unit(match)]
    many = int(counted) if counted.isdigit() else _SMALL.get(counted, 0)
    return f"P{many * int(_EVERY[_unit(match)][1:-1])}M" if 0 < many < 60 else ""


def _unit(match: re.Match[str]) -> str:
    return (match["unit"] or match["fr"] or match["dues"])[:4]


_SMALL = {
    word: at
    for words in (
        "one two three four five six seven eight nine ten eleven twelve",
        "une deux trois quatre cinq six sept huit neuf dix onze douze",
    )
    for at, word in enumerate(words.split(), start=1)
}
_EVERY = {"mont": "P1M", "mens": "P1M", "quar": "P3M", "trim": "P3M", "seme": "P6M", "half": "P6M"}
_MANY = r"(?P<many>\d{1,2}|" + "|".join(_SMALL) + r")\s+(?:\(\d{1,2}\)\s+)?"
_NOUNS = r"(?:fees?|charges?|invoices?|instal+ments?|payments?|subscriptions?|rents?)"
_NOUNS_FR = r"(?:redevances?|factures?|abonnements?|loyers?|forfaits?|echeances?|prix|montants?|remunerations?|paiements?)"
_INSTALMENTS = re.compile(
    rf"\b(?:{_MANY})?(?P<last>(?:last|preceding|previous|latest|dernier\w*|precedent\w*)\s+)?(?:"
    rf"(?:(?:most\s+recent|last|preceding|previous)\s+)?(?P<unit>monthly|quarterly|half-yearly)\s+(?:\w+\s+)?{_NOUNS}"
    rf"|{_NOUNS_FR}\s+(?:(?:hors\s+taxes|ht)\s+)?(?P<fr>mensuel|trimestriel|semestriel)(?:le)?s?"
    r"|(?P<dues>mensualite)s?)\b"
)
_PAID_BY = re.compile(r"\b(?:par|by|in|en)\s+\Z")
"""*Payable by monthly instalments* tells how a sum is paid, not of what time."""
_ADDED_UP = re.compile(r"\s+(?:\w+\s+){0,3}?(?:during|over|since|under|pendant|durant|depuis|au\s+titre)\b")
_ONE_PERIOD = re.compile(
    r"\b(?:le|du|dernier|the|last)\s+(?:calendar\s+)?(?:(?P<month>mois|month)|(?P<quarter>trimestre|quarter)"
    r"|(?P<half>semestre|half-year))\s+"
    r"(?:civil\s+)?(?:precedant|qui\s+precede|anterieur|preceding|prior\s+to|before)\b"
    r"|\b(?:le|du|the)\s+(?:calendar\s+)?(?:(?P<month_of>mois|month)|(?P<quarter_of>trimestre|quarter)"
    r"|(?P<half_of>semestre|half-year))\s+(?:(?:in|during|au\s+cours|pendant|durant|ou)\s+(?:which|duquel|lequel|il|le)|concerne|considere|en\s+cours|in\s+question)\b"
    r"|\b(?:dernier|previous|preceding|last)\s+(?:calendar\s+)?(?:(?P<month_last>mois|month)|(?P<quarter_last>trimestre"
    r"|quarter)|(?P<half_last>semestre|half-year))\b"
    r"|\b(?:(?P<year>l'annee\s+(?:precedant|qui\s+precede)|the\s+year\s+(?:preceding|prior\s+to|before)))\b"
)
_ONE_LONG = {
    name + suffix: long
    for name, long in {"month": "P1M", "quarter": "P3M", "half": "P6M", "year": "P12M"}.items()
    for suffix in ("", "_of", "_last")
}
"""A period that is told without a number: "the month preceding the incident"."""
