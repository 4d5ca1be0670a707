"""Whether a sum is a price: by the noun that governs it, and by the words that make it something else."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TypeAlias

from data import late as re
from data.load import lexicon
from pipeline.money import Amount, decimal_style, dollar_of, find_amounts, per_of
from pipeline.money._marks import digit_triggers
from pipeline.terms._price_bases import thing_after
from pipeline.terms._price_charged import charged_each
from pipeline.terms._price_naming import installments
from pipeline.terms._price_unsigned import with_unsigned
from pipeline.terms.base import View
from pipeline.types import Clause, Language

MONEY_TRIGGERS = digit_triggers()
"""Every text with an amount of money has one of these."""
_WORD = re.compile(r"(?<![a-z'-])(?:[cdjlmnst]|qu)'(?=[a-z])|[a-z]+(?:[-'][a-z]+)*")
"""A word; what French elides before it is one of its own: ``l'`` and ``abonnement``."""
Span: TypeAlias = tuple[int, int]


class Bag:
    """Words and phrases to be met in a short stretch of folded text; plurals and participles count."""

    def __init__(self, listed: list[str], unless: list[str] | None = None) -> None:
        singles = {word for word in listed if " " not in word and "." not in word}
        self._singles = frozenset(
            word + end for word in singles for end in ("", "s", "ed", "ing", "ement", "ication", "ied")
        )
        self._phrases = tuple(word for word in listed if " " in word or "." in word)
        kept_out = "|".join(map(re.escape, unless or ()))
        self._unless = (
            re.compile(
                rf"(?<![a-z])(?<!frais de )(?:{kept_out.replace(chr(92) + ' ', chr(92) + 's+')})(?![a-z])"
            )
            if kept_out
            else None
        )

    def meets(self, stretch: str) -> bool:
        """Whether the stretch holds one of them, other than in words that only look like it."""
        if not self._holds(stretch):
            return False
        return self._unless is None or self._holds(self._unless.sub(" ", stretch))

    def _holds(self, stretch: str) -> bool:
        if not self._singles.isdisjoint(_WORD.findall(stretch)):
            return True
        plain = " ".join(stretch.split())
        for phrase in self._phrases:  # noqa: SIM110 - asked often, and a generator costs as much again
            if phrase in plain:
                return True
        return False


@dataclass(frozen=True, slots=True)
class PriceWords:
    """The compiled price lexicon of a language."""

    link: re.Pattern[str]
    """What may stand between a price noun and its amount, ending at the amount: ``shall be equal to``."""
    nouns: frozenset[str]
    phrases: tuple[str, ...]
    """Price nouns of several words (``droit d'entree``)."""
    weak: Bag
    never: Bag
    limits: Bag
    vague: tuple[str, ...]

    def last_noun(self, stretch: str) -> Span | None:
        """Return where the last price noun of a stretch stands."""
        last: Span | None = None
        for match in _WORD.finditer(stretch):
            word = match.group()
            named = word in self.nouns or ("-" in word and word.rpartition("-")[2] in self.nouns)
            # "hors charges" names what is left out
            if named and stretch[max(match.start() - 5, 0) : match.start()] != "hors ":
                last = match.span()
        for phrase in self.phrases:
            at = stretch.rfind(phrase)
            if at >= 0 and (last is None or at + len(phrase) > last[1]):
                last = (at, at + len(phrase))
        return last

    def never_headed(self, heading: str) -> bool:
        """Whether headings name what is no price, as insurance, and no price beside it."""
        return self.never.meets(heading) and not self.names_price(heading)

    def names_price(self, stretch: str) -> bool:
        """Whether a stretch holds a price noun."""
        return not self.nouns.isdisjoint(_WORD.findall(stretch))


_LINK = {
    "en": r"(?:of|is|be|are|was|equals?|equal\s+to|at|being|amounts?\s+to|amounting\s+to|totall?ing|"
    r"set\s+at|in\s+the\s+amount\s+of|=|:|-)",
    "fr": r"(?:de|est|sera|seront|sont|a|au|s'eleve|s'elevent|s'elevera|etabli\w*|fixe\w*|arrete\w*|"
    r"egale?|soit|=|:|-|represente)",
}
_FILL = {
    "en": r"(?:\s+(?:fixed|set|equal|payable|only|initially|currently|hereby|to|at|in|the|a|an|total|sum|"
    r"amount|of|approximately|us|rate|aggregate|"
    r"shall|will|be|flat|guaranteed|minimum|annual|monthly|quarterly|:)){0,6}",
    "fr": r"(?:\s+(?:fixe\w*|arrete\w*|a|au|de|la|le|un|une|total|totale|somme|montant|environ|"
    r"forfaitaire\w*|mensuel\w*|annuel\w*|"
    r"trimestriel\w*|hors|taxes|ht|ttc|minimum|egal\w*|unitaire|journalier|horaire|:|d'un|d'une|est|"
    r"sera)){0,7}",
}


