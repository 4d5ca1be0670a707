"""How French contracts choose their law."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from data import late as re
from pipeline.terms._law_hits import LawHit
from pipeline.terms._law_places import Place, place_at, places, plain, sentence_bounds

_COUNTED = 0.88
"""Without a word for whose law it is: right each of 7 times on development, and 8 of 9 are promised."""
_LAW = re.compile(r"\b(?:droit|lois?|legislation|legislations)\b")
_KIND = (
    r"(?:\s+(?:positif|interne|civil|commercial|materiel|substantiel|prive|national|nationale|local|"
    r"commun|public|administratif|des\s+contrats|des\s+obligations))?"
)
_GAP = re.compile(
    rf"{_KIND}(?:\s+(?:et\s+(?:aux\s+)?reglements|en\s+vigueur|applicables?))*\s+"
    r"(?:en|au|aux|de\s+la|de\s+l'|du|des|de|d'|dans)\s*"
)
_CUE = re.compile(
    r"\b(?P<strong>soumis\w*|soumettent|regi(?:e|s|es|t|ssent)?|gouverne\w*|interprete\w*|interpretation|"
    r"releve\w*|obei\w*|soumettre|remettent|sous\s+l'empire|gouvern\w*|choix|choisi\w*|suivr?a?|suit"
    r"|elisent|"
    r"assujetti\w*)\b|\b(?P<weak>applicables?|execute\w*|conclu\w*|applique\w*|conforme\w*|lieu)\b"
)
_APPLIES = re.compile(
    r"[^.;]{0,60}?(?:\b(?:est|sera|sont)\s+(?:\w+\s+){0,2}applicable|s'applique|\bregit\b|\bregira\b|"
    r"\bgouverne(?:nt|ra|ront)?\b|\bgouvernant\b|\bregissant\b|\bprevau|\b(?:est|sont|sera|seront)\s+(?:\w+\s+)?retenu|"
    r"(?:\bet\s+(?:les|le)\s+(?:juges?|tribuna\w+|juridictions?)\b[^.;]{0,40})?\b(?:departag|tranche)\w+|"
    r"\best\s+(?:la\s+(?:seule\s+)?loi\s+d|(?:la\s+)?seule?\s+competente?)|\bfait\s+loi|\bfera\s+loi)"
)
_COMPANY = re.compile(
    r"\b(?:societes?|associations?|entites?|personnes?\s+morales?|fondations?|banques?|etablissements?|"
    r"organismes?|"
    r"compagnies?|s\.?a\.?s?|sarl|filiales?|regime|fonds)\s+(?:[\w-]+\s+){0,2}(?:de|du)\s*\Z"
)
_STATUTE = re.compile(
    r"\s*(?:n°|no\.?\s|du\s+\d|dite?\s|relativ\w+\s|sur\s+(?:la|le|les|l')|\"|informatique)"
)
_SUBJECT = re.compile(
    r"\b(?:contrats?|conventions?|conditions|cgv|cgu|cga|cgs|baux|bail|accords?|presente?s?|marches?|"
    r"avenants?|relations?|"
    r"litiges?|parties|protocole|charte|documents?|offres?|services?)\b"
)
_BLANK = re.compile(
    rf"{_KIND}\s+(?:de\s+|du\s+|d')?(?P<blank>\[[^\]]{{0,40}}\]|_{{2,}}|\.{{4,}}|…+|x{{3,}}\w*|[●•]+|"
    r"\{\{[^}]{0,40}\}\}|\*{3,})"
)
_APPLYING = re.compile(
    r"\b(?:appliquer\w*|applique(?:nt)?|application|s'appliquera?|s'appliquent|vaut|est\s+(?:(?:le"
    r"|la)\s+(?:droit|loi)\s+)?applicable)\s*(?:(?:le|la|du|de\s+la|exclusive|stricte)\s*){0,3}\Z"
)
_DECIDED = re.compile(
    r"\b(?:loi|droit)\s+qui\s+(?:s'applique|regit|gouverne)\b[^.;]{0,40}\best\s+(?:le\s+|la\s+)?\Z"
    r"|\b(?:tranche|juge|regle|resolu|statue|arbitre|interprete)\w*\b[^.;]{0,60}"
    r"\b(?:selon|suivant|(?:en|par)\s+application|conformement|au\s+regard|d'apres)\s+(?:(?:le|la|du"
    r"|de\s+la|au|a\s+la|les)\s*)?\Z"
)
_CONTRACT_OF = re.compile(
    r"\b(?:contrat|bail|convention|accord|licence|marche)s?(?:\s+est|\s*,|\s+\w+\s+est)?\s+de\s*\Z"
)
_THAT_OF = re.compile(r"(?:droit|loi)\s+(?:applicable|du\s+contrat)\b[^.;\n]{0,40}\bcel(?:ui|le)\s+")
_TITLE = re.compile(r"(?:droit|lois?)\s+applicables?|loi\s+du\s+contrat|droit\s+du\s+contrat")


_ALONE_BEFORE = re.compile(
    r"(?:\A|[.;:\n\t|)–-])\s*(?:(?:[a-z]{1,2}\.?)?\d{1,2}[\d.]*[\s)-]+)?(?:(?:le|la|-)\s+)?\Z"
)
_ALONE_AFTER = re.compile(
    r"\s*(?:[.;|\n\t]|(?:exclusivement|uniquement|seule?|applicables?)\b|[,-]\s*(?:tribuna|juridiction|competence"
    r"|for\b|a\s+l'exclusion|(?:la\s+|les\s+)?(?:convention|regles?)\b)|\Z)"
)
_GENERAL = re.compile(
    r"\bdivers(?:es)?\b|dispositions\s+(?:generales|finales)|stipulations\s+(?:generales|finales)"
)
"""Headings under which a law that is a sentence of its own can only be the contract's."""
_DISPUTES = re.compile(
    r"\bjuges\b|litige|differend|contestation|juridiction|mediation|arbitrage|conciliation|(?:droit|loi)\s*(?:applicable|du\s+contrat"
    r"|:)|competence"
)
_FOR_BEFORE = re.compile(r"\bfor\s+(?:juridique|judiciaire|exclusif|a)\b|\bcompetent|\btribuna")
_COURT_NEXT = re.compile(
    r"[\s.;,|-]{1,4}(?:attribution\s+de\s+)?(?:tribuna|juridiction|competence|cour\s|for\s)"
)


