"""Words by which contracts bound in one file are told apart: titles, annexes, parties, signatures.

All patterns are for folded text. The nouns of titles come from the lexicons; what stands here is how lines
are built around them.
"""

from __future__ import annotations

from functools import cache

from data import late as re
from data.load import lexicon
from pipeline.folding import fold

PARAGRAPH = re.compile(r"\n\s*\n")
NO_TITLES = frozenset(
    {"certificate", "charter", "covenant", "endorsement", "guarantee", "guaranty", "licence", "license"}
    | {"deed", "modification", "quotation", "retainer", "supplement", "undertaking", "warrant"}
)
"""Words that also head what is attached to a contract, or one of its clauses."""
OTHER_HEADING = re.compile(
    r"^\W*(?:\d|[ivx]+\.|article|section|clause|out of|arising|no |to |of |and |under )"
    r"|\b(?:this|entire|the|of|to|such|each|present|du|au|le) (?:agreement|contract|lease|contrat|bail)\b"
    r"|\bprior agreements?\b|\bagreements$"
)
AFTER_NOUN = re.compile(
    r"(?:s?\W*$|\W*(?:n[o\u00b0]|no\.|number|#|to\b|for\b|between|by and|among|dated|of\b|with\b|on\b|\("
    r"|relating|regarding|concerning|[ivx\d]+\W*$|[-\u2013\u2014:]))"
)
AMENDMENT_TO = re.compile(
    r"\W*(?:[^\W\d]+ ){0,2}(?:amendment|addendum|avenant)\W*"
    r"(?:(?:n[o\u00b0]\W*|number |#)?(?:\d+|[ivx]+\b|one|two)\W*)?"
    r"(?:to|of|au|a la|du)\b"
)
AMENDS = re.compile(r"\b(?:amendment|addendum|avenant|side letter|letter amendment)\b")
THIS_AMENDMENT = re.compile(
    r"\bthis\s+(?:\w+\s+){0,3}(?:amendment|addendum)\b[^.;]{0,160}?"
    r"\b(?:entered|made|between|among|effective|dated)\b"
)
"""Under the title of an amendment: the paper itself is made, whatever was or was not signed before."""
SENTENCE = re.compile(r"[.;:,]\s*$|\b(?:shall|will|is|are|has|have|est|sont|doit|sera)\b")
ANNEX = re.compile(
    r"\b(?:exhibit|schedule|annex|appendix|attachment|annexure|annexe|appendice|piece jointe"
    r"|form of|modele de|template|specimen|enclosure)\b"
)
SIGNED = re.compile(
    r"^[^\w\n]{0,20}(?:by:|by /s/|/s/|name:|signed (?:by|for|on behalf)|executed (?:by|as)"
    r"|fait (?:a|en|le) |lu et approuve|bon pour accord|pour (?:le|la|l['\u2019]|les) ?\w+ ?:"
    r"|(?:signed|signature) ?(?::|_{3})"
    r"|signatures? (?:des parties|du |de la ))"
    r"|\bin witness whereof\b|/s/",
    re.MULTILINE,
)
CONDITIONS = re.compile(
    r"\b(?:general|special|particular|standard) (?:terms|conditions|provisions)"
    r"|\bterms (?:and|&) conditions"
    r"|\bconditions (?:generales|particulieres|speciales)|\bsignature page|\bcahier des charges"
)
ANNEX_LINE = re.compile(rf"[^\w\n]*(?:the )?{ANNEX.pattern}|.{{0,60}}\b(?:form of|specimen|template)\b")
ANNEX_PAGE = re.compile(r"^\W*[a-z]-\d{1,3}\W*$")
OWN = re.compile(r"\b(?:this|present|presente)\s+(?:\w+\s+){0,3}$")
BLANK = re.compile(
    r"_{3,}|\.{6,}(?![.\s]*\d)|\(insert|\[[\s_.\u25cf\u2022-]*\]"
    r"|\[ ?(?:insert|name|date|address|amount|number|company|party|customer|nom|montant|adresse|societe"
    r"|x{2,})"
)
PARTIES = re.compile(
    r"\b(?:by and )?(?:between|among)\b|\bis (?:made|entered)|\b(?:made|entered) (?:and entered )?into\b"
    r"|\bentre (?:les|la|le|l['\u2019]|:|monsieur|madame|m\.|mme)|\bentre\s*:|\bd['\u2019]une part\b"
    r"|\bles soussign|\bthe undersigned\b"
    r"|(?:^|\n)\W{0,4}entre\s+(?!\d|parties\b|autres\b|temps\b)[a-z]"
    r"|\((?:hereinafter\s+)?(?:called\s+)?(?:the|le|la|l['\u2019])\s?[a-z][a-z -]{2,28}\)[^()]{4,260}"
    r"\((?:hereinafter\s+)?(?:called\s+)?(?:the|le|la|l['\u2019])\s?[a-z][a-z -]{2,28}\)"
)
"""Words before the parties' names, or what two are called: "Pell (the Owner) lets to Hoy (the Hirer)"."""


@cache
def nouns() -> re.Pattern[str]:
    """Words that make a contract's title, in both languages, on a folded line."""
    words: set[str] = set()
    for language in ("fr", "en"):
        classes = lexicon("document_classes", language)["titles"]
        words.update(fold(word) for name in ("contract", "amendment") for word in classes[name])
    words -= NO_TITLES
    words.update(lexicon("binder_titles", "en")["contract"])
    return re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})\b")
