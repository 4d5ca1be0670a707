"""Reads a French table of who signs, drawn with bars: a row a party, with a column for signatures."""

from __future__ import annotations

from collections.abc import Iterator

from data import late as re
from pipeline.terms import _signature_french_words as words
from pipeline.terms._signature_french_who import Parties, Who

_ROW = re.compile(r"(?m)^[ \t]*\|[^\n]*\|[ \t]*$")
_HEAD = re.compile(
    r"\W*(?:signatures?|signee?|statut|visa|emargement)(?:\s+(?:electronique|et\s+cachet))?\W*"
)
_NO = re.compile(r"\W*(?:non|neant|en\s+attente|a\s+signer|manquante?|absente?|-|vide)\b.*|[\s_.…-]*")
_YES = re.compile(r"\W*(?:oui|signee?|ok|fait|x|✓|✔|☑)\W*")


def rows(text: str, folded: str, parties: Parties) -> Iterator[tuple[Who, str, str, tuple[int, int]]]:
    """Yield each party of such a table with what its row says: signed or blank, by whom, and where.

    Args:
        text: as it was read, with its bars.
        folded: the same, folded.
        parties: of the contract.
    """
    if "|" not in folded or "sign" not in folded:
        return
    column = count = -1
    last = -2
    for line in _ROW.finditer(folded):
        cells = line.group().strip().strip("|").split("|")
        if line.start() > last + 1:
            column = -1
        last = line.end()
        heads = [number for number, cell in enumerate(cells) if _HEAD.fullmatch(cell)]
        if len(heads) == 1 and len(cells) > 1 and not parties.named(cells[0])[0]:
            column, count = heads[0], len(cells)
            continue
        if column < 0 or len(cells) != count:
            continue
        others = [cell for number, cell in enumerate(cells) if number != column]
        who = next((found for cell in others if (found := parties.named(cell)[0]) is not None), None)
        who = who or next(
            (found for cell in others if (found := parties.of_person(cell)) is not None), None
        )
        said = cells[column].strip()
        signed = words.MARK.search(said) or words.ELECTRONIC.search(said) or _YES.fullmatch(said)
        if who is None or not (signed or _NO.fullmatch(said)):
            continue
        names = (words.NAMED_THERE.match(cell.strip()) for cell in text[slice(*line.span())].split("|"))
        people = (name["name"] for name in names if name is not None)
        person = next((name for name in people if parties.of_person(name) is who), "")
        yield who, "signed" if signed else "blank", person, line.span()
