"""Notices in French: how long before an end a renewal is refused, and which lengths are notices at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from data import late as re
from pipeline.durations import FoundDuration, find_durations
from pipeline.terms import _renewal, _standing, _time, _whole
from pipeline.terms._renewal import Renewal
from pipeline.terms._time import Sentence
from pipeline.terms.base import View
from pipeline.types import Clause

CUES = (
    "preavis", "avant", "avance", "auparavant", "prevena", "preveni", "previen", "delai", "precede",
    "avertissement", "prealable", "avis ", "plus tot", "anterieur",
)  # fmt: skip
"""One of these stands by every notice."""
UNITS = ("mois", "jour", "semaine", " an", "trimestre", "semestre")
_AFTER = re.compile(
    r"[\s,)]*(?:(?:francs?|calendaires?|ouvres?|ouvrables?|pleine?s?|entiere?s?|revolue?s?|au moins|ou plus"
    r"|au minimum|minimum"
    r"|au plus tard|mini)[\s,]*)*"
    r"(?P<back>avant|precedant|qui precede\w*|precedent\b|a l'avance|d'avance|auparavant|plus tot"
    r"|prealablement"
    r"|anterieur\w*)"
)
_LATER = re.compile(
    r"[^.;:]{0,60}?\b(?P<back>avant|precedant)(?=[^.;]{1,25}(?:echeance|terme|anniversaire|fin\b|expir))"
)
_AFTER_NOTICE = re.compile(
    r"[\s,)]*(?:(?:francs?|calendaires?|ouvres?|ouvrables?|pleins?|au moins"
    r"|minimum)[\s,]*)*(?:de preavis|de delai)"
)
_BEFORE = re.compile(
    r"\b(?:preavis|prevenance|delai-conge|delai de conge|delai|avertissement"
    r"|avis(?= (?:ecrit |prealable )?d))\b(?:\s+(?:ecrit"
    r"|prealable|minimal|minimum"
    r"|contractuel|reciproque"
    r"|raisonnable|suffisant|legal|unique|uniforme|plus long|plus court|de rigueur|de (?:denonciation"
    r"|non-?\s?(?:reconduction"
    r"|renouvellement)|conge|resiliation"
    r"|prevenance|preavis|rupture|depart|sortie)))*"
    r",?(?:\s+(?:est|sera|etant|qui est))?(?:\s+(?:toutefois|alors|ainsi|desormais|donc|ici))?"
    r"(?:\s+(?:fixee?|portee?|ramenee?|reduite?|maintenue?|egale?)(?:\s+(?:d'un commun accord"
    r"|expressement|desormais))?)?"
    r"(?:\s+(?:a|de|d'une duree|d'au moins|qui ne (?:peut|pourra|saurait) etre inferieure? a"
    r"|ne pouvant etre inferieure? a))*"
    r"(?:\s+(?:de|minimale?|minimum|d'au moins|au moins|moins))*\s*(?:[:|]\s*|d'\s*|\(\s*)?\Z"
)
_BY_NOTICE = re.compile(r"\bavis (?:ecrit |prealable )*d\S{0,2}\s*\Z")
"""``résilier par avis de trente jours``: it ends at will, and refuses no renewal."""
_FIXED = re.compile(
    r"\bpreavis\b(?:[^.;:]|\bl\. ?(?=\d)){0,110}\b(?:fixee?|portee?|ramenee?|reduite?"
    r"|est)\b[^.;:,]{0,40}?\b(?:a|de)\s*\Z"
)
_LABEL = re.compile(
    r"\b(?:preavis|delai)\s+(?:de\s+|d'\s?|pour\s+(?:la\s+)?|en cas de\s+)(?:la\s+)?"
    r"(?:denonciation|non-?\s?(?:reconduction|renouvellement)|conge|opposition|s'opposer|refus)"
)
_REFUSES = re.compile(
    r"\b(?:denonc|conge\b|conges\b|s'oppos|s'y (?:est |sont |soit )?oppos|opposition|opposer"
    r"|recommandee?|lrar|ne pas (?:\w+ )?(?:renouvel|recondu|proro|prolong|poursui|continu)"
    r"|non[ -](?:renouvel|recondu)|mettre (?:fin|un terme)|mis fin|met fin|mette fin|faire obstacle"
    r"|renonc|volonte|intention|decision"
    r"|previen|preven|averti|inform|fait connaitre|faire connaitre|fasse connaitre|fait savoir"
    r"|faire savoir|fasse savoir|notifi|manifest"
    r"|avis\b|avise|signifi|signal|restitu|resili|rompre|refus|ne (?:souhait|desir|veut|entend|veu)\w*"
    r"|contraire)"
)
_STRONG = re.compile(
    r"\b(?:denonc|conge\b|s'oppos|s'y (?:est |sont |soit )?oppos|opposition"
    r"|ne pas (?:\w+ )?(?:renouvel|recondu|proro|prolong|poursui|continu)"
    r"|non[ -](?:renouvel|recondu)|faire obstacle|refus\w* (?:\w+ )?(?:la |le )?(?:recon|renouv)"
    r"|ne (?:souhait|desir|veut|entend)\w*)"
)
_END = re.compile(
    r"\b(?:echeances?|anniversaire|terme\b|expiration|fin d(?:u|e|es|')\b|fin de (?:la|chaque|l')"
    r"|issue|renouvellement|reconduction"
    r"|periode (?:en cours|contractuelle|triennale)|\d{1,2}(?:er)? (?:janvier|fevrier|mars|avril|mai"
    r"|juin|juillet|aout|septembre"
    r"|octobre|novembre|decembre))"
)
_ANY_TIME = re.compile(
    r"\ba (?:tout|n'importe quel) moment\b|\ba toute epoque\b|\ben cours de (?:contrat|bail|periode)\b"
    r"|\bavant terme\b"
)
_REMINDED = re.compile(
    r"\b(?:rappel\w*|offre de renouvel|propos\w+ de renouvel|se rapproch|se reuni|se rencontr"
    r"|se concert|examiner"
    r"|negoci|entretien|bilan|nouvelles conditions|nouveaux? (?:tarif|prix)|facture|hausse|augment"
    r"|modifi)"
)
_CAUSE = re.compile(
    r"\b(?:manquement|inexecution|mise en demeure|faute grave|infructueu|defaut de paiement|defaillan)"
)
_ASKED = re.compile(
    r"\b(?:demande|souhait\w*|desir\w*|sollicit\w*|candidat\w*|volonte de (?:le |la )?(?:renouvel"
    r"|poursuiv|recondu)|leve)\b"
)
_MEETING = re.compile(
    r"\bles parties\b[^.;]{0,80}\b(?:conv|rapproch|reuni|rencontr|decid|concert|negoci|signe)|\bavenant\b"
)
_TELEGRAM = re.compile(
    r"\W*(?:[\divx.]{1,6}\W*)?(?:le )?(?:delai de )?preavis\W{1,4}(?:au moins |minimum )?(?:de |d')?"
)
"""All that stands before a length beside a renewal: ``Préavis : trois mois.``"""
_PARTS = re.compile(r"[;:]")
_AROUND = 260


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice against renewal: where it stands, and how much speaks for it."""

    sentence: Sentence
    duration: FoundDuration
    score: float
    rank: int


