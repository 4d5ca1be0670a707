"""The words of signature blocks in both languages, and whether a line is a company's name."""

from __future__ import annotations

from functools import cache, lru_cache

from data import late as re
from data.load import lexicon
from pipeline.company import legal_form
from pipeline.folding import fold
from pipeline.terms._party_words import name_at, organised

_LANGUAGES = ("en", "fr")
_RULE = r"[ \t]*(?:-[ ])?(?:[_\u2014\u2015]{3,}|-{5,}|\.{6,}|\u2026{3,}|={5,}|(?:_ ){4,}_?)[ \t]*"
ONLY_RULE = re.compile(rf"{_RULE}$")
WITNESS = ("witness", "witnesses", "attest", "attested by", "witnessed by", "notary", "temoin", "temoins")
"""Labels of those who sign for no party."""


@cache
def words(part: str) -> tuple[str, ...]:
    """Return the words of a part of the lexicon in both languages; contracts may be in two."""
    found = [word for language in _LANGUAGES for word in lexicon("signatures", language).get(part, ())]
    return tuple(sorted(set(found), key=len, reverse=True))


@cache
def one_of(part: str) -> re.Pattern[str]:
    """Return a pattern for the words of a part, anywhere in a folded text; a space may be a line break."""
    return re.compile("|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words(part)))


_SENTENCE = re.compile(
    r"\b(?:this|agreement|whereof|parties|exhibit|page|contract|executed|article|section|hereto|each|listed|schedule)\b"
)


_VERB = re.compile(r"\s(?:will|shall|may|must|agrees|pays)\s")
"""Words of a sentence, in small letters."""


@lru_cache(maxsize=512)
def company(text: str) -> str:
    """A company's name that fills a line; empty where none does."""
    bare = text.strip(' \t"“”«»:;*|')
    if not 2 < len(bare) < 110 or _SENTENCE.search(fold(bare)) or _VERB.search(bare):
        return ""
    named = name_at(bare, 0, len(bare), one_line=True)
    if named is None:
        return ""
    if named.suffix or legal_form(named.name, "en") or legal_form(named.name, "fr"):
        return named.name
    return named.name if organised(named.name) and named.end >= len(bare) - 2 else ""
