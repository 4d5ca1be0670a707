"""A rise that is counted twice: the price of the year before, times an index from a fixed base."""

from __future__ import annotations

from data import late as re
from pipeline.folding import fold
from pipeline.terms import _revision_twice_said
from pipeline.terms._indexation_formula import Formula

_STEP = r"[nN0-9o](?:[ ]?[-–][ ]?\d)?"
_SYMBOL = (
    r"(?:(?:New|Old|Base|Initial|Current|Final)\s+[A-Z]{2,6}\b|"
    rf"[A-ZÉ][A-Za-zé]{{0,9}}?(?:[ ]?\({_STEP}\)|[ ]?{_STEP})?(?![A-Za-z0-9]))"
)
_BASE = re.compile(rf"[/÷]\s*\(?(?P<symbol>{_SYMBOL})")
_LEGEND = 1200
_MEANING = 220
_LEGEND_ENDS = re.compile(r";|\.\s|\n(?!\s*[a-zàâéèêç(«\d])")
"""A line that goes on in small letters is the same line, wrapped."""
_PRICE = re.compile(
    r"\b(?:prix|tarif|loyer|redevance|montant|remuneration|forfait|abonnement|price|fee|rent|charge|rate|"
    r"amount|payment)s?\b"
)
_BEFORE = re.compile(
    r"\bprecedent|\bancien|\ben\s+vigueur|\bn\s?[-–]\s?1\b|\bactuel|\bdernier\w*\s+(?:prix|tarif|loyer|"
    r"montant)|"
    r"\bavant\s+(?:la\s+)?revision|\bprevious|\bpreceding|\bprior\b|\bcurrent|\bin\s+(?:force|effect)\b|"
    r"\bexisting|"
    r"\bbefore\s+(?:the\s+)?(?:adjustment|revision|review)"
    r"|\b(?:year|period|quarter)\s+(?:before|ending|(?:just|last|then)\s+ended)|\bday\s+before\b"
    r"|\blast\s+(?:year|paid|invoiced|charged)|\bthen\s+(?:payable|paid|charged)"
    r"|\b(?:acquitte|paye|facture)\w*\s+(?:au\s+cours|pendant|durant|l'an)|\bmois\s+ecoules"
    r"|\bannee\s+(?:d'avant|ecoulee|passee)|\bdernier\w*\s+factur"
)
_AT_START = re.compile(
    r"\borigin|\binitial|(?<!annee )(?<!periode )\bcontractuel|"
    r"\ba\s+la\s+(?:date\s+de\s+)?(?:signature|conclusion|"
    r"prise\s+d'effet)|"
    r"\bdate\s+of\s+(?:this|the)\s+(?:agreement|contract|lease)|\bcommencement|\beffective\s+date"
)
_FIXED = re.compile(
    r"\borigin|\binitial|\bde\s+base\b|\bdate\s+d[eu]\s+(?:la\s+)?(?:signature|conclusion|remise|"
    r"prise\s+d'effet|"
    r"presente?\s+contrat|bail|contrat)|\ba\s+la\s+(?:signature|conclusion)|\bdate\s+d'(?:effet|"
    r"entree\s+en\s+vigueur)|"
    r"\bmois\s+(?:zero|m0)|\bdepart\b|\bbase\s+(?:index|month|period|date|value)|\bdate\s+of\s+(?:this|"
    r"the)\s+"
    r"(?:agreement|contract|lease)|\bcommencement\s+date|\beffective\s+date|\bsignature|\bsigning|"
    r"\b(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|january|"
    r"february|march|"
    r"april|may|june|july|august|september|october|november|december)\s+(?:19|20)\d\d|"
    r"\btrimestre\s+(?:de\s+l'annee\s+)?"
    r"(?:19|20)\d\d"
    r"|\bquarter\s+(?:of\s+)?(?:19|20)\d\d|\bq[1-4]\s+(?:19|20)\d\d|\bbase\s+fixe\b"
)
_ROLLS = re.compile(
    r"\bprecedent|\bderniere\s+revision|\brevision\s+anterieure|\bn\s?[-–]\s?[12]\b|\bprevious|"
    r"\bpreceding|\bprior\s+year|"
    r"\blast\s+(?:adjust|review|revis|increase)|\bannee\s+d'avant|\btwelve\s+months\s+(?:before|earlier)|"
    r"\bainsi\s+de\s+suite|\bd'annee\s+en\s+annee|\band\s+so\s+on\b|\bdouze\s+mois\s+"
    r"(?:avant|plus\s+tot)|\bchaque\s+(?:revision|renouvel|reconduction)|\banniversa|\bimmediately\s+before"
)
_OF_LAST_YEAR = (
    r"\b(?:prices?|fees?|rents?|charges?|rates?)\s+(?:then\s+|last\s+)?"
    r"(?:payable|paid|charged|due|in\s+force|in\s+effect|applicable)\s[^.;,]{0,30}?"
    r"\b(?:(?:year|period|month|quarter)\s+(?:last|just|then)\s+(?:ended|past|expired|ending)"
    r"|(?:last|preceding|previous|expiring|prior)\s+(?:contract\s+)?(?:year|period|month|quarter)"
    r"|immediately\s+before)\b"
)
"""*The charge payable during the year last ended*."""
_NOW = {
    "fr": re.compile(
        r"\b(?:dernier\s+(?:prix|tarif|loyer|montant)(?:\s+(?:facture|paye|applique))?"
        r"|(?:prix|tarif|loyer|redevance)\s+(?:en\s+(?:vigueur|cours)"
        r"(?!\s+(?:a\s+la|lors\s+de\s+la|au\s+jour\s+de\s+la)\s+(?:date\s+(?:de\s+|d'))?(?:la\s+)?(?:signature|conclusion|prise|effet)"
        r"|\s+au\s+\w+\s+\w+\s+(?:19|20)\d\d)|(?:alors\s+)?(?:applicable|pratique|paye|facture)"
        r"|precedente?|de\s+l'annee\s+(?:precedente|ecoulee|d'avant)))\b"
        r"[^.;]{0,80}?\b(?:multipli|vari|evolu|revis|index|ajust|augment|major)\w*[^.;]{0,200}?"
        r"\b(?P<base>(?:indice|index|celui|valeur)\w*\s+(?:\w+\s+){0,3}?de\s+(?:janvier|fevrier|mars|avril|mai|juin"
        r"|juillet|aout|septembre|octobre|novembre|decembre)\s+(?:19|20)\d\d|base\s+fixe"
        r"|divis\w+\s+par\s[^.;,]{0,60}?(?:\b(?:trimestre|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre"
        r"|octobre|novembre|decembre)\s+(?:de\s+(?:l'annee\s+)?)?(?:19|20)\d\d|\bde\s+base|\binitial|\bd'origine))\b"
    ),
    "en": re.compile(
        r"\b(?:prices?|fees?|rents?|charges?|rates?)\s+(?:(?:then|last|previously)\s+(?:payable|paid|charged|due|invoiced"
        r"|applicable|in\s+force)|of\s+the\s+(?:year|period)\s+before|(?:for|of)\s+the\s+(?:preceding|previous|prior)"
        r"\s+year|in\s+(?:force|effect))\b[^.;]{0,140}?\b(?:multipl|increas|reduc|adjust|chang|vari|vary)\w*[^.;]{0,260}?"
        r"\b(?P<base>(?:divided\s+by|since|between|from|over)\b[^.;]{0,90}?\b(?:january|february|march|april|may|june"
        r"|july|august|september|october|november|december)\s+(?:quarter\s+(?:of\s+)?)?(?:19|20)\d\d)\b"
    ),
}
"""*The price then payable ... since January 2026*: twice counted only where it is done again and again."""
_AGAIN = re.compile(
    r"\b(?:each|every|annual|annually|yearly|any\s+anniversary|chaque|tous\s+les\s+ans|annuelle\w*|par\s+an)\b"
)
_PROSE = {
    "fr": re.compile(
        r"(?:\b(?:prix|tarif|loyer|redevance|montant|forfait)s?\s+(?:\w+\s+){0,2}?(?:en\s+vigueur|"
        r"precedente?s?|"
        r"de\s+l'annee\s+precedente|alors\s+(?:en\s+vigueur|applicable)|"
        r"paye\w*\s+l'annee\s+precedente)\b)[^.;]{0,60}?\b(?:multipli|affect|"
        r"augment|major)[^.;]{0,200}?\b(?P<base>(?:indice|index|celui)\w*\s+(?:\w+\s+){0,2}?(?:de\s+base|"
        r"initial|d'origine|du\s+(?:\w+\s+)?trimestre\s+(?:de\s+l'annee\s+)?(?:19|20)\d\d|"
        r"de\s+(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|"
        r"decembre)\s+(?:19|20)\d\d|"
        r"(?:connu|publie)\w*\s+a\s+la\s+(?:date\s+de\s+)?signature)\b)"
    ),
    "en": re.compile(
        r"(?:\b(?:then[- ](?:current|existing|applicable)|current|existing|previous\s+year's|"
        r"preceding\s+year's|"
        r"previous|preceding)\s+(?:\w+\s+){0,3}?(?:prices?|fees?|rents?|charges?|"
        r"rates?)\b[^.;]{0,140}?\b(?:multipl|increas|adjust)\w*"
        rf"|\bmultipl\w+\s[^.;,]{{0,40}}?{_OF_LAST_YEAR}|{_OF_LAST_YEAR}[^.;]{{0,140}}?\bmultipl\w+)"
        r"[^.;]{0,260}?\b(?P<base>(?:denominator|divided\s+by|since|between|"
        r"from)\b[^.;]{0,90}?\b(?:base\s+(?:index|month|period|year)|"
        r"initial\s+index|commencement\s+date|effective\s+date|date\s+of\s+(?:this|the)\s+(?:agreement|"
        r"contract|lease)|"
        r"(?:january|february|march|april|may|june|july|august|september|october|november|"
        r"december)\s+(?:19|20)\d\d)\b)"
    ),
}


