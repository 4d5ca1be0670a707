"""What passages say of a subject that no extractor read: where a clause may stand, it is not denied.

Extractors know wordings, and a contract has others. The model of clause types has seen neither their words
nor their gaps: what it takes for a clause, and they do not read, is not absent. Of subjects that are a
clause, and no value that it states, a likely passage is enough to call them found.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from data import late as re
from data.load import lexicon
from pipeline.clause_types._names import SPEAKS
from pipeline.folding import fold
from pipeline.states import CLAUSE_TYPES, SUPPORTED
from pipeline.terms._confidentiality_other import only_of_another
from pipeline.terms._ruled_out import ruled_out
from pipeline.terms._subjects import said_plainly, spoken_of
from pipeline.types import FlowText

LIKELY = 0.07
"""A passage of this probability keeps its subject from being told absent: a seventh of all absences is
given up for more than half of those that are wrong (CUAD's test side: 718 with 16 wrong, 615 with 7)."""
LIKELY_FRENCH = 0.04
"""The same in French, where the extractors know fewer wordings; 40 invented contracts chose it: of
322 absences 14 were wrong there, then 8 of 271."""
SHOWN = 0.5
"""A passage of this probability is likelier such a clause than not; of documents that have one, nineteen of
twenty are rightly told to, for such passages are seldom alone."""
WORDED = 0.3
"""In French a passage of this probability is enough where words that speak of the subject stand in it."""
SHOWN_LONG, LONG = 0.8, 12_000
"""In a French text of more characters than this, a passage in which no such word stands must be as likely
as this: among more passages one is likelier to look like a clause by chance. Told by models that had not
learned from their source, 4 of 19 between 0.5 and 0.8 were such a clause in long real documents, 3 of 20 in
shorter ones, and 49 of 57 in invented contracts, which are short."""
_SAYS: Mapping[str, tuple[str, ...]] = {
    "anti_assignment": ("assignment",),
    "cap_on_liability": ("liability_exclusion",),
    "expiration_date": ("term",),
    "ip_ownership_assignment": ("intellectual_property",),
    "liquidated_damages": ("penalty",),
    "no_solicit_of_customers": ("non_solicitation",),
    "no_solicit_of_employees": ("non_solicitation",),
    "notice_period_to_terminate_renewal": ("notice_period", "renewal", "renewal_term"),
    "renewal": ("renewal_term",),
    "renewal_term": ("renewal",),
    "service_level": ("service_credit",),
    "termination_for_convenience": ("termination_notice",),
    "warranty_duration": ("warranty",),
}
"""Type -> kinds that such a clause gives besides the kind of that name."""
_LIABILITY = ("cap_on_liability", "liability_exclusion", "uncapped_liability")
_EXPLAINED: Mapping[str, tuple[str, ...]] = {
    **CLAUSE_TYPES,
    "cap_on_liability": _LIABILITY,
    "limitation_of_liability": _LIABILITY,
    "service_level": ("service_level",),
}
"""Type -> kinds of which such a clause gives one or more: what was read of one explains the passage. The
type is wider than any of them, so that it says of none that it is there: a new tax moves a price, and is
no indexation; an article on liability may only name the insurer. A level of service that was read promises
no credit: of thirteen real contracts with a level and no word of a credit, none had one."""
_SHOWS: Mapping[str, str] = {
    "anti_assignment": "assignment",
    "cap_on_liability": "limitation_of_liability",
    "ip_ownership_assignment": "intellectual_property",
    "liquidated_damages": "penalty",
    "no_solicit_of_employees": "non_solicitation",
    "warranty_duration": "warranty",
    **{
        kind: kind
        for kind in (
            *("assignment", "audit_rights", "change_of_control", "confidentiality", "dispute_resolution"),
            *("exclusivity", "force_majeure", "hardship", "insurance", "intellectual_property"),
            *("late_payment", "limitation_of_liability", "minimum_commitment", "non_compete"),
            *("non_solicitation", "payment", "penalty", "personal_data", "price_revision", "scope"),
            *("service_level", "subcontracting", "termination_for_cause", "termination_for_convenience"),
            *("signature_block", "warranty"),
        )
    },
}
"""Type -> subject that is found where such a clause stands. Types that are told badly (an area below 0.4)
are candidates and show nothing; nor do subjects that are a value, as days, lengths and laws are."""
_CANDIDATES: Mapping[str, frozenset[str]] = {"fr": frozenset({"minimum_commitment"})}
"""Language -> types that are told badly in it alone: of real papers, each source held out, no passage that
was likely was such a clause. They stay candidates."""


_AS: Mapping[str, str] = {"anti_assignment": "assignment"}
_OF_A_COMPANY = re.compile(r"\bsociete\b[^.;,]{0,60}?\b(?:de|en)\s+droit\s+\w+")
"""*Société anonyme de droit suisse* says whose a company is, not which law holds."""
_ON_A_CAUSE = re.compile(
    r"\b(?:if|where|when|in\s+the\s+event\s+(?:that|of)|upon|on)\b[^.;]{0,60}?(?:\bthe\s+other(?:\s+party)?\s*(?::|$)|\b(?:(?:any|one)\s+(?:or\s+more\s+)?of\s+the\s+following"
    r"|breach\w*|defaults?|insolven\w*|bankrupt\w*|liquidation|receiver\w*|administrat(?:or|ion)|fails?|failure|unable\s+to\s+pay|ceases)\b)"
)
_AT_WILL = re.compile(
    r"\b(?:at\s+any\s+time|at\s+will|convenience|without\s+(?:any\s+)?(?:cause|reason)|any\s+reason|no\s+reason|(?:days|months?|weeks|years?)['’]?"
    r"\s*(?:prior\s+|written\s+|advance\s+)*notice|notice\s+of\s+(?:not\s+less|at\s+least)|discretion|option)\b"
)
"""*May terminate by notice if the other:* is an end for a cause, whatever a model takes it for."""
_DENIABLE = frozenset({"termination_for_convenience"})


_SAID_PLAINLY: Mapping[str, re.Pattern[str]] = {
    "payment": re.compile(
        r"\b(?:paie\w*|pay\w+|regl(?:e|ee|er|ement|ements|era|ent|able)s?|prelev\w+|factur(?:e|ation|ee)s?)\b[^.;]{0,120}?"
        r"\b(?:par\s+(?:carte|virement|cheque|prelevement|mandat)|cartes?\s+(?:bancaires?|de\s+(?:paiement|credit))"
        r"|(?:a|des)\s+reception|comptant|d'avance|(?:a|lors\s+de)\s+la\s+commande|(?:\d+|trente|quarante-cinq|soixante)"
        r"(?:\s*\(\d+\))?\s+jours|a\s+echoir|terme\s+(?:echu|a\s+echoir)|chaque\s+mois|en\s+ligne|debit\w*|exigibles?)"
    )
}
"""Type -> words that say when or how money is paid: enough beside a candidate of the model."""


@dataclass(frozen=True, slots=True)
class Hints:
    """What the passages of one contract say of its subjects."""

    spoken: frozenset[str] = frozenset()
    """Kinds, and types of clauses, that are not to be told absent."""
    shown: Mapping[str, str] = field(default_factory=dict)
    """Subjects that are found -> why, with the page."""


@dataclass(frozen=True, slots=True)
class Likely:
    """A passage, as far as hints go."""

    type: str
    probability: float
    start: int
    end: int
    """Offsets in ``FlowText.text``."""


def hints(flow: FlowText, passages: Iterable[Likely], read: Collection[str]) -> Hints:
    """Return what likely passages say of the subjects of a contract.

    Args:
        flow: the running text.
        passages: the likeliest of each type.
        read: kinds of which terms were read.
    """
    best: dict[str, Likely] = {}
    shown: dict[str, Likely] = {}
    for one in sorted(_of_their_kind(flow, passages), key=lambda one: -one.probability):
        best.setdefault(one.type, one)
        kind = _SHOWS.get(one.type)
        if kind is not None and kind not in shown and _enough(flow, one):
            shown[kind] = one
    least = LIKELY_FRENCH if flow.document.language == "fr" else LIKELY
    why = {kind: _why(flow, one) for kind, one in shown.items()}
    why |= dict(_said(flow, {*_SHOWS.values()} - why.keys()))
    return Hints(
        kinds_hinted(((one.type, one.probability) for one in best.values()), read, least),
        dict(sorted(why.items())),
    )


def _said(flow: FlowText, kinds: Collection[str]) -> Iterable[tuple[str, str]]:
    """Yield the subjects that words say to be there, whatever a model takes them for, and why."""
    for kind, (start, end) in said_plainly(fold(flow.text), kinds, flow.document.language).items():
        page = flow.evidence(start, end).page
        yield kind, f"words say so, though not all that was agreed was read (page {page})"


def _of_their_kind(flow: FlowText, passages: Iterable[Likely]) -> Iterable[Likely]:
    """Leave out passages without a word that such a clause needs, and subjects that are ruled out."""
    needs = _needs(flow.document.language)
    kept = list(passages)
    if any(one.type in _DENIABLE for one in kept):
        denied = ruled_out(fold(flow.text), flow.document.language)
        kept = [one for one in kept if one.type not in denied]
    if flow.document.language == "en":
        kept = [one for one in kept if one.type not in _DENIABLE or not _for_a_cause(flow, one)]
    return [
        one
        for one in kept
        if (words := needs.get(_AS.get(one.type, one.type))) is None
        or words.search(_OF_A_COMPANY.sub(" ", fold(flow.text[one.start : one.end])))
    ]


def _for_a_cause(flow: FlowText, one: Likely) -> bool:
    """Tell whether an English passage lets somebody end the contract for a cause, and says nothing else."""
    words = fold(flow.text[one.start : one.end]).strip()
    return _ON_A_CAUSE.search(words) is not None and _AT_WILL.search(words) is None


@cache
def _needs(language: str) -> Mapping[str, re.Pattern[str]]:
    """Type -> words of which a clause of that type has one: to sub-contract is not to assign."""
    if language not in SUPPORTED:
        return {}
    words: dict[str, list[str]] = lexicon("clause_words", language)
    return {type_: _one_of(stems) for type_, stems in words.items()}


def _one_of(stems: Iterable[str]) -> re.Pattern[str]:
    sources = "|".join(re.escape(stem).replace(r"\*", "[a-z]*").replace(r"\ ", r"\s+") for stem in stems)
    return re.compile(rf"(?<![a-z0-9])(?:{sources})(?![a-z0-9])")


def _enough(flow: FlowText, one: Likely) -> bool:
    """Tell whether a passage shows its subject: by its probability, and in French by its words, too."""
    if flow.document.language != "fr":
        return one.probability >= SHOWN
    if _plain(flow, one):
        return one.probability >= LIKELY_FRENCH
    if one.type in _CANDIDATES["fr"] or _of_access(flow, one):
        return False
    least = SHOWN_LONG if len(flow.text) > LONG else SHOWN
    return one.probability >= least or (one.probability >= WORDED and _worded(flow, one))


def _of_access(flow: FlowText, one: Likely) -> bool:
    """Tell whether what a French passage keeps secret is a password, or is said of personal data."""
    words = fold(flow.text[one.start : one.end])
    return one.type == "confidentiality" and only_of_another(words, "fr")


def _plain(flow: FlowText, one: Likely) -> bool:
    """Tell whether a French passage says in so many words what a type told badly is about."""
    said = _SAID_PLAINLY.get(one.type)
    return said is not None and said.search(fold(flow.text[one.start : one.end])) is not None


def _worded(flow: FlowText, one: Likely) -> bool:
    """Tell whether words that speak of its subject stand in a French passage."""
    asked = (one.type, *SPEAKS.get(one.type, ()))
    return bool(spoken_of(fold(flow.text[one.start : one.end]), asked, "fr", named=True))


def _why(flow: FlowText, one: Likely) -> str:
    page = flow.evidence(one.start, one.end).page
    return f"a passage is taken for such a clause with a probability of {one.probability:.2f} (page {page})"


def kinds_hinted(
    likely: Iterable[tuple[str, float]], read: Collection[str], least: float = LIKELY
) -> frozenset[str]:
    """Return the kinds, and types of clauses, of which passages speak.

    Args:
        likely: the passages, as (type, probability).
        read: kinds of which terms were read.
        least: from which probability on a passage speaks of its subject.
    """
    hinted: set[str] = set()
    for type_, probability in likely:
        explained = any(kind in read for kind in _EXPLAINED.get(type_, ()))
        if probability >= least and not explained:
            hinted.update((type_, *_SAYS.get(type_, ())))
    return frozenset(hinted)
