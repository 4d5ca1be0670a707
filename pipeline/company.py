# ruff: noqa: E501 (patterns are read by the phrase)
"""Companies as contracts name them: legal forms, registration numbers, and names made comparable."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from data import late as re
from data.load import lexicon
from pipeline.folding import fold

_LANGUAGES = ("fr", "en")
_LEADING_WORDS = frozenset(
    [
        "la",
        "le",
        "les",
        "l",
        "the",
        "societe",
        "entreprise",
        "etablissements",
        "ets",
        "messrs",
        "association",
        "d",
        "une",
        "un",
    ]
)
_TITLE = re.compile(
    r"^\s*(?:m\.|mr\.?|mrs\.?|ms\.?|mme\.?|mlle\.?|monsieur|madame|mademoiselle|maitre|docteur|dr\.?)\s+(?=[^\W\d_]{2})"
)
"""How a person is addressed is no part of the name."""
_SPACES = re.compile(r"[\s.,;:'\"()/\-&+]+")


@dataclass(frozen=True, slots=True)
class Registration:
    """A company's number in a register, as found in a text."""

    scheme: str
    """``SIREN``, ``SIRET``, ``RCS``, ``RCS Luxembourg``, ``BCE``, ``IDE``, ``VAT``, ``UK company number``, ``EIN``,
    ``LEI``, ``RNA``, ``HRB`` or ``number``."""
    number: str
    """Without spaces and punctuation."""
    start: int
    end: int
    problem: str = ""
    """Why the number cannot be right (check digit, length); empty when nothing is wrong with it."""


@dataclass(frozen=True, slots=True)
class Form:
    """A legal form found in a text."""

    code: str
    """As in ``legal_forms.yaml``: ``SAS``, ``Inc.``."""
    start: int
    end: int


def _spelling(words: str) -> str:
    """Make a pattern that takes the spelling with or without dots, over any white space."""
    pattern = ""
    for position, character in enumerate(words):
        if character == ".":
            pattern += r"\.?"
            following = words[position + 1 : position + 2]
            pattern += r"\ ?" if following.isalnum() else ""
        elif character in " ,":
            pattern += r"[\s,]*" if character == "," else r"\s+"
        else:
            pattern += re.escape(character)
    return pattern


