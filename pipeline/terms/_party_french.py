"""Reads French preambles: "Entre les soussignés : la société X, SAS…, ci-après « le Client », et …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.company import legal_forms, normalise
from pipeline.folding import fold
from pipeline.terms._party_words import Named, about, blank_at, is_role, name_at

_ANCHOR = re.compile(
    r"\bentre\s+(?:les?\s+(?:soussigne|parties|deux)\w*(?:\(e\))?s?(?:\s+(?:suivante?s?|ci-apres"
    r"|ci-dessous|designee?s?))*\s*:?|:)"
    r"|\b(?:conclu|passe|signe|intervenu|etabli|convenu)e?\s+(?:ce\s+jour\s+)?entre\b\s*:?"
    r"|(?m:^)[ \t*_#]*entre[\s*_:]*(?=\n)|(?m:^)[ \t*_#]*entre[ \t]+(?!autres?\b|temps\b|deux\b|le\s+\d)"
    r"|(?m:^)[ \t*_#]*(?:les\s+)?(?:parties|soussignee?s?|designation\s+des\s+parties"
    r"|identification\s+des\s+parties)[\s*_]*:?[\s*_]*(?=\n)"
    r"|\bentre\s+(?=(?:la\s+societe|l'association|l'entreprise|l'etablissement|la\s+commune|la\s+ville|le\s+syndicat|monsieur|madame|m\.|mme)\b)"
    r"|\bparties\s+(?:ci-dessous\s+|ci-apres\s+)?(?:designees?|suivantes)\s*:"
    r"|(?<=\n\n)[ \t]*(?=(?:la\s+societe|l'(?:association|institut|entreprise|etablissement|universite))\s"
    r"[^\n]{20,700}\n\s*\n?[ \t]*et[ \t]*[:,]?[ \t]*\n)"
)
"""Words after which parties are named; the last: a company's own paragraph, and the word "et" on a line."""
_STOP = re.compile(
    r"\bil\s+(?:a|est)\s+(?:ete\s+|ici\s+)?(?:prealablement\s+)?(?:expose|convenu|rappele|arrete|decide"
    r"|expressement|dit)"
    r"|(?m:^)[ \t*_#\d.IVX-]*preambule\b|\bet\s+conjointement\b|\bayant\s+(?:pour\s+objet|ete\s+(?:expose"
    r"|rappele))|\b(?:qui|lesquelles|lesquels)\s+ont\s+convenu"
    r"|\bci-apres\s+(?:designee?s?|denommee?s?|appelee?s?)?\s*,?\s*(?:individuellement|collectivement"
    r"|ensemble|conjointement)\b"
    r"|\bensemble\s+(?:ci-apres\s+)?(?:denomme|designe)|(?m:^)[ \t*_#]*(?:article|titre|section)\s+(?:1|i"
    r"|premier|1er)\b|\bexpos(?:e|ent)\s+prealable|\best\s+convenu\s+ce\s+qui"
    r"|\b(?:les\s+)?parties\s+(?:«|\"|ont|conviennent|declarent|se\s+sont)|\bont\s+(?:arrete|convenu)"
    r"|(?m:^)[ \t*_#]*1\s*[.)-]\s*[a-z]|(?m:^)[ \t*_#]*(?:objet|concernant|definitions)\b"
    r"|\bconditions\s+de\s+fourniture\b|\bce\s+document\s+est\s+associe"
)
_JUNK = r"[\s*_#>:,;.\-–—•\\|/]"
_LEAD = re.compile(
    rf"(?:{_JUNK}|d'une\s+(?:premiere\s+)?part|d'autre\s+part|de\s+(?:premiere|seconde|deuxieme)\s+part"
    rf"|et\s*(?=[\s:])|entre\b|\(?(?:[1-9]|[a-d])\s?(?:°?\s?[).]|°?\s?/\s?-?|°)(?=\s)"
    r"|(?:la|le|les)\s+soussignee?s?\b|d'une\s+part\s+et|les\s+parties\s*:|nom\s+(?:du|de\s+la"
    r"|de\s+l')\s*\w+\s*:|raison\s+sociale\s*:|denomination(?:\s+sociale)?\s*:)*"
)
_GENERIC = re.compile(
    r"(?:(?:la|les?|l'|une?)\s*)?(?:(?:societes?|entreprise(?:\s+individuelle)?|ste|firme|cooperative"
    r"|cabinet(?=\s+[A-Z]))\b\s*(?:en\s+(?:cours\s+de\s+)?(?:formation|constitution)\s*,?\s*)?"
    r"(?:dite\s+|denommee\s+|commerciale\s+)?|"
    r"(?P<form>s\.?a\.?s\.?u?\b|s\.?a\.?r\.?l\.?\b|s\.?a\.?\b(?=\s)|e\.?u\.?r\.?l\.?\b|s\.?c\.?i\.?\b"
    r"|s\.?n\.?c\.?\b|scop\b|scic\b|gie\b|selarl\b|sem\b|spl\b|scp\b)\s+"
    r"(?:dite\s+|denommee\s+)?)"
)
_OF_SOMETHING = re.compile(
    r"(?:(?:la|l')\s*)?(?P<noun>(?:societe|entreprise|cooperative"
    r"|cabinet)\s+(?:des?\s|du\s|d'|les\s|nationale|generale|nouvelle|anonyme\s+d"
    r"|francaise))"
)
"""The noun is part of the name: "Société des Établissements Durand"."""
_SAYS_WHAT = re.compile(r"[a-zà-þ]+\s+(?:LES|DES|DU|DE)\s+[A-ZÀ-Þ]{2}")
_ARTICLE_CAPITALS = re.compile(r"(?:[Ll][ae]|[Ll]es)\s+(?=[A-ZÀ-Þ]{2,}[^a-zà-þ]{0,6}\b)")
_OWN_NOUN = re.compile(
    r"(?:[Ll][ae]\s+|LA\s+)?(?=(?:COOP[ÉE]RATIVE|Coop[ée]rative|COMPAGNIE|Compagnie)\s+[A-ZÀ-Þ])"
)
"""Written as the name is, with a capital: "la COOPÉRATIVE DU VAL"; "la coopérative X" says what X is."""
_PERSON = re.compile(
    r"(?:monsieur|madame|mademoiselle|m\.|mme\.?|mlle\.?|mr\.?|maitre|me\.?|docteur|dr\.?)(?:\s+(?:et"
    r"|ou)\s+(?:madame|mme|monsieur|m\.))?\s+"
)
_ORGAN = re.compile(
    r"(?:(?:la|le|les|l')\s*)?(?=(?:association|commune|ville|mairie|syndicat|universite|region"
    r"|departement|banque|caisse|mutuelle|fondation|chambre|"
    r"office|etablissements?|ets|communaute|metropole|federation|institut|centre|ministere|etat"
    r"|groupement|comite|agence|ecole|lycee|hopital|regie|union)\b)"
)
_ORGAN_NAME = re.compile(r"[^\n,;:(«\"]{3,110}")
_COMMON_NOUN = re.compile(r"(?:association|fondation|mutuelle|syndicat|fédération)\s+(?=[A-ZÀ-Þ«])")
"""In lower case before a capital it says what the party is; "Association des ..." is a name."""
_ORGAN_END = re.compile(
    r"\s+(?:repr[ée]sent|dont\b|ayant\b|immatricul|sise?\b|situ[ée]e?|ci-|agissant|domicili|r[ée]gie?"
    r"|au\s+capital|inscrite?|d'une\s+part|d'autre|et\s+(?:la|le|l'|monsieur|madame)|- )"
)
_CONNECT = re.compile(
    rf"(?:(?<=[\s,;.»\"*)])|(?m:^))et\b{_JUNK}*(?=\s|l')"
    r"|;\s*(?=(?:la|le|l'|m\.|mme|monsieur|madame)\b)|\n\s*\(?[2-9]\s?(?:°?\s?[).]|°?\s?/\s?-?|°)\s|\n\s*[-–—•]\s+"
    r"|d'une\s+part\s*,?\s*\n|(?<=[»\"])[ \t]*[,.;]?[ \t]*\n[ \t]*(?=[^\n]{3,300}\bci-apres\b)"
)
_TELLS = re.compile(
    r"\b(?:au\s+capital|immatricul|inscrite?\s+au|dont\s+le\s+siege|ayant\s+(?:son|leur)\s+siege"
    r"|siege\s+social|represente|demeurant|domicili|nee?\s+le|sise?\b|situee?\b|"
    r"siret|siren|r\.?c\.?s|ci-apres|ci-dessous|enregistree|regie\s+par|prise?\s+en\s+la\s+personne"
    r"|agissant)"
)
_NOT_NAME = re.compile(
    r"(?:toute?s?|chaque|chacune?|personne|utilisateurs?|article|objet|contrat|convention|entre|et|date"
    r"|le\s+present|parties?|annexe|preambule|duree|siret|siren|rcs|adresse|tel|telephone|email|capital|"
    r"represente|ci-apres|dont|au|sous|d'une|d'autre|tableau|page|conditions|installation|concernant)\b"
)
_LONGEST = 4500
_REACH = 20_000


