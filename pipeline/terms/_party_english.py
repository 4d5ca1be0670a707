"""Reads English preambles: "This Agreement is made between X, a Delaware corporation ("X"), and Y"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from data import late as re
from pipeline.company import incorporation, normalise
from pipeline.folding import fold
from pipeline.terms._party_address import address
from pipeline.terms._party_next import listed, next_party
from pipeline.terms._party_start import start_of_party
from pipeline.terms._party_words import Named, about

_ANCHOR = re.compile(
    r"\b(?:(?:by|made|entered\s+into)\s+and\s+)?(?:between|among|amongst|BETWEEN|AMONG|Between|Among"
    r"|B\s?E\s?T\s?W\s?E\s?E\s?N)(?:\s+and\s+(?:among|between))?\b:?"
    r"|\b(?:[Pp]arties|[Pp]artners)\s+to\s+this\s+[Aa]greement(?:\s+are\b:?|:)"
)
_BY = re.compile(
    r"\b(?:made|entered\s+into|executed|effective|dated)\b[^.;]{0,140}?\b(?:by|BY"
    r"|with)\b\s*:?(?!\s+and\s+(?:between|among))"
    r"|\b(?:[Ww]e|WE),\s+(?:the\s+undersigned,?\s+|the\s+)?(?=[A-Z])"
    r"|\bBY\s+THIS\s+[A-Z ]{4,40}\b(?:[^.;\n]{0,40}\d{4})?,\s+(?=[A-Z])"
    r"|\bBy\s+this\s+(?:contract|agreement|deed|letter|instrument|lease|bond|note)\b,?\s+(?=[A-Z])"
    r"|\b(?:terms|conditions|basis)\s+(?:up)?on\s+which\b|\bconditions\s+under\s+which\b"
    r"|\b(?:[Tt]he|THE)\s+(?:undersigned|UNDERSIGNED)(?:\s+[a-z]+,|,)?\s+(?=[A-Z])|\b(?:is|are)\s+(?:hereby\s+)?(?:given|granted|delivered|issued)\b[^.;]{0,60}?\bby\b"
)
_HEADING = re.compile(
    r"(?m:^)[ \t*_#\d.()-]*(?:PARTIES|Parties|THE PARTIES)\b(?:\s+TO\s+THIS\s+AGREEMENT)?\s*:?"
)
_AGREE = re.compile(
    r"\b(?:hereby\s+|do\s+hereby\s+|mutually\s+)*(?:agrees?\b(?!\s*ment)|enters?\s+(?:into\s+)?this\b|"
    r"(?<=hereby\s)(?:retains?|engages?|appoints?|employs?|amends?)\b|confirms?,?\s+(?:jointly\s+and\s+severally,\s+)?"
    r"(?:its|their)\s+agreement|by\s+this\s+Agreement)"
)
_STOP = re.compile(
    # One look for the start of a word, then its first letter: most places are neither.
    r"W\s?I\s?T\s?N\s?E\s?S\s?S|\b(?:WHEREAS\b|Whereas\b|RECITALS?\b|Recitals?\b|Witnesseth"
    r"|NOW,?\s+THEREFORE|Now,?\s+therefore"
    r"|BACKGROUND\b|Background\b|agrees?\s+as\s+follows|IN\s+CONSIDERATION|In\s+consideration"
    r"|PREAMBLE\b"
    r"|Each\s+(?:of|party|a\b)|(?<!behalf\sof\s)each\s+(?:of\s+(?!(?:the\s+)?[A-Z][\w.]+\s+[A-Z(])|party|a\b)"
    r"|are\s+(?:\w+\s+){0,3}referred\s+to\s+(?:\w+\s+){0,3}as\b"
    r"|is\s+(?:\w+\s+){0,3}referred\s+to\s+(?:\w+\s+){0,3}as\b"
    r"|be\s+(?:\w+\s+){0,3}referred\s+to\s+(?:\w+\s+){0,3}as\b"
    r"|may\s+be\s+(?:\w+\s+){0,3}referred\s+to\s+(?:\w+\s+){0,3}as\b"
    r"|ARTICLE\s+[1I]\b|Article\s+[1I]\b|SECTION\s+[1I]\b|Section\s+[1I]\b|TABLE\s+OF\s+CONTENTS"
    r"|the\s+terms\s+and\s+conditions\s+of\s+which"
    r"|with\s+(?:reference|respect)\s+to\b|INTRODUCTION\b|pursuant\s+to\s+which\b)"
)
_SENTENCE_END = re.compile(
    r"(?:(?<=[)\"”])|(?<=\d\d)|(?<=[a-z]{4})(?<!str)(?<!Messrs)(?<!Capt)(?<!Prof))\.\s+(?!\((?:[2-9]|i{2,3}|iv|[b-h])\)\s)(?=[A-Z\"“\d])|(?<=[)\"”])\.?\s*\n\s*\n\s*(?=\d+\.(?!\d)"
    r"|[A-Z]\.)"
)
_ENOUGH = 5.0
_TWO = 2
_TAIL = 6000
_RECITED = re.compile(
    r"\b(?:WHEREAS|Whereas)[,:]?\s+[A-Za-z(]|\b(?:RECITALS?|Recitals|BACKGROUND|Background)\b:?\s*\n+\s*"
    r"(?:\(?[A1][.)]|WHEREAS|[A-Z]\w+\s+[a-z])"
)
_ANOTHER = re.compile(
    r"\b(?:an?|the|that|certain|under|to)\s+(?:[A-Z]\w+\s+){0,5}(?:Agreement|Lease|Contract|Indenture)\b[^.\n]{0,60}\s(?:between|among)"
)
_RECITES = re.compile(
    r"\b(?:and|which|to|that|of)\s+(?:\w+\s+){0,8}(?:that\s+certain|the|an?)\s+(?:(?:[A-Z]\w+|and)\s+){1,9}"
    r"(?:[Aa]greement|Lease|Contract)\b[^.;]{0,80}\s(?:between|among)\b"
)
"""Behind the parties the agreement is told that this one amends, with its own parties."""
_MADE_AGAIN = re.compile(
    r"\bis\s+(?:hereby\s+)?(?:made|entered\s+into|dated|executed)\b[^.;]{0,90}\s(?:between|among)\b"
)
"""The parties before these words are those of the agreement that is amended."""
_BEFORE = 140
_OF_ANOTHER = 0.6
"""What is made between whom behind the recitals is mostly another agreement."""
_SIGNS = 0.75
"""What it adds to an introduction that a name of it is found again where contracts are signed."""
_DEEP = 8000
_LONGEST = 4500
_REACH = 20_000


def read(text: str) -> list[Named]:
    """Find the parties of the best preamble in the first pages of an English contract."""
    best: list[Named] = []
    best_score = 0.0
    tail = " ".join(fold(text[-_TAIL:]).split()) if len(text) > 2 * _TAIL else ""
    recited = _RECITED.search(text, 0, _REACH)
    for sure, start in _starts(text):
        if not sure and best_score >= _ENOUGH:
            break
        stop = _region_end(text, start)
        found = [_clipped(text, one, more) for more in [_once(_parties(text, start, stop))] for one in more]
        found = _of_this(text, found, stop)
        if start > _DEEP:
            found = [one for one in found if one.suffix or (one.alias and " " in one.name) or one.blank]
        if not sure:
            found = [one for one in found if one.suffix or one.alias or one.blank or one.listed]
        score = _score(found) + _SIGNS * sum(_signs(tail, one) for one in found)
        recites = recited is not None and start > recited.start()
        if best_score >= _ENOUGH and (recites or _ANOTHER.search(text, max(start - _BEFORE, 0), start)):
            score *= _OF_ANOTHER
        if score > best_score or (score == best_score and _told_better(text, found, best)):
            best, best_score = found, score
    return best


def _of_this(text: str, found: list[Named], stop: int) -> list[Named]:
    """Leave out the parties of the agreement that is amended who are not of those who amend it."""
    again = _MADE_AGAIN.search(text, found[0].end, stop) if len(found) > _TWO else None
    if again is None:
        return found
    words = " ".join(text[again.end() : stop].split())
    kept = [
        one
        for one in found
        if one.start > again.start() or any(_stands(name, words) for name in (one.name, one.alias) if name)
    ]
    return kept if len(kept) >= _TWO else found


def _stands(name: str, words: str) -> bool:
    """Whether a name stands among words as a party's, not as whose rights another has."""
    return re.search(rf"(?:\A|\band\s|[,;)])\s*(?:the\s+)?{re.escape(name)}(?![\w-])", words) is not None


