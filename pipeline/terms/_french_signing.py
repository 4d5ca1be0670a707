"""Where the parties of a French contract date their signatures, and where such a place is still blank."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from data import late as re
from pipeline.dates import FoundDate
from pipeline.terms import _time
from pipeline.terms._agreement_words import alone_in_cell
from pipeline.terms._french_made import made
from pipeline.terms.base import View
from pipeline.types import Clause

_HEAD = 900
_TAIL = 1_500
_ONE_CONTRACT = 370
_LINE = 600
_MARK = re.compile(
    r"(?:^|\n)[^\n]{0,20}?\b(?:fait|signe|etabli|passe)e?s?\b"
    r"|(?:(?:^|\n)[^\S\n]*|[^\S\n]{3}|\t|\|[^\S\n]*)pour\s+(?:l[ae]s?\s|l')"
    r"|(?<!\bsa )(?<!\bla )(?<!\bleur )\bsignature|\bsignataire|\bbon pour\b|\blu et approuve"
)
_OPENS = re.compile(
    r"(?:^|\n)\W{0,12}(?:ainsi |dont acte,? |en \w+ (?:exemplaires|originaux))?(?:fait|signe|etabli|passe"
    r"|derniere signature|signature electronique|document signe|date du \d|certificat de signature"
    r"|date et signature"
    r"|date de (?:la )?(?:derniere )?signature|pour [^\n]{1,60}, le\b|,? ?a [a-z -]{3,30} le)"
)
OPENING = re.compile(
    r"(?:^|\n|\t| {3,}|[.,;:|]\s*|\b(?:acte|ainsi|exemplaires|originaux|et passe)\s+)\W*[fsce]$"
)
"""Before ``fait à`` or ``signé le``: nothing else is said to be made (``la migration se fait``)."""
STRAYS = re.compile(
    r"\d{4}|\n\s*\n|\b(?:recu|notifi|enregistr|transmis|affich|publi|echeance|expir|jusqu"
    r"|effet\b|vigueur\b)"
)
"""Between ``fait à`` and a day: another day, another thing."""
_BEFORE = 700
_LABEL = re.compile(
    r"(?:^|[\s,;(\u2013\u2014-])(?:le|date|dates?\s+(?:et\s+signature|de\s+signature)"
    r"|signature\s+du|date\s+de\s+signature\s+d[eu]s?\s+[a-z' ]{3,25})\s*:?\s*$"
    r"|^[^\S\n]*(?:bon\s+pour\s+(?:accord|acceptation)[\s,\u2013-]+)?[a-z][a-z' -]{2,34}(?:\(\d{2,5}\))?\s*"
    r"(?:,|\s[\u2013\u2014-])\s*(?:(?:ce|le)\s+)?(?:(?:lun|mar|mercre|jeu|vendre|same)di\s+|dimanche\s+)?$"
    r"|(?:^|[.,;]\s)[^\S\n]*(?:fait|signe)\b[^.;\n\d]{0,40},\s*ce\s*$"
)
_CELLS = ("\n", "\t", "|", "   ")
_TIME = re.compile(r"\s*(?:[|,-]|a)?\s*\d{1,2}\s?[:h]\s?\d{2}")
"""Behind a day alone in its cell: the time at which a service of signature stamped it."""
_NOT_SIGNING = re.compile(
    r"\b(?:notifi|recu\b|recepti|reception|transmi|valab|echeance|effet\b|vigueur|jusqu|avant\b|depuis\b"
    r"|compter\b|naissance|nee?\s+l|expir|deliber|debut|fin\b|livr|factur|limite|pouvoir|contrat\b"
    r"|marche\b|bail\b|convention\b|loi\b|decret|arrete|version|visa\b|enregistre|devis|k-?bis"
    r"|affich|publi|prefecture|controle|entre\b|se\b|est\b|sont\b|sera\b|dans\b|apres\b|plus tard"
    r"|remise?s?\b|envoye|adresse\b|retourne|euros?\b|\u20ac|hors tax|montant|acompte|\bsolde\b"
    r"|\bvers(?:e|ement)\b)"
)
_BLANK_DAY = re.compile(
    r"(?:\ble|\bdate(?:\s+de\s+signature)?)\s*:?\s*(?:[_.\u2026]{3,}|\[[^\]\n]{0,20}\]"
    r"|[_.\u2026]{2,}\s*/\s*[_.\u2026]{2,})"
)
_EMPTY = re.compile(
    r"(?:^|\n)(?:[^\n\d]{0,70},\s*le|[^\n\d]{0,30}\bfait\b[^\n\d]{0,50}\ble|\W{0,6}le"
    r"|\W{0,6}date(?:\s+de\s+signature)?)"
    r"[ \t]*:?[ \t]*(?=\n(?!\s*\d)|$)"
)
"""A line that ends where a day should stand."""
_NOTHING = re.compile(r"\d{4}.*(?:,\s*le|\bdate\s*:)\s*$")
"""A line with a day, and at its end the place of another with nothing in it."""
_WEEKDAY = r"(?:(?:lun|mar|mercre|jeu|vendre|same)di\s+|dimanche\s+)?"
_ALONE = re.compile(
    r"^\W*(?:(?:fait\s+)?a\s+[a-z' -]{2,34},?\s+"
    r"|[a-z][a-z' -]{2,34}(?:\s\(\d{2,5}\))?\s?[,\u2013-]\s+)?(?:le|ce)\s*:?\s*"
    rf"{_WEEKDAY}$"
)
_ACCEPTS = re.compile(r"\baccept\w*|\bbon pour accord\b|\bretourner\b")
_PLACEHOLDER = re.compile(r"\{[a-z_ ]{3,50}\}|\[(?:nom|date|lieu|prenom)[^\]\n]{0,40}\]")


def stretches(view: View) -> tuple[tuple[int, int], ...]:
    """Return where the parties sign: their clauses, else the tail of the body from the first mark on."""
    found: tuple[tuple[int, int], ...] = view.once("french signing", lambda: tuple(_stretches(view)))
    return found


def _stretches(view: View) -> list[tuple[int, int]]:
    first_annex = next((c.start for c in view.clauses if c.role == "annex"), len(view.flow.text))
    signed = [(c.start, c.end) for c in view.clauses if c.role == "signature" and c.start < first_annex]
    if signed:
        low = max(0, signed[0][0] - _BEFORE)
        marks = list(_OPENS.finditer(view.folded_between(low, signed[0][0])))
        if marks:
            signed[0] = (low + marks[-1].start(), signed[0][1])
        signed[0] = (_dated_above(view, signed[0][0]), signed[0][1])
        signed.append((signed[-1][1], min(first_annex, signed[-1][1] + 900)))
        return [item for item in signed if item[0] < item[1]]
    end = max((c.end for c in view.clauses if c.role != "annex" and c.start < first_annex), default=0)
    low = max(0, end - _TAIL)
    mark = _MARK.search(view.folded_between(low, end))
    return [(_dated_above(view, low + mark.start()), end)] if mark else []


_DATED_LINE = re.compile(
    r"(?:^|\n)(?P<line>[^\S\n]*(?:date\s+du\s|[a-z][a-z' -]{2,34},\s)[^\n]{0,24}(?:19|20)\d\d"
    r"[^\S\n]*\.?)\s*"
    r"(?:\([^\n]{0,60}\)\s*)?$"
)
"""Right above the signatures: ``Lannion, lundi 12 janvier 2015``."""


def _dated_above(view: View, start: int) -> int:
    """Return where the line begins that dates the signatures below it, else their own beginning."""
    low = max(0, start - 160)
    line = _DATED_LINE.search(view.folded_between(low, start))
    return low + line.start("line") if line else start


def line_of(view: View, place: int) -> int:
    """Return where the line of a place begins: one that is cut would seem to begin with the day in it."""
    return view.flow.text.rfind("\n", max(0, place - _LINE), place) + 1 or place


def inside(view: View, place: int) -> bool:
    """Tell whether a place of the flow is one where the parties sign."""
    return any(low <= place < high for low, high in stretches(view))


def labelled(folded: str, found: FoundDate, *, strict: bool = False) -> int | None:
    """Return where words begin by which a day among signatures is that of one, ``None`` if none do.

    ``Marie Durand – le 14 mars 2024``; ``Signé électroniquement`` and below ``le 14 mars 2024 à 16:02``.
    """
    if blank(found):
        return None
    low = max(0, found.start - 90)
    cell = max(folded.rfind(mark, low, found.start) + len(mark) for mark in _CELLS)
    stamped = _TIME.match(folded, found.end) is not None
    if stamped and not folded[max(cell, low) : found.start].strip():
        return found.start
    for mark in _CELLS:
        at = folded.rfind(mark, low, found.start)
        if at >= 0 and folded[at + 1 : found.start].strip():
            low = at + len(mark)
    left = folded[low : found.start]
    if _NOT_SIGNING.search(left):
        return None
    if (stamped and not strict) or (
        left.endswith("(") and "sign" in folded[low - 60 if low > 60 else 0 : found.start]
    ):
        return low
    match = (_ALONE if strict else _LABEL).search(left)
    return low + match.start() if match else None


MADE_AT = re.compile(
    r"(?:^|\n)[ \t*#]*(?P<made>(?:fait|signe|etabli|passe)"
    r"(?:\s+et\s+(?:fait|signe|passe|arrete))?\s+(?:a|en|le)\b[^\n]{0,110}"
    r"|date\s+du\s+(?:[a-z]+di\s+)?\d{1,2}(?:er)?\s+[a-z]+\s+\d{4})"
)
_MAKING = ("fait", "signe", "etabli", "passe", "date du")
_ACCEPTING = ("bon pour", "accepte", "approuve", "accord du client")
"""One of these stands wherever the pattern of that name finds something on one line."""
ACCEPTED = re.compile(
    r"(?P<made>\b(?:bon\s+pour\s+(?:accord|acceptation)|(?:recu|lu|vu)\s+et\s+(?:accepte|approuve)|accepte"
    r"|accord\s+du\s+client)\b[^\n.;]{0,50}?[\s,]le\s[^\n]{6,40})"
)
"""``Reçu et accepté à Lyon le 3 mars 2024``."""
AT_TOWN = re.compile(
    r"(?:^|\n)[ \t]*(?P<made>(?:a\s+)?[a-z][a-z' -]{2,40}(?:\(\d{2,5}\))?\s*,?\s+le\s[^\n]{6,60})"
)
"""``A Lyon, le 3 mars 2024``, on a line of its own, after another has signed."""


def of_signing(folded: str) -> bool:
    """Tell whether the words before a day may date a signature: a notification, a delivery may not."""
    return _NOT_SIGNING.search(folded) is None


def undated(view: View) -> bool:
    """Tell whether a party has still to date its signature, where another already has."""
    return bool(view.once("french undated", lambda: _undated(view)))


def _undated(view: View) -> bool:
    texts = [view.folded_between(max(0, low - 120), high) for low, high in stretches(view)]
    return any(_BLANK_DAY.search(text) or _EMPTY.search(text) for text in texts)


def beside_blank(view: View, place: int) -> bool:
    """Tell whether beside a day, on its line, the other party's is still blank."""
    folded = view.folded_between(max(0, place - 200), min(place + 200, len(view.flow.text)))
    at = min(place, 200)
    low, high = folded.rfind("\n", 0, at) + 1, folded.find("\n", at)
    line = folded[low : high if high >= 0 else len(folded)]
    return _BLANK_DAY.search(line) is not None or _NOTHING.search(line) is not None


