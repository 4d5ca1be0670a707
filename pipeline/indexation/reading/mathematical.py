"""From the mathematics that a clause writes out, and its legend, to a movement of the price."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from data import late as re
from pipeline.indexation.formula import (
    UNKNOWN,
    IndexTerm,
    Of,
    PublishedRate,
    Ratio,
    Reference,
)
from pipeline.indexation.reading.clause import ClauseWords
from pipeline.indexation.reading.expression import Letter, Product, Written, find_written, put_in, stem
from pipeline.indexation.reading.legend import Meaning, legend, of_itself
from pipeline.indexation.reading.legend_faults import (
    circular,
    circular_by_legend,
    faults_of_legend,
    two_meanings,
    worked_from_price,
)
from pipeline.indexation.reading.letters import index_of, reference_of, value_of
from pipeline.indexation.reading.references import FoundReference, reference_in
from pipeline.indexation.reading.stacked import find_stacked
from pipeline.money import find_amounts

_PRICE = re.compile(
    r"\b(?:prix|loyers?|tarifs?|redevances?|montants?|remunerations?|abonnements?|forfaits?|honoraires|"
    r"mensualites?|taux\s+(?:horaires?|journaliers?)|"
    r"price|fees?|rent|rates?|charges?|amounts?|payment|compensation|base\s+fee)\b"
)
_PREVIOUS = re.compile(
    r"\ben\s+vigueur(?!\s+(?:a\s+la\s+(?:date\s+de\s+)?(?:signature|conclusion|prise)|au\s+(?:debut|jour\s+de\s+la)))|"
    r"\banciens?\b|precedent|anterieur|\bactuel|\ben\s+cours|dernier\s+(?:prix|loyer|tarif)|"
    r"\bold\b|\bprevious|\bpreceding|\bprior\b|\bcurrent\b|\bthen\b|immediately\s+before|\bin\s+effect"
)
_BASE_PRICE = re.compile(
    r"\binitial|d'origine|\bde\s+base|de\s+reference|\bmarche\b|contractuel|signature|\bfixe\w*\s+(?:a\s+l'article|"
    r"dans|au|ci)|ci-dessus|indique|m0\b|mois\s+zero|remise|prise\s+d'effet|a\s+l'origine|\bcontrat\b|"
    r"\boriginal|\bbase\b|set\s+(?:out|forth)|(?:specified|stated|shown|fixed)\s+(?:in|above|below)|first\s+year|commencement|effective\s+date"
)


_PRICE_LETTER = re.compile(
    r"(?:P|R|L|F|T|M|PU|PR|Prix|Loyer|Tarif|Price|Fee|Rent)[a-zA-Z]{0,8}[-0-9no]{0,3}\Z"
)


@dataclass(frozen=True, slots=True)
class FromFormula:
    """What the mathematics of a clause says."""

    movement: Ratio | PublishedRate | None
    of: Of | None
    words: str
    span: tuple[int, int]
    """From the first formula to the end of its legend: prose stands outside."""
    whole: bool
    """Whether a price stands in the formula, not only a coefficient."""


def from_mathematics(clause: ClauseWords) -> FromFormula | None:
    """Read the formula of a clause; ``None`` where it writes none out."""
    written = find_stacked(clause.text) or find_written(clause.text)
    if not written:
        return None
    main = _main(written)
    joined = put_in(main, [one for one in written if one is not main])
    letters = [letter for one in written for p in one.products for letter in (*p.above, *p.below)]
    lefts = [one.left for one in written if one.left is not None]
    meanings = legend(clause.text, written, [*letters, *lefts]) + of_itself(letters, clause.text)
    clause.told("formula", main.start, main.end, 0.75 if joined.broken else 0.9)
    circular(clause, written)
    circular_by_legend(clause, written, meanings)
    end = max([main.end, *(one.end for one in written), *(m.end for m in meanings)])
    start = min(one.start for one in written)
    words = " ".join(clause.text[main.start : main.end].split())
    if worked_from_price(clause, written, meanings):
        return FromFormula(None, None, words, (start, end), whole=True)
    price = _price_letter(joined, meanings, clause)
    joined, stated = _price_in_figures(joined, price, clause)
    explained = faults_of_legend(clause, letters, lefts, meanings, price)
    movement = _movement(joined, price, meanings, clause)
    if not explained:
        clause.open("index", "the legend explains other letters than the formula holds")
    of = "base" if stated else _of(price, meanings, clause)
    two_meanings(clause, meanings)
    return FromFormula(movement, of, words, (start, end), stated or price is not None)


def _price_in_figures(written: Written, price: Letter | None, clause: ClauseWords) -> tuple[Written, bool]:
    """Return a formula without the price that stands in it as a figure (``P = 4,35 × S/S0``).

    The second value says whether one stood there.
    """
    total = sum((product.coefficient for product in written.products), Decimal(0))
    if price is not None or written.left is None or total in (0, 1):
        return written, False
    if not any(one.value == total for one in find_amounts(clause.text, clause.language)):
        return written, False
    products = tuple(
        replace(product, coefficient=(product.coefficient / total).normalize())
        for product in written.products
    )
    clause.told("of", written.start, written.end)
    return replace(written, products=products), True


def _main(written: list[Written]) -> Written:
    """Return the formula of the price: the one whose letters others define, else the first."""
    for one in written:
        held = {letter.name for product in one.products for letter in product.above}
        if any(
            other is not one and other.left is not None and other.left.name in held for other in written
        ):
            return one
    return written[0]


def _price_letter(written: Written, meanings: list[Meaning], clause: ClauseWords) -> Letter | None:
    """Return the letter that stands in every product and means the price before."""
    if written.left is None and [len(one.above) for one in written.products] == [1]:
        # a bare ratio of two readings multiplies a price that prose names
        return None
    common = [
        letter
        for letter in written.products[0].above
        if all(any(o.name == letter.name for o in product.above) for product in written.products)
    ]
    divided = {stem(letter.name) for product in written.products for letter in product.below}
    told = [letter for letter in common if _is_price(letter, meanings, clause)]
    if told:
        return told[0]
    left = written.left
    kin = [one for one in common if left is not None and stem(one.name) == stem(left.name)]
    if kin:
        return kin[0]
    alone = [one for one in common if stem(one.name) not in divided and _PRICE_LETTER.match(one.name)]
    return alone[0] if alone else None


def _is_price(letter: Letter, meanings: list[Meaning], clause: ClauseWords) -> bool:
    for meaning in meanings:
        words = clause.folded[meaning.start : meaning.end]
        if (
            meaning.letter == letter.name
            and _PRICE.search(words[:60])
            and not re.match(r".{0,12}indi?ce", words)
        ):
            return clause.index_in(meaning.start, min(meaning.end, meaning.start + 60)) is None
    return False


def _of(price: Letter | None, meanings: list[Meaning], clause: ClauseWords) -> Of | None:
    """Say whether the formula multiplies the price before or the base price."""
    if price is None:
        return None
    if re.search(r"-[12]\Z", price.name):
        clause.told("of", price.start, price.end)
        return "previous"
    for meaning in meanings:
        if meaning.letter != price.name:
            continue
        words = clause.folded[meaning.start : meaning.end]
        before, base = _PREVIOUS.search(words), _BASE_PRICE.search(words)
        if before is not None:
            clause.told("of", meaning.start, meaning.end)
            return "previous"
        if base is not None:
            clause.told("of", meaning.start, meaning.end)
            return "base"
    if re.search(r"0\Z", price.name):
        clause.told("of", price.start, price.end)
        return "base"
    return None


def _movement(
    written: Written, price: Letter | None, meanings: list[Meaning], clause: ClauseWords
) -> Ratio | PublishedRate | None:
    fixed = Decimal(0)
    terms: list[IndexTerm] = []
    rates: list[tuple[Decimal, Letter]] = []
    at = (written.start, written.end)
    lone = sum(1 for product in written.products if product.below) == 1
    for product in written.products:
        above = [letter for letter in product.above if price is None or letter.name != price.name]
        if not above and not product.below:
            fixed += product.coefficient
        elif len(above) == 1 and len(product.below) == 1:
            terms.append(_term(product, above[0], product.below[0], meanings, clause, lone=lone))
        elif len(above) == 1 and not product.below:
            rates.append((product.coefficient, above[0]))
        else:
            clause.open("formula", "it is no sum of indices, each divided by its base", at=at)
            return None
    if rates:
        if len(rates) == 1 and rates[0][0] == 1 and fixed == 1 and not terms:
            return _rate(rates[0][1], meanings, clause)
        clause.open("formula", "a letter is neither divided by its base nor a rate added to one", at=at)
        return None
    terms = _as_the_first(terms, written, meanings, clause)
    if terms:
        total = fixed + sum((term.weight for term in terms), Decimal(0))
        if total != 1:
            clause.fault(
                "weights_do_not_add",
                f"the fixed part and the weights make {total.normalize():f}, not 1",
                at,
            )
        clause.told("weights", written.start, written.end)
    return Ratio(fixed, tuple(terms)) if terms else None


_BOTH_YEARS = re.compile(r"\bn\b[^.;]{0,40}?\bn\s?-\s?1\b|\bn\s?-\s?1\b[^.;]{0,40}?\bn\s?-\s?2\b")


def _told_together(
    clause: ClauseWords, now: FoundReference, base: FoundReference
) -> tuple[FoundReference | None, FoundReference | None]:
    """Part what one phrase says of both readings: *du 1er trimestre de l'année n et de l'année n-1*."""
    if now.reference.kind == "period" or now.reference != base.reference:
        return now, base
    years = _BOTH_YEARS.search(clause.folded, now.start, now.end + 60)
    if years is None or now.reference.kind != "of_year":
        return (now, None) if now.reference.kind != "of_year" else (None, None)
    later = 0 if re.match(r"n\b(?!\s?-)", years.group()) else -1
    return (
        replace(now, reference=replace(now.reference, years=later, last_out=False)),
        replace(base, reference=Reference("earlier", months=12)),
    )


_SAME = re.compile(
    r"\bmemes?\s+(?:mois|dates?|periodes?|trimestres?|jours?)\b|\bsame\s+(?:months?|dates?|periods?|quarters?)\b"
)


def _as_the_first(
    terms: list[IndexTerm], written: Written, meanings: list[Meaning], clause: ClauseWords
) -> list[IndexTerm]:
    """Return terms with the readings of the first one where the legend says *of the same months*."""
    if len(terms) < 2 or "unknown" in (terms[0].now.kind, terms[0].base.kind):
        return terms
    last = max((one.end for one in meanings), default=written.end)
    same = _SAME.search(clause.folded, written.end, last)
    if same is None:
        return terms
    first = terms[0]
    return [
        replace(
            one,
            now=first.now if one.now.kind == "unknown" else one.now,
            base=replace(first.base, value=one.base.value) if one.base.kind == "unknown" else one.base,
        )
        for one in terms
    ]


def _rate(letter: Letter, meanings: list[Meaning], clause: ClauseWords) -> PublishedRate:
    index = index_of(letter, letter, meanings, clause, lone=True)
    now = reference_of(letter, meanings, clause, "now")
    return PublishedRate(index, UNKNOWN if now is None else now.reference)


def _term(
    product: Product,
    above: Letter,
    below: Letter,
    meanings: list[Meaning],
    clause: ClauseWords,
    *,
    lone: bool,
) -> IndexTerm:
    index = index_of(above, below, meanings, clause, lone=lone)
    if not index:
        clause.open("index", f"nothing says which index {above.name} is", at=(above.start, above.end))
    now = reference_of(above, meanings, clause, "now")
    base = reference_of(below, meanings, clause, "base")
    if now is not None and base is not None and now.start == base.start:
        now, base = _told_together(clause, now, base)
    now_ref = UNKNOWN if now is None else now.reference
    base_ref = UNKNOWN if base is None else base.reference
    if now is not None:
        clause.told("reference_period", now.start, now.end, now.confidence)
    if base is not None:
        clause.told("base_period", base.start, base.end, base.confidence)
    base_ref = _from_one_year(now_ref, base_ref, below)
    if base_ref.value is None and (value := value_of(clause, below, above)) is not None:
        if base is None and (beside := _beside_value(clause)) is not None:
            clause.told("base_period", beside.start, beside.end, beside.confidence)
            base_ref = beside.reference
        base_ref = replace(base_ref, value=value)
    letter = stem(above.name) if len(above.name) < 12 else ""
    return IndexTerm(index, letter, product.coefficient, now_ref, base_ref)


_BESIDE = re.compile(r"\s*(?:\(\s*|,\s*(?=indi?ce|index|valeur|value|(?:that\s+)?(?:for|of)\b|mois))")


def _beside_value(clause: ClauseWords) -> FoundReference | None:
    """Return the month or quarter right behind the value of an index: *S0 = 293,9 (janvier 2023)*."""
    told = next(one for one in reversed(clause.parts) if one.name == "base_value")
    opens = _BESIDE.match(clause.folded, told.end)
    if opens is None:
        return None
    stop = re.compile(r"[);.]").search(clause.folded, opens.end())
    high = min(len(clause.folded) if stop is None else stop.start(), opens.end() + 60)
    found = reference_in(clause.folded, opens.end(), high, clause.language, "base")
    return found if found is not None and found.reference.kind == "period" else None


def _from_one_year(now: Reference, base: Reference, below: Letter) -> Reference:
    """Return the base as the year before, where the letters say it: ``SYNTEC n / SYNTEC n-1``."""
    if base.kind == "unknown" and now.kind != "unknown" and re.search(r"[nN]-1\Z", below.name):
        return Reference("earlier", months=12)
    return base
