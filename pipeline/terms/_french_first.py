"""The first day of a French contract that no wording of its own tells: a day from which something runs.

``À partir du 1er octobre 2024, le transporteur assure les tournées``; ``la mission a débuté le 8 janvier``.
It is taken only near the day on which the contract is made, and where nothing else tells a beginning.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from data import late as re
from pipeline.terms import _french_time as french
from pipeline.terms import _time
from pipeline.terms._french_begin import Place
from pipeline.terms._time import Sentence
from pipeline.terms.base import View

RANK = 9
_SURE = 0.62
_BEFORE, _AFTER = -400, 500
"""How many days before and after it is made a contract may begin."""
_FROM = re.compile(
    r"\b(?:a\s+(?:compter|partir|dater)\s+du|des\s+le|depuis\s+le|cours\s+(?:le|au))\s+"
    r"(?:[a-z]+di\s+|dimanche\s+)?$"
)
_BEGUN = re.compile(
    r"\b(?:commenc|debut|demarr|prend\w*\s+(?:cours|en\s+charge)|entre(?:ra)?\s+(?:dans|en)|ouverture|ouvre"
    r"|donner\s+effet|prise?\s+d'effet|effet|premier\s+jour|point\s+de\s+depart|mise?\s+en\s+"
    r"|remise\s+des\s+(?:cles|acces))\w*\b(?P<gap>[^.;\d]{0,60})\b(?:le|au|du|:)\s+(?:[a-z]+di\s+|dimanche\s+)?$"
)
_STRETCH = re.compile(r"\bdu\s+(?:[a-z]+di\s+|dimanche\s+)?$")
_TO = re.compile(r"[\s,]*(?:inclus\w*\s*)?(?:jusqu'au|au)\s+(?:[a-z]+di\s+|dimanche\s+)?$")
_NOT = re.compile(
    r"\b(?:renouvel|recondu|proro|prolong|tacite|preavis|essai|resili|denonc|revis|conge|tva|taxe|taux|montant"
    r"|euros?|cotisation|subvention|vers(?:e|es|ement)|paye|paie|somme|compte\s+rendu|loi|decret|reglement"
    r"|retraite|salari|embauch|anciennete|ne\s+le|nee\s+le|immatricul|inscri|si\b|s'il|lorsqu|en\s+cas"
    r"|faute\s+de|a\s+defaut|au\s+plus\s+tard|version|commande|avenant\s+n|exercice|phase|etape|tranche)"
)
"""Words of a sentence that tells of another matter, or of a later one."""
_CUES = (
    "compter", "partir", "dater", "des le", "depuis le", "commenc", "debut", "demarr", "cours", "effet",
    "premier jour", "depart", "entre", "ouv", "jusqu'au", " au ", "prend en charge", "remise",
)  # fmt: skip


def first_days(view: View, sentence: Sentence) -> Iterator[Place]:
    """Yield the days of a sentence, its adverbs blanked, from which what it tells of runs."""
    made = view.of("agreement_date")
    if not made or made[0].state != "stated" or not _time.holds(sentence.folded, _CUES):
        return
    folded = sentence.folded
    if _NOT.search(folded) or french.OTHERS.search(folded) or french.of_another(view, folded):
        return
    day = date.fromisoformat(made[0].value_text)
    days = [one for one in _time.dates_in(view, sentence.text, folded) if one.date is not None]
    for at, found in enumerate(days):
        assert found.date is not None
        if found.precision != "day" or not _BEFORE <= (found.date - day).days <= _AFTER:
            continue
        left = folded[max(0, found.start - 110) : found.start]
        told = _FROM.search(left) or _BEGUN.search(left)
        if told is None and at + 1 < len(days) and _TO.fullmatch(folded, found.end, days[at + 1].start):
            told = _STRETCH.search(left)
        if told is not None and not french.elsewhere(folded, found.start, headed=False):
            low = max(0, found.start - 110) + told.start()
            yield Place(RANK, _SURE, sentence, low, found.end, found)
            return
