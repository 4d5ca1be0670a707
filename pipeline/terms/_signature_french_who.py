"""Tells which party French words name where people sign: its name, its part, letters, who acts for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from data import late as re
from pipeline.company import normalise
from pipeline.folding import fold
from pipeline.terms._party_words import is_role
from pipeline.types import Term

_LEAD = re.compile(
    r"^\W*(?:(?:signee?\s+pour\b|bon\s+pour\s+accord\s+de\s+|signature\s+d[eu]\s+|cachet\s+d[eu]\s+"
    r"|pour\s+le\s+compte\s+d[eu]\s+|pour\b|p/|par\s+)"
    r"\s*:?\s*)?(?:(?:la|le|les)\s+|l'\s?)?(?:(?:societe|ste|entreprise|cabinet|groupe"
    r"|association)\s+(?=\S))?"
)
_ARTICLE = re.compile(r"^\W*(?:(?:pour|p/)\s*:?\s*)?(?:(?:la|le|les|un|une)\s+|l'\s?)?")
_CUT = re.compile(r"\s*(?:[,(:\[–—\t]|\s-\s|\bpar\s|\brepresente|\ben\s+son\s+nom)")
_SMALL = frozenset(
    [
        "de",
        "du",
        "des",
        "la",
        "le",
        "les",
        "et",
        "a",
        "au",
        "aux",
        "en",
        "sur",
        "pour",
        "par",
        "d",
        "l",
        "sa",
        "sas",
        "sarl",
        "sasu",
        "eurl",
        "sci",
        "snc",
        "scop",
        "scp",
        "selarl",
        "gie",
        "gip",
        "societe",
        "ste",
        "groupe",
        "entreprise",
        "etablissements",
        "ets",
        "cie",
        "compagnie",
        "france",
        "services",
        "service",
        "association",
        "m",
        "mme",
        "monsieur",
        "madame",
        "mr",
        "melle",
        "fils",
        "associes",
        "cabinet",
    ]
)
_REPRESENTED = re.compile(
    r"(?:represente\w*|agissant|pour\s+l(?:a|e)quel(?:le)?\s+agit|en\s+la\s+personne|signataire|gerante?|president\w*|direct\w+|par\s+son"
    r"|par\s+sa)\b"
    r"[^;»]{0,160}"
)
_PEOPLE = re.compile(
    r"(?:\b(?:M|MM|Mme|Mmes|Mlle|Me|Dr|Mr)\.?|\b(?:Monsieur|Madame|Mademoiselle|Messieurs|Mesdames"
    r"|Ma[iî]tre|Docteur)"
    r"|(?<=:)|(?<=,))\s+(?:la\s+|le\s+)?(?:Professeure?\s+|professeure?\s+)?"
    r"(?P<name>[A-ZÀ-Þ][\w’'.-]*(?:(?:[ ]+|(?<!\.)[ ]*\n[ ]*)(?:(?:de|du|d['’]|le|la|van|von|der|ben"
    r"|el)\s*)*[A-ZÀ-Þ][\w’'.-]*){1,4})"
)
_TITLE = re.compile(r"\W*(m\.|mr|monsieur|mme|madame|mlle)")
_ACTS_FOR = re.compile(
    r"^\W*(?:(?:le|la)\s+)?(?:representante?"
    r"|mandataire)\s+(?:legale?\s+)?(?:dument\s+\w+\s+)?(?=(?:de\s+l[a']|du\s|de\s|d'))"
    r"(?:de\s+la\s+|de\s+l'\s?|du\s+|de\s+|d')(?!pouvoir)"
)
_KEPT_FOR = re.compile(
    r"^\W*(?:cadre|espace|partie|zone|emplacement|signature)\s+reservee?\s+(?:au\s+|a\s+la\s+|a\s+l'\s?|aux\s+|a\s+)"
)
_AFTER = 700
_CALLED = re.compile(
    r"[«\"(]\s*(?P<part>(?:(?:les?|la)\s|l'\s?)?[a-z][a-z' -]{2,32}?)\s*[»\")]|[;,]\s*"
    r"(?P<bare>(?:les?\s|la\s|l'\s?)?[a-z][a-z' -]{2,32}?)\s*(?=[.,;]?\s*(?:\n\s*\n|\Z))"
)
"""A word for a party's part: in quotes or brackets behind it, or as the last of what is said about it."""
_KIND = re.compile(
    r"(?:\bla\s+|\ble\s+|\bl'\s?|\bune?\s+)(?P<kind>(?P<noun>entreprise|organisme|societe|association|cooperative"
    r"|cabinet|etablissement|agence|fondation|mutuelle|banque|centre|atelier|galerie|clinique|ecole|galerie)"
    r"(?:\s+(?:de\s+|d')?[a-z-]{4,}){0,3}?)\s*[«\"]?\s*\Z"
)
"""What a party is, said before its name: "l'organisme de formation X" is called by it where it signs."""
_ENDS = re.compile(
    r"\n\s*(?:article|titre|preambule|expose|objet|1\s*[.)-](?!\d)|il\s+(?:a|est)|fait\s+a)\b"
)
"""Behind the parties the contract begins."""
_PUBLIC = (
    ("maire", ("commune", "ville", "mairie")),
    ("prefet", ("prefecture", "etat")),
    ("proviseur", ("lycee",)),
    ("recteur", ("universite", "rectorat")),
)
_BUYER = re.compile(
    r"pouvoir\s+adjudicateur|\bacheteur\b|personne\s+publique|maitre\s+d'\s?ouvrage|collectivite"
)
_PUBLIC_NAME = re.compile(
    r"\b(?:commune|ville|mairie|departement|region|communaute|metropole|syndicat\s+(?:mixte|inter)"
    r"|centre\s+hospitalier"
    r"|universite|office\s+public|etablissement\s+public|ministere|ccas|lycee|college|prefecture)\b"
)


