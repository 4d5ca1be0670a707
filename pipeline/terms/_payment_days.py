"""Payment terms in a sentence: how many days, from what, and whether it is paying that has that time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from data import late as re
from data.load import lexicon
from pipeline._number_words import ordinal
from pipeline.durations import FoundDuration, find_durations
from pipeline.terms import _payment_patterns as patterns
from pipeline.terms._payment_ahead import ahead as paid_ahead
from pipeline.terms._payment_due import due, nth_days
from pipeline.terms._payment_words import alternatives, last, listed, plain
from pipeline.types import Language

_LEFT, _RIGHT = 170, 95
"""Characters before and after a duration that say what it is for."""
_FAR = 100
"""Characters between the word of paying and the days that leave some doubt of their bond."""
_ON_TIME = {"receipt_of_invoice", "invoice_date", "end_of_month"}
"""Bases that hardly anything but a payment counts from."""
_ORDINARY = {
    "end_of_quarter",
    "end_of_half_year",
    "delivery",
    "shipment",
    "acceptance",
    "receipt_of_payment",
}
"""Bases that other acts count from too."""


@dataclass(frozen=True, slots=True)
class Days:
    """A payment term as a sentence states it; offsets in the sentence."""

    start: int
    end: int
    days: int | None
    """``None`` where the figure is blank or redacted, or the term is no number of days."""
    basis: str | None
    confidence: float
    day_of_month: int | None = None
    business_days: bool = False
    at_most: bool = False
    months: int | None = None
    reason: str = ""
    per: str | None = None
    """How often a fixed day comes."""


@cache
def _bases(language: Language) -> re.Pattern[str]:
    """One pattern, a group a basis; the lexicon's order settles what starts at the same place."""
    groups = lexicon("payment", language)["bases"]
    parts = "|".join(f"(?P<{name}>{alternatives(words)})" for name, words in groups.items())
    return re.compile(rf"(?<![a-z])(?:{parts})(?![a-z])")


def _fixed(line: str, language: Language) -> Days | None:
    """Read a day of the month on which is paid: ``on the first day of each month``."""
    match = patterns.FIXED[language].search(line) if "day" in line or language == "fr" else None
    if match is None and language == "en" and "day of e" in line:
        match = patterns.FIXED_FIRST.search(line)
    if (
        match is None
        or "interest" in line
        or listed("payment", "elsewhere", language).search(line, match.start(), match.end())
    ):
        return None
    stretch = line[match.start() : match.start("day")]
    if listed("payment", "late", language).search(stretch) or listed(
        "payment", "other_acts", language
    ).search(stretch):
        return None
    said = match.group("day")
    figures = re.match(r"\d+", said)
    day = (
        int(figures.group())
        if figures
        else {"premier": 1, "last": None, "dernier": None}.get(said, ordinal(said))
    )
    return Days(
        match.start(),
        match.end(),
        None,
        "fixed_day",
        0.85,
        day,
        business_days=bool(match.group("business")),
        per={"mois": "month", "trimestre": "quarter"}.get(match.group("per"), match.group("per")),
    )


_RECEIVED = {
    "en": ("receipt", "presentation", "issuance", "delivery", "submission"),
    "fr": ("reception", "presentation", "comptant"),
}
"""Words without which nothing is due on receipt."""
_AHEAD = {"en": ("advance", "arrear"), "fr": ("d'avance", "echoir", "echu")}
"""Words without which nothing is paid in advance or in arrears."""


def read_days(text: str, folded: str, heading: str, language: Language) -> Iterator[Days]:
    """Yield the payment terms of a sentence.

    Args:
        text: the sentence.
        folded: the same, folded.
        heading: folded headings above it.
        language: whose words are read.
    """
    line = patterns.DUE_TO.sub(_hidden, plain(folded))
    if "payment" in line or "paiement" in line or "reglement" in line:
        line = patterns.MEANS.sub(_hidden, line)
    found = False
    if "day" in line or "jour" in line or "month" in line or "mois" in line:
        for duration in find_durations(text, language):
            item = _read(line, duration, heading, language) or _credit(line, duration, language)
            if item is not None:
                found = True
                yield item
        for start, end, number in nth_days(line, language):
            found = True
            yield Days(start, end, number, None, 0.85)
    if language == "fr":
        for match in patterns.ORDINAL.finditer(line):
            number = patterns.ORDINALS[re.split(r"[ -]", match.group("word"))[0]]
            item = _read(
                line, FoundDuration(match.start(), match.end() - 1, f"P{number}D"), heading, language
            )
            if item is not None:
                found = True
                yield item
        fortnight = patterns.FORTNIGHT.search(line)
        if fortnight is not None and last(
            listed("payment", "paying", language), line, fortnight.start() - 60, fortnight.start()
        ):
            found = True
            days = patterns.FORTNIGHTS[fortnight.group("word")]
            yield Days(fortnight.start(), fortnight.end(), days, None, 0.8)
    for match in patterns.NET.finditer(line) if "net" in line or "/" in line else ():
        after = re.match(r"\)?[\s-]*(?:\(\s*\d+\s*\)\s*)?days?", line[match.end() :])
        if after is None:
            found = True
            days = int(match.group("days") or match.group("short"))
            yield Days(match.start(), match.end(), days, None, 0.88)
    received = any(word in line for word in _RECEIVED[language])
    receipt = patterns.RECEIPT[language].search(line) if received else None
    before = paid_ahead(line, language)
    if receipt is not None and not found and (before is None or receipt.end() < before[0]):
        found = True
        yield Days(receipt.start(), receipt.end(), 0, "due_on_receipt", 0.9)
    fixed = _fixed(line, language) if not found else None
    if fixed is not None:
        found = True
        yield fixed
    ahead = any(word in line for word in _AHEAD[language])
    timed = patterns.TIMED[language].search(line) if ahead else None
    if (
        timed is not None
        and not found
        and not listed("payment", "elsewhere", language).search(line, 0, timed.end())
    ):
        when = timed.group("when")
        basis = "in_advance" if "advance" in when or "avance" in when or "echoir" in when else "in_arrears"
        yield Days(timed.start(), timed.end(), None, basis, 0.85)
        if basis == "in_advance":
            return
    if before is not None:
        yield Days(*before, None, "in_advance", 0.8)


