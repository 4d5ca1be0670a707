"""Whose a right or a duty is that a sentence tells in unusual words: a role, a name, or both sides."""

from __future__ import annotations

from functools import cache

from data import late as re
from data.load import lexicon
from pipeline.folding import fold
from pipeline.terms import _time
from pipeline.terms._rights import Passage
from pipeline.terms._rights_actor import BOTH, mentions
from pipeline.terms._time import Sentence
from pipeline.terms.base import View
from pipeline.types import Clause

_BEFORE, _AFTER = 260, 120
_CAPITAL = re.compile(
    r"(?P<article>\b(?:[Tt]he|[Ll]e|[Ll]a|[Dd]u|[Aa]u|[Oo]ur|[Uu]n|[Uu]ne|[Aa])\s+|\b[LlDd]['\u2019]\s?)?"
    r"(?P<name>\b[A-Z\u00c0-\u00dc][\w\u2019'-]*[\w](?:[ ](?:and[ ])?[A-Z\u00c0-\u00dc][\w-]+){0,2})"
)
_PRONOUN = re.compile(r"\b(?P<name>we|us|our|you|your|nous|notre|vous|votre)\b")
_OWNED = {"our": "we", "us": "we", "your": "you", "notre": "nous", "votre": "vous"}
_SELF = re.compile(r"['\u2019]s?$")
_OBJECT = re.compile(
    r"(?<!those )(?<!rights )(?<!right )(?<!that )(?<!part )"
    r"\b(?:with|of|to|for|from|by|against|than|between|upon|de|du|des|aux|avec|pour|par|chez|contre|envers)\s+"
    r"(?:the\s+|its\s+|our\s+|la\s+|le\s+|l'\s?)?$|\b(?:d|qu)'$"
)
_GIVES = re.compile(
    r"\b(?:frees|allows?|permits?|entitles?|lets|leaves|gives|empowers|authori[sz]es|open\s+to|option\s+of|election\s+of"
    r"|permet\w*|autoris(?:e|era|ent)|ouvre\w*|laisse\w*|donne\w*|confere\w*|loisible|libre\s+a|reserve\s+a|possible|permis"
    r"|appartient|revient|faculte\s+d[eu]|au\s+gre\s+d[eu]|choix\s+d[eu]|initiative\s+d[eu])\b"
)
_GIVEN = re.compile(r"\b(?:to|by|a|au|par)\s+(?:the\s+|la\s+|le\s+|l'\s?)?$")
_AT_WILL_OF = re.compile(r"['\u2019]s?\s+(?:sole\s+)?(?:election|option|discretion|choice|pleasure)\b")
_STANDS_FOR = re.compile(
    r"(?:^|[,;:]\s+(?:(?:et|mais|ou|puis|and|but|or)\s+)?)\s*(?:(?P<last>celui-ci|celle-ci|the\s+latter|ce\s+dernier|cette\s+derniere)"
    r"|il(?!\s+(?:est|sera|y)\b)|elle|it|sa|son|its)\b"
)
"""A pronoun that stands for a party that was named before: the subject, or the last."""
_WHOSE = re.compile(
    r"\b(?:liability|responsibility|exposure|responsabilite|dette|reparations?|charge|dettes|indemnisation|liable)\s+(?:[a-z]+\s+){0,3}?"
    r"(?:of|de\s+la|de|du|d'|des|auxquelles|a\s+laquelle)\s*(?:the\s+|la\s+|le\s+|l')?$"
)
_HAND = re.compile(r"\s+(?:hand|cote|part)\b")


