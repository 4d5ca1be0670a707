"""Reads parties that stand beside their role in tables and forms: "Client : X SARL"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from data import late as re
from data.load import lexicon
from pipeline.company import normalise, registrations
from pipeline.folding import fold
from pipeline.terms._party_words import Named, blank_at, is_role, name_at

_REACH = 6000
_ARTICLE = r"(?:(?:the|la|les?)\s+|l')?"
_SHORT_FORM = re.compile(
    r"(?:s\.?a\.?s\.?u?|s\.?a\.?r\.?l\.?|s\.?a\.?|e\.?u\.?r\.?l\.?|s\.?c\.?i\.?|s\.?n\.?c\.?|scop"
    r"|societe|ste|la societe)\s+(?=\S)"
)
_FIELD = re.compile(
    r"(?:nom|name|denomination(?:\s+sociale)?|raison\s+sociale|societe|company(?:\s+name)?|entreprise"
    r"|organisme)\s*:\s*"
)
_EMPTY = re.compile(
    r"[ \t*_|]*:[ \t*_|]*\n\s*(?:add(?:ress)?|adresse|tel|telephone|phone|fax|e-?mail|contact"
    r"|representative|represente|siege|siren|siret|attn)\b[^\n:]{0,16}:"
)
"""A role with nothing behind it, its address's label on the next line."""
_STREET = re.compile(
    r"\s\d{1,4}(?:\s*(?:bis|ter))?[ ,]+(?:avenue|rue|boulevard|bd|place|chemin|allee|quai|route|impasse"
    r"|cours|street|road)\b|\s(?:route|rue|avenue)\b"
)
WHAT = re.compile(r"(?:[a-zà-þ][a-zà-þ’'-]{2,}\s+){1,3}(?=[A-ZÀ-Þ]{2,}[\s,-])")
"""What a party is, before its name in capitals: "étude notariale ROC & ASSOCIÉS"."""
_TITLED = re.compile(r"(?:Messrs|Mr|Mrs|Ms|Miss|Dr|Prof)\b\.?\s+(?=[A-Z])")
_SMALL_WORDS = re.compile(
    r"[ \t]+(?!(?:repr[ée]sent|dont|ayant|sise?\b|situ[ée]|au\s+capital|immatricul|ci-|agissant|et\b|ou\b"
    r"|d[ée]nomm|d[ée]sign|par\b|pour\b|qui\b|est\b))[a-zà-þ][^\n\t,;:()–\"«»0-9]{2,}(?=\s*[,(\n\t–]|\s*$)"
)
_MOST_MORE = 80
_NOT_NAME = re.compile(
    r"(?:signature|cachet|date|nom|adresse|address|tel|phone|email|ref|siret|represente|the|le|la|les|un"
    r"|une|a|an|and|et|fait|lu|agreement|contrat|numero|n°|article|of|de|du|by|par|ci-apres"
    r"|none|n/?a|tbd|tba|aucune?|neant)\b"
)


@cache
def _headings() -> frozenset[str]:
    return frozenset(lexicon("incorporation", "en")["headings"])


@cache
def _label() -> re.Pattern[str]:
    roles = sorted(
        {fold(role) for language in ("fr", "en") for role in lexicon("party_roles", language)}
        - {"hebergeur", "host"}
        | {f"{word} {letter}" for word in ("party", "partie") for letter in "abc12"}
        | {"first party", "second party"},
        key=len,
        reverse=True,
    )
    words = "|".join(re.escape(role) for role in roles)
    return re.compile(
        rf"(?:(?m:^)|(?<=\t))[ *_#|>•-]*(?:(?:[a-h]|[1-9ivx]{{1,3}})\s?[.)/-]+\s*)?"
        rf"(?:(?:identification|designation|coordonnees|nom)\s+(?:de\s+(?=l[a'])|du\s+)"
        rf"|(?:full\s+)?(?:legal\s+|registered\s+|company\s+)?name\s+of\s+(?:the\s+)?)?[\"“]?"
        rf"(?P<role>{_ARTICLE}(?:{words})s?)"
        rf"(?:\s*\(s\)|/[a-z -]{{2,16}}(?=:)|(?:'s)?\s+name(?=\s*:)|[\"”]"
        rf"|\s*\([a-z -]{{3,25}}\)(?=:))?[ *_|]*"
        rf"(?P<sep>:[ \t*_|]*\n?|[ ]+[\u2013\u2014-][ ]+|\t+|\n{{1,2}}"
        rf"|(?<=\s)(?=(?:s\.?a\.?r\.?l|s\.?a\.?s|s\.?a\.|eurl|societe"
        rf"|[\"\[{{])))[ \t*_|]*(?=\S)"
    )


