# ruff: noqa: E501 (patterns are read by the phrase)
"""Prices left to the seller's rates of a later day, however that is built: *its then-current rates*, *the tariff for the day*.

A list (whose it is, of what kind) and a later day stand together; what is bought with them stands near.
"""

from __future__ import annotations

from data import late as re
from pipeline.terms import _time
from pipeline.types import Language

_LIST = (
    r"(?:(?:price|pricing|tariff|rate|fee|rates|fees|charges)\s*(?:lists?|books?|cards?|sheets?|schedules?)|(?:hourly|daily|day|weekly|labou?r|charge-out|consultancy|consulting|professional|list|time)"
    r"(?:\s+\w+)?\s+(?:prices|price|rates?|fees?|charges)|scales?\s+of\s+(?:charges|fees|prices)|schedules?\s+of\s+(?:rates|charges|prices|fees)|lists?\s+of\s+(?:prices|charges|rates|fees)"
    r"|tariffs?|catalogues?|pricing|prices?|rates?|charges|fees)"
)
_KIND = r"(?:(?:standard|usual|normal|ordinary|customary|regular|published|general|commercial|own|list|prevailing|hourly|daily|public|applicable|retail|then)\s+){0,3}"
_DAY = r"(?:the\s+|each\s+|any\s+|such\s+)?(?:(?!effective|signature|execution|first)[a-z]+\s+)?(?:time|date|day|moment)"
_LATER = (
    rf"(?:(?:(?:in\s+force|in\s+effect|current|prevailing|ruling|applicable|applying|published|effective|charged|valid|existing)\s+){{0,2}}(?:(?:as\s+)?(?:at|on|as\s+of|as\s+at)\s+)+{_DAY}\b"
    r"|(?:in\s+force|in\s+effect|current|prevailing|ruling|applicable|applying|effective)\s+(?:when|whenever|from\s+time\s+to\s+time|for\s+the\s+time\s+being)"
    r"|from\s+time\s+to\s+time|for\s+the\s+time\s+being|as\s+(?:amended|updated|revised|varied|changed|published|modified|notified)\s+(?:\w+\s+){0,3}?from\s+time\s+to\s+time"
    r"|as\s+(?:amended|updated|revised|varied|changed|modified)\s+(?:by\s+\w+\s+)?(?:at\s+its\s+(?:sole\s+)?discretion|annually|periodically)|then\s+(?:in\s+force|in\s+effect|current|applicable|prevailing|ruling|published))"
)
_THEN = r"(?:then[\s-]+(?:current|prevailing|applicable|published|existing|standard|effective)|prevailing|current|usual|customary|standard|normal|going)"
_WHOSE = r"(?:(?:its|their|our|his|(?:the\s+)?[a-z]+(?:'s|s'))\s+)"
_ACT = r"(?:charg\w+|pa(?:y|ys|id|yable|yment)|bill\w*|invoic\w+|pric\w+|suppl\w+|provid\w+|fees?|rates?|charges|prices?|cost|due|freight|subscription|renew\w*|sold|order\w*|remunerat\w+|appl(?:y|ies)|determin\w+|calculat\w+|rendered|performed|undertaken)"
_EN = re.compile(
    # at its then-current standard rates
    rf"\b(?:at|on|per|under|based\s+(?:up)?on|with|to|be|using|by\s+reference\s+to|according\s+to|pay|charged|following)\s+{_WHOSE}(?P<then>{_THEN}[\s,]+(?:and\s+)?{_KIND}(?:{_THEN}\s+)?{_LIST})\b"
    # the provider's usual rates applicable when the work is done
    rf"|{_WHOSE}(?P<of>{_KIND}{_LIST}\b[^.;]{{0,40}}?\b{_LATER})"
    # the tariff ... current on the date of collection
    rf"|\b(?P<list>(?:price\s*(?:lists?|books?)|tariffs?|rate\s*cards?|(?:list|published|posted|catalogue)\s+(?:prices?|rates?))\b[^.;]{{0,60}}?\b{_LATER})"
    # such prices as the contractor generally charges on the day
    rf"|\b(?P<such>(?:such|the)\s+(?:prices?|rates?|charges|fees|sums)\s+(?:as|that|which)\s+[^.;]{{0,40}}?\b(?:charg\w+|ask\w*|quot\w+|publish\w+|appl\w+|fix\w*|determin\w+|set|sets|post\w*)\b[^.;]{{0,30}}?\b(?:(?:on|at)\s+{_DAY}|from\s+time\s+to\s+time|generally|at\s+its\s+discretion))"
    # may revise its tariff at any time by posting it
    rf"|\b(?P<those>(?:prices|fees|rates|charges|tolls|tariffs)\b[^.;]{{0,80}}?\b(?:are|be)\s+those\s+(?:(?:then\s+)?(?:ruling|current|prevailing|in\s+force|in\s+effect|applicable|charged)[^.;]{{0,20}}?\s(?:at|on)\s+{_DAY}|(?:shown|published|posted|listed|displayed)\s+[^.;]{{0,60}}?\b(?:at|on)\s+{_DAY}))"
    rf"|\b(?P<what>(?:at|on)\s+(?:whatever|such|the)\s+(?:\w+\s+)?(?:prices?|rates?|charges|fees|tariff)\s+[^.;]{{0,40}}?\b(?:charg\w+|ask\w*|quot\w+|publish\w+|appl\w+)\b[^.;]{{0,25}}?\b(?:on|at)\s+{_DAY})"
    rf"|\b(?P<alters>(?:{_KIND}{_LIST}|tolls)\b,?\s+[^.;]{{0,20}}?\b(?:as|which)\s+(?:it|they|he|the\s+\w+)\s+(?:may\s+)?(?:alter|chang|amend|var|revis|updat|fix|set)\w*\s+[^.;]{{0,20}}?\b(?:from\s+time\s+to\s+time|at\s+(?:any\s+time|its\s+discretion|will)))"
    rf"|{_WHOSE}(?P<may>{_KIND}{_LIST},?\s+(?:which|that)\s+[^.;]{{0,40}}\bmay\s+(?:\w+\s+)?(?:amend|chang|revis|var|updat|alter|increas|modif)\w*)"
    rf"|\bmay\s+(?:at\s+any\s+time\s+)?(?:revise|change|amend|vary|update|alter)\s+(?P<revised>(?:its|their|our|the)\s+(?:tariffs?|price\s*lists?|list\s+prices|rate\s*cards?|published\s+(?:prices|rates))\b[^.;]{{0,60}}\b(?:at\s+any\s+time|from\s+time\s+to\s+time|by\s+posting|without\s+notice|on\s+its\s+website|at\s+its\s+discretion))"
)
_NOT_EN = re.compile(
    r"\b(?:interest|base\s+rate|prime\s+rate|bank\w*|tax(?:es|ation)?|vat|gst|dut(?:y|ies)|exchange|currenc\w+|convert\w*|conversion|index|indices|inflation|statut\w+|wages?|salar\w+|insuranc\w+|court|arbitrat\w+|ferc"
    r"|regulat\w+|authorit\w+|libor|sonia|royalt\w+|mortality|occupancy|attrition|defect|market\s+rates?|frequency|third[\s-]party|resale|resell\w*|retail\s+customers?|end\s+users?|sublicens\w+|shares?|stock|schedule\s+(?:\d|[a-z]\b)|exhibit|annex|appendix|signing|signature|reimburs\w+|salvage|discount)\b"
)
_FR_LIST = r"(?:tarifs?|tarification|baremes?|prix(?:\s+(?:catalogue|publics?))?|conditions\s+tarifaires|grilles?(?:\s+tarifaires?)?|listes?\s+de\s+prix|catalogues?|taux\s+(?:horaires?|journaliers?)|honoraires)"
_FR_DAY = r"(?:au\s+(?:jour|moment)|a\s+la\s+date|le\s+jour|lors)"
_FR_OWNER = r"(?:\s+(?:du|de\s+la|de\s+l'|des|de)\s*(?:prestataire|fournisseur|vendeur|editeur|transporteur|concessionnaire|hebergeur|mainteneur|consultant|cabinet|societe|titulaire|bailleur|concedant|fabricant|exploitant|operateur|distributeur|loueur|[a-z]+eur)\b)"
_FR = re.compile(
    rf"\b(?P<list>(?:{_FR_LIST}(?:\s+[a-z'-]+){{0,4}}?\s+(?:en\s+cours|alors\s+(?:en\s+vigueur|pratiques?|applicables?|affiches?))\s+{_FR_DAY}\b|(?:tarifs?|tarification|baremes?|grilles?(?:\s+tarifaires?)?|catalogues?)(?:\s+[a-z'-]+){{0,4}}?\s+(?:en\s+cours|du\s+moment|alors\s+(?:en\s+vigueur|pratiques?|applicables?|affiches?))))"
    rf"|\b(?P<own>{_FR_LIST}[^.;,]{{0,30}}?{_FR_OWNER},?\s*(?:tels?(?:le)?s?\s+(?:que|qu')[^.;]{{0,50}}?\b(?:etabli|fixe|arrete|publie|modifie|revise|pratique|determine)\w*|(?:qu'|que\s)[^.;]{{0,40}}?\b(?:etabli|fixe|arrete|modifie|revise)\w*)[^.;]{{0,40}}?\b(?:chaque\s+(?:annee|trimestre|mois)|a\s+tout\s+moment|periodiquement|librement|au\s+jour|a\s+la\s+date|regulierement))"
    rf"|\b(?P<may>{_FR_LIST}[^.;]{{0,70}}?\b(?:susceptibles?\s+d'(?:etre\s+modifie\w*|evolu\w+|evolution)|susceptibles?\s+de\s+(?:modification|varier|changer|revision)|modifiables?|revisables?|evolutifs?)\b[^.;]{{0,30}}?\b(?:a\s+tout\s+moment|sans\s+preavis|librement|a\s+(?:sa|son|leur)\s+(?:seule\s+)?(?:discretion|gre|initiative)))"
    rf"|\b(?P<usual>{_FR_LIST}(?:\s+[a-z'-]+){{0,2}}?\s+(?:habituel\w*|habituellement|usuel\w*|courant\w*|ordinaire\w*|standards?)(?:\s+(?:pratique\w*|applique\w*))?(?:\s+(?:par|du|de|chez|d')[^.;]{{0,40}}?)?\s+{_FR_DAY}\b)"
    rf"|\b(?P<those>(?:prix|tarifs?|redevances?|honoraires|montants?|peages?|taux)\b[^.;]{{0,90}}?\b(?:est|sont|seront|sera)\s+(?:ceux|celles|celui|celle)\s+(?:(?:alors\s+)?(?:en\s+vigueur|pratiquee?s?|affichee?s?|publiee?s?|applicables?|appliquee?s?)[^.;]{{0,60}}?\s(?:au|a\s+la|le|lors)\s+(?:premier\s+)?(?:jour|date|moment|d)))"
    rf"|\b(?P<alters>(?:prix|tarifs?|redevances?|peages?|bareme|grille)\b\s+qu'?\s?(?:il|elle|e\s+le\s+\w+|e\s+la\s+\w+)\s+[^.;]{{0,50}}?\b(?:peut|pourra)\s+(?:librement\s+)?(?:modifier|changer|reviser|faire\s+evoluer)[^.;]{{0,20}}?(?:a\s+tout\s+moment|librement|sans\s+preavis|a\s+son\s+gre))"
    rf"|\b(?P<cond>conditions\s+(?:tarifaires|financieres|de\s+prix)(?:\s+(?:generales?|publiques?))?(?:{_FR_OWNER})?\s+(?:en\s+vigueur\s+)?{_FR_DAY}\s+)"
)
_NOT_FR = re.compile(
    r"\bindices?\b|\bindex|\bformule\b|reglementes?|\bfiscal|\blegal|officiel|conventionnel|collective|\burssaf|\bsyndica|\btva\b|\bchange\b|\bdevises?\b|\bannexe|\bbordereau|\bconversion|\binteret|\bconcurren\w+|\brevente|\brevend\w+|"
    r"\btiers\b|\bjour\s+de\s+(?:la\s+)?(?:signature|conclusion)|\bdate\s+de\s+(?:la\s+)?(?:signature|conclusion|remise\s+des\s+offres)|\bsous-licen|\bacheteurs\s+finals|\bmarches?\s+public"
)
_WHOLE = ("those", "what", "such", "revised")
"""Constructions that tell by themselves that something is priced."""
_NEEDED = {
    "en": ("toll", "rate", "price", "pricing", "tariff", "fee", "charge", "catalogue"),
    "fr": (
        "peage",
        "redevance",
        "tarif",
        "bareme",
        "prix",
        "grille",
        "catalogue",
        "taux",
        "honoraire",
        "conditions",
    ),
}


def later_list(line: str, language: Language) -> tuple[int, int] | None:
    """Return where a folded sentence prices something by the seller's list of a later day, else ``None``.

    Rates of interest, tax and exchange, prices that an index revises and lists of others are none.
    """
    side = "fr" if language == "fr" else "en"
    if not _time.holds(line, _NEEDED[side]):
        return None
    match = (_FR if side == "fr" else _EN).search(line)
    if match is None:
        return None
    named, span = next(
        (name, match.span(name)) for name, said in match.groupdict().items() if said is not None
    )
    low, high = max(span[0] - 110, 0), min(span[1] + 70, len(line))
    if (_NOT_FR if side == "fr" else _NOT_EN).search(line, low, high):
        return None
    if (
        side == "en"
        and named not in _WHOLE
        and re.search(rf"\b{_ACT}\b", line[low : span[0]] + " " + line[span[1] : high]) is None
    ):
        return None
    return span
