"""Words of a revision that costs money: who must ask for it, over which period, when, at most how much."""

from __future__ import annotations

from data import late as re
from pipeline.terms import _indexation_words as words
from pipeline.terms._payment_words import listed
from pipeline.types import Language

_UNIT = {
    "an": 12, "ans": 12, "annee": 12, "annees": 12, "trimestre": 3, "trimestres": 3, "mois": 1,
    "year": 12, "years": 12, "quarter": 3, "quarters": 3, "month": 1, "months": 1,
}  # fmt: skip
_COUNT = {
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "neuf": 9, "douze": 12,
    "dix-huit": 18, "vingt-quatre": 24, "trente-six": 36, "one": 1, "two": 2, "three": 3, "four": 4,
    "five": 5, "twelve": 12, "eighteen": 18, "twenty-four": 24, "thirty-six": 36,
}  # fmt: skip
_NUMBER = r"(?P<count>[a-z]+(?:-[a-z]+)?|\d{1,2})(?:\s*\(\s*\d{1,2}\s*\))?"
_OVER = {
    "fr": re.compile(
        r"\b(?:variation|evolution|hausse|augmentation|progression)s?\b[^.;]{0,90}?\b"
        r"(?:(?:sur|pendant|durant|au\s+cours)\s+(?:d[e']\s*)?(?:une\s+periode\s+de\s+|les\s+|des\s+|"
        r"la\s+|l')?"
        rf"{_NUMBER}\s+(?:dernier\w*\s+|precedent\w*\s+)?(?P<unit>ans?|annees?|trimestres?|mois)\b|"
        r"(?P<word>triennale|biennale|annuelle|sur\s+un\s+an)\b)"
    ),
    "en": re.compile(
        r"\b(?:changes?|variations?|increases?|movements?|rises?)\b[^.;]{0,90}?\b"
        r"(?:over|during|for|across)\s+(?:a\s+period\s+of\s+|the\s+|a\s+)?(?:preceding\s+|previous\s+|"
        r"prior\s+|last\s+)?"
        rf"{_NUMBER}[\s-]+(?P<unit>years?|quarters?|months?)\b"
    ),
}
_OVER_WORD = {"triennale": 36, "biennale": 24, "annuelle": 12}
_MONTHS = {"P1M": 1, "P3M": 3, "P6M": 6, "P12M": 12, "P24M": 24, "P36M": 36, "P60M": 60}


def months_between(often: str) -> int | None:
    """Return the months between two revisions, told as an ISO duration."""
    return _MONTHS.get(often)


def longer_variation(
    sentence: str, language: Language, between: int | None = None
) -> tuple[int, int] | None:
    """Return the months an index varies over and those between two revisions, where the first are more.

    Args:
        sentence: folded sentence that tells of the revision.
        language: of the words.
        between: months between two revisions by words around the sentence, where it does not say.
    """
    key = "fr" if language == "fr" else "en"
    match = _OVER[key].search(sentence)
    if match is None:
        return None
    over = _over(match)
    rest = sentence[: match.start()] + " " + sentence[match.end() :]
    often = words.frequency(rest, language)
    apart = between if often is None else _MONTHS[often]
    if over is None or apart is None or over <= apart:
        return None
    return over, apart


def without_span(sentence: str, language: Language) -> str:
    """Return a sentence without the words that say over how long the index is taken."""
    match = _OVER["fr" if language == "fr" else "en"].search(sentence)
    return sentence if match is None else sentence[: match.start()] + " " + sentence[match.end() :]


_DAYS = re.compile(
    r"\b(?:1er|premier|1st|first)\s+(?:of\s+|jour\s+de\s+)?(?P<month>[a-z]+)\b(?!\s+(?:19|20)\d\d)"
)
_MONTH_NAMES = (
    ("january", "janvier"),
    ("february", "fevrier"),
    ("march", "mars"),
    ("april", "avril"),
    ("may", "mai"),
    ("june", "juin"),
    ("july", "juillet"),
    ("august", "aout"),
    ("september", "septembre"),
    ("october", "octobre"),
    ("november", "novembre"),
    ("december", "decembre"),
)