def read(text: str, language: str) -> list[Named]:
    """Find names beside role labels on the first pages; each role once."""
    folded = fold(text[:_REACH])
    if columns := _columns(text, folded) or (_rows(text, folded) if language == "en" else []):
        return columns
    kept: dict[str, Named] = {}
    for one in (*_entries(text, folded, language), *(_fields(text, folded) if language == "fr" else ())):
        key = fold(one.role or one.name)
        same_name = any(
            normalise(one.name) == normalise(other.name) for other in kept.values() if not one.blank
        )
        if key not in kept and not same_name:
            kept[key] = one
    found = without_third(list(kept.values()))
    return found if language != "en" else [more for one in found for more in (one, *_second(text, one))]


def _second(text: str, named: Named) -> Iterator[Named]:
    """Yield the second company of a field that names two: "Owners: ACME Inc. and Birch Ltd."."""
    match = _AND.match(text, named.end) if named.suffix and not named.blank else None
    second = None if match is None else name_at(text, match.end(), len(text), one_line=True)
    if second is not None and second.suffix:
        yield replace(second, stop=second.end, role=named.role, alias=named.alias)


def without_third(found: list[Named]) -> list[Named]:
    """Leave out whom a works contract names beside its parties: who designed them, whose works they are."""
    roles = {fold(one.role or "") for one in found}
    third = {role for role in roles if re.search(r"maitre\s+d'\s?(?:oe|œ)uvre", role)}
    if any("sous-traitant" in role for role in roles):
        third |= {role for role in roles if "ouvrage" in role and not role.startswith("assistant")}
    third |= _BESIDE | ({"agent", "agents"} if roles & {"buyer", "buyers"} else set())
    kept = [one for one in found if fold(one.role or "") not in third]
    return kept if len(kept) >= 2 else found


_BESIDE = frozenset(["insurer", "bank", "broker", "brokers", "insured"])
"""Whom particulars name beside the two who contract."""


_AND = re.compile(r",?[ ]+(?:and|&)[ ]+")
_NAMES = re.compile(
    r"(?:nom|name|denomination(?:\s+sociale)?|raison\s+sociale|societe|company(?:\s+name)?)\s*:?"
)
_MOST_ROWS = 6


def _columns(text: str, folded: str) -> list[Named]:
    """Read a table whose columns are headed by the parts of the parties, with a row of their names."""
    lines = [(line.start(), line.end()) for line in re.finditer(r"[^\n]*\t[^\n]*", folded)]
    for place, (low, high) in enumerate(lines):
        heads = [head.strip(" *_|") for head in text[low:high].split("\t")]
        named = [number for number, head in enumerate(heads) if head and is_role(head)]
        if len(named) < 2 or len(named) < sum(bool(head) for head in heads):
            continue
        for row_low, row_high in lines[place + 1 : place + 1 + _MOST_ROWS]:
            cells = text[row_low:row_high].split("\t")
            # the head's first cell, over the labels, may have been empty and lost
            shift = 1 if len(cells) == len(heads) + 1 else 0
            label = fold(cells[0]).strip(" *_|")
            if len(cells) != len(heads) + shift or not _NAMES.fullmatch(label):
                continue
            found = [
                _in_column(text, row_low, cells, number + shift, heads[number])
                for number in named
                if number + shift > 0
            ]
            if len(found) == len(named) and all(found):
                return [one for one in found if one is not None]
    return []


_PARTIES = frozenset(["party", "parties", "name", "company", "entity", "legal name", "party name"])
_PARTS = frozenset(["role", "capacity", "part", "as"])


def _rows(text: str, folded: str) -> list[Named]:
    """Read a table with a column of parties, and one of their parts."""
    lines = [(line.start(), line.end()) for line in re.finditer(r"[^\n]*\t[^\n]*", folded)]
    for place, (low, high) in enumerate(lines):
        heads = [head.strip(" *_|") for head in folded[low:high].split("\t")]
        who = next((number for number, head in enumerate(heads) if head in _PARTIES), None)
        what = next((number for number, head in enumerate(heads) if head in _PARTS), None)
        if who is None or what is None:
            continue
        found = []
        for row_low, row_high in lines[place + 1 : place + 1 + _MOST_ROWS]:
            cells = text[row_low:row_high].split("\t")
            if len(cells) == len(heads) and is_role(role := cells[what].strip(" *_|")):
                found.append(_in_column(text, row_low, cells, who, role))
        if len(found) > 1 and all(found):
            return [one for one in found if one is not None]
    return []


