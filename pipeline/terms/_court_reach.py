# ruff: noqa: E501 (patterns are read by the phrase)
"""How far a choice of court reaches: some disputes only, no exclusion of others, another place beside it.

*Either party may seek an injunction in the courts of Texas* chooses no court for the rest of what the
parties may quarrel about; *the non-exclusive jurisdiction* leaves every other court open; *in Austin,
Texas, or in Oklahoma City* names two.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from data import late as re
from pipeline.terms._law_places import places, plain, without_parents

Reach = Literal["", "some", "open"]
"""All disputes, as far as the words tell; some of them or one side's; any other court as well."""

_ALL = {
    "en": re.compile(
        r"\b(?:any|all|every|each|no)\s+(?:and\s+all\s+|other\s+|such\s+)?(?:legal\s+|judicial\s+|civil\s+|related\s+)?"
        r"(?:disputes?|controvers\w+|claims?|litigation|suits?|lawsuits?|differences?|(?:causes?\s+of\s+)?actions?|matters?|proceedings?)\b"
        r"|\bfor\s+all\s+purposes\b|\bdisputes?\s+(?:under|arising|in\s+connection)|\bvenue\s+for\b"
    ),
    "fr": re.compile(
        r"\b(?:tou(?:t|te|s|tes))\s+(?:(?:les|autres?)\s+)?(?:litiges?|differends?|contestations?|conflits?|actions?|difficultes?)\b"
        r"|\b(?:en\s+cas\s+de|les)\s+(?:litiges?|differends?|contestations?)\b(?!\s+(?:portant|relatifs?|concernant)\b)"
    ),
}
_MEASURE = {
    "en": re.compile(
        r"\binjuncti\w+|\binjunctive|\bequitable\s+(?:relief|remed\w+)|\brestraining\s+orders?|\b(?:interim|provisional|interlocutory|"
        r"urgent|emergency|preliminary|conservatory|protective)\s+(?:or\s+\w+\s+)?(?:relief|measures?|remed\w+|orders?)"
        r"|\bspecific\s+performance|\b(?:in\s+aid|support)\s+of\s+(?:the\s+)?arbitrat\w+|\bcompel\w*\s+arbitrat\w+"
        r"|\b(?:enforc\w+|confirm\w*|vacat\w+|judgment\s+(?:up)?on|challeng\w+)\s+(?:of\s+)?(?:any\s+|an\s+|the\s+|such\s+)?(?:arbitra\w+\s+)?award"
    ),
    "fr": re.compile(
        r"\bmesures?\s+(?:d'urgence|urgentes?|provisoires?|conservatoires?|d'instruction)|\b(?:en|de|par|juge\s+des)\s+refere"
        r"|\bexequatur|\bexecution\s+de\s+la\s+sentence|\bappui\s+(?:a|de)\s+l'arbitrage|\brecouvrement\s+des?\s+(?:factures|creances|impayes)"
    ),
}
_FOR = {
    "en": re.compile(
        r"[^.;]{0,80}?\b(?:for|to\s+(?:grant|order|hear))\s+(?:(?:the|any|an?|such|purposes?|of|"
        r"requests?|for|seeking|obtaining|all)\s+){0,5}(?=\w)"
    ),
    "fr": re.compile(
        r"[^.;]{0,80}?\bpour\s+(?:(?:ordonner|connaitre|prononcer|statuer|toute?s?|les?|la|des?|sur)\s+){0,4}(?=\w)"
    ),
}
"""What links the court to what it is for, where that is told after it."""
_BESIDE_THE_RULE = {
    "en": re.compile(
        r"\b(?:except|save|sav?ing|other\s+than|subject\s+to|without\s+prejudice|notwithstanding|includ\w+|whether|regardless|nothing|in\s+addition"
        r"|not\s+(?:limit|prevent|preclude)\w*)\b[^;]{0,90}\Z"
    ),
    "fr": re.compile(
        r"\b(?:sauf|hormis|excepte|a\s+l'exception|sous\s+reserve|sans\s+prejudice|y\s+compris|meme|notamment|rien|outre|nonobstant)\b[^;]{0,90}\Z"
    ),
}
"""What stands before a measure that the choice of court only leaves alone, or covers too."""
_MATTER = {
    "en": re.compile(
        r"\b(?:disputes?|controvers\w+|claims?|suits?|actions?|proceedings?|litigation|matters?|questions?)\b[^.;]{0,110}?"
        r"\b(?:relat(?:ing|ed)\s+to|concerning|regarding|as\s+to|in\s+respect\s+of|with\s+respect\s+to|involving|over|about|challenging|for)\s+"
        r"(?:the\s+|any\s+|its\s+|an?\s+){0,2}(?:alleged\s+|actual\s+)?(?:validity|enforceability|infringement|ownership|inventorship|misappropriation"
        r"|misuse|patents?|trade\s?marks?|copyrights?|marks?\b|intellectual|confidential\w*|non-?payment|unpaid|(?:the\s+)?(?:payment|collection|recovery)\s+of"
        r"|lenders?\b|financing|lease\b|leased|premises|property\b|real\s+estate)"
    ),
    "fr": re.compile(
        r"\b(?:litiges?|differends?|contestations?|actions?)\b[^.;]{0,50}?\b(?:portant\s+sur|relati(?:f|fs|ve|ves)\s+(?:a|au|aux)|concernant|touchant|en)\s*"
        r"(?:la\s+|le\s+|les\s+|l'|des\s+|du\s+)?(?:propriete\s+intellectuelle|contrefacon|validite\s+des?\s|brevets?|marques?|confidentialite|secret|paiement|recouvrement|factures?)"
    ),
}
_ONE_SIDE = {
    "en": re.compile(
        r"\b(?:if|where|when(?:ever)?|should)\s+(?:the\s+)?(?!either|any|a\s+party|the\s+part|both|one\b"
        r"|neither)[\w&.,' -]{2,40}?\s+(?:brings?|sues?|commences?"
        r"|institutes?|initiates?|files?|is\s+the\s+(?:plaintiff|claimant|defendant))\b"
        r"|\b(?:actions?|claims?|suits?|proceedings?|litigation)\s+(?:brought\s+|commenced\s+|instituted\s+|filed\s+|initiated\s+|made\s+)?(?:by|against)\s+"
        r"(?:the\s+)?(?!either|any\b|a\s+party|the\s+part|part(?:y|ies)|both|one\b|it\b|them|each|the\s+other|or\s+against|or\s+by)\w+"
        r"(?:\s+\w+){0,3}?\s+(?:shall|will|must|may|in\s+connection|arising|under|relating|hereunder)\b"
        r"|\b(?:we|licensor|franchisor|lessor|landlord|company|supplier|seller|vendor|lender|bank|manufacturer)\s+may\s+(?:also\s+|at\s+its\s+option,?\s+)?"
        r"(?:institute|bring|commence|sue|file|enforce)\b"
    ),
    "fr": re.compile(
        r"\b(?:si|lorsque|quand)\s+(?:le\s+|la\s+|l')(?!une\s+des|une\s+ou)\w+\s+(?:agit|assigne|saisit|introduit|engage|est\s+(?:demandeu|defende)\w+)"
        r"|\b(?:actions?|demandes?|litiges?)\s+(?:introduites?|engagees?|intentees?|formees?|inities?)\s+(?:par|contre)\s+(?:le\s+|la\s+|l')(?!une\s+des|une\s+ou)\w+"
    ),
}
_OPEN = {
    "en": re.compile(
        r"\bnon\s?-?\s?exclusiv\w*|\bnot\s+(?:be\s+)?exclusive|\bmay\s+(?:also\s+)?be\s+(?:brought|commenced|instituted|filed|heard|litigated|enforced)\b"
    ),
    "fr": re.compile(
        r"\bnon[\s-]exclusi\w+|\bsans\s+(?:caractere\s+exclusif|exclusivite)|\b(?:pourra|pourront|peut|peuvent)\s+(?:egalement\s+|aussi\s+)?(?:etre\s+)?(?:porte|saisi|soumis)\w*"
    ),
}
_BOUND = {
    "en": re.compile(
        r"(?<!non-)(?<!non)(?<!non )(?<!not )(?<!not be )\bexclusive(?:ly)?\b|\bonly\b|\bnowhere\s+else\b|\bno\s+other\s+(?:court|place|forum)\b"
        r"|\bsole(?:ly)?\b|\bno\s+other\b"
    ),
    "fr": re.compile(r"(?<!non )(?<!non-)\bexclusi\w+|\bseuls?\b|\buniquement\b"),
}
_OR = {
    "en": re.compile(
        r"[\s,)\]]*(?:(?:sitting\s+|located\s+)?in\s+[a-z][a-z .,-]{2,45}?,?\s+)?"
        r"(?:and\s*/\s*or|or|and\s+also|as\s+well\s+as)\b"
    ),
    "fr": re.compile(r"[\s,)\]]*(?:et\s*/\s*ou|ou|ainsi\s+que)\b"),
}
_LAW = {
    "en": re.compile(r"\blaws?\b|\brules?\b|\band\s+that\b|\bprovided\b"),
    "fr": re.compile(r"\blois?\b|\bdroit\b|\bregles\b|\bnonobstant\b|\bmeme\b|\by\s+compris\b"),
}
_ELSEWHERE = {
    "en": re.compile(
        r"\bor\s+(?:in\s+|at\s+|of\s+|any\s+other\s+|the\s+|before\s+)*(?:courts?|place|state|county|country|jurisdiction|domicile|seat|where)\b"
    ),
    "fr": re.compile(
        r"\bou\s+(?:a\s+|au\s+|du\s+|de\s+|d'|devant\s+|celui\s+|ceux\s+|tout\s+autre\s+|le\s+|la\s+|les\s+)*(?:tribuna\w+|juridiction\w*|domicile|siege|lieu)\b"
    ),
}
UNKNOWN = "?"
"""Another place is offered and was not read."""


