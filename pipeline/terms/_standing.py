"""Which sentence of a French contract prevails: one that derogates, special conditions, then the rest."""

from __future__ import annotations

from data import late as re
from pipeline.terms import _time
from pipeline.terms._time import Sentence
from pipeline.terms.base import View

OVERRIDES, SPECIAL, PLAIN, DEFAULT = 0, 1, 2, 3
_OVERRIDING = re.compile(
    r"\bpar (?:derogation|exception)\b(?! aux dispositions)[^.;]{0,60}\b(?:articles?|art\.|conditions"
    r"|clauses?|cgv?|ccag|ccap|contrat)"
    r"|\bpar modification de\b|\ben (?:lieu et place|remplacement) de\b|\best (?:supprime et "
    r"|modifie et |annule et )?remplace"
    r"|\best (?:ainsi )?modifiee?\b|\b(?:est|sont) (?:toutefois |expressement )?(?:portee?s?"
    r"|ramenee?s?|reduite?s?|allongee?s?) a\b"
    r"|\bderogation\s*:|\bcontrairement (?:a l'article|aux (?:conditions|stipulations|dispositions)"
    r"|a ce que)"
    r"|\barticle \d[\d.]*[^.;]{0,60}\b(?:n'est (?:pas|plus) applicable|ne s'applique (?:pas|plus)"
    r"|est (?:ecarte|inapplicable))"
)
_DEFAULTS = re.compile(
    r"\b(?:sauf|a defaut d[e']|en l'absence d[e'])\s?(?:stipulation|mention|disposition|clause"
    r"|precision|indication"
    r"|convention)s?[^.;]{0,50}\b(?:contraires?|particuliere?s?|differente?s?|cpv?\b|speciale?s?)"
)
_TITLE = re.compile(
    r"conditions (?P<which>particulieres|speciales|generales)\b[^\n.;,]{0,60}$", re.MULTILINE
)
_LINE_BEGINS = re.compile(r"[ \t]*(?:[\divxab]{1,4}[ .)/:-]+|(?:partie|titre|section) \w{1,4}[ .:-]*)?\Z")


def rank(view: View, sentence: Sentence) -> int:
    """Rank a sentence: what it says goes before what a sentence of a higher rank says."""
    if _OVERRIDING.search(sentence.folded):
        return OVERRIDES
    if _DEFAULTS.search(sentence.folded) or _time.standing(sentence.folded) == DEFAULT - 1:
        return DEFAULT
    low, high = view.once("special conditions", lambda: _special(view))
    return SPECIAL if low <= sentence.start < high else PLAIN


def _special(view: View) -> tuple[int, int]:
    """Return where special conditions stand beside general ones; (0, 0) where they do not."""
    folded = view.folded_between(0, len(view.flow.text))
    if "conditions generales" not in folded or "conditions " not in folded:
        return 0, 0
    titles = [
        (match.start(), match["which"] == "generales")
        for match in _TITLE.finditer(folded)
        if _LINE_BEGINS.match(folded[folded.rfind("\n", 0, match.start()) + 1 : match.start()])
    ]
    general = next((at for at, is_general in titles if is_general), None)
    special = next((at for at, is_general in titles if not is_general), None)
    if general is None:
        return 0, 0
    if special is None or special > general:
        return (special, len(folded)) if special is not None else (0, 0)
    return special, general
