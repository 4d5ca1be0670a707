"""A change that has to be so much before the price moves: *only if the index has moved by at least 3 %*."""

from __future__ import annotations

from dataclasses import dataclass

from data import late as re
from pipeline.indexation.reading._bound_sayings import NO_THRESHOLD
from pipeline.indexation.reading.clause import ClauseWords
from pipeline.indexation.reading.percent import PERCENT, percent_of
from pipeline.terms._indexation_conditions import is_case
from pipeline.terms._law_places import sentence_bounds

_CHANGES = (
    r"(?:variations?|evolutions?|hausses?|augmentations?|ecarts?|"
    r"changes?|movements?|increases?|rises?|differences?)"
)
_NOTHING = (
    r"(?:aucune|ne\s+(?:donne\w*|entraine\w*|sera|seront|produi\w*)|n['\u2019](?:entraine\w*|emporte\w*|ouvre\w*|est|aura|a)\b|"
    r"sans\s+(?:effet|incidence)|neglige\w*|disregarded|ignored|no\s+(?:adjustment|effect|revision|increase)|shall\s+not|does\s+not|will\s+not)"
)
_STAYS = r"(?:reste\w*|demeure\w*|inchange\w*|maintenu\w*|stays?|remains?|unchanged|is\s+not|are\s+not)"
_SAME = (
    r"(?:(?:stays?|remains?|is\s+left|be\s+left)\b[^.;%]{0,20}?(?:unchanged|the\s+same|as\s+it\s+is)|"
    r"is\s+unchanged)\b"
)
_RESTE = (
    r"(?:(?:reste\w*|demeure\w*|est\s+maintenue?)\s+(?:inchangee?|le\s+meme|la\s+meme|identique|"
    r"tel(?:le)?\s+quel(?:le)?)|ne\s+(?:bouge|change|varie)\w*\s+pas)\b"
)
_THRESHOLD: dict[str, tuple[re.Pattern[str], ...]] = {
    "en": tuple(
        re.compile(words)
        for words in (
            r"\b(?:only\s+(?:when|to\s+the\s+extent)|if|where|when|once|unless|until)\b[^.;]{0,160}?"
            r"(?<!not )\b(?:exceeds?|is\s+(?:more|greater)\s+than|(?:more|greater)\s+than|"
            r"by\s+at\s+least|at\s+least|(?:no|not)\s+less\s+than|reach(?:es|ed)?)\s+" + PERCENT,
            r"\bprovided\b(?:(?!\b(?:not|no|never|shall|will|may|exceed)\b)[^.;]){0,160}?\b(?:by\s+(?:at\s+least|more\s+than)|"
            r"is\s+(?:more|greater)\s+than|at\s+least)\s+" + PERCENT,
            r"\b(?:if|where|when|once|unless|until|provided)\b[^.;]{0,160}?\b(?:by|is|of|reach(?:es|ed)?)\s+"
            + PERCENT
            + r"\s+or\s+(?:more|greater|above)\b",
            r"\b(?:if|where|when)\b[^.;]{0,160}?\b(?:does|do|did|has|have)\s+not\s+(?:reach(?:ed)?|exceed(?:ed)?|attain(?:ed)?)\s+"
            rf"{PERCENT}[^.;%]{{0,50}}?\b(?:{_NOTHING}|{_STAYS})",
            r"\bno\s+(?:adjustment|increase|revision)\b[^.;]{0,90}?(?:less|lower)\s+than\s+" + PERCENT,
            rf"\b{_CHANGES}\b[^.;]{{0,40}}?\b(?:of\s+)?(?:less|lower)\s+than\s+{PERCENT}[^.;%]{{0,50}}?\b{_NOTHING}",
            rf"\b(?:if|where|when)\b[^.;]{{0,20}}?\b{_CHANGES}\b[^.;]{{0,40}}?\b(?:less|lower)\s+than\s+{PERCENT}[^.;%]{{0,50}}?\b{_SAME}",
        )
    ),
    "fr": tuple(
        re.compile(words)
        for words in (
            r"\b(?:si|(?:des\s+)?(?:lors\s+|des\s+)qu(?:e\b|['\u2019])|lorsqu(?:e\b|['\u2019])|a\s+(?:la\s+)?condition\s+qu(?:e\b|['\u2019])|"
            r"(?:dans\s+le|au)\s+cas\s+ou|en\s+cas\s+d(?:e\b|['\u2019])|sous\s+(?:reserve|condition)\s+(?:d(?:e\b|['\u2019])|qu(?:e\b|['\u2019])))[^.;]{0,240}?"
            r"\b(?:excede|depasse|superieure?\s+a|d'au\s+moins|attein(?:t|dra|gne)(?:\s+au\s+moins)?|plus\s+de)\s*"
            r"(?:,?\s*en\s+plus\s+ou\s+en\s+moins\s*,?\s*)?" + PERCENT,
            r"\b(?:si|lorsqu(?:e\b|['\u2019])|des\s+qu(?:e\b|['\u2019])|en\s+cas\s+d(?:e\b|['\u2019]))[^.;]{0,160}?\bde\s+"
            + PERCENT
            + r"\s+(?:ou\s+plus|au\s+moins)\b",
            r"\b(?:si|lorsqu(?:e\b|['\u2019])|tant\s+que|quand)\b[^.;]{0,160}?\bn['\u2019]\s?(?:atteint|atteignent|atteigne|excede|a\s+pas\s+atteint)\s*(?:pas|point)?\s+"
            rf"{PERCENT}[^.;%]{{0,50}}?\b(?:{_NOTHING}|{_STAYS})",
            r"\b(?:si|lorsqu(?:e\b|['\u2019])|tant\s+que|quand)\b[^.;]{0,160}?\bne\s+(?:depasse|varie)\s+pas\s+(?:de\s+(?:plus\s+de\s+)?)?"
            rf"{PERCENT}[^.;%]{{0,50}}?\b(?:{_NOTHING}|{_STAYS})",
            r"\bvariation\s+de\s+plus\s+de\s+" + PERCENT + r"\s+de\s+l'ind",
            r"\baucune\s+(?:revision|variation|indexation)[^.;]{0,90}?inferieure?\s+a\s+" + PERCENT,
            rf"\b{_CHANGES}\s+(?:\w+\s+){{0,3}}?(?:de\s+moins\s+de|inferieure?s?\s+a)\s+{PERCENT}[^.;%]{{0,50}}?\b{_NOTHING}",
            rf"\b(?:si|lorsque|quand)\b[^.;]{{0,24}}?\b{_CHANGES}\b[^.;]{{0,40}}?\b(?:de\s+moins\s+de|inferieure?s?\s+a)\s+{PERCENT}[^.;%]{{0,50}}?\b{_RESTE}",
            r"\bfranchise\s+de\s+" + PERCENT,
            r"\btant\s+que\b[^.;]{0,90}?(?:s'ecarte\s+pas|exced\w+|depass\w+|attein\w+|varie\w*|inferieur\w*)[^.;%]{0,24}?"
            + PERCENT,
            r"\bseuil\s+(?:de\s+declenchement\s+)?(?:de|fixe\s+a)\s+" + PERCENT,
        )
    ),
}
_OF_INDEX = re.compile(
    r"variation|evolution|hausse|augmentation|indice|franchise|\bindex|ecart|revision|change|difference|increase|movement|\bil\b|\belle\b|\bit\b|"
    r"\bcel(?:le|ui)-ci\b|\bcpi|\brpi|syntec|inflation"
)
_OF_OTHER = re.compile(
    r"volume|quantit|consommation|effecti|resili|terminat|denonc|retard|renegoci|negotiat|rencontr|meet"
)
_AT_LEAST = re.compile(r"au\s+moins|at\s+least|less\s+than")


