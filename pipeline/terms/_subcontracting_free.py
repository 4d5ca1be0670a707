"""Work that may be handed to others, told as a freedom of choice and not as subcontracting.

*The visits may be made by any other firm that the Company picks*; *peut, sans en référer, en confier une
partie à des confrères*. Four things must stand in one sentence: that somebody may, the handing on, people
who are not its own, and that it chooses them itself or that nobody is asked.
"""

from __future__ import annotations

from data import late as re
from data.load import lexicon
from pipeline.terms._duty_words import pattern, search
from pipeline.terms._subcontracting_others import steps_in
from pipeline.terms._time import holds

_BOOK = "subcontracting"
_BEFORE, _AROUND = 150, 170
NEEDED = {
    "en": (
        "choos", "choice", "select", "likes", "please", "elect", "picks", "prefer", "fit", "appropriate",
        "discretion", "alone", "need not", "need\nnot", "without", "not be", "not have", "called for",
        "required", "necessary", "needed", "sought", "entitled", "no say", "veto", "voice", "object",
        "whether", "prevent", "preclude", "restrict", "chosen", "appointed", "designated", "engaged",
        "pleasure", "option", "wish", "proper", "suitable", "best", "before",
    ),
    "fr": (
        "choix", "convenance", "guise", "discretion", "librement", "semble", "qu'il", "qu'elle", "maitre",
        "choisi", "sans", "n'a", "n'ont", "ne puisse", "ne peut", "ne pourra", "libre", "seul", "n'ayant",
        "laisse",
    ),
}  # fmt: skip
_NOT = {
    "en": re.compile(
        r"\b(?:shall|may|will|must|can|could|should|does|do|is|are)\s+(?:not|never)\b|\bcannot\b|\bneither\b"
        r"|\bno\s+(?:part|portion|right)\b|\bnot\s+(?:be\s+)?(?:entitled|free|permitted|allowed"
        r"|at liberty)\b"
    ),
    "fr": re.compile(r"\b(?:ne|n')\s*(?!\w*\s*(?:puisse|fasse))|\binterdi\w*|\baucune?\b"),
}
_FORBIDS = {
    "en": re.compile(
        r"\b(?:shall|may|will|must|can|could|should)\s+(?:not|never)\b|\bcannot\b|\bneither\b|\bno\s+(?:party|part)\b|\bprohibit\w*"
        r"|\bnor\b"
    ),
    "fr": re.compile(r"\b(?:ne|n')\s*(?:peut|pourra|peuvent|pourront|saurait|doit|devra)\b|\binterdi\w*"),
}
"""What is refused *without consent* is not free of it."""
_CLOSE, _FURTHER = 45, 80
_TAKES = re.compile(r"\A(?:us|engag|employ|hir|retain|appoint|deploy|utili[sz])(?:e|ing)?")
_ANOTHER_SENSE = re.compile(r"\s*(?:of|in|and|or)\b")
"""*use of the products*, *engage in promotions*."""
_PASSIVE = re.compile(r"\b(?:will|shall|to|be)\s+be\s+\Z|\b(?:is|are|be|sera|seront|est|sont|etre)\s+\Z")
_BY = re.compile(r"\b(?:by|par)\Z")
_NOTHING = re.compile(r"\Z")


def free(folded: str, language: str) -> tuple[int, int] | None:
    """Return where a sentence says that work may be handed to others at will; ``None`` where it does not.

    Args:
        folded: the sentence, folded.
        language: ``en`` or ``fr``.
    """
    if not holds(folded, NEEDED[language]):
        return None
    decided = _search("decides", language, folded)
    chosen = decided or _search("choice", language, folded) or _unasked(folded, language)
    if chosen is None or _buys(chosen.group(), language):
        return None
    for act in pattern(_BOOK, "handing", language).finditer(folded):
        low = max(0, act.start() - _BEFORE)
        before = folded[low : act.start()]
        allowed = _last(pattern(_BOOK, "freedom", language), before) or (
            _PASSIVE.search(before) if _BY.search(act.group()) else None
        )
        if allowed is None and decided is not None:
            allowed = _NOTHING.search(before)
        if allowed is None or ";" in before[allowed.end() :]:
            continue
        if steps_in(folded[: act.start()], language):
            continue
        around = max(0, act.start() - _AROUND), act.end() + _AROUND
        if _search("others", language, folded[act.start() : around[1]]) is None and (
            language == "en" or _search("others", language, folded[around[0] : act.start()]) is None
        ):
            continue
        if language == "en" and not _at_hand(act, folded):
            continue
        if _NOT[language].search(before[max(0, allowed.start() - 30) :]):
            continue
        if _buys(before[max(0, allowed.end() - 60) : allowed.end()], language):
            continue
        rest = f"{before[max(0, allowed.start() - 60) :]} {folded[act.start() : around[1]]}"
        if _search("elsewhere", language, rest) is None:
            return low + allowed.start(), act.end()
    return None


def _unasked(folded: str, language: str) -> re.Match[str] | None:
    """Return the words that nobody is asked, but for a refusal's (*may not ... without consent*)."""
    for said in pattern(_BOOK, "no_say", language).finditer(folded):
        stop = max(folded.rfind(mark, 0, said.start()) for mark in (";", ". "))
        if not said.group().startswith(("without", "sans")):
            return said
        if _FORBIDS[language].search(folded, max(0, stop, said.start() - 260), said.start()) is None:
            return said
    return None


def _at_hand(act: re.Match[str], folded: str) -> bool:
    """Whether the people to whom an English act hands the work stand in it or right after it."""
    if _ANOTHER_SENSE.match(folded, act.end()) and _TAKES.match(act.group()):
        return False
    reach = _CLOSE if _TAKES.match(act.group()) else _FURTHER
    near = folded[act.start() : act.end() + reach]
    return any(
        not said.group().startswith("outside of") for said in pattern(_BOOK, "others", "en").finditer(near)
    )


def _search(name: str, language: str, folded: str) -> re.Match[str] | None:
    return search(_BOOK, name, language, folded)


def _last(said: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = None
    for match in said.finditer(text):
        found = match
    return found


def _buys(words: str, language: str) -> bool:
    """Tell whether the one who may turn to others is the customer, which is no subcontracting."""
    return bool(set(re.findall(r"[a-z]+", words)[-7:]) & set(lexicon("sides", language)["customer"]))