def by_legend(region: str, formula: Formula) -> tuple[int, int] | None:
    """Return where a legend explains a price that moves and a base that stays, as offsets in the region."""
    right = formula.words.partition("=")[2]
    first = re.match(rf"[\s(\[]*(?P<symbol>{_SYMBOL})", right)
    bases = [match.group("symbol") for match in _BASE.finditer(right)]
    if first is None or not bases:
        return None
    price = first.group("symbol")
    symbols = sorted(set(re.findall(_SYMBOL, formula.words)), key=len, reverse=True)
    meanings = _meanings(region, formula.end, symbols)
    moved = meanings.get(price)
    if price in bases or not _is_of_before(price, region, moved):
        return None
    for base in bases:
        span = meanings.get(base)
        if span is None:
            return None
        told = fold(region[span[0] : span[1]])
        if _ROLLS.search(told) or not _FIXED.search(told):
            return None
    last = meanings[bases[-1]]
    if moved is None:
        return last
    return min(moved[0], last[0]), max(moved[1], last[1])


_YEAR_BEFORE = re.compile(r"[nN]\s?[-–]\s?1\)?\Z")


def _is_of_before(price: str, region: str, moved: tuple[int, int] | None) -> bool:
    """Whether a letter is the price of the period before: by its legend, or by itself (Pn-1)."""
    if moved is None:
        return _YEAR_BEFORE.search(price) is not None
    said = fold(region[moved[0] : moved[1]])
    return bool(_PRICE.search(said) and _BEFORE.search(said)) and not _AT_START.search(said)


