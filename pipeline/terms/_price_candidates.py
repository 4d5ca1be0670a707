"""Sums that may be prices: each with what the rules make of it and what a model looks at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import chain, islice

from data import late as re
from models.price.features import AFTER, BEFORE, Around
from pipeline.folding import fold
from pipeline.money import Amount, decimal_style, dollar_of, per_of, tax_of
from pipeline.money._qualifiers import is_minimum
from pipeline.terms._price_bands import read_bands
from pipeline.terms._price_bases import is_measure, is_time
from pipeline.terms._price_changed import changes
from pipeline.terms._price_context import ADDED, Reading, price_words, read_context, sentence_start, what_of
from pipeline.terms._price_defined import defined
from pipeline.terms._price_downwards import read_downwards
from pipeline.terms._price_intros import ABOVE, each_ahead, governing, lines_above, text_above
from pipeline.terms._price_per import per_around
from pipeline.terms._price_per_french import Per
from pipeline.terms._price_products import products
from pipeline.terms._price_rows import NO_PRICE, read_row
from pipeline.terms._price_shared import Candidate, inherit
from pipeline.terms._price_sideways import read_sideways
from pipeline.terms._price_stacked import read_stacked
from pipeline.terms._price_stretch import Stretch, TablePrice
from pipeline.terms._price_tables import read_tables
from pipeline.terms._price_taxed import taxed
from pipeline.terms._price_thresholds import is_recovery, is_threshold
from pipeline.terms._price_titled import read_titled
from pipeline.terms.base import View
from pipeline.types import Clause, Language


def candidates(
    view: View, clause: Clause, heading: str, amounts: Sequence[Amount], language: Language
) -> Iterator[Candidate]:
    """Yield the sums of a clause, without those that others take the place of."""
    folded = view.folded(clause)
    above = view.folded_between(max(clause.start - ABOVE, 0), clause.start) if amounts else ""
    old, new = changes(folded, amounts)
    kept: dict[int, Candidate] = {}
    for place, amount in enumerate(amounts):
        if place not in old:
            replaced = amounts[new[place]] if place in new else None
            kept[place] = _candidate(folded, amount, replaced, heading, above, language)
    inherit(folded, kept)
    for place in products(folded, amounts):
        if place in kept and not _own_time(kept[place].per):
            kept[place] = replace(kept[place], per=Per(None, ""))
    twice = taxed(folded, amounts)
    for place, other in twice.items():
        if place in kept and other in kept:
            kept[place] = _told_twice(kept[place], kept[other])
    for place, one in kept.items():
        value = one.amount.value
        if value is None:
            yield one
        else:
            flags = (
                *_flags(folded, one),
                *(("sum:taxed",) if place in twice else ()),
                f"role:{clause.role}",
            )
            yield replace(one, around=_around(folded, one, value, heading, above, language, flags))


def _own_time(per: Per) -> bool:
    """Whether the head of its column tells a product's time: so many users at so much a year each."""
    return per.known == "head" and is_time(per.unit) and "_" not in (per.unit or "")


def _candidate(
    folded: str, amount: Amount, replaced: Amount | None, heading: str, above: str, language: Language
) -> Candidate:
    """Read one sum by the rules."""
    amount = _settled(folded, amount, language)
    row = read_row(folded, amount, heading, language)
    reading = row or read_context(folded, amount, heading, language)
    if replaced is not None:
        reading = _instead(folded, amount, replaced, reading, heading, language)
    near = folded[max(amount.start - 240, 0) : amount.start]
    refused = reading is NO_PRICE or amount.value == 0
    part = _OF_WHICH.search(near) is not None and not _DUE_PART.match(folded, amount.end)
    refused = refused or part or is_threshold(near, folded[amount.end : amount.end + 60])
    refused = refused or is_recovery(amount, near, folded[amount.end : amount.end + 60])
    refused = refused or any(words.search(near) for words in (_TAX_BEFORE, _EXAMPLE, _BASIS, _LABELLED))
    if replaced is None:
        refused = refused or ADDED.search(near[-60:]) is not None or _FORMER.search(near[-60:]) is not None
    if reading is None and not refused:
        reading = _listed(folded, amount, above, language) or _each_time(folded, amount, language)
        reading = reading or defined(folded, amount, language)
    reading = None if refused else reading
    if row is not None and amount.value is not None and (times := _scale(folded, amount)) > 1:
        amount, row = replace(amount, value=amount.value * times, sure=False), None
    per = per_around(folded, amount, reading or Reading(0.0, "", amount.start), heading, above, language)
    if per.unit is None and replaced is not None and reading is not None:
        per = per_around(folded, replaced, reading, heading, above, language)  # the new one is per the same
    return Candidate(amount, reading, per, None, row is not None, refused, replaced)


