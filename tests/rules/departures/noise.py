"""What a scan, a typist or a renumbering does to a text, seeded; and what a negotiator does."""

from __future__ import annotations

import random
import re

_LIKE = {
    "a": "oe", "b": "h6", "c": "eo", "d": ["cl", "o"], "e": "co", "f": "t", "g": "q9", "h": "bn",
    "i": "l1j", "l": "1iI", "m": ["rn", "nn"], "n": "ru", "o": "0c", "q": "g", "r": "n", "s": "5",
    "t": "fl", "u": "nii", "v": "y", "w": ["vv"], "y": "v", "z": "2", "I": "l1", "O": "0", "B": "8",
}  # fmt: skip
_DIGITS = {"0": "O", "1": "lI", "5": "S", "8": "B"}


def scanned(text: str, rate: float, seed: int) -> str:
    """Misread letters at a rate, as OCR does; figures only as letters that look like them."""
    chance = random.Random(seed)
    found = []
    for letter in text:
        like = _LIKE.get(letter) or _DIGITS.get(letter)
        found.append(chance.choice(list(like)) if like and chance.random() < rate else letter)
    return "".join(found)


def typeset(text: str, seed: int) -> str:
    """Break lines and words, and set quotes, apostrophes, capitals, accents and ligatures otherwise."""
    chance = random.Random(seed)
    words = []
    for word in text.split():
        plain = re.fullmatch(r"[a-zà-ÿ]{8,}", word)
        if plain and chance.random() < 0.15:
            at = chance.randint(3, len(word) - 3)
            word = f"{word[:at]}-\n{word[at:]}"
        elif plain and chance.random() < 0.1:
            word = word.upper()
        words.append(word)
    lines = "".join(word + ("\n" if chance.random() < 0.12 else " ") for word in words).strip()
    return lines.replace("'", "\u2019").replace("fi", "\ufb01").replace("œ", "oe")


def renumbered(text: str, seed: int) -> str:
    """Put a number before each sentence, as another contract has it."""
    chance = random.Random(seed)
    sentences = re.split(r"(?<=\.)\s+", text)
    start = chance.randint(2, 20)
    return "\n".join(f"{start}.{at} {sentence}" for at, sentence in enumerate(sentences, 1))


def negotiated(text: str, language: str, seed: int) -> str | None:
    """Change one word that turns a clause round; ``None`` where it has no place for the change."""
    chance = random.Random(seed)
    changes = [*_CHANGES[language]]
    chance.shuffle(changes)
    for pattern, other in changes:
        places = list(re.finditer(pattern, text))
        if places:
            place = chance.choice(places)
            return text[: place.start()] + place.expand(other) + text[place.end() :]
    return None


_CHANGES = {
    "fr": [
        (r"\bquinze\b", "cinq"), (r"\b90\b", "80"), (r"\b40\b", "10"), (r"\btrois\b", "deux"),
        (r"\bdouze\b", "deux"), (r"\b12\b", "2"), (r"\bpeut\b", "ne peut pas"), (r"\bpeut\b", "doit"),
        (r"\bClient\b", "Prestataire"), (r"\bPrestataire\b", "Client"), (r"\bavec\b", "sans"),
        (r"\bsans\b", "avec"), (r"\bpréalable\b", "postérieur"), (r"\best\b", "n'est pas"),
        (r"\bcinq\b", "six"), (r"\bsix\b", "dix"), (r"\bBailleur\b", "Preneur"), (r"\bfrançais\b", "belge"),
        (r"\bà la hausse comme à la baisse\b", "à la hausse"), (r"\bexclusif\b", "non exclusif"),
        (r"\bet\b", "ou"), (r"\bdoublement\b", "double"), (r"\bgrave\b", "léger"),
        (r"\bécrit\b", "verbal"), (r"\bNe\b", "Se"), (r"\bne\b", "le"),
    ],
    "en": [
        (r"\bninety\b", "sixty"), (r"\b90\b", "80"), (r"\btwelve\b", "two"), (r"\b12\b", "72"),
        (r"\bmay\b", "may not"), (r"\bmay\b", "shall"), (r"\bshall\b", "may"), (r"\bshall not\b", "shall"),
        (r"\bCustomer\b", "Supplier"), (r"\bSupplier\b", "Customer"), (r"\bwithout\b", "with"),
        (r"\bprior\b", "later"), (r"\bwritten\b", "oral"), (r"\bmaterial\b", "immaterial"),
        (r"\bexceed\b", "precede"), (r"\bnon-exclusive\b", "exclusive"), (r"\bDistributor\b", "Supplier"),
        (r"\bnot\b", "now"), (r"\bor\b", "and"), (r"\bindirect\b", "direct"), (r"\bany\b", "no"),
        (r"\bNeither\b", "Either"), (r"\bassigns\b", "licenses"), (r"\bperpetual\b", "revocable"),
    ],
}  # fmt: skip
