"""Lengths and days that no term explains: who is told that nothing is said of the end would be alarmed.

Extractors know wordings, and a contract has others. A contract of a page that has *36 months* in it, or two
days that follow one another, is not told to be silent on how long it runs, unless words near them give them
to something else: a warranty, a secret, an invoice. The words are quoted; what they mean is left open.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import Any

from data import late as re
from data.load import lexicon
from pipeline._calendar import parse
from pipeline.dates import FoundDate
from pipeline.durations import FoundDuration, find_durations
from pipeline.folding import fold
from pipeline.terms import _time
from pipeline.terms._label_beside import label_of
from pipeline.terms._other_agreement import of_another
from pipeline.terms._time import Sentence
from pipeline.terms.base import View
from pipeline.types import Clause, Term

Place = tuple[Sentence, int, int]
"""A sentence, and where in it the words stand."""

_LONG = 6
"""Months: a length from which on a reader asks what it is the length of."""
_APART = timedelta(days=28)
_LEFT, _RIGHT = 140, 90
"""Characters around a length or a day in which words may give it to something else."""
_BY = 20
"""Characters around a length or a day in which words say that something ends by it."""
_CUE = 45
"""Characters before a last day in which words say that it is one."""
_SHORT, _GAP = 40, 180
_ROLES = frozenset({"annex", "signature", "recital"})
_FEW = 3
"""Words of a label that nothing parts from its value."""
_LABEL = " \t|:.,;-\u2013\u2014\u2022()0123456789"
"""What may stand around the name of a row and its value."""
_NOT_ITS_OWN = frozenset({"minimum_commitment"})
"""Kinds whose length may be that of the contract: who commits for eighteen months is bound until then."""
_SILENT = ("tacit", "evergreen")
_BETWEEN = re.compile(
    r"(?:\W*[-\u2010-\u2015\u2192>/]\W*|[\s,]*(?:[a-z]+\W+){0,2}(?:to|until|till|through|thru|au|a|jusqu'au)\W+"
    r"(?:[a-z]+\W+){0,3})"
)
_AND = re.compile(r"\W*(?:and|et)\W+(?:[a-z]+\W+){0,3}")
_BOTH = re.compile(r"\b(?:between|entre)\W+(?:[a-z]+\W+){0,3}\Z")
"""Before the first of two days that *and* joins: others are days of a list."""
_YEARS = re.compile(
    r"(?<![\d/.-])(?P<first>20\d\d)(?:(?:\s*(?:-|/|\b(?:et|and)\b(?:\s[a-z']+){0,4})\s*|\s+(?:to|until|till|through|a|au)\s+(?:[a-z]+\s+)?)"
    r"(?P<last>20\d\d)|[-/](?P<short>\d\d))(?![\d/-]|\.\d)"
)
"""Years or seasons that follow one another; a law's number has another year behind it, or more figures."""
_LAW = re.compile(
    r"(?:\bn\s?[o\u00b0]\s?|\bno\.?\s|\biso\b|\bdirective\b|\bact\b|\bloi\b|\breglement\b|\bregulation\b)\W*\Z"
)
_ARTICLE = re.compile(r"an?\s")
_YEAR = re.compile(r"(?<![\d/.-])20\d\d(?![\d/-])")


@dataclass(frozen=True, slots=True)
class _Words:
    of_another: re.Pattern[str]
    a_day_of_another: re.Pattern[str]
    before: re.Pattern[str]
    article: re.Pattern[str]
    after: re.Pattern[str]
    last_day: re.Pattern[str]
    lasts: re.Pattern[str]
    ends_itself: re.Pattern[str]
    ends_not: re.Pattern[str]
    renews: re.Pattern[str]
    renews_beside: re.Pattern[str]
    renews_not: re.Pattern[str]
    renews_after: re.Pattern[str]
    renews_after_not: re.Pattern[str]
    renews_nobody: re.Pattern[str]
    refuses: re.Pattern[str]
    notice: re.Pattern[str]
    notice_not: re.Pattern[str]


