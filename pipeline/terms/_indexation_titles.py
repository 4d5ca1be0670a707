"""Where the printed name of an index ends: before a verb, before its publisher, before a day."""

from __future__ import annotations

from data import late as re
from pipeline.terms._indexation_words import folded_of
from pipeline.types import Language

_ENDS = {
    "fr": re.compile(
        r"\s(?:ne|n'\w+|se|s'\w+|y|qui|que|qu'\w+|dont|ou|lequel|laquelle|lesquels|lorsque|si|"
        r"est|sont|soit|soient|etait|etaient|ayant|avait|auront?|"
        r"peut|peuvent|doit|doivent|saurait|sauraient|varie|varient|intervient|reste|demeure|devient|devenant|"
        r"servant|retenue?s?|choisie?s?|publiee?s?|parue?s?|connue?s?|etablie?s?|calculee?s?|diffusee?s?|"
        r"editee?s?|applicables?|figurant|intervenue?s?|constatee?s?|precedant|precitee?s?|susvisee?s?|"
        r"telles?|tels?|entre|depuis|selon|suivant|sur|par|lors|tous|chaque|et\s+(?:le\s|la\s|les\s|l')|"
        r"a\s+(?:la\s+(?:date|hausse|baisse|signature)|compter|partir|l'(?:expiration|issue|echeance))|"
        r"en\s+vigueur|au\s+(?:\d|ler\b|1er\b|cours|moins|plus|jour|titre|moment)|"
        r"du\s+(?:\w+\s+)?(?:mois|trimestre)|de\s+l'annee|(?:et\s+)?divis\w+|"
        r"(?<!indice )(?<!index )d(?:e\s+|')(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|"
        r"septembre|octobre|novembre|decembre)|"
        r"[a-z]+(?:era|eront|erait|eraient|iront|irait|iraient))\b"
    ),
    "en": re.compile(
        r"\s(?:is|are|was|were|be|been|shall|will|may|can|must|would|should|has|have|had|which|that|who|as|"
        r"published|issued|reported|announced|over|during|between|from|since|on|at|by|if|or|then|in\s+effect|"
        r"applicable|compared|(?:for|of)\s+(?:january|february|march|april|may|june|july|august|september|october|"
        r"november|december)|exceeds?|increases?|decreases?|for\s+the\s+(?:\w+\s+){0,3}"
        r"(?:year|month|period|quarter)s?)\b"
    ),
}
_TITLE = {
    "fr": re.compile(
        r"ind(?:ice|ex)\s+(?:(?:national|general|mensuel|trimestriel|annuel|officiel|harmonise|moyen|insee|"
        r"composite|professionnel)\s+)*(?:de\s+la\s+|de\s+l'|du\s+|des\s+|de\s+|d')"
        r"(?!\d|premier|deuxieme|second|troisieme|quatrieme|dernier|meme\b|trimestre|mois\b|annee|base\b|"
        r"reference\b(?!\s+des)|comparaison|depart|origine|revision|indexation|date\b|debut|fin\b|periode|"
        r"exercice|present|bail\b|contrat|loyer\b|son\b|sa\b|leur|celui|cette|ce\b|application|valeur|insee\b)"
        r"[a-z]{3}"
    ),
    "en": re.compile(
        r"(?:[\w&-]+\s+){1,5}(?:price|cost|wage|labou?r)s?\s+ind(?:ex|ices)\b(?:\s+(?:for|of)\s+.{3,})?"
    ),
}
_CODE = re.compile(r"ind(?:ice|ex)\s+[«\"]?\s*(?P<code>[A-Z]{2,}[A-Z0-9-]*)\b", re.IGNORECASE)
_DETERMINERS = re.compile(
    r"\A(?:(?:the|such|each|any|that|this|if|our|said|base|current|new|old|where|when|applicable|relevant|"
    r"annual|published|latest|last)\s+)+",
    re.IGNORECASE,
)


def shortened(words: str, language: Language) -> str:
    """Cut printed words where a name can no longer go on: before a verb, a relative, a publisher, a day."""
    ends = _ENDS["fr" if language == "fr" else "en"].search(folded_of(words))
    return " ".join((words[: ends.start()] if ends else words).split()).strip(" ,;«»\"'-")


def title_of(words: str, language: Language) -> str | None:
    """Return the name that printed words begin with; ``None`` where they name no index of their own.

    *Indice du deuxième trimestre* and a bare *l'Indice* refer to an index that is named elsewhere.
    """
    key: Language = "fr" if language == "fr" else "en"
    name = shortened(words, key)
    if key == "en":
        name = _DETERMINERS.sub("", name)
    if _TITLE[key].match(folded_of(name)) is not None:
        return name
    code = _CODE.match(words)
    if code is None or not code.group("code").isupper():
        return None
    # in a line of capitals any word looks like a code
    plain = not words.isupper() or any(sign.isdigit() for sign in code.group("code"))
    return code.group("code") if plain else None
