"""Reads who issues terms that nobody else signs: "Le site est édité par la société X, SAS au capital …"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from data import late as re
from pipeline.company import legal_forms, normalise
from pipeline.folding import fold
from pipeline.terms._party_french import party_at
from pipeline.terms._party_words import Named, about, is_role

_REACH = 15_000
_TOP = 800
_ADDRESSED = re.compile(r"[^\n]{0,80}\n?[^\n]{0,60}\b\d{5}\b")
_HEAD = 3_000
_ENOUGH = 3.0
_CLEAR = 4.0
_LONGEST_NAME = 7
_DOES = (
    r"(?:edite|exploite|propose|fourni|gere|opere|commercialise|publie|emis|etabli|detenu|delivre|redige"
    r"|vendu|offert|assure|concu|developpe)"
)
_MAKES = re.compile(
    rf"\b(?:{_DOES}e?s?(?:\s*,|\s+et|\s+ou)?\s+){{1,3}}(?:aux?\s+\w+\s+|au\s+public\s+)?par\s*:?\s+"
    r"|\bconditions\b[^.;\n]{0,60}?\bsont\s+celles\s+de\s+(?=\S)"
    r"|\bpropriete\s+(?:exclusive\s+)?de\s+(?=la\s+societe\b)"
    r"|\bmis(?:e|es)?\s+a\s+(?:la\s+)?disposition\s+(?:\w+\s+){0,3}par\s+"
)
"""What only the one who issues the terms does."""
_TERMS_OF = re.compile(
    r"\bconditions\s+(?:generales|particulieres|d'utilisation|de\s+vente|d'abonnement)"
    r"[^.;:\n]{0,70}?\b(?:de|des|par|du)\s+(?=(?:la\s+)?(?:societe|s\.?a|sarl|sas|scop|eurl|association)\b)"
)
_WITH_YOU = re.compile(
    r"\bentre\s+(?:vous|(?:le|l'|tout|chaque)\s*(?:client|utilisateur|abonne|acheteur|consommateur))"
    r"(?:\s*\([^()\n]{0,80}\))?\s*,?\s+et\s+|\bentre\s+(?=la\s+societe\b)|\bcontrat\s+avec\s+(?=la\s+societe\b)"
)
_LABEL = re.compile(
    r"(?m:^)[ \t*_#|>\d.)-]*(?:identi(?:te|fication)\s+(?:du|de\s+l'|de\s+la)\s*\w+"
    r"|editeur(?:\s+du\s+site)?|mentions\s+legales|vendeur|prestataire|exploitant"
    r"|qui\s+sommes[ -]nous\s*\??|raison\s+sociale|denomination(?:\s+sociale)?)"
    r"[ \t*_]*(?::|\n(?:[=-]{3,}[ \t]*\n)?)\s*"
)
_MEANS = re.compile(
    r"\b(?:designe|signifie|vise|s'entend\s+de)\s*:?\s+(?=(?:la\s+)?(?:societe|s\.?a|sarl|sas)\b)"
)
_TITLE = re.compile(
    r"(?:contrat|bail|avenant|marche|convention|protocole|accord|conditions|lettre|bon\s+de|devis|annexe|acte)\b"
)
"""A document's title: no name goes on from it over the line's end."""
_LINE = re.compile(r"(?m:^)[ \t*_#>]*(?=[^\W\d_]|\d)")
_IS = re.compile(
    r"[\s*_,»\"]*(?:\([^()\n]{0,70}\)\s*)?,?\s*est\s+une\s+(?:societe|association|entreprise|cooperative|sas|sarl)\b"
)
"""Behind a name: "X est une société par actions simplifiée"."""
_DOES_IT = re.compile(
    r"[\s*_]*(?:\([^()\n]{0,60}\)\s*)?,?\s*(?:vous\s+)?(?:fournit|propose|exploite|edite|gere|commercialise"
    r"|met\s+a\s+(?:votre\s+|la\s+)?disposition|publie|offre)\b"
)
_RUNS_ON = re.compile(
    r"[ \t]+(?!(?:au\s+capital|immatricul|inscrit|dont|ayant|societe|est|sise|ci-apres|sa|sas|sarl|et)\b)"
    r"[a-z]"
)
"""A heading or a sentence that begins with a capital, not a name."""
_LOWER_WORDS = re.compile(
    r"(?:[ \t]+[\w’'&.-]+){1,4}?(?=\s*[,(–-]\s*(?:[Ss]oci[ée]t[ée]\s|S\.?A\.?S|S\.?A\b|S\.?A\.?R\.?L|SCOP"
    r"|au\s+capital|immatricul|R\.?C\.?S|SIRE[NT]|\d{3}\s?\d{3}\s?\d{3}\s))"
)
"""A name goes on in small letters up to its legal form: "Pain de campagne, société anonyme"."""
_SOCIETY = re.compile(r"\b(?:la|notre)\s+(?=societe\b)")
_LETTER = re.compile(r"\bvotre\s+(?:societe|entreprise|association|etablissement)\s*[(,]\s*")
"""In a letter that is the contract: the company written to, named once in full."""
_REGISTERED = re.compile(
    r"\bau\s+capital\b|\bcapital\s+social\b|\bimmatricul|\b(?:inscrite?|enregistree?)\s+au\s+(?:registre|r\.?c\.?s)"
    r"|\br\.?\s?c\.?\s?s\b|\bsire[nt]\b(?!\s+d[eu]\b)|\b(?:dont\s+le|ayant\s+son|son)\s+siege\b|\bsiege\s+social\b"
    r"|\bdont\s+l'adresse\b|\bdomiciliee\b"
)
_NEAR = 170
_ELSE = re.compile(
    r"heberge|mediat|\bassureur|\bassure\s+par|assurance|\bbanque|paiement|transport|livr|\bfiliale|partenaire"
    r"|represente|\baupres\s+de|sous-trait|\btiers\b|\bavocat|\bconcurrent|\bmarque\b|reclamation|litige"
    r"|\bgarant|\bcertifi|\bagree|\bcaution|\brachete|\bachete|\bavec\s+l[ae]\s+concours|maitre\s+d|\bcession"
)
"""Whom terms name as well: who hosts, insures, carries, mediates."""
_SENTENCE = re.compile(r"[.;!?]\s|\n\s*\n")
_LINK = re.compile(r"\]\([^()\s]{0,200}\)")


@dataclass(frozen=True, slots=True)
class _Found:
    named: Named
    score: float


def read(text: str) -> list[Named]:
    """Find the company whose terms these are, or none; it is never more than one."""
    folded = fold(text)
    best: _Found | None = None
    for cue, weight in _CUES:
        for match in cue.finditer(folded, 0, _REACH):
            found = _at(text, folded, match, weight)
            if found is not None and (best is None or found.score > best.score):
                best = found
    if best is None or best.score < _ENOUGH:
        return []
    return [*_letterhead(text, folded, best.named), best.named]


def _letterhead(text: str, folded: str, other: Named) -> list[Named]:
    """Of a letter that is the contract: the company on its head, where the one written to is told."""
    if not any(
        match.end() <= other.start < match.end() + 60 for match in _LETTER.finditer(folded, 0, _REACH)
    ):
        return []
    for line in _LINE.finditer(folded, 0, _TOP):
        named = party_at(text, folded, line.end(), len(text))
        if (
            named is None
            or named.blank
            or not _form(text, named)
            or normalise(named.name) == normalise(other.name)
        ):
            continue
        if _ADDRESSED.match(folded, named.end):
            return [replace(named, issuer=True, suffix=True)]
    return []


_CUES = (
    (_MAKES, 3.0),
    (_TERMS_OF, 2.5),
    (_WITH_YOU, 3.0),
    (_LABEL, 2.0),
    (_MEANS, 2.0),
    (_LETTER, 3.0),
    (_SOCIETY, 0.0),
    (_LINE, 0.0),
)


def _at(text: str, folded: str, match: re.Match[str], weight: float) -> _Found | None:
    """Weigh the name behind a cue."""
    stop = min(match.end() + 300, len(text))
    named = party_at(text, folded, match.end(), stop)
    if named is None or named.blank or named.person or is_role(named.name):
        return None
    if "\n" in text[named.start : named.end] and _TITLE.match(folded, named.start):
        return None
    named = _whole(text, named, stop)
    if len(named.name.split()) > _LONGEST_NAME or len(normalise(named.name)) < 2:
        return None
    line = match.re.pattern == _LINE.pattern
    after = folded[named.end : named.end + _NEAR + 200]
    after = _LINK.sub(lambda link: " " * len(link.group()), after)[:_NEAR]
    told = _told(after)
    is_one = _IS.match(after) is not None
    form = _form(text, named)
    is_one = is_one or (bool(form) and _DOES_IT.match(after) is not None)
    if line and not (told and told < 70) and not is_one:
        return None
    if (
        match.re.pattern in (_LINE.pattern, _LABEL.pattern)
        and _RUNS_ON.match(folded, named.end)
        and not is_one
    ):
        return None
    # "édité par la société X": there the noun alone says that a company is named
    if not (told or form or is_one or (weight >= 3 and named.suffix)):
        return None
    before = folded[max(match.start() - 90, 0) : match.end()]
    sentence = list(_SENTENCE.finditer(before, 0, max(len(before) - 4, 0)))
    before = before[sentence[-1].end() :] if sentence and not line else before if not line else ""
    score = weight + 2.0 * bool(told) + form + 1.5 * is_one + (named.start < _HEAD)
    complete = about(text, named, _end(text, named), "fr")
    score += min(_times(folded, complete), 10) * 0.15
    score -= 4.0 * (_ELSE.search(before) is not None)
    return _Found(replace(complete, issuer=True, suffix=bool(form), weak=score < _CLEAR), score)


def _whole(text: str, named: Named, stop: int) -> Named:
    """Take the words in small letters that a name ends in, where a legal form says that it ends there."""
    more = _LOWER_WORDS.match(text, named.end, stop)
    if more is None or next(legal_forms(text[named.start : named.end], "fr"), None):
        return named
    return replace(
        named, name=" ".join(text[named.start : more.end()].split()), end=more.end(), stop=more.end()
    )


def _told(after: str) -> int:
    """How far behind a name a register, a capital or a seat is named; 0 where none is, or of another."""
    match = _REGISTERED.search(after)
    if match is None or (match.start() > 60 and "\n\n" in after[: match.start()]):
        return 0
    return match.start() + 1 if not re.search(r"[.;]\s+[a-z]{2}", after[: match.start()]) else 0


def _form(text: str, named: Named) -> bool:
    """Tell whether a legal form stands in a name, right behind it or right before it."""
    if any(next(legal_forms(named.name, language), None) for language in ("fr", "en")):
        return True
    behind = next(legal_forms(text[named.end : named.end + 90], "fr"), None)
    if behind is not None and not text[named.end : named.end + behind.start].strip(' \n\t*_,»"(–-'):
        return True
    before = text[max(named.start - 60, 0) : named.start]
    return any(not before[form.end :].strip(' «"*_') for form in legal_forms(before, "fr"))


def _end(text: str, named: Named) -> int:
    """Where the words about the issuer end: with their paragraph, or a line that opens the next."""
    limit = min(named.end + 700, len(text))
    end = text.find("\n\n", named.end, limit)
    return limit if end < 0 else end


def _times(folded: str, named: Named) -> int:
    """How often a text names the company, in full, by its name without its form, or by its alias."""
    form = next((one for one in legal_forms(named.name, "fr") if one.start > 2), None)
    names = [named.name, named.name[: form.start] if form else "", named.alias or ""]
    counted = [
        folded.count(fold(name).strip(" ,-")) for name in names if len(name) > 2 and not is_role(name)
    ]
    return max(counted, default=0)
