"""Whose annex a name means: another paper's, or the very paper that is read."""

from __future__ import annotations

from functools import cache

from data import late as re
from pipeline.folding import fold
from pipeline.terms._annex_names import words

_OWN_WORDS = 2000
"""So early a paper says what it is itself."""
_CALLS_ITSELF = re.compile(
    r"\b(?:this|present)\s+"
    r"(?:(?!and |or |with |to |of |in |under |the |as |by |at )[a-z'\u2019-]+\s+){0,4}[\"'(\u201c]?$"
)
"""``This Supply Agreement Addendum II``: the paper calls itself so, early."""
_BEHIND_A_DASH = re.compile(r"[a-z)]\s+[-\u2013\u2014]\s*$")
_PRESENT_ONE = re.compile(r"\b(?:la\s+presente|le\s+present(?:e\s+document)?)\s+$")
_OTHERS_AGREEMENT = re.compile(
    r"\s*,?\s*(?:thereto\b|thereof\b|(?:to|of)\s+(?:(?:the|that|such|an?|its)\s+(?:[\w&’'-]+\s+){1,6}?"
    r"(?:[Aa]greement|[Cc]ontract|Lease|Plan|Indenture|Report)\b|the\s+[A-Z]{2,6}\b|the\s+[\w]+['’]s\b"
    r"|(?:[\w.'’-]+\s+){0,6}?Form\s+[A-Z0-9][\w-]{0,6}\b))"
)
_TO_ANOTHER = re.compile(
    r"\s*(?:,\s*)?(?:(?:to|of|du|de\s+la|des|au|aux|a\s+la)\s|de\s+l')\s*(?P<what>(?:[\w'&.-]+\s+){0,6}?[\w'-]+)"
)
_REPLACED = re.compile(
    r"\b(?:replac(?:es|ed|ing|ement\s+of)|supersed(?:es|ed|ing)|cancels|repeals|remplac\w+|annul\w+|abrog\w+)\s+"
    r"(?:(?:in\s+full|in\s+its\s+entirety|in\s+part|entirely|integralement|en\s+totalite|de)\s+)?"
    r"(?:the\s+|l'\s?|les\s+|la\s+)?(?:(?:former|previous|original|ancienne|precedente)\s+)?[\"'(\u201c]?$"
)
"""``This contract replaces in full the Annex 7``: an older one."""
_POSSESSIVE = re.compile(
    r"(?P<whose>[a-z]+)\s+(?:agreement|contract|lease|plan|indenture|report)['\u2019]s\s+$"
)
_PART_OF_ANOTHER = re.compile(
    r"[^.;]{0,160}?\b(?:part\s+of|attached\s+to|annexed\s+to)\s+"
    r"(?:the\s+(?:original|former|previous|prior|existing|underlying|earlier)|that\s+certain|said)\b"
    r"|[^.;]{0,160}?\bpartie\s+(?:integrante\s+)?d[ue]\s+(?:l'ancien|precedent|contrat\s+(?:initial|anterieur))"
)
_DATED = re.compile(
    r"\s*(?:,\s*)?(?:(?:to|of)\s+the\s+(?:agreement|contract|lease)\s+(?:dated|made|entered|signed|of\s+\d)"
    r"|(?:d[ue]|au|a\s+la|de\s+la)\s+(?:contrat|marche|bail|accord|convention)(?:\s+d[eu]s?\s+[\w'-]+)?"
    r"(?:\s+(?:cadre|initiale?|principale?|precedente?|anterieure?|d'origine|du\s+\d+|conclue?|signee?|en\s+date)|-cadre))\b"
)
"""``Schedule 3 to the contract of 4 July 2019``, ``annexe 2 du contrat-cadre``."""


def calls_itself(text: str, start: int, end: int) -> bool:
    """Whether a paper gives itself the name: "this Exhibit B", "STATEMENT OF WORK - APPENDIX A" as title.

    Args:
        text: of the paper.
        start: of the name, in characters.
        end: of the name.
    """
    if start >= _OWN_WORDS:
        return False
    before = fold(text[max(0, start - 70) : start])
    if _CALLS_ITSELF.search(before) or _PRESENT_ONE.search(before):
        return True
    line = text[text.rfind("\n", 0, start) + 1 : start]
    ends = not text[end : end + 40].partition("\n")[0].strip(" \t\r\"\u201d')")
    return ends and text[start:end].isupper() and _BEHIND_A_DASH.search(fold(line)) is not None


def of_another(text: str, start: int, end: int) -> bool:
    """Whether the words around a name give it to another paper: "Annexe II du décret".

    Args:
        text: of the paper.
        start: of the name, in characters.
        end: of the name.
    """
    before, behind = fold(text[max(0, start - 70) : start]), fold(text[end : end + 260])
    if _OTHERS_AGREEMENT.match(text, end) or _DATED.match(behind) or _PART_OF_ANOTHER.match(behind):
        return True
    if _REPLACED.search(before):
        return True
    if (whose := _POSSESSIVE.search(before)) is not None and whose["whose"] not in {"this", "present"}:
        return True
    match = _TO_ANOTHER.match(behind[:90])
    if match is None:
        return False
    beside = behind[: match.end() + 30]
    if any(word in beside for word in words("own")):
        return False
    return _other().search(beside) is not None


@cache
def _other() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(re.escape(word) for word in words('others'))})\b")
