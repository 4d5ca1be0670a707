"""Personal data: who is controller and who processor, the law referred to, the agreement on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from data import late as re
from pipeline.folding import fold
from pipeline.terms import _time
from pipeline.terms._duty_actors import actor_before, aliases
from pipeline.terms._duty_words import binds, names, naming, pattern, proof
from pipeline.terms._duty_words import headed as is_headed
from pipeline.terms._time import Sentence
from pipeline.terms._wrapped import wrapped
from pipeline.terms.base import View
from pipeline.types import Clause, Evidence, JsonValue, Language, Term

_BOOK = "personal_data"
_ARTICLE = re.compile(r"\b(?:articles?|art\.?)\s*(?P<number>28|26|82|32|33)(?![\d-])")
_LAW_NEAR = re.compile(r"rgpd|gdpr|2016/679|regulation|reglement")
_PAGE = re.compile(r"privacy (?:policy|statement|notice)|politique de|charte")
_DATA_NEAR = re.compile(r"donnees|traitement|data|rgpd|gdpr|process")
_A_ROLE = re.compile(r"traitant|processor|controller|responsable")
"""``le Sous-traitant`` names the role, not who plays it."""
_FILLING = re.compile(
    r"(?:[\s,*\"'\u201c\u00ab(]|(?:le|la|les|l|un|une|de|du|des|que|qualite|comme|seule?s?|considere\w*"
    r"|the|an?|as|of|data"
    r"|independent|separate|sole|be|deemed|considered|acting|capacity|solely|only|both)\b)*"
)
"""What may stand between ``is`` and the role."""
_ANOTHER = re.compile(r"\s*(?:ulterieur|de toute|de toutes|subsequent|s'? obligations)")
_OBLIQUE = re.compile(
    r"\b(?:par|aux?|du|des?|a|avec|pour|by|to|with|of|from|for)\s+(?:le\s+|la\s+|les\s+|l'|the\s+)?$"
)
"""``donnees fournies par le Client en qualite de sous-traitant`` says nothing of the Client."""
_LONGEST_ACTING = 60
_TITLE = 80
"""A sentence shorter than this may be a heading: it proves less."""


@dataclass(slots=True)
class _Seen:
    """What the contract says of personal data, gathered over its clauses."""

    best: tuple[float, Evidence] | None = None
    laws: dict[str, Evidence] = field(default_factory=dict)
    roles: dict[str, tuple[str, Evidence]] = field(default_factory=dict)
    joint: Evidence | None = None
    agreement: Evidence | None = None
    article: str = ""
    contradicted: set[str] = field(default_factory=set)


class PersonalData:
    """Reads one term a contract; a link to a privacy policy is no clause."""

    name = "personal_data"
    version = 1
    kinds = ("personal_data",)
    requires: tuple[str, ...] = ("party",)
    languages: tuple[Language, ...] = ("fr", "en")
    triggers: Mapping[str, tuple[str, ...]] = {
        "en": (
            "personal", "gdpr", "data protection", "data\nprotection", "data privacy", "privacy law",
            "controller", "processor", "protected health", "data subject", "hipaa", "2016/679",
        ),
        "fr": (
            "donnees p", "donnees\np", "donnees a", "donnees\na", "a caractere", "nominative",
            "rgpd", "2016/679",
            "informatique et", "informatique\net", "des donnees", "des\ndonnees", "vie privee",
            "sous-traitant",
            "de traitement", "du traitement", "responsables conjoint",
        ),
    }  # fmt: skip
    signals: Mapping[str, Mapping[str, tuple[str, ...]]] = {
        "personal_data": {
            "en": wrapped(
                "personal data",
                "personally identifiable information",
                "data protection law",
                "data protection act",
                "gdpr",
                "protected health information",
            ),
            "fr": wrapped(
                "donnees personnelles",
                "donnees a caractere personnel",
                "rgpd",
                "informatique et libertes",
                "donnees nominatives",
            ),
        }
    }

    def extract(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        """Yield at most one term."""
        seen = _Seen()
        called = aliases(view)
        for clause in _time.shown(view, clauses, self.triggers):
            if not binds(clause):
                continue
            headed = is_headed(view, clause, pattern(_BOOK, "headings", view.language))
            for sentence in _time.sentences(view, clause):
                _read(view, sentence, headed, called, seen)
        if seen.best is None:
            return
        confidence, words = seen.best
        value: dict[str, JsonValue] = {}
        proofs = [words]
        for role in ("controller", "processor"):
            if role in seen.roles and role not in seen.contradicted:
                value[role], said = seen.roles[role]
                proofs.append(said)
        if seen.joint is not None:
            value["joint"] = True
            proofs.append(seen.joint)
        if seen.laws:
            value["laws"] = list(seen.laws)
            proofs.append(next(iter(seen.laws.values())))
        if seen.article:
            value["article"] = seen.article
        if seen.agreement is not None:
            value["agreement"] = True
            proofs.append(seen.agreement)
        roles = [f"{role}: {value[role]}" for role in ("controller", "processor") if role in value]
        text = "; ".join([*roles, *seen.laws]) or "present"
        maker = f"{self.name}/{self.version}"
        unique = list(dict.fromkeys(proofs))[:4]
        yield _time.stated("personal_data", maker, value, text, unique, confidence)


def _read(view: View, sentence: Sentence, headed: bool, called: tuple[str, ...], seen: _Seen) -> None:
    folded, language = sentence.folded, view.language
    about = pattern(_BOOK, "data", language).search(folded)
    if about is None and not (headed and _DATA_NEAR.search(folded)):
        return
    law = naming(_BOOK, "laws", language).search(folded)
    if len(folded.strip()) >= 40:
        at = about.start() if about else 0
        duty = pattern(_BOOK, "duties", language).search(folded)
        if duty or law:
            sure = 0.93 if headed and about else 0.88 if duty and (law or headed) else 0.7 if duty else 0.6
            if _PAGE.search(folded):
                sure = min(sure, 0.6)
            elif len(folded.strip()) < _TITLE:
                sure -= 0.01
            if seen.best is None or sure > seen.best[0]:
                seen.best = sure, proof(view, sentence, at - 80, at + 220)
    for match in naming(_BOOK, "laws", language).finditer(folded):
        name = names(_BOOK, "laws", language).get(" ".join(match.group().split()), "")
        if name and name not in seen.laws:
            seen.laws[name] = proof(view, sentence, match.start() - 120, match.end() + 60)
    if not seen.article and _LAW_NEAR.search(folded) and (found := _ARTICLE.search(folded)):
        seen.article = found["number"]
    if seen.agreement is None and (found := pattern(_BOOK, "agreements", language).search(folded)):
        seen.agreement = proof(view, sentence, found.start() - 120, found.end() + 60)
    if seen.joint is None and (found := pattern(_BOOK, "joint", language).search(folded)):
        seen.joint = proof(view, sentence, found.start() - 120, found.end() + 60)
    for role in ("controller", "processor"):
        _role(view, sentence, role, called, seen)


def _role(view: View, sentence: Sentence, role: str, called: tuple[str, ...], seen: _Seen) -> None:
    """Note the party that stands right before ``is``, ``acts as`` and the like, and a role."""
    folded, language = sentence.folded, view.language
    for match in pattern(_BOOK, role, language).finditer(folded):
        low = max(0, match.start() - _LONGEST_ACTING)
        for acting in pattern(_BOOK, "acting", language).finditer(folded, low, match.end()):
            between = folded[acting.end() : match.start()]
            if not _FILLING.fullmatch(between) or _ANOTHER.match(folded, match.end()):
                continue
            actor = actor_before(called, language, sentence.text, folded, acting.start())
            if actor is None or actor.who in ("either", "both") or _A_ROLE.search(fold(actor.who)):
                continue
            if _OBLIQUE.search(folded, max(0, actor.start - 12), actor.start):
                continue
            words = proof(view, sentence, actor.start - 20, match.end() + 80)
            if role in seen.roles and seen.roles[role][0].lower() != actor.who.lower():
                # each may be controller of some data: no single answer
                seen.contradicted.add(role)
            seen.roles.setdefault(role, (actor.who, words))
            break


EXTRACTOR = PersonalData()
