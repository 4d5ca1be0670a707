"""Reads two French parties that a sentence joins, or a list names: "A et B conviennent", "A confie à B"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from data import late as re
from pipeline.company import normalise
from pipeline.folding import fold
from pipeline.terms import _party_french_ends as ends
from pipeline.terms import _party_french_frame as frame
from pipeline.terms import _party_french_words as words
from pipeline.terms._party_french_frame import At, called
from pipeline.terms._party_words import Named, is_role, name_at

_REACH = 4_000
_PAIR = 650
_ABOUT = 260
_AFTER = 420
_TOLD = 140
_MOST_LINES = 4
_MOST_STARTS = 24
_MOST_ITEMS = 6
_SHORT_LINE = 70
_ANCHOR = re.compile(
    r"\bentre\s*[:,]?\s*(?:d'une\s+part\s*[:,]?\s*)?(?=\S)"
    r"|\b(?:convention|contrat|accord|bail)\s+(?:lie|unit|engage)\s+(?=(?:la|le|les)\s|l')"
    r"|\bles\s+soussignee?s\s+(?=[a-z])|(?m:^)[ \t]*(?:les\s+)?soussignee?s[ \t]*:?[ \t]*\n\s*(?=\S)"
    r"|\b(?:parties|contractante?s|cocontractants|signataires|soussignee?s)(?:\s+(?:a|au|aux|de"
    r"|du|contractantes"
    r"|signataires)(?:\s+[a-z'-]+){0,4})?\s*:\s*(?=\S)"
)
_BEFORE = re.compile(
    r"(?:\n|^|\b(?:conclue?|passee?|signee?|intervenue?|etablie?|convenue?|convention|contrat"
    r"|accord|avenant"
    r"|marche|bail|protocole|lettre|engagement|cession|location|licence|mandat)\b[^.;]{0,90}"
    r"|\n[ \t]*[\d.)]+[ \t]*)[ \t*_#«\"(-]*\Z"
)
"""What may stand before "entre" where it opens the parties."""
_BY = re.compile(
    r"\b(?:accorde|consenti|concede|assure|fourni|confie|octroye|attribue"
    r"|donne)e?s?\s+par\s+(?=(?:la|le|les)\s|l'|m\.|mme)"
)
_TO = re.compile(
    r"\b(?:a|au|aux|en\s+faveur\s+d[eu]|au\s+profit\s+d[eu])\s+(?=(?:la|le|les)\s|l'|m\.|mme|[a-z])"
)
"""What one gives to another, said of the thing."""
_LIST = re.compile(
    r"\b(?:parties|partenaires|soussignee?s|contractants|signataires|societes|entre|comparants"
    r"|membres)\b[^.;\n]{0,70}[:,]?"
    r"[ \t]*\n\s*(?=(?:[-•*–]|\(?(?:1|i|a)\s?[).°/-]|1°)\s*\S)"
)
_NUMBERED = re.compile(r"\n[ \t]*(?=(?:\(1\)|1°?[ ]?[).°/]|\(?a\))[ ]+[^\n]{4,})")
_ITEM = re.compile(r"(?:[-•*–]|\(?(?:\d|[ivx]{1,4}|[a-f])\s?(?:°\s?)?[).°/-]+)[ \t]*(?=\S)")
_ET = re.compile(r"(?:(?<=[\s,;.»\")])et\s*(?:,?\s*d'autre\s+part\s*)?[:,]?\s+|;\s+(?:et\s+)?|\s/\s)(?=\S)")
_VERB = re.compile(
    r"\b(?:confie|concede|donne|loue|vend|cede|consent|accorde|promet|prete|remet|commande"
    r"|s'engage|s'oblige|fournit|livre"
    r"|garantit|reserve|apporte|attribue|delegue|vende|ouvre|octroie|propose|verse|transfere"
    r"|sous-traite|retrocede)(?:nt)?\b[^.;:\n]{0,80}?\s(?:a|au|aux|envers|aupres\s+de)\b"
    r"(?!\s+(?:bail|titre|loyer|disposition|ferme|usage|location|compter|termes?|effet|prix|terme"
    r"|ce|cette|son|sa)\b)"
    r"\s*:?\s*(?=\S)"
    r"|\bmet(?:tent)?\s+a\s+(?:la\s+)?disposition\s+d(?:e\s+|u\s+|es\s+|')(?=\S)"
    r"|\b(?:engage|emploie|recrute|designe|mandate|charge|nomme|missionne|autorise|accueille"
    r"|parraine)(?:nt)?\b\s*:?\s+(?=\S)"
    r"|\ba\s+(?:retenu|choisi|designe|mandate|charge|engage|selectionne)\s+(?=\S)"
    r"|\b(?:intervient|travaille|agit)\s+pour\s+(?:le\s+compte\s+d(?:e\s+|u\s+|es\s+|'))?(?=\S)"
)
_AGREE = re.compile(
    r"\b(?:conviennent|(?:sont|sommes|etant)\s+convenue?s|(?:ont|avons)\s+(?:convenu|arrete"
    r"|decide|conclu|signe|etabli)"
    r"|s'accordent|s'entendent|concluent|arretent|passent|il\s+(?:a\s+ete|est)\s+convenu|s'engagent"
    r"|declarent)\b"
)
_LEAD = re.compile(
    r"par\s+(?:le|la|les)\s+presente?s?(?:\s+[a-z]+)?\s*,\s*|(?:je"
    r"|nous),?\s+soussignee?s?\s*[:,]?\s*|je,\s+"
)
_FAMILY = re.compile(r"(?:fils|cie|compagnie|freres|associes|soeurs?|filles?|consorts|co)\b")
_ARTICLE = re.compile(r"(?:la|les?|l'|une?)\s*(?:maison\s+|firme\s+)?(?=\S)")
_NO_NAME = frame.no_name(
    r"les?\s+parties|cet|ces|vu|considerant|attendu|pour|objet|article|chapitre|titre|annexe|duree|prix"
    r"|loyer|l'an|le\s+\d|mission|madame,|monsieur,|chere?|designation|reference|police|dossier|tel|fax"
    r"|contrat|convention|accord|avenant|marche|bail|protocole|lettre|devis|bon|conditions|cahier|acte"
    r"|mandat|promesse|proposition|offre|expose|preambule|qui|quoi|quand|combien|comment|entre|et|ou|mais"
    r"|par|a|au|aux|en|dans|sur|sous|avec|sans|chacune?|toute?s?|aucune?"
)
_ENDS = re.compile(r"\s*(?:[,.;(\n«\"–:-]|\Z|\s(?:conviennent|sont|ont|s'|se\s|et\s))")
_ACTS = re.compile(r"represente\w*|agissant|en\s+la\s+personne|signataire|gerante?|president|direct")


def read(text: str, folded: str, party_at: At) -> list[Named]:
    """Find the two parties that the opening of a contract joins, or those that it lists; else none.

    Args:
        text: with wide gaps as tabs.
        folded: of its beginning.
        party_at: reads the party that begins at a place.
    """
    if frame.of_one(folded):
        return []
    reach = min(_REACH, len(folded))
    for opening in _LIST.finditer(folded, 0, reach):
        found = list(_items(text, folded, opening.end(), party_at))
        if len(found) > 1:
            return found
    for first in _NUMBERED.finditer(folded, 0, reach):
        found = list(_items(text, folded, first.end(), party_at))
        if len(found) > 1 and all(_introduced(text, folded, one) for one in found):
            return found
    if quoted := _quoted_first(text, folded, party_at):
        return quoted
    for anchor in _ANCHOR.finditer(folded, 0, reach):
        if anchor.group().startswith("entre") and not _BEFORE.search(
            folded, max(anchor.start() - 110, 0), anchor.start()
        ):
            continue
        if several := _each_line(text, folded, anchor.end(), party_at, after_anchor=True):
            return several
        if pair := _pair(text, folded, anchor.end(), party_at, None):
            return [*pair, *_third(text, folded, pair[1], party_at)]
    for given in _BY.finditer(folded, 0, reach):
        if pair := _said_of_it(text, folded, given.end(), party_at):
            return pair
    for number, start in enumerate(_paragraphs(folded, reach)):
        if number >= _MOST_STARTS:
            break
        if lead := _LEAD.match(folded, start):
            start = lead.end()
        elif _NO_NAME.match(folded, start):
            continue
        if pair := _pair(text, folded, start, party_at, _AGREE):
            return [*pair, *_third(text, folded, pair[1], party_at)]
        couple = _pair(text, folded, start, party_at, None)
        if couple and couple[0].person and (third := _third(text, folded, couple[1], party_at)):
            return [*couple, *third]
        if pair := _given(text, folded, start, party_at):
            return pair
        if several := _each_line(text, folded, start, party_at):
            return several
    return _each_paragraph(text, folded, party_at)


_QUOTED = re.compile(
    r"(?m:^)[ \t*•-]*[«\"]\s*(?P<part>(?:l[ae]s?\s|l')\s?[a-z][a-z' -]{2,30}?)\s*[»\"]\s*:\s*(?=\S)"
)
_SAYS = re.compile(
    r"[^.;\n]{0,90}\n?[^.;\n]{0,90}?\b(?:represente|au\s+capital|r\.?c\.?s\b|sire[nt]\b|siege\b|demeurant"
    r"|immatricul|collectivite|etablissement\s+public|reconnue\s+d'utilite)"
)


def _quoted_first(text: str, folded: str, party_at: At) -> list[Named]:
    """Names behind what they are called: "« Le Groupement » : GIE Orme, RCS Nantes"."""
    found: list[Named] = []
    for line in _QUOTED.finditer(folded, 0, min(_REACH, len(folded))):
        stop = min(line.end() + _AFTER, len(folded))
        named = _lenient(text, folded, line.end(), stop, party_at)
        if named is None or not _introduced(text, folded, named):
            continue
        part = " ".join(text[slice(*line.span("part"))].split())
        found.append(replace(named, alias=part, role=part, listed=True))
    return found if 1 < len(found) <= _MOST_LINES else []


def _each_paragraph(text: str, folded: str, party_at: At) -> list[Named]:
    """Names that each open a paragraph of the head, one behind the other, with words that tell "
    "of a party."""
    found: list[Named] = []
    for start in re.finditer(r"\n[ \t]*\n[ \t]*(?=[^\W\d_])", folded[: min(_REACH, len(folded))]):
        stop = min(start.end() + _AFTER, len(folded))
        named = _lenient(text, folded, start.end(), stop, party_at)
        if named is None or not _SAYS.match(folded, named.end):
            if len(found) > 1:
                break
            found = []
            continue
        found.append(replace(called(text, named, ends.of_last(folded, named, stop)), listed=True))
    return found if 1 < len(found) <= _MOST_LINES else []


