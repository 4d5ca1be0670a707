# ruff: noqa: E501 (patterns are read by the phrase)
"""Days that a sheet of particulars tells otherwise than the clauses, and ends that miss their own length.

``Expiry of the Term   31 October 2031`` in a schedule, beside a clause that ends on 30 April; ``continues
for two years from 1 April 2026, ending on 30 September 2028``. Both are kept: which holds, people say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from data import late as re
from pipeline.dates import Ambiguous, add_duration, find_dates
from pipeline.durations import find_durations
from pipeline.folding import fold
from pipeline.terms import _time
from pipeline.terms.base import View
from pipeline.types import Evidence, Term

CONTRADICTED = 0.8
"""How sure each of two days is that stand against each other."""
_APART = 3
"""Days by which two ends may differ: lawyers count the last day or leave it out."""
_MISCOUNTED = 20
_NEAR = 700
_OF_IT = (
    r"(?:\s+(?:of|du|de)\s+(?:the\s+|this\s+|la\s+|l'|present\s+|presente\s+)?"
    r"(?:term|agreement|contract|lease|licen[cs]e|bail|contrat|convention|marche|accord|mission))?"
)
_LABELS = {
    ("en", "expiration_date"): (
        r"(?:(?:expiry|expiration|end|termination)(?:\s+date)?|date\s+of\s+(?:expiry|expiration)"
        r"|(?:contract|lease|term)\s+(?:ends?|end\s+date|expires|expiry))"
    ),
    ("en", "effective_date"): (
        r"(?:effective\s+date|(?:term\s+|lease\s+)?commencement(?:\s+date)?|date\s+of\s+entry"
        r"|(?:contract|lease|term)\s+(?:starts?|start\s+date|begins))"
    ),
    ("fr", "expiration_date"): (
        r"(?:date\s+(?:de\s+fin|d'expiration|d'echeance)|echeance|expiration|fin|terme)"
    ),
    ("fr", "effective_date"): (
        r"(?:date\s+(?:de\s+prise\s+)?d'effet|prise\s+d'effet|entree\s+en\s+vigueur"
        r"|date\s+d'entree\s+en\s+vigueur|entree\s+en\s+jouissance)"
    ),
}
_BETWEEN = r"\s*(?::|\||\t|[ ]{2,}|\.{3,}|\u2013|\u2014|\s-\s)[\s|:]*"
_SHEET = re.compile(
    r"(?m)^[\s|*-]{0,12}(?:term|duration|duree|rent|monthly|price|fee|loyer|prix|redevance|landlord|tenant|customer"
    r"|supplier|client|bailleur|preneur|prestataire|fournisseur|parties|premises|locaux|provider|licensee|start|debut|sites?"
    r"|commencement|date\s+of\s+entry|effective\s+date|expiry|expiration|end|prise\s+d'effet|date|echeance)"
    r"[^\n:|]{0,40}?(?::|\||\t|[ ]{2,}|\.{4,})"
)
"""A line of a sheet of particulars."""
_BESIDE = 40
"""Characters behind the last day within which a length may be that of the whole time."""
_AHEAD = re.compile(
    r"['s]*\W*(?:[a-z]+\W+)?(?:before|prior|ahead|earlier|notice|in\s+advance|beforehand|avant|auparavant"
    r"|plus\s+tot|a\s+l'avance|preavis)\b"
)
"""Behind a length that somebody has to speak up before a day."""
_CLOSE = 260
"""Characters between the sentence that says the first day and the one that counts from it."""
_OUR_END = {
    "en": (r"(?:expiry|expiration|end)\s+of\s+th(?:e|is)\s+(?:agreement|contract|lease|term)\s*,"),
    "fr": (
        r"(?:fin|terme|expiration|echeance)\s+(?:du\s+(?:present\s+)?(?:contrat|bail|marche)|de\s+(?:la\s+(?:presente\s+)?"
        r"convention|l'accord))\s*,"
    ),
}
_ENDS_AT_ALL = {language: re.compile(source) for language, source in _OUR_END.items()}
_APPOSED = {
    "en": re.compile(
        rf"\b{_OUR_END['en']}\s*(?:that\s+is\s+"
        r"(?:to\s+say\s+)?|namely\s+|being\s+)?(?:on\s+|at\s+midnight\s+on\s+)?\Z"
    ),
    "fr": re.compile(rf"\b{_OUR_END['fr']}\s*(?:soit\s+|c'est-a-dire\s+|a\s+savoir\s+)?(?:le\s+|au\s+)\Z"),
}
"""What a day stands beside that is the last one: *à la fin du contrat, le 30 juin*."""
_NO_SUM = re.compile(
    r"renew|exten[ds]|notice|option|warrant|confiden|trial|break|each|every|within|preavis|recondu|renouvel|tacite"
    r"|prorog|prolong|essai|garanti|chaque|periodes|tranche|anniversa"
)


def contradicted(view: View, terms: Iterable[Term], kind: str) -> list[Term]:
    """Return the terms of a kind, with another day where the contract tells one as plainly.

    Args:
        view: the document.
        terms: as they were read.
        kind: ``effective_date`` or ``expiration_date``.
    """
    read = list(terms)
    days = [term for term in read if term.state == "stated" and "date" in term.value]
    if len(days) != 1 or len(read) != 1 or days[0].confidence < CONTRADICTED:
        return read
    mine = days[0]
    day = date.fromisoformat(mine.value_text)
    for other, proof in (
        *_labelled(view, kind),
        *(
            (*_reckoned(view, mine, day), *_explained(view, mine), *_apposed(view))
            if kind == "expiration_date"
            else ()
        ),
    ):
        if abs((other - day).days) > _APART:
            value = {**mine.value, "date": other.isoformat()}
            rival = _time.stated(kind, mine.extractor, value, other.isoformat(), [proof], CONTRADICTED)
            return [replace(mine, confidence=CONTRADICTED), rival]
    return read


def told_by_sheet(view: View, kind: str) -> tuple[date, Evidence] | None:
    """Return the one day that a sheet of particulars tells, for clauses that only point to it."""
    told = list(_labelled(view, kind))
    return told[0] if len({day for day, _ in told}) == 1 else None


def _labelled(view: View, kind: str) -> Iterator[tuple[date, Evidence]]:
    """Yield the day of a line that is a label and a day, among others of a sheet."""
    label = _LABELS.get((view.language, kind))
    if label is None:
        return
    text = view.flow.text
    folded = view.folded_between(0, len(text))
    line = re.compile(
        rf"(?m)^[\s|*-]{{0,12}}{label}(?P<of>{_OF_IT}){_BETWEEN}(?P<day>[^\n|]{{6,50}}?)[\s|.;]*$"
    )
    for match in line.finditer(folded):
        low, high = match.span("day")
        found = [one for one in find_dates(text[low:high], view.language) if one.date is not None]
        if len(found) != 1 or found[0].end - found[0].start < (high - low) - 12:
            continue
        around = [
            *_SHEET.finditer(folded, max(0, match.start() - _NEAR), min(len(folded), match.end() + _NEAR))
        ]
        if len(around) >= (1 if match["of"] else 2) and found[0].date is not None:
            start = match.start() + len(match.group()) - len(match.group().lstrip(" \t\n|*-"))
            yield found[0].date, view.flow.evidence(start, high)


def _apposed(view: View) -> Iterator[tuple[date, Evidence]]:
    """Yield the day that a sentence adds to the end of the contract: ``à la fin du contrat, le 30 juin``."""
    side = "fr" if view.language == "fr" else "en"
    pattern = _APPOSED[side]
    text = view.flow.text
    if _ENDS_AT_ALL[side].search(view.folded_between(0, len(text))) is None:
        return  # days are looked for only where one may stand beside the end
    for found in find_dates(text, view.language):
        before = view.folded_between(max(0, found.start - 90), found.start)
        match = pattern.search(before) if found.date is not None else None
        if match is not None and found.date is not None:
            yield found.date, view.flow.evidence(found.start - len(match.group()), found.end)


def _reckoned(view: View, term: Term, day: date) -> Iterator[tuple[date, Evidence]]:
    """Yield the end that a length from the first day comes to, in the sentence of the second.

    The first day stands in the sentence, or is the one that the sentence before says it takes effect on.
    """
    proof = term.evidences[0]
    days = [one.date for one in find_dates(proof.quote, view.language) if one.date is not None]
    if len(days) == 1 and days[0] == day and _COUNTS_FROM.search(fold(proof.quote)) is None:
        days = [*_just_before(view, proof), day]
    last = max((one.end for one in find_dates(proof.quote, view.language) if one.date == day), default=0)
    lengths = {
        one.duration
        for one in find_durations(proof.quote, view.language)
        if one.duration and not one.implied and not one.duration.endswith("D")
        if _RATE.search(proof.quote[max(0, one.start - 40) : one.start]) is None
        if one.start - last <= _BESIDE and _AHEAD.match(fold(proof.quote), one.end) is None
    }
    if len(days) != 2 or days[1] != day or len(lengths) != 1 or _NO_SUM.search(proof.quote.lower()):
        return
    moved = add_duration(days[0], next(iter(lengths)))
    if not isinstance(moved, Ambiguous) and abs((moved - day).days) > _MISCOUNTED:
        yield moved - timedelta(days=1), proof


def _explained(view: View, term: Term) -> Iterator[tuple[date, Evidence]]:
    """Yield the last day that a sentence gives for a length of its own: ``36 months, that is until 30 June``."""
    proof = term.evidences[0]
    if "computed_from" not in term.value or _NO_SUM.search(proof.quote.lower()):
        return
    for found in find_dates(proof.quote, view.language):
        if found.date is not None and _THAT_IS.search(
            fold(proof.quote[max(0, found.start - 60) : found.start])
        ):
            yield found.date, proof


_RATE = re.compile(
    r"[\u00a3$\u20ac][^\n]{0,36}\Z|\b(?:per|par|euros?|pounds|dollars|[A-Z]{3})\s+(?:[a-z]+\s+)?\Z|/\s?\Z"
)
"""Before a length that is what a sum is paid for: ``£90 a month``."""
_COUNTS_FROM = re.compile(
    r"\b(?:from|commencing|beginning|starting|after)\b|\ba\s+(?:compter|partir|dater)\b|\bdes\s+l"
)
"""A length that names where it begins does not count from the sentence before."""
_THAT_IS = re.compile(
    r"(?:\b(?:that\s+is|i\.\s?e\.|namely|so|hence|thus|thereby|accordingly)\b|,)[^.;\d]{0,30}\b(?:until|till|through|up\s+to"
    r"|ending|expiring|ends?|expires?)\s+(?:and\s+including\s+|on\s+|at\s+midnight\s+on\s+)?\Z"
    r"|\b(?:soit|donc|ainsi|c'est-a-dire|a\s+savoir)\b[^.;\d]{0,30}\b(?:jusqu'au|au)\s+\Z"
)


def _just_before(view: View, proof: Evidence) -> Iterator[date]:
    """Yield the day on which it takes effect, where that is said right before some words."""
    for start in view.of("effective_date"):
        said = start.evidences[0]
        near = 0 <= proof.char_start - said.char_end <= _CLOSE
        sure = start.state == "stated" and start.confidence >= CONTRADICTED
        if near and sure and "computed_from" not in start.value:
            yield date.fromisoformat(start.value_text)
