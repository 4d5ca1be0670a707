"""Reads parties without form or alias that stand in the opening, and again alone where they are signed for.

A person, a farm, a network: nothing in the words says that such a name is a party's. Two places together
do: where parties are told, and above or under the line on which they sign.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from data import late as re
from pipeline.company import normalise
from pipeline.folding import fold
from pipeline.terms._party_letters import is_letter
from pipeline.terms._party_shapes import behind_honours
from pipeline.terms._party_start import places
from pipeline.terms._party_words import Named, is_role, name_at, only_form, organised

_OPENING = 4_000
_TAIL = 6_000
_NEAR = 2
_ADDRESS = 1_500
"""So far at most the lines go to whom a letter is written."""
_LONGEST, _MOST_WORDS = 90, 8
_PERSON = 4
_WIDEST = 200
_PAIR, _MANY = 2, 14
_AROUND = 400
_MOST = 80
"""So many names at most are looked at where contracts are signed."""
_MARK = re.compile(
    r"(?:\b(?:by|per|signed|signature|sign)\s*:|/s/|\bs/\s|_{5,}|\.{8,}|\[signed\]|\((?:s|signed|sgd\.?)\)|-{12,})",
    re.IGNORECASE,
)
_SIGNS_FOR = re.compile(r"\b(?:by|per|signed|signature|name)\s*:|/s/|\bby\s*_{3,}", re.IGNORECASE)
"""Below the name of an organisation: somebody signs for it."""
_PRICED = re.compile(r"[$\u20ac\u00a3%]|\d\.\d\d\b")
"""A row of a list, not a line of signatures."""
_ENDS = re.compile(
    rf"{_MARK.pattern}|[:.,;)]\s*$|\b(?:name|title|its|date|by|president|director|officer|manager|secretary)\b",
    re.IGNORECASE,
)
"""A line above a name that the name does not go on."""
_FOR_ANOTHER = re.compile(r"\b(?:by|per|name|its|title|attest|witness)\s*:|\bby\b", re.IGNORECASE)
_OFFICE = re.compile(
    r"\b(?:title|its|president|officer|director|manager|secretary|treasurer|partner|member|attorney|chairman"
    r"|chief|ceo|cfo|coo|trustee|authorized|behalf|signatory|witness|counsel|managing|executive|senior|notary"
    r"|principal|representative|agent|administrator|dean|provost|mayor|clerk|attest|vice|public|commissioner)\b"
)
_NO_NAME = re.compile(
    r"\b(?:agreement|contract|witness|whereof|signatures?|signed|page|exhibit|schedule|dated?|title|article"
    r"|section|part(?:y|ies)|hereof|hereto|agreed|accepted|acknowledged|confirmed|undersigned|approved|executed"
    r"|address|name|by|place|attest|print(?:ed)?|telephone|fax|email|annex|appendix|law|notices?|attention"
    r"|amendment|effective|recitals?|whereas|seal|original|copy|end|form|its|city|state|county|order)\b"
)
_IN_NAME_OF = re.compile(
    r"(?:(?:signed\s+)?(?:by\s+)?for(?:\s+and)?(?:\s+on\s+behalf\s+of)?|on\s+behalf\s+of)\s*:?\s+",
    re.IGNORECASE,
)
_BRAND = re.compile(r"[A-Z\d&.-]{4,}|[A-Za-z][a-z]*(?:[A-Z][a-z\d]*)+|\S+\.(?:com|net|org)")
"""A word that alone may be a name: NAVCO, eHarvest."""
_HIMSELF = re.compile(
    r",?\s*(?:an\s+individual|individually|in\s+(?:his|her)\s+own\s+\w+|personally)\W*$", re.IGNORECASE
)
_LED = re.compile(
    r"(?:\b(?:between|among|by|with|and|undersigned|you|whereas|retains|engages|appoints|employs|hires|to)[\s:,*–-]+|&\s+"
    r"|\b[1-9A-D][.)]\s+|\([1-9a-d]\)\s+)(?:(?:the|mr\.?|ms\.?|mrs\.?|dr\.?|messrs\.?)\s+)*[\"“]?$",
    re.IGNORECASE,
)
"""Words right before a name that is a party's."""
_CALLED = re.compile(r"\s*,?\s*\(\s*(?:the\s+|hereinafter[^()\n]{0,40}?)?[\"“][A-Z]")
_RECITED = re.compile(r"\b(?i:whereas|recitals?|background|witnesseth|now,?\s+therefore)\b")
_ITEM = re.compile(
    r"(?:[,;:]\s+(?:and\s+)?|\band\s+|\n[ \t]*\n[ \t]*)(?:the\s+|mr\.?\s+|ms\.?\s+|dr\.?\s+)?$",
    re.IGNORECASE,
)
"""What stands before one of several in a list."""
_RUNS_ON = re.compile(r"[ \t]*\n?[ \t]*(?:(?:of|and|&)\s+)?(?!And\b|AND\b)[A-Z]\w")
"""A name that goes on is not the one that signs."""
_LABEL = re.compile(r"(?:^|[\n|\t])[ ]*(?P<label>[A-Za-z][A-Za-z /'-]{2,30}?)\s*[|\t:][\s|:]*$")
_LINE = re.compile(r"(?:\A|\n|[a-z]\.)[ \t]*(?P<mister>(?:mr|ms|mrs|dr)\.?\s+)?$", re.IGNORECASE)
_GOES_ON = re.compile(
    r",?\s*(?:\(|and\s+[A-Z]|&|hereby\b|agrees?\b|,\s*(?:an?|the|of|with|having|residing|whose)\s)"
)
_ONLY_TOLD = re.compile(
    r"(?:represented\s+by|\bf/s/o|services\s+of|\bd/?b/?a|doing\s+business\s+as|by\s+its|by\s+and\s+through"
    r"|acting\s+through|attention|attn\.?|c/o|contact|director"
    r"|president|officer|manager|dear|copy\s+to|prepared\s+by|trademark|product|brand|called|known\s+as|subsidiary"
    r"|affiliate|parent|division|guarantor|bank|customers?|of\s+(?:the|an?)|agreement\s+(?:with|of))"
    r"[ ,:.]*\n?[ ]*"
    r"(?:(?:mr|ms|mrs|dr)\.?\s+)?$",
    re.IGNORECASE,
)
_SPEAKS = re.compile(
    r"\s*,?\s*(?:its|whose|president|vice|chief|director|manager|secretary|esq|attorney|as\s+agent)\b",
    re.IGNORECASE,
)


