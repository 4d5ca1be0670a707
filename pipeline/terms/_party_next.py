"""Tells where the next party of an English preamble begins: which "and", comma or number parts parties."""

from __future__ import annotations

from data import late as re
from pipeline.terms import _party_shapes as shapes
from pipeline.terms._party_start import DESCRIBED, STREET, start_of_party
from pipeline.terms._party_words import Named, only_form, organised

_CONNECT = re.compile(
    r"(?P<and>,?\s*\b(?:and|AND|And|&)\b(?:\s+(?:between|among))?(?::|,(?=\s+solely\b))?\s)|(?P<semi>;)"
    r"|(?P<number>\n\s*\(?(?:[2-9]|i{2,3}|iv|[b-h])[).]\s|\n\s*\d{1,2}\.[2-9]\.?\s"
    r"|(?<=[)”\";,])\s+\((?:[2-9]|ii|iii|iv)\)\s)|(?P<comma>,\s)|(?P<line>\n\s*\n)"
    r"|(?P<verb>\b(?:engages|retains|appoints|authorizes|hires|employs)\s+(?:the\s+services\s+of\s+)?"
    r"|\b(?:IN\s+FAVOU?R\s+OF:?|in\s+favou?r\s+of|for\s+the\s+benefit\s+of)\s+(?:and\s+for\s+the\s+benefit\s+of\s+)?"
    r"|(?<=\)\s)with\s+(?:the\s+)?(?=[A-Z])"
    r"|\b(?:to\s+the\s+order\s+of|guarantees\s+to|agrees\s+with|bound\s+unto)\s+)|(?P<gap>[ ]{4,}|\t+)"
)
_OPENS_ALIAS = re.compile(r"\s*\(\s*(?:the\s+|The\s+|hereinafter[\w\s]*)?[\"“]")
_ALIASED_SOON = re.compile(
    r"[^;]{0,320}?(?:\(\s*(?:hereinafter|hereafter)\b|(?:\((?:[^()]{0,60}?)|\b(?:hereinafter|hereafter)\b[^;()\"“]{0,40})[\"“](?:the\s+)?[A-Z])"
)
_BARE_ALIAS = re.compile(r"[^;()]{0,200}\((?:[Tt]he\s+)?[A-Z][\w&’'-]*(?:\s[A-Z][\w&’'-]*){0,2}\s*\)")
"""An alias whose quotation marks were left out, or lost: "(Developer )"."""
_PLACE = re.compile(
    r"\blaws\s+of\s+[\w\s,.]{0,50}$|\bStates?\s+of\s+[\w ]{0,30}$|\bCounty\s+of\s+$|\bEngland\s*$"
    r"|\bTrinidad\s*$"
)
_RELATION = re.compile(
    r"\b(?:subsidiary|affiliate|parent|agent|successor|predecessor|manager|member|partner|trustee"
    r"|division|assignee|through|by|behalf|formerly|named?|called|known\s+as)\s*$"
)
"""What stands before a company that is named only to say who another is."""
_CONSISTS = re.compile(
    r"\b(?:(?:consisting|composed|comprised)\s+of|comprising"
    r"|(?:joint\s+venture|consortium)\s+(?:of|between|among)|acting\s+by\s+its\s+(?:joint\s+)?(?:administrators|liquidators|receivers|directors|trustees))\b[^;()]*$"
)
"""Whom a party consists of is told, not bound."""
_REPRESENTED = re.compile(r"\brepresented\s+(?:[a-z]+\s+){0,4}by\b[^;()\"”]*$")
_PART = re.compile(
    r"\b(?:party|Party|PARTY)\s+(?:[A-H1-9]|I{1,3})\s*:|[a-z]\s*:\s*$"
    r"|(?:\(\s?|\n\s*)(?:ii|iii|iv|v|[b-h2-9])\s?\)\s*$"
)
"""What says before a name that a party follows: "Party C:", "the Contractor:", "(ii)"."""
_ADDRESSED = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr|Prof|MR|MRS|MS|DR)\b\.?\s[A-Z]")
_OWN_LINE = re.compile(r"\n\s*(?:-\s*)?(?:and|AND|And|&)(?:\s*-)?[ \t]*:?[ \t]*\n\s*")
_TOGETHER = re.compile(
    r"\(\s*(?:each|collectively|together|jointly|both|individually)\b[^()]{0,160}[\"“]"
    r"|\(\s*(?:the\s+)?[\"“][A-Z]\w+s[\"”]|\b(?:do\s+)?(?:hereby\s+)(?:agree|acknowledge|confirm)\b"
    r"|(?<!\b[A-Z])\.[ \t]*\n[ \t]*\n"
)
"""One name for several, behind the last of them, or what they do together."""
_ASIDE = re.compile(
    r",?\s*\b[pfdan]/k/a\s+[\"“][^\"“”\n]{2,40}[\"”]|\b(?:dated|u/a/d|dtd\.?)\s+[A-Z][a-z]+\s+\d{1,2},\s+\d{4}"
)
"""What may stand behind a name in a list: a band's name, the day of a trust."""
_AND_PERSON = re.compile(
    r"\s+(?:and|AND|&)\s+(?:[A-Z][\w.’'-]*\s+){1,3}?(?P<last>[A-Z][\w’'-]+)(?=\s*[,(.;]|\s+(?:both|each|jointly)\b)"
)
_SMALL = frozenset(
    [
        *("and", "or", "of", "the", "de", "la", "van", "von", "der", "&", "an", "each", "both"),
        *("individual", "individuals", "husband", "wife"),
    ]
)
_WHAT = re.compile(
    r"\s*,\s+an?\s+(?:[A-Z]?[\w-]+\s+){0,4}"
    r"(?:corporation|company|partnership|trust|association|individual|municipality|institution|society)\b"
)
"""What a party is, told right behind its name."""
_BRAND = re.compile(r"[A-Z\d&-]{3,}|[A-Za-z][a-z]*(?:[A-Z][a-z\d]*)+")
"""A word that by its letters is a name: NAVCO, eHarvest."""
_WORD = re.compile(r"[A-Z][\w.'-]*\Z")
_DOT = re.compile(r"\.\s*[,(]")
"""The stop of a name that is cut short: "Toll Bros. (\"Toll\")"."""
_FORM_TOLD = re.compile(r",?\s*an?\s[\w\s]{3,60}(?:company|partnership|corporation|trust|individual)")
_LIST = 400
_OPENING = 80
_NEAR_AFTER = 160


