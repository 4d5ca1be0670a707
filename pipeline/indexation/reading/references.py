"""Which reading of an index words mean: *le dernier indice publié à la date de révision*, *Q3 2019*."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from data import late as re
from pipeline import _number_words
from pipeline.dates import find_dates
from pipeline.indexation.formula import Anchor, Reference
from pipeline.indexation.reading._in_words import quarters_in_words, value_in_words
from pipeline.indexation.reading._months_else import no_month_of_index
from pipeline.indexation.reading.anchors import Key, anchor_at, anchor_of, key_of
from pipeline.terms._indexation_base import MONTHS, ORDINALS, months, quarters, value_after
from pipeline.types import Language

Role = Literal["now", "base"]


@dataclass(frozen=True, slots=True)
class FoundReference:
    """A reading of an index and the words that say it: offsets in the clause."""

    reference: Reference
    start: int
    end: int
    confidence: float = 0.9
    cued: bool = False
    """Whether words such as *the new index* lead to it."""


_MONTH = "|".join(MONTHS)
_ORDINAL = "|".join(sorted(ORDINALS, key=len, reverse=True))
_COUNT = rf"(?P<count>\d{{1,2}}|{_number_words.WORDS})(?:\s*\(\s*\d{{1,2}}\s*\))?"

_LATEST: dict[Key, re.Pattern[str]] = {
    "fr": re.compile(
        r"dernier\w*\s+(?:indices?|valeurs?|index|chiffres?)(?:\s+(?!connu|publi|paru)[\w\"«»']+){0,6}?\s+"
        r"(?:connu|publi|paru|disponible)\w*|dernier\w*\s+(?:valeurs?\s+)?(?:connu|publi|paru)\w*|"
        r"(?<!ce )dernier\s+indice\b|(?:publi\w+\s+)?le\s+plus\s+recent\b|"
        r"\b(?<!pas )(?<!pas encore )(?<!point )(?<!non )(?:connue?s?|publiee?s?|parue?s?|en\s+"
        r"vigueur)\s+(?=a\s+la\s+|a\s+l'|au\s+(?:mois|jour|moment|1er)\b|lors\b|"
        r"le\s+(?:jour|mois)|avant)"
    ),
    "en": re.compile(
        r"(?:last|latest|most\s+recent(?:ly)?)\s+(?:\w+\s+){0,3}?(?:published|available|announced|issued|"
        r"released|reported)|(?:latest|most\s+recent)\s+(?:\w+\s+){0,2}(?:index|cpi|rpi|figure|reading)|"
        r"\b(?<!not )(?<!not yet )(?<!not been )(?<!not yet been )(?:published|existed|known)\s+"
        r"(?=immediately|prior\s+to|before|on\b|as\s+(?:of|at)|at\b)|"
        r"\b(?:index|cpi|rpi|figure|level)\s+(?:\w+\s+){0,3}?(?:in\s+effect|in\s+force|prevailing|current)\s+"
        r"(?=immediately|prior\s+to|before|on\b|as\s+(?:of|at)|at\b)|\bas\s+of\s+(?=such|the\s+date)"
    ),
}
_YEAR_AGO: dict[Key, re.Pattern[str]] = {
    "fr": re.compile(
        r"(?:du\s+|le\s+)?memes?\s+(?:trimestre|mois|periode|indice)\b[^.;,]{0,40}?"
        r"(?:annee\s+(?:precedente|anterieure|n\s?-\s?1)|exercice\s+precedent|\bn\s?-\s?1\b)|"
        r"\b(?:un\s+an|une\s+annee|12\s+mois|douze\s+mois)\s+(?:plus\s+tot|auparavant)|"
        r"(?:variation|evolution)\s+annuelle\b(?!\s+(?:ne\b|est\b|maxim|\w+\s+limit|plafonn))|"
        r"(?:variation|evolution|hausse|augmentation)\s+(?:(?:constatee\s+)?(?:de\s+l'indice\s+)?"
        r"(?:sur|au\s+cours\s+d)\s?(?:e\s+l'annee|es\s+(?:12|douze)\s+(?:derniers\s+)?mois|un\s+an|"
        r"une\s+annee|les\s+(?:12|douze)\s+(?:derniers\s+)?mois|l'annee\s+(?:ecoulee|precedente)))|"
        r"\bsur\s+(?:un\s+an|(?:les\s+)?(?:12|douze)\s+(?:derniers\s+)?mois)|glissement\s+annuel|"
        r"annee\s+(?:ecoulee|precedente)"
    ),
    "en": re.compile(
        r"(?:same|corresponding)\s+(?:calendar\s+)?(?:month|quarter|date|period|index)\b[^.;]{0,40}?"
        r"(?:previous|preceding|prior|last)\s+(?:calendar\s+)?year|"
        r"(?:twelve|12)(?:\s*\(12\))?\s+(?:calendar\s+)?months\s+(?:earlier|before|prior|previously)|"
        rf"(?:{_MONTH})\s+(?:of|in)\s+the\s+year\s+before\b(?!\s+(?:the|such|each|last)\b)|"
        r"(?:one|a|1)\s+year\s+(?:earlier|before|previously|ago)|"
        r"(?:preceding|prior|previous|last|past|recent|latest)[\s-]+(?:twelve|12)(?:[\s-]*\(12\))?[\s-]*(?:calendar\s+)?"
        r"months?|(?:twelve|12)(?:[\s-]*\(12\))?[\s-]*months?(?:\s+period)?(?=\s+(?:immediately\s+)?"
        r"(?:preceding|prior|ending|ended|to)\b)|year[\s-]+(?:on|over)[\s-]+year|"
        r"for\s+the\s+(?:month|quarter|january|february|march|april|may|june|july|august|september|october|november|december)\s+before\s+that\b|"
        r"(?:twelve|12)[\s-]+months?\s+(?:percent(?:age)?\s+)?(?:change|increase|variation)|"
        r"(?:annual|yearly)\s+(?:rate|percentage|change|increase)\s+(?:\w+\s+){0,3}(?:in|of|for)\s+(?:the\s+)?"
        r"(?:\w+\s+){0,3}(?:cpi|rpi|index)|"
        r"over\s+the\s+(?:preceding|previous|prior|last)\s+(?:\w+\s+)?year|"
        r"(?:during|for|in)\s+the\s+(?:immediately\s+)?(?:preceding|previous|prior)\s+"
        r"(?:calendar\s+|contract\s+|lease\s+)?year"
    ),
}
_OF_YEAR = re.compile(
    rf"\b(?:(?:du\s+|of\s+|for\s+)?(?:mois\s+d[e'\u2019]\s?|month\s+of\s+)?(?P<month>{_MONTH})|"
    rf"(?P<quarter>(?:{_ORDINAL})\s+(?:calendar\s+)?(?:trimestre|quarter)|[tq][1-4]))\b"
    rf"(?!\s+(?:de\s+l'annee\s+|of\s+)?(?:\d{{4}}|deux\s+mil|two\s+thousand))(?=(?P<rest>[^.;,=]{{0,60}}))"
)
_YEARS = (
    (
        -2,
        re.compile(
            r"\bn\s?-\s?2\b|second\s+(?:preceding|prior|previous)\s+(?:\w+\s+)?year|avant-derniere\s+annee"
        ),
    ),
    (
        -1,
        re.compile(
            r"\bn\s?-\s?1\b|annee\s+(?:civile\s+)?(?:precedente|anterieure|ecoulee)|exercice\s+precedent|"
            r"precedant|(?:preceding|previous|prior|last)\s+(?:\w+\s+)?year|\bof\s+the\s+year\s+(?:before|earlier)\b(?!\s+(?:the|such|each|that))|"
            r"\bof\s+the\s+(?:calendar\s+)?year\s+(?:immediately\s+)?before\s+(?:(?:the|that|each|such)\s+calendar\s+year|that\s+year|the\s+year\s+in\s+question)\b|"
            r"\bpreceding\b|immediately\s+prior"
        ),
    ),
    (
        0,
        re.compile(
            r"\bn\b|annee\s+(?:de|en\s+cours|consideree)|lors\s+de|exercice\s+en\s+cours|"
            r"(?:that|such|the\s+same|current)\s+(?:\w+\s+)?year"
        ),
    ),
)
_MONTHS_BEFORE: dict[Key, re.Pattern[str]] = {
    "fr": re.compile(
        rf"(?:(?P<nth>{_number_words.ORDINAL})\s+mois\s+(?:civil\s+|plein\s+)?(?:avant|precedant|anterieur|qui\s+(?:le\s+|la\s+|l')?precede)|"
        rf"{_COUNT}\s+mois\s+(?:avant|precedant)|"
        r"(?P<one>(?<!douze )(?<!12 )mois\s+(?:civil\s+)?preced(?:ant|ent)(?!s))|"
        r"(?P<same>(?:indice|index|valeur|celui|celle)?\s*(?:«[^»]{1,20}»\s*)?\bdu\s+mois\s+"
        rf"(?=d['e](?!\s?(?:{_MONTH})\b)|zero|m0|«?\s?n\b|anniversaire)))(?P<rest>[^.;]{{0,80}})"
    ),
    "en": re.compile(
        rf"(?:(?P<nth>{_number_words.ORDINAL})\s+(?:(?:calendar|full|whole|complete)\s+)?month\s+(?:immediately\s+)?(?:prior\s+to|before|preceding)|"
        rf"{_COUNT}\s+(?:calendar\s+)?months?\s+(?:prior\s+to|before|preceding)|"
        r"(?P<one>(?:month|quarter)\s+(?:immediately\s+)?(?:preceding|prior\s+to|before)|"
        r"(?:preceding|prior|previous)\s+month)|"
        r"(?P<same>month\s+(?:in\s+which|of)\s+(?=the|such|each)))(?P<rest>[^.;]{0,80})"
    ),
}
_DAY_OF_YEAR = re.compile(
    rf"\b(?<!effet )(?<!effect )(?:on|as\s+(?:at|of)|at|au|le|last\s+day\s+of)\s+"
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th|er)?\s+(?:of\s+)?"
    rf"(?P<month>{_MONTH})|(?P<month2>{_MONTH})\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)\b(?!,?\s+\d{{4}})"
)
_MEAN = re.compile(
    r"moyenne\s+(?:\w+\s+){0,3}?des\s+(?P<count>\d|deux|trois|quatre|douze)\s+(?:derniers\s+)?(?:indices|trimestres|mois)"
)


def reference_in(
    folded: str, start: int, end: int, language: Language, role: Role
) -> FoundReference | None:
    """Return the reading that the words between two offsets mean, the plainest kind first.

    A fixed period, *a year earlier*, a month or quarter of each year, so many months before a day, the last
    published. ``None`` where they name none.
    """
    words = folded[start:end]
    for read in (_fixed, _year_ago, _of_year, _months_before, _latest):
        found = read(words, language, role)
        if found is not None:
            mean = _MEAN.search(words)
            ref = (
                found.reference
                if mean is None
                else replace(found.reference, mean_of=_number(mean["count"]))
            )
            return replace(found, reference=ref, start=start + found.start, end=start + found.end)
    return None


_IS_HUNDRED = re.compile(r"\s*=\s*100\b(?![.,]\d)")
"""*January 1987 = 100* names an index and is no reading of it."""
_SOON = 30
"""A period so soon behind *the base index is* is the one that is meant, though others follow."""
_STATED = re.compile(r"[^.;\d]{0,40}?\d[\d .,]*\d(?:\s*\))?")


def _fixed(words: str, language: Language, role: Role) -> FoundReference | None:
    found = (
        quarters(words)
        or quarters_in_words(words)
        or [
            one
            for one in months(words)
            if not re.search(r"\d(?:er|st|nd|rd|th)?\s*\Z", words[: one[0]])
            and not no_month_of_index(words, words[one[0] : one[1]].split()[0], one[0], one[1])
            and not _IS_HUNDRED.match(words, one[1])
        ]
    )
    if role == "base" and found and found[0][0] < _SOON:
        found = found[:1]
    if not found or len({period for *_, period in found}) > 1:
        return None
    low, high, period = found[0]
    stated = value_after(words, high)
    value = value_in_words(words, high) if stated is None else Decimal(stated)
    if stated is not None and (figure := _STATED.match(words, high)) is not None:
        high = figure.end()
    return FoundReference(
        Reference("period", period, value=value), low, high, 0.9 if role == "base" else 0.8
    )


_OVER = re.compile(
    r"(?:sur|au\s+cours\s+d(?:es|'une?)|over|during|in)\s+(?:(?:les|une?|the|a)\s+)?(?:periode\s+de\s+|period\s+of\s+)?"
    rf"(?:(?:preceding|previous|prior|last|past)\s+)?{_COUNT}[\s-]+(?:dernier\w*\s+|precedent\w*\s+)?"
    r"(?P<unit>mois|annees?|ans?|months?|years?)\b(?!\s+(?:of|du\s+contrat|de\s+prix))"
)
_EXCEED = re.compile(r"\b(?:exced|depass|exceed(?!s\s+(?:the|that))|more\s+than|superieur)\w*")
"""*La révision ne peut excéder la variation sur un an* bounds it and does not say how it is made."""


_YEARS_AGO = re.compile(
    rf"\b{_COUNT}\s+(?:years\s+(?:earlier|before(?!\s+(?:the|that|such|each)\b)|previously|ago)|"
    r"(?:ans|annees)\s+(?:plus\s+tot|auparavant|avant(?!\s+l)))"
)
"""*For the August three years before*; *the November two years before* is counted from another day."""
_OF_THE_INDEX = re.compile(
    r"\b(?:same|that|such|meme|ledit|cet)\s+(?:\w+\s+)?(?:index|indice|month|quarter|mois|trimestre)\b"
)
_PRICE_OF = re.compile(
    r"\b(?:prix|loyer|tarif|redevance|forfait)\s+(?:(?:du|paye|acquitt|applique|facture|appele)\w*\s+)?"
    r"(?:de|pour|au\s+titre\s+de)\s+l['\u2019]\s?\Z"
)
"""*Le loyer de l'année précédente* is no reading of an index."""


