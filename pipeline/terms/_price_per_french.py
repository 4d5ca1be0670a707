"""What a price is per where French says it its own way; and the type that all readers of it give."""

from __future__ import annotations

from typing import NamedTuple

from data import late as re
from pipeline.money._qualifiers import per_of
from pipeline.terms._price_periods import FRENCH_YEAR


class Per(NamedTuple):
    """What a price is per and how that is known: ``after``, ``before``, ``head``, ``list`` ..."""

    unit: str | None
    known: str


PERIODS = {
    **dict.fromkeys(("year", "annee", "an"), "year"),
    **dict.fromkeys(("month", "mois"), "month"),
    **dict.fromkeys(("quarter", "trimestre"), "quarter"),
}
"""How often, by the word for a period."""


def french_per(before: str, after: str) -> Per:
    """Read what French says its own way: ``6 jours a``, ``les 1 000 litres``, ``la premiere annee``."""
    flat = after.replace("\n", " ")
    if (many := _THOUSANDS.match(flat)) is not None:
        return Per("thousand" if many["zeros"] == "000" else "hundred", "after")
    if (named := _NAMED_BY_TIME.search(before)) is not None:
        return Per(_NAMED_SO[named["name"]], "name")
    if (part := _NTHS.search(before)) is not None:
        return Per("month" if part["part"].startswith("douz") else "quarter", "parts")
    if (times := _SO_MANY.search(before)) is not None:
        return Per(per_of(f"x par {times['unit']} ", 1, 1, "fr"), "times")
    if (every := _EVERY_SO.match(flat)) is not None:
        return Per("quarter" if every["count"] in ("trois", "3") else "half_year", "after")
    if (every := _ALL_BEFORE.search(before)) is not None:
        return Per(
            PERIODS[every["unit"].removesuffix("s") if every["unit"] != "mois" else "mois"], "before"
        )
    if _DAY_AFTER.match(flat):
        return Per("day", "after")
    if _YEAR_AFTER.match(flat):
        return Per("year", "after")
    if _RENT.search(before) is None:
        return Per(None, "")
    if _THAT_YEAR.match(flat) or FRENCH_YEAR.search(before):
        return Per("year", "after")
    stated = _NTH_BEFORE.search(before) or _NTH_AFTER.match(flat)
    if stated is not None:
        return Per(PERIODS[stated["unit"]], "period")
    due = _DUE_EACH.match(after)
    return Per(None if due is None else per_of(f"x par {due['unit']} ", 1, 1, "fr"), "due")


def per_of_subject(before: str) -> str | None:
    """Read what is paid for where it is the subject: *chaque heure est payée*, *l'heure étant fixée à*."""
    said = _SUBJECT.search(before)
    return None if said is None else per_of(f"x par {said['unit']} ", 1, 1, "fr")


