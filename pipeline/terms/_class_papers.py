"""Papers that go with contracts: mails and notes that carry one, orders and invoices of a few lines."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from data import late as re
from data.load import lexicon
from pipeline.folding import fold
from pipeline.terms._class_judged import Judged
from pipeline.types import Language

MAILS = frozenset(("message/rfc822", "application/vnd.ms-outlook"))
_SHORT = 1_500
"""Characters of a note that only carries something."""
_FEW = 3
"""So many articles, or words of contracts, make a text more than the note that carries one."""
_LONG = 60_000
_ARTICLE = re.compile(r"(?m)^[^\S\n]{0,12}(?:(?:article|clause)[^\S\n])?\d{1,2}\s?[.):\u2013-]\s*\w")
_NUMBER = re.compile(r"[\W_]*(?:(?:[a-z]{1,6}[\W_]*){0,2}\d[\w/.-]*[\W_]*)?")
"""All that stands behind the name of a paper in its title: its number."""
_DAY = re.compile(r"\b(?:du|of|dated|date|en\s+date)\b.{0,24}$")
_SUM = re.compile(r"(?:\u20ac|\$|\u00a3|\b(?:eur(?:os?)?|gbp|usd|chf|ht|ttc)\b)")
_FIRST, _LINES = 400, 4
"""Characters and lines in which a paper's own name stands."""
_NEWS = re.compile(
    r"\bfor\s+immediate\s+release\b|\b(?:business\s+wire|pr\s?newswire|globe\s?newswire)\b"
    r"|(?m:^)[ \t*#]*(?:(?:news|press)\s+release|communique\s+de\s+presse)\b"
    r"|\bannounced\s+today\b|\btoday\s+announced\b"
    r"|\b(?:annonce|ont\s+annonce|a\s+annonce)\s+(?:ce\s+jour|aujourd'hui)\b"
)
_Phrases = Mapping[str, re.Pattern[str]]


def named_other(title: str, text: str, language: Language) -> Judged | None:
    """Tell a paper whose own name says that it is no contract: a certificate, minutes, a judgment.

    Args:
        title: the title, or empty.
        text: the running text, whose first lines count beside the title; empty where that tells a class.
        language: ``fr`` or ``en``.
    """
    pattern = _others(language)
    if pattern.match(fold(title)):
        return Judged("other", 0.9, 0, 0)
    at = 0
    for line in text[:_FIRST].split("\n")[:_LINES]:
        if pattern.match(fold(line)):
            return Judged("other", 0.9, at, at + len(line))
        at += len(line) + 1
    return None


def news(head: str) -> Judged | None:
    """Tell a release for the press: it tells of a contract and is none."""
    found = _NEWS.search(head)
    return None if found is None else Judged("other", 0.85, found.start(), found.end())


@cache
def _others(language: str) -> re.Pattern[str]:
    told = lexicon("other_papers", language)
    names, not_so = (
        "|".join(re.escape(fold(word)).replace(r"\ ", r"\s+") for word in told[key])
        for key in ("begins", "goes_on_as_contract")
    )
    return re.compile(
        rf"[\s*#_|]*(?:the\s+|le\s+|la\s+)?(?:{names})(?![a-z])(?![^\n]{{0,60}}?\b(?:{not_so})\b)"
    )


def only_carries(
    text: str, phrases: _Phrases, contractual: int, *, mail: bool, parties: int
) -> Judged | None:
    """Tell a mail, or a short note, that speaks of a contract and is none: it is titled by what it carries.

    The sender and the reader of a mail may be taken for parties; a note that names two is no note.
    """
    if contractual >= _FEW or len(_ARTICLE.findall(text[:_LONG])) >= _FEW:
        return None
    if mail:
        return Judged("letter", 0.85, 0, 0)
    said = phrases["covering_words"].search(fold(text)) if len(text) <= _SHORT else None
    if said is None or contractual > 1 or parties > 1:
        return None
    return Judged("letter", 0.85, said.start(), said.end())


def unsupported(kind: str, title: str, head: str, phrases: _Phrases) -> bool:
    """Tell whether a page has too little of what an invoice or an order always has.

    Where the title is nothing but that name and a number, lines with a sum are enough.
    """
    if kind not in ("invoice", "order"):
        return False
    said = set(phrases[f"{kind}_words"].findall(head))
    if len(said) >= 2:
        return False
    if not _plainly_named(kind, title, phrases) or _SUM.search(head) is None:
        return True
    return not set(phrases[f"{kind}_lines"].findall(head))


def _plainly_named(kind: str, title: str, phrases: _Phrases) -> bool:
    folded = _DAY.sub("", fold(title)).strip()
    name = phrases[f"title:{kind}"].match(folded)
    return name is not None and _NUMBER.fullmatch(folded, name.end()) is not None