def read(text: str) -> list[Named]:
    """Find the parties of the best preamble in the first pages of a French contract."""
    folded = fold(text[: _REACH + _LONGEST])
    best: list[Named] = []
    best_score = 0.0
    for match in list(_ANCHOR.finditer(folded, 0, _REACH))[:10]:
        start = match.end()
        limit = min(start + _LONGEST, len(folded))
        stop = _STOP.search(folded, start + 3, limit)
        end = stop.start() if stop else limit
        found = _once(_parties(text, folded, start, end))
        score = _score(found)
        if score > best_score:
            best, best_score = found, score
    return best


_AND_ANOTHER = re.compile(r"\s+et\s+(?:Monsieur|Madame|Mademoiselle|M\.|Mme|Mlle)\s")
_JOINS_IN = re.compile(
    r"\b(?=(?:monsieur|madame|m\.|mme)\s)(?P<who>[^.;\n]{4,90}?)\b(?:intervient|intervenant|agissant|s'engage)\s+"
    r"(?:aussi\s+|egalement\s+|ici\s+|aux\s+presentes\s+)?(?:en\s+son\s+nom\s+(?:propre|personnel)|a\s+titre\s+personnel"
    r"|en\s+qualite\s+de\s+(?:caution|garant))"
)
"""Who joins a contract for himself, beside the company he runs."""


