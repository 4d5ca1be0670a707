"""What in folded words carries weight for a price: figures, periods, bounds, conditions, denials."""

from __future__ import annotations

from data import late as re
from pipeline import _number_words
from pipeline.terms._indexation_base import MONTHS

_MONTH = "|".join(MONTHS)
_BESIDE = (r"\d", r"\dst", r"\dth", "of", "in", "for", "each", "every", "preceding", "previous")
_MAY = "|".join((*(rf"(?<={one}\s)may" for one in _BESIDE), r"may(?=,?\s+\d)"))
_NAMED_MONTH = "|".join(_MAY if one == "may" else one for one in MONTHS)
"""*May* is a month where a day, a year or *of* stands beside it."""
PERIODS = re.compile(
    rf"\b(?:{_NAMED_MONTH})\b(?!\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?!\d))|\b(?:mois|trimestres?|semestres?|months?|quarters?)\b|\bt[1-4]\b|\bq[1-4]\b|"
    r"\b(?:celui|celle)\s+(?:d[eu]s?|d'|qui)\b|\bthat\s+(?:of|for)\b|\b(?:annees?|years?|exercices?)\s+(?:civiles?\s+)?"
    r"(?:precedent|precedant|anterieur|suivant|ecoule|preceding|previous|prior|before|earlier|following|in\s+question)\w*|"
    r"\b(?:preceding|previous|prior|next|following|last|same|derniere|avant-derniere|meme)\s+(?:\w+\s+)?(?:years?|annees?)\b"
)
"""A month, a quarter, or a word that stands for one: each may say which reading of an index is meant."""
FIGURES = re.compile(
    r"(?<![\w.,/§$£€-])(?!\d{1,2}\.\d{1,2}\s+[a-z(])\d{2,4}[.,]\d{1,3}(?![\w%]|[.,]\d|\s*(?:%|€|eur|usd|gbp|\$|£|per\s?cent|pour\s?cent))|(?<![\d.,])0[.,]\d{1,4}(?!\d|\s*%)"
)
"""Figures with decimals: values of an index, weights, factors."""
NUMBERS = re.compile(
    rf"(?<![\w.,/§\u00b0$£€-])(?:\d{{1,4}}(?![\d.,/-]*\d|\s*(?:%|€|eur|er\b|st\b|nd\b|rd\b|th\b|e\b|eme\b|[=)\]])|[a-z])|"
    rf"(?!(?:un|une|one|zero|cent|cents|mil|mille)\b){_number_words.WORDS})(?!\w)"
)
"""Numbers that are no percentage, no day and no figure: a divisor, a count, a threshold."""
NUMBERED = re.compile(
    rf"(?:\b(?:articles?|art\.|clauses?|sections?|paragraph\w*|schedule|annexe?|appendix|part|exhibit|table|lot|n\u00b0|no\.?|code|l\.|r\.|base|modele|"
    rf"series?|poste|option|item|{_MONTH}|annee|year|de\s+l'an|\ba|le|on|of|the)\s*|\d\s*[.,-]\s*)\Z"
)
"""What makes a number the name of an article, a day or a year."""
OFTEN = re.compile(
    r"\b(?:chaque|tous\s+les|toutes\s+les|each|every|any)\s+(?:\w+\s+){0,3}?(?:ans?|annees?|mois|trimestres?|semestres?|exercices?|"
    r"years?|months?|quarters?|weeks?|anniversa\w+|periodes?|periods?)\b|"
    r"\b(?:annuel(?:le)?(?:ment|s)?|mensuel(?:le)?(?:ment|s)?|trimestriel(?:le)?(?:ment|s)?|semestriel(?:le)?(?:ment|s)?|"
    r"triennal\w*|biennal\w*|annually|yearly|quarterly|monthly|half-?yearly|semi-?annual\w*|biennial\w*|triennial\w*)\b|"
    r"\b(?:une|deux|trois|\d)\s+fois\b|\b(?:once|twice)\b|\bper\s+annum\b|\bpar\s+an\b|\bl'an\b"
)
COUNTED = re.compile(
    rf"\b(?:{_number_words.ORDINAL}|second|\d{{1,2}}(?:st|nd|rd|th|e|eme))\s+(?:\w+\s+)?(?:anniversa\w+|years?|annees?|ans|months?|mois|monday|"
    r"tuesday|working|business|day|jour)|"
    rf"\b(?:{_number_words.WORDS}|\d{{1,3}})\s*(?:\(\s*\d+\s*\)\s*)?(?:calendar\s+|premier\w+\s+|dernier\w*\s+)?(?:annees?|ans|years?|mois|months?|"
    r"trimestres?|quarters?|semaines|weeks)\b"
)
BOUNDS = re.compile(
    r"\b(?:less(?!or|ee)|lower|lowest|below|exceed\w*|excess|at\s+least|at\s+most|maxim\w+|minim\w+|capp?e?d?|floor|collar|ceiling|"
    r"limit(?:ed|s|ing)?|more\s+than|greater|higher|highest|lesser|inferieure?s?|superieure?s?|exced\w*|depass\w*|plafon\w*|plancher\w*|"
    r"au\s+moins|au\s+plus(?!\s+tard)|limite\w*|moindre|en\s+dessous|au-dessous|en\s+deca|au-dela|beyond|above(?!-)|"
    r"(?:plus|le|la)\s+(?:plus\s+)?(?:faible|elevee?|haute?|basse?)|no\s+more|neither|either(?!\s+(?:side|party)\b))\b"
)
ONE_SIDED = re.compile(
    r"\b(?:only|seulement|uniquement|exclusivement|negativ\w*|nil|unchanged|inchange\w*|reduc\w*|reduit\w*|diminu\w*|decreas\w*|baiss\w*|"
    r"fall\w*|fell|maintenu\w*|upwards?|downwards?|hausse\w*|rise\w*|drop\w*|lowered|zero(?!\s*\))|not\s+move|remain\w*|"
    r"(?:sans|prive\w*\s+d')\s*effet|profit\w*|favou?r\w*|benefi\w*)\b"
)
CONDITIONS = re.compile(
    r"\b(?:if|unless|provided|except\w*|save|subject\s+to|so\s+long\s+as|to\s+the\s+extent|only\s+when|in\s+the\s+event|"
    r"in\s+(?:that|which|such)\s+(?:event|case)|notwithstanding|s'il|s'ils|sauf|sous\s+reserve|a\s+condition|lorsqu\w*|tant\s+qu\w*|"
    r"dans\s+l'hypothese|dans\s+le\s+cas|en\s+cas\s+d|a\s+moins|hormis|au\s+cas|should|were|faute\s+d|a\s+defaut|failing|"
    r"in\s+default|otherwise|sinon|a\s+compter\s+d\w*\s+(?:sa|la)\s+demande)\b|(?<!\w)si\b|\bwhere\s+(?:the|such|any|that|it)\b"
)
DENIALS = re.compile(
    r"\b(?:not|no|never|none|nor|without|cannot|instead|excluding|disregard\w*)\b|\b(?:ne|aucune?s?|sans|ni|jamais|hors)\b|\bn'"
)
PARTLY = re.compile(
    r"\b(?:averages?|averaged|mean|means\s+of|moyennes?|cumul\w*|compound\w*|capitalis\w*|half|moitie|shares?|part(?=\s+(?:fixe|variable|de|du))|"
    r"proportion\s+(?:not|non)|fraction\s+(?:exced\w*|not)|portions?|tranches?|paliers?|bands?|tiers?(?=\s+(?:of|one))|points?|carried\s+forward|"
    r"report\w*|banked|difference|ecart\w*|weight\w*|ponder\w*|multiplied\s+by\s+\d|factor|amortis\w*|deduct\w*|rebas\w*|halv\w+|doubl\w+|tripl\w+|"
    r"divise\w*\s+par\s+(?!l|ce|le|c)|divided\s+by\s+(?:two|three|four)|neutralis\w*|pro\s+rata|prorata)\b"
)
"""Words that change the shape of a movement: means, shares, bands, what is carried over."""
NO_EFFECT = (
    r"\b(?:franchise|remise|gratuite|rabais|avance|retard|rent-?free\s+period|abatement|discount)\b[^.;]{0,50}?\b"
    r"(?:est|sont|sera|seront|is|are|shall\s+be|has|shall\s+have)\s+(?:sans|no|without)\s+(?:effet|incidence|influence|effect|bearing)\s+"
    r"(?:sur|on)\b[^.;]{0,40}?\b(?:indexation|revision|review|adjustment|calcul\w*)\b"
)
"""*The rent-free period has no effect on the review*."""
HARMLESS = re.compile(
    rf"{NO_EFFECT}|"
    r"\b(?:fee|price|rent|charge)s?\s+for\s+the\s+(?:calendar\s+|contract\s+)?year\s+in\s+question\b|"
    r"\b(?:prix|loyer|redevance|tarif|montant)s?\s+de\s+l'annee\s+(?:consideree|en\s+question|en\s+cause)\b|"
    r"\bbefore\s+the\s+calendar\s+year\s+in\s+question\b|"
    r"\b(?:no\s+other\s+(?:increase|adjustment|change|rise|uplift|review|revision)s?|aucune\s+autre\s+(?:augmentation|revision|hausse|"
    r"majoration|revalorisation))\b(?![^.;]{0,60}\b(?:before|until|prior|during|for\s+\w+\s+years|avant|jusqu|pendant|durant)\b)"
    r"(?:\s+(?:n(?:e\s+|['\u2019])(?:pourra|peut|sera|est|interviendra|s['\u2019]applique\w*)|shall|will|may|can|is)(?:\s+(?:be|etre))?"
    r"(?:\s+(?:\w+ee?|\w+ed|made|due|possible|apply))?(?:\s+(?:sans|without)\s+(?:an?\s+)?(?:written\s+)?(?:avenant|accord|agreement|amendment)\b)?)?|"
    r"\bif\s+any\b|\bs['\u2019]il\s+(?:y\s+a\s+lieu|y\s+en\s+a)\b|"
    r"\b(?:fee|charge|rent|price)s?\s+(?:payable\s+|due\s+)?(?:for|of|in|during)\s+the\s+first\s+(?:contract\s+|lease\s+)?year\s+(?=multipl|times\b|[x\u00d7]\s)|"
    r"\b(?:loyer|prix|redevance|tarif|montant|forfait)s?\s+(?:du\w*\s+)?(?:de|pour|au\s+titre\s+de)\s+la\s+premiere\s+annee\s+(?=multipli)|"
    r"\bsans\s+(?:\w+\s+){0,2}?(?:formalite|notification|demande|mise\s+en\s+demeure|preavis)s?(?:\s+(?:ni|ou|quelconque|prealable)\b(?:\s+(?:\w+\s+)??(?:formalite|notification|demande|mise\s+en\s+demeure|preavis|avis)s?\b)?)+|"
    r"\bwithout\s+(?:\w+\s+){0,2}?(?:notice|formality|demand|request)\s+(?:or|nor)\s+(?:\w+\s+)?(?:notice|formality|demand|request)\b|"
    r"\b(?:n['\u2019]est|ne\s+sont|ne\s+sera|ne\s+seront)\s+pas\s+arrondi\w*|\b(?:is|are|shall\s+be)\s+not\s+(?:be\s+)?rounded\b|\bnot\s+be\s+rounded\b|"
    r"\b(?:not?|ne|non)\s+(?:later|plus\s+tard)\s+than|\bat\s+(?:the\s+)?latest|\bau\s+plus\s+tard|\bwithout\s+prejudice|\bsans\s+prejudice|"
    r"\bwhether\s+or\s+not|\bof\s+the\s+essence|\bnot\s+(?:yet\s+)?(?:been\s+)?(?:available|published|seasonally)|"
    r"\b(?:n'est|n'a|ne\s+sont)\s+pas\s+encore\b|\bn'etait\s+pas\s+(?:encore\s+)?(?:publi|paru|connu)\w*|\bhors\s+(?:taxes?|charges?|droits|tva|tabac|loyers?|energie)\b|\bht\b|"
    r"\bwithout\s+(?:the\s+need\s+for\s+)?(?:any\s+)?(?:further\s+)?(?:notice|formality|demand|request)|\bno\s+notice\b|"
    r"\bsans\s+(?:qu'il\s+soit|qu'il\s+y\s+ait|autre|aucune)?\s*(?:besoin|lieu|formalite|notification|mise\s+en\s+demeure|demande|preavis)\w*|"
    r"\baucune\s+(?:autre\s+)?(?:formalite|notification|mise\s+en\s+demeure|demande)\b|\bsans\s+laquelle\b|\bsans\s+que\s+(?:le|la|les)\s+\w+\s+(?:ait|aient|soit|soient)\b|\bnon\s+compris\b|"
    r"\bnot\s+less\s+than\s+(?:\w+\s+){0,3}(?:\(\d+\)\s+)?(?:days|months|weeks)\b|\bat\s+least\s+(?:\w+\s+){0,3}(?:\(\d+\)\s+)?(?:days|months|weeks)\b|"
    r"\bau\s+moins\s+(?:\w+\s+){0,3}(?:\(\d+\)\s+)?(?:jours|mois|semaines)\b|\bd'au\s+moins\b|\bmoyennant\s+un\s+preavis\b|"
    r"\bd'une\s+(?:annee|periode)\s+sur\s+l'autre|\bfrom\s+one\s+(?:\w+\s+)?year\s+to\s+the\s+next|\bsalaire\s+minimum\b|\bcity\s+average\b|"
    r"\blater\s+than\s+(?:[\w()]+\s+){1,4}?(?:days?|months?|weeks?)\b|\bwithin\s+(?:[\w()-]+\s+){1,3}?(?:days?|months?|weeks?)\b|"
    r"\b(?:article|clause|section|art\.|paragraph|sous)\s*\d+(?:\.\d+)*\b|\baverage\s+(?:weekly|hourly)?\s*earnings\b|"
    r"\bbase\s+100\b[^.;)]{0,30}|\b(?:19|20)\d\d(?:\s*-\s*(?:19)?\d\d)?\s*=\s*100\b|=\s*100\b|"
    r"\bpubli\w+\s+(?:trimestriellement|mensuellement|annuellement|chaque\s+(?:mois|trimestre)|par\b)|\bpublished\s+(?:each|every|monthly|quarterly)\s*(?:month|quarter)?|"
    r"\bminimum\s+(?:\w+\s+)?(?:rent|guarantee|fee|charge|royalt\w+)|"
    r"\b(?:si|s'il|lorsqu\w*|if|until|should|when)\b[^.;,]{0,60}\b(?:publi\w*|paru\w*|connu\w*|available|issued|known)\b|"
    r"\b(?:tous|toutes)\s+(?:les\s+)?deux\b|\b(?:for\s+the\s+avoidance\s+of\s+doubt|for\s+clarity)\b|\bde\s+convention\s+expresse\b|"
    r"\bindices?\s+(?:mensuel|trimestriel)s?\b|\b(?:monthly|quarterly)\s+(?:index|indices|figure|cpi|rpi)\b|\bequal\s+(?:monthly|quarterly)\b|"
    r"\b(?:loyer|redevance|prix|forfait|montant|fee|rent|charge|price)s?\s+(?:annuel|mensuel|trimestriel)(?:le)?s?\b|"
    r"\b(?:annual|monthly|quarterly|yearly)\s+(?:\w+\s+)?(?:fees?|rents?|charges?|prices?|rates?|payments?|subscription\w*|installments?|instalments?)\b|"
    r"\b(?:au-dela|en\s+sus)\s+d(?:u|es|e\s+ce)\s+(?:forfait|quota|volume|nombre\s+d['\u2019]heures|heures)\b|"
    r"\b(?:beyond|above|over|in\s+excess\s+of)\s+the\s+(?:allowance|included|package|inclusive|monthly\s+allowance)\b|"
    r"\bindice\s+(?:national|de\s+reference\s+des\s+loyers)\b|\bseasonally\s+adjusted|\bnot\s+seasonally"
)
"""Turns of phrase in which such words carry none."""
