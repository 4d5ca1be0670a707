# ruff: noqa: E501 (patterns are read by the phrase)
"""How French contracts say when they begin: what begins, a verb, asides, and the day behind them.

``Le contrat est signé ce jour mais ne prendra effet que le 15 septembre 2015``; ``le lundi 8 avril 2013,
jour à partir duquel le contrat court``; ``entre en vigueur le premier jour du mois suivant``. The day is
found first and its left looked at, so that a sentence is read once however long it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from data import late as re
from pipeline.dates import FoundDate
from pipeline.durations import find_durations
from pipeline.terms import _effective_english as english
from pipeline.terms import _french_time as french
from pipeline.terms import _time
from pipeline.terms._time import Sentence
from pipeline.terms.base import View


@dataclass(frozen=True, slots=True)
class Place:
    """Words that say when it begins; offsets are those of the sentence."""

    rank: int
    confidence: float
    sentence: Sentence
    low: int
    high: int
    found: FoundDate | None = None
    """``None`` where they mean the day it was made, or an event."""
    event: bool = False
    shift: str = ""
    """How much later than the day it was made it begins; see ``later``."""


_DONE = (
    r"(?:conclue?s?|consentie?s?|acceptee?s?|souscrite?s?|etablie?s?|passee?s?|accordee?s?|donnee?s?"
    r"|faite?s?"
    r"|confiee?s?|attribuee?s?|convenue?s?|concedee?s?|engagee?s?|renouvelee?s?|mise?s?\s+a\s+disposition)"
)
_BEGINS = (
    r"(?:pr(?:end(?:ra|ront|rait|raient|s)?|ennent|enant|endre|is)\s+(?:pleinement\s+)?(?:son\s+|leur\s+)?"
    r"(?:plein\s+)?(?:effets?|cours|naissance)"
    r"|produi(?:t|ra|sent|ront|sant|re)\s+(?:pleinement\s+)?(?:tous\s+)?(?:ses\s+"
    r"|leurs\s+)?(?:pleins\s+)?effets?"
    r"|(?:a|aura|auront|ont|sortira|sortiront)\s+(?:son\s+|leur\s+)?(?:plein\s+)?effets?"
    r"|entr(?:e|era|erait|ent|eront|ant|ee?s?|er)\s+en\s+(?:vigueur|application|jouissance|force)"
    r"|commen(?:ce|cera|cerait|cent|ceront|cant|cer)|debut(?:e|era|erait|ent|eront|ant|er)|demarr(?:e"
    r"|era|erait|ent|eront|ant|er)"
    r"|(?:recoi(?:t|vent)|recevra|recevront|trouve(?:ra)?|trouvent)\s+(?:son\s+)?(?:application|execution)"
    r"|(?:deviennent|devient|deviendra|deviendront|est|sont|sera|seront)\s+(?:applicables?|effecti(?:f"
    r"|ve)s?"
    r"|executoires?|opposables?|en\s+vigueur|en\s+application)"
    r"|s'ouvr(?:e|ira|ent|iront)|nai(?:t|tra)|(?:est|sont)\s+en\s+cours(?=\s+depuis)"
    r"|retroagi(?:t|ra|ssent)|remont(?:e|era|ent|eront)|par(?:t|tira)(?=\s+d))"
)
_RUNS = (
    r"(?:cour(?:t|ra|ent|ront|ant|ir)|s'appliqu(?:e|era|ent|eront|ant)|s'execut(?:e|era|ent|eront)"
    r"|vau(?:t|dra)"
    r"|va|ira|iront|dur(?:e|era|ent)|s'eten(?:d|dra)|port(?:e|era|ent)|couvr(?:e|ira|ent)|vale?nt"
    r"|val(?:able|ide)s?"
    r"|(?:est|sera|sont|seront|a\s+ete|ont\s+ete)\s+(?:ainsi\s+|donc\s+)?(?:executee?s?|fixee?s?"
    r"|regie?s?|prevue?s?)"
    rf"|{_DONE})"
)
_VERB = re.compile(rf"(?<![a-z'-])(?:(?P<begins>{_BEGINS})|(?P<runs>{_RUNS}))(?![a-z])")
_CUES = (
    "effet", "cours", "naissance", "vigueur", "application", "jouissance", "commenc", "debut", "demarr",
    "execut", "applic", "effecti", "opposable", "retroagi", "remont", "cour", "appliqu", "vau", " va ",
    "dure", "partir", "valable", "conclu", "consenti", "souscri", "etabli", "passe", "fait", "accorde",
    "ira ", "iront", "couvr", "porte", "etend", "donne", "confie", "annee", "ouvr", "nait", "compter",
    "dater", "jouissance", "lieux", "possession", " part d", "interv", "fourni", "assur",
    "rendu", "realis", "compte ",
)  # fmt: skip
"""One of these stands in every sentence that is read here."""
_GAP = re.compile(
    r"(?:\s+|\s:\s|\b(?:a\s+(?:courir|produire\s+(?:ses|leurs|tous\s+ses)\s+effets?|s'appliquer|s'executer"
    r"|etre\s+executee?s?)"
    r"|[a-z]+ment|que|donc|ainsi|toutefois|cependant|seulement|ensuite|ici|soit|savoir|dument|ferme"
    r"|elle-meme"
    r"|lui-meme)(?![a-z])"
    r"|\([^)\d]{0,60}\)|,[^,;.:\d]{2,90},|,"
    r"|\b(?:pour|pendant|durant|sur)\s+(?:(?!\b(?:le|au|du|les?\s+prix|tarif)\b)[^,;.:]){3,60}?"
    r"\b(?:ans?|annees?|mois|semaines?|jours?)(?![a-z])(?:\s+(?:ferme|entiere|consecutive|civile|plein"
    r"|revolu)[a-z]*)*"
    r"|\bentre\s+(?:les|elles)\s*(?:parties)?|\bavec\s+(?:(?!\b(?:fin|prix"
    r"|tarif)\b)[^,;.:\d]){3,50},\s*soit"
    r"|\b(?:des|lors\s+de)\s+[^,;.:\d]{3,50},\s*soit"
    r"|\b(?:a\s+l[ae']|au|avec\s+l[ae'])\s*[^,;.:\d]{3,40},)*"
)
"""Between a verb of beginning and its day."""
_LINK = re.compile(
    r"(?P<link>\b(?:a\s+(?:compter|partir|dater)\s+(?:du|de\s+la\s+date\s+du|de|d'|du\s+mois\s+(?:de\s+"
    r"|d'))|des\s+le|des|avec\s+le\s+mois\s+(?:de\s+|d')|a\s+la\s+date\s+du|en\s+date\s+du|depuis\s+le"
    r"|le|au"
    r"|du))\s*$"
)
_COUNTED = re.compile(r"a\s+(?:compter|partir|dater)|des\s|depuis\s")
_ROLE = re.compile(
    r"\b(?:prestataire|client|fournisseur|titulaire|preneur|bailleur|locataire|vendeur|acheteur|acquereur"
    r"|entrepreneur|entreprise|societe|salarie|franchise|distributeur|mandataire|agent|prix|tarifs?|loyers?"
    r"|redevances?|travaux|interets|penalites|garanties?|delais?|livraisons?|facturation|revision)\s+"
    r"(?:(?:ne|n'|se|s'|y|en|[a-z]+ment)\s*)*$"
)
"""Right before the verb: who or what begins is not the contract."""
_CEASES = re.compile(r"\b(?:cess|arret|fini)\w*\s+(?:de\s+|d')?$|\bplus\s+(?:de\s+|d')?$")
_SHIFTED = re.compile(
    r"\b(?:(?:a\s+(?:compter|partir|dater)\s+)?du|le|au|des\s+le)\s+(?:(?P<month>(?:premier|1er)\s+jour\s+du\s+mois\s+(?:civil\s+"
    r"|calendaire\s+)?"
    r"(?:suivant|qui\s+sui(?:t|vra)))|(?P<next>lendemain))"
    r"(?P<of>\s*(?:,\s*)?(?:celui\s+)?(?:du\s+jour\s+)?(?:de\s+)?(?:la\s+|sa\s+"
    r"|son\s+)?(?:date\s+de\s+(?:la\s+"
    r"|sa\s+)?)?(?:derniere\s+)?(?:signature|conclusion))?(?=(?P<end>\s*[.,;]|\s|$))"
    r"|(?P<length>\b[a-z-]{2,12}(?:\s*\(\d{1,3}\))?|\b\d{1,3})\s+(?P<unit>jours?|semaines?"
    r"|mois)\s+(?:calendaires?\s+"
    r"|francs\s+)?(?:apres|suivant)\s+(?:la\s+|sa\s+)?(?:date\s+de\s+(?:la\s+|sa\s+)?)?(?:signature"
    r"|conclusion)\b"
)
_LABEL = re.compile(
    r"\b(?:(?:date\s+(?:de\s+|d'))?(?:prise\s+d')?effet|entree\s+en\s+vigueur|debut|demarrage)\s*[:|\t-][\s|]*$"
)
_OTHER_PAPER = re.compile(
    r"[\s,]*(?:du|de\s+la|de\s+l'|d'une?|des)\s*(?!present|contrat|bail|convention|accord|marche|avenant"
    r"|parties"
    r"|deux|derniere?)[a-z]"
)
_MONTHS = (
    "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre",
    "novembre", "decembre",
)  # fmt: skip
_NO_YEAR = re.compile(
    rf"\b(?P<day>1er|premier|\d{{1,2}})\s+(?P<month>{'|'.join(_MONTHS)})(?P<next>\s+prochain)?\b"
    r"(?!\s*,?\s*(?:\d{2}|deux\s+mil|mil|de\s+chaque|de\s+l'annee|suivant|dernier|et\s+le|ou\s+le|au\s+\d))"
)
_BY_WHICH = re.compile(
    r"[\s,]*\(?\s*(?:que\s+(?=l[ea]s?\s|l'|ce)|(?:qui\s+(?:est|sera)\s+)?(?:la\s+|le\s+)?(?:date|jour"
    r"|moment)\s+(?:a\s+(?:partir|compter|dater)\s+)?"
    r"(?:de\s+laquelle|duquel|a\s+laquelle|auquel|ou|depuis\s+lequel|depuis\s+laquelle)\s+)"
    r"(?P<what>[^.;:\d]{0,60}?)(?<![a-z'-])(?:"
    + _BEGINS
    + r"|court|courra|s'applique(?:ra)?|est\s+conclue?)(?![a-z])"
)
_NAMED_AFTER = re.compile(
    r"[\s,]*\(?\s*(?:(?:jour|date)\s+)?(?:de\s+)?(?:la\s+|l'|sa\s+|son\s+)?"
    r"(?:prise\s+d'effet|entree\s+en\s+(?:vigueur|application|jouissance)|commencement|demarrage|debut)"
    r"(?:\s+(?:du|de\s+la|de\s+l'|des)\s*(?:present\w*\s+)?(?:contrat|bail|convention|accord|marche"
    r"|abonnement|mission"
    r"|presentes|location|service|prestation)s?)?\s*(?=[).,;|]|$)"
)
_OF_MONTH = re.compile(
    r"\b(?:a\s+(?:compter|partir|dater)\s+(?:de\s+|d'|du\s+mois\s+(?:de\s+|d')|du\s+)"
    r"|des\s+(?:le\s+mois\s+(?:de\s+|d'))?"
    r"|avec\s+le\s+mois\s+(?:de\s+|d')|debut\s+)$"
)
_PRONOUN = re.compile(r"\b(?:il|elle|ils|elles|celui-ci|celle-ci|nous|on)\s+(?:\S+\s+)?$|^$")


BEGINNING = (
    "effet", "vigueur", "compter", "partir", "dater", "commenc", "debut", "duree", "signature",
    "conclu", "consenti", "souscri", "passe pour", "fait pour", "etend", "allant", "courant", "demarr", "s'appli", "applica", "court ", "courra ", "civile",
    "annees 20", "annee 20", "dates", "vaut ", "retroagi", "periode", "jouissance", "les lieux", "depart",
    "validite", "valab", "s'execut", "executoire", "loue", "deroul", "lie les", "lient les", "possession",
    "ce jour", "ce\njour", " part d", "\npart d", "que part", "partira d", "oblige les",
    " nait ", "premier jour", "s'ouvr", "depuis le", "prend cours",
)  # fmt: skip
"""One of these stands wherever a clause says when a contract begins."""


def may_begin(folded: str) -> bool:
    """Tell whether a sentence has a word of beginning, or two ends of a stretch of time."""
    return _time.holds(folded, BEGINNING) or ("du " in folded and "au " in folded)


def later(day: date, shift: str) -> date | None:
    """Return a day so much later; ``--04-01`` is the first of April that comes next."""
    if not shift.startswith("--"):
        return english.later(day, shift)
    month, of_month = int(shift[2:4]), int(shift[5:7])
    try:
        this_year = date(day.year, month, of_month)
        return this_year if this_year >= day else date(day.year + 1, month, of_month)
    except ValueError:
        return None


def beginnings(view: View, sentence: Sentence, *, headed: bool) -> Iterator[Place]:
    """Yield what a sentence says of the day on which the contract begins; its adverbs are blanked."""
    folded = sentence.folded
    if not _time.holds(folded, _CUES) and not (headed and _time.holds(folded, _SO_LONG)):
        return
    days = _time.dates_in(view, sentence.text, folded)
    for found in days:
        if found.precision == "month" and found.candidates and not _OF_MONTH.search(folded, 0, found.start):
            continue
        if found.precision == "month" and found.candidates:
            first = replace(found, date=found.candidates[0], precision="day", candidates=())
            place = _before(sentence, first, headed)
            if place is not None:
                yield replace(place, rank=place.rank + 2, confidence=0.74)
        elif found.precision != "month":
            place = _before(sentence, found, headed) or _behind(sentence, found, headed)
            place = place or _fronted(sentence, found)
            if place is not None:
                yield place
    if _time.holds(folded, ("mois", "jour", "lendemain", "semaine")):
        yield from _shifted(sentence, headed)
    yield from _without_year(sentence, days, headed)


_OCCUPIES = re.compile(
    r"\b(?:preneur|locataire|sous-locataire|exploitant|franchise|licencie|beneficiaire"
    r"|occupant)\s+(?:en\s+)?(?:entr(?:e|era)\s+"
    r"(?:en\s+jouissance|en\s+possession|dans\s+les\s+lieux)|prend(?:ra)?\s+possession|occup(?:e"
    r"|era))(?![a-z])[^.;:,\d]{0,40}$"
)
_SERVES = re.compile(
    r"\b(?:interv(?:ien|en|iendr)\w+|assur\w+|fourni\w+|rend\w*|execut\w+|realis\w+|loue\w*|exerc\w+"
    r"|disposition|compte)"
    r"(?![a-z])[^.;:\d]{0,40}$|^[\W\d]{0,12}(?:[a-z ]{3,24}:\s*)?(?:(?:pour\s+)?(?:une\s+duree\s+(?:de\s+"
    r"|d'))?[a-z ()\d]{2,30}\b(?:ans?|annees?"
    r"|mois)\b[a-z ]{0,30}[,\s]{0,3})?$"
)
_FOR_SO_LONG = re.compile(r"\s*(?:,?\s*(?:et\s+)?(?:pour|pendant|durant)\s|[.;]|$)")
"""Under a heading such as *Durée*: what is done from a day on, or nothing but a length before it."""
_SO_LONG = (" pour ", " pendant ", " durant ")
_LASTS_FROM = re.compile(r"\s*,?\s*(?:et\s+)?(?:pour|pendant|durant)\s+[a-z\d]")
_DONE_THEN = re.compile(
    r"\b(?:sign|conclu|notifi|expir|fini|termin|cess|jusqu|avant|limite|echeance|terme|prend\s+fin|remis|livr)\w*"
    r"[^.;]{0,40}$"
)
"""Under a heading such as *Durée*, a day and then a length: ``Mise en place le 1er avril, pour un an``."""
_NOT_YET = re.compile(
    r"\b(?:renouvel|recondu|proro|prolong|tacite|preavis|essai|peut|pourra|peuvent|resili|denonc|revis"
    r"|premier\s+loyer)\w*"
)


def _before(sentence: Sentence, found: FoundDate, headed: bool) -> Place | None:
    """Read a verb of beginning, and behind it the day."""
    folded = sentence.folded
    at = max(0, found.start - 230)
    link = _LINK.search(folded[at : found.start])
    if link is None:
        return None
    verb = _verb(folded, at, at + link.start(), headed)
    if verb is None:
        left = folded[at : at + link.start()]
        occupies = _OCCUPIES.search(left)
        if occupies is not None:
            return Place(4, 0.8, sentence, at + occupies.start(), found.end, found)
        counted = headed and _COUNTED.match(link["link"]) is not None
        if counted or (headed and "compte" in left[-20:]):
            clear = not french.OTHERS.search(left) and not _NOT_YET.search(left)
            serves = _SERVES.search(left) if clear else None
            alone = serves is not None and not serves.group().strip(" \n\t-\u2013\u2014.:0123456789")
            if serves is not None and (not alone or _FOR_SO_LONG.match(folded, found.end)):
                return Place(4, 0.8, sentence, at + serves.start(), found.end, found)
        lasts = headed and _LASTS_FROM.match(folded, found.end) is not None
        if lasts and not (french.OTHERS.search(left) or _NOT_YET.search(left) or _DONE_THEN.search(left)):
            return Place(4, 0.76, sentence, max(at, found.start - 60), found.end, found)
        return None
    beside = not folded[verb.end() : at + link.start()].strip()
    if verb["runs"] and not (
        _COUNTED.match(link["link"])
        or (beside and verb["runs"].startswith("s'appliqu") and not link["link"].startswith("du"))
        or (link["link"] == "du" and _UNTIL.match(folded, found.end))
    ):
        return None
    sure = 0.9 if headed else 0.86
    rank = 2 if headed else 3
    if verb["runs"]:
        rank, sure = rank + 1, sure - 0.05
    return Place(rank, sure, sentence, verb.start(), found.end, found)


_UNTIL = re.compile(
    r"\s*(?:inclus(?:ivement)?\s*)?,?\s*(?:jusqu')?au\s+(?:1er|premier|\d{1,2}|[a-z]+\s+\d{1,2})\s+[a-z]+\s+\d{4}"
)
"""Behind the first of two days: ``conclu pour trois ans, du 1er janvier 2026 au 31 décembre 2028``."""
_FRONT = re.compile(
    r"\W*(?:(?:article\s+)?\d[\d.]*\W+)?(?:[a-z' ]{3,24}[.:]\s+)?(?:a\s+(?:compter|partir|dater)\s+du|des\s+le|depuis\s+le)\s+"
)
_RUNS_ON = re.compile(
    r"\s*(?:\([^)]{0,40}\)\s*)?,?\s*(?:et\s+)?(?:l[ea]|l'|ce|cette|cet)\s*(?:present\w*\s+)?(?:contrat|convention|bail|accord|marche"
    r"|abonnement|mission|location|mandat|licence|partenariat)\b(?:(?!\b(?:modifi|remplac|proro|prolong|renouvel|recondu|resili|cede)\w*)[^.;]){0,40}?"
    r"\b(?:est|sera|dure|durera|court|courra|lie|vaut|s'applique|se\s+poursuit)\b[^.;]{0,40}?\b(?:pour|pendant|durant|duree|jusqu'au|ans?|annees?|mois)\b"
)
"""Behind a day that opens its sentence: ``À compter du 1er janvier 2024, le contrat est conclu pour``."""


def _fronted(sentence: Sentence, found: FoundDate) -> Place | None:
    folded = sentence.folded
    if found.start > 70 or _FRONT.fullmatch(folded, 0, found.start) is None:
        return None
    if _RUNS_ON.match(folded, found.end) is None:
        return None
    return Place(3, 0.84, sentence, 0, found.end, found)


def _verb(folded: str, at: int, end: int, headed: bool) -> re.Match[str] | None:
    """Return the verb that leads to what stands at ``end``, and by which this contract begins or runs."""
    verbs = [verb for verb in _VERB.finditer(folded, at, end + 3) if verb.end() <= end]
    for verb in reversed(verbs[-3:]):
        if not _GAP.fullmatch(folded, verb.end(), end):
            continue
        if verb.group() == "courir" and folded.endswith(" a ", 0, verb.start()):
            continue  # *commençant à courir le*: the verb before it begins
        if _CEASES.search(folded, max(0, verb.start() - 24), verb.start()):
            return None
        if french.ours(folded, verb.start(), headed=headed) is None and not (
            headed and verb["begins"] and not folded[: verb.start()].strip(" \n\t-\u2013\u2014.:0123456789")
        ):
            return None
        if french.elsewhere(folded, verb.start(), headed=headed):
            return None
        return None if _ROLE.search(folded, max(0, verb.start() - 60), verb.start()) else verb
    return None


def _behind(sentence: Sentence, found: FoundDate, headed: bool) -> Place | None:
    """Read ``le lundi 8 avril 2013, jour à partir duquel le contrat court``."""
    folded = sentence.folded
    if french.OTHERS.search(folded, max(0, found.start - 60), found.start):
        return None
    told = _BY_WHICH.match(folded, found.end)
    if told is not None:
        what = told["what"].rstrip() + " "
        spoken = french.OURS.search(what) is not None
        if not spoken and _PRONOUN.search(what.lstrip()):
            spoken = headed or french.ours(folded, found.start, headed=headed) is not None
        if not spoken or french.OTHERS.search(what) or _ROLE.search(what):
            return None
        return Place(2, 0.88, sentence, max(0, found.start - 4), told.end(), found)
    named = _NAMED_AFTER.match(folded, found.end)
    if named is None or not any(mark in named.group() for mark in ("(", ",")):
        return None
    return Place(0, 0.88, sentence, max(0, found.start - 40), named.end(), found)


def _shifted(sentence: Sentence, headed: bool) -> Iterator[Place]:
    """Read ``le premier jour du mois suivant``, ``quinze jours après sa signature``."""
    folded = sentence.folded
    for match in _SHIFTED.finditer(folded):
        if _OTHER_PAPER.match(folded, match.end()):
            continue
        if (match["month"] or match["next"]) and not match["of"] and not match["end"].strip():
            continue
        label = _LABEL.search(folded, max(0, match.start() - 40), match.start())
        if label is not None and not match["length"]:
            shift = "month" if match["month"] else "next"
            yield Place(1, 0.86, sentence, label.start(), match.end(), shift=shift)
            return
        verb = _verb(folded, max(0, match.start() - 230), match.start(), headed)
        if verb is None or (verb["runs"] and not _COUNTED.search(folded[verb.end() : match.start("of")])):
            continue
        if match["month"] or match["next"]:
            shift = "month" if match["month"] else "next"
        else:
            read = find_durations(folded[match.start("length") : match.end("unit")], "fr")
            if len(read) != 1 or not read[0].duration or read[0].business_days:
                continue
            shift = read[0].duration
        yield Place(3, 0.84, sentence, verb.start(), match.end(), shift=shift)
        return


def _without_year(sentence: Sentence, days: list[FoundDate], headed: bool) -> Iterator[Place]:
    """Read ``commence le 1er avril``: the first that comes once the contract is made."""
    folded = sentence.folded
    if not _time.holds(folded, _MONTHS):
        return
    for match in _NO_YEAR.finditer(folded):
        if any(day.start < match.end() and match.start() < day.end for day in days):
            continue
        link = _LINK.search(folded, max(0, match.start() - 40), match.start())
        verb = link and _verb(folded, max(0, match.start() - 230), link.start(), headed)
        if not verb or (verb["runs"] and not match["next"]) or "chaque" in folded[verb.end() :]:
            continue
        of_month = 1 if not match["day"].isdigit() else int(match["day"])
        shift = f"--{_MONTHS.index(match['month']) + 1:02d}-{of_month:02d}"
        sure = 0.82 if match["next"] else 0.78
        yield Place(4, sure, sentence, verb.start(), match.end(), shift=shift)
        return
