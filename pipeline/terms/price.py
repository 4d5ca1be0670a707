"""Prices that were agreed: fees, rents, rates, unit prices, rows of a price table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from data import late as re
from pipeline.folding import fold
from pipeline.money import Amount, amount_text, decimal_style, money_text, tax_of
from pipeline.money._qualifiers import is_minimum
from pipeline.terms._price_aligned import aligned
from pipeline.terms._price_blanks import BLANK_HINTS, redacted, vague_price, why_blank
from pipeline.terms._price_candidates import reading_of
from pipeline.terms._price_context import MONEY_TRIGGERS, Reading, price_words
from pipeline.terms._price_ditto import ditto_rows
from pipeline.terms._price_judge import LEAST, ClauseSums, Verdicts, gathered, judge, of_tables
from pipeline.terms._price_kept import kept_end
from pipeline.terms._price_naming import printed, short
from pipeline.terms._price_periods import year_fronted
from pipeline.terms._price_rows import ITEM
from pipeline.terms._price_shared import Candidate
from pipeline.terms._price_steps import is_step
from pipeline.terms._price_tables import HEAD_TRIGGERS
from pipeline.terms._price_times import times
from pipeline.terms._price_twice import apart
from pipeline.terms._price_unsigned import FRANC_TRIGGERS, LETTER_TRIGGERS
from pipeline.terms._quotes import quote_end, quote_start
from pipeline.terms._wrapped import wrapped
from pipeline.terms.base import View
from pipeline.types import Clause, JsonValue, Language, Term

_SIGN_CELLS = ("$\t", "$ \t", "€\t", "€ \t", "£\t", "£ \t")
_MOST_UNKNOWN = 40
_UNSURE = 0.7
"""Most that is said of a figure that was mended, or that only the language's habit settled."""
_OTHER_COLUMN = 0.6
_BY_DEFINITION = 0.88
"""How sure a sum is that a definition tells: *"Basic Rent" means £48,000 a year*."""
_DEFINED = re.compile(
    r"[\"\u201c\u00ab]\s*(?:(?:the|le|la|les)\s+)?(?:[\w-]+\s+){0,2}(?:rent|rental|fees?|charges?|price|"
    r"retainer|subscription|loyer|redevance|prix|forfait|abonnement|honoraires)(?:\s+[\w-]+){0,2}\s*"
    r"[\"\u201d\u00bb]\s*(?:shall\s+)?(?:means?|is|designe|signifie|s'entend\s+de)\s+"
    r"(?:(?:an?|the|la|le|une?)\s+)?(?:(?:annual|monthly|quarterly|yearly)\s+)?"
    r"(?:(?:sum|amount|rent|fee|somme|montant)\s+(?:of\s+|de\s+))?"
    r"(?:[a-z][a-z -]{2,60}\(\s*)?(?:(?:gbp|eur|usd)\s*)?\Z"
)
_AGREED = 0.3
"""Share of the doubt that goes where words and figures say the same sum."""
_YEAR_BEFORE = 200
"""Characters before a sum in which the year is sought that it is for."""
_TABLE, _BELOW = 4_000, 200
"""Characters below a row with money in which rows without a sign are sought, and the next one must be."""