def _year_ago(words: str, language: Language, role: Role) -> FoundReference | None:
    if role == "base" and (counted := _OVER.search(words)) is not None:
        months = _number(counted["count"]) * (12 if counted["unit"].startswith(("an", "year")) else 1)
        return FoundReference(Reference("earlier", months=months), counted.start(), counted.end())
    past = [] if role != "base" else list(_YEARS_AGO.finditer(words))
    if len(past) == 1 and _OF_THE_INDEX.search(words, 0, past[0].start()) is not None:
        return FoundReference(Reference("earlier", months=12 * _number(past[0]["count"])), *past[0].span())
    told = _YEAR_AGO[key_of(language)].finditer(words) if role == "base" else iter(())
    match = next((one for one in told if not _PRICE_OF.search(words[: one.start()][-40:])), None)
    if match is None or _EXCEED.search(words, max(match.start() - 60, 0), match.start()):
        return None
    return FoundReference(Reference("earlier", months=12), match.start(), match.end())


_ENDING = re.compile(
    r"\b(?:months?|year|mois|annee)\s+(?:period\s+)?(?P<to>(?:ending|ended|up\s+to|to|se\s+terminant|s['\u2019]achevant|finissant|arrete\w*|clos)\s+"
    r"(?:with\s+|on\s+|in\s+|at\s+|fin\s+|en\s+|au\s+(?:mois\s+d[e'\u2019]\s?)?|a\s+(?:la\s+)?fin\s+(?:du\s+mois\s+)?(?:d[e'\u2019]\s?)?)?(?:the\s+)?(?:end\s+of\s+)?"
    r"(?:the\s+)?(?:month\s+of\s+)?(?P<last>(?:immediately\s+)?(?:preceding|previous|last|prior)\s+)?(?:\d{1,2}\s+)?"
    rf"(?P<month>{_MONTH})\b(?!\s+\d{{4}})(?P<after>,?\s+(?:(?:immediately\s+|last\s+|next\s+)?(?:preceding|before|prior\s+to)|precedente?|precedant)\b)?)"
)
"""*Over the twelve months to the preceding March*: what is compared ends with that month."""


