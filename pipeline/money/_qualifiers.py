"""What stands around an amount: per month, per tonne; before or after tax; at least, at most."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from data import late as re
from data.load import lexicon
from pipeline.money._not_per import is_flow, measures
from pipeline.types import Language

TaxKind = Literal["excl", "incl"]

_REACH = 70
"""Characters on either side in which a qualifier is sought."""
_STOP = re.compile(
    r"[;\t\n]|\.(?:\s|\Z)|, (?:et|and|or|ou)(?![a-z])| (?:et|and) (?:une?|les?|la|des|an?|"
    r"the) |\d"
)
_EXCL = (
    r"h\.?\s?t\.?(?:v\.?a\.?)?(?![a-z])|hors (?:taxes?|tva|droits)|hors toutes taxes|"
    r"tva (?:et taxes )?en sus|hors t\.v\.a|"
    r"(?:auquel|a laquelle|auxquel\w+) s'ajoute\w* la (?:tva|taxe)|"
    r"majore\w* de la tva|"
    r"assujetti\w* a la tva|soumis\w* a la tva|"
    r"(?:excl\.?|excluding|excludes?|without|exclusive of|before|net of|plus|ex)\s"
    r"(?:any\s|all\s|applicable\s)*"
    r"(?:vat|v\.a\.t|value[- ]added tax|"
    r"gst|hst|sales tax|tax(?:es)?)(?![a-z])|\+ ?(?:vat|tva|gst|hst)(?![a-z])|vat (?:is )?exclu"
)
_INCL = (
    r"t\.?t\.?c\.?(?![a-z])|toutes taxes comprises|tva (?:in)?comprise|tva incluse|"
    r"taxes (?:comprises|incluses)|nets? de (?:toutes? )?(?:taxes?|tva)(?![a-z])|tva non applicable|"
    r"(?:incl\.?|including|inclusive of)\s(?:any\s|all\s|applicable\s)*"
    r"(?:vat|v\.a\.t|value[- ]added tax|gst|"
    r"hst|sales tax|tax(?:es)?)(?![a-z])|vat (?:is )?inclu"
)
TAXED = rf"(?:{_EXCL}|{_INCL})"
"""How a sum is said to be before or after tax."""
_AFTER_TAX = re.compile(rf"(?P<excl>{_EXCL})|(?P<incl>{_INCL})")
_MINIMUM = re.compile(r"\b(?:minimum|minimal\w*|au moins|at least|no(?:t)? less than|minima)\b")


@dataclass(frozen=True, slots=True)
class _Units:
    after: re.Pattern[str]
    before: re.Pattern[str]
    kinds: dict[str, str]


_OWN_WAY = {
    "fr": r"chaque (?P<chaque>mois|trimestre|semestre|semaine|annee)"
    r"|(?:a l'|a la |au )(?P<bythe>heure|journee|mois|semaine|kilometre)(?= :)",
    "en": r"(?<!half-)(?<!half )(?P<rated>hour|day|week|month) rates?"
    r"|(?:each|every|any) "
    r"(?:(?:full|such|subsequent|calendar|contract|lease|fiscal|licen[cs]e|agreement|sales) ){0,2}"
    r"(?P<every>month|quarter|year)|by the (?P<bythe>hour|day|week|month|mile)",
}
"""Times that are said before a sum: *a day rate of*, *chaque mois*."""


_MORE = r"(?:(?:additional|extra|further|any|each|every|full|started|commenced|subsequent) ){0,2}"


@cache
def _units(language: Language) -> _Units:
    key = "fr" if language == "fr" else "en"
    kinds: dict[str, str] = {}
    nouns: list[str] = []
    adjectives: list[str] = []
    phrases: list[str] = []
    for kind, entry in lexicon("units", key).items():
        for bag, name in ((nouns, "nouns"), (adjectives, "adjectives"), (phrases, "phrases")):
            words = entry.get(name, [])
            bag.extend(words)
            kinds.update(dict.fromkeys(words, kind))
    noun, adjective, phrase = (_listed(words) for words in (nouns, adjectives, phrases))
    link = (
        r"par |/ ?|pour (?:un |une |chaque )|le |la |l'|chaque |per |"
        r"(?:for )?each (?:and every )?|(?:for )?every |"
        r"for the (?:first|second|third|fourth|fifth|initial) |"
        r"pour la (?:premiere|deuxieme|troisieme) |"
        r"an? |the |du |au |de l'|\\"
    )
    return _Units(
        re.compile(
            # the end of a word ("TVA l'heure") is no link, and an elided article no litre
            rf"(?:(?<![a-z])|(?=/))(?:(?P<link>{link})"
            rf"(?:(?:(?<=per )|(?<=each )|(?<=every ))[a-z-]{{3,}} )??(?P<noun>{noun})|"
            rf"(?P<phrase>{phrase})|"
            rf"(?P<adjective>{adjective}))s?(?![a-z²³]|(?<=[ /]l)['\u2019])"
        ),
        re.compile(
            rf"(?<![a-z])(?:(?P<adjective>{adjective})|"
            rf"(?:prix|tarif|cout) (?:a |de |par |du |au |a la )(?:l')?(?P<noun>{noun})(?!['\u2019])|"
            rf"per[- ]{_MORE}(?P<per>{noun})|{_OWN_WAY[key]})(?![a-z])"
        ),
        kinds,
    )


def _listed(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or "(?!)"


def per_of(folded: str, start: int, end: int, language: Language) -> str | None:
    """Say what an amount is per (``month``, ``tonne``, ``user``), from the folded words around it.

    ``folded[start:end]`` is the amount. What follows it counts first, then an adjective before it in the
    same stretch (``loyer mensuel de``); ``None`` when nothing says.
    """
    units = _units(language)
    tail = _unwrapped(folded[end : end + _REACH])
    taxed = _TAX_ASIDE.match(tail) or _TAX_MARK.match(tail)
    tail = tail if taxed is None else " " * taxed.end() + tail[taxed.end() :]
    stop = _STOP.search(tail)
    near = tail[: stop.start()] if stop and not _unit_figure(tail, stop.start()) else tail
    for match in units.after.finditer(near):
        gap = near[: match.start()]
        if match.start() and near[match.start() - 1].isalpha() and near[match.start()] != "/":
            continue
        if _FAR.search(gap) or len(gap) > 45:
            break
        link = match.group("link")
        if link == "the " and _PLACED.search(gap):
            continue  # "with the order" says when it is paid
        if link in ("le ", "la ", "l'"):
            if match.group("noun") in _DAYS and _OF_EVENT.match(near, match.end()):
                continue  # "le jour de la signature" says when it is paid
            if gap.endswith("pour ") and match.group("noun") in _WHO:
                continue  # "140 € pour le collaborateur" says whose
        if (
            link in ("le ", "la ", "l'", "the ", "a ", "an ", "du ", "au ", "de l'")
            and len(_AFTER_TAX.sub("", gap).strip(" .,()")) > 5
        ):
            continue
        if match.group("adjective") and (
            _OTHER.search(gap)
            or _PAID_BY.search(gap)
            or _PAYMENTS.match(near, match.end())
            or measures(near, match.start(), match.end(), language)
        ):
            continue  # "by equal quarterly payments" says how it is paid
        word = match.group("noun") or match.group("phrase") or match.group("adjective")
        if link == "la " and word == "commande" and gap.endswith(" a "):
            continue  # says when it is paid
        return units.kinds[word]
    head = folded[max(start - _REACH, 0) : start]
    head = head[max(head.rfind(";"), head.rfind(". "), head.rfind("\n\n")) + 1 :]
    head = _own_lines(_ARTICLE.sub(" ", head))
    best: str | None = None
    for match in units.before.finditer(head):
        if match.group("per") and _SUM_ENDS.search(head, 0, match.start()):
            continue  # "$9,500 per month, and $2,000 toward costs": it is the other sum's
        if match.group("adjective") and measures(head, match.start(), match.end(), language):
            continue
        if match.group("per") and is_flow(head, match.start(), units.kinds[match.group("per")], language):
            continue
        if not re.search(r"[€$£]|\d", _YEARS.sub("", _COUNTED.sub("", head[match.end() :]))):
            best = units.kinds[_word(match)]
    return best


def _word(match: re.Match[str]) -> str:
    """Return the unit that a match names, whatever the group."""
    return next(word for word in match.groups() if word)


_COUNTED = re.compile(r"\A\s?\(?(?:of|de) \d{1,3} (?:[a-z]+ )?(?:days?|hours?|minutes|jours?|heures?)\b")
"""*Per week of 5 days*: how long the unit is."""
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
"""A year that a sum is for parts it from no words."""


def per_named(line: str, language: Language) -> str | None:
    """Say what prices are per where a heading or the line above a list names it: ``Tarif journalier``."""
    units = _units(language)
    said = units.before.search(line)
    if said is not None:
        return units.kinds[_word(said)]
    for match in units.after.finditer(line):
        if match.group("link") in _EACH and not line[match.start() - 1 : match.start()].isalpha():
            return units.kinds[match.group("noun")]
    return None


def unit_of(label: str, language: Language) -> str | None:
    """Say what a price is per where its label begins with the unit: ``Heure d'attente``."""
    units = _units(language)
    match = re.match(rf"(?:{'|'.join(map(re.escape, _TIMES[language]))})(?=s?\b){_NO_DATE}", label)
    return None if match is None else units.kinds.get(match.group())


