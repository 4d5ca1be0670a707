"""What stands beside a title: lines that belong to it, so that it may be cut short, and other lines."""

from __future__ import annotations

from data import late as re
from pipeline.folding import fold

SKIP = re.compile(
    r"(?:exhibit|annex|appendix|schedule|attachment|ex\b|source\s*:|page\s|table\s+of\s+contents"
    r"|table\s+des\s+matieres|sommaire|confidential|certain|portions?|\[|note\s*:|execution\s+(?:copy"
    r"|version)|"
    r"conformed|redacted|copy|draft|translation|between|by\s+and|dated|version|whereas|recitals|www\."
    r"|http|tel\b|article\s+[\divx]|section\s+\d|\d+(?:\.\d+)*[.)]?\s+[a-z]|entire\s+agreement|list\s+of"
    r"|liste\s+des|agreement,?$|definitions"
    # the heading of a part: "Part 2 - General Terms" is no title of what it is a part of
    r"|(?:part|partie|titre|chapitre|chapter|volet)\s+(?:\d{1,2}|[ivx]{1,4}|one|two|three|[a-d])\b)"
)
EXHIBIT_PREFIX = re.compile(
    r"^(?:exhibit|ex\.?|annex|appendix|schedule)\s+(?:no\.?\s*)?[\w.()\-]{1,9}\s*[-:–]?\s+(?=\S)",
    re.IGNORECASE,
)
OTHERS_NAME = re.compile(
    r"\b(?:inc|corp|corporation|company|ltd|limited|llc|l\.l\.c|l\.p|plc|gmbh|sas|sarl|hereto|disclosed|laws?|bancorp)\b"
)
_BRACKETED = re.compile(
    r"[ \t]*\n[ \t]*\((?!\s*(?:this|the|\"|“|together|as\b|see\b))[^()\n\"“”]{2,50}\)[ \t]*(?=\n|$)",
    re.IGNORECASE,
)
_SHORT_ABOVE = re.compile(r"(?:^|\n)(?P<line>[ \t]*(?=[^a-z\n]*\n)[^\n]{4,60})\n{1,2}[ \t]*$")
_SHORT_BELOW = re.compile(r"[ \t]*\n(?P<line>(?!\n)[ \t]*\S[^\n]{2,60})(?=\n|$)")
_CAPITALS_BELOW = re.compile(r"[ \t]*\n{2}(?P<line>[ \t]*(?=[^a-z\n]*(?:\n|$))[A-Z(#][^\n]{3,60})(?=\n|$)")
_BESIDE = re.compile(
    r"\b(?:this|between|among|by|dated?|entered|effective|made|parties|entre|les?|la|soussigne|conclu|date|as\s+of|with"
    r"|and|article|preamble|recitals?|between:|exhibit|version|copy|form|page"
    r"|january|february|march|april|may|june|july|august|september|october|november|december|\d{4})\b|[*_]{3}|:"
)
"""What a line beside a title is when it is no part of it: parties, a date, a number."""


def end_with_brackets(head: str, end: int) -> int:
    """Return where a title ends with the brackets on the next line; ``end`` where there are none."""
    below = _BRACKETED.match(head, end)
    return below.end() if below else end


def more_beside(head: str, start: int, end: int) -> bool:
    """Tell whether words beside, above or below a title may belong to it, so that it may be cut short."""
    line_start = head.rfind("\n", 0, start) + 1
    line_end = head.find("\n", end)
    around = head[line_start:start] + " " + head[end : line_end if line_end >= 0 else end]
    if re.search(r"\w", EXHIBIT_PREFIX.sub("", around)):
        return True
    above = _SHORT_ABOVE.search(head, max(start - 100, 0), start)
    below = _SHORT_BELOW.match(head, end) or _CAPITALS_BELOW.match(head, end)
    return any(match is not None and _may_belong(match["line"]) for match in (above, below))


def _may_belong(line: str) -> bool:
    words = fold(line).strip(" *_#%")
    apart = SKIP.match(words) or _BESIDE.search(words) or OTHERS_NAME.search(words)
    return not apart and words[:1] not in ("(", "[") and sum(c.isalpha() for c in words) > 3


_SPACED = re.compile(r"(?:^|\n)[ \t]*(?P<title>[A-Z](?: [A-Z])+(?: {2,}[A-Z&](?: [A-Z&])*)*)[ \t]*(?=\n)")


def spaced_out(head: str) -> tuple[str, int, int] | None:
    """Read a title whose letters stand apart: ``L E A S E   A G R E E M E N T``."""
    for match in _SPACED.finditer(head):
        words = [word.replace(" ", "") for word in re.split(r" {2,}", match["title"])]
        if len("".join(words)) > 4:
            return " ".join(words), *match.span("title")
    return None


_ABOUT = re.compile(
    r"(?:^|\n)[ \t]*(?P<title>(?:AGREEMENT|CONTRACT|DEED|LEASE|Agreement|Contract|Deed|Lease)[ \t]*"
    r"\n{1,2}[ \t]*(?:for|on|relating\s+to|in\s+respect\s+of|concerning|regarding"
    r"|as\s+to|FOR|ON|RELATING\s+TO|IN\s+RESPECT\s+OF"
    r"|CONCERNING|REGARDING)\b[^\n]{0,90}(?:\n[ \t]*[^\s(\d_][^\n]{2,80}){0,2})[ \t]*"
    r"(?=\n[ \t]*(?:\n|_{3}))"
)
_NO_PART = re.compile(r"between|among|dated|made|this\b|whereas|ltd|limited|inc\b|llc|plc|\b\d{4}\b")


def broken_over(head: str) -> tuple[str, int, int] | None:
    """Read a title of a bare noun and what it is about: ``AGREEMENT`` above ``for the supply of goods``."""
    match = _ABOUT.search(head)
    if match is None or _NO_PART.search(fold(match["title"])):
        return None
    return " ".join(match["title"].split()), *match.span("title")


def capitals(line: str) -> bool:
    """Tell whether a line is in capitals, or nearly."""
    letters = [c for c in line if c.isalpha()]
    return len(letters) > 3 and sum(c.isupper() for c in letters) >= 0.8 * len(letters)


def titled(line: str, language: str) -> bool:
    """Tell whether the longer words of a line begin with capitals, as those of a title do."""
    words = [word for word in re.findall(r"[^\W\d_][\w’'-]*", line) if len(word) > 3]
    if not words:
        return False
    capital = sum(word[0].isupper() for word in words)
    return capital >= (0.75 if language == "en" else 0.5) * len(words) or (
        language == "fr" and line.lstrip(" *_#%")[:1].isupper() and len(words) <= 8
    )
