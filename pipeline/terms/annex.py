"""The annexes that a contract names, and whether this paper holds them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from data import late as re
from pipeline.folding import fold
from pipeline.terms._annex_names import Named, names, words
from pipeline.terms._annex_owner import calls_itself, of_another
from pipeline.terms._annex_tail import announced, ends_with, stands_last
from pipeline.terms._quotes import quote_end, quote_start
from pipeline.terms.base import View
from pipeline.types import Clause, Evidence, JsonValue, Language, Term

_DENIED = re.compile(r"(?:\baucune?|\bsans|\bno|\bwithout(?:\s+any)?)\s+\Z")
_OWN_NAME = 400
"""A name so near the start of a paper is the paper's own ("EXHIBIT 10.2")."""
_HEADING = 130
_MOST = 80
_NOTE = 300
"""A note under a list of annexes ("No such appendix") stands so near behind the annex's line."""
_TRIED = 4
"""Headings of one annex under which content is looked for."""
_SHORT = 50
"""A line shorter than this many characters is not cut by the edge of the page."""
_CONTENT = 30
"""Letters and figures under a heading from which an annex has content."""
_FILED = re.compile(r"(?:\d{1,2}|99|10)\.\d{1,3}$")
"""The number under which a contract is filed with an authority."""
_KINDS_OF_FILINGS = frozenset({"exhibit", "attachment"})
"""*EXHIBIT 4* at the head of a paper may be the number under which an authority has it."""
_PARTLY = "It was not found, but not all pages were read well."
_ITSELF = "This paper is itself an annex; it may speak of the annexes of its contract."
_HARDLY = "Its heading is there, and hardly a word under it."
_ANNOUNCED = "The last lines announce it, and nothing of it was found."
_VERB = r"\b(?:forms?|is|are|shall|will|fait|font|est|sont)\b"
_RUNS_ON = re.compile(
    rf"[ ]*\([^()\n]{{1,60}}\)[ ]*(?:{_VERB}|,?[ ]?(?:and|or|et|ou)[ ][^\n]*?(?:{_VERB}|[.;]\s*$))"
)
"""Behind a name and what is said of it between brackets: the line is a sentence, no heading."""
_LEADERS = re.compile(r"(?:\.{4,}|(?:\. ){4,}|…{2,}|_{6,}|\t\s*)\s*[\divxA-Z-]{0,6}\s*$|\s\d{1,3}\s*$")
_TITLE = re.compile(r"\s*[\"”»)]?\s*[-–—:.,(«\"“\s]*\s*(?P<title>[^\n\t.;:]{3,90})")
_BESIDE = re.compile(
    r"[ ]*[\"”»]?[ ]*(?:\([ ]*[«\"“]?|[-–—:][ ]*[«\"“]?|[«\"“])[ ]*(?P<title>[A-ZÀ-Þ][^()\n\t;:»”\"]{2,70})"
)
_AMENDS = re.compile(r"\b(?:amendment|avenant|amending)\b")
_REDACTED = re.compile(r"\[\s*\*[\s*]*\]|\*{3}|\[\s*redacted", re.IGNORECASE)


@dataclass(slots=True)
class _Annex:
    name: Named
    references: list[tuple[int, int]] = field(default_factory=list)
    headings: list[tuple[int, int]] = field(default_factory=list)
    others: int = 0
    """References that speak of another paper's annex."""
    title: str = ""
    listed: tuple[int, int] | None = None
    """Where a list of annexes or a table of contents names it."""


