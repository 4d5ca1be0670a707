"""Reads French parties under labels that no list of parts has, like "Vacancière :"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from data import late as re
from pipeline.company import legal_forms, normalise
from pipeline.terms import _party_french_words as words
from pipeline.terms._party_words import Named

_NEAR = 320
_EARLY = 3_000
_NEXT_TO = 700
_PAIR = 2

Read = Callable[[str, str, int, int, int, bool], Named | None]
"""Reads the name between two places of a line."""

_AGENT = re.compile(
    r"(?m:^)[ \t*•-]*(?P<role>(?:l[ae]\s+|les\s+|l')?(?:nom\s+(?:du\s+|de\s+la\s+|de\s+l'\s?)"
    r"|entreprise\s+d'|centre\s+d[e']\s?|societe\s+)?"
    r"[a-z-]{2,}(?:eur|euse|rice|ant|ante|aire|ier|iere|iste|ee|enti|club|ecole|eil)s?"
    r"(?:\s+(?:de|du|d'|des)\s?[a-z'-]{3,20})?)"
    r"(?:\s*\([^()\n]{2,30}\))?[ ]*(?P<sep>:[ \t]*|\t[ \t]*)(?=[^\s:])"
)
"""A label that says what somebody does, though no list of parts has it: "Vacancière :"."""
_NO_AGENT = re.compile(
    r"\b(?:montant|avenant|duree|annee|entree|adresse|horaire|honoraire|commentaire|formulaire|salaire|inventaire|exemplaire"
    r"|calendrier|papier|chantier|quartier|courrier|dossier|metier|valeur|hauteur|largeur|longueur|moteur|secteur|ordinateur"
    r"|interlocuteur|signataire|representant|gerant|mandataire|assureur|courtier|notaire|architecte|banque|hebergeur|courant"
    r"|supplementaire|forfaitaire|unitaire|trimestr|mensuel|complementaire|particulier|premier|dernier|territoire|livree"
    r"|mediateur|animateur|coordinateur|controleur|utilisateur|conducteur|directeur|president|responsable|referent|tuteur"
    r"|titre|fournisseurs?\s+du\s+materiel|beneficiaire\s+effectif|destinataire\s+des|vigueur|delai|journee|soiree|arrivee|date)"
)


def agents(text: str, folded: str, known: list[Named], read: Read) -> Iterator[Named]:
    """Yield who stands under labels near the beginning that say what somebody does."""
    found: list[Named] = []
    for label in _AGENT.finditer(folded, 0, min(_EARLY, len(folded))):
        if _NO_AGENT.search(label["role"]):
            continue
        end = folded.find("\n", label.end())
        end = len(folded) if end < 0 else end
        named = read(text, folded, label.end(), end, min(label.end() + _NEAR, len(folded)), True)
        if (
            named is None
            or named.blank
            or any(normalise(one.name) == normalise(named.name) for one in known)
        ):
            continue
        if named.start - max((one.start for one in (*known, *found)), default=named.start) > _NEXT_TO:
            break
        role = " ".join(text[label.start("role") : label.end("role")].split())
        found.append(replace(named, role=role, alias=role))
    yield from found if len(found) + len(known) == _PAIR else ()


_ANY_LABEL = re.compile(
    r"(?m:^)[ \t]*(?P<role>[a-z][a-z'-]{3,20}(?:[ -][a-z'-]{2,16}){0,2})\s*[:\t][ \t]*(?=\S)"
)
_NO_PART = re.compile(
    r"\b(?:banque|assureur|assurance|hebergeu?r|notaire|syndic|huissier|mediateur|maitre|architecte"
    r"|siege|adresse|capital|objet|interlocuteur|forme|denomination|raison|nom|sire[nt]|date|fait"
    r"|representant|signataire|contact|site|lieu|sous-traitant|caution|garant|marque|enseigne|mandataire"
    r"|comptable|payeur)\b"
)


def other(text: str, folded: str, one: Named, read: Read) -> Named | None:
    """A company beside another's part, under a label that is no known part: near it, and with its form."""
    for match in _ANY_LABEL.finditer(folded, max(one.start - 600, 0), one.start + 900):
        if _NO_PART.search(match["role"]) or match.start() <= one.start < folded.find("\n", match.end()):
            continue
        end = folded.find("\n", match.end())
        named = read(text, folded, match.end(), len(folded) if end < 0 else end, match.end() + _NEAR, True)
        if (
            named is None
            or named.blank
            or not normalise(named.name)
            or folded.count("\t", match.start(), end) > 1
            or not (
                next(legal_forms(text[match.end() : named.end + 40], "fr"), None)
                or words.ORGAN.match(folded, named.start)
            )
        ):
            continue
        organ = words.ORGAN.match(folded, named.start) is not None
        if (organ or words.PROVES.search(folded, named.end, named.end + 120)) and normalise(
            named.name
        ) != normalise(one.name):
            role = " ".join(text[match.start("role") : match.end("role")].split())
            return replace(named, role=role, alias=role)
    return None
