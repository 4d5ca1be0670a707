"""Which two readings of an index sentences compare: base cues, *entre ... et ...*, *compared with*."""

from __future__ import annotations

from dataclasses import dataclass, replace

from data import late as re
from pipeline.indexation.formula import Reference
from pipeline.indexation.reading._first_and_later import becomes_now, until_out, without_first
from pipeline.indexation.reading.anchors import anchor_of
from pipeline.indexation.reading.beside import (
    above,
    beside_base,
    month_zero,
    of_the_price,
    quarter_of_reference,
    with_value,
    without_those_of_threshold,
    year_before,
    zero_spans,
)
from pipeline.indexation.reading.clause import REPLACES, ClauseWords, sentences_of
from pipeline.indexation.reading.references import FoundReference, reference_in
from pipeline.terms._indexation_base import MONTHS
from pipeline.terms._indexation_french import months_back

_MONTH = "|".join(MONTHS)
_BASE_CUE = {
    "fr": re.compile(
        r"\b(?:indices?|index|valeur|trimestre|mois)\s+(?:(?!de\s+(?:base|reference))[\w'\u2019()]+\s+){0,5}?"
        r"(?:de\s+base|de\s+depart|initiale?|d'origine|de\s+reference(?!\s+des\s+loyers)|originel|servant\s+de\s+base)\b|"
        r"\b(?:indices?|valeurs?)\s+(?:indicees?\s+)?(?:0|zero)\b|\bdepuis\b|\b(?:pris|retenu|choisi)e?s?\s+(?:pour|comme)\s+(?:indice\s+de\s+)?base\b|\b(?:base|indice\s+zero)\s*:|\bbase\s+(?=[tq]?\d(?:er|e|eme)?\s+trim|[tq]\d)|"
        rf"\bbase\s+(?=(?:{_MONTH})\s+(?:19|20)\d\d)|"
        r"\bpar\s+rapport\s+(?:a|au)\b|\brapportee?\s+(?:a|au)\b|"
        r"(?<!\bet )(?<!et sera )\bcompare\w*\s+(?:a|au)\b|"
        r"\bdivis(?:ee?s?|ant(?:\s+le\s+(?:resultat|produit))?)\s+par\b|"
        r"(?<!loyer )(?<!loyers )(?<!prix )(?<!tarif )(?<!tarifs )(?<!redevance )(?<!montant )"
        r"(?<!forfait )(?<!honoraires )\bde\s+base\b"
    ),
    "en": re.compile(
        r"\b(?:base|starting|initial)\s+(?:index|cpi|rpi|month|period|year|figure|value|level)\b|"
        r"\b(?:as\s+)?compared\s+(?:to|with)\b|\bover\s+(?=(?:the|that)\s+(?:index|cpi|rpi|figure)|"
        rf"that\s+(?:for|of)\b|(?:{_MONTH})\s+(?:of|in)\s+the\s+(?:year|preceding|previous|prior)\b)|\brelative\s+to\b|"
        r"\bdivid(?:ed|ing)\s+(?:(?:it|that|this|the\s+(?:result|product))\s+)?by\b|\bdenominator\b|\bsince\b"
    ),
}
_NOW_CUE = {
    "fr": re.compile(
        r"\b(?:indices?|index|trimestre|mois)\s+(?:de\s+comparaison|de\s+revision|retenu|applicable|nouveau|d'arrivee|a\s+comparer)|"
        r"\bet\s+(?:sera\s+)?compare\w*\s+(?:a|au)\b|\bil\s+(?:sera|est)\s+(?:alors\s+)?compare\w*[^.;]{0,30}?\b(?:a|au)\b|\bnouvel\s+indice|l'indice\s+(?:pris\s+en\s+compte|a\s+prendre)"
    ),
    "en": re.compile(
        r"\b(?:current|comparison|new|adjustment|revised)\s+(?:index|cpi|rpi|month|figure)|\bnumerator\b|"
        r"\b(?:figure|index)\s+to\s+be\s+compared"
    ),
}
_BETWEEN = {
    "fr": re.compile(
        r"\bentre\s+(?P<first>(?:le|la|l'|celui|celle|les|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)\b[^.;]{3,140}?),?\s+et\s+(?P<second>(?:le|la|l'|celui|celle|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)\b(?:[^.;]|\.(?=\d)){3,140})"
    ),
    "en": re.compile(
        r"\b(?:between|from|ratio\s+of)\s+(?P<first>(?:the|that|such|january|february|march|april|may(?=\s+(?:(?:19|20)\d\d|of\b))|june|july|august|"
        r"september|october|november|december)\b(?:[^.;]|\.(?=\d)){3,140}?),?\s+(?:and|to)\s+"
        r"(?P<second>(?:the|that|such|january|february|march|april|may(?=\s+(?:(?:19|20)\d\d|of\b))|june|july|august|september|october|november|"
        r"december)\b(?:[^.;]|\.(?=\d)){3,140})"
    ),
}
_UNTIL = 200
_MAKES = re.compile(r"base\s+100|1982-?\s?(?:19)?84\s*=\s*100|=\s*100")