@cache
def price_words(language: Language) -> PriceWords:
    """Compile the price lexicon of a language; English where it is unknown."""
    key = "fr" if language == "fr" else "en"
    words = lexicon("prices", key)
    return PriceWords(
        link=re.compile(rf"[^.;$€£\d\t]{{0,110}}?(?:(?<![a-z]){_LINK[key]}{_FILL[key]}|\()[\s(\"]*\Z"),
        nouns=frozenset(words["nouns"]),
        phrases=tuple(noun for noun in words["nouns"] if " " in noun),
        weak=Bag([*words["weak"], "pay", "pays", "paid", "paye", "paiera", "versera"]),
        never=Bag(words["never"], words.get("unless")),
        limits=Bag(words["limits"]),
        vague=tuple(words["vague"]),
    )


_SIGN_CELL = re.compile(r"(?<=[\t\n ])([$€£]|EUR|USD|GBP|CHF)\s?\t\s{0,8}(?=\d)")
_UNIT_CELL = re.compile(
    r"(?P<figure>\d[.,]\d{1,5})(?:[ ]{0,8}\t[ ]{0,8}|[ ]{3,8})(?P<sign>€|EUR|euros?) ?"
    r"(?=/ ?[a-zA-Z]|par )"
)
"""A sign with its unit in the next column: ``6,15 | €/MWh``."""


def amounts_of(view: View, clause: Clause, *, joined: bool = False) -> tuple[Amount, ...]:
    """Return the amounts of a clause, read with what the whole document says of its dollar and commas.

    Args:
        view: the document.
        clause: whose amounts are read.
        joined: whether a sign that has a cell of its own belongs to the figure of the next cell.
    """
    text = view.text(clause)
    if joined and "\t" in text:
        text = _SIGN_CELL.sub(lambda sign: sign[1].ljust(len(sign[0])), text)
        text = _UNIT_CELL.sub(_beside, text)
    language: Language = "fr" if view.language == "fr" else "en"
    found = _amounts(text, language, None, _NO_DOLLAR)
    open_figures = any(not item.sure or len(item.candidates) == 2 for item in found)
    bare = any(item.currency is None for item in found)
    if open_figures or bare:
        style = decimal_style(view.flow.text) if open_figures else None
        found = _amounts(text, language, style, dollar_of(view.flow.text) if bare else "USD")
    return with_unsigned(view.flow.text, text, found, language) if joined else found


def _beside(cell: re.Match[str]) -> str:
    """Put a sign beside its figure; nothing else moves."""
    return f"{cell['figure']} {cell['sign']}".ljust(len(cell[0]))


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
    header: str = ""
    """Folded header of the table's column, which may say per what and before or after tax."""
    per: str = ""
    """What the price is per, where the words that govern it say so."""
    column: str = ""
    """Folded head of the column that belongs into the name, where a row has several sums."""


