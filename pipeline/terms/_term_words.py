"""The words around the length of a contract's term: patterns on folded text."""

from __future__ import annotations

from data import late as re
from pipeline import _number_words as number_words

OUR_TERM = (
    r"(?:(?:initial|first|fixed|original|primary|base|contract|agreement|lease|opening|committed|commitment)\s+(?:term|period)"
    r"|minimum\s+term"
    r"|period\s+of\s+performance"
    r"|period\s+of\s+(?:the\s+|this\s+)?(?:engagement|appointment|hire|agreement|contract)"
    r"|(?<!during the )(?<!throughout the )(?<![a-z])terms?\s+of\s+(?:this|the)\s+[a-z' -]{3,40}"
    r"|duration\s+of\s+(?:this|the)\s+[a-z' -]{3,40})"
)
SAID = (
    r"[\"')\s,]*(?:\([^)]{0,60}\)\s*)?(?:[^.;]{0,90}?(?:shall|will|is|of|be|for|:|means"
    r"|continue|lasts?))?[^.;]{0,70}?$"
)
STRONG_EN = re.compile(
    rf"{OUR_TERM}{SAID}"
    r"|(?:remains?|continues?|be|is|shall be|stays?)\s+(?:valid|effective|binding"
    r"|in\s+(?:full\s+)?(?:force|effect)"
    r"(?:\s+and\s+effect)?)[^.;]{0,60}$"
    r"|(?:agreement|contract|lease|engagement|arrangement|appointment|alliance|tenancy|franchise|subscription"
    r"|licen[sc]e|\border|agency|\bhir(?:e|ing)|\bplan|membership|retainer|distributorship|concession"
    r"|(?<!during the )\bterm)\b[^.;]{0,140}?\b(?:shall|will"
    r"|and)?\s*"
    r"(?:continues?|remains?|extends?|lasts?|runs?|expires?|terminates?|ends?|ending|be valid"
    r"|continuing|remaining|extending|lasting|running|expiring|terminating|have a term)\b[^.;]{0,60}$"
    r"|(?:agreement|contract|lease|engagement|licen[sc]e|\bterm)\b[^.;]{0,90}?\b(?:subsists?|endures?"
    r"|comprises?|spans?"
    r"|binds?(?:\s+the\s+parties)?|goes\s+on|is\s+good|stands?|holds?\s+good)\s+for\s[^.;]{0,40}$"
    r"|(?:agreement|contract|lease|engagement|licen[sc]e)\s+(?:has|have|having"
    r"|shall\s+have)\s+an?\s+(?:\w+\s+)?"
    r"(?:life(?:time)?|duration|currency)\s+of\s*$"
    r"|(?:agreement|contract|lease|licen[sc]e)\s+(?:shall\s+|will\s+)?(?:(?:has|have|takes?)\s+(?:full\s+)?effect"
    r"|(?:enters?|comes?)\s+into\s+(?:force|effect))\b"
    r"[^.;]{0,60}?\bfor\s+(?:an?\s+(?:\w+\s+)?(?:term|period)\s+of\s+)?$"
    r"|\bthese\s+presents\s+(?:shall|will|do|bind)\b[^.;]{0,60}?\bfor\s+$"
    r"|\b(?:the|its)\s+(?:new\s+|extended\s+)?(?:term|duration)\s+(?:is|shall\s+be|will\s+be)\s+(?:fixed\s+at\s+)?(?:for\s+)?"
    r"(?:an?\s+period\s+of\s+)?$"
    r"|(?:^|\.\s)\W*(?:\d[\d.]*\s+)?it\s+is\s+(?:made|concluded|entered\s+into|granted)\s+for\s+(?:an?\s+(?:\w+\s+)?(?:period|term)\s+of\s+)?$"
    r"|(?:^|\.\s)\W*(?:\d[\d.]*\s+)?it\s+(?:shall\s+|will\s+)?(?:takes?\s+effect|(?:comes?|enters?)\s+into\s+(?:force|effect))\b[^.;]{0,60}?\bfor\s+"
    r"(?:an?\s+(?:\w+\s+)?(?:period|term)\s+of\s+)?$"
    r"|(?:agreement|contract|lease|engagement|licen[sc]e|appointment)\b[^.;]{0,90}?\b(?:and|which)"
    r"\s+(?:is|shall\s+be|will\s+be)"
    r"\s+(?:made\s+)?for\s+an?\s+(?:\w+\s+)?(?:period|term)\s+of\s*$"
    r"|(?:agreement|contract|lease|engagement|licen[sc]e|appointment)\b[^.;]{0,90}?\b(?:and|which)"
    r"\s+(?:is|shall\s+be)\s+(?:made|concluded|granted)\s+for\s+$"
    r"|(?:agreement|contract|lease|engagement|licen[sc]e)\s+is\s+for\s+(?:an?\s+(?:\w+\s+)?(?:period"
    r"|term)\s+of\s+)?$"
    r"|(?:agreement|contract|lease|engagement|appointment|arrangement|agency|hir(?:e|ing)|licen[sc]e|tenancy|franchise"
    r"|subscription|retainer|order)\s+(?:hereby\s+made\s+)?(?:shall"
    r"|will)\s+(?:be|have)[^.;]{0,60}$"
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
NOUN_PAPER = re.compile(
    rf"[\s-]*(?:{_KINDS_EN}\s+)*(?:agreement|contract|lease|licen[sc]e|engagement|appointment"
    rf"|arrangement)\b"
)
"""Under Term, behind such a length: ``this is a five-year agreement``."""
BEFORE_NOUN = re.compile(
    r"(?:\b(?:is|be|has|have|having|for|of|to|with|on|means?|by|comprises?)\s+|[:,(]\s*)"
    rf"(?:(?:an?|the|one|its|{_KINDS_EN})\s+)+$"
    r"|(?:^|[a-z]\.\s+)(?:an?|the)\s+$"
)
OF_THE_PERIOD = re.compile(
    r"\b(?:for|of|be|is|cover(?:s|ing)?|serv\w+)\s+(?:an?|the)\s+(?:[a-z]+\s+){0,2}(?:period|term)\s+of\s+$"
)
DEFINED_PERIOD = re.compile(
    r"[^.;()]{0,70}\([^()\"]{0,40}\"(?:the\s+)?(?!option|evaluation|transition|notice|exclusiv|test"
    r"|trial|restrict|non-"
    r"|cure|review|wind|sell|negotiat|extension|renewal|pre-|interim|measur|earn|royalty|payment|warranty"
    r"|support|development|blackout|lock|standstill|inspection|due|survival|offer|tail|grace|claims?"
    r"|refund|post)"
    r"[a-z -]{0,30}\b(?:term|period)\"\s*\)"
)
"""Behind a day or a length: ``(the "Consulting Period")``."""
OURS_EN = re.compile(
    r"\b(?:(?:this|the|said|present)\s+(?:[a-z&-]+\s+){0,3}[\"']?(?:agreement|contract|lease|addendum"
    r"|deed|amendment|licen[sc]e|undertaking|memorandum|arrangement|appointment|engagement|order|subscription|hire"
    r"|hiring|plan|agency|tenancy|membership|retainer|franchise|distributorship|concession)"
    r"|these\s+presents|[a-z]+'s?\s+(?:engagement|appointment|employment|retention)|term\b"
    r"|initial period|contract period|period of performance)"
    r"|(?:^|\.\s)\W*(?:\d[\d.]*\s+)?(?:(?:the|its)\s+duration\s+(?:is|shall|will)\b|it\s+is\s+(?:made|concluded|entered|granted)\b"
    r"|it\s+(?:shall\s+|will\s+)?(?:takes?\s+effect|(?:comes?|enters?)\s+into\s+(?:force|effect))\b)"
)
"""What a term may be the term of."""
TIMES = re.compile(
    rf"(?:(?P<words>{number_words.WORDS})|\b(?P<figures>\d{{1,2}}))(?:\s*\(\s*\d{{1,2}}\s*\))?"
    r"\s+(?:consecutive|successive)\s*$"
)
"""Before ``twelve-month periods``: how many of them."""
PERIODS = re.compile(r"[\s-]*(?:terms|periods)\b")
IN_TURN = re.compile(r"\b(?:successive|consecutive|additional|further|subsequent)\s*$")
"""Before ``six-month periods``: they follow the term."""
HOLDS_AT_LEAST = re.compile(
    r"\b(?:remain|continue|valid|effect|force|last|run)\b[^.;]{0,50}\b(?:at least|not? (?:less|fewer) than"
    r"|(?:a )?minimum (?:period )?of)\s*$"
)
"""A contract that holds at least so long: so long is its term."""
APPOINTED = re.compile(
    r"\b(?:appoint(?:s|ed)|engage[sd]|retain(?:s|ed)|grant(?:s|ed)|employ(?:s|ed)|hire[sd]"
    r"|licen[sc]e[sd])\b"
    r"[^.;]{0,160}?\bfor\s+an?\s+(?:initial\s+|fixed\s+)?term\s+of\s*$"
)
"""``appoints Distributor for a term of``."""
OF_OFFICE = re.compile(
    r"\b(?:director|board|committee|chair|member|arbitrator|trustee|officer|option|optionee|warrant)s?\b"
)
OF_EACH = re.compile(
    r"\b(?:each|any|every|such|all)\s+(?:individual\s+|separate\s+)?(?:purchase\s+|work\s+|service\s+)?"
    r"(?:(?:task |sales )?orders?|statements? of work|sows?|schedules?|projects?|subscriptions?|quotations?"
    r"|tasks?|call-offs?|sublicen[sc]es?|licen[sc]es? (?:schedule|order)|supplements?|releases?)\b"
    r"[^.;]{0,60}$"
)
"""What runs so long is an order under the contract."""
WITHOUT_NOTICE = re.compile(
    r"\bwithout\s+(?:\w+\s+){0,2}notice\b"
    r"(?:\s+(?:by|from|to|of)\s+(?:either|any|the other)\s+part(?:y|ies))?"
)
AND_DAYS = re.compile(r"\s*(?:,\s*)?(?:and|plus)\s+[a-z0-9() -]{1,24}\bdays\b")
"""Behind a length: ``five years and ninety days`` is no number of months."""
FOR_DAYS = re.compile(
    r"\b(?:this|the)\s+(?:agreement|contract)\s+(?:is|shall\s+be|will\s+be|lasts|runs|continues"
    r"|(?:shall|will)\s+(?:run|last|continue|remain\s+in\s+(?:force|effect)))\b[^.;]{0,30}?\bfor\s+"
    r"(?:an?\s+(?:term|period)\s+of\s+)?$"
)
"""Under Term, before a length in days."""
RENEWED = re.compile(
    r"renew|recondu|renouvel|prorog|prolong|lengthen|extended\s+(?:by|for)\s|(?:extends"
    r"|continues) itself|\bextend\s+the\s+(?:[a-z]+\s+)?term\b|followed\s+by\s"
    r"|\b(?:a|each|another) new term|\bfor\s+(?:[a-z]+\s+)?(?:terms|periods)\s+of\s*$"
    r"|\b(?:thereafter|afterwards)\s+(?:shall\s+|will\s+)?(?:continue|run|remain|go)[^.;]{0,30}$"
)
FROM_BEFORE = re.compile(
    r"\b(?P<from>(?:from|dates?\s+from|commenc\w+(?:\s+on)?|beginning(?:\s+on)?|starting(?:\s+on)?)"
    r"\s+(?:and\s+including\s+)?(?:[a-z0-9 ,]{6,24}\d{4}"
    r"|(?:the\s+)?(?:[a-z-]+\s+){0,3}(?:date|day(?:\s+one)?|commencement|launch|closing))),?\s+"
    r"(?:and\s+(?:is|shall\s+be|will\s+be)\s+)?for\s+(?:an?\s+(?:\w+\s+)?(?:term|period)\s+of\s+)?$"
)
"""``from 1 April 2006 for``: the day from which it runs stands before the length."""
YEARS_AND = re.compile(r"\b(?:years?|months?)\s+(?:and|plus)\s*$")
DAYS = re.compile(r"\bdays?\b")
WITHOUT_END = re.compile(r"\b(?:perpetual|indefinite)")
UNITS_EN = ("year", "month", "week", "yrs", "annum", "term of", "period of")
"""One stands with any length that a term may have; days are a term only where they are called so."""
HEADED_EN = re.compile(
    rf"(?<!during the )(?<!throughout the )(?<![a-z])term{SAID}"
    r"|\b(?:is|are|be)\s+(?:hereby\s+)?(?:engaged|retained|appointed|employed|hired"
    r"|licensed)\b[^.;]{0,40}?\bfor\s+(?:an?\s+(?:\w+\s+)?(?:term|period)\s+of\s+)?$"
    r"|\bfrom\s+(?:and\s+including\s+)?[a-z0-9 ,]{6,24}\d{4},?\s+for\s+(?:an?\s+(?:term|period)\s+of\s+)?$"
    r"|\bhow\s+long[^?]{0,40}\?\s*$"
    r"|\bit\s+(?:shall\s+|will"
    r"\s+)?(?:ends?|expires?|terminates?|lasts?|runs?|continues?|remains?)\b[^.;]{0,40}$"
    r"|(?:continue|last|run|extend|remain)[^.;]{0,40}(?:for|through)[^.;]{0,30}$"
    r"|\b(?:shall|will|is\s+to)\s+(?:last|run|endure)\s+(?:about\s+)?$"
    r"|\b(?:is|are|be|holds?|stands?|good|binding|binds?(?:\s+[a-z]+){0,3})\s+(?:made\s+|agreed\s+)?for\s+$"
    r"|(?:a|the|an)\s+(?:initial\s+)?(?:term|period)\s+(?:of|equal\s+to)\s*$"
    r"|(?:^|\n)\W*(?:item\s+\d{1,2}\W+|[a-z]\d{1,2}\s+)?(?:(?:length of )?term|duration"
    r"|period(?: of (?:the |this )?agreement)?)?\W*$"
)
SPAN = re.compile(r"\b(?:during|for|over|throughout)\s+(?:the|an?)\s+(?:period|term|span)\s+of\s+$")
"""Under Term, before a length that runs from a day: ``during the period of five years that begins on``."""
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
AGAIN = re.compile(r"nouve|additional|further|renewal|successive|more|other")
LEAST = 0.75
UNTIL = re.compile(
    r"(?:until|through|expires?|ends?|terminates?|ending|expiring|terminating|up to|to"
    r"|concludes?)\s+(?:(?:at\s+)?(?:\d{1,2}[:. ]\d\d\s*[ap][. ]?\s?m\b[. ]*|midnight|noon"
    r"|(?:the\s+)?(?:close|end)\s+of"
    r"\s+(?:business|the\s+(?:business\s+)?day))[^.;]{0,40}?\s(?:on|of)\s+)?(?:automatically\s+"
    r"|without (?:further )?notice,?\s+|on\s+|upon\s+|at\s+"
    r"|and including\s+)*(?:the\s+)?(?:date\s+(?:that|which)\s+is\s+(?:the\s+)?"
    r"|(?:day\s+(?:immediately\s+)?(?:prior\s+to|before|preceding)|end\s+of"
    r"|close of business on|(?:last\s+(?:calendar\s+)?day"
    r"|end)\s+of\s+the\s+(?:calendar\s+)?month\s+(?:in|during)\s+which"
    r")\s+the\s+"
    r"|(?:earlier|earliest|first)\s+(?:of(?!\s+(?:january|february|march|april|may|june|july|august"
    r"|september|october"
    r"|november|december))|to occur)[^.;]{0,60})?\s*$"
)
NTH = (
    rf"(?:(?P<ordinal>{number_words.ORDINAL})(?:\s*\(\s*\d{{1,2}}\s*(?:s\s?t|n\s?d|r\s?d"
    rf"|t\s?h)?\s*\))?|(?P<figures>\d{{1,2}})\s?(?:s ?t|n ?d|r ?d|t ?h))"
)
ANNIVERSARY = re.compile(
    rf"(?:{NTH}\s+(?:annual\s+|year\s+)?|(?P<length>{number_words.WORDS}|\d{{1,2}})"
    r"(?:\s*\(\s*\d{1,2}\s*\))?[\s-]*years?\s+)"
    r"anniversary(?:\s+(?P<short>thereof|hereof|of\s+(?:it|such\s+date|that\s+date))\b"
    r"|\s+(?:date\s+)?of\s+(?P<what>[^.;,()]{3,50}))"
)
"""``third anniversary of the Effective Date``, ``three-year anniversary thereof``."""
NTH_PERIOD = re.compile(
    r"\b(?:end|(?:last\s+(?:calendar\s+)?)?day|close|expiration|completion|conclusion)\s+of\s+the\s+"
    rf"{NTH}\s+(?:(?:full|whole|complete|consecutive)\s+)*(?:calendar\s+(?=month))?(?P<unit>year"
    rf"|month)\s+(?:of|after"
    rf"|following|from|(?:that|which)\s+follows)\s+"
    r"(?P<what>[^.;,()]{3,50})"
)
"""``the end of the third year of the Term``."""
SEASONS = re.compile(
    rf"(?:(?P<words>{number_words.WORDS})|(?<![\d/-])\b(?P<figures>\d{{1,2}}))(?:\s*\(\s*\d{{1,2}}\s*\))?"
    r"\s+(?:(?:consecutive|successive|full|complete)\s+)*seasons\b"
)
SEASON_MEANS = re.compile(r"[\"'(]season[\"')]{1,2}\s+(?:shall\s+)?(?:means?|is|begins|starts|commences)\b")
LENGTH_OF = re.compile(
    r"\b(?:term|period|agreement|duration)\b[\"')\s,]*(?:shall\s+|will\s+)?(?:means?|be|is|comprises?"
    r"|covers?|lasts?|runs?"
    r"|extends?|continues?|of)\b[^.;]{0,40}$"
)
NTH_UNIT = re.compile(
    r"\b(?:end|(?:last\s+)?day|close|expiration|completion|conclusion)\s+of\s+(?:the\s+)?(?:"
    rf"{NTH}\s+(?:(?:full|complete)\s+)?(?:contract|licen[sc]e|agreement|lease|operating"
    rf"|term)\s+(?P<unit>year)\b"
    r"|(?:(?:contract|licen[sc]e|agreement|lease|operating|term)\s+)?"
    rf"year\s+(?P<count>{number_words.WORDS}|\d{{1,2}})\b)"
)
"""``the end of the third Contract Year``, ``the end of Year 3``."""
COUNTED = (
    "anniversary", "contract year", "license year", "licence year", "agreement year", "lease year",
    "operating year", "term year", "of year", "that is", "which is", "year of", "year after",
    "year following", "year from", "month of", "month after", "month following", "month from",
    "month that", "year which", "year that",
)  # fmt: skip
OF_THE_TERM = re.compile(r"(?:the|this|its)\s+(?:initial\s+)?(?:term|agreement|contract|lease)\b")
LABELLED = re.compile(
    r"\W*how\s+long\b[^?\n]{0,40}\?|\W*(?:\d[\d.]*\W+|item\s+\d{1,2}\W+|[a-z]\d{0,2}[.)]\s+|[a-z]\d{1,2}\s+)?(?:(?:initial|base"
    r"|primary|contract|agreement"
    r"|licen[sc]e|service|subscription|sponsorship|rental|hire|lease|supply|maintenance|support|engagement|fixed"
    r"|minimum(?: and only)?) )*"
    r"(?:length of )?(?:term|duration|duree|period(?: of (?:(?:the |this )?agreement"
    r"|hire|rental|supply|service|engagement))?)(?: \((?:initial|years"
    r"|months)\))?"
    r"(?: (?:of|du|de la)(?: this| the| present)?"
    r" (?:agreement|contract|contrat|convention|engagement|appointment|lease|licen[sc]e))?"
    rf"(?:\s+(?=(?:of\s+)?(?:\d{{1,3}}|{number_words.WORDS})\b[\s-]*(?:\(\d{{1,3}}\)\s*)?(?:years?|months?|weeks?)\b)"
    r"|\s*(?::|\t|\||\.{3,}|\.(?=\s))|[ ]{3,}(?!of\b|and\b|or\b|in\b|to\b|shall\b|will\b|is\b|hereof"
    r"|for\b))"
)
"""A line that begins with its own heading: ``Term: two years``."""
IN_FIGURES = re.compile(
    r"(?:^|\n)\W*(?:(?:initial|base|lease|contract) )?term\s\((?:in )?(?P<unit>months|years)\)\s*(?::|\|"
    r"|[ ]{2,})\s*"
    r"(?P<figures>[1-9]\d{0,2})\b"
)
IS_ITS_LENGTH = re.compile(
    r"\s+(?:shall\s+be|is|will\s+be)\s+the\s+(?:initial\s+)?(?:term|life|duration|length)\s+of\s+(?:this"
    r"|the)\s+"
    r"(?:agreement|contract|lease|licen[sc]e|engagement)\b"
)
"""Behind a length: ``shall be the term of this Agreement``."""
CELL_ENDS = re.compile(r"\n|\||[ ]{3,}")
CELL = re.compile(r"\W*(?:[\w.]{1,6}\s+)?[a-z][a-z ()-]{2,40}(?::|\t|\||[ ]{3,})")
"""A line whose name is set off from its value by more than a stop."""
ROW = re.compile(r"[ \t]*(?:item\s+\d{1,2}\W+)?[a-z][a-z -]{2,40}(?:\t|[ ]{3,})")
"""A row of a cover sheet: a name, a gap and its value."""


def is_labelled(folded: str) -> bool:
    """Tell whether a sentence begins with a heading of its own that names the term."""
    head = folded[:60]
    if "term" not in head and "duration" not in head and "period" not in head:
        return False
    return LABELLED.match(folded) is not None


DAY_AFTER = re.compile(
    r"\bthe\s+(?:date|day)\s+(?:that|which)\s+is\s+(?P<length>[a-z0-9 ()-]{3,40}?(?:years?|months?))\s+"
    r"(?:after|from|following)\s+(?:the\s+)?(?P<what>[^.;,()]{3,50})"
)
"""``until the date that is two (2) years after the Effective Date``."""
ITS_ANNIVERSARY = re.compile(rf"\bits\s+{NTH}\s+(?:annual\s+|year\s+)?anniversary\b(?!\s+(?:date\s+)?of\b)")
"""``shall terminate on its third anniversary``."""
ENDS_AT = re.compile(
    r"\b(?:until|through|expires?|ends?|terminates?|ending|expiring|terminating|conclude)\b[^.;]{0,160}$"
)
FROM = re.compile(
    r"[\"')\s,-]*(?:certain[\s,]+)?(?:\([^)]{0,60}\)\s*)?(?:(?:initial\s+)?term\s+|period\s+)?(?P<from>"
    r"(?:which\s+|that\s+)?(?:shall\s+|will\s+|is to\s+|to\s+(?!(?:begin|start) with))?(?:commences?\b"
    r"|commencing|begins?\b"
    r"|beginning|starts?\b|starting|from|after|following|(?:measured|calculated|counted|reckoned|running|effective)"
    r"\s+from|effective as of|as of|as from|upon|thereafter|therefrom|later\b"
    r"|(?:of\s+which\s+)?the\s+first\s+(?:(?:day|year|month|one|of\s+(?:which|them))\s+)?(?:being|is|to\s+(?:begin|start"
    r"|commence)|begins?|beginning|starts?|starting|commences?|commencing)\b"
    r"|apres\b|a\s+(?:compter|partir|dater)|(?:et\s+)?qui\s+(?:commenc|debut|prend|cour)\w*"
    r"|commencant|courant|prenant effet)[^.;(]{0,110})"
)
EFFECT = re.compile(
    r"effective date|date hereof|date of this|commencement date|execution date|date of execution"
    r"|date first|thereafter|therefrom|signature|present"
    r"|prise d'effet|date d'effet|entree en vigueur|start date|date of signing|agreement date"
    r"|commencement of"
)
