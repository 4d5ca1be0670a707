# ruff: noqa: E501 (patterns are read by the phrase)
"""What a letter says of an end: that it is given, or only announced, and from when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from data import late as re
from data.load import lexicon
from pipeline.dates import Ambiguous, add_duration, find_dates
from pipeline.durations import find_durations
from pipeline.folding import fold
from pipeline.terms._letter_words import letter_words
from pipeline.terms._payment_words import alternatives
from pipeline.terms._time import Sentence

_END_FR = (
    r"(?:resili\w+|denonc\w+|non[ -]renouvel\w+|non[ -]reconduction|ne pas (?:le |la |les )?(?:renouveler|reconduire)"
    r"|mettre (?:fin|un terme)|fin (?:du|de notre|au) (?:contrat|bail)|donn\w+ conge|conge)"
)
_END_EN = (
    r"(?:terminat\w+|cancel\w*|non-?renewal|not (?:to )?(?:be )?renew\w*|not (?:to )?extend|discontinu\w+"
    r"|bring\w* .{0,30} to an end)"
)
_FIRM = {
    "fr": re.compile(
        r"(?:nous|je) (?:vous )?(?:resilions|resilie|denoncons|denonce|mettons fin|mets fin|mettons un terme"
        r"|mets un terme|donnons conge|donne conge)\b"
        rf"|(?:notifi|inform|confirm|signifi|fais part|faisons part|fais savoir|faisons savoir)\w*\b[^.]{{0,140}}?{_END_FR}"
        rf"|(?:decid\w+|decision|entend(?:ons|s)|volonte|choisi) (?:de |par la presente |d'y )?[^.]{{0,60}}?{_END_FR}"
        rf"|(?:par la presente|la presente (?:lettre )?vaut|valant)[^.]{{0,100}}?{_END_FR}"
        r"|(?:nous|je) ne (?:le |la )?(?:reconduir|renouveller|prolonger)(?:ons|ai) (?:donc )?pas\b"
        r"|(?:est|sera) (?:donc |ainsi )?(?:resilie|denonce)e?\b|prendra (?:donc |ainsi )?fin le"
    ),
    "en": re.compile(
        rf"(?:hereby|formal|written|this) (?:\w+ ){{0,4}}(?:notice|notif\w+)\b[^.]{{0,140}}?{_END_EN}"
        rf"|(?:we|i) (?:are |am )?(?:hereby |writing to |now )*(?:give|giving|notify|inform|advise|confirm|elect)\w*\b[^.]{{0,140}}?{_END_EN}"
        r"|(?:we|i|\w+) (?:do )?hereby (?:elects? to )?(?:terminates?|cancels?)\b"
        r"|notice of (?:termination|non-?renewal|cancellation)\b"
        r"|\b(?:we|i) (?:(?:are|am|will|shall) )?(?:(?:hereby|now|therefore) )?(?:ending|end (?:the|our|this) (?:\w+ ){0,3}(?:agreement|contract|lease|licence|tenancy|arrangement|retainer)|not (?:be )?renew(?:ing)?|bring(?:ing)? .{0,30} to an end)\b"
        r"|\b(?:we|i) (?:(?:are|am) )?(?:(?:hereby|now) )?giv(?:e|ing) (?:you )?(?:\w+ ){1,3}(?:months?|days?|weeks?)'? (?:written )?notice\b(?! of (?:an?|the|our|its) (?!end|terminat))"
        r"|\b(?:agreement|contract|lease)\b[^.]{0,40}? will (?:therefore |then |thus )?(?:come to an end|end|expire|cease)\b"
        r"|\blast day of (?:\w+ ){1,3}(?:will|shall) be\b"
        rf"|(?:has|have) (?:elected|decided|chosen)\b[^.]{{0,80}}?{_END_EN}"
        r"|(?:is|will be|shall be) (?:hereby )?terminated\b|notice is (?:hereby )?given\b[^.]{0,120}?terminat"
    ),
}
_OPEN = {
    "fr": re.compile(
        r"a defaut|faute (?:de|pour)|si vous ne|sous reserve|pourr(?:ions|ait|ai)\b|envisag|eventuel|mise en demeure"
        r"|contraints? de|serions|projet de resiliation|dans l'hypothese|au cas ou"
    ),
    "en": re.compile(
        r"^\s*(?:if|should|were)\b|if you (?:fail|do not)|unless|failing which|failure to|may (?:be )?terminat|reserves? (?:the|its|our) right"
        r"|intend to|consider|would|in the event|subject to|should you|proposed termination"
    ),
}
"""Words that make of an end a threat, a plan or a condition."""
_NOW = re.compile(r"effet immediat|sans delai|immediately|immediate effect|forthwith")
_DAY_CUE = {
    "fr": re.compile(
        r"(?:(?:avec |prend\w* |prendra |aura |a )?effet (?:au|le|du|a compter du|a la date du|des le)|a compter du|prend\w* (?:donc |ainsi )?fin (?:le|au)"
        r"|prenant (?:effet|fin) (?:le|au)|echeance(?: \w+){0,3} (?:du|le|au)|terme(?: \w+){0,3} (?:du|le)|date d'effet[ :]+(?:le )?"
        r"|jusqu'au|(?:cesser\w*|resilie\w*|fin|terminer\w*) (?:le|au))\s*$"
    ),
    "en": re.compile(
        r"(?:effective(?: date)?(?: of (?:the )?termination)?(?: will be| shall be| is)?(?: as of| on| from)?|with effect (?:from|on|as of)|as (?:of|from)|(?:ends?|ending|terminates?|terminated"
        r"|termination|expires?|expire|expiration|expiry|end|last day)(?: date)?(?: \w+){0,4} (?:on|of|is|be)|on|until)"
        r"(?: (?:the close of business|midnight)(?: on)?)?[\s,:]*$"
    ),
}
_MADE = re.compile(
    r"(?:dated?|made|entered into|executed|signed|conclue?|signee?|date|en date)(?: (?:as of|on|from|as from|du|le))?[\s,]*$"
)
"""Before a day, these words tell when a contract was made, not when it ends."""
_AT_END = {
    "fr": re.compile(r"\b(?:echeance|au terme|a l'expiration|non[ -]renouvel|non[ -]reconduction|(?:reconduir|renouveller|prolonger)(?:ons|ai) (?:donc )?pas|ne pas (?:\w+ )?(?:renouveler|reconduire))"),
    "en": re.compile(r"\bat the (?:end|expir\w+)|upon (?:its |the )?expir\w+|non-?renewal|not (?:to )?(?:be )?renew|current term"),
}  # fmt: skip
_LENGTH_OF = 8
"""Characters between a notice and its length: *préavis d'une durée de six mois* has more, and says of what."""
_HEAD_DAY = {
    "fr": re.compile(r"(?:^|\n)[^\n]{0,40}?(?:,?\s*le|date\s*:)\s*$"),
    "en": re.compile(r"(?:^|\n)\s*(?:date\s*:|dated)?\s*$|(?:^|\n)[^\n]{0,40},\s*$"),
}


