"""Which contract an amendment changes: its title and date, as the amendment names them.

"Amendment No. 1 to the Supply Agreement dated as of November 1, 2024", « avenant n° 1 au bail commercial du
14 décembre 2021 ». The words only describe the contract; which file that is, is found by comparing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from data import late as re
from pipeline.dates import find_dates
from pipeline.folding import fold
from pipeline.terms.base import View
from pipeline.types import Clause, JsonValue, Language, Term

_REACH = 6000
_WINDOW = 320
_WORD = r"[A-Z][\w&’'/-]*"
_ENDS = (
    r"(?:qui|(?:et|car)\s+(?:il|elle|celui-ci|celle-ci|ce\s+dernier|cette\s+derniere))\s+(?:donc\s+)?"
    r"(?:arriv|expir|prend|se\s+termin|vien|echoi|cess)|arrivant|expirant|prenant\s+fin|venant\s+a"
)
"""Words behind a contract's name that tell when it ends: the day behind them is not that of its making."""
_GOES = (
    r"(?:commence(?:ra)?|debute(?:ra)?|court|courra|prend|prendra|cesse(?:ra)?|expire(?:ra)?|dure(?:ra)?|entre(?:ra)?\s+en\s+vigueur"
    r"|arrive(?:ra)?|s'acheve(?:ra)?|s'arrete(?:ra)?|se\s+(?:termine|poursui[tv])(?:ra)?|finit|finira)\b"
)
"""What a contract does: no part of its name, and the day behind is not that of its making."""
_LISTED = (
    rf",(?=\s(?:(?!\b(?:{_ENDS}|avenant|modifi|complet|prorog|renouvel|reconduit|represent|immatricul|conclu|signe|passe|consenti|entre\b|dont|ci-apres)\w*)"
    r"(?:[^.;:()«»\"]|\([^()]{1,30}\))){2,100}?\s(?:en\s+date\s+)?(?:du|le)\s+\d)"
)
"""A comma within a list that the title holds, up to the date: « gaz, eau et air »."""
_NAMED = {
    "en": re.compile(
        r"(?:\b(?:to|To|TO|amends?|amending|modif(?:y|ies)|var(?:y|ies)|supplements?|under|into|of|amendment\s+of|made|signed|concluded|executed|[Bb]y(?=\s+(?:an?|the)\s))\s+"
        r"(?:(?:the|that\s+certain|such|an?|their|certain|THE|THAT\s+CERTAIN)\s+)?|"
        r"(?m:^)[ \t]*(?:(?:Re|RE|Subject)[ ]*:[ ]*)?(?=[^\n]{0,120}?(?:Agreement|Contract|Lease|"
        r"Licence|License|AGREEMENT|CONTRACT|LEASE)\b)"
        r"(?!Dear\b))"
        rf"(?P<title>(?:{_WORD}(?:\s*,)?\s+(?:(?:and|of|for|AND|OF|FOR|&)\s+)?){{0,8}}?"
        r"(?:Agreement|Contract|Lease|Deed|License|Licence|AGREEMENT|CONTRACT|LEASE|DEED|LICENSE)"
        r"(?:\s+(?:Agreement|Contract|Deed|AGREEMENT|CONTRACT|DEED))?)\b"
        r"(?!\s+(?:Amendment|AMENDMENT))"
    ),
    "fr": re.compile(
        r"\b(?:au|aux|du|le|la|l'|un|une|ce|cette)\s*(?P<title>(?:contrat(?:-cadre)?|convention|bail|accord(?:-cadre)?"
        rf"|marche|protocole|pacte|licence)\b(?:(?!\s(?:{_ENDS}|{_GOES}|en\s+date\b|(?:du|le)\s+\d|conclu|signe|consenti|passe|etabli|date\b))"
        rf"[^.;:\n()«»\",]|{_LISTED}|\n(?!\s*\n)){{0,90}})"
    ),
}
_ACT = re.compile(
    r"\b(?:par|suivant|selon|aux\s+termes\s+d'un)\s+acte\s+(?:sous\s+seing\s+prive\s+|sous\s+signature\s+privee\s+"
    r"|authentique\s+)?(?=(?:en\s+date\s+)?(?:du|le)\s)"
)
_LINK = {
    "en": re.compile(
        r"[\s,]*(?:\((?![^()]*this)[^()]{0,140}\)[\s,]*)?"
        r"(?:(?:(?:no\.?|number|ref(?:erence|\.)?)\s*:?\s*)?(?=[a-z0-9/._-]*\d)[a-z0-9]+(?:[/._-][a-z0-9]+)*[\s,]+)?"
        r"(?:(?:of|for|relating\s+to|in\s+respect\s+of)\s+(?:(?!\b(?:amend|deed|letter|agreement|contract|lease)\w*)[^.;,\n]){2,60}?[\s,]+)?"
        r"(?:as\s+amended\s*,?\s*)?"
        r"(?:(?:by\s+and\s+)?(?:between|among)\s(?:[^.;]|(?<=Ltd)\.|(?<=Inc)\.|(?<=Co)\.|(?<=Corp)\.){3,220}?[\s,]+)?(?:(?:which|that)\s+was\s+)?"
        r"(?:originally\s+)?(?:dated|made|entered\s+into|executed|effective|signed)(?:\s+and\s+entered\s+into)?"
        r"(?:[\s,]+(?:as\s+of|on|effective|the))*[\s,]*$|"
        r"[\s,]*(?:\(?[a-z0-9]+(?:[/._-][a-z0-9]+)+\)?[\s,]+)?(?:as\s+)?of[\s,]*$",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"[\s,]*(?:\([^()]{0,140}\)[\s,]*)?(?:n°\s*\S{1,20}[\s,]+)?(?:entre\s[^.;]{3,160}?[\s,]+)?"
        r"(?:conclue?|signee?|consentie?|passee?|etablie?|datee?)?[\s,]*(?:entre\s[^.;]{3,160}?[\s,]+)?"
        r"(?:en\s+date\s+)?(?:du|le)[\s,]*$"
    ),
}
_GIVEN = re.compile(
    r"accord\s+(?:(?:et|ou)\s+)?(?:prealable|ecrit|expres|exprez|formel|unanime|mutuel|amiable|tacite|explicite|exprime"
    r"|ainsi\s+donne|donne)\w*"
)
_OF_WHOM = re.compile(
    r"accord\s+(?:du|de\s+la|de\s+l'|des|de\s+chacun\w*|entre\s+les\s+parties|sur\b)|accord\s*$"
)
_ASKED = re.compile(
    r"\b(?:avec|sans|apres|moyennant|sauf|obtenu|obtenir|recueill\w+|requiert|sous\s+reserve\s+d[eu]|subordonne\w*\s+a"
    r"|defaut\s+d[e'])\s*(?:avoir\s+\w+\s+)?(?:l'|un|d')\s*$"
)
_NUMBER = re.compile(
    r"\b(?:amendment|addendum|avenant|supplement)\s*(?:no\.?|number|n°|n\s?o\.?|#)?\s*(?P<figure>\d{1,2})\b"
    r"|\b(?P<word>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\s+(?:amendment|addendum|supplement)"
    r"|\b(?P<mot>premier|deuxieme|second|troisieme|quatrieme|cinquieme)\s+avenant"
)
_WORDS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_MOTS = {"premier": 1, "deuxieme": 2, "second": 2, "troisieme": 3, "quatrieme": 4, "cinquieme": 5}
_LOOSE = frozenset(("agreement", "contract", "lease", "contrat", "convention", "bail", "accord", "marche"))


