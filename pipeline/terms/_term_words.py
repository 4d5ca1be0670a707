"""The words around the length of a contract's term: patterns on folded text."""

from __future__ import annotations

import re

from pipeline import _number_words as number_words

OUR_TERM = (
    r"(?:(?:initial|fixed|original|primary|base|contract|agreement|lease)\s+(?:term|period)|minimum\s+term"
    r"|period\s+of\s+performance"
    r"|(?<!during the )(?<!throughout the )(?<![a-z])terms?\s+of\s+(?:this|the)\s+[a-z' -]{3,40}"
    r"|duration\s+of\s+(?:this|the)\s+[a-z' -]{3,40})"
)
SAID = (
    r"[\"')\s,]*(?:\([^)]{0,60}\)\s*)?(?:[^.;]{0,90}?(?:shall|will|is|of|be|for|:|means"
    r"|continue|lasts?))?[^.;]{0,70}?$"
)
STRONG_EN = re.compile(
    rf"{OUR_TERM}{SAID}"
    r"|(?:remain|continue|be|is|shall be|stay)\s+(?:valid|effective|binding"
    r"|in\s+(?:full\s+)?(?:force|effect)"
    r"(?:\s+and\s+effect)?)[^.;]{0,60}$"
    r"|(?:agreement|contract|lease|engagement|(?<!during the )\bterm)\b[^.;]{0,140}?\b(?:shall|will"
    r"|and)?\s*"
    r"(?:continues?|remains?|extends?|lasts?|runs?|expires?|terminates?|ends?|ending|be valid"
    r"|continuing|remaining|extending|lasting|running|expiring|terminating|have a term)\b[^.;]{0,60}$"
    r"|(?:agreement|contract|lease|engagement)\s+(?:shall|will)\s+(?:be|have)[^.;]{0,60}$"
    r"|(?:agreement|contract|lease|engagement)\s+(?:is|has|was)\s+(?:\w+\s+){0,3}?(?:for\s+)?an?\s+"
    r"(?:\w+\s+){0,2}?(?:term|period)\s*(?:\([^)]{0,30}\)\s*)?of\s*$"
    r"|(?:agreement|contract|lease|engagement)\s+(?:is|has been|was)\s+(?:hereby\s+)?(?:made|concluded"
    r"|entered into|granted)\s+for\s+(?:an?\s+(?:\w+\s+)?(?:term|period)\s+of\s+)?$"
)
_KINDS_EN = (
    r"(?:initial|fixed|primary|base|original|first|non-?renewable|non-?cancell?able|guaranteed|minimum"
    r"|single|renewable|contract|agreement)"
)
NOUN = re.compile(rf"[\s-]*(?:\([^)]{{0,30}}\)\s*)?(?:{_KINDS_EN}\s+)*(?:term|period)\b")
"""Behind a length that is an adjective: ``a three-year term``."""
BEFORE_NOUN = re.compile(
    r"(?:\b(?:is|be|has|have|having|for|of|to|with|on|means?|by|comprises?)\s+|[:,(]\s*)"
    rf"(?:(?:an?|the|one|its|{_KINDS_EN})\s+)+$"
)
OURS_EN = re.compile(
    r"\b(?:(?:this|the|said|present)\s+(?:[a-z&-]+\s+){0,3}[\"']?(?:agreement|contract|lease|addendum"
    r"|deed|amendment|licen[sc]e|undertaking|memorandum|arrangement|appointment|engagement)"
    r"|[a-z]+'s?\s+(?:engagement|appointment|employment|retention)|term\b|initial period|contract period"
    r"|period of performance)"
)
"""What a term may be the term of."""
TIMES = re.compile(
    rf"(?:(?P<words>{number_words.WORDS})|\b(?P<figures>\d{{1,2}}))(?:\s*\(\s*\d{{1,2}}\s*\))?"
    r"\s+(?:consecutive|successive)\s*$"
)
"""Before ``twelve-month periods``: how many of them."""
PERIODS = re.compile(r"[\s-]*(?:terms|periods)\b")
HOLDS_AT_LEAST = re.compile(
    r"\b(?:remain|continue|valid|effect|force|last|run)\b[^.;]{0,50}\b(?:at least|not? (?:less|fewer) than"
    r"|(?:a )?minimum (?:period )?of)\s*$"
)
"""A contract that holds at least so long: so long is its term."""
WITHOUT_END = re.compile(r"\b(?:perpetual|indefinite)")
UNITS_EN = ("year", "month", "week", "yrs", "annum", "term of", "period of")
"""One stands with any length that a term may have; days are a term only where they are called so."""
HEADED_EN = re.compile(
    rf"(?<!during the )(?<!throughout the )(?<![a-z])term{SAID}"
    r"|(?:continue|last|run|extend|remain)[^.;]{0,40}(?:for|through)[^.;]{0,30}$"
    r"|(?:a|the|an)\s+(?:initial\s+)?(?:term|period)\s+(?:of|equal\s+to)\s*$"
    r"|(?:^|\n)\W*(?:(?:length of )?term|duration|period of (?:the |this )?agreement)?\W*$"
)
AFTER_TERM = re.compile(
    r"during\s+(?:the|this|its|such)[^.;]{0,90}$"
    r"|and\s+for\s+(?:an?\s+)?(?:(?:additional\s+)?period\s+of\s+)?$|at least\s*$"
    r"|within\s*$|no(?:t)? (?:less|later|more) than\s*$|(?:later|shorter|longer|less|more) than\s*$"
    r"|on or after[^.;]{0,20}$|up to\s*$"
)
SURVIVES = re.compile(
    r"representations|warranties|surviv|garanti|apres (?:la fin|l.expiration|son)|this section"
    r"|obligations? (?:of|under|set)"
    r"|non-?compet|confidential|exclusiv"
)
AGAIN = re.compile(r"additional|further|renewal|successive|more|other")
LEAST = 0.75
UNTIL = re.compile(
    r"(?:until|through|expires?|ends?|terminates?|ending|expiring|terminating|up to|to"
    r"|concludes?)\s+(?:automatically\s+|without (?:further )?notice,?\s+|on\s+|upon\s+|at\s+"
    r"|and including\s+)*(?:the\s+)?(?:date\s+(?:that|which)\s+is\s+(?:the\s+)?"
    r"|(?:day\s+(?:immediately\s+)?(?:prior\s+to|before|preceding)|end\s+of"
    r"|close of business on)\s+the\s+"
    r"|(?:earlier|earliest|first)\s+(?:of|to occur)[^.;]{0,60})?\s*$"
)
_NTH = (
    rf"(?:(?P<ordinal>{number_words.ORDINAL})(?:\s*\(\s*\d{{1,2}}\s*(?:s\s?t|n\s?d|r\s?d"
    rf"|t\s?h)?\s*\))?|(?P<figures>\d{{1,2}})\s?(?:s ?t|n ?d|r ?d|t ?h))"
)
ANNIVERSARY = re.compile(
    rf"(?:{_NTH}\s+(?:annual\s+|year\s+)?|(?P<length>{number_words.WORDS}|\d{{1,2}})"
    r"(?:\s*\(\s*\d{1,2}\s*\))?[\s-]*years?\s+)"
    r"anniversary(?:\s+(?:date\s+)?of\s+(?P<what>[^.;,()]{3,50})|\s+(?P<short>thereof|hereof))"
)
"""``third anniversary of the Effective Date``, ``three-year anniversary thereof``."""
NTH_PERIOD = re.compile(
    r"\b(?:end|day|close|expiration|completion|conclusion)\s+of\s+the\s+"
    rf"{_NTH}\s+(?:full\s+|whole\s+)?(?P<unit>year|month)\s+(?:of|after|following|from)\s+"
    r"(?P<what>[^.;,()]{3,50})"
)
"""``the end of the third year of the Term``."""
COUNTED = (
    "anniversary", "that is", "which is", "year of", "year after", "year following", "year from",
    "month of", "month after", "month following", "month from",
)  # fmt: skip
OF_THE_TERM = re.compile(r"(?:the|this|its)\s+(?:initial\s+)?(?:term|agreement|contract|lease)\b")
LABELLED = re.compile(
    r"\W*(?:\d[\d.]*\W+)?(?:(?:initial|contract|agreement|licen[sc]e|service|subscription|sponsorship) )*"
    r"(?:length of )?(?:term|duration|duree|period of (?:the |this )?agreement)(?: \((?:initial|years)\))?"
    r"(?: (?:of|du|de la)(?: this| the| present)? (?:agreement|contract|contrat|convention))?"
    r"\s*(?::|\t|\.(?=\s))"
)
"""A line that begins with its own heading: ``Term: two years``."""
DAY_AFTER = re.compile(
    r"\bthe\s+(?:date|day)\s+(?:that|which)\s+is\s+(?P<length>[a-z0-9 ()-]{3,40}?(?:years?|months?))\s+"
    r"(?:after|from|following)\s+(?:the\s+)?(?P<what>[^.;,()]{3,50})"
)
"""``until the date that is two (2) years after the Effective Date``."""
ENDS_AT = re.compile(
    r"\b(?:until|through|expires?|ends?|terminates?|ending|expiring|terminating|conclude)\b[^.;]{0,160}$"
)
FROM = re.compile(
    r"[\"')\s,-]*(?:\([^)]{0,60}\)\s*)?(?:(?:initial\s+)?term\s+|period\s+)?(?P<from>"
    r"(?:which\s+|that\s+)?(?:shall\s+|will\s+|is to\s+|to\s+)?(?:commences?\b|commencing|begins?\b"
    r"|beginning|starts?\b|starting|from|after|following|(?:measured|calculated|counted|running|effective)"
    r"\s+from|effective as of|as of|as from|upon|thereafter|therefrom|later\b"
    r"|apres\b|a\s+(?:compter|partir|dater)|(?:et\s+)?qui\s+(?:commenc|debut|prend|cour)\w*"
    r"|commencant|courant|prenant effet)[^.;(]{0,80})"
)
EFFECT = re.compile(
    r"effective date|date hereof|date of this|commencement date|execution date|date of execution"
    r"|date first|thereafter|therefrom|signature|present"
    r"|prise d'effet|date d'effet|entree en vigueur|start date|date of signing|agreement date"
    r"|commencement of"
)
