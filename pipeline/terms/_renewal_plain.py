# ruff: noqa: E501 (patterns are read by the phrase)
"""Going on told in plain English: ``it carries on for another year unless one of us has said no``."""

from __future__ import annotations

from data import late as re
from pipeline.terms import _time
from pipeline.terms._renewal_english import Found

LITERALS = (
    "reconduct", "year follows", "term follows", "rolls on", "roll on", " itself", "for another", "and then another",
    "followed by another", "nothing carries", "indefinite time", "no end", "second year", "implied renewal", "years more",
    "months more", "the option", "in blocks", "rolling", "rolls ", "in steps", "subsequent", "hiring shall", "hire shall",
)  # fmt: skip
_UNIT = r"(?:years?|months?|seasons?|terms?|periods?|quarters?|weeks?)"
_ON = re.compile(
    r"\b(?:renew|extend|prolong|reconduct|repeat)(?:s|ed)?\s+(?:by\s+)?itself\b|\breconduct(?:s|ed)?\b|\bself-?renew\w*"
    rf"|\b(?:go(?:es)?|carr(?:y|ies)|runs?|rolls?|continues?|keeps?\s+(?:going|running)|lasts?|stays?)\s+(?:on\s+|over\s+|forward\s+)?"
    rf"(?:in\s+force\s+)?(?:automatically\s+)?(?:for|by|into|in)\s+(?:another|an?|the\s+same|one|each|[a-z]+\s+more|successive|further|subsequent|consecutive|additional"
    rf"|(?:blocks|steps|instal?lments|tranches|stretches|periods|terms)\s+of)\s+(?:[a-z0-9()-]+\s+){{0,3}}?{_UNIT}\b"
    rf"|\b(?:another|a\s+further|a\s+new|a\s+second|one\s+more)\s+(?:[a-z0-9()-]+\s+){{0,2}}?{_UNIT}\s+(?:then\s+)?(?:follows?|begins?|starts?)\b"
    r"|\bfollowed\s+by\s+(?:another|a\s+(?:second|further|new|like))\b|\b(?:treated|regarded|taken|deemed|counted)\s+(?:as|to\s+(?:be|have\s+been))\s+(?:so\s+|thereby\s+)?(?:extended|renewed|prolonged)\b"
)
_UNLESS = re.compile(
    r"\b(?:unless|failing|absent|barring|(?:in\s+)?(?:the\s+)?(?:default|absence|want)\s+of|for\s+want\s+of|save\s+(?:where|if|that)"
    r"|except\s+(?:where|if|that)|(?:if|where|as\s+long\s+as|so\s+long\s+as|provided\s+(?:that\s+)?(?:always\s+that\s+)?(?:if\s+)?)\s*"
    r"(?:neither|nobody|no\s+(?:one|party|notice|letter|such|objection)|none|either\s+has)"
    r"|(?:if|where|should)\s+(?:[a-z']+\s+){1,4}?(?:has|have|does|do|did|shall)\s+not"
    r"|(?:a|any|the|either)\s+(?:party|side|one)\s+(?:(?:opposed|objecting|averse)\s+to|electing\s+not|not\s+(?:wishing|wanting|willing|desiring|intending)"
    r"|(?:who|that|which)\s+(?:does|do|would)\s+not\s+(?:wish|want|desire|intend|care))"
    r"|whoever\s+(?:does|would)\s+not\s+(?:wish|want))\b(?P<what>[^.;]{0,220})"
)
_TELLS = re.compile(
    r"\b(?:tells?|told|notice|writ(?:e|es|ten|ing)|wrote|says?|said|letter|object\w*|oppos\w+|calls?\s+a\s+halt|serve[sd]?|notif\w+|inform\w*|refus\w+|declin\w+|stops?\s+it|warn\w*|declin\w*|intimat\w*|say\s+so)\b"
)
_ENDLESS = re.compile(
    r"\b(?:thereafter|after\s+that|then|afterwards|from\s+then)\b[^.;]{0,50}?\b(?:go(?:es)?|carr(?:y|ies)|runs?|continues?|lasts?|stays?)\b(?:\s+on)?[^.;]{0,30}?"
    r"\b(?:(?:for\s+an?\s+|of\s+)?indefinite(?:ly|\s+(?:time|period|term))|(?:with\s+)?no\s+(?:fixed\s+)?end|without\s+(?:an?\s+)?(?:end|limit)|no\s+set\s+end)\b"
)
_NONE = re.compile(
    r"\bnothing\s+(?:carries|rolls|goes)\s+(?:over|on)\b"
    r"|\bno\s+(?:automatic|implied|tacit|silent)(?:\s*(?:,|or|and)\s*(?:automatic|implied|tacit|silent))*\s+(?:renewal|extension)\b"
)
_ROLLING = re.compile(
    rf"\brolling\s+(?:over\s+|on\s+|forward\s+)?(?:thereafter\s+)?(?:for|by|in|into)\s+(?:[a-z0-9()-]+\s+){{0,4}}?{_UNIT}\b"
    r"|\brolling\s+(?:annually|monthly|quarterly|yearly)\b"
    r"|\b(?:on\s+a\s+)?rolling\s+(?:[a-z0-9()-]+[\s-]+){1,3}?(?:basis|contract|terms?|periods?|renewals?)\b"
    r"|\brolls\s+(?:over\s+|on\s+)?(?:annually|yearly|monthly|quarterly)\b"
)
"""``24 months, rolling for 12 months thereafter``: it goes on by itself."""
_IF = re.compile(r"\b(?:if|unless|where|should)\b")
_BY_WISH = re.compile(
    rf"\b(?:if|should|where)\b[^.;]{{0,40}}?\b(?:wants?|wish(?:es)?|takes?|chooses?)\s+(?:the\s+option\b|(?:a\s+second|another|a\s+further|one\s+more)\s+(?:[a-z0-9()-]+\s+){{0,2}}?{_UNIT}\b)"
    rf"|\bmay\b[^.;]{{0,110}}?\b(?:take|have|keep)\b[^.;]{{0,40}}?\bfor\s+(?:[a-z0-9()-]+\s+){{1,3}}?{_UNIT}\s+more\b"
)


def may_speak(folded: str) -> bool:
    """Tell whether a text has a literal of these words."""
    return _time.holds(folded, LITERALS)


def read(folded: str) -> Found | None:
    """Read a sentence that speaks of the contract's going on in plain words."""
    folded = folded.replace("\n", " ")
    none = _NONE.search(folded)
    if none is not None and _IF.search(folded, 0, none.start()) is None:
        return Found("none", none.start(), none.end())
    on = _ON.search(folded)
    if on is not None:
        for unless in _UNLESS.finditer(folded):
            if _TELLS.search(unless["what"]) or _TELLS.search(unless.group()):
                return Found("tacit", on.start(), on.end())
    if "roll" in folded and (rolling := _ROLLING.search(folded)) is not None:
        return Found("tacit", rolling.start(), rolling.end())
    if (endless := _ENDLESS.search(folded)) is not None:
        return Found("evergreen", endless.start(), endless.end())
    if on is None and (wish := _BY_WISH.search(folded)) is not None:
        return Found("express", wish.start(), wish.end())
    return None