@dataclass(frozen=True, slots=True)
class Who:
    """A party with what it may be called where it signs."""

    name: str
    words: frozenset[str]
    letters: str
    """The first letters of its words."""
    aliases: frozenset[str]
    people: frozenset[str]
    """Family names of those who act for it, folded."""
    person: str = ""
    """The family name of a party that is a person."""
    woman: bool | None = None
    together: tuple[str, ...] = ()
    """Names of those who have the same part and are called by it once: a couple."""


class Parties:
    """The parties of a contract, and what words tell one of them."""

    def __init__(self, terms: Iterable[Term], text: str, folded: str) -> None:
        known = [term for term in terms if term.state == "stated"]
        places = {term.value_text: _place(term.value_text, folded) for term in known}
        self.all = _joined([self._who(term, places, text, folded) for term in known], places, folded)
        self.all = _called_apart(self.all, places, folded)
        counts: dict[str, int] = {}
        for who in self.all:
            for word in who.words:
                counts[word] = counts.get(word, 0) + 1
        self._own = {word for word, count in counts.items() if count == 1}

    @staticmethod
    def _who(term: Term, places: dict[str, int], text: str, folded: str) -> Who:
        name = term.value_text
        words = [word for word in re.findall(r"[a-z0-9]+", fold(name)) if word not in _SMALL]
        aliases = {
            _bare(alias) for what in ("alias", "role") if isinstance(alias := term.value.get(what), str)
        }
        place = places[name]
        others = [other for other in places.values() if other > place]
        stop = min([*others, place + len(name) + _AFTER]) if place >= 0 else 0
        if place >= 0 and (ends := _ENDS.search(folded, place, stop)):
            stop = ends.start()
        for called in _CALLED.finditer(folded, place + len(name), stop) if place >= 0 else ():
            part = called["part"] or called["bare"]
            if is_role(part):
                aliases.add(_bare(part))
        people: set[str] = set()
        for said in _REPRESENTED.finditer(folded, place + len(name), stop) if place >= 0 else ():
            for one in _PEOPLE.finditer(text, said.start(), min(said.end() + 40, stop)):
                people.add(re.findall(r"[\w’'-]+", fold(one["name"]))[-1])
        before = folded[max(place - 14, 0) : max(place, 0)]
        title = re.search(r"\b(monsieur|madame|mademoiselle|m\.|mme\.?|mlle|mr\.?|dr|docteur)\s*$", before)
        return Who(
            name,
            frozenset(words),
            "".join(word[0] for word in words),
            frozenset(alias for alias in aliases if alias),
            frozenset(people),
            words[-1] if title and words else "",
            title.group(1)[:3] in ("mad", "mme", "mll") if title else None,
        )

    def named(self, said: str) -> tuple[Who | None, float]:
        """The party that words name, and how surely: 1 by its part, 0.9 by name, 0.7 by one word."""
        folded = _ACTS_FOR.sub("", _KEPT_FOR.sub("", " ".join(fold(said).split())))
        by_part = _bare(_CUT.split(folded, maxsplit=1)[0])
        for who in self.all:
            if by_part and by_part in who.aliases:
                return who, 1.0
        bare = _LEAD.sub("", folded)
        words = [word for word in re.findall(r"[a-z0-9]+", bare) if word not in _SMALL]
        if not words:
            return None, 0.0
        best, share = None, 0.0
        for who in self.all:
            if not who.words:
                continue
            held = sum(len(word) for word in who.words if word in words)
            part = held / sum(map(len, who.words))
            if part > share:
                best, share = who, part
        if best is not None and share >= 0.6:
            return best, 0.9
        head = re.findall(r"[a-z0-9]+", bare)[:4]
        own = [
            who for who in self.all if any(w in self._own and w in who.words and len(w) > 3 for w in head)
        ]
        if len(own) == 1:
            return own[0], 0.7
        if len(words) <= 3:
            first = words[0]
            by_letters = [
                who for who in self.all if 2 <= len(first) <= 6 and len(who.letters) > 1
                and (first == who.letters or first in ("s" + who.letters, "s" + who.letters[:2]))
            ]  # fmt: skip
            if len(by_letters) == 1:
                return by_letters[0], 0.7
        return self._public(folded)

    def _public(self, folded: str) -> tuple[Who | None, float]:
        for office, kinds in _PUBLIC:
            if re.match(rf"\W*(?:pour\s+)?(?:le|la|l')?\s*{office}\b", folded):
                found = [who for who in self.all if any(kind in fold(who.name) for kind in kinds)]
                return (found[0], 0.7) if len(found) == 1 else (None, 0.0)
        if _BUYER.search(folded):
            found = [who for who in self.all if _PUBLIC_NAME.search(fold(who.name))]
            if len(found) == 1:
                return found[0], 0.7
        return None, 0.0

    def of_person(self, said: str) -> Who | None:
        """The party for which a person acts, or that the person is."""
        words = set(re.findall(r"[a-z][a-z’'-]+", fold(said)))
        found = [who for who in self.all if who.people & words or (who.person and who.person in words)]
        if len(found) > 1:
            title = _TITLE.match(fold(said))
            woman = title.group(1).startswith(("mm", "mad", "ml")) if title else None
            found = [who for who in found if woman is not None and who.woman == woman] or found
        if len(found) != 1:
            whole = [who for who in found if who.person and who.words <= words]
            return whole[0] if len(whole) == 1 else None
        title = _TITLE.match(fold(said))
        if title and found[0].woman is not None and found[0].person:
            woman = title.group(1).startswith(("mm", "mad", "ml"))
            if woman != found[0].woman:
                others = [who for who in self.all if who.person and who.woman == woman]
                return others[0] if len(others) == 1 else None
        return found[0]