def _introduced(text: str, folded: str, named: Named) -> bool:
    """Whether a form or the words behind a name tell of a party, right behind it."""
    behind = folded[named.end : named.end + _TOLD]
    return named.suffix or named.person or words.TELLS.search(behind.split("\n\n")[0]) is not None


def _paragraphs(folded: str, reach: int) -> Iterator[int]:
    """Yield where lines begin that may begin a sentence."""
    if folded[:1].strip():
        yield 0
    for line in re.finditer(r"\n[ \t]*(?=[^\W\d_])", folded[:reach]):
        yield line.end()


def _lenient(text: str, folded: str, place: int, stop: int, party_at: At) -> Named | None:
    """The party at a place, where the words around are enough to tell one: any capital is a name's."""
    lead = words.LEAD.match(folded, place, stop)
    place = lead.end() if lead else place
    if _NO_NAME.match(folded, place, stop) or _FAMILY.match(folded, place, stop):
        return None
    named = party_at(text, folded, place, stop)
    if named is None:
        article = _ARTICLE.match(folded, place, stop)
        start = article.end() if article else place
        if not text[start : start + 1].isupper():
            return None
        named = name_at(text, start, stop)
    if named is None or named.blank or is_role(named.name) or len(normalise(named.name)) < 2:
        return None
    if len(named.name.split()) > 9 or words.NOT_NAME.match(folded, named.start) or named.name.isdigit():
        return None
    return named


