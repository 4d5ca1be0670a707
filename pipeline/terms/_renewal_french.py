"""What a French sentence says of renewal: tacit, express, without end or excluded.

Drafters name one thing in many ways (*reconduit*, *renouvelé*, *prorogé*, *se poursuit d'année en année*),
and the name of a clause may say the opposite of how it works: what counts is what happens if nobody says a
word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from data import late as re
from pipeline.terms import _renewal_french_words as words
from pipeline.terms import _time
from pipeline.terms._denied import denied

Kind = Literal["none", "tacit", "express", "evergreen", "mention"]

LITERALS = (
    "renouvel", "recond", "proro", "prolong", "poursui", "tacite", "continue", "nouveau contrat",
    "repart", "reengag", "nouvelle periode", "nouvelle duree", "nouvelle annee", "nouveau terme", "de plus",
    "etend", "sans terme", "sans engagement", "un an en un an", "annee en annee", "annee par annee",
    "d'an en an", "mois en mois", "d'annee",
    "d'une annee sur l'autre", "mois par mois", "trimestre en trimestre", "semestre en semestre",
    "duree indeterminee", "sans limitation de duree",
)  # fmt: skip
"""One of them stands in every sentence that is read here."""
OVERRIDING = ("derogation", "par exception", "remplace", "contrairement", "pas applicable")
"""Words of special conditions: an end that they name takes the place of a renewal."""

_NEAR, _FAR = 45, 110


@dataclass(frozen=True, slots=True)
class Reading:
    """What a sentence says, and where its deciding words stand."""

    kind: Kind
    start: int
    end: int
    only_tacit: bool = False
    """Only going on by silence is excluded; an act may still renew."""
    sure: float = 0.0
    """What the words add to, or take from, the confidence of their kind."""
    instead: bool = False
    """It ends there, and no word of renewal: an exclusion only where it takes the place of a renewal."""


def read(folded: str, headed: bool) -> Reading | None:
    """Read a folded sentence; ``headed``: it stands under a heading such as *Durée* or *Reconduction*."""
    if not _time.holds(folded, LITERALS):
        return None
    shut = words.NO.search(folded)
    refusal = words.UNLESS.search(folded)
    open_, closed, mention = _anchors(folded, headed, shut)
    ends_open = _evergreen(folded)
    only_by = words.ONLY_BY.search(folded)
    if not open_ and not closed:
        if ends_open is not None and headed:
            return Reading("evergreen", *ends_open.span())
        against = words.OBSTACLE.search(folded) if mention is not None else None
        if against is not None:
            return Reading("tacit", *against.span(), sure=-0.06)
        return Reading("mention", *mention.span()) if mention is not None else None
    tacit = next((one for one in open_ if _tacitly(folded, one, closed)), None)
    if only_by is not None and open_ and tacit is None and refusal is None:
        return Reading("express", open_[0].start(), only_by.end(), sure=0.04)
    by_default = next((one for one in open_ if _otherwise(folded, one)), None)
    if by_default is not None and only_by is None:
        return Reading("tacit", max(0, by_default.start() - _NEAR), by_default.end())
    if refusal is not None and open_:
        chosen = tacit or open_[0]
        return Reading("tacit", min(chosen.start(), refusal.start()), max(chosen.end(), refusal.end()))
    if tacit is not None:
        return Reading("tacit", *tacit.span())
    if open_ and (against := words.OBSTACLE.search(folded)) is not None:
        return Reading(
            "tacit", min(against.start(), open_[0].start()), max(against.end(), open_[0].end()), sure=-0.06
        )
    if ends_open is not None and open_:
        return Reading("evergreen", *ends_open.span())
    said = next((one for one in open_ if _expressly(folded, one)), None)
    if said is not None:
        return Reading("express", *said.span())
    if closed and (otherwise := words.BUT_BY.search(folded)) is not None:
        return Reading("express", closed[0].start(), otherwise.end())
    if closed:
        silent = [one for one in closed if _tacitly(folded, one)]
        return Reading("none", closed[0].start(), closed[-1].end(), len(silent) == len(closed))
    return _plainly(folded, open_, headed)


def ends_instead(folded: str) -> Reading | None:
    """Read ``la location cesse au terme de la duree initiale``, which may take the place of a renewal."""
    found = words.ENDS.search(folded)
    return None if found is None else Reading("none", *found.span(), instead=True)


def _plainly(folded: str, anchors: list[re.Match[str]], headed: bool) -> Reading | None:
    """Read what renews without a word on how: ``est reconduit par periodes d'un an``."""
    for anchor in anchors:
        if anchor["yearly"]:
            return Reading("tacit", *anchor.span(), sure=-0.04)
        renews = words.RENEWS.search(folded, max(0, anchor.start() - 30), anchor.end())
        if renews is not None and words.PERIODIC.search(folded):
            return Reading("tacit", renews.start(), anchor.end(), sure=-0.06)
    if (sheet := words.SHEET.match(folded)) is not None:
        return Reading("tacit", *sheet.span(), sure=-0.06)
    strong = next((one for one in anchors if one["strong"]), None)
    return Reading("mention", *strong.span()) if strong is not None and headed else None


