"""Clauses that tell no movement: firm prices, prices that are negotiated, prices that one side sets."""

from __future__ import annotations

from data import late as re
from pipeline.indexation._nouns import only_agreed
from pipeline.indexation.reading.clause import ClauseWords
from pipeline.terms import _indexation_fixed as fixed
from pipeline.terms._law_places import sentence_bounds

_AGREED = {
    "en": re.compile(
        r"\b(?:re-?negotiat\w*|mutual(?:ly)?\s+(?:written\s+)?agree\w*|by\s+mutual\s+(?:\w+\s+)?agreement|agreed\s+(?:between|by)\s+the\s+parties|"
        r"good\s+faith|meet\s+(?:\w+\s+){0,3}?to\s+(?:discuss|review|agree))\b"
    ),
    "fr": re.compile(
        r"\b(?:renegoci\w*|negoci\w*|d['\u2019]un\s+commun\s+accord|par\s+(?:voie\s+d['\u2019])?avenant|"
        r"accord\s+(?:entre\s+les|des)\s+parties|avenant\s+signe|(?:se\s+rencontre\w*|se\s+rapproche\w*|se\s+reuni\w*)[^.;]{0,120}(?:ajust|revis|evolution|prix|tarif|redevance))\b"
    ),
}
_ALONE = {
    "en": re.compile(
        r"\b(?:we|[A-Z]?\w+)\s+(?:may|reserves?\s+the\s+right\s+to|(?:has|have|shall\s+have)\s+the\s+right\s+to|"
        r"can|is\s+entitled\s+to),?\s+(?:\w+,?\s+){0,6}?(?:change|modify|adjust|revise|increase|raise|amend)\s+"
        r"(?:\w+\s+){0,4}?(?:prices?|fees?|rates?|charges?|rent|tariffs?|them)\b"
    ),
    "fr": re.compile(
        r"\b(?:pouvons|peut|pourra|se\s+reserve\s+(?:le\s+droit|la\s+faculte|la\s+possibilite)\s+d[e'])\s*(?:\w+\s+){0,4}?"
        r"(?:modifier|reviser|augmenter|revaloriser|faire\s+evoluer|changer)\s+(?:\w+\s+){0,4}?(?:prix|tarifs?|redevances?)|"
        r"\b(?:prix|tarifs?)\s+[^.;]{0,40}?\b(?:revisables?|modifiables?)\s+(?:a\s+tout\s+moment\s+)?(?:sur\s+decision|a\s+tout)"
    ),
}
_FIRM = {
    "en": re.compile(
        r"\b(?:prices?|fees?|rates?|charges?|rent)\b[^.;]{0,60}?\b(?:is|are|shall\s+be|shall\s+remain|remain|will\s+be)\s+"
        r"(?:otherwise\s+)?(?:firm|fixed)\b(?!\s+(?:at|by|in|for\s+(?:the\s+(?:first|initial|base)|years?\b)|until))|"
        r"\b(?:shall|will)\s+not\s+be\s+(?:adjusted|altered|varied|increased|revised|escalated|indexed)(?:\s+or\s+\w+)?\b"
        r"(?!\s+(?:below|above|by\s+more|more|unless|until|if|except|before|during(?!\s+(?:the\s+|this\s+)?(?:(?:minimum|whole|entire|full)\s+)?(?:term|contract|agreement)\b)))|"
        r"\b(?:prices?|fees?|rates?|charges?|rent|it|they)\s+(?:shall|will|is\s+to)\s+(?:remain|stay)\s+(?:unchanged|constant|the\s+same)\s+(?:for|during|throughout|until\s+the\s+(?:end|expiry))|"
        r"\bno\s+(?:other\s+|further\s+)?changes?\s+(?:of|in|to)\s+(?:the\s+)?(?:\w+\s+)?(?:fees?|prices?|rents?|charges?)\b|"
        r"\bno\s+(?:other|further)\s+(?:increase|adjustment|review|revision|indexation)s?\s+(?:applies|apply|shall\s+apply|will\s+apply)\s+(?:during|throughout|for\s+the\s+(?:term|duration))|"
        r"\bno\s+(?:increase|adjustment|escalation|indexation|fluctuations?|variation)\s+(?:\w+\s+){0,3}?(?:shall|will|is|are|may)\s+(?:be\s+)?(?:made|paid|allowed|appl\w+|"
        r"due|claimed)|not\s+(?:be\s+)?subject\s+to\s+(?:any\s+)?(?:adjustment|escalation|revision)"
    ),
    "fr": re.compile(
        r"\b(?:prix|tarifs?|loyers?|redevances?|montants?|forfaits?|abonnements?|honoraires|cotisations?)\b[^.;]{0,60}?\b(?:fermes?|non\s+revisables?|forfaitaires?\s+et\s+"
        r"definitifs?|invariables?)\b|\b(?:fermes?,?\s+(?:et\s+)?definiti\w+|non\s+revisables?\s+(?:pour|pendant|jusqu))|\bn['\u2019](?:est|etait)\s+pas\s+(?:revisables?|indexables?|indexee?|revisee?)|\bne\s+sont\s+pas\s+(?:revisables?|indexables?)|"
        r"\b(?:prix|tarifs?|loyers?|redevances?|montants?|il|elle|ils|elles)\s+(?:\w+\s+)?(?:restera|resteront|reste|restent|demeurera|demeureront|demeure|demeurent|est|sont)\s+"
        r"(?:inchange|constant|identique|fixe)\w*\s+(?:pendant|durant|pour|sur|jusqu['\u2019]au\s+terme|jusqu['\u2019]a\s+la\s+fin|tout\s+au\s+long)|"
        r"\baucune\s+(?:autre\s+)?(?:revision|indexation|augmentation|revalorisation|actualisation|variation)\s+(?:\w+\s+){0,2}?(?:n['\u2019]est|ne\s+sera|n['\u2019]a\s+lieu|n['\u2019]intervien\w+)\s*"
        r"(?:applicable|appliquee|pratiquee|due|admise|prevue|possible)?\s*(?:pendant|durant|pour|sur|jusqu['\u2019]au\s+terme|avant\s+(?:le\s+terme|la\s+fin))|"
        r"(?<!part\sa\s)\bprix\s+fixes?\s+(?:de|du|des|d['\u2019]|pour|sur|hors|ht)\b|"
        r"\bn['\u2019]?e?\s?(?:est|sont|sera|seront)\s+(?:soumise?s?|sujette?s?)\s+a\s+aucune\s+(?:indexation|revision|variation)|ne\s+(?:sera|seront|fera|feront|sont|est)\s+(?:\w+\s+){0,3}?"
        r"(?:revise|indexe|l['\u2019]objet\s+d['\u2019]aucune\s+(?:revision|indexation))"
    ),
}