def unaccepted(view: View) -> bool:
    """Tell whether the day of an acceptance is still blank: what is signed is an offer so far."""
    return bool(view.once("french unaccepted", lambda: _unaccepted(view)))


def _unaccepted(view: View) -> bool:
    for low, high in stretches(view):
        folded = view.folded_between(max(0, low - 200), high)
        for blank in _BLANK_DAY.finditer(folded):
            if _ACCEPTS.search(folded, max(0, blank.start() - 320), blank.start()):
                return True
    return False


def unfilled(view: View) -> bool:
    """Tell whether a party's name or day is still a placeholder where it is to sign."""
    return undated(view) or any(
        _PLACEHOLDER.search(view.folded_between(*stretch)) for stretch in stretches(view)
    )


_TITLE = re.compile(
    r"\b(?:contrat|convention|bail|marche|accord|avenant|protocole|devis|lettre|commande)\b[^.;]{0,70}$"
)
_OF_OTHERS = re.compile(r"\bavenant|\bannexe|\bau (?:contrat|bail|marche)|\ba l(?:a convention|'accord)")
_OWN_LINE = re.compile(
    r"[\W\d]*(?:en\s+date\s+du|date(?:e|es)?\s+du|du|conclue?\s+le|signee?\s+le|conclue?\s+en\s+date\s+du"
    r"|etablie?\s+le|passee?\s+le)\s*$"
)
_LE = re.compile(r"[ \t]*le\s")
_LINE_ENDS = re.compile(r"[ \t]*[.,]?[ \t]*(?:\n|$)")
_AMENDMENT = re.compile(r"\s*avenant\s+(?:n\S{0,2}\s?)?\S{1,8}\s+(?:en\s+date\s+)?du\s*$")
_DATED_TITLE = re.compile(
    r"\s*(?:contrat|convention|bail|marche|accord|protocole)"
    r"(?:\s+(?:de|d'|commercial|cadre)\s*[a-z' -]{0,40})?"
    r"\s+(?:en\s+date\s+du|date\s+du|du|signe(?:e)?\s+le|conclu(?:e)?\s+le)\s*$"
)
_NUMBERED = re.compile(
    r"\s*(?:contrat|convention|bail|marche|accord-cadre|accord|commande|lettre de mission)\b[^\n.;]{0,40}"
    r"\bn[\u00b0o]?\.?\s?\S{2,25}\s+(?:en\s+date\s+)?du\s*$"
)