def _anchors(
    folded: str, headed: bool, shut: re.Match[str] | None
) -> tuple[list[re.Match[str]], list[re.Match[str]], re.Match[str] | None]:
    """Return the words of renewal that hold, those that are denied, and one that only mentions it."""
    open_: list[re.Match[str]] = []
    closed: list[re.Match[str]] = []
    mention: re.Match[str] | None = None
    for anchor in words.ANCHOR.finditer(folded):
        before = folded[max(0, anchor.start() - 60) : anchor.start()]
        if words.NOT_THE_CONTRACT.search(folded, max(0, anchor.start() - 28), anchor.end() + 50):
            continue
        if shut is not None and shut.start() <= anchor.start() <= shut.end():
            closed.append(anchor)
            continue
        if anchor.group().startswith("tacit") and words.NOT_TACIT.search(before):
            closed.append(anchor)
            continue
        if words.PAST.search(before) or (anchor["yearly"] and "%" in before):
            continue
        wish = (
            words.INFINITIVE.search(anchor.group())
            and words.WISH.search(before)
            and not words.MAY.search(before)
        )
        if wish or words.ABOUT_RULES.search(before) or words.REFUSING.search(before):
            mention = mention or anchor
            continue
        if (anchor["weak"] or anchor["anew"]) and not _of_the_contract(folded, anchor, headed):
            continue
        shut_here = (
            denied(folded, anchor.start(), anchor.end())
            or words.NO_MORE.search(before)
            or _negated(folded, anchor)
            or words.AMOUNTS_TO_NONE.search(before)
            or (anchor["weak"] and words.WITHOUT.search(before))
            or (closed and words.LISTED.fullmatch(folded, closed[-1].end(), anchor.start()))
        )
        if shut_here and not (words.ONLY_BY.search(folded) and not _tacitly(folded, anchor)):
            closed.append(anchor)
        else:
            open_.append(anchor)
    return open_, closed, mention


_OPENS = re.compile(
    r"\W{0,12}(?:\d[\d.]*\W{0,3})?(?:toute|la|une|cette|(?:il|elle)\s+se)\s+(?:ensuite\s+)?"
)
"""A sentence that opens with what goes on: ``Elle se poursuivra``, ``Toute prolongation``."""


def _of_the_contract(folded: str, anchor: re.Match[str], headed: bool) -> bool:
    """Tell whether *se poursuit* or *prolongé* is said of the contract, and of its time after the term."""
    before = folded[max(0, anchor.start() - _FAR) : anchor.start()]
    if words.OTHER_SUBJECT.search(before):
        return False
    if not (
        headed or words.CONTRACT.search(before) or _OPENS.fullmatch(before) or _it_goes_on(folded, before)
    ):
        return False
    if anchor["anew"]:
        again = words.BEGINS_ANEW.search(folded, max(0, anchor.start() - 60), anchor.end() + 40)
        asked = re.search(r"\bdemande\b|\bsouhait|\bdesir", folded)
        by_itself = again and any(
            one.search(folded) for one in (words.OTHERWISE, words.UNLESS, words.TACITLY)
        )
        return headed and bool(asked or by_itself)
    word = anchor.group()
    if word.startswith(("poursui", "continu", "repart")):
        after = folded[anchor.end() : anchor.end() + _FAR]
        if (
            word.startswith(("poursuiv", "repartir", "continuer"))
            and words.MAY.search(before)
            and words.EXPRESS.search(folded)
        ):
            return True
        return bool(
            re.search(
                r"annee en annee|mois en mois|tacite|indeterminee|par (?:periodes?|tranches?|reconduction)",
                after,
            )
            or (words.UNLESS.search(folded) and not words.INFINITIVE.search(word))
        )
    if (
        words.TACITLY.search(folded)
        or words.UNLESS.search(folded)
        or denied(folded, anchor.start(), anchor.end())
    ):
        return True
    if word.startswith("etend"):
        return words.MAY.search(before) is not None and words.EXPRESS.search(folded) is not None
    if words.ACT.search(folded, anchor.start() - 6, anchor.end() + 24):
        return False
    return words.EXPRESS.search(folded) is not None