@cache
def _adjective() -> re.Pattern[str]:
    return re.compile(
        rf"{_KIND}(?:\s+et\s+(?:les\s+|aux\s+)?reglements|\s+de\s+l'etat|\s+de\s+la\s+republique)?\s+(?P<adjective>{places('fr').adjective})(?![a-z-])"
    )


_LABEL = re.compile(
    r"\b(?:droit|loi)(?:\s+applicable|\s+du\s+contrat)?\s*[:\t|-]\s*(?:(?:le|la)\s+)?(?:(?:droit"
    r"|loi)\s+)?"
)


def _labelled(folded: str, low: int, high: int) -> Iterator[LawHit]:
    """Yield laws of a table or a list of terms: ``Droit applicable : France``."""
    for label in _LABEL.finditer(folded, low, high):
        place = place_at(folded, label.end(), "fr")
        adjective = _adjective().match(folded, label.end() - 1)
        if place is not None and folded[place.end : place.end + 1] in (
            "",
            "\n",
            "\t",
            ".",
            ",",
            ";",
            "|",
            ")",
        ):
            yield LawHit(label.start(), place.end, (place.code,), 0.9)
        elif adjective is not None:
            code = places("fr").adjectives[plain(adjective.group("adjective"))]
            yield LawHit(label.start(), adjective.end(), (code,), 0.9)


_HEADED = re.compile(r"(?:droit|lois?)(?:\s+applicables?)?(?:\s*(?:,|/|-|et)\s*[a-z' ]{2,30})?")
_FIRST = re.compile(r"[^\n]*\n\s*")
_NUMBER = re.compile(r"^\W*(?:(?:article|art\.?)\s+)?(?:\d[\d.]*|[ivxl]{1,5})?[\s/.):-]*")


def _under_heading(folded: str, heading: str, low: int, high: int) -> Iterator[LawHit]:
    """Yield a law of which the heading says what it is: ``Droit``, and below ``Français. Lille.``"""
    if _HEADED.fullmatch(_NUMBER.sub("", heading)) is None:
        return
    line = _FIRST.match(folded, low, high)
    adjective = _adjective().match(" " + folded[line.end() : line.end() + 40]) if line else None
    if line is None or adjective is None:
        return
    end = line.end() + adjective.end() - 1
    if _ALONE_AFTER.match(folded, end) is not None:
        code = places("fr").adjectives[plain(adjective.group("adjective"))]
        yield LawHit(line.end(), end, (code,), 0.85)


