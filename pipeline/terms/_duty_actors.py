"""Who acts: the party named right before the verb of a duty or a right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from data import late as re
from data.load import lexicon
from pipeline.folding import fold
from pipeline.terms._time import language_of
from pipeline.terms.base import View

_REACH = 90
_ARTICLE = re.compile(r"^(?:the|le|la|les|l')\s*")
_EACH = re.compile(
    r"(?<![a-z])(?:(?:each|either|every|any|a)(?: of the)? part(?:y|ies)(?: hereto)?"
    r"|chaque partie|chacune des parties|l'une (?:ou l'autre )?des parties|une partie|toute partie)$"
)
_NONE = re.compile(
    r"(?<![a-z])(?:neither(?: of the)? part(?:y|ies)(?: hereto)?|no party|none of the parties"
    r"|aucune (?:des parties|partie)|ni l'une ni l'autre des parties)$"
)
_BOTH = re.compile(
    r"(?<![a-z])(?:(?:the |both |all )?parties(?: hereto)?|les (?:deux )?parties|les cocontractants)$"
)
_BETWEEN = re.compile(
    r"(?:\s*\([^()]{0,60}\)|\s*,?\s*(?:hereby|also|further|in turn|at (?:its|their) (?:own "
    r"|sole )?(?:cost|expense)"
    r"|as applicable|therefore|then|in such (?:case|event)|egalement|donc|quant a (?:lui"
    r"|elle))\s*,?)*\s*,?\s*$"
)


@dataclass(frozen=True, slots=True)
class Actor:
    """A party as named before a verb; ``who`` is ``either``, ``both``, or its name as written."""

    who: str
    start: int
    negated: bool = False
    """True for ``neither party``."""


def aliases(view: View) -> tuple[str, ...]:
    """Return how the contract calls its parties, folded, longest first; the view must hold ``party``."""
    found: set[str] = set()
    for term in view.of("party"):
        for key in ("alias", "name", "role"):
            said = term.value.get(key)
            if isinstance(said, str) and len(said) > 1:
                found.add(_ARTICLE.sub("", fold(" ".join(said.split()))))
    return tuple(sorted((item for item in found if len(item) > 1), key=len, reverse=True))


@cache
def _roles(language: str) -> re.Pattern[str]:
    words: Iterable[str] = lexicon("party_roles", language_of(language))
    ordered = sorted((fold(item) for item in words), key=len, reverse=True)
    joined = "|".join(re.escape(item).replace(r"\ ", r"\s+") for item in ordered)
    return re.compile(rf"(?<![a-z-])(?P<role>{joined})s?$")


def actor_before(called: tuple[str, ...], language: str, text: str, folded: str, at: int) -> Actor | None:
    """Return the party named right before offset ``at`` of a text.

    Args:
        called: what ``aliases`` returned for the document.
        language: of the document; its lexicon of roles names parties that are not read.
        text: a sentence, and ``folded`` its folded copy.
        folded: as ``fold(text)``.
        at: where the verb begins.
    """
    low = max(0, at - _REACH)
    tail = folded[low:at]
    between = _BETWEEN.search(tail)
    tail = " ".join(tail[: between.start()].split()) if between else " ".join(tail.split())
    tail = tail.strip(" \"'\u201d*_,")
    if not tail:
        return None
    for said, who, negated in ((_NONE, "either", True), (_EACH, "either", False)):
        if match := said.search(tail):
            return Actor(who, _place(folded, low, at, match.group()), negated)
    for alias in called:
        if tail.endswith(alias) and not tail[: -len(alias)][-1:].isalnum():
            return _named(text, folded, low, at, alias)
    if match := _roles(language).search(tail):
        role = match.group()
        actor = _named(text, folded, low, at, role)
        before = tail[: match.start()].rstrip()
        # a role in small letters is a person of that kind, not the party, unless an article points at it
        pointed = before.endswith((" the", " le", " la", "l'")) or before in ("the", "le", "la", "l'")
        if actor is not None and (actor.who[:1].isupper() or pointed) and not _qualified(before):
            return actor
        return None
    if match := _BOTH.search(tail):
        return Actor("both", _place(folded, low, at, match.group()))
    return None


_LEAD = re.compile(r"\s*(?:(?:the|le|la|les)\s+|l')?[\"'\u201c\u00ab*\s]{0,3}")


def actor_after(called: tuple[str, ...], language: str, text: str, folded: str, at: int) -> Actor | None:
    """Return the party named right at offset ``at`` of a text, past an article; see ``actor_before``."""
    lead = _LEAD.match(folded, at)
    start = lead.end() if lead else at
    rest = " ".join(folded[start : start + _REACH].split())
    for alias in called:
        if rest.startswith(alias) and not rest[len(alias) : len(alias) + 1].isalnum():
            return _written(text, folded, start, alias)
    match = _roles_first(language).match(rest)
    if match is None or not text[start : start + 1].isupper():
        return None
    return _written(text, folded, start, match.group())


def _written(text: str, folded: str, start: int, words: str) -> Actor | None:
    found = re.compile(r"\s+".join(map(re.escape, words.split()))).match(folded, start)
    return Actor(" ".join(text[start : found.end()].split()), start) if found else None


@cache
def _roles_first(language: str) -> re.Pattern[str]:
    words: Iterable[str] = lexicon("party_roles", language_of(language))
    ordered = sorted((fold(item) for item in words), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, ordered))})s?(?![a-z-])")


def _qualified(before: str) -> bool:
    """Tell whether a role is another's: ``any customer``, ``Distributor's customer``, ``sous-``."""
    return re.search(
        r"(?:\b(?:any|such|no|every|another|other|of|tout|aucun|du|un|une|an?)|'s|')$", before
    ) is not None and not before.endswith("l'")


def _place(folded: str, low: int, at: int, words: str) -> int:
    found = folded.rfind(words.split()[0], low, at)
    return found if found >= 0 else low


def _named(text: str, folded: str, low: int, at: int, words: str) -> Actor | None:
    pattern = r"\s+".join(map(re.escape, words.split()))
    last = None
    for match in re.finditer(pattern, folded[low:at]):
        last = match
    if last is None:
        return None
    written = " ".join(text[low + last.start() : low + last.end()].split())
    return Actor(written, low + last.start())
