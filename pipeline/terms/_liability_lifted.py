"""Which limit a carve-out lifts: the ceiling of liability, or only the exclusion of some kinds of loss.

*This limitation shall not apply to a breach of confidentiality*, right after a sentence that excludes lost
profits, leaves a ceiling that stands elsewhere untouched.
"""

from __future__ import annotations

from typing import Literal

from data import late as re

Lifted = Literal["", "cap", "exclusion"]
"""Not told; a ceiling of liability, or all limits; the exclusion of kinds of loss alone."""

_CEILING = {
    "en": re.compile(
        r"\bliab\w+[^.;]{0,300}?\b(?:exceed(?:s|ed)?|in\s+excess\s+of|(?<!not\s)(?<!not\sbe\s)limited\s+(?:\w+\s+){0,3}?to"
        r"|capped\s+at|greater\s+than|more\s+than)\b"
        r"|\b(?:maximum|total|aggregate|cumulative)\s+(?:\w+\s+){0,3}?liability|\bcaps?\s+(?:on|of|set|in|under|shall|will|do|does|is|are)\b|\bliability\s+caps?\b|\b(?:un)?capped\b"
        r"|\b(?:exceed|(?<!not\s)(?<!not\sbe\s)limited\s+to)\b[^.;]{0,120}\bliab\w+"
    ),
    "fr": re.compile(
        r"\bplafon\w*|\bresponsab\w+[^.;]{0,300}?\b(?:limitee?s?[\s,]|exced\w+|excede\w*|depass\w+|n'excede|superieure?)"
        r"|\b(?:a\s+hauteur|a\s+concurrence|dans\s+la\s+limite)\s+d|\bmaximum\b|\blimite\s+de\s+(?:responsabilite|[\d])"
    ),
}
_LOSSES = {
    "en": re.compile(
        r"\b(?:consequential|indirect(?!ly)|incidental(?!ly)|punitive|exemplary|special\s+damages"
        r"|lost\s+(?:\w+\s+){0,2}?(?:profits?|revenues?)|loss\s+of\s+(?:\w+\s+){0,4}?(?:profits?|revenues?|business|use|data))\b"
    ),
    "fr": re.compile(
        r"\bindirect\w*|\bimmateriels?\b|\bmanques?\s+a\s+gagner|\bpertes?\s+(?:de\s+|d')\w+|\bprejudices?\s+commercia\w+"
    ),
}
_ALL = {
    "en": re.compile(
        r"\b(?:nothing|no\s+provision)\s+(?:contained\s+)?(?:in|herein|under|set\s+forth\s+in)?\s*(?:this|these|the)?\s*(?:agreement|contract|terms|conditions)?\b"
        r"(?=[^.;]{0,60}\b(?:limit|exclude|restrict)\w*)|\bunlimited\b|\bwithout\s+(?:any\s+)?limit\b"
    ),
    "fr": re.compile(
        r"\b(?:rien|aucune\s+(?:clause|stipulation|disposition))\b[^.;]{0,60}\b(?:contrat|convention|presentes|accord|conditions)\b"
        r"|\bsans\s+(?:limit\w+|plafond)|\billimite\w*|\bintegral\w*|\bentiere?\b"
    ),
}
_OWN_PART = re.compile(
    r"\b(?:this|present)\s+(?:section|article|clause|paragraph)|\b(?:present|presente)\s+(?:article|clause)"
)
_NEAREST = {
    "en": re.compile(
        r"\b(?:this|the\s+foregoing|the\s+above|the\s+preceding)\s+(?:limitation|exclusion|disclaimer|sentence|waiver)\b"
    ),
    "fr": re.compile(r"\b(?:cette|la\s+presente)\s+(?:limitation|exclusion|exoneration)\b"),
}
"""What names one limit, that of the sentence before."""


def lifted(said: str, own: str, before: str, around: str, language: str) -> Lifted:
    """Tell what a sentence lifts that says a limit does not apply.

    Args:
        said: the words that say so, folded, with some before and after them.
        own: what stands before them in their own sentence.
        before: the text right before that sentence.
        around: the whole of the clause and what stands near it.
        language: ``en`` or ``fr``.
    """
    if _ALL[language].search(said) is not None and _OWN_PART.search(said) is None:
        return "cap"
    near = own if _names_a_limit(own, language) else before
    if _NEAREST[language].search(said) is not None and _names_a_limit(near, language):
        return _of(near, language)
    return _of(around, language)


def of_exclusion(sentence: str, language: str) -> Lifted:
    """Tell what the exceptions of a sentence lift that excludes kinds of loss."""
    return "cap" if _CEILING[language].search(sentence) is not None else "exclusion"


def _names_a_limit(text: str, language: str) -> bool:
    return _CEILING[language].search(text) is not None or _LOSSES[language].search(text) is not None


def _of(text: str, language: str) -> Lifted:
    if _CEILING[language].search(text) is not None:
        return "cap"
    return "exclusion" if _LOSSES[language].search(text) is not None else ""