def of_end(view: View, terms: Sequence[Term]) -> list[Place]:
    """Return the words that may say how long the contract runs or when it ends.

    Args:
        view: the contract.
        terms: all that was read of it: what has a length as its value explains it.
    """
    return [
        (sentence, low, high)
        for clause, sentence in _sentences(view)
        if not (_time.of_earlier(sentence.folded) or of_another(view, sentence, 0))
        for low, high in _spans(view, clause, sentence, terms)
    ]


def of_renewal(view: View) -> Place | None:
    """Return the first words that may say that the contract goes on by silence."""
    words = _words(_time.language_of(view.language))
    for _, sentence in _sentences(view):
        after = _goes_on_after(view, words, sentence)
        if after is not None:
            return sentence, *after
        match = words.renews.search(sentence.folded)
        if match is None or words.renews_not.search(sentence.folded):
            continue
        if words.renews_beside.search(sentence.folded):  # what goes on in the rain has no term
            return sentence, match.start(), match.end()
    return None


def _goes_on_after(view: View, words: _Words, sentence: Sentence) -> tuple[int, int] | None:
    """Return words behind a day by which the contract goes on after it: *until 31 March, then rolling*."""
    if words.renews_after.search(sentence.folded) is None:
        return None
    for day in _time.dates_in(view, sentence.text, sentence.folded):
        match = words.renews_after.search(sentence.folded, day.end, day.end + _GAP)
        if match is None:
            continue
        said = words.renews_nobody.sub(" ", sentence.folded[day.end : match.end() + _CUE])
        if not words.renews_after_not.search(said):
            return match.span()
    return None


def of_refusal(view: View, terms: Sequence[Term]) -> Place | None:
    """Return where the sentence of a renewal by silence may tell by when that is refused."""
    words = _words(_time.language_of(view.language))
    for renewal in terms:
        silent = renewal.state == "unknown" or renewal.value.get("kind") in _SILENT
        sentence = _sentence_of(view, renewal) if renewal.kind == "renewal" and silent else None
        if sentence is None or words.refuses.search(sentence.folded) is None:
            continue
        lengths = [(one.start, one.end) for one in find_durations(sentence.text, view.language)]
        days = [(one.start, one.end) for one in _time.dates_in(view, sentence.text, sentence.folded)]
        for low, high in (*lengths, *days):
            if words.refuses.search(sentence.folded, max(0, low - _BY), high + _BY):
                return sentence, low, high
    return None


def _sentence_of(view: View, term: Term) -> Sentence | None:
    quote = fold(" ".join(term.evidences[0].quote.split()))[:_CUE]
    return next((one for _, one in _sentences(view) if quote in " ".join(one.folded.split())), None)


def of_notice(view: View) -> Place | None:
    """Return the first row that gives a notice and its length by their names alone: *Notice: 90 days*."""
    words = _words(_time.language_of(view.language))
    for _, sentence in _sentences(view):
        if not words.notice.search(sentence.folded):
            continue
        for length in find_durations(sentence.text, view.language):
            label = label_of(sentence.folded, length.start, length.end) or _alone(sentence, length)
            if label and words.notice.search(label) and not words.notice_not.search(label):
                return sentence, length.start, length.end
    return None


def _alone(sentence: Sentence, length: FoundDuration) -> str:
    """Return the few words before a length, where they and it are a whole line: *Notice 90 days*."""
    low = sentence.folded.rfind("\n", 0, length.start) + 1
    high = (sentence.folded + "\n").index("\n", length.end)
    label = sentence.folded[low : length.start].strip(_LABEL)
    is_short = len(label.split()) <= _FEW and not sentence.folded[length.end : high].strip(_LABEL)
    return label if is_short else ""