_IT = re.compile(
    r"\b(?:il|elle|celui-ci|celle-ci)\s+(?:se\s+|est\s+|sera\s+|se\s+trouve(?:ra)?\s+)?(?:ensuite\s+|alors\s+|donc\s+)?\Z"
)


def _it_goes_on(folded: str, before: str) -> bool:
    """Tell whether a pronoun goes on unless somebody says no: ``faute de congé, elle est prorogée``."""
    return _IT.search(before) is not None and words.UNLESS.search(folded) is not None


def _tacitly(folded: str, anchor: re.Match[str], closed: Sequence[re.Match[str]] = ()) -> bool:
    """Tell whether *tacite* or *automatique* stands beside a word of renewal, and not with a denied one."""
    if anchor.group().startswith("tacit"):
        return True
    low, high = max(0, anchor.start() - _NEAR), anchor.end() + _NEAR + 15
    low = max(low, folded.rfind(";", low, anchor.start()) + 1, folded.rfind(":", low, anchor.start()) + 1)
    stops = [at for at in (folded.find(mark, anchor.end(), high) for mark in ";:") if at > 0]
    for found in words.TACITLY.finditer(folded, low, min(stops, default=high)):
        taken = any(one.start() < found.end() and found.start() < one.end() for one in closed)
        if not taken and not words.ENDING_BEFORE.search(folded, max(0, found.start() - 30), found.start()):
            return True
    return False


def wished(folded: str) -> bool:
    """Tell whether a sentence says how a party that wishes another term asks for it."""
    return words.WISHED.search(folded) is not None


def _otherwise(folded: str, anchor: re.Match[str]) -> bool:
    """Tell whether it renews where nobody did what was said before: ``A defaut, il est reconduit``."""
    if anchor["yearly"]:
        return False
    before = folded[max(0, anchor.start() - 90) : anchor.start()]
    return bool(
        (
            words.OTHERWISE.search(before)
            and (
                words.BEGINS_ANEW.search(folded, anchor.end(), anchor.end() + 40)
                if anchor["anew"]
                else words.RENEWS.search(folded, max(0, anchor.start() - 30), anchor.end())
            )
        )
        or re.match(r"[^.;:,]{0,12}\bsinon\b", folded[anchor.end() : anchor.end() + 20])
    )


def _negated(folded: str, anchor: re.Match[str]) -> bool:
    """Tell whether *ne ... pas* stands right around a verb, or follows a noun that is its subject."""
    before = folded[max(0, anchor.start() - 70) : anchor.start()]
    if words.IF.search(before):
        return False
    if words.NE_PAS.search(before):
        return True
    after = folded[anchor.end() : anchor.end() + 150]
    if words.NE_OPEN.search(before) and re.match(r"\s+(?:pas|jamais|plus(?! d['e]))\b", after):
        return True
    if (
        re.match(r"(?:tacites? )?(?:renouvellement|reconduction|prorogation|prolongation)", anchor.group())
        is None
    ):
        return False
    if words.SHUT.match(after):
        return re.match(r"[^.;:]{0,45}\bn(?:e\s|')", after) is None
    return words.NOUN_DENIED.match(after) is not None


def _expressly(folded: str, anchor: re.Match[str]) -> bool:
    if words.MAY.search(folded, max(0, anchor.start() - _FAR), anchor.start()):
        return words.AGAINST.search(folded, 0, anchor.start()) is None
    return words.EXPRESS.search(folded, max(0, anchor.start() - _FAR), anchor.end() + _FAR) is not None


def _evergreen(folded: str) -> re.Match[str] | None:
    found = words.EVERGREEN.search(folded)
    if (
        found is None
        or words.OTHER_SUBJECT.search(folded, max(0, found.start() - 60), found.end())
        or denied(folded, found.start(), found.end())
    ):
        return None
    return found