def _in_column(text: str, low: int, cells: list[str], column: int, role: str) -> Named | None:
    cell = cells[column]
    start = low + sum(len(one) + 1 for one in cells[:column])
    name = cell.strip(" *_|")
    if not name or blank_at(text, start + len(cell) - len(cell.lstrip())) is not None:
        # the row proves what its empty cell cannot
        end = low + sum(len(one) + 1 for one in cells) - 1
        return Named(cell.strip() or "____", low, end, end, role=role, alias=role, blank=True)
    start += cell.index(name)
    end = start + len(name)
    if not 1 < len(name) < 90 or not any(char.isalpha() for char in name):
        return None
    return Named(" ".join(name.split()), start, end, end, role=role, alias=role)


def _to_its_end(text: str, named: Named, stop: int) -> Named:
    """Take the small words that a name goes on in up to the end of its field."""
    more = _SMALL_WORDS.match(text, named.end, stop)
    if more is None or named.suffix or len(more.group()) > _MOST_MORE:
        return named
    end = named.end + len(more.group().rstrip())
    return replace(named, name=" ".join(text[named.start : end].split()), end=end)


_OWN_FIELD = re.compile(
    r"(?:(?m:^)|(?<=\t))[ *_#|>•-]*(?:denomination(?:\s+sociale)?|raison\s+sociale)"
    r"[^:\n]{0,60}:[ \t*_|]*\n?[ \t*_|]*(?=\S)"
)


def _fields(text: str, folded: str) -> Iterator[Named]:
    """Yield the companies that fill in their name behind "Dénomination sociale :", without a role."""
    for match in _OWN_FIELD.finditer(folded):
        stop = min(match.end() + 400, len(folded))
        form = _SHORT_FORM.match(folded, match.end(), stop)
        named = name_at(text, form.end() if form else match.end(), stop, one_line=True)
        if named is None or blank_at(text, match.end()) or is_role(named.name) or len(named.name) < 2:
            continue
        if registrations(text[named.end : stop]):
            yield replace(named, stop=stop, suffix=named.suffix or form is not None)


def _entries(text: str, folded: str, language: str) -> Iterator[Named]:
    matches = list(_label().finditer(folded))
    for number, match in enumerate(matches):
        limit = matches[number + 1].start() if number + 1 < len(matches) else len(folded)
        stop = min(match.end() + 400, limit)
        place = match.end()
        line = folded[folded.rfind("\n", 0, match.start()) + 1 : place]
        if "\n" in match["sep"] and "\t" in line:
            continue  # the head of a column: what stands under it is not at the next line's beginning
        field = _FIELD.match(folded, place, stop)
        place = field.end() if field else place
        role = text[match.start("role") : match.end("role")].strip()
        blank = blank_at(text, place)
        if blank and blank.end() <= stop:
            yield Named(blank.group(), place, blank.end(), stop, role=role, alias=role, blank=True)
            continue
        if ":" in match["sep"] and _EMPTY.match(folded, match.end("role")):
            low, high = match.span("role")
            yield Named("____", low, high, high, role=role, alias=role, blank=True)
            continue
        named_the = language == "en" and re.match(r"The\s+[A-Z]", text[place : place + 30]) is not None
        if _NOT_NAME.match(folded, place) and not named_the and not _SHORT_FORM.match(folded, place):
            continue
        if language == "en" and (title := _TITLED.match(text, place)):
            place = title.end()
        form = _SHORT_FORM.match(folded, place, stop)
        start = form.end() if form else place
        if language == "fr" and (what := WHAT.match(text, start, stop)):
            start = what.end()
        named = name_at(text, start, stop, one_line=True)
        if named is None or is_role(named.name) or len(named.name) < 2:
            continue
        street = _STREET.search(folded[named.start : named.end + 15])
        if street and named.start + street.start() < named.end:
            shorter = text[named.start : named.start + street.start()].rstrip(" ,-–")
            named = replace(named, name=" ".join(shorter.split()), end=named.start + len(shorter))
        if len(named.name) < 2 or len(named.name.split()) > 8 or fold(named.name) in _headings():
            continue
        if language == "fr" and (":" in match["sep"] or "\t" in match["sep"]):
            named = _to_its_end(text, named, stop)
        line_end = folded.find("\n", named.end)
        rest = folded[named.end : line_end if line_end >= 0 else len(folded)]
        numbered = bool(registrations(text[named.end : stop]))
        labelled = match["sep"].startswith(":") or "\t" in match["sep"] or field is not None
        if (len(rest.strip()) > 60 and not numbered) or not (named.suffix or form or numbered or labelled):
            continue
        yield replace(named, stop=stop, role=role, alias=role, suffix=named.suffix or form is not None,
                      weak=not (named.suffix or form or numbered))  # fmt: skip
