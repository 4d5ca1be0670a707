"""Penalties that grow with time, and those that nothing caps."""

from __future__ import annotations

from data import late as re
from pipeline.terms._measures import unit_name
from pipeline.terms._sums import Sum

_STEPS = re.compile(
    r"\bescalat\w+|\bdoubl(?:ed|es|ees?|ee|e|ing)\b|\btripl\w+|\bincreas(?:ing|ed|es|e) (?:by|to)\b"
    r"|\bprogressi\w+|\b(?:rising|rises|rise|growing|grows|going\s+up) (?:by|to)\b|\btwice\s+(?:that|the)\s"
    r"(?:rate|amount|sum|percentage)"
    r"|\b(?:augment\w+|accru\w*|s'accro\w+)\s+(?:chaque\s+\w+\s+)?d(?:e\b|'un)|\bdouble\w*\s+(?:a\s+)?chaque\b"
    r"|\bet\s+ainsi\s+de\s+suite\b|\bmajoree?s?\s+de\b|\bportee?s?\s+a\b|\bthereafter\b[^.;]{0,60}(?:\d|percent|%)"
)


UNCAPPED = re.compile(
    r"\b(?:shall|will|is|are)\s+not\s+(?:be\s+)?limited\b(?!\s+to)|\bnot\s+(?:be\s+)?(?:capped|subject\s+to\s+(?:a|any)\s+cap)|\buncapped\b"
    r"|\bwithout\s+(?:any\s+)?(?:upper\s+|maximum\s+|overall\s+)?(?:limit\b|cap\b|ceiling\b|maximum\b)"
    r"|\bunlimited\b|\bno\s+(?:(?:upper|overall|maximum)\s+(?:limit|amount)|cap|ceiling)\b"
    r"|\bwhatever\s+(?:the\s+)?(?:sum|amount|total|figure)\b|\bno\s+matter\s+(?:how|what)\b"
    r"|\bquels?\s+que?\s+(?:soit|puisse\s+etre)\s+(?:le|leur)\s+(?:montant|total)|\bquel\s+qu'en\s+soit\s+le\s+(?:montant|total)"
    r"|\bhowever\s+(?:long|late)\b|\bfor\s+(?:as|so)\s+long\s+as\s+(?:the|such)\s+delay\b"
    r"|\bnot\s+(?:being\s+|be\s+)?(?:subject\s+to|limited\s+by)\s+(?:a|any)\s+(?:limit|ceiling)\b"
    r"|\ba\s+quelque\s+(?:somme|montant|total|chiffre)\b|\baussi\s+longtemps\s+qu(?:'il|e\s+le\s+retard)\b"
    r"|\b(?:non|pas)\s+plafonne\w*|\bsans\s+(?:plafond|limitation)|\billimite\w*|\bdeplafonne\w*"
    r"|\bne\s+connai\w+\s+(?:pas\s+de|aucune?|ni)\s+(?:plafond|maximum|limite)"
    r"|\b(?:a|n'ont|n'a)\s+(?:pas\s+de|aucun)\s+(?:plafond|maximum)|\bsans\s+(?:maximum|limite\s+de\s+montant)"
    r"|\baucun\s+(?:plafond|maximum)\b|\bsans\s+que\s+[^.;]{0,40}\bsoit\s+(?:plafonne|limite)"
)
_BEFORE = re.compile(
    r"\b(?:for\s+(?:each|every|any)|per|each|every|pour\s+chaque|pour\s+tout|par)\s+"
    r"(?:commenced|started|calendar|full|business|working|additional|whole|complete|further)?\s*"
    r"(?P<unit>hour|day|week|month|heure|jour|semaine|mois)\b"
    r"(?=[^.;]{0,60}?\b(?:delay|late|lateness|beyond|after|default|remains?|retard|commencee?|entamee?|indisponib\w+|unavailab\w+)\b)"
)


def per_before(folded: str, low: int, start: int) -> str:
    """Return the time that a sum is per, told before it or beside the anchor: ``For each day of delay``."""
    matches = list(_BEFORE.finditer(folded, max(0, min(low, start) - 160), max(low + 60, start)))
    if not matches and (led := _LED.search(folded, max(0, start - 220), start)) is not None:
        matches = [led]
    return (unit_name(matches[-1]["unit"]) or "") if matches else ""


