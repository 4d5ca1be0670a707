"""The date of the contract itself: in its opening words, on its title page or by its signatures.

The words before it decide whose date it is: a statute's, a birth, a registration, a bid, a version or
another contract's date is passed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from data import late as re
from pipeline.dates import FoundDate
from pipeline.folding import fold
from pipeline.terms import _agreement_english as english
from pipeline.terms import _agreement_words as words
from pipeline.terms import _french_signing as signing
from pipeline.terms import _spoken_dates, _time
from pipeline.terms._agreement_said import said_anywhere
from pipeline.terms._agreement_theirs import days_of_another
from pipeline.terms._time_confidence import all_weighed
from pipeline.terms.base import View
from pipeline.types import Clause, Evidence, Language, Term

_HEAD = 24_000
_FAR, _TITLE, _TAIL, _LEFT = 12_000, 1_500, 2_500, 400
"""So far into a text its opening may stand, after a title page and a table of contents; and others."""


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
        return all_weighed(view, self._read(view, clauses))

    def _read(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        theirs = days_of_another(view)
        found = [one for one in (*self._opening(view), *self._execution(view)) if one.end not in theirs]
        known = [item for item in found if item.found.date is not None]
        signed = [item for item in known if item.rank in (3, 4)]
        view.memo["days signed"] = tuple((item.found.date, item.start, item.end) for item in signed)
        if not known:
            found += self._guessed(view)
            known = [item for item in found if item.found.date is not None]
        chosen = min(known, key=lambda item: (item.rank, item.start), default=None)
        undated = [item for item in found if item.found.date is None]
        first = [item for item in undated if item.rank <= 1]
        blank = min(first, key=lambda item: (item.rank, item.start), default=None)
        if chosen is None and blank is None:
            blank = min(undated, key=lambda item: item.start, default=None)
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
        if view.language == "fr" and any(item.rank in (3, 4) for item in known):
            yield self._signed_in_french(view, known, maker)
            return
        headed = chosen is not None and ", le" in view.folded_between(chosen.start, chosen.end)
        if view.language == "fr" and chosen and chosen.rank >= 2 and signing.undated(view) and not headed:
            reason = "The place where it is to be signed and dated is blank."
            proof = [view.flow.evidence(chosen.start, chosen.end)]
            yield _time.unknown(self.name, maker, reason, proof)
            return
        if chosen is None or (blank is not None and blank.rank < min(chosen.rank, 2)):
            if blank is not None:
                yield _time.unknown(
                    "agreement_date",
                    maker,
                    blank.found.reason,
                    [view.flow.evidence(blank.start, blank.end)],
                    _time.candidates(blank.found),
                )
            elif (spoken := _spoken_dates.of_making(view, words.OTHER_CONTRACT)) is not None:
                yield _time.unknown("agreement_date", maker, spoken[0], [spoken[1]], confidence=0.6)
            return
        if chosen.rank == 4:
            yield from self._signatures(view, [item for item in known if item.rank == 4], maker)
            return
        if chosen.rank == 3:
            signed = [item for item in known if item.rank in (3, 4)]
            several = [item for item in known if item.rank == 3]
            days = [(item.found.date, item.start, item.end) for item in several if item.found.date]
            if view.language == "en" and len({day[0] for day in days}) > 1:
                whole = view.folded_between(0, len(view.flow.text))
                if english.signed_one_by_one(whole, days):
                    yield from self._signatures(view, several, maker)
                    return
            if len({item.found.date for item in signed}) > 1 and words.LAST_SIGNS.search(
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

    def _signed_in_french(self, view: View, known: Sequence[_Candidate], maker: str) -> Term:
        """A French contract is made when the last of its parties signs, whatever stands at its head."""
        signed = [item for item in known if item.rank in (3, 4)]
        first = min(signed, key=lambda item: (item.rank, item.start))
        alone = len({item.found.date for item in signed}) == 1
        half = signing.beside_blank(view, first.end) or (first.rank == 4 and signing.undated(view))
        if signing.unaccepted(view) or (alone and half):
            reason = "One party has signed; the day on which the other accepts is still blank."
            value = _time.candidates(replace(first.found, candidates=(first.found.date or date.min,)))
            proof = [view.flow.evidence(first.start, first.end)]
            return _time.unknown(self.name, maker, reason, proof, value)
        days = {item.found.date for item in signed}
        if len(days) > 1 and signing.near(days):
            said = words.LAST_SIGNS.search(view.folded_between(0, len(view.flow.text))) is not None
            return next(iter(self._signatures(view, signed, maker, said=said)))
        opened = {item.found.date for item in known if item.rank < 2} - days
        return self._term(view, first, maker, min(first.confidence, 0.85) if opened else first.confidence)

    def _guessed(self, view: View) -> Iterable[_Candidate]:
        """Where no words date the contract: its effective date if they say so, else the day at its head."""
        if view.language != "en":
            return
        folded = view.folded_between(0, len(view.flow.text))
        for day, low in english.by_name(view, folded, _FAR):
            yield _Candidate(day, low, day.end, 0.8, 2)
            return
        told = list(said_anywhere(view, folded))
        yield from (_Candidate(day, low, day.end, 0.8, 2) for day, low in told)
        if told:
            return
        for found in _spoken_dates.at_the_head(view, words.OTHER_CONTRACT):
            if words.STRAY.search(folded, max(0, found.start - 60), found.start):
                continue
            if english.tells_of_other_things(view, folded, found):
                continue
            yield _Candidate(found, found.start, found.end, 0.65, 5)
        head = folded[:_TITLE]
        for found in _time.dates_in(view, view.flow.text[:_TITLE]):
            if label := words.VERSION.search(head[: found.start]):
                yield _Candidate(found, label.start(), found.end, 0.62, 6)

    # ------------------------------------------------------------ where the contract opens

    def _opening(self, view: View) -> Iterable[_Candidate]:
        end = min(max(self._opening_end(view), _FAR), len(view.flow.text))
        text = view.flow.text[:end]
        folded = fold(text)
        signed = [(c.start, c.end) for c in view.clauses if c.role == "signature" and c.start < end]
        days = _time.dates_in(view, text)
        for found in days:
            if any(start <= found.start < stop for start, stop in signed):
                continue
            candidate = self._judge(view, folded, found)
            if candidate is not None and view.language == "en":
                before = folded[max(0, found.start - 300) : found.start]
                if words.of_amended(before) or words.of_referred(folded, found, days):
                    sure = min(candidate.confidence, 0.65)
                    candidate = replace(candidate, confidence=sure, rank=max(candidate.rank, 6))
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
        own_line = words.alone_on_line(folded, found)
        if language == "en":
            if (own := english.own_making(near)) is not None:
                return _Candidate(found, found.start - len(near) + own, found.end, 0.93, -1)
            if english.of_other_paper(view, folded, found.start) or english.of_draft(folded, found.start):
                return None
        if language == "fr":
            if (low := signing.titled(folded, found)) is not None:
                return _Candidate(found, low, found.end, 0.88, 2)
            own_line = own_line and not signing.running(folded, found)
        ours = list(words.OURS.finditer(left))
        another = _time.before("other_dates", language).search(near)
        if another and not own_line and not self._is_ours(left, near, another, ours):
            return None
        if language == "en" and (now := words.NOW_AGREED.search(near)):
            return _Candidate(found, found.start - len(near) + now.start(), found.end, 0.88, 1)
        cue = _time.before("dated_strong", language).search(near)
        if cue and words.THEY_DID.search(near[: cue.start()]):
            return None
        if cue and words.YEAR.search(cue.group()):
            cue = None
        weak = None if cue else _time.before("dated_weak", language).search(near)
        other = words.OTHER_CONTRACT.search(left[-260:])
        if other and ours and (words.ITS_OWN.search(other.group()) or words.AFTER_ASIDE.search(left)):
            other = None  # the other contract has its date already: this one is ours
        if other and not (ours and ours[-1].start() >= max(len(left) - 260, 0) + other.start() - 8):
            return None
        at = found.start - len(near)
        if found.start > self._opening_end(view):
            parties = words.PARTY_WORDS.search(folded, found.end, found.end + 160)
            if ours and (cue or weak) and parties and view.language == "en":
                sign = cue or weak
                assert sign is not None
                return _Candidate(found, at + sign.start(), found.end, 0.92, 1)
            return None
        label = words.OPEN_LABEL.search(near)
        if label:
            return _Candidate(found, at + label.start(), found.end, 0.85, 2 if found.start < _TITLE else 4)
        if cue:
            begins = at + cue.start()
            if not ours and language == "en" and english.within_a_sentence(folded, begins, found):
                return _Candidate(found, begins, found.end, 0.45, 5)
            if language == "fr" and signing.tells(folded, cue.group(), begins, ours=bool(ours)):
                return None
            confidence = 0.95 if ours or found.start < _TITLE or language == "fr" else 0.8
            return _Candidate(found, begins, found.end, confidence, 0 if confidence > 0.9 else 2)
        if weak and language == "en":
            if ours or words.PARTY_WORDS.search(folded, found.end, found.end + 160):
                word = weak.group().strip()
                trusted = 0.92 if ours and word not in ("this", "effective") else 0.85
                only = "effective" in word and "made" not in word and "entered" not in word
                if "effective" in word and not words.MADE.search(left[-160:]):
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
    def _is_ours(left: str, near: str, another: re.Match[str], ours: list[re.Match[str]]) -> bool:
        """``le contrat en date du`` is another's, ``le présent contrat est conclu en date du`` is not."""
        if not ours or not another.group().startswith(
            ("contrat", "bail", "convention", "avenant", "accord")
        ):
            return False
        return ours[-1].end() + 2 >= len(left) - len(near) + another.start()

    # ------------------------------------------------------------ where it is signed

    def _execution(self, view: View) -> Iterable[_Candidate]:
        main = [clause for clause in view.clauses if clause.role != "annex"]
        first_annex = next((c.start for c in view.clauses if c.role == "annex"), len(view.flow.text))
        signed = [c for c in main if c.role == "signature" and c.start < first_annex]
        if view.language == "fr":
            for found, at in signing.made_anywhere(view, main):
                yield _Candidate(found, at, at + found.end, 0.92, 3)
        stretches = [(clause.start, clause.end) for clause in signed]
        if not stretches and main:
            end = max((c.end for c in main if c.start < first_annex), default=0)
            stretches = [(max(end - _TAIL, 0), end)]
        elif signed:
            stretches[0] = (max(stretches[0][0] - 300, 0), stretches[0][1])
            stretches.append((max(signed[-1].end, first_annex - _TAIL), first_annex))
        for low, end in stretches:
            start = signing.line_of(view, low) if view.language == "fr" else low
            text = view.flow.text[start:end]
            folded = fold(text)
            for found in _time.dates_in(view, text):
                candidate = self._signed(view, start, folded, found)
                if candidate is not None:
                    yield candidate

    def _signed(self, view: View, offset: int, folded: str, found: FoundDate) -> _Candidate | None:
        if found.precision == "month":
            return None
        if view.language == "fr" and signing.of_another(view, offset + found.start, folded, found):
            return None
        left = folded[max(0, found.start - 260) : found.start]
        near = left[-110:]
        start = offset + found.start
        end = offset + found.end
        if _time.before("other_dates", view.language).search(near):
            return None
        if words.OTHER_CONTRACT.search(left) and not words.OURS.search(left):
            return None
        if view.language == "en" and (
            words.of_amended(left)
            or english.of_other_paper(view, folded, found.start)
            or english.of_draft(folded, found.start)
        ):
            return None
        cue = _time.before("dated_strong", view.language).search(near)
        if cue and words.THEY_DID.search(near[: cue.start()]):
            # « Les parties ont signé le 3 mars 2020 un contrat » tells of an earlier contract.
            return None
        if cue and view.language == "fr" and signing.STRAYS.search(cue.group()):
            cue = None
        if view.language == "fr" and cue and signing.OPENING.search(near[: cue.start()] + cue.group()[:1]):
            return _Candidate(found, start - (len(near) - cue.start()), end, 0.94, 3)
        weak = cue or _time.before("dated_weak", view.language).search(near)
        if view.language == "en" and weak and words.WITNESS.search(left) and not words.LABEL.search(near):
            return _Candidate(found, start - (len(near) - weak.start()), end, 0.92, 3)
        if view.language == "en" and words.WITNESS.search(left) and (on := words.ON.search(near)):
            return _Candidate(found, start - (len(near) - on.start()), end, 0.85, 3)
        if (
            words.LABEL.search(near)
            or words.alone_on_line(folded, found)
            or words.alone_in_cell(folded, found)
        ):
            label = words.LABEL.search(near)
            at = start - (len(near) - label.start()) if label else start
            return _Candidate(found, at, end, 0.8, 4)
        if view.language == "en" and (on := words.EXECUTES.search(near)):
            alone = len(near) - on.start() < 16  # "Signed", by the name of one of them
            return _Candidate(
                found, start - (len(near) - on.start()), end, 0.8 if alone else 0.85, 4 if alone else 3
            )
        if view.language == "en" and words.signer(folded, near, found.end) and signing.inside(view, start):
            return _Candidate(found, start, end, 0.78, 4)
        if view.language == "fr":
            low = signing.labelled(folded, found, strict=not signing.inside(view, start))
            return None if low is None else _Candidate(found, offset + low, end, 0.8, 4)
        return None


def word_of_title(cue: str) -> bool:
    """Tell whether a weak cue can stand on a title page."""
    return cue.strip().startswith(("as of", "effective"))


EXTRACTOR = AgreementDate()
