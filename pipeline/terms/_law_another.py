"""Tells the law of another paper or thing (a guarantee, title to land) from the contract's."""

from __future__ import annotations

from data import late as re
from pipeline.terms import _other_agreement
from pipeline.terms._time import Sentence
from pipeline.terms.base import View

_CUES = ("govern", "subject", "constru", "interpret", "made under", "under", "licen")
_CUE = re.compile(
    r"\b(?:govern(?:ed|s|ing)?|subject|construed|interpreted|made\s+under)\b"
    r"|\bunder\s+(?:the\s+)?(?:laws?\s|[a-z ]{3,24}\slaw\b)"
)
_ANOTHERS = re.compile(
    r"\W*(?:[\dxivl.()]{1,8}\s+)?(?:(?:the|each|any|every|its|such|said|all)\s+)(?:[a-z'-]+\s+){0,2}?"
    r"(?P<paper>guarant(?:ee|y)|bills?\s+of\s+lading|trust|polic(?:y|ies)|escrow|indenture|bonds?|employment"
    r"|(?:master|prior|old|former|previous|earlier|head)\s+[a-z]+)\b"
    r"(?:\s+(?:of|for|with|between|to|given|issued)\s+[^.;,]{2,60})?\s+(?:itself\s+)?"
    r"(?:is|are|was|were|shall\s+be|will\s+be|has\s+been|remains?)\s+(?:\w+\s+){0,2}?(?:govern|subject|construed|made\s+under)"
)
_PAPER = (
    r"(?:agreement|contract|lease|licen[sc]e|deed|charter|loan|mortgage|pledge|bond|guarant(?:ee|y)|polic(?:y|ies)"
    r"|indenture|trust|note|arrangement|instrument|facility|warrant|purchase\s+order)"
)
_THING = re.compile(
    r"\b(?:the|its|his|her|their|any|each|every|such|[a-z]+'s)\s+(?:[a-z-]+\s+){0,2}?"
    r"(?P<paper>guarant(?:ee|y)|bills?\s+of\s+lading|trust|polic(?:y|ies)|escrow|indenture|bonds?|employment|mortgage"
    r"|pledge|charter(?:\s*party)?|loan|facility|internal\s+(?:affairs|management)|conveyance|head[\s-]?lease|sub-?\s?(?:lease|licen[sc]e)"
    r"|arbitration\s+(?:itself|procedure)|procedure|will|marriage|(?:prior|old|former|previous|earlier|superseded)\s+[a-z]+)\b"
    r"|\b(?P<title>title\s+to|real\s+estate|real\s+property|employees|staff|intellectual\s+property\s+rights)\b"
    rf"|\b(?:an?|another)\s+(?:[a-z-]+\s+){{0,3}}?(?P<one>{_PAPER})\b(?=[^.;]{{0,90}}?(?:\b(?:which|that)\b|,))"
)
"""What has a law of its own, and is no word for the contract."""
_RELATIVE = re.compile(
    r"(?:^|,|\(|\bwhich|\bthat|\bwhose\s+law)\s*(?:[a-z]+\s+law\s+)?(?:is|are|was|were|shall\s+be|will\s+be|remains?|has\s+been)?"
    r"\s*(?:itself\s+|also\s+|issued\s+[^.;,]{2,40}\s+and\s+)?$"
)
_BEING = re.compile(r"\b(?:is|are|was|were|be|been|remains?)\b")
_ASIDE = re.compile(
    r"(?:,?\s+which\s+(?:is|are|shall\s+be|will\s+be|remains?)|\()\s*(?:itself\s+|also\s+)?"
    r"(?:govern|construed|subject)"
)
_THE_PAPER = re.compile(r"\b(?:the|our|your)\s+(?:agreement|contract|lease|licen[cs]e|letter|deed)\s*\Z")
_MEANS = re.compile(
    r"^\W*(?:[\dxivl.()]{1,8}\s+)?[\"'\u201c](?P<name>[^\"'\u201d]{3,60})[\"'\u201d]\s+(?:means|shall\s+mean|is|refers\s+to)\b"
)
_GOVERNS = re.compile(r"\s+(?:shall\s+|will\s+)?governs?\b")
_IT_IS = ("is", "be", "constitutes", "as")
"""Before ``a contract``: this paper is called one."""
_PAST = re.compile(r"\b(?:was|were|had\s+been)\s+(?:governed|construed|subject|made\s+under)\b")
_THIS = re.compile(r"\bth(?:is|ese)\b|\bhere(?:of|under|in|to|by)\b|\bpresent\b|\bour\b")
_OURS = re.compile(
    r"\bthe\s+(?:agreement|contract)\b|\b(?:disputes?|validity|interpretation|construction)\b"
)


def of_another(view: View, text: str, folded: str, start: int, end: int, head: str) -> bool:
    """Tell whether a sentence says which law governs another paper: a guarantee, a trust, what went before.

    ``head``: the first words of the document, folded; what they name is this paper itself. Offsets are
    those of the text and its folded copy.
    """
    governs = _GOVERNS.match(folded, end)
    end = governs.end() if governs else end
    sentence = folded[start:end]
    if not any(word in sentence for word in _CUES):
        return False
    cues = list(_CUE.finditer(sentence))
    if not cues:
        return False
    at = cues[-1].start()
    before = sentence[:at]
    means = _MEANS.match(sentence)
    if means is not None and " ".join(means["name"].split()) not in head:
        return True
    thing = None
    for match in _THING.finditer(before, max(0, at - 170)):
        thing = match
    if thing is not None and _is_its_law(before, thing, head):
        return True
    if _THIS.search(sentence):
        return False
    if _PAST.search(sentence):
        return True
    aside = _ASIDE.search(sentence)
    if aside is not None and not _THE_PAPER.search(sentence[: aside.start()]):
        return True
    paper = _ANOTHERS.match(sentence)
    if paper is not None and paper["paper"].split()[0] not in head:
        return True
    named = Sentence(start, end, text[start:end], sentence)
    return _other_agreement.of_another(view, named, at)


def _is_its_law(before: str, thing: re.Match[str], head: str) -> bool:
    """Tell whether what stands before a choice of law is its subject, and no word for the contract."""
    between = before[thing.end() :]
    if _THIS.search(between) or _OURS.search(between) or len(between) > 110:
        return False
    relative = _RELATIVE.search(between) is not None
    if thing["one"] is not None:
        return relative and not before[: thing.start()].rstrip().endswith(_IT_IS)
    name = " ".join((thing["paper"] or thing["title"]).split())
    if name in head or (thing["paper"] and name.split()[-1] in head):
        return False
    # "This Agreement and the Guarantee are governed": a list, of which the contract is one.
    return (
        relative
        if _THIS.search(before) or _OURS.search(before)
        else _BEING.search(between) is not None or relative
    )
