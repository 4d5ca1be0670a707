# ruff: noqa: E501 (patterns are read by the phrase)
"""English words on renewal, read by what they are made of where no phrase of the lexicon stands.

A word of renewing, and around it what makes it happen: by itself unless somebody refuses, by the act of
one who may, or not at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from data import late as re
from pipeline.terms import _time

LITERALS = (
    "carries forward", "carries over", "prolong", "periodic", "rolling",
    "carries on", "carry on", " goes on", " go on ", " runs on", " run on ", " rolls ", " roll ",
    "lengthen", "stretch", "new term", "further year", "further term", "additional term", "additional year",
    "more year", "year option", "options of", "option of", "followed by", "another year", "another term",
    "second term", "second period", "following term", "subsequent term", "following period", "subsequent period",
)  # fmt: skip
"""Words of going on, beside those of renewing."""
_FIRM = (
    r"(?:self-)?renew(?:s|ed|al|als|able|ing)?\b|extend(?:s|ed|ing|able)?\b(?! (?:to|credit|beyond)\b)"
    r"|extensions?\b|prolong\w*|(?:lengthen|stretch)\w*|rolls?\s+(?:over|on|forward)\b|rolled\s+(?:over"
    r"|on|forward)\b"
)
_LOOSE = (
    r"carr(?:y|ies)\s+(?:on|forward|over)\b|go(?:es)?\s+on\b|runs?\s+on\b|continues?\b"
    r"|\b(?:new|further|another|second)\s+(?:[a-z]+\s+)?(?:term|period|year)\b"
)
_WORD = re.compile(rf"\b(?:{_FIRM})")
_LOOSE_WORD = re.compile(rf"\b(?:{_LOOSE})")
_SHALL = re.compile(r"\b(?:shall|will|agreement|term)\s+$")
_SHALL_BE = re.compile(
    r"\b(?:shall|will)\s+(?:be\s+)?(?:automatically\s+|then\s+|thereupon\s+|thereafter\s+)*$"
)
_GOES_ON = re.compile(r"(?:carr(?:y|ies)|go(?:es)?|runs?)\s+on\b|continues?\b")
_WITHOUT_END = re.compile(
    r"(?:[^.;,]|,(?!\s*(?:unless|provided)\b)){0,60}?"
    r"(?:\bmonth[ -](?:to|by)[ -]month\b|\bmonthly\b(?! fee)|\bindefinitely\b"
    r"|\b(?:until|unless\s+and\s+until)\s+(?:it\s+is\s+|this\s+\w+\s+is\s+)?(?:either\b|one\b|a\s+party|any\s+party"
    r"|terminated|cancell?ed|ended|notice|one\s+of))"
)
"""``continues month to month until either party terminates it``: it has no period to renew."""
_PERIOD = re.compile(
    r"\b(?:years?|annual\w*|quarter\w*|terms?|periods?|intervals?|(?:one|two|three|six|twelve|\d+)"
    r"[ )-]+months?)\b"
)
_AGREED = re.compile(
    r"\b(?:(?:has|have|having|had)\s+(?:\w+\s+){0,2}?(?:agreed|decided|elected|chosen|consented|resolved"
    r"|determined|opted|undertaken|exercised)|(?:parties|hereto|they|both)\s+(?:mutually\s+|each\s+|now\s+"
    r"|therefore\s+)*(?:agreed|wish(?:ed)?|desired?|want(?:ed)?|intend(?:ed)?)|\bhereby\s+agrees?)"
    r"\s+(?:(?:\w+\s+){0,3}?(?:to|on|upon)\s+(?:\w+\s+){0,3}?"
    r"|that\s+(?:[\w-]+\s+){1,6}?(?:is|are|be)\s+(?:hereby\s+)?)$"
)
"""Before ``extend``, an extension that is made already: it says nothing of one to come."""
_PERHAPS = re.compile(
    r"\b(?:if|unless|until|when(?:ever)?|where|should|provided|once|whether|except|in\s+case|event"
    r"|either|may(?! \d)|such\s+as)\b"
)
_AGAIN = re.compile(
    r"\b(?:further|additional|another|second|new|successive|one\s+more|followed\s+by\s+(?:one|an?))\s+"
    r"(?:[a-z0-9()-]+\s+){0,3}?(?:terms?|periods?|options?)\b"
    r"|\b(?:year|month)\s+options?\b|\b(?:year|month)-options?\b|-year\s+options?\b"
    r"|\boptions?\s+of\s+(?:[a-z0-9()]+\s+){1,3}(?:years?|months?)\b"
)
"""Another term, without a word of renewing: somebody may require it."""
_FURTHER = re.compile(
    r"\b(?:and\s+)?(?:thereafter\s+)?(?:for|from\s+then\s+on\s+for)\s+(?:successive\s+)?(?:further|additional)\s+"
    r"(?:[a-z0-9()-]+\s+){0,3}?(?:terms|periods)\b"
)
_NEGATED = re.compile(
    r"\b(?P<no>no|not|never|neither|nor|without|none)\b(?P<gap>(?:(?!\b(?:no|not|never|neither|nor"
    r"|without)\b)[^.;:,]){0,60}?)\b"
    r"(?P<what>renew(?:s|ed|al|als|able|ing)?|extend(?:s|ed|able)?|extensions?|prolong\w*)\b"
    r"(?!\s+(?:to|credit|beyond)\b)"
)
_LABELLED_NONE = re.compile(
    r"\b(?:renewal|extension)s?(?: (?:term|option)s?)?\s*(?::|-|[ ]{3,})\s*(?:none|no\b|not applicable|n/a)"
)
_ROW = re.compile(
    r"(?:^|\n)\W*(?:[a-z0-9]{1,2}[.)]\s+)?(?:(?:auto-?\s?|automatic\s+)?(?:renewal|extension)s?(?:\s+(?:terms?|options?|periods?))?|(?:following|subsequent|further)\s+(?:terms?|periods?))\s*(?::"
    r"|[ ]{3,}|\t|\||\.{3,})"
)
"""A row of a table that tells of renewals."""
_NO_DENIAL = re.compile(
    r"\b(?:notice|unless|if|later|less|fewer|more|earlier|sooner|only|unreasonabl\w*|elects?|election"
    r"|wish\w*|intends?"
    r"|intent\w*|desires?|decides?|decision|want|oblig\w*|bound|required|commit\w*|whether|exceed"
    r"|promise|breach|default)\b"
)
_EXCEPT = re.compile(
    r"^[^.;]{0,70}?\b(?:except|unless|other than|otherwise than|save|only|but (?:by|only)"
    r"|without (?:the |a |an )?(?:prior "
    r"|express |written |mutual )*(?:agreement|consent|writing|amendment|instrument|written))\b"
)
_BY_ITSELF = re.compile(
    r"\brolls?\s+(?:over|on|forward)\b|\bof\s+(?:its|their)\s+own\s+accord\b|\bautomatic\w*|\bauto-?\s?renew\w*\W+yes\b|\b(?:by|of)\s+itself\b|\b(?:renews|extends|prolongs)"
    r"\s+itself\b|\btacit\w*"
    r"|\bself-renew|\bdeemed\b"
    r"|\btaken to have\b|\bwithout\s+(?:any\s+)?(?:further\s+)?(?:action|act|formality)\b"
)
_UNLESS_REFUSED = re.compile(
    r"\b(?:unless|failing|absence\s+of|default\s+of|want\s+of|absent|barring|save|except\s+(?:where|if|that)"
    r"|party\s+(?:(?:opposed|objecting|averse)\s+to\s|electing\s+not|not\s+(?:wishing|wanting|desiring|willing)|(?:who|that|which)\s+(?:does|would)\s+not\s+(?:wish|want|desire))"
    r"|(?:if|provided(?:\s+that)?|(?:so|as)\s+(?:long|often)\s+as)\s+(?:neither|no\b|not\b)"
    r"|should\s+(?:neither|no\b)|subject\s+to|until|each\s+time\s+it\s+is"
    r"\s+not)\b[^.;]{0,140}?\b(?:notice|notif\w*"
    r"|(?<!earlier\s)(?<!sooner\s)(?:terminat\w*|cancel\w*)(?!\s+(?:earlier|sooner|as\b|pursuant|in"
    r"\s+accordance|under))"
    r"(?=\s*(?:[.;]|$)|[^.;]{0,90}\b(?:notice|days|months?|before|prior|writing)\b)|denounc\w*|denunciation|object\w*"
    r"|tells?|told"
    r"|informs?|informed|advis\w*|contrary|oppos\w*|declin\w*|(?:elects?|decides?)\s+not|writes|letter|warning|refus\w*|intimat\w*)\b"
)
_BUT = re.compile(
    r"\b(?:except|save|provided|but|unless)\b(?:\s+always)?(?:\s+that)?[\s,]*(?:there\s+(?:shall|will)\s+be\s+)?$"
)
_WHERE_REFUSED = re.compile(
    r"[^.;]{0,60}?\b(?:where|if|when|should|upon|after|once|as\s+soon\s+as|in\s+case)\b[^.;]{0,120}?"
    r"\b(?:notice|notif\w*|inform\w*|object\w*|told|tells|writ(?:es?|ten|ing)|letter)\b"
)
_ASIDE = re.compile(
    r"\b(?:unless|until|if|except\s+as)\b(?:(?!,\s*(?:this|the|it|such|an?|each|then|both|neither|either"
    r"|any|all)\b)[^.;]){0,140}$"
)
"""Before ``extended`` in ``unless terminated or extended``: nothing is said to renew."""
_IF_AGREED = re.compile(
    r"\b(?:if|when|provided(?:\s+that)?|only)\s+(?:it\s+is\s+|this\s+is\s+|so\s+|mutually\s+|jointly\s+)*agreed\b"
)
"""``shall renew for a year if agreed by both parties``: it does not renew by itself."""
_NAMES_ONE = re.compile(r"(?:renewal|extension)s?\s+(?:terms?|periods?|dates?|years?)\b")
"""``of any renewal term``: a renewal is named there, and what makes it happen is said elsewhere in the sentence."""
_LASTS = re.compile(r"extends?\s+(?:for|from|through|until|over)\b")
"""``shall extend for five years`` is how long it runs."""
_MAY = re.compile(
    r"\b(?:may(?!\s+\d)|can|could|options?|rights?|privilege|entitled|elects?|election|requests?|discretion"
    r"|agree[sd]?|consents?|if\s+both"
    r"|if\s+the\s+parties|mutual\w*|in\s+writing|written|approv\w*|eligible|subject\s+to)\b"
)
_MAY_NEAR = re.compile(r"\b(?:may(?!\s+\d)|can|could|options?|rights?|privilege|entitled|eligible)\b")
_OVER_AND_OVER = re.compile(r"\b(?P<unit>month|year)[ -](?:to|by)[ -](?:month|year)\b")
_AFTERWARDS = re.compile(
    r"\b(?:thereafter|then|after|following|upon|continu\w+|turns?|becomes?|goes\s+on)\b"
)
_OURS = re.compile(
    r"\b(?:this|the|said|present|your|our|each|any)\s+(?:[a-z-]+\s+){0,3}?(?:agreement|contract|lease|licen[sc]e"
    r"|engagement|appointment|term|order|subscription|hir(?:e|ing)|plan|arrangement|tenancy|retainer|membership"
    r"|services|agency|franchise|mandate|cover)\b"
    r"|\b(?:term|it)\b"
)
_NOT_OURS = re.compile(
    r"\b(?:deadlines?|deliver\w*|payments?|(?<!from )(?<!each )time\s+(?:for|to(?! time)|limit)|dates?\s+for"
    r"|warrant\w*|insur\w*"
    r"|polic(?:y|ies)|permits?|credit"
    r"|registrations?|patents?|trade\s?marks?|domains?|approvals?|loans?|liens?|offers|certificat\w*"
    r"|waiver|amendment)\b"
)


_AFTER_ALL = re.compile(
    r"\s*\b(?:after\s+that|thereafter|beyond|again|a\s+second\s+time|more\s+than|further|additional"
    r"|second|other|once)\b"
)


@dataclass(frozen=True, slots=True)
class Found:
    """Words on renewal: their kind, and where the word of renewing stands."""

    kind: Literal["none", "tacit", "express", "evergreen"]
    start: int
    end: int


_PERIODIC = re.compile(
    r"\b(?:continues?|becomes?|remains?|turns?\s+into|converts?\s+(?:in)?to|reverts?\s+to|goes\s+on|carries\s+on|runs\s+on|rolls\s+on"
    r"|(?:shall|will)\s+(?:then\s+|thereafter\s+)?(?:continue|become|remain|turn\s+into|convert|revert|go\s+on|carry\s+on|run\s+on|roll\s+on)"
    r"|(?:is|be)\s+(?:converted\s+into|treated\s+as|replaced\s+by))\b[^.;]{0,40}?\b(?:a|an|on\s+a)\s+"
    r"(?:(?:statutory|contractual|rolling|monthly|weekly|quarterly|open-ended|month-to-month)\s+){0,3}(?:periodic|rolling)"
    r"(?:\s+(?:monthly|weekly|quarterly))?\s+(?:tenancy|arrangement|basis|agreement|contract|lease|hire|licen[sc]e|rental|letting|engagement|subscription|term)\b"
)
"""``then becomes a periodic tenancy``: it goes on until somebody ends it."""
_NOT_PERIODIC = re.compile(
    r"\b(?:not|no|never|nor|without|if\s+(?:agreed|both)|option\s+to|may\s+(?:be\s+)?|hold(?:s|ing)?\s+over)\b[^.;]{0,40}$"
)
_BARE = re.compile(
    r"\W*(?:\d[\d.]*\W+)?(?:(?:thereafter|then|afterwards)\W+)?(?:automatically\s+)?(?:(?:auto-?)?renews|extends\s+itself|rolls\s+over|extension\s+by\b)"
)
"""``Renews every 12 months``: on a sheet of terms the contract is not named."""
_ROW_NAMES = (
    "renewal", "extension", "following term", "subsequent term", "further term", "following period", "subsequent period",
    "further period",
)  # fmt: skip


def may_speak(folded: str) -> bool:
    """Tell whether a text has a word of going on that the lexicon's phrases do not have."""
    return _time.holds(folded, LITERALS)


