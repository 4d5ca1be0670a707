"""The words around the day on which a contract takes effect: patterns on folded text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from data import late as re
from pipeline.terms import _time

WRAP = (
    r"(?:\s*,\s*\d{4})?[\s,]*\(?\s*"
    r"(?:(?:the|hereinafter|this|such date|referred to as|being|known as|collectively|also|its"
    r"|ci-apres|denommee|la|l')[\s,:]*)*\(?"
)
OTHER_THING = re.compile(
    r"\b(?:resign|pric(?:e|ing)|fee schedule|rates?\b|polic(?:y|ies)\b|insurance|tax(?:es)?\b|laws?\b"
    r"|acts?\b|statute|regulations?\b|plans?\b|registration|merger|amendment no|royalt|salar|tarif|prix\b"
    r"|lois?\b|decret|assurance|facture)"
)
"""Whole words: ``act`` also stands in "contract", ``rate`` in "operate"."""
EARLIER = re.compile(
    r"previous|original|prior agreement|replaced|supersed|existing|precedent|anterieur|initial(?:e)?ment"
)
DEFINES = re.compile(r"[\"'][^\"'\n]{3,60}[\"']\s+(?:means|shall mean)\b")
ENDS = re.compile(r"\b(?:terminat\w*|cancel\w*|resili\w*)\b[^.;]{0,60}$")
PERIOD = re.compile(
    r"(?:fiscal|calendar|contract|financial|royalty|license|policy)[ -](?:year|quarter|month)"
    r"|(?:fiscal|calendar|standstill|support|restricted|royalty|policy)[ -]period|during the period"
    r"|exercice (?:social|comptable)|effective unless\b|\bno\s+(?:amend|modif|waiver)|in the event"
    r"|\beach of\b"
)
"""What begins is a year or a period of something, or nothing unless a condition is met."""
ANOTHER = re.compile(
    r"\b(?:the|an?|its|each|any)\s+(?:[a-z-]+\s+){0,3}(?:(?:sub)?licen[sc]e|policy|plan|statute|rates?)\s*$"
)
PART = re.compile(r"confidential|garantie|cession|hebergement|droit|warranty|license")
LAW = re.compile(r"\bloi\b|decret|ordonnance|\bcode\b|reglement \(|directive|\bact\b|regulation")
OURSELVES = re.compile(
    r"(?:this|the|present|presente|le|la)\s+(?:[a-z-]+\s+){0,4}[\"']?(?:agreement|contract|amendment|lease"
    r"|addendum|term|deed|contrat|bail|convention|accord|avenant|marche)\b[^.;]{0,100}$"
    r"|\b(?:conditions generales|presentes|cg[uv]|elles)\b[^.;]{0,100}$"
)
WHOSE = re.compile(
    r"agreement|contract|term\b|lease|amendment|addendum|license|engagement|contrat|bail|convention"
    r"|marche|accord|\bloan\b|appointment|\bpret\b"
    r"|conditions (?:generales|d')|\bcg[uv]s?\b|terms of (?:use|service)"
    r"|presentes|duree|abonnement|avenant|location|mission|deed|order|letter"
)
IS = re.compile(
    r"[\"')\s]*(?:[^.;]{0,50}?(?:means|shall mean|is|shall be|will be|refers to|est|sera|s'entend|:"
    r"|-|=))\s*"
)
AND_EFFECTIVE = re.compile(
    r",? and (?:shall|will) be(?:come)? effective (?:simultaneously|immediately|thereupon|on such)"
)
LATER = re.compile(r"\b(?:days?|months?|jours?|mois)\b[^.;]{0,24}(?:after|following|from|apres|suivant)\b")


_MODALS = r"(?:(?:shall|will|does|is|are|be|to|becomes?|hereby|only|deemed)\s+)*"
ELSEWHERE = re.compile(
    r"\b(?:sections?|clauses?|articles?|paragraphs?|schedules?|exhibits?|appendix|amendments?)\s+"
    rf"(?:[\w.()-]{{1,8}}\s+){{0,3}}(?:of|to|in)\s+(?:this|the)\s+[\"']?[a-z]+[\"']?\s+{_MODALS}$"
    r"|\b(?:if|unless)\s+(?:this|the)\s+[\"']?[a-z]+[\"']?\s+$"
    r"|\bthe\s+(?:[a-z]+\s+)?(?:contract|agreement|lease)\s+(?:was|had\s+been)\s+$"
    r"|\b(?:term|engagement|appointment|period)\s+of\s+(?:the|any|each|such|an?)\s+(?!agreement|contract|lease"
    r"|licen[sc]e|amendment|present|part(?:y|ies)|initial|executive|employ|consult|agent|distribut)[a-z]+"
    rf"(?:\s+[a-z]+)?\s+{_MODALS}$"
)
"""What begins is a part of the contract, a warranty, or nothing but on a condition."""


@cache
def named_after(language: str) -> re.Pattern[str]:
    """Match what follows a date that is given the name of the effective date."""
    names = _time.phrases("effective_names", language).pattern
    whose = r"(?:(?:amendment|agreement|contract|addendum|restatement|amended)\s+)?"
    return re.compile(WRAP + rf"[\"']?\s*{whose}{names}")


@cache
def named_before(language: str) -> re.Pattern[str]:
    """Match the name of the effective date right before a date that it means."""
    names = _time.phrases("effective_names", language).pattern
    return re.compile(
        names + r"[\"')\s]*(?:of|du|de|the|this|agreement|contract|contrat|d'effet|hereof|[\"'()\s,])*"
        r"(?:(?:shall\s+)?means?|(?:shall\s+be|will\s+be|is)|refers?\s+to|est(?:\s+fixee?\s+au|\s+le)?"
        r"|sera\s+le|:|-|=)?"
        r"(?:[^.;:]{0,80}(?:\bi[. ]?e[. ]?,?|\bnamely|\bbeing)|[^.;:\n]{0,50}:)?"
        r"[\s:_*]*(?:as\s+of|the|this|le|au|on|deemed\s+to\s+be"
        r"|\d{1,2}:\d\d\s+[ap][. ]?m[. ]?[a-z\s,()]{0,40}on)?[\s:_*]*$"
    )


BEGINNING = ("effect", "commenc", "begin", "start", "inception", "force", "valid")
"""One of these stands wherever a sentence says when something takes effect."""
_LABEL_AFTER = re.compile(r"[\s\"']*[:\t]|[ ]{2,}(?=\S)|[ ]*\|")
_ON_NEXT_LINE = re.compile(r"[\s,]*\n[\s|]*(?:term |contract |agreement )?[a-z]")


def labels_next(folded: str, low: int, high: int) -> bool:
    """Tell whether a name at ``[low, high)`` labels what comes after it, not the date before it."""
    if "(" in folded[low:high]:
        return False
    label = _LABEL_AFTER.match(folded, high)
    if label is None or label.group().strip():
        return label is not None
    return _ON_NEXT_LINE.match(folded, low) is not None


OF_ANOTHER = re.compile(
    r"\b(?:the|that|certain|original|such|an?)\s+(?:[a-z&-]+\s+){0,5}(?:agreement|contract|lease)[\"')\s,]*"
    r"(?:dated\b[^;]{0,40})?\b(?:with|having|bearing|whose)\s+(?:an?\s+)?$"
)
"""Before the name: it is another contract's."""
SIGNING = re.compile(r"in witness|\b(?:executed|signed|subscribed)\b|hands?\b|duly authorized")
TO = re.compile(
    r"[\s,(]*(?:and\s+)?(?:to|through|until|till|ending|concluding|expiring|terminating|-)"
    r"(?:\s+(?:to|on|at|and including))?[\s:]*(?:the)?\s*"
)
LENGTH_LABEL = re.compile(
    r"(?:(?:^|\n)\W*(?:initial |contract |agreement )?(?:term|duration|period)(?: of [a-z ]{3,30})?\b"
    r"[^.;]{0,60}|\bterms?\b(?! and conditions)[^.;]{0,60}"
    r"|\b(?:contract|initial|agreement|service) period\b[^.;]{0,60}|\beffective for the\s)"
    r"(?:\b(?:from|between|runs?|is|be|period|:)\s*(?:on\s+|and including\s+)?|[:\t-]\s*|[ ]{3,})$"
)
"""Before the first day of a term that is said by its two days."""
MOVED_FROM = re.compile(
    r"\b(?:chang|extend|mov|var(?:ied|y)|amend|alter|postpon|modif|revis|prolong|shorten|lengthen)[a-z]*"
    r"\s+from\s*$"
)
"""Before the first of two days: it is the end that was, and the other one takes its place."""
OUR_TERM = re.compile(
    r"\bterm\b|(?:contract|initial) period|duree|contrat|agreement|engagement|\bloan\b|appointment|location"
    r"|\bpret\b"
)
"""What commences, where no heading says so."""
_ON_SIGNING = re.compile(
    r"\b(?:(?:latest|last|later)\s+)?(?:date|day)\s+(?:(?:on|upon)\s+which\s+|when\s+|that\s+|of\s+)?"
    r"(?:(?!statement|notice|order|note\b|escrow|closing)[^.;\d]){0,70}?"
    r"\b(?:signed|signs?|signing|signature|executed|executes?|execution|sealed|accepted by)\b"
    r"|\b(?:upon|after|on|when|once|as\s+soon\s+as|from)\s+(?:the\s+)?(?:(?!statement|notice|order|note\b"
    r"|escrow|closing)[a-z']+\s+){0,6}?(?:signed|signing|signature|executed|execution)\b"
)
_OF_OTHERS = re.compile(
    r"(?:\s+and\s+delivery)?\s+(?:of|to|in)\s+(?:an?|any|the|such|each|its|definitive|that)\s+(?!agreement|contract"
    r"|part(?:y|ies)|last|second|authori[sz]ed|undersigned|present|amendment|lease\b)"
)
"""What is signed is another paper."""


