"""Reads a party's address out of the words that introduce it, in French and in English."""

from __future__ import annotations

from data import late as re
from pipeline.types import Language

_FRENCH = re.compile(
    r"(?:dont\s+(?:le\s+si[eè]ge|l['’]adresse|l['’]établissement)(?:\s+(?:social|principal))?\s+(?:est\s+)?"
    r"(?:(?:situ[ée]e?|[ée]tablie?|sise?|fix[ée]e?)\s*)?(?:est\s+)?"
    r"|ayant\s+(?:son|leur)\s+si[eè]ge(?:\s+social)?\s*|ayant\s+(?:son\s+)?domicile\s*|demeurant\s*"
    r"|domicili[ée]{1,2}s?\s*|\bsise?s?\s+|(?:[Ss]i[eè]ge(?:\s+social)?|[Aa]dresse|[Dd]omicile)\s*:\s*"
    r"|[Ss]i[eè]ge(?:\s+social)?\s+(?=\d{1,4}\s*(?:bis|ter|quater)?,?\s+[A-Za-zÀ-ÿ])"
    r"|[ée]tablie?\s+(?=(?:au|à)\s+\d)|situ[ée]e?\s+(?=(?:au|à)?\s*\d))"
    r"(?:au\s*:?|aux|à|:|en)?\s*(?P<address>[^;()«»\"\t]{5,170})"
)
_ENGLISH = re.compile(
    r"(?:\b(?:principal|registered|executive|corporate|main|head|usual|business)\s+"
    r"(?:place\s+of\s+business|(?:executive\s+|business\s+)?(?:offices?|address)|residence)"
    r"(?:\s+(?:is|are))?(?:\s+(?:located|situated))?(?:\s+at|\s+in(?=\s+\d))?"
    r"|\b(?:offices?|address|place\s+of\s+business)\s+(?:is\s+)?(?:located\s+|situated\s+)?at"
    r"|\b(?:located|situated|residing|resident|domiciled)\s+at|\bwith\s+an\s+address\s+(?:of|at)"
    r"|\b(?:mailing\s+|street\s+)?address\s*:|,\s+of(?=\s+\d))\s*:?\s*(?P<address>[^;()“”\"\t]{8,190})",
    re.IGNORECASE,
)
_BLANK_LINE = re.compile(r"\n\s*\n")
_FRENCH_END = re.compile(
    r"[,.\s]*(?:,\s+|\n|\s+(?=(?:et|repr[ée]sent|immatricul|inscrit|ci-|agissant)\b))"
    r"(?:et\s+)?(?:repr[ée]sent|immatricul|inscrit|ci[- ]apr|agissant|prise?\s+en|enregistr|dont\b"
    r"|ayant\b|au\s+capital"
    r"|sous\s+le|RCS|R\.C\.S|SIRET|SIREN|n°\s*(?:SIRET|TVA|RCS)|d[ée]nomm|d[ée]sign|d['’]une\s+part|d['’]autre"
    r"|t[ée]l|[ée]l(?:isant|ection)|identifi|titulaire|propri[ée]taire|qui\b|et\b|v[ae]l|soci[ée]t[ée]\b"
    r"|valablement"
    r"|e-?mail|courriel|capital)"
    r"|\.\s*(?=\n|$|[A-ZÀ-Þ][a-zà-þ]+\s+[a-zà-þ])|\s+(?:repr[ée]sent[ée]|immatricul[ée]|ci-apr[eè]s|inscrite?\s+au)",
    re.IGNORECASE,
)
_POSTAL_FR = re.compile(
    r"\b(?:F-|L-|B-|CH-)?\d{2}\s?\d{3}\s+[A-ZÀ-Þ][\w’'.-]+(?:[ -](?:[A-ZÀ-Þ0-9][\w’'.]*|sur|sous|en"
    r"|les?|la|de|du|des|lès"
    r"|et(?=[ -][A-ZÀ-Þ])))*(?:[ -]+(?:CEDEX|Cedex|cedex)(?:\s+\d{1,2})?)?"
    r"(?:\s*,\s*(?:France|FRANCE))?"
)
_ENGLISH_END = re.compile(
    r"\s*(?:,|\.|\n)?\s+(?:and(?=\s*:?\s*$|\s*:|\s+(?:[A-Z]|its\b|the\b|is\b|who|each|with\b|any|all))"
    r"|hereinafter|hereafter|herein\b"
    r"|as\s+(?:the\s+)?[a-z]|a(?:n)?\s+(?:[A-Z][a-z]+\s+)?(?:corporation|company|limited|individual|partnership)"
    r"|represented|acting|on\s+behalf|who\b|whose|which\b|shall\b|duly|is\b|are\b|having|with\s+(?:an?|its)\b"
    r"|organi[sz]ed|telephone|phone|fax|facsimile|tel(?=[.:])|legally|e-?mail|attention|attn|for\s+the|to\s+(?:provide|be)"
    r"|set\s+forth"
    r"|each\b|collectively|individually|under\b|by\s+and|\(|agree|on\s+the\s+(?:one|other)|through\b|via\b)"
    r"|\.\s+(?=(?:AND|And|The|This|Each|All|Whereas|WHEREAS|In|It|NOW|RECITALS|Both|Any|Each|We|For)\b)|\.?\s*$",
    re.IGNORECASE,
)
_STREET = re.compile(
    r"\d|\b(?:street|road|avenue|ave|suite|floor|blvd|boulevard|drive|lane|parkway|way|square|plaza|center|centre"
    r"|house|building|tower|park|zone|rue|place|chemin|route|quai"
    r"|all[ée]e|impasse|cours|lieu[- ]dit|parc|immeuble)\b",
    re.IGNORECASE,
)
_NOT_ADDRESS = re.compile(
    r"\b(?:shall|agree|pursuant|laws?|will\b|hereby|above|below|set\s+forth|indiqu|mentionn|ci-dessus|ci-dessous"
    r"|en-t[êe]te|following|same\s+address|au\s+capital|percent|\$)|_{3}|\[|\*{3}|XXX|\.{4}|…",
    re.IGNORECASE,
)
_LEAD = re.compile(r"^(?:of|at|the|in)\s+(?=\S+\s)", re.IGNORECASE)
_ROLE_BEHIND = re.compile(r",\s+(?:(?:the|le|la)\s+|l[’'])[A-ZÀ-Þ][\w-]+[\s,.;]*$")
"""The party's part in the contract, in commas behind the address."""
_LONGEST = 170


