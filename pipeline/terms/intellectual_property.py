"""Intellectual property: what is assigned, what is licensed, what each side keeps, and who owns it then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from data import late as re
from pipeline.terms import _time
from pipeline.terms._duty_actors import Actor, actor_after, actor_before, aliases
from pipeline.terms._duty_words import binds, pattern, proof, search
from pipeline.terms._time import Sentence
from pipeline.terms._wrapped import wrapped
from pipeline.terms.base import View
from pipeline.types import Clause, Evidence, JsonValue, Language, Term

_BOOK = "intellectual_property"
_NEAR = 220
_FAR = 420
"""``grants`` and ``license`` may have a dozen adjectives between them."""
_MOST_OF_A_KIND = 2
_TO = re.compile(r"\b(?:to|unto|in|au|a|aux|by|of|with|par|du|de|d')\s*(?=\S)")
_MODAL = re.compile(
    r"(?:(?:shall|will|must|does|do|hereby|agrees?|may|to|irrevocably|unconditionally|each|and|also|further"
    r"|solely|exclusively|retains?|be|ne|s'engage a|par les presentes|seule?)[\s,]+)*$"
)
_NOT = re.compile(r"\b(?:not|neither|nor|no|may|ne|pas|aucune?)\b[^,;]{0,40}$")
_NOT_WITHIN = re.compile(r"\b(?:not|nor|no|pas|aucune?)\b")
_NAME_BEFORE = re.compile(
    r"(?:^|[\s,(])(?P<name>[A-Z][\w&.'\u2019-]+(?:\s+[A-Z][\w&.-]+){0,2})\s+(?:hereby\s+|further\s+"
    r"|also\s+)?$"
)
_NOT_NAMES = frozenset(
    {"agreement", "this agreement", "the agreement", "section", "grant", "license", "license grant"}
)
_WORTH = {
    "en": (
        "grant",
        "licenses to",
        "title",
        "hire",
        "owne",
        " own",
        "property",
        "assign",
        "vest",
        "copyright",
    ),
    "fr": (
        "licence",
        "propri",
        "titulaire",
        "droit",
        "cession",
        "conced",
        "cede",
        "transf",
        "accord",
        "octro",
    ),
}
"""A sentence without one of these neither assigns, licenses nor keeps: the longer patterns are spared."""
_RECEIVES = ("benefici", "dispos", "shall have", "will have")
"""``Le Client beneficie d'une licence``: who has the license does not give it."""
_DENIES = re.compile(r"\bnothing\b|\bdeemed to\b|\bconstrued (?:as|to)\b|\bne saurait\b")
_ELSEWHERE = re.compile(
    r"\b(?:right|power|authority|entitled|agreed|obligation) to\s+$"
    r"|\b(?:previously|whereby|already|under which)\b[^,;]*$"
)
"""A license granted earlier, by another contract, or that might be granted."""
_LICENSE = re.compile(r"right and licen[cs]e|hereby grants?\b.{0,300}?\blicen[cs]e", re.DOTALL)
_OF = re.compile(
    r"\s*(?:(?:exclusive|exclusif|pleine|entiere|et|seule|sole)\s+)*(?:du\b|de la\b|de l'|des\b|de\b|d'"
    r"|of\b)"
)
_IF = re.compile(r"^\W*(?:if|where|in the event|to the extent|should|si|au cas ou)\b")


@dataclass(frozen=True, slots=True)
class _Hit:
    """One sentence that assigns, licenses or keeps."""

    kind: str
    owner: str
    confidence: float
    evidence: Evidence
    start: int


