"""Asks the trained recogniser where rules find fewer than two parties, and keeps what holds."""

from __future__ import annotations

from collections.abc import Mapping

from data import late as re
from pipeline.company import legal_forms, normalise
from pipeline.folding import fold
from pipeline.terms._party_marks import Whole
from pipeline.terms._party_words import Named, has_blank, is_role, organised
from pipeline.types import Language

_FORM_ALONE = re.compile(
    r"[\W_]*(?:S\.?p\.?A|S\.?A|Inc|Corp|Corporation|Company|LLC|Ltd|Limited|Trust|LP|PLC)\W*$",
    re.IGNORECASE,
)
_CUES: Mapping[str, tuple[str, ...]] = {
    "fr": (
        "soussigne",
        "d'une part",
        "ci-apres denomme",
        "ci-apres designe",
        "entre :",
        "conclu entre",
        "parties :",
    ),
    "en": ("between", "among", "hereinafter", '(the "', "this agreement", "hereby agree", "undersigned"),
}
_NO_PARTY = re.compile(
    r"^d'(?:une|autre)\s+part|\b(?:represente|gerant|mergefield|route\s+de|rue\s"
    r"|avenue\s|signature|article|contrat\b|agreement\b|including)|^affiliate\b|\b(?:code|act|laws?|court)$"
)
_REPRESENTS = re.compile(
    r"(?:repr[ée]sent[ée]\w*|represented|personne\s+de|g[ée]rant|pr[ée]sident|by\s+its|acting\s+through|agissant|signed\s+by)[^;\n»”\"]{0,60}$",
    re.IGNORECASE,
)
"""Who signs for a party is none."""
_REGISTERED = re.compile(
    r"immatricul|siege\s+social|au\s+capital|\bsiren\b|\bsiret\b|demeurant|registered\s+(?:office|number)"
)


def _speaks_of_parties(text: str, language: Language) -> bool:
    """Tell whether the stretch that the recogniser would look at speaks of parties at all."""
    head = fold(text[:3000])
    return any(cue in head for cue in _CUES[language])


def completed(whole: Whole, found: list[Named], language: Language) -> list[Named]:
    """Let the recogniser complete what the rules began, where the text speaks of parties."""
    import models

    text = whole.text
    if not _speaks_of_parties(text, language):
        return found
    try:
        recogniser = models.load("party")
    except models.ModelError:
        return found
    spans = recogniser.spans(text)
    kept = list(found)
    seen = {normalise(one.name) for one in found}
    names = [span for span in spans if span.label == "PARTY"]
    for number, span in enumerate(names):
        start = _from_its_head(text, span.start)
        name = " ".join(text[start : span.end].split()).strip(" ,;:-_")
        key = normalise(name)
        if (
            not key
            or any(f" {key} " in f" {one} " for one in seen)
            or is_role(name)
            or len(name) < 3
            or re.match(r"(?:des?|du|d['’]|les?|la|of|and|et)\s", name)
            or not _whole(text, start, span.end)
        ):
            continue
        limit = names[number + 1].start if number + 1 < len(names) else span.end + 400
        aliases = [s for s in spans if s.label == "ALIAS" and span.end <= s.start < limit]
        alias = " ".join(text[aliases[0].start : aliases[0].end].split()) if aliases else None
        form = next(legal_forms(name, "en"), None) or next(legal_forms(name, "fr"), None)
        near = 120 if language == "fr" else 250
        told = _REGISTERED.search(fold(text[span.end : span.end + near])) is not None
        if form is None and not told:
            if language == "fr" and not _stands_for_itself(whole, name, span.end):
                continue
            if language == "en" and (alias is None or len(key.split()) < 2):
                continue
        if _REPRESENTS.search(text, max(start - 90, 0), start):
            continue
        if _FORM_ALONE.match(name) or _NO_PARTY.search(fold(name)) or (has_blank(name) and not told):
            continue
        if (
            language == "en"
            and not (form and alias)
            and not whole.signs(Named(name, start, span.end, span.end))
        ):
            continue
        seen.add(key)
        stop = aliases[0].end if aliases else span.end
        role = alias if alias and is_role(alias) else None
        suffix = form is not None
        kept.append(Named(name, start, span.end, stop, alias, role, suffix=suffix, model=True))
    return sorted(kept, key=lambda one: one.start)


_INTRODUCED = re.compile(
    r"[^.;\n]{0,40}\n?[^.;\n]{0,60}?(?:\b\d{5}\b|\brepresente|\bci-apres|\bdont\s+le\b|\bsis[e]?\b|[«\"])"
)
"""What follows a name that is introduced: where it has its seat, who speaks for it, what it is called."""
_OF_THE_PAPER = re.compile(
    r"\b(?:conditions|extrait|annexes?|objet|livraison|prix|duree|bon\s+de|zone|zi|za|tribunal|bulletin"
    r"|exemplaire|devis|facture|commande|notaire|maitre|banque|assureur)\b|\d{5}"
)


def _stands_for_itself(whole: Whole, name: str, end: int) -> bool:
    """Tell whether a French name without a legal form is told like a party's: introduced, or signing."""
    if _OF_THE_PAPER.search(fold(name)):
        return False
    if _INTRODUCED.match(fold(whole.text[end : end + 120])):
        return True
    signs = whole.signs(Named(name, end - len(name), end, end))
    return signs or (organised(name) and whole.times(name) > 1)


_HEAD = re.compile(
    r"\b[a-z]+[ \n](?P<head>(?!(?:The|This|That|Between|Agreement|Contract|Exhibit|Mr|Ms|Mrs)\b)"
    r"[A-Z][a-z]+(?:[A-Z][a-z]+)?[ \n])$"
)
"""A capitalised word within a sentence, right before a name that the recogniser has cut."""


def _from_its_head(text: str, start: int) -> int:
    head = _HEAD.search(text, max(start - 40, 0), start)
    return head.start("head") if head else start


def _whole(text: str, start: int, end: int) -> bool:
    return (start == 0 or not text[start - 1].isalnum()) and (end >= len(text) or not text[end].isalnum())
