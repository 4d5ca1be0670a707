"""Words that can change what a clause says of a price, in folded text (French and English together)."""

from __future__ import annotations

from data import late as re
from pipeline.terms._indexation_base import MONTHS

_PRICE = (
    r"(?:prix|loyers?|tarifs?|redevances?|montants?|forfaits?|honoraires|abonnements?|cotisations?|"
    r"mensualites?|taux\s+(?:horaires?|journaliers?)|"
    r"fees?|prices?|rents?|charges?|rates?)"
)
_CHANGE = r"(?:increase|change|rise|movement|variation|evolution|hausse|augmentation|fluctuation)s?"

ABOUT_OTHERS = re.compile(
    r"\b(?:late\s+payment|interest\s+(?:at|on)|interets?\s+(?:de|moratoires|au\s+taux)|taux\s+(?:legal|d'interet)|above\s+(?:\w+\s+){0,2}base\s+rate|retard\s+de\s+paiement|penalit|"
    r"penalt|retention|retenue\s+de\s+garantie|depot\s+de\s+garantie|security\s+deposit|service\s+credits?|"
    r"credits?\s+de\s+service|discount|remise\s+de|reimburs|rembours|\bt\.?v\.?a\b|\bvat\b|taux\s+horaire\s+majore|"
    r"demurrage|refactur|prix\s+coutant|operating\s+expenses|indemnite\s+forfaitaire|recouvrement|\bavoirs?\s+de\b|liabilit|responsabilit|insurance|assurance|consumables)"
)
"""A sentence with these is about something else than the revision; its figures are that thing's."""
GONE = re.compile(
    r"\A(?![^.;]*\b20\d\d\b)[^.;]*\b(?:increase|rise|uplift|escalation|augmentation|majoration|hausse|revalorisation)\s+(?:of|de)\s+\d{1,2}(?:[.,]\d+)?\s*(?:%|per\s?cent|pour\s?cent)"
    r"[^.;]{0,60}?\b(?:no\s+longer\s+appl(?:y|ies)|ceases?\s+to\s+apply|is\s+(?:hereby\s+)?(?:deleted|removed)|"
    r"ne\s+s['\u2019]applique\s+plus|n['\u2019]est\s+plus\s+applicable|est\s+supprimee?)\b"
)
"""A rise of so many percent that an amendment puts an end to, and tells no day: it moves nothing."""
EXCLUDED = re.compile(
    r"\brenon[cs]|\breject|\bdisregard|quel(?:le)?s?\s+que\s+soi|\bindependamment|\binstead\s+of|\brather\s+than|"
    r"\ba\s+l['\u2019]exclusion|\bexcluding\s+any|sans\s+qu['\u2019]aucun|\bregardless|\birrespective|"
    r"\ben\s+lieu\s+et\s+place|\btient\s+lieu|\bno\s+(?:\w+\s+){0,3}(?:index|indexation|escalation)\b|"
    r"\baucune?\s+(?:\w+\s+){0,2}(?:indice|indexation|revision)\b|\bnot\s+(?:be\s+)?(?:linked|tied|indexed|index-linked)|"
    r"\bne\s+(?:sera|seront|sont|est)\s+(?:pas|plus|point)\s+(?:indexe|revis)|\bplutot\s+qu|\bwaive|\bau\s+lieu\s+d|"
    r"\bwithout\s+(?:any\s+)?(?:reference\s+to|index)|\bsans\s+(?:reference|indexation)|\becart(?:e|ent|ant)\b|"
    r"\bno\s+longer|\bn['\u2019]est\s+pas\s+(?:retenu|applicable)|\bnot\s+(?:be\s+)?appl(?:y|ied|icable)"
)
FIRM = re.compile(
    r"\bnon\s+revisables?|\bni\s+(?:actualisable|revisable)|\bfermes?,?\s+(?:et\s+)?(?:definitif|non)|"
    r"\bnot\s+(?:be\s+)?subject\s+to\s+(?:any\s+)?(?:adjust|escalat|revis|index|increase|variation)|\bfixed\s+price\b|"
    r"\bprix\s+ferme\b|"
    r"\bfirm\s+and\s+fixed|\bremain\s+(?:firm|fixed)\b"
)
DENIES = re.compile(
    r"\b(?:not|no|nor|never|without|neither|rejected|disregarded|fixed|firm)\b|\bn[e']\s?\w|\baucun|\bsans\b|\bnon\b|\bni\b|"
    r"\bfermes?\b|\bforfaitaires?\b|\brenon[cs]"
)
RISES_BY = re.compile(
    rf"\b(?:major|augment|revaloris|increas|escalat|uplift|rais)\w*\b(?:(?!more\s+than|plus\s+de|exce|\bnot\b|least|maxim)[^.;%]){{0,60}}?\d+(?:[.,]\d+)?\s*\)?\s*%(?!\s*(?:of|de)\s+(?:the\s+|la\s+|l['\u2019])?{_CHANGE})"
)
BANDS = re.compile(
    r"\btranches?\b|\bpaliers?\b(?!\s+(?:[\w-]+\s+){0,2}(?:ne\s+\w+\s+(?:pas|point)|n['\u2019]est\s+pas)\s+(?:index|revis|soumis))|\bbands?\b|\btiers?\b(?=\s+(?:of|one|two|1|2))|\bmoitie\b|"
    r"\bone[- ]half\b|\bhalf\s+of\b|"
    r"\bfraction\s+(?:qui\s+)?exced|\bpart\s+(?:qui\s+)?exced|\bpercentage\s+points?\b|\bpoints?\s+de\s+pourcentage|"
    r"\bin\s+excess\s+of|\babove\s+that\s+level|\bexcess\s+over|\bdes\s+le\s+premier|\bau-dela(?!\s+d(?:u\s+(?:forfait|quota|volume)|es\s+heures)\b)\b|\bsteel\s+content|"
    r"\bportion\s+of\s+the|\bquote-part|\bweighted|\bpondere"
)
CEILING = re.compile(
    rf"(?:not\s+(?:to\s+)?exceed(?:ing)?|(?:no|not)\s+(?:more|greater)\s+than|up\s+to|at\s+most|a\s+maximum\s+of|"
    rf"limited\s+to|dans\s+la\s+limite\s+de|(?:exceder|depasser|superieure?\s+a)|au\s+plus\s+egale?|au\s+maximum)"
    rf"[^.;%]{{0,45}}?\b(?:percentage\s+)?{_CHANGE}\b[^.;%]{{0,30}}?\b(?:in|of|de|du)\b[^.;%]{{0,40}}?"
    r"(?:ind(?:ex|ice)|consumer|retail|cpi|rpi|\bil[ac]|irl|syntec)"
)
"""The index bounds what somebody may ask, and is not itself the rise."""
DEFINED_PRICE = re.compile(
    rf"[\"\u201c\u00ab]\s*(?:\w+\s+){{0,2}}{_PRICE}\s*[\"\u201d\u00bb]\s*(?:means|is|shall\s+mean|designe|signifie)"
    r"(?!\s+(?:an?\s+|the\s+|la\s+|le\s+)?(?:(?:annual|monthly|quarterly|yearly)\s+)?(?:(?:sum|amount|somme|montant)\s+(?:of|de)\s+)?"
    r"(?:[a-z][a-z -]{2,60}\(\s*)?(?:[\u20ac$\u00a3]|eur|gbp|usd|\d))"
)
"""A price that is defined may be worked out there; one whose sum stands there is told."""
ANOTHER_PRICE = re.compile(
    r"\b(?:computed|calculated|applied|based)\s+(?:on|to)\s+(?:the\s+)?(?:list|standard|published|undiscounted)\s+"
    r"(?:price|fee|rate)s?\b"
)
"""The rise is worked out on another price than the one in force."""
BASE_HINTED = re.compile(
    r"\b\w{1,8}[0o]\s*=\s*\S|"
    r"\b(?:19|20)\d\d\b|\bsame\s+(?:month|quarter|period)|\bmemes?\s+(?:mois|trimestre|periode|date)|"
    r"(?:twelve|12|douze)[\s-]*(?:\(12\)\s*)?(?:months?|mois)|\brespectively\b|\brespectivement\b|\bdate\s+(?:hereof|of\s+this)|"
    r"\bin\s+effect\s+on\b|\b(?:ind(?:ex|ice)s?|mois|month)\b[^.;]{0,40}\bsignature\b|\brate\b[^.;]{0,20}\bpublished\b|\bannual\s+rate\b|\blettre\b|\bover\s+the\s+\w+\s+before\b|\ba\s+servi\b|"
    r"\b(?:revision|indexation|ajustement)\s+precedente?|\bprecedente\s+(?:revision|indexation)|\blast\s+(?:review|adjustment|revision)|"
    r"\bind(?:ex|ice)\s+(?:de\s+)?base\b|\bbase\s+(?:index|month|period)\b"
)
"""A base may stand in these words, though it was not read: it is not known to be missing."""
COMPOUNDED = re.compile(
    r"\bcompounded\b|\bcapitalise|\bper\s+annum,?\s+(?:in\s+each\s+case\s+)?compound|\bcumulat\w+|\bin\s+aggregate|"
    r"\btotal\s+of\s+all|\bau\s+total\b"
)
BEFORE = re.compile(
    rf"\b{_PRICE}\s+(?:(?:alors|est\s+alors)\s+)?(?:en\s+(?:cours|vigueur)|courants?|courantes?|acquittee?|paye|precedent|"
    rf"dus?\s+(?:pour|au\s+titre\s+de)\s+l['\u2019]annee|de\s+l['\u2019]annee\s+(?:precedente|ecoulee)|"
    rf"then\s+(?:payable|current|in\s+(?:force|effect))|(?:payable|reserved|in\s+(?:force|effect))\s+(?:immediately\s+)?"
    rf"(?:before|prior|during|for\s+the\s+(?:previous|preceding)))|"
    rf"\b(?:then[- ](?:current|applicable|payable)|current|passing|existing|prevailing|"
    rf"previous\s+year['\u2019]?s?|"
    rf"preceding\s+year['\u2019]?s?|dernier|ancien|actuel)\s+(?:\w+\s+){{0,2}}?{_PRICE}\b|"
    rf"\b{_PRICE}\s+(?:(?!ind)\w+\s+){{0,2}}?(?:for|of|in|during|pour|de|au\s+titre\s+de)\s+"
    r"(?:(?:the|that)\s+(?:immediately\s+)?(?:preceding|previous|prior|last)\s+(?:\w+\s+){0,2}?(?:year|period|term|month|quarter)|"
    r"(?:l['\u2019]\s?|la\s+)(?:annee|periode|exercice)\s+(?:\w+\s+)?(?:precedent|ecoule|anterieur|passe))"
)
"""The price as it stands, where the base price is taken to be the one that is multiplied."""
BOUNDING = re.compile(
    r"\bonly\s+(?:if|where|when|to\s+the\s+extent)|\bbut\s+only\b|\bunless\b|\bprovided\s+(?:always\s+)?(?:that|however)|"
    r"\bsauf\s+(?:si|lorsque)|\bsous\s+reserve\s+que|\bseulement\s+si|\ba\s+condition\s+que|\bseuil\b|\bthreshold\b|"
    r"\bexcept\s+(?:that|where|if)|\bs['\u2019]il\s+(?:depasse|excede|varie)|\bsi\s+(?:elle|cette|la\s+variation|l['\u2019]evolution)\b"
)
OVER = re.compile(
    r"\ben\s+moyenne|\bon\s+average|\bsur\s+(?:toute\s+)?la\s+duree|\bover\s+the\s+(?:\w+\s+)?term|\bin\s+(?:all|total|aggregate)\b|\bcumul|"
    r"\bin\s+any\s+(?:\w+\s+){0,2}(?:period|term)\b|\b(?:three|five|trois|cinq|\d)[- ]?(?:year|ans)"
)
"""A bound that is not of one revision."""
UNLESS = re.compile(
    r"\b(?:sans|without)\s+(?:l['\u2019]\s?|the\s+|avoir\s+|prior\s+)?(?:[\w'\u2019]+\s+){0,3}?(?:accord|approbation|consent\w*|approval|agreement)\b|"
    r"\b(?:sauf|unless|except\w*|hormis)\b"
)
"""A bound that somebody may lift, or that has an exception."""
TIMED = re.compile(
    r"\b(?:premiere?s?|deuxiemes?|troisieme|first|second|third|initial\w*)\s+(?:\w+\s+){0,2}(?:annees?|ans|years?|terms?|periode|period|revision|"
    r"indexation|review|adjustment|increase|anniversa\w*|renewal|renouvellement)|\b(?:jusqu|until|through|thereafter|ensuite|puis|au-dela\s+de)\b|"
    r"\b(?:en|in|des|from|pour|for)\s+(?:l'annee\s+|the\s+year\s+)?20\d\d"
)
"""A bound of some years only, where it stands beside."""
MONTH_PAIR = re.compile(
    rf"\b(?:{'|'.join(MONTHS)})\s+(?:and|et|or|ou)\s+(?:in\s+|en\s+)?(?:{'|'.join(MONTHS)})\b(?!\s+\d{{4}})"
)
"""Two months of each year are those of the revisions, not of the index."""
MEAN = re.compile(
    r"(?<!city )\b(?:averages?|averaged)\b(?!\s+(?:weekly|earnings|hourly))|"
    r"\barithmetic\s+mean|\bthe\s+mean\b|"
    r"\bmoyenne\b(?!,?\s+sur\s+les\s+douze\s+derniers\s+mois,?\s+de\s+l['\u2019]evolution)"
)
LETTERS = re.compile(
    r"\blettre\s+[\u00ab\"\u201c]?\s*[o0]\b|\baffectes?\s+de|\brespectivement|\brespectively|\bsubscripts?\b|\bsuffix|"
    r"\bindicees?\b|\b[a-z]{1,8}\s?\(\s*[mnt]\s*-\s*\d\s*\)|\bmois\s+[\u00ab\"\u201c]\s*[mn]\s*[\u00bb\"\u201d]"
)
"""Readings told for letters by their sign, or two at once."""
BEFORE_MONTH = re.compile(
    rf"\b(?:precedant|precedent|avant)\s+(?:le\s+)?mois\s+d[e'\u2019]\s?(?:{'|'.join(MONTHS)})|"
    rf"\b(?:preceding|before|prior\s+to)\s+the\s+month\s+of\s+(?:{'|'.join(MONTHS)})"
)
"""*Before the month of September* is not that of September."""
PERIOD_DEFINED = re.compile(
    r"[\"\u201c\u00ab]\s*(?:\w+\s+){0,3}(?:month|period|quarter|year|date|mois|periode|trimestre|figure|index|indice)"
    r"\s*[\"\u201d\u00bb]\s*,?\s*(?:means|shall\s+mean|designe|signifie|s['\u2019]entend)"
)
ROLLING = re.compile(
    r"\b(?:precedente|derniere|prior)\s+(?:revision|indexation|actualisation|fixation)|"
    r"\b(?:ajustement|indexation|revision|fixation|actualisation)\s+precedente?|\b(?:last|previous|preceding)\s+"
    r"(?:review|adjustment|revision|indexation|increase)|\bderniere\s+(?:revision|fixation|indexation|actualisation)|"
    r"\bdevien[dt]|\bdevenant|\bserv(?:ira|iront|ant)\b[^.;]{0,20}\b(?:base|reference)\s+(?:a|pour)\s+(?:la|l['\u2019])|\bbecom(?:es|ing)\s+the|\bde\s+la\s+suivante\b|\bchacune\s+des\s+\w+\s+suivantes"
)
BECOMES_BASE = re.compile(
    r"\bdevien\w+\b[^.;]{0,60}\b(?:base|reference|suivante?)|\bdevenant\b[^.;]{0,60}\b(?:base|reference|suivante?)|\bservant\s+de\s+(?:base|reference)\s+(?:a|pour)\s+l\w*['\s]?\w*\s*(?:suivant|revision|ajustement|indexation)|"
    r"\bbecom\w+\b[^.;]{0,50}\bbase\b|\bservira\b[^.;]{0,30}\b(?:base|reference|depart)"
)
TOLD_OF_LAST = re.compile(r"\b(?:derni(?:er|ere)s?|last|latest|most\s+recent)\b[^.;]{0,40}?\bpubli\w*")
OTHER_SERIES = re.compile(
    r"\s*(?:(?:index|indice)\s*)?(?:[\u2013\u2014-]\s+(?=[A-Za-z\u00c0-\u00ff])|\(?\s*(?:hors|ex(?:cluding|cept)?)\s|"
    r",?\s*(?:sector|secteur|division|section|sub-?index|product|produits?|group|branche|rubrique|poste)\b|"
    r"for\s+(?:the\s+)?(?!January|February|March|April|May|June|July|August|September|October|November|December|All\b|Urban|Month\b|Base\s+Month)"
    r"[A-Z][a-z]+|(?:in|of)\s+(?:the\s+)?(?!United|UK|U\.K|France|January|February|March|April|May|June|July|August|"
    r"September|October|November|December)[A-Z][a-z]+[- ][A-Z][a-z]+)"
)
ONE_WAY = re.compile(
    r"\bonly\b|\b(?:not|never|nor)\s+(?:\w+\s+){0,3}?(?:less|lower|below|altered|reduced?|fall|decreas\w*|diminish\w*)|"
    r"\b(?:is|be)\s+(?:higher|greater|lower|less)\s+than|\bnegativ|\bnil\b|\breduc|\breduction|\bany\s+increase|"
    r"\b(?:augment|major)\w*|\bincreased?\b|\bhausse|\bbaisse|\bdiminu|\binferieur|\binchange|\bunchanged|"
    r"\bau-dessous|\ben\s+dessous|\bdescend|\bdrop|\bplancher|\bfloor\b|\bminim|\bupward|\bdownward|"
    r"\bau\s+moins\s+\d|\bat\s+least\s+\d|\bremain\s+as\b|\bmaintenus?\b|\bfavou?rable"
)
"""What may take one of two directions away, where no word names both."""
ROUNDED = re.compile(
    r"\barrondi\w*|\bround(?:ed|ing)?\b|\bdecimal(?:e?s)?\b|\bnearest\b|\bplaces\s+of\b|\bentier\w*\s+(?:superieur|inferieur)|\btruncat|\bneglige"
)
MOVES = re.compile(
    r"\b(?:revis|evolu|vari|(?<!comme )suit\b|suivra|adjust|ajust|reajust|increas|augment|index|indice|"
    r"actualis|escalat|major|revaloris|reevalu|formul|steps?\b|"
    r"inflation|cpi|rpi|uplift|review)|\bfrom\s[^.;]{3,40}\bthrough\b|=\s*\w+\s*[x\u00d7*(]"
)
"""Words of a revision: with any of them *no revision* is not sure."""
BARE_INDEX = re.compile(
    r"\b(?:cpih?|rpix?|ipch?|irl|ilc|ilat|icc|bt\d\d|syntec|ppi|hicp|inflation|indice|index|icht\w*)\b"
)
"""An index by its letters, though none was found."""
AGREED = re.compile(
    r"\b(?:signature|conclusion)\s+d['\u2019]un\s+avenant|\bapres\s+accord|\bcommun\s+accord|"
    r"\b(?:apres|sous\s+reserve\s+de)\s+(?:l['\u2019])?"
    r"(?:approbation|acceptation|accord)|\bsubject\s+to\s+(?:the\s+)?(?:[\w'\u2019]+\s+){0,3}(?:agreement|approval|consent|acceptance)|"
    r"\bby\s+(?:mutual\s+)?agreement|\bwritten\s+(?:agreement|consent)|\bagreed\s+in\s+writing|\bmay\s+(?:object|refuse|reject)|"
    r"\bpeut\s+(?:refuser|s['\u2019]opposer)|\ba\s+peine\s+de\s+decheance|\ba\s+defaut\s+de\s+(?:demande|notification)"
)
MARKET = re.compile(
    r"\bopen\s+market|\bmarket\s+(?:rent|value|rate)|\bvaleur\s+locative|\blist\s+prices?|\bprice\s+list\s+then|"
    r"\bbenchmark|\bexpert\s+(?:shall|determin)"
)
"""Another way in which a price is set: an index beside it may move it only in between."""
MARKET_HERE = re.compile(
    r"\btarifs?\s+(?:general|public|catalogue)|\bat\s+any\s+time\b|\ba\s+tout\s+moment\b"
)
"""The same only in a sentence that changes a price: a notice may be given at any time too."""
NEGOTIATED = re.compile(
    r"\b(?:re)?nego[tc]i?\w*|\b(?:failing|absent|in\s+default\s+of)\s+(?:such\s+)?agreement|\ba\s+defaut\s+d'accord|\bse\s+(?:rapproche|rencontre|reuni|concert)\w*|"
    r"\bendeavour\s+to\s+agree|\bshall\s+meet\b|\bpropos(?:e[sd]?|er\w*|ition)\b|\bwith(?:hold|held)\b[^.;]{0,30}\b(?:consent|approv|agree)\w*|"
    r"\b(?:soumis\w*|subject)\s+(?:a|to)\s+(?:l['\u2019]|the\s+)?(?:[\w'\u2019]+\s+){0,3}?(?:approbation|acceptation|accord|approval|consent|agreement|acceptance)\b"
)
"""Words of a price that is agreed anew: an index beside them may only be looked at."""
REGARDED = re.compile(
    r"\b(?:tenant|tient|tiendr\w+)\s+compte|\btak(?:e|ing)\s+(?:into\s+)?account|\bhaving\s+regard|"
    r"\ba\s+titre\s+indicatif|\bguid(?:ed|ance)\b"
)
"""An index may only be looked at; of a rise whose figure is told, such words only say why."""
AT_WILL = re.compile(
    r"\bmay\s+(?:\w+\s+){0,2}?(?:change|vary|alter|amend|modify|revise|increase)\s+(?:\w+\s+){0,3}?"
    r"(?:prices?|charges?|fees?|rates?|tariffs?)\b[^.;]{0,40}?\b(?:at\s+any\s+time|from\s+time\s+to\s+time|at\s+(?:its|our)\s+(?:sole\s+)?discretion)|"
    r"\bp(?:eut|ourra|ourront|euvent)\s+(?:\w+\s+){0,3}?(?:modifier|changer|faire\s+evoluer|ajuster|reviser)\s+(?:\w+\s+){0,3}?"
    r"(?:prix|tarifs?|redevances?|honoraires)\b[^.;]{0,40}?\b(?:a\s+tout\s+moment|librement|unilateralement)"
)
"""One side may set the price besides."""
QUOTED = re.compile(
    r"\bcours\s+(?:du|de\s+l[a']|d[eu']|moyen|spot|de\s+bourse)|\bcotation|\bquotation|\blme\b|\bspot\b|\bfutures?\b|\bday[-\s]ahead|\bassessments?\b|"
    r"\bmercuriale|\bexchange\s+rate|\btaux\s+de\s+change|\bsurcharge|\bprice\s+of\s+(?!the\s+(?:contract|service|goods|product)|any|each|this)\w+|"
    r"\b(?:for|pour)\s+(?:each|every|chaque)\s+(?:full\s+)?(?:variation|ecart|tranche|hausse|baisse|point|change|movement|[\u20ac$\u00a3]|\d)"
)
"""The price of something else, which may be what moves this one."""
YEAR_SUMS = re.compile(
    r"\b(?:second|third|fourth|fifth|sixth|tenth|deuxieme|troisieme|sixieme)\s+(?:\w+\s+)?anniversa|"
    r"\b(?:years?\s+\d|(?:first|second|third|fourth)\s+year|(?:premiere|deuxieme|troisieme|seconde)\s+annee|annee\s+\d)\b"
)
