"""Where a contract speaks of its end, its renewal or a notice in words that were not understood.

What is spoken of and not read is unknown, never absent; the words are quoted, so that a reader can settle
it at a glance.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from functools import cache

from data import late as re
from pipeline.folding import fold
from pipeline.terms import _time
from pipeline.terms._other_agreement import of_another
from pipeline.terms._time import Sentence
from pipeline.terms.base import View
from pipeline.types import Clause

Spoken = tuple[Sentence, int, int]
"""A sentence, and where in it the words stand."""

_LEFT = 230
_FEW_WORDS = 4
_SUBJECT_EN = (
    r"(?:(?:this|the|said|present)\s+(?:[a-z&'-]+\s+){0,4}?[\"']?(?:agreement|contract|lease|licen[sc]e"
    r"|engagement|arrangement|appointment|amendment|addendum|deed|order|loan|mou|memorandum|services"
    r"|maintenance|support|hosting)[\"')]{0,2}"
    r"|(?<!during the )(?<!throughout the )(?<!during its )\b(?:term(?! or )|duration|contract period"
    r"|period of (?:this|the) \w+)\b|\bit\b|\bthey\b|obligations\s+hereunder)"
)
_NOT_EN = re.compile(
    r"\b(?:may|right to|option to|entitled|elect|if|fails?|in the event|upon (?:the )?(?:termination"
    r"|expiration) of this|during|after|prior to|surviv\w+|confidential\w*|warrant\w+|insurance|directors?"
    r"|waiver|provisions?|amendments? of|modif\w+|option|invalid)\b"
)
_END_EN = re.compile(
    r"\b(?:expires?|expiring|ends?|ending|concludes?|concluding|terminates?|terminating)\b(?=[^.;]{0,60}?"
    r"(?:\bon\b|\bat\b|\bin\b|\bupon\b|\bas of\b|\bthe\b|\d|\bwhen\b|_|\[|\(a\)|\(i\)))"
    r"|\b(?:continues?|remains?|extends?|lasts?|runs?|(?:be|is|are|being) (?:valid|effective|binding"
    r"|in (?:full )?(?:force|effect)))\b(?=[^.;]{0,90}?(?:\bfor (?:an?|the|one|two|three|four|five|six|\d"
    r"|so|as|successive|\[|_|\*)|\buntil\b|\bthrough\b|\bthereafter\b"
    r"|\b(?:during|throughout) the (?:term|duration|life|validity)\b"
    r"|\bunless (?:and until|it|terminated|earlier|sooner|either|extended|cancel)))"
    r"|\b(?:have|has) an?\s+(?:initial\s+)?(?:term|duration)\b"
    r"|\bfor an?\s+(?:initial\s+|fixed\s+|further\s+)?(?:term|period) (?:of|expiring|ending|commencing)\b"
    r"(?![^.;]{0,24}\bdays?\b)"
    r"|\bfor the (?:term|duration|time periods?)\b|\bmonth[ -]to[ -]month\b"
    r"|\b(?:is|are|be) for (?:an?|the) (?:initial )?(?:period|term) of\b"
)
_LABEL_EN = re.compile(
    r"^\W{0,8}(?:\d[\d.]*\s*)?(?:(?:initial|contract|agreement|license)\s+)?(?:term|duration|period)\s*"
    r"(?:of (?:this |the )?(?:agreement|contract)\s*)?(?::|shall mean|means|-)"
    r"|(?:initial term|contract period|term)[\"')]{1,2}\s*(?:shall\s+)?means?\b"
    r"|(?:expiration|expiry|end|termination) date[\"')]{0,2}\s*(?:means|shall mean|is|shall be|:)"
)
_SUBJECT_FR = re.compile(
    r"contrat|bail\b|convention|marche\b|accord\b|presentes|abonnement|location|mission|engagement|avenant"
    r"|duree|\bil\b|\belle\b|\bpret\b|prestations?|concession|mandat"
)
_NOT_FR = re.compile(
    r"\b(?:si\b|tant qu|aussi longtemps|en cas|lorsque|force majeure|confidential\w*|garantie"
    r"|assurance|facture|essai|apres (?:la fin|l'expiration)|jusqu'a (?:la fin|l'expiration)"
    r" (?:du|de la presente?|des presentes|de ce)\b(?! (?:chantier|travaux))"
    r"|pendant|durant)"
)
_END_FR = re.compile(
    r"\b(?:expire(?:ra)?|expirant|prend(?:ra)? fin|prenant fin|s'acheve(?:ra)?|s'achevant|se termine(?:ra)?"
    r"|se terminant|finit|finira|finissant|cesse(?:ra)? (?:de produire|de plein|le|au|a)|arrive(?:ra)? a"
    r" (?:echeance|terme|son terme)|vien(?:t|dra) a (?:echeance|terme|expiration)|echoit)\b"
    r"|\b(?:conclue?s?|consentie?s?|etablie?s?|souscrite?s?|accordee?s?|renouvelee?s?|effet|vigueur"
    r"|valables?|applicable|(?:12|31|20)\d\d)\b[^.;]{0,40}\bpour\s+(?:une?\b|la\b|\d|deux\b|trois\b"
    r"|quatre\b|cinq\b|six\b|neuf\b|dix\b|douze\b|vingt\b|trente\b|_|\[|xx)"
    r"|\bdure(?:ra)?\b|\bpour une (?:duree|periode)\b"
    r"|\b(?:en vigueur|en cours|valables?|effets?|conclue?s?|consentie?s?|maintenue?s?|se poursui\w+)\b"
    r"[^.;]{0,30}\bjusqu'(?:a|au|aux)\b"
    r"|\bduree (?:initiale|ferme|totale|determinee|globale)\b"
    r"|\bduree (?:du|de la|de l'|des)\s*(?:present\w*\s+)?(?:contrat|bail|marche|convention|accord"
    r"|abonnement|location|mission)\s+(?:est|sera|:)|\bdate (?:de fin|d'echeance|d'expiration)\b"
)
_LABEL_FR = re.compile(
    r"^\W{0,8}(?:\d[\d.]*\s*)?(?:(?:duree|date de fin|echeance|terme)(?: du contrat| du bail)?\s*:"
    r"|(?:tranche|phase|lot|etape)s?\b[^:.;\n]{0,24}:\s*(?:du|jusqu))"
)


@cache
def _subject(language: str) -> re.Pattern[str]:
    return _SUBJECT_FR if language == "fr" else re.compile(_SUBJECT_EN)


def of_end(view: View, clauses: Sequence[Clause]) -> Spoken | None:
    """Return the first words that say that the contract ends or how long it runs, under Term if there."""
    language = "fr" if view.language == "fr" else "en"
    verbs, label = (_END_FR, _LABEL_FR) if language == "fr" else (_END_EN, _LABEL_EN)
    other = _NOT_FR if language == "fr" else _NOT_EN
    loose: Spoken | None = None
    for clause in clauses:
        if clause.role in ("annex", "signature", "recital") or "force majeure" in fold(clause.heading):
            continue
        headed = _time.is_term_heading(clause, language)
        if loose is not None and not headed:
            continue
        for sentence in _time.sentences(view, clause):
            spoken = _in_sentence(sentence, verbs, label, _subject(language), other)
            if spoken is None:
                continue
            if headed:
                return spoken
            loose = loose or spoken
    return loose or (None if language == "fr" else _mentioned(view, clauses) or _under_term(view, clauses))


_OF_ITS_TERM = re.compile(
    r"\W*(?:\S{1,4}\s+)?(?:initial |contract |agreement )?(?:term|duration|period of agreement)\W*$"
)


def _under_term(view: View, clauses: Sequence[Clause]) -> Spoken | None:
    """Return the first words under a heading that names the term: a text with one speaks of its end."""
    for clause in clauses:
        if clause.role != "body" or not _OF_ITS_TERM.match(fold(clause.heading)):
            continue
        for sentence in _time.sentences(view, clause):
            if len(sentence.text.split()) > _FEW_WORDS:
                return sentence, 0, min(len(sentence.text), 300)
    return None


_MENTION_EN = re.compile(
    r"\b(?:year|month|balance|remainder|end|expiration|expiry|extension|renewal) of the "
    r"(?:initial |current )?(?:term|duration)\b(?! of (?:the|any|such) (?!agreement|contract|lease))"
    r"|\binitial term\b"
    r"|\b(?:expiration|expiry) of this (?:agreement|contract|lease)\b"
)


_MENTIONING = ("term", "duration", "expir")


def _mentioned(view: View, clauses: Sequence[Clause]) -> Spoken | None:
    """Return words that take it for granted that the contract has a term, where none says which."""
    for clause in clauses:
        if clause.role in ("annex", "signature", "recital"):
            continue
        for sentence in _time.sentences(view, clause):
            if not _time.holds(sentence.folded, _MENTIONING):
                continue
            if match := _MENTION_EN.search(sentence.folded):
                return sentence, max(0, match.start() - 100), min(len(sentence.text), match.end() + 120)
    return None


def _in_sentence(
    sentence: Sentence,
    verbs: re.Pattern[str],
    label: re.Pattern[str],
    subject: re.Pattern[str],
    other: re.Pattern[str],
) -> Spoken | None:
    if match := label.search(sentence.folded):
        return sentence, match.start(), min(len(sentence.text), match.end() + 120)
    folded = None
    for match in verbs.finditer(sentence.folded):
        if folded is None:
            folded = _time.main_clause(sentence.folded)
        low = max(0, match.start() - _LEFT)
        whose = deque(subject.finditer(folded, low, match.start()), maxlen=1)
        if not whose or folded[match.start()] == " ":
            continue
        if other.search(folded, max(low, whose[0].start() - 60), match.start()):
            continue
        return sentence, whose[0].start(), min(len(sentence.text), match.end() + 120)
    return None


_OURS_EN = re.compile(
    r"(?:this|the|said)\s+(?:[a-z&'-]+\s+){0,4}?[\"']?(?:agreement|contract|lease|engagement)"
    r"|\b(?:initial |current |the )term\b|\bterm of\b"
)
_RENEWS_EN = re.compile(
    r"(?<!non-)\brenew(?:s|ed|al|able|ing)?\b(?! rights?| options?| fees?)|\bextended\b(?! period| mean)"
    r"|\bextensions?\b(?! thereof| or re-?enact)|\bextendable\b|\brolls? over\b|\bevergreen\b"
    r"|\bextends?\s+(?:the (?:initial )?term|(?:this|the) (?:agreement|contract|lease))"
    r"|\byear[ -]to[ -]year\b|\bmonth[ -]to[ -]month\b|\bcontinues? (?:automatically|thereafter)\b"
    r"|\bautomatically continues?\b|\bthereafter\b[^.;]{0,50}\bcontinue\b[^.;]{0,50}\buntil\b"
)
_RENEWS_FR = re.compile(
    r"\b(?:renouvel\w*|recondu\w*|proro\w*|prolong\w*|tacite\w*)\b|\bd'annee en annee\b"
)
_RENEWING_EN = ("renew", "exten", "roll", "evergreen", "year", "month", "continue")
_RENEWING_FR = ("renouvel", "recondu", "proro", "prolong", "tacite", "d'annee")
_REFUSING_EN = ("renew", "extend", "the end", "the exp")
_REFUSING_FR = ("renouvel", "recondu", "poursui", "denonciation", "avant ")
"""Literals of which one stands wherever the pattern of that name finds something."""
_OTHER_RENEWAL = re.compile(
    r"(?:during|including)[^.;]{0,40}(?:renew|exten)|amendment, exten|extend(?:s|ed)? (?:to|credit|beyond)"
    r"|exten(?:d|ds|ded|sion of) (?:the )?(?:time|deadline|date|credit)|extent|insurance|polic|patent"
    r"|registration|trademark|licen[sc]es? and permits|permit|domain|loan|warrant(?:y|ies)|cure|delivery"
    r"|liens?\b|lease must|special pricing|option period|waiver|benefits? of|offer"
    r"|contrats? (?:de travail|a duree)|essai|garantie|delai|assurance|mandats?|marque|brevet|litige"
)
_NOTICE_EN = re.compile(
    r"\b(?:notice|notif\w*|written|writing|advis\w*|inform\w*)\b"
    r"|\b(?:terminat\w*|cancel\w*)\b[^.;]{0,80}?(?:\b(?:days?|months?|prior to|before|preceding)\b|_{2}|\[)"
)
"""``until terminated`` alone is no notice: nothing is said of how it is given or when."""
_NOTICE_FR = re.compile(
    r"\b(?:preavis|denonc\w*|resili\w*|lettre|courrier|ecrit|notifi\w*|conge|s'oppos\w*|opposition"
    r"|inform\w*|avis|prevenir|faire connaitre)\b"
)
_REFUSAL_EN = re.compile(
    r"non-? ?renew\w*|not (?:to )?(?:be )?(?:renew|extend)\w*"
    r"|(?:intent\w*|desire|decision|wish\w*|elect\w*) (?:not )?to (?:renew|extend)"
    r"|(?:prior to|before|preceding) the (?:end|expiration|expiry)[^.;]{0,30}(?:term|period|agreement)"
)
_REFUSAL_FR = re.compile(
    r"non-? ?(?:renouvellement|reconduction)|ne (?:pas|souhait\w*|desir\w*|entend\w*)[^.;]{0,40}"
    r"(?:renouvel|recondu|poursui)|sauf denonciation|s'oppos\w*[^.;]{0,40}(?:renouvel|recondu)"
    r"|avant (?:l'|la |le |son |sa |chaque )?(?:echeance|date anniversaire|anniversaire|terme\b|expiration)"
)


_AMENDED = re.compile(r"\b(?:amended|modified|supplemented|varied|waived)\b")
"""``may not be extended or amended except in writing`` is about changes."""


def of_renewal(view: View, clauses: Sequence[Clause]) -> Spoken | None:
    """Return the first words that speak of renewing or extending the contract itself."""
    french = view.language == "fr"
    words, ours = (_RENEWS_FR, _SUBJECT_FR) if french else (_RENEWS_EN, _OURS_EN)
    needed = _RENEWING_FR if french else _RENEWING_EN
    for clause in clauses:
        if clause.role in ("annex", "signature", "recital"):
            continue
        headed = _time.is_term_heading(clause, view.language)
        for sentence in _time.sentences(view, clause):
            if not _time.holds(sentence.folded, needed):
                continue
            for match in words.finditer(sentence.folded):
                near = sentence.folded[max(0, match.start() - 90) : match.end() + 60]
                if _OTHER_RENEWAL.search(near) or of_another(view, sentence, match.start()):
                    continue
                if headed or ours.search(near):
                    return sentence, max(0, match.start() - 100), min(len(sentence.text), match.end() + 120)
    return None


def of_refusal(view: View, clauses: Sequence[Clause]) -> Spoken | None:
    """Return the first words on a notice by which a renewal is refused."""
    french = view.language == "fr"
    refusal, notice = (_REFUSAL_FR, _NOTICE_FR) if french else (_REFUSAL_EN, _NOTICE_EN)
    needed = _REFUSING_FR if french else _REFUSING_EN
    for clause in clauses:
        if clause.role in ("annex", "signature", "recital"):
            continue
        for sentence in _time.sentences(view, clause):
            if not _time.holds(sentence.folded, needed):
                continue
            match = refusal.search(sentence.folded)
            if match is None or not notice.search(sentence.folded):
                continue
            near = sentence.folded[max(0, match.start() - 120) : match.end() + 120]
            amended = _AMENDED.search(sentence.folded, match.start(), match.end() + 50)
            if not amended and not _OTHER_RENEWAL.search(near):
                return sentence, max(0, match.start() - 100), min(len(sentence.text), match.end() + 120)
    return None


def names_notice(text: str, language: str) -> bool:
    """Tell whether folded text has words of notice, or of ending so long before a day."""
    return (_NOTICE_FR if language == "fr" else _NOTICE_EN).search(text) is not None
