# ruff: noqa: E501 (patterns are read by the phrase)
"""How long a French contract runs: what stands before a length of time that makes it the contract's."""

from __future__ import annotations

from dataclasses import dataclass

from data import late as re
from pipeline.durations import FoundDuration
from pipeline.terms import _french_time as french
from pipeline.terms import _notice_french, _time
from pipeline.terms._time import Sentence
from pipeline.terms.base import View


@dataclass(frozen=True, slots=True)
class Length:
    """Where the words begin that make a length the contract's, and how sure they are."""

    low: int
    confidence: float


CUES = (
    "dur",
    "pour",
    "pendant",
    "apres ",
    "periode",
    "vigueur",
    "valab",
    "engage",
    "prolong",
    "proro",
    "delai",
    "sur ",
    "compter",
    "partir",
    "dater",
    "vaut ",
    "vaudra",
    "couvr",
    "etend",
    "etal",
)
"""One of these stands in every sentence that says how long a contract runs."""
_LONE = 0.75
TRIGGERS = (
    "duree", "periode", "conclu", "consenti", "souscri", "etabli", "signe", "effet", "vigueur", "debut",
    "commenc", "valab", "prolong", "proroge", "engage", "delai d'ex", "delai global", "delais d'ex",
    "dure ", "durera", "pour un", "pour deux", "pour trois", "pour quatre", "pour cinq", "pour six",
    "prend fin", "prendra fin", "expire", "execut", "pour sept", "pour huit", "pour neuf", "pour dix",
    "pour douze", "pour vingt", "pour trente", "pour 1", "pour 2", "pour 3", "pour 4", "pour 5", "pour 6",
    "pour 7", "pour 8", "pour 9",
)  # fmt: skip
_DONE = (
    r"(?:conclue?s?|consentie?s?|acceptee?s?|etablie?s?|souscrite?s?|signee?s?|accordee?s?|prevue?s?"
    r"|valables?|faite?s?|passee?s?|donnee?s?|confiee?s?|attribuee?s?|convenue?s?|octroyee?s?|concedee?s?"
    r"|louee?s?|mise?s?\s+a\s+disposition|engagee?s?|nommee?s?|designee?s?|contractee?s?|lie(?:nt|e|es|s)?)"
)
_OF = r"(?:de\s+|d')?(?:au\s+moins\s+|minimum\s+)?"
_SPELL = (
    r"(?:une?|la|sa|leur|cette)\s+(?:[a-z]+\s+){0,3}?(?:duree|periode|terme|temps|delai|laps)\b"
    r"[^.;]{0,40}?\s(?:de\s+|d')"
)
_PLEDGED = re.compile(
    rf"\b{_DONE}\b(?:[^.;]{{0,70}}?\s)?(?:pour|sur|pendant|durant)\s+(?:{_SPELL})?(?:de\s+|d')?$"
)
_IN_FORCE = re.compile(
    r"\b(?:en\s+vigueur|en\s+application|valables?|valides?|effets?|applicables?|liees?|se\s+poursui\w+"
    rf"|cours)\b(?:[^.;]{{0,70}}?\b(?:pendant|durant|pour|jusqu'a\s+(?:l'expiration|l'issue|la\s+fin|l'echeance)"
    rf"\s+d')\s*(?:{_SPELL})?(?:de\s+|d')?|\s+)$"
)
_FIXED = re.compile(
    r"\b(?:duree|periode)\b[^.;:]{0,90}?\b(?:est|sera|demeure|a\s+ete|soit|fixee?|portee?|arretee?|convenue"
    r"|prevue|ramenee|reste)\b(?:\s+(?:fixee?|portee?|arretee?|convenue|etablie|egale|ferme|prevue"
    r"|initialement"
    rf"|par\s+les\s+parties))*\s*(?:a\s+|pour\s+)?{_OF}$"
)
_BARE = re.compile(
    r"\b(?:duree|periode)(?:\s+(?:initiale|ferme|determinee|minimale|minimum|maximale|maximum|globale"
    r"|totale"
    r"|irrevocable|incompressible|contractuelle|prevue|previsionnelle|d'engagement|de\s+validite|fixe"
    r"|d[eu]s?\s+(?:l[ae]\s+|l')?(?:present\w*\s+)?[a-z][a-z-]*))*"
    r"(?:\s+(?:de|a)\b|\s+d'|\s*[:-])*\s*(?:de\s+|d')?$"
)
_LABEL = re.compile(
    r"(?:^|[\n\t|]|\s{3})[^\w\n]{0,8}(?:article\s+\d{1,3}[.)]?\s*)?(?:[\da-z.]{1,4}[.)]\s*)?(?:duree|periode"
    r"|engagement)(?:(?:\s[a-z'()-]+){0,5}?\s*(?::|\t|\||\n|\s{2,})|(?:\s(?:initiale|ferme|du\s+contrat|totale))*(?=\sde\s|\sd'|\s$))"
    r"\s*(?:de\s+|d')?$"
)
_FRAGMENT = re.compile(
    r"\W*(?:[\da-z]{1,3}[.)]\s*)?(?:duree\W*)?(?:(?:conclue?|consentie?"
    r"|faite?)\s+)?(?:pour\s+(?:une\s+duree\s+)?)?(?:de\s+|d')?$"
)
"""Nothing else stands before a length that is all a clause on duration says."""
_ITS_START = (
    r"(?:(?:19|20)\d\d|signature|conclusion|jouissance|vigueur|effet|aujourd'hui|ce\s+jour|notification"
    r"|mil\w*(?:\s[a-z-]+){0,3})"
)
_FROM_THEN = re.compile(
    rf"\b{_ITS_START}\b(?:(?!\b(?:peut|pourra|peuvent|preavis|resili)\w*)[^.;]){{0,40}}?[\s,]+(?:et\s+"
    rf"|ce\s+|et\s+ce\s*,?\s+)?"
    rf"(?:pour|pendant|durant)\s+(?:{_SPELL})?(?:de\s+|d')?$"
)
"""Under a heading such as *Durée*, a start and then a length: ``dès la signature et pour cinq ans``."""
_AT_THE_END_OF = re.compile(
    r"\b(?:prend(?:ra)?\s+fin|fini(?:t|ra)|s'eteint|s'eteindra|expire(?:ra)?|s'acheve(?:ra)?|se\s+termine(?:ra)?|cesse(?:ra)?|dure(?:ra)?|vaut|vaudra"
    r"|valable|accordee?|concedee?|consentie?|conclue?)\b[^.;]{0,60}?(?:au\s+(?:terme|bout)|a\s+l'(?:issue|expiration)"
    r"|jusqu'a\s+l'(?:expiration|issue))\s+(?:d'une?\s+(?:delai|periode|duree)\s+)?(?:de\s+|d')$"
)
"""A contract that ends, or lasts until, so long after it began: ``expirera au terme d'un délai de``."""
_FROM_ITS_START = re.compile(
    r"\s*(?:suivant|apres|a\s+(?:compter|partir|dater)\s+d\S{1,3}|[.,;]|$)\s*(?:la\s+|sa\s+|son\s+|l')?"
    r"(?:date\s+(?:de\s+|d'))?(?:(?:la\s+|sa\s+)?(?:signature|conclusion|notification|entree\s+en\s+vigueur"
    r"|prise\s+d'effet)|(?=\s|$))"
)
FOLLOWS_SIGNING = re.compile(
    r"\s+(?P<from>suivant\s+(?:la\s+|sa\s+|leur\s+)(?:date\s+de\s+(?:la\s+|sa\s+)?)?(?:signature|conclusion)\b)"
)
_LATER_ON = re.compile(
    r"\b(?:fini\w+|termin\w+|expir\w+|prend\w*\s+fin|cess\w+|achev\w+|eteint|eteindra)\s+$"
)
_PLUS_TARD = re.compile(r"\s+(?:plus\s+tard|apres(?=\s*[.,;]|\s*$))")
_COUNTS = re.compile(r"\bduree\s*,\s*(?:fixee\s+a\s+|de\s+|d')$")
_LASTS = re.compile(
    r"\b(?:dure|durera|durent|court|courra|a\s+cours|se\s+poursuit|vaut|vaudra|couvre|couvrira|s'etend"
    r"|s'etendra)"
    r"\s+(?:pendant\s+|pour\s+|sur\s+)?(?:une\s+(?:duree|periode)\s+(?:de\s+|d'))?$"
)
_ENGAGED = re.compile(
    r"\b(?:engagement|engagees?|s'engage(?:nt)?|vous\s+engagez|nous\s+engageons)\b(?:\s+(?:minimum|minimal"
    r"|initial|ferme|du\s+[a-z]+|de\s+l'[a-z]+|porte)){0,2}\s*(?:est\s+|sera\s+)?"
    rf"(?:fixee?\s+a\s+)?(?:de\s+|d'|:\s*|pour\s+|sur\s+)(?:{_SPELL})?$"
)
_FIRST = re.compile(
    r"\b(?:premiere\s+periode|periode\s+(?:initiale|de\s+lancement|d'ouverture|de\s+demarrage|ferme|contractuelle|d'engagement|de\s+base))\b"
    r"[^.;]{0,60}?(?:\bde\s+|\bd'|:\s*)$"
)
_LONGER = re.compile(
    rf"\b(?:prolonge|proroge|reconduit|renouvele|etendu"
    rf"|augmente)e?s?\s+(?:pour\s+)?(?:{_SPELL})?(?:de\s+|d')?$"
)
_BEGINS_FOR = re.compile(
    rf"\b(?:prend\w*|debut\w*|commenc\w*|demarr\w*"
    rf"|entr\w+\s+en)\b[^.;]{{0,90}}?\bpour\s+(?:{_SPELL})?(?:de\s+|d')?$"
)
_DONE_FOR = re.compile(
    rf"\b(?:execut|realis|assur|fourni|rendu)\w*\b[^.;]{{0,30}}?\b(?:pendant|durant"
    rf"|pour)\s+(?:{_SPELL})?(?:de\s+|d')?$"
)
_ENDS_AFTER = re.compile(
    r"\b(?:prend(?:ra)?\s+fin|expire(?:ra)?|s'acheve(?:ra)?|se\s+termine(?:ra)?|cesse(?:ra)?)\b[^.;]{0,60}$"
)
_AFTER_ITS_START = re.compile(
    r"\s+apres\s+(?:la|sa|cette|son|l'|le)\s*(?:date(?:\s+de|\s+d')?\s*(?:la|sa|son)?\s*)?(?:signature"
    r"|conclusion"
    r"|entree\s+en\s+vigueur|prise\s+d'effet|effet|notification|\b(?=[\s.,;]|$))"
)
_AFTER_END = re.compile(
    r"\s*,?\s*(?:a\s+compter|a\s+partir|a\s+dater|suivant|qui\s+suiv\w+)\s+(?:d[eu]\s+)?(?:la\s+|l'"
    r"|sa\s+|son\s+|le\s+)?"
    r"(?:date\s+d[e']\s*(?:la\s+|l')?)?(?:fin|cessation|expiration|rupture|resiliation|terme)\b"
)
_WORKS = re.compile(
    r"\b(?:delais?\s+(?:global\s+|total\s+|contractuel\s+)?d'execution|duree\s+(?:previsionnelle\s+)?(?:des"
    r"\s+travaux|du\s+chantier|d'execution))\b[^.;]{0,70}?(?:\bde\s+|\bd'|\ba\s+|:\s*)$"
)
_STRONG = (_PLEDGED, _IN_FORCE, _FIXED, _FIRST)
_WEAK = (_BARE, _LASTS, _ENGAGED, _BEGINS_FOR, _DONE_FOR)
_RIGHT_OTHER = re.compile(
    r"\W*(?:de\s+(?:preavis|garantie|retard|conservation|la\s+notification|carence)|avant\b"
    r"|au\s+moins\s+avant"
    r"|precedant|a\s+l'avance|apres\b|suivant|au-dela|a\s+l'issue|par\s+an\b"
    r"|maximum\s+apres|de\s+retard)"
)
_SURVIVES = re.compile(
    r"surviv|garanti|apres\s+(?:la\s+fin|l.expiration|son)|non-?\s?concurrence|confidential|confidentiel"
    r"|exclusivite|secret|preavis|conserv|essai|assurance|mise\s+en\s+demeure|delai\s+de|avance\b"
    r"|franchise\s+de"
    r"|archiv|stock|reversibilite|suspen|retard|chaque|toute\s+periode|ouvrage"
)
_ELSEWHERE = re.compile(
    r"\b(?:un|d'un|une|d'une)\s+(?:[a-z'-]+\s+)?(?:contrat|bail|convention|marche|accord)\s+(?:du"
    r"|en\s+date\s+du"
    r"|conclu|signe|souscrit)\b[^.;]{0,60}$"
    r"|\(\s*(?:contrat|bail|convention|marche|accord|acte|traite)\s+(?:n\S{0,2}\s?\S+\s+)?(?:du|en\s+date\s+du"
    r"|signee?|conclue?|notifiee?)\b[^.;)]{0,60}$"
)
"""A contract that is told of: ``un contrat du 30 mars 2015 conclu pour neuf ans``."""
_AGAIN = re.compile(
    r"\b(?:puis|ensuite|par\s+periodes?|successives?|renouvel|recondu|proro|prolong|supplementaire"
    r"|repart|reengag|de\s+plus\b|au-dela|a\s+defaut|sans\s+cela|nouvelle\s+(?:duree|periode)"
    r"|poursui\w*\s+(?:de\s+(?:lui|elle)-meme|(?:tacit|automatiqu)ement|alors|par\s+tacite|de\s+plein\s+droit)"
    r"|continue(?:ra)?\s+(?:de\s+(?:lui|elle)-meme|(?:tacit|automatiqu)ement|alors|de\s+plein\s+droit))"
)
_ASIDE = re.compile(r",\s*(?:qui|non|sans|lequel|laquelle)\b[^,;.]{0,80},")
"""What is said in passing: ``le contrat, non reconductible, est fait pour``."""
_OF_ANOTHER_MATTER = re.compile(
    r"\b(?:depuis|il\s+y\s+a|age|agee?s?|anciennete|experience|chaque|tou(?:te|t|s)|dans\s+(?:un|les)|sous"
    r"|apres|avant|moins\s+de|si\b|s'il|lorsqu|en\s+cas|sauf|limite|maxim\w*|exced\w*|depass\w*|inactif|inactivite|continue|superieure?|inferieure?|prescri\w*|plafond|periode\s+de"
    r"|delai|conge|denonc|franchise|carence|jours?)\b[^.;]{0,50}$"
)
"""Before a length that even under a heading such as *Durée* is not the contract's."""
_OF_OTHERS = re.compile(
    r"\W*(?:de\s+plus|supplementaire|apres|avant|plus\s+t|au\s+moins|par\s+(?:an|mois))"
)


