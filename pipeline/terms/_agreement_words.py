"""The words around the date of a contract: patterns on folded text."""

from __future__ import annotations

from collections.abc import Sequence

from data import late as re
from pipeline.dates import FoundDate

_DATED = r"(?:dated|effective|made|entered into|executed)(?:\sas)?(?:\sof)?(?:\son)?"
_NOUNS = (
    "agreement|contract|lease|amendment|addendum|license|purchase order|statement|letter|plan|prospectus"
    "|indenture|order|note|mou|loi|certificate(?: of trust)?|schedule|report|prospectus"
)
OTHER_CONTRACT = re.compile(
    rf"(?:(?:the|such|an?|original|master|existing|prior|said)\s(?:[^.;]{{0,110}}\s)?(?:{_NOUNS})s?"
    r"|(?:that certain|certain|those certain)\s[^;]{0,140}?)"
    r"[\s,]*(?:\([^)]{0,80}\))?[\s,]*(?:\([^)]{0,80}\)[\s,]*)?"
    r"(?:(?:ref(?:erence)?\b|n[o\u00b0]|number)[^;,]{0,50}\s)?"
    r"(?:(?:[^.;()]{0,40}\s)?(?:made|entered into|executed|is|was|as amended|between [^.;]{1,80})"
    r"[^.;()]{0,40})?"
    rf"(?:,?\s*(?:and\s)?(?:originally\s)?{_DATED})\s*$"
)
OURS = re.compile(
    r"(?:this|the present)\s(?:[^.;]{0,160}\s)?[\"']{0,2}(?:agreement|contract|lease|amendment|addendum"
    r"|license|exhibit|letter|deed|sow|order|indenture|supplement|memorandum|undertaking|restatement"
    r"|statement of work)\b"
    r"|(?:le present|la presente|les presentes|present contrat|presente convention|presentes)"
)
_AMENDS = re.compile(
    r"\b(?:amendment|addendum|supplement|modification|extension|joinder|waiver|change order)"
    r"\b(?:(?!\bis\b|\bare\b)[^;]){0,60}?\b(?:to|of|under)\s+"
    r"(?:the|that|a)\s+(?:certain\s+)?"
    r"(?:(?!amendment|addendum|\bthis\b)[^;()]){0,90}?(?:agreement|contract|lease|licen[sc]e|order)"
    r"[ \t\"']*(?:\((?:(?!amendment|addendum)[^)]){0,60}\)\s*)?"
    r"(?:(?:no\.?|number|ref\.?)\s*[a-z0-9./-]{1,20}\s+)?(?:originally\s+)?(?:dated|made|entered into"
    r"|effective|executed|of)(?:\s+(?:and\s+effective\s+)?(?:as\s+of|on|the|this))*\s*$"
)
"""Before the date of what an amendment amends: its own has a comma, a new line or *is* before it.

Without an article, as in titles, nobody can say whose date it is.
"""
ITS_OWN = re.compile(
    r"\d{4}[^.;]{0,40}\b(?:is|are)\s+(?:hereby\s+)?(?:made|entered|executed|dated|effective)\b"
)
"""``the Agreement dated 1 May 2015 is entered into``: the amendment itself is."""
_IS_MADE = (
    r"\bis\s+(?:hereby\s+)?(?:made|entered\s+into|executed|dated|concluded)"
    r"(?:\s+and\s+(?:entered\s+into|executed))?"
    r"(?:\s+(?:as\s+of|on|this|the|effective))*\s*"
)
AFTER_ASIDE = re.compile(rf",\s+{_IS_MADE}$")
"""``This Agreement, one of those that they made, is made as of``: the verb is that of the subject."""
_MADE_LATER = re.compile(rf"\s*(?:\([^)]{{0,60}}\)\s*)?,\s+(?:as\s+amended\b[^.;]{{0,60}},\s+)?{_IS_MADE}")
_REFERENCE = re.compile(
    r"(?:^|\n)[ \t]*(?:re|ref|reference|subject|with reference to)\s*:"
    r"(?:[^.;\n]|\.(?! )|\. ?\d|\n(?!\n)){0,160}$"
)
NOW_AGREED = re.compile(r"\bnow,?\s+therefore\b[^.;]{0,90}?\b(?:on\s+)?this\s+(?:the\s+)?$")
"""``NOW, THEREFORE, the parties agree, on this``."""


def of_referred(folded: str, found: FoundDate, days: Sequence[FoundDate]) -> bool:
    """Tell whether a day is that of a paper named in a reference, or of one amended: our own follows."""
    if _REFERENCE.search(folded[max(0, found.start - 200) : found.start]):
        return True
    made = _MADE_LATER.match(folded, found.end)
    return made is not None and any(-1 <= day.start - made.end() <= 8 for day in days)


