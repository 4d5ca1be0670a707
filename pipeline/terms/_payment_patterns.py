"""Patterns of payment terms: what stands before and after the days that one has to pay."""

from __future__ import annotations

from data import late as re

_OWED = (
    r"(?:sums?|amounts?|invoices?|bills?|accounts?|charges?|fees?|price|statements?|balances?|rents?"
    r"|commissions?|royalties|carriage)(?:\s+(?:owed|owing|due|invoiced|payable|rendered|received|claimed))?"
)
_WITHIN = r"\s+(?:within|in|(?:no|not)\s+later\s+than)\s*(?:a\s+period\s+of\s+)?\(?\Z"
CONNECTOR: dict[str, re.Pattern[str]] = {
    "en": re.compile(
        r"[\s)]{0,3}(?=end\s+of\s+(?:the\s+)?month|eom(?![a-z])|month[\s-]end)|"
        r"[\s)\"',]{0,3}(?:period\s+|time\s+|term\s+)?(?:'\s+)?(?:(?:immediately\s+)?(?:after|of|from|"
        r"following|upon|"
        r"subsequent\s+to|to|since|beginning|commencing|net|on))(?![a-z])\s*"
    ),
    "fr": re.compile(
        r"[\s),]{0,3}(?:(?:nets?|calendaires?|maximum|au\s+plus|francs?|ouvres?)[\s,]+)*"
        r"(?:(?:a\s+)?(?:compter|partir)\s+|apres\s+|suivant\s+|qui\s+suivent\s+|de\s+|d'|a\s+|des\s+|"
        r"suite\s+a\s+"
        r"|date\s+|net\s+|fin\s+)"
    ),
}
RECEIVED = re.compile(r"(?<![a-z])(?:receipt|receiv\w+|reception)(?![a-z])")
LABEL_LINK = re.compile(
    r"(?:[\s:(,-]+|(?:are|is|shall\s+be|will\s+be|of|est|sont|sera|seront|fixee?s?|de|a|maximum|maximal|"
    r"global|convenue?s?|"
    r"standard|strictly|within|net|sous|dans|un|delai|the|period|les|par\s+virement|"
    r"par\s+cheque)(?![a-z]))*"
)
THEREOF = re.compile(
    r"\W{0,3}(?:after|of|from|following|upon)\s+(?:its\s+|the\s+|their\s+)?(?:date\s+of\s+)?(?:its\s+|"
    r"their\s+)?receipt"
    r"(?:\s+(?:thereof|of\s+same|by\s+\w+|by\s+the\s+\w+))?(?=[\s]*[.,;:)]|\s*\Z|\s+(?:and|or|unless|"
    r"except|with|by)\s)"
    r"|\W{0,3}(?:after|of|from|following|upon)\s+(?:the\s+(?:date|day)\s+(?:up)?on\s+which\s+)?(?:the\s+)?\w+(?:'s)?"
    r"\s+(?:receives?|receiving|has\s+received)\s+(?:it|them|the\s+same)(?![a-z])"
)
OWN_DATE = re.compile(
    r"\W{0,3}(?:after|of|from|following)\s+(?:(?:its|their)\s+dates?|(?:it\s+is|they\s+are)\s+(?:dated|issued))(?![a-z])"
)
"""``sixty days after its date``, said of an invoice."""
TO_PAY = re.compile(
    r"\)?\s*(?:(?:in|within)\s+which\s+)?to\s+(?:pay|settle|discharge)\s+(?:[a-z'-]+\s+){0,4}?"
    + _OWED
    + r"(?![a-z])"
)
"""``has thirty days in which to pay each invoice``."""
STOP = re.compile(r";\s|(?<=[a-z\d)]{2})\.\s")
FOR = re.compile(
    r"\W{0,3}pour\s+(?:(?:le|la|s'|proceder\s+au|effectuer\s+le)\s*)?(?:regler|payer|acquitter|paiement|"
    r"reglement)"
)
DIRECT: dict[str, re.Pattern[str]] = {
    "en": re.compile(
        r"(?<![a-z])(?:payable|due(?:\s+and\s+payable)?|paid(?:\s+in\s+full)?|payments?\s+(?:is|are|"
        r"shall\s+be|will\s+be)(?:\s+due|"
        r"\s+made)?)\s+(?:within|in|net)\s*(?:a\s+period\s+of\s+)?\(?\Z"
        # The act and what is owed: ``shall settle undisputed sums within``, ``accounts are to be settled``.
        r"|(?<![a-z])(?:shall|will|must|agrees?\s+to|undertakes?\s+to|(?:is|are|has|have|required)\s+to)"
        r"\s+(?:\w+ly\s+)?(?:pay|settle|discharge|remit|clear|honou?r)\s+(?:[a-z'-]+\s+){0,6}?"
        + _OWED
        + _WITHIN
        + r"|(?<![a-z])"
        + _OWED
        + r"\s+(?:shall|will|must|(?:is|are)\s+to)\s+be\s+(?:\w+ly\s+)?"
        r"(?:settled|discharged|cleared|honou?red)(?:\s+in\s+full)?(?:\s+by\s+(?:the\s+)?[a-z]+)?"
        + _WITHIN
        # What the sentence before names: ``the Buyer shall pay it within``.
        + r"|(?<![a-z])(?:pays?|settles?|discharges?|honou?rs?)\s+(?:it|them|the\s+same|each)"
        + _WITHIN
        + r"|(?<![a-z])invoices?\s+(?:shall\s+|will\s+)?falls?\s+due"
        r"\s+(?:for\s+payment\s+)?(?:within\s+|in\s+)?\(?\Z"
    ),
    "fr": re.compile(
        r"(?<![a-z])(?:payables?|payee?s?|payer|reglee?s?|regler|reglements?|paiements?|exigibles?)\s+(?:(?:est|sont|"
        r"sera|seront|s'effectue\w*|"
        r"se\s+fait|du|due|par\s+(?:(?:le|la|les)\s+|l')?[\w-]+)\s+)*(?:a|sous|dans\s+les|"
        r"dans\s+un\s+delai\s+(?:maximum\s+)?de)\s*\(?\Z"
        # Ce que nomme la phrase d'avant : ``le Client la paie sous``.
        r"|(?<![a-z])(?:la|le|les)\s+(?:paie|paye|regle|acquitte|payera|paiera|reglera|acquittera)(?:nt)?\s+"
        r"(?:sous|dans\s+les|a)\s+\(?\Z"
    ),
}
MEANS = re.compile(
    r"(?<![a-z])payment\s+(?:services?|methods?|systems?|process\w*|cards?|gateway|platform|instructions?|information)|"
    r"(?<![a-z])(?:moyens?|modes?|carte|service|systeme|absence)\s+de\s+(?:paiement|reglement)s?"
)
DUE_TO = re.compile(r"(?<![a-z])due\s+to(?!\s+be\b)")
NOUN = re.compile(
    r"payments?|remittance|settlement|installments?|invoices|paiements?|reglements?|versements?|"
    r"echeances?"
)
PARTED = re.compile(
    r"(?P<shall>(?<![a-z])(?:shall|will|must))?\s*,\s+(?:within|no\s+later\s+than|not\s+later\s+than)\s*\(?\Z"
)
"""Days that stand between commas: the act that has them comes after."""
COMMA_VERB = re.compile(r"[^.;]{0,90}?,\s+(?:\w+ly\s+)?(?P<verb>[a-z]+)")
THEN = re.compile(
    r"[^.;,]{0,80},\s+(?:[^\s,.;]+\s+){1,4}?(?:shall|will|must)\s+(?:\w+ly\s+)?(?P<verb>[a-z]+)"
)
GIVES_PAYMENT = re.compile(r"(?:provides?|delivers?|sends?|issues?|submits?)\s+(?:[a-z]+\s+){0,2}payments?")
GOVERNS = re.compile(
    r"\s+(?:[^,;]{0,60}?\s)??(?:shall|will|is|are|must|to\s+be|due|est|sont|sera|seront|doit|doivent|"
    r"s'effectue\w*|"
    r"intervien\w+|interviendr\w+)(?![a-z])"
)
"""What makes a noun of paying the subject: ``payments shall be made``."""
BACKWARDS = re.compile(
    r"[\s)']{0,3}(?:\w+\s+){0,2}?(?:prior|before|in\s+advance|avant|precedant|(?:written\s+)?notice|"
    r"preavis|or\s+more)(?![a-z])"
)
NET = re.compile(
    r"(?<![a-z])net[\s-]+(?:due\s+)?(?:in\s+)?(?P<days>15|20|30|45|60|75|90|120)(?!\d|[.,]\d|%|\s*(?:%|"
    r"percent|minut|month))"
    r"|(?<![a-z\d])n\s?/\s?(?P<short>30|45|60|90)(?!\d)"
)
NET_BEFORE = re.compile(r"(?<![a-z])net[\s:-]*(?:due\s+)?(?:in\s+)?\(?\Z")
NET_AFTER = re.compile(r"[\s)]*nets?(?![a-z])")
SHALL = re.compile(
    r"(?<![a-z])(?:shall|will|must|agrees?\s+to|undertakes?\s+to|doit|doivent|"
    r"s'engage\s+a)\s+(?:be\s+)?(?:\w+ly\s+)?(?P<verb>[a-z]+)"
)
AT_MOST = re.compile(
    r"(?:ne\s+(?:peut|pourra|saurait)\s+(?:en\s+aucun\s+cas\s+)?(?:exceder|depasser|etre\s+superieur))"
)
MORE = re.compile(
    r"(?<!no )(?<!not )(?<!nor )(?:more|greater|longer|later|earlier|excess)\s+(?:than|"
    r"of)\s*(?:\w+\s+)?\(?\Z|plus\s+de\s+\Z"
)
ORDINAL = re.compile(
    r"(?P<word>quinzieme|vingtieme|trentieme|quarante[ -]cinquieme|soixantieme)(?:\s*\(\s*\d+\s*(?:e|"
    r"eme)?\s*\))?\s+jour\s+"
    r"(?=suivant|apres|a\s+compter|qui\s+suit)"
)
ORDINALS = {"quinzieme": 15, "vingtieme": 20, "trentieme": 30, "quarante": 45, "soixantieme": 60}
RECEIPT: dict[str, re.Pattern[str]] = {
    "en": re.compile(
        r"(?<![a-z])(?:due|payable|paid|pay|payments?|paid\s+in\s+full)(?:\s+(?:and\s+(?:payable|owing|"
        r"due)|in\s+full|immediately|"
        r"promptly|is|are|shall\s+be|be|due|made))*\s+(?:up)?on\s+(?:\w+'s?\s+)?(?:receipt|presentation|"
        r"issuance|"
        r"delivery|submission)\s+of\s+(?:(?:an?|the|each|such|any|\w+'s?|its|correct|proper|"
        r"valid)\s+){0,3}"
        r"(?:invoices?|bills?|statements?)(?![a-z])"
    ),
    "fr": re.compile(
        r"(?<![a-z])(?:payables?|payee?s?|reglee?s?|regler|payer|paiement|reglement|exigibles?|"
        r"pai(?:e|ent|era|eront)|reglent|mandatement|dues?|"
        r"echeance)(?:[\s:,]+(?!jours|compter|delai)[a-z'/-]+){0,6}?[\s:]+(?:a|"
        r"des)\s+(?:la\s+)?(?:reception|presentation)"
        r"(?:\s+(?:de\s+(?:la\s+|chaque\s+|sa\s+)?|des\s+|d'une\s+)?(?:factures?))?(?![a-z])"
        r"|(?<![a-z])(?:payables?|payee?s?|reglee?s?|paye|regle)\s+(?:au\s+)?comptant(?![a-z])"
    ),
}
TIMED: dict[str, re.Pattern[str]] = {
    "en": re.compile(
        r"(?<![a-z])(?:payable|(?:is|are|be)\s+(?:\w+ly\s+)?(?:paid|due|invoiced|billed)|(?:shall|"
        r"will)\s+pay|payments?\s+(?:shall|will|is|are))"
        r"(?:\s+(?!arrears|advance|if|unless|prior)[a-z'/-]+){0,6}?\s+in\s+"
        r"(?P<when>advance|arrears?)(?![a-z])(?!\s+(?:of|to|by\s+at\s+least))"
    ),
    "fr": re.compile(
        r"(?<![a-z])(?:payables?|payee?s?|reglee?s?|paiement|facturee?s?|facturation|redevances?|"
        r"loyers?|exigibles?)"
        r"(?:[\s:,]+[a-z'/-]+){0,6}?[\s:,]+(?P<when>d'avance|a\s+terme\s+(?:a\s+)?echoir|"
        r"terme\s+a\s+echoir|a\s+echoir|"
        r"a\s+terme\s+echu|terme\s+echu|a\s+terme\s+a\s+echoir)(?![a-z])"
    ),
}
DAY = (
    r"(?P<day>(?:[12]?\d|3[01])(?:\s?(?:st|nd|rd|th))?|first|second|third|fourth|fifth|sixth|seventh|"
    r"eighth|ninth|tenth|"
    r"fifteenth|twentieth|twenty-fifth|twenty-eighth|thirtieth|last)(?:\s*\(\s*\d+\s?(?:st|nd|rd|"
    r"th)?\s*\))?"
)
FIXED: dict[str, re.Pattern[str]] = {
    "en": re.compile(
        r"(?<![a-z])(?:due|payable|paid|pay|payments?|installments?)(?![a-z])[^.;]{0,120}?(?<![a-z])(?:on|by|before|"
        r"than)\s+the\s+"
        + DAY
        + r"\s+(?P<business>(?:business|working)\s+)?(?:calendar\s+)?day\s+of\s+(?:each|every|the|"
        r"such)\s+(?:(?:and\s+every|"
        r"following|calendar|succeeding|next|fiscal|subsequent|contract)\s+)*(?P<per>month|"
        r"quarter)(?![a-z])"
    ),
    "fr": re.compile(
        r"(?<![a-z])(?:reglera|paiera|acquitter?a?|acquitte|regle|paie|payables?|payee?s?|reglee?s?|exigibles?|paiement|versee?s?|prelevee?s?|"
        r"prelevement|loyer|redevance|"
        r"echeance|regler|payer|verser)(?![a-z])[^.;]{0,100}?(?<![a-z])(?:le|"
        r"avant\s+le)\s+(?P<day>premier|1er|[12]?\d|3[01]|dernier)\s+"
        r"(?P<business>)(?:jours?\s+)?(?:(?:de\s+)?chaque|du)\s+(?P<per>mois|trimestre)(?![a-z])"
    ),
}
FIXED_FIRST = re.compile(
    r"(?<![a-z])(?:on|by|before|than)\s+the\s+"
    + DAY
    + r"\s+(?P<business>(?:business|working)\s+)?(?:calendar\s+)?day\s+of\s+(?:each|every)\s+"
    r"(?:(?:and\s+every|following|calendar|succeeding|fiscal|contract)\s+)*(?P<per>month|quarter)(?![a-z])"
    r"[^.;]{0,70}?(?<![a-z])(?:shall|will|must)\s+(?:pay|remit)(?![a-z])"
)
"""The day before the act: ``on the last day of each month, Customer shall pay``."""
FORTNIGHT = re.compile(r"(?<![a-z])(?:sous|a|dans\s+la)\s+(?P<word>quinzaine|huitaine)(?![a-z])")
FORTNIGHTS = {"quinzaine": 15, "huitaine": 8}