_SUBJECT = re.compile(
    r"(?:\b(?:chaque|toute|la|le)\s+|\bl')(?P<unit>heure|journee|demi-journee|demi-heure|nuitee?|semaine|tonne|metre|litre)"
    r"(?:\s+(?:supplementaire|de\s+[a-z]+|d'[a-z]+))?\s+(?:est|sera|etant|s'entend|se)\s+"
    r"(?:payee?|facturee?|comptee?|fixee?|facture|paie|remuneree?|tarifee?|vendue?|decomptee?|due?|a)\b"
    r"[^.;€\d]{0,30}\Z"
)
_EVERY_SO = re.compile(r"\)?\s?(?:h\.?t\.?\s|ttc\s)?,?\s*tous\s+les\s+(?P<count>trois|3|six|6)\s+mois\b")
_ALL_BEFORE = re.compile(r"\btous\s+les\s+(?P<unit>ans|mois|trimestres)\b,?[^.;€\d]{0,60}\Z")
_THOUSANDS = re.compile(r"\)?\s?(?:h\.?t\.?\s|ttc\s)?(?:les|le|par|/)\s?1\s?0?(?P<zeros>000|0)(?!\d)")
_NTHS = re.compile(r"\bpar\s+(?P<part>douziemes?|quarts?)\s+(?:egaux\s+)?(?:d'avance\s+)?de\s*\Z")
_SO_MANY = re.compile(
    r"(?<![\w,.])\d{1,4}\s(?P<unit>jour|heure|mois|semaine|demi-journee)s?\s+(?:a|x|×)\s*\(?\Z"
)
_DAY_AFTER = re.compile(
    r"\)?\s*(?:h\.?t\.?|ttc)?\s*(?:par|pour)\s+(?:(?:chaque\s+)?(?:periode|tranche)\s+de\s+)?24\s?h(?:eures)?\b"
)
_YEAR_AFTER = re.compile(
    r"\)?\s*(?:h\.?t\.?|ttc|hors taxes)?,?\s*"
    r"(?:pour\s+(?:l'annee(?!\s+(?:19|20)\d\d)|une\s+annee|l'exercice|(?:une\s+periode\s+de\s+)?(?:douze|12)(?:\s+\(12\))?\s+mois)"
    r"|par\s+(?:exercice|saison|campagne|periode\s+(?:annuelle|de\s+(?:douze|12)\s+mois)))\b"
)
_THAT_YEAR = re.compile(r"\)?\s*(?:h\.?t\.?|ttc|hors taxes)?,?\s*pour\s+l'annee\s+(?:19|20)\d\d\b")
_NAMED_SO = {"mensualite": "month", "trimestrialite": "quarter", "semestrialite": "half_year"}
_NAMED_BY_TIME = re.compile(
    r"\b(?P<name>mensualite|trimestrialite|semestrialite)"
    r"(?:s(?=\s+(?:egales\s+|constantes\s+|fixes\s+)?(?:h\.?t\.?\s+)?de\s*\Z))?"
    r"(?:\s+(?:(?:constante|fixe|forfaitaire|unique|globale|egale|nette|initiale|totale|contractuelle|invariable|lissee|due|revisee"
    r"|actuelle)s?|de\s+base|hors\s+(?:taxes?|charges)|h\.?t\.?|ttc|et|est|sera|ainsi|prevue|visee|fixee|portee|ramenee|arretee"
    r"|etablie|s'eleve|s'etablit|(?:a|de|par)\s+l'article\s+\d[\d.]*|du\s+(?:present\s+)?contrat)){0,9}"
    r"\s*(?:\b(?:de|a|est|soit|sera)|:)\s*\(?\Z"
)
"""*Une mensualite constante de*, *la mensualite de l'article 5 est fixee a*: the name says how often."""
_NTH = r"(?:premiere?|deuxieme|seconde?|troisieme|quatrieme|cinquieme|chaque|\d(?:re|e|eme))"
_NTH_BEFORE = re.compile(rf"\b{_NTH}\s+(?P<unit>annee|mois|trimestre)\b[^.;€\d]{{0,40}}\Z")
_NTH_AFTER = re.compile(
    r"\)?\s*(?:h\.?t\.?|ttc|hors taxes)?,?\s*(?:pour\s+|pendant\s+)?(?:la|le)\s+"
    rf"{_NTH}\s+(?P<unit>annee|mois|trimestre)\b"
)
_RENT = re.compile(
    r"\b(?:loyers?|redevances?|abonnements?|cotisations?|mensualites?|provisions?|retribution|indemnite\s+d'occupation)\b"
)
_DUE_EACH = re.compile(
    r"[^.;€\d]{0,50}(?:\.\s+(?:il|elle|ce\s+\w+|cette\s+\w+|celui-ci|celle-ci|le\s+loyer|la\s+redevance)\s)?[^.;€]{0,70}?"
    r"\b(?:de\s+chaque|chaque|tous\s+les|par)\s+(?P<unit>mois|trimestre|semestre|semaine)\b"
)
"""Rent that is due on a day of each month is rent by the month."""
