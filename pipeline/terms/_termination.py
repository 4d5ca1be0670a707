"""Where a contract lets a party end it: each right, the words around it, and what it hangs on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from data import late as re
from pipeline.durations import FoundDuration, find_durations
from pipeline.folding import fold
from pipeline.terms import _renewal, _rights
from pipeline.terms._rights import Passage
from pipeline.terms._rights_actor import subject
from pipeline.terms.base import View
from pipeline.types import Clause

TRIGGERS: Mapping[str, tuple[str, ...]] = {
    "en": (
        *("terminat", "terminable", "cancel", "may end", "end it", "be ended", "rescind", "end this"),
        *("end the agreement", "end the contract", "withdraw ", "withdraw\n", "dissolv", "to an end"),
        *("an end to", "at an end", "determine ", "determine\n", "determined by", "stop the", "stop this"),
        *("discontinue the", "discontinue this", "walk away", "call off", "called off", "agreement off"),
        *("leave this", "leave the", "pull out of", "to a close", "walk\naway"),
        *("break this", "break the", "a halt to", "to a stop"),
    ),
    "fr": (
        "resili",
        "mettre fin",
        "met fin",
        "mis fin",
        "un terme",
        "denonc",
        "rompre",
        "rompu",
        "rupture",
        "conge",
        "resolu",
        "fermer",
        "fermeture",
        "clotur",
        "desinscri",
        "supprimer",
        "suppression",
        "desactiver",
        *(
            "clore ",
            "retirer la",
            "se degager",
            "se delier",
            "se retirer",
            "sortir du",
            "interrompre",
            "arreter",
            "cesser",
            "quitter le",
        ),
        "faire cesser",
    ),
}
_BEFORE, _AFTER, _ITEM = 420, 260, 300
_MARK = r"(?<![a-z0-9])\((?:[a-h]|i{1,3}|iv|vi{0,3})\)\s?"
_MARKER = re.compile(_MARK)
_STOP = re.compile(rf";|{_MARK}|\bprovided,?(?: however,?| further,?)? that\b")
_NEXT_SENTENCE = re.compile(r"(?<=[A-Za-z)\]][A-Za-z)\]][A-Za-z)\]])\.\s+(?=[A-Z0-9(])")
_BUT = re.compile(
    r";|\bprovided\b|\bexcept\b|\bsubject to\b|\bunless\b|\bsauf\b|\ba condition\b|\bsous reserve d[ue]\b"
)
_MOST_ITEMS = 8
_NO_FAULT = re.compile(
    r"\b(?:so long as |as long as |provided(?: that)? |if )?(?:there is |there exists )?"
    r"(?:no|without(?: any)?|absence of(?: any)?) (?:event of |such |material )?(?:default|breach)\b"
    r"|\b(?:sauf|hormis|hors|excepte)(?: le)?(?: en)?(?: cas)?(?: de| d')? ?"
    r"(?:faute|manquement|inexecution)s?(?:,? (?:et |ou |et/ou )?(?:grave|lourde|dolosive"
    r"|intentionnelle)s?){0,3}"
    r"|\bwhether or not [^.;,]{0,50}?\b(?:default|breach|fault)\b"
    r"|\beven (?:if|where|though) [^.;,]{0,40}?\bnot (?:been )?(?:in |at |guilty of )(?:any )?"
    r"(?:default|breach|fault)\b"
    r"|\b(?:meme )?(?:en l'absence|hors) de (?:toute? )?(?:faute|manquement)s?\b"
    r"|\bwithout cause\b|\bsans (?:faute|manquement)\b|\bdefault (?:rule|setting|value)s?\b"
)
_NOTICE_BETWEEN = r"(?:(?:by|on|upon|with)\s+[^.;,]{3,70}\bnotice,?\s+)?"
_NOT_CURED = re.compile(
    r"\bnot\s+(?:been\s+|yet\s+|so\s+)*(?:cured|remedied|corrected|rectified|paid|repaired|made\s+good|put\s+right)\b"
)
"""What was not mended denies no right."""
_NOT_THE_OTHER = re.compile(r"\b(?:but|and)\s+not\s+(?:the\s+)?(?:[a-z]+)(?=\s*[,)])")
_BY_ITSELF = re.compile(
    r"\b(?:shall|will)\s+(?:be\s+)?automatically\s+(?:be\s+)?(?:terminated?|cancell?ed|end)\b"
    r"|\b(?:shall|will)\s+(?:terminate|end)\s+automatically\b"
)


_IT_ENDS = re.compile(
    r"\b(?:terminate|cancel|end|determine|dissolve|rescind|bring|stop)\s+it\b"
    r"|\bit\s+may\s+(?:also\s+)?be\s+(?:sooner\s+|earlier\s+)?(?:terminated|ended|cancelled|canceled|determined|dissolved|brought)\b"
    r"|\bwithdraw\s+(?:without|upon|on|by)\b"
)
"""*It may be ended by either side*: the sentence before says what."""
_SPOKE_OF = re.compile(
    r"(?:\A|[.;:]\s|\n)[\W\w]{0,16}?\b(?:this|the)\s+(?:\w+\s+)?(?:agreement|contract|lease|engagement|appointment"
    r"|licen[cs]e|term)\b[^.;]*[.;:]?\s*(?:\(?[a-z]?\d{0,3}[.)]?\d{0,2}\)?\s*)?\Z"
)
_ANTECEDENT = 300
_NE = re.compile(r"\bn(?:e\s|['\u2019])")
_AUTOMATIC_FR = re.compile(
    r"\b(?:entrain\w+|emport\w+|provoqu\w+)\s*(?:,[^,.;]{2,40},)?\s*"
    r"(?:(?:de plein droit|automatiquement)\s+)?"
    r"(?:la\s+|sa\s+|l')?\Z"
)
_AS_OF_RIGHT_FR = re.compile(r"\s+(?:se fera |interviendra |est acquise )?de\s+plein\s+droit\b")
_ALLOWED_FR = re.compile(r"\bautoris\w+\b[^.;]{0,60}\s(?:a|d')\s?(?:y\s+)?\Z")
_PRONOUN_FR = re.compile(r"(?<![a-z])y\s+\Z")
_HEADED_FR = re.compile(
    r"resiliation|resolutoire|rupture|denonciation|convenance|\bfin (?:du|de|anticipee)|\bduree\b|cessation"
    r"|manquement|inexecution|defaillance|changement de controle"
)
_OBJECT_FR = re.compile(
    r"\s+(?:(?:le|la|les|l'|son|sa|ses|leurs?|tout|toute|une?|ce|cet|cette|ces)"
    r"|(?:de\s+plein\s+droit\s+)?(?:du|des|d'une?|de\s+(?:la|l'|son|sa|ses|leurs?|toute?|cet?|cette)))\s*[a-z]{3}"
)
_NO_OBJECT_FR = re.compile(
    r"\s*(?:unilateralement\s+|par\s+anticipation\s+)?,?\s*(?:a\s+tout\s+moment|sans\s"
    r"|(?:\w+\s+|\(\d+\)\s+){1,3}(?:jours|mois|heures)\s+apres\b"
    r"|de\s+plein\s+droit|moyennant|en\s+cas\s+d|avec\s+un|apres\s+mise|si\s)"
)
_ENDS_THERE_FR = re.compile(r"\s*(?:[.;]|\Z)")
_OBJECT_BEFORE_FR = re.compile(r"\bqu(?:e|['\u2019])[^.;,]*\Z")
"""*L'assurance que le Client peut résilier*: what is ended stands before."""
_OPENING_FR = re.compile(r"\A\W*(?:[\d.]{1,8}\W*)?(?:la\s+|une\s+)?\Z")