def signings(folded: str) -> Iterator[re.Match[str]]:
    """Yield words that name the day of the signature, in whatever way: ``once it is signed by both``."""
    if "sign" in folded or "execut" in folded or "accepted" in folded:
        for match in _ON_SIGNING.finditer(folded):
            if not _OF_OTHERS.match(folded, match.end()):
                yield match


LABELLED = re.compile(
    r"(?:^|\n)[ \t*]*(?:date effective|effective(?: as of| from| on)?)\s*:\s*(?:the |this )?$"
)
"""``Effective: 10 June 2019``, a line of its own."""
DATED_BUT = re.compile(
    r"(?:^|\n)[ \t]*(?:dated|made|signed)\b[^.;]{4,50}?[\s,]+(?:but|and)\s+(?:is\s+|to\s+be\s+|made\s+)?$"
)
"""``Dated 1 February 2005, but``: a cover sheet tells both days."""
ALONE = re.compile(r"[\s:.(_-]*(?:as of |the )?")
_HEADING = re.compile(
    r"(?:\d[\d.]*\s*)?(?:(?:agreement|contract)\s+)?(?:effective|commencement|start) date\s*[:.]?"
)


def is_named(heading: str) -> bool:
    """Tell whether a heading is the name of the effective date and nothing else."""
    return _HEADING.fullmatch(heading.strip().casefold()) is not None