def is_row(folded: str) -> bool:
    """Tell whether a text has a row of a table that tells of renewals."""
    if _BARE.match(folded) is not None:
        return True
    return _time.holds(folded, _ROW_NAMES) and _ROW.search(folded) is not None


def read(folded: str, *, headed: bool) -> Found | None:
    """Read a sentence that speaks of renewal; ``None`` where it says neither how nor that it is none."""
    row = _ROW.search(folded) if _time.holds(folded, _ROW_NAMES) else None
    if row is not None:
        end = folded.find("\n", row.end())
        folded = " " * row.start() + folded[row.start() : end if end > 0 else len(folded)]
        headed = True
    folded = folded.replace("\n", " ")
    if (sheet := _on_a_sheet(folded, row)) is not None:
        return sheet
    if headed and (label := _LABELLED_NONE.search(folded)):
        return Found("none", label.start(), label.end())
    periodic = _PERIODIC.search(folded)
    if periodic is not None and _NOT_PERIODIC.search(folded[: periodic.start()][-60:]) is None:
        return Found("evergreen", periodic.start(), periodic.end())
    firm = list(_WORD.finditer(folded))
    by_act: Found | None = None
    # Words of going on say less than words of renewing.
    for match in [*firm, *(_LOOSE_WORD.finditer(folded) if headed else ())]:
        if not headed and not _ours(folded, match):
            continue
        if _LASTS.match(folded, match.start()) and _SHALL.search(folded[: match.start()]):
            continue
        if _NOT_OURS.search(folded, max(0, match.start() - 50), min(len(folded), match.end() + 40)):
            continue
        if _agreed_already(folded, match):
            continue
        found = _denied(folded, match) or _without_end(folded, match)
        found = found or _by_itself(folded, match) or _by_an_act(folded, match)
        if found is not None and found.kind == "express" and _NAMES_ONE.match(folded, match.start()):
            by_act = by_act or found
        elif found is not None:
            return found
    if by_act is not None:
        return by_act
    for match in _AGAIN.finditer(folded) if headed else ():
        low, high = max(0, match.start() - 120), min(len(folded), match.end() + 60)
        stray = _NOT_OURS.search(folded, max(0, match.start() - 50), match.end())
        if _MAY_NEAR.search(folded, low, high) and not stray:
            return Found("express", match.start(), match.end())
    for match in _FURTHER.finditer(folded) if "further" in folded or "additional" in folded else ():
        # "is for a term of three years, and for further terms of one year each, save where"
        if (headed or _ours(folded, match)) and _UNLESS_REFUSED.search(folded, match.end()):
            return Found("tacit", match.start(), match.end())
    again = _OVER_AND_OVER.search(folded) if headed else None
    if again is not None and _AFTERWARDS.search(folded, 0, again.start()):
        return Found("tacit" if again["unit"] == "year" else "evergreen", again.start(), again.end())
    return None