def _credit(line: str, duration: FoundDuration, language: Language) -> Days | None:
    """Read a time of credit, or from the day on which a sum falls due to the last day for paying it."""
    if duration.implied or duration.duration is None or not due(line, duration, language):
        return None
    number = int(duration.duration[1:-1])
    days, months = (number, None) if duration.duration.endswith("D") else (None, number)
    if (days or 0) > 400 or (months or 0) > 12:
        return None
    basis = _bases(language).search(line, duration.end, duration.end + _RIGHT)
    named = basis.lastgroup if basis is not None and basis.lastgroup in _ON_TIME else None
    return Days(
        duration.start, duration.end, days, named, 0.85, business_days=duration.business_days, months=months
    )


def _read(line: str, duration: FoundDuration, heading: str, language: Language) -> Days | None:
    """Say whether a duration is the time for paying."""
    if duration.implied or patterns.BACKWARDS.match(line, duration.end):
        return None
    low = max(duration.start - _LEFT, 0)
    left = line[low : duration.start]
    cut = last(patterns.STOP, line, low, duration.start)
    left = left if cut is None else line[cut.end() : duration.start]
    low = duration.start - len(left)
    if patterns.MORE.search(left) and "paiement" not in left[-40:]:
        return None
    net = (
        patterns.NET_BEFORE.search(left) is not None
        or patterns.NET_AFTER.match(line, duration.end) is not None
    )
    connector = patterns.CONNECTOR[language].match(line, duration.end) or patterns.FOR.match(
        line, duration.end
    )
    basis, end = None, duration.end
    if connector is not None or (
        language == "fr" and line[duration.end :].lstrip(" ,").startswith("fin de")
    ):
        reach = duration.end + _RIGHT
        stop = re.compile(r"[;]|\.\s|\s(?:if|unless|provided|subject|sauf|sous\s+reserve)\s").search(
            line, duration.end, reach
        )
        reach = min(stop.start() if stop else reach, len(line))
        against = listed("payment", "not_bases", language).search(line, duration.end, reach)
        match = _bases(language).search(line, duration.end, reach)
        thereof = patterns.THEREOF.match(line, duration.end)
        if thereof is not None and (match is None or match.start() > thereof.end() + 2):
            match, against = None, None
        if against is not None and (match is None or against.start() < match.end()):
            return None
        if match is not None and re.match(r"\s+(?:notice|demand)", line[match.end() :]):
            return None
        if match is not None:
            basis, end = match.lastgroup, match.end()
            if basis == "receipt_of_invoice" and language == "fr" and match.group() == "reception":
                basis = _received(line, match.end(), left)
            elif basis == "invoice_date" and patterns.RECEIVED.search(line, duration.end, end + 9):
                basis = "receipt_of_invoice"
        elif thereof is not None:
            basis = "receipt_of_invoice" if re.search(r"invoice|bill|statement", left) else None
            end = thereof.end()
    label = last(listed("payment", "labels", language), line, duration.start - 60, duration.start)
    labelled = (
        label is not None and patterns.LABEL_LINK.fullmatch(line, label.end(), duration.start) is not None
    )
    labelled = labelled or (
        len(left.strip(' ("')) < 25 and listed("payment", "labels", language).search(heading) is not None
    )
    bare = False
    if basis is None and language == "en":
        own = patterns.OWN_DATE.match(line, duration.end) if _BILL.search(left) else None
        to_pay = patterns.TO_PAY.match(line, duration.end)
        basis, end = ("invoice_date", own.end()) if own else (None, to_pay.end() if to_pay else end)
        bare = to_pay is not None
    if (basis is None and connector is None) or (language == "en" and basis == "invoice_date"):
        bare = bare or patterns.DIRECT[language].search(left) is not None
    if basis is None and not net and not labelled and not bare:
        return None
    return _judged(line, left, low, duration, basis, end, language, net=net, labelled=labelled, bare=bare)


