"""Sentences of an amendment that change what stands in its contract: which clause, and in which words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from data import late as re
from pipeline.families import _amending_words as words
from pipeline.folding import fold
from pipeline.types import Evidence, Fragment

_QUOTED = re.compile(r"«[^»]{1,6000}»|“[^”]{1,6000}”|\"[^\"]{1,6000}\"")
_PASSED = ("idle", "keeps", "may", "recites", "passing", "apart")
"""Groups of words with which a sentence states nothing new of the contract."""
_LOOSE = 4
"""White space at the ends of a clause whose words stand in one piece."""
_SHORT = 40
"""Characters of a quote that may be no more than a value or a word."""
_SENTENCES = re.compile(r"(?<=[.;!?])\s+(?=[A-ZÀ-Ý(\x00])|\n\s*\n|\n(?=\s*(?:\d|[a-z]\)|[-–•]))")
_TAKES = re.compile(r"\b(?:repla|rempla|substitu)")
"""It takes the place of what stood there, and does not only change it."""
_LABEL = re.compile(
    r"\s*(?:(?:article|clause|section)\s+)?(?:\d+(?:\.\d+)*|premier|1er|[ivx]{1,4})\s*(?:[.):–—-]|$)",
    re.IGNORECASE,
)
"""The number of the amendment's own clause, which is none of the contract's."""
_MONTH = re.compile(r"(?<=\d )may\b|\bmay(?=,? \d)")
"""The month, which permits nothing."""
_MOST_BELOW = 8
"""Sentences of a new text that stands below the words that announce it, without quotes."""
CLOSING = re.compile(
    r"\s*(?:les autres|toutes les autres|le reste|fait (?:a|en|le)\b|signed|in all other|all other|save as"
    r"|except as|pour (?:le|la|les)\b|in witness|executed)"
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A clause of a paper as it was cut, with its place in the document."""

    document_id: str
    number: str
    heading: str
    role: str
    text: str
    page_start: int
    page_end: int
    char_start: int
    char_end: int


@dataclass(frozen=True, slots=True)
class Changing:
    """One sentence that changes something, with the new text that it brings."""

    words: str
    """All of it, as it stands."""
    said: str
    """The sentence without a long new text."""
    told: str
    """The same folded, quotes of a few words stay."""
    new: str
    """The new text, as it stands; empty where it brings none."""
    clauses: tuple[str, ...]
    """Numbers of the contract's clauses that it names."""
    gone: bool
    """What it names is taken away and nothing takes its place."""
    whole: bool
    """A new text takes the place of all of the clause."""
    states: bool
    """No word says that anything changes: it states a value, which may be another than the contract's."""
    within: bool
    """The clause is where something stands, and is not itself what is changed."""
    document_id: str
    start: int
    end: int
    """Where it stands in the document."""
    evidence: Evidence | None
    """``None`` where the words do not stand in one piece."""

    @property
    def quoted(self) -> str:
        """Its words, for a reason."""
        even = " ".join(self.words.replace("“", "'").replace("”", "'").split())
        return even if len(even) <= 200 else f"{even[:200].rstrip()} …"


def changing(passages: Sequence[Passage], language: str) -> list[Changing]:
    """Return the sentences of an amendment that change something, in order.

    Args:
        passages: its clauses, in order.
        language: of the paper.
    """
    return [one for one in sentences(passages, language) if not one.states or _states(one.said, language)]


def sentences(passages: Sequence[Passage], language: str) -> list[Changing]:
    """Return every sentence of an amendment, in order, whether it seems to change anything or not."""
    text, starts = _joined(passages)
    made = []
    for start, end in _units(text, language):
        ends = start + len(text[start:end].rstrip())
        made.append(_placed(_changing(text, start, end, language), start, ends, passages, starts))
    return made


def _joined(passages: Sequence[Passage]) -> tuple[str, list[int]]:
    parts, starts, at = [], [], 0
    for one in passages:
        label = _LABEL.match(one.text) if one.number else None
        blank = label.end() if label else 0
        starts.append(at)
        parts.append(" " * blank + one.text[blank:])
        at += len(one.text) + 2
    return "\n\n".join(parts), starts


