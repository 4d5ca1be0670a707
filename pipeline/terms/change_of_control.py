"""What a change of control does: it lets the other end the contract, or calls for consent or notice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from data import late as re
from pipeline.terms import _rights, _termination, _time
from pipeline.terms._rights import Passage
from pipeline.terms._rights_actor import subject
from pipeline.terms._wrapped import wrapped
from pipeline.terms.base import View
from pipeline.types import Clause, JsonValue, Language, Term

_KIND = "change_of_control"
_DOUBT = "A merger or a sale of a party is spoken of, but what follows from it is not clear."
_FREE = re.compile(
    r"without (?:the |any |such |prior |written )*(?:[a-z']+ ){0,4}(?:consent|approval)|successors"
)
_CLEAR, _LIKELY, _WEAK = 0.92, 0.82, 0.72
_BEFORE, _AFTER = 420, 420
_EFFECTS = ("termination", "consent", "notice")


@dataclass(frozen=True, slots=True)
class _Found:
    passage: Passage
    effect: str
    low: int
    high: int
    who: str | None
    confidence: float


class ChangeOfControl:
    """Reads what follows where control of a party changes hands."""

    name = _KIND
    version = 1
    kinds: tuple[str, ...] = (_KIND,)
    requires: tuple[str, ...] = ("party",)
    languages: tuple[Language, ...] = ("fr", "en")
    triggers: Mapping[str, tuple[str, ...]] = {
        "en": (
            "control",
            "ownership",
            "merge",
            "consolidat",
            "substantially all",
            "majority of",
            "acquired by",
            "fifty percent",
            "fifty per cent",
            "50%",
            "half",
            "taken over",
            "taken\nover",
            "shares",
            "is bought",
            "is\nbought",
        ),
        "fr": ("controle", "majorite", "actionna", "capital", "fusion"),
    }
    signals: Mapping[str, Mapping[str, tuple[str, ...]]] = {
        _KIND: {
            "en": wrapped(
                "change of control",
                "change in control",
                "change-of-control",
                "change-in-control",
                "change of ownership",
                "change in ownership",
                "change in the ownership",
            ),
            "fr": wrapped(
                "changement de controle",
                "changement du controle",
                "prise de controle",
                "changement d'actionnaire",
                "repartition du capital",
                "repartition de son capital",
            ),
        }
    }

    def extract(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        """Yield a term for each effect, at most three."""
        found = [
            item
            for passage in _rights.passages(view, clauses, self.triggers)
            for item in _read(view, passage)
        ]
        if not found:
            yield from self._doubt(view, clauses)
        found.sort(
            key=lambda item: (-item.confidence, _EFFECTS.index(item.effect), item.passage.start, item.low)
        )
        seen: set[str] = set()
        for item in found:
            if item.effect in seen:
                continue
            seen.add(item.effect)
            value: dict[str, JsonValue] = {"effect": item.effect}
            if item.who:
                value["by"] = item.who
            proof = item.passage.quote(view, item.low, item.high)
            yield _time.stated(
                _KIND, f"{self.name}/{self.version}", value, item.effect, [proof], item.confidence
            )

    def _doubt(self, view: View, clauses: Sequence[Clause]) -> Iterator[Term]:
        """Quote words on a merger or sale that ask for consent or notice, or end something."""
        language = view.language
        for passage in _rights.passages(view, clauses, self.triggers):
            merger = _rights.search("transfer", "@merger@", language, passage.folded, passage.own)
            if merger is None:
                continue
            near = passage.folded[max(0, merger.start() - 260) : merger.end() + 200]
            if not _rights.compiled("transfer", "@consent@|@notify@|@ends@", language).search(near):
                continue
            if not _FREE.search(near) and _rights.compiled(
                "termination", "@condition@|@may@", language
            ).search(near):
                proof = [passage.quote(view, merger.start() - 200, merger.end() + 160)]
                yield _time.unknown(_KIND, f"{self.name}/{self.version}", _DOUBT, proof)
                return


def _read(view: View, passage: Passage) -> Iterator[_Found]:
    language, folded = view.language, passage.folded
    control = _rights.search("transfer", "@control@", language, folded)
    if control is not None:
        found = _effect(view, passage, control, named=True)
        if found is not None:
            yield found
            return
    merger = _rights.search("transfer", "@merger@", language, folded, passage.own)
    if merger is not None:
        found = _effect(view, passage, merger, named=False)
        if found is not None:
            yield found


def _effect(view: View, passage: Passage, match: re.Match[str], *, named: bool) -> _Found | None:
    """Say what follows the change that a match names, in the sentence around it."""
    language, folded = view.language, passage.folded
    low, high = max(0, match.start() - _BEFORE), min(len(folded), match.end() + _AFTER)
    if not named:
        for stop in _STOP.finditer(folded, low, match.start()):
            low = stop.end()
        after = _STOP.search(folded, match.end(), high)
        high = after.start() if after else high
    words = folded[low:high]

    def has(template: str, text: str = words) -> re.Match[str] | None:
        return _rights.compiled("transfer", template, language).search(text)

    near = folded[max(low, match.start() - 90) : min(high, match.end() + 90)]
    if named and has(r"@control_other@", folded[match.end() : match.end() + 24]):
        return None
    if has("@control_denied@", near) or _DENIED.search(folded, max(0, match.start() - 24), match.start()):
        return None
    ends = min(
        _rights.compiled("transfer", "@ends@", language).finditer(words),
        # the verb of the sentence itself before that of the words that lead into its list
        key=lambda end: (low + end.start() < passage.own, abs(low + end.start() - match.start())),
        default=None,
    )
    if ends and "mutual" in words[max(0, ends.start() - 60) : ends.end() + 60]:
        return None
    if ends and not _contract_ends(words, ends, language):
        ends = None
    may = _rights.compiled("termination", "@may@", language).search(words)
    modal = may or has("@shall_end@")
    if ends and language == "fr" and _termination.allowed(words, ends):
        modal = ends
    if not named and _EXCEPTED.search(folded, max(0, match.start() - 90), match.start()):
        return None
    if has("@may_assign@") and not has("@denied@"):
        return None
    if ends and modal and (named or _merger_ends(passage, match, low, high, language)):
        at = low + ends.start()
        who = subject(view, passage, at) if may else None
        start, end = min(match.start(), at), max(match.end(), low + ends.end())
        sure = _CLEAR if named and who else _LIKELY
        return _Found(passage, "termination", max(low, start - 80), min(high, end + 100), who, sure)
    if (named and has("@deemed_assignment@")) or (not named and _refuses(words, language)):
        return _Found(passage, "consent", low, high, None, _LIKELY if named else _WEAK)
    if not named:
        return None
    asked = _LETS.sub(lambda let: " " * len(let.group()), folded)
    if has("@consent@", asked[max(low, match.start() - 90) : min(high, match.end() + 90)]):
        return _Found(passage, "consent", low, high, None, _LIKELY)
    if has("@notify@", near):
        return _Found(passage, "notice", low, high, subject(view, passage, match.start()), _WEAK + 0.05)
    return None


def _contract_ends(words: str, ends: re.Match[str], language: str) -> bool:
    """Tell whether it is the contract that ends, and not a section or an employment."""
    if language == "fr" and (_termination.intransitive(words, ends) or _termination.allowed(words, ends)):
        return True
    about = words[max(0, ends.start() - 130) : ends.end() + 90]
    return _rights.compiled("termination", "@contract@", language).search(about) is not None


def _merger_ends(passage: Passage, match: re.Match[str], low: int, high: int, language: str) -> bool:
    """Tell whether a merger or sale is what lets a party end the contract."""
    folded = passage.folded
    about = f"{folded[low : match.start()]} {folded[match.end() : high]}"
    if passage.own:
        about = folded[:low] + about
    contract = _rights.compiled("termination", "@contract@", language).search(about)
    when = _rights.compiled("termination", "@condition@", language).search(about)
    return contract is not None and when is not None


def _refuses(words: str, language: str) -> bool:
    """Tell whether handing on by a merger or by law is refused without consent."""
    denied = _rights.compiled("transfer", "@denied@", language).search(words)
    asked = _rights.compiled("transfer", "@consent@", language).search(words)
    assigned = _rights.compiled("transfer", "@assign_plainly@", language).search(words)
    return denied is not None and asked is not None and assigned is not None


_LETS = re.compile(
    r"\b(?:autorise(?:nt|ra|ront)?|habilite(?:nt|ra)?)\s+(?:aussi\s+|egalement\s+)?(?:l'|le\s+|la\s+|les\s+)?"
    r"[\w' -]{2,40}?\s+a\s+(?=(?:y\s+|le\s+|s'|se\s+)?[a-z]+(?:er|ir|re)\b)"
)
"""*Autorise X à résilier* lets X do so, and asks for nobody's consent."""
_DENIED = re.compile(r"\b(?:nor|no|not)\b")
_EXCEPTED = re.compile(
    r"\b(?:otherwise\s+than|other\s+than|except(?:ing)?|save|not\s+being|solvent|autrement\s+que|sauf|hormis|hors|excepte)\b"
    r"[^.;,]{0,70}\Z"
)
"""*Wound up, otherwise than for a solvent merger*: a merger is what lets nobody leave."""
_STOP = re.compile(
    r";|\bprovided,? (?:however|further|that)|\bexcept\b|\btoutefois\b|(?<=[a-z)][a-z)][a-z)])\.\s"
)


EXTRACTOR = ChangeOfControl()