def length(view: View, sentence: Sentence, duration: FoundDuration, *, headed: bool) -> Length | None:
    """Weigh a length of time; ``None`` where no words make it the contract's."""
    folded = french.plain(_time.main_clause(sentence.folded))
    headed = headed or french.under_label(view, sentence)
    low = max(folded.rfind(";", 0, duration.start) + 1, duration.start - 190, 0)
    left = folded[low : duration.start]
    ending = _ENDS_AFTER.search(left) if _AFTER_ITS_START.match(folded, duration.end) else None
    if ending and french.ours(folded, low + ending.start(), headed=headed) is not None:
        return Length(low + ending.start(), 0.86)
    later = _LATER_ON.search(left) if _PLUS_TARD.match(folded, duration.end) else None
    if later and (headed or french.ours(folded, low + later.start(), headed=headed) is not None):
        return Length(low + later.start(), 0.82)
    ended = _AT_THE_END_OF.search(left) if _FROM_ITS_START.match(folded, duration.end) else None
    other = ended and (_days(duration) or _SURVIVES.search(left, 0, ended.start()) or _AGAIN.search(left))
    if (
        ended
        and not other
        and (headed or french.ours(folded, low + ended.start(), headed=headed) is not None)
    ):
        return Length(low + ended.start(), 0.82)
    if _RIGHT_OTHER.match(folded, duration.end) or _AFTER_END.match(folded, duration.end):
        return None
    if _ELSEWHERE.search(left) or french.of_another(view, folded):
        return None
    if (match := _LABEL.search(left)) and not (_SURVIVES.search(match.group()) or _days(duration)):
        again = _AGAIN.search(match.group())
        return None if again else Length(low + match.start(), 0.88 if headed else 0.8)
    if headed and _FRAGMENT.fullmatch(folded, 0, duration.start) and not _days(duration):
        return Length(0, 0.86)
    if french.amends(view) and (match := _LONGER.search(left)):
        known = french.ours(folded, low + match.start(), headed=headed) is not None
        return Length(low + match.start(), 0.88) if known else None
    strong = next((found for pattern in _STRONG if (found := pattern.search(left))), None)
    match = strong or next((found for pattern in _WEAK if (found := pattern.search(left))), None)
    if match is None and headed and not _days(duration):
        match = _FROM_THEN.search(left) or _COUNTS.search(left)
        clear = match and not (_SURVIVES.search(left) or _AGAIN.search(left) or french.OTHERS.search(left))
        if match and clear:
            return Length(low + match.start(), 0.8)
        match = None
        if (lone := _alone(view, folded, duration, low)) is not None:
            return lone
    if match is None:
        works = _WORKS.search(left)
        return Length(low + works.start(), 0.76) if works and not _days(duration) else None
    begins = low + match.start()
    if _survives(folded, left, duration.end) or _again(_ASIDE.sub(" ", left)):
        return None
    trial = "essai" in left or "initiale" in left or _FIRST.search(left) is not None
    if trial and not headed and not _days(duration) and _goes_on(view, sentence):
        return Length(begins, 0.82)
    named = french.ours(folded, duration.start, headed=headed or french.follows(view, sentence)) is not None
    leads = _leads(view, sentence, folded, duration, left)
    if not named and (_NAMED_BEHIND.match(folded, duration.end) or _is_pledge(folded, left, duration.end)):
        return Length(begins, 0.82)
    if not named and headed:
        return _alone(view, folded, duration, low)
    if not named or (_days(duration) and not strong):
        return None
    noun = french.NOUN.search(folded, max(0, begins - 190), duration.start) is not None
    if headed:
        return Length(begins, 0.94 if noun and strong else 0.9 if noun else 0.86)
    if strong and noun:
        return Length(begins, 0.86)
    return Length(begins, 0.78 if noun or leads or french.follows(view, sentence) else 0.5)


