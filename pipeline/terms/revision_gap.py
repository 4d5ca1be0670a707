"""What a revision of the price leaves out, or lets happen: no base, no cap, no day, the same rise twice.

``gap`` is one of ``no_base`` (nothing says from where the index counts), ``legend_differs`` (formula and
legend name other letters), ``no_cap``, ``no_time`` (nothing says when), ``on_request`` (somebody must ask
for it), ``by_agreement`` (it must be agreed each time), ``longer_variation`` (the index varies over more
months than lie between two revisions) and ``counted_twice`` (the price of the year before, times an index
from a fixed base); and those of ``_revision_faults``. ``doubt`` says what speaks against one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from data import late as re
from pipeline.folding import fold
from pipeline.terms import _time
from pipeline.terms._duty_words import binds
from pipeline.terms._indexation_added import only_adds
from pipeline.terms._indexation_formula import Formula, find_formula
from pipeline.terms._indexation_value import region_of, siblings
from pipeline.terms._law_places import sentence_bounds
from pipeline.terms._revision_costs import INDEXED, costs, in_flow, revises_surely
from pipeline.terms._revision_faults import faults, hinted
from pipeline.terms._revision_months import two_months
from pipeline.terms._revision_otherwise import said_otherwise
from pipeline.terms._revision_sayings import sayings
from pipeline.terms._revision_told import Fault, Words
from pipeline.terms.base import View
from pipeline.types import Clause, Evidence, JsonValue, Language, Term

_KIND = "revision_gap"
_LEGEND = 1400
"""Characters after a formula in which its letters are explained."""
_MOST = 3
_MONTHS = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|janvier|fevrier|mars"
    r"|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)"
)
_FROM = {
    "en": re.compile(
        r"\bbase\b|\bbasis\b|\binitial|(?<!by )\breference"
        r"|\borigin|\bprevious|\bpreceding|\bprior\b|\blast\b"
        r"|\blatest"
        r"|\bmost recent|\bsince\b|\bbetween\b|\bcompar|\bover the\b|\bfrom the\b|\btwelve|\b12[- ]month"
        r"|\b(?:one|a) year (?:earlier|before)|\byear[- ]over[- ]year|\bas of\b|\bthen[- ]current"
        r"|\bpublished(?!\s+(?:\w+ly\s+)?(?:by|in|at|on\s+(?:the|its))\b)"
        r"|\byear\s+(?:before|earlier|of\s+(?:the\s+|each\s+)?(?:adjustment|revision|review|increase|change))\b"
        rf"|\b{_MONTHS}\s+(?:of\s+[^.;,]{{2,30}}\s+)?to\s+(?:the\s+)?(?:following\s+|next\s+)?{_MONTHS}\b"
        r"|\bcommencement|\beffective date|\bduring (?:the|that|such)|\bin effect|\b(?:19|20)\d\d\b"
    ),
    "fr": re.compile(
        r"\bbase\b|(?<!par )\breference|\borigin|\binitial|\bdepart\b"
        r"|\bprecedent|\bderni(?:er|ere)s?\b|\bconnue?\b"
        r"|\bpublie(?!\w{0,2}\s+(?:\w+ment\s+)?(?:par|sur|dans|au\s+(?:journal|bulletin))\b)"
        r"|\bsur un an\b|\bdouze\b|\b12 mois|\bd'une annee sur l'autre|\bn ?[-–] ?1\b|\bcelui\b"
        r"|\bceux\b|\bdate (?:de|d')\s?(?:la )?(?:signature|prise|commande|effet|conclusion)|\bdepuis\b"
        r"|\bentre (?:le|la|l')|\bcompar|(?<!par )(?<!chaque )\btrimestre"
        r"|(?<!chaque )\bmois (?:de|d'|zero|m0)|\ben vigueur"
        r"|\b(?:19|20)\d\d\b"
    ),
}
"""Words that may tell from which value an index counts; any of them near an index is enough."""
_ON_A_DAY = re.compile(
    r"(?<!index )(?<!indice )(?<!figure )(?<!valeur )\b(?:on|from|until|to|and|le|au|du|et)\s+"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th|er)?\s+(?:of\s+)?{_MONTHS}|{_MONTHS}\s+\d{{1,2}}(?:st|nd|rd|th)?),?\s+(?:19|20)\d\d\b"
)
"""A day on which the price is revised is no period from which the index counts."""
_OTHER_BASE = re.compile(
    r"\bbase\s+(?:lending\s+)?rates?\b|\bevery\s+(?:twelve|12)\s+(?:\(12\)\s+)?months\b|\bfrom\s+(?:time\s+to\s+time|day\s+to\s+day)\b|\b(?:last|previous|preceding)\s+(?:\w+\s+)?(?:business\s+|working\s+)?days?\b"
    r"|\bas\s+amended\b|\b(?:initial|preceding|previous)\s+(?:period|term)\b|\bprior\s+(?:written\s+)?(?:notice|consent)\b"
    r"|\b(?:act|regulations?|order)\s+(?:19|20)\d\d\b"
    r"|\bduring\s+(?:the|such)\s+(?:whole\s+|entire\s+)?(?:continuance|currency|term|life|duration|subsistence)\b"
    r"|\b(?:cease[sd]?|stop(?:s|ped)?|no\s+longer|discontinue[sd]?)\s+(?:to\s+be\s+|being\s+|be\s+)?published\b"
)
"""Words of another base than that of an index."""
_OTHER_BASE_FR = re.compile(
    # a bound of the change, not what is compared
    r"\b(?:sans\s+que|dans\s+la\s+limite|plafon\w+|variation|ecart|hausse|augmentation|evolution|revision)\b[^.;]{0,40}?\bd'une\s+annee\s+sur\s+l'autre\b"
    r"(?=[^.;]{0,40}\b(?:exced|depass|superieur|plafon|limite)\w*)"
    r"|\btous\s+les\s+(?:douze|12)\s+mois\b|\b(?:tva|taxes?|taux|loi|reglementation|normes?)\s+(?:\w+\s+){0,3}?en\s+vigueur\b"
    r"|\bdernier\s+jour\b|\b(?:periode|duree)\s+initiale\b|\bentree\s+initiale\b"
    r"|\b(?:date|jour)\s+de\s+(?:la\s+)?(?:prise\s+de\s+fonction|prise\s+en\s+charge)\b"
)
"""The like in French."""
_NEAR = re.compile(
    r"\bind(?:ex|ice|ices|exes|exation|exee?s?|exed)\b|\brevis(?:e|ee|ed|ion|es|ees)\b|\badjusted\b"
    r"|\b(?:cpih?|cpi-u|rpix?|s?ppi|hicp|eci|awe|ipch?|ilc|ilat|irl|icc|syntec|icht[\w-]*"
    r"|(?:bt|tp)[ -]?\d\d\w?)\b"
)
_BEFORE, _AFTER = 300, 500
_PRICED = re.compile(
    r"\b(?:prices?|fees?|rents?|charges|prix|loyers?|redevances?|tarifs?|honoraires)\b[^.;]{0,160}?"
    r"\b(?:revis\w+|index\w*|indice\w*|adjust\w+|escalat\w+|actualis\w+)"
)
_SYMBOL = r"[A-Z][A-Za-z0-9'’]{0,5}(?:[ ]?[-–][ ]?[0-9]|[ ]?\([nN][^)]{0,4}\))?"
_TOKEN = re.compile(rf"(?<![\w%]){_SYMBOL}|(?<=\d){_SYMBOL}")
_LETTER = r"[A-Z][a-z]?(?:[0-9on]|[ ]?\([^)]{1,4}\))?"
"""What stands for a quantity by itself: *S*, *S0*, *So*, *K(n)*."""
_EXPLAINED = re.compile(
    rf"(?:(?<=[\n;,.(:•*])|(?<=\s)[-–•*]|\boù|\bou|\bet|\bavec|\bwhere|\band|\A)\s*[\"«“]?\s*"
    rf"(?:(?P<symbol>{_SYMBOL}|[A-Z][a-z]?[ ]?\([0-9nN][^)]{{0,4}}\))"
    r"\s*[\"»”]?\s*(?:=|:|\bdésigne(?:nt)?\b|\best\b|\breprésente\b|\bcorrespond à\b|\bmeans\b|\bis\b"
    r"|\bequals\b|\bdenotes\b|\brepresents\b)\s*"
    # 'R1, redevance révisée ; S1 l'indice': no verb, but nothing else than a quantity is named so
    rf"|(?P<letter>{_LETTER})(?:\s*,\s*(?=(?:l['’]|le\s|la\s|the\s)?[a-zé]{{4}})|\s+(?=l['’]|le\s|la\s|the\s)))"
    r"(?=[^\n;]{3})"
)
_LEADS = 90
"""Characters between a formula and a legend that shares no letter with it."""
_OF_A_PRICE = re.compile(
    r"\b(?:prix|redevance|loyer|tarif|forfait|montant|price|fee|rent|charge)\b", re.IGNORECASE
)
_OF_AN_INDEX = re.compile(r"\bind(?:ice|ex)\b", re.IGNORECASE)
_NOT_SYMBOLS = frozenset(
    {
        "il",
        "ce",
        "le",
        "la",
        "elle",
        "it",
        "this",
        "he",
        "ils",
        "cela",
        "ceci",
        "cet",
        "ou",
        "the",
        "that",
        "prix",
    }
)
_TAIL = re.compile(r"[\s\d'’()–-]|(?<=[A-Za-z])[oOn]\Z")


class RevisionGap:
    """Reads gaps of revisions by an index: no base, or a legend of other letters than the formula's."""

    name = _KIND
    version = 3
    kinds: tuple[str, ...] = (_KIND,)
    requires: tuple[str, ...] = ("indexation",)
    languages: tuple[Language, ...] = ("fr", "en")
    triggers: Mapping[str, tuple[str, ...]] = {}
    signals: Mapping[str, Mapping[str, tuple[str, ...]]] = {}

    def extract(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        """Yield at most three gaps of base and legend, and one of each other manner.

        Only clauses that move a price, or may by what is no index, are looked at.
        """
        rows = [term for term in view.of("indexation") if term.state == "stated"]
        made = []
        if rows:
            formulas = {str(term.value["formula"]) for term in rows if "formula" in term.value}
            gaps = [*self._legends(view, clauses, formulas), *self._baseless(view, clauses, rows)]
            made = gaps[:_MOST]
            made += self._costs(view, clauses, rows)
            made += self._months(view, rows, {str(term.value["gap"]) for term in made})
            yield from made
        told = {str(term.value["gap"]) for term in made}
        otherwise = list(self._otherwise(view, clauses, told))
        yield from otherwise
        beside = told | {str(term.value["gap"]) for term in otherwise}
        for gap, proof in sayings(view, clauses, rows, beside):
            yield _time.stated(_KIND, f"{_KIND}/{self.version}", {"gap": gap}, gap, [proof], 0.8)
        yield from self._faults(view, clauses, rows, told)

    def _otherwise(self, view: View, clauses: Sequence[Clause], told: Set[str]) -> Iterator[Term]:
        """Yield what other words than the usual say of how a price moves, each manner once."""
        seen = set(told)
        for clause in clauses:
            if not binds(clause):
                continue
            sentences = list(_time.sentences(view, clause))
            folded = [(one.start, one.folded) for one in sentences]
            for said in said_otherwise(folded, _time.language_of(view.language)):
                if said.gap not in seen:
                    seen.add(said.gap)
                    proof = view.flow.evidence(said.start, said.end)
                    value: dict[str, JsonValue] = {"gap": said.gap}
                    maker = f"{_KIND}/{self.version}"
                    yield _time.stated(_KIND, maker, value, said.gap, [proof], 0.8)

    def _faults(
        self, view: View, clauses: Sequence[Clause], rows: Sequence[Term], told: Set[str]
    ) -> Iterator[Term]:
        """Yield what the grammar of formulas says is badly drafted, each once; what is sure goes first.

        What ``told`` says already is not told again by another name.
        """
        language: Language = "fr" if view.language == "fr" else "en"
        found: dict[str, tuple[Fault, Evidence]] = {}
        based = any(one.value.get(key) for one in rows for key in ("base_period", "base_value"))
        for clause, quoted in _revised(view, clauses, rows):
            end = max(region_of(view, clause), clause.end)
            beside = "\n\n".join(view.text(one) for one in siblings(view, clause))
            text = view.flow.text[clause.start : end]
            article = text if text in beside else f"{text}\n\n{beside}"
            for fault in faults(Words(text, article, view.flow.text, based), language):
                place = (clause.start + fault.start, clause.start + fault.end)
                proof = quoted if fault.end <= fault.start else view.flow.evidence(*place)
                before = found.get(fault.gap)
                if before is None or (before[0].doubt and not fault.doubt):
                    found[fault.gap] = (fault, proof)
        for gap, (fault, proof) in found.items():
            twice = "counted_twice" if fault.doubt else ""
            same = {"letter_unexplained": "legend_differs", "two_references": twice}.get(gap, gap)
            if same not in told:
                said = {"index": fault.index, "undefined": fault.undefined, "doubt": fault.doubt}
                value: dict[str, JsonValue] = {"gap": gap, **{key: one for key, one in said.items() if one}}
                sure = 0.6 if fault.doubt else 0.85
                yield _time.stated(_KIND, f"{_KIND}/{self.version}", value, gap, [proof], sure)

    def _costs(self, view: View, clauses: Sequence[Clause], rows: Sequence[Term]) -> Iterator[Term]:
        """Yield what of a revision costs one side money, though nothing need be left out."""
        for gap, proof, index in costs(view, clauses, rows):
            value: dict[str, JsonValue] = {"gap": gap}
            if index:
                value["index"] = index
            yield _time.stated(_KIND, f"{_KIND}/{self.version}", value, gap, [proof], 0.8)

    def _months(self, view: View, rows: Sequence[Term], told: Set[str]) -> Iterator[Term]:
        """Yield that two places of the document name two months of its one index."""
        indexed = [term for term in rows if term.value.get("mechanism") in INDEXED]
        names = {str(term.value.get("index")) for term in indexed}
        if len(names) != 1 or " + " in next(iter(names)) or {"two_references", "counted_twice"} & told:
            return
        folded = view.folded_between(0, len(view.flow.text))
        found = two_months(_parts(folded), view.language)
        if found is not None:
            proof = [view.flow.evidence(*found.first), view.flow.evidence(*found.second)]
            value: dict[str, JsonValue] = {"gap": "two_references", "index": next(iter(names))}
            yield _time.stated(_KIND, f"{_KIND}/{self.version}", value, "two_references", proof, 0.85)

    def _baseless(self, view: View, clauses: Sequence[Clause], rows: Sequence[Term]) -> Iterator[Term]:
        language: Language = "fr" if view.language == "fr" else "en"
        indexed = [term for term in rows if term.value.get("mechanism") in INDEXED]
        based = any(term.value.get(key) for term in rows for key in ("base_period", "base_value"))
        if not indexed or based or not all(only_adds(term.value.get("formula")) for term in rows):
            return
        for clause in clauses:
            folded = _ON_A_DAY.sub(_blank, view.folded(clause))
            folded = (_OTHER_BASE if language == "en" else _OTHER_BASE_FR).sub(_blank, folded)
            for near in _NEAR.finditer(folded):
                low, high = max(near.start() - _BEFORE, 0), near.end() + _AFTER
                if language == "en":
                    low = max(low, folded.rfind("\n\n", 0, near.start()))
                    if not near.group().startswith(_BY_NAME):
                        # of what is only adjusted, no more than its own words may tell from where
                        low, high = _phrase_bounds(folded, near.start(), low, high)
                if _FROM[language].search(folded, low, high):
                    return  # somewhere the text may say from where the index counts
        term = indexed[0]
        if not term.value.get("index") or not revises_surely(term, language):
            return
        value: dict[str, JsonValue] = {"gap": "no_base", "index": term.value["index"]}
        yield _time.stated(_KIND, f"{_KIND}/{self.version}", value, "no_base", term.evidences[:1], 0.8)

    def _legends(self, view: View, clauses: Sequence[Clause], formulas: Set[str]) -> Iterator[Term]:
        for clause in clauses:
            if "=" not in view.flow.text[clause.start : clause.end]:
                continue
            region = view.flow.text[clause.start : max(region_of(view, clause), clause.end)]
            formula = find_formula(region)
            if formula is None or formula.start >= clause.end - clause.start:
                continue
            if formula.words not in formulas and not _PRICED.search(fold(region)):
                continue  # a formula of something else than a price
            differs = _differs(region, formula)
            if differs is None:
                continue
            undefined, unused, start, end = differs
            value: dict[str, JsonValue] = {
                "gap": "legend_differs",
                "formula": formula.words,
                "undefined": ", ".join(undefined),
                "unused": ", ".join(unused),
            }
            low, high = clause.start + formula.start, clause.start + formula.end
            told = sentence_bounds(region, start, back=40, ahead=120)
            proof = [
                view.flow.evidence(low, high),
                view.flow.evidence(clause.start + start, clause.start + max(min(told[1], end + 120), end)),
            ]
            yield _time.stated(_KIND, f"{_KIND}/{self.version}", value, "legend_differs", proof, 0.85)


_PART = re.compile(r"(?<=[a-z0-9%)])[.;]\s|\n")


def _parts(folded: str) -> Iterator[tuple[int, str]]:
    """Yield the sentences and lines of a text with their offsets."""
    start = 0
    for stop in _PART.finditer(folded):
        yield start, folded[start : stop.start()]
        start = stop.end()
    yield start, folded[start:]


_BY_NAME = (
    "ind", "cpi", "rpi", "ppi", "hicp", "ipc", "ilc", "ilat", "icc", "irl", "eci", "awe", "sppi", "bt",
    "icht", "tp", "syntec",
)  # fmt: skip
_STOPS = re.compile(r"[.;]\s|\n")


def _phrase_bounds(folded: str, at: int, low: int, high: int) -> tuple[int, int]:
    """Return where the words around a place begin and end, between full stops and semicolons."""
    stops = [stop.end() for stop in _STOPS.finditer(folded, low, at)]
    after = _STOPS.search(folded, at, high)
    return (stops[-1] if stops else low), (after.start() if after else high)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _revised(
    view: View, clauses: Sequence[Clause], rows: Sequence[Term]
) -> Iterator[tuple[Clause, Evidence]]:
    """Yield each clause that moves a price, or may by what is no index, with the words that say so."""
    places = [term.evidences[0].fragments[0].start for term in rows]
    for clause in clauses:
        if hinted(view.folded(clause), view.language):
            yield clause, view.flow.evidence(clause.start, clause.end)
            continue
        for term, place in zip(rows, places, strict=True):
            start = in_flow(view, place)
            if start is not None and clause.start <= start < clause.end:
                yield clause, term.evidences[0]
                break


def _differs(region: str, formula: Formula) -> tuple[list[str], list[str], int, int] | None:
    """Return the letters that only the formula has, those that only the legend has, and where one stands.

    Letters count by their stem, so that ``S`` and ``S1`` are no difference: a base or a period that is
    written otherwise misleads nobody, a letter that the formula does not have does.
    """
    right = formula.words.partition("=")[2] or formula.words
    used = [match.group() for match in _TOKEN.finditer(formula.words) if not _is_sign(match.group())]
    explained = [
        (symbol, *match.span("symbol" if match["symbol"] else "letter"))
        for match in _EXPLAINED.finditer(region, formula.end, min(len(region), formula.end + _LEGEND))
        if (symbol := match["symbol"] or match["letter"]).lower() not in _NOT_SYMBOLS
    ]
    if not used or len(explained) < 2:
        return None
    in_formula = {_stem(symbol) for symbol in used}
    in_legend = {_stem(symbol) for symbol, _, _ in explained}
    if not in_formula & in_legend and not _is_legend(region, formula, explained):
        return None  # what follows is no legend of this formula
    unused = [item for item in explained if _stem(item[0]) not in in_formula and _is_letter(item[0])]
    undefined = [
        symbol
        for symbol in used
        if symbol in right and _stem(symbol) not in in_legend and _is_letter(symbol)
    ]
    if not unused or not undefined:
        return None
    return _once(undefined), _once([item[0] for item in unused]), unused[0][1], unused[0][2]


def _is_legend(region: str, formula: Formula, explained: Sequence[tuple[str, int, int]]) -> bool:
    """Tell whether what follows a formula explains a revision, though it shares no letter with it."""
    if len(explained) < 3 or explained[0][1] - formula.end > _LEADS:
        return False
    words = region[explained[0][1] : explained[-1][2] + 160]
    return _OF_A_PRICE.search(words) is not None and _OF_AN_INDEX.search(words) is not None


def _is_sign(symbol: str) -> bool:
    return symbol in ("X", "x")


def _is_letter(symbol: str) -> bool:
    """Whether a symbol needs a legend: a letter or two with a number; an acronym names its index itself."""
    return len(re.sub(r"[^A-Za-z]", "", symbol)) <= 2


def _stem(symbol: str) -> str:
    stem = symbol
    while (shorter := _TAIL.sub("", stem)) != stem and len(shorter) > 0:
        stem = shorter
    return stem.upper()


def _once(symbols: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(" ".join(symbol.split()) for symbol in symbols))


EXTRACTOR = RevisionGap()