def _of_year(words: str, language: Language, role: Role) -> FoundReference | None:
    ending = _ENDING.search(words) if role == "now" else None
    if ending is not None:
        ref = Reference("of_year", f"{MONTHS[ending['month']]:02d}", last_out=True)
        told = ending["last"] is not None or ending["after"] is not None
        return FoundReference(ref, *ending.span("to"), 0.9 if told else 0.75)
    for match in _OF_YEAR.finditer(words):
        period = f"{MONTHS[match['month']]:02d}" if match["month"] else f"Q{_quarter(match['quarter'])}"
        group = "month" if match["month"] else "quarter"
        if no_month_of_index(words, match["month"] or "", *match.span(group)):
            continue
        if re.search(
            r"(?:(?<![a-z\d])\d{1,2}(?:er|st|nd|rd|th)?|\bday\s+of|\bpremier|\bfirst|\beach|\bevery|\bchaque)\s*\Z",
            words[: match.start()],
        ) or re.match(r"\s*\d", match["rest"]):
            continue
        if (published := _PUBLISHED_IN.search(words[: match.start()])) is not None and match["month"]:
            return _by_end_of(match, published.start())
        rest, *other = _NEXT_PERIOD.split(match["rest"], maxsplit=1)
        years = next((count for count, pattern in _YEARS if pattern.search(rest)), None)
        if years is None and other and _THE_YEAR.search(rest):
            years = 0
        before = _BEFORE.search(words[: match.start("month") if match["month"] else match.start()])
        told = years is not None and before is None and not _PRECEDES.search(rest)
        sure = 0.9 if told or role == "now" else 0.6
        if not told:
            years = 0 if role == "now" else -1
        ref = Reference("of_year", period, years=years or 0, last_out=not told and role == "now")
        year = min((found.end() for _, pattern in _YEARS if (found := pattern.search(rest))), default=0)
        precedes = _PRECEDES.search(rest)
        year = max(year, precedes.end() if precedes is not None else 0)
        return FoundReference(ref, match.start(), match.end() + year, sure)
    return None


