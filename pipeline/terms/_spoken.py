"""Where a contract speaks of its end, its renewal or a notice in words that were not understood.

What is spoken of and not read is unknown, never absent; the words are quoted, so that a reader can settle
it at a glance.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from functools import cache

from pipeline.terms import _time
from pipeline.terms._time import Sentence
from pipeline.terms.base import View
from pipeline.types import Clause

Spoken = tuple[Sentence, int, int]
"""A sentence, and where in it the words stand."""

_LEFT = 230
_SUBJECT_EN = (
    r"(?:(?:this|the|said|present)\s+(?:[a-z&'-]+\s+){0,4}?[\"']?(?:agreement|contract|lease|licen[sc]e"
    r"|engagement|arrangement|appointment|amendment|addendum|deed|order|loan|mou|memorandum|services)"
    r"[\"')]{0,2}"
    r"|(?<!during the )(?<!throughout the )(?<!during its )\b(?:term|duration|contract period"
    r"|period of (?:this|the) \w+)\b|\bit\b|\bthey\b|obligations\s+hereunder)"
)
_NOT_EN = re.compile(
    r"\b(?:may|right to|option to|entitled|elect|if|fails?|in the event|upon (?:the )?(?:termination"
    r"|expiration) of this|during|after|prior to|surviv\w+|confidential\w*|warrant\w+|insurance)\b"
)
_END_EN = re.compile(
    r"\b(?:expires?|expiring|ends?|ending|concludes?|concluding|terminates?|terminating)\b(?=[^.;]{0,60}?"
    r"(?:\bon\b|\bat\b|\bin\b|\bupon\b|\bas of\b|\bthe\b|\d|\bwhen\b|_|\[|\(a\)|\(i\)))"
    r"|\b(?:continues?|remains?|extends?|lasts?|runs?|(?:be|is|are|being) (?:valid|effective|binding"
    r"|in (?:full )?(?:force|effect)))\b(?=[^.;]{0,90}?(?:\bfor\b|\buntil\b|\bthrough\b|\bunless\b"
    r"|\bunder\b|\bthereafter\b))"
    r"|\b(?:have|has) an?\s+(?:initial\s+)?(?:term|duration)\b"
    r"|\bfor an?\s+(?:initial\s+|fixed\s+|further\s+)?(?:term|period) (?:of|expiring|ending|commencing)\b"
    r"|\bfor the (?:term|duration|time periods?)\b|\bmonth[ -]to[ -]month\b"
)
_LABEL_EN = re.compile(
    r"^\W{0,8}(?:\d[\d.]*\s*)?(?:(?:initial|contract|agreement|license)\s+)?(?:term|duration|period)\s*"
    r"(?:of (?:this |the )?(?:agreement|contract)\s*)?(?::|shall mean|means|-)"
    r"|(?:initial term|contract period|term)[\"')]{1,2}\s*(?:shall\s+)?means?\b"
    r"|(?:expiration|expiry|end|termination) date[\"')]{0,2}\s*(?:means|shall mean|is|shall be|:)"
)
_SUBJECT_FR = re.compile(
    r"contrat|bail\b|convention|marche\b|accord\b|presentes|abonnement|location|mission|engagement|avenant"
    r"|duree|\bil\b|\belle\b|\bpret\b|prestations?|concession|mandat"
)
_NOT_FR = re.compile(
    r"\b(?:si\b|en cas|lorsque|confidential\w*|garantie|assurance|facture|essai"
    r"|apres (?:la fin|l'expiration)|jusqu'a (?:la fin|l'expiration)|pendant|durant)"
)
_END_FR = re.compile(
    r"\b(?:expire(?:ra)?|expirant|prend(?:ra)? fin|prenant fin|s'acheve(?:ra)?|s'achevant|se termine(?:ra)?"
    r"|se terminant|finit|finira|finissant|cesse(?:ra)? (?:de produire|de plein|le|au|a)|arrive(?:ra)? a"
    r" (?:echeance|terme|son terme)|vien(?:t|dra) a (?:echeance|terme|expiration)|echoit)\b"
    r"|\b(?:conclue?s?|consentie?s?|etablie?s?|souscrite?s?|accordee?s?|renouvelee?s?|effet|vigueur"
    r"|valables?|applicable|(?:12|31|20)\d\d)\b[^.;]{0,40}\bpour\s+(?:une?\b|la\b|\d|deux\b|trois\b"
    r"|quatre\b|cinq\b|six\b|neuf\b|dix\b|douze\b|vingt\b|trente\b|_|\[|xx)"
    r"|\bdure(?:ra)?\b|\bpour une (?:duree|periode)\b"
    r"|\bduree (?:initiale|ferme|totale|determinee|globale)\b"
    r"|\bduree (?:du|de la|de l'|des)\s*(?:present\w*\s+)?(?:contrat|bail|marche|convention|accord"
    r"|abonnement|location|mission)\s+(?:est|sera|:)|\bdate (?:de fin|d'echeance|d'expiration)\b"
)
_LABEL_FR = re.compile(
    r"^\W{0,8}(?:\d[\d.]*\s*)?(?:duree|date de fin|echeance|terme)(?: du contrat| du bail)?\s*:"
)


@cache
def _subject(language: str) -> re.Pattern[str]:
    return _SUBJECT_FR if language == "fr" else re.compile(_SUBJECT_EN)


def of_end(view: View, clauses: Sequence[Clause]) -> Spoken | None:
    """Return the first words that say that the contract ends or how long it runs, under Term if there."""
    language = "fr" if view.language == "fr" else "en"
    verbs, label = (_END_FR, _LABEL_FR) if language == "fr" else (_END_EN, _LABEL_EN)
    other = _NOT_FR if language == "fr" else _NOT_EN
    loose: Spoken | None = None
    for clause in clauses:
        if clause.role in ("annex", "signature", "recital"):
            continue
        headed = _time.is_term_heading(clause, language)
        if loose is not None and not headed:
            continue
        for sentence in _time.sentences(view, clause):
            spoken = _in_sentence(sentence, verbs, label, _subject(language), other)
            if spoken is None:
                continue
            if headed:
                return spoken
            loose = loose or spoken
    return loose


def _in_sentence(
    sentence: Sentence,
    verbs: re.Pattern[str],
    label: re.Pattern[str],
    subject: re.Pattern[str],
    other: re.Pattern[str],
) -> Spoken | None:
    if match := label.search(sentence.folded):
        return sentence, match.start(), min(len(sentence.text), match.end() + 120)
    folded = None
    for match in verbs.finditer(sentence.folded):
        if folded is None:
            folded = _time.main_clause(sentence.folded)
        low = max(0, match.start() - _LEFT)
        whose = deque(subject.finditer(folded, low, match.start()), maxlen=1)
        if not whose or folded[match.start()] == " ":
            continue
        if other.search(folded, max(low, whose[0].start() - 60), match.start()):
            continue
        return sentence, whose[0].start(), min(len(sentence.text), match.end() + 120)
    return None
