# ruff: noqa: E501 (patterns are read by the phrase)
"""Where a contract speaks of its own renewal: shared by what reads the kind, the length and the notice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from data import late as re
from pipeline import _number_words as number_words
from pipeline.durations import FoundDuration, find_durations
from pipeline.folding import fold
from pipeline.terms import _renewal_english, _renewal_french, _renewal_plain, _standing, _time, _whole
from pipeline.terms._other_agreement import of_another
from pipeline.terms._time import Sentence
from pipeline.terms.base import View
from pipeline.types import Clause

Kind = Literal["none", "tacit", "express", "evergreen", "mention"]

TRIGGERS = {
    "en": (
        "renew", "exten", "roll over", "evergreen", "year to year", "year-to-year", "month to month",
        "month-to-month", "thereafter", "automatically continue", "continue automatically", "indefinitely",
        "successive", "consecutive", "successor", "prolong", "further period", "additional period",
        *_renewal_english.LITERALS, *_renewal_plain.LITERALS,
    ),
    "fr": (*_renewal_french.LITERALS, *_renewal_french.OVERRIDING),
}  # fmt: skip
_OURS = re.compile(
    r"agreement|contract|\bterm\b|lease|license|engagement|addendum|\bit\b|contrat|bail|convention"
    r"|marche|accord|presentes|duree|abonnement|periode|location|reconduction|reconduit|terms|mandat|mission|partenariat|\belle\b|\bil\b"
    r"|licence|souscription|adhesion|\bduration\b|agence|concession|prestation|fourniture|hebergement|prorogation"
    r"|\border\b|subscription|\bhir(?:e|ing)\b|\bplan\b|arrangement|appointment|tenancy|retainer|membership"
    r"|\bservices?\b|\bagency\b|franchise|mandate|\bcover\b"
)


_STATUTE = re.compile(
    r"articles? l\.? ?\d|code de la|le professionnel|consommateur|informe le consommateur"
)
_CONSUMERS = re.compile(
    r"le professionnel (?:prestataire|informe)|(?:derniere|a compter de la) date de reconduction|contrats a duree"
    r"|\bconsommateur"
    r"|l\.? ?(?:136-1|215-[1-5])|code de la consommation"
)
"""A statute that tells sellers what to say of renewals, quoted under the clause that renews."""


_LASTS = re.compile(
    r"\b(?:contrat|convention|bail|marche|accord|mission|location|abonnement"
    r"|mandat)\b[^.;]{0,80}?\b(?:duree|couvre|conclue?"
    r"|consentie?|pour (?:une?|deux|trois|quatre|cinq|sept|neuf|\d+)|commence|prend (?:effet|fin)"
    r"|arrive a|s'acheve|court)\b"
)
"""A clause that says how long the contract runs, whatever its heading."""
_ONLY = re.compile(r"\s+(?:que\b|qu'|except|other than|unless)")


@dataclass(frozen=True, slots=True)
class Renewal:
    """One sentence on renewal."""

    kind: Kind
    sentence: Sentence
    following: Sentence | None
    """The next sentence of the clause: a notice often stands there."""
    start: int
    end: int
    """Where the deciding words stand in the sentence."""
    headed: bool
    clause: Clause
    only_tacit: bool = False
    """``none``: going on by silence is excluded, and nothing is said of renewing by an act."""
    rank: int = _standing.PLAIN
    """French: which sentence prevails (``_standing``)."""
    sure: float = 0.0


def renewals(view: View, clauses: Sequence[Clause]) -> Iterator[Renewal]:
    """Yield what the clauses say of renewal, in their order."""
    shown = [clause for clause in _time.shown(view, clauses, TRIGGERS) if clause.role != "signature"]
    found = list(_of(view, [clause for clause in shown if clause.role != "annex"]))
    # What only an annex says of renewal is said of the contract it belongs to.
    found = found or list(_of(view, [clause for clause in shown if clause.role == "annex"]))
    yield from _settled(found) if view.language == "fr" else found


def _settled(found: Sequence[Renewal]) -> Iterator[Renewal]:
    """Leave out what a French contract says in general and takes back in its special conditions."""
    firm = [item for item in found if item.kind != "mention" and not is_title(item)]
    best = min((item.rank for item in firm), default=_standing.DEFAULT)
    beside = [item.clause for item in firm if item.rank == best]
    for item in found:
        beside_it = any(item.clause is clause for clause in beside) and item.rank < _standing.DEFAULT
        passing = (
            item.kind == "none" and not item.headed and any(o.headed and o.rank <= item.rank for o in firm)
        )
        if (item.rank <= best or beside_it or item not in firm) and not passing:
            yield item


def _of(view: View, clauses: Sequence[Clause]) -> Iterator[Renewal]:
    language = view.language
    for clause in clauses:
        # Several extractors ask for the same: the clause is in the value, so that its identity holds.
        key = ("renewals", language, id(clause))
        known: tuple[Clause, list[Renewal]] | None = view.memo.get(key)
        if known is None:
            known = view.memo[key] = (clause, list(_in_clause(view, clause)))
        yield from known[1]


def _in_clause(view: View, clause: Clause) -> Iterator[Renewal]:
    language = view.language
    headed = _time.is_term_heading(clause, language) or _renewal_heading(clause)
    listed = _time.sentences(view, clause)
    for index, sentence in enumerate(listed):
        following = listed[index + 1] if index + 1 < len(listed) else None
        if language == "fr":
            renewal = _read_french(view, clause, sentence, following, headed)
        else:
            renewal = _read(language, clause, sentence, following, headed)
        if renewal is not None and not of_another(view, sentence, renewal.start):
            yield renewal


def _read_french(
    view: View, clause: Clause, sentence: Sentence, following: Sentence | None, headed: bool
) -> Renewal | None:
    if not _time.holds(sentence.folded, TRIGGERS["fr"]):
        return None
    sentence = _whole.whole(view, sentence)
    folded = sentence.folded
    if _CONSUMERS.search(folded) or not (headed or _OURS.search(folded)):
        return None
    about = headed or _LASTS.search(view.folded(clause)) is not None
    found = _renewal_french.read(folded, about) or _renewal_french.ends_instead(folded)
    if found is None:
        return None
    near = folded[max(0, found.start - 70) : found.end + 60]
    if not headed and _time.phrases("renewal_of_other", "fr").search(near):
        return None
    before = folded[max(0, found.start - 40) : found.end]
    if _time.phrases("renewal_others_time", "fr").search(before) and found.kind != "tacit":
        return None
    # What is blanked (the old text of an amendment) still tells that it is amended.
    rank = _standing.rank(view, replace(sentence, folded=view.folded_between(sentence.start, sentence.end)))
    if found.instead and rank != _standing.OVERRIDES:
        return None
    return Renewal(
        found.kind,
        sentence,
        following,
        found.start,
        found.end,
        headed,
        clause,
        found.only_tacit,
        rank,
        found.sure,
    )


def is_title(renewal: Renewal) -> bool:
    """Tell whether words are a heading: it may be called express and work tacitly."""
    title = fold(renewal.clause.heading)
    words = renewal.sentence.folded.strip(" .:-#*\n")
    return bool(title) and len(words) < len(title) + 24 and title.strip(" .:-") in words


def wished(found: Sequence[Renewal]) -> Renewal | None:
    """Return where a French contract says how a party that wishes another term asks for it."""
    mentions = (item for item in found if item.kind == "mention" and item.headed)
    return next((item for item in mentions if _renewal_french.wished(item.sentence.folded)), None)


def of_consumers(folded: str) -> bool:
    """Tell whether a French sentence quotes what sellers must tell consumers of renewals."""
    return _CONSUMERS.search(folded) is not None


_AFTER_ALL = re.compile(
    r"au-dela|a l'issue (?:de (?:la|cette|ces|sa)|des) (?:derniere|seconde|deuxieme|troisieme|reconduc"
    r"|renouvel|periode de recon)"
    r"|apres (?:la|ces|cette|une) (?:derniere|reconduc|seconde|deuxieme)|duree (?:totale|maximale"
    r"|globale)|plus d'une fois"
    r"|plus de \w+ fois|plus de \w+ (?:ans|annees|mois)"
)


def is_after_all(renewal: Renewal) -> bool:
    """Tell whether what is excluded is only one renewal more, after those that are agreed."""
    return _AFTER_ALL.search(renewal.sentence.folded) is not None


def _renewal_heading(clause: Clause) -> bool:
    named = r"renew|renouvel|reconduc|extension|prolong|holding over|^options?\W*$"
    return re.search(named, clause.heading, re.IGNORECASE) is not None


def _read(
    language: str, clause: Clause, sentence: Sentence, following: Sentence | None, headed: bool
) -> Renewal | None:
    folded = sentence.folded
    words = _time.phrase("renewal_words", language, folded)
    evergreen = _time.phrase("evergreen", language, folded)
    composed = language == "en" and (words is not None or _renewal_english.may_speak(folded))
    plainly = language == "en" and (words is not None or composed or _renewal_plain.may_speak(folded))
    composed = composed or plainly
    if (words is None and evergreen is None and not composed) or _STATUTE.search(folded):
        return None
    row = language == "en" and _renewal_english.is_row(folded)
    if not (headed or row or _OURS.search(folded) or _time.phrases("no_renewal", language).search(folded)):
        return None
    if plainly and (plain := _plainly(folded, headed)) is not None:
        return Renewal(plain.kind, sentence, following, plain.start, plain.end, headed, clause, sure=-0.06)
    for name, kind in _ORDER:
        match = _time.phrase(name, language, folded)
        if match is None:
            continue
        if kind == "none" and _refusal_of_tacit(language, folded, match.start()):
            continue
        near = folded[max(0, match.start() - 70) : match.end() + 60]
        if not headed and _time.phrases("renewal_of_other", language).search(near):
            continue
        if language == "en" and _A_SECURITY.search(near):
            continue
        if _time.phrases("renewal_others_time", language).search(
            folded[max(0, match.start() - 40) : match.end()]
        ):
            continue
        if kind == "none" and _ONLY.match(folded, match.end()):
            kind = "express"
        if kind == "express" and composed:
            # "shall be extended for two years" says who decides only with the words around it.
            found = _renewal_english.read(folded, headed=headed)
            if found is not None and found.kind in ("tacit", "none"):
                return Renewal(
                    found.kind, sentence, following, found.start, found.end, headed, clause, sure=-0.06
                )
        if kind in ("tacit", "evergreen") and _IF_APPROVED.search(folded, match.end()):
            kind = "express"
        return Renewal(kind, sentence, following, match.start(), match.end(), headed, clause)
    found = _renewal_english.read(folded, headed=headed) if composed else None
    if found is not None:
        return Renewal(found.kind, sentence, following, found.start, found.end, headed, clause, sure=-0.06)
    if words is not None and headed:
        return Renewal("mention", sentence, following, words.start(), words.end(), headed, clause)
    return None


def _plainly(folded: str, headed: bool) -> _renewal_english.Found | None:
    """Read plain words of going on, where no phrase of the lexicon says that it renews by itself."""
    plain = _renewal_plain.read(folded)
    if plain is None or (plain.kind != "none" and _time.phrase("tacit", "en", folded) is not None):
        return None
    near = folded[max(0, plain.start - 70) : plain.end + 60]
    subject = folded[max(0, plain.start - 30) : plain.start]
    other = _time.phrases("renewal_of_other", "en").search(subject if headed else near)
    return None if other or _A_SECURITY.search(near) else plain


def _refusal_of_tacit(language: str, folded: str, at: int) -> bool:
    """Tell whether ``will not be renewed`` is what a notice says, in a contract that renews by itself."""
    if language == "en" and _IN_A_NOTICE.search(folded[max(0, at - 260) : at]) is not None:
        return True
    if language == "en" and _renewal_english.is_the_exception(folded, at):
        return True
    tacit = _time.phrase("tacit", language, folded)
    return tacit is not None and tacit.end() < at and _UNLESS.search(folded, tacit.end(), at) is not None


_UNLESS = re.compile(r"\b(?:unless|notice|sauf|a moins)\b")
_IN_A_NOTICE = re.compile(
    r"\b(?:unless|if|where|should|failing|absen(?:t|ce)|until|save|provided|in\s+default)\b[^.;]{0,220}?"
    r"\b(?:notice|notif\w+|intention|intent|decision|desire|wish(?:es)?|election|declar\w+|inform\w*|advis\w+|told|tells?"
    r"|stat(?:es?|ed|ing)|sa(?:id|ys?)|writ(?:es?|ten|ing)|wrote|letter)\b[^.;]{0,110}?\bthat\s+(?:[\w'-]+\s+){1,5}$"
)
"""Before *shall not be renewed*: it is what a party may write, and where nobody does it renews."""
_A_SECURITY = re.compile(r"\b(?:letters?\s+of\s+credit|surety|performance\s+bond)\b")
"""What renews under whatever heading without the contract."""
_IF_APPROVED = re.compile(
    r"\b(?:provided|only\s+if|so\s+long\s+as|but\s+only|if)\b[^.;]{0,60}?\b(?:continuances?|continuation|renewals?|extensions?)\b"
    r"[^.;]{0,50}?\b(?:approved|agreed|consented|ratified)\b"
)
"""``from year to year, provided that each continuance is approved``: it takes an act."""
_ORDER: tuple[tuple[str, Kind], ...] = (
    ("no_renewal", "none"),
    ("tacit", "tacit"),
    ("evergreen", "evergreen"),
    ("express", "express"),
)


@cache
def _notice_after(language: str) -> re.Pattern[str]:
    if language == "fr":
        return re.compile(
            r"[\s,]*(?:(?:calendaires|francs|ouvres|ouvrables|au moins|au minimum|au plus tard"
            r"|minimum|pleins)[\s,]*)*"
            r"(?:avant|precedant|a l'avance|de preavis|de delai|,?\s*par lettre|,?\s*adresse"
            r"|,?\s*notifie)"
        )
    return re.compile(
        r"['\u2019s]{0,2}[\s,]*(?:(?:or\s+more|written|prior|advance|in|calendar)[\s,]*)*"
        r"(?:prior|ahead\b|beforehand|before|notice|advance|preceding|of\s+the\s+(?:end|expiration)"
        r"|written|notification)"
    )


@cache
def _notice_before(language: str) -> re.Pattern[str]:
    if language == "fr":
        return re.compile(
            r"(?:preavis|delai de prevenance)\s*(?:ecrit\s*|minimal\s*|minimum\s*|d'au moins\s*"
            r"|contractuel\s*)*(?:de|d'|est de|fixe a|est fixe a)?\s*"
            r"(?:au moins\s*|minimum\s*)?$|au (?:moins|plus tard|minimum)\s*$"
        )
    return re.compile(
        r"(?:at least|no(?:t)? (?:less|later|fewer) than|minimum(?: of)?|within|upon|by giving|on"
        r"|giving|a|with)\s*(?:the\s+)?$"
        r"|(?:notice|notification)(?:(?!\b(?:further|additional|another|second) (?:term"
        r"|period)|\bexpiring|\bending)[^.;]){0,60}(?:at least|not? (?:less|later) than|within|of)\s*$"
    )


@cache
def counts_back(language: str) -> re.Pattern[str]:
    """Match the words of a notice that counts back from the end of a term or period."""
    if language == "fr":
        return re.compile(
            r"(?:avant|precedant)\s+(?:(?:la|le|l'|son|sa|chaque|toute|date|d'|de|jour)\s*)*"
            r"(?:echeance|date anniversaire|anniversaire|terme|expiration|fin (?:du (?:present )?"
            r"(?:contrat|bail|marche)|de (?:la|chaque|l'an|l'exer)))"
        )
    return re.compile(
        r"(?:prior to|before|in advance of|preceding|expiring at"
        r"|to expire at)\s+(?:the\s+)?(?:expiration|expiry|end"
        r"|termination|anniversary|renewal)"
        r"\s+(?:date\s+)?of\s+(?:the|such|any|each|its|a|said)?\s*(?:then[\s-]+)?(?:initial|current"
        r"|existing|applicable|renewal"
        r"|extended|original|preceding|term|period|year)"
    )


_LEAST = re.compile(r"\b(?:less|fewer|later) than\b|\bat least\b")
_MOST = re.compile(r"\b(?:more|earlier|sooner|greater|longer) than\s*(?:the\s+)?$")
_PAIR = re.compile(
    rf"(?:less|fewer|later) than\s+(?:(?P<words>{number_words.WORDS})(?:\s*\(\s*\d{{1,3}}\s*\))?"
    r"|(?P<figures>\d{1,3}))\s+(?:nor|and not|and no|but not|but no|or)\s+(?:more|earlier|sooner|greater)"
    r"\s+than\s*$"
)
_BACK_FROM = {
    "fr": ("avant", "precedant"),
    "en": ("prior to", "before", "in advance of", "preceding", "expiring at", "to expire at"),
}


def counted_back(language: str, folded: str) -> re.Match[str] | None:
    """Return the first words that count back: ``counts_back().search`` where a literal of them stands."""
    if not _time.holds(folded, _BACK_FROM["fr" if language == "fr" else "en"]):
        return None
    return counts_back(language).search(folded)


def is_notice(folded: str, duration: FoundDuration, language: str) -> bool:
    """Tell whether a duration is that of a notice."""
    after = _notice_after(language).match(folded, duration.end) is not None
    left = folded[max(0, duration.start - 110) : duration.start]
    if after:
        return True
    before = _notice_before(language).search(left)
    return before is not None and ("preavis" in before.group() or "notice" in before.group())


def notice_durations(sentence: Sentence, language: str) -> list[FoundDuration]:
    """Return the durations of a sentence that are notices."""
    found = [
        _least(sentence.folded, item)
        for item in find_durations(sentence.text, language)
        if not item.implied and is_notice(sentence.folded, item, language)
    ]
    if len(found) > 1 and _LEAST.search(sentence.folded):
        found = [item for item in found if not _MOST.search(sentence.folded, 0, item.start)] or found
    return found


def _least(folded: str, item: FoundDuration) -> FoundDuration:
    """Of ``not less than thirty (30) nor more than sixty (60) days`` take the first: the last to act."""
    pair = _PAIR.search(folded, max(0, item.start - 90), item.start)
    if pair is None or item.duration is None:
        return item
    number = int(pair["figures"]) if pair["figures"] else number_words.value(pair["words"])
    letter, counted = item.duration[-1], int(item.duration[1:-1])
    if not number or letter != "D" or number >= counted:
        return item
    return replace(item, start=pair.start(), duration=f"P{number}{letter}")
