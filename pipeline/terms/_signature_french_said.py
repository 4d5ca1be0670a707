"""Reads in words who signed a French contract: "Ont signé : M. A pour X", "signé par les deux parties"."""

from __future__ import annotations

from collections.abc import Iterator

from data import late as re
from pipeline.terms import _signature_french_words as words
from pipeline.terms._signature_french_who import Parties, Who

_TAIL = 12_000
_WIDEST = 300
_SHORT = 120
_HEAD = re.compile(r"\s*(?:[,;:|(]|\s-\s|\t)")
_SURE_NAME = 0.9
_OPENS = re.compile(
    r"\W*(?P<also>fait,?\s+et\s+|lu,?\s+(?:et\s+)?approuve\s+et\s+)?(?:(?:le|la|les|l'|cet?|cette)\s?)?(?:(?:present\s+|presente\s+)?(?:contrat|convention|document|acte|original|exemplaire|copie"
    r"|bail|avenant|accord)s?\s+)?(?:(?:a|ont)\s+(?:ete\s+)?|est\s+|sont\s+)?(?:deja\s+|dument\s+)?"
    r"(?:signee?s?|(?:les\s+)?parties\s+ont\s+(?:signe|appose\s+leurs?\s+signatures?))"
    r"(?:[\s,]+(?:electroniquement|en\s+ligne|via\s+\w+|ce\s+jour|de\s+la\s+main|a\s+[a-z-]+|le\s+[\d/.]{6,10}"
    r"|le\s+\d{1,2}(?:er)?\s+[a-z]{3,9}\s+\d{4}|en\s+[a-z]+\s+exemplaires|et\s+approuvee?)){0,4}[\s,]*"
    r"(?P<by>:|par\b|des\b|de\s+la\s+main\s+de\b)\s*(?P<rest>[^\n]*(?:\n(?!\s*\n)[^\n:]{3,120}){0,2})"
)
"""A line that says who signed."""
_BOTH = re.compile(
    r"(?:par\s+)?(?:les|des|toutes\s+les|chacune\s+des|l'une\s+et\s+l'autre\s+des)?\s*(?:deux|trois)?\s*parties\b"
)
_PARTS = re.compile(
    r"\s*(?:[,;\n]|\s-\s|\s/\s|\bet\b(?=\s+(?:par\s+)?(?:m\.|mme|mlle|monsieur|madame|pour|le|la|l'|[a-z]{1,2}\.)))\s*"
)
_FOR = re.compile(r"\b(?:pour|au\s+nom\s+d[eu]|agissant\s+pour)\b\s*(?:le\s+compte\s+d[eu]\s+)?")
_IN_BRACKETS = re.compile(r"\(([^()\n]{3,50})\)")
_ALL_SIGNED = re.compile(
    r"\brevetue?s?\s+des\s+signatures\s+des\s+(?:deux\s+|trois\s+)?parties\b"
    r"|\b(?:parties|soussignee?s|signataires|contractants)\s+(?:y\s+)?ont\s+(?:tou(?:te)?s?\s+|chacune?\s+)?"
    r"appose\s+leurs?\s+signatures?\b"
    r"|\blu,?\s+(?:et\s+)?approuve\s+et\s+signe\s+a\s+[a-z-]+,?\s+le\s+\d{1,2}(?:er)?\s+[a-z]{3,9}\s+\d{4}"
)
_LISTED = re.compile(
    r"\W*(?:ont|a)\s+signe\b[^\n:]{0,70}:\s*\n(?P<rest>(?:\s*\n)?(?:[^\n]{5,120}(?:\n|\Z)){1,4})"
)
"""Over a list: ``Ont signé, à Tours, le 3 mars :``."""
_SERVICE = re.compile(
    r"[ \t>*•-]*(?P<who>[a-z][^\n,;:|–(]{3,50}?)\s*[,(–-]\s*(?:pour|au\s+nom\s+d[eu])\s+"
    r"(?P<whom>[^\n,;|–]{3,60}?)\s*[,;)–:-]"
    r"[^\n]{0,60}$"
)
"""A line of a service: who, for whom, and when."""
_SIGNED_FOR = re.compile(
    r"[ \t>*•-]*signee?s?\s+(?:electroniquement\s+)?(?:pour|au\s+nom\s+d[eu])\s+(?P<whom>[^\n:,]{2,60}?)\s*"
    r"(?::|,?\s+par\b|\s[-–]\s)\s*(?P<who>[^\n]{4,120})"
)
"""``Signé pour le Client : Jeanne Morel, gérante``."""
_SEAL = re.compile(
    r"signe\w*\s+(?:electroniquement|en\s+ligne|par\s+voie\s+electronique)|signature\s+electronique"
)