def joining(text: str, found: list[Named]) -> Iterator[Named]:
    """Find the person who joins in his own name behind the parties of a preamble."""
    if len(found) < 2:
        return
    start = found[0].start
    folded = fold(text[: found[-1].start + _LONGEST])
    for match in _JOINS_IN.finditer(folded, start):
        if any(one.start <= match.start() < one.end for one in found):
            continue
        named = party_at(text, folded, match.start(), match.end())
        if named is not None and named.person and len(named.name.split()) >= 2:
            yield named


def _score(found: list[Named]) -> float:
    if len(found) < 2 or all(one.blank for one in found):
        return 0.3 * min(len(found), 3)
    each = sum(1 + 2 * (one.alias is not None) + one.suffix + one.blank - one.weak for one in found)
    return min(each, 12) + 1.0


def _once(found: Iterator[Named]) -> list[Named]:
    kept: dict[str, Named] = {}
    for one in found:
        key = f"{one.name}@{one.start}" if one.blank else normalise(one.name)
        if key:
            kept.setdefault(key, one)
    return list(kept.values())


def _parties(text: str, folded: str, start: int, stop: int) -> Iterator[Named]:
    place = start
    for _ in range(20):
        named = party_at(text, folded, place, stop)
        following = _next(text, folded, named.end if named else place, stop)
        segment_end = following if following is not None else stop
        if named is not None:
            complete = about(text, named, segment_end, "fr")
            if not named.weak or complete.alias:
                yield complete
        if following is None:
            return
        place = following