def next_party(text: str, named: Named, stop: int) -> int | None:
    """Where the next party starts, or ``None``: each connector outside brackets is weighed."""
    inside = _brackets(text, named.end, stop)
    for match in _CONNECT.finditer(text, named.end, stop):
        if any(low < match.start() < high for low, high in inside):
            continue
        candidate = start_of_party(text, match.end(), stop)
        if candidate is None or candidate.start > match.end() + 60 or only_form(candidate.name):
            continue
        in_place = _PLACE.search(text, max(named.end, match.start() - 70), match.start())
        if in_place and not candidate.suffix and not candidate.blank:
            continue
        if _of_another(text, named, candidate, match) or _of_a_town(text, named, candidate, match):
            continue
        if _is_party(text, named, candidate, match, stop):
            return _from_its_head(text, named, candidate, match, stop)
    return None


def listed(text: str, named: Named) -> bool:
    """Tell whether a name stands in a list of names that have one name together: (collectively, "…")."""
    if _kin(text, named):
        return True
    closed = _TOGETHER.search(text, named.end, named.end + _LIST)
    if closed is None or (len(named.name.split()) < 2 and not named.suffix):
        return False
    words = _ASIDE.sub(" ", text[named.end : closed.start()])
    if any(mark in words for mark in "(;:") or "\n\n" in words:
        return False
    return all(_is_item(word) for word in words.split())


