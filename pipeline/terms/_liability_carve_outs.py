"""What a limit or an exclusion of liability does not cover, and where liability is without limit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.terms import _liability_exclusions, _liability_limits, _numbered, _risk_words
from pipeline.terms._liability_lifted import Lifted, lifted, of_exclusion
from pipeline.terms._liability_sections import about as sections_about
from pipeline.terms._liability_triggers import CAP_TRIGGERS
from pipeline.terms._passage import Passage, heading_of, passages
from pipeline.terms.base import View
from pipeline.types import Clause

CARVE_TRIGGERS = {
    "en": (
        *CAP_TRIGGERS["en"],
        *_liability_exclusions.EXCLUSION_TRIGGERS["en"],
        "not apply",
        "not\napply",
        "not be appl",
        "inapplicable",
        "nothing",
        "unlimited",
        "without limit",
        "neither party",
        "be construed",
        "neither",
        "excluded from",
        "foregoing",
        "not limit",
        "excludes or",
        "no cap",
        "no limit",
        "outside",
        "whatever",
        "regardless",
        "not avail",
        "not affected",
    ),
    "fr": (
        *CAP_TRIGGERS["fr"],
        *_liability_exclusions.EXCLUSION_TRIGGERS["fr"],
        "illimite",
        "sans limit",
        "limit",
        "faute lourde",
        "dolosi",
        "entier",
        "integral",
        "maximum",
        "clause",
        "exclu",
        "echapp",
        "hors",
    ),
}
_OUTRIGHT_WORDS = {
    "en": (
        "apply",
        "appli",
        "nothing",
        "unlimited",
        "without limit",
        "neither",
        "excluded from",
        "not limit",
        "be construed",
        "not extend",
        "foregoing",
        "operate to",
        "no cap",
        "no limit",
        "outside",
        "whatever",
        "regardless",
        "not avail",
        "not affected",
    ),
    "fr": (
        "illimit",
        "sans limit",
        "limitation",
        "clause",
        "plafond",
        "exclu",
        "exoneration",
        "limite",
        "rien",
        "maximum",
        "entier",
        "integral",
    ),
}
_NEAR = {
    "en": ("liab", "damages"),
    "fr": ("responsab", "dommage", "prejudice", "indemni", "repar", "repond"),
}
_WITHIN = r"(?:[^.;]|(?<=\d)\.(?=\d))"
"""A character inside a sentence; the point of "article 10.2" ends none."""
_OUTRIGHT = {
    "en": re.compile(
        r"\b(?:not\s+(?:be\s+)?(?:appl(?:y|icable)|extend|avail|affected)|neither\s+\(?a?\)?\s*(?:apply|limits?"
        r"|excludes?|party\s+(?:limits?|excludes?))|appl(?:y|ies)\s+neither|inapplicable"
        r"|nothing\s+(?:in|contained|herein|set|under|else|shall)|not\s+(?:be\s+construed\s+(?:as|to)\s+"
        r"|operate\s+to\s+)?limit(?:ing)?\s+(?:\(a\)\s+)?(?:a|an|the|either|any|each|its|our|their"
        r"|such|liability\s+for)\b"
        r"|unlimited(?!\s+liability\s+compan)|without\s+limit\b|excluded\s+from\s+(?:these|the|this|any)\b"
        r"(?!\s+(?:obligations?|duty|duties|indemn\w+))"
        r"|foregoing\s+limit\w+[^.;]{0,90}?\bnot?\b|none\s+of\s+the\s+foregoing\s+limit\w+"
        r"|no\s+(?:cap|limit|ceiling|limitation)\s+(?:shall\s+)?(?:on|upon|for|appl(?:y|ies)\s+to)"
        r"|outside\s+(?:of\s+)?(?:this|the|that|such|either|both|these|those)\s+(?:limit\w*|caps?|ceiling)"
        r"|(?:in\s+full|whole|entire\w*)\b[^.;]{0,60}?\b(?:whatever|regardless\s+of|irrespective\s+of)"
        r"\s+(?:its|the|their)\s+amount)"
    ),
    "fr": re.compile(
        rf"\b(?:limitations?|limites?|plafon\w+|maximum|exclusions?|exonerations?"
        rf"|clauses?)\b{_WITHIN}{{0,170}}?\b(?:ne\s+|n')(?:\w+\s+){{0,2}}?(?:s'|se\s+)?(?:appli\w+|jou\w+"
        r"|saurai(?:en)?t|trouve\w*|valent|vaut|peu(?:t|vent)\s+(?:pas\s+)?etre\s+(?:invoque|oppose)\w*"
        r"|(?:concern|vis|couvr|etend|port|regarde|beneficie)\w*\s+(?:pas|ni|plus|point|aucun\w*))"
        r"|\b(?:il|elle|ils|elles|celui-ci|celle-ci)\s+ne\s+s'appliqu\w+\s+(?:pas|ni|plus)\b"
        r"|\b(?:rien|aucune\s+(?:clause|stipulation|disposition))\b[^.;]{0,140}?\b(?:limit\w+|exclu\w+"
        r"|exoner\w+)"
        r"|\b(?:ne\s+|n')(?:\w+\s+){0,2}?(?:exclu\w+|limite\w*)\b[^.;]{0,80}?responsab"
        rf"|\b(?:limitations?|limites?|plafon\w+|maximum)\b{_WITHIN}{{0,120}}?\b(?:est|sont|sera|seront|reste\w*|demeure\w*)\s+"
        r"(?:exclue?s?|ecartee?s?|levee?s?|inapplicables?|inopposables?|inoperante?s?|sans\s+(?:effet|application|objet|portee))"
        rf"|\b(?:limites?|limitations?|plafonds?)\b{_WITHIN}{{0,80}}?\b(?:cede\w*|tombe\w*|disparai\w+)\s+"
        r"(?:en\s+cas|devant|lorsqu|pour|si\b|face)"
        r"|\b(?:il\s+)?n'(?:y\s+a|existe|est\s+(?:fixe|prevu))\s+(?:pas\s+de|pas\s+d'|aucune?|ni)\s*(?:limit\w+|plafon\w+)"
        r"|\bsans\s+(?:limit\w+|plafond)|\billimite\w*"
        r"|\b(?:echapp\w+\s+a|(?:sont|est|seront)\s+(?:exclue?s?|exceptee?s?|exclusives?|retranchee?s?)\s+(?:de|du)"
        r"|(?:sont|est|seront)\s+(?:pas|ni|point)\s+(?:soumise?s?|assujettie?s?|comprise?s?|affectee?s?)\s+(?:a|au|aux|dans|par)"
        r"|(?:en\s+de)?hors\s+(?:de|du))\s*(?:cette|ces|ce|la|ledit|ladite|les|l'|le)?\s*(?:limit\w+|plafon\w+)"
        r"|\b(?:entier|integral\w*|entiere|totalite\s+du)\b[^.;]{0,60}?\bquel\w*\s+qu'en\s+soi\w*\s+le\s+montant"
        r"|\breparation\s+(?:integrale|entiere)\b"
    ),
}
_LEFT_OUT = re.compile(r"echapp|(?:sont|est|seront)\s")
"""What is left out of a limit is named before these words."""
_WHOLE_FR = re.compile(r"\b(?:entier|integral|totalite)")
_WHOLE_EN = re.compile(r"\b(?:whatever|regardless\s+of|irrespective\s+of)\s")
_NO_LENGTH = re.compile(r"\s*de\s+(?:duree|temps)\b")
_SUBJECT = re.compile(
    r"\b(?:limit(?:ations?|s|ed)?|exclusions?|disclaimers?|caps?|limits?|excludes?|exclude|restrictions?"
    r"|unlimited)\b"
)
_ABOVE = re.compile(
    r"consequential|indirect|limitations?\s+(?:of|on)\s+(?:liability|damages)|not\s+be\s+liable"
    r"|liability[^.;]{0,200}exceed|no\s+event"
)
_LIMITATION = re.compile(r"\b(?:limitations?|limits?|limites?|caps?|plafonds?|exclusions?)\b")
_LIMITATION_EN = re.compile(
    rf"{_LIMITATION.pattern}|\A[\W\d]*(?:this|that|it|the\s+same)\b|\.\s+(?:this|that|it)\b"
)
"""In English a sentence may say *this* of what the sentence before it limits."""
_LIMITED_ABOVE = {
    "en": re.compile(
        r"\bliab\w+[^.;]{0,250}?\b(?:exceed|limited|capped)\b|\bno\s+event\b[^.;]{0,200}\bliable\b"
        r"|\b(?:consequential|indirect)\b[^.;]{0,80}\bdamages\b"
    ),
    "fr": re.compile(
        r"\bresponsab\w+[^.;]{0,250}?\b(?:limite|plafonne|exced|depass)|\bdommages\s+indirects"
    ),
}
"""What a sentence before says where the next one calls it a limitation."""
_INDEMNITY = re.compile(r"indemn\w+[^.;]{0,80}\Z")
_LIABILITY = {
    "en": re.compile(r"\bliab\w+|\bdamages\b"),
    "fr": re.compile(
        r"(?<![ \n(,]a )\bresponsab\w+|\bdommages|\bprejudice|\bindemni|\breparation|\brepond\w*\s+sans\b"
    ),
}
_EXCEPT = {
    "en": re.compile(
        r"\b(?:except(?:ing)?(?:\s*,?\s*(?:(?:only\s+)?(?:for|in|with|to|as|where|that|pursuant|under"
        r"|arising|liab\w+|damages|if|when|insofar|only)))?|other\s+than|save\s+(?:for|in|as|that|with)"
        r"|unless\s+(?:caused|such|due|arising|resulting)"
        r"|with\s+the\s+exception\s+of|exclusive\s+of|(?:subject\s+to|without\s+prejudice\s+to"
        r"|apart\s+from)\s+(?=[^.;,]{0,60}?(?:section|article|indemnif|clause|paragraph))"
        r"|excluding\s+(?=liab|claims?\b|damages)|without\s+limiting\s+(?=[^.;,]{0,40}?indemnif)"
        r"|provided[^.;]{0,60}?(?:not\s+(?:appl\w+|limit)|inapplicable))\b"
    ),
    "fr": re.compile(
        r"\b(?:hors(?=\s+(?:le\s+|les\s+)?(?:cas|faute|dol|dommage|hypothese))"
        r"|sauf|hormis|excepte|a l'exception (?:de|des|du)|en dehors (?:de|des|du)|sous reserve"
        r"|exception faite)\b"
    ),
}
_EMPTY_EXCEPT = re.compile(
    r"except\s+as\s+(?:otherwise\s+|may\s+|expressly\s+|specifically\s+|is\s+|be\s+)*(?:provided"
    r"|set\s+forth|stated|required|permitted|agreed|specified|contemplated"
    r"|prohibited)(?![^,;.]{0,50}(?:section|article|paragraph)\w*\s+\d)"
)
_SECTION = re.compile(
    r"(?<!this )(?<!present )\b(?:sections?|articles?|clauses?|paragraphs?|paragraphes?)\s+(?P<list>"
    r"(?:\d{1,3}(?:\.\d{1,2})*|[ivx]{1,5}\b)(?:\([a-z0-9]{1,4}\))*"
    r"(?:\s?(?:,|and|or|et|ou|&)\s?(?:and\s|or\s|et\s"
    r"|ou\s)?(?:\d{1,3}(?:\.\d{1,2})*)(?:\([a-z0-9]{1,4}\))*){0,5})"
)
_NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d{1,2})*|\b[ivx]{1,5}\b)(?:\([a-z0-9]{1,4}\))*")
_LIMITING = ("limit", "plafond", "exclusion", "exoneration")
_REACH = 330
_SECTION_REACH, _NEXT = 1500, 600
"""Characters before and after a carve-out in which the limits stand that it speaks of."""


@dataclass(frozen=True, slots=True)
class CarveOut:
    """What is not limited: where it is said and what it names."""

    passage: Passage
    start: int
    end: int
    what: tuple[str, ...]
    confidence: float
    lifts: Lifted = ""
    """Which limit it lifts, where that is told."""


def carve_outs(view: View, clauses: Sequence[Clause]) -> Iterator[CarveOut]:
    """Yield what is carved out of limits and exclusions, and liability that is unlimited outright."""
    language = "fr" if view.language == "fr" else "en"
    spoken = [clause for clause in clauses if _speaks(view.folded(clause), language)]
    for passage in passages(view, spoken, _OUTRIGHT[language], before=500, after=900, near=_NEAR[language]):
        found = _outright(
            view, passage, language, view.folded_between(max(0, passage.start - 400), passage.start)
        )
        if found is not None:
            yield replace(_with_sections(view, found, language), lifts=_lifts(view, passage, language))
    limits = [
        (item.passage, item.start)
        for item in _liability_limits.limits(view, clauses)
        if "understood" not in item.reason
    ]
    excluded = [(item.passage, item.start) for item in _liability_exclusions.exclusions(view, clauses)]
    for passage, start in (*limits, *excluded):
        found = _excepted(passage, start, language)
        if found is not None:
            of: Lifted = "cap" if (passage, start) in limits else of_exclusion(passage.folded, language)
            yield replace(_with_sections(view, found, language), lifts=of)


def _lifts(view: View, passage: Passage, language: str) -> Lifted:
    """Tell which limit the words that say *does not apply* lift."""
    low, high = passage.low, passage.high
    around = view.folded_between(max(0, passage.start - _SECTION_REACH), passage.end + _NEXT)
    return lifted(
        passage.folded[max(0, low - 120) : high + 60],
        passage.folded[:low],
        view.folded_between(max(0, passage.start - 700), passage.start),
        around,
        language,
    )


def _speaks(folded: str, language: str) -> bool:
    return any(words in folded for words in _OUTRIGHT_WORDS[language])


def _with_sections(view: View, found: CarveOut, language: str) -> CarveOut:
    """Add what the sections that are named are about, where that tells more than their number."""
    told = [
        _numbered.numbered(view, one.removeprefix("section "))
        for one in found.what
        if one.startswith("section ")
    ]
    said = found.passage.folded[found.start : found.end + _REACH]
    added = tuple(name for name in sections_about(told, said, language) if name not in found.what)
    return replace(found, what=(*added, *found.what)) if added else found


def _points_to_limit(view: View, folded: str) -> bool:
    """Tell whether a sentence names by its number a clause that limits liability."""
    return any(
        _LIMITED_ABOVE["en"].search(_numbered.numbered(view, number)) is not None
        for match in _SECTION.finditer(folded)
        for number in _NUMBER.findall(match.group("list"))
    )


def _outright(view: View, passage: Passage, language: str, above: str) -> CarveOut | None:
    folded = passage.folded
    low, high = passage.low, passage.high
    said = folded[low:high]
    # "This limitation shall not apply to ...", right after the sentence that limits.
    names = _LIMITATION if language == "fr" else _LIMITATION_EN
    named = names.search(folded, max(0, low - 120), high) is not None
    after_limit = named and _LIMITED_ABOVE[language].search(above) is not None
    if language == "en" and not after_limit:
        near = folded[max(0, low - 120) : high + 60]
        after_limit = _points_to_limit(view, near)
    headed = language == "fr" and "responsabilit" in heading_of(passage.clause)
    if (
        not (headed and said.startswith(_LIMITING))
        and not after_limit
        and not _LIABILITY[language].search(folded, max(0, low - 300), high + 200)
    ):
        return None
    end = min(len(folded), high + 700)
    what = _named(folded, low, end, language)
    if not what and (_WHOLE_FR if language == "fr" else _WHOLE_EN).search(said):
        what = _named(folded, max(0, low - 260), end, language)
    whole = (_WHOLE_FR if language == "fr" else _WHOLE_EN).search(said)
    if whole or re.search(r"unlimited|without\s+limit\b|illimit|sans\s+(?:limit|plafond)", said):
        near = folded[max(0, low - 120) : high + 40]
        owed = (
            r"liab|responsab|\brepar|dommage|\brepond"
            if language == "fr"
            else r"liab|responsab|\banswer|\bloss"
        )
        if not re.search(owed, near) or "assur" in near or _NO_LENGTH.match(folded, high):
            return None
        return CarveOut(passage, max(0, low - 120), high + 120, what or ("liability",), 0.85)
    if language == "en" and not after_limit and not _limits_above(folded, low, high):
        return None
    if not what and ("excluded from" in said or _LEFT_OUT.match(said)):
        low = max(0, low - 300)
        what = _named(folded, low, high, language)
    if not what:
        return None
    return CarveOut(passage, max(0, low - 60), low + 360, what, 0.88)


def _limits_above(folded: str, low: int, high: int) -> bool:
    """Tell whether what does not apply is a limit on liability."""
    before = folded[max(0, low - 170) : low]
    if _INDEMNITY.search(before):
        return False
    if _SUBJECT.search(before + folded[low : high + 140]) and re.search(
        r"liab|damages", folded[max(0, low - 170) : high + 200]
    ):
        return True
    return _ABOVE.search(folded, max(0, low - 500), low) is not None


def _excepted(passage: Passage, start: int, language: str) -> CarveOut | None:
    """Read the exceptions of a sentence that limits or excludes liability."""
    folded = passage.folded
    if language == "en" and _held_harmless(folded, start):
        return None
    what: list[str] = []
    span: tuple[int, int] | None = None
    for match in _EXCEPT[language].finditer(folded, max(0, start - 400)):
        if _EMPTY_EXCEPT.match(folded, match.start()):
            continue
        if span is not None and match.start() < span[1]:
            continue
        end = _end(folded, match.end(), language)
        if _OWN_FAULT.search(folded, match.start(), end):
            continue
        named = _named(folded, match.start(), end, language)
        if named:
            what.extend(named)
            span = (span[0] if span else match.start(), end)
    if span is None:
        return None
    return CarveOut(passage, span[0], min(span[1], span[0] + 400), tuple(dict.fromkeys(what)), 0.88)


def _held_harmless(folded: str, start: int) -> bool:
    """Whether a sentence says who indemnifies or releases whom: its exceptions lift no limit."""
    before = folded[max(0, start - 400) : start + 120]
    return _INDEMNIFIES.search(before) is not None and _LIMITS.search(folded) is None


_INDEMNIFIES = re.compile(
    r"\bindemnif(?:y|ies)\b|\bhold\s+harmless\b|\bindemnitees?\b|\bwaives?\b[^.;]{0,60}\bclaims?\b"
)
_OWN_FAULT = re.compile(
    r"\b(?:caus\w+|aris\w+|result\w+|due\s+to|attributable)\b[^.;]{0,90}?\bof\s+(?:an?|any|the|such)\s+"
    r"(?:\w+\s+)?indemni(?:tee|fied)"
)
"""What an indemnity leaves out is the fault of who is held harmless: no limit of liability is lifted."""
_LIMITS = re.compile(
    r"\bexceed|\blimit(?:ed|s|ation)|\b(?:in\s+)?no\s+event|\bconsequential|\bindirect|\bpunitive|\bspecial,"
    r"|\bnot\s+be\s+liable|\bneither\s+party"
)
_MAIN = {
    "en": re.compile(
        r",\s+(?:in\s+no\s+event|neither|under\s+no|no\s+party|each\s+party|either\s+party"
        r"|the\s+(?:total|aggregate|maximum|liability)|[\w' ]{1,40}?liability\b)|;"
    ),
    "fr": re.compile(
        r",\s+(?:la\s+responsabilite|le\s+(?:prestataire|fournisseur|vendeur|client)|aucune|en\s+aucun"
        r"|les\s+parties)|;"
    ),
}


def _end(folded: str, at: int, language: str) -> int:
    match = _MAIN[language].search(folded, at, at + _REACH)
    return match.start() if match else min(len(folded), at + _REACH)


def _named(folded: str, start: int, end: int, language: str) -> tuple[str, ...]:
    names = _risk_words.named("carve_outs", language, folded, start, end)
    if "gross_negligence" in names and "negligence" in names:
        names.remove("negligence")
    sections = [
        f"section {number}"
        for match in _SECTION.finditer(folded, start, end)
        for number in _NUMBER.findall(match.group("list"))
    ]
    return (*names, *dict.fromkeys(sections))
