"""The total price of a contract where it is stated as such: ``prix global et forfaitaire de``."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from data import late as re
from data.load import lexicon
from pipeline.folding import fold
from pipeline.money import Amount, amount_text, money_text, per_of, tax_of
from pipeline.terms._price_context import amounts_of, price_words
from pipeline.terms._quotes import quote_end, quote_start
from pipeline.terms._wrapped import wrapped
from pipeline.terms.base import View
from pipeline.types import Clause, JsonValue, Language, Term

_REACH = 220
"""Characters after the words of a total in which its sum is sought."""
_BETWEEN = {
    "en": re.compile(
        r"[^.;$€£\t]{0,120}?(?:\bof|\bis|\bbe|\bare|\bequals?|equal to|\bat|:|=|\btotals?|amounts? to|"
        r"\bexceed|\t|\()[^.;\t\d$€£]{0,110}\Z"
    ),
    "fr": re.compile(
        r"[^.;$€£]{0,120}?(?:\bde|\best|\bsera|s'eleve\w*|\ba|:|=|fixe\w*|arrete\w*|\(|\bsoit|exceder|"
        r"depasser|n'excedera|\t)[^.;\d$€£]{0,90}\Z"
    ),
}
_PART = re.compile(
    r"\b(?:per|each|par|chaque|unit|monthly|annual\w*|mensuel\w*|annuel\w*|if|exceed\w*|less than|"
    r"more than|not to|increased|reduced|additional|"
    r"minimum|maximum|at least|superieur\w*|inferieur\w*|exce\w+|depass\w*|portion|percent|%|"
    r"installments?)\b|\d\s?%"
)
_MEANS = re.compile(r"\b(?:par|chaque\s+partie\s+par)\s+(?:un|une|le|la|son|leur)\s+\Z")
"""What is paid *by* a total is no part of it."""
_CEILING = {
    "en": re.compile(
        r"(?:(?:shall|will|may|must|can)\s*(?:not|in\s+no\s+(?:event|case))\s+exceed|not\s+to\s+exceed)"
    ),
    "fr": re.compile(
        r"(?:ne\s+(?:pourra|peut|saurait|devra|doit)\s+(?:pas\s+|en\s+aucun\s+cas\s+)?(?:exceder|depasser)|"
        r"n'excedera(?:\s+pas)?|ne\s+depassera(?:\s+pas)?)"
    ),
}
_FLOOR = re.compile(
    r"(?:(?:not|in\s+no\s+(?:event|case))\s+be\s+less\s+than|not\s+less\s+than|at\s+least|"
    r"(?:ne\s+(?:peut|pourra|saurait)\s+)?(?:etre\s+)?inferieure?\s+a|au\s+moins(?:\s+egale?\s+a)?|au\s+minimum(?:\s+de)?)\s*\Z"
)
"""What makes a total the least that is paid."""
_OF_CONTRACT = {
    "en": re.compile(
        r"\b(?:agreement|contract|services|statement\s+of\s+work|order|engagement|project|works?)\b|payable"
    ),
    "fr": re.compile(
        r"\b(?:contrat|marche|prestations?|services?|redevances?|honoraires|mission|convention|travaux|commande)\b"
    ),
}
_ESTIMATES = re.compile(r"\b(?:estim|anticipat|expect|projected|forecast|prevision|previsible|evalu)\w*")
_NOT_PAID = re.compile(
    r"\b(?:liabilit|liable|damages|indemni|insur|losses|responsabilit|dommages|prejudice|assuranc|penalit|"
    r"penalt|damage)\w*"
)
_IS_TOTAL = re.compile(
    r"\)?,?\s+(?:is|being|shall\s+be|represents|constitutes|as|est|constitue|represente|soit|"
    r"correspond\s+a)\s+(?:the|a|le|la|un|au)\s+\Z"
)
_IN_ALL = {
    "en": ("in the aggregate", "in aggregate", "in total", "over the term", "for the entire term"),
    "fr": ("au total", "en totalite", "sur toute la duree", "sur la duree totale", "sur sa duree totale"),
}
"""Words right after a sum that make it the whole: ``fees shall not exceed $75,000 in the aggregate``."""
_REASON = "a sum stands beside the words of a total, and how they go together is not clear"


@dataclass(frozen=True, slots=True)
class _Words:
    """The phrases of a total, longest first; those of ``estimated`` need words that bind them."""

    total: tuple[str, ...]
    estimated: frozenset[str]
    pattern: re.Pattern[str]


@cache
def _totals(language: Language) -> _Words:
    words = lexicon("prices", language)
    listed = {*words["total"], *words["estimated"]}
    total = tuple(sorted(listed, key=lambda w: (-len(w), w)))
    pattern = re.compile(rf"(?<![a-z])(?:{'|'.join(map(re.escape, total))})(?![a-z])")
    return _Words(total, frozenset(words["estimated"]), pattern)


class TotalValue:
    """Reads the total value of the contract; a total that depends on something is none."""

    name = "total_value"
    version = 2
    kinds = ("total_value",)
    requires: tuple[str, ...] = ()
    languages: tuple[Language, ...] = ("fr", "en", "und")
    triggers: Mapping[str, tuple[str, ...]] = {
        "en": wrapped(*_totals("en").total, *_IN_ALL["en"]),
        "fr": wrapped(*_totals("fr").total, *_IN_ALL["fr"]),
        "und": wrapped(*_totals("en").total, *_totals("fr").total, *_IN_ALL["en"], *_IN_ALL["fr"]),
    }
    signals: Mapping[str, Mapping[str, tuple[str, ...]]] = {
        "total_value": {
            "en": wrapped(*lexicon("prices", "en")["total_signals"]),
            "fr": wrapped(*lexicon("prices", "fr")["total_signals"]),
        }
    }

    def extract(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        """Yield the totals stated; two that differ lower each other's confidence."""
        language: Language = "fr" if view.language == "fr" else "en"
        found: dict[str, Term] = {}
        for clause in clauses:
            text = view.text(clause)
            folded = fold(text).replace("\n", " ")
            phrases = [match.span() for match in _totals(language).pattern.finditer(folded)]
            amounts = amounts_of(view, clause) if phrases else ()
            starts = [amount.start for amount in amounts]
            for phrase in phrases:
                for term in self._at(view, clause, text, folded, phrase, amounts, starts, language):
                    key = term.value_text or term.reason
                    if key not in found or found[key].confidence < term.confidence:
                        found[key] = term
            for term in self._in_all(view, clause, text, folded, language):
                if term.value_text not in found:
                    found[term.value_text] = term
        stated = [term for term in found.values() if term.state == "stated"]
        for term in found.values():
            if len(stated) > 1 and term.state == "stated":
                term = replace(term, confidence=min(term.confidence, 0.6))
            if term.reason != _REASON or not stated:
                yield term

    def _at(
        self,
        view: View,
        clause: Clause,
        text: str,
        folded: str,
        phrase: tuple[int, int],
        amounts: Sequence[Amount],
        starts: Sequence[int],
        language: Language,
    ) -> Iterator[Term]:
        """Yield the total that one phrase states, or its unknown."""
        at, end = phrase
        place = bisect_left(starts, end)
        before = amounts[place - 1] if place else None
        if before is not None and _IS_TOTAL.fullmatch(folded, before.end, at):
            if not _not_paid(folded, before.start) and _usable(folded, before, language):
                yield self._term(view, clause, text, before, phrase, (before.start, end), 0.8)
            return
        amount = amounts[place] if place < len(starts) and starts[place] <= end + _REACH else None
        if amount is None:
            return
        between = folded[end : amount.start]
        around = _MEANS.sub("", folded[max(at - 40, 0) : at].rsplit(". ", 1)[-1]) + between
        ceiling = _CEILING[language].search(between)
        if ceiling is not None:
            said = folded[at:end] + between[: ceiling.start()]
            if ceiling.start() > 100 or not _OF_CONTRACT[language].search(said):
                return
            around = around.replace(ceiling.group(), " ")
        floor = _FLOOR.search(around) if ceiling is None else None
        if floor is not None:
            around = around[: floor.start()]
            between = (
                f"{between[: len(between) - len(floor.group())]}{' ' if between.endswith(' ') else ''}"
            )
        estimated = _ESTIMATES.search(folded[max(at - 60, 0) : amount.start]) is not None
        if folded[at:end] in _totals(language).estimated and not (
            estimated or _OF_CONTRACT[language].match(between[:30].split(" of ")[-1].strip())
        ):
            return
        if price_words(language).never.meets(between) or _PART.search(around) or _not_paid(folded, at):
            return
        row = text[end : amount.start]
        if "\t" in row and ("\n" in row.strip("\n") or row.count("\t") > 1):
            return  # the head of a column, not of a line
        if ". " in between or ";" in between or not _usable(folded, amount, language):
            return
        extra: dict[str, JsonValue] = {}
        if ceiling is not None:
            extra["maximum"] = True
        if floor is not None:
            extra["minimum"] = True
        if estimated:
            extra["estimated"] = True
        if "maxim" in folded[at:end]:
            extra["maximum"] = True
        if not _BETWEEN[language].match(between):
            yield self._unknown(view, clause, text, phrase, amount, _REASON)
            return
        sure = 0.92 if len(between) < 60 and amount.sure and not extra else 0.8
        yield self._term(view, clause, text, amount, phrase, (at, amount.end), sure, extra)

    def _in_all(
        self, view: View, clause: Clause, text: str, folded: str, language: Language
    ) -> Iterator[Term]:
        """Yield sums of fees that are said to be all: ``... $75,000 in the aggregate``."""
        if not any(phrase in folded for phrase in _IN_ALL[language]):
            return
        words = price_words(language)
        for amount in amounts_of(view, clause):
            tail = folded[amount.end : amount.end + 50].lstrip(" ),")
            after = next((phrase for phrase in _IN_ALL[language] if tail.startswith(phrase)), None)
            head = folded[max(amount.start - 200, 0) : amount.start].rsplit(". ", 1)[-1].rsplit(";", 1)[-1]
            noun = words.last_noun(head)
            if after is None or amount.value is None or noun is None or words.never.meets(head):
                continue
            between = head[noun[1] :]
            ceiling = _CEILING[language].search(between)
            if _NOT_PAID.search(head) or (ceiling is None and words.link.match(head, noun[1]) is None):
                continue
            start = amount.start - len(head) + noun[0]
            end = folded.find(after, amount.end) + len(after)
            extra: dict[str, JsonValue] = {} if ceiling is None else {"maximum": True}
            phrase = (start, start + noun[1] - noun[0])
            yield self._term(view, clause, text, amount, phrase, (start, end), 0.7, extra)

    def _term(
        self,
        view: View,
        clause: Clause,
        text: str,
        amount: Amount,
        phrase: tuple[int, int],
        quote: tuple[int, int],
        confidence: float,
        extra: Mapping[str, JsonValue] | None = None,
    ) -> Term:
        if amount.value is None or amount.currency is None:
            reason = amount.reason or "the currency is not stated"
            return self._unknown(view, clause, text, phrase, amount, reason)
        value: dict[str, JsonValue] = {
            "amount": amount_text(amount.value),
            "what": " ".join(text[slice(*phrase)].split()),
            "currency": amount.currency,
            **(extra or {}),
        }
        low = max(amount.start - 80, 0)
        tax = tax_of(fold(text[low : amount.end + 100]), amount.start - low, amount.end - low)
        if tax is not None:
            value["tax"] = tax
        start, end = quote_start(text, quote[0]), quote_end(text, quote[1])
        return Term(
            "total_value",
            value,
            money_text(amount.value, amount.currency),
            (view.flow.evidence(clause.start + start, clause.start + end),),
            confidence,
            f"{self.name}/{self.version}",
            repaired=amount.repaired,
        )

    def _unknown(
        self, view: View, clause: Clause, text: str, phrase: tuple[int, int], amount: Amount, reason: str
    ) -> Term:
        start, end = min(phrase[0], amount.start), max(phrase[1], amount.end)
        quote = (clause.start + quote_start(text, start), clause.start + quote_end(text, end))
        value: dict[str, JsonValue] = {"what": " ".join(text[slice(*phrase)].split())}
        if amount.currency is not None:
            value["currency"] = amount.currency
        label = f"{self.name}/{self.version}"
        return Term("total_value", value, "", (view.flow.evidence(*quote),), 0.85, label, "unknown", reason)


def _not_paid(folded: str, at: int) -> bool:
    """Whether the sentence speaks of liability or insurance, which a total of fees may bound."""
    return _NOT_PAID.search(folded[max(at - 160, 0) : at].rsplit(". ", 1)[-1]) is not None


def _usable(folded: str, amount: Amount, language: Language) -> bool:
    """Whether the sum is one for all: not so much a month or a unit."""
    return per_of(folded, amount.end, amount.end, language) is None or not _FOLLOWS.match(
        folded, amount.end
    )


_FOLLOWS = re.compile(
    r"\)?\s*(?:h\.?t\.?|ttc|hors taxes?|toutes taxes comprises|[(),]|\s)*(?:per|par|/|each|"
    r"chaque|a|an|le|la|l'|monthly|annually|mensuel\w*|annuel\w*|every)(?![a-z])"
)


EXTRACTOR = TotalValue()