def _is_item(word: str) -> bool:
    bare = word.strip(",.")
    return not bare or bare in _SMALL or (bare[0].isupper() and not any(map(str.isdigit, bare)))


def _of_another(text: str, before: Named, candidate: Named, match: re.Match[str]) -> bool:
    """Whether a name says only whom the party before consists of, or who represents it."""
    between = text[before.end : match.start()]
    if _CONSISTS.search(between):
        return True
    bare = not candidate.suffix and not match.group().startswith(",")
    return bare and _REPRESENTED.search(between) is not None


def _from_its_head(text: str, before: Named, candidate: Named, match: re.Match[str], stop: int) -> int:
    """Where a firm's name begins that a comma seems to part: "for Roe, Poe & Low LLP"."""
    head = (
        _WORD.search(text[max(before.end, match.start() - 30) : match.start()])
        if match.lastgroup == "comma"
        else None
    )
    place = match.start() - len(head.group()) if head else 0
    if head and text[place - 1 : place].isspace():
        whole = start_of_party(text, place, stop)
        if whole is not None and whole.start == place and whole.end == candidate.end:
            return place
    return match.end()


def _of_a_town(text: str, before: Named, candidate: Named, match: re.Match[str]) -> bool:
    """Whether what is taken for a name begins with the town of an address: "1 Elm Road, Dover and X"."""
    if match.lastgroup != "comma" or " and " not in candidate.name:
        return False
    return STREET.search(text[max(before.end, match.start() - 110) : match.start() + 1]) is not None


def _is_party(text: str, before: Named, candidate: Named, match: re.Match[str], stop: int) -> bool:
    if candidate.blank:
        return match.lastgroup != "comma"
    after = text[shapes.behind_honours(text, candidate.end, stop) : stop]
    after = after[1:] if _DOT.match(after) else after
    described = bool(DESCRIBED.match(after))
    words = candidate.name.split()
    aliased = bool(_ALIASED_SOON.match(after)) or (len(words) > 1 and bool(_BARE_ALIAS.match(after)))
    bracket = text[match.start() - 1] == ")"
    if match.lastgroup == "comma" and _RELATION.search(
        text, max(before.end, match.start() - 40), match.start()
    ):
        return False
    if match.lastgroup != "verb" and _introduced(text, before, candidate, match):
        return True
    if match.lastgroup == "comma" and bracket and _OPENS_ALIAS.match(after):
        return True
    if match.lastgroup == "comma" and not before.name and described and aliased:
        near = match.start() - before.end < _OPENING
        return near and len(words) > 1 and "represented" not in text[before.end : match.start()]
    if match.lastgroup == "gap":
        beside = not text[before.end : match.start()].strip()
        return candidate.suffix and before.suffix and beside and len(words) > 1
    if match.lastgroup == "comma" and bracket and re.match(r"\s*,\s+(?:an?|as)\s", after):
        brand = aliased and len(words) == 1 and _BRAND.fullmatch(candidate.name) and _WHAT.match(after)
        return bool(brand) or ((aliased or candidate.suffix) and 2 <= len(words) <= _MOST_WORDS)
    if (
        match.lastgroup == "comma"
        and _WHAT.match(after)
        and (organised(candidate.name) or len(words) in (2, 3))
    ):
        return _WHAT.search(text, before.end, match.start()) is not None
    if match.lastgroup == "comma":
        told = described or after.lstrip().startswith((",", "and"))
        return candidate.suffix and before.suffix and told
    if candidate.suffix:
        return match.lastgroup != "verb" or described
    if match.lastgroup == "line":
        return False
    if match.lastgroup == "verb":
        return described and (aliased or _AS.match(text, candidate.end) is not None)
    if described and aliased:
        return len(words) > 1 or candidate.name.isupper() or len(candidate.name) > 3
    if organised(candidate.name):
        return described
    return described and 2 <= len(words) <= 4 and not any(c.isdigit() for c in candidate.name)


