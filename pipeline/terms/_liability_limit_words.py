# ruff: noqa: E501 (patterns are read by the phrase)
"""Words by which a sentence limits what somebody owes, and what it is that is limited."""

from __future__ import annotations

from data import late as re
from pipeline.terms._liability_basis import LABEL

ANCHOR = {
    "en": re.compile(
        r"\b(?:exceed(?:s|ed|ing)?|in\s+excess\s+of|(?<!not )(?<!not\n)(?<!not be )(?<!but )limited"
        r"(?:\s*,?\s+in\s+(?:the\s+|its\s+)?(?:aggregate|total|amount|all cases)\w*,?)?"
        r"(?:\s*,?\s+(?:in|for|during)\s+(?:each|any|every)\s+(?:\w+\s+){0,2}?(?:year|event|case|claim|incident|period),?)?\s+(?:solely\s+"
        r"|only\s+|strictly\s+)?to"
        r"|(?:be\s+)?greater\s+than|(?:liable|answerable)\s+(?:\w+\s+){0,6}?for\s+(?:(?:not|no)\s+)?more\s+than|capped\s+at|cap\s+of"
        r"|maximum\s+(?:\w+\s+){0,2}(?:liability|amount)|(?:maximum|cap on) (?:\w+ )?liability"
        r"|(?<!not )(?<!not be )(?:restricted|confined)\s+(?:solely\s+|only\s+|strictly\s+)?to"
        r"|(?:be|recover)\s+(?:from\s+(?:the\s+)?\w+\s+)?(?:no\s+)?more\s+than|(?:go|extend)\s+beyond|(?:is|shall\s+be)\s+(?:the\s+(?:amount|sum|total)\s+of|equal\s+to)|accepts?\s+liability\s+(?:only\s+)?up\s+to)\b"
        rf"|{LABEL['en']}"
    ),
    "fr": re.compile(
        r"\b(?:exceder(?:a|ait)?|depasser(?:a|ait)?|excede|depasse|(?:limitee?s?"
        r"|plafonnee?s?)\b[^.;]{0,140}?\s(?:a|au|aux)"
        r"|plafond|(?:dans\s+la\s+limite|au-dela|a\s+hauteur|a\s+concurrence)\s+d(?:es?\b|u\b|')"
        r"|superieure?s? (?:a|au)|bornee?s?\s+(?:a|au|aux)"
        r"|jusqu'a(?=\s+(?:concurrence|hauteur|\d))"
        r"|limite\s+de\s+(?:la\s+)?(?:reparation|responsabilite|indemnisation)\s+(?:est\s+fixee\s+)?(?:a|au|aux))\b"
        rf"|{LABEL['fr']}"
    ),
}
NEAR = {
    "en": ("liab", "damages", "indemn", "remed", "responsibility", "answerable", "recover"),
    "fr": (
        "responsab",
        "dommage",
        "indemni",
        "prejudice",
        "reparation",
        "obligation de repar",
        "etre tenu",
    ),
}
HELD_FR = (
    r"\bne\s+(?:saura\w+|pourra\w*|peu\w+|sera\w*)\s+(?:jamais\s+|en\s+aucun\s+cas\s+|etre\s+)*tenue?s?\b"
    r"(?!\s+(?:de|d')\s*(?!repar|indemn|dommag|verse))"
)
"""*Le Vendeur ne saurait être tenu au-delà de*: the sentence names who owes, and not its liability."""
SUBJECT = {
    "en": re.compile(
        r"\bliability\b|\bliabilities\s+(?:of|to|under|hereunder|arising)\b|\bliable\b|\banswerable\b"
        r"|(?<!liquidated )\bdamages\b|\bresponsibility\s+(?:of|for)\b|\brecover(?:able)?\b[^.;]{0,40}?\b(?:from|against)\b\b"
        r"|\bobligations? (?:to indemnify|of indemn)"
        r"|\bremed(?:y|ies)\b|\bindemni(?:ty|fication)\b"
    ),
    "fr": re.compile(
        r"(?<![ \n(,]a )(?<![ \n(,]a\n)responsabilites?\b|\bdommages?\b|\bindemni\w+|\bprejudices?\b"
        r"|\breparations?\b|\bobligation\s+de\s+reparer\b|\bcondamn\w+"
        r"|\bresponsables?\b|" + HELD_FR
    ),
}
OTHERS = {
    "en": re.compile(
        r"\bliquidated damages|\bprincipal\s+amount|\binsurance|\binsured|\bpolic(?:y|ies)|\bcoverage"
        r"|\binterest|\bdeductible"
        r"|\bpenalt|\bexpenses|\bsales charges"
        r"|\bliens?\b|\bindebtedness|\bborrow|\bsecuring|\bprice|\bfee increase|\bthreshold|\bbasket"
        r"|\bremed(?:y|ied) within|\bservice credits?"
    ),
    "fr": re.compile(
        r"\bpenalites?|\bassurances?|\bassure|\bfranchise|\binterets? (?:de retard|legal)|\bprix\b"
        r"|\bdepot de garantie|\bcaution|\bcapital"
        r"|\brevision|\bloyer"
    ),
}
