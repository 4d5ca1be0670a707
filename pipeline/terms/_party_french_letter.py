"""Reads the two parties of a French letter that is the contract: on its head, and whom it is written to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from data import late as re
from pipeline.company import legal_forms, normalise
from pipeline.folding import fold
from pipeline.terms._party_words import Named, is_role, name_at, organised

_HEAD = 4_000
_SALUTATION = re.compile(
    r"(?m:^)[ \t]*(?:madame|monsieur|messieurs|mesdames|chere?s?\s|docteur|maitre)\b"
    r"[^\n.;:]{0,50},[ \t]*(?=\n)"
)
_CELL = re.compile(r"[^\t\n]*[^\t\n ][^\t\n]*")
_SAME_COLUMN = 4
_MOST_LINES = 9
_POSTAL = re.compile(r"(?:^|[ ,–-])(?:f-)?\d{2}\s?\d{3}\s+[a-z]")
_STREET = re.compile(
    r"\d{1,4}\s*(?:bis|ter|quater)?[ ,]|(?:rue|avenue|av\.|boulevard|bd|place|chemin|route|quai|impasse"
    r"|allee|cours"
    r"|zone|za|zi|zac|bp|b\.p|cs|lieu-?dit|parc|immeuble|batiment|bat|hotel\s+de\s+ville|tour"
    r"|centre\s+commercial)\b"
)
_NO_NAME = re.compile(
    r"(?:a\s+l'attention|attn\b|service\b|direction\b|objet\b|ref\b|n/ref|v/ref|nos\s+ref|vos\s+ref"
    r"|lettre\b|par\s|recommande"
    r"|le\s+\d|tel\b|fax\b|e-?mail|courriel|www|siret\b|siren\b|rcs\b|r\.c\.s|capital|code\b|tva\b"
    r"|contrat\b|avenant\b|proposition\b|p\.?\s?j"
    r"|immatricul|inscrite?\b|enregistree?\b|au\s|societe\s+(?:par|anonyme|a\s)|date\b|page\b|affaire\b"
    r"|dossier\b|concerne|client\b|expediteur|destinataire|identification\b|designation\b|(?:les\s+)?parties\b"
    r"|preambule\b|conditions\b|article\b)"
)
_PERSON = re.compile(
    r"(?:monsieur|madame|mademoiselle|m\.|mme\.?|mlle|mr\.?|dr\.?|docteur|maitre|me)\s+(?=\S)"
)
_COUPLE = re.compile(r"(?:et|ou|le|la|les)\b")
_LEAD = re.compile(r"(?:la\s+)?(?:societe|ste|entreprise)\s+(?=\S)|(?:l'|la\s+|le\s+|les\s+)")
_REGISTER = re.compile(r"\bcapital\b|\br\.?\s?c\.?\s?s\b|\bsire[nt]\b")
_BEFORE_REGISTER = re.compile(
    r"(?P<name>[^,;:|•·\t\n]{3,70}?)\s*(?:,|;|\||•|·|\(|\t|[-–—]\s*(?=(?:capital|r\.?\s?c\.?\s?s"
    r"|sire[nt]|\d|(?:au|sa|s\.a|sarl|sas|eurl|s\.a\.r\.l"
    r"|s\.a\.s|sasu|societe|selarl)\b[^,\n]{0,40}\bcapital))|\s(?=(?:sarl|sas|s\.a|sa|eurl|sasu"
    r"|societe\s+\w+)\s[^,\n]{0,40}\bcapital|au\s+capital|capital))"
)
_OWN_LINE = re.compile(r"[ \t*_#|-]*(?:r\.?\s?c\.?\s?s\b|sire[nt]\b|capital\b|au\s+capital)")
"""A register on a line of its own: whose it is stands above."""
_TOP = 400
_SOCIETY = re.compile(r"\b(?:la|notre)\s+societe\s+(?=\S)")
_TALKS = re.compile(
    r"(?:faisant|suite|nous|vous|je|par|pour|dans|conformement|comme|vu|merci|afin|selon|en|a|au|sous"
    r"|lors|avec)\b"
)
_LONGEST_NAME = 7
_MOST_ABOVE = 4


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    column: int


def read(text: str) -> list[Named]:
    """Find who writes and who is written to; none where a text is no letter.

    Args:
        text: with wide gaps as tabs.
    """
    salutation = _SALUTATION.search(fold(text[:_HEAD]))
    if salutation is None:
        return []
    folded = fold(text)
    addresses = [
        (named, block)
        for block in _blocks(folded, salutation.start())
        if any(_POSTAL.search(folded[line.start : line.end]) for line in block)
        and (named := _named(text, folded, block)) is not None
    ]
    if not addresses:
        return []
    reader = addresses[-1][0]
    sender = addresses[0][0] if len(addresses) > 1 else writer(text, folded, reader)
    if sender is None:
        sender = _at_the_top(text, folded, reader)
    if sender is None or normalise(sender.name) == normalise(reader.name):
        return []
    return sorted([sender, reader], key=lambda one: one.start)


def _blocks(folded: str, stop: int) -> list[list[_Line]]:
    """The lines of a letter's head that stand under each other, column by column."""
    blocks: list[list[_Line]] = []
    open_blocks: list[list[_Line]] = []
    place = 0
    while place < stop:
        end = folded.find("\n", place, stop)
        end = stop if end < 0 else end
        lines = list(_lines(folded, place, end))
        going = []
        for line in lines:
            above = next(
                (one for one in open_blocks if abs(one[-1].column - line.column) <= _SAME_COLUMN), None
            )
            if (
                above is None
                and open_blocks == blocks
                and len(lines) == 1
                and [len(one) for one in blocks] == [1]
            ):
                above = blocks[0]  # the space before the first line of a text may be lost
            if above is not None and len(above) < _MOST_LINES:
                above.append(line)
                going.append(above)
            else:
                blocks.append([line])
                going.append(blocks[-1])
        open_blocks = going
        place = end + 1
    return blocks