def _clipped(text: str, named: Named, found: list[Named]) -> Named:
    """End what is said of a party named on a cover where the parties are introduced again."""
    for again in _ANCHOR.finditer(text, named.end, named.stop):
        after = " ".join(fold(text[again.end() : again.end() + 300]).split())
        if any(" ".join(fold(one.name).split()) in after for one in found if not one.blank):
            said = named.alias and text.find(named.alias, named.end, again.start()) >= 0
            role = named.role if said else None
            return replace(named, stop=again.start(), alias=named.alias if said else None, role=role)
    return named


def _told_better(text: str, found: list[Named], best: list[Named]) -> bool:
    """Whether the same parties are told with form and place in one introduction, and less in another."""
    if {normalise(one.name) for one in found} != {normalise(one.name) for one in best}:
        return False

    def told(some: list[Named]) -> int:
        after = [text[one.end : one.stop] for one in some]
        return sum(
            (incorporation(said[:250]) is not None) + (address(said, "en") is not None) for said in after
        )

    return told(found) > told(best)


def _once(found: Iterator[Named]) -> list[Named]:
    """Keep the first of those that name the same company."""
    kept: dict[str, Named] = {}
    for one in found:
        key = one.name if one.blank else normalise(one.name)
        if key and (one.blank or key not in kept):
            kept[f"{key}@{one.start}" if one.blank else key] = one
    return list(kept.values())