@cache
def _forms(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    codes: dict[str, str] = {}
    short: list[str] = []
    long: list[str] = []
    for code, spellings in lexicon("legal_forms", language).items():
        for words in spellings:
            folded = fold(words)
            codes.setdefault(_key(folded), code)
            (short if len(words) <= 6 else long).append(folded)
    ordered = sorted(set(short) | set(long), key=len, reverse=True)
    body = "|".join(_spelling(words) for words in ordered)
    return re.compile(rf"(?<![a-z0-9&])(?:{body})(?![a-z0-9])"), codes


def _key(folded: str) -> str:
    return re.sub(r"[\s.,]+", "", folded)


_LOWER = frozenset(("plc", "llc", "gmbh", "mbh", "ltd", "inc"))
"""English forms that are written in small letters too; "incorporated in Scotland" is no form."""


def legal_forms(text: str, language: str) -> Iterator[Form]:
    """Yield the legal forms in a text, from left to right.

    Short forms that are also words (``sa``, ``as``, ``company``) count only when written as a form is:
    with a capital.
    """
    pattern, codes = _forms(language)
    for match in pattern.finditer(fold(text)):
        written = text[match.start() : match.end()]
        letters = [character for character in written if character.isalpha()]
        if len(letters) <= 5 and language == "fr" and not written[0].isupper():
            continue
        small = written.islower() and (language != "en" or fold(written) not in _LOWER)
        if small and (len(letters) <= 3 or language == "en"):
            continue
        yield Form(codes.get(_key(match.group()), written), match.start(), match.end())


def legal_form(text: str, language: str) -> str | None:
    """Return the code of the first legal form in a text, or ``None``."""
    found = next(legal_forms(text, language), None)
    return found.code if found else None


@cache
def _incorporation() -> re.Pattern[str]:
    words = "|".join(
        re.escape(form).replace("\\ ", r"\s+")
        for form in sorted(lexicon("incorporation", "en")["forms"], key=len, reverse=True)
    )
    return re.compile(
        rf"\b(?:an?)\s+(?P<place>(?:[A-Z][\w.&'’-]+\s+){{0,4}}?)(?P<kind>(?:[a-z-]+\s+){{0,3}}?)"
        rf"(?P<form>(?i:{words}))\b"
        r"(?:\s*,?\s*(?:duly\s+)?(?:organi[sz]ed|incorporated|formed|established|registered|existing"
        r"|created)"
        r"[\w\s,]{0,40}?\blaws\s+of\s+(?:the\s+)?(?:(?:State|Commonwealth|Province|Republic)\s+of\s+)?"
        r"(?P<laws>[A-Z][\w’'-]+(?:\s+(?:and\s+|of\s+)?[A-Z][\w’'-]+){0,3}))?"
    )


def incorporation(text: str) -> tuple[str, str | None] | None:
    """Read "a Delaware corporation": the legal form in words, and the state as ``US-DE`` if it is one.

    Returns:
        (``"Delaware corporation"``, ``"US-DE"``), or ``None`` when the text says no such thing.
    """
    match = _incorporation().search(text)
    if match is None:
        return None
    states = lexicon("incorporation", "en")["states"]
    place = " ".join((match["place"] or match["laws"] or "").split())
    form = " ".join(match["form"].split()).lower()
    known = states.get(place.title().replace(" Of ", " of "))
    return (f"{place} {form}".strip(), known)


_FRENCH = re.compile(
    r"(?P<cue>siret|siren|r\.?\s?c\.?\s?s\b|registre\s+du\s+commerce|immatricul\w+|identifiee?s?\b)"
    r"(?P<gap>[^0-9]{0,120}?)(?<![0-9])(?P<number>"
    # complete where the line ends: what follows is a street, a town or a clause, unless it is a SIRET's rest
    r"[0-9](?:[ .-]{0,3}[0-9]){8}(?:(?:[ .-]{0,3}[0-9]){5})?(?=\s?\n(?!\s*(?:000[0-9]{2}|[0-9]{5}(?!\s?[a-z0-9]))))"
    r"|[0-9](?:[ .\n-]{0,3}[0-9]){6,16})(?![0-9])"
)
_VAT = re.compile(
    r"(?:tva|vat)\b[^0-9]{0,60}?\b(?P<number>[a-z]{2}[ .]?[0-9a-z]{2}(?:[ .]?[0-9]){6,11})\b"
    r"|(?<![a-z0-9])(?P<bare>fr[ .]?[0-9]{2}(?:[ .]?[0-9]){9})(?![0-9])"
)
_ENGLISH = re.compile(
    r"\b(?:company|registered|registration|corporate|incorporation|entity|(?<!commission\s)(?<!sec\s)file|charity|society|crn|cro|partnership"
    r"|co\.?)\s*(?:registration\s*|registered\s*|regn\.?\s*|reg\.?\s*)?"
    r"(?:(?:in|with)\s[a-z ]{3,45}?\s(?=under|with|number|no\b))?(?:with\s+(?:company\s+|registered\s+)?)?"
    r"(?:number|no\b\.?|n°|under\s+(?:number|no\.?))\s*:?\s*(?P<number>(?:sc|ni|oc|so|nc|lp|sl"
    r"|nl|ip|fc|ge|ce|r|bc|lp)?\s?[0-9](?:(?!\n\n|\n[0-9]{1,2}[.)])[ \n-]{0,2}[0-9]){5,12}r?)\b"
    r"|\b(?:crn|cro|abn|acn|arbn|uen|kvk|cvr|org(?:anisation|\.)?\s*(?:no\.?|nr\.?|number)|business\s+id|kamer\s+van\s+koophandel|chamber\s+of\s+commerce)"
    r"(?:\s*(?:number|no\.?|nr\.?))?\s*[:#]?\s*(?P<foreign>[0-9](?:[ .-]?[0-9]){5,12}[a-z]?)(?![0-9a-z])"
    r"|\((?P<bare>(?:sc|ni|oc|so|nc|lp|sl|nl|fc)[0-9]{6})\)"
)
_OTHERS = (
    (
        "UK company number",
        re.compile(
            r"\b(?:number|no\.?)\s*:?\s*(?P<number>(?:sc|ni|oc|so|nc|lp|sl|nl|ip|fc|ge|ce)\s?[0-9]{6})\b"
        ),
    ),
    (
        "EIN",
        re.compile(r"\b(?:ein|employer identification number)\b\D{0,20}(?P<number>[0-9]{2}-?[0-9]{7})\b"),
    ),
    (
        "LEI",
        re.compile(r"\blei\b[^a-z0-9]{0,10}(?:code\b[^a-z0-9]{0,6})?(?P<number>[0-9a-z]{18}[0-9]{2})\b"),
    ),
    ("RNA", re.compile(r"\b(?:rna|numero|n°|no\.?)\s*[^a-z0-9]{0,12}(?P<number>w[0-9a-z][0-9]{8})\b")),
    ("HRB", re.compile(r"\bhr\s?[ab]\s?(?:no\.?|nr\.?|nummer)?\s?(?P<number>[0-9]{3,7})\b")),
    (
        "RCS Luxembourg",
        re.compile(r"\bluxembourg\b[^0-9]{0,40}?\b(?P<number>b\s?[0-9]{2,3}[ .]?[0-9]{3})\b"),
    ),
    ("IDE", re.compile(r"\b(?P<number>che[ -][0-9]{3}[. ][0-9]{3}[. ][0-9]{3})\b")),
    (
        "BCE",
        re.compile(
            r"\b(?:bce|kbo|cbe|numero\s+d'entreprise|enterprise\s+number|company\s+number|rpm|tva\s+be)\b[^0-9]{0,40}?"
            r"(?P<number>[01]?[0-9]{3}\.[0-9]{3}\.[0-9]{3})\b"
        ),
    ),
)
_CUES = ("sire", "rcs", "r.c.s", "registre", "immatricul", "identifi", "tva", "vat", "fr", "number", "no",
         "ein", "lei", "rna", "hr", "numero", "n°", "crn", "cro", "abn", "acn", "arbn", "uen", "kvk", "cvr", "org",
         "business id", "koophandel", "chamber", "luxembourg", "che-", "che ", "bce", "kbo", "rpm", "(sc", "(ni",
         "(oc", "(so", "(nc", "(lp", "(sl", "(nl", "(fc")  # fmt: skip


def registrations(text: str) -> tuple[Registration, ...]:
    """Find registration numbers, with what is wrong with those whose check digits fail; sorted by place.

    A SIRET holds its company's SIREN: the longer number is given where both would fit.
    """
    folded = fold(text)
    if not any(cue in folded for cue in _CUES):
        return ()
    found = [*_french(folded), *_vat(folded), *_english(folded)]
    for scheme, pattern in _OTHERS:
        for match in pattern.finditer(folded):
            number = re.sub(r"[\s.-]", "", match["number"]).upper()
            found.append(Registration(scheme, number, *match.span("number"), _problem(scheme, number)))
    kept: list[Registration] = []
    for item in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return tuple(kept)


def _french(folded: str) -> Iterator[Registration]:
    for match in _FRENCH.finditer(folded):
        if "capital" in match["gap"] or "euro" in match["gap"] or "tva" in match["gap"]:
            continue
        number = re.sub(r"\D", "", match["number"])
        words = match["cue"] + match["gap"]
        if len(number) > 14 and match["number"].startswith(number[:9]) is False:
            number = number[:14]
        if len(number) >= 13 or "siret" in words:
            scheme = "SIRET"
        elif re.search(r"r\.?\s?c\.?\s?s\b|registre du commerce", words):
            scheme = "RCS"
        elif "siren" in words or len(number) == 9:
            scheme = "SIREN"
        else:
            continue
        yield Registration(scheme, number, *match.span("number"), _problem(scheme, number))


def _vat(folded: str) -> Iterator[Registration]:
    for match in _VAT.finditer(folded):
        group = "number" if match["number"] else "bare"
        number = re.sub(r"[ .]", "", match[group]).upper()
        yield Registration("VAT", number, *match.span(group), _problem("VAT", number))


def _english(folded: str) -> Iterator[Registration]:
    for match in _ENGLISH.finditer(folded):
        group = match.lastgroup or "number"
        number = re.sub(r"[\s.-]", "", match[group]).upper()
        british = re.fullmatch(r"(?:SC|NI|OC|SO|NC|LP|SL|NL|IP|FC|GE|CE)[0-9]{6}|[0-9]{7,8}", number)
        scheme = "UK company number" if british and _speaks_british(folded, match.start()) else "number"
        if scheme == "UK company number" and number.isdigit():
            number = number.zfill(8)
        yield Registration(scheme, number, *match.span(group))


def _speaks_british(folded: str, place: int) -> bool:
    around = folded[max(place - 300, 0) : place + 300]
    return any(
        word in around
        for word in (
            "england",
            "wales",
            "scotland",
            "northern ireland",
            "united kingdom",
            "companies house",
        )
    )


def _problem(scheme: str, number: str) -> str:
    """Check a number by its scheme; return what is wrong with it, in words."""
    from stdnum.exceptions import InvalidChecksum, InvalidFormat, InvalidLength, ValidationError

    try:
        _validator(scheme, number)
    except InvalidLength:
        return f"{scheme} {number} has {len(number)} characters, which is not its length"
    except InvalidChecksum:
        return f"the check digit of {scheme} {number} is wrong"
    except InvalidFormat:
        return f"{scheme} {number} is not written as such a number is"
    except ValidationError:
        return f"{scheme} {number} is not valid"
    return ""


def _validator(scheme: str, number: str) -> None:
    if scheme == "SIRET":
        from stdnum.fr import siret

        siret.validate(number)
    elif scheme in ("SIREN", "RCS"):
        from stdnum.fr import siren

        siren.validate(number)
    elif scheme == "VAT" and number.startswith("FR"):
        from stdnum.fr import tva

        tva.validate(number)
    elif scheme == "VAT" and number.startswith("GB"):
        from stdnum.gb import vat as british

        british.validate(number)
    elif scheme == "EIN":
        from stdnum.us import ein

        ein.validate(number)
    elif scheme == "LEI":
        from stdnum import lei

        lei.validate(number)


@lru_cache(maxsize=20_000)
def normalise(name: str) -> str:
    """Make a company's name comparable: folded, without legal form, articles and punctuation.

    ``"La société Énergie-Rhône, S.A.S."`` and ``"ENERGIE RHONE"`` both give ``"energie rhone"``, ``"M. Jean
    Roc"`` and ``"Jean Roc"`` both ``"jean roc"``. A name that is nothing but a legal form keeps it.
    """
    folded = _TITLE.sub("", fold(name)).replace("&", " and ")
    words = _strip_forms(folded)
    while len(words) > 1 and words[0] in _LEADING_WORDS:
        words = words[1:]
    return " ".join(word for word in words if word)


@cache
def _form_words() -> tuple[frozenset[tuple[str, ...]], int]:
    """Every spelling of a legal form as words, ("limited", "company"); and how many the longest has."""
    spellings = {
        tuple(
            word for word in _SPACES.split(re.sub(r"\.", "", fold(spelling).replace("&", " and "))) if word
        )
        for language in _LANGUAGES
        for written in lexicon("legal_forms", language).values()
        for spelling in written
    }
    return frozenset(words for words in spellings if words), max(map(len, spellings), default=0)


def _strip_forms(folded: str) -> list[str]:
    words = [word for word in _SPACES.split(re.sub(r"(?<=\b[a-z])\.\s?(?=[a-z]\b)|\.", "", folded)) if word]
    forms, longest = _form_words()
    changed = True
    while changed:
        changed = False
        for size in range(min(longest, len(words) - 1), 0, -1):
            if size >= len(words):
                continue
            head = tuple(words[:size])
            if tuple(words[-size:]) in forms:
                words, changed = words[:-size], True
            elif head in forms and head not in _NOT_AT_THE_START:
                words, changed = words[size:], True
    return words


_NOT_AT_THE_START = frozenset(
    (word,)
    for word in [
        "partners",
        "trust",
        "company",
        "foundation",
        "association",
        "co",
        "partnership",
        "se",
        "as",
        "ab",
        "fondation",
        "mutuelle",
    ]
)


def same(left: str, right: str) -> bool:
    """Tell whether two names name one company, legal form, accents and case apart."""
    first, second = normalise(left), normalise(right)
    return bool(first) and first.replace(" ", "") == second.replace(" ", "")
