# ruff: noqa: E501 (patterns are read by the phrase)
"""Payment before anything is had for it: deposits, cash with order, no delivery before payment, prepayment."""

from __future__ import annotations

from data import late as re
from pipeline.terms import _time
from pipeline.terms._payment_words import listed
from pipeline.types import Language

_SHARE = r"(?:\d{1,3}(?:[.,]\d+)?\s?%|(?:[a-z-]+\s+)?(?:\(\d+\)\s*)?per\s?cent|percent|half|one[\s-](?:half|third|quarter)|[$€£]\s?\d|(?:usd|eur|gbp)\s?\d)"
_PART_FR = r"(?:\d{1,3}(?:[.,]\d+)?\s?%|[a-z-]+\s+(?:\(\d+\)\s*)?pour\s?cent|la\s+moitie|(?:un|le)\s+(?:tiers|quart)|\d[\d .,]*\s?(?:€|eur))"
_OUT = r"(?:ship(?:ped|s|ment)?|deliver(?:ed|y|ies|s)?|dispatch(?:ed)?|despatch(?:ed)?|releas(?:e|ed)|leave|collect(?:ed|ion)?|commenc(?:e|es|ed|ing|ement)|start(?:ed|s)?|begin|activat\w+|provision\w*|access|load(?:ed|ing)|installation|mobilis\w+|mobiliz\w+)"
_OUT_FR = r"(?:expedi\w+|livr\w+|enlevement|demarr\w+|commenc\w+|debut\w*|ouvert\w+|acces|interven\w+|prestation\w*|mise\s+(?:en\s+service|a\s+disposition)|activation|envoi|depart|fabrication|travaux|lancement|execution)"
_GOT = r"(?:paid|payment|payments|cleared\s+funds|received|settled|prepaid|funds)"
_AHEAD: dict[str, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:cash|payment|payable|paid|remittance)\s+(?:in\s+full\s+)?with\s+(?:the\s+|each\s+|any\s+|its\s+)?(?:purchase\s+)?orders?\b"
        r"|\bpro[\s-]?forma\b[^.;]{0,40}\b(?:prior|before|in\s+advance|payment|basis)"
        r"|\b(?:payment|paid|payable|prepa\w+|invoice[ds]?|billed|due|charged|fees?|charges|subscription)\b[^.;]{0,70}?\b(?:in\s+advance(?!\s+(?:of\s+(?:any|each|the)\s+(?:meeting|audit|inspection)|by|notice|written|to\b))|up[\s-]?front|annually\s+in\s+advance)"
        r"|\badvance\s+payments?\b[^.;]{0,60}\b(?:of|equal|shall|will|is|in\s+full|required)\b"
        rf"|\bno\s+(?:\w+\s+){{1,4}}(?:shall|will|may|is|are)\b[^.;]{{0,50}}\b{_OUT}\b[^.;]{{0,80}}\b(?:until|unless|before)\b[^.;]{{0,80}}\b{_GOT}\b"
        rf"|\b(?:shall|will|need|is|are)\s+(?:not|(?:be\s+)?under\s+no\s+(?:obligation|duty)|(?:be\s+)?(?:not\s+)?(?:obliged|bound|required))\b[^.;]{{0,50}}\b{_OUT}\b[^.;]{{0,80}}\b(?:until|unless\s+and\s+until|before)\b[^.;]{{0,80}}\b{_GOT}\b"
        rf"|\b(?:only|first)\b[^.;]{{0,30}}\b{_OUT}\b[^.;]{{0,60}}\b(?:after|once|when|upon)\b[^.;]{{0,50}}\b(?:full\s+payment|cleared\s+funds|(?:price|fees?|invoice|amount|sum|deposit)\s+(?:has|have|is|are)\s+(?:been\s+)?(?:paid|received))"
        rf"|\b(?:deposit|down[\s-]?payment|advance|pre-?payment|initial\s+payment|mobili[sz]ation\s+(?:fee|payment|advance)|retainer)\b[^.;]{{0,40}}?\b(?:of|equal\s+to|representing|amounting\s+to|equivalent\s+to|:)\s+(?:an?\s+)?[^.;]{{0,25}}?{_SHARE}[^.;]{{0,160}}?\b(?:paid|payable|pays?|due|remit\w*|sign\w*|orders?|execution|commenc\w+|before|prior|balance|price|fees?)\b"
        rf"|{_SHARE}(?!\s+of\s+the\s+.?(?:down|deposit|advance|prepay))[^.;]{{0,70}}?\b(?:deposit|down[\s-]?payment|advance\s+payment|prepayment)\b"
        rf"|{_SHARE}[^.;]{{0,80}}?\b(?:(?:up)?on|at|with|before|prior\s+to)\s+(?:the\s+)?(?:sign(?:ing|ature)|orders?|placing|placement|order\s+confirmation|booking|contract)\b[^.;]{{0,120}}\b(?:balance|remainder|remaining|{_SHARE})"
        rf"|\b{_OUT}\b[^.;]{{0,70}}?\bonly\s+(?:after|once|when|upon|against|on)\b[^.;]{{0,70}}?\b{_GOT}\b"
        rf"|{_SHARE}[^.;]{{0,70}}?\b(?:when|once)\s+(?:this\s+|the\s+)?(?:agreement|contract|order)\s+is\s+(?:signed|placed|accepted|confirmed)\b[^.;]{{0,120}}\b(?:balance|remainder|remaining|rest|{_SHARE})"
        r"|\bpre-?paid\s+(?:balance|account|credits?)\b"
        r"|\b(?:shall|will|must|agrees?\s+to|undertakes?\s+to)\s+pre-?pay\b"
        rf"|\b(?:shall|will|must|agrees?\s+to|to\s+be|is|are)\s+(?:pay|paid|payable|settled?|received|due)\b[^.;]{{0,70}}?\b(?:prior\s+to|before|in\s+advance\s+of|ahead\s+of)\s+(?:the\s+|any\s+|each\s+|every\s+|its\s+|scheduled\s+)*(?:goods|products|services|works?|equipment|vehicle|date\s+of\s+|day\s+of\s+|period\s+of\s+|scheduled\s+)?\s*(?:are\s+|is\s+|the\s+)?(?:{_OUT}|use\b|performance)"
        rf"|\b(?:payment|paid|payable)\b[^.;]{{0,50}}?\b(?:prior\s+to|before)\s+(?:the\s+|any\s+)?(?:shipment|delivery|dispatch|despatch|loading|collection|commencement)\b"
        r"|\b(?:paid|payable|pays?|due|invoiced)\b[^.;]{0,80}\b(?:for|in\s+respect\s+of)\s+the\s+(?:coming|forthcoming|ensuing|next|following)\s+(?:calendar\s+)?(?:month|quarter|year|period|half[\s-]year)\b"
    ),
    "fr": re.compile(
        r"\b(?:comptant|payables?|payee?s?|paiement|reglement|reglee?s?|exigibles?|facture\w*|solde)\b[^.;]{0,60}?\b(?:a|lors\s+de|au\s+moment\s+de|des|avec)\s+(?:la\s+)?(?:passation\s+de\s+(?:la\s+)?)?(?:commande|reservation|souscription)\b"
        rf"|\b(?:acompte|avance|arrhes|premier\s+(?:versement|reglement|acompte)|prepaiement|versement\s+initial)\b[^.;]{{0,60}}?(?:{_PART_FR})[^.;]{{0,140}}?\b(?:verse\w*|paye\w*|regle\w*|exigible|signature|commande|solde|notification|reservation|marche|prix|demarrage)\b"
        rf"|\b(?:verse|verser|versera|verses|paie|paye|payer|regle|regler|reglera|percoit|recoit)\b[^.;]{{0,60}}\b(?:une?|l')\s?(?:avance|acompte|provision\s+sur\s+honoraires)\b[^.;]{{0,60}}(?:{_PART_FR})"
        rf"|(?:{_PART_FR})[^.;]{{0,80}}?\b(?:a|lors\s+de|des|au\s+moment\s+de)\s+(?:la\s+)?(?:signature|commande|passation|reservation|souscription)\b[^.;]{{0,120}}(?:solde|reste|{_PART_FR}|un\s+tiers)"
        rf"|\b(?:aucune?|nulle?)\s+(?:[a-z-]+\s+){{0,2}}(?:{_OUT_FR})\b[^.;]{{0,60}}\b(?:avant|sans|tant\s+que)\b[^.;]{{0,80}}\b(?:encaiss\w+|paiement|paye\w*|regle\w*|reglement|versement|acquitte\w*)"
        rf"|\b(?:ne|n')\s?(?:[a-z']+\s+){{0,4}}(?:{_OUT_FR})\b[^.;]{{0,60}}\b(?:qu'apres|qu'a\s+compter\s+d[eu]|qu'une\s+fois|avant|que\s+sous\s+reserve)\b[^.;]{{0,60}}\b(?:encaissement|paiement|reglement|versement|virement|fonds|prix|encaisse\w*)"
        rf"|\b(?:dus|dues?|(?:est|sera)\s+du|payables?|payee?s?|paiement|regle\w*|reglement|versee?s?|exigibles?|paie|paye|verse)\b[^.;]{{0,90}}?\b(?:avant|prealablement\s+a|prealable\s+a|anterieurement\s+a)\s+(?:toute?\s+|la\s+|le\s+|l'\s?|son\s+|sa\s+|chaque\s+)?(?:{_OUT_FR})\b"
        r"|\b(?:a\s+)?terme\s+a\s+echoir|\b(?:dus|dues?|pay\w+|paie\w*|regl\w+|acquitt\w+|vers\w+|factur\w+|exigibles?|loyers?|redevances?|abonnements?)\b[^.;]{0,70}\bd'avance\b|\b(?:payables?|payee?s?|reglee?s?|facturee?s?|exigibles?|paiement|reglement)\s+(?:\w+\s+){0,3}par\s+anticipation\b|\bprepaye\w*\b|\bpre-?paiement\b"
        r"|\b(?:dus|dues?|(?:est|sera)\s+du|payables?|payee?s?|reglee?s?|exigibles?|facturee?s?|versee?s?)\b[^.;]{0,90}\bpour\s+(?:le|la|l')\s?(?:mois|trimestre|annee|semestre|periode)\s+(?:qui\s+commence|a\s+venir|suivante?|a\s+courir)\b"
        r"|\b(?:paiement|reglement)\b[^.;]{0,40}:[^.;]{0,40}\b(?:a\s+la\s+commande|avant\s+(?:expedition|livraison|enlevement|depart)|pro\s?forma)\b"
    ),
}
_NEEDED = {
    "en": ("advance", "deposit", "prepay", "pre-pay", "prepaid", "up front", "upfront", "up-front", "with order", "with each order", "with the order", "pro forma", "pro-forma", "proforma", "until", "unless", "before", "prior to", "down payment", "initial payment", "mobili", "retainer", "upon sign", "on sign", "at sign", "on order", "with placing", "on placing", "for the coming", "forthcoming", "ensuing", "is signed", "is placed", "on order", "on placing", "for the next", "for the following", "once", "after"),
    "fr": ("avance", "acompte", "arrhes", "avant", "prealable", "a la commande", "souscription", "passation", "reservation", "prepa", "pre-pa", "a echoir", "anticipation", "premier versement", "premier reglement", "versement initial", "qui commence", "a venir", "encaissement", "tant que", "pro forma", "proforma", "signature", "qu'apres"),
}  # fmt: skip
_NO = {
    "en": re.compile(
        r"\b(?:no|not|never|without|nor|neither)\s+(?:be\s+)?(?:(?:any|an?|required|obliged|obligated|payable|paid|invoiced|billed|entitled)\s+(?:to\s+)?)*(?:be\s+)?(?:in\s+advance|advance|deposit|prepay\w*|down|paid|pay)"
        r"|\bsecurity\s+deposit|\brent\s+deposit|\bdeposit\s+(?:account|agreement|insurance)|\bescrow|\bdamage\s+deposit|\bloans?\b|\blender|\bborrower|\btitle\b|\bownership\b"
        r"|\b(?:approv\w+|agreed|authori[sz]ed|notif\w+|notice|consent\w*)\b[^.;]{0,25}\bin\s+advance|\bin\s+advance\b[^.;]{0,15}\b(?:approv|agree|writ|notif)|\bdays?(?:'|s)*\s+(?:\w+\s+)?in\s+advance"
        r"|\boverdue|\barrears?\b|\bpast\s+due|\bsuspen\w+|\bterminat\w+|\brefund\w*\s+of|\bprepaid\s+(?:fees|amounts|and\s+unused)|\bunused\b|\bdefault|\bfails?\s+to\b|\bfailure\b|\binterest\b|\broyalt|\btax\w*\b|\bcustoms|\binsuranc|\bpremium|\bdividend|\breserves?\s+the\s+right|\bmay\s+(?:\w+\s+)?(?:require|request|demand|ask|suspend|stop|withhold)|\boutstanding\b|\bif\s+(?:the\s+)?(?:\w+\s+){0,4}credit|\b(?:prepayment|deposit)\s+or\s+(?:an?\s+)?(?:deposit|prepayment|letter|guarant)|\bcredit(?:worth|\s+(?:limit|status|standing|rating))|\bexpenses?\b|\bmilestone\b|\bindemnif|\bexercise\b|\bdistribut(?:ion|ions)\s+(?:to|of)|\bclosing\b|\bshares?\b|\bin\s+lieu\b"
    ),
    "fr": re.compile(
        r"\b(?:aucune?|sans|pas\s+d[e']\s?|ni)\s*(?:avance|acompte|arrhes|versement\s+d'avance)|\bn'est\s+(?:pas|plus)\s+\w+\s+d'avance|\bdepot\s+de\s+garantie|\bcompte\s+courant|\bavance\s+(?:de\s+tresorerie|en\s+compte)"
        r"|\b(?:jours|mois|semaines?|heures?)\s+(?:au\s+moins\s+)?(?:a\s+l'avance|d'avance)|\baccept\w+\s+d'avance|\bprevenu\w*\s+d'avance|\beviter\s+d'etre\s+factur|\bretard|\bimpay|\bsuspen|\bechue?s\b|\bresili|\brembours|\bdefaut\b|\bdefaillan|\bpret\b|\bemprunt|\bassuranc|\bindemni|\bremboursement|\bse\s+reserve|\bpeut\s+(?:exiger|demander|subordonner)|\bpourra\s+(?:exiger|demander|subordonner)|\brenonc\w+|\bd'avance\s+(?:a\s+)?(?:toute?|reconn)|\breserve\s+de\s+propriete|\bpropriete|\bpar\s+avance\b|\bcaution|\bgarantie\s+a\s+premiere|\bsous-trait\w+\s+(?:\w+\s+){0,4}paiement\s+direct|\bpenalit|\bvoyageur|\bfrais\s+de\s+deplacement|\bdroits\s+d'enregistrement|\bau\s+plus\s+tard\s+\w+\s+jours\s+avant\s+(?:l'echeance|la\s+fin)"
    ),
}


def ahead(line: str, language: Language) -> tuple[int, int] | None:
    """Return where a folded sentence makes somebody pay before he has anything for it; ``None`` where none does.

    Advances that are refused, that are a security, or that may be asked for if something happens are none;
    nor is what is paid only where it was ordered or approved before it was done.
    """
    side = "fr" if language == "fr" else "en"
    if not _time.holds(line, _NEEDED[side]):
        return None
    match = _AHEAD[side].search(line)
    if match is None or _NO[side].search(
        line, max(match.start() - 60, 0), min(match.end() + 50, len(line))
    ):
        return None
    if listed("payment", "agreed_ahead", side).search(line, match.start(), match.end()) is not None:
        return None
    return match.span()