def read(text: str, found: Sequence[Named]) -> list[Named]:
    """Find the names of the opening that sign and are none of those already found."""
    known = [f" {normalise(one.name)} " for one in found if not one.blank]
    known += [f" {normalise(one.alias)} " for one in found if one.alias]
    more: dict[str, Named] = {}
    for signing in _signing(text):
        key = f" {normalise(signing.name)} "
        if not key.strip() or key in more or any(key in one or one in key for one in (*known, *more)):
            continue
        if told := _told(text, signing):
            more[key] = told
    return sorted(more.values(), key=lambda one: one.start)


def among(text: str, found: Sequence[Named]) -> list[Named]:
    """Find the names that sign and stand between or beside the parties that were found."""
    told = [one for one in found if not one.blank]
    if len(told) < _PAIR or len(told) > _MANY:
        return []
    known = {normalise(one.name) for one in told} | {normalise(one.alias) for one in told if one.alias}
    if all(one.signatory for one in told) or all(one.alias for one in told):
        return []  # who is not given a short name where all others are is none
    low = max(min(one.start for one in told) - _AROUND, 0)
    high = max(one.end for one in told) + _AROUND
    recited = _RECITED.search(text, max(one.end for one in told), high)
    high = recited.start() if recited else high
    more: dict[str, Named] = {}
    for signing in _signing(text):
        key = normalise(signing.name)
        if not key or key in known or key in more:
            continue
        if named := _between(text, signing, told, low, min(high, signing.start)):
            more[key] = named
    return sorted(more.values(), key=lambda one: one.start) if len(more) <= _MANY else []


def _between(text: str, signing: Named, found: Sequence[Named], low: int, high: int) -> Named | None:
    """Return where a name stands in a list of parties, within none of their names."""
    for match in _written(signing.name).finditer(text, low, high):
        if any(one.start < match.end() and match.start() < one.end for one in found):
            continue
        before = text[max(match.start() - 60, low) : match.start()]
        listed = _ITEM.search(before) or _as_party(text, before, match)
        if not listed or _ONLY_TOLD.search(before) or _SPEAKS.match(text, match.end()):
            continue
        if not match.group()[0].isupper() or _RUNS_ON.match(text, match.end()):
            continue
        if text.rfind("(", low, match.start()) > text.rfind(")", low, match.start()):
            continue
        name = " ".join(match.group().split())
        return replace(signing, name=name, start=match.start(), end=match.end(), stop=match.end())
    return None


