"""What a French sentence says of renewal: tacit, express, without end or excluded.

Drafters name one thing in many ways (*reconduit*, *renouvelé*, *prorogé*, *se poursuit d'année en année*),
and the name of a clause may say the opposite of how it works: what counts is what happens if nobody says a
word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.terms import _time
from pipeline.terms._denied import denied

Kind = Literal["none", "tacit", "express", "evergreen", "mention"]

LITERALS = (
    "renouvel", "recond", "proro", "prolong", "poursui", "tacite", "continue", "nouveau contrat",
    "repart pour", "repartira pour", "annee en annee", "annee par annee", "d'an en an", "mois en mois",
    "d'annee",
    "d'une annee sur l'autre", "mois par mois", "trimestre en trimestre", "semestre en semestre",
    "duree indeterminee", "sans limitation de duree",
)  # fmt: skip
"""One of them stands in every sentence that is read here."""
OVERRIDING = ("derogation", "par exception", "remplace", "contrairement", "pas applicable")
"""Words of special conditions: an end that they name takes the place of a renewal."""

_ANCHOR = re.compile(
    r"\b(?:(?P<strong>(?:tacites? )?(?:renouvel|recond)\w+|renouvel\w*|recondu\w*|reconductib\w*"
    r"|tacite\w*)|(?P<yearly>d'annee(?: scolaire| civile| universitaire)? en annee|d'an en an"
    r"|(?:de )?mois (?:en|par) mois"
    r"|annee par annee|d'une annee sur l'autre|de (?:trimestre en trimestre|semestre en semestre"
    r"|semaine en semaine))|(?P<weak>proro\w*|prolong\w*|poursuiv?\w*|continue(?:ra)?\b|repart(?:ira)?\b)"
    r"|(?P<anew>nouveau contrat))"
)
_NOT_THE_CONTRACT = re.compile(
    r"mots? de passe[^.;]{0,12}renouvel\w*|credits? (?:ne )?(?:\w+ ){0,2}(?:recondu|renouvel)\w*"
    r"|(?:credits?|energies?|electricite|origine|sources?|\d ?%|biomethane"
    r"|gaz)\s+(?:vertes?\s+)?renouvelables?"
    r"|renouvelle?(?:ment|r|e)?\s+(?:de\s+|du\s+|des\s+|de la\s+|de l'|le\s+|la\s+|les\s+|l'|sa\s+"
    r"|son\s+|ses\s+)?"
    r"(?:police|assurance|marque|certificat|brevet|titre|habilitation|agrement|accreditation"
    r"|certification|mobilier|materiel|stock|licences?\b|garantie d'origine|demande|mot de passe"
    r"|engagement de confidentialite)"
)
_REFUSING = re.compile(
    r"(?:refus\w*(?:\s+de)?|(?:souhait\w*|desir\w*|veu\w*|voul\w*|entend\w*)\s+(?:pas|plus)"
    r"|s'oppos\w*\s+a|decid\w*\s+de\s+ne\s+pas|ne\s+(?:pas|point|plus)"
    r"|contest\w*)\s+(?:a\s+)?"
    r"(?:la\s+|le\s+|l'|au\s+|toute?\s+|cette\s+|ce\s+)?(?:proceder\s+(?:a\s+la|au)\s+)?\Z|\bnon[ -]+\Z"
)
"""Before words of renewal: what a party may wish, not what is agreed."""
_INFINITIVE = re.compile(r"(?:poursuivre|continuer|prolonger|proroger|renouveler|reconduire|poursuite)\Z")
_WISH = re.compile(
    r"(?:souhait\w*|desir\w*|entend\w*|veut|veulent|intention|volonte|opportunite|decision|decid\w*"
    r"|pour)\b[^.;]{0,30}\Z"
)
_CONTRACT = re.compile(
    r"\b(?:contrats?|bail|convention|marche|accord(?:-cadre)?|abonnement|location|mission|mandat"
    r"|engagement|partenariat|licence|concession|celui-ci|celle-ci|presente?s?|souscription|adhesion)\b"
)
_OTHER_SUBJECT = re.compile(
    r"\b(?:periode d'essai|essai|garantie|force majeure|evenement|empechement|suspension|retard|litige"
    r"|(?<!passe ce )(?<!passe le )delais?|suspendu)\b"
)
_TACITLY = re.compile(
    r"\b(?:tacite\w*|automatique\w*|de plein droit|sans formalite\w*|du seul fait|(?:le|du"
    r"|par) (?:seul )?silence\b(?![^.;]{0,40}\brefus)"
    r"|(?:de|d'|par) ?(?:lui|elle)-memes?|sans qu'il soit (?:besoin|necessaire)|sans que (?:nous"
    r"|vous) ayons|sans autre formalite)\b"
)
_UNLESS = re.compile(
    r"\b(?:sauf|a defaut d(?:e\b|u\b|')|faute d(?:e\b|')|faute pour|a moins (?:que|qu'|d)"
    r"|si,?(?: [^.;,]{3,60},)? (?:aucun|l'un|ni |personne"
    r"|elle n|il n|les parties n)|s'il n|tant qu|des lors qu|du seul fait qu|en l'absence d"
    r"|sans (?=denonc|oppos|conge)|jusqu'a (?=denonc|conge|resil|ce que))"
    r"(?! ?(?:quoi|accord|avenant|reponse|paiement|signature|decision|stipulation|mention|disposition"
    r"|faute|manquement|cas\b|clause|convention|nouvel"
    # who wants to go on must ask for it
    r"|a (?:en |la |le )?(?:demand|sollicit|obten|conven|propos|negoci)"
    r"|demande (?:ecrite )?(?:de (?:prolong|renouvel|reconduc|report)|d'extension)))"
    r"[^.;]{0,130}?\b(?:denonc|conge\b|oppos|avis contraire|preavis|resili|previen|preven"
    r"|fait connaitre|faire connaitre"
    r"|fasse connaitre|faire savoir|fait savoir|notifi|renonc|volonte|manifest|annonc|restitu"
    r"|decision [a-z]{0,8} ?contraire|mettre fin|mis fin|met fin|mette fin"
    r"|mettre un terme|lettre recommandee|lrar|averti|inform|signif|rompre|refus|decision contraire"
    r"|contraire de|demande contraire|desist|signal)"
)
"""``sauf denonciation``: who keeps silent goes on."""
_EXPRESS = re.compile(
    r"\b(?:expres(?:se|ses|sement)?|avenants?(?!\s*n[o°])|(?:commun|nouvel|par|sur|avec|avec l'|d'"
    r"|leur) ?accord"
    r"|accord (?:ecrit|expres|mutuel|commun|prealable|des?\b|entre|du|d')|par ecrit|ecrite?|convien\w+"
    r"|convenir|decision"
    r"|convenu\w*|decid\w+|a la demande|sur demande|facultes?|options?|possibilites?|supposera?"
    r"|subordonn\w+"
    r"|renouvelables?|reconductibles?|prolongeables?|prorogeables?|susceptibles?|offre de|proposition"
    r"|acceptation|ordre de service|bons? de commande|deliberations?|echange de|signature d|nouvel accord"
    r"|nouveau contrat|nouvelle convention|se reserve\w*|droit (?:au"
    r"|a un)|negoci\w+|souhait\w+|consent\w*|(?<!avec )demande)\b(?! d'a)"
)
_AGAINST = re.compile(
    r"\b(?:s'oppos\w+|(?:fait|faire) (?:part de son )?opposition|oppos\w+|refus\w+|renonc\w+|decliner)\s+"
    r"(?:a|au|le|la|du|de|cette|ce)\s*(?:l')?\s*$"
)
"""Who may stand against it says nothing of how it comes."""
_MAY = re.compile(r"\b(?:peut|peuvent|pourra|pourront|pourrait|pourraient)\b[^.;:]{0,75}\Z")
_ONLY_BY = re.compile(
    r"\b(?:ne\b|n')[^.;]{0,60}?\b(?:que\s+(?:par|sur|si|d'un|de|apres|moyennant)"
    r"|(?<!quelle )(?<!quel )qu'(?:avec|apres|a\b"
    r"|en\b|au\b))"
)
_WISHED = re.compile(
    r"\b(?:souhait\w*|desir\w*|entend\w*|veut|volonte de|intention de"
    r"|demande)\b(?![^.;]{0,20}\bne pas\b)[^.;]{0,50}"
    r"\b(?:renouvel|recondu|nouveau contrat|proroger|prolonger|poursuivre)"
)
_OTHERWISE = re.compile(
    r"\b(?:a defaut|faute de quoi|sinon|dans le cas contraire|passe ce delai)\b(?! d(?:e\b|'))"
    r"|\ba defaut de quoi\b"
)
_IF = re.compile(r"\b(?:si|s'il|s'ils|sauf|a moins|tant que|lorsqu\w*|au cas ou|en cas)\b[^.;:]*\Z")
_NE_PAS = re.compile(
    r"\bn(?:e\s|'\s?)(?!\w*(?:exclu|interdi|empech|ecart))(?:\w+\s){1,3}?(?:pas|jamais|en aucun cas"
    r"|nullement)\s(?:(?!(?:et|ou|mais|est|sont|sera|seront)\s)[a-z']+\s?){0,5}\Z"
)
_NE_OPEN = re.compile(r"\bne\s(?:se\s|s'|le\s|la\s)?\Z")
_NOUN_DENIED = re.compile(
    r"(?![^.;,:]{0,60}\b(?:oppos|denonc|refus|que\b|qu'))[^.;,:]{0,45}\bn(?:e\s"
    r"|'\s?)(?:[a-z']+\s){1,3}?(?:pas|jamais|en aucun cas)\b"
)
_SHUT = re.compile(
    r"[^.;:]{0,45}?\b(?:est|sont|sera|seront|etant|demeure\w*)\s+(?:\w+ment\s+)?(?:exclu|ecart|interdi"
    r"|prohib|banni|supprim|abrog|abandon|inapplicable)"
)
_NO_MORE = re.compile(
    r"\bn'y (?:a|aura|ait) (?:plus|pas|jamais)(?: de| lieu a)?\s+\Z|\bcess\w+ d'etre\s+(?:\w+ment\s+)?\Z"
    r"|\bn(?:e|')\s?(?:\w+\s+){1,3}plus\s+(?:[a-z]+ment\s+)?\Z"
)
_NOT_TACIT = re.compile(r"\b(?:non|jamais)\s+(?:pas\s+)?(?:de\s+(?:facon|maniere)\s+|par\s+)?\Z")
_ABOUT_RULES = re.compile(
    r"\b(?:regles?|modalites?|conditions?|dispositions?|stipulations?|dates?)\s+(?:de\s+(?:la\s+)?"
    r"|du\s+|d')\Z"
)
_BUT_BY = re.compile(r"\bmais\b[^.;]{0,40}\b(?:avenant|accord|expres|ecrit|decision)")
_AMOUNTS_TO_NONE = re.compile(
    r"\bsans (?:que [^.;,]{0,40}\b)?(?:vaille|valoir|emporte\w*|constitue\w*|entraine\w*|implique\w*"
    r"|donne\w* lieu)\s+"
    r"(?:a\s+)?(?:un\s+|une\s+|le\s+|la\s+)?(?:tacite\s+|nouveau\s+)?\Z|\bne (?:vaut|vaudra"
    r"|valant) pas\s+(?:tacite\s+)?\Z"
)
_LISTED = re.compile(
    r"(?:[\s,/]|\b(?:ou|ni|et|meme|par|voie|de|la|le|l'|toute?|aucune?|expresse?|soit|sa|son|du"
    r"|contrat|bail|d'accord|pas|faire|fera|fait"
    r"|l'objet|d'une?|d'aucune|a|une?|autre)\b)*"
)
"""Between words of renewal that share one denial: ``aucune reconduction ni prorogation, meme tacite``."""
_WITHOUT = re.compile(
    r"\bsans qu(?:e\s|')(?![^.;,]{0,40}\b(?:besoin|necessaire|oppos|formalite))[^.;,]{0,50}\Z"
)
"""``sans que la location s'en trouve prorogée``."""
_NO = re.compile(
    r"\bsans qu'il (?:y ait|puisse y avoir)\s+(?:lieu\s+a\s+)?(?:de\s+|d'"
    r"|une?\s+)?(?:tacite\s+)?(?:recond|renouvel)\w*|"
    r"\b(?:renonc\w*|sans droit|prive\w*)\b[^.;]{0,40}\b(?:droit (?:au|a un|a tout|de)"
    r"|tout) (?:renouvel|recond)\w*|"
    r"\b(?:recond\w*|renouvel\w*|prorogation|prolongation)(?: tacites?| expresses?| du contrat"
    r"| automatiques?)?\s*[:\t|-]+\s*(?:neant|aucune?|non\b|sans objet|exclue?|sans\b|pas de)"
    r"|\bnon[ -](?:renouvelable|reconductible|prorogeable|tacitement|susceptible)"
    r"|\bpas de (?:tacite )?(?:recond|renouvel)|\baucun droit (?:au|a un|a tout|a) (?:recond|renouvel)\w*"
    r"|\bsans (?:pouvoir (?:etre|se|faire l'objet d)|possibilite d|faculte d)[^.;,]{0,20}?"
    r"(?:recond|renouvel)\w*(?: tacitement)?(?! (?:plus|au-dela))"
    r"|\b(?:ne|n')\s?(?:peut|pourra|saurait)\s+(?:pretendre|beneficier|invoquer"
    r"|se prevaloir)[^.;]{0,40}(?:renouvel|recond)"
    r"|\bne (?:confere|donne|ouvre)\w*[^.;]{0,40}\bdroit [^.;]{0,20}(?:renouvel|recond)"
    r"|\bni (?:tacitement )?(?:renouvelable|reconductible|renouvele|reconduit|proroge)"
)
_PERIODIC = re.compile(
    r"\bpar (?:periodes?|tranches?|termes?|durees?)\b|\bpour (?:une?|des|la|deux"
    r"|trois) (?:\w+ )?(?:periodes?|durees?|ans?|annees?)"
    r"|\bpour (?:une? )?(?:nouvelle|meme|autre)|\bpour (?:un|\d+) (?:an|mois)|\bannuellement\b"
    r"|\bchaque annee\b|\btous les (?:ans|mois)\b|\bsuccessives?\b"
    r"|\b(?:a|lors de) (?:chaque|son) (?:echeance|terme|anniversaire)"
)
_EVERGREEN = re.compile(
    r"\b(?:au-dela|a l'issue|a l'expiration|a l'echeance|au terme|a son terme|ensuite|apres|deviendra"
    r"|devient|se transforme\w*|passe\w*|poursui\w*|proroge\w*|reconduit\w*|renouvele\w*"
    r"|prolonge\w*)\b[^.;]{0,130}?(?:duree indeterminee|sans limitation de duree|sans limite de duree)"
)
_RENEWS = re.compile(
    r"\b(?:se (?:renouvell|reconduir|reconduit|prorog|prolong)\w*|(?:est|sera|seront|sont) (?:ensuite "
    r"|alors |par la suite )?(?:reconduit|renouvele|proroge)\w*)\Z"
)
_PAST = re.compile(r"\b(?:a|avait|ont|ayant) ete\s+(?:\w+ment\s+)?\Z|\bapres avoir ete\s+\Z")
_ACT = re.compile(r"\best (?:proro|prolong)\w* (?:jusqu|de\b|d'|pour|a compter)")
"""An amendment prolongs here and now: that is its end, not a renewal."""
_ENDS = re.compile(
    r"\b(?:terme|echeance|duree initiale|date de fin|expiration)\b[^.;]{0,60}?\b(?:cesse(?:ra)?"
    r"|prend(?:ra)? fin|expire(?:ra)?"
    r"|s'eteint|s'eteindra)\b"
    r"|\b(?:cesse(?:ra)?|prend(?:ra)? fin|expire(?:ra)?|s'eteint|s'eteindra)\b[^.;]{0,50}\b(?:a|au"
    r"|lors de)\b[^.;]{0,16}"
    r"\b(?:terme|echeance|date de fin|issue|expiration)\b"
)
_ENDING_BEFORE = re.compile(r"\b(?:prend\w* fin|cesse\w*|expire\w*|resilie?|eteint)\s+(?:alors\s+)?\Z")
_NEAR, _FAR = 45, 110


