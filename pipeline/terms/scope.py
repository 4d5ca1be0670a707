"""What a contract is about, what its price includes and leaves out, and what costs extra."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from data import late as re
from pipeline.folding import fold
from pipeline.terms import _scope_extra, _scope_object, _time
from pipeline.terms._duty_words import binds, headings, pattern, plain, proof, search
from pipeline.terms._scope_unlimited import NO_CHARGE, REMEDY, UNLIMITED
from pipeline.terms._scope_unlimited_french import unlimited
from pipeline.terms._time import Sentence
from pipeline.terms._wrapped import wrapped
from pipeline.terms.base import View
from pipeline.types import Clause, Evidence, JsonValue, Language, Term

_BOOK = "scope"
_MOST_OF_A_KIND = 5
_MOST_OBJECTS = 2
_WHAT = 150
_NEXT = 160
"""Characters after a sentence in which the next one may say that nothing is owed for it."""
_BESIDE = 24
"""Characters between a subject and its verb."""
_REACH = 90
"""A subject stands at most so far before its verb."""
_HEADED = re.compile(
    r"scope|exclu|services|additional|extra|fees|charges|price|perimetre|prestation|objet|prix|tarif|hors"
    r"|supplement|complement|maintenance|support"
)
_OPENING = 25
_NOT_A_THING = re.compile(
    r"^\W*(?:this|such|any such|these|it|its|ces?|cette|if|in the event|where|should|si|lorsque|en cas"
    r"|even|however)\b"
    r"|\b(?:that|which|who|are|is|qui|que|party|parties|provision shall|such provision shall)\W*$"
)
_JOINS = re.compile(
    r"\s*(?:(?:in|within|under|from|by|of|the|this|these|those|its|such|our|said|applicable|monthly"
    r"|annual|purchase|base"
    r"|service|scope|standard|five|three|one|year|mandatory|edp|dans|du|de|la|le|les|l'|des|present\w*"
    r"|nos|ce|cadre|calcul"
    r"|perimetre)[\s']*)*"
)
_MODALS = re.compile(r"(?:\s+(?:may|shall|will|also|be|deemed|to|not))+$")
_STOP = re.compile(r"[.;:\n](?=\s|$)|\n\s*\n")
_HEADS_LIST = re.compile(
    r"^\W*(?:(?:les|the|following|elements|items|prestations|suivant\w*|services)\W*)+$"
)
_NUMBER = re.compile(r"^[\d.]+\s+|^\([a-z]{1,3}\)\s+")
_FRONT = re.compile(
    r"^(?:the following|les (?:prestations|elements) suivant\w*|notamment|in particular)\s*"
)
_EMPTY = re.compile(
    r"^\W*(?:(?:but|and|any|all|in|to|the|a|or|not|are|be|is|shall|limited|without limitation|notamment"
    r"|pas)\W*)*$"
)


@dataclass(frozen=True, slots=True)
class _Hit:
    kind: str
    what: str
    confidence: float
    evidence: Evidence
    start: int
    price: bool | None = None
    quoted: bool = False
    unlimited: bool = False


class Scope:
    """Reads ``kind``: object (what it is about), included, excluded or extra.

    ``price_stated`` tells whether an extra has a price.
    """

    name = "scope"
    version = 2
    kinds = ("scope",)
    requires: tuple[str, ...] = ()
    languages: tuple[Language, ...] = ("fr", "en")
    triggers: Mapping[str, tuple[str, ...]] = {
        "en": (
            "not include", "not cover", "not\ninclude", "not be included", "exclude", "excluded", "outside",
            "beyond the scope", "services include", "fees include", "price includes", "additional services",
            "additional\nservices", "extra", "additional work", "additional support", "additional charge",
            "additional cost", "additional fee", "out of scope", "shall include", "will include",
            "included in", "separate charge",
            *wrapped("no charge", "without charge", "free of", "covered by", "comprised in", "part of the"),
            *wrapped("no further", "no additional", "no extra", "without further", "without additional"),
            *wrapped("without extra", "without any"),
            *wrapped("nothing further", "nothing more", "nothing extra", "as often", "as many"),
            *wrapped("any number", "however many", "however often"),
            *wrapped("all-inclusive", "all inclusive", "for the fixed"),
            "unlimited", "unrestricted", "irrespective", "regardless", "uncapped", "whenever",
            *wrapped("no cap", "no limit", "without limit", "asks for", "client asks", "customer asks"),
            *wrapped("customer needs", "client needs", "customer wants", "however numerous", "as needed"),
            *wrapped("as and when", "is satisfied", "any cap", "no ceiling"),
            "whatever", "within the price", "pays for",
            "fee includes", "support includes", "maintenance includes",
            *wrapped(*_scope_extra.TRIGGERS["en"]),
            *_scope_object.TRIGGERS["en"],
        ),
        "fr": (
            "compren", "couvre", "couvrant", "plafond", "limitation", "satisfaction",
            *wrapped("sans limite", "pas limite", "a volonte", "leur nombre", "le nombre", "autant de"),
            *wrapped("autant d'", "chaque fois", "compris dans", "comprises dans", "incluses dans"),
            "inclut", "incluent", "inclus", "exclut", "excluent",
            "supplement", "complement", "illimite", "tout compris",
            *wrapped("aussi souvent", "autant de fois", "autant que"),
            "additionnel", "exceptionnel", "separement", "devis", "objet d'un", "objet\nd'un",
            "objet de factur",
            *wrapped("pas compris", "non compris", "sont compris", "est compris", "seront compris",
            "pas couvert"),
            *wrapped("est exclu", "sont exclu", "sera exclu", "seront exclu", "pas pris", "en sus",
            "en plus"),
            *wrapped("hors forfait", "hors perimetre", "ne concerne"),
            *wrapped(*_scope_extra.TRIGGERS["fr"]), *_scope_object.TRIGGERS["fr"],
        ),
    }  # fmt: skip
    signals: Mapping[str, Mapping[str, tuple[str, ...]]] = {
        "scope": {
            "en": wrapped(
                "scope of work",
                "scope of services",
                "scope of the services",
                "statement of work",
                "additional services",
                "out of scope",
            ),
            "fr": wrapped(
                "hors forfait",
                "hors perimetre",
                "prestations supplementaires",
                "prestations complementaires",
                "perimetre des prestations",
                "en sus",
                "objet du contrat",
            ),
        }
    }

    def extract(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        """Yield at most five terms a kind and two of what it is about, in the order they stand."""
        found: dict[tuple[str, str], _Hit] = {}
        shown = _time.shown(view, clauses, self.triggers)
        for item in islice(_scope_object.objects(view, shown), _MOST_OBJECTS):
            words = proof(view, item.sentence, item.start, item.end)
            hit = _Hit("object", item.what, item.confidence, words, item.sentence.start)
            found.setdefault(("object", item.what.lower()[:60]), hit)
        for clause in shown:
            if not binds(clause) or clause.role == "preamble":
                continue
            headed = _HEADED.search(headings(clause)) is not None
            for sentence in _time.sentences(view, clause):
                for hit in _read(view, clause, sentence, headed):
                    found.setdefault((hit.kind, hit.what.lower()[:60]), hit)
        maker = f"{self.name}/{self.version}"
        for kind in ("object", "included", "excluded", "extra"):
            hits = [hit for hit in found.values() if hit.kind == kind]
            kept = sorted(hits, key=lambda hit: (-hit.confidence, hit.start))[:_MOST_OF_A_KIND]
            for hit in sorted(kept, key=lambda hit: hit.start):
                value: dict[str, JsonValue] = {"kind": kind, "what": hit.what}
                if hit.price is not None:
                    value["price_stated"] = hit.price
                if hit.unlimited:
                    value["unlimited"] = True
                if hit.quoted:
                    value["on_quotation"] = True
                text = f"{kind}: {hit.what[:80]}"
                yield _time.stated("scope", maker, value, text, [hit.evidence], hit.confidence)


def _read(view: View, clause: Clause, sentence: Sentence, headed: bool) -> Iterator[_Hit]:
    folded, language = sentence.folded, view.language
    added = _scope_extra.on_top(folded.replace("\n", " "), language) if len(folded) <= 700 else None
    if added is not None:
        what = plain(sentence.text[max(added[0] - _WHAT, 0) : added[1]])[:_WHAT]
        words = proof(view, sentence, added[0] - 160, added[1] + 120)
        yield _Hit("extra", what, 0.82, words, sentence.start, False)
        return
    if not 40 <= len(folded) <= 1500 or search(_BOOK, "other", language, folded):
        return
    hit = _unlimited(view, sentence) if language == "en" else _unlimited_french(view, sentence, clause)
    if hit is not None:
        yield hit
        return
    extra = search(_BOOK, "extras", language, folded)
    if extra is not None:
        hit = _extra(view, sentence, extra, headed)
        if hit is not None:
            yield hit
        return
    # A price "hors taxes" leaves nothing out of the scope; an extra may well have one.
    if language == "fr" and search(_BOOK, "taxed", language, folded):
        return
    for name, kind in (("excludes", "excluded"), ("excluded", "excluded"), ("includes", "included")):
        match = search(_BOOK, name, language, folded)
        if match is None:
            continue
        if name == "excluded":
            hit = _ahead(view, sentence, match, kind)
        else:
            hit = _behind(view, sentence, match, kind)
        if hit is not None:
            yield hit
            return
    match = search(_BOOK, "included", language, folded)
    if match is not None:
        hit = _ahead(view, sentence, match, "included")
        if hit is not None:
            yield hit


def _unlimited(view: View, sentence: Sentence) -> _Hit | None:
    """Read what may be asked for without a limit, and is paid for by the price or by nothing."""
    folded = sentence.folded.replace("\n", " ")
    said = UNLIMITED.search(folded)
    if said is None or NO_CHARGE.search(folded) is None or REMEDY.search(folded) is not None:
        return None
    what = plain(sentence.text[said.start() : said.start() + _WHAT].split(";")[0])
    words = proof(view, sentence, said.start() - 120, said.end() + 180)
    return _Hit("included", what, 0.82, words, sentence.start, unlimited=True)


def _unlimited_french(view: View, sentence: Sentence, clause: Clause) -> _Hit | None:
    after = view.folded_between(sentence.end, min(clause.end, sentence.end + _NEXT))
    said = unlimited(sentence.folded.replace("\n", " "), after.replace("\n", " "), fold(headings(clause)))
    if said is None:
        return None
    low = max((match.end() for match in _NUMBER.finditer(sentence.text)), default=0)
    begin = low if said.end - low <= _WHAT else said.start
    what = plain(sentence.text[begin : max(said.end, begin + _WHAT)].split(";")[0])
    words = proof(view, sentence, said.start - 160, said.end + 180)
    return _Hit("included", what, 0.82, words, sentence.start, unlimited=True)


_TAX = re.compile(r"(?<!hors )\b(?:tva|t\.v\.a|taxes?|vat|value[- ]added\s+tax|gst)\b[^.;,]{0,30}\Z")
"""The tax that comes on top is no extra."""


def _extra(view: View, sentence: Sentence, match: re.Match[str], headed: bool) -> _Hit | None:
    folded, language = sentence.folded, view.language
    if re.search(r"\b(?:no|without(?: any)?|sans|aucune?)\s+(?:\w+\s+)?$", folded[: match.start()]):
        return None
    if re.search(r"\bno (?:additional|extra|further)|without (?:additional|extra|further|any)", folded):
        return None
    if _TAX.search(folded[max(0, match.start() - 60) : match.start()]) is not None:
        return None
    priced = (
        _scope_extra.MONEY.search(folded) is not None
        or pattern(_BOOK, "priced", language).search(folded) is not None
    )
    quoted = not priced and pattern(_BOOK, "quoted", language).search(folded) is not None
    begin = sentence.text.rfind(",", 0, match.start()) + 1 if match.start() > _WHAT else 0
    what = plain(sentence.text[max(begin, match.start() - _WHAT) : match.end() + 60])
    what = what[:_WHAT]
    words = proof(view, sentence, match.start() - 120, match.end() + 180)
    return _Hit("extra", what, 0.82 if headed or priced else 0.75, words, sentence.start, priced, quoted)


def _behind(view: View, sentence: Sentence, match: re.Match[str], kind: str) -> _Hit | None:
    """Read ``the fees do not include X``: a subject before, the thing behind."""
    folded = sentence.folded
    before = folded[max(0, match.start() - _REACH) : match.start()]
    listed = "priced_subjects" if kind == "included" else "subjects"
    subject = None
    for found in pattern(_BOOK, listed, view.language).finditer(before):
        subject = found
    between = before[subject.end() :] if subject else ""
    if subject is None or len(between) > _BESIDE or re.search(r"[.;:,]|\bto\s*$", between):
        return None
    if re.search(r"\b(?:which|that|who|qui|que|if|where|si)\b", between):
        return None
    what = _object_words(sentence, match.end())
    if _HEADS_LIST.match(fold(what)):
        what = _listed(view, sentence) or what
    if not what:
        return None
    words = proof(view, sentence, match.start() - 100, match.end() + 200)
    return _Hit(kind, what, 0.85 if kind == "excluded" else 0.8, words, sentence.start)


def _ahead(view: View, sentence: Sentence, match: re.Match[str], kind: str) -> _Hit | None:
    """Read ``X is not included in the fees``: the thing before, what has a scope behind."""
    behind = sentence.folded[match.end() : match.end() + _REACH // 2]
    listed = "priced_subjects" if kind == "included" else "subjects"
    subject = pattern(_BOOK, listed, view.language).search(behind)
    if subject is None or not _JOINS.fullmatch(behind[: subject.start()]):
        return None
    what = _subject_words(sentence, match.start())
    if not what and match.start() < _OPENING:
        # ``Sont exclues du contrat :`` heads a list
        what = _listed(view, sentence) or _object_words(sentence, match.end() + subject.end())
    if not what or _NOT_A_THING.search(fold(what)):
        return None
    words = proof(view, sentence, match.start() - 160, match.end() + 120)
    return _Hit(kind, what, 0.82, words, sentence.start)


def _listed(view: View, sentence: Sentence) -> str:
    """Return the beginning of the list that a sentence with a colon at its end opens."""
    if not sentence.text.rstrip(" *_\n").endswith(":"):
        return ""
    return plain(view.flow.text[sentence.end : sentence.end + _WHAT]).lstrip("-*\u2022 ")


def _object_words(sentence: Sentence, at: int) -> str:
    stop = _STOP.search(sentence.text, at + 12, at + _WHAT)
    end = stop.start() if stop else min(len(sentence.text), at + _WHAT)
    while end < len(sentence.text) and sentence.text[end].isalnum() and sentence.text[end - 1].isalnum():
        end += 1
    what = _FRONT.sub("", plain(sentence.text[at:end]))
    what = re.sub(
        r"^(?:,?\s*(?:but (?:is|are|shall|not)[^,]{0,40}limited to|without limitation),?\s*)", "", what
    )
    return "" if len(what) < 5 or _EMPTY.match(what.lower()) else what


def _subject_words(sentence: Sentence, at: int) -> str:
    low = max(0, at - _WHAT)
    begin = max(sentence.text.rfind(mark, low, at) for mark in (". ", "; ", ": "))
    start = begin + 2 if begin >= 0 else low
    while start > 0 and sentence.text[start - 1].isalnum() and sentence.text[start].isalnum():
        start += 1
    what = _MODALS.sub("", _NUMBER.sub("", plain(sentence.text[start:at])))
    heading = what.isupper() and len(what.split()) < 4
    return "" if len(what) < 5 or heading or not re.search(r"[^\W\d]{4}", what) else what


EXTRACTOR = Scope()
