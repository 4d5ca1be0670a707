# ruff: noqa: E501 (patterns are read by the phrase)
"""What is charged on top, however that is built: *in addition*, *over and above the price*, *donne lieu à un supplément*."""

from __future__ import annotations

from data import late as re
from pipeline.terms import _time
from pipeline.types import Language

TRIGGERS: dict[str, tuple[str, ...]] = {
    "en": ("in addition", "additionally", "separately", "on top", "over and above", "surcharge", "supplementary", "further charge", "extra", "additional", "further cost", "further fee"),
    "fr": ("en sus", "en supplement", "en plus", "separement", "a part", "surcout", "majoration", "plus-value", "supplement", "complement", "additionnel"),
}  # fmt: skip
MONEY = re.compile(
    r"[$\u20ac\u00a3]\s?\d|\d\s?[$\u20ac\u00a3]|\b(?:usd|eur|euros?|gbp|chf|cad|aud|dollars?|pounds?|pence)\b|\bfrancs?\b"
    r"|\d\s?%|\bpercent\b|\bper\s+cent\b|\bcentimes?\b"
)
"""A sum or a share: an extra beside which one stands has a price."""
_MORE = r"(?:extra|additional|further|supplementa(?:l|ry)|separate|added)"
_SUM = r"(?:charges?|costs?|fees?|payments?|sums?|remuneration|compensation|prices?|invoices?|billing)"
_PLUS = r"(?:supplementaires?|complementaires?|additionnel\w*|separees?|distinctes?|exceptionnel\w*)"
_EXTRA: dict[str, re.Pattern[str]] = {
    "en": re.compile(
        rf"\b(?:charge[ds]?|chargeable|invoiced|billed|billable|payable|paid|priced)\b[^.;]{{0,40}}?\b(?:separately|in\s+addition(?!\s+to\s+(?:any|all|its|such)\s+(?:other\s+)?(?:right|remed))|additionally|extra\b|on\s+top|over\s+and\s+above|as\s+(?:an?\s+)?(?:extras?|supplement)|at\s+(?:an?\s+)?{_MORE}\s+{_SUM})"
        rf"|\b(?:may|shall|will|can|is\s+entitled\s+to|be\s+entitled\s+to|reserves\s+the\s+right\s+to)\s+(?:\w+ly\s+)?(?:charge|invoice|bill|levy|impose|apply|make|claim|add)\s+(?:[^.;]{{0,40}}?\s)?(?:an?\s+)?(?:extra\b|{_MORE}\s+{_SUM}|surcharge|supplements?\b|additionally|in\s+addition)"
        rf"|\b(?:attracts?|incurs?|subject\s+to|gives?\s+rise\s+to|entails?|carry|carries|involves?|results?\s+in|lead\s+to)\s+(?:an?\s+|the\s+)?(?:{_MORE}\s+{_SUM}|surcharge|supplement\b)"
        r"|\b(?:is|are|be)\s+not\s+(?:included|covered|comprised)\b[^.;]{0,80}\b(?:payable|charged|billed|invoiced|borne\s+by|paid|for\s+the\s+account)\b"
        rf"|\bentitle[ds]?\b[^.;]{{0,50}}?\b{_MORE}\s+{_SUM}"
        r"|\b(?:bear|pay)\s+the\s+(?:additional\s+|extra\s+)?costs?\s+of\b[^.;]{0,100}\b(?:over\s+and\s+above|in\s+addition\s+to|on\s+top\s+of)\s+the"
        r"|\bpays?\s+extra\b|\b(?:surcharges?|supplements?|(?:additional|extra|further)\s+charges?)\s+(?:will|shall|may|is|are)\s+(?:also\s+)?(?:be\s+)?(?:made|charged|levied|payable|added|applied|imposed|due|incurred)"
        rf"|\b(?:charged|billed|invoiced|treated)\s+as\s+{_MORE}\s+(?:work|services?|items?|hours|time)"
        r"|:\s*(?:charged\s+|billed\s+|invoiced\s+)?(?:as\s+)?(?:an?\s+)?extras?\b|\bwill\s+be\s+(?:treated\s+as\s+)?an\s+extra\b"
    ),
    "fr": re.compile(
        r"\b(?:factur\w+|payables?|paye\w*|regle\w*|dus|dues?|(?:est|sera)\s+du|comptee?s?|supporte\w*)\b[^.;]{0,50}?\b(?:en\s+sus|en\s+supplement|en\s+plus|separement|a\s+part\b|additionnellement|en\s+complement)"
        rf"|\b(?:donn\w+\s+lieu\s+a|entrain\w+|f(?:er|ass)\w+\s+l'objet\s+d|fait\s+l'objet\s+d|font\s+l'objet\s+d|occasionn\w+|impliqu\w+|gener\w+|justifi\w+)\s?[^.;]{{0,40}}?\b(?:supplements?\b|surcouts?|majoration|plus-value|(?:couts?|frais|factur\w+|remunerations?|prix|paiements?|honoraires)\s+{_PLUS})"
        r"|\b(?:se\s+reserve|pourra|peut|est\s+en\s+droit|sera\s+fonde)\b[^.;]{0,60}?\b(?:factur\w+|appliqu\w+|percev\w+|demander|exiger|compter)\b[^.;]{0,70}?\b(?:supplements?\b|majoration|en\s+sus|surcouts?|frais\s+supplementaires|plus-value|complement\s+de\s+prix)"
        r"|\bne\s+(?:sont|seront|est|sera)\s+pas\s+(?:compris|inclus|couvert)\w*\b[^.;]{0,110}\b(?:factur\w+|a\s+la\s+charge|supporte\w*|regle\w*|dus|payables?|en\s+plus)\b"
        rf"|\bouvr\w+\s+droit\s+a\b[^.;]{{0,50}}?\b(?:remuneration|paiement|facturation|prix|honoraires)\s+{_PLUS}"
        r"|\b(?:supplements?|complements?\s+de\s+prix|surcouts?|majorations?|plus-values?|frais\s+supplementaires)\s+(?:de\s+\w+\s+)?(?:sera|seront|est|sont|pourra\s+etre|peut\s+etre)\s+(?:demande|facture|applique|percu|compte|du|dus|due|exige|reclame)\w*"
        r"|:\s*(?:factur\w+\s+)?en\s+(?:supplement|sus|plus)\b|\b(?:prestations?|travaux|options?)\b[^.;]{0,60}\bpayantes?\b"
    ),
}
_PRICE_ITSELF = {
    "en": re.compile(
        r"\b(?:charges?|prices?|fees?|commissions?|rent|subscription|premium|royalt(?:y|ies)|instal?lments?)(?:\s+(?:due|payable|of\s+[^.;]{1,40}))?\s+(?:is|are|shall\s+be|will\s+be|remains?)\s+(?:also\s+)?(?:payable|paid|due|charged|invoiced)"
    ),
    "fr": re.compile(
        r"\b(?:prix|redevance|loyer|commission|forfait|abonnement|prime|honoraires|provision)s?\b(?:\s+[a-z']+){0,4}?\s+(?:reste\w*|est|sont|sera|seront|demeure\w*)\s+(?:dus?|dues?|payables?|factur\w+|regle\w*)"
    ),
}
"""The price is what is paid besides; what it is stands elsewhere."""
_NOT = {
    "en": re.compile(
        r"[$€£]\s?\d|\d\s?(?:%|€|euros?|dollars?|pounds?)|\b(?:rates?|tariffs?|price\s*list|schedule|exhibit|annex|appendix|at\s+cost|cost\s+plus|actual\s+costs?|reimburs\w*|quot\w+|agree[ds]?\s+(?:in\s+writing|in\s+advance|between|by|upon)|to\s+be\s+agreed|change\s+order|variation\s+(?:order|procedure)|work\s+order|statement\s+of\s+work|purchase\s+order"
        r"|tax(?:es)?|vat|gst|dut(?:y|ies)|interest|late\s+payment|insuranc\w*|penalt\w*|damages|liabilit\w*|indemn\w*|rent\b|royalt\w*|shares?|severance|salary|deposit|no\s+(?:additional|extra|further|separate)|without\s+(?:any\s+)?(?:additional|extra|further|charge)|not\s+be\s+(?:separately\s+)?(?:charged|billed|entitled|paid)|not\s+(?:\w+\s+)?(?:charge|bill|invoice)|free|waive\w*|time\s+and\s+materials?|per\s+(?:hour|day|unit|visit)|invoice\s+value|withhold\w*|license[ed]?\s+fee|standard\s+(?:fees|charges)|then-current)\b"
        r"|\b(?:in\s+addition\s+to\s+(?:the\s+)?(?:foregoing|other)|separately\s+identif|separately\s+stated|separately\s+itemi)"
    ),
    "fr": re.compile(
        r"\d\s?(?:%|€|euros?)|\b(?:tarifs?|tarification|bordereau|taux|devis|annexes?|grille|bareme|avenant|regie|debours\w*|cout\s+reel|couts\s+reels|prix\s+coutant|justificatifs?|sur\s+presentation|frais\s+reels|gratuit\w*|sans\s+(?:supplement|surcout|frais)|aucune?|bon\s+de\s+commande|d'un\s+commun\s+accord|accord\s+prealable|a\s+convenir|accept\w+\s+(?:par|prealable)"
        r"|taxes?|tva|droits|penalites?|indemnites?|interets?|assuranc\w*|dommages|responsabilite|loyers?|charges\s+locatives|caution|salair\w*|heures\s+supplementaires|majoration\s+legale|hors\s+taxes|h\.t|catalogue|ne\s+(?:pourra|peut|donne\w*|fera)\s+\w*\s*(?:pas|lieu\s+a\s+aucun)|n'est\s+pas\s+factur\w*)\b"
    ),
}


def on_top(line: str, language: Language) -> tuple[int, int] | None:
    """Return where a folded sentence charges something on top and says neither a price nor how it is found.

    Taxes, interest and what is done free of charge are none, nor what is quoted, agreed or paid at cost.
    """
    side = "fr" if language == "fr" else "en"
    if not _time.holds(line, TRIGGERS[side]):
        return None
    match = _EXTRA[side].search(line)
    if (
        match is None
        or MONEY.search(line)
        or _NOT[side].search(line)
        or _PRICE_ITSELF[side].search(line, 0, match.end())
    ):
        return None
    return match.span()