@dataclass(frozen=True, slots=True)
class Reading:
    """What a sentence says, and where its deciding words stand."""

    kind: Kind
    start: int
    end: int
    only_tacit: bool = False
    """Only going on by silence is excluded; an act may still renew."""
    sure: float = 0.0
    """What the words add to, or take from, the confidence of their kind."""
    instead: bool = False
    """It ends there, and no word of renewal: an exclusion only where it takes the place of a renewal."""


def read(folded: str, headed: bool) -> Reading | None:
    """Read a folded sentence; ``headed``: it stands under a heading such as *Durée* or *Reconduction*."""
    if not _time.holds(folded, LITERALS):
        return None
    shut = _NO.search(folded)
    refusal = _UNLESS.search(folded)
    open_, closed, mention = _anchors(folded, headed, shut)
    ends_open = _evergreen(folded)
    only_by = _ONLY_BY.search(folded)
    if not open_ and not closed:
        if ends_open is not None and headed:
            return Reading("evergreen", *ends_open.span())
        return Reading("mention", *mention.span()) if mention is not None else None
    tacit = next((one for one in open_ if _tacitly(folded, one, closed)), None)
    if only_by is not None and open_ and tacit is None and refusal is None:
        return Reading("express", open_[0].start(), only_by.end(), sure=0.04)
    by_default = next((one for one in open_ if _otherwise(folded, one)), None)
    if by_default is not None and only_by is None:
        return Reading("tacit", max(0, by_default.start() - _NEAR), by_default.end())
    if refusal is not None and open_:
        chosen = tacit or open_[0]
        return Reading("tacit", min(chosen.start(), refusal.start()), max(chosen.end(), refusal.end()))
    if tacit is not None:
        return Reading("tacit", *tacit.span())
    if ends_open is not None and open_:
        return Reading("evergreen", *ends_open.span())
    said = next((one for one in open_ if _expressly(folded, one)), None)
    if said is not None:
        return Reading("express", *said.span())
    if closed and (otherwise := _BUT_BY.search(folded)) is not None:
        return Reading("express", closed[0].start(), otherwise.end())
    if closed:
        silent = [one for one in closed if _tacitly(folded, one)]
        return Reading("none", closed[0].start(), closed[-1].end(), len(silent) == len(closed))
    return _plainly(folded, open_, headed)


