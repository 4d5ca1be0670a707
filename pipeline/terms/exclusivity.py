"""Who is bound to one partner: exclusive grants and appointments, and promises to deal with nobody else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from data import late as re
from pipeline.terms import _exclusive_otherwise as otherwise
from pipeline.terms import _restrictions, _rights, _time
from pipeline.terms._rights import Passage
from pipeline.terms._rights_actor import subject
from pipeline.terms._wrapped import wrapped
from pipeline.terms.base import View
from pipeline.types import Clause, JsonValue, Language, Term

_KIND = "exclusivity"
_DOUBT = "Something is called exclusive, but whether it binds a party to the other is not clear."
_CLEAR, _LIKELY, _WEAK = 0.93, 0.8, 0.65
_SURE = 0.9
_WORD = {
    "en": re.compile(
        r"(?<![a-z])(?:sole and )?exclusiv(?:e|ely|ity)(?![a-z])"
        r"|(?<![a-z])(?:sole|only)\s+(?:source|supplier|distributor|provider|agent)(?![a-z])"
    ),
    "fr": re.compile(r"(?<![a-z])(?:l')?exclusi(?:f|fs|ve|ves|vement|vite)(?![a-z])"),
}
_HEADING = re.compile(r"^\W*(?:\w+ ){0,2}exclusivit[yé]", re.IGNORECASE)
_TITLE = re.compile(r"^[\s,]*(?:[a-z-]+ ){0,3}agreement(?![a-z])")
_SAID_OF = re.compile(
    r"(?<![a-z])(?:rights?|licen[cs]es?|appointments?|grants?|distributorships?|engagements?|franchises?)"
    r"(?![a-z])(?P<which>[^.;]{0,180})\s(?:shall|will|is|are|to)\s+(?:be\s+|at\s+all\s+times\s+be\s+)?$"
)
_HELD = re.compile(r"(?:['\u2019]s?|(?<![a-z])(?:its|their|his))\s+(?:[a-z-]+\s+)?$")
"""Whose right it is: not the one who is bound."""
_NOT_A_GRANT = re.compile(
    r"remed|court|jurisdiction|audit|terminat|ownership|title|own(?:s|ed)?(?![a-z])|not$"
)
"""What "shall be exclusive" is said of where nobody is bound to deal with nobody else."""
_BORNE = re.compile(r"(?<![a-z])(?:support|assum|endoss|pris)e{0,2}s?(?:\s+en\s+charge)?\s+$")
"""Who alone bears a risk or a cost is not bound to deal with nobody else."""
_BEFORE, _AFTER = 220, 90
_PARTY = 8
"""Behind *the other*: party."""
_NO_DEALING = ("compete_other", "takes_away", "other_party")
"""What is promised under such a heading and shuts nobody out."""


@dataclass(frozen=True, slots=True)
class _Found:
    passage: Passage
    start: int
    end: int
    who: str | None
    bound: bool
    """Whether ``who`` is bound; else it is who the exclusivity favours."""
    confidence: float


_NONE_FR = re.compile(
    r"\bn(?:e\s|['\u2019])[^.;]{1,120}?\b(?:aucune|pas\s+d['\u2019]\s?)\s?exclusivite|\bsans\s+(?:aucune\s+)?exclusivite"
    r"|\baucune\s+exclusivite\s+n['\u2019]|\bne\s+(?:confere|constitue|vaut|emporte)[^.;]{0,40}\bpas\s+(?:une\s+)?exclusivite"
)


class Exclusivity:
    """Reads what is exclusive between the parties; courts, remedies and ownership are not."""

    name = _KIND
    version = 1
    kinds: tuple[str, ...] = (_KIND,)
    requires: tuple[str, ...] = ("party",)
    languages: tuple[Language, ...] = ("fr", "en")
    triggers: Mapping[str, tuple[str, ...]] = {
        "en": (
            "exclusiv",
            "sole source",
            "sole supplier",
            "sole distributor",
            "only distributor",
            "sole agent",
            "sole provider",
            *otherwise.NEEDED["en"],
        ),
        "fr": ("exclusi", *otherwise.NEEDED["fr"]),
    }
    signals: Mapping[str, Mapping[str, tuple[str, ...]]] = {
        _KIND: {
            "en": wrapped(
                " exclusivity",
                " exclusive distributor",
                " exclusive supplier",
                "exclusively from",
                "on an exclusive basis",
                "shall not appoint any other",
            ),
            "fr": wrapped(
                "l'exclusivite",
                "clause d'exclusivite",
                "une exclusivite",
                "en exclusivite",
                "a titre exclusif",
                "exclusivement aupres",
                "droit exclusif",
            ),
        }
    }

    def extract(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        """Yield a term for each party that is bound, at most three."""
        passages = list(_rights.passages(view, clauses, self.triggers))
        found = [item for passage in passages for item in _read(view, passage)]
        if not any(item.confidence >= _SURE for item in found):
            found.extend(item for passage in passages for item in _otherwise(view, passage))
        found.sort(key=lambda item: (-item.confidence, item.passage.start, item.start))
        clear = [item for item in found if item.confidence > _WEAK]
        if found and not clear:
            doubtful = found[0].passage.quote(view, found[0].start - 200, found[0].end + 160)
            yield _time.unknown(_KIND, f"{self.name}/{self.version}", _DOUBT, [doubtful])
        if not found and view.language == "fr":
            yield from self._none(view, clauses)
        seen: set[tuple[bool, str | None]] = set()
        for item in clear:
            if (item.bound, item.who) in seen or len(seen) >= 3 or (seen and item.who is None):
                continue
            seen.add((item.bound, item.who))
            value: dict[str, JsonValue] = {"by" if item.bound else "for": item.who} if item.who else {}
            proof = item.passage.quote(view, item.start - 200, item.end + 160)
            yield _time.stated(
                _KIND, f"{self.name}/{self.version}", value, _shown(item), [proof], item.confidence
            )

    def _none(self, view: View, clauses: Sequence[Clause]) -> Iterator[Term]:
        """Read that there is none: *ne confere aucune exclusivite*, *sans exclusivite*."""
        for passage in _rights.passages(view, clauses, self.triggers):
            match = _NONE_FR.search(passage.folded, passage.own)
            if match is not None:
                proof = passage.quote(view, match.start() - 160, match.end() + 80)
                maker = f"{self.name}/{self.version}"
                yield _time.stated(_KIND, maker, {"kind": "none"}, "none", [proof], _LIKELY)
                return


def _shown(item: _Found) -> str:
    if item.who is None:
        return "stated"
    return item.who if item.bound else f"for {item.who}"


def _read(view: View, passage: Passage) -> Iterator[_Found]:
    language = "fr" if view.language == "fr" else "en"
    folded = passage.folded
    for match in _WORD[language].finditer(folded, passage.own):
        confidence = _confidence(passage, match, language)
        if not confidence:
            continue
        at = _granting(folded, match.start(), language)
        said = _SAID_OF.search(folded[max(0, at - _BEFORE) : at]) if at == match.start() else None
        held = said is not None and _HELD.search(folded[max(0, at - _BEFORE) : at][: said.start()])
        who = None if held else subject(view, passage, at, after=(at, at))
        if who is None and confidence >= _CLEAR:
            confidence = _LIKELY + 0.1
        bound = _rights.compiled("restrictions", "@favours@[^.;]{0,40}$", language).search(
            folded, max(0, match.start() - 90), match.start()
        )
        yield _Found(passage, match.start(), match.end(), who, bound is None, confidence)
    if _HEADING.search(passage.clause.heading):
        promise = _rights.compiled("restrictions", "@refrains@[^.;]{0,200}?@with_others@", language).search(
            folded, passage.own
        )
        told = "" if promise is None else folded[promise.start() : promise.end() + _PARTY]
        other = any(_restrictions.has(key, told, view.language) for key in _NO_DEALING)
        if promise and not other:
            who = subject(view, passage, promise.end())
            yield _Found(passage, promise.start(), promise.end(), who, True, _LIKELY)


def _otherwise(view: View, passage: Passage) -> Iterator[_Found]:
    """Yield what shuts all others out without the word exclusive; a doubt where nobody is named."""
    own = passage.text[passage.own :]
    said = otherwise.shut_out(own, passage.folded[passage.own :], _time.language_of(view.language))
    if said is not None:
        start, end, named = passage.own + said[0], passage.own + said[1], said[2]
        who = subject(view, passage, start, after=(start, start)) or named or None
        yield _Found(passage, start, end, who, True, _SURE if who else _WEAK)


def _granting(folded: str, at: int, language: str) -> int:
    """Return where the verb that grants what is exclusive ends; ``at`` where there is none."""
    grants = _rights.compiled("restrictions", "@granting@", language)
    ends = [found.end() for found in grants.finditer(folded, max(0, at - 200), at)]
    return ends[-1] if ends else at


def _confidence(passage: Passage, match: re.Match[str], language: str) -> float:
    """Tell how surely a word on exclusivity binds a party; 0 where it speaks of other things."""
    folded = passage.folded
    after = folded[match.end() : match.end() + _AFTER]
    before = folded[max(0, match.start() - _BEFORE) : match.start()]

    def has(template: str, text: str) -> bool:
        return _rights.compiled("restrictions", template, language).search(text) is not None

    if has(r"(?:@not_exclusive@)[\s,-]*(?:a |an |the |basis )?$", before[-24:]):
        return 0.0
    if has(r"^ (?:[a-z]+,? (?:and |or )?){0,2}@exclusive_of_other@", after):
        return 0.0
    if language == "en" and has(r"^ @exclusive_of@", after):
        return 0.0
    if language == "fr":
        return _french(passage, match, before, after)
    clear = has("@grants_clearly@", before[-140:]) and not has("@not_granted@", before)
    if match.group().endswith("exclusively"):
        near = folded[max(0, match.start() - 40) : match.end() + 40]
        if not has("@exclusively@", near) or not has("@exclusively_verbs@", before[-90:] + after[:40]):
            return 0.0
        return _LIKELY if has("@modal@", before) else 0.0
    if match.group().endswith("exclusivity"):
        return _LIKELY if clear and "fee" not in after[:6] else 0.0
    if "exclusiv" not in match.group():
        return _LIKELY if has("@grants@", before[-60:]) else 0.0
    if language == "en" and re.match(
        r"\s*(?:[.,;:)]|$|(?:in|within|during|throughout|for|to|as)\s)", after
    ):
        said = _SAID_OF.search(before)
        if said and not _NOT_A_GRANT.search(before[max(0, said.start() - 20) :]):
            return _LIKELY
    if not has(r"^[\s,\"')(]*(?:and |or |[a-z-]+,? ){0,3}?@exclusive_things@", after) or _TITLE.search(
        after
    ):
        return 0.0
    if not clear:
        return _WEAK
    return _CLEAR if has("@granting@", before[-140:]) else _LIKELY + 0.05


def _french(passage: Passage, match: re.Match[str], before: str, after: str) -> float:
    near = passage.folded[max(0, match.start() - 30) : match.end() + 30]
    if not _rights.compiled("restrictions", "@exclusively@", "fr").search(near) or _BORNE.search(before):
        return 0.0
    if _rights.compiled("restrictions", "@exclusive_of_other@", "fr").search(
        f"{before[-30:]} {after[:40]}"
    ):
        return 0.0
    if _rights.compiled("restrictions", "@not_granted@", "fr").search(before[-120:]):
        return 0.0
    clear = _rights.compiled("restrictions", "@grants_clearly@", "fr").search(f"{before} {after}")
    return _CLEAR if clear else _WEAK


EXTRACTOR = Exclusivity()
