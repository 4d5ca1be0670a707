"""Warranty for goods, software or work: how long it runs, or that there is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from data import late as re
from pipeline.durations import FoundDuration, find_durations
from pipeline.terms import _passage, _time
from pipeline.terms._passage import Passage
from pipeline.terms._wrapped import wrapped
from pipeline.terms.base import View
from pipeline.types import Clause, JsonValue, Language, Term

_ANCHOR = {
    "en": re.compile(
        r"\b(?:warrant(?:s|y|ies|ed|ing)?|guaranteed\s+against|guarantees?\s+(?:\w+\s+){0,4}?that|as\s?-?\s?is|as\s+seen"
        r"|with\s+all\s+(?:its\s+|their\s+)?faults|conditions?\s+(?:or\s+\w+\s+)?as\s+to|terms\s+as\s+to)\b"
    ),
    "fr": re.compile(
        r"\b(?:garanti(?:es?|t|r|e|ssent|s)?|en\s+l'etat|vices?\s+(?:apparents?\s+(?:ou|et|ni)\s+)?caches?|aucun\s+(?:defaut|vice)"
        r"|tel(?:le)?s?\s+quel(?:le)?s?|garantissant|dans\s+l'etat\s+ou)\b"
    ),
}
_GOODS = {
    "en": re.compile(
        r"\b(?:products?|services?|software|goods|work(?:s|manship)?|equipment|deliverables?|systems?"
        r"|materials?|applications?|units?|media|parts|hardware|programs?|devices?|repairs?|defects?"
        r"|defective|items?|commodit(?:y|ies)|documentation|licensed\s+\w+)\b"
    ),
    "fr": re.compile(
        r"\b(?:produits?|prestations?|services?|chose|logiciels?|materiels?|travaux|ouvrages?|equipements?"
        r"|biens?|livrables?|fournitures?|pieces?|main\s+d'oeuvre|defauts?|vices?|conformite|corrections?"
        r"|anomalies?|installations?|articles?|reparations?)\b"
    ),
}
_NO_WARRANTY = {
    "en": re.compile(
        r"\bdisclaim\w*[^.;]{0,120}?warrant|\b(?:makes?|made|gives?|provides?|offers?"
        r"|extends?)\s+no\s+(?:other\s+|further\s+|additional\s+)?(?:\w+[\s,]+){0,6}?warrant"
        r"|\bno\s+(?:other\s+|further\s+|additional\s+)?(?:\w+[\s,/]+){0,5}?warrant(?:y|ies)\b"
        r"|\bwithout\s+(?:any\s+)?(?:\w+\s+)?warrant(?:y|ies)\s+of|\bin\s+lieu\s+of\s+(?:all"
        r"|any)\s+(?:other\s+)?warrant|\bwarrant(?:y|ies)\b[^.;]{0,200}?\b(?:are|is)\s+(?:hereby\s+"
        r"|expressly\s+|specifically\s+)*(?:disclaimed|excluded|waived|negated)"
        r"|\bdo(?:es)?\s+not\s+(?:make|give|provide)\s+any\s+(?:\w+[\s,]+){0,5}?warrant"
        r"|\bexclud\w+[^.;]{0,60}?implied\s+warrant|\b(?:does|do)\s+not\s+warrant\b"
        r"|\b(?:makes?|gives?|offers?|provides?)\s+no\s+(?:\w+[\s,]+){0,6}?guarantees?\b"
        r"|\bwarrant(?:y|ies)\b[^.;]{0,120}?\b(?:negatived|negated|excluded|renounced)\b"
        r"|\b(?:terms?|conditions?)\b[^.;]{0,120}?\b(?:quality|fitness)\b[^.;]{0,120}?\b(?:excluded|negatived)\b"
        r"|\b(?:sold|delivered|supplied|let|taken|takes?|accepts?)\b[^.;]{0,60}?\b(?:as\s+seen|with\s+(?:all\s+)?(?:its|their)\s+"
        r"(?:faults|defects)|with\s+all\s+faults)\b"
        r"|\bwarrant(?:y|ies)\s*[:=]\s*(?:none|nil|excluded|no\s+warrant\w+)\b"
    ),
    "fr": re.compile(
        r"\bsans\s+(?:aucune\s+)?garantie\b(?!\s+(?:bancaire|financiere))|\bn'(?:offre|accorde|apporte"
        r"|assume)\w*\s+(?:pas\s+de\s+|aucune\s+)garantie|\bne\s+(?:donne|fournit|consent|accorde|fait"
        r"|confere|comporte)\w*\s+(?:pas\s+de\s+|aucune\s+)garantie|\baucune\s+garantie\b"
        r"|\bexclu\w+[^.;]{0,60}?(?:toute|toutes)\s+(?:autres?\s+)?garantie"
        r"|\btoute\s+(?:autre\s+)?garantie[^.;]{0,80}?exclu\w+|\bne\s+garanti(?:t|ssent)\s+(?:pas"
        r"|en\s+aucun|aucun\w*|ni|que)\b[^.;]{0,140}?(?:exempt|interruption|erreur|fonctionn|exactitude"
        r"|conform|adequation|resultat|compatib|sans\s+defaut|securite|performance)"
        r"|\ben\s+l'etat\b[^.;]{0,120}?\brecours\b[^.;]{0,60}?\bvices?\b|\ben\s+l'etat\b[^.;]{0,60}?garantie|\bfournie?s?\s+en\s+l'etat\b"
        r"|\b(?:decline|ecarte|exclut|refuse)\w*\s+toute\s+(?:autre\s+)?garantie"
        r"|\btoute\s+garantie\b[^.;]{0,120}?\b(?:ecartee|exclue|refusee|supprimee)\b"
        r"|\bdispense\w*\s+de\s+(?:toute\s+)?garantie"
        r"|\bne\s+(?:repond|repondra|garantit|garantira)\w*\s+(?:d'aucun|pas\s+de(?:s)?|ni\s+de(?:s)?)\s*(?:aucun\s+)?(?:defauts?|vices?)\b"
        r"|\b(?:vendu|livre|cede|fourni|loue|concede)\w*\s+tel(?:le)?s?\s+quel(?:le)?s?\b"
        r"|\bne\s+(?:garanti(?:t|ra|ssent)|repond\w*)\s+(?:pas|aucunement|en\s+rien)\b[^.;]{0,60}?\b(?:contre|de|des|les)\s+(?:\w+\s+)?vices?\b"
        r"|\bgaranties?\s*[:=]\s*(?:neant|aucune|sans\s+garantie|exclue)\b"
        r"|\brenonc\w+\s+(?:\w+\s+){0,4}?a\s+(?:toute|la)\s+garantie\b(?!\s+(?:bancaire|financiere|solidaire))"
        r"|\bsans\s+autre\s+garantie\s+que\s+celles?\s+(?:de\s+l'existence|de\s+(?:son|ses|leur)\s+fait|du\s+titre|de\s+sa\s+propriete)"
        r"|\bne\s+garantissant\s+ni\b[^.;]{0,140}?(?:exempt|interromp|erreur|fonctionn|exactitude|conform|adequation|qualite)"
        r"|\bdans\s+l'etat\s+ou\b[^.;]{0,160}?\b(?:sans|renonc\w+)\b[^.;]{0,90}?\b(?:recours|garantie|vices?)\b"
        r"|\bsans\s+recours\b[^.;]{0,90}?\b(?:vices?|defauts?|etat)\b"
    ),
}
_AS_IS = re.compile(r"\bas[\s-]{1,3}is\b")
_AS_IT_STANDS = re.compile(
    r"[\s,;:-]*(?:basis|conditions?\b|state\b|where[\s-]*is|where\b|with(?:out)?\s+(?:all|any|no|warrant)"
    r"|and\s+(?:where|with|as\s+available|without)|[.;)]|\Z)"
)
"""What follows "as is" where it is no part of a sentence on ("such data as is asked for")."""
_HANDED = re.compile(
    r"\b(?:provided|delivered|furnished|supplied|sold|licensed|leased|offered|transferred|conveyed|available"
    r"|accept(?:s|ed)?|purchased?|takes?|taken)\b[^.;]{0,60}\Z"
)
_NOT_FR = re.compile(
    r"\b(?:depot\s+de\s+garantie|garanties?\s+(?:bancaires?|financieres?|autonomes?|a\s+premiere"
    r"|d'eviction|de\s+passif|de\s+paiement|de\s+bonne|maison|decennale|d'assurance|de\s+disponibilite"
    r"|responsabilite|individuelle|du\s+conducteur|de\s+taux|d'origine)|retenue\s+de\s+garantie"
    r"|garanties?\s+(?:vol|incendie|corporelle|dommages)|garantir?\s+et\s+(?:relever|indemniser)"
    r"|(?:montants?|plafonds?)\s+(?:de\s+|des\s+)?garanties?|volume\s+minimum\s+garanti"
    r"|garantie\s+(?:prix|meilleur|satisfait))"
)
_NOT_EN = re.compile(
    r"\bwarrants?\s+(?:to\s+purchase|certificate|agreement|shares|holder)|stock\s+warrant"
    r"|\bwarrant\s+(?:shares|a\s)|exercise\s+of\s+(?:the|such|any)\s+warrant|options\s+(?:and"
    r"|or)\s+warrants|warrants\s+(?:may|issued|to)\b"
)
_RUNS = {
    "en": re.compile(
        r"(?:\bup\s+to|\bperiod[\"')]{0,2}\s*[-:]|\bfor(?:\s+(?:a"
        r"|the))?(?:\s+\w+)?(?:\s+period)?(?:\s+of)?|\bperiod\s+(?:of|is|shall\s+be"
        r"|will\s+be|means)|\bduring\s+(?:the|a)(?:\s+\w+)?|\bis|\bbe|:|\bof|\ba|\bthan|\bwarranty"
        r"|\bleast|\bexceed|\bfor)\s*(?:\(?[a-z]{0,3}\))?[\s(]*\Z"
    ),
    "fr": re.compile(
        r"(?:\bpendant|\bpour(?:\s+une)?(?:\s+(?:duree|periode))?(?:\s+(?:minimale|ferme))?(?:\s+de)?"
        r"|\bduree\s+(?:minimale\s+|totale\s+)?(?:de|est\s+de)|\bperiode\s+de|\bde|\bd'|\bs'acheve(?:ra)?"
        r"|\bexpire(?:ra)?|\bdurant|\best"
        r"|\bgarantie?s?|:|\bsur|\bdans\s+(?:un\s+delai\s+de|les))[\s(]*\Z"
    ),
}
_AFTER_RUN = {
    "en": re.compile(
        r"^[\s)]{0,3}(?:period\s+)?(?:\w+\s+){0,3}?(?:from|after|following|of\s+(?:the\s+)?(?:delivery"
        r"|receipt|acceptance|shipment|purchase|installation)|commencing|beginning|warrant|limited|period"
        r"|thereafter|under\s+normal)"
    ),
    "fr": re.compile(
        r"^[\s)]{0,3}(?:\w+\s+){0,3}?(?:a\s+compter|a\s+partir|apres|suivant|des\s+la|pieces|sur|contre"
        r"|de\s+garantie|,|\.)"
    ),
}
_OTHER = {
    "en": re.compile(
        r"\b(?:notice|notif\w+|surviv\w+|inspect\w*|prior\s+to|cure|remed(?:y|ied)|terminat\w+|payment"
        r"|invoice|expir\w+|insurance|years?\s+of\s+age|financial\s+statements|reject\w*|consent|last"
        r"|past|preceding|commence\w*\s+an?\s+action|claims?\s+must)\b"
    ),
    "fr": re.compile(
        r"\b(?:preavis|resili\w+|paiement|facture|rembours\w+|retract\w+|avertir|notifi\w+"
        r"|mise\s+en\s+demeure|signale\w*|prescription|reclam\w+|essai)\b"
    ),
}
_GIVEN = {
    "en": re.compile(
        r"\bguarantees?\s+(?:\w+\s+){0,4}?that\b(?=[^.;]{0,80}?\b(?:goods|products?|commodit(?:y|ies)|services?"
        r"|equipment|materials?|works?|software|machines?|quality))"
        r"|\bguaranteed\s+(?:against|to\s+be\s+free)\b"
        r"|\bwarrants?\b(?:\s+(?:and\s+(?:represents?|covenants?|agrees?)|to|for|each|the"
        r"|that|\w+)){0,8}?\s*(?:that\b|,|:|(?:the|all|its|each|any)\s+(?:products?|goods|services"
        r"|software))"
    ),
    "fr": re.compile(
        r"\bgaranti(?:t|ssent)\b|\best\s+garantie?\b|\bsont\s+garantie?s\b|\bgarantie\s+(?:legale"
        r"|contractuelle|commerciale|constructeur|de\s+(?:conformite|bon\s+fonctionnement"
        r"|parfait\s+achevement))"
    ),
}
_WHOLE = re.compile(r"\bentire\s+(?:agreement|understanding|contract)\b")
"""A clause that nothing else was said or promised denies no warranty of goods."""
_VOUCHED = re.compile(
    r"\brepresents?,?\s+(?:and|&)\s+warrants?\b|\bwarrants?,?\s+(?:and|&)\s+represents?\b"
)
"""Words that give a warranty of what they say, whatever it is of."""
_NEAR = 260
_MARKS = ('"', "'", "\u201c", "\u201d", "\u2018", "\u2019", "\u00ab", "\u00bb")


@dataclass(frozen=True, slots=True)
class _Run:
    passage: Passage
    start: int
    end: int
    duration: FoundDuration
    confidence: float


class Warranty:
    """Finds how long a warranty runs, that one is given, and that warranties are disclaimed."""

    name = "warranty"
    version = 1
    kinds: tuple[str, ...] = ("warranty",)
    requires: tuple[str, ...] = ()
    languages: tuple[Language, ...] = ("fr", "en")
    triggers: Mapping[str, tuple[str, ...]] = {
        "en": (
            *("warrant", "guarantee", "as is", "as-is", "as\nis", "as to"),
            *wrapped("as seen", "all faults", "their faults", "its faults"),
        ),
        "fr": (
            "garanti",
            "en l'etat",
            "en\nl'etat",
            "l'etat ou",
            "l'etat\nou",
            "vice cache",
            "vices caches",
            "vices\ncaches",
            "defaut",
            "quel",
        ),
    }
    signals: Mapping[str, Mapping[str, tuple[str, ...]]] = {
        "warranty": {
            "en": wrapped("warranty period", "limited warranty", "warranty of merchantability"),
            "fr": wrapped(
                "periode de garantie",
                "duree de la garantie",
                "vices caches",
                "garantie legale",
                "garantie contractuelle",
            ),
        }
    }

    def extract(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        """Yield the durations, then at most one term that it is given and one that it is disclaimed."""
        maker = f"{self.name}/{self.version}"
        language = "fr" if view.language == "fr" else "en"
        runs: dict[str, _Run] = {}
        given: tuple[Passage, int] | None = None
        denied: tuple[Passage, int] | None = None
        blank: _Run | None = None
        vouched: tuple[Passage, int] | None = None
        for passage in _passage.passages(
            view, _time.shown(view, clauses, self.triggers), _ANCHOR[language], before=320, after=620
        ):
            no = _denied(passage, language)
            if no is not None and denied is None and _speaks_of_goods(passage, no, language):
                denied = (passage, no)
            for run in _runs(passage, language):
                if run.duration.duration is None:
                    blank = blank or run
                else:
                    runs.setdefault(run.duration.duration, run)
            if given is None and no is None and (at := _given(passage, language)) is not None:
                given = (passage, at)
            if vouched is None and language == "en" and (word := _VOUCHED.search(passage.folded)):
                vouched = (passage, word.start())
        for run in list(runs.values())[:5]:
            yield self._stated(view, run, maker)
        if not runs and blank is not None:
            proof = [_passage.quote(view, blank.passage, blank.start - 60, blank.end + 60)]
            yield _time.unknown("warranty", maker, blank.duration.reason, proof, {"kind": "given"})
        elif not runs and given is not None:
            proof = [_passage.quote(view, given[0], given[1] - 60, given[1] + 240)]
            yield _time.stated("warranty", maker, {"kind": "given"}, "given", proof, 0.8)
        elif not runs and denied is None and vouched is not None:
            proof = [_passage.quote(view, vouched[0], vouched[1] - 60, vouched[1] + 240)]
            yield _time.stated("warranty", maker, {"kind": "given"}, "given", proof, 0.72)
        if denied is not None:
            proof = [_passage.quote(view, denied[0], denied[1] - 60, denied[1] + 300)]
            sure = (
                0.88 if language == "en" else 0.75
            )  # French words against a warranty often speak of one point
            yield _time.stated("warranty", maker, {"kind": "disclaimed"}, "disclaimed", proof, sure)

    def _stated(self, view: View, run: _Run, maker: str) -> Term:
        value: dict[str, JsonValue] = {"duration": run.duration.duration, "kind": "given"}
        start = min(run.start, run.passage.low)
        proof = [_passage.quote(view, run.passage, start - 60, run.end + 80)]
        return _time.stated("warranty", maker, value, run.duration.duration or "", proof, run.confidence)


def _denied(passage: Passage, language: str) -> int | None:
    """Return where the sentence says that there is no warranty; ``None`` where it does not."""
    match = _NO_WARRANTY[language].search(passage.folded)
    if match is not None and not _WHOLE.search(passage.folded):
        return match.start()
    if language == "fr":
        return None
    for match in _AS_IS.finditer(passage.folded):
        low, high = match.span()
        quoted = (
            passage.text[max(0, low - 1) : low] in _MARKS
            and passage.text[high : high + 2].strip(".,")[:1] in _MARKS
        )
        stands = _AS_IT_STANDS.match(passage.folded, high) is not None
        loud = passage.text[low:high].isupper()
        handed = _HANDED.search(passage.folded, max(0, low - 120), low) is not None
        if quoted or (
            stands and (loud or handed or passage.folded[high : high + 8].strip(" -,")[:5] == "basis")
        ):
            return low
    return None


def _speaks_of_goods(passage: Passage, at: int, language: str) -> bool:
    low = max(0, at - 200)
    if passage.folded.startswith("garantie", at):
        return True
    return language == "en" or _GOODS["fr"].search(passage.folded, low, at + 300) is not None


def _runs(passage: Passage, language: str) -> Iterator[_Run]:
    """Yield the durations that are how long the warranty of the sentence runs."""
    folded = passage.folded
    if "prix bas" in folded or "meilleur prix" in folded:
        return
    if not re.search(r"\b(?:days?|months?|years?|weeks?|jours?|mois|ans?|annees?|semaines?)\b", folded):
        return
    for anchor in _ANCHOR[language].finditer(folded, passage.low):
        low, high = anchor.span()
        if not anchor.group().startswith(("warrant", "garanti")) or anchor.group() == "garantissant":
            continue
        if language == "fr" and _NOT_FR.search(folded, max(0, low - 20), high + 30):
            continue
        if language == "en" and _NOT_EN.search(folded, max(0, low - 30), high + 30):
            continue
        start = max(0, low - (130 if language == "fr" else 260))
        for found in find_durations(passage.text[start : high + _NEAR + 140], language):
            run = _is_run(passage, (low, high), found, start, language)
            if run is not None:
                yield run


def _is_run(
    passage: Passage, anchor: tuple[int, int], found: FoundDuration, offset: int, language: str
) -> _Run | None:
    folded = passage.folded
    start, end = offset + found.start, offset + found.end
    if found.implied:
        return None
    period = re.search(
        r"warranty\s+period|period\s+of\s+(?:the\s+)?warranty|(?:periode|duree)\s+de\s+(?:la\s+)?garantie",
        folded[max(0, start - 160) : end + 40],
    )
    attached = re.match(r"[\s)\"-]{0,3}(?:\w+\s+){0,2}(?:warranty|de\s+garantie)", folded[end:]) is not None
    runs = _RUNS[language].search(folded, max(0, start - 40), start) is not None
    before, after = anchor
    between = folded[after:start] if start >= after else folded[end:before]
    if ";" in between or (start < before and not (period or attached or (language == "en" and runs))):
        return None
    if _OTHER[language].search(folded, max(0, start - 70), end + 30) and not attached:
        return None
    if not (runs or attached):
        return None
    goods = _GOODS[language].search(folded, max(0, before - 120), min(len(folded), end + 160))
    then = _AFTER_RUN[language].match(folded[end : end + 80]) is not None
    if attached or period:
        sure = 0.88 if then or attached else 0.85
    elif then and (goods or (start >= after and len(between) < 40)):
        sure = 0.85
    elif goods and start >= after and len(between) < 6:  # "warranted for one year"
        sure = 0.8
    elif goods and language == "fr":
        sure = 0.7
    else:
        return None
    return _Run(passage, start, end, found, sure)


def _given(passage: Passage, language: str) -> int | None:
    folded = passage.folded
    match = _GIVEN[language].search(folded, passage.low)
    if match is None:
        return None
    near = folded[match.start() : match.end() + 160]
    if language == "fr":
        if _NOT_FR.search(folded, max(0, match.start() - 20), match.end() + 40):
            return None
        if re.search(r"\b(?:ne|ni|n'\w+|aucun\w*)\b", folded[max(0, match.start() - 45) : match.start()]):
            return None
        goods = re.search(r"conform\w+|defaut|\bvice|fonctionnement|pieces", near)
        return match.start() if goods and _GOODS["fr"].search(near) else None
    if re.search(
        r"\b(?:(?:free\s+(?:from|of)|against)\s+(?:\w+\s+)?defects?|conform\w*|perform\w*\s+(?:in|substantially"
        r"|according)|merchantab\w+|workmanlike|professional\s+manner|specifications|good\s+quality"
        r"|compl(?:y|ies)\s+(?:\w+\s+){0,4}?(?:with|to|in)\s+(?:\w+\s+){0,3}?(?:quality|specif\w+|standards?|samples?))",
        folded[match.start() : match.end() + 420],
    ):
        return (
            match.start()
            if _GOODS["en"].search(folded, match.start(), min(len(folded), match.end() + 300))
            else None
        )
    return None


EXTRACTOR = Warranty()