_NO_DATE = r"(?!s? (?:after|from|before|of|apres|a compter)\b|s de\b)"
"""*Days after delivery* says when."""
_EACH = frozenset({"par ", "per ", "/", "/ ", "each ", "every ", "for each ", "for every ", "chaque "})
_TIMES: dict[Language, tuple[str, ...]] = {
    "fr": ("heure", "journee", "jour", "mois", "kilometre", "km"),
    "en": ("man-day", "hour", "day", "month"),
    "und": ("hour", "day", "month"),
}
"""Times and ways by which work is charged; a label that begins with another unit names what is sold."""


def _own_lines(head: str) -> str:
    """Drop the lines above that are rows of their own: they hold figures or columns."""
    *above, last = head.split("\n")
    kept = [last]
    while above and "\t" not in head and not re.search(r"\d", _NUMBER.sub("", above[-1])):
        kept.insert(0, above.pop())
    return "\n".join(kept)


_TAX_MARK = re.compile(r"\)?[ \n]?(?:h\.\s?t\.|t\.\s?t\.\s?c\.)(?=\s)")
"""Its points end no sentence."""
_TAX_ASIDE = re.compile(
    rf"\)?[ \n]?[,(]? ?(?:{_EXCL}|{_INCL}|hors charges)(?: et (?:hors )?(?:charges|taxes?))?\)?,"
    r"(?= (?:par|per|each|every|chaque|l'an)\b)"
)
"""*24 000 euros, hors taxes et hors charges, par an*: what is said of tax between a sum and its time."""
_NUMBER = re.compile(r"\A\s*(?:[a-z]?[\d.]{1,8}|[a-z])[.)]?\s(?=\s*[a-z])")
"""The number of a clause: its line is no row of figures."""
_PAID_BY = re.compile(r"\b(?:by|in|en|par)\s+(?:\w+\s+){0,2}\Z")
_OTHER = re.compile(
    r"\b(?:the|will|shall|if|is|are|le|la|les|est|si|sera|un|une|taux|prix|loyer|tarif|redevance|fees?|rates?|rent)\b"
)
"""Between a sum and *annual*: what is annual is something else."""
_DAYS = frozenset({"jour", "mois", "semaine", "annee"})
_OF_EVENT = re.compile(r" (?:de (?:la|l'|son|sa)|du|ou|suivant)\b")
_WHO = frozenset(lexicon("units", "fr")["person"]["nouns"])
_SUM_ENDS = re.compile(r"(?:\d|[€$£]|\b(?:dollars|euros|usd|eur))\)?[ \n]?\(?\Z")
_PLACED = re.compile(r"\b(?:with|to|of|from|at|in|into|under|against|toward)\s+\Z")
_PAYMENTS = re.compile(r"s?\s+(?:payments?|instal|versements?|termes?|echeances?|mensualites?)")
_ARTICLE = re.compile(r"\b(?:articles?|sections?|clauses?|annexes?|schedules?|exhibits?)\s+\d+(?:\.\d+)*")
"""A number that is no money."""
_FAR = re.compile(
    r"[,;:]\s|"
    r"\b(?:within|dans|from|until|before|avant|after|apres|payable|due|"
    r"for (?!each|every)|pendant|sous|on|during)\b"
)