def ends_instead(folded: str) -> Reading | None:
    """Read ``la location cesse au terme de la duree initiale``, which may take the place of a renewal."""
    found = _ENDS.search(folded)
    return None if found is None else Reading("none", *found.span(), instead=True)


def _plainly(folded: str, anchors: list[re.Match[str]], headed: bool) -> Reading | None:
    """Read what renews without a word on how: ``est reconduit par periodes d'un an``."""
    for anchor in anchors:
        if anchor["yearly"]:
            return Reading("tacit", *anchor.span(), sure=-0.04)
        renews = _RENEWS.search(folded, max(0, anchor.start() - 30), anchor.end())
        if renews is not None and _PERIODIC.search(folded):
            return Reading("tacit", renews.start(), anchor.end(), sure=-0.06)
    strong = next((one for one in anchors if one["strong"]), None)
    return Reading("mention", *strong.span()) if strong is not None and headed else None


def _anchors(
    folded: str, headed: bool, shut: re.Match[str] | None
) -> tuple[list[re.Match[str]], list[re.Match[str]], re.Match[str] | None]:
    """Return the words of renewal that hold, those that are denied, and one that only mentions it."""
    open_: list[re.Match[str]] = []
    closed: list[re.Match[str]] = []
    mention: re.Match[str] | None = None
    for anchor in _ANCHOR.finditer(folded):
        before = folded[max(0, anchor.start() - 60) : anchor.start()]
        if _NOT_THE_CONTRACT.search(folded, max(0, anchor.start() - 28), anchor.end() + 50):
            continue
        if shut is not None and shut.start() <= anchor.start() <= shut.end():
            closed.append(anchor)
            continue
        if anchor.group().startswith("tacit") and _NOT_TACIT.search(before):
            closed.append(anchor)
            continue
        if _PAST.search(before):
            continue
        wish = _INFINITIVE.search(anchor.group()) and _WISH.search(before) and not _MAY.search(before)
        if wish or _ABOUT_RULES.search(before) or _REFUSING.search(before):
            mention = mention or anchor
            continue
        if (anchor["weak"] or anchor["anew"]) and not _of_the_contract(folded, anchor, headed):
            continue
        shut_here = (
            denied(folded, anchor.start(), anchor.end())
            or _NO_MORE.search(before)
            or _negated(folded, anchor)
            or _AMOUNTS_TO_NONE.search(before)
            or (anchor["weak"] and _WITHOUT.search(before))
            or (closed and _LISTED.fullmatch(folded, closed[-1].end(), anchor.start()))
        )
        if shut_here and not (_ONLY_BY.search(folded) and not _tacitly(folded, anchor)):
            closed.append(anchor)
        else:
            open_.append(anchor)
    return open_, closed, mention


