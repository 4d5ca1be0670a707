"""Reads whom an English letter agreement is addressed to: the name over the address, before "Dear …"."""

from __future__ import annotations

from collections.abc import Iterator

from data import late as re
from pipeline.company import normalise
from pipeline.folding import fold
from pipeline.terms._party_words import Named, is_role, name_at, organised

_REACH = 6_000
_ABOVE = 700
_MOST_LINES = 9
_SALUTES = re.compile(
    r"(?m:^)[ \t]*(?:Ladies\s+(?:and|&)\s+Gentlemen|Gentlemen|Dear\s+(?P<who>[^\n:,]{2,40}))\s*[:,]",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\d{2,}|\b(?:street|avenue|road|suite|floor|drive|plaza|boulevard|attention|attn|p\.o)\b",
    re.IGNORECASE,
)
_TOWN = re.compile(r"[A-Z][\w.’' -]{2,25},\s+[A-Z][\w.’' -]{1,25}")
_TAIL = 12_000
_WITH = re.compile(r"\b(?:agreements?|agrees?)\s+with\s+(?:the\s+)?(?=[A-Z])")


_TITLE = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.?\s+(?=[A-Z])")


_TOP = 600
_HEAD_LINES = 3
_MARGIN = re.compile(r"(?:exhibit|ex-|page|confidential|execution|<page>|private)\b|<", re.IGNORECASE)
_LETTERHEAD = re.compile(r"\s*\[?\s*(?:letterhead\s+of\s+)", re.IGNORECASE)
_ASIDE = re.compile(r"[\"“(][^\"”)]{1,20}[\"”)]")


def is_letter(text: str) -> bool:
    """Tell whether an agreement is written as a letter."""
    return _SALUTES.search(text, 0, _REACH) is not None


def read(text: str) -> list[Named]:
    """Find whom the letter is written to; only one who is also found where it is signed."""
    match = _SALUTES.search(text, 0, _REACH)
    if match is None:
        return []
    start = max(match.start() - _ABOVE, 0)
    lines = [line for line in re.finditer(r"[^\n]+", text[start : match.start()]) if line.group().strip()]
    tail = " ".join(fold(text[max(len(text) - _TAIL, match.end()) :]).split())
    found = list(_sender(text, match.start(), tail))
    for number, line in enumerate(lines[-_MOST_LINES:]):
        below = lines[-_MOST_LINES:][number + 1 :]
        at = start + line.start() + len(line.group()) - len(line.group().lstrip())
        if title := _TITLE.match(text, at):
            at = title.end()
        named = name_at(text, at, start + line.end(), one_line=True)
        if named is None or is_role(named.name) or not _fills(text, named, start + line.end()):
            continue
        company = named.suffix or organised(named.name)
        greeted = title is not None or _is_greeted(named.name, match["who"])
        person = not company and greeted
        if not (person or (company and any(_is_place(one.group()) for one in below))):
            continue
        if any(normalise(one.name) == normalise(named.name) for one in found):
            continue
        told = " ".join(fold(named.name).split())
        signs = told in tail or (person and _signs(tail, named.name))
        if signs or _defined(text, match.end(), named) or _agreed(text, match.end(), named):
            one = Named(named.name, named.start, named.end, named.end, suffix=named.suffix, person=person)
            return [*found, one]
    return found


def _sender(text: str, salutes: int, tail: str) -> Iterator[Named]:
    """Yield the company on the head of the letter, where it comes again in the letter's end."""
    read = 0
    for line in re.finditer(r"[^\n]+", text[: min(salutes, _TOP)]):
        words = line.group().strip()
        if not words or _MARGIN.match(words):
            continue
        if (read := read + 1) > _HEAD_LINES:
            return
        head = _LETTERHEAD.match(line.group())
        at = head.end() if head else len(line.group()) - len(line.group().lstrip())
        named = name_at(text, line.start() + at, line.end(), one_line=True)
        fills = named is not None and not text[named.end : line.end()].strip(" ,.;*_]")
        if named is not None and named.suffix and fills and " ".join(fold(named.name).split()) in tail:
            yield Named(named.name, named.start, named.end, named.end, suffix=True)
            return


def _is_place(line: str) -> bool:
    return _PLACE.search(line) is not None or _TOWN.fullmatch(line.strip()) is not None


def _signs(tail: str, name: str) -> bool:
    """Tell whether a person's first and last name, or initial and last name, stand in the end."""
    words = re.findall(r"[^\W\d_][\w’'.-]*", fold(_ASIDE.sub(" ", name)))
    if len(words) < 2:
        return False
    first, rest, last = re.escape(words[0][0]), re.escape(words[0][1:]), re.escape(words[-1])
    return re.search(rf"(?<!\w){first}(?:{rest})?\.?\s+(?:\w\.?\s+)?{last}(?!\w)", tail) is not None


def _fills(text: str, named: Named, end: int) -> bool:
    return not text[named.end : end].strip(" ,.;*_")


def _is_greeted(name: str, who: str | None) -> bool:
    words = [
        word
        for word in re.findall(r"[^\W\d_]{2,}", fold(who or ""))
        if word not in ("mr", "mrs", "ms", "dr")
    ]
    return bool(words) and 2 <= len(name.split()) <= 4 and words[-1] in fold(name).split()


def _defined(text: str, start: int, named: Named) -> bool:
    """Tell whether the letter names the company again, and says what it is called in it."""
    pattern = r"\s+".join(re.escape(word) for word in named.name.split())
    again = re.search(
        rf"{pattern}[^()\n]{{0,80}}\n?[^()\n]{{0,80}}\([^()]{{0,40}}[\"“]", text[start : start + _REACH]
    )
    return again is not None


def _agreed(text: str, start: int, named: Named) -> bool:
    """Tell whether the letter confirms "its agreement with" the one it is written to."""
    key = normalise(named.name)
    for match in _WITH.finditer(text, start, start + 3_000):
        other = name_at(text, match.end(), match.end() + 200)
        if other is not None and key and normalise(other.name).startswith(key.split()[0]):
            return True
    return False