_UNTICKED = re.compile(r"(?:☐|□|\[ ?\])\s*\Z")
_THEN_REVISED = re.compile(
    r"\b(?:ensuite|puis|par\s+la\s+suite|au-dela|thereafter|then|after\s+(?:that|which))\b[^.;]{0,40}?\b(?:revis|adjust|increas|index)"
)


def without_arithmetic(clause: ClauseWords) -> str | None:
    """Say what a clause is that tells no movement: ``firm``, ``negotiated``, ``unilateral``."""
    if (told := only_agreed(clause.text, clause.language)) is not None:
        clause.told("mechanism", *told, 0.85)
        return "firm"
    for name, table in (("firm", _FIRM), ("negotiated", _AGREED), ("unilateral", _ALONE)):
        match = table[clause.language].search(clause.folded)
        if name == "firm" and match is not None and _UNTICKED.search(clause.text[: match.start()]):
            continue
        if name == "firm" and match is not None and _THEN_REVISED.search(clause.folded, match.end()):
            continue
        if match is not None and (name == "firm" or _speaks_of_price(clause, match)):
            clause.told("mechanism", match.start(), match.end(), 0.85)
            return name
    return None


def _speaks_of_price(clause: ClauseWords, match: re.Match[str]) -> bool:
    start, end = sentence_bounds(clause.text, match.start())
    return fixed.PRICE[clause.language].search(clause.folded, start, end) is not None
