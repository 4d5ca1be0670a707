"""What the sentences of an amendment say of the price beside the amounts that were read of it.

An amendment is written to change something. A sentence in it that speaks of a price, a revision, a discount
or an end, and of which no new price was read, is not passed over: what is due from its day on is not known,
and its words say why.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from data import late as re
from pipeline.dates import find_dates
from pipeline.folding import fold
from pipeline.indexation._nouns import nouns
from pipeline.types import Language

_SENTENCES = re.compile(r"(?<=[.;!?])\s+(?=[A-ZÀ-Ý«“\"(])|\n\s*\n")
OPEN_DAY = "for how long that holds"
"""What a reason says where a new price is read and its first day, or its last one, is not."""
_MOST_WORDS = 200
"""Characters of a sentence that a reason quotes."""
_BEFORE = 40
"""Characters before a day in which the words stand that say what it is."""
_TAIL = 24
"""Characters at the end of a quote by which it is found again in its sentence."""

_PRICE = (
    r"price|prices|fees?|rents?|rentals?|(?<!in )charges?(?! of\b)|subscriptions?|royalt\w+|"
    r"(?<!interest )rates?(?! of interest)|remuneration|invoices?"
    r"|taux (?:horaires?|journaliers?|unitaires?)|prix|loyers?|redevances?|tarifs?|forfaits?|honoraires|"
    r"abonnements?|remunerations?|annuites?"
    r"|mensualites?"
)
_REVISION = (
    r"price reviews?|reviews?|reviewed|indexation|indexed|revision|revisable|escalat\w*|uplifts?"
    r"|increases?"
    r"|indexee?s?|revisee?s?|revalorisations?|actualisations?|majorations?|augmentations?|hausses?"
)
_REVIEW = re.compile(rf"\b(?:{_REVISION})\b")
_SPEAKS = re.compile(rf"\b(?:{_PRICE}|{_REVISION})\b")
_REVISES = re.compile(
    r"\b(?:review(?:s|ed)?|indexation|index(?:ed|ee?s?)?|revision|(?:non |ne |pas )\w*\s?revis\w+"
    r"|revisable|escalat\w*"
    r"|uplift\w*|revaloris\w*|actualis\w*|firm|fermes?)\b"
)
_CHANGES = re.compile(
    r"\b(?:increas\w+|reduc\w+|decreas\w+|lower\w*|rais\w+|chang\w+|amend(?:s|ed|ing)|replac\w+"
    r"|substitut\w+|delet\w+"
    r"|remov\w+|suspend\w+|waiv\w+|freez\w+|frozen|cease\w*|no longer|not\s+(?:\w+\s+){0,2}"
    r"(?:apply|take|be|reviewed|indexed|increase|exceed|revised)|cap|capped|exceed\w*|limited"
    r"|additional|supplement\w*"
    r"|surcharge\w*|in addition|also|postpon\w+|defer\w*|adjust\w+|revis\w+|var(?:y|ies|ied)"
    r"|instead|index\w*|resum\w+|restart\w*|(?:starts?|begins?|appl(?:y|ies)) again|reprend\w*|recommenc\w+"
    r"|augment\w+|redui\w+|reduction\w*|baiss\w+|diminu\w+|major\w+|minor\w+|modifi\w+|remplac\w+"
    r"|supprim\w+|abrog\w+"
    r"|suspen\w+|renonc\w+|gel\w*|plafon\w+|plancher|port\w+ (?:a|de)|ramen\w+|fix\w+|passe\w* (?:a|de)"
    r"|(?:ne|n')\s?(?:\w+\s){1,3}(?:pas|plus)|option|moyennant|en sus|en plus|report\w+|differ\w+"
    r"|exoner\w+"
    r"|substitu\w+|revalor\w+|applicable|fermes?|firm)\b"
)
_GIVEN = re.compile(
    r"\b(?:discount\w*|(?<!service )credits?(?! insurance| card| institution)|rebate\w*|refund\w*"
    r"|rent[- ]free|abatement"
    r"|remises? (?:de \d+|d'un|exceptionnelle|commerciale|sur\b|annuelle|consentie|accordee)|(?:une"
    r"|cette) remise(?! (?:des?|en)\b)|rabais|ristournes?"
    r"|supplements? (?:de prix|annuel|mensuel|trimestriel|forfaitaire|de \d+)|moyennant (?:un "
    r"|une )?(?:supplement|surcout)"
    r"|avoirs?(?= de \d)|franchise (?:de|du|sur)|gratuite\w*|offert\w*)\b"
)
_CLAUSE_GONE = re.compile(
    r"\b(?:clauses?|sections?|paragraphs?|schedules?|articles?|annexes?)\s+\d[\w.]*\b.{0,60}?\b"
    r"(?:delet\w+|remov\w+|disappl\w+|suspend\w*|cease\w*|no longer|not apply|supprim\w+|abrog\w+"
    r"|suspendue?s?|n'est plus)"
    r"|\b(?:delet\w+|remov\w+|supprim\w+|abrog\w+)\b.{0,30}?\b(?:clauses?|sections?|articles?)\s+\d"
)
_MONEY = re.compile(r"(?:€|£|\$|\b(?:eur|gbp|usd|euros?|chf)\b)")
_UNCHANGED = re.compile(
    r"\b(?:(?:remains?|continues?)\s+(?:\w+\s+){0,2}(?:unchanged|unaltered|the same"
    r"|in (?:full )?force\b[^.;]*)"
    r"|(?:demeur\w+|rest\w+)\s+(?:\w+\s+){0,2}(?:inchangee?s?|en vigueur|applicables?|identiques?"
    r"|valables?)"
    r"|(?:does not|shall not|ne)\s+(?:alter|modif(?:y|ie(?:nt)?)|change(?:nt)?"
    r"|affect(?:e(?:nt)?)?)\b(?:\s+pas)?"
    r"|sans (?:changement|modification)(?:s)?|without (?:change|any change)|no change (?:to|in))\b"
)
_OTHER = re.compile(
    r"\b(?:liabilit\w+|responsabilit\w+|insur\w+|assuranc\w+|penalit\w+|deposit\w*|depot|caution\w*"
    r"|guarant\w+|garanti\w+"
    r"|late payment|retard|interest|interets?|damages|capital|payment terms|terms of payment"
    r"|modalites de paiement"
    r"|incorporated (?:in|under)|registered (?:office|number)|dont le siege|immatricule\w*"
    r"|delais? de paiement|bank account|rib|iban|invoic\w+ address|adresse de facturation)\b"
)
"""A sentence on these speaks of another sum, or of how one is paid."""
_ANNOUNCES = re.compile(
    r"\A(?![^.;]*(?:\d|%))[^.;]*\b(?:sont\s+convenues?|se\s+sont\s+(?:rapproches|rapprochees|entendues?)|ont\s+(?:decide|convenu|souhaite)|souhaitent|entendent|"
    r"ont\s+exprime\s+le\s+souhait|have\s+agreed|wish|desire|intend)\b[^.;]{0,60}?\b(?:d[e'\u2019]|to|pour|that|que)\s*(?:reduire|modifier|reviser|adapter|fixer|actualiser|reamenager|reduce|amend|modify|"
    r"vary|revise|change|update|adjust|increase|augmenter)\b"
)
"""*The parties have agreed to reduce the rent*, without any figure: what follows tells how."""
_ADDED = re.compile(
    r"\b(?:(?:increas|decreas|reduc|rais|lower)\w*\s+by|additional|supplement\w*|surcharge\w*"
    r"|in addition|also"
    r"|extra|further|(?:augment|redui|diminu|major|minor|baiss)\w*\s+(?:\w+\s+)?(?:de"
    r"|d')\s?(?!\d[^.;]{0,30}\ba\b\s?\d)"
    r"|complementaires?|en sus|en plus|options?|optional|s'ajout\w+|ajoutee?s?|plus value"
    r"|moins value|discount|credit"
    r"|remise|rabais|avoir)\b"
    r"|\b(?:at|for|moyennant|au|pour)\s+(?:(?:an?|un|une|le|la)\s+)?(?:(?:annual|monthly|quarterly"
    r"|yearly)\s+)?"
    r"(?:price|fee|rent|charge|prix|redevance|loyer|tarif)\b|\b(?:augment|redui|diminu|major"
    r"|minor)\w*\s+de\b"
)
"""A sum in such a sentence is added, taken off, or the price of something else."""
_REPLACES = re.compile(
    r"\b(?:is|are|shall be|will be|becomes?|to be|amounts? to|set at|fixed at|increas\w+ (?:from"
    r"|to)|reduc\w+ (?:from|to)"
    r"|rais\w+ (?:from|to)|replac\w+|est|sont|sera|seront|devien\w+|s'eleve\w*|fix\w+|port\w+"
    r"|ramen\w+|pass\w+|etabli\w*"
    r"|remplac\w+|nouve\w+|new)\b|:|\|"
)
_ENDS = re.compile(
    r"\b(?:mettre fin|met(?:tent)? fin|mis fin)\s+(?:\w+\s+){0,4}?(?:au|du|le|la|a)\s+(?:\w+\s+)?"
    r"(?:contrat|bail|convention|accord|marche)"
    r"|\b(?:contrat|bail|convention|marche)\s+(?:est|sera)\s+(?:\w+\s+){0,2}?resilie"
    r"|\b(?:agreement|contract|lease)\b\s+(?:shall|will|is|is hereby)\s+(?:(?:now|instead|hereby|be)\s+)*"
    r"(?:end|terminate|terminated|expire|brought to an end|come to an end)\b"
    r"|\b(?:terminate|end)\s+the\s+(?:\w+\s+)?(?:agreement|contract|lease)\b"
)
_MAY = re.compile(
    r"\b(?:may|might|entitled|right|if|unless|in the event|peut|peuvent|pourr\w+|droit|si|sauf"
    r"|en cas|faculte|a defaut)\b"
)
_FROM = re.compile(
    r"(?:\b(?:with effect (?:from|on|as of)|effective(?: (?:as of|as from|from|on))?|as of|as from"
    r"|on and from|from"
    r"|starting(?: on| from)?|beginning(?: on)?|commencing(?: on)?|takes? effect (?:on|from)"
    r"|a (?:compter|partir|dater) d[ue]|avec effet (?:au|a compter du)|(?:prend\w*"
    r"|produi\w+) (?:son )?effet (?:le|au)"
    r"|a effet (?:du|au)|des le|depuis le)(?: the)?|^(?:on|le|au))\s*$"
)
_DUE = re.compile(
    r"(?:\b(?:due|scheduled|foreseen|provided for|planned)\s+(?:on|for|from)(?: the)?"
    r"|\bprevue?s?\s+(?:au|le|pour le)|\bsuspendue?s? du"
    r"|\b(?:review|increase|adjustment|revision|indexation|uplift)s?(?: (?:under|of|par|de|"
    r"en) [\w.' ]{1,24})? (?:of|on|du|au|le)(?: the)?"
    r"|\b(?:reprend|reprendra|reprendront|recommence\w*|resumes?|restarts?|(?:starts?|begins?|appl(?:y|"
    r"ies)) again)"
    r" (?:on|from|as from|le|au|a (?:compter|partir) d[ue]|des le)(?: the)?)\s*$"
)
"""The day on which a revision is to come, or not to come, or comes again."""
_SAME_DAY = re.compile(
    r"\b(?:a (?:compter|partir)|des) de (?:la meme|cette|ladite) date\b|\ba la meme date\b|"
    r"\b(?:from|on|as of|with effect from) (?:the same|that|such) (?:date|day)\b"
)
"""The day is that of the sentence before, in whatever article it stands."""
_HEADING = re.compile(
    r"(?:\d[\d.]*\s)?(?:(?:annual|yearly|price|fee|rent|monthly|quarterly) ){0,2}"
    r"(?:increases?|reviews?|adjustments?|indexation|revision|escalation|fees?|rent|price|charges?)\s?[.:]?|"
    r"(?:\d[\d.]*\s)?(?:revision|indexation|actualisation|augmentation|prix|loyer|redevance)"
    r"(?: (?:annuelle?|mensuelle?|du prix|du loyer|de la redevance|des prix))?\s?[.:]?"
)
"""*Annual Increase.*: what a sentence stands under says nothing."""
_ENDS_ON = re.compile(r"(?:\b(?:on|with effect (?:from|on)|le|au|a (?:compter|la date) du)(?: the)?)\s*$")


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of an amendment that speaks of a price, or of the contract's end.

    ``day``: from which it holds by its own words; ``None``: they do not say.
    """

    words: str
    day: date | None
    changes: bool
    """It speaks of a change: without a new price that was read of it, what is due is not known."""
    added: bool
    """A sum in it is added, taken off, or the price of something else."""
    replaces: bool
    """It says what a price is, so that a sum in it may stand in the place of another."""
    revises: bool
    """It speaks of the revision, too."""
    ends: date | None = None
    """The last day of the contract, where it says so."""
    sums: bool = True
    """It speaks of a sum, a percentage or a gift: not only of how or when a price moves."""
    due: date | None = None
    """The day of a revision that it speaks of."""
    led: bool = False
    """Its day is that of a sentence before it."""

    @property
    def quoted(self) -> str:
        """Its words, for a reason."""
        words = " ".join(self.words.replace("“", "'").replace("”", "'").split())
        return words if len(words) <= _MOST_WORDS else f"{words[:_MOST_WORDS].rstrip()} …"

    def states(self, quote: str) -> bool:
        """Whether a price with this evidence stands in it."""
        whole, own = _even(quote), _even(self.words)
        tail = whole[-_TAIL:].strip()
        return (bool(tail) and tail in own) or own.rstrip(". ") in whole

    def may_mean(self, names: frozenset[str], language: str) -> bool:
        """Whether it may speak of a price of these kinds."""
        own = nouns(self.words, language)
        return not own or not names or bool(own & names)