def _written(name: str) -> re.Pattern[str]:
    parts = [re.escape(word.strip(",")) for word in name.rstrip(".").split()]
    nickname = r",?\s+(?:[\"“(][^\"”)\n]{1,15}[\"”)]\s+)?"
    return re.compile(rf"(?<!\w){nickname.join(parts)}(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=4)
def _signing(text: str) -> tuple[Named, ...]:
    """Find the names that fill a line or a cell beside a mark of signature; twice asked of one text."""
    return tuple(islice(_signers(text), _MOST))


def _signers(text: str) -> Iterator[Named]:
    start = max(len(text) - _TAIL, 0)
    start = text.find("\n", start) + 1 if start else 0
    lines: list[tuple[int, str]] = []
    place = start
    for line in text[start:].split("\n"):
        if line.strip():
            lines.append((place, line))
        place += len(line) + 1
    marked = [_MARK.search(line) is not None for _, line in lines]
    for number, (place, line) in enumerate(lines):
        low = max(number - _NEAR, 0)
        if len(line) > _WIDEST or _PRICED.search(line) or not any(marked[low : number + _NEAR + 1]):
            continue
        above = lines[number - 1] if number else None
        if above and above[0] + len(above[1]) + 1 == place and not _ENDS.search(above[1]):
            continue  # the end of a name over two lines
        behalf = any(_SIGNS_FOR.search(below) for _, below in lines[number + 1 : number + 1 + _NEAR])
        for cell in re.finditer(r"[^\t|]+?(?=[\t|]|\s{3,}|$)", line):
            named = _alone(text, place, cell)
            if named is None:
                continue
            if not (behalf or (_may_be_person(named) and _for_himself(lines, number))):
                continue
            yield named


def _alone(text: str, place: int, cell: re.Match[str]) -> Named | None:
    """Read a name that fills a cell."""
    words = cell.group().strip(" *_,:;.()")
    words = _HIMSELF.sub("", words)
    if not 3 <= len(words) <= _LONGEST or len(words.split()) > _MOST_WORDS:
        return None
    begin = place + cell.start() + cell.group().index(words[0])
    if ahead := _IN_NAME_OF.match(words):
        begin, words = begin + ahead.end(), words[ahead.end() :]
    if not words[:1].isalnum() or _NO_NAME.search(fold(words)) or _OFFICE.search(fold(words)):
        return None
    stop = begin + len(words)
    named = name_at(text, begin, stop, one_line=True)
    if (
        named is None
        or behind_honours(text, named.end, stop) < stop - 1
        or is_role(named.name)
        or only_form(named.name)
    ):
        return None
    if named.name.title() in places() or (len(words.split()) == 1 and not _BRAND.fullmatch(words)):
        return None
    return named


def _may_be_person(named: Named) -> bool:
    count = len(named.name.split())
    return not named.suffix and not organised(named.name) and 2 <= count <= _PERSON


def _for_himself(lines: Sequence[tuple[int, str]], number: int) -> bool:
    """Tell whether who signs there holds no office, and no company stands above."""
    place, own = lines[number]
    below = [line for _, line in lines[number + 1 : number + 3]]
    above = [line for _, line in lines[max(number - 2, 0) : number]]
    if any(_OFFICE.search(fold(line)) for line in (own, *below[:1])):
        return False
    joins = number > 0 and lines[number - 1][0] + len(lines[number - 1][1]) + 1 == place
    if _FOR_ANOTHER.search(own) or (joins and _FOR_ANOTHER.search(above[-1])):
        return False
    # a line to sign on stands between a name and the company that it signs for
    entered = above[:-1] if above and _MARK.search(above[-1]) else above[-1:]
    return not any(_ENTERED.search(line) for line in entered)


_ENTERED = re.compile(
    r"\b(?:inc|corp|llc|l\.l\.c|ltd|limited|company|plc|llp|l\.p|gmbh|s\.a|b\.v|bank|university|corporation)\b",
    re.IGNORECASE,
)


def _told(text: str, signing: Named) -> Named | None:
    """Return where the opening names who signs, as a party may be named."""
    for match in _written(signing.name).finditer(text, 0, _OPENING):
        if match.end() >= signing.start:
            return None
        before = text[max(match.start() - 60, 0) : match.start()]
        if (
            not _as_party(text, before, match)
            or _ONLY_TOLD.search(before)
            or _SPEAKS.match(text, match.end())
        ):
            continue
        if not match.group()[0].isupper() and not any(map(str.isupper, match.group()[:6])):
            continue
        name = " ".join(match.group().split())
        return replace(signing, name=name, start=match.start(), end=match.end(), stop=match.end())
    return None


def _as_party(text: str, before: str, match: re.Match[str]) -> bool:
    """Tell whether a name stands where parties are named: between, and, a part's label, an address."""
    if _LED.search(before) or _CALLED.match(text, match.end()):
        return True
    if label := _LABEL.search(before):
        return is_role(label["label"]) or label["label"].strip().lower() in ("to", "from")
    line = _LINE.search(before)
    if line is None:
        return False
    if _GOES_ON.match(text, match.end()):
        return True
    return (
        match.start() < _ADDRESS and is_letter(text) and text[match.end() : match.end() + 1] in ("\n", ",")
    )
