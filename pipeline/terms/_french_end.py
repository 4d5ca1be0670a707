"""How French contracts say on which day they end: a verb of ending or a name of the end, and a day.

``s'éteindra de lui-même le 31 mars 2025``; ``au 31 mars 2026, le contrat prendra fin``; ``le dernier jour
en est le 31 mars``; ``n'aura plus d'effet après le``; ``le dernier jour du mois de mars 2026``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from data import late as re
from pipeline.dates import FoundDate
from pipeline.terms import _french_time as french
from pipeline.terms import _time
from pipeline.terms._expiration_base import Candidate
from pipeline.terms._time import Sentence
from pipeline.terms.base import View

_END = (
    r"(?:(?:prend|prenne|prendra|prendrait|prenant|prendre|prennent|prendront)\s+fin"
    r"|(?:expir|cess|termin|arret|achev|eteign|clotur)(?:e|era|erait|ant|er|ent|eront)"
    r"|fini(?:t|ra|rait|ssant|r|ssent|ront)|eteint|eteind(?:ra|rait|re|ront)|clot|clora"
    r"|interromp(?:t|ra|re|ent|ront)|echoi(?:t|ra)|echeant"
    r"|(?:arriv(?:e|era|ant|er)|vien(?:t|dra|drait)|venant|venir|parvien(?:t|dra))\s+a\s+(?:son\s+|sa\s+)?"
    r"(?:terme(?:\s+naturel)?|echeance|expiration|fin)"
    r"|(?:n'aura|n'auront|ne\s+produira|n'a)\s+plus\s+(?:d'effets?|cours)|(?:ne\s+sera|n'est"
    r"|ne\s+seront)\s+plus\s+(?:valable|en\s+vigueur|applicable)s?"
    r"|ne\s+survi(?:t|vra)\s+pas|(?:devien(?:t|dra)|(?:est|sera|seront)(?:\s+reputee?s?)?)\s+(?:close?s?"
    r"|clos|cloturee?s?|termine?e?s?|acheve?e?s?|echue?s?|caducs?|caduques?|eteinte?s?|sans\s+effet))"
)
_VERB = re.compile(rf"(?<![a-z'-])(?:s'|se\s+)?{_END}(?![a-z])")
_GAP = re.compile(
    r"(?:\s+|\b(?:[a-z]+ment|donc|ainsi|de\s+(?:lui|elle)-meme|de\s+plein\s+droit"
    r"|sans\s+(?:[a-z]+\s+){0,2}formalite"
    r"|en\s+tout\s+(?:etat\s+de\s+cause|cas)|en\s+consequence|quant\s+a\s+(?:lui|elle)"
    r"|de\s+produire\s+(?:ses|leurs|tout)"
    r"\s+effets?|d'exister|d'etre\s+en\s+vigueur|sauf\s+[^,;.:\d]{3,50},|au\s+plus\s+tard|ensuite"
    r"|toutefois|alors|seulement"
    r"|que)(?![a-z])|\bavec\s+[^,;.:\d]{3,40},|\([^)\d]{0,60}\)|,[^,;.:\d]{2,90},|,)*"
)
_LINK = re.compile(
    r"(?:\b(?:le|au|a\s+la\s+date\s+du|le\s+soir\s+du|au\s+soir\s+du|en\s+date\s+du|apres\s+le|passe\s+le"
    r"|au-dela\s+du|a\s+l'issue\s+du|a\s+partir\s+du|a\s+compter\s+du)\s*)$"
)
_NAMES = re.compile(
    r"(?<![a-z'-])(?:(?:le|son|leur|pour)\s+(?:nouveau\s+)?(?:terme|dernier\s+jour)|(?:^|(?<=[\n\t|;,(.]\s)"
    r"|(?<=[\n\t|;,(]))(?:date\s+(?:de\s+|d'))?(?:fin"
    r"|expiration|dernier\s+jour)|(?:l'|l[ae]\s+(?:nouvelle\s+)?|son\s+|sa\s+|pour\s+|leur\s+)"
    r"(?:date\s+d(?:e|')\s*)?(?:echeance|expiration|fin)|terme|echeance"
    r"|(?:date\s+)?(?:limite\s+de|fin\s+de)\s+validite|fin\s+(?:de\s+|du\s+)contrat)"
    r"(?:\s+(?:normale?|contractuel(?:le)?|initiale?|extreme|final))?"
    r"(?:\s+(?:du|de\s+la|de\s+l'|des|de)\s*(?:present\w*\s+)?(?:contrat|bail|convention|accord|marche"
    r"|abonnement|mission"
    r"|location|licence|presentes|mandat|engagement|pret|celui-ci|celle-ci))?"
    r"(?:\s+en)?\s*(?:,?\s*(?:est|sera|demeure|reste|etant|a\s+ete|soit|fixee?|arretee?|convenue?"
    r"|prevue?|stipulee?|ainsi"
    r"|donc|tombe(?:ra)?|intervien(?:t|dra)|se\s+situe|[:=|\u2192]|[.\u2026_]{3,}|\t)\s*){0,4}(?:le|au"
    r"|du|a\s+la\s+date\s+du)?\s*$"
)
_DAY_FIRST = re.compile(
    r"\s*(?:a\s+(?:minuit|24\s?h\w*))?\s*(?:,|\(inclus\),|inclus,)\s*(?P<when>(?:date|jour)\s+(?:a\s+laquelle"
    r"|auquel|ou)\s+)?"
    rf"(?P<what>[^.;:\d,]{{0,60}}?)(?<![a-z'-])(?:s'|se\s+)?{_END}(?![a-z])"
)
_BEFORE_FIRST = re.compile(r"(?:^|[.;:\n]\s*)[\W\d]{0,8}(?:au|le|a\s+la\s+date\s+du)\s*$")
_LAST_OF_MONTH = re.compile(
    r"(?P<last>(?:le\s+|au\s+)?(?:dernier\s+jour|fin)\s+(?:du\s+mois\s+)?(?:de\s+|d')?"
    r"|(?:avec\s+)?(?:le\s+|la\s+fin\s+du\s+)?"
    r"mois\s+(?:de\s+|d'))$"
)
_CUES = (
    "fin", "expir", "cess", "termin", "arret", "achev", "eteint", "eteind", "clot", "clora", "eche",
    "plus ", "dernier", "echoi", "terme", "interromp", "survi", "clos", "caduc", "caduq", "sans effet",
    "validite",
)  # fmt: skip
_NOT = re.compile(
    r"\b(?:offre|devis|proposition|garantie|assurance|police|agrement|certificat|facture|paiement"
    r"|trimestre|exercice"
    r"|preavis|essai|travaux|phase|etape|lot|livraison|inscription|candidature|consultation|remise|tarif"
    r"|prix|loyer"
    r"|echeances\s+de|mensualit\w+|renouvel\w*|recondu\w*|convention\s+collective|accord\s+le|si\b"
    r"|en\s+cas|lorsque?|dont)\b"
)
_PHASE = re.compile(
    r"(?:\b(?:l[ae]s?|cette|cet|ce|une?)\s+|\bl')(?:[a-z]+\s+)?"
    r"(?:prise\s+en\s+(?:charge|main)|mise\s+en\s+(?:service|place|oeuvre|route|production|exploitation"
    r"|conformite)|montee\s+en\s+(?:charge|puissance)|remise\s+en\s+etat|migrations?|reprise|transitions?"
    r"|transfert|deploiement|parametrage|demarrage|preparation|recette|reversibilite|rodage"
    r"|initialisation|lancement"
    r"|(?:periode|duree|delai|regime|mission|prestation)s?\s+(?:transitoire|probatoire|preparatoire|preliminaire"
    r"|prealable|d'observation|d'adaptation|d'installation|d'etude|de\s+(?:transition|rodage|tests?|preparation"
    r"|demarrage|reversibilite|migration|reprise|mise|montee|prise|garantie|recette)))\b"
    r"(?![^.;:]*(?:\bobjet\s+d|(?<!\bde )(?:\b(?:le|la|ce|cette)\s+|\bl')(?:present\w*\s+)?"
    r"(?:contrat|convention|accord|marche|bail|mandat)\b))"
)
"""What begins, prepares or winds up the work ends long before the contract does."""


_ENDLESS = re.compile(
    r"\b(?:n'a|n'aura|n'ont|ne\s+comporte|ne\s+connait|ne\s+prevoit)\s+(?:pas\s+(?:de|d')"
    r"|aucun)\s*(?:terme|duree|date\s+de"
    r"\s+fin|echeance)(?:\s+(?:fixe|determine|defini|prevu|extinctif)e?)?\b"
    r"|\bsans\s+(?:terme|duree|limitation\s+de\s+(?:duree|temps)|limite\s+(?:de\s+duree|de\s+temps"
    r"|dans\s+le\s+temps))"
    r"(?:\s+(?:fixe|determine|defini|prevu|extinctif|precis)e?)?\b(?!\s+(?:de|d'))"
    r"|\b(?:duree|temps)\s+(?:indetermine|illimite|indefini|non\s+(?:determine|limite|defini))e?\b"
    r"|\bindefiniment\b"
    r"|\bduree\s*(?:du\s+contrat\s*)?:\s*(?:\|\s*)?(?:indeterminee|illimitee|perpetuelle)"
    r"|\ba\s+(?:perpetuite|titre\s+perpetuel)\b|\bperpetuellement\b|\bduree\s+perpetuelle\b"
    r"|\b(?:n'est|ne\s+sera)\s+assortie?\s+d'aucun(?:e)?\s+(?:terme|limitation\s+de\s+duree|duree)\b|\beternel\w*"
    r"|\ba\s+(?:tout\s+)?jamais\s+par\s+l[ea]\s+present\w*\s+(?:contrat|convention|accord|engagement)\b"
    r"|\bpour\s+toujours\b|\ba\s+(?:tout\s+)?jamais\b"
    r"|\b(?:le|l'|la|ce|cet|cette)\s*(?:present\w*\s+)?(?:contrat|convention|accord|engagement|marche|bail)\s+(?:est|sera|demeure(?:ra)?|reste(?:ra)?)\s+perpetuel\w*"
    r"|\b(?:contrat|convention|accord|bail)\s+ne\s+(?:s'eteindra|prendra\s+fin|cessera|expirera)\s+jamais"
    r"|\b(?:contrat|convention|accord|bail)\s+(?:ne\s+)?(?:puisse|pourra|peut|saurait)\s+jamais\s+(?:prendre\s+fin|etre\s+(?:resilie|denonce|rompu))"
    r"|\b(?:n'est|ne\s+sera)\s+pas\s+limitee?\s+dans\s+le\s+temps"
    r"|\baussi\s+longtemps\s+qu[^.;]{3,60}?(?:denonc|resili|fin\b|romp)"
    r"|\bjusqu'a\s+(?:ce\s+qu(?:e\s+|')(?:l'une?|une|un|l'un\s+ou\s+l'autre|les\s+parties|on|nous|vous"
    r"|il|elle)[^.;,]{0,50}"
    r"(?:fin\b|denonc|resili|terme\b|romp|conge\b)|(?:sa\s+)?(?:denonciation"
    r"|resiliation)\s+par\s+(?:l'une|une|l'un))"
)
_ENDLESS_CUES = (
    "terme", "sans ", "indeterm", "illimit", "indefini", "non ", "jusqu", "longtemps", "limite", "perpetu",
    "eternel", "toujours", "jamais", "aucun",
)  # fmt: skip
_BOUNDED = re.compile(
    r"\b(?:ans?|mois|annees?|semaines?|renouvel\w*|recondu\w*|proro\w*|prolong\w*|travail|cdi|licence"
    r"|droits?"
    r"|concede\w*|confidential\w*|secret|obligations?|engagements?|cession|conserv\w*|poursui\w*|au-dela"
    r"|ensuite)\b"
)


_STRONG = re.compile(
    r"n'est\s+assorti|ne\s+sera\s+assorti|eternel|pour\s+toujours|a\s+(?:tout\s+)?jamais|l[ea']|ce|contrat|convention|accord|bail"
)
_ITSELF = re.compile(
    r"(?:l[ea]|l'|cet?|cette)\s*(?:present\w*\s+)?(?:contrat|convention|accord|engagement|marche|bail)|(?:contrat|convention|accord|bail)\b|a\s+(?:tout\s+)?jamais\s+par"
)
_SECRETS = re.compile(
    r"\b(?:confidential\w*|confidentiel\w*|secret|cession|cede\w*|concede\w*|licence|droits?|garanti\w*|survi\w+|renonc\w+|definitive\w*)\b"
)


def endless(sentence: Sentence, *, headed: bool) -> Iterator[Candidate]:
    """Yield words by which the contract has no last day: ``n'a pas de terme``."""
    if not _time.holds(sentence.folded, _ENDLESS_CUES):
        return
    folded = french.plain(sentence.folded)
    for match in _ENDLESS.finditer(folded):
        low = max(folded.rfind(";", 0, match.start()) + 1, match.start() - 220, 0)
        strong = _STRONG.match(match.group()) is not None
        bounded = (
            _SECRETS.search(folded, low, match.end() + 60)
            if strong
            else _BOUNDED.search(folded, low, match.start())
        )
        if bounded or french.OTHERS.search(folded, low, match.start()):
            continue
        if french.elsewhere(folded, match.start(), headed=headed):
            continue
        if (
            match.group().startswith("duree")
            or _ITSELF.match(match.group())
            or french.ours(folded, match.start(), headed=headed) is not None
        ):
            rank, sure = (1, 0.9) if headed else (4, 0.78)
            yield Candidate(rank, sure, sentence, low, match.end(), kind="perpetual")
            return


