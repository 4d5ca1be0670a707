"""English prices that are those of the seller's own list on a later day, however the list is called."""

from __future__ import annotations

import re

_LIST = (
    r"(?:(?:price|tariff|rate|fee)\s*(?:lists?|books?|cards?|sheets?)|(?:list|published|catalogue|standard|usual|normal|own)"
    r"\s+(?:prices|rates|charges|fees)|scales?\s+of\s+(?:charges|fees|prices)|schedules?\s+of\s+(?:rates|charges|prices)"
    r"|lists?\s+of\s+(?:prices|charges|rates)|tariffs?|catalogues?|prices|rates|charges|fees)"
)
_LATER = (
    r"(?:from\s+time\s+to\s+time|then\s+(?:in\s+force|current|applicable|ruling|prevailing)|for\s+the\s+time\s+being"
    r"|(?:in\s+force|in\s+effect|current|ruling|prevailing|applicable|applying|published|posted|quoted)[^.;,]{0,40}?"
    r"\b(?:on|at|when|as\s+of)\s+(?:the\s+)?(?:day|date|time|moment|order|each|such|it|that|a\s|an\s|we\s|you\s)"
    r"|as\s+(?:it|they)\s+(?:then\s+)?stands?\b|as\s+(?:amended|changed|revised|altered)\s+from\s+time\s+to\s+time"
    r"|on\s+the\s+(?:day|date)\s+(?:of|on\s+which)\s+(?:the\s+|each\s+|every\s+|any\s+|such\s+)?"
    r"(?:order|delivery|invoice|visit|dispatch|shipment|supply|purchase|call|work|service|performance)"
    r"|(?:published|posted|shown)\s+on\s+(?:its|our|their|the)\s+(?:web\s?site|portal|site)[^.;]{0,60}?\bwhen\b)"
)
_CHARGED = (
    r"(?:charge[ds]?|invoice[ds]?|price[ds]?|pa(?:y|ys|id|yable)|bill(?:ed|s)?|sold|supplied|buys?|purchase[ds]?|appl(?:y|ies)"
    r"|provided|the\s+price\s+(?:is|of|for|payable))"
)
_CURRENT = re.compile(
    rf"\b{_CHARGED}\b[^.;]{{0,90}}?\b(?P<list>{_LIST}\b[^.;]{{0,50}}?\b{_LATER})"
    rf"|\b(?P<first>{_LIST}\b[^.;]{{0,50}}?\b{_LATER})[^.;]{{0,60}}?\b{_CHARGED}\b"
)
_NOT = re.compile(
    r"\b(?:interest|base\s+rate|bank|tax(?:es|ation)?|vat|duty|duties|exchange|index|indices|indexed|inflation|statut\w+"
    r"|wages?|salar\w+|insurance|premiums?|utilit\w+|legal\s+fees|court|law|arbitrat\w+|ferc|regulat\w+|libor|sonia"
    r"|schedule\s+\d|exhibit|annex|appendix|travel|expenses|royalt\w+|additional|extra|outside)\b"
)


def current_rates(line: str) -> tuple[int, int] | None:
    """Return where a folded line prices something by the list of a later day; ``None`` where none does."""
    match = _CURRENT.search(line)
    if match is None or _NOT.search(line, max(match.start() - 80, 0), min(match.end() + 40, len(line))):
        return None
    return match.span("list") if match["list"] else match.span("first")