class Price:
    """Reads prices; share capital, penalties, insurance, caps and thresholds are none."""

    name = "price"
    version = 7
    kinds = ("price",)
    requires: tuple[str, ...] = ("total_value",)
    languages: tuple[Language, ...] = ("fr", "en", "und")
    triggers: Mapping[str, tuple[str, ...]] = {
        "en": (
            *MONEY_TRIGGERS,
            *LETTER_TRIGGERS,
            *HEAD_TRIGGERS,
            *_SIGN_CELLS,
            *BLANK_HINTS,
            *wrapped(*price_words("en").vague),
        ),
        "fr": (
            *MONEY_TRIGGERS,
            *FRANC_TRIGGERS,
            *HEAD_TRIGGERS,
            *_SIGN_CELLS,
            *BLANK_HINTS,
            *wrapped(*price_words("fr").vague),
        ),
        "und": (
            *MONEY_TRIGGERS,
            *LETTER_TRIGGERS,
            *HEAD_TRIGGERS,
            *_SIGN_CELLS,
            *BLANK_HINTS,
            *wrapped(*price_words("en").vague),
        ),
    }
    signals: Mapping[str, Mapping[str, tuple[str, ...]]] = {
        "price": {
            "en": (
                "purchase price",
                "price list",
                "the fees",
                "monthly fee",
                "annual fee",
                "base rent",
                "unit price",
                "pre-payment",
                "prepayment",
                "cost plus",
                "cost-plus",
                "deposit of",
            ),
            "fr": (
                "le prix",
                "les prix",
                "loyer",
                "redevance",
                "honoraires",
                "conditions financieres",
                "acompte de",
                "avance de",
                "cout majore",
            ),
        }
    }

    def extract(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        """Yield the prices of the clauses shown; a vague price only where no other is stated."""
        language = _language(view)
        found: dict[tuple[str, JsonValue, JsonValue], Term] = {}
        unknown: list[Term] = []
        vague: list[Term] = []
        shown = aligned(view)
        sums = tuple(gathered(shown, clauses, language))
        verdicts = judge(sums)
        for of_clause in sums:
            clause = of_clause.clause
            folded = shown.folded(clause)
            for term in self._in_clause(view, shown, of_clause, verdicts, language):
                if term.state == "unknown":
                    unknown.append(term)
                    continue
                key = (term.value_text, term.value.get("per"), term.value.get("what"))
                if key not in found or found[key].confidence < term.confidence:
                    found[key] = term
            if not found and clause.role != "recital":
                vague.extend(vague_price(view, clause, folded, language, self._label))
        yield from apart(view, clauses, _without_echoes(list(found.values())))
        yield from unknown[:_MOST_UNKNOWN]
        if not found and not unknown:
            yield from vague[:1]

    def _in_clause(
        self, view: View, shown: View, sums: ClauseSums, verdicts: Verdicts, language: Language
    ) -> Iterator[Term]:
        clause = sums.clause
        text, folded = shown.text(clause), shown.folded(clause)
        yield from self._in_tables(view, sums, verdicts)
        for candidate in sums.candidates:
            likely = verdicts.get((clause.start, clause.start + candidate.amount.start))
            told = _judged(folded, candidate, likely, language)
            if told is None:
                continue
            reading, confidence = told
            term = self._term(view, clause, text, folded, candidate, reading, confidence)
            if candidate.replaces is not None:
                term = _replacing(term, candidate.replaces, folded)
            yield term
            if candidate.row and "\t" in text and term.state == "stated" and "currency" in term.value:
                yield from self._ditto(view, shown, clause, text, candidate.amount, term, language)
        yield from redacted(view, clause, folded, sums.amounts, language, self._label)

    @property
    def _label(self) -> str:
        return f"{self.name}/{self.version}"

    def _ditto(
        self,
        view: View,
        shown: View,
        clause: Clause,
        text: str,
        amount: Amount,
        term: Term,
        language: Language,
    ) -> Iterator[Term]:
        """Yield the rows below that share the money of a row and leave out its sign."""
        currency = str(term.value["currency"])
        # a numbered row is cut off as a clause of its own, so the flow is read on
        base = clause.start + text.rfind("\n", 0, amount.start) + 1
        table = shown.flow.text[base : base + _TABLE]
        below = table[table.find("\n") + 1 :][:_BELOW]
        if "\t" not in below:
            return
        low = base - clause.start
        first = replace(amount, start=amount.start - low, end=amount.end - low)
        for row in ditto_rows(fold(table), first, language, decimal_style(view.flow.text)):
            cells = table[row.start : row.end].split("\t")
            label = ITEM.sub("", " ".join(cells[0].split())).strip(" :.-_*")
            value = {**term.value, "amount": amount_text(row.value), "what": short(label)}
            evidence = view.flow.evidence(base + row.start, base + row.end)
            yield Term(
                "price",
                value,
                money_text(row.value, currency),
                (evidence, *term.evidences[:1]),
                round(term.confidence * (0.9 if row.sure else 0.75), 2),
                f"{self.name}/{self.version}",
            )

    def _in_tables(self, view: View, sums: ClauseSums, verdicts: Verdicts) -> Iterator[Term]:
        """Yield the bare figures of a table under a head that names price and currency."""
        for row, confidence in of_tables(sums, verdicts):
            value: dict[str, JsonValue] = {
                "amount": amount_text(row.amount),
                "currency": row.currency,
                "what": row.what,
                **row.qualifiers,
            }
            evidences = (
                view.flow.evidence(row.start, row.end),
                view.flow.evidence(row.head_start, row.head_end),
            )
            named = money_text(row.amount, row.currency)
            yield Term("price", value, named, evidences, confidence, self._label)

    def _term(
        self,
        view: View,
        clause: Clause,
        text: str,
        folded: str,
        candidate: Candidate,
        reading: Reading,
        confidence: float,
    ) -> Term:
        value: dict[str, JsonValue] = {}
        amount, per = candidate.amount, candidate.per.unit
        tax = tax_of(folded, amount.start, amount.end)
        if reading.header:
            at = len(reading.header) + 1
            tax = tax or tax_of(f"{reading.header} ", at, at)
        if amount.currency is not None:
            value["currency"] = amount.currency
        if per is not None:
            value["per"] = per
        if reading.what:
            value["what"] = _named(text, folded, reading, amount)
        if tax is not None:
            value["tax"] = tax
        if is_minimum(folded, amount.start):
            value["minimum"] = True
        value.update(times(folded, amount.start, amount.end, per, _language(view)))
        begin = max(reading.start, amount.start - 240)
        low = max(amount.start - _YEAR_BEFORE, 0)
        if (year := year_fronted(folded[low : amount.start])) is not None:
            begin = min(begin, low + year)
        start = quote_start(text, begin)
        end = quote_end(text, max(_end(folded, amount.end), kept_end(folded, amount.end, view.language)))
        evidence = (view.flow.evidence(clause.start + start, clause.start + end),)
        label = f"{self.name}/{self.version}"
        if amount.value is None:
            if amount.candidates:
                value["candidates"] = [amount_text(item) for item in amount.candidates]
            return Term(
                "price", value, "", evidence, confidence, label, "unknown", why_blank(view, amount.reason)
            )
        value = {"amount": amount_text(amount.value), **value}
        if not amount.sure:
            confidence = min(confidence, _UNSURE)  # the figure itself is in doubt
        elif amount.confirmed:
            confidence += (1 - confidence) * _AGREED
        if amount.currency is None:
            confidence = min(confidence, 0.6)
            named = amount_text(amount.value)
        else:
            named = money_text(amount.value, amount.currency)
        return Term("price", value, named, evidence, round(confidence, 2), label, repaired=amount.repaired)


def _language(view: View) -> Language:
    return "fr" if view.language == "fr" else "en"


def _judged(
    folded: str, candidate: Candidate, likely: float | None, language: Language
) -> tuple[Reading, float] | None:
    """Say what a sum is the price of, and how sure that is; ``None`` where it is held for no price.

    Args:
        folded: the clause.
        candidate: the sum.
        likely: what the model says of it.
        language: of the words.
    """
    reading = candidate.reading
    if candidate.refused or (candidate.around is None and reading is None):
        return None
    if candidate.around is None:
        assert reading is not None
        return reading, reading.confidence
    around = candidate.around
    bare = reading is None and not any(flag.startswith("tax:") for flag in around.flags)
    if bare and around.heading and price_words(language).never_headed(around.heading):
        return None
    if candidate.row and reading is not None and is_step(reading.column):
        likely = max(likely or 0.0, LEAST)
    if likely is None and candidate.replaces is not None and reading is not None:
        likely = _UNSURE if reading.confidence > _UNSURE else None  # a new price for an old one
    if likely is None:
        return None
    if candidate.row and reading is not None and reading.confidence <= _OTHER_COLUMN:
        likely = min(likely, _OTHER_COLUMN)  # of several columns, the head of this one names no price
    elif candidate.per.unit is not None and _DEFINED.search(folded, 0, candidate.amount.start) is not None:
        likely = max(likely, _BY_DEFINITION)
    if reading is None:
        reading = reading_of(folded, candidate.amount, language)
    return reading, likely


def _without_echoes(prices: list[Term]) -> list[Term]:
    """Leave out sums told again without what they are per: ``that fee of $500`` behind ``$500 a month``."""
    measured = {term.value_text for term in prices if "per" in term.value}
    return [term for term in prices if "per" in term.value or term.value_text not in measured]


def _replacing(term: Term, old: Amount, folded: str) -> Term:
    """Say which price a new one takes the place of; what is left unsaid of the new one holds as before."""
    value = dict(term.value)
    if "tax" not in value and (tax := tax_of(folded, old.start, old.end)) is not None:
        value["tax"] = tax
    if old.value is not None:
        value["replaces"] = amount_text(old.value)
    return replace(term, value=value)


def _named(text: str, folded: str, reading: Reading, amount: Amount) -> str:
    """Return what the price is for, as printed; of several sums of a row, with the head of the column."""
    what = _VERB_AHEAD.sub("", printed(text, folded, reading.what, amount)).strip(" ,:;")
    if not reading.column or reading.column == reading.what:
        return short(what)
    return short(f"{what[:60]}, {printed(text, folded, reading.column, amount)}", 90)


def _end(folded: str, end: int) -> int:
    """Take the qualifier that follows into the quote: ``, per month``, ``) HT``."""
    match = _QUALIFIER.match(folded, end)
    return end if match is None else match.end()


_VERB_AHEAD = re.compile(
    r"\A(?:is|means|denotes|est|désigne|représente)\s+(?:the\s+|an?\s+|la\s+|le\s+|l['’])?(?=\w)",
    re.IGNORECASE,
)
"""*P1 is the price of the first year, $0.09*: the row of a legend names its price behind a verb."""
_QUALIFIER = re.compile(
    r"\)?[\s,]{0,2}(?:(?:par|per|each|every|/)\s*[^\s.;,()]+|(?:h\.?t\.?|ttc|hors|excl\w*|plus)(?![a-z]))"
)


EXTRACTOR = Price()