@cache
def _begins(language: str) -> re.Pattern[str]:
    if language == "fr":
        return re.compile(
            r"prend(?:ra)? effet|prenant effet|entre(?:ra)? en vigueur|a compter|a partir"
            r"|a dater|des sa|des la"
            r"|commence"
        )
    return re.compile(
        r"effective|commenc|begin|take[s]? effect|come[s]? into (?:force|effect)"
        r"|(?:enter|go|goes)[s]? into (?:force|effect)|\bvalid\b|\bin force\b"
    )


def begins_before(folded: str, end: int, language: str) -> int | None:
    """Return where ``this agreement shall take effect on`` begins, right before the offset ``end``."""
    low = max(0, end - 75)
    for cue in _begins(language).finditer(folded, low, end + 12):
        between = folded[cue.end() : end]
        if re.search(r"\d|days|jours|mois|months", between):
            continue
        if PERIOD.search(folded, max(0, cue.start() - 100), end):
            continue
        ours = OURSELVES.search(folded[max(0, cue.start() - 160) : cue.start()])
        if ours and not PART.search(ours.group()):
            return cue.start()
    return None


_DAYS = (
    "1", "2", "3", "the 1", "the 2", "january", "february", "march", "april", "may ", "june", "july",
    "august", "september", "october", "november", "december",
)  # fmt: skip
_BEFORE_A_DAY = ("term.", "term:", "period.", "period:", "duration.", "duration:")
STARTS = (
    "runs from", "run from", "as from", "effect:", "counting from", "period. from", "term. from",
    "apply from", "applies from", "operates", "to operate", "counts as", "counts from", "bind the parties",
    "binds ", "binding on", "binding from", "binding as", "bind from", "retroactive", "relate back",
    "from:", "relates back", "backdated", "into being", "good from", "valid from", "speaks from",
    *(f"{before} {day}" for before in ("from", *_BEFORE_A_DAY) for day in _DAYS),
)  # fmt: skip
"""Words of clauses that say a day of beginning, beside the usual ones."""