def address(after: str, language: Language) -> str:
    """Read the address in the words about a party; empty where none is stated.

    Args:
        after: what stands between a party's name and the next party.
        language: of the document.
    """
    pattern, end = (_FRENCH, _FRENCH_END) if language == "fr" else (_ENGLISH, _ENGLISH_END)
    for match in pattern.finditer(after):
        found = _trimmed(match["address"], end, language)
        if found:
            return found
    return ""


def _trimmed(words: str, end: re.Pattern[str], language: Language) -> str:
    words = _BLANK_LINE.split(words, maxsplit=1)[0]
    if language == "fr":
        postal = _POSTAL_FR.search(words)
        stop = end.search(words)
        if postal is not None and (stop is None or postal.start() < stop.start()):
            words = words[: postal.end()]
        elif stop is not None:
            words = words[: stop.start()]
    else:
        stop = end.search(words)
        words = words[: stop.start()] if stop is not None else words
    words = _ROLE_BEHIND.sub("", words)
    words = _LEAD.sub("", " ".join(words.split()).strip(" ,.:;-–*_|"))
    return words if _is_one(words) else ""


def _is_one(words: str) -> bool:
    """Whether words may be an address: a number or a street, a place in capitals, no sentence."""
    return (
        8 <= len(words) <= _LONGEST
        and _STREET.search(words) is not None
        and any(char.isupper() for char in words)
        and (any(char.isdigit() for char in words) or "," in words)
        and _NOT_ADDRESS.search(words) is None
    )