def months_by_days(folded: str) -> int | None:
    """Return the months between revisions told by their days: 6 for *1er janvier et 1er juillet*."""
    named = {
        number
        for day in _DAYS.finditer(folded)
        for number, names in enumerate(_MONTH_NAMES)
        if day["month"] in names
    }
    even = {2: 6, 4: 3}.get(len(named))
    ordered = sorted(named)
    steps = {
        (after - before) % 12 for before, after in zip(ordered, ordered[1:] + ordered[:1], strict=True)
    }
    return even if even is not None and steps == {even} else None


def _over(match: re.Match[str]) -> int | None:
    word = match.groupdict().get("word")
    if word is not None:
        return _OVER_WORD.get(word, 12)
    number = match.group("count")
    count = int(number) if number.isdigit() else _COUNT.get(number)
    return None if count is None else count * _UNIT[match.group("unit")]


_OF_ITSELF = {
    "fr": re.compile(
        r"\bde\s+plein\s+droit\b|\bautomatique\w*|\bsans\s+(?:aucune?\s+)?(?:qu'il\s+soit\s+(?:besoin|"
        r"necessaire)|"
        r"demande|formalite|mise\s+en\s+demeure|notification|autre\s+avis)|"
        r"\bsans\s+(?:que\s+[^.;]{0,60}\b(?:ait|aient|doive|doivent)\s+a?\s*(?:en\s+faire\s+la\s+demande|"
        r"demander|notifier))"
    ),
    "en": re.compile(
        r"\bautomatic\w*|\bwithout\s+(?:any\s+|the\s+)?(?:need|further|request|notice|demand)|"
        r"\bof\s+its\s+own\s+accord\b|\bwhether\s+or\s+not\s+[^.;]{0,40}\b(?:requests?|asks?|invoices?)"
    ),
}
_MOVE_FR = r"(?:revis|revaloris|index|actualis|ajust|reajust|augment|modifi|major)"
_ASKED = {
    "fr": re.compile(
        r"(?<!ne )(?<!n')\b(?:pourra|pourront|peut|peuvent)(?:\s*,[^,.;]{1,110},)?\s+"
        rf"(?:[\w']+\s+){{0,3}}?(?:etre\s+)?(?:\w+\s+)?{_MOVE_FR}\w*|"
        r"\b(?:aura|auront|a|dispose\w*\s+de)\s+la\s+(?:faculte|possibilite)\s+(?:de\s+|d')(?:\w+\s+){0,2}?"
        rf"{_MOVE_FR}\w*|\bse\s+reserve\w*\s+(?:le\s+droit|la\s+faculte|la\s+possibilite)\s+(?:de\s+|"
        rf"d'){_MOVE_FR}\w*|"
        rf"\best\s+(?:en\s+droit\s+de|autorisee?\s+a|fondee?\s+a)\s+{_MOVE_FR}\w*"
    ),
    "en": re.compile(
        r"\b(?:(?<!for )(?<!of )(?<!in )may(?!\s+(?:and|or|of|next|last|\d))|"
        r"is\s+entitled\s+to|are\s+entitled\s+to|shall\s+be\s+entitled\s+to|"
        r"will\s+be\s+entitled\s+to|"
        r"(?:shall|will)\s+have\s+the\s+(?:right|option)\s+to|has\s+the\s+(?:right|option)\s+to|"
        r"reserves\s+the\s+right\s+to|shall\s+be\s+permitted\s+to)(?!\s+not\b)\s*"
        r"(?:,\s*[^;]{1,160}?,\s*)?(?:[\w'’,()-]+\s+){0,8}?(?:be\s+)?(?:increas|adjust|revis|rais|index|"
        r"escalat|uplift)\w*"
    ),
}
_ON_DEMAND = {
    "fr": re.compile(
        r"\b(?:a|sur)\s+(?:la\s+)?(?:simple\s+|seule\s+)?(?:demande|initiative|requete)\s+(?:expresse\s+|"
        r"ecrite\s+|prealable\s+|"
        r"motivee\s+)*(?:d[eu]|de\s+l'|d'|par|formulee|notifiee|adressee)|"
        r"\bl'initiative\s+d[eu]\b|\b(?:devra|doit)\s+(?:[\w']+\s+){0,3}?(?:demander|demandee?|"
        r"solliciter|sollicitee?)\b|"
        r"\ba\s+(?:la\s+)?condition\s+d'en\s+faire\s+la\s+demande|\bs'il\s+en\s+fait\s+la\s+demande"
    ),
    "en": re.compile(
        r"\b(?:up)?on\s+(?:the\s+|a\s+|its\s+)?(?:prior\s+)?(?:written\s+)?(?:request|demand)\s+(?:of|by|"
        r"from|made)|"
        r"\bat\s+the\s+(?:prior\s+)?(?:written\s+)?request\s+of|"
        r"\bif\s+(?:so\s+)?requested\s+(?:in\s+writing\s+)?by|"
        r"\b(?:must|shall)\s+(?:first\s+)?request\s+(?:the|any|such|an)\s+(?:\w+\s+)?(?:adjustment|"
        r"increase|revision|uplift)"
    ),
}
_MOVES = {
    "fr": re.compile(
        rf"(?<!ne )\b(?:est|sont|sera|seront)\s+(?:[\w']+\s+){{0,4}}?{_MOVE_FR}\w*|\b(?:varie|varient|"
        rf"variera|varieront|"
        r"evoluera|evolueront|suivra|suivront)\b"
    ),
    "en": re.compile(
        r"\b(?:shall|will|must|is|are)\s+(?!not\b|never\b|in\s+no\b|entitled\b|permitted\b)(?:also\s+|"
        r"only\s+)?(?:be\s+)?(?:\w+\s+)?(?:subject\s+to\s+(?:[\w-]+\s+){0,2})?"
        r"(?:increas|adjust|revis|indexed|escalat|rise)"
    ),
}