@dataclass(frozen=True, slots=True)
class Mention:
    """A contract named in the amendment, with its date where that follows."""

    title: str
    date: str | None
    start: int
    end: int


class AmendsExtractor:
    """One term an amendment: the contract that it says it changes."""

    name = "amends"
    version = 1
    kinds = ("amends",)
    requires = ("title", "document_class", "agreement_date")
    languages: tuple[Language, ...] = ("fr", "en")
    triggers: Mapping[str, tuple[str, ...]] = {}
    signals: Mapping[str, Mapping[str, tuple[str, ...]]] = {}

    def extract(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        """Yield what the amendment says of the contract it changes; nothing for other papers."""
        classes = view.of("document_class")
        if view.language not in self.languages or not classes or classes[0].value_text != "amendment":
            return
        text = view.flow.text[:_REACH]
        found = list(mentions(text, view.language))
        titles = view.of("title")
        if not found:
            return
        own = {term.value_text for term in view.of("agreement_date")}
        best = max(found, key=lambda one: (_rank(one, found, own), -one.start))
        value: dict[str, JsonValue] = {"title": best.title}
        if best.date and best.date not in own:
            value["date"] = best.date
        number = amendment_number(titles[0].value_text if titles else text[:300])
        if number:
            value["number"] = number
        words = ", ".join(str(value[name]) for name in ("title", "date") if name in value)
        proof = view.flow.evidence(best.start, best.end)
        yield Term(
            "amends", value, words, (proof,), self._sure(best, found, value), f"{self.name}/{self.version}"
        )

    def _sure(self, best: Mention, found: Sequence[Mention], value: Mapping[str, JsonValue]) -> float:
        """Weigh: a title and a date that is not this paper's own; said twice is surer."""
        if "date" not in value or fold(best.title) in _LOOSE:
            return 0.7
        twice = sum(one.date == best.date for one in found) > 1
        return 0.95 if twice else 0.88


def _rank(one: Mention, found: Sequence[Mention], own: set[str]) -> float:
    dated = one.date is not None and one.date not in own
    again = sum(fold(other.title) == fold(one.title) for other in found)
    return 4.0 * dated + 1.5 * (fold(one.title) not in _LOOSE) + 0.5 * min(again, 3)


def amendment_number(title: str) -> str | None:
    """Read which amendment it is: ``"2"`` of "Second Amendment", "Avenant n° 2", "Amendment No. 2"."""
    match = _NUMBER.search(fold(title))
    if match is None:
        return None
    if match["figure"]:
        return str(int(match["figure"]))
    return str(_WORDS.index(match["word"]) + 1 if match["word"] else _MOTS[match["mot"]])


def mentions(text: str, language: Language, named: re.Pattern[str] | None = None) -> Iterator[Mention]:
    """Yield the contracts that the first words of a paper name, with the date that follows each.

    Args:
        text: its first words.
        language: ``fr`` or ``en``.
        named: how contracts are named there, with a group ``title``; ``None``: as in amendments.
    """
    folded = fold(text)
    first = len(text) - len(text.lstrip())
    source = text if language == "en" else folded
    for match in (named or _NAMED[language]).finditer(source):
        start, end = match.span("title")
        title = _UNNUMBERED.sub("", " ".join(text[start:end].split()).strip(" ,-–—"))
        if re.search(r"\b(?:amendment|addendum|avenant)\b", fold(title)) or re.search(
            r"\b(?:this|present|presente|nouveau)\s*$", folded[:start][-12:]
        ):
            continue
        if language == "fr" and _consent(folded, start, fold(title)):
            continue
        if start <= first and _OF_PAPERS.search(fold(title)):
            continue
        day = _date_after(text, end, language)
        yield Mention(title, day[0] if day else None, start, day[1] if day else start + len(title))
    if language == "fr":
        for match in _ACT.finditer(folded):
            day = _date_after(text, match.end(), language)
            if day:
                yield Mention("bail" if " bail" in folded[match.end() : match.end() + 400] else "contrat",
                               day[0], match.start(), day[1])  # fmt: skip


_OF_PAPERS = re.compile(
    r"\b(?:terminat|surrender|variation|extension|supplement|release|cancellation|novation)"
)
"""What the title of a paper about a contract holds, where it opens the text."""
_OWN_DAY = re.compile(r"\n\s*\n\s*|\n[ \t]*(?:Made|Dated?|Signed|Entered|MADE|DATED?|SIGNED|ENTERED)\b")
"""Between a title and a day: the day stands by itself, and is that of the paper."""
_UNNUMBERED = re.compile(r"\s+\(?(?=[\w/.-]*[A-Z])(?=[\w/.-]*\d)[A-Z0-9]+(?:[/._-][A-Z0-9]+)+\)?\Z")
"""A number that stands bare at the end of a title is none of its words: « climatisation TH/2022/407 »."""


def _consent(folded: str, start: int, title: str) -> bool:
    """Whether *accord* is what somebody gives: "avec l'accord écrit de l'Acheteur" names no contract."""
    if not title.startswith("accord") or title.startswith("accord-cadre"):
        return False
    return _GIVEN.match(title) is not None or (
        _OF_WHOM.match(title) is not None and _ASKED.search(folded[max(start - 40, 0) : start]) is not None
    )


def _date_after(text: str, place: int, language: Language) -> tuple[str, int] | None:
    """Return the date that belongs to what ends at a place, and where its words end."""
    window = text[place : place + _WINDOW]
    for found in find_dates(window, language):
        between = window[: found.start]
        if language == "en" and _OWN_DAY.search(between):
            return None
        linked = _LINK[language].match(between if language == "en" else fold(between))
        if linked is None:
            return None
        return (found.date.isoformat(), place + found.end) if found.date else None
    return None


EXTRACTOR = AmendsExtractor()
