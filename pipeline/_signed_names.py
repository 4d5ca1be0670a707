"""Names that stand where a party signs, against those at the head: ``Pour X PARTICIPATIONS, SAS``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from data import late as re
from pipeline.company import legal_form, normalise
from pipeline.decisions import Reviewed
from pipeline.folding import fold
from pipeline.terms._signature_words import PERSON

_PLACE = re.compile(
    r"^\W*(?:pour|(?:signed|executed|sealed|agreed)?\s*(?:as\s+a\s+deed\s+)?(?:for\s+and\s+on\s+behalf\s+of|on\s+behalf\s+of|for|by))"
    r"\s+(?:la\s+soci[ée]t[ée]\s+|the\s+company\s+|l[ea]\s+(?=[A-ZÀ-Ý]{2}))?"
    r"(?P<name>[A-ZÀ-Ý][^\n:;()«\"]{2,90}?)(?=\s*(?:[\n\t:;(«\"]|$|\s{3,}|,\s+(?:repr|par|by|acting|agissant|agence|dont|lu\b|bon\s+pour|vu\b|read\b|agreed\b|accept)))",
    re.IGNORECASE,
)
_BEHALF = re.compile(r"\b(?:for\s+and\s+)?on\s+behalf\s+of\s+|,\s+for\s+", re.IGNORECASE)
"""Behind who signs: for whom."""
_NOT_A_NAME = frozenset(
    {
        "agence",
        "agency",
        "etablissement",
        "succursale",
        "site",
        "branch",
        "direction",
        "service",
        "office",
        "division",
    }
    | {
        "societe",
        "company",
        "groupe",
        "group",
        "represente",
        "represented",
        "director",
        "directeur",
        "president",
    }
    | {
        "acting",
        "name",
        "date",
        "signature",
        "entreprise",
        "enterprises",
        "france",
        "international",
        "sous",
    }
)
_NO_COMPANY = frozenset({"ordre", "accord", "copie", "bon", "delegation"})
"""Behind *Pour*: for what it is signed."""
_NEXT_PART = re.compile(
    r"\s*[,;(]\s*|\s+(?:acting|by|per|t/a|trading|represented|repr[ée]sent\w+|par|agissant|agence|agency|branch"
    r"|succursale|[ée]tablissement|site)\b",
    re.IGNORECASE,
)
"""Where the name ends and words of who signs, or where, begin."""
_LETTERS = 4
"""Letters of a word that may tell one company from another."""


def signed_otherwise(
    parties: Sequence[Reviewed], signatures: Sequence[Reviewed]
) -> Iterator[tuple[Reviewed, Reviewed, str]]:
    """Yield a party, the place where it signs and the name there, where that is another company's.

    A name is another's where it has a word of its own that the party's has not, and shares one with it; so
    that a form, a branch or initials are none. The other parties must sign as they are named.

    Args:
        parties: those that were read, usable.
        signatures: usable ones.
    """
    named = {normalise(item.term.value_text): item for item in parties}
    if not 2 <= len(named) <= 4:
        return
    found: list[tuple[Reviewed, Reviewed, str]] = []
    for item in signatures:
        name = _name(item)
        if not name:
            continue
        party = item.term.value.get("party")
        owner = named.get(normalise(str(party))) if isinstance(party, str) else None
        if normalise(name) in named:
            continue
        owner = owner or _unsigned(named, signatures) or _of_the_house(name, named)
        if owner is not None and _is_another(name, owner, named):
            found.append((owner, item, name))
    if len(found) == 1:
        yield found[0]


def _name(item: Reviewed) -> str:
    match = _PLACE.match(item.term.evidences[0].quote)
    return _BEHALF.split(match["name"])[-1].strip(" ,.-") if match is not None else ""


def _unsigned(named: dict[str, Reviewed], signatures: Sequence[Reviewed]) -> Reviewed | None:
    """Return the one party for which nobody is said to sign, where there is one."""
    signed = {
        normalise(str(item.term.value.get("party"))) for item in signatures if item.term.value.get("party")
    }
    left = [item for name, item in named.items() if name not in signed]
    return left[0] if len(left) == 1 and len(signed) == len(named) - 1 else None


def _of_the_house(name: str, named: dict[str, Reviewed]) -> Reviewed | None:
    """Return the one party whose name begins with the same word and has the same form."""
    first, *rest = normalise(name).split() or [""]
    if len(first) < _LETTERS or first in _NOT_A_NAME or not rest:
        return None
    same = [item for key, item in named.items() if key.split()[:1] == [first]]
    return same[0] if len(same) == 1 else None


def _is_another(name: str, owner: Reviewed, named: dict[str, Reviewed]) -> bool:
    value = owner.term.value
    if _with_a_person(name, owner) or _named_within(name, owner) or _first(name) in _NO_COMPANY:
        return False
    mine = (
        _words(owner.term.value_text)
        | _words(str(value.get("alias") or ""))
        | _words(str(value.get("role") or ""))
        # *Mutuelle* is a form that a name may begin with; who acts for a party is named beside it.
        | _words(str(value.get("legal_form") or ""))
        | _words(owner.term.evidences[0].quote if _acts_for(name) else "")
    )
    theirs = _words(name)
    strange = {word for word in theirs - mine if word not in _NOT_A_NAME and not _near(word, mine)}
    shared = {word for word in theirs if _near(word, mine)}
    others = [_words(key) for key, item in named.items() if item is not owner]
    return bool(strange) and bool(shared) and not any(theirs <= other for other in others)


def _named_within(name: str, owner: Reviewed) -> bool:
    """Whether a place names the party itself: "X Ltd, Leeds branch", "X Ltd acting by Y Ltd", "Y for X"."""
    said = f" {normalise(name)} "
    own = normalise(owner.term.value_text)
    if not own or f" {own} " not in said:
        return False
    # "X Participations" is another company, "X SAS, Jane Roe" is X
    behind = not said.startswith(f" {own} ")
    return behind or normalise(_NEXT_PART.split(name)[0]) == own


def _first(name: str) -> str:
    return next(iter(fold(name).split()), "")


def _with_a_person(name: str, owner: Reviewed) -> bool:
    """Whether a place says what the party is called and who signs: "Transporteur, Gwen Tanguy, gérant"."""
    value = owner.term.value
    called = [owner.term.value_text, *(str(value.get(what) or "") for what in ("alias", "role"))]
    for one in called:
        key = re.escape(_ARTICLE.sub("", one).strip()).replace(r"\ ", r"\s+")
        lead = re.match(rf"(?:l[ea]s?\s+|l['’]\s*|the\s+)?{key}\W+", name, re.IGNORECASE) if key else None
        who = PERSON.match(name, lead.end()) if lead is not None else None
        if who is None:
            continue
        rest = name[who.end() :].lstrip()
        first = name[lead.end() if lead else 0 :].split(",")[0]
        if (not rest or rest[0] in ",-–(") and not _is_company(first):
            return True
    return False


def _is_company(words: str) -> bool:
    return any(legal_form(words, language) for language in ("fr", "en")) or words.isupper()


_ARTICLE = re.compile(r"^(?:l[ea]s?\s+|l['’]\s*|the\s+)", re.IGNORECASE)
_ACTS_FOR = re.compile(
    r"\b(?:syndic|g[ée]rant|mandataire|agissant|repr[ée]sent\w+|agent|manager|trustee|general\s+partner|acting)\b",
    re.IGNORECASE,
)


def _acts_for(name: str) -> bool:
    """Tell whether words at a place to sign name who signs in the name of the party."""
    return _ACTS_FOR.search(name) is not None


def _words(name: str) -> set[str]:
    return {word for word in normalise(name).split() if len(word) >= _LETTERS}


def _near(word: str, others: set[str]) -> bool:
    """Tell whether a word is one of others, but for letters that were misread or cut."""
    from rapidfuzz.fuzz import ratio

    return any(word == other or ratio(word, other) >= _MISREAD for other in others)


_MISREAD = 85.0