def read_context(folded: str, amount: Amount, heading: str, language: Language) -> Reading | None:
    """Say whether an amount is a price that was agreed; ``None`` when nothing says so.

    ``folded`` keeps its line breaks; ``heading`` is the folded headings above.
    """
    words = price_words(language)
    if _BOUGHT.match(folded, amount.end):
        return None
    start = sentence_start(folded, amount.start)
    head = _WITH_IT.sub(lambda aside: " " * len(aside[0]), folded[start : amount.start].replace("\n", " "))
    after = folded[amount.end : amount.end + 70]
    tail = re.split(r"[;\t]|\n\n|\.\s", after, maxsplit=1)[0].replace("\n", " ")
    if ADDED.search(head[-60:]) or _BORNE.search(head[-160:]):
        return None
    unit = _UNIT_CHARGED.search(head[-120:])
    unit = unit or (_MORE_OF.search(head[-60:]) if any(word in head[-60:] for word in _MORES) else None)
    if unit is not None and not words.never.meets(unit.group()):
        named = next(word for word in unit.groups() if word)
        per = per_of(folded, amount.end, amount.end, language)
        per = per or per_of(f"x {'par' if language == 'fr' else 'per'} {named} ", 1, 1, language)
        return Reading(0.85, named, max(start, amount.start - 160), per=per or "")
    each = charged_each(folded, start, amount, language)
    if each is not None and not words.never.meets(each.words):
        return Reading(0.85, each.what, max(start, amount.start - 160), per=each.per)
    noun = words.last_noun(head)
    beside = noun is not None and _BESIDE.fullmatch(head, noun[1]) is not None
    beside = beside and noun is not None and head[noun[0] : noun[1]] not in _ANY_RATE
    # a noun that stands right before the sum says what it is, whatever was spoken of before
    low = max(noun[0] - _OWN, 0) if noun is not None and beside else -100
    if words.never.meets(head[low:]) or words.never.meets(tail[: 15 if beside else 40]):
        return None
    floor = _FLOOR.search(head) if any(word in head for word in _FLOORS) else None
    if (
        noun is None
        and floor is not None
        and (words.names_price(heading) or "%" in head or "percent" in head)
    ):
        return Reading(_FLOORED, "", max(start, amount.start - 160))
    if noun is not None and floor is not None and floor.start() >= noun[1]:
        return Reading(_FLOORED, *what_of(head, noun, start))
    if noun is not None and words.link.match(head, noun[1]):
        if words.limits.meets(_ASIDE.sub(" ", head[noun[1] :])) or words.never.meets(head[noun[0] :]):
            return None
        return Reading(0.93 if len(head) - noun[1] < 50 else 0.85, *what_of(head, noun, start))
    near = head[-120:]
    if words.limits.meets(near[-60:]):
        return None
    if noun is not None and len(head) - noun[1] < 90:
        return Reading(0.72, what_of(head, noun, start)[0], max(start, amount.start - 160))
    after_noun = words.last_noun(tail[:45])
    if after_noun is not None and re.fullmatch(r"[\s)(\"'a-z/-]*", tail[: after_noun[0]]):
        return Reading(0.75, tail[after_noun[0] : after_noun[1]], start)
    titled = words.names_price(heading)
    if _IT.match(head):
        before = folded[max(start - 200, 0) : start].replace("\n", " ")
        named = words.last_noun(before)
        if named is not None and not words.never.meets(before[named[0] - 30 if named[0] > 30 else 0 :]):
            return Reading(0.75, *what_of(before, named, max(start - 200, 0)))
    by_unit = _UNIT_NEXT.match(tail) is not None or (language == "en" and thing_after(tail, "en") == "unit")
    if _CHARGED.search(near) and by_unit:
        return Reading(0.85, "", max(start, amount.start - 160))
    if _AT_RATE.search(near) and by_unit:
        return Reading(0.71, "", max(start, amount.start - 160))
    part = installments(head)
    if part is not None and words.names_price(head):
        return Reading(0.72, "", max(start, amount.start - 160), per=part)
    if ("sum" in near or "amount" in near or "somme" in near) and _PAYS_SUM.search(near):
        return Reading(0.72, "", max(start, amount.start - 160))
    if words.weak.meets(near):
        return Reading(0.68 if titled else 0.6, "", max(start, amount.start - 160))
    if titled and _TITLED_NEXT.match(tail):
        return Reading(0.6, "", start)
    return None