def _units(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Yield where each sentence stands, one that announces a new text together with that."""
    # Inside a quote nothing ends.
    masked = _QUOTED.sub(lambda match: "\x00" + "q" * (len(match[0]) - 1), text)
    cuts = [0, *(match.end() for match in _SENTENCES.finditer(masked)), len(text)]
    spans = [(low, high) for low, high in pairwise(cuts) if text[low:high].strip()]
    at = 0
    while at < len(spans):
        low, high = spans[at]
        at += 1
        if masked[low:high].rstrip().endswith(":") and _changes(text[low:high], language):
            most = at + (1 if at < len(spans) and masked[spans[at][0]] == "\x00" else _MOST_BELOW)
            while at < min(most, len(spans)) and not _begins_anew(text[slice(*spans[at])], language):
                high = spans[at][1]
                at += 1
        yield low, high


def _begins_anew(sentence: str, language: str) -> bool:
    """Whether a sentence changes something itself, or closes the paper."""
    folded = fold(sentence)
    return CLOSING.match(folded) is not None or (
        _changes(sentence, language) and words.numbers(language).search(folded) is not None
    )


def _changes(sentence: str, language: str) -> bool:
    folded = _MONTH.sub(" ", words.any_of("idle", language).sub(" ", fold(sentence)))
    if words.any_of("keeps", language).search(folded) or words.any_of("may", language).search(folded):
        return False
    return words.any_of("changes", language).search(folded) is not None or ends(folded, language)


def ends(folded: str, language: str) -> bool:
    """Whether a folded sentence brings the whole contract to an end."""
    return (
        words.any_of("ended", language).search(folded) is not None
        and words.any_of("on_condition", language).search(folded) is None
    )


def within(one: Changing, proof: Evidence) -> bool:
    """Whether words stand in a sentence, or reach into it."""
    return (
        proof.document_id == one.document_id and proof.char_start < one.end and one.start < proof.char_end
    )


def _states(sentence: str, language: str) -> bool:
    """Whether a sentence states something of a field, and neither recites it nor speaks of other things."""
    folded = _MONTH.sub(" ", fold(sentence))
    if any(words.any_of(group, language).search(folded) for group in _PASSED):
        return False
    return any(pattern.search(folded) for _, pattern in words.fields(language))


def _changing(text: str, start: int, end: int, language: str) -> Changing:
    whole = text[start:end]
    said, new = _parted(whole, language)
    states = not _changes(said, language)
    folded = fold(said)
    deletes = words.any_of("deletes", language).search(folded) is not None
    puts = words.any_of("puts", language).search(folded) is not None
    clauses = _clauses(folded, language)
    return Changing(
        words=whole.strip(),
        said=said,
        told=folded,
        new=new,
        clauses=clauses,
        gone=deletes and not puts and not new,
        whole=bool(new and clauses and puts and (deletes or _TAKES.search(folded))),
        states=states,
        within=_within(folded, language),
        document_id="",
        start=0,
        end=0,
        evidence=None,
    )


def _parted(whole: str, language: str) -> tuple[str, str]:
    """Part a sentence from the new text that it brings: long quotes, or what stands behind its colon."""
    quotes = [match for match in _QUOTED.finditer(whole) if len(match[0]) > _SHORT]
    if quotes:
        said = whole
        for match in reversed(quotes):
            said = said[: match.start()] + " " + said[match.end() :]
        return said, "\n".join(match[0][1:-1].strip() for match in quotes)
    head, colon, rest = whole.partition(":")
    announced = words.any_of("puts", language).search(fold(head)) is not None
    if colon and rest.strip() and announced and _changes(head, language):
        return head, rest.strip().strip('"«»“” ')
    return whole, ""


def _clauses(folded: str, language: str) -> tuple[str, ...]:
    found: list[str] = []
    for match in words.numbers(language).finditer(folded):
        around = folded[match.end() : match.end() + 40]
        elsewhere = words.any_of("elsewhere", language).search(around.split(",")[0])
        if not elsewhere:
            found += re.findall(r"\d+(?:\.\d+)*|premier|[ivx]{1,5}(?![a-z])", match["n"])
    return tuple(dict.fromkeys("1" if one == "premier" else one for one in found))


def _within(folded: str, language: str) -> bool:
    match = words.numbers(language).search(folded)
    return (
        match is not None and words.before("within", language).search(folded[: match.start()]) is not None
    )


def _placed(
    found: Changing, start: int, end: int, passages: Sequence[Passage], starts: Sequence[int]
) -> Changing:
    at = max(n for n, low in enumerate(starts) if low <= start)
    last = max(n for n, low in enumerate(starts) if low < max(end, 1))
    one, other = passages[at], passages[last]
    low = one.char_start + start - starts[at]
    high = min(other.char_start + end - starts[last], other.char_end)
    # Words that run over a page or a margin do not stand in one piece: they are quoted in the reason alone.
    length = one.char_end - one.char_start - len(one.text)
    sound = at == last and one.page_start == one.page_end and length <= _LOOSE
    evidence = None
    if sound:
        text = one.text[start - starts[at] : end - starts[at]]
        lead = len(text) - len(text.lstrip())
        quote = text.strip()
        fragment = Fragment(one.page_start, low + lead, low + lead + len(quote))
        evidence = Evidence(one.document_id, (fragment,), quote)
    return replace(found, document_id=one.document_id, start=low, end=high, evidence=evidence)
