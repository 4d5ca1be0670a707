# ruff: noqa: E501 (patterns are read by the phrase)
"""For how long a French contract is renewed each time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from data import late as re
from pipeline.durations import FoundDuration, find_durations
from pipeline.terms import _notice_french, _whole
from pipeline.terms._renewal import Renewal
from pipeline.terms._renewal import wished as is_wished
from pipeline.terms._time import Sentence
from pipeline.terms.base import View

SAME = re.compile(
    r"\b(?:(?:la |une )?memes? (?:durees?|periodes?)|durees? identiques?|periodes? identiques?"
    r"|periodes? equivalentes?"
    r"|durees? equivalentes?|(?:duree|periode)s? egales?(?! d'annee)|egales? durees?|periodes? de meme"
    r"|dans les memes termes de duree"
    r"|duree (?:egale|identique) a (?:la (?:duree|periode) )?initiale)"
)
_EVERY = re.compile(
    (
        r"(?<![a-z])(?:(?P<y>periodes? annuelles?|(?:une )?(?:nouvelle|autre|seconde) annee"
        r"|l'annee (?:civile )?suivante|une annee de plus|un an de plus|d'un an en un an"
        r"|(?:durees?|tranches?|reconductions?|renouvellements?|prolongations?|maniere|facon) annuelles?"
        r"|tous les ans|chaque annee|d'an en an|annee par annee|annuellement|d'une annee sur l'autre"
        r"|d'annee (?:scolaire |civile |universitaire )?en annee"
        r"|(?:tacite|expresse|automatique)(?:ment)? (?:et )?annuelle)"
        r"|(?P<m>periodes? mensuelles?|mois (?:par|en) mois|mensuellement|tous les mois|chaque mois"
        r"|(?:tacite|tacite et) mensuelle)"
        r"|(?P<q>periodes? trimestrielles?|(?:autre|nouveau|second) trimestre"
        r"|de trimestre en trimestre|trimestriellement|(?:tacite"
        r"|tacite et) trimestrielle)"
        r"|(?P<s>periodes? semestrielles?|(?:autre|nouveau|second) semestre"
        r"|de semestre en semestre|semestriellement|tous les six mois)"
        r"|(?P<t>periodes? triennales?|tous les trois ans|(?:nouveau |autre )triennat"
        r"|de trois ans en trois ans)|(?P<b>periodes? bi(?:en)?nnales?|periodes? bisannuelles?|tous les deux ans"
        r"|de deux ans en deux ans)"
        r"|(?P<c>periodes? quinquennales?|tous les cinq ans|(?:nouveau |autre )quinquennat|de cinq ans en cinq ans))(?![a-z])"
    ).replace(" ", r"\s+")
)
_LENGTHS = {"y": "P12M", "m": "P1M", "q": "P3M", "s": "P6M", "t": "P36M", "b": "P24M", "c": "P60M"}
_LEADS = re.compile(
    r"\b(?:periodes?|durees?|tranches?|etapes?|paliers?|tous les|toutes les|pour|par|de|d'|une?|nouvelles?|successives?|consecutives?"
    r"|supplementaires?"
    r"|tacite(?:ment)?|automatique(?:ment)?|reconduite?s?|renouvelee?s?|prorogee?s?|prolongee?s?|renouvelables?|reconductibles?|chaque"
    r"|maximum|maximale|fois|est|sera|a)"
    r"[\s,:(\"']*(?:(?:une?|des|periodes?|durees?|nouvelles?|autres?|successives?|de|d'|ferme"
    r"|identique)[\s(\"']*)*\Z"
)
_BOUND = re.compile(
    r"(?:\bau-dela d(?:e|')|sans (?:pouvoir|que)[^.;]{3,70}|(?:dans la|a la) limite d(?:e|')|jusqu'a"
    r"|plafond\w*|duree (?:totale|globale|cumulee)"
    r"|totale?|exceder|depasser|au total|maximum de|maximale (?:du contrat|du marche"
    r"|de reconduction))[^.;,]{0,30}\Z"
)
_INITIAL = re.compile(
    r"\b(?:initiale?|premiere?|conclue?s?|consentie?s?|souscrite?s?|etablie?|a compter d|ferme"
    r"|prealable|anciennete)\b[^.;]{0,40}\Z"
)
_FOR_EACH = re.compile(
    r"\b(?:reconductions?|renouvellements?|(?:chaque|toute|la) (?:prolongation|prorogation)"
    r"|nouveau (?:contrat|bail))\b[^.;]{0,60}"
    r"\b(?:est|sera|sont|seront|a|aura|fixee?s?|:|pour|dure|durera|duree)\b[^.;]{0,25}\Z"
)
_IN_SENTENCE, _BEFORE = 240, 60


@dataclass(frozen=True, slots=True)
class Length:
    """A length of renewal: its sentence, where it stands there, and how much speaks for it."""

    renewal: Renewal
    sentence: Sentence
    start: int
    end: int
    duration: FoundDuration
    score: float


def lengths(view: View, renewals: Sequence[Renewal]) -> list[Length]:
    """Return the lengths of renewals, the likeliest first."""
    found = [item for renewal in renewals for item in _beside(renewal)]
    if not found:
        found = [item for renewal in renewals for item in _elsewhere(view, renewal)]
    return sorted(found, key=lambda item: -item.score)


def initial(view: View, renewal: Renewal) -> FoundDuration | None:
    """Return the only length of months that the clause names before it renews for as long again."""
    found = [
        item
        for sentence in _whole.sentences(view, renewal.clause, _notice_french.UNITS)
        for item in find_durations(sentence.text, "fr")
        if sentence.start + item.end <= renewal.sentence.start + renewal.start
        and sentence.start + item.end > renewal.sentence.start + renewal.start - 700
        and item.duration is not None
        and item.duration.endswith("M")
        and not item.implied
        and not _notice_french.is_notice(sentence.folded, item)
    ]
    lengths = {item.duration for item in found}
    return found[0] if len(lengths) == 1 else None


def _beside(renewal: Renewal) -> Iterator[Length]:
    asked = renewal.kind == "mention" and is_wished([renewal]) is not None
    if renewal.kind in ("none", "evergreen") or (renewal.kind == "mention" and not asked):
        return
    folded = renewal.sentence.folded
    for item in _named(renewal.sentence):
        if item.end < renewal.start - _BEFORE or item.start - renewal.end > _IN_SENTENCE:
            continue
        left = folded[max(0, item.start - 90) : item.start]
        if item.end < renewal.start and not (item.implied and renewal.start - item.end < _BEFORE):
            continue
        if _BOUND.search(left) or (item.start < renewal.start and _INITIAL.search(left)):
            continue
        if not item.implied and not _LEADS.search(left):
            continue
        score = 0.93 if renewal.kind == "tacit" else 0.74 if asked else 0.8
        score -= (0.05 if item.implied else 0.0) + (0.0 if renewal.headed else 0.06)
        yield Length(renewal, renewal.sentence, item.start, item.end, item, score)


def _elsewhere(view: View, renewal: Renewal) -> Iterator[Length]:
    """Read ``La duree de chaque reconduction est d'un an`` in a sentence beside the one that renews."""
    if renewal.kind not in ("tacit", "express"):
        return
    for sentence in _whole.sentences(view, renewal.clause, _notice_french.UNITS):
        for item in _named(sentence):
            left = sentence.folded[max(0, item.start - 130) : item.start]
            if not item.implied and _FOR_EACH.search(left) and not _BOUND.search(left):
                yield Length(renewal, sentence, item.start, item.end, item, 0.82)


def _named(sentence: Sentence) -> Iterator[FoundDuration]:
    """Yield the lengths of a sentence that are no notices, those in days left out."""
    folded = sentence.folded
    taken: list[tuple[int, int]] = []
    for match in _EVERY.finditer(folded):
        taken.append(match.span())
        yield FoundDuration(*match.span(), _LENGTHS[match.lastgroup or "y"], implied=True)
    for item in find_durations(sentence.text, "fr"):
        if any(low < item.end and item.start < high for low, high in taken):
            continue
        if item.duration is not None and item.duration.endswith("D"):
            continue
        if not _notice_french.is_notice(folded, item):
            yield item