_OPENS = re.compile(r"\W{0,12}(?:\d[\d.]*\W{0,3})?(?:toute|(?:il|elle)\s+se)\s+(?:ensuite\s+)?")
"""A sentence that opens with what goes on: ``Elle se poursuivra``, ``Toute prolongation``."""


def _of_the_contract(folded: str, anchor: re.Match[str], headed: bool) -> bool:
    """Tell whether *se poursuit* or *prolongé* is said of the contract, and of its time after the term."""
    before = folded[max(0, anchor.start() - _FAR) : anchor.start()]
    if _OTHER_SUBJECT.search(before):
        return False
    if not (headed or _CONTRACT.search(before) or _OPENS.fullmatch(before)):
        return False
    if anchor["anew"]:
        return headed and re.search(r"\bdemande\b|\bsouhait|\bdesir", folded) is not None
    word = anchor.group()
    if word.startswith(("poursui", "continu", "repart")):
        after = folded[anchor.end() : anchor.end() + _FAR]
        if word.startswith("poursuiv") and _MAY.search(before) and _EXPRESS.search(folded):
            return True
        return bool(
            re.search(
                r"annee en annee|mois en mois|tacite|indeterminee|par (?:periodes?|reconduction)", after
            )
            or (_UNLESS.search(folded) and not _INFINITIVE.search(word))
        )
    if _TACITLY.search(folded) or _UNLESS.search(folded) or denied(folded, anchor.start(), anchor.end()):
        return True
    if _ACT.search(folded, anchor.start() - 6, anchor.end() + 24):
        return False
    return _EXPRESS.search(folded) is not None