def ends(view: View, sentence: Sentence, *, headed: bool) -> Iterator[Candidate]:
    """Yield the days on which a sentence says that the contract ends."""
    if not _time.holds(sentence.folded, _CUES):
        return
    folded = french.plain(sentence.folded)
    if french.of_another(view, folded):
        return
    days = [_whole(folded, day) for day in _time.dates_in(view, sentence.text, sentence.folded)]
    for found in (*days, *_of_years(folded)):
        if found is None:
            continue
        at = max(0, found.start - 200)
        low = _named(folded, at, found, headed)
        if low is None:
            low = _ended(folded, at, found, headed)
        if low is not None and not french.elsewhere(folded, low, headed=headed):
            yield Candidate(1 if headed else 3, 0.9 if headed else 0.84, sentence, low, found.end, found)


_BEGINS = re.compile(
    r"\b(?:(?:compter|partir|dater|entre|avant|apres)\s+(?:du|le)|des\s+le|depuis|debut\w*|commenc\w*|demarr\w*"
    r"|effet|vigueur|executoire|signe\w*|conclu\w*|fait|en\s+date|ouvr\w*|ouvert\w*|premier\s+jour|remis\w*"
    r"|livr\w*|recu\w*|notifi\w*|decid\w*|depart|jouissance|plus\s+tot|loi|decret|arrete\s+du|version"
    r"|anniversaire|court|courir|disposition|mise\s+en|entre(?:ra)?\s+en|prend\w*\s+cours)\b|\bdu\b[^.;:,]{0,24}$"
)
"""Before a day on which something begins, or is done."""
_TILL = re.compile(r"\bjusqu'(?:au|a\s+la\s+date\s+du|a\s+minuit\s+le|en)\s+(?:[a-z]+di\s+|dimanche\s+)?$")
_AT = re.compile(r"(?:\b(?:le|au|soir\s+du|date\s+du)|:)\s+(?:[a-z]+di\s+|dimanche\s+)?$")
_ELSE = re.compile(
    r"\b(?:renouvel|recondu|proro|prolong|denonc|preavis|oppos|sauf|si\b|s'il|lorsqu|en\s+cas|conge|option"
    r"|chaque|tous\s+les|provisoire|etape|phase|rappel|condition suspensive|obten"
    r"|cautionnement|prescription|interdiction|subvention|moratoire|chantier)"
)


