"""A company that the contract does not name signs in the stead of a party: *between A and B … for C*.

Told only where nothing else explains it: every other party signs as it is named, one party signs nowhere,
and the strange name stands nowhere else in the text nor says in what capacity it signs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from data import late as re
from data.load import lexicon
from pipeline.company import legal_form
from pipeline.folding import fold
from pipeline.terms._signature_parties import normalise
from pipeline.terms._signature_words import PERSON
from pipeline.terms.base import View
from pipeline.types import Language, Term

_LAST = 4_000
"""Characters at the end of a document in which its parties sign."""
_SURE = 0.75
"""A party read with less may itself be no party."""
_MADE = 0.76
_BESIDE = 140
"""Characters around a name in which it says as what it signs."""
_MOST = 4
_LETTERS = 3
_NEAR = 85.0
_WORD = re.compile(r"[^\W_]+")
_REASON = "The name where it is signed is not that of a party."
_FORM = r"(?:limited|ltd\.?|plc|llp|llc|inc\.?|incorporated|corp\.?|corporation)(?!\w)"
_PLACES = {
    "en": re.compile(
        r"(?:\bon\s+behalf\s+of|\b(?:signed|executed|signature)\s+(?:as\s+a\s+deed\s+)?(?:for|by)"
        r"|,\s+for(?!\s+and\b)|^[ \t]*for(?!\s+and\b))[ \t\n:]+(?:the\s+company\s+)?"
        rf"(?P<name>(?-i:[A-Z])[\w&.’'()-]*(?:[ ][\w&.()’'-]+){{0,7}}?,?[ ]{_FORM})"
        # what goes on as a sentence is no place to sign
        r"(?=\s*(?:[\n\t:;,(/_.…|-]|\Z|(?:by|acting|per|represented|signed)\b))",
        re.IGNORECASE | re.MULTILINE,
    ),
    "fr": re.compile(
        r"(?:^|\t|[ ]{3})\W{0,3}(?:lu\s+et\s+approuv[ée]\W+)?pour[ ](?:le[ ]compte[ ]de[ ])?"
        r"(?P<company>la[ ](?:soci[ée]t[ée]|sarl|sasu?|sa|sci|eurl)[ ]|l['’](?:entreprise|association)[ ])?"
        r"(?P<name>(?-i:[A-ZÀ-Ý0-9])[^\n\t:;,()«»\"_.…]{1,70}?)"
        r"(?=\s*(?:[\n\t:;,(«\"_.…]|$|[ ]{2}|\s[–—-]\s|\s(?:repr[ée]sent|par\s|agissant|sign[ée]|agence"
        r"|succursale|[ée]tablissement|site|direction)))",
        re.IGNORECASE | re.MULTILINE,
    ),
}


@dataclass(frozen=True, slots=True)
class _Owner:
    """A party, and what it may be called where it signs."""

    name: str
    plain: str
    called: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Head:
    """A name where somebody signs."""

    name: str
    start: int
    end: int


def instead(view: View, told: Sequence[Term], label: str) -> list[Term]:
    """Return the places to sign; the one of a stranger says instead of whom it signs.

    Args:
        view: of the document.
        told: places that were read.
        label: name and version of the extractor.
    """
    owners = _owners(view)
    if not 2 <= len(owners) <= _MOST:
        return list(told)
    found = _stranger(view, told, owners)
    if found is None:
        return list(told)
    head, owner = found
    return list(_corrected(view, told, head, owner, label))


def _owners(view: View) -> list[_Owner]:
    made: dict[str, _Owner] = {}
    for term in view.of("party"):
        if term.state != "stated" or term.confidence < _SURE:
            continue
        called = (term.value.get("alias"), term.value.get("role"))
        bare = tuple(_bare(one) for one in called if isinstance(one, str) and len(_bare(one)) >= _LETTERS)
        plain = normalise(term.value_text)
        if plain:
            made.setdefault(plain, _Owner(term.value_text, plain, bare))
    return list(made.values())


def _stranger(view: View, told: Sequence[Term], owners: Sequence[_Owner]) -> tuple[_Head, _Owner] | None:
    """Return the one name that is nobody's and the one party that signs nowhere."""
    text = view.flow.text
    heads = [*_heads(view, owners), *_heads_told(text, told, owners)]
    strange = {
        normalise(head.name): head for head in heads if not any(_is(head.name, one) for one in owners)
    }
    if len(strange) != 1:
        return None
    ((plain, head),) = strange.items()
    foot = min(one.start for one in heads)
    end = _masked(text, foot, [one for one in heads if normalise(one.name) == plain])
    missing = [owner for owner in owners if not _stands(owner, end)]
    if len(missing) != 1 or len(plain) < _LETTERS or f" {plain} " in _words(text[:foot]):
        return None
    said = _said("acts", view.language).search(_around(text, head, heads))
    return None if said is not None else (head, missing[0])