def _lines(folded: str, low: int, high: int) -> Iterator[_Line]:
    for match in _CELL.finditer(folded, low, high):
        words = match.group()
        start = match.start() + len(words) - len(words.lstrip(" *_#|"))
        yield _Line(start, match.start() + len(words.rstrip(" *_|")), start - low)


def _named(text: str, folded: str, block: Sequence[_Line]) -> Named | None:
    """The organisation that an address begins with, else the person."""
    person: Named | None = None
    for line in block:
        said = folded[line.start : line.end]
        if _STREET.match(said) or _POSTAL.search(said):
            break
        if _NO_NAME.match(said) or len(said) > 80:
            continue
        if title := _PERSON.match(said):
            if person is None and not _COUPLE.match(said, title.end()):
                named = name_at(text, line.start + title.end(), line.end, one_line=True)
                if named is not None and len(named.name.split()) >= 2:
                    person = replace(named, person=True, suffix=True, stop=block[-1].end)
            continue
        lead = _LEAD.match(said)
        start = line.start + (lead.end() if lead else 0)
        named = name_at(text, start, line.end, one_line=True)
        if named is None or is_role(named.name) or len(normalise(named.name)) < 2:
            continue
        whole = text[start : line.end].strip(" ,.")
        form = next(legal_forms(text[line.start : line.end], "fr"), None)
        # the second line is an office where a person stands above: "Directeur général"
        if person is not None and not (form or organised(whole) or lead):
            continue
        if not named.suffix:
            named = replace(named, name=" ".join(whole.split()), start=start, end=start + len(whole))
        return replace(named, stop=block[-1].end, suffix=True)
    return person


def writer(text: str, folded: str, reader: Named) -> Named | None:
    """Who has the letter's paper: the company whose register is printed on it, named at its top."""
    last = -1
    top = fold(text[:_TOP])
    for match in _REGISTER.finditer(folded):
        low = folded.rfind("\n", 0, match.start()) + 1
        if low <= last:
            continue
        last = low
        society = _SOCIETY.search(folded, max(low - 90, 0), match.start())
        if society is not None:
            named = name_at(text, society.end(), match.start())
            named = replace(named, suffix=True) if named is not None else None
            if named is not None and normalise(named.name) != normalise(reader.name):
                return named
            continue
        named = _registered(text, folded, low)
        if named is None:
            continue
        key = normalise(named.name)
        if len(key) > 2 and key != normalise(reader.name) and key.split()[0] in top:
            return named
    return None


