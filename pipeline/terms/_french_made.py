"""Where French contracts say on which day they were made, in words of their own and wherever they stand.

``Version du 28 novembre 2016, date de sa signature``; ``L'an deux mille seize et le premier juillet``;
``Signé le 12 novembre 2013, le contrat entre en vigueur``; a cell *Date de signature* beside its day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from data import late as re
from pipeline.dates import FoundDate
from pipeline.terms import _time
from pipeline.terms.base import View

_NOUN = (
    r"(?:contrat|convention|bail|marche|accord|protocole|avenant|licence|mandat|lettre|engagement"
    r"|partenariat"
    r"|presentes?)"
)
_LABEL = re.compile(
    r"(?:^|[\n|\t]|[.;]\s|\s{3})[ \t*#]*(?:\d[\d.]*\s*[.)-]?\s*)?"
    r"(?:(?:date\s+de\s+(?:la\s+)?)?(?:signatures?|conclusion)"
    r"(?:\s+(?:du|de\s+la|de\s+l'|des)\s*(?:present\w*\s+|deux\s+)?(?:" + _NOUN + r"|parties))?"
    r"(?:\s+par\s+[a-z' ]{3,30})?"
    r"|date\s+(?:du|de\s+la|de\s+l')\s*(?:present\w*\s+)?" + _NOUN + r"|signee?\s+le"
    r"|conclue?\s+le)\s*[:|\t][\s|:]*(?:le\s+)?$"
    r"|(?:^|\n)[ \t]*lieu\s+et\s+date(?:\s+de\s+signature)?\s*:\s*[a-z' -]{2,30},?\s*(?:le\s+)?$"
)
_ITS_SIGNATURE = re.compile(
    r"[\s,]*\(?\s*(?:date|jour)\s+(?:de\s+)?(?:(?:la|sa|leur)\s+)?(?:signature|conclusion)(?![a-z])"
    r"(?!\s+(?:du\s+(?!present|contrat|bail|marche)|de\s+la\s+(?!present|convention)|d'une?))"
)
_SIGNED_IT = re.compile(
    r"(?:^|\n|[.:;\u2013\u2014-]\s)\s*(?:signee?|conclue?|passee?|etablie?)\s+(?:a\s+[a-z' -]{2,30},?\s+"
    r"|entre\s+[^.;\n]{3,60}\s)?"
    r"le\s*$"
)
_BEING_SIGNED = re.compile(
    rf"(?:^|[.;\n]\s*|\s)(?:l[ae]|cet|cette|ce|l')\s*(?:present\w*\s+)?{_NOUN}\s*,\s*"
    r"(?:signee?|conclue?|passee?)\s+(?:a\s+[a-z' -]{2,30},?\s+)?le\s*$"
)
_DOES = re.compile(
    r"\s*,\s*(?:produi|pren|entr|commenc|cour[tr]|dur|lie|oblige|est\s+conclue?|s'appliqu|expir)"
)
_IT = re.compile(rf"\s*,\s*(?:le|la|l'|les|ce|cette)\s*(?:present\w*\s+)?{_NOUN}\b")
_TITLE = re.compile(
    rf"(?:^|\n)[ \t]*{_NOUN}s?\b(?:\s+[a-z'-]+){{0,5}}?\s+(?:passee?s?|conclue?s?|signee?s?|etablie?s?"
    rf"|faite?s?)\s+"
    r"(?:entre\s+les\s+parties\s+)?a\s+[a-z' -]{2,40}?(?:\s*\(\d{2,5}\))?\s*,?\s+le\s*$"
)
_DID = r"(?:sign|conclu|pass|arret)e?e?s?"
_SAID = re.compile(
    r"\ben\s+foi\s+de\s+quoi\b[^.;\d]{0,70}\bsign\w*\s+(?:a\s+[a-z' -]{2,30},?\s+)?le\s*$"
    rf"|\b(?:le|la|les)\s+presente?s?(?:\s+{_NOUN})?\s+(?:(?:a|ont|est|sont|fut"
    rf"|furent)\s+)?(?:ete\s+)?{_DID}"
    r"(?:\s+par\s+[^.;,\d]{3,40})?\s+(?:a\s+[a-z' -]{2,30},?\s+)?le\s*$"
    rf"|\bles\s+parties\s+ont\s+{_DID}\s+(?:le\s+present|la\s+presente"
    rf"|les\s+presentes)[^.;,\d]{{0,30}}\s+le\s*$"
    r"|\bpresentes?\s*,\s*(?:conclue?s?|signee?s?|passee?s?|etablies?)\s+(?:a\s+[a-z' -]{2,30},?\s+)?le\s*$"
    r"|\b(?:sa|la)\s+(?:signature|conclusion)\s*,?\s*\(?(?:est\s+)?intervenue\s+(?:le|ce)\s*$"
    r"|\bil\s+(?:est|a\s+ete)\s+(?:conclu|convenu|passe|arrete)\s+ce\s+jour\s*,\s*(?:le\s+)?(?:[a-z]+di\s+)?$"
    rf"|(?:^|\n)[ \t]*{_NOUN}\s+(?:signe|conclu|passe)e?\s+par\s+les\s+(?:deux\s+)?parties\s+le\s*$"
)
_DAY_OPENS = re.compile(r"(?:^|\n)[ \t]*(?:le|ce)\s*$")
_THEN_AGREED = re.compile(
    r"\s*,\s*(?:a\s+[a-z' -]{2,30},\s*)?(?:il\s+(?:a\s+ete|est)\s+(?:convenu|arrete|conclu)"
    r"|(?:les\s+(?:parties|soussignes)|entre)"
    r"\b[^.;]{0,90}?\b(?:conclu|convenu|arrete|signe|:))"
)
_YEAR_FIRST = re.compile(
    r"\bl'an\s+(?P<year>[a-z' \n-]{4,50}?"
    r"|\d{4})\s*,?\s*(?:et\s+)?\ble\s+(?P<day>[a-z0-9 -]{1,22}?\s+(?:janvier|fevrier"
    r"|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre))\b"
)
_WORD = re.compile(
    r"\b(?:signatures?|signe(?:e|es)?|conclusion|conclue?s?|passee?s?|etablie?s?|arretee?s?|faite"
    r"|date\s+d(?:u|e)"
    r"|lieu\s+et\s+date|foi\s+de\s+quoi)\b(?:[^.;\n]|\n(?!\s*\n)){0,70}?(?:\b[lc]e\s|\bjour,\s|[:|\t])[\s|:]*(?:le\s)?"
    r"(?:[a-z' -]{2,30},?\s+)?(?:\d|premier\b|vingt\b|[a-z-]+\s+(?:janvier|fevrier|mars|avril|mai|juin"
    r"|juillet|aout"
    r"|septembre|octobre|novembre|decembre))"
    r"|\d{4}[\s,(]{1,4}(?:date|jour)\s+(?:de\s+)?(?:(?:la|sa|leur)\s+)?(?:signature|conclusion)"
    r"|(?:^|\n)[ \t]*(?:le|ce)\s+[^.;,\n]{5,60},[^.;]{0,120}?\b(?:convenu|arrete|conclu|signe)\b"
)
"""Words of signing with a day beside them."""
_YEAR = re.compile(r"(?:19|20)\d\d|\bmil|\d\s?[./-]\s?\d\d")
_CUES = ("sign", "conclu", "passe", "etabli", "faite ", "date", "l'an ", "convenu", "arrete")
_ROOM = 130


def made(view: View, low: int, high: int) -> Iterator[tuple[FoundDate, int]]:
    """Yield days on which words of a stretch say that the contract was made, and where those begin.

    Offsets of the days are those of the flow.
    """
    folded = view.folded_between(low, high)
    if not _time.holds(folded, _CUES):
        return
    if "l'an " in folded:
        for match in _YEAR_FIRST.finditer(folded):
            text = f"le {match['day']} {match['year']}"
            for found in _time.dates_in(view, " ".join(text.split()))[:1]:
                if found.date is not None and found.precision == "day":
                    at, end = low + match.start(), low + match.end()
                    yield FoundDate(at, end, found.date), at
    for start, end in _windows(folded):
        for item in _time.dates_in(view, view.flow.text[low + start : low + end], folded[start:end]):
            if item.date is None or item.precision != "day":
                continue
            found = replace(item, start=start + item.start, end=start + item.end)
            begins = _begins(folded, found)
            if begins is not None:
                yield replace(found, start=low + found.start, end=low + found.end), low + begins


def _windows(folded: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches around words of signing in which a day may stand: no date is read elsewhere."""
    start = end = -1
    for word in _WORD.finditer(folded):
        low, high = max(0, word.start() - _ROOM), min(len(folded), word.end() + _ROOM)
        if low > end:
            if end > 0 and _YEAR.search(folded, start, end):
                yield start, end
            start = low
        end = high
    if end > 0 and _YEAR.search(folded, start, end):
        yield start, end


def _begins(folded: str, found: FoundDate) -> int | None:
    """Return where words begin that make a day that of the contract, ``None`` where none do."""
    at = max(0, found.start - _ROOM)
    left = folded[at : found.start]
    for pattern in (_LABEL, _TITLE, _SAID):
        if match := pattern.search(left):
            return at + match.start() + len(match.group()) - len(match.group().lstrip())
    if (signed := _SIGNED_IT.search(left)) and _IT.match(folded, found.end):
        return at + signed.start() + len(signed.group()) - len(signed.group().lstrip())
    if (being := _BEING_SIGNED.search(left)) and _DOES.match(folded, found.end):
        return at + being.start() + len(being.group()) - len(being.group().lstrip())
    if (opens := _DAY_OPENS.search(left)) and _THEN_AGREED.match(folded, found.end):
        return at + opens.start() + len(opens.group()) - len(opens.group().lstrip())
    if _ITS_SIGNATURE.match(folded, found.end):
        return max(folded.rfind("\n", 0, found.start) + 1, found.start - 60)
    return None
