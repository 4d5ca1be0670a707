"""What a contract is about: *a pour objet*, *the purpose of this Agreement is*, the words under *Objet*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from data import late as re
from pipeline.folding import fold
from pipeline.terms import _time
from pipeline.terms._duty_words import binds, plain
from pipeline.terms._time import Sentence
from pipeline.terms.base import View
from pipeline.types import Clause

TRIGGERS = {"fr": ("objet",), "en": ("purpose of", "object of", "purpose\nof", "object\nof")}
_SAID, _CALLED, _HEADED = 0.92, 0.85, 0.8
_LONGEST = 150
_PAPER = r"(?:contrat|convention|accord|marche|avenant|bail|mission|presentes?|conditions|cg[uv]s?)"
_ABOUT = {
    "fr": (
        (
            re.compile(
                rf"\b{_PAPER}\b[^.;]{{0,70}}?\b(?:a|ont)\s+(?:donc\s+)?pour\s+(?:seul\s+)?objet\b\s*(?::|de\b|d')?"
            ),
            _SAID,
        ),
        (
            re.compile(
                rf"\bobjet\s+(?:du|de\s+la|de\s+l'|des|de\s+ce)\s*(?:present\w*\s+)?{_PAPER}\b[^.;]{{0,30}}?"
                r"\best\s*(?:de\b|d'|:|(?=l[ea']|les\b|une?\b))"
            ),
            _CALLED,
        ),
    ),
    "en": (
        (
            re.compile(
                r"\b(?:purpose|object)\s+of\s+(?:this|the)\s+(?:\w+\s+)?(?:agreement|contract)\s+"
                r"(?:is|shall\s+be)\s+to\b"
            ),
            _CALLED,
        ),
    ),
}
_HEADING = re.compile(
    r"objet(?:\s+(?:du|de la|de l'|des|de)\s*(?:present\w*\s+)?(?:contrat|convention|accord|marche|avenant"
    r"|bail|mission|prestations?|presentes|conditions).*)?"
)
_OPENED = re.compile(
    r"\W*(?:(?:article|art)\b\W*)?[\divx]{0,5}\W*(?:premier\W*)?objet\b[^.:\n]{0,60}?(?:[.:\n]|\s[-\u2013\u2014])\s*"
)
"""A heading on the line of its clause: ``ARTICLE 2. - OBJET. Le vendeur``."""
_OTHER = re.compile(
    r"\bgarantie|\bassurance|\bcharte\b|\btraitement\b|\bannexe\s+a\b|\bclause\s+a\b|\barticle\s+a\b|\bsous-traitance\b"
)
_NUMBER = re.compile(r"^(?:\d{1,2}\.)+\d{0,2}\s+")
_SHORTEST = 12


@dataclass(frozen=True, slots=True)
class Object:
    """What a contract is about, and the sentence that says so."""

    what: str
    confidence: float
    sentence: Sentence
    start: int
    end: int


def objects(view: View, clauses: Sequence[Clause]) -> Iterator[Object]:
    """Yield what the clauses say the contract is about, in their order."""
    language = "fr" if view.language == "fr" else "en"
    for clause in clauses:
        if not binds(clause) or not _time.holds(view.folded(clause), TRIGGERS[language]):
            continue
        said = list(_said(view, clause, language))
        yield from said
        if not said and language == "fr" and _HEADING.fullmatch(_plain_heading(clause)):
            found = _under(view, clause)
            if found is not None:
                yield found


def _said(view: View, clause: Clause, language: str) -> Iterator[Object]:
    for sentence in _time.sentences(view, clause):
        for about, confidence in _ABOUT[language]:
            match = about.search(sentence.folded)
            if match is None or _OTHER.search(sentence.folded, max(0, match.start() - 60), match.end()):
                continue
            what = _words(sentence.text[match.end() :])
            if what:
                yield Object(what, confidence, sentence, match.start(), match.end() + len(what))
                break


def _plain_heading(clause: Clause) -> str:
    return " ".join(fold(clause.heading).split()).strip(" .:;-*_")


def _under(view: View, clause: Clause) -> Object | None:
    """Return the first sentence under the heading, in the clause or the first below it."""
    shown = [clause]
    after = view.clauses[clause.index + 1] if clause.index + 1 < len(view.clauses) else None
    if after is not None and after.level > clause.level:
        shown.append(after)
    for one in shown:
        for sentence in _time.sentences(view, one):
            opened = _OPENED.match(sentence.folded)
            own = sentence.text[opened.end() if opened else 0 :]
            heading = " ".join(fold(own).split()).strip(" .:;-*_")
            what = _words(own)
            if what and not (len(heading) < 90 and heading.endswith(_plain_heading(clause))):
                return Object(what, _HEADED, sentence, opened.end() if opened else 0, len(sentence.text))
    return None


def _words(text: str) -> str:
    whole = _NUMBER.sub("", plain(text))
    what = whole if len(whole) <= _LONGEST else whole[:_LONGEST].rpartition(" ")[0]
    return what if len(what) >= _SHORTEST and re.search(r"[^\W\d_]{4}", what) else ""
