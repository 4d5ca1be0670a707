"""Whether a sum is a price: by the noun that governs it, and by the words that make it something else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from data.load import lexicon
from pipeline.money import Amount, decimal_style, dollar_of, find_amounts
from pipeline.terms.base import View
from pipeline.types import Clause, Language

MONEY_TRIGGERS = (
    "€", "$", "£", "¥", "₹", "eur", "usd", "dollar", "gbp", "sterling", "chf", "franc", "cad", "aud", "jpy", "cny",
    "rmb", "yen", "yuan", "renminbi", "rupee", "inr", "hkd", "sgd", "cent", "shekel", "nis", "krone", "krona", "sek",
    "nok", "dkk", "zloty", "pln", "fcfa", "xof", "dirham", "mad", "won", "krw", "rand", "zar", "ils", "twd", "ntd",
    "baht", "ringgit",
)  # fmt: skip
"""What a text with an amount of money has, mostly; the rest are currencies no lexicon names."""


@dataclass(frozen=True, slots=True)
class PriceWords:
    """The compiled price lexicon of a language."""

    tight: re.Pattern[str]
    """A price noun and a link, ending right before the amount: ``monthly fee of``."""
    noun: re.Pattern[str]
    weak: re.Pattern[str]
    never: re.Pattern[str]
    limits: re.Pattern[str]
    total: re.Pattern[str]
    vague: re.Pattern[str]


_LINK = {
    "en": r"(?:of|is|be|are|was|equals?|equal\s+to|at|being|amounts?\s+to|amounting\s+to|totall?ing|set\s+at|in\s+the\s+amount\s+of|=|:|-)",
    "fr": r"(?:de|est|sera|seront|sont|a|au|s'eleve|s'elevent|s'elevera|etabli\w*|fixe\w*|arrete\w*|egale?|soit|=|:|-|represente)",
}
_FILL = {
    "en": r"(?:\s+(?:fixed|set|equal|payable|only|initially|currently|hereby|to|at|in|the|a|an|total|sum|amount|of|approximately|us|rate|aggregate|"
    r"shall|will|be|flat|guaranteed|minimum|annual|monthly|quarterly|:)){0,6}",
    "fr": r"(?:\s+(?:fixe\w*|arrete\w*|a|au|de|la|le|un|une|total|totale|somme|montant|environ|forfaitaire\w*|mensuel\w*|annuel\w*|"
    r"trimestriel\w*|hors|taxes|ht|ttc|minimum|egal\w*|unitaire|journalier|horaire|:|d'un|d'une|est|sera)){0,7}",
}


@cache
def price_words(language: Language) -> PriceWords:
    """Compile the price lexicon of a language; English where it is unknown."""
    key = "fr" if language == "fr" else "en"
    words = lexicon("prices", key)
    nouns = _listed(words["nouns"])
    return PriceWords(
        tight=re.compile(
            rf"(?P<what>(?:[\w'/&-]+\s+){{0,3}}(?<![a-z])(?:{nouns}))(?![a-z])(?P<between>[^.;$€£\d\t]{{0,110}}?)"
            rf"(?:(?<![a-z]){_LINK[key]}{_FILL[key]}|\()[\s(\"]*\Z"
        ),
        noun=re.compile(rf"(?<![a-z])(?:{nouns})(?![a-z])"),
        weak=re.compile(rf"(?<![a-z])(?:{_listed(words['weak'])}|pays?|paid)(?![a-z])"),
        never=re.compile(rf"(?<![a-z])(?:{_listed(words['never'])})(?:s|ed|ing|ement)?(?![a-z])"),
        limits=re.compile(rf"(?<![a-z])(?:{_listed(words['limits'])})(?![a-z])"),
        total=re.compile(rf"(?<![a-z])(?:{_listed(words['total'])})(?![a-z])"),
        vague=re.compile(_listed(words["vague"])),
    )


def _listed(words: list[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


def amounts_of(view: View, clause: Clause) -> tuple[Amount, ...]:
    """Return the amounts of a clause, read with what the whole document says of its dollar and its commas."""
    text = view.text(clause)
    language: Language = "fr" if view.language == "fr" else "en"
    found = _amounts(text, language, None, _NO_DOLLAR)
    open_figures = any(not item.sure or len(item.candidates) == 2 for item in found)
    bare = any(item.currency is None for item in found)
    if not open_figures and not bare:
        return found
    style = decimal_style(view.flow.text) if open_figures else None
    return _amounts(text, language, style, dollar_of(view.flow.text) if bare else "USD")


_NO_DOLLAR = None


@lru_cache(maxsize=512)
def _amounts(text: str, language: Language, style: str | None, dollar: str | None) -> tuple[Amount, ...]:
    return tuple(find_amounts(text, language, style=style, dollar=dollar))  # type: ignore[arg-type]


def sentence_start(folded: str, at: int, reach: int = 260) -> int:
    """Return where the sentence, line of a table or list item that holds an offset begins."""
    low = max(at - reach, 0)
    stretch = folded[low:at]
    cut = max(stretch.rfind("; "), stretch.rfind("\n\n"), stretch.rfind("\t"))
    for match in _STOPS.finditer(stretch):
        cut = max(cut, match.end() - 1)
    return low + cut + 1


_STOPS = re.compile(r"[a-z)\d]{2}\.\s+(?=[a-z\"(])(?<!\bno\. )(?<!inc\. )(?<!ltd\. )(?<!approx\. )")


@dataclass(frozen=True, slots=True)
class Reading:
    """What the words around an amount make of it."""

    confidence: float
    what: str
    start: int
    """Where the words that prove it begin."""


def read_context(folded: str, amount: Amount, heading: str, language: Language) -> Reading | None:
    """Say whether an amount is a price that was agreed; ``None`` when nothing says so.

    ``folded`` keeps its line breaks; ``heading`` is the folded headings above.
    """
    words = price_words(language)
    start = sentence_start(folded, amount.start)
    head = folded[start : amount.start]
    after = folded[amount.end : amount.end + 70]
    tail = re.split(r"[;\n]|\.\s", after, maxsplit=1)[0]
    row = _row(folded, amount, heading, words)
    if row is not None:
        return row
    tight = _last_tight(words, head)
    if tight is not None:
        doubt = words.never.search(head[tight.start("what") :]) or words.never.search(head[-90:])
        if doubt or words.never.search(tail[:40]):
            return None
        if words.limits.search(head[tight.start("between") :]):
            return None
        at = tight.start("what")
        return Reading(0.93 if len(tight.group("between")) < 40 else 0.85, tight.group("what"), start + at)
    near = head[-120:]
    if words.never.search(near) or words.never.search(tail[:40]) or words.limits.search(near[-60:]):
        return None
    nouns = list(words.noun.finditer(near))
    if nouns and "$" not in near[nouns[-1].end() :] and len(near) - nouns[-1].end() < 90:
        what = _phrase(head, len(head) - len(near) + nouns[-1].end())
        return Reading(0.72, what, max(start, amount.start - 160))
    noun_after = words.noun.search(tail[:45])
    if noun_after is not None and re.fullmatch(r"[\s)(\"'a-z/-]*", tail[: noun_after.start()]):
        return Reading(0.75, noun_after.group(), start)
    titled = words.noun.search(heading) is not None
    if words.weak.search(near) is not None:
        return Reading(0.68 if titled else 0.6, "", max(start, amount.start - 160))
    if titled and re.match(r"\)?\s*(?:h\.?t\b|ttc|per\b|/|par\b|a\s+month|each)", tail):
        return Reading(0.6, "", start)
    return None


def _last_tight(words: PriceWords, head: str) -> re.Match[str] | None:
    """Find the price noun nearest to the amount among those that link to it."""
    nouns = list(words.noun.finditer(head))
    for noun in reversed(nouns[-4:]):
        low = max(noun.start() - 40, 0)
        while low and head[low - 1].isalnum():
            low -= 1
        match = words.tight.search(head, low)
        if match is not None and match.end("what") >= noun.end() - 1:
            return match
        if match is not None:
            return match
    return None


def _row(folded: str, amount: Amount, heading: str, words: PriceWords) -> Reading | None:
    """Read a table row or a price-list line: its label is what the price is for."""
    line_start = folded.rfind("\n", 0, amount.start) + 1
    line_end = folded.find("\n", amount.end)
    line = folded[line_start : line_end if line_end >= 0 else len(folded)]
    label = folded[line_start : amount.start]
    in_table = "\t" in line
    if not in_table and (len(line) > 110 or not re.fullmatch(r"[^.;]{3,80}?[\s:.\-_–|]*", label)):
        return None
    label = label.split("\t")[0] if in_table else label
    label = label.strip(" :.-_|*\t")
    if len(label) < 3 or not re.search(r"[a-z]{3}", label) or len(label) > 120:
        return None
    if words.never.search(line) or words.limits.search(line):
        return None
    if not in_table and re.search(r"\b(?:shall|will|is|are|pay|est|sera|sont|paie|verse)\b", label):
        return None
    above = folded[max(line_start - 400, 0) : line_start]
    named = words.noun.search(label) or words.noun.search(heading) or words.noun.search(above)
    if named is None:
        return None
    if words.never.search(heading):
        return None
    return Reading(0.85 if in_table else 0.78, label, line_start)


def _phrase(head: str, end: int) -> str:
    words = head[max(end - 60, 0) : end].split()
    return " ".join(words[-3:])


_TRIVIAL = re.compile(
    r"^(?:(?:the|a|an|its|our|your|this|such|said|pay|paid|to|of|and|or|shall|will|be|for|in|with|at|by|on|that|as|"
    r"le|la|les|l'|un|une|du|des|de|d'|au|aux|ce|cette|son|sa|ses|et|ou|pour|par|en|moyennant|dont|que|sur|a)\s+|l'|d')+"
)


def tidy(what: str) -> str:
    """Strip the small words in front of what a price is for."""
    plain = " ".join(what.split()).strip(" ,:;()\"'-")
    previous = ""
    while plain != previous:
        previous, plain = plain, _TRIVIAL.sub("", plain)
    return plain
