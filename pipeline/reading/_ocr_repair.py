"""Mends letters that the engine takes for digits, and digits for letters, where the words around prove it.

What may be right as it stands is left.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from data import late as re

_LOOKALIKES = str.maketrans("OoQDlI|iSsZzB", "0000111155228")
_MARKED = re.compile(
    r"[0-9$€£(][.,]?[OoQDlI|SB]|[OoQlI|SB][.,]?[0-9]|[Il|](?:st|er)\b|^\W*[Il|]\W*$|TIC|[1l]nc|Lid|LLO"
    r"|^\d{1,2}(?:[);:.]|['\"“”’‘*°™]{1,2})$|[cC][€E].{0,2}Wh|^pan$|[a-z][:;][a-z]"
)
"""What a word holds that may need a repair: all others are passed over."""
_MONTH = re.compile(
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|apr|jun|jul|aug|sept?|oct|nov"
    r"|janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre)",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"[\dIl|](?:st|th)|[123][Il|]st|[12Il|]\dth|[123]0th|[123Il|][Oo0]th|[Il|]er")
_YEAR = re.compile(r"[1Il|]9[\dOoIlSB]{2}|2[0Oo][\dOoIl|SB]{2}")
_WHOLE_YEAR = re.compile(r"(?:19|20)\d\d")
_DAY = re.compile(r"[Il|]|[Il|]\d|[123][OoIl|]")
_BEFORE_DAY = re.compile(
    r"on|from|until|till|by|before|after|since|dated|of|the|to|and|between|commencing|effective|starting"
    r"|beginning|ending|le|du|au|des|jusqu'au|avant|depuis",
    re.IGNORECASE,
)
_MONEY = re.compile(r"[$€£][\dOoIl|SB][\dOoIl|SB.,]*")
_THOUSANDS = re.compile(r"\d{1,3}(?:,[\dOoIl|S]{3})+(?:\.[\dOo]{2})?|\d{1,3}(?:\.[\dOoIl|S]{3})+,[\dOo]{2}")
_RAISED = re.compile(r"(\d{1,2})['\"“”’‘*°™]{1,2}")
"""An ordinal whose letters are raised: ``7'" day``."""
_BROKEN_COMMA = re.compile(r"\d{1,2}[);:.]")
_COUNT = re.compile(r"[\dOoIl|S]{1,3}")
_ENERGY = re.compile(r"(\d[\d.,]*)?[cC][€E][/|Il1]?([kMG]?Wh)")
"""Cents a kilowatt hour, whose stroke is lost."""
_GLUED = re.compile(
    r"([a-z]{2,})[:;]((?:of|the|to|and|or|in|by|for|de|la|le|les|du|des|et|en|par|sur)\b.*)"
)
"""Two words between which a speck lies."""
_FORMS = {"1nc": "Inc", "lnc": "Inc", "Lid": "Ltd", "LLO": "LLC"}
_PUNCTUATION = "\"'“”‘’«»()[],.;:"


def repaired(words: Sequence[str]) -> list[str]:
    """Mend the words of one line, each by what it is and what stands beside it."""
    made = list(words)
    for index, word in enumerate(words):
        if not _MARKED.search(word):
            continue
        before = words[index - 1] if index else ""
        after = words[index + 1] if index + 1 < len(words) else ""
        made[index] = _repaired(word, before, after)
    return made


def _repaired(word: str, before: str, after: str) -> str:
    if after == "day" and (raised := _RAISED.fullmatch(word)):
        return raised[1] + _ending(int(raised[1]))
    if _BROKEN_COMMA.fullmatch(word) and _is_month(before) and _WHOLE_YEAR.fullmatch(after[:4]):
        return word[:-1] + ","
    if energy := _ENERGY.fullmatch(word):
        return f"{energy[1]} c€/{energy[2]}" if energy[1] else f"c€/{energy[2]}"
    if glued := _GLUED.fullmatch(word):
        return f"{glued[1]} {glued[2]}"
    head = len(word) - len(word.lstrip(_PUNCTUATION))
    core = word[head:].rstrip(_PUNCTUATION)
    tail = word[head + len(core) :]
    for better in _readings(
        core, word[:head], tail, before.lstrip(_PUNCTUATION), after.strip(_PUNCTUATION)
    ):
        return word[:head] + better + tail
    return word


def _readings(core: str, head: str, tail: str, before: str, after: str) -> Iterator[str]:
    """Yield what a word should be, the surest first."""
    if _ORDINAL.fullmatch(core):
        yield core[:-2].translate(_LOOKALIKES) + core[-2:]
    if _MONEY.fullmatch(core) and _digits(core):
        yield core.translate(_LOOKALIKES)
    if _THOUSANDS.fullmatch(core) or (_YEAR.fullmatch(core) and _digits(core) >= 2):
        yield core.translate(_LOOKALIKES)
    if _DAY.fullmatch(core) and (_is_month(before) or (_is_month(after) and _is_day(core, before))):
        yield core.translate(_LOOKALIKES)
    if head.endswith("(") and tail.startswith(")") and _digits(core) and _COUNT.fullmatch(core):
        yield core.translate(_LOOKALIKES)
    if core == "TIC" and (before.endswith("€") or before in ("euros", "EUR")):
        yield "TTC"
    if core == "pan" and before.lower() in ("d'une", "d'autre", "d’une", "d’autre"):
        yield "part"
    if core in _FORMS and before[:1].isupper():
        yield _FORMS[core]


def _is_day(core: str, before: str) -> bool:
    """Tell whether a word before a month is a day; a lone stroke is one after a word that days follow only.

    It may be the line of a table elsewhere, and *I* a word.
    """
    return len(core) > 1 or _BEFORE_DAY.fullmatch(before) is not None


def _digits(core: str) -> int:
    return sum(map(str.isdigit, core))


def _ending(day: int) -> str:
    return {1: "st", 2: "nd", 3: "rd"}.get(day % 10 if day not in (11, 12, 13) else 0, "th")


def _is_month(word: str) -> bool:
    return word != "may" and _MONTH.fullmatch(word) is not None