def _registered(text: str, folded: str, low: int) -> Named | None:
    """The name that a line with a register begins with, or that stands over it."""
    said = _BEFORE_REGISTER.match(folded, low)
    form = next(legal_forms(text[low : low + 40], "fr"), None)
    if (
        said is not None
        and _OWN_LINE.match(folded, low) is None
        and not (form is not None and not text[low : low + form.start].strip(" \t*_#|-–"))
    ):
        start, end = said.span("name")
        start += len(text[start:end]) - len(text[start:end].lstrip(" \t*_#|–-"))
        name = " ".join(text[start:end].split())
        told = fold(name)
        if _NO_NAME.match(told) or _REGISTER.search(told) or _STREET.match(told) or _TALKS.match(told):
            return None
        if name[:1].isupper() and len(name.split()) <= _LONGEST_NAME:
            return Named(name, start, end, end, suffix=True)
        return None
    above: list[_Line] = []
    place = low - 1
    while place > 0 and len(above) < _MOST_ABOVE:
        begin = folded.rfind("\n", 0, place) + 1
        line = next(_lines(folded, begin, place), None)
        if line is None:
            break
        above.append(line)
        place = begin - 1
    for line in reversed(above):
        if named := _filling(text, folded, line):
            return named
    return None


def _filling(text: str, folded: str, line: _Line) -> Named | None:
    """A name that is all of a line."""
    if _NO_NAME.match(folded, line.start) or _STREET.match(folded, line.start):
        return None
    named = name_at(text, line.start, line.end, one_line=True)
    if named is None or named.end < line.end - 1 or len(named.name.split()) > _LONGEST_NAME:
        return None
    return None if is_role(named.name) or ":" in named.name else replace(named, suffix=True)


_TITLE = re.compile(
    r"(?:contrat|bail|avenant|marche|convention|protocole|accord|conditions|lettre|bon|devis|annexe|acte|commande"
    r"|proposition|offre|mandat|licence|cession|promesse|ordre|fiche|location|dossier|reference|version|page|entre)\b"
)
"""A document's title: nobody's paper is headed so."""
_ADDRESSED = re.compile(r"\b\d{5}\s+[a-z]|\bsire[nt]\b|\br\.?c\.?s\b|\btel\b|\bau\s+capital\b")
_ADDRESS_WITHIN = 220


def heading(text: str, folded: str, reader: Named) -> Named | None:
    """Whose paper it is: the name that a text begins with, its address in the same paragraph."""
    first = re.compile(r"\s*(?=\S)").match(folded)
    start = first.end() if first else 0
    stop = folded.find("\n\n", start, start + _ADDRESS_WITHIN)
    stop = min(start + _ADDRESS_WITHIN, len(folded)) if stop < 0 else stop
    if _TITLE.match(folded, start) or _NO_NAME.match(folded, start) or reader.start < stop:
        return None
    high = folded.find("\n", start)
    cell = _HEAD_CELL.match(text, start, max(high, start))
    if cell is None or _ADDRESSED.search(folded, cell.end(), stop) is None:
        return None
    named = _filling(text, folded, _Line(start, cell.end("name"), 0))
    return None if named is None or normalise(named.name) == normalise(reader.name) else named


_HEAD_CELL = re.compile(r"(?P<name>[^\t\n,|]{3,60}?)[ ]*(?=\t|\s[-–—|]\s|,|\||\Z)")


def _at_the_top(text: str, folded: str, reader: Named) -> Named | None:
    """The name that is the first line of the paper and comes again: where letters are signed, mostly."""
    first = re.compile(r"\s*(?=\S)").match(folded)
    start = first.end() if first else 0
    line = next(_lines(folded, start, max(folded.find("\n", start), start)), None)
    named = _filling(text, folded, line) if line is not None else None
    if named is None:
        return None
    if folded.count(fold(named.name)) < 2 or normalise(named.name) == normalise(reader.name):
        return None
    return named
