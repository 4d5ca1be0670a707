"""Whose rates a price is left to: the seller's own, or those that the parties agree or others pay or set.

*fees as may be established from time to time by mutual agreement* are agreed anew; *the highest rate paid
to any other player* is a promise of equal treatment; *the warranty period specified in the current price
list* is no price.
"""

from __future__ import annotations

from typing import Literal

from data import late as re

Whose = Literal["seller", "agreed", "others", "none"]

_AGREED = {
    "en": re.compile(
        r"\b(?:by|upon|on|through)\s+(?:the\s+)?(?:(?:mutual|written|joint|further|common)\s+){1,2}(?:\w+\s+)?(?:agreement|consent|accord)"
        r"|\bas\s+(?:may\s+be\s+|are\s+|is\s+)?(?:mutually\s+|jointly\s+)?agreed\s+(?:up)?on\b|\bagreed\s+(?:by|between|among)\s+(?:the\s+)?(?:part|both|them)"
        r"|\bmutually\s+agreed\b|\bas\s+the\s+parties\s+(?:may\s+)?(?:\w+\s+)?agree\b|\bby\s+agreement\s+(?:of|between)\s+(?:the\s+)?(?:part|both)"
    ),
    "fr": re.compile(
        r"\bd'un\s+commun\s+accord|\bconven\w+\s+(?:entre|par)\s+(?:les|elles|eux)|\barretee?s?\s+(?:ensemble|entre|par\s+les\s+parties)"
        r"|\bpar\s+accord\s+(?:ecrit\s+|mutuel\s+|amiable\s+)*(?:entre|des)\b|\bnegociee?s?\s+(?:entre|par)\s+les\s+parties"
    ),
}
_PAID_TO_OTHERS = {
    "en": re.compile(
        r"\b(?:highest|lowest|best|most\s+favou?r\w*|equal\s+to)\b[^.;]{0,60}?\b(?:rates?|prices?|fees?|charges?|royalt\w+)\b[^.;]{0,30}?\b(?:paid|given|granted|payable)\b"
        r"|\b(?:rates?|prices?|fees?)\s+(?:then\s+|generally\s+)?(?:paid|payable)\s+(?:by\s+[^.;,]{1,30}\s+)?to\s+(?:any|other|another)\b"
    ),
    "fr": re.compile(
        r"\b(?:plus\s+(?:eleve|haut|bas|favorable)|meilleur)\w*\b[^.;]{0,60}?\b(?:tarif|taux|prix)\w*\b[^.;]{0,40}?\b(?:verse|paye|consenti|accorde)\w*"
    ),
}
_SET_BY_OTHERS = {
    "en": re.compile(
        r"\b(?:official|statutory|government(?:al)?|regulated|postal|union|guild|court|municipal|public\s+utilit\w+)\s+(?:\w+\s+){0,2}?(?:rates?|tariffs?|scales?|charges|prices|fees)\b"
        r"|\b(?:rates?|tariffs?|scales?|charges|prices|fees)\b[^.;]{0,40}?\b(?:fixed|set|prescribed|approved|published|imposed|laid\s+down|promulgated)\s+by\s+(?:the\s+|an?\s+|any\s+)?"
        r"(?:\w+\s+){0,3}?(?:authorit\w+|government|commission|ministry|minister|state|regulator|agency|chamber|board|union|law|statute|post\s+office|association|exchange)\b"
        r"|\b(?:third[\s-]party|carrier|manufacturer|subcontractor|airline|publisher|printer|courier|landlord|utility|party\s+vendor|oem)\w*(?:'s|s'|'|\s+own)\s+"
        r"(?:then[\s-]?\s?current\s+|standard\s+|usual\s+|prevailing\s+|published\s+|list\s+|customary\s+|normal\s+|own\s+)*(?:rates?|prices?|tariffs?|charges|fees|list|catalogue)\b"
        r"|\b(?:rates?|prices?|tariffs?|charges|fees)\s+(?:then\s+)?(?:charged|quoted)\s+by\s+(?:the\s+|any\s+|its\s+|such\s+)?(?:third|carrier|manufacturer|subcontractor|airline|hotel|printer|courier)\w*"
    ),
    "fr": re.compile(
        r"\b(?:tarifs?|baremes?|prix)\s+(?:officiels?|legal|legaux|reglement\w+|publics?\s+fixes?|postaux|postal|syndica\w+|prefector\w+|conventionnels?)\b"
        r"|\b(?:tarifs?|baremes?|prix)\b[^.;]{0,40}?\b(?:fixe|arrete|homologue|approuve|publie|impose)e?s?\s+par\s+(?:l'|le\s+|la\s+|les\s+)?"
        r"(?:arrete|decret|autorite|etat|ministere|ministre|prefet|prefecture|commission|commune|collectivite|ordre|chambre|loi|conseil|regulateur|federation|syndicat)"
        r"|\b(?:tarifs?|prix|catalogue)\s+(?:\w+\s+){0,3}?(?:du|de\s+la|de\s+l'|des|d'un)\s*(?:transporteurs?|constructeurs?|fabricants?|sous-traitants?|tiers|compagnies?\s+aeriennes?|poste|editeurs?|imprimeurs?|bailleurs?)\b"
    ),
}
_OF_THE_BUYER = {
    "en": re.compile(
        r"\b(?:customer|client|buyer|purchaser|lessee|tenant)(?:'s|s')\s+(?:then[\s-]?\s?current\s+|then\s+|standard\s+|usual\s+|prevailing\s+|published\s+|customary\s+|normal\s+|own\s+|internal\s+)+"
        r"(?:rates?|prices?|tariffs?|charges|fees|scales?|per\s+diem)\b"
    ),
    "fr": re.compile(
        r"\b(?:tarifs?|bareme|grille)\s+(?:\w+\s+){0,3}?(?:du|de\s+l'|de\s+la)\s*(?:client|acheteur|acquereur|locataire|preneur|maitre\s+(?:de\s+l')?\s*ouvrage|donneur\s+d'ordre)\b"
    ),
}
_NO_PRICE = {
    "en": re.compile(
        r"\b(?:warrant\w+|periods?|lead\s+times?|minimum\s+quantit\w+|part\s+numbers?|descriptions?|models?|specifications?|territor\w+|delivery\s+times?|packag\w+)\b[^.;]{0,70}?"
        r"\b(?:is|are|as|be)\s+(?:\w+\s+)?(?:specified|listed|identified|described|set\s+out|set\s+forth|stated|shown|indicated)\s+(?:in|on)\b"
    ),
    "fr": re.compile(
        r"\b(?:garanties?|delais?|references?|modeles?|quantites?\s+minimales?|conditionnements?|descripti\w+)\b[^.;]{0,70}?"
        r"\b(?:est|sont|figure\w*)\s+(?:\w+\s+)?(?:indique|precise|mentionne|decrit|liste|enumere)?\w*\s*(?:dans|au|sur)\b"
    ),
}
FROM_OTHERS = re.compile(
    r"\b(?:charg|bill|collect|invoic|factur)\w*\s+(?:a\s+|to\s+|from\s+)?(?:its\s+|their\s+|the\s+|such\s+|any\s+|ses\s+|leurs\s+|aux\s+|les\s+)?"
    r"(?:own\s+)?(?:customers|end[\s-]users|subscribers|patients|third\s+parties|clients|abonnes|tiers)\b"
)
"""What a party takes from those it sells to is no price of this contract."""
_BEFORE, _AFTER = 130, 90