def _meanings(region: str, at: int, symbols: list[str]) -> dict[str, tuple[int, int]]:
    """Return what stands after each letter of a formula in its legend, up to the next letter or line."""
    if not symbols:
        return {}
    end = min(len(region), at + _LEGEND)
    token = re.compile(
        "(?<![A-Za-z0-9])(?:"
        + "|".join(re.escape(symbol) for symbol in symbols)
        + r")(?![A-Za-z0-9])(?!\s*[-–/]\s*\d)"
    )
    found = list(token.finditer(region, at, end))
    spans: dict[str, tuple[int, int]] = {}
    for place, match in enumerate(found):
        stop = found[place + 1].start() if place + 1 < len(found) else end
        stop = min(stop, match.end() + _MEANING)
        cut = _LEGEND_ENDS.search(region[match.end() : stop])
        stop = match.end() + cut.start() if cut is not None and cut.start() > 3 else stop
        spans.setdefault(match.group(), (match.start(), stop))
    return spans


def by_prose(folded: str, language: str) -> tuple[int, int] | None:
    """Return where words multiply the price in force by an index that starts from a fixed day."""
    side = "fr" if language == "fr" else "en"
    match = _PROSE[side].search(folded)
    if match is None and _AGAIN.search(folded):
        match = _NOW[side].search(folded)
    if match is None or _ROLLS.search(folded, match.start("base"), match.end() + 80):
        return _revision_twice_said.said(folded, language)
    return match.start(), match.end()