def _score(found: list[Named]) -> float:
    if len(found) < 2 or all(one.blank for one in found):
        return 0.3 * min(len(found), 3)
    each = sum(1 + 2 * (one.alias is not None) + one.suffix + one.blank for one in found)
    return min(each, 12) + 1.0


def _signs(tail: str, named: Named) -> bool:
    return not named.blank and " ".join(fold(named.name).split()) in tail


def _starts(text: str) -> Iterator[tuple[bool, int]]:
    head = text[:_REACH]
    for match in list(_ANCHOR.finditer(head))[:12]:
        yield True, match.end()
    for match in list(_HEADING.finditer(head[:8000]))[:2]:
        yield True, match.end()
    for match in list(_BY.finditer(head[:8000]))[:4]:
        yield False, match.end()
    for match in list(_AGREE.finditer(head[:6000]))[:2]:
        paragraph = max(
            head.rfind("\n\n", 0, match.start()), head.rfind(":", 0, match.start()), match.start() - 1500
        )
        yield False, max(paragraph + 1, 0)
        for start in _after_title(head, match.start()):
            yield False, start


def _after_title(head: str, stop: int) -> Iterator[int]:
    titles = list(re.finditer(r"\b(?:AGREEMENT|Agreement|CONTRACT)\b[\s*_]+(?=[A-Z0-9])", head[:stop]))
    if titles:
        yield titles[0].end()


def _region_end(text: str, start: int) -> int:
    limit = min(start + _LONGEST, len(text))
    end = limit
    for stop in _STOP.finditer(text, start, limit):
        place = stop.start()
        within = text.rfind("(", start, place) > text.rfind(")", start, place)
        if not (within and stop.group()[0] in "aibm"):  # "(who is hereinafter referred to as …)"
            end = place
            break
    if text.find("between", start, end) >= 0 or text.find("among", start, end) >= 0:
        recited = _RECITES.search(text, start, end)
        end = recited.start() if recited else end
    sentence = _SENTENCE_END.search(text, start, end)
    return sentence.start() if sentence else end


def _parties(text: str, start: int, stop: int) -> Iterator[Named]:
    place = start
    for _ in range(40):
        named = start_of_party(text, place, stop)
        if named is None and place == start:
            nothing = Named("", start, start, start, suffix=True)
            further = next_party(text, nothing, min(start + 600, stop))
            named = None if further is None else start_of_party(text, further, stop)
        if named is None:
            return
        following = next_party(text, named, stop)
        segment_end = following if following is not None else stop
        yield replace(about(text, named, segment_end, "en"), listed=listed(text, named))
        if following is None:
            return
        place = following