def _line_end(folded: str, place: int, stop: int) -> int:
    """Where a name must end: with its line where that is a short one, or a title in capitals."""
    low, high = folded.rfind("\n", 0, place) + 1, folded.find("\n", place)
    high = len(folded) if high < 0 else high
    return min(high, stop) if high - low < _SHORT_LINE else stop


def _pair(text: str, folded: str, start: int, party_at: At, verb: re.Pattern[str] | None) -> list[Named]:
    """Two names and "et" between them; the verb of which both are the subject behind the second."""
    stop = min(start + _PAIR, len(folded))
    for link in _ET.finditer(folded, start, stop):
        first = _lenient(text, folded, start, _line_end(folded, start, link.start()), party_at)
        if first is None:
            return []
        between = folded[first.end : link.start()]
        if len(between) > _ABOUT or "\n\n" in between.strip(" ").strip("\n"):
            return []
        bare = between.strip()
        if between.count("(") > between.count(")") or between.count("«") > between.count("»"):
            continue
        if (
            bare
            and (bare[0] not in ',(«"\n-–:' or (bare[-1] not in ',);»".:' and not between.endswith("\n")))
            and link.group().strip() != ";"
        ):
            continue
        limit = min(link.end() + _AFTER, len(folded))
        second = _lenient(text, folded, link.end(), _line_end(folded, link.end(), limit), party_at)
        if second is None or normalise(second.name) == normalise(first.name):
            continue
        acts = _ACTS.search(between)
        if second.person and acts and not words.SAID_OF_ALL.search(between[acts.end() :]):
            continue
        if not _ENDS.match(folded, second.end):
            continue
        told = between.endswith("\n") and words.TELLS.search(between) is not None
        told = told and words.TELLS.search(folded, second.end, second.end + _TOLD) is not None
        if verb is not None and not told and not _behind(folded, second.end, verb):
            continue
        return [
            called(text, first, link.start()),
            called(text, second, max(second.end, ends.of_last(folded, second, limit))),
        ]
    return []


