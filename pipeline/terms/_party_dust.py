"""Takes the dust of a scan off a name: a speck read as a word before it, a last letter set apart."""

from __future__ import annotations

from dataclasses import replace

from data import late as re
from pipeline.folding import fold
from pipeline.terms._party_words import Named

_SPECK = re.compile(
    r"(?!(?:Le|La|Les|De|Du|Des|The|Of|Mr|Mrs|Ms|Dr|St|Ste|Mme|Sir)\b)[A-Z]?[a-z]{0,3}[.,']?\s+"
)
_CAPITALS = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ’'.&-]*(?:\s+[A-ZÀ-Þ&][A-ZÀ-Þ’'.&-]*)+$")
_OPENS = re.compile(r"(?:LES?|LA|L['’]|DE|DU|DES|THE|SOCI[ÉE]T[ÉE]|[ÉE]TABLISSEMENTS?|ETS|COMPAGNIE)\b")
_APART = re.compile(r"(?<=[A-ZÀ-Þ]{4})\s([A-ZÀ-Þ])$")


def cleaned(text: str, named: Named) -> tuple[Named, str]:
    """Mend a name that carries dust.

    Returns:
        The name, and how it was mended in words; empty when nothing was. A name is mended only where the
        rest of the text (the name whole, or its last word whole), or an article in capitals after the
        speck, says what it should be.
    """
    if named.blank or named.person:
        return named, ""
    mended: list[str] = []
    speck = _SPECK.match(named.name)
    if speck:
        rest = named.name[speck.end() :]
        clear = _CAPITALS.match(rest) is not None and (
            _OPENS.match(rest) is not None or (times(text, rest) > 1 and times(text, named.name) < 2)
        )
        begin = text.find(rest.split()[0], named.start, named.end)
        if clear and begin > named.start:
            mended.append(f"{speck.group().strip()} left out")
            named = replace(named, name=rest, start=begin)
    apart = _APART.search(named.name)
    if apart:
        whole = named.name[: apart.start()] + apart.group(1)
        if times(text, whole) or times(text, whole.rsplit(None, 1)[-1]):
            mended.append(f"{named.name} -> {whole}")
            named = replace(named, name=whole)
    return named, "; ".join(mended)


def times(text: str, name: str) -> int:
    """Count how often a name stands in a text, line breaks and case apart."""
    pattern = r"\s+".join(re.escape(word) for word in fold(name).split())
    return len(re.findall(rf"(?<!\w){pattern}(?!\w)", fold(text)))


def dusty(text: str, named: Named) -> bool:
    """Tell whether a name from a scan stands there once only, so that nothing confirms its letters."""
    return times(text, named.name) < 2