@dataclass(frozen=True, slots=True)
class Compared:
    """The readings that a clause compares; several of one kind where several rules stand there."""

    now: tuple[FoundReference, ...]
    base: tuple[FoundReference, ...]


def compared(clause: ClauseWords, outside: tuple[int, int] | None) -> Compared:
    """Read which readings are compared.

    Args:
        clause: whose sentences are read.
        outside: a stretch to leave out (a formula with its legend).
    """
    spans = [part for span in sentences_of(clause) for part in _without(span, outside)]
    now: list[FoundReference] = []
    zero = month_zero(clause)
    base: list[FoundReference] = [] if zero is None else [zero]
    for low, high in spans:
        legend = outside is not None and 0 <= low - outside[1] < 200
        if not (legend or about_index(clause, low, high)) or REPLACES.search(clause.folded, low, high):
            continue
        pair = above(clause, low, high) or _pair(clause, low, high)
        if pair is not None:
            base.append(pair[0])
            now.append(pair[1])
            continue
        now_found, base_found = _by_cues(clause, low, high)
        now_found = until_out(clause, now_found, low, high)
        now += now_found if (moved := becomes_now(clause, low, high)) is None else [moved]
        base += base_found
    zeroed = zero_spans(clause)
    base = [
        one for one in base if one is zero or not any(a <= one.end and one.start <= b for a, b in zeroed)
    ]
    base = without_those_of_threshold(clause, base)
    if not now and (same := quarter_of_reference(clause, base)) is not None:
        now.append(same)
    told = without_first(clause, _of_told_year(_distinct(_with_period(now, base))))
    return Compared(told, tuple(one for one in _distinct(base) if not _of_another_month(clause, one, told)))


_NAMED = re.compile(rf"\b(?P<month>{_MONTH})\b")


def _of_another_month(clause: ClauseWords, base: FoundReference, now: tuple[FoundReference, ...]) -> bool:
    """Whether *September of the year before* stands beside another month: it is no year earlier."""
    named = _NAMED.search(clause.folded, base.start, base.end)
    if base.reference.kind != "earlier" or named is None:
        return False
    month = f"{MONTHS[named['month']]:02d}"
    return any(one.reference.kind == "of_year" and one.reference.period != month for one in now)


def _of_told_year(found: tuple[FoundReference, ...]) -> tuple[FoundReference, ...]:
    """Return readings without those of a quarter of no year, where another one tells its year."""
    told = {
        one.reference.period
        for one in found
        if one.reference.kind == "of_year" and not one.reference.last_out
    }
    return tuple(one for one in found if not (one.reference.last_out and one.reference.period in told))


