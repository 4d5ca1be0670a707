# ruff: noqa: E501 (patterns are read by the phrase)
"""Penalties that grow step by step, or without end, in sentences that do not call them penalties.

``$10,000 for the first violation, twice that for the second``; ``du premier au dixième jour de retard, 250 €,
puis 750 €``. A sentence counts that tells what is broken or late, that somebody pays, a sum, and its growth.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from data import late as re
from pipeline.terms import _passage, _sums
from pipeline.terms._passage import Passage
from pipeline.terms._penalty_growth import UNCAPPED
from pipeline.terms._sums import Sum
from pipeline.terms.base import View
from pipeline.types import Clause, JsonValue

ANCHOR = {
    "en": re.compile(
        r"\b(?:violation|breach|infringement|infraction|offen[cs]e|delay|lateness|late\b|miss(?:ed|es)?|disclosures?"
        r"|default|overrun|forfeits?)\w*"
    ),
    "fr": re.compile(
        r"\b(?:retards?|infractions?|violations?|manquements?|divulgations?|inobservation|defaillances?|penalites?|astreintes?|absences?\s+de)\b"
    ),
}
_PAYS = {
    "en": re.compile(
        r"\b(?:pays?|paid|payable|forfeits?|allows?|owes?|credits?|liable|charge|due|damages|penalt\w+|sum|sums|entitle[sd]?)\b"
    ),
    "fr": re.compile(
        r"\b(?:vers\w+|pa(?:ie|ye|iera|ient|yer)\w*|doit|doivent|dues?|du\b|encour\w*|redevable|penalites?|astreinte|est\s+de|sont\s+de|donne\s+lieu|sanction\w*)\b"
    ),
}
_ORDINAL = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|next|following|further|subsequent|successive|additional|any\s+further|every\s+further|each\s+further)"
_RANG = r"(?:premiere?s?|deuxieme|seconde?|troisieme|quatrieme|cinquieme|sixieme|septieme|huitieme|suivante?s?|nouvelle?|nouveau)"
_OF_WHAT = r"(?:\w+\s+){0,2}?(?:violation|breach|day|week|month|miss|disclosure|default|infringement|one|offen[cs]e|occurrence|hour|instance)"
_GROWS = {
    "en": re.compile(
        r"\b(?:doubl|tripl)(?:ed|ing|es|e)\b|\btwice\s+(?:that|the\s+(?:said\s+)?)\s*(?:sum|amount|rate|figure)"
        r"|\b(?:sums?|amounts?|rates?|figures?|damages|penalt\w+|which)\b[^.;$£€]{0,40}?\b(?:increas|ris|grow|escalat)(?:ing|es|e|ed)\s+(?:by|to|at)\b"
        r"|[,(]\s*(?:and\s+)?(?:increas|ris|grow|escalat)(?:ing|es|ed)\s+(?:by|to)\b"
        rf"|\bfirst\s+{_OF_WHAT}s?\b[^.]{{0,160}}?\b{_ORDINAL}\b|\bin\s+the\s+first\s+(?:day|week)[^.]{{0,120}}\b(?:second|thereafter|after\s+that)\b"
    ),
    "fr": re.compile(
        r"\b(?:doublee?s?|triplee?s?|double|quadruplee?s?)\b|\b(?:croi(?:t|ssent|tra)|s'accro\w+|augment\w+)\s+d(?:e|')|\bmajoree?s?\s+de\s+\d[\d\s,.]*(?:%|€|euros?|pour\s+cent)[^.;]{0,40}\b(?:chaque|par|nouve\w+|suivant\w*)\b"
        rf"|\bpremiere?s?\b[^.;]{{0,140}}?\b(?:{_RANG}|ensuite|puis|au-dela|a\s+compter\s+d[ue]\s+(?:\w+ieme|\d+e))\b[^.;]{{0,60}}(?:\d|euros?)"
        r"|\b(?:du|durant\s+les)\s+(?:premier|1er|\w+\s+premiers)\b[^.;]{0,140}?\b(?:du|a\s+compter\s+du)\s+(?:\w+ieme|\d+\s?e(?:me)?)\b"
    ),
}
_NO_GROWTH = re.compile(
    r"\b(?:interest|loan|invoice|overtime|discount|tariff|rent\b|royalt|commission|price\s+of|fee\s+of|interets?|factur|tarif|loyer|redevance|remise)\w*"
)
_LASTS = {
    "en": re.compile(
        r"\bfor\s+(?:as|so)\s+long\s+as\s+(?:it|the|such|this)\b|\bwhatever\s+the\s+(?:total|sum|amount)|\bnot\s+(?:being\s+)?subject\s+to\s+(?:any|the|a)\s+(?:limit|cap|ceiling)|\bwithout\s+(?:any\s+)?limit"
    ),
    "fr": re.compile(
        r"\baussi\s+longtemps\s+qu|\b(?:a\s+quelque|quelle?\s+que\s+soit\s+la)\s+(?:somme|montant|total)|\bquel\s+que\s+soit\s+(?:le|leur)\s+(?:total|montant)|\bsans\s+(?:limite|plafond|maximum)"
    ),
}
_BOUND = re.compile(
    r"\b(?:not\s+more\s+than|no\s+more\s+than|exceed\w*|at\s+most|maximum|capped|up\s+to\s+a|plafon\w+|exced\w+|depass\w+|au\s+plus|dans\s+la\s+limite|limited\s+to|limitee?s?\s+a)\b"
)


def growing(view: View, clauses: Sequence[Clause]) -> Iterator[tuple[Passage, Sum, dict[str, JsonValue]]]:
    """Yield the sentences of penalties that grow or run on without a limit, with their first sum and the value.

    Args:
        view: the document.
        clauses: where such sentences may stand.
    """
    language = "fr" if view.language == "fr" else "en"
    for passage in _passage.passages(view, clauses, ANCHOR[language], before=420, after=620):
        folded = passage.folded
        grows = _GROWS[language].search(folded)
        lasts = _LASTS[language].search(folded) or UNCAPPED.search(folded)
        if grows is None and lasts is None:
            continue
        if _PAYS[language].search(folded) is None or _NO_GROWTH.search(folded):
            continue
        found = [one for one in _sums.sums(view, passage, 0, len(folded)) if one.text and not one.is_cap]
        money = [one for one in found if one.key == "amount"]
        if not money or (grows is None and not money[0].per):
            continue
        rising = [Decimal(one.number) for one in money]
        stepped = len(money) > 1 and rising == sorted(rising) and rising[0] < rising[-1]
        worded = grows is not None and re.search(
            r"doubl|tripl|quadrupl|twice|increas|rising|rises|grow|escalat|croi|accro|augment|major",
            grows.group(),
        )
        value = money[0].value()
        if grows is not None and (stepped or worded):
            value["escalating"] = True
        if lasts is not None and _BOUND.search(folded) is None:
            value["capped"] = False
        if "escalating" in value or "capped" in value:
            yield passage, money[0], value