def _settled(folded: str, amount: Amount, language: Language) -> Amount:
    """Read a half cent, and what a comma parts where a French measure follows: ``1,185 € le kilo``."""
    if amount.value is None:
        if language == "fr" and len(amount.candidates) == 2 and is_measure(folded, amount.end):
            return replace(amount, value=min(amount.candidates), sure=False, reason="")
        return amount
    before = folded[max(amount.start - 8, 0) : amount.start]
    part = _PART.search(before) if before.endswith("/") else None
    under = _UNDER.match(folded, amount.start)
    if part is None or under is None or int(under[0]) < 2:
        return amount
    whole = Decimal(part["whole"] or 0) + Decimal(part["over"]) / int(under[0])
    return replace(amount, value=(amount.value / int(under[0]) * whole).normalize(), sure=False)


_PART = re.compile(r"(?<![\d/])(?:(?P<whole>\d{1,2})\s)?(?P<over>\d)/\Z")
_UNDER = re.compile(r"\d(?=\s?(?:cents?|c\b|¢|p\b|pence))")
"""*2 1/2 cents*: its sum begins at the last figure."""


def _listed(folded: str, amount: Amount, above: str, language: Language) -> Reading | None:
    """Read an item of a list that a line such as ``The Sponsor pays:`` introduces."""
    begin = folded.rfind("\n", 0, amount.start) + 1
    before = text_above(above, folded, begin)[-_LIST:]
    if ":" not in before or len(folded[begin : amount.start]) > _ROW:
        return None
    intro = next((line for line in lines_above(before) if line.endswith(":")), "")
    words = price_words(language)
    if not intro or not (words.names_price(intro) or _PAYS.search(intro)):
        return None
    head = folded[begin : amount.start]
    if any(words.never.meets(one) or words.limits.meets(one) for one in (intro, head)):
        return None
    return Reading(0.65, "", begin)


def _scale(folded: str, amount: Amount) -> int:
    """By what the sums of a table are to be multiplied: a line above says ``in thousands``."""
    if amount.value is None or amount.value >= _MOST_THOUSANDS or amount.value != int(amount.value):
        return 1
    above = folded[max(amount.start - _LIST, 0) : amount.start]
    said = None
    if "thousands" in above or "000" in above or "milliers" in above:
        said = _IN_THOUSANDS.search(above)
    return 1 if said is None else 1_000


def _told_twice(one: Candidate, other: Candidate) -> Candidate:
    """Give a sum what its other form, with or without tax, says of both."""
    if other.refused:
        return one
    one = replace(one, refused=False)  # the second of two columns is no product of the first
    if one.per.unit is None and other.per.unit is not None:
        one = replace(one, per=Per(other.per.unit, "taxed"))
    mine, theirs = one.reading, other.reading
    if theirs is not None and (mine is None or mine.confidence < theirs.confidence):
        reading = replace(theirs, start=min(theirs.start, one.amount.start))
        one = replace(one, reading=reading, row=one.row or other.row)
    return one


def _body(folded: str, heading: str) -> int:
    """Where the text of a clause begins, behind a heading that has a line of its own."""
    end = folded.find("\n")
    line = folded[:end].strip(" .:-–#*") if 0 < end <= 2 * _ROW else ""
    return end if line and heading.endswith(line[-_HEADING:]) else 0


_HEADING = 12
"""Letters at the end of a line that show it to be the heading."""


def _around(
    folded: str,
    one: Candidate,
    value: Decimal,
    heading: str,
    above: str,
    language: Language,
    flags: tuple[str, ...],
) -> Around:
    amount = one.amount
    before = text_above(above, folded, amount.start)
    return Around(
        folded[max(amount.start - BEFORE, _body(folded, heading)) : amount.start],
        folded[amount.end : amount.end + AFTER],
        heading,
        _intro(before),
        value,
        "fr" if language == "fr" else "en",
        one.reading.confidence if one.reading is not None else 0.0,
        flags,
        one.reading.header if one.reading is not None else "",
        governing(before),
    )


def _intro(before: str) -> str:
    """What introduces the row that a sum stands in; empty in running text."""
    begin = before.rfind("\n") + 1
    if len(before) - begin > _ROW:
        return ""
    return " / ".join(islice(lines_above(before[:begin]), 3))


def _each_time(folded: str, amount: Amount, language: Language) -> Reading | None:
    """Read what is paid for each of something told ahead: *for each training session held, $450*."""
    low = sentence_start(folded, amount.start)
    head = folded[low : amount.start]
    per = each_ahead(head, language)
    words = price_words(language)
    if per is None or words.never.meets(head) or words.limits.meets(head):
        return None
    return Reading(0.72, "", max(low, amount.start - 160), per=per)


