"""What a limit or an exclusion of liability does not cover, and where liability is without limit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from data import late as re
from pipeline.terms import _liability_exclusions, _liability_limits, _numbered, _risk_words
from pipeline.terms._articles import article_of
from pipeline.terms._liability_article import Beside, beside
from pipeline.terms._liability_carve_words import NONE, OUTRIGHT, OUTRIGHT_WORDS
from pipeline.terms._liability_lifted import Lifted, lifted, of_exclusion
from pipeline.terms._liability_sections import about as sections_about
from pipeline.terms._passage import Passage, heading_of, passages
from pipeline.terms.base import View
from pipeline.types import Clause

_NEAR = {
    "en": ("liab", "damages", "uncapped"),
    "fr": ("responsab", "dommage", "prejudice", "indemni", "repar", "repond", "garanti"),
}
_LEFT_OUT = re.compile(
    r"echapp|(?:sont|est|seront)\s|n'(?:est|sont|etant|entr)|ne\s+(?:s'imput|compt|vien)"
)
"""What is left out of a limit is named before these words."""
_OUTSIDE = re.compile(r"not\s+(?:be\s+)?(?:subject\s+to|limited\s+by)\b")
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
        r"|\bgarantie\s+(?:d'eviction|de\s+propriete|contre|des\s+tiers|en\s+cas\s+de\s+contref)|\bcondamnations?\b"
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
_BESIDE = 0.82
"""How sure a carve-out is that is known by where it stands, not by what it says of the limit."""
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
    read: set[int] = set()
    for passage in passages(view, spoken, OUTRIGHT[language], before=500, after=900, near=_NEAR[language]):
        found = _outright(
            view, passage, language, view.folded_between(max(0, passage.start - 400), passage.start)
        )
        if found is not None:
            read.add(passage.start)
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
    for one in beside(view, [passage for passage, _ in limits]):
        if one.passage.start not in read:
            yield from _beside(view, one, language)


def _beside(view: View, one: Beside, language: str) -> Iterator[CarveOut]:
    """Yield what a sentence beside a limit leaves out; sections count where they tell what they are."""
    article = article_of(view, one.passage.clause)
    own = view.clauses[article.start].number if article else ""
    sections = [
        name
        for name in _sections_in(one.passage.folded)
        if name.removeprefix("section ").partition(".")[0] != own  # the limit itself is no exception
    ]
    what = (*one.what, *sections)
    found = CarveOut(one.passage, 0, min(len(one.passage.text), 360), what, _BESIDE, "cap")
    found = _with_sections(view, found, language)
    if any(not name.startswith("section ") for name in found.what):
        yield found


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
    return any(words in folded for words in OUTRIGHT_WORDS[language])


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
    if re.match(NONE[language], said):
        return CarveOut(passage, low, high, ("liability",), 0.85)
    if said.startswith("uncapped"):
        what = _named(folded, low, min(len(folded), high + 400), language)
        return CarveOut(passage, low, high + 300, what, 0.88) if what else None
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
    if _LEFT_OUT.match(said) or _OUTSIDE.match(said) or (not what and "excluded from" in said):
        before = _named(folded, max(0, low - 300), high, language)
        if any(not one.startswith("section") for one in before):
            low, what = max(0, low - 300), before
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
    return (*names, *_sections_in(folded, start, end))


def _sections_in(folded: str, start: int = 0, end: int | None = None) -> tuple[str, ...]:
    """Return the sections that a stretch names by their numbers, each once."""
    sections = [
        f"section {number}"
        for match in _SECTION.finditer(folded, start, len(folded) if end is None else end)
        for number in _NUMBER.findall(match.group("list"))
    ]
    return tuple(dict.fromkeys(sections))