_WRAP = re.compile(
    r"(?P<before>[ ,)]*(?:(?:h\.?t\.?|hors taxes?|ttc|usd|eur)[ ,)]*)?)"
    r"\n(?=(?:le|la)\s[a-z²³\d'-]+(?:\s*(?:[.,;):]|\n|\Z)|\s(?:de|du|des|par|pour|et|ou|h\.?t|ttc|hors|en|sur)\b)|"
    r"(?:par|per|each|every|a month|"
    r"a year|an hour|a day|ht|hors|"
    r"ttc|toutes taxes|tva|excl|exclusive|plus vat|incl|inclusive|including)\b|"
    r"(?:mensuel|annuel|monthly|annually|yearly)(?=\s*(?:[.,;)]|\n|\Z|and\b|in\b|et\b|ht\b))|/|l'|"
    r"\((?=(?:per|par|each|every|h\.?t|ttc|hors|toutes|tva|excl|incl|plus)\b|(?:monthly|annually|yearly)\)))"
)


_TAX_WRAP = re.compile(
    r"(?<=hors)\n(?=(?:toutes\s)?(?:taxes?|tva|droits)\b)|(?<=toutes)\n(?=taxes)"
    r"|(?<=taxes)\n(?=comprises|incluses)|(?<=tva)\n(?=(?:in)?comprise|incluse|en sus)"
)
"""Line ends inside the words that say whether a tax is included."""