@dataclass(frozen=True, slots=True)
class Ending:
    """What a letter says of an end; ``firm`` is False for a threat, a plan or a condition."""

    start: int
    end: int
    firm: bool
    effect: str | None = None
    """``date``, ``end_of_term``, ``notice``, ``immediate``, or ``None`` where the letter does not say."""
    day: date | None = None
    duration: str | None = None
    said: tuple[int, int] | None = None
    """Where it says from when, if that is another sentence."""


def letter_date(text: str, language: str) -> date | None:
    """Read the day a letter was written: "Lyon, le 3 mars 2025", or a date on a line of its own."""
    head = text[:2500]
    for found in find_dates(head, language):
        if found.date and _HEAD_DAY[language].search(fold(head[max(found.start - 60, 0) : found.start])):
            return found.date
    return None


def endings(sentences: list[Sentence], language: str) -> list[Ending]:
    """Return what each sentence of a letter says of an end, in their order.

    Args:
        sentences: of the letter.
        language: ``fr`` or ``en``.
    """
    found = []
    back = taken_back(sentences, language) is not None
    for index, sentence in enumerate(sentences):
        match = _FIRM[language].search(sentence.folded) or letter_words("firm", language).search(
            sentence.folded
        )
        match = match or as_notice(sentence, language)
        still_open = _OPEN[language].search(letter_words("come_true", language).sub(" ", sentence.folded))
        if match is None:
            if still_open and re.search(_END_FR if language == "fr" else _END_EN, sentence.folded):
                found.append(Ending(sentence.start, sentence.end, firm=False))
            continue
        if still_open or back:
            found.append(Ending(sentence.start, sentence.end, firm=False))
            continue
        effect, day, duration, where = _effect(sentences[index : index + 3], language)
        said = None if where is None or where is sentence else (where.start, where.end)
        found.append(Ending(sentence.start, sentence.end, True, effect, day, duration, said))
    return found


