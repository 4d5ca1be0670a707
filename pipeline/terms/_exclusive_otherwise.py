"""Promises to deal with one partner alone, without the word exclusive: *and to nobody else*.

A dealing (buying, selling, appointing), words that shut everybody else out, and one who is bound stand in
one sentence.
"""

from __future__ import annotations

from data import late as re

_DEALS = {
    "en": (
        r"(?:buy|purchas\w+|obtain\w*|procur\w+|sourc\w+|order|tak(?:e|es)|deliver\w*|sell|sells|"
        r"suppl(?:y|ies)|bring\w*|refer|send|"
        r"appoint\w*|engag\w+|licens\w+|stock\w*|carr(?:y|ies)|distribut\w+|market|deal|appointed)"
    ),
    "fr": (
        r"(?:approvisionn\w+|achet\w+|command\w+|prendra|prelev\w+|vend\w+|livr\w+|fourni\w+|confi\w+|"
        r"design\w+|nomm\w+|"
        r"conced\w+|distribu\w+|exploit\w+|represent\w+|licence|install\w+|trait\w+|remett\w+|"
        r"reserv\w+|revend\w+)"
    ),
}
_WHO = (
    r"(?:distributors?|suppliers?|dealers?|resellers?|agents?|licensees?|intermediar\w+|buyers?|"
    r"customers?|sources?|outlets?|"
    r"brokers?|affiliates?|franchisees?|retailers?|brewers?|sellers?|vendors?|growers?|haulier|"
    r"representatives?|store|brand)"
)
_WHO_FR = (
    r"(?:revendeurs?|distributeurs?|fournisseurs?|concessionnaires?|licenci\w+|licences?|agents?|"
    r"affilies?|franchises?|acheteurs?|"
    r"clients?|representants?|negociants?|prestataires?|bureaux?|intermediaires?|exploitants?)"
)
_SHUT = {
    "en": re.compile(
        r"\b(?:from|to|with|through)\s+(?:no\s+one|nobody|no\s+other\b|none)(?:\s+else)?|\b(?:no\s+one|"
        r"nobody|none)\s+else\b|"
        rf"\bno\s+(?:other|competing|rival)\s+{_WHO}|\bnot\s+[^.;]{{0,40}}\bany\s+(?:other|competing|"
        rf"rival)\s+{_WHO}|"
        r"\bto\s+the\s+exclusion\s+of\b|\bonly\s+(?:source|channel|outlet|supplier|distributor|route|"
        r"dealer|buyer)\b|"
        r"\bsole\s+(?:source|channel|outlet|supplier|distributor|dealer|buyer|licensee|"
        r"and\s+exclusive\s+(?:licensee|agent|distributor|supplier|dealer|source|buyer))\b|"
        r"\b(?:all|entire|whole|the\s+whole)\s+(?:of\s+)?(?:its|his|their|the)?\s*(?:requirements|"
        r"needs|output|production|crop)\b[^.;]{0,80}\bonly\b"
    ),
    "fr": re.compile(
        r"\b(?:aupres|pres)\s+d\w*\s*(?:la\s+|l')?seule?\b|\ba\s+l'exclusion\s+d\w*\s*tou(?:t|te|"
        r"s)\s+autres?|\bqu'(?:au|a\s|aux\b|aupres)|"
        r"\b(?:a|aupres\s+de|de)\s+(?:nul|personne|aucun)\s+(?:autre|d'autre)|\bqui\s+seule?\b|"
        rf"\b(?:un|une|aucun|aucune|tout|toute|d'|nul|nulle)\s*autres?\s+{_WHO_FR}|\bautre\s+{_WHO_FR}|"
        rf"\bexploit\w+\s+seule?\b|"
        rf"\bseule?\s+{_WHO_FR}\b|\b(?:au|a\s+la|a\s+l')\s*seule?\s"
    ),
}
_NEGATED = re.compile(r"\bne\s|\bn'|\binterdi\w*|\baucun|\bnul")
_BINDS = {
    "en": re.compile(
        r"\b(?:shall|will|agrees?|undertakes?|must|binding|bound|is\s+to\s+be|is\s+appointed|may\s+not|"
        r"promises?|covenants?)\b"
    ),
    "fr": re.compile(
        r"\bs'(?:engage|oblige|interdi\w+)|\b(?!\w*ions\b)\w{3,}(?:era|eront|ira|iront|dra|dront)\b|"
        r"\bser(?:a|ont)\b|"
        r"\bdoi(?:t|vent)\b|\bse\s+voit\s+reserver|\bexploite\b"
    ),
}
_OTHER = {
    "en": re.compile(
        r"\bnothing\b|\bfree\s+to\b|\bwithout\s+being\s+bound|\bintends?\b|\brecit\w+|\bjurisdiction|"
        r"\bremed\w+|\bwarrant\w+|\bcourts?\b|"
        r"\bdiscretion\b|\bnon-exclusive|\bunless\s+and\s+until|\bif\s+the\s+\w+\s+(?:cannot|fails?|"
        r"is\s+unable)|\bmay\s+(?:appoint|sell|supply|buy)\b|"
        r"\bassign\w*\b|\bdisclos\w+|\bconfidential|\bpayments?\b|\bliab\w+|\bshares?\b|\btitle\b|"
        r"\bpermit\w*\b|\buse\s+of\s+the\s+name|"
        r"\bindemn\w+|\btransfer\w*|\bsublicens\w+|\bsub-licens\w+|\breceive\w*\s+no\b|"
        r"\bmost\s+favou?red|\bprior\b|\bdoes\s+not\b"
    ),
    "fr": re.compile(
        r"\blibre\w*|\bsans\s+exclusivite|\baucune\s+exclusivite|\bautant\s+de|\btribuna\w+|"
        r"\bcompeten\w+|\bdivulg\w+|\bconfiden\w+|\bresponsab\w+|"
        r"\bgaranti\w+|\bpaiement|\bsous-trait\w+|\bcede\w*|\bcession|\bqu'a\s+(?:compter|titre|"
        r"reception|"
        r"la\s+(?:condition|suite|date)|l'(?:expiration|issue|usage))|"
        r"\bqu'au\s+(?:terme|prorata|titre|moment|jour|\d)|\bqu'aux?\s+(?:fins|conditions|"
        r"seules\s+fins)|\bdonnees\b|\brembours\w+"
    ),
}
NEEDED = {
    "en": (
        "no one", "no\none", "nobody", "no other", "no\nother", "none else", "any other", "any\nother",
        "competing",
        "rival", "exclusion of", "only", "sole ", "sole\n",
    ),
    "fr": ("seul", "exclusion", "qu'au", "qu'a ", "qu'a\n", "aupres", "autre"),
}  # fmt: skip
_SUBJECT = {
    "en": re.compile(
        r"(?:\A|[.;,:]\s*|\b(?:and|but|while|that|"
        r"loan)\s+)(?:(?i:the)\s+)?(?P<who>[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*){0,2})"
        r"\s+(?:shall|will|agrees?|undertakes?|must|is\s+to\s+be|is\s+appointed|itself|binding|"
        r"covenants?|promises?|may\s+not)\b"
    ),
    "fr": re.compile(
        r"(?:\A|[.;,:]\s*|\b(?:et|que|mais)\s+)(?P<who>(?:[Ll][ea]\s+|[Ll]['’]|"
        r"[Ll]es\s+)[\wÀ-ÿ’'-]+(?:\s+(?!ne\b)[\wÀ-ÿ-]+)?)\s+"
        r"(?:ne\s+|n['’]\s?)?(?:s['’](?:engage|oblige|interdi|approvision)|se\s+voit|\w+(?:era|ira|dra|"
        r"eront|dront|iront)\b|doit|exploite)"
    ),
}