def asked(sentence: str, language: Language) -> bool:
    """Tell whether a sentence gives a right to revise that somebody must use: nothing moves of itself."""
    return _ASKED["fr" if language == "fr" else "en"].search(sentence) is not None


def on_demand(sentence: str, language: Language) -> bool:
    """Tell whether a sentence makes a revision hang on somebody's asking for it."""
    return _ON_DEMAND["fr" if language == "fr" else "en"].search(sentence) is not None


def moves(sentence: str, language: Language) -> bool:
    """Tell whether a sentence moves a price without anybody's doing (*sera révisé*)."""
    return _MOVES["fr" if language == "fr" else "en"].search(sentence) is not None


def of_itself(folded: str, language: Language) -> bool:
    """Tell whether words say that a price is revised without anybody asking."""
    return _OF_ITSELF["fr" if language == "fr" else "en"].search(folded) is not None


_LIMITED = {
    "fr": re.compile(
        r"plafon|\[[\s*…•]+\]|_{4}|\blimit|\bexced|\bdepass|superieur|maxim|\bau\s+plus\b|tunnel|born|"
        r"plus\s+de\s+\d|ecret|"
        r"\ban(?:s)?\s+la\s+limite|serpent|fourchette|contenu\w*\s+entre|franchise"
    ),
    "en": re.compile(
        r"\bcap(?:s|ped|ping)?\b|\[[\s*…•]+\]|_{4}|exceed|maxim|\blimit|more\s+than|greater\s+than|"
        r"\bless(?:er|or)\s+of|"
        r"lower\s+of|"
        r"\bup\s+to\b|ceiling|collar|in\s+excess|\bover\s+\d|\bnot\s+to\s+be\s+more|"
        r"\b(?:not|never|nor)\s+(?:be\s+)?(?:above|beyond|over)\b|\b(?:above|beyond)\s+\d|\bno\s+higher"
    ),
}


_UNLIMITED = re.compile(
    r"\bwithout\s+(?:any\s+)?(?:limit(?:ation)?|cap|ceiling|maximum)\b(?!\s+to\b)"
    r"|\b(?:sans|ni)\s+(?:aucune?\s+)?"
    r"(?:limite|limitation|plafond|plafonnement|maximum)\b"
    r"|\b(?:uncapped|unlimited|non\s+plafonnee?s?|illimitee?s?)\b"
)
"""Words that only say that there is no most."""