def is_notice(folded: str, item: FoundDuration) -> bool:
    """Tell whether a duration of a folded French sentence is that of a notice, or counts back."""
    if _AFTER.match(folded, item.end) or _AFTER_NOTICE.match(folded, item.end):
        return True
    before = folded[max(0, item.start - 150) : item.start]
    return _BEFORE.search(before) is not None or _FIXED.search(before) is not None


def refusals(view: View, clauses: Sequence[Clause], renewals: Sequence[Renewal]) -> Iterator[Notice]:
    """Yield the notices by which a party keeps a contract from being renewed."""
    kinds = {item.kind for item in renewals}
    renews = bool(kinds & {"tacit", "evergreen"})
    best = min((item.rank for item in renewals if item.kind != "mention"), default=_standing.DEFAULT)
    asked = [item.clause for item in renewals if _renewal.wished([item])]
    if "none" in kinds and not renews and not asked and "express" not in kinds:
        return
    ours = [item.clause for item in renewals if item.kind != "mention"] + asked
    upper = [item.clause for item in renewals if item.rank == best]
    for clause in clauses:
        mine = any(clause is one for one in ours)
        if clause.role in ("annex", "signature", "recital") and not mine:
            continue
        tacit = [item for item in renewals if item.clause is clause and item.kind == "tacit"]
        express = [
            item for item in renewals if item.clause is clause and item.kind in ("express", "mention")
        ]
        for sentence in _whole.sentences(view, clause, CUES):
            if not _time.holds(sentence.folded, UNITS):
                continue
            found = [
                item
                for item in find_durations(sentence.text, "fr")
                if not item.implied and is_notice(sentence.folded, item)
                if not _BY_NOTICE.search(sentence.folded, max(0, item.start - 40), item.start)
            ]
            if not found:
                continue
            if _renewal.of_consumers(sentence.folded):
                continue
            rank = _standing.rank(view, sentence)
            if not renews and best < rank and not any(clause is one for one in upper):
                continue  # special conditions took back what general ones renew
            for item in found:
                score = _score(sentence, item, tacit, renews)
                if score == 0.0 and express and not tacit:
                    score = _asked(sentence, item)
                if score:
                    yield Notice(sentence, item, score, rank)