_NAMED_BEHIND = re.compile(
    r"(?:\s+(?:fermes?|entieres?|pleines?|consecutives?|revolu\w*|et|a\s+compter\s+d[^,.;]{2,50}|a\s+dater\s+d[^,.;]{2,50}))*\s*,\s*"
    r"(?:le|la|l'|ce|cet|cette)\s*(?:present\w*\s+)?(?:contrat|convention|bail|accord|marche|abonnement|mission|location"
    r"|mandat|licence|partenariat|concession|franchise|engagement)\b"
)
"""Behind a length that stands before what it is said of: ``Conclu pour cinq années, le contrat``."""
_LEADS = re.compile(
    r"(?:^|\.\s)\W*(?:art(?:icle|\.)?\s*)?[\divx.]{0,6}\W*la\s+duree(?:\s+(?:initiale|ferme|totale|convenue|contractuelle))?\s+"
    r"(?:en\s+)?(?:est|sera)\s+(?:(?:fixee|arretee|prevue|convenue|ferme|determinee)\s+)*(?:[aà]\s+|pour\s+)?(?:de\s+|d')?$"
)
"""The sentence begins with a length and says of nothing else that it lasts so long: ``La durée est de quatre ans``."""
_FROM_A_DAY = re.compile(
    r"(?:\s+(?:fermes?|entieres?|pleines?|consecutives?|revolu\w*))*\s*,?\s*(?:a\s+(?:compter|partir|dater)\s+d[eu']"
    rf"|(?:courant|qui\s+court|commencant|debutant)\b)[^.;]{{0,40}}?\b(?:\d|{_ITS_START})"
)
_PLEDGES = re.compile(
    r"\b(?:(?:client|abonne|preneur|locataire|acheteur|fournisseur|prestataire|distributeur|adherent|souscripteur|licencie|franchise"
    r"|parties|partie)\s+(?:s'engage(?:nt)?|s'abonne(?:nt)?|souscri\w+|est\s+engage|se\s+lie(?:nt)?|sont\s+(?:engagees|liees))|vous\s+(?:vous\s+)?engagez)"
    r"\s+(?:fermement\s+)?(?:pour|sur)\s+(?:une\s+(?:duree|periode)\s+(?:[a-z]+\s+)?(?:de\s+|d'))?$"
)
_TO_DO = re.compile(r"\s*(?:\([^)]{0,20}\)\s*)?,?\s*(?:a\s+(?!compter|partir|dater)|de\s|d'|au\s)")


