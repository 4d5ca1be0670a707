"""Tells words about another agreement, called by its name, from words about the paper itself."""

from __future__ import annotations

from data import late as re
from pipeline.folding import fold
from pipeline.terms import _time
from pipeline.terms._time import Sentence
from pipeline.terms.base import View

_HEAD = 1200
"""A paper's own title, or the words that repeat it, stand within so many characters."""
_LEFT = 140
_NAMED = re.compile(
    r"\b(?:the|The|that|That|such|any|its|each|their)\s+(?:said\s+|applicable\s+)?"
    r"(?P<name>(?:[A-Z][\w&'\u2019/-]*\s+(?:(?:and|of|for)\s+)?){1,5}?(?:Agreement|Contract|Lease"
    r"|License|Licence))\b"
    r"(?!\s+(?:Term|Period|Year|Date)\b)"
)
_OURS = re.compile(r"\b(?:this|hereof|hereunder|said|present)\b|\bthe (?:agreement|contract|lease|term)\b")

_PAPERS = (
    "agreement", "contract", "lease", "licen", "engagement", "arrangement", "permit", "concession",
    "mortgage", "the visa",
)  # fmt: skip
_PAPER = r"(?:agreement|contract|lease|licen[sc]e|arrangement)"
_APART = re.compile(
    # Called another's, or another one.
    rf"\b(?:separate|underlying|former|existing|earlier|other|another)\s+(?:(?!this\b|the\b)[a-z]+\s+){{0,2}}?{_PAPER}\b"
    rf"|\b(?:its|his|her|their|[a-z]+'s)\s+"
    rf"(?:then[\s-]+)?(?:own|ground|head|master|storage|current|present|stadium"
    rf"|gas|power|union)\s+"
    rf"(?:[a-z]+\s+)?{_PAPER}\b"
    rf"|\b(?:its|his|her|their|your|our)\s+(?:[a-z]+\s+)?(?:{_PAPER}|engagement)\s+(?:with|for|from)\b"
    rf"|\bwhose\s+(?:[a-z]+\s+)?{_PAPER}\b"
    r"|\b(?:an?|the|its|his|her|their)\s+(?:head|superior)[\s-]?lease\b"
    # Told apart by its parties or its day.
    rf"|\b(?:the|that|an?)\s+(?:[a-z&-]+\s+){{0,4}}?{_PAPER}\s+(?:of|dated(?:\s+as\s+of)?)\s+"
    r"(?:[a-z]+\s+\d{1,2},?\s+\d{4}|\d{1,2}(?:st|nd|rd|th)?\s+[a-z]+\s+\d{4})[\s,]+(?:\([^)]{0,60}\)\s*)?"
    r"(?:between|with|from|by|under)\b"
    rf"|\b(?:the|that|an?)\s+{_PAPER}\s+with\s+the\s+former\b"
)
"""Words by which a paper is told apart from the one that speaks."""
_WITH = re.compile(rf"\bthe\s+(?P<paper>[a-z-]{{3,20}}\s+{_PAPER})\s+with\s+(?!respect\b|regard\b)")
"""``the labor agreement with``, where the paper itself is not called so."""
_WHICH = re.compile(
    rf"\b(?:the|an?|its|his|her|their)\s+(?:[a-z]+\s+)?(?P<paper>{_PAPER})\s+(?:of|for|with|between"
    rf"|from)\s+[^.;,()]{{3,60}}?"
    r"(?:,|\()\s*(?:the\s+(?:[a-z]+\s+)?term\s+of\s+)?which\b"
)
"""``the lease of the warehouse, which``: what follows is said of it."""
_HERE = re.compile(
    r"\b(?:this|present|hereof|hereunder)\b|\bthe\s+(?:agreement|contract|lease|term"
    r"|initial\s+term)\b(?!\s+(?:of|dated|with)\s)"
)
_AMENDING = re.compile(r"\bamend|\baddendum|\bextension|\brenewal|\bsupplement")


_BARE = re.compile(r"\bthe\s+(?P<paper>(?:sub)?lease|permit|concession|mortgage|visa)\b")
"""``the Lease``, in a paper that is none."""
_REPLACED = re.compile(
    rf"\b(?:replac\w+|supersed\w+|succeed\w+|in\s+(?:place|substitution)\s+(?:of|for)|instead\s+of|takes\s+over\s+from)\s+"
    rf"(?:the|that|an?|their|our)\s+(?:[a-z-]+\s+){{0,4}}?{_PAPER}\b"
)


def _apart(view: View, folded: str, at: int) -> bool:
    """Tell whether the last paper named before a place is told apart from this one."""
    last = None
    for match in _APART.finditer(folded, max(0, at - _LEFT), at):
        last = match
    for match in _REPLACED.finditer(folded, max(0, at - _LEFT), at):
        last = match
    for pattern, needed in ((_WHICH, "which"), (_WITH, " with "), (_BARE, "the ")):
        if last is None and needed in folded:
            title = view.folded_between(0, min(len(view.flow.text), _HEAD // 6))
            for match in pattern.finditer(folded, max(0, at - _LEFT), at):
                last = match if match["paper"] not in title else last
    if last is None or _HERE.search(folded, last.end(), at) or "amend" in folded:
        return False
    return _AMENDING.search(view.folded_between(0, min(len(view.flow.text), _HEAD // 2))) is None


def of_another(view: View, sentence: Sentence, at: int) -> bool:
    """Tell whether the last agreement named before a place of a sentence is another than this paper.

    "the Advisory Agreement is not renewed" in a licence says nothing of the licence; "the Licence
    Agreement" does. Only English names its agreements so.
    """
    if view.language != "en" or not _time.holds(sentence.folded, _PAPERS):
        return False
    if _apart(view, sentence.folded, at):
        return True
    low = max(0, at - _LEFT)
    last = None
    for match in _NAMED.finditer(sentence.text, low, at):
        last = match
    if last is None or _OURS.search(sentence.folded, last.end(), at):
        return False
    name = " ".join(fold(last["name"]).split())
    head = " ".join(fold(view.flow.text[:_HEAD]).split())
    if re.search(
        rf"(?:this|\(the|[\"'“]) ?(?:(?!agreement|the |that )[a-z&-]+ ){{0,3}}{re.escape(name)}", head
    ):
        return False
    return re.search(rf"(?<!the )(?<!that )(?<!such ){re.escape(name)}", head[: _HEAD // 3]) is None


__all__ = ["of_another"]