def _around(text: str, head: _Head, heads: Sequence[_Head]) -> str:
    """Return the folded words beside a name, up to the next one where somebody signs."""
    low = max([head.start - _BESIDE // 2, *(one.end for one in heads if one.end <= head.start)])
    high = min([head.end + _BESIDE, *(one.start for one in heads if one.start >= head.end)])
    return fold(f"{text[max(low, 0) : head.start]} | {text[head.end : high]}")


def _heads(view: View, owners: Sequence[_Owner]) -> Iterator[_Head]:
    """Yield the names that stand behind *for*, *pour*, below where every party is introduced."""
    text = view.flow.text
    introduced = max(text.find(owner.name) for owner in owners)
    first = max(len(text) - _LAST, introduced + 1)
    for match in _PLACES["fr" if view.language == "fr" else "en"].finditer(text, first):
        name = " ".join(match["name"].split()).strip(" .,-")
        if view.language == "fr":
            house = any(normalise(name).split()[:1] == owner.plain.split()[:1] for owner in owners)
            if not (match["company"] or house or _is_company(name)) or "pour" in fold(name).split():
                continue
        yield _Head(name, match.start("name"), match.end("name"))


def _heads_told(text: str, told: Iterable[Term], owners: Sequence[_Owner]) -> Iterator[_Head]:
    """Yield the companies that were read at places and are no party's."""
    lowered = text.lower()
    for term in told:
        name = term.value.get("party")
        if not isinstance(name, str) or not re.search(_FORM, name, re.IGNORECASE):
            continue
        place = lowered.rfind(name.lower(), max(len(text) - _LAST, 0))
        if place >= 0 and not any(_is(name, owner) for owner in owners):
            yield _Head(name, place, place + len(name))


def _is_company(name: str) -> bool:
    """Tell whether a name behind *Pour* is a company's rather than a person's or no name at all."""
    first = re.match(r"\w+", fold(name))
    if first is None or _said("not_names", "fr").fullmatch(first.group()):
        return False
    formed = bool(legal_form(name, "fr")) or (name.isupper() and len(name) > _LETTERS)
    return formed or PERSON.fullmatch(name) is None


def _is(name: str, owner: _Owner) -> bool:
    """Tell whether a name may be a party's: shortened, misread, with a word more that tells nothing."""
    from rapidfuzz.fuzz import ratio

    plain = normalise(name)
    squashed, theirs = plain.replace(" ", ""), owner.plain.replace(" ", "")
    if _bare(name) in owner.called or plain in owner.called:
        return True
    # its first word may have been lost where it is introduced: "Systems Data" of "Cobalt System Data"
    if max(ratio(squashed, theirs), ratio(squashed[-len(theirs) :], theirs)) >= _NEAR:
        return True
    if sorted(squashed) == sorted(theirs):
        return True
    said, known = set(plain.split()), set(owner.plain.split())
    extra = {word for word in said - known if not _common(word)}
    initials = "".join(word[0] for word in owner.plain.split())
    return not extra or squashed == initials or theirs.startswith(squashed) or theirs.endswith(squashed)


def _common(word: str) -> bool:
    return any(_said("common", language).fullmatch(word) for language in ("fr", "en")) or len(word) < 2


def _stands(owner: _Owner, words: str) -> bool:
    """Tell whether a party is named, or called by what the contract calls it, where people sign."""
    first = owner.plain.split()[0]
    known = {owner.plain, *owner.called, *({first} if len(first) > _LETTERS else ())}
    return any(f" {one} " in words for one in known)


def _masked(text: str, start: int, heads: Iterable[_Head]) -> str:
    """Return the words from a place on without those of some names."""
    for head in sorted(heads, key=lambda one: -one.start):
        if head.start >= start:
            text = text[: head.start] + " " * (head.end - head.start) + text[head.end :]
    return _words(text[start:])


def _words(text: str) -> str:
    return " ".join(["", *_WORD.findall(fold(text)), ""])


def _bare(called: str) -> str:
    return re.sub(r"^(?:the|l[ae]s?|l)\s+", "", _words(called).strip())


@cache
def _said(kind: str, language: Language) -> re.Pattern[str]:
    words = lexicon("sign_instead", "fr" if language == "fr" else "en")[kind]
    ways = "|".join(re.escape(word).replace(r"\*", r"\w*") for word in words)
    return re.compile(rf"(?<!\w)(?:{ways})(?!\w)")


def _corrected(view: View, told: Sequence[Term], head: _Head, owner: _Owner, label: str) -> Iterator[Term]:
    """Yield the places, one of them the stranger's: as it was read, as the party's, or not yet."""
    plain = normalise(head.name)
    theirs = [term for term in told if normalise(str(term.value.get("party") or "")) == plain]
    taken = [
        term
        for term in told
        if term.value.get("party") == owner.name and _touches(term, head.start, head.end)
    ]
    kept = next(iter(sorted((*taken, *theirs), key=lambda term: term.state == "unknown")), None)
    said = {"party": head.name, "instead_of": owner.name}
    for term in told:
        if term is kept:
            state = str(term.value.get("state") or "unknown")
            text = term.value_text and f"{head.name}: {state}"
            yield replace(term, value={**term.value, **said}, value_text=text)
        elif term not in taken and term not in theirs:
            yield term
    if kept is None:
        proof = view.flow.evidence(head.start, head.end)
        yield Term(
            "signature", {"state": "unknown", **said}, "", (proof,), _MADE, label, "unknown", _REASON
        )


def _touches(term: Term, start: int, end: int) -> bool:
    return any(proof.char_start < end and start < proof.char_end for proof in term.evidences)
