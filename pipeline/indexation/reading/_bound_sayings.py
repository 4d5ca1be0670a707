"""Further ways to say the most and the least that a price moves by, beside those of ``bounds``.

*No single increase shall be greater than 4 %*, *does not go up by less than 1.5 % or by more than 4.5 %*,
« n'augmente jamais de moins de 1 % ». A rise that needs consent, or that ends the contract, is no bound.
"""

from __future__ import annotations

from data import late as re
from pipeline.indexation.reading.percent import PERCENT

_ANY = re.sub(r"\?P<\w+>", "?:", PERCENT)
"""A percentage that is only passed over."""
_RISE = r"(?:increases?|rises?|uplifts?|escalations?)"
_MAY = r"(?:shall|will|may|can|must|is|are|should)"
_MORE = r"(?:(?:more|greater|larger|higher)\s+than|above|over|exceed)"
_LESS = r"(?:(?:less|lower|smaller)\s+than|below|under)"
_UP = r"(?:go(?:es)?\s+up|rise|increase|move\s+up|be\s+(?:increased|raised|uplifted))"
_ON_NO = r"\b(?:on|at|in)\s+no\s+(?:\w+\s+){1,3}?(?:(?:shall|will|may|does|do)\s+(?:[a-z]+\s+){1,4}?)?"
"""*Shall on no review date rise by more than*, *on no anniversary shall the rent rise by less than*."""
_RISE_FR = r"(?:hausses?|augmentations?|majorations?|revalorisations?)"
_UP_FR = r"(?:augment\w+|major\w+|progress\w+|revaloris\w+|varier|evoluer)"
_MAY_FR = r"(?:pourra|peut|pourront|peuvent|saurait|sauraient|devra|doit)"


_OF_IT = r"(?:\s+of\s+(?:the|that)\s+[^.;%]{1,60}?)?"
_LEAST = rf"(?:at\s+(?:the\s+)?least|(?:not|no|never)\s+(?:be\s+)?{_LESS}|a\s+minimum\s+of)"
_MOST = rf"(?:at\s+(?:the\s+)?most|(?:not|no|never)\s+(?:be\s+)?{_MORE}|a\s+maximum\s+of)"
_AND = r"\s*,?\s+(?:and|but|or|nor)\s+(?:shall\s+(?=not)|will\s+(?=not)|of\s+)?"


_LOST = (
    rf"\s*{_ANY}\s*,?\s+(?:(?:is|are|shall\s+be|will\s+be)\s+(?:lost|disregarded|ignored|waived|forfeited|left\s+out)|"
    r"(?:est|sera)\s+(?:definitivement\s+)?(?:perdue|abandonnee|negligee|ecartee|neutralisee)|n['\u2019]est\s+pas\s+(?:due|appliquee|facturee|retenue))"
)
"""Of what goes beyond: it is not due, and the change is held there."""


def _lead(ways: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(ways)})\s*{PERCENT}")