_NEXT_PERIOD = re.compile(
    rf"\b(?:et|and|a|to|sur|over)\s+(?:(?:le|la|du|the|celui|celle|that|de|of|mois|month)\s+)*(?:{_MONTH}|celui|celle|that|trimestre)\b|"
    r"[/\u00f7]|\b(?:divis\w+|divid\w+)\s+(?:par|by)\b|\b(?:compare|rapporte)\w*\s+(?:a|au|to|with)\b"
)
_THE_YEAR = re.compile(
    r"\b(?:de\s+l['\u2019]annee|of\s+the\s+year)[\s()]*(?:(?:est|is|sera|shall\s+be)\s+)?\Z"
)
"""*IRL du 1er trimestre de l'année / IRL du 1er trimestre de l'année précédente*: the year is that of the
revision."""
"""What is told of a second month is not told of the first: *mars de l'année et mars de la précédente*."""
_BEFORE = re.compile(r"\b(?:previous|preceding|last)\s+\Z|\bdernier\s+(?:mois\s+d[e'\u2019]\s?)?\Z")
_PRECEDES = re.compile(
    r"\A\s*,?\s*(?:(?:index|indice)\s+)?(?:qui\s+preced\w*|precedant\s+(?:immediatement\s+)?(?:la|le|chaque|l'|celle|cette)|"
    r"(?:last|immediately|next)\s+(?:preceding|before)|preceding\s+(?:the|each|such|that)|"
    r"before\s+(?:the|each|such|that|revision)|last\s+before|preceding\b)"
)
"""*Le mois d'août qui précède la révision* is of whatever year lies before it."""
_PUBLISHED_IN = re.compile(r"\bpubli\w+\b[^.;]{0,90}?\b(?:au\s+(?:cours\s+du\s+)?|en|in|during)\s*\Z")


