"""What looks like subcontracting and is not: a customer that steps in, and work kept in a group.

*If the Contractor fails to perform, Norland may have the work done by others* lets the one who orders
turn to somebody else; *to one or more of its Affiliates* hands nothing to a stranger.
"""

from __future__ import annotations

from data import late as re

_FAILED = {
    "en": re.compile(
        r"\b(?:if|where|when(?:ever)?|in\s+the\s+event|in\s+case|should|upon|on|after|following|as\s+long\s+as|during)\b[^.;]{0,260}?"
        r"\b(?:force\s+majeure|fail(?:s|ed|ure|ing)?|defaults?|(?:in|of|material)\s+breach|unable\s+to\s+(?:supply|deliver|perform)"
        r"|inability\s+to|prevent(?:s|ed|ing)?\b|suspend(?:s|ed)?\b|cease(?:s|d)?\s+to|late\b|delay(?:s|ed)?\b"
        r"|(?:has|have|does|do|did|is|are|shall)\s+not\s+\w+|terminat\w+)\b"
    ),
    "fr": re.compile(
        r"\b(?:si|lorsque|quand|en\s+cas|faute|a\s+defaut|apres|suite\s+a|tant\s+que)\b[^.;]{0,260}?"
        r"\b(?:force\s+majeure|defaillan\w*|defaut|manque(?:ment)?s?|carence|inexecution|retards?|ne\s+\w+\s+pas|n'\w+\s+pas|empech\w*|resiliation)\b"
    ),
}
_OWN_WANT = {
    "en": re.compile(
        r"\b(?:absen\w+|shortage|peak|illness|sick\w*|holidays?|season\w*|workload|staff|busy|capacity)\b"
    ),
    "fr": re.compile(
        r"\b(?:absen\w+|penurie|malad\w+|conges?|saison\w*|charge|effectif\w*|affluence|activite|panne)\b"
    ),
}
"""Why a supplier itself may need others."""
_GROUP = re.compile(
    r"\A[^.;]{0,140}?\b(?:to|by|through|with|using|a|aux|par|avec)\s+(?:one\s+or\s+more\s+of\s+|any\s+of\s+|l'une\s+(?:ou\s+plusieurs\s+)?des?\s+)?"
    r"(?:its|their|any|an|the|such|ses|leurs|une|des|sa)\s+(?:own\s+|respective\s+|wholly[\s-]owned\s+)?(?:affiliates?|subsidiar(?:y|ies)|parent|filiales?"
    r"|group\s+compan(?:y|ies)|societes?\s+(?:du|de\s+son)\s+groupe|affiliees?)\b(?P<rest>[^.;]{0,60})"
)
_STRANGERS = re.compile(
    r"\b(?:and|or|and/or|et|ou)\s+(?:\w+\s+){0,3}?(?:sub-?\s?contractors?|third|others?|agents|contractors|tiers|sous-traitants?|toute?|any)\b"
)


def steps_in(before: str, language: str) -> bool:
    """Tell whether the words before an act tell of a failure, upon which another turns to others."""
    side = "fr" if language == "fr" else "en"
    failed = _FAILED[side].search(before)
    return failed is not None and _OWN_WANT[side].search(before, failed.start()) is None


def in_the_group(after: str) -> bool:
    """Tell whether what follows an act hands the work to the party's own group alone."""
    kept = _GROUP.match(after)
    return kept is not None and _STRANGERS.search(kept.group("rest")) is None
