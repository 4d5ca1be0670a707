"""The date of the contract itself: in its opening words, on its title page or by its signatures.

The words before it decide whose date it is: a statute's, a birth, a registration, a bid, a version or
another contract's date is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.dates import FoundDate
from pipeline.folding import fold
from pipeline.terms import _spoken_dates, _time
from pipeline.terms.base import View
from pipeline.types import Clause, Evidence, Language, Term

_HEAD = 24_000
_FAR = 12_000
"""So far into a text its opening words may stand, after a title page and a table of contents."""
_TITLE = 1_500
_TAIL = 2_500
_LEFT = 400
_DATED = r"(?:dated|effective|made|entered into|executed)(?:\sas)?(?:\sof)?(?:\son)?"
_NOUNS = (
    "agreement|contract|lease|amendment|addendum|license|purchase order|statement|letter|plan|prospectus"
    "|indenture|order|note|mou|loi|certificate(?: of trust)?|schedule|report|prospectus"
)
_OTHER_CONTRACT = re.compile(
    rf"(?:(?:the|such|an?|original|master|existing|prior|said)\s(?:[^.;]{{0,110}}\s)?(?:{_NOUNS})s?"
    r"|(?:that certain|certain|those certain)\s[^;]{0,140}?)"
    r"[\s,]*(?:\([^)]{0,80}\))?[\s,]*(?:\([^)]{0,80}\)[\s,]*)?"
    r"(?:(?:ref(?:erence)?\b|n[o\u00b0]|number)[^;,]{0,50}\s)?"
    r"(?:(?:[^.;()]{0,40}\s)?(?:made|entered into|executed|is|was|as amended|between [^.;]{1,80})"
    r"[^.;()]{0,40})?"
    rf"(?:,?\s*(?:and\s)?(?:originally\s)?{_DATED})\s*$"
)
_OURS = re.compile(
    r"(?:this|the present)\s(?:[^.;]{0,160}\s)?[\"']{0,2}(?:agreement|contract|lease|amendment|addendum"
    r"|license|exhibit|letter|deed|sow|order|indenture|supplement|memorandum|undertaking|restatement"
    r"|statement of work)\b"
    r"|(?:le present|la presente|les presentes|present contrat|presente convention|presentes)"
)
_PARTY_WORDS = re.compile(r"by and between|between|among|entre\b|par et entre")
_ON = re.compile(r"\b(?:on|this|as of|dated?)\s+(?:the\s+|this\s+)?$")
_BY_EFFECT = re.compile(
    r"\b(?:made|entered into|executed|dated)\b[^.;]{0,60}?\bas of the [\"']?effective date\b"
)
"""A contract made on the day that it calls its effective date."""
_EFFECT_NAMED = re.compile(r"[\"']?effective date[\"')]*\s*(?:of this agreement\s*)?(?:shall|means?|is|:)")
_EFFECT_IS = re.compile(
    r"[\"']?effective date[\"')]*\s*(?:of this agreement\s*)?(?:(?:shall\s+)?means?|is|shall be|:)\s*(?:the\s+)?$"
)
_WITNESS = re.compile(
    r"in witness|subscribed|executed|signed|duly authorized|hereunto|set their hands|en foi de quoi|fait a|fait en"
)
_LABEL = re.compile(
    r"(?:^|[\s|_:/-])(?:dated?|signed|dated this|date de signature|date of (?:signature|execution)"
    r"|date (?:signed|executed)|signed on|executed on)\s*[:.]?[\s_]*$"
    r"|(?:^|\n)[ \t]*(?:fait\s+)?le\s*:?\s*$"
    r"|(?:^|\n)[ \t]*[a-z][a-z/' -]{2,30},\s*(?:le\s*)?$"
)
_OPEN_LABEL = re.compile(r"(?:^|\n|\s{3,})[ \t]*(?:date|contract date|agreement date)\s*:[\s_]*$")
_MADE = re.compile(r"\b(?:made|entered into|executed)\b")
_YEAR = re.compile(r"\d{4}")
_THEY_DID = re.compile(r"\b(?:ont|avaient|ayant|avons|avions)\s+(?:deja\s+|precedemment\s+|ensemble\s+)?$")
_ALONE = re.compile(r"[\s,.:;*_#()\[\]-]*")


@dataclass(frozen=True, slots=True)
class _Candidate:
    found: FoundDate
    start: int
    """Flow offset of the cue."""
    end: int
    confidence: float
    rank: int
    """Lower is better: opening words, title page, execution clause, signature lines."""
    effective: bool = False
    """Whether the words speak of taking effect, not of making the contract."""
    soft: bool = False
    """Whether they speak of taking effect at all (``made effective``)."""


_LAST_SIGNS = re.compile(
    r"derniere\s+(?:en\s+date\s+)?(?:des\s+)?signatures?\b|dernier\s+(?:des\s+)?signataires?\b"
    r"|signature\s+par\s+la\s+derniere|last\s+(?:party\s+to\s+sign|signature)\b|date\s+of\s+the\s+last\s+signature"
)
"""Words by which a contract is made when the last of its parties signs."""


class AgreementDate:
    """Finds the one date of a contract."""

    name = "agreement_date"
    version = 1
    kinds: tuple[str, ...] = ("agreement_date",)
    requires: tuple[str, ...] = ()
    languages: tuple[Language, ...] = ("fr", "en")
    triggers: Mapping[str, tuple[str, ...]] = {}
    signals: Mapping[str, Mapping[str, tuple[str, ...]]] = {
        "agreement_date": {"en": ("dated as of", "entered into as of"), "fr": ("fait a ", "en date du")}
    }

    def extract(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        """Yield at most one term."""
        found = [*self._opening(view), *self._execution(view)]
        known = [item for item in found if item.found.date is not None]
        if not known:
            found += self._guessed(view)
            known = [item for item in found if item.found.date is not None]
        chosen = min(known, key=lambda item: (item.rank, item.start), default=None)
        blank = min(
            (item for item in found if item.found.date is None and item.rank <= 1),
            key=lambda item: (item.rank, item.start),
            default=None,
        )
        if chosen is None and blank is None:
            blank = min(
                (item for item in found if item.found.date is None),
                key=lambda item: item.start,
                default=None,
            )
        if chosen is not None and chosen.soft:
            signed = [
                item for item in known if item.rank in (3, 4) and item.found.date != chosen.found.date
            ]
            if signed and not chosen.effective:
                chosen = replace(chosen, confidence=0.75)
            elif signed:
                yield from self._signatures(view, signed, f"{self.name}/{self.version}", 0.7)
                return
        maker = f"{self.name}/{self.version}"
        if chosen is None or (blank is not None and blank.rank < min(chosen.rank, 2)):
            if blank is not None:
                yield _time.unknown(
                    "agreement_date",
                    maker,
                    blank.found.reason,
                    [view.flow.evidence(blank.start, blank.end)],
                    _time.candidates(blank.found),
                )
            elif (spoken := _spoken_dates.of_making(view, _OTHER_CONTRACT)) is not None:
                yield _time.unknown("agreement_date", maker, spoken[0], [spoken[1]], confidence=0.6)
            return
        if chosen.rank == 4:
            yield from self._signatures(view, [item for item in known if item.rank == 4], maker)
            return
        if chosen.rank == 3:
            signed = [item for item in known if item.rank in (3, 4)]
            if len({item.found.date for item in signed}) > 1 and _LAST_SIGNS.search(
                view.folded_between(0, len(view.flow.text))
            ):
                yield from self._signatures(view, signed, maker, said=True)
                return
        rivals = {item.found.date for item in known if item.rank == chosen.rank and item.rank < 2}
        confidence = (
            chosen.confidence if len(rivals) == 1 or chosen.rank >= 2 else min(chosen.confidence, 0.85)
        )
        yield self._term(view, chosen, maker, confidence)

    def _term(self, view: View, item: _Candidate, maker: str, confidence: float) -> Term:
        day = item.found.date
        assert day is not None
        evidence: list[Evidence] = [view.flow.evidence(item.start, item.end)]
        value = day.isoformat()
        return _time.stated(
            "agreement_date", maker, {"date": value}, value, evidence, confidence, item.found.repaired
        )

    def _signatures(
        self, view: View, items: list[_Candidate], maker: str, most: float = 0.85, *, said: bool = False
    ) -> Iterable[Term]:
        """Dates beside signatures: the contract is made when the last of its parties signs.

        ``said``: the contract says so itself.
        """
        items = items[:6]
        last = max(items, key=lambda item: (item.found.date is not None, str(item.found.date)))
        days = {item.found.date for item in items}
        confidence = min(most, 0.85 if said or len(days) == 1 else 0.7)
        term = self._term(view, last, maker, confidence)
        if len(days) > 1:
            evidences = tuple(view.flow.evidence(item.start, item.end) for item in items)
            value = {
                "date": term.value_text,
                "computed_from": "the last of the dates beside the signatures",
            }
            term = _time.stated(term.kind, maker, dict(value), term.value_text, evidences, confidence)
        yield term

    def _guessed(self, view: View) -> Iterable[_Candidate]:
        """Where no words date the contract: its effective date if they say so, else the day at its head."""
        if view.language != "en":
            return
        folded = view.folded_between(0, len(view.flow.text))
        if _BY_EFFECT.search(folded, 0, _FAR):
            for match in _EFFECT_NAMED.finditer(folded):
                text = view.flow.text[match.start() : match.end() + 60]
                for found in _time.dates_in(view, text):
                    if found.date is not None and _EFFECT_IS.match(folded[match.start() :][: found.start]):
                        low, high = match.start() + found.start, match.start() + found.end
                        moved = replace(found, start=low, end=high)
                        yield _Candidate(moved, match.start(), high, 0.8, 2)
                        return
        for found in _spoken_dates.at_the_head(view, _OTHER_CONTRACT):
            yield _Candidate(found, found.start, found.end, 0.65, 5)

    # ------------------------------------------------------------ where the contract opens

    def _opening(self, view: View) -> Iterable[_Candidate]:
        end = min(max(self._opening_end(view), _FAR), len(view.flow.text))
        text = view.flow.text[:end]
        folded = fold(text)
        signed = [(c.start, c.end) for c in view.clauses if c.role == "signature" and c.start < end]
        for found in _time.dates_in(view, text):
            if any(start <= found.start < stop for start, stop in signed):
                continue
            candidate = self._judge(view, folded, found)
            if candidate is not None:
                yield candidate

    @staticmethod
    def _opening_end(view: View) -> int:
        """The opening ends with the first clause of the body, or after a page of title and contents."""
        body = next((c.start for c in view.clauses if c.role not in ("preamble", "recital")), _HEAD)
        return min(max(body, _TITLE), _HEAD)

    def _judge(self, view: View, folded: str, found: FoundDate) -> _Candidate | None:
        language = view.language
        left = folded[max(0, found.start - _LEFT) : found.start]
        near = left[-110:]
        if found.precision == "month":
            return None
        own_line = self._alone_on_line(folded, found)
        ours = list(_OURS.finditer(left))
        another = _time.before("other_dates", language).search(near)
        if another and not own_line and not self._is_ours(left, near, another, ours):
            return None
        cue = _time.before("dated_strong", language).search(near)
        if cue and _THEY_DID.search(near[: cue.start()]):
            return None
        if cue and _YEAR.search(cue.group()):
            cue = None
        weak = None if cue else _time.before("dated_weak", language).search(near)
        other = _OTHER_CONTRACT.search(left[-260:])
        if other and not (ours and ours[-1].start() >= max(len(left) - 260, 0) + other.start() - 8):
            return None
        at = found.start - len(near)
        if found.start > self._opening_end(view):
            parties = _PARTY_WORDS.search(folded, found.end, found.end + 160)
            if ours and (cue or weak) and parties and view.language == "en":
                sign = cue or weak
                assert sign is not None
                return _Candidate(found, at + sign.start(), found.end, 0.92, 1)
            return None
        label = _OPEN_LABEL.search(near)
        if label:
            return _Candidate(found, at + label.start(), found.end, 0.85, 2 if found.start < _TITLE else 4)
        if cue:
            begins = at + cue.start()
            if not ours and language == "en" and self._within_a_sentence(folded, begins, found):
                return _Candidate(found, begins, found.end, 0.45, 5)
            confidence = 0.95 if ours or found.start < _TITLE or language == "fr" else 0.8
            return _Candidate(found, begins, found.end, confidence, 0 if confidence > 0.9 else 2)
        if weak and language == "en":
            if ours or _PARTY_WORDS.search(folded, found.end, found.end + 160):
                word = weak.group().strip()
                trusted = 0.92 if ours and word not in ("this", "effective") else 0.85
                only = "effective" in word and "made" not in word and "entered" not in word
                if "effective" in word and not _MADE.search(left[-160:]):
                    trusted = min(trusted, 0.88)
                return _Candidate(
                    found, at + weak.start(), found.end, trusted, 1, only, "effective" in word
                )
            if word_of_title(weak.group()) and found.start < 2 * _TITLE:
                return _Candidate(found, at + weak.start(), found.end, 0.85, 2)
        if (
            weak
            and language == "fr"
            and re.search(r"\ba [a-z' -]{2,30}, le\s*$|^[a-z' -]{2,30}, le\s*$", near.split("\n")[-1])
        ):
            return _Candidate(found, found.start - len(near.split("\n")[-1]), found.end, 0.85, 2)
        if own_line and found.date is not None and found.start < 2 * _TITLE:
            return _Candidate(found, found.start, found.end, 0.8, 2)
        return None

    @staticmethod
    def _within_a_sentence(folded: str, start: int, found: FoundDate) -> bool:
        """Tell words inside a sentence on another thing from those of a title or a label."""
        line = folded[max(folded.rfind("\n", 0, start) + 1, start - 160) : start]
        above = folded[max(0, start - len(line) - 200) : start - len(line)].rstrip()
        running = len(line.strip()) > 50 or above.endswith((" of", " the", " a", " any"))
        return running and _PARTY_WORDS.search(folded, found.end, found.end + 160) is None

    @staticmethod
    def _is_ours(left: str, near: str, another: re.Match[str], ours: list[re.Match[str]]) -> bool:
        """``le contrat en date du`` is another's, ``le présent contrat est conclu en date du`` is not."""
        if not ours or not another.group().startswith(
            ("contrat", "bail", "convention", "avenant", "accord")
        ):
            return False
        return ours[-1].end() + 2 >= len(left) - len(near) + another.start()

    @staticmethod
    def _alone_on_line(folded: str, found: FoundDate) -> bool:
        least, most = max(0, found.start - 200), min(len(folded), found.end + 200)
        low = max(folded.rfind("\n", least, found.start) + 1, least)
        high = folded.find("\n", found.end, most)
        high = most if high < 0 else high
        return (
            _ALONE.fullmatch(folded, low, found.start) is not None
            and _ALONE.fullmatch(folded, found.end, high) is not None
        )

    @staticmethod
    def _alone_in_cell(folded: str, found: FoundDate) -> bool:
        """``/s/ J. Doe<tab>9/9/97``: beside a signature, a cell of its own."""
        low = max(folded.rfind(mark, max(0, found.start - 200), found.start) for mark in "\t\n") + 1
        ends = (folded.find(mark, found.end, found.end + 200) for mark in "\t\n")
        high = min((end for end in ends if end >= 0), default=min(len(folded), found.end + 200))
        if folded[max(0, low - 40) : low].rstrip().endswith(":"):
            return False  # the cell before it names another day
        return (
            _ALONE.fullmatch(folded, low, found.start) is not None
            and _ALONE.fullmatch(folded, found.end, high) is not None
        )

    # ------------------------------------------------------------ where it is signed

    def _execution(self, view: View) -> Iterable[_Candidate]:
        main = [clause for clause in view.clauses if clause.role != "annex"]
        first_annex = next((c.start for c in view.clauses if c.role == "annex"), len(view.flow.text))
        signed = [c for c in main if c.role == "signature" and c.start < first_annex]
        stretches = [(clause.start, clause.end) for clause in signed]
        if not stretches and main:
            end = max((c.end for c in main if c.start < first_annex), default=0)
            stretches = [(max(end - _TAIL, 0), end)]
        elif signed:
            stretches[0] = (max(stretches[0][0] - 300, 0), stretches[0][1])
            stretches.append((max(signed[-1].end, first_annex - _TAIL), first_annex))
        for start, end in stretches:
            text = view.flow.text[start:end]
            folded = fold(text)
            for found in _time.dates_in(view, text):
                candidate = self._signed(view, start, folded, found)
                if candidate is not None:
                    yield candidate

    def _signed(self, view: View, offset: int, folded: str, found: FoundDate) -> _Candidate | None:
        if found.precision == "month":
            return None
        left = folded[max(0, found.start - 260) : found.start]
        near = left[-110:]
        start = offset + found.start
        end = offset + found.end
        if _time.before("other_dates", view.language).search(near):
            return None
        if _OTHER_CONTRACT.search(left) and not _OURS.search(left):
            return None
        cue = _time.before("dated_strong", view.language).search(near)
        if cue and _THEY_DID.search(near[: cue.start()]):
            # « Les parties ont signé le 3 mars 2020 un contrat » tells of an earlier contract.
            return None
        if view.language == "fr" and cue and re.search(r"fait|signe|conclu", cue.group()):
            return _Candidate(found, start - (len(near) - cue.start()), end, 0.94, 3)
        weak = cue or _time.before("dated_weak", view.language).search(near)
        if view.language == "en" and weak and _WITNESS.search(left) and not _LABEL.search(near):
            return _Candidate(found, start - (len(near) - weak.start()), end, 0.92, 3)
        if view.language == "en" and _WITNESS.search(left) and (on := _ON.search(near)):
            return _Candidate(found, start - (len(near) - on.start()), end, 0.85, 3)
        if _LABEL.search(near) or self._alone_on_line(folded, found) or self._alone_in_cell(folded, found):
            label = _LABEL.search(near)
            at = start - (len(near) - label.start()) if label else start
            return _Candidate(found, at, end, 0.8, 4)
        return None


def word_of_title(cue: str) -> bool:
    """Tell whether a weak cue can stand on a title page."""
    return cue.strip().startswith(("as of", "effective"))


EXTRACTOR = AgreementDate()