@dataclass(frozen=True, slots=True)
class Right:
    """A right to end the contract: its verb with the words before it, and what it hangs on.

    Where the verb opens a list there is a right for each item; ``rest`` is then the item alone.
    """

    passage: Passage
    at: int
    """Where the verb stands in the passage."""
    before: str
    """Folded words of the same sentence before the verb."""
    rest: str
    """Folded words that follow: up to the next semicolon, or the item of a list."""
    low: int
    """Where ``rest`` begins in the passage."""
    high: int
    listed: bool
    automatic: bool = False
    """Whether the contract ends by itself (``entraine la resiliation``): no party has a choice."""

    @property
    def near(self) -> str:
        """All folded words of the right."""
        return f"{self.before} {self.rest}"

    @property
    def main(self) -> str:
        """What follows the verb up to the first proviso."""
        but = _BUT.search(self.rest, 12)
        return self.rest[: but.start()] if but else self.rest


def has(key: str, text: str, language: str) -> bool:
    """Tell whether words of the lexicon ``termination`` stand in a folded text."""
    return _rights.has("termination", key, text, language)


def faultless(folded: str) -> str:
    """Blank words that say that there is no fault (``so long as no default exists``), offsets kept.

    After *ne*, what is excepted is the cause: ``ne peut etre rompu, sauf faute grave``.
    """

    def blank(match: re.Match[str]) -> str:
        excepted = match.group().startswith(("sauf", "hormis", "hors", "excepte"))
        kept = excepted and _NE.search(folded, max(0, match.start() - 140), match.start())
        return match.group() if kept else " " * len(match.group())

    return _NO_FAULT.sub(blank, folded)


