"""English prices that are those of the seller's own list on a later day, however the list is called."""

from __future__ import annotations

from data import late as re

_LIST = (
    r"(?:(?:price|tariff|rate|fee)\s*(?:lists?|books?|cards?|sheets?)|(?:list|published|catalogue|standard|usual|normal|own)"
    r"\s+(?:prices|rates|charges|fees)|scales?\s+of\s+(?:charges|fees|prices)|schedules?\s+of\s+(?:rates|charges|prices)"
    r"|lists?\s+of\s+(?:prices|charges|rates)|tariffs?|catalogues?|prices|rates|charges|fees)"
)
_LATER = (
    r"(?:from\s+time\s+to\s+time|then\s+(?:in\s+force|current|applicable|ruling|prevailing)|for\s+the\s+time\s+being"
    r"|(?:in\s+force|in\s+effect|current|ruling|prevailing|applicable|applying|published|posted|quoted)[^.;,]{0,40}?"
    r"\b(?:on|at|when|as\s+of)\s+(?:the\s+)?(?:day|date|time|moment|order|each|such|it|that|a\s|an\s|we\s|you\s)"
    r"|(?:current|in\s+force|in\s+effect|ruling|prevailing|applicable|applying)\s+(?:at|on|upon)\s+(?:dispatch|delivery|order|shipment|supply|performance)"
    r"|(?:has\s+)?(?:in\s+use|in\s+operation)[^.;,]{0,30}?\b(?:at|on|when|as\s+of)\b"
    r"|(?:which|that)\s[^.;,]{0,40}?\b(?:publish\w*|issues?)\b[^.;,]{0,20}?\bmay\s+(?:chang|vary|alter|revis|amend)\w*"
    r"|as\s+they\s+are\s+(?:when|on|at)\b"
    r"|as\s+(?:it|they)\s+(?:then\s+)?stands?\b|as\s+(?:amended|changed|revised|altered)\s+from\s+time\s+to\s+time"
    r"|on\s+the\s+(?:day|date)\s+(?:of|on\s+which)\s+(?:the\s+|each\s+|every\s+|any\s+|such\s+)?"
    r"(?:order|delivery|invoice|visit|dispatch|shipment|supply|purchase|call|work|service|performance)"
    r"|(?:published|posted|shown)\s+on\s+(?:its|our|their|the)\s+(?:web\s?site|portal|site)[^.;]{0,60}?\bwhen\b)"
)
_CHARGED = (
    r"(?:charge[ds]?|invoice[ds]?|price[ds]?|pa(?:y|ys|id|yable)|bill(?:ed|s)?|sold|supplied|buys?|purchase[ds]?|appl(?:y|ies)"
    r"|owe[ds]?|worked\s+out|calculated|computed|provided|the\s+price\s+(?:is|of|for|payable))"
)
_CURRENT = re.compile(
    rf"\b{_CHARGED}\b[^.;]{{0,90}}?\b(?P<list>{_LIST}\b[^.;]{{0,50}}?\b{_LATER})"
    rf"|\b(?P<first>{_LIST}\b[^.;]{{0,50}}?\b{_LATER})[^.;]{{0,60}}?\b{_CHARGED}\b"
    rf"|\b{_CHARGED}\b[^.;]{{0,60}}?"
    rf"\b(?P<then>(?:then|currently)[- ](?:published|posted|listed|quoted)\s+{_LIST})\b"
    r"|\b(?:prices|fees|rates|charges)\s+(?:are|shall\s+be|will\s+be)\s+(?P<those>those\s+(?:which|that)\s[^.;]{0,60}?"
    r"\b(?:charg\w+|asks?|appl\w+|quot\w+|publish\w+)\b[^.;]{0,60}?\bat\s+the\s+(?:time|date|moment)\b)"
)
_WITHOUT_TAX = re.compile(
    r"\b(?:exclusive\s+of|excluding|excl\.?|net\s+of|plus|without|before)\s+(?:any\s+|all\s+)?"
    r"(?:vat|(?:value\s+added\s+|sales\s+|use\s+)?tax(?:es)?|dut(?:y|ies))(?:\s+and\s+(?:dut(?:y|ies)|tax(?:es)?))?\b"
)
"""A price that is told without its tax is no tax."""
_RATE_OF_TAX = re.compile(
    r"\b(?:vat|gst|(?:value\s+added\s+|sales\s+|use\s+)?tax(?:es)?|interest)\b[^.;,]{0,40}?"
    r"\b(?:at|of)\s+(?:the|its)\s+(?:rates?\s+(?:then\s+)?(?:prevailing|current|applicable|ruling|in\s+(?:force|effect))[^.;,]{0,30}"
    r"|(?:then[\s-]+)?(?:prevailing|current|standard|applicable|ruling|usual|appropriate|published)\s+rates?)\b"
    r"|\b(?:then[\s-]+)?(?:prevailing|current|standard|applicable|ruling)\s+(?:\w+\s+)?rates?\s+of\s+(?:vat|gst|(?:value\s+added\s+|sales\s+)?tax|interest)\b"
)
"""``plus VAT at the prevailing rate``: the rate is the tax's, not the price's."""
_NOT = re.compile(
    r"\b(?:interest|base\s+rate|bank|tax(?:es|ation)?|vat|duty|duties|exchange|index|indices|indexed|inflation|statut\w+"
    r"|wages?|salar\w+|insurance|premiums?|utilit\w+|legal\s+fees|court|law|arbitrat\w+|ferc|regulat\w+|libor|sonia"
    r"|schedule\s+\d|exhibit|annex|appendix|travel|expenses|royalt\w+|additional|extra|outside)\b"
)


def without_rate_of_tax(line: str) -> str:
    """Return a folded line in which the words are blanked that give the rate of a tax or of interest."""
    return _RATE_OF_TAX.sub(lambda tax: " " * len(tax.group()), line)


def current_rates(line: str) -> tuple[int, int] | None:
    """Return where a folded line prices something by the list of a later day; ``None`` where none does."""
    line = _WITHOUT_TAX.sub(lambda tax: " " * len(tax.group()), line)
    match = _CURRENT.search(line)
    if match is None or _NOT.search(line, max(match.start() - 80, 0), min(match.end() + 40, len(line))):
        return None
    return next(match.span(name) for name in ("list", "first", "then", "those") if match[name])