_A_PARTY = re.compile(
    r"\b(?:the\s+)?(?:Carrier|CARRIER|Manufacturer|MANUFACTURER|Publisher|PUBLISHER|Subcontractor|Landlord|LANDLORD)(?:'|\u2019)s?\b"
    r"|\b(?:du|DU|de\s+l['\u2019])\s?(?:Transporteur|TRANSPORTEUR|Fabricant|FABRICANT|\u00c9diteur|Editeur|Constructeur|Bailleur|Imprimeur)\b"
)
"""A trade with a capital is a party of this contract, not a third."""


def of_a_party(text: str) -> bool:
    """Tell whether the words name the rates of a party by its trade: *the Carrier's tariff*."""
    return _A_PARTY.search(text) is not None


def whose(line: str, start: int, end: int, language: str) -> Whose:
    """Tell whose rates the words [start, end) of a folded line name.

    Returns:
        ``seller`` as far as the words tell; ``agreed`` by both; ``others``: a third's or the buyer's;
        ``none`` where they say no price.
    """
    side = "fr" if language == "fr" else "en"
    low = max(0, start - _BEFORE, line.rfind(";", 0, start) + 1)
    stop = line.find(";", end)
    high = min(len(line), end + _AFTER, stop if stop > 0 else len(line))
    if _is_agreed(line, start, end, (max(low, start - 40), high), side):
        return "agreed"
    if _PAID_TO_OTHERS[side].search(line, low, high) or _NO_PRICE[side].search(line, low, end):
        return "none"
    if _SET_BY_OTHERS[side].search(line, max(low, start - 60), high) or _OF_THE_BUYER[side].search(
        line, low, high
    ):
        return "others"
    return "seller"


def _is_agreed(line: str, start: int, end: int, within: tuple[int, int], side: str) -> bool:
    """Whether the rates themselves are agreed; *or as otherwise agreed* leaves the seller's in place."""
    for agreed in _AGREED[side].finditer(line, *within):
        between = line[end : agreed.start()] if agreed.start() >= end else line[agreed.end() : start]
        if not _OR_ELSE.search(f"{line[max(0, agreed.start() - 25) : agreed.start()]} {between}"):
            return True
    return False


_OR_ELSE = re.compile(
    r"\b(?:or|unless|except|otherwise|save|absent|failing|ou|sauf|autrement|hormis|a\s+defaut)\b"
)
