"""Words around days and lengths of time in a passage of which it is known what it is about.

A model has said that the passage tells of the end, the renewal or its notice; so no word must prove that
again, and these patterns only tell the parts of the passage from one another. All are for folded text.
"""

from __future__ import annotations

from data import late as re

NOTICE_BEHIND = re.compile(
    r"['\u2019s]{0,2}\W{0,3}(?:or\s+more\s+|calendar\s+|business\s+|[a-z]+ly\s+)?"
    r"(?:prior\b|warning\b|(?:in\s+)?advance\b|before\b|notice|notification|written|in\s+writing|ahead\b"
    r"|beforehand"
    r"|preceding\b|previous|of\s+(?:the\s+)?(?:receipt|notice|receiving|such)"
    r"|(?:following|after|from)\s+(?:the\s+)?(?:date\s+of\s+)?(?:such\b|receipt|receiving|written"
    r"|notice"
    r"|notification|giving|delivery\s+of|service\s+of|being|termination|terminating|expir\w+"
    r"|cancellation"
    r"|(?:the\s+)?end\b|occurrence|breach|default|it\s+receives|invoice))"
)
"""Behind a length that is no term: ``thirty days prior``, ``ten days after receipt``."""
NOTICE_BEFORE = re.compile(r"\b(?:notice|notif[a-z]+|advis[a-z]+|inform[a-z]*|warning)\b[^.;]{0,70}$")
BOUNDED = re.compile(
    r"\b(?:within|such|said|that|(?<!shall )(?<!will )(?<!to )(?<!may )last|past"
    r"|preceding|previous|final|remaining|exceed(?:ing|s)?"
    r"|during\s+(?:the"
    r"|any|each)|over\s+(?:the|a))\s+(?:[a-z]+\s+)?(?:period\s+of\s+|a\s+)*$"
    r"|\b(?:every|each|per)\s+$"
)
"""Before a length in which something is done."""
STRAY = re.compile(
    r"\b(?:phase\b|stage\b|prices?\b|rates?\b|cur(?:e|ed|ing)\b|remed[a-z]+|breach[a-z]*|default[a-z]*|insolven[a-z]+|bankrupt[a-z]*"
    r"|invoice[sd]?"
    r"|pay(?:ments?|able|s)?\b|paid\b|fees?\b|surviv[a-z]+|confidential[a-z]*|non-?compet[a-z]*"
    r"|compete\b"
    r"|solicit[a-z]*|warrant[a-z]*|records?\b|trial|pilot|probation[a-z]*|transition"
    r"|wind[- ]?(?:down|ing)"
    r"|sell-?off|grace\b|years?\s+old|forecast[a-z]*|deliver[a-z]*|inventory|exclusiv[a-z]+"
    r"|audit[a-z]*|insurance|negotiat[a-z]+)"
)
"""Near a length of another thing than the contract."""
AGAIN = re.compile(
    r"\b(?:self-)?(?:renew[a-z]*|exten(?:ded|ds?\b(?!\s+(?:for|from|through|until|till|over|to"
    r"|beyond)\b)"
    r"|sions?|ding|dable)|additional|further|successive|consecutive|another|subsequent|thereafter"
    r"|options?|prolong[a-z]*|followed\s+by|roll(?:s|ed)?\s+(?:over|on)|more\b)"
)
"""Before the length of a renewal."""
AGAIN_BEHIND = re.compile(
    r"[\s-]*(?:(?!with\b|and\b|or\b|plus\b|subject\b|unless\b)[a-z-]+\s+)?"
    r"(?:renewals?\b|extension|option|further\s+(?:term|period)|additional|successive)"
)
MAY_EXTEND = re.compile(r"\b(?:may|right|option|elect|entitled|can)\b[^.;]{0,60}\bextend\b")
FIRST_BEFORE = re.compile(
    r"\b(?:initial|first|original|primary|base|fixed|minimum|starting)\b"
    r"(?:(?!\b(?:renew|exten|additional|further|success|consecutive|another|thereafter))[^.;]){0,40}$"
)
FIRST_BEHIND = re.compile(
    r"[\s-]*(?:[a-z]+\s+)?(?:\([^)]{0,24}\)\s*)?(?:initial|first|original|primary|base|fixed)\b"
)
LASTS = re.compile(
    r"\b(?:terms?|period|duration|length|continu[a-z]+|remain[a-z]*|force|effect|lasts?|runs?"
    r"|expires?|valid"
    r"|terminates?|ends?|terminate|expire|extends?|appoint[a-z]*|engage[a-z]*|licen[sc]e[a-z]*"
    r"|hire[a-z]*"
    r"|retain[a-z]*)\b[^.;]{0,90}$"
)
"""Before the length of what lasts."""
UNTIL = re.compile(r"\b(?:until|till)\s+(?:the\s+)?$")
"""Before so many days after somebody gave notice."""
ENDS = re.compile(
    r"\b(?:until|till|thru|through(?:out)?|expir[a-z]+|terminat[a-z]+|ends?|ending|ended|conclud[a-z]+"
    r"|conclusion|up\s+to|later\s+than|complet[a-z]+|ceas[a-z]+|laps[a-z]+|last\s+day|close\s+of"
    r"|finish[a-z]*|winds?\s+up|runs?\s+out|stops?|to(?=\W+(?:and\s+including\s+)?(?:the\s+)?$)|beyond|past|clos[a-z]+)\b"
)
BEGINS = re.compile(
    r"\b(?:commenc[a-z]+|begin[a-z]*|begun|start[a-z]*|opens|opening|effective|effect|from|as\s+of|as\s+from|since"
    r"|dated|entered"
    r"|made|signed|executed|after|between|following)\b"
)
BY = re.compile(
    r"\b(?:by|before|prior\s+to|on\s+or\s+before|notice|notif[a-z]+|paid|payable|due)\s+(?:on\s+"
    r"|the\s+)*$"
)
"""Before a day by which something is done."""
NAMED_BEGIN = re.compile(
    r"[\s,]*\(\s*(?:such\s+(?:date"
    r"|day),?\s+)?(?:being\s+)?(?:the\s+)?[\"']{0,2}\s*(?:the\s+)?(?:effective|commencement"
    r"|start[a-z]*|inception"
    r"|beginning|agreement)\b"
)
NAMED_END = re.compile(
    r"[\s,]*\(\s*(?:such\s+(?:date"
    r"|day),?\s+)?(?:being\s+)?(?:the\s+)?[\"']{0,2}\s*(?:the\s+)?(?:[a-z]+\s+)?(?:expir[a-z]+"
    r"|termination|end|ending|maturity)\b"
)
STARTS = re.compile(
    r"\b(?:commenc(?:e|es|ing|ement|ed)|begin(?:s|ning)?|starts?|starting|takes?\s+effect"
    r"|in\s+effect|in\s+force"
    r"|effective|measured|runs?|running|calculated|counted)\s+"
    r"(?:(?:on|upon|from|as\s+of|as\s+from|with|at|after|following)\s+)+(?P<what>[^.;()]{3,60})"
)
"""From when something runs, and what that is."""
FROM = re.compile(r"(?:^|[:.;]|\d[.)])\s*(?:from|after|following)\s+(?:the\s+)?(?P<what>[^.;()]{3,60})")
"""``From the Closing for nine months``, the first words of a passage."""
OWN_DAY = re.compile(
    r"\b(?:effective\s+date|commencement\s+date|start\s+date|inception\s+date|date\s+hereof"
    r"|hereof|date\s+of\s+(?:this|its|the)\b"
    r"|date\s+first|(?:the|its)\s+(?:execution|signing|signature)|execution\s+(?:date|of|hereof)"
    r"|sign(?:ing|ature|ed)\b|agreement\s+date"
    r"|(?:such|that)\s+(?:date|day)|this\s+agreement\b|thereafter|therefrom|thereupon"
    r"|date\s+above|contract\s+date|thereof)"
    r"|\d{4}|^(?:after|from|following)\s+it\b"
)
"""A day that the contract itself has: nothing has yet to happen."""
CONDITIONAL = re.compile(
    r"\b(?:if|in\s+the\s+event|events?\s+occurs?|breach\w*|defaults?|fails?|failure|majeure|insolven\w+)\b"
)
"""Words on how a contract may end before its time."""
OPEN = re.compile(
    r"\b(?:until|unless\s+and\s+until)\b[^.;]{0,90}?\b(?:terminat[a-z]+|cancel[a-z]*|revo[a-z]+"
    r"|rescind[a-z]*|rescission"
    r"|notice|withdraw[a-z]*|ended|replaced|superseded)"
    r"|\bindefinite[a-z]*\b|\bperpetual[a-z]*\b|\bin\s+perpetuity\b|\bat\s+will\b|\bevergreen\b"
    r"|\b(?:no|without)\s+(?:a\s+|any\s+)?(?:fixed\s+|set\s+|specified\s+|stated\s+|definite\s+)?"
    r"(?:term\b|expir[a-z]+|end\b|limit[a-z]*\s+(?:of|in|as\s+to)\s+time)"
    r"|\bterminat[a-z]+\b[^.;]{0,50}?\bat\s+any\s+time\b|\bmonth[ -]to[ -]month\b"
)
"""A contract without a last day."""
OPENS_WITH_UNTIL = re.compile(r"\W*(?:(?:term|duration)\W+)?(?:until|till|from)\b")
"""``Until terminated on thirty days' notice``: all that stands under Term."""
AFTERWARDS = re.compile(r"\b(?:thereafter|afterwards|after\s+(?:that|which|the\s+(?:initial|first)))\b")
"""Before what goes on without end once a first term is over."""
SAME = re.compile(
    r"\b(?:same|like|equal|identical|equivalent)\s+(?:duration|period|length)s?\b|\bsame\s+term\b"
    r"|\b(?:like|equal|identical|equivalent)\s+terms?\b"
    r"|(?:periods?|terms?)\s+of\s+(?:the\s+)?(?:same|equal|like)"
)
YEARLY = re.compile(
    r"\byear[ -](?:to|by|after)[ -]year\b|\bannually\b|\b(?:each|every)\s+year\b"
    r"|\bannual\s+(?:basis|renewal)"
)
SPEAKS_OF_END = re.compile(
    r"renew|expir|\bend\s+of\b|exten[ds]|then[- ]current|anniversary|\bend\s+date|conclusion\s+of"
    r"|successive|additional\s+term|prolong"
)
CAUSE = re.compile(r"\bbreach|\bdefault|\bcured?\b|\binsolven|\bbankrupt")
ENDS_SOMEHOW = re.compile(
    r"\b(?:shall"
    r"|will)\s+(?:not\s+)?(?:[a-z]+ly\s+)*(?:and\s+[a-z]+ly\s+)?(?:be\s+)?(?:terminated?|expire"
    r"|end|continue|extend|remain|last)\b"
    r"|\b(?:terminates|expires|ends|continues|remains|lasts)\b"
)
ON_A_DAY = re.compile(
    r"\b(?:dates?|periods?|years?|months?|days?|anniversary|january|february|march|april|june|july|august"
    r"|september|october|november|december"
    r"|terms?\b(?!\s+of\s+(?:the|its|that|an?)\s+(?!(?:agreement|contract|lease|engagement)\b)))\b"
)
"""Behind words of an end: a day or a time that other words tell, and no event."""
AT_MOST = re.compile(
    r"\b(?:up\s+to|maximum(?:\s+of)?|total\s+of|aggregate\s+of|exceed(?:ing)?|more\s+than"
    r"|limit\s+of)\s+"
    r"(?:another\s+|an?\s+(?:additional|further)\s+)?$"
)
"""Before a bound on all renewals together."""
IF_APPROVED = re.compile(r"\bapproved\b|\bratified\b")
ONLY_AGREED = re.compile(
    r"\bmutual|\bagree[sd]?\b|\bconsent|\b(?:written|common|joint)\s+agreement|\bby\s+(?:an?\s+)?(?:written\s+)?amendment"
    r"|\bagreement\s+(?:between|of|by)\s+(?:the|both)\b"
)
PROMISED = re.compile(
    r"\bautomatic|\bunless\b|\boptions?\b|\brights?\b|\belect|\bsole\b|\bnotice\b|\bobjects?\b"
)
"""Words by which a renewal comes by itself, or by the act of one."""
ASKS_FOR_MORE = re.compile(
    r"\b(?:exercise|wish(?:es)?|desires?|elects?|options?|rights?|intends?|intention)\b"
    r"(?:(?!\bnot\b|\bunless\b)[^.;]){0,40}?\b(?:renew|extend)\b"
    r"|\bexercise\b[^.;]{0,30}\boption\b"
)
"""A notice by which a renewal is asked for, and not refused."""
REFUSES = re.compile(
    r"\bnot\b[^.;]{0,24}\b(?:renew|extend|continue)|\bnon-?\s?(?:renew|exten)|\bunless\b|\bterminat|\bcancel"
    r"|\bceas|\bobject|\bdeclin|\bdiscontinu"
)
YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,]\d|\d)")
SAME_TERMS = re.compile(r"\b(?:the|these|those)\s+same\s+(?:terms|conditions)\b")
AUTOMATIC = re.compile(r"\bautomatic|\bby\s+itself\b|\bunless\b|\btacit")
"""Renewed by itself on the same terms, of which its length is one."""
LAST_OF_MONTH = re.compile(
    r"\b(?:last\s+(?:calendar\s+)?day|end)\s+of\s+(?:the|that)\s+(?:calendar\s+)?month\b"
)
