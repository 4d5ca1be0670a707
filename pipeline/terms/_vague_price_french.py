"""French prices that are those of the seller's own list on a later day, however the list is called."""

from __future__ import annotations

from data import late as re

_LIST = (
    r"(?:tarifs?|tarification|baremes?|prix(?:\s+catalogue|\s+publics?)?|conditions\s+tarifaires|grilles?(?:\s+tarifaires?)?|"
    r"listes?(?:\s+de(?:s)?\s+prix)?|catalogues?|taux\s+(?:horaires?|journaliers?))"
)
_OF = (
    r"(?:\s+(?!d[eu]\b|des\b|qui\b|que\b|en\b|alors\b|tel|joint|annexe|fix|arrete|conven)[a-z-]{4,}){0,2}?"
)
"""*Général*, *public*, *professionnel*: words of what kind a list is."""
_OWNER = r"(?:\s+(?:d[eu]|des|de\s+la|de\s+l')\s*(?:[a-z'-]+\s*){1,3}?)?"
_LATER = (
    r"(?:(?:alors\s+(?:en\s+vigueur|applicables?|pratiquee?s?|en\s+cours))|"
    r"(?:en\s+vigueur|applicables?|pratiquee?s?|publiee?s?|en\s+cours|affichee?s?)(?:\s+(?:par|chez|sur)\s+[^.;,]{2,40}?)?\s+"
    r"(?:au\s+jour|a\s+la\s+date|lors\s+d|au\s+moment|le\s+jour|a\s+ce\s+moment|a\s+cette\s+date)|"
    r"(?:au\s+jour|a\s+la\s+date|le\s+jour)\s+(?:d[eu]\s+(?:la\s+|l'\s*|sa\s+|son\s+|leur\s+)?(?:commande|visite|execution|livraison|facturation|facture|intervention|"
    r"prestation|renouvellement|reconduction|expedition|depannage)|de\s+chaque\s+\w+|ou\s+)|"
    r"qu(?:e\s|')[^.;,]{0,40}?\b(?:publi|pratiqu|affich|appliqu)\w+[^.;]{0,60}?\b(?:au\s+jour|a\s+la\s+date|lors\s+d"
    r"|au\s+moment|le\s+jour)\b|"
    r"qu(?:e\s|')[^.;,]{0,40}?\bpubli\w+\s+et\s+(?:peut|pourra)\s+(?:librement\s+)?(?:modifi|chang|revis)\w+|"
    r"(?:en\s+cours|en\s+usage|a\s+jour|la\s+plus\s+recente|la\s+derniere\s+en\s+date)\s+(?:lors\s+d|au\s+jour|a\s+la\s+date|au\s+moment)|"
    r"du\s+moment\b)"
)
_CURRENT = re.compile(
    r"\b(?P<lead>au|aux|(?:ceux|celui)\s+qui\s+(?:ressort\w*|resulte\w*|figure\w*|decoule\w*)|ceux|celui|celle|selon|suivant|d'apres|base|application|conformement|reference|par)"
    r"(?:\s+(?:de|des|du|d'|le|les|la|l'|a|aux?|ses|son|leurs?|un|celui|ceux|reference))*\s+"
    rf"(?P<list>{_LIST}{_OF}{_OWNER}\s*,?\s*(?:(?:qui\s+(?:sera|seront|est|sont)|tels?\s+que|telles?\s+que"
    r"|tel(?:le)?s?\s+qu'(?:ils?|elles?)\s+(?:est|sont|sera|seront|se\s+trouve\w*)|tel\s+qu'|dans\s+(?:sa|son|leur)\s+(?:version|edition|etat))\s*)?"
    rf"{_LATER})"
)
_NOT = re.compile(
    r"\bindices?\b|\bindex|\brevis|\bformule\b|reglement|\bfiscal|\blegal|officiel|kilometri|conventionnel|convention\s+"
    r"collective|\burssaf|\betat\b|\bsyndica|\bpublication\b|\btva\b|\bjour\s+de\s+(?:la\s+)?(?:signature|conclusion)|"
    r"\bdate\s+de\s+(?:la\s+)?(?:signature|conclusion)|\bmaximum\b|\bannexe"
)


def current_rates(line: str) -> tuple[int, int] | None:
    """Return where a folded line prices something by the list of a later day; ``None`` where none does.

    Public scales, the price that an index revises and a list that is annexed are the list of nobody's own.
    """
    line = _WITHOUT_TAX.sub(lambda tax: " " * len(tax.group()), line)
    match = _CURRENT.search(line)
    if match is None or _NOT.search(line, max(match.start() - 120, 0), min(match.end() + 60, len(line))):
        return None
    return match.start("list"), match.end("list")


_WITHOUT_TAX = re.compile(r"\bhors\s+(?:tva|taxes?|droits?(?:\s+d'\s?accises?)?)\b|\btva\s+en\s+sus\b")
"""A price that is told without its tax is no tax."""


def of_a_revision(line: str, words: str) -> bool:
    """Whether *le prix en vigueur* is what an index revises: not a list of the seller's."""
    return words.startswith("prix") and re.search(r"\bindices?\b|\bindex\b|\bformule\b", line) is not None