def party_at(text: str, folded: str, place: int, stop: int) -> Named | None:
    """Read the party that starts at a place: title, generic noun or legal form, then the name."""
    lead = _LEAD.match(folded, place, stop)
    place = lead.end() if lead else place
    blank = blank_at(text, place)
    if blank and blank.end() <= stop:
        return Named(blank.group(), place, blank.end(), blank.end(), blank=True)
    person = _PERSON.match(folded, place, stop)
    if person:
        return _person(text, person.end(), stop)
    if _NOT_NAME.match(folded, place, stop):
        return None
    generic = _GENERIC.match(folded, place, stop)
    long_form = _form_end(text, folded, place, stop)
    own = _OWN_NOUN.match(text, place, stop)
    if own:
        generic, long_form, place = None, None, own.end()
    suffix = generic is not None or long_form is not None
    organ: re.Match[str] | None = None if generic else _ORGAN.match(folded, place, stop)
    article = _ARTICLE_CAPITALS.match(text, place, stop)
    if article and not generic and organ is None:
        place = article.end()
    if long_form is not None:
        generic, organ, place = None, None, long_form
    name_start = generic.end() if generic else organ.end() if organ else place
    noun = _OF_SOMETHING.match(folded, place, stop) if generic and not generic["form"] else None
    if noun and not _SAYS_WHAT.match(text, noun.start("noun"), stop):
        name_start, organ = noun.start("noun"), noun
    while name_start < stop and text[name_start] in ' \t\n*_«"“' and not text.startswith("___", name_start):
        name_start += 1
    blank = blank_at(text, name_start)
    if blank and blank.end() <= stop:
        return Named(blank.group(), name_start, blank.end(), blank.end(), blank=True)
    named = _name(text, folded, name_start, stop, organ is not None)
    if named is None:
        return _whole_line(text, folded, name_start, stop)
    if is_role(named.name) or (not generic and not organ and _bare_article(folded, named)):
        return None
    return replace(named, suffix=named.suffix or suffix)


def _form_end(text: str, folded: str, place: int, stop: int) -> int | None:
    """Where a legal form in words that opens a party ends: "la société civile immobilière DES ORMES"."""
    article = re.match(r"(?:(?:la|les?)\s+|l')?", folded[place : place + 5])
    base = place + (article.end() if article else 0)
    first = next(legal_forms(text[base : min(base + 90, stop)], "fr"), None)
    if (
        first is None
        or first.start > 0
        or first.end < 8
        or first.code in ("association", "fondation", "mutuelle")
    ):
        return None
    rest = text[base + first.end : min(base + first.end + 3, stop)]
    return base + first.end if rest[:1].isspace() and rest.strip()[:1].isalpha() else None


def _name(text: str, folded: str, start: int, stop: int, organ: bool) -> Named | None:
    if organ:
        match = _ORGAN_NAME.match(text, start, stop)
        if match is None:
            return None
        common = _COMMON_NOUN.match(match.group())
        start += common.end() if common else 0
        written = _ORGAN_END.split(text[start : match.end()], maxsplit=1)[0].rstrip(" \t*_»-–")
        return Named(" ".join(written.split()), start, start + len(written), start + len(written))
    named = name_at(text, start, stop)
    if named is None:
        return None
    return _cut(text, folded, named)