def _without(span: tuple[int, int], outside: tuple[int, int] | None) -> list[tuple[int, int]]:
    """Return what of a sentence stands before and behind a stretch."""
    low, high = span
    if outside is None or high <= outside[0] or low >= outside[1]:
        return [span]
    return [(a, b) for a, b in ((low, outside[0]), (outside[1], high)) if a < b]


_ABOUT = re.compile(
    r"\bind(?:ice|ex|ices|exes)\b|indexe|trimestre|\bcpi|\brpi|\bfigure\b|\bipc|\birl|\bilc|\bilat|\bicc|inflation|syntec"
)


_BY_NAME = re.compile(_ABOUT.pattern.replace("trimestre|", ""))
PAID = re.compile(
    r"\b(?:payab|paye|payment|paiement|factur|regle|invoice|retard|remis|notifi|inform|adress)\w*"
)


def about_index(clause: ClauseWords, low: int, high: int) -> bool:
    """Whether words speak of an index; *payable par trimestre d'avance* does not."""
    if clause.index_in(low, high) is not None:
        return True
    found = _ABOUT.search(clause.folded, low, high)
    if found is not None and _BY_NAME.search(clause.folded, low, high) is None:
        return PAID.search(clause.folded, low, high) is None
    return found is not None


def _pair(clause: ClauseWords, low: int, high: int) -> tuple[FoundReference, FoundReference] | None:
    """Return the readings of *entre A et B*: the earlier first."""
    while (match := _BETWEEN[clause.language].search(clause.folded, low, high)) is not None:
        if (pair := _of_both(clause, match, low, high)) is not None:
            return pair
        # "from the third year ... between the figures for March": the first words need not be the ones
        low = match.start() + 1
    return None


def _of_both(
    clause: ClauseWords, match: re.Match[str], low: int, high: int
) -> tuple[FoundReference, FoundReference] | None:
    spans = (match.span("first"), match.span("second"))
    first, second = _reading(clause, *spans[0], "base"), _reading(clause, *spans[1], "now")
    if first is None:
        # "le rapport entre le dernier indice publié et l'indice de base": the later one stands first
        first, second = _reading(clause, *spans[1], "base"), _reading(clause, *spans[0], "now")
    if first is not None and first.reference.kind == "earlier":
        # "juin de l'année précédente" beside "juin de l'année en cours" is a month of its own
        alone = reference_in(clause.folded, *spans[0], clause.language, "now")
        first = alone if alone is not None and alone.reference.kind == "of_year" else first
    if first is not None and second is None:
        second = _of_other_year(clause, first, *spans[1])
    if first is not None and second is not None:
        second = year_before(clause, first, second)
    if first is None or second is None:
        return None
    back = months_back(clause.folded[low:high]) if clause.language == "fr" else None
    if back is not None:
        earlier = FoundReference(Reference("earlier", months=back), second.start, second.end)
        now = reference_in(clause.folded, match.start("first"), match.end("first"), clause.language, "now")
        return (earlier, now) if now is not None else None
    if first.reference.kind == "earlier" or second.reference == first.reference:
        return None
    second_stays = stays(second.reference) and not stays(first.reference)
    return (second, first) if second_stays or _later(first.reference, second.reference) else (first, second)


_WHICH_YEAR = (
    (-2, re.compile(r"\bavant-derniere|\bn\s?-\s?2\b|second\s+(?:preceding|prior)|\blast\s+but\s+one")),
    (
        -1,
        re.compile(
            r"\bderniere|\bprecedente?|\becoulee|\bn\s?-\s?1\b|\b(?:last|preceding|previous|prior)\b"
        ),
    ),
    (0, re.compile(r"\ben\s+cours|\bde\s+la\s+revision|\bn\b|\b(?:current|that|same|such)\s+year")),
)