VERSION = re.compile(r"\blast (?:updated|revised|modified|amended)(?: on)?\s*[:-]?\s*$")
"""Before the date of the version of online terms."""
PARTY_WORDS = re.compile(r"by and between|between|among|entre\b|par et entre")
ON = re.compile(r"\b(?:on|this|as of|dated?)\s+(?:the\s+|this\s+)?$")
WITNESS = re.compile(
    r"in witness|subscribed|executed|signed|duly authorized|hereunto|set their hands|en foi de quoi"
    r"|fait a|fait en"
)
LABEL = re.compile(
    r"(?:^|[\s|_:/-])(?:dated?|signed|dated this|date de signature|date of (?:signature|execution)"
    r"|date (?:signed|executed)|signed on|executed on)\s*[:.]?[\s_]*$"
    r"|(?:^|\n)[ \t]*(?:fait\s+)?le\s*:?\s*$"
    r"|(?:^|\n)[ \t]*[a-z][a-z/' -]{2,30},\s*(?:le\s*)?$"
)
OPEN_LABEL = re.compile(
    r"(?:^|\n|\s{3,})[ \t|]*(?:date|contract date|agreement date"
    r"|date of (?:this |the )?(?:agreement|contract))"
    r"\s*(?::|\.{3,})[\s_.]*$"
)
EXECUTES = re.compile(
    r"\b(?:signed|executed|done|given|agreed|accepted|witness|sealed|subscribed|concluded|delivered)\b"
    r"(?:(?!\b(?:list|rate|price|expir\w+|until|since|before|after|from|commenc\w+|starting|beginning|by\s+the|amend\w+)\b)[^.;:\d]){0,80}?"
    r"[\s,]+(?:(?:on|this|the)\s+)*$"
)
"""Words at the foot of a contract that its date follows: ``Done in two copies on``."""
_SIGNER = re.compile(
    r"(?:^|\n|\t|\s{3,})[ \t]*(?:(?:by:?|/s/|s/|\(s\)|signed(?:\s+by)?:?)[ \t]*(?:[a-z][\w.'-]*[ \t]+){1,5}"
    r"|(?:[a-z][\w.'-]*[ \t]+){0,4}[a-z][\w.'-]*[ \t]*[,(][ \t]*)(?:signed[ \t]+|dated?:?[ \t]+|on[ \t]+)?$"
)
"""A name and then a day, at the end of a line: ``/s/ J. Doe   14 May 2003``."""
_LINE_ENDS = re.compile(r"[ \t)]*(?:\n|$|\t|\s{3,})")
STRAY = re.compile(
    r"\b(?:list|sheet|schedule|polic(?:y|ies)|permit|authority|resolution|invoice|quotation|proposal|offer|plan"
    r"|report|minutes|ordinance|approval|talks|meeting|conversation|survey|map|drawing|edition|catalogue?|tariff"
    r"|statute|rules?|form|deed|will|trust|licen[sc]e|patent|season|grant|consent|prospectus|order)\s+"
    r"(?:of|dated|on|from|for)\s+(?:the\s+)?$"
    r"|\b(?:since|until|till|before|after|from|was|were|expires?|ends?|ended|began|begun|took\s+place)\s+(?:on\s+)?$"
)
"""Before a day at the head of a contract that is not the contract's."""
MADE = re.compile(r"\b(?:made|entered into|executed)\b")
YEAR = re.compile(r"\d{4}")
THEY_DID = re.compile(r"\b(?:ont|avaient|ayant|avons|avions)\s+(?:deja\s+|precedemment\s+|ensemble\s+)?$")
ALONE = re.compile(r"[\s,.:;*_#()\[\]-]*")
LAST_SIGNS = re.compile(
    r"derniere\s+(?:en\s+date\s+)?(?:des\s+)?signatures?\b|dernier\s+(?:des\s+)?signataires?\b"
    r"|signature\s+par\s+la\s+derniere|last\s+(?:party\s+to\s+sign|signature)\b"
    r"|date\s+of\s+the\s+last\s+signature"
)
"""Words by which a contract is made when the last of its parties signs."""


def alone_on_line(folded: str, found: FoundDate) -> bool:
    """Tell whether a date fills a line alone."""
    least, most = max(0, found.start - 200), min(len(folded), found.end + 200)
    low = max(folded.rfind("\n", least, found.start) + 1, least)
    high = folded.find("\n", found.end, most)
    high = most if high < 0 else high
    return (
        ALONE.fullmatch(folded, low, found.start) is not None
        and ALONE.fullmatch(folded, found.end, high) is not None
    )


def alone_in_cell(folded: str, found: FoundDate) -> bool:
    """``/s/ J. Doe<tab>9/9/97``: beside a signature, a cell of its own."""
    low = max(folded.rfind(mark, max(0, found.start - 200), found.start) for mark in "\t\n") + 1
    ends = (folded.find(mark, found.end, found.end + 200) for mark in "\t\n")
    high = min((end for end in ends if end >= 0), default=min(len(folded), found.end + 200))
    if folded[max(0, low - 40) : low].rstrip().endswith(":"):
        return False  # the cell before it names another day
    return (
        ALONE.fullmatch(folded, low, found.start) is not None
        and ALONE.fullmatch(folded, found.end, high) is not None
    )


_AMENDING = (
    "amendment", "addendum", "supplement", "modification", "extension", "joinder", "waiver", "change order",
)  # fmt: skip


def of_amended(left: str) -> bool:
    """Tell whether the words before a date make it that of the contract which this one amends."""
    return any(word in left for word in _AMENDING) and _AMENDS.search(left) is not None


def signer(folded: str, near: str, end: int) -> bool:
    """Tell whether a day ends a line that begins with the name of one who signs."""
    return _LINE_ENDS.match(folded, end) is not None and _SIGNER.search(near) is not None
