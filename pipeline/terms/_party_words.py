"""The small grammar of parties: what a name looks like, where it starts, how it is aliased."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from data import late as re
from data.load import lexicon
from pipeline.company import legal_forms
from pipeline.folding import fold
from pipeline.terms import _party_shapes as shapes

_CAPITAL = "A-ZÀ-ÖØ-Þ" + "".join(chr(code) for code in range(0x100, 0x180) if chr(code).isupper())
_TOKEN = (
    rf"(?:(?:[{_CAPITAL}0-9]|[a-z]{{1,5}}-?[{_CAPITAL}]|[a-z]\d|e-[a-z]{{3}}|@(?=[{_CAPITAL}]))(?:[\w’'&.\-®™/!+]|\*(?=[A-Z]))*|&|[a-z0-9-]+\.(?:com|net|org)\b"
    rf"|(?:[a-z]\.){{2,4}})"
)
_LINK = (
    r"(?:of|the|for|de|du|des|la|le|les|et|von|van|der|den|en|in|on|at|y|e|sur|aux?|à|pour|[dl][’']"
    r"|[sd]/o|a/[lp]|bint?i?|ibn|del|della|di|da|dos|do|zu|zur|ter|ten|af|av|til)"
)
_GAP = r"(?:[ ]+\n?[ ]*|\n[ ]*(?!\n))"
"""Between the words of a name; a tab is the border of a cell."""
_APOSTROPHE = r"(?<=[’'])"
_SUFFIX = (
    r"(?:Incorporated|INCORPORATED)\b|e\.\s?[KV]\.(?![A-Za-z])|(?i:national\s+association\b(?!\s+of\b)|kabushiki\s+kaisha\b|aktiengesellschaft\b"
    r"|p\.?\s?l\.?\s?l\.?\s?c\b\.?|inc\b\.?|corp(?:oration)?\b\.?|co\b\.?,?\s*ltd\b\.?"
    r"|company,?\s+limited|l\.?\s?l\.?\s?c\b\.?|"
    r"l\.?l\.?l?\.?p\b\.?|l\.\s?p\b\.?|limited liability company|limited partnership|p\.?l\.?c\b\.?"
    r"|pty\.?,?\s+l(?:td|imited)\b\.?|"
    r"(?:\(pty\)|pte|pvt|private)\.?,?\s+l(?:td|imited)\b\.?|l(?:td|imited)\b\.?|n\.\s?a\b\.?"
    r"|f\.\s?s\.\s?b\b\.?|"
    r"g\.?m\.?b\.?h\b\.?(?:\s+&\s+co\.?\s+kg)?|b\.\s?v\b\.?|n\.\s?v\b\.?|s\.\s?p\.\s?a\b\.?"
    r"|s\.\s?r\.\s?l\b\.?|s\.à\s?r\.\s?l\b\.?|"
    r"s\.\s?a\.\s?r\.\s?l\b\.?|s\.\s?a\.\s?s\b\.?|g\.\s?i\.\s?e\b\.?"
    r"|s\.\s?a\b\.?(?:p\.?i\b\.?)?(?:\s+de\s+c\.\s?v\.?)?|s\.\s?de\s+r\.\s?l\b\.?(?:\s+de\s+c\.\s?v\.?)?"
    r"|s\.a\.b\.\s?de\s?c\.\s?v\.?|sp\.\s?z\s?o\.\s?o\.|d\.o\.o\.|s\.r\.o\.|a\.s\.(?![a-z])"
    r"|p?\.?j\.?s\.?c\b\.?|w\.\s?l\.\s?l\b\.?|fz-?(?:llc|co|e)\b|s\.a\.[oq]\.[cg]\.?"
    r"|s\.\s?l\b\.|k\.\s?k\b\.|ltda\b\.?|sdn\.?\s+bhd\b\.?|a/s\b|s/a\b|p\.\s?c\b\.)"
    r"|(?:LP|SA|SAS|SARL|SASU|EURL|SNC|SCI|SCP|SCOP|SCIC|SELARL|SELAS|EARL|SRL|SAL|ApS|OÜ|BVBA|SPRL|EIRL|FSB|LLLP"
    r"|OHG|KG|UG|PBC|ACA|PCA|CIC|Berhad|BERHAD|Bhd|MHC|GIE|BV|NV|AG|SE|AB|ASA|Oyj?|KK|SpA|Srl|KGaA|ULC|DAC"
    r"|Kft\.?|Zrt\.?|Nyrt\.?|Tbk|TBK|JSC|OJSC|PJSC"
    r"|Company|COMPANY|Co\.|CO\.)(?![\w])"
)
_NAME = re.compile(
    rf"{_TOKEN}(?:(?:{_GAP}|{_APOSTROPHE})(?:(?:{_LINK}(?:{_GAP}"
    rf"|{_APOSTROPHE})){{1,2}}(?!\d))?{_TOKEN}){{0,11}}"
)
_TRAILING = re.compile(rf"(?:\s*,\s*|{_GAP})(?:{_SUFFIX})")
_NUMBERED = re.compile(r"\n[ \t]*\(?\d{1,2}[.)](?:\s|$)")
"""The number of the next in a list."""
_LABELS = re.compile(r"(?:[ ](?:number|no\.|office|address))?[ \t]*:|(?:[ ][a-z]+){0,2}[ ]*\t")
"""What follows the first word of the next row's label: a name does not run on into it."""
_ENDS_IN_SUFFIX = re.compile(rf"(?:^|[\s,])(?:{_SUFFIX})$")
_LIST_INSIDE = re.compile(
    rf"(?:\s*,\s*{_TOKEN}){{1,3}},?{_GAP}(?:&"
    rf"|and){_GAP}{_TOKEN}(?:{_GAP}{_TOKEN}){{0,4}}(?:\s*,?\s*(?:{_SUFFIX}))?"
)
_LIST_NAMED = re.compile(
    rf"(?:\s*,\s*{_TOKEN}){{1,3}},?{_GAP}(?:&|and){_GAP}{_TOKEN}(?:{_GAP}{_TOKEN}){{0,4}}?\s*,?\s*(?:{_SUFFIX})(?!\w)"
)
"""The same up to its legal form: what stands on the next line is no part of it."""
_PLACE_INSIDE = re.compile(
    rf"[ \t]*\n?[ \t]*\([ \t]*[{_CAPITAL}\d][\w.&, \n-]{{1,25}}\)(?!\s+[Aa][Nn]?\s)"
    rf"(?:{_GAP}(?:{_LINK}{_GAP}|&{_GAP})?{_TOKEN}){{0,7}}?(?:\s*,\s*|{_GAP})(?:{_SUFFIX})"
)
_LOOSE = re.compile(
    rf"(?:[ ]+(?!(?:an?|the|and|or|having|with|to|is|are|by|as|whose|between|located|hereby|of|in|on"
    rf"|at|for)\b)[\w&’'.-]+){{1,5}}?,?[ ]+(?:{_SUFFIX})"
)
_AND_MORE = re.compile(
    rf"{_GAP}(?:and"
    rf"|et){_GAP}(?P<more>{_TOKEN}(?:{_GAP}(?:{_LINK}{_GAP})?{_TOKEN}){{0,6}}(?:\s*,?\s*(?:{_SUFFIX}))?)"
)
_FIRM = re.compile(r",\s+an?\s+[\w ]{0,40}(?:partnership|firm)\b")
"""What a firm is that is called by its partners' names."""
_FAMILY = re.compile(
    r"(?:company|co|sons|brothers|bros|daughters|associates|cie|fils|freres)\b(?!\s+(?!of\b|in\b)[a-z])"
)
"""What stands behind the last "and" of an old firm: "Roe, Doe and Company"."""
_BLANK = re.compile(
    r"\[\s*(?:\*[\s*]*|[●•_.\s…-]*|(?i:[^\]\n]{0,40}\b(?:name|nom|company|societe|société|party|client"
    r"|insert|dénomination|raison)\b[^\]\n]{0,40}))\]"
    r"|_{3,}|\.{5,}|…{2,}|[●•]{1,3}(?=\s|,)|\*{3,}(?=[\s,(])|X{3,}[A-ZÀ-Ü_\d]*X{2,}|\bX{3,}\b|x{4,}"
    r"|\{\{?[^{}\n]{1,60}\}\}?|==\w+==|«\s?[A-Z]\w{2,30}\s?»|<[A-Z][\w ]{2,40}>"
    r"|\[[A-Z][A-Z ’'.&/_-]{2,50}\]"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A party's place in a text: the name, and the stretch that speaks of it."""

    name: str
    start: int
    end: int
    stop: int
    """Where the words about this party end."""
    alias: str | None = None
    role: str | None = None
    suffix: bool = False
    """The name ends in a legal form."""
    person: bool = False
    blank: bool = False
    """A placeholder stands where the name should."""
    weak: bool = False
    """Taken by position alone: the words do not look like a name."""
    signatory: bool = False
    """Found where contracts are signed, not in a preamble."""
    model: bool = False
    """Found by the trained recogniser."""
    listed: bool = False
    """One of several that have a name together: (collectively, the "Sellers")."""
    issuer: bool = False
    """Found as the company that issues terms, not as one that signs."""


def blank_at(text: str, start: int) -> re.Match[str] | None:
    """Match a placeholder, a blank or a redaction at a place."""
    return _BLANK.match(text, start)


def has_blank(text: str) -> bool:
    """Tell whether a name holds a placeholder, a blank or a redaction."""
    return _BLANK.search(text) is not None


_LIMITED_TO = re.compile(r"[A-Z][^\n]*[\s,]limited\Z")
_BY_SO_MUCH = re.compile(r"\s+(?:to|in\s+(?:amount|time|scope)|as\s+to|at|up\s+to)\b")
"""Behind *limited* in small letters: it is said of a sum, and no company's form."""


def name_at(text: str, start: int, end: int, *, one_line: bool = False) -> Named | None:
    """Read the longest name that starts at a place.

    Args:
        text: the running text.
        start: where the name must start.
        end: where the text about parties ends.
        one_line: a line break ends the name (forms and letterheads).
    """
    if one_line:
        stop = text.find("\n", start, end)
        end = end if stop < 0 else stop
    body = shapes.chartered(text, start, end)
    match = _NAME.match(text, start if body is None else body + 1, end)
    if match is None:
        return None
    place = match.end()
    again = shapes.behind_nickname(text, start, place, end)
    if again is not None and (rest := _NAME.match(text, again, end)):
        place = rest.end()
    first_suffix = _first_suffix(text, start, place)
    place = first_suffix if first_suffix is not None else _extend(text, start, place, end)
    if first_suffix is None:
        place = shapes.younger(text, start, place, end)
    written = text[start:place].rstrip(" \t\n,;:-/\"”’'")
    if "\n" in written and _LABELS.match(text, start + len(written)):
        written = written[: written.rindex("\n")].rstrip()
    if "\n" in written and (numbered := _NUMBERED.search(written)):
        written = written[: numbered.start()].rstrip(" ,;")
    if (cut := shapes.capitals_end(written)) is not None:
        written = written[:cut]
    if (
        written.endswith(".")
        and not _ENDS_IN_SUFFIX.search(written)
        and not re.search(r"\b(?:\w|[JS]r)\.$", written)
    ):
        written = written[:-1]
    if not any(character.isalpha() for character in written) or written in ("&",):
        return None
    if _LIMITED_TO.search(written) and _BY_SO_MUCH.match(text, start + len(written)):
        written = written[: -len("limited")].rstrip(" ,")  # *a guarantee by Ann Lee limited to £5,000*
    suffix = bool(_ENDS_IN_SUFFIX.search(written))
    return Named(
        " ".join(written.split()), start, start + len(written), start + len(written), suffix=suffix
    )


def _first_suffix(text: str, start: int, end: int) -> int | None:
    """Where the first legal form inside a run of capitals ends: names do not go on after it."""
    for match in re.finditer(rf"(?<=[\s,])(?:{_SUFFIX})(?=[\s,;)(.]|$)", text[start:end]):
        rest = text[start + match.end() : end].strip()
        form = match.group().lower()
        if rest and (
            re.match(r"(?:company|co)\b", form)
            or (form in ("corporation", "corp.", "corp") and rest[:3].lower() == "of ")
        ):
            continue
        stop = start + match.end()
        more = _TRAILING.match(text, stop)
        return more.end() if more else stop
    return None


def _extend(text: str, start: int, place: int, end: int) -> int:
    """Take what belongs to a name beyond a run of capitals: ", Inc.", " and Loan Association"."""
    trailing = _TRAILING.match(text, place, end)
    if trailing:
        return trailing.end()
    within = _PLACE_INSIDE.match(text, place, end) or _LOOSE.match(text, place, end)
    if within:
        return within.end()
    if shapes.behind_honours(text, place, end) > place:
        return place
    inside = _LIST_NAMED.match(text, place, end) or _LIST_INSIDE.match(text, place, end)
    if (
        inside
        and (_ENDS_IN_SUFFIX.search(inside.group()) or _FIRM.match(text, inside.end()))
        and not re.search(r"\d", text[start : inside.end()])
    ):
        return inside.end()
    more = _AND_MORE.match(text, place, end)
    if more:
        before = fold(text[start:place]).split()
        after = fold(more["more"])
        long_form = bool(
            _ENDS_IN_SUFFIX.search(more["more"].rstrip(".")) or shapes.ORGANISED & set(after.split())
        )
        family = _FAMILY.match(after)
        paired = len(before) == 1 or before[-1] in shapes.PAIRED
        if family and family.end() < len(after) and before[-1] not in shapes.ORGANISED:
            return more.start("more") + family.end()
        if (family or (long_form and paired)) and before[-1] not in shapes.ORGANISED:
            again = _TRAILING.match(text, more.end(), end)
            return again.end() if again else more.end()
    return place


_TOWN = re.compile(r"(?:F-)?\d{5}\s+[A-ZÀ-Þ][\w’' -]+\Z")
"""A town behind its postcode."""


def only_form(name: str) -> bool:
    """Tell whether a name is a legal form and nothing else, the end of one that was cut; or a town."""
    if _TOWN.match(name):
        return True
    form = next(legal_forms(name, "en"), None)
    if form is None or form.start != 0:
        return False
    rest = name[form.end :].strip(" .,")  # "Company, L.P."
    return not rest or (len(rest) < len(name) and only_form(rest))


@cache
def _roles() -> frozenset[str]:
    return frozenset(fold(role) for language in ("fr", "en") for role in lexicon("party_roles", language))


def is_role(words: str) -> bool:
    """Tell whether a defined name is a part in a contract ("le Bailleur", "Licensor")."""
    folded = re.sub(r"^(?:(?:the|la|les?)\s+|l'\s*)", "", fold(words).strip())
    folded = " ".join(folded.split())
    return folded in _roles() or (folded.endswith("s") and folded[:-1] in _roles())


def organised(name: str) -> bool:
    """Tell whether a name has a word that only organisations have."""
    return bool(shapes.ORGANISED & set(re.split(r"[^a-z]+", fold(name))))


_QUOTED = re.compile(
    r"[\"“”«]\s*([^\"“”«»]{1,70}?)\s*[\"“”»]|''\s*([^'\n]{1,60}?)\s*''|‘([^’\n]{1,60})’"
    r"|(?<![\w])'([A-Z][^'\n]{1,40})'"
)
_PARENS = re.compile(r"\(([^()]{1,220})\)")
_NOT_ALIAS = re.compile(
    r"\b(?:agreement|contract|effective date|part(?:y|ies)|contrat|convention|accord|bail|avenant|lease"
    r"|deed|amendment|"
    r"closing date|article|section|exhibit|schedule|act|securities|date|successors?|partie)\b"
)
_ONE_PARTY = re.compile(
    r"(?:the )?(?:party [a-h1-9]|(?:restricted|first|second|third|contracting|selling|purchasing|licensing"
    r"|granting|providing|performing|covenanting) party)$"
)
"""One of the parties, named by letter or by what it does; "party" alone names nobody."""
_ACRONYM = re.compile(r"(?!\D*\d{4})[A-Z][A-Z0-9&.\-]{1,14}$")
_FROM_HERE = re.compile(r"\bci[- ]?apr[eè]s\b|\bci-dessous\b|\bhereinafter\b", re.IGNORECASE)
_BARE = re.compile(
    r"(?:hereinafter|hereafter|herein|ci-apr[eè]s|ci-dessous|ci apr[eè]s)[\s,]*(?:(?:called"
    r"|referred\s+to\s+as|known\s+as|"
    r"(?:d[ée]nomm|d[ée]sign|appel)[ée]+e?s?)\s*,?\s*(?:as\s+|par\s+"
    r"|comme\s+)?)?:?\s*(?:individuellement\s+)?"
    r"(?P<alias>(?:(?:the|le|la|l[’'])\s*)?[A-ZÀ-Þa-zà-þ0-9][\w&’'.-]*(?:[ \t]+[A-ZÀ-Þ][\w&’'.-]*){0,3})"
)
_LEAD_IN = re.compile(
    r"^\W*(?:each\s+and\s+both\s+of\s+them\s+|hereinafter|hereafter|herein|referred\s+to\s+as|called"
    r"|known\s+as|together\s+with[^\"“]*|"
    r"ci-apr[eè]s|d[ée]nomm[ée]+e?|d[ée]sign[ée]+e?|also|sometimes|or|and|,|\s|as)*"
)


def alias_in(text: str, start: int, stop: int) -> str | None:
    """Find what a contract will call a party: ``(the "Company")``, ``ci-après « le Bailleur »``."""
    segment = text[start:stop]
    said_so = _FROM_HERE.search(segment)
    if said_so:
        quoted = _first_quoted(segment[said_so.start() : said_so.start() + 200])
        if quoted:
            return quoted
    for match in _PARENS.finditer(segment):
        inner = match.group(1)
        quoted = _first_quoted(inner)
        if quoted:
            return quoted
        bare = _LEAD_IN.sub("", inner).strip()
        if _ACRONYM.match(bare) and not _NOT_ALIAS.search(fold(inner)):
            return bare
        if 2 < len(bare) < 30 and (bare[0].isupper() or bare.startswith("the ")) and is_role(bare):
            return bare.removeprefix("the ")
        said = _BARE.search(inner)
        if said and _may_name(" ".join(said["alias"].split())):
            return said["alias"]
    quoted = _first_quoted(segment)
    if quoted:
        return quoted
    said = _BARE.search(segment)
    if said:
        words = " ".join(said["alias"].split())
        if not _NOT_ALIAS.search(fold(words)) and (is_role(words) or not words[0].islower()):
            return words
    return None


def _first_quoted(segment: str) -> str | None:
    for match in _QUOTED.finditer(segment):
        words = next(group for group in match.groups() if group is not None)
        words = " ".join(words.strip(" *_,.").split())
        if words and any(c.isalpha() for c in words) and _may_name(words):
            return words
    return None


def _may_name(words: str) -> bool:
    folded = fold(words)
    return _NOT_ALIAS.search(folded) is None or _ONE_PARTY.match(folded) is not None


_OR_ROLE = re.compile(r"\b(?:ou|or)\s+[\"“«\s]*(?P<role>(?:(?:the|le|la|l[’'])\s*)?[^\W\d]\w+(?:[ -]\w+)?)")


def _role_beside(segment: str, alias: str | None) -> str | None:
    """Find the role that stands beside another alias: « Durand » ou « le Prestataire »."""
    if alias is None:
        return None
    place = segment.find(alias)
    for match in _OR_ROLE.finditer(segment, max(place, 0), max(place, 0) + 120):
        for words in (match["role"], match["role"].rsplit(" ", 1)[0]):
            if is_role(words):
                return " ".join(words.split())
    return None


_BETWEEN_COMMAS = re.compile(
    r",\s+(?P<role>(?:(?:the|le|la)\s+|l[’'])[A-ZÀ-Þ][\w-]+(?: [\w-]+)?)\s*"
    r"(?=[,;.]|$|\s(?:and|et|d[’']une part|d[’']autre part|of the)\b)"
)
_SPOKEN_FOR = re.compile(r"\brepr[eé]sent|\bacting (?:by|through)|\bagissant|\bby its\b", re.IGNORECASE)


def _role_between_commas(segment: str) -> str | None:
    """Find the one role that stands in commas, as in "Orme SAS, 4 rue Haute, le Client, et"; a person's
    office behind the words of who speaks for the party is none.
    """
    spoken = _SPOKEN_FOR.search(segment)
    found = [
        " ".join(match["role"].split())
        for match in _BETWEEN_COMMAS.finditer(segment, 0, spoken.start() if spoken else len(segment))
        if is_role(" ".join(match["role"].split()))
    ]
    return found[0] if len(set(found)) == 1 else None


def about(text: str, named: Named, stop: int, language: str) -> Named:
    """Complete a name with what its words say: alias and role; ``stop`` ends the words."""
    alias = alias_in(text, named.end, stop)
    segment = text[named.end : stop]
    role = alias if alias and is_role(alias) else named.role or _role_beside(segment, alias)
    if role is None and alias is None:
        role = _role_between_commas(segment)
    suffix = (
        named.suffix
        or next(legal_forms(text[named.end : min(named.end + 60, stop)], language), None) is not None
    )
    return replace(named, stop=stop, alias=alias or named.alias, role=role, suffix=suffix)