def _tacitly(folded: str, anchor: re.Match[str], closed: Sequence[re.Match[str]] = ()) -> bool:
    """Tell whether *tacite* or *automatique* stands beside a word of renewal, and not with a denied one."""
    if anchor.group().startswith("tacit"):
        return True
    low, high = max(0, anchor.start() - _NEAR), anchor.end() + _NEAR + 15
    low = max(low, folded.rfind(";", low, anchor.start()) + 1, folded.rfind(":", low, anchor.start()) + 1)
    stops = [at for at in (folded.find(mark, anchor.end(), high) for mark in ";:") if at > 0]
    for found in _TACITLY.finditer(folded, low, min(stops, default=high)):
        taken = any(one.start() < found.end() and found.start() < one.end() for one in closed)
        if not taken and not _ENDING_BEFORE.search(folded, max(0, found.start() - 30), found.start()):
            return True
    return False


def wished(folded: str) -> bool:
    """Tell whether a sentence says how a party that wishes another term asks for it."""
    return _WISHED.search(folded) is not None


def _otherwise(folded: str, anchor: re.Match[str]) -> bool:
    """Tell whether it renews where nobody did what was said before: ``A defaut, il est reconduit``."""
    if not anchor["strong"] and not anchor["weak"]:
        return False
    before = folded[max(0, anchor.start() - 90) : anchor.start()]
    return bool(
        (_OTHERWISE.search(before) and _RENEWS.search(folded, max(0, anchor.start() - 30), anchor.end()))
        or re.match(r"[^.;:,]{0,12}\bsinon\b", folded[anchor.end() : anchor.end() + 20])
    )