def _third(text: str, folded: str, second: Named, party_at: At) -> list[Named]:
    """Whom two, a couple, give something to."""
    verb = _VERB.search(folded, second.end, min(second.end + _AFTER, len(folded)))
    if (
        verb is None
        or not second.person
        or re.search(r"(?<!\bm)(?<!\bmm)[.;]\s", folded[second.end : verb.start()])
    ):
        return []
    limit = min(verb.end() + _AFTER, len(folded))
    named = _lenient(text, folded, verb.end(), limit, party_at)
    return [] if named is None else [called(text, named, ends.of_last(folded, named, limit))]


_PART = re.compile(
    r"\bci-(?:apres|dessous)\b|[«\"]\s*(?:la|les?|l')|\(\s*(?:la\s|les?\s|l')|\bd'(?:une|autre)\s+part\b"
)


_GAP = re.compile(
    r"(?:\s|d'une?\s+(?:premiere\s+)?part\b[,.;]?|d'(?:autre|une\s+(?:autre|seconde))\s+part\b[,.;]?)*"
)
_SIDE = re.compile(r"\bd'(?:une|autre)\s+part\b")
_APPOSED = re.compile(r"(?:,|-(?=\s))\s*(?:la\s|le\s|l')?(?P<part>[a-z][a-z' -]{3,24}?)\s*(?=[,;(\n]|\Z)")


def _own_part(named: Named) -> bool:
    """Whether a name is called by a part, or by a noun of its own: "la Mairie de …", « la Mairie »."""
    alias = named.alias or ""
    own = fold(re.sub(r"^(?:l[ae]s?\s|l['’])\s?", "", alias.strip(), flags=re.IGNORECASE))
    return is_role(alias) or is_role(alias[:-1]) or (len(own) > 2 and own in fold(named.name))