_LIST = 600
_PAYS = re.compile(
    r"\b(?:pays?|paie|payera|paiera|verse|versera|regle|reglera|due|owed|payable|facture)\b[^.;]{0,160}:\Z"
    r"|\b(?:est|sont) dus?\b[^.;]{0,160}:\Z"
)
_MOST_THOUSANDS = 100_000
_IN_THOUSANDS = re.compile(
    r"\b(?:in thousands|en milliers|amounts in 000'?s)\b"
    r"|\(\s*[$€£]?\s?000'?s?\s*(?:omitted)?\)|[$€£]000'?s\b"
)
_BASIS = re.compile(
    r"\b(?:(?:for|par)\s+(?:each|every|chaque)(?:\s+(?:additional|full|entire|further))?"
    r"|par\s+(?:tranche|fraction|palier)\s+de)\s*\Z"
)
"""Words right before a sum by which another is reckoned: *one percent for each five cents*."""
_ROW = 110
"""Longest beginning of a row; a longer line is running text."""
_EXAMPLE = re.compile(
    r"\b(?:exemples?\s*(?:\d+\s*)?[:;]|pour memoire|a titre indicatif"
    r"|a titre d'(?:exemple|illustration)|par exemple"
    r"|for example"
    r"|for instance|by way of example)\s*(?:[^.\n]|\.\d|\n(?!\s*\n))*\Z"
)
"""A sum of an example, told in the same sentence, is none that is owed."""
_OF_WHICH = re.compile(
    r"\bdont\s+le\s+solde,?\s+soit\s*\Z|\brepartition\b[^.\n:]{0,60}:[^.;\n]*\Z"
    r"|\b(?:dont|of\s+which|y\s+compris)\s+(?!(?:les?|la|chaque|il|elle)\b|l'|\d{1,4}\s+[a-z]{3})[^.;:€$£\n\t]{0,60}[\s(]*\Z"
    r"|\b(?:other\s+than|except(?:\s+for)?|excluding|save(?:\s+for)?|hors|hormis|sauf|a\s+l'ex(?:clusion|ception)\s+de)\s+"
    r"(?:its|the|sa|son|la|le)\s+[^.;:€$£\d\n]{0,30}?\b(?:element|part|portion|component|fraction|composante)\b"
    r"[^.;:€$£\d\n]{0,20}?\s(?:of|de|d')\s*\Z"
)
"""A part of a sum that was told before."""
_DUE_PART = re.compile(
    r"\)?\s*(?:(?:is|are|shall\s+be|will\s+be)\s+)?(?:payable|paid|due|non-?refundable)\b"
    r"|\)?\s*(?:falls?|becomes?|shall\s+fall)\s+due\b"
    r"|\)?\s*(?:on|upon|at)\s+(?:the\s+)?(?:signing|signature|execution|closing|delivery|completion|acceptance)\b"
    r"|\)?\s*(?:h\.?t\.?|ttc|hors\s+taxes?)?,?\s*(?:(?:est|sont|sera|seront)\s+)?(?:payable|exigible|verse|regle|paye|due)e?s?\b"
    r"|\)?\s*(?:h\.?t\.?|ttc|hors\s+taxes?)?,?\s*(?:a\s+la\s+|a\s+l'|au\s+|le\s+jour\s+de\s+(?:la\s+|l'))"
    r"(?:commande|signature|livraison|reception|remise|reservation|ouverture|achevement|demarrage|acceptation|solde)\b"
)
"""A part that falls due by itself is owed."""
_LABELLED = re.compile(
    r"\b(?:penalites?|astreintes?|amende|caution(?:nement)?|(?:depot|retenue)\s+de\s+garantie"
    r"|remise(?:\s+[a-z']+){0,3}|rabais|ristourne|(?:volume\s+|trade\s+)?discount"
    r"|valeurs?\s+(?:assurees?|residuelles?|a\s+neuf|venales?|de\s+remplacement)|capital(?:\s+social)?"
    r"|penalty|liquidated\s+damages|security\s+deposit|retainage"
    r"|(?:insured|replacement|residual|book|market)\s+value|share\s+capital)"
    r"(?:\s+(?:h\.?t\.?|de\s+retard|for\s+delay|per\s+day))?\s*(?::|\.{3,}|\t|\|)[\s.]*\Z"
)
"""A label right before a sum that is never a price's."""
_FORMER = re.compile(
    r"(?:\b(?:anciens?|anciennes?|former|old|previous|prior)\s+(?:prix|tarif|loyer|redevance|montant|total|forfait|price|fee|rate"
    r"|rent|charge)s?|\b(?:prix|tarif|loyer|montant)s?\s+(?:anciens?|precedents?|anterieurs?))\s*(?::|of|de)?\s*\Z"
    r"|\b(?:formerly|previously)\s+(?:charged|paid|billed|invoiced)(?:\s+[a-z]+){0,4}?\s*\(?\Z"
)
"""Words right before a sum by which it is what was paid before."""
_TAX_BEFORE = re.compile(
    r"(?<!hors )(?<!hors\n)\b"
    r"(?:tva|t\.v\.a\.?|vat|sales tax|taxe de sejour|taxe fonciere)"
    r"\s*(?:(?:a|:|de|au\s+taux\s+de|at)\s*)?\(?(?:\d{1,2}(?:[.,]\d)?\s?%)?\)?[\s.:=,|]*(?:soit\s+)?\Z"
)
"""Words right before a sum that make it the tax itself."""


