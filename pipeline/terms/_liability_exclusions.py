"""Where a sentence excludes liability for kinds of loss: indirect, consequential, lost profits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from data import late as re
from pipeline.terms import _risk_words
from pipeline.terms._passage import LOOSE, Passage, passages
from pipeline.terms.base import View
from pipeline.types import Clause

EXCLUSION_TRIGGERS = {
    "en": (
        "consequential",
        "indirect",
        "incidental",
        "punitive",
        "exemplary",
        "lost profit",
        "loss of profit",
        "loss of business",
        "lost revenue",
        "loss of revenue",
        "special damages",
        "loss of anticipated",
        "lost\nprofit",
        "loss of\nprofit",
        "loss\nof profit",
        "remote damages",
    ),
    "fr": (
        "indirect",
        "immateriel",
        "manque a gagner",
        "manques a gagner",
        "perte de",
        "pertes de",
        "perte d'",
        "pertes d'",
        "prejudice commercial",
        "prejudices commerciaux",
        "trouble commercial",
        "par ricochet",
        "manque\na gagner",
        "perte\nde",
    ),
}
_ANCHOR = {
    "en": re.compile(
        r"\b(?:consequential|indirect(?!ly)|incidental(?!ly)|punitive|exemplary|lost\s+profits?"
        r"|loss\s+of\s+(?:\w+\s+){0,4}?profits?"
        r"|loss\s+of\s+business|lost\s+revenues?|loss\s+of\s+(?:\w+\s+)?revenues?|special\s+damages"
        r"|remote\s+damages)\b"
    ),
    "fr": re.compile(
        r"\b(?:(?:dommages?|prejudices?|pertes?|consequences?|caractere|nature|immaterie\w+"
        r"|directs?)\b[^.;]{0,60}?\bindirect\w*|par ricochet|immateriels?|manques?\s+a\s+gagner"
        r"|pertes?\s+(?:de\s+|d')(?:\w+ (?:ou|et) )?(?:chiffre|profit|benefice|marge|gain|donnees"
        r"|clientele|exploitation|revenu|commande|contrat|image|chance|affaires|production|resultat)\w*"
        r"|prejudices?\s+commercia\w+|troubles?\s+commercia\w+)"
    ),
}
_NEGATION = {
    "en": re.compile(
        r"\b(?:in\s+no\s+(?:event|case|way)|under\s+no\s+circumstances?|neither"
        r"|no\s+(?:\w+\s+){0,3}?(?:party|liability|claim|person|event)"
        r"|(?<!but )(?<!whether or )not(?!\s+(?:be\s+)?limited|\s*only|\s+withstanding)|nor|none|never"
        r"|waives?|disclaims?|exclud\w+|without\s+(?:any\s+)?liability"
        r"|no\s+\w+)\b"
    ),
    "fr": re.compile(
        r"\bne\s+(?:(?:le|la|les|lui|leur)\s+)?(?:pourr|saur|peu|ser|repon|encour|assum|support|garanti"
        r"|prend|doi|devr|compren|couvr|donn|sont|comport)\w*"
        r"|\bn'(?:est|encour\w+|assum\w+|ouvr\w+|engag\w+|accept\w+|aura|a\b|ont\b|etai\w+|interv\w+)"
        r"|\b(?:aucune?|en\s+aucun\s+cas|exclu\w*|exoner\w*|a\s+l'exclusion|decline\w*|renonc\w*)\b"
    ),
}
_LIABLE = {
    "en": re.compile(
        r"\bliab\w+|\bresponsib\w+|\baccountable\b|\bentitled\b|\brecover\w*|\bclaims?\b|\bdamages\b"
        r"|\bobligat\w+|\bseek\b|\baward\w*"
    ),
    "fr": re.compile(
        r"\bresponsab\w+|\breparation|\bindemnis\w+|\bindemnit\w+|\btenue?s?\b|\bdommages|\breparables?"
        r"|\bgaranti\w*|\bprejudices?"
    ),
}
_AFTER = {
    "en": re.compile(
        r"\b(?:damages|losses|profits?|loss)\b[^.;]{0,120}?\b(?:are|is|shall be|be)\s+(?:hereby\s+"
        r"|expressly\s+)*(?:excluded|waived|disclaimed|not\s+recoverable)"
        r"|\bshall\s+not\s+(?:be\s+(?:liable|recoverable)|include)"
    ),
    "fr": re.compile(
        r"\b(?:sont|est|seront|sera)\s+(?:expressement\s+|donc\s+|ainsi\s+|toujours\s+)*exclu\w*"
        r"|\bn'ouvr\w+ (?:pas )?droit|\bne (?:pourr|ser|saur|peuv|donn)\w+"
    ),
}
_NOT_LIABILITY = re.compile(
    r"incidental\s+(?:to|thereto|expenses?|costs?|services?|charges?|rights?|use)\b|indirect\s+(?:costs?"
    r"|subsidiar\w*|ownership|owner|interest|control|tax\w*|materials|labor|sales|channel)"
    r"|special\s+(?:meeting|order)"
)
_LOSS = re.compile(
    r"\b(?:damages?|loss(?:es)?|lost|profits?|liabilit|dommages?|prejudices?|pertes?|manques?|troubles?)"
)
_MUTUAL = {
    "en": re.compile(
        r"\b(?:neither\s+party|either\s+party|neither\s+of\s+the\s+parties|no\s+party"
        r"|each\s+party|both\s+parties|the\s+parties)\b"
    ),
    "fr": re.compile(
        r"\b(?:aucune\s+des\s+(?:deux\s+)?parties|chacune\s+des\s+parties|chaque\s+partie|les\s+parties"
        r"|l'une\s+(?:ou\s+l'autre\s+)?des\s+parties)\b"
    ),
}


@dataclass(frozen=True, slots=True)
class Exclusion:
    """An exclusion: its sentence, the stretch that says it, and the kinds of loss it names."""

    passage: Passage
    start: int
    end: int
    what: tuple[str, ...]
    mutual: bool
    confidence: float


_Last: TypeAlias = "tuple[object, object, tuple[Exclusion, ...]]"
_last: list[_Last] = []
"""The exclusions of the document in hand, which two extractors ask for, one after the other."""


def exclusions(view: View, clauses: Sequence[Clause]) -> tuple[Exclusion, ...]:
    """Return the exclusions of kinds of loss that the clauses state.

    ``clauses`` must hold every clause of the view with one of ``EXCLUSION_TRIGGERS``.
    """
    if not (_last and _last[0][0] is view.flow and _last[0][1] is view.clauses):
        _last[:] = [(view.flow, view.clauses, tuple(_exclusions(view, clauses)))]
    return _last[0][2]


def _exclusions(view: View, clauses: Sequence[Clause]) -> Iterator[Exclusion]:
    language = "fr" if view.language == "fr" else "en"
    for passage in passages(view, clauses, _ANCHOR[language], before=1100, after=900, stop=LOOSE):
        found = _read(passage, language)
        if found is not None:
            yield found


def _read(passage: Passage, language: str) -> Exclusion | None:
    folded = passage.folded
    for match in _ANCHOR[language].finditer(folded, passage.low):
        if match.start() - passage.low > 600:
            break
        if _NOT_LIABILITY.match(folded, match.start()):
            continue
        if not _LOSS.search(folded, max(0, match.start() - 90), match.end() + 110):
            continue
        found = _excluded(passage, match.start(), match.end(), language)
        if found is not None:
            return found
    return None


def _excluded(passage: Passage, at: int, stop: int, language: str) -> Exclusion | None:
    """Read the exclusion of the loss that stands at ``at``, if it is excluded and not merely named."""
    folded = passage.folded
    negation = None
    for match in _NEGATION[language].finditer(folded, max(0, at - 900), at):
        if _LIABLE[language].search(folded, match.start(), at + 260):
            negation = match
            break
    after = _AFTER[language].search(folded, at, at + 500)
    if negation is None and after is None:
        return None
    sure = 0.93 if negation is not None else 0.85
    if not re.search(r"liab|responsab", folded[negation.start() if negation else 0 : at + 300]):
        sure = 0.8
    start = negation.start() if negation is not None else max(0, at - 60)
    places = _risk_words.places(
        "damages", language, folded, max(start, at - 300), min(len(folded), at + 700)
    )
    what = tuple(dict.fromkeys(name for _, _, name in places))
    if not what:
        return None
    end = max((high for _, high, _ in places), default=stop)
    mutual = _MUTUAL[language].search(folded, 0, at) is not None
    return Exclusion(passage, start, end, what, mutual, sure)
