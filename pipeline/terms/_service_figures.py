"""Figures of a level of service: a share of time or of work, a time to respond or to repair."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from data import late as re
from pipeline import _number_words as number_words
from pipeline.durations import find_durations
from pipeline.terms import _measures, _passage, _risk_words
from pipeline.terms._passage import Passage
from pipeline.terms.base import View
from pipeline.types import Clause

_ANCHOR = {
    "en": re.compile(
        r"\b(?:up-?\s?time|up\s+and\s+running|operational(?=[^.;]{0,30}(?:%|per\s?cent))|reachable|availability|available|unavailab\w+|response(?=\s+(?:times?|within|in)\b|\s*:"
        r"|\s+\d)|resolution(?=\s+(?:within|in)\b|\s*:|\s+\d)|respond(?:s|ed)?"
        r"|initial\s+response|resolution\s+times?|resolv\w+|restor\w+|workaround|acknowledg\w+"
        r"|attend(?:s|ed|ance)?(?=[^.;]{0,60}\bwithin\b)|on\s+site(?=\s+within\b)|arrives?(?=[^.;]{0,40}\bwithin\b)"
        r"|calls?\s+back(?=\s+within\b)|repair(?:s|ed)?(?=[^.;]{0,60}\bwithin\b))\b"
    ),
    "fr": re.compile(
        r"\b(?:taux\s+de\s+service|disponibilite|indisponibilite|disponibles?|accessibles?|fonctionn\w+(?=[^.;]{0,30}(?:%|pour\s?cent))|pris(?:es?)?\s+en\s+(?:compte"
        r"|charge)|delais?\s+(?:maximum\s+|maximal\s+)?d'intervention|interv(?:en|ien)\w+|retabli\w*|gti"
        r"|gtr|temps\s+de\s+reponse|delais?\s+de\s+(?:reponse|resolution|correction)|resolution|resou\w+"
        r"|depann\w+"
        r"|remedi\w+|remise\s+en\s+(?:service|etat)|prendre\s+en\s+(?:compte|charge))\b"
    ),
}
_RATED = re.compile(
    r"up-?\s?time|availab|disponib|accessib|fonctionn|up\s+and\s+running|operational|reachable"
    r"|taux de service"
    r"|indisponib|unavailab"
)
_SYSTEM = {
    "en": re.compile(
        r"\b(?:services?|systems?|sites?|servers?|networks?|platform|software|applications?|host\w+|web"
        r"|uptime|up-time|portal|api|facilit\w+|circuit|equipment|log|database|website"
        r"|online|lines?|tools?|lifts?|registers?|records?)\b"
    ),
    "fr": re.compile(
        r"\b(?:services?|systemes?|site|serveurs?|reseau|plateforme|logiciels?|applications?|hebergement"
        r"|plate-forme|infrastructure|solution|machines?|equipements?|installations?|taux|api|carnet|portail"
        r"|base|appareils?|ligne|outil)\b"
    ),
}
_SUPPORT = {
    "en": re.compile(
        r"\b(?:severity|priority|support|incidents?|tickets?|help\s?desk|service\s+levels?|sla|errors?"
        r"|defects?|outages?|trouble|faults?|technician|malfunction|maintenance|service\s+(?:call"
        r"|request)s?|failures?|calls?|call-?outs?|breakdowns?"
        r"|emergenc\w+|urgent)\b"
    ),
    "fr": re.compile(
        r"\b(?:incidents?|anomalies?|pannes?|tickets?|support|maintenance|hotline|assistance|astreinte"
        r"|bloquant\w*|critique|niveaux?\s+de\s+service|dysfonctionnements?|depannage|correctives?"
        r"|installations?|signalements?|appels?|urgences?)\b"
    ),
}
_OTHER = {
    "en": re.compile(
        r"\b(?:notice\s+of|objection|arbitrat\w+|claims?|complain|lawsuit|dispute|fda|regulat\w+|adverse"
        r"|invoice|subpoena|third\s+party\s+claim|offer|negotiat\w+|confidential|audit|recall|proposal"
        r"|purchase\s+orders?|request\s+for\s+(?:information|approval)|approv\w+|vested|funds|financ\w+"
        r"|capacity|minutes\s+of)\b"
    ),
    "fr": re.compile(
        r"\b(?:factures?|paiement|reclamation|annul\w+|retract\w+|carte\s+bancaire|commande|livraison"
        r"|courses?|reservation|litige|mediat\w+|preavis|resili\w+|violations?|rgpd|donnees\s+personnelles"
        r"|donnees\s+a\s+caractere\s+personnel)\b"
    ),
}
AIM = re.compile(
    r"\b(?:target\w*|goal|objective|reasonable\s+efforts|aims?|endeavou?r|vise[ers]?|objectif"
    r"|sans\s+que\s+ce\s+taux|s'efforce\w*|meilleurs\s+(?:delais|efforts))\b"
)
_PERIOD = re.compile(
    r"\b(?:(?:per|each|any|every|in\s+a|in\s+any|during\s+(?:a|any|each|the)|over\s+(?:a|any|each)"
    r"|for\s+(?:a|any|each)|par|sur\s+(?:un|le|une|l')|chaque)\s?(?:given\s+|calendar\s+|single\s+"
    r"|meme\s+)?"
    r"(?P<unit>month|quarter|year|week|day|mois|an|annee|trimestre|semaine|jour)\b|(?P<word>monthly"
    r"|annual(?:ly)?|yearly|quarterly|weekly|mensuel\w*|annuel\w*|trimestriel\w*))"
)
_WORDS = {
    "month": "month",
    "mensu": "month",
    "annua": "year",
    "annue": "year",
    "yearl": "year",
    "quart": "quarter",
    "trime": "quarter",
    "weekl": "week",
}
_NEAR = 110


@dataclass(frozen=True, slots=True)
class Level:
    """A figure beside the word for what is measured; ``start`` and ``end`` are offsets in the passage."""

    metric: str
    threshold: str
    start: int
    end: int
    confidence: float
    business: bool = False


_READ = {
    language: re.compile(
        rf"{anchor.pattern}|\b(?:downtime|outages?|indisponibilites?|answer(?:s|ed)?|decroch\w+|visits|deliver\w+|orders|shipments|collections|visites|livraisons"
        rf"|commandes|tournees)\b"
    )
    for language, anchor in _ANCHOR.items()
}
_FIGURES = re.compile(
    r"%|\bper\s?cent|\bpour\s?cent|\bhours?\b|\bminutes?\b|\bheures?\b|\d\s?h(?![a-z])|\bdays?\b"
    r"|\bjours?\b|\bhrs?\b|\bseconde?s?\b|\bday\b|\bjour\b"
)


def candidates(view: View, clauses: Sequence[Clause], language: str) -> Iterator[Passage]:
    """Yield sentences that hold a figure; most that only speak of responding do not."""
    measured = [clause for clause in clauses if _is_measured(view.folded(clause), language)]
    for passage in _passage.passages(view, measured, _READ[language], before=260, after=420):
        if _FIGURES.search(passage.folded):
            yield passage


SHARE = ("%", "percent", "per cent", "pour cent", "pourcent")
_TIME = {
    "en": ("hour", "minute", "second", "hrs", "days", "day"),
    "fr": ("heure", "minute", "seconde", "h ", "h,", "h.", "jour", "h\n", "h\t"),
}


def _is_measured(folded: str, language: str) -> bool:
    """Tell a clause that has a share or a time in which something is done; cheap, for most have neither."""
    if any(mark in folded for mark in SHARE) and (_RATED.search(folded) or _SHARE_OF.search(folded)):
        return True
    if _DOWNTIME.search(folded):
        return True
    return any(mark in folded for mark in _TIME[language]) and _SUPPORT[language].search(folded) is not None


def levels(passage: Passage, language: str) -> Iterator[Level]:
    """Yield the figures of a passage, shares of work first."""
    folded = passage.folded
    yield from _shares(folded, passage.low)
    yield from _told_by_words(folded)
    for anchor in _ANCHOR[language].finditer(folded):
        low, high = anchor.span()
        if _RATED.match(anchor.group()):
            yield from _rates(folded, low, high, language)
            continue
        yield from _times(passage, low, high, language)


_SHARE_OF = re.compile(
    r"\b(?:at\s+least|not\s+less\s+than|no\s+(?:less|fewer)\s+than|minimum\s+of|au\s+moins|minimum\s+de|realiser|honorer"
    r"|effectuer|livrer)\s+(?:\w+\s+\()?(?P<share>\d{2,3}(?:[.,]\d+)?)\)?\s?(?:%|per\s?cent|pour\s?cent)\s+"
    r"(?:of|des|de)\s+(?:the\s+|all\s+|its\s+|ses\s+|les\s+)?(?:\w+\s+){0,2}?"
    r"(?:visits|deliveries|orders|shipments|collections|visites|livraisons|commandes|tournees)\b"
)
_DONE = re.compile(r"\b(?:in|within|on|by|before|dans|a|au|avant|sous)\b")


def _shares(folded: str, start: int) -> Iterator[Level]:
    """Yield what share of visits or deliveries is made in time: *at least 95 % of the planned visits*."""
    for match in _SHARE_OF.finditer(folded):
        share = float(match["share"].replace(",", "."))
        if 60 <= share <= 100 and _DONE.search(folded, match.end(), match.end() + 60):
            yield Level("on_time_delivery", f"{match['share'].replace(',', '.')} %", *match.span(), 0.85)


_FULL = re.compile(r"\btaux\b|uptime|garanti|guarant|availability (?:of|shall|target)")
_NEAR_TIME = re.compile(r"\b(?:day|jour|hours?|minutes?|heures?|days?|jours?|hrs?|mins?|mn)\b|\d\s?h\b")


def _rates(folded: str, low: int, high: int, language: str) -> Iterator[Level]:
    if not any(mark in folded[max(0, low - _NEAR) : high + _NEAR] for mark in SHARE):
        return
    for figure in _measures.percents(folded, max(0, low - _NEAR), min(len(folded), high + _NEAR)):
        if (
            figure.value is None
            or not 85 <= figure.value <= 100
            or _apart(folded, low, high, figure.start, figure.end)
        ):
            continue
        if figure.value == 100 and not _FULL.search(folded, max(0, low - 40), high + 20):
            continue
        labelled = _LABELLED.match(folded, high) is not None
        labelled = labelled or _FULL.search(folded, max(0, low - 40), high + 20) is not None
        if not labelled and not _SYSTEM[language].search(folded, max(0, low - 200), high + 200):
            continue
        if _OTHER[language].search(folded, max(0, low - 60), high + 60):
            continue
        yield Level(
            "availability",
            f"{_measures.plain(figure.value)} %",
            min(low, figure.start),
            max(high, figure.end),
            0.9,
        )
        return


def _times(passage: Passage, low: int, high: int, language: str) -> Iterator[Level]:
    folded = passage.folded
    if not _NEAR_TIME.search(folded, max(0, low - 50), high + _NEAR + 10):
        return
    heading = _passage.heading_of(passage.clause)
    labelled = folded.startswith(("gti", "gtr"), low) or _LABELLED.match(folded, high) is not None
    if not labelled and not (
        _SUPPORT[language].search(folded, max(0, low - 220), high + 220)
        or _SUPPORT[language].search(heading)
    ):
        return
    if _OTHER[language].search(folded, max(0, low - 150), high + 130):
        return
    own = _risk_words.named("metrics", language, folded, low, high)
    near = _risk_words.named("metrics", language, folded, max(0, low - 12), min(len(folded), high + 12))
    metric = next(iter((*own, *near)), "")
    if metric not in ("response_time", "resolution_time", "latency"):
        return
    after = _measures.hours(folded, high, min(len(folded), high + _NEAR))
    ahead = (
        item
        for item in _measures.hours(folded, max(0, low - 50), low)
        if not re.search(r"[,:()]", folded[item[0].end : low])  # "4 hours response", not what went before
    )
    for figure, time, business in (*after, *ahead):
        if not _apart(folded, low, high, figure.start, figure.end) and _is_limit(
            folded, figure.start, figure.end
        ):
            yield Level(metric, time, min(low, figure.start), max(high, figure.end), 0.85, business)
            return
    following = _NEXT_DAY.search(folded, high, high + _NEAR)
    if following is not None:
        yield Level(metric, "P1D", low, following.end(), 0.8, True)
        return
    start = max(0, low - 10)
    for found in find_durations(passage.text[start : high + _NEAR], language):
        if (
            found.duration
            and not found.implied
            and found.duration.endswith("D")
            and _is_limit(folded, start + found.start, start + found.end)
        ):
            yield Level(metric, found.duration, low, start + found.end, 0.75, found.business_days)
            return


_LABELLED = re.compile(r"\s*(?:times?\s*)?[:=]\s*(?=\d)")
"""A line of special conditions: *Response time: 2 hours*."""
_DOWNTIME = re.compile(
    r"\b(?:downtime|unavailability|outages?|indisponibilites?)\b[^.;]{0,80}?\b(?:exceed|exceder\w*|excede|excedera\w*|depass\w+"
    r"|more\s+than|limited\s+to|limitee?s?\s+a|superieure?s?\s+a)\s+(?:pas\s+)?"
)
_ANSWERED = re.compile(
    r"\b(?:answer(?:s|ed)?|pick(?:s|ed)?\s+up|decroch\w+|repond\w*|calls|appels)\b[^.;]{0,80}?\b(?:within|in\s+(?:less\s+than|under)|en\s+moins\s+de"
    rf"|sous|dans\s+les)\s+(?:(?P<figures>\d{{1,3}})|(?P<words>{number_words.WORDS}))\s+(?:\(\d+\)\s+)?(?:seconds?|secondes)\b"
)
_NEXT_DAY = re.compile(
    r"\b(?:next|following)\s+(?:business|working)\s+day\b|\b(?:le|au)\s+(?:premier\s+)?(?:jour\s+(?:ouvre|ouvrable)\s+(?:suivant|qui\s+suit)"
    r"|lendemain\s+ouvre)\b"
)


def _told_by_words(folded: str) -> Iterator[Level]:
    """Yield levels told by words of their own: downtime at most, calls answered, the next working day."""
    for match in _DOWNTIME.finditer(folded):
        for figure, time, business in _measures.hours(folded, match.end(), match.end() + 30):
            if figure.start == match.end():
                yield Level("availability", time, match.start(), figure.end, 0.85, business)
    for match in _ANSWERED.finditer(folded):
        seconds = match["figures"] or str(number_words.value(match["words"] or "") or "")
        if seconds:
            yield Level("response_time", f"PT{int(seconds)}S", *match.span(), 0.85)


_WITHIN = re.compile(
    r"(?:within|in\s+under|less\s+than|under|not\s+exceed\w*|maximum(?:\s+of)?|max\.?|no\s+(?:later"
    r"|more)\s+than|times?|:|response|resolution|intervention|retablissement|compte|charge|correction|contournement|in|dans\s+(?:un\s+delai\s+(?:maximum\s+|maximal\s+)?de|les)|sous"
    r"|moins\s+de|de|en|delai|est|is|<|\(|\t|d'ici|inferieure?s?\s+a)[\s:]*\Z"
)


def _is_limit(folded: str, start: int, end: int) -> bool:
    """Tell a time in which something is done from an hour of the day or a length of notice."""
    if re.match(r"\s*(?:a\.?m\.?|p\.?m\.?|/\s?24|sur\s+24|\s*a\s+\d|\s*-\s*\d)", folded[end : end + 12]):
        return False
    if folded[end : end + 20].lstrip().startswith(("prior", "in advance", "avant", "notice", "preavis")):
        return False
    return _WITHIN.search(folded, max(0, start - 40), start) is not None


def _apart(folded: str, low: int, high: int, start: int, end: int) -> bool:
    between = folded[high:start] if start >= high else folded[end:low]
    return re.search(r";|\n\s*\n|\.\s|\u00b7", between) is not None


def period(around: str) -> str:
    """Return over what a share is measured (``month``, ``year``), or nothing."""
    match = _PERIOD.search(around)
    if match is None:
        return ""
    if match.group("unit"):
        return _measures.unit_name(match.group("unit")) or ""
    return _WORDS.get(match.group("word")[:5], "")