def _flags(folded: str, candidate: Candidate) -> Iterator[str]:
    """What the rules say of a sum, as names that a model weighs."""
    amount, reading = candidate.amount, candidate.reading
    if candidate.refused:
        yield "rule:against"
    elif reading is None:
        yield "rule:none"
    else:
        yield f"rule:{'row' if candidate.row else 'text'}"
        yield f"rule:{'row' if candidate.row else 'text'}:{reading.confidence:.2f}"
    unit = candidate.per.unit
    if unit is None:
        yield "per:none"
    else:
        yield f"per:{'time' if is_time(unit) else 'once' if unit == 'once' else 'thing'}"
        yield f"per:{candidate.per.known}"
    tax = tax_of(folded, amount.start, amount.end)
    if tax is not None:
        yield f"tax:{tax}"
    if amount.confirmed:
        yield "sum:confirmed"
    if not amount.sure:
        yield "sum:unsure"
    if is_minimum(folded, amount.start):
        yield "sum:minimum"
    if candidate.replaces is not None:
        yield "sum:new"


def _instead(
    folded: str, new: Amount, old: Amount, own: Reading | None, heading: str, language: Language
) -> Reading | None:
    """What a new price is: what the one was that it takes the place of."""
    theirs = read_context(folded, old, heading, language)
    if theirs is None or theirs is NO_PRICE or own is NO_PRICE:
        return own
    per = theirs.per or per_of(folded, old.start, old.end, language) or ""
    if own is not None:
        per = own.per or per_of(folded, new.start, new.end, language) or per
    return replace(theirs, per=per, start=min(theirs.start, new.start))


def reading_of(folded: str, amount: Amount, language: Language) -> Reading:
    """Read what a sum is for that only the model takes for a price: the nearest noun of its sentence."""
    start = sentence_start(folded, amount.start)
    head = folded[start : amount.start].replace("\n", " ")
    noun = price_words(language).last_noun(head)
    if noun is None:
        return Reading(0.6, "", max(start, amount.start - 160))
    return Reading(0.6, what_of(head, noun, start)[0], max(start, amount.start - 160))


_READERS = (read_tables, read_bands, read_sideways, read_downwards, read_stacked, read_titled)


def table_candidates(
    view: View, clause: Clause, heading: str, language: Language
) -> Iterator[tuple[TablePrice, Around]]:
    """Yield the bare figures under or behind a head that names price and currency."""
    if price_words(language).never_headed(heading):
        return
    text = view.flow.text
    style, dollar = decimal_style(text), dollar_of(text)
    where = Stretch(text, clause.start, clause.end, heading, language, style, dollar)
    seen: set[int] = set()
    for row in chain.from_iterable(reader(where) for reader in _READERS):
        if row.end in seen:
            continue  # of two readers the first knows more
        seen.add(row.end)
        begin = text.rfind("\n", 0, row.start) + 1
        head = row.said or fold(text[row.head_start : row.head_end])
        unit = row.qualifiers.get("per")
        flags = [
            "rule:table",
            f"rule:table:{row.confidence:.2f}",
            f"per:{'none' if unit is None else 'time' if is_time(str(unit)) else 'thing'}",
            f"role:{clause.role}",
        ]
        flags += ["per:head"] if unit else []
        flags += [f"tax:{row.qualifiers['tax']}"] if "tax" in row.qualifiers else []
        around = Around(
            fold(text[max(begin - BEFORE, 0) : row.end]).rstrip("0123456789.,' "),
            fold(text[row.end : row.end + AFTER]),
            heading,
            head,
            row.amount,
            "fr" if language == "fr" else "en",
            row.confidence,
            tuple(flags),
            head,
        )
        yield row, around
