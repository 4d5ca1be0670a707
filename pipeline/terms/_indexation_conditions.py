"""A percentage that is a case and no bound: *si l'indice a varié d'au moins 3 %*, *unless at least 2%*."""

from __future__ import annotations

from data import late as re

_CASE = re.compile(
    r"\b(?:si|s['\u2019]ils?|lorsqu(?:e\b|['\u2019])|des\s+(?:lors\s+)?qu(?:e\b|['\u2019])|a\s+(?:la\s+)?condition\s+qu(?:e\b|['\u2019])|"
    r"(?:dans\s+le|au)\s+cas\s+ou|en\s+cas\s+d(?:e\b|['\u2019])|sous\s+(?:reserve|condition)\s+(?:d(?:e\b|['\u2019])|qu(?:e\b|['\u2019]))|"
    r"tant\s+qu(?:e\b|['\u2019])|moyennant|if\b|where\b|when(?:ever)?\b|unless\b|until\b|once\b|provided\b|in\s+the\s+event\b|in\s+case\b)"
)
_PRICE = (
    r"(?:increase|adjustment|revision|uplift|rise\s+in\s+the|fees?|rents?|prices?|charges?|augmentation|majoration|"
    r"revalorisation|indexation|prix|loyers?|redevances?|tarifs?|forfaits?)"
)
_RESULT = re.compile(
    r",[^,]*?\b(?:sera|seront|pourra|pourront|devra|devront|shall(?!\s+have)|will(?!\s+have)|must)\b|"
    rf",\s*(?:then\s+|alors\s+)?(?:the\s+|such\s+|any\s+|its\s+|l['\u2019]\s?|la\s+|le\s+|les\s+|cette\s+)(?:[\w-]+\s+){{0,2}}?{_PRICE}\b"
)
_ASKED = re.compile(
    rf"\b{_PRICE}\b[^,]*?\b(?:sera|seront|devra|soit|shall(?!\s+have)|will(?!\s+have)|must|be)\b"
)
"""*Provided that the increase shall be at least 2 %* asks it of the price."""
_FAR = 220


def is_case(folded: str, at: int) -> bool:
    """Whether what stands at an offset is a case that its sentence tells, and not what follows from it.

    *Si l'indice baisse, l'augmentation sera d'au moins 1 %* tells what follows.
    """
    near = re.split(r"[.;]\s", folded[max(at - _FAR, 0) : at])[-1]
    found = list(_CASE.finditer(near))
    if not found:
        return False
    rest = near[found[-1].end() :]
    return _RESULT.search(rest) is None and _ASKED.search(rest) is None