@dataclass(frozen=True, slots=True)
class Beyond:
    """The words of a threshold, and those that hold a change beyond a percentage to it: a cap."""

    threshold: re.Match[str] | None = None
    held: re.Match[str] | None = None


def beyond(clause: ClauseWords) -> Beyond:
    """Return the words that let a revision happen only beyond some change, and those that hold it there."""
    found = sorted(
        (
            match
            for pattern in _THRESHOLD[clause.language]
            for match in pattern.finditer(clause.folded)
            if _lets(clause, match)
        ),
        key=lambda match: (match.start(), match.end()),
    )
    held = [match for match in found if _held_there(clause.folded, match)]
    lets = [match for match in found if match not in held]
    return Beyond(next(iter(lets), None), next(iter(held), None))


def _lets(clause: ClauseWords, match: re.Match[str]) -> bool:
    low, high = sentence_bounds(clause.text, match.start())
    sentence = clause.folded[low : max(high, match.end())]
    if (
        NO_THRESHOLD.match(match.group())
        or not _OF_INDEX.search(match.group())
        or _OF_OTHER.search(sentence)
    ):
        return False
    least = _AT_LEAST.search(clause.folded, match.start(), match.end())
    begins = clause.folded.startswith(("no ", "aucune ", "variation", "tant "), match.start())
    # "if the index falls, the increase shall be at least 1 %" is a floor
    return (
        least is None
        or begins
        or _NOTHING_SAID.search(match.group()) is not None
        or is_case(clause.folded, least.start())
    )


_NOTHING_SAID = re.compile(rf"{_NOTHING}|{_SAME}|{_RESTE}")
_SINCE = re.compile(
    r"\s*,?\s*(?:depuis\s+(?:la\s+)?(?:derniere|precedente)\s+\w+|par\s+rapport\s+a\s+(?:celui|celle|la\s+valeur)\s+de\s+la\s+(?:derniere|precedente)\s+\w+|"
    r"since\s+the\s+(?:last|previous|preceding)\s+(?:such\s+)?\w+)"
)


def measured_until(folded: str, end: int) -> int:
    """Return where the words of a threshold end that say since when its change is measured."""
    since = _SINCE.match(folded, end)
    return end if since is None else since.end()


def without_threshold(clause: ClauseWords) -> str:
    """Return the folded words of a clause, those of its threshold blanked out.

    *Depuis la dernière révision* there says what the threshold is measured against, and no base.
    """
    match = beyond(clause).threshold
    if match is None:
        return clause.folded
    low, high = match.start(), measured_until(clause.folded, match.end())
    return f"{clause.folded[:low]}{' ' * (high - low)}{clause.folded[high:]}"


_HELD = re.compile(r"\b(?:shall|will|sera|seront|is|est)\b[^.;%]{0,40}?" + PERCENT)


def _held_there(folded: str, match: re.Match[str]) -> bool:
    """Whether a change beyond a percentage is held to it: *if it is more than 6 %, it shall be 6 %*."""
    held = _HELD.search(folded, match.end(), match.end() + 110)
    return held is not None and percent_of(held) == percent_of(match)