_BILL = re.compile(r"\b(?:invoices?|bills?|accounts?|statements?)\b")


def _hidden(match: re.Match[str]) -> str:
    return "-" * len(match.group())


def _governs(line: str, act: re.Match[str], pay: re.Match[str]) -> bool:
    """Whether paying has the time, not the other act, as in ``shall notify the payor of the payment``."""
    if act.start() > pay.start():
        return False
    if patterns.GIVES_PAYMENT.fullmatch(line, act.start(), pay.end()):
        return True
    return (
        patterns.NOUN.fullmatch(pay.group()) is None or patterns.GOVERNS.match(line, pay.end()) is not None
    )


def _received(line: str, end: int, left: str) -> str | None:
    """Say what is received where the words after ``réception`` do not name an invoice."""
    after = line[end : end + 40]
    if re.match(
        r"[^.;]{0,24}\bd(?:e|u|es)\s+(?:la\s+|l'|les\s+)?(?:marchandise|produit|commande|materiel|colis|"
        r"article)",
        after,
    ):
        return "delivery"
    return "receipt_of_invoice" if re.search(r"factur|demande\s+de\s+paiement", left + after) else None


def _pays(
    line: str,
    left: str,
    low: int,
    duration: FoundDuration,
    pay: re.Match[str] | None,
    end: int,
    language: Language,
    *,
    named: bool,
) -> float | None:
    """Say how sure it is that paying has the time; ``None`` where another act has it.

    The act is sought before the days; after them where they stand first in the sentence, or between commas
    (``Customer shall, within 30 days of the invoice, pay``). ``named``: a label or ``net`` says it all.
    """
    act = last(listed("payment", "other_acts", language), line, low, duration.start)
    if pay is None and patterns.FOR.match(line, duration.end) is not None:
        return 0.88
    parted = patterns.PARTED.search(left)
    if parted is not None:
        verb = (
            patterns.COMMA_VERB.match(line, end)
            if parted.group("shall")
            else patterns.THEN.match(line, end)
        )
        if verb is not None:
            stop = min(verb.end() + 30, len(line))
            return 0.86 if _is_paying(line, verb.start("verb"), stop, language) else None
    if pay is None and act is None:
        if named:
            return 0.92
        verb = patterns.SHALL.search(line, duration.end, end + 160)
        if verb is None or not _is_paying(
            line, verb.start("verb"), min(verb.end() + 40, len(line)), language
        ):
            return None
        return 0.88
    if act is not None and (pay is None or not _governs(line, act, pay)):
        return None
    return 0.92


def _is_paying(line: str, start: int, stop: int, language: Language) -> bool:
    """Whether the verb that begins at ``start`` pays: ``pay``, ``make the payment``."""
    if listed("payment", "other_acts", language).match(line, start):
        return False
    return listed("payment", "paying", language).search(line, start, stop) is not None


def _judged(
    line: str,
    left: str,
    low: int,
    duration: FoundDuration,
    basis: str | None,
    end: int,
    language: Language,
    *,
    net: bool,
    labelled: bool,
    bare: bool,
) -> Days | None:
    """Hold the words before (or, at the head of a sentence, after) against paying."""
    pay = last(listed("payment", "paying", language), line, low, duration.start)
    confidence = _pays(line, left, low, duration, pay, end, language, named=net or labelled or bare)
    if confidence is None:
        return None
    if (basis is None or pay is None) and not net and not labelled:
        confidence = min(confidence, 0.85)
    if pay is not None and duration.start - pay.end() > _FAR:
        confidence = min(confidence, 0.86)
    late = last(listed("payment", "late", language), line, max(low, duration.start - 70), duration.start)
    if late is not None:
        if basis not in _ON_TIME or "than" in line[late.start() : duration.start]:
            return None
        confidence = 0.7
    behind = line[end : min(end + 70, len(line))]
    if bare:
        # What is said after a comma is another duty: ``within thirty days, and shall notify any dispute``.
        behind = re.split(r"[,;]", behind, maxsplit=1)[0]
    near = line[max(duration.start - 110, 0) : end] + behind
    if listed("payment", "elsewhere", language).search(near):
        if basis not in ("invoice_date", "receipt_of_invoice"):
            return None
        confidence = min(confidence, 0.75)
    if basis is not None and basis not in _ON_TIME:
        confidence = min(confidence, 0.86 if basis in _ORDINARY else 0.8)
    at_most = patterns.AT_MOST.search(left) is not None
    start = pay.start() if pay is not None else duration.start
    days = months = None
    if duration.duration is not None:
        number = int(duration.duration[1:-1])
        days, months = (number, None) if duration.duration.endswith("D") else (None, number)
        if (days or 0) > 400 or (months or 0) > 4:
            return None
    day = (
        re.compile(r"[\s,]*(?:et\s+)?le\s+(\d{1,2})(?![\d/])").match(line, end)
        if basis == "end_of_month"
        else None
    )
    return Days(
        start,
        day.end() if day else end,
        days,
        basis,
        0.6 if at_most else confidence,
        int(day.group(1)) if day else None,
        duration.business_days,
        at_most,
        months,
        duration.reason,
    )