def in_words(text: str, folded: str, parties: Parties) -> Iterator[tuple[Who, str, tuple[int, int], bool]]:
    """Yield each party that the end of a text says to have signed: by whom, where, how surely."""
    start = max(len(folded) - _TAIL, 0)
    place = folded.find("sign", start)
    while place >= 0:
        low = folded.rfind("\n", 0, place) + 1
        high = folded.find("\n", place)
        high = len(folded) if high < 0 else high
        # in the middle of a sentence another paper is told of
        begins = next((sign for sign in text[low:high] if sign.isalpha()), "").isupper()
        if (
            begins
            and high - low < _WIDEST
            and (said := _OPENS.match(folded, low))
            and (said.start("by") < high or _goes_on(folded, high, said))
            and (said["also"] is None or words.WHEN.search(folded, low, high))
        ):
            yield from _named(text, folded, said, parties)
        if begins and high - low < _WIDEST and (said := _LISTED.match(folded, low)):
            yield from _list(text, folded, said, parties)
        every = _ALL_SIGNED.search(folded, low, high) if begins else None
        if every and ("revetu" in every.group() or words.WHEN.search(folded, low, high)):
            yield from ((who, "", (low, high), False) for who in parties.all)
        if begins and high - low < _WIDEST and (said := _SIGNED_FOR.match(folded, low)):
            yield from _one_for(text, said, parties)
        if high - low < _WIDEST and _SEAL.search(folded, low, high):
            yield from _service(text, folded, high + 1, parties)
        place = folded.find("sign", high)


def _named(
    text: str, folded: str, said: re.Match[str], parties: Parties
) -> Iterator[tuple[Who, str, tuple[int, int], bool]]:
    low, high = said.span("rest")
    if _BOTH.match(folded, low) and said["by"] != ":":
        yield from ((each, "", said.span(), False) for each in parties.all)
        return
    for chunk, at in _chunks(folded, low, high):
        if words.UNSIGNED.search(chunk):
            continue
        who: Who | None = None
        sure = 0.0
        if acts := _FOR.search(chunk):
            who, sure = parties.named(chunk[acts.end() :])
        if who is None and (within := _IN_BRACKETS.search(chunk)):
            who, sure = parties.named(within.group(1))
        if who is None or sure < _SURE_NAME:
            who = parties.of_person(chunk) or (who if sure else None)
        if who is not None:
            person = words.PERSON.search(text, at, at + len(chunk))
            yield who, person["name"].strip() if person else "", (said.start(), high), True


def _goes_on(folded: str, high: int, said: re.Match[str]) -> bool:
    """Whether the next line goes on with *par*: "Signé électroniquement le 3 mars", "par Jeanne Morel"."""
    return said["by"] == "par" and not folded[high : said.start("by")].strip()


def _one_for(
    text: str, said: re.Match[str], parties: Parties
) -> Iterator[tuple[Who, str, tuple[int, int], bool]]:
    """Yield the party for which a line says that somebody signed, with the person it names."""
    person = words.PERSON.search(text, *said.span("who"))
    if person is None or words.UNSIGNED.search(said["who"]):
        return
    who, sure = parties.named(said["whom"])
    if who is not None and sure:
        yield who, person["name"].strip(), said.span(), True


def _list(
    text: str, folded: str, said: re.Match[str], parties: Parties
) -> Iterator[tuple[Who, str, tuple[int, int], bool]]:
    """Yield the lines of a list of those who signed, each of whom is named with whom he acts for."""
    for line in re.finditer(r"[^\n]+", folded[slice(*said.span("rest"))]):
        at = said.start("rest") + line.start()
        acts = _FOR.search(line.group())
        who, sure = parties.named(line.group()[acts.end() :].strip(" ;,.")) if acts else (None, 0.0)
        if sure < _SURE_NAME:
            who = parties.of_person(line.group()) or who
        if who is not None and not words.UNSIGNED.search(line.group()):
            person = words.PERSON.search(text, at, at + len(line.group()))
            yield who, person["name"].strip() if person else "", (at, at + len(line.group())), True


def _chunks(folded: str, low: int, high: int) -> Iterator[tuple[str, int]]:
    place = low
    for part in [*_PARTS.finditer(folded, low, high), None]:
        stop = part.start() if part else high
        if stop > place:
            yield folded[place:stop], place
        place = part.end() if part else high


def _service(
    text: str, folded: str, place: int, parties: Parties
) -> Iterator[tuple[Who, str, tuple[int, int], bool]]:
    """Yield the lines under "signé électroniquement" that name who signed, for whom and when."""
    if folded.startswith("\n", place):
        place += 1  # an empty line under the seal
    while place < len(folded):
        high = folded.find("\n", place)
        high = len(folded) if high < 0 else high
        said = folded[place:high]
        if high - place > _SHORT or not words.WHEN.search(said) or words.UNSIGNED.search(said):
            return
        line = _SERVICE.match(said)
        who, sure = parties.named(line["whom"] if line else _HEAD.split(said, maxsplit=1)[0])
        if sure < _SURE_NAME:
            who = parties.of_person(line["who"] if line else said) or who
        if who is not None:
            person = words.PERSON.search(text, place, high)
            yield who, person["name"].strip() if person else "", (place, high), True
        place = high + 1