def aside_blanked(folded: str) -> str:
    """Blank what denies no right, offsets kept: ``, but not the Supplier,``, a fault not mended."""
    for aside in (_NOT_THE_OTHER, _NOT_CURED):
        folded = aside.sub(lambda match: " " * len(match.group()), folded)
    return folded


def compiled(template: str, language: str) -> re.Pattern[str]:
    """Compile a template with the phrases of the lexicon ``termination``."""
    return _rights.compiled("termination", template, language)


def rights(view: View, clauses: Sequence[Clause]) -> tuple[Right, ...]:
    """Return the rights to end the contract that the clauses give, in their order.

    Two extractors ask the same of each document, one after the other; the second is given the same answer.
    """
    return _rights_in(_Asked(view, tuple(clauses)))


def automatic(view: View, clauses: Sequence[Clause]) -> Iterator[Right]:
    """Yield where the contract ends by itself: ``shall automatically terminate`` (English only)."""
    if view.language == "fr":
        return
    for passage in _rights.passages(view, clauses, TRIGGERS):
        if "automatic" in passage.folded:
            yield from _in_passage(passage, view.language, _BY_ITSELF)


class _Asked:
    """A document and some of its clauses, compared by identity: hashing a text would cost more."""

    __slots__ = ("clauses", "view")

    def __init__(self, view: View, clauses: tuple[Clause, ...]) -> None:
        self.view = view
        self.clauses = clauses

    def __hash__(self) -> int:
        return id(self.view.flow)

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, _Asked)
            and self.view.flow is other.view.flow
            and self.view.clauses == other.view.clauses
            and self.clauses == other.clauses
        )


@lru_cache(maxsize=2)
def _rights_in(asked: _Asked) -> tuple[Right, ...]:
    view = asked.view
    return tuple(
        right
        for passage in _rights.passages(view, asked.clauses, TRIGGERS)
        for right in _in_passage(passage, view.language, told=_told(view, passage))
    )


def _told(view: View, passage: Passage) -> bool:
    """Tell whether a sentence ends *it*, and the one before speaks of the contract (English only)."""
    if view.language == "fr" or _IT_ENDS.search(passage.folded, passage.own) is None:
        return False
    before = view.folded_between(max(0, passage.start - _ANTECEDENT), passage.start)
    return _SPOKE_OF.search(before) is not None


def _in_passage(
    passage: Passage, language: str, may: re.Pattern[str] | None = None, *, told: bool = False
) -> Iterator[Right]:
    ends = compiled("@ends@", language)
    may = may or compiled("@may@", language)
    contract = compiled("@contract@", language)
    folded, seen = passage.folded, -1
    own = [match for match in ends.finditer(folded) if match.start() >= passage.own]
    led = [] if own else list(ends.finditer(folded, 0, passage.own))
    for match in own or led:
        low = _begin(passage, match.start())
        high = min(len(folded), match.end() + _AFTER)
        given = may.search(folded, max(low, match.start() - 180), min(high, match.end() + 60))
        about = contract.search(folded, max(0, match.start() - 170), min(high, match.end() + 140))
        about = about or (_IT_ENDS.search(folded, max(0, match.start() - 24), high) if told else None)
        automatic = False
        if about is None and language == "en" and _without_object(folded, low, match):
            about = match
        if language == "fr":
            automatic = given is None and _comes_of_itself(passage, low, match)
            given = given or (match if automatic or allowed(folded, match) else None)
            about = about or (match if _ends_the_contract(passage, match) else None)
        if low == seen or given is None or about is None:
            continue
        seen = low
        before = folded[low : match.start()]
        if match.start() < passage.own:
            end = _finish(passage, passage.own, min(len(folded), passage.own + _ITEM))
            rest = folded[passage.own : end]
            yield Right(passage, match.start(), before, rest, passage.own, end, True, automatic)
            continue
        items = list(_items(passage, match.end()))
        for start, end in items:
            yield Right(passage, match.start(), before, folded[start:end], start, end, True, automatic)
        if not items:
            stop = folded.find(";", match.end(), high)
            end = _finish(passage, match.end(), stop if stop > 0 else high)
            rest = folded[match.start() : end]
            yield Right(passage, match.start(), before, rest, match.start(), end, False, automatic)