_WITH_IT = re.compile(
    r"(?<=[a-z)]),\s*(?:"
    r"(?:(?:toutes?|tous|all|with|y\s+compris|hors)\s+)?(?:[\w'\u2019-]+\s+){0,4}?"
    r"(?:comprise?s?|incluse?s?|included|en\s+sus|excluded)"
    r"|(?:inclusive|exclusive)\s+of\s+(?:[a-z]+\s+){0,3}?[a-z]+"
    r"|at\s+[a-z]+\s+20\d\d\s+prices?(?:\s+levels?)?)\s*,"
    r"(?=\s*(?:de|d['\u2019]|of|at|est|is|s['\u2019]elev\w+|fixee?|set)\b)"
)
"""*La redevance, toutes charges comprises, de*: what a price holds, between its name and its sum."""
_ASIDE = re.compile(r",[^;:]{1,110},\s*(?:(?:shall|will)\s+be|is|are)\s+\(?\Z")
"""*The price, printed in up to three colours, is*: what stands between commas limits something else."""
_FLOORED = 0.77
"""How sure the rules are of a floor; the judge knows them by it."""
_FLOORS = ("less than", "minimum", "inferieur")
_FLOOR = re.compile(
    r"\b(?:ne\s+(?:pourra|peut|saurait)\s+(?:\w+\s+){0,3}?(?:etre\s+)?inferieure?s?\s+a"
    r"|sans\s+(?:pouvoir\s+)?(?:\w+\s+){0,2}?(?:etre\s+)?inferieure?s?\s+a"
    r"|avec\s+un\s+minimum\s+(?:de\s+(?:facturation|perception)\s+)?de"
    r"|minimum\s+(?:garanti\s+|annuel\s+|mensuel\s+|trimestriel\s+){1,2}de"
    r"|(?:shall|will|may|must)\s+(?:(?:in\s+no\s+event|not|never)\s+be|be\s+no(?:t)?)\s+less\s+than"
    r"|but\s+(?:in\s+no\s+(?:event|case)\s+|never\s+|not\s+|no\s+)less\s+than"
    r"|(?:with|subject\s+to)\s+a\s+(?:guaranteed\s+)?(?:\w+\s+)?minimum\s+(?:\w+\s+)?of)"
    r"\s+(?:la\s+somme\s+de\s+|un\s+montant\s+de\s+|an\s+amount\s+of\s+)?\(?\s*\Z"
)
"""A rent or royalty that is never less than a sum: the sum is owed."""
_TITLED_NEXT = re.compile(
    r"\)?,?\s*(?:h\.?t\b|ttc|per\b|/|par\b|a\s+month|each|payables?\b|due\b|non-?refundable|exigible|plus\s+(?:vat|gst)"
    r"|(?:is|are|shall\s+be|est|sont|sera)\s+(?:payable|due|exigible))"
)
"""What follows a sum that is owed."""
_OWN = 14
_ANY_RATE = frozenset(("rate", "rates", "charge", "charges", "price", "cout", "couts", "charges", "frais"))
"""Names that penalties and costs bear as well."""
_BESIDE = re.compile(r"s?\s+(?:(?:shall|will)\s+be\s+|is\s+)?(?:of|at|de)?\s*[(:]?\s*")
"""All that stands between a price's name and its sum."""


