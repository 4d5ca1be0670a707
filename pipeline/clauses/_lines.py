"""What one line says of a text's structure: a number, a heading, a part that begins.

Everything is decided on one line and its folded copy, so that the work is linear.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from data import late as re
from data.load import lexicon

Style = Literal["article", "decimal", "integer", "roman", "letter", "lettered", "small_roman", "bare"]

_LANGUAGES = ("fr", "en")
_HEADING_WIDTH = 90
_HEADING_WORDS = 12
_SENTENCE_WORDS = 7
"""More words than this in ordinary letters that fill a line or end with a stop are a sentence."""
_MOST_CELLS = 2
"""A line with more tabs is a row of a table, not an entry of a table of contents."""

_DECOR = re.compile(r"[#>*_\s]*")
_DECIMAL = re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,5})(?:[.)]|\s*[-\u2013\u2014:])?(?:[ \t\xa0]+|$)")
_INTEGER = re.compile(r"(\d{1,3})(?:\s?[.)]-?|\s*[-\u2013\u2014]|\s?\xb0)(?:[ \t\xa0]+|$)")
_BARE_INTEGER = re.compile(r"(\d{1,2})[ \t\xa0]+(?=\S)")
_ROMAN = re.compile(r"([IVXL]{1,6})(?:\s?[.)]|\s*[-\u2013\u2014])(?:[ \t\xa0]+|$)")
_LETTER = re.compile(r"(?:\(([a-zA-Z]{1,2})\)|([a-z]{1,2})\)|([a-zA-Z])\.)(?:[ \t\xa0]+|$)")
_LETTERED = re.compile(r"([A-Z]|[IVX]{1,4})(\.\d{1,2}){1,3}(?:[.)]|\s*[-\u2013\u2014:])?(?:[ \t\xa0]+|$)")
"""``B.4``, ``II.2``: articles of a part that has a letter or a Roman number."""
_SMALL_ROMAN = re.compile(r"\(?([ivx]{1,5})\)(?:[ \t\xa0]+|$)")
_SECTION_SIGN = re.compile(r"\xa7{1,2}\s*(\d{1,3}(?:\.\d{1,2}){0,4})[.:]?(?:[ \t\xa0]+|$)")
_LEADERS = re.compile(r"(?:\.{4,}|(?:\. ){4,}|\u2026{2,}|_{6,}|\t)[ \t.\u2026]*(\d{1,3})\s*$")
_ENDS_WITH_PAGE = re.compile(r"(?<=\S)[ \t\xa0]+(\d{1,3})\s*$")
_SENTENCE_END = re.compile(r"[.;:!?][\"'\u201d\u00bb)\]*_]*\s*$")
_UPPER = re.compile(r"[^\W\d_a-z\u00df-\u00f6\u00f8-\u00ff]")
_LOWER = re.compile(r"[a-z\u00df-\u00f6\u00f8-\u00ff]")
_BLANKS = re.compile(r"_{3,}|\[[^\]]{0,20}\]")


@dataclass(frozen=True, slots=True)
class Numbered:
    """A line that begins with a number: how it is written, the number, and where its words begin."""

    style: Style
    number: str
    rest: int
    """Offset in the line."""
    weak: bool = False
    """True where the words could be the middle of a sentence: only a break before makes it a clause."""


@cache
def words(part: str) -> tuple[str, ...]:
    """Return the words of a part of a contract in both languages."""
    return tuple(word for language in _LANGUAGES for word in lexicon("structure", language)[part])


@cache
def opens(part: str) -> re.Pattern[str]:
    """Return a pattern that a folded line of that part matches at its start."""
    ordered = sorted(set(words(part)), key=len, reverse=True)
    return re.compile(
        "|".join(re.escape(word) + (r"(?![a-z])" if word[-1].isalpha() else "") for word in ordered)
    )


@cache
def _article() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, words("article")), key=len, reverse=True))
    return re.compile(
        rf"(?:{names})\.?\s+(?:n[\xb0o]\s*)?"
        r"(\d{1,3}(?:\.\d{1,2}){0,5}(?:[a-z](?![a-z]))?|[ivxl]{1,7}|1er|premier|one|two|three|four"
        r"|five|six|seven|eight|nine"
        r"|ten|eleven|twelve)(?![a-z\d])\s*([.:)\-]*)[ \t]*"
    )


@cache
def _annex() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, words("annex")), key=len, reverse=True))
    return re.compile(
        rf"[\[\"]?(?:{names})(?![a-z])\s*(?:n[\xb0o]\s*)?\"?([a-z]{{1,2}}(?![a-z])"
        rf"|[ivxl]{{1,5}}(?![a-z])|\d{{1,3}}(?:[.\-]\d{{1,3}})*)?\"?"
    )


@cache
def _verbs() -> frozenset[str]:
    return frozenset(words("verbs"))


def decoration(line: str) -> int:
    """Return how many characters of mark-up stand before the words (``## ``, ``**``)."""
    match = _DECOR.match(line)
    return match.end() if match else 0


def ends_sentence(line: str) -> bool:
    """Tell whether a sentence (or a lead-in such as ``the following:``) ends with the line."""
    return _SENTENCE_END.search(line[-60:]) is not None


def contents_page(line: str, folded: str, at: int) -> int | None:
    """Return the page number that an entry of a table of contents ends with; ``None`` for other lines."""
    if not line or len(line) > 1500 or not line.rstrip()[-1:].isdigit():
        return None
    if line.count("\t") > _MOST_CELLS:
        return None
    match = _LEADERS.search(line) or _ENDS_WITH_PAGE.search(line)
    if match is None:
        return None
    if match.re.pattern == _ENDS_WITH_PAGE.pattern:
        words_only = line[at : match.start(1)]
        if not (is_upper(words_only) or numbered(line, folded, at)):
            return None
    return int(match.group(1))


def numbered(line: str, folded: str, at: int) -> Numbered | None:
    """Read the number that a line begins with, if it may begin a clause.

    Args:
        line: the line as printed.
        folded: its folded copy.
        at: offset of the first character after the decoration.
    """
    if at >= len(line):
        return None
    first = line[at]
    if first.isdigit():
        return _from_digit(line, at)
    if first == "\xa7":
        match = _SECTION_SIGN.match(line, at)
        return Numbered("article", match.group(1), match.end()) if match else None
    if (
        first == "("
        or (len(line) > at + 1 and line[at + 1] in ").")
        or line[at + 1 : at + 3].find(")") >= 0
    ):
        found = _from_letter(line, at)
        if found:
            return found
    if first.isupper() and (match := _LETTERED.match(line, at)):
        number = line[at : match.end()].strip(" \t\xa0.):-\u2013\u2014")
        goes_on = line[match.end() : match.end() + 1].islower()
        return None if goes_on else Numbered("lettered", number, match.end())
    if first in "IVXL":
        match = _ROMAN.match(line, at)
        if match and not line[match.end() : match.end() + 1].islower():
            return Numbered("roman", match.group(1), match.end())
    if first.isalpha():
        return _from_article(line, folded, at)
    return None


def _from_digit(line: str, at: int) -> Numbered | None:
    match = _DECIMAL.match(line, at)
    if match:
        if line[match.end() : match.end() + 1].islower() or match.group(1).endswith(".00"):
            return None
        return Numbered("decimal", match.group(1), match.end())
    match = _INTEGER.match(line, at)
    if match:
        follows = line[match.end() : match.end() + 1]
        if follows.islower() or follows.isdigit():
            return None
        return Numbered("integer", match.group(1), match.end())
    match = _BARE_INTEGER.match(line, at)
    if match and is_upper(line[match.end() :]):
        return Numbered("bare", match.group(1), match.end())
    return None


def _from_letter(line: str, at: int) -> Numbered | None:
    match = _SMALL_ROMAN.match(line, at)
    if match and (len(match.group(1)) > 1 or match.group(1) == "i"):
        return Numbered("small_roman", match.group(1), match.end())
    match = _LETTER.match(line, at)
    if match is None:
        return None
    letters = match.group(1) or match.group(2) or match.group(3)
    if match.group(3) and match.group(3) in "IVXL":
        return None
    if match.group(3) and line[match.end() : match.end() + 1].islower():
        return None
    if len(letters) == 2 and letters[0] != letters[1]:
        return None
    return Numbered("letter", letters, match.end())


def _from_article(line: str, folded: str, at: int) -> Numbered | None:
    match = _article().match(folded, at)
    if match is None:
        return None
    follows = line[match.end() : match.end() + 1]
    if not match.group(2) and follows and (follows.islower() or follows in ",;"):
        return None
    if follows.islower() and match.group(2) in (")", "-"):
        return None
    number = line[match.start(1) : match.end(1)]
    return Numbered("article", number, match.end(), weak=line[at].islower())


def annex(line: str, folded: str, at: int) -> Numbered | None:
    """Read the name of an annex that a line begins, if the line is a heading of one."""
    if len(line) - at > _HEADING_WIDTH + 30 or line[at : at + 1].islower():
        return None
    match = _annex().match(folded, at)
    if match is None:
        return None
    if not match.group(1) and len(line.strip()) > 30:
        return None
    follows = line[match.end() :].lstrip()
    if follows[:1].islower() or follows[:1] in {",", ";", ")"} or follows.rstrip().endswith((",", ";")):
        return None
    if _has_verb(folded[match.end() :]):
        return None
    number = line[match.start(1) : match.end(1)] if match.group(1) else ""
    return Numbered("article", number, at)


_ANNEX_ON_TOP = re.compile(
    r"[\[\"\u201c]?(?:EXHIBIT|SCHEDULE|ANNEXE?|APPENDIX|ATTACHMENT)\s+[\"\u201c'\u2018]?"
    r"(?P<number>[A-Z]{1,2}(?:-\d{1,2})?|\d{1,2}|[IVX]{1,5})[\"\u201d'\u2019]?(?=\s|$|[-:.])"
)


def annex_on_top(line: str, at: int) -> tuple[str, str] | None:
    """Return number and name of an annex that begins a line in capitals, whatever follows on the line."""
    match = _ANNEX_ON_TOP.match(line, at)
    return (match["number"], match.group().strip('["\u201c ')) if match else None


def is_upper(text: str) -> bool:
    """Tell whether a line is set in capitals (some four letters, nine in ten of them capital)."""
    capitals = len(_UPPER.findall(text))
    return capitals >= 4 and capitals >= 9 * len(_LOWER.findall(text))


def is_heading(line: str, folded: str, at: int) -> bool:
    """Tell whether a line alone in its paragraph reads like a heading in capitals or mark-up."""
    body = line[at:].rstrip(" *_\t")
    if not 3 < len(body) <= _HEADING_WIDTH or body[-1] in ",;" or "\t" in body or _BLANKS.search(body):
        return False
    if line.startswith("#"):
        return True
    # A formula on a line of its own is made of capitals too.
    return "=" not in body and is_upper(body) and len(body.split()) <= _HEADING_WORDS


def is_title_case(line: str, folded: str, at: int) -> bool:
    """Tell whether a line could be an unnumbered heading in ordinary letters: short, no verb, no stop."""
    body = line[at:].strip(" *_\t")
    if not 3 < len(body) <= 60 or not body[0].isupper() or body[-1] in ".,;:)" or "\t" in body:
        return False
    if any(character.isdigit() for character in body) or _BLANKS.search(body):
        return False
    count = len(body.split())
    return count <= 7 and not _has_verb(folded[at:])


def heading_in(
    line: str, folded: str, at: int, *, whole: bool = True, small: bool = False, wraps: bool = False
) -> str:
    """Return the heading that stands after a number on its line: all of a short line, or up to a stop.

    Empty where the words go straight into a sentence.

    Args:
        line: the line as printed.
        folded: its folded copy.
        at: where the words begin.
        whole: whether a heading may be all that the line holds.
        small: whether it may begin in lower case (``Article 5 : prix``), alone in its paragraph.
        wraps: whether the line goes on with the next one.
    """
    rest = line[at:].strip(" *_\t")
    if not rest:
        return ""
    window = rest[: _HEADING_WIDTH + 1]
    stop = re.search(r"[.:](?=\s|$)|\s[-\u2013\u2014]\s|\t", window)
    if stop and not whole and not rest[stop.end() :].strip():
        return ""
    if stop and stop.start() > 0:
        head = window[: stop.start()]
    elif whole and len(rest) <= _HEADING_WIDTH:
        head = rest
    else:
        return ""
    head = head.strip(' *_-\u2013\u2014.:"\u201c\u201d')
    if not head or len(head.split()) > _HEADING_WORDS or head.endswith((",", ";")):
        return ""
    if head[0].islower() and not (small and len(rest) == len(head) and len(head.split()) < 8):
        return ""
    fills = wraps if stop is None else not rest[stop.end() :].strip()
    if fills and len(head.split()) >= _SENTENCE_WORDS and not is_upper(head):
        return ""
    if not is_upper(head) and _has_verb(head.casefold()):
        return ""
    return head


_RUN_IN = re.compile(
    r"(?P<head>[A-Z][A-Z&,/' -]{3,60}?)(?:[.:]|\s[-\u2013\u2014])\s+"
    r"(?=[\"\u201c(]?(?:(?:This|The|Each|Either|Neither|Both|All|Any|No|Such|Le|La|Les|Chaque)\s+[A-Z]"
    r"|[A-Z][\w']*,?\s+[a-z(\"\u201c]))"
)
_SHORT_HEADS = frozenset(
    {"TERM", "FEES", "RENT", "PRICE", "COSTS", "TAXES", "AUDIT", "DUREE", "PRIX", "OBJET", "LOYER"}
)
_CAPITAL_HEAD = re.compile(r"\d{1,2}\.\s?[A-Z]{3}[A-Z &,/'-]{1,50}:(?=\s)")


def capital_head(line: str, at: int) -> bool:
    """Tell whether a line begins with a number, a heading in capitals and a colon."""
    return _CAPITAL_HEAD.match(line, at) is not None


_NO_RUN_IN = re.compile(
    r"\b(?:INC|LTD|LLC|CORP|CO|COMPANY|LIMITED|LP|LLP|SA|SAS|SARL|NO|ATTN|ATTENTION|FAX|TEL|EMAIL|NAME|TITLE|DATE"
    r"|NOTE|SCHEDULE|EXHIBIT|ANNEX|ANNEXE|APPENDIX|ADDRESS|WITNESS|ATTEST|WHEREAS|BY|TO|FROM|RE)$|\bWHEREAS|\bTHEREFORE"
)


def run_in(line: str, at: int) -> str:
    """Return the heading in capitals that a paragraph begins with ("INSURANCE. The Seller ..."), or ""."""
    match = _RUN_IN.match(line, at)
    if match is None:
        return ""
    head = match["head"].strip(" -")
    if len(head) < 6 and head not in _SHORT_HEADS:  # an abbreviation that is explained
        return ""
    if len(head.split()) > _SENTENCE_WORDS or _NO_RUN_IN.search(head) or not is_upper(head):
        return ""
    return head


_OPEN_END = re.compile(r"(?:^|\s)(?:AND|OR|OF|THE|FOR|TO|IN|WITH|ET|OU|DE|DES|DU|LA|LE|LES|AUX?|EN|SUR|&)$")


def is_open_ended(heading: str) -> bool:
    """Tell whether a heading in capitals ends with a word after which another must come."""
    return _OPEN_END.search(heading) is not None


def opens_body(folded: str, at: int) -> bool:
    """Tell whether a heading is one under which a contract's first clauses stand."""
    match = opens("body_headings").match(folded, at)
    if match is None:
        return False
    return match.group().endswith((" of", " des")) or not folded[match.end() :].strip(" *_:.\t")


def _has_verb(folded: str) -> bool:
    return not _verbs().isdisjoint(folded.split())
