# ruff: noqa: E501 (patterns are read by the phrase)
"""Prices that are not fixed: a label without a figure, a price that the parties are to agree, a reasonable sum."""

from __future__ import annotations

from typing import Literal

from data import late as re
from pipeline.money._marks import marks
from pipeline.terms import _time
from pipeline.terms._payment_words import listed
from pipeline.types import Language

Reason = Literal["left_open", "reasonable", "no_currency"]

_PRICE = r"(?:(?:purchase|unit|contract|monthly|annual|licen[cs]e|service|base|yearly|quarterly|hourly|daily|supply|sale)\s+)?(?:prices?|pricing|fees?|rates?|charges?|rent|royalt(?:y|ies)|remuneration|consideration|compensation|retainer|tariff)"
_PRIX = r"(?:prix|tarifs?|tarification|montants?|redevances?|remunerations?|honoraires|loyers?|conditions\s+(?:financieres|tarifaires|de\s+prix)|contrepartie\s+financiere|couts?|forfaits?|abonnements?)"
_LATER_EN = r"(?:later|hereafter|subsequently|in\s+due\s+course|at\s+a\s+later\s+(?:date|stage)|in\s+good\s+faith|by\s+mutual\s+(?:agreement|consent)|from\s+time\s+to\s+time|before\s+each|at\s+the\s+time\s+of|for\s+each|each\s+year|no\s+later\s+than|once\b|prior\s+to|when\b|in\s+writing|mutually)"
_OPEN: dict[str, tuple[tuple[Reason, re.Pattern[str]], ...]] = {
    "en": (
        (
            "left_open",
            re.compile(
                rf"\b{_PRICE}(?:\s+(?:for|of|per|payable)\s+[^.;:]{{1,60}})?\s*(?::|=|[-–—]|\bis\b|\bare\b)\s*\[?(?:t\.?b\.?[acdn]\.?(?![a-z])|to\s+be\s+(?:determined|agreed|advised|confirmed|discussed|negotiated|fixed|defined|decided|established|set|finali[sz]ed)|not\s+yet\s+(?:agreed|fixed|determined)|open\b|subject\s+to\s+(?:agreement|negotiation)|by\s+agreement)"
                rf"|\b(?:parties|buyer\s+and\s+(?:the\s+)?seller|they|both)\s+(?:shall|will|must|agree\s+to|undertake\s+to|are\s+to)\s+(?:\w+\s+){{0,3}}?(?:agree|settle|negotiate|fix|determine|discuss|establish|set)(?:\s+(?:up)?on|\s+in\s+good\s+faith)?\s+(?:the\s+|a\s+|an\s+|all\s+|any\s+)?(?:\w+\s+){{0,3}}?{_PRICE}\b(?![^.;]{{0,60}}\b(?:increase|adjust|change|revis|review|mechanism|method))[^.;]{{0,90}}\b{_LATER_EN}"
                rf"|\b{_PRICE}\b[^.;]{{0,80}}?\b(?:remains?|(?:is|are)\s+still|has\s+yet|have\s+yet|(?:is|are)\s+yet)\s+to\s+be\s+(?:agreed|negotiated|determined|fixed|settled|set|established|discussed)"
                r"|\b(?:consideration|price|fee|remuneration|rent|sum|charges|compensation|rates?)\b[^.;]{0,90}?\b(?:such|an?)\s+(?:\w+\s+)?(?:sum|amount|price|fee|figure|rate|rent)s?\s+as\s+(?:the\s+parties\s+|they\s+|may\s+be\s+|shall\s+be\s+)(?:\w+\s+){0,4}?(?:agree|agreed|settle|fixed|determine|negotiated)\w*"
                rf"|\b{_PRICE}\b[^.;]{{0,90}}?\b(?:shall|will|is\s+to|are\s+to|to)\s+be\s+(?:\w+ly\s+)?(?:agreed|negotiated|settled|discussed)\s*(?:up)?o?n?\b[^.;]{{0,50}}\b{_LATER_EN}"
                rf"|\b(?:remunerat\w+|paid|compensated)\b[^.;]{{0,80}}\b(?:details?|terms|amount|level|basis)\s+(?:of\s+which\s+)?(?:is|are|remains?)\s+(?:still\s+)?to\s+be\s+(?:discussed|agreed|determined|negotiated|settled)"
                r"|\b(?:compensat\w+|remunerat\w+|pays?|paid)\b[^.;]{0,60}\bon\s+(?:terms|a\s+basis|conditions)\s+to\s+be\s+(?:agreed|worked\s+out|settled|negotiated|determined|discussed)"
                rf"|\b(?:rates?|prices?|fees?|charges?)\b[^.;]{{0,80}}?\b(?:has|have)\s+not\s+(?:yet\s+)?been\s+(?:agreed|settled|fixed|determined|set)"
                rf"|\b(?:price|pricing|prices|fees?|charges)\s+(?:of|for)\s+[^.;]{{2,80}}?\b(?:shall|will)\s+be\s+(?:mutually|jointly)\s+(?:agreed|determined|established|set)"
            ),
        ),
        (
            "reasonable",
            re.compile(
                r"\b(?:pays?|paid|receive[sd]?|charge[sd]?|remunerated|entitled\s+to|compensated|owe[sd]?|bill(?:ed)?)\s+(?:[^.;]{0,50}?\s)?(?:an?|at|on|such|the|its|by)?\s*(?:fair(?:\s+and\s+reasonable)?|reasonable|fair\s+commercial|commercially\s+reasonable|equitable|appropriate)\s+"
                r"(?:(?:market|commercial|additional|monthly|annual|hourly)\s+)?(?:price|fee|fees|sum|remuneration|rates?|charge|charges|compensation|consideration|rent|basis|amount)\b"
                r"|\b(?:quantum\s+meruit)\b"
            ),
        ),
        (
            "no_currency",
            re.compile(
                r"\b(?:shall|will|agrees?\s+to|undertakes?\s+to|must)\s+pay\s+(?:(?:to\s+)?(?:the\s+)?[a-z]+\s+)?(?:(?:a\s+(?:sum|fee|price|rent|amount)\s+of|the\s+sum\s+of)\s+)?(?P<figure>\d{1,3}(?:,\d{3})+(?:\.\d\d)?|\d{3,6}(?:\.\d\d)?)\s+"
                r"(?:for|per|each|every|monthly|annually|a\s+(?:month|year|week|day)|in\s+(?:consideration|respect)|plus|net)\b"
                rf"|\b{_PRICE}\s*[:=]\s*(?P<label>\d{{1,3}}(?:[,.]\d{{3}})+(?:[.,]\d\d)?|\d{{3,6}}[.,]\d\d)(?=\s*(?:\Z|[;)]|\.(?:\s|\Z)|per\b|/|plus\b|net\b|a\s+(?:month|year)|excl|\(excl))"
            ),
        ),
    ),
    "fr": (
        (
            "left_open",
            re.compile(
                rf"\b{_PRIX}(?:\s+(?:unitaires?|mensuel\w*|annuel\w*|forfaitaires?|global\w*|total\w*|horaires?|journaliers?|de|des|du|d'|par|pour|non)\s?[^.;:]{{0,70}})?\s*(?::|=|[-–—])\s*\[?(?:a\s+(?:definir|determiner|convenir|fixer|negocier|preciser|confirmer|discuter|debattre|voir)|(?:non\s+)?(?:encore\s+)?(?:fixe|arrete|determine)e?s?\s+ulterieurement|nc\b|n\.c\.|a\s+completer\s+d'un\s+commun\s+accord|selon\s+accord|de\s+gre\s+a\s+gre)"
                rf"|\b(?:parties|elles|contractants)\s+(?:conviendront|fixeront|arreteront|determineront|negocieront|definiront|s'accorderont\s+sur|se\s+mettront\s+d'accord\s+sur|s'entendront\s+sur|discuteront)\s+(?:ensemble\s+|ulterieurement\s+|entre\s+elles\s+|d'un\s+commun\s+accord\s+|de\s+bonne\s+foi\s+|par\s+avenant\s+)*(?:du|des|de\s+la|le|les|la|d'un|un|de\s+nouvelles?|de\s+nouveaux)\s*(?:nouveau\s+|nouvelle\s+|montant\s+d[eu]s?\s+(?:la\s+)?)?{_PRIX}\b"
                r"|\b(?:remuner\w+|paye\w*|paie\w*|retribu\w+)\b[^.;]{0,60}\b(?:selon|suivant|a)\s+des\s+(?:modalites|conditions|termes)\s+a\s+(?:definir|convenir|negocier|determiner|fixer|arreter)"
                rf"|\b{_PRIX}\b[^.;]{{0,90}}?\b(?:n'est|ne\s+sont)\s+pas\s+(?:encore\s+)?(?:arrete|fixe|determine|convenu)e?s?"
                rf"|\b{_PRIX}\b[^.;]{{0,90}}?\b(?:restent?|demeurent?|est|sont|sera|seront)\s+(?:encore\s+)?a\s+(?:determiner|definir|convenir|negocier|fixer|arreter|preciser|debattre)"
                rf"|\b{_PRIX}\b[^.;]{{0,90}}?\b(?:sera|seront|fera|feront|est|sont)\s+(?:l'objet\s+d'une?\s+(?:negociation|discussion|accord|avenant|concertation)|(?:arrete|fixe|determine|defini|negocie|convenu|precise|etabli)e?s?\s+(?:ulterieurement|amiablement|a\s+l'amiable|plus\s+tard|de\s+bonne\s+foi|d'un\s+commun\s+accord|de\s+gre\s+a\s+gre|d'accord\s+parties|par\s+accord|entre\s+les\s+parties|par\s+les\s+parties|le\s+moment\s+venu|en\s+temps\s+utile|lors\s+d))"
            ),
        ),
        (
            "reasonable",
            re.compile(
                r"\b(?:verse\w*|paye?\w*|percoi\w+|recoi\w+|moyennant|remunere\w*|facture\w*|du|due|regle\w*|a\s+droit\s+a)\b[^.;]{0,50}?\b(?:prix|remuneration|tarif|somme|indemnisation\s+horaire|montant|redevance|honoraires|contrepartie)\s+(?:raisonnables?|equitables?|justes?|appropriee?s?|honnetes?|convenables?)"
                r"|\ba\s+(?:un\s+)?(?:juste\s+prix|prix\s+(?:raisonnable|juste|equitable)|des\s+conditions\s+(?:financieres\s+)?raisonnables)\b"
            ),
        ),
        (
            "no_currency",
            re.compile(
                r"\b(?:paie|paye|paiera|payera|verse|versera|s'engage\s+a\s+(?:payer|verser)|regle|reglera|doit)\s+[^.;\d€$£]{0,60}?(?:la\s+somme\s+de|une\s+somme\s+de|un\s+(?:prix|loyer|montant|forfait)\s+de|une\s+redevance\s+(?:\w+\s+)?de)\s+(?P<figure>\d{1,3}(?:[ .]\d{3})+(?:,\d\d)?|\d{3,6}(?:,\d\d)?)\s*"
                r"(?=(?:pour|par|chaque|h\.?t\b|hors|ttc|en\s+contrepartie|au\s+titre)\b|[.;,]?\s*\Z|[.;]\s)"
                rf"|\b{_PRIX}(?:\s+(?:mensuel|annuel|unitaire|forfaitaire|global|total|trimestriel)\w*)?\s*[:=]\s*(?P<label>\d{{1,3}}(?:[ .]\d{{3}})+(?:,\d\d)?|\d{{2,6}},\d\d)(?=\s*(?:\Z|[;)]|\.(?:\s|\Z)|par\b|/|h\.?t\b|hors\b|ttc\b))"
            ),
        ),
    ),
}
_NEEDED = {
    "en": ("worked out", "tba", "tbc", "tbd", "t.b.", "agree", "negotiat", "to be ", "reasonable", "fair ", "equitable", "settle", "quantum", "open", "appropriate", " pay ", ":", "determine", "establish", "fix", "discuss"),
    "fr": ("pas arrete", "pas fixe", "pas encore", "convenir", "convien", "a definir", "a determiner", "a fixer", "negoci", "a preciser", "a confirmer", "discut", "debattre", "arreter", "ulterieurement", "amiable", "commun accord", "avenant", "raisonnable", "equitable", "juste", "somme de", "prix de", "loyer de", ":", "fixeront", "determineront", "accord", "redevance", "gre a gre"),
}  # fmt: skip
_NOT = {
    "en": re.compile(
        r"\b(?:increases?|adjust\w*|revis\w*|review\w*|chang\w*|variation|amend\w*|modif\w*|exchange|interest|discount|tax\w*|shares?|stock\s+(?:option|exchange|price)|merger|option\s+price|arbitrat\w+|mediat\w+|expert\w*|court|insuranc\w*|salary|bonus|attorneys?|expenses?|costs?\s+of|royalty\s+audit|liquidated|damages|refund\w*|termination\s+fee"
        r"|schedule\s+(?:\d|[a-z]\b)|exhibit|annex|appendix|purchase\s+order|statement\s+of\s+work|order\s+form|sublicens\w+|third\s+part|fair\s+market|cancel\w*|counsel|reimburs\w*)\b"
    ),
    "fr": re.compile(
        r"\b(?:augment\w*|revis\w*|ajust\w*|modifi\w*|evolution|hausse|baisse|indices?|indexation|change|tribunal|arbitr\w*|expert\w*|mediat\w*|dommages|indemni\w*|penalit\w*|assuranc\w*|resiliation|annexe|bordereau|devis|rembours\w*|parts?\s+sociales|actions|capital|prix\s+de\s+cession\s+des\s+(?:parts|actions)|acte\s+uniforme|marches?\s+subsequents?)\b"
    ),
}