def alone(view: View, sentence: Sentence) -> Iterator[Candidate]:
    """Yield the last day that a sentence of a clause on duration names, whatever its verb.

    It is taken where nothing tells that something begins then, or that another thing ends.
    """
    folded = french.plain(sentence.folded)
    if not _time.holds(folded, ("20", "19", "mil", "/")) or french.of_another(view, folded):
        return
    days = [day for day in _time.dates_in(view, sentence.text, sentence.folded) if day.date is not None]
    last = max(days, key=lambda day: (day.date, day.start), default=None)
    if last is None or last.precision != "day":
        return
    known = [term.value_text for kind in ("effective_date", "agreement_date") for term in view.of(kind)]
    if any(day >= str(last.date) for day in known):
        return
    before = max((day.end for day in days if day.end <= last.start), default=0)
    low = max(folded.rfind(";", 0, last.start) + 1, last.start - 260, before, 0)
    left = folded[low : last.start]
    if french.OTHERS.search(left) or _ELSE.search(left) or _NOT.search(left) or _PHASE.search(left):
        return
    till = _TILL.search(left)
    if till is None and (_BEGINS.search(left) or _AT.search(left) is None):
        return
    if french.elsewhere(folded, last.start, headed=True):
        return
    at = low + till.start() if till else max(low, last.start - 60)
    yield Candidate(4 if till else 5, 0.72 if till else 0.6, sentence, at, last.end, last)


