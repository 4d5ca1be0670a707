"""Reads the head of an annex: "ANNEXE TARIFAIRE AU CONTRAT", "Schedule 2 to the Supply Agreement"."""

from __future__ import annotations

from data import late as re
from pipeline.folding import fold

_REACH = 700
_LONGEST = 240
_CALLED = r"(?:annexe|appendice|avenant\s+tarifaire|annex|appendix|schedule|exhibit|attachment)"
_OF_A_CONTRACT = re.compile(
    rf"{_CALLED}\b(?!\s+\d+\.\d)[^\n.;]{{0,60}}?\s*\n?\s*"
    r"(?:\b(?:au|du|de\s+la|a\s+la|au\s+present)\s+(?:contrat|convention|bail|accord|marche|protocole)\b"
    r"|\b(?:to|of)\s+(?:the\s+|that\s+certain\s+)?(?:[\w&',/-]+\s+){0,7}?(?:agreement|contract|lease|deed)\b)"
)
_FRENCH_LABEL = re.compile(
    r"annexe(?:\s+(?:n°\s*)?(?:\d{1,2}|[a-z]|[ivx]{1,4}))?(?:\s*[-–—:]\s*|\s+)"
    r"(?:tarif|financi|technique|prix|bordereau|liste|inventaire)"
)
_GOES_ON = re.compile(r"\s*\n?\s*(?:d'|de\b|du\b|des\b|n°|no\b|between\b|dated\b|entre\b)")


def annex_title(text: str) -> tuple[int, int] | None:
    """Find the title of a paper that is an annex and nothing more: its first words call it so.

    Args:
        text: the running text.

    Returns:
        Where the title starts and ends, or ``None``. "EXHIBIT 10.2" above a contract is no annex's title.
    """
    head = fold(text[:_REACH])
    first = re.search(r"[^\s*_#%>\-–—]", head)
    if first is None:
        return None
    start = first.start()
    match = _OF_A_CONTRACT.match(head, start)
    if match is None:
        label = _FRENCH_LABEL.match(head, start)
        if label is None:
            return None
        end = _line_end(head, start)
        return (start, end) if end - start <= _LONGEST else None
    end = _line_end(head, match.end())
    if _GOES_ON.match(head, end) and "\n\n" not in head[end : end + 3]:
        end = _line_end(head, end + 1)
    return (start, end) if end - start <= _LONGEST else None


def _line_end(head: str, place: int) -> int:
    found = re.compile(r"[\n\t]|(?<=\w)\.\s").search(head, place)
    return found.start() if found else len(head)
