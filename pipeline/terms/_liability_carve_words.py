# ruff: noqa: E501 (patterns are read by the phrase)
"""Words by which a limit of liability is said not to cover something, or not to be there."""

from __future__ import annotations

from data import late as re
from pipeline.terms import _liability_exclusions
from pipeline.terms._liability_triggers import CAP_TRIGGERS

CARVE_TRIGGERS = {
    "en": (
        *CAP_TRIGGERS["en"],
        *_liability_exclusions.EXCLUSION_TRIGGERS["en"],
        "not apply",
        "not\napply",
        "not be appl",
        "inapplicable",
        "nothing",
        "unlimited",
        "without limit",
        "neither party",
        "be construed",
        "neither",
        "excluded from",
        "foregoing",
        "not limit",
        "excludes or",
        "no cap",
        "no limit",
        "outside",
        "whatever",
        "regardless",
        "not avail",
        "not affected",
        "uncapped",
        "not include",
        "disregarded",
        "liability cap",
        "of liability",
        "on liability",
        "not be subject",
        "not subject",
        "limited by",
    ),
    "fr": (
        *CAP_TRIGGERS["fr"],
        *_liability_exclusions.EXCLUSION_TRIGGERS["fr"],
        "illimite",
        "sans limit",
        "limit",
        "faute lourde",
        "dolosi",
        "entier",
        "integral",
        "maximum",
        "clause",
        "exclu",
        "echapp",
        "hors",
    ),
}
OUTRIGHT_WORDS = {
    "en": (
        "apply",
        "appli",
        "nothing",
        "unlimited",
        "without limit",
        "neither",
        "excluded from",
        "not limit",
        "be construed",
        "not extend",
        "foregoing",
        "operate to",
        "no cap",
        "no limit",
        "outside",
        "whatever",
        "regardless",
        "not avail",
        "not affected",
        "uncapped",
        "not include",
        "disregarded",
        "liability cap",
        "of liability",
        "on liability",
        "not be subject",
        "not subject",
        "limited by",
    ),
    "fr": (
        "illimit",
        "sans limit",
        "limitation",
        "clause",
        "plafond",
        "exclu",
        "exoneration",
        "limite",
        "rien",
        "maximum",
        "entier",
        "integral",
    ),
}
_WITHIN = r"(?:[^.;]|(?<=\d)\.(?=\d))"
"""A character inside a sentence; the point of "article 10.2" ends none."""
NONE = {
    "en": r"(?:liability\s+(?:cap|limit)|(?:cap|limit)\s+(?:of|on)\s+liability)(?:\s*\([\w' ]{2,30}\))?\s*[:=]\s*(?:none|nil|unlimited|no\s+limit)\b"
    r"|no\s+(?:limit\w*|cap|ceiling)\s+(?:of|on|upon)\s+liability\s+(?:(?:shall|will)\s+apply|applies|is\s+agreed)\b",
    "fr": r"\b(?:plafond|limit\w+)\s+(?:de\s+(?:la\s+)?responsabilite|d'indemnisation)(?:\s*\([\w' ]{2,30}\)|\s+du\s+\w{3,20})?"
    r"\s*[:=]\s*(?:aucune?|neant|sans\s+(?:objet|limite|plafond)|illimitee?)\b",
}
"""*Liability cap: none*: liability without limit, in a line of special conditions."""
OUTRIGHT = {
    "en": re.compile(
        r"\b(?:not\s+(?:be\s+)?(?:appl(?:y|icable)|extend|avail|affected)|neither\s+\(?a?\)?\s*(?:apply|limits?"
        r"|excludes?|party\s+(?:limits?|excludes?))|appl(?:y|ies)\s+neither|inapplicable"
        r"|nothing\s+(?:in|contained|herein|set|under|else|shall)|not\s+(?:be\s+construed\s+(?:as|to)\s+"
        r"|operate\s+to\s+)?limit(?:ing)?\s+(?:\(a\)\s+)?(?:a|an|the|either|any|each|its|our|their"
        r"|such|liability\s+for)\b"
        r"|unlimited(?!\s+liability\s+compan)|without\s+limit\b|excluded\s+from\s+(?:these|the|this|any)\b"
        r"(?!\s+(?:obligations?|duty|duties|indemn\w+))"
        r"|foregoing\s+limit\w+[^.;]{0,90}?\bnot?\b|none\s+of\s+the\s+foregoing\s+limit\w+"
        r"|uncapped\s+(?:liabilit\w+|matters|claims|losses|items|heads\s+of\s+loss)(?=\s*[:(])"
        r"|(?:limit\w*|caps?)\s+(?:\w+\s+){0,4}?(?:shall|will|does|do)\s+not\s+include|(?:limit\w*|caps?)\s+(?:\w+\s+){0,6}?be\s+disregarded"
        rf"|{NONE['en']}"
        r"|not\s+(?:be\s+)?(?:subject\s+to|limited\s+by)\s+(?:the|this|any|such)\s+(?:\w+\s+){0,2}?(?:limit\w*|caps?|ceiling)"
        r"|(?:limit\w*|cap|ceiling)\s+(?:(?:on|of)\s+liability\s+)?excludes?"
        r"|no\s+(?:cap|limit|ceiling|limitation)\s+(?:shall\s+)?(?:on|upon|for|appl(?:y|ies)\s+to)"
        r"|outside\s+(?:of\s+)?(?:this|the|that|such|either|both|these|those)\s+(?:limit\w*|caps?|ceiling)"
        r"|(?:in\s+full|whole|entire\w*)\b[^.;]{0,60}?\b(?:whatever|regardless\s+of|irrespective\s+of)"
        r"\s+(?:its|the|their)\s+amount)"
    ),
    "fr": re.compile(
        rf"\b(?:limitations?|limites?|plafon\w+|maximum|exclusions?|exonerations?"
        rf"|clauses?)\b{_WITHIN}{{0,170}}?\b(?:ne\s+|n')(?:\w+\s+){{0,2}}?(?:s'|se\s+)?(?:appli\w+|jou\w+"
        r"|saurai(?:en)?t|trouve\w*|valent|vaut|peu(?:t|vent)\s+(?:pas\s+)?etre\s+(?:invoque|oppose)\w*"
        r"|(?:concern|vis|couvr|etend|port|regarde|beneficie)\w*\s+(?:pas|ni|plus|point|aucun\w*))"
        r"|\b(?:il|elle|ils|elles|celui-ci|celle-ci)\s+ne\s+s'appliqu\w+\s+(?:pas|ni|plus)\b"
        r"|\b(?:rien|aucune\s+(?:clause|stipulation|disposition))\b[^.;]{0,140}?\b(?:limit\w+|exclu\w+"
        r"|exoner\w+)"
        r"|\b(?:ne\s+|n')(?:\w+\s+){0,2}?(?:exclu\w+|limite\w*)\b[^.;]{0,80}?responsab"
        rf"|\b(?:limitations?|limites?|plafon\w+|maximum)\b{_WITHIN}{{0,120}}?\b(?:est|sont|sera|seront|reste\w*|demeure\w*)\s+"
        r"(?:exclue?s?|ecartee?s?|levee?s?|inapplicables?|inopposables?|inoperante?s?|sans\s+(?:effet|application|objet|portee))"
        rf"|\b(?:limites?|limitations?|plafonds?)\b{_WITHIN}{{0,80}}?\b(?:cede\w*|tombe\w*|disparai\w+)\s+"
        r"(?:en\s+cas|devant|lorsqu|pour|si\b|face)"
        r"|\b(?:il\s+)?n'(?:y\s+a|existe|est\s+(?:fixe|prevu))\s+(?:pas\s+de|pas\s+d'|aucune?|ni)\s*(?:limit\w+|plafon\w+)"
        r"|\bsans\s+(?:limit\w+|plafond)|\billimite\w*"
        r"|\baucune?\s+(?:limit\w+|plafon\w+|clause\s+limitative)\b[^.;]{0,60}?\bne\s+(?:pour\w+|peu\w+|saurai\w+|ser\w+|s'appli\w+)"
        r"|\bn'(?:est|sont|etant)\s+(?:pas\s+)?(?:soumise?s?|assujettie?s?|limitee?s?|plafonnee?s?|affectee?s?)\s+(?:a|au|aux|par)\s*(?:aucune?|le|la|les|ce|cette)?\s*(?:plafond|limit\w+)"
        r"|\b(?:ne\s+s'imputent?|n'entrent?|ne\s+comptent?|ne\s+viennent?)\s+pas\s+(?:en\s+deduction\s+)?(?:sur|dans|du|au\s+titre\s+d[eu])\s*(?:le|la|les|ce|cette|ledit)?\s*(?:plafond|limite)"
        r"|\b(?:echapp\w+\s+a|(?:sont|est|seront)\s+(?:exclue?s?|exceptee?s?|exclusives?|retranchee?s?)\s+(?:de|du)"
        r"|(?:sont|est|seront)\s+(?:pas|ni|point)\s+(?:soumise?s?|assujettie?s?|comprise?s?|affectee?s?)\s+(?:a|au|aux|dans|par)"
        r"|(?:en\s+de)?hors\s+(?:de|du))\s*(?:cette|ces|ce|la|ledit|ladite|les|l'|le)?\s*(?:limit\w+|plafon\w+)"
        rf"|{NONE['fr']}"
        r"|\b(?:entier|integral\w*|entiere|totalite\s+du)\b[^.;]{0,60}?\bquel\w*\s+qu'en\s+soi\w*\s+le\s+montant"
        r"|\breparation\s+(?:integrale|entiere)\b"
    ),
}