class AnnexExtractor:
    """Annexes, exhibits, schedules: one term each; what the numbering leaves in doubt is unknown."""

    name = "annex"
    version = 1
    kinds = ("annex",)
    requires: tuple[str, ...] = ()
    languages: tuple[Language, ...] = ("fr", "en", "und")
    triggers: Mapping[str, tuple[str, ...]] = dict.fromkeys(
        ("fr", "en", "und"),
        (
            "annex",
            "appendi",
            "exhibit",
            "schedule",
            "attachment",
            "addendum",
            "piece jointe",
            "pieces jointe",
            "p.j",
            "pj",
            "ci-joint",
            "encl",
            "encs",
        ),
    )
    signals: Mapping[str, Mapping[str, tuple[str, ...]]] = {
        "annex": {
            "en": ("attached hereto", "attached as", "exhibits hereto", "schedules hereto"),
            "fr": ("en annexe", "ci-annexe", "annexe au present", "annexes au present", "jointe en annexe"),
        }
    }

    def extract(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        """Yield one term an annex, in the order they are first named."""
        found, itself = _collect(view, clauses)
        doubt = _PARTLY if not _read_well(view) else _ITSELF if itself else ""
        told = [self._term(view, annex, found, doubt) for annex in list(found.values())[:_MOST]]
        yield from (term for term in told if term is not None)
        if not any(told) and not itself:
            yield from self._announced(view)

    def _announced(self, view: View) -> Iterable[Term]:
        """What the last lines announce: a paper that ends so does not say that it has no annex."""
        for one in announced(view):
            proof = (view.flow.evidence(one.start, one.end),)
            label = f"{self.name}/{self.version}"
            yield Term("annex", {"name": one.said}, one.said, proof, 0.6, label, "unknown", _ANNOUNCED)

    def _term(
        self, view: View, annex: _Annex, found: Mapping[tuple[str, str], _Annex], doubt: str
    ) -> Term | None:
        if not annex.references and not annex.headings and annex.listed is None:
            return None
        present, reason, confidence = _judge(view, annex, found, doubt)
        if not annex.references and annex.listed is None:
            number = annex.name.number
            if _parent(annex, found) or _FILED.match(number) or ("-" in number and not present):
                return None  # the page numbers of an annex: "Exhibit A-1"
            last = reason == _HARDLY and not doubt and ends_with(view.flow.text, annex.headings[0][0])
            if present is None and not last:
                return None
        value: dict[str, JsonValue] = {"name": annex.name.shown}
        if annex.title:
            value["title"] = annex.title
        if present is not None:
            value["present"] = present
        spans = [*annex.references[:1], *annex.headings[:1]]
        if not spans and annex.listed is not None:
            spans = [annex.listed]
        evidences = tuple(_quote(view, start, end) for start, end in spans)
        label = f"{self.name}/{self.version}"
        if present is None:
            return Term("annex", value, annex.name.shown, evidences, confidence, label, "unknown", reason)
        return Term("annex", value, annex.name.shown, evidences, confidence, label)


def _collect(view: View, clauses: Sequence[Clause]) -> tuple[dict[tuple[str, str], _Annex], bool]:
    """Return the annexes that are named, and whether the paper is itself an annex."""
    text = view.flow.text
    heads: set[tuple[str, str]] = set()
    found: dict[tuple[str, str], _Annex] = {}
    listed: list[tuple[int, int, _Annex]] = []
    own: set[tuple[str, str]] = set()
    for clause in clauses:
        part = text[clause.start : clause.end]
        for name in names(part):
            start, end = clause.start + name.start, clause.start + name.end
            if start < _OWN_NAME and (_opens_line(text, start) or _FILED.match(name.number)):
                filed = name.number.isdigit() and name.key[0] in _KINDS_OF_FILINGS
                if not filed and not _FILED.match(name.number) and _is_heading(text, start, end):
                    heads.add(name.key)
                continue
            if _DENIED.search(fold(text[max(0, start - 12) : start])):
                continue  # "aucune annexe environnementale n'est requise"
            if calls_itself(text, start, end):
                own.add(name.key)
            annex = found.setdefault(name.key, _Annex(name))
            if _is_heading(text, start, end):
                listed.append((start, end, annex))
            elif of_another(text, start, end):
                annex.others += 1
            else:
                annex.references.append((start, end))
                beside = _BESIDE.match(text, end)
                if beside and not annex.title:
                    annex.title = _title(beside["title"])
    _sort_headings(text, listed)
    for key in own:
        found.pop(key, None)
    named = {key: one for key, one in found.items() if one.references or one.headings or one.listed}
    return named, len(heads) == 1 or bool(own)


def _opens_line(text: str, start: int) -> bool:
    return not text[text.rfind("\n", 0, start) + 1 : start].strip(' \t*#_"“«[(.0123456789')


def _is_heading(text: str, start: int, end: int) -> bool:
    """Whether a name begins a short line that is no sentence."""
    if not _opens_line(text, start):
        return False
    stop = text.find("\n", end)
    stop = len(text) if stop < 0 else stop
    rest = text[end:stop].strip(' \t\r"”»*_')
    if stop - start > _HEADING or rest[:1] in {",", ";", ")"}:
        return False
    if rest[:1].islower() or _RUNS_ON.match(text, end, stop):
        return False
    line = text.rfind("\n", 0, start) + 1
    if not text[max(line - 2, 0) : line].strip("\n") and line > 1:
        return True
    if not rest and text[start:end].isupper() and text[stop : stop + 2] == "\n\n":
        return True  # alone in capitals, whatever stands above: the foot of the page before, mostly
    # No empty line before: a reference that the end of a line has cut, unless a sentence ended there.
    above = text[text.rfind("\n", 0, max(line - 1, 0)) + 1 : line].strip()
    ruled = not any(char.isalnum() for char in above)
    ended = ruled or len(above) < _SHORT or above.endswith((".", ";", ":", "!", "?", "]", ")"))
    return ended and not rest.startswith(".") and text[start].isupper()


def _sort_headings(text: str, listed: Sequence[tuple[int, int, _Annex]]) -> None:
    """Tell headings from entries of lists and tables of contents: those have no content of their own."""
    lines = sorted(listed, key=lambda item: item[0])
    entries = [bool(_LEADERS.search(text[end : _line_end(text, end)])) for _, end, _ in lines]
    for index, (_, _, annex) in enumerate(lines):
        near = [
            other
            for other in (index - 1, index + 1)
            if 0 <= other < len(lines)
            and lines[other][2] is not annex
            and _adjoin(text, lines, index, other)
        ]
        if len(near) == 2 or _lists_two(lines, index, near):
            for one in (index, *near):
                entries[one] = True
    for (start, end, annex), entry in zip(lines, entries, strict=True):
        stop = _line_end(text, end)
        if entry:
            annex.listed = annex.listed or (start, stop)
            continue
        annex.headings.append((start, stop))
        if not annex.title:
            own = _TITLE.match(text, end, stop)
            annex.title = _title(own["title"]) if own else ""
            annex.title = annex.title or _title_below(text, stop)


def _lists_two(lines: Sequence[tuple[int, int, _Annex]], index: int, near: Sequence[int]) -> bool:
    """Whether two lines on one another list two annexes of a series, one of which has its heading later."""
    if len(near) != 1 or near[0] != index + 1:
        return False
    one, other = lines[index][2], lines[near[0]][2]
    later = {id(annex) for _, _, annex in lines[near[0] + 1 :]}
    return _in_one_series(one, other) and (id(one) in later or id(other) in later)


def _title_below(text: str, stop: int) -> str:
    """The title in the first line under a heading: in capitals, or each word of it with one."""
    place = stop
    while place < len(text) and text[place].isspace() and place - stop < 4:
        place += 1
    line = text[place : _line_end(text, place)].strip()
    said = [word for word in line.split() if len(word) > 3]
    capitals = line.isupper() or (bool(said) and all(word[0].isupper() for word in said))
    return _title(line) if len(line) < 70 and capitals and not line.endswith((".", ";", ",")) else ""


def _adjoin(text: str, lines: Sequence[tuple[int, int, _Annex]], one: int, other: int) -> bool:
    first, second = sorted((one, other))
    if _falls_back(lines[first][2], lines[second][2]):
        return False
    between = text[_line_end(text, lines[first][1]) : lines[second][0]]
    return between.count("\n") <= 2 and len(between.strip()) < 3


def _falls_back(first: _Annex, second: _Annex) -> bool:
    """Whether A follows C: a list has ended, and the annex itself begins."""
    return _in_one_series(first, second) and (
        (len(second.name.number), second.name.number) < (len(first.name.number), first.name.number)
    )


def _line_end(text: str, place: int) -> int:
    end = text.find("\n", place)
    return len(text) if end < 0 else end


def _title(words_: str) -> str:
    return " ".join(words_.split()).strip(' -–—:.,()«»"“”*_')


def _judge(
    view: View, annex: _Annex, found: Mapping[tuple[str, str], _Annex], doubt: str
) -> tuple[bool | None, str, float]:
    """Whether the annex is there, why that is unknown, and how sure it is."""
    text = view.flow.text
    named = [*annex.headings[:1], *([annex.listed] if annex.listed else [])]
    if any(_holds(fold(text[start : stop + _NOTE]), "never") for start, stop in named):
        return None, "A note says that there is no such annex.", 0.7
    for start, stop in annex.headings[:_TRIED]:
        content = _content(text, stop, found)
        letters = sum(char.isalnum() for char in content)
        if letters < 2 * _CONTENT and _holds(fold(text[start:stop] + content[:120]), "missing"):
            return False, "", 0.8
        if letters >= _CONTENT or _REDACTED.search(content):
            clause = next((one for one in view.clauses if one.start <= start < one.end), None)
            sure = bool(annex.references) and clause is not None and clause.role == "annex"
            return True, "", 0.92 if sure else 0.85
    if annex.headings:
        start, stop = annex.headings[0]
        alone = len(annex.headings) == 1 and not doubt and not _parent(annex, found)
        if alone and stands_last(view, start, _content(text, stop, found), _CONTENT):
            return False, "", 0.75
        return None, _HARDLY, 0.6
    around = " ".join(fold(text[max(start - 160, 0) : end + 200]) for start, end in annex.references[:6])
    if _holds(around, "later"):
        return None, "It is not here; the contract says that it is to be made later.", 0.7
    if _holds(around, "elsewhere"):
        return None, "The contract says that it stands in another paper.", 0.7
    if doubt:
        return None, doubt, 0.6
    if _AMENDS.search(fold(text[:_OWN_NAME])):
        return None, "It is not here; an amendment may speak of the annexes of what it amends.", 0.6
    if _parent(annex, found) or any(_parent(one, {annex.name.key: annex}) for one in found.values()):
        return None, "It is not here under this number, but a part of it or the whole may be.", 0.6
    if annex.others:
        return None, "It is not here, and some words give it to another paper.", 0.6
    if _doubtful(annex, found):
        return None, "It is not here under this number, but annexes with other numbering are.", 0.6
    same = sum(
        one is not annex and one.name.kind == annex.name.kind and bool(one.headings)
        for one in found.values()
    )
    return False, "", 0.82 if same else 0.75


def _content(text: str, stop: int, found: Mapping[tuple[str, str], _Annex]) -> str:
    """What stands under a heading, up to the next annex's."""
    following = [start for one in found.values() for start, _ in one.headings if start > stop]
    return text[stop : min([stop + 600, len(text), *following])]


def _parent(annex: _Annex, found: Mapping[tuple[str, str], _Annex]) -> bool:
    """Whether its number is a part of another's that is named: "A-1" of "A", "1.5(B)" of "1.5"."""
    kind, number = annex.name.key
    return any(
        other != annex.name.key
        and other[0] == kind
        and number.startswith(other[1])
        and not number[len(other[1])].isalnum()
        for other in found
    )


def _doubtful(annex: _Annex, found: Mapping[tuple[str, str], _Annex]) -> bool:
    """Whether an annex that is not referred to stands here: it may be this one under another name.

    One of the same kind that is numbered in the same manner is another: Appendix 1 is not Appendix 3.
    """
    return any(
        one.headings and not one.references and one.listed is None and not _in_one_series(annex, one)
        for one in found.values()
    )


def _in_one_series(annex: _Annex, other: _Annex) -> bool:
    first, second = annex.name, other.name
    figures = first.number.isdigit() and second.number.isdigit()
    letters = first.number.isalpha() and second.number.isalpha() and len(first.number + second.number) == 2
    return first.key[0] == second.key[0] and (figures or letters)


def _holds(folded: str, part: str) -> bool:
    return any(word in folded for word in words(part))


def _read_well(view: View) -> bool:
    document = view.flow.document
    pages = all(page.read_as != "unread" and page.quality >= 0.7 for page in document.pages)
    return pages and document.status == "ok"


def _quote(view: View, start: int, end: int) -> Evidence:
    text = view.flow.text
    low = quote_start(text, start)
    high = quote_end(text, end)
    return view.flow.evidence(low, high if high - low < 200 else end)


EXTRACTOR = AnnexExtractor()