def limited(folded: str, language: Language) -> bool:
    """Tell whether words may put a most on a revision; doubt counts as a limit."""
    return _LIMITED["fr" if language == "fr" else "en"].search(_UNLIMITED.sub(" ", folded)) is not None


_BASE_MONTH = re.compile(
    r"(?:\bmois\s+de\s+|\bmonth\s+of\s+)?(?<!\d )(?<!\der )\b(?:janvier|fevrier|mars|avril|mai|juin|"
    r"juillet|aout|septembre|octobre|novembre|"
    r"decembre|january|"
    r"february|"
    r"march|april|may|june|july|august|september|october|november|december)\s+(?:de\s+l'annee\s+|"
    r"of\s+)?(?:19|20)\d\d"
)
"""A month and its year name the index of a base; with a day before them they are a date."""
_QUARTERLY_INDEX = re.compile(
    r"\bindices?\s+(?:national\w*\s+)?trimestriel\w*|(?:\b(?:1er|premier|[2-4]e(?:me)?|deuxieme|second|troisieme|quatrieme)\s+)?\btrimestre\s+(?:de\s+l'annee\s+)?(?:19|20)\d\d"
    r"|\b[a-z]+\s+quarter\s+(?:of\s+)?(?:19|20)\d\d"
)
_WHEN = {
    "fr": re.compile(
        r"\bchaque|\btou(?:te)?s\s+les\s+(?:\w+\s+){0,2}?(?:an|annee|mois|trimestre|semestre|semaine|jour)s?\b|"
        r"annuel|mensuel|trimestriel|semestriel|triennal|biennal|"
        r"quinquennal|"
        r"\bpar\s+an\b|\ban(?:s)?\b|annee|anniversaire|\b1er\b|premier\s+jour|reconduction|renouvel|"
        r"echeance|exercice|periodi|"
        r"\bune\s+(?:seule\s+)?fois\b|a\s+compter|au\s+debut|a\s+la\s+fin|facturation|"
        r"\blors\s+de\s+(?:la|chaque)|"
        r"\ba\s+tout\s+moment|\bjanvier|\bfevrier|\bmars\b|\bavril|\bmai\b|\bjuin|\bjuillet|\baout|"
        r"\bseptembre|\boctobre|"
        r"\bnovembre|\bdecembre|\bmois\b|\bjours?\b|livraison|ensuite|\bdate\s+d'(?:effet|entree)"
        r"|\b(?:situations?|acomptes?|decomptes?|tranches?|etapes?|appels?\s+de\s+fonds)\b"
        r"|\bau\s+fur\s+et\s+a\s+mesure|\b(?:saison|campagne|semaine)s?\b"
    ),
    "en": re.compile(
        r"\beach\b|\bevery\b|annual|\byear|month|quarter|anniversar|period|renew|"
        r"\bfrom\s+time\s+to\s+time|\bat\s+any\s+time|"
        r"\bonce\b|\bday|commenc|january|february|\bmarch\b|april|\bmay\s+\d|june|july|august|september|"
        r"october|november|"
        r"december|\b(?:review|adjustment|revision|indexation)\s+dates?\b|\bwhen|\bthereafter|\bas\s+of\b|\beffective\b|deliver|\binvoice"
        r"|\b(?:milestones?|stages?|shipments?|seasons?|weeks?|weekly|certificates?|tranches?)\b"
    ),
}


def timed(folded: str, language: Language) -> bool:
    """Tell whether words may say when a price is revised.

    Those that only name the base do not, nor those that tell how often it is paid (*the Monthly Charge*).
    """
    rest = _QUARTERLY_INDEX.sub(" ", _BASE_MONTH.sub(" ", without_payment(folded, language)))
    return _WHEN["fr" if language == "fr" else "en"].search(rest) is not None


def without_payment(folded: str, language: Language) -> str:
    """Return words without those that tell how often a price is paid: *Monthly Charge*, *par mois*."""
    return listed("revision_times", "of_a_price", "fr" if language == "fr" else "en").sub(" ", folded)