def _negated(folded: str, anchor: re.Match[str]) -> bool:
    """Tell whether *ne ... pas* stands right around a verb, or follows a noun that is its subject."""
    before = folded[max(0, anchor.start() - 70) : anchor.start()]
    if _IF.search(before):
        return False
    if _NE_PAS.search(before):
        return True
    after = folded[anchor.end() : anchor.end() + 150]
    if _NE_OPEN.search(before) and re.match(r"\s+(?:pas|jamais|plus(?! d['e]))\b", after):
        return True
    if (
        re.match(r"(?:tacites? )?(?:renouvellement|reconduction|prorogation|prolongation)", anchor.group())
        is None
    ):
        return False
    if _SHUT.match(after):
        return re.match(r"[^.;:]{0,45}\bn(?:e\s|')", after) is None
    return _NOUN_DENIED.match(after) is not None


def _expressly(folded: str, anchor: re.Match[str]) -> bool:
    if _MAY.search(folded, max(0, anchor.start() - _FAR), anchor.start()):
        return _AGAINST.search(folded, 0, anchor.start()) is None
    return _EXPRESS.search(folded, max(0, anchor.start() - _FAR), anchor.end() + _FAR) is not None


def _evergreen(folded: str) -> re.Match[str] | None:
    found = _EVERGREEN.search(folded)
    if (
        found is None
        or _OTHER_SUBJECT.search(folded, max(0, found.start() - 60), found.end())
        or denied(folded, found.start(), found.end())
    ):
        return None
    return found