class IntellectualProperty:
    """Reads ``kind`` (assignment, license, retained) and ``owner``: who owns the rights then."""

    name = "intellectual_property"
    version = 1
    kinds = ("intellectual_property",)
    requires: tuple[str, ...] = ("party",)
    languages: tuple[Language, ...] = ("fr", "en")
    triggers: Mapping[str, tuple[str, ...]] = {
        "en": (
            "grant", "licenses to", "title", "for hire", "for-hire", "owner", "property of", "property\nof",
            "assign", "owned", " own ", "vest in", "vests in", "keep", "copyright",
        ),
        "fr": (
            "licence", "propriete", "proprietaire", "titulaire", "droit d'u", "droits d'auteur", "cession",
            "concede", "cede ", "cedent", "droit non", "droit personnel", "droits patrimoniaux", "transfer",
        ),
    }  # fmt: skip
    signals: Mapping[str, Mapping[str, tuple[str, ...]]] = {
        "intellectual_property": {
            "en": wrapped(
                "intellectual property",
                "work made for hire",
                "license grant",
                "grant of license",
                "right and license",
                "patents and",
                "copyrights",
                "trademark license",
            ),
            "fr": wrapped(
                "propriete intellectuelle",
                "propriete industrielle",
                "droits d'auteur",
                "licence d'utilisation",
                "cession de droits",
                "cession des droits",
            ),
        }
    }

    def extract(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        """Yield at most two terms a kind, each with another owner, the surest first."""
        best: dict[tuple[str, str], _Hit] = {}
        called = aliases(view)
        for clause in _time.shown(view, clauses, self.triggers):
            if not binds(clause):
                continue
            for sentence in _time.sentences(view, clause):
                for hit in _read(view, sentence, called):
                    key = hit.kind, hit.owner.lower()
                    if key not in best or best[key].confidence < hit.confidence:
                        best[key] = hit
        maker = f"{self.name}/{self.version}"
        for kind in ("assignment", "license", "retained"):
            hits = [hit for hit in best.values() if hit.kind == kind]
            named = [hit for hit in hits if hit.owner] or hits
            named.sort(key=lambda hit: (-hit.confidence, hit.start))
            for hit in named[:_MOST_OF_A_KIND]:
                value: dict[str, JsonValue] = {"kind": kind}
                if hit.owner:
                    value["owner"] = hit.owner
                text = f"{kind}: {hit.owner}" if hit.owner else kind
                yield _time.stated(
                    "intellectual_property", maker, value, text, [hit.evidence], hit.confidence
                )


def _read(view: View, sentence: Sentence, called: tuple[str, ...]) -> Iterator[_Hit]:
    folded, language = sentence.folded, view.language
    if len(folded) < 40 or not _time.holds(folded, _WORTH[_time.language_of(language)]):
        return
    if not search(_BOOK, "subjects", language, folded) and not _LICENSE.search(folded):
        return
    passed = [_assignment(view, sentence, called), _license(view, sentence, called)]
    hits = [hit for hit in passed if hit is not None]
    if not hits and (kept := _kept(view, sentence, called)) is not None:
        hits.append(kept)
    # the longest list of words is asked last: few sentences come so far
    if hits and not search(_BOOK, "other", language, folded):
        yield from hits


def _assignment(view: View, sentence: Sentence, called: tuple[str, ...]) -> _Hit | None:
    folded, language = sentence.folded, view.language
    for match in pattern(_BOOK, "assigns", language).finditer(folded):
        after = folded[match.end() : match.end() + _NEAR]
        hire = "hire" in match.group()
        before = folded[max(0, match.start() - 60) : match.start()]
        if _NOT.search(before) or _NOT_WITHIN.search(folded[match.start() : match.end() + 12]):
            continue
        if not hire and not pattern(_BOOK, "assigned", language).search(
            folded, max(0, match.start() - 120), match.end() + _NEAR
        ):
            continue
        if re.match(r"[^,;]{0,40}\b(?:this|the) (?:agreement|contract|lease)\b", after):
            continue
        giver = _before(view, sentence, called, match.start())
        owner = _receiver(view, sentence, called, match.end(), giver)
        firm = hire or "hereby" in match.group() or "hereby" in before[-30:]
        sure = 0.9 if firm and (giver or owner) else 0.86 if firm or (giver and owner) else 0.75
        if re.search(r"agreement|contract\b", after[:60]) or (not firm and _IF.search(folded)):
            sure -= 0.15
        words = proof(view, sentence, match.start() - 100, match.end() + 180)
        return _Hit("assignment", owner, sure, words, sentence.start)
    return None


def _license(view: View, sentence: Sentence, called: tuple[str, ...]) -> _Hit | None:
    folded, language = sentence.folded, view.language
    for match in pattern(_BOOK, "grants", language).finditer(folded):
        right = pattern(_BOOK, "granted", language).search(folded, match.end(), match.end() + _FAR)
        passive = match.group() == "granted"
        if right is None and passive:
            right = pattern(_BOOK, "granted", language).search(
                folded, max(0, match.start() - 120), match.start()
            )
        if right is None:
            continue
        near = folded[max(0, match.start() - 80) : right.end() + 10]
        if pattern(_BOOK, "not_granted", language).search(near):
            continue
        if _DENIES.search(folded, max(0, match.start() - 260), match.start()):
            continue
        if _ELSEWHERE.search(folded, max(0, match.start() - 60), match.start()):
            continue
        receives = match.group().startswith(_RECEIVES)
        owner = None if receives else _before(view, sentence, called, match.start())
        if passive and owner is None:
            by = re.compile(r"granted[^.;]{0,30}\bby\s+").search(folded, match.start())
            owner = actor_after(called, language, sentence.text, folded, by.end()) if by else None
            if owner is None and not re.search(r"\b(?:is|are) (?:hereby )?$", folded[: match.start()]):
                continue
        hereby = re.search(r"hereby|par les presentes|non[- ]?exclu", near) is not None
        if owner is None and not passive and not receives:
            owner = _unread(sentence, match.start())
        sure = 0.92 if owner and hereby else 0.87 if owner or hereby else 0.75
        if _IF.search(folded) or re.search(r"\b(?:will|shall|may|would) $", folded[: match.start()]):
            sure -= 0.15
        words = proof(view, sentence, match.start() - 80, right.end() + 160)
        return _Hit("license", owner.who if owner else "", sure, words, sentence.start)
    return None


def _unread(sentence: Sentence, at: int) -> Actor | None:
    """Return a name in capitals right before ``grants``: a party called by a short name."""
    low = max(0, at - 60)
    match = _NAME_BEFORE.search(sentence.text, low, at)
    if match is None or match["name"].lower() in _NOT_NAMES:
        return None
    return Actor(" ".join(match["name"].split()), match.start("name"))


def _kept(view: View, sentence: Sentence, called: tuple[str, ...]) -> _Hit | None:
    folded, language = sentence.folded, view.language
    if language != "fr" and (made := _made(view, sentence, called)) is not None:
        return made
    match = pattern(_BOOK, "retains", language).search(folded)
    if match is None:
        return None
    owner: Actor | None = None
    of = _OF.match(folded, match.end())
    if of is not None:
        owner = actor_after(called, language, sentence.text, folded, of.end())
    elif re.search(r"(?:property|owner|owners|with|in|by|of|de|du|d'[a-z]*)$", match.group()):
        owner = actor_after(called, language, sentence.text, folded, match.end())
    if owner is None:
        owner = _before(view, sentence, called, match.start())
        if owner is not None and re.search(r"acquire|obtain|no right|\bnot\b|aucun|\bne\b", match.group()):
            # who acquires nothing is not the owner
            owner = None
    sure = 0.88 if owner else 0.7
    words = proof(view, sentence, match.start() - 120, match.end() + 140)
    return _Hit("retained", owner.who if owner else "", sure, words, sentence.start)


def _made(view: View, sentence: Sentence, called: tuple[str, ...]) -> _Hit | None:
    """Read that work done under the contract belongs to one side: as good as an assignment."""
    folded, language = sentence.folded, view.language
    match = pattern(_BOOK, "becomes", language).search(folded)
    if match is None or not pattern(_BOOK, "new", language).search(folded):
        return None
    if not re.search(
        r"(?:work product|develop|creat|conceiv|invent|deliverable|result|derivative)", folded
    ):
        return None
    if re.search(
        r"remain|retain|its own|their respective|prior to|pre-?existing|independently|\bmeans?\b|jointly"
        r"|grants?\b"
        r"|licensors?\b(?! shall)|confiden",
        folded,
    ):
        return None
    if re.search(r"(?:of|by|in)$", match.group()):
        owner = actor_after(called, language, sentence.text, folded, match.end())
    else:
        owner = _before(view, sentence, called, match.start())
    if owner is None or owner.who in ("either", "both"):
        return None
    words = proof(view, sentence, match.start() - 180, match.end() + 100)
    return _Hit("assignment", owner.who, 0.8, words, sentence.start)


def _before(view: View, sentence: Sentence, called: tuple[str, ...], at: int) -> Actor | None:
    """Return the party before a verb and its adverbs: ``Consultant shall, and hereby does, assign``."""
    skipped = _MODAL.search(sentence.folded, max(0, at - 60), at)
    start = skipped.start() if skipped else at
    return actor_before(called, view.language, sentence.text, sentence.folded, start)


def _receiver(view: View, sentence: Sentence, called: tuple[str, ...], at: int, giver: Actor | None) -> str:
    """Return who an assignment is made to: the first party behind ``to`` that is not the giver."""
    for match in _TO.finditer(sentence.folded, max(0, at - 4), at + _NEAR):
        found = actor_after(called, view.language, sentence.text, sentence.folded, match.end())
        if found is not None and (giver is None or found.who.lower() != giver.who.lower()):
            return found.who
    return ""


EXTRACTOR = IntellectualProperty()
