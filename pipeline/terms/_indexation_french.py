"""How else French clauses bound a revision: no fall, a cap in words, an index of years before."""

from __future__ import annotations

from data import late as re
from pipeline import _number_words

_MODAL = r"(?:pourra|pourront|peut|peuvent|puisse|puissent|saurait|sauraient|devra|devront|doit)"
_REFUSED = (
    rf"(?:\b(?:ne|n')\s*{_MODAL}\b|\bsans\s+pouvoir\b|\bsans\s+(?:toutefois\s+)?que\s+[^.;]{{0,90}}?\b{_MODAL}\b"
    rf"|\bni\s+[^.;,]{{0,40}}\b{_MODAL}\b)"
)
_SAME_PRICE = (
    r"(?:au|du|de\s+la|a\s+la|de|que|a)\s*(?:le\s+|la\s+)?(?:celui|celle|dernier\w*|precedent\w*|loyer|prix|"
    r"montant|redevance|tarif|forfait|niveau|valeur)"
)
FALL_EXCLUDED = re.compile(
    # never brought below what was paid
    rf"{_REFUSED}[^.;]{{0,110}}?\b(?:au|en)[- ]dessous\s+(?!de\s+\d){_SAME_PRICE}\b"
    r"(?![^.;,]{0,12}\d\s?%)|"
    rf"{_REFUSED}[^.;]{{0,60}}?(?<!diminution )(?<!baisse )(?<!variation )"
    rf"\b(?:moindre|moins\s+elevee?s?|inferieure?s?)\s+{_SAME_PRICE}\b|"
    # never falls
    rf"{_REFUSED}\s*(?:,?\s*en\s+aucun\s+cas,?\s+|jamais\s+|toutefois\s+|pas\s+)?(?:etre\s+)?"
    r"(?:flechir|decroitre|reculer|redescendre)\b|"
    # a fall of the index is without effect
    r"\b(?:baisse|diminution|recul|variation\s+negative|evolution\s+negative)s?\s+(?:eventuelle\s+)?"
    r"(?:de\s+l'(?:indice|index)|de\s+celui-ci|d'indice)\s*,?\s*(?:\w+\s+){0,4}?"
    r"(?:(?:sera|est|demeure\w*|reste\w*)\s+(?:sans\s+(?:effet|incidence|influence|consequence)|negligee|ignoree)|"
    r"(?:n'(?:aura|a|entrainera|entraine|affectera|affecte)|ne\s+(?:sera|donnera|saurait|modifie\w*))\b"
    r"[^.;]{0,25}?\b(?:pas|aucune?|point|donner)\b)|"
    r"\bne\s+(?:sera|seront|pourra\s+etre)\s+(?:jamais\s+|pas\s+)?tenu\s+(?:aucun\s+)?compte\s+d(?:es?|e\s+la|'une?)\s+"
    r"(?:eventuelles?\s+)?(?:variations?\s+negatives?|baisses?|diminutions?)\b|"
    r"\ben\s+cas\s+de\s+(?:baisse|diminution|recul)\s+de\s+l'(?:indice|index)\b[^.;]{0,60}?\b(?:maintenu|inchange)|"
    r"\b(?:si|lorsque|quand|dans\s+le\s+cas\s+ou)\s+(?:l'(?:indice|index)|celui-ci)\s+(?:\w+\s+){0,3}?"
    r"(?:bais|diminu|flechi|recul)\w*[^.;]{0,60}?\b(?:inchange|maintenu|(?:reste|demeure)(?:ra|rait)?\b)|"
    r"\b(?:variation|evolution)s?\s+negatives?\b[^.;]{0,40}?\b(?:null?e|inexistante|ignoree|neutralisee|ecartee|zero)s?\b|"
    r"\bne\s+(?:pourra|peut|saurait)\s+(?:jamais\s+)?(?:jouer|profiter|s'appliquer|operer)\s+qu'(?:en\s+faveur|au\s+(?:seul\s+)?"
    r"(?:benefice|profit))\s+du\s+(?:bailleur|prestataire|fournisseur|vendeur|loueur)|"
    # only a rise counts
    r"\bseules?\s+(?:les\s+|la\s+|une\s+)?(?:hausses?|augmentations?|variations?\s+(?:a\s+la\s+hausse|positives?))\b|"
    r"\bne\s+(?:joue|jouera|s'applique|s'appliquera|produira\s+effet|varie|variera)\w*\s+(?:donc\s+)?"
    r"(?:que|qu'a)\s*(?:dans\s+le\s+sens\s+de\s+)?(?:la\s+|l')(?:hausse|augmentation)|"
    # what is paid is the floor
    r"\b(?:loyer|prix|redevance|montant|tarif)\b[^.;]{0,50}?\b(?:constitue\w*|forme\w*|servir\w*|sert|vaut|vaudra)"
    r"\s+(?:de\s+|un\s+|le\s+|toujours\s+|en\s+toute\s+hypothese\s+){0,3}(?:plancher|loyer\s+plancher|prix\s+plancher)"
)
"""Words that leave a price no way down, beside those that ``_indexation_words`` holds."""