def reach(sentence: str, at: int, language: str) -> Reach:
    """Tell how far a sentence chooses a court.

    Args:
        sentence: folded, from its beginning to its end.
        at: where the court is named in it.
        language: ``en`` or ``fr``.
    """
    before = sentence[:at]
    general = _ALL[language].search(sentence)
    if _MATTER[language].search(sentence) is not None or _ONE_SIDE[language].search(sentence) is not None:
        return "some"
    measure = _MEASURE[language].search(before)
    # a general word before the measure is what the measure is sought in
    alone = measure is not None and (general is None or general.start() >= measure.start())
    if measure is not None and alone and not _BESIDE_THE_RULE[language].search(before[: measure.start()]):
        return "some"
    following = _FOR[language].match(sentence, at)
    if following is not None and general is None and _MEASURE[language].match(sentence, following.end()):
        return "some"
    if _OPEN[language].search(sentence) is not None and _BOUND[language].search(sentence) is None:
        return "open"
    return ""


def beside(rest: str, language: str, city: Callable[[str], str | None]) -> tuple[str, ...]:
    """Return the codes of places that a sentence offers beside the court it has named.

    Args:
        rest: what follows the court in its sentence, folded.
        language: ``en`` or ``fr``.
        city: the code of a city known for its courts.

    Returns:
        ISO 3166 codes; ``?`` for a place that was not read; empty where only one court is named.
    """
    offered = _OR[language].match(rest)
    if offered is None:
        return ()
    law = _LAW[language].search(rest)
    rest = rest[offered.end() : law.start() if law is not None else len(rest)]
    known = places("fr" if language == "fr" else "en")
    codes = [
        known.names[plain(found.group("name"))]
        for found in known.named.finditer(rest)
        if not rest.startswith(" district court", found.end())
    ]
    if not codes:
        # the first words that may be a city: *ou de Bruxelles*, *or London*
        for words in re.findall(r"[a-z][a-z'-]+(?:\s[a-z][a-z'-]+)?", rest)[:4]:
            code = city(words) or city(words.split()[0]) or city(words.split()[-1])
            if code is not None:
                return (code,)
    if codes:
        return tuple(without_parents(codes))
    return (
        (UNKNOWN,)
        if _ELSEWHERE[language].search(f"or {rest}" if language == "en" else f"ou {rest}")
        else ()
    )