def _of_other_year(
    clause: ClauseWords, first: FoundReference, low: int, high: int
) -> FoundReference | None:
    """Return *celui de la dernière*: the month of the reading before, of the year that these words tell."""
    words = clause.folded[low : min(high, low + 60)]
    if first.reference.kind != "of_year" or not re.match(r"(?:celui|celle|that)\b", words):
        return None
    for years, pattern in _WHICH_YEAR:
        match = pattern.search(words)
        if match is not None:
            ref = replace(first.reference, years=years, last_out=False)
            return FoundReference(ref, low, low + match.end())
    return None


def _later(first: Reference, second: Reference) -> bool:
    """Whether *entre celui de l'année N-1 et celui de l'année N-2* names the later of the two first."""
    same = first.kind == second.kind
    return same and (
        (first.kind == "of_year" and first.years > second.years)
        or (first.kind == "period" and first.period > second.period)
    )


def stays(ref: Reference) -> bool:
    """Whether a reading is of a day that lies behind: the base of the two."""
    return ref.kind == "period" or ref.anchor in ("signature", "effective", "previous_revision", "day")


def _reading(clause: ClauseWords, low: int, high: int, role: str) -> FoundReference | None:
    found = reference_in(clause.folded, low, high, clause.language, "base" if role == "base" else "now")
    if found is not None:
        return found
    anchor = anchor_of(clause.folded[low:high], clause.language)
    if anchor is None and role == "now" and clause.folded.startswith(("such date", "that date"), low):
        anchor = "revision"
    if anchor is None:
        return None
    if re.search(r"\bmois\b|\bmonth\b", clause.folded[low : low + 25]):
        return FoundReference(Reference("months_before", anchor=anchor), low, high, 0.85)
    # a bare day: the reading in force then, unless the words meant the month itself
    return FoundReference(Reference("latest", anchor=anchor), low, high, 0.7)


def _by_cues(clause: ClauseWords, low: int, high: int) -> tuple[list[FoundReference], list[FoundReference]]:
    folded, language = clause.folded, clause.language
    cues = sorted(
        [
            (match.start(), match.end(), "base")
            for match in _BASE_CUE[language].finditer(folded, low, high)
            if not of_the_price(folded, match)
        ]
        + [(match.start(), match.end(), "now") for match in _NOW_CUE[language].finditer(folded, low, high)]
    )
    now: list[FoundReference] = []
    base: list[FoundReference] = []
    taken: list[tuple[int, int]] = []
    for at, (start, end, kind) in enumerate(cues):
        until = min(cues[at + 1][0] if at + 1 < len(cues) else high, end + _UNTIL)
        blank = clause.blank_in(end, until)
        beside = beside_base(clause, base, (start, end), until) if kind == "base" else None
        if beside is not None:
            now.append(beside)
            taken.append((start, max(beside.end, end)))
            continue
        if kind == "base":
            found = _reading(clause, end, until, kind)
        else:
            now_words = reference_in(folded, end, until, language, "now")
            found = now_words or _same_period(folded, end, until)
            found = None if found is None else replace(found, cued=True)
        if found is None and blank is not None and kind == "base":
            clause.open("base_period", "it is redacted or left blank", at=blank)
        if found is None and kind == "base":
            # "l'indice du 3e trimestre 2019 servant de base": the period stands before the cue
            found = reference_in(folded, start, end, language, "base")
        if kind == "base" and found is not None:
            found = with_value(clause, found, end)
        if found is not None and not _MAKES.search(folded, max(found.start - 30, low), found.end):
            (base if kind == "base" else now).append(found)
            taken.append((start, max(found.end, end)))
        elif kind == "base":
            taken.append((start, min(until, end + 100)))
    year_ago = reference_in(folded, low, high, language, "base")
    if year_ago is not None and year_ago.reference.kind == "earlier" and not _told_moving(base):
        base.append(year_ago)
    elif language == "fr" and not base and (back := months_back(folded[low:high])) is not None:
        base.append(FoundReference(Reference("earlier", months=back), low, high))
    if not base and (fixed := _fixed_base(clause, low, high)) is not None:
        base.append(fixed)
        taken.append((fixed.start, fixed.end))
    if about_index(clause, low, high):
        now += _loose_now(clause, low, high, taken)
    return now, base


