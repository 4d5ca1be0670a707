"""Who has a right or is bound: both sides, customer, supplier, or a party by its name in the text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from data import late as re
from data.load import lexicon
from pipeline.folding import fold
from pipeline.terms import _rights, _time
from pipeline.terms._rights import Passage
from pipeline.terms.base import View

BOTH = "both"
_BEFORE, _AFTER = 420, 220
_NEAR, _ASIDE = 60, 180
"""How far a modal may stand behind its party; further where a comma opens an aside."""
_JOINED = re.compile(
    r"[\s,]*(?:and|or|nor|as\s+well\s+as|et|ou|ni|(?:tout\s+)?comme|ainsi\s+que|aussi\s+bien\s+que)\s+"
    r"(?:the\s+|le\s+|la\s+|l'\s*|du\s+|au\s+)?"
)


_PLURAL_FR = re.compile(
    r"\s+(?:s'engagent|s'interdisent|s'obligent|peuvent|pourront|ne\s+(?:peuvent|pourront|sauraient)|conviennent)\b"
)
_BE = re.compile(r"\b(?:be|etre|est|sera|seront|peut etre)\s+$")
_EITHER = re.compile(r"\b(?:either|neither|both)\s+(?:the\s+)?$")
_PREPOSITION = re.compile(
    r"\b(?:with|of|to|for|from|by|against|than|between|upon|de|du|au|aux|a|avec|pour|par|chez|contre)\s+"
    r"(?:the\s+|its\s+|such\s+|la\s+|le\s+|l')?$"
)
_LEFT_OUT = re.compile(
    r"\b(?:but|and)\s+not\s+(?:the\s+)?$|\bet\s+non\s+(?:pas\s+)?(?:le\s+|la\s+|l'\s*)?$"
)
"""*The Customer, but not the Supplier, may*: who stands behind has no right."""
_EACH_OF = re.compile(r"\b(?:each|either|neither|both|any|none|chacun|chacune)\s+(?:of|de)\s+(?:the\s+)?$")
_EACH_AND = re.compile(
    r"\b(?:each|both|either|neither)\s+(?:of\s+)?[^.;,]{2,60}\s(?:and|or|nor)\s+(?:the\s+)?$"
)
_OR_ANOTHER = re.compile(r"\s+(?:and|or|nor|et|ou|ni)\s+(?!(?:any of )?(?:its|their|ses|such)\b)")
_AND_NAME = re.compile(
    r"\s+(?:and|et)\s+(?:the\s+|le\s+|la\s+)?[A-Z][\w.&-]+\s+(?:may|shall|will|agree|hereby|each)\b"
)
_GRANTED = re.compile(
    r"\b(?:loisible|permis|ouverte?|reservee?|accordee?)\s+(?:au|aux|a\s+la|a\s+l'|a)\s*$"
    r"|\b(?:entitl|permit|authori[sz]|allow)\w*\s+(?:the\s+)?$"
    r"|\b(?:autoris(?:e|era|ent)|habilite)\s+(?:le|la|l')\s*$"
)
"""Words that give a right to whoever stands behind them: *il est loisible au Client de*."""
_TO_DO = re.compile(r"\s*,?\s*(?:to\s|d'|de\s|a\s)")
_PORTION = re.compile(r"\s+(?:de|des|du|ou|integrante|prenante)(?![a-z])|\s+d'")
"""``une partie de`` is a part, not a party."""
_MANY = ("Affiliates", "AFFILIATES")
_ARTICLE = re.compile(r"^(?:the |le |la |les |l['’])(?=\S)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Mention:
    start: int
    end: int
    who: str


def subject(view: View, passage: Passage, at: int, *, after: tuple[int, int] | None = None) -> str | None:
    """Return who the verb at offset ``at`` of a passage speaks of, ``None`` where the words do not say.

    The last party before the verb that a modal follows (``Supplier shall not ...``), else the one that
    stands behind ``by`` after it (``may be assigned by Supplier``). ``after`` bounds where that may stand.
    """
    passive = _BE.search(passage.folded, max(0, at - 8), at) is not None
    bounds = after or (at, at + _AFTER)
    who = _agent(view, passage, *bounds) if passive else None
    return who or _before(view, passage, at) or (None if passive else _agent(view, passage, *bounds))


def bound(view: View, passage: Passage, low: int, high: int) -> str | None:
    """Return whom words at [low, high) of a passage forbid something: named right before, or behind *to*.

    ``le Prestataire n'ouvrira`` needs no modal; ``il est interdit au Prestataire`` names its party later.
    """
    for mention in mentions(view, passage, high, min(len(passage.folded), high + 30)):
        if _FORBIDDEN_TO.fullmatch(passage.folded, max(0, low), mention.start):
            return mention.who
    for mention in reversed(mentions(view, passage, max(0, low - _ASIDE), low)):
        between = passage.folded[mention.end : low]
        # an aside between commas stands beside the party; other words do not
        plain = len(between.strip()) == 0 or (between.startswith(",") and between.rstrip().endswith(","))
        if plain and not _is_object(passage, mention):
            return mention.who
    return None


_FORBIDDEN_TO = re.compile(
    r"[^.;,]{0,24}?\b(?:interdi\w*|defendu\w*|forbidden|prohibited|barred)\s+(?:au|aux|a\s+la|a\s+l'|to(?:\s+the)?)\s*"
)


def _before(view: View, passage: Passage, at: int) -> str | None:
    named = [
        one
        for one in mentions(view, passage, max(0, at - _BEFORE), at)
        if _LEFT_OUT.search(passage.folded, max(0, one.start - 24), one.start) is None
    ]
    modal = _rights.compiled("rights", "@modal@", view.language)
    for index in range(len(named) - 1, -1, -1):
        mention = named[index]
        until = named[index + 1].start if index + 1 < len(named) else at
        if _is_granted(passage, mention):
            return mention.who
        if _is_object(passage, mention):
            continue
        aside = passage.folded[mention.end : mention.end + 2].strip() in (",", "(")
        reach = _ASIDE if aside else _NEAR
        if modal.search(passage.folded, mention.end, min(until, mention.end + reach)):
            return BOTH if _is_joined(passage, named, index) else mention.who
    return None


def _is_granted(passage: Passage, mention: _Mention) -> bool:
    """Tell whether a right is given to a party that is no subject (``entitles the Customer to``)."""
    if _GRANTED.search(passage.folded, max(0, mention.start - 30), mention.start) is None:
        return False
    return _TO_DO.match(passage.folded, mention.end) is not None


def _is_object(passage: Passage, mention: _Mention) -> bool:
    """Tell whether a preposition leads to a party (``its work with the Company``): no subject."""
    left = passage.folded[max(0, mention.start - 24) : mention.start]
    return _PREPOSITION.search(left) is not None and _EACH_OF.search(left) is None


def _agent(view: View, passage: Passage, start: int, end: int) -> str | None:
    """Return the party behind ``by`` in a stretch: ``may be assigned by Supplier``."""
    for mention in mentions(view, passage, start, min(len(passage.folded), end)):
        by = _rights.compiled("rights", r"@by@ (?:the |le |la |l')?(?:seule? |sole )?$", view.language)
        if by.search(passage.folded, max(0, mention.start - 26), mention.start):
            return BOTH if _or_by_another(view, passage, mention) else mention.who
    return None


def _or_by_another(view: View, passage: Passage, agent: _Mention) -> bool:
    """Tell whether another party stands behind a second *by* (``par le Client, ou par le Prestataire``)."""
    for mention in mentions(view, passage, agent.end, min(len(passage.folded), agent.end + _OR_BY)):
        left = passage.folded[agent.end : mention.start]
        if mention.who != agent.who and "." not in left and _OR_BY_WORDS.search(left):
            return True
    return False


_OR_BY = 110
_OR_BY_WORDS = re.compile(r"\b(?:ou|et|or|and)\s+(?:par|by|from)\s+(?:the\s+|le\s+|la\s+|l')?$")


def _is_joined(passage: Passage, named: list[_Mention], index: int) -> bool:
    """Tell whether a party speaks with another: ``Alpha and Beta shall``, ``either Alpha or Beta may``."""
    here = named[index]
    if _another_joined(passage, named, index) or _PLURAL_FR.match(passage.folded, here.end):
        return True
    if _EACH_AND.search(passage.folded, max(0, here.start - 80), here.start):
        return True
    either = _EITHER.search(passage.folded, max(0, here.start - 16), here.start) is not None
    other = _OR_ANOTHER.match(passage.folded, here.end) is not None
    return (either and other) or (other and _AND_NAME.match(passage.text, here.end) is not None)


def _another_joined(passage: Passage, named: list[_Mention], index: int) -> bool:
    """Tell whether another party is joined to this one: ``Alpha and Beta shall not``."""
    if index == 0:
        return False
    before, here = named[index - 1], named[index]
    return before.who != here.who and bool(_JOINED.fullmatch(passage.folded, before.end, here.start))


def mentions(view: View, passage: Passage, low: int, high: int) -> list[_Mention]:
    """Return the parties that are named in a stretch of a passage, in order, none inside another."""
    found: list[_Mention] = []
    for names in (_names(_party_names(view)), _roles(_time.language_of(view.language))):
        if names is None:
            continue
        for match in names.finditer(passage.folded, low, high):
            if match.lastgroup == "both":
                if _PORTION.match(passage.folded, match.end()):
                    continue
                found.append(_Mention(match.start(), match.end(), BOTH))
            elif not (name := passage.text[match.start() : match.end()]).islower() and name not in _MANY:
                found.append(_Mention(match.start(), match.end(), _called(name, view)))
    found.sort(key=lambda item: (item.start, -item.end))
    apart: list[_Mention] = []
    for item in found:
        if not apart or item.start >= apart[-1].end:
            apart.append(item)
    return apart


def _called(name: str, view: View) -> str:
    """Return ``customer`` or ``supplier`` for their usual names, else the name as it is written."""
    name = _ARTICLE.sub("", re.sub(r"\s+", " ", name))
    sides = _sides(_time.language_of(view.language))
    return sides.get(fold(name), name)


@cache
def _sides(language: str) -> dict[str, str]:
    words = lexicon("rights", language)
    return {name: side for side in ("customer", "supplier") for name in words[side]}


def _party_names(view: View) -> tuple[str, ...]:
    names: set[str] = set()
    for term in view.of("party"):
        for key in ("alias", "name"):
            name = term.value.get(key)
            if isinstance(name, str) and len(name.strip()) > 1:
                names.add(fold(name.strip()))
    return tuple(sorted(names, key=lambda item: (-len(item), item))[:24])


@lru_cache(maxsize=64)
def _names(parties: tuple[str, ...]) -> re.Pattern[str] | None:
    if not parties:
        return None
    return re.compile(rf"(?<![a-z-])(?P<name>{_either(parties)})(?![a-z])")


@cache
def _roles(language: str) -> re.Pattern[str]:
    words = lexicon("rights", language)
    roles = {fold(item) for item in lexicon("party_roles", language)}
    roles.update(words["customer"], words["supplier"])
    both = _either(words["both_sides"])
    return re.compile(rf"(?<![a-z-])(?:(?P<both>{both})|(?P<name>(?:{_either(roles)})s?))(?![a-z])")


def _either(names: Iterable[str]) -> str:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in longest_first)