def _on_a_sheet(folded: str, row: re.Match[str] | None) -> Found | None:
    """Read ``Thereafter: renews every 12 months``, ``Following Terms: one year each, automatically``."""
    bare = _BARE.match(folded)
    if (
        bare is not None
        and not bare.group().endswith("by")
        and _PERIOD.search(folded, bare.end(), bare.end() + 60)
    ):
        return Found("tacit", bare.start(), bare.end())
    if row is None or "renewal" in row.group() or "extension" in row.group():
        return None
    by_itself = _BY_ITSELF.search(folded, row.end())
    return None if by_itself is None else Found("tacit", row.start(), row.end())


def _ours(folded: str, match: re.Match[str]) -> bool:
    low, high = max(0, match.start() - 110), min(len(folded), match.end() + 50)
    return _OURS.search(folded, low, high) is not None


def _agreed_already(folded: str, match: re.Match[str]) -> bool:
    """Tell whether an extension was agreed (``has agreed to extend``); on a condition it is one to come."""
    agreed = _AGREED.search(folded, max(0, match.start() - 90), match.start())
    return agreed is not None and _PERHAPS.search(folded, 0, agreed.end()) is None


def _without_end(folded: str, match: re.Match[str]) -> Found | None:
    """Read words of going on that name no period: from month to month, until somebody ends it."""
    if _GOES_ON.match(folded, match.start()) is None:
        return None
    on = _WITHOUT_END.match(folded, match.end())
    if on is None or _PERIOD.search(folded, match.end(), on.end()):
        return None
    return Found("evergreen", match.start(), match.end())


