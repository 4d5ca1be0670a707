"""Numbers of contracts, as contracts and the papers about them write them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from data import late as re
from pipeline.folding import fold

_MARK = r"(?:n\s?[°º]|n[o°º]s?\b\.?|num(?:ero|ber)\b|numbered\b|numerotee?\b|\bref(?:erence|\.)?|#)"
_NUMBER = r"(?P<number>(?=[a-z0-9./_-]*\d)[a-z0-9](?:[a-z0-9./_-]{0,28}[a-z0-9])?)"
_PAPER = {
    "fr": r"(?:contrat(?:-cadre)?|convention|bail|accord(?:-cadre)?|marche|protocole|police|licence)",
    "en": r"(?:agreement|contract|lease|license|licence|deed|policy)",
}
_NAMED = {
    language: re.compile(
        rf"\b{paper}\b(?P<gap>[^\n.;:()\[\]]{{0,60}}?)[\s,(\[]{{1,3}}{_MARK}\s*:?\s*{_NUMBER}(?![\w°])"
    )
    for language, paper in _PAPER.items()
}
_BARE = {
    "fr": re.compile(
        rf"\b{_PAPER['fr']}\b(?P<gap>[^\n.;:()\[\]]{{0,110}}?)[\s(]{{1,2}}{_NUMBER}\)?,?\s+(?:en\s+date\s+|date\s+|conclu\s+|signe\s+)?(?:du|le)\s+\d"
    ),
    "en": re.compile(
        rf"\b{_PAPER['en']}\b(?P<gap>[^\n.;:()\[\]]{{0,60}}?)[\s(]{{1,2}}{_NUMBER}\)?,?\s+(?:dated|of|made|entered\s+into|signed)\s"
    ),
}
"""A number without a mark, right before the date: « contrat TH/CVC/2022/407 du 12 mai 2022 »."""
_PLAIN = re.compile(
    rf"\b(?:agreement|contract|lease|contrat(?:-cadre)?|convention|bail)[ ]\(?{_NUMBER}(?![\w°])"
)
"""A number without a mark and without a day: "Service Agreement SA-502"; only one with letters is one."""
_LETTERED = re.compile(r"(?=.*[A-Z])(?=.*\d)(?:[A-Z0-9]+[/._-])+[A-Z0-9]+\Z|[A-Z]{1,5}\d{3,}\Z")
_LINE = {
    "fr": re.compile(
        rf"^[ \t]*(?:ref(?:erence|\.)?|n\s?[°º]|numero)(?:[ ](?:du[ ])?(?:contrat|bail|marche|convention))?"
        rf"[ ]?:[ ]*{_NUMBER}[ \t]*$",
        re.MULTILINE,
    ),
    "en": re.compile(
        rf"^[ \t]*(?:contract|agreement|lease)?[ ]?(?:ref(?:erence|\.)?|no\.?|number|id)[ ]?:[ ]*{_NUMBER}"
        r"[ \t]*$",
        re.MULTILINE,
    ),
}
_NO_NUMBER = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|(?:19|20)\d\d|\d{1,2}")
"""A day, a year and a place in a row are no numbers of a contract."""
_OTHER_PAPER = re.compile(
    r"\b(?:avenant|amendment|addendum|annexe?|article|lot|siren|rcs|registration|company|capital|page)\b"
)


@dataclass(frozen=True, slots=True)
class Numbered:
    """A contract's number in a text: as printed, with the words that name the contract before it."""

    number: str
    start: int
    end: int


def named_numbers(text: str, language: str) -> Iterator[Numbered]:
    """Yield the numbers that follow a word for a contract: « contrat de maintenance n° 2021-014 »."""
    if language not in _NAMED:
        return
    for match in _NAMED[language].finditer(fold(text)):
        if not _NO_NUMBER.fullmatch(match["number"]) and not _OTHER_PAPER.search(match["gap"]):
            yield Numbered(text[match.start("number") : match.end("number")], match.start(), match.end())
    folded = fold(text)
    found = {one.start("number"): one for way in (_PLAIN, _BARE[language]) for one in way.finditer(folded)}
    for _, match in sorted(found.items()):
        number = text[match.start("number") : match.end("number")]
        if _LETTERED.match(number) and not _OTHER_PAPER.search(match.groupdict().get("gap") or ""):
            yield Numbered(number, match.start(), match.end("number"))


def line_numbers(text: str, language: str) -> Iterator[Numbered]:
    """Yield the numbers that stand on a line of their own: "Reference: C-2021-014"."""
    if language not in _LINE:
        return
    for match in _LINE[language].finditer(fold(text)):
        if not _NO_NUMBER.fullmatch(match["number"]):
            yield Numbered(text[match.start("number") : match.end("number")], match.start(), match.end())


def number_key(number: str) -> str:
    """Make numbers comparable: ``"C-2021/014"`` and ``"c 2021 014"`` are the same; too short is empty."""
    key = re.sub(r"[^a-z0-9]", "", fold(number))
    return key if len(key) >= 3 and any(character.isdigit() for character in key) else ""