_LINK_WRAP = re.compile(r"(?<=[ )]per)\n|(?<=[ )]par)\n|(?<=[ )]each)\n|(?<=[ )]every)\n")
"""A line end between ``per`` and its unit."""


_INDENT = re.compile(r"\n {1,16}(?=[a-z(/])")


def _unwrapped(tail: str) -> str:
    """Read on over a line break where what follows can only belong to the amount."""
    tail = _INDENT.sub("\n", tail) if "\n " in tail else tail
    tail = _TAX_WRAP.sub(" ", tail)
    tail = _LINK_WRAP.sub(" ", tail, count=1)
    match = _WRAP.match(tail)
    return tail if match is None else tail[: match.end() - 1] + " " + tail[match.end() :]


def _unit_figure(tail: str, at: int) -> bool:
    """Whether the digit that would stop the reach is part of a unit, as in ``m2``."""
    return tail[at : at + 1].isdigit() and at > 0 and tail[at - 1] == "m"


def tax_of(folded: str, start: int, end: int) -> TaxKind | None:
    """Say whether an amount is before or after tax, from the folded words around it."""
    within = _TAX_WRAP.sub(" ", folded[:end]) if "\n" in folded[start:end] else folded
    for match in _AFTER_TAX.finditer(within, start, end):
        if not within[match.start() - 1 : match.start()].isalpha():
            return "excl" if match.group("excl") else "incl"
    tail = _unwrapped(folded[end : end + _REACH])
    stop = re.search(r"[;\t\n]|\.\s|[€$£]|\d", tail)
    near = tail[: stop.start()] if stop else tail
    for match in _AFTER_TAX.finditer(near):
        if match.start() == 0 or not near[match.start() - 1].isalpha():
            return "excl" if match.group("excl") else "incl"
    head = _TAX_WRAP.sub(" ", folded[max(start - 40, 0) : start])
    cut = max(head.rfind(character) for character in ";\n\t.€$£")
    for match in _AFTER_TAX.finditer(head, cut + 1):
        if match.start() == 0 or not head[match.start() - 1].isalpha():
            return "excl" if match.group("excl") else "incl"
    return None


def is_minimum(folded: str, start: int) -> bool:
    """Whether the words right before an amount make it a minimum."""
    head = folded[max(start - 45, 0) : start]
    return _MINIMUM.search(head[max(head.rfind(c) for c in ".;\n\t") + 1 :]) is not None