_OF_YEAR = re.compile(
    r"\b(?:(?:a\s+)?la\s+fin\s+de\s+l'annee(?:\s+civile)?\s+|(?:au\s+)?terme\s+de\s+l'annee\s+(?:civile\s+)?|fin\s+)"
    r"(?P<year>20\d\d)\b(?!\s*[-/])"
)


def _of_years(folded: str) -> Iterator[FoundDate]:
    """Yield the last days of years: ``arrive à échéance à la fin de l'année 2024``."""
    if "fin" in folded or "terme" in folded:
        for match in _OF_YEAR.finditer(folded):
            yield FoundDate(match.start(), match.end(), date(int(match["year"]), 12, 31))


def _whole(folded: str, found: FoundDate) -> FoundDate | None:
    """Return a day, of a month its last where words say so."""
    if found.precision != "month":
        return found if found.date is not None else None
    last = _LAST_OF_MONTH.search(folded, max(0, found.start - 40), found.start)
    if last is None or not found.candidates:
        return None
    return replace(found, start=last.start(), date=found.candidates[-1], precision="day", candidates=())


_REPAID = re.compile(r"\b(?:pret|mensualit|rembours|amorti|emprunt|creance)\w*|\becheances\b")


def _named(folded: str, at: int, found: FoundDate, headed: bool) -> int | None:
    """Read ``le terme du contrat est fixé au``."""
    name = _NAMES.search(folded[at : found.start])
    if name is None:
        return None
    if re.search(r"\|[^\S\n]*\n", name.group()):
        return None  # the head of a column: its day stands below another name, too
    low = at + name.start()
    own = french.OURS.search(name.group()) is not None
    left = folded[max(0, low - 60) : low]
    if _NOT.search(left[left.rfind("\n") + 1 :]) or french.OTHERS.search(name.group()):
        return None
    if own or headed or french.ours(folded, low, headed=headed) is not None:
        return low
    return None


