"""The words around the day on which a contract ends: patterns on folded text."""

from __future__ import annotations

from data import late as re
from pipeline.dates import _grammar as grammar

WHOSE = re.compile(
    r"agreement|\bloan\b|appointment|\bhire\b|contract|\bterm\b|lease|license|engagement|addendum"
    r"|amendment|contrat|bail"
    r"|convention|marche"
    r"|accord|presentes|duree|abonnement|avenant|location|mission|periode initiale|\bpret\b"
)
WHOSE_EN = re.compile(rf"{WHOSE.pattern}|\blicen[sc]e\b")
OTHER_THING = re.compile(
    r"\b(?:option|offer|price|pricing|fees?\b|rates?\b|invoice|insurance|policy|warranty|forecast|fiscal"
    r"|tax|report|(?:re|pre)?payment|registration|patent|confidential|notice|standstill|meeting|prix\b"
    r"|tarif"
    r"|facture|assurance|garantie|offre|paiement|deliver|inspection|quarter|deadline|minimum|escrow"
    r"|interest|employ)"
)
"""Whole words: ``rate`` also stands in "corporate", ``fee`` in "coffee"."""
COMPUTED = 0.92
"""A computed end is never sure: lawyers differ by a day on how a term is counted."""
LEAST = 0.6
"""A computed end that is read with less is only a guess."""
FROM_ANOTHER = re.compile(
    r"launch|delivery|acceptance|first (?:commercial )?sale|operational|go-live|completion|approval"
    r"|shipment|closing"
    r"|mise en service|livraison|recette|reception|notification|installation|service ready"
    r"|services? commencement"
)
FROM_THERE = re.compile(
    r"(?:later|thereafter|therefrom|(?:after|from|following)\s+(?:(?:that|such)\s+da(?:y|te)|it))\b"
)
FROM_IT = re.compile(r"(?:from|after)\s+(?:it|then)\b")
"""``takes effect on Opening Day and has a term of three years from it``."""
BY_WHICH_IT_BEGINS = re.compile(r"the first\b[^.;]{0,90}\b(?:no|not) later than\b")
NAMED_BEGINNING = re.compile(r"\b(?:start|commencement|opening|launch|go-live) (?:date|day)\b")
ITS_OWN_DAY = re.compile(r"here(?:of|in)|\bsign|execut|above\b|of this\b|immediate|\bmade|until the")
"""In words of a beginning: the day of the contract itself."""
HAPPENED = re.compile(r"\bwhich\s+(?:was|is|occurred|happened|fell|falls|took\s+place)\s+(?:on\s+)?")
"""``following the Closing, which occurred on``: the event has its day."""
FIRST_OF_NEXT = re.compile(
    r"\b(?:commenc\w*|begin\w*|start\w*|effect)\s+(?:on|as\s+of|from|upon)\s+the\s+first\s+day\s+of"
    r"\s+the\s+"
    r"(?:first\s+|next\s+)?(?:full\s+)?(?:calendar\s+)?month\s+(?:next\s+|immediately\s+)?(?:following"
    r"|after|succeeding)\b"
)
"""A term that begins on the first of the month that follows its day."""
STARTS_WITH_EVENT = re.compile(
    r"\b(?:commenc\w*|begin\w*|starts?|starting)\s+(?:on|upon|with|from|as\s+of|when)\s+(?:the\s+|its\s+)?"
    r"(?:(?:day|date)\s+(?:of|on\s+which|when)\s+)?(?:the\s+|its\s+|such\s+|an?\s+)?(?:first\s+|initial\s+|final\s+)?"
    r"(?:opening|launch|deliver|acceptance|completion|commercial|go-live|installation|approval|shipment|sale\b|receipt"
    r"|issuance|commissioning|occupancy|production|flight|patient)"
)
"""A term that begins with what has yet to happen."""
SO_LONG_AFTER = re.compile(
    r"\b(?:commenc\w*|begin\w*|start\w*)\s+(?:on\s+the\s+date\s+(?:that|which)\s+is"
    r"\s+)?[a-z0-9() -]{3,24}?\b(?:days|weeks|months)"
    r"\s+(?:after|following|from)\b"
)
"""A term that begins so many days after its day."""
NAMED_START = 0.9
"""What is to be said of a day that the contract has given a name."""
BEGINS_ON_NAMED = re.compile(
    r"\b(?:(?:term|period)\s+(?:is|runs?|shall\s+be)(?=\s+from)|commenc\w*|begin\w*|starts?|starting"
    r"|tak(?:es?|ing) effect|effective)\s+(?:on|as\s+of|upon"
    r"|from|with)\s+"
    r"(?:and\s+including\s+)?"
    r"(?P<named>(?:the\s+)?[a-z][a-z -]{2,40}?\bdate\b)"
)
"""``shall begin on the Go-Live Date``."""
MONTH_END = re.compile(
    r"\b(?:last\s+(?:calendar\s+)?day|end|close)\s+of\s+the\s+(?:"
    r"(?P<months>[a-z0-9()\s-]{3,40}?\s(?:full\s+|whole\s+"
    r"|complete\s+)?(?:calendar\s+)?month\s+(?:after|following|(?:that|which)\s+follows))"
    r"|(?:calendar\s+)?month\s+(?:in|during)\s+which\s+the\s+[a-z0-9()\s-]{3,30}?\s?anniversary)"
)
"""``the last day of the 36th full month after``, ``... of the month in which the third anniversary``."""
FROM_ITS_FIRST = re.compile(r"\b(?:commencement|start)(?:\s+date)?\b|\b(?:19|20)\d\d\b")
"""``from the Commencement Date``, and where the British write days that is a day of its own."""
EFFECTIVE_AND_FOR = re.compile(
    r"\beffect(?:ive)?\s+(?:on|as\s+of|from)\s+[a-z]+\s+1(?:st)?,?\s+(?:19|20)\d\d,?\s+and\s+[^.;]{0,60}\bfor\b"
)
"""``shall become effective on April 1, 2006 and shall remain in force for``."""
COMMENCING = re.compile(
    r"^(?:commencing|beginning|starting|a compter|a partir|qui commencera|commencant|prenant)"
)
FROM_SOMETHING = re.compile(
    r"(?:which\s+)?(?:shall\s+|will\s+)?(?:from|after|following|commenc|beginning|starting"
    r"|(?:reckoned|measured|calculated|counted|running)\s+from|the\s+first\b"
    r"|a (?:compter|partir|dater))"
)
FROM_KNOWN = re.compile(
    r"\d{4}|effective date|hereof|date of (?:this|the)|this agreement|commencement date|start date"
    r"|execution|date first"
    r"|thereafter|therefrom|(?:that|such) day\b|that date|signature|signing|present|effet|vigueur"
    r"|agreement date"
    r"|the date (?:stated|specified|written|set|above|mentioned|shown|indicated|appearing)"
    r"|sa conclusion|such date|its (?:date|execution)\b|date of (?:the )?agreement|^from\s+date\b"
    r"|date above|\bsigned\b|^from\s+(?:the|its)\s+(?:start|beginning|commencement|outset)\W*$"
)
FROM_EVENT = re.compile(
    r"date (?:that|when|(?:up)?on which|in which)\b"
    r"(?! (?:it|this agreement|the (?:last|parties)|both|all)\b)"
    r"|the date (?:the|an?) (?!agreement|contract|parties|last)|\bbecomes?\b|accessible|available"
    r"|commencement of operation|date a laquelle"
)
"""A term that runs from what has yet to happen."""
TO_A_DAY = re.compile(r"\b(?:to|until|through|till|ending|expiring|and\s+ends?)\b")
"""Behind the day from which a term runs: what follows is the day to which."""
FROM_EFFECT = re.compile(
    r"effective date|date d'effet|prise d'effet|commencement date|start date|entree en vigueur"
)
FROM_SIGNATURE = re.compile(
    r"(?<!effective )(?<!commencement )(?<!start )date of (?:this|the) agreement"
    r"|date hereof|execution|signature|signing|date first|present"
    r"|its date\b|date of agreement|^from\s+date\b|\bsigned\b"
)
NAMED_END = re.compile(
    r"(?:(?:expiration|expiry|end|termination) date|date (?:de fin|d'echeance|d'expiration)"
    r"|fin (?:de|du) contrat)"
    r"[\"')\s]*(?:of this agreement\s*|du contrat\s*|d'effet\s*)?(?:means|shall mean|is|shall be|:"
    r"|-|est(?: fixee? au)?|le|au)?"
    r"\s*(?:the |le )?\s*$"
    r"|(?:^|\n|\.\s)[\s|]*(?:\(?[a-z0-9]{1,2}[.)]\s+)?(?:(?:(?:agreement|contract|term|lease|services?)"
    r"\s+)?ends?"
    r"|(?:end|last day) of (?:the )?(?:rental|hire|lease|contract|term|agreement|engagement|supply"
    r"|services?)"
    r"|expiration|expiry)(?:\s+\([^)\n]{2,24}\))?\s*(?::|[ ]{3,}|\t|-|\|)\s*$"
)
WITHIN = re.compile(r"\b(?:during|within|in|for) (?:the|any|each|such) (?:[a-z]+ )?period\b[^.;]{0,70}$")
"""Before the last day of a period in which something is done."""
LABEL = re.compile(
    r"(?:(?:expiration|expiry|end|ending|termination) date|expires|term ends"
    r"|(?:expiration|expiry|end) of (?:the )?(?:initial )?term)[\s\"']*[:\t]"
)
PAST = re.compile(
    r"(?<!be )(?<!is )(?<!are )(?<!as )(?<!been )(?<!being )(?<!sooner )(?<!earlier )(?<!otherwise )"
    r"(?<!hereby )(?:expired|ended|lapsed|concluded|ceased|terminated|ran\b|came\b)"
)
"""An end that has come is not that of a contract in force."""
WOULD = re.compile(r"\b(?:would|was to|were to|due to|had|has|have)\s+(?:otherwise\s+|have\s+|been\s+)*$")
RUNS_OUT = re.compile(
    r"\b(?:initial|renewal|then[- ]current|original) (?:term|period)\b|\bexpiration date\b"
    r"|\b(?:term|period) of (?:\(?[a-z0-9]+\)? ?){1,3}(?:years?|months?) (?:from|after|following|commencing"
    r"|beginning) (?:the )?(?:effective date|date hereof|date of this)"
)
"""Words of a contract whose term runs out."""
EARLIEST = re.compile(
    r"(?:the\s+)?(?:earlier|earliest|first)\s+(?:of|to\s+occur\s+of)[\s:]*(?:\((?:i|a|1)\)\s*)?(?:the\s+)?$"
)
OUR_EN = re.compile(
    r"agreement|contract|\bterm\b|\b(?:this|the) (?:appointment|engagement|licen[sc]e) (?:is|shall"
    r"|takes|commences|begins|has)\b"
)
MADE_FR = re.compile(
    r"(?:contrat|bail|convention|marche|accord|presentes|abonnement|conditions|cgu|cgv"
    r"|services|maintenance|concession|\bil|\belle)\b[^.;]{0,110}"
    r"(?:conclue?s?|consentie?s?|etablie?s?|souscrite?s?|signee?s?|en vigueur|est|sont|pour"
    r"|a)\b[^.;]{0,50}$"
    r"|\bparties\s+s'(?:engagent|obligent)\b[^.;]{0,40}$"
)
PERIOD = re.compile(r"(?:year|quarter|month|week|period)s?\s*$")
EXCLUDES = re.compile(r"^(?:from|after|following|thereafter|therefrom)")
INCLUDES = re.compile(r"\band\s+including\b|\binclusive\b")
"""Of the first day: it counts."""
BRITISH = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)? (?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December),? \d{4}"
)
LOOSE = frozenset({"until", "through", "ending", "up", "to", "jusqu'au", "jusqu'a"})
"""Words that end many things: only words of duration before them make them end a contract."""
RUNS_UNDER_TERM = re.compile(
    r"\b(?:stands?|endures?|bound|lives?|subsists?|holds?|good|binding|binds|in place"
    r"|serves?|engage[sd]?|retain(?:s"
    r"|ed)|appoint(?:s|ed)"
    r"|covers?|employ(?:s|ed)|years?|months?|starts?|agreement is|agreement shall be)\b"
)
"""What, under Term, says that something lasts."""
RUNS = re.compile(
    r"continue|remain|force|effect|\bterm\b|valid|extend|run|expire|last|conclu"
    r"|duree|contrat|bail|periode|applique|en vigueur|accord|convention|marche"
)
TERM_LABEL = re.compile(
    r"(?:\bterm|duration|(?:contract|initial|service|agreement|engagement|license|consulting"
    r"|sponsorship) period"
    r"|(?:^|\n)\W*period\s*:|(?:proroge|prolonge|reconduit|renouvele)e?s?|duree|periode (?:initiale"
    r"|contractuelle))(?:\b|(?<=:))[^.;]{0,60}$"
)
TO = re.compile(
    r"[\s,(]*(?:and\s+)?(?:to|through|until|ending|concluding|expiring|terminating|-|au|jusqu'au)"
    r"(?:\s+(?:to|on|at|and including))?[\s:]*(?:the|le)?\s*"
)
MOVED = re.compile(
    r"(?:\bterme\b|echeance|duree|date de fin|date d'expiration|contrat|bail|convention|marche)\b"
    r"(?:[^.;]|(?<=\d)\.(?=\d)){0,110}"
    r"\b(?:reporte|proroge|prolonge|repousse|etendu|porte)e?s?\s+(?:jusqu')?au\s*$"
    r"|(?:\bterm\b|agreement|lease|contract|expiration date|expiry date|end date|termination date)"
    r"[^.;]{0,90}\b(?:extended|renewed)[^.;]{0,40}?\b(?:to|until|through)(?: and including)?\s*$"
    r"|\bextends?\s+the\s+(?:initial\s+|current\s+|present\s+)?term\b[^.;]{0,110}?\b(?:ending|to|until"
    r"|through|expiring)"
    r"(?:\s+(?:on|and\s+including))?\s*$"
)
PUT_FOR = re.compile(
    r"(?:replac|substitut|delet|remplac|chang|modif)\w*[^.;]{0,70}\b(?:1[89]|20)\d\d[\s\"']*[^.;]{0,40}"
    r"\b(?:with|by|to|par|inserting(?: in its place"
    r"| in lieu thereof)?|substituting(?: therefor)?)\s*(?:the |la |le )?(?:date )?(?:of |du )?[\s\"']*$"
)
END_NAMED = re.compile(
    r"expir|end date|(?:extension|end|duration) of (?:the )?(?:initial )?term|\bterm\b|echeance|date de fin"
    r"|prorogation|prolongation|report du terme|duree"
)
TIME_OF_DAY = re.compile(
    r"[\s,]*(?:\bat\b|\bas of\b|\bby\b|\bthrough\b|\bto\b)?\s*(?:the\s+)?(?<![\d.])(?:\d{1,2}(?:[:.]\d\d)*"
    r"\s*(?:[ap][\s.]{0,2}m\b\.?|hours|o'clock)|(?:12:00\s+)?(?:midnight|noon)"
    r"|close\s+of\s+(?:the\s+)?business"
    r"(?:\s+day)?|end\s+of\s+(?:the\s+)?(?:business\s+)?day)(?:[^;]{0,48}?\s?\b(?:on|of)\s+(?:the\s+)?"
    r"|[\s,]*)$"
)
"""``at 11:59 p.m. (Eastern time) on``: between words of an end and its day."""
FROM_ITS_START = re.compile(
    r"\bfrom\s+(?:and\s+including\s+)?(?:the\s+)?(?:effective\s+date|date\s+hereof|date\s+of\s+this"
    r"\s+[a-z]+|commencement\s+date|start\s+date)[^.;,]{0,30}?\s(?:to|through|until|till)\s+(?:and"
    r"\s+including\s+)?(?:the\s+)?$"
)
"""``from the Effective Date to``: what follows is its end."""
EMPTY_PLACE = re.compile(rf"\s*(?:,|on|the|le|au|:)?\s*{grammar.BLANK.pattern}")
BY_CHOICE = re.compile(r"\b(?:may|elects?|option|right to|if|peut|pourra|faculte|si)\b")
WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*(?:the\s+)?$")
"""Between words of an end and its day."""
ANOTHER_PAPER = re.compile(
    r"\b(?:under|by|of|to)\s+an?\s+(?:[a-z-]+\s+){0,3}?(?:agreement|contract|lease|licen[sc]e)\s+(?:that|which|with)\b[^.;]{0,60}$"
    r"|\bunder\s+an?\s+(?:[a-z-]+\s+){0,2}?(?:lease|permit|licen[sc]e)\s+$|\bmy\s+(?:[a-z]+\s+)?commission\s+$"
    r"|\b(?:[a-z]+'s|its|their|his|her)\s+(?:[a-z-]+\s+){0,3}?(?:licen[sc]e|permit|certificat\w+|registration|lease|concession|consent"
    r"|authori[sz]ation)s?\b(?![^.;]{0,80}\b(?:agreement|contract|term)\b)[^.;]{0,80}$"
)
"""What ends is a contract with somebody else, or a permit of one of the two."""
THEIR_LEASE = re.compile(
    r"\bthe\s+(?:lease|permit|concession)\s+(?:for|of)\s+(?:the|its|their)\b[^.;]{0,60}$"
)
"""Where nothing is said of the term, it is the lease of a place."""
OF_AN_ORDER = re.compile(
    r"(?<!this )\b(?:sow|statement of work|work order"
    r"|purchase order|task order)\s+(?:no\.?|number|#)?\s*\d+\b[^.;]{0,60}$"
)
"""Before the two days of an order under the contract: ``SOW No. 1 has a term from``."""
MONTHLY = re.compile(r"(?:month|year)[ -]to[ -](?:month|year)")
SOONER_OF = re.compile(
    r"\b(?:sooner|earlier|first|shorter)\s+(?:of|to\s+occur)\b(?!.{0,240}\bterminat)|plus tot des",
    re.DOTALL,
)
LAST_DAY_NAMED = re.compile(
    r"[\s,]*(?:when|on which (?:day|date)|at which time|whereupon)\s+"
    r"(?P<it>it|(?:this|the)\s+(?:[a-z]+\s+){0,2}?"
    r"(?:agreement|contract|licen[sc]e|lease|term|engagement|appointment))\s+(?:shall\s+|will\s+)?(?:automatically\s+)?"
    r"(?:comes?\s+to\s+an\s+end|ends?|expires?|terminates?|lapses?|finish(?:es)?)\b"
    r"|\s*(?:,\s*)?(?:shall\s+be|is|will\s+be|being|as)\s+(?:the\s+|its\s+|their\s+)?(?:last|final"
    r"|closing|termination|expiration"
    r"|expiry|end)\s+(?:day|date)\b(?!\s+(?:of|for|to|on)\s+(?:which|the\s+(?!term|agreement|contract)"
    r"|this\s+(?!agreement|contract)|an?\b))"
)
"""Behind a day: ``shall be the last day of the Term``."""
ITS_LAST_DAY = re.compile(
    r"[^.;]{0,40}\bof\s+(?:this|the)\s+(?:term|agreement|contract|lease|engagement)\b"
)
GRANTED_FOR = re.compile(
    r"\b(?:licen[sc]e|agreement|contract|lease|appointment|engagement)\s+(?:is|are"
    r"|shall\s+be)\s+(?:hereby\s+)?(?:granted|made|given"
    r"|entered\s+into|concluded|effective|valid|in\s+force)\s+(?:for\s+the\s+(?:period"
    r"|term)\s*)?(?:from\s*|of\s*|:\s*)?(?:the\s*)?$"
)
"""Before the first of two days: ``the License is granted for the period``."""
CALENDAR_YEARS = re.compile(
    r"\b(?:term|agreement|contract|engage(?:ment|d)|appointed|retained)\b[^.;]{0,80}?\b(?:calendar|contract)?\s*years?\s+"
    r"(?P<first>(?:19|20)\d\d)(?:(?:\s*,\s*|\s+)(?:(?:and|through|to|until)\s+)?(?:19|20)\d\d){0,9}"
    r"(?:\s*,)?\s+(?:and|through|to|until)\s+(?P<year>(?:19|20)\d\d)\b(?!-)"
)
"""``shall consist of the calendar years 2006, 2007 and 2008``."""
CALENDAR_YEAR = re.compile(
    r"\b(?:term|agreement|(?:sub)?contract|lease|licen[sc]e|engagement|order)\b(?:(?!\b(?:price|fee|rate|budget)s?\b)[^.;]){0,80}?"
    r"\b(?P<first>(?:for|in|during|is|covers|throughout)\s+(?:the\s+)?(?:whole\s+)?calendar\s+year\s+(?:of\s+)?)(?P<year>(?:19|20)\d\d)\b(?!-)"
)
"""Under Term: ``covers orders placed in the calendar year 2019``."""
YEAR_END = re.compile(
    r"\b(?P<last>(?:at\s+|on\s+)?the\s+(?:end|close)\s+of\s+(?:the\s+)?(?:calendar\s+)?(?:year\s+)?"
    r"|(?:la\s+)?fin\s+(?:de\s+l'annee\s+(?:civile\s+)?|de\s+l'an\s+|d'annee\s+)?)(?P<year>(?:19"
    r"|20)\d\d)(?![/-]?\d)(?!\s+(?!calendar\s)(?:[a-z-]+\s+)?(?:season|school|academic|fiscal|financial|crop|campaign|year|tour"
    r"|harvest|series|championship|term|session))"
)
"""``the end of 2026``: its last day."""
LAST_DAY = re.compile(
    r"\b(?P<last>(?:the\s+)?(?:end|last\s+(?:calendar\s+)?day|close)\s+of\s+(?:the\s+month\s+of\s+)?"
    r"|(?:la\s+)?fin\s+(?:du\s+mois\s+(?:de\s+|d'))?)$"
)
"""Before a month and its year: the last day of it."""
LATEST = re.compile(
    r"\b(?:(?:shall|will|may|does|do) not (?:extend|continue|run|last|remain in (?:effect"
    r"|force)) (?:beyond|past|after|later than)"
    r"|in no event (?:later than|beyond|after)|(?:but|and) (?:not|no) later than|but not (?:beyond"
    r"|after)"
    r"|in any (?:event|case),?(?: not later than| no later than| by| on)?"
    r"|au plus tard(?: le)?|sans pouvoir (?:exceder|depasser)(?: le)?)\s*(?:the |le )?$"
)
"""Before the day that bounds an end which comes with an event."""
ENDS_SOMEHOW = re.compile(
    r"\b(?:terminat|expir|end\b|ends\b|continue|extend|run\b|last\b|remain|prend(?:ra)? fin|s'acheve|duree)"
)
FROM_DAY = re.compile(r"\bdu [^.;]{4,30}$")
ENDS_AFTER_ALL = re.compile(
    r"\b(?:expires?|terminates?|ends?|lapses?|concludes?|finish(?:es)?)\b"
    r"(?:[\s,]+(?:automatically|(?:by|on|under|in accordance with|pursuant to) its (?:own )?terms"
    r"|in its entirety|for all purposes|of its own accord"
    r"|(?:by|of|under) its own (?:force|terms|accord)"
    r"|without (?:any |the need for )?(?:further |prior )?(?:notice|action|formality)"
    r"(?: (?:by|of|on the part of) (?:either|any|the|both) part(?:y|ies))?|and)\b)+[\s,]*"
    r"(?:on|as of|at|upon|effective)\s+(?:the\s+)?(?:(?:close|end)\s+of\s+|midnight\s+(?:on|of)\s+)?$"
    r"|\b(?:expires?|terminates?|ends?|lapses?|concludes?)\s+[a-z0-9() -]{3,30}\s+later,\s+(?:that"
    r"\s+is,?\s+|namely,?\s+)?"
    r"(?:on\s+|at\s+the\s+end\s+of\s+)?$"
    r"|\b(?:expires?|terminates?|ends?|ending|until|lapses?)\b(?:(?!\b(?:if|unless|or)\b)[^.;]){3,90}?[,(]\s*"
    r"(?:i\.\s?e\.|that\s+is(?:\s+to\s+say)?|namely|being|to\s+wit)[\s,:]*(?:on\s+)?(?:the\s+)?$"
)
"""``shall terminate, without further notice, on``; ``ends with the season, i.e.``."""
REACHES = re.compile(r"\b(?:hereof|term|agreement|shall|will)\s+extends?\s+(?:from|through|until|over)\b")
"""``shall extend from ... through``: it renews nothing."""
FOR_ITS_PERIOD = re.compile(
    r"\b(?:be|is|in force|effect|last|run|extend|continue)\s+for (?:the|a|an) (?:[a-z]+ )?period\b"
)
LATER_OF = re.compile(r"\b(?:later|longer)\s+(?:of|to\s+occur)\b|plus tard des", re.DOTALL)
AT_MOST = 0.72
"""A day that is the last of several on which it may end."""
GUESSED = 0.72
"""An end that rests on a start that no words name, or on a count of days that may be doubted."""
UNREAD = re.compile(r"The words speak of when it takes effect|It takes effect on the day it is made")
"""Reasons that an effective date was not read, where it may well be the day of the contract."""
HIRED = re.compile(r"\bemploy\w+")
EVE = re.compile(
    r"\bday\s+(?:immediately\s+)?(?:prior\s+to|before|preceding)\s+the\s+[a-z0-9()\s-]{3,40}?\s?anniversary"
)
DURING = re.compile(
    r"(?:during|in|over|within|pendant|durant|au cours de) (?:the|la) (?:\w+ )?(?:period|periode)\W*$"
)
WHILE_IT_RUNS = re.compile(
    r"(?:during|throughout|for) the (?:entire |initial )?term (?:of|hereof)(?: (?:this|the) \w+)?"
)
SECRETS = re.compile(r"confidential|trade secret|proprietary information")