_LED = re.compile(
    r"(?:\A|[.;:,]\s|\)\s|\d\s)\W*(?:for\s+(?:each|every|any)|each|every|pour\s+chaque|pour\s+tout|chaque|par)\s+"
    r"(?:\w+\s+){0,2}?(?P<unit>hour|day|week|month|heure|jour|semaine|mois)\s+"
    r"(?:(?:on|for|in|during)\s+which|of|that|ou|pendant|durant|de|d')\b"
    r"(?:(?!\b(?:and|et|shall\s+(?!pay|owe|allow))\b)[^.;]){3,160}?\b(?:pays?|paid|owes?|allows?|costs?"
    r"|verse\w*|paie\w*|paye\w*|doit|devra|donne\s+lieu|coute\w*|due?s?|redevable)\b[^.;]{0,80}?\Z"
)
"""*For each day on which it is shut, X shall pay*: what begins a sentence measures what it costs."""


_RUNS_ON = re.compile(
    r"\buntil\s+(?:the\s+|it\s+|they\s+|its\s+)?[^.;,]{0,50}\b(?:made|complet\w+|deliver\w+|accepted|available"
    r"|put\s+right|done|performed|takes\s+place|cured|remedied|restored|repaired)\b"
    r"|\bjusqu'(?:a\s+|au\s+|a\s+l')?(?:l'|la\s+|le\s+|son\s+|sa\s+|leur\s+|complete?\s+|parfaite?\s+)*"
    r"(?:execution|achevement|livraison|reception|reprise|remise|realisation|regularisation|retablissement)\b"
)


def runs_on(folded: str, low: int, high: int) -> bool:
    """Tell whether a penalty runs until what is late is done (``until the visit is made``)."""
    return _RUNS_ON.search(folded, max(0, low - 200), min(len(folded), high + 260)) is not None


_BOUND = re.compile(
    r"\b(?:not\s+more\s+than|no\s+more\s+than|exceed\w*|at\s+most|maximum|up\s+to|limit\w*|plafon\w*|exced\w+"
    r"|depass\w+|au\s+plus)\b"
)
_CAP_SOMEWHERE = re.compile(
    r"(?:damages|penalt\w+|penalites?|retenues?)[^.]{0,160}?(?:exceed|maximum|capped|plafon|exced|depass|limite)"
)


def may_be_capped(sentence: str, whole: str) -> bool:
    """Tell whether a sentence, or one on damages elsewhere, has words of a bound that was not read."""
    return _BOUND.search(sentence) is not None or _CAP_SOMEWHERE.search(whole) is not None


_OF_IT = re.compile(
    r"\W*there\s+(?:is|shall\s+be)\s+no\s[^.]*|\W*(?:no|aucun)\s+(?:ceiling|cap|limit|maximum|plafond)\b[^.]*|"
    r"\W*(?:such|these|the|this|said|cette|ces|la|les)\s+(?:said\s+|liquidated\s+)?(?:penal|damages)[^.]*"
)


def said_of_it(following: str) -> str:
    """Return the next sentence where it goes on about the penalty: ``Such damages are not capped``."""
    match = _OF_IT.match(following)
    return match.group() if match else ""


_IN_TURN = re.compile(
    r"[^.;%\d]{0,60}?\b(?:for|in|during|on)\s+(?:the|each|every)\s+(?:first|second|third|fourth|next|following"
    r"|subsequent|further|succeeding)\b"
    r"|[^.;%\d]{0,20}?\b(?:durant|pendant|pour)\s+les\s+(?:\w+\s+){0,2}premiere?s\s+(?:jours|semaines|mois)\b"
    r"|[^.;%\d]{0,20}?\b(?:du|a\s+compter\s+du)\s+(?:\w+ieme|premier)\b"
    r"|[^.;%\d]{0,40}?\b(?:pour|pendant|durant|par\s+\w+)?\s*(?:la|le)\s+(?:premiere?|deuxieme|seconde?|troisieme"
    r"|quatrieme|suivante?)\b|[^.;%\d]{0,25}?\b(?:ensuite|au-dela|par\s+la\s+suite)\b"
)
"""*Two percent for the first week, four for the second*: each in its turn."""


def escalates(folded: str, rates: list[Sum], rate: Sum) -> bool:
    """Tell whether a penalty grows: by words, or by sums that follow each other and rise."""
    if _STEPS.search(folded, rate.start, min(len(folded), rate.end + 260)):
        return True
    steps = [
        float(item.number)
        for item in rates
        if not item.is_cap and item.text and item.key == rate.key and "/" not in item.number
        # so much an hour for one fault and so much a day for another is no growth
        if (item.per and item.per == rate.per) or _IN_TURN.match(folded, item.end)
    ]
    return len(steps) > 1 and steps == sorted(steps) and steps[0] < steps[-1]