def titled(folded: str, found: FoundDate) -> int | None:
    """Return where a line under or of the title begins that dates the contract itself."""
    if found.start > _HEAD:
        return None
    low = folded.rfind("\n", 0, found.start) + 1
    line, above = folded[low : found.start], folded[:low]
    if _AMENDMENT.fullmatch(line):
        return low
    if _OF_OTHERS.search(above[-300:]) or _OF_OTHERS.search(line):
        return None
    if _NUMBERED.fullmatch(line) or (_DATED_TITLE.fullmatch(line) and not running(folded, found)):
        return low
    if _LE.fullmatch(line) and _LINE_ENDS.match(folded, found.end) and not running(folded, found):
        return low
    own = _OWN_LINE.fullmatch(line) and _TITLE.search(above[-160:].rstrip())
    return low if own else None


def running(folded: str, found: FoundDate) -> bool:
    """Tell whether a day that fills a line ends the sentence of the line above."""
    low = folded.rfind("\n", 0, found.start) + 1
    above = folded[max(0, low - 200) : low].rstrip("\n")
    if folded[max(0, low - 2) : low] == "\n\n":
        return False
    line = above[above.rfind("\n") + 1 :].rstrip()
    return len(line) > 45 or line.endswith((" le", " au", " du", ","))


def of_other(folded: str, begins: int) -> bool:
    """Tell whether the lines before a cue, up to a blank one, speak of another contract."""
    low = max(folded.rfind("\n\n", 0, begins) + 1, begins - 220, 0)
    left = folded[low:begins]
    stop = max(left.rfind(". "), left.rfind(";"))
    left = left[stop + 1 :]
    return _ANOTHER.search(left) is not None