def begins_on(quote: str, year: int) -> bool:
    """Tell whether words say that something begins on a day of that year."""
    return (
        re.search(rf"(?i)\b(?:commenc|begin|start)\w*\s+(?:on|as of)?[^.;]{{0,30}}{year}", quote)
        is not None
    )


ONE_OF = re.compile(
    r"\b(?:until|through|upon|on|at|expires?|ends?|terminates?|ending|expiring"
    r"|terminating)\s+(?:upon\s+|on\s+|at\s+)?"
    r"(?:the\s+)?(?:earlier|earliest|first|sooner)\s+(?:of|to\s+occur\s+of)\b[^.;]{3,230}?(?:\b(?:and"
    r"|or)\b|[;,])\s*"
    r"(?:\([a-z0-9]{1,3}\)\s*)?(?:on\s+)?(?:the\s+)?$"
)
"""``until the earlier of the completion of Phase III and``: the day that follows is the last possible."""
OR_BY = re.compile(
    r"\b(?:until|upon|on|when|at)\b[^.;]{3,200}?\b(?:or|and)\s+(?:on\s+|until\s+)?(?:the\s+)?$"
)
WHICHEVER = re.compile(
    r"[^.;]{0,90}?\bwhichever\s+(?:(?:shall|may|is|be|of\s+(?:the|these)\s+two|date|event|the|to|first"
    r"|comes?|occurs?)\s+)*?"
    r"(?:(?P<last>later|last|latest|longer)|first|sooner|earlier|earliest|shorter)\b"
)
"""Behind a day: ``whichever first occurs``."""
EARLIER_OF = re.compile(r"(?:earlier|later|first) (?:of|to occur)|plus (?:tot|tard) des|premier des")
EXTENDED = re.compile(r"\b(?:extended|extends?|renewed)\b")
IF_RENEWED = re.compile(r"\b(?:if(?! no)|should|in the event)\b[^.;]{0,80}\b(?:renew|exten)")
"""Before what ends a term that is not agreed."""
ENDED_BY = re.compile(
    r"\b(?:beyond|from|after|past)\s+(?:its|the)\s+(?:(?:current|present|existing|original|scheduled"
    r"|stated|initial)\s+)?"
    r"(?:expiration|expiry|termination|end)(?:\s+date)?\s*(?:of\s+the\s+(?:agreement|term|initial"
    r"\s+term)\s*)?"
    r"(?:of|on|,|\()?\s*(?:the\s+)?"
)
NOW_ENDS = re.compile(r"\b(?:now|instead|accordingly|as so extended|as extended)[\s,]*$")
"""Before the end of a term that has been extended."""
ITSELF = re.compile(
    r"\b(?:(?:le|la|ce|cette) (?:presente? )?(?:contrat|convention|bail|accord)"
    r"|this (?:agreement|contract|lease))\s+(?:shall|will|automatically|\s)*$"
)
"""Before words of an end: the contract itself is said to end, whatever the clause is about."""