CAPPED = _lead(
    (
        # the floor stands first: "not less than 1 % and not more than 5 %"
        rf"\b{_RISE}\b[^.;%]{{0,60}}?\b{_LEAST}\s+{_ANY}{_OF_IT}{_AND}{_MOST}",
        rf"\b{_RISE_FR}\b[^.;%]{{0,60}}?\bau\s+moins\s+(?:egale?\s+a\s+|de\s+)?{_ANY}\s*,?\s+(?:et|mais|ou)\s+"
        r"(?:d['\u2019]\s?|de\s+)?au\s+plus\s+(?:egale?\s+a\s+|de\s+)?",
        rf"\b(?:not|never)\s+[^.;%]{{0,40}}?{_LESS}\s+{_ANY}\s*,?\s+(?:or|nor)\s+(?:be\s+)?(?:by\s+)?{_MORE}",
        rf"{_ON_NO}{_UP}\s+by\s+(?:{_LESS}\s+{_ANY}\s*,?\s+(?:or|nor)\s+(?:by\s+)?)?{_MORE}",
        rf"\bno\s+(?:\w+\s+){{0,3}}?{_RISE}\s+(?:\w+\s+)?{_MAY}\s+(?:to\s+)?(?:be\s+)?{_MORE}",
        rf"\bin\s+no\s+(?:case|event)\s+(?:\w+\s+){{0,5}}?{_RISE}\s+(?:\w+\s+)?(?:be\s+)?{_MORE}",
        rf"\b{_RISE}\s+(?:{_MAY}\s+)?(?:never|not)\s+(?:be\s+)?{_MORE}",
        rf"\b(?:not|never)\s+(?:\w+\s+)?{_UP}\s+by\s+{_MORE}",
        rf"\b(?:any|the)\s+(?:part|portion|excess)\s+of\s+(?:the|that|such|any)\s+(?:\w+\s+)?(?:change|{_RISE})\s+{_MORE}(?={_LOST})",
        rf"\bla\s+(?:part|fraction)\s+(?:de\s+(?:la\s+)?\w+\s+)?(?:qui\s+(?:exced\w+|depass\w+)|"
        rf"excedant|depassant|superieure\s+a|au[- ]dela\s+de)\s+"
        rf"(?:(?:une?\s+)?{_RISE_FR}\s+de)?(?={_LOST})",
        rf"\bthe\s+most\s+(?:that\s+|by\s+which\s+)?[^.;%]{{0,50}}?\b{_UP}\b[^.;%]{{0,30}}?\s(?:is|shall\s+be)",
        rf"\baucune\s+{_RISE_FR}\s+(?:\w+\s+){{0,2}}?(?:ne\s+)?(?:{_MAY_FR}\s+)?"
        r"(?:sera|est|etre|soit)\s+superieure\s+a",
        rf"\b(?:ne|n')\s*{_MAY_FR}\s+(?:\w+\s+){{0,3}}?(?:entrainer|conduire\s+a|donner\s+lieu\s+a|aboutir\s+a|provoquer)\s+"
        rf"(?:une\s+)?{_RISE_FR}\s+(?:\w+\s+)?superieure\s+a",
        rf"\b{_RISE_FR}\s+(?:\w+\s+)?ne\s+(?:va|ira|{_MAY_FR}\s+aller)\s+(?:pas\s+|"
        rf"jamais\s+)?au[- ]dela\s+de",
    )
)
"""The words of a cap up to its percentage."""
FLOORED = _lead(
    (
        # of the price, where what follows it bounds the rise from above
        rf"\b{_RISE}\b[^.;%]{{0,60}}?\b{_LEAST}(?=\s+{_ANY}{_OF_IT}{_AND}{_MOST})",
        rf"\b{_RISE_FR}\s+(?:\w+\s+)?ne\s+(?:sera|seront|est|sont)\s+(?:jamais\s+|pas\s+)?inferieures?\s+a",
        rf"\b(?:not|never)\s+(?:\w+\s+)?{_UP}\s+by\s+{_LESS}",
        rf"{_ON_NO}{_UP}\s+by\s+{_LESS}",
        rf"\bno\s+(?:\w+\s+){{0,2}}?{_RISE}\s+(?:\w+\s+)?{_MAY}\s+(?:to\s+)?be\s+{_LESS}",
        rf"\b{_RISE}\s+(?:{_MAY}\s+)?(?:never|not)\s+(?:be\s+)?{_LESS}",
        rf"\bminimum\s+(?:annual\s+|yearly\s+)?{_RISE}\s+(?:is|shall\s+be|will\s+be|of|being)",
        rf"\b(?:ne|n')\s*(?:{_MAY_FR}\s+)?{_UP_FR}\s+(?:pas\s+|jamais\s+)?de\s+moins\s+de",
        rf"\b{_RISE_FR}\s+(?:\w+\s+)?ne\s+(?:{_MAY_FR}\s+etre|sera|est)\s+(?:jamais\s+|pas\s+)?moindre\s+(?:que|de)",
        rf"\b{_RISE_FR}\s+minim(?:um|ale)\s+(?:\w+\s+)?(?:est|sera|etant)\s+(?:fixee?\s+a|de)",
    )
)
"""The words of a floor up to its percentage."""
NO_THRESHOLD = re.compile(rf"\bno\s+(?:\w+\s+){{0,2}}?{_RISE}\s+(?:\w+\s+)?{_MAY}\s+(?:to\s+)?be\s+{_LESS}")
"""*No increase shall be less than 1 %* asks for one; *none is made if it is less than 1 %* denies one."""
