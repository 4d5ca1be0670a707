# ruff: noqa: E501 (patterns are read by the phrase)
"""What begins, the verbs that say so, and what leads to a day: patterns on folded English text."""

from __future__ import annotations

from data import late as re

DOC = (
    r"(?:agreement|arrangement|contract|(?:sub)?lease|(?:sub)?licen[sc]e|amendment|addendum|letter|deed"
    r"|order|memorandum|mou|engagement|appointment|alliance|undertaking|instrument|statement of work|sow"
    r"|supplement|tenancy|hire|franchise|retainer|consultancy|form|mandate|venture|paper|charter|protocol|bargain"
    r"|term)\b"
)
SUBJECT = re.compile(
    rf"\b(?:this|our|the present)\s+(?:[\w&'\"/-]+\s+){{0,4}}?[\"']?{DOC}"
    r"|\bthese\s+(?:terms|conditions|provisions|arrangements|presents"
    r"|particulars)(?:\s+and\s+conditions)?"
    r"|\ball\s+(?:of\s+)?this\b|\bthe\s+(?:above|foregoing)\b"
    r"|\b(?:the|its)\s+(?:(?:initial|said|whole)\s+)?[\"']?(?:agreement|contract|arrangement|term"
    r"|engagement"
    r"|appointment|lease|tenancy|alliance|charter|(?:sub)?licen[sc]e)\b"
)
LOOSE = re.compile(
    r"^\W*(?:\d[\d.]*\W+)?(?:[a-z ]{3,25}[.:]\s+)?(?:it|we|this|they)\b"
    r"|\b(?:the|our|their|all)\s+(?:hire|hiring|(?:\w+\s+)?services?|relationship|work|carriage"
    r"|distribution|sponsorship"
    r"|supply|co-?operation|collaboration|partnership|program(?:me)?|maintenance|consultancy|franchise"
    r"|parties'\s+(?:obligations|duties|rights|co-?operation)|(?:rights|duties"
    r"|obligations)(?:\s+and\s+[a-z]+)?"
    r"(?:\s+of\s+(?:the|both)\s+parties)?)(?![a-z])"
    r"|\b(?:services|performance|work|duties|obligations)\s+under\s+this\s+[a-z]+"
)
"""What begins with a contract, where nothing says of the contract itself when it does."""
GAP = re.compile(
    r"[\"')\s,]*(?:\((?:the\s+)?[\"'][^)]{0,60}\)\s*)?"
    rf"(?:(?:of|under|granted by)\s+(?:this|the)\s+(?:[a-z]+\s+){{0,2}}{DOC}[\"')\s]*)?"
    r"(?:\([^)]{0,60}\)\s*)?(?:,[^,.;]{2,90},\s*)?"
    r"(?:\s*,?\s*(?:and|together with)\s+(?:its|the|all)\s+[a-z' ]{2,50}?\s+(?=shall|will|is|are|take"
    r"|come"
    r"|beg|start|commence))?"
    r"(?:\s*(?:shall|will|is|are|was|has|have|be|been|being|does|must|hereby|therefore|thus|deemed"
    r"|considered"
    r"|made|to|becomes?|and|also|however|only|first|initially|formally|legally|retroactively"
    r"|retrospectively"
    r"|immediately|automatically|fully|legally|binding|executed|signed|valid)\b[\s,]*)*"
)
VERB = re.compile(
    r"\b(?:(?:tak(?:e|es|en|ing)|(?:come|comes|came|enter|enters|entered|go|goes|went|put)\s+into)\s+"
    r"(?:(?:full|legal)\s+)?(?:force|effect|operation|being)(?:\s+and\s+effect)?"
    r"|ha(?:s|ve)\s+retro(?:active|spective)\s+effect\s+to|ha(?:s|ve)\s+(?:full\s+|legal\s+)?effect"
    r"|retroactive(?:ly)?\s+to|relates?\s+back\s+to|backdated\s+to|dates(?=\s+from)"
    r"|operates?|counts|appl(?:y|ies)|speaks|binds?(?:\s+(?:the\s+parties|us|both(?:\s+parties)?))?"
    r"|good|run"
    r"|in\s+(?:full\s+)?(?:force|effect|operation)(?:\s+and\s+effect)?|effective|operative|binding|valid"
    r"|commence[sd]?|(?:begins?|starts?)(?:\s+to\s+(?:bind|run|apply|operate))?|began|begun|started|runs)\b"
    r"(?:[\s,]+(?:retroactively|retrospectively|automatically|only|first|for all purposes"
    r"|as between the parties)\b)*"
    r"(?:,?\s+and\s+(?:the\s+)?[a-z]{3,20}(?:\s+[a-z]{3,20})?\s+(?:shall\s+|will\s+)?"
    r"(?:begins?|starts?|commences?)\b)?"
)
DAYS = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
LINK = re.compile(
    r"[\s,:(]*(?:,?\s*(?:when|once|whenever|although|though|notwithstanding)\s+[^,.;]{2,40},)?"
    r"[\s,:(]*(?:immediately(?=\s+(?:on|upon|from|after))[\s,]*)?[\s,:(]*(?:\b(?:on|upon|as\s+of"
    r"|as\s+from|as\s+at|from|at(?!\s+once)|with\s+effect\s+(?:from|as\s+of|on)"
    r"|retroactive(?:ly)?\s+to|and\s+(?:including|after)|starting|since|when|once|as\s+soon\s+as|the"
    r"|beginning|commencing"
    rf"|{DAYS}(?!\s+(?:next|that|which|following|after))|midnight|noon"
    rf"|\d{{1,2}}(?:[:.]\d\d)?\s?(?:[ap]\s?\.?\s?m\b\.?|hours|o'clock)"
    r"(?:[\s,]*\(?[a-z]+(?:\s[a-z]+)?"
    r"\s+time\)?)?|(?:start|opening|close|commencement)\s+of\s+business)(?![a-z])[\s,:(]*)*"
)
UNDER = re.compile(r"\b(?:of|under|in|to|by|with|from|for|into|than|per)\s+(?:and\s+)?$")
WHOLE = re.compile(
    r"\b(?:terms?|duration|period|validity|performance|life|date|currency|effect)\s+(?:of|under)\s+$"
)
CONDITION = re.compile(
    r"\b(?:if|unless|before|until|whether|after|each|any|every|where|no|than|which|another)\s+$"
)
NOT_OURS = re.compile(
    r"\b(?:if|unless|until|earlier|prior|previous|former|superseded|replaced|expired|terminat\w*|schedule"
    r"|paragraph|section|clause|exhibit)\b[^,;]{0,60}$"
)
FOLLOWS = (
    r"(?:immediately\s+|next\s+)?(?:following|after|succeeding|(?:that|which)\s+(?:next\s+)?follows)\s+"
)
SHIFTS = (
    ("month", re.compile(rf"(?:first|1st)\s+day\s+of\s+the\s+(?:next\s+|calendar\s+)*month\s+{FOLLOWS}")),
    ("next", re.compile(rf"(?:first\s+|next\s+)?day\s+{FOLLOWS}")),
    *((day, re.compile(rf"(?:first\s+|next\s+)?{day}\s+{FOLLOWS}")) for day in (
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    )),
)  # fmt: skip
WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SO_LONG = re.compile(
    r"(?P<length>[a-z-]{2,12}(?:\s*\(\d{1,3}\))?\s+(?:calendar\s+)?(?:days?|weeks?|months?)"
    r"|\d{1,3}\s+(?:calendar\s+)?(?:days?|weeks?|months?))\s+(?:after|following|from)\s+"
)
TO_DAY = re.compile(r"(?:(?:the|that|date|day|of|on|which|last|its|signing|service|[a-z]+day)[\s,]+){0,7}")
SEEN = (
    r"(?:written|stated|set(?:\s+(?:forth|out))?|mentioned|given|shown|named|indicated|appearing"
    r"|specified"
    r"|entered|noted|recited|printed|typed|above|herein|hereinabove|first|last|which|appears|stands"
    r"|is|it)"
)
MADE = re.compile(
    rf"(?:date|day)(?:\s+and\s+year)?\s+(?:{SEEN}[\s,]+){{0,6}}?(?:hereof|above|hereinabove|hereinbefore"
    r"|(?:at|on|in)\s+(?:the|its)\s+(?:top|head|beginning|outset|start|cover|first\s+page|title|heading"
    r"|front|opening|preamble))\b"
    rf"|(?:its|the)?\s*date\s+(?:above|first)\s+(?:{SEEN}\s*){{1,3}}"
    rf"|date\s+of\s+(?:this|the)\s+(?:[a-z]+\s+)?{DOC}(?!\s+date)|above\s+date\b|its\s+date\b"
    r"|(?:date|day)\s+(?:when|that|(?:up)?on\s+which)\s+(?:it|this\s+[a-z]+)\s+(?:is|was)\s+(?:made|signed|executed|dated)\b"
    r"|(?:date|day)\s+(?:that\s+|which\s+)?it\s+bears\b|with\s+(?:immediate\s+effect|its\s+signature"
    r"|its\s+execution)\b"
    r"|(?:immediately|at\s+once|forthwith|today|now|this\s+day)(?=\s*(?:[.,;)]|and\b|$))"
    r"|moment\s+of\s+(?:its\s+)?(?:signature|signing|execution)\b|its\s+(?:signature|execution)\b"
)
SIGNED = re.compile(
    r"(?:(?:date|day)\s+(?:(?:on|upon)\s+which|when|that|of)\s+(?:the\s+)?)?"
    r"(?:(?:it\s+(?:has|have)\s+been|it\s+is|(?:both|all|each)(?:\s+(?:of\s+)?(?:the\s+)?"
    r"(?:part(?:y|ies)|us|them|sides|signatories))?\s+(?:have|has))\s+(?:duly\s+|each\s+|both\s+"
    r"|fully\s+)?"
    r"(?:signed|executed|countersigned)\b"
    r"|(?!(?:notice|order)\b)[a-z][\w&.'-]*(?:\s+[\w&.'-]+){0,4}?\s+(?:has|have)\s+(?:duly\s+|counter)?(?:signed|executed)\s+(?:it|this|the\s+agreement)\b"
    r"|(?:last|later|latest)\s+(?:of\s+)?(?:the\s+)?(?:\w+\s+){0,7}?(?:signs|signed|signatures?|signatory"
    r"|sign|signing)\b|(?:last|both|all|each)\s+(?:of\s+)?(?:the\s+)?(?:part(?:y|ies)|signator(?:y|ies))"
    r"\s+(?:to\s+)?(?:signs?|executes?)\b)"
)
NAMED_DAY = re.compile(
    r"(?P<name>(?:(?!date|day|the\b)[a-z-]+\s+){1,3}(?:date|day)|day\s+one)\b(?!\s+(?:of|on|when))"
)
THEN = re.compile(
    r"[\s,]*(?:then|thereupon|there\s?from|(?:on|from|as\s+of|upon)\s+(?:that|such"
    r"|the\s+same)\s+(?:day|date))\b"
)
ON_WHICH = re.compile(
    r"[\s,)\"']*(?:\([^)]{0,40}\)[\s,]*)?(?:and\s+)?(?:on|upon|from|as\s+of|as\s+from)\s+which\s+(?:(?:day"
    r"|date)\s+)?"
    r"|[\s,](?:[^.;]{0,70},\s*)?(?:whereupon|whereon|and\s+then|at\s+which\s+time)\s+|,?\s+when\s+"
)
_NO_DAY_OF_IT = (
    r"(?:(?!\b(?:earlier|earliest|later|latest|if|or|unless|whichever|until|till|through|to|ends?|ending|expires?|before"
    r"|after|following|within|days|months|weeks|provided)\b)[^.;:\d])"
)
APPOSED = re.compile(
    rf"{_NO_DAY_OF_IT}{{4,130}}?[\s]*(?:[,(-]|\bnamely\b|\bbeing\b)\s*"
    r"(?:(?:namely|being|to\s+wit|that\s+is(?:\s+to\s+say)?|i\.e\.|viz\.?|currently|now)[\s,:]*"
    r"|which\s+(?:is|was|will\s+be|shall\s+be|falls?|fell|took\s+place|occurred|happened|begins?|starts?|commences?)\s+"
    r"(?:hereby\s+|now\s+|to\s+be\s+)?(?:fixed\s+(?:for|as|at|on)\s+|set\s+(?:for|at)\s+)?)?"
    rf"(?:on\s+|from\s+)?(?:{DAYS}[\s,]+)?(?:the\s+)?"
    rf"|{_NO_DAY_OF_IT}{{4,110}}?\bwhich\s+(?:begins?|starts?|commences?|is|falls|opens)\s+(?:on\s+)?(?:{DAYS}[\s,]+)?(?:the\s+)?"
    rf"|{_NO_DAY_OF_IT}{{4,130}}?[,;(]\s*{_NO_DAY_OF_IT}{{0,90}}?\b(?:took\s+place|occurred|happened|fell|came\s+(?:in|about)|was|to\s+have"
    rf"\s+(?:been|occurred|taken\s+place))\s+(?:on\s+)?(?:{DAYS}[\s,]+)?(?:the\s+)?"
)
"""``upon the opening of the season, namely Monday``: an event, and behind a mark the day it falls on."""
THAT_DAY = re.compile(
    r"\W*(?:that|such|which|the\s+said)\s+(?:date|day)\b[^.;]{0,70}?\b(?:called|referred\s+to\s+as"
    r"|known\s+as|is|be)\s+"
    r"(?:herein(?:after)?\s+)?(?:the\s+)?[\"']?(?:effective|commencement|start|operative)\s+(?:date"
    r"|day|time)\b"
)
BEGINS_NOTHING = re.compile(r"\s*(?:until|through|unless|for\b|so\s+long|only\s+if|if\b|against|and\b)")
NOT_BEFORE = re.compile(r"\s+(?:before|until)\s+(?:the\s+)?")
WEAK = ("operate", "count", "appl", "speak", "binds", "bind ", "good", "run")
"""Verbs that say when a contract begins only where *from* or *as of* follows."""
FROM = re.compile(r"\b(?:from|as\s+of|as\s+at|since)\b")
FRONT = re.compile(
    r"\W*(?:\d[\d.]*\W+)?(?:[a-z ]{3,25}[.:]\s+)?(?:commencing|beginning|starting|effective|with\s+effect|as|from|on\s+and)"
    r"(?:\s+(?:on|from|as\s+of|as\s+from|of|and|the|including|after))*\s+"
)
LED = re.compile(r"\s*(?:\([^)]{0,40}\)\s*)?,?\s*(?:and\s+)?")
RUNS_ON = re.compile(
    r"\s+(?:(?:shall|will)\s+(?:then\s+)?(?:run|continue|remain|last|be\s+(?:in\s+force|effective|binding|valid)|have\s+a)|runs?|continues?|remains?|lasts?|has\s+an?"
    r"|is\s+(?:made|concluded|granted|entered\s+into|valid|in\s+force|for))\b[^.;]{0,60}?\b(?:for|terms?|period|force|until|through|years?|months?)\b"
)
"""Behind a contract named after its first day: it runs from there."""