def _each_line(text: str, folded: str, place: int, party_at: At, after_anchor: bool = False) -> list[Named]:
    """Two or three names, each on a line of its own that says what it is called."""
    found: list[Named] = []
    while len(found) < _MOST_LINES and place < len(folded):
        high = folded.find("\n", place)
        high = len(folded) if high < 0 else high
        told = _PART.search(folded, place, high) or _APPOSED.search(folded, place, high)
        if told is None and after_anchor:
            told = words.TELLS.search(folded, place, high)
        named = _lenient(text, folded, place, high, party_at) if told else None
        if named is None or not _ENDS.match(folded, named.end):
            break
        for apposed in _APPOSED.finditer(folded, named.end, high):
            if is_role(apposed["part"]) or is_role(apposed["part"][:-1]):
                part = text[slice(*apposed.span("part"))].strip()
                named = replace(named, alias=part, role=part)
                break
        complete = called(text, named, high)
        if _SIDE.search(folded, place, high) or (after_anchor and folded[high - 1 : high] in ",;.»"):
            complete = replace(complete, listed=True)
        elif complete.alias is None or not (found or _own_part(complete)):
            break
        found.append(complete)
        place = high + 1
        place = _GAP.match(folded, place).end()  # type: ignore[union-attr]
    return found if len(found) > 1 else []


def _behind(folded: str, place: int, verb: re.Pattern[str]) -> bool:
    found = verb.search(folded, place, place + _AFTER)
    return (
        found is not None
        and re.search(r"(?<!\bm)(?<!\bmm)[.;]\s+[a-z]", folded[place : found.start()]) is None
    )


def _given(text: str, folded: str, start: int, party_at: At) -> list[Named]:
    """Two names of which one gives something to the other: "A confie à B la maintenance …"."""
    verb = _VERB.search(folded, start, min(start + _PAIR, len(folded)))
    if verb is None:
        return []
    first = _lenient(text, folded, start, _line_end(folded, start, verb.start()), party_at)
    if first is None or verb.start() - first.end > _ABOUT:
        return []
    between = folded[first.end : verb.start()]
    if between.strip() and between.strip()[0] not in ",(«":
        return []
    if re.search(r"(?<!\bm)(?<!\bmm)[.;]\s+[a-z]|\bet\s+(?:la|le|les|l'|m\.|mme)", between):
        return []
    limit = min(verb.end() + _AFTER, len(folded))
    second = _lenient(text, folded, verb.end(), limit, party_at)
    if second is None or normalise(second.name) == normalise(first.name):
        return []
    return [
        called(text, first, verb.start()),
        called(text, second, max(second.end, ends.of_last(folded, second, limit))),
    ]


def _said_of_it(text: str, folded: str, start: int, party_at: At) -> list[Named]:
    """Two names of which one gave something to the other: "la concession accordée par A à B"."""
    for to in _TO.finditer(folded, start, min(start + _ABOUT, len(folded))):
        first = _lenient(text, folded, start, to.start(), party_at)
        if first is None or re.search(r"(?<!\bm)[.;]\s", folded[first.end : to.start()]):
            return []
        limit = min(to.end() + _AFTER, len(folded))
        second = _lenient(text, folded, to.end(), limit, party_at)
        if second is not None and normalise(second.name) != normalise(first.name):
            last = ends.of_last(folded, second, limit)
            return [called(text, first, to.start()), called(text, second, last)]
    return []


def _items(text: str, folded: str, place: int, party_at: At) -> Iterator[Named]:
    """Yield the parties of a list, up to the line that is no item; none where an item names nobody."""
    starts: list[int] = []
    low = place
    while low < len(folded) and len(starts) <= _MOST_ITEMS:
        high = folded.find("\n", low)
        high = len(folded) if high < 0 else high
        item = _ITEM.match(folded, low, high)
        if item:
            starts.append(item.end())
        elif not starts or (not folded[low:high].strip() and not _item_follows(folded, high)):
            break
        low = high + 1
    if not 2 <= len(starts) <= _MOST_ITEMS:
        return
    found: list[Named] = []
    for start, stop in zip(starts, [*starts[1:], low], strict=True):
        named = _lenient(text, folded, start, stop, party_at)
        if named is None or not _ENDS.match(folded, named.end):
            return
        found.append(replace(called(text, named, max(stop, named.end)), listed=True))
    yield from found


def _item_follows(folded: str, place: int) -> bool:
    rest = re.compile(r"\s*").match(folded, place)
    return rest is not None and _ITEM.match(folded, rest.end()) is not None