def _is_pledge(folded: str, left: str, end: int) -> bool:
    """Tell whether somebody binds himself for so long, and not to one thing: ``s'engage pour quatre ans``."""
    return _PLEDGES.search(left) is not None and _TO_DO.match(folded, end) is None


_ANEW = re.compile(r"\b(?:renouvel|recondu|poursui|prolong|proro)\w*")
_THEN = re.compile(
    r"\b(?:puis|ensuite|au-dela|a\s+l'issue|apres\s+quoi|a\s+(?:defaut|son\s+terme|leur\s+terme))\b"
)


def _leads(view: View, sentence: Sentence, folded: str, duration: FoundDuration, left: str) -> bool:
    """Tell whether a clause begins with a length and a first day, and its heading speaks of nothing else."""
    if _LEADS.search(left) is None or _FROM_A_DAY.match(folded, duration.end) is None:
        return False
    clause = next((one for one in view.clauses if one.start <= sentence.start < one.end), None)
    return clause is None or _SURVIVES.search(view.folded_between(clause.start, sentence.start)) is None


def _survives(folded: str, left: str, end: int) -> bool:
    """Tell whether a length is another's; a trial that goes on of itself is the contract's first period."""
    found = _SURVIVES.search(left)
    if found is None or found.group() != "essai":
        return found is not None
    return not (_THEN.search(folded, end, end + 60) and _ANEW.search(folded, end))


