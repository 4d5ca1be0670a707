"""Prices that are there and say no sum: struck out, left blank, or to be settled later."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from data import late as re
from pipeline.folding import fold
from pipeline.money import Amount
from pipeline.terms._price_context import price_words, what_of
from pipeline.terms._quotes import quote_end, quote_start
from pipeline.terms.base import View
from pipeline.types import Clause, Language, Term

_WORDED = (
    "[redact",
    "[omit",
    "[confid",
    "[masqu",
    "[occult",
    "[suppr",
    "[cavia",
    "[insert",
    "[a comp",
    "[a rens",
    "(caviard",
)
"""How a bracket begins that hides a price or waits for one."""
BLANK_HINTS = ("[*", "[ *", "***", "___", "[●", "[•", "[_", "[ ]", "[…", "xxx", "{{", "${", "==", *_WORDED)


def redacted(
    view: View, clause: Clause, folded: str, amounts: Sequence[Amount], language: Language, label: str
) -> Iterator[Term]:
    """Yield prices whose sum is struck out together with its currency: ``price of [***]``."""
    if not any(hint in folded for hint in BLANK_HINTS):
        return
    words = price_words(language)
    starts = [item.start for item in amounts]
    for blank in _BLANKS.finditer(folded):
        start = blank.start()
        place = bisect_right(starts, start) - 1
        if place >= 0 and start < amounts[place].end:
            continue
        begin = max(start - 160, 0)
        head = folded[begin:start]
        noun = words.last_noun(head)
        if noun is None or len(head) - noun[1] > 30 or not words.link.match(head, noun[1]):
            continue
        tail = folded[blank.end() : blank.end() + 14]
        if words.never.meets(head[-90:]) or words.limits.meets(head[-50:]) or _NO_SUM.match(tail):
            continue
        what, at = what_of(head, noun, begin)
        begins = clause.start + quote_start(folded, at)
        evidence = view.flow.evidence(begins, clause.start + blank.end())
        shown = blank.group().strip()
        if "*" not in shown and (_redactions_told(view) or _HIDDEN.match(shown)):
            shown = f"{shown}, redacted"
        reason = f"the price is redacted or left blank ({shown})"
        yield Term("price", {"what": what} if what else {}, "", (evidence,), 0.7, label, "unknown", reason)


def why_blank(view: View, reason: str) -> str:
    """Return why a sum is not known: in a paper that says that it was redacted a blank is a redaction."""
    return reason.replace("left blank", "redacted") if _redactions_told(view) else reason


def _redactions_told(view: View) -> bool:
    return view.once("redactions told", lambda: _TOLD.search(fold(view.flow.document.text)) is not None)


def vague_price(view: View, clause: Clause, folded: str, language: Language, label: str) -> Iterator[Term]:
    """Yield the first words of a clause that leave the price to be settled later."""
    folded = folded.replace("\n", " ")
    found = next(
        (
            (phrase, at)
            for phrase in price_words(language).vague
            for at in _places(folded, phrase)
            if not of_extras(_around(folded, at), language)
        ),
        None,
    )
    if found is None:
        return
    phrase, at = found
    start = quote_start(folded, max(folded.rfind(". ", 0, at) + 1, at - 120, 0))
    end = quote_end(folded, at + len(phrase))
    evidence = view.flow.evidence(clause.start + start, clause.start + end)
    reason = f"the price is left to be settled later ({phrase})"
    yield Term("price", {}, "", (evidence,), 0.6, label, "unknown", reason)


def of_extras(sentence: str, language: Language) -> bool:
    """Whether a folded French sentence speaks of what comes on top of a contract and its price."""
    return language == "fr" and _EXTRAS.search(sentence) is not None


def _places(folded: str, phrase: str) -> Iterator[int]:
    at = folded.find(phrase)
    while at >= 0:
        yield at
        at = folded.find(phrase, at + 1)


def _around(folded: str, at: int) -> str:
    """The sentence about a place; a point inside a number ends none."""
    low = max((match.end() for match in _STOP.finditer(folded, 0, at)), default=0)
    stop = _STOP.search(folded, at)
    return folded[low : stop.start() if stop else len(folded)]


_STOP = re.compile(r"[.;](?!\d)")
_EXTRAS = re.compile(
    r"\bau-dela\b|\bhors\s+(?:d[eu]\s+|de\s+la\s+|de\s+l')?(?:forfait|perimetre|contrat|marche|mission|abonnement|objet|heures|horaires|prestations)"
    r"|\b(?:supplementaire|complementaire|additionnel|ponctuel|exceptionnel)\w*|\ben\s+(?:sus|plus|outre)\b"
    r"|\bnon\s+(?:compris|inclus|prevu|couvert)\w*|\bpieces?\s+(?:de\s+rechange|detachees?|d'usure|autres|defectueuses)"
    r"|\b(?:prestations?|travaux)\s+(?:particulier|specifique|neuf|modificatif|annexe|d'amelioration)\w*|\bne\s+sont\s+pas\s+compris\w*"
    r"|\bqui\s+n'est\s+pas\s+(?:mentionne|prevu|compris)\w*"
)
_TOLD = re.compile(
    r"confidential\s+treatment|(?:confidential|certain)\s+(?:(?:identified|confidential)\s+)*"
    r"(?:portions|information|terms|provisions)[^.]{0,80}?(?:been|is|are)\s+"
    r"(?:omitted|redacted|excluded\s+from)|(?:has|have)\s+been\s+(?:omitted|redacted)"
    r"|(?:occulte|caviarde|anonymise)e?s?\b"
)
"""A notice, often at the head of each page, that figures were struck out for publication."""
_NO_SUM = re.compile(r"\s*(?:%|percent|day|month|year|\(\[)")
_HIDDEN = re.compile(r"[\[(]\s?(?:redact|omit|confid|masqu|occult|suppr|cavia)")
_BLANKS = re.compile(
    r"[\[(]\s?(?:redact|omit|confid|masqu|occult|suppr|caviard|insert(?![a-z])|a\scomp|a\srens)"
    r"[a-z ]{0,60}[\])]"
    r"|x{3}(?!x)[a-z_\d]{1,28}x{3}(?![a-z])|\{\{[^{}\n]{1,40}\}\}|\$\{[^}\n]{1,40}\}|==\w{1,40}=="
    r"|\[\s?\*+\s?\]|\[[●•_ ]{1,8}\]|\[…\*+…\]|_{3,}|\*{3,}"
)