_TRUST = re.compile(r",?\s+(?:dated|u/a/d|u/d/t|u/t/a|under\s+(?:agreement|declaration))\s", re.IGNORECASE)
"""Behind a trust's name: the day on which it was made."""
_TOWN = re.compile(r",\s+[A-Z]\w+(?:\s[A-Z]\w+)?\s+\((?:the\s+)?[\"“]")
"""Behind a town's name: the state that it is in, and what it is called."""
_LED = re.compile(
    r"\b(?:plaintiff|defendant|claimant|respondent|petitioner|intervenor|buyer|seller|landlord|tenant|lessor|lessee"
    r"|licensor|licensee|supplier|customer|client|contractor|owner|employer|borrower|lender)s?\s*$"
)
"""A part in small letters right before a name: "and tenant Jane Roe"."""
_ONE = r"[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,4}"
_AS_ONE = re.compile(
    rf"(?:,?\s+(?:and\s+|&\s+){_ONE}|,\s+{_ONE}){{0,4}},?\s+as\s+(?:the\s+|a\s+)?[A-Z][a-z]+"
)
"""The part of those who are named together: "X LLC as Landlord and Jane Roe and Carl Poe as Tenant"."""
_AS = re.compile(r",?\s+(?:solely\s+)?as\s+(?:the\s+)?[A-Z][a-z]+(?:\s+[A-Z][a-z]+)?\s*(?:[,;.(]|\n\s*\n)")
"""The part of one who is named on a cover: "FERN FUNDING TRUST, as Issuer,"."""


def _introduced(text: str, before: Named, candidate: Named, match: re.Match[str]) -> bool:
    """Whether what stands before and behind a name says by itself that it is a party's."""
    if _LED.search(text, match.end(), candidate.start):
        return True
    if match.lastgroup == "and" and 2 <= len(candidate.name.split()) <= _FEW_WORDS:
        after = _AS_ONE.match(text, candidate.end)
        if after is not None and _AS_ROLE.search(text, max(before.start - 80, 0), match.start()):
            return True
    apart = match.lastgroup in ("and", "line") or "\n\n" in text[match.start() : candidate.start]
    if apart and candidate.name.isupper() and " " in candidate.name and _AS.match(text, candidate.end):
        return True
    lead = text[match.end() : candidate.start]
    if len(candidate.name.split()) <= _MOST_WORDS and _PART.search(lead):
        return True
    if match.lastgroup == "and" and _ADDRESSED.match(candidate.name):
        return True
    if match.lastgroup == "number" and re.match(r"\s*[,(]|[ \t]*(?:\n|$)", text[candidate.end :][:5]):
        return candidate.name.isupper() or 2 <= len(candidate.name.split()) <= _MOST_WORDS
    if match.lastgroup == "and" and _OWN_LINE.match(text, match.start(), candidate.start + 1):
        return re.match(r"[ \t]*(?:\n|$)", text[candidate.end :][:_NEAR_AFTER]) is not None
    if match.lastgroup in ("and", "comma", "semi") and organised(candidate.name):
        if _TRUST.match(text, candidate.end):
            return True
        if text[match.start() - 1] == ")" and _TOWN.match(text, candidate.end):
            return True
    said = shapes.behind_honours(text, before.end, match.start())
    between = text[said : match.start()].strip(" \n")
    told = not between or between.endswith(")") or _FORM_TOLD.fullmatch(between) is not None
    follows = match.lastgroup == "and" or told
    return follows and listed(text, candidate)


_MOST_WORDS = 8
_FEW_WORDS = 4
_AS_ROLE = re.compile(r"\sas\s+(?:the\s+|a\s+)?[A-Z][a-z]+|\band\s")


def _kin(text: str, candidate: Named) -> bool:
    """Tell whether a person is named with another of the family: "Ann Roe and Carl Roe"."""
    other = _AND_PERSON.match(text, candidate.end)
    words = candidate.name.split()
    return other is not None and 2 <= len(words) <= 4 and other["last"].casefold() == words[-1].casefold()


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