BOTH_WAYS = re.compile(
    r"\ben\s+hausse\s+(?:comme|ou|et|aussi\s+bien\s+qu')\s*(?:en\s+)?baisse|\bdans\s+un\s+sens\s+(?:ou|et|comme)\s+"
    r"dans\s+l'autre|\ben\s+plus\s+et\s+en\s+moins|\ben\s+moins\s+(?:ou|comme)\s+en\s+plus|"
    r"\bpositive(?:ment)?\s+(?:ou|comme)\s+negative|\ba\s+la\s+hausse\s*,?\s*(?:soit|comme|mais\s+aussi)\s+a\s+la\s+baisse"
)

_PERCENT = (
    rf"(?:(?P<words>{_number_words.WORDS})(?:\s+(?:virgule\s+(?P<tenths>{_number_words.CARDINAL})|(?P<half>et\s+demi))"
    r"(?![a-z]))?(?:\s*\(\s*[\d.,]+\s*%?\s*\))?|(?P<figure>\d{1,2}(?:[.,]\d{1,3})?))\s*(?:%|pour\s?cents?\b)"
)
_CAP = re.compile(
    r"(?:"
    # may not, does not go beyond
    rf"(?:{_REFUSED}|\bsans|\bne|\bn')\s*(?:en\s+aucun\s+cas\s+|jamais\s+|toutefois\s+|,\s*)*"
    r"(?:(?:exced\w*|depass\w*)(?:\s+(?:pas|jamais|point|plus))?|etre\s+superieure?\s+a|aller\s+au-dela\s+de)|"
    # no revision moves the price by more than
    r"\b(?:ne|n'|sans|aucune?)\b[^.;]{0,110}?\bde\s+plus\s+de|"
    r"\b(?:limite|plafonne|borne)\w*\s+(?:annuellement\s+)?(?:a|au\s+taux\s+de)|"
    r"\b(?:dans\s+la|sous\s+la|avec\s+une)\s+limite\s+(?:maximale\s+|annuelle\s+|haute\s+)?(?:de|d'une?\s+\w+\s+de)|"
    r"\bplafond\s+(?:annuel\s+)?(?:etant\s+|est\s+)?(?:fixe\s+)?(?:de|a|:)|"
    r"\bmaximum\s+(?:annuel\s+)?(?:de|:)|\bau\s+(?:maximum|plus)\s+(?:de)?"
    r")\s*"
    + _PERCENT
    + r"|"
    + _PERCENT.replace("P<", "P<last_")
    + r"\s*(?:au\s+(?:plus|maximum)|maximum|maximal\w*)\b"
)
_MOST = 30
_SHARE = re.compile(
    r"\s*\)?\s*(?:des|du|de\s+la|de\s+l')\s*(?!loyer|(?:prix|redevance|montant|tarif)\s+(?:de\s+(?:l'annee|la\s+periode)|precedent|en\s+vigueur|anterieur))"
)
_OTHER = re.compile(
    r"\bpenalit|\bremise|\breduction|\bindemnit|\binteret|\bretard|\bdepot\b|\bacompte|\bfranchise"
)