def _sentences(view: View) -> Iterator[tuple[Clause, Sentence]]:
    for clause in view.clauses:
        if clause.role not in _ROLES:
            for sentence in _time.sentences(view, clause):
                yield clause, sentence


def _spans(
    view: View, clause: Clause, sentence: Sentence, terms: Sequence[Term]
) -> Iterator[tuple[int, int]]:
    """Yield where lengths and days stand in a sentence that nothing explains."""
    words = _words(_time.language_of(view.language))
    if words.of_another.search(fold(" ".join((clause.heading, *clause.path)))):
        return
    told = _told(terms)
    for length in find_durations(sentence.text, view.language):
        if (
            _is_long(length)
            and length.duration not in told
            and _is_free(words, sentence, length.start, length.end)
        ):
            yield length.start, length.end
    days = [item for item in _time.dates_in(view, sentence.text, sentence.folded) if item.date is not None]
    for low, high in (
        *_ranges(view, sentence, days),
        *_last_days(view, words, sentence, days),
        *_years(view, sentence),
    ):
        if _is_free(words, sentence, low, high, days=True):
            yield low, high
    if (match := words.lasts.search(sentence.folded)) and _is_free(
        words, sentence, *match.span(), days=True
    ):
        yield match.span()
    if (ends := ends_itself(view, sentence)) is not None:
        yield ends


def ends_itself(view: View, sentence: Sentence) -> tuple[int, int] | None:
    """Return words by which the contract ends when something happens, and not where it only may end."""
    words = _words(_time.language_of(view.language))
    ends = words.ends_itself.search(sentence.folded)
    return None if ends is None or words.ends_not.search(sentence.folded) else ends.span()


def _told(terms: Sequence[Term]) -> frozenset[str]:
    """Return the lengths that are values of terms: they are explained."""
    return frozenset(
        value
        for term in terms
        if term.kind not in _NOT_ITS_OWN
        for value in term.value.values()
        if isinstance(value, str) and parse(value) is not None
    )


def _is_long(length: FoundDuration) -> bool:
    period = parse(length.duration)
    return (
        not length.implied and not length.business_days and period is not None and period.in_months >= _LONG
    )


def _is_free(words: _Words, sentence: Sentence, low: int, high: int, *, days: bool = False) -> bool:
    folded = sentence.folded
    label = None if days else label_of(folded, low, high)
    # A value that stands alone beside its label is that label's: the rows around it are not its own.
    near = label if label is not None else folded[max(0, low - _LEFT) : high + _RIGHT]
    if words.of_another.search(near):
        return False
    if days:
        return not words.a_day_of_another.search(near)
    if _ARTICLE.match(folded, low) and not words.article.search(folded[max(0, low - 12) : low]):
        return False  # *once a year*, *GBP 90 a year*
    return not words.before.search(folded[max(0, low - 30) : low]) and not words.after.match(folded, high)


def _ranges(view: View, sentence: Sentence, days: Sequence[FoundDate]) -> Iterator[tuple[int, int]]:
    first_day = begun(view) or date.min
    for first, last in pairwise(days):
        assert first.date is not None
        assert last.date is not None
        if last.date - first.date < _APART or last.date < first_day:
            continue
        both = _AND.fullmatch(sentence.folded, first.end, last.start)
        if both and not _BOTH.search(sentence.folded[max(0, first.start - _CUE) : first.start]):
            continue
        if both or _BETWEEN.fullmatch(sentence.folded, first.end, last.start):
            yield first.start, last.end


def _last_days(
    view: View, words: _Words, sentence: Sentence, days: Sequence[FoundDate]
) -> Iterator[tuple[int, int]]:
    """Yield the days after the contract's own ones that words call the last of something."""
    first_day = begun(view)
    if first_day is None:
        return
    later = [
        (found.start, found.end)
        for found in days
        if found.date is not None and found.date - first_day >= _APART
    ]
    later += [
        match.span() for match in _YEAR.finditer(sentence.folded) if int(match.group()) > first_day.year
    ]
    for low, high in later:
        if words.last_day.search(sentence.folded[max(0, low - _CUE) : low]):
            yield low, high