def _comes_of_itself(passage: Passage, low: int, match: re.Match[str]) -> bool:
    """Tell whether a French contract ends by itself: *entraine la resiliation*, *... de plein droit*."""
    folded = passage.folded
    if _AUTOMATIC_FR.search(folded, max(low, match.start() - 50), match.start()):
        return _NE.search(folded, max(low, match.start() - 70), match.start()) is None
    if not match.group().startswith("resiliation") or not _AS_OF_RIGHT_FR.match(folded, match.end()):
        return False
    return _OPENING_FR.match(folded[passage.own : match.start()]) is not None


def _ends_the_contract(passage: Passage, match: re.Match[str]) -> bool:
    """Tell whether a French verb without *contrat* ends it: *y mettre fin*, or a heading that says so."""
    if intransitive(passage.folded, match):
        return True
    if _OBJECT_FR.match(passage.folded, match.end()):
        return False
    named = (passage.clause.heading, *passage.clause.path)
    return _HEADED_FR.search(fold(" / ".join(named))) is not None


def _without_object(folded: str, low: int, match: re.Match[str]) -> bool:
    """Tell whether an English verb names nothing that ends: *may terminate for convenience*.

    Where an order or a project is spoken of before, that is what ends.
    """
    if match.group() not in ("terminate", "cancel"):
        return False
    may = compiled(rf"@may_now@,?\s+{_NOTICE_BETWEEN}\Z", "en")
    if not may.search(folded[max(low, match.start() - 120) : match.start()]):
        return False
    behind = compiled(r"\s*,?\s*@without_object@", "en").match(folded, match.end())
    if behind is None and match.group() == "terminate":
        behind = compiled(r"\s*,?\s*@terminate_if@", "en").match(folded, match.end())
    return behind is not None and not has("other_papers", folded[low : match.start()], "en")


def intransitive(folded: str, match: re.Match[str]) -> bool:
    """Tell whether a French verb that ends something has no object, so that the contract is meant.

    So in *y mettre fin* and in *peut resilier a tout moment*.
    """
    if _PRONOUN_FR.search(folded, max(0, match.start() - 6), match.start()):
        return True
    if match.group() != "resilier":
        return False
    if _OBJECT_BEFORE_FR.search(folded, max(0, match.start() - 60), match.start()):
        return False
    if _NO_OBJECT_FR.match(folded, match.end()) or _ENDS_THERE_FR.match(folded, match.end()):
        return True
    return compiled(r"\s*,?\s*@without_object@", "fr").match(folded, match.end()) is not None


def allowed(folded: str, match: re.Match[str]) -> bool:
    """Tell whether a French verb follows *autorise X a*: a right of X, not a consent."""
    return _ALLOWED_FR.search(folded, max(0, match.start() - 90), match.start()) is not None


def _begin(passage: Passage, at: int) -> int:
    """Return where the words on this verb begin: after a semicolon or the mark of an item."""
    low = max(0, at - _BEFORE) if at < passage.own else max(passage.own, at - _BEFORE)
    for stop in _STOP.finditer(passage.folded, low, at):
        low = stop.end()
    return low


def _finish(passage: Passage, start: int, end: int) -> int:
    """Return where the sentence ends, for stops that the cut into sentences left alone."""
    found = _NEXT_SENTENCE.search(passage.text, min(start + 20, end), end)
    return found.start() if found else end


def _items(passage: Passage, verb_end: int) -> Iterator[tuple[int, int]]:
    """Yield the items of a list that stands in the same sentence, its first mark near the verb."""
    folded = passage.folded
    first = _MARKER.search(folded, verb_end, min(len(folded), verb_end + 110))
    if first is None:
        return
    marks = [first, *_MARKER.finditer(folded, first.end(), min(len(folded), first.end() + 1500))]
    for index, mark in enumerate(marks[:_MOST_ITEMS]):
        until = marks[index + 1].start() if index + 1 < len(marks) else len(folded)
        yield mark.end(), _finish(passage, mark.end(), min(until, mark.end() + _ITEM))


def by(view: View, right: Right) -> str | None:
    """Return who has the right: ``either``, ``customer``, ``supplier`` or a party's name."""
    hangs = compiled("@condition@|@breach@|@cause@", view.language).search(right.rest)
    high = right.low + hangs.start() if hangs else right.high
    who = subject(view, right.passage, right.at, after=(right.low, high))
    return "either" if who == "both" else who


def notice(right: Right, language: str) -> FoundDuration | None:
    """Return the first notice after the verb, or the last before it where none follows."""
    for low, high in ((right.low, right.high), (right.at - len(right.before), right.at)):
        text, folded = right.passage.text[low:high], right.passage.folded[low:high]
        for item in find_durations(text, language):
            if not item.implied and _renewal.is_notice(folded, item, language):
                back = _renewal.counts_back(language).search(folded, item.end)
                if not (back and back.start() - item.end <= 60):
                    return item
    return None
