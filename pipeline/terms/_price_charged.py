"""A sum that is charged for each of a thing, or each more: *the extra kilometre is invoiced 0,11 €*."""

from __future__ import annotations

from typing import NamedTuple

from data import late as re
from pipeline.money import Amount, per_of
from pipeline.types import Language

_REACH = 190
"""Characters before a sum in which the thing that is charged is named."""
_NEAR = 60
_VERBS = {
    "fr": ("actur", "tarif", "remuner", "compt", "vendu", "est a", "sont a"),
    "en": ("charg", "bill", "invoic", "pric"),
}
"""Words to be met right before the sum, or nothing is sought."""


class Charged(NamedTuple):
    """What is charged, per what, and the words that say so."""

    what: str
    per: str
    words: str


_CHARGED = {
    "fr": re.compile(
        r"\s(?:(?:est|sont|sera|seront)\s+(?:(?:alors|egalement|en\s+outre|\w+ment)\s+){0,2}"
        r"(?:re)?(?:(?:factur|tarif|remuner|compt)ee?s?|vendue?s?)"
        r"|(?:est|sont)(?=\s+a\s)"
        r"|(?:donn\w+\s+lieu\s+a|f(?:ait|ont|era|eront)\s+l'objet\s+d')\s*(?:une?\s+|la\s+)?(?:re)?facturation(?:\s+\w+aire)?"
        r")"
        r"(?:\s+(?:a\s+l'|au\s+|aux\s+|a\s+la\s+)(?!prix|tarif|taux|cout)[a-z]+)?"
        r"(?:\s+(?:a|de|pour|a\s+(?:raison|hauteur)\s+de"
        r"|(?:au|sur\s+la\s+base\s+d'un)\s+(?:prix|tarif|taux|cout)(?:\s+\w+)?\s+de|sur\s+la\s+base\s+de))?"
        r"\s*\(?\Z"
    ),
    "en": re.compile(
        r"\s(?:(?:shall|will|is|are|must)\s+(?:be\s+)?(?:\w+ly\s+)?(?:charged|billed|invoiced|priced))"
        r"(?:\s+(?:at|for|(?:at|on)\s+(?:an?|the)\s+(?:\w+\s+)?(?:rate|price|charge|fee|cost)\s+of))?\s*\(?\Z"
    ),
}
_EACH = {
    "fr": re.compile(
        r"\b(?:chaque|tout(?:e|es)?|tous)\s+(?:les?\s+|autres?\s+)?(?P<each>[a-z]{3,})"
        r"|(?:\b[ld]'|\b(?:les?|la|une?|du|des?|au)\s+)(?P<more>[a-z]{3,})(?:\s+[a-z]+){0,2}?\s+"
        r"(?:supplementaire|excedent|additionnel|complementaire|au-dela|depass|en\s+plus|en\s+sus|de\s+plus)"
    ),
    "en": re.compile(
        r"\b(?:each|every)\s+(?:(?:extra|additional|excess|further|such)\s+)?(?P<each>[a-z]{3,})"
        r"|\b(?:extra|additional|excess|further)\s+(?P<more>[a-z]{3,})"
        r"|\b(?P<over>[a-z]{3,})(?:\s+[a-z]+){0,2}?\s+(?:in\s+excess|over|beyond|above)\b"
    ),
}
_BREAK = re.compile(r"[;:€$£]|(?<=[a-z)])\.\s")
_BEYOND = re.compile(
    r"\bau-dela\b|\b(?:over|above|beyond|in\s+excess\s+of)\s+(?:the|such|this|that)\s+(?:\w+\s+)?allowance\b"
)


def charged_each(folded: str, start: int, amount: Amount, language: Language) -> Charged | None:
    """Read a sum that a verb of charging gives to a thing of which each, or each more, is charged.

    ``start`` is where the sum's sentence begins.
    """
    key = "fr" if language == "fr" else "en"
    head = folded[max(start, amount.start - _REACH) : amount.start].replace("\n", " ")
    if not any(verb in head[-_NEAR:] for verb in _VERBS[key]):
        return None
    verb = _CHARGED[key].search(head)
    if verb is None:
        return None
    subject = head[: verb.start() + 1]
    begin = max((stop.end() for stop in _BREAK.finditer(subject)), default=0)
    found = list(_EACH[key].finditer(subject, begin))
    if not found:
        return None
    named = found[-1]
    noun = next(filter(None, named.groups()))
    unit = per_of(f"x {'par' if key == 'fr' else 'per'} {noun} ", 1, 1, language)
    per = per_of(folded, amount.end, amount.end, language) or unit or "unit"
    # what lies beyond an allowance is no limit here
    return Charged(noun, per, _BEYOND.sub(" ", head[named.start() :]))
