# ruff: noqa: E501 (patterns are read by the phrase)
"""How often a price is paid where the sentence says it: for so many months, for so many units.

Fees of 18 500 euros a month for thirty-six months are worth 666 000 euros, and so are 3 600 pieces at 185.
"""

from __future__ import annotations

from decimal import Decimal

from data import late as re
from pipeline._number_words import WORDS
from pipeline.durations import find_durations
from pipeline.money._words import read_words
from pipeline.types import JsonValue, Language

_RECURS = frozenset(("month", "quarter", "half_year", "year", "week"))
_STRETCH = {
    "en": re.compile(
        r"\b(?:for|during|throughout|over|in|of)\s+(?:a\s+|an\s+|the\s+|each\s+(?:year\s+)?of\s+(?:the\s+)?|its\s+)?"
        r"(?:(?:whole|entire|full|total|fixed|firm|initial|minimum|first|contract(?:ual)?|lease|hire)\s+){0,3}"
        r"(?:(?:term|period|duration|life)\s+(?:of\s+the\s+\w+\s+)?(?:of\s+|being\s+)?)?(?:the\s+)?(?=[a-z\d(])"
    ),
    "fr": re.compile(
        r"\b(?:pendant|durant|pour|sur|au\s+cours\s+d[eu]s?)\s+(?:(?:une?|la|les|le|toute|l'ensemble|chacune?\s+des)\s+|l')*"
        r"(?:(?:premieres?|totale?|entiere)\s+)?"
        r"(?:(?:duree|periode|engagement)\s+(?:(?:ferme|initiale?|totale?|minimale?|contractuelle|irrevocable|du\s+\w+)\s+){0,3}"
        r"(?:de\s+|d')?)?(?=[a-z\d(])"
    ),
}
_COUNT = (
    rf"(?:(?P<words>{WORDS})(?:\s*\(\s*\d[\d., ]*\))?|(?P<figures>\d{{1,3}}(?:[ ,.]\d{{3}})+|\d{{2,7}}))"
)
_ACT = {
    "en": r"(?:furnish|provid|install|hir|sell|sale|purchase|buy|deliver|suppl(?:y|ies)|order|take|acquire|manufactur|procure|lease|rent|quantity)\w*",
    "fr": r"(?:vend|vente|achet|achat|livr|fourni|command|acqui|fabriqu|produi|lou|quantite|porte)\w*",
}
_AT = {
    "en": r"(?:at|for|priced|price|of)",
    "fr": r"(?:au|aux|a|pour|moyennant)",
}
_THINGS = {
    language: re.compile(
        rf"\b{_ACT[language]}\b[^.;:€$£%]{{0,90}}?(?<![\d.,/'$€£-]){_COUNT}\s+"
        r"(?P<noun>[a-z][a-z' -]{2,60}?)"
        rf"(?:\s+[^.;€$£%\d]{{0,70}}?)?,?\s+{_AT[language]}\s+[^.;€$£%\d]{{0,60}}\Z"
    )
    for language in ("en", "fr")
}
_BOUNDED = re.compile(
    r"\b(?:up\s+to|maximum|not\s+more|no\s+more|at\s+most|less\s+than|fewer|exceed\w*|jusqu'a|au\s+plus|moins\s+de|"
    r"excess|over|above|au-dela|plus\s+de|if|where|should|si|lorsque|option\w*|may|peut|pourra)\b"
)
_NO_THING = re.compile(
    r"(?:(?:business|calendar|working)\s+)?(?:days?|months?|years?|weeks?|hours?|jours?|mois|ans?|annees?|semaines?|heures?|per|"
    r"percent|times|euros?|dollars?|pounds?|shares|actions|parts)\b"
)
_UNITS = frozenset(
    ("unit", "piece", "item", "user", "license", "share", "copy", "seat", "device", "station")
)
_REACH = 150


def times(folded: str, start: int, end: int, per: str | None, language: Language) -> dict[str, JsonValue]:
    """Return ``over`` (ISO 8601) or ``quantity`` of a price where its own sentence tells it; else nothing.

    Args:
        folded: the clause.
        start: where the sum begins.
        end: where it ends.
        per: what the price is per, as ``month`` or ``unit``.
        language: of the words.
    """
    language = "fr" if language == "fr" else "en"
    if per in _RECURS:
        length = _length(folded, end, language)
        return {} if length is None else {"over": length}
    if per is None or per == "once":
        return {}
    before = re.split(r"[.;]\s", folded[max(start - 260, 0) : start].replace("\n", " "))[-1]
    match = _THINGS[language].search(before)
    if match is None or _BOUNDED.search(before) or _NO_THING.match(match["noun"]):
        return {}
    if per not in _UNITS and not match["noun"].replace("metric ", "").startswith(per[:4]):
        return {}
    if match["words"]:
        count = read_words(match["words"], language)
    else:
        count = Decimal(re.sub(r"\D", "", match["figures"]))
    return {} if count is None or count < 2 else {"quantity": str(count)}


def _length(folded: str, end: int, language: Language) -> str | None:
    """Return for how long it is paid, as ``P36M``, where words behind the sum say it."""
    after = re.split(r"[.;]\s|\n\n", folded[end : end + _REACH])[0].replace("\n", " ")
    for lead in _STRETCH[language].finditer(after):
        head = after[lead.end() : lead.end() + 40]
        for found in find_durations(head, language):
            said = found.duration or ""
            if (
                found.start <= 1
                and said.endswith("M")
                and not found.implied
                and not _NOT_WHOLE.match(head, found.end)
            ):
                return said
    return None


_NOT_WHOLE = re.compile(
    r"\)?\s*(?:after|from|before|following|of\s+service|prior|apres|avant|suivant|preavis|notice)\b"
)
