"""A promise not to take the other side's people or customers away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from data import late as re
from pipeline.durations import FoundDuration
from pipeline.terms import _non_solicit_otherwise as otherwise
from pipeline.terms import _restrictions, _rights, _time
from pipeline.terms._rights import Passage
from pipeline.terms._rights_actor import subject
from pipeline.terms._wrapped import wrapped
from pipeline.terms.base import View
from pipeline.types import Clause, JsonValue, Language, Term

_KIND = "non_solicitation"
_DOUBT = "Words on soliciting people or customers stand there, but what is promised is not clear."
_CLEAR, _LIKELY = 0.93, 0.82
_BEFORE, _OBJECT = 300, 200
_LISTED = re.compile(r"[\s,/]*(?:[a-z'-]+,? ){0,3}?(?:(?:or|and|ou|et|nor|ni) |, ?)(?:[a-z'-]+ ){0,3}")
_BRACKET = re.compile(r"\s*\((?:[^()]|\([^()]{0,12}\)){0,180}\)")
_OF = ("employees", "customers")


@dataclass(frozen=True, slots=True)
class _Found:
    passage: Passage
    of: str
    at: int
    end: int
    who: str | None
    lasts: FoundDuration | None
    confidence: float


class NonSolicitation:
    """Reads refusals to solicit or hire employees, and to solicit customers: a term for each."""

    name = _KIND
    version = 1
    kinds: tuple[str, ...] = (_KIND,)
    requires: tuple[str, ...] = ("party",)
    languages: tuple[Language, ...] = ("fr", "en")
    triggers: Mapping[str, tuple[str, ...]] = {
        "en": (
            "solicit",
            "hire",
            "hiring",
            "recruit",
            "entice",
            "offer of employment",
            "poach",
            "circumvent",
            "divert",
            "induce",
            "leave the employ",
            "employ any",
            "offer employment",
            *otherwise.NEEDED["en"],
        ),
        "fr": (
            "sollicit",
            "embauch",
            "debauch",
            "recrut",
            "demarch",
            "detourn",
            "captation",
            "faire travailler",
            "a engager",
            *otherwise.NEEDED["fr"],
        ),
    }
    signals: Mapping[str, Mapping[str, tuple[str, ...]]] = {
        _KIND: {
            "en": wrapped(
                "non-solicit",
                "nonsolicit",
                "no solicitation of",
                "not solicit",
                "not to solicit",
                "solicitation of employees",
                "solicit any employee",
                "solicit for employment",
                "solicit the employ",
                "solicit any customer",
                "no hire",
                "no-hire",
            ),
            "fr": wrapped(
                "non-sollicitation",
                "non sollicitation",
                "debauch",
                "non-debauchage",
                "ne pas embaucher",
                "ne pas solliciter",
                "detournement de clientele",
            ),
        }
    }

    def extract(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        """Yield a term for employees and one for customers, more where the parties' promises differ."""
        passages = list(_rights.passages(view, clauses, self.triggers))
        some = False
        for of in _OF:
            found = [item for passage in passages for item in _read(view, passage, of)]
            if not any(item.confidence >= _CLEAR for item in found):
                found.extend(item for passage in passages for item in _otherwise(view, passage, of))
            found.sort(key=lambda item: (-item.confidence, item.lasts is None, item.passage.start, item.at))
            seen: set[str | None] = set()
            for item in found:
                if item.who in seen or len(seen) >= 2 or (seen and item.who is None):
                    continue
                seen.add(item.who)
                some = True
                yield self._term(view, item)
        if not some:
            yield from self._doubt(view, passages)

    def _doubt(self, view: View, passages: Sequence[Passage]) -> Iterator[Term]:
        language = view.language
        for passage in passages:
            verb = _restrictions.search("@solicit_plainly@", passage.folded, language, passage.own)
            if verb is None or _restrictions.has("solicit_other", passage.folded, language):
                continue
            if not any(_whom(passage.folded, verb, of, language) for of in _OF):
                continue
            if _restrictions.has("refrains", passage.folded, language):
                proof = [passage.quote(view, verb.start() - 160, verb.end() + 160)]
                yield _time.unknown(_KIND, f"{self.name}/{self.version}", _DOUBT, proof)
                return

    def _term(self, view: View, item: _Found) -> Term:
        value: dict[str, JsonValue] = {"of": item.of}
        if item.who:
            value["by"] = item.who
        if item.lasts is not None and item.lasts.duration:
            value["duration"] = item.lasts.duration
        shown = " ".join(str(value[key]) for key in ("of", "by", "duration") if key in value)
        proof = item.passage.quote(view, item.at - 100, item.end + 60)
        return _time.stated(_KIND, f"{self.name}/{self.version}", value, shown, [proof], item.confidence)