def cap(folded: str) -> str | None:
    """Return the cap of a revision as ``4%``: in words or figures; ``None`` when the words tell none.

    Args:
        folded: folded text of the clause that revises.
    """
    for match in _CAP.finditer(folded):
        figure = _figure(match)
        if figure is None or not 0 < float(figure) <= _MOST or _SHARE.match(folded, match.end()):
            continue
        before = max(folded.rfind(". ", 0, match.start()), folded.rfind(";", 0, match.start()), 0)
        if _OTHER.search(folded, before, match.end()):
            continue
        return figure + "%"
    return None


def _figure(match: re.Match[str]) -> str | None:
    for prefix in ("", "last_"):
        if match[f"{prefix}figure"] is not None:
            return match[f"{prefix}figure"].replace(",", ".")
        if match[f"{prefix}words"] is not None:
            whole = _number_words.value(match[f"{prefix}words"])
            if whole is None:
                return None
            if match[f"{prefix}half"] is not None:
                return f"{whole}.5"
            tenths = match[f"{prefix}tenths"]
            told = None if tenths is None else _number_words.value(tenths)
            return str(whole) if told is None else f"{whole}.{told}"
    return None


_COMPARED = re.compile(r"\b(?:rapports?|entre|compar\w+|variations?|evolutions?|divis\w+|quotient)\b")
_EARLIER = re.compile(
    r"\b(?:indices?|index|celui|ceux|celle|valeurs?|trimestres?|mois|publie\w*|connu\w*)\b[^.;]{0,60}?"
    rf"\b(?P<count>\d{{1,2}}|{_number_words.WORDS})\s+(?P<unit>ans?|annees?|trimestres?|mois)\s+"
    r"(?:plus\s+tot|auparavant|en\s+arriere|anterieure?s?\b|avant(?!\s+(?:la|le|l'|chaque|cette)\s*(?:revision|date|facturation|"
    r"echeance)))"
)
_SAME_QUARTER = re.compile(r"\bmeme\s+(?:trimestre|mois|indice)")
_LAST_YEAR = re.compile(r"\bannee\s+(?:precedente|ecoulee|anterieure)|\bn\s?-\s?1\b")
_MONTHS = {"an": 12, "ans": 12, "annee": 12, "annees": 12, "trimestre": 3, "trimestres": 3, "mois": 1}


def months_back(sentence: str) -> int | None:
    """Return over how many months a sentence compares an index with itself, told as *so long before*.

    ``le dernier indice publié et celui publié deux ans plus tôt`` says 24. Where the later of the two
    is that of *the year before*, nobody can tell from which year *two years earlier* counts, but *du
    même trimestre* says it.

    Args:
        sentence: folded sentence that tells of the revision.
    """
    compared = _COMPARED.search(sentence)
    if compared is None:
        return None
    match = _EARLIER.search(sentence, compared.start())
    if match is None:
        return None
    counted = match["count"]
    count = int(counted) if counted.isdigit() else _number_words.value(counted)
    if count is None:
        return None
    at = match.start("count")
    if _LAST_YEAR.search(sentence, 0, at) and _SAME_QUARTER.search(sentence, at - 60, at) is None:
        return None
    return count * _MONTHS[match["unit"]]


def first_span(sentence: str, first_date: str, base_period: str) -> int | None:
    """Return the months that the first revision takes of an index: from its base to *the year before*.

    Args:
        sentence: folded sentence that tells of the revision.
        first_date: ISO day of the first revision.
        base_period: ``2001-Q3`` or ``2001-09``.
    """
    if not _LAST_YEAR.search(sentence) or not _EARLIER.search(sentence):
        return None
    if not re.fullmatch(r"\d{4}-(?:Q\d|\d\d)", base_period) or not re.match(r"\d{4}-", first_date):
        return None
    return (int(first_date[:4]) - 1 - int(base_period[:4])) * 12
