"""Whether an order bears its own terms, so that it is the contract and no other is to be sought."""

from __future__ import annotations

from data import late as re
from data.load import lexicon
from pipeline.terms._payment_words import compiled

_WITH_ITS_TERMS = re.compile(
    r"\b(?:agreement|contract)\W*\s+(?:consists?\s+of|comprises?|is\s+made\s+up\s+of|means|is\s+formed\s+by)\s+(?:the|this)\s+order(?:\s+form)?\s+"
    r"(?:and|together\s+with)\s+(?:these|the\s+following|the\s+attached|its)\s+(?:\w+\s+){0,2}?(?:terms|conditions)\b"
)
"""The terms of an order stand under it: it is the contract, and no other is to be sought."""
_WITH_ITS_TERMS_FR = re.compile(
    r"\b(?:contrat|accord|convention)\s+(?:\w+\s+){0,2}?(?:forme|constitue|compose|conclu|comprend|resulte|se\s+compose)e?s?\b[^.;]{0,60}\b(?:commande|devis)\b"
    r"[^.;]{0,80}\b(?:presentes\s+conditions|conditions\s+(?:\w+\s+)?(?:ci-(?:apres|dessous|jointes)|qui\s+suivent|suivantes|au\s+verso))"
    r"|\b(?:commande|devis),?\s+(?:\w+,?\s+){0,4}?(?:vaut|valant|constitue|tient\s+lieu\s+de|tenant\s+lieu\s+de)\s+(?:le\s+|un\s+)?contrat\b"
    r"|\n\s*(?:\W*)conditions\s+(?:generales|contractuelles|d'execution|du\s+contrat)[^\n.;:]{0,50}\n(?:\s*(?:article\s+)?\d{1,2}\s?[.)–-]\s[^\n]+\n){5}"
)
_UNDER_ANOTHER = re.compile(
    r"\b(?:contrat|accord|convention)[- ]cadre\b"
    r"|\ben\s+(?:application|execution)\s+du\s+(?:contrat|marche)\b"
    r"|\b(?:framework|master|call-off)\s+(?:\w+\s+)?(?:agreement|contract)\b"
)


def has_its_terms(folded: str, language: str) -> bool:
    """Tell whether an order says that it is the contract, or bears the articles of one."""
    if _WITH_ITS_TERMS.search(folded) is not None:
        return True
    below = compiled(tuple(lexicon("document_classes", language)["order_bears_terms"])).search(folded)
    borne = below is not None or _WITH_ITS_TERMS_FR.search(folded) is not None
    return borne and _UNDER_ANOTHER.search(folded) is None