def said_of(clauses: Iterable[str], language: Language) -> tuple[Said, ...]:
    """Return the sentences of an amendment that speak of a price or of the end.

    Args:
        clauses: its texts, in order.
        language: of the paper.
    """
    return tuple(_all(clauses, language))


def adds(words: str) -> bool:
    """Whether a sum in these words is added, taken off, or the price of something else."""
    return _ADDED.search(_even(words)) is not None


def only_sets(said: Said) -> bool:
    """Whether a sentence puts a sum in the place of a price, and neither adds one nor sets a condition."""
    return said.replaces and not said.added and _MAY.search(_even(said.words)) is None


def within(said: Said, texts: Sequence[str]) -> bool:
    """Whether a sentence stands in texts that were read as moving a price."""
    own = _even(said.words)
    return any(own in _even(text) for text in texts)


def _all(clauses: Iterable[str], language: Language) -> Iterator[Said]:
    last: date | None = None
    for clause in clauses:
        leading: date | None = None
        for sentence in _SENTENCES.split(clause):
            said = _said(sentence.strip(), language)
            day = _day(sentence, language, _FROM) or (last if _SAME_DAY.search(_even(sentence)) else None)
            leading, last = day or leading, day or last
            if said is not None:
                yield said if said.day else replace(said, day=leading, led=leading is not None)


