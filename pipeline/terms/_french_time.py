# ruff: noqa: E501 (patterns are read by the phrase)
"""French words of time: adverbs that part a cue from its day, what speaks of the contract itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache

from data import late as re
from pipeline.dates import find_dates
from pipeline.folding import fold
from pipeline.terms import _time
from pipeline.terms._time import Sentence
from pipeline.terms.base import View

_ADVERB = re.compile(
    r"\b(?:retroactivement|automatiquement|de plein droit|effectivement|definitivement|irrevocablement"
    r"|conventionnellement|expressement|normalement|donc|ainsi|toutefois|neanmoins"
    r"|d'un commun accord(?: entre les parties)?|d'accord (?:entre les )?parties|par les parties"
    r"|retroactif|conventionnel)\b"
    r"|,\s*quel(?:le)?s?\s+que\s+soi(?:t|ent)\s[^,.;]{3,70},"
    r"|\|(?![^\S\n]*\n)|\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)(?=\s)"
    r"|\b(?:a|des)\s+(?:minuit|zero heure|(?:0|24)\s?h(?:eures?)?(?:\s?00)?)(?=\s+(?:le|du)\b)"
)
_ADVERBS = ("ment", "droit", "accord", "parties", "di ", "di\n", "manche", "donc", "ainsi", "toutefois",
            "retroactif", "conventionnel", "que soi", "|", "minuit", "heure", "0h", "0 h", "4h",
            "4 h")  # fmt: skip
OURS = re.compile(
    r"(?:\b(?:l[ae]s?|cet(?:te)?|ces?|aux?|d(?:u|es)|notre|votre|nos|vos|ses|leurs|mes|une?)\s+"
    r"|\ble(?=contrat|bail|marche)|\b[ld]')"
    r"(?:presente?s?\s+(?!article|clause|paragraphe|titre|chapitre|alinea|annexe|bordereau|tarif|offre|liste)"
    r"[a-z]+|presentes|(?:premiere?\s+)?"
    r"(?:contrat|convention|bail|accord|marche|avenant|abonnement|location|mission|mandat|engagement"
    r"|partenariat|collaboration|cg[uv]|conditions|prestation|fourniture|commande|licence"
    r"|franchise|concession|pret|protocole|affretement|lettre|sous-traite|formule|duree|periode|service"
    r"|entente|exploitation|delegation"
    r"|agence|traite\b|cession|adhesion|(?:sous-|co)location|mise\s+a\s+disposition|occupation|gerance))"
    r"|\bpresentes\b|\bces\s+\S+\s+(?:\(\d+\)\s+)?(?:mois|ans|annees)\b"
)
"""What of ours may begin, last and end."""
PRONOUN = re.compile(
    r"(?:^|[.;:,]\s|\bet\s)[\W\d]{0,12}(?:il|elle|ils|elles|celui-ci|celle-ci|sa\s+duree|la\s+duree"
    r"|leur\s+duree"
    r"|cette\s+duree|duree|pour\s+une?\s+(?:duree|periode)|conclue?s?|consentie?s?|etablie?s?"
    r"|souscrite?s?|periode)\b"
    r"|\bles\s+parties\s+(?:sont|seront|s'engagent)"
    r"|\b(?:il|elle)s?\s+(?:est|sera|sont|seront|a\s+ete|pren\w+|dure|entre\w*|commence\w*|debute\w*|reste"
    r"|demeure|court|courra|expire\w*|produi\w+|durera)\b"
)
"""Words that stand for the contract under a heading such as *Duree*."""
OTHERS = re.compile(
    r"\b(?:resili\w*|factur\w*|payab\w*|paiements?|prix|tarifs?|tarification|loyers?|redevances?|revis\w+"
    r"|indices?|index\w*|interets?|exigib\w*|penalit\w*|garanti\w*|confidential\w*|confidentiel\w*"
    r"|pourra|pourront|peut|peuvent|faculte|depots?|avances?|gerants?|assurances?|stocks?"
    r"|delais? de|references?|preavis|cautions?|essai|non-concurrence|secret|tresorerie|remises?"
    r"|exclusivite|offres?|promotion\w*|retractation"
    r"|franchise de)\b"
)
"""What else may begin on a day or run for a time: prices, invoices, rights to end."""
_PAST = re.compile(
    r"\bdevai(?:t|ent)\b|\b(?:avai(?:t|ent)|a|ont)\s+(?:deja\s+|initialement\s+)?(?:ete\s+)?(?:conclu\w*"
    r"|signe\w*|confie\w*|souscri\w*|pris\s+fin|couru|expire|donne\w*|consenti\w*)\b"
    r"|\b(?:premier|ancien|precedent|(?<!un )nouveau|(?<!un )nouvel|autre)(?:ne|e)?s?\s+(?:contrat|bail|marche|convention"
    r"|accord)\b"
    r"|\bvotre\s+contrat\b[^.;]{0,60}\ben\s+vigueur\s+depuis\b"
)
_NOW = re.compile(r"\bpresent(?:e|es)?\b|\bavenant\b")
_BY_ACT = re.compile(
    r"\b(?:par|suivant|selon|aux\s+termes\s+d\S{1,3})\s*(?:une?\s+)?(?:acte|contrat|bail|convention|marche"
    r"|accord|avenant)\b|\b(?:contrat|bail|convention|marche|accord)\s+(?:initial|d'origine|principal)e?\b"
)
_AMENDS = re.compile(r"\bavenant\b|\bacte modificatif\b")
_TITLE = 700
_RENEWS = re.compile(
    r"\b(?:renouvel|recondu[ic]|proro[gq]|prolong)\w*|\bannee en annee\b"
    r"|\b(?:ensuite|au-dela|tacite\w*|a l'issue|apres)\b[^.;]{0,40}\bpoursui\w+"
    r"|\bpoursui\w+[^.;]{0,30}\b(?:ensuite|au-dela|tacite\w*|pour une nouvelle)\b"
)
_SPAN_ONLY = re.compile(
    r"\W{0,12}(?:duree\W{0,6})?(?:de\s+|pour\s+)?[\w() -]{1,30}\b(?:ans?|mois|annees?)\b"
    r"(?:\s+(?:fermes?|entiers?|entieres?|consecuti\w+|et|pleins?|pleines?|revolu\w*))*[\s,]{0,4}"
)
"""All that a clause on duration says before the day from which it counts."""
_OFFICE = re.compile(r"\b(?:gerant|president|administrateur|commissaire|salarie|dirigeant|syndic en)\b")


@lru_cache(maxsize=512)
def plain(folded: str) -> str:
    """Blank adverbs and days of the week, which part a cue from its day; offsets are kept."""
    if not _time.holds(folded, _ADVERBS):
        return folded
    return _ADVERB.sub(lambda match: " " * len(match.group()), folded)


def amends(view: View) -> bool:
    """Tell whether a document calls itself an amendment at its head."""
    return bool(view.once("french amendment", lambda: _amends(view)))


def _amends(view: View) -> bool:
    return _AMENDS.search(view.folded_between(0, min(_TITLE, len(view.flow.text)))) is not None


def of_another(view: View, folded: str) -> bool:
    """Tell whether a sentence tells of an earlier or another contract, or of the one that is amended."""
    return of_past(folded) or (amends(view) and _BY_ACT.search(folded) is not None)


def of_past(folded: str) -> bool:
    """Tell whether a sentence tells of a contract that was, or of another."""
    past = _PAST.search(folded)
    if past is None or _NOW.search(folded, 0, past.start()):
        return False
    itself = _ITSELF.search(folded, 0, past.start())
    return itself is None or _WILL.search(folded, past.end()) is None


_ITSELF = re.compile(
    r"(?:^|[.\n])\W*(?:\d[\d.]*\W*)?(?:la\s+duree\s+d[ue]\s*(?:la\s+|l')?|le|la|l'|ce|cet|cette)\s*"
    r"(?:present\w*\s+)?(?:contrat|convention|bail|accord|marche|mandat|abonnement)"
    r"(?:\s*,)?\s+(?:(?:qui|lequel|laquelle|dont\s+(?:le\s+terme|la\s+duree|l'echeance))\s+)?$"
)
_WILL = re.compile(
    r"\b(?:prendra|produira|commencera|entrera|debutera|s'appliquera|expirera|durera|finira|se\s+poursuivra"
    r"|est\s+(?:donc\s+|ainsi\s+)?(?:prolonge|proroge|reporte|porte|reconduit))"
)
_WAS = re.compile(
    r"\b(?:devai(?:t|ent)|etai(?:t|ent)|avai(?:t|ent)|aurai(?:t|ent)|(?:initialement|precedemment)\s+"
    r"(?:prevu|fixe|arrete|convenu)e?)\b"
)


def was_so(folded: str, day: int) -> bool:
    """Tell whether a day is told of as one on which it once was to end: « qui devait expirer le »."""
    left = folded[max(0, day - 70) : day]
    return _WAS.search(left, max(left.rfind(stop) for stop in (",", ";", ". ")) + 1) is not None


def ours(folded: str, end: int, *, headed: bool) -> int | None:
    """Return where the words end that make what comes before ``end`` the contract's, ``None`` if another's.

    What stands between them and ``end`` must not speak of another thing.
    """
    low = max(folded.rfind(";", 0, end) + 1, end - 260, 0)
    found = [match.end() for match in OURS.finditer(folded, low, end)]
    if headed:
        found += [match.end() for match in PRONOUN.finditer(folded, low, end)]
    if headed and _SPAN_ONLY.fullmatch(folded, 0, end):
        return 0
    if not found and low and (it := _IT_TOO.match(folded, low)):
        # behind a semicolon it is still the contract
        found = [it.end()] if OURS.search(folded, max(0, low - 260), low) else []
    if not found:
        return None
    first, last = min(found), max(found)
    if OTHERS.search(folded, last, end) or OTHERS.search(folded, low, first):
        return None
    return None if _OFFICE.search(folded, first, last) else last


_IT_TOO = re.compile(r"\s*(?:et\s+)?(?:il|elle|celui-ci|celle-ci)(?=\s)")
_GOES_ON = re.compile(
    r"\W{0,12}(?:\d[\d.]{0,8}\W{1,4})?(?:il|elle|celui-ci|celle-ci|sa\s+duree|cette\s+duree)\b"
)
_NUMBER = re.compile(r"(?:\n[^\S\n]*)?(?:\b(?:article|art)\b\.?)?\s*[\divxl.-]*\s*[.:)\u2013\u2014-]*\s*$")
"""The number of an article, which parts a sentence from the one above it."""
NOUN = re.compile(
    r"\b(?:contrat|convention|bail|accord|marche|avenant|abonnement|location|mission|mandat|partenariat"
    r"|presentes|licence|franchise|protocole|pret|lettre|commande|sous-traite|formule|traite|cession|entente"
    r"|exploitation|delegation"
    r"|adhesion|colocation|agence|concession)s?\b"
)


def follows(view: View, sentence: Sentence) -> bool:
    """Tell whether a sentence goes on about the contract that the one before it speaks of: « Il est… »."""
    if under_label(view, sentence):
        return True
    if not _GOES_ON.match(sentence.folded):
        return False
    above = view.folded_between(max(0, sentence.start - 300), sentence.start)
    above = (above[:-24] + _NUMBER.sub("", above[-24:])).rstrip(" .)\n")
    return NOUN.search(above[above.rfind(".") + 1 :]) is not None


_RUN_IN = re.compile(
    r"\W{0,12}(?:(?:article|art)\.?\s+)?(?:(?:\d[\d.]*|[ivx]{1,5}|[a-z])\s*[.)\u00b0/:\u2013\u2014-]\s*)?"
    r"(?:(?:la\s+)?duree|entree\s+en\s+vigueur|prise\s+d'effet|date\s+d'effet|debut\s+et\s+duree"
    r"|vie\s+du\s+contrat|sa\s+duree)"
    r"(?:\s+(?:du|de\s+la|de\s+l')\s*(?:present\w*\s+)?(?:contrat|bail|convention|accord|marche"
    r"|abonnement|mission"
    r"|location|licence))?(?:\s*(?:[,/&-]|\bet\b)\s*[a-z][a-z' ,/&-]{1,44}?)?"
    r"(?:\s*[.:;\u2013\u2014-]|[^\S\n]*\n)"
)
"""At the head of a paragraph or line: ``Durée. Six ans…``, ``ENTRÉE EN VIGUEUR ET DURÉE — Signé le…``."""
_PARAGRAPH = 1_200


def under_label(view: View, sentence: Sentence) -> bool:
    """Tell whether the paragraph of a sentence opens with a name such as *Durée*, on the same line."""
    low = max(0, sentence.start - _PARAGRAPH)
    above = view.folded_between(low, sentence.start)
    line = above[above.rfind("\n") + 1 :]
    if len(line) < 120 and _RUN_IN.match(line + sentence.folded[: 120 - len(line)]):
        return True
    stop = above.rfind("\n\n")
    if stop < 0 and low > 0:
        return False
    return _RUN_IN.match(above, stop + 2 if stop >= 0 else 0) is not None


_ELSEWHERE = re.compile(
    r"\b(?:depuis|etaient|etait|avait|avaient|precedent\w*|ancien\w*|actuel\w*|anterieur\w*|un\s+tiers"
    r"|tiers|aux\s+termes\s+d"
    r"|agrements?|polices?|certificat\w*|(?:un|une|d'un|d'une|son|sa|autre)\s+(?:[a-z]+\s+)?(?:contrat"
    r"|bail|marche|convention|accord"
    r"|licence)(?!\s*,)|(?:contrat|bail|marche|convention|accord|avenant)s?\s+(?:[a-z]+\s+){0,3}?(?:du"
    r"|en\s+date\s+du|n\S{0,2})\s+\d)"
)


def elsewhere(folded: str, place: int, *, headed: bool) -> bool:
    """Tell whether the words before a place speak of another contract: « depuis le contrat du 15 mai »."""
    low = max(folded.rfind(";", 0, place) + 1, folded.rfind(". ", 0, place) + 1, place - 170, 0)
    last = None
    for match in _ELSEWHERE.finditer(folded, low, place):
        if not (headed and match.group().startswith(("son ", "sa ", "depuis", "tiers", "un tiers"))):
            last = match
    return last is not None


_GENERAL_TERMS = re.compile(
    r"\bconditions\s+(?:generales|d'utilisation|particulieres|de\s+vente)|\bc\.?g\.?[uvp]\b"
    r"|(?:^|\n)[^\w\n]{0,12}(?:[a-z'-]+\s){0,3}?(?:charte\b|politique\s+de\b)"
    r"|\b(?:l[ae]|cette)\s+(?:presente\s+)?(?:charte|politique)\s+(?:entre|s'applique|prend|est\s+applicable)"
)
_HEAD = 2_000


def of_general_terms(view: View, place: int) -> bool:
    """Tell whether a place stands at the head of general conditions, where they say when they apply."""
    if place > _HEAD:
        return False
    return bool(view.once("french general", lambda: _general(view)))


def _general(view: View) -> bool:
    return _GENERAL_TERMS.search(view.folded_between(0, min(_HEAD, len(view.flow.text)))) is not None


_SPECIAL = re.compile(r"\bconditions\s+particulieres|\bbon\s+de\s+commande")
_OF_CONDITIONS = re.compile(
    r"\bconditions?\b(?!\s+(?:particulieres|speciales))|\bc\.?g\.?[uvp]\b|\bversion\b|\bcharte\b|\bpolitique\b|\belles\b"
)


def of_special_terms(view: View, quote: str) -> bool:
    """Tell whether a day stands in special conditions or an order, and not for conditions as such."""
    head = view.folded_between(0, min(_HEAD, len(view.flow.text)))
    return _SPECIAL.search(head) is not None and _OF_CONDITIONS.search(fold(quote)) is None


_OF_CONTRACT = re.compile(
    r"\b(?:contrat|bail|convention|marche|accord|abonnement|location|mission|mandat|prestations?)\b"
    r"|\b(?:debut|demarrage|commencement|depart|entree\s+en\s+jouissance)\b"
)


def of_contract(quote: str) -> bool:
    """Tell whether a day is said to be that on which a contract begins, not conditions as such."""
    folded = fold(quote)
    return _OF_CONTRACT.search(folded) is not None and _OF_CONDITIONS.search(folded) is None


_FROM = re.compile(
    r"(?:qui\s+)?(?:[a-z]+\s+){0,2}?(?:a\s+(?:compter|partir|dater)|des|depuis)\s+(?:de\s+|d')?(?:la\s+"
    r"|l'|le\s+|sa\s+"
    r"|cette\s+|du\s+)?"
)
_NAME = re.compile(
    r"(?:date\s+(?:de\s+|d')(?:la\s+|l'|sa\s+)?)?(?P<name>[a-z][a-z'-]*(?:\s+[a-z][a-z'-]*){0,3})"
)
_PLAIN_NAMES = re.compile(
    r"(?:signature|effet|notification|present|conclusion|expiration|fin\b|terme|ce\b|jour)"
)
_FROM_DAY_ON = re.compile(
    r"\s*(?:a\s+(?:compter|partir|dater)\s+du|des\s+le)\s+(?:[a-z]+di\s+|dimanche\s+)?"
)


def named_alike(origin: str, quotes: str) -> bool:
    """Tell whether what a term runs from is named where the day stands: « Livraison : 24/05/2012 »."""
    begins = _FROM.match(origin)
    name = _NAME.match(origin, begins.end()) if begins else None
    if name is None or _PLAIN_NAMES.match(name["name"]):
        return False
    told, words = " ".join(quotes.split()), name["name"].split()
    for count in range(len(words), 0, -1):
        said = " ".join(words[:count])
        whole = len(said) >= 8 and not said.endswith((" de", " du", " la", " le", " des", " a", " en"))
        if whole and re.search(rf"(?<![a-z]){re.escape(said)}(?![a-z])", told):
            return True
    return False


_PAPERS = ("proces-verbal", "proces verbal", "bon de livraison", "bon de reception")


def shown_alike(origin: str, quotes: str) -> bool:
    """Tell whether a paper shows what a term runs from, and the day: ``constatée par procès-verbal``."""
    told = " ".join(quotes.split())
    return any(paper in " ".join(origin.split()) and paper in told for paper in _PAPERS)


def from_a_day(begins: str) -> date | None:
    """Return the day with which the words open that say from when a term runs."""
    link = _FROM_DAY_ON.match(fold(begins))
    found = find_dates(begins, "fr")[:1] if link else []
    return found[0].date if link and found and found[0].start == link.end() else None


def follows_on(view: View) -> Callable[[str], object]:
    """Return what tells words of a renewal; in an amendment, to prolong is to put the end off."""
    return _AGAIN.search if amends(view) else _RENEWS.search


_AGAIN = re.compile(r"\b(?:renouvel|recondu[ic]|tacite)\w*")


def prolongs(view: View, folded: str) -> bool:
    """Tell whether words of an amendment add a length to a contract that runs already."""
    return amends(view) and _PROLONGS.search(folded) is not None


_PROLONGS = re.compile(r"\b(?:prolong|proro[gq]|etend|augment)\w*")


FROM_DAY = re.compile(
    r"\bdu\s+(?:[a-z]+\s+)?\d[^.;]{3,30}$|\bdu\s+[^.;]{4,40}\bmil(?:le)?\b[^.;]{0,30}$"
    r"|\bdu\s+premier\s[^.;]{3,20}$"
    r"|\bde\s+(?:sa|la)\s+(?:notification|signature|conclusion)\s*$"
)
"""Before *au* and a day: the other end of a stretch of time."""