def _denied(folded: str, match: re.Match[str]) -> Found | None:
    """Read ``no renewal``, ``may not be extended except by a writing``."""
    for no in _NEGATED.finditer(folded, max(0, match.start() - 70), match.end()):
        if no.start("what") != match.start():
            continue
        gap = no["gap"]
        to = gap.rstrip().endswith(" to") or gap.strip() == "to"
        if _NO_DENIAL.search(gap) or (to and no["no"] == "not" and "entitled" not in gap):
            continue
        if _UNLESS_REFUSED.search(folded, 0, no.start()) or _AFTER_ALL.search(gap):
            continue
        if is_the_exception(folded, no.start()):
            continue
        if _AFTER_ALL.match(folded, match.end()):
            continue  # only one renewal more, after those that are agreed
        kind: Literal["none", "express"] = "express" if _EXCEPT.match(folded[match.end() :]) else "none"
        return Found(kind, match.start(), match.end())
    return None


def is_the_exception(folded: str, at: int) -> bool:
    """Tell whether a denial is what follows a notice: ``is extended, except that no extension occurs if``."""
    if _WORD.search(folded, 0, at) is None or _BUT.search(folded, max(0, at - 50), at) is None:
        return False
    return _WHERE_REFUSED.match(folded, at) is not None


def _by_itself(folded: str, match: re.Match[str]) -> Found | None:
    """Read ``shall be extended for like periods unless a party objects``."""
    left = folded[max(0, match.start() - 60) : match.start()]
    if _MAY_NEAR.search(left) or re.search(r"\b(?:not|no|non-?|neither)\W*(?:to )?(?:be )?$", left):
        return None
    low, high = max(0, match.start() - 80), min(len(folded), match.end() + 80)
    itself = _BY_ITSELF.search(folded, low, high)
    if itself and not re.search(r"\b(?:not|no)\s+$", folded[max(0, itself.start() - 8) : itself.start()]):
        return Found("tacit", match.start(), match.end())
    if match.group().startswith(("renewal", "extension", "renewable")):
        return None
    if _IF_AGREED.search(folded, match.end(), match.end() + 160):
        return None
    before = folded[max(0, match.start() - 160) : match.start()]
    led = before.rstrip().endswith(",") or _SHALL_BE.search(before)
    if _ASIDE.search(before) and not led:
        return None
    if _UNLESS_REFUSED.search(folded):
        return Found("tacit", match.start(), match.end())
    return None


def _by_an_act(folded: str, match: re.Match[str]) -> Found | None:
    """Read ``holds the privilege of renewing``, ``can be prolonged by an exchange of letters``."""
    if _WORD.match(folded, match.start()) is None:
        return None
    low, high = max(0, match.start() - 120), min(len(folded), match.end() + 90)
    if re.search(r"\b(?:notice of|not to|non-?)\s*$", folded[max(0, match.start() - 12) : match.start()]):
        return None
    if _MAY.search(folded, low, high) is None:
        return None
    return Found("express", match.start(), match.end())