_ANOTHER = re.compile(
    r"\b(?:un|une|premier|premiere|ancien|precedent|autre|au|aux|du|votre|initial)\s+(?:[a-z'-]+\s+){0,2}"
    r"(?:contrat|marche|bail|convention|accord|acte|pret|devis|compromis)\b[^.;]{0,140}$"
    r"|\ba\s+la\s+convention\b[^.;]{0,140}$|\bavenant\b[^.;]{0,60}\b(?:contrat|bail|marche)\b[^.;]{0,100}$"
)


def tells(folded: str, cue: str, begins: int, *, ours: bool) -> bool:
    """Tell whether words such as « signé le » speak of another contract: « un contrat signé le 3 mars »."""
    if re.search(r"expir|echeance|terme|effet|pour|\bfin\b", cue) or of_other(folded, begins):
        return True
    before = folded[max(0, begins - 110) : begins]
    if re.search(r"\b(?:ancien|precedent|anterieur)(?:ne)?s?\b[^.;\n]{0,80}$", before):
        return True
    if ours or not re.match(r"signe|conclu|etabli|passe", cue):
        return False
    line = folded[max(folded.rfind("\n", 0, begins) + 1, begins - 160) : begins]
    return (
        re.search(r"\b(?:contrat|marche|bail|convention|accord|avenant|devis|acte)s?\b", line) is not None
    )