def _ended(folded: str, at: int, found: FoundDate, headed: bool) -> int | None:
    """Read ``s'éteindra de lui-même le``, and ``au 31 mars 2026, le contrat s'éteindra``."""
    month = folded[found.start : found.end].startswith(
        ("le dernier", "dernier", "fin", "avec", "le mois", "mois", "au ", "a la fin", "la fin", "terme")
    )
    link = _LINK.search(folded[at : found.start])
    if link is not None or month:
        end = found.start if link is None else at + link.start()
        for verb in reversed(list(_VERB.finditer(folded, at, end))[-2:]):
            if not _GAP.fullmatch(folded, verb.end(), end):
                continue
            if _NOT.search(folded, max(0, verb.start() - 50), verb.start()):
                return None
            alone = headed and not folded[: verb.start()].strip(" \n\t-\u2013\u2014.:,0123456789")
            if alone or french.ours(folded, verb.start(), headed=headed) is not None:
                return verb.start()
            return None
    first = _DAY_FIRST.match(folded, found.end)
    if first is not None and (first["when"] or _BEFORE_FIRST.search(folded, 0, found.start)):
        what = first["what"]
        pronoun = re.search(r"\b(?:il|elle|ils|elles|celui-ci|celle-ci)\b", what)
        if pronoun and first["when"] and not headed:  # it stands for what the sentence is about
            pronoun = french.PRONOUN.match(folded) or french.OURS.search(folded, 0, found.start)
            pronoun = None if french.OTHERS.search(folded, 0, found.start) else pronoun
        spoken = french.OURS.search(what) or ((headed or first["when"]) and pronoun)
        if spoken and not _NOT.search(what) and not _PHASE.search(what):
            return max(0, found.start - 4)
    return None


_PART_LABELLED = re.compile(
    r"(?:\A|[\n.;])\W*(?:\d[\d.]*\W+)?(?:tranche|phase|lot|etape|jalon)s?\b[^:;.\n]{0,24}:[^;:.\n]{0,60}\Z"
)
"""``Tranche 1 : du``: a row that tells of a part of the work."""


def of_phase(folded: str, verb: int) -> bool:
    """Tell whether what stands before a verb since the last stop or comma is a phase of the work."""
    left = folded[max(0, verb - 200) : verb]
    if _PART_LABELLED.search(left) is not None:
        return True
    if left.endswith("premiere ") and _REPAID.search(folded):
        return True  # a payment
    begin = max(left.rfind(stop) for stop in (";", ":", ". ", ",", "\n\n")) + 1
    return _PHASE.search(left[begin:].replace("\n", " ")) is not None
