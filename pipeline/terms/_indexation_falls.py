"""A fall that is refused without the price's name beside it, and one that is refused of something else.

*..., and shall never decrease*, *mais ne diminue jamais*, *elle ne peut qu'augmenter* are of the price that
was spoken of; *le niveau de service ne peut baisser* is not.
"""

from __future__ import annotations

from functools import cache

from data import late as re
from data.load import lexicon
from pipeline.terms._law_places import sentence_bounds
from pipeline.terms._payment_words import alternatives, last
from pipeline.types import Language

_BOOK = "price_limits"
_BELOW = r"below|beneath|under|sous|dessous\s+d[eu]|deca\s+d[eu]"
_FIGURE = re.compile(r"\d\s*%|pour\s?cents?\b|per\s?cent\b")
_PAIRED = re.compile(
    r"\b(?:egalement|aussi|tant)\s+a\s+la\s+baisse|\bles\s+deux\s+sens|\beither\s+direction"
    r"|\b(?:comme|ou|et|qu'|aussi bien)\s+(?:a\s+|en\s+)?(?:la\s+)?baisse|\bup\s+or\s+down|\bor\s+decreas"
    r"|\b(?:baisse|diminution)s?\s+n'est\s+pas\s+exclu|\bis\s+not\s+excluded|\bup\s+and\s+down"
)
"""A rise and a fall that are told together, or a fall that is not refused."""
_NEAR, _FAR = 28, 60
_BETWEEN = r"(?:[\w']+\s+){0,2}?"


def never_falls(folded: str, language: Language) -> tuple[int, int] | None:
    """Return where words refuse a fall of the price that was spoken of; a lowest figure refuses none."""
    side: Language = "fr" if language == "fr" else "en"
    for match in _never(side).finditer(folded):
        if _to_a_figure(side).match(folded, match.end()) is None and not of_another(
            folded, match.start(), side
        ):
            return match.span()
    return None


def shut_out(folded: str, language: Language) -> tuple[int, int] | None:
    """Return where a fall is excluded by its name: *la baisse est exclue*, *any fall being ignored*."""
    side: Language = "fr" if language == "fr" else "en"
    for match in _by_name(side).finditer(folded):
        _, stop = sentence_bounds(folded, match.end() - 1)
        if _words("only_so_far", side).search(folded, match.end(), min(stop, match.end() + _FAR)):
            continue
        if _to_a_figure(side).match(folded, match.end()) is None and not of_another(
            folded, match.start(), side
        ):
            return match.span()
    return None


def may_be_refused(folded: str, language: Language) -> bool:
    """Whether words near a fall may refuse it, in a way that is not understood; not by a figure."""
    side: Language = "fr" if language == "fr" else "en"
    words = alternatives([*lexicon(_BOOK, side)["fall_nouns"], *lexicon(_BOOK, side)["fall_verbs"]])
    for match in _words_of(words).finditer(folded):
        low, high = sentence_bounds(folded, match.start())
        before = folded[max(low, match.start() - _NEAR) : match.end()]
        behind = folded[match.end() : min(high, match.end() + _NEAR)]
        if _of_unlike(side).match(folded, match.end()) is not None:
            continue
        if _FIGURE.search(folded, match.end(), min(high, match.end() + _FAR)) or _PAIRED.search(
            folded, low, match.end() + _NEAR
        ):
            continue
        refused = _words("maybe_refused", side).search(before) or _words("refused_behind", side).search(
            behind
        )
        if refused and not of_another(folded, match.start(), side):
            return True
    return False


def of_another(folded: str, at: int, language: Language) -> bool:
    """Whether what may not fall is something else: the last thing named before, in the same sentence."""
    side: Language = "fr" if language == "fr" else "en"
    low, _ = sentence_bounds(folded, at)
    other = last(_words("other_subjects", side), folded, low, at)
    return other is not None and last(_words("about", side), folded, other.end(), at) is None


def to_a_figure(folded: str, at: int, language: Language) -> bool:
    """Whether a fall is only refused by more than so much, or below a figure."""
    return _to_a_figure("fr" if language == "fr" else "en").match(folded, at) is not None


@cache
def _words(group: str, language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(lexicon(_BOOK, language)[group])})(?!\w)")


@cache
def _words_of(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)")


@cache
def _of_unlike(language: Language) -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{alternatives(lexicon(_BOOK, language)['unlike'])})(?!\w)")


@cache
def _by_name(language: Language) -> re.Pattern[str]:
    nouns, behind, bare, before, unlike = (
        alternatives(lexicon(_BOOK, language)[group])
        for group in ("fall_nouns", "shut_out", "shut_out_bare", "shut_before", "unlike")
    )
    other = rf"(?!\s+(?:{unlike}))"
    return re.compile(
        rf"(?<!\w)(?:(?:{nouns}){other}\s*,?\s+(?:(?:{bare})|{_BETWEEN}(?:{behind}))"
        rf"|(?:{before})\s+(?:eventuelle\s+)?(?:{nouns}){other})(?!\w)"
    )


@cache
def _never(language: Language) -> re.Pattern[str]:
    leads, refused, falls, only = (
        alternatives(lexicon(_BOOK, language)[group])
        for group in ("refusal_leads", "refusals", "falls", "only_rises")
    )
    lead = rf"(?:{leads}),?\s+" if leads else ""
    return re.compile(rf"(?<!\w)(?:{lead}(?:{refused})\s+{_BETWEEN}(?:{falls})|{only})(?!\w)")


@cache
def _to_a_figure(language: Language) -> re.Pattern[str]:
    words = alternatives(lexicon(_BOOK, language)["to_a_figure"])
    figure = r"(?:(?:[a-z]{3}\s+)?[€$£]?\s*\d|[^.;,]{0,40}?(?:%|pour\s+cent\b|per\s?cent\b))"
    return re.compile(rf"[^.;,]{{0,24}}?(?<!\w)(?:(?:{words})|(?:{_BELOW})\s+{figure})")