def actor(view: View, clause: Clause, sentence: Sentence, at: int, end: int) -> str | None:
    """Return who the words at [at, end) of a sentence give a right or a duty to.

    The last that is named before them as a subject; behind words such as *lets* or *is open to*, who stands
    after them. ``both`` for both sides, ``None`` where the words do not say.
    """
    passage = Passage(sentence.start, 0, sentence.text, sentence.folded, clause)
    named = _named(view, passage)
    gives = _GIVES.search(passage.folded, at, end)
    if gives is not None:
        after = [one for one in named if gives.end() - 1 <= one[0] <= gives.end() + _AFTER]
        if after:
            return after[0][2]
    stands_for = _STANDS_FOR.search(passage.folded, max(0, at - 60), end)
    if stands_for is not None and not any(stands_for.end() <= one[0] <= at for one in named):
        before = _before(view, clause, sentence, passage.folded[: stands_for.start()])
        if before is not None:
            return before[1 if stands_for["last"] else 0]
    for start, stop, who in named:
        if _AT_WILL_OF.match(passage.folded, stop) and start >= at - _AFTER:
            return who
    for start, _, who in reversed(named):
        if start <= at + 3 and start >= at - _BEFORE and not _is_object(passage, start):
            return who
    for start, _, who in named:
        if (
            at < end
            and at <= start <= end + _AFTER
            and _GIVEN.search(passage.folded, max(0, start - 30), start)
        ):
            return who
    return None


def holder(view: View, clause: Clause, sentence: Sentence, at: int, end: int) -> str | None:
    """Return whose the liability is that the words at [at, end) of a sentence limit.

    ``the liability of Supplier``, ``a la charge du Prestataire``; else the subject before, else after them.
    """
    passage = Passage(sentence.start, 0, sentence.text, sentence.folded, clause)
    named = _named(view, passage)
    for start, _, who in named:
        if at <= start <= end + 40 and _WHOSE.search(passage.folded, max(0, start - 60), start):
            return who
    found = actor(view, clause, sentence, at, at)
    if found is not None:
        return found
    after = [who for start, _, who in named if start > at and not _is_object(passage, start)]
    return after[0] if after else None


def _before(view: View, clause: Clause, sentence: Sentence, said: str) -> tuple[str, str] | None:
    """Return who is named first and last before a pronoun: in its sentence, else in the one before it."""
    here = Sentence(sentence.start, sentence.start + len(said), sentence.text[: len(said)], said)
    cut = [one for one in _time.sentences(view, clause) if one.end <= sentence.start][-1:]
    for one in (here, *cut):
        passage = Passage(one.start, 0, one.text, one.folded, clause)
        named = [item for item in _named(view, passage) if item[2] != BOTH]
        subjects = [who for start, _, who in named if not _is_object(passage, start)]
        if named:
            return (subjects or [named[0][2]])[0], named[-1][2]
    return None


def _is_object(passage: Passage, start: int) -> bool:
    return _OBJECT.search(passage.folded, max(0, start - 28), start) is not None


def _named(view: View, passage: Passage) -> list[tuple[int, int, str]]:
    found = [(one.start, one.end, one.who) for one in mentions(view, passage, 0, len(passage.folded))]
    found += [
        (match.start("name"), match.end("name"), _SELF.sub("", match["name"]))
        for match in _CAPITAL.finditer(passage.text)
        if _is_party(view, passage, match)
    ]
    found += [
        (match.start(), match.end(), _OWNED.get(match["name"], match["name"]))
        for match in _PRONOUN.finditer(passage.folded)
    ]
    found = [item for item in found if not _HAND.match(passage.folded, item[1])]
    found.sort(key=lambda item: (item[0], -item[1]))
    kept: list[tuple[int, int, str]] = []
    for item in found:
        if not kept or item[0] >= kept[-1][1]:
            kept.append(item)
    return kept


def _is_party(view: View, passage: Passage, match: re.Match[str]) -> bool:
    """Tell a noun with a capital that may be a party from a defined thing, or a sentence's first word."""
    name = fold(_SELF.sub("", match["name"]))
    if any(word in _things(_time.language_of(view.language)) for word in re.split(r"[\s'-]+", name)):
        return False
    if match["article"]:
        return True
    # Without an article it is one if it is written so inside a sentence, too.
    bare = _SELF.sub("", match["name"])
    inside = re.compile(rf"[a-z,] {re.escape(bare)}\b")
    return match.start("name") > 1 or inside.search(view.flow.text) is not None


@cache
def _things(language: str) -> frozenset[str]:
    return frozenset(lexicon("otherwise", language)["words"]["things"].split(" | "))
