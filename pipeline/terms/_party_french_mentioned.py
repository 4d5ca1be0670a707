"""Finds French parties that no wording joins: the only two organisations or people whom an opening names.

"Le mandant, l'indivision Orme, donne mandat à l'agence Tilleul, SARL"; "Nous, Orme, SAS, nous engageons
envers le syndicat des copropriétaires". It is asked last, and silent where too many are named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.company import legal_forms, normalise
from pipeline.folding import fold
from pipeline.terms import _party_french_frame as frame
from pipeline.terms import _party_french_tables as tables
from pipeline.terms import _party_french_words as words
from pipeline.terms._party_french import party_at
from pipeline.terms._party_words import Named, is_role, only_form, organised

_REACH = 1_500
_BEHIND = 24
_TOLD = 40
_LONGEST = 9
_BEGINS = re.compile(r"\s*[,(]")
_MOST_STARTS = 90
_PART_OF_ONE = re.compile(
    r"(?:direction|conseil|service|etablissement|etude|bureau|comite|commission|maison|parc|port|centre\s+de\s"
    r"|residence|agence\s+de\s|ecole\s+de\s)"
)
"""What may be a body of its own, and as often is a part of one or a common noun."""
_BODY = re.compile(
    r"\n[ \t]*(?:article|art\.)\s*\w|\n[ \t]*(?:1|i)\s?[.)°–-]+\s*[a-z]"
    r"|\b(?:il\s+(?:a\s+ete|est)\s+(?:prealablement\s+)?(?:convenu|expose|rappele)|preambule|objet\s*:)"
)
"""Where the body of the contract begins."""
_STARTS = re.compile(
    r"(?m:^)[ \t*•–|>-]*(?=[^\W\d_])|\t\s*(?=[^\W\d_])|[:(,]\s+(?=[^\W\d_])"
    r"|\b(?:par|avec|a|au|aux|envers|entre|et|reunit|lie|nous)\s+(?=[^\W\d_])"
)
_ELSE = re.compile(
    r"\b(?:represente\w*|en\s+la\s+personne|attention|syndic|notaire|banque|assure\w*|filiales?|groupe|marque"
    r"|enseigne|gerante?|president\w*|direct\w+|maire|agissant|par\s+(?:son|sa)|devant|barreau|tribunal|greffe"
    r"|registre|avenue|rue|place|sis\w*|situe\w*|anciennement|conducteur|caution|assureur|courtier|expert"
    r"|demeurant|domicilie\w*|ne\w*\s+(?:le|a))\b[^.,;\n]{0,40}\Z"
)
"""Words before a name that is told for another reason."""
_NO_NAME = frame.no_name(
    r"les?\s+parties|objet|article|contrat|convention|accord|avenant|marche|bail|protocole|lettre|devis|bon"
    r"|mandat|mission|pacte|acte|conditions|madame,|monsieur,|annexe|prix|duree|titre|tva|rcs|siren|siret"
    r"|tel|capital|numero|qui|pour|entre|par|avec|et|ou|a|au|aux|en|dans|sur|de|du|des|dont|ci-apres"
)


def read(text: str) -> list[Named]:
    """Find the two or three parties that the opening of a contract names, where it names no more."""
    text = tables.gaps(text)
    folded = fold(text[: 2 * _REACH]).replace("\u2019", "'")
    if frame.of_one(folded):
        return []
    body = _BODY.search(folded, 0, _REACH)
    stop = body.start() if body else min(_REACH, len(folded))
    kept: dict[str, Named] = {}
    for named in _named(text, folded, stop):
        key = normalise(named.name)
        if not any(key in one or one in key for one in kept):
            kept[key] = named
    found = sorted(kept.values(), key=lambda one: one.start)
    if not 2 <= len(found) <= 3:
        return []
    ends = [*(one.start for one in found[1:]), stop]
    return [frame.called(text, one, max(one.end, end)) for one, end in zip(found, ends, strict=True)]


def _named(text: str, folded: str, stop: int) -> Iterator[Named]:
    done = -1
    for number, start in enumerate(_STARTS.finditer(folded, 0, stop)):
        place = start.end()
        if number > _MOST_STARTS:
            return
        if place < done or _ELSE.search(folded, max(place - 60, 0), place):
            continue
        if _NO_NAME.match(folded, place) or words.NOT_NAME.match(folded, place):
            continue
        named = party_at(text, folded, place, stop)
        if named is None or named.blank or is_role(named.name) or len(normalise(named.name)) < 3:
            continue
        if _PART_OF_ONE.match(folded, named.start) or only_form(named.name):
            continue
        if not any(map(str.isupper, named.name)):
            continue
        if named.start - place > 40 or len(named.name.split()) > _LONGEST or "\n" in named.name:
            continue
        if not _tells(text, folded, place, named):
            continue
        done = named.end
        yield replace(named, suffix=named.suffix or not named.person, weak=True)


def _tells(text: str, folded: str, place: int, named: Named) -> bool:
    """Tell whether a name is an organisation's or a person's in full: by its form, its noun, its title."""
    if named.person:
        return len(named.name.split()) > 1
    behind = text[named.end : named.end + _BEHIND]
    form = next(legal_forms(behind, "fr"), None)
    near = form is not None and not re.search(r"[A-Za-zÀ-ÿ]", behind[: form.start])
    organ = words.ORGAN.match(folded, place) is not None
    told = _BEGINS.match(behind) and words.TELLS.search(folded, named.end, named.end + _TOLD)
    return named.suffix or near or organ or bool(told) or organised(named.name)