def open_price(line: str, language: Language) -> tuple[Reason, int, int] | None:
    """Return how and where a folded sentence leaves a price open, ``None`` where it does not.

    A later change of a price that stands, and a price that another paper tells, are none.
    """
    side = "fr" if language == "fr" else "en"
    if not _time.holds(line, _NEEDED[side]):
        return None
    for reason, pattern in _OPEN[side]:
        match = pattern.search(line)
        if match is None:
            continue
        low, high = max(match.start() - 40, 0), min(match.end() + 40, len(line))
        if _NOT[side].search(line, low, high):
            continue
        if reason == "no_currency":
            if _has_currency(line, match):
                continue
        elif re.search(r"[$€£]\s?\d|\d\s?(?:€|euros?\b|dollars?\b)", line[match.start() : high]):
            continue
        return reason, match.start(), match.end()
    return None


def _has_currency(line: str, match: re.Match[str]) -> bool:
    """Tell whether a sign or code of a currency stands beside the figure: *GBP 3,150.00 per month*."""
    name = "figure" if match["figure"] is not None else "label"
    before = line[: match.start(name)].rsplit(maxsplit=1)[-1:]
    after = line[match.end(name) :].split(maxsplit=1)[:1]
    known = marks()
    return any(word.strip("([") in known.before for word in before) or any(
        word.rstrip(".,;)") in known.after for word in after
    )


_BEFORE = 45
"""Characters before a price in force in which the share of it stands that a change may come to."""


def measures(line: str, words: re.Match[str], language: Language) -> bool:
    """Tell whether a price in force is only what a change is measured by: *5 % of the price in force*.

    Args:
        line: a folded sentence.
        words: those of the price in it.
        language: of the words.
    """
    if listed("payment_vague", "in_force", language).match(words.group()) is None:
        return False
    if listed("payment_vague", "changes", language).search(line) is None:
        return False
    low = max(words.start() - _BEFORE, 0)
    return (
        listed("payment_vague", "share", language).search(line, low, words.start()) is not None
        or listed("payment_vague", "measure", language).search(line) is not None
    )