def as_notice(sentence: Sentence, language: str) -> re.Match[str] | None:
    """Find where a letter is to be taken for a notice: of an end, unless it goes on to say of what else."""
    match = letter_words("as_notice", language).search(sentence.folded)
    if match is None or letter_words("no_notice", language).search(sentence.folded):
        return None
    rest = sentence.folded[match.end() :].strip(" ,")
    length = next(iter(find_durations(rest, language)), None)
    if length is not None and length.start <= _LENGTH_OF:
        rest = rest[length.end :].strip(" ,")
    of_what = _beside("notice_of", language).match(rest)
    ended = re.search(_END_FR if language == "fr" else _END_EN, rest) or letter_words(
        "notice_ends", language
    ).search(rest)
    return match if of_what is None or ended else None


def taken_back(sentences: list[Sentence], language: str) -> Sentence | None:
    """Return the sentence of a letter that takes back a notice, or says that the contract goes on after all."""
    return next((one for one in sentences if letter_words("taken_back", language).search(one.folded)), None)


def _effect(
    near: list[Sentence], language: str
) -> tuple[str | None, date | None, str | None, Sentence | None]:
    """Return from when an end is given (``Ending.effect``), its day, a notice, and where that is said."""
    for sentence in near:
        for found in find_dates(sentence.text, language):
            before = sentence.folded[max(found.start - 90, 0) : found.start]
            said = _DAY_CUE[language].search(before) or _beside("day_before", language).search(before)
            said = said or _beside("day_behind", language).match(sentence.folded, found.end)
            if found.date and said and not _MADE.search(before):
                return "date", found.date, None, sentence
    for sentence in near:
        # The end of the notice is none of the contract's term.
        if _AT_END[language].search(letter_words("end_of_notice", language).sub(" ", sentence.folded)):
            return "end_of_term", None, None, sentence
        if _NOW.search(sentence.folded):
            return "immediate", None, None, sentence
    # "Six months' notice runs from today": today the notice begins, and nothing ends.
    noticed = _noticed(near, language)
    if noticed is not None:
        return "notice", None, *noticed
    for sentence in near:
        if letter_words("at_once", language).search(sentence.folded):
            return "immediate", None, None, sentence
    return None, None, None, None


def _noticed(near: list[Sentence], language: str) -> tuple[str, Sentence] | None:
    """The length of a notice, and where it is told."""
    for sentence in near:
        if "preavis" in sentence.folded or "notice" in sentence.folded:
            for length in find_durations(sentence.text, language):
                if length.duration and not length.implied:
                    return length.duration, sentence
    return None


@cache
def _beside(name: str, language: str) -> re.Pattern[str]:
    """Words right before a day, or right behind it."""
    words = alternatives(fold(word) for word in lexicon("letters", language)[name])
    if name in ("day_behind", "notice_of"):
        return re.compile(rf"[\s,;:()–-]*(?:{words})(?![a-z])")
    return re.compile(rf"(?<![a-z])(?:{words})[\s,:]*\Z")


def after(day: date, duration: str) -> date | None:
    """Return the day a duration after a letter's own; ``None`` where the calendar leaves it open."""
    moved = add_duration(day, duration)
    return None if isinstance(moved, Ambiguous) else moved