def begun(view: View) -> date | None:
    """Return the last of the days on which the contract was made or takes effect."""
    days = [
        date.fromisoformat(term.value_text)
        for kind in ("agreement_date", "effective_date")
        for term in view.of(kind)
        if term.state == "stated" and re.fullmatch(r"\d{4}-\d\d-\d\d", term.value_text)
    ]
    return max(days, default=None)


def _years(view: View, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield the places of years or seasons that follow one another: *2026-2027*, *from 2026 to 2028*."""
    first_day = begun(view) or date.min
    for match in _YEARS.finditer(sentence.folded):
        last = int(match["last"] or match["first"][:2] + match["short"])
        if last < first_day.year:
            continue
        if 0 < last - int(match["first"]) <= 30 and not _LAW.search(sentence.folded[: match.start()]):
            yield match.span()


@cache
def _words(language: str) -> _Words:
    told: Mapping[str, Any] = lexicon("unexplained", language)
    return _Words(
        of_another=re.compile("|".join(chain(one) for one in told["of_another"])),
        a_day_of_another=re.compile("|".join(chain(one) for one in told["a_day_of_another"])),
        before=re.compile(
            rf"(?:{'|'.join(chain(one) for one in told['before'])})\W*(?:the |les |la |l')?\W*\Z"
        ),
        article=re.compile(rf"{chain(told['article'])}\W*\Z"),
        after=re.compile(rf"['s]*\W*(?:{'|'.join(chain(one) for one in told['after'])})"),
        last_day=re.compile(
            rf"(?:{'|'.join(chain(one) for one in told['last_day'])})(?:\W+[a-z]+){{0,4}}\W*\Z"
        ),
        lasts=re.compile("|".join(chain(one) for one in told["lasts"])),
        ends_itself=re.compile(
            rf"{chain(told['ends_itself'])}\s+(?:[a-z'-]+\s+){{0,4}}?{chain(told['ends_how'])}"
            rf"\s+(?:[a-z'-]+\s+){{0,2}}?{chain(told['ends_when'])}"
        ),
        ends_not=re.compile(chain(told["ends_not"])),
        renews=re.compile("|".join(chain(one) for one in told["renews"])),
        renews_beside=re.compile(chain(told["renews_beside"])),
        renews_not=re.compile(chain(told["renews_not"])),
        renews_after=re.compile("|".join(chain(one) for one in told["renews_after"])),
        renews_after_not=re.compile(chain(told["renews_after_not"])),
        renews_nobody=re.compile(chain(told["renews_nobody"])),
        refuses=re.compile(chain(told["refuses"])),
        notice=re.compile("|".join(chain(one) for one in told["notice"])),
        notice_not=re.compile(chain(told["notice_not"])),
    )


def chain(words: str) -> str:
    """Return a pattern for groups of words that follow one another in one sentence."""
    cut = re.split(r" (\.{3}) ", words)
    pattern = _group(cut[0])
    for part in cut[2::2]:
        pattern += rf"[^.;]{{0,{_GAP}}}?{_group(part)}"
    return pattern


def _group(part: str) -> str:
    ways = "|".join(_way(one.strip()) for one in part.split("|"))
    return rf"(?<![a-z0-9])(?:{ways})(?![a-z0-9])"


def _way(way: str) -> str:
    gap = rf"\\W[^.;]{{0,{_SHORT}}}?(?<![a-z0-9])"
    source = re.escape(way).replace(r"\*", "[a-z0-9]*").replace(r"\#", r"\d+").replace(r"\ \.\.\ ", "@GAP@")
    return source.replace(r"\ ", r"\s+").replace("@GAP@", gap.replace("\\\\", "\\"))


__all__ = ["Place", "begun", "chain", "ends_itself", "of_end", "of_notice", "of_refusal", "of_renewal"]
