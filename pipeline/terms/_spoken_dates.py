"""Where a contract speaks of the day it was made or takes effect, in words from which no day was read.

Such a day is unknown, never absent; the words are quoted, so that a reader can settle it at a glance.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from data import late as re
from pipeline.dates import FoundDate
from pipeline.folding import fold
from pipeline.terms import _spoken, _time
from pipeline.terms.base import View
from pipeline.types import Clause, Evidence

_HEAD = 3_000
_TITLE = 1_500
_AROUND = 90
_MADE_EN = re.compile(
    r"\b(?:made(?! a part| part)|entered into|executed|concluded)\b[^.;]{0,40}?\b(?:as of|on|this|the)\b"
    r"|\bdated\b(?! and)|\blast updated\b"
    r"|\bdate (?:last )?signed\b|\b(?:agreement|contract|execution|signing) date\b"
    r"|\bday of\s*[_\[,]"
)
_MADE_FR = re.compile(
    r"\bfaite? (?:a|en|le)\b|\ben date du\b|\bdate (?:de (?:la )?signature|du contrat|de conclusion)\b"
    r"|\b(?:signe|conclu|etabli|passe)e?s? (?:le|a|entre)\b|\bmis(?:e|es)? a jour le\b"
)
_SIGNED = re.compile(
    r"\bdate (?:first|last|set forth|stated|written|below|above)|\bday and year\b|\bdated?\s*:"
    r"|\bdate of signature|\bfait a\b|\ble\s*:?\s*[_.\u2026]{3}|\bdate\s*:"
)
UNDATED = "The words before the signatures say where it was made, but not on which day."
_UNDATED_FR = re.compile(
    r"(?m:^)[ \t>*]*(?:ainsi\s+|dont\s+acte,?\s+)?(?:fait|etabli|signe|passe|redige|conclu)e?s?\b"
    r"(?:\s+et\s+\w+)?"
    r"(?=[^\n]*(?:\n[^\n]+)?\b(?:exemplaires?|originaux|original|double)\b|\s+a\s+[a-z][^\n]{2,40}(?m:$))[^\n]*"
)
"""A contract made at a place, in so many originals."""
_DAY_ASKED_FR = re.compile(
    r"\bdate|\ble\s*(?:[:_.\u2026,/\[(]|\d|$)|\ble\s+(?:jour|lundi|mardi|mercredi|jeudi|vendredi|premier)\b|\bjour\b"
    r"|\b(?:19|20)\d\d\b|\bsigne\w*\s+electroniquement|signature\s+electronique",
    re.MULTILINE,
)
"""Where a day stands or is left to be filled in, or a service wrote it into the file."""
_EFFECT_EN = re.compile(
    r"\b(?:comes?|came|coming|enters?|entry|go(?:es)?) into (?:force|effect)\b"
    r"|\btakes? effect\b|\btaking effect\b"
    r"|\b(?:becomes?|is|are|be|being|and|made) (?:\w+ )?effective\b(?! remed)"
    r"|\beffective (?:as of|as from|from|on|upon|the|when)\b"
    r"|\bhad effect\b|\bbinds? (?:them|us|both|the parties)\b"
    r"|\b(?:shall|will|to) (?:commence|begin|start)\b"
    r"|\b(?:commences?|commencing|begins?|beginning|starts?|starting) (?:on|as of|upon|with|from|when|in)\b"
)
_NAMED_EN = re.compile(
    r"\b(?:effective|commencement|start) date\b(?! of (?:the |such |any |its |his |this )?"
    r"(?:termin|resign|cancel|merger|expir|change|assign|amend|transfer|notice|registration|price))"
)
_LABEL_EN = re.compile(
    r"(?:^|\n)[ \t|]*(?:effective|(?:in (?:force|effect)|effective) (?:as )?from"
    r"|commencement|commences|starts?|begins)[ \t]*:"
)
"""A line of particulars: ``Effective: at noon on the first Monday of April``."""
_EFFECT_FR = re.compile(
    r"\b(?:prend(?:ra)?|prenant|produi(?:t|ra)) (?:ses )?effets?\b|\bentr(?:e|era|ee) en vigueur\b"
    r"|\bdate (?:de prise )?d'effet\b|\bdate de (?:debut|demarrage|commencement)\b"
    r"|\b(?:conclu|consenti|etabli|souscri|signe)\w*\b[^.;]{0,60}\b(?:a compter|a partir|a dater) d[ue]\b"
    r"|\bcommence(?:ra)?\b"
)
_SUBJECT_FR = re.compile(
    r"contrat|convention|bail\b|accord|avenant|marche|presentes|abonnement|duree|mission"
)
_SUBJECT_EN = re.compile(
    r"(?:this|the|said)\s+(?:[a-z&'-]+\s+){0,4}?[\"']?(?:agreement|contract|lease|amendment|addendum|deed"
    r"|engagement|appointment|memorandum|order|endorsement|term"
    r"|letter|instrument|licen[sc]e|arrangement|charter|joinder)\b"
    r"|\bterm of\b|^\W*(?:\d[\d.]*\W+)?(?:it|this)\b"
    r"|\b(?:contract|initial) period\b|\ball of which\b|^\W*term\b"
)
_OTHER = re.compile(
    r"amendments? (?:of|to|or)\b|amendment,|modif|waive|process\b|facsimile|may (?:terminate|cancel)"
    r"|fiscal|calendar year|warrant|insurance|confidential|terminat|resign|invoice|payment|notice"
    r"|retract|rembours|revise|modifi|garantie|assurance|facture|preavis|loi\b|decret"
)

_TAIL = 2500
"""Characters at the end of a text among which people sign where no clause is known to be that."""
_ANOTHERS = re.compile(
    r"limite|remise|offre|deadline|tender|\bbids?\b|\bdue\b|\bborn\b|\bnee?\b|valid|expir|version"
)
_EARLIER_EN = re.compile(r"previous|original|prior agreement|replaced|supersed|existing")

Found = tuple[str, Evidence]
"""The reason, and the words that were seen."""


def of_making(view: View, other_contract: re.Pattern[str]) -> Found | None:
    """Return words on the day the contract was made, else a day that stands at its head.

    Args:
        view: the document.
        other_contract: ends with the words that make a date another contract's.
    """
    french = view.language == "fr"
    head = fold(view.flow.text[:_HEAD])
    if french and (untold := _undated(view, other_contract)) is not None:
        return untold
    for match in (_MADE_FR if french else _MADE_EN).finditer(head):
        if other_contract.search(head, max(0, match.start() - 260), match.end()):
            continue
        return "The words speak of its date, but no day could be read from them.", _line(
            view, head, 0, match
        )
    for found in at_the_head(view, other_contract):
        return (
            "A date stands at its head, but no words say that it is the contract's.",
            view.flow.evidence(found.start, found.end),
        )
    signed = [clause for clause in view.clauses if clause.role == "signature"]
    for clause in signed:
        for found in _time.dates_in(view, view.text(clause)):
            return (
                "A date stands by the signatures, but no words say that it is the contract's.",
                view.flow.evidence(clause.start + found.start, clause.start + found.end),
            )
    for clause in signed:
        folded = fold(view.text(clause))
        if place := _SIGNED.search(folded):
            reason = "A place for its date stands by the signatures, but no day could be read there."
            return reason, _line(view, folded, clause.start, place)
    return None


def _undated(view: View, other_contract: re.Pattern[str]) -> Found | None:
    """The words that say where a French contract was made, where no day stands there or at its head."""
    if any(True for _ in at_the_head(view, other_contract)):
        return None
    text = view.flow.text
    stretches = [(one.start, one.end) for one in view.clauses if one.role == "signature"]
    for start, end in (*stretches, (max(len(text) - _TAIL, 0), len(text))):
        folded = fold(text[start:end])
        place = _UNDATED_FR.search(folded)
        if place is None:
            continue
        said = text[start + place.start() : end]
        if _DAY_ASKED_FR.search(folded, place.start()) or any(True for _ in _time.dates_in(view, said)):
            return None
        return UNDATED, _line(view, folded, start, place)
    return None


def at_the_head(view: View, other_contract: re.Pattern[str]) -> Iterator[FoundDate]:
    """Yield the dates in the first lines of a document, other than those of other things."""
    head = fold(view.flow.text[:_TITLE])
    for found in _time.dates_in(view, view.flow.text[:_TITLE]):
        left = head[max(0, found.start - 260) : found.start]
        if _time.before("other_dates", view.language).search(left[-110:]) or other_contract.search(left):
            continue
        if _ANOTHERS.search(left[left.rfind("\n") + 1 :]):
            continue
        if found.start > 400 and not head[: found.start].rstrip(" ").endswith("\n"):
            return
        yield found


def _line(view: View, folded: str, offset: int, match: re.Match[str]) -> Evidence:
    """Quote a match with what stands beside it, whole words only."""
    low, high = max(0, match.start() - _AROUND), min(len(folded), match.end() + _AROUND)
    low = (
        max(low, folded.rfind("\n\n", 0, match.start()) + 2)
        if "\n\n" in folded[low : match.start()]
        else low
    )
    end = folded.find("\n\n", match.end(), high)
    high = high if end < 0 else end
    while 0 < low < match.start() and not folded[low - 1].isspace():
        low += 1
    while match.end() < high < len(folded) and not folded[high].isspace():
        high -= 1
    return view.flow.evidence(offset + low, offset + high)


def of_effect(view: View, clauses: Sequence[Clause]) -> _spoken.Spoken | None:
    """Return the first words that say when the contract takes effect or begins."""
    french = view.language == "fr"
    words = _EFFECT_FR if french else _EFFECT_EN
    subject = _SUBJECT_FR if french else _SUBJECT_EN
    named: _spoken.Spoken | None = None
    for clause in clauses:
        if clause.role == "annex":
            continue
        for sentence in _time.sentences(view, clause):
            for match in words.finditer(sentence.folded):
                low = max(0, match.start() - 140)
                if not subject.search(sentence.folded, low, match.start()):
                    continue
                if not _OTHER.search(sentence.folded, max(0, match.start() - 60), match.start()):
                    return _around(sentence, match)
            label = None if french or named is not None else _LABEL_EN.search(sentence.folded)
            named = _around(sentence, label) if label is not None else named
            if named is None and not french and (found := _NAMED_EN.search(sentence.folded)):
                earlier = _EARLIER_EN.search(sentence.folded, 0, found.start())
                named = None if earlier else _around(sentence, found)
    return named


def _around(sentence: _time.Sentence, match: re.Match[str]) -> _spoken.Spoken:
    return sentence, max(0, match.start() - 140), min(len(sentence.text), match.end() + 120)