def _told_moving(base: list[FoundReference]) -> bool:
    return any(one.reference.kind != "period" for one in base)


_SAME = re.compile(
    r"\b(?:(?:meme|same|corresponding)\s+(?:trimestre|mois|quarter|month)|(?:trimestre|mois)\s+correspondant)\b(?P<rest>[^.;,]{0,50})"
)
_OF_REVISION = re.compile(r"annee\s+(?:de|en\s+cours)|(?:that|such|current)\s+year|year\s+of")
_YEAR_BEFORE = re.compile(r"annee\s+(?:precedente|precedant|n\s?-\s?1)|(?:previous|preceding|prior)\s+year")


def _same_period(folded: str, low: int, high: int) -> FoundReference | None:
    """Return *the same quarter*, of the year of the revision or the one before; its ``period`` is open."""
    match = _SAME.search(folded, low, high)
    if match is None:
        return None
    years = -1 if _YEAR_BEFORE.search(match["rest"]) else 0
    ref = Reference("of_year", years=years, last_out=not years and not _OF_REVISION.search(match["rest"]))
    return FoundReference(ref, match.start(), match.end())


def _with_period(now: list[FoundReference], base: list[FoundReference]) -> list[FoundReference]:
    """Return readings with the quarter of the base for *the same quarter*; without one that is no rule."""
    part = next(
        (one.reference.period.partition("-")[2] for one in base if one.reference.kind == "period"), ""
    )
    found: list[FoundReference] = []
    for one in now:
        if one.reference.kind != "of_year" or one.reference.period:
            found.append(one)
        elif part:
            ref = replace(one.reference, period=part)
            found.append(replace(one, reference=ref))
    return found


def _fixed_base(clause: ClauseWords, low: int, high: int) -> FoundReference | None:
    """Return a quarter or month of a stated year: what an index clause names it for is its base."""
    found = reference_in(clause.folded, low, high, clause.language, "base")
    if found is None or found.reference.kind != "period":
        return None
    if "Q" not in found.reference.period and found.reference.value is None:
        return None
    return found


_REQUEST = re.compile(r"demand|formul|preavis|notif|inform|communiq|avis|notice|request|announc|invoice")
_ABOUT_NEAR = re.compile(
    r"\bindi?ce|\bindex|publi|\bcpi|\brpi|valeur|figure|\bmonth\b|\bppi|\bfor\b|celui|celle"
)


def _loose_now(
    clause: ClauseWords, low: int, high: int, taken: list[tuple[int, int]]
) -> list[FoundReference]:
    at = low
    for start, end in [*sorted(taken), (high, high)]:
        if start > at:
            found = reference_in(clause.folded, at, start, clause.language, "now")
            if found is not None and found.reference.kind != "period" and stays(found.reference):
                at = max(at, found.end)
                continue
            if found is not None and found.reference.kind in ("latest", "of_year", "months_before"):
                before = clause.folded[
                    max(found.start - 50, at) : max(found.start + 10, min(found.end, found.start + 24))
                ]
                asked = found.reference.kind == "months_before" and found.reference.months
                if asked and (_REQUEST.search(before) or not _ABOUT_NEAR.search(before)):
                    at = max(at, found.end)
                    continue
                day = found.reference.kind == "latest" and found.reference.period
                if not day or re.search(
                    r"\bind(?:ice|ex)\b|cpi|rpi", clause.folded[max(found.start - 60, at) : found.start]
                ):
                    return [found]
        at = max(at, end)
    return []


def _distinct(found: list[FoundReference]) -> tuple[FoundReference, ...]:
    kept: list[FoundReference] = []
    for one in found:
        if not any(one.reference == other.reference for other in kept):
            kept.append(one)
    return tuple(kept)