ADDED = re.compile(
    r"\b(?<!loyer )(?:major|minor|augment|diminu|increas|reduc)\w*"
    r"\s+(?:de|d'une?\s+(?:somme|montant)\s+de|by)"
    r"(?:\s+(?:une?\s+)?(?:somme|montant)\s+de)?\s*\(?\s*\Z"
    r"|(?<!not )(?<!no )(?<!or )\bless\s*\Z"
)
"""What is added to a sum is no price."""
_BORNE = re.compile(
    r"\b(?:couts?|frais|depenses?|costs?|expenses?)\b[^.;]{0,90}?\b(?:support\w+\s+par|a\s+la\s+charge\s+(?:de|du|des)"
    r"|pris\w*\s+en\s+charge|borne\s+by|at\s+the\s+expense\s+of)\b[^.;]*\Z"
)
"""What one party bears is no price that it pays to the other."""
_BOUGHT = re.compile(r"\s*(?:d'achats?|de\s+commandes?)\b")
"""What must be bought, not what it costs."""
_PAYS_SUM = re.compile(
    r"\b(?:(?:shall|will|must|agrees?\s+to)\s+pay|paiera|versera|paie|verse|s'engage\s+a\s+(?:payer|verser))\s"
    r"[^.;:,]{0,50}?\b(?:an?|the|une?|la)\s+(?:total\s+|aggregate\s+|fixed\s+|lump\s+)?(?:amount|sum|somme|montant)\s+"
    r"(?:fixe\s+|forfaitaire\s+|totale?\s+)?(?:of|de)\s*\(?\Z"
)
"""*Agrees to pay Owner a total sum of*: what is paid without more words is a price."""
_IT = re.compile(r"\s*(?:il|elle|celui-ci|celle-ci|it)\s+(?:est|sera|is|shall|s'eleve)\b")
_CHARGED = re.compile(
    r"\b(?:charged|billed|invoiced|paid|factures?|facturees?|remuneres?|"
    r"payee?s?)(?:\s+(?:at|a|au\s+tarif\s+de))?\s*\Z"
)
_MORES = ("extra", "additional", "excess", "further", "supplementaire", "additionnel", "complementaire")
_MORE_OF = re.compile(
    r"\b(?P<unit>[a-z]{3,})\s+(?:supplementaires?|additionnel\w*|complementaires?)\s*:\s*\Z"
    r"|\b(?:extra|additional|excess)\s+(?P<more>[a-z]{3,}?)s?\s*:\s*\Z"
    r"|\b(?:each|every)\s+(?:extra|additional|further)\s+(?:[a-z]+\s+)??(?P<each>[a-z]{3,})\s*,?\s*\Z"
)
"""*Kilometre supplementaire : 0,09*."""
_UNIT_CHARGED = re.compile(
    r"\b(?:l'|(?:la|les?|chaque|toute|une?|each|the|every)\s+(?:additional\s+|extra\s+)?)"
    r"(?P<unit>journee|jour|demi-journee|heure|mois|semaine|"
    r"annee|visite|intervention|seance|repas|nuitee|kilometre|page|mot|unite|litre|tonne"
    r"|hour|day|week|month|visit|session|trip|mile|page|word|unit|pound|ton)s?\b"
    r"[^.;€$£\d]{0,50}?\b(?:est|sont|sera|seront|is|are|shall\s+be|will\s+be)\s+(?:(?:\w+ment\s+)?"
    r"(?:facture|paye|remunere|tarife|compte|vendu|charged|billed|invoiced)e?s?\s+(?:a|at|au\s+(?:prix|tarif)\s+de)?"
    r"|a\s|at\s)\s*\Z"
)
_AT_RATE = re.compile(
    r"\b(?:at|on\s+the\s+basis\s+of|at\s+the\s+rate\s+of|a\s+raison\s+de|sur\s+la\s+base\s+de|au\s+tarif\s+de"
    r"|(?:est|sont)\s+(?:fixee?s?\s+)?(?:de|a)|pa(?:ie|ye)(?:nt)?|verse(?:nt)?|moyennant"
    r"|(?:may|shall|will|can|to)\s+(?:also\s+)?(?:bill|charge|invoice)|(?:bills|charges|invoices|pays)|(?:,|had|bought|hired)\s+for)\s*\Z"
)
_UNIT_NEXT = re.compile(
    r"\s*(?:(?:h\.?t\.?|hors\s+taxes?|t\.?t\.?c\.?)\s*)?(?:per\b|/|par\b|an?\s+hour|a\s+day|each\b|l'heure|"
    r"de\s+l'heure)"
)
_BEFORE_NOUN = re.compile(r"(?:[\w'/&-]+[ \n]+){0,3}(?:[ld]')?\Z")
_OF_NOUN = re.compile(
    r"(?<![a-z'-])(?:redevances?|cotisations?|loyers?|provisions?|honoraires|remuneration|mensualites?|tarifs?)"
    r"(?: (?!et\b|ou\b)[a-z-]+){0,2}(?: (?:de |d')[a-z-]+ et)? (?:(?:au titre|en contrepartie) )?"
    r"(?:d'|(?:de|pour) (?:l'|la |le )?|du )\Z"
    r"|(?<![a-z'-])(?:fees?|rents?|charges?|retainer)(?: payable| due)? (?:for|of|in respect of) "
    r"(?:the |its |your |this )?\Z"
)
"""*La redevance annuelle d'abonnement*: the first noun is what the price is, the last what it is for."""
_ELIDED = re.compile(r"(?<![a-z])[ld]'\Z")


def what_of(head: str, noun: Span, start: int) -> tuple[str, int]:
    """Return what the price is for, a noun with up to three words before it, and where it begins."""
    if (first := _OF_NOUN.search(head, max(noun[0] - 80, 0), noun[0])) is not None:
        noun = (first.start(), noun[1])
    before = _BEFORE_NOUN.search(head, max(noun[0] - 60, 0), noun[0])
    low = before.start() if before else noun[0]
    adjectives = _adjectives(_ELIDED.sub("", head[low : noun[0]]))
    named = f"{adjectives} {' '.join(head[noun[0] : noun[1]].split())}"
    return named.strip(), start + low


_DETERMINER = re.compile(
    r".*\b(?:the|a|an|its|their|our|your|this|such|said|each|any|charge|pays?|paid|for|to|of|in|on|at|as|"
    r"by|with|hereunder|excluding|including|le|la|les|un|"
    r"une|des|du|de|au|aux|ce|cette|and|et)\s+|.*\b[ld]'"
)


def _adjectives(before: str) -> str:
    """Keep the words before a price noun that belong to it (``Agent a base fee``: ``base``)."""
    plain = " ".join(before.split()).strip(" ,:;()\"'-") + " "
    cut = _DETERMINER.match(plain)
    return plain[cut.end() :].strip() if cut else plain.strip()