def _place(name: str, folded: str) -> int:
    """Where a name stands first; it may be broken over lines."""
    words = fold(name).split()
    found = re.search(r"\s+".join(map(re.escape, words)), folded) if words else None
    return found.start() if found else -1


def _joined(found: list[Who], places: dict[str, int], folded: str) -> tuple[Who, ...]:
    """Tell of a person with a part who has it together with the one before."""
    done: list[Who] = []
    for who in found:
        before = done[-1] if done else None
        if before is not None and who.person and before.person and who.aliases and not before.aliases:
            between = folded[places[before.name] : places[who.name]]
            if len(between) < _AFTER and "ci-apres" not in between and re.search(r"\bet\s", between):
                who = replace(who, together=(before.name, *before.together))
        done.append(who)
    return tuple(done)


def _called_apart(found: Sequence[Who], places: dict[str, int], folded: str) -> tuple[Who, ...]:
    """Add to each what it is said to be before its name, where no other is said to be the same."""
    kinds: list[set[str]] = []
    for who in found:
        place = places[who.name]
        kind = _KIND.search(folded, max(place - 60, 0), place) if place > 0 else None
        kinds.append({kind["noun"], " ".join(kind["kind"].split())} if kind else set())
    done = []
    for number, who in enumerate(found):
        others = [said for place, said in enumerate(kinds) if place != number]
        taken = set().union(*others, *(one.aliases for one in found if one is not who))
        done.append(replace(who, aliases=who.aliases | (kinds[number] - taken)))
    return tuple(done)


def _bare(alias: str) -> str:
    return " ".join(_ARTICLE.sub("", fold(alias)).strip(" \t\"'.:;,*_()").split())


def same(one: str, other: str) -> bool:
    """Whether two names are one."""
    return normalise(one) == normalise(other)