def keeps_the_rest(texts: Iterable[str]) -> bool:
    """Tell whether a paper says that what it does not change stays as it is."""
    return any(_UNCHANGED.search(_even(text)) is not None for text in texts)


def _said(sentence: str, language: Language) -> Said | None:
    folded, kept = _UNCHANGED.subn(" ", _even(sentence))
    if kept:
        # "... remain unchanged, the review of the rent included": the noun alone changes nothing.
        folded = _REVIEW.sub(" ", folded)
    if _HEADING.fullmatch(folded):
        return None
    day = _day(sentence, language, _FROM)
    if _ENDS.search(folded) and not _MAY.search(folded):
        return Said(sentence, None, True, False, False, False, _day(sentence, language, _ENDS_ON))
    if _OTHER.search(folded) or _ANNOUNCES.search(folded):
        return None
    gone = _CLAUSE_GONE.search(folded) is not None
    given = _GIVEN.search(folded) is not None
    speaks = _SPEAKS.search(folded) is not None
    changes = gone or given or (speaks and _CHANGES.search(folded) is not None)
    if not changes and not (speaks and _MONEY.search(folded)):
        return None
    return Said(
        sentence,
        day,
        changes,
        adds(folded),
        _REPLACES.search(folded) is not None,
        _REVISES.search(folded) is not None,
        sums=given or _MONEY.search(folded) is not None or "%" in folded,
        due=_day(sentence, language, _DUE),
    )


def _day(sentence: str, language: Language, cue: re.Pattern[str]) -> date | None:
    """Return the earliest day that stands behind such words."""
    days = [
        found.date
        for found in find_dates(sentence, language)
        if found.date is not None
        and cue.search(_even(sentence[max(0, found.start - _BEFORE) : found.start]) + " ")
    ]
    return min(days, default=None)


def _even(text: str) -> str:
    return " ".join(fold(text).replace("’", "'").split())
