"""Whether a party may hand the contract on: freely, with consent, or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from data import late as re
from pipeline.folding import fold
from pipeline.terms import _rights, _time
from pipeline.terms._rights import Passage
from pipeline.terms._rights_actor import subject
from pipeline.terms._wrapped import wrapped
from pipeline.terms.base import View
from pipeline.types import Clause, JsonValue, Language, Term

_KIND = "assignment"
_CLEAR, _LIKELY, _WEAK = 0.95, 0.82, 0.72
_BEFORE, _AFTER = 300, 340


@dataclass(frozen=True, slots=True)
class _Found:
    passage: Passage
    consent: str
    low: int
    high: int
    who: str | None
    confidence: float


class Assignment:
    """Reads clauses on handing on the contract or the rights under it."""

    name = _KIND
    version = 1
    kinds: tuple[str, ...] = (_KIND,)
    requires: tuple[str, ...] = ("party",)
    languages: tuple[Language, ...] = ("fr", "en")
    triggers: Mapping[str, tuple[str, ...]] = {
        "en": ("assign", "transfer", "delegate"),
        "fr": (
            "ceder",
            "cede",
            "cession",
            "cessib",
            "transfer",
            "intuitu",
            "transmi",
            "transmett",
            "substituer",
        ),
    }
    signals: Mapping[str, Mapping[str, tuple[str, ...]]] = {
        _KIND: {
            "en": wrapped(
                "assign this agreement",
                "assignment of this agreement",
                "assignability",
                "assign its rights",
                "assign any of its rights",
                "not assignable",
                "be assigned",
                "be assignable",
                "transferable or assignable",
                "no assignment",
                "purported assignment",
                "other assignment",
                "permitted assigns",
                "non-transferable",
            ),
            "fr": wrapped(
                "cession du contrat",
                "cession du bail",
                "ceder le contrat",
                "ceder le present contrat",
                "intuitu personae",
                "incessib",
                "transfert du contrat",
                "cession du present contrat",
                "cede ou transfere",
            ),
        }
    }

    def extract(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        """Yield a term for each party and answer, at most three."""
        found = [
            item
            for passage in _rights.passages(view, clauses, self.triggers)
            for item in _read(view, passage)
        ]
        found.sort(key=lambda item: (-item.confidence, item.passage.start, item.low))
        bound = {item.who for item in found if item.consent != "free"}
        seen: set[tuple[str, str | None]] = set()
        for item in found:
            if (item.consent, item.who) in seen or len(seen) >= 3 or (seen and item.who is None):
                continue
            if item.consent == "free" and item.who in bound:
                continue
            seen.add((item.consent, item.who))
            value: dict[str, JsonValue] = {"consent": item.consent}
            if item.who:
                value["by"] = item.who
            shown = " ".join(part for part in (item.consent, item.who) if part)
            proof = item.passage.quote(view, item.low, item.high)
            yield _time.stated(_KIND, f"{self.name}/{self.version}", value, shown, [proof], item.confidence)


def _read(view: View, passage: Passage) -> Iterator[_Found]:
    language, folded = view.language, passage.folded
    verbs = _rights.compiled("transfer", "@assign@", language)
    best: dict[int, _Found] = {}
    for match in verbs.finditer(folded):
        low, high = _reach(passage, match)
        known = best.get(low)
        if known is not None and known.who is not None:
            continue
        if _HEIRS.search(folded, max(0, match.start() - 24), match.start()):
            continue
        found = _in_reach(view, passage, match, low, high)
        if found is not None and (known is None or found.who is not None):
            best[low] = found
    yield from best.values()


def _in_reach(view: View, passage: Passage, match: re.Match[str], low: int, high: int) -> _Found | None:
    language, folded = view.language, passage.folded
    words = folded[low:high]

    def has(key: str, text: str = words) -> bool:
        return _rights.has("transfer", key, text, language)

    if _WARRANTED.search(words):
        return None
    plainly = has("assign_plainly")
    close = folded[max(low, match.start() - 130) : min(high, match.end() + 130)]
    if _licensed(view, close):
        plainly = True
    elif not has("assigned", close) or (has("assign_other", close) and not _OURS.search(close)):
        return None
    denied = has("denied", folded[max(low, match.start() - 170) : min(high, match.end() + 60)])
    asked = has("consent") and has("without")
    free = has("may_assign", folded[max(low, match.start() - 60) : min(high, match.end() + 20)])
    if denied:
        consent = "required" if asked else "prohibited"
        confidence = _CLEAR if asked and plainly else _LIKELY if plainly else _WEAK
        if not asked and has("limited"):
            # forbidden but for some cases, as a sale of the business
            confidence = _WEAK
    elif free and asked and not _WITHOUT.search(words):
        consent, confidence = "required", _LIKELY
    elif free and (plainly or _HANDS_ON.search(words)) and not has("limited") and not has("void"):
        consent, confidence = "free", _LIKELY
    else:
        return None
    who = subject(view, passage, match.start(), after=(match.end(), min(high, match.end() + 120)))
    if who is None:
        confidence = min(confidence, _CLEAR - 0.03)
    return _Found(passage, consent, low, high, who, confidence)


def _reach(passage: Passage, match: re.Match[str]) -> tuple[int, int]:
    """Return the words about one verb: its sentence between semicolons and provisos."""
    folded = passage.folded
    low, high = max(0, match.start() - _BEFORE), min(len(folded), match.end() + _AFTER)
    for stop in _STOP.finditer(folded, low, match.start()):
        low = stop.end()
    after = _STOP.search(folded, match.end(), high)
    return low, after.start() if after else high


_STOP = re.compile(
    r";|\bprovided,? (?:however|further|that)|\bexcept that\b|\btoutefois\b|(?<=[a-z)][a-z)][a-z)])\.\s"
)
_WARRANTED = re.compile(
    r"conflict with|result in (?:a|any) (?:breach|violation)|breach of or default under"
)
_HEIRS = re.compile(r"(?:successors (?:and|or)|permitted|heirs and|representatives and) (?:permitted )?$")
_OURS = re.compile(
    r"(?:this|the present) (?:agreement|contract|lease|license)|"
    r"(?:rights?|obligations?|duties) (?:or|and|nor|hereunder|under)"
    r"|(?:present contrat|presentes|droits et obligations|present bail)"
)
_WITHOUT = re.compile(
    r"without (?:the |any |such |first |prior |obtaining )*(?:[a-z' ]{0,30})(?:consent|approval)"
    r"|sans (?:l'|le |avoir |aucun |autre )*(?:[a-z' ]{0,30})(?:accord|consentement|autorisation)"
)


_HANDS_ON = re.compile(
    r"\bsubstituer\s+(?:\w+\s+){0,3}?(?:personnes?|tiers|societes?|entites?|entreprises?)\b[^.;]{0,60}"
    r"\b(?:benefice|droits?|charges|contrat)\b|"
    r"\b(?:transferer|transmettre|faire\s+apport\s+d\w+)\s+(?:\w+\s+){0,2}?(?:contrat|convention|bail|accord)\b"
)
_LICENCE = re.compile(
    r"\b(?:ceder|cession|transferer|transmettre)\b[^.;]{0,60}?\b(?:la|cette|sa|presente)\s+licence\b"
)
_TITLE = 160


def _licensed(view: View, close: str) -> bool:
    """Whether words on *la licence* speak of the contract: of one that calls itself a licence."""
    if view.language != "fr" or _LICENCE.search(close) is None:
        return False
    title = view.flow.text[:_TITLE].strip().split("\n", 1)[0]
    return "licence" in fold(title)


EXTRACTOR = Assignment()