def _by_end_of(match: re.Match[str], start: int) -> FoundReference:
    """Return what was out by the end of a month: *published in January* is not that of January."""
    month = MONTHS[match["month"]]
    years = _year_of(match["rest"], 0)
    ref = Reference("latest", f"{month:02d}-{monthrange(2025, month)[1]}", years=years, last_out=not years)
    return FoundReference(ref, start, match.end(), 0.75)


def _quarter(words: str) -> int:
    return int(words[1]) if re.match(r"[tq][1-4]\Z", words) else ORDINALS[words.split()[0]]


def _months_before(words: str, language: Language, role: Role) -> FoundReference | None:
    match = _MONTHS_BEFORE[key_of(language)].search(words)
    if match is None:
        return None
    if _LATEST[key_of(language)].search(words, 0, match.start()):
        return None
    anchor = anchor_of(match.group(), language)
    if anchor is None and match["same"] and not re.match(r"\s*«?\s?n\b", match["rest"]):
        return None
    count = 0 if match["same"] else 1 if match["one"] else _number(match["count"] or "un")
    if match["nth"]:
        count = _number_words.ordinal(match["nth"]) or 1
    if match["one"] and (by := re.search(rf"\bde\s+{_COUNT}\s+mois", match["rest"])) is not None:
        count = _number(by["count"])
    told = anchor or _usual(role)
    counted = match["one"] is not None and _COUNTED.search(words[: match.start()]) is not None
    sure = 0.6 if counted else 0.9 if anchor is not None else 0.75
    return FoundReference(
        Reference("months_before", anchor=told, months=count), match.start(), match.end(), sure
    )