def _again(left: str) -> bool:
    """Tell whether a length is that of a renewal: *initiale* speaks for the first one only where it stands last."""
    found = [match.end() for match in _AGAIN.finditer(left)]
    return bool(found) and "initial" not in left[found[-1] :]


def _goes_on(view: View, sentence: Sentence) -> bool:
    """Tell whether what is called the first period is followed by words on how the contract goes on."""
    end = min(len(view.flow.text), sentence.end + 260)
    behind = view.folded_between(sentence.start, end)
    return _ANEW.search(behind) is not None and NOUN_OR_IT.search(behind) is not None


NOUN_OR_IT = re.compile(
    r"\b(?:services?|prestations|contrat|convention|bail|accord|marche|abonnement|mission|location|licence)\b"
)


def _alone(view: View, folded: str, duration: FoundDuration, low: int) -> Length | None:
    """Read the length that a clause on duration names, whatever the verb, where nothing else claims it."""
    left = folded[low : duration.start]
    weeks = "semaine" in folded[duration.start : duration.end]
    if (_days(duration) and not weeks) or _notice_french.is_notice(folded, duration):
        return None
    left = _ASIDE.sub(" ", left)
    if french.amends(view) or _SURVIVES.search(left) or _AGAIN.search(left) or french.OTHERS.search(left):
        return None
    if re.search(r"(?:\bou|,)\s*$", left):
        return None  # one of several: ``trois, six ou neuf années``
    if _OF_ANOTHER_MATTER.search(left) or _OF_OTHERS.match(folded, duration.end):
        return None
    return Length(max(low, duration.start - 60), _LONE)


def continues(view: View, folded: str) -> bool:
    """Tell whether an amendment carries a contract on to a day: how long it runs in all is not said."""
    return french.amends(view) and _AGAIN.search(folded) is not None


def _days(duration: FoundDuration) -> bool:
    return bool(duration.duration) and str(duration.duration).endswith("D")


_SPANS = re.compile(r"\b(?:date\s+de\s+)?debut\b.{0,120}\b(?:date\s+de\s+)?(?:fin|echeance)\b", re.DOTALL)


def spans(folded: str) -> bool:
    """Tell whether a table labels a first and a last day."""
    return "debut" in folded and _SPANS.search(folded) is not None
