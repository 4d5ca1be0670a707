"""Fixed rises in whatever order their words stand: a price, a rise, a percentage, and that it comes again.

``_indexation_fixed`` reads those whose verb leads to the percentage; here the percentage may be a noun's
(*a 3% annual uplift*), a share of the price before (*103 % of the rent of the year before*), a factor
(*multiplié par 1,03*) or stand in words. Nothing is read beside a bound, a case, an index or a permission.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from data import late as re
from pipeline._percents import PERCENT, percent_of
from pipeline.terms import _indexation_words as words
from pipeline.terms._indexation_most import at_most
from pipeline.terms._law_places import sentence_bounds
from pipeline.types import Language

_BEFORE = {
    "en": r"(?:preceding|previous|prior|then|immediately|year\s+before|last\s+year)",
    "fr": r"(?:precedente?|anterieure?|ecoulee?|en\s+vigueur|n\s?-\s?1|alors)",
}
_ARTICLES = (
    r"(?:(?:an?|the|un|une|la|le|fixed|flat|further|additional|automatic|sum|amount|equal|to|rate|of|taux|fixe|ferme|somme|montant|"
    r"egale?|annuelle?|annual|compound(?:ed)?|forfaitaire|de|environ)\s+){0,6}"
)
_WAYS = {
    "en": (
        r"\b(?:increas\w*|escalat\w*|uplift\w*|augment\w*|rais(?:e[sd]?|ing)|rises?|rising|grow(?:s|th)?|climb\w*|step(?:s|ped)?\s+up|go(?:es)?\s+up|"
        rf"mov(?:e|es|ed)\s+up|adjusted\s+upwards?)\b[^.;%:]{{0,150}}?\b(?:by|of|at|equal\s+to|being|to\s+be)\s+{_ARTICLES}(?P<rate>{PERCENT})",
        rf"(?P<rate>{PERCENT})\s*\)?\s+(?:[\w-]+\s+){{0,3}}?(?:increases?|escalat\w+|uplifts?|rises?|step-?up)\b",
        rf"\b(?:increas\w*|escalat\w+|rising|growing|rises)\s+(?:an?\s+|fixed\s+|flat\s+|further\s+|additional\s+){{0,3}}(?P<rate>{PERCENT})",
        rf"\b(?:plus|add(?:ing)?|\+)\s*(?P<rate>{PERCENT})",
        r"\b(?:increases?|escalat\w+|escalators?|uplifts?|(?:price\s+)?adjustments?|indexation|(?:price\s+)?reviews?)\s*(?:\([^)]{0,30}\)\s*)?:\s*"
        rf"(?:(?:fixed|flat|annual|yearly|automatic|compound|at|of|by)[\s,]+)*(?:\+|plus\s+)?\s*(?P<rate>{PERCENT})",
    ),
    "fr": (
        r"\b(?:augment\w*|hauss\w+|revaloris\w*|reevalu\w*|major\w*|progress\w*|releve\w*|indexe\w*|revis\w+|reajust\w*|ajuste\w*|actualis\w*|"
        rf"evolu\w*|croi\w+|croissance)\b[^.;%:]{{0,130}}?\b(?:de|d'|a\s+hauteur\s+de|au\s+taux|a\s+raison\s+de|par)\s*{_ARTICLES}(?:\+\s*)?"
        rf"(?P<rate>{PERCENT})",
        r"\b(?:indexation|revision|revalorisation|augmentation|hausse|evolution)s?\b(?:\s+\w+){0,5}?\s*:\s*"
        rf"(?:(?:fixe|forfaitaire|annuelle|automatique|ferme|de)[\s,]+)*(?:\+|plus\s+)?\s*(?P<rate>{PERCENT})",
        rf"(?:\+|\bplus)\s*(?P<rate>{PERCENT})",
    ),
}
_RATES = {language: tuple(re.compile(one) for one in ways) for language, ways in _WAYS.items()}
_SHARE = {
    "en": re.compile(
        rf"\b(?:to|be|at|equals?|equal\s+to)\s+(?:an\s+amount\s+equal\s+to\s+)?"
        r"(?:[a-z]+(?:[ -][a-z]+){0,4}\s+(?:percent|per\s+cent)\s*\(\s*)?"
        rf"(?P<rate>{PERCENT})\s*\)?\s+of\s+[^.;]{{0,80}}?\b{_BEFORE['en']}\b"
    ),
    "fr": re.compile(
        rf"\b(?:a|represente\w*)\s+(?P<rate>{PERCENT})\s*\)?\s+(?:du|de)\b[^.;]{{0,80}}?\b{_BEFORE['fr']}\b"
    ),
}
_FACTOR = {
    "en": re.compile(
        r"\b(?:multipl\w+\s+by|times|x)\s+(?:a\s+factor\s+of\s+)?(?P<factor>1[.,]\d{1,4})\b(?!\s*%)|\b(?P<factor2>1[.,]\d{1,4})\s+times\s+(?:the|that)\b"
    ),
    "fr": re.compile(
        r"(?:\bmultipli\w+\s+par|\bcoefficient\s+(?:fixe\s+)?(?:multiplicateur\s+)?de|\bx)\s+(?P<factor>1[.,]\d{1,4})\b(?!\s*%)"
    ),
}
_AGAIN = {
    "en": re.compile(
        r"\b(?:each|every|any|subsequent|succeeding|successive)\s+(?:\w+\s+){0,2}?(?:renewals?|extensions?|anniversar\w+|terms?|periods?|"
        r"(?:contract|lease|rental|licence|license|service)?\s*years?)\b|\bupon\s+renewal\b|\bon\s+renewal\b|\bannually\b|"
        r"\b(?:year|season)s?\s+(?:2|two|to\s+year)\b|\bfrom\s+year\s+(?:2|two)\b|\bthereafter\b|\b(?:each|every)\s+(?:january|february|march|april|may|june|july|august|"
        r"september|october|november|december)\b"
    ),
    "fr": re.compile(
        r"\b(?:chaque|toute|tous\s+les|toutes\s+les|aux?|lors\s+d[eu]s?|a\s+chacun\w*)\s+(?:\w+\s+){0,2}?(?:renouvellements?|reconductions?|echeances?|periodes?|"
        r"annees?|exercices?|saisons?|ans)\b|\bannee\s+n\b|\bd'une\s+annee\s+sur\s+l'autre|\bl'annee\s+precedente"
    ),
}
_PRICED = {
    "en": re.compile(
        r"\b(?:prices?|pricing|fees?|rent(?:al)?s?|rates|(?:hourly|daily|unit|day)\s+rate|charges?|retainer|tariffs?|subscriptions?|premiums?)\b"
    ),
    "fr": re.compile(
        r"\b(?:prix|loyers?|tarifs?|redevances?|remunerations?|abonnements?|forfaits?|honoraires|cotisations?|montants?|indexation|"
        r"mensualites?|trimestrialites?|taux\s+(?:horaires?|journaliers?))\b"
    ),
}
_AGAINST = {
    "en": re.compile(
        r"\b(?:exceed\w*|more\s+than|less\s+than|not|never|no|least|most|maximum|minimum|up\s+to|limit\w*|cap(?:s|ped)?|lesser|greater|higher\s+of|"
        r"lower|between|(?<!\d\s)(?<!\dst\s)(?<!\dth\s)(?<!of\s)(?<!each\s)(?<!every\s)may(?!,?\s+\d)|might|if|unless|should|in\s+the\s+event|where|whenever|index|cpi\w*|rpi\w*|inflation|cost\s+of\s+living|consumer|"
        r"published|interest|late|overdue|default\w*|penalt\w+|discount\w*|rebate\w*|vat|tax\w*|royalt\w+|commission\w*|volume\w*|quantit\w+|"
        r"sales|revenue|turnover|salar\w+|wages?|bonus\w*|shares?|option\w*|stock|deposit|holdover|holding\s+over|efficien\w+|headcount|staff|workforce|capacity|target\w*|"
        r"(?:prime|base|lending)\s+rate|coupon|dividend\w*|notes?|loans?|reduc\w+|decreas\w+)\b"
    ),
    "fr": re.compile(
        r"\b(?:exced\w*|depass\w*|plus\s+de|moins\s+de|superieure?s?|inferieure?s?|limite\w*|plafon\w*|maxim\w+|minim\w+|au\s+plus|au\s+moins|jusqu'a|entre|"
        r"peut|peuvent|pourra|pourront|si|sauf|en\s+cas|lorsque?|indices?|index|inflation|syntec|insee|interets?|retard|penalites?|remises?|rabais|ristournes?|"
        r"tva|taxes?|commissions?|volumes?|quantites?|ventes|chiffre\s+d'affaires|salaires?|primes?|depot|garantie|capital|objectifs?|effectifs?|"
        r"ne|n'\w+|aucune?|jamais|baiss\w+|diminu\w+|redui\w+|degress\w+|emprunts?|prets?)\b"
    ),
}
_EN_LIEU = re.compile(
    r"\b(?:in\s+lieu\s+of|instead\s+of|rather\s+than|in\s+place\s+of)\s+[^.;,]{0,50}|\b(?:en\s+lieu\s+et\s+place|au\s+lieu|en\s+remplacement)\s+[^.;,]{0,50}"
    r"|\bwithout\s+(?:the\s+)?need\s+[^.;,]{0,40}|\bwhether\s+or\s+not\s+[^.;,]{0,50}|\b(?:sans|quelle\s+que\s+soit|quel\s+que\s+soit)\s+[^.;,]{0,60}"
    r"|\bindependamment\s+d[^.;,]{0,60}|\bindependently\s+of\s+[^.;,]{0,50}|\b(?:regardless|irrespective)\s+of\s+[^.;,]{0,50}"
)
"""Words that only say what the rise does not depend on."""


@dataclass(frozen=True, slots=True)
class Rise:
    """A fixed rise; offsets in the clause."""

    start: int
    end: int
    at: tuple[int, int]
    """The words of the rise itself."""
    percent: Decimal
    """In hundredths, more than nought."""
    frequency: str | None


def rise(text: str, folded: str, language: Language) -> Rise | None:
    """Return the first fixed rise of a price that comes again and again, by its sentence.

    Args:
        text: of the clause.
        folded: the same, folded.
        language: of the words.
    """
    key = "fr" if language == "fr" else "en"
    ways = (*_RATES[key], _SHARE[key], _FACTOR[key])
    for way in ways:
        for match in way.finditer(folded):
            start, end = sentence_bounds(text, match.start(), back=350, ahead=300)
            end = max(end, match.end())
            low = max(start, folded.rfind(";", start, match.start()) + 1)
            stop = folded.find(";", match.end(), end)
            told = _EN_LIEU.sub(" ", folded[low : end if stop < 0 else stop])
            if at_most(folded, match.start(), match.end(), key):
                continue
            if not _of_a_price(folded, start, match.end(), key) or _AGAINST[key].search(told) is not None:
                continue
            often = words.frequency(told, language)
            if often is None and _AGAIN[key].search(told) is None:
                continue
            percent = _percent(match, share=way is _SHARE[key])
            if percent is not None:
                return Rise(start, end, match.span(), percent, often)
    return None


def _of_a_price(folded: str, start: int, end: int, key: str) -> bool:
    """Whether a price stands before the rise, or is what the percentage is taken of."""
    if _PRICED[key].search(folded, start, end) is not None:
        return True
    if _IT.match(folded, start) is not None and _PRICED[key].search(folded, max(start - 160, 0), start):
        return True
    of = _TAKEN_OF.match(folded, end)
    return of is not None and _PRICED[key].search(folded, of.end(), of.end() + 50) is not None


FROM_A_DAY = (
    r"(?:(?:from|on|as\s+(?:of|from)|with\s+effect\s+from|after|thereafter|then|each|every|chaque|a\s+compter\s+d\w+|a\s+partir\s+d\w+|des|au|le|"
    r"apres|ensuite)\b[^.;]{0,40}?,?\s+)?"
)
"""*From 1 April 2025 they increase*: a day before the word that stands for the price."""
_IT = re.compile(rf"\s*{FROM_A_DAY}(?:ils?|elles?|it|they|celui-ci|celle-ci|ceux-ci|celles-ci)\b")
_TAKEN_OF = re.compile(
    r"\s*\)?\s*(?:,?\s*appli(?:ed|cable|es)\s+)?(?:(?:per|a|each|every|par)\s+\w+\s+|annually\s+|annual\s+|yearly\s+|l'an\s+){0,2}(?:on|of|in|to|over|upon|sur|d[eu]s?|increases?|escalat\w+)\b"
)


def _percent(match: re.Match[str], *, share: bool) -> Decimal | None:
    told = match.groupdict()
    factor = told.get("factor") or told.get("factor2")
    if factor is not None:
        part: Decimal | None = Decimal(factor.replace(",", ".")) - 1
    else:
        part = percent_of(match)
        if part is not None and share:
            part -= 1
    if part is None or not 0 < part < Decimal("0.3"):
        return None
    return (part * 100).normalize()