def _score(sentence: Sentence, item: FoundDuration, tacit: Sequence[Renewal], renews: bool) -> float:
    """Say how much speaks for a duration as a notice against renewal; 0 where it is none."""
    folded = sentence.folded
    low, high = max(0, item.start - _AROUND), item.end + 200
    near = folded[low:high]
    if _CAUSE.search(near) or _reminds(folded, item):
        return 0.0
    label = _LABEL.search(folded, max(0, item.start - 110), item.start)
    if label is not None:
        return 0.93 if renews else 0.82
    if renews and _TELEGRAM.fullmatch(folded, 0, item.start):
        return 0.8
    mine = next((one for one in tacit if one.sentence.start == sentence.start), None)
    if not _REFUSES.search(near) and not (mine is not None and "preavis" in near):
        return 0.0
    back = _AFTER.match(folded, item.end) or _LATER.match(folded, item.end)
    ends = back is not None and (
        back["back"] in ("a l'avance", "d'avance", "auparavant", "plus tot", "prealablement")
        or _END.search(folded, back.start("back"), back.end() + 70) is not None
    )
    free = _ANY_TIME.search(near) is not None
    if mine is not None:
        if free and not ends:
            return 0.0
        return 0.95 if mine.headed else 0.9
    beside = any(abs(one.sentence.start - sentence.start) < 900 for one in tacit)
    to_the_end = ends and (back is None or back["back"] != "auparavant" or beside)
    if beside and not free and (_STRONG.search(near) or to_the_end):
        return 0.9
    if to_the_end and not free and _STRONG.search(near) and _END.search(near):
        return 0.86 if renews else 0.8
    ended = "preavis" in near or _time.phrases("terminate", "fr").search(near) is not None
    if to_the_end and not free and ended and _END.search(folded, item.end, high):
        return 0.8
    return 0.0


def _asked(sentence: Sentence, item: FoundDuration) -> float:
    """Take the time before its end by which a party must ask for another term that is not tacit."""
    folded = sentence.folded
    near = folded[max(0, item.start - 160) : item.end + 160]
    counted = _AFTER.match(folded, item.end)
    if counted is None or not _ASKED.search(near) or _MEETING.search(near) or _reminds(folded, item):
        return 0.0
    return 0.74


def _reminds(folded: str, item: FoundDuration) -> bool:
    """Tell whether the words around a duration tell of a reminder, a meeting or an offer."""
    low = max(
        (part.end() for part in _PARTS.finditer(folded, max(0, item.start - 200), item.start)), default=0
    )
    low = max(low, item.start - 110)
    stop = _PARTS.search(folded, item.end, item.end + 90)
    part = folded[low : stop.start() if stop else item.end + 90]
    return _REMINDED.search(part) is not None and _STRONG.search(part) is None
