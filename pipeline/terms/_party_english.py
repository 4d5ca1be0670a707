"""Reads English preambles: "This Agreement is made between X, a Delaware corporation ("X"), and Y"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from data.load import lexicon
from pipeline.company import incorporation, normalise
from pipeline.folding import fold
from pipeline.terms._party_address import address
from pipeline.terms._party_words import Named, about, blank_at, is_role, name_at, organised

_ANCHOR = re.compile(
    r"\b(?:(?:by|made|entered\s+into)\s+and\s+)?(?:between|among|amongst|BETWEEN|AMONG|Between|Among"
    r"|B\s?E\s?T\s?W\s?E\s?E\s?N)(?:\s+and\s+(?:among|between))?\b:?"
    r"|\b[Pp]arties\s+to\s+this\s+[Aa]greement\s+are\b:?"
)
_BY = re.compile(
    r"\b(?:made|entered\s+into|executed|effective)\b[^.;]{0,140}?\b(?:by"
    r"|with)\b\s*:?(?!\s+and\s+(?:between|among))"
    r"|\b(?:terms|conditions|basis)\s+(?:up)?on\s+which\b|\bconditions\s+under\s+which\b"
    r"|(?m:^)[ \t*_#\d.()-]*(?:PARTIES|Parties|THE PARTIES)\b(?:\s+TO\s+THIS\s+AGREEMENT)?\s*:?"
)
_AGREE = re.compile(
    r"\b(?:hereby\s+|do\s+hereby\s+|mutually\s+)*(?:agrees?\b(?!\s*ment)|confirms?\s+(?:its"
    r"|their)\s+agreement|by\s+this\s+Agreement)"
)
_STOP = re.compile(
    # One look for the start of a word, then its first letter: most places are neither.
    r"W\s?I\s?T\s?N\s?E\s?S\s?S|\b(?:WHEREAS\b|Whereas\b|RECITALS?\b|Recitals?\b|Witnesseth"
    r"|NOW,?\s+THEREFORE|Now,?\s+therefore"
    r"|BACKGROUND\b|Background\b|agrees?\s+as\s+follows|IN\s+CONSIDERATION|In\s+consideration"
    r"|PREAMBLE\b"
    r"|Each\s+(?:of|party|a\b)|each\s+(?:of|party|a\b)"
    r"|are\s+(?:\w+\s+){0,3}referred\s+to\s+(?:\w+\s+){0,3}as\b"
    r"|is\s+(?:\w+\s+){0,3}referred\s+to\s+(?:\w+\s+){0,3}as\b"
    r"|be\s+(?:\w+\s+){0,3}referred\s+to\s+(?:\w+\s+){0,3}as\b"
    r"|may\s+be\s+(?:\w+\s+){0,3}referred\s+to\s+(?:\w+\s+){0,3}as\b"
    r"|ARTICLE\s+[1I]\b|Article\s+[1I]\b|SECTION\s+[1I]\b|Section\s+[1I]\b|TABLE\s+OF\s+CONTENTS"
    r"|the\s+terms\s+and\s+conditions\s+of\s+which"
    r"|with\s+(?:reference|respect)\s+to\b|INTRODUCTION\b|pursuant\s+to\s+which\b)"
)
_SENTENCE_END = re.compile(
    r"(?:(?<=[)\"”])|(?<=\d\d)|(?<=[a-z]{4}))\.\s+(?=[A-Z\"“(\d])|(?<=[)\"”])\.?\s*\n\s*\n\s*(?=\d+\."
    r"|[A-Z]\.)"
)
_LEAD = re.compile(
    r"(?:[\s*_#>:,;.\-–—•\\|]|\(?(?:[1-9A-D]|i{1,3}|iv|[a-d])\s?[).](?=\s)|and\b|AND\b|And\b"
    r"|the\s+following(?:\s+parties)?|each\s+of|either|both"
    r"|on\s+(?:the\s+)?(?:one|other)\s+(?:hand|part)\b,?|(?:the|The|THE)(?=\s)|undersigned|parties"
    r"|by(?=\s)|us,?(?=\s)|between|among|with(?=\s)|in\s+favor\s+of"
    r"|party\s+[AB12](?=\W)|Party\s+[AB12](?=\W)|PARTY\s+[AB12](?=\W)|(?:a\s+)?professional\s+\w+,?"
    r"|its\s+affiliates?|of\s+the\s+(?:one|first|other|second)\s+part)*"
)
_QUOTED_NAME = re.compile(
    r"[\"“][^\"“”\n]{4,80}[\"”]\s*,\s*(?:an?\b|having|with\b|whose|located|incorporated|organi[sz]ed)"
)
"""A company that is named between quotation marks, and then told."""
_RULE = re.compile(r"_{3,}(?=[\s,(])(?!\s*\n)")
"""A line to write a name on; one that fills its line is only a rule."""
_CONNECT = re.compile(
    r"(?P<and>,?\s*\b(?:and|AND|And|&)\b(?:\s+(?:between|among))?\s)|(?P<semi>;)"
    r"|(?P<number>\n\s*\(?(?:[2-9]|i{2,3}|iv|[b-h])[).]\s)|(?P<comma>,\s)|(?P<line>\n\s*\n)"
    r"|(?P<verb>\b(?:engages|retains|appoints|authorizes|hires|employs)\s+(?:the\s+services\s+of\s+)?)"
)
_DESCRIBED = re.compile(
    r"\s*(?:,?\s+of\s+(?:\d|[A-Z]|the\s+(?:City|Town|County|State|Province|Borough)\b)|,\s*(?:an?\b|the\b|as\b|having|with\b|located|whose|acting"
    r"|individually|in\s+(?:his|her|their|its)\b|residing|organized|incorporated|by\s+and|through|on\s+behalf|"
    r"doing|husband|jointly|d/b/a|for\s+itself|solely|not\s+in|its\s+principal|duly|formed|established)|,?\s*\("
    r"|,\s+(?:[A-Z][a-z]+(?:\s+[A-Z][a-z]+)?|III?|IV|[JS]r\.?)\s*,?\s*\(|\s+d/b/a\b"
    r"|\s+(?:incorporated\s+(?:and|in|under)|registered\s+in|whose\s+(?:registered|address|principal|place))\b"
    r"|,?\s*[\"“]|,?\s+(?:hereinafter|having\s|with\s+(?:its|an?|offices)|located\s)"
    r"|,?\s+(?:an?\s+[A-Z][\w ]+(?:corporation|company|partnership))|[.;]?\s*$)"
)
_OPENS_ALIAS = re.compile(r"\s*\(\s*(?:the\s+|The\s+|hereinafter[\w\s]*)?[\"“]")
_ALIASED_SOON = re.compile(r"[^;]{0,320}?\((?:[^()]{0,60}?)[\"“](?:the\s+)?[A-Z]")
_PLACE = re.compile(
    r"\blaws\s+of\s+[\w\s,.]{0,50}$|\bStates?\s+of\s+[\w ]{0,30}$|\bCounty\s+of\s+$|\bEngland\s*$"
    r"|\bTrinidad\s*$"
)
_NOT_NAME = re.compile(
    r"(?i:this|the|each|whereas|effective|date[ds]?|section|article|all|part(?:y|ies)|recitals?|it|if"
    r"|for|as|in|on|by|from|to|pursuant|annex|"
    r"witnesseth|now|united\s+states\b(?!\s+\w+\s+(?:inc|corp|l))"
    r"|state\s+of(?!\s+\w+(?:\s+\w+)?\s+(?:department|board|university|office|agency|division))|page|confidential|your|we"
    r"|us|i|pages?|and|or|that|there|these|such|any|no|you(?!\s+on\b)|"
    r"january|february|march|april|may|june|july|august|september|october|november|december)(?=[\s,;:.)]|$)"
    r"|(?i:inc|corp|ltd|llc|l\.l\.c|l\.p|co)\b\.?(?=[\s,;)(]*$|[\s]*[,;(])"
)
_DOCUMENT = re.compile(
    r"\b(?:agreement|contract|exhibits?|amendment|addendum|schedule|appendix|section|whereas|registrant"
    r"|commission\s+file|dated|effective\s+date|"
    r"parties|witnesseth|hereby|hereto)\b",
    re.IGNORECASE,
)
_ENOUGH = 5.0
_TAIL = 6000
_RECITED = re.compile(
    r"\b(?:WHEREAS|Whereas)[,:]?\s+[A-Za-z(]|\b(?:RECITALS?|Recitals|BACKGROUND|Background)\b:?\s*\n+\s*"
    r"(?:\(?[A1][.)]|WHEREAS|[A-Z]\w+\s+[a-z])"
)
_OF_ANOTHER = 0.6
"""What is made between whom behind the recitals is mostly another agreement."""
_SIGNS = 0.75
"""What it adds to an introduction that a name of it is found again where contracts are signed."""
_ADDRESS = re.compile(
    r"\d{4,}|\b(?:street|road|avenue|ave|suite|floor|blvd|boulevard|drive|lane|parkway|highway|p\.o|box"
    r"|room|building)\b\.?|\b[A-Z]{2}\s\d{5}|°",
    re.IGNORECASE,
)
_RELATION = re.compile(
    r"\b(?:subsidiary|affiliate|parent|agent|successor|predecessor|manager|member|partner|trustee"
    r"|division|assignee|through|by|behalf|formerly|named?|called|known\s+as)\s*$"
)
"""What stands before a company that is named only to say who another is."""
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
        if start > _DEEP:
            found = [one for one in found if one.suffix or (one.alias and " " in one.name) or one.blank]
        if not sure:
            found = [one for one in found if one.suffix or one.alias or one.blank]
        score = _score(found) + _SIGNS * sum(_signs(tail, one) for one in found)
        if best_score >= _ENOUGH and recited is not None and start > recited.start():
            score *= _OF_ANOTHER
        if score > best_score or (score == best_score and _told_better(text, found, best)):
            best, best_score = found, score
    return best


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
    stop = _STOP.search(text, start, limit)
    end = stop.start() if stop else limit
    sentence = _SENTENCE_END.search(text, start, end)
    return sentence.start() if sentence else end


def _parties(text: str, start: int, stop: int) -> Iterator[Named]:
    place = start
    for _ in range(40):
        named = _start_of_party(text, place, stop)
        if named is None and place == start:
            nothing = Named("", start, start, start, suffix=True)
            further = _next(text, nothing, min(start + 600, stop))
            named = None if further is None else _start_of_party(text, further, stop)
        if named is None:
            return
        following = _next(text, named, stop)
        segment_end = following if following is not None else stop
        yield about(text, named, segment_end, "en")
        if following is None:
            return
        place = following


def _start_of_party(text: str, place: int, stop: int) -> Named | None:
    lead = _LEAD.match(text, place, stop)
    if lead and "___" in lead.group():
        rule = _RULE.search(text, place, lead.end())
        if rule and _DESCRIBED.match(text[rule.end() : min(rule.end() + 120, stop)]):
            return Named(rule.group(), rule.start(), rule.end(), rule.end(), blank=True)
    place = lead.end() if lead else place
    if _QUOTED_NAME.match(text, place, stop):
        place += 1
    blank = blank_at(text, place)
    if blank and blank.end() <= stop:
        return Named(blank.group(), place, blank.end(), blank.end(), blank=True)
    if _NOT_NAME.match(text, place, stop):
        return None
    named = name_at(text, place, stop)
    if named is None or len(named.name) < 2 or is_role(named.name) or _DOCUMENT.search(named.name):
        return None
    if named.name.title() in _places() or named.name in _places():
        return None
    if _in_a_place(named.name):
        return None
    if not named.suffix and (_ADDRESS.search(named.name) or fold(named.name) in _headings()):
        return None
    if named.suffix and re.fullmatch(
        r"\W*(?:P\.?C|S\.?A|Trust|Company|Corporation|Limited|N\.?A)\W*(?:\d.*)?", named.name
    ):
        return None
    if named.name[0].isdigit() and not named.suffix and not re.match(r"\d\w*[A-Za-z]", named.name):
        return None
    return named


def _in_a_place(name: str) -> bool:
    """Tell whether what is taken for a name is the end of an address: "Denver, Colorado and ACME, Inc."."""
    match = re.match(r"(?:[^,]+,\s*)?(?P<place>[^,]+?)\s+(?:and|&)\s", name)
    return match is not None and fold(match["place"]) in _ends_of_addresses()


@cache
def _ends_of_addresses() -> frozenset[str]:
    """States with their two letters, and countries, folded."""
    states = lexicon("incorporation", "en")["states"]
    names = {fold(name) for name in (*states, *lexicon("incorporation", "en")["places"])}
    codes = {fold(str(code).removeprefix("US-")) for code in states.values()}
    countries = {name for one in lexicon("jurisdictions", "en").values() for name in one["names"]}
    return frozenset(names | codes | countries)


@cache
def _headings() -> frozenset[str]:
    return frozenset(lexicon("incorporation", "en")["headings"])


@cache
def _places() -> frozenset[str]:
    known = lexicon("incorporation", "en")
    return frozenset(known["places"]) | frozenset(known["states"])


def _next(text: str, named: Named, stop: int) -> int | None:
    """Where the next party starts, or ``None``: each connector outside brackets is weighed."""
    inside = _brackets(text, named.end, stop)
    for match in _CONNECT.finditer(text, named.end, stop):
        if any(low < match.start() < high for low, high in inside):
            continue
        candidate = _start_of_party(text, match.end(), stop)
        if candidate is None or candidate.start > match.end() + 60:
            continue
        in_place = _PLACE.search(text, max(named.end, match.start() - 70), match.start())
        if in_place and not candidate.suffix and not candidate.blank:
            continue
        if _is_party(text, named, candidate, match, stop):
            return match.end()
    return None


def _is_party(text: str, before: Named, candidate: Named, match: re.Match[str], stop: int) -> bool:
    if candidate.blank:
        return match.lastgroup != "comma"
    after = text[candidate.end : stop]
    described = bool(_DESCRIBED.match(after))
    aliased = bool(_ALIASED_SOON.match(after))
    if match.lastgroup == "comma" and _RELATION.search(
        text, max(before.end, match.start() - 40), match.start()
    ):
        return False
    if match.lastgroup == "comma" and text[match.start() - 1] == ")" and _OPENS_ALIAS.match(after):
        return True
    if match.lastgroup == "comma" and text[match.start() - 1] == ")" and re.match(r"\s*,\s+an?\s", after):
        return aliased and 2 <= len(candidate.name.split()) <= 6
    if match.lastgroup == "comma":
        listed = described or after.lstrip().startswith((",", "and"))
        return candidate.suffix and before.suffix and listed
    if candidate.suffix:
        return match.lastgroup != "verb" or described
    if match.lastgroup == "line":
        return False
    if match.lastgroup == "verb":
        return described and aliased
    words = candidate.name.split()
    if described and aliased:
        return len(words) > 1 or candidate.name.isupper() or len(candidate.name) > 3
    if organised(candidate.name):
        return described
    return described and 2 <= len(words) <= 4 and not any(c.isdigit() for c in candidate.name)


def _brackets(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    """Stretches inside round brackets, outermost only; an unclosed one is ignored."""
    found: list[tuple[int, int]] = []
    depth, opened = 0, start
    for place in range(start, stop):
        if text[place] == "(":
            if depth == 0:
                opened = place
            depth += 1
        elif text[place] == ")" and depth:
            depth -= 1
            if depth == 0:
                found.append((opened, place))
    return found