def french_hits(text: str, folded: str, heading: str, low: int, high: int) -> Iterator[LawHit]:
    """Yield the choices of law whose word *loi* or *droit* stands in ``text[low:high]``."""
    yield from _labelled(folded, low, high)
    yield from _under_heading(folded, heading, low, high)
    for named in _THAT_OF.finditer(folded, low, high):
        place = place_at(folded, named.end(), "fr")
        if place is not None:
            yield LawHit(named.start(), place.end, (place.code,), 0.92)
    for law in _LAW.finditer(folded, low, high):
        blank = _BLANK.match(folded, law.end())
        place = _named(folded, law)
        if place is None and blank is None:
            continue
        if _COMPANY.search(folded, max(law.start() - 60, 0), law.start()):
            continue
        end = place.end if place else (blank.end() if blank else law.end())
        if _STATUTE.match(folded, end):
            continue
        start, _ = sentence_bounds(text, law.start())
        confidence = _confidence(folded, start, law.start(), end, heading)
        if confidence is None and place is not None and _alone(folded, law.start(), end, heading):
            start, confidence = law.start(), 0.92
        if confidence is None:
            continue
        if place is not None:
            yield LawHit(start, end, (place.code,), confidence)
        elif blank is not None and confidence >= 0.9:
            words = plain(text[blank.start("blank") : blank.end("blank")])
            yield LawHit(start, end, (), 0.9, f"the law is left open ({words})")


_RESIDENTS = re.compile(
    r"\b(?:pour|si|lorsqu\w*|s'agissant|concernant)\b[^.;]{0,60}?\b(?:resid\w+|domicili\w+|etabli\w*|situe\w*|vi(?:ve|v)\w+)"
    r"\s+(?:en|au|aux|dans|hors|a\s)"
)


def for_residents(folded: str, start: int, end: int) -> bool:
    """Tell whether a law is chosen for those who live somewhere: ``Pour les utilisateurs résidant au``."""
    return "resid" in folded[start:end] and _RESIDENTS.search(folded, start, end) is not None


def _alone(folded: str, start: int, end: int, heading: str) -> bool:
    """Whether a law is a sentence of its own (``Litiges. Droit français.``) where law is the subject."""
    low = max(start - 60, 0)
    law = folded.startswith("droit", start) or re.search(
        r"\bloi\b|litige|differend|contestation|juridiction|mediation|arbitrage|conciliation",
        f"{heading} {folded[low:start]}",
    )
    general = _GENERAL.search(heading)
    if not (law or general) or _ALONE_BEFORE.search(folded, low, start) is None:
        return False
    if _ALONE_AFTER.match(folded, end) is None:
        return False
    about = (
        _DISPUTES.search(heading)
        or re.search(r"\b(?:loi|droit)\b", heading)
        or general
        or _DISPUTES.search(folded, low, start)
    )
    return (
        about is not None
        or _COURT_NEXT.match(folded, end) is not None
        or _FOR_BEFORE.search(folded, low, start) is not None
    )


def _named(folded: str, law: re.Match[str]) -> Place | None:
    adjective = _adjective().match(folded, law.end())
    if adjective is not None:
        code = places("fr").adjectives[plain(adjective.group("adjective"))]
        return Place(code, adjective.start("adjective"), adjective.end())
    gap = _GAP.match(folded, law.end())
    return place_at(folded, gap.end(), "fr") if gap else None


def _confidence(folded: str, start: int, law_start: int, end: int, heading: str) -> float | None:
    before = folded[start:law_start]
    titled = _TITLE.search(heading) is not None or _TITLE.search(before) is not None
    subject = titled or _SUBJECT.search(folded[start : end + 80]) is not None
    cues = [cue for cue in _CUE.finditer(before) if len(before) - cue.end() < 220]
    if any(cue.group("strong") for cue in cues):
        return 0.97 if subject else _COUNTED
    if _APPLIES.match(folded, end):
        return 0.95 if subject else _COUNTED
    disputes = titled or _DISPUTES.search(heading) or _DISPUTES.search(before)
    if _DECIDED.search(before) and (subject or disputes):
        return 0.92
    if _APPLYING.search(before) and (disputes or subject or _GENERAL.search(heading)):
        return 0.92 if disputes else 0.85
    if _CONTRACT_OF.search(before) and (disputes or re.search(r"\best\b", before)):
        return 0.9
    if titled:
        return 0.92 if len(before) < 120 else 0.8
    if any(cue.group("weak").startswith("applicable") for cue in cues):
        return _COUNTED
    return None
