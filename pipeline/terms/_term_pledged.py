# ruff: noqa: E501 (patterns are read by the phrase)
"""Lengths by which somebody is bound, or is served, or that a contract calls its first: English, on folded text.

``The Customer commits to the Services for four years``, ``the Services will be provided for a pilot term of six
months and will then continue``: the contract is not named, and runs so long.
"""

from __future__ import annotations

from data import late as re

_WHO = (
    r"(?:customer|client|buyer|purchaser|subscriber|licensee|lessee|tenant|hirer|distributor|reseller|company"
    r"|supplier|provider|agent|contractor|consultant|part(?:y|ies)|member|you|we)"
)
_SO_LONG = r"for\s+(?:an?\s+(?:[a-z-]+\s+){0,2}(?:term|period)\s+of\s+|the\s+(?:[a-z-]+\s+)?(?:term|period)\s+of\s+)?"
BOUND = re.compile(
    rf"\b{_WHO}\s+(?:hereby\s+|each\s+)*(?:(?:commits?|binds?)(?:\s+(?:itself|themselves|yourself|ourselves))?"
    r"|(?:is|are|shall\s+be|remains?)\s+(?:committed|bound|tied\s+in)|subscribes?|signs?\s+up)\s+"
    r"(?:to\s+(?:the|this|these|its)\s+(?:[a-z]+\s+){0,2}?(?:services?|agreement|contract|subscription|order|plan|hire|licen[sc]e"
    rf"|arrangement|lease|products?)\s+)?(?:hereby\s+|hereunder\s+)?{_SO_LONG}$"
)
"""``The Customer is bound for a minimum period of``: so long the contract runs."""
SERVED = re.compile(
    r"\b(?:services?|work|goods|equipment|lease|hire|licen[sc]e|software|premises|agency|franchise|distributorship)\b"
    r"(?:\s+(?:of|to|in)\s+the\s+[a-z]+)?\s+(?:is|are|shall\s+be|will\s+be)\s+(?:hereby\s+)?"
    r"(?:granted|let|leased|hired|licen[sc]ed|provided|supplied|performed|rendered|taken|made\s+available)\b"
    r"[^.;]{0,40}?\bfor\s+(?:an?|the)\s+(?:[a-z-]+\s+){0,2}(?:term|period)\s+of\s+$"
)
GRANTED = re.compile(
    r"\b(?:provides?|supply|supplies|performs?|renders?)\s+the\s+(?:services?|goods|work)\s+for\s+an?\s+(?:initial|opening|first|pilot|trial|fixed)"
    r"\s+(?:term|period)\s+of\s+$|"
    r"\b(?:lease|hire|licen[sc]e|agency|franchise|distributorship|tenancy|subscription|concession|retainer)\s+(?:is|shall\s+be)\s+(?:hereby\s+)?"
    r"(?:granted|made|let|concluded|taken|given|conferred)\s+for\s+$"
    r"|^\W*(?:\d[\d.]*\W+)?(?:granted|made|concluded|entered\s+into|let|taken)\s+(?:first\s+)?for\s+(?:an?\s+(?:[a-z]+\s+)?(?:term|period)\s+of\s+)?$"
)
"""``This Licence is granted for``, ``Granted for two years, the licence``."""
AFTER_FIRST = re.compile(
    r"\b(?:following|after|beyond|(?:upon|on|at)\s+(?:the\s+)?(?:expiry|expiration|end)\s+of)\s+the\s+(?:first|initial)\s+$"
)
"""``Following the first eighteen months the term shall be extended``: so long was the first one."""
_ANEW = re.compile(
    r"[^.;]{0,90}?\b(?:agreement|contract|term|lease|licen[sc]e|order|subscription|hire|arrangement)\b[^.;]{0,40}?"
    r"\b(?:renew|extend|continue|roll|prolong|goes\s+on|carries\s+on)"
)
_TRIAL = re.compile(r"\b(?:pilot|trial|test|evaluation)\b[^.;]{0,40}$")
_GOES_ON = re.compile(r"\b(?:then|thereafter|afterwards|after\s+(?:that|which)|renew\w*|continue)\b")
CALLED_FIRST = re.compile(
    r"\b(?:initial|first|original|primary|minimum|base|fixed|opening)\s+(?:term|period)\s*(?:\([^)]{0,30}\)\s*)?"
    r"(?:of|is|:)\s*(?:an?\s+)?$"
)
"""Right before a length: whatever follows it, this is the first one."""


def leads(folded: str, left: str, end: int) -> re.Match[str] | None:
    """Return the words before a length that make it the contract's although they do not name it."""
    after = AFTER_FIRST.search(left)
    if after is not None and _ANEW.match(folded, end) is not None:
        return after
    return BOUND.search(left) or SERVED.search(left) or GRANTED.search(left)


def is_trial_alone(folded: str, left: str, end: int) -> bool:
    """Tell whether a length is that of a trial after which nothing goes on."""
    return _TRIAL.search(left) is not None and _GOES_ON.search(folded, end) is None


_WHILE = re.compile(
    r"\b(?:while|whilst|during|throughout|as\s+long\s+as)\b[^.;]{0,90}\b(?:and|plus)\s+(?:for\s+|during\s+)?(?:an?\s+|the\s+)?"
    r"(?:further\s+|additional\s+)?(?:(?:period|term)\s+of\s+)?$"
)
_AFTER_IT = re.compile(r"[^.;,]{0,12}\b(?:thereafter|afterwards|after|following)\b")


def outlasts(folded: str, left: str, end: int) -> bool:
    """Tell whether a length begins when the contract ends: *while it is in force and for two years thereafter*."""
    return _WHILE.search(left) is not None and _AFTER_IT.match(folded, end) is not None


def is_first(left: str) -> bool:
    """Tell whether a length is called the first one: what is said behind it of renewals is another matter."""
    return CALLED_FIRST.search(left) is not None or AFTER_FIRST.search(left) is not None