def near(days: Iterable[date | None]) -> bool:
    """Tell whether days of signatures lie near enough together to be those of one contract."""
    known = sorted(day for day in days if day is not None)
    return bool(known) and (known[-1] - known[0]).days <= _ONE_CONTRACT


def made_anywhere(view: View, clauses: Sequence[Clause]) -> Iterator[tuple[FoundDate, int]]:
    """Read ``Fait à Lyon, le 3 mars 2024`` and its like, where general conditions follow the signatures.

    Yields each day, its offsets those of a line, and where that line begins.
    """
    for clause in clauses:
        folded = view.folded(clause)
        for day, at in made(view, clause.start, clause.end):
            if not of_other(view.folded_between(max(0, at - 260), at), min(at, 260)):
                yield replace(day, start=day.start - at, end=day.end - at), at
        for line in MADE_AT.finditer(folded) if _time.holds(folded, _MAKING) else ():
            at = clause.start + line.start("made")
            if of_other(view.folded_between(max(0, at - 260), at), min(at, 260)):
                continue
            yield from _on_line(view, clause.start + line.start("made"), clause.start + line.end())
            beyond = clause.start + line.end()
            after = view.folded_between(beyond, min(beyond + 1_200, len(view.flow.text)))
            for town in AT_TOWN.finditer(after):
                if of_signing(town["made"]):
                    yield from _on_line(view, beyond + town.start("made"), beyond + town.end())
        if _time.holds(folded, _ACCEPTING):
            for line in ACCEPTED.finditer(folded):
                yield from _on_line(view, clause.start + line.start("made"), clause.start + line.end())


def under_label(folded: str, found: FoundDate) -> bool:
    """Tell whether the line above a day names another day: « Date d'effet »."""
    above = folded[max(0, found.start - 80) : found.start].rstrip(" \t")
    if not above.endswith("\n"):
        return False
    line = above.rstrip("\n").rpartition("\n")[2]
    return len(line) < 50 and _NOT_SIGNING.search(line) is not None


def of_another(view: View, place: int, folded: str, found: FoundDate) -> bool:
    """Tell whether a day is none on which somebody signs: an empty place, or one with another name."""
    return blank(found) or under_label(folded, found) or _in_row(view, place, folded, found)


def _in_row(view: View, place: int, folded: str, found: FoundDate) -> bool:
    """Tell whether a day is a cell of a row that names another day, or stands before the signing.

    *Date de démarrage | 1er mars 2026* in the terms of a contract is no day on which somebody signs.
    """
    if not alone_in_cell(folded, found):
        return False
    low = max(folded.rfind("\n", 0, found.start), found.start - 80, 0)
    head = folded[low : found.start].strip(" \t|:\n")
    return bool(head) and (_NOT_SIGNING.search(head) is not None or not inside(view, place))


def blank(found: FoundDate) -> bool:
    """Tell whether a day was made of the article before an empty place: « le      avril 2022 »."""
    return found.repaired.casefold().startswith(("l -> 1", "le -> 1"))


def _on_line(view: View, at: int, end: int) -> Iterator[tuple[FoundDate, int]]:
    for found in _time.dates_in(view, view.flow.text[at:end])[:1]:
        if found.date is not None and found.precision == "day" and not blank(found):
            yield found, at