def _read(view: View, passage: Passage, of: str) -> Iterator[_Found]:
    language, folded = view.language, passage.folded
    verb = _restrictions.search(f"@solicit_{of}@", folded, language)
    while verb is not None:
        found = _promise(view, passage, of, verb)
        if found is not None:
            yield found
            return
        verb = _restrictions.search(f"@solicit_{of}@", folded, language, verb.end())


def _promise(view: View, passage: Passage, of: str, verb: re.Match[str]) -> _Found | None:
    language, folded = view.language, passage.folded
    refusal = _restrictions.refusal(passage, _begin(passage, verb.start()), verb.end(), language)
    whom = _whom(folded, verb, of, language)
    if refusal is None or whom is None:
        return None
    object_ = folded[verb.start() : whom.end() + 30]
    around = folded[max(0, refusal.start() - 50) : refusal.end() + 40]
    if _restrictions.has("solicit_other", f"{around} {object_}", language):
        return None
    if of == "customers" and _restrictions.has("customers_other", object_, language):
        return None
    plain = _restrictions.search("^@solicit_plainly@", verb.group(), language) is not None
    end = _past(folded, whom.end())
    near = whom.start() - verb.end() <= (90 if of == "employees" else 50)
    theirs = _restrictions.search("@theirs@", folded, language, verb.end(), end + 40) is not None
    confidence = _CLEAR if plain and near and theirs else _LIKELY
    at = _restrictions.verb_of(folded, refusal, language)
    who = subject(view, passage, at, after=(at, at))
    if who is None:
        confidence = min(confidence, _LIKELY + 0.06)
    lasts = _restrictions.duration(passage, verb.start(), language)
    return _Found(passage, of, min(refusal.start(), verb.start()), end, who, lasts, confidence)


def _past(folded: str, at: int) -> int:
    """Return where brackets right after ``at`` end: *any employee (or former employee) of the other*."""
    bracket = _BRACKET.match(folded, at)
    return bracket.end() if bracket is not None else at


def _otherwise(view: View, passage: Passage, of: str) -> Iterator[_Found]:
    """Yield the promise that a sentence makes in other words than the usual."""
    language = _time.language_of(view.language)
    said = otherwise.taken(passage.folded[passage.own :], of, language)
    if said is not None and not _restrictions.has("solicit_other", passage.folded, language):
        at, end = passage.own + said[0], passage.own + said[1]
        who = subject(view, passage, end, after=(end, end))
        lasts = _restrictions.duration(passage, at, language)
        yield _Found(passage, of, at, end, who, lasts, _CLEAR - 0.02)


def _begin(passage: Passage, at: int) -> int:
    """Return where the words on a verb begin; those that lead into a list belong to its first sentence."""
    low = max(0, at - _BEFORE)
    if at < passage.own:
        return low
    stop = max(passage.folded.rfind(mark, passage.own, at) for mark in (";", ". "))
    return max(low, stop + 1) if stop > 0 else low


def _whom(folded: str, verb: re.Match[str], of: str, language: str) -> re.Match[str] | None:
    """Return the words for whom a verb takes away, not past the other group or a semicolon."""
    stop = folded.find(";", verb.end(), verb.end() + _OBJECT)
    high = stop if stop > 0 else min(len(folded), verb.end() + _OBJECT)
    if of == "employees":
        return _restrictions.search("@employees@", folded, language, verb.end(), high)
    whom = _restrictions.search("@customers@", folded, language, verb.end(), min(high, verb.end() + 110))
    if whom is None or otherwise.owns_people(folded, whom, language):
        return None
    # in "solicit any employee of a client" the client is not the object; in "any employee or client" it is
    other = _restrictions.search("@employees@|@objects_other@", folded, language, verb.end(), whom.start())
    if other is None:
        return whom
    between = folded[other.end() : whom.start()]
    return whom if _LISTED.fullmatch(between) else None


EXTRACTOR = NonSolicitation()