def shut_out(text: str, folded: str, language: str) -> tuple[int, int, str] | None:
    """Return where a sentence shuts all others out, and who is bound as it is named, empty where untold.

    Args:
        text: the sentence.
        folded: its folded copy.
        language: ``en`` or ``fr``.
    """
    if _BINDS[language].search(folded) is None:
        return None
    deals = re.compile(rf"\b(?:s')?{_DEALS[language]}\b")
    for match in _SHUT[language].finditer(folded):
        other = "autre" in match.group() and not match.group().startswith(("a l'", "a nul", "a p"))
        near = folded[max(0, match.start() - 90) : match.end()]
        if language == "fr" and other and _NEGATED.search(near) is None:
            continue
        if match.group().startswith("qu'") and not _only_to(folded[: match.start()], deals):
            continue
        low, high = max(0, match.start() - 150), match.end() + 60
        if deals.search(folded, low, high) is None or _OTHER[language].search(folded, low, high + 40):
            continue
        return match.start(), match.end(), _bound(text, match.start(), language)
    return None


def _only_to(before: str, deals: re.Pattern[str]) -> bool:
    """Tell whether *ne ... que* shuts others out of a dealing: *ne vendra son vrac qu'au Négociant*."""
    refusal = re.search(r"\b(?:ne|n')\s*(?P<act>[^.;,]{0,90})\Z", before)
    return refusal is not None and deals.search(refusal["act"]) is not None


def _bound(text: str, at: int, language: str) -> str:
    """Return who is named as bound nearest before a place, else first behind it; empty where nobody is."""
    subjects = list(_SUBJECT[language].finditer(text))
    before = [one for one in subjects if one.start() <= at]
    nearest = before[-1] if before else next(iter(subjects), None)
    return nearest["who"] if nearest is not None else ""
