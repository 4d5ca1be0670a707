"""What the sections are about that a carve-out names by their numbers alone: *any breach of Section 7*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from data import late as re

_INDEMNITY = {
    "en": re.compile(
        r"\bindemnif|\bhold\s+[^.;]{0,40}?harmless\b"
        r"|(?<!\bnot )(?<!\bno )(?<!professional )(?<!limit of )\bindemnit(?:y|ies)\b"
        r"(?!\s+(?:insur|cover|limit|polic))"
    ),
    "fr": re.compile(
        r"\b(?:re)?l[eè]v\w*\s+(?:\w+\s+){0,3}?indemne|\btien\w+\s+(?:\w+\s+){0,3}?indemne|\brelev\w+\s+et\s+garanti\w+"
        r"|\bgaranti\w+\s+(?:\w+[\s']+){0,6}?contre\s+(?:toute?s?\s+|les\s+)?(?:\w+\s+){0,2}?"
        r"(?:revendication|reclamation|recours|action|trouble|poursuite|demande)"
    ),
}
"""A promise to indemnify; *by way of compensation and not indemnity* is none, nor is an insurance."""
_OPENING = 130
"""Characters of a clause that say what it is about: its heading, or how its first sentence begins."""
_BROKEN = re.compile(
    r"\b(?:breach\w*|violat\w+|fail\w*"
    r"|(?:obligations?|duties|liability|claims?)\s+(?:\w+\s+){0,2}?(?:under|of|in|for)"
    r"|manque\w*|meconn\w+|inexecution|non-respect|infraction|obligations?\s+(?:de|prevues?|visees?))\b"
)
"""Words that make a section one that is broken, and not one that is referred to."""
_ABOUT = (
    (
        "confidentiality",
        re.compile(r"\bconfidenti\w+|\bnon-?\s?disclosure|\bsecrecy\b|\bsecret\b(?!ar)|\bdiscretion\s*\n"),
    ),
    (
        "data_protection",
        re.compile(
            r"\bpersonal\s+(?:data|information)\b|\bdata\s+(?:protection|privacy|security)\b"
            r"|\bprivacy\b|\brgpd\b|\bgdpr\b|\bdonnees\s+(?:a\s+caractere\s+)?personnel"
        ),
    ),
)


def about(told: Sequence[str], said: str, language: str) -> Iterator[str]:
    """Yield the names of the lexicon ``risks`` for what sections are about.

    Args:
        told: folded text of each section that is named.
        said: folded words that name them.
        language: ``fr``, or read as English.
    """
    if any(_INDEMNITY["fr" if language == "fr" else "en"].search(words) for words in told):
        yield "indemnification"
    if _BROKEN.search(said) is not None:
        for name, pattern in _ABOUT:
            if any(pattern.search(words[:_OPENING]) for words in told):
                yield name
