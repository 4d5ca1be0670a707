"""Reads French parties out of fields: under the word for their part, or behind "Raison sociale :"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

from data import late as re
from data.load import lexicon
from pipeline.company import legal_forms, normalise
from pipeline.folding import fold
from pipeline.terms import _party_french_labels as labels
from pipeline.terms import _party_french_words as words
from pipeline.terms._party_forms import WHAT, without_third
from pipeline.terms._party_words import Named, blank_at, is_role, name_at

_REACH = 8_000
_NEAR = 320
_MOST_DOWN = 3
_TELLING = 2
_SHORT_FORM = 16
_SHORTENED = 4
_OF = re.compile(r"(?:du|des|de|d['’]|les|le|la)(?:\s|(?<=['’]))", re.IGNORECASE)
_WIDEST = 110
NAME_LABEL = re.compile(
    r"(?:nom(?:\s*(?:/|ou|et|,)\s*(?:raison|denomination)\s+sociale)?"
    r"|nom\s+(?:de\s+l'\s?|de\s+la\s+|du\s+)(?:entreprise|societe|etablissement|organisme|collectivite"
    r"|association|candidat)"
    r"|denomination(?:\s+(?:sociale|commerciale))?|raison\s+sociale|societe|entreprise|organisme"
    r"|etablissement"
    r"|structure|collectivite|nom\s+commercial\s+et\s+denomination\s+sociale)"
    r"(?:\s*(?:/|ou|et|,)\s*(?:nom|raison\s+sociale|denomination(?:\s+sociale)?|forme\s+juridique))?"
    r"\s*(?::|\t)[ \t*_|]*"
)
_LABEL = re.compile(r"[a-z][a-z°' ./()-]{1,38}\s*(?::|\t)")
_FORM_LEAD = re.compile(
    r"(?:(?:la\s+|l')?(?:societe|ste|entreprise)\s+(?:dite\s+|denommee\s+)?|(?:monsieur|madame|m\.|mme"
    r"|mr|dr|docteur|maitre|me)\s+)(?=\S)"
)
_PERSON = re.compile(r"(?:monsieur|madame|m\.|mme|mr|dr|docteur|maitre|me)\s")
_OFFICE_OF = re.compile(
    r"(?:(?:monsieur|madame|m\.|mme)\s+)?(?:le|la)\s+(?:directeur|directrice|president\w*|maire|gerante?|proviseur)\s+"
    r"(?:general\w*\s+)?(?:de\s+la\s+|de\s+l'\s?|du\s+|des\s+|de\s+)(?=[a-z])"
)
_RUN_BY = re.compile(
    r"\s*,?\s*(?:gere|exploite|porte)e?\s+par\s+(?:la\s+|l'|le\s+)?(?:association|societe|fondation"
    r"|mutuelle)\s+(?=\S)"
)
"""An establishment has no legal person of its own: the one that runs it is the party."""
_NO_NAME = re.compile(
    r"(?:signature\b|cachet\b|date\b|fait\b|lu\s+et|bon\s+pour|prenom|qualite|adresse|siege|tel\b"
    r"|email\b|siret\b|siren\b|represent"
    r"|prix\b|montant|article\b|page\b|\d|la\s+personne|toute\s|tout\s|designe|s'engage|est\b|doit|peut)"
)
_ACCOUNT = re.compile(r"\b(?:iban|bic|rib|domiciliation\s+bancaire|banque)\s*:")
"""Who holds a bank account is told for another purpose."""
_OF_PART = re.compile(r"(?:representant|signataire|responsable|interlocuteur|nom\s+du\s+signataire)\b")
_FIRST_NAME = re.compile(
    r"\s+[Pp](?:r[ée]nom|R[ÉE]NOM)s?\s*(?:\(s\)\s*)?[:\t][ \t]*"
    r"(?P<given>[A-ZÀ-Þ][\w’'-]+(?:,?[ ][A-ZÀ-Þ][\w’'-]+){0,3})"
)
_SENTENCE = re.compile(r"[a-z]{3,}[.;]\s*$|(?<![-'])\b(?:est|sont|doit|peut|s'engage|aura|sera)\s")
_ARTICLE = re.compile(r"^(?:la\s+|les?\s+|l'\s?)")
_STREET = re.compile(r"\.\s+\d")
_TO_ITS_END = re.compile(
    r"[^,;:(«»\t\n–—]{2,90}?(?=\s*(?:[,;(\t\n–—]|\s/|\.\s|$)|\s+\d{1,4}(?:\s*(?:bis|ter))?,?\s+(?:rue|av"
    r"|bd|boul|place|ch|all|quai|route|imp)|\s+-\s|\s+(?:au\s+capital|sise?\s|dont\s|ayant\s"
    r"|immatricul|inscrit"
    r"|repr[ée]sent|situ[ée]|domicili|ci-apr|SIRE[NT]\b|RCS\b|R\.C\.S|N°))"
)
"""A name up to the words about whom it names."""


@cache
def _heading() -> re.Pattern[str]:
    roles = sorted({fold(role) for role in lexicon("party_roles", "fr")}, key=len, reverse=True)
    words = "|".join(re.escape(role) for role in roles)
    article = r"(?:la\s+|les?(?:\(s\))?\s+|l'\s?)?"
    words += r"|(?:emise?|etablie?|propose|presente)\s+(?:par|pour)|a\s+l'attention\s+de|destinataire"
    words += r"|parent|support|factor"
    words += r"|(?:commande\w*\s+)?passee?\s+par|(?:pour|a)(?=\s*:)|part(?:ie|enaire)\s+(?:n°\s?)?[1-4a-d]"
    return re.compile(
        r"(?:(?m:^)|(?<=\t))[ *_#|>•☐☒-]*(?:(?:[a-h]|[1-9ivx]{1,3})\s?[.)/°–-]+\s*){0,2}"
        r"(?:(?P<label>(?:identification|designation|coordonnees|nom|raison\s+sociale"
        r"|denomination(?:\s+sociale)?)"
        r"(?:\s+et\s+(?:adresse|coordonnees|qualite))?\s+(?:(?:de\s+(?=l[a'])|du\s+)))|entre\s+|et\s+)?"
        rf"(?P<role>{article}(?:(?:{words})e?s?(?:\s*/\s*[a-z' -]{{3,25}}?(?=\s*:))?"
        r"|membre\s+n°\s?\d|cotraitant(?:\s+n?°?\s?\d)?|candidat|contractant))"
        r"(?:\s+(?:du\s+(?:marche(?:\s+public)?|contrat|lot)|de\s+l'accord-cadre)\b)?"
        r"(?:\s*\(\s*(?:s|e)\s*\))?(?:\s*\([^()\n]{2,40}\))?[ *_|]*"
        r"(?P<sep>[:–][ \t*_|]*|[ ]?-[ ]+|\t[ \t*_|]*:?[ \t]*|,[ ](?=[a-z])|(?=\n))"
    )


def read(text: str) -> list[Named]:
    """Find the names that are filled in under or beside words for parts, each part once.

    Args:
        text: with wide gaps as tabs.
    """
    folded = fold(text[:_REACH])
    heads = list(_heading().finditer(folded))
    kept: dict[str, Named] = {}
    for number, head in enumerate(heads):
        limit = heads[number + 1].start() if number + 1 < len(heads) else len(folded)
        named = _under(text, folded, head, min(limit, head.end() + _NEAR + 200))
        if named is None:
            continue
        key = _ARTICLE.sub("", fold(named.role or ""))
        same = any(not one.blank and normalise(one.name) == normalise(named.name) for one in kept.values())
        if key not in kept and not (same and not named.blank):
            kept[key] = named
            if named.person and (other := _beside(text, named)):
                kept[f"{key} and another"] = other
    if set(kept) <= {"hebergeur"}:
        return []  # who keeps a site's pages is told on it, and is no party
    if len(kept) < _TELLING:
        for named in labels.agents(text, folded, list(kept.values()), _name):
            kept.setdefault(_ARTICLE.sub("", fold(named.role or "")), named)
    if len(kept) == 1 and (other := labels.other(text, folded, next(iter(kept.values())), _name)):
        kept["other"] = other
    found = _without_beside(without_third(list(kept.values())))
    return found if any(not one.weak for one in found) or _opposed(found) else []


_GROUPED = re.compile(
    r"(?:l[ea]\s+)?groupement\b[^.;:\d]{0,60}?\bmandataire(?:\s+[a-z]+)?\s+(?:est|:)\s+(?:la\s+(?:societe\s+)?)?(?=\S)"
)
"""Several who bid together: who acts for them is the one named."""
_NEXT_TO, _EARLY = 700, 3_000


def _opposed(found: list[Named]) -> bool:
    """Whether names that nothing else tells stand near each other under words for two parts."""
    if len(found) < _TELLING or any(one.start > _EARLY or not one.name[:1].isupper() for one in found):
        return False
    near = all(after.start - one.start < _NEXT_TO for one, after in pairwise(found))
    return near and len({_ARTICLE.sub("", fold(one.role or "")) for one in found}) == len(found)


_THIRD = re.compile(
    r"(?:le\s+|la\s+|l'\s?)?(?:fournisseur|vendeur|fabricant|constructeur|assureur|assure|banque|architecte|courtier"
    r"|mandataire|gestionnaire|syndic|hebergeur|maitre\s+(?:d'\s?(?:oe|œ|o)uvre|d'\s?ouvrage|de\s+l'\s?ouvrage))$"
)


def _without_beside(found: list[Named]) -> list[Named]:
    """Leave out whom particulars name beside the two who contract: by a name alone."""
    kept = [one for one in found if one.blank or not one.weak or _THIRD.match(fold(one.role or "")) is None]
    return kept if len(kept) >= _TELLING else found


_PUBLIC = re.compile(
    r"(?:mairie|commune|ville|departement|region|prefecture|communaute\s+(?:de|d'|urbaine)|metropole|universite"
    r"|centre\s+(?:hospitalier|communal)|lycee|college|syndicat|association|sivom|ccas|chambre\s+d|office\s+public)\b"
)
"""What an organisation begins with that has no register in its address."""
_AND_ANOTHER = re.compile(
    r"[ \t]*,?\s+(?:et|ou)\s+(?:Monsieur|Madame|Mademoiselle|M\.|Mme|Mlle|Mr)\s+(?=\S)"
)


def _beside(text: str, named: Named) -> Named | None:
    """The other one of a couple that has a part together."""
    match = _AND_ANOTHER.match(text, named.end, named.stop)
    other = name_at(text, match.end(), named.stop, one_line=True) if match else None
    if other is None or len(other.name.split()) < 2:
        return None
    return replace(other, role=named.role, alias=named.alias, stop=named.stop, person=True, suffix=True)


def _under(text: str, folded: str, head: re.Match[str], stop: int) -> Named | None:
    """The name that belongs to a heading: on its line, or on one of the next."""
    role = " ".join(text[head.start("role") : head.end("role")].split())
    for count, (low, high) in enumerate(_lines(folded, head.end(), stop)):
        if count > _MOST_DOWN:
            return None
        label = NAME_LABEL.match(folded, low, stop)
        if label is None and count == 0 and not (head["sep"] or low > head.end()):
            continue
        if label is None and (count > 1 or _LABEL.match(folded, low, high) or _OF_PART.match(folded, low)):
            if count > 1 and not _LABEL.match(folded, low, high):
                return None
            continue
        start = min(label.end(), high) if label else low
        if head["sep"].startswith(",") and not (
            text[low].isupper() and _introduced(text, folded, low, high)
        ):
            return None  # "Le Client, qui …"
        told = bool(label or head["label"] or (head["sep"] and count == 0))
        headed = not told and count <= 1 and not head["sep"]
        named = _name(text, folded, start, high, stop, told or headed)
        if (
            headed
            and named is not None
            and named.weak
            and named.end < start + len(text[start:high].rstrip())
        ):
            return None  # a sentence under a heading
        if named is not None and label is not None and (first := _FIRST_NAME.match(text, named.end, stop)):
            given = " ".join(first["given"].split())
            named = replace(named, name=f"{given} {named.name}", end=first.end(), person=True, suffix=True)
        elif named is not None and label is not None and not named.blank:
            named = _wrapped(text, named)
        return replace(named, role=role, alias=role) if named is not None else None
    return None


_MORE = re.compile(
    r"[ ]*\n(?P<indent>[ \t]{8,})(?P<rest>[^\s:][^\n:\t]{1,40}?)[ ]*(?=\n[^\n:\t]{2,30}(?::|\t))"
)
"""The next line, where the one behind it has a label again."""


def _wrapped(text: str, named: Named) -> Named:
    """Take the end of a name that goes on under its beginning: the line below has no label."""
    more = _MORE.match(text, named.end)
    column = named.start - text.rfind("\n", 0, named.start) - 1
    if more is None or abs(len(more["indent"]) - column) > 1 or any(map(str.isdigit, more["rest"])):
        return named
    return replace(named, name=f"{named.name} {' '.join(more['rest'].split())}", end=more.end("rest"))


def _lines(folded: str, place: int, stop: int) -> Iterator[tuple[int, int]]:
    """Yield what is printed from a place on, cell by cell of its line, then line by line."""
    blank = 0
    while place < stop:
        end = folded.find("\n", place, stop)
        end = stop if end < 0 else end
        low = place
        while low < end and folded[low] in " \t*_|>•-":
            low += 1
        cell = folded.find("\t", low, end)
        if low < end:
            yield low, end if cell < 0 or NAME_LABEL.match(folded, low, end) else cell
            blank = 0
        else:
            blank += 1
            if blank > 2:
                return
        place = end + 1


def _organ(text: str, folded: str, start: int, end: int) -> Named | None:
    """A body whose noun is written small: "la commune de …"."""
    organ = words.ORGAN.match(folded, start, end)
    if organ is None or not text[organ.end()].islower():
        return None
    whole = words.ORGAN_NAME.match(text, organ.end(), end)
    if whole is None or words.COMMON_NOUN.match(whole.group()):
        return None
    written = words.ORGAN_END.split(whole.group(), maxsplit=1)[0].rstrip()
    if not any(map(str.isupper, written)):
        return None
    stop = organ.end() + len(written)
    return Named(" ".join(written.split()), organ.end(), stop, stop)


def _introduced(text: str, folded: str, start: int, end: int) -> bool:
    """Whether a name and what it is begin a line that goes on as a sentence: "Orme, SARL, doit …"."""
    cut = folded.find(",", start, min(start + _WIDEST, end))
    if cut < 0 or _SENTENCE.search(folded[start:cut]):
        return False
    if _PERSON.match(folded, start, cut):
        return True
    form = next(legal_forms(text[cut : cut + 60], "fr"), None)
    return (
        (form is not None and form.start < _SHORTENED)
        or words.PROVES.search(folded, cut, min(cut + _WIDEST, end)) is not None
        or words.TELLS.search(folded, cut, min(cut + _SHORT_FORM, end)) is not None
    )


def _name(text: str, folded: str, start: int, end: int, stop: int, told: bool) -> Named | None:
    cell = text.find("\t", start, end)
    end = end if cell < 0 else cell
    blank = blank_at(text, start)
    if blank is not None and blank.end() <= stop:
        return Named(blank.group(), start, blank.end(), stop, blank=True) if told else None
    if grouped := _GROUPED.match(folded, start, stop):
        start, end = grouped.end(), max(end, min(folded.find("\n", grouped.end()), stop))
    wide = not told and end - start > _WIDEST and not words.PROVES.search(folded, start, start + _WIDEST)
    if wide or _NO_NAME.match(folded, start, end):
        return None
    if _SENTENCE.search(folded[start:end]) and not (told and _introduced(text, folded, start, end)):
        return None
    if office := _OFFICE_OF.match(folded, start, end):
        start = office.end()
    person = _PERSON.match(folded, start, end) is not None
    begin, form = start, next(legal_forms(text[start:end], "fr"), None)
    lead = None if words.OF_SOMETHING.match(folded, start, end) else _FORM_LEAD.match(folded, start, end)
    if lead:
        start = lead.end()
    elif form is not None and form.start == 0 and form.end < _SHORT_FORM:
        rest = text[start + form.end : end].lstrip()
        # "SCI du Parc" and "SCI DU PARC" are called by both words
        if rest and not _OF.match(rest) and not rest[:1].islower():
            start = end - len(rest)
    if text.startswith("groupement ", start):
        start += len("groupement ")
    if text[start].islower() and (article := words.ARTICLE.match(text, start, end)):
        start = article.end()
    if what := WHAT.match(text, start, end):
        start = what.end()
    named = _organ(text, folded, start, end) or name_at(text, start, end, one_line=True)
    if named is None or is_role(named.name) or len(named.name) < 2:
        return None
    if street := _STREET.search(text, named.start, named.end):
        name = " ".join(text[named.start : street.start()].split())
        named = replace(named, name=name, end=street.start())
    if person and (joined := _AND_ANOTHER.search(text, named.start, named.end)):
        named = replace(
            named, name=" ".join(text[named.start : joined.start()].split()), end=joined.start()
        )
    if person and len(named.name.split()) < _TELLING and not _FIRST_NAME.match(text, named.end, stop):
        return None  # "M. Aubin": who signs is named so, a party in full
    suffix = (
        named.suffix
        or form is not None
        or bool(lead)
        or (told and _PUBLIC.match(folded, start) is not None)
    )
    more = None if named.suffix or person else _TO_ITS_END.match(text, named.start, end)
    if form is not None and more is not None and more.end() > begin + form.start + 1:
        more = None
    if more is not None and more.end() > named.end:
        named = replace(named, name=" ".join(more.group().split()), end=more.end())
    if named.name.endswith(".") and len(named.name.split()[-1]) > _SHORTENED and not named.suffix:
        named = replace(named, name=named.name[:-1], end=named.end - 1)
    if run := _RUN_BY.match(folded, named.end, stop):
        other = name_at(text, run.end(), end, one_line=True)
        named, suffix = (other, True) if other is not None else (named, suffix)
    proved = words.PROVES.search(folded, named.end, min(named.end + _NEAR, stop)) is not None
    labelled = told and len(normalise(named.name).split()) >= _TELLING
    if not (proved or (told and suffix) or labelled) or _ACCOUNT.search(
        folded, named.end, min(named.end + 120, stop)
    ):
        return None
    return replace(named, stop=stop, suffix=suffix or proved, person=person, weak=not (suffix or proved))