_COUNTED = re.compile(
    rf"(?:\b(?:{_number_words.ORDINAL}|{_number_words.WORDS}|avant-dernier|penultimate|\d{{1,2}}(?:st|nd|rd|th|e|eme)?)\s+(?:\w+\s+)?)\Z"
)
"""A count before *month preceding* that was not read: it is not the one just before."""


def _latest(words: str, language: Language, role: Role) -> FoundReference | None:
    key = key_of(language)
    match = _LATEST[key].search(words)
    day = next((one for one in _DAY_OF_YEAR.finditer(words) if _month_day(one)), None)
    if match is None and day is None:
        return None
    if match is None and day is not None:
        return _on_day(words, day, day.start(), 0.7)
    assert match is not None
    end = min(match.end() + 110, len(words))
    tail = words[match.end() : end]
    stated = next((one for one in find_dates(tail, language) if one.date and one.precision == "day"), None)
    if stated is not None and stated.start < 45:
        ref = Reference("latest", anchor="day", day=stated.date)
        return FoundReference(ref, match.start(), match.end() + stated.end)
    found = anchor_at(tail, language)
    anchor = None if found is None else found[0]
    if found is not None:
        end = match.end() + found[1]
    before = _MONTHS_BEFORE[key].search(tail)
    back = (
        0 if before is None or before["same"] else 1 if before["one"] else _number(before["count"] or "un")
    )
    if anchor is None and day is None and role == "base":
        # published last, but on which day the words do not say
        return None
    ref = Reference("latest", anchor=anchor or _usual(role), months=back)
    if ref.anchor == "previous_revision" and re.search(r"signature|date\s+of\s+th(?:e|is)", tail):
        ref = replace(ref, first="signature")
    if day is not None and day.start() >= match.start():
        return _on_day(words, day, match.start(), 0.9)
    sure = 0.9 if anchor is not None else 0.85
    return FoundReference(ref, match.start(), min(end, len(words.rstrip())), sure)


def _on_day(words: str, day: re.Match[str], start: int, sure: float) -> FoundReference:
    """Return what was out on a day of the year: of the year told, or the last such day before."""
    precedes = _PRECEDES.search(words[day.end() :]) or re.search(
        r"preceding\s+\Z", words[: day.start()][-12:]
    )
    years = 0 if precedes else _year_of(words, day.end())
    ref = Reference("latest", _month_day(day), years=years, last_out=not years)
    return FoundReference(ref, start, day.end(), sure)


def _usual(role: Role) -> Anchor:
    return "revision" if role == "now" else "effective"


def _year_of(words: str, at: int) -> int:
    rest = words[at : at + 50]
    return next((years for years, pattern in _YEARS if years and pattern.search(rest)), 0)


def _month_day(match: re.Match[str]) -> str:
    """Return ``MM-DD``; empty where the month has no such day."""
    month, day = MONTHS[match["month"] or match["month2"]], int(match["day"] or match["day2"])
    return f"{month:02d}-{day:02d}" if 1 <= day <= monthrange(2024, month)[1] else ""


def _number(words: str) -> int:
    return int(words) if words.isdigit() else _number_words.value(words) or 1