def _cut(text: str, folded: str, named: Named) -> Named | None:
    """End a name where a legal form with its description, a line of address or a register begins."""
    end = named.end
    for form in legal_forms(text[named.start : end + 60], "fr"):
        at = named.start + form.start
        if at <= named.start or at >= end:
            continue
        after = folded[named.start + form.end : named.start + form.end + 40]
        on_new_line = "\n" in text[at - 2 : at]
        if form.code == "association":
            continue
        if on_new_line or re.match(
            r"[\s,]*(?:scop|au\s+capital|immatricul|a\s+associe|unipersonnelle)", after
        ):
            end = at
        else:
            end = min(end, named.start + form.end)
        break
    for match in re.finditer(r"\n", text[named.start : end]):
        rest = folded[named.start + match.end() : end + 30].lstrip()
        if re.match(
            r"\d|route\b|rue\b|avenue\b|boulevard\b|place\b|chemin\b|zone\b|za\b|zi\b|bp\b|siret\b|rcs\b"
            r"|siren\b|immatric",
            rest,
        ):
            end = named.start + match.start()
            break
    name = text[named.start : end].rstrip(' \t\n,;:-–*_»"')
    if len(name) < 2 or not any(c.isalpha() for c in name) or _NOT_NAME.match(fold(name)):
        return None
    return replace(named, name=" ".join(name.split()), end=named.start + len(name))


def _person(text: str, start: int, stop: int) -> Named | None:
    blank = blank_at(text, start)
    if blank and blank.end() <= stop:
        return Named(blank.group(), start, blank.end(), blank.end(), blank=True)
    named = name_at(text, start, stop, one_line=True)
    if named is not None and (other := _AND_ANOTHER.search(text, named.start, named.end)):
        written = text[named.start : other.start()]
        named = replace(named, name=" ".join(written.split()), end=other.start(), stop=other.start())
    if named is None or len(named.name.split()) > 6 or re.match(r"(?:le|la)\b", fold(named.name)):
        return None
    return replace(named, person=True, suffix=True)


def _whole_line(text: str, folded: str, start: int, stop: int) -> Named | None:
    """Take a line that is not written as a name, if the next words treat it as one ("hh2, ci-après…")."""
    line_end = text.find("\n", start, stop)
    line_end = stop if line_end < 0 else line_end
    name = text[start:line_end].strip(" \t,;:*_")
    if not 1 < len(name) < 50 or len(name.split()) > 5 or name[-1] in ".:" or _NOT_NAME.match(fold(name)):
        return None
    if not re.match(r"\s*,?\s*(?:ci-apres|ci-dessous)", folded[line_end : line_end + 60]):
        return None
    begin = text.index(name, start)
    return Named(" ".join(name.split()), begin, begin + len(name), begin + len(name), weak=True)


def _bare_article(folded: str, named: Named) -> bool:
    return (
        re.match(r"(?:le|la|les|l'|un|une)\s", folded[named.start : named.end]) is not None
        and len(folded[named.start : named.end].split()) < 3
    )


def _next(text: str, folded: str, start: int, stop: int) -> int | None:
    """Where the next party starts: a connector followed by what only a party begins with."""
    for match in _CONNECT.finditer(folded, start, stop):
        if folded.count("(", start, match.start()) > folded.count(")", start, match.start()):
            continue
        candidate = party_at(text, folded, match.end(), stop)
        if candidate is None:
            continue
        told = _TELLS.search(folded, candidate.end, min(candidate.end + 220, stop))
        alone = "\n" in folded[max(match.start() - 2, start) : match.start() + 1]
        before = folded[max(start, match.start() - 40) : match.start()]
        closed = re.search(r"(?:part|[»\")])[\s,.;*\\]*$", before) is not None
        if candidate.blank and (alone or closed):
            return match.end()
        if (
            told
            and told.start() - candidate.end < 90
            and before.rstrip().endswith(",")
            and candidate.name[0].isupper()
        ):
            return match.end()
        if told and (alone or closed or candidate.person or candidate.suffix):
            return match.end()
        if (alone or closed) and candidate.suffix:
            return match.end()
    return None
